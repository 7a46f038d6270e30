#include "cli/pace.h"

#include <stdio.h>

#include "cli/console.h"
#include "cli/stop.h"

enum { LINE = 256 };

static const double SOON = 0.2, MINUTE = 60.0; /* seconds */

static double seconds_since(const struct timespec *then)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - then->tv_sec) + 1e-9 * (double)(now.tv_nsec - then->tv_nsec);
}

static void write_left(double seconds, char *text, size_t room)
{
    long left = seconds < 1e8 ? (long)(seconds + 0.5) : 0;
    if (left >= 172800)
        (void)snprintf(text, room, "%ld days left", left / 86400);
    else if (left >= 3600)
        (void)snprintf(text, room, "%ld:%02ld:%02ld left", left / 3600, left / 60 % 60, left % 60);
    else
        (void)snprintf(text, room, "%ld:%02ld left", left / 60, left % 60);
}

static void write_line(const struct ins_pace *pace, char *line)
{
    struct ins_sweep_state state;
    ins_sweep_look(pace->sweep, &state);
    char   left[48] = "", best[80] = "";
    double rate = (double)(state.done - state.found) / seconds_since(&pace->begun);
    if (rate > 0.0)
        write_left((double)(state.points - state.done) / rate, left, sizeof left);
    if (state.best > 0)
        (void)snprintf(best, sizeof best, "; best: point %lld, %.1f mln, norm kept in %.1f of 100",
                       state.best, state.best_social_cost * 1e-6, state.best_p_norm * 100.0);
    (void)snprintf(line, LINE, "sweep: %lld of %lld points, %.*f a second, %s%s", state.done,
                   state.points, rate < 10.0 ? 2 : 0, rate, left, best);
}

/* The work calls this from one thread only. */
static void tell_pace(void *context, double part)
{
    struct ins_pace *pace = context;
    char             line[LINE];
    (void)part;
    if (!pace->sweep || seconds_since(&pace->told) < (pace->drawn_over ? SOON : MINUTE))
        return;
    write_line(pace, line);
    if (pace->drawn_over) {
        (void)fprintf(stderr, "\r%.100s\033[K", line);
        (void)fflush(stderr);
    } else {
        (void)ins_console_complain(INS_DONE, line);
    }
    (void)clock_gettime(CLOCK_MONOTONIC, &pace->told);
}

struct ins_options ins_pace_begin(struct ins_pace *pace, int threads, bool quiet)
{
    *pace = (struct ins_pace){.drawn_over = ins_console_can_draw()};
    (void)clock_gettime(CLOCK_MONOTONIC, &pace->begun);
    pace->told = pace->begun;
    return (struct ins_options){.threads  = threads,
                                .stop     = ins_stop_flag(),
                                .progress = quiet ? NULL : tell_pace,
                                .context  = pace};
}

void ins_pace_wipe(void)
{
    if (ins_console_can_draw())
        (void)fprintf(stderr, "\r\033[K");
}

void ins_pace_sum_up(struct ins_sweep *sweep)
{
    struct ins_sweep_state state;
    char                   line[LINE];
    ins_sweep_look(sweep, &state);
    if (state.done == state.found)
        return;
    (void)snprintf(line, LINE,
                   "sweep: %lld points in %.1f s; %.1f %% of the time went to the database",
                   state.done - state.found, state.seconds, 100.0 * state.database_share);
    (void)ins_console_complain(INS_DONE, line);
}
