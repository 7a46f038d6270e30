#include "scenario/checked.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/plain.h"
#include "scenario/value.h"

enum { SENTENCE = 400 };

static struct ins_place nowhere(const struct ins_checked *c)
{
    return (struct ins_place){.file = c->report->file_count > 0 ? INS_PLACE_FILE : INS_PLACE_NONE};
}

struct ins_place ins_checked_place(const struct ins_checked *c, size_t offset)
{
    if (!c->origins || ins_origin(c->origins, offset).file == INS_PLACE_NONE)
        return nowhere(c);
    return ins_origin(c->origins, offset);
}

bool ins_checked_is_bad(const struct ins_checked *c, size_t offset)
{
    return c->origins && ins_origin(c->origins, offset).bad;
}

static char *as_text(const struct ins_checked *c, const struct ins_key *key, size_t offset,
                     char text[INS_PATH])
{
    double value = ins_key_get(c->s, key, offset);
    if (key->kind == INS_KEY_TEXT || key->kind == INS_KEY_NAME ||
        key->kind == INS_KEY_FILE || key->kind == INS_KEY_FILES)
        (void)snprintf(text, INS_PATH, "\"%.120s\"", ins_key_text(c->s, offset));
    else if (key->kind == INS_KEY_CHOICE)
        (void)snprintf(text, INS_PATH, "\"%s\"", key->words[(int)value]);
    else if (key->kind == INS_KEY_FLAG)
        (void)snprintf(text, INS_PATH, "%s", value != 0.0 ? "true" : "false");
    else if (key->kind == INS_KEY_MONTH && !isnan(value))
        (void)ins_date_write((int)value, text);
    else if (!isnan(value))
        (void)ins_key_number(value, true, text);
    else
        return NULL;
    return text;
}

struct ins_place ins_checked_missing(const struct ins_checked *c, const struct ins_key *key,
                                     const struct ins_key *list, size_t base)
{
    if (!c->origins)
        return nowhere(c);
    if (list && ins_origin(c->origins, base).file != INS_PLACE_NONE)
        return ins_origin(c->origins, base);
    const char *dot = strrchr(key->path, '.');
    const struct ins_key *group = dot && !list
                                      ? ins_key_find_part(key->path, (size_t)(dot - key->path))
                                      : NULL;
    if (group && ins_origin_group(c->origins, group).file != INS_PLACE_NONE)
        return ins_origin_group(c->origins, group);
    return nowhere(c);
}

void ins_checked_say(const struct ins_checked *c, const char *pattern, int index,
                     const char *format, ...)
{
    const struct ins_key *key  = ins_key_find(pattern);
    const struct ins_key *list = ins_key_list(key);
    size_t base   = list ? ins_key_element(list, index) : 0;
    size_t offset = base + key->offset;
    bool stands   = c->origins && ins_origin(c->origins, offset).file != INS_PLACE_NONE;
    char path[2 * INS_PATH], element[INS_PATH], value[INS_PATH], text[SENTENCE];
    if (list)
        (void)snprintf(path, sizeof path, "%s.%s", ins_key_element_path(c->s, list, index, element),
                       ins_key_leaf(pattern));
    else
        (void)snprintf(path, sizeof path, "%s", pattern);
    va_list arguments;
    va_start(arguments, format);
    (void)ins_plain_vprint(text, sizeof text, format, arguments);
    va_end(arguments);
    struct ins_place place = stands ? ins_checked_place(c, offset)
                                    : ins_checked_missing(c, key, list, base);
    ins_report_problem(c->report, place, path, as_text(c, key, offset, value), "%s", text);
}
