/* A scenario held against a record, for people. */
#include <math.h>
#include <stdio.h>

#include "calibrate/calibrate.h"
#include "output/decide_parts.h"
#include "output/story.h"

static const int KEY_WIDTHS[]    = {-2, -36, -24, -24, 0};
static const int FIGURE_WIDTHS[] = {-2, -8, -30, 12, 26, 7, 0};

/* A record longer than this is told by its worst figures. */
enum { MOST_FIGURES = 24, MOST_UNMET = 40 };

/* A key whose spread is still that much of what it was has learned nothing; keys this much correlated
 * are tied. */
static const double UNTAUGHT = 0.9, TIED = 0.9;

static struct ins_figure amount(const struct ins_page *page, double value)
{
    return fabs(value) >= 1000.0 ? ins_number_count(value, page->language)
           : fabs(value) >= 10.0 ? ins_number_decimal(value, 1, page->language)
                                 : ins_number_decimal(value, 3, page->language);
}

static struct ins_phrase band(const struct ins_page *page, struct ins_band b)
{
    struct ins_phrase interval = ins_story_interval(page, amount(page, b.p05), amount(page, b.p95));
    struct ins_phrase whole;
    (void)snprintf(whole.text, sizeof whole.text, "%s %.580s", amount(page, b.p50).text, interval.text);
    return whole;
}

static struct ins_figure month_of_figure(const struct ins_figure_read *figure)
{
    struct ins_figure month;
    (void)ins_date_write(figure->month, month.text);
    return month;
}

/* --- what no world meets --------------------------------------------------------------------------------- */

static void tell_unmet(struct ins_page *page, const struct ins_calibration *c)
{
    int told = 0;
    if (c->unmet == 0) {
        ins_page_say(page, 2, INS_WORD_CALIBRATE_MET, INS_VALUES(""));
        return;
    }
    ins_page_say(page, 2, INS_WORD_CALIBRATE_UNMET, INS_VALUES(ins_story_plain(c->unmet).text));
    for (int f = 0; f < c->observed->figures && told < MOST_UNMET; f++) {
        if (!c->figure[f].unmet)
            continue;
        ins_page_say(page, 4, INS_WORD_CALIBRATE_UNMET_ONE,
                     INS_VALUES(month_of_figure(&c->observed->figure[f]).text,
                                c->observed->figure[f].what,
                                amount(page, c->observed->figure[f].value).text,
                                amount(page, c->figure[f].least).text,
                                amount(page, c->figure[f].most).text));
        told++;
    }
}

/* --- keys -------------------------------------------------------------------------------------------------- */

static void tell_calibrated_key(struct ins_page *page, const struct ins_calibration *c, int k)
{
    const struct ins_calibrated_key *key = &c->key[k];
    if (key->sd > UNTAUGHT * key->sd_before)
        ins_page_say(page, 2, INS_WORD_CALIBRATE_UNTAUGHT, INS_VALUES(c->path[k]));
    else if (key->teacher >= 0 && c->observed->kinds > 1)
        ins_page_say(page, 2, INS_WORD_CALIBRATE_TAUGHT,
                     INS_VALUES(c->path[k], c->kind[key->teacher].what,
                                ins_number_decimal(key->wider, 1, page->language).text));
}

static void tell_ties(struct ins_page *page, const struct ins_calibration *c)
{
    for (int i = 0; i < c->keys; i++)
        for (int j = 0; j < i; j++)
            if (fabs(c->correlation[i * c->keys + j]) > TIED)
                ins_page_say(page, 2, INS_WORD_CALIBRATE_TIED,
                             INS_VALUES(c->path[j], c->path[i],
                                        ins_number_decimal(c->correlation[i * c->keys + j], 2, page->language).text));
}

static void tell_calibrated_keys(struct ins_page *page, const struct ins_calibration *c)
{
    ins_page_heading(page, INS_WORD_CALIBRATE_KEYS);
    ins_page_head(page, KEY_WIDTHS,
                  INS_VALUES("", ins_page_word(page, INS_WORD_CALIBRATE_HEAD_KEY),
                             ins_page_word(page, INS_WORD_CALIBRATE_HEAD_BEFORE),
                             ins_page_word(page, INS_WORD_CALIBRATE_HEAD_AFTER)));
    for (int k = 0; k < c->keys; k++)
        ins_page_row(page, KEY_WIDTHS,
                     INS_VALUES("", c->path[k], band(page, c->key[k].before).text, band(page, c->key[k].after).text));
    for (int k = 0; k < c->keys; k++)
        tell_calibrated_key(page, c, k);
    tell_ties(page, c);
}

/* --- figures ------------------------------------------------------------------------------------------------ */

static void tell_kinds(struct ins_page *page, const struct ins_calibration *c)
{
    if (c->settings.discrepancy < 0.0)
        return;
    ins_page_heading(page, INS_WORD_CALIBRATE_MODEL);
    for (int g = 0; g < c->observed->kinds; g++) {
        const struct ins_calibrated_kind *kind = &c->kind[g];
        ins_page_say(page, 2, INS_WORD_CALIBRATE_OFF,
                     INS_VALUES(kind->what, ins_number_hundred(kind->discrepancy.p50, page->language).text,
                                ins_number_hundred(kind->discrepancy.p05, page->language).text,
                                ins_number_hundred(kind->discrepancy.p95, page->language).text,
                                ins_story_plain(kind->figures).text));
        if (kind->doubtful)
            ins_page_say(page, 4, INS_WORD_CALIBRATE_DOUBT, INS_VALUES(kind->what));
    }
}

static void tell_figure(struct ins_page *page, const struct ins_calibration *c, int f)
{
    const struct ins_figure_read *is = &c->observed->figure[f];
    ins_page_row(page, FIGURE_WIDTHS,
                 INS_VALUES("", month_of_figure(is).text, is->what, amount(page, is->value).text,
                            band(page, c->figure[f].after).text,
                            ins_number_decimal(c->figure[f].implausibility, 1, page->language).text));
}

/* The figure that moves a key most where it is left out. */
static void tell_leader(struct ins_page *page, const struct ins_calibration *c)
{
    int most = -1;
    for (int f = 0; f < c->observed->figures; f++)
        if (!isnan(c->figure[f].shift) && (most < 0 || fabs(c->figure[f].shift) > fabs(c->figure[most].shift)))
            most = f;
    if (most >= 0)
        ins_page_say(
            page, 2, INS_WORD_CALIBRATE_LEADS,
            INS_VALUES(month_of_figure(&c->observed->figure[most]).text,
                       c->observed->figure[most].what, c->path[c->figure[most].shifts],
                       ins_number_decimal(fabs(c->figure[most].shift), 1, page->language).text));
}

/* How many figures lie farther from their worlds than this one. */
static int rank_of(const struct ins_calibration *c, int f)
{
    int rank = 0;
    for (int g = 0; g < c->observed->figures; g++)
        rank += c->figure[g].implausibility > c->figure[f].implausibility ||
                (c->figure[g].implausibility == c->figure[f].implausibility && g < f);
    return rank;
}

static void tell_figures(struct ins_page *page, const struct ins_calibration *c)
{
    ins_page_heading(page, INS_WORD_CALIBRATE_FIGURES);
    ins_page_head(page, FIGURE_WIDTHS,
                  INS_VALUES("", "", ins_page_word(page, INS_WORD_CALIBRATE_HEAD_FIGURE),
                             ins_page_word(page, INS_WORD_CALIBRATE_HEAD_SEEN),
                             ins_page_word(page, INS_WORD_CALIBRATE_HEAD_AFTER),
                             ins_page_word(page, INS_WORD_CALIBRATE_HEAD_ERRORS)));
    for (int f = 0; f < c->observed->figures; f++)
        if (rank_of(c, f) < MOST_FIGURES)
            tell_figure(page, c, f);
    tell_leader(page, c);
}

/* --- all of it ----------------------------------------------------------------------------------------------- */

static void tell_evidence(struct ins_page *page, const struct ins_calibration *c,
                          const char *written)
{
    ins_page_gap(page);
    ins_page_say(page, 0, INS_WORD_CALIBRATE_WORTH,
                 INS_VALUES(ins_number_count(c->verdict.effective, page->language).text,
                            ins_number_decimal(c->verdict.evidence, 2, page->language).text,
                            ins_number_decimal(c->verdict.evidence_error, 2, page->language).text));
    if (written)
        ins_page_say(page, 0, INS_WORD_CALIBRATE_WRITTEN, INS_VALUES(written));
    ins_page_say(page, 0, INS_WORD_CALIBRATE_ABOUT, INS_VALUES(""));
}

char *ins_calibration_text(const struct ins_calibration *c, const char *written, const struct ins_look *look)
{
    struct ins_page page;
    ins_page_begin(&page, look);
    ins_page_title(&page, c->scenario.title);
    ins_page_heading(&page, INS_WORD_CALIBRATE);
    ins_page_say(&page, 2, INS_WORD_CALIBRATE_PLAN,
                 INS_VALUES(ins_story_plain(c->keys).text, ins_story_plain(c->observed->figures).text,
                            ins_number_count((double)c->played, page.language).text,
                            ins_number_count(c->worlds, page.language).text));
    tell_unmet(&page, c);
    if (c->verdict.trouble) {
        ins_page_gap(&page);
        ins_page_say(&page, 2, INS_WORD_CALIBRATE_TROUBLE, INS_VALUES(c->verdict.trouble));
        return ins_page_take(&page);
    }
    tell_calibrated_keys(&page, c);
    tell_kinds(&page, c);
    tell_figures(&page, c);
    tell_evidence(&page, c, written);
    return ins_page_take(&page);
}
