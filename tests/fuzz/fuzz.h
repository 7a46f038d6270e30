/* fuzz.h - what the fuzzing targets share. Each target is one file with LLVMFuzzerTestOneInput();
 * its input is what a user, a file or the net could hand to the program. A target may not crash,
 * leak, hang or meet undefined behaviour, whatever the bytes; and what was accepted must be what it
 * says. */
#ifndef TESTS_FUZZ_H
#define TESTS_FUZZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The fuzzer takes an abort for a finding. */
#define MUST(condition)                                                                            \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            (void)fprintf(stderr, "%s:%d: must hold: %s\n", __FILE__, __LINE__, #condition);       \
            abort();                                                                               \
        }                                                                                          \
    } while (0)

static inline char *text_of(const uint8_t *data, size_t size)
{
    char *text = malloc(size + 1);
    MUST(text);
    memcpy(text, data, size);
    text[size] = '\0';
    return text;
}

/* The bytes as a file of this process, in memory. */
static inline const char *file_of(const uint8_t *data, size_t size, const char *ending)
{
    static char path[128];
    (void)snprintf(path, sizeof path, "/dev/shm/instroom-fuzz-%ld%s", (long)getpid(), ending);
    FILE *file = fopen(path, "wb");
    MUST(file);
    MUST(fwrite(data, 1, size, file) == size);
    MUST(fclose(file) == 0);
    return path;
}

/* A scenario without mistakes, to lay things over. */
#define SOUND                                                                                      \
    "start = \"2026-01\"; months = 12; futures = 4; seed = 3;"                                     \
    "inflow = { level_per_month = 100.0; %s };"                                                    \
    "tracks = ( { name = \"asylum\"; share = 0.7; hours = 10.0; legal_term = 6; },"                \
    "           { name = \"family\"; share = 0.3; hours = 4.0; legal_term = 9; } );"               \
    "staff = { experienced = 10.0; attrition = 0.01; hours_per_month = 100.0; };"                  \
    "budget = { annual = [1.0e6]; }; norm = { limit = 100.0; };"                                   \
    "sweep = { axes = ( { key = \"flex.pool\"; values = [0.0, 5.0]; } ); };"

#endif
