#include "scenario/uncertain.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "chance/real.h"
#include "scenario/locate.h"
#include "scenario/value.h"

enum { WHY = 400 };

/* Student's t is tested from here on (chance/student.h). */
static const double LEAST_TAIL = 2.05;

static bool is_tail(const struct ins_target *target)
{
    return strcmp(target->key->path, "inflow.ar1.tail") == 0;
}

/* The lowest value: of the logarithm of a value less this the error is normal. */
static double floor_of(const struct ins_target *target)
{
    if (is_tail(target))
        return 2.0;
    return target->key->range.low > 0.0 ? target->key->range.low : 0.0;
}

static bool has_scale(enum ins_scale scale, double floor, double value)
{
    switch (scale) {
    case INS_ON_LOG:    return value > floor && isfinite(value);
    case INS_ON_FISHER: return value > -1.0 && value < 1.0;
    case INS_ON_LOGIT:  return value > 0.0 && value < 1.0;
    default:            return isfinite(value);
    }
}

static double scaled(enum ins_scale scale, double floor, double value)
{
    switch (scale) {
    case INS_ON_LOG:    return ins_log(value - floor);
    case INS_ON_FISHER: return 0.5 * ins_log((1.0 + value) / (1.0 - value));
    case INS_ON_LOGIT:  return ins_log(value / (1.0 - value));
    default:            return value;
    }
}

/* A number whose error may move it: a key of its own, or one value of a list. */
static bool can_move(const struct ins_target *target)
{
    bool whole = target->key->kind == INS_KEY_REALS && target->index < 0;
    return target->key->uses & INS_KEY_DRAWN && !whole;
}

static double value_of_target(const struct ins_scenario *s, const struct ins_target *target)
{
    return target->index >= 0 ? *ins_key_reals(s, target->offset)
                              : ins_key_get(s, target->key, target->offset);
}

/* A root of the covariance, row by row: root root' = covariance. False where the correlations
 * cannot stand together. */
static bool root_of_correlations(struct ins_inflow *inflow)
{
    struct ins_uncertain_parameter *u = inflow->uncertainty;
    for (int i = 0; i < inflow->uncertainty_count; i++) {
        double left = 1.0, root[INS_UNCERTAIN] = {0};
        for (int j = 0; j < i; j++) {
            double sum = j < u[i].correlation_count ? u[i].correlations[j] : 0.0;
            for (int k = 0; k < j; k++)
                sum -= root[k] * u[j].root[k];
            root[j] = u[j].root[j] > 0.0 ? sum / u[j].root[j] : 0.0;
            left -= root[j] * root[j];
        }
        if (left < 1e-9)
            return false;
        root[i] = sqrt(left);
        memcpy(u[i].root, root, sizeof root);
    }
    return true;
}

/* --- checking --------------------------------------------------------------------------------- */

static void check_element(const struct ins_checked *c, int index)
{
    const struct ins_uncertain_parameter *u = &c->s->inflow.uncertainty[index];
    struct ins_target target, other;
    char why[WHY], number[INS_NUMBER_TEXT];
    if (!u->key[0])
        return;
    if (u->correlation_count > 0 && u->correlation_count != index)
        ins_checked_say(c, "inflow.uncertainty.*.correlations", index,
                        "expected one for each element above this one, %d; this list has %d", index,
                        u->correlation_count);
    if (!ins_locate(c->s, u->key, &target, why, sizeof why)) {
        ins_checked_say(c, "inflow.uncertainty.*.key", index, "%s", why);
        return;
    }
    if (!can_move(&target)) {
        ins_checked_say(c, "inflow.uncertainty.*.key", index,
                        "expected a key of the inflow that is a single number and not a whole one");
        return;
    }
    double value = value_of_target(c->s, &target);
    if (!has_scale(u->scale, floor_of(&target), value))
        ins_checked_say(c, "inflow.uncertainty.*.key", index,
                        "expected a value that has a place on the scale \"%s\"; it is %s",
                        ins_key_find("inflow.uncertainty.*.scale")->words[u->scale],
                        isnan(value) ? "not given" : ins_key_number(value, true, number));
    for (int i = 0; i < index; i++)
        if (ins_locate(c->s, c->s->inflow.uncertainty[i].key, &other, why, sizeof why) &&
            other.offset == target.offset)
            ins_checked_say(c, "inflow.uncertainty.*.key", index,
                            "expected each key once; uncertainty[%d] has it too", i);
}

static void check_together(const struct ins_checked *c)
{
    struct ins_inflow inflow = c->s->inflow;
    if (!root_of_correlations(&inflow))
        ins_checked_say(c, "inflow.uncertainty.*.correlations", inflow.uncertainty_count - 1,
                        "expected correlations that can stand together (a positive definite matrix)");
}

void ins_check_uncertainty(const struct ins_checked *c)
{
    const struct ins_scenario *s = c->s;
    for (int i = 0; i < s->inflow.uncertainty_count; i++)
        check_element(c, i);
    if (s->inflow.uncertainty_count > 0)
        check_together(c);
    if (!s->parameter_uncertainty)
        return;
    if (s->inflow.uncertainty_count == 0 && !s->ensemble[0] && s->uncertain_count == 0)
        ins_checked_say(c, "parameter_uncertainty", 0,
                        "expected inflow.uncertainty beside it, which says how well it is known "
                        "(instroom fit writes it)");
    if (s->sampling != INS_RANDOM)
        ins_checked_say(c, "parameter_uncertainty", 0,
                        "expected sampling = \"random\": futures of one block share their "
                        "parameters, and their errors are those of blocks");
    if (s->control_variates)
        ins_checked_say(c, "parameter_uncertainty", 0,
                        "expected control_variates = false: what is known of the inflow "
                        "beforehand hangs on the parameters");
}

/* --- resolving -------------------------------------------------------------------------------- */

static void resolve_element(struct ins_scenario *s, struct ins_uncertain_parameter *u)
{
    struct ins_target target;
    char why[WHY];
    if (!ins_locate(s, u->key, &target, why, sizeof why))
        return;
    u->offset = target.offset;
    u->floor  = floor_of(&target);
    u->middle = scaled(u->scale, u->floor, value_of_target(s, &target));
    u->low    = is_tail(&target) ? LEAST_TAIL : target.key->range.low;
    u->high   = target.key->range.high;
}

void ins_resolve_uncertainty(struct ins_scenario *s)
{
    for (int i = 0; i < s->inflow.uncertainty_count; i++)
        resolve_element(s, &s->inflow.uncertainty[i]);
    (void)root_of_correlations(&s->inflow);
}
