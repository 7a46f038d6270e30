#include "scenario/tree.h"

#include <stdlib.h>
#include <string.h>

#include "scenario/literal.h"

struct ins_node *ins_tree_node(const char *name, const char *words, size_t length)
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

struct ins_node *ins_tree_create_value(const char *name, const char *words, bool as_text)
{
    struct ins_literal literal;
    struct ins_node *node = ins_tree_node(name, words, strlen(words));
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
