#include "decide/compare.h"

#include <math.h>

#include "answers/buffer.h"
#include "base/memory.h"
#include "base/numbers.h"
#include "base/text.h"
#include "scenario/case.h"

/* --- whether they can be compared ------------------------------------------------------------ */

/* Random numbers are shared by seed, future and month. */
static enum ins_status check_pair(const struct ins_case *first, const struct ins_case *other,
                                  int detail, struct ins_error *error)
{
    const struct ins_scenario *a = ins_case_scenario(first), *b = ins_case_scenario(other);
    const char                *what = NULL;
    char                       one[INS_DATE_TEXT], two[INS_DATE_TEXT];
    long long                  in_a = 0, in_b = 0;
    if (a->start != b->start && detail != INS_COMPARE_STATEMENT)
        return ins_fail(error, INS_WRONG,
                        "%s: start = \"%s\", and \"%s\" in %s: compared scenarios must begin in "
                        "the same month",
                        ins_case_name(other), ins_date_write(b->start, two),
                        ins_date_write(a->start, one), ins_case_name(first));
    if (a->months != b->months)
        what = "months", in_a = a->months, in_b = b->months;
    else if (a->futures != b->futures)
        what = "futures", in_a = a->futures, in_b = b->futures;
    else if (a->seed != b->seed)
        what = "seed", in_a = a->seed, in_b = b->seed;
    if (!what)
        return INS_DONE;
    return ins_fail(error, INS_WRONG,
                    "%s: %s = %lld, and %lld in %s: compared scenarios must agree in it; --set "
                    "%s=... sets it for all",
                    ins_case_name(other), what, in_b, in_a, ins_case_name(first), what);
}

static enum ins_status check_compared(const struct ins_case *const *cases, int count, int detail,
                                      struct ins_error *error)
{
    if (count < 2 || count > INS_COMPARED)
        return ins_fail(error, INS_WRONG, "expected 2 to %d scenarios to compare; there %s %d",
                        INS_COMPARED, count == 1 ? "is" : "are", count);
    if (detail != INS_COMPARE_PLAIN && count != 2)
        return ins_fail(error, INS_WRONG,
                        "%s: expected two scenarios, from the first to the second; there are %d",
                        detail == INS_COMPARE_STATEMENT ? "statement" : "waterfall", count);
    for (int i = 0; i < count; i++) {
        struct ins_error why = {{0}};
        if (ins_buffer_check(ins_case_scenario(cases[i]), &why) != INS_DONE)
            return ins_fail(error, INS_WRONG, "%s: %s", ins_case_name(cases[i]), why.text);
        if (check_pair(cases[0], cases[i], detail, error) != INS_DONE)
            return INS_WRONG;
    }
    return INS_DONE;
}

/* --- side by side ---------------------------------------------------------------------------- */

struct work {
    struct ins_point_estimates     *points[INS_COMPARED];
    struct ins_resample  *resample;
    struct ins_quantiles *quantiles; /* [2]: of the first, of the one in hand */
};

static enum ins_status set_beside(struct ins_compare *c, struct work *w, int i,
                                  enum ins_point_row row, struct ins_error *error)
{
    static const double         less[] = {-1.0, 1.0};
    const struct ins_point_estimates     *pair[] = {w->points[0], w->points[i]};
    const struct ins_quantiles *both[] = {&w->quantiles[0], &w->quantiles[i > 0]};
    struct ins_compared        *one    = &c->scenario[i];
    enum ins_status status = ins_point_estimate(w->points[i], row, &one->value[row], error);
    if (status != INS_DONE)
        return status;
    if (!ins_point_is_quantile(row)) {
        one->change[row] = ins_contrast_means(pair, less, 2, row);
        return INS_DONE;
    }
    status = ins_resample_quantiles(w->resample, w->points[i], row, &w->quantiles[i > 0], error);
    one->change[row] = ins_contrast_quantiles(both, less, 2);
    return status;
}

static enum ins_status play_compared(struct ins_compare *c, struct work *w,
                                     const struct ins_point_settings *settings,
                                     struct ins_error                *error)
{
    const struct ins_scenario *first  = ins_case_scenario(c->scenario[0].source);
    const struct ins_scenario *widest = first; /* whose futures hang together, if any do */
    enum ins_status            status = INS_DONE;
    for (int i = 0; i < c->count && status == INS_DONE; i++) {
        const struct ins_scenario *s  = ins_case_scenario(c->scenario[i].source);
        widest                        = ins_scenario_is_clustered(s) ? s : widest;
        c->scenario[i].same_inflow    = ins_scenario_same_inflow(first, s);
        status                        = ins_point_create(s, &w->points[i], error);
    }
    if (status == INS_DONE)
        status = ins_point_estimates_play(w->points, c->count, settings, error);
    if (status == INS_DONE)
        status = ins_resample_create_of(widest, &w->resample, error);
    w->quantiles = ins_memory_create(2, sizeof *w->quantiles, error);
    if (!w->quantiles)
        status = INS_WORLD;
    /* Row by row: the quantiles of the first stay while the others are held against them. */
    for (int r = 0; r < INS_POINT_ROWS; r++)
        for (int i = 0; i < c->count && status == INS_DONE; i++)
            status = set_beside(c, w, i, (enum ins_point_row)r, error);
    return status;
}

/* --- the yearly statement --------------------------------------------------------------------- */

static double first_budget(const struct ins_case *scenario)
{
    double budget = ins_case_scenario(scenario)->budget.annual[0];
    return budget > 0.0 ? budget : NAN;
}

static struct ins_estimate part_of_budget(struct ins_estimate euro, double budget)
{
    return (struct ins_estimate){euro.value / budget, euro.low / budget, euro.high / budget};
}

static enum ins_status list_changed_keys(const struct ins_compare *c, struct ins_statement *made,
                                         struct ins_error *error)
{
    const struct ins_scenario *last = ins_case_written(c->scenario[0].source),
                              *now  = ins_case_written(c->scenario[1].source);
    made->keys = ins_yearly_keys(last, now, NULL);
    made->key  = ins_memory_create((size_t)made->keys, sizeof *made->key, error);
    if (!made->key)
        return INS_WORLD;
    (void)ins_yearly_keys(last, now, made->key);
    return INS_DONE;
}

/* After the two were played each by itself. */
static enum ins_status state(struct ins_compare *c, const struct ins_waterfall_settings *settings,
                             struct ins_error *error)
{
    static const struct ins_waterfall_division yearly = {ins_yearly_list, ins_yearly_lay};
    struct ins_waterfall_settings              fall   = *settings;
    struct ins_statement *made = ins_memory_create(1, sizeof *made, error);
    if (!made)
        return INS_WORLD;
    c->statement      = made;
    fall.division     = &yearly;
    made->budget_last = first_budget(c->scenario[0].source);
    made->budget      = first_budget(c->scenario[1].source);
    made->share_last  = part_of_budget(c->scenario[0].value[INS_POINT_NORM], made->budget_last);
    made->share       = part_of_budget(c->scenario[1].value[INS_POINT_NORM], made->budget);
    enum ins_status status = list_changed_keys(c, made, error);
    return status == INS_DONE ? ins_waterfall_create(&fall, &made->fall, error) : status;
}

const struct ins_part *ins_statement_part(const struct ins_statement *statement,
                                          enum ins_yearly_part        part)
{
    for (int g = 0; g < statement->fall->parts; g++)
        if (statement->fall->part[g].group.piece == (int)part)
            return &statement->fall->part[g];
    return NULL;
}

static void free_statement(struct ins_statement *statement)
{
    if (!statement)
        return;
    ins_waterfall_free(statement->fall);
    ins_memory_free(statement->key);
    ins_memory_free(statement);
}

/* --- all of it -------------------------------------------------------------------------------- */

static enum ins_status work_comparison(struct ins_compare *c, int detail,
                                       const struct ins_options *options, struct ins_error *error)
{
    struct work               w        = {.resample = NULL};
    double                    alone    = detail == INS_COMPARE_PLAIN ? 1.0 : 0.2;
    struct ins_point_settings settings = {options, 0, 0.0, alone};
    enum ins_status           status   = play_compared(c, &w, &settings, error);
    for (int i = 0; i < c->count; i++)
        ins_point_free(w.points[i]);
    ins_resample_free(w.resample);
    ins_memory_free(w.quantiles);
    if (status != INS_DONE || detail == INS_COMPARE_PLAIN)
        return status;
    struct ins_waterfall_settings fall = {.a         = c->scenario[0].source,
                                          .b         = c->scenario[1].source,
                                          .options   = options,
                                          .part_from = alone,
                                          .part_to   = 1.0};
    return detail == INS_COMPARE_STATEMENT ? state(c, &fall, error)
                                           : ins_waterfall_create(&fall, &c->waterfall, error);
}

enum ins_status ins_compare_create(const struct ins_case *const *scenarios, int count, int detail,
                                   const struct ins_options *options, struct ins_compare **made,
                                   struct ins_error *error)
{
    *made = NULL;
    if (check_compared(scenarios, count, detail, error) != INS_DONE)
        return INS_WRONG;
    struct ins_compare *c = ins_memory_create(1, sizeof *c, error);
    if (!c)
        return INS_WORLD;
    c->count   = count;
    c->futures = ins_case_scenario(scenarios[0])->futures;
    for (int i = 0; i < count; i++)
        c->scenario[i].source = ins_case_hold(scenarios[i]);
    enum ins_status status = work_comparison(c, detail, options, error);
    if (status == INS_DONE)
        *made = c;
    else
        ins_compare_free(c);
    return status;
}

void ins_compare_free(struct ins_compare *compare)
{
    if (!compare)
        return;
    for (int i = 0; i < compare->count; i++)
        ins_case_release(compare->scenario[i].source);
    ins_waterfall_free(compare->waterfall);
    free_statement(compare->statement);
    ins_numbers_free(compare->numbers);
    ins_memory_free(compare);
}
