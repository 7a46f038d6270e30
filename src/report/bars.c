/* Bars: the ledger, and a share in a cell. */
#include <math.h>

#include "report/charts.h"
#include "report/plot.h"

enum { ROW = 38, BAR = 12 };

static double largest(const struct ins_ledger_line *lines, int count, int *which)
{
    double most = 0.0;
    *which      = 0;
    for (int i = 0; i < count; i++)
        if (lines[i].euro > most) {
            most   = lines[i].euro;
            *which = i;
        }
    return most;
}

static void draw_bars(struct ins_report_writer *report, const struct ins_ledger_line *lines,
                      int count, const char *kind, double wide)
{
    struct ins_html  *html = &report->html;
    int               which;
    double            most  = largest(lines, count, &which);
    struct ins_plot   plot  = {html, 0, 0, wide, ROW * count, 0, most, 0, 1};
    struct ins_phrase about = ins_tell(
        report, INS_WORD_LEDGER_ABOUT,
        INS_VALUES(lines[which].label, ins_tell_million(report, most, most).text));
    ins_plot_begin(html, kind, wide, ROW * count + 4,
                   ins_words(INS_WORD_SECTION_LEDGER, html->language), about.text);
    for (int i = 0; i < count; i++) {
        double top = ROW * i;
        ins_plot_word(html, "label", "start", 0, top + 15, lines[i].label);
        ins_plot_word(html, "value", "end", wide, top + 15,
                      ins_tell_million(report, lines[i].euro, most).text);
        ins_html_raw(html, "<rect class=\"%s\" x=\"0\" y=\"%s\" width=\"%s\" height=\"%d\"/>\n",
                     lines[i].others ? "others" : "own", ins_html_length(top + 20).text,
                     ins_html_length(fmax(1.0, ins_plot_x(&plot, lines[i].euro))).text, BAR);
    }
    ins_plot_end(html);
}

void ins_chart_ledger(struct ins_report_writer *report, const struct ins_ledger_line *lines,
                      int count)
{
    if (count == 0)
        return;
    draw_bars(report, lines, count, "wide", 720);
    draw_bars(report, lines, count, "narrow", 360);
}

void ins_chart_share(struct ins_html *html, double share)
{
    double filled = isfinite(share) ? fmin(fmax(share, 0.0), 1.0) : 0.0;
    ins_html_raw(html,
                 "<svg class=\"share\" viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" "
                 "aria-hidden=\"true\"><rect class=\"rest\" width=\"100\" "
                 "height=\"10\"/><rect class=\"own\" width=\"%s\" height=\"10\"/></svg>",
                 ins_html_length(100 * filled).text);
}
