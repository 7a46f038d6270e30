/* instroom/fit.h - the inflow section of a scenario, estimated from a monthly record.
 *
 * Texts that a function hands out are NUL-terminated UTF-8 and freed with free().
 */
#ifndef INSTROOM_FIT_H
#define INSTROOM_FIT_H

#include "instroom/answers.h"
#include "instroom/former.h"

#ifdef __cplusplus
extern "C" {
#endif

struct ins_fit_settings {
    const char *law; /* average, walk, normal, student, volatility, level or surges; NULL: average */
    const char *prior; /* of walk and average: europe, none, or a table month,NAME,... of records; NULL: europe */
    const char *select; /* NAME=VALUE,...: the case of a table of several; NULL: it has one */
    const char *sheet;  /* of a workbook, by name or number; NULL: the first */
    int backtest;    /* 1: how well each law foretells, from rolling origins */
};

/* Read the record (a table with a line or a column a month, as CSV or in a workbook; several columns
 * are tracks and add up), fit every law to it, and work out the errors of the one that is taken.
 * INS_WRONG names every mistake of the record with its place: too short (36 months), negatives,
 * quarters, a number with two readings, a choice that is missing. */
struct ins_fit;
enum ins_status ins_fit_create(const char *record, const struct ins_fit_settings *settings,
                               const struct ins_options *options, struct ins_fit **made,
                               struct ins_error *error);
void ins_fit_free(struct ins_fit *fit);

#ifdef __cplusplus
}
#endif
#endif
