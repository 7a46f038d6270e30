/* The risk and the cost of scaling of a run as JSON. */
#include "instroom/output.h"
#include "output/parts.h"

void ins_parts_scaling_cost(struct ins_json *json, const struct ins_digest_summary *digest)
{
    ins_json_open(json, "accordion", '{');
    for (int item = 0; item < INS_SCALING_COST; item++) {
        ins_json_open_flat(json, ins_scaling_cost_name[item], '{');
        ins_json_number(json, "mean", digest->scaling_cost[item].value);
        ins_json_number(json, "se", digest->scaling_cost[item].error);
        ins_json_close(json, '}');
    }
    ins_json_close(json, '}');
}

static void add_tails(struct ins_json *json, const struct ins_risk *risk)
{
    ins_json_open(json, "tails", '{');
    for (int i = 0; i < INS_TAILS; i++) {
        ins_json_open_flat(json, ins_result[ins_tail_result[i]].name, '{');
        ins_json_estimate(json, "quantile", risk->tail[i].quantile);
        ins_json_mean(json, "cvar", risk->tail[i].beyond);
        ins_json_close(json, '}');
    }
    ins_json_close(json, '}');
}

static void add_years(struct ins_json *json, const struct ins_risk *risk)
{
    ins_json_open(json, "return_periods", '[');
    for (int i = 0; i < INS_RETURNS; i++) {
        ins_json_open_flat(json, NULL, '{');
        ins_json_number(json, "years", risk->once[i].years);
        ins_json_estimate(json, "draw", risk->once[i].draw);
        ins_json_close(json, '}');
    }
    ins_json_close(json, ']');
    ins_json_open(json, "exceedance", '[');
    for (int i = 0; i < INS_EXCEEDANCES; i++) {
        ins_json_open_flat(json, NULL, '{');
        ins_json_number(json, "draw", risk->exceedance[i].draw);
        ins_json_estimate(json, "year", risk->exceedance[i].year);
        ins_json_estimate(json, "horizon", risk->exceedance[i].horizon);
        ins_json_close(json, '}');
    }
    ins_json_close(json, ']');
}

static void add_months(struct ins_json *json, const struct ins_run *run)
{
    ins_json_open(json, "months", '[');
    for (int t = 0; t < run->risk.months; t++) {
        const struct ins_month_risk *month = &run->risk.month[t];
        char date[INS_DATE_TEXT];
        ins_json_open_flat(json, NULL, '{');
        ins_json_text(json, "month", ins_date_write(run->scenario.start + t, date));
        ins_json_estimate(json, "empty", month->empty);
        ins_json_estimate(json, "empty_by", month->empty_by);
        ins_json_estimate(json, "over", month->over);
        ins_json_estimate(json, "over_by", month->over_by);
        ins_json_close(json, '}');
    }
    ins_json_close(json, ']');
}

static void add_recovery(struct ins_json *json, const char *name,
                         const struct ins_recovery *recovery)
{
    static const char *const within[INS_RECOVERY_TERMS] = {"within_12", "within_24", "within_36"};
    ins_json_open(json, name, '{');
    ins_json_integer(json, "recovered", recovery->recovered);
    ins_json_integer(json, "open", recovery->open);
    for (int i = 0; i < INS_RECOVERY_TERMS; i++)
        ins_json_estimate(json, within[i], recovery->within[i]);
    ins_json_estimate(json, "median_months", recovery->median);
    ins_json_close(json, '}');
}

static void add_risk(struct ins_json *json, const char *name, const struct ins_run *run)
{
    const struct ins_risk *risk = &run->risk;
    ins_json_open(json, name, '{');
    ins_json_number(json, "confidence", risk->confidence);
    add_tails(json, risk);
    ins_json_integer(json, "years", risk->years);
    add_years(json, risk);
    ins_json_estimate(json, "empty", risk->month[risk->months - 1].empty_by);
    ins_json_estimate(json, "breach", risk->breach);
    ins_json_open(json, "recovery", '{');
    ins_json_integer(json, "breached", risk->breached);
    ins_json_integer(json, "run_months", risk->recovery_run);
    add_recovery(json, "again", &risk->again);
    add_recovery(json, "for_good", &risk->good);
    ins_json_close(json, '}');
    add_months(json, run);
    ins_json_close(json, '}');
}

void ins_parts_risk(struct ins_json *json, const struct ins_run *run)
{
    add_risk(json, "risk", run);
}

char *ins_run_risk_json(const struct ins_run *run)
{
    struct ins_json json = {0};
    add_risk(&json, NULL, run);
    return ins_json_take(&json);
}
