/* What the scenario's measures cost and bring, where the folder holds the answer of `instroom measures`. */
#include <math.h>
#include <stdio.h>

#include "report/sections.h"

static json_t *measures(const struct ins_report_writer *report)
{
    return json_object_get(report->f->measures, "measures");
}

bool ins_section_has_measures(const struct ins_report_writer *report)
{
    return json_array_size(measures(report)) > 0;
}

static double half_of_measure(struct ins_estimate value)
{
    return (value.high - value.low) / 2.0;
}

static struct ins_figure million_of_measure(const struct ins_report_writer *report, double euro)
{
    return ins_number_decimal(euro / 1e6, 1, report->html.language);
}

/* --- a row -------------------------------------------------------------------------------------- */

/* "alone" or "last" of measure `i`. */
static struct ins_findings side_of_measure(const struct ins_report_writer *report, size_t i,
                                           const char *side)
{
    return (struct ins_findings){
        .summary = ins_findings_at(json_array_get(measures(report), i), side)};
}

static const char *name_of_measure(const struct ins_report_writer *report, size_t i)
{
    struct ins_findings of = {.summary = json_array_get(measures(report), i)};
    return ins_findings_text(&of, "name");
}

/* What is spent, and below it half of each interval. */
static void tell_spent(struct ins_report_writer *report, size_t i, const char *side)
{
    static const char *const shown[6] = {"one_off", "structural", "phases.short.cost_to_the_state",
                                         "phases.middle.cost_to_the_state",
                                         "phases.long.cost_to_the_state", "deepest_outlay"};
    struct ins_findings      of     = side_of_measure(report, i, side);
    struct ins_report_writer inside = {.html = {.language = report->html.language}, .f = &of};
    struct ins_figure        value[6], error[6];
    const char              *even = ins_findings_text(&of, "break_even");
    for (int k = 0; k < 6; k++) {
        struct ins_estimate spent = ins_tell_estimate(&inside, shown[k]);
        value[k]                  = million_of_measure(report, spent.value);
        error[k]                  = million_of_measure(report, half_of_measure(spent));
    }
    ins_html_row(&report->html, NULL,
                 INS_VALUES(name_of_measure(report, i), value[0].text, value[1].text, value[2].text,
                            value[3].text, value[4].text, value[5].text, even[0] ? even : "-"));
    ins_html_row(&report->html, NULL,
                 INS_VALUES("±", error[0].text, error[1].text, error[2].text, error[3].text,
                            error[4].text, error[5].text, ""));
}

/* In the norm buffer, in what unlimited money reaches, in lateness; and what it needs. */
static void tell_brought(struct ins_report_writer *report, size_t i, const char *side)
{
    struct ins_findings      of     = side_of_measure(report, i, side);
    struct ins_report_writer inside = {.html = {.language = report->html.language}, .f = &of};
    struct ins_estimate      norm = ins_tell_estimate(&inside, "norm_buffer"),
                             chance = ins_tell_estimate(&inside, "p_norm_max"),
                             late   = ins_tell_estimate(&inside, "overdue_case_months"),
                             own    = ins_tell_estimate(&inside, "own_money"),
                             along  = ins_tell_estimate(&inside, "along");
    ins_html_row(&report->html, NULL,
                 INS_VALUES(name_of_measure(report, i), million_of_measure(report, norm.value).text,
                            ins_tell_hundred(report, chance.value).text,
                            ins_tell_count(report, late.value).text,
                            million_of_measure(report, own.value).text,
                            million_of_measure(report, along.value).text));
    ins_html_row(&report->html, NULL,
                 INS_VALUES("±", million_of_measure(report, half_of_measure(norm)).text,
                            ins_tell_hundred(report, half_of_measure(chance)).text,
                            ins_tell_count(report, half_of_measure(late)).text,
                            million_of_measure(report, half_of_measure(own)).text,
                            million_of_measure(report, half_of_measure(along)).text));
}

/* --- tables ------------------------------------------------------------------------------------- */

static void tell_measure_money(struct ins_report_writer *report, enum ins_word caption,
                               const char *side)
{
    static const enum ins_word heads[] = {INS_WORD_MILLION,       INS_WORD_SPENT_ONCE,
                                          INS_WORD_SPENT_YEARLY,  INS_WORD_SPENT_SHORT,
                                          INS_WORD_SPENT_MIDDLE,  INS_WORD_SPENT_LONG,
                                          INS_WORD_SPENT_DEEPEST, INS_WORD_SPENT_EVEN};
    ins_html_table(&report->html, caption, heads, 8);
    for (size_t i = 0; i < json_array_size(measures(report)); i++)
        tell_spent(report, i, side);
    ins_html_table_end(&report->html);
}

static void tell_all_brought(struct ins_report_writer *report, enum ins_word caption,
                             const char *side)
{
    static const enum ins_word heads[] = {INS_WORD_MILLION,     INS_WORD_QUANTITY_NORM,
                                          INS_WORD_QUANTITY_P_NORM_MAX, INS_WORD_QUANTITY_OVERDUE,
                                          INS_WORD_SPENT_OWN,   INS_WORD_SPENT_ALONG};
    ins_html_table(&report->html, caption, heads, 6);
    for (size_t i = 0; i < json_array_size(measures(report)); i++)
        tell_brought(report, i, side);
    ins_html_table_end(&report->html);
}

void ins_section_measures(struct ins_report_writer *report)
{
    struct ins_findings      of     = {.summary = report->f->measures};
    struct ins_report_writer inside = {.html = {.language = report->html.language}, .f = &of};
    struct ins_estimate none = ins_tell_estimate(&inside, "none.p_norm_max"),
                        all  = ins_tell_estimate(&inside, "all.p_norm_max");
    bool several = json_array_size(measures(report)) > 1;
    ins_html_element(&report->html, "p", INS_WORD_MEASURES_ENDS,
                     INS_VALUES(ins_tell_hundred(report, none.value).text,
                                ins_tell_hundred_interval(report, none).text,
                                ins_tell_hundred(report, all.value).text,
                                ins_tell_hundred_interval(report, all).text));
    tell_measure_money(report, INS_WORD_MEASURES_ALONE, "alone");
    if (several)
        tell_measure_money(report, INS_WORD_MEASURES_LAST, "last");
    tell_all_brought(report, INS_WORD_MEASURES_BRING, "alone");
    if (several)
        tell_all_brought(report, INS_WORD_MEASURES_BRING_LAST, "last");
    ins_html_element(&report->html, "p class=\"soft\"", INS_WORD_MEASURES_METHOD, NULL);
}
