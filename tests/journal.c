/* A sweep's database that was cut or changed: the same rows, or a refusal. Never others.
 *
 * INSTROOM_EVERY_BYTE=1 cuts after every byte and turns a bit of every byte over (minutes);
 * otherwise one place in so many is tried. */
#include "support.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "instroom/output.h"
#include "instroom/sweep.h"

TestSuite(journal, .timeout = 3600);

static const char *path, *log_path, *index_path; /* and the two that SQLite puts beside it */

struct heap {
    char  *bytes;
    size_t length;
};

static int gather(void *context, const char *bytes, size_t length)
{
    struct heap *heap = context;
    heap->bytes = realloc(heap->bytes, heap->length + length + 1);
    memcpy(heap->bytes + heap->length, bytes, length);
    heap->length += length;
    heap->bytes[heap->length] = '\0';
    return 0;
}

static void forget(void)
{
    (void)unlink(path);
    (void)unlink(log_path);
    (void)unlink(index_path);
}

static struct heap file_bytes(void)
{
    struct heap heap = {0};
    char        piece[4096];
    FILE       *file = fopen(path, "rb");
    cr_assert(file);
    for (size_t got; (got = fread(piece, 1, sizeof piece, file)) > 0;)
        gather(&heap, piece, got);
    cr_assert_eq(fclose(file), 0);
    return heap;
}

static void put_bytes(const char *bytes, size_t length)
{
    FILE *file = fopen(path, "wb");
    cr_assert(file && fwrite(bytes, 1, length, file) == length && fclose(file) == 0);
}

static const struct ins_case *world(void)
{
    return SERVICE("months=12", "futures=8", "norm.from=0",
                   "sweep.axes=( { key = 'academie.lead_time'; values = [6, 9, 12]; } )");
}

/* Goes on with what is there; the status of the first step that fails. */
static enum ins_status go_on(const struct ins_case *sweep_of)
{
    struct ins_sweep_settings settings  = {.file = path, .keep = 1};
    struct ins_options    one   = {.threads = 1};
    struct ins_error      error = {{0}};
    struct ins_sweep     *sweep = NULL;
    enum ins_status status = ins_sweep_open(sweep_of, &settings, &one, &sweep, &error);
    if (status == INS_DONE)
        status = ins_sweep_work(sweep, &error);
    if (sweep && status == INS_DONE)
        status = ins_sweep_end(sweep, &error);
    ins_sweep_free(sweep);
    cr_assert(status == INS_DONE || error.text[0], "a refusal without a reason");
    return status;
}

static enum ins_status rows(struct heap *csv)
{
    struct ins_error error  = {{0}};
    *csv                    = (struct heap){0};
    enum ins_status  status = ins_sweep_csv(path, NULL, gather, csv, &error);
    cr_assert(status == INS_DONE || error.text[0], "a refusal without a reason");
    return status;
}

/* Read out as it is, and again after the same sweep has gone on with it: whatever comes without an
 * error must be the rows that were there. Whether the sweep could go on. */
static bool must_not_deceive(const struct ins_case *sweep_of, const struct heap *right,
                             const char *what, size_t place)
{
    struct heap csv;
    if (rows(&csv) == INS_DONE && csv.length > 0 && csv.length >= right->length)
        cr_assert_str_eq(csv.bytes, right->bytes, "%s %zu: other rows were read", what, place);
    free(csv.bytes);
    if (go_on(sweep_of) != INS_DONE)
        return false;
    cr_assert_eq(rows(&csv), INS_DONE, "%s %zu: gone on, and not to be read", what, place);
    cr_assert_str_eq(csv.bytes, right->bytes, "%s %zu: other rows after going on", what, place);
    free(csv.bytes);
    return true;
}

/* Either is met, or the test shows one of them alone. */
static void expect_both(int tried, int whole)
{
    cr_expect_gt(whole, 0, "none of %d was made whole", tried);
    cr_expect_lt(whole, tried, "none of %d was refused", tried);
}

static bool all_places(void)
{
    return getenv("INSTROOM_EVERY_BYTE") != NULL;
}

static const struct ins_case *begin(struct heap *whole, struct heap *right)
{
    const struct ins_case *made = world();
    path       = with("/dev/shm/instroom-test-%ld.db", (long)getpid());
    log_path   = with("%s-wal", path);
    index_path = with("%s-shm", path);
    forget();
    cr_assert_eq(go_on(made), INS_DONE);
    cr_assert_eq(rows(right), INS_DONE);
    *whole = file_bytes();
    return made;
}

Test(journal, cut_anywhere_is_refused_or_made_whole)
{
    struct heap            whole, right;
    const struct ins_case *made = begin(&whole, &right);
    size_t                 step = all_places() ? 1 : whole.length / 40 | 1;
    int                    tried = 0, gone_on = 0;
    for (size_t length = 0; length < whole.length; length += step) {
        forget();
        put_bytes(whole.bytes, length);
        tried++;
        gone_on += must_not_deceive(made, &right, "cut after byte", length);
    }
    expect_both(tried, gone_on);
    forget();
    free(whole.bytes);
    free(right.bytes);
}

Test(journal, turned_over_anywhere_is_refused_or_made_whole)
{
    struct heap            whole, right;
    const struct ins_case *made = begin(&whole, &right);
    size_t                 step = all_places() ? 1 : whole.length / 90 | 1;
    int                    tried = 0, gone_on = 0;
    for (size_t at = 0; at < whole.length; at += step) {
        char bit = (char)(1 << at % 8);
        forget();
        whole.bytes[at] ^= bit;
        put_bytes(whole.bytes, whole.length);
        whole.bytes[at] ^= bit;
        tried++;
        gone_on += must_not_deceive(made, &right, "turned over: byte", at);
    }
    expect_both(tried, gone_on);
    forget();
    free(whole.bytes);
    free(right.bytes);
}
