/* output/manifest.h - the list of what was written into a folder, in the folder itself.
 *
 * manifest.txt is what the command sha256sum writes and checks (sha256sum -c manifest.txt), under a
 * line that says whose folder it is and whether all of it is there:
 *
 *     # instroom run, complete
 *     e3b0c442...  months.csv
 *
 * While a later answer takes the place of an earlier one the list says "interrupted" and holds the
 * files of both, each name twice; while a report is added to an answer, "adding". So whatever happens, a file that is listed with its checksum was
 * written by instroom and not changed since.
 */
#ifndef INS_OUTPUT_MANIFEST_H
#define INS_OUTPUT_MANIFEST_H

#include <stdbool.h>

#include "base/error.h"
#include "base/sha256.h"
#include "base/text.h"

#define INS_MANIFEST "manifest.txt"

struct ins_listed {
    char *name; /* relative to the folder: "figures/inflow.svg"; owned */
    char  sum[INS_SHA256_TEXT];
};

enum ins_manifest_state {
    INS_INTERRUPTED, /* files of the answer and of an earlier one */
    INS_ADDING,      /* the answer is whole; a report that is added to it may not be */
    INS_COMPLETE
};

/* {0} is an empty one. */
struct ins_manifest {
    char                    command[24]; /* "run"; "" where there is no list */
    enum ins_manifest_state state;
    struct ins_listed      *file;
    int                     count, room;
};
void ins_manifest_clear(struct ins_manifest *manifest);

/* That of a folder; an empty one where it has none. INS_WORLD: it cannot be read. */
enum ins_status ins_manifest_read(const char *folder, struct ins_manifest *manifest,
                                  struct ins_error *error);

enum ins_status ins_manifest_add(struct ins_manifest *manifest, const char *name,
                                 const char *sum, struct ins_error *error);

/* Whether this name is listed, with any checksum (`sum` NULL) or with this one. */
bool ins_manifest_lists(const struct ins_manifest *manifest, const char *name, const char *sum);

/* The list as text. */
void ins_manifest_write(const struct ins_manifest *manifest, struct ins_text *text);

/* The checksum of a file in a folder: 0; ENOENT where nothing is there; ELOOP where the name is no
 * ordinary file, leads through a link or may not be read; any other errno where that cannot be
 * said. */
int ins_manifest_sum(const char *folder, const char *name, char sum[INS_SHA256_TEXT]);

#endif
