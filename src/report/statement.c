#include "report/statement.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "decide/yearly_parts.h"
#include "output/statement.h"
#include "report/document.h"
#include "report/tell.h"

/* So many keys stand on the page, and so much of each value, that one page always holds them. */
enum { KEYS = 20, SHOWN = 24 };

/* --- what the file says ----------------------------------------------------------------------- */

static struct ins_findings finding_in_list(const struct ins_report_writer *report, const char *list,
                                           size_t i)
{
    return (struct ins_findings){
        .summary = json_array_get(ins_findings_at(report->f->summary, list), i)};
}

static struct ins_estimate change_at(const struct ins_findings *f, const char *path)
{
    struct ins_findings of = {.summary = ins_findings_at(f->summary, path)};
    return (struct ins_estimate){ins_findings_number(&of, "change"), ins_findings_number(&of, "low"),
                                 ins_findings_number(&of, "high")};
}

static double half_of_change(struct ins_estimate change)
{
    return (change.high - change.low) / 2.0;
}

static struct ins_figure decimal(const struct ins_report_writer *report, double value, int digits)
{
    return ins_number_decimal(value, digits, report->html.language);
}

/* The name of a scenario: its title, or its file. */
static const char *title_of(const struct ins_findings *scenario)
{
    const char *title = ins_findings_text(scenario, "title");
    return title[0] ? title : ins_findings_text(scenario, "name");
}

/* --- head and answer -------------------------------------------------------------------------- */

static void tell_head(struct ins_report_writer *report)
{
    struct ins_html    *html = &report->html;
    struct ins_findings last = finding_in_list(report, "scenarios", 0),
                        now  = finding_in_list(report, "scenarios", 1);
    ins_html_raw(html, "<header>\n");
    ins_html_element(html, "p class=\"mark\"", INS_WORD_REPORT, NULL);
    ins_html_element(html, "h1", INS_WORD_STATEMENT, NULL);
    ins_html_element(html, "p class=\"soft\"", INS_WORD_STATEMENT_BETWEEN,
                     INS_VALUES(title_of(&last), ins_findings_text(&last, "start"), title_of(&now),
                                ins_findings_text(&now, "start"),
                                ins_tell_count(report, ins_findings_number(report->f, "months")).text,
                                ins_tell_count(report, ins_findings_number(report->f, "futures")).text,
                                ins_number_short(ins_findings_number(report->f, "seed")).text));
    if (report->f->changed.length > 0)
        ins_html_element(html, "p class=\"changed\" role=\"note\"", INS_WORD_REPORT_CHANGED,
                         INS_VALUES(report->f->changed.bytes));
    ins_html_raw(html, "</header>\n");
}

static void tell_asked_year(struct ins_report_writer *report, size_t which, const char *tag)
{
    char                path[40];
    struct ins_findings scenario = finding_in_list(report, "scenarios", which);
    const char         *year     = which == 0 ? "last" : "now";
    (void)snprintf(path, sizeof path, "statement.%s", year);
    struct ins_findings of      = {.summary = ins_findings_at(report->f->summary, path)};
    struct ins_report_writer in = {.html = {.language = report->html.language}, .f = &of};
    struct ins_estimate reserve = ins_tell_estimate(&in, "reserve"), share = ins_tell_estimate(&in, "share");
    struct ins_figure   asked   = ins_tell_plainly(report, ins_findings_number(&scenario, "confidence"));
    if (!isfinite(reserve.value)) {
        ins_html_element(&report->html, tag,
                         which == 0 ? INS_WORD_STATEMENT_LAST_NONE : INS_WORD_STATEMENT_NOW_NONE,
                         INS_VALUES(asked.text, ins_tell_hundred(report, ins_findings_number(
                                                                            &scenario, "p_norm_max.value"))
                                                    .text));
        return;
    }
    ins_html_element(&report->html, tag, which == 0 ? INS_WORD_STATEMENT_LAST : INS_WORD_STATEMENT_NOW,
                     INS_VALUES(decimal(report, reserve.value / 1e6, 2).text,
                                ins_tell_euro_interval(report, reserve).text,
                                ins_number_percent(share.value, report->html.language).text,
                                ins_number_short(ins_findings_number(&of, "year")).text,
                                decimal(report, ins_findings_number(&of, "budget") / 1e6, 1).text,
                                asked.text));
}

static void tell_change(struct ins_report_writer *report)
{
    struct ins_estimate euro  = change_at(report->f, "statement.change.reserve"),
                        share = change_at(report->f, "statement.change.share");
    if (isfinite(euro.value))
        ins_html_element(&report->html, "p", INS_WORD_STATEMENT_CHANGE,
                         INS_VALUES(decimal(report, euro.value / 1e6, 2).text,
                                    decimal(report, half_of_change(euro) / 1e6, 2).text,
                                    ins_tell_hundred(report, share.value).text,
                                    ins_tell_hundred(report, half_of_change(share)).text));
}

/* --- what moved it ------------------------------------------------------------------------------ */

enum { COLUMNS = INS_STATEMENT_COLUMNS };

static const struct column {
    const char *part;    /* in a part */
    const char *last, *now; /* in the summary; NULL: of the scenarios, by `row` */
    const char *row;
    double      scale;
} columns[COLUMNS] = {
    {"share", "statement.last.share.value", "statement.now.share.value", NULL, 100.0},
    {"norm_buffer", NULL, NULL, "norm_buffer.value", 1e-6},
    {"liquidity_buffer", NULL, NULL, "liquidity_buffer.value", 1e-6},
};

static double told_year_end(const struct ins_report_writer *report, const struct column *column,
                            size_t which)
{
    struct ins_findings scenario = finding_in_list(report, "scenarios", which);
    return column->row ? ins_findings_number(&scenario, column->row)
                       : ins_findings_number(report->f, which == 0 ? column->last : column->now);
}

struct cells {
    double value[INS_YEARLY_PARTS + 2], error[INS_YEARLY_PARTS];
};

static void read_column(const struct ins_report_writer *report, int c, struct cells *cells)
{
    const struct column *column = &columns[c];
    double part[INS_YEARLY_PARTS];
    for (int p = 0; p < INS_YEARLY_PARTS; p++) {
        struct ins_findings of     = finding_in_list(report, "statement.parts", (size_t)p);
        struct ins_estimate change = change_at(&of, column->part);
        part[p]         = column->scale * change.value;
        cells->error[p] = column->scale * half_of_change(change);
    }
    ins_statement_round(column->scale * told_year_end(report, column, 0), part, INS_YEARLY_PARTS,
                        column->scale * told_year_end(report, column, 1),
                        pow(10.0, -ins_statement_digits[c]), cells->value);
}

static bool differs(const struct ins_report_writer *report, int p)
{
    struct ins_findings of = finding_in_list(report, "statement.parts", (size_t)p);
    return json_array_size(ins_findings_at(of.summary, "keys")) > 0;
}

static void tell_part_line(struct ins_report_writer *report, enum ins_word name,
                           const struct cells *cells, int at)
{
    struct ins_figure value[COLUMNS], error[COLUMNS];
    bool              part = at > 0 && at <= INS_YEARLY_PARTS, same = part && !differs(report, at - 1);
    for (int i = 0; i < COLUMNS; i++) {
        int digits = ins_statement_digits[i];
        value[i]   = decimal(report, same ? (double)NAN : cells[i].value[at], digits);
        error[i]   = part && !same ? decimal(report, cells[i].error[at - 1], digits)
                                   : (struct ins_figure){""};
    }
    ins_html_row(&report->html, part ? NULL : "total",
                 INS_VALUES(ins_words(name, report->html.language), value[0].text, error[0].text,
                            value[1].text, error[1].text, value[2].text, error[2].text));
}

static void tell_parts(struct ins_report_writer *report)
{
    static const enum ins_word heads[] = {INS_WORD_MILLION, INS_WORD_STATEMENT_OF_BUDGET, INS_WORD_ERROR,
                                          INS_WORD_STATEMENT_RESERVE, INS_WORD_ERROR,
                                          INS_WORD_HEAD_LIQUIDITY, INS_WORD_ERROR};
    struct cells cells[COLUMNS];
    double       orders = ins_findings_number(report->f, "statement.orders");
    for (int i = 0; i < COLUMNS; i++)
        read_column(report, i, &cells[i]);
    ins_html_table(&report->html, INS_WORD_STATEMENT_MOVED, heads, 7);
    tell_part_line(report, INS_WORD_STATEMENT_LAST_YEAR, cells, 0);
    for (int p = 0; p < INS_YEARLY_PARTS; p++)
        tell_part_line(report, INS_WORD_YEARLY_FIRST + (enum ins_word)p, cells, p + 1);
    tell_part_line(report, INS_WORD_STATEMENT_THIS_YEAR, cells, INS_YEARLY_PARTS + 1);
    ins_html_table_end(&report->html);
    if (orders > 1.0)
        ins_html_element(&report->html, "p class=\"soft\"",
                         ins_findings_flag(report->f, "statement.all_orders") ? INS_WORD_WATERFALL_ALL
                                                                              : INS_WORD_WATERFALL_TWO,
                         INS_VALUES(ins_tell_count(report, orders).text));
    ins_html_element(&report->html, "p class=\"soft\"", INS_WORD_STATEMENT_ROUNDED, NULL);
}

/* --- which keys ------------------------------------------------------------------------------- */

static struct ins_phrase cut_shown(const char *text)
{
    struct ins_phrase cut = {""};
    (void)snprintf(cut.text, sizeof cut.text, strlen(text) > SHOWN ? "%.*s..." : "%.*s", SHOWN, text);
    return cut;
}

/* Returns how many keys the part has, of which no more are shown than there is room for. */
static int tell_keys_of(struct ins_report_writer *report, int p, int room)
{
    struct ins_findings part = finding_in_list(report, "statement.parts", (size_t)p);
    json_t             *keys = ins_findings_at(part.summary, "keys");
    int                 count = (int)json_array_size(keys);
    for (int i = 0; i < count && i < room; i++) {
        struct ins_findings key = {.summary = json_array_get(keys, (size_t)i)};
        ins_html_row(
            &report->html, NULL,
            INS_VALUES(ins_findings_text(&key, "key"),
                       cut_shown(ins_findings_text(&key, "last")).text,
                       cut_shown(ins_findings_text(&key, "now")).text,
                       ins_words(INS_WORD_YEARLY_FIRST + (enum ins_word)p, report->html.language)));
    }
    return count;
}

static void tell_statement_keys(struct ins_report_writer *report)
{
    static const enum ins_word heads[] = {INS_WORD_STATEMENT_KEY, INS_WORD_STATEMENT_LAST_YEAR,
                                          INS_WORD_STATEMENT_THIS_YEAR, INS_WORD_STATEMENT_PART};
    int told = 0;
    ins_html_table(&report->html, INS_WORD_STATEMENT_KEYS, heads, 4);
    for (int p = 0; p < INS_YEARLY_PARTS; p++)
        told += tell_keys_of(report, p, told < KEYS ? KEYS - told : 0);
    ins_html_table_end(&report->html);
    if (told > KEYS)
        ins_html_element(&report->html, "p class=\"soft\"", INS_WORD_STATEMENT_MORE_KEYS,
                         INS_VALUES(ins_tell_count(report, told - KEYS).text));
}

/* --- the page --------------------------------------------------------------------------------- */

static void tell_statement_sources(struct ins_report_writer *report)
{
    for (size_t i = 0; i < 2; i++) {
        struct ins_findings of = finding_in_list(report, "scenarios", i);
        ins_html_raw(&report->html, "<p class=\"soft source\">");
        ins_html_text(&report->html, title_of(&of));
        ins_html_raw(&report->html, ": instroom ");
        ins_html_text(&report->html, ins_findings_text(&of, "provenance.version"));
        ins_html_raw(&report->html, ", SHA-256 ");
        ins_html_text(&report->html, ins_findings_text(&of, "provenance.scenario_sha256"));
        ins_html_raw(&report->html, "</p>\n");
    }
}

char *ins_statement_html(const struct ins_findings *findings, enum ins_language language)
{
    struct ins_report_writer report = {.html = {.language = language}, .f = findings};
    ins_document_open(&report.html, ins_words(INS_WORD_STATEMENT, language));
    tell_head(&report);
    ins_html_raw(&report.html, "<main class=\"brief\">\n<section id=\"answer\">\n");
    ins_html_element(&report.html, "h2", INS_WORD_ANSWER, NULL);
    tell_asked_year(&report, 1, "p class=\"answer\"");
    tell_asked_year(&report, 0, "p");
    tell_change(&report);
    ins_html_raw(&report.html, "</section>\n");
    tell_parts(&report);
    tell_statement_keys(&report);
    tell_statement_sources(&report);
    ins_document_close(&report.html);
    return ins_document_take(&report.html);
}
