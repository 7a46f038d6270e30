#include "output/decide_parts.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "output/folder.h"
#include "output/own_files.h"
#include "output/parts.h"
#include "output/studio.h"

/* --- JSON ------------------------------------------------------------------------------------ */

void ins_decide_change(struct ins_json *json, const char *key, struct ins_estimate change)
{
    ins_json_open_flat(json, key, '{');
    ins_json_number(json, "change", change.value);
    ins_json_number(json, "low", change.low);
    ins_json_number(json, "high", change.high);
    ins_json_close(json, '}');
}

void ins_decide_points(struct ins_json *json, const char *key,
                      const struct ins_estimate value[INS_POINT_ROWS])
{
    ins_json_open(json, key, '{');
    ins_decide_rows(json, value);
    ins_json_close(json, '}');
}

void ins_decide_rows(struct ins_json *json, const struct ins_estimate value[INS_POINT_ROWS])
{
    for (int r = 0; r < INS_POINT_ROWS; r++)
        ins_json_estimate(json, ins_point_name[r], value[r]);
    ins_json_estimate(json, INS_STATE_NAME, value[INS_POINT_SOCIAL_COST]);
}

void ins_decide_changes(struct ins_json *json, const struct ins_estimate change[INS_POINT_ROWS])
{
    for (int r = 0; r < INS_POINT_ROWS; r++)
        ins_decide_change(json, ins_point_name[r], change[r]);
    ins_decide_change(json, INS_STATE_NAME, change[INS_POINT_SOCIAL_COST]);
}

void ins_decide_open(struct ins_json *json, const char *command, const struct ins_scenario *s)
{
    ins_json_text(json, "instroom", command);
    ins_parts_open(json, s);
    ins_json_integer(json, "futures", s->futures);
    ins_json_integer(json, "seed", s->seed);
    ins_json_number(json, "confidence", s->norm.confidence);
    ins_parts_norm(json, s);
}

/* --- CSV ------------------------------------------------------------------------------------- */

void ins_decide_csv_head(struct ins_text *text)
{
    for (int r = 0; r < INS_POINT_ROWS; r++)
        ins_text_add(text, ",%s,%s_low,%s_high", ins_point_name[r], ins_point_name[r],
                     ins_point_name[r]);
}

void ins_decide_csv_cells(struct ins_text *text, const struct ins_estimate value[INS_POINT_ROWS])
{
    for (int r = 0; r < INS_POINT_ROWS; r++)
        ins_text_add(text, ",%s,%s,%s", ins_number_full(value[r].value).text,
                     ins_number_full(value[r].low).text, ins_number_full(value[r].high).text);
}

/* --- numbers --------------------------------------------------------------------------------- */

double ins_decide_half(struct ins_estimate change)
{
    return (change.high - change.low) / 2.0;
}

struct ins_figure ins_decide_euro(const struct ins_page *page, double euro, int digits)
{
    return ins_number_decimal(isfinite(euro) ? euro / 1e6 : NAN, digits, page->language);
}

struct ins_figure ins_decide_value(double value, enum ins_language language)
{
    int    digits = 0;
    double scaled = value;
    while (digits < 4 && fabs(scaled - nearbyint(scaled)) > 1e-6) {
        scaled *= 10.0;
        digits++;
    }
    return ins_number_decimal(value, digits, language);
}

/* --- settings of figures ----------------------------------------------------------------------- */

void ins_decide_settings(char *settings, size_t room, const char *name, const char *words)
{
    char   text[160];
    size_t used = 0, length = strlen(settings);
    for (; *words && used < sizeof text - 2; words++) {
        if (*words == '\'')
            text[used++] = '\'';
        text[used++] = *words;
    }
    text[used] = '\0';
    (void)snprintf(settings + length, room - length, "%s='%s'; ", name, text);
}

/* --- folders --------------------------------------------------------------------------------- */

enum ins_status ins_decide_place(const char *command, const struct ins_destination *to,
                                 struct ins_error *error)
{
    return ins_folder_check(to, command, error);
}

static enum ins_status put_part(const struct ins_folder *folder, const char *name,
                                const char *bytes, struct ins_error *error)
{
    if (!bytes)
        return ins_fail(error, INS_WORLD, "%s: out of memory for %s", folder->place, name);
    return ins_folder_write(folder, name, bytes, strlen(bytes), error);
}

static void draw_decision(const struct ins_decide_folder *what, const char *folder,
                          struct ins_text *note)
{
    struct ins_studio studio;
    if (what->figures == 0 || !ins_studio_open(&studio, folder, note))
        return;
    for (int i = 0; i < what->figures && studio.closed == 0; i++)
        ins_studio_draw(&studio, what->figure[i].script, what->figure[i].name,
                        what->figure[i].settings);
    ins_studio_close(&studio, note);
}

static enum ins_status fill_folder(const struct ins_decide_folder *what, struct ins_folder *folder,
                                   struct ins_text *remarks, struct ins_error *error)
{
    enum ins_status status = INS_DONE;
    for (int i = 0; i < what->files && status == INS_DONE; i++)
        status = put_part(folder, what->file[i].name, what->file[i].bytes, error);
    for (int i = 0; i < what->scenarios && status == INS_DONE; i++)
        status = ins_own_files_put(folder, what->named[i], remarks, error);
    if (status != INS_DONE) {
        ins_folder_drop(folder);
        return status;
    }
    draw_decision(what, folder->partial, remarks);
    return ins_folder_end(folder, error);
}

char *ins_decide_scenario(struct ins_decide_folder *what, const struct ins_case *c,
                          const struct ins_scenario *written, const char *within)
{
    struct ins_named_files *named   = ins_named_files_create(c, within);
    what->named[what->scenarios++] = named;
    return ins_named_files_text(named, written ? written : ins_case_written(c));
}

enum ins_status ins_decide_save(struct ins_decide_folder *what, const struct ins_destination *to,
                                char **note, struct ins_error *error)
{
    struct ins_folder folder;
    struct ins_text   remarks = {0};
    *note                     = NULL;
    enum ins_status status = ins_folder_begin(to, what->command, &folder, error);
    folder.language        = what->language;
    if (status == INS_DONE)
        status = fill_folder(what, &folder, &remarks, error);
    if (status == INS_DONE)
        *note = ins_text_take(&remarks);
    ins_text_clear(&remarks);
    for (int i = 0; i < what->files; i++)
        free(what->file[i].bytes);
    for (int i = 0; i < what->scenarios; i++)
        ins_named_files_free(what->named[i]);
    return status;
}
