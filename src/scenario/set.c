#include "scenario/set.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scenario/literal.h"
#include "scenario/scan.h"
#include "base/source.h"
#include "scenario/worlds.h"

static const struct ins_place COMMAND_LINE = {.file = INS_PLACE_SET};

static char *trimmed(const char *text, size_t length)
{
    while (length > 0 && isspace((unsigned char)*text)) {
        text++;
        length--;
    }
    while (length > 0 && isspace((unsigned char)text[length - 1]))
        length--;
    return strndup(text, length);
}

/* Lists and texts in quotes are read as a file would be: LEAF = VALUE, in the group of the key. */
static void as_file(struct ins_reading *r, const struct ins_target *target, const char *value)
{
    struct ins_text text = {0};
    struct ins_source source;
    struct ins_refusal why;
    struct ins_flat flat;
    const char *leaf = ins_key_leaf(target->key->path);
    char within[INS_PATH] = "";
    if (strchr(target->path, '.'))
        (void)snprintf(within, sizeof within, "%.*s",
                       (int)(strrchr(target->path, '.') - target->path), target->path);
    ins_text_add(&text, "%s = %s;", leaf, value);
    char *bytes = ins_text_take(&text);
    if (!bytes || ins_source_copy(bytes, strlen(bytes), &source, &why) != INS_DONE) {
        if (!bytes || why.no_memory)
            ins_report_world(r->report, "out of memory");
        else
            ins_report_problem(r->report, COMMAND_LINE, target->path, value, "expected %s", why.text);
        free(bytes);
        return;
    }
    free(bytes);
    ins_scan(r->report, NULL, NULL, within, &source, &flat);
    struct ins_node *root = ins_tree_create(r->report, &flat);
    if (root && root->first && !root->first->next)
        ins_read_value(r, target, root->first);
    else if (root)
        ins_report_problem(r->report, COMMAND_LINE, target->path, value, "expected one value");
    ins_tree_free(root);
    ins_scan_clear(&flat);
}

static bool takes_text(const struct ins_key *key)
{
    return key->kind == INS_KEY_TEXT || key->kind == INS_KEY_NAME || key->kind == INS_KEY_FILE ||
           key->kind == INS_KEY_FILES || key->kind == INS_KEY_CHOICE || key->kind == INS_KEY_MONTH;
}

/* -- one value ---------------------------------------------------------------------------------- */

static void lay_node(struct ins_reading *r, const struct ins_target *target, struct ins_node *node,
                     struct ins_place place)
{
    if (node) {
        node->place = place;
        ins_read_value(r, target, node);
    } else {
        ins_report_world(r->report, "out of memory");
    }
    ins_tree_free(node);
}

/* A value as it stands, whatever letters it begins with. */
static void lay_plain(struct ins_reading *r, const struct ins_target *target, const char *value,
                      struct ins_place place)
{
    struct ins_literal literal;
    const char *wrong = ins_key_is_number(target->key) && ins_literal_begins(value[0])
                            ? ins_literal_read(value, strlen(value), &literal)
                            : NULL;
    if (wrong)
        ins_report_problem(r->report, place, target->path, value, "expected %s", wrong);
    else
        lay_node(r, target, ins_tree_create_value(target->path, value, takes_text(target->key)),
                 place);
}

/* "()" for a list of groups: none. */
static bool is_empty_list(const struct ins_target *target, const char *value)
{
    return target->key->kind == INS_KEY_GROUPS && value[0] == '(' &&
           value[1 + strspn(value + 1, " \t")] == ')' && value[2 + strspn(value + 1, " \t")] == '\0';
}

static void lay_setting(struct ins_reading *r, const struct ins_target *target, const char *value)
{
    if (target->key->kind == INS_KEY_GROUP) {
        ins_report_problem(r->report, COMMAND_LINE, target->path, value,
                           "a group; name one of its keys, which `instroom explain %s` lists",
                           target->key->path);
    } else if (target->key->kind == INS_KEY_INHERITS) {
        ins_report_problem(r->report, COMMAND_LINE, target->path, value, "only a file can inherit");
    } else if (is_empty_list(target, value)) {
        struct ins_node *node = ins_tree_node(target->path, value, strlen(value));
        if (node)
            node->kind = INS_NODE_LIST;
        lay_node(r, target, node, COMMAND_LINE);
    } else if (strchr("\"[({", value[0]) && value[0]) {
        as_file(r, target, value);
    } else {
        lay_plain(r, target, value, COMMAND_LINE);
    }
}

/* -- the place behind the last ------------------------------------------------------------------ */

/* changes[6].start where there are six changes, budget.annual[1] where there is one value: `bracket` is
 * where the place stands in the path. On the command line an element that has a name is no new one: its
 * number is a slip. */
static void room_for_place(struct ins_reading *r, const char *path, const char *bracket,
                           struct ins_place place)
{
    char prefix[INS_PATH], why[320];
    struct ins_target target;
    size_t length = (size_t)(bracket - path);
    long wanted   = strtol(bracket + 1, NULL, 10);
    const struct ins_key *list = ins_key_find_part(path, length);
    if (list && list->kind == INS_KEY_GROUPS) {
        bool slip = ins_key_named(list) && place.file == INS_PLACE_SET;
        if (!slip && wanted == ins_key_count(r->written, list, 0))
            (void)ins_read_new_element(r, list, place);
        return;
    }
    (void)snprintf(prefix, sizeof prefix, "%.*s", (int)length, path);
    if (!ins_locate(r->written, prefix, &target, why, sizeof why) ||
        target.key->kind != INS_KEY_REALS || target.index >= 0 || wanted >= target.key->cap ||
        wanted != ins_key_count(r->written, target.key, target.base))
        return;
    ins_key_set_count(r->written, target.key, target.base, (int)wanted + 1);
}

static bool locate(struct ins_reading *r, const char *path, struct ins_place place,
                   struct ins_target *target, char *why, size_t room)
{
    for (const char *at = strchr(path, '['); at; at = strchr(at + 1, '['))
        room_for_place(r, path, at, place);
    return ins_locate(r->written, path, target, why, room);
}

void ins_set(struct ins_reading *reading, const char *setting)
{
    struct ins_target target;
    char why[320];
    const char *equals = strchr(setting, '=');
    if (!equals || equals == setting) {
        ins_report_problem(reading->report, COMMAND_LINE, setting, NULL,
                           "expected KEY=VALUE, such as academie.lead_time=6");
        return;
    }
    char *path  = trimmed(setting, (size_t)(equals - setting));
    char *value = trimmed(equals + 1, strlen(equals + 1));
    reading->flat = NULL;
    if (!path || !value)
        ins_report_world(reading->report, "out of memory");
    else if (!locate(reading, path, COMMAND_LINE, &target, why, sizeof why))
        ins_report_problem(reading->report, COMMAND_LINE, path, value, "%s", why);
    else
        lay_setting(reading, &target, value);
    free(path);
    free(value);
}

void ins_set_pair(struct ins_reading *reading, const char *pair, struct ins_place place)
{
    struct ins_target target;
    char why[320];
    const char *equals = strchr(pair, '=');
    char *path = equals ? strndup(pair, (size_t)(equals - pair)) : NULL;
    if (!path)
        ins_report_world(reading->report, equals ? "out of memory" : "a pair without a value");
    else if (!locate(reading, path, place, &target, why, sizeof why))
        ins_report_problem(reading->report, place, path, equals + 1, "%s", why);
    else
        lay_plain(reading, &target, equals + 1, place);
    free(path);
}

bool ins_set_for_all(struct ins_scenario *written, const char *setting)
{
    struct ins_target target;
    char why[320];
    const char *equals = strchr(setting, '=');
    char *path = equals ? trimmed(setting, (size_t)(equals - setting)) : NULL;
    if (path && ins_locate(written, path, &target, why, sizeof why)) {
        (void)ins_worlds_fix(written, target.offset);
        for (int i = 0; target.key->kind == INS_KEY_REALS && target.index < 0 && i < target.key->cap; i++)
            (void)ins_worlds_fix(written, target.offset + (size_t)i * sizeof(double));
    }
    free(path);
    return !equals || path;
}
