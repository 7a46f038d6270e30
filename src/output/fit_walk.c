/* The average of all laws, with the worlds that a record leaves open. */
#include "output/fit_walk.h"

#include <gsl/gsl_sort_double.h>
#include <gsl/gsl_statistics_double.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/lanes.h"
#include "base/plain.h"
#include "base/seal.h"
#include "output/number.h"

/* Tracks are counted each on its own, so that each needs more noise than their sum. */
static double apart(const struct ins_fit *fit)
{
    double squares = 0.0;
    for (int k = 0; k < fit->shares.tracks; k++)
        squares += fit->shares.share[k] * fit->shares.share[k];
    return fit->cases.tracks > 1 && squares > 0.0 ? squares : 1.0;
}

#define ONE(member)                                                                                \
    static double get_##member(const struct ins_fit *fit, const struct ins_inflow_draw *draw)      \
    {                                                                                              \
        return (void)fit, draw->member;                                                            \
    }
ONE(level)
ONE(growth)
ONE(ceiling)
ONE(persistence)
ONE(calm)
ONE(initial)
ONE(walk_persistence)
ONE(step)
ONE(calm_months)
ONE(turbulent_months)
ONE(in_turbulence)
ONE(tail)
ONE(multiplier)
ONE(surge)
ONE(surge_size)
ONE(half_life)

static double get_dispersion(const struct ins_fit *fit, const struct ins_inflow_draw *draw)
{
    return draw->dispersion * apart(fit);
}

static double get_volatility(const struct ins_fit *fit, const struct ins_inflow_draw *draw)
{
    return (void)fit, draw->turbulent / draw->calm;
}

/* The text with its seal closed; NULL without memory. */
static char *sealed(struct ins_text *text)
{
    size_t length = text->length;
    char  *bytes  = ins_text_take(text);
    if (bytes)
        ins_seal_close(bytes, length);
    return bytes;
}

/* Keys that differ from world to world; the factors of the season come behind them. The last ones
 * are those of the laws that return to a level, and stay as they are where none has a world. */
static const struct column {
    const char *key;
    double (*get)(const struct ins_fit *fit, const struct ins_inflow_draw *draw);
} columns[] = {{"inflow.level_per_month", get_level},
               {"inflow.growth_per_year", get_growth},
               {"inflow.ceiling_per_month", get_ceiling},
               {"inflow.dispersion", get_dispersion},
               {"inflow.walk.innovation_sd", get_step},
               {"inflow.walk.persistence", get_walk_persistence},
               {"inflow.ar1.innovation_sd", get_calm},
               {"inflow.ar1.persistence", get_persistence},
               {"inflow.ar1.initial", get_initial},
               {"inflow.regimes.turbulent.volatility", get_volatility},
               {"inflow.regimes.turbulent.initial", get_in_turbulence},
               {"inflow.regimes.turbulent.mean_months", get_turbulent_months},
               {"inflow.regimes.calm.mean_months", get_calm_months},
               {"inflow.ar1.tail", get_tail},
               {"inflow.regimes.turbulent.multiplier", get_multiplier},
               {"inflow.surge.probability", get_surge},
               {"inflow.surge.mean_log_size", get_surge_size},
               {"inflow.surge.half_life", get_half_life}};
enum { WALKS = 13, ALL = sizeof columns / sizeof columns[0] };

static int columns_of(const struct ins_fit *fit)
{
    return fit->average->worlds[0] == INS_POSTERIOR_DRAWS ? WALKS : ALL;
}

char *ins_fit_walk_worlds(const struct ins_fit *fit)
{
    struct ins_text text = {0};
    char            seal[INS_SEAL_TEXT];
    ins_text_add(&text, "# %s\n", ins_seal_open("fit", seal));
    int             count = columns_of(fit);
    for (int c = 0; c < count; c++)
        ins_text_add(&text, "%s%s", c ? "," : "", columns[c].key);
    for (int m = 0; m < INS_SEASON; m++)
        ins_text_add(&text, ",inflow.season[%d]", m);
    for (int d = 0; d < INS_POSTERIOR_DRAWS; d++) {
        const struct ins_inflow_draw *draw = &fit->average->world[d];
        for (int c = 0; c < count; c++)
            ins_text_add(&text, "%s%.6g", c ? "," : "\n", columns[c].get(fit, draw));
        for (int m = 0; m < INS_SEASON; m++)
            ins_text_add(&text, ",%.5f", draw->season[m]);
    }
    ins_text_add(&text, "\n");
    return sealed(&text);
}

/* --- quantiles over the worlds ---------------------------------------------------------------- */

/* The law with most worlds: its medians are the figures of the section. */
static int heaviest(const struct ins_fit *fit, int *from)
{
    int best = 0, before = 0;
    *from = 0;
    for (int i = 0; i < INS_WEIGH_LAWS; i++) {
        if (fit->average->worlds[i] > fit->average->worlds[best]) {
            best  = i;
            *from = before;
        }
        before += fit->average->worlds[i];
    }
    return best;
}

struct spread {
    double low, middle, high; /* 2.5, 50, 97.5 % */
};

static struct spread spread_of(double *value, int count)
{
    gsl_sort(value, 1, (size_t)count);
    return (struct spread){gsl_stats_quantile_from_sorted_data(value, 1, (size_t)count, 0.025),
                           gsl_stats_quantile_from_sorted_data(value, 1, (size_t)count, 0.5),
                           gsl_stats_quantile_from_sorted_data(value, 1, (size_t)count, 0.975)};
}

static struct spread spread_of_column(const struct ins_fit *fit, int column)
{
    double value[INS_POSTERIOR_DRAWS];
    int    from, law = heaviest(fit, &from), count = fit->average->worlds[law];
    for (int d = 0; d < count; d++)
        value[d] = columns[column].get(fit, &fit->average->world[from + d]);
    return spread_of(value, count);
}

static double season_of(const struct ins_fit *fit, int month)
{
    double value[INS_POSTERIOR_DRAWS];
    int    from, law = heaviest(fit, &from), count = fit->average->worlds[law];
    for (int d = 0; d < count; d++)
        value[d] = fit->average->world[from + d].season[month];
    return spread_of(value, count).middle;
}

/* How many of the heaviest law's worlds begin in its second regime. */
static double turbulent(const struct ins_fit *fit)
{
    int from, law = heaviest(fit, &from), count = fit->average->worlds[law], sum = 0;
    for (int d = 0; d < count; d++)
        sum += fit->average->world[from + d].in_turbulence;
    return (double)sum / count;
}

/* --- the section ------------------------------------------------------------------------------ */

static void add_middle_value(struct ins_text *text, const struct ins_fit *fit, const char *name,
                             int column)
{
    struct spread s = spread_of_column(fit, column);
    char          number[40];
    (void)ins_plain_print(number, sizeof number, "%.5g", s.middle);
    ins_text_add(text, "%s = %s%s;  # %.4g to %.4g\n", name, number,
                 number[strcspn(number, ".e")] ? "" : ".0", s.low, s.high);
}

/* What each law weighs, and what it foretold. */
static void add_laws(struct ins_text *text, const struct ins_fit *fit)
{
    ins_text_add(text, "#   law          weight   foretold\n");
    for (int i = 0; i < INS_WEIGH_LAWS; i++) {
        double score = fit->average->weighed.score[i];
        ins_text_add(text, "#   %-12s %6.3f", ins_fit_law(i), fit->average->weight[i]);
        if (isnan(score))
            ins_text_add(text, "          -\n");
        else
            ins_text_add(text, " %10.3f\n", score);
    }
    ins_text_add(text, "# foretold: mean log density of what came 1, 12 and 24 months ahead, fitted year by year\n"
                       "# to what was known before.\n#\n");
}

static void add_walk_head(struct ins_text *text, const struct ins_fit *fit, const char *ensemble)
{
    char first[INS_DATE_TEXT], last[INS_DATE_TEXT], seal[INS_SEAL_TEXT];
    ins_text_add(text, "# %s\n#\n", ins_seal_open("fit", seal));
    ins_text_add(text, "# The inflow of a scenario, fitted by instroom %s to\n#   ", INS_VERSION);
    for (const char *name = fit->source; *name; name++)
        ins_text_add(text, "%c", (unsigned char)*name < ' ' || *name == 0x7F ? '?' : *name);
    ins_text_add(text, "\n# %d months from %s to %s, %d of them known.\n#\n", fit->cases.months,
                 ins_date_write(fit->cases.first, first),
                 ins_date_write(fit->cases.first + fit->cases.months - 1, last), fit->cases.known);
    add_laws(text, fit);
    ins_text_add(text, "# Beforehand: %s", fit->walk.prior);
    if (fit->walk.records > 0)
        ins_text_add(text, ", %d records up to %s%s%s", fit->walk.records, last,
                     fit->walk.without[0] ? ", without the record's own, " : "", fit->walk.without);
    ins_text_add(text,
                 ".\n# The figures below are medians over the worlds of the law that weighs most; behind them\n"
                 "# what 95 of 100 of those have. The worlds themselves, %d, of all laws, stand in the\n"
                 "# ensemble, and every %d futures play one. They hold for a scenario that starts in %s,\n"
                 "# the month after the record.\n"
                 "#   @include \"THIS FILE\"\n\n",
                 INS_POSTERIOR_DRAWS, INS_LANES,
                 ins_date_write(fit->cases.first + fit->cases.months, first));
    if (ensemble)
        ins_text_add(text, "ensemble = \"%s\";\n", ensemble);
}

static void add_season(struct ins_text *text, const struct ins_fit *fit)
{
    ins_text_add(text, "    season = [");
    for (int m = 0; m < INS_SEASON; m++)
        ins_text_add(text, "%s%.4f", m ? ", " : "", season_of(fit, m));
    ins_text_add(text, "];  # January first\n");
}

static void add_composition(struct ins_text *text, const struct ins_fit *fit)
{
    const struct ins_shares *shares = &fit->shares;
    if (shares->tracks > 1) {
        ins_text_add(text, "    # Shares of the tracks, which belong into `tracks`:");
        for (int k = 0; k < shares->tracks; k++)
            ins_text_add(text, "%s %s %.4f (s.e. %.4f)", k ? "," : "", fit->cases.track[k],
                         shares->share[k], shares->se[k]);
        ins_text_add(text, "\n");
    }
    ins_text_add(text, "    composition = { persistence = %.5f; innovation_sd = %.5f; };\n",
                 shares->tracks > 1 && shares->drifts ? shares->persistence : 0.0,
                 shares->tracks > 1 && shares->drifts ? shares->innovation_sd : 0.0);
}

static void add_dynamics(struct ins_text *text, const struct ins_fit *fit)
{
    ins_text_add(text, "    walk = {\n");
    add_middle_value(text, fit, "        innovation_sd", 4);
    add_middle_value(text, fit, "        persistence", 5);
    ins_text_add(text, "    };\n    ar1 = {\n");
    add_middle_value(text, fit, "        innovation_sd", 6);
    add_middle_value(text, fit, "        persistence", 7);
    add_middle_value(text, fit, "        initial", 8);
    add_middle_value(text, fit, "        tail", 13);
    ins_text_add(text, "    };\n    regimes = ( \"only\",\n"
                       "        {\n            name = \"calm\";\n            multiplier = 1.0;\n"
                       "            volatility = 1.0;\n            initial = 0.0;\n");
    add_middle_value(text, fit, "            mean_months", 12);
    ins_text_add(text, "        },\n        {\n            name = \"turbulent\";\n");
    add_middle_value(text, fit, "            multiplier", 14);
    add_middle_value(text, fit, "            volatility", 9);
    ins_text_add(text, "            initial = %.3f;  # probability that these are such times\n",
                 turbulent(fit));
    add_middle_value(text, fit, "            mean_months", 11);
    ins_text_add(text, "        }\n    );\n    initial_regime = \"calm\";\n");
}

char *ins_fit_walk_config(const struct ins_fit *fit, const char *ensemble)
{
    struct ins_text text = {0};
    add_walk_head(&text, fit, ensemble);
    ins_text_add(&text, "inflow = {\n");
    add_middle_value(&text, fit, "    level_per_month", 0);
    add_middle_value(&text, fit, "    growth_per_year", 1);
    add_middle_value(&text, fit, "    ceiling_per_month", 2);
    ins_text_add(&text, "    counts = \"negative-binomial\";\n");
    add_middle_value(&text, fit, "    dispersion", 3);
    ins_text_add(&text, "    burn_in = 0;\n");
    add_season(&text, fit);
    add_dynamics(&text, fit);
    ins_text_add(&text, "    surge = {\n");
    add_middle_value(&text, fit, "        probability", 15);
    add_middle_value(&text, fit, "        mean_log_size", 16);
    add_middle_value(&text, fit, "        half_life", 17);
    ins_text_add(&text, "    };\n");
    add_composition(&text, fit);
    ins_text_add(&text, "    uncertainty = ( \"only\" );  # the ensemble says it\n};\n");
    return sealed(&text);
}

/* --- for people ------------------------------------------------------------------------------- */

/* About four digits that count. */
static struct ins_figure four_digits_of_walk(const struct ins_page *page, double value)
{
    double size   = fabs(value);
    int    digits = size >= 100.0 ? 0 : size >= 10.0 ? 1 : size >= 1.0 ? 2 : 3;
    return ins_number_decimal(value, digits, page->language);
}

static const enum ins_word law_word[INS_WEIGH_LAWS] = {
    INS_WORD_FIT_WANDERING,  INS_WORD_FIT_NORMAL, INS_WORD_FIT_STUDENT,
    INS_WORD_FIT_VOLATILITY, INS_WORD_FIT_LEVEL,  INS_WORD_FIT_SURGES};

static const char *law_name(const struct ins_page *page, int law)
{
    return ins_page_word(page, law_word[law]);
}

/* Laws that are passed over for one reason, in a sentence; nothing where there are none. */
static void tell_passed(struct ins_page *page, const struct ins_fit *fit, enum ins_passed why,
                        enum ins_word sentence)
{
    struct ins_text names = {0};
    for (int i = 0; i < INS_WEIGH_LAWS; i++)
        if (fit->average->passed[i] == why)
            ins_text_add(&names, "%s%s", names.length ? ", " : "", law_name(page, i));
    bool  some = names.length > 0;
    char *text = ins_text_take(&names);
    if (some)
        ins_page_say(page, 2, sentence, INS_VALUES(text ? text : ""));
    page->text.failed |= some && !text;
    free(text);
}

static void tell_law(struct ins_page *page, const struct ins_fit *fit, int law, const int *widths)
{
    enum ins_language        in  = page->language;
    const struct ins_fitted *one = law > 0 ? &fit->fitted[law - 1] : NULL;
    double                   score = fit->average->weighed.score[law];
    ins_page_row(page, widths,
                 INS_VALUES("", law_name(page, law),
                            one ? ins_number_decimal(one->log_likelihood, 2, in).text : "-",
                            one ? ins_number_decimal(one->aic, 1, in).text : "-",
                            isnan(score) ? "-" : ins_number_decimal(score, 3, in).text,
                            ins_number_decimal(fit->average->weight[law], 2, in).text));
}

void ins_fit_average_tell(struct ins_page *page, const struct ins_fit *fit)
{
    const int                 widths[] = {2, -28, 15, 10, 11, 9, 0};
    const struct ins_average *average  = fit->average;
    ins_page_heading(page, INS_WORD_FIT_LAWS);
    ins_page_say(page, 2, INS_WORD_FIT_WEIGHTS_ABOUT, INS_VALUES(""));
    if (average->weighed.years > 0)
        ins_page_say(page, 2, INS_WORD_FIT_WEIGHTS_FORETOLD,
                     INS_VALUES(ins_number_count(average->weighed.years, page->language).text));
    ins_page_head(page, widths,
                  INS_VALUES("", ins_page_word(page, INS_WORD_FIT_HEAD_LAW),
                             ins_page_word(page, INS_WORD_FIT_HEAD_LIKELIHOOD), "AIC",
                             ins_page_word(page, INS_WORD_FIT_HEAD_SCORE),
                             ins_page_word(page, INS_WORD_FIT_HEAD_WEIGHT)));
    for (int i = 0; i < INS_WEIGH_LAWS; i++)
        tell_law(page, fit, i, widths);
    tell_passed(page, fit, INS_PASSED_FORETOLD, INS_WORD_FIT_PASSED_FORETOLD);
    tell_passed(page, fit, INS_PASSED_EDGE, INS_WORD_FIT_PASSED_EDGE);
    tell_passed(page, fit, INS_PASSED_DRAWS, INS_WORD_FIT_PASSED_DRAWS);
    if (average->passed[1] == INS_PASSED_SHORT)
        ins_page_say(page, 2, INS_WORD_FIT_PASSED_SHORT, INS_VALUES(""));
    if (average->passed[1] == INS_PASSED_UNASKED)
        ins_page_say(page, 2, INS_WORD_FIT_PASSED_UNASKED, INS_VALUES(""));
}

static void tell_before(struct ins_page *page, const struct ins_fit *fit)
{
    char last[INS_DATE_TEXT];
    (void)ins_date_write(fit->cases.first + fit->cases.months - 1, last);
    if (fit->walk.records == 0)
        ins_page_say(page, 2, INS_WORD_FIT_WALK_ALONE, INS_VALUES(""));
    else
        ins_page_say(page, 2,
                     fit->walk.without[0] ? INS_WORD_FIT_WALK_WITHOUT : INS_WORD_FIT_WALK_BEFORE,
                     INS_VALUES(ins_number_count(fit->walk.records, page->language).text, last,
                                fit->walk.without));
}

void ins_fit_walk_tell(struct ins_page *page, const struct ins_fit *fit)
{
    const struct ins_posterior *p = fit->walk.posterior;
    const int widths[] = {2, -38, 10, 2, -26, 0};
    int       from, law = heaviest(fit, &from);
    ins_page_heading(page, law == 0 ? INS_WORD_FIT_WALK : INS_WORD_FIT_HEAVIEST);
    if (law == 0)
        ins_page_say(page, 2, INS_WORD_FIT_WALK_ABOUT, INS_VALUES(""));
    else
        ins_page_say(page, 2, INS_WORD_FIT_HEAVIEST_IS, INS_VALUES(law_name(page, law)));
    tell_before(page, fit);
    ins_page_head(page, widths,
                  INS_VALUES("", ins_page_word(page, INS_WORD_FIT_HEAD_KEY),
                             ins_page_word(page, INS_WORD_FIT_HEAD_MEDIAN), "",
                             ins_page_word(page, INS_WORD_FIT_HEAD_INTERVAL)));
    for (int c = 0; c < (law == 0 ? WALKS : ALL); c++) {
        struct spread     s = spread_of_column(fit, c);
        struct ins_phrase interval =
            ins_page_phrase(page, INS_WORD_INTERVAL,
                            INS_VALUES(four_digits_of_walk(page, s.low).text,
                                       four_digits_of_walk(page, s.high).text));
        ins_page_row(page, widths,
                     INS_VALUES("", columns[c].key, four_digits_of_walk(page, s.middle).text, "",
                                interval.text));
    }
    ins_page_say(page, 2, INS_WORD_FIT_WALK_END,
                 INS_VALUES(ins_number_decimal(turbulent(fit), 2, page->language).text));
    ins_page_say(page, 2, p->shape > 0.7 ? INS_WORD_FIT_WALK_BAD : INS_WORD_FIT_WALK_GOOD,
                 INS_VALUES(ins_number_count(INS_POSTERIOR_TRIES, page->language).text,
                            ins_number_count(p->effective, page->language).text,
                            ins_number_decimal(p->shape, 2, page->language).text));
}

/* NULL where the law has worlds. */
static const char *why(enum ins_passed passed)
{
    static const char *const texts[] = {
        [INS_NOT_PASSED]      = NULL,
        [INS_PASSED_FORETOLD] = "it foretold worse: its weight is below 0.02",
        [INS_PASSED_EDGE]     = "a figure ran to the edge of what makes sense",
        [INS_PASSED_DRAWS]    = "too few of its draws count",
        [INS_PASSED_SHORT]    = "the record is too short to weigh laws by what they foretold",
        [INS_PASSED_UNASKED]  = "another law was asked for"};
    return texts[passed];
}

void ins_fit_weight_json(struct ins_json *json, const struct ins_fit *fit, int law)
{
    const struct ins_average *a = fit->average;
    bool taken = a ? a->worlds[law] > 0 : law == 1 + fit->taken;
    ins_json_number(json, "weight", a ? a->weight[law] : taken ? 1.0 : 0.0);
    ins_json_number(json, "log_score", a ? a->weighed.score[law] : NAN);
    ins_json_text(json, "passed_over",
                  why(a ? a->passed[law] : taken ? INS_NOT_PASSED : INS_PASSED_UNASKED));
}

void ins_fit_walk_json(struct ins_json *json, const struct ins_fit *fit)
{
    if (!fit->walk.posterior) {
        ins_json_null(json, "walk");
        return;
    }
    ins_json_open(json, "walk", '{');
    ins_json_text(json, "prior", fit->walk.prior);
    ins_json_integer(json, "records", fit->walk.records);
    ins_json_text(json, "without", fit->walk.without[0] ? fit->walk.without : NULL);
    ins_json_number(json, "effective", fit->walk.posterior->effective);
    ins_json_number(json, "pareto_k", fit->walk.posterior->shape);
    ins_json_number(json, "turbulent", turbulent(fit));
    ins_json_open(json, "keys", '[');
    for (int c = 0; c < columns_of(fit); c++) {
        struct spread s = spread_of_column(fit, c);
        ins_json_open_flat(json, NULL, '{');
        ins_json_text(json, "key", columns[c].key);
        ins_json_number(json, "value", s.middle);
        ins_json_number(json, "low", s.low);
        ins_json_number(json, "high", s.high);
        ins_json_close(json, '}');
    }
    ins_json_close(json, ']');
    ins_json_close(json, '}');
}
