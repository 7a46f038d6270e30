/* output/fit.h - a fit as text, JSON, a fragment of a scenario, and a folder of figures. */
#ifndef INS_OUTPUT_FIT_H
#define INS_OUTPUT_FIT_H

#include "base/text.h"
#include "fit/fit.h"
#include "instroom/output.h"

/* The regimes' names in a scenario: "calm", "turbulent" or "low", "high". */
const char *ins_fit_regime_name(const struct ins_law *law, int regime);

#endif
