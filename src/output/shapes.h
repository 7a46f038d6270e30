/* output/shapes.h - what the JSON of each command looks like, in short.
 *
 * A shape is a text of words with blanks between them, as the JSON it stands for is written:
 *
 *     num, int, text, flag   a number (null where it is not known), a whole number, ...; any: anything
 *     { NAME TYPE ... }      an object; NAME? may be absent
 *     mean:NAME              NAME and NAME_se, numbers
 *     <TABLE> TYPE           a member for each name of that table of the program
 *     * TYPE                 members that a scenario names: keys, tracks
 *     [ TYPE ]               an array
 *     @NAME                  the shape of that name
 *     ~TYPE                  or null
 *     TYPE.UNIT              in that unit: num.euro, @estimate.share; `key` is that of the key beside it, `one`
 *                            none. Without it a number has the unit of the quantity that its name says
 *
 * output/schema.c makes JSON Schema of them.
 */
#ifndef INS_OUTPUT_SHAPES_H
#define INS_OUTPUT_SHAPES_H

#include <stdbool.h>

struct ins_answer_shape {
    const char *name; /* of a command, or as others refer to it */
    const char *text;
};

/* The shape of that name; NULL for none. */
const struct ins_answer_shape *ins_answer_shape(const char *name);

/* A row of a table of the program: its name and, where it is a quantity, what that is in its unit. */
struct ins_shape_row {
    const char *name, *about, *unit; /* the last two NULL where the table does not say; never a sentence alone */
};

/* The rows of a table by number, from 0; false behind the last, and for no such table. */
bool ins_shape_row(const char *table, int number, struct ins_shape_row *row);

#endif
