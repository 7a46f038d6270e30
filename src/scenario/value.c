#include "scenario/value.h"

#include <ctype.h>
#include <assert.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/plain.h"
#include "scenario/phrases.h"

bool ins_key_in_range(const struct ins_key *key, double value)
{
    const struct ins_range *range = &key->range;
    bool above = range->above ? value > range->low : value >= range->low;
    bool below = range->below ? value < range->high : value <= range->high;
    return above && below && isfinite(value);
}

static void append_text(char *text, size_t room, const char *more)
{
    size_t used = strlen(text);
    if (used + 1 < room)
        (void)snprintf(text + used, room - used, "%s", more);
}

char *ins_key_end(double value, char text[INS_NUMBER_TEXT])
{
    double power = value > 0.0 ? round(log10(value)) : 0.0;
    if (fabs(value) >= 1e15 && value == 9223372036854775807.0)
        (void)snprintf(text, INS_NUMBER_TEXT, "9223372036854775807");
    else if (power >= 6.0 && value == pow(10.0, power))
        (void)ins_plain_print(text, INS_NUMBER_TEXT, "1e%.0f", power);
    else if (value <= -1e6 && -value == pow(10.0, round(log10(-value))))
        (void)ins_plain_print(text, INS_NUMBER_TEXT, "-1e%.0f", log10(-value));
    else
        (void)ins_key_number(value, true, text);
    return text;
}

/* What is expected, on its way: in which language, and where it is written. */
struct expecting {
    const struct ins_key *key;
    enum ins_language     in;
    char                 *text;
    size_t                room;
};

static void say_phrase(const struct expecting *e, const char *phrase)
{
    append_text(e->text, e->room, ins_phrase(phrase, e->in));
}

/* "from 1 to 60", "above 0 and at most 744". */
static void add_range(const struct expecting *e)
{
    const struct ins_range *range = &e->key->range;
    char low[INS_NUMBER_TEXT], high[INS_NUMBER_TEXT];
    if (isinf(range->low))
        return;
    say_phrase(e, range->above ? " above " : " from ");
    append_text(e->text, e->room, ins_key_end(range->low, low));
    if (range->above || range->below)
        say_phrase(e, range->below ? " and below " : " and at most ");
    else
        say_phrase(e, " to ");
    append_text(e->text, e->room, ins_key_end(range->high, high));
}

static void append_choices(const struct expecting *e)
{
    const char *const *words = e->key->words;
    for (int i = 0; words[i]; i++) {
        if (i > 0)
            say_phrase(e, words[i + 1] ? ", " : " or ");
        else if (words[1])
            say_phrase(e, "one of ");
        append_text(e->text, e->room, "\"");
        append_text(e->text, e->room, words[i]);
        append_text(e->text, e->room, "\"");
    }
}

/* "( { up_to = 3; cases = 1; }, ... )", of a list of groups of numbers. */
static void add_members(const struct expecting *e)
{
    append_text(e->text, e->room, " ( {");
    for (int i = 0; e->key->words[i]; i++) {
        append_text(e->text, e->room, " ");
        append_text(e->text, e->room, e->key->words[i]);
        append_text(e->text, e->room, " = ");
        say_phrase(e, "NUMBER");
        append_text(e->text, e->room, ";");
    }
    append_text(e->text, e->room, " }, ... )");
}

static void add_list(const struct expecting *e)
{
    const struct ins_key *key = e->key;
    char                  most[16];
    (void)snprintf(most, sizeof most, "%d", key->words ? key->cap / ins_key_members(key) : key->cap);
    say_phrase(e, key->words || key->count != INS_KEY_FIXED ? "a list of 1 to " : "a list of ");
    append_text(e->text, e->room, most);
    if (key->words) {
        say_phrase(e, " groups,");
        add_members(e);
        return;
    }
    say_phrase(e, " numbers");
    say_phrase(e, ", each");
    add_range(e);
}

/* NULL where it depends on the key's words, or on its list. */
static const char *kind_in_words(const struct ins_key *key)
{
    switch (key->kind) {
    case INS_KEY_REAL: return "a number";
    case INS_KEY_SHARE: return "a share of 1,";
    case INS_KEY_COUNT:
    case INS_KEY_TERM:
    case INS_KEY_SEED: return "a whole number";
    case INS_KEY_MONTH: return "a month in quotes, \"YYYY-MM\"";
    case INS_KEY_NAME: return "a name in quotes";
    case INS_KEY_FILES: return "a file name in quotes, or a list of them";
    case INS_KEY_FILE:
    case INS_KEY_INHERITS: return "a file name in quotes";
    case INS_KEY_TEXT: return key->words ? NULL : "a text in quotes";
    case INS_KEY_FLAG: return "true or false";
    case INS_KEY_GROUP: return "keys in braces, { ... }";
    case INS_KEY_GROUPS: return "a list of groups, ( { ... }, { ... } )";
    case INS_KEY_CHOICE:
    case INS_KEY_REALS: break;
    }
    return NULL;
}

char *ins_key_expectation_in(const struct ins_key *key, enum ins_language language, char *text, size_t room)
{
    struct expecting e     = {key, language, text, room};
    const char      *kind  = kind_in_words(key);
    bool             reals = key->kind == INS_KEY_REALS, number = ins_key_is_number(key);
    text[0]                = '\0';
    if (kind)
        say_phrase(&e, kind);
    if (reals)
        add_list(&e);
    if (number)
        add_range(&e);
    if (key->words && !reals)
        append_choices(&e);
    if (key->unit[0] && (number || reals)) {
        append_text(text, room, " (");
        say_phrase(&e, key->unit);
        append_text(text, room, ")");
    }
    return text;
}

char *ins_key_expectation(const struct ins_key *key, char *text, size_t room)
{
    return ins_key_expectation_in(key, INS_ENGLISH, text, room);
}

char *ins_key_number(double value, bool whole, char text[INS_NUMBER_TEXT])
{
    if (whole && fabs(value) < 9e15 && value == floor(value)) {
        (void)ins_plain_print(text, INS_NUMBER_TEXT, "%.0f", value);
        return text;
    }
    for (int digits = 15; digits <= 17; digits++) {
        (void)ins_plain_print(text, INS_NUMBER_TEXT, "%.*g", digits, value);
        if (ins_plain_read(text, NULL) == value)
            break;
    }
    if (!whole && !strpbrk(text, ".eni"))
        (void)strcat(text, ".0");
    return text;
}

size_t ins_key_element(const struct ins_key *list, int index)
{
    assert(list->kind == INS_KEY_GROUPS && index >= 0 && index < list->cap);
    return list->offset + (size_t)index * list->size;
}

static void *member_at(struct ins_scenario *scenario, size_t offset)
{
    return (char *)scenario + offset;
}

static const void *in(const struct ins_scenario *scenario, size_t offset)
{
    return (const char *)scenario + offset;
}

const char *ins_key_text(const struct ins_scenario *scenario, size_t offset)
{
    return in(scenario, offset);
}

const double *ins_key_reals(const struct ins_scenario *scenario, size_t offset)
{
    return in(scenario, offset);
}

int ins_key_count(const struct ins_scenario *scenario, const struct ins_key *list, size_t base)
{
    if (list->count == INS_KEY_FIXED)
        return list->cap;
    return *(const int *)in(scenario, base + list->count);
}

void ins_key_set_count(struct ins_scenario *scenario, const struct ins_key *list, size_t base,
                       int count)
{
    if (list->count != INS_KEY_FIXED)
        *(int *)member_at(scenario, base + list->count) = count;
}

static double number_or_none(int value)
{
    return value == INS_KEY_NONE ? (double)NAN : value;
}

double ins_key_get(const struct ins_scenario *scenario, const struct ins_key *key, size_t offset)
{
    const void *place = in(scenario, offset);
    switch (key->kind) {
    case INS_KEY_REAL:
    case INS_KEY_SHARE:
    case INS_KEY_TERM: return *(const double *)place;
    case INS_KEY_COUNT: return number_or_none(*(const int *)place);
    case INS_KEY_SEED: return (double)*(const int64_t *)place;
    case INS_KEY_MONTH: {
        ins_date date = *(const ins_date *)place;
        return date == INS_DATE_NONE ? (double)NAN : date;
    }
    case INS_KEY_CHOICE: return *(const unsigned *)place;
    case INS_KEY_FLAG: return *(const bool *)place;
    default: return NAN;
    }
}

void ins_key_put(struct ins_scenario *scenario, const struct ins_key *key, size_t offset,
                 double value)
{
    void *place = member_at(scenario, offset);
    switch (key->kind) {
    case INS_KEY_REAL:
    case INS_KEY_SHARE:
    case INS_KEY_TERM: *(double *)place = value; break;
    case INS_KEY_COUNT: *(int *)place = isnan(value) ? INS_KEY_NONE : (int)value; break;
    case INS_KEY_SEED: *(int64_t *)place = (int64_t)value; break;
    case INS_KEY_MONTH: *(ins_date *)place = isnan(value) ? INS_DATE_NONE : (ins_date)value; break;
    case INS_KEY_CHOICE: *(unsigned *)place = (unsigned)value; break;
    case INS_KEY_FLAG: *(bool *)place = value != 0.0; break;
    default: assert(false); break; /* no single value */
    }
}

/* One key at its default; `base` is the offset of the element it stands in, or 0. */
static void put_default(struct ins_scenario *scenario, const struct ins_key *key, size_t base)
{
    size_t offset = base + key->offset;
    double value  = key->otherwise.value;
    switch (key->kind) {
    case INS_KEY_TEXT:
    case INS_KEY_NAME:
    case INS_KEY_FILE:
    case INS_KEY_FILES:
        (void)snprintf(member_at(scenario, offset), key->size, "%s",
                       key->words ? key->words[(int)value] : "");
        break;
    case INS_KEY_REALS:
        ins_key_set_count(scenario, key, base, 0);
        if (key->count == INS_KEY_FIXED) {
            for (int i = 0; i < key->cap; i++)
                ((double *)member_at(scenario, offset))[i] = value;
        }
        break;
    case INS_KEY_GROUPS: ins_key_set_count(scenario, key, base, 0); break;
    case INS_KEY_GROUP:
    case INS_KEY_INHERITS: break;
    case INS_KEY_MONTH: ins_key_put(scenario, key, offset, NAN); break;
    default: ins_key_put(scenario, key, offset, value); break;
    }
}

const char *ins_key_otherwise(const struct ins_key *key, char number[INS_NUMBER_TEXT])
{
    const struct ins_default *by = &key->otherwise;
    if (by->need == INS_KEY_REQUIRED)
        return NULL;
    if (by->words)
        return by->words;
    if (key->words)
        return key->words[(int)by->value];
    if (key->kind == INS_KEY_FLAG)
        return by->value != 0.0 ? "true" : "false";
    return ins_key_number(by->value, true, number);
}

void ins_scenario_init(struct ins_scenario *scenario)
{
    int count;
    const struct ins_key *keys = ins_keys(&count);
    *scenario                  = (struct ins_scenario){0};
    for (int i = 0; i < count; i++) {
        if (!strchr(keys[i].path, '*'))
            put_default(scenario, &keys[i], 0);
    }
}

void ins_scenario_init_element(struct ins_scenario *scenario, const struct ins_key *list, int index)
{
    int count;
    const struct ins_key *end = ins_keys(&count) + count;
    size_t base   = ins_key_element(list, index);
    size_t length = strlen(list->path);
    memset(member_at(scenario, base), 0, list->size);
    for (const struct ins_key *key = list + 1; key < end; key++) {
        if (strncmp(key->path, list->path, length) != 0 || key->path[length] != '.')
            break;
        put_default(scenario, key, base);
    }
}

bool ins_value_is_name(const char *text)
{
    if (!isalpha((unsigned char)text[0]) && !((unsigned char)text[0] & 0x80))
        return false;
    for (; *text; text++) {
        if (!isalnum((unsigned char)*text) && !strchr("_-", *text) &&
            !((unsigned char)*text & 0x80))
            return false;
    }
    return true;
}
