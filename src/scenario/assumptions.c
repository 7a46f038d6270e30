#include "scenario/assumptions.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scenario/inside.h"
#include "scenario/notes.h"
#include "scenario/paths.h"
#include "scenario/value.h"
#include "scenario/write.h"

struct gathering {
    const struct ins_case  *c;
    struct ins_assumptions *made;
    int                     room;
    bool                    failed;
};

/* --- which keys ----------------------------------------------------------------------------- */

static bool differs(const struct ins_scenario *s, const struct ins_key *key, size_t base)
{
    size_t offset = base + key->offset;
    double given;
    switch (key->kind) {
    case INS_KEY_GROUP:
    case INS_KEY_GROUPS:
    case INS_KEY_NAME:
    case INS_KEY_INHERITS: return false;
    case INS_KEY_TEXT:
        if (key->words) /* its default is the first of them */
            return ins_key_text(s, offset)[0] &&
                   strcmp(ins_key_text(s, offset), key->words[0]) != 0;
        return ins_key_text(s, offset)[0] != '\0';
    case INS_KEY_FILE:
    case INS_KEY_FILES: return ins_key_text(s, offset)[0] != '\0';
    case INS_KEY_REALS:
        for (int i = 0; i < ins_key_count(s, key, base); i++)
            if (!(ins_key_reals(s, offset)[i] == key->otherwise.value))
                return true;
        return false;
    default:
        given = ins_key_get(s, key, offset);
        return !isnan(given) && (key->otherwise.need == INS_KEY_REQUIRED ||
                                 given != key->otherwise.value) &&
               (isfinite(given) || !key->otherwise.words);
    }
}

/* --- what given paths replace --------------------------------------------------------------- */

/* Keys of the intensity (1.1) to (1.5), (1.12), (1.13), which nothing asks where paths know every month;
 * an ending "." stands for all keys of the group. The level stays, for the expected workload (2.1). */
static const char *const replaced[] = {
    "inflow.growth_per_year", "inflow.ceiling",      "inflow.ceiling_per_month",
    "inflow.ar1.",            "inflow.walk.",        "inflow.surge.",
    "inflow.regimes.*.multiplier", "inflow.regimes.*.volatility"};

/* A regime with shares of its own still splits the inflow over the tracks (1.9). */
static bool regimes_split(const struct ins_scenario *s)
{
    for (int i = 0; i < s->inflow.regime_count; i++)
        if (s->inflow.regimes[i].shares_count > 0)
            return true;
    return false;
}

static bool is_replaced(const struct ins_scenario *s, const struct ins_key *key)
{
    static const char REGIMES[] = "inflow.regimes.";
    if (!s->paths || !ins_paths_whole(s->paths, s->months))
        return false;
    for (size_t i = 0; i < sizeof replaced / sizeof replaced[0]; i++) {
        size_t length = strlen(replaced[i]);
        bool   group  = replaced[i][length - 1] == '.';
        if (group ? strncmp(key->path, replaced[i], length) == 0 : strcmp(key->path, replaced[i]) == 0)
            return true;
    }
    return !regimes_split(s) && (strncmp(key->path, REGIMES, strlen(REGIMES)) == 0 ||
                                 strcmp(key->path, "inflow.initial_regime") == 0);
}

/* --- what is said of them ------------------------------------------------------------------- */

static const struct ins_basis *basis_of(const struct ins_scenario *s, size_t offset)
{
    for (int i = 0; i < s->source_count; i++) {
        struct ins_target target;
        char              why[320];
        if (ins_locate(s, s->sources[i].key, &target, why, sizeof why) && target.offset == offset)
            return &s->sources[i];
    }
    return NULL;
}

static char *tell_where(const struct ins_case *c, struct ins_place place)
{
    struct ins_text text = {0};
    const char     *name = ins_report_file_name(&c->report, place);
    const char     *base = strrchr(name, '/');
    if (place.file >= INS_PLACE_FILE)
        ins_text_add(&text, "%s:%d", base ? base + 1 : name, place.line);
    else
        ins_text_add(&text, "%s", name);
    return ins_text_take(&text);
}

/* What stands in a file; of a case that was varied, that of the case it comes from. */
static const char *text_of(const struct ins_case *c, struct ins_place place)
{
    int file = place.file - INS_PLACE_FILE;
    return file < 0 ? NULL : c->texts[file] || !c->base ? c->texts[file] : c->base->texts[file];
}

static void say_source(const struct ins_case *c, struct ins_assumption *row, size_t base,
                       struct ins_place place)
{
    struct ins_text         note  = {0};
    const struct ins_basis *basis = basis_of(&c->written, base + row->key->offset);
    row->confidence               = INS_UNRATED;
    if (text_of(c, place))
        row->confidence =
            ins_notes_read(text_of(c, place), place.line, &note);
    if (basis && basis->source[0]) {
        ins_text_clear(&note);
        ins_text_add(&note, "%s", basis->source);
    }
    if (basis && basis->confidence != INS_UNRATED)
        row->confidence = basis->confidence;
    row->source = ins_text_take(&note);
}

/* --- gathering ------------------------------------------------------------------------------ */

static struct ins_assumption *grow_assumptions(struct gathering *g)
{
    if (g->made->count == g->room) {
        int   room  = g->room ? 2 * g->room : 128;
        void *moved = realloc(g->made->row, (size_t)room * sizeof *g->made->row);
        if (!moved) {
            g->failed = true;
            return NULL;
        }
        g->made->row = moved;
        g->room      = room;
    }
    struct ins_assumption *row = &g->made->row[g->made->count++];
    *row                       = (struct ins_assumption){0};
    return row;
}

static void spell_path(const struct ins_scenario *s, const struct ins_key *key,
                       const struct ins_key *list, int index, char path[INS_PATH])
{
    char element[INS_PATH];
    if (list)
        (void)snprintf(path, INS_PATH, "%.100s.%.50s", ins_key_element_path(s, list, index, element),
                       ins_key_leaf(key->path));
    else
        (void)snprintf(path, INS_PATH, "%s", key->path);
}

static void take_key(struct gathering *g, const struct ins_key *key, const struct ins_key *list,
                     int index)
{
    char              number[INS_NUMBER_TEXT];
    struct ins_text   text = {0};
    size_t            base = list ? ins_key_element(list, index) : 0;
    if (!differs(&g->c->written, key, base))
        return;
    struct ins_assumption *row = grow_assumptions(g);
    if (!row)
        return;
    struct ins_place place = ins_origin(&g->c->origins, base + key->offset);
    const char      *usual = ins_key_otherwise(key, number);
    row->key               = key;
    spell_path(&g->c->written, key, list, index, row->path);
    ins_write_value(&g->c->written, key, base, &text);
    row->value     = ins_text_take(&text);
    row->otherwise = strdup(usual ? usual : "");
    row->where     = tell_where(g->c, place);
    say_source(g->c, row, base, place);
    g->failed |= !row->value || !row->otherwise || !row->where || !row->source;
}

enum ins_status ins_case_assumptions(const struct ins_case *c, struct ins_assumptions *made,
                                     struct ins_error *error)
{
    int                        count;
    const struct ins_key      *keys    = ins_keys(&count);
    const struct ins_scenario *written = ins_case_written(c);
    struct gathering           g       = {.c = c, .made = made};
    *made                              = (struct ins_assumptions){0};
    for (const struct ins_key *key = keys; key < keys + count && !g.failed; key++) {
        const struct ins_key *list = ins_key_list(key);
        if (ins_key_top(key)->uses & INS_KEY_ASIDE || is_replaced(written, key))
            continue;
        if (!list)
            take_key(&g, key, NULL, 0);
        for (int i = 0; list && i < ins_key_count(written, list, 0); i++)
            take_key(&g, key, list, i);
    }
    return g.failed ? ins_fail(error, INS_WORLD, "out of memory") : INS_DONE;
}

void ins_assumptions_clear(struct ins_assumptions *assumptions)
{
    for (int i = 0; i < assumptions->count; i++) {
        free(assumptions->row[i].value);
        free(assumptions->row[i].otherwise);
        free(assumptions->row[i].where);
        free(assumptions->row[i].source);
    }
    free(assumptions->row);
    *assumptions = (struct ins_assumptions){0};
}
