/* The cheapest mix, for machines: JSON, CSV, and a folder with the trade-off. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "decide/mix.h"
#include "output/decide_parts.h"
#include "output/parts.h"

/* --- JSON ------------------------------------------------------------------------------------ */

static const char *const HELD_BY[] = {NULL, "range", "price", "range and price"};

static void add_mix_key(struct ins_json *json, const struct ins_mix *mix, int k)
{
    const struct ins_mix_axis *axis = &mix->axis[k];
    double                     value = mix->best.value[k];
    ins_json_open_flat(json, NULL, '{');
    ins_json_text(json, "key", axis->key);
    ins_json_number(json, "present", axis->present);
    ins_json_number(json, "value", value);
    ins_json_number(json, "from", axis->from);
    ins_json_number(json, "to", axis->to);
    ins_json_number(json, "step", axis->step);
    ins_json_text(json, "unit", axis->handle.key->unit);
    ins_json_number(json, "price", axis->price);
    ins_json_flag(json, "at_end", value == axis->from || value == axis->to);
    ins_json_text(json, "held_by", mix->found ? HELD_BY[ins_mix_holds(mix, k)] : NULL);
    ins_json_close(json, '}');
}

static void add_mix_point(struct ins_json *json, const char *name,
                          const struct ins_mix_point *point)
{
    ins_json_open(json, name, '{');
    ins_json_number(json, "buffer", point->buffer);
    ins_json_flag(json, "keeps_norm", point->keeps);
    ins_json_estimate(json, "p_norm", point->p_norm);
    ins_json_estimate(json, "cost", point->cost);
    ins_json_estimate(json, "social_cost", point->social_cost);
    ins_json_estimate(json, INS_STATE_NAME, point->social_cost);
    ins_json_estimate(json, "total", point->total);
    ins_json_close(json, '}');
}

static void add_rival(struct ins_json *json, const struct ins_mix *mix,
                      const struct ins_mix_rival *rival)
{
    ins_json_open_flat(json, NULL, '{');
    ins_json_open_flat(json, "values", '[');
    for (int k = 0; k < mix->keys; k++)
        ins_json_number(json, NULL, rival->value[k]);
    ins_json_close(json, ']');
    ins_json_number(json, "buffer", rival->buffer);
    ins_json_estimate(json, "more", rival->more);
    ins_json_number(json, "prices", rival->prices);
    ins_json_number(json, "chance", rival->chance);
    ins_json_flag(json, "as_good", rival->as_good);
    ins_json_text(json, "neighbour_in", rival->key < 0 ? NULL : mix->axis[rival->key].key);
    ins_json_close(json, '}');
}

static void add_rivals(struct ins_json *json, const struct ins_mix *mix)
{
    ins_json_number(json, "chance", mix->chance);
    ins_json_integer(json, "as_good", mix->as_good);
    ins_json_open(json, "rivals", '[');
    for (int i = 0; i < mix->rivals; i++)
        add_rival(json, mix, &mix->rival[i]);
    ins_json_close(json, ']');
}

static void add_curve(struct ins_json *json, const struct ins_mix *mix)
{
    ins_json_open(json, "trade_off", '{');
    ins_json_text(json, "key", mix->axis[mix->curve_key].key);
    ins_json_open(json, "points", '[');
    for (int i = 0; i < mix->points; i++) {
        ins_json_open_flat(json, NULL, '{');
        ins_json_number(json, "value", mix->curve_value[i]);
        ins_json_estimate(json, "norm_buffer", mix->curve_buffer[i]);
        ins_json_number(json, "p_norm_max", mix->curve_chance[i]);
        ins_json_close(json, '}');
    }
    ins_json_close(json, ']');
    ins_json_close(json, '}');
}

char *ins_mix_json(const struct ins_mix *mix)
{
    struct ins_json json = {0};
    ins_json_open(&json, NULL, '{');
    ins_decide_open(&json, "mix", &mix->scenario);
    ins_json_flag(&json, "found", mix->found);
    ins_json_flag(&json, "confirmed", mix->confirmed);
    ins_json_flag(&json, "usual", mix->usual);
    ins_json_open(&json, "keys", '[');
    for (int k = 0; k < mix->keys; k++)
        add_mix_key(&json, mix, k);
    ins_json_close(&json, ']');
    ins_json_open_flat(&json, "buffer", '{');
    ins_json_number(&json, "present", mix->present.buffer);
    ins_json_number(&json, "value", mix->best.buffer);
    ins_json_number(&json, "from", mix->buffer_from);
    ins_json_number(&json, "to", mix->buffer_to);
    ins_json_close(&json, '}');
    add_mix_point(&json, "chosen", &mix->best);
    add_mix_point(&json, "fresh", &mix->fresh);
    add_mix_point(&json, "present", &mix->present);
    ins_json_estimate(&json, "saved", mix->saved);
    ins_json_estimate(&json, "norm_buffer", mix->fresh_buffer);
    add_rivals(&json, mix);
    add_curve(&json, mix);
    ins_json_integer(&json, "tried", mix->tried);
    ins_json_integer(&json, "search_futures", mix->search_futures);
    ins_parts_provenance(&json, mix->source, &mix->scenario);
    ins_json_close(&json, '}');
    return ins_json_take(&json);
}

/* --- the folder ------------------------------------------------------------------------------ */

static char *curve_csv(const struct ins_mix *mix)
{
    struct ins_text text = {0};
    ins_text_add(&text, "value,norm_buffer,low,high,p_norm_max\n");
    for (int i = 0; i < mix->points; i++)
        ins_text_add(&text, "%s,%s,%s,%s,%s\n", ins_number_full(mix->curve_value[i]).text,
                     ins_number_full(mix->curve_buffer[i].value).text,
                     ins_number_full(mix->curve_buffer[i].low).text,
                     ins_number_full(mix->curve_buffer[i].high).text,
                     ins_number_full(mix->curve_chance[i]).text);
    return ins_text_take(&text);
}

/* The scenario with the mix laid over it, its buffer full at the start. */
static char *mix_cfg(const struct ins_mix *mix, struct ins_decide_folder *what)
{
    struct ins_scenario *written = ins_memory_create(1, sizeof *written, NULL);
    char                *text    = NULL;
    if (!written)
        return NULL;
    *written      = *ins_case_written(mix->source);
    bool possible = true;
    for (int k = 0; k < mix->keys; k++)
        possible &= ins_scenario_set(written, &mix->axis[k].handle, mix->best.value[k], NULL) ==
                    INS_DONE;
    if (mix->found) {
        written->funding        = INS_GATED;
        written->buffer.initial = written->buffer.cap = mix->best.buffer;
    }
    if (possible)
        text = ins_decide_scenario(what, mix->source, written, "inputs");
    ins_memory_free(written);
    return text;
}

enum ins_status ins_mix_place(const struct ins_destination *to, struct ins_error *error)
{
    return ins_decide_place("mix", to, error);
}

enum ins_status ins_mix_save(const struct ins_mix *mix, const struct ins_look *look,
                             const struct ins_destination *to, char **note,
                                 struct ins_error *error)
{
    char                     settings[INS_DECIDE_SETTINGS] = "";
    enum ins_language        in     = ins_words_language(look ? look->language : NULL);
    struct ins_page          page   = {.language = in};
    struct ins_decide_figure figure = {"mix.gp", "trade_off", settings};
    const char              *key    = mix->axis[mix->curve_key].key;
    ins_decide_settings(settings, sizeof settings, "title",
                    ins_page_phrase(&page, INS_WORD_MIX_CURVE, INS_VALUES(key)).text);
    ins_decide_settings(settings, sizeof settings, "subtitle", ins_words(INS_WORD_FIGURE_MIX, in));
    ins_decide_settings(settings, sizeof settings, "word_key", key);
    (void)snprintf(settings + strlen(settings), sizeof settings - strlen(settings), "best=%s; ",
                   ins_number_short(mix->best.value[mix->curve_key]).text);
    struct ins_decide_folder what = {.command = "mix", .language = in,
                                     .file    = {{"trade_off.csv", curve_csv(mix)},
                                                 {"mix.cfg", NULL},
                                                 {"summary.json", ins_mix_json(mix)}},
                                     .files   = 3,
                                     .figure  = &figure,
                                     .figures = mix->points > 1};
    what.file[1].bytes = mix_cfg(mix, &what);
    return ins_decide_save(&what, to, note, error);
}
