/* output/figures.h - the figures of a run, drawn by gnuplot with the scripts of plots/.
 *
 * The scripts read the CSV files of the folder that they draw for; output/studio.h.
 */
#ifndef INS_OUTPUT_FIGURES_H
#define INS_OUTPUT_FIGURES_H

#include <stdbool.h>

#include "base/date.h"
#include "base/text.h"
#include "engine/summary.h"
#include "output/words.h"
#include "scenario/scenario.h"

/* What the files in the folder do not say. */
struct ins_figures_settings {
    enum ins_measure    measure; /* of the norm, its limit, the month from which it counts */
    double              limit;
    ins_date            norm_from;
    double              confidence;
    bool                frontier; /* frontier.csv is there, with more than one size */
    bool                exceedance, years, empty; /* money was ever drawn; the horizon holds whole
                                                     years; a buffer can be empty */
    struct ins_estimate answer;   /* the norm buffer, euro; its value NaN where there is none */
    enum ins_language   language;
    const char         *into; /* folder in the folder, which is made; NULL: figures */
};

/* Draw NAME.svg and .png for a folder that holds months.csv. Adds a line to `note` about what could
 * not be drawn. */
void ins_figures_draw(const struct ins_figures_settings *settings, const char *folder,
                      struct ins_text *note);

#endif
