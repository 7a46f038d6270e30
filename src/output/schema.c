/* JSON Schema (draft 2020-12) of what the commands print, out of output/shapes.c. */
#include <assert.h>
#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "instroom/output.h"
#include "output/schema.h"
#include "output/shapes.h"
#include "quantity/column.h"
#include "quantity/quantity.h"

enum { WORD = 64 };

/* A shape on its way into a schema. */
struct shaping {
    const char *at;
    char        word[WORD]; /* read last; "" at the end */
    json_t     *parts;      /* "$defs": the shapes that are referred to */
};

static const char *next_word(struct shaping *s)
{
    s->at += strspn(s->at, " ");
    size_t length = strcspn(s->at, " ");
    assert(length < WORD);
    (void)snprintf(s->word, sizeof s->word, "%.*s", (int)length, s->at);
    s->at += length;
    return s->word;
}

static json_t *shape_type(struct shaping *s, const char *word);

/* --- units ------------------------------------------------------------------------------------- */

/* As shapes spell them, behind a full stop. */
static const struct {
    const char *word, *text;
    enum ins_unit unit; /* where there is no text */
} units[] = {{"cases", NULL, INS_UNIT_CASES}, {"cases_a_month", NULL, INS_UNIT_CASES_A_MONTH},
             {"case_months", NULL, INS_UNIT_CASE_MONTHS}, {"fte", NULL, INS_UNIT_FTE},
             {"euro", NULL, INS_UNIT_EURO}, {"share", NULL, INS_UNIT_SHARE}, {"months", NULL, INS_UNIT_MONTHS},
             {"years", NULL, INS_UNIT_YEARS}, {"hours", NULL, INS_UNIT_HOURS}, {"one", "", INS_UNIT_NONE}, {"key", INS_UNIT_OF_KEY, INS_UNIT_NONE}};

static void put_unit(json_t *type, const char *word)
{
    size_t i = 0, count = sizeof units / sizeof units[0];
    while (i < count && strcmp(units[i].word, word) != 0)
        i++;
    assert(i < count); /* else a shape names a unit that is none */
    const char *text = units[i].text ? units[i].text : ins_unit_told[units[i].unit].in[INS_ENGLISH];
    (void)json_object_set_new(type, "unit", json_string(text));
}

/* Whether all that a type holds has one unit: a number, or what is known of one. */
static bool has_unit(const json_t *type)
{
    static const char *const known_of_one[] = {"#/$defs/estimate", "#/$defs/change", "#/$defs/moved",
                                               "#/$defs/average", "#/$defs/band", "#/$defs/spread"};
    const char *refers = json_string_value(json_object_get(type, "$ref"));
    for (size_t i = 0; refers && i < sizeof known_of_one / sizeof known_of_one[0]; i++)
        if (strcmp(known_of_one[i], refers) == 0)
            return true;
    return json_is_array(json_object_get(type, "type")); /* a number may be null */
}

/* A number that the shape gives no unit has that of the quantity of its name. */
static void put_own_unit(json_t *type, const char *name)
{
    struct ins_column column;
    json_t           *either = json_array_get(json_object_get(type, "anyOf"), 0);
    if (either)
        type = either;
    if (strcmp(name, INS_STATE_NAME) == 0)
        name = ins_result[INS_SOCIAL_COST_TOTAL].name;
    if (has_unit(type) && !json_object_get(type, "unit") && ins_quantity_column(name, &column))
        (void)json_object_set_new(type, "unit", json_string(column.unit));
}

/* --- types ------------------------------------------------------------------------------------- */

/* {"type": "NAME"}, or ["NAME", "null"]. */
static json_t *plain(const char *name, bool nullable)
{
    return nullable ? json_pack("{s:[ss]}", "type", name, "null") : json_pack("{s:s}", "type", name);
}

/* A member of an object, required unless its name ends in a question mark. */
static void put_member(json_t *object, const char *name, json_t *type)
{
    char   bare[WORD];
    int    length   = (int)strcspn(name, "?");
    bool   optional = name[length] == '?';
    (void)snprintf(bare, sizeof bare, "%.*s", length, name);
    put_own_unit(type, bare);
    (void)json_object_set_new(json_object_get(object, "properties"), bare, type);
    if (!optional)
        (void)json_array_append_new(json_object_get(object, "required"), json_string(bare));
}

static void put_mean(struct shaping *s, json_t *object, const char *name)
{
    char bare[WORD], error[2 * WORD];
    const char *unit = strchr(name, '.');
    (void)snprintf(bare, sizeof bare, "%.*s", (int)strcspn(name, "."), name);
    (void)snprintf(error, sizeof error, "%s_se", bare);
    char word[WORD];
    (void)snprintf(word, sizeof word, "num%.*s", WORD - 4, unit ? unit : "");
    put_member(object, bare, shape_type(s, word));
    put_member(object, error, shape_type(s, word));
}

/* A member for each name of a table: "<results>". */
static void put_table(json_t *object, const char *word, json_t *type)
{
    char                 table[WORD];
    struct ins_shape_row row;
    (void)snprintf(table, sizeof table, "%.*s", (int)strlen(word) - 2, word + 1);
    assert(ins_shape_row(table, 0, &row));
    for (int i = 0; ins_shape_row(table, i, &row); i++) {
        json_t *one = json_copy(type);
        if (row.about)
            (void)json_object_set_new(one, "description",
                                      json_sprintf("%s [%s]", row.about, row.unit));
        if (row.unit)
            (void)json_object_set_new(one, "unit", json_string(row.unit));
        put_member(object, row.name, one);
    }
    json_decref(type);
}

/* Behind the opening brace, up to its end. */
static json_t *shape_object(struct shaping *s)
{
    json_t *object = json_pack("{s:s,s:{},s:[]}", "type", "object", "properties", "required");
    while (strcmp(next_word(s), "}") != 0) {
        char name[WORD];
        assert(s->word[0]);
        memcpy(name, s->word, sizeof name);
        if (strncmp(name, "mean:", 5) == 0)
            put_mean(s, object, name + 5);
        else if (name[0] == '<')
            put_table(object, name, shape_type(s, next_word(s)));
        else if (name[0] == '*')
            (void)json_object_set_new(object, "additionalProperties", shape_type(s, next_word(s)));
        else
            put_member(object, name, shape_type(s, next_word(s)));
    }
    return object;
}

static json_t *shape_array(struct shaping *s)
{
    json_t *items = shape_type(s, next_word(s));
    (void)next_word(s);
    assert(strcmp(s->word, "]") == 0);
    return json_pack("{s:s,s:o}", "type", "array", "items", items);
}

static json_t *refer(struct shaping *s, const char *name)
{
    char place[2 * WORD];
    if (!json_object_get(s->parts, name)) {
        const struct ins_answer_shape *shape = ins_answer_shape(name);
        struct shaping          part  = {.at = shape ? shape->text : "", .parts = s->parts};
        assert(shape);
        (void)json_object_set_new(s->parts, name, json_null()); /* its place, in case of a ring */
        (void)json_object_set_new(s->parts, name, shape_type(&part, next_word(&part)));
    }
    (void)snprintf(place, sizeof place, "#/$defs/%s", name);
    return json_pack("{s:s}", "$ref", place);
}

static json_t *shape_type(struct shaping *s, const char *word)
{
    char        name[WORD];
    const char *unit = strchr(word, '.');
    (void)snprintf(name, sizeof name, "%s", word);
    if (unit) {
        name[unit - word] = '\0';
        json_t *type = shape_type(s, name);
        json_t *either = json_array_get(json_object_get(type, "anyOf"), 0);
        put_unit(either ? either : type, unit + 1);
        return type;
    }
    if (name[0] == '~')
        return json_pack("{s:[o{s:s}]}", "anyOf", shape_type(s, name + 1), "type", "null");
    if (name[0] == '@')
        return refer(s, name + 1);
    if (strcmp(name, "{") == 0)
        return shape_object(s);
    if (strcmp(name, "[") == 0)
        return shape_array(s);
    if (strcmp(name, "any") == 0)
        return json_object();
    if (strcmp(name, "num") == 0)
        return plain("number", true); /* what is not known is null */
    assert(strcmp(name, "int") == 0 || strcmp(name, "text") == 0 || strcmp(name, "flag") == 0);
    return plain(name[0] == 'i' ? "integer" : name[0] == 't' ? "string" : "boolean", false);
}

json_t *ins_schema_of(const char *command)
{
    const struct ins_answer_shape *shape = ins_answer_shape(command);
    char                    title[2 * WORD];
    if (!shape)
        return NULL;
    struct shaping s = {.at = shape->text, .parts = json_object()};
    (void)snprintf(title, sizeof title, "instroom %s", command);
    json_t *head = json_pack("{s:s,s:s}", "$schema",
                             "https://json-schema.org/draft/2020-12/schema", "title", title);
    json_t *body = shape_type(&s, next_word(&s));
    (void)json_object_update(head, body);
    json_decref(body);
    if (json_object_size(s.parts) > 0)
        (void)json_object_set(head, "$defs", s.parts);
    json_decref(s.parts);
    return head;
}

enum ins_status ins_schema(const char *command, char **made, struct ins_error *error)
{
    *made = NULL;
    if (!ins_answer_shape(command))
        return ins_fail(error, INS_WRONG, "schema: there is none of the name %s", command);
    json_t *head   = ins_schema_of(command);
    char   *text   = json_dumps(head, JSON_INDENT(2));
    json_decref(head);
    size_t length = text ? strlen(text) : 0;
    *made         = text ? realloc(text, length + 2) : NULL;
    if (!*made) {
        free(text);
        return ins_fail(error, INS_WORLD, "out of memory");
    }
    memcpy(*made + length, "\n", 2);
    return INS_DONE;
}
