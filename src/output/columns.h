/* output/columns.h - columns.csv of a folder: what every column of its tables is, and its unit. */
#ifndef INS_OUTPUT_COLUMNS_H
#define INS_OUTPUT_COLUMNS_H

#include "output/folder.h"

/* Into a folder that is being built: a line for each column of each CSV in it, in the order of their
 * names: column,unit,meaning,file. A folder without tables gets none. INS_WORLD: it cannot be read
 * or written. */
enum ins_status ins_columns_write(const struct ins_folder *folder, struct ins_error *error);

#endif
