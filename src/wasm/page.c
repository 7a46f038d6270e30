/* The engine of the page: the questions of serve/whatif.h, called from JavaScript.
 *
 * Texts come in and go out as NUL-terminated UTF-8; settings are lines "key=value" with a NUL
 * behind each and one more at the end. An answer is JSON and stays until the next call.
 */
#include <emscripten.h>
#include <stdlib.h>
#include <string.h>

#include "output/json.h"
#include "scenario/pairs.h"
#include "serve/whatif.h"
#include "sweep/pack.h"

enum { SETTINGS = 640, PAIRS = 16384 };

static struct ins_whatif  whatif_of_page, *whatif = &whatif_of_page;
static char              *answer; /* the last one */

static const char *say_answer(char *text)
{
    free(answer);
    answer = text;
    return text ? text : "{ \"problem\": \"out of memory\" }";
}

static const char *problem(const struct ins_error *error)
{
    struct ins_json json = {0};
    ins_json_open_flat(&json, NULL, '{');
    ins_json_text(&json, "problem", error->text);
    ins_json_close(&json, '}');
    return say_answer(ins_json_take(&json));
}

static struct ins_settings read_settings(const char *text, const char *line[SETTINGS])
{
    int count = 0;
    for (; text && *text && count < SETTINGS; text += strlen(text) + 1)
        line[count++] = text;
    return (struct ins_settings){line, count};
}

/* The scenario as pairs, and the figures of its files (sweep/pack.h). */
EMSCRIPTEN_KEEPALIVE const char *ins_page_open(const char *pairs, const char *figures, const char *name)
{
    static const char *line[PAIRS];
    struct ins_case   *scenario = NULL;
    struct ins_error   error    = {0};
    int                count    = 0;
    for (; *pairs && count < PAIRS; pairs += strlen(pairs) + 1)
        line[count++] = pairs;
    ins_case_release(whatif->start);
    whatif->start          = NULL;
    enum ins_status status = ins_pairs_read(line, count, name, &scenario, &error);
    if (status == INS_DONE)
        status = ins_pack_attach(figures, name, NULL, 0, &scenario, &error);
    if (status != INS_DONE)
        return problem(&error);
    whatif->start = scenario;
    return say_answer(ins_whatif_about(whatif));
}

EMSCRIPTEN_KEEPALIVE const char *ins_page_keys(void)
{
    return say_answer(ins_whatif_keys(whatif));
}

/* The futures that a question under these settings ends with; 0: it is wrong. */
EMSCRIPTEN_KEEPALIVE int ins_page_target(const char *settings)
{
    const char       *line[SETTINGS];
    struct ins_case  *scenario = NULL;
    struct ins_error  error    = {0};
    enum ins_status   status =
        ins_whatif_case(whatif, read_settings(settings, line), 0, &scenario, &error);
    int target = status == INS_DONE ? ins_whatif_target(scenario) : 0;
    ins_case_free(scenario);
    return target;
}

/* `two`: compare with the scenario under `other`; `buffers`: the three buffers too. *narrow tells
 * whether the errors are small. */
EMSCRIPTEN_KEEPALIVE const char *ins_page_answer(const char *settings, const char *other, int two,
                                                 int futures, int buffers, int *narrow)
{
    const char      *line[SETTINGS];
    struct ins_case *scenario[2] = {NULL, NULL};
    struct ins_error error       = {0};
    char            *json        = NULL;
    enum ins_status  status =
        ins_whatif_case(whatif, read_settings(settings, line), futures, &scenario[0], &error);
    if (status == INS_DONE && two)
        status = ins_whatif_case(whatif, read_settings(other, line), futures, &scenario[1], &error);
    if (status == INS_DONE)
        status = ins_whatif_answer(scenario[0], scenario[1], buffers, NULL, &json, narrow, &error);
    ins_case_free(scenario[0]);
    ins_case_free(scenario[1]);
    return status == INS_DONE ? say_answer(json) : problem(&error);
}

/* Bytes of a download; what begins with { "problem" is none. */
EMSCRIPTEN_KEEPALIVE const char *ins_page_download(const char *settings, const char *kind, int futures)
{
    const char      *line[SETTINGS];
    struct ins_case *scenario = NULL;
    struct ins_error error    = {0};
    char            *bytes    = NULL;
    enum ins_status  status =
        ins_whatif_case(whatif, read_settings(settings, line), futures, &scenario, &error);
    if (status == INS_DONE)
        status = ins_whatif_download(scenario, kind, NULL, &bytes, &error);
    ins_case_free(scenario);
    return status == INS_DONE ? say_answer(bytes) : problem(&error);
}
