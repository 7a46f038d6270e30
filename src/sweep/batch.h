/* sweep/batch.h - rows on their way from who played them to who writes them. */
#ifndef INS_SWEEP_BATCH_H
#define INS_SWEEP_BATCH_H

#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

/* Rows in the order of their points; with `width` > 0 also what they were worked out from. */
struct ins_batch {
    int      count, columns, width;
    int64_t  futures;
    int64_t *point;  /* [count], from 1 */
    double  *row;    /* [count][columns] */
    double  *values; /* [count][width][futures], NULL without */
};
enum ins_status ins_batch_create(int count, int columns, int width, int64_t futures,
                                 struct ins_batch **made, struct ins_error *error);
void            ins_batch_free(struct ins_batch *batch);

/* A batch as bytes, freed with free(), and back: between processes of the same machine type. */
enum ins_status ins_batch_seal(const struct ins_batch *batch, void **bytes, size_t *length,
                               struct ins_error *error);
enum ins_status ins_batch_unseal(const char *bytes, size_t length, struct ins_batch **made,
                                 struct ins_error *error);

#endif
