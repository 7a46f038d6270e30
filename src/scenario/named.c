#include "scenario/named.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/letter.h"
#include "base/text.h"
#include "scenario/inside.h"
#include "scenario/write.h"

/* A name that the list of a folder (output/manifest.h) can hold. */
static char *tidy_name(const char *folder, int number, const char *path)
{
    struct ins_text text  = {0};
    const char     *slash = strrchr(path, '/');
    uint32_t        code;
    ins_text_add(&text, "%s/", folder);
    if (number > 1)
        ins_text_add(&text, "%d/", number);
    for (const char *at = slash ? slash + 1 : path; *at;) {
        int length = ins_letter_read(at, strnlen(at, 4), &code);
        bool plain = length > 0 && !ins_letter_is_command(code);
        ins_text_add_bytes(&text, plain ? at : "_", plain ? (size_t)length : 1);
        at += length > 0 ? length : 1;
    }
    return ins_text_take(&text);
}

static bool has_name(const struct ins_named_files *named, const char *name)
{
    for (int i = 0; i < named->count; i++)
        if (strcmp(named->file[i].name, name) == 0)
            return true;
    return false;
}

/* Two files of one name in different folders get folders of their own: the name itself is part of what
 * the scenario is known by (ins_case_identity()). */
static char *name_in_folder(const struct ins_named_files *named, const char *folder,
                            const char *path)
{
    char *name = NULL;
    for (int number = 1; !name && number <= 3 + INS_ENSEMBLES; number++) {
        name = tidy_name(folder, number, path);
        if (!name)
            return NULL;
        if (has_name(named, name)) {
            free(name);
            name = NULL;
        }
    }
    return name;
}

static bool is_later(struct timespec one, struct timespec other)
{
    return one.tv_sec > other.tv_sec || (one.tv_sec == other.tv_sec && one.tv_nsec > other.tv_nsec);
}

static bool add_named_file(struct ins_named_files *named, const struct ins_case *c,
                           const char *folder, const char *path)
{
    struct stat about;
    for (int i = 0; i < named->count; i++)
        if (strcmp(named->file[i].path, path) == 0)
            return true;
    struct ins_named_file *file = &named->file[named->count];
    file->path                  = strdup(path);
    file->name                  = name_in_folder(named, folder, path);
    file->changed = stat(path, &about) != 0 || !S_ISREG(about.st_mode) ||
                    is_later(about.st_mtim, c->read);
    named->count++;
    return file->path && file->name;
}

/* Each of several paths, a line each. */
static bool add_listed_files(struct ins_named_files *named, const struct ins_case *c,
                             const char *folder, const char *lines)
{
    char path[INS_FILES];
    bool all = true;
    while (all && *lines) {
        size_t length = strcspn(lines, "\n");
        memcpy(path, lines, length);
        path[length] = '\0';
        all          = add_named_file(named, c, folder, path);
        lines += length + (lines[length] == '\n');
    }
    return all;
}

struct ins_named_files *ins_named_files_create(const struct ins_case *c, const char *folder)
{
    const struct ins_scenario *s     = ins_case_written(c);
    struct ins_named_files    *named = calloc(1, sizeof *named);
    if (!named)
        return NULL;
    if (add_listed_files(named, c, folder, s->paths_file) &&
        add_listed_files(named, c, folder, s->history.file) &&
        add_listed_files(named, c, folder, s->ensemble))
        return named;
    ins_named_files_free(named);
    return NULL;
}

void ins_named_files_free(struct ins_named_files *named)
{
    for (int i = 0; named && i < named->count; i++) {
        free(named->file[i].path);
        free(named->file[i].name);
    }
    free(named);
}

const char *ins_named_files_find(const struct ins_named_files *named, const char *path)
{
    for (int i = 0; named && i < named->count; i++)
        if (strcmp(named->file[i].path, path) == 0)
            return named->file[i].changed ? NULL : named->file[i].name;
    return NULL;
}

char *ins_named_files_text(const struct ins_named_files *named, const struct ins_scenario *written)
{
    struct ins_text    text    = {0};
    struct ins_writing writing = {.written = written, .resolved = written, .named = named};
    if (!named)
        return NULL;
    ins_write(&writing, &text);
    return ins_text_take(&text);
}
