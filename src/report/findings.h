/* report/findings.h - what a folder of a run tells: all that a report is made of.
 *
 * A report is written from the files of the folder alone, so that it can be made again at any
 * time, in another language, and shows nothing that a reader could not look up. Nobody else in
 * the program knows jansson.
 */
#ifndef INS_REPORT_FINDINGS_H
#define INS_REPORT_FINDINGS_H

#include <jansson.h>
#include <stdbool.h>

#include "output/manifest.h"
#include "report/cells.h"
#include "scenario/case.h"

struct ins_findings {
    json_t          *summary;  /* summary.json */
    json_t          *levers;   /* levers/summary.json, of `instroom levers -o DIR/levers`; or NULL */
    json_t          *forms, *measures, *worth; /* forms/, measures/ and worth/summary.json, the same way; or NULL */
    struct ins_cells months, futures, frontier, assumptions; /* empty where there are none */
    char            *text;     /* scenario.cfg; NULL for none */
    struct ins_case *scenario; /* the same, read; NULL where it cannot be */
    int              first;    /* the first month as ins_date */
    struct ins_manifest manifest; /* of the folder; an empty one where it has none */
    struct ins_text  changed;  /* names of files that are not as the run wrote them */
    struct ins_text  others;   /* names of such folders that belong to another scenario, and are left out */
};

/* Files that the findings are read from, NULL behind the last. */
extern const char *const ins_findings_file[];

/* INS_WRONG: `folder` is none that a run made, or the run was interrupted while it replaced an
 * earlier one. INS_WORLD: its files cannot be read or do not hold
 * what they should. Clear it either way. */
enum ins_status ins_findings_read(const char *folder, struct ins_findings *findings,
                                  struct ins_error *error);

/* The same of a folder that `compare --statement` made, of which the summary alone is read; INS_NO: it
 * is none. Clear it either way. */
enum ins_status ins_findings_read_statement(const char *folder, struct ins_findings *findings,
                                            struct ins_error *error);

/* The same of a folder in which a command other than `run` answered (report/other.h); INS_NO: it is none. */
enum ins_status ins_findings_read_other(const char *folder, struct ins_findings *findings,
                                        struct ins_error *error);
void            ins_findings_clear(struct ins_findings *findings);

/* What stands at "buffer.norm_buffer.value" of summary.json: a number (NaN for null and for what
 * is not there), a text ("" ...), a flag (false ...), whether it is there and not null. */
double      ins_findings_number(const struct ins_findings *findings, const char *path);
const char *ins_findings_text(const struct ins_findings *findings, const char *path);
bool        ins_findings_flag(const struct ins_findings *findings, const char *path);
bool        ins_findings_has(const struct ins_findings *findings, const char *path);

/* The same of any value; NULL where there is none. */
json_t *ins_findings_at(json_t *root, const char *path);

#endif
