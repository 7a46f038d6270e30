#include "report/other.h"

#include <string.h>

#include "report/document.h"
#include "report/sections.h"
#include "report/statement.h"

/* A command, the question that it answers, and how its folder is made again. */
static const struct other {
    const char   *command;
    enum ins_word asks;
    void (*write)(struct ins_report_writer *report);
    const char *again; /* NULL: each scenario of the folder is one */
} others[] = {
    {"compare", INS_WORD_COMPARE, ins_section_compared, NULL},
    {"mix", INS_WORD_MIX, ins_section_mixed, "instroom mix SCENARIO -o mix"},
    {"levers", INS_WORD_SECTION_LEVERS, ins_section_levers, "instroom levers scenario.cfg -o again"},
    {"measures", INS_WORD_MEASURES, ins_section_measures, "instroom measures scenario.cfg -o again"},
    {"forms", INS_WORD_FORMS, ins_section_forms, "instroom forms scenario.cfg -o again"},
    {"worth", INS_WORD_WORTH, ins_section_worth, "instroom worth scenario.cfg -o again"},
    {"backcast", INS_WORD_BACKCAST, ins_section_replayed, "instroom backcast scenario.cfg RECORD -o again"},
};
enum { OTHERS = sizeof others / sizeof others[0] };

static const struct other *other_of(const char *command)
{
    for (int i = 0; i < OTHERS; i++)
        if (strcmp(others[i].command, command) == 0)
            return &others[i];
    return NULL;
}

bool ins_other_knows(const char *command)
{
    return other_of(command) != NULL;
}

/* --- the head --------------------------------------------------------------------------------- */

static void tell_other_head(struct ins_report_writer *report, const struct other *other)
{
    struct ins_html           *html  = &report->html;
    const struct ins_findings *f     = report->f;
    const char                *title = ins_findings_text(f, "title");
    ins_html_raw(html, "<header>\n");
    ins_html_element(html, "p class=\"mark\"", INS_WORD_REPORT, NULL);
    ins_html_raw(html, "<h1>");
    ins_html_text(html, title[0] ? title : ins_words(other->asks, html->language));
    ins_html_raw(html, "</h1>\n");
    ins_html_element(html, "p class=\"soft\"", other->again ? INS_WORD_PLAYED : INS_WORD_COMPARE_PLAYED,
                     INS_VALUES(ins_tell_count(report, ins_findings_number(f, "months")).text,
                                ins_tell_month(report, 0).text,
                                ins_tell_month(report, (int)ins_findings_number(f, "months") - 1).text,
                                ins_tell_count(report, ins_findings_number(f, "futures")).text,
                                ins_number_short(ins_findings_number(f, "seed")).text));
    if (f->changed.length > 0)
        ins_html_element(html, "p class=\"changed\" role=\"note\"", INS_WORD_REPORT_CHANGED,
                         INS_VALUES(f->changed.bytes));
    ins_html_raw(html, "</header>\n");
}

/* --- how it was made ---------------------------------------------------------------------------- */

static void tell_source_row(struct ins_html *html, enum ins_word name, const char *value)
{
    ins_html_raw(html, "<dt>");
    ins_html_say(html, name, NULL);
    ins_html_raw(html, "</dt><dd><code>");
    ins_html_text(html, value);
    ins_html_raw(html, "</code></dd>\n");
}

/* Of one scenario, or of each of those that stand side by side. */
static void tell_provenance(struct ins_html *html, const struct ins_findings *of)
{
    tell_source_row(html, INS_WORD_SOURCE_VERSION, ins_findings_text(of, "provenance.version"));
    tell_source_row(html, INS_WORD_SOURCE_HASH,
                    ins_findings_text(of, "provenance.scenario_sha256"));
    tell_source_row(html, INS_WORD_SOURCE_SEED,
                    ins_number_short(ins_findings_number(of, "provenance.seed")).text);
    tell_source_row(
        html, INS_WORD_SOURCE_FUTURES,
        ins_number_count(ins_findings_number(of, "provenance.futures"), html->language).text);
}

static void tell_source(struct ins_report_writer *report, const struct other *other)
{
    struct ins_html *html = &report->html;
    json_t          *sides = ins_findings_at(report->f->summary, "scenarios");
    ins_html_raw(html, "<section id=\"source\" aria-labelledby=\"source-head\">\n");
    ins_html_element(html, "h2 id=\"source-head\"", INS_WORD_SECTION_SOURCE, NULL);
    ins_html_element(html, "p", INS_WORD_OTHER_FILES, NULL);
    ins_html_raw(html, "<dl>\n");
    if (other->again) {
        tell_source_row(html, INS_WORD_SOURCE_COMMAND, other->again);
        tell_provenance(html, report->f);
    }
    for (size_t i = 0; i < json_array_size(sides); i++) {
        struct ins_findings of = {.summary = json_array_get(sides, i)};
        tell_source_row(html, INS_WORD_OTHER_SCENARIO, ins_findings_text(&of, "letter"));
        tell_provenance(html, &of);
    }
    ins_html_raw(html, "</dl>\n</section>\n");
}

/* --- the page --------------------------------------------------------------------------------- */

char *ins_other_html(const struct ins_findings *findings, enum ins_language language)
{
    if (ins_findings_has(findings, "statement"))
        return ins_statement_html(findings, language);
    struct ins_report_writer report = {.html = {.language = language}, .f = findings};
    const struct other      *other  = other_of(ins_findings_text(findings, "instroom"));
    const char              *title  = ins_findings_text(findings, "title");
    ins_document_open(&report.html, title[0] ? title : ins_words(other->asks, language));
    tell_other_head(&report, other);
    ins_html_raw(&report.html, title[0] ? "<main>\n<div id=\"answer\"></div>\n" : "<main>\n");
    ins_document_section(&report, &(struct ins_section){title[0] ? other->command : "answer", other->asks,
                                                        NULL, other->write});
    tell_source(&report, other);
    ins_document_close(&report.html);
    return ins_document_take(&report.html);
}
