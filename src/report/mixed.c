/* The cheapest mix, where the folder is that of `instroom mix`. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "report/charts.h"
#include "report/sections.h"

enum { MOST_POINTS = 32 };

static struct ins_figure million(const struct ins_report_writer *report, double euro)
{
    return ins_number_decimal(euro / 1e6, 1, report->html.language);
}

static double half(struct ins_estimate value)
{
    return (value.high - value.low) / 2.0;
}

/* With the decimals that it needs, four at most. */
static struct ins_figure value_of(const struct ins_report_writer *report, double value)
{
    int digits = 0;
    while (digits < 4 && fabs(value * pow(10.0, digits) - round(value * pow(10.0, digits))) > 1e-9)
        digits++;
    return ins_number_decimal(value, digits, report->html.language);
}

static enum ins_word head_of_best(const struct ins_report_writer *report)
{
    return ins_findings_flag(report->f, "found") ? INS_WORD_MIX_HEAD_BEST : INS_WORD_MIX_HEAD_SAFEST;
}

/* --- the means ---------------------------------------------------------------------------------- */

static void tell_key(struct ins_report_writer *report, const struct ins_findings *key)
{
    ins_html_row(&report->html, NULL,
                 INS_VALUES(ins_findings_text(key, "key"),
                            value_of(report, ins_findings_number(key, "present")).text,
                            value_of(report, ins_findings_number(key, "value")).text,
                            value_of(report, ins_findings_number(key, "from")).text,
                            value_of(report, ins_findings_number(key, "to")).text,
                            ins_findings_text(key, "unit")));
}

static void tell_means(struct ins_report_writer *report, json_t *keys)
{
    const enum ins_word heads[] = {INS_WORD_MIX_HEAD_KEY, INS_WORD_MIX_HEAD_PRESENT, head_of_best(report),
                                   INS_WORD_HEAD_FROM,    INS_WORD_HEAD_TO,          INS_WORD_OTHER_UNIT};
    ins_html_table(&report->html, INS_WORD_MIX, heads, 6);
    for (size_t k = 0; k < json_array_size(keys); k++)
        tell_key(report, &(struct ins_findings){.summary = json_array_get(keys, k)});
    ins_html_row(&report->html, NULL,
                 INS_VALUES(ins_words(INS_WORD_HEAD_BUFFER, report->html.language),
                            million(report, ins_findings_number(report->f, "buffer.present")).text,
                            million(report, ins_findings_number(report->f, "buffer.value")).text,
                            million(report, ins_findings_number(report->f, "buffer.from")).text,
                            million(report, ins_findings_number(report->f, "buffer.to")).text,
                            ins_words(INS_WORD_MILLION, report->html.language)));
    ins_html_table_end(&report->html);
}

/* What held each key where it stands. */
static void tell_ends(struct ins_report_writer *report, json_t *keys)
{
    for (size_t k = 0; k < json_array_size(keys) && ins_findings_flag(report->f, "found"); k++) {
        struct ins_findings key  = {.summary = json_array_get(keys, k)};
        const char         *held = ins_findings_text(&key, "held_by"), *name = ins_findings_text(&key, "key");
        bool                both = strcmp(held, "both") == 0;
        if (both || strcmp(held, "range") == 0)
            ins_html_element(&report->html, "p", INS_WORD_MIX_AT_END, INS_VALUES(name));
        if (both || strcmp(held, "price") == 0)
            ins_html_element(&report->html, "p", INS_WORD_MIX_AT_PRICE, INS_VALUES(name));
    }
}

/* --- on fresh futures --------------------------------------------------------------------------- */

static void tell_fresh_row(struct ins_report_writer *report, enum ins_word label, const char *member,
                           double scale)
{
    char              path[2][64];
    struct ins_figure cell[4];
    (void)snprintf(path[0], sizeof path[0], "present.%s", member);
    (void)snprintf(path[1], sizeof path[1], "fresh.%s", member);
    for (int i = 0; i < 2; i++) {
        struct ins_estimate at = ins_tell_estimate(report, path[i]);
        cell[2 * i]     = ins_number_decimal(scale * at.value, 1, report->html.language);
        cell[2 * i + 1] = ins_number_decimal(scale * half(at), 1, report->html.language);
    }
    ins_html_row(&report->html, NULL,
                 INS_VALUES(ins_words(label, report->html.language), cell[0].text, cell[1].text, cell[2].text,
                            cell[3].text));
}

static void tell_fresh(struct ins_report_writer *report)
{
    const enum ins_word heads[] = {INS_WORD_OTHER_WHAT, INS_WORD_MIX_HEAD_PRESENT, INS_WORD_ERROR,
                                   head_of_best(report), INS_WORD_ERROR};
    ins_html_element(&report->html, "p", INS_WORD_MIX_FRESH,
                     INS_VALUES(ins_tell_count(report, ins_findings_number(report->f, "futures")).text));
    ins_html_table(&report->html, INS_WORD_OTHER_FRESH, heads, 5);
    tell_fresh_row(report, INS_WORD_MIX_KEPT, "p_norm", 100.0);
    tell_fresh_row(report, INS_WORD_QUANTITY_COST, "cost", 1e-6);
    tell_fresh_row(report, INS_WORD_QUANTITY_SOCIAL, "social_cost", 1e-6);
    if (ins_findings_flag(report->f, "found"))
        tell_fresh_row(report, INS_WORD_MIX_TOTAL, "total", 1e-6);
    ins_html_table_end(&report->html);
}

static void tell_saved(struct ins_report_writer *report)
{
    struct ins_estimate saved = ins_tell_estimate(report, "saved"),
                        needs = ins_tell_estimate(report, "norm_buffer");
    enum ins_language   in    = report->html.language;
    ins_html_element(&report->html, "p class=\"answer\"",
                     saved.value < 0.0 ? INS_WORD_MIX_COSTS : INS_WORD_MIX_SAVES,
                     INS_VALUES(ins_number_million(fabs(saved.value), in).text,
                                ins_number_decimal(half(saved) / 1e6, ins_number_million_digits(saved.value), in)
                                    .text));
    if (isfinite(needs.value))
        ins_html_element(&report->html, "p", INS_WORD_MIX_NEEDS,
                         INS_VALUES(ins_number_million(needs.value, in).text,
                                    ins_tell_euro_interval(report, needs).text));
    if (!ins_findings_flag(report->f, "present.keeps_norm"))
        ins_html_element(&report->html, "p", INS_WORD_MIX_PRESENT_SHORT, NULL);
}

static void tell_verdict(struct ins_report_writer *report)
{
    ins_html_element(&report->html, "p",
                     ins_findings_flag(report->f, "confirmed") ? INS_WORD_MIX_CONFIRMED : INS_WORD_MIX_DOUBTED,
                     INS_VALUES(ins_tell_asked(report).text));
}

/* --- the trade-off ------------------------------------------------------------------------------ */

static void tell_points(struct ins_report_writer *report, json_t *points, const struct ins_dot *dot, int count)
{
    static const enum ins_word heads[] = {INS_WORD_OTHER_VALUE, INS_WORD_MIX_BUFFER, INS_WORD_INTERVAL_HEAD,
                                          INS_WORD_HEAD_CHANCE};
    ins_html_table(&report->html, INS_WORD_OTHER_CURVE, heads, 4);
    for (int i = 0; i < count; i++) {
        struct ins_findings of = {.summary = json_array_get(points, (size_t)i)};
        ins_html_row(&report->html, NULL,
                     INS_VALUES(dot[i].label, million(report, dot[i].at.value).text,
                                ins_tell_euro_interval(report, dot[i].at).text,
                                ins_tell_hundred(report, ins_findings_number(&of, "p_norm_max")).text));
    }
    ins_html_table_end(&report->html);
}

static void tell_curve(struct ins_report_writer *report)
{
    struct ins_figure label[MOST_POINTS];
    struct ins_dot    dot[MOST_POINTS];
    json_t           *points = ins_findings_at(report->f->summary, "trade_off.points");
    int               count  = (int)json_array_size(points) < MOST_POINTS ? (int)json_array_size(points)
                                                                         : MOST_POINTS;
    struct ins_phrase title  = ins_tell(report, INS_WORD_MIX_CURVE,
                                        INS_VALUES(ins_findings_text(report->f, "trade_off.key")));
    struct ins_phrase about  = ins_tell(report, INS_WORD_MIX_CURVE_ABOUT,
                                        INS_VALUES(ins_tell_asked(report).text));
    for (int i = 0; i < count; i++) {
        struct ins_findings      of = {.summary = json_array_get(points, (size_t)i)};
        struct ins_report_writer in = {.html = {.language = report->html.language}, .f = &of};
        label[i] = value_of(report, ins_findings_number(&of, "value"));
        dot[i]   = (struct ins_dot){label[i].text, ins_tell_estimate(&in, "norm_buffer")};
    }
    ins_html_element(&report->html, "p", INS_WORD_MIX_CURVE_ABOUT, INS_VALUES(ins_tell_asked(report).text));
    ins_chart_dots(report, &(struct ins_dots){title.text, about.text, 1e6, dot, count});
    tell_points(report, points, dot, count);
}

void ins_section_mixed(struct ins_report_writer *report)
{
    const struct ins_findings *f     = report->f;
    json_t                    *keys  = ins_findings_at(f->summary, "keys");
    bool                       found = ins_findings_flag(f, "found");
    struct ins_estimate        most  = ins_tell_estimate(report, "fresh.p_norm");
    if (found)
        tell_saved(report);
    else
        ins_html_element(&report->html, "p class=\"answer\"", INS_WORD_MIX_NONE,
                         INS_VALUES(ins_tell_asked(report).text, ins_tell_hundred(report, most.value).text,
                                    ins_tell_hundred_interval(report, most).text));
    if (ins_findings_flag(f, "usual"))
        ins_html_element(&report->html, "p class=\"soft\"", INS_WORD_MIX_USUAL, NULL);
    tell_means(report, keys);
    tell_ends(report, keys);
    tell_fresh(report);
    if (found)
        tell_verdict(report);
    tell_curve(report);
    ins_html_element(&report->html, "p class=\"soft\"", INS_WORD_MIX_METHOD,
                     INS_VALUES(ins_tell_count(report, ins_findings_number(f, "tried")).text,
                                ins_tell_count(report, ins_findings_number(f, "search_futures")).text,
                                ins_tell_count(report, ins_findings_number(f, "futures")).text));
}
