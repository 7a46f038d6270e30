#include "serve/files.h"

#include <string.h>

/* The bytes of a file between two labels, a NUL behind them. The assembler reads the file, from
 * the root of the repository, where make runs. */
#define FILE_BYTES(name, path)                                                                     \
    __asm__(".pushsection .rodata\n"                                                               \
            ".balign 16\n"                                                                         \
            ".globl ins_web_" #name "\n"                                                           \
            ".hidden ins_web_" #name "\n"                                                          \
            "ins_web_" #name ":\n"                                                                 \
            ".incbin \"src/serve/web/" path "\"\n"                                                 \
            ".globl ins_web_" #name "_end\n"                                                       \
            ".hidden ins_web_" #name "_end\n"                                                      \
            "ins_web_" #name "_end:\n"                                                             \
            ".byte 0\n"                                                                            \
            ".popsection\n");                                                                      \
    extern const char ins_web_##name[], ins_web_##name##_end[]

#define HTML "text/html; charset=utf-8"
#define CSS  "text/css; charset=utf-8"
#define JS   "text/javascript; charset=utf-8"
#define JSON "application/json"
#define TEXT "text/plain; charset=utf-8"
#define ENTRY(name, path, type) {path, type, ins_web_##name, ins_web_##name##_end}

FILE_BYTES(page, "page.html");
FILE_BYTES(style, "style.css");
FILE_BYTES(words, "words.js");
FILE_BYTES(keys, "keys.js");
FILE_BYTES(state, "state.js");
FILE_BYTES(numbers, "numbers.js");
FILE_BYTES(charts, "charts.js");
FILE_BYTES(controls, "controls.js");
FILE_BYTES(answer, "answer.js");
FILE_BYTES(workbook, "workbook.js");
FILE_BYTES(engine, "engine.js");
FILE_BYTES(main, "main.js");
FILE_BYTES(worker, "worker.js");
FILE_BYTES(openapi, "openapi.json");
FILE_BYTES(uplot, "vendor/uPlot.iife.min.js");
FILE_BYTES(uplot_style, "vendor/uPlot.min.css");
FILE_BYTES(uplot_license, "vendor/LICENSE");

static const struct ins_web_file files[] = {
    ENTRY(page, "/", HTML),
    ENTRY(uplot_style, "/vendor/uPlot.min.css", CSS),
    ENTRY(style, "/style.css", CSS),
    ENTRY(uplot, "/vendor/uPlot.iife.min.js", JS),
    ENTRY(words, "/words.js", JS),
    ENTRY(numbers, "/numbers.js", JS),
    ENTRY(keys, "/keys.js", JS),
    ENTRY(state, "/state.js", JS),
    ENTRY(charts, "/charts.js", JS),
    ENTRY(controls, "/controls.js", JS),
    ENTRY(answer, "/answer.js", JS),
    ENTRY(workbook, "/workbook.js", JS),
    ENTRY(engine, "/engine.js", JS),
    ENTRY(main, "/main.js", JS),
    ENTRY(worker, "/worker.js", JS),
    ENTRY(openapi, "/api/openapi.json", JSON),
    ENTRY(uplot_license, "/vendor/LICENSE", TEXT),
};

const struct ins_web_file *ins_web_files(int *count)
{
    *count = sizeof files / sizeof files[0];
    return files;
}

const struct ins_web_file *ins_web_find(const char *path)
{
    int                        count;
    const struct ins_web_file *file = ins_web_files(&count);
    for (int i = 0; i < count; i++)
        if (strcmp(file[i].path, path) == 0)
            return &file[i];
    return NULL;
}
