/* decide/race.h - the best of very many settings of some keys: few futures first, many for those
 * that stay.
 *
 * The keys lie on a lattice of round values. A race begins with the scenario's own values, the ends
 * and points spread over the box, on few futures. Those that are worse than the best by more than
 * the paired error tells are dropped; around the best one its neighbours join, far ones first: a
 * move of each key either way, of each pair of keys together, and each key to its ends and to the
 * scenario's own value, where prices have a kink. With more futures fewer stay and the moves get
 * shorter, down to a step of the lattice on all of them, until no neighbour is better.
 *
 * What is raced is a loss, with a constraint beside it: of every future a cost and a strain, whose
 * mean must be 0 (the norm is missed more often than may be, more is spent than today). The loss is
 * cost + price x strain; where the constraint holds exactly its mean is that of the cost, and its
 * spread has what the error of the constraint does to the cost (Lagrange's multiplier is that price).
 * All is deterministic, and the same on any threads.
 */
#ifndef INS_DECIDE_RACE_H
#define INS_DECIDE_RACE_H

#include <stdbool.h>
#include <stdint.h>

#include "answers/sample.h"
#include "base/error.h"
#include "scenario/scenario.h"

enum { INS_RACE_KEYS = 11 /* INS_MIX_KEYS and more */, INS_RACERS = 8192, INS_RACE_LEVELS = 3 };

/* A key on its lattice: from, from + step ... to. */
struct ins_race_axis {
    double from, to, step;
    double present; /* the scenario's own value */
};

/* A setting, and what it came to on the first futures. */
struct ins_racer {
    double  value[INS_RACE_KEYS];
    int64_t futures; /* played */
    int64_t room;    /* of the rows */
    double *cost, *strain; /* [futures] */
    double  price;   /* of the strain */
    double  mean;    /* of the loss; infinite where the keys cannot stand together */
    double  size;    /* what the player found beside the keys; NaN: nothing yet. A new racer has that
                        of the one whose neighbour it is */
    double  safety;  /* how far the constraint can be met, the more the better */
    bool    keeps;   /* it can be */
    bool    out;     /* of the race */
};

/* Play these racers on futures 0 ... futures - 1: rows, price, mean, size and keeps are written. */
typedef enum ins_status ins_race_play(void *context, struct ins_racer *const *racer, int count,
                                      int64_t futures, struct ins_error *error);

/* So many futures; how many racers of the level before come in; the moves around the best `starts` of
 * them (the last around the best alone), in parts of a key's range (0: a step of the lattice), and how
 * often each at most. */
struct ins_race_level {
    int64_t futures;
    int     most;
    double  move[4];
    int     moves, rounds, starts;
    bool   single; /* no pairs of keys are moved */
    bool   clear;  /* all moves but the last end where none is better by more than its paired error */
};

struct ins_race {
    int                   keys;
    struct ins_race_axis  axis[INS_RACE_KEYS];
    enum ins_sampling     sampling;
    struct ins_race_level level[INS_RACE_LEVELS];
    int                   levels, spread; /* points spread over the box at the start */
    ins_race_play        *play;
    void                 *context;
    void (*progress)(void *teller, double part); /* or NULL */
    void *teller;
    /* found */
    struct ins_racer *racer; /* [INS_RACERS] */
    double           *room;  /* [futures of the largest level] scratch */
    int               count; /* all that were tried */
    int               best;  /* of those that were played on most futures */
};

/* The lattice value at a place between 0 and 1. */
double ins_race_value(const struct ins_race_axis *axis, double place);

/* Run a race whose upper part is filled in. INS_WORLD, or as the player says. */
enum ins_status ins_race_run(struct ins_race *race, struct ins_error *error);
void            ins_race_clear(struct ins_race *race);

/* Loss of one less that of another on the same futures, and its paired error. `room`: [futures]. */
struct ins_mean ins_race_difference(const struct ins_race *race, const struct ins_racer *one,
                                    const struct ins_racer *other, double *room);

/* Of `count` racers on the same futures: in which share of samples like this one each would have been
 * the cheapest (the futures are drawn again, with replacement; whole blocks or replicates where they
 * hang together). */
enum ins_status ins_race_chances(const struct ins_race *race, struct ins_racer *const *racer,
                                 int count, double *chance, struct ins_error *error);

#endif
