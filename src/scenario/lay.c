#include "scenario/lay.h"

#include <string.h>

const struct ins_told ins_lay_rule = {{"  over it   a group is laid key by key, a list of numbers whole\n"
    "            a list whose elements have a name (tracks, inflow.regimes) by name: a name that the\n"
    "            parent has changes there, another is added\n"
    "            any other list (changes, followups, inflow.events, taskforce, ...) whole: the\n"
    "            elements of the parent are gone, and `check` says how many\n"
    "  adding    changes = ( \"inherited\", { ... } );    keeps the elements of the parent\n"
    "  replacing regimes = ( \"only\", { ... } );         lets them go, named or not\n",
    "  erover    een groep komt sleutel voor sleutel, een lijst getallen in haar geheel\n"
    "            een lijst waarvan de elementen een naam hebben (tracks, inflow.regimes) op naam: een\n"
    "            naam die de ouder heeft verandert daar, een andere komt erbij\n"
    "            elke andere lijst (changes, followups, inflow.events, taskforce, ...) in haar geheel:\n"
    "            de elementen van de ouder zijn weg, en `check` zegt hoeveel\n"
    "  erbij     changes = ( \"inherited\", { ... } );    houdt de elementen van de ouder\n"
    "  in plaats regimes = ( \"only\", { ... } );         laat ze weg, met of zonder naam\n"}};

static bool node_is_word(const struct ins_node *node, const char *word)
{
    return node && node->kind == INS_NODE_TEXT && strcmp(node->text, word) == 0;
}

enum ins_laying ins_lay_word(const struct ins_key *list, const struct ins_node *node)
{
    if (node_is_word(node->first, "inherited"))
        return INS_LAID_INHERITED;
    if (node_is_word(node->first, "only"))
        return INS_LAID_ONLY;
    return ins_key_named(list) ? INS_LAID_BY_NAME : INS_LAID_WHOLE;
}

const struct ins_node *ins_lay_first(const struct ins_node *node)
{
    bool word = node_is_word(node->first, "inherited") || node_is_word(node->first, "only");
    return word ? node->first->next : node->first;
}

bool ins_lay_keeps(enum ins_laying how)
{
    return how == INS_LAID_INHERITED || how == INS_LAID_BY_NAME;
}

/* --- remarks -------------------------------------------------------------------------------- */

/* The name of a file without its folder: that of the parent is known by it. */
static const char *short_name(const struct ins_report *report, struct ins_place place)
{
    const char *name = ins_report_file_name(report, place), *slash = strrchr(name, '/');
    return slash ? slash + 1 : name;
}

static void say_laid(const struct ins_checked *c, const struct ins_key *list,
                     const struct ins_laid *laid)
{
    const char *from = short_name(c->report, laid->from);
    if (laid->how == INS_LAID_WHOLE && laid->before > 0)
        ins_report_problem(c->report, laid->at, list->path, NULL,
                           "%d of %s no longer hold%s; begin the list with \"inherited\" to keep them, "
                           "or with \"only\" to say that they are to go",
                           laid->before, from, laid->before == 1 ? "s" : "");
    else if (laid->how == INS_LAID_BY_NAME && laid->added > 0 && laid->untouched > 0)
        ins_report_problem(c->report, laid->at, list->path, NULL,
                           "%d of %s stay%s beside %d of this list; begin it with \"inherited\" if that "
                           "is meant, or with \"only\" to let them go",
                           laid->untouched, from, laid->untouched == 1 ? "s" : "", laid->added);
    else if (laid->how == INS_LAID_BY_NAME && laid->before > 0 && laid->empty)
        ins_report_problem(c->report, laid->at, list->path, NULL,
                           "an empty list changes nothing: %d of %s stay%s; ( \"only\" ) lets them go",
                           laid->before, from, laid->before == 1 ? "s" : "");
}

void ins_warn_laid(const struct ins_checked *c)
{
    int count;
    const struct ins_key *keys = ins_keys(&count);
    for (int i = 0; i < count && c->origins; i++) {
        const struct ins_laid *laid = &c->origins->laid[i];
        if (keys[i].kind == INS_KEY_GROUPS && laid->from.file != laid->at.file)
            say_laid(c, &keys[i], laid);
    }
}
