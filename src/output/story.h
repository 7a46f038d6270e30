/* output/story.h - what the texts about a run and about a buffer tell alike. */
#ifndef INS_OUTPUT_STORY_H
#define INS_OUTPUT_STORY_H

#include "answers/digest.h"
#include "output/number.h"
#include "output/page.h"
#include "scenario/scenario.h"

/* Title, horizon, number of futures and seed, whether money holds orders back. */
void ins_story_open(struct ins_page *page, const struct ins_scenario *scenario);

/* The same where other than the scenario's own number of futures was played. */
void ins_story_open_with(struct ins_page *page, const struct ins_scenario *scenario,
                         int64_t futures);

/* From here on tables show millions of euro with the decimals that suit a total of `euro`. */
void ins_story_scale(struct ins_page *page, double euro);

/* A cell of such a table. */
struct ins_figure ins_story_million(const struct ins_page *page, double euro);

/* What the norm measures, in one of the words from `first` on: INS_WORD_NORM_BACKLOG to say it
 * by itself, INS_WORD_ASK_BACKLOG inside a sentence. Both lists lie in one order. */
struct ins_phrase ins_story_measure(const struct ins_page *page, const struct ins_scenario *scenario,
                                    enum ins_word first);

/* "At most 30,000 cases beyond their legal term, from 2029-07 on; ..." */
void ins_story_norm(struct ins_page *page, const struct ins_scenario *scenario);

/* Means by phase, a row a figure; a phase that the horizon does not reach is "-". */
void ins_story_phases(struct ins_page *page, const struct ins_scenario *scenario,
                      const struct ins_digest_summary *digest);

/* "(40.0 to 44.8)", "(40.0 or more)", "" where both sides are open. */
struct ins_phrase ins_story_interval(const struct ins_page *page, struct ins_figure low,
                                     struct ins_figure high);

/* The same of a probability, of 100, and of euro, in millions. */
struct ins_phrase ins_story_probable(const struct ins_page *page, struct ins_estimate p);
struct ins_phrase ins_story_euro(const struct ins_page *page, struct ins_estimate euro);

/* The share of futures asked for, of 100, without needless decimals. */
struct ins_figure ins_story_asked(const struct ins_page *page, double confidence);

/* A whole number without signs of groups: seeds. */
struct ins_figure ins_story_plain(int64_t number);

/* "YYYY-MM" of month `t`. */
struct ins_figure ins_story_month(const struct ins_scenario *scenario, int t);

#endif
