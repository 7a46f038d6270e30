/* serve/files.h - the files of the page, inside the program.
 *
 * src/serve/web/ is put into the library when it is built: an installed program needs none of
 * them. Each file is also text: a NUL stands behind its last byte.
 */
#ifndef INS_SERVE_FILES_H
#define INS_SERVE_FILES_H

#include <stddef.h>

struct ins_web_file {
    const char *path; /* "/page.js" */
    const char *type;
    const char *bytes, *end;
};

/* NULL where there is none. The page itself is "/". */
const struct ins_web_file *ins_web_find(const char *path);

/* All of them: the scripts in the order in which one can stand behind the other. */
const struct ins_web_file *ins_web_files(int *count);

#endif
