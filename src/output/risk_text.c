/* How bad it can get, and what scaling costs, for people. */
#include "output/risk_text.h"

#include <math.h>

/* --- tails ---------------------------------------------------------------------------------- */

static const int TAIL_WIDTHS[] = {-2, -30, 14, 8, 14, 8, 0};

static bool is_money_result(enum ins_result result)
{
    return result != INS_PEAK_OVERDUE && result != INS_OVERDUE_CASE_MONTHS;
}

static struct ins_figure risk_cell(const struct ins_page *page, bool money, double value)
{
    return money ? ins_story_million(page, value) : ins_number_count(value, page->language);
}

static double half_width(struct ins_estimate estimate)
{
    return 0.5 * (estimate.high - estimate.low);
}

static void tell_tails(struct ins_page *page, const struct ins_risk *risk)
{
    struct ins_figure rest = ins_story_asked(page, 1.0 - risk->confidence);
    ins_page_head(page, TAIL_WIDTHS,
                  INS_VALUES("", "",
                             ins_page_phrase(page, INS_WORD_RISK_EXCEEDED, INS_VALUES(rest.text)).text,
                             "", "", ""));
    ins_page_head(page, TAIL_WIDTHS,
                  INS_VALUES("", "", ins_page_word(page, INS_WORD_RISK_MORE_THAN),
                             ins_page_word(page, INS_WORD_ERROR),
                             ins_page_word(page, INS_WORD_RISK_BEYOND),
                             ins_page_word(page, INS_WORD_ERROR)));
    for (int i = 0; i < INS_TAILS; i++) {
        const struct ins_tail *tail   = &risk->tail[i];
        enum ins_result        result = ins_tail_result[i];
        bool                   money  = is_money_result(result);
        if (!(tail->beyond.value > 0.0))
            continue;
        ins_page_row(page, TAIL_WIDTHS,
                     INS_VALUES("", ins_result[result].label.in[page->language],
                                risk_cell(page, money, tail->quantile.value).text,
                                risk_cell(page, money, half_width(tail->quantile)).text,
                                risk_cell(page, money, tail->beyond.value).text,
                                risk_cell(page, money, ins_number_half_width(tail->beyond)).text));
    }
}

/* --- years, months, recovery ---------------------------------------------------------------- */

/* Once in ten years, and once in a hundred. */
static void tell_return_years(struct ins_page *page, const struct ins_risk *risk)
{
    for (int i = 0; i < INS_RETURNS; i++) {
        const struct ins_return *once = &risk->once[i];
        if ((once->years == 10 || once->years == 100) && once->draw.value > 0.0)
            ins_page_say(page, 2, INS_WORD_RISK_ONCE,
                         INS_VALUES(ins_number_count(once->years, page->language).text,
                                    ins_number_million(once->draw.value, page->language).text,
                                    ins_story_euro(page, once->draw).text));
    }
}

static void tell_empty(struct ins_page *page, const struct ins_run *run)
{
    const struct ins_risk *risk = &run->risk;
    struct ins_estimate    ever = risk->month[risk->months - 1].empty_by;
    int                    t    = 0;
    if (isnan(ever.value))
        return;
    ins_page_say(page, 2, INS_WORD_RISK_EMPTY,
                 INS_VALUES(ins_number_hundred(ever.value, page->language).text,
                            ins_story_probable(page, ever).text));
    while (t < risk->months && risk->month[t].empty_by.value < 0.5)
        t++;
    if (t < risk->months)
        ins_page_say(page, 2, INS_WORD_RISK_EMPTY_HALF,
                     INS_VALUES(ins_story_month(&run->scenario, t).text));
}

static void tell_recovery(struct ins_page *page, const struct ins_risk *risk)
{
    const struct ins_recovery *again  = &risk->again;
    struct ins_estimate        within = again->within[0];
    enum ins_language          in     = page->language;
    if (!isnan(within.value))
        ins_page_say(page, 2, risk->recovery_run > 1 ? INS_WORD_RISK_WITHIN : INS_WORD_RISK_WITHIN_ONE,
                     INS_VALUES(ins_story_plain(ins_recovery_term[0]).text,
                                ins_number_hundred(within.value, in).text,
                                ins_story_probable(page, within).text,
                                ins_story_plain(risk->recovery_run).text));
    if (!isnan(again->median.value))
        ins_page_say(page, 2, INS_WORD_RISK_HALF,
                     INS_VALUES(ins_number_count(again->median.value, in).text,
                                ins_story_interval(page, ins_number_count(again->median.low, in),
                                                   ins_number_count(again->median.high, in)).text));
    if (again->open > 0)
        ins_page_say(page, 2, INS_WORD_RISK_OPEN,
                     INS_VALUES(ins_number_hundred((double)again->open / (double)risk->breached, in).text));
}

void ins_risk_text(struct ins_page *page, const struct ins_run *run)
{
    const struct ins_risk *risk = &run->risk;
    ins_page_heading(page, INS_WORD_RISK);
    tell_tails(page, risk);
    tell_return_years(page, risk);
    tell_empty(page, run);
    if (risk->breached == 0) {
        ins_page_say(page, 2, INS_WORD_RISK_NEVER_OVER, INS_VALUES(""));
        return;
    }
    ins_page_say(page, 2, INS_WORD_RISK_OVER,
                 INS_VALUES(ins_number_hundred(risk->breach.value, page->language).text,
                            ins_story_probable(page, risk->breach).text));
    tell_recovery(page, risk);
}

/* --- the cost of scaling -------------------------------------------------------------------------- */

static const int SCALING_COST_WIDTHS[] = {-2, -36, 12, 10, 0};

static void tell_item(struct ins_page *page, const struct ins_digest_summary *digest, int item)
{
    struct ins_mean mean  = digest->scaling_cost[item];
    bool            money = item >= INS_TRAINING_COST;
    if (mean.value > 0.0 || item == INS_SCALING_COST_TOTAL)
        ins_page_row(
            page, SCALING_COST_WIDTHS,
            INS_VALUES("", ins_page_word(page, INS_WORD_SCALING_COST_FIRST + (enum ins_word)item),
                       risk_cell(page, money, mean.value).text,
                       risk_cell(page, money, ins_number_half_width(mean)).text));
}

void ins_scaling_cost_text(struct ins_page *page, const struct ins_digest_summary *digest)
{
    ins_page_heading(page, INS_WORD_SCALING_COST);
    ins_page_head(page, SCALING_COST_WIDTHS,
                  INS_VALUES("", "", ins_page_word(page, INS_WORD_MEAN),
                             ins_page_word(page, INS_WORD_ERROR)));
    for (int item = 0; item < INS_SCALING_COST; item++)
        tell_item(page, digest, item);
}
