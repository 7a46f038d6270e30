/* chance/named.h - streams that hang on a name.
 *
 * What is drawn for a track must not hang on its place in a list: tracks in another order meet the
 * same futures, and one more leaves the numbers of the others alone. So a stream is numbered by a hash of
 * its name (7.8).
 */
#ifndef INS_CHANCE_NAMED_H
#define INS_CHANCE_NAMED_H

/* For what a name draws; each purpose has a stream of its own. */
enum ins_purpose { INS_PURPOSE_COUNT, INS_PURPOSE_MIXING, INS_PURPOSE_COMPOSITION };

/* The slots of names: number[i], 0 ... 2^29 - 1, of name[i]; the names differ. The number is that of the
 * name alone, unless the hashes of two meet (once in 5e8 pairs): the one that is later in the order of
 * bytes takes the next free number. The order in which they stand makes no difference. */
void ins_named_slots(int count, const char *const name[], int slot[]);

/* The stream of a slot for a purpose; no plain stream, which is 0 or more, is one of them. */
int ins_named_stream(int slot, enum ins_purpose purpose);

#endif
