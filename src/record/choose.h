/* record/choose.h - which lines of a table of several cases count.
 *
 * A category (geo, citizen) with one member asks nothing. Where it has several, a choice names one
 * (geo=NL), some that are added up (geo=NL+BE) or all (origin=*). The parts of a whole are added up
 * unasked: a list of origins that ends with others or stateless, and has no total.
 */
#ifndef INS_RECORD_CHOOSE_H
#define INS_RECORD_CHOOSE_H

#include "record/lines.h"
#include "record/faults.h"
#include "record/shape.h"

enum { INS_CATEGORIES = 24, INS_FREE_NONE = -1 };

struct ins_category {
    const char  *name;
    int          column;  /* of the table; -1: what the columns of figures count */
    int          members, room;
    const char **member;  /* owned; the texts are not */
    bool        *taken;   /* [members] by the choice; owned */
    bool         chosen;  /* by the user */
    bool         all;     /* added up: asked for, or the parts of a whole */
    int          met;     /* members in lines that count */
};

struct ins_choice {
    int                 count;
    int                 keys; /* of them, those that lines have; behind them the columns of figures */
    struct ins_category category[INS_CATEGORIES];
    int                *key;  /* [lines][keys]: members; owned */
    bool               *line; /* [lines] that count; owned */
    int                 free; /* the category whose members become columns; INS_FREE_NONE */
};

/* Whether a reader has a place for a member; `column`: of a column of figures, in a table that has no
 * several cases beside it. NULL in its place: it has none. */
typedef bool ins_knows(const void *context, const char *name, bool column);

/* The member of a line in category `d`, below `keys`. */
int ins_choice_key(const struct ins_choice *choice, int line, int d);

/* What a reader asks for. */
struct ins_months_ask {
    const char *select;  /* NAME=VALUE,...: which lines of a table of several cases; NULL: none */
    const char *key;     /* of a scenario, that `select` is written in; NULL: the option --select */
    const char *sheet;   /* of a workbook, by name or number; NULL: the first */
    bool        weights; /* a line of weights may stand above the months */
    ins_knows  *knows;   /* which of several columns or cases it has a place for; NULL: none */
    const void *context;
};

/* Choose by `select`. One category may stay open where the reader knows all its members. False after a
 * fault, which lists what can be chosen and says where; to be cleared either way. */
bool ins_choose(const struct ins_lines *cells, const struct ins_shape *shape, const struct ins_months_ask *ask,
                struct ins_choice *choice, struct ins_faults *faults);
void ins_choice_clear(struct ins_choice *choice);

#endif
