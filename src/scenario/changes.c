#include "scenario/changes.h"

#include <math.h>
#include <string.h>

#include "scenario/loops.h"
#include "scenario/value.h"

enum { SENTENCE = 400 };

/* -- from month to month ------------------------------------------------------------------ */

void ins_changes_resolve(struct ins_scenario *s)
{
    int count;
    const struct ins_key *keys = ins_keys(&count);
    for (int i = 0; i < s->change_count; i++) {
        struct ins_change *change = &s->changes[i];
        struct ins_target target;
        char why[SENTENCE];
        change->start = change->date - s->start;
        if (!ins_locate(s, change->key, &target, why, sizeof why))
            continue;
        change->row    = (int)(target.key - keys);
        change->offset = (int)target.offset;
    }
}

int ins_changes_next(const struct ins_scenario *s, int month)
{
    int next = s->months;
    for (int i = 0; i < s->change_count; i++) {
        int start = s->changes[i].start;
        if (start > month && start < next)
            next = start;
    }
    return next;
}

/* Whether another change of the same key, begun by `month`, is later or further down. */
static bool superseded(const struct ins_scenario *s, int index, int month)
{
    const struct ins_change *own = &s->changes[index];
    for (int i = 0; i < s->change_count; i++) {
        const struct ins_change *other = &s->changes[i];
        bool later = other->start > own->start || (other->start == own->start && i > index);
        if (other->offset == own->offset && other->start <= month && later)
            return true;
    }
    return false;
}

void ins_changes_apply(const struct ins_scenario *s, int month, struct ins_scenario *now)
{
    int count;
    const struct ins_key *keys = ins_keys(&count);
    *now = *s;
    for (int i = 0; i < s->change_count; i++) {
        const struct ins_change *change = &s->changes[i];
        if (change->start <= month && !superseded(s, i, month))
            ins_key_put(now, &keys[change->row], (size_t)change->offset, change->value);
    }
}

void ins_changes_go_on(const struct ins_scenario *s, int month, struct ins_scenario *now)
{
    int count;
    const struct ins_key *keys = ins_keys(&count);
    for (int i = 0; i < s->change_count; i++) {
        const struct ins_change *change = &s->changes[i];
        if (change->start == month && !superseded(s, i, month))
            ins_key_put(now, &keys[change->row], (size_t)change->offset, change->value);
    }
}

void ins_changes_scale(struct ins_scenario *s, const char *path, double factor)
{
    int count;
    const struct ins_key *keys = ins_keys(&count);
    for (int i = 0; i < s->change_count; i++) {
        if (strcmp(keys[s->changes[i].row].path, path) == 0)
            s->changes[i].value *= factor;
    }
}

/* -- mistakes ----------------------------------------------------------------------------- */

const struct ins_key *ins_changes_key(const struct ins_scenario *s, int index)
{
    struct ins_target target;
    char why[SENTENCE];
    bool found = ins_locate(s, s->changes[index].key, &target, why, sizeof why);
    return found && target.key->uses & INS_KEY_VARIES ? target.key : NULL;
}

const struct ins_key *ins_changes_valued(const struct ins_scenario *s,
                                         const struct ins_target *target)
{
    if (strcmp(target->key->path, "changes.*.value") != 0)
        return target->key;
    size_t place = (target->base - offsetof(struct ins_scenario, changes)) / sizeof s->changes[0];
    const struct ins_key *turned = ins_changes_key(s, (int)place);
    return turned ? turned : target->key;
}

static void check_key(const struct ins_checked *c, int index)
{
    struct ins_target target;
    char why[SENTENCE];
    if (!ins_locate(c->s, c->s->changes[index].key, &target, why, sizeof why))
        ins_checked_say(c, "changes.*.key", index, "%s", why);
    else if (!(target.key->uses & INS_KEY_VARIES))
        ins_checked_say(c, "changes.*.key", index,
                        "expected a key that may change in time, as staff.attrition, costs.flex or "
                        "tracks.NAME.hours; this one holds for the whole horizon");
}

static void check_value(const struct ins_checked *c, int index, const struct ins_key *key)
{
    char text[SENTENCE];
    double value = c->s->changes[index].value;
    bool share   = c->s->norm.measure == INS_MEASURE_OVERDUE_SHARE && value > 1.0 &&
                 key == ins_key_find("norm.limit");
    if (isnan(value))
        return; /* not given, and told so */
    if (!ins_key_in_range(key, value) || (ins_key_is_whole(key) && value != floor(value)))
        ins_checked_say(c, "changes.*.value", index, "expected a value that %s can have: %s",
                        c->s->changes[index].key, ins_key_expectation(key, text, sizeof text));
    else if (share)
        ins_checked_say(c, "changes.*.value", index,
                        "expected at most 1: overdue-share is measured as a share of the backlog");
}

/* Follow-ups must die out in every stretch of months as they must at the start. */
static void check_feeds(const struct ins_checked *c)
{
    const struct ins_key *feed = ins_key_find("followups.*.per_decision");
    struct ins_scenario now, then = *c->s;
    ins_changes_resolve(&then);
    for (int i = 0; i < then.change_count; i++) {
        if (ins_changes_key(&then, i) != feed)
            continue;
        ins_changes_apply(&then, then.changes[i].start, &now);
        if (ins_loops_endless(&now))
            ins_checked_say(c, "changes.*.value", i,
                            "expected follow-ups that die out; from this month on they would bring "
                            "one another without end");
    }
}

void ins_changes_check(const struct ins_checked *c)
{
    bool sound = c->s->start != INS_DATE_NONE;
    for (int i = 0; i < c->s->change_count; i++) {
        const struct ins_key *key = NULL;
        if (!c->s->changes[i].key[0]) {
            sound = false;
            continue; /* not given, and told so */
        }
        check_key(c, i);
        key = ins_changes_key(c->s, i);
        if (key)
            check_value(c, i, key);
        sound = sound && key && !isnan(c->s->changes[i].value) &&
                c->s->changes[i].date != INS_DATE_NONE;
    }
    if (sound && c->s->change_count > 0)
        check_feeds(c);
}
