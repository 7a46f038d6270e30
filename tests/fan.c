/* Quantiles of more values than memory holds: the order statistics themselves, chunk by chunk. */
#include <criterion/criterion.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/lanes.h"
#include "engine/fan.h"
#include "engine/summary.h"

TestSuite(fan);

enum { COUNT = 40007, CHUNK = 64 * INS_LANES };

static const double level[] = {0.05, 0.25, 0.5, 0.75, 0.95};

typedef double draw(int64_t i, double u);

static double plain(int64_t i, double u)
{
    (void)i;
    return -log(u);
}

/* Six in ten are nothing, and what there is comes in whole numbers. */
static double tied(int64_t i, double u)
{
    (void)i;
    return u < 0.6 ? 0.0 : floor(20.0 * u);
}

static double constant(int64_t i, double u)
{
    (void)i;
    (void)u;
    return 7.25;
}

/* A few lie far out: the table of parts spans them. */
static double wild(int64_t i, double u)
{
    (void)i;
    return pow(u, -3.0) - (u > 0.99 ? 1e12 : 0.0);
}

/* Later values are larger: no first chunk tells of them. */
static double rising(int64_t i, double u)
{
    return (double)i + u;
}

static int up(const void *one, const void *other)
{
    const double *a = one, *b = other;
    return (*a > *b) - (*a < *b);
}

static double *values_of(draw *one)
{
    double *value = malloc(COUNT * sizeof *value);
    srand(11);
    for (int64_t i = 0; i < COUNT; i++)
        value[i] = one(i, (rand() + 0.5) / (RAND_MAX + 1.0));
    return value;
}

static bool gather(const double *value, double width, double *result)
{
    struct ins_fan_gatherer *fan;
    double                   chunk[CHUNK];
    cr_assert_eq(ins_fan_create(1, COUNT, level, 5, width, &fan, NULL), INS_DONE);
    for (int64_t i = 0; i < COUNT; i += CHUNK) {
        int64_t count = COUNT - i < CHUNK ? COUNT - i : CHUNK;
        memcpy(chunk, &value[i], (size_t)count * sizeof *chunk);
        cr_assert(ins_fan_add(fan, 0, chunk, count));
    }
    bool found = ins_fan_finish(fan, 0, result);
    ins_fan_free(fan);
    return found;
}

static void expect_order_statistics(draw *one)
{
    double *value = values_of(one), result[6], sum[INS_LANES] = {0}, total = 0.0;
    cr_assert(gather(value, 6.0, result));
    for (int64_t i = 0; i < COUNT / INS_LANES * INS_LANES; i++)
        sum[i % INS_LANES] += value[i];
    for (int k = 0; k < INS_LANES; k++)
        total += sum[k];
    for (int64_t i = COUNT / INS_LANES * INS_LANES; i < COUNT; i++)
        total += value[i];
    cr_expect_eq(result[0], total / COUNT);
    qsort(value, COUNT, sizeof *value, up);
    for (int q = 0; q < 5; q++)
        cr_expect_eq(result[1 + q], value[ins_summary_rank(level[q], COUNT) - 1], "level %g", level[q]);
    free(value);
}

Test(fan, finds_the_order_statistics_of_values_of_any_kind)
{
    expect_order_statistics(plain);
    expect_order_statistics(tied);
    expect_order_statistics(constant);
    expect_order_statistics(wild);
}

Test(fan, says_where_its_brackets_missed_and_finds_them_with_wider_ones)
{
    double *value = values_of(rising), result[6];
    cr_expect_not(gather(value, 6.0, result));
    cr_assert(gather(value, 1e6, result));
    qsort(value, COUNT, sizeof *value, up);
    cr_expect_eq(result[3], value[ins_summary_rank(0.5, COUNT) - 1]);
    free(value);
}
