/* decide/forms.h - one protection in several forms, at equal safety.
 *
 * A form is a set of keys with one size: cash that is filled each January or once, an agency's equity,
 * what may be carried over, spare staff, a larger shell, capacity that sleeps. Each is laid over the
 * scenario without any buffer, but with the correction of its budget within the year, and its least size is sought that keeps the norm in the asked share of
 * the same futures; a form without a size is played at its value. What each then costs is held side by
 * side: (6.77). Where cash cannot reach the asked share, all forms are sought midway between what
 * nothing and all the money reach, too.
 *
 * A size is sought by doubling and halving and takes for granted that more of a form keeps the norm in
 * no fewer futures. The chance at the answer is counted, so that it is true whatever was taken for
 * granted. Its interval reaches as far as the interval of the chance holds the asked share.
 */
#ifndef INS_DECIDE_FORMS_H
#define INS_DECIDE_FORMS_H

#include <stdbool.h>
#include <stdint.h>

#include "engine/futures.h"
#include "engine/summary.h"
#include "instroom/decide.h"
#include "scenario/scenario.h"

enum { INS_FORMS = 16, INS_FORM_LEVELS = 2, INS_FORM_SETTINGS = 400 };

/* A row of decide/forms_table.c. */
struct ins_form_kind {
    const char *name;     /* as in JSON */
    const char *key;      /* whose size is sought, as a planner would say it */
    const char *unit;
    const char *settings; /* "key=@; key=@": @ is the value at a size */
    double (*value)(const struct ins_scenario *s, double size); /* what @ is; NULL: the size */
    double (*first)(const struct ins_scenario *s); /* a size to try first; NULL: it has no size */
    double (*most)(const struct ins_scenario *s);  /* beyond it nothing is sought */
    bool   cash;          /* the size is money that is held: euro, or of the budget */
    const char *label, *label_nl;     /* at most 25 letters */
    const char *release, *release_nl; /* who releases it, on what sign */
};
const struct ins_form_kind *ins_form_kinds(int *count);

/* The settings at a size, a semicolon between them; as they are laid. */
void ins_form_settings(const struct ins_form_kind *kind, const struct ins_scenario *s, double size,
                       char settings[INS_FORM_SETTINGS]);

/* What a form comes to, euro over the horizon and case-months. */
enum ins_form_figure {
    INS_FORM_OUTLAY,  /* of the treasury: what the organisation costs, and the holding of money */
    INS_FORM_STATE,   /* social cost, holding, and what is left of the stock at the price of an hour */
    INS_FORM_OVERDUE,
    INS_FORM_FIGURES
};

struct ins_form {
    const struct ins_form_kind *kind;   /* NULL: nothing, no form at all */
    const char                 *why;    /* why it has no size; NULL: it has one */
    struct ins_estimate         size;   /* NaN without a size; high infinite: nothing reaches */
    char                        settings[INS_FORM_SETTINGS];
    struct ins_estimate         p_norm;
    struct ins_estimate         mean[INS_FORM_FIGURES];
    struct ins_estimate         p95;       /* of the outlay */
    struct ins_estimate         idle;      /* pay of the hours without work, euro over the horizon */
    struct ins_estimate         peak;      /* the outlay of the dearest year, euro */
    int                         peak_year;
    int                         better;    /* a form that is nowhere worse, and surely cheaper for the
                                              state; -1: none */
    struct ins_estimate         saves;     /* how much cheaper, paired */
};

struct ins_form_level {
    double          chance; /* of the norm, that is asked for */
    int             count;
    struct ins_form form[INS_FORMS];
};

struct ins_forms {
    const struct ins_case *source; /* held */
    struct ins_scenario    scenario;
    int64_t                futures;
    struct ins_estimate    p_none, p_max; /* without any form; with no order held back */
    struct ins_estimate    p_no_spring;   /* without any form and correction; NaN: it has none */
    int                    levels;        /* 2: cash cannot reach what is asked */
    struct ins_form_level  level[INS_FORM_LEVELS];
    struct ins_numbers *numbers; /* by name; NULL until they are asked for (output/values.c) */
};

/* --- inside ---------------------------------------------------------------------------------- */

struct ins_form_room; /* the futures on which forms are played */
enum ins_status ins_form_room_create(const struct ins_case *source,
                                     const struct ins_options *options,
                                     struct ins_form_room **made, struct ins_error *error);
void            ins_form_room_free(struct ins_form_room *room);
int64_t         ins_form_room_futures(const struct ins_form_room *room);

/* The chance of the norm with a form (NULL: none) of that size. */
enum ins_status ins_form_chance(struct ins_form_room *room, const struct ins_form_kind *kind,
                                double size, struct ins_estimate *chance, struct ins_error *error);

/* Without any form, and without the correction of the budget within the year. */
enum ins_status ins_form_chance_without_spring(struct ins_form_room *room, struct ins_estimate *chance,
                                               struct ins_error *error);

/* With no order held back. */
enum ins_status ins_form_chance_of_money(struct ins_form_room *room, struct ins_estimate *chance,
                                         struct ins_error *error);

/* All that is told of a form at a size. What each future costs the state is left in
 * state[futures] for comparisons. */
enum ins_status ins_form_play(struct ins_form_room *room, double size, struct ins_form *form,
                              double *state, struct ins_error *error);

#endif
