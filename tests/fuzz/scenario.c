/* The text of a scenario. What is accepted is written out resolved, and must read back as itself. */
#include "fuzz.h"

#include "instroom/scenario.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char            *text   = text_of(data, size);
    struct ins_case *made   = NULL, *again = NULL;
    struct ins_error error  = {{0}};
    enum ins_status  status = ins_case_read(text, "fuzz", "tests/bad", NULL, 0, &made, &error);
    MUST((status == INS_DONE) == (made != NULL));
    MUST(status == INS_DONE || error.text[0]);
    if (made) {
        char *once = ins_case_text(made, 0), *marked = ins_case_text(made, 1);
        char *warnings = ins_case_warnings(made);
        MUST(once && marked && warnings);
        MUST(ins_case_read(once, "once", "/", NULL, 0, &again, &error) == INS_DONE);
        char *twice = ins_case_text(again, 0);
        MUST(twice && strcmp(once, twice) == 0);
        free(once);
        free(marked);
        free(warnings);
        free(twice);
    }
    ins_case_free(made);
    ins_case_free(again);
    free(text);
    return 0;
}
