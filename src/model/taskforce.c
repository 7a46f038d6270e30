#include "model/taskforce.h"

void ins_taskforce_begin(const struct ins_plan *plan, struct ins_taskforce_state *state)
{
    for (int r = 0; r < plan->taskforces; r++) {
        ins_row_set(&state->first[r], -plan->taskforce[r].months); /* over before month 0 */
        ins_row_set(&state->runs[r], 0.0);
    }
    ins_row_set(&state->hours, 0.0);
    ins_row_set(&state->cost, 0.0);
}

/* Whether the backlog starts a run (4.3), and what runs make and cost. */
static void look_at_trigger(const struct ins_taskforce_plan *plan, int t,
                            const struct ins_row *backlog, struct ins_row *first,
                            struct ins_row *runs, struct ins_taskforce_state *state)
{
    double trigger = plan->trigger, times = plan->times, months = plan->months;
    double start = t + plan->lead_time;
    double hours = plan->hours_per_month, cost = plan->cost_per_month;
    for (int i = 0; i < INS_LANES; i++) {
        int called = (t >= first->lane[i] + months) & (runs->lane[i] < times) &
                     (backlog->lane[i] > trigger);
        first->lane[i] = called ? start : first->lane[i];
        runs->lane[i] += called ? 1.0 : 0.0;
        int running = (t >= first->lane[i]) & (t < first->lane[i] + months);
        state->hours.lane[i] += running ? hours : 0.0;
        state->cost.lane[i] += running ? cost : 0.0;
    }
}

void ins_taskforce_advance(const struct ins_plan *plan, int t, const struct ins_row *backlog,
                           struct ins_taskforce_state *state)
{
    ins_row_set(&state->hours, 0.0);
    ins_row_set(&state->cost, 0.0);
    for (int r = 0; r < plan->taskforces; r++)
        look_at_trigger(&plan->taskforce[r], t, backlog, &state->first[r], &state->runs[r], state);
}
