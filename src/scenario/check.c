#include "scenario/check.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "scenario/resolve.h"

enum { SENTENCE = 400 };

struct check {
    const struct ins_scenario *s;
    const struct ins_origins        *origins;
    struct ins_report         *report;
};

/* -- saying so ---------------------------------------------------------------------------- */

static struct ins_place nowhere(const struct check *c)
{
    return (struct ins_place){.file = c->report->file_count > 0 ? INS_PLACE_FILE : INS_PLACE_NONE};
}

static struct ins_place place_of(const struct check *c, size_t offset)
{
    if (!c->origins || ins_origin(c->origins, offset).file == INS_PLACE_NONE)
        return nowhere(c);
    return ins_origin(c->origins, offset);
}

static bool is_bad(const struct check *c, size_t offset)
{
    return c->origins && ins_origin(c->origins, offset).bad;
}

static char *as_text(const struct check *c, const struct ins_key *key, size_t offset, char text[INS_PATH])
{
    double value = ins_key_get(c->s, key, offset);
    if (key->kind == INS_KEY_TEXT || key->kind == INS_KEY_NAME || key->kind == INS_KEY_FILE)
        (void)snprintf(text, INS_PATH, "\"%.120s\"", ins_key_text(c->s, offset));
    else if (key->kind == INS_KEY_CHOICE)
        (void)snprintf(text, INS_PATH, "\"%s\"", key->words[(int)value]);
    else if (key->kind == INS_KEY_MONTH && !isnan(value))
        (void)ins_date_write((int)value, text);
    else if (!isnan(value))
        (void)ins_key_number(value, true, text);
    else
        return NULL;
    return text;
}

/* A mistake of the key at `path` (its row found by the table), of list element `index` where
 * the path has a *. */
static void wrong(const struct check *c, const char *pattern, int index, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

static void wrong(const struct check *c, const char *pattern, int index, const char *format, ...)
{
    const struct ins_key *key  = ins_key_find(pattern);
    const struct ins_key *list = ins_key_list(key);
    size_t offset = (list ? ins_key_element(list, index) : 0) + key->offset;
    char path[2 * INS_PATH], element[INS_PATH], value[INS_PATH], text[SENTENCE];
    if (list)
        (void)snprintf(path, sizeof path, "%s.%s", ins_key_element_path(c->s, list, index, element), ins_key_leaf(pattern));
    else
        (void)snprintf(path, sizeof path, "%s", pattern);
    va_list arguments;
    va_start(arguments, format);
    (void)vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    ins_report_problem(c->report, place_of(c, offset), path, as_text(c, key, offset, value), "%s", text);
}

/* -- required keys ------------------------------------------------------------------------ */

static bool is_missing(const struct check *c, const struct ins_key *key, size_t base)
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

/* Where a missing key would have stood: in its element, its group, or the file. */
static struct ins_place place_of_missing(const struct check *c, const struct ins_key *key,
                                         const struct ins_key *list, size_t base)
{
    if (!c->origins)
        return nowhere(c);
    if (list && ins_origin(c->origins, base).file != INS_PLACE_NONE)
        return ins_origin(c->origins, base);
    const char *dot = strrchr(key->path, '.');
    const struct ins_key *group = dot && !list ? ins_key_find_part(key->path, (size_t)(dot - key->path)) : NULL;
    if (group && ins_origin_group(c->origins, group).file != INS_PLACE_NONE)
        return ins_origin_group(c->origins, group);
    return nowhere(c);
}

static void require(const struct check *c, const struct ins_key *key, const struct ins_key *list, int index)
{
    char element[INS_PATH], path[2 * INS_PATH];
    size_t base = list ? ins_key_element(list, index) : 0;
    bool told   = key->kind == INS_KEY_GROUPS ? c->origins && ins_origin_group(c->origins, key).bad
                                              : is_bad(c, base + key->offset);
    if (told || !is_missing(c, key, base))
        return;
    if (list)
        (void)snprintf(path, sizeof path, "%s.%s", ins_key_element_path(c->s, list, index, element), ins_key_leaf(key->path));
    else
        (void)snprintf(path, sizeof path, "%s", key->path);
    ins_report_problem(c->report, place_of_missing(c, key, list, base), path, NULL, "required and not given: %s%s%s%s",
                       key->about, key->unit[0] ? " (" : "", key->unit, key->unit[0] ? ")" : "");
}

static void check_required(const struct check *c)
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

static void check_names(const struct check *c, const char *pattern)
{
    const struct ins_key *name = ins_key_find(pattern), *list = ins_key_list(name);
    int count = ins_key_count(c->s, list, 0);
    for (int i = 0; i < count; i++) {
        const char *own = ins_key_text(c->s, ins_key_element(list, i));
        for (int j = 0; j < i; j++) {
            if (own[0] && strcmp(own, ins_key_text(c->s, ins_key_element(list, j))) == 0)
                wrong(c, pattern, i, "a name of its own; %s[%d] has the same", list->path, j);
        }
    }
}

/* "asylum, family". */
static char *names(const struct check *c, const char *list_path, char text[SENTENCE])
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

static void check_track(const struct check *c, const char *pattern, int index, const char *name)
{
    char known[SENTENCE];
    const struct ins_key *key  = ins_key_find(pattern);
    const struct ins_key *list = ins_key_list(key);
    if (name[0] && ins_track_named(c->s, name) < 0 && !is_bad(c, ins_key_element(list, index) + key->offset))
        wrong(c, pattern, index, "the name of a track; there %s %s", c->s->track_count == 1 ? "is" : "are",
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

static void check_shares(const struct check *c)
{
    double total = 0.0;
    for (int k = 0; k < c->s->track_count; k++)
        total += c->s->tracks[k].share;
    if (c->s->track_count > 0 && total <= 0.0)
        wrong(c, "tracks.*.share", 0, "at least one track with a share above 0");
}

static void check_regime(const struct check *c, int own)
{
    const struct ins_scenario *s    = c->s;
    const struct ins_regime *regime = &s->inflow.regimes[own];
    int regimes = s->inflow.regime_count;
    if (regimes > 1 && isnan(regime->mean_months) &&
        !is_bad(c, ins_key_element(ins_key_find("inflow.regimes"), own) + offsetof(struct ins_regime, mean_months)))
        wrong(c, "inflow.regimes.*.mean_months", own, "required beside other regimes: how long it lasts on average (months)");
    if (regime->next_count > 0 && regime->next_count != regimes)
        wrong(c, "inflow.regimes.*.next", own, "one weight a regime: %d (this list has %d)", regimes, regime->next_count);
    else if (regime->next_count > 0 && regimes > 1 && sum(regime->next, regimes) - regime->next[own] <= 0.0)
        wrong(c, "inflow.regimes.*.next", own, "a weight above 0 for a regime other than %s itself", regime->name);
    if (regime->shares_count > 0 && s->track_count > 0 && regime->shares_count != s->track_count)
        wrong(c, "inflow.regimes.*.shares", own, "one share a track: %d (this list has %d)", s->track_count, regime->shares_count);
    else if (regime->shares_count > 0 && sum(regime->shares, regime->shares_count) <= 0.0)
        wrong(c, "inflow.regimes.*.shares", own, "at least one share above 0");
}

static void check_inflow(const struct check *c)
{
    const struct ins_inflow *inflow = &c->s->inflow;
    char known[SENTENCE];
    if (inflow->ar1.tail > 0.0 && inflow->ar1.tail <= 2.0)
        wrong(c, "inflow.ar1.tail", 0, "0 for normal shocks, or degrees of freedom above 2");
    for (int i = 0; i < inflow->regime_count; i++)
        check_regime(c, i);
    if (inflow->initial_regime[0] && ins_regime_named(c->s, inflow->initial_regime) < 0)
        wrong(c, "inflow.initial_regime", 0, "the name of a regime; there are %s",
              inflow->regime_count ? names(c, "inflow.regimes", known) : "none");
    for (int i = 0; i < inflow->event_count; i++)
        check_track(c, "inflow.events.*.track", i, inflow->events[i].track);
}

/* -- follow-ups that feed themselves ------------------------------------------------------ */

struct loop {
    const struct ins_scenario *s;
    double feeds[INS_TRACKS][INS_TRACKS]; /* cases in [to] that a decision in [from] brings */
    double best;                          /* product along the strongest loop found */
    int    path[INS_TRACKS + 1], length;  /* that loop */
};

static void collect(const struct ins_scenario *s, struct loop *loop)
{
    for (int i = 0; i < s->followup_count; i++) {
        const struct ins_followup *f = &s->followups[i];
        int from = ins_track_named(s, f->from), to = ins_track_named(s, f->to);
        if (from >= 0 && to >= 0 && f->per_decision > 0.0)
            loop->feeds[from][to] += f->per_decision;
    }
}

/* Cases die out when the spectral radius of the matrix M of feeds is below 1, that is when I - M is
 * an M-matrix: when elimination without exchanges meets positive pivots only (Fiedler and
 * Ptak, 1962). Returns the first track whose pivot fails, -1 for none. */
static int endless(const struct loop *loop)
{
    double m[INS_TRACKS][INS_TRACKS];
    int tracks = loop->s->track_count;
    for (int i = 0; i < tracks; i++) {
        for (int j = 0; j < tracks; j++)
            m[i][j] = (i == j ? 1.0 : 0.0) - loop->feeds[i][j];
    }
    for (int k = 0; k < tracks; k++) {
        if (!(m[k][k] > 0.0))
            return k;
        for (int i = k + 1; i < tracks; i++) {
            double factor = m[i][k] / m[k][k];
            for (int j = k; j < tracks; j++)
                m[i][j] -= factor * m[k][j];
        }
    }
    return -1;
}

/* Every way from the end of `way` back to its beginning; the strongest is kept. */
static void follow(struct loop *loop, int *way, int length, unsigned used, double product)
{
    int last = way[length - 1];
    for (int to = 0; to < loop->s->track_count; to++) {
        double next = product * loop->feeds[last][to];
        if (next <= 0.0)
            continue;
        if (to == way[0] && next > loop->best) {
            loop->best   = next;
            loop->length = length;
            memcpy(loop->path, way, (size_t)length * sizeof *way);
        } else if (!(used & 1U << to)) {
            way[length] = to;
            follow(loop, way, length + 1, used | 1U << to, next);
        }
    }
}

static int followup_of(const struct loop *loop)
{
    const struct ins_scenario *s = loop->s;
    for (int i = 0; i < s->followup_count; i++) {
        if (strcmp(s->followups[i].from, s->tracks[loop->path[0]].name) == 0 &&
            strcmp(s->followups[i].to, s->tracks[loop->path[loop->length > 1 ? 1 : 0]].name) == 0)
            return i;
    }
    return 0;
}

static void check_loops(const struct check *c)
{
    struct loop loop = {.s = c->s};
    int way[INS_TRACKS + 1];
    char text[SENTENCE] = "";
    collect(c->s, &loop);
    int track = endless(&loop);
    if (track < 0)
        return;
    way[0] = track;
    follow(&loop, way, 1, 1U << track, 1.0);
    size_t used = 0;
    for (int i = 0; i <= loop.length && used < sizeof text; i++)
        used += (size_t)snprintf(text + used, sizeof text - used, "%s%s", i ? " -> " : "",
                                 c->s->tracks[loop.path[i % loop.length]].name);
    wrong(c, "followups.*.per_decision", followup_of(&loop),
          "cases that die out; here they feed themselves without end (%s brings %g for each one)", text, loop.best);
}

static void check_followups(const struct check *c)
{
    for (int i = 0; i < c->s->followup_count; i++) {
        check_track(c, "followups.*.from", i, c->s->followups[i].from);
        check_track(c, "followups.*.to", i, c->s->followups[i].to);
    }
    check_loops(c);
}

/* -- staff, money, norm ------------------------------------------------------------------- */

static void check_taskforce(const struct check *c, int index)
{
    const struct ins_taskforce *crew = &c->s->taskforce[index];
    size_t base = ins_key_element(ins_key_find("taskforce"), index);
    bool start  = crew->date != INS_DATE_NONE, trigger = isfinite(crew->trigger);
    if (is_bad(c, base + offsetof(struct ins_taskforce, trigger)) || is_bad(c, base))
        return;
    if (start && trigger)
        wrong(c, "taskforce.*.trigger", index, "a start or a trigger, not both");
    if (!start && !trigger)
        wrong(c, "taskforce.*.start", index, "a start (\"YYYY-MM\") or a trigger (cases of backlog)");
}

static void check_money(const struct check *c)
{
    const struct ins_scenario *s = c->s;
    char other[INS_NUMBER_TEXT];
    if (s->flex.active > s->flex.pool)
        wrong(c, "flex.active", 0, "at most flex.pool, which is %s", ins_key_number(s->flex.pool, true, other));
    if (s->buffer.cap < s->buffer.initial)
        wrong(c, "buffer.cap", 0, "at least buffer.initial, which is %s", ins_key_number(s->buffer.initial, true, other));
    if (s->budget.cap < s->budget.floor)
        wrong(c, "budget.cap", 0, "at least budget.floor, which is %s", ins_key_number(s->budget.floor, true, other));
    if (s->norm.from >= s->months)
        wrong(c, "norm.from", 0, "a month of the horizon, 0 to %d", s->months - 1);
    if (s->norm.measure == INS_MEASURE_OVERDUE_SHARE && s->norm.limit > 1.0)
        wrong(c, "norm.limit", 0, "a share of 1 beside measure \"overdue-share\"");
}

/* -- sweep -------------------------------------------------------------------------------- */

static void check_axis_value(const struct check *c, int index, const char *pattern, const struct ins_key *key,
                             double value)
{
    char text[SENTENCE], number[INS_NUMBER_TEXT];
    if (isnan(value) || (ins_key_in_range(key, value) && (!ins_key_is_whole(key) || value == floor(value))))
        return;
    struct ins_key one = *key;
    if (one.kind == INS_KEY_REALS)
        one.kind = INS_KEY_REAL;
    wrong(c, pattern, index, "%s is %s; %s expects %s", ins_key_leaf(pattern), ins_key_number(value, true, number),
          c->s->sweep.axes[index].key, ins_key_expectation(&one, text, sizeof text));
}

/* What an axis must carry: by design and law. */
static void check_axis_form(const struct check *c, int index)
{
    const struct ins_axis *axis = &c->s->sweep.axes[index];
    bool grid   = c->s->sweep.design == INS_GRID;
    bool ends   = !isnan(axis->from) && !isnan(axis->to);
    bool spread = !isnan(axis->mean) && !isnan(axis->sd);
    if (grid && (axis->value_count > 0) == (ends && axis->steps != INS_KEY_NONE))
        wrong(c, "sweep.axes.*.key", index, "either values or from, to and steps");
    else if (!grid && axis->value_count > 0)
        wrong(c, "sweep.axes.*.values", index, "from and to, or a distribution: values belong to a grid");
    else if (!grid && (axis->distribution == INS_NORMAL || axis->distribution == INS_LOGNORMAL) && !spread)
        wrong(c, "sweep.axes.*.distribution", index, "mean and sd beside it");
    else if (!grid && axis->distribution == INS_TRIANGULAR && !(ends && !isnan(axis->mode)))
        wrong(c, "sweep.axes.*.distribution", index, "from, mode and to beside it");
    else if (!grid && axis->distribution == INS_UNIFORM && !ends)
        wrong(c, "sweep.axes.*.distribution", index, "from and to beside it");
    if (ends && (!grid || axis->steps > 1) && axis->from >= axis->to)
        wrong(c, "sweep.axes.*.to", index, "more than from");
    if (ends && (axis->mode < axis->from || axis->mode > axis->to))
        wrong(c, "sweep.axes.*.mode", index, "a value between from and to");
}

static void check_axis_values(const struct check *c, int index, const struct ins_key *key)
{
    const struct ins_axis *axis = &c->s->sweep.axes[index];
    for (int i = 0; i < axis->value_count; i++)
        check_axis_value(c, index, "sweep.axes.*.values", key, axis->values[i]);
    check_axis_value(c, index, "sweep.axes.*.from", key, axis->from);
    check_axis_value(c, index, "sweep.axes.*.to", key, axis->to);
    if (c->s->sweep.design != INS_GRID || !ins_key_is_whole(key) || axis->steps < 2)
        return;
    double step = (axis->to - axis->from) / (axis->steps - 1);
    if (step != floor(step))
        wrong(c, "sweep.axes.*.steps", index, "steps that fall on whole numbers, as %s expects", axis->key);
}

static void check_axis(const struct check *c, int index)
{
    const struct ins_axis *axis = &c->s->sweep.axes[index];
    struct ins_target target;
    char why[SENTENCE];
    if (!axis->key[0])
        return;
    check_axis_form(c, index);
    if (!ins_locate(c->s, axis->key, &target, why, sizeof why)) {
        wrong(c, "sweep.axes.*.key", index, "%s", why);
        return;
    }
    if ((!ins_key_is_number(target.key) && target.index < 0) || strncmp(target.key->path, "sweep", 5) == 0) {
        wrong(c, "sweep.axes.*.key", index, "a key that is a single number");
        return;
    }
    check_axis_values(c, index, target.key);
    for (int i = 0; i < index; i++) {
        struct ins_target other;
        if (ins_locate(c->s, c->s->sweep.axes[i].key, &other, why, sizeof why) && other.offset == target.offset)
            wrong(c, "sweep.axes.*.key", index, "a key that no other axis has; axes[%d] has it", i);
    }
}

static void check_sweep(const struct check *c)
{
    for (int i = 0; i < c->s->sweep.axis_count; i++)
        check_axis(c, i);
    if (c->s->sweep.design != INS_GRID && c->s->sweep.points == INS_KEY_NONE)
        wrong(c, "sweep.points", 0, "required beside this design: how many points");
}

void ins_check(const struct ins_scenario *written, const struct ins_origins *origins,
               struct ins_report *report)
{
    struct check c = {written, origins, report};
    check_required(&c);
    check_names(&c, "tracks.*.name");
    check_names(&c, "inflow.regimes.*.name");
    check_shares(&c);
    check_inflow(&c);
    check_followups(&c);
    for (int i = 0; i < written->taskforce_count; i++)
        check_taskforce(&c, i);
    check_money(&c);
    check_sweep(&c);
}

/* -- warnings ----------------------------------------------------------------------------- */

static bool given(const struct check *c, size_t offset)
{
    return c->origins && ins_origin(c->origins, offset).file != INS_PLACE_NONE;
}

static bool outside(int start, int length, int horizon)
{
    return start >= horizon || start + length <= 0;
}

static void warn_dates(const struct check *c)
{
    const struct ins_scenario *s = c->s;
    static const char out[]      = "a month of the horizon: it has no effect where it stands";
    for (int i = 0; i < s->inflow.event_count; i++) {
        const struct ins_event *event = &s->inflow.events[i];
        if (outside(event->start, event->months, s->months))
            wrong(c, "inflow.events.*.start", i, "%s", out);
        if (event->multiply == 1.0 && event->add == 0.0)
            wrong(c, "inflow.events.*.multiply", i, "multiply or add: this event changes nothing");
    }
    for (int i = 0; i < s->academie.intake_count; i++) {
        if (outside(s->academie.intake[i].month, 1, s->months))
            wrong(c, "academie.intake.*.month", i, "%s", out);
    }
    for (int i = 0; i < s->taskforce_count; i++) {
        const struct ins_taskforce *crew = &s->taskforce[i];
        if (crew->date != INS_DATE_NONE && outside(crew->start, crew->months, s->months))
            wrong(c, "taskforce.*.start", i, "%s", out);
        if (crew->date != INS_DATE_NONE && (crew->times != 1 || crew->lead_time != 0))
            wrong(c, "taskforce.*.times", i, "a trigger: beside a start, times and lead_time have no effect");
    }
    for (int i = 0; i < s->productivity.investment_count; i++) {
        const struct ins_investment *investment = &s->productivity.investments[i];
        if (investment->start + investment->lag >= s->months)
            wrong(c, "productivity.investments.*.lag", i, "a gain within the horizon: this one comes after its end");
    }
}

static void warn_staff(const struct check *c)
{
    const struct ins_scenario *s = c->s;
    int lead = s->academie.recruitment_months + s->academie.lead_time;
    if (lead >= s->months && s->tower.policy != INS_FIXED)
        wrong(c, "academie.lead_time", 0, "less than the horizon of %d months: who is hired now decides alone only after it ends", s->months);
    if (s->academie.productivity_count > s->academie.lead_time)
        wrong(c, "academie.lead_time", 0, "as many months as academie.productivity has (%d): the rest of it is not used", s->academie.productivity_count);
    if (s->flex.pool == 0.0 && (given(c, offsetof(struct ins_scenario, flex.lead_time)) || s->costs.flex_retainer > 0.0))
        wrong(c, "flex.pool", 0, "more than 0: the other flex keys have no effect without a pool");
    if (s->tower.policy == INS_FIXED && s->academie.intake_count == 0)
        wrong(c, "tower.policy", 0, "some academie.intake: a fixed tower orders nothing, so that nobody is ever hired");
    if (s->flex.productivity == 0.0 && s->flex.pool > 0.0)
        wrong(c, "flex.productivity", 0, "more than 0: the flex pool costs money and does nothing");
}

static void warn_inflow(const struct check *c)
{
    const struct ins_inflow *inflow = &c->s->inflow;
    if (inflow->surge.probability > 0.0 && inflow->surge.mean_log_size == 0.0)
        wrong(c, "inflow.surge.mean_log_size", 0, "more than 0: surges of this size change nothing");
    if (inflow->ceiling < 1.0)
        wrong(c, "inflow.ceiling", 0, "1 or more: the inflow can never reach its own level");
    bool volatile_regime = false;
    for (int i = 0; i < inflow->regime_count; i++)
        volatile_regime |= inflow->regimes[i].volatility != 1.0;
    if (volatile_regime && inflow->ar1.innovation_sd == 0.0)
        wrong(c, "inflow.ar1.innovation_sd", 0, "more than 0: the volatility of the regimes multiplies it");
}

static void warn_money(const struct check *c)
{
    const struct ins_scenario *s = c->s;
    int years = ins_date_year(s->start + s->months - 1) - ins_date_year(s->start) + 1;
    if (s->budget.annual_count > years)
        ins_report_problem(c->report, place_of(c, offsetof(struct ins_scenario, budget.annual)), "budget.annual", NULL,
                           "%d values for a horizon that touches %d calendar year%s: the rest is not used", s->budget.annual_count,
                           years, years == 1 ? "" : "s");
    bool penalty = s->penalty.claim_share > 0.0 && s->penalty.max_months > 0;
    if (s->penalty.per_month > 0.0 && !penalty)
        wrong(c, "penalty.per_month", 0, "claim_share and max_months above 0 beside it: as it stands no penalty is ever paid");
    bool emergency = isfinite(s->reception.places);
    if (s->reception.emergency_per_case_month > 0.0 && !emergency)
        wrong(c, "reception.emergency_per_case_month", 0, "reception.places beside it: without a limit nobody needs an emergency place");
    if (s->funding == INS_GATED && s->costs.experienced == 0.0 && s->costs.trainee == 0.0)
        wrong(c, "funding", 0, "costs of staff beside it: where nothing costs money, money holds nothing back");
}

static void warn_norm(const struct check *c)
{
    const struct ins_scenario *s = c->s;
    if (s->norm.tolerance_months >= s->months - s->norm.from)
        wrong(c, "norm.tolerance_months", 0, "fewer than the %d months that count: as it stands the norm cannot be missed", s->months - s->norm.from);
    if (s->norm.measure == INS_MEASURE_OVERDUE_SHARE && s->norm.limit >= 1.0)
        wrong(c, "norm.limit", 0, "less than 1: an overdue share can never exceed this, so that the norm cannot be missed");
    if (s->norm.confidence < 0.5)
        wrong(c, "norm.confidence", 0, "0.5 or more: a buffer for this would fail in most futures");
    if (s->futures * (1.0 - s->norm.confidence) < 1.0)
        wrong(c, "futures", 0, "at least %.0f futures, to see what happens with probability %g", ceil(1.0 / (1.0 - s->norm.confidence) - 1e-9), 1.0 - s->norm.confidence);
}

static void warn_history(const struct check *c)
{
    const struct ins_record *record = c->s->record;
    if (!record)
        return;
    for (int t = 0; t < c->s->months; t++) {
        for (int k = 0; k < record->tracks; k++) {
            if (!isnan(record->cases[t * record->tracks + k]))
                return;
        }
    }
    wrong(c, "inflow.history.file", 0, "a record with months of the horizon: none of its months is used");
}

void ins_check_warnings(const struct ins_scenario *written, const struct ins_scenario *resolved,
                        const struct ins_origins *origins, struct ins_report *report)
{
    (void)written;
    struct check c = {resolved, origins, report};
    warn_dates(&c);
    warn_inflow(&c);
    warn_staff(&c);
    warn_money(&c);
    warn_norm(&c);
    warn_history(&c);
}
