#include "scenario/slips.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/plain.h"
#include "scenario/value.h"

enum { NAMED = 2 }; /* slips that are named, at most */

/* --- the slips ------------------------------------------------------------------------------ */

static double of_a_year(double value)
{
    return value / 12.0;
}

/* Of a stock that shrinks: 10 % a year is .87 % a month. */
static double share_of_a_year(double value)
{
    return value < 1.0 ? 1.0 - pow(1.0 - value, 1.0 / 12.0) : value;
}

static double of_a_month(double value)
{
    return value * 12.0;
}

static double of_a_week(double value)
{
    return value * 365.25 / 12.0 / 7.0;
}

static double of_a_day(double value)
{
    return value * 365.25 / 12.0;
}

static double in_days(double value)
{
    return value * 12.0 / 365.25;
}

static double in_weeks(double value)
{
    return value * 7.0 * 12.0 / 365.25;
}

static double in_minutes(double value)
{
    return value / 60.0;
}

static double in_percent(double value)
{
    return value / 100.0;
}

static double in_thousands(double value)
{
    return value * 1e3;
}

static double in_millions(double value)
{
    return value * 1e6;
}

static double in_cents(double value)
{
    return value / 100.0;
}

/* What is meant in one unit and easily written in another; the likelier first. */
static const struct slip {
    const char *unit; /* of the key */
    const char *words;
    double (*meant)(double value);
} slips[] = {
    {"1/month", "a year's share", share_of_a_year},
    {"1/month", "in percent", in_percent},
    {"1/year", "in percent", in_percent},
    {"share", "in percent", in_percent},
    {"factor", "in percent", in_percent},
    {"x level", "in percent", in_percent},
    {"of one FTE", "in percent", in_percent},
    {"of hours", "in percent", in_percent},
    {"FTE/trainee", "in percent", in_percent},
    {"per FTE", "in percent", in_percent},
    {"of the gap", "in percent", in_percent},
    {"of years", "in percent", in_percent},
    {"of budget", "in percent", in_percent},
    {"of backlog", "in percent", in_percent},
    {"of cases", "in percent", in_percent},
    {"of inflow", "in percent", in_percent},
    {"probability", "in percent", in_percent},
    {"log", "a factor, and not its logarithm", log},
    {"log", "in percent", in_percent},
    {"months", "in weeks", in_weeks},
    {"months", "in days", in_days},
    {"months", "in years", of_a_month},
    {"month", "in years", of_a_month},
    {"hours/case", "in minutes", in_minutes},
    {"hours/FTE", "a week's figure", of_a_week},
    {"hours/FTE", "a year's figure", of_a_year},
    {"hours/FTE", "a day's figure", of_a_day},
    {"hours/month", "a year's figure", of_a_year},
    {"cases", "in thousands", in_thousands},
    {"cases or share", "in thousands", in_thousands},
    {"cases/month", "a year's figure", of_a_year},
    {"cases/month", "in thousands", in_thousands},
    {"cases", "in percent", in_percent},
    {"FTE", "in thousands", in_thousands},
    {"euro/FTE-month", "in thousands of euro", in_thousands},
    {"euro/FTE-month", "a year's figure", of_a_year},
    {"euro/FTE-month", "in cents", in_cents},
    {"euro/FTE", "in thousands of euro", in_thousands},
    {"euro/FTE", "in cents", in_cents},
    {"euro/month", "in thousands of euro", in_thousands},
    {"euro/month", "in millions of euro", in_millions},
    {"euro/month", "a year's figure", of_a_year},
    {"euro/case-month", "a day's figure", of_a_day},
    {"euro/case-month", "in thousands of euro", in_thousands},
    {"euro/case-month", "a year's figure", of_a_year},
    {"euro/hour", "in thousands of euro", in_thousands},
    {"euro/hour", "in cents", in_cents},
    {"euro/year", "in thousands of euro", in_thousands},
    {"euro/year", "in millions of euro", in_millions},
    {"euro", "in thousands of euro", in_thousands},
    {"euro", "in millions of euro", in_millions},
};

static bool between(const struct ins_range *range, double value)
{
    return value >= range->low && value <= range->high;
}

bool ins_slip_is_usual(const struct ins_key *key, double value)
{
    return value == 0.0 || between(&key->usual, value);
}

/* A figure that people would write in its place: three digits are enough, or a whole number. */
static char *rounded(const struct ins_key *key, double value, char text[INS_NUMBER_TEXT])
{
    bool whole = ins_key_is_whole(key) || value >= 100.0;
    (void)ins_plain_print(text, INS_NUMBER_TEXT, whole ? "%.0f" : "%.3g", value);
    return text;
}

static bool brings_back(const struct slip *slip, const struct ins_key *key, double meant)
{
    return strcmp(slip->unit, key->unit) == 0 && isfinite(key->usual.high) && meant != 0.0 &&
           between(&key->usual, meant) && ins_key_in_range(key, meant);
}

char *ins_slip_hint(const struct ins_key *key, double value, char *text, size_t room)
{
    char number[INS_NUMBER_TEXT];
    int named = 0;
    text[0]   = '\0';
    for (size_t i = 0; i < sizeof slips / sizeof slips[0] && named < NAMED; i++) {
        double meant = slips[i].meant(value);
        size_t used  = strlen(text);
        if (!brings_back(&slips[i], key, meant))
            continue;
        (void)snprintf(text + used, room - used, "; if it is %s, write %s", slips[i].words,
                       rounded(key, meant, number));
        named++;
    }
    return text;
}

bool ins_slip_is_grouped(const char *words)
{
    size_t before = strspn(words, "0123456789");
    return before >= 1 && before <= 3 && words[0] != '0' && words[before] == '.' &&
           strspn(words + before + 1, "0123456789") == 3 && words[before + 4] == '\0';
}
