/* Rows that each have a dot, and through it the interval of its error. */
#include <math.h>

#include "report/charts.h"
#include "report/plot.h"

enum { ROW = 30, BESIDE = 250 };

static void draw_row(struct ins_plot *plot, const struct ins_dot *dot, double y, double beside)
{
    struct ins_html *html = plot->html;
    double low  = isfinite(dot->at.low) ? dot->at.low : plot->x_low;
    double high = isfinite(dot->at.high) ? dot->at.high : plot->x_high;
    ins_plot_word(html, "label", "start", 0, beside > 0 ? y + 11 : y - 4, dot->label);
    if (!isfinite(dot->at.value))
        return;
    ins_html_raw(html, "<path class=\"error\" d=\"M%s %sH%s\"/>\n",
                 ins_html_length(ins_plot_x(plot, low)).text, ins_html_length(y + 6).text,
                 ins_html_length(ins_plot_x(plot, high)).text);
    ins_html_raw(html, "<circle class=\"point\" cx=\"%s\" cy=\"%s\" r=\"5\"/>\n",
                 ins_html_length(ins_plot_x(plot, dot->at.value)).text, ins_html_length(y + 6).text);
}

/* The edges of all that is known; false where nothing is. */
static bool find_edges(const struct ins_dot *dots, int count, double *low, double *high)
{
    *low  = INFINITY;
    *high = -INFINITY;
    for (int i = 0; i < count; i++) {
        const double ends[] = {dots[i].at.low, dots[i].at.value, dots[i].at.high};
        for (int e = 0; e < 3; e++)
            if (isfinite(ends[e])) {
                *low  = fmin(*low, ends[e]);
                *high = fmax(*high, ends[e]);
            }
    }
    return *low < *high;
}

static void draw(struct ins_report_writer *report, const struct ins_dots *what, const char *kind, double wide,
                 double beside)
{
    struct ins_html *html = &report->html;
    double           row  = beside > 0 ? ROW : 1.6 * ROW, high_of = row * what->count, low, high;
    (void)find_edges(what->dot, what->count, &low, &high);
    double          step = ins_plot_step(high - low, beside > 0 ? 6 : 3), told = step / what->unit;
    int             digits = told >= 1.0 ? 0 : (int)ceil(-log10(told) - 1e-9);
    struct ins_plot plot = {html, beside, 0, wide - beside - 8, high_of, low, high, 0, 1};
    ins_plot_begin(html, kind, wide, high_of + 24, what->title, what->about);
    for (double x = step * ceil(low / step); x <= high; x += step) {
        ins_plot_line(&plot, "grid", x, 0, x, 1);
        ins_plot_word(html, "tick", "middle", ins_plot_x(&plot, x), high_of + 18,
                      ins_number_decimal(x / what->unit, digits, html->language).text);
    }
    for (int i = 0; i < what->count; i++)
        draw_row(&plot, &what->dot[i], row * i + (beside > 0 ? 9 : 26), beside);
    ins_plot_end(html);
}

void ins_chart_dots(struct ins_report_writer *report, const struct ins_dots *what)
{
    struct ins_html *html = &report->html;
    double           low, high;
    if (!find_edges(what->dot, what->count, &low, &high))
        return;
    ins_html_raw(html, "<figure>\n<p class=\"panel\">");
    ins_html_text(html, what->title);
    ins_html_raw(html, "</p>\n");
    draw(report, what, "wide", 720, BESIDE);
    draw(report, what, "narrow", 360, 0);
    ins_html_element(html, "figcaption", INS_WORD_DOTS_ABOUT, NULL);
    ins_html_raw(html, "</figure>\n");
}
