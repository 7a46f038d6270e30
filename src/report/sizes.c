/* How large the buffer must be, and what each size brings. */
#include <math.h>
#include <string.h>

#include "report/charts.h"
#include "report/sections.h"

/* How the norm buffer is filled, and how well the least social cost is known: what the meanings of the
 * sizes name. */
static enum ins_word filling_of(const struct ins_report_writer *report)
{
    bool yearly = strcmp(ins_findings_text(report->f, "buffer.filled"), "yearly") == 0;
    return yearly ? INS_WORD_FILLED_YEARLY : INS_WORD_FILLED_ONCE;
}

static struct ins_figure least_known(const struct ins_report_writer *report)
{
    struct ins_mean cost = {
        ins_findings_number(report->f, "buffer.economic_buffer.social_cost"),
        ins_findings_number(report->f, "buffer.economic_buffer.social_cost_se")};
    return ins_number_million(ins_number_half_width(cost), report->html.language);
}

static void tell_meant_size(struct ins_report_writer *report, enum ins_word name, const char *path,
                            enum ins_word meaning)
{
    struct ins_html    *html = &report->html;
    struct ins_estimate size = ins_tell_estimate(report, path);
    ins_html_raw(html, "<tr>");
    ins_html_element(html, "th scope=\"row\"", name, NULL);
    ins_html_raw(html, "<td>");
    ins_html_text(html, isfinite(size.value) ? ins_number_million(size.value, html->language).text
                                             : ins_words(INS_WORD_NONE, html->language));
    ins_html_raw(html, "</td><td class=\"soft\">");
    ins_html_text(html, ins_tell_euro_interval(report, size).text);
    ins_html_raw(html, "</td><td class=\"words\">");
    ins_html_say(html, meaning,
                 INS_VALUES(meaning == INS_WORD_ECONOMIC ? least_known(report).text
                                                         : ins_tell_asked(report).text,
                            ins_words(filling_of(report), html->language)));
    ins_html_raw(html, "</td></tr>\n");
}

static enum ins_word norm_meaning(const struct ins_report_writer *report)
{
    if (!ins_findings_flag(report->f, "buffer.norm_buffer.reachable"))
        return INS_WORD_NORM_BUFFER_NONE;
    return ins_findings_number(report->f, "buffer.norm_buffer.value") == 0.0
               ? INS_WORD_NORM_BUFFER_ZERO
               : INS_WORD_NORM_BUFFER;
}

/* Where two million futures were not enough. */
static void tell_known(struct ins_report_writer *report)
{
    const struct ins_findings *f = report->f;
    enum ins_language          in = report->html.language;
    bool size = strcmp(ins_findings_text(f, "buffer.known.of"), "norm_buffer") == 0;
    if (!ins_findings_has(f, "buffer.known") || ins_findings_flag(f, "buffer.known.enough"))
        return;
    ins_html_element(
        &report->html, "p", size ? INS_WORD_KNOWN_NOT_YET : INS_WORD_KNOWN_NOT_YET_CHANCE,
        INS_VALUES(ins_tell_count(report, ins_findings_number(f, "buffer.futures")).text,
                   ins_number_decimal(100.0 * ins_findings_number(f, "buffer.known.half_width"), 1, in)
                       .text));
}

void ins_section_buffers(struct ins_report_writer *report)
{
    static const enum ins_word heads[] = {INS_WORD_BUFFER_HEAD, INS_WORD_SIZE_HEAD,
                                          INS_WORD_INTERVAL_HEAD, INS_WORD_MEANING_HEAD};
    bool none = ins_findings_number(report->f, "buffer.economic_buffer.value") == 0.0;
    ins_html_table(&report->html, INS_WORD_BUFFERS_CAPTION, heads, 4);
    tell_meant_size(report, INS_WORD_NAME_LIQUIDITY, "buffer.liquidity_buffer", INS_WORD_LIQUIDITY);
    tell_meant_size(report, INS_WORD_NAME_NORM, "buffer.norm_buffer", norm_meaning(report));
    tell_meant_size(report, INS_WORD_NAME_ECONOMIC, "buffer.economic_buffer",
                    none ? INS_WORD_ECONOMIC_ZERO : INS_WORD_ECONOMIC);
    ins_html_table_end(&report->html);
    tell_known(report);
}

static struct ins_figure millions_at(const struct ins_report_writer *report, int row,
                                     const char *column)
{
    const struct ins_cells *cells = &report->f->frontier;
    double euro = ins_cells_number(cells, row, ins_cells_column(cells, column));
    return ins_number_decimal(euro / 1e6, 1, report->html.language);
}

static double frontier_value(const struct ins_report_writer *report, int row, const char *column)
{
    const struct ins_cells *cells = &report->f->frontier;
    return ins_cells_number(cells, row, ins_cells_column(cells, column));
}

static void tell_point(struct ins_report_writer *report, int row)
{
    struct ins_estimate p = {frontier_value(report, row, "p_norm"),
                             frontier_value(report, row, "low"),
                             frontier_value(report, row, "high")};
    ins_html_row(
        &report->html, NULL,
        INS_VALUES(
            millions_at(report, row, "buffer").text, ins_tell_hundred(report, p.value).text,
            ins_tell_hundred_interval(report, p).text,
            ins_tell_hundred(report, frontier_value(report, row, "reach")).text,
            millions_at(report, row, "cost").text, millions_at(report, row, "social_cost").text,
            ins_tell_count(report, frontier_value(report, row, "overdue_case_months")).text));
}

static void tell_frontier_points(struct ins_report_writer *report)
{
    static const enum ins_word heads[] = {
        INS_WORD_HEAD_SIZE,         INS_WORD_HEAD_KEPT_100,    INS_WORD_INTERVAL_HEAD,
        INS_WORD_HEAD_REACH_SHARE,  INS_WORD_HEAD_COST_MILLION, INS_WORD_HEAD_SOCIAL_MILLION,
        INS_WORD_HEAD_OVERDUE_MONTHS};
    ins_html_table(&report->html, INS_WORD_FRONTIER_CAPTION, heads, 7);
    for (int row = 0; row < report->f->frontier.rows; row++)
        tell_point(report, row);
    ins_html_table_end(&report->html);
    ins_html_element(&report->html, "p class=\"soft\"", INS_WORD_REACH_ABOUT, NULL);
}

void ins_section_frontier(struct ins_report_writer *report)
{
    ins_html_element(&report->html, "p", INS_WORD_FRONTIER_LEAD, NULL);
    ins_html_raw(&report->html, "<figure>\n");
    ins_chart_frontier(report);
    ins_html_raw(&report->html, "</figure>\n");
    tell_frontier_points(report);
    ins_html_raw(&report->html, "<figure>\n");
    ins_chart_fan(report,
                  &(struct ins_fan_settings){"buffer", INS_WORD_FAN_BUFFER, 1e6, 120, true, false});
    ins_html_raw(&report->html, "</figure>\n");
}
