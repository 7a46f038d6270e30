#include "record/account.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "record/months.h"

_Static_assert((int)INS_DOUBT_NAME == (int)INS_MONTHS_NAME, "a doubt bears the whole name of a column");

static void look_at_column(const struct ins_months *m, int c, enum ins_doubt_of of, double *cases,
                           struct ins_account *account)
{
    struct ins_account_column *column = &account->column[c];
    int known = 0;
    column->first = column->last = INS_DATE_NONE;
    for (int t = 0; t < m->months; t++) {
        cases[t] = *ins_months_at(m, t, c);
        if (isnan(cases[t]))
            continue;
        column->first = known++ ? column->first : m->first + t;
        column->last  = m->first + t;
    }
    column->unknown = known ? column->last - column->first + 1 - known : 0;
    if (column->role != INS_ACCOUNT_SERVICE)
        ins_doubts_look(m->first, m->months, cases, column->name, of, &account->doubts);
}

static enum ins_account_role role_of(enum ins_doubt_of of, const char *name)
{
    return of == INS_DOUBT_OF_FORECAST ? INS_ACCOUNT_PATH
           : ins_months_is_total(name) ? INS_ACCOUNT_TOTAL
                                       : INS_ACCOUNT_TRACK;
}

static bool look_at_columns(const struct ins_months *m, enum ins_doubt_of of, const enum ins_account_role *role,
                            struct ins_account *account)
{
    double *cases = malloc((size_t)m->months * sizeof *cases);
    for (int c = 0; cases && c < m->columns; c++) {
        struct ins_account_column *column = &account->column[c];
        (void)snprintf(column->name, sizeof column->name, "%s", m->name[c]);
        column->role = role ? role[c] : role_of(of, m->name[c]);
        look_at_column(m, c, of, cases, account);
    }
    free(cases);
    return cases != NULL;
}

struct ins_account *ins_account_create(const char *file, const struct ins_months *m,
                                       enum ins_doubt_of of, const enum ins_account_role *role)
{
    struct ins_account *made = calloc(1, sizeof *made + (size_t)m->columns * sizeof made->column[0]);
    if (!made)
        return NULL;
    made->file             = strdup(file);
    made->letters          = m->letters;
    made->decimal_comma    = m->reading == INS_COMMA;
    made->way              = m->way;
    made->comma            = m->comma;
    made->withheld         = m->withheld;
    made->dashes           = m->dashes;
    made->added_up_unknown = m->added_up_unknown;
    made->flagged          = m->flagged;
    made->longer_lines     = m->longer_lines;
    made->notes            = m->notes;
    made->first            = m->first;
    made->months           = m->months;
    made->columns          = m->columns;
    memcpy(made->sheet, m->sheet, sizeof made->sheet);
    memcpy(made->chosen, m->chosen, sizeof made->chosen);
    if (made->file && look_at_columns(m, of, role, made))
        return made;
    ins_account_free(made);
    return NULL;
}

void ins_account_free(struct ins_account *account)
{
    if (account)
        free(account->file);
    free(account);
}
