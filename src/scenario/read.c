#include "scenario/read.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/letter.h"
#include "base/plain.h"
#include "base/text.h"
#include "scenario/lay.h"
#include "scenario/literal.h"
#include "scenario/slips.h"
#include "base/source.h"
#include "scenario/value.h"

enum { SENTENCE = 320 };

static void mark(struct ins_reading *r, size_t offset, struct ins_place place)
{
    r->origins->value[offset / INS_ORIGIN_STEP] = place;
}

/* The place of a value, and whether it is written as thousands are grouped. */
static struct ins_place place_of_node(const struct ins_node *node)
{
    struct ins_place place = node->place;
    place.grouped = node->kind == INS_NODE_REAL && ins_slip_is_grouped(node->words);
    return place;
}

static void mark_group(struct ins_reading *r, const struct ins_key *key, struct ins_place place)
{
    int count;
    r->origins->group[key - ins_keys(&count)] = place;
}

struct ins_place ins_origin(const struct ins_origins *origins, size_t offset)
{
    return origins->value[offset / INS_ORIGIN_STEP];
}

struct ins_place ins_origin_group(const struct ins_origins *origins, const struct ins_key *key)
{
    int count;
    return origins->group[key - ins_keys(&count)];
}

/* -- mistakes ----------------------------------------------------------------------------- */

static void mistake(struct ins_reading *r, size_t offset, const char *path,
                    const struct ins_node *node, const char *expected)
{
    ins_report_problem(r->report, node->place, path, node->words, "expected %s", expected);
    struct ins_place place = node->place;
    place.bad              = true;
    mark(r, offset, place);
}

static bool number_in_quotes(const struct ins_node *node)
{
    struct ins_literal literal;
    return node->kind == INS_NODE_TEXT &&
           !ins_literal_read(node->text, strlen(node->text), &literal);
}

static const char *near_word(const struct ins_key *key, const char *text)
{
    const char *best = NULL;
    int limit        = (int)strlen(text) / 2;
    for (int i = 0; key->words[i]; i++) {
        int distance = ins_text_distance(text, key->words[i]);
        if (distance <= limit) {
            best  = key->words[i];
            limit = distance - 1;
        }
    }
    return best;
}

/* What the writer may have meant, added to what is expected. */
static void add_hint(const struct ins_key *key, const struct ins_node *node, char *text,
                     size_t room)
{
    size_t used = strlen(text);
    char *end   = text + used;
    room -= used;
    bool number = node->kind == INS_NODE_WHOLE || node->kind == INS_NODE_REAL;
    if (ins_key_is_whole(key) && node->kind == INS_NODE_REAL)
        (void)snprintf(end, room, ", without a decimal point");
    else if ((ins_key_is_number(key) || key->kind == INS_KEY_REALS) && number_in_quotes(node))
        (void)snprintf(end, room, ", without quotes");
    else if (key->range.high == 1 && key->range.low == 0 && number && node->real > 1 &&
             node->real <= 100)
        (void)ins_plain_print(end, room, "; %g percent is %g", node->real, node->real / 100);
    else if (key->kind == INS_KEY_FLAG && node->kind == INS_NODE_TEXT)
        (void)snprintf(end, room, ", without quotes");
    else if (key->words && node->kind == INS_NODE_TEXT && near_word(key, node->text))
        (void)snprintf(end, room, "; did you mean \"%s\"?", near_word(key, node->text));
    else if (number && !ins_key_in_range(key, node->real))
        (void)ins_slip_hint(key, node->real, end, room);
}

static void unexpected(struct ins_reading *r, const struct ins_key *key, size_t offset,
                       const char *path, const struct ins_node *node)
{
    char text[SENTENCE];
    (void)ins_key_expectation(key, text, sizeof text);
    add_hint(key, node, text, sizeof text);
    mistake(r, offset, path, node, text);
}

/* -- single values ------------------------------------------------------------------------ */

static void read_number(struct ins_reading *r, const struct ins_key *key, size_t offset,
                        const char *path, const struct ins_node *node)
{
    bool number = node->kind == INS_NODE_WHOLE ||
                  (node->kind == INS_NODE_REAL && !ins_key_is_whole(key));
    if (!number || !ins_key_in_range(key, node->real))
        unexpected(r, key, offset, path, node);
    else if (key->kind == INS_KEY_SEED)
        *(int64_t *)(void *)((char *)r->written + offset) = node->whole; /* 2^53 is not its end */
    else
        ins_key_put(r->written, key, offset, node->real);
}

static void read_month(struct ins_reading *r, const struct ins_key *key, size_t offset,
                       const char *path, const struct ins_node *node)
{
    ins_date date = node->kind == INS_NODE_TEXT ? ins_date_read(node->text) : INS_DATE_NONE;
    if (date == INS_DATE_NONE)
        unexpected(r, key, offset, path, node);
    else
        ins_key_put(r->written, key, offset, date);
}

static void read_choice(struct ins_reading *r, const struct ins_key *key, size_t offset,
                        const char *path, const struct ins_node *node)
{
    for (int i = 0; node->kind == INS_NODE_TEXT && key->words[i]; i++) {
        if (strcmp(key->words[i], node->text) != 0)
            continue;
        if (key->kind == INS_KEY_CHOICE)
            ins_key_put(r->written, key, offset, i);
        return;
    }
    unexpected(r, key, offset, path, node);
}

static void read_flag(struct ins_reading *r, const struct ins_key *key, size_t offset,
                      const char *path, const struct ins_node *node)
{
    if (node->kind == INS_NODE_FLAG)
        ins_key_put(r->written, key, offset, (double)node->whole);
    else
        unexpected(r, key, offset, path, node);
}

/* Ends of lines and tabs are written as \n and \t; nothing else of a text is a command to who shows
 * it (base/letter.h). */
static bool is_text(const char *text)
{
    uint32_t code;
    for (int length; *text; text += length) {
        length = ins_letter_read(text, strnlen(text, 4), &code);
        if (length == 0 || (ins_letter_is_command(code) && code != '\n' && code != '\t'))
            return false;
    }
    return true;
}

static void store_text(struct ins_reading *r, const struct ins_key *key, size_t offset,
                       const char *path, const struct ins_node *node, const char *text)
{
    char expected[SENTENCE];
    if (!is_text(text)) {
        mistake(r, offset, path, node, "a text in UTF-8 without control characters");
        return;
    }
    if (strlen(text) < key->size) {
        memset((char *)r->written + offset, 0, key->size);
        memcpy((char *)r->written + offset, text, strlen(text));
        return;
    }
    (void)snprintf(expected, sizeof expected, "a text of at most %zu bytes (this one has %zu)",
                   key->size - 1, strlen(text));
    mistake(r, offset, path, node, expected);
}

static void read_text_value(struct ins_reading *r, const struct ins_key *key, size_t offset,
                            const char *path, const struct ins_node *node)
{
    if (node->kind != INS_NODE_TEXT)
        unexpected(r, key, offset, path, node);
    else if (key->kind == INS_KEY_NAME && !ins_value_is_name(node->text))
        mistake(r, offset, path, node, "a name: a letter, then letters, digits, - and _");
    else
        store_text(r, key, offset, path, node, node->text);
}

/* The path of a file from here, to be freed with free(); NULL after a mistake. Where the whole path
 * would not fit, it is returned, so that storing it tells. */
static char *find_file(struct ins_reading *r, const struct ins_key *key, size_t offset,
                       const char *path, const struct ins_node *node)
{
    const char *folder = r->flat ? ins_scan_folder(r->flat, node->place) : ".";
    if (node->kind != INS_NODE_TEXT || !node->text[0]) {
        unexpected(r, key, offset, path, node);
        return NULL;
    }
    if (!folder) {
        mistake(r, offset, path, node, "no file: this scenario has no folder to look in");
        return NULL;
    }
    char *joined = ins_source_join(folder, node->text);
    char *whole  = joined ? realpath(joined, NULL) : NULL;
    char *found  = NULL;
    if (!joined || (!whole && errno == ENOMEM))
        ins_report_world(r->report, "out of memory");
    else if (!whole)
        mistake(r, offset, path, node, "a file that can be read (there is none of this name)");
    else
        found = strlen(whole) < key->size ? joined : whole;
    if (joined != found)
        free(joined);
    if (whole != found)
        free(whole);
    return found;
}

/* A file stands with its path from here; the resolved text gives the whole path, so that it is
 * found from anywhere. */
static void read_path(struct ins_reading *r, const struct ins_key *key, size_t offset,
                      const char *path, const struct ins_node *node)
{
    char *found = find_file(r, key, offset, path, node);
    if (found)
        store_text(r, key, offset, path, node, found);
    free(found);
}

/* The same of several files: a line each. */
static void read_paths(struct ins_reading *r, const struct ins_key *key, size_t offset,
                       const char *path, const struct ins_node *node)
{
    struct ins_text lines = {0};
    bool            good  = true;
    if (node->kind != INS_NODE_LIST) {
        read_path(r, key, offset, path, node);
        return;
    }
    for (const struct ins_node *child = node->first; child; child = child->next) {
        char *found = ins_tree_is_bad(child) ? NULL : find_file(r, key, offset, path, child);
        good &= found != NULL;
        ins_text_add(&lines, "%s%s", lines.length ? "\n" : "", found ? found : "");
        free(found);
    }
    char *all = ins_text_take(&lines);
    if (!all)
        ins_report_world(r->report, "out of memory");
    else if (good)
        store_text(r, key, offset, path, node, all);
    free(all);
}

static void read_scalar(struct ins_reading *r, const struct ins_key *key, size_t offset,
                        const char *path, const struct ins_node *node)
{
    switch (key->kind) {
    case INS_KEY_MONTH: read_month(r, key, offset, path, node); break;
    case INS_KEY_CHOICE: read_choice(r, key, offset, path, node); break;
    case INS_KEY_FLAG: read_flag(r, key, offset, path, node); break;
    case INS_KEY_FILE: read_path(r, key, offset, path, node); break;
    case INS_KEY_FILES: read_paths(r, key, offset, path, node); break;
    case INS_KEY_NAME: read_text_value(r, key, offset, path, node); break;
    case INS_KEY_TEXT:
        if (key->words)
            read_choice(r, key, offset, path, node);
        else
            read_text_value(r, key, offset, path, node);
        break;
    default: read_number(r, key, offset, path, node); break;
    }
}

/* -- lists -------------------------------------------------------------------------------- */

static bool read_real(struct ins_reading *r, const struct ins_key *key, size_t offset,
                      const char *path, const struct ins_node *node, double *value)
{
    bool number = node->kind == INS_NODE_WHOLE || node->kind == INS_NODE_REAL;
    *value      = node->real;
    if (number && ins_key_in_range(key, node->real))
        return true;
    struct ins_key one = *key;
    one.kind           = INS_KEY_REAL;
    one.words          = NULL;
    unexpected(r, &one, offset, path, node);
    return false;
}

/* A group of numbers, one for each word: from value `first` of the list on. */
static bool read_members(struct ins_reading *r, const struct ins_key *key, size_t offset,
                         const char *path, const struct ins_node *node, int first, double *values)
{
    char place[INS_PATH + 16], text[SENTENCE];
    int  members = ins_key_members(key);
    bool good    = node->kind == INS_NODE_GROUP && node->count == members;
    for (int i = 0; good && i < members; i++) {
        const struct ins_node *child = ins_tree_child(node, key->words[i]);
        (void)ins_key_value_path(key, path, first + i, place, sizeof place);
        if (child && !read_real(r, key, offset, place, child, &values[first + i]))
            return false;
        good = child != NULL;
    }
    if (good)
        return true;
    int used = snprintf(text, sizeof text, "a group, {");
    for (int i = 0; i < members; i++)
        used += snprintf(text + used, sizeof text - (size_t)used, " %s = NUMBER;", key->words[i]);
    (void)snprintf(text + used, sizeof text - (size_t)used, " }");
    (void)snprintf(place, sizeof place, "%s[%d]", path, first / members);
    mistake(r, offset, place, node, text);
    return false;
}

/* How many elements a list may have: none of another number. */
static bool check_length(struct ins_reading *r, const struct ins_key *key, size_t offset,
                         const char *path, const struct ins_node *node)
{
    char text[SENTENCE];
    bool fixed = key->count == INS_KEY_FIXED;
    int  most  = key->cap / ins_key_members(key);
    if (node->count >= 1 && node->count <= most && (!fixed || node->count == most))
        return true;
    size_t used = strlen(ins_key_expectation(key, text, sizeof text));
    bool commas = fixed && node->count == 2 * key->cap;
    (void)snprintf(text + used, sizeof text - used, "; this one has %d%s", node->count,
                   commas ? " (a decimal comma makes two of one)" : "");
    mistake(r, offset, path, node, text);
    return false;
}

static void read_reals(struct ins_reading *r, const struct ins_key *key, size_t base,
                       const char *path, const struct ins_node *node)
{
    double values[INS_AXIS_VALUES];
    char place[INS_PATH + 16];
    size_t offset = base + key->offset;
    bool good     = true;
    int i = 0, members = ins_key_members(key);
    if (node->kind != INS_NODE_LIST) {
        unexpected(r, key, offset, path, node);
        return;
    }
    if (!check_length(r, key, offset, path, node))
        return;
    for (const struct ins_node *child = node->first; child; child = child->next, i += members) {
        (void)ins_key_value_path(key, path, i, place, sizeof place);
        good &= !ins_tree_is_bad(child) &&
                (key->words ? read_members(r, key, offset, path, child, i, values)
                            : read_real(r, key, offset, place, child, &values[i]));
    }
    if (!good)
        return;
    memset((char *)r->written + offset, 0, (size_t)key->cap * sizeof values[0]);
    memcpy((char *)r->written + offset, values, (size_t)i * sizeof values[0]);
    ins_key_set_count(r->written, key, base, i);
}

static void read_group(struct ins_reading *r, const struct ins_node *group, const char *path,
                       const char *pattern, size_t base);

bool ins_read_new_element(struct ins_reading *r, const struct ins_key *list, struct ins_place place)
{
    int count = ins_key_count(r->written, list, 0);
    if (count == list->cap)
        return false;
    ins_key_set_count(r->written, list, 0, count + 1);
    ins_scenario_init_element(r->written, list, count);
    mark(r, ins_key_element(list, count), place);
    return true;
}

/* Which element of the list a node of the tree is: one of that name, or a new one. -1 after a
 * mistake. `seen` marks those of this file. */
static int choose_element(struct ins_reading *r, const struct ins_key *list,
                          const struct ins_node *node, const char *path, bool *seen)
{
    const struct ins_node *name = ins_tree_child(node, "name");
    int count = ins_key_count(r->written, list, 0);
    for (int i = 0; i < count && ins_key_named(list) && name && name->kind == INS_NODE_TEXT; i++) {
        size_t offset = ins_key_element(list, i);
        if (strcmp(ins_key_text(r->written, offset), name->text) != 0)
            continue;
        if (!seen[i])
            return i;
        char inner[INS_PATH + 8];
        (void)snprintf(inner, sizeof inner, "%s.name", path);
        ins_report_problem(r->report, name->place, inner, name->words,
                           "expected a name of its own; line %d has the same",
                           ins_origin(r->origins, offset).line);
        return -1;
    }
    if (!ins_read_new_element(r, list, node->place)) {
        ins_report_problem(r->report, node->place, path, node->words,
                           "expected at most %d elements in %s", list->cap, list->path);
        return -1;
    }
    return count;
}

static void read_element(struct ins_reading *r, const struct ins_key *list,
                         const struct ins_node *node, int number, bool *seen)
{
    char path[INS_PATH], pattern[INS_PATH];
    (void)snprintf(path, sizeof path, "%s[%d]", list->path, number);
    if (ins_tree_is_bad(node))
        return;
    if (node->kind != INS_NODE_GROUP) {
        ins_report_problem(r->report, node->place, path, node->words,
                           "expected a group, { KEY = VALUE; ... }%s",
                           node->kind == INS_NODE_TEXT
                               ? "; \"inherited\" or \"only\" may stand in front of them all" : "");
        return;
    }
    int index = choose_element(r, list, node, path, seen);
    if (index < 0)
        return;
    seen[index] = true;
    const struct ins_node *name = ins_key_named(list) ? ins_tree_child(node, "name") : NULL;
    if (name && name->kind == INS_NODE_TEXT && ins_value_is_name(name->text))
        (void)snprintf(path, sizeof path, "%s.%.60s", list->path, name->text);
    (void)snprintf(pattern, sizeof pattern, "%s.*", list->path);
    read_group(r, node, path, pattern, ins_key_element(list, index));
}

static void forget_elements(struct ins_reading *r, const struct ins_key *list)
{
    size_t places = (size_t)list->cap * list->size / INS_ORIGIN_STEP;
    memset(&r->origins->value[list->offset / INS_ORIGIN_STEP], 0,
           places * sizeof r->origins->value[0]);
    ins_key_set_count(r->written, list, 0, 0);
}

static void read_elements(struct ins_reading *r, const struct ins_key *list,
                          const struct ins_node *node)
{
    bool seen[INS_INTAKES]     = {false};
    int count                  = ins_key_count(r->written, list, 0), rows;
    struct ins_laid *laid      = &r->origins->laid[list - ins_keys(&rows)];
    enum ins_laying how        = ins_lay_word(list, node);
    const struct ins_node *one = ins_lay_first(node);
    *laid = (struct ins_laid){.how = how, .at = node->place, .before = count, .empty = !node->first};
    if (count > 0)
        laid->from = ins_origin(r->origins, ins_key_element(list, 0));
    if (!ins_lay_keeps(how))
        forget_elements(r, list);
    int number = ins_key_named(list) ? 0 : ins_key_count(r->written, list, 0);
    for (; one; one = one->next)
        read_element(r, list, one, number++, seen);
    for (int i = 0; i < count; i++)
        laid->untouched += !seen[i];
    laid->added = ins_key_count(r->written, list, 0) - count;
}

static void read_groups(struct ins_reading *r, const struct ins_key *list,
                        const struct ins_node *node)
{
    mark_group(r, list, node->place);
    if (node->kind == INS_NODE_LIST) {
        read_elements(r, list, node);
        return;
    }
    char text[SENTENCE];
    ins_report_problem(r->report, node->place, list->path, node->words, "expected %s",
                       ins_key_expectation(list, text, sizeof text));
    struct ins_place place = node->place;
    place.bad              = true;
    mark_group(r, list, place);
}

/* -- groups ------------------------------------------------------------------------------- */

static void read_key(struct ins_reading *r, const struct ins_key *key, const struct ins_node *node,
                     const char *path, size_t base)
{
    size_t offset = base + key->offset;
    switch (key->kind) {
    case INS_KEY_GROUP:
        mark_group(r, key, node->place);
        if (node->kind == INS_NODE_GROUP)
            read_group(r, node, path, key->path, 0);
        else if (!ins_tree_is_bad(node))
            ins_report_problem(r->report, node->place, path, node->words,
                               "expected a group, %s = { KEY = VALUE; ... }",
                               ins_key_leaf(key->path));
        return;
    case INS_KEY_GROUPS:
        if (ins_tree_is_bad(node))
            mark_group(r, key, node->place);
        else
            read_groups(r, key, node);
        return;
    case INS_KEY_INHERITS: return; /* followed before anything else was read */
    default: break;
    }
    mark(r, offset, place_of_node(node));
    if (ins_tree_is_bad(node))
        return;
    if (key->kind == INS_KEY_REALS)
        read_reals(r, key, base, path, node);
    else
        read_scalar(r, key, offset, path, node);
}

static void report_unknown_key(struct ins_reading *r, const struct ins_node *node, const char *path,
                               const char *pattern)
{
    char spelled[INS_PATH];
    const struct ins_key *near = ins_key_nearest(pattern, node->name);
    if (!near)
        ins_report_problem(r->report, node->place, path, node->words,
                           "unknown key; `instroom explain%s%s` lists those of %s",
                           pattern[0] ? " " : "", pattern,
                           pattern[0] ? "this group" : "a scenario");
    else if (ins_key_within(near, pattern))
        ins_report_problem(r->report, node->place, path, node->words,
                           "unknown key; did you mean %s?", ins_key_leaf(near->path));
    else
        ins_report_problem(r->report, node->place, path, node->words,
                           "unknown key; did you mean %s?", ins_key_spell(near, spelled));
}

/* A law is called a distribution on an axis of a sweep, and may be so here. */
static const char *called(const char *pattern, const char *name)
{
    bool law = strcmp(pattern, "uncertain.*") == 0 && strcmp(name, "distribution") == 0;
    return law ? "law" : name;
}

/* The history is part of the inflow; at the top of a file it means the same. */
static bool is_history(const char *pattern, const struct ins_node *node)
{
    return !pattern[0] && strcmp(node->name, "history") == 0;
}

static void check_one_history(struct ins_reading *r, const struct ins_node *root)
{
    const struct ins_node *inflow = ins_tree_child(root, "inflow");
    const struct ins_node *top    = ins_tree_child(root, "history");
    const struct ins_node *inner  = inflow ? ins_tree_child(inflow, "history") : NULL;
    if (top && inner)
        ins_report_problem(r->report, top->place, "history", top->words,
                           "expected one history; inflow.history stands in line %d",
                           inner->place.line);
}

static void read_group(struct ins_reading *r, const struct ins_node *group, const char *path,
                       const char *pattern, size_t base)
{
    for (const struct ins_node *child = group->first; child; child = child->next) {
        char inner[2 * INS_PATH], row[2 * INS_PATH];
        bool history = is_history(pattern, child);
        if (child->name[0] == INS_SCAN_TWICE[0])
            continue;
        (void)snprintf(inner, sizeof inner, "%s%s%s", path, path[0] ? "." : "", child->name);
        (void)snprintf(row, sizeof row, "%s%s%s", history ? "inflow" : pattern,
                       history || pattern[0] ? "." : "", called(pattern, child->name));
        const struct ins_key *key = strlen(row) < INS_PATH ? ins_key_find(row) : NULL;
        if (key)
            read_key(r, key, child, inner, base);
        else
            report_unknown_key(r, child, inner, pattern);
    }
}

void ins_read_tree(struct ins_reading *reading, const struct ins_node *root)
{
    check_one_history(reading, root);
    read_group(reading, root, "", "", 0);
}

void ins_read_value(struct ins_reading *reading, const struct ins_target *target,
                    const struct ins_node *node)
{
    double value;
    if (target->index < 0) {
        read_key(reading, target->key, node, target->path, target->base);
    } else if (read_real(reading, target->key, target->offset, target->path, node, &value)) {
        memcpy((char *)reading->written + target->offset, &value, sizeof value);
        mark(reading, target->base + target->key->offset, node->place);
    }
}
