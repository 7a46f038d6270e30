/* sweep/pack.h - a scenario with all that it needs, as one text.
 *
 * The resolved scenario as libconfig text; the months of a history that fall into the horizon
 * stand behind it in comments that begin with #=, so that the text says everything on a machine
 * where the history's file is not.
 */
#ifndef INS_SWEEP_PACK_H
#define INS_SWEEP_PACK_H

#include "base/sha256.h"
#include "instroom/sweep.h"
#include "scenario/case.h"
#include "scenario/scenario.h"

/* The scenario as written, without the files that it names. */
void ins_pack_bare(const struct ins_case *scenario, struct ins_scenario *bare);

/* What stands in those files, as such lines: the record, given paths, ensembles. To be freed with
 * free(); NULL when memory runs out. */
char *ins_pack_figures(const struct ins_case *scenario);

/* Give a case that was read without its files the figures of such lines. On failure, with the story,
 * the case is freed and `*made` NULL; `settings` are those that were laid over it. */
enum ins_status ins_pack_attach(const char *text, const char *name, const char *const *settings,
                                int count, struct ins_case **made, struct ins_error *error);

/* The fingerprint of all that decides the rows of a sweep, but not how many futures each point
 * has, nor, of Sobol's sequence, how many points: those may be raised. */
enum ins_status ins_pack_fingerprint(const struct ins_scenario *written, int solve,
                                     char text[INS_SHA256_TEXT], struct ins_error *error);

#endif
