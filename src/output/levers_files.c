/* What a step of each lever is worth, for machines: JSON, CSV, and a folder with the tornado. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "decide/contrast.h"
#include "output/csv.h"
#include "output/decide_parts.h"
#include "output/levers.h"
#include "output/parts.h"

static const char *const whys[INS_LEVER_WHYS] = {
    [INS_LEVER_AT_END]    = "at the end of its range",
    [INS_LEVER_NO_LIMIT]  = "no limit to move",
    [INS_LEVER_NO_POOL]   = "no flexible shell",
    [INS_LEVER_NO_TOWER]  = "the control tower does not steer",
    [INS_LEVER_NO_HIRES]  = "nobody is hired or trained",
    [INS_LEVER_NO_VOLUME] = "no part of the budget follows the volume"};

/* --- JSON ------------------------------------------------------------------------------------ */

/* `from` and `to` are texts where the key takes words. */
static void add_values(struct ins_json *json, const struct ins_lever *lever)
{
    const struct ins_lever_kind *kind = lever->kind;
    ins_json_text(json, "lever", kind->name);
    ins_json_text(json, "key", kind->key);
    if (kind->word) {
        ins_json_text(json, "from", lever->from_word);
        ins_json_text(json, "to", kind->word);
    } else {
        ins_json_number(json, "from", lever->from);
        ins_json_number(json, "to", lever->to);
    }
    ins_json_number(json, "step", lever->to - lever->from);
    ins_json_text(json, "unit", ins_lever_unit(kind));
}

static void add_lever(struct ins_json *json, const struct ins_levers *levers, int i)
{
    const struct ins_lever *lever = &levers->lever[i];
    ins_json_open(json, NULL, '{');
    ins_json_integer(json, "rank", i + 1);
    add_values(json, lever);
    ins_decide_changes(json, lever->change);
    ins_json_close(json, '}');
}

static void add_left(struct ins_json *json, const struct ins_lever *lever)
{
    ins_json_open_flat(json, NULL, '{');
    ins_json_text(json, "lever", lever->kind->name);
    ins_json_text(json, "key", lever->kind->key);
    ins_json_text(json, "why", whys[lever->why]);
    ins_json_close(json, '}');
}

char *ins_levers_json(const struct ins_levers *levers)
{
    struct ins_json json = {0};
    ins_json_open(&json, NULL, '{');
    ins_decide_open(&json, "levers", &levers->scenario);
    ins_decide_points(&json, "base", levers->base);
    ins_json_open(&json, "levers", '[');
    for (int i = 0; i < levers->count; i++)
        add_lever(&json, levers, i);
    ins_json_close(&json, ']');
    ins_json_open(&json, "left_out", '[');
    for (int i = levers->count; i < levers->count + levers->left_out; i++)
        add_left(&json, &levers->lever[i]);
    ins_json_close(&json, ']');
    ins_json_integer(&json, "resamples", INS_RESAMPLES);
    ins_parts_provenance(&json, levers->source, &levers->scenario);
    ins_json_close(&json, '}');
    return ins_json_take(&json);
}

/* --- CSV ------------------------------------------------------------------------------------- */

static void add_lever_row(struct ins_text *text, const struct ins_levers *levers, int i,
                          enum ins_language language)
{
    const struct ins_lever      *lever = &levers->lever[i];
    const struct ins_lever_kind *kind  = lever->kind;
    ins_text_add(text, "%d,%s,", i + 1, kind->name);
    ins_csv_text(text, ins_levers_label(lever, language));
    ins_text_add(text, ",%s,%s,%s,%s", kind->key, ins_lever_unit(kind),
                 kind->word ? lever->from_word : ins_number_full(lever->from).text,
                 kind->word ? kind->word : ins_number_full(lever->to).text);
    ins_decide_csv_cells(text, lever->change);
    ins_text_add(text, "\n");
}

char *ins_levers_csv(const struct ins_levers *levers, const struct ins_look *look)
{
    struct ins_text   text     = {0};
    enum ins_language language = ins_words_language(look ? look->language : NULL);
    ins_text_add(&text, "rank,lever,label,key,unit,from,to");
    ins_decide_csv_head(&text);
    ins_text_add(&text, "\n");
    for (int i = 0; i < levers->count; i++)
        add_lever_row(&text, levers, i, language);
    return ins_text_take(&text);
}

/* --- the folder ------------------------------------------------------------------------------ */

enum ins_status ins_levers_place(const struct ins_destination *to, struct ins_error *error)
{
    return ins_decide_place("levers", to, error);
}

enum ins_status ins_levers_save(const struct ins_levers *levers, const struct ins_look *look,
                                const struct ins_destination *to, char **note,
                                 struct ins_error *error)
{
    char                     settings[768];
    enum ins_language        in     = ins_words_language(look ? look->language : NULL);
    struct ins_decide_figure figure = {"levers.gp", "levers", settings};
    (void)snprintf(settings, sizeof settings,
                   "title='%s'; subtitle='%s'; word_liquidity='%s'; word_norm='%s'; "
                   "sep='%s'; point='%s'",
                   ins_words(INS_WORD_LEVERS, in), ins_words(INS_WORD_FIGURE_LEVERS, in),
                   ins_words(INS_WORD_NAME_LIQUIDITY, in), ins_words(INS_WORD_NAME_NORM, in),
                   in == INS_DUTCH ? "." : ",", in == INS_DUTCH ? "," : ".");
    struct ins_decide_folder what = {.command = "levers", .language = in,
                                     .file    = {{"levers.csv", ins_levers_csv(levers, look)},
                                                 {"scenario.cfg", NULL},
                                                 {"summary.json", ins_levers_json(levers)}},
                                     .files   = 3,
                                     .figure  = &figure,
                                     .figures = 1};
    what.file[1].bytes = ins_decide_scenario(&what, levers->source, NULL, "inputs");
    return ins_decide_save(&what, to, note, error);
}
