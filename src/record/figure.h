/* record/figure.h - counts as people and offices write them.
 *
 * A point or a comma may part decimals or thousands; what it does, a file tells by all its figures
 * together. A reading is one of the two ways: decimals behind a point (thousands by commas) or
 * behind a comma (thousands by points). Blanks and apostrophes part thousands in either.
 */
#ifndef INS_RECORD_FIGURE_H
#define INS_RECORD_FIGURE_H

#include <stdbool.h>

enum ins_decimal { INS_POINT, INS_COMMA, INS_READINGS };

enum ins_figure_kind {
    INS_FIGURE_NUMBER,
    INS_FIGURE_UNKNOWN,  /* empty, ':', NA, '..' and their like */
    INS_FIGURE_WITHHELD, /* '*', '[c]' or '<5': small, and kept back */
    INS_FIGURE_NONE      /* no figure */
};

struct ins_figure {
    enum ins_figure_kind kind;
    bool   dash;                /* is not known for a dash, which some offices write for nil */
    bool   flagged;             /* marks stood behind it (1050 p) */
    bool   can[INS_READINGS];   /* be read so */
    double value[INS_READINGS]; /* NaN where it cannot */
};

struct ins_figure ins_figure_read(const char *text);

/* Whether both readings stand, and come to different numbers: 1.430. */
bool ins_figure_is_double(const struct ins_figure *figure);

#endif
