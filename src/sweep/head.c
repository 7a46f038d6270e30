#include "sweep/head.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/plain.h"
#include "base/text.h"

void ins_head_clear(struct ins_head *head)
{
    free(head->scenario);
    *head = (struct ins_head){0};
}

enum ins_status ins_head_copy(const struct ins_head *from, struct ins_head *to,
                              struct ins_error *error)
{
    char *scenario = strdup(from->scenario);
    if (!scenario)
        return ins_fail(error, INS_WORLD, "out of memory");
    free(to->scenario);
    *to          = *from;
    to->scenario = scenario;
    return INS_DONE;
}

void ins_head_now(char text[32])
{
    struct tm split;
    time_t    now = time(NULL);
    (void)strftime(text, 32, "%Y-%m-%dT%H:%M:%SZ", gmtime_r(&now, &split));
}

/* --- keys and values ------------------------------------------------------------------------ */

enum { NOTES = 15, COLUMNS = NOTES - 1 };

struct note {
    const char *key;
    char       *into; /* a text of the head; NULL for a number */
    size_t      room;
    int64_t    *whole;
    int        *small;
    double     *real;
};

static void list_notes(struct ins_head *h, struct note note[NOTES])
{
    const struct note all[NOTES] = {
        {"scenario_sha256", h->scenario_sha256, sizeof h->scenario_sha256, NULL, NULL, NULL},
        {"sweep_sha256", h->sweep_sha256, sizeof h->sweep_sha256, NULL, NULL, NULL},
        {"version", h->version, sizeof h->version, NULL, NULL, NULL},
        {"design", h->design, sizeof h->design, NULL, NULL, NULL},
        {"started", h->started, sizeof h->started, NULL, NULL, NULL},
        {"finished", h->finished, sizeof h->finished, NULL, NULL, NULL},
        {"seed", NULL, 0, &h->seed, NULL, NULL},
        {"futures", NULL, 0, &h->futures, NULL, NULL},
        {"points", NULL, 0, &h->points, NULL, NULL},
        {"solve", NULL, 0, NULL, &h->solve, NULL},
        {"keep", NULL, 0, NULL, &h->keep, NULL},
        {"shard", NULL, 0, NULL, &h->shard, NULL},
        {"shards", NULL, 0, NULL, &h->shards, NULL},
        {"confidence", NULL, 0, NULL, NULL, &h->confidence},
        {"columns_sha256", h->columns_sha256, sizeof h->columns_sha256, NULL, NULL, NULL},
    };
    memcpy(note, all, sizeof all);
}

static void say_note(const struct note *note, char text[INS_NOTE_TEXT])
{
    if (note->into)
        (void)snprintf(text, INS_NOTE_TEXT, "%s", note->into);
    else if (note->real)
        (void)ins_plain_print(text, INS_NOTE_TEXT, "%.17g", *note->real);
    else
        (void)snprintf(text, INS_NOTE_TEXT, "%lld",
                       (long long)(note->whole ? *note->whole : *note->small));
}

static void hear_note(const struct note *note, const char *text)
{
    if (note->into)
        (void)snprintf(note->into, note->room, "%s", text);
    else if (note->real)
        *note->real = ins_plain_read(text, NULL);
    else if (note->whole)
        *note->whole = strtoll(text, NULL, 10);
    else
        *note->small = (int)strtol(text, NULL, 10);
}

const char *ins_head_note(const struct ins_head *head, int number, char text[INS_NOTE_TEXT])
{
    struct ins_head copy = *head;
    struct note     note[NOTES];
    if (number >= NOTES)
        return NULL;
    list_notes(&copy, note);
    say_note(&note[number], text);
    return note[number].key;
}

enum ins_status ins_head_hear(struct ins_head *head, const char *key, const char *value,
                              struct ins_error *error)
{
    struct note note[NOTES];
    list_notes(head, note);
    for (int i = 0; i < NOTES; i++)
        if (strcmp(note[i].key, key) == 0)
            hear_note(&note[i], value);
    if (strcmp(key, "scenario") != 0)
        return INS_DONE;
    free(head->scenario);
    head->scenario = strdup(value);
    return head->scenario ? INS_DONE : ins_fail(error, INS_WORLD, "out of memory");
}

enum ins_status ins_head_sum(const struct ins_head *head, char sum[INS_SHA256_TEXT],
                             struct ins_error *error)
{
    struct ins_text all = {0};
    char            text[INS_NOTE_TEXT];
    for (int i = 0; ins_head_note(head, i, text); i++)
        if (i != COLUMNS || text[0])
            ins_text_add(&all, "%s\n", text);
    ins_text_add(&all, "%s", head->scenario);
    char *bytes = ins_text_take(&all);
    if (!bytes)
        return ins_fail(error, INS_WORLD, "out of memory");
    (void)ins_sha256(bytes, strlen(bytes), sum);
    free(bytes);
    return INS_DONE;
}
