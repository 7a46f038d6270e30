#include "fit/records.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "record/months.h"
#include "scenario/report.h"

enum { IN_COMMON = 24, SHORTEST = 36 };

/* Changes of two records of one country run alike, whatever is counted; those of neighbours do not. */
static const double ALIKE = 0.75;

/* --- the library's own ------------------------------------------------------------------------ */

/* The assembler reads the files, from the root of the repository, where make runs. */
#define RECORD(label, name)                                                                        \
    __asm__(".pushsection .rodata\n"                                                               \
            ".globl ins_europe_" #label "\n"                                                       \
            ".hidden ins_europe_" #label "\n"                                                      \
            "ins_europe_" #label ":\n"                                                             \
            ".incbin \"scenarios/data/europe/" name ".csv\"\n"                                     \
            ".byte 0\n"                                                                            \
            ".popsection\n");                                                                      \
    extern const char ins_europe_##label[]

RECORD(at, "austria");
RECORD(be, "belgium");
RECORD(cz, "czechia");
RECORD(fr, "france");
RECORD(gr, "greece");
RECORD(hu, "hungary");
RECORD(ie, "ireland");
RECORD(it, "italy");
RECORD(lu, "luxembourg");
RECORD(nl, "netherlands");
RECORD(no, "norway");
RECORD(pl, "poland");
RECORD(pt, "portugal");
RECORD(ch, "switzerland");
RECORD(uk, "united-kingdom");

static const struct {
    const char *name, *text;
} europe[] = {
    {"Austria", ins_europe_at},    {"Belgium", ins_europe_be},     {"Czechia", ins_europe_cz},
    {"France", ins_europe_fr},     {"Greece", ins_europe_gr},      {"Hungary", ins_europe_hu},
    {"Ireland", ins_europe_ie},    {"Italy", ins_europe_it},       {"Luxembourg", ins_europe_lu},
    {"Netherlands", ins_europe_nl}, {"Norway", ins_europe_no},     {"Poland", ins_europe_pl},
    {"Portugal", ins_europe_pt},   {"Switzerland", ins_europe_ch}, {"United Kingdom", ins_europe_uk}};

/* --- reading ---------------------------------------------------------------------------------- */

/* Each column is a record, and each case of a table where there are several. */
static bool takes(const void *context, const char *name, bool column)
{
    (void)context, (void)name, (void)column;
    return true;
}

static const struct ins_months_ask each = {.knows = takes};

/* A column from its first known month to its last one. */
static void take_column(const struct ins_months *m, int column, struct ins_cases *cases)
{
    *cases = (struct ins_cases){.first = INS_DATE_NONE, .tracks = 1};
    for (int t = 0; t < m->months; t++) {
        double value = *ins_months_at(m, t, column);
        if (isnan(value))
            continue;
        if (cases->first == INS_DATE_NONE)
            cases->first = m->first + t;
        int place = m->first + t - cases->first;
        while (cases->months <= place)
            cases->total[cases->months++] = NAN;
        cases->total[place] = value;
        cases->known++;
    }
}

/* Add the columns of a table; false where there are too many. */
static bool add_records(const struct ins_months *m, struct ins_records *r)
{
    for (int c = 0; c < m->columns; c++) {
        if (r->count == INS_RECORDS)
            return false;
        strcpy(r->name[r->count], m->name[c]);
        take_column(m, c, &r->cases[r->count++]);
    }
    return true;
}

enum ins_status ins_records_europe(struct ins_records **made, struct ins_error *error)
{
    struct ins_records *r = *made = ins_memory_create(1, sizeof *r, error);
    struct ins_faults  *faults    = ins_memory_create(1, sizeof *faults, error);
    bool sound = r && faults;
    for (size_t i = 0; sound && i < sizeof europe / sizeof europe[0]; i++) {
        struct ins_months *m = ins_months_cut(europe[i].text, &each, faults);
        sound = m && add_records(m, r);
        if (sound)
            strcpy(r->name[i], europe[i].name);
        ins_months_free(m);
    }
    ins_memory_free(faults);
    if (sound)
        return INS_DONE;
    ins_memory_free(r);
    *made = NULL;
    return ins_fail(error, INS_WORLD, "out of memory");
}

static enum ins_status refuse_records(const char *path, const struct ins_faults *faults,
                                      struct ins_error *error)
{
    struct ins_report report = {.error = error};
    struct ins_place  place  = {.file = ins_report_file(&report, path)};
    if (faults->world && !faults->no_memory)
        ins_report_world(&report, "%s: %s", path, faults->fault[0].story);
    else if (faults->count == 0 && !faults->no_memory)
        ins_report_problem(&report, place, NULL, NULL, "expected at most %d records", INS_RECORDS);
    else
        ins_report_faults(&report, path, place, NULL, faults);
    enum ins_status status = ins_report_close(&report);
    ins_report_clear(&report);
    return status;
}

enum ins_status ins_records_read(const char *path, struct ins_records **made,
                                 struct ins_error *error)
{
    struct ins_records *r      = ins_memory_create(1, sizeof *r, error);
    struct ins_faults  *faults = ins_memory_create(1, sizeof *faults, error);
    struct ins_months *m      = r && faults ? ins_months_read(path, &each, faults) : NULL;
    enum ins_status     status = !r || !faults            ? INS_WORLD
                                 : m && add_records(m, r) ? INS_DONE
                                                          : refuse_records(path, faults, error);
    ins_months_free(m);
    ins_memory_free(faults);
    *made = status == INS_DONE ? r : NULL;
    if (status != INS_DONE)
        ins_memory_free(r);
    return status;
}

/* --- which of them count ---------------------------------------------------------------------- */

/* A change of more than a factor two counts as one of two: a single month must not decide. */
static double monthly_change(const struct ins_cases *cases, ins_date date)
{
    int t = date - cases->first;
    if (t <= 0 || t >= cases->months || isnan(cases->total[t]) || isnan(cases->total[t - 1]))
        return NAN;
    double value = log((cases->total[t] + 1.0) / (cases->total[t - 1] + 1.0));
    return fmin(fmax(value, -0.7), 0.7);
}

/* Correlation of the monthly changes of what two records both know; 0 where that is too little. */
static double alike(const struct ins_cases *one, const struct ins_cases *other)
{
    double n = 0.0, x = 0.0, y = 0.0, xx = 0.0, yy = 0.0, xy = 0.0;
    for (ins_date d = one->first; d < one->first + one->months; d++) {
        double a = monthly_change(one, d), b = monthly_change(other, d);
        if (isnan(a) || isnan(b))
            continue;
        n += 1.0, x += a, y += b, xx += a * a, yy += b * b, xy += a * b;
    }
    double spread = (xx - x * x / n) * (yy - y * y / n);
    return n >= IN_COMMON && spread > 0.0 ? (xy - x * y / n) / sqrt(spread) : 0.0;
}

int ins_records_before(const struct ins_cases *own, struct ins_records *records,
                       char out[INS_NAME])
{
    ins_date end = own->first + own->months;
    int      best = -1, kept = 0;
    double   most = ALIKE;
    out[0] = '\0';
    for (int i = 0; i < records->count; i++)
        if (alike(own, &records->cases[i]) > most) {
            most = alike(own, &records->cases[i]);
            best = i;
        }
    if (best >= 0)
        strcpy(out, records->name[best]);
    for (int i = 0; i < records->count; i++) {
        const struct ins_cases *from = &records->cases[i];
        int months = end - from->first < from->months ? end - from->first : from->months;
        if (i == best || months < SHORTEST)
            continue;
        if (kept != i)
            strcpy(records->name[kept], records->name[i]);
        ins_cases_until(from, months, &records->cases[kept++]);
    }
    records->count = kept;
    return best;
}
