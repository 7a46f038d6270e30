/* Scenarios side by side, where the folder is that of `instroom compare`. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "decide/point_estimates.h"
#include "instroom/decide.h"
#include "report/charts.h"
#include "report/sections.h"

#define HUNDREDTH 0.01

/* As the table on the screen has them; what stands apart in the cost to the state is told below it. */
static const struct row {
    const char   *name;
    enum ins_word label;
    double        unit;
    int           digits;
} rows[] = {
    {"liquidity_buffer", INS_WORD_QUANTITY_LIQUIDITY, 1e6, 2},
    {"norm_buffer", INS_WORD_QUANTITY_NORM, 1e6, 2},
    {"p_norm", INS_WORD_QUANTITY_P_NORM, HUNDREDTH, 2},
    {"p_norm_max", INS_WORD_QUANTITY_P_NORM_MAX, HUNDREDTH, 2},
    {"cost", INS_WORD_QUANTITY_COST, 1e6, 2},
    {"social_cost", INS_WORD_QUANTITY_SOCIAL, 1e6, 2},
    {"penalties", INS_WORD_QUANTITY_PENALTIES, 1e6, 2},
    {"cost_to_the_state_marginal", INS_WORD_QUANTITY_MARGINAL, 1e6, 2},
    {"overdue_case_months", INS_WORD_QUANTITY_OVERDUE, 1.0, 0},
    {"peak_backlog", INS_WORD_QUANTITY_BACKLOG, 1.0, 0},
    {"peak_overdue", INS_WORD_QUANTITY_PEAK_OVERDUE, 1.0, 0},
};
enum { ROWS = sizeof rows / sizeof rows[0], PROBABILITY = 2, STATE = 5, SHOWN = 26 };

static struct ins_findings side_of(const struct ins_report_writer *report, const char *list, size_t i)
{
    return (struct ins_findings){
        .summary = json_array_get(ins_findings_at(report->f->summary, list), i)};
}

static int count_of(const struct ins_report_writer *report)
{
    int count = (int)json_array_size(ins_findings_at(report->f->summary, "scenarios"));
    return count < INS_COMPARED ? count : INS_COMPARED;
}

static const char *title_of_side(const struct ins_findings *side)
{
    const char *title = ins_findings_text(side, "title");
    return title[0] ? title : ins_findings_text(side, "name");
}

static double number_at(const struct ins_findings *side, const char *row, const char *member)
{
    char path[64];
    (void)snprintf(path, sizeof path, "%s.%s", row, member);
    return ins_findings_number(side, path);
}

static struct ins_figure figure(const struct ins_report_writer *report, const struct row *row, double value)
{
    return ins_number_decimal(row->unit < 1.0 ? 100.0 * value : value / row->unit, row->digits,
                              report->html.language);
}

/* --- who they are ------------------------------------------------------------------------------- */

static void tell_who(struct ins_report_writer *report)
{
    for (int i = 0; i < count_of(report); i++) {
        struct ins_findings side   = side_of(report, "scenarios", (size_t)i);
        const char         *letter = ins_findings_text(&side, "letter");
        ins_html_element(
            &report->html, "p", INS_WORD_COMPARE_LETTER,
            INS_VALUES(letter, title_of_side(&side), ins_findings_text(&side, "name")));
        if (i > 0 && !ins_findings_flag(&side, "same_inflow"))
            ins_html_element(&report->html, "p class=\"soft\"", INS_WORD_COMPARE_DRAWS, INS_VALUES(letter));
    }
}

/* With as much of the title as stands beside the drawing, cut between letters. */
static struct ins_phrase label_of_side(const struct ins_findings *side)
{
    struct ins_phrase label  = {""};
    const char       *title  = title_of_side(side);
    size_t            length = strlen(title), end = length < SHOWN ? length : SHOWN;
    while (end < length && end > 0 && ((unsigned char)title[end] & 0xC0) == 0x80)
        end--;
    (void)snprintf(label.text, sizeof label.text, "%s  %.*s%s", ins_findings_text(side, "letter"), (int)end, title,
                   end < length ? "..." : "");
    return label;
}

/* --- the drawings ------------------------------------------------------------------------------- */

static void draw(struct ins_report_writer *report, const struct row *row)
{
    struct ins_dot    dot[INS_COMPARED];
    struct ins_phrase label[INS_COMPARED];
    int               count = count_of(report);
    for (int i = 0; i < count; i++) {
        struct ins_findings side = side_of(report, "scenarios", (size_t)i);
        label[i] = label_of_side(&side);
        dot[i] = (struct ins_dot){label[i].text,
                                  {number_at(&side, row->name, "value"), number_at(&side, row->name, "low"),
                                   number_at(&side, row->name, "high")}};
    }
    ins_chart_dots(report, &(struct ins_dots){.title = ins_words(row->label, report->html.language),
                                              .about = ins_words(INS_WORD_COMPARE, report->html.language),
                                              .unit  = row->unit,
                                              .dot   = dot,
                                              .count = count});
}

/* --- the table ---------------------------------------------------------------------------------- */

static void tell_row(struct ins_report_writer *report, const struct row *row, size_t i)
{
    struct ins_findings first = side_of(report, "scenarios", 0), other = side_of(report, "scenarios", i),
                        change = side_of(report, "differences", i - 1);
    double half = (number_at(&change, row->name, "high") - number_at(&change, row->name, "low")) / 2.0;
    ins_html_row(&report->html, NULL,
                 INS_VALUES(ins_words(row->label, report->html.language),
                            figure(report, row, number_at(&first, row->name, "value")).text,
                            figure(report, row, number_at(&other, row->name, "value")).text,
                            figure(report, row, number_at(&change, row->name, "change")).text,
                            figure(report, row, half).text));
}

static void tell_against(struct ins_report_writer *report, size_t i)
{
    struct ins_html    *html   = &report->html;
    struct ins_findings other  = side_of(report, "scenarios", i);
    const char         *letter = ins_findings_text(&other, "letter");
    ins_html_element(html, "h3", INS_WORD_COMPARE_AGAINST, INS_VALUES(letter));
    ins_html_scroll(html, INS_WORD_COMPARE);
    ins_html_raw(html, "\n<thead><tr>");
    ins_html_element(html, "th scope=\"col\"", INS_WORD_OTHER_WHAT, NULL);
    ins_html_raw(html, "<th scope=\"col\">A</th><th scope=\"col\">");
    ins_html_text(html, letter);
    ins_html_raw(html, "</th>");
    ins_html_element(html, "th scope=\"col\"", INS_WORD_HEAD_CHANGE, NULL);
    ins_html_element(html, "th scope=\"col\"", INS_WORD_ERROR, NULL);
    ins_html_raw(html, "</tr></thead>\n<tbody>\n");
    for (int r = 0; r < ROWS; r++)
        tell_row(report, &rows[r], i);
    ins_html_table_end(&report->html);
}

void ins_section_compared(struct ins_report_writer *report)
{
    tell_who(report);
    draw(report, &rows[STATE]);
    draw(report, &rows[PROBABILITY]);
    for (int i = 1; i < count_of(report); i++)
        tell_against(report, (size_t)i);
    ins_html_element(&report->html, "p class=\"soft\"", INS_WORD_LEVERS_METHOD,
                     INS_VALUES(ins_tell_count(report, ins_findings_number(report->f, "futures")).text,
                                ins_tell_count(report, ins_findings_number(report->f, "resamples")).text));
}
