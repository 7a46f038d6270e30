/* What many futures come to, for people. */
#include <math.h>
#include <stdlib.h>

#include "answers/run.h"
#include "base/memory.h"
#include "output/records.h"
#include "output/risk_text.h"
#include "output/story.h"

enum { LOW_PERCENT = 5 }; /* percent: the low end of the table of results */

/* --- at the start --------------------------------------------------------------------------- */

/* Cases beyond the legal term at the end of month -1 (4.8). */
static double overdue_at_start(const struct ins_scenario *s)
{
    double overdue = 0.0;
    for (int k = 0; k < s->track_count; k++) {
        double share = 1.0 - (double)s->tracks[k].legal_term / s->tracks[k].backlog_age;
        overdue += s->tracks[k].backlog * fmax(share, 0.0);
    }
    return overdue;
}

static double backlog_at_start(const struct ins_scenario *s)
{
    double backlog = 0.0;
    for (int k = 0; k < s->track_count; k++)
        backlog += s->tracks[k].backlog;
    return backlog;
}

/* What an order is, how long it takes, and what may hold it back. */
static void tell_orders(struct ins_page *page, const struct ins_scenario *s)
{
    if (s->tower.policy == INS_FIXED) {
        ins_page_say(page, 2, INS_WORD_POLICY_FIXED, INS_VALUES(""));
        return;
    }
    if (s->tower.policy == INS_REPLACE)
        ins_page_say(page, 2, INS_WORD_POLICY_REPLACE, INS_VALUES(""));
    ins_page_say(
        page, 2, INS_WORD_START_LEAD,
        INS_VALUES(ins_story_plain(s->academie.recruitment_months + s->academie.lead_time).text,
                   ins_story_plain(s->academie.recruitment_months).text,
                   ins_story_plain(s->academie.lead_time).text));
    if (s->flex.pool > 0 && s->tower.policy == INS_TOWER)
        ins_page_say(page, 2, INS_WORD_START_LEAD_FLEX,
                     INS_VALUES(ins_story_plain(s->flex.lead_time).text));
    ins_page_say(page, 2, s->funding == INS_GATED ? INS_WORD_GATED : INS_WORD_UNLIMITED,
                 INS_VALUES(""));
}

static void tell_start(struct ins_page *page, const struct ins_scenario *s)
{
    enum ins_language in = page->language;
    ins_page_heading(page, INS_WORD_START);
    ins_page_say(page, 2, INS_WORD_START_INFLOW,
                 INS_VALUES(ins_number_count(s->inflow.level_per_month, in).text));
    ins_page_say(page, 2, INS_WORD_START_BACKLOG,
                 INS_VALUES(ins_number_count(backlog_at_start(s), in).text,
                            ins_number_count(overdue_at_start(s), in).text));
    ins_page_say(page, 2, INS_WORD_START_STAFF,
                 INS_VALUES(ins_number_count(s->staff.experienced, in).text,
                            ins_number_count(s->staff.trainees, in).text));
    if (s->flex.pool > 0)
        ins_page_say(page, 2, INS_WORD_START_FLEX,
                     INS_VALUES(ins_number_count(s->flex.active, in).text,
                                ins_number_count(s->flex.pool, in).text));
    ins_page_say(page, 2, INS_WORD_START_MONEY,
                 INS_VALUES(ins_number_million(s->budget.annual[0], in).text,
                            ins_number_million(s->buffer.initial, in).text));
    tell_orders(page, s);
}

/* --- results -------------------------------------------------------------------------------- */

static struct ins_figure result_cell(const struct ins_page *page, enum ins_unit unit, double value)
{
    return unit == INS_UNIT_EURO ? ins_story_million(page, value)
                                 : ins_number_decimal(value, unit == INS_UNIT_MONTHS ? 1 : 0,
                                                      page->language);
}

/* The 5 % quantile, an order statistic like those of the run; `room` holds a value a future. */
static double low_end(const struct ins_run *run, int result, double *room)
{
    int64_t rank  = ins_summary_rank(LOW_PERCENT / 100.0, run->futures);
    double  value = NAN;
    for (int64_t i = 0; i < run->futures; i++)
        room[i] = run->result[result][i];
    ins_summary_select(room, run->futures, &rank, 1, &value);
    return value;
}

static const int RESULT_WIDTHS[] = {-2, -26, 11, 11, 11, 11, 8, 0};

static void tell_result(struct ins_page *page, const struct ins_run *run, int r, double *room)
{
    enum ins_unit how = ins_result[r].unit;
    ins_page_row(page, RESULT_WIDTHS,
                 INS_VALUES("", ins_result[r].label.in[page->language],
                            result_cell(page, how, low_end(run, r, room)).text,
                            result_cell(page, how, run->median[r].value).text,
                            result_cell(page, how, run->p95[r].value).text,
                            result_cell(page, how, run->mean[r].value).text,
                            result_cell(page, how, ins_number_half_width(run->mean[r])).text));
}

/* What fits a screen; the other results come with all tables. */
static bool is_wanted(const struct ins_look *look, int r)
{
    bool first = r == INS_INFLOW_TOTAL || r == INS_PEAK_BACKLOG || r == INS_PEAK_OVERDUE ||
                 r == INS_COST_TOTAL || r == INS_SOCIAL_COST_TOTAL || r == INS_SHORTFALL_MAX ||
                 r == INS_DRAW_TOTAL;
    bool apart = r == INS_PENALTIES_TOTAL || r == INS_STATE_MARGINAL; /* where they belong */
    return r != INS_NORM_MET && !apart && /* told in words below */
           (first || (look && look->full));
}

/* The cost to the state: of it the penalties, and with a place in reception at its marginal price. */
static void tell_within_state_cost(struct ins_page *page, const struct ins_run *run, double *room)
{
    if (run->mean[INS_PENALTIES_TOTAL].value > 0.0)
        tell_result(page, run, INS_PENALTIES_TOTAL, room);
    if (run->mean[INS_STATE_MARGINAL].value < run->mean[INS_SOCIAL_COST_TOTAL].value)
        tell_result(page, run, INS_STATE_MARGINAL, room);
}

static void tell_results(struct ins_page *page, const struct ins_run *run,
                         const struct ins_look *look)
{
    double *room = ins_memory_create((size_t)run->futures, sizeof *room, NULL);
    if (!room) {
        page->text.failed = true;
        return;
    }
    ins_page_heading(page, INS_WORD_RESULTS);
    ins_page_head(page, RESULT_WIDTHS,
                  INS_VALUES("", "", ins_page_word(page, INS_WORD_LOW),
                             ins_page_word(page, INS_WORD_MEDIAN),
                             ins_page_word(page, INS_WORD_HIGH), ins_page_word(page, INS_WORD_MEAN),
                             ins_page_word(page, INS_WORD_ERROR)));
    for (int r = 0; r < INS_RESULTS; r++) {
        if (is_wanted(look, r))
            tell_result(page, run, r, room);
        if (r == INS_SOCIAL_COST_TOTAL)
            tell_within_state_cost(page, run, room);
    }
    ins_memory_free(room);
    if (run->futures > 1)
        ins_page_say(page, 2, INS_WORD_RESULTS_ABOUT, INS_VALUES(""));
}

static void tell_norm(struct ins_page *page, const struct ins_run *run)
{
    double asked = run->scenario.norm.confidence;
    ins_page_heading(page, INS_WORD_NORM);
    ins_story_norm(page, &run->scenario);
    ins_page_say(page, 2, INS_WORD_NORM_KEPT,
                 INS_VALUES(ins_number_hundred(run->p_norm.value, page->language).text,
                            ins_story_probable(page, run->p_norm).text,
                            ins_story_asked(page, asked).text));
    ins_page_say(page, 2,
                 run->p_norm.low >= asked   ? INS_WORD_NORM_ENOUGH
                 : run->p_norm.high < asked ? INS_WORD_NORM_SHORT
                                            : INS_WORD_NORM_EITHER,
                 INS_VALUES(""));
}

/* --- the backlog by year -------------------------------------------------------------------- */

static const double *backlog_of(const struct ins_run *run, int t)
{
    return &run->fan[((size_t)t * INS_SERIES + INS_SERIES_BACKLOG) * INS_FAN];
}

/* Decembers, and the last month. */
static bool ends_a_year(const struct ins_scenario *s, int t)
{
    return ins_date_month(s->start + t) == 11 || t == s->months - 1;
}

static const int YEAR_WIDTHS[] = {-2, -9, 11, 11, 11, -2, -40, 0};

static void tell_backlog_year(struct ins_page *page, const struct ins_run *run, int t, double top)
{
    const double     *fan = backlog_of(run, t);
    enum ins_language in  = page->language;
    char              range[INS_BAR_TEXT];
    double            place[5];
    for (int q = 0; q < 5; q++)
        place[q] = top > 0 ? fan[INS_FAN_P05 + q] / top : 0.0;
    ins_page_range(place, page->width - 46 < 10 ? 10 : page->width - 46, range);
    ins_page_row(page, YEAR_WIDTHS,
                 INS_VALUES("", ins_story_month(&run->scenario, t).text,
                            ins_number_count(fan[INS_FAN_P05], in).text,
                            ins_number_count(fan[INS_FAN_P50], in).text,
                            ins_number_count(fan[INS_FAN_P95], in).text, "", range));
}

static void tell_backlog_years(struct ins_page *page, const struct ins_run *run)
{
    double top = 0.0;
    for (int t = 0; t < run->scenario.months; t++)
        if (ends_a_year(&run->scenario, t))
            top = fmax(top, backlog_of(run, t)[INS_FAN_P95]);
    ins_page_heading(page, INS_WORD_YEARS);
    ins_page_head(page, YEAR_WIDTHS,
                  INS_VALUES("", "", ins_page_word(page, INS_WORD_LOW),
                             ins_page_word(page, INS_WORD_MEDIAN),
                             ins_page_word(page, INS_WORD_HIGH), "", ""));
    for (int t = 0; t < run->scenario.months; t++)
        if (ends_a_year(&run->scenario, t))
            tell_backlog_year(page, run, t, top);
    ins_page_say(page, 2, INS_WORD_RANGE, INS_VALUES(ins_number_count(top, page->language).text));
}

/* --- where the money goes ------------------------------------------------------------------- */

static const int LEDGER_WIDTHS[] = {-2, -36, 10, 8, -2, -22, 0};

static void tell_bar_line(struct ins_page *page, const char *label, double euro, double whole)
{
    char   bar[INS_BAR_TEXT];
    double share = whole > 0 ? euro / whole : NAN;
    ins_page_row(
        page, LEDGER_WIDTHS,
        INS_VALUES("", label, ins_story_million(page, euro).text,
                   whole > 0
                       ? ins_page_phrase(page, INS_WORD_PERCENT,
                                         INS_VALUES(ins_number_hundred(share, page->language).text))
                             .text
                       : "",
                   "", whole > 0 ? ins_page_bar(share, 20, bar) : ""));
}

static void tell_others(struct ins_page *page, enum ins_ledger line, double euro)
{
    if (euro > 0)
        tell_bar_line(
            page,
            ins_page_phrase(page, INS_WORD_OTHERS_PAY, INS_VALUES(ins_ledger[line].label.in[page->language])).text,
            euro, 0.0);
}

/* What is not worth its sum in month 0, the cost to the state, and what stands apart in it. */
static void tell_state(struct ins_page *page, const struct ins_run *run)
{
    const struct ins_digest_summary *digest = &run->digest;
    double state = run->mean[INS_SOCIAL_COST_TOTAL].value, sum = run->mean[INS_COST_TOTAL].value;
    if (!run->scenario.penalty.borne)
        sum += digest->sum[INS_SUM_PENALTIES].value;
    if (!run->scenario.reception.borne)
        sum += digest->sum[INS_SUM_RECEPTION].value;
    if (run->scenario.costs.discount_rate > 0.0)
        tell_bar_line(page, ins_page_word(page, INS_WORD_STATE_DISCOUNT), state - sum, 0.0);
    tell_bar_line(page, ins_page_word(page, INS_WORD_SOCIAL_ALL), state, 0.0);
    if (run->mean[INS_PENALTIES_TOTAL].value > 0.0)
        tell_bar_line(page, ins_page_word(page, INS_WORD_STATE_PENALTIES),
                      run->mean[INS_PENALTIES_TOTAL].value, 0.0);
    if (run->mean[INS_STATE_MARGINAL].value < state)
        tell_bar_line(page, ins_page_word(page, INS_WORD_STATE_MARGINAL),
                      run->mean[INS_STATE_MARGINAL].value, 0.0);
}

static void tell_ledger(struct ins_page *page, const struct ins_run *run)
{
    const struct ins_digest_summary *digest = &run->digest;
    double                           whole  = run->mean[INS_COST_TOTAL].value;
    ins_page_heading(page, INS_WORD_LEDGER);
    for (int line = 0; line < INS_LEDGER; line++)
        if (digest->ledger[line].value > 0)
            tell_bar_line(page, ins_ledger[line].label.in[page->language],
                          digest->ledger[line].value, whole);
    tell_bar_line(page, ins_page_word(page, INS_WORD_COST_ALL), whole, 0.0);
    if (!run->scenario.penalty.borne)
        tell_others(page, INS_COST_PENALTY, digest->sum[INS_SUM_PENALTIES].value);
    if (!run->scenario.reception.borne)
        tell_others(page, INS_COST_RECEPTION, digest->sum[INS_SUM_RECEPTION].value);
    tell_state(page, run);
}

/* Everything but the norm and the backlog by year, which stand on the short page too. */
static void tell_more(struct ins_page *page, const struct ins_run *run)
{
    ins_page_heading(page, INS_WORD_PHASES);
    ins_story_phases(page, &run->scenario, &run->digest);
    tell_ledger(page, run);
    ins_scaling_cost_text(page, &run->digest);
    ins_risk_text(page, run);
}

char *ins_run_text(const struct ins_run *run, const struct ins_look *look)
{
    bool            full = look && look->full;
    struct ins_page page;
    ins_page_begin(&page, look);
    ins_story_open(&page, &run->scenario);
    ins_records_tell_of(&page, run->source, &run->scenario);
    ins_story_scale(&page, run->mean[INS_COST_TOTAL].value);
    if (full)
        tell_start(&page, &run->scenario);
    tell_norm(&page, run);
    tell_results(&page, run, look);
    tell_backlog_years(&page, run);
    if (full)
        tell_more(&page, run);
    if (run->futures > 1) {
        ins_page_gap(&page);
        ins_page_say(&page, 0, INS_WORD_INTERVALS,
                     INS_VALUES(ins_number_count((double)run->futures, page.language).text));
    }
    if (!full)
        ins_page_say(&page, 0, INS_WORD_NEXT_FULL, INS_VALUES(""));
    ins_page_say(&page, 0, INS_WORD_NEXT_BUFFER, INS_VALUES(""));
    return ins_page_take(&page);
}
