/* output/sensitivity_text.h - what an answer is called, on the screen and over its figure. */
#ifndef INS_OUTPUT_SENSITIVITY_TEXT_H
#define INS_OUTPUT_SENSITIVITY_TEXT_H

#include "decide/sensitivity.h"
#include "output/words.h"

enum ins_word ins_sensitivity_heading(const struct ins_sensitivity *sensitivity, int answer);

#endif
