/* What every key means, out of the table; quantity/explain.c answers for quantities beside it. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/text.h"
#include "scenario/explain.h"
#include "scenario/keys.h"
#include "scenario/lay.h"
#include "scenario/locate.h"
#include "scenario/phrases.h"
#include "scenario/value.h"

enum { SENTENCE = 400, EXPECTED_COLUMN = 46 };

/* What is told, in one language, and where it goes. */
struct explanation {
    struct ins_text  *text;
    enum ins_language in;
};

#define IN(english, dutch) {{english, dutch}}
static const struct ins_told required  = IN("required", "verplicht"), each = IN("each", "elk"),
                             most      = IN("list, at most", "lijst, hooguit"),
                             expects   = IN("expects  ", "verwacht "), unit = IN("unit     ", "eenheid  "),
                             usually   = IN("usually  ", "doorgaans"), from = IN("from", "van"),
                             to        = IN("to", "tot en met"),
                             warned_of = IN("beyond that `check` warns", "daarbuiten waarschuwt `check`"),
                             otherwise = IN("default  ", "standaard"),
                             none      = IN("none: it is required", "geen: hij is verplicht"),
                             written   = IN("written  ", "schrijf  "),
                             in_time   = IN("in time   may get another value from a month on: `instroom explain changes`",
                                            "verloop   kan vanaf een maand anders worden: `instroom explain changes`"),
                             error_told = IN("its error may be told: `instroom explain inflow.uncertainty`",
                                             "zijn fout kan worden opgegeven: `instroom explain inflow.uncertainty`"),
                             swept     = IN("may be swept; on the command line: --set",
                                            "kan in een sweep; op de opdrachtregel: --set"),
                             a_value   = IN("VALUE", "WAARDE");
#undef IN

static const char *about(const struct explanation *t, const struct ins_key *key)
{
    return t->in == INS_DUTCH ? key->about_nl : key->about;
}

/* The words for what holds otherwise; a number or a name stays. */
static const char *in_words(const struct explanation *t, const struct ins_key *key, const char *value)
{
    return key->otherwise.words ? ins_phrase(value, t->in) : value;
}

static void add_key_line(const struct explanation *t, const struct ins_key *key)
{
    char path[INS_PATH], number[INS_NUMBER_TEXT], expected[SENTENCE];
    const char *value = ins_key_otherwise(key, number);
    struct ins_text *text = t->text;
    size_t start          = text->length;
    ins_text_add(text, "  %s", ins_key_spell(key, path));
    if (!value || key->otherwise.words)
        ins_text_add(text, " (%s)", value ? in_words(t, key, value) : required.in[t->in]);
    else
        ins_text_add(text, " = %s%s%s", value, key->kind == INS_KEY_REALS ? " " : "",
                     key->kind == INS_KEY_REALS ? each.in[t->in] : "");
    size_t used = text->length - start;
    (void)ins_key_expectation_in(key, t->in, expected, sizeof expected);
    if (used + 2 > EXPECTED_COLUMN || EXPECTED_COLUMN + strlen(expected) > 100)
        ins_text_add(text, "\n      %s\n", expected);
    else
        ins_text_add(text, "%*s%s\n", EXPECTED_COLUMN - (int)used, "", expected);
    ins_text_add(text, "      %s\n", about(t, key));
}

static bool is_group_of_keys(const struct ins_key *key)
{
    return key->kind == INS_KEY_GROUP || key->kind == INS_KEY_GROUPS;
}

static void add_heading(const struct explanation *t, const struct ins_key *key)
{
    bool must = key->otherwise.need == INS_KEY_REQUIRED;
    ins_text_add(t->text, "%s%s: %s", t->text->length ? "\n" : "", key->path, about(t, key));
    if (key->kind == INS_KEY_GROUPS)
        ins_text_add(t->text, " (%s %d%s%s)", most.in[t->in], key->cap, must ? ", " : "",
                     must ? required.in[t->in] : "");
    ins_text_add(t->text, "\n");
}

/* The group itself and all that stands in it. */
static bool belongs(const struct ins_key *key, const char *group)
{
    size_t length = strlen(group);
    return strncmp(key->path, group, length) == 0 &&
           (key->path[length] == '\0' || key->path[length] == '.');
}

static void add_group(const struct explanation *t, const char *group)
{
    int count;
    const struct ins_key *keys = ins_keys(&count);
    for (const struct ins_key *key = keys; key < keys + count; key++) {
        if (group && !belongs(key, group))
            continue;
        if (is_group_of_keys(key))
            add_heading(t, key);
        else
            add_key_line(t, key);
    }
}

/* A value that shows how the key is written: its default, or one that is allowed. */
static void add_example(struct ins_text *text, const struct ins_key *key)
{
    char number[INS_NUMBER_TEXT];
    double value = key->otherwise.value;
    if (!isfinite(value))
        value = key->range.low > 0.0 && !key->range.above ? key->range.low
                                                          : fmin(1.0, key->range.high);
    switch (key->kind) {
    case INS_KEY_MONTH: ins_text_add(text, "\"2026-07\""); break;
    case INS_KEY_FILE:
    case INS_KEY_FILES:
    case INS_KEY_INHERITS: ins_text_add(text, "\"other.cfg\""); break;
    case INS_KEY_NAME: ins_text_add(text, "\"asylum\""); break;
    case INS_KEY_TEXT: ins_text_add(text, "\"%s\"", key->words ? key->words[0] : "..."); break;
    case INS_KEY_CHOICE: ins_text_add(text, "\"%s\"", key->words[(int)value]); break;
    case INS_KEY_FLAG: ins_text_add(text, value != 0.0 ? "true" : "false"); break;
    case INS_KEY_REALS:
        if (key->words)
            ins_text_add(text, "( { up_to = 3; cases = 900.0; }, ... )");
        else
            ins_text_add(text, "[%s, ...]", ins_key_number(value, false, number));
        break;
    default: ins_text_add(text, "%s", ins_key_number(value, ins_key_is_whole(key), number)); break;
    }
}

static void add_usual(const struct explanation *t, const struct ins_key *key)
{
    char low[INS_NUMBER_TEXT], high[INS_NUMBER_TEXT];
    if (isfinite(key->usual.high))
        ins_text_add(t->text, "  %s %s %s %s %s; %s\n", usually.in[t->in], from.in[t->in],
                     ins_key_end(key->usual.low, low), to.in[t->in], ins_key_end(key->usual.high, high),
                     warned_of.in[t->in]);
}

/* What else the key may be used for. */
static void add_uses(const struct explanation *t, const struct ins_key *key, const char *path)
{
    if (key->uses & INS_KEY_VARIES)
        ins_text_add(t->text, "  %s\n", in_time.in[t->in]);
    if (key->uses & INS_KEY_DRAWN)
        ins_text_add(t->text, "  %s\n", error_told.in[t->in]);
    if (ins_key_is_number(key))
        ins_text_add(t->text, "  %s %s=%s\n", swept.in[t->in], path, a_value.in[t->in]);
}

static void explain_key(const struct explanation *t, const struct ins_key *key)
{
    char path[INS_PATH], number[INS_NUMBER_TEXT], expected[SENTENCE];
    const char      *value = ins_key_otherwise(key, number);
    struct ins_text *text  = t->text;
    (void)ins_key_expectation_in(key, t->in, expected, sizeof expected);
    ins_text_add(text, "%s: %s\n", ins_key_spell(key, path), about(t, key));
    ins_text_add(text, "  %s %s\n", expects.in[t->in], expected);
    if (key->unit[0])
        ins_text_add(text, "  %s %s\n", unit.in[t->in], ins_phrase(key->unit, t->in));
    add_usual(t, key);
    ins_text_add(text, "  %s %s\n", otherwise.in[t->in], value ? in_words(t, key, value) : none.in[t->in]);
    ins_text_add(text, "  %s %s = ", written.in[t->in], ins_key_leaf(key->path));
    add_example(text, key);
    ins_text_add(text, ";\n");
    add_uses(t, key, path);
    if (key->kind == INS_KEY_INHERITS)
        ins_text_add(text, "%s", ins_lay_rule.in[t->in]);
}

enum ins_status ins_explain_unknown(const char *path, struct ins_error *error)
{
    char group[INS_PATH] = "", spelled[INS_PATH];
    const char *leaf     = ins_key_leaf(path);
    if (leaf > path)
        (void)snprintf(group, sizeof group, "%.*s", (int)(leaf - path - 1), path);
    const struct ins_key *meant = group[0] ? ins_key_meant(group) : NULL;
    if (meant && meant->kind == INS_KEY_GROUPS)
        (void)snprintf(group, sizeof group, "%s.*", meant->path);
    const struct ins_key *near = ins_key_nearest(group, leaf);
    if (near)
        return ins_fail(error, INS_WRONG, "%s: unknown key; did you mean %s?", path,
                        ins_key_spell(near, spelled));
    return ins_fail(error, INS_WRONG, "%s: unknown key; `instroom explain` lists them", path);
}

bool ins_explain_key(const char *path, enum ins_language language, struct ins_text *text)
{
    const struct explanation  t   = {text, language};
    bool                  all = !path || !path[0];
    const struct ins_key *key = all ? NULL : ins_key_meant(path);
    if (all || (key && is_group_of_keys(key)))
        add_group(&t, all ? NULL : key->path);
    else if (key)
        explain_key(&t, key);
    return all || key;
}
