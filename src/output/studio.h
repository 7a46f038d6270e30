/* output/studio.h - gnuplots, started without a shell, as many as there are cores; each draws its part
 * of the figures, and what one of them failed to draw is tried again alone.
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

enum { INS_STUDIO_SETTINGS = 1024, INS_STUDIO_ROOM = 16, INS_STUDIO_NAME = 64,
       INS_STUDIO_MOST = 32 };

/* A figure that is to be drawn, by a script of plots/. */
struct ins_picture {
    const char *script;
    char        name[INS_STUDIO_NAME], settings[INS_STUDIO_SETTINGS];
};

/* A figure that a gnuplot is at work on. */
struct ins_drawing {
    pid_t child;
    char  name[INS_STUDIO_NAME + 4]; /* with its ending */
};

struct ins_studio {
    const char     *folder, *into; /* what the figures belong to; its folder of figures */
    char            plots[PATH_MAX];
    struct ins_text missing; /* names of figures that could not be drawn */
    int             closed;  /* errno of a gnuplot that cannot be started, EINTR when told to
                                stop: draw no more */
    int                room, count;               /* how many may be, and are at work */
    struct ins_drawing drawing[INS_STUDIO_ROOM]; /* [count] the longest at work first */
    int                figures;
    struct ins_picture figure[INS_STUDIO_MOST]; /* [figures] asked for and not drawn yet */
};

/* Create folder/figures. False, with a line in `note`, where nothing can be drawn; then the
 * studio is not to be closed. */
bool ins_studio_open(struct ins_studio *studio, const char *folder, struct ins_text *note);

/* The same with another name, folder/into. */
bool ins_studio_open_in(struct ins_studio *studio, const char *folder, const char *into,
                        struct ins_text *note);

/* Draw figures/NAME.svg, for screens, and .png, for documents; they are there once the studio is closed,
 * until when `script` must live.
 * `settings` sets variables of the script: "asked=0.8; title='...'". Gives up on a gnuplot that takes
 * longer than a minute. */
void ins_studio_draw(struct ins_studio *studio, const char *script, const char *name,
                     const char *settings);

/* Draw what was asked for, and tell in `note` what could not be drawn. */
void ins_studio_close(struct ins_studio *studio, struct ins_text *note);

#endif
