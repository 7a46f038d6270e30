/* bound.c - what no policy can do better than: (6.69), (6.70).
 *
 * Expected numbers come from runs of rules of the tower, none of which may undercut the bound of its own
 * future, and from small services whose best policy is found exactly here, by backward induction over all
 * orders and all inflows, from the page of the model alone. */
#include <criterion/criterion.h>
#include <math.h>
#include <string.h>

#include "decide/bound.h"
#include "model/inflow.h"
#include "support.h"

static struct ins_plan       plan;
static struct ins_bound      bound;
static struct ins_bound_work work;

static const char *lay(const struct ins_case *world, double price)
{
    ins_plan_init(&plan, ins_case_scenario(world));
    return ins_bound_lay(&plan, price, &bound);
}

/* --- every rule, every future ----------------------------------------------------------------- */

/* What a run's futures come to, and what bounds them. */
enum { FUTURES = 8 };
struct beside {
    double loss[FUTURES], least[FUTURES], relaxed[FUTURES];
};

static void take_ends(const struct ins_scenario *s, double *loss)
{
    struct diary learning = diary_keep(s, "trainees");
    for (int f = 0; f < FUTURES; f++)
        loss[f] -= learning.value[f * s->months + s->months - 1] *
                   (s->costs.tuition + 0.5 * s->academie.lead_time * s->costs.trainee);
    for (int k = 0; k < s->track_count; k++) {
        struct diary left = diary_keep(s, with("backlog.%s", s->tracks[k].name));
        for (int f = 0; f < FUTURES; f++)
            loss[f] += left.value[f * s->months + s->months - 1] * s->tracks[k].hours *
                       s->costs.experienced / s->staff.hours_per_month;
    }
}

static struct beside beside_of(const struct ins_case *world, double price)
{
    static struct ins_inflow_plan inflow;
    static struct ins_row         drawn[48 * 2];
    static double                 arrivals[48 * 2];
    const struct ins_scenario *s = ins_case_scenario(world);
    const struct ins_run      *of = run(world, 1);
    struct ins_block           block = {.seed = (uint64_t)s->seed, .future = {0, 1, 2, 3, 4, 5, 6, 7}};
    struct beside              b;
    const char                *why = lay(world, price);
    cr_assert_null(why, "%s", why);
    cr_assert(s->months <= 48 && s->track_count <= 2);
    for (int f = 0; f < FUTURES; f++)
        b.loss[f] = of->result[INS_SOCIAL_COST_TOTAL][f] + price * of->result[INS_COST_TOTAL][f];
    take_ends(s, b.loss);
    ins_inflow_init(&inflow, s);
    ins_inflow_draw(&inflow, &block, drawn);
    for (int f = 0; f < FUTURES; f++) {
        for (int i = 0; i < s->months * s->track_count; i++)
            arrivals[i] = drawn[i].lane[f];
        b.least[f] = ins_bound_future(&bound, arrivals, &work, &b.relaxed[f]);
    }
    return b;
}

static void holds(const struct ins_case *world, double price)
{
    struct beside b = beside_of(world, price);
    for (int f = 0; f < FUTURES; f++) {
        cr_expect_leq(b.least[f], b.loss[f] * (1.0 + 1e-12), "future %d: %.17g over %.17g", f, b.least[f],
                      b.loss[f]);
        cr_expect_leq(b.least[f], b.relaxed[f] * (1.0 + 1e-12), "future %d", f);
    }
}

/* Services that differ in all that the bound reads. */
static const char *const service[][8] = {
    {"seed=1"},
    {"flex.active=60", "flex.min_term=2", "flex.lead_time=5"},
    {"reception.places=6000", "reception.emergency_per_case_month=4000"},
    {"reception.places=6000", "reception.emergency_per_case_month=500", "costs.discount_rate=0.05"},
    {"tracks.family.priority=2", "tracks.family.reception_share=0.5", "tracks.family.withdrawal=0.02"},
    {"tracks.asylum.priority=2", "tracks.asylum.backlog=20000", "tracks.asylum.withdrawal=0.05"},
    {"academie.recruitment_months=0", "academie.lead_time=3", "academie.intake_every=1"},
    {"academie.intake=({month='2026-12';fte=40.0;})", "reception.borne=true", "penalty.borne=true"},
    {"followups=({from='asylum';to='asylum';per_decision=0.2;delay=1;spread=3;})", "staff.attrition=0.03"},
    {"academie.max_intake=1000", "academie.mentoring=0.9", "academie.absorption=2"},
};
enum { SERVICES = sizeof service / sizeof service[0] };

/* Rules from doing nothing to doing all there is. */
static const char *const steering[][4] = {
    {"tower.policy=fixed"},
    {"tower.clear_months=2", "tower.target_months=0", "tower.response=3"},
    {"tower.clear_months=24", "tower.response=0.5"},
    {"tower.forecast=perfect", "tower.clear_months=6"},
};

static const struct ins_case *steered(const char *const *of, const char *const *by)
{
    const char *set[16] = {with("futures=%d", FUTURES), NULL};
    int         count   = 1;
    for (int i = 0; i < 8 && of[i]; i++)
        set[count++] = of[i];
    for (int i = 0; i < 4 && by[i]; i++)
        set[count++] = by[i];
    set[count] = NULL;
    return world_create(world_service, set);
}

/* (6.69), (6.70): the bound holds path by path, for any rule and at any price. */
Test(bound, is_undercut_by_no_rule_in_no_future)
{
    int rules = as_often(4, 1);
    for (int i = 0; i < SERVICES; i++)
        for (int j = 0; j < rules; j++)
            holds(steered(service[i], steering[(i + j) % 4]), i % 2 ? 3.0 : 0.0);
}

/* Where nothing can be decided the relaxed problem is the run itself (4.4) to (5.4), to rounding. */
Test(bound, relaxed_problem_is_the_run_where_nothing_is_decided)
{
    const char *const still[] = {"flex.pool=0", "overtime.max=0", "penalty.claim_share=0",
                                 "reception.places=6000", "reception.emergency_per_case_month=4000",
                                 "costs.discount_rate=0.03", "academie.intake=({month='2026-12';fte=40.0;})",
                                 NULL};
    struct beside b = beside_of(steered(still, steering[0]), 2.0);
    for (int f = 0; f < FUTURES; f++) {
        cr_expect_lt(apart(b.relaxed[f], b.loss[f]), 1e-9, "future %d: %.17g against %.17g", f,
                     b.relaxed[f], b.loss[f]);
        cr_expect_leq(b.least[f], b.loss[f] * (1.0 + 1e-12));
        cr_expect_gt(b.least[f], 0.9 * b.loss[f], "future %d: %g under %g", f, b.least[f], b.loss[f]);
    }
}

/* --- penalties -------------------------------------------------------------------------------- */

/* The line below the penalties, in a future of this run, month by month: how far below at most, and at least,
 * as a part of what they are at most. */
static void line_of(const struct ins_case *world, double *least, double *most)
{
    const struct ins_scenario *s = ins_case_scenario(world);
    struct diary paid = diary_keep(s, "penalties"), wait[2] = {diary_keep(s, "backlog.asylum"),
                                                               diary_keep(s, "backlog.family")};
    double       highest = 0.0;
    (void)beside_of(world, 0.0);
    *least = INFINITY;
    *most  = 0.0;
    for (int t = 0, at = (FUTURES - 1) * s->months; t < s->months; t++, at++) {
        double line = 0.0;
        for (int k = 0; k < 2; k++)
            line += work.late[t][k] * fmax(wait[k].value[at] - work.beyond[t][k], 0.0);
        highest = fmax(highest, paid.value[at]);
        *least  = fmin(*least, paid.value[at] - line);
        *most   = fmax(*most, paid.value[at] - line);
    }
    cr_assert_gt(highest, 0.0);
    *least /= highest;
    *most /= highest;
}

/* (5.2), (6.69): never above the penalties; they themselves where nobody works, so that the most waits. */
Test(bound, penalties_are_counted_no_higher_than_they_are)
{
    const char *const none[] = {"staff.experienced=1e-9", "staff.trainees=0", "followups=()", "overtime.max=0",
                                "tracks.asylum.backlog_ages=({up_to=3;cases=900.0;},{up_to=20;cases=5000.0;})",
                                "flex.pool=0", "academie.max_intake=0", NULL};
    const char *const full[] = {"tracks.asylum.backlog=30000", NULL};
    double            least, most;
    for (int j = 0; j < 3; j++) {
        line_of(steered(full, steering[j]), &least, &most);
        cr_expect_gt(least, -1e-9);
    }
    line_of(steered(none, steering[0]), &least, &most);
    cr_expect_gt(least, -1e-9);
    cr_expect_lt(most, 1e-6, "%g", most);
}

/* --- small services solved exactly ------------------------------------------------------------ */

/* One track of one hour a case, an officer an hour; two regimes, 100 and `high` cases a month; orders of
 * nothing, half or all of the largest intake, by what was seen until then. */
enum { MONTHS = 7, LEVELS = 3, LEAD = 2, RECRUITMENT = 1 };

struct small {
    double high, leave; /* cases a month in the other regime; chance to leave either */
    double largest;     /* intake */
    double price;
};

static const struct ins_case *small_world(const struct small *s)
{
    return WORLD("months=7", "norm.from=0", with("academie.max_intake=%.17g", s->largest),
                 "academie.recruitment_months=1", "academie.lead_time=2", "academie.productivity=[0.0,0.5]",
                 "academie.dropout=0.1", "academie.mentoring=0.2", "academie.intake_every=1",
                 "staff.experienced=90", "staff.attrition=0.02", "tracks.asylum.backlog=150",
                 "tracks.asylum.reception_share=1", "costs.experienced=100", "costs.trainee=60",
                 "costs.tuition=20", "reception.per_case_month=90", "tower.policy=tower");
}

/* What one course of orders and inflow comes to, (3.1) to (5.4) and (6.67) written out. */
static double cost_of(const struct small *s, const int *order, const int *regime)
{
    double officers = 90.0, first = 0.0, second = 0.0, open = 150.0, total = 0.0;
    for (int t = 0; t < MONTHS; t++) {
        double begin = t >= RECRUITMENT ? order[t - RECRUITMENT] * s->largest / (LEVELS - 1) : 0.0;
        officers     = 0.98 * officers + 0.9 * second;
        second       = 0.9 * first;
        first        = begin;
        double learn = first + second;
        double hours = officers - 0.2 * learn + 0.5 * second;
        open         = fmax(open + (regime[t] ? s->high : 100.0) - hours, 0.0);
        total += (1.0 + s->price) * (100.0 * officers + 60.0 * learn + 20.0 * begin) + 90.0 * open;
    }
    return total + open * 100.0 - (first + second) * (20.0 + 0.5 * LEAD * 60.0);
}

/* The least expected cost from month t on, of all who know the regimes before it. */
static double best_of(const struct small *s, int t, int *order, int *regime)
{
    double best = INFINITY;
    int    last = t > 0 ? regime[t - 1] : 0;
    if (t == MONTHS)
        return cost_of(s, order, regime);
    for (order[t] = 0; order[t] < LEVELS; order[t]++) {
        double mean = 0.0;
        int    own  = order[t];
        for (int next = 0; next < 2; next++) {
            double chance = next == last ? 1.0 - s->leave : s->leave;
            regime[t]     = next;
            order[t]      = own;
            mean += chance > 0.0 ? chance * best_of(s, t + 1, order, regime) : 0.0;
        }
        order[t] = own;
        best     = fmin(best, mean);
        if (t + RECRUITMENT >= MONTHS)
            break;
    }
    return best;
}

/* The mean of the bound over all courses of the inflow. */
static double bound_of(const struct small *s)
{
    double mean = 0.0;
    cr_assert_null(lay(small_world(s), s->price));
    for (int path = 0; path < 1 << MONTHS; path++) {
        double arrivals[MONTHS], chance = 1.0, relaxed;
        for (int t = 0; t < MONTHS; t++) {
            int now = path >> t & 1, last = t > 0 ? path >> (t - 1) & 1 : 0;
            chance *= now == last ? 1.0 - s->leave : s->leave;
            arrivals[t] = now ? s->high : 100.0;
        }
        if (chance > 0.0)
            mean += chance * ins_bound_future(&bound, arrivals, &work, &relaxed);
    }
    return mean;
}

static const struct small services[] = {
    {250.0, 0.2, 20.0, 0.0}, {250.0, 0.2, 20.0, 1.0}, {400.0, 0.05, 60.0, 0.0},
    {160.0, 0.5, 10.0, 0.0}, {100.0, 0.3, 20.0, 0.0},
};

/* (6.69): it is below the best of all policies that do not see the future. */
Test(bound, is_below_the_best_policy_of_small_services)
{
    for (size_t i = 0; i < sizeof services / sizeof services[0]; i++) {
        int    order[MONTHS] = {0}, regime[MONTHS] = {0};
        double best = best_of(&services[i], 0, order, regime), least = bound_of(&services[i]);
        cr_expect_leq(least, best * (1.0 + 1e-9), "service %zu: %.10g over %.10g", i, least, best);
        cr_expect_gt(least, 0.85 * best, "service %zu: %.10g under %.10g", i, least, best);
        if (services[i].leave == 0.0 || services[i].high == 100.0)
            cr_expect_gt(least, 0.995 * best, "service %zu: %.10g under %.10g", i, least, best);
    }
}

/* --- the two parts at given prices ------------------------------------------------------------------ */

static unsigned long long dice = 7;
static double roll(double most)
{
    dice = dice * 6364136223846793005ull + 1442695040888963407ull;
    return most * (double)(dice >> 40) / (double)(1 << 24);
}

/* A shell of 30, 10 of them at work; a call takes two months, a quarter of the contracts ends each month. */
static double shell_of(double price, int t)
{
    double least = t < 2 ? 10.0 : 10.0 * pow(0.75, t - 1);
    return fmin((50.0 - price) * least, t < 2 ? INFINITY : (50.0 - price) * 30.0);
}

/* Staff alone: what these beginners cost, less their hours at their price, all else at its cheapest. Four
 * months of training, so that who has just begun at the end is worth more than was paid. */
static double staff_of(unsigned beginners, const double *price)
{
    double officers = 90.0, cohort[4] = {0.0}, total = 0.0;
    for (int t = 0; t < MONTHS; t++) {
        officers = 0.98 * officers + 0.9 * cohort[3];
        for (int age = 3; age > 0; age--)
            cohort[age] = 0.9 * cohort[age - 1];
        cohort[0]    = beginners >> t & 1 ? 20.0 : 0.0;
        double learn = cohort[0] + cohort[1] + cohort[2] + cohort[3], free = officers - 0.2 * learn;
        total += 100.0 * officers + 60.0 * learn + 20.0 * cohort[0] + shell_of(price[t], t) -
                 price[t] * (free + 0.5 * (learn - cohort[0])) - 0.1 * free * fmax(price[t] - 130.0, 0.0);
    }
    return total - (cohort[0] + cohort[1] + cohort[2] + cohort[3]) * (20.0 + 0.5 * 4.0 * 60.0);
}

/* (6.70), its first part: the least over all orders, one by one. */
Test(bound, staff_is_the_cheapest_of_all_orders)
{
    double hours[MONTHS], cost;
    cr_assert_null(lay(WORLD("months=7", "norm.from=0", "academie.max_intake=20", "flex.pool=30",
                             "academie.recruitment_months=1", "academie.lead_time=4", "flex.active=10",
                             "academie.productivity=[0.0,0.5]", "academie.dropout=0.1", "flex.lead_time=2",
                             "academie.mentoring=0.2", "academie.intake_every=1", "flex.min_term=4",
                             "staff.experienced=90", "staff.attrition=0.02", "flex.productivity=1",
                             "costs.experienced=100", "costs.trainee=60", "costs.tuition=20", "costs.flex=50",
                             "overtime.max=0.1", "costs.overtime_hour=130", "tower.policy=tower"),
                       0.0));
    for (int i = 0; i < 200; i++) {
        double best = INFINITY;
        for (int t = 0; t < MONTHS; t++)
            work.price.hour[t] = roll(250.0);
        for (unsigned who = 0; who < 1u << MONTHS; who += 2)
            best = fmin(best, staff_of(who, work.price.hour));
        cr_expect_lt(apart(ins_bound_staffing(&bound, &work, hours, &cost), best), 1e-12);
    }
}

enum { SHORT = 5 };

/* Casework alone, of one way to clear and to have follow-ups: reception, hours and what follows at their
 * prices, the end, less the price of the follow-ups that arrive. */
static double casework_of(unsigned clear, unsigned follow, const double (*come)[INS_TRACKS])
{
    double own = 40.0, next = 15.0, total = 0.0;
    for (int t = 0; t < SHORT; t++) {
        const struct ins_bound_prices *p = &work.price;
        double arrive = follow >> t & 1 ? work.most[t][1] : 0.0, after = 0.0;
        own  = 0.9 * own + come[t][0];
        next = 0.8 * next + come[t][1] + arrive;
        for (int u = t + 1; u < t + 3 && u < SHORT; u++)
            after += 0.25 * p->follow[u][1];
        if (clear >> t & 1) {
            total += own * (3.0 * p->hour[t] + after) + next * 2.0 * p->hour[t];
            own = next = 0.0;
        }
        total += (90.0 + p->emergency[t]) * (own + 0.5 * next) - arrive * p->follow[t][1] -
                 p->emergency[t] * 30.0 + p->late[t][0] * (own - work.beyond[t][0]);
    }
    return total + 100.0 * (3.0 * own + 2.0 * next);
}

/* (6.70), its second part: the least over all months of clearing and all follow-ups. */
Test(bound, casework_is_the_cheapest_of_all_clearings)
{
    double arrivals[2 * SHORT];
    cr_assert_null(lay(WORLD("months=5", "norm.from=0", "academie.max_intake=20", "costs.experienced=100",
                             "tracks=({name='asylum';hours=3.0;backlog=40.0;withdrawal=0.1;reception_share=1.0;},"
                             "{name='family';share=0.0;hours=2.0;legal_term=6;backlog=15.0;withdrawal=0.2;"
                             "reception_share=0.5;})",
                             "followups=({from='asylum';to='family';per_decision=0.5;delay=1;spread=2;})",
                             "reception.per_case_month=90", "reception.places=30",
                             "reception.emergency_per_case_month=200"),
                       0.0));
    for (int i = 0; i < 200; i++) {
        double best = INFINITY;
        for (int t = 0; t < SHORT; t++) {
            arrivals[2 * t]         = roll(50.0);
            arrivals[2 * t + 1]     = roll(9.0);
            work.price.hour[t]      = roll(200.0);
            work.price.emergency[t] = roll(110.0);
            work.price.follow[t][1] = roll(600.0);
            work.price.late[t][0]   = roll(60.0);
        }
        ins_bound_arrivals(&bound, arrivals, &work);
        ins_bound_late(&bound, &work);
        for (unsigned clear = 0; clear < 1u << SHORT; clear++)
            for (unsigned follow = 0; follow < 1u << SHORT; follow++)
                best = fmin(best, casework_of(clear, follow, work.cases));
        cr_expect_lt(apart(ins_bound_least(&bound, &work), best), 1e-12);
    }
}

/* --- the penalty on foresight ------------------------------------------------------------------- */

enum { LONG = 36 };

static const struct ins_case *shaken(const char *more)
{
    return WORLD(with("months=%d", LONG), "norm.from=0", "inflow.burn_in=2",
                 "inflow.ar1.persistence=0.8", "inflow.ar1.innovation_sd=0.2", "inflow.ar1.initial=0.3",
                 "inflow.regimes=({name='calm';mean_months=8.0;},{name='wild';volatility=3.0;mean_months=4.0;})",
                 "reception.per_case_month=90", "tracks.asylum.reception_share=1",
                 "academie.max_intake=10", more);
}

/* What is drawn, and what of it is new, of a block. */
struct shakes {
    struct ins_row drawn[LONG], news[LONG];
};

static void shake(const struct ins_scenario *s, int64_t first, struct shakes *to)
{
    static struct ins_inflow_plan inflow;
    struct ins_block              block = {.seed = (uint64_t)s->seed};
    for (int i = 0; i < INS_LANES; i++)
        block.future[i] = (uint64_t)(first + i);
    ins_inflow_init(&inflow, s);
    cr_assert(ins_bound_news_known(&inflow));
    ins_inflow_draw(&inflow, &block, to->drawn);
    ins_bound_news(&inflow, &block, to->news);
}

/* Without counts the inflow itself tells the shock, x = log(cases / 100) (1.2), (1.3): what is new is x less
 * 0.8 of the x before, times the level that was to be expected, at most 6. */
Test(bound, news_are_the_shocks_that_the_inflow_has)
{
    struct shakes of;
    shake(ins_case_scenario(shaken("seed=5")), 0, &of);
    for (int i = 0; i < INS_LANES; i++)
        for (int t = 1; t < LONG; t++) {
            double faded = 0.8 * log(of.drawn[t - 1].lane[i] / 100.0);
            double new   = log(of.drawn[t].lane[i] / 100.0) - faded;
            cr_expect_lt(fabs(of.news[t].lane[i] - fmin(exp(faded), 6.0) * new), 1e-12);
        }
}

/* (6.69): who decides nothing pays nothing for foresight on average, whatever the weights. */
Test(bound, penalty_comes_to_nothing_for_who_sees_nothing)
{
    enum { MANY = 1024 };
    static struct ins_bound_penalty penalty;
    static struct shakes            of;
    static double                   more[MANY];
    const struct ins_case *world = shaken("tower.policy=fixed");
    cr_assert_null(lay(world, 0.0));
    for (int t = 0; t < LONG; t++)
        for (int a = 0; a < INS_BOUND_TERMS; a++)
            penalty.hour[t][a] = 1.0 + a;
    for (int f = 0; f < MANY; f++) {
        double arrivals[LONG], news[LONG], paid;
        if (f % INS_LANES == 0)
            shake(ins_case_scenario(world), f, &of);
        for (int t = 0; t < LONG; t++) {
            arrivals[t] = of.drawn[t].lane[f % INS_LANES];
            news[t]     = of.news[t].lane[f % INS_LANES];
        }
        memset(&work, 0, sizeof work);
        ins_bound_future(&bound, arrivals, &work, &more[f]);
        ins_bound_unseen(&bound, &penalty, arrivals, news, &work);
        ins_bound_future(&bound, arrivals, &work, &paid);
        more[f] = paid - more[f];
    }
    cr_expect_lt(fabs(z_of_mean(more, MANY, 0.0)), WIDEST_Z);
    cr_expect_gt(fabs(more[0]), 1.0);
}

/* --- where there is none ---------------------------------------------------------------------- */

Test(bound, says_where_there_is_none)
{
    cr_expect_not_null(lay(SERVICE("changes=({start='2027-01';key='staff.attrition';value=0.01;})"), 0.0));
    cr_expect_not_null(lay(WORLD("academie.lead_time=2"), 0.0));
    cr_expect_not_null(lay(SERVICE("academie.dropout=1"), 0.0));
    cr_expect_null(lay(SERVICE("seed=2"), 0.0));
}
