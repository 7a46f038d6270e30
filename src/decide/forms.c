#include "decide/forms.h"

#include <math.h>
#include <string.h>

#include "answers/buffer.h"
#include "answers/sample.h"
#include "base/memory.h"
#include "base/numbers.h"
#include "scenario/case.h"

/* A size that was tried, and the chance that it gives. */
struct tried {
    double              size;
    struct ins_estimate chance;
};
enum { TRIED = 64 };

/* How close a size is found; its ends are told with less care. */
static const double CLOSE = 0.005, NEAR = 0.02;

struct work {
    const struct ins_options *options;
    struct ins_forms         *forms;
    struct ins_form_room     *room;
    double                   *state;    /* [form][future] */
    int                       done, all; /* forms, for the line of progress */
};

/* --- the least size of a form ------------------------------------------------------------------ */

/* A search among sizes, in the order of their sizes. */
struct search {
    struct work                *work;
    const struct ins_form_kind *kind;
    struct tried                tried[TRIED];
    int                         count;
};

/* Which bound of a chance must reach what is asked. */
enum bound { LOW, VALUE, HIGH };

static bool reaches(const struct tried *t, double asked, enum bound bound)
{
    const struct ins_estimate *chance = &t->chance;
    return (bound == LOW ? chance->low : bound == HIGH ? chance->high : chance->value) >= asked;
}

static enum ins_status try_size(struct search *s, double size, struct ins_error *error)
{
    struct tried    t = {size, {NAN, NAN, NAN}};
    enum ins_status status =
        ins_form_chance(s->work->room, s->kind, size, &t.chance, error);
    int at = s->count;
    while (at > 0 && s->tried[at - 1].size > size)
        at--;
    memmove(&s->tried[at + 1], &s->tried[at], (size_t)(s->count - at) * sizeof t);
    s->tried[at] = t;
    s->count++;
    return status;
}

/* The place of the least size tried from which on all reach; `count` where the largest does not. */
static int edge_of(const struct search *s, double asked, enum bound bound)
{
    int edge = s->count;
    while (edge > 0 && reaches(&s->tried[edge - 1], asked, bound))
        edge--;
    return edge;
}

/* Whether the least size is known to a part of itself, or lies where nobody cares. */
static bool is_close(const struct ins_form_kind *kind, const struct ins_scenario *own, double low,
                     double high, double close)
{
    return isfinite(high) && (high - low <= close * high || high <= 1e-3 * kind->first(own));
}

/* The least size that reaches, as close as a part of itself; infinite: none does. */
static enum ins_status find_least_size(struct search *s, double asked, enum bound bound,
                                       double close, double *size, struct ins_error *error)
{
    enum ins_status            status = INS_DONE;
    const struct ins_scenario *own    = &s->work->forms->scenario;
    double                     most   = s->kind->most(own);
    while (status == INS_DONE && s->count < TRIED) {
        int    edge = edge_of(s, asked, bound);
        double high = edge < s->count ? s->tried[edge].size : INFINITY;
        double low  = edge > 0 ? s->tried[edge - 1].size : 0.0;
        *size       = high;
        if (edge == 0 || low >= most || is_close(s->kind, own, low, high, close))
            break;
        if (isinf(high))
            status = try_size(s, low > 0.0 ? fmin(2.0 * low, most) : s->kind->first(own), error);
        else
            status = try_size(s, 0.5 * (low + high), error);
    }
    return status;
}

/* --- one form ---------------------------------------------------------------------------------- */

/* The most that any size tried does. */
static void unreached(struct ins_form *form, const struct search *s)
{
    const struct tried *best = &s->tried[0];
    for (int i = 1; i < s->count; i++)
        best = s->tried[i].chance.value > best->chance.value ? &s->tried[i] : best;
    form->size   = (struct ins_estimate){NAN, NAN, NAN};
    form->why    = "no size reaches it";
    form->p_norm = best->chance;
    for (int f = 0; f < INS_FORM_FIGURES; f++)
        form->mean[f] = form->size;
    form->p95 = form->peak = form->idle = form->size;
}

static enum ins_status search_form(struct search *s, double asked, struct ins_form *form,
                                   double *state, struct ins_error *error)
{
    double          low = 0.0, high = 0.0, size = 0.0;
    enum ins_status status = INS_DONE;
    if (s->count == 0)
        status = try_size(s, 0.0, error);
    if (status == INS_DONE)
        status = find_least_size(s, asked, VALUE, CLOSE, &size, error);
    if (status != INS_DONE)
        return status;
    if (isinf(size)) {
        unreached(form, s);
        return INS_DONE;
    }
    status = find_least_size(s, asked, HIGH, NEAR, &low, error);
    if (status == INS_DONE)
        status = find_least_size(s, asked, LOW, NEAR, &high, error);
    form->size = (struct ins_estimate){size, fmin(low, size), fmax(high, size)};
    return status == INS_DONE ? ins_form_play(s->work->room, size, form, state, error) : status;
}

static enum ins_status play_as_is(struct work *w, const char *why, struct ins_form *form,
                                  double *state, struct ins_error *error)
{
    form->size = (struct ins_estimate){NAN, NAN, NAN};
    form->why  = why;
    return ins_form_play(w->room, 0.0, form, state, error);
}

static double *state_of(const struct work *w, int level, int form)
{
    return &w->state[(level * INS_FORMS + form) * ins_form_room_futures(w->room)];
}

static void tell_progress(struct work *w)
{
    w->done++;
    if (w->options && w->options->progress)
        w->options->progress(w->options->context, (double)w->done / w->all);
}

/* A form at every level; what was tried for one serves the next. */
static enum ins_status work_form(struct work *w, int place, struct ins_error *error)
{
    int                         kinds;
    const struct ins_form_kind *kind   = ins_form_kinds(&kinds);
    struct search               search = {.work = w};
    enum ins_status             status = INS_DONE;
    for (int l = 0; l < w->forms->levels && status == INS_DONE; l++) {
        struct ins_form_level *level = &w->forms->level[l];
        struct ins_form       *form  = &level->form[place];
        double                *state = state_of(w, l, place);
        form->better                 = -1;
        form->kind                   = place > 0 ? &kind[place - 1] : NULL;
        search.kind                  = form->kind;
        if (!form->kind)
            status = play_as_is(w, "nothing is held", form, state, error);
        else if (!form->kind->first)
            status = play_as_is(w, "it has no size", form, state, error);
        else
            status = search_form(&search, level->chance, form, state, error);
    }
    tell_progress(w);
    return status;
}

/* --- which is better --------------------------------------------------------------------------- */

/* Forms that keep the norm as often as is asked, all but what the search leaves open. */
static bool is_safe(const struct ins_form_level *level, const struct ins_form *form)
{
    return isfinite(form->mean[INS_FORM_STATE].value) && form->p_norm.value >= level->chance;
}

static bool nowhere_worse(const struct ins_form *a, const struct ins_form *b)
{
    bool no_worse = a->p95.value <= b->p95.value && a->peak.value <= b->peak.value;
    for (int f = 0; f < INS_FORM_FIGURES; f++)
        no_worse = no_worse && a->mean[f].value <= b->mean[f].value;
    return no_worse;
}

/* What the state pays less with a than with b, future by future. */
static enum ins_status saved_against(const struct work *w, const double *a, const double *b,
                                     struct ins_estimate *saves, struct ins_error *error)
{
    int64_t futures = ins_form_room_futures(w->room);
    double *saved   = ins_memory_create((size_t)futures, sizeof *saved, error);
    if (!saved)
        return INS_WORLD;
    for (int64_t f = 0; f < futures; f++)
        saved[f] = b[f] - a[f];
    struct ins_mean mean =
        ins_sample_mean(ins_sample_design(&w->forms->scenario), saved, futures);
    *saves = (struct ins_estimate){mean.value, mean.value - 1.96 * mean.error,
                                   mean.value + 1.96 * mean.error};
    ins_memory_free(saved);
    return INS_DONE;
}

/* Of all that are better the one that costs the state least. */
static enum ins_status find_better(const struct work *w, int l, int place, struct ins_error *error)
{
    struct ins_form_level *level  = &w->forms->level[l];
    struct ins_form       *form   = &level->form[place];
    enum ins_status        status = INS_DONE;
    for (int o = 1; o < level->count && status == INS_DONE; o++) {
        const struct ins_form *other = &level->form[o];
        struct ins_estimate    saves = {0};
        if (o == place || !is_safe(level, form) || !is_safe(level, other) ||
            !nowhere_worse(other, form))
            continue;
        status = saved_against(w, state_of(w, l, o), state_of(w, l, place), &saves, error);
        if (saves.low > 0.0 && (form->better < 0 || saves.value > form->saves.value)) {
            form->better = o;
            form->saves  = saves;
        }
    }
    return status;
}

/* --- the whole --------------------------------------------------------------------------------- */

/* What nothing and all the money reach, and so how often the norm is to be kept. */
static enum ins_status set_levels(struct work *w, struct ins_error *error)
{
    struct ins_forms *forms = w->forms;
    double            asked = forms->scenario.norm.confidence;
    int               kinds;
    enum ins_status   status = ins_form_chance(w->room, NULL, 0.0, &forms->p_none, error);
    forms->p_no_spring = (struct ins_estimate){NAN, NAN, NAN};
    if (status == INS_DONE && forms->scenario.budget.spring.share > 0.0)
        status = ins_form_chance_without_spring(w->room, &forms->p_no_spring, error);
    if (status == INS_DONE)
        status = ins_form_chance_of_money(w->room, &forms->p_max, error);
    (void)ins_form_kinds(&kinds);
    forms->levels          = forms->p_max.value < asked ? 2 : 1;
    forms->level[0].chance = asked;
    forms->level[1].chance = 0.5 * (forms->p_none.value + forms->p_max.value);
    forms->level[0].count = forms->level[1].count = kinds + 1;
    w->all                                        = kinds + 1;
    return status;
}

static enum ins_status work_forms(struct ins_forms *forms, const struct ins_options *options,
                                  struct ins_error *error)
{
    struct work     w      = {.options = options, .forms = forms};
    enum ins_status status = ins_form_room_create(forms->source, options, &w.room, error);
    if (status != INS_DONE)
        return status;
    forms->futures = ins_form_room_futures(w.room);
    w.state = ins_memory_create((size_t)(INS_FORM_LEVELS * INS_FORMS) * (size_t)forms->futures,
                                sizeof *w.state, error);
    status  = w.state ? set_levels(&w, error) : INS_WORLD;
    for (int i = 0; status == INS_DONE && i < forms->level[0].count; i++)
        status = work_form(&w, i, error);
    for (int l = 0; l < forms->levels; l++)
        for (int i = 1; status == INS_DONE && i < forms->level[l].count; i++)
            status = find_better(&w, l, i, error);
    ins_memory_free(w.state);
    ins_form_room_free(w.room);
    return status;
}

enum ins_status ins_forms_create(const struct ins_case *scenario, const struct ins_options *options,
                                 struct ins_forms **made, struct ins_error *error)
{
    *made = NULL;
    if (ins_buffer_check(ins_case_scenario(scenario), error) != INS_DONE)
        return INS_WRONG;
    struct ins_forms *forms = ins_memory_create(1, sizeof *forms, error);
    if (!forms)
        return INS_WORLD;
    forms->source          = ins_case_hold(scenario);
    forms->scenario        = *ins_case_scenario(scenario);
    enum ins_status status = work_forms(forms, options, error);
    if (status == INS_DONE)
        *made = forms;
    else
        ins_forms_free(forms);
    return status;
}

void ins_forms_free(struct ins_forms *forms)
{
    if (!forms)
        return;
    ins_case_release(forms->source);
    ins_numbers_free(forms->numbers);
    ins_memory_free(forms);
}
