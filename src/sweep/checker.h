/* sweep/checker.h - one point after the other as a scenario. */
#ifndef INS_SWEEP_CHECKER_H
#define INS_SWEEP_CHECKER_H

#include "sweep/layout.h"

/* One a thread; `written` may be set up further before the first point. */
struct ins_checker {
    const struct ins_layout *layout;
    struct ins_cursor        cursor;
    struct ins_scenario      written, resolved;
};

enum ins_status ins_checker_create(const struct ins_layout   *layout,
                                   const struct ins_scenario *written, struct ins_checker **made,
                                   struct ins_error *error);
void            ins_checker_free(struct ins_checker *checker);

/* The scenario of a point into checker->resolved, its value[axes] into `value`. INS_WRONG where it
 * is none, with its number and values and what is wrong. */
enum ins_status ins_checker_resolve(struct ins_checker *checker, int64_t point, double *value,
                                    struct ins_error *error);

/* Only whether it is one. */
enum ins_status ins_checker_look(struct ins_checker *checker, int64_t point,
                                 struct ins_error *error);

#endif
