/* output/buffer_text.h - parts of the answer about the buffer, for people. */
#ifndef INS_OUTPUT_BUFFER_TEXT_H
#define INS_OUTPUT_BUFFER_TEXT_H

#include "answers/buffer.h"
#include "output/page.h"

/* What is structural, what for swings, and what the buffer is with a budget that carries. */
void ins_buffer_tell_split(struct ins_page *page, const struct ins_buffer *buffer);

/* How the norm buffer differs between worlds, and what each size brings over all of them; nothing where
 * all keys are known. */
void ins_buffer_tell_unknown(struct ins_page *page, const struct ins_buffer *buffer);

/* What each given path comes to by itself; nothing where there are no two. */
void ins_buffer_tell_given(struct ins_page *page, const struct ins_buffer *buffer);

/* Between which values of its keys it stays what it is; nothing where that was not asked for. */
void ins_buffer_tell_holds(struct ins_page *page, const struct ins_buffer *buffer);

/* The sentence above those values, and one of them as people read it: `any` buffer, or one of a size. */
enum ins_word     ins_holds_sentence(bool any, bool today);
struct ins_figure ins_hold_value(const struct ins_hold *hold, double value, enum ins_language in);

/* The books of the norm buffer, or of the economic one, year by year. */
void ins_buffer_tell_books(struct ins_page *page, const struct ins_buffer *buffer);

#endif
