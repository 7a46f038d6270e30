/* How far money carries: the share of futures that keep the norm against the buffer. */
#include <math.h>
#include <string.h>

#include "report/charts.h"
#include "report/plot.h"

enum { MOST_POINTS = 64, SIZES = 3 };

struct curve {
    double buffer[MOST_POINTS], kept[MOST_POINTS], low[MOST_POINTS], high[MOST_POINTS];
    int    count;
    double asked;
    double bottom, top; /* tenths that hold everything */
};

static bool read_curve(const struct ins_report_writer *report, struct curve *curve)
{
    const struct ins_cells *cells = &report->f->frontier;
    int columns[] = {ins_cells_column(cells, "buffer"), ins_cells_column(cells, "p_norm"),
                     ins_cells_column(cells, "low"), ins_cells_column(cells, "high")};
    curve->asked  = ins_findings_number(report->f, "norm.confidence");
    curve->count  = 0;
    double lowest = curve->asked, highest = curve->asked;
    for (int i = 0; i < cells->rows && curve->count < MOST_POINTS; i++) {
        int n            = curve->count;
        curve->buffer[n] = ins_cells_number(cells, i, columns[0]) / 1e6;
        curve->kept[n]   = ins_cells_number(cells, i, columns[1]);
        curve->low[n]    = ins_cells_number(cells, i, columns[2]);
        curve->high[n]   = ins_cells_number(cells, i, columns[3]);
        if (!isfinite(curve->buffer[n]) || !isfinite(curve->kept[n]))
            continue;
        lowest  = fmin(lowest, curve->low[n]);
        highest = fmax(highest, curve->high[n]);
        curve->count++;
    }
    curve->bottom = fmax(0.0, floor(lowest * 10 - 1e-9) / 10);
    curve->top    = fmin(1.0, ceil(highest * 10 + 1e-9) / 10);
    return curve->count > 1 && curve->buffer[curve->count - 1] > 0;
}

/* The curve at a size between its points. */
static double kept_at(const struct curve *curve, double million)
{
    for (int i = 1; i < curve->count; i++)
        if (million <= curve->buffer[i]) {
            double part = (million - curve->buffer[i - 1]) / (curve->buffer[i] - curve->buffer[i - 1]);
            return curve->kept[i - 1] + part * (curve->kept[i] - curve->kept[i - 1]);
        }
    return curve->kept[curve->count - 1];
}

static void draw_points(const struct ins_plot *plot, const struct ins_report_writer *report,
                        const struct curve *curve)
{
    for (int i = 0; i < curve->count; i++) {
        struct ins_estimate p = {curve->kept[i], curve->low[i], curve->high[i]};
        ins_html_raw(plot->html, "<circle class=\"point\" r=\"3\" cx=\"%s\" cy=\"%s\"><title>",
                     ins_html_length(ins_plot_x(plot, curve->buffer[i])).text,
                     ins_html_length(ins_plot_y(plot, curve->kept[i])).text);
        ins_html_say(plot->html, INS_WORD_FRONTIER_POINT,
                     INS_VALUES(ins_number_million(1e6 * curve->buffer[i], plot->html->language).text,
                                ins_tell_hundred(report, p.value).text,
                                ins_tell_hundred_interval(report, p).text));
        ins_html_raw(plot->html, "</title></circle>\n");
    }
}

/* The three buffers, each at its place, one name below the other so that none covers another. */
static void draw_sizes(const struct ins_plot *plot, const struct ins_report_writer *report,
                       const struct curve *curve)
{
    static const struct {
        const char   *path;
        enum ins_word word;
    } size[SIZES] = {{"buffer.norm_buffer", INS_WORD_LABEL_NORM},
                     {"buffer.economic_buffer", INS_WORD_LABEL_ECONOMIC},
                     {"buffer.liquidity_buffer", INS_WORD_LABEL_LIQUIDITY}};
    for (int i = 0; i < SIZES; i++) {
        struct ins_estimate euro    = ins_tell_estimate(report, size[i].path);
        double              million = euro.value / 1e6;
        if (!isfinite(million) || million > plot->x_high)
            continue;
        struct ins_phrase label = {""};
        strcat(strcat(strcat(label.text, ins_words(size[i].word, plot->html->language)), " "),
               ins_number_million(euro.value, plot->html->language).text);
        double y     = plot->top + plot->high - 12 - 18 * (SIZES - 1 - i);
        bool   right = ins_plot_x(plot, million) > plot->left + plot->wide - 110;
        ins_plot_line(plot, "size", million, plot->y_low, million, kept_at(curve, million));
        ins_plot_word(plot->html, "size-word", right ? "end" : "start",
                      ins_plot_x(plot, million) + (right ? -6 : 6), y, label.text);
    }
}

static void draw_asked(const struct ins_plot *plot, const struct ins_report_writer *report,
                       const struct curve *curve)
{
    ins_plot_line(plot, "norm", plot->x_low, curve->asked, plot->x_high, curve->asked);
    ins_plot_word(
        plot->html, "norm-word", "end", plot->left + plot->wide,
        ins_plot_y(plot, curve->asked) + 16,
        ins_tell(report, INS_WORD_ASKED_LABEL, INS_VALUES(ins_tell_asked(report).text)).text);
}

static void draw_sizes_axis(const struct ins_plot *plot)
{
    double step = ins_plot_step(plot->x_high, plot->wide > 400 ? 8 : 4);
    for (int i = 0; i * step <= plot->x_high + 1e-9 && i < 50; i++) {
        struct ins_figure figure =
            ins_number_decimal(i * step, step >= 1 ? 0 : step >= 0.1 ? 1 : 2, plot->html->language);
        ins_plot_word(plot->html, "tick", "middle", ins_plot_x(plot, i * step),
                      plot->top + plot->high + 18, figure.text);
    }
    ins_plot_word(plot->html, "tick", "end", plot->left + plot->wide, plot->top + plot->high + 38,
                  ins_words(INS_WORD_FRONTIER_AXIS, plot->html->language));
}

static void draw_frontier_plot(struct ins_report_writer *report, const struct curve *curve,
                               const char *kind, double wide)
{
    struct ins_html  *html  = &report->html;
    double            last  = curve->buffer[curve->count - 1];
    struct ins_plot   plot  = {html, 44, 12, wide - 56, 240, 0, last, curve->bottom, curve->top};
    struct ins_phrase about = ins_tell(
        report, INS_WORD_FRONTIER_PLOT_ABOUT,
        INS_VALUES(ins_tell_hundred(report, curve->kept[0]).text,
                   ins_tell_hundred(report, curve->kept[curve->count - 1]).text,
                   ins_tell_asked(report).text));
    ins_plot_begin(html, kind, wide, 240 + 56,
                   ins_words(INS_WORD_FRONTIER_PLOT, html->language), about.text);
    ins_plot_axis(&plot, 0.1, 1.0, true);
    ins_plot_band_at(&plot, "half", curve->buffer, curve->low, curve->high, curve->count);
    draw_sizes(&plot, report, curve);
    draw_asked(&plot, report, curve);
    ins_plot_curve(&plot, "median", curve->buffer, curve->kept, curve->count);
    draw_points(&plot, report, curve);
    draw_sizes_axis(&plot);
    ins_plot_end(html);
}

void ins_chart_frontier(struct ins_report_writer *report)
{
    struct curve curve;
    if (!read_curve(report, &curve))
        return;
    ins_html_element(&report->html, "p class=\"panel\"", INS_WORD_FRONTIER_PLOT, NULL);
    draw_frontier_plot(report, &curve, "wide", 720);
    draw_frontier_plot(report, &curve, "narrow", 360);
}
