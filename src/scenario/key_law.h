/* scenario/key_law.h - the law of one number: of an axis of a sweep, of a key that is not known.
 *
 * A law is taken by inversion of one uniform number. A whole-number key gets whole numbers: of a
 * uniform law each from `from` to `to` with the same chance, of another law the nearest one. `from`
 * and `to` beside a normal or lognormal law cut what lies outside to these ends.
 */
#ifndef INS_SCENARIO_KEY_LAW_H
#define INS_SCENARIO_KEY_LAW_H

#include <stdbool.h>

#include "scenario/scenario.h"

/* The value below which a share u of the law lies, 0 < u < 1. The law is settled. */
double ins_key_law_quantile(const struct ins_key_law *law, bool whole, double u);

/* Which law is meant where only its parameters are given; INS_BY_PARAMETERS where they tell none. */
enum ins_distribution ins_key_law_meant(const struct ins_key_law *law);

/* What is missing beside the law, or cannot stand there, as "expected ..." would go on; NULL where it
 * is complete. */
const char *ins_key_law_lacks(const struct ins_key_law *law);

/* Put parameters in the place of p10 and p90, and a law in that of INS_BY_PARAMETERS. A triangle
 * between quantiles is symmetric. For a law that lacks nothing. */
void ins_key_law_settle(struct ins_key_law *law);

#endif
