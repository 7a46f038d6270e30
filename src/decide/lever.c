/* The table of levers, and how each is moved. */
#include <math.h>
#include <string.h>

#include "decide/levers.h"
#include "scenario/case.h"
#include "scenario/changes.h"

/* What a lever needs, or else moves nothing. */
enum { POOL = 1, LIMIT = 2, TOWER = 4, HIRES = 8, VOLUME = 16, MANY = 32 };

static const struct {
    struct ins_lever_kind kind;
    int                   needs;
} table[INS_LEVERS] = {
    [INS_LEVER_SHORTER_TRAINING] = {{"shorter_training", "academie.lead_time", "months", -1, {0}},
                                    HIRES},
    [INS_LEVER_LONGER_TRAINING]  = {{"longer_training", "academie.lead_time", "months", 1, {0}},
                                    HIRES},
    [INS_LEVER_RECRUITMENT] = {{"recruitment", "academie.recruitment_months", "months", -1, {0}},
                               HIRES},
    [INS_LEVER_MAX_INTAKE]  = {{"max_intake", "academie.max_intake", "FTE", 5, {0}}, LIMIT | HIRES},
    [INS_LEVER_INTAKE_EVERY] = {{"intake_every", "academie.intake_every", "months", -1, {0}},
                                HIRES},
    [INS_LEVER_ABSORPTION]   = {{"absorption", "academie.absorption", "per FTE", 0.05, {0}},
                                LIMIT | HIRES},
    [INS_LEVER_MENTORING] = {{"mentoring", "academie.mentoring", "FTE/trainee", -0.05, {0}}, HIRES},
    [INS_LEVER_DROPOUT]   = {{"dropout", "academie.dropout", "1/month", -0.001, {0}}, HIRES},
    [INS_LEVER_ATTRITION] = {{"attrition", "staff.attrition", "1/month", -0.001, {0}}, 0},
    [INS_LEVER_STARTING_STAFF] = {{"starting_staff", "staff.experienced", "FTE", 1, {0}}, 0},
    [INS_LEVER_FLEX_POOL]      = {{"flex_pool", "flex.pool", "FTE", 1, {0}}, POOL | TOWER},
    [INS_LEVER_FLEX_LEAD_TIME] = {{"flex_lead_time", "flex.lead_time", "months", -1, {0}},
                                  POOL | TOWER},
    [INS_LEVER_FLEX_TERM]      = {{"flex_term", "flex.min_term", "months", -1, {0}}, POOL},
    [INS_LEVER_FLEX_PRODUCTIVITY] = {{"flex_productivity", "flex.productivity", "of one FTE", 0.05,
                                      {0}}, POOL},
    [INS_LEVER_OVERTIME]      = {{"overtime", "overtime.max", "of hours", 0.01, {0}}, TOWER},
    [INS_LEVER_REPORTING_LAG] = {{"reporting_lag", "tower.reporting_lag", "months", -1, {0}},
                                 TOWER},
    [INS_LEVER_PATIENCE] = {{"patience", "tower.patience", "months", -1, {0}}, POOL | TOWER},
    [INS_LEVER_FORECAST] = {{"forecast", "tower.forecast", "", 0, {"", "perfect"}}, TOWER},
    [INS_LEVER_HOURS_PER_CASE] = {{"hours_per_case", "tracks.*.hours", "factor", -0.01, {0}}, MANY},
    [INS_LEVER_BUDGET]          = {{"budget", "budget.annual", "factor", 0.01, {0}}, MANY},
    [INS_LEVER_INFORMATION_LAG] = {{"information_lag", "budget.information_lag", "months", -1,
                                    {0}}, VOLUME},
    [INS_LEVER_VOLUME_SHARE] = {{"volume_share", "budget.volume_share", "of budget", 0.05, {0}}, 0},
};

const struct ins_lever_kind *ins_lever_kind(enum ins_lever_name name)
{
    return &table[name].kind;
}

/* --- whether it can move anything ------------------------------------------------------------ */

static bool hires(const struct ins_scenario *s)
{
    return s->tower.policy != INS_FIXED || s->staff.trainees > 0.0 || s->academie.intake_count > 0;
}

static enum ins_lever_why lacks(const struct ins_scenario *s, int needs)
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
    return ins_scenario_set(moved, &handle, lever->to, error);
}

/* All values of a key by the same factor. */
static void scale(const struct ins_lever_kind *kind, enum ins_lever_name name,
                  struct ins_scenario *moved, struct ins_lever *lever)
{
    lever->from = 1.0;
    lever->to   = 1.0 + kind->step;
    for (int k = 0; k < moved->track_count && name == INS_LEVER_HOURS_PER_CASE; k++)
        moved->tracks[k].hours *= lever->to;
    for (int y = 0; y < moved->budget.annual_count && name == INS_LEVER_BUDGET; y++)
        moved->budget.annual[y] *= lever->to;
    move_later(kind, moved, 0.0, lever->to);
}

static void foresee(struct ins_scenario *moved, struct ins_lever *lever)
{
    lever->from = lever->to = NAN;
    if (moved->tower.forecast == INS_FORECAST_PERFECT)
        lever->why = INS_LEVER_AT_END;
    moved->tower.forecast = INS_FORECAST_PERFECT;
}

enum ins_status ins_lever_move(enum ins_lever_name name, const struct ins_scenario *written,
                               const struct ins_scenario *resolved, struct ins_scenario *moved,
                               struct ins_lever *lever, struct ins_error *error)
{
    const struct ins_lever_kind *kind   = &table[name].kind;
    int                          needs  = table[name].needs;
    enum ins_status              status = INS_DONE;
    *moved = *written;
    *lever = (struct ins_lever){.name = name, .why = lacks(resolved, needs)};
    if (name == INS_LEVER_FORECAST)
        foresee(moved, lever);
    else if (needs & MANY)
        scale(kind, name, moved, lever);
    else {
        enum ins_lever_why why = lever->why;
        lever->why             = INS_LEVER_MOVES;
        status = move_number(kind, needs & LIMIT, resolved, moved, lever, error);
        lever->why = why != INS_LEVER_MOVES ? why : lever->why;
    }
    return status;
}
