#include "report/document.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/seal.h"
#include "report/other.h"
#include "report/sections.h"
#include "report/style.h"

const struct ins_answer_kind ins_report_kind = {.name = "report"};

static bool always(const struct ins_report_writer *report)
{
    (void)report;
    return true;
}

static bool has_frontier(const struct ins_report_writer *report)
{
    return report->f->frontier.rows > 0;
}

static const struct ins_section sections[] = {
    {"why", INS_WORD_WHY, always, ins_section_why},
    {"phases", INS_WORD_SECTION_PHASES, always, ins_section_phases},
    {"buffers", INS_WORD_SECTION_BUFFERS, ins_tell_knows_buffer, ins_section_buffers},
    {"frontier", INS_WORD_SECTION_FRONTIER, has_frontier, ins_section_frontier},
    {"paths", INS_WORD_GIVEN, ins_section_has_given, ins_section_given},
    {"unknown", INS_WORD_UNKNOWN, ins_section_has_unknown, ins_section_unknown},
    {"holds", INS_WORD_HOLDS, ins_section_has_holds, ins_section_holds},
    {"worth", INS_WORD_WORTH, ins_section_has_worth, ins_section_worth},
    {"split", INS_WORD_SPLIT, ins_section_has_split, ins_section_split},
    {"books", INS_WORD_SECTION_BOOKS, ins_section_has_books, ins_section_books},
    {"levers", INS_WORD_SECTION_LEVERS, ins_section_has_levers, ins_section_levers},
    {"measures", INS_WORD_MEASURES, ins_section_has_measures, ins_section_measures},
    {"forms", INS_WORD_FORMS, ins_section_has_forms, ins_section_forms},
    {"money", INS_WORD_SECTION_LEDGER, always, ins_section_ledger},
    {"results", INS_WORD_SECTION_RESULTS, always, ins_section_results},
    {"risk", INS_WORD_RISK, ins_section_has_risk, ins_section_risk},
    {"trust", INS_WORD_SECTION_TRUST, ins_section_has_assumptions, ins_section_trust},
    {"assumed", INS_WORD_SECTION_ASSUMED, ins_section_has_assumptions, ins_section_assumed},
    {"records", INS_WORD_SECTION_RECORDS, ins_section_has_records, ins_section_records},
    {"limits", INS_WORD_SECTION_LIMITS, always, ins_section_limits},
    {"source", INS_WORD_SECTION_SOURCE, always, ins_section_source},
};
enum { SECTIONS = sizeof sections / sizeof sections[0] };

const struct ins_section ins_answer_section = {"answer", INS_WORD_ANSWER, always, ins_section_answer};

const struct ins_section *ins_sections(int *count)
{
    *count = SECTIONS;
    return sections;
}

void ins_document_open(struct ins_html *html, const char *title)
{
    char seal[INS_SEAL_TEXT];
    ins_html_raw(html, "<!DOCTYPE html>\n<html lang=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n",
                 html->language == INS_DUTCH ? "nl" : "en");
    ins_html_raw(html, "<meta name=\"generator\" content=\"%s\">\n",
                 ins_seal_open(ins_report_kind.name, seal));
    ins_html_raw(html, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                       "<meta http-equiv=\"Content-Security-Policy\" "
                       "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
                       "<meta name=\"color-scheme\" content=\"light dark\">\n<title>");
    ins_html_text(html, title);
    ins_html_raw(html, "</title>\n<style>\n");
    ins_text_add(&html->text, "%s", ins_style);
    ins_html_raw(html, "</style>\n</head>\n<body>\n");
    ins_html_element(html, "a class=\"skip\" href=\"#answer\"", INS_WORD_SKIP, NULL);
}

void ins_document_close(struct ins_html *html)
{
    ins_html_raw(html, "</main>\n</body>\n</html>\n");
}

char *ins_document_take(struct ins_html *html)
{
    size_t length = html->text.length;
    char  *page   = ins_text_take(&html->text);
    if (page)
        ins_seal_close(page, length);
    return page;
}

/* A reader of the page must know that the files it was made of are not those of the run. */
static void write_changes(struct ins_report_writer *report)
{
    const struct ins_findings *f = report->f;
    if (f->changed.length > 0)
        ins_html_element(&report->html, "p class=\"changed\" role=\"note\"",
                         INS_WORD_REPORT_CHANGED, INS_VALUES(f->changed.bytes));
}

void ins_document_head(struct ins_report_writer *report)
{
    struct ins_html           *html  = &report->html;
    const struct ins_findings *f     = report->f;
    const char                *title = ins_findings_text(f, "title");
    int                        last  = (int)ins_findings_number(f, "months") - 1;
    bool gated = strcmp(ins_findings_text(f, "funding"), "gated") == 0;
    ins_html_raw(html, "<header>\n");
    ins_html_element(html, "p class=\"mark\"", INS_WORD_REPORT, NULL);
    ins_html_raw(html, "<h1>");
    ins_html_text(html, title[0] ? title : ins_words(INS_WORD_REPORT, html->language));
    ins_html_raw(html, "</h1>\n<p class=\"soft\">");
    ins_html_say(html, INS_WORD_REPORT_PLAYED,
                 INS_VALUES(ins_tell_count(report, last + 1).text, ins_tell_month(report, 0).text,
                            ins_tell_month(report, last).text,
                            ins_tell_count(report, ins_findings_number(f, "futures")).text,
                            ins_words(gated ? INS_WORD_REPORT_GATED : INS_WORD_REPORT_UNLIMITED,
                                      html->language)));
    ins_html_raw(html, "</p>\n");
    write_changes(report);
    ins_html_raw(html, "</header>\n");
}

static void write_contents(struct ins_report_writer *report)
{
    struct ins_html *html = &report->html;
    ins_html_raw(html, "<nav aria-labelledby=\"contents\">\n");
    ins_html_element(html, "h2 id=\"contents\"", INS_WORD_CONTENTS, NULL);
    ins_html_raw(html, "<ol>\n");
    for (int i = 0; i < SECTIONS; i++) {
        if (!sections[i].exists(report))
            continue;
        ins_html_raw(html, "<li><a href=\"#%s\">", sections[i].id);
        ins_html_say(html, sections[i].head, NULL);
        ins_html_raw(html, "</a></li>\n");
    }
    ins_html_raw(html, "</ol>\n</nav>\n");
}

void ins_document_section(struct ins_report_writer *report, const struct ins_section *section)
{
    struct ins_html *html = &report->html;
    ins_html_raw(html, "<section id=\"%s\" aria-labelledby=\"%s-head\">\n<h2 id=\"%s-head\">",
                 section->id, section->id, section->id);
    ins_html_say(html, section->head, NULL);
    ins_html_raw(html, "</h2>\n");
    section->write(report);
    ins_html_raw(html, "</section>\n");
}

char *ins_document_html(const struct ins_findings *findings, enum ins_language language)
{
    if (ins_other_knows(ins_findings_text(findings, "instroom")))
        return ins_other_html(findings, language);
    struct ins_report_writer report = {.html = {.language = language}, .f = findings};
    const char       *title  = ins_findings_text(findings, "title");
    ins_document_open(&report.html, title[0] ? title : ins_words(INS_WORD_REPORT, language));
    ins_document_head(&report);
    ins_html_raw(&report.html, "<main>\n");
    ins_document_section(&report, &ins_answer_section);
    write_contents(&report);
    for (int i = 0; i < SECTIONS; i++)
        if (sections[i].exists(&report))
            ins_document_section(&report, &sections[i]);
    ins_document_close(&report.html);
    return ins_document_take(&report.html);
}
