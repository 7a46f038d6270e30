#include "output/figures.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "output/number.h"
#include "output/story.h"
#include "output/studio.h"

struct studio {
    struct ins_studio        gnuplot;
    const struct ins_run    *run;
    const struct ins_buffer *buffer; /* or NULL */
};

/* --- the figures ---------------------------------------------------------------------------- */

static void draw_fan(struct studio *studio, const char *series)
{
    static const char *const   measured[] = {[INS_MEASURE_BACKLOG]       = "backlog",
                                             [INS_MEASURE_OVERDUE]       = "overdue",
                                             [INS_MEASURE_OVERDUE_SHARE] = ""};
    const struct ins_scenario *s          = &studio->run->scenario;
    char                       wishes[INS_STUDIO_WISHES];
    int                        used = snprintf(wishes, sizeof wishes, "series='%s'; ", series);
    if (strcmp(series, measured[s->norm.measure]) == 0 && s->norm.limit <= 1e12)
        (void)snprintf(wishes + used, sizeof wishes - (size_t)used, "norm=%s; norm_from='%s'",
                       ins_number_short(s->norm.limit).text, ins_story_month(s, s->norm.from).text);
    ins_studio_draw(&studio->gnuplot, "fan.gp", series, wishes);
}

static void draw_frontier(struct studio *studio)
{
    const struct ins_buffer *buffer = studio->buffer;
    char                     wishes[INS_STUDIO_WISHES];
    int                      used =
        snprintf(wishes, sizeof wishes, "asked=%s; ", ins_number_short(buffer->confidence).text);
    if (buffer->reachable)
        used += snprintf(wishes + used, sizeof wishes - (size_t)used, "answer=%s; ",
                         ins_number_short(buffer->norm.value).text);
    if (buffer->reachable && isfinite(buffer->norm.low) && isfinite(buffer->norm.high))
        (void)snprintf(wishes + used, sizeof wishes - (size_t)used, "answer_low=%s; answer_high=%s",
                       ins_number_short(buffer->norm.low).text,
                       ins_number_short(buffer->norm.high).text);
    ins_studio_draw(&studio->gnuplot, "frontier.gp", "frontier", wishes);
    ins_studio_draw(&studio->gnuplot, "saving.gp", "saving", "");
}

static void draw_risk(struct studio *studio)
{
    const struct ins_risk *risk = &studio->run->risk;
    if (risk->exceedance[INS_EXCEEDANCES - 1].draw > 0.0)
        ins_studio_draw(&studio->gnuplot, "exceedance.gp", "exceedance",
                        risk->years > 0 ? "" : "no_years=1");
    if (isfinite(risk->month[risk->months - 1].empty.value))
        ins_studio_draw(&studio->gnuplot, "risk.gp", "empty", "series='empty'");
    ins_studio_draw(&studio->gnuplot, "risk.gp", "over_norm", "series='over'");
}

static void draw_all(struct studio *studio)
{
    static const char *const fans[] = {"inflow", "backlog", "overdue",   "flex",
                                       "cost",   "buffer",  "shortfall", "social_cost"};
    for (size_t i = 0; i < sizeof fans / sizeof fans[0] && studio->gnuplot.closed == 0; i++)
        draw_fan(studio, fans[i]);
    ins_studio_draw(&studio->gnuplot, "staff.gp", "staff", "");
    draw_risk(studio);
    if (studio->buffer && studio->buffer->points > 1)
        draw_frontier(studio);
}

void ins_figures_draw(const struct ins_run *run, const struct ins_buffer *buffer,
                      const char *folder, struct ins_text *note)
{
    struct studio studio = {.run = run, .buffer = buffer};
    if (!ins_studio_open(&studio.gnuplot, folder, note))
        return;
    draw_all(&studio);
    ins_studio_close(&studio.gnuplot, note);
}
