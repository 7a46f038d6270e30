/* A fit as a fragment of a scenario, for @include: libconfig, with a comment at every figure. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/lanes.h"
#include "base/letter.h"
#include "base/plain.h"
#include "base/seal.h"
#include "output/destination.h"
#include "output/fit_walk.h"
#include "scenario/case.h"
#include "base/source.h"
#include "scenario/keys.h"
#include "scenario/value.h"

const char *ins_fit_regime_name(const struct ins_law *law, int regime)
{
    static const char *const names[2][2] = {{"calm", "turbulent"}, {"low", "high"}};
    return names[law->multiplier[1] > 1.0][regime];
}

/* A number to five digits, with a point or an exponent. */
struct number {
    char text[INS_NUMBER_TEXT];
};

static struct number five_digits(double value)
{
    struct number n;
    (void)ins_plain_print(n.text, sizeof n.text, "%.5g", value);
    if (!strpbrk(n.text, ".e"))
        (void)snprintf(n.text + strlen(n.text), sizeof n.text - strlen(n.text), ".0");
    return n;
}

static const struct ins_figure_of *key_of(const struct ins_fit *fit, const char *leaf)
{
    for (int q = 0; q < fit->keys; q++) {
        const char *dot = strrchr(fit->key[q].key, '.');
        if (strcmp(dot + 1, leaf) == 0 || strcmp(fit->key[q].key, leaf) == 0)
            return &fit->key[q];
    }
    return NULL;
}

static void add_law_head(struct ins_text *text, const struct ins_fit *fit)
{
    char first[INS_DATE_TEXT], last[INS_DATE_TEXT], seal[INS_SEAL_TEXT];
    ins_text_add(text, "# %s\n#\n", ins_seal_open("fit", seal));
    ins_text_add(text, "# The inflow of a scenario, fitted by instroom %s to\n#   ", INS_VERSION);
    ins_letter_add(text, fit->source); /* whatever ends a line would end the comment */
    ins_text_add(text, "\n# %d months from %s to %s, %d of them known.\n#\n", fit->cases.months,
                 ins_date_write(fit->cases.first, first),
                 ins_date_write(fit->cases.first + fit->cases.months - 1, last), fit->cases.known);
    ins_text_add(text, "#   law          log-likelihood       AIC       BIC\n");
    for (int i = 0; i < fit->laws; i++)
        ins_text_add(text, "#   %-12s %14.2f %9.1f %9.1f%s\n", fit->fitted[i].family->name,
                     fit->fitted[i].log_likelihood, fit->fitted[i].aic, fit->fitted[i].bic,
                     i != fit->taken ? "" : fit->asked ? "  taken, as asked" : "  taken: least AIC");
    ins_text_add(text, "#\n# s.e.: standard error of the estimate. A scenario takes this section with\n"
                       "#   @include \"THIS FILE\"\n"
                       "# and draws its figures anew for every %d futures, within their errors, with\n"
                       "#   parameter_uncertainty = true;\n"
                       "# This is the whole law: in a scenario that inherits it takes the place of the\n"
                       "# parent's. Growth, ceiling and events are not estimated, and stay as they are there.\n\n",
                 INS_LANES);
}

static void add_fitted_key(struct ins_text *text, const struct ins_fit *fit, const char *path,
                           const char *name, const char *indent)
{
    const struct ins_figure_of *key = key_of(fit, path);
    if (!key || key->fixed)
        return;
    ins_text_add(text, "%s%s = %s;", indent, name, five_digits(key->value).text);
    if (isnan(key->se))
        ins_text_add(text, "  # s.e. not known\n");
    else
        ins_text_add(text, "  # s.e. %s\n", five_digits(key->se).text);
}

static void add_season(struct ins_text *text, const struct ins_fit *fit)
{
    const double *season = fit->fitted[fit->taken].law.season;
    ins_text_add(text, "    # January first; s.e.");
    for (int m = 0; m < INS_SEASON; m++)
        ins_text_add(text, " %.3f", fit->season_se[m]);
    ins_text_add(text, "\n    season = [");
    for (int m = 0; m < INS_SEASON; m++)
        ins_text_add(text, "%s%.4f", m ? ", " : "", season[m]);
    ins_text_add(text, "];\n");
}

static void add_shocks(struct ins_text *text, const struct ins_fit *fit)
{
    char next[INS_DATE_TEXT];
    ins_text_add(text, "    ar1 = {\n");
    add_fitted_key(text, fit, "persistence", "persistence", "        ");
    add_fitted_key(text, fit, "innovation_sd", "innovation_sd", "        ");
    if (key_of(fit, "tail"))
        add_fitted_key(text, fit, "tail", "tail", "        ");
    else
        ins_text_add(text, "        tail = 0.0;  # normal shocks\n");
    ins_text_add(text, "        initial = %s;  # at the end of the record: for a scenario that "
                       "starts in %s; a month later\n                             # "
                       "persistence times it is left, and so on\n    };\n",
                 five_digits(ins_fit_initial(fit)).text,
                 ins_date_write(fit->cases.first + fit->cases.months, next));
}

static void add_counts(struct ins_text *text, const struct ins_fit *fit)
{
    const struct ins_figure_of *key = key_of(fit, "dispersion");
    if (!key || key->fixed) {
        ins_text_add(text, "    counts = \"poisson\";  # no noise was found beyond that of counting\n");
        return;
    }
    ins_text_add(text, "    counts = \"negative-binomial\";\n");
    if (fit->cases.tracks == 1) {
        add_fitted_key(text, fit, "dispersion", "dispersion", "    ");
        return;
    }
    ins_text_add(text, "    # The total's is %s (s.e. %s); tracks are drawn each on its own, so that each "
                       "has more noise\n    dispersion = %s;\n",
                 five_digits(key->value).text, five_digits(key->se).text,
                 five_digits(1.0 / fit->shares.noise).text);
}

static void add_regimes(struct ins_text *text, const struct ins_fit *fit)
{
    const struct ins_law *law = &fit->fitted[fit->taken].law;
    char path[INS_NAME + 40];
    if (law->regimes < 2) {
        ins_text_add(text, "    regimes = ( \"only\" );  # none: this law has one state\n"
                           "    initial_regime = \"\";\n");
        return;
    }
    ins_text_add(text, "    regimes = ( \"only\",\n");
    for (int r = 0; r < 2; r++) {
        const char *name = ins_fit_regime_name(law, r);
        ins_text_add(text, "        {\n            name = \"%s\";\n", name);
        if (r == 1) {
            add_fitted_key(text, fit, "volatility", "volatility", "            ");
            add_fitted_key(text, fit, "multiplier", "multiplier", "            ");
        }
        (void)snprintf(path, sizeof path, "inflow.regimes.%s.mean_months", name);
        add_fitted_key(text, fit, path, "mean_months", "            ");
        ins_text_add(text, "        }%s\n", r == 0 ? "," : "");
    }
    ins_text_add(text, "    );\n    initial_regime = \"%s\";  # with probability %.2f\n",
                 ins_fit_regime_name(law, ins_fit_regime(fit)),
                 fit->end.weight[ins_fit_regime(fit)]);
}

static void add_surge_keys(struct ins_text *text, const struct ins_fit *fit)
{
    const struct ins_law *law = &fit->fitted[fit->taken].law;
    if (!(law->surge_probability > 0.0)) {
        ins_text_add(text, "    surge = { probability = 0.0; };  # none in this law\n");
        return;
    }
    ins_text_add(text, "    surge = {\n");
    add_fitted_key(text, fit, "probability", "probability", "        ");
    add_fitted_key(text, fit, "mean_log_size", "mean_log_size", "        ");
    ins_text_add(text, "        half_life = %s;  # that of the shocks: the fit does not tell them apart\n"
                       "    };\n",
                 five_digits(-log(2.0) / log(law->persistence)).text);
}

static void add_composition(struct ins_text *text, const struct ins_fit *fit)
{
    const struct ins_shares *shares = &fit->shares;
    if (shares->tracks < 2)
        return;
    ins_text_add(text, "    # Shares of the tracks, which belong into `tracks`:");
    for (int k = 0; k < shares->tracks; k++)
        ins_text_add(text, "%s %s %.4f (s.e. %.4f)", k ? "," : "", fit->cases.track[k],
                     shares->share[k], shares->se[k]);
    ins_text_add(text, "\n");
    if (shares->drifts)
        ins_text_add(
            text,
            "    composition = {\n"
            "        persistence = %s;  # s.e. %s\n"
            "        innovation_sd = %s;  # s.e. %s\n    };\n",
            five_digits(shares->persistence).text, five_digits(shares->persistence_se).text,
            five_digits(shares->innovation_sd).text, five_digits(shares->innovation_se).text);
    else
        ins_text_add(text, "    composition = { innovation_sd = 0.0; };  # the shares do not drift\n");
}

/* An error that a scenario can hold; beyond that the record says nothing of a key. */
static bool is_error(double se)
{
    return ins_key_in_range(ins_key_find("inflow.uncertainty.*.se"), se);
}

/* What the errors are on their scales: only keys that have one. */
static void add_uncertainty(struct ins_text *text, const struct ins_fit *fit)
{
    int kept[INS_FIT_KEYS], count = 0;
    for (int q = 0; q < fit->keys; q++) {
        const struct ins_figure_of *key = &fit->key[q];
        bool known = !key->fixed && isfinite(key->scaled_se);
        if (known && is_error(key->scaled_se))
            kept[count++] = q;
        else if (known)
            ins_text_add(text, "    # This record does not tell %s (its error is %s on the %s scale): left as it is.\n",
                         key->key, five_digits(key->scaled_se).text, ins_scale_name(key->scale));
    }
    if (count == 0) {
        ins_text_add(text, "    uncertainty = ( \"only\" );  # no error is known\n");
        return;
    }
    ins_text_add(text, "    # Errors on scales without ends, and their correlations with the keys above.\n"
                       "    # Those of the season cancel over a year and are left out.\n"
                       "    uncertainty = ( \"only\",\n");
    for (int a = 0; a < count; a++) {
        const struct ins_figure_of *key = &fit->key[kept[a]];
        ins_text_add(text, "        { key = \"%s\"; scale = \"%s\"; se = %s;", key->key,
                     ins_scale_name(key->scale), five_digits(key->scaled_se).text);
        for (int b = 0; b < a; b++)
            ins_text_add(text, "%s%.3f%s", b ? ", " : "\n          correlations = [",
                         fit->correlation[kept[a]][kept[b]], b + 1 == a ? "];" : "");
        ins_text_add(text, " }%s\n", a + 1 < count ? "," : "");
    }
    ins_text_add(text, "    );\n");
}

static char *laws_config(const struct ins_fit *fit)
{
    struct ins_text text = {0};
    add_law_head(&text, fit);
    ins_text_add(&text, "inflow = {\n");
    add_fitted_key(&text, fit, "level_per_month", "level_per_month", "    ");
    add_season(&text, fit);
    add_shocks(&text, fit);
    add_counts(&text, fit);
    add_regimes(&text, fit);
    add_surge_keys(&text, fit);
    add_composition(&text, fit);
    add_uncertainty(&text, fit);
    ins_text_add(&text, "};\n");
    size_t length = text.length;
    char  *bytes  = ins_text_take(&text);
    if (bytes)
        ins_seal_close(bytes, length);
    return bytes;
}

static const struct ins_answer_kind fitted = {.name = "fit"};


static const char WORLDS[] = ".ensemble.csv";

char *ins_fit_config(const struct ins_fit *fit, const char *path)
{
    struct ins_text name  = {0};
    const char     *slash = path ? strrchr(path, '/') : NULL;
    if (!fit->walk.posterior)
        return laws_config(fit);
    if (!path)
        return ins_fit_walk_config(fit, NULL);
    ins_text_add(&name, "%s%s", slash ? slash + 1 : path, WORLDS);
    char *file = ins_text_take(&name);
    char *text = file ? ins_fit_walk_config(fit, file) : NULL;
    free(file);
    return text;
}

/* A scenario with the section and next to nothing else. */
static const char AROUND[] =
    "start = \"%s\"; months = 1; futures = 1;\n"
    "tracks = ( { name = \"all\"; share = 1.0; hours = 1.0; legal_term = 6; backlog = 0.0; } );\n"
    "staff = { experienced = 1.0; }; budget = { annual = [1.0]; };\n"
    "norm = { measure = \"backlog\"; limit = 1.0; };\n";

/* A law whose figures no scenario takes is one that this record does not tell. */
static enum ins_status refuse_law(const char *path, const struct ins_error *why,
                                  struct ins_error *error)
{
    const char *key = strstr(why->text, "inflow."), *told = key ? key : why->text; /* the first of several */
    return ins_fail(error, INS_WRONG, "%s: nothing is written: this record does not tell this law, which comes "
                    "out as %.*s", path, (int)strcspn(told, "\n"), told);
}

/* A section is read as a scenario would, before it is written (`section`), or, where it names a file of worlds
 * beside it, afterwards (NULL). */
static enum ins_status read_back(const struct ins_fit *fit, const char *path, const char *section,
                                 struct ins_error *error)
{
    struct ins_error why  = {0};
    struct ins_text  text = {0};
    struct ins_case *made = NULL;
    char             start[INS_DATE_TEXT];
    const char      *slash  = strrchr(path, '/');
    char            *folder = ins_source_folder(path);
    ins_text_add(&text, AROUND, ins_date_write(fit->cases.first + fit->cases.months, start));
    if (section)
        ins_text_add(&text, "%s", section);
    else
        ins_text_add(&text, "@include \"%s\"\n", slash ? slash + 1 : path);
    char           *around = ins_text_take(&text);
    enum ins_status status = folder && around ? ins_case_read(around, path, folder, NULL, 0, &made, &why)
                                              : INS_WORLD;
    ins_case_free(made);
    free(around);
    free(folder);
    if (section && status == INS_WRONG)
        return refuse_law(path, &why, error);
    return status == INS_DONE ? status
                              : ins_fail(error, INS_WORLD, "%s: a fault of the program: what was "
                                         "fitted is no scenario: %s", path, why.text);
}

/* Where the worlds go: beside the section. NULL without memory. */
static char *place_of_worlds(const struct ins_destination *to)
{
    struct ins_text name = {0};
    ins_text_add(&name, "%s%s", to->path, WORLDS);
    return ins_text_take(&name);
}

static enum ins_status fail_of_memory(const struct ins_destination *to, struct ins_error *error)
{
    return ins_fail(error, INS_WORLD, "%s: out of memory", to->path);
}

enum ins_status ins_fit_config_place(const struct ins_destination *to, struct ins_error *error)
{
    struct ins_destination beside = *to;
    char                  *file   = place_of_worlds(to);
    enum ins_status        status = ins_output_check(to, &fitted, error);
    beside.path = file;
    if (status == INS_DONE)
        status = file ? ins_output_check(&beside, &fitted, error) : fail_of_memory(to, error);
    free(file);
    return status;
}

static enum ins_status write_worlds(const struct ins_fit *fit, const struct ins_destination *to,
                                    struct ins_error *error)
{
    struct ins_destination beside = *to;
    char                  *file   = place_of_worlds(to), *text = ins_fit_walk_worlds(fit);
    beside.path            = file;
    enum ins_status status = file && text ? ins_output_write(&beside, &fitted, text, strlen(text), error)
                                          : fail_of_memory(to, error);
    free(file);
    free(text);
    return status;
}

enum ins_status ins_fit_config_file(const struct ins_fit *fit, const struct ins_destination *to,
                                    struct ins_error *error)
{
    char *text = ins_fit_config(fit, to->path);
    if (!text)
        return fail_of_memory(to, error);
    bool            worlds = fit->walk.posterior;
    enum ins_status status = worlds ? write_worlds(fit, to, error) : read_back(fit, to->path, text, error);
    if (status == INS_DONE)
        status = ins_output_write(to, &fitted, text, strlen(text), error);
    free(text);
    return status == INS_DONE && worlds ? read_back(fit, to->path, NULL, error) : status;
}
