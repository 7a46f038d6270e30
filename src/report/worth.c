/* What knowing better is worth, where the folder holds the answer of `instroom worth`. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "report/sections.h"

bool ins_section_has_worth(const struct ins_report_writer *report)
{
    return report->f->worth != NULL;
}

/* --- reading -------------------------------------------------------------------------------- */

/* { value, low, high } at a path of worth/summary.json, or of one of its rows. */
static struct ins_estimate estimate_at(json_t *root, const char *path)
{
    const struct ins_findings of = {.summary = ins_findings_at(root, path)};
    return (struct ins_estimate){ins_findings_number(&of, "value"), ins_findings_number(&of, "low"),
                                 ins_findings_number(&of, "high")};
}

/* All of the table has the digits of its largest number. */
static struct ins_figure million_of_worth(const struct ins_report_writer *report, double euro)
{
    return ins_tell_million(report, euro, estimate_at(report->f->worth, "evpi").high);
}

/* "(1.06 to 1.67)" */
static struct ins_phrase worth_interval(const struct ins_report_writer *report,
                                        struct ins_estimate             euro)
{
    return ins_tell(report, INS_WORD_INTERVAL,
                    INS_VALUES(million_of_worth(report, euro.low).text,
                               million_of_worth(report, euro.high).text));
}

/* --- the choice ----------------------------------------------------------------------------- */

static void tell_flat_sizes(struct ins_report_writer *report, const struct ins_findings *worth)
{
    enum ins_language   in    = report->html.language;
    struct ins_html    *html  = &report->html;
    struct ins_estimate saves = estimate_at(report->f->worth, "saved_against_none");
    struct ins_estimate most  = estimate_at(report->f->worth, "evpi");
    double              to    = ins_findings_number(worth, "flat.to");
    ins_html_element(html, "p", INS_WORD_WORTH_BEST,
                     INS_VALUES(ins_number_million(ins_findings_number(worth, "best"), in).text,
                                ins_tell_million(report, saves.value, saves.value).text,
                                ins_tell_euro_interval(report, saves).text));
    ins_html_element(html, "p", isnan(to) ? INS_WORD_WORTH_FLAT_OPEN : INS_WORD_WORTH_FLAT,
                     INS_VALUES(ins_number_million(ins_findings_number(worth, "flat.from"), in).text,
                                ins_number_million(to, in).text));
    ins_html_element(
        html, "p", INS_WORD_WORTH_MOST,
        INS_VALUES(million_of_worth(report, most.value).text, worth_interval(report, most).text));
}

/* --- the table ------------------------------------------------------------------------------ */

static void tell_known_row(struct ins_report_writer *report, const char *known, json_t *row)
{
    struct ins_estimate worth = estimate_at(row, "");
    ins_html_row(&report->html, NULL,
                 INS_VALUES(known, million_of_worth(report, worth.value).text,
                            worth_interval(report, worth).text));
}

static void tell_worth_of_key(struct ins_report_writer *report, json_t *row)
{
    const struct ins_findings of = {.summary = row};
    tell_known_row(report, ins_findings_text(&of, "key"), row);
}

static void tell_group(struct ins_report_writer *report, json_t *row)
{
    const struct ins_findings of = {.summary = row};
    struct ins_figure keys = ins_tell_count(report, ins_findings_number(&of, "keys"));
    tell_known_row(report,
                   ins_tell(report, INS_WORD_WORTH_GROUP,
                            INS_VALUES(ins_findings_text(&of, "group"), keys.text))
                       .text,
                   row);
}

static void tell_known_table(struct ins_report_writer *report)
{
    static const enum ins_word heads[] = {INS_WORD_WORTH_KNOWN, INS_WORD_WORTH_VALUE,
                                          INS_WORD_INTERVAL_HEAD};
    json_t *worth = report->f->worth, *row;
    size_t  i;
    ins_html_table(&report->html, INS_WORD_WORTH, heads, 3);
    json_array_foreach(json_object_get(worth, "evppi"), i, row) tell_worth_of_key(report, row);
    json_array_foreach(json_object_get(worth, "groups"), i, row) tell_group(report, row);
    tell_known_row(report, ins_words(INS_WORD_WORTH_ALL, report->html.language),
                   json_object_get(worth, "evpi"));
    ins_html_table_end(&report->html);
}

void ins_section_worth(struct ins_report_writer *report)
{
    const struct ins_findings worth = {.summary = report->f->worth};
    double price = ins_findings_number(&worth, "norm_price");
    tell_flat_sizes(report, &worth);
    tell_known_table(report);
    ins_html_element(
        &report->html, "p class=\"soft\"", INS_WORD_WORTH_METHOD,
        INS_VALUES(ins_tell_count(report, ins_findings_number(&worth, "worlds")).text,
                   million_of_worth(report, ins_findings_number(&worth, "evpi.bias")).text));
    if (price > 0.0)
        ins_html_element(&report->html, "p class=\"soft\"", INS_WORD_WORTH_PRICE,
                         INS_VALUES(ins_number_million(price, report->html.language).text));
}
