#include "output/studio.h"

#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "output/child.h"

enum { EVERYBODY = 0777 };

/* --- where the scripts are ------------------------------------------------------------------ */

static bool holds_scripts(const char *plots)
{
    char script[PATH_MAX];
    int  length = snprintf(script, sizeof script, "%s/style.gp", plots);
    return length > 0 && (size_t)length < sizeof script && access(script, R_OK) == 0;
}

/* Installed as PREFIX/bin/instroom, or built in build/MODE of the source tree. */
static bool find_beside_program(char *plots)
{
    static const char *const where[] = {"../share/instroom/plots", "../../plots", "../plots",
                                        "plots"};
    char                     program[PATH_MAX];
    ssize_t                  length = readlink("/proc/self/exe", program, sizeof program - 1);
    if (length <= 0)
        return false;
    program[length]        = '\0';
    *strrchr(program, '/') = '\0';
    for (size_t i = 0; i < sizeof where / sizeof where[0]; i++) {
        int wrote = snprintf(plots, PATH_MAX, "%s/%s", program, where[i]);
        if (wrote > 0 && wrote < PATH_MAX && holds_scripts(plots))
            return true;
    }
    return false;
}

static bool find_scripts(char *plots)
{
    const char *asked = getenv("INSTROOM_PLOTS");
    /* gnuplot starts in another folder, so the name must not depend on this one. */
    if (asked && asked[0])
        return realpath(asked, plots) && holds_scripts(plots);
    if (find_beside_program(plots))
        return true;
    (void)snprintf(plots, PATH_MAX, "%s", INS_PREFIX "/share/instroom/plots");
    return holds_scripts(plots);
}

/* --- gnuplots ------------------------------------------------------------------------------- */

static int spawn(const struct ins_studio *studio, const char *script, const char *settings,
                 pid_t *child)
{
    char path[PATH_MAX];
    if (snprintf(path, sizeof path, "%s/%s", studio->plots, script) >= (int)sizeof path)
        return ENAMETOOLONG;
    /* -d: no settings of the user's; the figures are to be the same everywhere. */
    return ins_child_begin(studio->folder,
                           (const char *const[]){"gnuplot", "-d", "-e", settings, path, NULL}, child);
}

static void finish(struct ins_studio *studio, const struct ins_drawing *drawing)
{
    char path[PATH_MAX];
    int  status = ins_child_wait(drawing->child);
    (void)snprintf(path, sizeof path, "%s/%s/%s", studio->folder, studio->into, drawing->name);
    struct stat about;
    if (status == 0 && stat(path, &about) == 0 && about.st_size > 0)
        return;
    (void)unlink(path);
    ins_text_add(&studio->missing, "%s%s", studio->missing.length ? ", " : "", drawing->name);
    if (status != -1 && WIFSIGNALED(status) &&
        (WTERMSIG(status) == SIGINT || WTERMSIG(status) == SIGTERM))
        studio->closed = EINTR;
}

/* Wait for the ones longest at work, until no more than `most` are. */
static void leave_at_work(struct ins_studio *studio, int most)
{
    int done = 0;
    while (studio->count - done > most)
        finish(studio, &studio->drawing[done++]);
    studio->count -= done;
    memmove(studio->drawing, studio->drawing + done, (size_t)studio->count * sizeof studio->drawing[0]);
}

static void begin(struct ins_studio *studio, const char *script, const char *name, const char *ending,
                  const char *settings)
{
    char all[INS_STUDIO_SETTINGS + PATH_MAX];
    leave_at_work(studio, studio->room - 1);
    if (studio->closed != 0)
        return;
    struct ins_drawing *drawing = &studio->drawing[studio->count];
    (void)snprintf(drawing->name, sizeof drawing->name, "%s.%s", name, ending);
    (void)snprintf(all, sizeof all, "dir='.'; out='%s/%s'; %s", studio->into, drawing->name, settings);
    studio->closed = spawn(studio, script, all, &drawing->child);
    studio->count += studio->closed == 0;
}

void ins_studio_draw(struct ins_studio *studio, const char *script, const char *name,
                     const char *settings)
{
    begin(studio, script, name, "svg", settings);
    begin(studio, script, name, "png", settings);
}

/* --- a studio ------------------------------------------------------------------------------- */

/* One more than there are cores, since whoever waits for the oldest may leave one idle. */
static int room(void)
{
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    return cores < 1 ? 2 : cores < INS_STUDIO_ROOM ? (int)cores + 1 : INS_STUDIO_ROOM;
}

bool ins_studio_open(struct ins_studio *studio, const char *folder, struct ins_text *note)
{
    return ins_studio_open_in(studio, folder, "figures", note);
}

bool ins_studio_open_in(struct ins_studio *studio, const char *folder, const char *into,
                        struct ins_text *note)
{
    char figures[PATH_MAX];
    *studio = (struct ins_studio){.folder = folder, .into = into, .room = room()};
    if (!find_scripts(studio->plots)) {
        ins_text_add(
            note, "no figures: their scripts are not found; INSTROOM_PLOTS may name their folder");
        return false;
    }
    int length = snprintf(figures, sizeof figures, "%s/%s", folder, into);
    if (length < 0 || (size_t)length >= sizeof figures || mkdir(figures, EVERYBODY) != 0) {
        ins_text_add(note, "no figures: %s", strerror(errno));
        return false;
    }
    return true;
}

void ins_studio_close(struct ins_studio *studio, struct ins_text *note)
{
    leave_at_work(studio, 0);
    char *missing = ins_text_take(&studio->missing);
    if (studio->closed == ENOENT)
        ins_text_add(note, "no figures: gnuplot is not installed");
    else if (studio->closed != 0)
        ins_text_add(note, "figures are missing: gnuplot: %s", strerror(studio->closed));
    else if (missing && missing[0])
        ins_text_add(note, "figures that gnuplot could not draw: %s", missing);
    free(missing);
    char figures[PATH_MAX];
    (void)snprintf(figures, sizeof figures, "%s/%s", studio->folder, studio->into);
    (void)rmdir(figures); /* stays unless it is empty */
}
