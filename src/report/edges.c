/* Bars of the values between which an answer stays, around today's. */
#include <math.h>

#include "answers/holds.h"
#include "report/charts.h"
#include "report/plot.h"

enum { ROW = 38, BAR = 12 };

static const double SHOWN = 3.0; /* spreads on either side of today's value */

/* A value in spreads from today's; the end of the bar for a key that has no edge on this side. */
static double place_in_spreads(const struct ins_hold *hold, double value, double open)
{
    double spreads = (value - hold->value) / hold->spread;
    return isfinite(spreads) ? fmin(fmax(spreads, -SHOWN), SHOWN) : open;
}

static void draw_bar(const struct ins_plot *plot, const char *kind, double from, double to, double y)
{
    double left = ins_plot_x(plot, from);
    ins_html_raw(plot->html, "<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%d\"/>\n", kind,
                 ins_html_length(left).text, ins_html_length(y).text,
                 ins_html_length(fmax(ins_plot_x(plot, to) - left, 1.0)).text, BAR);
}

static void draw_error(const struct ins_plot *plot, const struct ins_hold *hold,
                       struct ins_estimate end, double y)
{
    if (!isfinite(end.low) || !isfinite(end.high))
        return;
    ins_html_raw(plot->html, "<path class=\"error\" d=\"M%s %sH%s\"/>\n",
                 ins_html_length(ins_plot_x(plot, place_in_spreads(hold, end.low, -SHOWN))).text,
                 ins_html_length(y + BAR / 2.0).text,
                 ins_html_length(ins_plot_x(plot, place_in_spreads(hold, end.high, SHOWN))).text);
}

static void draw_hold(const struct ins_plot *plot, const struct ins_hold *hold, int i)
{
    double y = ROW * i + 20.0;
    ins_plot_word(plot->html, "label", "start", 0, y - 5.0, hold->key);
    draw_bar(plot, "rest", -SHOWN, SHOWN, y);
    draw_bar(plot, "own", place_in_spreads(hold, hold->from.value, -SHOWN),
             place_in_spreads(hold, hold->to.value, SHOWN), y);
    draw_error(plot, hold, hold->from, y);
    draw_error(plot, hold, hold->to, y);
}

static void draw_edges(struct ins_report_writer *report, const struct ins_hold *hold, int count,
                       const char *kind, double wide, const char *about)
{
    struct ins_html *html = &report->html;
    struct ins_plot  plot = {html, 0, 0, wide, ROW * count, -SHOWN, SHOWN, 0, 1};
    ins_plot_begin(html, kind, wide, ROW * count + 24, ins_words(INS_WORD_HOLDS, html->language), about);
    for (int i = 0; i < count; i++)
        draw_hold(&plot, &hold[i], i);
    ins_plot_line(&plot, "base", 0, 0, 0, 1);
    ins_plot_word(html, "tick", "middle", ins_plot_x(&plot, 0.0), ROW * count + 18,
                  ins_words(INS_WORD_HOLDS_TODAY, html->language));
    ins_plot_end(html);
}

void ins_chart_holds(struct ins_report_writer *report, const struct ins_hold *hold, int count,
                     const char *about)
{
    draw_edges(report, hold, count, "wide", 720, about);
    draw_edges(report, hold, count, "narrow", 360, about);
}
