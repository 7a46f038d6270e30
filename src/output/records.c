#include "output/records.h"

#include <math.h>

static void add_doubt(struct ins_json *json, const char *file, const struct ins_doubt *doubt)
{
    char month[INS_DATE_TEXT], text[INS_DOUBT_TEXT];
    bool figures = doubt->kind != INS_DOUBT_RUNNING; /* of which `value` is a month of the year */
    ins_json_open(json, NULL, '{');
    ins_json_text(json, "file", file);
    ins_json_text(json, "kind", ins_doubt_name(doubt->kind));
    ins_json_text(json, "column", doubt->column);
    ins_json_integer(json, "other_columns", doubt->others);
    ins_json_text(json, "from", ins_date_write(doubt->from, month));
    ins_json_text(json, "to", ins_date_write(doubt->to, month));
    ins_json_number(json, "value", figures ? doubt->value : (double)NAN);
    ins_json_number(json, "beside", doubt->beside);
    ins_json_open(json, "says", '{');
    ins_json_text(json, "en", ins_doubt_write(doubt, INS_ENGLISH, text));
    ins_json_text(json, "nl", ins_doubt_write(doubt, INS_DUTCH, text));
    ins_json_close(json, '}');
    ins_json_close(json, '}');
}

void ins_records_json(struct ins_json *json, const struct ins_account *const *account, int count)
{
    ins_json_open(json, "doubts", '[');
    for (int a = 0; a < count; a++)
        for (int i = 0; account[a] && i < account[a]->doubts.count && i < INS_DOUBTS; i++)
            add_doubt(json, account[a]->file, &account[a]->doubts.doubt[i]);
    ins_json_close(json, ']');
}

void ins_records_json_of(struct ins_json *json, const struct ins_case *source)
{
    const struct ins_account *account[INS_CASE_RECORDS];
    for (int i = 0; i < INS_CASE_RECORDS; i++)
        account[i] = ins_case_account(source, (enum ins_case_record)i);
    ins_records_json(json, account, INS_CASE_RECORDS);
}

char *ins_records_warnings(const struct ins_account *account)
{
    struct ins_text lines = {0};
    char            where[INS_DOUBT_TEXT], text[INS_DOUBT_TEXT];
    for (int i = 0; account && i < account->doubts.count && i < INS_DOUBTS; i++)
        ins_text_add(&lines, "%s%s: %s: %s", i ? "\n" : "", account->file,
                     ins_doubt_where(&account->doubts.doubt[i], INS_ENGLISH, where),
                     ins_doubt_write(&account->doubts.doubt[i], INS_ENGLISH, text));
    return ins_text_take(&lines);
}
