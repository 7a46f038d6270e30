/* instroom/answers.h - questions asked of a scenario.
 *
 * Each question plays many futures and gives an answer to be formatted by instroom/output.h
 * and freed by its own _free(). A scenario is not changed by asking; several questions may be
 * asked at once from several threads. An answer holds its scenario: either may be freed first.
 * Nothing here depends on the host's locale, nor leaves GSL's error handler other than it was.
 */
#ifndef INSTROOM_ANSWERS_H
#define INSTROOM_ANSWERS_H

#include "instroom/error.h"
#include "instroom/scenario.h"

#ifdef __cplusplus
extern "C" {
#endif

/* How to work. {0} is a good choice. */
struct ins_options {
    int threads; /* 0: as many as the machine has cores; the answer is the same bits for any */
    const volatile int *stop; /* NULL, or where a signal handler says that it is enough */
    void (*progress)(void *context, double part); /* NULL, or told the part done, 0 to 1 */
    void *context;
    /* 0, or how narrow the answer's 95 % interval must be: half its width, as a share of the
     * answer. Futures are added until it is; the answer is that of so many futures. For a run
     * the answer is the expected cost to the state, for a buffer the norm buffer (where none
     * reaches: the best probability). */
    double until;
    /* Of a buffer, where `until` is 0. Not 0: futures are added, in fixed steps and up to two
     * million, until the norm buffer is known well enough: half its interval is 5 % of it, or
     * where there is none, or none is needed, half a point of the chance. 0: the scenario's number. */
    int well_enough;
};

/* Many futures: quantiles by month, every future's results. */
struct ins_run;
enum ins_status ins_run_create(const struct ins_case *scenario, const struct ins_options *options,
                               struct ins_run **made, struct ins_error *error);
void ins_run_free(struct ins_run *run);

/* One future, month by month. `which` is a number from 1, "worst" or "median". */
struct ins_path;
enum ins_status ins_path_create(const struct ins_case *scenario, const char *which,
                                const struct ins_options *options, struct ins_path **made,
                                struct ins_error *error);
void ins_path_free(struct ins_path *path);

/* The liquidity, norm and economic buffer and the frontier. INS_NO, with an answer, where no
 * buffer reaches the norm. INS_WRONG where the number of futures cannot answer the
 * confidence: the story says how many it takes. */
struct ins_buffer;
enum ins_status ins_buffer_create(const struct ins_case *scenario,
                                  const struct ins_options *options, struct ins_buffer **made,
                                  struct ins_error *error);
void ins_buffer_free(struct ins_buffer *buffer);

/* Would this buffer have been enough? The record in the table `history` (month,TRACK,... or
 * month,total) replayed from every month from which it covers at least half of the horizon, and
 * held against published figures in the CSV `anchors` (NULL: none). INS_WRONG, with file and line,
 * for a record that cannot be read or is too short. */
struct ins_backcast;
enum ins_status ins_backcast_create(const struct ins_case *scenario, const char *history,
                                    const char *anchors, const struct ins_options *options,
                                    struct ins_backcast **made, struct ins_error *error);

/* The same of a table of several cases or of a sheet of a workbook. */
struct ins_backcast_settings {
    const char *anchors; /* CSV of published figures; NULL: none */
    const char *select;  /* NAME=VALUE,...: the case of a table of several; NULL: it has one */
    const char *sheet;   /* of a workbook, by name or number; NULL: the first */
};
enum ins_status ins_backcast_create_from(const struct ins_case *scenario, const char *history,
                                         const struct ins_backcast_settings *settings, /* NULL: none of them */
                                         const struct ins_options *options, struct ins_backcast **made,
                                         struct ins_error *error);
void ins_backcast_free(struct ins_backcast *backcast);

#ifdef __cplusplus
}
#endif
#endif
