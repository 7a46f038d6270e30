/* answers/headline.h - the answer about the buffer in one sentence's worth of figures.
 *
 * Two things are asked for: money every year, and a reserve for swings. Told first is the budget that
 * carries what is expected, with how much of it today's backlog takes and until when, and the reserve
 * that keeps the norm with it; beside it the scenario's own budget and the reserve that goes with that.
 * Where no budget carries, the scenario's own is told first.
 */
#ifndef INS_ANSWERS_HEADLINE_H
#define INS_ANSWERS_HEADLINE_H

#include "answers/buffer.h"

struct ins_headline_case {
    double              budget;  /* euro a year, the mean over the months of the horizon */
    struct ins_estimate reserve; /* euro; infinite: none keeps the norm; 0: none is needed */
    struct ins_estimate p_norm, p_norm_none, p_norm_max;
};

struct ins_headline {
    bool                     carries; /* `told` is with the carrying budget, else with the own one */
    struct ins_headline_case told, as_is;
    double                   confidence;
    enum ins_filling         filled;
    double                   stock; /* euro a year for today's backlog, until the end of ... */
    int                      until; /* ... this year; 0: it takes nothing */
    struct ins_hang_pair     pair;
    int                      hangs; /* enum ins_hang of `told`; -1: on nothing */
};

void ins_headline_of(const struct ins_buffer *buffer, struct ins_headline *headline);

/* The same scenario with the carrying budget; false where none carries. */
bool ins_headline_carry(const struct ins_buffer *buffer, struct ins_scenario *carried);

#endif
