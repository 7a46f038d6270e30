/* One future, month by month, as CSV and as JSON. */
#include "answers/path.h"
#include "base/text.h"
#include "instroom/output.h"
#include "output/json.h"
#include "output/parts.h"
#include "output/number.h"

static const double *values_of_month(const struct ins_path *path, int t)
{
    return &path->value[(size_t)t * (size_t)path->columns];
}

char *ins_path_csv(const struct ins_path *path)
{
    struct ins_text text = {0};
    ins_text_add(&text, "month");
    for (int c = 0; c < path->columns; c++)
        ins_text_add(&text, ",%s", path->name[c]);
    ins_text_add(&text, "\n");
    for (int t = 0; t < path->months; t++) {
        char month[INS_DATE_TEXT];
        ins_text_add(&text, "%s", ins_date_write(path->start + t, month));
        for (int c = 0; c < path->columns; c++)
            ins_text_add(&text, ",%s", ins_number_full(values_of_month(path, t)[c]).text);
        ins_text_add(&text, "\n");
    }
    return ins_text_take(&text);
}

char *ins_path_json(const struct ins_path *path)
{
    struct ins_json json = {0};
    char            month[INS_DATE_TEXT];
    ins_json_open(&json, NULL, '{');
    ins_json_text(&json, "instroom", "path");
    ins_json_integer(&json, "future", path->future);
    ins_json_open_flat(&json, "month", '[');
    for (int t = 0; t < path->months; t++)
        ins_json_text(&json, NULL, ins_date_write(path->start + t, month));
    ins_json_close(&json, ']');
    for (int c = 0; c < path->columns; c++) {
        ins_json_open_flat(&json, path->name[c], '[');
        for (int t = 0; t < path->months; t++)
            ins_json_number(&json, NULL, values_of_month(path, t)[c]);
        ins_json_close(&json, ']');
    }
    ins_parts_version(&json);
    ins_json_close(&json, '}');
    return ins_json_take(&json);
}
