#include "shrink.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "scenario/changes.h"
#include "scenario/keys.h"
#include "scenario/value.h"

enum { ROUNDS = 20 };

struct search {
    struct ins_scenario *s;        /* the best so far */
    double              *arrivals; /* the same */
    struct ins_scenario *trial;
    double              *trial_arrivals;
    shrink_fails        *fails;
    void                *context;
    int                  kept;
};

static size_t cells(const struct ins_scenario *s)
{
    return (size_t)s->months * (size_t)s->track_count;
}

/* ---------------------------------------------------------------- promises of scenario.h */

static void mend_dates(struct ins_scenario *s)
{
    for (int i = 0; i < s->inflow.event_count; i++)
        s->inflow.events[i].date = s->start + s->inflow.events[i].start;
    for (int i = 0; i < s->academie.intake_count; i++)
        s->academie.intake[i].date = s->start + s->academie.intake[i].month;
    for (int i = 0; i < s->productivity.investment_count; i++)
        s->productivity.investments[i].date = s->start + s->productivity.investments[i].start;
    for (int i = 0; i < s->taskforce_count; i++)
        if (s->taskforce[i].date != INS_DATE_NONE) {
            s->taskforce[i].date    = s->start + s->taskforce[i].start;
            s->taskforce[i].trigger = INFINITY;
        }
}

/* A change whose key is gone goes with it. */
static void mend_changes(struct ins_scenario *s)
{
    int left = 0;

    for (int i = 0; i < s->change_count; i++)
        if (ins_changes_key(s, i))
            s->changes[left++] = s->changes[i];
    s->change_count = left;
    for (int i = 0; i < left; i++)
        s->changes[i].date = s->start + s->changes[i].start;
    ins_changes_resolve(s);
}

static void mend(struct ins_scenario *s)
{
    int    given = s->academie.productivity_count;
    double last  = given > 0 ? s->academie.productivity[given - 1] : 0.0;

    for (int age = given; age < INS_TRAINING; age++)
        s->academie.productivity[age] = last;
    s->flex.active = fmin(s->flex.active, s->flex.pool);
    s->buffer.cap  = fmax(s->buffer.cap, s->buffer.initial);
    s->budget.cap  = fmax(s->budget.cap, s->budget.floor);
    if (s->norm.from >= s->months)
        s->norm.from = s->months - 1;
    mend_changes(s);
    mend_dates(s);
}

static bool valid(const struct ins_scenario *s)
{
    double brings[INS_TRACKS] = {0.0};

    for (int i = 0; i < s->followup_count; i++) {
        brings[s->followups[i].from_index] += s->followups[i].per_decision;
        if (brings[s->followups[i].from_index] >= 1.0)
            return false;
    }
    for (int i = 0; i < s->taskforce_count; i++)
        if (s->taskforce[i].date == INS_DATE_NONE && isinf(s->taskforce[i].trigger))
            return false;
    return s->inflow.ar1.tail == 0.0 || s->inflow.ar1.tail > 2.0;
}

/* ---------------------------------------------------------------- one step */

static void begin(struct search *search)
{
    memcpy(search->trial, search->s, sizeof *search->s); /* padding too: keep() compares */
    memcpy(search->trial_arrivals, search->arrivals, cells(search->s) * sizeof(double));
}

/* Keep the trial if it differs and the fault is still there. */
static bool keep(struct search *search)
{
    size_t bytes = cells(search->trial) * sizeof(double);

    mend(search->trial);
    if (memcmp(search->trial, search->s, sizeof *search->s) == 0 &&
        memcmp(search->trial_arrivals, search->arrivals, bytes) == 0)
        return false;
    if (!valid(search->trial) ||
        !search->fails(search->trial, search->trial_arrivals, search->context))
        return false;
    memcpy(search->s, search->trial, sizeof *search->s);
    memcpy(search->arrivals, search->trial_arrivals, bytes);
    search->kept++;
    return true;
}

/* ---------------------------------------------------------------- months and tracks */

static void shorten(struct search *search)
{
    for (int cut = search->s->months / 2; cut > 0; cut /= 2)
        do {
            begin(search);
            search->trial->months -= cut;
        } while (search->trial->months > 0 && keep(search));
}

/* Begin a year's first month, so that seasons and budget years are easy to read. */
static void start_in_january(struct search *search)
{
    begin(search);
    search->trial->start -= ins_date_month(search->trial->start);
    keep(search);
}

static void rescale(struct ins_scenario *s)
{
    double sum = 0.0;

    for (int k = 0; k < s->track_count; k++)
        sum += s->tracks[k].fraction;
    for (int k = 0; k < s->track_count; k++)
        s->tracks[k].fraction = s->tracks[k].share =
            sum > 0.0 ? s->tracks[k].fraction / sum : 1.0 / s->track_count;
    for (int i = 0; i < s->inflow.regime_count; i++) {
        s->inflow.regimes[i].shares_count = 0;
        for (int k = 0; k < s->track_count; k++)
            s->inflow.regimes[i].shares[k] = s->tracks[k].fraction;
    }
}

/* Elements that speak of track `gone` go with it; the others follow their track. */
static void drop_references(struct ins_scenario *s, int gone)
{
    int left = 0;

    for (int i = 0; i < s->followup_count; i++) {
        struct ins_followup f = s->followups[i];

        if (f.from_index == gone || f.to_index == gone)
            continue;
        f.from_index -= f.from_index > gone;
        f.to_index -= f.to_index > gone;
        s->followups[left++] = f;
    }
    s->followup_count = left;
    left              = 0;
    for (int i = 0; i < s->inflow.event_count; i++) {
        struct ins_event event = s->inflow.events[i];

        if (event.track_index == gone)
            continue;
        event.track_index -= event.track_index > gone;
        s->inflow.events[left++] = event;
    }
    s->inflow.event_count = left;
}

static void drop_track(struct search *search, int gone)
{
    struct ins_scenario *s     = search->trial;
    int                  count = search->s->track_count, to = 0;

    begin(search);
    for (int t = 0; t < s->months; t++)
        for (int k = 0; k < count; k++)
            if (k != gone)
                search->trial_arrivals[to++] = search->arrivals[t * count + k];
    drop_references(s, gone);
    for (int k = gone; k + 1 < count; k++)
        s->tracks[k] = s->tracks[k + 1];
    s->track_count--;
    rescale(s);
    keep(search);
}

static void drop_tracks(struct search *search)
{
    for (int k = search->s->track_count - 1; k >= 0; k--)
        if (search->s->track_count > 1)
            drop_track(search, k < search->s->track_count ? k : search->s->track_count - 1);
}

/* ---------------------------------------------------------------- arrivals */

/* Every month like the first; then none; then in round numbers. */
static void calm_arrivals(struct search *search)
{
    int count = search->s->track_count;

    for (int k = 0; k < count; k++)
        for (int way = 0; way < 3; way++) {
            begin(search);
            for (int t = 0; t < search->s->months; t++) {
                double *cell = &search->trial_arrivals[t * count + k];

                *cell = way == 0 ? 0.0 : way == 1 ? search->arrivals[k] : round(*cell / 10) * 10;
            }
            if (keep(search))
                break;
        }
}

static void empty_months(struct search *search)
{
    for (size_t cell = 0; cell < cells(search->s); cell++) {
        begin(search);
        search->trial_arrivals[cell] = 0.0;
        keep(search);
    }
}

/* ---------------------------------------------------------------- keys */

static void drop_element(struct ins_scenario *s, const struct ins_key *list, int gone)
{
    char *base  = (char *)s;
    int   count = ins_key_count(s, list, 0);

    for (int i = gone; i + 1 < count; i++)
        memcpy(base + ins_key_element(list, i), base + ins_key_element(list, i + 1), list->size);
    ins_key_set_count(s, list, 0, count - 1);
}

/* Regimes point at each other and tracks carry arrivals: both are treated apart. */
static bool is_plain_list(const struct ins_key *key)
{
    return key->kind == INS_KEY_GROUPS && strcmp(key->path, "tracks") != 0 &&
           strcmp(key->path, "inflow.regimes") != 0 && strncmp(key->path, "sweep", 5) != 0;
}

static void drop_elements(struct search *search, const struct ins_key *list)
{
    for (int i = ins_key_count(search->s, list, 0) - 1; i >= 0; i--) {
        begin(search);
        drop_element(search->trial, list, i);
        keep(search);
    }
}

static double rounded(double value, int digits)
{
    char text[40];

    snprintf(text, sizeof text, "%.*g", digits, value);
    return strtod(text, NULL);
}

static bool try_value(struct search *search, const struct ins_key *key, size_t offset, double value)
{
    bool allowed = ins_key_in_range(key, value) || value == key->otherwise.value;

    if (!allowed || (ins_key_is_whole(key) && value != floor(value)))
        return false;
    if (ins_key_get(search->s, key, offset) == value)
        return true;
    begin(search);
    ins_key_put(search->trial, key, offset, value);
    return keep(search);
}

/* The default says least; then what switches the feature off; then round numbers. */
static void simplify_number(struct search *search, const struct ins_key *key, size_t offset)
{
    double value = ins_key_get(search->s, key, offset);

    if (!isfinite(value))
        return;
    if (key->otherwise.need == INS_KEY_CONSTANT &&
        try_value(search, key, offset, key->otherwise.value))
        return;
    if (key->range.low > -100.0 && try_value(search, key, offset, key->range.low))
        return;
    for (int digits = 1; digits <= 3; digits++)
        if (try_value(search, key, offset, rounded(value, digits)))
            return;
}

static void simplify_choice(struct search *search, const struct ins_key *key, size_t offset)
{
    begin(search);
    ins_key_put(search->trial, key, offset, key->otherwise.value);
    keep(search);
}

static bool is_frame(const struct ins_key *key)
{
    static const char *const frame[] = {"months", "futures", "seed", "tracks.*.share",
                                        "changes.*.value"};

    for (size_t i = 0; i < sizeof frame / sizeof frame[0]; i++)
        if (strcmp(key->path, frame[i]) == 0)
            return true;
    return strncmp(key->path, "sweep", 5) == 0;
}

static void simplify_key(struct search *search, const struct ins_key *key)
{
    const struct ins_key *list = ins_key_list(key);

    if (is_frame(key))
        return;
    for (int i = 0; i < (list ? ins_key_count(search->s, list, 0) : 1); i++) {
        size_t offset = (list ? ins_key_element(list, i) : 0) + key->offset;

        if (ins_key_is_number(key))
            simplify_number(search, key, offset);
        if (key->kind == INS_KEY_CHOICE || key->kind == INS_KEY_FLAG)
            simplify_choice(search, key, offset);
    }
}

static void flatten(struct search *search)
{
    begin(search);
    for (int i = 0; i < INS_SEASON; i++)
        search->trial->inflow.season[i] = 1.0;
    keep(search);
    begin(search);
    for (int i = 0; i < INS_SEASON; i++)
        search->trial->productivity.capacity_season[i] = 1.0;
    keep(search);
    begin(search);
    search->trial->academie.productivity_count = 0;
    keep(search);
    begin(search);
    search->trial->budget.annual_count = 1;
    search->trial->budget.annual[0]    = rounded(search->trial->budget.annual[0], 2);
    keep(search);
}

static void one_regime(struct search *search)
{
    struct ins_inflow *inflow = &search->trial->inflow;

    begin(search);
    inflow->regime_count         = 1;
    inflow->initial_regime_index = 0;
    inflow->initial_regime[0]    = '\0';
    inflow->regimes[0].multiplier = inflow->regimes[0].volatility = 1.0;
    inflow->regimes[0].next_count                                 = 0;
    inflow->regimes[0].next[0]                                    = 0.0;
    inflow->regimes[0].mean_months                                = INFINITY;
    rescale(search->trial);
    keep(search);
}

static void round_of_steps(struct search *search)
{
    int                   count;
    const struct ins_key *keys = ins_keys(&count);

    shorten(search);
    drop_tracks(search);
    for (int i = 0; i < count; i++)
        if (is_plain_list(&keys[i]))
            drop_elements(search, &keys[i]);
    one_regime(search);
    flatten(search);
    start_in_january(search);
    for (int i = 0; i < count; i++)
        simplify_key(search, &keys[i]);
    calm_arrivals(search);
    empty_months(search);
}

int shrink_world(struct ins_scenario *s, double *arrivals, shrink_fails *fails, void *context)
{
    struct search search = {.s = s, .arrivals = arrivals, .fails = fails, .context = context};
    int           before = -1;

    if (!fails(s, arrivals, context))
        return 0;
    search.trial          = calloc(1, sizeof *search.trial);
    search.trial_arrivals = calloc(cells(s), sizeof(double));
    if (!search.trial || !search.trial_arrivals)
        abort();
    for (int i = 0; i < ROUNDS && search.kept > before; i++) {
        before = search.kept;
        round_of_steps(&search);
    }
    free(search.trial);
    free(search.trial_arrivals);
    return search.kept;
}

/* ---------------------------------------------------------------- print */

static void write_reals(struct ins_text *text, const struct ins_key *key,
                        const struct ins_scenario *s, size_t base)
{
    char          number[INS_NUMBER_TEXT];
    const double *value = ins_key_reals(s, base + key->offset);

    for (int i = 0; key->words && i < ins_key_count(s, key, base); i++)
        ins_text_add(text, "%s%s = %s;%s", i == 0 ? "( { " : i % 2 ? " " : "}, { ", key->words[i % 2],
                     ins_key_number(value[i], false, number), i + 1 == ins_key_count(s, key, base) ? " } )" : "");
    if (key->words)
        return;
    ins_text_add(text, "[");
    for (int i = 0; i < ins_key_count(s, key, base); i++)
        ins_text_add(text, "%s%s", i ? ", " : "", ins_key_number(value[i], false, number));
    ins_text_add(text, "]");
}

static void write_value(struct ins_text *text, const struct ins_key *key,
                        const struct ins_scenario *s, size_t base)
{
    char   number[INS_NUMBER_TEXT], date[INS_DATE_TEXT];
    double value = ins_key_get(s, key, base + key->offset);

    if (ins_key_is_number(key))
        ins_text_add(text, "%s", ins_key_number(value, ins_key_is_whole(key), number));
    else if (key->kind == INS_KEY_MONTH)
        ins_text_add(text, "\"%s\"", ins_date_write((ins_date)value, date));
    else if (key->kind == INS_KEY_CHOICE)
        ins_text_add(text, "\"%s\"", key->words[(int)value]);
    else if (key->kind == INS_KEY_FLAG)
        ins_text_add(text, "%s", value != 0.0 ? "true" : "false");
    else if (key->kind == INS_KEY_REALS)
        write_reals(text, key, s, base);
    else
        ins_text_add(text, "\"%s\"", ins_key_text(s, base + key->offset));
}

/* Nothing to say: at its default, without bound, or not given. */
static bool is_silent(const struct ins_key *key, const struct ins_scenario *s, size_t base)
{
    double        value = ins_key_get(s, key, base + key->offset);
    const double *reals = ins_key_reals(s, base + key->offset);

    if (key->kind == INS_KEY_REALS) {
        for (int i = 0; i < ins_key_count(s, key, base); i++)
            if (key->count != INS_KEY_FIXED || reals[i] != key->otherwise.value)
                return false;
        return true;
    }
    if (key->kind == INS_KEY_TEXT || key->kind == INS_KEY_NAME)
        return ins_key_text(s, base + key->offset)[0] == '\0' || key->words;
    if (!isfinite(value))
        return true;
    return key->otherwise.need == INS_KEY_CONSTANT && value == key->otherwise.value;
}

static void write_group(struct ins_text *text, const struct ins_scenario *s, const char *group,
                        size_t base, const char *indent);

static void write_list(struct ins_text *text, const struct ins_key *key,
                       const struct ins_scenario *s, const char *indent)
{
    int  count = ins_key_count(s, key, 0);
    char path[INS_TEXT], deeper[INS_TEXT];

    if (count == 0)
        return;
    snprintf(path, sizeof path, "%s.*", key->path);
    snprintf(deeper, sizeof deeper, "%s    ", indent);
    ins_text_add(text, "%s%s = (", indent, ins_key_leaf(key->path));
    for (int i = 0; i < count; i++) {
        ins_text_add(text, "%s{\n", i ? ", " : " ");
        write_group(text, s, path, ins_key_element(key, i), deeper);
        ins_text_add(text, "%s}", indent);
    }
    ins_text_add(text, " );\n");
}

static void write_key(struct ins_text *text, const struct ins_key *key,
                      const struct ins_scenario *s, size_t base, const char *indent)
{
    struct ins_text inside = {0};
    char            deeper[INS_TEXT];

    if (key->kind == INS_KEY_GROUPS) {
        write_list(text, key, s, indent);
    } else if (key->kind == INS_KEY_GROUP) {
        snprintf(deeper, sizeof deeper, "%s    ", indent);
        write_group(&inside, s, key->path, base, deeper);
        if (inside.length > 0)
            ins_text_add(text, "%s%s = {\n%s%s};\n", indent, ins_key_leaf(key->path), inside.bytes,
                         indent);
        ins_text_clear(&inside);
    } else if (key->kind != INS_KEY_INHERITS && !is_silent(key, s, base)) {
        ins_text_add(text, "%s%s = ", indent, ins_key_leaf(key->path));
        write_value(text, key, s, base);
        ins_text_add(text, ";\n");
    }
}

static void write_group(struct ins_text *text, const struct ins_scenario *s, const char *group,
                        size_t base, const char *indent)
{
    int                   count;
    const struct ins_key *keys = ins_keys(&count);

    for (int i = 0; i < count; i++)
        if (ins_key_within(&keys[i], group) && strcmp(keys[i].path, "sweep") != 0)
            write_key(text, &keys[i], s, base, indent);
}

void shrink_print(FILE *file, const struct ins_scenario *s, const double *arrivals)
{
    struct ins_text text = {0};

    write_group(&text, s, "", 0, "");
    fprintf(file, "%s/* primary arrivals, month by month:\n", text.bytes ? text.bytes : "");
    for (int t = 0; t < s->months; t++)
        for (int k = 0; k < s->track_count; k++)
            fprintf(file, "%s%.17g%s", k ? ", " : "  ", arrivals[t * s->track_count + k],
                    k + 1 < s->track_count ? "" : "\n");
    fprintf(file, "*/\n");
    ins_text_clear(&text);
}
