/* In which form the protection is held best, where the folder holds the answer of `instroom forms`. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "decide/forms.h"
#include "report/charts.h"
#include "report/sections.h"

enum { MOST = INS_FORMS * INS_FORM_LEVELS };

/* A form of the file, as the page tells it. */
struct told {
    const char         *name, *label, *unit, *better;
    struct ins_estimate size, p_norm, outlay, p95, state, overdue, peak;
    double              asked;
};

static json_t *forms(const struct ins_report_writer *report)
{
    return json_object_get(report->f->forms, "forms");
}

bool ins_section_has_forms(const struct ins_report_writer *report)
{
    return json_array_size(forms(report)) > 1;
}

/* --- reading ------------------------------------------------------------------------------------ */

/* Its name in the page's language; one that this program does not know, as it stands. */
static const char *label_of(const struct ins_report_writer *report, const char *name)
{
    int                         count;
    const struct ins_form_kind *kinds = ins_form_kinds(&count);
    for (int i = 0; i < count; i++)
        if (strcmp(kinds[i].name, name) == 0)
            return report->html.language == INS_DUTCH ? kinds[i].label_nl : kinds[i].label;
    return strcmp(name, "none") == 0 ? ins_words(INS_WORD_FORMS_NONE, report->html.language) : name;
}

static struct told read_form(const struct ins_report_writer *report, size_t i)
{
    struct ins_findings      of     = {.summary = json_array_get(forms(report), i)};
    struct ins_report_writer inside = {.html = {.language = report->html.language}, .f = &of};
    const char              *name   = ins_findings_text(&of, "form");
    const char              *better = ins_findings_text(&of, "dominated_by");
    return (struct told){.name    = name,
                         .label   = label_of(report, name),
                         .unit    = ins_findings_text(&of, "unit"),
                         .better  = better[0] ? label_of(report, better) : NULL,
                         .size    = ins_tell_estimate(&inside, "size"),
                         .p_norm  = ins_tell_estimate(&inside, "p_norm"),
                         .outlay  = ins_tell_estimate(&inside, "outlay.mean"),
                         .p95     = ins_tell_estimate(&inside, "outlay.p95"),
                         .state   = ins_tell_estimate(&inside, "cost_to_the_state"),
                         .overdue = ins_tell_estimate(&inside, "overdue_case_months"),
                         .peak    = ins_tell_estimate(&inside, "peak_year.outlay"),
                         .asked   = ins_findings_number(&of, "asked")};
}

/* --- the drawing -------------------------------------------------------------------------------- */

static void draw_forms(struct ins_report_writer *report, const struct told *all, int count)
{
    struct ins_dot    dot[MOST];
    enum ins_language in = report->html.language;
    for (int i = 0; i < count; i++)
        dot[i] = (struct ins_dot){all[i].label, all[i].state};
    ins_chart_dots(report, &(struct ins_dots){ins_words(INS_WORD_QUANTITY_SOCIAL, in),
                                              ins_words(INS_WORD_FORMS, in), 1e6, dot, count});
}

/* --- the table ---------------------------------------------------------------------------------- */

static double half_of_form(struct ins_estimate value)
{
    return (value.high - value.low) / 2.0;
}

/* Euro in millions, of a share parts of 100, of people as many. */
static struct ins_figure size_in_unit(const struct ins_report_writer *report, const char *unit,
                                      double size)
{
    double scale = strcmp(unit, "euro") == 0 ? 1e-6 : strcmp(unit, "FTE") == 0 ? 1.0 : 100.0;
    return ins_number_decimal(isfinite(size) ? scale * size : (double)NAN, 1, report->html.language);
}

static struct ins_figure million_of_form(const struct ins_report_writer *report, double euro)
{
    return ins_number_decimal(euro / 1e6, 1, report->html.language);
}

static void tell_form(struct ins_report_writer *report, const struct told *told)
{
    ins_html_row(&report->html, NULL,
                 INS_VALUES(told->label, size_in_unit(report, told->unit, told->size.value).text,
                            ins_tell_hundred(report, told->p_norm.value).text,
                            million_of_form(report, told->outlay.value).text,
                            million_of_form(report, told->p95.value).text,
                            million_of_form(report, told->state.value).text,
                            ins_tell_count(report, told->overdue.value / 1e3).text,
                            million_of_form(report, told->peak.value).text));
    ins_html_row(&report->html, NULL,
                 INS_VALUES("±", size_in_unit(report, told->unit, half_of_form(told->size)).text,
                            ins_tell_hundred(report, half_of_form(told->p_norm)).text,
                            million_of_form(report, half_of_form(told->outlay)).text,
                            million_of_form(report, half_of_form(told->p95)).text,
                            million_of_form(report, half_of_form(told->state)).text,
                            ins_tell_count(report, half_of_form(told->overdue) / 1e3).text,
                            million_of_form(report, half_of_form(told->peak)).text));
}

static void tell_forms_table(struct ins_report_writer *report, const struct told *all, int count)
{
    static const enum ins_word heads[] = {INS_WORD_MILLION,      INS_WORD_FORMS_SIZE,
                                          INS_WORD_HEAD_CHANCE,  INS_WORD_FORMS_OUTLAY,
                                          INS_WORD_FORMS_P95,    INS_WORD_FORMS_STATE,
                                          INS_WORD_HEAD_OVERDUE, INS_WORD_FORMS_PEAK};
    ins_html_table(&report->html, INS_WORD_FORMS, heads, 8);
    for (int i = 0; i < count; i++)
        tell_form(report, &all[i]);
    ins_html_table_end(&report->html);
    for (int i = 0; i < count; i++)
        if (all[i].better)
            ins_html_element(&report->html, "p", INS_WORD_FORMS_BETTER,
                             INS_VALUES(all[i].label, all[i].better));
}

/* --- the section -------------------------------------------------------------------------------- */

static void tell_level(struct ins_report_writer *report, const struct told *all, int count, bool midway)
{
    struct ins_html *html = &report->html;
    ins_html_element(html, "p", midway ? INS_WORD_FORMS_MIDWAY : INS_WORD_FORMS_ASKED,
                     INS_VALUES(ins_tell_hundred(report, all[0].asked).text));
    draw_forms(report, all, count);
    tell_forms_table(report, all, count);
}

void ins_section_forms(struct ins_report_writer *report)
{
    struct told              all[MOST];
    struct ins_findings      of     = {.summary = report->f->forms};
    struct ins_report_writer inside = {.html = {.language = report->html.language}, .f = &of};
    struct ins_estimate none = ins_tell_estimate(&inside, "p_norm_none"),
                        most = ins_tell_estimate(&inside, "p_norm_max");
    int count = (int)json_array_size(forms(report)), first = 0;
    count     = count < MOST ? count : MOST;
    for (int i = 0; i < count; i++)
        all[i] = read_form(report, (size_t)i);
    ins_html_element(&report->html, "p", INS_WORD_FORMS_ENDS,
                     INS_VALUES(ins_tell_hundred(report, none.value).text,
                                ins_tell_hundred_interval(report, none).text,
                                ins_tell_hundred(report, most.value).text,
                                ins_tell_hundred_interval(report, most).text));
    for (int i = 1; i <= count; i++)
        if (i == count || all[i].asked != all[first].asked) {
            tell_level(report, &all[first], i - first, first > 0);
            first = i;
        }
    ins_html_element(&report->html, "p class=\"soft\"", INS_WORD_FORMS_METHOD,
                     INS_VALUES(ins_tell_count(report, ins_findings_number(&of, "played")).text));
}
