/* A fit as a folder: what was foretold month by month, the season, the tenths, and figures. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "output/decide_parts.h"
#include "output/fit_walk.h"
#include "output/number.h"

static void add_fit_cell(struct ins_text *text, double value)
{
    ins_text_add(text, ",%s", ins_number_full(value).text);
}

static char *months_csv(const struct ins_fit *fit)
{
    struct ins_text text = {0};
    char            month[INS_DATE_TEXT];
    ins_text_add(&text, "month,cases,p025,p25,p50,p75,p975,residual,second_regime\n");
    for (int t = 0; t < fit->cases.months; t++) {
        const struct ins_fit_month *one = &fit->month[t];
        ins_text_add(&text, "%s", ins_date_write(fit->cases.first + t, month));
        add_fit_cell(&text, fit->cases.total[t]);
        for (int b = 0; b < INS_FIT_BANDS; b++)
            add_fit_cell(&text, one->band[b]);
        add_fit_cell(&text, one->residual);
        add_fit_cell(&text, one->turbulent);
        ins_text_add(&text, "\n");
    }
    return ins_text_take(&text);
}

static char *season_csv(const struct ins_fit *fit)
{
    struct ins_text text = {0};
    ins_text_add(&text, "month,factor,se\n");
    for (int m = 0; m < INS_SEASON; m++) {
        ins_text_add(&text, "%d", m + 1);
        add_fit_cell(&text, fit->fitted[fit->taken].law.season[m]);
        add_fit_cell(&text, fit->season_se[m]);
        ins_text_add(&text, "\n");
    }
    return ins_text_take(&text);
}

static double share(const struct ins_fit *fit, int horizon, int bin)
{
    const struct ins_backtest_tally *one =
        &fit->backtest.tally[INS_BACKTEST_OURS][horizon][INS_BACKTEST_MONTH];
    return (double)one->bin[bin] / one->forecasts;
}

/* Shares of the months in each tenth foretold: the same in all where a law foretells well. */
static char *tenths_csv(const struct ins_fit *fit)
{
    struct ins_text text = {0};
    ins_text_add(&text, "tenth,ahead_1,ahead_12,ahead_24\n");
    for (int b = 0; b < INS_FIT_BINS; b++) {
        ins_text_add(&text, "%d", b + 1);
        add_fit_cell(&text, (double)fit->bin[b] / fit->cases.known);
        for (int h = 0; h < INS_BACKTEST_HORIZONS; h++)
            add_fit_cell(&text, fit->tested ? share(fit, h, b) : NAN);
        ins_text_add(&text, "\n");
    }
    return ins_text_take(&text);
}

enum ins_status ins_fit_place(const struct ins_destination *to, struct ins_error *error)
{
    return ins_decide_place("fit", to, error);
}

enum ins_status ins_fit_save(const struct ins_fit *fit, const struct ins_destination *to, char **note,
                                 struct ins_error *error)
{
    char tests[64];
    (void)snprintf(tests, sizeof tests, "tested=%d; known=%d", fit->tested, fit->cases.known);
    const struct ins_decide_figure figures[] = {{"fit-record.gp", "record", ""},
                                                {"fit-season.gp", "season", ""},
                                                {"fit-residuals.gp", "residuals", ""},
                                                {"fit-pit.gp", "tenths", tests}};
    struct ins_decide_folder what = {.command = "fit",
                                     .file    = {{"months.csv", months_csv(fit)},
                                                 {"season.csv", season_csv(fit)},
                                                 {"tenths.csv", tenths_csv(fit)},
                                                 {"inflow.cfg", ins_fit_config(fit, "inflow.cfg")},
                                                 {"summary.json", ins_fit_json(fit)}},
                                     .files   = 5,
                                     .figure  = figures,
                                     .figures = 4};
    if (fit->walk.posterior) { /* before the summary, which is the last as a complete one ends */
        what.file[what.files]     = what.file[what.files - 1];
        what.file[what.files - 1] = (struct ins_decide_file){"inflow.cfg.ensemble.csv",
                                                             ins_fit_walk_worlds(fit)};
        what.files++;
    }
    return ins_decide_save(&what, to, note, error);
}
