#include "output/csv.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "base/letter.h"
#include "base/plain.h"
#include "output/number.h"

static void add_csv_value(struct ins_text *text, double value)
{
    ins_text_add(text, ",%s", ins_number_full(value).text);
}

/* --- texts ------------------------------------------------------------------------------------- */

/* Whether a spreadsheet would calculate a cell, and not show it. */
static bool is_formula(const char *words)
{
    char *end;
    if (!words[0] || !strchr("=+-@", words[0]))
        return false;
    (void)ins_plain_read(words, &end);
    return end == words || *end != '\0';
}

static void add_letters(struct ins_text *text, const char *words)
{
    char shown[INS_LETTER_SHOWN];
    if (is_formula(words))
        ins_text_add(text, "'");
    for (size_t length; (length = ins_letter_show(words, shown)) > 0; words += length)
        ins_text_add(text, "%s", shown[0] == '"' ? "\"\"" : shown);
}

void ins_csv_text(struct ins_text *text, const char *words)
{
    ins_text_add(text, "\"");
    add_letters(text, words);
    ins_text_add(text, "\"");
}

/* In quotes only where it needs them. */
static void add_quoted_words(struct ins_text *text, const char *before, const char *words)
{
    ins_text_add(text, "%s", before);
    if (strpbrk(words, ",\""))
        ins_csv_text(text, words);
    else
        add_letters(text, words);
}

/* --- tables ------------------------------------------------------------------------------------ */

void ins_csv_months(struct ins_text *text, const struct ins_run *run)
{
    ins_text_add(text, "month");
    for (int s = 0; s < INS_SERIES; s++)
        for (int q = 0; q < INS_FAN; q++)
            ins_text_add(text, ",%s.%s", ins_monthly[ins_series[s]].name, ins_fan_name[q]);
    ins_text_add(text, "\n");
    for (int t = 0; t < run->scenario.months; t++) {
        const double *fan = &run->fan[(size_t)t * INS_SERIES * INS_FAN];
        char          month[INS_DATE_TEXT];
        ins_text_add(text, "%s", ins_date_write(run->scenario.start + t, month));
        for (int i = 0; i < INS_SERIES * INS_FAN; i++)
            add_csv_value(text, fan[i]);
        ins_text_add(text, "\n");
    }
}

void ins_csv_futures_head(struct ins_text *text, const struct ins_run *run)
{
    ins_text_add(text, "future");
    for (int r = 0; r < INS_RESULTS; r++)
        ins_text_add(text, ",%s", ins_result[r].name);
    ins_text_add(text, "%s\n", run->path ? ",path" : "");
}

void ins_csv_futures(struct ins_text *text, const struct ins_run *run, int64_t from, int64_t to)
{
    for (int64_t i = from; i < to; i++) {
        ins_text_add(text, "%" PRId64, i + 1);
        for (int r = 0; r < INS_RESULTS; r++)
            add_csv_value(text, run->result[r][i]);
        if (run->path)
            add_quoted_words(text, ",", run->scenario.paths->name[run->path[i]]);
        ins_text_add(text, "\n");
    }
}

void ins_csv_frontier(struct ins_text *text, const struct ins_buffer *buffer)
{
    ins_text_add(text, "buffer,p_norm,low,high,cost,social_cost,overdue_case_months,reach,penalties,"
                       "cost_to_the_state_marginal\n");
    for (int i = 0; i < buffer->points; i++) {
        const struct ins_frontier_point *point = &buffer->frontier[i];
        ins_text_add(text, "%s", ins_number_full(point->buffer).text);
        add_csv_value(text, point->p_norm.value);
        add_csv_value(text, point->p_norm.low);
        add_csv_value(text, point->p_norm.high);
        add_csv_value(text, point->cost.value);
        add_csv_value(text, point->social_cost.value);
        add_csv_value(text, point->overdue_case_months.value);
        add_csv_value(text, point->reach);
        add_csv_value(text, point->penalties.value);
        add_csv_value(text, point->marginal.value);
        ins_text_add(text, "\n");
    }
}

static void add_estimate(struct ins_text *text, struct ins_estimate estimate)
{
    add_csv_value(text, estimate.value);
    add_csv_value(text, estimate.low);
    add_csv_value(text, estimate.high);
}

void ins_csv_risk(struct ins_text *text, const struct ins_run *run)
{
    static const char *const name[] = {"empty", "empty_by", "over", "over_by"};
    ins_text_add(text, "month");
    for (int i = 0; i < 4; i++)
        ins_text_add(text, ",%s,%s_low,%s_high", name[i], name[i], name[i]);
    ins_text_add(text, "\n");
    for (int t = 0; t < run->risk.months; t++) {
        const struct ins_month_risk *risk = &run->risk.month[t];
        char month[INS_DATE_TEXT];
        ins_text_add(text, "%s", ins_date_write(run->scenario.start + t, month));
        add_estimate(text, risk->empty);
        add_estimate(text, risk->empty_by);
        add_estimate(text, risk->over);
        add_estimate(text, risk->over_by);
        ins_text_add(text, "\n");
    }
}

void ins_csv_exceedance(struct ins_text *text, const struct ins_run *run)
{
    ins_text_add(text, "draw,year,year_low,year_high,once_in_years,horizon,horizon_low,horizon_high\n");
    for (int i = 0; i < INS_EXCEEDANCES; i++) {
        const struct ins_exceedance *x = &run->risk.exceedance[i];
        ins_text_add(text, "%s", ins_number_full(x->draw).text);
        add_estimate(text, x->year);
        add_csv_value(text, x->year.value > 0.0 ? 1.0 / x->year.value : (double)NAN);
        add_estimate(text, x->horizon);
        ins_text_add(text, "\n");
    }
}

void ins_csv_assumptions(struct ins_text *text, const struct ins_assumptions *assumptions)
{
    static const char *const mark[] = {
        [INS_READ] = "H", [INS_DERIVED] = "M", [INS_JUDGED] = "L", [INS_UNRATED] = ""};
    ins_text_add(text, "key,value,unit,default,confidence,source,where,about\n");
    for (int i = 0; i < assumptions->count; i++) {
        const struct ins_assumption *row = &assumptions->row[i];
        add_quoted_words(text, "", row->path);
        add_quoted_words(text, ",", row->value);
        add_quoted_words(text, ",", row->key->unit);
        add_quoted_words(text, ",", row->otherwise);
        add_quoted_words(text, ",", mark[row->confidence]);
        add_quoted_words(text, ",", row->source);
        add_quoted_words(text, ",", row->where);
        add_quoted_words(text, ",", row->key->about);
        ins_text_add(text, "\n");
    }
}
