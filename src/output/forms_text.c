/* One protection in several forms, for people: one table, and which forms are no use. */
#include <math.h>
#include <string.h>

#include "decide/forms.h"
#include "output/decide_parts.h"
#include "output/forms.h"
#include "output/story.h"

static const int WIDTHS[] = {-2, -25, 8, 6, 8, 8, 8, 8, 7, 0};

const char *ins_forms_label(const struct ins_form *form, enum ins_language language)
{
    if (!form->kind)
        return ins_words(INS_WORD_FORMS_NONE, language);
    return language == INS_DUTCH ? form->kind->label_nl : form->kind->label;
}

/* --- the table --------------------------------------------------------------------------------- */

/* Euro in millions, of a share parts of 100, of people as many. */
static struct ins_figure size_of_form(const struct ins_page *page, const struct ins_form *form,
                                      double size)
{
    struct ins_figure none = {"-"};
    if (!form->kind || !isfinite(size))
        return none;
    if (strcmp(form->kind->unit, "euro") == 0)
        return ins_decide_euro(page, size, 1);
    if (strcmp(form->kind->unit, "FTE") == 0)
        return ins_number_decimal(size, 1, page->language);
    return ins_number_decimal(100.0 * size, 1, page->language);
}

static void tell_form(struct ins_page *page, const struct ins_form *form)
{
    enum ins_language          in   = page->language;
    const struct ins_estimate *mean = form->mean;
    ins_page_row(page, WIDTHS,
                 INS_VALUES("", ins_forms_label(form, in),
                            size_of_form(page, form, form->size.value).text,
                            ins_number_hundred(form->p_norm.value, in).text,
                            ins_decide_euro(page, mean[INS_FORM_OUTLAY].value, 1).text,
                            ins_decide_euro(page, form->p95.value, 1).text,
                            ins_decide_euro(page, mean[INS_FORM_STATE].value, 1).text,
                            ins_number_count(mean[INS_FORM_OVERDUE].value / 1e3, in).text,
                            ins_decide_euro(page, form->peak.value, 1).text));
    ins_page_row(page, WIDTHS,
                 INS_VALUES("", "  +/-", size_of_form(page, form, ins_decide_half(form->size)).text,
                            ins_number_hundred(ins_decide_half(form->p_norm), in).text,
                            ins_decide_euro(page, ins_decide_half(mean[INS_FORM_OUTLAY]), 1).text,
                            ins_decide_euro(page, ins_decide_half(form->p95), 1).text,
                            ins_decide_euro(page, ins_decide_half(mean[INS_FORM_STATE]), 1).text,
                            ins_number_count(ins_decide_half(mean[INS_FORM_OVERDUE]) / 1e3, in).text,
                            ins_decide_euro(page, ins_decide_half(form->peak), 1).text));
}

static void tell_forms_level(struct ins_page *page, const struct ins_form_level *level)
{
    ins_page_head(page, WIDTHS,
                  INS_VALUES("", "", ins_page_word(page, INS_WORD_FORMS_SIZE),
                             ins_page_word(page, INS_WORD_HEAD_CHANCE),
                             ins_page_word(page, INS_WORD_FORMS_OUTLAY),
                             ins_page_word(page, INS_WORD_FORMS_P95),
                             ins_page_word(page, INS_WORD_FORMS_STATE),
                             ins_page_word(page, INS_WORD_HEAD_OVERDUE),
                             ins_page_word(page, INS_WORD_FORMS_PEAK)));
    for (int i = 0; i < level->count; i++)
        tell_form(page, &level->form[i]);
}

/* --- sentences --------------------------------------------------------------------------------- */

static void tell_better(struct ins_page *page, const struct ins_form_level *level)
{
    for (int i = 1; i < level->count; i++) {
        const struct ins_form *form = &level->form[i];
        if (form->better >= 0)
            ins_page_say(page, 2, INS_WORD_FORMS_BETTER,
                         INS_VALUES(ins_forms_label(form, page->language),
                                    ins_forms_label(&level->form[form->better], page->language)));
        if (form->kind->first && form->why)
            ins_page_say(page, 2, INS_WORD_FORMS_UNREACHED,
                         INS_VALUES(ins_forms_label(form, page->language),
                                    ins_number_hundred(form->p_norm.value, page->language).text,
                                    ins_story_probable(page, form->p_norm).text));
    }
}

static const char *release_of(const struct ins_page *page, const struct ins_form *form)
{
    if (!form->kind)
        return ins_words(INS_WORD_FORMS_NOBODY, page->language);
    return page->language == INS_DUTCH ? form->kind->release_nl : form->kind->release;
}

/* What was hired stays when the inflow falls: that is told where the form was played. */
static void tell_releases(struct ins_page *page, const struct ins_form_level *level)
{
    ins_page_heading(page, INS_WORD_FORMS_RELEASE);
    for (int i = 0; i < level->count; i++) {
        const struct ins_form *form = &level->form[i];
        ins_page_say(page, 2, isfinite(form->idle.value) ? INS_WORD_FORMS_IDLE : INS_WORD_COLON,
                     INS_VALUES(ins_forms_label(form, page->language), release_of(page, form),
                                ins_decide_euro(page, form->idle.value, 1).text,
                                ins_decide_euro(page, ins_decide_half(form->idle), 1).text));
    }
}

static void tell_spring(struct ins_page *page, const struct ins_forms *forms)
{
    const struct ins_scenario *s = &forms->scenario;
    if (!isfinite(forms->p_no_spring.value)) {
        ins_page_say(page, 2, INS_WORD_FORMS_NO_SPRING, INS_VALUES(""));
        return;
    }
    ins_page_say(page, 2, INS_WORD_FORMS_SPRING,
                 INS_VALUES(ins_story_plain(s->budget.spring.month).text,
                            ins_number_percent(s->budget.spring.share, page->language).text,
                            ins_story_asked(page, s->budget.spring.chance).text,
                            ins_number_hundred(forms->p_no_spring.value, page->language).text,
                            ins_story_probable(page, forms->p_no_spring).text));
}

static void tell_level(struct ins_page *page, const struct ins_forms *forms, int l)
{
    const struct ins_form_level *level = &forms->level[l];
    ins_page_gap(page);
    ins_page_say(page, 0, l == 0 ? INS_WORD_FORMS_ASKED : INS_WORD_FORMS_MIDWAY,
                 INS_VALUES(ins_number_hundred(level->chance, page->language).text));
    tell_forms_level(page, level);
    ins_page_gap(page);
    tell_better(page, level);
}

char *ins_forms_text(const struct ins_forms *forms, const struct ins_look *look)
{
    struct ins_page page;
    ins_page_begin(&page, look);
    ins_story_open(&page, &forms->scenario);
    ins_page_heading(&page, INS_WORD_FORMS);
    ins_story_norm(&page, &forms->scenario);
    ins_page_say(&page, 2, INS_WORD_FORMS_ENDS,
                 INS_VALUES(ins_number_hundred(forms->p_none.value, page.language).text,
                            ins_story_probable(&page, forms->p_none).text,
                            ins_number_hundred(forms->p_max.value, page.language).text,
                            ins_story_probable(&page, forms->p_max).text));
    tell_spring(&page, forms);
    for (int l = 0; l < forms->levels; l++)
        tell_level(&page, forms, l);
    tell_releases(&page, &forms->level[forms->levels - 1]);
    ins_page_gap(&page);
    ins_page_say(&page, 0, INS_WORD_FORMS_METHOD,
                 INS_VALUES(ins_number_count((double)forms->futures, page.language).text));
    return ins_page_take(&page);
}
