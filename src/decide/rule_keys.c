/* The keys whose best values a rule of the tower is: those of the tower, and those that a user adds. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "base/plain.h"
#include "decide/rule.h"
#include "scenario/keys.h"

/* --- those of the tower ----------------------------------------------------------------------- */

struct asked_key {
    const char *key;
    double      from, to, step;
};

static const struct asked_key keys[INS_RULE_KEYS] = {
    {"tower.smoothing", 0.02, 0.80, 0.02},   {"tower.clear_months", 2.0, 72.0, 1.0},
    {"tower.target_months", 0.0, 9.0, 0.25}, {"tower.response", 0.1, 3.0, 0.05},
    {"tower.patience", 0.0, 18.0, 1.0},      {"buffer.cover_months", 0.5, 24.0, 0.5},
    {"buffer.pace_months", 0.5, 24.0, 0.5},
};

/* Keys of the gate mean nothing where no order waits for money, nor patience without a shell. */
static bool is_used(const struct ins_scenario *s, const char *key)
{
    if (strncmp(key, "buffer.", 7) == 0)
        return s->funding == INS_GATED;
    return strcmp(key, "tower.patience") != 0 || s->flex.pool > 0.0;
}

/* The next key by its path, with today's value. */
static enum ins_status find(struct ins_rule *rule, const char *path, struct ins_error *error)
{
    struct ins_rule_key *key = &rule->key[rule->keys];
    (void)snprintf(key->key, sizeof key->key, "%.*s", INS_PATH - 1, path);
    if (ins_scenario_find(ins_case_written(rule->source), path, &key->handle, error) != INS_DONE)
        return INS_WRONG;
    key->axis.present = ins_scenario_get(&rule->scenario, &key->handle);
    return INS_DONE;
}

/* With today's value in its range the key takes part. */
static void enter(struct ins_rule *rule, double from, double to, double step)
{
    struct ins_race_axis *axis = &rule->key[rule->keys++].axis;
    axis->from = fmin(from, axis->present);
    axis->to   = fmax(to, axis->present);
    axis->step = step;
}

/* --- those that are added --------------------------------------------------------------------- */

/* What costs nothing to move, or moves what the rule is held against, is no rule's to decide. */
static const char *refuse(const struct ins_rule *rule, const struct ins_rule_key *key)
{
    const struct ins_key *row = key->handle.key;
    if (ins_key_top(row)->uses & (INS_KEY_ASKED | INS_KEY_ASIDE | INS_KEY_DESIGN))
        return "says how the question is asked";
    if (ins_handle_is_inflow(&key->handle))
        return "decides the inflow";
    if (strncmp(row->path, "costs.", 6) == 0)
        return "is a price";
    if (strcmp(row->path, "buffer.initial") == 0)
        return "is what `mix` seeks";
    for (int k = 0; k < rule->keys; k++)
        if (rule->key[k].handle.offset == key->handle.offset)
            return "is sought as it is";
    return isfinite(key->axis.present) ? NULL : "has no finite value in this scenario to start from";
}

/* A step that people write, some sixty of them in the range. */
static double step_people_write(double range, bool whole)
{
    double part = range / 60.0, ten = pow(10.0, floor(log10(part))), digit = part / ten;
    double step = ten * (digit >= 5.0 ? 5.0 : digit >= 2.0 ? 2.0 : 1.0);
    return whole ? fmax(step, 1.0) : step;
}

/* What it usually is; where today's value says how large it is here, within a quarter and four times that. */
static void seek_range(const struct ins_rule_key *key, double *from, double *to)
{
    const struct ins_range *range = &key->handle.key->range, *usual = &key->handle.key->usual;
    double                  today = key->axis.present;
    *from = fmax(usual->low, range->low);
    *to   = fmin(usual->high, range->high);
    if (today != 0.0) {
        *from = fmax(*from, fmin(0.25 * today, 4.0 * today));
        *to   = fmin(*to, fmax(0.25 * today, 4.0 * today));
    }
    if (ins_key_is_whole(key->handle.key) && !key->handle.element) {
        *from = ceil(*from);
        *to   = floor(*to);
    }
}

/* "FROM:TO" of a user. */
static bool read_range(const char *text, double *from, double *to)
{
    char *end;
    if (text[strspn(text, "0123456789.eE+-:")])
        return false;
    *from = ins_plain_read(text, &end);
    if (end == text || *end != ':')
        return false;
    text = end + 1;
    *to  = ins_plain_read(text, &end);
    return end > text && !*end && *from < *to;
}

static enum ins_status check_ends(const struct ins_rule *rule, const struct ins_rule_key *key, double from,
                                  double to, struct ins_error *error)
{
    struct ins_scenario *written = ins_memory_create(1, sizeof *written, error);
    if (!written)
        return INS_WORLD;
    *written               = *ins_case_written(rule->source);
    enum ins_status status = ins_scenario_set(written, &key->handle, from, error);
    if (status == INS_DONE)
        status = ins_scenario_set(written, &key->handle, to, error);
    ins_memory_free(written);
    return status;
}

/* One of them: "key" or "key=FROM:TO". */
static enum ins_status add_one(struct ins_rule *rule, char *text, struct ins_error *error)
{
    struct ins_rule_key *key   = &rule->key[rule->keys];
    char                *range = strchr(text, '=');
    double               from, to;
    if (range)
        *range++ = '\0';
    if (find(rule, text, error) != INS_DONE)
        return INS_WRONG;
    const char *why = refuse(rule, key);
    if (why)
        return ins_fail(error, INS_WRONG, "rule: %s %s; expected a key that a rule decides", text, why);
    seek_range(key, &from, &to);
    if (range && !read_range(range, &from, &to))
        return ins_fail(error, INS_WRONG, "rule: %s: expected FROM:TO, two numbers, not \"%s\"", text, range);
    if (!(isfinite(from) && isfinite(to) && from < to))
        return ins_fail(error, INS_WRONG, "rule: nobody can say what %s usually is; expected %s=FROM:TO", text,
                        text);
    enum ins_status status = check_ends(rule, key, from, to, error);
    if (status == INS_DONE)
        enter(rule, from, to, step_people_write(to - from, ins_key_is_whole(key->handle.key)));
    rule->added += status == INS_DONE;
    return status;
}

static enum ins_status add_all(struct ins_rule *rule, const char *added, struct ins_error *error)
{
    char            text[2 * INS_PATH];
    enum ins_status status = INS_DONE;
    while (*added && status == INS_DONE) {
        size_t length = strcspn(added, ",");
        if (length >= sizeof text)
            return ins_fail(error, INS_WRONG, "rule: a key of so many letters is none");
        if (rule->added == INS_RULE_ADDED)
            return ins_fail(error, INS_WRONG, "rule: expected at most %d keys", INS_RULE_ADDED);
        (void)snprintf(text, sizeof text, "%.*s", (int)length, added);
        status = add_one(rule, text, error);
        added += length + (added[length] == ',');
    }
    return status;
}

enum ins_status ins_rule_lay(struct ins_rule *rule, const char *added, struct ins_error *error)
{
    if (rule->scenario.tower.policy != INS_TOWER)
        return ins_fail(error, INS_WRONG, "rule: expected tower.policy = \"tower\", whose keys are sought");
    for (int i = 0; i < INS_RULE_KEYS; i++) {
        if (!is_used(&rule->scenario, keys[i].key))
            continue;
        if (find(rule, keys[i].key, error) != INS_DONE)
            return INS_WRONG;
        enter(rule, keys[i].from, keys[i].to, keys[i].step);
    }
    return added ? add_all(rule, added, error) : INS_DONE;
}
