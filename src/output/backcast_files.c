/* A record replayed, for machines: JSON, CSV, and a folder with a figure. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "answers/backcast.h"
#include "output/csv.h"
#include "output/decide_parts.h"
#include "output/parts.h"
#include "output/records.h"
#include "scenario/case.h"

/* --- JSON ------------------------------------------------------------------------------------ */

static void add_replay_month(struct ins_json *json, const char *key, ins_date month)
{
    char text[INS_DATE_TEXT];
    ins_json_text(json, key, ins_date_write(month, text));
}

static void add_replay(struct ins_json *json, const struct ins_backcast *b,
                       const struct ins_replay *replay)
{
    ins_json_open(json, NULL, '{');
    add_replay_month(json, "start", replay->start);
    ins_json_integer(json, "covered_months", replay->covered);
    ins_json_flag(json, "random", replay->futures > 1);
    ins_json_integer(json, "futures", replay->futures);
    ins_json_estimate(json, "norm_kept", replay->kept);
    ins_json_estimate(json, "norm_kept_unlimited", replay->kept_free);
    ins_json_estimate(json, "buffer_short", replay->dry);
    if (isnan(replay->dry_month))
        ins_json_null(json, "short_in");
    else
        add_replay_month(json, "short_in", replay->start + (int)replay->dry_month);
    ins_json_mean(json, "drawn", replay->drawn);
    ins_json_mean(json, "deficit", replay->deficit);
    ins_json_mean(json, "peak_overdue", replay->peak_overdue);
    ins_json_mean(json, "peak_backlog", replay->peak_backlog);
    ins_json_mean(json, "months_over_norm", replay->months_over);
    ins_json_estimate(json, "needed", replay->needed);
    ins_json_number(json, "norm_buffer", replay->norm_buffer);
    if (replay->covered == b->scenario.months)
        ins_json_flag(json, "norm_reachable", isfinite(replay->norm_buffer));
    ins_json_close(json, '}');
}

static void add_recorded_surge(struct ins_json *json, const struct ins_backcast *b,
                               const struct ins_surge *surge)
{
    ins_json_open(json, NULL, '{');
    add_replay_month(json, "start", surge->start);
    add_replay_month(json, "peak", surge->peak);
    ins_json_number(json, "inflow_before", surge->before);
    ins_json_number(json, "inflow_at_peak", surge->most);
    if (surge->replay < 0)
        ins_json_null(json, "window");
    else
        add_replay_month(json, "window", b->replay[surge->replay].start);
    ins_json_close(json, '}');
}

static void add_anchor(struct ins_json *json, const struct ins_anchor *anchor)
{
    ins_json_open(json, NULL, '{');
    add_replay_month(json, "month", anchor->month);
    ins_json_text(json, "what", anchor->what);
    ins_json_text(json, "column", anchor->column);
    ins_json_integer(json, "over_months", anchor->over);
    ins_json_number(json, "published", anchor->published);
    ins_json_number(json, "published_low", anchor->low);
    ins_json_number(json, "published_high", anchor->high);
    ins_json_text(json, "confidence", anchor->confidence);
    ins_json_text(json, "source", anchor->source);
    ins_json_mean(json, "model", anchor->model);
    ins_json_number(json, "gap", anchor->model.value - anchor->published);
    ins_json_close(json, '}');
}

static void add_records(struct ins_json *json, const struct ins_backcast *b)
{
    const struct ins_account *account[] = {ins_case_account(b->source, INS_CASE_HISTORY),
                                           ins_case_account(b->source, INS_CASE_PATHS), b->account};
    ins_records_json(json, account, 3, &b->scenario);
}

char *ins_backcast_warnings(const struct ins_backcast *b)
{
    return ins_records_warnings(b->account);
}

char *ins_backcast_json(const struct ins_backcast *b)
{
    struct ins_json json = {0};
    ins_json_open(&json, NULL, '{');
    ins_decide_open(&json, "backcast", &b->scenario);
    ins_json_text(&json, "history", b->history);
    add_replay_month(&json, "record_from", b->first);
    add_replay_month(&json, "record_to", b->first + b->months - 1);
    ins_json_integer(&json, "windows_whole", b->whole);
    ins_json_integer(&json, "windows_partly", b->replays - b->whole);
    ins_json_open(&json, "windows", '[');
    for (int i = 0; i < b->replays; i++)
        add_replay(&json, b, &b->replay[i]);
    ins_json_close(&json, ']');
    ins_json_open(&json, "surges", '[');
    for (int i = 0; i < b->surges; i++)
        add_recorded_surge(&json, b, &b->surge[i]);
    ins_json_close(&json, ']');
    ins_json_open(&json, "anchors", '[');
    for (int i = 0; i < b->anchors; i++)
        add_anchor(&json, &b->anchor[i]);
    ins_json_close(&json, ']');
    add_records(&json, b);
    ins_parts_provenance(&json, b->source, &b->scenario);
    ins_json_close(&json, '}');
    return ins_json_take(&json);
}

/* --- CSV ------------------------------------------------------------------------------------- */

static void add_replay_cell(struct ins_text *text, double value)
{
    ins_text_add(text, ",%s", ins_number_full(value).text);
}

static void add_estimate(struct ins_text *text, struct ins_estimate value)
{
    add_replay_cell(text, value.value);
    add_replay_cell(text, value.low);
    add_replay_cell(text, value.high);
}

static void add_mean(struct ins_text *text, struct ins_mean value)
{
    add_replay_cell(text, value.value);
    add_replay_cell(text, value.error);
}

static void add_replay_row(struct ins_text *text, const struct ins_replay *replay)
{
    char start[INS_DATE_TEXT], dry[INS_DATE_TEXT] = "";
    if (!isnan(replay->dry_month))
        (void)ins_date_write(replay->start + (int)replay->dry_month, dry);
    ins_text_add(text, "%s,%d,%lld", ins_date_write(replay->start, start), replay->covered,
                 (long long)replay->futures);
    add_estimate(text, replay->kept);
    add_estimate(text, replay->kept_free);
    add_estimate(text, replay->dry);
    ins_text_add(text, ",%s", dry);
    add_mean(text, replay->drawn);
    add_mean(text, replay->deficit);
    add_mean(text, replay->peak_overdue);
    add_mean(text, replay->peak_backlog);
    add_mean(text, replay->months_over);
    add_estimate(text, replay->needed);
    add_replay_cell(text, replay->norm_buffer);
    ins_text_add(text, "\n");
}

static char *windows_csv(const struct ins_backcast *b)
{
    struct ins_text text = {0};
    ins_text_add(&text,
                 "start,covered_months,futures,norm_kept,norm_kept_low,norm_kept_high,"
                 "norm_kept_unlimited,norm_kept_unlimited_low,norm_kept_unlimited_high,"
                 "buffer_short,buffer_short_low,buffer_short_high,short_in,drawn,drawn_se,deficit,"
                 "deficit_se,peak_overdue,peak_overdue_se,peak_backlog,peak_backlog_se,"
                 "months_over_norm,months_over_norm_se,needed,needed_low,needed_high,norm_buffer\n");
    for (int i = 0; i < b->replays; i++)
        add_replay_row(&text, &b->replay[i]);
    return ins_text_take(&text);
}

/* The record, and what a replay from each of its months comes to: 2 kept, 1 partly on record, 0
 * missed, empty where there is none. For the figure too. */
static char *record_csv(const struct ins_backcast *b)
{
    struct ins_text text = {0};
    char            month[INS_DATE_TEXT];
    ins_text_add(&text, "month,inflow,replay\n");
    for (int t = 0, i = 0; t < b->months; t++) {
        ins_text_add(&text, "%s,%s,", ins_date_write(b->first + t, month),
                     ins_number_full(ins_replayed_total(b, t)).text);
        if (i < b->replays && b->replay[i].start == b->first + t) {
            const struct ins_replay *replay = &b->replay[i++];
            ins_text_add(&text, "%d", replay->futures > 1 ? 1 : replay->kept.value > 0.0 ? 2 : 0);
        }
        ins_text_add(&text, "\n");
    }
    return ins_text_take(&text);
}

static char *surges_csv(const struct ins_backcast *b)
{
    struct ins_text text = {0};
    char            start[INS_DATE_TEXT], peak[INS_DATE_TEXT];
    ins_text_add(&text, "start,peak,inflow_before,inflow_at_peak\n");
    for (int i = 0; i < b->surges; i++) {
        ins_text_add(&text, "%s,%s", ins_date_write(b->surge[i].start, start),
                     ins_date_write(b->surge[i].peak, peak));
        add_replay_cell(&text, b->surge[i].before);
        add_replay_cell(&text, b->surge[i].most);
        ins_text_add(&text, "\n");
    }
    return ins_text_take(&text);
}

static char *anchors_csv(const struct ins_backcast *b)
{
    struct ins_text text = {0};
    char            month[INS_DATE_TEXT];
    ins_text_add(&text, "month,what,column,over,published,low,high,model,model_se,gap,confidence,source\n");
    for (int i = 0; i < b->anchors; i++) {
        const struct ins_anchor *a = &b->anchor[i];
        ins_text_add(&text, "%s,", ins_date_write(a->month, month));
        ins_csv_text(&text, a->what);
        ins_text_add(&text, ",%s,%d", a->column, a->over);
        add_estimate(&text, (struct ins_estimate){a->published, a->low, a->high});
        add_mean(&text, a->model);
        add_replay_cell(&text, a->model.value - a->published);
        ins_text_add(&text, ",%s,", a->confidence);
        ins_csv_text(&text, a->source);
        ins_text_add(&text, "\n");
    }
    return ins_text_take(&text);
}

/* --- the folder ------------------------------------------------------------------------------ */

enum ins_status ins_backcast_place(const struct ins_destination *to, struct ins_error *error)
{
    return ins_decide_place("backcast", to, error);
}

static void add_file(struct ins_decide_folder *what, const char *name, char *bytes)
{
    what->file[what->files++] = (struct ins_decide_file){name, bytes};
}

enum ins_status ins_backcast_save(const struct ins_backcast *b, const struct ins_look *look,
                                  const struct ins_destination *to, char **note,
                                 struct ins_error *error)
{
    char                     settings[INS_DECIDE_SETTINGS];
    enum ins_language        in     = ins_words_language(look ? look->language : NULL);
    struct ins_decide_figure figure = {"backcast.gp", "backcast", settings};
    struct ins_decide_folder what   = {.command = "backcast", .language = in, .figure = &figure, .figures = 1};
    (void)snprintf(settings, sizeof settings,
                   "title='%s'; subtitle='%s'; word_record='%s'; word_kept='%s'; word_missed='%s'; "
                   "word_part='%s'; sep='%s'; point='%s'",
                   ins_words(INS_WORD_BACKCAST, in), ins_words(INS_WORD_FIGURE_BACKCAST, in),
                   ins_words(INS_WORD_FIGURE_RECORD, in), ins_words(INS_WORD_FIGURE_KEPT, in),
                   ins_words(INS_WORD_FIGURE_MISSED, in), ins_words(INS_WORD_FIGURE_PART, in),
                   in == INS_DUTCH ? "." : ",", in == INS_DUTCH ? "," : ".");
    add_file(&what, "record.csv", record_csv(b));
    add_file(&what, "windows.csv", windows_csv(b));
    add_file(&what, "surges.csv", surges_csv(b));
    if (b->anchors > 0)
        add_file(&what, "anchors.csv", anchors_csv(b));
    add_file(&what, "scenario.cfg", ins_decide_scenario(&what, b->source, NULL, "inputs"));
    add_file(&what, "summary.json", ins_backcast_json(b));
    return ins_decide_save(&what, to, note, error);
}
