/* The means of a mix: which keys, between which values, in which steps. */
#include <math.h>
#include <string.h>

#include "answers/economy.h"
#include "decide/mix.h"

enum { FINEST = 100 /* steps of a lattice, at least, unless the key takes whole numbers */ };

/* The largest of 1, 2, 5 times a power of ten that leaves FINEST steps. */
static double round_step(double span)
{
    double most = span / FINEST, ten = 1.0;
    while (ten * 10.0 <= most)
        ten *= 10.0;
    while (ten > most)
        ten /= 10.0;
    return 5.0 * ten <= most ? 5.0 * ten : 2.0 * ten <= most ? 2.0 * ten : ten;
}

static enum ins_status add_axis(struct ins_mix *mix, const struct ins_mix_key *settings,
                                struct ins_error *error)
{
    struct ins_mix_axis *axis = &mix->axis[mix->keys];
    *axis =
        (struct ins_mix_axis){.from = settings->from, .to = settings->to, .price = settings->price};
    memcpy(axis->key, settings->key, sizeof axis->key);
    if (ins_scenario_find(ins_case_written(mix->source), settings->key, &axis->handle, error) !=
        INS_DONE)
        return INS_WRONG;
    axis->present = ins_scenario_get(&mix->scenario, &axis->handle);
    axis->step    = round_step(axis->to - axis->from);
    if (ins_key_is_whole(axis->handle.key))
        axis->step = axis->step < 1.0 ? 1.0 : floor(axis->step);
    mix->keys++;
    return INS_DONE;
}

/* The scenario's own list. buffer.initial is no key to be turned: it bounds the buffer. */
static enum ins_status add_listed(struct ins_mix *mix, struct ins_error *error)
{
    enum ins_status status = INS_DONE;
    for (int i = 0; i < mix->scenario.mix_count && status == INS_DONE; i++) {
        const struct ins_mix_key *settings = &mix->scenario.mix[i];
        if (strcmp(settings->key, "buffer.initial") == 0) {
            mix->buffer_from = settings->from;
            mix->buffer_to   = settings->to;
        } else
            status = add_axis(mix, settings, error);
    }
    return status;
}

static struct ins_mix_key usual_key(const char *key, double from, double to)
{
    struct ins_mix_key settings = {.from = floor(from), .to = ceil(to)};
    strncpy(settings.key, key, sizeof settings.key - 1);
    return settings;
}

/* Without a list: permanent staff from a tenth less to three tenths more, the shell up to twice
 * its size, intakes from half to twice theirs. A shorter training has no price in a scenario, so
 * it is no free choice here. */
static enum ins_status add_usual(struct ins_mix *mix, struct ins_error *error)
{
    const struct ins_scenario *s      = &mix->scenario;
    struct ins_mix_key         settings   = {.from = 0};
    enum ins_status            status = INS_DONE;
    mix->usual                        = true;
    if (s->staff.experienced > 0.0) {
        settings   = usual_key("staff.experienced", 0.9 * s->staff.experienced,
                           1.3 * s->staff.experienced);
        status = add_axis(mix, &settings, error);
    }
    if (status == INS_DONE && s->tower.policy == INS_TOWER && s->flex.pool > 0.0) {
        settings   = usual_key("flex.pool", s->flex.active, 2.0 * s->flex.pool);
        settings.from = ceil(s->flex.active);
        status = settings.from < settings.to ? add_axis(mix, &settings, error) : INS_DONE;
    }
    if (status == INS_DONE && s->tower.policy != INS_FIXED && isfinite(s->academie.max_intake) &&
        s->academie.max_intake > 0.0) {
        settings   = usual_key("academie.max_intake", 0.5 * s->academie.max_intake,
                           2.0 * s->academie.max_intake);
        status = add_axis(mix, &settings, error);
    }
    return status;
}

enum ins_status ins_mix_lay(struct ins_mix *mix, struct ins_error *error)
{
    mix->buffer_from       = 0.0;
    mix->buffer_to         = INFINITY;
    enum ins_status status = mix->scenario.mix_count > 0 ? add_listed(mix, error)
                                                         : add_usual(mix, error);
    if (status == INS_DONE && mix->keys == 0)
        return ins_fail(error, INS_WRONG,
                        "mix: expected at least one key to turn beside the buffer, such as "
                        "mix = ( { key = \"flex.pool\"; from = 0; to = 200; } );");
    return status;
}

double ins_mix_axis_value(const struct ins_mix_axis *axis, double place)
{
    double steps = floor(place * (axis->to - axis->from) / axis->step + 0.5);
    double value = axis->from + steps * axis->step;
    return value > axis->to ? axis->to : value < axis->from ? axis->from : value;
}

enum ins_status ins_mix_resolve(const struct ins_mix *mix, const double *value,
                                struct ins_scenario *room, struct ins_scenario *resolved,
                                struct ins_error *error)
{
    *room = *ins_case_written(mix->source);
    for (int k = 0; k < mix->keys; k++)
        if (ins_scenario_set(room, &mix->axis[k].handle, value[k], error) != INS_DONE)
            return INS_WRONG;
    return ins_scenario_resolve(room, resolved, error);
}

/* The prices and the holding of (6.65). */
double ins_mix_price(const struct ins_mix *mix, const double *value, double buffer)
{
    double euro = ins_economy_holding(&mix->scenario) * buffer;
    for (int k = 0; k < mix->keys; k++)
        euro += mix->axis[k].price * fabs(value[k] - mix->axis[k].present);
    return euro;
}
