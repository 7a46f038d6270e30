/* --set key=value, one a line, over a scenario without mistakes. */
#include "fuzz.h"

#include "instroom/scenario.h"

enum { SETTINGS = 6 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char             *text = text_of(data, size), *rest = text, *line;
    const char       *setting[SETTINGS];
    int               count = 0;
    char              base[2048];
    struct ins_case  *made  = NULL;
    struct ins_error  error = {{0}};
    (void)snprintf(base, sizeof base, SOUND, "");
    while (count < SETTINGS && (line = strsep(&rest, "\n")))
        setting[count++] = line;
    enum ins_status status = ins_case_read(base, "base", NULL, setting, count, &made, &error);
    MUST((status == INS_DONE) == (made != NULL));
    MUST(status == INS_DONE || error.text[0]);
    if (made) {
        char *once = ins_case_text(made, 1);
        MUST(once);
        free(once);
    }
    ins_case_free(made);
    free(text);
    return 0;
}
