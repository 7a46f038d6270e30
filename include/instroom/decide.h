/* instroom/decide.h - decisions: what a lever is worth, which scenario is better and why, which
 * mix of means is cheapest.
 *
 * Everything is compared on the same futures (common random numbers), so that the error of a
 * difference is that of the difference alone. Answers are formatted by instroom/output.h.
 */
#ifndef INSTROOM_DECIDE_H
#define INSTROOM_DECIDE_H

#include "instroom/answers.h"

#ifdef __cplusplus
extern "C" {
#endif

/* One step of every lever: the change of the buffers, of cost and of overdue case-months.
 * INS_WRONG where the number of futures cannot answer the confidence. */
struct ins_levers;
enum ins_status ins_levers_create(const struct ins_case *scenario,
                                  const struct ins_options *options, struct ins_levers **made,
                                  struct ins_error *error);
void ins_levers_free(struct ins_levers *levers);

/* The answer about the buffer as ins_buffer_create() gives it, and between which values of each key it
 * stays what it is, all others as the scenario says: that some buffer keeps the norm (or none does), or,
 * with `below`, that one of at most so many euro does. The keys are those that are uncertain;
 * where none is, those that levers move. */
struct ins_hold_settings {
    int    all;   /* 0: the three whose edge is nearest; else every key */
    double below; /* euro; 0: any size */
};
enum ins_status ins_buffer_create_held(const struct ins_case          *scenario,
                                       const struct ins_hold_settings *settings,
                                       const struct ins_options *options, struct ins_buffer **made,
                                       struct ins_error *error);

/* The same answer, and what one key must be for it to be yes, all others as the scenario says: the edges
 * of that key alone. `key` is a number by its path, or a list that a lever moves by a factor
 * (budget.annual, tracks.*.hours). INS_NO, with an answer, where no value that was tried brings a yes;
 * INS_WRONG for a key that is none. */
struct ins_seek_settings {
    const char *key;
    double      below; /* euro; 0: any size */
};
enum ins_status ins_buffer_create_sought(const struct ins_case          *scenario,
                                         const struct ins_seek_settings *settings,
                                         const struct ins_options *options, struct ins_buffer **made,
                                         struct ins_error *error);
void ins_seek_free(struct ins_buffer *sought); /* the same as ins_buffer_free() */

/* Two to INS_COMPARED scenarios on the same futures: differences to the first. In more detail (two
 * scenarios): which group of keys moved what; or a yearly statement, from last year's scenario to this
 * year's, which may begin later: what the reserve must be as a share of the first year's budget, and
 * what changed it, in parts that add up. INS_WRONG where they differ in seed, start, months or
 * futures. */
enum { INS_COMPARED = 8 };
enum ins_compare_detail { INS_COMPARE_PLAIN, INS_COMPARE_WATERFALL, INS_COMPARE_STATEMENT };
struct ins_compare;
enum ins_status ins_compare_create(const struct ins_case *const *scenarios, int count, int detail,
                                   const struct ins_options *options, struct ins_compare **made,
                                   struct ins_error *error);
void ins_compare_free(struct ins_compare *compare);

/* The cheapest mix of the means in the scenario's `mix` and of the buffer that keeps the norm in
 * the asked share of futures, confirmed on futures that did not choose it. INS_NO, with an answer,
 * where no mix keeps it. INS_WRONG: there is nothing to turn, or the futures are too few. */
struct ins_mix;
enum ins_status ins_mix_create(const struct ins_case *scenario, const struct ins_options *options,
                               struct ins_mix **made, struct ins_error *error);
void ins_mix_free(struct ins_mix *mix);

/* What knowing the uncertain keys better is worth, in euro, to the choice of the buffer's size: all of them,
 * each, and groups of them: those that are named, or else those of a section. The uncertain keys are those with a law or in an ensemble; where
 * none is, the axes of a sweep with laws. INS_WRONG: nothing is uncertain, the futures are too few, or a group
 * is none of uncertain keys. */
struct ins_worth_settings {
    double norm_price; /* euro that a future costs in which the norm is missed; 0: it has no price */
    int    fixed;      /* play the scenario's own number of futures; 0: at least 131,072 */
    const char *const *groups; /* [group_count] "NAME=KEY,KEY", at most 16; 0: those of each section */
    int                group_count;
};
struct ins_worth;
enum ins_status ins_worth_create(const struct ins_case           *scenario,
                                 const struct ins_worth_settings *settings,
                                 const struct ins_options *options, struct ins_worth **made,
                                 struct ins_error *error);
void ins_worth_free(struct ins_worth *worth);

/* One protection in several forms, each at the least size that keeps the norm in the asked share of
 * the same futures. INS_WRONG where the number of futures cannot answer the confidence. */
struct ins_forms;
enum ins_status ins_forms_create(const struct ins_case *scenario, const struct ins_options *options,
                                 struct ins_forms **made, struct ins_error *error);
void ins_forms_free(struct ins_forms *forms);

/* What each of the scenario's named measures costs and brings, by phase, alone and as the last one
 * added. INS_WRONG: it names none, their settings cannot stand, or the futures are too few. */
struct ins_measures;
enum ins_status ins_measures_create(const struct ins_case *scenario,
                                    const struct ins_options *options, struct ins_measures **made,
                                    struct ins_error *error);
void ins_measures_free(struct ins_measures *measures);

/* What it costs to scale up for one surge of the inflow and down again, by its size and length, against
 * the same futures without it. INS_WRONG: the horizon is too short for any. */
struct ins_surges;
enum ins_status ins_surges_create(const struct ins_case *scenario, const struct ins_options *options,
                                  struct ins_surges **made, struct ins_error *error);
void ins_surges_free(struct ins_surges *surges);

/* The best rule of the control tower: the keys of the tower and of the gate with the least expected
 * cost to the state at today's expected outlay of the treasury, and free of it, measured on futures
 * that did not choose them. INS_WRONG where the scenario has no tower. */
struct ins_rule;
enum ins_status ins_rule_create(const struct ins_case *scenario, const struct ins_options *options,
                                struct ins_rule **made, struct ins_error *error);
/* The same with more keys in the family: `keys` is "flex.pool,academie.max_intake=20:90". The range of a key
 * without one is what it usually is, and, where it is not 0 today, between a quarter and four times that.
 * INS_WRONG for more than four of them, a price, what decides the inflow or the question, or a
 * key that has no finite value to start from. */
struct ins_rule_settings {
    const char *keys; /* NULL: none */
};
enum ins_status ins_rule_create_with(const struct ins_case          *scenario,
                                     const struct ins_rule_settings *settings,
                                     const struct ins_options *options, struct ins_rule **made,
                                     struct ins_error *error);
void ins_rule_free(struct ins_rule *rule);

/* Which sign, at which height, is worth an alarm: how often it is raised and raised in vain, how many surges
 * it meets, and what it saves when the tower then has the keys of `with` for two years, once. INS_WRONG: the
 * scenario has no tower, its horizon is too short, or a key cannot change in time. */
struct ins_signals_settings {
    const char *with; /* "tower.clear_months=9,flex.pool=300"; NULL: a quarter of tower.clear_months */
};
struct ins_signals;
enum ins_status ins_signals_create(const struct ins_case             *scenario,
                                   const struct ins_signals_settings *settings,
                                   const struct ins_options *options, struct ins_signals **made,
                                   struct ins_error *error);
void ins_signals_free(struct ins_signals *signals);

#ifdef __cplusplus
}
#endif
#endif
