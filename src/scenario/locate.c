#include "scenario/locate.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "scenario/value.h"

/* -- the nearest key ---------------------------------------------------------------------- */

/* One slip of the finger in four letters is near. */
static int patience(const char *leaf)
{
    int quarter = ((int)strlen(leaf) + 3) / 4;
    return quarter < 1 ? 1 : quarter;
}

static const struct ins_key *nearest(const char *group, const char *leaf, int limit)
{
    int count;
    const struct ins_key *keys = ins_keys(&count), *best = NULL;
    for (int i = 0; i < count; i++) {
        if (group && !ins_key_within(&keys[i], group))
            continue;
        int distance = ins_text_distance(leaf, ins_key_leaf(keys[i].path));
        if (distance <= limit) {
            best  = &keys[i];
            limit = distance - 1;
        }
    }
    return best;
}

const struct ins_key *ins_key_nearest(const char *group, const char *leaf)
{
    const struct ins_key *key = nearest(group, leaf, patience(leaf));
    return key ? key : nearest(NULL, leaf, patience(leaf));
}

char *ins_key_spell(const struct ins_key *key, char text[INS_PATH])
{
    const struct ins_key *list = ins_key_list(key);
    if (list)
        (void)snprintf(text, INS_PATH, "%s%s.%s", list->path, ins_key_named(list) ? ".NAME" : "[N]",
                       ins_key_leaf(key->path));
    else
        (void)snprintf(text, INS_PATH, "%s", key->path);
    return text;
}

char *ins_key_element_path(const struct ins_scenario *scenario, const struct ins_key *list,
                           int index, char text[INS_PATH])
{
    const char *name = ins_key_named(list) ? ins_key_text(scenario, ins_key_element(list, index))
                                           : "";
    if (name[0])
        (void)snprintf(text, INS_PATH, "%s.%s", list->path, name);
    else
        (void)snprintf(text, INS_PATH, "%s[%d]", list->path, index);
    return text;
}

char *ins_key_value_path(const struct ins_key *key, const char *path, int index, char *text,
                         size_t room)
{
    int members = ins_key_members(key);
    (void)snprintf(text, room, "%s[%d]%s%s", path, index / members, key->words ? "." : "",
                   key->words ? key->words[index % members] : "");
    return text;
}

/* -- paths -------------------------------------------------------------------------------- */

/* One part of a path: a name and, behind it, a place in brackets. */
struct part {
    char name[INS_PATH];
    int  index; /* -1 for none */
};

/* Read a part and move behind it; false when it is none. */
static bool read_part(const char **at, struct part *part)
{
    size_t length = strcspn(*at, ".[");
    if (length == 0 || length >= sizeof part->name)
        return false;
    memcpy(part->name, *at, length);
    part->name[length] = '\0';
    part->index        = -1;
    *at += length;
    if (**at == '[') {
        char *end;
        if (!isdigit((unsigned char)(*at)[1]))
            return false;
        long index = strtol(*at + 1, &end, 10);
        if (*end != ']' || index > 100000)
            return false;
        part->index = (int)index;
        *at         = end + 1;
    }
    if (**at == '.')
        return *++*at != '\0';
    return **at == '\0';
}

static int element_named(const struct ins_scenario *scenario, const struct ins_key *list,
                         const char *name)
{
    int count = ins_key_count(scenario, list, 0);
    for (int i = 0; i < count && ins_key_named(list); i++) {
        if (strcmp(ins_key_text(scenario, ins_key_element(list, i)), name) == 0)
            return i;
    }
    return -1;
}

/* What the list does have, for those who asked for another element. */
static bool no_element(const struct ins_scenario *scenario, const struct ins_key *list, char *why,
                       size_t room)
{
    int count = ins_key_count(scenario, list, 0);
    if (count == 0 || !ins_key_named(list)) {
        if (count == 0)
            (void)snprintf(why, room, "no such element; %s is empty", list->path);
        else
            (void)snprintf(why, room, "no such element; %s has %d, and the first is %s[0]",
                           list->path, count, list->path);
        return false;
    }
    size_t used = (size_t)snprintf(why, room, "no such element; %s has", list->path);
    for (int i = 0; i < count && used < room; i++) {
        const char *name = ins_key_text(scenario, ins_key_element(list, i));
        if (name[0])
            used += (size_t)snprintf(why + used, room - used, "%s %s", i > 0 ? "," : "", name);
    }
    return false;
}

static bool tell_nearest_key(const char *group, const char *leaf, char *why, size_t room)
{
    char spelled[INS_PATH];
    const struct ins_key *near = ins_key_nearest(group, leaf);
    if (near)
        (void)snprintf(why, room, "unknown key; did you mean %s?", ins_key_spell(near, spelled));
    else
        (void)snprintf(why, room, "unknown key; `instroom explain` lists them");
    return false;
}

/* The walk along a path. */
struct walk {
    const struct ins_scenario *scenario;
    struct ins_target         *target;
    char                       group[INS_PATH]; /* where we are, as in the table */
    char                      *why;
    size_t                     room;
};

/* Step into an element of the list that was just named. */
static bool step_into(struct walk *w, const struct part *part, const char **at)
{
    const struct ins_key *list = w->target->key;
    int index = part->index;
    if (index < 0) {
        struct part name;
        const char *rest = *at;
        if (!read_part(&rest, &name) || name.index >= 0)
            return no_element(w->scenario, list, w->why, w->room);
        index = element_named(w->scenario, list, name.name);
        *at   = rest;
    }
    if (index < 0 || index >= ins_key_count(w->scenario, list, 0))
        return no_element(w->scenario, list, w->why, w->room);
    w->target->base = ins_key_element(list, index);
    (void)ins_key_element_path(w->scenario, list, index, w->target->path);
    (void)snprintf(w->group, sizeof w->group, "%s.*", list->path);
    if (**at)
        return true;
    (void)snprintf(w->why, w->room, "a whole element; name one of its keys, such as %s.%s",
                   w->target->path, ins_key_leaf(list[1].path));
    return false;
}

/* Which member of a group of numbers is meant; -1 for none. */
static int member(struct walk *w, const char **at)
{
    const struct ins_key *key = w->target->key;
    struct part part;
    bool named = **at && read_part(at, &part) && part.index < 0;
    for (int i = 0; named && key->words[i]; i++)
        if (strcmp(key->words[i], part.name) == 0)
            return i;
    (void)snprintf(w->why, w->room, "a whole element; name one of its values, such as %s[0].%s",
                   w->target->path, key->words[0]);
    return -1;
}

/* One value of a list of reals. */
static bool pick_member(struct walk *w, const struct part *part, const char **at)
{
    struct ins_target *target = w->target;
    char path[INS_PATH];
    int members = ins_key_members(target->key), within = 0;
    int count = target->key->kind == INS_KEY_REALS
                    ? ins_key_count(w->scenario, target->key, target->base) / members
                    : 0;
    if (part->index >= count) {
        if (target->key->kind == INS_KEY_REALS)
            (void)snprintf(w->why, w->room, "no such value; the list has %d, and the first is [0]",
                           count);
        else
            (void)snprintf(w->why, w->room, "%s is no list, and takes no place in brackets",
                           target->path);
        return false;
    }
    if (target->key->words && (within = member(w, at)) < 0)
        return false;
    target->index = part->index * members + within;
    target->offset += (size_t)target->index * sizeof(double);
    (void)snprintf(path, sizeof path, "%s", target->path);
    (void)ins_key_value_path(target->key, path, target->index, target->path, sizeof target->path);
    return true;
}

static bool step_down(struct walk *w, const char **at)
{
    struct ins_target *target = w->target;
    struct part part;
    char path[2 * INS_PATH];
    if (!read_part(at, &part)) {
        (void)snprintf(
            w->why, w->room,
            "expected a path such as staff.attrition, tracks.asylum.hours or budget.annual[0]");
        return false;
    }
    /* The history is part of the inflow; at the top it means the same. */
    bool alias = !w->group[0] && strcmp(part.name, "history") == 0;
    (void)snprintf(path, sizeof path, "%s%s%s", alias ? "inflow" : w->group,
                   alias || w->group[0] ? "." : "", part.name);
    const struct ins_key *key = ins_key_find(path);
    if (!key || strchr(part.name, '*'))
        return tell_nearest_key(w->group, part.name, w->why, w->room);
    target->key    = key;
    target->offset = target->base + key->offset;
    size_t used    = strlen(target->path);
    (void)snprintf(target->path + used, sizeof target->path - used, "%s%s%s",
                   alias ? "inflow." : "", used ? "." : "", part.name);
    (void)snprintf(w->group, sizeof w->group, "%s", key->path);
    if (key->kind == INS_KEY_GROUPS && (part.index >= 0 || **at))
        return step_into(w, &part, at);
    if (part.index >= 0 && !pick_member(w, &part, at))
        return false;
    if (**at && key->kind != INS_KEY_GROUP) {
        (void)snprintf(w->why, w->room, "%s is a single key, with nothing behind it", target->path);
        return false;
    }
    return true;
}

bool ins_locate(const struct ins_scenario *scenario, const char *path, struct ins_target *target,
                char *why, size_t room)
{
    struct walk w = {.scenario = scenario, .target = target, .why = why, .room = room};
    *target       = (struct ins_target){.index = -1};
    do {
        if (!step_down(&w, &path))
            return false;
    } while (*path);
    return true;
}

const struct ins_key *ins_key_meant(const char *path)
{
    char pattern[2 * INS_PATH] = "", tried[3 * INS_PATH];
    const struct ins_key *key = NULL;
    struct part part;
    bool elements = false;
    while (*path) {
        if (!read_part(&path, &part))
            return NULL;
        (void)snprintf(tried, sizeof tried, "%s%s%s", pattern, pattern[0] ? "." : "", part.name);
        const struct ins_key *next = ins_key_find(tried);
        /* "asylum" in tracks.asylum.hours is a name and no key. */
        if (!next && elements)
            next = key;
        if (!next || strlen(next->path) >= INS_PATH)
            return NULL;
        elements = next != key && next->kind == INS_KEY_GROUPS;
        key      = next;
        (void)snprintf(pattern, sizeof pattern, "%s%s", key->path,
                       key->kind == INS_KEY_GROUPS ? ".*" : "");
    }
    return key;
}
