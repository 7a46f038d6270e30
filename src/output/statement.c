#include "output/statement.h"

#include <math.h>

#include "output/decide_parts.h"
#include "output/story.h"
#include "scenario/case.h"

/* --- rounded so that it adds up ---------------------------------------------------------------- */

void ins_statement_round(double from, const double *part, int count, double to, double unit,
                         double *rounded)
{
    double left = nearbyint(to / unit) - nearbyint(from / unit);
    rounded[0]         = unit * nearbyint(from / unit);
    rounded[count + 1] = unit * nearbyint(to / unit);
    for (int i = 0; i < count; i++) {
        rounded[i + 1] = nearbyint(part[i] / unit);
        left -= rounded[i + 1];
    }
    /* What is left over is laid, a unit at a time, where rounding has moved a number farthest. As long as
     * a unit is left the distances that way add up to more than 0, so that what is 0 stays so. */
    for (int turn = 0; count > 0 && turn < count && isfinite(left) && fabs(left) > 0.5; turn++) {
        int    most = 0;
        double way  = left > 0.0 ? 1.0 : -1.0, gap = -INFINITY;
        for (int i = 0; i < count; i++) {
            double here = way * (part[i] / unit - rounded[i + 1]);
            if (here > gap)
                gap = here, most = i;
        }
        rounded[most + 1] += way;
        left -= way;
    }
    for (int i = 0; i < count; i++)
        rounded[i + 1] *= unit;
}

/* --- text ------------------------------------------------------------------------------------- */

static const int WIDTHS[] = {-2, -26, 9, 7, 10, 7, 10, 7, 0};

struct column {
    double rounded[INS_YEARLY_PARTS + 2], error[INS_YEARLY_PARTS];
    int    digits;
};

enum { SHARE = INS_STATEMENT_SHARE, RESERVE, LIQUIDITY, COLUMNS = INS_STATEMENT_COLUMNS };
const int ins_statement_digits[COLUMNS] = {[SHARE] = 1, [RESERVE] = 2, [LIQUIDITY] = 2};

static struct ins_estimate change_in_part(const struct ins_part *part, int column)
{
    if (!part)
        return (struct ins_estimate){0.0, 0.0, 0.0};
    return column == SHARE     ? part->share
           : column == RESERVE ? part->change[INS_POINT_NORM]
                               : part->change[INS_POINT_LIQUIDITY];
}

static double year_end(const struct ins_compare *c, int which, int column)
{
    const struct ins_statement *s = c->statement;
    if (column == SHARE)
        return which == 0 ? s->share_last.value : s->share.value;
    return c->scenario[which].value[column == RESERVE ? INS_POINT_NORM : INS_POINT_LIQUIDITY].value;
}

static void fill_column(const struct ins_compare *c, int column, struct column *made)
{
    double part[INS_YEARLY_PARTS], scale = column == SHARE ? 100.0 : 1e-6;
    for (int p = 0; p < INS_YEARLY_PARTS; p++) {
        struct ins_estimate change =
            change_in_part(ins_statement_part(c->statement, (enum ins_yearly_part)p), column);
        part[p]        = scale * change.value;
        made->error[p] = scale * ins_decide_half(change);
    }
    made->digits = ins_statement_digits[column];
    ins_statement_round(scale * year_end(c, 0, column), part, INS_YEARLY_PARTS,
                        scale * year_end(c, 1, column), pow(10.0, -made->digits), made->rounded);
}

/* Line `at` of the table: 0 last year, then the parts, then this year. */
static void tell_statement_line(struct ins_page *page, const char *name,
                                const struct column *column, int at, bool same)
{
    struct ins_figure value[COLUMNS], error[COLUMNS];
    bool              part = at > 0 && at <= INS_YEARLY_PARTS;
    for (int i = 0; i < COLUMNS; i++) {
        double known = isfinite(column[i].rounded[at]) && !same ? column[i].rounded[at] : (double)NAN;
        value[i]     = ins_number_decimal(known, column[i].digits, page->language);
        error[i]     = part && !same ? ins_number_decimal(column[i].error[at - 1], column[i].digits,
                                                          page->language)
                                     : (struct ins_figure){""};
    }
    ins_page_row(page, WIDTHS,
                 INS_VALUES("", name, value[0].text, error[0].text, value[1].text, error[1].text,
                            value[2].text, error[2].text));
}

static void tell_yearly_parts(struct ins_page *page, const struct ins_compare *c)
{
    const struct ins_waterfall *fall  = c->statement->fall;
    const char                 *error = ins_page_word(page, INS_WORD_ERROR);
    struct column               column[COLUMNS];
    for (int i = 0; i < COLUMNS; i++)
        fill_column(c, i, &column[i]);
    ins_page_heading(page, INS_WORD_STATEMENT_MOVED);
    if (fall->orders > 1)
        ins_page_say(page, 2, fall->all_orders ? INS_WORD_WATERFALL_ALL : INS_WORD_WATERFALL_TWO,
                     INS_VALUES(ins_story_plain(fall->orders).text));
    ins_page_say(page, 2, INS_WORD_STATEMENT_ROUNDED, INS_VALUES(""));
    ins_page_head(page, WIDTHS,
                  INS_VALUES("", ins_page_word(page, INS_WORD_MILLION),
                             ins_page_word(page, INS_WORD_STATEMENT_OF_BUDGET), error,
                             ins_page_word(page, INS_WORD_STATEMENT_RESERVE), error,
                             ins_page_word(page, INS_WORD_HEAD_LIQUIDITY), error));
    tell_statement_line(page, ins_page_word(page, INS_WORD_STATEMENT_LAST_YEAR), column, 0, false);
    for (int p = 0; p < INS_YEARLY_PARTS; p++)
        tell_statement_line(page, ins_page_word(page, INS_WORD_YEARLY_FIRST + (enum ins_word)p),
                            column, p + 1,
                            !ins_statement_part(c->statement, (enum ins_yearly_part)p));
    tell_statement_line(page, ins_page_word(page, INS_WORD_STATEMENT_THIS_YEAR), column,
                        INS_YEARLY_PARTS + 1, false);
}

/* One of the two years: what the reserve must be, or that none is enough. */
static void tell_reserve_year(struct ins_page *page, const struct ins_compare *c, int which)
{
    const struct ins_compared  *one     = &c->scenario[which];
    const struct ins_scenario  *s       = ins_case_scenario(one->source);
    const struct ins_statement *all     = c->statement;
    struct ins_estimate         reserve = one->value[INS_POINT_NORM];
    double budget = which == 0 ? all->budget_last : all->budget;
    struct ins_figure asked = ins_story_asked(page, s->norm.confidence);
    if (!isfinite(reserve.value)) {
        ins_page_say(page, 0, which == 0 ? INS_WORD_STATEMENT_LAST_NONE : INS_WORD_STATEMENT_NOW_NONE,
                     INS_VALUES(asked.text,
                                ins_number_hundred(one->value[INS_POINT_P_NORM_MAX].value,
                                                   page->language).text));
        return;
    }
    ins_page_say(page, 0, which == 0 ? INS_WORD_STATEMENT_LAST : INS_WORD_STATEMENT_NOW,
                 INS_VALUES(ins_decide_euro(page, reserve.value, 2).text,
                            ins_story_euro(page, reserve).text,
                            ins_number_percent(reserve.value / budget, page->language).text,
                            ins_story_plain(ins_date_year(s->start)).text,
                            ins_decide_euro(page, budget, 1).text, asked.text));
}

static void tell_change(struct ins_page *page, const struct ins_compare *c)
{
    struct ins_estimate euro = c->scenario[1].change[INS_POINT_NORM], share = c->statement->fall->share;
    if (!isfinite(euro.value))
        return;
    ins_page_say(page, 0, INS_WORD_STATEMENT_CHANGE,
                 INS_VALUES(ins_decide_euro(page, euro.value, 2).text,
                            ins_decide_euro(page, ins_decide_half(euro), 2).text,
                            ins_number_hundred(share.value, page->language).text,
                            ins_number_hundred(ins_decide_half(share), page->language).text));
}

static void tell_changed_keys(struct ins_page *page, const struct ins_statement *s)
{
    static const int KEYS[] = {-4, -36, -18, -20, 0};
    ins_page_heading(page, INS_WORD_STATEMENT_KEYS);
    for (int p = 0; p < INS_YEARLY_PARTS; p++) {
        bool headed = false;
        for (int i = 0; i < s->keys; i++) {
            if ((int)s->key[i].part != p)
                continue;
            if (!headed)
                ins_page_head(page, KEYS,
                              INS_VALUES("", ins_page_word(page, INS_WORD_YEARLY_FIRST + (enum ins_word)p),
                                         ins_page_word(page, INS_WORD_STATEMENT_LAST_YEAR),
                                         ins_page_word(page, INS_WORD_STATEMENT_THIS_YEAR)));
            headed = true;
            ins_page_row(page, KEYS, INS_VALUES("", s->key[i].path, s->key[i].last, s->key[i].now));
        }
    }
}

void ins_statement_tell(struct ins_page *page, const struct ins_compare *c)
{
    const struct ins_scenario *last = ins_case_scenario(c->scenario[0].source),
                              *now  = ins_case_scenario(c->scenario[1].source);
    ins_page_say(page, 0, INS_WORD_STATEMENT_BETWEEN,
                 INS_VALUES(last->title[0] ? last->title : ins_case_name(c->scenario[0].source),
                            ins_story_month(last, 0).text,
                            now->title[0] ? now->title : ins_case_name(c->scenario[1].source),
                            ins_story_month(now, 0).text, ins_story_plain(now->months).text,
                            ins_number_count((double)c->futures, page->language).text,
                            ins_story_plain(now->seed).text));
    ins_page_gap(page);
    tell_reserve_year(page, c, 1);
    tell_reserve_year(page, c, 0);
    tell_change(page, c);
    if (c->statement->keys == 0) {
        ins_page_say(page, 0, INS_WORD_WATERFALL_SAME, INS_VALUES(""));
        return;
    }
    tell_yearly_parts(page, c);
    tell_changed_keys(page, c->statement);
}

/* --- JSON ------------------------------------------------------------------------------------- */

static void add_year(struct ins_json *json, const char *name, const struct ins_compare *c, int which)
{
    const struct ins_statement *s = c->statement;
    ins_json_open(json, name, '{');
    ins_json_integer(json, "year", ins_date_year(ins_case_scenario(c->scenario[which].source)->start));
    ins_json_number(json, "budget", which == 0 ? s->budget_last : s->budget);
    ins_json_estimate(json, "reserve", c->scenario[which].value[INS_POINT_NORM]);
    ins_json_estimate(json, "share", which == 0 ? s->share_last : s->share);
    ins_json_close(json, '}');
}

static void add_moved(struct ins_json *json, const char *name, const struct ins_part *part,
                      enum ins_point_row r)
{
    struct ins_estimate change = part ? part->change[r] : (struct ins_estimate){0.0, 0.0, 0.0};
    ins_json_open_flat(json, name, '{');
    ins_json_number(json, "change", change.value);
    ins_json_number(json, "low", change.low);
    ins_json_number(json, "high", change.high);
    ins_json_number(json, "order_low", part ? part->order_low[r] : 0.0);
    ins_json_number(json, "order_high", part ? part->order_high[r] : 0.0);
    ins_json_close(json, '}');
}

static void add_changed_keys(struct ins_json *json, const struct ins_statement *s, int p)
{
    ins_json_open(json, "keys", '[');
    for (int i = 0; i < s->keys; i++)
        if ((int)s->key[i].part == p) {
            ins_json_open_flat(json, NULL, '{');
            ins_json_text(json, "key", s->key[i].path);
            ins_json_text(json, "last", s->key[i].last);
            ins_json_text(json, "now", s->key[i].now);
            ins_json_close(json, '}');
        }
    ins_json_close(json, ']');
}

static void add_part(struct ins_json *json, const struct ins_statement *s, int p)
{
    const struct ins_part *part = ins_statement_part(s, (enum ins_yearly_part)p);
    ins_json_open(json, NULL, '{');
    ins_json_text(json, "part", ins_yearly_part_name[p]);
    ins_decide_change(json, "share", change_in_part(part, SHARE));
    for (int r = 0; r < INS_POINT_ROWS; r++)
        add_moved(json, ins_point_name[r], part, (enum ins_point_row)r);
    add_moved(json, INS_STATE_NAME, part, INS_POINT_SOCIAL_COST);
    add_changed_keys(json, s, p);
    ins_json_close(json, '}');
}

void ins_statement_add(struct ins_json *json, const struct ins_compare *c)
{
    const struct ins_statement *s = c->statement;
    if (!s) {
        ins_json_null(json, "statement");
        return;
    }
    ins_json_open(json, "statement", '{');
    add_year(json, "last", c, 0);
    add_year(json, "now", c, 1);
    ins_json_open(json, "change", '{');
    ins_decide_change(json, "reserve", c->scenario[1].change[INS_POINT_NORM]);
    ins_decide_change(json, "share", s->fall->share);
    ins_json_close(json, '}');
    ins_json_integer(json, "orders", s->fall->orders);
    ins_json_flag(json, "all_orders", s->fall->all_orders);
    ins_json_open(json, "parts", '[');
    for (int p = 0; p < INS_YEARLY_PARTS; p++)
        add_part(json, s, p);
    ins_json_close(json, ']');
    ins_json_close(json, '}');
}
