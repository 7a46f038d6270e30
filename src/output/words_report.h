/* output/words_report.h - the second part of the table of words. */
#ifndef INS_OUTPUT_WORDS_REPORT_H
#define INS_OUTPUT_WORDS_REPORT_H

#include "output/words.h"

/* From INS_WORD_REPORT_FIRST to INS_WORD_REPORT_LAST; read it through ins_words(). */
extern const char *const ins_words_report[][INS_LANGUAGES];

#endif
