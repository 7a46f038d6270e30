#include "output/summary.h"

#include "instroom/output.h"
#include "output/parts.h"
#include "output/records.h"

static void add_mean(struct ins_json *json, const char *name, struct ins_mean mean)
{
    ins_json_open_flat(json, name, '{');
    ins_json_number(json, "mean", mean.value);
    ins_json_number(json, "se", mean.error);
    ins_json_close(json, '}');
}

static void add_sums(struct ins_json *json, const struct ins_digest_summary *digest)
{
    ins_json_open(json, "ledger", '{');
    for (int line = 0; line < INS_LEDGER; line++)
        add_mean(json, ins_ledger[line].name, digest->ledger[line]);
    ins_json_close(json, '}');
    ins_json_open(json, "sums", '{');
    for (int i = 0; i < INS_SUMS; i++)
        add_mean(json, ins_sum[i].name, digest->sum[i]);
    ins_json_close(json, '}');
}

static void add_buffer(struct ins_json *json, const struct ins_buffer *buffer)
{
    if (!buffer) {
        ins_json_null(json, "buffer");
        return;
    }
    ins_json_open(json, "buffer", '{');
    ins_parts_buffer(json, buffer);
    ins_json_close(json, '}');
}

char *ins_summary_json(const struct ins_run *run, const struct ins_buffer *buffer)
{
    const struct ins_scenario *s    = &run->scenario;
    struct ins_json            json = {0};
    ins_json_open(&json, NULL, '{');
    ins_json_text(&json, "instroom", "run");
    ins_parts_open(&json, s);
    ins_json_integer(&json, "futures", run->futures);
    ins_json_integer(&json, "seed", s->seed);
    ins_json_number(&json, "confidence", s->norm.confidence);
    ins_parts_norm(&json, s);
    ins_json_estimate(&json, "p_norm", run->p_norm);
    ins_parts_results(&json, run);
    ins_parts_phases(&json, &run->digest);
    add_sums(&json, &run->digest);
    ins_parts_scaling_cost(&json, &run->digest);
    ins_parts_risk(&json, run);
    add_buffer(&json, buffer);
    ins_records_json_of(&json, run->source, s);
    ins_parts_provenance(&json, run->source, s);
    ins_json_close(&json, '}');
    return ins_json_take(&json);
}

char *ins_run_json(const struct ins_run *run)
{
    return ins_summary_json(run, NULL);
}
