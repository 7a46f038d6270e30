/* Budget against buffer at equal safety: the norm buffer that goes with each yearly budget. */
#include <math.h>

#include "report/charts.h"
#include "report/plot.h"

enum { MOST_POINTS = 32 };

struct line {
    double budget[MOST_POINTS], norm[MOST_POINTS], low[MOST_POINTS], high[MOST_POINTS]; /* millions */
    int    count;
    double top; /* of the drawing */
};

/* One point; one that no buffer reaches is left out, an upper end that is open goes to the top. */
static void read_point(json_t *entry, struct line *line)
{
    struct ins_findings of = {.summary = entry};
    int                 n  = line->count;
    line->budget[n] = ins_findings_number(&of, "budget") / 1e6;
    line->norm[n]   = ins_findings_number(&of, "norm_buffer.value") / 1e6;
    line->low[n]    = ins_findings_number(&of, "norm_buffer.low") / 1e6;
    line->high[n]   = ins_findings_number(&of, "norm_buffer.high") / 1e6;
    if (!isfinite(line->norm[n]) || !isfinite(line->budget[n]))
        return;
    line->low[n] = isfinite(line->low[n]) ? line->low[n] : line->norm[n];
    line->top    = fmax(line->top, fmax(line->norm[n], isfinite(line->high[n]) ? line->high[n] : 0.0));
    line->count++;
}

static bool read_budget_line(const struct ins_report_writer *report, struct line *line)
{
    json_t *list = ins_findings_at(report->f->summary, "buffer.split.equal_safety");
    line->count  = 0;
    line->top    = 0.0;
    for (size_t i = 0; i < json_array_size(list) && line->count < MOST_POINTS; i++)
        read_point(json_array_get(list, i), line);
    for (int i = 0; i < line->count; i++)
        line->high[i] = isfinite(line->high[i]) ? line->high[i] : line->top;
    return line->count > 1 && line->top > 0.0 && line->budget[line->count - 1] > line->budget[0];
}

static void draw_points(const struct ins_plot *plot, const struct ins_report_writer *report,
                        const struct line *line)
{
    enum ins_language in = plot->html->language;
    for (int i = 0; i < line->count; i++) {
        struct ins_estimate euro = {1e6 * line->norm[i], 1e6 * line->low[i], 1e6 * line->high[i]};
        ins_html_raw(plot->html, "<circle class=\"point\" r=\"3\" cx=\"%s\" cy=\"%s\"><title>",
                     ins_html_length(ins_plot_x(plot, line->budget[i])).text,
                     ins_html_length(ins_plot_y(plot, line->norm[i])).text);
        ins_html_say(plot->html, INS_WORD_EQUAL_POINT,
                     INS_VALUES(ins_number_million(1e6 * line->budget[i], in).text,
                                ins_number_million(euro.value, in).text,
                                ins_tell_euro_interval(report, euro).text));
        ins_html_raw(plot->html, "</title></circle>\n");
    }
}

/* The scenario's own budget, and the one that carries what is expected. */
static void draw_budget(const struct ins_plot *plot, const struct ins_report_writer *report,
                        const char *path, enum ins_word word, int row)
{
    double million = ins_findings_number(report->f, path) / 1e6;
    if (!(million >= plot->x_low && million <= plot->x_high))
        return;
    double x     = ins_plot_x(plot, million);
    bool   right = x > plot->left + plot->wide - 140;
    ins_plot_line(plot, "size", million, plot->y_low, million, plot->y_high);
    ins_plot_word(plot->html, "size-word", right ? "end" : "start", x + (right ? -6 : 6),
                  plot->top + 14 + 18 * row, ins_words(word, plot->html->language));
}

static void draw_axis(const struct ins_plot *plot)
{
    double span = plot->x_high - plot->x_low;
    double step = ins_plot_step(span, plot->wide > 400 ? 8 : 4);
    for (double x = ceil(plot->x_low / step) * step; x <= plot->x_high + 1e-9; x += step)
        ins_plot_word(plot->html, "tick", "middle", ins_plot_x(plot, x), plot->top + plot->high + 18,
                      ins_number_decimal(x, step >= 1 ? 0 : step >= 0.1 ? 1 : 2, plot->html->language)
                          .text);
    ins_plot_word(plot->html, "tick", "end", plot->left + plot->wide, plot->top + plot->high + 38,
                  ins_words(INS_WORD_EQUAL_AXIS, plot->html->language));
}

static void draw_budgets(struct ins_report_writer *report, const struct line *line,
                         const char *kind, double wide)
{
    struct ins_html *html = &report->html;
    double           step = ins_plot_step(line->top, 5);
    double           top  = ceil(line->top / step) * step;
    struct ins_plot  plot = {html, 44, 12, wide - 56, 200, line->budget[0],
                             line->budget[line->count - 1], 0.0, top};
    enum ins_language in    = html->language;
    struct ins_phrase about = ins_tell(
        report, INS_WORD_EQUAL_ABOUT,
        INS_VALUES(ins_number_million(1e6 * line->budget[0], in).text,
                   ins_number_million(1e6 * line->norm[0], in).text,
                   ins_number_million(1e6 * line->budget[line->count - 1], in).text,
                   ins_number_million(1e6 * line->norm[line->count - 1], in).text));
    ins_plot_begin(html, kind, wide, 200 + 56, ins_words(INS_WORD_EQUAL, in), about.text);
    ins_plot_axis(&plot, step, 1.0, false);
    ins_plot_band_at(&plot, "half", line->budget, line->low, line->high, line->count);
    draw_budget(&plot, report, "buffer.headline.as_is.budget", INS_WORD_EQUAL_OWN, 0);
    draw_budget(&plot, report, "buffer.headline.told.budget", INS_WORD_EQUAL_CARRYING, 1);
    ins_plot_curve(&plot, "median", line->budget, line->norm, line->count);
    draw_points(&plot, report, line);
    draw_axis(&plot);
    ins_plot_end(html);
}

void ins_chart_equal(struct ins_report_writer *report)
{
    struct line line;
    if (!read_budget_line(report, &line))
        return;
    ins_html_raw(&report->html, "<figure>\n");
    ins_html_element(&report->html, "p class=\"panel\"", INS_WORD_EQUAL, NULL);
    draw_budgets(report, &line, "wide", 720);
    draw_budgets(report, &line, "narrow", 360);
    ins_html_raw(&report->html, "</figure>\n");
}
