/* output/parts.h - the objects that several JSON documents hold. */
#ifndef INS_OUTPUT_PARTS_H
#define INS_OUTPUT_PARTS_H

#include "answers/buffer.h"
#include "answers/run.h"
#include "output/json.h"

/* "norm": what is asked for, as the scenario writes it. */
void ins_parts_norm(struct ins_json *json, const struct ins_scenario *scenario);

/* "results": mean with its error, median and 95 % quantile of each. */
void ins_parts_results(struct ins_json *json, const struct ins_run *run);

/* "phases": short, medium, long, whole; null for one that the horizon does not reach. */
void ins_parts_phases(struct ins_json *json, const struct ins_digest_summary *digest);

/* "provenance": what it takes to make the same bytes again. */
void ins_parts_provenance(struct ins_json *json, const struct ins_case *scenario,
                          const struct ins_scenario *resolved);

/* "provenance" of what rests on no one scenario: the version alone. */
void ins_parts_version(struct ins_json *json);

/* The members of the buffer's answer, without the braces around them. */
void ins_parts_buffer(struct ins_json *json, const struct ins_buffer *buffer);

/* "paths", where there are given ones, and "paths_turn", null where no weight turns the answer. */
void ins_parts_given(struct ins_json *json, const struct ins_given *given);

/* "unknown", where keys are uncertain: what not knowing them does to the buffer. */
void ins_parts_unknown(struct ins_json *json, const struct ins_buffer *buffer);

/* "holds" and "holds_while", where they were asked for: between which values of a key it stays. */
void ins_parts_holds(struct ins_json *json, const struct ins_holds *holds);

/* "risk" and "accordion": how bad it can get (answers/risk.h), what scaling costs
 * (answers/scaling_cost.h). */
void ins_parts_risk(struct ins_json *json, const struct ins_run *run);
void ins_parts_scaling_cost(struct ins_json *json, const struct ins_digest_summary *digest);

/* Members that open every document: title, start, months, futures, seed, confidence. */
void ins_parts_open(struct ins_json *json, const struct ins_scenario *scenario);

#endif
