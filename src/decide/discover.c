#include "decide/discover.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/numbers.h"
#include "base/plain.h"
#include "decide/indices.h"

enum { LOT = 21 }; /* purpose of random numbers */

static const double PEEL = 0.05, LEAST = 0.05;

/* --- which points are cases ------------------------------------------------------------------ */

struct rule {
    char   column[INS_ROW_NAME];
    char   sign[3]; /* < <= > >= */
    double value;
};

static enum ins_status misread(const char *where, struct ins_error *error)
{
    return ins_fail(error, INS_WRONG,
                    "--where=%s: expected COLUMN<VALUE or COLUMN>VALUE, such as p_norm<0.8 or "
                    "liquidity_buffer>100e6", where);
}

static enum ins_status read_rule(const char *where, struct rule *rule, struct ins_error *error)
{
    size_t name = strcspn(where, "<>"), end = name;
    while (end > 0 && where[end - 1] == ' ')
        end--;
    if (!where[name] || end == 0 || end >= sizeof rule->column)
        return misread(where, error);
    (void)snprintf(rule->column, sizeof rule->column, "%.*s", (int)end, where);
    bool  equal = where[name + 1] == '=';
    char *rest;
    (void)snprintf(rule->sign, sizeof rule->sign, "%c%s", where[name], equal ? "=" : "");
    const char *number = &where[name + (equal ? 2 : 1)];
    rule->value        = ins_plain_read(number, &rest);
    while (*rest == ' ')
        rest++;
    return rest == number || *rest || !isfinite(rule->value) ? misread(where, error) : INS_DONE;
}

static bool fits(const struct rule *rule, double value)
{
    if (rule->sign[1] == '=' && value == rule->value)
        return true;
    return rule->sign[0] == '<' ? value < rule->value : value > rule->value;
}

/* --- points ---------------------------------------------------------------------------------- */

/* Some points of a table, in memory of their own. */
struct some {
    double                *value; /* [axes][count] */
    unsigned char         *is_case;
    struct ins_prim_points points;
};

static enum ins_status some_create(const struct ins_table *table, const unsigned char *is_case,
                                   const unsigned char *wanted, struct some *some,
                                   struct ins_error *error)
{
    size_t all = (size_t)table->count, axes = (size_t)table->names.axes;
    *some         = (struct some){.points = {.inputs = (int)axes}};
    some->value   = ins_memory_create(all * axes, sizeof *some->value, error);
    some->is_case = ins_memory_create(all, sizeof *some->is_case, error);
    if (!some->value || !some->is_case)
        return INS_WORLD;
    int64_t count = 0;
    for (int64_t p = 0; p < table->count; p++) {
        if (!wanted[p])
            continue;
        for (size_t a = 0; a < axes; a++)
            some->value[a * all + (size_t)count] = table->axis[a][p];
        some->is_case[count++] = is_case[p];
    }
    for (size_t a = 0; a < axes; a++)
        some->points.value[a] = &some->value[a * all];
    some->points.count   = count;
    some->points.is_case = some->is_case;
    return INS_DONE;
}

static void some_clear(struct some *some)
{
    ins_memory_free(some->value);
    ins_memory_free(some->is_case);
}

static bool box_holds(const struct ins_table *table, const struct ins_prim_box *box, int64_t p)
{
    for (int a = 0; a < table->names.axes; a++)
        if (table->axis[a][p] < box->low[a] || table->axis[a][p] > box->high[a])
            return false;
    return true;
}

/* --- the boxes ------------------------------------------------------------------------------- */

/* Of all points and cases, not of those that were left. */
static void count_of_all(const struct ins_discovery *d, struct ins_prim_box *box)
{
    box->coverage = (double)box->cases / (double)d->cases;
    box->support  = (double)box->inside / (double)d->table->count;
}

static enum ins_status find_box(struct ins_discovery               *d,
                                const struct ins_discover_settings *settings,
                                const unsigned char *is_case, unsigned char *wanted,
                                struct ins_error *error)
{
    const struct ins_prim_settings prim_settings = {PEEL, LEAST, settings->density};
    struct some                some;
    struct ins_prim           *prim = NULL;
    enum ins_status status = some_create(d->table, is_case, wanted, &some, error);
    if (status == INS_DONE)
        status = ins_prim_create(&some.points, &prim_settings, &prim, error);
    some_clear(&some);
    if (status != INS_DONE)
        return status;
    d->prim[d->boxes++] = prim;
    count_of_all(d, &prim->box);
    for (int b = 0; b < prim->steps; b++)
        count_of_all(d, &prim->trajectory[b]);
    for (int64_t p = 0; p < d->table->count; p++)
        wanted[p] = wanted[p] && !box_holds(d->table, &prim->box, p);
    return INS_DONE;
}

/* Boxes until nothing but cases, or none, is left: that is an end, not a mistake. A box after the
 * first must be denser than all points together. */
static enum ins_status find_boxes(struct ins_discovery               *d,
                                  const struct ins_discover_settings *settings,
                                  const unsigned char *is_case, unsigned char *wanted,
                                  struct ins_error *error)
{
    int              asked = settings->boxes > 0 ? settings->boxes : 1;
    struct ins_error end   = {{0}};
    double           usual = (double)d->cases / (double)d->table->count;
    enum ins_status  status = find_box(d, settings, is_case, wanted, error);
    while (status == INS_DONE && d->boxes < asked && d->boxes < INS_DISCOVER_BOXES) {
        status = find_box(d, settings, is_case, wanted, &end);
        if (status == INS_WRONG)
            return INS_DONE;
        if (status == INS_DONE && d->prim[d->boxes - 1]->box.density.value <= usual) {
            ins_prim_free(d->prim[--d->boxes]);
            d->prim[d->boxes] = NULL;
            return INS_DONE;
        }
    }
    if (status != INS_DONE && end.text[0])
        *error = end;
    return status;
}

/* --- without flattery ------------------------------------------------------------------------ */

/* A half by lot: of Sobol's sequence the points of odd number lie in one half of an axis. */
static bool searched(int64_t point)
{
    return ins_design_uniform(0, LOT, (uint32_t)point, (uint32_t)(point >> 32)) < 0.5;
}

static enum ins_status hold_out(struct ins_discovery               *d,
                                const struct ins_discover_settings *settings,
                                const unsigned char *is_case, unsigned char *wanted,
                                struct ins_error *error)
{
    const struct ins_prim_settings prim_settings = {PEEL, LEAST, settings->density};
    const struct ins_estimate  unknown   = {NAN, NAN, NAN};
    struct some                some;
    struct ins_prim           *prim   = NULL;
    struct ins_error           no_box = {{0}};
    int64_t                    cases = 0, inside = 0, found = 0;
    d->held_density = d->held_coverage = unknown;
    for (int64_t p = 0; p < d->table->count; p++)
        wanted[p] = searched(d->table->point[p]);
    enum ins_status status = some_create(d->table, is_case, wanted, &some, error);
    if (status == INS_DONE &&
        ins_prim_create(&some.points, &prim_settings, &prim, &no_box) == INS_DONE) {
        for (int64_t p = 0; p < d->table->count; p++) {
            bool in = !wanted[p] && box_holds(d->table, &prim->box, p);
            cases += !wanted[p] && is_case[p];
            inside += in;
            found += in && is_case[p];
        }
        if (inside > 0)
            d->held_density = ins_summary_probability(found, inside);
        if (cases > 0)
            d->held_coverage = ins_summary_probability(found, cases);
    }
    ins_prim_free(prim);
    some_clear(&some);
    return status;
}

/* --- all of it ------------------------------------------------------------------------------- */

static void find_ends(struct ins_discovery *d)
{
    for (int a = 0; a < d->table->names.axes; a++) {
        d->low[a]  = INFINITY;
        d->high[a] = -INFINITY;
        for (int64_t p = 0; p < d->table->count; p++) {
            d->low[a]  = fmin(d->low[a], d->table->axis[a][p]);
            d->high[a] = fmax(d->high[a], d->table->axis[a][p]);
        }
    }
}

static enum ins_status work_discovery(struct ins_discovery               *d,
                                      const struct ins_discover_settings *settings,
                                      const struct rule *rule, struct ins_error *error)
{
    size_t         count   = (size_t)d->table->count;
    unsigned char *is_case = ins_memory_create(count, 1, error);
    unsigned char *wanted  = ins_memory_create(count, 1, error);
    enum ins_status status = is_case && wanted ? INS_DONE : INS_WORLD;
    for (int64_t p = 0; p < d->table->count && status == INS_DONE; p++) {
        is_case[p] = fits(rule, d->table->result[p]);
        wanted[p]  = 1;
        d->cases += is_case[p];
    }
    bool some = d->cases > 0 && d->cases < d->table->count;
    if (status == INS_DONE && some)
        status = find_boxes(d, settings, is_case, wanted, error);
    if (status == INS_DONE && some)
        status = hold_out(d, settings, is_case, wanted, error);
    ins_memory_free(wanted);
    ins_memory_free(is_case);
    return status == INS_DONE && !some ? INS_NO : status;
}

static enum ins_status open_table(struct ins_discovery *d, const char *database,
                                  const struct ins_discover_settings *settings, struct rule *rule,
                                  struct ins_error *error)
{
    *rule = (struct rule){"p_norm", "<", NAN};
    enum ins_status status = settings->where ? read_rule(settings->where, rule, error) : INS_DONE;
    if (status == INS_DONE)
        status = ins_table_read(database, rule->column, &d->table, error);
    if (status != INS_DONE)
        return status;
    if (isnan(rule->value))
        rule->value = d->table->head.confidence;
    (void)snprintf(d->database, sizeof d->database, "%s", database);
    (void)ins_plain_print(d->where, sizeof d->where, "%s %s %.9g", rule->column, rule->sign, rule->value);
    if (d->table->count == 0)
        return ins_fail(error, INS_WRONG, "%s: holds no points with a known %s", database,
                        rule->column);
    find_ends(d);
    return INS_DONE;
}

enum ins_status ins_discovery_create(const char                         *database,
                                     const struct ins_discover_settings *settings,
                                     struct ins_discovery **made, struct ins_error *error)
{
    struct rule           rule;
    struct ins_discovery *d = ins_memory_create(1, sizeof *d, error);
    *made = NULL;
    if (!d)
        return INS_WORLD;
    enum ins_status status = open_table(d, database, settings, &rule, error);
    if (status == INS_DONE)
        status = work_discovery(d, settings, &rule, error);
    if (status == INS_DONE || status == INS_NO)
        *made = d;
    else
        ins_discovery_free(d);
    return status;
}

void ins_discovery_free(struct ins_discovery *d)
{
    if (!d)
        return;
    ins_table_free(d->table);
    for (int b = 0; b < INS_DISCOVER_BOXES; b++)
        ins_prim_free(d->prim[b]);
    ins_numbers_free(d->numbers);
    ins_memory_free(d);
}
