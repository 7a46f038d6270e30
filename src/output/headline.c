#include "output/headline.h"

#include <math.h>

#include "output/story.h"

static struct ins_figure of_100(const struct ins_page *page, struct ins_estimate p)
{
    return ins_number_hundred(p.value, page->language);
}

static struct ins_figure percent(const struct ins_page *page, const struct ins_headline_case *of)
{
    double share = of->budget > 0.0 ? of->reserve.value / of->budget : (double)NAN;
    return ins_number_percent(share, page->language);
}

static struct ins_figure million_in_sentence(const struct ins_page *page, double euro)
{
    return ins_number_million(euro, page->language);
}

static struct ins_phrase stock_of(const struct ins_page *page, const struct ins_headline *headline)
{
    if (headline->until == 0 || !headline->carries)
        return (struct ins_phrase){""};
    return ins_page_phrase(page, INS_WORD_HEADLINE_STOCK,
                           INS_VALUES(million_in_sentence(page, headline->stock).text,
                                      ins_story_plain(headline->until).text));
}

static struct ins_phrase hangs_of(const struct ins_page *page, const struct ins_headline *headline)
{
    if (headline->hangs < 0)
        return (struct ins_phrase){"."};
    enum ins_word name = INS_WORD_HANGS_FIRST + (enum ins_word)headline->hangs;
    return ins_page_phrase(page, INS_WORD_HEADLINE_HANGS,
                           INS_VALUES(ins_page_word(page, name),
                                      of_100(page, headline->pair.less).text,
                                      of_100(page, headline->pair.more).text));
}

static enum ins_word clause_of(const struct ins_headline_case *of)
{
    if (!isfinite(of->reserve.value))
        return INS_WORD_HEADLINE_NONE;
    return of->reserve.value > 0.0 ? INS_WORD_HEADLINE_RESERVE : INS_WORD_HEADLINE_NEEDLESS;
}

/* No money comes each year, and no reserve is told either. */
static bool is_without_money(const struct ins_headline_case *told)
{
    return !(told->budget > 0.0) && !(told->reserve.value > 0.0 && isfinite(told->reserve.value));
}

static struct ins_phrase first(const struct ins_page *page, const struct ins_headline *headline,
                               const char *norm)
{
    const struct ins_headline_case *told = &headline->told;
    enum ins_word     filled = INS_WORD_FILLED_FIRST + (enum ins_word)headline->filled;
    struct ins_phrase clause = ins_page_phrase(
        page, clause_of(told),
        INS_VALUES(million_in_sentence(page, told->reserve.value).text, percent(page, told).text,
                   ins_page_word(page, filled), norm, of_100(page, told->p_norm).text,
                   of_100(page, told->p_norm_none).text, of_100(page, told->p_norm_max).text,
                   ins_story_asked(page, headline->confidence).text,
                   ins_story_euro(page, told->reserve).text));
    return ins_page_phrase(page,
                           is_without_money(told) ? INS_WORD_HEADLINE_NO_MONEY : INS_WORD_HEADLINE,
                           INS_VALUES(million_in_sentence(page, told->budget).text,
                                      stock_of(page, headline).text, clause.text,
                                      hangs_of(page, headline).text));
}

static enum ins_word own_clause_of(const struct ins_headline_case *of)
{
    if (!isfinite(of->reserve.value))
        return INS_WORD_HEADLINE_OWN_NONE;
    return of->reserve.value > 0.0 ? INS_WORD_HEADLINE_OWN : INS_WORD_HEADLINE_OWN_NEEDLESS;
}

/* The scenario's own budget is the one that was told, to the digits that are shown. */
static bool is_the_same(const struct ins_headline_case *own, const struct ins_headline_case *told)
{
    return fabs(own->budget - told->budget) <= 0.0005 * told->budget &&
           own->reserve.value == told->reserve.value && own->p_norm_none.value == told->p_norm_none.value;
}

static struct ins_phrase second(const struct ins_page *page, const struct ins_headline *headline)
{
    const struct ins_headline_case *own = &headline->as_is;
    if (!headline->carries || is_the_same(own, &headline->told))
        return (struct ins_phrase){""};
    return ins_page_phrase(page, own_clause_of(own),
                           INS_VALUES(million_in_sentence(page, own->budget).text,
                                      million_in_sentence(page, own->reserve.value).text,
                                      percent(page, own).text, of_100(page, own->p_norm_none).text,
                                      of_100(page, own->p_norm_max).text,
                                      ins_story_euro(page, own->reserve).text));
}

static enum ins_word unknown_clause_of(const struct ins_unknown *unknown)
{
    if (!isfinite(unknown->p05.value))
        return INS_WORD_HEADLINE_UNKNOWN_NONE;
    return isfinite(unknown->p95.value) ? INS_WORD_HEADLINE_UNKNOWN : INS_WORD_HEADLINE_UNKNOWN_OPEN;
}

/* The second of two errors: that of not knowing the figures, at the scenario's own budget. */
static struct ins_phrase third(const struct ins_page *page, const struct ins_unknown *unknown)
{
    if (!unknown)
        return (struct ins_phrase){""};
    return ins_page_phrase(page, unknown_clause_of(unknown),
                           INS_VALUES(million_in_sentence(page, unknown->p05.value).text,
                                      million_in_sentence(page, unknown->p95.value).text,
                                      of_100(page, unknown->none).text));
}

void ins_headline_say(const struct ins_page *page, const struct ins_buffer *buffer,
                      struct ins_phrase says[INS_HEADLINE_SENTENCES])
{
    struct ins_headline headline;
    ins_headline_of(buffer, &headline);
    struct ins_phrase norm = ins_story_measure(page, &buffer->scenario, INS_WORD_ASK_BACKLOG);
    says[0] = first(page, &headline, norm.text);
    says[1] = second(page, &headline);
    says[2] = third(page, buffer->unknown);
}
