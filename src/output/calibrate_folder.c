/* A scenario held against a record, as a folder: figures and keys before and after, worlds, and pictures. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "calibrate/calibrate.h"
#include "output/decide_parts.h"
#include "output/destination.h"

static void add_band_cell(struct ins_text *text, double value)
{
    ins_text_add(text, ",%s", ins_number_full(value).text);
}

static void add_band(struct ins_text *text, struct ins_band band)
{
    add_band_cell(text, band.p05);
    add_band_cell(text, band.p50);
    add_band_cell(text, band.p95);
}

static char *figures_csv(const struct ins_calibration *c)
{
    struct ins_text text = {0};
    char            month[INS_DATE_TEXT];
    ins_text_add(&text, "month,what,observed,sd,before_p05,before_p50,before_p95,after_p05,after_p50,after_p95,"
                        "errors,unmet\n");
    for (int f = 0; f < c->observed->figures; f++) {
        const struct ins_figure_read *is = &c->observed->figure[f];
        ins_text_add(&text, "%s,%s", ins_date_write(is->month, month), is->what);
        add_band_cell(&text, is->value);
        add_band_cell(&text, is->sd > 0.0 ? is->sd : (double)NAN);
        add_band(&text, c->figure[f].before);
        add_band(&text, c->figure[f].after);
        add_band_cell(&text, c->figure[f].implausibility);
        ins_text_add(&text, ",%d\n", c->figure[f].unmet);
    }
    return ins_text_take(&text);
}

static char *keys_csv(const struct ins_calibration *c)
{
    struct ins_text text = {0};
    ins_text_add(&text, "key,before_p05,before_p50,before_p95,after_p05,after_p50,after_p95\n");
    for (int k = 0; k < c->keys; k++) {
        ins_text_add(&text, "%s", c->path[k]);
        add_band(&text, c->key[k].before);
        add_band(&text, c->key[k].after);
        ins_text_add(&text, "\n");
    }
    return ins_text_take(&text);
}

/* --- pictures ----------------------------------------------------------------------------------------- */

enum { PAIRED = 4, PICTURES = 3, MOST_ROWS = 40 };

/* How many keys the record taught more than this one. */
static int rank_of(const struct ins_calibration *c, int k)
{
    double own  = c->key[k].sd / c->key[k].sd_before;
    int    rank = 0;
    for (int i = 0; i < c->keys; i++) {
        double other = c->key[i].sd / c->key[i].sd_before;
        rank += other < own || (!(other > own) && i < k);
    }
    return rank;
}

/* The keys that the record taught most are drawn against each other: their columns, and their names. */
static void pair_settings(const struct ins_calibration *c, const char *lang, char *settings)
{
    char   columns[64] = "", names[PAIRED * INS_PATH + PAIRED] = "";
    size_t column = 0, name = 0;
    for (int k = 0; k < c->keys; k++)
        if (rank_of(c, k) < PAIRED) {
            column += (size_t)snprintf(columns + column, sizeof columns - column, "%d ", k + 1);
            name += (size_t)snprintf(names + name, sizeof names - name, "%s ", c->path[k]);
        }
    (void)snprintf(settings, INS_DECIDE_SETTINGS, "%s; columns='%s'; names='%.700s'", lang, columns, names);
}

static int lesser(int a, int b)
{
    return a < b ? a : b;
}

enum ins_status ins_calibration_save_folder(const struct ins_calibration *c, const struct ins_look *look,
                                            const struct ins_destination *to, char **note, struct ins_error *error)
{
    enum ins_language language = ins_words_language(look ? look->language : NULL);
    const char       *lang     = language == INS_DUTCH ? "lang='nl'" : "lang='en'";
    char              record[64], keys[64], pairs[INS_DECIDE_SETTINGS];
    (void)snprintf(record, sizeof record, "%s; rows=%d", lang, lesser(c->observed->figures, MOST_ROWS));
    (void)snprintf(keys, sizeof keys, "%s; rows=%d", lang, c->keys);
    pair_settings(c, lang, pairs);
    const struct ins_decide_figure figure[PICTURES] = {{"calibrate-record.gp", "record", record},
                                                       {"calibrate-keys.gp", "keys", keys},
                                                       {"calibrate-pairs.gp", "pairs", pairs}};
    struct ins_decide_folder what = {.command  = "calibrate",
                                     .language = language,
                                     .file     = {{"figures.csv", figures_csv(c)},
                                                  {"keys.csv", keys_csv(c)},
                                                  {"worlds.csv", ins_calibration_csv(c)},
                                                  {"summary.json", ins_calibration_json(c)}},
                                     .files    = 4,
                                     .figure   = figure,
                                     .figures  = PICTURES - (c->keys < 2)};
    return ins_decide_save(&what, to, note, error);
}

enum ins_status ins_calibration_place_folder(const struct ins_destination *to, struct ins_error *error)
{
    return ins_decide_place("calibrate", to, error);
}
