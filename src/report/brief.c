/* One page: the question, the answer with its errors, what is paid in each year, the picture, on what
 * it hangs, and where it comes from. */
#include "report/brief.h"

#include <errno.h>
#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "answers/hangs.h"
#include "output/child.h"
#include "output/folder.h"
#include "report/charts.h"
#include "report/document.h"
#include "report/sections.h"
#include "report/statement.h"

/* So many assumptions and levers are named. */
enum { NAMED = 3 };

/* --- the picture ---------------------------------------------------------------------------- */

static void tell_picture(struct ins_report_writer *report)
{
    const char *measure = ins_findings_text(report->f, "norm.measure");
    bool        backlog = strcmp(measure, "backlog") == 0;
    ins_html_raw(&report->html, "<figure>\n");
    ins_chart_fan(report, &(struct ins_fan_settings){
                              backlog ? "backlog" : "overdue",
                              backlog ? INS_WORD_FAN_BACKLOG : INS_WORD_FAN_OVERDUE, 1.0, 96, true,
                              backlog || strcmp(measure, "overdue") == 0});
    ins_html_element(&report->html, "figcaption", INS_WORD_BRIEF_BANDS, NULL);
    ins_html_raw(&report->html, "</figure>\n");
}

/* --- on what it hangs ------------------------------------------------------------------------- */

struct tenth {
    const char         *key;
    struct ins_estimate less, more;
};

static struct tenth tenth_of(const struct ins_report_writer *report, size_t i)
{
    json_t *all = ins_findings_at(report->f->summary, "buffer.headline.a_tenth");
    struct ins_findings      of     = {.summary = json_array_get(all, i)};
    struct ins_report_writer inside = {.html = {.language = report->html.language}, .f = &of};
    return (struct tenth){ins_findings_text(&of, "key"), ins_tell_estimate(&inside, "less"),
                          ins_tell_estimate(&inside, "more")};
}

static double swing(const struct tenth *tenth)
{
    return fabs(tenth->more.value - tenth->less.value);
}

/* The ones that move the chance most, in that order. */
static int most_moving(const struct ins_report_writer *report, struct tenth most[NAMED])
{
    json_t *all   = ins_findings_at(report->f->summary, "buffer.headline.a_tenth");
    int     count = 0;
    for (size_t i = 0; i < json_array_size(all); i++) {
        struct tenth tenth = tenth_of(report, i);
        int          place = count;
        while (place > 0 && swing(&tenth) > swing(&most[place - 1]))
            place--;
        if (place == NAMED)
            continue;
        count = count < NAMED ? count + 1 : count;
        for (int j = count - 1; j > place; j--)
            most[j] = most[j - 1];
        most[place] = tenth;
    }
    return count;
}

/* In the words of the first sentence; a key that this program does not know, as it stands. */
static const char *name_of_hang(const struct ins_report_writer *report, const char *key)
{
    bool paths = strcmp(key, "inflow.paths") == 0;
    for (int i = 0; i < INS_HANGS; i++)
        if (strcmp(ins_hang_key[i], key) == 0 || (paths && i == INS_HANG_INFLOW))
            return ins_words(INS_WORD_HANGS_FIRST + (enum ins_word)i, report->html.language);
    return key;
}

static void tell_tenths(struct ins_report_writer *report)
{
    static const enum ins_word heads[] = {INS_WORD_BRIEF_ASSUMPTION, INS_WORD_BRIEF_LESS,
                                          INS_WORD_INTERVAL_HEAD, INS_WORD_BRIEF_MORE,
                                          INS_WORD_INTERVAL_HEAD};
    struct tenth most[NAMED];
    int          count = most_moving(report, most);
    if (count == 0)
        return;
    ins_html_table(&report->html, INS_WORD_BRIEF_HANGS, heads, 5);
    for (int i = 0; i < count; i++)
        ins_html_row(&report->html, NULL,
                     INS_VALUES(name_of_hang(report, most[i].key),
                                ins_tell_hundred(report, most[i].less.value).text,
                                ins_tell_hundred_interval(report, most[i].less).text,
                                ins_tell_hundred(report, most[i].more.value).text,
                                ins_tell_hundred_interval(report, most[i].more).text));
    ins_html_table_end(&report->html);
}

/* --- the page --------------------------------------------------------------------------------- */

static void tell_brief_source(struct ins_report_writer *report)
{
    const struct ins_findings *f = report->f;
    struct ins_figure seed = ins_number_short(ins_findings_number(f, "provenance.seed"));
    ins_html_element(&report->html, "p class=\"soft source\"", INS_WORD_BRIEF_SOURCE,
                     INS_VALUES(ins_findings_text(f, "provenance.version"), seed.text,
                                ins_tell_count(report, ins_findings_number(f, "provenance.futures")).text,
                                ins_findings_text(f, "provenance.scenario_sha256")));
}

char *ins_brief_html(const struct ins_findings *findings, enum ins_language language)
{
    if (ins_findings_has(findings, "statement"))
        return ins_statement_html(findings, language);
    struct ins_report_writer report = {.html = {.language = language}, .f = findings};
    const char              *title  = ins_findings_text(findings, "title");
    ins_document_open(&report.html, title[0] ? title : ins_words(INS_WORD_REPORT, language));
    ins_document_head(&report);
    ins_html_raw(&report.html, "<main class=\"brief\">\n");
    ins_document_section(&report, &ins_answer_section);
    if (ins_section_has_books(&report))
        ins_books_table(&report);
    tell_picture(&report);
    tell_tenths(&report);
    if (ins_section_has_levers(&report))
        ins_levers_table(&report, NAMED);
    tell_brief_source(&report);
    ins_document_close(&report.html);
    return ins_document_take(&report.html);
}

/* --- on paper --------------------------------------------------------------------------------- */

static const char *const browser[] = {"chromium", "chromium-browser", "google-chrome", NULL};

/* 0 with a child, or why none of the browsers starts. A profile of its own, since one that is in use
 * would hand the work to the user's window; and root's refuses to work within its own walls. */
static int start_browser(const char *folder, const char *profile, pid_t *child)
{
    char asked[PATH_MAX + 32];
    int  reason = ENOENT;
    (void)snprintf(asked, sizeof asked, "--user-data-dir=%s", profile);
    for (int i = 0; browser[i] && reason == ENOENT; i++)
        reason = ins_child_begin(folder,
                                 (const char *const[]){browser[i], "--headless", "--disable-gpu",
                                                       "--no-pdf-header-footer", asked,
                                                       "--print-to-pdf=brief.pdf", "brief.html",
                                                       geteuid() == 0 ? "--no-sandbox" : NULL, NULL},
                                 child);
    return reason;
}

void ins_brief_print(const char *folder, struct ins_text *note)
{
    char        pdf[PATH_MAX], profile[PATH_MAX];
    pid_t       child;
    struct stat made;
    if (snprintf(pdf, sizeof pdf, "%s/brief.pdf", folder) >= (int)sizeof pdf ||
        snprintf(profile, sizeof profile, "%s/.browser", folder) >= (int)sizeof profile)
        return;
    int reason = start_browser(folder, profile, &child);
    if (reason != 0)
        ins_text_add(note, reason == ENOENT
                               ? "no PDF: Chromium is not installed; any browser prints brief.html on one page"
                               : "no PDF: the browser could not be started");
    else if (ins_child_wait(child) != 0 || stat(pdf, &made) != 0 || made.st_size == 0) {
        ins_text_add(note, "no PDF: the browser could not print brief.html");
        (void)unlink(pdf);
    }
    (void)ins_folder_remove(profile);
}
