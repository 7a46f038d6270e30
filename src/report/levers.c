/* What each lever is worth, where the folder holds the answer of `instroom levers`. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "decide/levers.h"
#include "report/plot.h"
#include "report/sections.h"

enum { ROW = 30, DRAWN = 12, MOST = 64 }; /* points; levers in the drawing, and in all */

/* A lever of the file, as the page tells it. */
struct told {
    const char         *label;
    char                step[96];
    struct ins_estimate buffer, social, marginal; /* euro: changes */
    double              overdue;
};

static json_t *levers(const struct ins_report_writer *report)
{
    return json_object_get(report->f->levers, "levers");
}

bool ins_section_has_levers(const struct ins_report_writer *report)
{
    return json_array_size(levers(report)) > 0;
}

/* --- reading -------------------------------------------------------------------------------- */

static struct ins_estimate read_change(json_t *lever, const char *name)
{
    struct ins_findings of = {.summary = json_object_get(lever, name)};
    return (struct ins_estimate){ins_findings_number(&of, "change"),
                                 ins_findings_number(&of, "low"),
                                 ins_findings_number(&of, "high")};
}

/* The lever's name in the page's language; one that this program does not know, as it stands. */
static const char *label_of(const struct ins_report_writer *report, const char *name)
{
    const struct ins_lever_kind *kind = ins_lever_named(name);
    if (!kind)
        return name;
    return report->html.language == INS_DUTCH ? kind->label_nl : kind->label;
}

static void append_range_end(const struct ins_report_writer *report, json_t *end, char *text,
                             size_t room)
{
    size_t used = strlen(text);
    if (json_is_number(end)) {
        double value  = json_number_value(end);
        int    digits = 0;
        while (digits < 4 && fabs(value * pow(10, digits) - nearbyint(value * pow(10, digits))) > 1e-9)
            digits++;
        (void)snprintf(text + used, room - used, "%s",
                       ins_number_decimal(value, digits, report->html.language).text);
    } else if (json_is_string(end)) {
        (void)snprintf(text + used, room - used, "%s", json_string_value(end));
    }
}

static struct told read_lever(const struct ins_report_writer *report, size_t i)
{
    json_t     *lever = json_array_get(levers(report), i);
    const char *name  = json_string_value(json_object_get(lever, "lever"));
    struct told told  = {.label   = label_of(report, name ? name : ""),
                         .buffer  = read_change(lever, "liquidity_buffer"),
                         .social  = read_change(lever, "social_cost"),
                         .marginal = read_change(lever, "cost_to_the_state_marginal"),
                         .overdue = read_change(lever, "overdue_case_months").value};
    append_range_end(report, json_object_get(lever, "from"), told.step, sizeof told.step);
    strncat(told.step, " → ", sizeof told.step - strlen(told.step) - 1);
    append_range_end(report, json_object_get(lever, "to"), told.step, sizeof told.step);
    return told;
}

/* --- the drawing ---------------------------------------------------------------------------- */

static void draw_lever(struct ins_plot *plot, const struct told *told, double y, double beside)
{
    struct ins_html *html = plot->html;
    double from = ins_plot_x(plot, fmin(told->social.value, 0.0));
    double to   = ins_plot_x(plot, fmax(told->social.value, 0.0));
    if (beside > 0)
        ins_plot_word(html, "label", "start", 0, y + 11, told->label);
    else
        ins_plot_word(html, "label", "start", 0, y - 4, told->label);
    ins_html_raw(html, "<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"12\"/>\n",
                 told->social.value <= 0 ? "own" : "others", ins_html_length(from).text,
                 ins_html_length(y).text, ins_html_length(fmax(to - from, 1.0)).text);
    if (isfinite(told->social.low) && isfinite(told->social.high))
        ins_html_raw(html, "<path class=\"error\" d=\"M%s %sH%s\"/>\n",
                     ins_html_length(ins_plot_x(plot, told->social.low)).text,
                     ins_html_length(y + 6).text,
                     ins_html_length(ins_plot_x(plot, told->social.high)).text);
}

static void draw_levers(struct ins_report_writer *report, const struct told *all, int count,
                        const char *kind, double wide, double beside)
{
    struct ins_html *html = &report->html;
    count                 = count < DRAWN ? count : DRAWN;
    double           row = beside > 0 ? ROW : 1.6 * ROW, low = 0.0, high = 0.0;
    for (int i = 0; i < count; i++) {
        low  = fmin(low, fmin(all[i].social.low, all[i].social.value));
        high = fmax(high, fmax(all[i].social.high, all[i].social.value));
    }
    double          step = ins_plot_step(high - low, beside > 0 ? 8 : 5);
    struct ins_plot plot = {html, beside, 0, wide - beside - 8, row * count, low, high, 0, 1};
    ins_plot_begin(html, kind, wide, row * count + 24,
                   ins_words(INS_WORD_LEVERS_PLOT, html->language),
                   ins_words(INS_WORD_LEVERS_LEAD, html->language));
    for (double x = step * ceil(low / step); x <= high; x += step) {
        ins_plot_line(&plot, fabs(x) < step / 2 ? "base" : "grid", x, 0, x, 1);
        ins_plot_word(html, "tick", "middle", ins_plot_x(&plot, x), row * count + 18,
                      ins_number_decimal(x / 1e6, step < 1e6 ? 1 : 0, html->language).text);
    }
    for (int i = 0; i < count; i++)
        draw_lever(&plot, &all[i], row * i + (beside > 0 ? 9 : 26), beside);
    ins_plot_end(html);
}

/* --- the table ------------------------------------------------------------------------------ */

static struct ins_phrase signed_million(const struct ins_report_writer *report, double euro)
{
    struct ins_phrase text = {""};
    (void)snprintf(text.text, sizeof text.text, "%s%s", euro > 0 ? "+" : "",
                   ins_number_decimal(euro / 1e6, 1, report->html.language).text);
    return text;
}

static struct ins_phrase either_side(const struct ins_report_writer *report,
                                     struct ins_estimate             euro)
{
    struct ins_phrase text = {""};
    double            half = (euro.high - euro.low) / 2.0;
    if (isfinite(half))
        (void)snprintf(text.text, sizeof text.text, "± %s",
                       ins_number_decimal(half / 1e6, 1, report->html.language).text);
    return text;
}

static void tell_lever(struct ins_report_writer *report, const struct told *told)
{
    enum ins_language in   = report->html.language;
    struct ins_figure low  = ins_number_decimal(told->buffer.low / 1e6, 1, in);
    struct ins_figure high = ins_number_decimal(told->buffer.high / 1e6, 1, in);
    ins_html_row(&report->html, NULL,
                 INS_VALUES(told->label, told->step, signed_million(report, told->social.value).text,
                            either_side(report, told->social).text,
                            signed_million(report, told->marginal.value).text,
                            either_side(report, told->marginal).text,
                            signed_million(report, told->buffer.value).text,
                            ins_tell(report, INS_WORD_INTERVAL, INS_VALUES(low.text, high.text)).text,
                            ins_tell_count(report, told->overdue).text));
}

/* The largest change of the cost to the state first. */
static int by_social_change(const void *one, const void *other)
{
    double a = fabs(((const struct told *)one)->social.value);
    double b = fabs(((const struct told *)other)->social.value);
    return (a < b) - (a > b);
}

static int read_all(const struct ins_report_writer *report, struct told all[MOST])
{
    int count = (int)json_array_size(levers(report));
    count     = count < MOST ? count : MOST;
    for (int i = 0; i < count; i++)
        all[i] = read_lever(report, (size_t)i);
    qsort(all, (size_t)count, sizeof *all, by_social_change);
    return count;
}

static void tell_levers_table(struct ins_report_writer *report, const struct told *all, int count)
{
    static const enum ins_word heads[] = {
        INS_WORD_LEVER_HEAD,     INS_WORD_LEVER_STEP,    INS_WORD_HEAD_SOCIAL_MILLION, INS_WORD_INTERVAL_HEAD,
        INS_WORD_STATE_MARGINAL, INS_WORD_INTERVAL_HEAD,
        INS_WORD_SWEEP_LIQUIDITY, INS_WORD_INTERVAL_HEAD, INS_WORD_HEAD_OVERDUE_MONTHS};
    ins_html_table(&report->html, INS_WORD_LEVERS_CAPTION, heads, 9);
    for (int i = 0; i < count; i++)
        tell_lever(report, &all[i]);
    ins_html_table_end(&report->html);
}

void ins_levers_table(struct ins_report_writer *report, int most)
{
    struct told all[MOST];
    int         count = read_all(report, all);
    tell_levers_table(report, all, count < most ? count : most);
}

void ins_section_levers(struct ins_report_writer *report)
{
    struct ins_html *html = &report->html;
    struct told      all[MOST];
    int              count = read_all(report, all);
    ins_html_element(html, "p", INS_WORD_LEVERS_LEAD, NULL);
    ins_html_raw(html, "<figure>\n");
    ins_html_element(html, "p class=\"panel\"", INS_WORD_LEVERS_PLOT, NULL);
    draw_levers(report, all, count, "wide", 720, 250);
    draw_levers(report, all, count, "narrow", 360, 0);
    ins_html_raw(html, "</figure>\n");
    tell_levers_table(report, all, count);
}
