/* scenario/ensemble.h - worlds out of a file: a line each, a column a key.
 *
 * The header names scenario keys by their paths, and at most one column weight; then a line a world,
 * a number in each cell. Lines that begin with # are comments. What is kept is in an order of its
 * own: columns by name, rows by their values in that order (and then by weight), so that neither the
 * order of lines nor that of columns in the file decides anything.
 */
#ifndef INS_SCENARIO_ENSEMBLE_H
#define INS_SCENARIO_ENSEMBLE_H

#include <stdint.h>

#include "base/text.h"
#include "scenario/report.h"
#include "scenario/scenario.h"

enum { INS_ENSEMBLE_BYTES = 512 * 1024 * 1024 };

struct ins_ensemble {
    char    *name;                 /* as it stands in messages */
    int      columns;
    char    *column[INS_WORLD_KEYS]; /* paths of keys, in rising order */
    int64_t  rows;
    double  *value;                /* [row][column] */
    double  *weight;               /* [row] as given */
    double  *edge;                 /* [row] share of the weights up to and with it; the last is 1 */
    int64_t *line;                 /* [row] of the file, for messages */
};

/* Read a file; `named` is where the scenario names it. Mistakes go to the report, with the file as
 * their place. NULL after one. Whether the columns are keys is looked at by worlds.h. */
struct ins_ensemble *ins_ensemble_read(const char *path, struct ins_place named,
                                       struct ins_report *report);
void ins_ensemble_free(struct ins_ensemble *ensemble);

/* The row in which a share u of the weights lies, 0 <= u < 1. */
int64_t ins_ensemble_row(const struct ins_ensemble *ensemble, double u);

/* The same figures as text of lines behind `mark`; and back from the text in which such stand, all
 * of them in their order: at most INS_ENSEMBLES into `made`, returning how many, or -1 for damage or
 * without memory. */
void ins_ensemble_write(const struct ins_ensemble *ensemble, const char *mark,
                        struct ins_text *text);
int  ins_ensemble_unpack(const char *text, const char *mark,
                         struct ins_ensemble *made[INS_ENSEMBLES]);

#endif
