/* fit/panel.h - what many records say beforehand of one: the prior of the law of fit/walk.h.
 *
 * Each parameter is normal on its scale. The middles are those that foretell the records of a panel
 * best one, twelve and twenty-four months ahead, all three alike: what counts is the spread after a
 * year or two, and a law that is fitted one month ahead alone leaves it too small (changes are
 * alike within a surge). A record of n months counts as n / 12 looks at each of the three. How far
 * records differ is a judgement, below what fifteen of them could tell.
 */
#ifndef INS_FIT_PANEL_H
#define INS_FIT_PANEL_H

#include "base/error.h"
#include "fit/records.h"
#include "fit/walk.h"

/* The parameters of struct ins_walk that a record may move, on their scales. */
enum ins_walk_parameter {
    INS_WALK_STEP,        /* log */
    INS_WALK_NOISE,       /* log */
    INS_WALK_PERSISTENCE, /* logit */
    INS_WALK_TURBULENT,   /* log */
    INS_WALK_LEAVE,       /* logit */
    INS_WALK_SETTLE,      /* logit */
    INS_WALK_PARAMETERS
};

struct ins_prior {
    double middle[INS_WALK_PARAMETERS], sd[INS_WALK_PARAMETERS];
    double season[INS_SEASON], season_sd; /* logarithms of the factors, sum 0 */
};

/* The law at a point of the parameters' scales, with the prior's season. */
void ins_prior_law(const struct ins_prior *prior, const double *theta, struct ins_walk *law);

/* What is believed without any record. */
extern const struct ins_prior ins_prior_none;

/* Logarithms of seasonal factors by moving averages, and how far months lie from them; false for a
 * record too short for it. */
bool ins_panel_season(const struct ins_cases *cases, double season[INS_SEASON], double *sd);

/* The prior from records; INS_WORLD without memory. */
enum ins_status ins_panel_prior(const struct ins_cases *cases, int records, struct ins_prior *prior,
                                struct ins_error *error);

/* What a forecast made at the end of `own` may know beforehand. Those of `panel` that it may know
 * (ins_records_before()) are put into `known`, and `out` bears the name of the one left out, or "".
 * Without a panel (NULL), or where no record is long enough yet, nothing is known: `known` is empty and
 * the prior ins_prior_none. INS_WORLD without memory. */
enum ins_status ins_panel_before(const struct ins_cases *own, const struct ins_records *panel,
                                 struct ins_records *known, char out[INS_NAME],
                                 struct ins_prior *prior, struct ins_error *error);

#endif
