#include "decide/laws.h"

#include <math.h>
#include <stdlib.h>

#include "base/text.h"
#include "scenario/keys.h"
#include "scenario/worlds.h"

/* Points of a design that the scenario does not give. */
static const char *const POINTS = "sweep.points = 512";

/* --- as settings ----------------------------------------------------------------------------- */

static void add_law_figure(struct ins_text *text, const char *name, double value)
{
    char number[INS_NUMBER_TEXT];
    if (!isnan(value))
        ins_text_add(text, "%s = %s; ", name, ins_key_number(value, true, number));
}

/* "{ key = ...; law = ...; from = ...; }"; `word` is what the law is called there. */
static void add_law(struct ins_text *text, const char *key, const char *word,
                    const struct ins_key_law *law)
{
    const struct ins_key *laws = ins_key_find("sweep.axes.*.distribution");
    ins_text_add(text, "{ key = \"%s\"; %s = \"%s\"; ", key, word, laws->words[law->distribution]);
    add_law_figure(text, "from", law->from);
    add_law_figure(text, "to", law->to);
    add_law_figure(text, "mean", law->mean);
    add_law_figure(text, "sd", law->sd);
    add_law_figure(text, "mode", law->mode);
    ins_text_add(text, "}");
}

static char *uncertain_of(const struct ins_scenario *s)
{
    struct ins_text text = {0};
    ins_text_add(&text, "uncertain = (");
    for (int a = 0; a < s->sweep.axis_count; a++) {
        ins_text_add(&text, "%s", a ? ", " : "");
        add_law(&text, s->sweep.axes[a].key, "law", &s->sweep.axes[a].law);
    }
    ins_text_add(&text, ")");
    return ins_text_take(&text);
}

/* Keys that the command line sets are known. */
static char *axes_of(const struct ins_scenario *s)
{
    struct ins_text text  = {0};
    int             count = 0;
    ins_text_add(&text, "sweep.axes = (");
    for (int k = 0; k < s->worlds->keys; k++) {
        const struct ins_uncertain_key *own = &s->uncertain[s->worlds->key[k].place];
        if (s->move[k].fixed)
            continue;
        ins_text_add(&text, "%s", count++ ? ", " : "");
        add_law(&text, own->key, "distribution", &own->law);
    }
    ins_text_add(&text, ")");
    return ins_text_take(&text);
}

/* --- the other way --------------------------------------------------------------------------- */

static enum ins_status vary(const struct ins_case *source, char *laws, const char *const *more,
                            int count, struct ins_case **made, struct ins_error *error)
{
    const char *settings[8] = {laws};
    if (!laws)
        return ins_fail(error, INS_WORLD, "out of memory");
    for (int i = 0; i < count; i++)
        settings[1 + i] = more[i];
    enum ins_status status = ins_case_vary(source, settings, 1 + count, made, error);
    free(laws);
    return status;
}

enum ins_status ins_laws_as_uncertain(const struct ins_case *source, struct ins_case **made,
                                      struct ins_error *error)
{
    const struct ins_scenario *s = ins_case_scenario(source);
    *made                        = NULL;
    if (ins_worlds_differ(s, true) || ins_worlds_differ(s, false))
        return INS_DONE;
    if (s->sweep.axis_count == 0 || s->sweep.design == INS_GRID)
        return ins_fail(error, INS_WRONG,
                        "uncertain: expected keys that are not known, each with a law, an ensemble, "
                        "or axes of a sweep that have laws (\"sobol\" or \"latin-hypercube\")");
    return vary(source, uncertain_of(s), NULL, 0, made, error);
}

enum ins_status ins_laws_as_axes(const struct ins_case *source, struct ins_case **made,
                                 struct ins_error *error)
{
    const struct ins_scenario *s      = ins_case_scenario(source);
    const char *const          more[] = {"uncertain = ()", "sweep.design = \"sobol\"", POINTS};
    *made                             = NULL;
    if (s->ensemble[0])
        return ins_fail(error, INS_WRONG,
                        "ensemble: its keys go together, and no design turns one of them alone; "
                        "expected laws in uncertain, or axes of a sweep");
    if (!ins_worlds_differ(s, true) && !ins_worlds_differ(s, false))
        return INS_DONE;
    return vary(source, axes_of(s), more, s->sweep.points > 0 ? 2 : 3, made, error);
}
