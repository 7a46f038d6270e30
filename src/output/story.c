#include "output/story.h"

#include <inttypes.h>
#include <math.h>
#include <stddef.h>
#include <stdio.h>

#include "base/date.h"
#include "base/lanes.h"
#include "scenario/worlds.h"

struct ins_figure ins_story_plain(int64_t number)
{
    struct ins_figure figure;
    (void)snprintf(figure.text, sizeof figure.text, "%" PRId64, number);
    return figure;
}

struct ins_figure ins_story_month(const struct ins_scenario *scenario, int t)
{
    struct ins_figure figure;
    char              text[INS_DATE_TEXT];
    (void)snprintf(figure.text, sizeof figure.text, "%s",
                   ins_date_write(scenario->start + t, text));
    return figure;
}

void ins_story_open(struct ins_page *page, const struct ins_scenario *s)
{
    ins_story_open_with(page, s, s->futures);
}

void ins_story_open_with(struct ins_page *page, const struct ins_scenario *s, int64_t futures)
{
    ins_page_title(page, s->title);
    ins_page_say(page, 0, futures == 1 ? INS_WORD_ONE_FUTURE : INS_WORD_PLAYED,
                 INS_VALUES(ins_story_plain(s->months).text, ins_story_month(s, 0).text,
                            ins_story_month(s, s->months - 1).text,
                            ins_number_count((double)futures, page->language).text,
                            ins_story_plain(s->seed).text));
    int keys = ins_worlds_count(s);
    if (keys > 0)
        ins_page_say(page, 0, INS_WORD_WORLDS,
                     INS_VALUES(ins_story_plain(INS_LANES).text, ins_story_plain(keys).text));
    else if (s->parameter_uncertainty)
        ins_page_say(page, 0, INS_WORD_UNCERTAIN, INS_VALUES(ins_story_plain(INS_LANES).text));
}

void ins_story_scale(struct ins_page *page, double euro)
{
    page->decimals = euro < 10e6 ? 3 : euro < 100e6 ? 2 : 1;
}

struct ins_figure ins_story_million(const struct ins_page *page, double euro)
{
    return ins_number_decimal(euro / 1e6, page->decimals, page->language);
}

static enum ins_word norm_word(const struct ins_scenario *s)
{
    bool track = s->norm.older.track[0] != '\0', pledge = s->norm.older.before != INS_DATE_NONE;
    switch (s->norm.measure) {
    case INS_MEASURE_BACKLOG: return INS_WORD_NORM_BACKLOG;
    case INS_MEASURE_OVERDUE: return INS_WORD_NORM_OVERDUE;
    case INS_MEASURE_OVERDUE_SHARE: return INS_WORD_NORM_SHARE;
    case INS_MEASURE_OLDER: break;
    }
    if (pledge)
        return track ? INS_WORD_NORM_PLEDGE_OF : INS_WORD_NORM_PLEDGE;
    if (s->norm.limit > 0.0)
        return track ? INS_WORD_NORM_OLDER_OF : INS_WORD_NORM_OLDER;
    return track ? INS_WORD_NORM_EACH_OF : INS_WORD_NORM_EACH;
}

struct ins_phrase ins_story_measure(const struct ins_page *page, const struct ins_scenario *s,
                                    enum ins_word first)
{
    bool              share  = s->norm.measure == INS_MEASURE_OVERDUE_SHARE;
    bool              pledge = s->norm.older.before != INS_DATE_NONE;
    enum ins_word     word   = first + (norm_word(s) - INS_WORD_NORM_BACKLOG);
    struct ins_figure limit  = share ? ins_number_hundred(s->norm.limit, page->language)
                                     : ins_number_count(s->norm.limit, page->language);
    struct ins_figure age    = pledge ? ins_story_month(s, s->norm.older.month)
                                      : ins_number_count(s->norm.older.age, page->language);
    return ins_page_phrase(page, word, INS_VALUES(limit.text, age.text, s->norm.older.track));
}

void ins_story_norm(struct ins_page *page, const struct ins_scenario *s)
{
    struct ins_phrase measure = ins_story_measure(page, s, INS_WORD_NORM_BACKLOG);
    ins_page_say(page, 2,
                 s->norm.tolerance_months > 0 ? INS_WORD_NORM_TOLERANT : INS_WORD_NORM_STRICT,
                 INS_VALUES(measure.text, ins_story_month(s, s->norm.from).text,
                            ins_story_plain(s->norm.tolerance_months).text));
}

struct ins_phrase ins_story_interval(const struct ins_page *page, struct ins_figure low,
                                     struct ins_figure high)
{
    bool from = low.text[0] != '\0', to = high.text[0] != '\0';
    if (!from && !to)
        return (struct ins_phrase){""};
    if (from && to)
        return ins_page_phrase(page, INS_WORD_INTERVAL, INS_VALUES(low.text, high.text));
    return from ? ins_page_phrase(page, INS_WORD_INTERVAL_FROM, INS_VALUES(low.text))
                : ins_page_phrase(page, INS_WORD_INTERVAL_TO, INS_VALUES(high.text));
}

static const struct ins_figure open_side = {""};

struct ins_phrase ins_story_probable(const struct ins_page *page, struct ins_estimate p)
{
    return ins_story_interval(page, ins_number_hundred(p.low, page->language),
                              ins_number_hundred(p.high, page->language));
}

struct ins_phrase ins_story_euro(const struct ins_page *page, struct ins_estimate euro)
{
    int digits = ins_number_million_digits(euro.value != 0.0 || !isfinite(euro.high) ? euro.value
                                                                                     : euro.high);
    return ins_story_interval(
        page,
        isfinite(euro.low) ? ins_number_decimal(euro.low / 1e6, digits, page->language) : open_side,
        isfinite(euro.high) ? ins_number_decimal(euro.high / 1e6, digits, page->language)
                            : open_side);
}

struct ins_figure ins_story_asked(const struct ins_page *page, double confidence)
{
    double hundred = 100 * confidence;
    int    digits  = 0;
    while (digits < 4 &&
           fabs(hundred * pow(10, digits) - nearbyint(hundred * pow(10, digits))) > 1e-7)
        digits++;
    return ins_number_decimal(hundred, digits, page->language);
}

/* --- phases --------------------------------------------------------------------------------- */

static struct ins_figure phase_cell(const struct ins_page *page,
                                    const struct ins_phase_summary *phase, enum ins_of_phase q)
{
    if (!phase->exists)
        return (struct ins_figure){"-"};
    const struct ins_mean *mean = (const void *)((const char *)phase + ins_phase_mean[q]);
    return ins_of_phase[q].unit == INS_UNIT_EURO ? ins_story_million(page, mean->value)
                                                 : ins_number_count(mean->value, page->language);
}

static struct ins_figure phase_begin(const struct ins_scenario *s, int t)
{
    return t < s->months ? ins_story_month(s, t) : (struct ins_figure){"-"};
}

static const int PHASE_WIDTHS[] = {-2, -27, 12, 13, 13, 13, 0};

void ins_story_phases(struct ins_page *page, const struct ins_scenario *s,
                      const struct ins_digest_summary *digest)
{
    ins_page_head(page, PHASE_WIDTHS,
                  INS_VALUES("", "", ins_page_word(page, INS_WORD_SHORT),
                             ins_page_word(page, INS_WORD_MEDIUM),
                             ins_page_word(page, INS_WORD_LONG),
                             ins_page_word(page, INS_WORD_WHOLE)));
    ins_page_head(page, PHASE_WIDTHS,
                  INS_VALUES("", ins_page_word(page, INS_WORD_FROM), phase_begin(s, 0).text,
                             phase_begin(s, 12).text, phase_begin(s, 24).text, ""));
    for (int q = 0; q < INS_OF_PHASES; q++) {
        struct ins_figure cell[INS_PHASE_SUMMARIES];
        for (int p = 0; p < INS_PHASE_SUMMARIES; p++)
            cell[p] = phase_cell(page, &digest->phase[p], (enum ins_of_phase)q);
        ins_page_row(page, PHASE_WIDTHS,
                     INS_VALUES("", ins_of_phase[q].label.in[page->language], cell[INS_SHORT].text,
                                cell[INS_MEDIUM].text, cell[INS_LONG].text, cell[INS_WHOLE].text));
    }
}
