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

/* What begins a figure: nothing of the one before it is left but the pen of the SVG, so that before
 * the first a line is drawn for nobody. */
static const char blot[] = "set terminal svg; set output '/dev/null'; plot x; unset output";
static const char wipe[] =
    "reset; undefine a* b* c* d* e* f* g* h* i* j* k* l* m* n* o* p* q* r* s* t* u* v* w* x* y* z* "
    "A* B* C* D* E* F* G* H* I* J* K* L* M* N* O* P* Q* R* S* T* U* V* W* X* Y* Z*; ";

enum { WORDS_OF_ONE = 3, WORDS_BEFORE = 4, WORDS = WORDS_BEFORE + 2 * WORDS_OF_ONE * INS_STUDIO_MOST + 1 };

/* The words of a gnuplot, and the text that they are in. */
struct order {
    const char *word[WORDS];
    int         words;
    struct sheet {
        char settings[2][INS_STUDIO_SETTINGS + PATH_MAX], path[PATH_MAX + INS_STUDIO_NAME];
    } sheet[INS_STUDIO_MOST];
    int sheets;
};

static const char *const endings[] = {"svg", "png"};

static void order_begin(struct order *order)
{
    /* -d: no settings of the user's; the figures are to be the same everywhere. */
    static const char *const before[WORDS_BEFORE] = {"gnuplot", "-d", "-e", blot};
    memcpy(order->word, before, sizeof before);
    order->words  = WORDS_BEFORE;
    order->sheets = 0;
}

/* The figure with one ending, or with both: first and last of `endings`. */
static void order_add(struct order *order, const struct ins_studio *studio,
                      const struct ins_picture *figure, int first, int last)
{
    struct sheet *sheet = &order->sheet[order->sheets++];
    (void)snprintf(sheet->path, sizeof sheet->path, "%s/%s", studio->plots, figure->script);
    for (int e = first; e <= last; e++) {
        (void)snprintf(sheet->settings[e], sizeof sheet->settings[e], "%sdir='.'; out='%s/%s.%s'; %s",
                       wipe, studio->into, figure->name, endings[e], figure->settings);
        order->word[order->words++] = "-e";
        order->word[order->words++] = sheet->settings[e];
        order->word[order->words++] = sheet->path;
    }
    order->word[order->words] = NULL;
}

static bool was_stopped(int status)
{
    return status != -1 && WIFSIGNALED(status) &&
           (WTERMSIG(status) == SIGINT || WTERMSIG(status) == SIGTERM);
}

static void finish_drawing(struct ins_studio *studio, const struct ins_drawing *drawing)
{
    char path[PATH_MAX];
    int  status = ins_child_wait(drawing->child);
    (void)snprintf(path, sizeof path, "%s/%s/%s", studio->folder, studio->into, drawing->name);
    struct stat about;
    if (status == 0 && stat(path, &about) == 0 && about.st_size > 0)
        return;
    (void)unlink(path);
    ins_text_add(&studio->missing, "%s%s", studio->missing.length ? ", " : "", drawing->name);
    if (was_stopped(status))
        studio->closed = EINTR;
}

/* Wait for the ones longest at work, until no more than `most` are. */
static void leave_at_work(struct ins_studio *studio, int most)
{
    int done = 0;
    while (studio->count - done > most)
        finish_drawing(studio, &studio->drawing[done++]);
    studio->count -= done;
    memmove(studio->drawing, studio->drawing + done, (size_t)studio->count * sizeof studio->drawing[0]);
}

static void draw_alone(struct ins_studio *studio, struct order *order, const struct ins_picture *figure,
                       int ending)
{
    leave_at_work(studio, studio->room - 1);
    if (studio->closed != 0)
        return;
    struct ins_drawing *drawing = &studio->drawing[studio->count];
    (void)snprintf(drawing->name, sizeof drawing->name, "%s.%s", figure->name, endings[ending]);
    order_begin(order);
    order_add(order, studio, figure, ending, ending);
    studio->closed = ins_child_begin(studio->folder, order->word, &drawing->child);
    studio->count += studio->closed == 0;
}

/* --- many figures by one gnuplot --------------------------------------------------------------- */

/* To begin, with its fonts, takes a gnuplot longer than a figure, so each of a few draws every few-th. */
static void draw_together(struct ins_studio *studio, struct order *order, int few, pid_t *child)
{
    for (int k = 0; k < few && studio->closed == 0; k++) {
        order_begin(order);
        for (int i = k; i < studio->figures; i += few)
            order_add(order, studio, &studio->figure[i], 0, 1);
        studio->closed = ins_child_begin(studio->folder, order->word, &child[k]);
        if (studio->closed != 0)
            child[k] = 0;
    }
}

static void path_of(const struct ins_studio *studio, const struct ins_picture *figure, int ending,
                    char *path)
{
    (void)snprintf(path, PATH_MAX, "%s/%s/%s.%s", studio->folder, studio->into, figure->name,
                   endings[ending]);
}

/* Of a gnuplot that failed nothing is kept: nobody knows which figure it had not ended. */
static void finish_together(struct ins_studio *studio, int few, const pid_t *child)
{
    char path[PATH_MAX];
    for (int k = 0; k < few && child[k] != 0; k++) {
        int status = ins_child_wait(child[k]);
        if (was_stopped(status))
            studio->closed = EINTR;
        for (int i = k; status != 0 && i < studio->figures; i += few)
            for (int e = 0; e < 2; e++) {
                path_of(studio, &studio->figure[i], e, path);
                (void)unlink(path);
            }
    }
}

/* What is not there yet is drawn by a gnuplot of its own, so that one that fails takes no other along. */
static void draw_missing(struct ins_studio *studio, struct order *order)
{
    char path[PATH_MAX];
    for (int i = 0; i < studio->figures; i++)
        for (int e = 0; e < 2; e++) {
            struct stat about;
            path_of(studio, &studio->figure[i], e, path);
            if (stat(path, &about) != 0 || about.st_size == 0)
                draw_alone(studio, order, &studio->figure[i], e);
        }
    leave_at_work(studio, 0);
}

static void draw_all(struct ins_studio *studio)
{
    pid_t         child[INS_STUDIO_ROOM] = {0};
    int           few   = studio->room - 1 < studio->figures ? studio->room - 1 : studio->figures;
    struct order *order = studio->figures > 0 && studio->closed == 0 ? malloc(sizeof *order) : NULL;
    if (!order && studio->figures > 0 && studio->closed == 0)
        studio->closed = ENOMEM;
    if (order) {
        draw_together(studio, order, few, child);
        finish_together(studio, few, child);
        draw_missing(studio, order);
    }
    free(order);
    studio->figures = 0;
}

void ins_studio_draw(struct ins_studio *studio, const char *script, const char *name,
                     const char *settings)
{
    if (studio->figures == INS_STUDIO_MOST)
        draw_all(studio);
    struct ins_picture *figure = &studio->figure[studio->figures++];
    figure->script            = script;
    (void)snprintf(figure->name, sizeof figure->name, "%s", name);
    (void)snprintf(figure->settings, sizeof figure->settings, "%s", settings);
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
    draw_all(studio);
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
