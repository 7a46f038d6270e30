/* output/statement.h - the yearly statement of a comparison, for people and for machines. */
#ifndef INS_OUTPUT_STATEMENT_H
#define INS_OUTPUT_STATEMENT_H

#include "decide/compare.h"
#include "output/json.h"
#include "output/page.h"

/* Columns of its table, and decimals of each that its errors leave: shares of 100, then the norm and the
 * liquidity buffer in millions. */
enum { INS_STATEMENT_SHARE, INS_STATEMENT_RESERVE, INS_STATEMENT_LIQUIDITY, INS_STATEMENT_COLUMNS };
extern const int ins_statement_digits[INS_STATEMENT_COLUMNS];

/* All of it behind the title; c->statement is there. */
void ins_statement_tell(struct ins_page *page, const struct ins_compare *c);

/* The member "statement" of the JSON of a comparison; null where it was not asked for. */
void ins_statement_add(struct ins_json *json, const struct ins_compare *c);

/* `count` numbers between `from` and `to` rounded to a multiple of `unit`, so that with the ends, each
 * rounded by itself, they still add up; where one of them is not known, all rounded by themselves. Each
 * ends up less than two units from where it was. `rounded` has the ends too: count + 2 numbers. */
void ins_statement_round(double from, const double *part, int count, double to, double unit,
                         double *rounded);

#endif
