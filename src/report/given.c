/* What each given path of the inflow comes to, and at which weight of one the answer turns. */
#include <math.h>
#include <stdio.h>

#include "report/sections.h"

bool ins_section_has_given(const struct ins_report_writer *report)
{
    return json_array_size(ins_findings_at(report->f->summary, "buffer.paths")) > 1;
}

static struct ins_estimate path_estimate(const struct ins_findings *path, const char *name)
{
    struct ins_findings of = {.summary = ins_findings_at(path->summary, name)};
    return (struct ins_estimate){ins_findings_number(&of, "value"), ins_findings_number(&of, "low"),
                                 ins_findings_number(&of, "high")};
}

/* "80.0 (79.2 to 80.8)" */
static struct ins_phrase chance_with_interval(const struct ins_report_writer *report,
                                              const struct ins_findings *path, const char *name)
{
    struct ins_estimate p    = path_estimate(path, name);
    struct ins_phrase   text = {""};
    (void)snprintf(text.text, sizeof text.text, "%s %.500s", ins_tell_hundred(report, p.value).text,
                   ins_tell_hundred_interval(report, p).text);
    return text;
}

/* "16.4 (15.9 to 16.9)", or that there is none. */
static struct ins_phrase euro_with_interval(const struct ins_report_writer *report,
                                            const struct ins_findings *path, const char *name)
{
    enum ins_language   in   = report->html.language;
    struct ins_estimate size = path_estimate(path, name);
    struct ins_phrase   text = {""};
    bool                none = !isfinite(size.value);
    (void)snprintf(text.text, sizeof text.text, "%s %.500s",
                   none ? ins_words(INS_WORD_NONE, in) : ins_number_million(size.value, in).text,
                   none ? "" : ins_tell_euro_interval(report, size).text);
    return text;
}

static void tell_path(struct ins_report_writer *report, const struct ins_findings *path)
{
    double weight = ins_findings_number(path, "weight");
    ins_html_row(&report->html, NULL,
                 INS_VALUES(ins_findings_text(path, "name"), ins_tell_hundred(report, weight).text,
                            euro_with_interval(report, path, "liquidity_buffer").text,
                            euro_with_interval(report, path, "norm_buffer").text,
                            chance_with_interval(report, path, "p_norm_none").text,
                            chance_with_interval(report, path, "p_norm_told").text,
                            chance_with_interval(report, path, "p_norm_max").text));
}

void ins_section_given(struct ins_report_writer *report)
{
    static const enum ins_word heads[] = {
        INS_WORD_GIVEN_PATH,    INS_WORD_GIVEN_WEIGHT, INS_WORD_NAME_LIQUIDITY, INS_WORD_NAME_NORM,
        INS_WORD_WITH_NONE,     INS_WORD_GIVEN_WITH_TOLD, INS_WORD_WITH_ALL};
    bool        dutch = report->html.language == INS_DUTCH;
    json_t     *list  = ins_findings_at(report->f->summary, "buffer.paths");
    const char *says  = ins_findings_text(report->f, dutch ? "buffer.paths_turn.says.nl"
                                                           : "buffer.paths_turn.says.en");
    ins_html_element(&report->html, "p", INS_WORD_GIVEN_ABOUT,
                     INS_VALUES(ins_tell_asked(report).text));
    ins_html_table(&report->html, INS_WORD_GIVEN_CAPTION, heads, 7);
    for (size_t p = 0; p < json_array_size(list); p++)
        tell_path(report, &(struct ins_findings){.summary = json_array_get(list, p)});
    ins_html_table_end(&report->html);
    if (says[0])
        ins_html_element(&report->html, "p", INS_WORD_SAYS, INS_VALUES(says));
}
