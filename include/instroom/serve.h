/* instroom/serve.h - the what-if page: sliders and live answers.
 *
 * One front end, two engines: a small server on this machine, or one file that holds the page
 * and the engine together and needs nothing else.
 */
#ifndef INSTROOM_SERVE_H
#define INSTROOM_SERVE_H

#include "instroom/destination.h"
#include "instroom/error.h"
#include "instroom/former.h"
#include "instroom/scenario.h"

#ifdef __cplusplus
extern "C" {
#endif

struct ins_serve_settings {
    int                 port;    /* of 127.0.0.1; 0: any that is free; -1: 8017, or any */
    int                 threads; /* that compute; 0: as many as the machine has cores */
    const volatile int *stop;    /* where a signal handler says that it is enough */
    /* Told the address once it can be asked: "http://127.0.0.1:8017/". Anything but INS_DONE ends
     * the server, with that status. */
    enum ins_status (*ready)(void *context, const char *address);
    void *context;
};

/* Serve the scenario's page and its JSON interface (/api/openapi.json) on the loopback address
 * until `stop` is set; INS_STOPPED then, with every question answered or told so. INS_WORLD: the
 * port cannot be had, or memory ran out. */
enum ins_status ins_serve(const struct ins_case           *scenario,
                          const struct ins_serve_settings *settings, struct ins_error *error);

/* The page as one self-contained HTML text, to be freed with free(). */
enum ins_status ins_page_make(const struct ins_case *scenario, const char *language, char **page,
                              struct ins_error *error);

/* The same in a file, complete or not there. `language` is "nl", "en" or
 * NULL: that of the reader's browser. INS_WORLD: it cannot be written, or the engine for
 * browsers (make wasm) was not built; the story says what to do. */
enum ins_status ins_page_save(const struct ins_case *scenario, const char *language,
                              const struct ins_destination *to, struct ins_error *error);

#ifdef __cplusplus
}
#endif
#endif
