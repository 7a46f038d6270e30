/* instroom/sensitivity.h - what drives an answer, and where a norm fails.
 *
 * The uncertain keys are those of a scenario's `uncertain`, or else of its sweep.axes, each with its law.
 * Answers are formatted and saved by the functions below, as those of instroom/output.h.
 */
#ifndef INSTROOM_SENSITIVITY_H
#define INSTROOM_SENSITIVITY_H

#include "instroom/former.h"
#include "instroom/output.h"

#ifdef __cplusplus
extern "C" {
#endif

struct ins_sensitivity_settings {
    int morris;       /* 1: elementary effects in the place of Sobol's indices */
    int trajectories; /* of Morris; 0: 32 */
    const char *resume; /* file of the points that are played: what it holds is not played again. NULL: none */
    int given; /* 1: out of the worlds that one run plays; an ensemble asks for it by itself */
    const char *const *groups; /* [group_count] "NAME=KEY,KEY", at most 16: keys that are taken together */
    int                group_count;
};

/* Of the liquidity buffer, of the chance that the norm is kept and of the cost to the state: which part of
 * their spread over the laws of the keys comes from which key. Sobol's indices take sweep.points
 * x (keys + groups + 2) scenarios of `futures` futures each, elementary effects trajectories x (keys + 1).
 * 512 points where the scenario says none and names its keys in `uncertain`. With `given` first-order indices
 * alone, of the largest shortfall in the place of the liquidity buffer, out of the futures / 32 worlds that one
 * run plays. INS_WRONG: `resume` is a file of something else, no keys, a grid, fewer than 64 worlds, an ensemble with
 * `morris`, a group that is none of uncertain keys, or groups beside an ensemble, `given` or `morris`. */
struct ins_sensitivity;
enum ins_status ins_sensitivity_create(const struct ins_case             *scenario,
                                       const struct ins_sensitivity_settings *settings,
                                       const struct ins_options          *options,
                                       struct ins_sensitivity **made, struct ins_error *error);
void            ins_sensitivity_free(struct ins_sensitivity *sensitivity);

char *ins_sensitivity_text(const struct ins_sensitivity *sensitivity, const struct ins_look *look);
char *ins_sensitivity_json(const struct ins_sensitivity *sensitivity);
char *ins_sensitivity_csv(const struct ins_sensitivity *sensitivity);

/* A folder with sensitivity.csv, summary.json, scenario.cfg and a figure: complete or not there.
 * `note` as of ins_run_save(). */
enum ins_status ins_sensitivity_save(const struct ins_sensitivity *sensitivity,
                                     const struct ins_look *look, const struct ins_destination *to, char **note,
                                     struct ins_error *error);
enum ins_status ins_sensitivity_place(const struct ins_destination *to, struct ins_error *error);

/* --- where a norm fails ----------------------------------------------------------------------- */

struct ins_discover_settings {
    const char *where; /* which points of a sweep are cases: COLUMN<VALUE, <=, > or >=; NULL: those
                          with p_norm below the confidence asked for */
    double density;    /* share of cases that the box must hold; 0: the best compromise between
                          that and the share of all cases in it (their harmonic mean) */
    int boxes;         /* at most so many, each on what the ones before leave; 0: 1 */
};

/* The box of swept keys that explains most cases (the patient rule, PRIM), from a sweep's database. INS_NO,
 * with an answer, where no point is a case or all are. INS_WRONG: no sweep, no such column. Beside an
 * answer `error` tells of a sweep that is not finished; "" of one that is. */
struct ins_discovery;
enum ins_status ins_discovery_create(const char                         *database,
                                     const struct ins_discover_settings *settings,
                                     struct ins_discovery **made, struct ins_error *error);
void            ins_discovery_free(struct ins_discovery *discovery);

char *ins_discovery_text(const struct ins_discovery *discovery, const struct ins_look *look);
char *ins_discovery_json(const struct ins_discovery *discovery);
/* The boxes on the way: each peel with its limits, coverage, density and support. */
char *ins_discovery_csv(const struct ins_discovery *discovery);

#ifdef __cplusplus
}
#endif
#endif
