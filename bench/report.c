/* bench/report.c - lines for people, a list for machines. */
#include <math.h>
#include <stdarg.h>
#include <stdio.h>

#include "bench.h"

enum { NAME = 44, PATH = 512 };

static struct {
    FILE *json;
    char  partial[PATH], path[PATH];
    int   records, wrongs;
} report;

void bench_report_open(const char *json)
{
    if (!json)
        return;
    snprintf(report.path, sizeof report.path, "%s", json);
    snprintf(report.partial, sizeof report.partial, "%.500s.partial", json);
    report.json = fopen(report.partial, "w");
    if (!report.json)
        bench_die("%s: cannot be written", report.partial);
    fprintf(report.json, "[");
}

int bench_report_close(void)
{
    if (report.json) {
        fprintf(report.json, "\n]\n");
        if (fclose(report.json) != 0 || rename(report.partial, report.path) != 0)
            bench_die("%s: cannot be written", report.path);
        bench_note("%d figures in %s", report.records, report.path);
    }
    return report.wrongs > 0;
}

/* Names and units are our own words: nothing in them needs an escape. */
void bench_record(const char *name, const char *unit, struct bench_sample sample)
{
    if (!report.json || isnan(sample.middle))
        return;
    fprintf(report.json, "%s\n  {\"name\": \"%s\", \"unit\": \"%s\", \"value\": %.6g, \"range\": \"%.3g\"}",
            report.records++ ? "," : "", name, unit, sample.middle,
            (sample.high - sample.low) / 2.0);
}

void bench_title(const char *text, const char *unit)
{
    printf("\n%-*s %12s\n", NAME, text, unit);
}

void bench_title_levels(const char *text, const char *unit)
{
    printf("\n%-*s", NAME, text);
    for (int i = 0; i < BENCH_LEVELS; i++)
        printf(" %-13s", bench_level[i]);
    printf("%s\n", "results");
    printf("  (%s)\n", unit);
}

static void print_sample(struct bench_sample sample)
{
    char   text[32];
    double spread = (sample.high - sample.low) / 2.0;
    if (isnan(sample.middle))
        snprintf(text, sizeof text, "-");
    else if (spread == 0.0)
        snprintf(text, sizeof text, "%.4g", sample.middle);
    else
        snprintf(text, sizeof text, "%.4g ~%.2g", sample.middle, spread);
    printf(" %-13s", text);
}

/* Short, and the same on all levels. */
static void print_sum(const char *name, const struct bench_sample *sample, const uint64_t *sum)
{
    uint64_t first = 0;
    bool     known = false;
    for (int i = 0; i < BENCH_LEVELS; i++) {
        if (isnan(sample[i].middle))
            continue;
        if (known && sum[i] != first)
            bench_wrong("%s: the levels disagree (%016llx on %s)", name,
                        (unsigned long long)sum[i], bench_level[i]);
        first = known ? first : sum[i];
        known = true;
    }
    printf("%08x", (unsigned)(first >> 32 ^ first));
}

void bench_line_levels(const char *name, const char *unit,
                       const struct bench_sample sample[BENCH_LEVELS], const uint64_t *sum)
{
    printf("  %-*s", NAME - 2, name);
    for (int i = 0; i < BENCH_LEVELS; i++) {
        char full[128];
        snprintf(full, sizeof full, "%s [%s]", name, bench_level[i]);
        print_sample(sample[i]);
        bench_record(full, unit, sample[i]);
    }
    if (sum)
        print_sum(name, sample, sum);
    printf("\n");
    fflush(stdout);
}

void bench_line(const char *name, const char *unit, struct bench_sample sample, uint64_t sum,
                const char *after)
{
    printf("  %-*s", NAME - 2, name);
    print_sample(sample);
    printf(" %-14s", after ? after : "");
    if (sum)
        printf(" %08x", (unsigned)(sum >> 32 ^ sum));
    printf("\n");
    fflush(stdout);
    bench_record(name, unit, sample);
}

void bench_note(const char *format, ...)
{
    va_list more;
    va_start(more, format);
    printf("  ");
    vprintf(format, more);
    printf("\n");
    fflush(stdout);
    va_end(more);
}

void bench_wrong(const char *format, ...)
{
    va_list more;
    va_start(more, format);
    printf("\n  WRONG: ");
    vprintf(format, more);
    printf("\n");
    fflush(stdout);
    va_end(more);
    report.wrongs++;
}
