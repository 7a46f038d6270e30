/* cli/ask.h - a command that asks one question of scenarios.
 *
 * They differ in the question and in nothing else: the scenarios are read, the place of the answer
 * is looked at before the work, the question is asked under a line of progress, the answer goes
 * into its folder and onto the screen, and is freed. The questions stand in cli/commands.c.
 */
#ifndef INS_CLI_ASK_H
#define INS_CLI_ASK_H

#include "cli/options.h"
#include "instroom/answers.h"
#include "instroom/destination.h"
#include "instroom/output.h"

/* What the question is asked of. */
struct ins_asked {
    const struct ins_request     *request;
    const struct ins_case *const *cases;
    int                           case_count;
    const struct ins_options     *options; /* of the work: threads, stop, progress */
};

struct ins_question {
    const char *name; /* of the line of progress */
    bool        all;  /* every operand is a scenario, not the first alone */

    /* What is wrong with the request, as a complaint; NULL: nothing. NULL: nothing can be. */
    const char *(*refuse)(const struct ins_request *request);

    /* The answer, to be freed with `free`. INS_NO comes with an answer, too. NULL with another
     * status and its story. */
    void *(*ask)(const struct ins_asked *asked, enum ins_status *status, struct ins_error *error);

    /* The forms of the answer, texts to be freed with free(); csv and text may be NULL, and then
     * the form before them stands in their place: csv on the screen, too, or JSON. */
    char *(*json)(const void *answer);
    char *(*csv)(const void *answer);
    char *(*text)(const void *answer, const struct ins_look *look);

    /* Warnings about what was read for it, one a line, to be freed with free(); NULL: there are none. */
    char *(*warn)(const void *answer);

    /* Its folder, and whether that would take the place; both NULL where it has none. */
    enum ins_status (*save)(const void *answer, const struct ins_look *look,
                            const struct ins_destination *to, char **note, struct ins_error *error);
    enum ins_status (*place)(const struct ins_destination *to, struct ins_error *error);

    void (*free)(void *answer);
};

/* Ask it and tell the answer: INS_DONE, INS_NO, or a failure that was told. */
enum ins_status ins_ask(const struct ins_request *request, const struct ins_question *question);

#endif
