/* Which sign is worth an alarm, for people and for machines. */
#include "decide/signals.h"

#include <math.h>
#include <stdlib.h>

#include "output/decide_parts.h"
#include "output/parts.h"
#include "output/story.h"

static struct ins_figure euro(const struct ins_page *page, double value)
{
    return ins_decide_euro(page, value, 1);
}

/* --- for people ------------------------------------------------------------------------------- */

static const enum ins_word sign_words[INS_SIGNS + 1] = {
    [INS_SIGN_INFLOW]   = INS_WORD_SIGNALS_INFLOW,
    [INS_SIGN_WORK]     = INS_WORD_SIGNALS_WORK,
    [INS_SIGN_FORECAST] = INS_WORD_SIGNALS_FORECAST,
    [INS_SIGN_NONE]     = INS_WORD_SIGNALS_ALWAYS,
};

/* One row: of futures, or of records. */
static void tell_signal(struct ins_page *page, const int *widths, const struct ins_signal *signal, bool replayed)
{
    enum ins_language   in      = page->language;
    bool                known   = signal->sign != INS_SIGN_NONE;
    struct ins_estimate alarms  = replayed ? signal->record_alarms : signal->alarms;
    struct ins_estimate vain    = replayed ? signal->record_false : signal->false_alarms;
    struct ins_estimate hits    = replayed ? signal->record_hits : signal->hits;
    struct ins_estimate saving  = replayed ? signal->record_saving : signal->saving;
    struct ins_estimate outlay  = replayed ? signal->record_outlay : signal->outlay;
    ins_page_row(page, widths,
                 INS_VALUES("", ins_page_word(page, sign_words[signal->sign]),
                            known ? ins_decide_value(signal->height, in).text : "",
                            known ? ins_number_decimal(alarms.value, 1, in).text : "",
                            known ? ins_number_decimal(vain.value, 1, in).text : "",
                            known && !isnan(hits.value) ? ins_number_hundred(hits.value, in).text : "",
                            euro(page, saving.value).text,
                            euro(page, ins_decide_half(saving)).text,
                            euro(page, outlay.value).text,
                            euro(page, ins_decide_half(outlay)).text));
}

static void tell_table(struct ins_page *page, const struct ins_signals *all, bool replayed)
{
    static const int widths[] = {-2, -20, 6, 8, 7, 6, 9, 6, 9, 6, 0};
    ins_page_head(page, widths,
                  INS_VALUES("", ins_page_word(page, INS_WORD_SIGNALS_HEAD_SIGN),
                             ins_page_word(page, INS_WORD_SIGNALS_HEAD_FROM),
                             ins_page_word(page, INS_WORD_SIGNALS_HEAD_ALARMS),
                             ins_page_word(page, INS_WORD_SIGNALS_HEAD_FALSE),
                             ins_page_word(page, INS_WORD_SIGNALS_HEAD_HITS),
                             ins_page_word(page, INS_WORD_SIGNALS_HEAD_SAVES),
                             ins_page_word(page, INS_WORD_ERROR),
                             ins_page_word(page, INS_WORD_SIGNALS_HEAD_SPENDS),
                             ins_page_word(page, INS_WORD_ERROR)));
    for (int i = 0; i <= INS_SIGNS * INS_SIGN_HEIGHTS; i++)
        tell_signal(page, widths, &all->signal[i], replayed);
}

/* "tower.clear_months = 9"; to be freed. */
static char *alarm_of(const struct ins_signals *all)
{
    struct ins_text text = {0};
    for (int k = 0; k < all->keys; k++)
        ins_text_add(&text, "%s%s = %s", k > 0 ? ", " : "", all->key[k], ins_number_short(all->value[k]).text);
    return ins_text_take(&text);
}

static void tell_best(struct ins_page *page, const struct ins_signals *all, enum ins_word word, int i)
{
    const struct ins_signal *s  = &all->signal[i];
    enum ins_language        in = page->language;
    bool                     two = s->also != INS_SIGN_NONE;
    ins_page_say(page, 2, two ? INS_WORD_SIGNALS_PAIR : word,
                 INS_VALUES(ins_page_word(page, sign_words[s->sign]), ins_decide_value(s->height, in).text,
                            two ? ins_page_word(page, sign_words[s->also]) : "",
                            two ? ins_decide_value(s->also_height, in).text : "",
                            euro(page, s->saving.value).text, euro(page, ins_decide_half(s->saving)).text,
                            euro(page, s->outlay.value).text, euro(page, ins_decide_half(s->outlay)).text,
                            ins_number_decimal(s->false_alarms.value, 1, in).text));
}

/* What needs no sign may save more than any: the first of the list works so always. */
static void tell_unneeded(struct ins_page *page, const struct ins_signals *all)
{
    const struct ins_signal *always = &all->signal[0];
    if (always->saving.low > all->signal[all->best].saving.high)
        ins_page_say(page, 2, INS_WORD_SIGNALS_UNNEEDED,
                     INS_VALUES(euro(page, always->saving.value).text, euro(page, ins_decide_half(always->saving)).text,
                                euro(page, always->outlay.value).text,
                                euro(page, ins_decide_half(always->outlay)).text));
}

static void tell_replayed(struct ins_page *page, const struct ins_signals *all)
{
    if (all->records == 0)
        return;
    ins_page_gap(page);
    ins_page_title(page, ins_page_word(page, INS_WORD_SIGNALS_RECORDS));
    ins_page_say(page, 2, INS_WORD_SIGNALS_RECORDS_ABOUT,
                 INS_VALUES(ins_story_plain(all->records).text, ins_story_plain(all->windows).text));
    tell_table(page, all, true);
}

static double widest(const struct ins_signals *all, bool hits)
{
    double most = 0.0;
    for (int i = 1; i < INS_SIGNALS; i++)
        most = fmax(most, ins_decide_half(hits ? all->signal[i].hits : all->signal[i].alarms));
    return most;
}

char *ins_signals_text(const struct ins_signals *all, const struct ins_look *look)
{
    struct ins_page   page;
    char             *alarm = alarm_of(all);
    ins_page_begin(&page, look);
    enum ins_language in = page.language;
    ins_story_open(&page, ins_case_scenario(all->source));
    ins_page_heading(&page, INS_WORD_SIGNALS);
    ins_page_say(&page, 2, INS_WORD_SIGNALS_ABOUT,
                 INS_VALUES(alarm ? alarm : "", ins_number_decimal(all->surges.value, 1, in).text,
                            ins_number_decimal(ins_decide_half(all->surges), 1, in).text));
    ins_page_gap(&page);
    tell_table(&page, all, false);
    tell_best(&page, all, INS_WORD_SIGNALS_BEST, all->best);
    if (all->best_pair != all->best)
        tell_best(&page, all, INS_WORD_SIGNALS_BEST, all->best_pair);
    tell_unneeded(&page, all);
    tell_replayed(&page, all);
    ins_page_gap(&page);
    ins_page_say(&page, 0, INS_WORD_SIGNALS_METHOD,
                 INS_VALUES(ins_story_plain(all->first + 1).text, ins_story_plain(all->last).text,
                            ins_number_count((double)all->futures, in).text,
                            ins_number_decimal(widest(all, false), 1, in).text,
                            ins_number_hundred(widest(all, true), in).text));
    free(alarm);
    return ins_page_take(&page);
}

/* --- for machines ----------------------------------------------------------------------------- */

static const char *const sign_names[INS_SIGNS + 1] = {
    [INS_SIGN_INFLOW] = "inflow", [INS_SIGN_WORK] = "work", [INS_SIGN_FORECAST] = "forecast"};

static void add_sign(struct ins_json *json, const char *name, const char *from, enum ins_sign sign, double height)
{
    ins_json_text(json, name, sign_names[sign]);
    if (sign == INS_SIGN_NONE)
        ins_json_null(json, from);
    else
        ins_json_number(json, from, height);
}

static void add_hits(struct ins_json *json, struct ins_estimate hits)
{
    if (isnan(hits.value))
        ins_json_null(json, "hits");
    else
        ins_json_estimate(json, "hits", hits);
}

static void add_replayed(struct ins_json *json, const struct ins_signal *signal)
{
    ins_json_open(json, "on_records", '{');
    ins_json_estimate(json, "alarms", signal->record_alarms);
    ins_json_estimate(json, "false_alarms", signal->record_false);
    add_hits(json, signal->record_hits);
    ins_json_estimate(json, "saving", signal->record_saving);
    ins_json_estimate(json, "outlay", signal->record_outlay);
    ins_json_close(json, '}');
}

static void add_signal(struct ins_json *json, const struct ins_signal *signal, bool replayed)
{
    ins_json_open(json, NULL, '{');
    add_sign(json, "sign", "from", signal->sign, signal->height);
    add_sign(json, "also", "also_from", signal->also, signal->also_height);
    ins_json_estimate(json, "alarms", signal->alarms);
    ins_json_estimate(json, "false_alarms", signal->false_alarms);
    add_hits(json, signal->hits);
    ins_json_estimate(json, "futures_with_an_alarm", signal->acts);
    ins_json_estimate(json, "saving", signal->saving);
    ins_json_estimate(json, "outlay", signal->outlay);
    if (replayed)
        add_replayed(json, signal);
    else
        ins_json_null(json, "on_records");
    ins_json_close(json, '}');
}

char *ins_signals_json(const struct ins_signals *all)
{
    struct ins_json json = {0};
    ins_json_open(&json, NULL, '{');
    ins_decide_open(&json, "signals", ins_case_scenario(all->source));
    ins_json_open(&json, "alarm", '[');
    for (int k = 0; k < all->keys; k++) {
        ins_json_open_flat(&json, NULL, '{');
        ins_json_text(&json, "key", all->key[k]);
        ins_json_number(&json, "present", all->present[k]);
        ins_json_number(&json, "value", all->value[k]);
        ins_json_close(&json, '}');
    }
    ins_json_close(&json, ']');
    ins_json_integer(&json, "alarm_months", INS_ALARM_HOLDS);
    ins_json_integer(&json, "first_month", all->first + 1);
    ins_json_integer(&json, "last_month", all->last);
    ins_json_integer(&json, "fresh_futures", all->futures);
    ins_json_estimate(&json, "surges", all->surges);
    ins_json_open(&json, "signals", '[');
    for (int i = 0; i < INS_SIGNALS; i++)
        add_signal(&json, &all->signal[i], all->records > 0);
    ins_json_close(&json, ']');
    ins_json_integer(&json, "best", all->best);
    ins_json_integer(&json, "best_pair", all->best_pair);
    ins_json_integer(&json, "records", all->records);
    ins_json_integer(&json, "record_windows", all->windows);
    ins_parts_provenance(&json, all->source, ins_case_scenario(all->source));
    ins_json_close(&json, '}');
    return ins_json_take(&json);
}
