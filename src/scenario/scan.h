/* scenario/scan.h - the text of a scenario, its includes put in, ready for libconfig.
 *
 * libconfig accepts much that no planner means: it wraps numbers, stops at an unclosed
 * comment, names only one of two equal keys, and resolves @include in ways that end or hang
 * the program. The scan walks the tokens once, reports what is wrong with its place, and
 * writes text that libconfig of any release reads in one way: whole numbers beyond 32 bits
 * carry their L, lists in [ ] are written ( ), a mistake already reported is marked.
 */
#ifndef INS_SCENARIO_SCAN_H
#define INS_SCENARIO_SCAN_H

#include <stddef.h>

#include "base/text.h"
#include "scenario/report.h"
#include "base/source.h"

/* What stands in place of a value whose mistake was reported, and before the name of a key
 * that was given before. */
#define INS_SCAN_BAD   "\x01"
#define INS_SCAN_TWICE "*"

/* A value as it was written. */
struct ins_spot {
    struct ins_place place;
    const char      *words; /* in the text of its file; `length` bytes */
    int              length;
};

struct ins_flat {
    struct ins_text  text;  /* for libconfig */
    struct ins_spot *spots; /* one for every value, in the order in which they begin */
    int              spot_count, spot_room;
    char           **texts; /* the files' bytes that the words stand in */
    char           **folders; /* what paths in each of them are relative to; may be NULL */
    int              text_count;
    uint16_t         first_file; /* the number of the first of them in the report */
    bool             broken; /* what cannot be parsed at all was reported */
};

/* Scan `source`, file `name` (NULL: the command line), paths in it relative to `folder` (NULL: no
 * paths allowed); its keys stand in the group `within`, "" for none. Takes the bytes over.
 * Mistakes go to `report`. */
void ins_scan(struct ins_report *report, const char *name, const char *folder, const char *within,
              struct ins_source *source, struct ins_flat *flat);

/* The folder of the file a place is in; NULL where paths are not allowed. */
const char *ins_scan_folder(const struct ins_flat *flat, struct ins_place place);

void ins_scan_clear(struct ins_flat *flat);

#endif
