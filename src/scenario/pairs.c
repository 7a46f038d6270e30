#include "scenario/pairs.h"

#include <stdio.h>
#include <string.h>

#include "scenario/check.h"
#include "scenario/inside.h"
#include "scenario/set.h"
#include "scenario/write.h"

struct pairs {
    const struct ins_scenario *s;
    void (*add)(void *context, const char *line);
    void *context;
    bool  failed;
};

static void add_number_pair(struct pairs *p, const char *path, double value, bool whole)
{
    char line[INS_PATH + INS_NUMBER_TEXT + 32], number[INS_NUMBER_TEXT];
    (void)snprintf(line, sizeof line, "%s=%s", path, ins_key_number(value, whole, number));
    p->add(p->context, line);
}

static void add_reals(struct pairs *p, const struct ins_key *key, size_t base, const char *path)
{
    for (int i = 0; i < ins_key_count(p->s, key, base); i++) {
        char place[INS_PATH + 16];
        (void)snprintf(place, sizeof place, "%.150s[%d]", path, i);
        add_number_pair(p, place, ins_key_reals(p->s, base + key->offset)[i], false);
    }
}

/* A single value as --set takes it: texts without quotes. */
static void add_value_pair(struct pairs *p, const struct ins_key *key, size_t base,
                           const char *path)
{
    struct ins_text line = {0};
    ins_text_add(&line, "%s=", path);
    if (key->kind == INS_KEY_TEXT || key->kind == INS_KEY_NAME)
        ins_text_add(&line, "%s", ins_key_text(p->s, base + key->offset));
    else if (key->kind == INS_KEY_CHOICE)
        ins_text_add(&line, "%s", key->words[(int)ins_key_get(p->s, key, base + key->offset)]);
    else if (key->kind == INS_KEY_MONTH)
        ins_text_add(&line, "%s", ins_date_write((ins_date)ins_key_get(p->s, key, base + key->offset),
                                                 (char[INS_DATE_TEXT]){0}));
    else
        ins_write_value(p->s, key, base, &line);
    p->failed = p->failed || line.failed;
    if (!line.failed)
        p->add(p->context, line.bytes);
    ins_text_clear(&line);
}

static void add_key_pairs(struct pairs *p, const struct ins_key *key, size_t base, const char *path)
{
    if (key->kind == INS_KEY_FILE || key->kind == INS_KEY_FILES || ins_write_is_absent(p->s, key, base))
        return;
    if (key->kind == INS_KEY_REALS)
        add_reals(p, key, base, path);
    else
        add_value_pair(p, key, base, path);
}

static void add_elements(struct pairs *p, const struct ins_key *list)
{
    int count;
    const struct ins_key *end = ins_keys(&count) + count;
    for (int i = 0; i < ins_key_count(p->s, list, 0); i++) {
        for (const struct ins_key *key = list + 1; key < end && ins_key_list(key) == list; key++) {
            char path[2 * INS_PATH];
            (void)snprintf(path, sizeof path, "%s[%d].%s", list->path, i, ins_key_leaf(key->path));
            add_key_pairs(p, key, ins_key_element(list, i), path);
        }
    }
}

bool ins_pairs_write(const struct ins_scenario *written, void (*add)(void *context, const char *line),
                     void *context)
{
    struct pairs p = {written, add, context, false};
    int count;
    const struct ins_key *keys = ins_keys(&count);
    for (const struct ins_key *key = keys; key < keys + count; key++) {
        if (key->kind == INS_KEY_GROUPS)
            add_elements(&p, key);
        else if (!ins_key_list(key) && key->kind != INS_KEY_GROUP && key->kind != INS_KEY_INHERITS)
            add_key_pairs(&p, key, 0, key->path);
    }
    return !p.failed;
}

enum ins_status ins_pairs_read(const char *const *lines, int count, const char *name,
                               struct ins_case **made, struct ins_error *error)
{
    struct ins_case *c = ins_case_begin(name, error);
    *made              = NULL;
    if (!c)
        return INS_WORLD;
    struct ins_reading reading = {&c->written, &c->origins, &c->report, NULL};
    struct ins_place place     = {.file = ins_report_file(&c->report, name)};
    for (int i = 0; i < count; i++)
        ins_set_pair(&reading, lines[i], place);
    ins_check(&c->written, &c->origins, &c->report);
    if (c->report.status == INS_DONE)
        ins_case_load_worlds(c, NULL, 0);
    ins_case_complete(c);
    return ins_case_finish(c, made);
}
