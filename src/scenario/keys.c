#include "scenario/keys.h"

#include <string.h>

static bool is_named(const struct ins_key *key, const char *path, size_t length)
{
    return strncmp(key->path, path, length) == 0 && key->path[length] == '\0';
}

const struct ins_key *ins_key_find_part(const char *path, size_t length)
{
    int count;
    const struct ins_key *keys = ins_keys(&count);
    for (int i = 0; i < count; i++)
        if (is_named(&keys[i], path, length))
            return &keys[i];
    return NULL;
}

const struct ins_key *ins_key_find(const char *path)
{
    return ins_key_find_part(path, strlen(path));
}

const struct ins_key *ins_key_list(const struct ins_key *key)
{
    const char *path = key->path, *star = strstr(path, ".*.");
    while (star && !is_named(key, path, (size_t)(star - path)))
        key--; /* a list stands before the keys of its elements */
    return star ? key : NULL;
}

const char *ins_key_leaf(const char *path)
{
    const char *dot = strrchr(path, '.');
    return dot ? dot + 1 : path;
}

bool ins_key_within(const struct ins_key *key, const char *group)
{
    size_t length = strlen(group);
    if (length == 0)
        return !strchr(key->path, '.');
    return strncmp(key->path, group, length) == 0 && key->path[length] == '.' &&
           !strchr(key->path + length + 1, '.') && key->path[length + 1] != '*';
}

bool ins_key_named(const struct ins_key *list)
{
    return list->kind == INS_KEY_GROUPS && list[1].kind == INS_KEY_NAME;
}

int ins_key_members(const struct ins_key *key)
{
    int members = 0;
    while (key->kind == INS_KEY_REALS && key->words && key->words[members])
        members++;
    return members > 0 ? members : 1;
}

bool ins_key_is_whole(const struct ins_key *key)
{
    return key->kind == INS_KEY_COUNT || key->kind == INS_KEY_TERM || key->kind == INS_KEY_SEED;
}

bool ins_key_is_number(const struct ins_key *key)
{
    return key->kind == INS_KEY_REAL || key->kind == INS_KEY_SHARE || ins_key_is_whole(key);
}

const struct ins_key *ins_key_top(const struct ins_key *key)
{
    return ins_key_find_part(key->path, strcspn(key->path, "."));
}
