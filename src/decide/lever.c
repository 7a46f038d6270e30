/* The table of levers, and how each is moved. */
#include <math.h>
#include <string.h>

#include "decide/levers.h"
#include "scenario/case.h"
#include "scenario/changes.h"
#include "scenario/value.h"
#include "scenario/worlds.h"

/* What a lever needs, or else moves nothing. */
enum { POOL = 1, LIMIT = 2, TOWER = 4, HIRES = 8, VOLUME = 16 };

/* Whoever adds a lever adds a row. */
static const struct ins_lever_kind kinds[] = {
    {"shorter_training", "academie.lead_time", -1, NULL, HIRES,
     "one month shorter training", "een maand korter opleiden"},
    {"longer_training", "academie.lead_time", 1, NULL, HIRES,
     "one month longer training", "een maand langer opleiden"},
    {"recruitment", "academie.recruitment_months", -1, NULL, HIRES,
     "recruiting a month faster", "een maand korter werven"},
    {"max_intake", "academie.max_intake", 5, NULL, LIMIT | HIRES,
     "5 FTE more in an intake", "5 fte meer per lichting"},
    {"intake_every", "academie.intake_every", -1, NULL, HIRES,
     "intakes a month closer together", "lichtingen een maand vaker"},
    {"absorption", "academie.absorption", 0.05, NULL, LIMIT | HIRES,
     "more trainees a head", "meer leerlingen per kop"},
    {"mentoring", "academie.mentoring", -0.05, NULL, HIRES,
     "less time spent on coaching", "minder tijd voor begeleiding"},
    {"dropout", "academie.dropout", -0.001, NULL, HIRES,
     "less dropout of trainees", "minder uitval in de opleiding"},
    {"attrition", "staff.attrition", -0.001, NULL, 0,
     "less attrition of experienced", "minder vertrek van ervarenen"},
    {"starting_staff", "staff.experienced", 1, NULL, 0,
     "one FTE more at the start", "een fte meer bij de start"},
    {"flex_pool", "flex.pool", 1, NULL, POOL | TOWER,
     "one FTE more flexible shell", "een fte meer flexibele schil"},
    {"flex_lead_time", "flex.lead_time", -1, NULL, POOL | TOWER,
     "flexible staff a month sooner", "de schil een maand eerder"},
    {"flex_term", "flex.min_term", -1, NULL, POOL,
     "flexible terms a month shorter", "flexcontracten een maand korter"},
    {"flex_productivity", "flex.productivity", 0.05, NULL, POOL,
     "more output of flexible staff", "meer productie van de schil"},
    {"overtime", "overtime.max", 0.01, NULL, TOWER,
     "one point more overtime", "een punt meer overwerk"},
    {"reporting_lag", "tower.reporting_lag", -1, NULL, TOWER,
     "news a month sooner", "een maand eerder bericht"},
    {"patience", "tower.patience", -1, NULL, POOL | TOWER,
     "a month less patience", "een maand minder geduld"},
    {"forecast", "tower.forecast", 0, "perfect", TOWER,
     "a perfect forecast", "een volmaakte prognose"},
    {"hours_per_case", "tracks.*.hours", -0.01, NULL, 0,
     "one percent less work a case", "een procent minder werk per zaak"},
    {"budget", "budget.annual", 0.01, NULL, 0,
     "one percent more budget", "een procent meer begroting"},
    {"information_lag", "budget.information_lag", -1, NULL, VOLUME,
     "the budget a month less behind", "begroting een maand actueler"},
    {"volume_share", "budget.volume_share", 0.05, NULL, 0,
     "more of the budget by volume", "meer begroting naar volume"},
};
enum { KINDS = sizeof kinds / sizeof kinds[0] };
_Static_assert((int)KINDS <= (int)INS_LEVERS, "room for every lever");

const struct ins_lever_kind *ins_lever_kinds(int *count)
{
    *count = KINDS;
    return kinds;
}

const struct ins_lever_kind *ins_lever_named(const char *name)
{
    for (int i = 0; i < KINDS; i++)
        if (strcmp(kinds[i].name, name) == 0)
            return &kinds[i];
    return NULL;
}

/* A key of many values is moved by a factor: all elements of a list together. */
static bool is_many(const struct ins_key *key)
{
    return key->kind == INS_KEY_REALS || ins_key_list(key) != NULL;
}

const char *ins_lever_unit(const struct ins_lever_kind *kind)
{
    const struct ins_key *key = ins_key_find(kind->key);
    return is_many(key) ? "factor" : key->unit;
}

/* --- whether it can move anything ------------------------------------------------------------ */

static bool hires(const struct ins_scenario *s)
{
    return s->tower.policy != INS_FIXED || s->staff.trainees > 0.0 || s->academie.intake_count > 0;
}

static enum ins_lever_why lacks(const struct ins_scenario *s, unsigned needs)
{
    if (needs & TOWER && s->tower.policy != INS_TOWER)
        return INS_LEVER_NO_TOWER;
    if (needs & HIRES && !hires(s))
        return INS_LEVER_NO_HIRES;
    if (needs & POOL && s->flex.pool <= 0.0)
        return INS_LEVER_NO_POOL;
    if (needs & VOLUME && s->budget.volume_share <= 0.0)
        return INS_LEVER_NO_VOLUME;
    return INS_LEVER_MOVES;
}

/* --- later values of the same key ------------------------------------------------------------ */

/* A key that has another value from some month on moves then, too. */
static void move_later(const struct ins_lever_kind *kind, struct ins_scenario *moved, double more,
                       double factor)
{
    for (int i = 0; i < moved->change_count; i++) {
        const struct ins_key *key = ins_changes_key(moved, i);
        if (key && strcmp(key->path, kind->key) == 0)
            moved->changes[i].value =
                fmin(fmax((moved->changes[i].value + more) * factor, key->range.low),
                     key->range.high);
    }
}

/* --- the three kinds of moves ---------------------------------------------------------------- */

/* One number. What is left of its range may be less than a step; from and to tell. Decimals that a
 * sum of doubles drags along are cut off. */
static enum ins_status move_number(const struct ins_lever_kind *kind, bool limit,
                                   const struct ins_scenario *resolved, struct ins_scenario *moved,
                                   struct ins_lever *lever, struct ins_error *error)
{
    struct ins_handle handle;
    if (ins_scenario_find(moved, kind->key, &handle, error) != INS_DONE)
        return INS_WRONG;
    const struct ins_range *range = &handle.key->range;
    lever->from = ins_scenario_get(resolved, &handle);
    lever->to   = nearbyint((lever->from + kind->step) * 1e9) / 1e9;
    lever->to   = fmin(fmax(lever->to, range->low), range->high);
    if (limit && !isfinite(lever->from))
        lever->why = INS_LEVER_NO_LIMIT;
    else if (lever->to == lever->from)
        lever->why = INS_LEVER_AT_END;
    if (lever->why != INS_LEVER_MOVES)
        return INS_DONE;
    move_later(kind, moved, lever->to - lever->from, 1.0);
    return ins_scenario_step(moved, &handle, lever->from, lever->to, error);
}

/* In each world by the same factor. */
static void scale_value(struct ins_scenario *moved, double *value, double factor)
{
    *value *= factor;
    ins_worlds_step(moved, (size_t)((char *)value - (char *)moved), factor, 0.0);
}

/* All values of a key by the same factor: of a list of reals, or of every element of a list. */
static void scale(const struct ins_lever_kind *kind, const struct ins_key *key,
                  struct ins_scenario *moved, double factor)
{
    const struct ins_key *list = ins_key_list(key);
    int elements = list ? ins_key_count(moved, list, 0) : 1;
    for (int e = 0; e < elements; e++) {
        size_t base   = list ? ins_key_element(list, e) : 0;
        double *value = (double *)(void *)((char *)moved + base + key->offset);
        int values    = key->kind == INS_KEY_REALS ? ins_key_count(moved, key, base) : 1;
        for (int v = 0; v < values; v++)
            scale_value(moved, &value[v], factor);
    }
    move_later(kind, moved, 0.0, factor);
}

/* A word in the place of another. */
static void put_word(const struct ins_lever_kind *kind, const struct ins_key *key,
                     struct ins_scenario *moved, struct ins_lever *lever)
{
    int now = (int)ins_key_get(moved, key, key->offset), then = 0;
    while (strcmp(key->words[then], kind->word) != 0)
        then++;
    lever->from = lever->to = NAN;
    lever->from_word        = key->words[now];
    if (now == then)
        lever->why = INS_LEVER_AT_END;
    ins_key_put(moved, key, key->offset, then);
}

enum ins_status ins_lever_move(const struct ins_lever_kind *kind, const struct ins_scenario *written,
                               const struct ins_scenario *resolved, struct ins_scenario *moved,
                               struct ins_lever *lever, struct ins_error *error)
{
    const struct ins_key *key    = ins_key_find(kind->key);
    enum ins_lever_why    why    = lacks(resolved, kind->needs);
    enum ins_status       status = INS_DONE;
    *moved = *written;
    *lever = (struct ins_lever){.kind = kind};
    if (kind->word)
        put_word(kind, key, moved, lever);
    else if (is_many(key)) {
        lever->from = 1.0;
        lever->to   = 1.0 + kind->step;
        scale(kind, key, moved, lever->to);
    }
    else
        status = move_number(kind, kind->needs & LIMIT, resolved, moved, lever, error);
    lever->why = why != INS_LEVER_MOVES ? why : lever->why;
    return status;
}

enum ins_status ins_lever_put(const struct ins_lever_kind *kind, const struct ins_scenario *written,
                              const struct ins_scenario *resolved, double value,
                              struct ins_scenario *moved, struct ins_error *error)
{
    const struct ins_key *key = ins_key_find(kind->key);
    struct ins_handle     handle;
    *moved = *written;
    if (is_many(key)) {
        scale(kind, key, moved, value);
        return INS_DONE;
    }
    if (ins_scenario_find(moved, kind->key, &handle, error) != INS_DONE)
        return INS_WRONG;
    double from = ins_scenario_get(resolved, &handle);
    move_later(kind, moved, value - from, 1.0);
    return ins_scenario_step(moved, &handle, from, value, error);
}
