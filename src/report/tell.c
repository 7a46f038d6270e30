#include "report/tell.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/date.h"

struct ins_phrase ins_tell(const struct ins_report_writer *report, enum ins_word word,
                           const char *const *values)
{
    struct ins_page   page   = {.language = report->html.language};
    struct ins_phrase phrase = ins_page_phrase(&page, word, values);
    for (char *at = phrase.text; *at; at++)
        *at = *at == '~' ? ' ' : *at;
    return phrase;
}

struct ins_phrase ins_tell_date(const struct ins_report_writer *report, int date)
{
    char          year[16];
    enum ins_word month = INS_WORD_MONTH_JANUARY + (enum ins_word)ins_date_month(date);
    (void)snprintf(year, sizeof year, "%d", ins_date_year(date));
    return ins_tell(report, INS_WORD_MONTH_OF,
                    INS_VALUES(ins_words(month, report->html.language), year));
}

struct ins_phrase ins_tell_month(const struct ins_report_writer *report, int t)
{
    return ins_tell_date(report, report->f->first + t);
}

struct ins_estimate ins_tell_estimate(const struct ins_report_writer *report, const char *path)
{
    json_t             *at = ins_findings_at(report->f->summary, path);
    struct ins_findings of = {.summary = at};
    return (struct ins_estimate){.value = ins_findings_number(&of, "value"),
                                 .low   = ins_findings_number(&of, "low"),
                                 .high  = ins_findings_number(&of, "high")};
}

static struct ins_phrase told_interval(const struct ins_report_writer *report,
                                       struct ins_figure low, struct ins_figure high)
{
    bool from = strcmp(low.text, "-") != 0, to = strcmp(high.text, "-") != 0;
    if (from && to)
        return ins_tell(report, INS_WORD_INTERVAL, INS_VALUES(low.text, high.text));
    if (from)
        return ins_tell(report, INS_WORD_INTERVAL_FROM, INS_VALUES(low.text));
    if (to)
        return ins_tell(report, INS_WORD_INTERVAL_TO, INS_VALUES(high.text));
    return (struct ins_phrase){""};
}

struct ins_phrase ins_tell_euro_interval(const struct ins_report_writer *report,
                                         struct ins_estimate    estimate)
{
    enum ins_language in = report->html.language;
    bool known  = isfinite(estimate.value) && estimate.value != 0.0;
    int  digits = ins_number_million_digits(known ? estimate.value : estimate.high);
    return told_interval(report, ins_number_decimal(estimate.low / 1e6, digits, in),
                         ins_number_decimal(estimate.high / 1e6, digits, in));
}

struct ins_phrase ins_tell_hundred_interval(const struct ins_report_writer *report,
                                            struct ins_estimate    estimate)
{
    return told_interval(report, ins_tell_hundred(report, estimate.low),
                         ins_tell_hundred(report, estimate.high));
}

struct ins_figure ins_tell_million(const struct ins_report_writer *report, double euro,
                                   double largest)
{
    int digits = largest < 10e6 ? 3 : largest < 100e6 ? 2 : 1;
    return ins_number_decimal(euro / 1e6, digits, report->html.language);
}

struct ins_figure ins_tell_count(const struct ins_report_writer *report, double value)
{
    return ins_number_count(value, report->html.language);
}

struct ins_figure ins_tell_hundred(const struct ins_report_writer *report, double share)
{
    return ins_number_hundred(share, report->html.language);
}

struct ins_figure ins_tell_asked(const struct ins_report_writer *report)
{
    return ins_tell_plainly(report, ins_findings_number(report->f, "norm.confidence"));
}

struct ins_figure ins_tell_plainly(const struct ins_report_writer *report, double share)
{
    double hundred = 100 * share;
    int    digits  = 0;
    while (digits < 4 && isfinite(hundred) &&
           fabs(hundred * pow(10, digits) - nearbyint(hundred * pow(10, digits))) > 1e-7)
        digits++;
    return ins_number_decimal(hundred, digits, report->html.language);
}

static struct ins_phrase tell_older(const struct ins_report_writer *report, double limit)
{
    const char *track  = ins_findings_text(report->f, "norm.track");
    const char *before = ins_findings_text(report->f, "norm.before");
    bool        pledge = before[0] != '\0', of = track[0] != '\0';
    struct ins_figure age = pledge ? (struct ins_figure){""}
                                   : ins_tell_count(report, ins_findings_number(report->f, "norm.age"));
    enum ins_word     older = limit > 0.0 ? INS_WORD_ASK_OLDER : INS_WORD_ASK_EACH;
    enum ins_word     word  = (pledge ? INS_WORD_ASK_PLEDGE : older) + (of ? 1 : 0);
    return ins_tell(report, word,
                    INS_VALUES(ins_tell_count(report, limit).text, pledge ? before : age.text, track));
}

struct ins_phrase ins_tell_norm(const struct ins_report_writer *report)
{
    const char *measure = ins_findings_text(report->f, "norm.measure");
    double      limit   = ins_findings_number(report->f, "norm.limit");
    if (strcmp(measure, "overdue-share") == 0)
        return ins_tell(report, INS_WORD_ASK_SHARE,
                        INS_VALUES(ins_tell_hundred(report, limit).text));
    if (strcmp(measure, "older") == 0)
        return tell_older(report, limit);
    return ins_tell(report, strcmp(measure, "backlog") == 0 ? INS_WORD_ASK_BACKLOG : INS_WORD_ASK_OVERDUE,
                    INS_VALUES(ins_tell_count(report, limit).text));
}

struct ins_phrase ins_tell_forgiven(const struct ins_report_writer *report)
{
    double months = ins_findings_number(report->f, "norm.tolerance_months");
    if (!(months > 0))
        return (struct ins_phrase){""};
    return ins_tell(report, INS_WORD_ASK_FORGIVEN, INS_VALUES(ins_tell_count(report, months).text));
}

bool ins_tell_knows_buffer(const struct ins_report_writer *report)
{
    return ins_findings_has(report->f, "buffer");
}
