/* What scaling up and down for one surge costs, for machines. */
#include "decide/surge.h"
#include "instroom/values.h"
#include "output/decide_parts.h"
#include "output/numbers.h"
#include "output/parts.h"
#include "scenario/case.h"

/* The month in which the last of those who came for it are gone, or null. */
static void add_last_month(struct ins_json *json, const char *name, const struct ins_scenario *s,
                           int month)
{
    char date[INS_DATE_TEXT];
    ins_json_text(json, name, month < 0 ? NULL : ins_date_write(s->start + month, date));
}

static void add_scaled_surge(struct ins_json *json, const struct ins_surges *all, int i)
{
    const struct ins_scenario *s     = ins_case_scenario(all->source);
    const struct ins_scaled_surge    *surge = &all->surge[i];
    bool                       ended = surge->first >= 0 && surge->ends;
    ins_json_open(json, NULL, '{');
    ins_json_number(json, "size", surge->size);
    ins_json_integer(json, "months", surge->months);
    ins_json_estimate(json, "cases", surge->cases);
    for (int k = 0; k < INS_SCALING_COST; k++)
        ins_json_estimate(json, ins_scaling_cost_name[k], surge->item[k]);
    ins_json_estimate(json, "idle_after", surge->idle_after);
    ins_json_number(json, "per_case", surge->a_case);
    ins_json_estimate(json, "overdue_case_months", surge->overdue);
    ins_json_number(json, "most_staff", surge->peak);
    ins_json_number(json, "staff_at_end", surge->left);
    add_last_month(json, "first", s, surge->first);
    add_last_month(json, "last", s, ended ? surge->last : -1);
    ins_json_close(json, '}');
}

char *ins_surges_json(const struct ins_surges *all)
{
    char                       begins[INS_DATE_TEXT];
    struct ins_json            json = {0};
    const struct ins_scenario *s    = ins_case_scenario(all->source);
    ins_json_open(&json, NULL, '{');
    ins_decide_open(&json, "surge", s);
    ins_json_integer(&json, "played", all->futures);
    ins_json_integer(&json, "months", ins_case_scenario(all->played)->months);
    ins_json_text(&json, "begins", ins_date_write(s->start + all->begins, begins));
    ins_json_open(&json, "surges", '[');
    for (int i = 0; i < all->count; i++)
        add_scaled_surge(&json, all, i);
    ins_json_close(&json, ']');
    ins_parts_provenance(&json, all->source, s);
    ins_json_close(&json, '}');
    return ins_json_take(&json);
}

INS_NUMBERS_BY_NAME(surges, "surge")
