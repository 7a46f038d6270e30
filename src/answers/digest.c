#include "answers/digest.h"

#include <string.h>

#include "answers/sample.h"
#include "base/memory.h"

const char *const ins_phase_name[INS_PHASE_SUMMARIES] = {"short", "medium", "long", "whole"};

#define PLACE(NAME, name, unit, adds, member, mean, ...) offsetof(struct ins_phase_summary, mean),
const size_t ins_phase_mean[INS_OF_PHASES] = {INS_PHASE_LIST(PLACE)};
#undef PLACE

/* Quantities of each phase; then sums over the horizon. */
enum {
    LEDGER       = INS_OF_PHASES * INS_PHASE_SUMMARIES,
    SUMS         = LEDGER + INS_LEDGER,
    SCALING_COST = SUMS + INS_SUMS,
    QUANTITIES   = SCALING_COST + INS_SCALING_COST
};

struct ins_digest {
    enum ins_sampling   sampling;
    int64_t             futures, blocks;
    struct ins_moments *moments; /* [block][QUANTITIES] */
    struct ins_row     *rows;    /* the same as rows, for replicates: a lane is one; else NULL */
};

enum ins_status ins_digest_create(int64_t futures, enum ins_sampling sampling,
                                  struct ins_digest **made, struct ins_error *error)
{
    struct ins_digest *digest = ins_memory_create(1, sizeof *digest, error);
    *made = NULL;
    if (!digest)
        return INS_WORLD;
    digest->sampling = sampling;
    digest->futures  = futures;
    digest->blocks   = (futures + INS_LANES - 1) / INS_LANES;
    size_t slots     = (size_t)digest->blocks * QUANTITIES;
    if (sampling == INS_SCRAMBLED)
        digest->rows = ins_memory_create(slots, sizeof *digest->rows, error);
    else
        digest->moments = ins_memory_create(slots, sizeof *digest->moments, error);
    if (!digest->rows && !digest->moments) {
        ins_memory_free(digest);
        return INS_WORLD;
    }
    *made = digest;
    return INS_DONE;
}

void ins_digest_free(struct ins_digest *digest)
{
    if (digest) {
        ins_memory_free(digest->moments);
        ins_memory_free(digest->rows);
    }
    ins_memory_free(digest);
}

/* Where the observations of a block go. */
struct slot {
    struct ins_digest *digest;
    int64_t            block;
    int                count;
};

static void take_row(const struct slot *slot, int quantity, const struct ins_row *row)
{
    int64_t             place   = slot->block * QUANTITIES + quantity;
    struct ins_moments *moments = &slot->digest->moments[place];
    switch (slot->digest->sampling) {
    case INS_SCRAMBLED:
        slot->digest->rows[place] = *row;
        break;
    case INS_ANTITHETIC:
        for (int i = 0; i < slot->count; i += 2) {
            double partner = row->lane[i + 1 < slot->count ? i + 1 : i];
            ins_moments_add(moments, 0.5 * (row->lane[i] + partner));
        }
        break;
    case INS_CLUSTERED: {
        double sum = 0.0;
        for (int i = 0; i < slot->count; i++)
            sum += row->lane[i];
        ins_moments_weigh(moments, sum / slot->count, (double)slot->count / INS_LANES);
        break;
    }
    case INS_RANDOM:
        for (int i = 0; i < slot->count; i++)
            ins_moments_add(moments, row->lane[i]);
        break;
    }
}

static const struct ins_row *row_at(const void *start, size_t place)
{
    return (const struct ins_row *)((const char *)start + place);
}

/* The whole horizon out of its phases: sums of sums, peaks of peaks. */
static void join_phases(const struct ins_tally *tally, enum ins_of_phase q, struct ins_row *whole)
{
    size_t place = ins_of_phase_place[q];
    *whole       = *row_at(&tally->phase[0], place);
    for (int p = 1; p < INS_PHASES; p++) {
        const struct ins_row *row = row_at(&tally->phase[p], place);
        if (ins_of_phase[q].adds == INS_ADDS_PEAK)
            ins_row_raise(whole, row);
        else
            ins_row_add(whole, row);
    }
}

static void take_phases(const struct slot *slot, const struct ins_tally *tally)
{
    struct ins_row whole;
    for (int q = 0; q < INS_OF_PHASES; q++) {
        for (int p = 0; p < INS_PHASES; p++)
            take_row(slot, p * INS_OF_PHASES + q, row_at(&tally->phase[p], ins_of_phase_place[q]));
        join_phases(tally, (enum ins_of_phase)q, &whole);
        take_row(slot, INS_WHOLE * INS_OF_PHASES + q, &whole);
    }
}

void ins_digest_collect(struct ins_digest *digest, const struct ins_played *played)
{
    const struct ins_tally *tally = &played->world->tally;
    const struct slot       slot  = {digest, played->first / INS_LANES, played->count};
    struct ins_row          ledger[INS_LEDGER];
    take_phases(&slot, tally);
    ins_tally_ledger(played->of, tally, ledger);
    for (int line = 0; line < INS_LEDGER; line++)
        take_row(&slot, LEDGER + line, &ledger[line]);
    for (int i = 0; i < INS_SUMS; i++)
        take_row(&slot, SUMS + i, row_at(tally, ins_sum_place[i]));
}

void ins_digest_note(struct ins_digest *digest, const struct ins_played *played,
                     const struct ins_row *row)
{
    const struct slot slot = {digest, played->first / INS_LANES, played->count};
    for (int item = 0; item < INS_SCALING_COST; item++)
        take_row(&slot, SCALING_COST + item, &row[item]);
}

/* The mean of one quantity over all blocks, in their order. */
static struct ins_mean gather_mean(const struct ins_digest *digest, int quantity)
{
    struct ins_moments total = {0};
    if (digest->sampling == INS_SCRAMBLED)
        return ins_sample_blocks(&digest->rows[quantity], QUANTITIES, digest->futures);
    for (int64_t b = 0; b < digest->blocks; b++)
        ins_moments_merge(&total, &digest->moments[b * QUANTITIES + quantity]);
    return ins_moments_mean(&total);
}

static void finish_phase(const struct ins_digest *digest, int first, int months,
                         struct ins_phase_summary *phase)
{
    phase->exists = months > 0;
    for (int q = 0; q < INS_OF_PHASES && months > 0; q++) {
        struct ins_mean sum = gather_mean(digest, first + q);
        memcpy((char *)phase + ins_phase_mean[q],
               ins_of_phase[q].adds == INS_ADDS_PER_MONTH
                   ? &(struct ins_mean){sum.value / months, sum.error / months} : &sum,
               sizeof sum);
    }
}

static int months_of(int phase, int months)
{
    static const int first[INS_PHASES] = {0, 12, 24};
    int from = phase == INS_WHOLE ? 0 : first[phase];
    int to   = phase < INS_LONG && months > first[phase + 1] ? first[phase + 1] : months;
    return to - from;
}

void ins_digest_finish(const struct ins_digest *digest, int months,
                       struct ins_digest_summary *summary)
{
    *summary = (struct ins_digest_summary){0};
    for (int p = 0; p < INS_PHASE_SUMMARIES; p++)
        finish_phase(digest, p * INS_OF_PHASES, months_of(p, months), &summary->phase[p]);
    for (int line = 0; line < INS_LEDGER; line++)
        summary->ledger[line] = gather_mean(digest, LEDGER + line);
    for (int i = 0; i < INS_SUMS; i++)
        summary->sum[i] = gather_mean(digest, SUMS + i);
    for (int item = 0; item < INS_SCALING_COST; item++)
        summary->scaling_cost[item] = gather_mean(digest, SCALING_COST + item);
}
