/* A fit, for people. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fit/fit.h"
#include "output/fit.h"
#include "output/fit_walk.h"
#include "output/number.h"
#include "output/records.h"
#include "output/story.h"

static const double NORMAL = 1.959963984540054;

/* The words of the laws, in the order of their table. */
static const enum ins_word law_word[INS_FIT_LAWS] = {
    INS_WORD_FIT_NORMAL, INS_WORD_FIT_STUDENT, INS_WORD_FIT_VOLATILITY, INS_WORD_FIT_LEVEL,
    INS_WORD_FIT_SURGES};

static const char *law_name(const struct ins_page *page, int law)
{
    return ins_page_word(page, law_word[law]);
}

/* A value with about four digits that count. */
static struct ins_figure four_digits(const struct ins_page *page, double value)
{
    double size   = fabs(value);
    int    digits = size >= 100.0 ? 0 : size >= 10.0 ? 1 : size >= 1.0 ? 2 : 3;
    return ins_number_decimal(value, digits, page->language);
}

static void tell_record(struct ins_page *page, const struct ins_fit *fit)
{
    const struct ins_cases *cases = &fit->cases;
    enum ins_language       in    = page->language;
    char   from[INS_DATE_TEXT], to[INS_DATE_TEXT];
    double least = INFINITY, most = 0.0;
    for (int t = 0; t < cases->months; t++) {
        least = cases->total[t] < least ? cases->total[t] : least;
        most  = cases->total[t] > most ? cases->total[t] : most;
    }
    ins_page_say(page, 0, INS_WORD_FIT_RECORD,
                 INS_VALUES(fit->source, ins_number_count(cases->known, in).text,
                            ins_date_write(cases->first, from),
                            ins_date_write(cases->first + cases->months - 1, to),
                            ins_number_count(least, in).text, ins_number_count(most, in).text));
    if (cases->known < cases->months)
        ins_page_say(page, 0, INS_WORD_FIT_GAPS,
                     INS_VALUES(ins_number_count(cases->months - cases->known, in).text));
    if (cases->tracks > 1)
        ins_page_say(page, 0, INS_WORD_FIT_TRACKS, INS_VALUES(""));
    ins_records_tell_rest(page, fit->account);
}

static void tell_laws(struct ins_page *page, const struct ins_fit *fit)
{
    const int         widths[] = {2, -27, 9, 16, 10, 10, 10, 0};
    enum ins_language in       = page->language;
    ins_page_heading(page, INS_WORD_FIT_LAWS);
    ins_page_say(page, 2, INS_WORD_FIT_LAWS_ABOUT, INS_VALUES(""));
    if (fit->tested)
        ins_page_say(page, 2, INS_WORD_FIT_LAWS_SCORE,
                     INS_VALUES(ins_number_count(fit->backtest.scored, in).text));
    ins_page_head(page, widths,
                  INS_VALUES("", ins_page_word(page, INS_WORD_FIT_HEAD_LAW),
                             ins_page_word(page, INS_WORD_FIT_HEAD_NUMBERS),
                             ins_page_word(page, INS_WORD_FIT_HEAD_LIKELIHOOD), "AIC", "BIC",
                             fit->tested ? ins_page_word(page, INS_WORD_FIT_HEAD_SCORE) : ""));
    for (int i = 0; i < fit->laws; i++) {
        const struct ins_fitted *one = &fit->fitted[i];
        ins_page_row(page, widths,
                     INS_VALUES(i == fit->taken ? "*" : "", law_name(page, i),
                                ins_number_count(ins_family_size(one->family), in).text,
                                ins_number_decimal(one->log_likelihood, 2, in).text,
                                ins_number_decimal(one->aic, 1, in).text,
                                ins_number_decimal(one->bic, 1, in).text,
                                fit->tested
                                    ? ins_number_decimal(fit->backtest.score[1 + i], 3, in).text
                                    : ""));
    }
    ins_page_say(page, 2, INS_WORD_FIT_TAKEN_ASKED, INS_VALUES(law_name(page, fit->taken)));
}

static void tell_fitted_key(struct ins_page *page, const struct ins_fit *fit, int which)
{
    const int widths[] = {2, -38, 10, 10, 0};
    const struct ins_figure_of *key = &fit->key[which];
    double floor  = fit->fitted[fit->taken].family->parameter[which].floor;
    double middle = ins_scaled(key->scale, floor, key->value), half = NORMAL * key->scaled_se;
    if (key->fixed) {
        ins_page_row(page, widths,
                     INS_VALUES("", key->key, "-", ins_page_word(page, INS_WORD_FIT_AT_END)));
        return;
    }
    struct ins_phrase interval = ins_page_phrase(
        page, INS_WORD_INTERVAL,
        INS_VALUES(four_digits(page, ins_unscaled(key->scale, floor, middle - half)).text,
                   four_digits(page, ins_unscaled(key->scale, floor, middle + half)).text));
    ins_page_row(page, (const int[]){2, -38, 10, 10, 2, -22, 0},
                 INS_VALUES("", key->key, four_digits(page, key->value).text,
                            isnan(key->se) ? "-" : four_digits(page, key->se).text, "",
                            isnan(key->se) ? "" : interval.text));
}

static void tell_season(struct ins_page *page, const struct ins_fit *fit)
{
    const struct ins_law *law = &fit->fitted[fit->taken].law;
    struct ins_text factors   = {0};
    double          error     = 0.0;
    for (int m = 0; m < INS_SEASON; m++) {
        ins_text_add(&factors, "%s%s", m ? " " : "",
                     ins_number_decimal(law->season[m], 2, page->language).text);
        error += fit->season_se[m] / law->season[m] / INS_SEASON;
    }
    char *text = ins_text_take(&factors);
    ins_page_say(page, 2, INS_WORD_FIT_SEASON,
                 INS_VALUES(text ? text : "",
                            ins_number_decimal(100.0 * error, 0, page->language).text));
    page->text.failed |= !text;
    free(text);
}

static void tell_end(struct ins_page *page, const struct ins_fit *fit)
{
    const struct ins_law *law = &fit->fitted[fit->taken].law;
    char   month[INS_DATE_TEXT];
    int    regime = ins_fit_regime(fit);
    double times  = law->multiplier[regime] * exp(ins_fit_initial(fit));
    ins_page_say(page, 2, INS_WORD_FIT_END,
                 INS_VALUES(ins_date_write(fit->cases.first + fit->cases.months - 1, month),
                            four_digits(page, times).text));
    if (law->regimes < 2)
        return;
    static const enum ins_word words[2][2] = {{INS_WORD_FIT_CALM, INS_WORD_FIT_TURBULENT},
                                              {INS_WORD_FIT_LOW, INS_WORD_FIT_HIGH}};
    ins_page_say(page, 2, INS_WORD_FIT_END_REGIME,
                 INS_VALUES(ins_page_word(page, words[law->multiplier[1] > 1.0][regime]),
                            ins_number_decimal(fit->end.weight[regime], 2, page->language).text));
}

static void tell_estimates(struct ins_page *page, const struct ins_fit *fit)
{
    const struct ins_fitted *taken = &fit->fitted[fit->taken];
    const int widths[] = {2, -38, 10, 10, 2, -22, 0};
    ins_page_heading(page, INS_WORD_FIT_ESTIMATES);
    ins_page_head(page, widths,
                  INS_VALUES("", ins_page_word(page, INS_WORD_FIT_HEAD_KEY),
                             ins_page_word(page, INS_WORD_FIT_HEAD_VALUE),
                             ins_page_word(page, INS_WORD_FIT_HEAD_SE), "",
                             ins_page_word(page, INS_WORD_FIT_HEAD_INTERVAL)));
    for (int q = 0; q < fit->keys; q++)
        tell_fitted_key(page, fit, q);
    tell_season(page, fit);
    ins_page_say(page, 2, INS_WORD_FIT_HALF_LIFE,
                 INS_VALUES(ins_number_decimal(-log(2.0) / log(fabs(taken->law.persistence)), 1,
                                               page->language).text));
    tell_end(page, fit);
    for (int q = 0; q < fit->keys; q++)
        if (fit->key[q].fixed)
            ins_page_say(page, 2, strcmp(fit->key[q].key, "inflow.dispersion") == 0
                                      ? INS_WORD_FIT_NO_NOISE : INS_WORD_FIT_NO_TAIL,
                         INS_VALUES(""));
    if (taken->edge)
        ins_page_say(page, 2, INS_WORD_FIT_EDGE, INS_VALUES(""));
    if (!taken->sound)
        ins_page_say(page, 2, INS_WORD_FIT_UNSOUND, INS_VALUES(""));
}

static void tell_shares(struct ins_page *page, const struct ins_fit *fit)
{
    const struct ins_shares *shares = &fit->shares;
    const int                widths[] = {2, -38, 10, 10, 0};
    if (shares->tracks < 2)
        return;
    ins_page_heading(page, INS_WORD_FIT_SHARES);
    ins_page_head(page, widths,
                  INS_VALUES("", ins_page_word(page, INS_WORD_FIT_HEAD_TRACK),
                             ins_page_word(page, INS_WORD_FIT_HEAD_SHARE),
                             ins_page_word(page, INS_WORD_FIT_HEAD_SE)));
    for (int k = 0; k < shares->tracks; k++)
        ins_page_row(page, widths,
                     INS_VALUES("", fit->cases.track[k], four_digits(page, shares->share[k]).text,
                                four_digits(page, shares->se[k]).text));
    if (shares->drifts)
        ins_page_say(page, 2, INS_WORD_FIT_DRIFT,
                     INS_VALUES(four_digits(page, shares->persistence).text,
                                four_digits(page, shares->persistence_se).text,
                                four_digits(page, shares->innovation_sd).text,
                                four_digits(page, shares->innovation_se).text));
    else
        ins_page_say(page, 2, INS_WORD_FIT_NO_DRIFT, INS_VALUES(""));
}

char *ins_fit_text(const struct ins_fit *fit, const char *written, const struct ins_look *look)
{
    struct ins_page page;
    ins_page_begin(&page, look);
    ins_page_title(&page, ins_page_word(&page, INS_WORD_FIT));
    tell_record(&page, fit);
    if (fit->average) {
        ins_fit_average_tell(&page, fit);
        ins_fit_walk_tell(&page, fit);
    } else {
        tell_laws(&page, fit);
        tell_estimates(&page, fit);
    }
    tell_shares(&page, fit);
    if (fit->tested)
        ins_fit_backtest_tell(&page, fit);
    ins_page_gap(&page);
    if (written)
        ins_page_say(&page, 0, INS_WORD_FIT_WRITTEN, INS_VALUES(written));
    else
        ins_page_say(&page, 0, INS_WORD_FIT_NEXT, INS_VALUES(fit->source));
    return ins_page_take(&page);
}
