#include "decide/own_groups.h"

#include <stdbool.h>
#include <string.h>

/* A length of text without an end of its own. */
struct word {
    const char *at;
    int         length;
};

static bool word_is(const struct word *word, const char *text)
{
    return strlen(text) == (size_t)word->length && strncmp(word->at, text, (size_t)word->length) == 0;
}

static enum ins_status refuse_key(const struct ins_own_group *group, const struct word *key,
                                  const char *example, struct ins_error *error)
{
    return ins_fail(error, INS_WRONG, "group %s: %.*s: expected an uncertain key, such as %s",
                    group->name, key->length, key->at, example);
}

/* Keys stay in the order of the list, so that a group is the same however it is written. */
static enum ins_status add_key(const struct word *word, const char *const *key, int keys, bool *in,
                               struct ins_own_group *group, struct ins_error *error)
{
    int k = 0;
    while (k < keys && !word_is(word, key[k]))
        k++;
    if (k == keys)
        return refuse_key(group, word, keys > 0 ? key[0] : "one with a law", error);
    if (in[k])
        return ins_fail(error, INS_WRONG, "group %s: %s stands in it twice", group->name, key[k]);
    in[k] = true;
    return INS_DONE;
}

static enum ins_status read_name(const char *text, struct ins_own_groups *groups, struct ins_error *error)
{
    struct ins_own_group *group  = &groups->group[groups->count];
    size_t                length = strcspn(text, "=");
    if (length == 0 || length >= sizeof group->name || text[length] != '=')
        return ins_fail(error, INS_WRONG, "group %.200s: expected NAME=KEY,KEY with a name of at most %d letters",
                        text, INS_NAME - 1);
    *group = (struct ins_own_group){.keys = 0};
    memcpy(group->name, text, length);
    for (int g = 0; g < groups->count; g++)
        if (strcmp(groups->group[g].name, group->name) == 0)
            return ins_fail(error, INS_WRONG, "group %s: expected a name that no other group has",
                            group->name);
    return INS_DONE;
}

static enum ins_status read_own_group(const char *text, const char *const *key, int keys,
                                      struct ins_own_groups *groups, struct ins_error *error)
{
    struct ins_own_group *group = &groups->group[groups->count];
    bool                  in[INS_WORLD_KEYS] = {false};
    enum ins_status       status = read_name(text, groups, error);
    const char           *at     = text + strcspn(text, "=");
    while (status == INS_DONE && *at) {
        struct word word = {at + 1, (int)strcspn(at + 1, ",")};
        status = add_key(&word, key, keys, in, group, error);
        at     = word.at + word.length;
    }
    for (int k = 0; k < keys && status == INS_DONE; k++)
        if (in[k])
            group->place[group->keys++] = k;
    groups->count += status == INS_DONE;
    return status;
}

enum ins_status ins_own_groups_read(const char *const *text, int count, const char *const *key, int keys,
                                    struct ins_own_groups *groups, struct ins_error *error)
{
    enum ins_status status = INS_DONE;
    groups->count          = 0;
    if (count > INS_OWN_GROUPS)
        return ins_fail(error, INS_WRONG, "%d groups of keys: expected at most %d", count, INS_OWN_GROUPS);
    for (int i = 0; i < count && status == INS_DONE; i++)
        status = read_own_group(text[i], key, keys, groups, error);
    return status;
}
