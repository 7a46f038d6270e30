/* A sweep, for people and for machines. */
#include <stdlib.h>

#include "base/memory.h"
#include "output/json.h"
#include "output/parts.h"
#include "output/story.h"
#include "sweep/sweep.h"

/* --- for people ----------------------------------------------------------------------------- */

/* A length of time in the unit that suits it. */
static struct ins_phrase duration(const struct ins_page *page, double seconds)
{
    static const struct {
        double        least, unit;
        enum ins_word word;
    } scale[] = {{172800.0, 86400.0, INS_WORD_DAYS},
                 {7200.0, 3600.0, INS_WORD_HOURS},
                 {120.0, 60.0, INS_WORD_MINUTES},
                 {0.0, 1.0, INS_WORD_SECONDS}};
    int which = 0;
    while (seconds < scale[which].least)
        which++;
    double amount   = seconds / scale[which].unit;
    int    decimals = amount < 9.95 ? 1 : 0;
    return ins_page_phrase(page, scale[which].word,
                           INS_VALUES(ins_number_decimal(amount, decimals, page->language).text));
}

char *ins_sweep_plan_text(struct ins_sweep *sweep, double seconds, const struct ins_look *look)
{
    struct ins_sweep_state state;
    struct ins_page        page;
    ins_page_begin(&page, look);
    ins_sweep_look(sweep, &state);
    enum ins_language in    = page.language;
    double            mean  = state.future_months / (double)state.points / (double)state.futures;
    ins_page_say(&page, 0, INS_WORD_SWEEP_PLAN,
                 INS_VALUES(ins_number_count((double)state.points, in).text,
                            ins_number_count((double)state.futures, in).text,
                            ins_number_count(mean, in).text,
                            ins_number_count(state.future_months, in).text, duration(&page, seconds).text,
                            ins_number_count((double)state.threads, in).text));
    if (state.found > 0)
        ins_page_say(&page, 0, INS_WORD_SWEEP_FOUND,
                     INS_VALUES(ins_number_count((double)state.found, in).text));
    return ins_page_take(&page);
}

static void tell_best_point(struct ins_page *page, struct ins_sweep *sweep,
                            const struct ins_sweep_state *state)
{
    double            asked = ins_sweep_scenario(sweep)->norm.confidence;
    enum ins_language in    = page->language;
    enum ins_word word = state->best_p_norm >= asked ? INS_WORD_SWEEP_BEST : INS_WORD_SWEEP_NEAREST;
    ins_page_gap(page);
    ins_page_say(page, 0, word,
                 INS_VALUES(ins_story_plain(state->best).text,
                            ins_number_million(state->best_social_cost, in).text,
                            ins_number_hundred(state->best_p_norm, in).text,
                            ins_story_asked(page, asked).text));
    for (int k = 0; k < state->keys; k++)
        ins_text_add(&page->text, "    %s = %s\n", state->key[k],
                     ins_number_short(state->best_value[k]).text);
    ins_page_say(page, 0, INS_WORD_SWEEP_NEXT,
                 INS_VALUES(ins_story_plain(state->best).text, ins_sweep_file(sweep)));
}

char *ins_sweep_text(struct ins_sweep *sweep, const struct ins_look *look)
{
    struct ins_sweep_state state;
    struct ins_page        page;
    ins_page_begin(&page, look);
    ins_sweep_look(sweep, &state);
    enum ins_language in = page.language;
    ins_page_say(&page, 0, state.done < state.points ? INS_WORD_SWEEP_PART : INS_WORD_SWEEP_DONE,
                 INS_VALUES(ins_sweep_file(sweep), ins_number_count((double)state.points, in).text,
                            ins_number_count((double)state.futures, in).text,
                            ins_number_count((double)state.months, in).text,
                            ins_number_count((double)state.done, in).text));
    if (state.best > 0)
        tell_best_point(&page, sweep, &state);
    return ins_page_take(&page);
}

/* --- for machines --------------------------------------------------------------------------- */

static void open_document(struct ins_json *json, struct ins_sweep *sweep,
                          struct ins_sweep_state *state)
{
    ins_sweep_look(sweep, state);
    ins_json_open(json, NULL, '{');
    ins_json_text(json, "instroom", "sweep");
    ins_json_integer(json, "points", state->points);
    ins_json_integer(json, "futures", state->futures);
    ins_json_integer(json, "months", state->months);
}

char *ins_sweep_plan_json(struct ins_sweep *sweep, double seconds)
{
    struct ins_sweep_state state;
    struct ins_json        json = {0};
    open_document(&json, sweep, &state);
    ins_json_number(&json, "future_months", state.future_months);
    ins_json_number(&json, "seconds", seconds);
    ins_json_integer(&json, "threads", state.threads);
    ins_parts_version(&json);
    ins_json_close(&json, '}');
    return ins_json_take(&json);
}

char *ins_sweep_json(struct ins_sweep *sweep)
{
    struct ins_sweep_state state;
    struct ins_json        json = {0};
    open_document(&json, sweep, &state);
    ins_json_text(&json, "database", ins_sweep_file(sweep));
    ins_json_integer(&json, "done", state.done);
    ins_json_integer(&json, "found", state.found);
    if (state.best > 0) {
        ins_json_open(&json, "best", '{');
        ins_json_integer(&json, "point", state.best);
        for (int k = 0; k < state.keys; k++)
            ins_json_number(&json, state.key[k], state.best_value[k]);
        ins_json_number(&json, "social_cost", state.best_social_cost);
        ins_json_number(&json, INS_STATE_NAME, state.best_social_cost);
        ins_json_number(&json, "p_norm", state.best_p_norm);
        ins_json_close(&json, '}');
    } else {
        ins_json_null(&json, "best");
    }
    ins_parts_version(&json);
    ins_json_close(&json, '}');
    return ins_json_take(&json);
}
