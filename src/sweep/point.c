/* One point of a database, as a scenario of its own. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "scenario/case.h"
#include "sweep/journal.h"
#include "sweep/layout.h"
#include "sweep/sweep.h"

/* "key=value" for every axis of a point; each text is freed by the caller. */
static enum ins_status spell_point(const struct ins_layout *layout, int64_t point, char **setting,
                                   struct ins_error *error)
{
    struct ins_cursor cursor = {0};
    double            value[INS_AXES];
    char              number[INS_NUMBER_TEXT];
    enum ins_status   status = ins_layout_values(layout, &cursor, point - 1, value, error);
    ins_cursor_clear(&cursor);
    for (int a = 0; a < layout->axes && status == INS_DONE; a++) {
        struct ins_text text  = {0};
        bool            whole = ins_key_is_whole(layout->handle[a].key);
        ins_text_add(&text, "%s=%s", layout->axis[a].key, ins_key_number(value[a], whole, number));
        setting[a] = ins_text_take(&text);
        if (!setting[a])
            status = ins_fail(error, INS_WORLD, "out of memory");
    }
    return status;
}

/* The point's own settings first, those of the caller over them. */
static enum ins_status lay_point(const char *text, const char *name,
                                 const struct ins_layout *layout, int64_t point,
                                 const char *const *settings, int count, struct ins_case **made,
                                 struct ins_error *error)
{
    char           *own[INS_AXES] = {NULL};
    const char    **all           = calloc(INS_AXES + (size_t)count, sizeof *all);
    enum ins_status status =
        all ? spell_point(layout, point, own, error) : ins_fail(error, INS_WORLD, "out of memory");
    for (int a = 0; a < layout->axes && status == INS_DONE; a++)
        all[a] = own[a];
    for (int i = 0; i < count && status == INS_DONE; i++)
        all[layout->axes + i] = settings[i];
    if (status == INS_DONE)
        status = ins_sweep_unpack(text, name, all, layout->axes + count, made, error);
    for (int a = 0; a < layout->axes; a++)
        free(own[a]);
    free(all);
    return status;
}

static enum ins_status open_point(const struct ins_journal *journal, long long point,
                                  const char *const *settings, int count, struct ins_case **made,
                                  struct ins_error *error)
{
    const struct ins_head *head   = ins_journal_head(journal);
    struct ins_layout     *layout = ins_memory_create(1, sizeof *layout, error);
    struct ins_case       *whole  = NULL;
    if (!layout)
        return INS_WORLD;
    enum ins_status status =
        ins_sweep_unpack(head->scenario, ins_journal_path(journal), NULL, 0, &whole, error);
    if (status == INS_DONE)
        status = ins_layout_init(layout, ins_case_written(whole), error);
    if (status == INS_DONE && (point < 1 || point > layout->points))
        status = ins_fail(error, INS_WRONG, "%s: has no point %lld: expected 1 to %" PRId64,
                          ins_journal_path(journal), point, layout->points);
    if (status == INS_DONE)
        status = lay_point(head->scenario, ins_journal_path(journal), layout, point, settings,
                           count, made, error);
    ins_case_free(whole);
    ins_memory_free(layout);
    return status;
}

enum ins_status ins_sweep_case(const char *file, long long point, const char *const *settings,
                               int count, struct ins_case **made, struct ins_error *error)
{
    struct ins_journal *journal = NULL;
    *made                       = NULL;
    enum ins_status status      = ins_journal_read(file, &journal, error);
    if (status == INS_DONE)
        status = open_point(journal, point, settings, count, made, error);
    ins_journal_close(journal);
    return status;
}
