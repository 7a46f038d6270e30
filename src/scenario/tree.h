/* scenario/tree.h - what libconfig makes of a scenario's text, as a tree of plain values.
 *
 * Only tree.c knows libconfig, 1.5 and later. Its input is the flat text of scan.h, which all
 * releases read alike. node.c makes and frees nodes, and those of single values.
 */
#ifndef INS_SCENARIO_TREE_H
#define INS_SCENARIO_TREE_H

#include <stdbool.h>
#include <stdint.h>

#include "scenario/scan.h"

enum ins_node_kind {
    INS_NODE_WHOLE,
    INS_NODE_REAL,
    INS_NODE_FLAG,
    INS_NODE_TEXT,
    INS_NODE_LIST,
    INS_NODE_GROUP
};

struct ins_node {
    enum ins_node_kind kind;
    struct ins_place   place;
    char              *name;  /* "" in a list */
    char              *words; /* as it was written */
    int64_t            whole; /* WHOLE, FLAG */
    double             real;  /* WHOLE, REAL */
    char              *text;  /* TEXT, else NULL */
    struct ins_node   *first; /* LIST, GROUP: the children, by `next` */
    struct ins_node   *next;
    int                count; /* of the children */
};

/* A node without a value; NULL without memory. */
struct ins_node *ins_tree_node(const char *name, const char *words, size_t length);

/* The tree of a flat text; its root is a GROUP. NULL after a mistake, which is reported. */
struct ins_node *ins_tree_create(struct ins_report *report, const struct ins_flat *flat);

/* One value that stands by itself, for --set: number, true, false, or else text. */
struct ins_node *ins_tree_create_value(const char *name, const char *words, bool as_text);
void ins_tree_free(struct ins_node *node);

/* The child with this name; NULL for none. */
struct ins_node *ins_tree_child(const struct ins_node *node, const char *name);

/* A value whose mistake the scan has reported. */
bool ins_tree_is_bad(const struct ins_node *node);

#endif
