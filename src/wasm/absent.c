/* What the page does without: the parts that need the GNU Scientific Library at run time, and the
 * reading of scenario files, for it is handed what the program has read (scenario/pairs.h). Who asks
 * for them is told so. */
#include <stdlib.h>

#include "answers/control_variates.h"
#include "engine/grid.h"
#include "engine/mixing.h"
#include "engine/worlds.h"
#include "record/workbook.h"
#include "scenario/scan.h"
#include "scenario/tree.h"

enum ins_status ins_control_variates_create(const struct ins_scenario *scenario, int64_t futures,
                                    struct ins_control_variates **made, struct ins_error *error)
{
    (void)scenario;
    (void)futures;
    *made = NULL;
    return ins_fail(error, INS_WRONG, "control_variates = true: not in a page; false was expected");
}

void ins_control_variates_free(struct ins_control_variates *controls)
{
    (void)controls;
}

void ins_control_variates_collect(struct ins_control_variates *controls,
                                  const struct ins_played     *played)
{
    (void)controls;
    (void)played;
}

enum ins_status ins_control_variates_finish(struct ins_control_variates *controls, int unit,
                                    struct ins_error *error)
{
    (void)controls;
    (void)unit;
    return ins_fail(error, INS_WRONG, "control_variates = true: not in a page");
}

struct ins_mean ins_control_variates_mean(const struct ins_control_variates *controls,
                                          const double                      *values)
{
    (void)controls;
    (void)values;
    return (struct ins_mean){0, 0};
}

double *ins_grid_create(int64_t points, struct ins_error *error)
{
    (void)points;
    (void)ins_fail(error, INS_WRONG, "sampling = \"sobol\": not in a page; \"random\" was expected");
    return NULL;
}

enum ins_status ins_world_points_init(const struct ins_scenario *scenario, int64_t last,
                                      struct ins_world_points *points, struct ins_error *error)
{
    (void)scenario;
    (void)last;
    (void)points;
    return ins_fail(error, INS_WRONG, "uncertain, ensemble: keys that differ between worlds: not in a page");
}

void ins_world_point(const struct ins_world_points *points, int64_t block, double *u)
{
    (void)points;
    (void)block;
    (void)u;
}

/* --- the text of scenarios ---------------------------------------------------------------------- */

void ins_scan(struct ins_report *report, const char *name, const char *folder, const char *within,
              struct ins_source *source, struct ins_flat *flat)
{
    (void)folder;
    *flat = (struct ins_flat){.broken = true};
    ins_report_problem(report, (struct ins_place){.file = INS_PLACE_SET}, within[0] ? within : name, NULL,
                       "expected single values in a page: a list stands element by element, as "
                       "inflow.events[0].start");
    free(source->text);
}

void ins_scan_clear(struct ins_flat *flat)
{
    (void)flat;
}

const char *ins_scan_folder(const struct ins_flat *flat, struct ins_place place)
{
    (void)flat;
    (void)place;
    return NULL;
}

struct ins_node *ins_tree_create(struct ins_report *report, const struct ins_flat *flat)
{
    (void)report;
    (void)flat;
    return NULL;
}

bool ins_workbook_is(const char *bytes, size_t length)
{
    (void)bytes;
    (void)length;
    return false;
}

bool ins_workbook_read(const char *bytes, size_t length, const char *sheet, char *named,
                       struct ins_lines *cells, struct ins_faults *faults)
{
    (void)bytes, (void)length, (void)sheet, (void)named, (void)cells, (void)faults;
    return false;
}

/* A page plays no worlds, so nobody asks how a share is spread over them. */
double ins_mixing_share(const double worlds[INS_LANES + 1], double least)
{
    (void)worlds, (void)least;
    return 0.0;
}
