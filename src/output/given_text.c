/* What each given path of the inflow comes to, for people. */
#include <math.h>
#include <string.h>

#include "output/buffer_text.h"
#include "output/given.h"
#include "output/story.h"

static const int GIVEN_WIDTHS[] = {-2, -15, 7, 9, 8, -1, -19, 9, 9, 9, 0};
static const int GIVEN_HEAD[]   = {-2, -15, 7, 9, 8, -1, -19, 27, 0}; /* over the last three */

static struct ins_figure path_share_of_100(const struct ins_page *page, double share)
{
    return ins_number_hundred(share, page->language);
}

/* A name that its column does not hold stands on a line of its own. */
static void tell_path(struct ins_page *page, const struct ins_given_path *path)
{
    static const int alone[] = {-2, -INS_NAME, 0};
    bool             none    = !isfinite(path->norm.value);
    bool             wide    = (int)strlen(path->name) > -GIVEN_WIDTHS[1];
    if (wide)
        ins_page_row(page, alone, INS_VALUES("", path->name));
    ins_page_row(page, GIVEN_WIDTHS,
                 INS_VALUES("", wide ? "" : path->name, path_share_of_100(page, path->weight).text,
                            ins_number_million(path->liquidity.value, page->language).text,
                            none ? ins_page_word(page, INS_WORD_NONE)
                                 : ins_number_million(path->norm.value, page->language).text,
                            "", none ? "" : ins_story_euro(page, path->norm).text,
                            path_share_of_100(page, path->p_norm_none.value).text,
                            path_share_of_100(page, path->p_norm_told.value).text,
                            path_share_of_100(page, path->p_norm_max.value).text));
}

/* The widest of the errors that the table leaves out. */
static void tell_errors(struct ins_page *page, const struct ins_given *given)
{
    double chance = 0.0, euro = 0.0;
    for (int p = 0; p < given->paths; p++) {
        const struct ins_given_path *path = &given->path[p];
        const struct ins_estimate    of[] = {path->p_norm_none, path->p_norm_told, path->p_norm_max};
        for (int i = 0; i < 3; i++)
            chance = fmax(chance, (of[i].high - of[i].low) / 2);
        euro = fmax(euro, (path->liquidity.high - path->liquidity.low) / 2);
    }
    ins_page_say(page, 2, INS_WORD_GIVEN_ERRORS,
                 INS_VALUES(ins_number_decimal(euro / 1e6, 1, page->language).text,
                            ins_number_decimal(100.0 * chance, 1, page->language).text,
                            ins_number_count((double)given->futures, page->language).text));
}

void ins_buffer_tell_given(struct ins_page *page, const struct ins_buffer *buffer)
{
    const struct ins_given *given = buffer->given;
    if (!given || given->paths < 2)
        return;
    ins_page_heading(page, INS_WORD_GIVEN);
    ins_page_say(page, 2, INS_WORD_GIVEN_ABOUT,
                 INS_VALUES(ins_story_asked(page, buffer->confidence).text));
    ins_page_head(page, GIVEN_HEAD,
                  INS_VALUES("", "", "", "", "", "", "", ins_page_word(page, INS_WORD_GIVEN_KEPT)));
    ins_page_head(page, GIVEN_WIDTHS,
                  INS_VALUES("", ins_page_word(page, INS_WORD_GIVEN_PATH),
                             ins_page_word(page, INS_WORD_GIVEN_WEIGHT),
                             ins_page_word(page, INS_WORD_HEAD_LIQUIDITY),
                             ins_page_word(page, INS_WORD_HEAD_NORM), "", "",
                             ins_page_word(page, INS_WORD_GIVEN_WITHOUT),
                             ins_page_word(page, INS_WORD_GIVEN_TOLD),
                             ins_page_word(page, INS_WORD_GIVEN_ALL)));
    for (int p = 0; p < given->paths; p++)
        tell_path(page, &given->path[p]);
    tell_errors(page, given);
    struct ins_phrase says = ins_given_say(page, given);
    if (says.text[0])
        ins_page_say(page, 2, INS_WORD_SAYS, INS_VALUES(says.text));
}
