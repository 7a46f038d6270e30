/* What bound in a future, month by month, for people and as JSON. */
#include <math.h>
#include <stdio.h>

#include "answers/why.h"
#include "output/json.h"
#include "output/parts.h"
#include "output/story.h"

/* Months in a row in which the same bound. */
struct stretch {
    int      from, to;
    unsigned bound;
    double   short_of; /* mean, hours a month */
    double   overdue;  /* at the end, cases */
};

static struct stretch stretch_from(const struct ins_path *path, int from)
{
    const struct ins_why_month *month   = path->why->month;
    struct stretch              stretch = {from, from, month[from].bound, 0.0, 0.0};
    while (stretch.to + 1 < path->months && month[stretch.to + 1].bound == stretch.bound)
        stretch.to++;
    for (int t = from; t <= stretch.to; t++)
        stretch.short_of += month[t].short_of / (stretch.to - from + 1);
    stretch.overdue = ins_path_at(path, stretch.to, INS_MONTHLY_OVERDUE);
    return stretch;
}

static struct ins_figure month_of(const struct ins_path *path, int t)
{
    struct ins_figure text = {""};
    (void)ins_date_write(path->start + t, text.text);
    return text;
}

/* --- for people --------------------------------------------------------------------------------- */

/* "all of the shell is called; no money for more" */
static struct ins_phrase bounds_of(struct ins_page *page, unsigned bound)
{
    struct ins_phrase phrase = {""};
    struct ins_text   text   = {0};
    for (int b = 0; b < INS_BOUNDS; b++)
        if (bound & 1u << b)
            ins_text_add(&text, "%s%s", text.length ? "; " : "",
                         ins_page_word(page, INS_WORD_WHY_BOUND_FIRST + (enum ins_word)b));
    (void)snprintf(phrase.text, sizeof phrase.text, "%s",
                   text.bytes ? text.bytes : ins_page_word(page, INS_WORD_WHY_FREE));
    page->text.failed |= text.failed;
    ins_text_clear(&text);
    return phrase;
}

static void tell_stretch(struct ins_page *page, const struct ins_path *path, const struct stretch *stretch)
{
    bool   enough = stretch->short_of <= 0.0;
    double hours  = fabs(stretch->short_of);
    ins_page_gap(page);
    ins_page_say(page, 2, enough ? INS_WORD_WHY_ENOUGH : INS_WORD_WHY_SHORT,
                 INS_VALUES(month_of(path, stretch->from).text, month_of(path, stretch->to).text,
                            ins_number_count(hours, page->language).text,
                            ins_number_count(stretch->overdue, page->language).text));
    if (stretch->bound || !enough)
        ins_page_say(page, 4, INS_WORD_WHY_BOUND, INS_VALUES(bounds_of(page, stretch->bound).text));
}

static void tell_orders(struct ins_page *page, const struct ins_path *path)
{
    const struct ins_why *why = path->why;
    enum ins_language     in  = page->language;
    ins_page_heading(page, INS_WORD_WHY_ORDERS);
    ins_page_say(page, 2, INS_WORD_WHY_TRAINEES,
                 INS_VALUES(month_of(path, 0).text, ins_number_decimal(why->trainees, 1, in).text,
                            month_of(path, why->begins).text, month_of(path, why->decides).text));
    ins_page_say(page, 2, INS_WORD_WHY_FLEX,
                 INS_VALUES(ins_number_decimal(why->need, 1, in).text, month_of(path, why->called).text));
    ins_page_say(page, 2, INS_WORD_WHY_OVERTIME,
                 INS_VALUES(ins_number_hundred(why->overtime, in).text));
    if (why->month[0].bound)
        ins_page_say(page, 2, INS_WORD_WHY_BOUND, INS_VALUES(bounds_of(page, why->month[0].bound).text));
}

char *ins_path_why_text(const struct ins_path *path, const struct ins_look *look)
{
    struct ins_page   page;
    struct ins_figure number;
    ins_page_begin(&page, look);
    (void)snprintf(number.text, sizeof number.text, "%lld", (long long)path->future);
    ins_page_title(&page, ins_page_phrase(&page, INS_WORD_PATH_WHY, INS_VALUES(number.text)).text);
    ins_page_say(&page, 0, path->why->kept ? INS_WORD_WHY_KEPT : INS_WORD_WHY_MISSED,
                 INS_VALUES(ins_number_count(path->why->months_over, page.language).text));
    for (int t = 0; t < path->months;) {
        struct stretch stretch = stretch_from(path, t);
        tell_stretch(&page, path, &stretch);
        t = stretch.to + 1;
    }
    tell_orders(&page, path);
    ins_page_gap(&page);
    ins_page_say(&page, 0, INS_WORD_WHY_METHOD, INS_VALUES(""));
    return ins_page_take(&page);
}

/* --- as JSON ------------------------------------------------------------------------------------ */

static void add_bounds(struct ins_json *json, unsigned bound)
{
    ins_json_open_flat(json, "bound", '[');
    for (int b = 0; b < INS_BOUNDS; b++)
        if (bound & 1u << b)
            ins_json_text(json, NULL, ins_bound_name[b]);
    ins_json_close(json, ']');
}

static void add_stretch(struct ins_json *json, const struct ins_path *path, const struct stretch *stretch)
{
    ins_json_open(json, NULL, '{');
    ins_json_text(json, "from", month_of(path, stretch->from).text);
    ins_json_text(json, "to", month_of(path, stretch->to).text);
    ins_json_number(json, "short_hours", stretch->short_of);
    ins_json_number(json, "overdue", stretch->overdue);
    add_bounds(json, stretch->bound);
    ins_json_close(json, '}');
}

static void add_orders(struct ins_json *json, const struct ins_path *path)
{
    const struct ins_why *why = path->why;
    ins_json_open(json, "orders", '{');
    ins_json_text(json, "month", month_of(path, 0).text);
    ins_json_number(json, "trainees", why->trainees);
    ins_json_text(json, "begin", month_of(path, why->begins).text);
    ins_json_text(json, "decide", month_of(path, why->decides).text);
    ins_json_number(json, "flex", why->need);
    ins_json_text(json, "called_for", month_of(path, why->called).text);
    ins_json_number(json, "overtime", why->overtime);
    add_bounds(json, why->month[0].bound);
    ins_json_close(json, '}');
}

char *ins_path_why_json(const struct ins_path *path)
{
    struct ins_json json = {0};
    ins_json_open(&json, NULL, '{');
    ins_json_text(&json, "instroom", "path");
    ins_json_integer(&json, "future", path->future);
    ins_json_flag(&json, "norm_kept", path->why->kept);
    ins_json_number(&json, "months_over_norm", path->why->months_over);
    ins_json_open(&json, "why", '[');
    for (int t = 0; t < path->months;) {
        struct stretch stretch = stretch_from(path, t);
        add_stretch(&json, path, &stretch);
        t = stretch.to + 1;
    }
    ins_json_close(&json, ']');
    add_orders(&json, path);
    ins_parts_version(&json);
    ins_json_close(&json, '}');
    return ins_json_take(&json);
}
