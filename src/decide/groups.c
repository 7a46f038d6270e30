#include "decide/groups.h"

#include <math.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "scenario/keys.h"
#include "scenario/value.h"

#define BYTES(member) \
    offsetof(struct ins_scenario, member), sizeof(((struct ins_scenario *)0)->member)

/* Laws, ensembles, and what was read and decided of them go together. */
#define WORLDS                                                                                     \
    offsetof(struct ins_scenario, worlds),                                                         \
        offsetof(struct ins_scenario, move) + sizeof(((struct ins_scenario *)0)->move) -           \
            offsetof(struct ins_scenario, worlds)

/* Where a group stands in struct ins_scenario: one or two stretches of bytes. */
static const struct piece {
    const char *path;
    size_t      at, size, also, also_size;
} pieces[] = {
    {"funding", BYTES(funding), 0, 0},
    {"inflow", BYTES(inflow), offsetof(struct ins_scenario, history), /* and the file of paths */
     offsetof(struct ins_scenario, paths_file) + INS_TEXT - offsetof(struct ins_scenario, history)},
    {"tracks", BYTES(tracks), BYTES(track_count)},
    {"followups", BYTES(followups), BYTES(followup_count)},
    {"changes", BYTES(changes), BYTES(change_count)},
    {"staff", BYTES(staff), 0, 0},
    {"academie", BYTES(academie), 0, 0},
    {"flex", BYTES(flex), 0, 0},
    {"overtime", BYTES(overtime), 0, 0},
    {"productivity", BYTES(productivity), 0, 0},
    {"taskforce", BYTES(taskforce), BYTES(taskforce_count)},
    {"tower", BYTES(tower), 0, 0},
    {"costs", BYTES(costs), 0, 0},
    {"budget", BYTES(budget), 0, 0},
    {"buffer", BYTES(buffer), 0, 0},
    {"penalty", BYTES(penalty), 0, 0},
    {"reception", BYTES(reception), 0, 0},
    {"norm", BYTES(norm), 0, 0},
    {"parameter_uncertainty", BYTES(parameter_uncertainty), 0, 0},
    {"uncertain", WORLDS, 0, 0},
    {"ensemble", WORLDS, 0, 0},
};
enum { FUNDING, INFLOW, TRACKS, FOLLOWUPS, CHANGES };
enum { PIECES = sizeof pieces / sizeof pieces[0] };

/* --- what differs ---------------------------------------------------------------------------- */

static bool same_number(double a, double b)
{
    return a == b || (isnan(a) && isnan(b));
}

static bool same_reals(const struct ins_scenario *a, const struct ins_scenario *b,
                       const struct ins_key *key, size_t base)
{
    int count = ins_key_count(a, key, base);
    if (count != ins_key_count(b, key, base))
        return false;
    const double *one   = ins_key_reals(a, base + key->offset);
    const double *other = ins_key_reals(b, base + key->offset);
    for (int i = 0; i < count; i++)
        if (!same_number(one[i], other[i]))
            return false;
    return true;
}

static bool same_value(const struct ins_scenario *a, const struct ins_scenario *b,
                       const struct ins_key *key, size_t base)
{
    switch (key->kind) {
    case INS_KEY_GROUP:
    case INS_KEY_INHERITS:
        return true;
    case INS_KEY_GROUPS:
        return ins_key_count(a, key, base) == ins_key_count(b, key, base);
    case INS_KEY_REALS:
        return same_reals(a, b, key, base);
    case INS_KEY_TEXT:
    case INS_KEY_NAME:
    case INS_KEY_FILE:
    case INS_KEY_FILES:
        return strcmp(ins_key_text(a, base + key->offset),
                      ins_key_text(b, base + key->offset)) == 0;
    default:
        return same_number(ins_key_get(a, key, base + key->offset),
                           ins_key_get(b, key, base + key->offset));
    }
}

static bool under(const char *path, const char *group)
{
    size_t length = strlen(group);
    return strncmp(path, group, length) == 0 && (path[length] == '\0' || path[length] == '.');
}

static bool same_in_elements(const struct ins_scenario *a, const struct ins_scenario *b,
                             const struct ins_key *key, const struct ins_key *list, int element)
{
    int count = ins_key_count(a, list, 0);
    for (int e = 0; e < count && e < ins_key_count(b, list, 0); e++)
        if ((element < 0 || e == element) && !same_value(a, b, key, ins_key_element(list, e)))
            return false;
    return true;
}

/* Whether all keys of a group agree; of a list of groups those of one element, or of all (-1). */
static bool same_group(const struct ins_scenario *a, const struct ins_scenario *b, int piece,
                       int element)
{
    int                   count;
    const struct ins_key *keys = ins_keys(&count);
    for (int i = 0; i < count; i++) {
        const struct ins_key *list = ins_key_list(&keys[i]);
        if (!under(keys[i].path, pieces[piece].path))
            continue;
        if (list ? !same_in_elements(a, b, &keys[i], list, element)
                 : !same_value(a, b, &keys[i], 0))
            return false;
    }
    return piece != INFLOW || (a->record == b->record && a->paths == b->paths);
}

static bool same_names(const struct ins_scenario *a, const struct ins_scenario *b)
{
    if (a->track_count != b->track_count)
        return false;
    for (int k = 0; k < a->track_count; k++)
        if (strcmp(a->tracks[k].name, b->tracks[k].name) != 0)
            return false;
    return true;
}

/* --- the list -------------------------------------------------------------------------------- */

static void add_piece_group(struct ins_group *group, int *count, int piece, int element,
                            const char *name)
{
    struct ins_group *g = &group[(*count)++];
    g->piece            = piece;
    g->element          = element;
    (void)snprintf(g->name, sizeof g->name, "%s%s%s", pieces[piece].path, name[0] ? "." : "", name);
}

static void add_tracks(const struct ins_scenario *a, const struct ins_scenario *b,
                       struct ins_group *group, int *count)
{
    for (int k = 0; k < a->track_count; k++)
        if (!same_group(a, b, TRACKS, k))
            add_piece_group(group, count, TRACKS, k, a->tracks[k].name);
}

int ins_groups_list(const struct ins_scenario *a, const struct ins_scenario *b,
                    struct ins_group *group)
{
    int  count    = 0;
    bool together = !same_names(a, b);
    for (int p = 0; p < PIECES; p++) {
        if (together && p == INFLOW) {
            add_piece_group(group, &count, INFLOW, -1, "");
            (void)strcpy(group[count - 1].name, "inflow, tracks, followups, changes");
            p = CHANGES;
        } else if (p == TRACKS)
            add_tracks(a, b, group, &count);
        else if (!same_group(a, b, p, -1))
            add_piece_group(group, &count, p, -1, "");
    }
    return count;
}

/* --- copying --------------------------------------------------------------------------------- */

static void copy_piece(int piece, const struct ins_scenario *from, struct ins_scenario *to)
{
    const struct piece *p = &pieces[piece];
    memcpy((char *)to + p->at, (const char *)from + p->at, p->size);
    if (p->also_size > 0)
        memcpy((char *)to + p->also, (const char *)from + p->also, p->also_size);
    if (piece == INFLOW)
        to->record = from->record, to->paths = from->paths;
}

void ins_group_copy(const struct ins_group *group, const struct ins_scenario *from,
                    struct ins_scenario *to)
{
    bool together = group->piece == INFLOW && strchr(group->name, ',');
    if (group->piece == TRACKS) {
        to->tracks[group->element] = from->tracks[group->element];
        return;
    }
    copy_piece(group->piece, from, to);
    if (together) {
        copy_piece(TRACKS, from, to);
        copy_piece(FOLLOWUPS, from, to);
        copy_piece(CHANGES, from, to);
    }
}
