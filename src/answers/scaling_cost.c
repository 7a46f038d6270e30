#include "answers/scaling_cost.h"

const char *const ins_scaling_cost_name[INS_SCALING_COST] = {
    "hired",    "trained",       "dropped",  "resigned", "flex_called", "flex_let_go", "idle_hours",
    "training", "training_lost", "coaching", "idle",     "severance",   "total",
};

/* What is lost (6.52). Of an FTE that is `age` months in training when month `first` begins (-1: it
 * begins now), what is paid for the part that drops out before the end of its training or of the
 * horizon. `paid` is what was paid already. */
static double lost_of(const struct ins_plan *plan, int first, int age, double paid)
{
    double there = 1.0, lost = 0.0;
    for (int t = first; t < plan->months && age < plan->staff.lead_time; t++, age++) {
        if (age >= 0) { /* a month older: some have gone */
            const struct ins_staff_plan *staff = ins_plan_staff(plan, t);
            lost += there * staff->dropout * paid;
            there *= staff->stay;
        }
        paid += ins_plan_money(plan, t)->trainee;
    }
    return lost;
}

void ins_scaling_cost_init(const struct ins_scenario *scenario, const struct ins_plan *plan,
                        struct ins_scaling_cost_plan *scaling_cost)
{
    int lead = plan->staff.lead_time;
    *scaling_cost =
        (struct ins_scaling_cost_plan){.plan = plan, .severance = scenario->costs.severance};
    for (int t = 0; t < plan->months; t++)
        scaling_cost->lost[t] = lost_of(plan, t, -1, ins_plan_money(plan, t)->tuition);
    for (int age = 0; age < lead; age++)
        scaling_cost->veterans_lost +=
            plan->staff.trainees / lead * lost_of(plan, 0, age, 0.0);
}

/* What moved between two months: staff a month ago and now. */
struct moved {
    const struct ins_row *experienced, *trainees, *flex; /* a month ago */
    const struct ins_row *now;                           /* the tape's row of the month */
};

/* Who came, learnt and left (6.51). */
static void add_people(const struct ins_staff_plan *plan, const struct ins_scaling_cost_columns *c,
                       const struct moved *m, struct ins_row *row)
{
    const struct ins_row *experienced = &m->now[c->experienced], *trainees = &m->now[c->trainees];
    const struct ins_row *flex = &m->now[c->flex], *intake = &m->now[c->intake];
    for (int i = 0; i < INS_LANES; i++) {
        double left    = plan->attrition * m->experienced->lane[i];
        double trained = experienced->lane[i] - m->experienced->lane[i] + left;
        double swing   = flex->lane[i] - m->flex->lane[i];
        double learnt  = m->trainees->lane[i] + intake->lane[i];
        row[INS_HIRED].lane[i] += intake->lane[i];
        row[INS_TRAINED].lane[i] += trained;
        row[INS_DROPPED].lane[i] += learnt - trained - trainees->lane[i];
        row[INS_RESIGNED].lane[i] += left;
        row[INS_FLEX_CALLED].lane[i] += ins_larger(swing, 0.0);
        row[INS_FLEX_LET_GO].lane[i] += ins_larger(-swing, 0.0);
    }
}

/* Training (6.52), coaching and idle time (6.53). */
static void add_money(const struct ins_scaling_cost_plan *scaling_cost, int t,
                      const struct ins_scaling_cost_columns *c, const struct ins_row *now,
                      struct ins_row *row)
{
    const struct ins_money_plan *money = ins_plan_money(scaling_cost->plan, t);
    const struct ins_row *experienced = &now[c->experienced], *trainees = &now[c->trainees];
    const struct ins_row *intake = &now[c->intake], *idle = &now[c->idle];
    double hour = money->experienced / scaling_cost->plan->calendar[t].average_capacity;
    double mentoring = ins_plan_staff(scaling_cost->plan, t)->mentoring;
    double lost      = scaling_cost->lost[t];
    for (int i = 0; i < INS_LANES; i++) {
        double coaches = ins_smaller(experienced->lane[i], mentoring * trainees->lane[i]);
        row[INS_IDLE_HOURS].lane[i] += idle->lane[i];
        row[INS_TRAINING_COST].lane[i] +=
            money->tuition * intake->lane[i] + money->trainee * trainees->lane[i];
        row[INS_TRAINING_LOST].lane[i] += lost * intake->lane[i];
        row[INS_COACHING].lane[i] += money->experienced * coaches;
        row[INS_IDLE_COST].lane[i] += hour * idle->lane[i];
    }
}

static void finish_scaling_cost(const struct ins_scaling_cost_plan *scaling_cost,
                                struct ins_row                     *row)
{
    for (int i = 0; i < INS_LANES; i++) {
        double severance = scaling_cost->severance * row[INS_FLEX_LET_GO].lane[i];
        row[INS_TRAINING_LOST].lane[i] += scaling_cost->veterans_lost;
        row[INS_SEVERANCE].lane[i] = severance;
        row[INS_SCALING_COST_TOTAL].lane[i] = row[INS_TRAINING_COST].lane[i] +
                                              row[INS_COACHING].lane[i] +
                                              row[INS_IDLE_COST].lane[i] + severance;
    }
}

void ins_scaling_cost_rows(const struct ins_scaling_cost_plan *scaling_cost,
                        const struct ins_scaling_cost_columns *columns, const struct ins_row *tape,
                        struct ins_row *row)
{
    const struct ins_plan *plan = scaling_cost->plan;
    struct ins_row experienced, trainees, flex;
    ins_row_set(&experienced, plan->staff.experienced);
    ins_row_set(&trainees, plan->staff.trainees);
    ins_row_set(&flex, plan->staff.active);
    struct moved moved = {&experienced, &trainees, &flex, tape};
    for (int item = 0; item < INS_SCALING_COST; item++)
        ins_row_set(&row[item], 0.0);
    for (int t = 0; t < plan->months; t++, moved.now += columns->columns) {
        add_people(ins_plan_staff(plan, t), columns, &moved, row);
        add_money(scaling_cost, t, columns, moved.now, row);
        moved.experienced = &moved.now[columns->experienced];
        moved.trainees    = &moved.now[columns->trainees];
        moved.flex        = &moved.now[columns->flex];
    }
    finish_scaling_cost(scaling_cost, row);
}
