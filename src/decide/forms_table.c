/* The table of forms: how each is laid over a scenario without a buffer. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/plain.h"
#include "decide/forms.h"

/* --- values and sizes -------------------------------------------------------------------------- */

static double budget_of(const struct ins_scenario *s)
{
    double most = 0.0;
    for (int y = 0; y < s->budget.annual_count; y++)
        most = fmax(most, s->budget.annual[y]);
    return most;
}

static double share_of_budget(const struct ins_scenario *s, double size)
{
    return size * s->budget.annual[0];
}

static double more_staff(const struct ins_scenario *s, double size)
{
    return s->staff.experienced + size;
}

static double larger_shell(const struct ins_scenario *s, double size)
{
    return s->flex.pool + size;
}

/* An hour of sleeping capacity makes costs what an experienced one does. */
static double hours_of(const struct ins_scenario *s, double size)
{
    return size * s->staff.hours_per_month;
}

static double some_cash(const struct ins_scenario *s)
{
    return 0.05 * budget_of(s);
}

static double all_cash(const struct ins_scenario *s)
{
    return 20.0 * budget_of(s);
}

static double some_share(const struct ins_scenario *s)
{
    (void)s;
    return 0.05;
}

static double all_share(const struct ins_scenario *s)
{
    (void)s;
    return 20.0;
}

static double some_people(const struct ins_scenario *s)
{
    return fmax(1.0, 0.05 * s->staff.experienced);
}

static double most_people(const struct ins_scenario *s)
{
    return fmax(10.0, 5.0 * s->staff.experienced);
}

/* --- the table --------------------------------------------------------------------------------- */

/* Whoever adds a form adds a row. */
static const struct ins_form_kind kinds[] = {
    {"cash_yearly", "buffer.initial", "euro",
     "buffer.initial=@; buffer.cap=@; buffer.top_up=@; buffer.keep=1", NULL, some_cash, all_cash,
     true, "cash, filled each January", "kas, elke januari gevuld",
     "the tower draws as soon as an order lacks money", "de regietoren, zodra een bestelling geld mist"},
    {"cash_once", "buffer.initial", "euro",
     "buffer.initial=@; buffer.cap=@; buffer.keep=1", NULL, some_cash, all_cash, true,
     "cash, filled once, kept", "kas, eenmaal en bewaard",
     "the tower draws; what a year leaves over fills it again",
     "de regietoren; wat een jaar overlaat vult weer aan"},
    {"cash_consumed", "buffer.initial", "euro",
     "buffer.initial=@; buffer.cap=@; buffer.keep=0", NULL, some_cash, all_cash, true,
     "cash, once, consumed", "kas, eenmalig, op is op",
     "the tower draws until it is gone", "de regietoren, tot het op is"},
    {"equity", "buffer.cap / budget.annual", "of the budget",
     "buffer.initial=@; buffer.cap=@; buffer.keep=1", share_of_budget, some_share, all_share,
     true, "equity, share of turnover", "eigen vermogen, van omzet",
     "the agency itself, in a year with a loss", "het agentschap zelf, in een jaar met verlies"},
    {"carry_over", "buffer.cap / budget.annual", "of the budget",
     "buffer.initial=0; buffer.cap=@; buffer.keep=1", share_of_budget, some_share, all_share,
     true, "carry-over at year's end", "eindejaarsmarge",
     "nobody: what earlier years left over is there or is not",
     "niemand: wat eerdere jaren overlieten is er of niet"},
    {"sooner_budget", "budget.information_lag", "months", "budget.information_lag=4", NULL, NULL,
     NULL, false, "budget follows sooner", "begroting volgt eerder",
     "the budget itself, on the volume of 4 months before",
     "de begroting zelf, op het volume van 4 maanden eerder"},
    {"sooner_and_cash", "buffer.initial", "euro",
     "budget.information_lag=4; buffer.initial=@; buffer.cap=@; buffer.top_up=@; buffer.keep=1",
     NULL, some_cash, all_cash, true, "sooner, and cash",
     "eerder, en kas", "the budget, and then the tower", "de begroting, en dan de toren"},
    {"frozen", "buffer.frozen", "euro", "buffer.frozen=@; buffer.release=1.25; buffer.carry_over=1", NULL,
     some_cash, all_cash, false, "frozen, carried over", "bevroren, meegenomen",
     "the ministry, once the known workload is a quarter above the expected one",
     "het ministerie, zodra het bekende werkaanbod een kwart boven het verwachte ligt"},
    {"spare_staff", "staff.experienced", "FTE", "staff.experienced=@", more_staff, some_people,
     most_people, false, "spare permanent staff", "reserve vast personeel",
     "nobody: they are at work, and idle when inflow falls",
     "niemand: zij werken, en zitten stil als de instroom daalt"},
    {"larger_shell", "flex.pool", "FTE", "flex.pool=@", larger_shell, some_people, most_people,
     false, "larger shell, on retainer", "grotere schil, op afroep",
     "the tower calls, as far as there is money", "de regietoren roept op, zover het geld reikt"},
    {"dormant", "taskforce.hours_per_month", "FTE", NULL, hours_of, some_people, most_people,
     false, "capacity that sleeps", "slapende capaciteit",
     "by itself, when a tenth more cases wait than at the start",
     "vanzelf, als er een tiende meer zaken wachten dan bij de start"},
};
enum { KINDS = sizeof kinds / sizeof kinds[0] };
_Static_assert((int)KINDS < (int)INS_FORMS, "room for every form, and for none");

const struct ins_form_kind *ins_form_kinds(int *count)
{
    *count = KINDS;
    return kinds;
}

/* --- settings ---------------------------------------------------------------------------------- */

/* Behind the scenario's own taskforces one that wakes for a year, two months after the stock has grown
 * by a tenth, and again. */
static void write_dormant(const struct ins_scenario *s, double hours, char *settings)
{
    int    n     = s->taskforce_count;
    double stock = 0.0;
    for (int k = 0; k < s->track_count; k++)
        stock += s->tracks[k].backlog;
    (void)ins_plain_print(settings, INS_FORM_SETTINGS,
                   "taskforce[%d].trigger=%.17g; taskforce[%d].lead_time=2; taskforce[%d].times=100; "
                   "taskforce[%d].months=12; taskforce[%d].hours_per_month=%.17g; "
                   "taskforce[%d].cost_per_month=%.17g",
                   n, fmax(1.0, 1.1 * stock), n, n, n, n, hours, n,
                   hours / s->staff.hours_per_month * s->costs.experienced);
}

void ins_form_settings(const struct ins_form_kind *kind, const struct ins_scenario *s, double size,
                       char settings[INS_FORM_SETTINGS])
{
    char   number[40];
    size_t used  = 0;
    double value = kind->value ? kind->value(s, size) : size;
    if (!kind->settings) {
        write_dormant(s, value, settings);
        return;
    }
    (void)ins_plain_print(number, sizeof number, "%.17g", value);
    for (const char *at = kind->settings; *at && used + sizeof number < INS_FORM_SETTINGS; at++)
        if (*at == '@')
            used += (size_t)snprintf(settings + used, INS_FORM_SETTINGS - used, "%s", number);
        else
            settings[used++] = *at;
    settings[used] = '\0';
}
