/* What knowing better is worth, as a table and in a folder, which a report reads. */
#include "base/text.h"
#include "decide/worth.h"
#include "instroom/output.h"
#include "output/csv.h"
#include "output/decide_parts.h"

/* --- CSV ------------------------------------------------------------------------------------- */

static void add_worth_row(struct ins_text *text, const char *known, int keys,
                          const struct ins_information *worth)
{
    ins_csv_text(text, known);
    ins_text_add(text, ",%d,%s,%s,%s,%s,%s\n", keys, ins_number_full(worth->value.value).text,
                 ins_number_full(worth->value.low).text, ins_number_full(worth->value.high).text,
                 ins_number_full(worth->realised).text, ins_number_full(worth->bias).text);
}

char *ins_worth_csv(const struct ins_worth *x)
{
    struct ins_text text = {0};
    ins_text_add(&text, "known,keys,value,value_low,value_high,realised,bias\n");
    for (int k = 0; k < x->keys; k++)
        add_worth_row(&text, x->key[k].path, 1, &x->key[k].worth);
    for (int g = 0; g < x->groups; g++)
        add_worth_row(&text, x->group[g].name, x->group[g].keys, &x->group[g].worth);
    add_worth_row(&text, "", x->keys, &x->all);
    return ins_text_take(&text);
}

/* --- the folder ------------------------------------------------------------------------------ */

enum ins_status ins_worth_place(const struct ins_destination *to, struct ins_error *error)
{
    return ins_decide_place("worth", to, error);
}

enum ins_status ins_worth_save(const struct ins_worth *x, const struct ins_look *look,
                               const struct ins_destination *to, char **note,
                               struct ins_error *error)
{
    struct ins_decide_folder what = {.command  = "worth",
                                     .language = ins_words_language(look ? look->language : NULL),
                                     .file     = {{"worth.csv", ins_worth_csv(x)},
                                                  {"scenario.cfg", NULL},
                                                  {"summary.json", ins_worth_json(x)}},
                                     .files    = 3};
    what.file[1].bytes = ins_decide_scenario(&what, x->source, NULL, "inputs");
    return ins_decide_save(&what, to, note, error);
}
