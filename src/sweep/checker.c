#include "sweep/checker.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/text.h"

enum ins_status ins_checker_create(const struct ins_layout   *layout,
                                   const struct ins_scenario *written, struct ins_checker **made,
                                   struct ins_error *error)
{
    struct ins_checker *checker = ins_memory_create(1, sizeof *checker, error);
    *made                       = checker;
    if (!checker)
        return INS_WORLD;
    checker->layout  = layout;
    checker->written = *written;
    /* The design says nothing about one of its points: without axes they are checked faster. */
    checker->written.sweep.axis_count = 0;
    return INS_DONE;
}

void ins_checker_free(struct ins_checker *checker)
{
    if (checker)
        ins_cursor_clear(&checker->cursor);
    ins_memory_free(checker);
}

static enum ins_status fail_swept_point(const struct ins_checker *checker, int64_t point,
                                        const double *value, struct ins_error *error)
{
    char            number[INS_NUMBER_TEXT];
    struct ins_text values = {0};
    if (!error)
        return INS_WRONG;
    for (int a = 0; a < checker->layout->axes; a++)
        ins_text_add(&values, "%s%s = %s", a ? ", " : "", checker->layout->axis[a].key,
                     ins_key_number(value[a], true, number));
    char            *text = ins_text_take(&values);
    struct ins_error why  = *error;
    (void)ins_fail(error, INS_WRONG, "point %lld of the sweep (%s) is no sound scenario:\n%s",
                   (long long)point + 1, text ? text : "", why.text);
    free(text);
    return INS_WRONG;
}

enum ins_status ins_checker_resolve(struct ins_checker *checker, int64_t point, double *value,
                                    struct ins_error *error)
{
    enum ins_status status =
        ins_layout_values(checker->layout, &checker->cursor, point, value, error);
    if (status != INS_DONE)
        return status;
    status = ins_layout_set(checker->layout, value, &checker->written, error);
    if (status == INS_DONE)
        status = ins_scenario_resolve(&checker->written, &checker->resolved, error);
    return status == INS_WRONG ? fail_swept_point(checker, point, value, error) : status;
}

enum ins_status ins_checker_look(struct ins_checker *checker, int64_t point,
                                 struct ins_error *error)
{
    double value[INS_AXES];
    return ins_checker_resolve(checker, point, value, error);
}
