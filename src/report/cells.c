#include "report/cells.h"

#include <errno.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/plain.h"

/* --- the bytes ------------------------------------------------------------------------------ */

static enum ins_status slurp(FILE *file, const char *path, size_t size, char **made,
                             struct ins_error *error)
{
    char *bytes = malloc(size + 1);
    if (!bytes)
        return ins_fail(error, INS_WORLD, "%s: out of memory", path);
    size_t got = fread(bytes, 1, size, file);
    bytes[got] = '\0';
    *made      = bytes;
    return got == size && strlen(bytes) == size
               ? INS_DONE
               : ins_fail(error, INS_WORLD, "%s: cannot be read", path);
}

static enum ins_status fetch(const char *path, long most, struct ins_cells *cells,
                             struct ins_error *error)
{
    struct stat about;
    if (stat(path, &about) != 0)
        return errno == ENOENT ? INS_NO
                               : ins_fail(error, INS_WORLD, "%s: %s", path, strerror(errno));
    if (!S_ISREG(about.st_mode))
        return ins_fail(error, INS_WORLD, "%s: expected a table", path);
    if (about.st_size > most)
        return INS_NO;
    FILE *file = fopen(path, "rb");
    if (!file)
        return ins_fail(error, INS_WORLD, "%s: %s", path, strerror(errno));
    enum ins_status status = slurp(file, path, (size_t)about.st_size, &cells->bytes, error);
    (void)fclose(file);
    return status;
}

/* --- the cells ------------------------------------------------------------------------------ */

/* A table on its way through the parser. */
struct cutting {
    struct ins_cells *cells;
    char             *at;
    size_t            count, room; /* cells so far */
};

static bool keep_cell(struct cutting *cutting, char *cell)
{
    if (cutting->count == cutting->room) {
        size_t room  = cutting->room ? 2 * cutting->room : 256;
        char **moved = realloc(cutting->cells->cell, room * sizeof *moved);
        if (!moved)
            return false;
        cutting->cells->cell = moved;
        cutting->room        = room;
    }
    cutting->cells->cell[cutting->count++] = cell;
    return true;
}

/* Cut one cell off, without its quotes; the letter behind it, 0 at the end. */
static char cut_csv_cell(struct cutting *cutting, char **cell)
{
    char *to = cutting->at, *from = cutting->at;
    *cell = to;
    if (*from == '"') {
        for (from++; *from && !(*from == '"' && from[1] != '"'); from++) {
            from += *from == '"';
            *to++ = *from;
        }
        from += *from == '"';
    }
    while (*from && *from != ',' && *from != '\n' && *from != '\r')
        *to++ = *from++;
    char behind = *from;
    from += *from == '\r' && from[1] == '\n';
    cutting->at = from + (*from != '\0');
    *to         = '\0';
    return behind == '\r' ? '\n' : behind;
}

static bool cut_row(struct cutting *cutting, int *columns)
{
    char *cell, behind;
    *columns = 0;
    do {
        behind = cut_csv_cell(cutting, &cell);
        if (!keep_cell(cutting, cell))
            return false;
        (*columns)++;
    } while (behind == ',');
    return true;
}

static enum ins_status divide_rows(const char *path, struct ins_cells *cells,
                                   struct ins_error *error)
{
    struct cutting cutting = {.cells = cells, .at = cells->bytes};
    if (!cut_row(&cutting, &cells->columns))
        return ins_fail(error, INS_WORLD, "out of memory");
    while (*cutting.at) {
        int columns;
        if (!cut_row(&cutting, &columns))
            return ins_fail(error, INS_WORLD, "out of memory");
        if (columns != cells->columns)
            return ins_fail(error, INS_WORLD, "%s:%d: expected %d cells", path, cells->rows + 2,
                            cells->columns);
        cells->rows++;
    }
    return INS_DONE;
}

enum ins_status ins_cells_read(const char *path, long most, struct ins_cells *cells,
                               struct ins_error *error)
{
    *cells                 = (struct ins_cells){0};
    enum ins_status status = fetch(path, most, cells, error);
    return status == INS_DONE ? divide_rows(path, cells, error) : status;
}

void ins_cells_clear(struct ins_cells *cells)
{
    free(cells->bytes);
    free(cells->cell);
    *cells = (struct ins_cells){0};
}

/* --- looking -------------------------------------------------------------------------------- */

int ins_cells_column(const struct ins_cells *cells, const char *name)
{
    for (int c = 0; cells->cell && c < cells->columns; c++)
        if (strcmp(cells->cell[c], name) == 0)
            return c;
    return -1;
}

const char *ins_cells_text(const struct ins_cells *cells, int row, int column)
{
    if (column < 0 || row < 0 || row >= cells->rows)
        return "";
    return cells->cell[(size_t)(row + 1) * (size_t)cells->columns + (size_t)column];
}

double ins_cells_number(const struct ins_cells *cells, int row, int column)
{
    const char *text = ins_cells_text(cells, row, column);
    char       *end;
    double      value = ins_plain_read(text, &end);
    return end == text || *end ? NAN : value;
}
