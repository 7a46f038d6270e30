/* instroom/values.h - the numbers of an answer, by name.
 *
 * A value is an estimate with its interval; a series is an array of numbers that lives as long as
 * its answer and is not to be written. Names are those of the files and of JSON; `instroom explain
 * NAME` and instroom-results(5) say what each is. All can be listed: the functions that end in _name
 * give name i, from 0, and NULL behind the last.
 *
 *     struct ins_value norm;
 *     if (ins_buffer_value(buffer, "norm_buffer", &norm) == INS_DONE && norm.value < 40e6) ...
 */
#ifndef INSTROOM_VALUES_H
#define INSTROOM_VALUES_H

#include <stddef.h>

#include "instroom/answers.h"
#include "instroom/calibrate.h"
#include "instroom/decide.h"
#include "instroom/fit.h"
#include "instroom/numbers.h"
#include "instroom/sensitivity.h"

#ifdef __cplusplus
extern "C" {
#endif

/* INS_WRONG, and nothing written, where there is no value of that name.
 *
 * Of a run: p_norm, the mean of each result (peak_backlog), of each line of the ledger (cost.fixed). */
enum ins_status ins_run_value(const struct ins_run *run, const char *name, struct ins_value *value);
const char     *ins_run_value_name(int i);

/* Of a buffer: liquidity_buffer, norm_buffer (infinite where nothing reaches the norm), economic_buffer,
 * p_norm, p_norm_max ... */
enum ins_status ins_buffer_value(const struct ins_buffer *buffer, const char *name,
                                 struct ins_value *value);
const char     *ins_buffer_value_name(int i);

/* Of lever `lever` (by name, as in JSON): the change of liquidity_buffer, norm_buffer, p_norm ... */
enum ins_status ins_levers_value(const struct ins_levers *levers, const char *lever, const char *name,
                                 struct ins_value *value);
const char     *ins_levers_value_name(int i);
const char     *ins_levers_lever_name(const struct ins_levers *levers, int i);

/* `*count` numbers, or NULL where there is no such series.
 *
 * Of a run: month by month a series of months.csv ("backlog") with `which` one of mean, p05, p25, p50,
 * p75, p95; future by future a result of futures.csv ("peak_backlog") with `which` "futures". */
const double *ins_run_series(const struct ins_run *run, const char *name, const char *which,
                             size_t *count);
const char   *ins_run_series_name(int i); /* of those by month; those by future are ins_run_value_name() */

/* Of a path: a column, month by month. */
const double *ins_path_series(const struct ins_path *path, const char *name, size_t *count);
const char   *ins_path_series_name(const struct ins_path *path, int i);

/* Of the frontier, size by size: buffer, reach; p_norm, cost, social_cost, overdue_case_months with
 * `which` one of value, low, high. */
const double *ins_buffer_series(const struct ins_buffer *buffer, const char *name, const char *which,
                                size_t *count);
const char   *ins_buffer_series_name(int i);

/* --- every number of every answer ---------------------------------------------------------------
 *
 * A number has the name of its place in the answer's JSON: "chosen.cost", "held_out.density". A row of a
 * list has the name that it bears there (lever, form, law, letter, group, name, key, start, month or
 * year), or where it bears none, or not one of its own, its place from 0: "forms.flex.outlay.mean",
 * "differences[0].p_norm". An object of value, low and high is one number; one beside which NAME_low and
 * NAME_high, or NAME_se, stand has them for its ends. Yes is 1 and no 0; what is not known is NaN.
 *
 * A list is a series, too: "forms.outlay.mean", row by row, with `which` one of value, low, high.
 *
 * INS_WRONG, and nothing written, where there is none of that name; INS_WORLD when memory runs out. */
INS_NUMBERS_OF(compare)
INS_NUMBERS_OF(mix)
INS_NUMBERS_OF(forms)
INS_NUMBERS_OF(measures)
INS_NUMBERS_OF(rule)
INS_NUMBERS_OF(surges)
INS_NUMBERS_OF(signals)
INS_NUMBERS_OF(worth)
INS_NUMBERS_OF(sensitivity)
INS_NUMBERS_OF(discovery)
INS_NUMBERS_OF(backcast)
INS_NUMBERS_OF(calibration)
INS_NUMBERS_OF(fit)

/* The three that have short names of their own, above: their values and series are found by these names as
 * well, those of levers with "" for the lever. */
#define INS_NUMBERS_TOO(answer)                                                                        \
    const char *ins_##answer##_number_name(const struct ins_##answer *answer, int i);                  \
    const char *ins_##answer##_list_name(const struct ins_##answer *answer, int i);
INS_NUMBERS_TOO(run)
INS_NUMBERS_TOO(buffer)
INS_NUMBERS_TOO(levers)
const double *ins_levers_series(const struct ins_levers *levers, const char *name, const char *which,
                                size_t *count);
#undef INS_NUMBERS_TOO

/* The rows of a sweep's database that are there, in the order of the points: the columns of `export --csv`
 * ("point", the swept keys, "peak_backlog_mean" ...), each as a series. NaN is what is not known.
 * INS_WRONG: it is no sweep. INS_WORLD: it cannot be read, or a row does not match its checksum. */
struct ins_rows;
enum ins_status ins_rows_create(const char *database, struct ins_rows **made, struct ins_error *error);
void            ins_rows_free(struct ins_rows *rows);
const double   *ins_rows_series(const struct ins_rows *rows, const char *name, size_t *count);
const char     *ins_rows_series_name(const struct ins_rows *rows, int i);

#ifdef __cplusplus
}
#endif
#endif
