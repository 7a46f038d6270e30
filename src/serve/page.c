/* The page as one file: the same HTML, styles and scripts, each put in where it is asked for, the
 * scenario as text and the compiled engine as the code of a worker. */
#define _GNU_SOURCE /* memmem */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/seal.h"
#include "base/text.h"
#include "instroom/serve.h"
#include "output/destination.h"
#include "output/json.h"
#include "scenario/pairs.h"
#include "serve/files.h"
#include "sweep/pack.h"

enum { NAMES = 64, LONGEST = 64 };

static const char ENGINE[] = "instroom.js";

/* Nothing is fetched and nothing is sent; the engine is compiled from the file itself. */
static const char POLICY[] =
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
    "script-src 'unsafe-inline' 'wasm-unsafe-eval' blob:; worker-src blob:; "
    "style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'\">\n";

/* --- the engine ------------------------------------------------------------------------------- */

static bool beside_program(char path[PATH_MAX])
{
    static const char *const where[] = {"../share/instroom", "../wasm"};
    char                     program[PATH_MAX];
    ssize_t                  length = readlink("/proc/self/exe", program, sizeof program - 1);
    if (length <= 0)
        return false;
    program[length]        = '\0';
    *strrchr(program, '/') = '\0';
    for (size_t i = 0; i < sizeof where / sizeof where[0]; i++) {
        int wrote = snprintf(path, PATH_MAX, "%s/%s/%s", program, where[i], ENGINE);
        if (wrote > 0 && wrote < PATH_MAX && access(path, R_OK) == 0)
            return true;
    }
    return false;
}

static bool find_engine(char path[PATH_MAX])
{
    const char *asked = getenv("INSTROOM_ENGINE");
    if (asked && asked[0])
        return snprintf(path, PATH_MAX, "%s", asked) < PATH_MAX && access(path, R_OK) == 0;
    if (beside_program(path))
        return true;
    (void)snprintf(path, PATH_MAX, "%s/%s", INS_PREFIX "/share/instroom", ENGINE);
    return access(path, R_OK) == 0;
}

static enum ins_status read_engine(struct ins_text *engine, struct ins_error *error)
{
    char path[PATH_MAX], bytes[16384];
    if (!find_engine(path))
        return ins_fail(error, INS_WORLD,
                        "page: the engine for browsers is not here; `make wasm` builds it (with "
                        "emscripten), `make install` puts it in place, and INSTROOM_ENGINE may name "
                        "its file; `instroom serve` needs none");
    FILE *file = fopen(path, "rb");
    if (!file)
        return ins_fail(error, INS_WORLD, "%s: cannot be read", path);
    for (size_t got; (got = fread(bytes, 1, sizeof bytes, file)) > 0;)
        ins_text_add_bytes(engine, bytes, got);
    bool whole = !ferror(file);
    (void)fclose(file);
    return whole ? INS_DONE : ins_fail(error, INS_WORLD, "%s: cannot be read", path);
}

/* --- scripts ---------------------------------------------------------------------------------- */

/* Inside a script element nothing may look like its end. */
static void add_script(struct ins_text *out, const char *bytes, size_t length)
{
    const char *end = bytes + length;
    while (bytes < end) {
        const char *close = strstr(bytes, "</script");
        if (!close || close >= end)
            break;
        ins_text_add_bytes(out, bytes, (size_t)(close - bytes));
        ins_text_add(out, "<\\/script");
        bytes = close + strlen("</script");
    }
    ins_text_add_bytes(out, bytes, (size_t)(end - bytes));
}

/* The names that a module hands out: those behind export. */
struct exports {
    char name[NAMES][LONGEST];
    int  count;
};

static const char *behind(const char *line, const char *word)
{
    size_t length = strlen(word);
    return strncmp(line, word, length) == 0 ? line + length : NULL;
}

static void note_export(const char *line, struct exports *exports)
{
    static const char *const kind[] = {"const ", "function ", "async function ", "function* "};
    for (size_t i = 0; i < sizeof kind / sizeof kind[0]; i++) {
        const char *name = behind(line, kind[i]);
        if (name && exports->count < NAMES)
            (void)snprintf(exports->name[exports->count++], LONGEST, "%.*s",
                           (int)strcspn(name, " (="), name);
    }
}

static void add_names(struct ins_text *out, const struct exports *exports)
{
    for (int i = 0; i < exports->count; i++)
        ins_text_add(out, "%s%s", i ? ", " : "", exports->name[i]);
}

/* One module as a function that returns what it exports: one script needs no imports, and what a
 * module keeps to itself stays its own. */
static void add_module(struct ins_text *out, const struct ins_web_file *file)
{
    struct exports  exports = {.count = 0};
    struct ins_text body    = {0};
    for (const char *line = file->bytes; line < file->end;) {
        size_t      length = strcspn(line, "\n") + 1;
        const char *inside = behind(line, "export ");
        if (inside)
            note_export(inside, &exports);
        if (inside)
            ins_text_add_bytes(&body, inside, length - (size_t)(inside - line));
        else if (!behind(line, "import "))
            ins_text_add_bytes(&body, line, length);
        line += length;
    }
    ins_text_add(out, "const { ");
    add_names(out, &exports);
    ins_text_add(out, " } = (() => {\n");
    add_script(out, body.bytes ? body.bytes : "", body.length);
    ins_text_add(out, "return { ");
    add_names(out, &exports);
    ins_text_add(out, " };\n})();\n\n");
    out->failed = out->failed || body.failed;
    ins_text_clear(&body);
}

static bool is_module(const struct ins_web_file *file)
{
    return strstr(file->type, "javascript") && strncmp(file->path, "/vendor/", 8) != 0 &&
           strcmp(file->path, "/worker.js") != 0;
}

static void add_modules(struct ins_text *out)
{
    int                        count;
    const struct ins_web_file *file = ins_web_files(&count);
    ins_text_add(out, "<script type=\"module\">\n");
    for (int i = 0; i < count; i++)
        if (is_module(&file[i]))
            add_module(out, &file[i]);
    ins_text_add(out, "</script>\n");
}

/* --- the parts that only the file has ----------------------------------------------------------- */

static void add_pair(void *context, const char *line)
{
    ins_json_text(context, NULL, line);
}

/* What the program has read and checked, a value a line; and what stood in files beside it. */
static char *scenario_json(const struct ins_case *scenario)
{
    struct ins_json     json = {0};
    struct ins_scenario bare;
    char               *figures = ins_pack_figures(scenario);
    ins_pack_bare(scenario, &bare);
    ins_json_open_flat(&json, NULL, '{');
    ins_json_text(&json, "name", ins_case_name(scenario));
    ins_json_open(&json, "pairs", '[');
    bool whole = ins_pairs_write(&bare, add_pair, &json) && figures;
    ins_json_close(&json, ']');
    ins_json_text(&json, "figures", figures);
    ins_json_close(&json, '}');
    json.text.failed = json.text.failed || !whole;
    free(figures);
    return ins_json_take(&json);
}

static void add_scenario(struct ins_text *out, const struct ins_case *scenario)
{
    char *written = scenario_json(scenario);
    out->failed   = out->failed || !written;
    ins_text_add(out, "<script type=\"application/json\" id=\"scenario-text\">");
    for (const char *at = written ? written : ""; *at; at++)
        if (*at == '<')
            ins_text_add(out, "\\u003c");
        else
            ins_text_add_bytes(out, at, 1);
    ins_text_add(out, "</script>\n");
    free(written);
}

static void add_engine(struct ins_text *out, const struct ins_text *engine)
{
    const struct ins_web_file *worker = ins_web_find("/worker.js");
    ins_text_add(out, "<script type=\"text/plain\" id=\"engine-code\">\n");
    add_script(out, worker->bytes, (size_t)(worker->end - worker->bytes));
    add_script(out, engine->bytes, engine->length);
    ins_text_add(out, "</script>\n");
}

struct parts {
    const struct ins_case *scenario;
    const char            *language; /* NULL: the reader's */
    const struct ins_text *engine;
};

/* The file that a line of the page asks for: href="..." or src="..."; NULL. */
static const struct ins_web_file *asked(const char *line, size_t length)
{
    char        path[LONGEST];
    const char *from = memmem(line, length, "=\"/", 3);
    if (!from)
        return NULL;
    (void)snprintf(path, sizeof path, "%.*s", (int)strcspn(from + 2, "\""), from + 2);
    return ins_web_find(path);
}

static void add_page_line(struct ins_text *out, const char *line, size_t length,
                          const struct parts *parts)
{
    const struct ins_web_file *file = asked(line, length);
    if (behind(line, "<html") && parts->language) {
        ins_text_add(out, "<html lang=\"%s\" data-language=\"%s\">\n", parts->language,
                     parts->language);
    } else if (behind(line, "<meta charset")) {
        char seal[INS_SEAL_TEXT];
        ins_text_add_bytes(out, line, length);
        ins_text_add(out, "<meta name=\"generator\" content=\"%s\">\n%s",
                     ins_seal_open("page", seal), POLICY);
    } else if (!file) {
        ins_text_add_bytes(out, line, length);
    } else if (behind(line, "<link")) {
        ins_text_add(out, "<style>\n%s</style>\n", file->bytes);
    } else if (behind(line, "<script type=\"module\"")) {
        add_scenario(out, parts->scenario);
        add_engine(out, parts->engine);
        add_modules(out);
    } else {
        ins_text_add(out, "<!-- uPlot:\n%s-->\n<script>\n", ins_web_find("/vendor/LICENSE")->bytes);
        add_script(out, file->bytes, (size_t)(file->end - file->bytes));
        ins_text_add(out, "\n</script>\n");
    }
}

static void add_page(struct ins_text *out, const struct parts *parts)
{
    const struct ins_web_file *page = ins_web_find("/");
    for (const char *line = page->bytes; line < page->end;) {
        size_t length = strcspn(line, "\n") + 1;
        add_page_line(out, line, length, parts);
        line += length;
    }
}

enum ins_status ins_page_make(const struct ins_case *scenario, const char *language, char **page,
                              struct ins_error *error)
{
    struct ins_text engine = {0}, out = {0};
    enum ins_status status = read_engine(&engine, error);
    *page                  = NULL;
    if (status == INS_DONE && !engine.failed)
        add_page(&out, &(struct parts){scenario, language, &engine});
    if (status == INS_DONE && !engine.failed && !out.failed) {
        ins_seal_close(out.bytes, out.length);
        *page = ins_text_take(&out);
    }
    if (status == INS_DONE && !*page)
        status = ins_fail(error, INS_WORLD, "out of memory");
    ins_text_clear(&engine);
    ins_text_clear(&out);
    return status;
}

/* The engine is read for the page, too, whoever named it. */
static enum ins_status check_engine(const struct ins_destination *to, struct ins_error *error)
{
    char        path[PATH_MAX];
    const char *reads[] = {path};
    struct ins_destination apart = {.path = to->path, .reads = reads, .read_count = 1};
    return find_engine(path) ? ins_destination_apart(&apart, error) : INS_DONE;
}

enum ins_status ins_page_save(const struct ins_case *scenario, const char *language,
                              const struct ins_destination *to, struct ins_error *error)
{
    static const struct ins_answer_kind kind   = {.name = "page"};
    char                               *page   = NULL;
    enum ins_status                     status = check_engine(to, error);
    if (status == INS_DONE)
        status = ins_output_check(to, &kind, error);
    if (status == INS_DONE)
        status = ins_page_make(scenario, language, &page, error);
    if (status == INS_DONE)
        status = ins_output_write(to, &kind, page, strlen(page), error);
    free(page);
    return status;
}
