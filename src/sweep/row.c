#include "sweep/row.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "chance/real.h"

static void add_row_name(struct ins_row_names *names, bool whole, const char *head,
                         const char *tail)
{
    (void)snprintf(names->name[names->count], INS_ROW_NAME, "%s%s", head, tail);
    names->whole[names->count++] = whole;
}

void ins_row_name(const struct ins_layout *layout, bool solved, struct ins_row_names *names)
{
    static const char *const four[INS_ROW_FOUR] = {"_mean", "_se", "_p50", "_p95"};
    static const char *const ends[]             = {"", "_low", "_high"};
    *names = (struct ins_row_names){.axes = layout->axes, .solved = solved};
    for (int a = 0; a < layout->axes; a++)
        add_row_name(names, ins_key_is_whole(layout->handle[a].key), layout->axis[a].key, "");
    add_row_name(names, true, "futures", "");
    for (int r = 0; r < INS_ROW_RESULTS; r++)
        for (int q = 0; q < INS_ROW_FOUR; q++)
            add_row_name(names, false, ins_result[ins_swept[r]].name, four[q]);
    add_row_name(names, false, "p_norm", "");
    for (int e = 0; e < 3; e++)
        add_row_name(names, false, "liquidity_buffer", ends[e]);
    for (int e = 0; e < 3 && solved; e++)
        add_row_name(names, false, "norm_buffer", ends[e]);
    if (solved)
        add_row_name(names, false, "p_norm_max", "");
}

/* Multiplication by an odd number and exclusive or with one's own upper half can be undone. */
static uint64_t absorb(uint64_t sum, uint64_t word)
{
    sum = (sum ^ word) * 0x9e3779b97f4a7c15u;
    return sum ^ sum >> 32;
}

static uint64_t absorb_values(uint64_t sum, const double *value, int64_t count)
{
    for (int64_t i = 0; i < count; i++)
        sum = absorb(sum, isnan(value[i]) ? 0x7ff8000000000000u : ins_bits_of_real(value[i]));
    return sum;
}

int64_t ins_row_sum(int64_t point, const double *row, int columns)
{
    return (int64_t)absorb_values(absorb(0x726f77, (uint64_t)point), row, columns);
}

int64_t ins_row_sum_values(int64_t point, const double *values, int64_t count)
{
    return (int64_t)absorb_values(absorb(0x76616c756573, (uint64_t)point), values, count);
}

enum ins_status ins_row_sum_names(const struct ins_row_names *names, char sum[INS_SHA256_TEXT],
                                  struct ins_error *error)
{
    struct ins_text all = {0};
    for (int c = 0; c < names->count; c++)
        ins_text_add(&all, "%s %d\n", names->name[c], names->whole[c]);
    char *bytes = ins_text_take(&all);
    if (!bytes)
        return ins_fail(error, INS_WORLD, "out of memory");
    (void)ins_sha256(bytes, strlen(bytes), sum);
    free(bytes);
    return INS_DONE;
}
