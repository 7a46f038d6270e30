/* A scenario of one's own: the keys that must be thought of, asked one by one or left open. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "base/error.h"
#include "base/plain.h"
#include "base/text.h"
#include "instroom/output.h"
#include "output/destination.h"
#include "output/words.h"
#include "scenario/keys.h"
#include "scenario/value.h"

/* What nobody can know but who writes the scenario, in the order of a file. */
static const char *const thought_of[] = {
    "title",
    "start",
    "months",
    "inflow.level_per_month",
    "inflow.growth_per_year",
    "tracks.*.name",
    "tracks.*.share",
    "tracks.*.hours",
    "tracks.*.legal_term",
    "tracks.*.backlog",
    "tracks.*.backlog_age",
    "staff.experienced",
    "staff.trainees",
    "staff.attrition",
    "staff.hours_per_month",
    "academie.recruitment_months",
    "academie.lead_time",
    "academie.max_intake",
    "flex.pool",
    "flex.lead_time",
    "overtime.max",
    "costs.experienced",
    "costs.trainee",
    "costs.tuition",
    "costs.flex",
    "budget.annual",
    "buffer.initial",
    "penalty.per_month",
    "reception.per_case_month",
    "norm.measure",
    "norm.limit",
    "norm.tolerance_months",
    "norm.confidence",
};

enum { THOUGHT_OF = sizeof thought_of / sizeof thought_of[0], PATH = 160, SENTENCE = 400 };

static bool is_quoted(const struct ins_key *key)
{
    return key->kind == INS_KEY_MONTH || key->kind == INS_KEY_TEXT || key->kind == INS_KEY_NAME ||
           key->kind == INS_KEY_CHOICE;
}

int ins_blank_key(int number, struct ins_blank_key *told)
{
    static _Thread_local char otherwise[INS_NUMBER_TEXT];
    if (number >= THOUGHT_OF)
        return 0;
    const struct ins_key *key = ins_key_find(thought_of[number]);
    *told = (struct ins_blank_key){.key       = key->path,
                                   .unit      = key->unit,
                                   .about     = {key->about, key->about_nl},
                                   .otherwise = ins_key_otherwise(key, otherwise)};
    return 1;
}

static bool is_word_of_key(const struct ins_key *key, const char *answer)
{
    for (int i = 0; key->words[i]; i++)
        if (strcmp(key->words[i], answer) == 0)
            return true;
    return false;
}

/* Every number of the answer, "60e6, 61e6", in the range of the key. */
static bool are_numbers(const struct ins_key *key, const char *answer)
{
    while (*answer) {
        char  *end;
        double value = ins_plain_read(answer, &end);
        if (end == answer || !ins_key_in_range(key, value) ||
            (ins_key_is_whole(key) && strcspn(answer, ".eE") < (size_t)(end - answer)))
            return false;
        answer = end + strspn(end, " ");
        if (*answer == ',' && key->kind == INS_KEY_REALS)
            answer += 1 + strspn(answer + 1, " ");
        else if (*answer)
            return false;
    }
    return true;
}

enum ins_status ins_blank_check(int number, const char *answer, struct ins_error *error)
{
    char                  expected[SENTENCE];
    const struct ins_key *key = ins_key_find(thought_of[number]);
    bool right = key->kind == INS_KEY_CHOICE  ? is_word_of_key(key, answer)
                 : key->kind == INS_KEY_MONTH ? ins_date_read(answer) != INS_DATE_NONE
                 : key->kind == INS_KEY_NAME  ? ins_value_is_name(answer)
                 : is_quoted(key)             ? !strpbrk(answer, "\"\\\n")
                                              : are_numbers(key, answer);
    if (right)
        return INS_DONE;
    return ins_fail(error, INS_WRONG, "%s = %s: expected %s", key->path, answer,
                    ins_key_expectation(key, expected, sizeof expected));
}

/* --- the file --------------------------------------------------------------------------------- */

static const struct ins_told opened = {
    {"A scenario of instroom. What stands behind # is left at its default, or must be filled in\n"
     "# yet: take away the # and write a value. `instroom check` says what is missing, `instroom\n"
     "# explain KEY` what a key means.",
     "Een scenario van instroom. Wat achter # staat, blijft op zijn standaardwaarde of moet nog\n"
     "# worden ingevuld: haal de # weg en vul een waarde in. `instroom check` zegt wat ontbreekt,\n"
     "# `instroom explain SLEUTEL` wat een sleutel betekent."}};
static const struct ins_told missing = {{"to be filled in", "nog in te vullen"}};

/* "inflow" of "inflow.growth_per_year", "tracks.*" of "tracks.*.name", "" of "start". */
static const char *group_of(const char *path, char group[PATH])
{
    const char *leaf = ins_key_leaf(path);
    (void)snprintf(group, PATH, "%.*s", leaf > path ? (int)(leaf - path - 1) : 0, path);
    return group;
}

static void turn_to(struct ins_text *text, char now[PATH], const char *group)
{
    if (strcmp(now, group) == 0)
        return;
    if (now[0])
        ins_text_add(text, strchr(now, '*') ? "} );\n" : "};\n");
    if (group[0])
        ins_text_add(text, strchr(group, '*') ? "\n%.*s = ( {\n" : "\n%.*s = {\n",
                     (int)strcspn(group, "."), group);
    (void)snprintf(now, PATH, "%s", group);
}

static void add_given_answer(struct ins_text *text, const struct ins_key *key, const char *answer)
{
    const char *before = is_quoted(key) ? "\"" : key->kind == INS_KEY_REALS ? "[" : "";
    const char *behind = is_quoted(key) ? "\"" : key->kind == INS_KEY_REALS ? "]" : "";
    ins_text_add(text, "%s = %s%s%s;", ins_key_leaf(key->path), before, answer, behind);
}

static void add_blank_key(struct ins_text *text, const struct ins_key *key, const char *answer,
                          enum ins_language language)
{
    char        number[INS_NUMBER_TEXT];
    const char *otherwise = ins_key_otherwise(key, number);
    const char *indent    = strchr(key->path, '.') ? "    " : "";
    size_t      start     = text->length;
    ins_text_add(text, "%s", indent);
    if (answer && answer[0])
        add_given_answer(text, key, answer);
    else
        ins_text_add(text, otherwise ? "# %s: %s" : "# %s =  ;", ins_key_leaf(key->path), otherwise);
    int used = (int)(text->length - start);
    ins_text_add(text, "%*s# %s%s", used < 36 ? 36 - used : 1, "", key->unit,
                 key->unit[0] ? ": " : "");
    if (!otherwise && !(answer && answer[0]))
        ins_text_add(text, "%s: ", missing.in[language]);
    ins_text_add(text, "%s\n", language == INS_DUTCH ? key->about_nl : key->about);
}

char *ins_blank_text(const char *const *answers, const char *language)
{
    struct ins_text   text     = {0};
    char              now[PATH] = "", group[PATH];
    enum ins_language speech   = ins_words_language(language);
    ins_text_add(&text, "# %s\n\n", opened.in[speech]);
    for (int i = 0; i < THOUGHT_OF; i++) {
        const struct ins_key *key = ins_key_find(thought_of[i]);
        turn_to(&text, now, group_of(key->path, group));
        add_blank_key(&text, key, answers ? answers[i] : NULL, speech);
    }
    turn_to(&text, now, "");
    return ins_text_take(&text);
}

static const struct ins_answer_kind kind = {.name = "scenario"};

enum ins_status ins_blank_place(const struct ins_destination *to, struct ins_error *error)
{
    return ins_output_check(to, &kind, error);
}

enum ins_status ins_blank_save(const char *const *answers, const char *language,
                               const struct ins_destination *to, struct ins_error *error)
{
    enum ins_status status = ins_blank_place(to, error);
    char *text = status == INS_DONE ? ins_blank_text(answers, language) : NULL;
    if (status == INS_DONE)
        status = text ? ins_output_write(to, &kind, text, strlen(text), error)
                      : ins_fail(error, INS_WORLD, "out of memory");
    free(text);
    return status;
}
