/* output/figures.h - the figures of a run, drawn by gnuplot with the scripts of plots/.
 *
 * The scripts read the CSV files of the folder that they draw for; output/studio.h.
 */
#ifndef INS_OUTPUT_FIGURES_H
#define INS_OUTPUT_FIGURES_H

#include "answers/buffer.h"
#include "answers/run.h"
#include "base/text.h"

/* Draw figures/NAME.svg and .png into `folder`, which holds months.csv and, where `buffer`
 * is not NULL, frontier.csv. Adds a line to `note` about what could not be drawn. */
void ins_figures_draw(const struct ins_run *run, const struct ins_buffer *buffer,
                      const char *folder, struct ins_text *note);

#endif
