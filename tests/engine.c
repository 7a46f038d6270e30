/* engine.c - many futures on many lanes and threads: the same bits, whoever plays them.
 *
 * Nothing is compared within a tolerance here unless sums are added in another order. */
#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "answers/outcome.h"
#include "engine/futures.h"
#include "engine/levels.h"
#include "engine/summary.h"
#include "support.h"

static const char *const level_names[] = {"portable", "x86-64-v3", "x86-64-v4"};

/* Whether this machine and this build have the level; if so, it is chosen from now on. */
static bool choose(const char *level)
{
    cr_assert_eq(setenv("INSTROOM_LEVEL", level, 1), 0);
    return !strcmp(ins_levels_choose()->level, level);
}

/* --- all that an answer says, as one line of figures --------------------------------------- */

enum { MOST_FIGURES = 400 };

struct figures {
    int    count;
    double value[MOST_FIGURES];
};

static void add(struct figures *all, const void *figures, size_t bytes)
{
    size_t count = bytes / sizeof(double);
    cr_assert(all->count + (int)count <= MOST_FIGURES);
    memcpy(&all->value[all->count], figures, bytes);
    all->count += (int)count;
}

static void add_digest(struct figures *all, const struct ins_digest_summary *digest)
{
    for (int p = 0; p < INS_PHASE_SUMMARIES; p++) {
        const struct ins_phase_summary *phase = &digest->phase[p];
        const struct ins_mean part[] = {phase->inflow_per_month, phase->decided_per_month,
                                        phase->peak_backlog, phase->peak_overdue, phase->cost,
                                        phase->social_cost, phase->draw, phase->deficit};
        add(all, part, sizeof part);
    }
    const struct ins_mean rest[] = {digest->sum[INS_SUM_HIRES], digest->sum[INS_SUM_IDLE_HOURS],
                                    digest->sum[INS_SUM_OVERTIME_HOURS], digest->sum[INS_SUM_PENALTIES],
                                    digest->sum[INS_SUM_RECEPTION]};
    add(all, digest->ledger, sizeof digest->ledger);
    add(all, rest, sizeof rest);
}

static struct figures figures_of_run(const struct ins_run *r)
{
    struct figures all = {0};
    add(&all, &r->p_norm, sizeof r->p_norm);
    add(&all, r->mean, sizeof r->mean);
    add(&all, r->median, sizeof r->median);
    add(&all, r->p95, sizeof r->p95);
    add_digest(&all, &r->digest);
    return all;
}

static struct figures figures_of_buffer(const struct ins_buffer *b)
{
    struct figures all = {0};
    const struct ins_estimate estimates[] = {b->liquidity, b->norm, b->p_norm, b->p_norm_none,
                                             b->p_norm_max, b->economic};
    const struct ins_mean means[] = {b->economic_social_cost, b->saved_against_none,
                                     b->saved_by_norm_buffer};
    double points = b->points;
    add(&all, &points, sizeof points);
    add(&all, estimates, sizeof estimates);
    add(&all, means, sizeof means);
    add(&all, b->frontier, (size_t)b->points * sizeof b->frontier[0]);
    add_digest(&all, &b->digest);
    return all;
}

static bool same_figures(const struct figures *a, const struct figures *b)
{
    return a->count == b->count &&
           !memcmp(a->value, b->value, (size_t)a->count * sizeof a->value[0]);
}

static void expect_same_run(const struct ins_run *a, const struct ins_run *b, const char *why)
{
    struct figures one = figures_of_run(a), other = figures_of_run(b);
    size_t column = (size_t)a->futures * sizeof(double);
    size_t fan    = (size_t)a->scenario.months * INS_SERIES * INS_FAN * sizeof(double);
    cr_expect(same_figures(&one, &other), "%s: figures", why);
    cr_expect(!memcmp(a->fan, b->fan, fan), "%s: fan", why);
    for (int r = 0; r < INS_RESULTS; r++)
        cr_expect(!memcmp(a->result[r], b->result[r], column), "%s: %s", why, ins_result[r].name);
}

static void expect_same_path(const struct ins_path *a, const struct ins_path *b, const char *why)
{
    size_t bytes = (size_t)(a->months * a->columns) * sizeof(double);
    cr_expect_eq(a->columns, b->columns);
    cr_expect(!memcmp(a->value, b->value, bytes), "%s: path", why);
}

/* --- threads, levels ----------------------------------------------------------------------- */

Test(engine, gives_the_same_bits_on_any_number_of_threads)
{
    static const int       threads[] = {2, 3, 7};
    const struct ins_case *world     = SERVICE("futures=333", "norm.tolerance_months=24");
    const struct ins_run  *one       = run(world, 1);
    struct figures         buffer    = figures_of_buffer(solve(world, 1, INS_DONE));
    for (int i = 0; i < 3; i++) {
        struct figures again = figures_of_buffer(solve(world, threads[i], INS_DONE));
        expect_same_run(one, run(world, threads[i]), "threads");
        cr_expect(same_figures(&buffer, &again), "%d threads", threads[i]);
    }
}

Test(engine, finds_the_same_worst_future_on_any_number_of_threads)
{
    static struct ins_error error;
    const struct ins_case  *world = SERVICE("futures=333");
    struct ins_path        *path[3];
    static const int        threads[] = {1, 3, 7};
    for (int i = 0; i < 3; i++) {
        struct ins_options options = {.threads = threads[i]};
        cr_assert_eq(ins_path_create(world, "worst", &options, &path[i], &error), INS_DONE);
        cr_expect_eq(path[i]->future, path[0]->future);
        expect_same_path(path[0], path[i], "threads");
    }
    for (int i = 0; i < 3; i++)
        ins_path_free(path[i]);
}

/* Every draw and every law that the model has, on every level of the processor. */
Test(engine, gives_the_same_bits_on_every_vector_level)
{
    static const char *const extra[] = {"inflow.dispersion=60", "inflow.counts=poisson",
                                        "inflow.dispersion=2", "inflow.ar1.tail=0",
                                        "inflow.surge.probability=0.1", "tower.forecast=trend",
                                        "tower.forecast=perfect",
                                        "productivity.growth_per_year=0.02",
                                        "tracks.asylum.random_share=0.4"};
    int levels = 0;
    for (size_t e = 0; e < sizeof extra / sizeof extra[0]; e++) {
        const struct ins_case *world =
            SERVICE("futures=97", "norm.tolerance_months=24", "inflow.surge.mean_log_size=0.3",
                    extra[e]);
        cr_assert(choose("portable"));
        const struct ins_run  *plain  = run(world, 2);
        const struct ins_path *path   = play(world, 5);
        struct figures         buffer = {0};
        if (e == 0)
            buffer = figures_of_buffer(solve(world, 2, INS_DONE));
        for (int l = 1; l < 3; l++) {
            if (!choose(level_names[l]))
                continue;
            levels++;
            expect_same_run(plain, run(world, 2), level_names[l]);
            expect_same_path(path, play(world, 5), level_names[l]);
            struct figures again = {0};
            if (e == 0)
                again = figures_of_buffer(solve(world, 2, INS_DONE));
            cr_expect(same_figures(&buffer, &again), "%s: buffer", level_names[l]);
        }
    }
    if (levels == 0)
        cr_log_info("this machine, or this build, has one level only");
}

Test(engine, keeps_to_the_widest_level_when_asked_for_one_that_is_none)
{
    cr_assert_eq(unsetenv("INSTROOM_LEVEL"), 0);
    const struct ins_kernel *widest = ins_levels_choose();
    cr_assert_eq(setenv("INSTROOM_LEVEL", "abacus", 1), 0);
    cr_expect_eq(ins_levels_choose(), widest);
}

/* --- one future ---------------------------------------------------------------------------- */

/* A future played alone has the months that it has among all others, and adds up to its row. */
Test(engine, replays_a_future_alone)
{
    static const int64_t   which[] = {1, 2, 32, 33, 64, 77};
    static const char *const column[] = {"inflow", "backlog", "cost", "overdue", "hires", "buffer"};
    const struct ins_case *world = SERVICE("futures=77");
    const struct ins_run  *all   = run(world, 2);
    for (int c = 0; c < 6; c++) {
        struct diary d = diary_keep(ins_case_scenario(world), column[c]);
        for (int i = 0; i < 6; i++) {
            const struct ins_path *alone = play(world, which[i]);
            for (int t = 0; t < 48; t++)
                cr_assert_eq(at(alone, column[c], t), d.value[(which[i] - 1) * 48 + t]);
        }
    }
    for (int i = 0; i < 6; i++) {
        const struct ins_path *p = play(world, which[i]);
        int64_t f    = which[i] - 1;
        double  peak = 0.0, cost = 0.0, inflow = 0.0;
        for (int t = 0; t < 48; t++) {
            peak = fmax(peak, at(p, "backlog", t));
            cost += at(p, "cost", t);
            inflow += at(p, "inflow", t);
        }
        cr_expect_eq(all->result[INS_PEAK_BACKLOG][f], peak);
        cr_expect_eq(all->result[INS_END_BACKLOG][f], at(p, "backlog", 47));
        cr_expect(apart(all->result[INS_COST_TOTAL][f], cost) < 1e-13);
        cr_expect(apart(all->result[INS_INFLOW_TOTAL][f], inflow) < 1e-13);
    }
}

/* However many futures are asked for, the first ones are the first ones; lanes that are over
 * at the end leave no trace. */
Test(engine, plays_the_first_futures_alike_in_any_company)
{
    static const int       count[] = {1, 31, 32, 33, 65};
    const struct ins_run  *many    = run(SERVICE("futures=200"), 2);
    for (int i = 0; i < 5; i++) {
        const struct ins_run *few = run(SERVICE(with("futures=%d", count[i])), 2);
        for (int r = 0; r < INS_RESULTS; r++)
            cr_expect(!memcmp(few->result[r], many->result[r], (size_t)count[i] * sizeof(double)),
                      "%d futures: %s", count[i], ins_result[r].name);
        double mean = 0.0;
        for (int f = 0; f < count[i]; f++)
            mean += many->result[INS_COST_TOTAL][f] / count[i];
        cr_expect(apart(few->mean[INS_COST_TOTAL].value, mean) < 1e-12);
        cr_expect(apart(few->digest.phase[INS_WHOLE].cost.value, mean) < 1e-12);
    }
}

/* --- the play itself ----------------------------------------------------------------------- */

struct seen {
    double  inflow[3][100]; /* [plan][slot] */
    double  cost[3][100];
    int     calls[3];
    int64_t first_needed;
};

static void see(void *context, const struct ins_played *played)
{
    struct seen *seen = context;
    seen->calls[played->plan]++;
    cr_assert(played->count >= 1 && played->count <= INS_LANES);
    for (int i = 0; i < played->count; i++) {
        const struct ins_tally *tally = &played->world->tally;
        double                  sum = 0.0, cost = 0.0;
        for (int p = 0; p < INS_PHASES; p++) {
            sum += tally->phase[p].inflow.lane[i];
            cost += tally->phase[p].cost.lane[i];
        }
        seen->inflow[played->plan][played->first + i] = sum;
        seen->cost[played->plan][played->first + i]   = cost;
    }
}

static bool first_only(const void *context, int plan, int64_t first)
{
    (void)context;
    return plan == 0 || first == 0;
}

static struct ins_play job_of(const struct ins_inflow_plan *inflow,
                              const struct ins_plan *const *plan, int plans, struct seen *seen)
{
    return (struct ins_play){.inflow = inflow, .plan = plan, .plans = plans, .seed = 2026,
                             .futures = 70, .collect = see, .context = seen};
}

static struct ins_plan        plan_a, plan_b;
static struct ins_inflow_plan inflow_plan;
static struct ins_error       story;

static void init_plans(void)
{
    ins_plan_init(&plan_a, ins_case_scenario(SERVICE(
        "followups=({from='asylum'; to='family'; per_decision=0.0; delay=1;})")));
    ins_plan_init(&plan_b, ins_case_scenario(SERVICE(
        "followups=({from='asylum'; to='family'; per_decision=0.0; delay=1;})",
        "academie.lead_time=20", "tower.forecast=perfect", "funding=gated")));
    ins_inflow_init(&inflow_plan, ins_case_scenario(SERVICE("months=48")));
}

/* Two plans on one inflow are each as if played alone, whatever memory the other left behind. */
Test(engine, plays_several_plans_on_the_same_arrivals)
{
    static struct seen both, alone;
    init_plans();
    const struct ins_plan *plans[] = {&plan_b, &plan_a}, *single[] = {&plan_a};
    struct ins_play        job = job_of(&inflow_plan, plans, 2, &both);
    cr_assert_eq(ins_futures_play(&job, &story), INS_DONE);
    job = job_of(&inflow_plan, single, 1, &alone);
    cr_assert_eq(ins_futures_play(&job, &story), INS_DONE);
    cr_expect(!memcmp(both.cost[1], alone.cost[0], sizeof alone.cost[0]));
    cr_expect(!memcmp(both.inflow[0], both.inflow[1], sizeof both.inflow[0]));
    cr_expect(memcmp(both.cost[0], both.cost[1], sizeof both.cost[0]));
    cr_expect_eq(both.calls[0], 3); /* 70 futures are three blocks */
}

Test(engine, plays_futures_by_number_in_any_lane)
{
    static struct seen in_order, shuffled;
    static int64_t     number[70];
    init_plans();
    const struct ins_plan *plans[] = {&plan_a};
    struct ins_play        job     = job_of(&inflow_plan, plans, 1, &in_order);
    cr_assert_eq(ins_futures_play(&job, &story), INS_DONE);
    for (int i = 0; i < 70; i++)
        number[i] = (i * 27 + 5) % 70;
    job        = job_of(&inflow_plan, plans, 1, &shuffled);
    job.number = number;
    cr_assert_eq(ins_futures_play(&job, &story), INS_DONE);
    for (int i = 0; i < 70; i++)
        cr_assert_eq(shuffled.cost[0][i], in_order.cost[0][number[i]]);
}

Test(engine, leaves_out_plans_that_are_not_needed)
{
    static struct seen seen;
    init_plans();
    const struct ins_plan *plans[] = {&plan_a, &plan_b};
    struct ins_play        job     = job_of(&inflow_plan, plans, 2, &seen);
    job.needed                     = first_only;
    cr_assert_eq(ins_futures_play(&job, &story), INS_DONE);
    cr_expect_eq(seen.calls[0], 3);
    cr_expect_eq(seen.calls[1], 1);
}

/* Room for one block of three; the second play finds it drawn, though it stands in another order of
 * plans, and a play of other numbers would not be the same without a new room. */
Test(engine, plays_the_same_on_inflow_that_an_earlier_play_drew)
{
    static struct seen fresh, first, again;
    struct ins_drawn  *drawn = NULL;
    init_plans();
    const struct ins_plan *plans[] = {&plan_a, &plan_b};
    size_t block = (size_t)(inflow_plan.months * inflow_plan.tracks) * sizeof(struct ins_row);
    cr_assert_eq(ins_drawn_create(&inflow_plan, 70, 2 * block - 1, &drawn, &story), INS_DONE);
    cr_assert_eq(drawn->blocks, 1);
    struct ins_play job = job_of(&inflow_plan, plans, 2, &fresh);
    cr_assert_eq(ins_futures_play(&job, &story), INS_DONE);
    job       = job_of(&inflow_plan, plans, 2, &first);
    job.drawn = drawn;
    cr_assert_eq(ins_futures_play(&job, &story), INS_DONE);
    cr_expect(drawn->known[0]);
    drawn->arrivals[0].lane[3] += 1.0; /* what is kept is what is played */
    job       = job_of(&inflow_plan, plans, 2, &again);
    job.drawn = drawn;
    cr_assert_eq(ins_futures_play(&job, &story), INS_DONE);
    ins_drawn_free(drawn);
    cr_expect(!memcmp(first.cost, fresh.cost, sizeof fresh.cost));
    for (int i = 0; i < 70; i++)
        cr_expect_eq(again.inflow[0][i] != fresh.inflow[0][i], i == 3, "future %d", i);
}

static double shortfall[2][100];

static void see_shortfall(void *context, const struct ins_played *played)
{
    (void)context;
    for (int i = 0; i < played->count; i++)
        shortfall[played->plan][played->first + i] = played->world->tally.shortfall_max.lane[i];
}

Test(engine, finds_the_same_shortfall_when_it_is_asked_for_nothing_else)
{
    static struct ins_plan brief;
    static struct seen     unused;
    init_plans();
    for (int measure = 0; measure < 3; measure++) {
        static const char *const name[] = {"backlog", "overdue", "overdue-share"};
        ins_plan_init(&plan_a, ins_case_scenario(SERVICE(
            "funding=unlimited", with("norm.measure=%s", name[measure]), "norm.limit=0.5",
            "penalty.max_months=9", "penalty.claim_share=0.5", "penalty.per_month=3000.0", "budget.annual=[45.0e6]")));
        brief = plan_a;
        ins_plan_ask(&brief, INS_BRIEF);
        const struct ins_plan *plans[] = {&plan_a, &brief};
        struct ins_play        job     = job_of(&inflow_plan, plans, 2, &unused);
        job.collect = see_shortfall;
        cr_assert_eq(ins_futures_play(&job, &story), INS_DONE, "%s", story.text);
        cr_expect(!memcmp(shortfall[0], shortfall[1], sizeof shortfall[0]));
        cr_expect_gt(shortfall[1][0], 0.0);
    }
}

/* A plan in which trainees drop out that nobody counts: people go missing, and it says so. */
Test(engine, reports_books_that_do_not_close)
{
    static struct seen seen;
    init_plans();
    const struct ins_plan *plans[] = {&plan_a};
    struct ins_play        job     = job_of(&inflow_plan, plans, 1, &seen);
    plan_a.staff.dropout *= 1.0 - 1e-5;
    cr_expect_eq(ins_futures_play(&job, &story), INS_WORLD);
    cr_expect_not_null(strstr(story.text, "books do not close"), "%s", story.text);
}

static void expect_open_books(void)
{
    static struct seen seen;
    const struct ins_plan *plans[] = {&plan_a};
    struct ins_play        job     = job_of(&inflow_plan, plans, 1, &seen);
    cr_expect_eq(ins_futures_play(&job, &story), INS_WORLD);
}

/* Neither lost euros, nor a number that is none, pass for closed books. */
Test(engine, reports_lost_numbers)
{
    init_plans();
    plan_a.money.fixed = NAN;
    expect_open_books();
    init_plans();
    plan_a.casework.track[1].backlog = NAN;
    expect_open_books();
}

Test(engine, stops_when_it_is_asked_to)
{
    static const volatile int enough  = 1;
    struct ins_options        options = {.threads = 2, .stop = &enough};
    const struct ins_case    *world   = SERVICE("months=48");
    struct ins_run           *made    = (struct ins_run *)1;
    struct ins_buffer        *buffer  = (struct ins_buffer *)1;
    struct ins_path          *path    = (struct ins_path *)1;
    cr_expect_eq(ins_run_create(world, &options, &made, &story), INS_STOPPED);
    cr_expect_null(made);
    cr_expect_eq(ins_buffer_create(world, &options, &buffer, &story), INS_STOPPED);
    cr_expect_null(buffer);
    cr_expect_eq(ins_path_create(world, "worst", &options, &path, &story), INS_STOPPED);
    cr_expect_null(path);
}

struct progress {
    double last;
    int    calls;
    bool   fell;
};

static void tell(void *context, double part)
{
    struct progress *p = context;
    p->fell |= part < p->last || part > 1.0 + 1e-12;
    p->last = part;
    p->calls++;
}

Test(engine, tells_how_far_it_is)
{
    struct progress    p       = {0};
    struct ins_options options = {.threads = 1, .progress = tell, .context = &p};
    struct ins_run    *made;
    cr_assert_eq(ins_run_create(SERVICE("futures=320"), &options, &made, &story), INS_DONE);
    ins_run_free(made);
    cr_expect(!p.fell);
    cr_expect(fabs(p.last - 1.0) < 1e-12);
    cr_expect_eq(p.calls, 10);
}

Test(engine, frees_nothing_gladly)
{
    ins_run_free(NULL);
    ins_path_free(NULL);
    ins_buffer_free(NULL);
    ins_case_free(NULL);
}
