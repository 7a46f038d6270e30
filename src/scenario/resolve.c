#include "scenario/resolve.h"

#include <math.h>
#include <string.h>

#include "scenario/changes.h"
#include "scenario/names.h"
#include "scenario/uncertain.h"
#include "scenario/value.h"
#include "scenario/worlds.h"

static void scale_to(double total, double *values, int count)
{
    double sum = 0.0;
    for (int i = 0; i < count; i++)
        sum += values[i];
    for (int i = 0; i < count; i++)
        values[i] *= total / sum;
}

static int whole_or(int value, int otherwise)
{
    return value == INS_KEY_NONE ? otherwise : value;
}

static double real_or(double value, double otherwise)
{
    return isnan(value) ? otherwise : value;
}

static double banded_cases(const struct ins_track *track)
{
    double cases = 0.0;
    for (int i = 0; 2 * i < track->backlog_ages_count; i++)
        cases += track->backlog_ages[i].cases;
    return cases;
}

static void resolve_older(const struct ins_scenario *s, struct ins_older *older)
{
    older->track_index = older->track[0] ? ins_track_named(s, older->track) : -1;
    older->month       = older->before == INS_DATE_NONE ? 0 : older->before - s->start;
}

static void resolve_tracks(struct ins_scenario *s)
{
    double sum = 0.0;
    for (int k = 0; k < s->track_count; k++)
        sum += s->tracks[k].share;
    for (int k = 0; k < s->track_count; k++) {
        struct ins_track *track = &s->tracks[k];
        track->fraction       = track->share / sum;
        track->decided_before = real_or(track->decided_before,
                                        s->inflow.level_per_month * track->fraction);
        track->dispersion     = real_or(track->dispersion, s->inflow.dispersion);
        track->backlog        = real_or(track->backlog, banded_cases(track));
    }
    for (int i = 0; i < s->followup_count; i++) {
        s->followups[i].from_index = ins_track_named(s, s->followups[i].from);
        s->followups[i].to_index   = ins_track_named(s, s->followups[i].to);
    }
}

static void resolve_regime(struct ins_scenario *s, int own)
{
    struct ins_regime *regime = &s->inflow.regimes[own];
    int others                = s->inflow.regime_count - 1;
    memcpy(regime->next_given, regime->next, sizeof regime->next);
    memcpy(regime->shares_given, regime->shares, sizeof regime->shares);
    for (int i = 0; i <= others && regime->next_count == 0; i++)
        regime->next[i] = 1.0;
    regime->next[own] = 0.0;
    if (others > 0)
        scale_to(1.0, regime->next, s->inflow.regime_count);
    else
        regime->mean_months = INFINITY; /* a single regime is never left */
    for (int k = 0; k < s->track_count && regime->shares_count == 0; k++)
        regime->shares[k] = s->tracks[k].share;
    scale_to(1.0, regime->shares, s->track_count);
}

static void resolve_inflow(struct ins_scenario *s)
{
    struct ins_inflow *inflow = &s->inflow;
    memcpy(inflow->season_given, inflow->season, sizeof inflow->season);
    scale_to(INS_SEASON, inflow->season, INS_SEASON);
    if (inflow->regime_count == 0) {
        inflow->regime_count = 1;
        inflow->regimes[0]   = (struct ins_regime){.multiplier = 1.0, .volatility = 1.0};
    }
    for (int i = 0; i < inflow->regime_count; i++)
        resolve_regime(s, i);
    inflow->initial_regime_index = inflow->initial_regime[0]
                                       ? ins_regime_named(s, inflow->initial_regime)
                                       : 0;
    for (int i = 0; i < inflow->event_count; i++) {
        struct ins_event *event = &inflow->events[i];
        event->start       = event->date - s->start;
        event->track_index = event->track[0] ? ins_track_named(s, event->track) : -1;
    }
}

static void pad_productivity(struct ins_scenario *s)
{
    int count   = s->academie.productivity_count;
    double last = count > 0 ? s->academie.productivity[count - 1] : 0.0;
    for (int j = count; j < INS_TRAINING; j++)
        s->academie.productivity[j] = last;
}

static void resolve_staff(struct ins_scenario *s)
{
    pad_productivity(s);
    for (int i = 0; i < s->academie.intake_count; i++)
        s->academie.intake[i].month = s->academie.intake[i].date - s->start;
    for (int i = 0; i < s->productivity.investment_count; i++)
        s->productivity.investments[i].start = s->productivity.investments[i].date - s->start;
    for (int i = 0; i < s->taskforce_count; i++) {
        struct ins_taskforce *crew = &s->taskforce[i];
        crew->start = crew->date == INS_DATE_NONE ? s->months : crew->date - s->start;
    }
}

static void resolve_sweep(struct ins_scenario *s)
{
    s->sweep.points = whole_or(s->sweep.points, 0);
    for (int i = 0; i < s->sweep.axis_count; i++)
        s->sweep.axes[i].steps = whole_or(s->sweep.axes[i].steps, 0);
}

void ins_resolve(const struct ins_scenario *written, struct ins_scenario *resolved)
{
    *resolved = *written;
    resolve_tracks(resolved);
    resolve_inflow(resolved);
    ins_resolve_uncertainty(resolved);
    ins_resolve_uncertain_keys(resolved);
    resolve_staff(resolved);
    resolved->buffer.cap = real_or(resolved->buffer.cap, resolved->buffer.initial);
    resolve_older(resolved, &resolved->norm.older);
    for (int i = 0; i < resolved->older_count; i++)
        resolve_older(resolved, &resolved->older[i]);
    ins_changes_resolve(resolved);
    resolve_sweep(resolved);
}

/* --- again ------------------------------------------------------------------------------------ */

void ins_resolve_undo_inflow(const struct ins_scenario *base, struct ins_scenario *s)
{
    for (int k = 0; k < s->track_count; k++) /* or else the world before would lend its noise to this one */
        s->tracks[k].dispersion = base->tracks[k].dispersion;
    memcpy(s->inflow.season, s->inflow.season_given, sizeof s->inflow.season);
    for (int i = 0; i < s->inflow.regime_count; i++) {
        struct ins_regime *regime = &s->inflow.regimes[i];
        memcpy(regime->next, regime->next_given, sizeof regime->next);
        memcpy(regime->shares, regime->shares_given, sizeof regime->shares);
    }
}

/* A track without a dispersion of its own has that of the inflow. */
void ins_resolve_inflow(const struct ins_scenario *base, struct ins_scenario *s)
{
    for (int k = 0; k < s->track_count; k++)
        if (base->tracks[k].dispersion == base->inflow.dispersion &&
            s->tracks[k].dispersion == base->inflow.dispersion)
            s->tracks[k].dispersion = s->inflow.dispersion;
    resolve_tracks(s);
    resolve_inflow(s);
}

void ins_resolve_service(const struct ins_scenario *base, struct ins_scenario *s)
{
    if (base->buffer.cap == base->buffer.initial)
        s->buffer.cap = s->buffer.initial;
    pad_productivity(s);
}
