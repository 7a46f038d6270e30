/* output/rule_worlds.h - the rule that holds in all worlds, beside the one that is best on average. */
#ifndef INS_OUTPUT_RULE_WORLDS_H
#define INS_OUTPUT_RULE_WORLDS_H

#include "decide/rule.h"
#include "output/json.h"
#include "output/page.h"

/* Nothing where all is known. */
void ins_rule_tell_worlds(struct ins_page *page, const struct ins_rule *rule);

/* "robust": null where all is known. */
void ins_rule_worlds_json(struct ins_json *json, const struct ins_rule *rule);

#endif
