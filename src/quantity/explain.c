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

static void add_places(struct ins_text *text, const struct ins_quantity_table *table,
                       const struct ins_quantity *quantity)
{
    ins_text_add(text, "  stands    %s%s%s%s\n", table->stands,
                 is_series(quantity) ? "; its mean and quantiles in months.csv" : "",
                 is_one_of(quantity, ins_tail_result, INS_TAILS) ? "; in \"risk\"" : "",
                 is_one_of(quantity, ins_swept, INS_SWEPT) ? "; in the rows of a sweep" : "");
}

static void add_quantity(struct ins_text *text, const struct ins_quantity_table *table,
                         const struct ins_quantity *quantity)
{
    ins_text_add(text, "%s%s%s%s: %s\n", text->length ? "\n" : "", table->before, quantity->name,
                 table->row == ins_by_track ? ".TRACK" : "", quantity->about.in[INS_ENGLISH]);
    if (quantity->unit != INS_UNIT_NONE)
        ins_text_add(text, "  unit      %s\n", ins_unit_told[quantity->unit].in[INS_ENGLISH]);
    ins_text_add(text, "  adds up   %s\n", ins_adding_told[quantity->adds].in[INS_ENGLISH]);
    add_places(text, table, quantity);
    ins_text_add(text, "  nl        %s\n", quantity->about.in[INS_DUTCH]);
}

/* "overdue" is found by month and by track, "cost.fixed" and "fixed" in the ledger. */
static bool add_quantities(struct ins_text *text, const char *name)
{
    int                              count;
    bool                             found = false;
    const struct ins_quantity_table *table = ins_quantity_tables(&count);
    for (int t = 0; t < count; t++) {
        size_t      before = strlen(table[t].before);
        const char *leaf   = strncmp(name, table[t].before, before) == 0 ? name + before : name;
        for (int r = 0; r < table[t].rows; r++)
            if (strcmp(table[t].row[r].name, leaf) == 0) {
                add_quantity(text, &table[t], &table[t].row[r]);
                found = true;
            }
    }
    return found;
}

/* A column that is none of the tables': of the folder of another answer, or with an ending. */
static bool add_column(struct ins_text *text, const char *name)
{
    struct ins_column column;
    const char       *of = "*", *own = NULL;
    for (int i = 0; ins_column_at(i, INS_ENGLISH, &of, &own, &column); i++)
        if (strcmp(own, name) == 0) {
            ins_text_add(text, "%s%s: %s\n", text->length ? "\n" : "", name, column.about);
            if (column.unit[0])
                ins_text_add(text, "  unit      %s\n", column.unit);
            ins_text_add(text, "  stands    in %s\n", of[0] == '*' ? "several files" : of);
        }
    if (text->length || !ins_column_find("*", name, INS_ENGLISH, &column))
        return text->length;
    ins_text_add(text, "%s: %s%s%s\n", name, column.about, column.end ? "; " : "",
                 column.end ? column.end : "");
    if (column.unit[0])
        ins_text_add(text, "  unit      %s\n", column.unit);
    return true;
}

enum ins_status ins_explain(const char *path, char **explained, struct ins_error *error)
{
    struct ins_text text = {0};
    bool            key  = ins_explain_key(path, &text);
    *explained           = NULL;
    bool found = key;
    if (path && path[0])
        found = add_quantities(&text, path) || key || add_column(&text, path);
    if (!found) {
        ins_text_clear(&text);
        return ins_explain_unknown(path, error);
    }
    *explained = ins_text_take(&text);
    return *explained ? INS_DONE : ins_fail(error, INS_WORLD, "out of memory");
}
