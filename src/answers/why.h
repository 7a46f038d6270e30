/* answers/why.h - what bound in a future, month by month.
 *
 * An order of the control tower is the least of what it wants and of its limits (2.12, 2.14, 2.16,
 * 5.22 to 5.24): a limit binds where the order stands at it. What is asked of the world in which
 * the future was played. */
#ifndef INS_ANSWERS_WHY_H
#define INS_ANSWERS_WHY_H

#include "answers/path.h"
#include "plan/plan.h"

enum ins_bound {
    INS_BOUND_POOL,       /* flexible staff, by the pool */
    INS_BOUND_OVERTIME,   /* overtime, by its most */
    INS_BOUND_INTAKE,     /* trainees, by max_intake */
    INS_BOUND_ABSORPTION, /* trainees, by who can coach them */
    INS_BOUND_MONEY,      /* any of the three, by money */
    INS_BOUNDS
};
extern const char *const ins_bound_name[INS_BOUNDS]; /* in JSON */

struct ins_why_month {
    unsigned bound; /* a bit for each; that of trainees as at the last order */
    double   short_of; /* hours asked for beyond those there are, of an average month; below 0: more than enough */
};

struct ins_why {
    struct ins_why_month *month;
    double months_over; /* the norm */
    bool   kept;        /* the norm */
    double trainees, need, overtime; /* ordered in month 0: FTE, FTE, share */
    int    begins, decides, called;  /* in which month, of the horizon, those of month 0 do so */
};

/* `month` has room for path->months; `need` are the flexible staff that the tower asks for, by month. */
void ins_why_find(const struct ins_plan *plan, const struct ins_path *path, const double *need,
                  struct ins_why *why);

#endif
