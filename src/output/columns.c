#define _GNU_SOURCE /* scandir */
#include "output/columns.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "quantity/column.h"

static const char NAME[] = "columns.csv";

static int is_table(const struct dirent *entry)
{
    const char *end = strrchr(entry->d_name, '.');
    return end && strcmp(end, ".csv") == 0 && strcmp(entry->d_name, NAME) != 0;
}

/* The first line that is no comment names the columns. 0, or an errno. */
static int add_file_meanings(const struct ins_folder *folder, const char *name,
                             struct ins_text *text)
{
    char *path = ins_folder_file(folder, name), *line = NULL;
    if (!path)
        return ENOMEM;
    FILE  *file   = fopen(path, "re");
    int    reason = file ? 0 : errno;
    size_t room   = 0;
    bool   read   = false;
    free(path);
    while (file && (read = getline(&line, &room, file) >= 0) && line[0] == '#')
        continue;
    if (read)
        ins_column_add_all(name, line, folder->language, text);
    else if (file)
        reason = ferror(file) ? errno : EIO;
    if (file)
        (void)fclose(file);
    free(line);
    return reason;
}

static enum ins_status put_columns(const struct ins_folder *folder, struct ins_text *text,
                                   struct ins_error *error)
{
    char *bytes = ins_text_take(text);
    if (!bytes)
        return ins_fail(error, INS_WORLD, "%s: out of memory for %s", folder->place, NAME);
    enum ins_status status = ins_folder_write(folder, NAME, bytes, strlen(bytes), error);
    free(bytes);
    return status;
}

enum ins_status ins_columns_write(const struct ins_folder *folder, struct ins_error *error)
{
    struct ins_text text   = {0};
    struct dirent **entry  = NULL;
    int             count  = scandir(folder->partial, &entry, is_table, alphasort);
    int             reason = count < 0 ? errno : 0;
    ins_text_add(&text, "%s", ins_column_head);
    for (int i = 0; i < count; i++) {
        if (reason == 0)
            reason = add_file_meanings(folder, entry[i]->d_name, &text);
        free(entry[i]);
    }
    free(entry);
    if (reason == 0 && count > 0)
        return put_columns(folder, &text, error);
    ins_text_clear(&text);
    return reason == 0 ? INS_DONE
                       : ins_fail(error, INS_WORLD, "%s: cannot be written: %s", folder->path,
                                  strerror(reason));
}
