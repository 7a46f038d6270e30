#include "answers/backcast.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "answers/anchors.h"
#include "answers/replay.h"
#include "base/memory.h"
#include "base/numbers.h"
#include "record/account.h"
#include "scenario/case.h"
#include "scenario/history.h"

enum { YEAR = 12 };

/* How much a year must rise to be a surge, and fall to have ended one. */
static const double RISE = 4.0 / 3.0;

/* --- surges ---------------------------------------------------------------------------------- */

/* Twelve months up to month t; NaN where one of them is not known. */
static double year_until(const struct ins_backcast *b, int t)
{
    double sum = 0.0;
    for (int u = t - YEAR + 1; u <= t; u++)
        sum += ins_replayed_total(b, u);
    return sum;
}

static int replay_from(const struct ins_backcast *b, ins_date start)
{
    for (int i = 0; i < b->replays; i++)
        if (b->replay[i].start == start)
            return i;
    return -1;
}

static void note_surge(struct ins_backcast *b, int low, int high)
{
    ins_date start = b->first + low + 1;
    if (b->surges < INS_SURGES)
        b->surge[b->surges++] =
            (struct ins_surge){start, b->first + high, year_until(b, low), year_until(b, high),
                               replay_from(b, start)};
}

/* From low to high and back (6.81): a turn counts once a year is that much above or below it. */
static void find_surges(struct ins_backcast *b)
{
    int  low = -1, high = -1;
    bool rising = false;
    for (int t = YEAR - 1; t < b->months; t++) {
        double year = year_until(b, t);
        if (isnan(year))
            continue;
        if (!rising && (low < 0 || year <= year_until(b, low)))
            low = t;
        if (!rising && year >= RISE * year_until(b, low))
            rising = true, high = t;
        if (rising && year > year_until(b, high))
            high = t;
        if (rising && year <= year_until(b, high) / RISE) {
            note_surge(b, low, high);
            rising = false;
            low    = t;
        }
    }
    if (rising)
        note_surge(b, low, high);
}

/* --- replays --------------------------------------------------------------------------------- */

/* The tracks of which the record knows no month, with commas between; false: there is none. */
static bool lacks_tracks(const struct ins_backcast *b, char names[INS_TEXT])
{
    size_t length = 0;
    names[0]      = '\0';
    for (int k = 0; k < b->scenario.track_count; k++) {
        bool known = b->scenario.tracks[k].share <= 0.0;
        for (int t = 0; t < b->months; t++)
            known |= !isnan(b->record->cases[t * b->record->tracks + k]);
        if (!known && length < INS_TEXT)
            length += (size_t)snprintf(names + length, INS_TEXT - length, "%s%s", length ? ", " : "",
                                       b->scenario.tracks[k].name);
    }
    return length > 0;
}

static enum ins_status list_replays(struct ins_backcast *b, struct ins_error *error)
{
    char lacking[INS_TEXT];
    int months = b->scenario.months;
    b->replay  = ins_memory_create((size_t)b->months, sizeof *b->replay, error);
    if (!b->replay)
        return INS_WORLD;
    for (int t = 0; t < b->months; t++) {
        int covered = ins_replay_covered(b, b->first + t);
        b->whole += covered == months;
        if (2 * covered >= months)
            b->replay[b->replays++] = (struct ins_replay){.start = b->first + t};
    }
    if (b->replays > 0)
        return INS_DONE;
    if (lacks_tracks(b, lacking))
        return ins_fail(error, INS_WRONG,
                        "%s: expected a column a track of the scenario, or total: the record has no "
                        "column %s", b->history, lacking);
    return ins_fail(error, INS_WRONG,
                    "%s: expected a record that covers at least half of the horizon of %d months; "
                    "this one has %d (a shorter horizon: --set months=%d)",
                    b->history, months, b->months, b->months > 2 ? b->months : 2);
}

static enum ins_status play_replays(struct ins_backcast *b, const struct ins_options *options,
                                    struct ins_replay_room *room, struct ins_error *error)
{
    enum ins_status status = INS_DONE;
    for (int i = 0; i < b->replays && status == INS_DONE; i++)
        status = ins_replay_play(b, (double)i / b->replays, (i + 1.0) / b->replays, options, room,
                                 &b->replay[i], error);
    if (status == INS_DONE)
        find_surges(b);
    if (status == INS_DONE && b->anchors > 0)
        status = ins_anchors_play(b, options, room, error);
    return status;
}

/* --- creation -------------------------------------------------------------------------------- */

static enum ins_status read_history(struct ins_backcast *b, const struct ins_backcast_settings *settings,
                                    struct ins_error *error)
{
    struct ins_report report = {.error = error};
    if (error)
        error->text[0] = '\0';
    struct ins_history_file file = {b->history, settings->select, settings->sheet};
    b->record = ins_history_whole(ins_case_written(b->source), &file, &b->first, &b->account, &report);
    enum ins_status status = ins_report_close(&report);
    ins_report_clear(&report);
    if (b->record)
        b->months = b->record->months;
    return status;
}

static enum ins_status work_backcast(struct ins_backcast                *b,
                                     const struct ins_backcast_settings *settings,
                                     const struct ins_options *options, struct ins_error *error)
{
    struct ins_replay_room room = {0};
    enum ins_status status = read_history(b, settings, error);
    if (status == INS_DONE && settings->anchors)
        status = ins_anchors_read(settings->anchors, b, error);
    if (status == INS_DONE)
        status = list_replays(b, error);
    if (status == INS_DONE)
        status = ins_replay_room_init(&b->scenario, &room, error);
    if (status == INS_DONE)
        status = play_replays(b, options, &room, error);
    ins_replay_room_clear(&room);
    return status;
}

enum ins_status ins_backcast_create_from(const struct ins_case *scenario, const char *history,
                                         const struct ins_backcast_settings *settings,
                                         const struct ins_options *options, struct ins_backcast **made,
                                         struct ins_error *error)
{
    static const struct ins_backcast_settings none = {NULL, NULL, NULL};
    struct ins_backcast *b = ins_memory_create(1, sizeof *b, error);
    *made                  = NULL;
    if (!b)
        return INS_WORLD;
    b->source   = ins_case_hold(scenario);
    b->scenario = *ins_case_scenario(scenario);
    (void)snprintf(b->history, sizeof b->history, "%s", history);
    enum ins_status status = strlen(history) < sizeof b->history
                                 ? work_backcast(b, settings ? settings : &none, options, error)
                                 : ins_fail(error, INS_WRONG, "%s: expected a shorter path", history);
    if (status == INS_DONE)
        *made = b;
    else
        ins_backcast_free(b);
    return status;
}

enum ins_status ins_backcast_create(const struct ins_case *scenario, const char *history,
                                    const char *anchors, const struct ins_options *options,
                                    struct ins_backcast **made, struct ins_error *error)
{
    const struct ins_backcast_settings settings = {anchors, NULL, NULL};
    return ins_backcast_create_from(scenario, history, &settings, options, made, error);
}

void ins_backcast_free(struct ins_backcast *b)
{
    if (!b)
        return;
    ins_case_release(b->source);
    ins_account_free(b->account);
    free(b->record);
    ins_memory_free(b->anchor);
    ins_memory_free(b->replay);
    ins_numbers_free(b->numbers);
    ins_memory_free(b);
}
