/* What not knowing the keys does to the answer, and between which values of them it stays what it is. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "answers/holds.h"
#include "output/buffer_text.h"
#include "report/charts.h"
#include "report/sections.h"

/* --- over all that the figures may be ---------------------------------------------------------- */

bool ins_section_has_unknown(const struct ins_report_writer *report)
{
    return ins_findings_has(report->f, "buffer.unknown");
}

struct ins_estimate ins_unknown_estimate(const struct ins_report_writer *report, const char *name)
{
    static const char *const end[] = {"", "_low", "_high"};
    double value[3];
    for (int i = 0; i < 3; i++) {
        char path[96];
        (void)snprintf(path, sizeof path, "buffer.unknown.norm_buffer.%s%s", name, end[i]);
        value[i] = ins_findings_number(report->f, path);
    }
    return (struct ins_estimate){value[0], value[1], value[2]};
}

static void tell_unknown_size(struct ins_report_writer *report, enum ins_word label,
                              struct ins_estimate euro)
{
    enum ins_language in = report->html.language;
    ins_html_row(&report->html, NULL,
                 INS_VALUES(ins_words(label, in),
                            isfinite(euro.value) ? ins_number_million(euro.value, in).text
                                                 : ins_words(INS_WORD_NONE, in),
                            isfinite(euro.value) ? ins_tell_euro_interval(report, euro).text : ""));
}

static void tell_sizes(struct ins_report_writer *report)
{
    static const enum ins_word heads[] = {INS_WORD_BUFFER_HEAD, INS_WORD_SIZE_HEAD,
                                          INS_WORD_INTERVAL_HEAD};
    struct ins_estimate none = ins_unknown_estimate(report, "none");
    ins_html_table(&report->html, INS_WORD_UNKNOWN, heads, 3);
    tell_unknown_size(report, INS_WORD_UNKNOWN_P05, ins_unknown_estimate(report, "p05"));
    tell_unknown_size(report, INS_WORD_UNKNOWN_P50, ins_unknown_estimate(report, "p50"));
    tell_unknown_size(report, INS_WORD_UNKNOWN_P95, ins_unknown_estimate(report, "p95"));
    tell_unknown_size(report, INS_WORD_UNKNOWN_BEST,
                      ins_tell_estimate(report, "buffer.unknown.best"));
    ins_html_table_end(&report->html);
    ins_html_element(&report->html, "p", INS_WORD_UNKNOWN_NONE,
                     INS_VALUES(ins_tell_hundred(report, none.value).text,
                                ins_tell_hundred_interval(report, none).text));
}

static void tell_unknown_points(struct ins_report_writer *report)
{
    static const enum ins_word heads[] = {INS_WORD_HEAD_SIZE, INS_WORD_HEAD_KEPT_100,
                                          INS_WORD_INTERVAL_HEAD};
    size_t  i;
    json_t *point;
    ins_html_element(&report->html, "p", INS_WORD_UNKNOWN_BEST_ABOUT, NULL);
    ins_html_table(&report->html, INS_WORD_UNKNOWN, heads, 3);
    json_array_foreach(ins_findings_at(report->f->summary, "buffer.unknown.frontier"), i, point)
    {
        const struct ins_findings of = {.summary = point};
        struct ins_estimate       p  = {ins_findings_number(&of, "p_norm.value"),
                                        ins_findings_number(&of, "p_norm.low"),
                                        ins_findings_number(&of, "p_norm.high")};
        ins_html_row(&report->html, NULL,
                     INS_VALUES(ins_number_decimal(ins_findings_number(&of, "buffer") / 1e6, 1,
                                                   report->html.language).text,
                                ins_tell_hundred(report, p.value).text,
                                ins_tell_hundred_interval(report, p).text));
    }
    ins_html_table_end(&report->html);
}

/* Their paths, as many as a sentence holds. */
static struct ins_phrase keys_of(const struct ins_report_writer *report)
{
    struct ins_phrase list = {""};
    size_t            i, used = 0;
    json_t           *key;
    json_array_foreach(ins_findings_at(report->f->summary, "buffer.unknown.keys"), i, key)
        if (json_is_string(key) && used + 1 < sizeof list.text)
            used += (size_t)snprintf(list.text + used, sizeof list.text - used, "%s%s",
                                     used > 0 ? ", " : "", json_string_value(key));
    return list;
}

void ins_section_unknown(struct ins_report_writer *report)
{
    double worlds = ins_findings_number(report->f, "buffer.unknown.worlds");
    ins_html_element(&report->html, "p", INS_WORD_UNKNOWN_ABOUT,
                     INS_VALUES(keys_of(report).text, ins_tell_count(report, worlds).text,
                                ins_tell_asked(report).text));
    tell_sizes(report);
    tell_unknown_points(report);
}

/* --- it holds while ---------------------------------------------------------------------------- */

bool ins_section_has_holds(const struct ins_report_writer *report)
{
    return json_array_size(ins_findings_at(report->f->summary, "buffer.holds_while")) > 0;
}

static struct ins_hold hold_at(json_t *row)
{
    const struct ins_findings of = {.summary = row};
    struct ins_hold hold = {
        .unit     = ins_findings_text(&of, "unit"),
        .value    = ins_findings_number(&of, "value"),
        .spread   = ins_findings_number(&of, "spread"),
        .distance = ins_findings_number(&of, "distance"),
        .from     = {ins_findings_number(&of, "from"), ins_findings_number(&of, "from_low"),
                     ins_findings_number(&of, "from_high")},
        .to       = {ins_findings_number(&of, "to"), ins_findings_number(&of, "to_low"),
                     ins_findings_number(&of, "to_high")}};
    (void)snprintf(hold.key, sizeof hold.key, "%s", ins_findings_text(&of, "key"));
    return hold;
}

/* "31.6 (31.4 to 31.8)"; "" where there is no end. */
static struct ins_phrase hold_end(const struct ins_report_writer *report,
                                  const struct ins_hold *hold, struct ins_estimate end)
{
    enum ins_language in   = report->html.language;
    struct ins_phrase text = {""};
    if (!isnan(end.value))
        (void)snprintf(text.text, sizeof text.text, "%s %.500s",
                       ins_hold_value(hold, end.value, in).text,
                       ins_tell(report, INS_WORD_INTERVAL,
                                INS_VALUES(ins_hold_value(hold, end.low, in).text,
                                           ins_hold_value(hold, end.high, in).text)).text);
    return text;
}

static void tell_hold(struct ins_report_writer *report, const struct ins_hold *hold)
{
    enum ins_language in   = report->html.language;
    struct ins_phrase from = hold_end(report, hold, hold->from);
    struct ins_phrase to   = hold_end(report, hold, hold->to);
    const char *without    = hold->distance == 0.0                   ? ins_words(INS_WORD_HOLDS_EDGE, in)
                             : isnan(hold->from.value) && isnan(hold->to.value)
                                 ? ins_words(INS_WORD_HOLDS_ALWAYS, in)
                                 : NULL;
    ins_html_row(&report->html, NULL,
                 INS_VALUES(hold->key, ins_hold_value(hold, hold->value, in).text,
                            without ? without : from.text, without ? "" : to.text));
}

static int read_holds(const struct ins_report_writer *report, struct ins_hold hold[INS_HOLDS])
{
    json_t *all   = ins_findings_at(report->f->summary, "buffer.holds_while");
    int     count = (int)json_array_size(all);
    count         = count < INS_HOLDS ? count : INS_HOLDS;
    for (int i = 0; i < count; i++)
        hold[i] = hold_at(json_array_get(all, (size_t)i));
    return count;
}

static void draw_holds(struct ins_report_writer *report, const struct ins_hold *hold, int count)
{
    bool laws = strcmp(ins_findings_text(report->f, "buffer.holds.keys"), "uncertain") == 0;
    enum ins_word     word    = laws ? INS_WORD_HOLDS_PLOT_LAWS : INS_WORD_HOLDS_PLOT_TENTHS;
    struct ins_figure futures = ins_tell_count(report, ins_findings_number(report->f, "buffer.holds.futures"));
    ins_html_raw(&report->html, "<figure>\n");
    ins_chart_holds(report, hold, count, ins_tell(report, word, INS_VALUES(futures.text)).text);
    ins_html_element(&report->html, "figcaption", word, INS_VALUES(futures.text));
    ins_html_raw(&report->html, "</figure>\n");
}

void ins_section_holds(struct ins_report_writer *report)
{
    static const enum ins_word heads[] = {INS_WORD_HOLDS_KEY, INS_WORD_HOLDS_TODAY,
                                          INS_WORD_HOLDS_STAYS_FROM, INS_WORD_HOLDS_STAYS_TO};
    struct ins_hold hold[INS_HOLDS];
    int             count = read_holds(report, hold);
    double          below = ins_findings_number(report->f, "buffer.holds.below");
    ins_html_element(&report->html, "p",
                     ins_holds_sentence(isnan(below), ins_findings_flag(report->f, "buffer.holds.today")),
                     INS_VALUES(ins_number_million(below, report->html.language).text));
    draw_holds(report, hold, count);
    ins_html_table(&report->html, INS_WORD_HOLDS, heads, 4);
    for (int i = 0; i < count; i++)
        tell_hold(report, &hold[i]);
    ins_html_table_end(&report->html);
}
