#include "plan/money.h"

void ins_money_plan_init(const struct ins_scenario *s, double expected, struct ins_money_plan *plan)
{
    INS_MONEY_CONSTANTS(INS_CONSTANT_VALUE)
    plan->academie_fixed = s->costs.academie_fixed;
    plan->flex_retainer  = s->costs.flex_retainer * s->flex.pool;
    plan->fixed          = s->costs.fixed;
    plan->initial        = s->buffer.initial;
    plan->top_up         = s->buffer.top_up;
    plan->frozen         = s->buffer.frozen;
    plan->release_level  = s->buffer.release * expected;
    plan->carry_over     = s->buffer.carry_over;
    plan->spring_share   = s->budget.spring.share;
    plan->spring_most    = s->budget.spring.most;
    plan->spring_chance  = s->budget.spring.chance;
    plan->reception      = false;
    for (int k = 0; k < s->track_count; k++)
        plan->reception |= s->tracks[k].reception_share > 0.0;
}
