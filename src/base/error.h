/* base/error.h - a failure as a value.
 *
 * A function that can fail on account of the world (a file, a disk, a scenario) returns a
 * status and leaves the story in a struct ins_error that its caller owns. Nothing below
 * cli/ prints. A mistake of the program itself is an assert.
 */
#ifndef INS_BASE_ERROR_H
#define INS_BASE_ERROR_H

#include "instroom/error.h"

/* Write the story (printf rules, cut at INS_ERROR_SIZE) and return `status`, so that a
 * function may say   return ins_fail(error, INS_WORLD, "%s: ...", path);
 * `error` may be NULL: then only the status travels. */
enum ins_status ins_fail(struct ins_error *error, enum ins_status status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Add one more line to the story; for readers that report every error of a file at once. */
enum ins_status ins_fail_also(struct ins_error *error, enum ins_status status, const char *format,
                              ...) __attribute__((format(printf, 3, 4)));

#endif
