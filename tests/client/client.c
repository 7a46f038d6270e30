/* A program of somebody else, which knows instroom/instroom.h alone: it prints every value of a run, and
 * frees the scenario before the answer. */
#include <instroom/instroom.h>
#include <stdio.h>

int main(int count, char **words)
{
    static struct ins_error error;
    struct ins_case        *scenario = NULL;
    struct ins_run         *run      = NULL;
    struct ins_value        value;
    if (count != 2 || ins_version_number() != INSTROOM_VERSION_NUMBER ||
        ins_case_load(words[1], NULL, 0, &scenario, &error) != INS_DONE ||
        ins_run_create(scenario, NULL, &run, &error) != INS_DONE) {
        (void)fprintf(stderr, "%s\n", error.text);
        return 1;
    }
    ins_case_free(scenario);
    for (int i = 0; ins_run_value_name(i); i++) {
        if (ins_run_value(run, ins_run_value_name(i), &value) != INS_DONE)
            return 1;
        (void)printf("%s\t%.17g\n", ins_run_value_name(i), value.value);
    }
    int unknown = ins_run_value(run, "no such name", &value) == INS_WRONG;
    ins_run_free(run);
    return unknown ? 0 : 1;
}
