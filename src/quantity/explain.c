/* What a key or a quantity means: ins_explain() of instroom/scenario.h. */
#include <string.h>

#include "base/error.h"
#include "instroom/scenario.h"
#include "quantity/column.h"
#include "quantity/quantity.h"
#include "scenario/explain.h"

static bool is_series(const struct ins_quantity *quantity)
{
    for (int s = 0; s < INS_SERIES; s++)
        if (quantity == &ins_monthly[ins_series[s]])
            return true;
    return false;
}

static bool is_one_of(const struct ins_quantity *quantity, const enum ins_result *result, int count)
{
    for (int r = 0; r < count; r++)
        if (quantity == &ins_result[result[r]])
            return true;
    return false;
}

#define IN(english, dutch) {{english, dutch}}
static const struct ins_told
    unit     = IN("  unit      ", "  eenheid   "),
    adds_up  = IN("  adds up   ", "  telt op   "),
    stands   = IN("  stands    ", "  staat     "),
    fanned   = IN("; its mean and quantiles in months.csv", "; gemiddelde en kwantielen in months.csv"),
    at_risk  = IN("; in \"risk\"", "; in \"risk\""),
    in_rows  = IN("; in the rows of a sweep", "; in de rijen van een sweep"),
    in_file  = IN("in ", "in "),
    in_files = IN("several files", "verschillende bestanden");
#undef IN

/* What is told, in one language, and where it goes. */
struct explanation {
    struct ins_text  *text;
    enum ins_language in;
};

static void add_places(const struct explanation *t, const struct ins_quantity_table *table,
                       const struct ins_quantity *quantity)
{
    ins_text_add(t->text, "%s%s%s%s%s\n", stands.in[t->in], table->stands.in[t->in],
                 is_series(quantity) ? fanned.in[t->in] : "",
                 is_one_of(quantity, ins_tail_result, INS_TAILS) ? at_risk.in[t->in] : "",
                 is_one_of(quantity, ins_swept, INS_SWEPT) ? in_rows.in[t->in] : "");
}

static void add_quantity(const struct explanation *t, const struct ins_quantity_table *table,
                         const struct ins_quantity *quantity)
{
    struct ins_text  *text  = t->text;
    enum ins_language other = t->in == INS_DUTCH ? INS_ENGLISH : INS_DUTCH;
    ins_text_add(text, "%s%s%s%s: %s\n", text->length ? "\n" : "", table->before, quantity->name,
                 table->row == ins_by_track ? ".TRACK" : "", quantity->about.in[t->in]);
    if (quantity->unit != INS_UNIT_NONE)
        ins_text_add(text, "%s%s\n", unit.in[t->in], ins_unit_told[quantity->unit].in[t->in]);
    ins_text_add(text, "%s%s\n", adds_up.in[t->in], ins_adding_told[quantity->adds].in[t->in]);
    add_places(t, table, quantity);
    ins_text_add(text, "  %s        %s\n", other == INS_DUTCH ? "nl" : "en", quantity->about.in[other]);
}

/* "overdue" is found by month and by track, "cost.fixed" and "fixed" in the ledger. */
static bool add_quantities(const struct explanation *t, const char *name)
{
    int                              count;
    bool                             found = false;
    const struct ins_quantity_table *tables = ins_quantity_tables(&count);
    for (const struct ins_quantity_table *table = tables; table < tables + count; table++) {
        size_t      before = strlen(table->before);
        const char *leaf   = strncmp(name, table->before, before) == 0 ? name + before : name;
        for (int r = 0; r < table->rows; r++)
            if (strcmp(table->row[r].name, leaf) == 0) {
                add_quantity(t, table, &table->row[r]);
                found = true;
            }
    }
    return found;
}

/* A column that is none of the tables': of the folder of another answer, or with an ending. */
static bool explain_file_column(const struct explanation *t, const char *name)
{
    struct ins_text  *text = t->text;
    struct ins_column column;
    const char       *of = "*", *own = NULL;
    for (int i = 0; ins_column_at(i, t->in, &of, &own, &column); i++)
        if (strcmp(own, name) == 0) {
            ins_text_add(text, "%s%s: %s\n", text->length ? "\n" : "", name, column.about);
            if (column.unit[0])
                ins_text_add(text, "%s%s\n", unit.in[t->in], column.unit);
            ins_text_add(text, "%s%s%s\n", stands.in[t->in], in_file.in[t->in],
                         of[0] == '*' ? in_files.in[t->in] : of);
        }
    if (text->length || !ins_column_find("*", name, t->in, &column))
        return text->length;
    ins_text_add(text, "%s: %s%s%s\n", name, column.about, column.end ? "; " : "",
                 column.end ? column.end : "");
    if (column.unit[0])
        ins_text_add(text, "%s%s\n", unit.in[t->in], column.unit);
    return true;
}

enum ins_status ins_explain_in(const char *path, const char *language, char **explained,
                               struct ins_error *error)
{
    struct ins_text text = {0};
    struct explanation  t    = {&text, language && strncmp(language, "nl", 2) == 0 ? INS_DUTCH : INS_ENGLISH};
    bool            key  = ins_explain_key(path, t.in, &text);
    *explained           = NULL;
    bool found = key;
    if (path && path[0])
        found = add_quantities(&t, path) || key || explain_file_column(&t, path);
    if (!found) {
        ins_text_clear(&text);
        return ins_explain_unknown(path, error);
    }
    *explained = ins_text_take(&text);
    return *explained ? INS_DONE : ins_fail(error, INS_WORLD, "out of memory");
}

enum ins_status ins_explain(const char *path, char **explained, struct ins_error *error)
{
    return ins_explain_in(path, "en", explained, error);
}
