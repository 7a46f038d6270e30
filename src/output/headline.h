/* output/headline.h - the answer about the buffer in its first sentences. */
#ifndef INS_OUTPUT_HEADLINE_H
#define INS_OUTPUT_HEADLINE_H

#include "answers/headline.h"
#include "output/page.h"

/* "With 88.7 million euro a year (23.6 million of it for today's backlog until 2030), a reserve of ...
 * keeps the norm in 80.0 of 100 futures ...; it hangs on ...", and what the scenario's own budget
 * takes where that is another one, else "", and what not knowing the keys does to that, "" where all are known.
 * A "~" is a blank at which no line ends. */
enum { INS_HEADLINE_SENTENCES = 3 };
void ins_headline_say(const struct ins_page *page, const struct ins_buffer *buffer,
                      struct ins_phrase says[INS_HEADLINE_SENTENCES]);

#endif
