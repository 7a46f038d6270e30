/* A fit, for machines. */
#include <math.h>

#include "output/fit_walk.h"
#include "output/json.h"
#include "output/parts.h"
#include "output/records.h"

static void add_record(struct ins_json *json, const struct ins_fit *fit)
{
    char first[INS_DATE_TEXT], last[INS_DATE_TEXT];
    ins_json_open(json, "record", '{');
    ins_json_text(json, "file", fit->source);
    ins_json_text(json, "from", ins_date_write(fit->cases.first, first));
    ins_json_text(json, "to", ins_date_write(fit->cases.first + fit->cases.months - 1, last));
    ins_json_integer(json, "months", fit->cases.months);
    ins_json_integer(json, "known", fit->cases.known);
    ins_json_close(json, '}');
}

/* The wandering level is fitted with a prior: its likelihood is not that of the others, and it has no AIC. */
static void add_walk(struct ins_json *json, const struct ins_fit *fit)
{
    ins_json_open_flat(json, NULL, '{');
    ins_json_text(json, "law", "walk");
    ins_json_text(json, "name", "walk");
    ins_fit_weight_json(json, fit, 0);
    ins_json_number(json, "aic", NAN);
    ins_json_number(json, "score", fit->tested ? fit->backtest.score[0] : NAN);
    ins_json_close(json, '}');
}

static void add_laws(struct ins_json *json, const struct ins_fit *fit)
{
    ins_json_open(json, "laws", '[');
    for (int i = 0; i < fit->laws; i++) {
        const struct ins_fitted *one = &fit->fitted[i];
        ins_json_open_flat(json, NULL, '{');
        ins_json_text(json, "law", one->family->name);
        ins_json_text(json, "name", one->family->name);
        ins_fit_weight_json(json, fit, 1 + i);
        ins_json_integer(json, "parameters", ins_family_size(one->family));
        ins_json_number(json, "log_likelihood", one->log_likelihood);
        ins_json_number(json, "aic", one->aic);
        ins_json_number(json, "bic", one->bic);
        ins_json_number(json, "score", fit->tested ? fit->backtest.score[1 + i] : NAN);
        ins_json_close(json, '}');
    }
    add_walk(json, fit);
    ins_json_close(json, ']');
    ins_json_text(json, "taken", ins_fit_taken(fit));
}

static void add_fitted_keys(struct ins_json *json, const struct ins_fit *fit)
{
    ins_json_open(json, "keys", '[');
    for (int q = 0; q < fit->keys; q++) {
        const struct ins_figure_of *key = &fit->key[q];
        ins_json_open_flat(json, NULL, '{');
        ins_json_text(json, "key", key->key);
        ins_json_number(json, "value", key->fixed ? NAN : key->value);
        ins_json_number(json, "se", key->se);
        ins_json_text(json, "scale", ins_scale_name(key->scale));
        ins_json_number(json, "scaled_se", key->scaled_se);
        ins_json_flag(json, "at_an_end", key->fixed);
        ins_json_close(json, '}');
    }
    ins_json_close(json, ']');
}

static void add_number_list(struct ins_json *json, const char *key, const double *values, int count)
{
    ins_json_open_flat(json, key, '[');
    for (int i = 0; i < count; i++)
        ins_json_number(json, NULL, values[i]);
    ins_json_close(json, ']');
}

static void add_correlations(struct ins_json *json, const struct ins_fit *fit)
{
    ins_json_open(json, "correlations", '[');
    for (int q = 0; q < fit->keys; q++)
        add_number_list(json, NULL, fit->correlation[q], fit->keys);
    ins_json_close(json, ']');
}

static void add_last_state(struct ins_json *json, const struct ins_fit *fit)
{
    const struct ins_law *law    = &fit->fitted[fit->taken].law;
    int                   regime = ins_fit_regime(fit);
    ins_json_open(json, "end", '{');
    ins_json_number(json, "shock", ins_fit_initial(fit));
    ins_json_text(json, "regime", law->regimes > 1 ? ins_fit_regime_name(law, regime) : NULL);
    ins_json_number(json, "probability", law->regimes > 1 ? fit->end.weight[regime] : NAN);
    ins_json_close(json, '}');
}

static void add_shares(struct ins_json *json, const struct ins_fit *fit)
{
    const struct ins_shares *shares = &fit->shares;
    ins_json_open(json, "tracks", '[');
    for (int k = 0; k < shares->tracks; k++) {
        ins_json_open_flat(json, NULL, '{');
        ins_json_text(json, "name", fit->cases.track[k]);
        ins_json_number(json, "share", shares->share[k]);
        ins_json_number(json, "se", shares->se[k]);
        ins_json_close(json, '}');
    }
    ins_json_close(json, ']');
    ins_json_open(json, "composition", '{');
    ins_json_number(json, "persistence", shares->drifts ? shares->persistence : NAN);
    ins_json_number(json, "persistence_se", shares->drifts ? shares->persistence_se : NAN);
    ins_json_number(json, "innovation_sd", shares->drifts ? shares->innovation_sd : 0.0);
    ins_json_number(json, "innovation_sd_se", shares->drifts ? shares->innovation_se : NAN);
    ins_json_close(json, '}');
}

static void add_tally(struct ins_json *json, const struct ins_backtest_tally *one)
{
    ins_json_integer(json, "forecasts", one->forecasts);
    ins_json_open_flat(json, "inside", '[');
    for (int b = 0; b < INS_BACKTEST_BANDS; b++) {
        ins_json_open(json, NULL, '{');
        ins_json_number(json, "band", ins_backtest_band[b]);
        ins_json_number(json, "share", (double)one->inside[b] / one->forecasts);
        ins_json_close(json, '}');
    }
    ins_json_close(json, ']');
    ins_json_open_flat(json, "tenths", '[');
    for (int b = 0; b < INS_BACKTEST_BINS; b++)
        ins_json_integer(json, NULL, one->bin[b]);
    ins_json_close(json, ']');
    ins_json_number(json, "above_95", (double)one->above / one->forecasts);
    ins_json_number(json, "crps", one->crps / one->forecasts);
    ins_json_number(json, "pinball_95", one->pinball / one->forecasts);
    ins_json_number(json, "log_score", one->log_score / one->forecasts);
    ins_json_number(json, "median_error", one->error / one->forecasts);
    ins_json_flag(json, "poor", ins_backtest_poor(one));
}

static void add_rivals(struct ins_json *json, const struct ins_backtest *test, int h, int kind)
{
    static const char *const names[] = {[INS_BACKTEST_NAIVE]  = "seasonal naive",
                                        [INS_BACKTEST_WALK]   = "random walk of the panel",
                                        [INS_BACKTEST_SMOOTH] = "exponential smoothing"};
    ins_json_open(json, "rivals", '[');
    for (int f = INS_BACKTEST_NAIVE; f < INS_BACKTEST_FORECASTERS; f++) {
        ins_json_open(json, NULL, '{');
        ins_json_text(json, "name", names[f]);
        add_tally(json, &test->tally[f][h][kind]);
        ins_json_close(json, '}');
    }
    ins_json_close(json, ']');
}

/* The month itself, and the sum of all months until then. */
static void add_horizon(struct ins_json *json, const struct ins_backtest *test, int h)
{
    const struct ins_backtest_tally *naive = &test->tally[INS_BACKTEST_NAIVE][h][INS_BACKTEST_MONTH];
    ins_json_open(json, NULL, '{');
    ins_json_integer(json, "months_ahead", ins_backtest_ahead[h]);
    add_tally(json, &test->tally[INS_BACKTEST_OURS][h][INS_BACKTEST_MONTH]);
    ins_json_number(json, "crps_seasonal_naive", naive->crps / naive->forecasts);
    add_rivals(json, test, h, INS_BACKTEST_MONTH);
    ins_json_open(json, "sum", '{');
    add_tally(json, &test->tally[INS_BACKTEST_OURS][h][INS_BACKTEST_SUM]);
    add_rivals(json, test, h, INS_BACKTEST_SUM);
    ins_json_close(json, '}');
    ins_json_close(json, '}');
}

static void add_backtest(struct ins_json *json, const struct ins_fit *fit)
{
    if (!fit->tested) {
        ins_json_null(json, "backtest");
        return;
    }
    ins_json_open(json, "backtest", '[');
    for (int h = 0; h < INS_BACKTEST_HORIZONS; h++)
        add_horizon(json, &fit->backtest, h);
    ins_json_close(json, ']');
}

char *ins_fit_json(const struct ins_fit *fit)
{
    const struct ins_fitted *taken = &fit->fitted[fit->taken];
    struct ins_json          json  = {0};
    ins_json_open(&json, NULL, '{');
    ins_json_text(&json, "instroom", "fit");
    add_record(&json, fit);
    add_laws(&json, fit);
    ins_fit_walk_json(&json, fit);
    add_fitted_keys(&json, fit);
    add_correlations(&json, fit);
    add_number_list(&json, "season", taken->law.season, INS_SEASON);
    add_number_list(&json, "season_se", fit->season_se, INS_SEASON);
    add_last_state(&json, fit);
    add_shares(&json, fit);
    add_backtest(&json, fit);
    ins_records_json(&json, (const struct ins_account *const[]){NULL, NULL, fit->account}, 3, NULL);
    ins_parts_version(&json);
    ins_json_close(&json, '}');
    return ins_json_take(&json);
}

char *ins_fit_warnings(const struct ins_fit *fit)
{
    return ins_records_warnings(fit->account);
}
