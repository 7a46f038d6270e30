/* What comes of the futures: by phase, in all, and where the money goes. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "answers/digest.h"
#include "answers/outcome.h"
#include "answers/run.h"
#include "report/charts.h"
#include "report/sections.h"

/* --- phases --------------------------------------------------------------------------------- */

static double phase_value(const struct ins_report_writer *report, int phase, const char *name)
{
    char path[96];
    (void)snprintf(path, sizeof path, "phases.%s.%s", ins_phase_name[phase], name);
    return ins_findings_number(report->f, path);
}

static struct ins_figure phase_cell(const struct ins_report_writer *report, int phase,
                                    const struct ins_quantity *row)
{
    double value = phase_value(report, phase, row->name);
    double whole = phase_value(report, INS_WHOLE, "cost");
    return row->unit == INS_UNIT_EURO ? ins_tell_million(report, value, whole)
                                      : ins_tell_count(report, value);
}

void ins_section_phases(struct ins_report_writer *report)
{
    static const enum ins_word heads[] = {INS_WORD_TERM, INS_WORD_SHORT, INS_WORD_MEDIUM,
                                          INS_WORD_LONG, INS_WORD_WHOLE};
    ins_html_table(&report->html, INS_WORD_PHASES_MEANS, heads, 5);
    for (const struct ins_quantity *r = ins_of_phase; r < ins_of_phase + INS_OF_PHASES; r++)
        ins_html_row(&report->html, NULL,
                     INS_VALUES(r->label.in[report->html.language],
                                phase_cell(report, INS_SHORT, r).text,
                                phase_cell(report, INS_MEDIUM, r).text,
                                phase_cell(report, INS_LONG, r).text,
                                phase_cell(report, INS_WHOLE, r).text));
    ins_html_table_end(&report->html);
}

/* --- all futures ---------------------------------------------------------------------------- */

static struct ins_figure report_cell(const struct ins_report_writer *report, int result,
                                     double value)
{
    if (ins_result[result].unit == INS_UNIT_EURO)
        return ins_tell_million(report, value,
                                ins_findings_number(report->f, "results.cost_total.mean"));
    return ins_number_decimal(value, ins_result[result].unit == INS_UNIT_MONTHS ? 1 : 0, report->html.language);
}

static void tell_result(struct ins_report_writer *report, int result)
{
    char path[96];
    (void)snprintf(path, sizeof path, "results.%s", ins_result[result].name);
    struct ins_findings of    = {.summary = ins_findings_at(report->f->summary, path)};
    struct ins_mean     mean  = {ins_findings_number(&of, "mean"), ins_findings_number(&of, "se")};
    struct ins_phrase   error = {""};
    struct ins_figure   half  = report_cell(report, result, ins_number_half_width(mean));
    if (isfinite(mean.error))
        (void)snprintf(error.text, sizeof error.text, "± %s", half.text);
    ins_html_row(&report->html, NULL,
                 INS_VALUES(ins_result[result].label.in[report->html.language],
                            report_cell(report, result, ins_findings_number(&of, "p50.value")).text,
                            report_cell(report, result, ins_findings_number(&of, "p95.value")).text,
                            report_cell(report, result, mean.value).text, error.text));
}

void ins_section_results(struct ins_report_writer *report)
{
    static const enum ins_word heads[] = {INS_WORD_RESULT_HEAD, INS_WORD_MEDIAN, INS_WORD_HIGH,
                                          INS_WORD_MEAN, INS_WORD_INTERVAL_HEAD};
    ins_html_table(&report->html, INS_WORD_RESULTS_CAPTION, heads, 5);
    for (int r = 0; r < INS_RESULTS; r++)
        if (r != INS_NORM_MET)
            tell_result(report, r);
    ins_html_table_end(&report->html);
}

/* --- the ledger ----------------------------------------------------------------------------- */

enum { LINES = INS_LEDGER + 2 };

static void add_ledger_line(struct ins_report_writer *report, struct ins_ledger_line *lines,
                            int *count, const char *path, enum ins_ledger line, bool others)
{
    double euro = ins_findings_number(report->f, path);
    if (euro > 0)
        lines[(*count)++] =
            (struct ins_ledger_line){ins_ledger[line].label.in[report->html.language], euro, others};
}

static int read_ledger(struct ins_report_writer *report, struct ins_ledger_line lines[LINES])
{
    int count = 0;
    for (int line = 0; line < INS_LEDGER; line++) {
        char path[96];
        (void)snprintf(path, sizeof path, "ledger.%s.mean", ins_ledger[line].name);
        add_ledger_line(report, lines, &count, path, (enum ins_ledger)line, false);
    }
    /* What the organisation bears stands among its own lines already. */
    if (!(ins_findings_number(report->f, "ledger.penalty.mean") > 0))
        add_ledger_line(report, lines, &count, "sums.penalties.mean", INS_COST_PENALTY, true);
    if (!(ins_findings_number(report->f, "ledger.reception.mean") > 0))
        add_ledger_line(report, lines, &count, "sums.reception.mean", INS_COST_RECEPTION, true);
    return count;
}

static void tell_ledger_line(struct ins_report_writer *report, const struct ins_ledger_line *line,
                             double cost, double social)
{
    char share[64] = "";
    if (!line->others && cost > 0)
        (void)snprintf(share, sizeof share, "%s %%",
                       ins_tell_hundred(report, line->euro / cost).text);
    ins_html_row(&report->html, line->others ? "soft" : NULL,
                 INS_VALUES(line->label, ins_tell_million(report, line->euro, social).text, share));
}

/* What stands apart in the cost to the state, unless it is `not`. */
static void tell_beside_cost(struct ins_report_writer *report, enum ins_word word, const char *path,
                             double not, double social)
{
    double euro = ins_findings_number(report->f, path);
    if (isfinite(euro) && euro != not)
        ins_html_row(&report->html, "soft",
                     INS_VALUES(ins_words(word, report->html.language),
                                ins_tell_million(report, euro, social).text, ""));
}

/* What a sum in its own euro is more than it is worth in month 0. */
static void tell_discount(struct ins_report_writer *report, const struct ins_ledger_line *lines,
                          int count, double cost, double social)
{
    const struct ins_case *scenario = report->f->scenario;
    double                 sum      = cost;
    for (int i = 0; i < count; i++)
        sum += lines[i].others ? lines[i].euro : 0.0;
    if (scenario && ins_case_scenario(scenario)->costs.discount_rate > 0.0)
        ins_html_row(&report->html, "soft",
                     INS_VALUES(ins_words(INS_WORD_STATE_DISCOUNT, report->html.language),
                                ins_tell_million(report, social - sum, social).text, ""));
}

static void tell_ledger(struct ins_report_writer *report, const struct ins_ledger_line *lines,
                        int count)
{
    static const enum ins_word heads[] = {INS_WORD_LEDGER_LINE, INS_WORD_SIZE_HEAD,
                                          INS_WORD_LEDGER_SHARE};
    enum ins_language in     = report->html.language;
    double            cost   = ins_findings_number(report->f, "results.cost_total.mean");
    double            social = ins_findings_number(report->f, "results.social_cost_total.mean");
    ins_html_table(&report->html, INS_WORD_LEDGER_CAPTION, heads, 3);
    for (int i = 0; i < count; i++) {
        if (i > 0 && lines[i].others && !lines[i - 1].others)
            ins_html_row(&report->html, "total",
                         INS_VALUES(ins_words(INS_WORD_COST_ALL, in),
                                    ins_tell_million(report, cost, social).text, ""));
        tell_ledger_line(report, &lines[i], cost, social);
    }
    tell_discount(report, lines, count, cost, social);
    ins_html_row(&report->html, "total",
                 INS_VALUES(ins_words(INS_WORD_SOCIAL_ALL, in),
                            ins_tell_million(report, social, social).text, ""));
    tell_beside_cost(report, INS_WORD_STATE_PENALTIES, "results.penalties_total.mean", 0.0, social);
    tell_beside_cost(report, INS_WORD_STATE_MARGINAL, "results.cost_to_the_state_marginal.mean",
                     social, social);
    ins_html_table_end(&report->html);
}

static void tell_colours(struct ins_html *html)
{
    ins_html_raw(html, "<p class=\"legend\">");
    ins_html_key(html, "own", INS_WORD_LEDGER_OWN);
    ins_html_key(html, "others", INS_WORD_LEDGER_OTHERS);
    ins_html_raw(html, "</p>\n");
}

void ins_section_ledger(struct ins_report_writer *report)
{
    struct ins_ledger_line lines[LINES];
    int                    count  = read_ledger(report, lines);
    bool                   others = count > 0 && lines[count - 1].others;
    ins_html_raw(&report->html, "<figure>\n");
    if (others)
        tell_colours(&report->html);
    ins_chart_ledger(report, lines, count);
    ins_html_raw(&report->html, "</figure>\n");
    tell_ledger(report, lines, count);
}
