#include "cli/progress.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/console.h"
#include "cli/stop.h"

enum { BAR = 30 };

static const double PAUSE = 0.1, SOON = 1.0; /* seconds */

static double seconds_since(const struct timespec *then)
{
    struct timespec now;
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - then->tv_sec) + 1e-9 * (double)(now.tv_nsec - then->tv_nsec);
}

/* "1:05 left", once there is something to judge by. */
static void write_left(double part, double passed, char *text, size_t room)
{
    text[0] = '\0';
    if (passed < SOON || part <= 0.0)
        return;
    long left = (long)(passed * (1.0 - part) / part + 0.5);
    if (left >= 3600)
        (void)snprintf(text, room, "  %ld:%02ld:%02ld left", left / 3600, left / 60 % 60,
                       left % 60);
    else
        (void)snprintf(text, room, "  %ld:%02ld left", left / 60, left % 60);
}

static void draw_progress(struct ins_progress *progress, double part)
{
    char left[40], bar[BAR + 1];
    int  filled = (int)(part * BAR);
    memset(bar, '#', (size_t)filled);
    memset(bar + filled, '.', (size_t)(BAR - filled));
    bar[BAR] = '\0';
    write_left(part, seconds_since(&progress->begun), left, sizeof left);
    bool colour = ins_console_can_colour(STDERR_FILENO);
    (void)fprintf(stderr, "\r%s%-8s %s %3d %%%s%s\033[K", colour ? "\033[2m" : "", progress->label,
                  bar, (int)(100.0 * part), left, colour ? "\033[0m" : "");
    (void)fflush(stderr);
}

/* The work calls this from one thread only. */
static void tell_part_done(void *context, double part)
{
    struct ins_progress *progress = context;
    part                          = part > 0.0 ? part < 1.0 ? part : 1.0 : 0.0;
    if (seconds_since(&progress->drawn) < PAUSE)
        return;
    draw_progress(progress, part);
    (void)clock_gettime(CLOCK_MONOTONIC, &progress->drawn);
}

struct ins_options ins_progress_begin(struct ins_progress *progress, const char *label, int threads,
                                      bool quiet)
{
    progress->shown = !quiet && ins_console_can_draw();
    progress->label = label;
    (void)clock_gettime(CLOCK_MONOTONIC, &progress->begun);
    progress->drawn = progress->begun;
    return (struct ins_options){.threads  = threads,
                                .stop     = ins_stop_flag(),
                                .progress = progress->shown ? tell_part_done : NULL,
                                .context  = progress};
}

void ins_progress_end(struct ins_progress *progress)
{
    if (progress->shown)
        (void)fprintf(stderr, "\r\033[K");
}
