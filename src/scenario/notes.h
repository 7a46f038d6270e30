/* scenario/notes.h - what a scenario's own comments say of a value.
 *
 * The comment behind a value belongs to it, with the comment lines that follow further to the
 * right; where there is none, the lines right above it do. A mark in brackets tells how far the
 * figure can be trusted: [H] read in the source, [M] press or arithmetic, [L] judgement. Of
 * several the least counts. A note without a mark takes it from what stands above the group that
 * the value is in.
 */
#ifndef INS_SCENARIO_NOTES_H
#define INS_SCENARIO_NOTES_H

#include "base/text.h"
#include "scenario/scenario.h"

/* The note of the value that begins in `line` (from 1) of `text`, blanks in one, added to `note`;
 * nothing where there is none. Returns how far it is to be trusted. */
enum ins_confidence ins_notes_read(const char *text, int line, struct ins_text *note);

/* The least mark in a note; INS_UNRATED where it has none. */
enum ins_confidence ins_notes_mark(const char *note);

#endif
