#include "output/destination.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/seal.h"

static enum ins_status fail_to_write(struct ins_error *error, const char *path, int reason)
{
    return ins_fail(error, INS_WORLD, "%s: cannot be written: %s", path, strerror(reason));
}

/* --- what is read ------------------------------------------------------------------------------ */

static void add_input(struct ins_input *input, int *count, const char *name, bool standard)
{
    struct stat about;
    if ((standard ? fstat(STDIN_FILENO, &about) : stat(name, &about)) == 0)
        input[(*count)++] = (struct ins_input){about.st_dev, about.st_ino, name};
}

static int files_of(const struct ins_case *scenario)
{
    int count = 0;
    while (ins_case_file(scenario, count))
        count++;
    return count;
}

struct ins_input *ins_inputs_create(const struct ins_destination *to, int *count)
{
    size_t room = 1 + (size_t)to->read_count;
    for (int c = 0; c < to->case_count; c++)
        room += (size_t)files_of(to->cases[c]);
    struct ins_input *input = calloc(room, sizeof *input);
    *count                  = 0;
    for (int i = 0; input && i < to->read_count; i++)
        add_input(input, count, to->reads[i], strcmp(to->reads[i], "-") == 0);
    for (int c = 0; input && c < to->case_count; c++)
        for (int i = 0; i < files_of(to->cases[c]); i++)
            add_input(input, count, ins_case_file(to->cases[c], i), false);
    return input;
}

const struct ins_input *ins_inputs_find(const struct ins_input *input, int count,
                                        const char *path)
{
    struct stat about;
    if (stat(path, &about) != 0)
        return NULL;
    for (int i = 0; i < count; i++)
        if (input[i].device == about.st_dev && input[i].inode == about.st_ino)
            return &input[i];
    return NULL;
}

enum ins_status ins_inputs_refuse(const char *path, const struct ins_input *input,
                                  struct ins_error *error)
{
    if (strcmp(path, input->name) == 0)
        return ins_fail(error, INS_WRONG,
                        "%s: is read by this command, and would be overwritten; name another place",
                        path);
    return ins_fail(error, INS_WRONG,
                    "%s: is the same file as %s, which this command reads, and would be "
                    "overwritten; name another place",
                    path, strcmp(input->name, "-") == 0 ? "standard input" : input->name);
}

enum ins_status ins_destination_apart(const struct ins_destination *to, struct ins_error *error)
{
    int               count;
    struct ins_input *input = ins_inputs_create(to, &count);
    if (!input)
        return fail_to_write(error, to->path, ENOMEM);
    const struct ins_input *same = ins_inputs_find(input, count, to->path);
    enum ins_status status       = same ? ins_inputs_refuse(to->path, same, error) : INS_DONE;
    free(input);
    return status;
}

/* --- the place --------------------------------------------------------------------------------- */

static bool is_known(const struct ins_answer_kind *kind, const char *path)
{
    return kind->knows ? kind->knows(kind->context, path)
                       : ins_seal_look(path, kind->name) == INS_SEAL_WHOLE;
}

static enum ins_status refuse_place(const struct ins_answer_kind *kind, const char *path,
                                    const char *place, struct ins_error *error)
{
    bool changed = !kind->knows && ins_seal_look(place, kind->name) == INS_SEAL_BROKEN;
    return ins_fail(error, INS_WRONG,
                    changed ? "%s: was changed since instroom wrote it, and is left alone; name "
                              "another place, or replace it with --force"
                            : "%s: stands there already, and is not known as an earlier answer of "
                              "this command; it is left alone; name another place, or replace it "
                              "with --force",
                    path);
}

static enum ins_status check_parent(const char *path, const char *place, struct ins_error *error)
{
    char *parent = ins_file_folder(place);
    if (!parent)
        return fail_to_write(error, path, ENOMEM);
    enum ins_status status = INS_DONE;
    if (access(parent, W_OK | X_OK) != 0)
        status = ins_fail(error, INS_WORLD, "%s: cannot be written into the folder %s: %s", path,
                          parent, strerror(errno));
    free(parent);
    return status;
}

/* Links are followed: what a link leads to is what would be overwritten. */
static enum ins_status find_place(struct ins_output *output, struct ins_error *error)
{
    struct stat about;
    if (output->path[0] == '\0')
        return ins_fail(error, INS_WRONG, "an empty name is no file");
    if (strcmp(output->path, "-") == 0)
        return ins_fail(error, INS_WRONG,
                        "-: this answer cannot go to standard output; name a file");
    output->fresh = lstat(output->path, &about) != 0;
    if (output->fresh && errno != ENOENT)
        return fail_to_write(error, output->path, errno);
    output->place = output->fresh ? strdup(output->path) : realpath(output->path, NULL);
    if (!output->place)
        return output->fresh ? fail_to_write(error, output->path, ENOMEM)
                             : ins_fail(error, INS_WRONG,
                                        "%s: is a link that leads nowhere; name another place",
                                        output->path);
    if (!output->fresh && (stat(output->place, &about) != 0 || !S_ISREG(about.st_mode)))
        return ins_fail(error, INS_WRONG, "%s: expected the name of a file (%s)", output->path,
                        S_ISDIR(about.st_mode) ? "this is a folder" : "this is a pipe or a device");
    return check_parent(output->path, output->place, error);
}

static enum ins_status check_output(const struct ins_destination *to, struct ins_output *output,
                                    struct ins_error *error)
{
    enum ins_status status = find_place(output, error);
    if (status == INS_DONE)
        status = ins_destination_apart(to, error);
    if (status == INS_DONE && !output->fresh && !output->force &&
        !is_known(&output->kind, output->place))
        status = refuse_place(&output->kind, output->path, output->place, error);
    return status;
}

void ins_output_drop(struct ins_output *output)
{
    if (output->beside)
        (void)unlink(output->beside);
    free(output->place);
    free(output->beside);
    output->place = output->beside = NULL;
}

enum ins_status ins_output_begin(const struct ins_destination *to, const struct ins_answer_kind *kind,
                                 struct ins_output *output, struct ins_error *error)
{
    *output = (struct ins_output){.kind = *kind, .path = to->path, .force = to->force != 0};
    enum ins_status status = check_output(to, output, error);
    if (status == INS_DONE) {
        ins_file_clear_stale(output->place, unlink);
        output->beside = ins_file_beside(output->place);
        status         = output->beside ? INS_DONE : fail_to_write(error, to->path, ENOMEM);
    }
    if (status != INS_DONE)
        ins_output_drop(output);
    return status;
}

enum ins_status ins_output_check(const struct ins_destination *to, const struct ins_answer_kind *kind,
                                 struct ins_error *error)
{
    struct ins_output output = {.kind = *kind, .path = to->path, .force = to->force != 0};
    enum ins_status   status = check_output(to, &output, error);
    ins_output_drop(&output);
    return status;
}

/* Hours may lie between the beginning and the end, and what stands there may be another's now. */
enum ins_status ins_output_end(struct ins_output *output, struct ins_error *error)
{
    enum ins_status status = INS_DONE;
    if (!output->fresh && !output->force && access(output->place, F_OK) == 0 &&
        !is_known(&output->kind, output->place))
        status = refuse_place(&output->kind, output->path, output->place, error);
    if (status == INS_DONE)
        status = ins_file_place(output->beside, output->place, output->fresh, error);
    ins_output_drop(output);
    return status;
}

static enum ins_status write_all(const struct ins_output *output, const char *bytes, size_t length,
                                 struct ins_error *error)
{
    struct ins_file file;
    enum ins_status status = ins_file_begin(output->beside, output->path, &file, error);
    if (status != INS_DONE)
        return status;
    ins_file_add(&file, bytes, length);
    return ins_file_end(&file, error);
}

enum ins_status ins_output_write(const struct ins_destination *to, const struct ins_answer_kind *kind,
                                 const char *bytes, size_t length, struct ins_error *error)
{
    struct ins_output output;
    enum ins_status   status = ins_output_begin(to, kind, &output, error);
    if (status != INS_DONE)
        return status;
    status = write_all(&output, bytes, length, error);
    if (status == INS_DONE)
        return ins_output_end(&output, error);
    ins_output_drop(&output);
    return status;
}
