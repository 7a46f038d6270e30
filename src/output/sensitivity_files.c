/* What drives the answer, for machines: JSON, CSV, and a folder with a figure. */
#include <stdio.h>

#include "decide/sensitivity.h"
#include "output/decide_parts.h"
#include "output/parts.h"
#include "output/sensitivity_text.h"

/* --- JSON ------------------------------------------------------------------------------------- */

static void add_driver(struct ins_json *json, const struct ins_sensitivity *x, int answer, int axis)
{
    int place = answer * x->keys + axis;
    ins_json_open(json, NULL, '{');
    ins_json_text(json, "key", x->key[axis]);
    if (x->indices) {
        ins_json_estimate(json, "first", x->indices->index[place].first);
        ins_json_estimate(json, "total", x->indices->index[place].total);
        ins_json_number(json, "correlation", x->indices->index[place].correlation);
    } else {
        ins_json_estimate(json, "mu_star", x->morris->effect[place].mu_star);
        ins_json_number(json, "mu", x->morris->effect[place].mu);
        ins_json_number(json, "sigma", x->morris->effect[place].sigma);
    }
    ins_json_close(json, '}');
}

static void add_groups(struct ins_json *json, const struct ins_sensitivity *x, int answer)
{
    if (x->own.count == 0)
        return;
    ins_json_open(json, "groups", '[');
    for (int g = 0; g < x->own.count; g++) {
        const struct ins_index *index = &x->indices->group[answer * x->own.count + g];
        ins_json_open(json, NULL, '{');
        ins_json_text(json, "group", x->own.group[g].name);
        ins_json_integer(json, "keys", x->own.group[g].keys);
        ins_json_estimate(json, "first", index->first);
        ins_json_estimate(json, "total", index->total);
        ins_json_close(json, '}');
    }
    ins_json_close(json, ']');
}

static void add_answer(struct ins_json *json, const struct ins_sensitivity *x, int answer,
                       const char *name)
{
    int order[INS_WORLD_KEYS];
    ins_sensitivity_rank(x, answer, order);
    ins_json_open(json, name, '{');
    if (x->indices) {
        ins_json_estimate(json, "mean", x->indices->mean[answer]);
        ins_json_estimate(json, "sd", x->indices->sd[answer]);
        ins_json_number(json, "first_sum", ins_sensitivity_alone(x, answer));
        ins_json_number(json, "noise_share", x->noise_share[answer]);
    }
    ins_json_number(json, "noise_sd", x->noise_sd[answer]);
    ins_json_open(json, "keys", '[');
    for (int a = 0; a < x->keys; a++)
        add_driver(json, x, answer, order[a]);
    ins_json_close(json, ']');
    add_groups(json, x, answer);
    ins_json_close(json, '}');
}

static const char *method_of(const struct ins_sensitivity *x)
{
    return x->morris ? "morris" : x->given ? "given" : "sobol";
}

char *ins_sensitivity_json(const struct ins_sensitivity *x)
{
    struct ins_json json = {0};
    ins_json_open(&json, NULL, '{');
    ins_decide_open(&json, "sensitivity", &x->scenario);
    ins_json_text(&json, "method", method_of(x));
    ins_json_integer(&json, x->morris ? "trajectories" : x->given ? "worlds" : "points", x->base);
    ins_json_integer(&json, "scenarios", x->played);
    ins_json_open(&json, "answers", '{');
    for (int answer = 0; answer < INS_UNCERTAIN_ANSWERS; answer++)
        add_answer(&json, x, answer, ins_sensitivity_name(x, answer));
    add_answer(&json, x, INS_UNCERTAIN_SOCIAL, INS_STATE_NAME);
    ins_json_close(&json, '}');
    ins_parts_provenance(&json, x->source, &x->scenario);
    ins_json_close(&json, '}');
    return ins_json_take(&json);
}

/* --- CSV -------------------------------------------------------------------------------------- */

static void add_number_cells(struct ins_text *text, const double *value, int count)
{
    for (int i = 0; i < count; i++)
        ins_text_add(text, ",%s", ins_number_full(value[i]).text);
    ins_text_add(text, "\n");
}

static void add_sensitivity_row(struct ins_text *text, const struct ins_sensitivity *x, int answer,
                                int axis)
{
    int place = answer * x->keys + axis;
    if (x->indices) {
        const struct ins_index *i = &x->indices->index[place];
        const double value[] = {i->first.value, i->first.low,  i->first.high, i->total.value,
                                i->total.low,   i->total.high, i->correlation};
        add_number_cells(text, value, 7);
    } else {
        const struct ins_effect *e = &x->morris->effect[place];
        const double value[] = {e->mu_star.value, e->mu_star.low, e->mu_star.high, e->mu, e->sigma};
        add_number_cells(text, value, 5);
    }
}

char *ins_sensitivity_csv(const struct ins_sensitivity *x)
{
    struct ins_text text = {0};
    ins_text_add(&text, "answer,rank,key,%s\n",
                 x->indices ? "first,first_low,first_high,total,total_low,total_high,correlation"
                            : "mu_star,mu_star_low,mu_star_high,mu,sigma");
    for (int answer = 0; answer < INS_UNCERTAIN_ANSWERS; answer++) {
        int order[INS_WORLD_KEYS];
        ins_sensitivity_rank(x, answer, order);
        for (int a = 0; a < x->keys; a++) {
            ins_text_add(&text, "%s,%d,%s", ins_sensitivity_name(x, answer), a + 1,
                         x->key[order[a]]);
            add_sensitivity_row(&text, x, answer, order[a]);
        }
    }
    return ins_text_take(&text);
}

/* --- the folder ------------------------------------------------------------------------------- */

enum ins_status ins_sensitivity_place(const struct ins_destination *to, struct ins_error *error)
{
    return ins_decide_place("sensitivity", to, error);
}

enum { SETTINGS = 768, FIGURES = 2 };

static void script_settings(const struct ins_sensitivity *x, int answer, enum ins_language in,
                            char *settings)
{
    bool dutch = in == INS_DUTCH;
    (void)snprintf(settings, SETTINGS,
                   "answer='%s'; method='%s'; rows=%d; title='%s'; subtitle='%s'; word_alone='%s'; "
                   "word_total='%s'; sep='%s'; point='%s'",
                   ins_sensitivity_name(x, answer), method_of(x), x->keys,
                   ins_words(ins_sensitivity_heading(x, answer), in),
                   ins_words(x->morris  ? INS_WORD_FIGURE_DRIVES_MORRIS
                             : x->given ? INS_WORD_FIGURE_DRIVES_GIVEN
                                        : INS_WORD_FIGURE_DRIVES, in),
                   ins_words(INS_WORD_DRIVES_ALONE, in), ins_words(INS_WORD_DRIVES_TOTAL, in),
                   dutch ? "." : ",", dutch ? "," : ".");
}

enum ins_status ins_sensitivity_save(const struct ins_sensitivity *x, const struct ins_look *look,
                                     const struct ins_destination *to, char **note,
                                 struct ins_error *error)
{
    static const int         drawn[FIGURES] = {INS_UNCERTAIN_LIQUIDITY, INS_UNCERTAIN_P_NORM};
    char                     settings[FIGURES][SETTINGS];
    struct ins_decide_figure figure[FIGURES];
    for (int i = 0; i < FIGURES; i++) {
        script_settings(x, drawn[i], ins_words_language(look ? look->language : NULL), settings[i]);
        figure[i] = (struct ins_decide_figure){"sensitivity.gp", ins_sensitivity_name(x, drawn[i]),
                                               settings[i]};
    }
    struct ins_decide_folder what = {.command = "sensitivity",
                                     .language = ins_words_language(look ? look->language : NULL),
                                     .file    = {{"sensitivity.csv", ins_sensitivity_csv(x)},
                                                 {"scenario.cfg", NULL},
                                                 {"summary.json", ins_sensitivity_json(x)}},
                                     .files   = 3,
                                     .figure  = figure,
                                     .figures = FIGURES};
    what.file[1].bytes = ins_decide_scenario(&what, x->source, NULL, "inputs");
    return ins_decide_save(&what, to, note, error);
}
