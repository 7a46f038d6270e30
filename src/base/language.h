/* base/language.h - the languages that an answer is told in. */
#ifndef INS_BASE_LANGUAGE_H
#define INS_BASE_LANGUAGE_H

enum ins_language { INS_ENGLISH, INS_DUTCH, INS_LANGUAGES };

/* Words that mean the same, a language each. */
struct ins_told {
    const char *in[INS_LANGUAGES];
};

#endif
