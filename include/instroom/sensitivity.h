/* instroom/sensitivity.h - what drives an answer, and where a norm fails.
 *
 * The uncertain keys are those of a scenario's sweep.axes, each with its law. Answers are formatted
 * and saved by the functions below, as those of instroom/output.h.
 */
#ifndef INSTROOM_SENSITIVITY_H
#define INSTROOM_SENSITIVITY_H

#include "instroom/output.h"

#ifdef __cplusplus
extern "C" {
#endif

struct ins_sensitivity_wish {
    int morris;       /* 1: elementary effects in the place of Sobol's indices */
    int trajectories; /* of Morris; 0: 32 */
};

/* Of the liquidity buffer, of the chance that the norm is kept and of social cost: which part of
 * their spread over the laws of the keys comes from which key. Sobol's indices take sweep.points
 * x (keys + 2) scenarios of `futures` futures each, elementary effects trajectories x (keys + 1).
 * INS_WRONG: no axes, or a grid. `scenario` must outlive the answer. */
struct ins_sensitivity;
enum ins_status ins_sensitivity_create(const struct ins_case             *scenario,
                                       const struct ins_sensitivity_wish *wish,
                                       const struct ins_options          *options,
                                       struct ins_sensitivity **made, struct ins_error *error);
void            ins_sensitivity_free(struct ins_sensitivity *sensitivity);

char *ins_sensitivity_text(const struct ins_sensitivity *sensitivity, const struct ins_look *look);
char *ins_sensitivity_json(const struct ins_sensitivity *sensitivity);
char *ins_sensitivity_csv(const struct ins_sensitivity *sensitivity);

/* A folder with sensitivity.csv, summary.json, scenario.cfg and a figure: complete or not there.
 * `note` as of ins_run_save(). */
enum ins_status ins_sensitivity_save(const struct ins_sensitivity *sensitivity,
                                     const struct ins_look *look, const char *folder, char **note,
                                     struct ins_error *error);
enum ins_status ins_sensitivity_place(const char *folder, struct ins_error *error);

#ifdef __cplusplus
}
#endif
#endif
