/* record/faults.h - what is wrong with a record, each mistake with its line.
 *
 * The room reads for scenarios, fits and replays alike, which tell mistakes in their own ways: it
 * gathers them and formats no place.
 */
#ifndef INS_RECORD_FAULTS_H
#define INS_RECORD_FAULTS_H

#include <stdbool.h>

enum { INS_FAULTS = 50 };

struct ins_fault {
    int  line;       /* of the file, from 1; 0: none in particular */
    char key[64];    /* a column, month, header; "" for none */
    char value[104]; /* as it stands there; "" for none */
    char story[400]; /* "expected a month, such as 2024-01" */
};

struct ins_faults {
    int              count; /* all of them; the first INS_FAULTS are told */
    bool             no_memory;
    bool             world; /* the file cannot be read, which `fault` tells */
    struct ins_fault fault[INS_FAULTS];
};

/* One more mistake; `key` and `value` may be NULL, and are cut where they are long. */
void ins_faults_add(struct ins_faults *faults, int line, const char *key, const char *value,
                    const char *format, ...) __attribute__((format(printf, 5, 6)));

/* A number with two readings, both of which are told: 1.430. `others`: how many there are. */
void ins_faults_double(struct ins_faults *faults, int line, const char *key, const char *text, int others);

#endif
