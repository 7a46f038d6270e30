#include "scenario/tree.h"

#include <libconfig.h>
#include <stdlib.h>
#include <string.h>

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
    struct ins_node *node = ins_tree_node(config_setting_name(setting), at->words,
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
