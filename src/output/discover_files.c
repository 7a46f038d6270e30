/* Where in a sweep it fails, for machines. */
#include <math.h>

#include "decide/discover.h"
#include "output/json.h"
#include "output/number.h"
#include "output/parts.h"

static void add_limits(struct ins_json *json, const struct ins_discovery *d,
                       const struct ins_prim_box *box)
{
    ins_json_open(json, "limits", '[');
    for (int a = 0; a < d->table->names.axes; a++) {
        if (isinf(box->low[a]) && isinf(box->high[a]))
            continue;
        ins_json_open_flat(json, NULL, '{');
        ins_json_text(json, "key", d->table->names.name[a]);
        ins_json_number(json, "low", box->low[a]);
        ins_json_number(json, "high", box->high[a]);
        ins_json_number(json, "quasi_p_low", box->quasi_p[a][0]);
        ins_json_number(json, "quasi_p_high", box->quasi_p[a][1]);
        ins_json_close(json, '}');
    }
    ins_json_close(json, ']');
}

static void add_box(struct ins_json *json, const struct ins_discovery *d,
                    const struct ins_prim_box *box)
{
    ins_json_open(json, NULL, '{');
    add_limits(json, d, box);
    ins_json_integer(json, "points", box->inside);
    ins_json_integer(json, "cases", box->cases);
    ins_json_estimate(json, "density", box->density);
    ins_json_number(json, "coverage", box->coverage);
    ins_json_number(json, "support", box->support);
    ins_json_close(json, '}');
}

static void add_discovered_keys(struct ins_json *json, const struct ins_discovery *d)
{
    ins_json_open(json, "keys", '[');
    for (int a = 0; a < d->table->names.axes; a++) {
        ins_json_open_flat(json, NULL, '{');
        ins_json_text(json, "key", d->table->names.name[a]);
        ins_json_number(json, "from", d->low[a]);
        ins_json_number(json, "to", d->high[a]);
        ins_json_close(json, '}');
    }
    ins_json_close(json, ']');
}

char *ins_discovery_json(const struct ins_discovery *d)
{
    struct ins_json json = {0};
    ins_json_open(&json, NULL, '{');
    ins_json_text(&json, "instroom", "discover");
    ins_json_text(&json, "where", d->where);
    ins_json_integer(&json, "points", d->table->count);
    ins_json_integer(&json, "planned", d->table->head.points);
    ins_json_integer(&json, "unknown", d->table->unknown);
    ins_json_integer(&json, "cases", d->cases);
    ins_json_integer(&json, "futures", d->table->head.futures);
    add_discovered_keys(&json, d);
    ins_json_open(&json, "boxes", '[');
    for (int b = 0; b < d->boxes; b++)
        add_box(&json, d, &d->prim[b]->box);
    ins_json_close(&json, ']');
    ins_json_open(&json, "held_out", '{');
    ins_json_estimate(&json, "density", d->boxes > 0 ? d->held_density : (struct ins_estimate){NAN, NAN, NAN});
    ins_json_estimate(&json, "coverage", d->boxes > 0 ? d->held_coverage : (struct ins_estimate){NAN, NAN, NAN});
    ins_json_close(&json, '}');
    ins_json_text(&json, "scenario_sha256", d->table->head.scenario_sha256);
    ins_parts_version(&json);
    ins_json_close(&json, '}');
    return ins_json_take(&json);
}

static void add_step(struct ins_text *text, const struct ins_discovery *d, int b, const char *step,
                     const struct ins_prim_box *box)
{
    ins_text_add(text, "%d,%s,%lld,%lld,%s,%s,%s", b + 1, step, (long long)box->inside,
                 (long long)box->cases, ins_number_full(box->coverage).text,
                 ins_number_full(box->density.value).text, ins_number_full(box->support).text);
    for (int a = 0; a < d->table->names.axes; a++)
        ins_text_add(text, ",%s,%s", ins_number_full(box->low[a]).text,
                     ins_number_full(box->high[a]).text);
    ins_text_add(text, "\n");
}

char *ins_discovery_csv(const struct ins_discovery *d)
{
    struct ins_text text = {0};
    ins_text_add(&text, "box,step,points,cases,coverage,density,support");
    for (int a = 0; a < d->table->names.axes; a++)
        ins_text_add(&text, ",%s.low,%s.high", d->table->names.name[a], d->table->names.name[a]);
    ins_text_add(&text, "\n");
    for (int b = 0; b < d->boxes; b++) {
        const struct ins_prim *prim = d->prim[b];
        for (int step = 0; step < prim->steps; step++)
            add_step(&text, d, b, ins_number_short(step).text, &prim->trajectory[step]);
        add_step(&text, d, b, "box", &prim->box);
    }
    return ins_text_take(&text);
}
