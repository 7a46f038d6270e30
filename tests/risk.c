/* risk.c - tails, return periods, empty buffers, recoveries, and what scaling costs.
 *
 * Against laws whose tails are known, against tables worked out by pencil, and against the
 * months of each future, counted again here. */
#include <criterion/criterion.h>
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "engine/summary.h"
#include "support.h"

static struct ins_error story;

static double cell(const struct diary *d, int64_t future, int month)
{
    return d->value[future * d->months + month];
}

static int ascending(const void *one, const void *other)
{
    const double *a = one, *b = other;
    return (*a > *b) - (*a < *b);
}

/* --- tails ---------------------------------------------------------------------------------- */

/* Median 10 million and s = .5, at the middles of 200,000 equal slices of chance (6.41). */
Test(risk, finds_the_tail_of_a_lognormal_cost)
{
    enum { COUNT = 200000 };
    double         *value = numbers(COUNT);
    struct ins_tail tail;
    for (int i = 0; i < COUNT; i++)
        value[i] = 1e7 * exp(0.5 * gsl_cdf_ugaussian_Pinv((i + 0.5) / COUNT));
    cr_assert_eq(ins_risk_tail(INS_RANDOM, 0.95, value, COUNT, &tail, &story), INS_DONE);
    cr_expect(fabs(tail.quantile.value / 22760166.09 - 1.0) < 1e-4);
    cr_expect(fabs(tail.beyond.value / 28585912.95 - 1.0) < 1e-4, "%.2f", tail.beyond.value);
}

/* 1 ... 10 at .75: the 8th is the quantile, and the worst 2.5 of ten are 10, 9 and half of 8. */
Test(risk, takes_part_of_the_value_at_the_quantile)
{
    double          value[] = {3, 1, 4, 10, 5, 9, 2, 6, 8, 7};
    struct ins_tail tail;
    cr_assert_eq(ins_risk_tail(INS_RANDOM, 0.75, value, 10, &tail, &story), INS_DONE);
    cr_expect_eq(tail.quantile.value, 8.0);
    cr_expect(fabs(tail.beyond.value - (10.0 + 9.0 + 0.5 * 8.0) / 2.5) < 1e-12);
}

/* Over many samples the mean beyond the quantile is right, and it spreads as its error says: the
 * variance of 600 values is known to sqrt(2 / 600), a little more with their tail. */
Test(risk, knows_the_error_of_the_mean_beyond_a_quantile)
{
    enum { SAMPLES = 600, COUNT = 1500 };
    gsl_rng *source = gsl_rng_alloc(gsl_rng_taus2);
    double  *value = numbers(COUNT), *found = numbers(SAMPLES), square = 0.0;
    double   exact = gsl_ran_ugaussian_pdf(gsl_cdf_ugaussian_Pinv(0.8)) / 0.2;
    for (int s = 0; s < SAMPLES; s++) {
        struct ins_tail tail;
        for (int i = 0; i < COUNT; i++)
            value[i] = gsl_ran_ugaussian(source);
        cr_assert_eq(ins_risk_tail(INS_RANDOM, 0.8, value, COUNT, &tail, &story), INS_DONE);
        found[s] = tail.beyond.value;
        square += tail.beyond.error * tail.beyond.error / SAMPLES;
    }
    double variance = 0.0;
    for (int s = 0; s < SAMPLES; s++)
        variance += (found[s] - exact) * (found[s] - exact) / SAMPLES;
    cr_expect(fabs(z_of_mean(found, SAMPLES, exact)) < WIDEST_Z);
    cr_expect(fabs(variance / square - 1.0) < WIDEST_Z * sqrt(2.5 / SAMPLES), "%g",
              variance / square);
    gsl_rng_free(source);
}

#define NEWSVENDOR "months=1", "inflow.level_per_month=2000", "inflow.dispersion=25", \
    "inflow.counts=negative-binomial", "staff.experienced=2100", \
    "tracks.asylum.reception_share=1.0", "reception.per_case_month=2550", "reception.borne=true"

/* 2,550 (N - 2,100)+ with N negative binomial, mean 2,000 and r 25: P95 1,542,750 and CVaR95
 * 2,088,083.71, by summing the law. */
Test(risk, finds_the_tail_of_a_newsvendor)
{
    static const char *const sampling[] = {"sampling=random", "sampling=antithetic",
                                           "sampling=sobol"};
    for (int i = 0; i < 3; i++) {
        const struct ins_run *r =
            run(WORLD(NEWSVENDOR, "norm.confidence=0.95", "futures=32000", sampling[i]), 2);
        const struct ins_tail *tail = &r->risk.tail[0];
        double wide = 0.5 * WIDEST_Z * (tail->quantile.high - tail->quantile.low) / 1.96;
        cr_expect(fabs(tail->quantile.value - 1542750.0) < wide + 2550.0, "%s", sampling[i]);
        cr_expect(fabs(tail->beyond.value - 2088083.71) < WIDEST_Z * tail->beyond.error, "%s: %.2f",
                  sampling[i], tail->beyond.value);
        cr_expect(tail->beyond.error < 0.01 * tail->beyond.value);
    }
}

/* --- years ---------------------------------------------------------------------------------- */

/* What a buffer that is full in January would have had to hold by December, year by year: the
 * worst sum of a window inside the year, as in money.c. */
static double *draws_of_years(const struct ins_scenario *s, int years)
{
    struct diary cost = diary_keep(s, "cost"), budget = diary_keep(s, "budget");
    double      *draw = numbers(cost.futures * years);
    for (int64_t f = 0; f < cost.futures; f++)
        for (int y = 0; y < years; y++)
            for (int end = 12 * y; end < 12 * (y + 1); end++) {
                double sum = 0.0;
                for (int u = end; u >= 12 * y; u--) {
                    double net = cell(&budget, f, u) - cell(&cost, f, u);
                    sum += net < 0.0 ? -net : -s->buffer.keep * net;
                    draw[f * years + y] = fmax(draw[f * years + y], sum);
                }
            }
    return draw;
}

/* 41 months are three years; the amounts are order statistics of 3 x 150 of them (6.42). */
Test(risk, tells_what_is_drawn_once_in_so_many_years)
{
    const struct ins_case     *world = SERVICE("futures=150", "months=41", "buffer.keep=0.6");
    const struct ins_scenario *s     = ins_case_scenario(world);
    const struct ins_run      *r     = run(world, 2);
    double                    *draw  = draws_of_years(s, 3);
    for (int e = 0; e < INS_EXCEEDANCES; e++) {
        double amount = r->risk.exceedance[e].draw, over = 0.0;
        for (int i = 0; i < 450; i++)
            over += draw[i] > amount * (1.0 + 1e-12) ? 1.0 / 450 : 0.0;
        cr_expect(fabs(r->risk.exceedance[e].year.value - over) < 1e-12, "%g", amount);
    }
    cr_expect(r->risk.exceedance[1].year.value > r->risk.exceedance[20].year.value);
    qsort(draw, 450, sizeof *draw, ascending);
    cr_assert_eq(r->risk.years, 3);
    cr_expect(apart(r->risk.once[0].draw.value, draw[225 - 1]) < 1e-11); /* once in 2 years */
    cr_expect(apart(r->risk.once[2].draw.value, draw[405 - 1]) < 1e-11); /* once in 10 */
    cr_expect(r->risk.once[2].draw.low < r->risk.once[2].draw.value);
    cr_expect(r->risk.once[2].draw.high > r->risk.once[2].draw.value);
    cr_expect(isnan(r->risk.once[7].draw.value)); /* once in 500, and only 450 are there */
}

/* 10 more than the budget each month of 2026, 10 less in 2027 and 10 more in the half of 2028
 * that is there: 120 in a year, never more, and 120 in the horizon. */
Test(risk, begins_every_year_with_a_full_buffer)
{
    const struct ins_run *r = run(WORLD("months=30", "budget.annual=[240.0, 480.0, 240.0]",
                                        "costs.fixed=30", "futures=40"), 1);
    cr_expect_eq(r->risk.years, 2);
    cr_expect_eq(r->risk.once[0].draw.value, 0.0); /* in half of the years nothing is drawn */
    cr_expect(apart(r->risk.exceedance[INS_EXCEEDANCES - 1].draw, 120.0) < 1e-12);
    cr_expect_eq(r->risk.exceedance[INS_EXCEEDANCES - 1].year.value, 0.0);
    cr_expect_eq(r->risk.exceedance[INS_EXCEEDANCES - 2].year.value, 0.5);
    r = run(WORLD("months=11", "budget.annual=[240.0]", "costs.fixed=30"), 1);
    cr_expect_eq(r->risk.years, 0);
    cr_expect(isnan(r->risk.once[0].draw.value) && isnan(r->risk.exceedance[0].year.value));
}

/* Half of a surplus of 10 stays: 30 and 30 short, 5 back, 30 and 30 short are 115 in the year. */
Test(risk, keeps_the_part_of_a_surplus_that_the_buffer_keeps)
{
    const struct ins_run *r = run(
        WORLD("months=12", "budget.annual=[240.0]", "costs.fixed=10", "buffer.keep=0.5",
              "taskforce=({start='2026-01'; months=2; hours_per_month=0.0; cost_per_month=40.0;},"
              "{start='2026-04'; months=2; hours_per_month=0.0; cost_per_month=40.0;})"), 1);
    cr_expect(apart(r->risk.exceedance[INS_EXCEEDANCES - 1].draw, 115.0) < 1e-12);
    cr_expect_eq(r->risk.exceedance[INS_EXCEEDANCES - 2].year.value, 1.0);
    cr_expect_eq(r->risk.exceedance[INS_EXCEEDANCES - 1].year.value, 0.0);
}

/* Of 100 samples the 95 % interval of the amount drawn once in ten years holds it nearly always:
 * fewer than binomial chance allows would tell of too narrow ones. The years of a future hang
 * together here (persistence .9), so that counting them as independent fails. */
Test(risk, knows_that_the_years_of_a_future_hang_together)
{
    enum { SAMPLES = 100 };
    double exact = run(SERVICE("futures=20000", "seed=99"), 2)->risk.once[2].draw.value;
    int    held  = 0;
    for (int s = 0; s < SAMPLES; s++) {
        struct ins_estimate e =
            run(SERVICE("futures=200", with("seed=%d", 1000 + s)), 1)->risk.once[2].draw;
        held += e.low <= exact && exact <= e.high;
    }
    cr_expect(binomial_to(held, SAMPLES, 0.93) > 1e-3, "%d of %d", held, SAMPLES);
    cr_expect(held < SAMPLES);
}

/* --- months --------------------------------------------------------------------------------- */

/* 10 a month out of 25: nothing is left at the end of the third month (6.43). */
Test(risk, empties_a_buffer_in_the_month_in_which_it_is_spent)
{
    const struct ins_run *r =
        run(WORLD("months=6", "costs.fixed=10", "buffer.initial=25", "futures=50"), 1);
    for (int t = 0; t < 6; t++) {
        cr_expect_eq(r->risk.month[t].empty.value, t < 2 ? 0.0 : 1.0, "month %d", t);
        cr_expect_eq(r->risk.month[t].empty_by.value, t < 2 ? 0.0 : 1.0, "month %d", t);
    }
    r = run(WORLD("months=6", "costs.fixed=10"), 1); /* there is none */
    cr_expect(isnan(r->risk.month[0].empty.value) && isnan(r->risk.month[5].empty_by.value));
}

static void expect_months(const struct ins_case *world)
{
    const struct ins_scenario *s      = ins_case_scenario(world);
    const struct ins_run      *r      = run(world, 2);
    struct diary               buffer = diary_keep(s, "buffer"), overdue = diary_keep(s, "overdue");
    double                     some   = 0.0;
    for (int t = 0; t < s->months; t++) {
        double empty = 0.0, empty_by = 0.0, over = 0.0, over_by = 0.0, one = 1.0 / (double)r->futures;
        for (int64_t f = 0; f < r->futures; f++) {
            bool emptied = false, exceeded = false;
            for (int u = 0; u <= t; u++) {
                emptied |= cell(&buffer, f, u) < 0.005;
                exceeded |= u >= s->norm.from && cell(&overdue, f, u) > s->norm.limit;
            }
            empty += cell(&buffer, f, t) < 0.005 ? one : 0.0;
            over += cell(&overdue, f, t) > s->norm.limit ? one : 0.0;
            empty_by += emptied ? one : 0.0;
            over_by += exceeded ? one : 0.0;
        }
        const struct ins_month_risk *m = &r->risk.month[t];
        cr_expect(fabs(m->empty.value - empty) < 1e-9 && fabs(m->empty_by.value - empty_by) < 1e-9);
        cr_expect(m->empty.low <= m->empty.value && m->empty.value <= m->empty.high);
        cr_expect(t < s->norm.from ? isnan(m->over.value) : fabs(m->over.value - over) < 1e-9);
        cr_expect(t < s->norm.from ? isnan(m->over_by.value) : fabs(m->over_by.value - over_by) < 1e-9);
        some += empty_by - empty + over_by - over;
    }
    cr_expect(some > 1.0);
}

/* 101 futures do not fill their blocks. */
Test(risk, counts_empty_buffers_and_breaches_by_month)
{
    expect_months(SERVICE("futures=101", "funding=gated", "buffer.top_up=2.0e6"));
}

/* A limit that rises out of reach on the way: nobody is above it any more, and all that had breached it
 * has recovered for good. */
Test(risk, holds_each_month_against_the_limit_in_force)
{
    const struct ins_case *world = WORLD(
        "staff.experienced=50", "norm.measure=backlog", "norm.limit=500", "futures=64",
        "changes=( { start='2027-01'; key='norm.limit'; value=1.0e6; } )");
    const struct ins_run *r = run(world, 2);
    cr_expect_eq(r->risk.month[11].over.value, 1.0);
    cr_expect_eq(r->risk.month[12].over.value, 0.0);
    cr_expect_eq(r->risk.breached, 64);
    cr_expect_eq(r->risk.good.open, 0);
    cr_expect_eq(r->risk.good.median.value, 2.0);
}

/* Futures that were not drawn each on its own: those with a month above the limit are the same. */
Test(risk, counts_breaches_however_the_futures_were_drawn)
{
    static const char *const sampling[] = {"sampling=antithetic", "sampling=sobol"};
    for (int i = 0; i < 2; i++) {
        const struct ins_run *r = run(SERVICE("futures=150", sampling[i]), 2);
        int breached = 0;
        for (int f = 0; f < 150; f++)
            breached += r->result[INS_MONTHS_OVER_NORM][f] > 0.0;
        cr_expect_eq(r->risk.breached, breached);
        cr_expect(fabs(r->risk.breach.value - breached / 150.0) < 1e-12);
        cr_expect(breached > 0 && r->risk.breach.low < r->risk.breach.value);
    }
}

/* With an uncertain level the 32 futures of a block share it: ten blocks of futures that all fare
 * alike are worth ten futures and not 320, so that the intervals are some five times as wide. */
Test(risk, takes_a_block_that_shares_its_parameters_for_one_observation)
{
    const char *parameter = "inflow.uncertainty=({ key='inflow.level_per_month'; se=0.3; })";
    const struct ins_run *r =
        run(WORLD("months=24", "futures=320", "tracks.asylum.reception_share=1.0",
                  "reception.per_case_month=10", "reception.borne=true", "staff.experienced=100",
                  "parameter_uncertainty=true", parameter, "norm.measure=backlog", "norm.limit=10",
                  "norm.confidence=0.5"),
            2);
    struct ins_tail tail;
    cr_assert_eq(ins_risk_tail(INS_RANDOM, 0.5, r->result[INS_SHORTFALL_MAX], 320, &tail, &story),
                 INS_DONE);
    struct ins_estimate alone = ins_summary_probability(r->risk.breached, 320);
    double wide = r->risk.breach.high - r->risk.breach.low;
    cr_expect(r->risk.breached % 32 == 0 && r->risk.breached > 0 && r->risk.breached < 320);
    cr_expect(wide > 3.0 * (alone.high - alone.low), "%g", wide);
    cr_expect(r->risk.tail[0].beyond.error > 3.0 * tail.beyond.error);
    cr_expect(fabs(r->risk.tail[0].beyond.value - tail.beyond.value) < 1e-9 * tail.beyond.value);
}

/* --- recovery ------------------------------------------------------------------------------- */

/* 3,500 cases a month for nine months over 2,250 served, 2,000 otherwise: 11,250 at the peak,
 * gone 45 months later, 53 months after the first month above a limit of nothing. */
#define SURGE "months=90", "inflow.level_per_month=2000", "staff.experienced=2250", \
    "inflow.events=({start='2026-07'; months=9; multiply=1.75;})", "norm.measure=backlog", \
    "norm.limit=0.5", "futures=3"

Test(risk, knows_how_long_a_surge_takes)
{
    const struct ins_run *r = run(WORLD(SURGE), 1);
    cr_expect_eq(r->mean[INS_PEAK_BACKLOG].value, 11250.0);
    cr_expect_eq(r->risk.breached, 3);
    cr_expect_eq(r->risk.again.median.value, 53.0);
    cr_expect_eq(r->risk.good.median.value, 53.0);
    cr_expect_eq(r->risk.again.within[2].value, 0.0); /* not within 36 months */
    cr_expect_eq(r->risk.again.open, 0);
    /* Six months in a row are the sign: from month 59 on; with 64 months only five are seen. */
    r = run(WORLD(SURGE, "norm.tolerance_months=6"), 1);
    cr_expect_eq(r->risk.again.median.value, 53.0);
    r = run(WORLD(SURGE, "norm.tolerance_months=6", "months=64"), 1);
    cr_expect_eq(r->risk.again.open, 3);
    cr_expect(isnan(r->risk.again.median.value));
    cr_expect_eq(r->risk.good.median.value, 53.0);
}

/* Above the limit in months 6 and 7, and once more in month 10: within it again after two months
 * for whoever asks for two in a row, after five for good. */
Test(risk, tells_a_pause_from_the_end)
{
    const char *waves = "inflow.events=({start='2026-07'; months=2; multiply=1.2;},"
                        "{start='2026-09'; months=1; multiply=0.1;},"
                        "{start='2026-11'; months=1; multiply=1.4;},"
                        "{start='2026-12'; months=1; multiply=0.1;})";
    const char *limit = "norm.limit=10", *measure = "norm.measure=backlog";
    const struct ins_run *r =
        run(WORLD("months=24", waves, limit, measure, "norm.tolerance_months=2"), 1);
    cr_expect_eq(r->risk.again.median.value, 2.0);
    cr_expect_eq(r->risk.good.median.value, 5.0);
    r = run(WORLD("months=24", waves, limit, measure, "norm.tolerance_months=3"), 1);
    cr_expect_eq(r->risk.again.median.value, 5.0);
    /* Thirteen months within the limit are seen, and fourteen asked for: up to the eleventh month it
     * had not recovered, which is five months after the breach; of twelve nothing is known. */
    r = run(WORLD("months=24", waves, limit, measure, "norm.tolerance_months=14"), 1);
    cr_expect_eq(r->risk.again.open, 1);
    cr_expect(isnan(r->risk.again.within[0].value));
    r = run(WORLD("months=24", "norm.limit=10", measure), 1);
    cr_expect_eq(r->risk.breached, 0);
    cr_expect(isnan(r->risk.again.median.value) && isnan(r->risk.again.within[0].value));
}

/* Six breaches: recovered after 12, 24, 24 and 36 months, seen for 14 and 30 without. By pencil
 * 5/6 are left after 12, 5/6 x 2/4 after 24, none after 36. A seventh future never breached
 * (6.44). */
Test(risk, counts_what_the_horizon_cuts_off_for_as_long_as_it_was_seen)
{
    const double months[] = {12, 14, 24, 24, NAN, 30, 36}, open[] = {0, 1, 0, 0, 0, 1, 0};
    struct ins_recovery r;
    cr_assert_eq(ins_risk_recovery(INS_RANDOM, months, open, 7, 40, &r, &story), INS_DONE);
    cr_expect_eq(r.recovered, 4);
    cr_expect_eq(r.open, 2);
    cr_expect(fabs(r.within[0].value - 1.0 / 6) < 1e-12);
    cr_expect(fabs(r.within[1].value - 7.0 / 12) < 1e-12);
    cr_expect(fabs(r.within[2].value - 1.0) < 1e-12);
    cr_expect_eq(r.median.value, 24.0);
}

/* The error is Greenwood's: S^2 sum d / (n (n - d)). */
Test(risk, knows_the_error_of_a_recovery)
{
    enum { COUNT = 5000, LONGEST = 60 };
    gsl_rng *source = gsl_rng_alloc(gsl_rng_taus2);
    double  *months = numbers(COUNT), *open = numbers(COUNT), left = 1.0, sum = 0.0;
    for (int i = 0; i < COUNT; i++) {
        double event = ceil(gsl_ran_exponential(source, 20.0));
        double end   = ceil(60.0 * gsl_rng_uniform(source));
        months[i] = fmin(event, end);
        open[i]   = event > end ? 1.0 : 0.0;
    }
    for (int d = 1; d <= 24; d++) {
        double n = 0.0, ended = 0.0;
        for (int i = 0; i < COUNT; i++) {
            n += months[i] >= d;
            ended += months[i] == d && open[i] == 0.0;
        }
        left *= 1.0 - ended / n;
        sum += ended / (n * (n - ended));
    }
    struct ins_recovery r;
    cr_assert_eq(ins_risk_recovery(INS_RANDOM, months, open, COUNT, LONGEST, &r, &story), INS_DONE);
    double half = 0.5 * (r.within[1].high - r.within[1].low) / 1.959963984540054; /* Clopper-Pearson's */
    cr_expect(fabs(r.within[1].value - (1.0 - left)) < 1e-12);
    cr_expect(fabs(half / (left * sqrt(sum)) - 1.0) < 0.02, "%g %g", half, left * sqrt(sum));
    gsl_rng_free(source);
}

/* --- the cost of scaling -------------------------------------------------------------------------- */

/* What the keys of the staff are in a month: the service's own, and others from a month on. */
struct terms_of_staff {
    int    turn; /* month from which the others hold; beyond the horizon: never */
    double dropout[2], attrition[2], mentoring[2], experienced[2], trainee[2], tuition[2];
};

static double in_month(const struct terms_of_staff *k, const double of[2], int t)
{
    return of[t >= k->turn];
}

/* Cohorts of one future, each on its own: what they cost and who leaves them. */
struct school {
    double trained, dropped, lost;
};

static struct school teach(const struct ins_scenario *s, const struct ins_path *p,
                           const struct terms_of_staff *k)
{
    struct school sum = {0};
    int    lead = s->academie.lead_time;
    for (int from = -lead; from < s->months; from++) {
        double there = from < 0 ? s->staff.trainees / lead : at(p, "intake", from);
        double paid  = from < 0 ? 0.0 : in_month(k, k->tuition, from) + in_month(k, k->trainee, from);
        for (int t = from < 0 ? 0 : from + 1; t < s->months && t <= from + lead; t++) {
            double gone = there * in_month(k, k->dropout, t);
            sum.dropped += gone;
            sum.lost += gone * paid;
            there -= gone;
            paid += in_month(k, k->trainee, t);
            sum.trained += t == from + lead ? there : 0.0;
        }
    }
    return sum;
}

static void add_future(const struct ins_scenario *s, const struct ins_path *p,
                       const struct terms_of_staff *k, double sum[INS_SCALING_COST])
{
    struct school school = teach(s, p, k);
    double        before = s->staff.experienced, flex = s->flex.active;
    sum[INS_TRAINED] += school.trained;
    sum[INS_DROPPED] += school.dropped;
    sum[INS_TRAINING_LOST] += school.lost;
    for (int t = 0; t < s->months; t++) {
        double swing = at(p, "flex", t) - flex, idle = at(p, "idle_hours", t);
        double pay   = in_month(k, k->experienced, t), hour = pay / (113.6 * pow(1.02, t / 12.0));
        double coach = fmin(at(p, "experienced", t),
                            in_month(k, k->mentoring, t) * at(p, "trainees", t));
        double go    = fmax(-swing, 0.0);
        double learn = at(p, "cost.tuition", t) + at(p, "cost.trainee", t);
        sum[INS_HIRED] += at(p, "intake", t);
        sum[INS_RESIGNED] += in_month(k, k->attrition, t) * before;
        sum[INS_FLEX_CALLED] += fmax(swing, 0.0);
        sum[INS_FLEX_LET_GO] += go;
        sum[INS_IDLE_HOURS] += idle;
        sum[INS_TRAINING_COST] += learn;
        sum[INS_COACHING] += pay * coach;
        sum[INS_IDLE_COST] += idle * hour;
        sum[INS_SEVERANCE] += 2500.0 * go;
        sum[INS_SCALING_COST_TOTAL] += learn + pay * coach + idle * hour + 2500.0 * go;
        before = at(p, "experienced", t);
        flex   = at(p, "flex", t);
    }
}

static void expect_scaling_cost(const struct ins_case *world, const struct terms_of_staff *k)
{
    const struct ins_scenario *s = ins_case_scenario(world);
    const struct ins_run      *r = run(world, 2);
    double                     sum[INS_SCALING_COST] = {0};
    for (int f = 1; f <= 33; f++)
        add_future(s, play(world, f), k, sum);
    for (int item = 0; item < INS_SCALING_COST; item++) {
        cr_expect(apart(r->digest.scaling_cost[item].value, sum[item] / 33) < 1e-9, "%s: %.17g, %.17g",
                  ins_scaling_cost_name[item], r->digest.scaling_cost[item].value, sum[item] / 33);
        cr_expect(sum[item] > 0.0 && r->digest.scaling_cost[item].error > 0.0, "%s",
                  ins_scaling_cost_name[item]);
    }
}

#define SCALED "futures=33", "costs.severance=2500.0", "productivity.growth_per_year=0.02", \
               "flex.active=30"

static struct terms_of_staff own_terms(const struct ins_scenario *s)
{
    const double dropout = s->academie.dropout, trainee = s->costs.trainee, tuition = s->costs.tuition;
    return (struct terms_of_staff){s->months, {dropout, 0.05}, {0.0087, 0.02}, {0.25, 0.4},
                                   {8000.0, 9000.0}, {trainee, 7000.0}, {tuition, 5000.0}};
}

/* Tests (6.51), (6.52), (6.53). */
Test(risk, counts_what_scaling_up_and_down_costs)
{
    const struct ins_case      *world = SERVICE(SCALED);
    const struct terms_of_staff terms = own_terms(ins_case_scenario(world));
    expect_scaling_cost(world, &terms);
}

/* Keys that change: each month has its own. */
Test(risk, counts_what_scaling_costs_at_the_keys_of_each_month)
{
    const struct ins_case *world =
        SERVICE(SCALED, "changes=( { start='2028-03'; key='academie.dropout'; value=0.05; },"
                        "{ start='2028-03'; key='staff.attrition'; value=0.02; },"
                        "{ start='2028-03'; key='academie.mentoring'; value=0.4; },"
                        "{ start='2028-03'; key='costs.experienced'; value=9000.0; },"
                        "{ start='2028-03'; key='costs.trainee'; value=7000.0; },"
                        "{ start='2028-03'; key='costs.tuition'; value=5000.0; } )");
    const struct ins_scenario *s     = ins_case_scenario(world);
    struct terms_of_staff      terms = own_terms(s);
    terms.turn = ins_date_read("2028-03") - s->start;
    cr_assert(terms.turn > 0 && terms.turn < s->months);
    expect_scaling_cost(world, &terms);
}

/* Severance stands beside the cost and touches no figure of it. */
Test(risk, keeps_severance_out_of_the_ledger)
{
    const struct ins_run *with_it = run(SERVICE("futures=33", "costs.severance=2500.0"), 1);
    const struct ins_run *without = run(SERVICE("futures=33"), 1);
    for (int r = 0; r < INS_RESULTS; r++)
        cr_expect_eq(with_it->mean[r].value, without->mean[r].value);
    cr_expect(with_it->digest.scaling_cost[INS_SCALING_COST_TOTAL].value >
              without->digest.scaling_cost[INS_SCALING_COST_TOTAL].value);
}
