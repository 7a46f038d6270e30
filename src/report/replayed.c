/* A record replayed, where the folder is that of `instroom backcast`. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "report/plot.h"
#include "report/sections.h"

enum { MOST_STARTS = 600 };

/* A replay, as the page tells it. */
struct replay {
    const char         *start, *dry;
    int                 covered;
    bool                whole, reachable;
    struct ins_estimate kept, kept_free, short_of, drawn, needed;
};

static json_t *replays(const struct ins_report_writer *report)
{
    return ins_findings_at(report->f->summary, "windows");
}

static int count_of(const struct ins_report_writer *report)
{
    int count = (int)json_array_size(replays(report));
    return count < MOST_STARTS ? count : MOST_STARTS;
}

static struct replay replay_at(const struct ins_report_writer *report, int i)
{
    struct ins_findings      of = {.summary = json_array_get(replays(report), (size_t)i)};
    struct ins_report_writer in = {.html = {.language = report->html.language}, .f = &of};
    double covered = ins_findings_number(&of, "covered_months"), drawn = ins_findings_number(&of, "drawn"),
           error   = ins_findings_number(&of, "drawn_se");
    return (struct replay){.start     = ins_findings_text(&of, "start"),
                           .dry       = ins_findings_text(&of, "short_in"),
                           .covered   = (int)covered,
                           .whole     = covered >= ins_findings_number(report->f, "months"),
                           .reachable = ins_findings_flag(&of, "norm_reachable"),
                           .drawn     = {drawn, drawn - 1.96 * error, drawn + 1.96 * error},
                           .kept      = ins_tell_estimate(&in, "norm_kept"),
                           .kept_free = ins_tell_estimate(&in, "norm_kept_unlimited"),
                           .short_of  = ins_tell_estimate(&in, "buffer_short"),
                           .needed    = ins_tell_estimate(&in, "needed")};
}

static const char *number(struct ins_figure *room, double value)
{
    *room = ins_number_short(value);
    return room->text;
}

/* --- in sentences ------------------------------------------------------------------------------- */

static void tell_replayed_record(struct ins_report_writer *report)
{
    const struct ins_findings *f     = report->f;
    const char                *file  = ins_findings_text(f, "history"), *slash = strrchr(file, '/');
    const char                *first = ins_findings_text(f, "record_from"), *last = ins_findings_text(f, "record_to");
    struct ins_figure          room[2];
    double                     whole = ins_findings_number(f, "windows_whole");
    ins_html_element(&report->html, "p", INS_WORD_BACKCAST_RECORD,
                     INS_VALUES(slash ? slash + 1 : file, first, last,
                                number(&room[0], ins_date_read(last) - ins_date_read(first) + 1)));
    ins_html_element(&report->html, "p", whole > 0.0 ? INS_WORD_BACKCAST_STARTS : INS_WORD_BACKCAST_NONE_WHOLE,
                     whole > 0.0 ? INS_VALUES(number(&room[0], whole),
                                              number(&room[1], ins_findings_number(f, "months")))
                                 : INS_VALUES(number(&room[0], ins_findings_number(f, "months"))));
}

static void tell_whole(struct ins_report_writer *report)
{
    struct ins_figure room[3];
    int               whole = 0, kept = 0, kept_free = 0, dry = 0, hopeless = 0;
    for (int i = 0; i < count_of(report); i++) {
        struct replay replay = replay_at(report, i);
        if (!replay.whole)
            continue;
        whole++;
        kept += replay.kept.value > 0.0;
        kept_free += replay.kept_free.value > 0.0;
        dry += replay.short_of.value > 0.0;
        hopeless += !replay.reachable;
    }
    if (whole == 0)
        return;
    ins_html_element(&report->html, "h3", INS_WORD_BACKCAST_WHOLE, NULL);
    ins_html_element(&report->html, "p class=\"answer\"", INS_WORD_BACKCAST_KEPT,
                     INS_VALUES(number(&room[0], kept), number(&room[1], whole), number(&room[2], kept_free)));
    ins_html_element(&report->html, "p", INS_WORD_BACKCAST_SHORT, INS_VALUES(number(&room[0], dry)));
    if (hopeless > 0)
        ins_html_element(&report->html, "p", INS_WORD_BACKCAST_NO_MONEY, INS_VALUES(number(&room[0], hopeless)));
    ins_html_element(&report->html, "p class=\"soft\"", INS_WORD_BACKCAST_SURE, NULL);
}

static void tell_part(struct ins_report_writer *report)
{
    double least = INFINITY, most = -INFINITY, error = 0.0;
    for (int i = 0; i < count_of(report); i++) {
        struct replay replay = replay_at(report, i);
        if (replay.whole)
            continue;
        least = fmin(least, replay.kept.value);
        most  = fmax(most, replay.kept.value);
        error = fmax(error, fmax(replay.kept.value - replay.kept.low, replay.kept.high - replay.kept.value));
    }
    if (!(least <= most))
        return;
    ins_html_element(&report->html, "h3", INS_WORD_BACKCAST_PART, NULL);
    ins_html_element(&report->html, "p", INS_WORD_BACKCAST_PART_SAY,
                     INS_VALUES(ins_tell_hundred(report, least).text, ins_tell_hundred(report, most).text));
    ins_html_element(&report->html, "p class=\"soft\"", INS_WORD_BACKCAST_PART_ERROR,
                     INS_VALUES(ins_tell_hundred(report, error).text,
                                ins_tell_count(report, ins_findings_number(report->f, "futures")).text));
}

/* --- the drawing -------------------------------------------------------------------------------- */

struct band {
    double low[MOST_STARTS], needed[MOST_STARTS], high[MOST_STARTS], month[MOST_STARTS];
};

static void draw_replays(struct ins_report_writer *report, const struct band *band, int count,
                         double top, const char *kind, double wide)
{
    struct ins_html *html  = &report->html;
    double           step  = ins_plot_step(top, 5);
    struct ins_plot  plot  = {html, 52, 12, wide - 60, 200, 0.0, count - 1.0, 0.0, step * ceil(top / step)};
    int              first = ins_date_read(replay_at(report, 0).start);
    ins_plot_begin(html, kind, wide, 200 + 48, ins_words(INS_WORD_REPLAYED_PLOT, html->language),
                   ins_words(INS_WORD_REPLAYED_ABOUT, html->language));
    ins_plot_axis(&plot, step, 1e6, false);
    ins_plot_band(&plot, "half", 0.0, band->low, band->high, count);
    ins_plot_curve(&plot, "median", band->month, band->needed, count);
    ins_plot_years(&plot, first, count - 1, true);
    ins_plot_end(html);
}

static void draw_needed(struct ins_report_writer *report)
{
    struct band band;
    int         count = count_of(report);
    double      top   = 0.0;
    for (int i = 0; i < count; i++) {
        struct ins_estimate needed = replay_at(report, i).needed;
        band.month[i]  = i;
        band.needed[i] = needed.value;
        band.low[i]    = isfinite(needed.low) ? needed.low : needed.value;
        band.high[i]   = isfinite(needed.high) ? needed.high : needed.value;
        if (!isfinite(needed.value))
            return;
        top = fmax(top, band.high[i]);
    }
    if (count < 2 || !(top > 0.0))
        return;
    ins_html_raw(&report->html, "<figure>\n");
    ins_html_element(&report->html, "p class=\"panel\"", INS_WORD_REPLAYED_PLOT, NULL);
    draw_replays(report, &band, count, top, "wide", 720);
    draw_replays(report, &band, count, top, "narrow", 360);
    ins_html_element(&report->html, "figcaption", INS_WORD_REPLAYED_ABOUT, NULL);
    ins_html_raw(&report->html, "</figure>\n");
}

/* --- the table ---------------------------------------------------------------------------------- */

/* A share with its interval; where nothing is random, yes or no. */
static struct ins_phrase share_of(const struct ins_report_writer *report, const struct replay *replay,
                                  struct ins_estimate share)
{
    struct ins_phrase text = {""};
    if (replay->whole)
        (void)snprintf(text.text, sizeof text.text, "%s",
                       ins_words(share.value > 0.0 ? INS_WORD_YES : INS_WORD_NO, report->html.language));
    else
        (void)snprintf(text.text, sizeof text.text, "%s %.60s", ins_tell_hundred(report, share.value).text,
                       ins_tell_hundred_interval(report, share).text);
    return text;
}

static struct ins_phrase euro_of(const struct ins_report_writer *report, const struct replay *replay,
                                 struct ins_estimate euro)
{
    struct ins_phrase text = {""};
    (void)snprintf(text.text, sizeof text.text, "%s%s%.60s",
                   ins_number_decimal(euro.value / 1e6, 1, report->html.language).text,
                   replay->whole ? "" : " ", replay->whole ? "" : ins_tell_euro_interval(report, euro).text);
    return text;
}

static void tell_replay(struct ins_report_writer *report, const struct replay *replay)
{
    struct ins_figure covered;
    const char       *never = ins_words(INS_WORD_NEVER, report->html.language);
    ins_html_row(&report->html, NULL,
                 INS_VALUES(replay->start, number(&covered, replay->covered),
                            share_of(report, replay, replay->kept).text,
                            share_of(report, replay, replay->kept_free).text,
                            replay->dry[0] ? replay->dry : never, euro_of(report, replay, replay->drawn).text,
                            euro_of(report, replay, replay->needed).text));
}

void ins_section_replayed(struct ins_report_writer *report)
{
    static const enum ins_word heads[] = {
        INS_WORD_REPLAYED_START, INS_WORD_REPLAYED_COVERED, INS_WORD_HEAD_NORM_KEPT, INS_WORD_HEAD_ANY_MONEY,
        INS_WORD_HEAD_SHORT,     INS_WORD_HEAD_DRAWN,       INS_WORD_HEAD_NEEDED};
    tell_whole(report);
    tell_replayed_record(report);
    tell_part(report);
    draw_needed(report);
    ins_html_table(&report->html, INS_WORD_REPLAYED_TABLE, heads, 7);
    for (int i = 0; i < count_of(report); i++) {
        struct replay replay = replay_at(report, i);
        tell_replay(report, &replay);
    }
    ins_html_table_end(&report->html);
    if (ins_section_has_records(report))
        ins_section_records(report);
}
