#include "answers/binding.h"

#include <math.h>

#include "answers/sample.h"
#include "base/memory.h"
#include "scenario/changes.h"

static void relax_lead_time(struct ins_scenario *s)
{
    int shorter           = s->academie.lead_time * 3 / 4;
    s->academie.lead_time = shorter > 1 ? shorter : 1;
}

static void relax_intake(struct ins_scenario *s)
{
    s->academie.max_intake *= 1.25;
    ins_changes_scale(s, "academie.max_intake", 1.25);
}

static void relax_absorption(struct ins_scenario *s)
{
    s->academie.absorption *= 1.25;
    ins_changes_scale(s, "academie.absorption", 1.25);
}

static void relax_pool(struct ins_scenario *s)
{
    s->flex.pool *= 1.25;
    ins_changes_scale(s, "flex.pool", 1.25);
}

static void relax_budget(struct ins_scenario *s)
{
    for (int y = 0; y < s->budget.annual_count; y++)
        s->budget.annual[y] *= 1.25;
}

/* The tower's own rule: a stock a quarter lower, and no more than half the shortest legal term of
 * work, cleared in a quarter less time. */
static void relax_rule(struct ins_scenario *s)
{
    double target = 0.75 * s->tower.target_months;
    for (int k = 0; k < s->track_count; k++)
        target = fmin(target, 0.5 * s->tracks[k].legal_term);
    double factor = s->tower.target_months > 0.0 ? target / s->tower.target_months : 1.0;
    s->tower.target_months *= factor;
    s->tower.clear_months *= 0.75;
    ins_changes_scale(s, "tower.target_months", factor);
    ins_changes_scale(s, "tower.clear_months", 0.75);
}

static const struct {
    const char *name;
    void (*relax)(struct ins_scenario *scenario);
} relaxation[INS_BINDINGS] = {
    {"lead_time", relax_lead_time}, {"intake", relax_intake}, {"absorption", relax_absorption},
    {"pool", relax_pool},           {"budget", relax_budget}, {"rule", relax_rule},
};

enum ins_status ins_binding_find(const struct ins_trials *trials, struct ins_binding *bindings,
                                 const char **binding, struct ins_error *error)
{
    struct ins_scenario *relaxed = ins_memory_create(INS_BINDINGS, sizeof *relaxed, error);
    int64_t              met[INS_BINDINGS], most = trials->limit.met;
    int64_t              worth = ins_trials_worth(trials, &trials->limit);
    *binding = "";
    if (!relaxed)
        return INS_WORLD;
    for (int b = 0; b < INS_BINDINGS; b++) {
        relaxed[b] = trials->scenario;
        relaxation[b].relax(&relaxed[b]);
    }
    enum ins_status status = ins_trials_relax(trials, relaxed, INS_BINDINGS, met, error);
    for (int b = 0; b < INS_BINDINGS && status == INS_DONE; b++) {
        bindings[b] = (struct ins_binding){
            relaxation[b].name, ins_sample_worth_probability(met[b], trials->futures, worth)};
        if (met[b] > most) {
            most     = met[b];
            *binding = relaxation[b].name;
        }
    }
    ins_memory_free(relaxed);
    return status;
}
