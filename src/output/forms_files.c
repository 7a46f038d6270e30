/* One protection in several forms, for machines: JSON, CSV, and a folder. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "decide/forms.h"
#include "output/csv.h"
#include "output/decide_parts.h"
#include "output/forms.h"
#include "output/parts.h"

static const char *const figure_name[INS_FORM_FIGURES] = {"outlay", "cost_to_the_state",
                                                          "overdue_case_months"};

static const char *name_of_form(const struct ins_form *form)
{
    return form->kind ? form->kind->name : "none";
}

/* --- JSON ------------------------------------------------------------------------------------ */

/* A size, or null with the reason. */
static void add_size(struct ins_json *json, const struct ins_form *form)
{
    ins_json_text(json, "key", form->kind ? form->kind->key : NULL);
    ins_json_text(json, "unit", form->kind ? form->kind->unit : NULL);
    if (form->why)
        ins_json_null(json, "size");
    else
        ins_json_estimate(json, "size", form->size);
    ins_json_text(json, "why", form->why);
    ins_json_text(json, "settings", form->settings);
}

static void add_form(struct ins_json *json, const struct ins_form_level *level, int i)
{
    const struct ins_form *form = &level->form[i];
    ins_json_open(json, NULL, '{');
    ins_json_text(json, "form", name_of_form(form));
    ins_json_number(json, "asked", level->chance);
    add_size(json, form);
    ins_json_open(json, "outlay", '{');
    ins_json_estimate(json, "mean", form->mean[INS_FORM_OUTLAY]);
    ins_json_estimate(json, "p95", form->p95);
    ins_json_close(json, '}');
    ins_json_estimate(json, "cost_to_the_state", form->mean[INS_FORM_STATE]);
    ins_json_estimate(json, "p_norm", form->p_norm);
    ins_json_estimate(json, "idle_pay", form->idle);
    ins_json_estimate(json, "overdue_case_months", form->mean[INS_FORM_OVERDUE]);
    ins_json_open(json, "peak_year", '{');
    ins_json_integer(json, "year", form->peak_year);
    ins_json_estimate(json, "outlay", form->peak);
    ins_json_close(json, '}');
    ins_json_text(json, "dominated_by",
                  form->better < 0 ? NULL : name_of_form(&level->form[form->better]));
    ins_json_close(json, '}');
}

char *ins_forms_json(const struct ins_forms *forms)
{
    struct ins_json json = {0};
    ins_json_open(&json, NULL, '{');
    ins_decide_open(&json, "forms", &forms->scenario);
    ins_json_integer(&json, "played", forms->futures);
    ins_json_estimate(&json, "p_norm_none", forms->p_none);
    ins_json_estimate(&json, "p_norm_max", forms->p_max);
    if (isfinite(forms->p_no_spring.value))
        ins_json_estimate(&json, "p_norm_no_spring", forms->p_no_spring);
    else
        ins_json_null(&json, "p_norm_no_spring");
    ins_json_flag(&json, "cash_reaches", forms->levels == 1);
    ins_json_open(&json, "forms", '[');
    for (int l = 0; l < forms->levels; l++)
        for (int i = 0; i < forms->level[l].count; i++)
            add_form(&json, &forms->level[l], i);
    ins_json_close(&json, ']');
    ins_parts_provenance(&json, forms->source, &forms->scenario);
    ins_json_close(&json, '}');
    return ins_json_take(&json);
}

/* --- CSV ------------------------------------------------------------------------------------- */

static void add_cells(struct ins_text *text, struct ins_estimate value)
{
    ins_text_add(text, ",%s,%s,%s", ins_number_full(value.value).text,
                 ins_number_full(value.low).text, ins_number_full(value.high).text);
}

static void add_form_row(struct ins_text *text, const struct ins_form_level *level, int i)
{
    const struct ins_form *form = &level->form[i];
    ins_text_add(text, "%s,%s", name_of_form(form), ins_number_full(level->chance).text);
    add_cells(text, form->size);
    add_cells(text, form->p_norm);
    for (int f = 0; f < INS_FORM_FIGURES; f++)
        add_cells(text, form->mean[f]);
    add_cells(text, form->p95);
    add_cells(text, form->peak);
    add_cells(text, form->idle);
    ins_text_add(text, ",%d,%s,", form->peak_year,
                 form->better < 0 ? "" : name_of_form(&level->form[form->better]));
    ins_csv_text(text, form->settings);
    ins_text_add(text, "\n");
}

static void add_heads(struct ins_text *text, const char *name)
{
    ins_text_add(text, ",%s,%s_low,%s_high", name, name, name);
}

char *ins_forms_csv(const struct ins_forms *forms)
{
    struct ins_text text = {0};
    ins_text_add(&text, "form,asked");
    add_heads(&text, "size");
    add_heads(&text, "p_norm");
    for (int f = 0; f < INS_FORM_FIGURES; f++)
        add_heads(&text, figure_name[f]);
    add_heads(&text, "outlay_p95");
    add_heads(&text, "peak_outlay");
    add_heads(&text, "idle_pay");
    ins_text_add(&text, ",peak_year,dominated_by,settings\n");
    for (int l = 0; l < forms->levels; l++)
        for (int i = 0; i < forms->level[l].count; i++)
            add_form_row(&text, &forms->level[l], i);
    return ins_text_take(&text);
}

/* --- the folder ------------------------------------------------------------------------------ */

enum ins_status ins_forms_place(const struct ins_destination *to, struct ins_error *error)
{
    return ins_decide_place("forms", to, error);
}

/* The words of the figure, each form by its name. */
static void settings_of(const struct ins_forms *forms, enum ins_language in,
                        char settings[INS_DECIDE_SETTINGS])
{
    char name[48];
    settings[0] = '\0';
    ins_decide_settings(settings, INS_DECIDE_SETTINGS, "title", ins_words(INS_WORD_FORMS, in));
    ins_decide_settings(settings, INS_DECIDE_SETTINGS, "subtitle", ins_words(INS_WORD_MILLION, in));
    ins_decide_settings(settings, INS_DECIDE_SETTINGS, "word_state", ins_words(INS_WORD_QUANTITY_SOCIAL, in));
    (void)snprintf(name, sizeof name, "%s, %s", ins_words(INS_WORD_FORMS_OUTLAY, in),
                   ins_words(INS_WORD_FORMS_P95, in));
    ins_decide_settings(settings, INS_DECIDE_SETTINGS, "word_outlay", name);
    for (int i = 0; i < forms->level[0].count; i++) {
        const struct ins_form *form = &forms->level[0].form[i];
        (void)snprintf(name, sizeof name, "label_%s", name_of_form(form));
        ins_decide_settings(settings, INS_DECIDE_SETTINGS, name, ins_forms_label(form, in));
    }
}

enum ins_status ins_forms_save(const struct ins_forms *forms, const struct ins_look *look,
                               const struct ins_destination *to, char **note,
                               struct ins_error *error)
{
    char                     settings[INS_DECIDE_SETTINGS];
    enum ins_language        in     = ins_words_language(look ? look->language : NULL);
    struct ins_decide_figure figure = {"forms.gp", "forms", settings};
    settings_of(forms, in, settings);
    struct ins_decide_folder what = {.command  = "forms",
                                     .language = in,
                                     .figure   = &figure,
                                     .figures  = 1,
                                     .file     = {{"forms.csv", ins_forms_csv(forms)},
                                                  {"scenario.cfg", NULL},
                                                  {"summary.json", ins_forms_json(forms)}},
                                     .files    = 3};
    what.file[1].bytes = ins_decide_scenario(&what, forms->source, NULL, "inputs");
    return ins_decide_save(&what, to, note, error);
}
