/* output/risk_text.h - the parts of a run's text on risk and on scaling up and down. */
#ifndef INS_OUTPUT_RISK_TEXT_H
#define INS_OUTPUT_RISK_TEXT_H

#include "answers/run.h"
#include "output/story.h"

void ins_risk_text(struct ins_page *page, const struct ins_run *run);
void ins_scaling_cost_text(struct ins_page *page, const struct ins_digest_summary *digest);

#endif
