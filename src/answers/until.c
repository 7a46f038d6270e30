#include "answers/until.h"

#include <math.h>

/* A little more than the error asks for, since it is itself an estimate. */
static const double MARGIN = 1.05;

int64_t ins_until_next(int64_t futures, double reached, double asked)
{
    double ratio  = reached / asked;
    double needed = ceil((double)futures * ratio * ratio * MARGIN);
    return needed < 2e18 ? (int64_t)needed : INT64_MAX;
}

enum ins_status ins_until_refuse(double reached, double asked, int64_t futures,
                                 struct ins_error *error)
{
    return ins_fail(error, INS_WRONG,
                    "--until %g%%: with %lld futures the interval is %.2g%% wide on either side; "
                    "it would take %.2g futures, and %d are the most",
                    100.0 * asked, (long long)futures, 100.0 * reached,
                    (double)ins_until_next(futures, reached, asked), INS_UNTIL_MOST);
}
