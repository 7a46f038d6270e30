/* What is structural and what is for swings, budget against buffer, and the books of the buffer. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "report/charts.h"
#include "report/sections.h"

/* Entry `i` of a list of summary.json; false behind the last. */
static bool entry_of(const struct ins_report_writer *report, const char *path, size_t i,
                     struct ins_findings *entry)
{
    json_t *list = ins_findings_at(report->f->summary, path);
    *entry       = (struct ins_findings){.summary = json_array_get(list, i)};
    return entry->summary != NULL;
}

static struct ins_figure million_of_entry(const struct ins_report_writer *report, double euro)
{
    return ins_number_decimal(euro / 1e6, 1, report->html.language);
}

static struct ins_estimate entry_estimate(const struct ins_findings *entry, const char *name)
{
    char                 path[64];
    double               value[3];
    static const char *const part[] = {"value", "low", "high"};
    for (int i = 0; i < 3; i++) {
        (void)snprintf(path, sizeof path, "%s.%s", name, part[i]);
        value[i] = ins_findings_number(entry, path);
    }
    return (struct ins_estimate){value[0], value[1], value[2]};
}

/* --- what is structural ---------------------------------------------------------------------- */

bool ins_section_has_split(const struct ins_report_writer *report)
{
    return ins_findings_has(report->f, "buffer.split");
}

/* "19.5 ± 0.2" */
static struct ins_phrase with_error(const struct ins_report_writer *report,
                                    const struct ins_findings *year, const char *name)
{
    struct ins_estimate of   = entry_estimate(year, name);
    struct ins_phrase   text = {""};
    (void)snprintf(text.text, sizeof text.text, "%s ± %s", million_of_entry(report, of.value).text,
                   ins_number_decimal((of.high - of.low) / 2e6, 2, report->html.language).text);
    return text;
}

static void tell_year_parts(struct ins_report_writer *report, const struct ins_findings *year)
{
    struct ins_figure number = ins_number_short(ins_findings_number(year, "year"));
    ins_html_row(&report->html, NULL,
                 INS_VALUES(number.text, with_error(report, year, "structural").text,
                            with_error(report, year, "stock").text,
                            with_error(report, year, "swings").text,
                            with_error(report, year, "together").text,
                            with_error(report, year, "carrying").text));
}

static void tell_split_years(struct ins_report_writer *report)
{
    static const enum ins_word heads[] = {INS_WORD_YEAR, INS_WORD_SPLIT_STRUCTURAL,
                                          INS_WORD_SPLIT_STOCK, INS_WORD_SPLIT_SWINGS,
                                          INS_WORD_SPLIT_TOGETHER, INS_WORD_SPLIT_CARRYING};
    struct ins_findings year;
    ins_html_table(&report->html, INS_WORD_SPLIT_ABOUT, heads, 6);
    for (size_t y = 0; entry_of(report, "buffer.split.years", y, &year); y++)
        tell_year_parts(report, &year);
    ins_html_table_end(&report->html);
    struct ins_figure months = {""};
    if (report->f->scenario)
        months = ins_number_short(ins_case_scenario(report->f->scenario)->tower.target_months);
    ins_html_element(&report->html, "p class=\"soft\"", INS_WORD_SPLIT_MEANS,
                     INS_VALUES(months.text));
}

static void tell_case(struct ins_report_writer *report, const char *name, enum ins_word label)
{
    char path[64];
    (void)snprintf(path, sizeof path, "buffer.split.%s", name);
    if (!ins_findings_has(report->f, path))
        return;
    struct ins_findings of        = {.summary = ins_findings_at(report->f->summary, path)};
    struct ins_estimate liquidity = entry_estimate(&of, "liquidity_buffer");
    struct ins_estimate norm      = entry_estimate(&of, "norm_buffer");
    enum ins_language   in        = report->html.language;
    bool                none      = !isfinite(norm.value);
    ins_html_row(&report->html, NULL,
                 INS_VALUES(ins_words(label, in), ins_number_million(liquidity.value, in).text,
                            ins_tell_euro_interval(report, liquidity).text,
                            none ? ins_words(INS_WORD_NONE, in)
                                 : ins_number_million(norm.value, in).text,
                            none ? "" : ins_tell_euro_interval(report, norm).text));
}

static void tell_sequence(struct ins_report_writer *report)
{
    static const enum ins_word heads[] = {INS_WORD_BUDGET_HEAD, INS_WORD_NAME_LIQUIDITY,
                                          INS_WORD_INTERVAL_HEAD, INS_WORD_NAME_NORM,
                                          INS_WORD_INTERVAL_HEAD};
    ins_html_table(&report->html, INS_WORD_SPLIT_SEQUENCE, heads, 5);
    tell_case(report, "as_is", INS_WORD_SPLIT_AS_IS);
    tell_case(report, "carried", INS_WORD_SPLIT_CARRIED);
    tell_case(report, "carried_no_stock", INS_WORD_SPLIT_NO_STOCK);
    ins_html_table_end(&report->html);
}

static void tell_trade(struct ins_report_writer *report)
{
    struct ins_estimate saved = ins_tell_estimate(report, "buffer.split.saved_by_budget");
    enum ins_language   in    = report->html.language;
    if (isfinite(saved.value))
        ins_html_element(&report->html, "p", INS_WORD_TRADE,
                         INS_VALUES(ins_number_decimal(saved.value, 2, in).text,
                                    ins_number_decimal((saved.high - saved.low) / 2, 2, in).text));
    ins_chart_equal(report);
}

void ins_section_split(struct ins_report_writer *report)
{
    tell_split_years(report);
    tell_sequence(report);
    tell_trade(report);
}

/* --- the books ------------------------------------------------------------------------------- */

bool ins_section_has_books(const struct ins_report_writer *report)
{
    return ins_findings_has(report->f, "buffer.years");
}

static void tell_book_year(struct ins_report_writer *report, const struct ins_findings *year)
{
    static const char *const cell[] = {"paid_in.mean", "deposits.mean",
                                       "drawn.mean",   "returned.mean",
                                       "closing.mean", "deficit.mean",
                                       "drawn.p95",          "deficit.p95"};
    struct ins_figure number = ins_number_short(ins_findings_number(year, "year"));
    struct ins_figure figure[8];
    for (int i = 0; i < 8; i++)
        figure[i] = million_of_entry(report, ins_findings_number(year, cell[i]));
    ins_html_row(&report->html, NULL,
                 INS_VALUES(number.text, figure[0].text, figure[1].text, figure[2].text, figure[3].text,
                            figure[4].text, figure[5].text, figure[6].text, figure[7].text));
}

static double treasury(const struct ins_report_writer *report, const char *name)
{
    char path[96];
    (void)snprintf(path, sizeof path, "buffer.treasury.%s", name);
    return ins_findings_number(report->f, path);
}

static void tell_treasury(struct ins_report_writer *report)
{
    struct ins_mean outlay = {treasury(report, "outlay"), treasury(report, "outlay_se")};
    ins_html_element(&report->html, "p", INS_WORD_TREASURY,
                     INS_VALUES(million_of_entry(report, outlay.value).text,
                                million_of_entry(report, ins_number_half_width(outlay)).text,
                                million_of_entry(report, treasury(report, "budget")).text,
                                million_of_entry(report, treasury(report, "initial")).text,
                                million_of_entry(report, treasury(report, "paid_in")).text,
                                million_of_entry(report, treasury(report, "deficit")).text,
                                million_of_entry(report, treasury(report, "holding")).text,
                                million_of_entry(report, treasury(report, "returned")).text,
                                million_of_entry(report, treasury(report, "closing")).text));
}

void ins_books_table(struct ins_report_writer *report)
{
    static const enum ins_word heads[] = {
        INS_WORD_YEAR,           INS_WORD_BOOKS_PAID_IN, INS_WORD_BOOKS_DEPOSITS,
        INS_WORD_BOOKS_DRAWN,    INS_WORD_BOOKS_RETURNED, INS_WORD_BOOKS_CLOSING,
        INS_WORD_BOOKS_DEFICIT,  INS_WORD_BOOKS_DRAWN_WORST, INS_WORD_BOOKS_DEFICIT_WORST};
    struct ins_findings year;
    bool norm = strcmp(ins_findings_text(report->f, "buffer.years_of"), "norm_buffer") == 0;
    ins_html_table(&report->html, norm ? INS_WORD_BOOKS_NORM_MILLION : INS_WORD_BOOKS_ECONOMIC_MILLION, heads, 9);
    for (size_t y = 0; entry_of(report, "buffer.years", y, &year); y++)
        tell_book_year(report, &year);
    ins_html_table_end(&report->html);
}

void ins_section_books(struct ins_report_writer *report)
{
    const struct ins_findings *f = report->f;
    bool yearly = strcmp(ins_findings_text(f, "buffer.filled"), "yearly") == 0;
    ins_html_element(
        &report->html, "p", INS_WORD_BOOKS_ABOUT,
        INS_VALUES(million_of_entry(report, ins_findings_number(f, "buffer.initial")).text,
                   ins_words(yearly ? INS_WORD_FILLED_YEARLY : INS_WORD_FILLED_ONCE,
                             report->html.language)));
    ins_books_table(report);
    ins_html_element(&report->html, "p class=\"soft\"", INS_WORD_BOOKS_MEANS, NULL);
    tell_treasury(report);
}
