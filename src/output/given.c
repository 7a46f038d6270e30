/* What each given path of the inflow comes to: for machines, and at which weight the answer turns in one
 * sentence. */
#include "output/given.h"

#include <math.h>

#include "output/parts.h"
#include "output/story.h"

/* --- in a sentence --------------------------------------------------------------------------- */

static struct ins_figure path_of_100(const struct ins_page *page, double share)
{
    return ins_number_hundred(share, page->language);
}

/* "no buffer is needed" */
static struct ins_phrase side_in_words(const struct ins_page *page, struct ins_estimate norm)
{
    enum ins_word word = !isfinite(norm.value) ? INS_WORD_GIVEN_NONE
                         : norm.value > 0.0    ? INS_WORD_GIVEN_SIZE
                                               : INS_WORD_GIVEN_NEEDLESS;
    return ins_page_phrase(page, word,
                           INS_VALUES(ins_number_million(norm.value, page->language).text,
                                      ins_story_euro(page, norm).text));
}

struct ins_phrase ins_given_say(const struct ins_page *page, const struct ins_given *given)
{
    const struct ins_given_turn *turn = &given->turn;
    if (turn->path < 0)
        return (struct ins_phrase){""};
    const struct ins_given_path *path = &given->path[turn->path];
    return ins_page_phrase(
        page, INS_WORD_GIVEN_TURN,
        INS_VALUES(
            path->name, ins_number_short(nearbyint(100.0 * turn->side[0])).text,
            side_in_words(page, turn->norm[0]).text,
            ins_number_short(nearbyint(100.0 * turn->side[1])).text,
            side_in_words(page, turn->norm[1]).text, path_of_100(page, turn->weight.value).text,
            ins_story_probable(page, turn->weight).text, path_of_100(page, path->weight).text));
}

/* --- for machines ---------------------------------------------------------------------------- */

static void add_path(struct ins_json *json, const struct ins_given_path *path)
{
    ins_json_open(json, NULL, '{');
    ins_json_text(json, "name", path->name);
    ins_json_number(json, "weight", path->weight);
    ins_json_estimate(json, "norm_buffer", path->norm); /* infinite: null */
    ins_json_estimate(json, "liquidity_buffer", path->liquidity);
    ins_json_estimate(json, "p_norm", path->p_norm);
    ins_json_estimate(json, "p_norm_none", path->p_norm_none);
    ins_json_estimate(json, "p_norm_max", path->p_norm_max);
    ins_json_estimate(json, "p_norm_told", path->p_norm_told);
    ins_json_close(json, '}');
}

static void add_turn_side(struct ins_json *json, const struct ins_given_turn *turn, int side)
{
    ins_json_open(json, NULL, '{');
    ins_json_number(json, "weight", turn->side[side]);
    ins_json_estimate(json, "norm_buffer", turn->norm[side]);
    ins_json_close(json, '}');
}

static void add_paths_sentences(struct ins_json *json, const struct ins_given *given)
{
    static const char *const name[INS_LANGUAGES] = {"en", "nl"};
    ins_json_open(json, "says", '{');
    for (int l = 0; l < INS_LANGUAGES; l++) {
        struct ins_page   page = {.language = (enum ins_language)l};
        struct ins_phrase says = ins_given_say(&page, given);
        for (char *at = says.text; *at; at++)
            *at = *at == '~' ? ' ' : *at;
        ins_json_text(json, name[l], says.text);
    }
    ins_json_close(json, '}');
}

static void add_turn(struct ins_json *json, const struct ins_given *given)
{
    const struct ins_given_turn *turn = &given->turn;
    if (turn->path < 0) {
        ins_json_null(json, "paths_turn");
        return;
    }
    ins_json_open(json, "paths_turn", '{');
    ins_json_text(json, "name", given->path[turn->path].name);
    ins_json_text(json, "of", turn->needed ? "needed" : "reachable");
    ins_json_estimate(json, "weight", turn->weight);
    ins_json_open(json, "sides", '[');
    for (int side = 0; side < INS_GIVEN_SIDES; side++)
        add_turn_side(json, turn, side);
    ins_json_close(json, ']');
    add_paths_sentences(json, given);
    ins_json_close(json, '}');
}

void ins_parts_given(struct ins_json *json, const struct ins_given *given)
{
    if (!given)
        return;
    ins_json_open(json, "paths", '[');
    for (int p = 0; p < given->paths; p++)
        add_path(json, &given->path[p]);
    ins_json_close(json, ']');
    add_turn(json, given);
}
