/* The table of quantities: each says what it is in both languages, is found by its name, and every
 * column of a path is one of them. */
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "answers/path.h"
#include "instroom/scenario.h"
#include "quantity/column.h"
#include "quantity/quantity.h"
#include "support.h"

TestSuite(quantity);

static bool tells(const struct ins_told *told)
{
    return told->in[INS_ENGLISH] && told->in[INS_DUTCH] && strlen(told->in[INS_ENGLISH]) > 8 &&
           strlen(told->in[INS_DUTCH]) > 8;
}

Test(quantity, says_what_it_is_in_both_languages_and_in_which_unit)
{
    int                              count;
    const struct ins_quantity_table *table = ins_quantity_tables(&count);
    for (int t = 0; t < count; t++)
        for (int r = 0; r < table[t].rows; r++) {
            const struct ins_quantity *row = &table[t].row[r];
            cr_assert(row->name && row->name[0], "%s: row %d has no name", table[t].name, r);
            cr_expect(tells(&row->about), "%s is not told", row->name);
            cr_expect(row->unit != INS_UNIT_NONE, "%s has no unit", row->name);
        }
}

Test(quantity, has_a_label_where_people_read_a_table_of_them)
{
    for (int r = 0; r < INS_RESULTS; r++)
        cr_expect(tells(&ins_result[r].label), "%s", ins_result[r].name);
    for (int q = 0; q < INS_OF_PHASES; q++)
        cr_expect(tells(&ins_of_phase[q].label), "%s", ins_of_phase[q].name);
    for (int line = 0; line < INS_LEDGER; line++)
        cr_expect(ins_ledger[line].label.in[INS_DUTCH], "%d", line);
}

Test(quantity, has_a_name_of_its_own_in_its_table)
{
    int                              count;
    const struct ins_quantity_table *table = ins_quantity_tables(&count);
    for (int t = 0; t < count; t++)
        for (int r = 0; r < table[t].rows; r++)
            for (int other = 0; other < r; other++)
                cr_expect_neq(strcmp(table[t].row[r].name, table[t].row[other].name), 0, "%s",
                              table[t].row[r].name);
}

/* Means of flows add up over the months, so that their unit cannot be a stock's; the one that may be
 * either is a probability. Told by hand, as the page of the model has them. */
Test(quantity, adds_up_as_the_page_of_the_model_says)
{
    cr_expect_eq(ins_monthly[INS_MONTHLY_INFLOW].adds, INS_ADDS_FLOW);
    cr_expect_eq(ins_monthly[INS_MONTHLY_BACKLOG].adds, INS_ADDS_STOCK);
    cr_expect_eq(ins_monthly[INS_MONTHLY_SHORTFALL].adds, INS_ADDS_STOCK);
    cr_expect_eq(ins_result[INS_PEAK_OVERDUE].adds, INS_ADDS_PEAK);
    cr_expect_eq(ins_result[INS_SHORTFALL_MAX].adds, INS_ADDS_PEAK);
    cr_expect_eq(ins_result[INS_OVERDUE_CASE_MONTHS].adds, INS_ADDS_FLOW);
    cr_expect_eq(ins_result[INS_MEAN_BACKLOG].adds, INS_ADDS_MEAN);
    cr_expect_eq(ins_result[INS_NORM_MET].adds, INS_ADDS_YES_NO);
    cr_expect_eq(ins_of_phase[INS_OF_PHASE_INFLOW].adds, INS_ADDS_PER_MONTH);
    cr_expect_eq(ins_of_phase[INS_OF_PHASE_PEAK_BACKLOG].adds, INS_ADDS_PEAK);
}

Test(quantity, every_column_of_a_path_is_one)
{
    static struct ins_path_columns columns;
    struct ins_column              column;
    ins_path_list(ins_case_scenario(SERVICE("months=24")), &columns);
    for (int c = 0; c < columns.count; c++) {
        cr_expect(ins_column_find("path.csv", columns.name[c], INS_DUTCH, &column), "%s",
                  columns.name[c]);
        cr_expect(column.unit[0] && column.about[0], "%s", columns.name[c]);
    }
    cr_expect_not(ins_column_find("path.csv", "no_such_column", INS_ENGLISH, &column));
}

Test(quantity, is_explained_by_its_name)
{
    int                              count;
    const struct ins_quantity_table *table = ins_quantity_tables(&count);
    static struct ins_error          error;
    for (int t = 0; t < count; t++)
        for (int r = 0; r < table[t].rows; r++) {
            char *text = NULL;
            cr_assert_eq(ins_explain(with("%s%s", table[t].before, table[t].row[r].name), &text, &error),
                         INS_DONE, "%s", error.text);
            cr_expect(strstr(text, table[t].row[r].about.in[INS_ENGLISH]), "%s", text);
            free(text);
        }
}
