/* instroom/destination.h - where an answer may be written.
 *
 * Nothing that instroom did not write is overwritten or deleted. An answer is refused (INS_WRONG,
 * before any work) where it would be laid over a file that is read for it, by device and inode,
 * whatever its name; and where something stands that is not known as an earlier answer of the same
 * kind, or was changed since. An answer of one file bears a seal by which it is known again; that
 * of a folder, a list of its files with their checksums.
 */
#ifndef INSTROOM_DESTINATION_H
#define INSTROOM_DESTINATION_H

#include "instroom/error.h"
#include "instroom/scenario.h"

#ifdef __cplusplus
extern "C" {
#endif

/* {.path = "build/run"} is a good one. */
struct ins_destination {
    const char                   *path;       /* of a file, or of a folder */
    int                           force;      /* 1: replace what is not known; never what is read */
    const char *const            *reads;      /* files that the answer is made of; "-": standard input */
    int                           read_count;
    const struct ins_case *const *cases;      /* and scenarios, with all the files they come from */
    int                           case_count;
};

/* INS_WRONG: the path is one of the files that are read. For a place that minds the rest itself (a
 * sweep's database). */
enum ins_status ins_destination_apart(const struct ins_destination *to, struct ins_error *error);

#ifdef __cplusplus
}
#endif
#endif
