/* output/fit_walk.h - the average of all laws as a section of a scenario, and its worlds. */
#ifndef INS_OUTPUT_FIT_WALK_H
#define INS_OUTPUT_FIT_WALK_H

#include "output/fit.h"
#include "output/json.h"
#include "output/story.h"

/* The section, whose worlds stand in the file `ensemble` (NULL: in none): medians over them. */
char *ins_fit_walk_config(const struct ins_fit *fit, const char *ensemble);

/* The worlds, a line each. */
char *ins_fit_walk_worlds(const struct ins_fit *fit);

/* For people and for machines: what the laws weigh, and the figures of the heaviest. */
void ins_fit_average_tell(struct ins_page *page, const struct ins_fit *fit);
void ins_fit_walk_tell(struct ins_page *page, const struct ins_fit *fit);
void ins_fit_walk_json(struct ins_json *json, const struct ins_fit *fit);

/* How well what was taken would have foretold, beside rivals. */
void ins_fit_backtest_tell(struct ins_page *page, const struct ins_fit *fit);

/* Weight, score and why it is passed over, of a law: 0 the wandering level, then the others. */
void ins_fit_weight_json(struct ins_json *json, const struct ins_fit *fit, int law);

#endif
