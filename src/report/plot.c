#include "report/plot.h"

#include <math.h>
#include <stdio.h>

#include "base/date.h"

/* --- the drawing ---------------------------------------------------------------------------- */

void ins_plot_begin(struct ins_html *html, const char *kind, double wide, double high,
                    const char *title, const char *about)
{
    ins_html_raw(html, "<svg class=\"%s\" viewBox=\"0 0 %s %s\" role=\"img\">\n<title>", kind,
                 ins_html_length(wide).text, ins_html_length(high).text);
    ins_html_text(html, title);
    ins_html_raw(html, "</title>\n<desc>");
    ins_html_text(html, about);
    ins_html_raw(html, "</desc>\n");
}

void ins_plot_end(struct ins_html *html)
{
    ins_html_raw(html, "</svg>\n");
}

double ins_plot_x(const struct ins_plot *plot, double x)
{
    double span = plot->x_high - plot->x_low;
    return plot->left + plot->wide * (span > 0 ? (x - plot->x_low) / span : 0.0);
}

double ins_plot_y(const struct ins_plot *plot, double y)
{
    double span = plot->y_high - plot->y_low;
    return plot->top + plot->high * (1.0 - (span > 0 ? (y - plot->y_low) / span : 0.0));
}

double ins_plot_step(double top, int most)
{
    if (!(top > 0) || !isfinite(top))
        return 1.0;
    double raw   = top / most;
    double power = pow(10.0, floor(log10(raw)));
    double times = raw / power;
    return power * (times <= 1.0 + 1e-9 ? 1.0 : times <= 2.0 ? 2.0 : times <= 5.0 ? 5.0 : 10.0);
}

/* --- lines and words ------------------------------------------------------------------------ */

void ins_plot_word(struct ins_html *html, const char *kind, const char *anchor, double x, double y,
                   const char *word)
{
    ins_html_raw(html, "<text class=\"%s\" text-anchor=\"%s\" x=\"%s\" y=\"%s\">", kind, anchor,
                 ins_html_length(x).text, ins_html_length(y).text);
    ins_html_text(html, word);
    ins_html_raw(html, "</text>\n");
}

static void draw_line(struct ins_html *html, const char *kind, double x0, double y0, double x1,
                      double y1)
{
    ins_html_raw(html, "<line class=\"%s\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>\n", kind,
                 ins_html_length(x0).text, ins_html_length(y0).text, ins_html_length(x1).text,
                 ins_html_length(y1).text);
}

void ins_plot_line(const struct ins_plot *plot, const char *kind, double x0, double y0, double x1,
                   double y1)
{
    draw_line(plot->html, kind, ins_plot_x(plot, x0), ins_plot_y(plot, y0), ins_plot_x(plot, x1),
              ins_plot_y(plot, y1));
}

/* --- axes ----------------------------------------------------------------------------------- */

static int digits_of(double step)
{
    return step >= 1.0 ? 0 : (int)ceil(-log10(step) - 1e-9);
}

void ins_plot_axis(const struct ins_plot *plot, double step, double unit, bool percent)
{
    int steps = (int)floor((plot->y_high - plot->y_low) / step + 1e-6);
    for (int i = 0; i <= steps && i < 100; i++) {
        double            value = plot->y_low + i * step;
        double            shown = percent ? 100.0 * value : value / unit;
        int               digits = digits_of(percent ? 100.0 * step : step / unit);
        struct ins_figure figure =
            ins_number_decimal(shown, digits, plot->html->language);
        ins_plot_line(plot, value == 0.0 || i == 0 ? "base" : "grid", plot->x_low, value,
                      plot->x_high, value);
        ins_plot_word(plot->html, "tick", "end", plot->left - 8, ins_plot_y(plot, value) + 4,
                      figure.text);
    }
}

void ins_plot_years(const struct ins_plot *plot, int first, int months, bool named)
{
    int    years = months / 12 + 1;
    int    every = years > 24 ? years / 8 : plot->wide < 400 && years > 5 ? 2 : 1;
    double below = plot->top + plot->high;
    char   name[16];
    for (int t = 0; t <= months; t++) {
        int date = first + t, year = ins_date_year(date);
        if (ins_date_month(date) != 0 && t != 0)
            continue;
        double x = ins_plot_x(plot, t);
        draw_line(plot->html, "base", x, below, x, below + 5);
        int left = 12 - ins_date_month(date) < months - t ? 12 - ins_date_month(date) : months - t;
        if (!named || left < 6 || (year - ins_date_year(first)) % every != 0)
            continue;
        (void)snprintf(name, sizeof name, "%d", year);
        ins_plot_word(plot->html, "tick", "middle", ins_plot_x(plot, t + left / 2.0), below + 18,
                      name);
    }
}

/* --- bands and curves ----------------------------------------------------------------------- */

static void add_curve_point(const struct ins_plot *plot, char kind, double x, double y)
{
    ins_html_raw(plot->html, "%c%s %s", kind, ins_html_length(ins_plot_x(plot, x)).text,
                 ins_html_length(ins_plot_y(plot, y)).text);
}

static bool both_known(const double *low, const double *high, int i)
{
    return isfinite(low[i]) && isfinite(high[i]);
}

void ins_plot_band(const struct ins_plot *plot, const char *kind, double from, const double *low,
                   const double *high, int count)
{
    ins_html_raw(plot->html, "<path class=\"%s\" d=\"", kind);
    for (int i = 0, end; i < count; i = end) {
        for (end = i; end < count && both_known(low, high, end); end++)
            add_curve_point(plot, end == i ? 'M' : 'L', from + end, high[end]);
        for (int k = end - 1; k >= i; k--)
            add_curve_point(plot, 'L', from + k, low[k]);
        if (end > i)
            ins_html_raw(plot->html, "Z");
        end += end == i;
    }
    ins_html_raw(plot->html, "\"/>\n");
}

void ins_plot_band_at(const struct ins_plot *plot, const char *kind, const double *x,
                      const double *low, const double *high, int count)
{
    ins_html_raw(plot->html, "<path class=\"%s\" d=\"", kind);
    for (int i = 0; i < 2 * count; i++) {
        int at = i < count ? i : 2 * count - 1 - i;
        add_curve_point(plot, i == 0 ? 'M' : 'L', x[at], i < count ? high[at] : low[at]);
    }
    ins_html_raw(plot->html, "Z\"/>\n");
}

void ins_plot_curve(const struct ins_plot *plot, const char *kind, const double *x,
                    const double *y, int count)
{
    bool drawing = false;
    ins_html_raw(plot->html, "<path class=\"%s\" d=\"", kind);
    for (int i = 0; i < count; i++) {
        if (isfinite(y[i]))
            add_curve_point(plot, drawing ? 'L' : 'M', x[i], y[i]);
        drawing = isfinite(y[i]);
    }
    ins_html_raw(plot->html, "\"/>\n");
}
