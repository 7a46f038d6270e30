#include "answers/digest.h"

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
    QUANTITIES
};

struct ins_digest {
    int64_t             blocks;
    struct ins_moments *moments; /* [block][QUANTITIES] */
};

enum ins_status ins_digest_create(int64_t futures, struct ins_digest **made,
                                  struct ins_error *error)
{
    struct ins_digest *digest = ins_memory_create(1, sizeof *digest, error);
    *made = NULL;
    if (!digest)
        return INS_WORLD;
    digest->blocks  = (futures + INS_LANES - 1) / INS_LANES;
    digest->moments = ins_memory_create((size_t)digest->blocks * QUANTITIES,
                                        sizeof *digest->moments, error);
    if (!digest->moments) {
        ins_memory_free(digest);
        return INS_WORLD;
    }
    *made = digest;
    return INS_DONE;
}

void ins_digest_free(struct ins_digest *digest)
{
    if (digest)
        ins_memory_free(digest->moments);
    ins_memory_free(digest);
}

static void take(const struct ins_row *row, int count, struct ins_moments *moments)
{
    for (int i = 0; i < count; i++)
        ins_moments_add(moments, row->lane[i]);
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

static void take_phase(const struct ins_phase *phase, int count, struct ins_moments *moments)
{
    const struct ins_row *row = (const struct ins_row *)phase;
    for (int q = 0; q < PHASE_ITEMS; q++)
        take(&row[q], count, &moments[q]);
}

void ins_digest_collect(struct ins_digest *digest, const struct ins_played *played)
{
    const struct ins_tally *tally   = &played->world->tally;
    struct ins_moments     *moments = &digest->moments[played->first / INS_LANES * QUANTITIES];
    struct ins_phase        whole;
    struct ins_row          ledger[INS_LEDGER];
    for (int p = 0; p < INS_PHASES; p++)
        take_phase(&tally->phase[p], played->count, &moments[p * PHASE_ITEMS]);
    join(tally, &whole);
    take_phase(&whole, played->count, &moments[INS_WHOLE * PHASE_ITEMS]);
    ins_tally_ledger(played->of, tally, ledger);
    for (int line = 0; line < INS_LEDGER; line++)
        take(&ledger[line], played->count, &moments[LEDGER + line]);
    take(&tally->hires, played->count, &moments[HIRES]);
    take(&tally->idle_hours, played->count, &moments[IDLE]);
    take(&tally->overtime_hours, played->count, &moments[OVERTIME]);
    take(&tally->penalties, played->count, &moments[PENALTIES]);
    take(&tally->reception, played->count, &moments[RECEPTION]);
}

static struct ins_mean per_month(struct ins_mean sum, int months)
{
    return (struct ins_mean){sum.value / months, sum.error / months};
}

static void finish_phase(const struct ins_moments *total, int months,
                         struct ins_phase_summary *phase)
{
    phase->exists = months > 0;
    if (months <= 0)
        return;
    struct ins_mean mean[PHASE_ITEMS];
    for (int q = 0; q < PHASE_ITEMS; q++)
        mean[q] = ins_moments_mean(&total[q]);
    phase->inflow_per_month  = per_month(mean[0], months);
    phase->decided_per_month = per_month(mean[1], months);
    phase->peak_backlog      = mean[2];
    phase->peak_overdue      = mean[3];
    phase->cost              = mean[4];
    phase->social_cost       = mean[5];
    phase->draw              = mean[6];
    phase->deficit           = mean[7];
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
    struct ins_moments total[QUANTITIES] = {{0}};
    for (int64_t b = 0; b < digest->blocks; b++)
        for (int q = 0; q < QUANTITIES; q++)
            ins_moments_merge(&total[q], &digest->moments[b * QUANTITIES + q]);
    *summary = (struct ins_digest_summary){0};
    for (int p = 0; p < INS_PHASE_SUMMARIES; p++)
        finish_phase(&total[p * PHASE_ITEMS], months_of(p, months), &summary->phase[p]);
    for (int line = 0; line < INS_LEDGER; line++)
        summary->ledger[line] = ins_moments_mean(&total[LEDGER + line]);
    summary->hires          = ins_moments_mean(&total[HIRES]);
    summary->idle_hours     = ins_moments_mean(&total[IDLE]);
    summary->overtime_hours = ins_moments_mean(&total[OVERTIME]);
    summary->penalties      = ins_moments_mean(&total[PENALTIES]);
    summary->reception      = ins_moments_mean(&total[RECEPTION]);
}
