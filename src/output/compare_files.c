/* Scenarios side by side, for machines: JSON, CSV, and a folder with figures. */
#include <stdio.h>
#include <stdlib.h>

#include "decide/compare.h"
#include "output/csv.h"
#include "output/decide_parts.h"
#include "output/parts.h"
#include "output/statement.h"
#include "scenario/case.h"

static const char *letter_of(int i)
{
    static const char *const letters[INS_COMPARED] = {"A", "B", "C", "D", "E", "F", "G", "H"};
    return letters[i];
}

/* --- JSON ------------------------------------------------------------------------------------ */

static void add_scenario(struct ins_json *json, const struct ins_compare *c, int i)
{
    char                       start[INS_DATE_TEXT];
    const struct ins_compared *one = &c->scenario[i];
    const struct ins_scenario *s   = ins_case_scenario(one->source);
    ins_json_open(json, NULL, '{');
    ins_json_text(json, "letter", letter_of(i));
    ins_json_text(json, "name", ins_case_name(one->source));
    ins_json_text(json, "title", s->title);
    ins_json_text(json, "start", ins_date_write(s->start, start));
    ins_json_number(json, "confidence", s->norm.confidence);
    ins_json_flag(json, "same_inflow", one->same_inflow);
    ins_decide_rows(json, one->value);
    ins_parts_provenance(json, one->source, s);
    ins_json_close(json, '}');
}

static void add_difference(struct ins_json *json, const struct ins_compare *c, int i)
{
    ins_json_open(json, NULL, '{');
    ins_json_text(json, "from", letter_of(0));
    ins_json_text(json, "to", letter_of(i));
    ins_decide_changes(json, c->scenario[i].change);
    ins_json_close(json, '}');
}

static void add_moved(struct ins_json *json, const char *name, const struct ins_part *part, int r)
{
    ins_json_open_flat(json, name, '{');
    ins_json_number(json, "change", part->change[r].value);
    ins_json_number(json, "low", part->change[r].low);
    ins_json_number(json, "high", part->change[r].high);
    ins_json_number(json, "order_low", part->order_low[r]);
    ins_json_number(json, "order_high", part->order_high[r]);
    ins_json_close(json, '}');
}

static void add_part(struct ins_json *json, const struct ins_part *part)
{
    ins_json_open(json, NULL, '{');
    ins_json_text(json, "group", part->group.name);
    for (int r = 0; r < INS_POINT_ROWS; r++)
        add_moved(json, ins_point_name[r], part, r);
    add_moved(json, INS_STATE_NAME, part, INS_POINT_SOCIAL_COST);
    ins_json_close(json, '}');
}

static void add_waterfall(struct ins_json *json, const struct ins_waterfall *fall)
{
    if (!fall) {
        ins_json_null(json, "waterfall");
        return;
    }
    ins_json_open(json, "waterfall", '{');
    ins_json_text(json, "from", letter_of(0));
    ins_json_text(json, "to", letter_of(1));
    ins_json_integer(json, "orders", fall->orders);
    ins_json_flag(json, "all_orders", fall->all_orders);
    ins_json_open(json, "groups", '[');
    for (int g = 0; g < fall->parts; g++)
        add_part(json, &fall->part[g]);
    ins_json_close(json, ']');
    ins_json_close(json, '}');
}

char *ins_compare_json(const struct ins_compare *c)
{
    char                       start[INS_DATE_TEXT];
    const struct ins_scenario *s    = ins_case_scenario(c->scenario[0].source);
    struct ins_json            json = {0};
    ins_json_open(&json, NULL, '{');
    ins_json_text(&json, "instroom", "compare");
    ins_json_text(&json, "start", ins_date_write(s->start, start));
    ins_json_integer(&json, "months", s->months);
    ins_json_integer(&json, "futures", c->futures);
    ins_json_integer(&json, "seed", s->seed);
    ins_json_open(&json, "scenarios", '[');
    for (int i = 0; i < c->count; i++)
        add_scenario(&json, c, i);
    ins_json_close(&json, ']');
    ins_json_open(&json, "differences", '[');
    for (int i = 1; i < c->count; i++)
        add_difference(&json, c, i);
    ins_json_close(&json, ']');
    add_waterfall(&json, c->waterfall);
    ins_statement_add(&json, c);
    ins_json_integer(&json, "resamples", INS_RESAMPLES);
    ins_parts_version(&json);
    ins_json_close(&json, '}');
    return ins_json_take(&json);
}

/* --- CSV ------------------------------------------------------------------------------------- */

/* A row a scenario: its quantities, or from the second on its differences to the first. */
static char *scenarios_csv(const struct ins_compare *c, bool differences)
{
    struct ins_text text = {0};
    ins_text_add(&text, "place,letter,title");
    ins_decide_csv_head(&text);
    ins_text_add(&text, "\n");
    for (int i = differences ? 1 : 0; i < c->count; i++) {
        const struct ins_compared *one = &c->scenario[i];
        ins_text_add(&text, "%d,%s,", i + 1, letter_of(i));
        ins_csv_text(&text, ins_case_scenario(one->source)->title);
        ins_decide_csv_cells(&text, differences ? one->change : one->value);
        ins_text_add(&text, "\n");
    }
    return ins_text_take(&text);
}

/* The bar of a figure begins where the last one ended; a whole begins at nothing. */
static void add_step(struct ins_text *text, int place, const char *kind, const char *name,
                     double *end, const struct ins_estimate *value)
{
    double begin = kind[0] == 'w' ? 0.0 : *end;
    *end         = begin + value[INS_POINT_LIQUIDITY].value;
    ins_text_add(text, "%d,%s,", place, kind);
    ins_csv_text(text, name);
    ins_text_add(text, ",%s,%s", ins_number_full(begin).text, ins_number_full(*end).text);
    ins_decide_csv_cells(text, value);
    ins_text_add(text, "\n");
}

/* The whole at A, the parts, the whole at B. */
static char *waterfall_csv(const struct ins_waterfall *fall)
{
    struct ins_text text = {0};
    double          end  = 0.0;
    ins_text_add(&text, "place,kind,group,begin,end");
    ins_decide_csv_head(&text);
    ins_text_add(&text, "\n");
    add_step(&text, 1, "whole", letter_of(0), &end, fall->from);
    for (int g = 0; g < fall->parts; g++)
        add_step(&text, g + 2, "part", fall->part[g].group.name,
                 &end, fall->part[g].change);
    add_step(&text, fall->parts + 2, "whole", letter_of(1), &end, fall->to);
    return ins_text_take(&text);
}

/* --- the folder ------------------------------------------------------------------------------ */

enum ins_status ins_compare_place(const struct ins_destination *to, struct ins_error *error)
{
    return ins_decide_place("compare", to, error);
}

static void add_file(struct ins_decide_folder *what, const char *name, char *bytes)
{
    what->file[what->files++] = (struct ins_decide_file){name, bytes};
}

static const char *quantity(int row, enum ins_language in)
{
    return ins_words(INS_WORD_QUANTITY_FIRST + (enum ins_word)row, in);
}

static void settings(enum ins_language in, char *differences, char *waterfall, size_t room)
{
    char name[24];
    ins_decide_settings(differences, room, "title", ins_words(INS_WORD_COMPARE, in));
    ins_decide_settings(differences, room, "subtitle", ins_words(INS_WORD_FIGURE_COMPARE, in));
    for (int r = 0; r < INS_POINT_ROWS; r++) {
        (void)snprintf(name, sizeof name, "word_%d", r + 1);
        ins_decide_settings(differences, room, name, quantity(r, in));
    }
    ins_decide_settings(waterfall, room, "title", ins_words(INS_WORD_WATERFALL, in));
    ins_decide_settings(waterfall, room, "subtitle", ins_words(INS_WORD_FIGURE_WATERFALL, in));
}

enum ins_status ins_compare_save(const struct ins_compare *c, const struct ins_look *look,
                                 const struct ins_destination *to, char **note,
                                 struct ins_error *error)
{
    static const char *const scenario[INS_COMPARED] = {
        "scenario-A.cfg", "scenario-B.cfg", "scenario-C.cfg", "scenario-D.cfg",
        "scenario-E.cfg", "scenario-F.cfg", "scenario-G.cfg", "scenario-H.cfg"};
    char differences[INS_DECIDE_SETTINGS] = "", waterfall[INS_DECIDE_SETTINGS] = "";
    struct ins_decide_figure figure[] = {{"compare.gp", "compare", differences},
                                         {"waterfall.gp", "waterfall", waterfall}};
    struct ins_decide_folder what     = {.command  = "compare",
                                         .language = ins_words_language(look ? look->language : NULL),
                                         .figure   = figure};
    bool fall = c->waterfall && c->waterfall->parts > 0;
    settings(ins_words_language(look ? look->language : NULL), differences, waterfall,
         sizeof differences);
    what.figures = fall ? 2 : 1;
    add_file(&what, "compare.csv", scenarios_csv(c, false));
    add_file(&what, "differences.csv", scenarios_csv(c, true));
    if (c->waterfall)
        add_file(&what, "waterfall.csv", waterfall_csv(c->waterfall));
    for (int i = 0; i < c->count; i++) {
        char within[] = "inputs/A";
        within[sizeof within - 2] = letter_of(i)[0];
        add_file(&what, scenario[i], ins_decide_scenario(&what, c->scenario[i].source, NULL, within));
    }
    add_file(&what, "summary.json", ins_compare_json(c));
    return ins_decide_save(&what, to, note, error);
}
