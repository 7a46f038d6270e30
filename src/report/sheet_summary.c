/* The sheets that say what it comes to. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "answers/digest.h"
#include "answers/outcome.h"
#include "report/sections.h"
#include "report/sheet_summary.h"

enum { FIRST = 44, OTHERS = 18 };

/* A sheet on its way down. */
struct writing {
    struct ins_workbook *book;
    lxw_worksheet       *sheet;
    int                  row;
};

static const char *word_in_summary(const struct writing *w, enum ins_word name)
{
    return ins_words(name, w->book->report->html.language);
}

static void say_in_row(struct writing *w, const char *text, enum ins_format format)
{
    ins_sheet_text(w->book, w->sheet, w->row++, 0, text, format);
}

static void head(struct writing *w, const enum ins_word *heads, int count)
{
    w->row++;
    for (int i = 0; i < count; i++)
        ins_sheet_text(w->book, w->sheet, w->row, i, word_in_summary(w, heads[i]), INS_FORMAT_HEAD);
    w->row++;
}

static void line(struct writing *w, const char *label, const double *values, int count,
                 enum ins_format format)
{
    ins_sheet_text(w->book, w->sheet, w->row, 0, label, INS_FORMAT_WRAP);
    for (int i = 0; i < count; i++)
        ins_sheet_number(w->book, w->sheet, w->row, 1 + i, values[i], format);
    w->row++;
}

static bool open_sheet(struct writing *w, struct ins_workbook *book, enum ins_word name)
{
    *w = (struct writing){.book = book, .sheet = ins_sheet_add(book, name)};
    if (!w->sheet)
        return false;
    (void)worksheet_set_column(w->sheet, 0, 0, FIRST, NULL);
    (void)worksheet_set_column(w->sheet, 1, 5, OTHERS, NULL);
    return true;
}

/* --- summary -------------------------------------------------------------------------------- */

static void write_question(struct writing *w)
{
    const struct ins_report_writer *report = w->book->report;
    struct ins_phrase        from =
        ins_tell_month(report, (int)ins_findings_number(report->f, "norm.from"));
    say_in_row(w, ins_findings_text(report->f, "title"), INS_FORMAT_STRONG);
    say_in_row(
        w,
        ins_tell(report,
                 ins_tell_knows_buffer(report) ? INS_WORD_QUESTION_BUFFER : INS_WORD_QUESTION_KEPT,
                 INS_VALUES(ins_tell_asked(report).text, ins_tell_norm(report).text, from.text,
                            ins_tell_forgiven(report).text))
            .text,
        INS_FORMAT_STRONG);
}

static void write_estimate(struct writing *w, const char *label, struct ins_estimate estimate,
                           enum ins_format format)
{
    line(w, label, (double[]){estimate.value, estimate.low, estimate.high}, 3, format);
}

static void write_buffers(struct writing *w)
{
    static const enum ins_word heads[] = {INS_WORD_BUFFERS_EURO, INS_WORD_VALUE_HEAD,
                                          INS_WORD_LOW_HEAD, INS_WORD_HIGH_HEAD};
    const struct ins_report_writer *report = w->book->report;
    if (ins_tell_knows_buffer(report)) {
        head(w, heads, 4);
        write_estimate(w, word_in_summary(w, INS_WORD_NAME_LIQUIDITY),
                       ins_tell_estimate(report, "buffer.liquidity_buffer"), INS_FORMAT_EURO);
        write_estimate(w, word_in_summary(w, INS_WORD_NAME_NORM),
                       ins_tell_estimate(report, "buffer.norm_buffer"), INS_FORMAT_EURO);
        write_estimate(w, word_in_summary(w, INS_WORD_NAME_ECONOMIC),
                       ins_tell_estimate(report, "buffer.economic_buffer"), INS_FORMAT_EURO);
    }
    head(w, (enum ins_word[]){INS_WORD_NORM, INS_WORD_VALUE_HEAD, INS_WORD_LOW_HEAD,
                              INS_WORD_HIGH_HEAD},
         4);
    write_estimate(w, ins_result[INS_NORM_MET].label.in[report->html.language],
                   ins_tell_estimate(report, "p_norm"), INS_FORMAT_SHARE);
}

/* The chance to keep the norm over all worlds, size by size. */
static void write_unknown_points(struct writing *w)
{
    size_t  i;
    json_t *point;
    head(w, (enum ins_word[]){INS_WORD_UNKNOWN_SIZES, INS_WORD_HEAD_KEPT, INS_WORD_LOW_HEAD,
                              INS_WORD_HIGH_HEAD},
         4);
    json_array_foreach(ins_findings_at(w->book->report->f->summary, "buffer.unknown.frontier"), i, point)
    {
        const struct ins_findings of  = {.summary = point};
        const char *const         p[] = {"p_norm.value", "p_norm.low", "p_norm.high"};
        ins_sheet_number(w->book, w->sheet, w->row, 0, ins_findings_number(&of, "buffer"), INS_FORMAT_EURO);
        for (int c = 0; c < 3; c++)
            ins_sheet_number(w->book, w->sheet, w->row, 1 + c, ins_findings_number(&of, p[c]),
                             INS_FORMAT_SHARE);
        w->row++;
    }
}

/* In so many worlds there may be none. */
static void write_unknown_size(struct writing *w, enum ins_word label, const char *name)
{
    struct ins_estimate size = ins_unknown_estimate(w->book->report, name);
    int                 row  = w->row;
    write_estimate(w, word_in_summary(w, label), size, INS_FORMAT_EURO);
    if (isnan(size.value))
        ins_sheet_text(w->book, w->sheet, row, 1, word_in_summary(w, INS_WORD_NONE),
                       INS_FORMAT_WRAP);
}

/* The second of two errors: what not knowing the keys does to the norm buffer. */
static void write_unknown(struct writing *w)
{
    const struct ins_report_writer *report = w->book->report;
    if (!ins_section_has_unknown(report))
        return;
    head(w, (enum ins_word[]){INS_WORD_UNKNOWN, INS_WORD_VALUE_HEAD, INS_WORD_LOW_HEAD,
                              INS_WORD_HIGH_HEAD},
         4);
    write_unknown_size(w, INS_WORD_UNKNOWN_P05, "p05");
    write_unknown_size(w, INS_WORD_UNKNOWN_P50, "p50");
    write_unknown_size(w, INS_WORD_UNKNOWN_P95, "p95");
    write_estimate(w, word_in_summary(w, INS_WORD_UNKNOWN_SHARE),
                   ins_unknown_estimate(report, "none"), INS_FORMAT_SHARE);
    write_estimate(w, word_in_summary(w, INS_WORD_UNKNOWN_BEST),
                   ins_tell_estimate(report, "buffer.unknown.best"), INS_FORMAT_EURO);
    write_unknown_points(w);
}

/* The edges of a key are numbers of its own unit. */
static void write_holds(struct writing *w)
{
    size_t  i;
    json_t *row;
    if (!ins_section_has_holds(w->book->report))
        return;
    head(w, (enum ins_word[]){INS_WORD_HOLDS, INS_WORD_HOLDS_TODAY, INS_WORD_HOLDS_STAYS_FROM,
                              INS_WORD_HOLDS_STAYS_TO},
         4);
    json_array_foreach(ins_findings_at(w->book->report->f->summary, "buffer.holds_while"), i, row)
    {
        const struct ins_findings of = {.summary = row};
        line(w, ins_findings_text(&of, "key"),
             (double[]){ins_findings_number(&of, "value"), ins_findings_number(&of, "from"),
                        ins_findings_number(&of, "to")}, 3, INS_FORMAT_WRAP);
    }
}

/* --- what knowing better is worth ------------------------------------------------------------ */

static struct ins_estimate estimate_of(json_t *row)
{
    const struct ins_findings of = {.summary = row};
    return (struct ins_estimate){ins_findings_number(&of, "value"), ins_findings_number(&of, "low"),
                                 ins_findings_number(&of, "high")};
}

static void write_worth_group(struct writing *w, json_t *row)
{
    const struct ins_findings of   = {.summary = row};
    struct ins_figure         keys = ins_tell_count(w->book->report, ins_findings_number(&of, "keys"));
    write_estimate(w, ins_tell(w->book->report, INS_WORD_WORTH_GROUP,
                               INS_VALUES(ins_findings_text(&of, "group"), keys.text)).text,
                   estimate_of(row), INS_FORMAT_EURO);
}

/* The size that is best without knowing, with the flat part around it, and what it saves. */
static void write_worth_choice(struct writing *w)
{
    json_t                   *worth = w->book->report->f->worth;
    const struct ins_findings of    = {.summary = worth};
    head(w, (enum ins_word[]){INS_WORD_WORTH_CHOICE, INS_WORD_VALUE_HEAD, INS_WORD_LOW_HEAD,
                              INS_WORD_HIGH_HEAD},
         4);
    write_estimate(w, word_in_summary(w, INS_WORD_WORTH_CHOSEN),
                   (struct ins_estimate){ins_findings_number(&of, "best"),
                                         ins_findings_number(&of, "flat.from"),
                                         ins_findings_number(&of, "flat.to")}, INS_FORMAT_EURO);
    write_estimate(w, word_in_summary(w, INS_WORD_WORTH_SAVED),
                   estimate_of(json_object_get(worth, "saved_against_none")), INS_FORMAT_EURO);
}

static void write_worth(struct writing *w)
{
    json_t *worth = w->book->report->f->worth, *row;
    size_t  i;
    if (!ins_section_has_worth(w->book->report))
        return;
    write_worth_choice(w);
    head(w, (enum ins_word[]){INS_WORD_WORTH_EURO, INS_WORD_VALUE_HEAD, INS_WORD_LOW_HEAD,
                              INS_WORD_HIGH_HEAD},
         4);
    json_array_foreach(json_object_get(worth, "evppi"), i, row)
    {
        const struct ins_findings of = {.summary = row};
        write_estimate(w, ins_findings_text(&of, "key"), estimate_of(row), INS_FORMAT_EURO);
    }
    for (i = 0; (row = json_array_get(json_object_get(worth, "groups"), i)); i++)
        write_worth_group(w, row);
    write_estimate(w, word_in_summary(w, INS_WORD_WORTH_ALL),
                   estimate_of(json_object_get(worth, "evpi")), INS_FORMAT_EURO);
}

/* --- results ---------------------------------------------------------------------------------- */

static enum ins_format format_of(enum ins_unit unit)
{
    return unit == INS_UNIT_EURO     ? INS_FORMAT_EURO
           : unit == INS_UNIT_YES_NO ? INS_FORMAT_SHARE
           : unit == INS_UNIT_MONTHS ? INS_FORMAT_TENTHS
                                     : INS_FORMAT_COUNT;
}

static void write_results(struct writing *w)
{
    static const enum ins_word heads[] = {INS_WORD_RESULTS_EURO, INS_WORD_MEAN,
                                          INS_WORD_STANDARD_ERROR, INS_WORD_MEDIAN, INS_WORD_HIGH};
    head(w, heads, 5);
    for (int r = 0; r < INS_RESULTS; r++) {
        char path[96];
        (void)snprintf(path, sizeof path, "results.%s", ins_result[r].name);
        struct ins_findings of = {.summary = ins_findings_at(w->book->report->f->summary, path)};
        line(w, ins_result[r].name,
             (double[]){ins_findings_number(&of, "mean"), ins_findings_number(&of, "se"),
                        ins_findings_number(&of, "p50.value"),
                        ins_findings_number(&of, "p95.value")},
             4,
             format_of(ins_result[r].unit));
    }
}

static void write_phases(struct writing *w)
{
    static const enum ins_word heads[] = {INS_WORD_PHASES_MEANS, INS_WORD_SHORT, INS_WORD_MEDIUM,
                                          INS_WORD_LONG, INS_WORD_WHOLE};
    head(w, heads, 5);
    for (const struct ins_quantity *row = ins_of_phase; row < ins_of_phase + INS_OF_PHASES; row++) {
        double values[INS_PHASE_SUMMARIES];
        for (int p = 0; p < INS_PHASE_SUMMARIES; p++) {
            char path[96];
            (void)snprintf(path, sizeof path, "phases.%s.%s", ins_phase_name[p], row->name);
            values[p] = ins_findings_number(w->book->report->f, path);
        }
        line(w, row->name, values, INS_PHASE_SUMMARIES, format_of(row->unit));
    }
}

static void write_source(struct writing *w)
{
    const struct ins_findings *f = w->book->report->f;
    head(w, (enum ins_word[]){INS_WORD_SOURCE_CAPTION}, 1);
    ins_sheet_text(w->book, w->sheet, w->row, 0, word_in_summary(w, INS_WORD_SOURCE_VERSION),
                   INS_FORMAT_WRAP);
    ins_sheet_text(w->book, w->sheet, w->row++, 1, ins_findings_text(f, "provenance.version"),
                   INS_FORMAT_WRAP);
    ins_sheet_text(w->book, w->sheet, w->row, 0, word_in_summary(w, INS_WORD_SOURCE_HASH),
                   INS_FORMAT_WRAP);
    ins_sheet_text(w->book, w->sheet, w->row++, 1,
                   ins_findings_text(f, "provenance.scenario_sha256"), INS_FORMAT_STRONG);
    line(w, word_in_summary(w, INS_WORD_SOURCE_SEED),
         (double[]){ins_findings_number(f, "provenance.seed")}, 1, INS_FORMAT_COUNT);
    line(w, word_in_summary(w, INS_WORD_SOURCE_FUTURES),
         (double[]){ins_findings_number(f, "provenance.futures")}, 1, INS_FORMAT_COUNT);
}

bool ins_sheet_summary(struct ins_workbook *book)
{
    struct writing w;
    if (!open_sheet(&w, book, INS_WORD_SHEET_SUMMARY))
        return false;
    write_question(&w);
    worksheet_freeze_panes(w.sheet, 2, 1);
    write_buffers(&w);
    write_unknown(&w);
    write_holds(&w);
    write_worth(&w);
    write_results(&w);
    write_phases(&w);
    write_source(&w);
    return true;
}

/* --- ledger --------------------------------------------------------------------------------- */

static bool chart_ledger(struct ins_workbook *book, lxw_worksheet *sheet, int lines)
{
    lxw_chart       *chart = workbook_add_chart(book->book, LXW_CHART_BAR);
    lxw_chart_series *series = chart ? chart_add_series(chart, NULL, NULL) : NULL;
    lxw_chart_fill    fill   = {.color = 0x0B4F8A};
    if (!series)
        return false;
    const char *name = ins_words(INS_WORD_SHEET_LEDGER, book->report->html.language);
    chart_series_set_categories(series, name, 1, 0, (lxw_row_t)lines, 0);
    chart_series_set_values(series, name, 1, 1, (lxw_row_t)lines, 1);
    chart_series_set_fill(series, &fill);
    chart_axis_set_reverse(chart->y_axis);
    chart_axis_set_num_format(chart->x_axis, "#,##0,,");
    chart_title_set_name(chart, ins_words(INS_WORD_LEDGER_CAPTION, book->report->html.language));
    lxw_chart_font font = {.size = 12, .bold = LXW_TRUE};
    chart_title_set_name_font(chart, &font);
    chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
    lxw_chart_options options = {.x_scale = 1.5, .y_scale = 1.4};
    (void)worksheet_insert_chart_opt(sheet, 1, 4, chart, &options);
    return true;
}

bool ins_sheet_ledger(struct ins_workbook *book)
{
    static const enum ins_sum  others[] = {INS_SUM_PENALTIES, INS_SUM_RECEPTION};
    const struct ins_findings *f      = book->report->f;
    struct writing             w;
    if (!open_sheet(&w, book, INS_WORD_SHEET_LEDGER))
        return false;
    w.row = -1;
    head(&w, (enum ins_word[]){INS_WORD_LEDGER_LINE, INS_WORD_MEAN, INS_WORD_STANDARD_ERROR}, 3);
    worksheet_freeze_panes(w.sheet, 1, 1);
    for (int i = 0; i < INS_LEDGER + 2; i++) {
        char        path[96];
        const char *name = i < INS_LEDGER ? ins_ledger[i].name : ins_sum[others[i - INS_LEDGER]].name;
        (void)snprintf(path, sizeof path, "%s.%s", i < INS_LEDGER ? "ledger" : "sums", name);
        struct ins_findings of    = {.summary = ins_findings_at(f->summary, path)};
        struct ins_phrase   label = {""};
        (void)snprintf(label.text, sizeof label.text, "%s%s", i < INS_LEDGER ? "" : "sums.", name);
        line(&w, label.text,
             (double[]){ins_findings_number(&of, "mean"), ins_findings_number(&of, "se")}, 2,
             INS_FORMAT_EURO);
    }
    return chart_ledger(book, w.sheet, INS_LEDGER + 2);
}
