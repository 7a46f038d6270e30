/* decide/rule.h - the best rule of the control tower.
 *
 * The rule is the tower of section 2 of the model's page with its keys; sought is the setting with the
 * least expected social cost, what is left at the end valued with it (6.67): at the same expected
 * outlay of the treasury as today, and free of that. Both are raced for (decide/race.h); the outlay
 * is the constraint, and its price, euro of social cost for a euro of outlay, is found with it: that
 * at which the best of all that were played neither spends more nor less. The scenario's own funding and
 * buffer hold throughout. What was found on the scenario's futures is measured on fresh ones.
 */
#ifndef INS_DECIDE_RULE_H
#define INS_DECIDE_RULE_H

#include <stdbool.h>
#include <stdint.h>

#include "decide/race.h"
#include "engine/summary.h"
#include "instroom/decide.h"
#include "scenario/case.h"
#include "scenario/locate.h"
#include "scenario/scenario.h"

enum { INS_RULE_KEYS = 7, INS_RULE_ADDED = 4, INS_RULE_ALL = INS_RULE_KEYS + INS_RULE_ADDED };
enum { INS_RULE_OPEN = 6, INS_RULE_SIGHT = 5 };

struct ins_rule_key {
    char                 key[INS_PATH];
    struct ins_handle    handle;
    struct ins_race_axis axis;
    double               value, free_value; /* of the best rule, and of the one free of the outlay */
    struct ins_estimate  worth;  /* loss with this key as it is today, all others as found; euro */
    bool                 simple; /* the simpler rule has it, too */
};

/* How far the best rule is from what no policy undercuts that does not see the future and spends no more
 * than today (6.69): social cost and what is left at the end, euro over the horizon. */
struct ins_rule_bound {
    const char         *why;     /* there is none; NULL: there is */
    int64_t             futures; /* the first of the fresh ones */
    double              price;   /* of outlay, at which the bound was highest of those tried */
    struct ins_estimate cost, bound, gap; /* of the rule; what is not undercut; their paired difference */
    double              share;   /* gap / cost */
    struct ins_estimate let_go;  /* of the gap: what the rule costs less in the relaxed problem */
    struct ins_estimate loose;   /* of the gap: what the dual is below a staffing of the relaxed problem */
};

/* Where keys differ between worlds: the rule whose worst regret over the first of them is least, beside
 * that which is best on average (6.96). Regret is loss in a world less that of the rule that was found for
 * that world alone, outlay at the price of the average. Euro over the horizon. */
enum { INS_RULE_WORLDS = 16 };
enum { INS_RULE_AS_IS, INS_RULE_ON_AVERAGE, INS_RULE_ROBUST, INS_RULE_KINDS };
struct ins_rule_worlds {
    int                 worlds; /* 0: all is known */
    int64_t             futures; /* fresh ones, of each world */
    int                 keys;   /* that differ */
    int                 differs[INS_WORLD_KEYS]; /* their places in the scenario's worlds */
    double              world[INS_RULE_WORLDS][INS_WORLD_KEYS];
    double              value[INS_RULE_ALL];     /* of the rule whose worst regret is least */
    struct ins_estimate saving;  /* of it, over all worlds, as that of the best one */
    struct ins_estimate regret[INS_RULE_KINDS][INS_RULE_WORLDS]; /* on fresh futures */
    int                 worst[INS_RULE_KINDS];   /* world */
};

struct ins_rule {
    const struct ins_case *source; /* held */
    struct ins_scenario    scenario;
    int64_t                futures;
    int                    keys, tried;
    struct ins_rule_key    key[INS_RULE_ALL];  /* those of the tower and of the gate, then those added */
    int                    added;
    double                 price;  /* of outlay, euro for a euro */
    /* on fresh futures, euro over the horizon, paired with the scenario as it is */
    struct ins_estimate saving, saving_marginal, outlay; /* a place left empty at its marginal price */
    struct ins_estimate saving_free, outlay_free;
    struct ins_estimate saving_simple;
    struct ins_rule_bound  bound;
    struct ins_rule_worlds robust;
    double              open[INS_RULE_OPEN];   /* months of work that wait */
    double              sight[INS_RULE_SIGHT]; /* staff in sight, as a share of what inflow asks for */
    double              order[INS_RULE_OPEN][INS_RULE_SIGHT]; /* trainees, FTE, (2.8) and (2.12) */
    double              patience; /* months */
    struct ins_numbers *numbers; /* by name; NULL until they are asked for (output/values.c) */
};

/* --- inside ---------------------------------------------------------------------------------- */

/* The keys that this scenario's tower uses and those `added` to them ("key,key=FROM:TO"; NULL: none), and
 * their ranges. INS_WRONG: it has no tower, or a key is none that a rule decides. */
enum ins_status ins_rule_lay(struct ins_rule *rule, const char *added, struct ins_error *error);

/* Rules on futures numbered first ... first + futures - 1: an ins_race_play() whose context is a room.
 * The racers' cost is social cost and what is left at the end, the strain what is spent more than as
 * it is. */
struct ins_rule_room {
    const struct ins_rule  *rule;
    struct ins_options      options;
    struct ins_race        *race;     /* whose price is sought; NULL: `price` stands */
    double                  price, part_of_bed; /* of a regular place that is counted */
    int64_t                 futures, *number;
    double                 *base;     /* [futures] outlay as it is */
    struct ins_scenario    *written, *scenario; /* [1], [INS_RULE_BATCH] */
    struct ins_inflow_plan *inflow;
    struct ins_drawn       *drawn;
    struct ins_plan        *plan;     /* [INS_RULE_BATCH] */
    const struct ins_plan **playing;
    struct ins_racer      **racer;    /* in hand, by plan */
};
enum { INS_RULE_BATCH = 32 };
enum ins_status ins_rule_room_create(const struct ins_rule *rule, int64_t first, int64_t futures,
                                     const struct ins_options *options, struct ins_rule_room **made,
                                     struct ins_error *error);
void            ins_rule_room_free(struct ins_rule_room *room);
enum ins_status ins_rule_play(void *context, struct ins_racer *const *racer, int count,
                              int64_t futures, struct ins_error *error);

/* (6.67): what hours of work that wait and people in training are worth at the end, less what they cost. */
double ins_rule_left_over(const struct ins_scenario *s, double hours, double trainees);

/* The rule whose worst regret is least, beside `best`, on the scenario's worlds; nothing where all is known. */
enum ins_status ins_rule_worlds_find(struct ins_rule *rule, const double *best,
                                     const struct ins_options *options, struct ins_error *error);

/* The bound, beside the rule with these values, of which `fresh` has played cost[] and strain[]; only what
 * differs between futures is taken from there. */
enum ins_status ins_rule_bound_find(struct ins_rule *rule, const struct ins_rule_room *fresh,
                                    const struct ins_racer *best, struct ins_error *error);

/* What the rule found orders in which situation. */
void ins_rule_tabulate(struct ins_rule *rule, const struct ins_scenario *found);

#endif
