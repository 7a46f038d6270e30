#include "scenario/tree.h"

#include <libconfig.h>
#include <stdlib.h>
#include <string.h>

#include "scenario/literal.h"

static struct ins_node *node_create(const char *name, const char *words, size_t length)
{
    struct ins_node *node = calloc(1, sizeof *node);
    if (!node)
        return NULL;
    node->name  = strdup(name ? name : "");
    node->words = strndup(words, length);
    if (node->name && node->words)
        return node;
    ins_tree_free(node);
    return NULL;
}

void ins_tree_free(struct ins_node *node)
{
    while (node) {
        struct ins_node *next = node->next;
        ins_tree_free(node->first);
        free(node->name);
        free(node->words);
        free(node->text);
        free(node);
        node = next;
    }
}

/* The value of a scalar; false when memory runs out. */
static bool scalar(const config_setting_t *setting, struct ins_node *node)
{
    switch (config_setting_type(setting)) {
    case CONFIG_TYPE_INT:
        node->whole = config_setting_get_int(setting);
        node->real  = (double)node->whole;
        node->kind  = INS_NODE_WHOLE;
        return true;
    case CONFIG_TYPE_INT64:
        node->whole = config_setting_get_int64(setting);
        node->real  = (double)node->whole;
        node->kind  = INS_NODE_WHOLE;
        return true;
    case CONFIG_TYPE_FLOAT:
        node->real = config_setting_get_float(setting);
        node->kind = INS_NODE_REAL;
        return true;
    case CONFIG_TYPE_BOOL:
        node->whole = config_setting_get_bool(setting);
        node->kind  = INS_NODE_FLAG;
        return true;
    default:
        node->text = strdup(config_setting_get_string(setting));
        node->kind = INS_NODE_TEXT;
        return node->text != NULL;
    }
}

static struct ins_node *convert(const config_setting_t *setting, const struct ins_flat *flat,
                                int *spot);

/* The children in their order. The spots were noted in the same order, so that each value
 * finds its own. */
static bool children(const config_setting_t *setting, const struct ins_flat *flat, int *spot,
                     struct ins_node *node)
{
    struct ins_node **last = &node->first;
    node->count = config_setting_length(setting);
    for (int i = 0; i < node->count; i++) {
        *last = convert(config_setting_get_elem(setting, (unsigned)i), flat, spot);
        if (!*last)
            return false;
        last = &(*last)->next;
    }
    return true;
}

static struct ins_node *convert(const config_setting_t *setting, const struct ins_flat *flat,
                                int *spot)
{
    bool root = config_setting_is_root(setting);
    struct ins_spot whole = {.words = "", .length = 0};
    if (!root && *spot == flat->spot_count)
        return NULL;
    const struct ins_spot *at = root ? &whole : &flat->spots[(*spot)++];
    struct ins_node *node = node_create(config_setting_name(setting), at->words,
                                        (size_t)at->length);
    if (!node)
        return NULL;
    node->place = at->place;
    bool done;
    if (config_setting_is_aggregate(setting)) {
        node->kind = config_setting_is_group(setting) ? INS_NODE_GROUP : INS_NODE_LIST;
        done       = children(setting, flat, spot, node);
    } else {
        done = scalar(setting, node);
    }
    if (done)
        return node;
    ins_tree_free(node);
    return NULL;
}

struct ins_node *ins_tree_create(struct ins_report *report, const struct ins_flat *flat)
{
    if (flat->broken)
        return NULL;
    struct ins_node *root = NULL;
    int spot = 0;
    config_t config;
    config_init(&config);
    if (!flat->text.failed && config_read_string(&config, flat->text.bytes ? flat->text.bytes : ""))
        root = convert(config_root_setting(&config), flat, &spot);
    if (!root)
        ins_report_world(report, "out of memory while reading a scenario");
    config_destroy(&config);
    return root;
}

struct ins_node *ins_tree_create_value(const char *name, const char *words, bool as_text)
{
    struct ins_literal literal;
    struct ins_node *node = node_create(name, words, strlen(words));
    if (!node)
        return NULL;
    bool yes = strcmp(words, "true") == 0;
    if (as_text) {
        node->kind = INS_NODE_TEXT;
        node->text = strdup(words);
    } else if (yes || strcmp(words, "false") == 0) {
        node->kind  = INS_NODE_FLAG;
        node->whole = yes;
    } else if (!ins_literal_read(words, strlen(words), &literal)) {
        node->kind  = literal.whole ? INS_NODE_WHOLE : INS_NODE_REAL;
        node->whole = literal.count;
        node->real  = literal.value;
    } else {
        node->kind = INS_NODE_TEXT;
        node->text = strdup(words);
    }
    if (node->kind != INS_NODE_TEXT || node->text)
        return node;
    ins_tree_free(node);
    return NULL;
}

struct ins_node *ins_tree_child(const struct ins_node *node, const char *name)
{
    for (struct ins_node *child = node->first; child; child = child->next) {
        if (strcmp(child->name, name) == 0)
            return child;
    }
    return NULL;
}

bool ins_tree_is_bad(const struct ins_node *node)
{
    return node->place.bad || node->name[0] == INS_SCAN_TWICE[0];
}
