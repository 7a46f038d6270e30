/* The question, the answer, and the picture that shows why. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "output/headline.h"
#include "report/charts.h"
#include "report/sections.h"
#include "scenario/scenario.h"

/* --- the question --------------------------------------------------------------------------- */

static void tell_question(struct ins_report_writer *report)
{
    ins_html_raw(&report->html, "<p class=\"question\">");
    ins_html_say(&report->html,
                 ins_tell_knows_buffer(report) ? INS_WORD_QUESTION_BUFFER : INS_WORD_QUESTION_KEPT,
                 INS_VALUES(ins_tell_asked(report).text, ins_tell_norm(report).text,
                            ins_tell_month(report, (int)ins_findings_number(report->f, "norm.from"))
                                .text,
                            ins_tell_forgiven(report).text));
    ins_html_raw(&report->html, "</p>\n");
}

/* --- the answer ----------------------------------------------------------------------------- */

static struct ins_estimate probability(const struct ins_report_writer *report, const char *value,
                                       const char *low, const char *high)
{
    return (struct ins_estimate){ins_findings_number(report->f, value),
                                 ins_findings_number(report->f, low),
                                 ins_findings_number(report->f, high)};
}

#define P_NORM(report, name)                                          \
    probability(report, "buffer.norm_buffer.p_norm" name,             \
                "buffer.norm_buffer.p_norm" name "_low",              \
                "buffer.norm_buffer.p_norm" name "_high")

static void answer_size(struct ins_report_writer *report)
{
    struct ins_estimate size = ins_tell_estimate(report, "buffer.norm_buffer");
    struct ins_estimate none = P_NORM(report, "_none");
    ins_html_say(&report->html, INS_WORD_ANSWER_BUFFER,
                 INS_VALUES(ins_number_million(size.value, report->html.language).text,
                            ins_tell_euro_interval(report, size).text,
                            ins_tell_hundred(report, none.value).text,
                            ins_tell_hundred_interval(report, none).text));
}

static void answer_share(struct ins_report_writer *report, enum ins_word word,
                         struct ins_estimate first, struct ins_estimate second)
{
    ins_html_say(&report->html, word,
                 INS_VALUES(ins_tell_hundred(report, first.value).text,
                            ins_tell_hundred_interval(report, first).text,
                            ins_tell_hundred(report, second.value).text,
                            ins_tell_hundred_interval(report, second).text));
}

/* --- in its first sentences -------------------------------------------------------------------- */

static void tell_headline(struct ins_report_writer *report)
{
    static const char *const tag[INS_HEADLINE_SENTENCES] = {"p class=\"answer\"", "p", "p"};
    json_t *says = ins_findings_at(report->f->summary, report->html.language == INS_DUTCH
                                                           ? "buffer.headline.says.nl"
                                                           : "buffer.headline.says.en");
    for (int i = 0; i < INS_HEADLINE_SENTENCES; i++) {
        const char *sentence = json_string_value(json_array_get(says, (size_t)i));
        if (sentence)
            ins_html_element(&report->html, tag[i], INS_WORD_SAYS, INS_VALUES(sentence));
    }
}

static void tell_norm_answer(struct ins_report_writer *report)
{
    const struct ins_findings *f = report->f;
    bool                       headline = ins_findings_has(f, "buffer.headline");
    if (headline)
        tell_headline(report);
    ins_html_raw(&report->html, headline ? "<p>" : "<p class=\"answer\">");
    if (!ins_tell_knows_buffer(report))
        answer_share(report, INS_WORD_ANSWER_KEPT, ins_tell_estimate(report, "p_norm"),
                     ins_tell_estimate(report, "p_norm"));
    else if (!ins_findings_flag(f, "buffer.norm_buffer.reachable"))
        answer_share(report, INS_WORD_ANSWER_NONE, P_NORM(report, "_max"), P_NORM(report, "_none"));
    else if (ins_findings_number(f, "buffer.norm_buffer.value") == 0.0)
        answer_share(report, INS_WORD_ANSWER_ZERO, P_NORM(report, "_none"),
                     P_NORM(report, "_none"));
    else
        answer_size(report);
    ins_html_raw(&report->html, "</p>\n");
}

/* --- how far money carries, in three bars --------------------------------------------------- */

static void tell_share_kept(struct ins_report_writer *report, enum ins_word word,
                            struct ins_estimate p)
{
    struct ins_html *html = &report->html;
    if (!isfinite(p.value))
        return;
    ins_html_raw(html, "<tr>");
    ins_html_element(html, "th scope=\"row\"", word, NULL);
    ins_html_raw(html, "<td class=\"bar\">");
    ins_chart_share(html, p.value);
    ins_html_raw(html, "</td><td>");
    ins_html_text(html, ins_tell_hundred(report, p.value).text);
    ins_html_raw(html, "</td><td class=\"soft\">");
    ins_html_text(html, ins_tell_hundred_interval(report, p).text);
    ins_html_raw(html, "</td></tr>\n");
}

static void tell_reach(struct ins_report_writer *report)
{
    struct ins_html *html = &report->html;
    ins_html_raw(html, "<table class=\"kept\"><caption>");
    ins_html_say(html, INS_WORD_KEPT_CAPTION, NULL);
    ins_html_raw(html, "</caption>\n<tbody>\n");
    tell_share_kept(report, INS_WORD_WITH_NONE, P_NORM(report, "_none"));
    if (ins_findings_flag(report->f, "buffer.norm_buffer.reachable") &&
        ins_findings_number(report->f, "buffer.norm_buffer.value") > 0.0)
        tell_share_kept(report, INS_WORD_WITH_NORM, P_NORM(report, ""));
    tell_share_kept(report, INS_WORD_WITH_ALL, P_NORM(report, "_max"));
    ins_html_raw(html, "</tbody></table>\n");
}

/* Where unlimited money does not keep the norm: what it is that money cannot buy. */
static void tell_rest(struct ins_report_writer *report)
{
    const struct ins_scenario *s =
        report->f->scenario ? ins_case_scenario(report->f->scenario) : NULL;
    double rest = 1.0 - ins_findings_number(report->f, "buffer.norm_buffer.p_norm_max");
    if (!s || !(rest > 0.0) || s->tower.policy == INS_FIXED)
        return;
    ins_html_element(
        &report->html, "p", INS_WORD_REST,
        INS_VALUES(ins_tell_hundred(report, rest).text,
                   ins_tell_count(report, s->academie.recruitment_months + s->academie.lead_time)
                       .text,
                   ins_tell_count(report, s->academie.recruitment_months).text,
                   ins_tell_count(report, s->academie.lead_time).text));
}

/* What stands apart in what the economic buffer saves, unless it is `not`. */
static void tell_saved(struct ins_report_writer *report, enum ins_word word, const char *name,
                       double not)
{
    char path[80];
    (void)snprintf(path, sizeof path, "buffer.economic_buffer.%s", name);
    struct ins_mean saved = {ins_findings_number(report->f, path), NAN};
    (void)snprintf(path, sizeof path, "buffer.economic_buffer.%s_se", name);
    saved.error = ins_findings_number(report->f, path);
    if (!isfinite(saved.value) || saved.value == not)
        return;
    enum ins_language in = report->html.language;
    ins_html_element(&report->html, "p", word,
                     INS_VALUES(ins_number_million(saved.value, in).text,
                                ins_number_million(ins_number_half_width(saved), in).text));
}

/* From the least to the largest size that is as good, of which there may be no largest. */
static struct ins_phrase economic_sizes(const struct ins_report_writer *report)
{
    enum ins_language       in   = report->html.language;
    const struct ins_page   page = {.language = in};
    const struct ins_figure low =
        ins_number_million(ins_findings_number(report->f, "buffer.economic_buffer.low"), in);
    double high = ins_findings_number(report->f, "buffer.economic_buffer.high");
    if (!isfinite(high))
        return ins_page_phrase(&page, INS_WORD_SIZES_FROM, INS_VALUES(low.text));
    return ins_page_phrase(&page, INS_WORD_SIZES, INS_VALUES(low.text, ins_number_million(high, in).text));
}

static void tell_economic_saving(struct ins_report_writer *report)
{
    const struct ins_findings *f = report->f;
    struct ins_mean economic = {ins_findings_number(f, "buffer.economic_buffer.saved_against_none"),
                                ins_findings_number(f, "buffer.economic_buffer.saved_against_none_se")};
    if (!(economic.value > 0.0))
        return;
    enum ins_language in = report->html.language;
    ins_html_element(
        &report->html, "p", INS_WORD_ANSWER_SAVES,
        INS_VALUES(economic_sizes(report).text, ins_number_million(economic.value, in).text,
                   ins_number_million(ins_number_half_width(economic), in).text));
    tell_saved(report, INS_WORD_SAVES_PENALTIES, "saved_penalties", 0.0);
    tell_saved(report, INS_WORD_SAVES_MARGINAL, "saved_against_none_marginal", economic.value);
}

void ins_section_answer(struct ins_report_writer *report)
{
    tell_question(report);
    tell_norm_answer(report);
    if (ins_tell_knows_buffer(report)) {
        tell_reach(report);
        tell_rest(report);
        tell_economic_saving(report);
    }
    ins_html_element(
        &report->html, "p class=\"soft\"", INS_WORD_ANSWER_ERROR,
        INS_VALUES(ins_tell_count(report, ins_findings_number(report->f, "futures")).text));
}

/* --- the picture ---------------------------------------------------------------------------- */

static bool about_backlog(const struct ins_report_writer *report)
{
    return strcmp(ins_findings_text(report->f, "norm.measure"), "backlog") == 0;
}

static void tell_lead(struct ins_report_writer *report)
{
    const struct ins_scenario *s =
        report->f->scenario ? ins_case_scenario(report->f->scenario) : NULL;
    if (!s)
        return;
    ins_html_element(
        &report->html, "p", INS_WORD_WHY_LEAD,
        INS_VALUES(ins_tell_count(report, s->academie.recruitment_months + s->academie.lead_time)
                       .text,
                   ins_tell_count(report, s->academie.recruitment_months).text,
                   ins_tell_count(report, s->academie.lead_time).text));
}

static void tell_legend(struct ins_html *html, bool norm)
{
    ins_html_raw(html, "<p class=\"legend\">");
    ins_html_key(html, "line", INS_WORD_LEGEND_MEDIAN);
    ins_html_key(html, "half", INS_WORD_LEGEND_HALF);
    ins_html_key(html, "most", INS_WORD_LEGEND_MOST);
    if (norm)
        ins_html_key(html, "norm", INS_WORD_LEGEND_NORM);
    ins_html_raw(html, "</p>\n");
}

/* Decembers, and the last month. */
static bool ends_a_year(const struct ins_report_writer *report, int t)
{
    return ins_date_month(report->f->first + t) == 11 || t == report->f->months.rows - 1;
}

static struct ins_phrase range_at(const struct ins_report_writer *report, const char *series, int t,
                                  double unit, int digits)
{
    static const char *const  quantile[] = {"p05", "p50", "p95"};
    const struct ins_cells   *months     = &report->f->months;
    struct ins_phrase         text       = {""};
    for (int q = 0; q < 3; q++) {
        char column[64];
        (void)snprintf(column, sizeof column, "%s.%s", series, quantile[q]);
        double value = ins_cells_number(months, t, ins_cells_column(months, column));
        strcat(strcat(text.text, q ? " · " : ""),
               ins_number_decimal(value / unit, digits, report->html.language).text);
    }
    return text;
}

static void tell_year_table(struct ins_report_writer *report, const char *measure,
                            enum ins_word head)
{
    const enum ins_word heads[] = {INS_WORD_MONTH, INS_WORD_FAN_INFLOW, INS_WORD_FAN_HOURS, head};
    ins_html_raw(&report->html, "<details>");
    ins_html_element(&report->html, "summary", INS_WORD_FIGURES, NULL);
    ins_html_table(&report->html, INS_WORD_YEAR_TABLE, heads, 4);
    for (int t = 0; t < report->f->months.rows; t++)
        if (ends_a_year(report, t))
            ins_html_row(&report->html, NULL,
                         INS_VALUES(ins_tell_month(report, t).text,
                                    range_at(report, "inflow", t, 1.0, 0).text,
                                    range_at(report, "hours", t, 1e3, 1).text,
                                    range_at(report, measure, t, 1.0, 0).text));
    ins_html_table_end(&report->html);
    ins_html_raw(&report->html, "</details>\n");
}

void ins_section_why(struct ins_report_writer *report)
{
    bool          backlog = about_backlog(report);
    const char   *measure = backlog ? "backlog" : "overdue";
    enum ins_word head    = backlog ? INS_WORD_FAN_BACKLOG : INS_WORD_FAN_OVERDUE;
    bool norm = backlog || strcmp(ins_findings_text(report->f, "norm.measure"), "overdue") == 0;
    tell_lead(report);
    ins_html_raw(&report->html, "<figure>\n");
    tell_legend(&report->html, norm);
    ins_chart_fan(
        report, &(struct ins_fan_settings){"inflow", INS_WORD_FAN_INFLOW, 1.0, 110, false, false});
    ins_chart_fan(report,
                  &(struct ins_fan_settings){"hours", INS_WORD_FAN_HOURS, 1e3, 110, false, false});
    ins_chart_fan(report, &(struct ins_fan_settings){measure, head, 1.0, 200, true, norm});
    ins_html_element(&report->html, "figcaption", INS_WORD_WHY_ABOUT, NULL);
    ins_html_raw(&report->html, "</figure>\n");
    tell_year_table(report, measure, head);
}
