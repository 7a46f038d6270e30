/* sweep/head.h - what sweep a database holds: its table `run`.
 *
 * Keys and values, all as text, and a checksum over them.
 */
#ifndef INS_SWEEP_HEAD_H
#define INS_SWEEP_HEAD_H

#include <stdint.h>

#include "base/error.h"
#include "base/sha256.h"

/* `scenario` is owned by the head. */
struct ins_head {
    char   *scenario; /* resolved, as libconfig text; the record of a history in comments */
    char    scenario_sha256[INS_SHA256_TEXT];
    char    sweep_sha256[INS_SHA256_TEXT]; /* of all that must stay as it is to resume */
    char    columns_sha256[INS_SHA256_TEXT]; /* of the table's columns; "" in older databases */
    char    version[32], design[24];
    int64_t seed, futures, points;
    double  confidence;
    int     solve, keep;               /* 0 or 1 */
    int     shard, shards;             /* 1, 1: all of it */
    char    started[32], finished[32]; /* UTC; "" while unfinished */
};
void            ins_head_clear(struct ins_head *head);
enum ins_status ins_head_copy(const struct ins_head *from, struct ins_head *to,
                              struct ins_error *error);

/* The keys of `run` but `scenario`, by number; NULL behind the last. The value is written into
 * `text`. */
enum { INS_NOTE_TEXT = 128 };
const char *ins_head_note(const struct ins_head *head, int number, char text[INS_NOTE_TEXT]);

/* Take over the value of a key; one that is not known is passed over. INS_WORLD: no memory. */
enum ins_status ins_head_hear(struct ins_head *head, const char *key, const char *value,
                              struct ins_error *error);

/* The checksum over all of it. */
enum ins_status ins_head_sum(const struct ins_head *head, char sum[INS_SHA256_TEXT],
                             struct ins_error *error);

/* The time now in UTC, as "2026-07-01T12:00:00Z". */
void ins_head_now(char text[32]);

#endif
