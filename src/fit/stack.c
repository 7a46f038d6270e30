/* Weights of the laws, from what they foretold of a record and of others. */
#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/plain.h"
#include "fit/weigh.h"

enum { YEAR = 12, ROUNDS = 300, LOOKS = INS_WEIGH_HORIZONS * INS_MONTHS / YEAR,
       TABLE = 2048 /* lines of the table of other countries, at most */ };

/* Without any record the level that returns to none counts as much as all that do, which are alike: a
 * judgement. */
static const double JUDGED[INS_WEIGH_LAWS] = {0.5, 0.1, 0.1, 0.1, 0.1, 0.1};

/* --- stacking --------------------------------------------------------------------------------- */

/* How much of a look falls to each law under these weights. */
static void part_look(const double *look, const double *weight, double *sum)
{
    double most = -INFINITY, all = 0.0, own[INS_WEIGH_LAWS];
    for (int i = 0; i < INS_WEIGH_LAWS; i++)
        most = fmax(most, look[i]);
    for (int i = 0; i < INS_WEIGH_LAWS; i++)
        all += own[i] = weight[i] * exp(look[i] - most);
    for (int i = 0; i < INS_WEIGH_LAWS; i++)
        sum[i] += own[i] / all;
}

/* Each round (Dempster, Laird and Rubin's) is likelier than the one before, and the top is the only one. */
void ins_weigh_stack(const double (*look)[INS_WEIGH_LAWS], int looks, double strength,
                     const double before[INS_WEIGH_LAWS], double weight[INS_WEIGH_LAWS])
{
    memcpy(weight, before, INS_WEIGH_LAWS * sizeof *weight);
    for (int r = 0; r < ROUNDS; r++) {
        double sum[INS_WEIGH_LAWS];
        for (int i = 0; i < INS_WEIGH_LAWS; i++)
            sum[i] = strength * before[i];
        for (int n = 0; n < looks; n++)
            part_look(look[n], weight, sum);
        for (int i = 0; i < INS_WEIGH_LAWS; i++)
            weight[i] = sum[i] / (strength + looks);
    }
}

/* --- other countries -------------------------------------------------------------------------- */

/* The assembler reads the file, from the root of the repository, where make runs. */
__asm__(".pushsection .rodata\n"
        ".globl ins_europe_foretold\n"
        ".hidden ins_europe_foretold\n"
        "ins_europe_foretold:\n"
        ".incbin \"scenarios/data/europe-foretold.csv\"\n"
        ".byte 0\n"
        ".popsection\n");
extern const char ins_europe_foretold[];

/* A line of the table: record,until,ahead, and a figure a law. False for a line that does not count. */
static bool read_look(const char *line, ins_date until, const char *without, double *look)
{
    size_t      name  = strcspn(line, ",\n");
    const char *month = line + name + 1;
    char        text[INS_DATE_TEXT] = "";
    if (line[0] == '#' || line[name] != ',' || strncmp(line, "record,", 7) == 0)
        return false;
    if (without && strlen(without) == name && strncmp(line, without, name) == 0)
        return false;
    memcpy(text, month, 7);
    if (ins_date_read(text) > until)
        return false;
    const char *at = strchr(month + 8, ',');
    for (int i = 0; i < INS_WEIGH_LAWS; i++) {
        char *end;
        look[i] = ins_plain_read(at + 1, &end);
        at      = end;
    }
    return true;
}

void ins_weigh_before(bool panel, ins_date until, const char *without, double before[INS_WEIGH_LAWS])
{
    double look[TABLE][INS_WEIGH_LAWS];
    int    looks = 0;
    for (const char *line = ins_europe_foretold; panel && *line;) {
        const char *end = strchr(line, '\n');
        assert(looks < TABLE);
        looks += read_look(line, until, without, look[looks]);
        line = end ? end + 1 : "";
    }
    ins_weigh_stack((const double(*)[INS_WEIGH_LAWS])look, looks, INS_WEIGH_BEFORE, JUDGED, before);
}

/* --- one record ------------------------------------------------------------------------------- */

double ins_weigh_look(const struct ins_foretold *foretold, int law, int horizon, int until)
{
    double sum   = 0.0;
    int    count = 0;
    for (int t = until - YEAR; t < until; t++)
        if (!isnan(foretold->density[law][horizon][t])) {
            sum += foretold->density[law][horizon][t];
            count++;
        }
    return count > 0 ? sum / count : NAN;
}

/* The looks of the year that ends before `until`; returns how many. */
static int look_at_year(const struct ins_foretold *foretold, int until,
                        double (*look)[INS_WEIGH_LAWS])
{
    int looks = 0;
    for (int h = 0; h < INS_WEIGH_HORIZONS; h++) {
        double sum = 0.0;
        for (int i = 0; i < INS_WEIGH_LAWS; i++)
            sum += look[looks][i] = ins_weigh_look(foretold, i, h, until);
        looks += !isnan(sum);
    }
    return looks;
}

void ins_weigh(const struct ins_foretold *foretold, int until, const double before[INS_WEIGH_LAWS],
               struct ins_weighed *weighed)
{
    double look[LOOKS][INS_WEIGH_LAWS];
    int    looks = 0;
    *weighed = (struct ins_weighed){0};
    memcpy(weighed->before, before, sizeof weighed->before);
    for (int end = until; end - YEAR >= INS_WEIGH_FIRST; end -= YEAR) {
        int more = look_at_year(foretold, end, &look[looks]);
        weighed->years += more > 0;
        looks += more;
    }
    for (int i = 0; i < INS_WEIGH_LAWS; i++) {
        weighed->score[i] = looks > 0 ? 0.0 : NAN;
        for (int n = 0; n < looks; n++)
            weighed->score[i] += look[n][i] / looks;
    }
    if (weighed->years >= INS_WEIGH_YEARS)
        ins_weigh_stack((const double(*)[INS_WEIGH_LAWS])look, looks, INS_WEIGH_BEFORE, before,
                        weighed->weight);
    else
        weighed->weight[0] = 1.0;
}
