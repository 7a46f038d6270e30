/* The keys that a page can turn, out of the one table of keys. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "output/parts.h"
#include "scenario/locate.h"
#include "serve/whatif.h"

enum { EXPECTED = 400 };

static const char *kind_of_slider(const struct ins_key *key)
{
    switch (key->kind) {
    case INS_KEY_REAL: return "real";
    case INS_KEY_SHARE: return "share";
    case INS_KEY_COUNT:
    case INS_KEY_TERM:
    case INS_KEY_SEED: return "whole";
    case INS_KEY_CHOICE: return "choice";
    case INS_KEY_FLAG: return "flag";
    case INS_KEY_MONTH: return "month";
    default: return NULL; /* no slider for texts, lists and files */
    }
}

static void add_slider_value(struct ins_json *json, const struct ins_scenario *s,
                             const struct ins_key *key, size_t offset)
{
    char   month[INS_DATE_TEXT];
    double value = ins_key_get(s, key, offset);
    if (key->kind == INS_KEY_CHOICE)
        ins_json_text(json, "value", key->words[(int)value]);
    else if (key->kind == INS_KEY_FLAG)
        ins_json_flag(json, "value", value != 0.0);
    else if (key->kind == INS_KEY_SEED)
        ins_json_integer(json, "value", s->seed);
    else if (key->kind == INS_KEY_MONTH)
        ins_json_text(json, "value", isnan(value) ? NULL : ins_date_write((ins_date)value, month));
    else
        ins_json_number(json, "value", value);
}

static void add_slider_words(struct ins_json *json, const struct ins_key *key)
{
    ins_json_open(json, "words", '[');
    for (int i = 0; key->words[i]; i++)
        ins_json_text(json, NULL, key->words[i]);
    ins_json_close(json, ']');
}

static void open_key(struct ins_json *json, const struct ins_key *key, const char *kind,
                     const char *path)
{
    char           expected[EXPECTED];
    struct ins_key one = *key;
    if (key->kind == INS_KEY_REALS)
        one.kind = INS_KEY_REAL;
    ins_json_open(json, NULL, '{');
    ins_json_text(json, "key", path);
    ins_json_text(json, "row", key->path);
    ins_json_text(json, "kind", kind);
    ins_json_text(json, "unit", key->unit);
    ins_json_text(json, "about", key->about);
    ins_json_text(json, "about_nl", key->about_nl);
    ins_json_text(json, "expects", ins_key_expectation(&one, expected, sizeof expected));
    ins_json_number(json, "low", key->range.low);
    ins_json_number(json, "high", key->range.high);
    ins_json_number(json, "usual_low", key->usual.low);
    ins_json_number(json, "usual_high", key->usual.high);
    if (key->kind == INS_KEY_CHOICE)
        add_slider_words(json, key);
}

/* One value of a list of reals is a number that can be turned too: budget.annual[0]. */
static void add_reals(struct ins_json *json, const struct ins_scenario *s, const struct ins_key *key,
                      size_t base, const char *path)
{
    int count = ins_key_count(s, key, base);
    for (int i = 0; i < count; i++) {
        char whole[2 * INS_PATH];
        open_key(json, key, "real", ins_key_value_path(key, path, i, whole, sizeof whole));
        ins_json_number(json, "value", ins_key_reals(s, base + key->offset)[i]);
        ins_json_close(json, '}');
    }
}

static void add_slider(struct ins_json *json, const struct ins_scenario *s,
                       const struct ins_key *key, size_t base, const char *path)
{
    const char *kind = kind_of_slider(key);
    if (key->kind == INS_KEY_REALS)
        add_reals(json, s, key, base, path);
    if (!kind)
        return;
    open_key(json, key, kind, path);
    add_slider_value(json, s, key, base + key->offset);
    ins_json_close(json, '}');
}

/* Elements with a name are turned one by one; lists of events are edited whole. */
static void add_elements(struct ins_json *json, const struct ins_scenario *s,
                         const struct ins_key *list, const struct ins_key *key)
{
    int count = ins_key_count(s, list, 0);
    for (int i = 0; i < count; i++) {
        char element[INS_PATH], path[2 * INS_PATH];
        (void)snprintf(path, sizeof path, "%s.%s", ins_key_element_path(s, list, i, element),
                       ins_key_leaf(key->path));
        add_slider(json, s, key, ins_key_element(list, i), path);
    }
}

char *ins_whatif_keys(const struct ins_whatif *whatif)
{
    const struct ins_scenario *s = ins_case_scenario(whatif->start);
    struct ins_json            json = {0};
    int                        count;
    const struct ins_key      *keys = ins_keys(&count);
    ins_json_open_flat(&json, NULL, '{');
    ins_json_open(&json, "keys", '[');
    for (const struct ins_key *key = keys; key < keys + count; key++) {
        const struct ins_key *list = ins_key_list(key);
        if (ins_key_top(key)->uses & INS_KEY_DESIGN)
            continue;
        if (!list)
            add_slider(&json, s, key, 0, key->path);
        else if (ins_key_named(list))
            add_elements(&json, s, list, key);
    }
    ins_json_close(&json, ']');
    ins_json_close(&json, '}');
    return ins_json_take(&json);
}

/* --- the scenario ----------------------------------------------------------------------------- */

static void add_events(struct ins_json *json, const struct ins_scenario *s)
{
    ins_json_open(json, "events", '[');
    for (int i = 0; i < s->inflow.event_count; i++) {
        const struct ins_event *event = &s->inflow.events[i];
        char                    month[INS_DATE_TEXT];
        ins_json_open(json, NULL, '{');
        ins_json_text(json, "start", ins_date_write(event->date, month));
        ins_json_integer(json, "months", event->months);
        ins_json_number(json, "multiply", event->multiply);
        ins_json_number(json, "add", event->add);
        ins_json_text(json, "track", event->track);
        ins_json_close(json, '}');
    }
    ins_json_close(json, ']');
}

char *ins_whatif_about(const struct ins_whatif *whatif)
{
    const struct ins_scenario *s    = ins_case_scenario(whatif->start);
    struct ins_json            json = {0};
    ins_json_open_flat(&json, NULL, '{');
    ins_parts_open(&json, s);
    ins_parts_norm(&json, s);
    ins_json_text(&json, "name", ins_case_name(whatif->start));
    ins_json_text(&json, "version", INS_VERSION);
    ins_json_integer(&json, "seed", s->seed);
    ins_json_integer(&json, "futures", ins_whatif_target(whatif->start));
    ins_json_integer(&json, "first_futures", INS_WHATIF_FIRST);
    ins_json_integer(&json, "step", INS_WHATIF_STEP);
    ins_json_integer(&json, "future_months", INS_WHATIF_MOST);
    ins_json_open(&json, "tracks", '[');
    for (int k = 0; k < s->track_count; k++)
        ins_json_text(&json, NULL, s->tracks[k].name);
    ins_json_close(&json, ']');
    add_events(&json, s);
    ins_json_close(&json, '}');
    return ins_json_take(&json);
}

char *ins_whatif_warnings(const char *lines)
{
    struct ins_json json = {0};
    ins_json_open_flat(&json, NULL, '{');
    ins_json_open(&json, "warnings", '[');
    for (const char *at = lines ? lines : ""; *at;) {
        size_t length = strcspn(at, "\n");
        char  *line   = strndup(at, length);
        ins_json_text(&json, NULL, line);
        free(line);
        at += length + (at[length] == '\n');
    }
    ins_json_close(&json, ']');
    ins_json_close(&json, '}');
    return ins_json_take(&json);
}
