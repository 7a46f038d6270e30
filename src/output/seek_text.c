/* What one key must be for the answer about the buffer to be yes, for people. */
#include <math.h>
#include <string.h>

#include "decide/seek.h"
#include "output/buffer_text.h"
#include "output/story.h"

static enum ins_word today_of(const struct ins_holds *holds)
{
    if (isinf(holds->below))
        return holds->today ? INS_WORD_SEEK_SOME : INS_WORD_SEEK_NONE;
    return holds->today ? INS_WORD_SEEK_BELOW : INS_WORD_SEEK_NOT_BELOW;
}

/* One bound, with its error; nothing where there is none. */
static void tell_bound(struct ins_page *page, const struct ins_hold *hold, enum ins_word word,
                       struct ins_estimate bound)
{
    enum ins_language in = page->language;
    if (isnan(bound.value))
        return;
    ins_page_say(page, 2, word,
                 INS_VALUES(ins_hold_value(hold, bound.value, in).text,
                            ins_story_interval(page, ins_hold_value(hold, bound.low, in),
                                               ins_hold_value(hold, bound.high, in)).text));
}

static void tell_bounds(struct ins_page *page, const struct ins_sought *sought)
{
    bool today = sought->today;
    tell_bound(page, sought->hold, today ? INS_WORD_SEEK_STAYS_DOWN : INS_WORD_SEEK_FROM,
               sought->at_least);
    tell_bound(page, sought->hold, today ? INS_WORD_SEEK_STAYS_UP : INS_WORD_SEEK_TO,
               sought->at_most);
    if (today && isnan(sought->at_least.value))
        ins_page_say(page, 2, INS_WORD_SEEK_ALL_DOWN, INS_VALUES(""));
    if (today && isnan(sought->at_most.value))
        ins_page_say(page, 2, INS_WORD_SEEK_ALL_UP, INS_VALUES(""));
    if (sought->none)
        ins_page_say(page, 2, INS_WORD_SEEK_NOWHERE, INS_VALUES(""));
}

char *ins_seek_text(const struct ins_buffer *buffer, const struct ins_look *look)
{
    const struct ins_holds *holds  = buffer->holds;
    struct ins_sought       sought = ins_seek_sought(buffer);
    struct ins_page         page;
    ins_page_begin(&page, look);
    ins_story_open_with(&page, &buffer->scenario, buffer->futures);
    ins_story_norm(&page, &buffer->scenario);
    ins_page_gap(&page);
    ins_page_say(&page, 0, today_of(holds),
                 INS_VALUES(sought.hold->key,
                            ins_hold_value(sought.hold, sought.hold->value, page.language).text,
                            ins_number_million(holds->below, page.language).text));
    if (sought.edge)
        ins_page_say(&page, 2, INS_WORD_SEEK_EDGE, INS_VALUES(""));
    else
        tell_bounds(&page, &sought);
    ins_page_gap(&page);
    ins_page_say(&page, 0, INS_WORD_SEEK_METHOD, INS_VALUES(ins_number_count((double)holds->futures, page.language).text));
    return ins_page_take(&page);
}
