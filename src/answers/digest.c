#include "answers/digest.h"

#include "answers/sample.h"
#include "base/memory.h"

const char *const ins_phase_name[INS_PHASE_SUMMARIES] = {"short", "medium", "long", "whole"};

const char *const ins_ledger_name[INS_LEDGER] = {
    "experienced", "trainee",    "tuition",     "academie_fixed", "flex_retainer", "flex",
    "overtime",    "taskforce", "investments", "fixed",          "penalty",       "reception",
};

/* Quantities of a phase, in the order of struct ins_phase; then sums over the horizon. */
enum {
    PHASE_ITEMS = sizeof(struct ins_phase) / sizeof(struct ins_row),
    LEDGER      = PHASE_ITEMS * INS_PHASE_SUMMARIES,
    HIRES       = LEDGER + INS_LEDGER,
    IDLE,
    OVERTIME,
    PENALTIES,
    RECEPTION,
    SCALING_COST,
    QUANTITIES = SCALING_COST + INS_SCALING_COST
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

static void take(const struct slot *slot, int quantity, const struct ins_row *row)
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

/* The whole horizon out of its phases: sums of sums, peaks of peaks. */
static void join(const struct ins_tally *tally, struct ins_phase *whole)
{
    *whole = tally->phase[0];
    for (int p = 1; p < INS_PHASES; p++) {
        const struct ins_phase *phase = &tally->phase[p];
        ins_row_add(&whole->inflow, &phase->inflow);
        ins_row_add(&whole->decided, &phase->decided);
        ins_row_raise(&whole->peak_backlog, &phase->peak_backlog);
        ins_row_raise(&whole->peak_overdue, &phase->peak_overdue);
        ins_row_add(&whole->cost, &phase->cost);
        ins_row_add(&whole->social_cost, &phase->social_cost);
        ins_row_add(&whole->draw, &phase->draw);
        ins_row_add(&whole->deficit, &phase->deficit);
    }
}

static void take_phase(const struct slot *slot, int first, const struct ins_phase *phase)
{
    const struct ins_row *row = (const struct ins_row *)phase;
    for (int q = 0; q < PHASE_ITEMS; q++)
        take(slot, first + q, &row[q]);
}

void ins_digest_collect(struct ins_digest *digest, const struct ins_played *played)
{
    const struct ins_tally *tally = &played->world->tally;
    const struct slot       slot  = {digest, played->first / INS_LANES, played->count};
    struct ins_phase        whole;
    struct ins_row          ledger[INS_LEDGER];
    for (int p = 0; p < INS_PHASES; p++)
        take_phase(&slot, p * PHASE_ITEMS, &tally->phase[p]);
    join(tally, &whole);
    take_phase(&slot, INS_WHOLE * PHASE_ITEMS, &whole);
    ins_tally_ledger(played->of, tally, ledger);
    for (int line = 0; line < INS_LEDGER; line++)
        take(&slot, LEDGER + line, &ledger[line]);
    take(&slot, HIRES, &tally->hires);
    take(&slot, IDLE, &tally->idle_hours);
    take(&slot, OVERTIME, &tally->overtime_hours);
    take(&slot, PENALTIES, &tally->penalties);
    take(&slot, RECEPTION, &tally->reception);
}

void ins_digest_note(struct ins_digest *digest, const struct ins_played *played,
                     const struct ins_row *row)
{
    const struct slot slot = {digest, played->first / INS_LANES, played->count};
    for (int item = 0; item < INS_SCALING_COST; item++)
        take(&slot, SCALING_COST + item, &row[item]);
}

/* The mean of one quantity over all blocks, in their order. */
static struct ins_mean gather(const struct ins_digest *digest, int quantity)
{
    struct ins_moments total = {0};
    if (digest->sampling == INS_SCRAMBLED)
        return ins_sample_blocks(&digest->rows[quantity], QUANTITIES, digest->futures);
    for (int64_t b = 0; b < digest->blocks; b++)
        ins_moments_merge(&total, &digest->moments[b * QUANTITIES + quantity]);
    return ins_moments_mean(&total);
}

static struct ins_mean per_month(struct ins_mean sum, int months)
{
    return (struct ins_mean){sum.value / months, sum.error / months};
}

static void finish_phase(const struct ins_digest *digest, int first, int months,
                         struct ins_phase_summary *phase)
{
    phase->exists = months > 0;
    if (months <= 0)
        return;
    phase->inflow_per_month  = per_month(gather(digest, first), months);
    phase->decided_per_month = per_month(gather(digest, first + 1), months);
    phase->peak_backlog      = gather(digest, first + 2);
    phase->peak_overdue      = gather(digest, first + 3);
    phase->cost              = gather(digest, first + 4);
    phase->social_cost       = gather(digest, first + 5);
    phase->draw              = gather(digest, first + 6);
    phase->deficit           = gather(digest, first + 7);
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
        finish_phase(digest, p * PHASE_ITEMS, months_of(p, months), &summary->phase[p]);
    for (int line = 0; line < INS_LEDGER; line++)
        summary->ledger[line] = gather(digest, LEDGER + line);
    summary->hires          = gather(digest, HIRES);
    summary->idle_hours     = gather(digest, IDLE);
    summary->overtime_hours = gather(digest, OVERTIME);
    summary->penalties      = gather(digest, PENALTIES);
    summary->reception      = gather(digest, RECEPTION);
    for (int item = 0; item < INS_SCALING_COST; item++)
        summary->scaling_cost[item] = gather(digest, SCALING_COST + item);
}
