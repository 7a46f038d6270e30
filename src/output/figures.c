#include "output/figures.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/plain.h"
#include "output/number.h"
#include "output/studio.h"

struct studio {
    struct ins_studio              gnuplot;
    const struct ins_figures_settings *settings;
    char                              told[INS_STUDIO_SETTINGS];
};

/* --- what a script is told ------------------------------------------------------------------ */

static void tell_script(struct studio *studio, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static void begin_script(struct studio *studio)
{
    studio->told[0] = '\0';
    tell_script(studio, "lang='%s'; ", studio->settings->language == INS_DUTCH ? "nl" : "en");
}

static void tell_script(struct studio *studio, const char *format, ...)
{
    size_t  used = strlen(studio->told);
    va_list values;
    va_start(values, format);
    (void)ins_plain_vprint(studio->told + used, sizeof studio->told - used, format, values);
    va_end(values);
}

static void draw_script(struct studio *studio, const char *script, const char *name)
{
    ins_studio_draw(&studio->gnuplot, script, name, studio->told);
}

/* --- the figures ---------------------------------------------------------------------------- */

static void draw_fan(struct studio *studio, const char *series)
{
    static const char *const measured[]  = {[INS_MEASURE_BACKLOG]       = "backlog",
                                            [INS_MEASURE_OVERDUE]       = "overdue",
                                            [INS_MEASURE_OVERDUE_SHARE] = "",
                                            [INS_MEASURE_OLDER]         = ""};
    const struct ins_figures_settings *settings = studio->settings;
    char                           from[INS_DATE_TEXT];
    begin_script(studio);
    tell_script(studio, "series='%s'; ", series);
    if (strcmp(series, measured[settings->measure]) == 0 && settings->limit <= 1e12)
        tell_script(studio, "norm=%s; norm_from='%s'", ins_number_short(settings->limit).text,
                 ins_date_write(settings->norm_from, from));
    draw_script(studio, "fan.gp", series);
}

static void draw_frontier(struct studio *studio)
{
    const struct ins_figures_settings *settings = studio->settings;
    begin_script(studio);
    tell_script(studio, "asked=%s; ", ins_number_short(settings->confidence).text);
    if (isfinite(settings->answer.value))
        tell_script(studio, "answer=%s; ", ins_number_short(settings->answer.value).text);
    if (isfinite(settings->answer.value) && isfinite(settings->answer.low) &&
        isfinite(settings->answer.high))
        tell_script(studio, "answer_low=%s; answer_high=%s",
                    ins_number_short(settings->answer.low).text,
                    ins_number_short(settings->answer.high).text);
    draw_script(studio, "frontier.gp", "frontier");
    begin_script(studio);
    draw_script(studio, "saving.gp", "saving");
}

static void draw_risk(struct studio *studio)
{
    begin_script(studio);
    tell_script(studio, studio->settings->years ? "" : "no_years=1");
    if (studio->settings->exceedance)
        draw_script(studio, "exceedance.gp", "exceedance");
    begin_script(studio);
    tell_script(studio, "series='empty'");
    if (studio->settings->empty)
        draw_script(studio, "risk.gp", "empty");
    begin_script(studio);
    tell_script(studio, "series='over'");
    draw_script(studio, "risk.gp", "over_norm");
}

static void draw_figures(struct studio *studio)
{
    static const char *const fans[] = {"inflow", "backlog", "overdue",   "flex",
                                       "cost",   "buffer",  "shortfall", "social_cost"};
    for (size_t i = 0; i < sizeof fans / sizeof fans[0] && studio->gnuplot.closed == 0; i++)
        draw_fan(studio, fans[i]);
    begin_script(studio);
    draw_script(studio, "staff.gp", "staff");
    draw_risk(studio);
    if (studio->settings->frontier)
        draw_frontier(studio);
}

void ins_figures_draw(const struct ins_figures_settings *settings, const char *folder,
                      struct ins_text *note)
{
    struct studio studio = {.settings = settings};
    if (!ins_studio_open_in(&studio.gnuplot, folder, settings->into ? settings->into : "figures",
                            note))
        return;
    draw_figures(&studio);
    ins_studio_close(&studio.gnuplot, note);
}
