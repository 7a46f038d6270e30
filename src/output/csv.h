/* output/csv.h - tables as CSV.
 *
 * A header line, comma, decimal point, %.17g; a value that is not there is an empty cell. No
 * name in them holds a comma or a quote: names of tracks are letters, digits, _ and -. Words of
 * the user's stand in quotes where they need them (RFC 4180); none of them is code for whoever opens
 * the table (base/letter.h): those that a spreadsheet would calculate, since they begin with = + - @
 * and are no number, follow an apostrophe, as it writes them itself.
 */
#ifndef INS_OUTPUT_CSV_H
#define INS_OUTPUT_CSV_H

#include "answers/buffer.h"
#include "answers/run.h"
#include "base/text.h"
#include "scenario/assumptions.h"

/* months.csv: a fan for each series, a row a month. */
void ins_csv_months(struct ins_text *text, const struct ins_run *run);

/* futures.csv in pieces, since a hundred million futures may come: the header, then the rows
 * from ... to - 1. The last column names the given path that a future takes, where there are some. */
void ins_csv_futures_head(struct ins_text *text, const struct ins_run *run);
void ins_csv_futures(struct ins_text *text, const struct ins_run *run, int64_t from, int64_t to);

/* risk.csv: chances in each month and up to it. exceedance.csv: chances that a draw exceeds an
 * amount, with the years in which that happens once. */
void ins_csv_risk(struct ins_text *text, const struct ins_run *run);
void ins_csv_exceedance(struct ins_text *text, const struct ins_run *run);

/* frontier.csv: a row a buffer size. */
void ins_csv_frontier(struct ins_text *text, const struct ins_buffer *buffer);

/* assumptions.csv: a row a key that differs from its default: key, value, unit, default,
 * confidence (H, M, L or nothing), source, where (FILE:LINE), about. */
void ins_csv_assumptions(struct ins_text *text, const struct ins_assumptions *assumptions);

/* A text of the user's as a cell in quotes. */
void ins_csv_text(struct ins_text *text, const char *words);

#endif
