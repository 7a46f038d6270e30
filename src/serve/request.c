#include "serve/request.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "scenario/value.h"

static enum ins_status wrong(struct ins_error *error, const char *member, const char *expected)
{
    return ins_fail(error, INS_WRONG, "%s: expected %s", member, expected);
}

/* --- settings --------------------------------------------------------------------------------- */

static void add_json_number(struct ins_text *text, const json_t *value)
{
    char number[INS_NUMBER_TEXT];
    if (json_is_integer(value))
        ins_text_add(text, "%lld", (long long)json_integer_value(value));
    else
        ins_text_add(text, "%s", ins_key_number(json_real_value(value), true, number));
}

static bool add_list(struct ins_text *text, const json_t *list)
{
    size_t  i;
    json_t *value;
    ins_text_add(text, "[");
    json_array_foreach(list, i, value) {
        if (!json_is_number(value))
            return false;
        ins_text_add(text, i ? ", " : "");
        add_json_number(text, value);
    }
    ins_text_add(text, "]");
    return true;
}

/* As --set takes it; false for what it does not take. */
static bool add_json_setting(struct ins_text *text, const json_t *value)
{
    if (json_is_string(value))
        ins_text_add(text, "%s", json_string_value(value));
    else if (json_is_boolean(value))
        ins_text_add(text, json_is_true(value) ? "true" : "false");
    else if (json_is_number(value))
        add_json_number(text, value);
    else
        return json_is_array(value) && add_list(text, value);
    return true;
}

static enum ins_status read_settings(const char *member, const json_t *settings, int side,
                                     struct ins_query *query, struct ins_error *error)
{
    const char *key;
    json_t     *value;
    size_t      size = json_object_size(settings);
    if (!json_is_object(settings) || size > INS_QUERY_SETTINGS)
        return wrong(error, member, "an object of at most 640 settings, { \"key\": value }");
    query->line[side] = calloc(size + 1, sizeof *query->line[side]);
    if (!query->line[side])
        return ins_fail(error, INS_WORLD, "out of memory");
    json_object_foreach((json_t *)(size_t)settings, key, value) {
        struct ins_text text = {0};
        bool            known = !strchr(key, '=') && key[0];
        ins_text_add(&text, "%s=", key);
        known = known && add_json_setting(&text, value);
        char *line = ins_text_take(&text);
        if (line)
            query->line[side][query->count[side]++] = line;
        if (!line || !known)
            return line ? wrong(error, key, "a number, true or false, a text, or a list of numbers")
                        : ins_fail(error, INS_WORLD, "out of memory");
    }
    return INS_DONE;
}

/* --- members ---------------------------------------------------------------------------------- */

static enum ins_status read_short_text(const char *member, const json_t *value, char *text,
                                       size_t room, struct ins_error *error)
{
    static const char letters[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-";
    const char *given = json_string_value(value);
    if (!given || strlen(given) >= room || given[strspn(given, letters)])
        return wrong(error, member, "a short text of letters, digits and -");
    memcpy(text, given, strlen(given) + 1);
    return INS_DONE;
}

static enum ins_status read_futures(const json_t *value, struct ins_query *query,
                                    struct ins_error *error)
{
    json_int_t number = json_integer_value(value);
    if (!json_is_integer(value) || number < 1 || number > 1000000)
        return wrong(error, "futures", "a whole number from 1 to 1000000");
    query->futures = (int)number;
    return INS_DONE;
}

static enum ins_status read_member(const char *member, const json_t *value, struct ins_query *query,
                                   struct ins_error *error)
{
    enum ins_query_shape shape = query->shape;
    bool                two   = shape == INS_QUERY_COMPARE;
    bool                plays = shape != INS_QUERY_CHECK && shape != INS_QUERY_CANCEL;
    if (!two && shape != INS_QUERY_CANCEL && strcmp(member, "settings") == 0)
        return read_settings(member, value, 0, query, error);
    if (two && strcmp(member, "now") == 0)
        return read_settings(member, value, 0, query, error);
    if (two && strcmp(member, "what_if") == 0)
        return read_settings(member, value, 1, query, error);
    if (plays && strcmp(member, "futures") == 0)
        return read_futures(value, query, error);
    if (shape != INS_QUERY_CHECK && strcmp(member, "client") == 0)
        return read_short_text(member, value, query->client, sizeof query->client, error);
    if (shape == INS_QUERY_DOWNLOAD && strcmp(member, "kind") == 0)
        return read_short_text(member, value, query->kind, sizeof query->kind, error);
    return ins_fail(error, INS_WRONG, "%.80s: unknown member; /api/openapi.json tells those there are",
                    member);
}

static enum ins_status read_members(const json_t *root, struct ins_query *query,
                                    struct ins_error *error)
{
    const char     *member;
    json_t         *value;
    enum ins_status status = INS_DONE;
    if (!json_is_object(root))
        return wrong(error, "the body", "an object, { ... }");
    json_object_foreach((json_t *)(size_t)root, member, value) {
        status = read_member(member, value, query, error);
        if (status != INS_DONE)
            return status;
    }
    if (query->shape == INS_QUERY_CANCEL && !query->client[0])
        return wrong(error, "client", "the name that the question was asked under");
    if (query->shape == INS_QUERY_DOWNLOAD && !query->kind[0])
        return wrong(error, "kind", "\"cfg\", \"csv\", \"frontier\" or \"xlsx\"");
    return INS_DONE;
}

enum ins_status ins_query_read(const char *body, size_t length, enum ins_query_shape shape,
                              struct ins_query *query, struct ins_error *error)
{
    json_error_t story;
    *query        = (struct ins_query){.shape = shape, .sides = shape == INS_QUERY_COMPARE ? 2 : 1};
    json_t *root = json_loadb(length ? body : "{}", length ? length : 2, JSON_REJECT_DUPLICATES,
                              &story);
    if (!root)
        return ins_fail(error, INS_WRONG, "the body: line %d, column %d: %s", story.line,
                        story.column, story.text);
    enum ins_status status = read_members(root, query, error);
    json_decref(root);
    return status;
}

void ins_query_clear(struct ins_query *query)
{
    for (int side = 0; side < 2; side++) {
        for (int i = 0; i < query->count[side]; i++)
            free(query->line[side][i]);
        free(query->line[side]);
    }
    *query = (struct ins_query){0};
}
