/* answers/books.h - the books of a buffer, year by year, and what the treasury is out of pocket.
 *
 * Each calendar year what was there, what is paid in each January and what the budget leaves over
 * comes to what is drawn, what flows back and what is there at its end:
 *     closing of the year before + paid in + deposits == drawn + returned + closing.
 * What a month needs beyond budget and buffer is a deficit; somebody pays it, and it is the treasury
 * here. Over the horizon its net outlay is
 *     initial + budget + paid in - returned + deficit - closing + holding,
 * which is the cost to the organisation and the cost of holding the buffer: (6.39).
 */
#ifndef INS_ANSWERS_BOOKS_H
#define INS_ANSWERS_BOOKS_H

#include "engine/summary.h"
#include "instroom/answers.h"
#include "plan/plan.h"

enum ins_book_line {
    INS_BOOK_PAID_IN,  /* each January, as far as there is room */
    INS_BOOK_DEPOSITS, /* what the budget leaves over */
    INS_BOOK_DRAWN,
    INS_BOOK_RETURNED, /* of what was left over, what the buffer may not keep */
    INS_BOOK_CLOSING,  /* the balance at the end of the year */
    INS_BOOK_DEFICIT,  /* what neither budget nor buffer pays */
    INS_BOOK_LINES
};
extern const char *const ins_book_name[INS_BOOK_LINES]; /* paid_in, deposits, drawn ... */

/* Euro: the mean over futures, and the worst of twenty. */
struct ins_book_entry {
    struct ins_mean     mean;
    struct ins_estimate p95;
};

/* Euro over the horizon; means over futures. */
struct ins_treasury {
    double          initial, holding;
    struct ins_mean budget, paid_in, returned, deficit, closing, outlay;
};

struct ins_books {
    double                size;    /* of the buffer, euro */
    int64_t               futures; /* on which they rest, the first ones */
    int                   years;
    int                   year[INS_YEARS];
    struct ins_book_entry line[INS_YEARS][INS_BOOK_LINES];
    struct ins_treasury   treasury;
};

/* The books of a buffer of that size, full at the start. INS_WORLD, INS_STOPPED as of
 * ins_futures_play(). */
enum ins_status ins_books_keep(const struct ins_scenario *scenario, enum ins_filling filling,
                               double size, const struct ins_options *options,
                               struct ins_books *books, struct ins_error *error);

#endif
