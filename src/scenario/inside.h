/* scenario/inside.h - what a case remembers, for those of scenario/ alone. */
#ifndef INS_SCENARIO_INSIDE_H
#define INS_SCENARIO_INSIDE_H

#include <stdatomic.h>
#include <time.h>

#include "scenario/case.h"
#include "scenario/read.h"

struct ins_case {
    atomic_int             users; /* who made it, and the answers that hold it */
    const struct ins_case *base;  /* what it was varied from, which it holds; NULL: nothing */
    struct ins_scenario    written, resolved;
    struct ins_origins     origins;
    struct ins_report      report; /* after loading: the names of the files */
    char                  *texts[INS_REPORT_FILES]; /* what stands in them, comments and all */
    struct ins_record     *record;  /* these three may be those of `base` */
    struct ins_paths      *paths;
    struct ins_worlds     *worlds;
    struct ins_account    *account[INS_CASE_RECORDS]; /* of what was read; of a varied case none */
    char                  *warnings;
    char                  *name;
    struct timespec        read;  /* when, by the clock of files */
    bool                   partial; /* some file could not be read: what it holds is not known */
};

/* A case of which nothing is known but its name; NULL without memory. */
struct ins_case *ins_case_begin(const char *name, struct ins_error *error);

/* The worlds of what is written, its ensembles read; keys that `settings` give a value have it in all
 * of them. */
void ins_case_load_worlds(struct ins_case *c, const char *const *settings, int count);

/* Work out what follows from what is written, where no mistake was made. */
void ins_case_complete(struct ins_case *c);

/* The end of making one: `*made` where all went well, and else nothing is left of it. */
enum ins_status ins_case_finish(struct ins_case *c, struct ins_case **made);

#endif
