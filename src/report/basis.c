/* What the answer rests on: assumptions, what is left out, how to make it again. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "report/sections.h"

enum rating { GREEN, AMBER, RED, BLANK, RATINGS };

static const char *const colour[RATINGS] = {"green", "amber", "red", "blank"};

static enum rating rating_of(const char *mark)
{
    static const char marks[] = "HML";
    const char       *at      = mark[0] ? strchr(marks, mark[0]) : NULL;
    return at ? (enum rating)(at - marks) : BLANK;
}

static const char *assumption_cell(const struct ins_report_writer *report, int row,
                                   const char *column)
{
    const struct ins_cells *cells = &report->f->assumptions;
    return ins_cells_text(cells, row, ins_cells_column(cells, column));
}

bool ins_section_has_assumptions(const struct ins_report_writer *report)
{
    return report->f->assumptions.columns > 0;
}

/* --- how sure they are ---------------------------------------------------------------------- */

/* The first part of a key: "tracks" of tracks.asylum.hours, "start" of start. */
static size_t subject(const char *key)
{
    return strcspn(key, ".[");
}

static bool same_subject(const char *one, const char *other)
{
    return subject(one) == subject(other) && strncmp(one, other, subject(one)) == 0;
}

static void draw_ratings(struct ins_html *html, const int count[RATINGS])
{
    int all = 0, before = 0;
    for (int r = 0; r < RATINGS; r++)
        all += count[r];
    ins_html_raw(html, "<td class=\"bar\"><svg class=\"share\" viewBox=\"0 0 100 10\" "
                       "preserveAspectRatio=\"none\" aria-hidden=\"true\">");
    for (int r = 0; r < RATINGS; r++) {
        if (count[r] > 0)
            ins_html_raw(html, "<rect class=\"%s\" x=\"%s\" width=\"%s\" height=\"10\"/>",
                         colour[r], ins_html_length(100.0 * before / all).text,
                         ins_html_length(100.0 * count[r] / all).text);
        before += count[r];
    }
    ins_html_raw(html, "</svg></td>");
}

static void tell_subject(struct ins_report_writer *report, const char *kind, const char *name,
                         size_t length, const int count[RATINGS])
{
    struct ins_html *html  = &report->html;
    char            *words = strndup(name, length);
    ins_html_raw(html, kind ? "<tr class=\"%s\"><th scope=\"row\">" : "<tr><th scope=\"row\">", kind);
    ins_html_text(html, words ? words : "");
    html->text.failed |= !words;
    ins_html_raw(html, "</th>");
    draw_ratings(html, count);
    for (int r = 0; r < RATINGS; r++)
        ins_html_raw(html, count[r] ? "<td>%d</td>" : "<td></td>", count[r]);
    ins_html_raw(html, "</tr>\n");
    free(words);
}

static void count_ratings(const struct ins_report_writer *report, int from, int to,
                          int count[RATINGS])
{
    memset(count, 0, RATINGS * sizeof *count);
    for (int row = from; row < to; row++)
        count[rating_of(assumption_cell(report, row, "confidence"))]++;
}

/* Rows of one subject stand together, as keys do in their table. */
static int end_of_subject(const struct ins_report_writer *report, int row)
{
    int next = row;
    while (next < report->f->assumptions.rows &&
           same_subject(assumption_cell(report, row, "key"), assumption_cell(report, next, "key")))
        next++;
    return next;
}

static void open_trust(struct ins_html *html)
{
    static const enum ins_word heads[] = {INS_WORD_TRUST_GREEN, INS_WORD_TRUST_AMBER,
                                          INS_WORD_TRUST_RED, INS_WORD_TRUST_BLANK};
    ins_html_scroll(html, INS_WORD_TRUST_CAPTION);
    ins_html_raw(html, "\n<thead><tr>");
    ins_html_element(html, "th scope=\"col\" colspan=\"2\"", INS_WORD_TRUST_GROUP, NULL);
    for (int r = 0; r < RATINGS; r++) {
        ins_html_raw(html, "<th scope=\"col\">");
        ins_html_swatch(html, colour[r]);
        ins_html_say(html, heads[r], NULL);
        ins_html_raw(html, "</th>");
    }
    ins_html_raw(html, "</tr></thead>\n<tbody>\n");
}

void ins_section_trust(struct ins_report_writer *report)
{
    int rows = report->f->assumptions.rows, count[RATINGS];
    ins_html_element(&report->html, "p", INS_WORD_TRUST_LEAD, NULL);
    open_trust(&report->html);
    for (int row = 0, next; row < rows; row = next) {
        next = end_of_subject(report, row);
        count_ratings(report, row, next, count);
        tell_subject(report, NULL, assumption_cell(report, row, "key"),
                     subject(assumption_cell(report, row, "key")), count);
    }
    count_ratings(report, 0, rows, count);
    const char *all = ins_words(INS_WORD_TRUST_ALL, report->html.language);
    tell_subject(report, "total", all, strlen(all), count);
    ins_html_table_end(&report->html);
}

/* --- what was assumed ----------------------------------------------------------------------- */

static void tell_code(struct ins_html *html, const char *text, const char *unit)
{
    ins_html_raw(html, "<td class=\"words\"><code>");
    ins_html_text(html, text);
    ins_html_raw(html, "</code>");
    if (unit[0]) {
        ins_html_raw(html, " <span class=\"soft\">");
        ins_html_text(html, unit);
        ins_html_raw(html, "</span>");
    }
    ins_html_raw(html, "</td>");
}

static void tell_chip(struct ins_html *html, enum rating rating)
{
    static const enum ins_word word[RATINGS] = {INS_WORD_RATING_GREEN, INS_WORD_RATING_AMBER,
                                                INS_WORD_RATING_RED, INS_WORD_RATING_BLANK};
    ins_html_raw(html, "<td class=\"words rating\">");
    ins_html_swatch(html, colour[rating]);
    ins_html_say(html, word[rating], NULL);
    ins_html_raw(html, "</td>");
}

/* A key may go on in the next line behind each of its parts. */
static void tell_breaking_key(struct ins_html *html, const char *key)
{
    for (; *key; key++) {
        char letter[2] = {*key, '\0'};
        ins_html_text(html, letter);
        if (*key == '.' || *key == '_')
            ins_html_raw(html, "<wbr>");
    }
}

static void tell_assumption(struct ins_report_writer *report, int row)
{
    struct ins_html *html  = &report->html;
    const char      *usual = assumption_cell(report, row, "default");
    ins_html_raw(html, "<tr><th scope=\"row\"><code>");
    tell_breaking_key(html, assumption_cell(report, row, "key"));
    ins_html_raw(html, "</code></th>");
    tell_code(html, assumption_cell(report, row, "value"), assumption_cell(report, row, "unit"));
    tell_code(html, usual[0] ? usual : ins_words(INS_WORD_ASSUMED_REQUIRED, html->language), "");
    tell_chip(html, rating_of(assumption_cell(report, row, "confidence")));
    ins_html_raw(html, "<td class=\"words source\">");
    ins_html_text(html, assumption_cell(report, row, "source"));
    ins_html_raw(html, " <span class=\"soft\">");
    ins_html_text(html, assumption_cell(report, row, "where"));
    ins_html_raw(html, "</span></td></tr>\n");
}

void ins_section_assumed(struct ins_report_writer *report)
{
    static const enum ins_word heads[] = {INS_WORD_ASSUMED_KEY, INS_WORD_ASSUMED_VALUE,
                                          INS_WORD_ASSUMED_DEFAULT, INS_WORD_ASSUMED_RATING,
                                          INS_WORD_ASSUMED_SOURCE};
    ins_html_element(&report->html, "p", INS_WORD_ASSUMED_LEAD, NULL);
    ins_html_table(&report->html, INS_WORD_ASSUMED_CAPTION, heads, 5);
    for (int row = 0; row < report->f->assumptions.rows; row++)
        tell_assumption(report, row);
    ins_html_table_end(&report->html);
}

/* --- what was read ---------------------------------------------------------------------------- */

bool ins_section_has_records(const struct ins_report_writer *report)
{
    return json_array_size(ins_findings_at(report->f->summary, "read")) > 0;
}

/* Sentences of the answer, which has them in each language. */
static void tell_sentences(struct ins_html *html, json_t *says)
{
    json_t *one;
    size_t  i;
    json_array_foreach(says, i, one)
    {
        const char *sentence = json_string_value(one);
        ins_html_raw(html, i ? " " : "<p>");
        ins_html_text(html, sentence ? sentence : "");
    }
    ins_html_raw(html, "</p>\n");
}

void ins_section_records(struct ins_report_writer *report)
{
    struct ins_html *html  = &report->html;
    const char      *says  = html->language == INS_DUTCH ? "says.nl" : "says.en";
    json_t          *doubts = ins_findings_at(report->f->summary, "doubts"), *one;
    size_t           i;
    json_array_foreach(ins_findings_at(report->f->summary, "read"), i, one)
        tell_sentences(html, ins_findings_at(one, says));
    if (json_array_size(doubts) == 0)
        return;
    ins_html_element(html, "p", INS_WORD_RECORDS_DOUBTS, NULL);
    ins_html_raw(html, "<ul>\n");
    json_array_foreach(doubts, i, one)
    {
        const char *column = json_string_value(ins_findings_at(one, "column"));
        const char *words  = json_string_value(ins_findings_at(one, says));
        ins_html_raw(html, "<li>");
        ins_html_text(html, column ? column : "");
        ins_html_raw(html, ": ");
        ins_html_text(html, words ? words : "");
        ins_html_raw(html, "</li>\n");
    }
    ins_html_raw(html, "</ul>\n");
}

/* --- what is left out, and how to make it again --------------------------------------------- */

void ins_section_limits(struct ins_report_writer *report)
{
    static const enum ins_word limits[] = {
        INS_WORD_LIMITS_FIRST, INS_WORD_LIMITS_WORLD, INS_WORD_LIMITS_CHAIN, INS_WORD_LIMITS_STAFF,
        INS_WORD_LIMITS_CASES, INS_WORD_LIMITS_TOWER, INS_WORD_LIMITS_MONEY};
    ins_html_raw(&report->html, "<ul>\n");
    for (size_t i = 0; i < sizeof limits / sizeof limits[0]; i++)
        ins_html_element(&report->html, "li", limits[i], NULL);
    ins_html_raw(&report->html, "</ul>\n");
}

static void tell_basis_source(struct ins_report_writer *report, enum ins_word name,
                              const char *value)
{
    struct ins_html *html = &report->html;
    ins_html_raw(html, "<dt>");
    ins_html_say(html, name, NULL);
    ins_html_raw(html, "</dt><dd><code>");
    ins_html_text(html, value);
    ins_html_raw(html, "</code></dd>\n");
}

void ins_section_source(struct ins_report_writer *report)
{
    const struct ins_findings *f    = report->f;
    struct ins_text            text = {0};
    ins_html_element(&report->html, "p", INS_WORD_SOURCE_LEAD, NULL);
    ins_html_raw(&report->html, "<dl>\n");
    tell_basis_source(report, INS_WORD_SOURCE_COMMAND, "instroom run scenario.cfg -o again");
    tell_basis_source(report, INS_WORD_SOURCE_VERSION, ins_findings_text(f, "provenance.version"));
    tell_basis_source(report, INS_WORD_SOURCE_HASH,
                      ins_findings_text(f, "provenance.scenario_sha256"));
    ins_text_add(&text, "%.0f", ins_findings_number(f, "provenance.seed"));
    tell_basis_source(report, INS_WORD_SOURCE_SEED, text.bytes ? text.bytes : "");
    report->html.text.failed |= text.failed;
    ins_text_clear(&text);
    tell_basis_source(report, INS_WORD_SOURCE_FUTURES,
                      ins_tell_count(report, ins_findings_number(f, "provenance.futures")).text);
    ins_html_raw(&report->html, "</dl>\n");
    ins_html_element(&report->html, "p class=\"soft\"", INS_WORD_SOURCE_FILES, NULL);
}
