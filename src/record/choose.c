#include "record/choose.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/text.h"

enum { LISTED = 12, WORD = 128, NEAR = 3 };

static const char PERSONS[] = "|origin|country of origin|citizen|citizenship|nationality|nationaliteit|"
                              "herkunft|herkunftsland|staatsangehörigkeit|sex|geslacht|geschlecht|age|"
                              "leeftijd|alter|";
static const char WHOLES[]  = "|total|totaal|gesamt|insgesamt|all|alle|t|summe|totaal nationaliteiten|";
static const char RESTS[]   = "|other|others|overig|overige|sonstige|andere|stateless|staatloos|staatenlos|"
                              "unknown|onbekend|ungeklärt|unbekannt|various|various/unknown|rest|";

/* --- members --------------------------------------------------------------------------------- */

/* The place of a member; a new one is added. -1: no memory. */
static int member_at(struct ins_category *category, const char *text, int hint)
{
    if (hint >= 0 && hint < category->members && strcmp(category->member[hint], text) == 0)
        return hint;
    for (int m = 0; m < category->members; m++)
        if (strcmp(category->member[m], text) == 0)
            return m;
    if (category->members == category->room) {
        int          room = category->room ? 2 * category->room : 16;
        const char **made = realloc((void *)category->member, (size_t)room * sizeof *made);
        if (!made)
            return -1;
        category->member = made;
        category->room   = room;
    }
    category->member[category->members] = text;
    return category->members++;
}

static void add_category(struct ins_choice *choice, const char *name, int column)
{
    if (choice->count < INS_CATEGORIES)
        choice->category[choice->count++] = (struct ins_category){.name = name, .column = column};
}

/* Whether a line holds figures, and not a note or a sum of a year. */
static bool counts(const struct ins_lines *cells, const struct ins_shape *shape, int line)
{
    if (shape->way == INS_ACROSS)
        return cells->line[line].count > 1;
    if (shape->way == INS_YEARS_DOWN)
        return ins_spelled_read(ins_lines_at(cells, line, shape->time)).span == INS_SPAN_YEAR;
    return ins_shape_month(cells, shape, line).span == INS_SPAN_MONTH;
}

static bool list_members(const struct ins_lines *cells, const struct ins_shape *shape,
                         struct ins_choice *choice)
{
    size_t lines = (size_t)cells->lines, count = (size_t)choice->keys;
    choice->key  = calloc(lines * count + 1, sizeof *choice->key);
    choice->line = calloc(lines + 1, sizeof *choice->line);
    if (!choice->key || !choice->line)
        return false;
    for (int i = shape->header + 1; i < cells->lines; i++) {
        choice->line[i] = counts(cells, shape, i);
        for (int d = 0; d < choice->keys && choice->line[i]; d++) {
            struct ins_category *category = &choice->category[d];
            int *key = &choice->key[(size_t)i * count + (size_t)d];
            *key = member_at(category, ins_lines_at(cells, i, category->column),
                             i > 0 ? key[-choice->keys] : -1);
            if (*key < 0)
                return false;
        }
    }
    for (int d = 0; d < choice->count; d++) {
        struct ins_category *category = &choice->category[d];
        category->taken = calloc((size_t)category->members + 1, sizeof *category->taken);
        if (!category->taken)
            return false;
    }
    return true;
}

/* --- the choice of the user -------------------------------------------------------------------- */

static int category_named(const struct ins_choice *choice, const char *name, size_t length)
{
    for (int d = 0; d < choice->count; d++)
        if (strlen(choice->category[d].name) == length &&
            strncasecmp(choice->category[d].name, name, length) == 0)
            return d;
    return -1;
}

/* Bytes of one NAME=VALUE: to the next comma behind which another category is named. */
static size_t item_length(const struct ins_choice *choice, const char *text)
{
    for (const char *comma = strchr(text, ','); comma; comma = strchr(comma + 1, ',')) {
        const char *next  = comma + 1 + strspn(comma + 1, " ");
        size_t      equal = strcspn(next, "=");
        if (next[equal] == '=' && (category_named(choice, next, equal) >= 0 || !strchr(next, ',') ||
                                   equal < strcspn(next, ",")))
            return (size_t)(comma - text);
    }
    return strlen(text);
}

static bool take_member(struct ins_category *category, const char *text, size_t length)
{
    for (int m = 0; m < category->members; m++)
        if (strlen(category->member[m]) == length && strncasecmp(category->member[m], text, length) == 0)
            return category->taken[m] = true;
    return false;
}

/* Members of a category with commas between, a few of them, those of wholes first. */
static void list_some_members(const struct ins_category *category, struct ins_text *text)
{
    int told = 0;
    for (int pass = 0; pass < 2; pass++)
        for (int m = 0; m < category->members && told < LISTED; m++)
            if (category->taken[m] && ins_shape_among(WHOLES, category->member[m]) == (pass == 0))
                ins_text_add(text, "%s%s", told++ ? ", " : "", category->member[m]);
    if (category->met > told)
        ins_text_add(text, ", ... (%d of them)", category->met);
}

static void unknown_member(struct ins_category *category, const char *text, size_t length,
                           struct ins_faults *faults)
{
    struct ins_text listed = {0};
    char            word[WORD] = "";
    int             best = -1, nearest = NEAR;
    (void)strncat(word, text, length < WORD - 1 ? length : WORD - 1);
    for (int m = 0; m < category->members; m++) {
        int distance = ins_text_distance(category->member[m], word);
        best    = distance < nearest ? m : best;
        nearest = distance < nearest ? distance : nearest;
        category->taken[m] = true;
    }
    category->met = category->members;
    list_some_members(category, &listed);
    ins_faults_add(faults, 0, category->name, word, "expected one of: %s%s%s", listed.bytes ? listed.bytes : "",
                   best >= 0 ? "; nearest: " : "", best >= 0 ? category->member[best] : "");
    ins_text_clear(&listed);
}

/* One member, several with + between them, or * for all. */
static void take_members(struct ins_category *category, const char *text, size_t length,
                         struct ins_faults *faults)
{
    category->chosen = true;
    if (length == 1 && *text == '*') {
        category->all = true;
        for (int m = 0; m < category->members; m++)
            category->taken[m] = true;
        return;
    }
    if (take_member(category, text, length))
        return;
    category->all = memchr(text, '+', length) != NULL;
    for (const char *end = text + length; text < end;) {
        const char *plus = memchr(text, '+', (size_t)(end - text));
        size_t      one  = (size_t)((plus ? plus : end) - text);
        if (!take_member(category, text, one)) {
            unknown_member(category, text, one, faults);
            return;
        }
        text += one + (plus != NULL);
    }
}

static void unknown_category(const struct ins_choice *choice, const char *item, size_t length,
                             struct ins_faults *faults)
{
    struct ins_text listed = {0};
    char            word[WORD] = "";
    (void)strncat(word, item, length < WORD - 1 ? length : WORD - 1);
    for (int d = 0; d < choice->count; d++)
        ins_text_add(&listed, "%s%s", d ? ", " : "", choice->category[d].name);
    ins_faults_add(faults, 0, "select", word, "expected NAME=VALUE with a category of this table: %s",
                   listed.bytes ? listed.bytes : "it has none");
    ins_text_clear(&listed);
}

static void read_select(struct ins_choice *choice, const char *select, struct ins_faults *faults)
{
    while (select && *select) {
        select += strspn(select, " ");
        size_t length = item_length(choice, select), name = strcspn(select, "=");
        int    d      = name < length ? category_named(choice, select, name) : -1;
        if (d < 0)
            unknown_category(choice, select, length, faults);
        else
            take_members(&choice->category[d], select + name + 1, length - name - 1, faults);
        select += length;
        select += *select == ',';
    }
}

/* --- what is left of it ------------------------------------------------------------------------ */

int ins_choice_key(const struct ins_choice *choice, int line, int d)
{
    return choice->key[(size_t)line * (size_t)choice->keys + (size_t)d];
}

/* Lines that were not chosen do not count; of a category without a choice, the members that are left
 * are its taken ones. */
static void narrow_to_chosen(const struct ins_lines *cells, struct ins_choice *choice)
{
    for (int i = 0; i < cells->lines; i++)
        for (int d = 0; d < choice->keys; d++)
            if (choice->category[d].chosen && !choice->category[d].taken[ins_choice_key(choice, i, d)])
                choice->line[i] = false;
    for (int d = 0; d < choice->count; d++) {
        struct ins_category *category = &choice->category[d];
        for (int i = 0; i < cells->lines && d < choice->keys && !category->chosen; i++)
            if (choice->line[i])
                category->taken[ins_choice_key(choice, i, d)] = true;
        for (int m = 0; m < category->members; m++) {
            category->taken[m] |= d >= choice->keys && !category->chosen;
            category->met += category->taken[m];
        }
    }
}

/* Codes and their labels say the same: each member of the one goes with one member of the other. */
static bool same_in_other_words(const struct ins_lines *cells, const struct ins_choice *choice, int d, int other,
                                struct ins_faults *faults)
{
    const struct ins_category *one = &choice->category[d], *two = &choice->category[other];
    if (d >= choice->keys || other >= choice->keys || one->met != two->met)
        return false;
    int *pair = calloc((size_t)one->members + 1, sizeof *pair);
    bool same = pair != NULL;
    faults->no_memory |= !pair;
    for (int i = 0; i < cells->lines && same; i++) {
        if (!choice->line[i])
            continue;
        int *mate = &pair[ins_choice_key(choice, i, d)], is = ins_choice_key(choice, i, other) + 1;
        same  = *mate == 0 || *mate == is;
        *mate = is;
    }
    free(pair);
    return same;
}

static bool has_among(const struct ins_category *category, const char *words)
{
    for (int m = 0; m < category->members; m++)
        if (category->taken[m] && ins_shape_among(words, category->member[m]))
            return true;
    return false;
}

static bool is_whole_of_parts(const struct ins_category *category)
{
    return !has_among(category, WHOLES) &&
           (ins_shape_among(PERSONS, category->name) || has_among(category, RESTS));
}

static bool all_known(const struct ins_choice *choice, int d, const struct ins_months_ask *by)
{
    const struct ins_category *category = &choice->category[d];
    bool column = d >= choice->keys;
    for (int other = 0; other < choice->keys; other++)
        column &= choice->category[other].members <= 1;
    for (int m = 0; m < category->members; m++)
        if (category->taken[m] && !(by->knows && by->knows(by->context, category->member[m], column)))
            return false;
    return true;
}

static void ask_for_choice(const struct ins_category *category, const char *key,
                           struct ins_faults *faults)
{
    struct ins_text listed = {0};
    list_some_members(category, &listed);
    ins_faults_add(faults, 0, category->name, NULL,
                   "expected a choice of one, %s%s%s=...%s (with + between several that are added "
                   "up, * for all): %s", key ? key : "--select", key ? " = \"" : " '", category->name,
                   key ? "\"" : "'", listed.bytes ? listed.bytes : "");
    ins_text_clear(&listed);
}

/* What has several members and no choice is added up, becomes columns, or is asked for. */
static void settle_choices(const struct ins_lines *cells, struct ins_choice *choice,
                           const struct ins_months_ask *by, struct ins_faults *faults)
{
    for (int d = 0; d < choice->count; d++) {
        struct ins_category *category = &choice->category[d];
        bool alias = false;
        if (category->met <= 1 || category->all)
            continue;
        for (int other = 0; other < choice->count && !category->chosen; other++) {
            const struct ins_category *beside = &choice->category[other];
            bool settled = other < d || beside->all;
            alias |= other != d && settled && beside->met > 1 &&
                     same_in_other_words(cells, choice, d, other, faults) &&
                     same_in_other_words(cells, choice, other, d, faults);
        }
        if (alias || (d < choice->keys && is_whole_of_parts(category)))
            category->all = true;
        else if (choice->free == INS_FREE_NONE && all_known(choice, d, by))
            choice->free = d;
        else
            ask_for_choice(category, by->key, faults);
    }
}

/* --- all of it ---------------------------------------------------------------------------------- */

/* Columns of figures are a category of their own, behind those of lines. */
static bool offer_columns(const struct ins_lines *cells, const struct ins_shape *shape,
                          struct ins_choice *choice, struct ins_faults *faults)
{
    add_category(choice, "column", -1);
    struct ins_category *columns = &choice->category[choice->count - 1];
    for (int c = 0; c < shape->columns && shape->way == INS_DOWN; c++) {
        const char *name = ins_lines_at(cells, shape->header, c);
        if (shape->role[c] != INS_ROLE_FIGURES)
            continue;
        int known = columns->members;
        if (member_at(columns, name, -1) < 0)
            return false;
        if (columns->members == known && name[0])
            ins_faults_add(faults, cells->line[shape->header].line, "header", name,
                           "expected each column once");
        if (!name[0])
            ins_faults_add(faults, cells->line[shape->header].line, "header", "",
                           "expected a name above column %d", c + 1);
    }
    columns->taken = calloc((size_t)columns->members + 1, sizeof *columns->taken);
    return columns->taken != NULL;
}

bool ins_choose(const struct ins_lines *cells, const struct ins_shape *shape, const struct ins_months_ask *by,
                struct ins_choice *choice, struct ins_faults *faults)
{
    int before = faults->count;
    *choice    = (struct ins_choice){.free = INS_FREE_NONE};
    for (int c = 0; c < shape->columns; c++)
        if (shape->role[c] == INS_ROLE_CATEGORY && choice->count < INS_CATEGORIES - 1)
            add_category(choice, ins_lines_at(cells, shape->header, c), c);
    choice->keys = choice->count;
    if (!list_members(cells, shape, choice) || !offer_columns(cells, shape, choice, faults)) {
        faults->no_memory = true;
        return false;
    }
    if (faults->count == before)
        read_select(choice, by->select, faults);
    if (faults->count == before)
        narrow_to_chosen(cells, choice);
    if (faults->count == before)
        settle_choices(cells, choice, by, faults);
    return faults->count == before;
}

void ins_choice_clear(struct ins_choice *choice)
{
    for (int d = 0; d < choice->count; d++) {
        free((void *)choice->category[d].member);
        free(choice->category[d].taken);
    }
    free(choice->key);
    free(choice->line);
    *choice = (struct ins_choice){0};
}
