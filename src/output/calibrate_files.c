/* A scenario held against a record, for machines: JSON, and its worlds as CSV. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/seal.h"
#include "calibrate/calibrate.h"
#include "output/decide_parts.h"
#include "output/destination.h"
#include "output/parts.h"

/* --- JSON --------------------------------------------------------------------------------------------------- */

static void add_band(struct ins_json *json, const char *key, struct ins_band b)
{
    ins_json_open_flat(json, key, '{');
    ins_json_number(json, "p05", b.p05);
    ins_json_number(json, "p50", b.p50);
    ins_json_number(json, "p95", b.p95);
    ins_json_close(json, '}');
}

static void add_figure(struct ins_json *json, const struct ins_calibration *c, int f)
{
    const struct ins_figure_read       *is  = &c->observed->figure[f];
    const struct ins_calibrated_figure *own = &c->figure[f];
    char month[INS_DATE_TEXT];
    ins_json_open(json, NULL, '{');
    ins_json_text(json, "month", ins_date_write(is->month, month));
    ins_json_text(json, "what", is->what);
    ins_json_number(json, "published", is->value);
    ins_json_number(json, "sd", is->sd > 0.0 ? is->sd : (double)NAN);
    ins_json_text(json, "source", is->source);
    add_band(json, "before", own->before);
    add_band(json, "model", own->after);
    ins_json_number(json, "implausibility", own->implausibility);
    ins_json_number(json, "shift_without", own->shift);
    ins_json_text(json, "shifts", isnan(own->shift) ? NULL : c->path[own->shifts]);
    ins_json_close(json, '}');
}

static void add_calibrated_key(struct ins_json *json, const struct ins_calibration *c, int k)
{
    const struct ins_calibrated_key *key = &c->key[k];
    ins_json_open(json, NULL, '{');
    ins_json_text(json, "key", c->path[k]);
    add_band(json, "prior", key->before);
    ins_json_open_flat(json, "posterior", '{');
    ins_json_number(json, "mean", key->mean);
    ins_json_number(json, "sd", key->sd);
    ins_json_number(json, "p05", key->after.p05);
    ins_json_number(json, "p50", key->after.p50);
    ins_json_number(json, "p95", key->after.p95);
    ins_json_close(json, '}');
    ins_json_text(json, "taught_by", key->teacher >= 0 ? c->kind[key->teacher].what : NULL);
    ins_json_number(json, "wider_without", key->wider);
    ins_json_open_flat(json, "correlations", '[');
    for (int i = 0; i < c->keys; i++)
        ins_json_number(json, NULL, c->correlation[k * c->keys + i]);
    ins_json_close(json, ']');
    ins_json_close(json, '}');
}

static void add_kinds(struct ins_json *json, const struct ins_calibration *c)
{
    ins_json_open(json, "discrepancy", '[');
    for (int g = 0; g < c->observed->kinds; g++) {
        ins_json_open(json, NULL, '{');
        ins_json_text(json, "what", c->kind[g].what);
        ins_json_integer(json, "figures", c->kind[g].figures);
        add_band(json, "share", c->kind[g].discrepancy);
        ins_json_flag(json, "doubtful", c->kind[g].doubtful);
        ins_json_close(json, '}');
    }
    ins_json_close(json, ']');
}

static void add_unmet(struct ins_json *json, const struct ins_calibration *c)
{
    char month[INS_DATE_TEXT];
    ins_json_open(json, "unmet", '[');
    for (int f = 0; f < c->observed->figures; f++) {
        if (!c->figure[f].unmet)
            continue;
        ins_json_open_flat(json, NULL, '{');
        ins_json_text(json, "month", ins_date_write(c->observed->figure[f].month, month));
        ins_json_text(json, "what", c->observed->figure[f].what);
        ins_json_number(json, "published", c->observed->figure[f].value);
        ins_json_number(json, "least", c->figure[f].least);
        ins_json_number(json, "most", c->figure[f].most);
        ins_json_close(json, '}');
    }
    ins_json_close(json, ']');
}

static struct ins_estimate evidence_of(const struct ins_calibration *c)
{
    double value = c->verdict.evidence, half = c->verdict.evidence_error;
    return (struct ins_estimate){value, value - half, value + half};
}

char *ins_calibration_json(const struct ins_calibration *c)
{
    struct ins_json json = {0};
    ins_json_open(&json, NULL, '{');
    ins_decide_open(&json, "calibrate", &c->scenario);
    ins_json_flag(&json, "trusted", !c->verdict.trouble);
    ins_json_text(&json, "trouble", c->verdict.trouble);
    ins_json_open(&json, "anchors", '[');
    for (int f = 0; f < c->observed->figures; f++)
        add_figure(&json, c, f);
    ins_json_close(&json, ']');
    ins_json_open(&json, "keys", '[');
    for (int k = 0; k < c->keys; k++)
        add_calibrated_key(&json, c, k);
    ins_json_close(&json, ']');
    add_kinds(&json, c);
    add_unmet(&json, c);
    ins_json_integer(&json, "worlds", c->worlds);
    ins_json_integer(&json, "played", c->played);
    ins_json_number(&json, "effective", c->verdict.effective);
    ins_json_number(&json, "apart", c->verdict.apart);
    ins_json_estimate(&json, "log_evidence", evidence_of(c));
    ins_parts_provenance(&json, c->source, &c->scenario);
    ins_json_close(&json, '}');
    return ins_json_take(&json);
}

/* --- the worlds ----------------------------------------------------------------------------------------------- */

static const struct ins_answer_kind calibrated = {.name = "calibrate"};

char *ins_calibration_csv(const struct ins_calibration *c)
{
    struct ins_text text = {0};
    char            seal[INS_SEAL_TEXT];
    if (c->verdict.trouble)
        return NULL;
    ins_text_add(&text, "# %s\n# worlds that agree with what was observed, for `ensemble`\n",
                 ins_seal_open("calibrate", seal));
    for (int k = 0; k < c->keys; k++)
        ins_text_add(&text, "%s,", c->path[k]);
    ins_text_add(&text, "weight\n");
    for (int p = 0; p < c->worlds; p++) {
        for (int k = 0; k < c->keys; k++)
            ins_text_add(&text, "%s,", ins_number_short(c->value[p * c->keys + k]).text);
        ins_text_add(&text, "%s\n", ins_number_short(c->weight[p]).text);
    }
    char *bytes = ins_text_take(&text);
    if (bytes)
        ins_seal_close(bytes, strlen(bytes));
    return bytes;
}

enum ins_status ins_calibration_place(const struct ins_destination *to, struct ins_error *error)
{
    return ins_output_check(to, &calibrated, error);
}

enum ins_status ins_calibration_save(const struct ins_calibration *c, const struct ins_destination *to,
                                     struct ins_error *error)
{
    char *text = ins_calibration_csv(c);
    if (!text)
        return ins_fail(error, INS_WORLD, "%s: out of memory", to->path);
    enum ins_status status = ins_output_write(to, &calibrated, text, strlen(text), error);
    free(text);
    return status;
}
