/* instroom/calibrate.h - which values of the uncertain keys agree with what was observed.
 *
 * The keys of a scenario's `uncertain` and their laws are what is known beforehand. The figures in the CSV
 * `observed` (month,what,value,sd,source) are what was seen. First it is told which figures no world
 * meets; those are left out of what follows. Then come the worlds that agree with the others, as an
 * ensemble that any question takes.
 */
#ifndef INSTROOM_CALIBRATE_H
#define INSTROOM_CALIBRATE_H

#include "instroom/output.h"

#ifdef __cplusplus
extern "C" {
#endif

struct ins_calibrate_settings {
    int    worlds;      /* of the ensemble; 0: 2,048 or, with many keys, more */
    double discrepancy; /* the model is off by about this share of a figure, which is estimated for each kind
                           of figure; 0: 0.02; below 0: the model is taken to be right, and every figure
                           needs an sd */
    const char *sheet;  /* of a workbook, by name or number; NULL: the first */
    const char *resume; /* file of the worlds that are played: those it holds are not played again. NULL: none */
};

/* INS_NO, with an answer: figures are unmet, or the run is not to be trusted; ins_calibration_trouble()
 * tells which. INS_WRONG: the record cannot be read (file and line), `resume` is a file of something else, nothing is uncertain, or the inflow is
 * left to chance. */
struct ins_calibration;
enum ins_status ins_calibration_create(const struct ins_case *scenario, const char *observed,
                                       const struct ins_calibrate_settings *settings,
                                       const struct ins_options *options, struct ins_calibration **made,
                                       struct ins_error *error);
void ins_calibration_free(struct ins_calibration *calibration);

/* NULL for a sound run; else why its worlds are not to be used: nothing writes them. */
const char *ins_calibration_trouble(const struct ins_calibration *calibration);

/* For people; `written` is the file that its worlds were written to, or NULL. */
char *ins_calibration_text(const struct ins_calibration *calibration, const char *written,
                           const struct ins_look *look);
char *ins_calibration_json(const struct ins_calibration *calibration);

/* The worlds: a column a key and a weight, a line a world. NULL where they are not to be used. */
char *ins_calibration_csv(const struct ins_calibration *calibration);

/* The same into a file that is complete or not there; whether it would be taken. */
enum ins_status ins_calibration_save(const struct ins_calibration *calibration,
                                     const struct ins_destination *to, struct ins_error *error);
enum ins_status ins_calibration_place(const struct ins_destination *to, struct ins_error *error);

/* All of it in a folder: figures.csv and keys.csv (what worlds say before and after), worlds.csv, summary.json
 * and figures; `note`, to be freed, tells of what could not be drawn. Not for a run that is not to be trusted. */
enum ins_status ins_calibration_save_folder(const struct ins_calibration *calibration, const struct ins_look *look,
                                            const struct ins_destination *to, char **note,
                                            struct ins_error *error);
enum ins_status ins_calibration_place_folder(const struct ins_destination *to, struct ins_error *error);

#ifdef __cplusplus
}
#endif
#endif
