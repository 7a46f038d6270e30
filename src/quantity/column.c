#include "quantity/column.h"

#include <string.h>

#include "quantity/columns.h"
#include "quantity/quantity.h"
#include "scenario/keys.h"
#include "scenario/locate.h"
#include "scenario/phrases.h"

enum { NAME = 200 };

/* --- what is no quantity by month or by future ------------------------------------------------- */

/* Of one file, or of any ("*"). */
static const struct own {
    const char     *file, *name;
    enum ins_unit   unit;
    struct ins_told about;
} own[] = {
#define ROW(file, name, unit, english, dutch) {file, name, INS_UNIT_##unit, {{english, dutch}}},
    INS_COLUMN_LIST(ROW)
#undef ROW
};

/* --- endings ----------------------------------------------------------------------------------- */

static const struct {
    const char     *end;
    struct ins_told about;
} ending[] = {
    {".mean", {{"mean over the futures", "gemiddelde over de toekomsten"}}},
    {".p05", {{"5 % of the futures lie below", "5 % van de toekomsten ligt eronder"}}},
    {".p25", {{"a quarter of the futures lies below", "een kwart van de toekomsten ligt eronder"}}},
    {".p50", {{"median of the futures", "mediaan van de toekomsten"}}},
    {".p75", {{"a quarter of the futures lies above", "een kwart van de toekomsten ligt erboven"}}},
    {".p95", {{"5 % of the futures lie above", "5 % van de toekomsten ligt erboven"}}},
    {"_mean", {{"mean over the futures", "gemiddelde over de toekomsten"}}},
    {"_se", {{"standard error of it", "standaardfout ervan"}}},
    {"_p50", {{"median of the futures", "mediaan van de toekomsten"}}},
    {"_p95", {{"5 % of the futures lie above", "5 % van de toekomsten ligt erboven"}}},
    {"_low", {{"lower end of its 95 % interval", "ondergrens van het 95 %-interval"}}},
    {"_high", {{"upper end of its 95 % interval", "bovengrens van het 95 %-interval"}}},
    {".low", {{"lower end of the box", "ondergrens van de doos"}}},
    {".high", {{"upper end of the box", "bovengrens van de doos"}}},
};

static bool ends_in(const char *name, const char *end)
{
    size_t long_ = strlen(name), part = strlen(end);
    return long_ > part && strcmp(name + long_ - part, end) == 0;
}

/* --- looking it up ----------------------------------------------------------------------------- */

static void tell_column(enum ins_unit unit, const struct ins_told *about,
                        enum ins_language language, struct ins_column *column)
{
    column->unit  = ins_unit_told[unit].in[language];
    column->about = about->in[language];
}

static bool find_own(const char *file, const char *name, enum ins_language language,
                     struct ins_column *column)
{
    for (size_t i = 0; i < sizeof own / sizeof own[0]; i++) {
        if ((strcmp(own[i].file, file) != 0 && strcmp(own[i].file, "*") != 0) ||
            strcmp(own[i].name, name) != 0)
            continue;
        tell_column(own[i].unit, &own[i].about, language, column);
        return true;
    }
    return false;
}

/* "cost.fixed" of the ledger, "inflow" by month, "peak_backlog" of a future. */
static const struct ins_quantity *quantity_named(const char *name)
{
    int                              count;
    const struct ins_quantity_table *table = ins_quantity_tables(&count);
    for (int t = 0; t < count; t++) {
        size_t before = strlen(table[t].before);
        if (strncmp(name, table[t].before, before) != 0)
            continue;
        for (int r = 0; r < table[t].rows; r++)
            if (table[t].row != ins_by_track && strcmp(table[t].row[r].name, name + before) == 0)
                return &table[t].row[r];
    }
    return NULL;
}

/* "inflow.TRACK" */
static const struct ins_quantity *of_track(const char *name)
{
    for (int c = 0; c < INS_BY_TRACKS; c++) {
        size_t length = strlen(ins_by_track[c].name);
        if (strncmp(name, ins_by_track[c].name, length) == 0 && name[length] == '.')
            return &ins_by_track[c];
    }
    return NULL;
}

static bool find_quantity(const char *name, enum ins_language language, struct ins_column *column)
{
    const struct ins_quantity *quantity = quantity_named(name);
    if (!quantity)
        quantity = of_track(name);
    if (quantity)
        tell_column(quantity->unit, &quantity->about, language, column);
    return quantity;
}

static bool find_key(const char *name, enum ins_language language, struct ins_column *column)
{
    const struct ins_key *key = ins_key_meant(name);
    if (!key)
        return false;
    column->unit  = ins_phrase(key->unit, language);
    column->about = language == INS_DUTCH ? key->about_nl : key->about;
    return true;
}

static bool find_plain(const char *file, const char *name, enum ins_language language,
                       struct ins_column *column)
{
    return find_own(file, name, language, column) || find_quantity(name, language, column) ||
           (strncmp(name, "older.", 6) == 0 && find_own("*", "older", language, column)) ||
           find_key(name, language, column);
}

typedef bool find_one(const char *file, const char *name, enum ins_language language,
                      struct ins_column *column);

/* By its name as it stands, or without its ending, which `column` then tells. */
static bool find_with_ending(find_one *find, const char *file, const char *name,
                             enum ins_language language, struct ins_column *column)
{
    *column = (struct ins_column){"", "", NULL};
    for (size_t i = 0; i < sizeof ending / sizeof ending[0]; i++) {
        char   plain[NAME] = "";
        size_t length      = strlen(name) - strlen(ending[i].end);
        if (!ends_in(name, ending[i].end) || length >= sizeof plain)
            continue;
        memcpy(plain, name, length);
        if (!find(file, plain, language, column))
            continue;
        column->end = ending[i].about.in[language];
        return true;
    }
    return find(file, name, language, column);
}

bool ins_column_find(const char *file, const char *name, enum ins_language language,
                     struct ins_column *column)
{
    return find_with_ending(find_plain, file, name, language, column);
}

/* Keys and names without a unit say nothing here. */
static bool find_of_answer(const char *file, const char *name, enum ins_language language,
                           struct ins_column *column)
{
    return (find_own(file, name, language, column) || find_quantity(name, language, column)) &&
           column->unit[0];
}

bool ins_quantity_column(const char *name, struct ins_column *column)
{
    return find_with_ending(find_of_answer, "*", name, INS_ENGLISH, column);
}

bool ins_column_at(int i, enum ins_language language, const char **file, const char **name,
                   struct ins_column *column)
{
    if (i < 0 || i >= (int)(sizeof own / sizeof own[0]))
        return false;
    *file   = own[i].file;
    *name   = own[i].name;
    *column = (struct ins_column){0};
    tell_column(own[i].unit, &own[i].about, language, column);
    return true;
}

/* --- columns.csv ------------------------------------------------------------------------------- */

const char ins_column_head[] = "column,unit,meaning,file\n";

static void double_quotes(struct ins_text *text, const char *words)
{
    for (; *words; words++)
        ins_text_add(text, *words == '"' ? "\"\"" : "%c", *words);
}

void ins_column_add(const char *file, const char *name, enum ins_language language,
                    struct ins_text *text)
{
    struct ins_column column;
    (void)ins_column_find(file, name, language, &column);
    ins_text_add(text, "%s,%s,\"", name, column.unit);
    double_quotes(text, column.about);
    if (column.end)
        ins_text_add(text, "; %s", column.end);
    ins_text_add(text, "\",%s\n", file);
}

void ins_column_add_all(const char *file, const char *line, enum ins_language language,
                        struct ins_text *text)
{
    while (*line && *line != '\n' && *line != '\r') {
        char   name[NAME] = "";
        size_t length     = strcspn(line, ",\r\n");
        memcpy(name, line, length < NAME ? length : NAME - 1);
        ins_column_add(file, name, language, text);
        line += length + (line[length] == ',');
    }
}
