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
#include "scenario/value.h"

enum { SENTENCE = 400, EXPECTED_COLUMN = 46 };

static void add_line(struct ins_text *text, const struct ins_key *key)
{
    char path[INS_PATH], number[INS_NUMBER_TEXT], expected[SENTENCE];
    const char *value = ins_key_otherwise(key, number);
    size_t start      = text->length;
    ins_text_add(text, "  %s", ins_key_spell(key, path));
    if (!value)
        ins_text_add(text, " (required)");
    else if (key->otherwise.words)
        ins_text_add(text, " (%s)", value);
    else
        ins_text_add(text, " = %s%s", value, key->kind == INS_KEY_REALS ? " each" : "");
    size_t used = text->length - start;
    (void)ins_key_expectation(key, expected, sizeof expected);
    if (used + 2 > EXPECTED_COLUMN || EXPECTED_COLUMN + strlen(expected) > 100)
        ins_text_add(text, "\n      %s\n", expected);
    else
        ins_text_add(text, "%*s%s\n", EXPECTED_COLUMN - (int)used, "", expected);
    ins_text_add(text, "      %s\n", key->about);
}

static bool is_group(const struct ins_key *key)
{
    return key->kind == INS_KEY_GROUP || key->kind == INS_KEY_GROUPS;
}

static void add_heading(struct ins_text *text, const struct ins_key *key)
{
    const char *must = key->otherwise.need == INS_KEY_REQUIRED ? ", required" : "";
    char most[64]    = "";
    if (key->kind == INS_KEY_GROUPS)
        (void)snprintf(most, sizeof most, " (list, at most %d%s)", key->cap, must);
    ins_text_add(text, "%s%s: %s%s\n", text->length ? "\n" : "", key->path, key->about, most);
}

/* The group itself and all that stands in it. */
static bool belongs(const struct ins_key *key, const char *group)
{
    size_t length = strlen(group);
    return strncmp(key->path, group, length) == 0 &&
           (key->path[length] == '\0' || key->path[length] == '.');
}

static void add_group(struct ins_text *text, const char *group)
{
    int count;
    const struct ins_key *keys = ins_keys(&count);
    for (const struct ins_key *key = keys; key < keys + count; key++) {
        if (group && !belongs(key, group))
            continue;
        if (is_group(key))
            add_heading(text, key);
        else
            add_line(text, key);
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

static void add_usual(struct ins_text *text, const struct ins_key *key)
{
    char low[INS_NUMBER_TEXT], high[INS_NUMBER_TEXT];
    if (isfinite(key->usual.high))
        ins_text_add(text, "  usually   from %s to %s; beyond that `check` warns\n",
                     ins_key_end(key->usual.low, low), ins_key_end(key->usual.high, high));
}

/* What else the key may be used for. */
static void add_uses(struct ins_text *text, const struct ins_key *key, const char *path)
{
    if (key->uses & INS_KEY_VARIES)
        ins_text_add(text, "  in time   may get another value from a month on: `instroom explain changes`\n");
    if (key->uses & INS_KEY_DRAWN)
        ins_text_add(text, "  its error may be told: `instroom explain inflow.uncertainty`\n");
    if (ins_key_is_number(key))
        ins_text_add(text, "  may be swept; on the command line: --set %s=VALUE\n", path);
}

static void add_key(struct ins_text *text, const struct ins_key *key)
{
    char path[INS_PATH], number[INS_NUMBER_TEXT], expected[SENTENCE];
    const char *value = ins_key_otherwise(key, number);
    ins_text_add(text, "%s: %s\n", ins_key_spell(key, path), key->about);
    ins_text_add(text, "  expects   %s\n", ins_key_expectation(key, expected, sizeof expected));
    if (key->unit[0])
        ins_text_add(text, "  unit      %s\n", key->unit);
    add_usual(text, key);
    ins_text_add(text, "  default   %s\n", value ? value : "none: it is required");
    ins_text_add(text, "  written   %s = ", ins_key_leaf(key->path));
    add_example(text, key);
    ins_text_add(text, ";\n");
    add_uses(text, key, path);
    if (key->kind == INS_KEY_INHERITS)
        ins_text_add(text, "%s", ins_lay_rule);
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

bool ins_explain_key(const char *path, struct ins_text *text)
{
    bool                  all = !path || !path[0];
    const struct ins_key *key = all ? NULL : ins_key_meant(path);
    if (all || (key && is_group(key)))
        add_group(text, all ? NULL : key->path);
    else if (key)
        add_key(text, key);
    return all || key;
}
