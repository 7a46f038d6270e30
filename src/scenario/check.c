#include "scenario/check.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "record/months.h"
#include "scenario/changes.h"
#include "scenario/checked.h"
#include "scenario/loops.h"
#include "scenario/measures.h"
#include "scenario/names.h"
#include "scenario/uncertain.h"
#include "scenario/value.h"
#include "scenario/worlds.h"

enum { SENTENCE = 400 };

/* -- required keys ------------------------------------------------------------------------ */

static bool is_missing(const struct ins_checked *c, const struct ins_key *key, size_t base)
{
    size_t offset = base + key->offset;
    switch (key->kind) {
    case INS_KEY_TEXT:
    case INS_KEY_NAME: return ins_key_text(c->s, offset)[0] == '\0';
    case INS_KEY_REALS:
    case INS_KEY_GROUPS: return ins_key_count(c->s, key, base) == 0;
    default: return isnan(ins_key_get(c->s, key, offset));
    }
}

static void require(const struct ins_checked *c, const struct ins_key *key,
                    const struct ins_key *list, int index)
{
    char element[INS_PATH], path[2 * INS_PATH];
    size_t base = list ? ins_key_element(list, index) : 0;
    bool told   = key->kind == INS_KEY_GROUPS ? c->origins && ins_origin_group(c->origins, key).bad
                                              : ins_checked_is_bad(c, base + key->offset);
    if (told || !is_missing(c, key, base))
        return;
    if (list)
        (void)snprintf(path, sizeof path, "%s.%s", ins_key_element_path(c->s, list, index, element),
                       ins_key_leaf(key->path));
    else
        (void)snprintf(path, sizeof path, "%s", key->path);
    ins_report_problem(c->report, ins_checked_missing(c, key, list, base), path, NULL,
                       "required and not given: %s%s%s%s", key->about, key->unit[0] ? " (" : "",
                       key->unit, key->unit[0] ? ")" : "");
}

static void check_required(const struct ins_checked *c)
{
    int count;
    const struct ins_key *keys = ins_keys(&count);
    for (const struct ins_key *key = keys; key < keys + count; key++) {
        if (key->otherwise.need != INS_KEY_REQUIRED)
            continue;
        const struct ins_key *list = ins_key_list(key);
        int elements               = list ? ins_key_count(c->s, list, 0) : 1;
        for (int i = 0; i < elements; i++)
            require(c, key, list, i);
    }
}

/* -- names -------------------------------------------------------------------------------- */

static void check_names(const struct ins_checked *c, const char *pattern)
{
    const struct ins_key *name = ins_key_find(pattern), *list = ins_key_list(name);
    int count = ins_key_count(c->s, list, 0);
    for (int i = 0; i < count; i++) {
        const char *own = ins_key_text(c->s, ins_key_element(list, i));
        for (int j = 0; j < i; j++) {
            if (own[0] && strcmp(own, ins_key_text(c->s, ins_key_element(list, j))) == 0)
                ins_checked_say(c, pattern, i, "expected a name of its own; %s[%d] has the same",
                                list->path, j);
        }
    }
}

/* "asylum, family". */
static char *names(const struct ins_checked *c, const char *list_path, char text[SENTENCE])
{
    const struct ins_key *list = ins_key_find(list_path);
    int count   = ins_key_count(c->s, list, 0);
    size_t used = 0;
    text[0]     = '\0';
    for (int i = 0; i < count && used < SENTENCE; i++)
        used += (size_t)snprintf(text + used, SENTENCE - used, "%s%s", i ? ", " : "",
                                 ins_key_text(c->s, ins_key_element(list, i)));
    return text;
}

static void check_track(const struct ins_checked *c, const char *pattern, int index,
                        const char *name)
{
    char known[SENTENCE];
    const struct ins_key *key  = ins_key_find(pattern);
    const struct ins_key *list = ins_key_list(key);
    if (name[0] && ins_track_named(c->s, name) < 0 &&
        !ins_checked_is_bad(c, ins_key_element(list, index) + key->offset))
        ins_checked_say(c, pattern, index, "expected the name of a track; there %s %s",
                        c->s->track_count == 1 ? "is" : "are",
                        c->s->track_count ? names(c, "tracks", known) : "none");
}

/* -- inflow and tracks -------------------------------------------------------------------- */

static double sum(const double *values, int count)
{
    double total = 0.0;
    for (int i = 0; i < count; i++)
        total += values[i];
    return total;
}

/* Bands of ages that rise, up to the oldest case. */
static void check_ages(const struct ins_checked *c, int index)
{
    const struct ins_track *track = &c->s->tracks[index];
    double before = 0.0, cases = 0.0;
    int bands = track->backlog_ages_count / 2;
    for (int i = 0; i < bands; i++) {
        double up_to = track->backlog_ages[i].up_to;
        if (up_to != floor(up_to) || up_to <= before || up_to > INS_MONTHS) {
            ins_checked_say(c, "tracks.*.backlog_ages", index,
                            "expected whole months that rise from band to band, from 1 to %d; band "
                            "%d ends at %g", INS_MONTHS, i + 1, up_to);
            return;
        }
        before = up_to;
        cases += track->backlog_ages[i].cases;
    }
    if (bands > 0 && cases <= 0.0)
        ins_checked_say(c, "tracks.*.backlog_ages", index, "expected some cases in a band");
}

static bool is_ageless(const struct ins_older *older)
{
    return older->age == 0 && older->before == INS_DATE_NONE;
}

/* A count of all tracks is one for each. */
static void check_older(const struct ins_checked *c)
{
    const struct ins_scenario *s = c->s;
    int counts = 0;
    char known[SENTENCE];
    bool measured = s->norm.measure == INS_MEASURE_OLDER;
    if (measured)
        counts += s->norm.older.track[0] ? 1 : s->track_count;
    if (measured && is_ageless(&s->norm.older))
        ins_checked_say(c, "norm.measure", 0, "expected norm.age or norm.before: older than what");
    if (s->norm.older.track[0] && ins_track_named(s, s->norm.older.track) < 0)
        ins_checked_say(c, "norm.track", 0, "expected the name of a track; there are %s",
                        s->track_count ? names(c, "tracks", known) : "none");
    for (int i = 0; i < s->older_count; i++) {
        check_track(c, "older.*.track", i, s->older[i].track);
        if (is_ageless(&s->older[i]))
            ins_checked_say(c, "older.*.age", i, "expected an age of 1 month or more, or a month in `before`");
        counts += s->older[i].track[0] ? 1 : s->track_count;
    }
    if (counts > INS_OLDER)
        ins_checked_say(c, s->older_count > 0 ? "older.*.age" : "norm.age", 0,
                        "expected at most %d counts, one for each track and age; there are %d",
                        INS_OLDER, counts);
}

static void check_shares(const struct ins_checked *c)
{
    double total = 0.0;
    for (int k = 0; k < c->s->track_count; k++)
        total += c->s->tracks[k].share;
    if (c->s->track_count > 0 && total <= 0.0)
        ins_checked_say(c, "tracks.*.share", 0, "expected at least one track with a share above 0");
}

/* A column of a record that is called total is the sum over the tracks. */
static void check_track_names(const struct ins_checked *c)
{
    for (int k = 0; k < c->s->track_count; k++)
        if (ins_months_is_total(c->s->tracks[k].name))
            ins_checked_say(c, "tracks.*.name", k, "expected another name: total is the sum over all tracks");
}

static void check_regime(const struct ins_checked *c, int own)
{
    const struct ins_scenario *s    = c->s;
    const struct ins_regime *regime = &s->inflow.regimes[own];
    int regimes = s->inflow.regime_count;
    if (regimes > 1 && isnan(regime->mean_months) &&
        !ins_checked_is_bad(c, ins_key_element(ins_key_find("inflow.regimes"), own) +
                                   offsetof(struct ins_regime, mean_months)))
        ins_checked_say(
            c, "inflow.regimes.*.mean_months", own,
            "required where there are several regimes: how long it lasts on average (months)");
    if (regime->next_count > 0 && regime->next_count != regimes)
        ins_checked_say(c, "inflow.regimes.*.next", own,
                        "expected one weight a regime, %d; this list has %d", regimes,
                        regime->next_count);
    else if (regime->next_count > 0 && regimes > 1 &&
             sum(regime->next, regimes) - regime->next[own] <= 0.0)
        ins_checked_say(c, "inflow.regimes.*.next", own,
                        "expected a weight above 0 for a regime other than %s itself",
                        regime->name);
    if (regime->shares_count > 0 && s->track_count > 0 && regime->shares_count != s->track_count)
        ins_checked_say(c, "inflow.regimes.*.shares", own,
                        "expected one share a track, %d; this list has %d", s->track_count,
                        regime->shares_count);
    else if (regime->shares_count > 0 && sum(regime->shares, regime->shares_count) <= 0.0)
        ins_checked_say(c, "inflow.regimes.*.shares", own, "expected at least one share above 0");
}

static void check_inflow(const struct ins_checked *c)
{
    const struct ins_inflow *inflow = &c->s->inflow;
    char known[SENTENCE];
    if (inflow->ar1.tail > 0.0 && inflow->ar1.tail <= 2.0)
        ins_checked_say(c, "inflow.ar1.tail", 0,
                        "expected degrees of freedom above 2, or 0 for normal shocks");
    double begins = 0.0;
    for (int i = 0; i < inflow->regime_count; i++) {
        check_regime(c, i);
        begins += inflow->regimes[i].initial;
    }
    if (begins > 1.0 + 1e-9)
        ins_checked_say(c, "inflow.regimes.*.initial", 0,
                        "expected probabilities that add up to at most 1");
    if (inflow->initial_regime[0] && ins_regime_named(c->s, inflow->initial_regime) < 0)
        ins_checked_say(c, "inflow.initial_regime", 0,
                        "expected the name of a regime; there are %s",
                        inflow->regime_count ? names(c, "inflow.regimes", known) : "none");
    for (int i = 0; i < inflow->event_count; i++)
        check_track(c, "inflow.events.*.track", i, inflow->events[i].track);
}

/* -- follow-ups ---------------------------------------------------------------------------- */

static void check_followups(const struct ins_checked *c)
{
    for (int i = 0; i < c->s->followup_count; i++) {
        check_track(c, "followups.*.from", i, c->s->followups[i].from);
        check_track(c, "followups.*.to", i, c->s->followups[i].to);
    }
    ins_check_loops(c);
}

/* -- staff, money, norm ------------------------------------------------------------------- */

static void check_taskforce(const struct ins_checked *c, int index)
{
    const struct ins_taskforce *crew = &c->s->taskforce[index];
    size_t base = ins_key_element(ins_key_find("taskforce"), index);
    bool start  = crew->date != INS_DATE_NONE, trigger = isfinite(crew->trigger);
    if (ins_checked_is_bad(c, base + offsetof(struct ins_taskforce, trigger)) ||
        ins_checked_is_bad(c, base))
        return;
    if (start && trigger)
        ins_checked_say(c, "taskforce.*.trigger", index, "expected a start or a trigger, not both");
    if (!start && !trigger)
        ins_checked_say(c, "taskforce.*.start", index,
                        "expected a start (a month) or else a trigger (cases of backlog)");
}

static void check_money(const struct ins_checked *c)
{
    const struct ins_scenario *s = c->s;
    char other[INS_NUMBER_TEXT];
    if (s->flex.active > s->flex.pool)
        ins_checked_say(c, "flex.active", 0, "expected at most flex.pool, which is %s",
                        ins_key_number(s->flex.pool, true, other));
    if (s->buffer.cap < s->buffer.initial)
        ins_checked_say(c, "buffer.cap", 0, "expected at least buffer.initial, which is %s",
                        ins_key_number(s->buffer.initial, true, other));
    if (s->budget.cap < s->budget.floor)
        ins_checked_say(c, "budget.cap", 0, "expected at least budget.floor, which is %s",
                        ins_key_number(s->budget.floor, true, other));
    if (s->norm.from >= s->months)
        ins_checked_say(c, "norm.from", 0, "expected a month of the horizon, from 0 to %d",
                        s->months - 1);
    if (s->norm.measure == INS_MEASURE_OVERDUE_SHARE && s->norm.limit > 1.0)
        ins_checked_say(c, "norm.limit", 0,
                        "expected a share of 1, as the measure is \"overdue-share\"");
}

/* -- sweep -------------------------------------------------------------------------------- */

static void check_axis_value(const struct ins_checked *c, int index, const char *pattern,
                             const struct ins_key *key, double value)
{
    char text[SENTENCE], number[INS_NUMBER_TEXT];
    if (isnan(value) ||
        (ins_key_in_range(key, value) && (!ins_key_is_whole(key) || value == floor(value))))
        return;
    struct ins_key one = *key;
    if (one.kind == INS_KEY_REALS)
        one.kind = INS_KEY_REAL;
    ins_checked_say(c, pattern, index, "expected values that %s can have; %s is not %s",
                    c->s->sweep.axes[index].key, ins_key_number(value, true, number),
                    ins_key_expectation(&one, text, sizeof text));
}

/* What an axis must carry: by design and law. */
static void check_axis_form(const struct ins_checked *c, int index)
{
    const struct ins_axis *axis = &c->s->sweep.axes[index];
    bool grid   = c->s->sweep.design == INS_GRID;
    bool ends   = !isnan(axis->law.from) && !isnan(axis->law.to);
    bool spread = !isnan(axis->law.mean) && !isnan(axis->law.sd);
    if (grid && (axis->value_count > 0) == (ends && axis->steps != INS_KEY_NONE))
        ins_checked_say(c, "sweep.axes.*.key", index,
                        "expected either values, or from, to and steps beside it");
    else if (!grid && axis->value_count > 0)
        ins_checked_say(c, "sweep.axes.*.values", index,
                        "expected from and to, or a distribution; values belong to a grid");
    else if (!grid && (axis->law.distribution == INS_NORMAL || axis->law.distribution == INS_LOGNORMAL) &&
             !spread)
        ins_checked_say(c, "sweep.axes.*.distribution", index, "expected mean and sd beside it");
    else if (!grid && axis->law.distribution == INS_TRIANGULAR && !(ends && !isnan(axis->law.mode)))
        ins_checked_say(c, "sweep.axes.*.distribution", index,
                        "expected from, mode and to beside it");
    else if (!grid && axis->law.distribution == INS_UNIFORM && !ends)
        ins_checked_say(c, "sweep.axes.*.distribution", index, "expected from and to beside it");
    if (ends && (!grid || axis->steps > 1) && axis->law.from >= axis->law.to)
        ins_checked_say(c, "sweep.axes.*.to", index, "expected more than from");
    if (ends && grid && axis->steps == 1 && axis->law.from != axis->law.to)
        ins_checked_say(c, "sweep.axes.*.steps", index,
                        "expected 2 or more steps from one end to the other");
    if (ends && (axis->law.mode < axis->law.from || axis->law.mode > axis->law.to))
        ins_checked_say(c, "sweep.axes.*.mode", index, "expected a value between from and to");
}

static void check_axis_values(const struct ins_checked *c, int index, const struct ins_key *key)
{
    const struct ins_axis *axis = &c->s->sweep.axes[index];
    for (int i = 0; i < axis->value_count; i++)
        check_axis_value(c, index, "sweep.axes.*.values", key, axis->values[i]);
    check_axis_value(c, index, "sweep.axes.*.from", key, axis->law.from);
    check_axis_value(c, index, "sweep.axes.*.to", key, axis->law.to);
    if (c->s->sweep.design != INS_GRID || !ins_key_is_whole(key) || axis->steps < 2)
        return;
    double step = (axis->law.to - axis->law.from) / (axis->steps - 1);
    if (step != floor(step))
        ins_checked_say(c, "sweep.axes.*.steps", index,
                        "expected steps that fall on whole numbers, for %s takes no others",
                        axis->key);
}

static void check_axis(const struct ins_checked *c, int index)
{
    const struct ins_axis *axis = &c->s->sweep.axes[index];
    struct ins_target target;
    char why[SENTENCE];
    if (!axis->key[0])
        return;
    check_axis_form(c, index);
    if (!ins_locate(c->s, axis->key, &target, why, sizeof why)) {
        ins_checked_say(c, "sweep.axes.*.key", index, "%s", why);
        return;
    }
    if ((!ins_key_is_number(target.key) && target.index < 0) ||
        ins_key_top(target.key)->uses & INS_KEY_DESIGN) {
        ins_checked_say(c, "sweep.axes.*.key", index, "expected a key that is a single number");
        return;
    }
    check_axis_values(c, index, ins_changes_valued(c->s, &target));
    for (int i = 0; i < index; i++) {
        struct ins_target other;
        if (ins_locate(c->s, c->s->sweep.axes[i].key, &other, why, sizeof why) &&
            other.offset == target.offset)
            ins_checked_say(c, "sweep.axes.*.key", index,
                            "expected a key that no other axis has; axes[%d] has it too", i);
    }
}

static void check_sweep(const struct ins_checked *c)
{
    for (int i = 0; i < c->s->sweep.axis_count; i++)
        check_axis(c, i);
    if (c->s->sweep.design != INS_GRID && c->s->sweep.points == INS_KEY_NONE)
        ins_checked_say(c, "sweep.points", 0, "required for this design: how many points");
}

static void check_source(const struct ins_checked *c, int index)
{
    struct ins_target target;
    char why[SENTENCE];
    const char *key = c->s->sources[index].key;
    if (key[0] && !ins_locate(c->s, key, &target, why, sizeof why))
        ins_checked_say(c, "sources.*.key", index, "%s", why);
}

/* -- mix ---------------------------------------------------------------------------------- */

static void check_mix_value(const struct ins_checked *c, int index, const char *pattern,
                            const struct ins_key *key, double value)
{
    char text[SENTENCE], number[INS_NUMBER_TEXT];
    if (isnan(value) ||
        (ins_key_in_range(key, value) && (!ins_key_is_whole(key) || value == floor(value))))
        return;
    struct ins_key one = *key;
    if (one.kind == INS_KEY_REALS)
        one.kind = INS_KEY_REAL;
    ins_checked_say(c, pattern, index, "expected a value that %s can have; %s is not %s",
                    c->s->mix[index].key, ins_key_number(value, true, number),
                    ins_key_expectation(&one, text, sizeof text));
}

static void check_mix_key(const struct ins_checked *c, int index)
{
    const struct ins_mix_key *mix = &c->s->mix[index];
    struct ins_target target, other;
    char why[SENTENCE];
    if (!mix->key[0])
        return;
    if (mix->from >= mix->to)
        ins_checked_say(c, "mix.*.to", index, "expected more than from");
    if (!ins_locate(c->s, mix->key, &target, why, sizeof why)) {
        ins_checked_say(c, "mix.*.key", index, "%s", why);
        return;
    }
    if ((!ins_key_is_number(target.key) && target.index < 0) || ins_key_top(target.key)->uses & INS_KEY_ASKED) {
        ins_checked_say(c, "mix.*.key", index, "expected a means: a key that is a single number, "
                                               "and not of the norm, the sweep or the length");
        return;
    }
    check_mix_value(c, index, "mix.*.from", target.key, mix->from);
    check_mix_value(c, index, "mix.*.to", target.key, mix->to);
    for (int i = 0; i < index; i++)
        if (ins_locate(c->s, c->s->mix[i].key, &other, why, sizeof why) &&
            other.offset == target.offset)
            ins_checked_say(c, "mix.*.key", index, "expected a key that is in the mix once; "
                                                   "mix[%d] has it too", i);
}

void ins_check_values(const struct ins_scenario *resolved, struct ins_report *report)
{
    struct ins_checked c = {resolved, NULL, report};
    check_shares(&c);
    check_track_names(&c);
    check_inflow(&c);
    if (resolved->followup_count > 0)
        ins_check_loops(&c);
    check_money(&c);
}

void ins_check(const struct ins_scenario *written, const struct ins_origins *origins,
               struct ins_report *report)
{
    struct ins_checked c = {written, origins, report};
    check_required(&c);
    check_names(&c, "tracks.*.name");
    check_names(&c, "inflow.regimes.*.name");
    check_shares(&c);
    check_track_names(&c);
    for (int k = 0; k < written->track_count; k++)
        check_ages(&c, k);
    check_older(&c);
    check_inflow(&c);
    ins_check_uncertainty(&c);
    ins_check_uncertain_keys(&c);
    check_followups(&c);
    for (int i = 0; i < written->taskforce_count; i++)
        check_taskforce(&c, i);
    check_money(&c);
    ins_changes_check(&c);
    check_sweep(&c);
    for (int i = 0; i < written->source_count; i++)
        check_source(&c, i);
    for (int i = 0; i < written->mix_count; i++)
        check_mix_key(&c, i);
    for (int i = 0; i < written->measure_count; i++)
        ins_measures_check(&c, i);
}
