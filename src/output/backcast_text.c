/* A record replayed, for people. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "answers/backcast.h"
#include "output/decide_parts.h"
#include "output/records.h"
#include "output/story.h"

static struct ins_figure date(ins_date month)
{
    struct ins_figure text = {""};
    (void)ins_date_write(month, text.text);
    return text;
}

static struct ins_figure plain_count(int number)
{
    return ins_story_plain(number);
}

/* --- the record and the rules ---------------------------------------------------------------- */

static void tell_record(struct ins_page *page, const struct ins_backcast *b)
{
    const char *slash = strrchr(b->history, '/');
    ins_page_say(page, 0, INS_WORD_BACKCAST_RECORD,
                 INS_VALUES(slash ? slash + 1 : b->history, date(b->first).text,
                            date(b->first + b->months - 1).text, plain_count(b->months).text));
    ins_records_tell(page, b->account, NULL);
    if (b->whole > 0)
        ins_page_say(page, 0, INS_WORD_BACKCAST_STARTS,
                     INS_VALUES(plain_count(b->whole).text, plain_count(b->scenario.months).text));
    else
        ins_page_say(page, 0, INS_WORD_BACKCAST_NONE_WHOLE,
                     INS_VALUES(plain_count(b->scenario.months).text));
}

/* The first and the last replay that is partly drawn; false where there is none. */
static bool partly(const struct ins_backcast *b, int *first, int *last)
{
    *first = -1;
    for (int i = 0; i < b->replays; i++)
        if (b->replay[i].covered < b->scenario.months) {
            *first = *first < 0 ? i : *first;
            *last  = i;
        }
    return *first >= 0;
}

static void tell_partly(struct ins_page *page, const struct ins_backcast *b)
{
    int first, last;
    if (partly(b, &first, &last))
        ins_page_say(page, 0, INS_WORD_BACKCAST_PARTLY,
                     INS_VALUES(plain_count(b->replays - b->whole).text,
                                date(b->replay[first].start).text, date(b->replay[last].start).text,
                                ins_number_count(b->scenario.futures, page->language).text));
}

static void tell_rules(struct ins_page *page, const struct ins_backcast *b)
{
    const struct ins_scenario *s = &b->scenario;
    ins_page_say(page, 0, INS_WORD_BACKCAST_RULES,
                 INS_VALUES(ins_number_million(s->buffer.initial, page->language).text,
                            ins_number_million(s->buffer.top_up, page->language).text,
                            plain_count(s->norm.from).text));
    if (b->whole > 0)
        ins_page_say(page, 0, INS_WORD_BACKCAST_SURE, INS_VALUES(""));
}

/* --- replays wholly on record ---------------------------------------------------------------- */

enum quantity { DRAWN, NEEDED, LEAST };

static double quantity_of(const struct ins_replay *replay, enum quantity quantity)
{
    return quantity == DRAWN    ? replay->drawn.value
           : quantity == NEEDED ? replay->needed.value
                                : replay->norm_buffer;
}

static int months_ascending(const void *one, const void *other)
{
    double a = *(const double *)one, b = *(const double *)other;
    return (a > b) - (a < b);
}

/* Least, middle and most of those that are finite, and from where the most comes. */
static void tell_replay_spread(struct ins_page *page, const struct ins_backcast *b,
                               enum quantity quantity, enum ins_word label)
{
    static const int widths[] = {-2, -36, 9, 9, 9, 15, 0};
    double *value = malloc((size_t)b->replays * sizeof *value);
    int     n = 0, most = -1;
    for (int i = 0; value && i < b->replays; i++) {
        double own = quantity_of(&b->replay[i], quantity);
        if (b->replay[i].covered < b->scenario.months || !isfinite(own))
            continue;
        most       = most < 0 || own > quantity_of(&b->replay[most], quantity) ? i : most;
        value[n++] = own;
    }
    if (n > 0) {
        qsort(value, (size_t)n, sizeof *value, months_ascending);
        ins_page_row(page, widths,
                     INS_VALUES("", ins_page_word(page, label), ins_story_million(page, value[0]).text,
                                ins_story_million(page, value[(n - 1) / 2]).text,
                                ins_story_million(page, value[n - 1]).text,
                                date(b->replay[most].start).text));
    }
    free(value);
}

static void tell_spreads(struct ins_page *page, const struct ins_backcast *b)
{
    static const int widths[] = {-2, -36, 9, 9, 9, 15, 0};
    ins_page_gap(page);
    ins_page_head(page, widths,
                  INS_VALUES("", ins_page_word(page, INS_WORD_BACKCAST_SPREAD),
                             ins_page_word(page, INS_WORD_HEAD_LEAST),
                             ins_page_word(page, INS_WORD_HEAD_MIDDLE),
                             ins_page_word(page, INS_WORD_HEAD_MOST),
                             ins_page_word(page, INS_WORD_HEAD_START_OF_MOST)));
    tell_replay_spread(page, b, DRAWN, INS_WORD_BACKCAST_DRAWN);
    tell_replay_spread(page, b, NEEDED, INS_WORD_BACKCAST_NEEDED);
    tell_replay_spread(page, b, LEAST, INS_WORD_BACKCAST_LEAST);
}

static void tell_whole(struct ins_page *page, const struct ins_backcast *b)
{
    int kept = 0, kept_free = 0, dry = 0, hopeless = 0;
    for (int i = 0; i < b->replays; i++) {
        const struct ins_replay *replay = &b->replay[i];
        if (replay->covered < b->scenario.months)
            continue;
        kept += replay->kept.value > 0.0;
        kept_free += replay->kept_free.value > 0.0;
        dry += replay->dry.value > 0.0;
        hopeless += isinf(replay->norm_buffer);
    }
    ins_page_heading(page, INS_WORD_BACKCAST_WHOLE);
    ins_page_say(page, 2, INS_WORD_BACKCAST_KEPT,
                 INS_VALUES(plain_count(kept).text, plain_count(b->whole).text,
                            plain_count(kept_free).text));
    ins_page_say(page, 2, INS_WORD_BACKCAST_SHORT, INS_VALUES(plain_count(dry).text));
    if (hopeless > 0)
        ins_page_say(page, 2, INS_WORD_BACKCAST_NO_MONEY, INS_VALUES(plain_count(hopeless).text));
    tell_spreads(page, b);
    double horizons = (double)b->months / b->scenario.months;
    ins_page_gap(page);
    ins_page_say(page, 2, INS_WORD_BACKCAST_OVERLAP,
                 INS_VALUES(ins_number_decimal(horizons, 1, page->language).text));
}

/* --- surges ---------------------------------------------------------------------------------- */

static const int SURGE_WIDTHS[] = {-2, -9, -8, 7, 8, 10, 10, 9, 10, 7, 0};

/* Yes or no where that is sure; else a share. */
static struct ins_figure kept_of(const struct ins_page *page, const struct ins_replay *replay,
                                 double kept)
{
    struct ins_figure text = {""};
    if (replay->futures > 1)
        (void)snprintf(text.text, sizeof text.text, "%.20s %%",
                       ins_number_hundred(kept, page->language).text);
    else
        (void)snprintf(text.text, sizeof text.text, "%s",
                       ins_page_word(page, kept > 0.0 ? INS_WORD_YES : INS_WORD_NO));
    return text;
}

static struct ins_figure dry_of(const struct ins_page *page, const struct ins_replay *replay)
{
    struct ins_figure text = {""};
    if (!isnan(replay->dry_month))
        return date(replay->start + (int)replay->dry_month);
    (void)snprintf(text.text, sizeof text.text, "%s", ins_page_word(page, INS_WORD_NEVER));
    return text;
}

/* The start, with a mark where part of the months is drawn. */
static struct ins_figure start_of(const struct ins_surge *surge, const struct ins_replay *replay)
{
    struct ins_figure text = date(surge->start);
    if (replay && replay->futures > 1)
        (void)strcat(text.text, "*");
    return text;
}

static void tell_surge(struct ins_page *page, const struct ins_backcast *b,
                       const struct ins_surge *surge)
{
    const struct ins_replay *replay = surge->replay < 0 ? NULL : &b->replay[surge->replay];
    struct ins_figure none = {"-"};
    ins_page_row(page, SURGE_WIDTHS,
                 INS_VALUES("", start_of(surge, replay).text, date(surge->peak).text,
                            ins_number_count(surge->before, page->language).text,
                            ins_number_count(surge->most, page->language).text,
                            replay ? kept_of(page, replay, replay->kept.value).text : none.text,
                            replay ? kept_of(page, replay, replay->kept_free.value).text : none.text,
                            replay ? dry_of(page, replay).text : none.text,
                            replay ? ins_story_million(page, replay->drawn.value).text : none.text,
                            replay ? ins_story_million(page, replay->needed.value).text
                                   : none.text));
}

static void tell_marks(struct ins_page *page, const struct ins_backcast *b)
{
    bool uncovered = false;
    for (int i = 0; i < b->surges; i++) {
        const struct ins_replay *replay =
            b->surge[i].replay < 0 ? NULL : &b->replay[b->surge[i].replay];
        uncovered |= !replay;
        if (replay && replay->futures > 1)
            ins_page_say(page, 2, INS_WORD_BACKCAST_STARRED,
                         INS_VALUES(date(replay->start).text, plain_count(replay->covered).text,
                                    plain_count(b->scenario.months).text,
                                    ins_story_asked(page, b->scenario.norm.confidence).text));
    }
    if (uncovered)
        ins_page_say(page, 2, INS_WORD_BACKCAST_UNCOVERED, INS_VALUES(""));
}

static void tell_surges(struct ins_page *page, const struct ins_backcast *b)
{
    ins_page_heading(page, INS_WORD_BACKCAST_SURGES);
    if (b->surges == 0) {
        ins_page_say(page, 2, INS_WORD_BACKCAST_NO_SURGE, INS_VALUES(""));
        return;
    }
    ins_page_head(page, SURGE_WIDTHS,
                  INS_VALUES("", "start", ins_page_word(page, INS_WORD_HEAD_PEAK),
                             ins_page_word(page, INS_WORD_HEAD_YEAR_LOW),
                             ins_page_word(page, INS_WORD_HEAD_YEAR_HIGH),
                             ins_page_word(page, INS_WORD_HEAD_NORM_KEPT),
                             ins_page_word(page, INS_WORD_HEAD_ANY_MONEY),
                             ins_page_word(page, INS_WORD_HEAD_SHORT),
                             ins_page_word(page, INS_WORD_HEAD_DRAWN),
                             ins_page_word(page, INS_WORD_HEAD_NEEDED)));
    for (int i = 0; i < b->surges; i++)
        tell_surge(page, b, &b->surge[i]);
    ins_page_gap(page);
    ins_page_say(page, 2, INS_WORD_BACKCAST_SURGES_SAY, INS_VALUES(""));
    tell_marks(page, b);
}

/* --- replays partly on record ---------------------------------------------------------------- */

static void tell_part(struct ins_page *page, const struct ins_backcast *b)
{
    double least = 1.0, most = 0.0, error = 0.0;
    int    first, last;
    if (!partly(b, &first, &last))
        return;
    for (int i = first; i <= last; i++) {
        const struct ins_estimate *kept = &b->replay[i].kept;
        if (b->replay[i].covered == b->scenario.months)
            continue;
        least = fmin(least, kept->value);
        most  = fmax(most, kept->value);
        error = fmax(error, fmax(kept->value - kept->low, kept->high - kept->value));
    }
    ins_page_heading(page, INS_WORD_BACKCAST_PART);
    ins_page_say(page, 2, INS_WORD_BACKCAST_PART_SAY,
                 INS_VALUES(ins_number_hundred(least, page->language).text,
                            ins_number_hundred(most, page->language).text));
    ins_page_say(page, 2, INS_WORD_BACKCAST_PART_ERROR,
                 INS_VALUES(ins_number_hundred(error, page->language).text,
                            ins_number_count(b->scenario.futures, page->language).text));
}

/* --- anchors --------------------------------------------------------------------------------- */

static const int ANCHOR_WIDTHS[] = {-2, -8, -33, 12, 11, 11, 3, 0};

/* Shares with decimals, all else as whole numbers. */
static struct ins_figure anchor_figure(const struct ins_page *page, const struct ins_anchor *anchor,
                                       double value)
{
    bool share = fabs(anchor->published) < 2.0;
    if (isnan(value))
        return (struct ins_figure){"-"};
    return share ? ins_number_decimal(value, 3, page->language)
                 : ins_number_count(value, page->language);
}

static void tell_anchor(struct ins_page *page, const struct ins_anchor *anchor)
{
    double gap = anchor->model.value - anchor->published;
    ins_page_row(page, ANCHOR_WIDTHS,
                 INS_VALUES("", date(anchor->month).text, anchor->what,
                            anchor_figure(page, anchor, anchor->published).text,
                            anchor_figure(page, anchor, anchor->model.value).text,
                            anchor_figure(page, anchor, gap).text, anchor->confidence));
}

static void tell_anchors(struct ins_page *page, const struct ins_backcast *b)
{
    if (b->anchors == 0)
        return;
    ins_page_heading(page, INS_WORD_BACKCAST_ANCHORS);
    ins_page_say(page, 2, INS_WORD_BACKCAST_ANCHORS_SAY, INS_VALUES(date(b->scenario.start).text));
    if (b->anchor_futures > 1)
        ins_page_say(page, 2, INS_WORD_BACKCAST_ANCHORS_DRAWN,
                     INS_VALUES(ins_number_count((double)b->anchor_futures, page->language).text));
    ins_page_head(page, ANCHOR_WIDTHS,
                  INS_VALUES("", "", "", ins_page_word(page, INS_WORD_HEAD_PUBLISHED),
                             ins_page_word(page, INS_WORD_HEAD_MODEL),
                             ins_page_word(page, INS_WORD_HEAD_GAP), ""));
    for (int a = 0; a < b->anchors; a++)
        tell_anchor(page, &b->anchor[a]);
}

char *ins_backcast_text(const struct ins_backcast *b, const struct ins_look *look)
{
    struct ins_page page;
    double          most = 0.0;
    ins_page_begin(&page, look);
    ins_page_title(&page, ins_page_word(&page, INS_WORD_BACKCAST));
    if (b->scenario.title[0])
        ins_page_title(&page, b->scenario.title);
    for (int i = 0; i < b->replays; i++)
        most = fmax(most, b->replay[i].needed.value);
    ins_story_scale(&page, most);
    tell_record(&page, b);
    tell_partly(&page, b);
    tell_rules(&page, b);
    if (b->whole > 0)
        tell_whole(&page, b);
    tell_surges(&page, b);
    tell_part(&page, b);
    tell_anchors(&page, b);
    return ins_page_take(&page);
}
