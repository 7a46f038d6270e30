/* Where in a sweep it fails, for people. */
#include <math.h>
#include <stdio.h>

#include "decide/discover.h"
#include "output/decide_parts.h"
#include "output/story.h"

/* key, from, to, of its lowest, to its highest, quasi-p of both limits */
static const int LIMIT_WIDTHS[] = {-2, -28, 10, 10, 10, 10, 8, 0};

/* Three figures that matter, since keys run from thousandths to millions. */
static struct ins_figure three_figures(const struct ins_page *page, double value)
{
    struct ins_figure none = {""};
    if (!isfinite(value))
        return none;
    int digits = value == 0.0 ? 0 : 3 - (int)floor(log10(fabs(value)));
    return ins_number_decimal(value, digits < 0 ? 0 : digits > 6 ? 6 : digits, page->language);
}

static struct ins_figure chance_by_luck(const struct ins_page *page, const double quasi_p[2])
{
    struct ins_figure none = {""};
    double            p    = fmax(isnan(quasi_p[0]) ? -1.0 : quasi_p[0],
                                  isnan(quasi_p[1]) ? -1.0 : quasi_p[1]);
    return p < 0.0 ? none : ins_number_decimal(p, 3, page->language);
}

static int tell_limits(struct ins_page *page, const struct ins_discovery *d,
                       const struct ins_prim_box *box)
{
    int limits = 0;
    for (int a = 0; a < d->table->names.axes; a++) {
        if (isinf(box->low[a]) && isinf(box->high[a]))
            continue;
        if (limits++ == 0)
            ins_page_head(page, LIMIT_WIDTHS,
                          INS_VALUES("", "", ins_page_word(page, INS_WORD_DISCOVER_FROM),
                                     ins_page_word(page, INS_WORD_DISCOVER_TO),
                                     ins_page_word(page, INS_WORD_DISCOVER_RANGE),
                                     ins_page_word(page, INS_WORD_DISCOVER_TO),
                                     ins_page_word(page, INS_WORD_DISCOVER_QUASI_P)));
        ins_page_row(page, LIMIT_WIDTHS,
                     INS_VALUES("", d->table->names.name[a], three_figures(page, box->low[a]).text,
                                three_figures(page, box->high[a]).text,
                                three_figures(page, d->low[a]).text,
                                three_figures(page, d->high[a]).text,
                                chance_by_luck(page, box->quasi_p[a]).text));
    }
    return limits;
}

static void tell_box(struct ins_page *page, const struct ins_discovery *d, int b)
{
    const struct ins_prim_box *box = &d->prim[b]->box;
    enum ins_language          in  = page->language;
    ins_page_gap(page);
    ins_page_say(page, 0, INS_WORD_DISCOVER_BOX, INS_VALUES(ins_story_plain(b + 1).text));
    if (tell_limits(page, d, box) == 0)
        ins_page_say(page, 2, INS_WORD_DISCOVER_NO_LIMIT, INS_VALUES(""));
    ins_page_say(page, 2, INS_WORD_DISCOVER_HOLDS,
                 INS_VALUES(ins_number_count((double)box->inside, in).text,
                            ins_number_hundred(box->support, in).text,
                            ins_number_hundred(box->density.value, in).text,
                            ins_story_probable(page, box->density).text,
                            ins_number_hundred(box->coverage, in).text));
}

static void tell_boxes(struct ins_page *page, const struct ins_discovery *d)
{
    enum ins_language in = page->language;
    for (int b = 0; b < d->boxes; b++) {
        tell_box(page, d, b);
        if (b == 0 && !isnan(d->held_density.value))
            ins_page_say(page, 2, INS_WORD_DISCOVER_HELD,
                         INS_VALUES(ins_number_hundred(d->held_density.value, in).text,
                                    ins_story_probable(page, d->held_density).text,
                                    ins_number_hundred(d->held_coverage.value, in).text,
                                    ins_story_probable(page, d->held_coverage).text));
    }
    ins_page_gap(page);
    ins_page_say(page, 0, INS_WORD_DISCOVER_ABOUT, INS_VALUES(""));
}

char *ins_discovery_text(const struct ins_discovery *d, const struct ins_look *look)
{
    struct ins_page page;
    double          points = (double)d->table->count;
    ins_page_begin(&page, look);
    ins_page_title(&page, ins_page_word(&page, INS_WORD_DISCOVER));
    ins_page_say(&page, 2, INS_WORD_DISCOVER_CASES,
                 INS_VALUES(d->database, ins_number_count(points, page.language).text,
                            ins_number_count((double)d->cases, page.language).text,
                            ins_number_hundred((double)d->cases / points, page.language).text,
                            d->where));
    if (d->table->done < d->table->head.points)
        ins_page_say(&page, 2, INS_WORD_SWEEP_UNFINISHED,
                     INS_VALUES(ins_number_count((double)d->table->done, page.language).text,
                                ins_number_count((double)d->table->head.points,
                                                 page.language).text));
    if (d->table->unknown > 0)
        ins_page_say(&page, 2, INS_WORD_DISCOVER_UNKNOWN,
                     INS_VALUES(ins_number_count((double)d->table->unknown, page.language).text,
                                d->table->names.name[d->table->column]));
    if (d->boxes > 0)
        tell_boxes(&page, d);
    else
        ins_page_say(&page, 2, d->cases > 0 ? INS_WORD_DISCOVER_ALL : INS_WORD_DISCOVER_NONE,
                     INS_VALUES(""));
    return ins_page_take(&page);
}
