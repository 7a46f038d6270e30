/* bench/rivals.c - the same work by rival_gsl and rival_numpy, in turn with ours.
 *
 * Processor time on one core for both sides. In each round ours comes just before the rival's,
 * and the ratio is taken within the round, so that a machine that slows down changes it little.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#include "bench.h"

enum { POLICIES = 16, ROUNDS = 16, TEXT = 8192, LEVELS = 2 };

/* What a rival said of a run. */
struct said {
    double   ns, cost, error;
    double   social, social_error;
    uint64_t sum;
};

/* One comparison, round by round. */
struct duel {
    const char *name;
    double      bar; /* on AVX-512; two thirds of it on AVX2; 0: none */
    double      rival[ROUNDS], own[LEVELS][ROUNDS], ratio[LEVELS][ROUNDS];
};

struct rival {
    const char *name;
    char        command[TEXT / 4]; /* up to the number of futures */
    int         futures, small_futures;
    struct duel all, shared_all, shared, to_one;
    struct said said;
    bool        there;
};

struct own {
    struct bench_play *one, *many;
    int64_t futures;
    int     months;
    double  cost, error;
    int64_t to_one; /* futures that the race takes */
};

/* Half-width of the interval of expected social cost that both sides race to. */
static const double ASKED = 0.01;

static double number_after(const char *text, const char *key)
{
    const char *place = strstr(text, key);
    return place ? strtod(place + strlen(key), NULL) : NAN;
}

/* false where the command failed. */
static bool ask(const struct rival *rival, int policies, struct said *said)
{
    char command[TEXT], line[TEXT];
    snprintf(command, sizeof command, "%s --futures %d --repeat 1 --policies %d 2>/dev/null",
             rival->command, policies > 1 ? rival->small_futures : rival->futures, policies);
    FILE *pipe = popen(command, "r");
    if (!pipe)
        return false;
    *said = (struct said){.ns = NAN};
    while (fgets(line, sizeof line, pipe)) {
        if (strstr(line, "measure=speed")) {
            said->ns  = number_after(line, " ns=");
            said->sum = bench_mix_text(0xcbf29ce484222325u, strstr(line, "checksum="));
        } else if (strstr(line, "case=given")) {
            said->cost  = number_after(line, " cost_total=");
            said->error = number_after(line, " cost_total_se=");
            said->social       = number_after(line, " social_cost_total=");
            said->social_error = number_after(line, " social_cost_total_se=");
        }
    }
    return pclose(pipe) == 0 && said->ns > 0.0;
}

static double own_time(struct bench_play *play, double unit)
{
    double   times[5];
    uint64_t sum;
    for (int r = 0; r < 5; r++)
        times[r] = unit * bench_play_time(play, 1, bench_cpu, &sum);
    return bench_sample(times, 5).middle;
}

static void note_round(struct duel *duel, int round, double rival, const double own[LEVELS])
{
    duel->rival[round] = rival;
    for (int i = 0; i < LEVELS; i++) {
        duel->own[i][round]   = own[i];
        duel->ratio[i][round] = rival / own[i];
    }
}

static void measure_own(const struct own *own, double one[LEVELS], double many[LEVELS])
{
    double unit = 1e9 / ((double)own->futures * own->months);
    for (int i = 0; i < LEVELS; i++) {
        bool there = bench_choose(i);
        one[i]     = there ? own_time(own->one, unit) : NAN;
        many[i]    = there ? own_time(own->many, unit / POLICIES) : NAN;
    }
    bench_choose_widest();
}

/* Milliseconds to an interval as narrow as asked: ours as it comes, the rival's by as many plain
 * futures as its own error says that it takes. */
static void race_to_one(const struct bench *b, struct rival *rival, struct own *own, int round)
{
    double time[LEVELS], narrow = 1.96 * rival->said.social_error / rival->said.social / ASKED;
    double needed = narrow * narrow * rival->futures;
    for (int i = 0; i < LEVELS; i++)
        time[i] = bench_choose(i) ? 1e3 * bench_variance_time_to(b, ASKED, &own->to_one) : NAN;
    bench_choose_widest();
    note_round(&rival->to_one, round, 1e-6 * rival->said.ns * needed * own->months, time);
}

static void fight(const struct bench *b, struct rival *rival, struct own *own, int round)
{
    struct said all, shared;
    double      one[LEVELS], many[LEVELS];
    measure_own(own, one, many);
    rival->there = rival->there && ask(rival, 1, &all) && ask(rival, POLICIES, &shared);
    if (!rival->there)
        return;
    if (round > 0 && all.sum != rival->said.sum)
        bench_wrong("%s: two runs of it disagree", rival->name);
    rival->said = all;
    note_round(&rival->all, round, all.ns, one);
    note_round(&rival->shared_all, round, all.ns, many);
    note_round(&rival->shared, round, shared.ns, many);
    race_to_one(b, rival, own, round);
}

/* --- telling ---------------------------------------------------------------------------------- */

static void print_level(const struct duel *duel, int level, int rounds)
{
    double own[ROUNDS], ratio[ROUNDS];
    memcpy(own, duel->own[level], sizeof own);
    memcpy(ratio, duel->ratio[level], sizeof ratio);
    struct bench_sample times = bench_sample(own, rounds), share = bench_sample(ratio, rounds);
    char bar[16] = "";
    if (duel->bar > 0.0)
        snprintf(bar, sizeof bar, "(%.0f)", level == BENCH_V4 ? duel->bar : duel->bar * 2.0 / 3.0);
    if (isnan(times.middle))
        printf("  %24s", "-");
    else
        printf("  %6.2f %6.1f ~%-4.2g %-5s", times.middle, share.middle,
               (share.high - share.low) / 2.0, bar);
}

static void print_duel(struct duel *duel, const char *rival, int rounds)
{
    char   name[96];
    double times[ROUNDS];
    memcpy(times, duel->rival, sizeof times);
    printf("  %-32s %8.1f", duel->name, bench_sample(times, rounds).middle);
    for (int level = 0; level < LEVELS; level++)
        print_level(duel, level, rounds);
    printf("\n");
    for (int level = 0; level < LEVELS; level++) {
        for (int r = 0; r < rounds; r++)
            times[r] = 100.0 / duel->ratio[level][r];
        snprintf(name, sizeof name, "%s: %s [%s]", rival, duel->name, bench_level[level]);
        bench_record(name, "% of the rival's time", bench_sample(times, rounds));
    }
}

/* A rival that computes something else is no rival; check_rivals.py looks at more. */
static void compare_cost(const struct rival *rival, const struct own *own)
{
    double z = (rival->said.cost - own->cost) / hypot(rival->said.error, own->error);
    bench_note("  mean cost, mln euro: %.3f +- %.3f, ours %.3f +- %.3f; z = %.2f",
               1e-6 * rival->said.cost, 1e-6 * rival->said.error, 1e-6 * own->cost,
               1e-6 * own->error, z);
    if (!(fabs(z) <= 4.75))
        bench_wrong("%s works out something else", rival->name);
}

static void print_rival(struct rival *rival, const struct own *own, int rounds)
{
    if (!rival->there) {
        bench_note("%s: left out, it cannot be run here", rival->name);
        return;
    }
    printf("\n%-34s %8s  %-24s  %-24s\n", rival->name, "rival", "   x86-64-v4: ours, ratio",
           "   x86-64-v3: ours, ratio");
    print_duel(&rival->all, rival->name, rounds);
    print_duel(&rival->shared_all, rival->name, rounds);
    print_duel(&rival->shared, rival->name, rounds);
    print_duel(&rival->to_one, rival->name, rounds);
    compare_cost(rival, own);
}

static void check(const struct bench *b)
{
    char command[TEXT], line[TEXT];
    snprintf(command, sizeof command, "'%s' '%s' '%s' '%s' '%s' --futures 4000 2>&1",
             b->words.python, b->words.check_rivals, b->words.instroom, b->words.rival_gsl,
             b->words.scenario);
    FILE *pipe = popen(command, "r");
    if (!pipe)
        bench_die("%s: cannot be run", b->words.check_rivals);
    printf("\n");
    while (fgets(line, sizeof line, pipe))
        if (strstr(line, "largest") || strstr(line, "z of"))
            printf("  %s", line);
    if (pclose(pipe) != 0)
        bench_wrong("check_rivals: the rivals and the program disagree");
    else
        bench_note("check_rivals: the rivals and the program say the same");
}

static struct rival name_rival(const char *name, const char *command, int futures, double all_bar,
                               double shared_bar, double to_one_bar)
{
    struct rival rival = {.name = name, .futures = futures, .small_futures = futures, .there = true};
    snprintf(rival.command, sizeof rival.command, "%s", command);
    rival.all.name        = "everything drawn and computed";
    rival.all.bar         = all_bar;
    rival.shared_all.name = "ours a policy of 16, rival alone";
    rival.shared_all.bar  = shared_bar;
    rival.shared.name     = "both a policy of 16";
    rival.to_one.name     = "to 1 % of social cost, ms";
    rival.to_one.bar      = to_one_bar;
    return rival;
}

void bench_rivals(const struct bench *b)
{
    static struct rival rival[2];
    char command[TEXT / 4];
    int  count = 0, rounds = b->rounds;
    if (b->words.rival_gsl) {
        snprintf(command, sizeof command, "'%s' '%s'", b->words.rival_gsl, b->words.scenario);
        rival[count++] = name_rival("rival_gsl", command, b->words.quick ? 500 : 2000, 40.0, 100.0,
                                     0.0);
    }
    if (b->words.rival_numpy) {
        snprintf(command, sizeof command, "'%s' check '%s' 2>/dev/null | '%s' '%s' -",
                 b->words.instroom, b->words.scenario, b->words.python, b->words.rival_numpy);
        rival[count++] = name_rival("rival_numpy", command, 10000, 13.0, 35.0, 100.0);
    }
    if (count == 0)
        return;
    struct own own = {.futures = b->words.quick ? 2560 : 10000,
                      .months  = b->scenario->months,
                      .to_one  = 2048};
    own.one  = bench_play_create(b->scenario, 1, own.futures);
    own.many = bench_play_create(b->scenario, POLICIES, own.futures);
    for (int round = 0; round < rounds; round++)
        for (int i = 0; i < count; i++)
            fight(b, &rival[i], &own, round);
    bench_play_cost(own.one, &own.cost, &own.error);
    printf("\nrivals, %d rounds in turn, one core; ns a future-month, ratios, (the bar)\n", rounds);
    for (int i = 0; i < count; i++)
        print_rival(&rival[i], &own, rounds);
    if (b->words.check_rivals && b->words.rival_gsl && b->words.rival_numpy)
        check(b);
    bench_play_free(own.one);
    bench_play_free(own.many);
}
