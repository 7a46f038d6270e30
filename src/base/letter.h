/* base/letter.h - letters of UTF-8, and which of them are commands to whoever shows them.
 *
 * Titles, sources, names of files and of tracks are text of users, and may come from people whom
 * the user does not know. A control character moves a terminal's cursor or colours its page, and
 * a bidirectional control makes a line read in another order than it stands. None of them
 * is ever passed on as itself: a scenario that holds one is refused (base/source.h), and whatever
 * is shown is shown through here.
 */
#ifndef INS_BASE_LETTER_H
#define INS_BASE_LETTER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/text.h"
#include "instroom/error.h"

/* Bytes of the letter at `text`, of which `left` bytes are there, and its code; 0 for bytes that are
 * no UTF-8 (RFC 3629). */
int ins_letter_read(const char *text, size_t left, uint32_t *code);

/* Whether a letter is a command: C0 (the end of a line and a tab too), C1, bidirectional controls,
 * separators of lines and paragraphs, annotations and tags. */
bool ins_letter_is_command(uint32_t code);

/* All letters of `words`, as ins_letter_show() of instroom/error.h shows them. */
void ins_letter_add(struct ins_text *text, const char *words);

#endif
