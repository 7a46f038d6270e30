#include "scenario/warn.h"

#include <math.h>
#include <string.h>

#include "base/text.h"
#include "record/account.h"
#include "scenario/checked.h"
#include "scenario/lay.h"
#include "scenario/unusual.h"
#include "scenario/worlds.h"

/* Shares are written with a few digits: three of a third, as 0.33. */
static const double ROUNDED = 0.015;

static bool given(const struct ins_checked *c, size_t offset)
{
    return c->origins && ins_origin(c->origins, offset).file != INS_PLACE_NONE;
}

static bool outside(int start, int length, int horizon)
{
    return start >= horizon || start + length <= 0;
}

static void warn_dates(const struct ins_checked *c)
{
    const struct ins_scenario *s = c->s;
    static const char out[]      = "lies outside the horizon and has no effect";
    for (int i = 0; i < s->inflow.event_count; i++) {
        const struct ins_event *event = &s->inflow.events[i];
        if (outside(event->start, event->months, s->months))
            ins_checked_say(c, "inflow.events.*.start", i, "%s", out);
        if (event->multiply == 1.0 && event->add == 0.0)
            ins_checked_say(c, "inflow.events.*.multiply", i,
                            "the event changes nothing; it needs multiply or add");
    }
    for (int i = 0; i < s->academie.intake_count; i++) {
        if (outside(s->academie.intake[i].month, 1, s->months))
            ins_checked_say(c, "academie.intake.*.month", i, "%s", out);
    }
    for (int i = 0; i < s->taskforce_count; i++) {
        const struct ins_taskforce *crew = &s->taskforce[i];
        if (crew->date != INS_DATE_NONE && outside(crew->start, crew->months, s->months))
            ins_checked_say(c, "taskforce.*.start", i, "%s", out);
        if (crew->date != INS_DATE_NONE && (crew->times != 1 || crew->lead_time != 0))
            ins_checked_say(
                c, "taskforce.*.times", i,
                "times and lead_time belong to a trigger; beside a start they have no effect");
    }
    for (int i = 0; i < s->change_count; i++) {
        if (s->changes[i].start >= s->months)
            ins_checked_say(c, "changes.*.start", i, "%s", out);
    }
    for (int i = 0; i < s->productivity.investment_count; i++) {
        const struct ins_investment *investment = &s->productivity.investments[i];
        if (investment->start + investment->lag >= s->months)
            ins_checked_say(c, "productivity.investments.*.lag", i,
                            "the gain comes after the end of the horizon");
    }
}

static void warn_staff(const struct ins_checked *c)
{
    const struct ins_scenario *s = c->s;
    int lead = s->academie.recruitment_months + s->academie.lead_time;
    if (lead >= s->months && s->tower.policy != INS_FIXED)
        ins_checked_say(
            c, "academie.lead_time", 0,
            "who is hired at the start decides independently only after the horizon of %d months has ended",
            s->months);
    if (s->academie.productivity_count > s->academie.lead_time)
        ins_checked_say(
            c, "academie.lead_time", 0,
            "academie.productivity has %d months; those beyond the lead time are not used",
            s->academie.productivity_count);
    if (s->flex.pool == 0.0 &&
        (given(c, offsetof(struct ins_scenario, flex.lead_time)) || s->costs.flex_retainer > 0.0))
        ins_checked_say(c, "flex.pool", 0, "the other flex keys have no effect without a pool");
    if (s->tower.policy == INS_FIXED && s->academie.intake_count == 0)
        ins_checked_say(
            c, "tower.policy", 0,
            "a fixed tower orders nothing, and there is no academie.intake: nobody is ever hired");
    if (s->flex.productivity == 0.0 && s->flex.pool > 0.0)
        ins_checked_say(c, "flex.productivity", 0, "the flex pool does no work at all");
}

/* A tower that aims at more work than the legal terms leave time for, or at more than the norm allows,
 * works against what is asked of it. */
static void warn_tower(const struct ins_checked *c)
{
    const struct ins_scenario *s = c->s;
    double aimed = s->tower.target_months * s->inflow.level_per_month;
    int    first = 0;
    if (s->tower.policy != INS_TOWER)
        return;
    for (int k = 1; k < s->track_count; k++)
        first = s->tracks[k].legal_term < s->tracks[first].legal_term ? k : first;
    if (s->track_count > 0 && s->tower.target_months > s->tracks[first].legal_term)
        ins_checked_say(c, "tower.target_months", 0,
                        "the tower aims at more work than the %d months that the law leaves for "
                        "\"%s\": it keeps such cases overdue",
                        s->tracks[first].legal_term, s->tracks[first].name);
    if (s->norm.measure == INS_MEASURE_BACKLOG && aimed > s->norm.limit)
        ins_checked_say(c, "tower.target_months", 0,
                        "the tower aims at some %.0f open cases, and the norm allows %.0f", aimed,
                        s->norm.limit);
}

/* Scaled they are whatever they add up to; a forgotten track would not be seen otherwise. */
static void warn_shares(const struct ins_checked *c)
{
    double sum = 0.0;
    for (int k = 0; k < c->s->track_count; k++)
        sum += c->s->tracks[k].share;
    if (fabs(sum - 1.0) > ROUNDED)
        ins_checked_say(c, "tracks.*.share", 0,
                        "the shares of the tracks add up to %.4g, and are scaled to 1", sum);
}

static void warn_ages(const struct ins_checked *c, int k)
{
    const struct ins_track *track = &c->s->tracks[k];
    double cases = 0.0;
    for (int i = 0; 2 * i < track->backlog_ages_count; i++)
        cases += track->backlog_ages[i].cases;
    if (cases > 0.0 && fabs(track->backlog - cases) > 0.005 * cases)
        ins_checked_say(c, "tracks.*.backlog", k,
                        "the bands of backlog_ages add up to %.0f, and are scaled to this backlog",
                        cases);
}

static void warn_inflow(const struct ins_checked *c)
{
    const struct ins_inflow *inflow = &c->s->inflow;
    if (inflow->surge.probability > 0.0 && inflow->surge.mean_log_size == 0.0)
        ins_checked_say(c, "inflow.surge.mean_log_size", 0, "surges of this size change nothing");
    if (inflow->ceiling < 1.0)
        ins_checked_say(
            c, "inflow.ceiling", 0,
            "the inflow can never reach its own level; a ceiling is meant to be well above 1");
    bool volatile_regime = false;
    for (int i = 0; i < inflow->regime_count; i++)
        volatile_regime |= inflow->regimes[i].volatility != 1.0;
    if (volatile_regime && inflow->ar1.innovation_sd == 0.0)
        ins_checked_say(c, "inflow.ar1.innovation_sd", 0,
                        "the volatility of the regimes multiplies this, and so has no effect");
}

static void warn_money(const struct ins_checked *c)
{
    const struct ins_scenario *s = c->s;
    int years = ins_date_year(s->start + s->months - 1) - ins_date_year(s->start) + 1;
    if (s->budget.annual_count > years)
        ins_report_problem(
            c->report, ins_checked_place(c, offsetof(struct ins_scenario, budget.annual)),
            "budget.annual", NULL,
            "%d values for a horizon that touches %d calendar year%s: the rest is not used",
            s->budget.annual_count, years, years == 1 ? "" : "s");
    bool penalty = s->penalty.claim_share > 0.0 && s->penalty.max_months > 0;
    if (s->penalty.per_month > 0.0 && !penalty)
        ins_checked_say(c, "penalty.per_month", 0,
                        "no penalty is ever paid while claim_share or max_months is 0");
    bool emergency = isfinite(s->reception.places);
    if (s->reception.emergency_per_case_month > 0.0 && !emergency)
        ins_checked_say(c, "reception.emergency_per_case_month", 0,
                        "nobody needs an emergency place while reception.places is not given");
    if (s->funding == INS_GATED && s->costs.experienced == 0.0 && s->costs.trainee == 0.0)
        ins_checked_say(c, "funding", 0,
                        "money holds nothing back while costs.experienced and costs.trainee are 0");
}

static void warn_norm(const struct ins_checked *c)
{
    const struct ins_scenario *s = c->s;
    if (s->norm.tolerance_months >= s->months - s->norm.from)
        ins_checked_say(c, "norm.tolerance_months", 0,
                        "the norm cannot be missed: only %d months count",
                        s->months - s->norm.from);
    if (s->norm.measure == INS_MEASURE_OVERDUE_SHARE && s->norm.limit >= 1.0)
        ins_checked_say(c, "norm.limit", 0, "the norm cannot be missed: no share exceeds this");
    if (s->norm.measure != INS_MEASURE_OLDER && (s->norm.older.track[0] || s->norm.older.age > 0 ||
                                                 s->norm.older.before != INS_DATE_NONE))
        ins_checked_say(c, "norm.measure", 0,
                        "norm.track, norm.age and norm.before have no effect unless this is \"older\"");
    if (s->norm.confidence < 0.5)
        ins_checked_say(c, "norm.confidence", 0,
                        "a buffer that serves this share of the futures fails in most of them");
    if (s->futures > 1 && s->futures * (1.0 - s->norm.confidence) < 1.0)
        ins_checked_say(c, "futures", 0,
                        "too few to see what happens with probability %g; that takes %.0f",
                        1.0 - s->norm.confidence, ceil((1.0 - 1e-9) / (1.0 - s->norm.confidence)));
}

/* Months of the horizon in which a record says anything of the service, or of track `track`'s cases. */
static int months_on_record(const struct ins_checked *c, int track, int *first, int *last)
{
    const struct ins_record *record = c->s->record;
    int count = 0;
    for (int t = 0; t < c->s->months; t++) {
        bool known = track >= 0 && !isnan(record->cases[t * record->tracks + track]);
        for (int k = 0; track < 0 && k < record->tracks; k++)
            known |= !isnan(record->cases[t * record->tracks + k]);
        for (int i = 0; record->served && track < 0 && i < ins_record_width(record->tracks); i++)
            known |= !isnan(ins_record_row(record, t)[i]);
        *first = known && count == 0 ? t : *first;
        *last  = known ? t : *last;
        count += known;
    }
    return count;
}

/* What a record does not cover is filled by the model, which nobody sees in what comes out. */
static void warn_tracks(const struct ins_checked *c)
{
    struct ins_text names = {0};
    int first, last;
    for (int k = 0; k < c->s->track_count; k++)
        if (c->s->tracks[k].share > 0.0 && months_on_record(c, k, &first, &last) == 0)
            ins_text_add(&names, "%s%s", names.length ? ", " : "", c->s->tracks[k].name);
    if (names.length > 0 && !c->s->record->served)
        ins_checked_say(c, "inflow.history.file", 0,
                        "this record does not know %s: the model's arrivals come on top of it", names.bytes);
    if (names.failed)
        ins_report_world(c->report, "out of memory");
    ins_text_clear(&names);
}

/* Which case of a file, where there is no file. */
static void warn_choices(const struct ins_checked *c)
{
    bool history = c->s->history.file[0], paths = c->s->paths_file[0];
    if (!history && (c->s->history.select[0] || c->s->history.sheet[0]))
        ins_checked_say(c, c->s->history.select[0] ? "inflow.history.select" : "inflow.history.sheet", 0,
                        "does nothing without inflow.history.file");
    if (!paths && (c->s->paths_select[0] || c->s->paths_sheet[0]))
        ins_checked_say(c, c->s->paths_select[0] ? "inflow.paths_select" : "inflow.paths_sheet", 0,
                        "does nothing without inflow.paths");
}

static void warn_history(const struct ins_checked *c)
{
    int  first = 0, last = 0;
    char from[INS_DATE_TEXT], to[INS_DATE_TEXT];
    if (!c->s->record)
        return;
    int count = months_on_record(c, -1, &first, &last);
    if (count == 0) {
        ins_checked_say(c, "inflow.history.file", 0,
                        "none of the months of this record lies within the horizon");
        return;
    }
    if (count < c->s->months)
        ins_checked_say(c, "inflow.history.file", 0, "%d of %d months come from this record, %s to %s; the "
                        "others are the model's", count, c->s->months, ins_date_write(c->s->start + first, from),
                        ins_date_write(c->s->start + last, to));
    warn_tracks(c);
}

static void warn_paths(const struct ins_checked *c)
{
    const struct ins_paths *paths = c->s->paths;
    int count = 0;
    for (int t = 0; paths && t < c->s->months; t++) {
        bool known = false;
        for (int p = 0; p < paths->count; p++)
            known |= !isnan(paths->cases[t * paths->count + p]);
        count += known;
    }
    if (paths && count == 0)
        ins_checked_say(c, "inflow.paths", 0, "none of the months of these paths lies within the horizon");
    else if (paths && count < c->s->months)
        ins_checked_say(c, "inflow.paths", 0, "%d of %d months come from these paths; the others are the model's",
                        count, c->s->months);
}

/* A key that was given one value has no law. */
static void warn_worlds(const struct ins_checked *c)
{
    const struct ins_worlds *worlds = c->s->worlds;
    for (int k = 0; worlds && k < worlds->keys; k++) {
        const struct ins_world_key *key = &worlds->key[k];
        if (!c->s->move[k].fixed)
            continue;
        struct ins_place place = {.file = INS_PLACE_SET};
        ins_report_problem(c->report, place, key->path, NULL,
                           "has this one value in all worlds; its %s does not hold",
                           key->file >= 0 ? "column of the ensemble" : "law in `uncertain`");
    }
}

void ins_warn_doubts(const struct ins_account *account, struct ins_report *report)
{
    char where[INS_DOUBT_TEXT], text[INS_DOUBT_TEXT];
    for (int i = 0; i < account->doubts.count && i < INS_DOUBTS; i++) {
        const struct ins_doubt *doubt = &account->doubts.doubt[i];
        struct ins_place place = {.file = INS_PLACE_NONE};
        (void)ins_doubt_where(doubt, INS_ENGLISH, where);
        for (int f = 0; f < report->file_count; f++)
            if (strcmp(report->files[f], account->file) == 0)
                place.file = (uint16_t)(INS_PLACE_FILE + f);
        ins_report_problem(report, place, where, NULL, "%s",
                           ins_doubt_write(doubt, INS_ENGLISH, text));
    }
}

void ins_warn(const struct ins_scenario *resolved, const struct ins_origins *origins,
                        struct ins_report *report)
{
    struct ins_checked c = {resolved, origins, report};
    warn_dates(&c);
    warn_shares(&c);
    for (int k = 0; k < c.s->track_count; k++)
        warn_ages(&c, k);
    warn_inflow(&c);
    warn_staff(&c);
    warn_tower(&c);
    warn_money(&c);
    warn_norm(&c);
    warn_choices(&c);
    warn_history(&c);
    warn_paths(&c);
    warn_worlds(&c);
    ins_warn_unusual(&c);
    ins_warn_laid(&c);
}
