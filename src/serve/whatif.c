#include "serve/whatif.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "instroom/decide.h"
#include "output/csv.h"
#include "output/parts.h"
#include "scenario/locate.h"

enum { MOST_SETTINGS = 1024, LINE = 32 };

/* The key that a setting turns; NULL for none. */
static const struct ins_key *key_of(const char *setting)
{
    char        path[INS_PATH];
    size_t      length = strcspn(setting, "=");
    const char *from   = setting + strspn(setting, " \t\r\n");
    while (length > 0 && strchr(" \t\r\n", setting[length - 1]))
        length--;
    if (from >= setting + length || (size_t)(setting + length - from) >= sizeof path)
        return NULL;
    (void)snprintf(path, sizeof path, "%.*s", (int)(setting + length - from), from);
    return ins_key_meant(path);
}

/* What would send the reader to a file. The reader itself refuses @include and inherits where it
 * has no folder; these keys are those that are left. */
static bool names_a_file(const char *setting)
{
    const struct ins_key *key = key_of(setting);
    return key && (key->kind == INS_KEY_FILE || key->kind == INS_KEY_FILES ||
                   key->kind == INS_KEY_INHERITS);
}

static bool asks_for_futures(struct ins_settings settings)
{
    const struct ins_key *futures = ins_key_find("futures");
    for (int i = 0; i < settings.count; i++)
        if (key_of(settings.line[i]) == futures)
            return true;
    return false;
}

static enum ins_status refuse_files(struct ins_settings settings, struct ins_error *error)
{
    if (settings.count > MOST_SETTINGS)
        return ins_fail(error, INS_WRONG, "settings: expected at most %d of them", MOST_SETTINGS);
    for (int i = 0; i < settings.count; i++)
        if (names_a_file(settings.line[i]))
            return ins_fail(error, INS_WRONG, "--set: %s: expected no file: a question reaches none",
                            settings.line[i]);
    return INS_DONE;
}

/* A question holds months of all futures in memory: what it may cost is bounded. */
static enum ins_status within_budget(const struct ins_case *scenario, struct ins_error *error)
{
    const struct ins_scenario *s = ins_case_scenario(scenario);
    if ((long long)s->months * s->futures <= INS_WHATIF_MOST)
        return INS_DONE;
    return ins_fail(error, INS_WRONG, "futures = %d: expected at most %d with %d months", s->futures,
                    INS_WHATIF_MOST / s->months, s->months);
}

enum ins_status ins_whatif_case(const struct ins_whatif *whatif, struct ins_settings settings,
                                int futures, struct ins_case **made, struct ins_error *error)
{
    const char *line[MOST_SETTINGS + 1];
    char        last[LINE];
    *made = NULL;
    if (refuse_files(settings, error) != INS_DONE)
        return INS_WRONG;
    for (int i = 0; i < settings.count; i++)
        line[i] = settings.line[i];
    (void)snprintf(last, sizeof last, "futures=%d", futures);
    line[settings.count] = last;
    enum ins_status status =
        ins_case_vary(whatif->start, line, settings.count + (futures > 0), made, error);
    if (status != INS_DONE || (futures == 0 && !asks_for_futures(settings)))
        return status;
    status = within_budget(*made, error);
    if (status != INS_DONE) {
        ins_case_free(*made);
        *made = NULL;
    }
    return status;
}

int ins_whatif_target(const struct ins_case *scenario)
{
    const struct ins_scenario *s    = ins_case_scenario(scenario);
    int                        most = INS_WHATIF_MOST / s->months;
    return s->futures < most ? s->futures : most;
}

/* --- downloads -------------------------------------------------------------------------------- */

static enum ins_status months(const struct ins_case *scenario, const struct ins_options *options,
                              struct ins_text *text, struct ins_error *error)
{
    struct ins_run *run    = NULL;
    enum ins_status status = ins_run_create(scenario, options, &run, error);
    if (run)
        ins_csv_months(text, run);
    ins_run_free(run);
    return status;
}

static enum ins_status frontier(const struct ins_case *scenario, const struct ins_options *options,
                                struct ins_text *text, struct ins_error *error)
{
    struct ins_buffer *buffer = NULL;
    enum ins_status    status = ins_buffer_create(scenario, options, &buffer, error);
    if (buffer)
        ins_csv_frontier(text, buffer);
    ins_buffer_free(buffer);
    return status == INS_NO ? INS_DONE : status;
}

/* JSON in the place of a table. */
static enum ins_status answer_holds(const struct ins_case    *scenario,
                                    const struct ins_options *options, struct ins_text *text,
                                    struct ins_error *error)
{
    struct ins_buffer             *buffer   = NULL;
    const struct ins_hold_settings settings = {.all = 1};
    enum ins_status status = ins_buffer_create_held(scenario, &settings, options, &buffer, error);
    if (buffer) {
        struct ins_json json = {0};
        ins_json_open_flat(&json, NULL, '{');
        ins_parts_holds(&json, buffer->holds);
        ins_json_close(&json, '}');
        *text = json.text;
    }
    ins_buffer_free(buffer);
    return status == INS_NO ? INS_DONE : status;
}

enum ins_status ins_whatif_download(const struct ins_case *scenario, const char *kind,
                                    const struct ins_options *options, char **bytes,
                                    struct ins_error *error)
{
    struct ins_text text   = {0};
    enum ins_status status = INS_DONE;
    *bytes                 = NULL;
    if (strcmp(kind, "cfg") == 0)
        *bytes = ins_case_text(scenario, 0);
    else if (strcmp(kind, "csv") == 0)
        status = months(scenario, options, &text, error);
    else if (strcmp(kind, "frontier") == 0)
        status = frontier(scenario, options, &text, error);
    else if (strcmp(kind, "holds") == 0)
        status = answer_holds(scenario, options, &text, error);
    else
        return ins_fail(error, INS_WRONG,
                        "kind = \"%s\": expected \"cfg\", \"csv\", \"frontier\", \"holds\" or \"xlsx\"",
                        kind);
    if (status == INS_DONE && !*bytes)
        *bytes = ins_text_take(&text);
    ins_text_clear(&text);
    return status != INS_DONE || *bytes ? status : ins_fail(error, INS_WORLD, "out of memory");
}
