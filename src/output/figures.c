#include "output/figures.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "output/number.h"
#include "output/studio.h"

struct studio {
    struct ins_studio              gnuplot;
    const struct ins_figures_wish *wish;
    char                           wishes[INS_STUDIO_WISHES];
};

/* --- what a script is told ------------------------------------------------------------------ */

static void wish_for(struct studio *studio, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static void begin(struct studio *studio)
{
    studio->wishes[0] = '\0';
    wish_for(studio, "lang='%s'; ", studio->wish->language == INS_DUTCH ? "nl" : "en");
}

static void wish_for(struct studio *studio, const char *format, ...)
{
    size_t  used = strlen(studio->wishes);
    va_list values;
    va_start(values, format);
    (void)vsnprintf(studio->wishes + used, sizeof studio->wishes - used, format, values);
    va_end(values);
}

static void draw(struct studio *studio, const char *script, const char *name)
{
    ins_studio_draw(&studio->gnuplot, script, name, studio->wishes);
}

/* --- the figures ---------------------------------------------------------------------------- */

static void draw_fan(struct studio *studio, const char *series)
{
    static const char *const measured[]  = {[INS_MEASURE_BACKLOG]       = "backlog",
                                            [INS_MEASURE_OVERDUE]       = "overdue",
                                            [INS_MEASURE_OVERDUE_SHARE] = ""};
    const struct ins_figures_wish *wish = studio->wish;
    char                           from[INS_DATE_TEXT];
    begin(studio);
    wish_for(studio, "series='%s'; ", series);
    if (strcmp(series, measured[wish->measure]) == 0 && wish->limit <= 1e12)
        wish_for(studio, "norm=%s; norm_from='%s'", ins_number_short(wish->limit).text,
                 ins_date_write(wish->norm_from, from));
    draw(studio, "fan.gp", series);
}

static void draw_frontier(struct studio *studio)
{
    const struct ins_figures_wish *wish = studio->wish;
    begin(studio);
    wish_for(studio, "asked=%s; ", ins_number_short(wish->confidence).text);
    if (isfinite(wish->answer.value))
        wish_for(studio, "answer=%s; ", ins_number_short(wish->answer.value).text);
    if (isfinite(wish->answer.value) && isfinite(wish->answer.low) && isfinite(wish->answer.high))
        wish_for(studio, "answer_low=%s; answer_high=%s", ins_number_short(wish->answer.low).text,
                 ins_number_short(wish->answer.high).text);
    draw(studio, "frontier.gp", "frontier");
    begin(studio);
    draw(studio, "saving.gp", "saving");
}

static void draw_risk(struct studio *studio)
{
    begin(studio);
    wish_for(studio, studio->wish->years ? "" : "no_years=1");
    if (studio->wish->exceedance)
        draw(studio, "exceedance.gp", "exceedance");
    begin(studio);
    wish_for(studio, "series='empty'");
    if (studio->wish->empty)
        draw(studio, "risk.gp", "empty");
    begin(studio);
    wish_for(studio, "series='over'");
    draw(studio, "risk.gp", "over_norm");
}

static void draw_all(struct studio *studio)
{
    static const char *const fans[] = {"inflow", "backlog", "overdue",   "flex",
                                       "cost",   "buffer",  "shortfall", "social_cost"};
    for (size_t i = 0; i < sizeof fans / sizeof fans[0] && studio->gnuplot.closed == 0; i++)
        draw_fan(studio, fans[i]);
    begin(studio);
    draw(studio, "staff.gp", "staff");
    draw_risk(studio);
    if (studio->wish->frontier)
        draw_frontier(studio);
}

void ins_figures_draw(const struct ins_figures_wish *wish, const char *folder,
                      struct ins_text *note)
{
    struct studio studio = {.wish = wish};
    if (!ins_studio_open_in(&studio.gnuplot, folder, wish->into ? wish->into : "figures", note))
        return;
    draw_all(&studio);
    ins_studio_close(&studio.gnuplot, note);
}
