/* Signals on what happened: the library's European records, as if each came to this service. */
#include <math.h>

#include "base/memory.h"
#include "decide/signals_work.h"
#include "engine/summary.h"
#include "fit/records.h"

enum { MOST_WINDOWS = 1024 };

/* A stretch of a record as long as the horizon, in the same months of the year. */
struct window {
    int    record, first; /* month of the record */
    double scale;         /* so that the record as a whole is as large as what is simulated */
};

struct replay {
    const struct ins_records *records;
    int                       windows;
    struct window             window[MOST_WINDOWS];
};

/* --- windows ---------------------------------------------------------------------------------- */

static double mean_known(const double *value, int count)
{
    double sum = 0.0;
    int    known = 0;
    for (int t = 0; t < count; t++)
        if (!isnan(value[t])) {
            sum += value[t];
            known++;
        }
    return known > 0 ? sum / known : 0.0;
}

static bool are_all_known(const double *value, int count)
{
    for (int t = 0; t < count; t++)
        if (isnan(value[t]))
            return false;
    return true;
}

static void list_windows(const struct ins_signals_work *played, double level, struct replay *r)
{
    const struct ins_scenario *s = played->s;
    for (int c = 0; c < r->records->count; c++) {
        const struct ins_cases *cases = &r->records->cases[c];
        double                  mean  = mean_known(cases->total, cases->months);
        int                     begin = (int)((s->start - cases->first) % 12 + 12) % 12;
        bool                    any   = false;
        for (int t = begin; t + s->months <= cases->months && r->windows < MOST_WINDOWS && mean > 0.0; t += 12) {
            if (!are_all_known(&cases->total[t], s->months))
                continue;
            r->window[r->windows++] = (struct window){c, t, level / mean};
            any                     = true;
        }
        played->all->records += any;
    }
    played->all->windows = r->windows;
}

/* Each month of a window in the shares of the tracks; lanes beyond the last repeat it. */
static void fill(const struct replay *r, const struct ins_scenario *s, struct ins_drawn *drawn)
{
    int tracks = drawn->rows / s->months;
    for (int64_t b = 0; b < drawn->blocks; b++) {
        drawn->known[b] = true;
        for (int i = 0; i < INS_LANES; i++) {
            int64_t              own    = b * INS_LANES + i;
            const struct window *window = &r->window[own < r->windows ? own : r->windows - 1];
            const double        *total  = r->records->cases[window->record].total + window->first;
            for (int row = 0; row < drawn->rows; row++)
                drawn->arrivals[b * drawn->rows + row].lane[i] =
                    total[row / tracks] * window->scale * s->tracks[row % tracks].fraction;
        }
    }
}

/* --- over records ----------------------------------------------------------------------------- */

struct means {
    double of[INS_KEPT][INS_RECORDS];
    int    count;
};

/* What is kept of the windows as a mean of each record. */
static void mean_by_record(const struct ins_signals_work *w, const struct replay *r, struct means *m)
{
    m->count = 0;
    for (int first = 0, next; first < r->windows; first = next) {
        for (next = first; next < r->windows && r->window[next].record == r->window[first].record; next++)
            ;
        for (int k = 0; k < INS_KEPT; k++) {
            double sum = 0.0;
            for (int i = first; i < next; i++)
                sum += w->kept[k * w->stride + i];
            m->of[k][m->count] = sum / (next - first);
        }
        m->count++;
    }
}

static struct ins_estimate over(const double *value, int count)
{
    struct ins_mean mean = ins_summary_mean(value, count);
    return (struct ins_estimate){mean.value, mean.value - 1.96 * mean.error, mean.value + 1.96 * mean.error};
}

static struct ins_estimate hits_over(struct means *m)
{
    double hits = mean_known(m->of[INS_KEPT_HITS], m->count), surges = mean_known(m->of[INS_KEPT_SURGES], m->count);
    if (!(surges > 0.0))
        return (struct ins_estimate){NAN, NAN, NAN};
    for (int c = 0; c < m->count; c++)
        m->of[INS_KEPT_HITS][c] = (m->of[INS_KEPT_HITS][c] - hits / surges * m->of[INS_KEPT_SURGES][c]) / surges;
    struct ins_estimate rest = over(m->of[INS_KEPT_HITS], m->count);
    return (struct ins_estimate){hits / surges, hits / surges + rest.low, hits / surges + rest.high};
}

static void tell(const struct ins_signals_work *w, const struct replay *r, struct means *m,
                 struct ins_signal *signal)
{
    for (int64_t f = 0; f < r->windows; f++)
        ins_signals_look(w, signal, 0, f);
    mean_by_record(w, r, m);
    signal->record_alarms = over(m->of[INS_KEPT_ALARMS], m->count);
    signal->record_false  = over(m->of[INS_KEPT_FALSE_ALARMS], m->count);
    signal->record_saving = over(m->of[INS_KEPT_SAVING], m->count);
    signal->record_outlay = over(m->of[INS_KEPT_OUTLAY], m->count);
    signal->record_hits   = signal->sign == INS_SIGN_NONE ? (struct ins_estimate){NAN, NAN, NAN} : hits_over(m);
}

/* --- the whole -------------------------------------------------------------------------------- */

static enum ins_status play_windows(struct ins_signals_work *w, const struct replay *r, struct ins_error *error)
{
    struct ins_drawn       *drawn  = NULL;
    struct ins_inflow_plan *inflow = ins_memory_create(1, sizeof *inflow, error);
    struct means           *means  = ins_memory_create(1, sizeof *means, error);
    enum ins_status         status = inflow && means ? ins_signals_room(w, error) : INS_WORLD;
    if (status == INS_DONE) {
        ins_inflow_init(inflow, w->s);
        status = ins_drawn_create(inflow, r->windows, (size_t)1 << 30, &drawn, error);
    }
    if (status == INS_DONE) {
        fill(r, w->s, drawn);
        status = ins_signals_play(w, inflow, drawn, error);
    }
    for (int i = 0; i < INS_SIGNALS && status == INS_DONE; i++)
        tell(w, r, means, &w->all->signal[i]);
    ins_drawn_free(drawn);
    ins_memory_free(means);
    ins_memory_free(inflow);
    return status;
}

enum ins_status ins_signals_replay(const struct ins_signals_work *played, struct ins_error *error)
{
    struct ins_records *records = NULL;
    struct replay      *r       = NULL;
    double              level   = mean_known(played->inflow, (int)played->futures * played->s->months);
    if (ins_scenario_is_clustered(played->s))
        return INS_DONE;
    enum ins_status status = ins_records_europe(&records, error);
    if (status == INS_DONE)
        r = ins_memory_create(1, sizeof *r, error);
    if (r) {
        struct ins_signals_work w = {.all = played->all, .options = played->options, .s = played->s,
                                     .plans = played->plans, .expected = played->expected};
        r->records = records;
        list_windows(played, level, r);
        w.futures = w.stride = r->windows;
        status    = r->windows > 0 ? play_windows(&w, r, error) : INS_DONE;
        ins_signals_clear(&w);
    } else
        status = INS_WORLD;
    ins_memory_free(r);
    ins_memory_free(records);
    return status;
}
