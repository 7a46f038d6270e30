/* model/staff_pack.h - a month of staff, a pack of futures at a time: (3.1) to (3.9).
 *
 * What is the same for all futures is worked out before: once for the plan, once for the month
 * (staff.c). Only month.c includes this file.
 */
#ifndef INS_MODEL_STAFF_PACK_H
#define INS_MODEL_STAFF_PACK_H

#include "base/pack.h"
#include "model/staff.h"
#include "plan/calendar.h"

/* Who begins the Academie in a month: nobody, and nobody did a month ago; nobody any more; some. */
enum ins_beginning { INS_BEGINS_NONE, INS_BEGINS_OVER, INS_BEGINS_SOME };

/* Cohorts whose productivity changes this month, and by how much. */
struct ins_learning_steps {
    int                   count;
    const struct ins_row *cohort[INS_TRAINING + 1];
    ins_pack              gain[INS_TRAINING + 1];
};

struct ins_staff_terms {
    /* of the plan */
    INS_STAFF_CONSTANTS(INS_CONSTANT_PACK)
    ins_pack rounding;
    bool     shell;
    /* of the month */
    bool     known, known_flex, known_hours; /* staff, shell and hours are on record: */
    ins_pack experienced, flex, hours;       /* so many */
    bool     arrives;
    enum ins_beginning intake;
    ins_pack scheduled;                      /* intake */
    ins_pack veterans, steps;                /* of those who began before month 0 */
    ins_pack capacity, taskforce_hours;
    const struct ins_row *oldest, *arrived, *called, *before;
    const struct ins_row *begin; /* of those who arrived; nobody where the record knows who began */
    struct ins_row       *order, *start, *need, *call; /* places of this month */
    struct ins_learning_steps    learning_steps;
};

/* What the plan fixes. */
void ins_staff_terms_init(const struct ins_staff_plan *plan, struct ins_staff_terms *terms);

/* What a record knows of month t; NULL: nothing. */
void ins_staff_look_at_record(const struct ins_record *record, int t, struct ins_staff_terms *terms);

/* Month t, whose line of the calendar is `line`. */
void ins_staff_turn(const struct ins_staff_plan *plan, const struct ins_calendar *line,
                    int patience, int t, struct ins_staff *staff, struct ins_staff_terms *terms);

/* Trainees that the tower ordered (staff->hires): (3.7). */
INS_PART(void) ins_staff_order(const struct ins_staff_terms *by, ins_pack hires, int i,
                               struct ins_staff *staff)
{
    put(by->order, i, hires);
    add(&staff->ordered, i, hires);
}

/* The largest flex need of the last `patience` + 1 months is called (2.15). */
INS_PART(void) ins_staff_call(const struct ins_staff_terms *by, ins_pack need, int i,
                              struct ins_staff *staff)
{
    ins_pack recent = larger(need, at(&staff->recent, i));
    put(by->need, i, need);
    put(&staff->recent, i, recent);
    put(by->call, i, larger(at(by->before, i), recent));
}

/* Those ordered R months ago and those scheduled begin (3.1), or whom the record knows (3.11); in most
 * months nobody does. */
INS_PART(ins_pack) ins_staff_recruit(enum ins_beginning kind, const struct ins_staff_terms *by,
                                     int i, struct ins_staff *staff)
{
    ins_pack intake = by->scheduled;
    if (kind == INS_BEGINS_NONE)
        return intake;
    if (kind == INS_BEGINS_SOME && by->arrives) {
        intake += at(by->begin, i);
        put(&staff->ordered, i, larger(at(&staff->ordered, i) - at(by->arrived, i), all(0.0)));
    }
    if (kind == INS_BEGINS_SOME)
        put(by->start, i, intake);
    put(&staff->intake, i, intake);
    return intake;
}

/* What trainees work (3.4), from what it was a month ago. */
INS_PART(ins_pack) ins_staff_learn(const struct ins_staff_terms *by, int i, ins_pack learning)
{
    learning = fused(by->stay, learning, by->steps);
    for (int k = 0; k < by->learning_steps.count; k++)
        learning = fused(by->learning_steps.gain[k], at(by->learning_steps.cohort[k], i), learning);
    return larger(learning, all(0.0));
}

/* Who works in the month. */
struct ins_at_work {
    ins_pack experienced, trainees, mentors, learning, flex, intake; /* FTE */
    ins_pack overtime; /* hours, once they are known */
};

/* The shell (3.8). */
INS_PART(ins_pack) ins_staff_shell(bool shell, const struct ins_staff_terms *by, int i,
                                   ins_pack flex)
{
    return shell ? smaller(larger(at(by->called, i), by->flex_fade * flex), by->pool) : flex;
}

/* Mentors (3.5). */
INS_PART(ins_pack) ins_staff_mentor(const struct ins_staff_terms *by, ins_pack experienced,
                                    ins_pack trainees)
{
    return smaller(experienced, by->mentoring * trainees);
}

/* Move everyone one month on: trainees (3.2), (3.4), experienced staff (3.3), mentors (3.5), the
 * shell (3.8) and the balance of people (3.9). */
INS_PART(struct ins_at_work) ins_staff_advance(bool shell, enum ins_beginning kind,
                                               const struct ins_staff_terms *by, int i,
                                               struct ins_staff *staff)
{
    ins_pack intake    = ins_staff_recruit(kind, by, i, staff);
    ins_pack trained   = at(&staff->trainees, i), before = at(&staff->experienced, i);
    ins_pack graduates = fused(by->graduation, at(by->oldest, i), by->veterans);
    ins_pack leave     = by->attrition * before;
    ins_pack trainees  = fused(by->stay, trained, intake - graduates);
    ins_pack most      = larger(at(&staff->most, i), trainees);
    ins_pack experienced = before + (graduates - leave);
    ins_pack learning  = ins_staff_learn(by, i, at(&staff->learning, i));
    trainees = only_where(above(trainees, by->rounding * most), trainees);
    ins_pack mentors   = ins_staff_mentor(by, experienced, trainees);
    ins_pack flex      = ins_staff_shell(shell, by, i, at(&staff->flex, i));
    if (shell)
        put(&staff->flex, i, flex);
    add(&staff->balance, i, intake - fused(by->dropout, trained, leave));
    put(&staff->most, i, most);
    put(&staff->experienced, i, experienced);
    put(&staff->trainees, i, trainees);
    put(&staff->learning, i, learning);
    put(&staff->working, i, experienced - mentors + learning);
    return (struct ins_at_work){experienced, trainees, mentors, learning, flex, intake, all(0.0)};
}

/* Staff on record (3.10): who is more or fewer than the model has came from elsewhere, or went there. */
INS_PART(void) ins_staff_correct(const struct ins_staff_terms *by, int i, struct ins_staff *staff,
                                 struct ins_at_work *now)
{
    add(&staff->balance, i, by->experienced - now->experienced);
    now->experienced = by->experienced;
    now->mentors     = ins_staff_mentor(by, now->experienced, now->trainees);
    put(&staff->experienced, i, now->experienced);
    put(&staff->working, i, now->experienced - now->mentors + now->learning);
}

/* The shell on record (3.12). */
INS_PART(void) ins_staff_correct_shell(const struct ins_staff_terms *by, int i, struct ins_staff *staff,
                                       struct ins_at_work *now)
{
    now->flex = by->flex;
    put(&staff->flex, i, now->flex);
}

#endif
