/* How bad it can get, and what scaling up and down costs. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "answers/digest.h"
#include "answers/risk.h"
#include "report/sections.h"

bool ins_section_has_risk(const struct ins_report_writer *report)
{
    return ins_findings_has(report->f, "risk");
}

static struct ins_figure tail_cell(const struct ins_report_writer *report, bool money, double value)
{
    return money ? ins_number_decimal(value / 1e6, 1, report->html.language)
                 : ins_tell_count(report, value);
}

static struct ins_phrase plus_or_minus(const struct ins_report_writer *report, bool money,
                                       double half)
{
    struct ins_phrase text = {""};
    if (isfinite(half))
        (void)snprintf(text.text, sizeof text.text, "± %s", tail_cell(report, money, half).text);
    return text;
}

/* --- tails ---------------------------------------------------------------------------------- */

static void tell_tail(struct ins_report_writer *report, enum ins_result result)
{
    char path[96];
    (void)snprintf(path, sizeof path, "risk.tails.%s", ins_result[result].name);
    struct ins_findings of    = {.summary = ins_findings_at(report->f->summary, path)};
    bool                money = ins_result[result].unit == INS_UNIT_EURO;
    struct ins_mean     cvar  = {ins_findings_number(&of, "cvar"), ins_findings_number(&of, "cvar_se")};
    double half = (ins_findings_number(&of, "quantile.high") - ins_findings_number(&of, "quantile.low")) / 2;
    if (!(cvar.value > 0.0))
        return;
    ins_html_row(
        &report->html, NULL,
        INS_VALUES(ins_result[result].label.in[report->html.language],
                   tail_cell(report, money, ins_findings_number(&of, "quantile.value")).text,
                   plus_or_minus(report, money, half).text,
                   tail_cell(report, money, cvar.value).text,
                   plus_or_minus(report, money, ins_number_half_width(cvar)).text));
}

static void tell_tails(struct ins_report_writer *report)
{
    static const enum ins_word heads[] = {INS_WORD_RESULT_HEAD, INS_WORD_RISK_MORE_THAN,
                                          INS_WORD_INTERVAL_HEAD, INS_WORD_RISK_BEYOND, INS_WORD_INTERVAL_HEAD};
    ins_html_element(&report->html, "p", INS_WORD_RISK_LEAD,
                     INS_VALUES(ins_tell_plainly(report, 1.0 - ins_findings_number(report->f,
                                                                               "risk.confidence"))
                                    .text));
    ins_html_table(&report->html, INS_WORD_RESULTS_CAPTION, heads, 5);
    for (int i = 0; i < INS_TAILS; i++)
        tell_tail(report, ins_tail_result[i]);
    ins_html_table_end(&report->html);
}

/* --- years and months ----------------------------------------------------------------------- */

static void tell_once_in_years(struct ins_report_writer *report)
{
    size_t  i;
    json_t *once;
    json_array_foreach(ins_findings_at(report->f->summary, "risk.return_periods"), i, once)
    {
        struct ins_report_writer  of    = {.html = {.language = report->html.language}};
        struct ins_findings f     = {.summary = once};
        double              years = ins_findings_number(&f, "years");
        of.f                      = &f;
        struct ins_estimate draw  = ins_tell_estimate(&of, "draw");
        if ((years == 10 || years == 100) && draw.value > 0.0)
            ins_html_element(&report->html, "li", INS_WORD_RISK_ONCE,
                             INS_VALUES(ins_tell_count(report, years).text,
                                        ins_number_million(draw.value, report->html.language).text,
                                        ins_tell_euro_interval(report, draw).text));
    }
}

static void tell_chance(struct ins_report_writer *report, enum ins_word word, const char *path)
{
    struct ins_estimate p = ins_tell_estimate(report, path);
    if (isfinite(p.value))
        ins_html_element(&report->html, "li", word,
                         INS_VALUES(ins_tell_hundred(report, p.value).text,
                                    ins_tell_hundred_interval(report, p).text));
}

/* --- the cost of scaling -------------------------------------------------------------------------- */

static void tell_item(struct ins_report_writer *report, int item)
{
    char path[96];
    (void)snprintf(path, sizeof path, "accordion.%s", ins_scaling_cost_name[item]);
    struct ins_findings of    = {.summary = ins_findings_at(report->f->summary, path)};
    struct ins_mean     mean  = {ins_findings_number(&of, "mean"), ins_findings_number(&of, "se")};
    bool                money = item >= INS_TRAINING_COST;
    if (mean.value > 0.0)
        ins_html_row(&report->html, item == INS_SCALING_COST_TOTAL ? "total" : NULL,
                     INS_VALUES(ins_words(INS_WORD_SCALING_COST_FIRST + (enum ins_word)item,
                                          report->html.language),
                                tail_cell(report, money, mean.value).text,
                                plus_or_minus(report, money, ins_number_half_width(mean)).text));
}

static void tell_scaling_cost(struct ins_report_writer *report)
{
    static const enum ins_word heads[] = {INS_WORD_RESULT_HEAD, INS_WORD_MEAN, INS_WORD_INTERVAL_HEAD};
    if (!ins_findings_has(report->f, "accordion"))
        return;
    ins_html_table(&report->html, INS_WORD_SCALING_COST, heads, 3);
    for (int item = 0; item < INS_SCALING_COST; item++)
        tell_item(report, item);
    ins_html_table_end(&report->html);
}

void ins_section_risk(struct ins_report_writer *report)
{
    tell_tails(report);
    ins_html_raw(&report->html, "<ul>\n");
    tell_once_in_years(report);
    tell_chance(report, INS_WORD_RISK_EMPTY, "risk.empty");
    tell_chance(report, INS_WORD_RISK_OVER, "risk.breach");
    ins_html_raw(&report->html, "</ul>\n");
    tell_scaling_cost(report);
}
