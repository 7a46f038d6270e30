#include "record/lines.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_ROOM = 64 };

/* --- lines and cells --------------------------------------------------------------------- */

static void *grown(void *list, int count, int *room, size_t size)
{
    if (list && count < *room)
        return list;
    int   more = *room > 0 ? 2 * *room : FIRST_ROOM;
    void *made = realloc(list, (size_t)more * size);
    if (made)
        *room = more;
    return made;
}

void ins_lines_begin(struct ins_lines *cells, int line)
{
    struct ins_lines_line *made =
        cells->no_memory ? NULL : grown(cells->line, cells->lines, &cells->room, sizeof *cells->line);
    cells->no_memory = cells->no_memory || !made;
    if (cells->no_memory)
        return;
    cells->line                 = made;
    cells->line[cells->lines++] = (struct ins_lines_line){line, cells->count, 0};
}

void ins_lines_add(struct ins_lines *cells, const char *text)
{
    const char **made = cells->no_memory
                            ? NULL
                            : grown((void *)cells->cell, cells->count, &cells->cell_room,
                                    sizeof *cells->cell);
    cells->no_memory = cells->no_memory || !made;
    if (cells->no_memory)
        return;
    cells->cell                 = made;
    cells->cell[cells->count++] = text;
    cells->line[cells->lines - 1].count++;
}

/* A line with nothing in it is none. */
void ins_lines_end(struct ins_lines *cells)
{
    if (cells->no_memory)
        return;
    const struct ins_lines_line *line = &cells->line[cells->lines - 1];
    for (int i = 0; i < line->count; i++)
        if (cells->cell[line->first + i][0])
            return;
    cells->count = line->first;
    cells->lines--;
}

const char *ins_lines_at(const struct ins_lines *cells, int line, int column)
{
    const struct ins_lines_line *at = &cells->line[line];
    return column >= 0 && column < at->count ? cells->cell[at->first + column] : "";
}

int ins_lines_columns(const struct ins_lines *cells)
{
    int most = 0;
    for (int i = 0; i < cells->lines; i++)
        most = cells->line[i].count > most ? cells->line[i].count : most;
    return most;
}

void ins_lines_clear(struct ins_lines *cells)
{
    free(cells->line);
    free((void *)cells->cell);
    free(cells->text);
    *cells = (struct ins_lines){0};
}

/* --- what stands between the cells --------------------------------------------------------- */

/* How many lines have `comma` outside of quotes. */
static int lines_with(const char *text, char comma)
{
    int  count = 0;
    bool quoted = false, seen = false;
    for (; *text; text++) {
        quoted ^= *text == '"';
        seen |= !quoted && *text == comma;
        if (*text == '\n' && !quoted) {
            count += seen;
            seen = false;
        }
    }
    return count + seen;
}

/* Tabs, semicolons and bars separate where most lines that are cut at all have them: decimal commas and
 * names with commas stand beside them. */
static char find_comma(const char *text)
{
    int tabs = lines_with(text, '\t'), semicolons = lines_with(text, ';');
    int commas = lines_with(text, ','), bars = lines_with(text, '|');
    if (strncmp(text, "sep=", 4) == 0 && text[4] && text[5] == '\n')
        return text[4];
    if (tabs > 0 && tabs >= semicolons && 2 * tabs >= commas)
        return '\t';
    if (bars > 0 && bars >= semicolons && bars >= commas)
        return '|';
    return semicolons > 0 && 2 * semicolons >= commas ? ';' : ',';
}

/* --- cutting -------------------------------------------------------------------------------- */

struct cutter {
    const char *at;
    char       *to;     /* where cells are written, each with its NUL */
    int         line;
    char        comma;
    bool        packed; /* up to the first tab, commas separate too (Eurostat's TSV) */
    char        end;    /* what ended the last cell */
};

/* Blanks: Latin-1's one that breaks no line stands around cells, too. */
static size_t blank(const char *text)
{
    return *text == ' ' || *text == '\t' ? 1 : strncmp(text, "\xC2\xA0", 2) == 0 ? 2 : 0;
}

const char *ins_lines_trimmed(char *text)
{
    size_t length;
    while (blank(text))
        text += blank(text);
    for (length = strlen(text); length > 0; text[length] = '\0')
        if (text[length - 1] == ' ' || text[length - 1] == '\t')
            length--;
        else if (length > 1 && blank(text + length - 2) == 2)
            length -= 2;
        else
            break;
    return text;
}

static bool ends(const struct cutter *c, bool first)
{
    return !*c->at || *c->at == '\n' || *c->at == c->comma || (first && c->packed && *c->at == ',');
}

/* What stands between quotes, two quotes being one; false where the second one is missing. */
static bool copy_quoted(struct cutter *c)
{
    for (c->at++; *c->at; c->at++) {
        if (*c->at == '"' && c->at[1] != '"') {
            c->at++;
            return true;
        }
        c->at += *c->at == '"';
        c->line += *c->at == '\n';
        *c->to++ = *c->at == '\n' ? ' ' : *c->at;
    }
    return false;
}

/* The next cell; `first`: of those before the first tab. NULL for quotes that never end. */
static const char *cut_cell(struct cutter *c, bool first)
{
    char *begin = c->to;
    while (*c->at == ' ')
        c->at++;
    c->at += *c->at == '=' && c->at[1] == '"'; /* a text that a spreadsheet shall not calculate with */
    if (*c->at == '"' && !copy_quoted(c))
        return NULL;
    while (!ends(c, first))
        *c->to++ = *c->at++;
    *c->to++ = '\0';
    c->end   = *c->at;
    c->at += *c->at != '\0';
    if (first && c->packed) /* geo\TIME_PERIOD: the last category, and what stands across */
        begin[strcspn(begin, "\\")] = '\0';
    return ins_lines_trimmed(begin);
}

static bool cut_line(struct cutter *c, struct ins_lines *cells)
{
    bool first = true;
    ins_lines_begin(cells, c->line);
    do {
        const char *cell = cut_cell(c, first);
        if (!cell)
            return false;
        first &= c->end == ',';
        ins_lines_add(cells, cell);
    } while (c->end && c->end != '\n');
    ins_lines_end(cells);
    return true;
}

static bool skips(const char *text)
{
    text += strspn(text, " \t");
    return *text == '#' || *text == '\n' || !*text;
}

/* Eurostat's TSV begins with the names of its categories in one cell: unit,citizen,geo\time. */
static bool is_packed(const char *text)
{
    size_t end = strcspn(text, "\t\n");
    return memchr(text, '\\', end) && memchr(text, ',', end);
}

static bool cut_lines(struct cutter *c, struct ins_lines *cells, struct ins_faults *faults)
{
    for (; *c->at && !cells->no_memory; c->line++) {
        if (skips(c->at)) {
            c->at += strcspn(c->at, "\n");
            c->at += *c->at == '\n';
            continue;
        }
        int line  = c->line;
        c->packed = c->packed || (cells->lines == 0 && c->comma == '\t' && is_packed(c->at));
        if (!cut_line(c, cells)) {
            ins_faults_add(faults, line, NULL, NULL, "expected a second quote: a cell of this line never ends");
            return false;
        }
    }
    return true;
}

bool ins_lines_cut(char *text, struct ins_lines *cells, struct ins_faults *faults)
{
    char         *room = malloc(strlen(text) + 2);
    struct cutter c    = {.at = text, .to = room, .line = 1, .comma = find_comma(text)};
    *cells             = (struct ins_lines){.text = room, .comma = c.comma};
    bool told          = strncmp(text, "sep=", 4) == 0; /* Excel's own first line */
    if (told) {
        c.at += strcspn(text, "\n") + (strchr(text, '\n') != NULL);
        c.line++;
    }
    bool sound = room && cut_lines(&c, cells, faults);
    faults->no_memory |= !room || cells->no_memory;
    free(text);
    if (sound && !cells->no_memory)
        return true;
    ins_lines_clear(cells);
    return false;
}
