/* A series through its months. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "report/charts.h"
#include "report/plot.h"
#include "scenario/scenario.h"

enum { P05, P25, P50, P75, P95, QUANTILES };

struct fan {
    double value[QUANTILES][INS_MONTHS]; /* in units of the drawing */
    int    months;
    double top, norm; /* NaN: no norm */
    int    norm_from;
};

static void read_fan(const struct ins_report_writer *report,
                     const struct ins_fan_settings *settings, struct fan *fan)
{
    static const char *const name[] = {"p05", "p25", "p50", "p75", "p95"};
    const struct ins_cells  *months = &report->f->months;
    fan->months = months->rows < INS_MONTHS ? months->rows : INS_MONTHS;
    fan->top    = 0.0;
    for (int q = 0; q < QUANTILES; q++) {
        char column[64];
        (void)snprintf(column, sizeof column, "%s.%s", settings->series, name[q]);
        int c = ins_cells_column(months, column);
        for (int t = 0; t < fan->months; t++) {
            fan->value[q][t] = ins_cells_number(months, t, c) / settings->unit;
            fan->top         = fmax(fan->top, fan->value[q][t]);
        }
    }
    fan->norm =
        settings->norm ? ins_findings_number(report->f, "norm.limit") / settings->unit : NAN;
    fan->norm_from = (int)fmax(0.0, ins_findings_number(report->f, "norm.from"));
    if (isfinite(fan->norm))
        fan->top = fmax(fan->top, fan->norm);
}

static struct ins_phrase describe_fan(const struct ins_report_writer *report,
                                      const struct ins_fan_settings  *settings,
                                      const struct fan               *fan)
{
    int highest = 0, last = fan->months - 1, digits = settings->unit >= 1e6 ? 1 : 0;
    enum ins_language in = report->html.language;
    for (int t = 0; t < fan->months; t++)
        if (fan->value[P95][t] > fan->value[P95][highest])
            highest = t;
    return ins_tell(report, INS_WORD_FAN_ABOUT,
                    INS_VALUES(ins_words(settings->head, in),
                               ins_number_decimal(fan->value[P50][0], digits, in).text,
                               ins_number_decimal(fan->value[P50][last], digits, in).text,
                               ins_number_decimal(fan->value[P95][highest], digits, in).text,
                               ins_tell_month(report, highest).text));
}

static void draw_norm(const struct ins_plot *plot, const struct ins_report_writer *report,
                      const struct fan *fan)
{
    if (!isfinite(fan->norm))
        return;
    double x = fan->norm_from < fan->months ? fan->norm_from : 0;
    ins_plot_line(plot, "norm", x, fan->norm, fan->months, fan->norm);
    ins_plot_word(plot->html, "norm-word", "end", plot->left + plot->wide,
                  ins_plot_y(plot, fan->norm) - 6,
                  ins_tell(report, INS_WORD_NORM_LABEL,
                           INS_VALUES(ins_tell_count(report, fan->norm).text))
                      .text);
}

static void draw_fan_plot(struct ins_report_writer *report, const struct ins_fan_settings *settings,
                          const struct fan *fan, const char *kind, double wide)
{
    struct ins_html  *html  = &report->html;
    double            below = settings->named ? 26 : 8, place[INS_MONTHS];
    int               most  = settings->high > 150 ? 5 : 4;
    double            step  = ins_plot_step(fan->top, most);
    struct ins_plot   plot  = {html, 58, 12, wide - 66, settings->high, 0, fan->months, 0,
                               step * fmax(1.0, ceil(fan->top / step - 1e-9))};
    struct ins_phrase about = describe_fan(report, settings, fan);
    for (int t = 0; t < fan->months; t++)
        place[t] = t + 0.5;
    ins_plot_begin(html, kind, wide, settings->high + 12 + below,
                   ins_words(settings->head, html->language), about.text);
    ins_plot_axis(&plot, step, 1.0, false);
    ins_plot_band(&plot, "most", 0.5, fan->value[P05], fan->value[P95], fan->months);
    ins_plot_band(&plot, "half", 0.5, fan->value[P25], fan->value[P75], fan->months);
    ins_plot_curve(&plot, "median", place, fan->value[P50], fan->months);
    draw_norm(&plot, report, fan);
    ins_plot_years(&plot, report->f->first, fan->months, settings->named);
    ins_plot_end(html);
}

void ins_chart_fan(struct ins_report_writer *report, const struct ins_fan_settings *settings)
{
    struct fan fan;
    read_fan(report, settings, &fan);
    if (fan.months == 0)
        return;
    ins_html_element(&report->html, "p class=\"panel\"", settings->head, NULL);
    draw_fan_plot(report, settings, &fan, "wide", 720);
    draw_fan_plot(report, settings, &fan, "narrow", 360);
}
