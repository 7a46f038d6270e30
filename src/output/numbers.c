/* The numbers of an answer by name (instroom/values.h says how they are called). */
#include "output/numbers.h"

#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "output/schema.h"
#include "quantity/column.h"
#include "quantity/quantity.h"
#include "scenario/keys.h"
#include "scenario/locate.h"

static const double HALF = 1.96; /* standard errors of a 95 % interval (6.15) */

enum { PLACE = 512 };

/* A part of the answer on its way: what it is, what its schema says of it, and what is known of the
 * parts around it. */
struct part {
    const json_t *is, *schema;
    const char   *unit; /* of what holds it */
    const char   *key;  /* of the scenario, that stands beside it; NULL for none */
};

struct walk {
    struct ins_numbers *numbers;
    json_t             *whole; /* schema */
    char                name[PLACE];
    size_t              list;  /* the first row of the list that is walked */
};

static void visit(struct walk *w, struct part part);

/* --- what a schema says ------------------------------------------------------------------------ */

/* A unit in words that outlive the schema. */
static const char *lasting(const char *unit, const char *key)
{
    const struct ins_key *of = key && strcmp(unit, INS_UNIT_OF_KEY) == 0 ? ins_key_meant(key) : NULL;
    if (of)
        return of->unit;
    for (int u = 0; u < INS_UNITS; u++)
        if (strcmp(ins_unit_told[u].in[INS_ENGLISH], unit) == 0)
            return ins_unit_told[u].in[INS_ENGLISH];
    return "";
}

/* The schema itself where it refers to another or to one of two, and the unit on the way there. */
static struct part resolved(const struct walk *w, struct part part)
{
    const char *refers, *unit;
    for (;;) {
        if ((unit = json_string_value(json_object_get(part.schema, "unit"))))
            part.unit = lasting(unit, part.key);
        json_t *either = json_array_get(json_object_get(part.schema, "anyOf"), 0);
        if (either)
            part.schema = either;
        else if ((refers = json_string_value(json_object_get(part.schema, "$ref"))))
            part.schema = json_object_get(json_object_get(w->whole, "$defs"), strrchr(refers, '/') + 1);
        else
            return part;
    }
}

static struct part member_of(const struct walk *w, struct part whole, const char *name, const json_t *is)
{
    struct ins_column column;
    const json_t     *schema = json_object_get(json_object_get(whole.schema, "properties"), name);
    if (!schema) { /* it is called by a quantity, or by a key */
        schema    = json_object_get(whole.schema, "additionalProperties");
        whole.key = name;
        if (ins_quantity_column(name, &column))
            whole.unit = column.unit;
    }
    whole.schema = schema;
    whole.is     = is;
    return resolved(w, whole);
}

/* --- a number ---------------------------------------------------------------------------------- */

/* Numbers, and yes and no as 1 and 0. What is not known is null, which a text can be too. */
static bool is_number(struct part part)
{
    const json_t *type = json_object_get(part.schema, "type");
    const char   *kind = json_string_value(json_is_array(type) ? json_array_get(type, 0) : type);
    return json_is_number(part.is) || json_is_boolean(part.is) ||
           (json_is_null(part.is) && kind && strcmp(kind, "number") == 0);
}

static double number_of(const json_t *is)
{
    return json_is_boolean(is) ? json_boolean_value(is) : json_is_number(is) ? json_number_value(is) : NAN;
}

static const json_t *beside(const json_t *object, const char *name, const char *ending)
{
    char full[PLACE];
    (void)snprintf(full, sizeof full, "%s%s", name, ending);
    return json_object_get(object, full);
}

/* The estimate that a member is: with the ends that stand beside it, or as many standard errors away. */
static struct ins_number with_ends(const json_t *object, const char *name, struct part member)
{
    const json_t     *low = beside(object, name, "_low"), *high = beside(object, name, "_high");
    const json_t     *error  = beside(object, name, "_se");
    struct ins_number number = {NULL, number_of(member.is), NAN, NAN, member.unit};
    if (!error && strcmp(name, "mean") == 0)
        error = json_object_get(object, "se");
    if (low && high) {
        number.low  = number_of(low);
        number.high = number_of(high);
    } else if (error) {
        number.low  = number.value - HALF * number_of(error);
        number.high = number.value + HALF * number_of(error);
    }
    if (json_is_boolean(member.is))
        number.unit = ins_unit_told[INS_UNIT_YES_NO].in[INS_ENGLISH];
    return number;
}

/* The member of an estimate that is its value: "value", "change"; NULL where the object is none. */
static const char *value_member(const json_t *object)
{
    if (!json_object_get(object, "low") || !json_object_get(object, "high"))
        return NULL;
    return json_object_get(object, "value")    ? "value"
           : json_object_get(object, "change") ? "change"
           : NULL;
}

static bool is_end(const char *name, const char *value)
{
    return value && (strcmp(name, value) == 0 || strcmp(name, "low") == 0 || strcmp(name, "high") == 0);
}

/* --- names ------------------------------------------------------------------------------------- */

/* The name with a part behind it; where the name ended before, to go back to. */
static size_t go_into(struct walk *w, const char *between, const char *part)
{
    size_t length = strlen(w->name);
    int    added  = snprintf(w->name + length, PLACE - length, "%s%s", length ? between : "", part);
    if (added < 0 || length + (size_t)added >= PLACE)
        w->numbers->failed = true;
    return length;
}

static void go_back(struct walk *w, size_t length)
{
    w->name[length] = '\0';
}

/* What a row of a list is called. */
static const char *const called_by[] = {"lever", "form", "law",   "letter", "group",
                                        "name",  "key",  "start", "month",  "year"};
enum { CALLED_BY = sizeof called_by / sizeof called_by[0] };

static void write_name(const json_t *row, const char *by, char name[PLACE])
{
    const json_t *is = json_object_get(row, by);
    if (json_is_integer(is))
        (void)snprintf(name, PLACE, "%" JSON_INTEGER_FORMAT, json_integer_value(is));
    else
        (void)snprintf(name, PLACE, "%s", json_is_string(is) ? json_string_value(is) : "");
}

/* Whether each row of the list has that member, and each another one. */
static bool tells_apart(const json_t *list, const char *by)
{
    char one[PLACE], other[PLACE];
    for (size_t i = 0; i < json_array_size(list); i++) {
        write_name(json_array_get(list, i), by, one);
        if (!one[0])
            return false;
        for (size_t k = 0; k < i; k++) {
            write_name(json_array_get(list, k), by, other);
            if (strcmp(one, other) == 0)
                return false;
        }
    }
    return true;
}

static const char *by_what(const json_t *list)
{
    for (int i = 0; i < CALLED_BY; i++)
        if (tells_apart(list, called_by[i]))
            return called_by[i];
    return NULL;
}

/* --- lists ------------------------------------------------------------------------------------- */

/* Place `i` of the row of that name. */
static void put_number(struct walk *w, const char *which, size_t i, size_t count, double value)
{
    double *row = ins_numbers_row(w->numbers, w->list, w->name, which, count);
    if (row)
        row[i] = value;
}

/* The numbers of one row of a list, each at its place in the row of numbers that its name has. */
static void spread_row(struct walk *w, struct part part, size_t i, size_t count)
{
    const char *name, *value = value_member(part.is);
    json_t     *is;
    if (value) {
        put_number(w, "value", i, count, number_of(json_object_get(part.is, value)));
        put_number(w, "low", i, count, number_of(json_object_get(part.is, "low")));
        put_number(w, "high", i, count, number_of(json_object_get(part.is, "high")));
    }
    json_object_foreach((json_t *)part.is, name, is)
    {
        struct part member = member_of(w, part, name, is);
        size_t      length = go_into(w, ".", name);
        if (!is_end(name, value) && is_number(member))
            put_number(w, "value", i, count, number_of(is));
        else if (json_is_object(is))
            spread_row(w, member, i, count);
        go_back(w, length);
    }
}

static void visit_row(struct walk *w, struct part part, const char *by, size_t i)
{
    char   place[PLACE];
    size_t length;
    if (by) {
        write_name(part.is, by, place);
        length = go_into(w, ".", place);
    } else {
        (void)snprintf(place, sizeof place, "[%zu]", i);
        length = go_into(w, "", place);
    }
    const char *key = json_string_value(json_object_get(part.is, "key"));
    part.key        = key ? key : part.key;
    visit(w, resolved(w, part));
    go_back(w, length);
}

static void visit_list(struct walk *w, struct part list)
{
    const char *by    = by_what(list.is);
    size_t      first = w->numbers->rows, count = json_array_size(list.is);
    struct part row   = list;
    row.schema        = json_object_get(list.schema, "items");
    for (size_t i = 0; i < count; i++) {
        row.is = json_array_get(list.is, i);
        w->list = first;
        if (json_is_object(row.is))
            spread_row(w, resolved(w, row), i, count);
        else if (is_number(resolved(w, row)))
            put_number(w, "value", i, count, number_of(row.is));
    }
    for (size_t i = 0; i < count; i++) {
        row.is = json_array_get(list.is, i);
        visit_row(w, row, by, i);
    }
}

/* --- all --------------------------------------------------------------------------------------- */

static void visit_object(struct walk *w, struct part part)
{
    const char *name, *value = value_member(part.is);
    json_t     *is;
    if (value) {
        struct part       inside = member_of(w, part, value, json_object_get(part.is, value));
        struct ins_number number = {NULL, number_of(inside.is), number_of(json_object_get(part.is, "low")),
                                    number_of(json_object_get(part.is, "high")), inside.unit};
        ins_numbers_add(w->numbers, w->name, &number);
    }
    json_object_foreach((json_t *)part.is, name, is)
    {
        struct part member = member_of(w, part, name, is);
        bool        aside  = !w->name[0] && strcmp(name, "provenance") == 0;
        size_t      length = go_into(w, ".", name);
        if (!is_end(name, value) && is_number(member)) {
            struct ins_number number = with_ends(part.is, name, member);
            ins_numbers_add(w->numbers, w->name, &number);
        } else if (!aside && (json_is_object(is) || json_is_array(is)))
            visit(w, member);
        go_back(w, length);
    }
}

static void visit(struct walk *w, struct part part)
{
    struct ins_number number = {NULL, number_of(part.is), NAN, NAN, part.unit};
    if (json_is_object(part.is))
        visit_object(w, part);
    else if (json_is_array(part.is))
        visit_list(w, part);
    else if (is_number(part))
        ins_numbers_add(w->numbers, w->name, &number);
}

struct ins_numbers *ins_numbers_create(const char *command, const char *text)
{
    struct walk w   = {.numbers = calloc(1, sizeof *w.numbers), .whole = ins_schema_of(command)};
    json_t     *all = json_loads(text, 0, NULL);
    if (w.numbers && w.whole && all) {
        visit(&w, resolved(&w, (struct part){all, w.whole, "", NULL}));
        ins_numbers_sort(w.numbers);
    }
    bool failed = !w.numbers || !w.whole || !all || w.numbers->failed;
    json_decref(all);
    json_decref(w.whole);
    if (!failed)
        return w.numbers;
    ins_numbers_free(w.numbers);
    return NULL;
}

/* --- for who asks ------------------------------------------------------------------------------ */

/* The numbers of an answer are made when they are first asked for, and freed with it: for whoever
 * looks at it the answer stays as it is. Two threads may ask at once; then one of both is kept. */
static const struct ins_numbers *keep_one(struct ins_numbers **place, struct ins_numbers *made)
{
    struct ins_numbers *there = NULL;
    if (!made || __atomic_compare_exchange_n(place, &there, made, false, __ATOMIC_ACQ_REL, __ATOMIC_ACQUIRE))
        return made;
    ins_numbers_free(made);
    return there;
}

const struct ins_numbers *ins_numbers_once(struct ins_numbers **place, const char *command, char *json)
{
    struct ins_numbers *made = json ? ins_numbers_create(command, json) : NULL;
    free(json);
    return keep_one(place, made);
}

enum ins_status ins_numbers_value(const struct ins_numbers *numbers, const char *name, struct ins_value *value)
{
    const struct ins_number *found = numbers ? ins_numbers_find(numbers, name) : NULL;
    if (!found)
        return numbers ? INS_WRONG : INS_WORLD;
    *value = (struct ins_value){found->value, found->low, found->high, found->unit, {NULL}};
    return INS_DONE;
}

const char *ins_numbers_name(const struct ins_numbers *numbers, int i)
{
    return numbers && i >= 0 && (size_t)i < numbers->values ? numbers->value[i].name : NULL;
}

const double *ins_numbers_series(const struct ins_numbers *numbers, const char *name, const char *which,
                               size_t *count)
{
    const struct ins_number_row *row = numbers ? ins_numbers_find_row(numbers, name, which) : NULL;
    if (!row)
        return NULL;
    *count = row->count;
    return row->number;
}

/* Each name once, though its ends are rows as well. */
const char *ins_numbers_series_name(const struct ins_numbers *numbers, int i)
{
    for (size_t r = 0; numbers && i >= 0 && r < numbers->rows; r++)
        if (strcmp(numbers->row[r].which, "value") == 0 && i-- == 0)
            return numbers->row[r].name;
    return NULL;
}
