#include "decide/sensitivity.h"

#include <math.h>
#include <stdlib.h>

#include "base/memory.h"
#include "base/numbers.h"
#include "base/text.h"
#include "decide/laws.h"
#include "engine/kept.h"

enum { TRAJECTORIES = 32 };

/* Half the difference of the halves has the variance of the noise of the whole. What it is on
 * average shifts all points alike, and is none of this noise. */
static double noise_of(const double *y, int64_t rows, int answer)
{
    struct ins_moments gap = {0};
    for (int64_t r = 0; r < rows; r++) {
        const double *half = &y[r * INS_UNCERTAIN_OUTPUTS + INS_UNCERTAIN_ANSWERS + answer];
        ins_moments_add(&gap, 0.5 * (half[0] - half[INS_UNCERTAIN_ANSWERS]));
    }
    return sqrt(gap.spread / (gap.count - 1.0));
}

static void measure_noise(struct ins_sensitivity *x)
{
    const double *y = x->indices ? x->indices->y : x->morris->y;
    for (int a = 0; a < INS_UNCERTAIN_ANSWERS; a++) {
        double sd         = x->indices ? x->indices->sd[a].value : (double)NAN;
        x->noise_sd[a]    = noise_of(y, x->played, a);
        x->noise_share[a] = sd > 0.0 ? x->noise_sd[a] * x->noise_sd[a] / (sd * sd) : (double)NAN;
    }
}

/* The case whose axes are turned. */
static const struct ins_case *asked(const struct ins_sensitivity *x)
{
    return x->turned ? x->turned : x->source;
}

/* All that a point's answers hang on: the program, the scenario, and which design it is a point of. */
static enum ins_status keep_points(const struct ins_sensitivity          *x,
                                   const struct ins_sensitivity_settings *settings,
                                   const struct ins_response *inner, struct ins_kept **kept,
                                   struct ins_error *error)
{
    struct ins_text question = {0};
    char           *identity = ins_case_identity(asked(x));
    ins_text_add(&question, "%s\n%s\n%s %lld\n", INS_VERSION, identity ? identity : "",
                 settings->morris ? "morris" : "sobol", (long long)x->base);
    for (int g = 0; g < settings->group_count; g++)
        ins_text_add(&question, "group %s\n", settings->groups[g]);
    enum ins_status status = identity && !question.failed
                                 ? ins_kept_open(settings->resume, question.bytes, inner, kept, error)
                                 : ins_fail(error, INS_WORLD, "out of memory");
    ins_text_clear(&question);
    free(identity);
    return status;
}

/* Their places among the inputs are those among the keys. */
static enum ins_status turn_all(struct ins_sensitivity *x, const struct ins_response *response,
                                struct ins_error *error)
{
    struct ins_index_group group[INS_OWN_GROUPS];
    for (int g = 0; g < x->own.count; g++)
        group[g] = (struct ins_index_group){x->own.group[g].keys, x->own.group[g].place};
    return ins_indices_create_grouped(response, group, x->own.count, x->base, (uint64_t)x->scenario.seed,
                                      &x->indices, error);
}

static enum ins_status play_design(struct ins_sensitivity                *x,
                                   const struct ins_sensitivity_settings *settings,
                                   const struct ins_response *response, struct ins_error *error)
{
    uint64_t        seed   = (uint64_t)x->scenario.seed;
    enum ins_status status = settings->morris
                                 ? ins_morris_create(response, x->base, seed, &x->morris, error)
                                 : turn_all(x, response, error);
    if (status == INS_DONE)
        measure_noise(x);
    return status;
}

static enum ins_status work_sensitivity(struct ins_sensitivity                *x,
                                        const struct ins_sensitivity_settings *settings,
                                        const struct ins_options *options, struct ins_error *error)
{
    struct ins_uncertain *uncertain = NULL;
    x->base   = !settings->morris             ? x->layout.points
                : settings->trajectories > 0 ? settings->trajectories
                                         : TRAJECTORIES;
    x->played = x->base * (x->layout.axes + x->own.count + (settings->morris ? 1 : 2));
    enum ins_status status =
        ins_uncertain_create(asked(x), x->played, options, &uncertain, error);
    if (status != INS_DONE)
        return status;
    struct ins_response inner = ins_uncertain_response(uncertain), response = inner;
    struct ins_kept    *kept  = NULL;
    if (settings->resume)
        status = keep_points(x, settings, &inner, &kept, error);
    if (kept)
        response = ins_kept_response(kept);
    if (status == INS_DONE)
        status = play_design(x, settings, &response, error);
    ins_kept_close(kept);
    ins_uncertain_free(uncertain);
    return status;
}

/* A design turns each key alone. */
static enum ins_status turn_keys(struct ins_sensitivity                *x,
                                 const struct ins_sensitivity_settings *settings,
                                 const struct ins_options *options, struct ins_error *error)
{
    enum ins_status status = ins_laws_as_axes(x->source, &x->turned, error);
    if (status != INS_DONE)
        return status;
    x->scenario = *ins_case_scenario(asked(x));
    status      = ins_layout_init(&x->layout, ins_case_written(asked(x)), error);
    for (; status == INS_DONE && x->keys < x->layout.axes; x->keys++)
        x->key[x->keys] = x->layout.axis[x->keys].key;
    if (status == INS_DONE)
        status = ins_own_groups_read(settings->groups, settings->group_count, x->key, x->keys, &x->own, error);
    return status == INS_DONE ? work_sensitivity(x, settings, options, error) : status;
}

enum ins_status ins_sensitivity_create(const struct ins_case             *scenario,
                                       const struct ins_sensitivity_settings *settings,
                                       const struct ins_options          *options,
                                       struct ins_sensitivity **made, struct ins_error *error)
{
    struct ins_sensitivity *x = ins_memory_create(1, sizeof *x, error);
    *made = NULL;
    if (!x)
        return INS_WORLD;
    x->source              = ins_case_hold(scenario);
    bool            given  = settings->given || ins_case_scenario(scenario)->ensemble[0];
    enum ins_status status = (given || settings->morris) && settings->group_count > 0
                                 ? ins_fail(error, INS_WRONG, "groups of keys take the design of Sobol's indices; "
                                            "expected no ensemble, and neither given worlds nor Morris")
                             : given && !settings->morris
                                 ? ins_sensitivity_of_worlds(x, options, error)
                                 : turn_keys(x, settings, options, error);
    if (status == INS_DONE)
        *made = x;
    else
        ins_sensitivity_free(x);
    return status;
}

void ins_sensitivity_free(struct ins_sensitivity *x)
{
    if (!x)
        return;
    ins_case_free(x->turned);
    ins_case_release(x->source);
    ins_indices_free(x->indices);
    ins_morris_free(x->morris);
    ins_numbers_free(x->numbers);
    ins_memory_free(x);
}

const char *ins_sensitivity_name(const struct ins_sensitivity *x, int answer)
{
    return x->given && answer == INS_UNCERTAIN_LIQUIDITY ? "shortfall_max" : ins_uncertain_name[answer];
}

/* What does not vary comes from no key. */
static double weight(const struct ins_sensitivity *x, int answer, int key)
{
    int place = answer * x->keys + key;
    if (x->morris)
        return x->morris->effect[place].mu_star.value;
    return x->given ? x->indices->index[place].first.value : x->indices->index[place].total.value;
}

void ins_sensitivity_rank(const struct ins_sensitivity *x, int answer, int order[INS_WORLD_KEYS])
{
    for (int a = 0; a < x->keys; a++) {
        int place = a;
        while (place > 0 && weight(x, answer, order[place - 1]) < weight(x, answer, a)) {
            order[place] = order[place - 1];
            place--;
        }
        order[place] = a;
    }
}

double ins_sensitivity_alone(const struct ins_sensitivity *x, int answer)
{
    double sum = 0.0;
    for (int a = 0; a < x->keys; a++)
        sum += x->indices->index[answer * x->keys + a].first.value;
    return sum;
}
