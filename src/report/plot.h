/* report/plot.h - a drawing in SVG: axes, bands, lines, in the colours of the page.
 *
 * A plot maps its own units to a field of the drawing. Colours and type are classes of the page's
 * style sheet, so that a drawing follows light, dark and print. Every drawing has a title and a
 * description for those who do not see it.
 */
#ifndef INS_REPORT_PLOT_H
#define INS_REPORT_PLOT_H

#include "report/html.h"

struct ins_plot {
    struct ins_html *html;
    double           left, top, wide, high;       /* the field, in points of the drawing */
    double           x_low, x_high, y_low, y_high; /* the units at its edges */
};

/* Begin and end a drawing of that size. Title and description are texts of the page's language. */
void ins_plot_begin(struct ins_html *html, const char *kind, double wide, double high,
                    const char *title, const char *about);
void ins_plot_end(struct ins_html *html);

/* Where a value stands in the drawing. */
double ins_plot_x(const struct ins_plot *plot, double x);
double ins_plot_y(const struct ins_plot *plot, double y);

/* Steps of 1, 2 or 5 times a power of ten, at most `most` of them up to `top`. */
double ins_plot_step(double top, int most);

/* The axis at the left: lines and figures at every `step`, divided by `unit`; of 100 with
 * `percent`. */
void ins_plot_axis(const struct ins_plot *plot, double step, double unit, bool percent);

/* The months below: a line where a year begins, and its name. `first` is an ins_date; no names
 * without `named`. */
void ins_plot_years(const struct ins_plot *plot, int first, int months, bool named);

/* The area between two rows of `count` values at x = from, from + 1 ...; where one is not known,
 * it is broken. */
void ins_plot_band(const struct ins_plot *plot, const char *kind, double from, const double *low,
                   const double *high, int count);

/* The same with x of its own for every point; all are known. */
void ins_plot_band_at(const struct ins_plot *plot, const char *kind, const double *x,
                      const double *low, const double *high, int count);

/* A line through points; the same for x of their own. */
void ins_plot_curve(const struct ins_plot *plot, const char *kind, const double *x,
                    const double *y, int count);

/* A straight line, and a word beside it. `anchor` is start, middle or end. */
void ins_plot_line(const struct ins_plot *plot, const char *kind, double x0, double y0, double x1,
                   double y1);
void ins_plot_word(struct ins_html *html, const char *kind, const char *anchor, double x, double y,
                   const char *word);

#endif
