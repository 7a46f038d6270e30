#include "scenario/loops.h"

#include <stdio.h>
#include <string.h>

#include "scenario/names.h"

enum { SENTENCE = 400 };

struct loop {
    const struct ins_scenario *s;
    double feeds[INS_TRACKS][INS_TRACKS]; /* cases in [to] that a decision in [from] brings */
    double best;                          /* product along the strongest loop found */
    int    path[INS_TRACKS + 1], length;  /* that loop */
};

static void collect_feeds(const struct ins_scenario *s, struct loop *loop)
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
static void follow_way(struct loop *loop, int *way, int length, unsigned used, double product)
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
            follow_way(loop, way, length + 1, used | 1U << to, next);
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

bool ins_loops_endless(const struct ins_scenario *scenario)
{
    struct loop loop = {.s = scenario};
    collect_feeds(scenario, &loop);
    return endless(&loop) >= 0;
}

void ins_check_loops(const struct ins_checked *c)
{
    struct loop loop = {.s = c->s};
    int way[INS_TRACKS + 1];
    char text[SENTENCE] = "";
    collect_feeds(c->s, &loop);
    int track = endless(&loop);
    if (track < 0)
        return;
    way[0] = track;
    follow_way(&loop, way, 1, 1U << track, 1.0);
    size_t used = 0;
    for (int i = 0; i <= loop.length && used < sizeof text; i++)
        used += (size_t)snprintf(text + used, sizeof text - used, "%s%s", i ? " -> " : "",
                                 c->s->tracks[loop.path[i % loop.length]].name);
    if (loop.best >= 1.0)
        ins_checked_say(
            c, "followups.*.per_decision", followup_of(&loop),
            "expected follow-ups that die out; %s brings %g new cases for each case, without end",
            text, loop.best);
    else
        ins_checked_say(
            c, "followups.*.per_decision", followup_of(&loop),
            "expected follow-ups that die out; %s and its side loops feed one another without end",
            text);
}
