/* What measures cost and bring, for machines: JSON, CSV, and a folder. */
#include <stdlib.h>

#include "decide/contrast.h"
#include "decide/measures.h"
#include "output/csv.h"
#include "output/decide_parts.h"
#include "output/parts.h"
#include "output/story.h"

/* --- JSON ------------------------------------------------------------------------------------ */

static void add_measure_month(struct ins_json *json, const struct ins_measures *m, const char *key,
                              int t)
{
    ins_json_text(json, key, t < 0 ? NULL : ins_story_month(&m->scenario, t).text);
}

static void add_phase(struct ins_json *json, const struct ins_measure_worth *worth, int phase)
{
    ins_json_open(json, ins_spent_name[INS_SPENT_SHORT + phase], '{');
    ins_json_estimate(json, "cost", worth->spent[INS_SPENT_SHORT + phase]);
    ins_json_estimate(json, "social_cost", worth->spent[INS_SPENT_STATE_SHORT + phase]);
    ins_json_estimate(json, INS_STATE_NAME, worth->spent[INS_SPENT_STATE_SHORT + phase]);
    ins_json_close(json, '}');
}

static void add_spent(struct ins_json *json, const struct ins_measures *m,
                      const struct ins_measure_worth *worth)
{
    ins_json_estimate(json, "one_off", worth->spent[INS_SPENT_ONE_OFF]);
    ins_json_estimate(json, "structural", worth->spent[INS_SPENT_STRUCTURAL]);
    ins_json_open(json, "phases", '{');
    for (int phase = 0; phase < INS_PHASES; phase++)
        add_phase(json, worth, phase);
    ins_json_close(json, '}');
    ins_json_estimate(json, "deepest_outlay", worth->spent[INS_SPENT_DEEPEST]);
    add_measure_month(json, m, "break_even", worth->even.month);
    add_measure_month(json, m, "break_even_low", worth->even.low);
    add_measure_month(json, m, "break_even_high", worth->even.high);
    ins_json_estimate(json, "along", worth->spent[INS_SPENT_ALONG]);
    ins_json_estimate(json, "own_money", worth->spent[INS_SPENT_OWN]);
}

/* Beside nothing, or beside all the others. */
static void add_worth(struct ins_json *json, const struct ins_measures *m, const char *key,
                      const struct ins_measure_worth *worth)
{
    ins_json_open(json, key, '{');
    add_spent(json, m, worth);
    ins_decide_rows(json, worth->change);
    ins_json_close(json, '}');
}

static void add_measured(struct ins_json *json, const struct ins_measures *m,
                         const struct ins_measured *measured)
{
    ins_json_open(json, NULL, '{');
    ins_json_text(json, "name", measured->name);
    add_spent(json, m, &measured->alone);
    add_worth(json, m, "alone", &measured->alone);
    add_worth(json, m, "last", &measured->last);
    ins_json_close(json, '}');
}

char *ins_measures_json(const struct ins_measures *m)
{
    struct ins_json json = {0};
    ins_json_open(&json, NULL, '{');
    ins_decide_open(&json, "measures", &m->scenario);
    ins_json_integer(&json, "money_futures", m->money_futures);
    ins_decide_points(&json, "none", m->none);
    ins_decide_points(&json, "all", m->all);
    ins_json_open(&json, "measures", '[');
    for (int i = 0; i < m->count; i++)
        add_measured(&json, m, &m->measured[i]);
    ins_json_close(&json, ']');
    ins_json_integer(&json, "resamples", INS_RESAMPLES);
    ins_parts_provenance(&json, m->source, &m->scenario);
    ins_json_close(&json, '}');
    return ins_json_take(&json);
}

/* --- CSV ------------------------------------------------------------------------------------- */

static void add_cells(struct ins_text *text, struct ins_estimate value)
{
    ins_text_add(text, ",%s,%s,%s", ins_number_full(value.value).text,
                 ins_number_full(value.low).text, ins_number_full(value.high).text);
}

static void add_measure_row(struct ins_text *text, const struct ins_measures *m,
                            const struct ins_measured *measured, bool alone)
{
    const struct ins_measure_worth *worth = alone ? &measured->alone : &measured->last;
    ins_csv_text(text, measured->name);
    ins_text_add(text, ",%s,%s", alone ? "alone" : "last",
                 worth->even.month < 0 ? ""
                                       : ins_story_month(&m->scenario, worth->even.month).text);
    for (int f = 0; f < INS_SPENT_FIGURES; f++)
        add_cells(text, worth->spent[f]);
    ins_decide_csv_cells(text, worth->change);
    ins_text_add(text, "\n");
}

char *ins_measures_csv(const struct ins_measures *m)
{
    struct ins_text text = {0};
    ins_text_add(&text, "measure,beside,break_even");
    for (int f = 0; f < INS_SPENT_FIGURES; f++)
        ins_text_add(&text, ",%s,%s_low,%s_high", ins_spent_name[f], ins_spent_name[f],
                     ins_spent_name[f]);
    ins_decide_csv_head(&text);
    ins_text_add(&text, "\n");
    for (int i = 0; i < m->count; i++) {
        add_measure_row(&text, m, &m->measured[i], true);
        add_measure_row(&text, m, &m->measured[i], false);
    }
    return ins_text_take(&text);
}

/* --- the folder ------------------------------------------------------------------------------ */

enum ins_status ins_measures_place(const struct ins_destination *to, struct ins_error *error)
{
    return ins_decide_place("measures", to, error);
}

enum ins_status ins_measures_save(const struct ins_measures *m, const struct ins_look *look,
                                  const struct ins_destination *to, char **note,
                                  struct ins_error *error)
{
    struct ins_decide_folder what = {.command  = "measures",
                                     .language = ins_words_language(look ? look->language : NULL),
                                     .file     = {{"measures.csv", ins_measures_csv(m)},
                                                  {"scenario.cfg", NULL},
                                                  {"summary.json", ins_measures_json(m)}},
                                     .files    = 3};
    what.file[1].bytes = ins_decide_scenario(&what, m->source, NULL, "inputs");
    return ins_decide_save(&what, to, note, error);
}
