/* How well a fit would have foretold, for people: a table for each horizon, its month and its sum. */
#include <stdio.h>

#include "output/fit_walk.h"
#include "output/number.h"

typedef const struct ins_backtest_tally (*by_forecaster)[INS_BACKTEST_HORIZONS][INS_BACKTEST_KINDS];

static const int widths[] = {2, -30, 10, 11, 12, 12, 0};

/* What one forecaster's tally says of one figure. */
typedef struct ins_figure figure_of(const struct ins_backtest_tally *tally, int which,
                                    enum ins_language in);

static struct ins_figure forecasts(const struct ins_backtest_tally *tally, int which,
                                   enum ins_language in)
{
    (void)which;
    return ins_number_count(tally->forecasts, in);
}

static struct ins_figure inside(const struct ins_backtest_tally *tally, int which,
                                enum ins_language in)
{
    return ins_number_hundred((double)tally->inside[which] / tally->forecasts, in);
}

static struct ins_figure score(const struct ins_backtest_tally *tally, int which,
                               enum ins_language in)
{
    double sum = which == 0 ? tally->crps : which == 1 ? tally->pinball : tally->log_score;
    return ins_number_decimal(sum / tally->forecasts, which == 0 ? 0 : 3, in);
}

static void tell_row(struct ins_page *page, const char *label, by_forecaster tally, int h, int kind,
                     figure_of *of, int which)
{
    struct ins_figure cell[INS_BACKTEST_FORECASTERS];
    for (int f = 0; f < INS_BACKTEST_FORECASTERS; f++)
        cell[f] = of(&tally[f][h][kind], which, page->language);
    ins_page_row(page, widths,
                 INS_VALUES("", label, cell[0].text, cell[1].text, cell[2].text, cell[3].text));
}

/* "1 2 1 0 4 ..." */
static void tell_tenths(struct ins_page *page, const struct ins_backtest_tally *tally)
{
    struct ins_phrase text;
    size_t            used = 0;
    text.text[0] = '\0';
    for (int b = 0; b < INS_BACKTEST_BINS; b++)
        used += (size_t)snprintf(text.text + used, sizeof text.text - used, "%s%d", b ? " " : "",
                                 tally->bin[b]);
    ins_page_say(page, 2, INS_WORD_FIT_TENTHS, INS_VALUES(text.text));
}

static void tell_head(struct ins_page *page, int h, int kind)
{
    struct ins_phrase what = ins_page_phrase(
        page, kind == INS_BACKTEST_SUM ? INS_WORD_FIT_SUM_AHEAD : INS_WORD_FIT_AHEAD,
        INS_VALUES(ins_number_count(ins_backtest_ahead[h], page->language).text));
    ins_page_head(page, widths,
                  INS_VALUES("", what.text, ins_page_word(page, INS_WORD_FIT_HEAD_THIS),
                             ins_page_word(page, INS_WORD_FIT_HEAD_NAIVE),
                             ins_page_word(page, INS_WORD_FIT_HEAD_RANDOM),
                             ins_page_word(page, INS_WORD_FIT_HEAD_SMOOTH)));
}

static void tell_scores(struct ins_page *page, by_forecaster tally, int h, int kind)
{
    static const enum ins_word scores[] = {INS_WORD_FIT_CRPS, INS_WORD_FIT_PINBALL,
                                           INS_WORD_FIT_LOG_SCORE};
    enum ins_language in = page->language;
    tell_head(page, h, kind);
    tell_row(page, ins_page_word(page, INS_WORD_FIT_FORECASTS), tally, h, kind, forecasts, 0);
    for (int b = 0; b < INS_BACKTEST_BANDS; b++) {
        struct ins_phrase name = ins_page_phrase(
            page, INS_WORD_FIT_INSIDE,
            INS_VALUES(ins_number_decimal(100.0 * ins_backtest_band[b], 0, in).text));
        tell_row(page, name.text, tally, h, kind, inside, b);
    }
    for (int s = 0; s < 3; s++)
        tell_row(page, ins_page_word(page, scores[s]), tally, h, kind, score, s);
    tell_tenths(page, &tally[INS_BACKTEST_OURS][h][kind]);
    ins_page_gap(page);
}

void ins_fit_backtest_tell(struct ins_page *page, const struct ins_fit *fit)
{
    by_forecaster tally = fit->backtest.tally;
    bool          poor  = false;
    ins_page_heading(page, INS_WORD_FIT_BACKTEST);
    ins_page_say(page, 2, INS_WORD_FIT_BACKTEST_ABOUT,
                 INS_VALUES(ins_number_count(INS_BACKTEST_FIRST, page->language).text));
    for (int h = 0; h < INS_BACKTEST_HORIZONS; h++)
        for (int k = 0; k < INS_BACKTEST_KINDS; k++) {
            tell_scores(page, tally, h, k);
            poor = poor || ins_backtest_poor(&tally[INS_BACKTEST_OURS][h][k]);
        }
    if (poor)
        ins_page_say(page, 2, INS_WORD_FIT_POOR, INS_VALUES(""));
}
