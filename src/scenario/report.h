/* scenario/report.h - every mistake of a scenario, with its place.
 *
 * A report gathers one line a mistake, FILE:LINE: KEY = VALUE: what was expected, and goes on,
 * so that a planner sees all of them at once.
 */
#ifndef INS_SCENARIO_REPORT_H
#define INS_SCENARIO_REPORT_H

#include <stdbool.h>
#include <stdint.h>

#include "base/error.h"
#include "scenario/scenario.h"

enum { INS_PLACE_NONE, INS_PLACE_SET, INS_PLACE_FILE }; /* file numbers from INS_PLACE_FILE on */

/* Where a value came from. */
struct ins_place {
    uint16_t file; /* INS_PLACE_NONE: a default; INS_PLACE_SET: the command line */
    bool     bad;  /* a mistake was reported here: say no more about it */
    bool     grouped; /* written as 30.000, with three digits behind the point */
    int      line; /* 0: none in particular */
};

enum { INS_REPORT_LINES = 50, INS_REPORT_FILES = 64 };

struct ins_report {
    struct ins_error *error;  /* of the caller; may be NULL */
    enum ins_status   status; /* INS_DONE while there is no mistake */
    int               problems;
    char             *files[INS_REPORT_FILES]; /* names as they stand in messages; owned */
    int               file_count;
};

/* The number of a file for its places; INS_PLACE_NONE when there are too many or no memory. */
uint16_t ins_report_file(struct ins_report *report, const char *name);

/* "FILE", "--set" or "" for a default. */
const char *ins_report_file_name(const struct ins_report *report, struct ins_place place);

/* One more mistake. `key` and `value` may be NULL; a long value is cut. */
void ins_report_problem(struct ins_report *report, struct ins_place place, const char *key,
                        const char *value, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/* The mistakes of a record in the file `name`; `place` and `key` name the file where it cannot be read,
 * and `key` may be NULL. */
struct ins_faults;
void ins_report_faults(struct ins_report *report, const char *name, struct ins_place place,
                       const char *key, const struct ins_faults *faults);

/* What is wrong with a table in the file `name` as an error by itself, for whoever has no report. */
enum ins_status ins_report_refusal(const char *name, const struct ins_faults *faults, struct ins_error *error);

/* The world failed; `format` tells the whole line. */
void ins_report_world(struct ins_report *report, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* The last line, where mistakes were left out; then the status. */
enum ins_status ins_report_close(struct ins_report *report);

/* Frees the names; the story stays with its owner. */
void ins_report_clear(struct ins_report *report);

#endif
