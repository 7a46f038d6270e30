#include "decide/waterfall.h"

#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "scenario/case.h"

enum { EXACT = 4, MOST_ORDERS = 24, MOST_POINTS = 2 * INS_GROUPS };

/* A scenario on the way: bit g is set where group g is that of B already. */
struct walk {
    const struct ins_waterfall_settings *settings;
    struct ins_waterfall            *fall;
    int                              order[MOST_ORDERS][INS_GROUPS];
    uint32_t                         mask[MOST_POINTS];
    struct ins_point_estimates                *points[MOST_POINTS];
    int                              point_sets;
    struct ins_quantiles            *quantiles; /* [2][point_sets] */
    double                           weight[INS_GROUPS][MOST_POINTS];
    const struct ins_quantiles      *ranked[2][MOST_POINTS];
    double                           value[INS_POINT_ROWS][MOST_POINTS];
};

/* --- orders ---------------------------------------------------------------------------------- */

/* Every order of the groups from `fixed` on, behind those that stand already. */
static void permute(struct walk *w, int *order, int fixed)
{
    int parts = w->fall->parts;
    if (fixed == parts) {
        memcpy(w->order[w->fall->orders++], order, (size_t)parts * sizeof *order);
        return;
    }
    for (int i = fixed; i < parts; i++) {
        int kept = order[i];
        memmove(&order[fixed + 1], &order[fixed], (size_t)(i - fixed) * sizeof *order);
        order[fixed] = kept;
        permute(w, order, fixed + 1);
        memmove(&order[fixed], &order[fixed + 1], (size_t)(i - fixed) * sizeof *order);
        order[i] = kept;
    }
}

static void list_orders(struct walk *w)
{
    int order[INS_GROUPS], parts = w->fall->parts;
    for (int g = 0; g < parts; g++)
        order[g] = g;
    w->fall->all_orders = parts <= EXACT;
    if (w->fall->all_orders) {
        permute(w, order, 0);
        return;
    }
    w->fall->orders = 2;
    for (int g = 0; g < parts; g++) {
        w->order[0][g] = g;
        w->order[1][g] = parts - 1 - g;
    }
}

/* The place of a scenario on the way, put on the list when it is met first. */
static int place_on_way(struct walk *w, uint32_t mask)
{
    for (int i = 0; i < w->point_sets; i++)
        if (w->mask[i] == mask)
            return i;
    w->mask[w->point_sets] = mask;
    return w->point_sets++;
}

/* Each part is a sum over the scenarios on the way, with these weights (6.64). */
static void weigh_orders(struct walk *w)
{
    double share = 1.0 / w->fall->orders;
    (void)place_on_way(w, 0);
    for (int o = 0; o < w->fall->orders; o++) {
        uint32_t mask = 0;
        for (int i = 0; i < w->fall->parts; i++) {
            int g = w->order[o][i];
            w->weight[g][place_on_way(w, mask)] -= share;
            mask |= UINT32_C(1) << g;
            w->weight[g][place_on_way(w, mask)] += share;
        }
    }
}

/* --- playing --------------------------------------------------------------------------------- */

/* A of which the groups of a set are those of B. */
static enum ins_status lay_groups(const struct walk *w, uint32_t mask, struct ins_scenario *written,
                                  struct ins_error *error)
{
    const struct ins_waterfall_division *division = w->settings->division;
    const struct ins_scenario           *a = ins_case_written(w->settings->a),
                                        *b = ins_case_written(w->settings->b);
    uint32_t                             pieces = 0;
    if (!division)
        *written = *a;
    for (int g = 0; g < w->fall->parts; g++)
        if (mask >> g & 1) {
            pieces |= UINT32_C(1) << w->fall->part[g].group.piece;
            if (!division)
                ins_group_copy(&w->fall->part[g].group, b, written);
        }
    return division ? division->lay(a, b, pieces, written, error) : INS_DONE;
}

static enum ins_status make_point(struct walk *w, int i, struct ins_scenario *written,
                                  struct ins_scenario *resolved, struct ins_error *error)
{
    struct ins_error why = {{0}};
    if (lay_groups(w, w->mask[i], written, error) != INS_DONE)
        return INS_WRONG;
    if (ins_scenario_resolve(written, resolved, &why) != INS_DONE)
        return ins_fail(error, INS_WRONG,
                        "waterfall: a scenario on the way, with some groups of %s and some of %s, "
                        "is none: %s",
                        ins_case_name(w->settings->a), ins_case_name(w->settings->b), why.text);
    return ins_point_create(resolved, &w->points[i], error);
}

static enum ins_status make_points(struct walk *w, struct ins_error *error)
{
    struct ins_scenario *room   = ins_memory_create(2, sizeof *room, error);
    enum ins_status      status = room ? INS_DONE : INS_WORLD;
    for (int i = 0; i < w->point_sets && status == INS_DONE; i++)
        status = make_point(w, i, &room[0], &room[1], error);
    ins_memory_free(room);
    return status;
}

static enum ins_status rank(struct walk *w, struct ins_error *error)
{
    int                  blocks = 0; /* one whose futures come in blocks, where there is one */
    struct ins_resample *again  = NULL;
    while (blocks + 1 < w->point_sets && !ins_scenario_is_clustered(&w->points[blocks]->scenario))
        blocks++;
    enum ins_status status = ins_resample_create_of(&w->points[blocks]->scenario, &again, error);
    w->quantiles = ins_memory_create(2 * (size_t)w->point_sets, sizeof *w->quantiles, error);
    if (!w->quantiles)
        status = INS_WORLD;
    for (enum ins_point_row r = 0; r <= INS_POINT_NORM; r++)
        for (int i = 0; i < w->point_sets && status == INS_DONE; i++) {
            struct ins_quantiles *q = &w->quantiles[(int)r * w->point_sets + i];
            w->ranked[r][i]         = q;
            status = ins_resample_quantiles(again, w->points[i], r, q, error);
        }
    ins_resample_free(again);
    return status;
}

/* --- parts ----------------------------------------------------------------------------------- */

/* What a group moves in one order alone. */
static double in_order(struct walk *w, int o, int group, int row)
{
    uint32_t mask = 0;
    for (int i = 0; w->order[o][i] != group; i++)
        mask |= UINT32_C(1) << w->order[o][i];
    int before = place_on_way(w, mask), after = place_on_way(w, mask | UINT32_C(1) << group);
    return w->value[row][after] - w->value[row][before];
}

static void range(struct walk *w, int group, int row, struct ins_part *part)
{
    part->order_low[row] = part->order_high[row] = in_order(w, 0, group, row);
    for (int o = 1; o < w->fall->orders; o++) {
        double moved          = in_order(w, o, group, row);
        part->order_low[row]  = fmin(part->order_low[row], moved);
        part->order_high[row] = fmax(part->order_high[row], moved);
    }
    if (!isfinite(part->order_low[row]) || !isfinite(part->order_high[row]))
        part->order_low[row] = part->order_high[row] = NAN;
}

/* The same of the norm buffer as a share of the first year's budget of each scenario on the way; the
 * whole change has weight at the first of them and at the last. */
static struct ins_estimate share_of_first_budget(const struct walk *w, const double *weight)
{
    double scaled[MOST_POINTS];
    for (int i = 0; i < w->point_sets; i++) {
        double budget = w->points[i]->scenario.budget.annual[0];
        if (weight[i] != 0.0 && !(budget > 0.0))
            return (struct ins_estimate){NAN, NAN, NAN};
        scaled[i] = weight[i] != 0.0 ? weight[i] / budget : 0.0;
    }
    return ins_contrast_quantiles(w->ranked[INS_POINT_NORM], scaled, w->point_sets);
}

static void divide_shares(struct walk *w)
{
    double whole[MOST_POINTS] = {0.0};
    whole[place_on_way(w, 0)] -= 1.0;
    whole[place_on_way(w, (UINT32_C(1) << w->fall->parts) - 1)] += 1.0;
    for (int g = 0; g < w->fall->parts; g++)
        w->fall->part[g].share = share_of_first_budget(w, w->weight[g]);
    w->fall->share = share_of_first_budget(w, whole);
}

static void share_difference(struct walk *w)
{
    const struct ins_point_estimates *point_sets[MOST_POINTS];
    for (int i = 0; i < w->point_sets; i++)
        point_sets[i] = w->points[i];
    for (enum ins_point_row r = 0; r < INS_POINT_ROWS; r++)
        for (int i = 0; i < w->point_sets; i++)
            w->value[r][i] =
                ins_point_is_quantile(r)
                    ? w->ranked[r][i]->value
                    : ins_summary_mean(point_sets[i]->row[r], point_sets[i]->futures).value;
    for (int g = 0; g < w->fall->parts; g++)
        for (enum ins_point_row r = 0; r < INS_POINT_ROWS; r++) {
            struct ins_part *part = &w->fall->part[g];
            part->change[r] =
                ins_point_is_quantile(r)
                    ? ins_contrast_quantiles(w->ranked[r], w->weight[g], w->point_sets)
                    : ins_contrast_means(point_sets, w->weight[g], w->point_sets, r);
            range(w, g, (int)r, part);
        }
}

static enum ins_status ends(struct walk *w, struct ins_error *error)
{
    enum ins_status status = INS_DONE;
    int             last   = place_on_way(w, (UINT32_C(1) << w->fall->parts) - 1);
    for (enum ins_point_row r = 0; r < INS_POINT_ROWS && status == INS_DONE; r++) {
        status = ins_point_estimate(w->points[0], r, &w->fall->from[r], error);
        if (status == INS_DONE)
            status =
                ins_point_estimate(w->points[last], r, &w->fall->to[r], error);
    }
    return status;
}

static enum ins_status follow_orders(struct walk *w, struct ins_error *error)
{
    struct ins_point_settings play = {w->settings->options, 0, w->settings->part_from,
                                      w->settings->part_to};
    list_orders(w);
    weigh_orders(w);
    enum ins_status status = make_points(w, error);
    if (status == INS_DONE)
        status = ins_point_estimates_play(w->points, w->point_sets, &play, error);
    if (status == INS_DONE)
        status = rank(w, error);
    if (status == INS_DONE) {
        share_difference(w);
        divide_shares(w);
        status = ends(w, error);
    }
    return status;
}

enum ins_status ins_waterfall_create(const struct ins_waterfall_settings *settings,
                                     struct ins_waterfall **made, struct ins_error *error)
{
    struct ins_group      group[INS_GROUPS];
    struct ins_waterfall *fall = ins_memory_create(1, sizeof *fall, error);
    struct walk          *w    = ins_memory_create(1, sizeof *w, error);
    enum ins_status       status = fall && w ? INS_DONE : INS_WORLD;
    *made = NULL;
    if (status == INS_DONE) {
        *w          = (struct walk){.settings = settings, .fall = fall};
        fall->parts = (settings->division ? settings->division->list : ins_groups_list)(
            ins_case_written(settings->a), ins_case_written(settings->b), group);
        for (int g = 0; g < fall->parts; g++)
            fall->part[g].group = group[g];
        status = follow_orders(w, error);
        ins_memory_free(w->quantiles);
        for (int i = 0; i < w->point_sets; i++)
            ins_point_free(w->points[i]);
    }
    ins_memory_free(w);
    if (status == INS_DONE)
        *made = fall;
    else
        ins_waterfall_free(fall);
    return status;
}

void ins_waterfall_free(struct ins_waterfall *waterfall)
{
    ins_memory_free(waterfall);
}
