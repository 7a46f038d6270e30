/* Scenario files: what is read, what is refused and in which words, what is derived.
 *
 * tests/bad/ holds the catalogue of wrong scenarios: NAME.cfg, its settings in NAME.set where it
 * has any, and in NAME.expected the exit code and the lines that the program prints. The
 * lines were written down once and read aloud; each expected number below says where it
 * comes from. */
#include <criterion/criterion.h>
#include <dirent.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "instroom/scenario.h"
#include "scenario/case.h"
#include "scenario/keys.h"
#include "scenario/locate.h"
#include "scenario/read.h"
#include "scenario/value.h"

enum { MOST_SETTINGS = 32, LINE = 4096 };

#define FOLDER "tests/scenario/"
#define BAD    "tests/bad/"
#define SOUND  BAD "sound/sound.cfg"

/* -- helpers ------------------------------------------------------------------------------ */

static struct ins_case *load(const char *path, const char *const *settings, int count)
{
    static struct ins_error error;
    struct ins_case *made;
    enum ins_status status = ins_case_load(path, settings, count, &made, &error);
    cr_assert_eq(status, INS_DONE, "%s: %s", path, error.text);
    return made;
}

static struct ins_case *sound_with(const char *setting)
{
    return load(SOUND, &setting, 1);
}

/* Expect the story to hold each of these words. */
static void refuse(const char *path, const char *const *settings, int count,
                   enum ins_status expected, const char *words)
{
    static struct ins_error error;
    struct ins_case *made  = NULL;
    enum ins_status status = ins_case_load(path, settings, count, &made, &error);
    cr_expect_eq(status, expected, "%s: status %d, %s", path, (int)status, error.text);
    cr_expect_null(made);
    cr_expect_not_null(strstr(error.text, words), "%s: \"%s\" not in: %s", path, words, error.text);
}

static char *slurp(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return NULL;
    size_t room = 1 << 16;
    char *text  = calloc(room, 1);
    size_t used = text ? fread(text, 1, room - 1, file) : 0;
    (void)fclose(file);
    cr_assert_lt(used, room - 1);
    return text;
}

static bool almost(double one, double other)
{
    return fabs(one - other) <= 1e-12 * fmax(1.0, fabs(other));
}

/* -- the catalogue ------------------------------------------------------------------------ */

static int settings_of(char *text, const char *settings[MOST_SETTINGS])
{
    int count = 0;
    for (char *line = strtok(text, "\n"); line && count < MOST_SETTINGS; line = strtok(NULL, "\n"))
        settings[count++] = line;
    return count;
}

/* What the program would print: its exit code, then the lines. */
static char *told(enum ins_status status, char *story)
{
    static char text[2 * INS_ERROR_SIZE];
    int used = snprintf(text, sizeof text, "exit %d\n", (int)status);
    for (char *line = strtok(story, "\n"); line; line = strtok(NULL, "\n"))
        used += snprintf(text + used, sizeof text - (size_t)used, "instroom: %s\n", line);
    return text;
}

static void check_bad(const char *name)
{
    static struct ins_error error;
    char path[512];
    const char *settings[MOST_SETTINGS];
    struct ins_case *made = NULL;
    (void)snprintf(path, sizeof path, BAD "%s.set", name);
    char *set = slurp(path);
    (void)snprintf(path, sizeof path, BAD "%s.expected", name);
    char *expected = slurp(path);
    cr_assert(expected != NULL, "%s is not there", path);
    (void)snprintf(path, sizeof path, BAD "%s.cfg", name);
    enum ins_status status = ins_case_load(
        path, settings, set ? settings_of(set, settings) : 0, &made, &error);
    ins_case_free(made);
    char *text = told(status, error.text);
    cr_expect_str_eq(text, expected, "%s:\n%s-- expected:\n%s", name, text, expected);
    free(set);
    free(expected);
}

Test(scenario, says_the_expected_words_about_every_bad_file)
{
    DIR *folder = opendir(BAD);
    int count   = 0;
    cr_assert_not_null(folder);
    for (struct dirent *entry = readdir(folder); entry; entry = readdir(folder)) {
        char *dot = strrchr(entry->d_name, '.');
        if (!dot || strcmp(dot, ".cfg") != 0)
            continue;
        *dot = '\0';
        check_bad(entry->d_name);
        count++;
    }
    (void)closedir(folder);
    cr_expect_geq(count, 200, "only %d bad files", count);
}

Test(scenario, refuses_what_is_no_regular_file)
{
    char folder[] = "/tmp/instroom-test-XXXXXX", fifo[64];
    cr_assert_not_null(mkdtemp(folder));
    (void)snprintf(fifo, sizeof fifo, "%s/fifo.cfg", folder);
    cr_assert_eq(mkfifo(fifo, 0600), 0);
    refuse(folder, NULL, 0, INS_WORLD, "this is a directory");
    refuse(fifo, NULL, 0, INS_WORLD, "this is a pipe");
    refuse("/dev/zero", NULL, 0, INS_WORLD, "this is a device");
    refuse("tests/nowhere.cfg", NULL, 0, INS_WORLD, "No such file");
    (void)unlink(fifo);
    (void)rmdir(folder);
}

Test(scenario, refuses_ten_megabytes_at_once, .timeout = 600)
{
    char path[] = "/tmp/instroom-test-XXXXXX";
    int file    = mkstemp(path);
    cr_assert_geq(file, 0);
    static char blanks[1 << 20];
    memset(blanks, ' ', sizeof blanks);
    for (int i = 0; i < 10; i++)
        cr_assert_eq(write(file, blanks, sizeof blanks), (ssize_t)sizeof blanks);
    (void)close(file);
    refuse(path, NULL, 0, INS_WRONG, "at most 1 MiB");
    (void)unlink(path);
}

/* A scenario that is cut, or has one byte changed, is read or refused with words; nothing else
 * happens. */
static void try_text(const char *text)
{
    static struct ins_error error;
    struct ins_case *made  = NULL;
    enum ins_status status = ins_case_read(text, "text", NULL, NULL, 0, &made, &error);
    cr_expect(status == INS_DONE || (status == INS_WRONG && error.text[0]), "%s", text);
    ins_case_free(made);
}

Test(scenario, survives_every_cut, .timeout = 600)
{
    char *text = slurp(SOUND);
    for (size_t length = strlen(text); length-- > 0;) {
        text[length] = '\0';
        try_text(text);
    }
    free(text);
}

Test(scenario, survives_every_changed_byte, .timeout = 600)
{
    static const char changes[] = "\x01\xFF{}()[]=;,\"\\#/*@-.0eL";
    char *text = slurp(SOUND);
    for (size_t at = 0; text[at]; at++) {
        char byte = text[at];
        text[at]  = changes[at % (sizeof changes - 1)];
        try_text(text);
        text[at] = byte;
    }
    free(text);
}

Test(scenario, needs_a_folder_for_other_files)
{
    static struct ins_error error;
    struct ins_case *made;
    cr_expect_eq(ins_case_read("inherits = \"x.cfg\";", "text", NULL, NULL, 0, &made, &error),
                 INS_WRONG);
    cr_expect_str_eq(
        error.text,
        "text:1: inherits = \"x.cfg\": expected no file: this scenario has no folder to look in");
    cr_expect_eq(ins_case_read("@include \"x.cfg\"", "text", NULL, NULL, 0, &made, &error),
                 INS_WRONG);
    cr_expect_str_eq(error.text,
                     "text:1: @include: expected no file: this scenario has no folder to look in");
}

/* -- writing and reading again ------------------------------------------------------------ */

static void check_round_trip(const char *path)
{
    for (int annotated = 0; annotated < 2; annotated++) {
        static struct ins_error error;
        struct ins_case *one = load(path, NULL, 0), *other = NULL;
        char *text           = ins_case_text(one, annotated);
        enum ins_status status = ins_case_read(text, "text", "/", NULL, 0, &other, &error);
        cr_assert_eq(status, INS_DONE, "%s", error.text);
        struct ins_scenario a = *ins_case_scenario(one), b = *ins_case_scenario(other);
        a.record = b.record = NULL;
        a.paths = b.paths = NULL;
        memset(a.history.file, 0, sizeof a.history.file); /* the whole path when read again */
        memset(b.history.file, 0, sizeof b.history.file);
        a.worlds = b.worlds = NULL;
        memset(a.ensemble, 0, sizeof a.ensemble);
        memset(b.ensemble, 0, sizeof b.ensemble);
        memset(a.paths_file, 0, sizeof a.paths_file);
        memset(b.paths_file, 0, sizeof b.paths_file);
        cr_expect_eq(memcmp(&a, &b, sizeof a), 0, "%s", path);
        char *again = ins_case_text(other, 0), *first = ins_case_text(one, 0);
        cr_expect_str_eq(again, first);
        char *name = ins_case_identity(one), *same = ins_case_identity(other);
        cr_expect_str_eq(name, same);
        free(name);
        free(same);
        free(again);
        free(first);
        free(text);
        ins_case_free(one);
        ins_case_free(other);
    }
}

Test(scenario, reads_its_own_text_back_to_the_last_bit)
{
    check_round_trip(FOLDER "full.cfg");
    check_round_trip(FOLDER "grandchild.cfg");
    check_round_trip(SOUND);
    check_round_trip("tests/reference/gated.cfg");
    check_round_trip("tests/reference/taskforce.cfg");
}

Test(scenario, says_where_each_value_came_from)
{
    const char *settings[] = {"staff.experienced=450", "buffer.initial=2e6"};
    struct ins_case *c     = load(FOLDER "child.cfg", settings, 2);
    char *text             = ins_case_text(c, 1);
    cr_expect_not_null(
        strstr(text, "  experienced = 450.0;                        # FTE, --set\n"));
    cr_expect_not_null(
        strstr(text, "  attrition = 0.0087;                         # 1/month, default\n"));
    cr_expect_not_null(strstr(text, "title = \"child\";                              # from " FOLDER
                                    "child.cfg:3\n"));
    cr_expect_not_null(strstr(text, "# months, from " FOLDER "../bad/sound/sound.cfg:4\n"));
    cr_expect_not_null(strstr(
        text, "  # cap = 2000000.0;                          # euro, derived: buffer.initial\n"));
    free(text);
    ins_case_free(c);
}

/* -- one file over another ---------------------------------------------------------------- */

Test(scenario, lays_a_file_over_the_one_it_inherits)
{
    struct ins_case *c           = load(FOLDER "child.cfg", NULL, 0);
    const struct ins_scenario *s = ins_case_scenario(c);
    cr_expect_str_eq(s->title, "child");
    cr_expect_eq(s->months, 36);                        /* of the base */
    cr_expect(almost(s->inflow.level_per_month, 2000)); /* groups key by key */
    cr_expect(almost(s->inflow.growth_per_year, 0.02));
    cr_expect_eq(s->inflow.regime_count, 2);
    cr_assert_eq(s->track_count, 3); /* named elements by name, new ones behind */
    cr_expect_str_eq(s->tracks[1].name, "family");
    cr_expect(almost(s->tracks[1].hours, 7.0) && s->tracks[1].legal_term == 9);
    cr_expect_str_eq(s->tracks[2].name, "dublin");
    cr_expect(almost(s->tracks[2].fraction, 0.25 / 1.25)); /* 0.75 + 0.25 + 0.25 */
    cr_expect_eq(s->budget.annual_count, 1);               /* other lists whole */
    ins_case_free(c);
}

Test(scenario, lays_a_file_over_a_chain_of_others)
{
    struct ins_case *c           = load(FOLDER "grandchild.cfg", NULL, 0);
    const struct ins_scenario *s = ins_case_scenario(c);
    cr_expect_str_eq(s->title, "grandchild");
    cr_expect_eq(s->months, 24); /* of the included file */
    cr_expect_eq(s->inflow.event_count, 2);
    cr_expect(almost(s->inflow.events[0].multiply, 1.0) && almost(s->inflow.events[0].add, 100.0));
    cr_expect_eq(s->inflow.events[1].start, 12); /* 2027-07 from 2026-07 */
    cr_expect(almost(s->tracks[1].hours, 7.0) && s->tracks[1].legal_term == 12);
    ins_case_free(c);
}

/* -- settings ----------------------------------------------------------------------------- */

Test(scenario, takes_settings_in_their_order)
{
    const char *settings[] = {"academie.lead_time=6",
                              "academie.lead_time = 9",
                              "tracks.asylum.hours=30",
                              "tracks[1].hours=5",
                              "budget.annual[1]=5e7",
                              "inflow.season[3]=1.1",
                              "tower.policy=fixed",
                              "funding=\"gated\"",
                              "title=a bare = text",
                              "start=2027-01",
                              "penalty.borne=false",
                              "academie.productivity=[0, 0.5]",
                              "taskforce=({start=\"2027-02\";months=3;hours_per_month=10;})",
                              "seed=9007199254740993"};
    struct ins_case *c = load(SOUND, settings, (int)(sizeof settings / sizeof settings[0]));
    const struct ins_scenario *s = ins_case_scenario(c), *w = ins_case_written(c);
    cr_expect_eq(s->academie.lead_time, 9);
    cr_expect(almost(s->tracks[0].hours, 30.0) && almost(s->tracks[1].hours, 5.0));
    cr_expect(almost(s->budget.annual[0], 76e6) && almost(s->budget.annual[1], 5e7));
    cr_expect(almost(w->inflow.season[3], 1.1) && almost(w->inflow.season[2], 1.0));
    cr_expect(s->tower.policy == INS_FIXED && s->funding == INS_GATED && !s->penalty.borne);
    cr_expect_str_eq(s->title, "a bare = text");
    cr_expect_eq(s->start, ins_date_read("2027-01"));
    cr_expect(almost(s->academie.productivity[1], 0.5) && almost(s->academie.productivity[8], 0.5));
    cr_expect_eq(s->taskforce_count, 1);
    cr_expect_eq(s->taskforce[0].start, 1);
    cr_expect_eq(s->seed, 9007199254740993LL); /* 2^53 + 1, which no double holds */
    ins_case_free(c);
}

/* -- what is derived ---------------------------------------------------------------------- */

Test(scenario, derives_what_is_not_given)
{
    struct ins_case *c = sound_with("inflow.season=[2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0.5]");
    const struct ins_scenario *s = ins_case_scenario(c);
    double sum = 0.0;
    for (int i = 0; i < INS_SEASON; i++)
        sum += s->inflow.season[i];
    cr_expect(almost(sum, 12.0));
    cr_expect(almost(s->inflow.season[0], 2.0 * 12.0 / 12.5)); /* the twelve add up to 12.5 */
    cr_expect(almost(s->tracks[0].decided_before, 2000.0 * 0.75));
    cr_expect(almost(s->tracks[1].dispersion, 60.0));
    cr_expect(almost(s->inflow.regimes[0].next[1], 1.0) && s->inflow.regimes[0].next[0] == 0.0);
    cr_expect(almost(s->inflow.regimes[1].shares[0], 0.75));
    cr_expect(isinf(s->academie.max_intake) && isinf(s->reception.places) && isinf(s->budget.cap));
    cr_expect(s->tower.policy == INS_TOWER && s->months == 36 && s->academie.lead_time == 12);
    ins_case_free(c);
}

Test(scenario, derives_again_when_one_key_is_turned)
{
    static struct ins_scenario point, resolved;
    static struct ins_error error;
    struct ins_case *c = sound_with("buffer.initial=1e6");
    struct ins_handle initial, level, lead;
    point = *ins_case_written(c);
    cr_assert_eq(ins_scenario_find(&point, "buffer.initial", &initial, &error), INS_DONE);
    cr_assert_eq(ins_scenario_find(&point, "inflow.level_per_month", &level, &error), INS_DONE);
    cr_assert_eq(ins_scenario_find(&point, "academie.lead_time", &lead, &error), INS_DONE);
    cr_expect_eq(ins_scenario_set(&point, &initial, 5e6, &error), INS_DONE);
    cr_expect_eq(ins_scenario_set(&point, &level, 1000.0, &error), INS_DONE);
    cr_expect_eq(ins_scenario_resolve(&point, &resolved, &error), INS_DONE);
    cr_expect(almost(resolved.buffer.cap, 5e6));
    cr_expect(almost(resolved.tracks[1].decided_before, 250.0));
    cr_expect_eq(ins_scenario_set(&point, &lead, 6.5, &error), INS_WRONG);
    cr_expect_str_eq(error.text,
                     "academie.lead_time = 6.5: expected a whole number from 1 to 60 (months)");
    cr_expect_eq(ins_scenario_set(&point, &lead, NAN, &error), INS_WRONG);
    cr_expect_eq(point.academie.lead_time, 12);
    point.buffer.cap = 1e6;
    cr_expect_eq(ins_scenario_resolve(&point, &resolved, &error), INS_WRONG);
    cr_expect_str_eq(error.text,
                     "buffer.cap = 1000000: expected at least buffer.initial, which is 5000000");
    ins_case_free(c);
}

Test(scenario, finds_only_single_numbers_to_turn)
{
    static struct ins_error error;
    struct ins_case *c           = load(SOUND, NULL, 0);
    const struct ins_scenario *w = ins_case_written(c);
    struct ins_handle handle;
    cr_expect_eq(ins_scenario_find(w, "budget.annual[1]", &handle, &error), INS_DONE);
    cr_expect(almost(ins_scenario_get(w, &handle), 78e6));
    cr_expect_eq(ins_scenario_find(w, "tracks.family.legal_term", &handle, &error), INS_DONE);
    cr_expect(almost(ins_scenario_get(w, &handle), 9.0));
    cr_expect_eq(ins_scenario_find(w, "budget.annual", &handle, &error), INS_WRONG);
    cr_expect_eq(ins_scenario_find(w, "tower.policy", &handle, &error), INS_WRONG);
    cr_expect_eq(ins_scenario_find(w, "tracks.asylum", &handle, &error), INS_WRONG);
    ins_case_free(c);
}

/* Follow-ups die out exactly when the spectral radius of [[a, b], [c, 0]] is below 1: for a = 0.5
 * that is b c < 0.5, for its eigenvalues solve x^2 - a x - b c = 0. */
Test(scenario, knows_when_follow_ups_never_end)
{
    static const char *const below =
        "followups=({from=\"asylum\";to=\"asylum\";per_decision=0.5;delay=1;},"
        "{from=\"asylum\";to=\"family\";per_decision=0.999;delay=1;},"
        "{from=\"family\";to=\"asylum\";per_decision=0.5;delay=1;})";
    static const char *const above =
        "followups=({from=\"asylum\";to=\"asylum\";per_decision=0.5;delay=1;},"
        "{from=\"asylum\";to=\"family\";per_decision=1.001;delay=1;},"
        "{from=\"family\";to=\"asylum\";per_decision=0.5;delay=1;})";
    ins_case_free(sound_with(below));
    refuse(SOUND, &above, 1, INS_WRONG, "without end");
}

/* -- history ------------------------------------------------------------------------------ */

Test(scenario, reads_the_months_of_a_history)
{
    struct ins_case *c              = load(FOLDER "full.cfg", NULL, 0);
    const struct ins_scenario *s    = ins_case_scenario(c);
    const struct ins_record *record = s->record;
    cr_assert_not_null(record);
    cr_assert(record->months >= s->months && record->tracks == 3);
    cr_expect(
        almost(record->cases[0], 1520.0)); /* 2026-11 asylum: month 0, the file's second column */
    cr_expect(isnan(record->cases[1]));                 /* 2026-11 family: an empty cell */
    cr_expect(isnan(record->cases[2]));                 /* repeat-1: no column */
    cr_expect(isnan(record->cases[3]));                 /* 2026-12: no line */
    cr_expect(almost(record->cases[2 * 3], 1530.5));    /* 2027-01 */
    cr_expect(almost(record->cases[2 * 3 + 1], 430.0));
    ins_case_free(c);
}

/* -- warnings ----------------------------------------------------------------------------- */

static void expect_warning(const char *setting, const char *words)
{
    struct ins_case *c = sound_with(setting);
    char *text         = ins_case_warnings(c);
    cr_expect_not_null(strstr(text, words), "%s: \"%s\" not in: %s", setting, words, text);
    free(text);
    ins_case_free(c);
}

Test(scenario, warns_of_what_a_planner_will_not_have_meant)
{
    expect_warning("months=12", "only after the horizon of 12 months");
    expect_warning("norm.tolerance_months=36", "the norm cannot be missed");
    expect_warning("budget.annual=[1e6,1e6,1e6,1e6,1e6]",
                   "5 values for a horizon that touches 4 calendar years");
    expect_warning("inflow.events=({start=\"2036-07\";months=2;multiply=2;})",
                   "lies outside the horizon");
    expect_warning("penalty.per_month=3000", "no penalty is ever paid");
    expect_warning("tower.policy=fixed", "nobody is ever hired");
    expect_warning("norm.confidence=0.3", "fails in most of them");
    expect_warning("norm.confidence=0.999", "that takes 1000");
}

Test(scenario, has_nothing_to_say_about_a_sound_one)
{
    struct ins_case *c = load(SOUND, NULL, 0);
    char *text         = ins_case_warnings(c);
    cr_expect_str_eq(text, "");
    free(text);
    ins_case_free(c);
}
