#include "output/parts.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/sha256.h"
#include "instroom/output.h"
#include "scenario/case.h"

/* The word of a choice as a scenario writes it. */
static const char *choice(const char *path, int value)
{
    return ins_key_find(path)->words[value];
}

void ins_parts_open(struct ins_json *json, const struct ins_scenario *s)
{
    char start[INS_DATE_TEXT];
    ins_json_text(json, "title", s->title);
    ins_json_text(json, "start", ins_date_write(s->start, start));
    ins_json_integer(json, "months", s->months);
    ins_json_text(json, "funding", choice("funding", (int)s->funding));
}

void ins_parts_norm(struct ins_json *json, const struct ins_scenario *s)
{
    ins_json_open_flat(json, "norm", '{');
    ins_json_text(json, "measure", choice("norm.measure", (int)s->norm.measure));
    ins_json_number(json, "limit", s->norm.limit);
    ins_json_integer(json, "from", s->norm.from);
    ins_json_integer(json, "tolerance_months", s->norm.tolerance_months);
    ins_json_number(json, "confidence", s->norm.confidence);
    ins_json_close(json, '}');
}

static const struct {
    const char *name;
    size_t      offset;
} phase_member[] = {
    {"inflow", offsetof(struct ins_phase_summary, inflow_per_month)},
    {"decided", offsetof(struct ins_phase_summary, decided_per_month)},
    {"peak_backlog", offsetof(struct ins_phase_summary, peak_backlog)},
    {"peak_overdue", offsetof(struct ins_phase_summary, peak_overdue)},
    {"cost", offsetof(struct ins_phase_summary, cost)},
    {"social_cost", offsetof(struct ins_phase_summary, social_cost)},
    {"draw", offsetof(struct ins_phase_summary, draw)},
    {"deficit", offsetof(struct ins_phase_summary, deficit)},
};

static void add_phase(struct ins_json *json, const char *name,
                      const struct ins_phase_summary *phase)
{
    if (!phase->exists) {
        ins_json_null(json, name);
        return;
    }
    ins_json_open(json, name, '{');
    for (size_t i = 0; i < sizeof phase_member / sizeof phase_member[0]; i++) {
        const struct ins_mean *mean = (const void *)((const char *)phase + phase_member[i].offset);
        ins_json_mean(json, phase_member[i].name, *mean);
    }
    ins_json_close(json, '}');
}

void ins_parts_phases(struct ins_json *json, const struct ins_digest_summary *digest)
{
    ins_json_open(json, "phases", '{');
    for (int p = 0; p < INS_PHASE_SUMMARIES; p++)
        add_phase(json, ins_phase_name[p], &digest->phase[p]);
    ins_json_close(json, '}');
}

void ins_parts_provenance(struct ins_json *json, const struct ins_case *scenario,
                          const struct ins_scenario *resolved)
{
    char  hash[INS_SHA256_TEXT];
    char *identity = ins_case_identity(scenario);
    if (!identity) {
        json->text.failed = true;
        return;
    }
    ins_json_open(json, "provenance", '{');
    ins_json_text(json, "version", INS_VERSION);
    ins_json_text(json, "scenario_sha256", ins_sha256(identity, strlen(identity), hash));
    ins_json_integer(json, "seed", resolved->seed);
    ins_json_integer(json, "futures", resolved->futures);
    ins_json_close(json, '}');
    free(identity);
}

/* --- the answer about the buffer ------------------------------------------------------------ */

static void add_economic(struct ins_json *json, const struct ins_buffer *buffer)
{
    ins_json_open(json, "economic_buffer", '{');
    ins_json_number(json, "value", buffer->economic.value);
    ins_json_number(json, "low", buffer->economic.low);
    ins_json_number(json, "high", buffer->economic.high);
    ins_json_mean(json, "social_cost", buffer->economic_social_cost);
    ins_json_mean(json, "saved_against_none", buffer->saved_against_none);
    ins_json_close(json, '}');
}

static void add_probability(struct ins_json *json, const char *name, const char *low,
                            const char *high, struct ins_estimate p)
{
    ins_json_number(json, name, p.value);
    ins_json_number(json, low, p.low);
    ins_json_number(json, high, p.high);
}

static void add_bindings(struct ins_json *json, const struct ins_buffer *buffer)
{
    ins_json_open(json, "a_quarter_more", '{');
    for (int i = 0; i < INS_BINDINGS; i++)
        if (buffer->bindings[i].name)
            ins_json_estimate(json, buffer->bindings[i].name, buffer->bindings[i].p_norm_max);
    ins_json_close(json, '}');
}

/* Where no buffer reaches the norm there is no size to tell; what is told instead is how far
 * money goes and what binds. */
static void add_norm_buffer(struct ins_json *json, const struct ins_buffer *buffer)
{
    ins_json_open(json, "norm_buffer", '{');
    ins_json_flag(json, "reachable", buffer->reachable);
    if (buffer->reachable)
        ins_json_number(json, "value", buffer->norm.value);
    else
        ins_json_null(json, "value");
    ins_json_number(json, "low", buffer->norm.low);
    ins_json_number(json, "high", buffer->norm.high);
    add_probability(json, "p_norm", "p_norm_low", "p_norm_high", buffer->p_norm);
    add_probability(json, "p_norm_max", "p_norm_max_low", "p_norm_max_high", buffer->p_norm_max);
    add_probability(json, "p_norm_none", "p_norm_none_low", "p_norm_none_high",
                    buffer->p_norm_none);
    ins_json_text(json, "binding", buffer->binding && buffer->binding[0] ? buffer->binding : NULL);
    if (!buffer->reachable)
        add_bindings(json, buffer);
    ins_json_mean(json, "saved_against_none", buffer->saved_by_norm_buffer);
    ins_json_close(json, '}');
}

static void add_point(struct ins_json *json, const struct ins_frontier_point *point)
{
    ins_json_open_flat(json, NULL, '{');
    ins_json_number(json, "buffer", point->buffer);
    add_probability(json, "p_norm", "low", "high", point->p_norm);
    ins_json_mean(json, "cost", point->cost);
    ins_json_mean(json, "social_cost", point->social_cost);
    ins_json_mean(json, "overdue_case_months", point->overdue_case_months);
    ins_json_number(json, "reach", point->reach);
    ins_json_close(json, '}');
}

void ins_parts_buffer(struct ins_json *json, const struct ins_buffer *buffer)
{
    ins_json_number(json, "confidence", buffer->confidence);
    ins_json_integer(json, "futures", buffer->futures);
    ins_json_integer(json, "seed", buffer->scenario.seed);
    ins_json_estimate(json, "liquidity_buffer", buffer->liquidity);
    add_economic(json, buffer);
    add_norm_buffer(json, buffer);
    ins_json_open(json, "frontier", '[');
    for (int i = 0; i < buffer->points; i++)
        add_point(json, &buffer->frontier[i]);
    ins_json_close(json, ']');
    ins_parts_phases(json, &buffer->digest);
}
