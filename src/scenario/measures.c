#include "scenario/measures.h"

#include <ctype.h>
#include <string.h>

#include "scenario/locate.h"

enum { SENTENCE = 400 };

/* --- one setting after the other --------------------------------------------------------------- */

/* `length` bytes of a text without the blanks around them. */
static void copy_trimmed(const char *text, size_t length, char *copy)
{
    while (length > 0 && isspace((unsigned char)*text)) {
        text++;
        length--;
    }
    while (length > 0 && isspace((unsigned char)text[length - 1]))
        length--;
    memcpy(copy, text, length);
    copy[length] = '\0';
}

bool ins_measures_next(const char **at, char *setting, char *key)
{
    do {
        if (**at == '\0')
            return false;
        size_t length = strcspn(*at, ";");
        copy_trimmed(*at, length, setting);
        *at += length + ((*at)[length] == ';');
    } while (setting[0] == '\0');
    size_t before = strcspn(setting, "=");
    copy_trimmed(setting, setting[before] == '=' ? before : 0, key);
    return true;
}

/* --- mistakes ---------------------------------------------------------------------------------- */

/* The text of a measure that holds its keys. */
struct side {
    const char *pattern, *text;
    bool        dated; /* its keys get their values later */
};

static bool is_number(const struct ins_target *target)
{
    return ins_key_is_number(target->key) || target->index >= 0;
}

/* Whether a key stands in a measure. */
static bool measure_holds(const struct ins_scenario *s, const struct ins_policy_measure *measure,
                          size_t offset)
{
    char setting[INS_SETTINGS], key[INS_SETTINGS], why[SENTENCE];
    const char *text[] = {measure->with, measure->without};
    struct ins_target target;
    for (int side = 0; side < 2; side++)
        for (const char *at = text[side]; ins_measures_next(&at, setting, key);)
            if (ins_locate(s, key, &target, why, sizeof why) && target.offset == offset)
                return true;
    return false;
}

static void check_target(const struct ins_checked *c, int index, const struct side *side,
                         const char *key, const struct ins_target *target)
{
    if (ins_key_top(target->key)->uses & INS_KEY_ASKED)
        ins_checked_say(c, side->pattern, index,
                        "expected a means; %s is part of the question", key);
    else if (side->dated && !(is_number(target) && target->key->uses & INS_KEY_VARIES))
        ins_checked_say(c, side->pattern, index,
                        "expected keys that may change in time beside `from`; %s holds for the "
                        "whole horizon", key);
    for (int i = 0; i < index; i++)
        if (measure_holds(c->s, &c->s->measures[i], target->offset))
            ins_checked_say(c, side->pattern, index,
                            "expected a key that is in one measure; %s is in %s, too", key,
                            c->s->measures[i].name);
}

static void check_side(const struct ins_checked *c, int index, const struct side *side)
{
    char setting[INS_SETTINGS], key[INS_SETTINGS], why[SENTENCE];
    struct ins_target target;
    for (const char *at = side->text; ins_measures_next(&at, setting, key);) {
        if (key[0] == '\0')
            ins_checked_say(c, side->pattern, index,
                            "expected \"key = value; key = value\"; %s is no setting", setting);
        else if (!ins_locate(c->s, key, &target, why, sizeof why))
            ins_checked_say(c, side->pattern, index, "%s: %s", key, why);
        else
            check_target(c, index, side, key, &target);
    }
}

void ins_measures_check(const struct ins_checked *c, int index)
{
    const struct ins_policy_measure *measure = &c->s->measures[index];
    bool dated = measure->from != INS_DATE_NONE;
    const struct side with    = {"measures.*.with", measure->with, dated};
    const struct side without = {"measures.*.without", measure->without, false};
    if (!measure->with[0] && !measure->without[0])
        ins_checked_say(c, "measures.*.with", index,
                        "expected keys in `with` or in `without`: what the measure changes");
    else if (dated && !measure->with[0])
        ins_checked_say(c, "measures.*.with", index, "expected keys that hold from `from` on");
    check_side(c, index, &with);
    check_side(c, index, &without);
}
