#include "fit/records.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "scenario/history.h"
#include "scenario/literal.h"
#include "scenario/source.h"

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

struct table {
    const char         *file;
    int                 line, columns; /* 0: the header was not read yet */
    struct ins_records *records;       /* its columns are the last ones */
    struct ins_error   *error;
};

static bool wrong(const struct table *t, const char *expected)
{
    (void)ins_fail(t->error, INS_WRONG, "%s:%d: expected %s", t->file, t->line, expected);
    return false;
}

static bool read_header(struct table *t, char *line)
{
    const char *name = ins_history_cell(&line);
    if (strcmp(name, "month") != 0)
        return wrong(t, "month,NAME,... : a record in each column");
    while ((name = ins_history_cell(&line))) {
        struct ins_records *r = t->records;
        if (r->count == INS_RECORDS)
            return wrong(t, "at most 64 records");
        if (!name[0] || strlen(name) >= INS_NAME)
            return wrong(t, "a name for each record, of at most 47 letters");
        strcpy(r->name[r->count], name);
        r->cases[r->count] = (struct ins_cases){.first = INS_DATE_NONE, .tracks = 1};
        r->count++;
        t->columns++;
    }
    return t->columns > 0 || wrong(t, "a record behind month");
}

/* A month of a record: its first one begins it, and the months between are not known. */
static bool add_month(const struct table *t, struct ins_cases *cases, ins_date date, double value)
{
    if (cases->first == INS_DATE_NONE)
        cases->first = date;
    int place = date - cases->first;
    if (place < cases->months || place >= INS_MONTHS)
        return wrong(t, "months in rising order, of a hundred years at most");
    while (cases->months <= place)
        cases->total[cases->months++] = NAN;
    cases->total[place] = value;
    cases->known++;
    return true;
}

static bool read_row(struct table *t, char *line)
{
    int      first = t->records->count - t->columns, column = 0;
    ins_date date  = ins_date_read(ins_history_cell(&line));
    if (date == INS_DATE_NONE)
        return wrong(t, "a month, YYYY-MM");
    for (char *text = ins_history_cell(&line); text; text = ins_history_cell(&line), column++) {
        struct ins_literal literal;
        if (column == t->columns)
            return wrong(t, "no more cells than the header has");
        if (!text[0])
            continue;
        if (ins_literal_read(text, strlen(text), &literal) || !(literal.value >= 0.0) ||
            !(literal.value <= 1e9))
            return wrong(t, "cases, a number from 0 to 1000000000");
        if (!add_month(t, &t->records->cases[first + column], date, literal.value))
            return false;
    }
    return true;
}

/* Add the records of a text, which is cut up. */
static bool read_table(char *text, struct table *t)
{
    while (text && *text) {
        char *end = strchr(text, '\n');
        if (end)
            *end = '\0';
        t->line++;
        bool comment = text[0] == '#' || text[strspn(text, " \t")] == '\0';
        if (!comment && !(t->columns ? read_row(t, text) : read_header(t, text)))
            return false;
        text = end ? end + 1 : NULL;
    }
    return true;
}

enum ins_status ins_records_europe(struct ins_records **made, struct ins_error *error)
{
    struct ins_records *r = *made = ins_memory_create(1, sizeof *r, error);
    bool sound = r != NULL;
    for (size_t i = 0; sound && i < sizeof europe / sizeof europe[0]; i++) {
        struct table t    = {.file = europe[i].name, .records = r, .error = error};
        char        *text = strdup(europe[i].text);
        sound = text && read_table(text, &t);
        if (sound)
            strcpy(r->name[i], europe[i].name);
        free(text);
    }
    if (sound)
        return INS_DONE;
    ins_memory_free(r);
    *made = NULL;
    return ins_fail(error, INS_WORLD, "out of memory");
}

enum ins_status ins_records_read(const char *path, struct ins_records **made,
                                 struct ins_error *error)
{
    struct ins_source  source;
    struct ins_refusal why;
    enum ins_status    status = ins_source_read(path, &source, &why);
    *made = NULL;
    if (status != INS_DONE)
        return ins_fail(error, status, "%s: expected %s", path, why.text);
    struct ins_records *r = ins_memory_create(1, sizeof *r, error);
    struct table        t = {.file = path, .records = r, .error = error};
    if (r && (!read_table(source.text, &t) || (t.columns == 0 && !wrong(&t, "month,NAME,...")))) {
        ins_memory_free(r);
        r = NULL;
        status = INS_WRONG;
    }
    free(source.text);
    *made = r;
    return r ? INS_DONE : status == INS_WRONG ? status : INS_WORLD;
}

/* --- which of them count ---------------------------------------------------------------------- */

/* A change of more than a factor two counts as one of two: a single month must not decide. */
static double change(const struct ins_cases *cases, ins_date date)
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
        double a = change(one, d), b = change(other, d);
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
