/* output/given.h - what each given path of the inflow comes to. */
#ifndef INS_OUTPUT_GIVEN_H
#define INS_OUTPUT_GIVEN_H

#include "answers/given.h"
#include "output/page.h"

/* "How likely high is decides the answer: at 74 of 100 no buffer is needed, at 76 it takes ..."; "" where
 * no weight turns it. A "~" is a blank at which no line ends. */
struct ins_phrase ins_given_say(const struct ins_page *page, const struct ins_given *given);

#endif
