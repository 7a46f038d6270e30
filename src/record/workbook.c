#include "record/workbook.h"

#include <expat.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <zip.h>

#include "base/letter.h"
#include "base/plain.h"
#include "base/text.h"

/* Office Open XML (ECMA-376): a zip of XML. xl/workbook.xml names the sheets, its .rels say where they
 * lie; texts that cells share stand in xl/sharedStrings.xml, and xl/styles.xml tells which numbers are
 * shown as dates. */
enum { LONGEST_PART = 256 << 20, SHEETS = 256, NAME = 128, STYLES = 4096, COLUMNS = 16384, ROWS = 1048576 };

/* Cells of a sheet, empty ones between them included: a few bytes of a hostile one claim a billion. */
enum { MOST_CELLS = 1 << 24 };

struct cell {
    int    row, column; /* from 1; from 0 */
    size_t text;        /* where it begins in `pool` */
};

struct book {
    zip_t             *zip;
    struct ins_faults *faults;
    bool               failed, date_1904;
    bool               broken; /* a part is there and cannot be read, or says what it does not have */
    int                sheets;
    char               sheet[SHEETS][NAME], id[SHEETS][NAME], target[NAME], wanted[NAME];
    int                formats;            /* of numbers, of one's own: those that are dates */
    int                format[STYLES];
    int                styles;
    bool               is_date[STYLES];    /* by style of a cell */
    struct ins_text    pool;               /* texts, each with its NUL */
    size_t            *shared;             /* of the texts that cells share, places in `pool` */
    int                shares, share_room;
    struct cell       *cell;
    int                cells, room;
    /* While an element is read. */
    bool               inside, in_formats, in_styles;
    struct ins_text    text;
    int                row, column, style;
    char               type[16];
};

bool ins_workbook_is(const char *bytes, size_t length)
{
    return length > 4 && memcmp(bytes, "PK\3\4", 4) == 0;
}

/* --- XML ------------------------------------------------------------------------------------------ */

/* A name without the prefix of its namespace, which each writer chooses for itself. */
static const char *local(const char *name)
{
    const char *colon = strchr(name, ':');
    return colon ? colon + 1 : name;
}

static bool is(const char *name, const char *wanted)
{
    return strcmp(local(name), wanted) == 0;
}

static const char *attribute(const char **attributes, const char *name)
{
    for (; attributes[0]; attributes += 2)
        if (is(attributes[0], name))
            return attributes[1];
    return "";
}

/* The bytes of a part, from malloc(); NULL where there is none. */
static char *part_bytes(struct book *b, const char *name, size_t *length)
{
    zip_stat_t about;
    if (zip_stat(b->zip, name, ZIP_FL_NOCASE, &about) != 0 || !(about.valid & ZIP_STAT_SIZE) ||
        about.size > LONGEST_PART)
        return NULL;
    char       *bytes = malloc((size_t)about.size + 1);
    zip_file_t *file  = bytes ? zip_fopen(b->zip, name, ZIP_FL_NOCASE) : NULL;
    zip_int64_t got   = file ? zip_fread(file, bytes, about.size) : -1;
    b->failed |= !bytes;
    if (file)
        (void)zip_fclose(file);
    *length = got < 0 ? 0 : (size_t)got;
    if (got >= 0)
        return bytes;
    free(bytes);
    return NULL;
}

/* Read a part with handlers; false where it is not there, or no XML. */
static bool parse(struct book *b, const char *name, XML_StartElementHandler start, XML_EndElementHandler end,
                  XML_CharacterDataHandler text)
{
    size_t     length = 0;
    char      *bytes  = part_bytes(b, name, &length);
    XML_Parser parser = bytes ? XML_ParserCreate(NULL) : NULL;
    bool       sound  = parser != NULL;
    if (sound) {
        XML_SetUserData(parser, b);
        XML_SetElementHandler(parser, start, end);
        XML_SetCharacterDataHandler(parser, text);
        sound = XML_Parse(parser, bytes, (int)length, 1) == XML_STATUS_OK;
    }
    b->failed |= bytes && !parser;
    if (parser)
        XML_ParserFree(parser);
    free(bytes);
    return sound;
}

/* A part that a workbook may do without. */
static void parse_if_there(struct book *b, const char *name, XML_StartElementHandler start, XML_EndElementHandler end,
                           XML_CharacterDataHandler text)
{
    bool sound = parse(b, name, start, end, text);
    b->broken |= !sound && zip_name_locate(b->zip, name, ZIP_FL_NOCASE) >= 0;
}

static void no_end(void *book, const char *name)
{
    (void)book, (void)name;
}

static void hear(void *book, const char *text, int length)
{
    struct book *b = book;
    if (b->inside)
        ins_text_add_bytes(&b->text, text, (size_t)length);
}

/* Ends of lines inside a cell, and letters that are commands to whoever shows them, become blanks. */
static void clean(char *text)
{
    uint32_t code;
    for (int size; *text; text += size > 0 ? size : 1) {
        size = ins_letter_read(text, strlen(text), &code);
        if (size > 0 && ins_letter_is_command(code))
            memset(text, ' ', (size_t)size);
    }
}

/* What was heard, without blanks around it, into the pool; its place there. */
static size_t keep_heard_text(struct book *b)
{
    size_t      at   = b->pool.length;
    const char *text = "";
    if (b->text.length > 0) {
        clean(b->text.bytes);
        text = ins_lines_trimmed(b->text.bytes);
    }
    ins_text_add_bytes(&b->pool, text, strlen(text) + 1);
    b->failed |= b->text.failed || b->pool.failed;
    b->text.length = 0;
    return at;
}

/* --- the sheets ------------------------------------------------------------------------------------- */

static void start_book(void *book, const char *name, const char **attributes)
{
    struct book *b = book;
    if (is(name, "workbookPr"))
        b->date_1904 = strcmp(attribute(attributes, "date1904"), "1") == 0 ||
                       strcmp(attribute(attributes, "date1904"), "true") == 0;
    if (!is(name, "sheet") || b->sheets == SHEETS)
        return;
    (void)snprintf(b->sheet[b->sheets], NAME, "%s", attribute(attributes, "name"));
    (void)snprintf(b->id[b->sheets++], NAME, "%s", attribute(attributes, "id"));
}

static void start_relations(void *book, const char *name, const char **attributes)
{
    struct book *b      = book;
    const char  *target = attribute(attributes, "Target");
    if (is(name, "Relationship") && strcmp(attribute(attributes, "Id"), b->wanted) == 0)
        (void)snprintf(b->target, NAME, "%s%s", target[0] == '/' ? "" : "xl/", target + (target[0] == '/'));
}

/* The place of a sheet by its name or its number; -1, with a fault that lists them. */
static int find_sheet(struct book *b, const char *wanted)
{
    struct ins_text listed = {0};
    char           *end;
    long            number = wanted ? strtol(wanted, &end, 10) : 1;
    for (int i = 0; wanted && i < b->sheets; i++)
        if (strcasecmp(b->sheet[i], wanted) == 0)
            return i;
    if (number >= 1 && number <= b->sheets && (!wanted || *end == '\0'))
        return (int)number - 1;
    for (int i = 0; i < b->sheets; i++)
        ins_text_add(&listed, "%s%s", i ? ", " : "", b->sheet[i]);
    ins_faults_add(b->faults, 0, "sheet", wanted, "expected a sheet of this workbook: %s",
                   listed.bytes ? listed.bytes : "it has none");
    ins_text_clear(&listed);
    return -1;
}

/* --- styles ------------------------------------------------------------------------------------------ */

/* Whether a format of numbers shows a date: years, months by name, or months with days. */
static bool shows_date(const char *code)
{
    bool quoted = false, bracket = false, year = false, month = false, day = false;
    for (; *code; code++) {
        quoted ^= *code == '"';
        bracket = *code == '[' || (bracket && *code != ']');
        if (quoted || bracket)
            continue;
        year |= *code == 'y' || *code == 'Y' || *code == 'j';
        year |= strncasecmp(code, "mmm", 3) == 0;
        month |= *code == 'm' || *code == 'M';
        day |= *code == 'd' || *code == 'D';
    }
    return year || (month && day);
}

static bool is_date_format(const struct book *b, int format)
{
    for (int i = 0; i < b->formats; i++)
        if (b->format[i] == format)
            return true;
    return (format >= 14 && format <= 17) || format == 22 || (format >= 27 && format <= 36) ||
           (format >= 50 && format <= 58);
}

static void start_styles(void *book, const char *name, const char **attributes)
{
    struct book *b = book;
    int format     = atoi(attribute(attributes, "numFmtId"));
    if (is(name, "numFmt") && b->formats < STYLES && shows_date(attribute(attributes, "formatCode")))
        b->format[b->formats++] = format;
    b->in_styles |= is(name, "cellXfs");
    if (b->in_styles && is(name, "xf") && b->styles < STYLES)
        b->is_date[b->styles++] = is_date_format(b, format);
}

static void end_styles(void *book, const char *name)
{
    struct book *b = book;
    b->in_styles &= !is(name, "cellXfs");
}

/* --- texts that cells share ---------------------------------------------------------------------------- */

static void start_shared(void *book, const char *name, const char **attributes)
{
    struct book *b = book;
    (void)attributes;
    b->inside = is(name, "t");
}

static void end_shared(void *book, const char *name)
{
    struct book *b = book;
    b->inside      = false;
    if (!is(name, "si"))
        return;
    if (b->shares == b->share_room) {
        int     room = b->share_room ? 2 * b->share_room : 256;
        size_t *made = realloc(b->shared, (size_t)room * sizeof *made);
        b->failed |= !made;
        if (!made)
            return;
        b->shared     = made;
        b->share_room = room;
    }
    b->shared[b->shares++] = keep_heard_text(b);
}

/* --- cells ---------------------------------------------------------------------------------------------- */

/* The column of "BC12", from 0. */
static int column_of(const char *reference)
{
    int column = 0;
    for (; *reference >= 'A' && *reference <= 'Z' && column < COLUMNS; reference++)
        column = 26 * column + (*reference - 'A' + 1);
    return column - 1;
}

static void start_cell(void *book, const char *name, const char **attributes)
{
    struct book *b = book;
    if (is(name, "row")) {
        int row   = atoi(attribute(attributes, "r"));
        b->row    = row > b->row && row <= ROWS ? row : b->row + 1;
        b->column = -1;
    }
    if (is(name, "c")) {
        int column = column_of(attribute(attributes, "r"));
        b->column  = column > b->column ? column : b->column + 1;
        b->style   = atoi(attribute(attributes, "s"));
        (void)snprintf(b->type, sizeof b->type, "%s", attribute(attributes, "t"));
    }
    b->inside = is(name, "v") || is(name, "t");
}

/* Year and month of a day that a sheet counts from the end of 1899 (or from 1904); Hinnant, 2013. */
static void date_text(const struct book *b, double serial, char text[32])
{
    int64_t day  = (int64_t)serial + (b->date_1904 ? 1462 : 0) - 25569 + 719468; /* since March of year 0 */
    int64_t era  = day / 146097, rest = day % 146097;
    int64_t year = (rest - rest / 1460 + rest / 36524 - rest / 146096) / 365;
    int64_t of   = rest - (365 * year + year / 4 - year / 100), month = (5 * of + 2) / 153;
    (void)snprintf(text, 32, "%04d-%02d-%02d", (int)(year + era * 400 + (month >= 10)),
                   (int)(month < 10 ? month + 3 : month - 9), (int)(of - (153 * month + 2) / 5 + 1));
}

/* A number as it is read again in one way: with a point, and never with three digits behind it. */
static void number_text(double value, char text[40])
{
    (void)ins_plain_print(text, 38, "%.15g", value);
    const char *point = strchr(text, '.');
    if (point && strlen(point) == 4 && !strchr(text, 'e'))
        strcat(text, "0");
}

/* What a cell shows, in place of what it holds. */
static void show(struct book *b)
{
    char       *end, shown[40] = "";
    const char *held   = b->text.bytes && b->text.length ? b->text.bytes : "";
    double      number = ins_plain_read(held, &end);
    if (!held[0] || *end || (b->type[0] && strcmp(b->type, "n") != 0))
        return;
    if (b->style >= 0 && b->style < b->styles && b->is_date[b->style] && number >= 1.0 && number < 2958466.0)
        date_text(b, number, shown);
    else
        number_text(number, shown);
    b->text.length = 0;
    ins_text_add(&b->text, "%s", shown);
}

/* The place of a text that cells share: it is not copied for each of them, of which there may be millions. */
static size_t place_of_shared(struct book *b)
{
    char       *end;
    const char *held   = b->text.bytes;
    double      number = ins_plain_read(held, &end);
    bool        sound  = *end == '\0' && number >= 0.0 && number < b->shares;
    b->broken |= !sound;
    b->text.length = 0;
    return sound ? b->shared[(int)number] : 0;
}

static size_t place_of_cell(struct book *b)
{
    if (strcmp(b->type, "s") == 0)
        return place_of_shared(b);
    show(b);
    return keep_heard_text(b);
}

static void end_cell(void *book, const char *name)
{
    struct book *b = book;
    b->inside      = false;
    if (!is(name, "c"))
        return;
    if (b->text.length == 0 || b->column >= COLUMNS) {
        b->text.length = 0; /* or it would stand before the next cell */
        return;
    }
    if (b->cells == b->room) {
        int          room = b->room ? 2 * b->room : 1024;
        struct cell *made = realloc(b->cell, (size_t)room * sizeof *made);
        b->failed |= !made;
        if (!made)
            return;
        b->cell = made;
        b->room = room;
    }
    b->cell[b->cells++] = (struct cell){b->row, b->column, place_of_cell(b)};
}

/* --- all of it -------------------------------------------------------------------------------------------- */

static bool fits(struct book *b, const char *named)
{
    int64_t count = 0;
    for (int i = 0; i < b->cells; i++) {
        bool last = i + 1 == b->cells || b->cell[i + 1].row != b->cell[i].row;
        count += last ? b->cell[i].column + 1 : 0;
    }
    if (count > MOST_CELLS)
        ins_faults_add(b->faults, 0, "sheet", named, "expected at most %d cells; this sheet has %lld", MOST_CELLS,
                       (long long)count);
    return count <= MOST_CELLS;
}

/* Cells into lines, the missing ones between them empty. */
static bool lay_lines(struct book *b, struct ins_lines *lines)
{
    lines->text = ins_text_take(&b->pool);
    b->failed |= !lines->text;
    for (int i = 0, row = 0, column = 0; i < b->cells && lines->text; i++, column++) {
        if (b->cell[i].row != row) {
            if (row > 0)
                ins_lines_end(lines);
            ins_lines_begin(lines, b->cell[i].row);
            row    = b->cell[i].row;
            column = 0;
        }
        for (; column < b->cell[i].column; column++)
            ins_lines_add(lines, "");
        ins_lines_add(lines, lines->text + b->cell[i].text);
    }
    if (lines->lines > 0)
        ins_lines_end(lines);
    b->failed |= lines->no_memory;
    return !b->failed;
}

static bool read_book(struct book *b, const char *sheet, char *named, struct ins_lines *lines)
{
    bool sound = parse(b, "xl/workbook.xml", start_book, no_end, hear);
    int  place = sound ? find_sheet(b, sheet) : -1;
    if (!sound)
        ins_faults_add(b->faults, 0, NULL, NULL, "expected a workbook (.xlsx): this zip has none in it");
    if (place < 0)
        return false;
    memcpy(b->wanted, b->id[place], NAME);
    (void)snprintf(named, 48, "%.47s", b->sheet[place]);
    parse_if_there(b, "xl/styles.xml", start_styles, end_styles, hear);
    parse_if_there(b, "xl/sharedStrings.xml", start_shared, end_shared, hear);
    b->inside = false;
    sound = parse(b, "xl/_rels/workbook.xml.rels", start_relations, no_end, hear) && b->target[0] &&
            parse(b, b->target, start_cell, end_cell, hear) && !b->broken;
    if (!sound)
        ins_faults_add(b->faults, 0, "sheet", named, "expected a sheet that can be read");
    return sound && fits(b, named) && lay_lines(b, lines);
}

static void close_book(struct book *b)
{
    if (b->zip)
        zip_discard(b->zip);
    ins_text_clear(&b->pool);
    ins_text_clear(&b->text);
    free(b->shared);
    free(b->cell);
    free(b);
}

bool ins_workbook_read(const char *bytes, size_t length, const char *sheet, char *named,
                       struct ins_lines *cells, struct ins_faults *faults)
{
    struct book  *b      = calloc(1, sizeof *b);
    zip_source_t *source = b ? zip_source_buffer_create(bytes, length, 0, NULL) : NULL;
    *cells = (struct ins_lines){0};
    if (!source) {
        faults->no_memory = true;
        free(b);
        return false;
    }
    b->faults = faults;
    b->zip    = zip_open_from_source(source, ZIP_RDONLY, NULL);
    if (!b->zip) {
        zip_source_free(source);
        ins_faults_add(faults, 0, NULL, NULL, "expected a workbook (.xlsx): this zip cannot be read");
    }
    bool sound = b->zip && read_book(b, sheet, named, cells) && !b->failed;
    faults->no_memory |= b->failed;
    close_book(b);
    if (!sound)
        ins_lines_clear(cells);
    return sound;
}
