/* output/studio.h - gnuplots, started without a shell, as many at once as there are cores and one more.
 *
 * The scripts of plots/ read CSV files of the folder that they draw for. They are looked for at
 * $INSTROOM_PLOTS, beside the program (its installation or its source tree) and under the prefix
 * it was built for. Figures are an extra: what cannot be drawn is said in a note and fails nothing.
 */
#ifndef INS_OUTPUT_STUDIO_H
#define INS_OUTPUT_STUDIO_H

#include <limits.h>
#include <stdbool.h>
#include <sys/types.h>

#include "base/text.h"

enum { INS_STUDIO_SETTINGS = 1024, INS_STUDIO_ROOM = 16, INS_STUDIO_NAME = 64 };

/* A figure that a gnuplot is at work on. */
struct ins_drawing {
    pid_t child;
    char  name[INS_STUDIO_NAME];
};

struct ins_studio {
    const char     *folder, *into; /* what the figures belong to; its folder of figures */
    char            plots[PATH_MAX];
    struct ins_text missing; /* names of figures that could not be drawn */
    int             closed;  /* errno of a gnuplot that cannot be started, EINTR when told to
                                stop: draw no more */
    int                room, count;               /* how many may be, and are at work */
    struct ins_drawing drawing[INS_STUDIO_ROOM]; /* [count] the longest at work first */
};

/* Create folder/figures. False, with a line in `note`, where nothing can be drawn; then the
 * studio is not to be closed. */
bool ins_studio_open(struct ins_studio *studio, const char *folder, struct ins_text *note);

/* The same with another name, folder/into. */
bool ins_studio_open_in(struct ins_studio *studio, const char *folder, const char *into,
                        struct ins_text *note);

/* Draw figures/NAME.svg, for screens, and .png, for documents; they are there once the studio is closed.
 * `settings` sets variables of the script: "asked=0.8; title='...'". Gives up on a gnuplot that takes
 * longer than a minute. */
void ins_studio_draw(struct ins_studio *studio, const char *script, const char *name,
                     const char *settings);

/* Wait for what is at work, and tell in `note` what could not be drawn. */
void ins_studio_close(struct ins_studio *studio, struct ins_text *note);

#endif
