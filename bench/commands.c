/* bench/commands.c - whole commands in processes of their own: time and memory. */
#include <fcntl.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "answers/buffer.h"
#include "bench.h"

enum { WORDS = 24, PATH = 512 };

struct finished {
    int    code;
    double seconds;
    double memory; /* largest, MiB */
};

/* The bench itself is small, so that the memory it passes on at the fork hides nothing. */
static struct finished finish(const char *const *words)
{
    double start = bench_wall();
    pid_t  child = fork();
    if (child == 0) {
        int nothing = open("/dev/null", O_WRONLY);
        dup2(nothing, 1);
        dup2(nothing, 2);
        execv(words[0], (char *const *)words);
        _exit(127);
    }
    int           status = 0;
    struct rusage usage  = {0};
    if (child < 0 || wait4(child, &status, 0, &usage) != child)
        bench_die("%s: cannot be run", words[0]);
    return (struct finished){WIFEXITED(status) ? WEXITSTATUS(status) : 128,
                             bench_wall() - start, (double)usage.ru_maxrss / 1024.0};
}

static bool good(int code)
{
    return code == 0 || code == 3;
}

static void measure(const char *name, const char *const *words, int rounds, const char *before)
{
    double times[BENCH_REPEATS], memory = 0.0;
    char   after[32], record[96];
    for (int r = 0; r < rounds; r++) {
        if (before)
            (void)unlink(before);
        struct finished one = finish(words);
        if (!good(one.code)) {
            bench_wrong("%s: exit code %d", name, one.code);
            return;
        }
        times[r] = one.seconds;
        memory   = fmax(memory, one.memory);
    }
    snprintf(after, sizeof after, "%.1f MiB", memory);
    bench_line(name, "s", bench_sample(times, rounds), 0, after);
    snprintf(record, sizeof record, "memory: %s", name);
    bench_record(record, "MiB", (struct bench_sample){memory, memory, memory});
}

/* --- sweep ------------------------------------------------------------------------------------ */

static const char policies[] =
    "months = 120; futures = 1000;\n"
    "sweep = { design = \"grid\"; axes = (\n"
    "  { key = \"academie.lead_time\"; from = 6.0; to = 15.0; steps = 10; },\n"
    "  { key = \"flex.pool\"; from = 60.0; to = 240.0; steps = 10; },\n"
    "  { key = \"tower.smoothing\"; from = 0.1; to = 1.0; steps = 10; }";
static const char more[] = ",\n  { key = \"academie.max_intake\"; from = 20.0; to = 110.0; steps = 10; }";

static void write_design(const struct bench *b, const char *path, bool large)
{
    char  whole[4096];
    FILE *file = fopen(path, "w");
    if (!file || !realpath(b->words.scenario, whole))
        bench_die("%s: cannot be written", path);
    fprintf(file, "inherits = \"%s\";\n%s%s\n); };\n", whole, policies, large ? more : "");
    if (fclose(file) != 0)
        bench_die("%s: cannot be written", path);
}

static void sweep(const struct bench *b, const char *folder, const char *name, bool large)
{
    char design[PATH], database[PATH];
    snprintf(design, sizeof design, "%s/design.cfg", folder);
    snprintf(database, sizeof database, "%s/sweep.db", folder);
    write_design(b, design, large);
    measure(name,
            (const char *[]){b->words.instroom, "sweep", design, "-o", database, "--quiet", NULL},
            large || b->words.quick ? 1 : b->rounds, database);
    (void)unlink(design);
    (void)unlink(database);
}

static void sweeps(const struct bench *b)
{
    char folder[] = "/tmp/instroom-bench-XXXXXX";
    if (!good(finish((const char *[]){b->words.instroom, "sweep", "-h", NULL}).code)) {
        bench_note("sweep: left out, this program has no command sweep");
        return;
    }
    if (!mkdtemp(folder))
        bench_die("%s: no folder", folder);
    sweep(b, folder, "sweep, 1,000 policies x 1,000 x 120 months", false);
    if (!b->words.quick)
        sweep(b, folder, "sweep, 10,000 policies: 1.2e9 future-months", true);
    (void)rmdir(folder);
}

/* --- buffer ----------------------------------------------------------------------------------- */

static uint64_t sum_of(const struct ins_buffer *buffer)
{
    const struct ins_estimate part[] = {buffer->liquidity, buffer->norm, buffer->p_norm,
                                        buffer->p_norm_max, buffer->economic};
    uint64_t sum = 0;
    for (size_t i = 0; i < sizeof part / sizeof part[0]; i++)
        sum = bench_mix_values(sum, &part[i].value, 3);
    for (int i = 0; i < buffer->points; i++)
        sum = bench_mix_values(sum, &buffer->frontier[i].buffer, 1);
    return sum;
}

static void buffer(const struct bench *b)
{
    static struct ins_error error;
    struct ins_options options = {0};
    struct ins_buffer *made;
    double   times[BENCH_REPEATS];
    uint64_t sum = 0;
    for (int r = 0; r < b->rounds; r++) {
        double          start  = bench_wall();
        enum ins_status status = ins_buffer_create(b->source, &options, &made, &error);
        times[r] = bench_wall() - start;
        if (status != INS_DONE && status != INS_NO)
            bench_die("%s", error.text);
        uint64_t seen = sum_of(made);
        if (r > 0 && seen != sum)
            bench_wrong("buffer: two runs disagree");
        sum = seen;
        ins_buffer_free(made);
    }
    bench_line("buffer, the answer alone", "s", bench_sample(times, b->rounds), sum, NULL);
}

void bench_commands(const struct bench *b)
{
    const char *program = b->words.instroom, *scenario = b->words.scenario;
    bench_title("whole commands, all cores, wall time", "s, peak memory");
    measure("run, 10,000 futures",
            (const char *[]){program, "run", scenario, "--futures", "10000", "--quiet", NULL},
            b->rounds, NULL);
    if (!b->words.quick)
        measure("run, 100,000 futures",
                (const char *[]){program, "run", scenario, "--futures", "100000", "--quiet", NULL},
                1, NULL);
    measure("buffer, 10,000 futures",
            (const char *[]){program, "buffer", scenario, "--futures", "10000", "--quiet", NULL},
            b->rounds, NULL);
    sweeps(b);
    buffer(b);
}
