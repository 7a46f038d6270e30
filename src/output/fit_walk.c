/* A level that wanders, with the worlds that a record leaves open. */
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

/* Keys that differ from world to world; the factors of the season come behind them. */
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
               {"inflow.regimes.calm.mean_months", get_calm_months}};
enum { COLUMNS = sizeof columns / sizeof columns[0] };

char *ins_fit_walk_worlds(const struct ins_fit *fit)
{
    struct ins_text text = {0};
    char            seal[INS_SEAL_TEXT];
    ins_text_add(&text, "# %s\n", ins_seal_open("fit", seal));
    for (int c = 0; c < COLUMNS; c++)
        ins_text_add(&text, "%s%s", c ? "," : "", columns[c].key);
    for (int m = 0; m < INS_SEASON; m++)
        ins_text_add(&text, ",inflow.season[%d]", m);
    for (int d = 0; d < INS_POSTERIOR_DRAWS; d++) {
        const struct ins_inflow_draw *draw = &fit->walk.posterior->draw[d];
        for (int c = 0; c < COLUMNS; c++)
            ins_text_add(&text, "%s%.6g", c ? "," : "\n", columns[c].get(fit, draw));
        for (int m = 0; m < INS_SEASON; m++)
            ins_text_add(&text, ",%.5f", draw->season[m]);
    }
    ins_text_add(&text, "\n");
    return sealed(&text);
}

/* --- quantiles over the worlds ---------------------------------------------------------------- */

struct spread {
    double low, middle, high; /* 2.5, 50, 97.5 % */
};

static struct spread spread_of(double *value)
{
    gsl_sort(value, 1, INS_POSTERIOR_DRAWS);
    return (struct spread){
        gsl_stats_quantile_from_sorted_data(value, 1, INS_POSTERIOR_DRAWS, 0.025),
        gsl_stats_quantile_from_sorted_data(value, 1, INS_POSTERIOR_DRAWS, 0.5),
        gsl_stats_quantile_from_sorted_data(value, 1, INS_POSTERIOR_DRAWS, 0.975)};
}

static struct spread spread(const struct ins_fit *fit, int column)
{
    double value[INS_POSTERIOR_DRAWS];
    for (int d = 0; d < INS_POSTERIOR_DRAWS; d++)
        value[d] = columns[column].get(fit, &fit->walk.posterior->draw[d]);
    return spread_of(value);
}

static double season_of(const struct ins_fit *fit, int month)
{
    double value[INS_POSTERIOR_DRAWS];
    for (int d = 0; d < INS_POSTERIOR_DRAWS; d++)
        value[d] = fit->walk.posterior->draw[d].season[month];
    return spread_of(value).middle;
}

/* --- the section ------------------------------------------------------------------------------ */

static void add_value(struct ins_text *text, const struct ins_fit *fit, const char *name,
                      int column)
{
    struct spread s = spread(fit, column);
    char          number[40];
    (void)ins_plain_print(number, sizeof number, "%.5g", s.middle);
    ins_text_add(text, "%s = %s%s;  # %.4g to %.4g\n", name, number,
                 number[strcspn(number, ".e")] ? "" : ".0", s.low, s.high);
}

static void add_head(struct ins_text *text, const struct ins_fit *fit, const char *ensemble)
{
    char first[INS_DATE_TEXT], last[INS_DATE_TEXT], seal[INS_SEAL_TEXT];
    ins_text_add(text, "# %s\n#\n", ins_seal_open("fit", seal));
    ins_text_add(text, "# The inflow of a scenario, fitted by instroom %s to\n#   ", INS_VERSION);
    for (const char *name = fit->source; *name; name++)
        ins_text_add(text, "%c", (unsigned char)*name < ' ' || *name == 0x7F ? '?' : *name);
    ins_text_add(text, "\n# %d months from %s to %s, %d of them known.\n#\n", fit->cases.months,
                 ins_date_write(fit->cases.first, first),
                 ins_date_write(fit->cases.first + fit->cases.months - 1, last), fit->cases.known);
    ins_text_add(text,
                 "# A level that wanders, and turbulences that fade; it returns to no level of the past.\n"
                 "# Beforehand: %s", fit->walk.prior);
    if (fit->walk.records > 0)
        ins_text_add(text, ", %d records up to %s%s%s", fit->walk.records, last,
                     fit->walk.without[0] ? ", without the record's own, " : "", fit->walk.without);
    ins_text_add(text,
                 ".\n# The figures below are medians; behind them what 95 of 100 worlds have. The worlds\n"
                 "# themselves, %d, stand in the ensemble, and every %d futures play one. They hold for a\n"
                 "# scenario that starts in %s, the month after the record.\n"
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
    add_value(text, fit, "        innovation_sd", 4);
    add_value(text, fit, "        persistence", 5);
    ins_text_add(text, "    };\n    ar1 = {\n");
    add_value(text, fit, "        innovation_sd", 6);
    add_value(text, fit, "        persistence", 7);
    add_value(text, fit, "        initial", 8);
    ins_text_add(text, "        tail = 0.0;\n    };\n    regimes = ( \"only\",\n"
                       "        {\n            name = \"calm\";\n            multiplier = 1.0;\n"
                       "            volatility = 1.0;\n            initial = 0.0;\n");
    add_value(text, fit, "            mean_months", 12);
    ins_text_add(text, "        },\n        {\n            name = \"turbulent\";\n"
                       "            multiplier = 1.0;\n");
    add_value(text, fit, "            volatility", 9);
    ins_text_add(text, "            initial = %.3f;  # probability that these are such times\n",
                 fit->walk.posterior->turbulent);
    add_value(text, fit, "            mean_months", 11);
    ins_text_add(text, "        }\n    );\n    initial_regime = \"calm\";\n");
}

char *ins_fit_walk_config(const struct ins_fit *fit, const char *ensemble)
{
    struct ins_text text = {0};
    add_head(&text, fit, ensemble);
    ins_text_add(&text, "inflow = {\n");
    add_value(&text, fit, "    level_per_month", 0);
    add_value(&text, fit, "    growth_per_year", 1);
    add_value(&text, fit, "    ceiling_per_month", 2);
    ins_text_add(&text, "    counts = \"negative-binomial\";\n");
    add_value(&text, fit, "    dispersion", 3);
    ins_text_add(&text, "    burn_in = 0;\n");
    add_season(&text, fit);
    add_dynamics(&text, fit);
    ins_text_add(&text, "    surge = { probability = 0.0; };\n");
    add_composition(&text, fit);
    ins_text_add(&text, "    uncertainty = ( \"only\" );  # the ensemble says it\n};\n");
    return sealed(&text);
}

/* --- for people ------------------------------------------------------------------------------- */

/* About four digits that count. */
static struct ins_figure figure(const struct ins_page *page, double value)
{
    double size   = fabs(value);
    int    digits = size >= 100.0 ? 0 : size >= 10.0 ? 1 : size >= 1.0 ? 2 : 3;
    return ins_number_decimal(value, digits, page->language);
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
    ins_page_heading(page, INS_WORD_FIT_WALK);
    ins_page_say(page, 2, INS_WORD_FIT_WALK_ABOUT, INS_VALUES(""));
    tell_before(page, fit);
    ins_page_head(page, widths,
                  INS_VALUES("", ins_page_word(page, INS_WORD_FIT_HEAD_KEY),
                             ins_page_word(page, INS_WORD_FIT_HEAD_MEDIAN), "",
                             ins_page_word(page, INS_WORD_FIT_HEAD_INTERVAL)));
    for (int c = 0; c < COLUMNS; c++) {
        struct spread     s = spread(fit, c);
        struct ins_phrase interval = ins_page_phrase(
            page, INS_WORD_INTERVAL, INS_VALUES(figure(page, s.low).text, figure(page, s.high).text));
        ins_page_row(page, widths, INS_VALUES("", columns[c].key, figure(page, s.middle).text, "",
                                              interval.text));
    }
    ins_page_say(page, 2, INS_WORD_FIT_WALK_END,
                 INS_VALUES(ins_number_decimal(p->turbulent, 2, page->language).text));
    ins_page_say(page, 2, p->shape > 0.7 ? INS_WORD_FIT_WALK_BAD : INS_WORD_FIT_WALK_GOOD,
                 INS_VALUES(ins_number_count(INS_POSTERIOR_TRIES, page->language).text,
                            ins_number_count(p->effective, page->language).text,
                            ins_number_decimal(p->shape, 2, page->language).text));
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
    ins_json_number(json, "turbulent", fit->walk.posterior->turbulent);
    ins_json_open(json, "keys", '[');
    for (int c = 0; c < COLUMNS; c++) {
        struct spread s = spread(fit, c);
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
