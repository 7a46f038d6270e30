#include "output/parts.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "answers/headline.h"
#include "base/sha256.h"
#include "instroom/output.h"
#include "output/headline.h"
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

/* Which cases a norm of ages counts; without a track those of all. */
static void add_norm_of_ages(struct ins_json *json, const struct ins_older *older)
{
    char month[INS_DATE_TEXT];
    if (older->track[0])
        ins_json_text(json, "track", older->track);
    if (older->before != INS_DATE_NONE)
        ins_json_text(json, "before", ins_date_write(older->before, month));
    else
        ins_json_integer(json, "age", older->age);
}

void ins_parts_norm(struct ins_json *json, const struct ins_scenario *s)
{
    ins_json_open_flat(json, "norm", '{');
    ins_json_text(json, "measure", choice("norm.measure", (int)s->norm.measure));
    if (s->norm.measure == INS_MEASURE_OLDER)
        add_norm_of_ages(json, &s->norm.older);
    ins_json_number(json, "limit", s->norm.limit);
    ins_json_integer(json, "from", s->norm.from);
    ins_json_integer(json, "tolerance_months", s->norm.tolerance_months);
    ins_json_number(json, "confidence", s->norm.confidence);
    ins_json_close(json, '}');
}

static void add_phase(struct ins_json *json, const char *name,
                      const struct ins_phase_summary *phase)
{
    if (!phase->exists) {
        ins_json_null(json, name);
        return;
    }
    ins_json_open(json, name, '{');
    for (int q = 0; q < INS_OF_PHASES; q++) {
        const struct ins_mean *mean = (const void *)((const char *)phase + ins_phase_mean[q]);
        ins_json_mean(json, ins_of_phase[q].name, *mean);
    }
    ins_json_mean(json, INS_STATE_NAME, phase->social_cost);
    ins_json_close(json, '}');
}

static void add_result(struct ins_json *json, const struct ins_run *run, const char *name, int result)
{
    ins_json_open(json, name, '{');
    ins_json_number(json, "mean", run->mean[result].value);
    ins_json_number(json, "se", run->mean[result].error);
    ins_json_estimate(json, "p50", run->median[result]);
    ins_json_estimate(json, "p95", run->p95[result]);
    ins_json_close(json, '}');
}

void ins_parts_results(struct ins_json *json, const struct ins_run *run)
{
    ins_json_open(json, "results", '{');
    for (int r = 0; r < INS_RESULTS; r++)
        add_result(json, run, ins_result[r].name, r);
    add_result(json, run, INS_STATE_NAME, INS_SOCIAL_COST_TOTAL);
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

void ins_parts_version(struct ins_json *json)
{
    ins_json_open(json, "provenance", '{');
    ins_json_text(json, "version", INS_VERSION);
    ins_json_close(json, '}');
}

/* --- the answer about the buffer ------------------------------------------------------------ */

/* Of what a size saves: penalties, and all of it at the marginal price of a place. */
static void add_savers(struct ins_json *json, const struct ins_rule_answer *rule, int saver)
{
    ins_json_mean(json, "saved_penalties", rule->penalties[saver]);
    ins_json_mean(json, "saved_against_none_marginal", rule->marginal[saver]);
}

static void add_economic(struct ins_json *json, const struct ins_rule_answer *rule)
{
    ins_json_open(json, "economic_buffer", '{');
    ins_json_number(json, "value", rule->economic.value);
    ins_json_number(json, "low", rule->economic.low);
    ins_json_number(json, "high", rule->economic.high);
    ins_json_mean(json, "social_cost", rule->economic_social_cost);
    ins_json_mean(json, "saved_against_none", rule->saved_against_none);
    ins_json_mean(json, INS_STATE_NAME, rule->economic_social_cost);
    ins_json_mean(json, "cost_to_the_state_marginal", rule->economic_cost_marginal);
    add_savers(json, rule, INS_SAVES_ECONOMIC);
    ins_json_estimate(json, "at_marginal_price", rule->economic_marginal);
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
    ins_json_text(json, "binding", buffer->binding && buffer->binding[0] ? buffer->binding : NULL);
    if (buffer->reachable)
        return;
    ins_json_open(json, "a_quarter_more", '{');
    for (int i = 0; i < INS_BINDINGS; i++)
        if (buffer->bindings[i].name)
            ins_json_estimate(json, buffer->bindings[i].name, buffer->bindings[i].p_norm_max);
    ins_json_close(json, '}');
}

/* Where no buffer reaches the norm there is no size to tell; what is told instead is how far
 * money goes, and of the scenario's own rule what binds. */
static void add_norm_buffer(struct ins_json *json, const struct ins_buffer *buffer,
                            const struct ins_rule_answer *rule, bool own)
{
    ins_json_open(json, "norm_buffer", '{');
    ins_json_flag(json, "reachable", rule->norm.reachable);
    ins_json_number(json, "value", rule->norm.size.value); /* infinite: null */
    ins_json_number(json, "low", rule->norm.size.low);
    ins_json_number(json, "high", rule->norm.size.high);
    add_probability(json, "p_norm", "p_norm_low", "p_norm_high", rule->norm.p_norm);
    add_probability(json, "p_norm_max", "p_norm_max_low", "p_norm_max_high", buffer->p_norm_max);
    add_probability(json, "p_norm_none", "p_norm_none_low", "p_norm_none_high",
                    buffer->p_norm_none);
    if (own)
        add_bindings(json, buffer);
    ins_json_mean(json, "saved_against_none", rule->saved_by_norm_buffer);
    add_savers(json, rule, INS_SAVES_NORM);
    ins_json_close(json, '}');
}

static const char *const filling_name[INS_FILLINGS] = {"once", "yearly"};

/* Both rules of filling, whatever the scenario's own is. */
static void add_rules(struct ins_json *json, const struct ins_buffer *buffer)
{
    ins_json_text(json, "filled", filling_name[buffer->filled]);
    for (int r = 0; r < INS_FILLINGS; r++) {
        ins_json_open(json, filling_name[r], '{');
        add_norm_buffer(json, buffer, &buffer->rule[r], false);
        add_economic(json, &buffer->rule[r]);
        ins_json_close(json, '}');
    }
}

/* What is asked to be known, and how well it is. */
static void add_known(struct ins_json *json, const struct ins_buffer *buffer)
{
    bool size = buffer->reachable && buffer->norm.value > 0.0;
    ins_json_open_flat(json, "known", '{');
    ins_json_text(json, "of", size ? "norm_buffer" : "p_norm");
    ins_json_number(json, "half_width", buffer->known);
    ins_json_number(json, "asked", buffer->known_asked);
    ins_json_flag(json, "enough", buffer->known_enough);
    ins_json_close(json, '}');
}

/* --- its books ------------------------------------------------------------------------------- */

static void add_entry(struct ins_json *json, const char *name, const struct ins_book_entry *entry)
{
    ins_json_open_flat(json, name, '{');
    ins_json_mean(json, "mean", entry->mean);
    ins_json_number(json, "p95", entry->p95.value);
    ins_json_number(json, "p95_low", entry->p95.low);
    ins_json_number(json, "p95_high", entry->p95.high);
    ins_json_close(json, '}');
}

static void add_treasury(struct ins_json *json, const struct ins_treasury *treasury)
{
    ins_json_open(json, "treasury", '{');
    ins_json_number(json, "initial", treasury->initial);
    ins_json_mean(json, "budget", treasury->budget);
    ins_json_mean(json, "paid_in", treasury->paid_in);
    ins_json_mean(json, "returned", treasury->returned);
    ins_json_mean(json, "deficit", treasury->deficit);
    ins_json_mean(json, "closing", treasury->closing);
    ins_json_number(json, "holding", treasury->holding);
    ins_json_mean(json, "outlay", treasury->outlay);
    ins_json_close(json, '}');
}

static void add_books(struct ins_json *json, const struct ins_buffer *buffer)
{
    const struct ins_books *books = buffer->books;
    ins_json_text(json, "years_of", buffer->reachable ? "norm_buffer" : "economic_buffer");
    ins_json_number(json, "initial", books->size);
    ins_json_open(json, "years", '[');
    for (int y = 0; y < books->years; y++) {
        ins_json_open(json, NULL, '{');
        ins_json_integer(json, "year", books->year[y]);
        for (int l = 0; l < INS_BOOK_LINES; l++)
            add_entry(json, ins_book_name[l], &books->line[y][l]);
        ins_json_close(json, '}');
    }
    ins_json_close(json, ']');
    add_treasury(json, &books->treasury);
}

/* --- what is structural ---------------------------------------------------------------------- */

static void add_split_years(struct ins_json *json, const struct ins_split *split)
{
    ins_json_open(json, "years", '[');
    for (int y = 0; y < split->years; y++) {
        const struct ins_split_year *year = &split->year[y];
        ins_json_open(json, NULL, '{');
        ins_json_integer(json, "year", year->year);
        ins_json_integer(json, "months", year->months);
        ins_json_estimate(json, "structural", year->structural);
        ins_json_estimate(json, "stock", year->stock);
        ins_json_estimate(json, "swings", year->swings);
        ins_json_estimate(json, "together", year->gap);
        ins_json_estimate(json, "budget", year->budget);
        ins_json_estimate(json, "carrying", year->carrying);
        ins_json_close(json, '}');
    }
    ins_json_close(json, ']');
    ins_json_open_flat(json, "carrying", '[');
    for (int y = 0; y < split->years; y++)
        ins_json_number(json, NULL, split->year[y].carrying.value);
    ins_json_close(json, ']');
}

static void add_case(struct ins_json *json, const char *name, const struct ins_split_case *of)
{
    if (!of->exists) {
        ins_json_null(json, name);
        return;
    }
    ins_json_open(json, name, '{');
    ins_json_estimate(json, "liquidity_buffer", of->liquidity);
    ins_json_estimate(json, "norm_buffer", of->norm);
    ins_json_estimate(json, "p_norm", of->p_norm);
    ins_json_estimate(json, "p_norm_none", of->p_norm_none);
    ins_json_estimate(json, "p_norm_max", of->p_norm_max);
    ins_json_close(json, '}');
}

/* Budget against buffer: the points of the line of equal safety. */
static void add_equal(struct ins_json *json, const struct ins_equal_safety *equal)
{
    ins_json_open(json, "equal_safety", '[');
    for (int p = 0; p < equal->points; p++) {
        ins_json_open_flat(json, NULL, '{');
        ins_json_number(json, "budget", equal->point[p].budget);
        ins_json_estimate(json, "norm_buffer", equal->point[p].norm);
        ins_json_close(json, '}');
    }
    ins_json_close(json, ']');
}

static void add_split(struct ins_json *json, const struct ins_buffer *buffer)
{
    const struct ins_split     *split = buffer->split;
    const struct ins_split_case as_is = {true, buffer->liquidity, buffer->norm, buffer->p_norm,
                                         buffer->p_norm_none, buffer->p_norm_max};
    ins_json_open(json, "split", '{');
    add_split_years(json, split);
    add_case(json, "as_is", &as_is);
    add_case(json, "carried", &split->carried);
    add_case(json, "carried_no_stock", &split->carried_no_stock);
    ins_json_estimate(json, "saved_by_budget", buffer->saved_by_budget);
    add_equal(json, &buffer->equal);
    ins_json_close(json, '}');
}

/* --- in one sentence ------------------------------------------------------------------------- */

static void add_headline_case(struct ins_json *json, const char *name,
                              const struct ins_headline_case *of)
{
    ins_json_open(json, name, '{');
    ins_json_number(json, "budget", of->budget);
    ins_json_estimate(json, "reserve", of->reserve);
    ins_json_number(json, "share_of_budget", of->reserve.value / of->budget);
    ins_json_estimate(json, "p_norm", of->p_norm);
    ins_json_estimate(json, "p_norm_none", of->p_norm_none);
    ins_json_estimate(json, "p_norm_max", of->p_norm_max);
    ins_json_close(json, '}');
}

static void add_pair(struct ins_json *json, const char *key, const struct ins_hang_pair *pair)
{
    ins_json_open_flat(json, NULL, '{');
    ins_json_text(json, "key", key);
    ins_json_estimate(json, "less", pair->less);
    ins_json_estimate(json, "more", pair->more);
    ins_json_close(json, '}');
}

/* The sentences themselves, for whoever shows them. */
static void add_headline_sentences(struct ins_json *json, const struct ins_buffer *buffer)
{
    static const char *const name[INS_LANGUAGES] = {"en", "nl"};
    ins_json_open(json, "says", '{');
    for (int l = 0; l < INS_LANGUAGES; l++) {
        struct ins_page   page = {.language = (enum ins_language)l};
        struct ins_phrase says[INS_HEADLINE_SENTENCES];
        ins_headline_say(&page, buffer, says);
        ins_json_open(json, name[l], '[');
        for (int i = 0; i < INS_HEADLINE_SENTENCES; i++) {
            for (char *at = says[i].text; *at; at++)
                *at = *at == '~' ? ' ' : *at;
            if (says[i].text[0])
                ins_json_text(json, NULL, says[i].text);
        }
        ins_json_close(json, ']');
    }
    ins_json_close(json, '}');
}

static void add_headline(struct ins_json *json, const struct ins_buffer *buffer)
{
    struct ins_headline headline;
    ins_headline_of(buffer, &headline);
    ins_json_open(json, "headline", '{');
    ins_json_flag(json, "carries", headline.carries);
    ins_json_text(json, "filled", filling_name[headline.filled]);
    ins_json_number(json, "stock", headline.stock);
    ins_json_integer(json, "stock_until", headline.until);
    add_headline_case(json, "told", &headline.told);
    add_headline_case(json, "as_is", &headline.as_is);
    ins_json_text(json, "hangs_on",
                  headline.hangs < 0 ? NULL : ins_hang_key_of(&buffer->scenario, headline.hangs));
    add_headline_sentences(json, buffer);
    ins_json_open(json, "a_tenth", '[');
    for (int h = 0; h < INS_HANGS; h++)
        add_pair(json, ins_hang_key_of(&buffer->scenario, h), &buffer->hangs.chance[h]);
    ins_json_close(json, ']');
    ins_json_close(json, '}');
}

/* --- all of it ------------------------------------------------------------------------------- */

static void add_frontier_point(struct ins_json *json, const struct ins_frontier_point *point)
{
    ins_json_open_flat(json, NULL, '{');
    ins_json_number(json, "buffer", point->buffer);
    add_probability(json, "p_norm", "low", "high", point->p_norm);
    ins_json_mean(json, "cost", point->cost);
    ins_json_mean(json, "social_cost", point->social_cost);
    ins_json_mean(json, "overdue_case_months", point->overdue_case_months);
    ins_json_number(json, "reach", point->reach);
    ins_json_mean(json, INS_STATE_NAME, point->social_cost);
    ins_json_mean(json, "penalties", point->penalties);
    ins_json_mean(json, "cost_to_the_state_marginal", point->marginal);
    ins_json_close(json, '}');
}

void ins_parts_buffer(struct ins_json *json, const struct ins_buffer *buffer)
{
    ins_json_number(json, "confidence", buffer->confidence);
    ins_json_integer(json, "futures", buffer->futures);
    ins_json_integer(json, "first_futures", buffer->first_futures);
    ins_json_integer(json, "seed", buffer->scenario.seed);
    add_headline(json, buffer);
    add_known(json, buffer);
    ins_json_estimate(json, "liquidity_buffer", buffer->liquidity);
    add_economic(json, &buffer->rule[buffer->filled]);
    add_norm_buffer(json, buffer, &buffer->rule[buffer->filled], true);
    add_rules(json, buffer);
    add_books(json, buffer);
    add_split(json, buffer);
    ins_parts_given(json, buffer->given);
    ins_parts_unknown(json, buffer);
    ins_parts_holds(json, buffer->holds);
    ins_json_open(json, "frontier", '[');
    for (int i = 0; i < buffer->points; i++)
        add_frontier_point(json, &buffer->frontier[i]);
    ins_json_close(json, ']');
    ins_parts_phases(json, &buffer->digest);
}
