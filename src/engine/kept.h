/* engine/kept.h - points of a design that are kept in a file as they are played.
 *
 * A design is played point by point, in one order. Whoever is interrupted goes on from the file: the calls
 * that it holds are answered out of it, to the last bit, and what it does not hold is played and added.
 * Its first line names the question by its fingerprint; behind it a line a point, an answer a column, each a
 * hexadecimal number. A line that was cut off is played again.
 */
#ifndef INS_ENGINE_KEPT_H
#define INS_ENGINE_KEPT_H

#include "engine/response.h"

struct ins_kept;

/* Open `path`, or make it; one process has it at a time. `question` is all that the answers hang on.
 * `inner` answers what the file does not hold; it must outlive what is made. INS_WRONG: there is something
 * else, or the points of another question. INS_WORLD: it cannot be read or written, or memory ran out. */
enum ins_status ins_kept_open(const char *path, const char *question, const struct ins_response *inner,
                              struct ins_kept **made, struct ins_error *error);
void            ins_kept_close(struct ins_kept *kept);

/* Good as long as `kept`. */
struct ins_response ins_kept_response(struct ins_kept *kept);

#endif
