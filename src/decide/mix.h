/* decide/mix.h - the cheapest mix of means that keeps the norm.
 *
 * Sought is the least expected social cost (organisation, penalties, reception) with the cost of
 * holding the buffer and the price of the keys, such that the norm is kept in the asked share of
 * futures when the buffer starts full and holds orders back (6.65). For given keys
 * the buffer is found by itself: the cheapest size that suffices. What
 * is left is a function of some keys within bounds.
 *
 * That function has kinks (prices begin at the scenario's own values) and steps (whole numbers, orders
 * at thresholds), so gradients and models of its curvature say little. It is raced for instead
 * (decide/race.h): very many mixes on few futures, few on all. Their chance of the norm is no step
 * function of few futures: each mix has the least buffer that its own futures ask for, between sizes
 * on straight lines (decide/mix_play.c). The winner is judged with all its sizes (decide/mix_trial.c),
 * and on fresh futures that chose nothing.
 */
#ifndef INS_DECIDE_MIX_H
#define INS_DECIDE_MIX_H

#include <stdbool.h>
#include <stdint.h>

#include "decide/race.h"
#include "engine/summary.h"
#include "instroom/decide.h"
#include "scenario/case.h"
#include "scenario/scenario.h"

enum { INS_MIX_CURVE = 11, INS_MIX_RIVALS = 9 + 2 * INS_MIX_KEYS };

/* A key of the mix on its lattice: from, from + step ... to. */
struct ins_mix_axis {
    char              key[INS_TEXT];
    struct ins_handle handle;
    double            from, to, step, price;
    double            present; /* the scenario's own value */
};

/* A mix, and what it came to on some futures. */
struct ins_mix_point {
    double              value[INS_MIX_KEYS];
    double              buffer;      /* euro; infinite where the norm is out of reach */
    struct ins_estimate p_norm;
    struct ins_estimate cost, social_cost; /* euro over the horizon */
    struct ins_estimate total;       /* social cost, holding cost, prices */
    bool                keeps;       /* the norm, in the asked share of the futures that chose it */
};

/* Another mix on fresh futures, each with the buffer that these ask for. */
struct ins_mix_rival {
    double              value[INS_MIX_KEYS];
    int                 key;    /* in which it is a neighbour of the mix; -1: in none alone */
    double              buffer; /* euro */
    struct ins_estimate more;   /* its total less that of the mix, paired (6.66), euro */
    double              prices; /* of that the prices of its keys */
    double              chance; /* that of all that are compared it is the cheapest */
    bool                as_good; /* as the mix, as far as these futures tell */
};

struct ins_mix {
    const struct ins_case *source; /* held */
    struct ins_scenario    scenario;
    int64_t                futures, search_futures;
    int                    keys;
    bool                   usual;     /* the scenario names no keys: the usual ones */
    struct ins_mix_axis    axis[INS_MIX_KEYS];
    double                 buffer_from, buffer_to;
    int                    tried;     /* mixes */
    bool                   found;     /* some mix keeps the norm */
    struct ins_mix_point   best;      /* on the futures that chose it; not found: the safest */
    struct ins_mix_point   fresh;     /* the same mix on fresh futures */
    bool                   confirmed; /* these do not speak against it */
    struct ins_estimate    fresh_buffer; /* the least that keeps the norm there, with these keys */
    struct ins_mix_point   present;   /* the scenario's own keys, with the cheapest buffer, on fresh
                                         futures; where none keeps the norm, the cheapest at all */
    struct ins_estimate    saved;     /* present total less that of the mix, paired */
    double                 chance;    /* that of all that are compared the mix is the cheapest */
    int                    rivals, as_good;
    struct ins_mix_rival   rival[INS_MIX_RIVALS];
    int                    curve_key; /* -1: none */
    int                    points;
    double                 curve_value[INS_MIX_CURVE];
    struct ins_estimate    curve_buffer[INS_MIX_CURVE]; /* infinite: out of reach */
    double                 curve_chance[INS_MIX_CURVE]; /* with no order held back */
    struct ins_numbers *numbers; /* by name; NULL until they are asked for (output/values.c) */
};

/* --- inside ---------------------------------------------------------------------------------- */

/* The keys, their lattices and the bounds of the buffer. INS_WRONG: nothing to turn. */
enum ins_status ins_mix_lay(struct ins_mix *mix, struct ins_error *error);

/* The lattice value at a place between 0 and 1. */
double ins_mix_axis_value(const struct ins_mix_axis *axis, double place);

/* The scenario with these values, resolved. `room` is working space. */
enum ins_status ins_mix_resolve(const struct ins_mix *mix, const double *value,
                                struct ins_scenario *room, struct ins_scenario *resolved,
                                struct ins_error *error);

/* Euro for the prices of the keys and for holding a buffer. */
double ins_mix_price(const struct ins_mix *mix, const double *value, double buffer);

/* One mix on the first futures: its cheapest buffer; with `norm`, of those that keep the norm. More
 * rounds find it closer, each to a quarter. */
struct ins_trial_room;
enum ins_status ins_trial_room_create(const struct ins_mix *mix, int64_t futures,
                                      const struct ins_options *options,
                                      struct ins_trial_room **made, struct ins_error *error);
void            ins_trial_room_free(struct ins_trial_room *room);
/* A size beyond which more money changes next to nothing with keys not far from the scenario's. */
double          ins_trial_top(const struct ins_trial_room *room);
struct ins_trial_result {
    double buffer, total, p_norm_max; /* total: with a charge for what is missing of the norm */
    bool   keeps;
};
enum ins_status ins_mix_try(struct ins_trial_room *room, const double *value, int rounds, bool norm,
                            struct ins_trial_result *result, struct ins_error *error);

/* Many mixes at once, on futures numbered first ... first + futures - 1 or the first of them: an
 * ins_race_play() whose context is a room. `top`: a size beyond which money changes next to nothing. */
struct ins_mix_room;
enum ins_status ins_mix_room_create(const struct ins_mix *mix, int64_t first, int64_t futures,
                                    double top, const struct ins_options *options,
                                    struct ins_mix_room **made, struct ins_error *error);
void            ins_mix_room_free(struct ins_mix_room *room);
enum ins_status ins_mix_play(void *context, struct ins_racer *const *racer, int count,
                             int64_t futures, struct ins_error *error);

/* The futures on which a search ends, of so many. */
int64_t ins_mix_search_futures(int64_t futures);

/* The cheapest mix that keeps the norm, and where none does behind it the safest: `*count` of them,
 * found[2]. The race is the caller's to clear. */
struct ins_mix_found {
    double                  value[INS_MIX_KEYS];
    struct ins_trial_result result;
};
enum ins_status ins_mix_search(struct ins_mix *mix, struct ins_mix_room *room,
                               struct ins_mix_found *found, int *count, struct ins_race *race,
                               struct ins_error *error);
/* Futures that had no part in the choice: those behind the scenario's own, from a block on. */
int64_t ins_mix_first_fresh(const struct ins_mix *mix);

/* The neighbours of the mix and the best of the others on fresh futures. */
enum ins_status ins_mix_compare(struct ins_mix *mix, const struct ins_race *race, double top,
                                const struct ins_options *options, struct ins_error *error);

/* What holds a key where it is: nothing but its own worth, the end of its range, its price (without
 * it a neighbour would be cheaper), or both. */
enum ins_mix_hold { INS_MIX_FREE, INS_MIX_BOUND, INS_MIX_PRICED, INS_MIX_BOTH };
enum ins_mix_hold ins_mix_holds(const struct ins_mix *mix, int key);

#endif
