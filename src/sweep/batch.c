#include "sweep/batch.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum ins_status ins_batch_create(int count, int columns, int width, int64_t futures,
                                 struct ins_batch **made, struct ins_error *error)
{
    struct ins_batch *batch = ins_memory_create(1, sizeof *batch, error);
    *made                   = NULL;
    if (!batch)
        return INS_WORLD;
    size_t rows    = (size_t)count;
    batch->count   = count;
    batch->columns = columns;
    batch->width   = width;
    batch->futures = futures;
    batch->point   = ins_memory_create(rows, sizeof *batch->point, error);
    batch->row     = ins_memory_create(rows * (size_t)columns, sizeof *batch->row, error);
    if (width > 0)
        batch->values =
            ins_memory_create(rows * (size_t)width * (size_t)futures, sizeof *batch->values, error);
    if (!batch->point || !batch->row || (width > 0 && !batch->values)) {
        ins_batch_free(batch);
        return INS_WORLD;
    }
    *made = batch;
    return INS_DONE;
}

void ins_batch_free(struct ins_batch *batch)
{
    if (!batch)
        return;
    ins_memory_free(batch->point);
    ins_memory_free(batch->row);
    ins_memory_free(batch->values);
    ins_memory_free(batch);
}

/* --- from one process to another ------------------------------------------------------------- */

/* A batch as bytes: these numbers, then its arrays. */
struct envelope {
    int64_t count, columns, width, futures;
};

enum ins_status ins_batch_seal(const struct ins_batch *batch, void **bytes, size_t *length,
                               struct ins_error *error)
{
    struct envelope envelope = {batch->count, batch->columns, batch->width, batch->futures};
    size_t          points   = (size_t)batch->count * sizeof *batch->point;
    size_t          rows     = (size_t)batch->count * (size_t)batch->columns * sizeof *batch->row;
    size_t values = (size_t)(batch->count * batch->width * batch->futures) * sizeof *batch->values;
    *length       = sizeof envelope + points + rows + values;
    char *text    = malloc(*length);
    *bytes        = text;
    if (!text)
        return ins_fail(error, INS_WORLD, "out of memory");
    memcpy(text, &envelope, sizeof envelope);
    memcpy(text + sizeof envelope, batch->point, points);
    memcpy(text + sizeof envelope + points, batch->row, rows);
    if (values > 0)
        memcpy(text + sizeof envelope + points + rows, batch->values, values);
    return INS_DONE;
}

enum ins_status ins_batch_unseal(const char *bytes, size_t length, struct ins_batch **made,
                                 struct ins_error *error)
{
    struct envelope e;
    *made = NULL;
    if (length < sizeof e)
        return ins_fail(error, INS_WORLD, "rows from another process came incomplete");
    memcpy(&e, bytes, sizeof e);
    enum ins_status status =
        ins_batch_create((int)e.count, (int)e.columns, (int)e.width, e.futures, made, error);
    if (status != INS_DONE)
        return status;
    size_t points = (size_t)e.count * sizeof *(*made)->point;
    size_t rows   = (size_t)(e.count * e.columns) * sizeof *(*made)->row;
    memcpy((*made)->point, bytes + sizeof e, points);
    memcpy((*made)->row, bytes + sizeof e + points, rows);
    if (e.width > 0)
        memcpy((*made)->values, bytes + sizeof e + points + rows,
               (size_t)(e.count * e.width * e.futures) * sizeof(double));
    return INS_DONE;
}
