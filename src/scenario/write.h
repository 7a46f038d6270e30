/* scenario/write.h - a scenario as libconfig text that reads back to the same scenario.
 *
 * Keys stand in the order of the table, numbers with the fewest digits that give the same
 * double. What follows from other keys is left out, so that it still follows when the text is
 * read again with --set; with annotations it stands in a comment.
 */
#ifndef INS_SCENARIO_WRITE_H
#define INS_SCENARIO_WRITE_H

#include "base/text.h"
#include "scenario/read.h"

struct ins_named_files;
struct ins_writing {
    const struct ins_scenario *written;
    const struct ins_scenario *resolved;  /* for what is derived */
    const struct ins_origins *origins; /* annotate; NULL: no comments, and no defaults left out */
    const struct ins_report   *report;    /* for the names of files */
    const struct ins_named_files *named;  /* files by their names in a folder; NULL: where they stand */
    bool                       bare_file; /* the history by its name without folder */
};

/* Whether a key has nothing that could be written: it is not given, or without a limit. */
bool ins_write_is_absent(const struct ins_scenario *scenario, const struct ins_key *key, size_t base);

/* The value of one key, as a scenario writes it; `base` is the offset of the list element that the
 * key stands in, 0 for none. */
void ins_write_value(const struct ins_scenario *scenario, const struct ins_key *key, size_t base,
                     struct ins_text *text);

void ins_write(const struct ins_writing *writing, struct ins_text *text);

#endif
