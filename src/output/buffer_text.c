/* How large the buffer must be, for people: the three sizes, how far money carries and where
 * the time to train binds, what it saves, and what each size brings. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "output/buffer_text.h"
#include "output/headline.h"
#include "output/story.h"

static const double MILLION = 1e6;

static struct ins_figure share_of_100(const struct ins_page *page, double share)
{
    return ins_number_hundred(share, page->language);
}

/* --- the three buffers ---------------------------------------------------------------------- */

static const int BUFFER_WIDTHS[] = {-2, -22, 10, -1, -9, -26, 0};

static void tell_buffer_size(struct ins_page *page, enum ins_word name, struct ins_estimate euro)
{
    bool none = !isfinite(euro.value);
    ins_page_row(page, BUFFER_WIDTHS,
                 INS_VALUES("", ins_page_word(page, name),
                            none ? ins_page_word(page, INS_WORD_NONE)
                                 : ins_number_million(euro.value, page->language).text,
                            "", none ? "" : ins_page_word(page, INS_WORD_MILLION),
                            none ? "" : ins_story_euro(page, euro).text));
}

/* The same with the rule of filling that the scenario does not have. */
static void tell_other_rule(struct ins_page *page, const struct ins_buffer *buffer)
{
    enum ins_filling other = buffer->filled == INS_FILLED_ONCE ? INS_FILLED_YEARLY : INS_FILLED_ONCE;
    struct ins_estimate size = buffer->rule[other].norm.size;
    if (isfinite(size.value))
        ins_page_say(page, 4, INS_WORD_NORM_OTHER_FIRST + (enum ins_word)other,
                     INS_VALUES(ins_number_million(size.value, page->language).text,
                                ins_story_euro(page, size).text));
}

/* Where two million futures were not enough. */
static void tell_known(struct ins_page *page, const struct ins_buffer *buffer)
{
    bool size = buffer->reachable && buffer->norm.value > 0.0;
    if (!buffer->known_enough)
        ins_page_say(page, 4, size ? INS_WORD_KNOWN_NOT_YET : INS_WORD_KNOWN_NOT_YET_CHANCE,
                     INS_VALUES(ins_number_count((double)buffer->futures, page->language).text,
                                ins_number_decimal(100.0 * buffer->known, 1, page->language).text));
}

static void tell_norm_size(struct ins_page *page, const struct ins_buffer *buffer)
{
    struct ins_estimate none   = {NAN, NAN, NAN};
    struct ins_figure   asked  = ins_story_asked(page, buffer->confidence);
    bool                needed = buffer->reachable && buffer->norm.value > 0.0;
    tell_buffer_size(page, INS_WORD_NAME_NORM, buffer->reachable ? buffer->norm : none);
    ins_page_say(page, 4,
                 !buffer->reachable ? INS_WORD_NORM_BUFFER_NONE
                 : needed           ? INS_WORD_NORM_BUFFER
                                    : INS_WORD_NORM_BUFFER_ZERO,
                 INS_VALUES(asked.text,
                            ins_page_word(page, INS_WORD_FILLED_FIRST + (enum ins_word)buffer->filled)));
    if (needed)
        tell_other_rule(page, buffer);
    tell_known(page, buffer);
}

/* Sizes that are as good: from - to. */
static struct ins_phrase sizes_of(const struct ins_page *page, struct ins_estimate range)
{
    enum ins_language in = page->language;
    struct ins_figure low = ins_number_million(range.low, in);
    if (!isfinite(range.high))
        return ins_page_phrase(page, INS_WORD_SIZES_FROM, INS_VALUES(low.text));
    return ins_page_phrase(page, INS_WORD_SIZES,
                           INS_VALUES(low.text, ins_number_million(range.high, in).text));
}

static void tell_economic_size(struct ins_page *page, const struct ins_buffer *buffer)
{
    static const int widths[] = {-2, -22, 16, -1, -9, 0};
    if (!(buffer->economic.value > 0.0)) {
        tell_buffer_size(page, INS_WORD_NAME_ECONOMIC, (struct ins_estimate){0.0, 0.0, 0.0});
        ins_page_say(page, 4, INS_WORD_ECONOMIC_ZERO, INS_VALUES(""));
        return;
    }
    ins_page_row(page, widths,
                 INS_VALUES("", ins_page_word(page, INS_WORD_NAME_ECONOMIC),
                            sizes_of(page, buffer->economic).text, "",
                            ins_page_word(page, INS_WORD_MILLION)));
    ins_page_say(
        page, 4, INS_WORD_ECONOMIC,
        INS_VALUES(
            ins_number_million(ins_number_half_width(buffer->economic_social_cost), page->language)
                .text));
}

/* The answer in its first sentences. */
static void tell_headline(struct ins_page *page, const struct ins_buffer *buffer)
{
    struct ins_phrase says[INS_HEADLINE_SENTENCES];
    ins_headline_say(page, buffer, says);
    for (int i = 0; i < INS_HEADLINE_SENTENCES; i++)
        if (says[i].text[0])
            ins_page_say(page, 2, INS_WORD_SAYS, INS_VALUES(says[i].text));
    ins_page_gap(page);
}

static void tell_sizes(struct ins_page *page, const struct ins_buffer *buffer)
{
    ins_page_heading(page, INS_WORD_BUFFER);
    tell_headline(page, buffer);
    ins_story_norm(page, &buffer->scenario);
    ins_page_gap(page);
    tell_buffer_size(page, INS_WORD_NAME_LIQUIDITY, buffer->liquidity);
    ins_page_say(page, 4, INS_WORD_LIQUIDITY,
                 INS_VALUES(ins_story_asked(page, buffer->confidence).text));
    tell_norm_size(page, buffer);
    tell_economic_size(page, buffer);
}

/* --- how far money carries ------------------------------------------------------------------ */

static const int CARRY_WIDTHS[] = {-2, -35, 7, -2, -18, -16, 0};

static void tell_probability(struct ins_page *page, enum ins_word label, struct ins_estimate p)
{
    char bar[INS_BAR_TEXT];
    ins_page_row(page, CARRY_WIDTHS,
                 INS_VALUES("", ins_page_word(page, label), share_of_100(page, p.value).text, "",
                            ins_story_probable(page, p).text, ins_page_bar(p.value, 16, bar)));
}

/* Why the rest is lost: whoever money hires today decides only after recruiting and training.
 * The rest is taken from the figure as it is shown, so that both add up to 100. */
static void tell_rest(struct ins_page *page, const struct ins_buffer *buffer)
{
    const struct ins_scenario *s = &buffer->scenario;
    if (buffer->p_norm_max.value >= 1.0) {
        ins_page_say(page, 2, INS_WORD_NO_REST, INS_VALUES(""));
        return;
    }
    struct ins_figure rest =
        share_of_100(page, 1.0 - nearbyint(1000.0 * buffer->p_norm_max.value) / 1000.0);
    if (s->tower.policy == INS_FIXED) {
        ins_page_say(page, 2, INS_WORD_REST_FIXED, INS_VALUES(rest.text));
        return;
    }
    ins_page_say(
        page, 2, INS_WORD_REST,
        INS_VALUES(rest.text,
                   ins_story_plain(s->academie.recruitment_months + s->academie.lead_time).text,
                   ins_story_plain(s->academie.recruitment_months).text,
                   ins_story_plain(s->academie.lead_time).text));
    if (s->tower.policy == INS_TOWER && (s->flex.pool > 0 || s->overtime.max > 0))
        ins_page_say(page, 2, INS_WORD_REST_FLEX,
                     INS_VALUES(ins_number_count(s->flex.pool, page->language).text,
                                ins_story_plain(s->flex.lead_time).text,
                                ins_story_asked(page, s->overtime.max).text));
}

static void tell_reach(struct ins_page *page, const struct ins_buffer *buffer)
{
    ins_page_heading(page, INS_WORD_CARRIES);
    ins_page_say(page, 2, INS_WORD_CARRIES_ABOUT, INS_VALUES(""));
    tell_probability(page, INS_WORD_WITH_NONE, buffer->p_norm_none);
    if (buffer->reachable && buffer->norm.value > 0.0)
        tell_probability(page, INS_WORD_WITH_NORM, buffer->p_norm);
    tell_probability(page, INS_WORD_WITH_ALL, buffer->p_norm_max);
    if (buffer->p_norm_max.value == buffer->p_norm_none.value)
        ins_page_say(page, 2, INS_WORD_CARRIES_NOTHING, INS_VALUES(""));
    tell_rest(page, buffer);
}

/* --- what binds ----------------------------------------------------------------------------- */

static const struct {
    const char   *name; /* as in struct ins_binding */
    enum ins_word relaxed, itself;
} means[] = {
    {"lead_time", INS_WORD_BIND_LEAD_TIME, INS_WORD_NAME_LEAD_TIME},
    {"intake", INS_WORD_BIND_INTAKE, INS_WORD_NAME_INTAKE},
    {"absorption", INS_WORD_BIND_ABSORPTION, INS_WORD_NAME_ABSORPTION},
    {"pool", INS_WORD_BIND_POOL, INS_WORD_NAME_POOL},
    {"budget", INS_WORD_BIND_BUDGET, INS_WORD_NAME_BUDGET},
    {"rule", INS_WORD_BIND_RULE, INS_WORD_NAME_RULE},
};

static int means_of(const char *name)
{
    for (size_t i = 0; i < sizeof means / sizeof means[0]; i++)
        if (strcmp(means[i].name, name) == 0)
            return (int)i;
    return -1;
}

static void tell_binding(struct ins_page *page, const struct ins_buffer *buffer,
                         const struct ins_binding *binding)
{
    static const int widths[]    = {-2, -35, 7, -2, -18, 9, 0};
    int              means_index = binding->name ? means_of(binding->name) : -1;
    if (means_index < 0)
        return;
    double            gain = binding->p_norm_max.value - buffer->p_norm_max.value;
    struct ins_figure size = share_of_100(page, gain);
    struct ins_phrase signed_gain =
        ins_page_phrase(page, gain > 0 ? INS_WORD_PLUS : INS_WORD_AS_IS, INS_VALUES(size.text));
    ins_page_row(page, widths,
                 INS_VALUES("", ins_page_word(page, means[means_index].relaxed),
                            share_of_100(page, binding->p_norm_max.value).text, "",
                            ins_story_probable(page, binding->p_norm_max).text, signed_gain.text));
}

static void tell_bindings(struct ins_page *page, const struct ins_buffer *buffer)
{
    int binds = buffer->binding ? means_of(buffer->binding) : -1;
    ins_page_heading(page, INS_WORD_BINDS);
    ins_page_say(page, 2, INS_WORD_BINDS_ABOUT,
                 INS_VALUES(ins_story_asked(page, buffer->confidence).text));
    for (int i = 0; i < INS_BINDINGS; i++)
        tell_binding(page, buffer, &buffer->bindings[i]);
    if (binds >= 0)
        ins_page_say(page, 2, INS_WORD_BINDING,
                     INS_VALUES(ins_page_word(page, means[binds].itself)));
    else
        ins_page_say(page, 2, INS_WORD_BINDING_NOTHING, INS_VALUES(""));
}

/* --- what it saves -------------------------------------------------------------------------- */

static void tell_saved_or_spent(struct ins_page *page, enum ins_word saves, enum ins_word costs,
                                struct ins_mean saved)
{
    enum ins_language in     = page->language;
    int               digits = ins_number_million_digits(saved.value);
    ins_page_say(
        page, 2, saved.value < 0 ? costs : saves,
        INS_VALUES(ins_number_decimal(fabs(saved.value) / MILLION, digits, in).text,
                   ins_number_decimal(ins_number_half_width(saved) / MILLION, digits, in).text));
}

/* What of a saving is a transfer, and what it is with a place at its marginal price. */
static void tell_saved_apart(struct ins_page *page, const struct ins_buffer *buffer, int saver,
                             struct ins_mean saved)
{
    const struct ins_rule_answer *own = &buffer->rule[buffer->filled];
    if (own->penalties[saver].value != 0.0)
        tell_saved_or_spent(page, INS_WORD_SAVES_PENALTIES, INS_WORD_SAVES_PENALTIES,
                            own->penalties[saver]);
    if (own->marginal[saver].value == saved.value)
        return;
    tell_saved_or_spent(page, INS_WORD_SAVES_MARGINAL, INS_WORD_COSTS_MARGINAL,
                        own->marginal[saver]);
    if (saver == INS_SAVES_ECONOMIC)
        ins_page_say(page, 2, INS_WORD_ECONOMIC_MARGINAL,
                     INS_VALUES(sizes_of(page, own->economic_marginal).text));
}

static void tell_savings(struct ins_page *page, const struct ins_buffer *buffer)
{
    bool economic = buffer->economic.value > 0.0;
    bool norm     = buffer->reachable && buffer->norm.value > 0.0;
    if (!economic && !norm)
        return;
    ins_page_heading(page, INS_WORD_SAVES);
    ins_page_say(page, 2, INS_WORD_SAVES_ABOUT, INS_VALUES(""));
    if (economic) {
        tell_saved_or_spent(page, INS_WORD_SAVES_ECONOMIC, INS_WORD_SAVES_ECONOMIC,
                            buffer->saved_against_none);
        tell_saved_apart(page, buffer, INS_SAVES_ECONOMIC, buffer->saved_against_none);
    }
    if (norm) {
        tell_saved_or_spent(page, INS_WORD_SAVES_NORM, INS_WORD_COSTS_NORM,
                            buffer->saved_by_norm_buffer);
        tell_saved_apart(page, buffer, INS_SAVES_NORM, buffer->saved_by_norm_buffer);
    }
}

/* --- what each size brings ------------------------------------------------------------------ */

static const int FRONTIER_WIDTHS[] = {8, 7, -1, -17, 6, -1, -9, 10, 9, 12, 0};
static const int FRONTIER_HEAD[]   = {8, -2, -23, 6, -10, 19, 12, 0}; /* over several columns */
static const int FRONTIER_UNITS[]  = {8, -2, -23, 6, -10, 10, 9, 12, 0};

static void tell_point(struct ins_page *page, const struct ins_frontier_point *point)
{
    enum ins_language in = page->language;
    char              bar[INS_BAR_TEXT];
    bool              known = isfinite(point->reach);
    ins_page_row(page, FRONTIER_WIDTHS,
                 INS_VALUES(ins_story_million(page, point->buffer).text,
                            share_of_100(page, point->p_norm.value).text, "",
                            ins_story_probable(page, point->p_norm).text,
                            known ? ins_number_decimal(100 * point->reach, 0, in).text : "-", "",
                            ins_page_bar(point->reach, 8, bar),
                            ins_story_million(page, point->social_cost.value).text,
                            ins_story_million(page, ins_number_half_width(point->social_cost)).text,
                            ins_number_count(point->overdue_case_months.value, in).text));
}

static void tell_frontier(struct ins_page *page, const struct ins_buffer *buffer)
{
    ins_page_heading(page, INS_WORD_FRONTIER);
    ins_page_head(page, FRONTIER_HEAD,
                  INS_VALUES(ins_page_word(page, INS_WORD_HEAD_BUFFER), "",
                             ins_page_word(page, INS_WORD_HEAD_KEPT),
                             ins_page_word(page, INS_WORD_HEAD_REACH), "",
                             ins_page_word(page, INS_WORD_HEAD_SOCIAL),
                             ins_page_word(page, INS_WORD_HEAD_OVERDUE)));
    ins_page_head(page, FRONTIER_UNITS,
                  INS_VALUES(ins_page_word(page, INS_WORD_MILLION), "",
                             ins_page_word(page, INS_WORD_UNIT_OF_100), "%", "",
                             ins_page_word(page, INS_WORD_MILLION),
                             ins_page_word(page, INS_WORD_ERROR),
                             ins_page_word(page, INS_WORD_UNIT_CASE_MONTHS)));
    for (int i = 0; i < buffer->points; i++)
        tell_point(page, &buffer->frontier[i]);
    ins_page_say(page, 2, INS_WORD_FRONTIER_ABOUT, INS_VALUES(""));
}

/* Most tables rest on the scenario's own number of futures, the buffers perhaps on more. */
static void tell_intervals(struct ins_page *page, const struct ins_buffer *buffer)
{
    struct ins_figure all   = ins_number_count((double)buffer->futures, page->language);
    struct ins_figure first = ins_number_count((double)buffer->first_futures, page->language);
    bool              more  = buffer->futures > buffer->first_futures;
    ins_page_say(page, 0, more ? INS_WORD_INTERVALS_FIRST : INS_WORD_INTERVALS,
                 INS_VALUES(all.text, first.text));
}

char *ins_buffer_text(const struct ins_buffer *buffer, const struct ins_look *look)
{
    struct ins_page page;
    ins_page_begin(&page, look);
    ins_story_open_with(&page, &buffer->scenario, buffer->futures);
    ins_story_scale(&page, buffer->points > 0 ? buffer->frontier[0].cost.value : 0.0);
    tell_sizes(&page, buffer);
    tell_reach(&page, buffer);
    if (!buffer->reachable)
        tell_bindings(&page, buffer);
    tell_savings(&page, buffer);
    ins_buffer_tell_given(&page, buffer);
    ins_buffer_tell_unknown(&page, buffer);
    ins_buffer_tell_holds(&page, buffer);
    ins_buffer_tell_split(&page, buffer);
    ins_buffer_tell_books(&page, buffer);
    tell_frontier(&page, buffer);
    ins_page_heading(&page, INS_WORD_PHASES_BUFFER);
    ins_story_phases(&page, &buffer->scenario, &buffer->digest);
    ins_page_gap(&page);
    tell_intervals(&page, buffer);
    return ins_page_take(&page);
}
