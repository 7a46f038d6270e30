/* decide/laws.h - what is not known, said in either of two ways.
 *
 * A scenario names keys with their laws in `uncertain`, for worlds, or as axes of a sweep, for a design of
 * points. A question that wants one of them takes the other where that alone is there.
 */
#ifndef INS_DECIDE_LAWS_H
#define INS_DECIDE_LAWS_H

#include "scenario/case.h"

/* `*made` is a case with axes of a sweep as laws of worlds; NULL where `source` has worlds of its own.
 * INS_WRONG where it has neither. */
enum ins_status ins_laws_as_uncertain(const struct ins_case *source, struct ins_case **made,
                                      struct ins_error *error);

/* `*made` is a case with the laws of `uncertain` as axes of a Sobol design, which has no worlds any more;
 * NULL where `source` names none. INS_WRONG where other keys differ by an ensemble. */
enum ins_status ins_laws_as_axes(const struct ins_case *source, struct ins_case **made,
                                 struct ins_error *error);

#endif
