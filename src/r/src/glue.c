/* glue.c - R asks the library: scenarios and answers as external pointers, numbers by name as lists.
 *
 * A question is played in a thread of its own, while R's thread looks whether its user wants it to stop: R may
 * be asked from its own thread alone, and may leave a function by a long jump. Nothing here raises an error of R
 * while something is held: what failed is returned with its story, and R/instroom.R raises it.
 */
#include <R.h>
#include <R_ext/Rdynload.h>
#include <R_ext/Utils.h>
#include <Rinternals.h>
#include <errno.h>
#include <instroom/instroom.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* --- what R hands over ------------------------------------------------------------------------- */

enum { CASES = INS_COMPARED, WORDS = 4, NUMBERS = 4 };

/* What a question is asked of: scenarios, texts and numbers, by their places in the list of R. */
struct asked {
    const struct ins_case *cases[CASES];
    int                    count;
    const char            *word[WORDS]; /* NULL: not given */
    double                 number[NUMBERS];
};

static const char *word_of(SEXP words, int i)
{
    SEXP one = i < LENGTH(words) ? STRING_ELT(words, i) : NA_STRING;
    return one == NA_STRING ? NULL : translateCharUTF8(one);
}

static void *held_by(SEXP pointer)
{
    void *held = TYPEOF(pointer) == EXTPTRSXP ? R_ExternalPtrAddr(pointer) : NULL;
    if (!held)
        Rf_error("this object is of an earlier session: make it again");
    return held;
}

static struct asked read_asked(SEXP cases, SEXP words, SEXP numbers)
{
    struct asked asked = {.count = LENGTH(cases)};
    if (asked.count > CASES)
        Rf_error("expected at most %d scenarios", CASES);
    for (int i = 0; i < asked.count; i++)
        asked.cases[i] = held_by(VECTOR_ELT(cases, i));
    for (int i = 0; i < WORDS; i++)
        asked.word[i] = word_of(words, i);
    for (int i = 0; i < NUMBERS && i < LENGTH(numbers); i++)
        asked.number[i] = REAL(numbers)[i];
    return asked;
}

/* --- the questions ----------------------------------------------------------------------------- */

struct kind {
    const char *name;
    enum ins_status (*ask)(const struct asked *asked, const struct ins_options *options, void **made,
                           struct ins_error *error);
    char *(*json)(const void *answer);
    char *(*text)(const void *answer, const struct ins_look *look);
    void (*free)(void *answer);
};

/* The answer of a function that has a type of its own, as any answer. */
#define ASK(kind, type, call)                                                                                  \
    static enum ins_status ask_##kind(const struct asked *asked, const struct ins_options *options,            \
                                      void **made, struct ins_error *error)                                    \
    {                                                                                                          \
        struct type    *answer = NULL;                                                                         \
        enum ins_status status = call;                                                                         \
        *made                  = answer;                                                                       \
        return status;                                                                                         \
    }
#define TOLD(kind, told)                                                                                       \
    static char *json_##kind(const void *answer)                                                               \
    {                                                                                                          \
        return ins_##kind##_json(answer);                                                                      \
    }                                                                                                          \
    static char *text_##kind(const void *answer, const struct ins_look *look)                                  \
    {                                                                                                          \
        (void)look;                                                                                            \
        return told;                                                                                           \
    }                                                                                                          \
    static void free_##kind(void *answer)                                                                      \
    {                                                                                                          \
        ins_##kind##_free(answer);                                                                             \
    }
#define IN_WORDS(kind) TOLD(kind, ins_##kind##_text(answer, look))
#define PLAIN(kind)                                                                                            \
    ASK(kind, ins_##kind, ins_##kind##_create(asked->cases[0], options, &answer, error))                       \
    IN_WORDS(kind)

PLAIN(run)
PLAIN(levers)
PLAIN(mix)
PLAIN(forms)
PLAIN(surges)
PLAIN(measures)
ASK(rule, ins_rule,
    ins_rule_create_with(asked->cases[0], &(struct ins_rule_settings){.keys = asked->word[0]}, options, &answer,
                         error))
IN_WORDS(rule)
ASK(signals, ins_signals,
    ins_signals_create(asked->cases[0], &(struct ins_signals_settings){.with = asked->word[0]}, options, &answer,
                       error))
IN_WORDS(signals)
ASK(buffer, ins_buffer,
    ins_buffer_create_held(asked->cases[0],
                           &(struct ins_hold_settings){asked->number[0] != 0.0, asked->number[1]}, options,
                           &answer, error))
IN_WORDS(buffer)
ASK(path, ins_path, ins_path_create(asked->cases[0], asked->word[0], options, &answer, error))
TOLD(path, ins_path_csv(answer))
ASK(compare, ins_compare,
    ins_compare_create(asked->cases, asked->count, asked->number[0] != 0.0, options, &answer, error))
IN_WORDS(compare)
ASK(backcast, ins_backcast,
    ins_backcast_create_from(asked->cases[0], asked->word[0],
                             &(struct ins_backcast_settings){.anchors = asked->word[1],
                                                             .select  = asked->word[2],
                                                             .sheet   = asked->word[3]},
                             options, &answer, error))
IN_WORDS(backcast)
ASK(worth, ins_worth,
    ins_worth_create(asked->cases[0],
                     &(struct ins_worth_settings){.norm_price = asked->number[0],
                                                  .fixed      = asked->number[1] != 0.0},
                     options, &answer, error))
IN_WORDS(worth)
ASK(seek, ins_buffer,
    ins_buffer_create_sought(asked->cases[0],
                             &(struct ins_seek_settings){.key = asked->word[0], .below = asked->number[0]},
                             options, &answer, error))
IN_WORDS(seek)
ASK(sensitivity, ins_sensitivity,
    ins_sensitivity_create(asked->cases[0],
                           &(struct ins_sensitivity_settings){.morris       = asked->number[0] != 0.0,
                                                              .trajectories = (int)asked->number[1],
                                                              .given        = asked->number[2] != 0.0},
                           options, &answer, error))
IN_WORDS(sensitivity)
ASK(calibration, ins_calibration,
    ins_calibration_create(asked->cases[0], asked->word[0],
                           &(struct ins_calibrate_settings){.worlds      = (int)asked->number[0],
                                                             .discrepancy = asked->number[1],
                                                             .sheet       = asked->word[1]},
                           options, &answer, error))
TOLD(calibration, ins_calibration_text(answer, NULL, look))
ASK(fit, ins_fit,
    ins_fit_create(asked->word[0],
                   &(struct ins_fit_settings){.law      = asked->word[1],
                                              .prior    = asked->word[2],
                                              .select   = asked->word[3],
                                              .backtest = asked->number[0] != 0.0},
                   options, &answer, error))
TOLD(fit, ins_fit_text(answer, NULL, look))

/* --- a sweep: its answer is what stands in its database, as JSON and CSV ------------------------ */

struct swept {
    char  *json, *csv;
    size_t length;
};

static void free_sweep(void *answer)
{
    struct swept *swept = answer;
    if (swept) {
        free(swept->json);
        free(swept->csv);
    }
    free(swept);
}

static int take_csv(void *context, const char *bytes, size_t length)
{
    struct swept *swept = context;
    char         *more  = realloc(swept->csv, swept->length + length + 1);
    if (!more)
        return ENOMEM;
    swept->csv = more;
    memcpy(more + swept->length, bytes, length);
    swept->length += length;
    more[swept->length] = '\0';
    return 0;
}

static enum ins_status play_sweep(const struct asked *asked, struct ins_sweep *sweep, struct swept *swept,
                                  struct ins_error *error)
{
    struct ins_error *later  = calloc(1, sizeof *later);
    enum ins_status   status = ins_sweep_work(sweep, error);
    enum ins_status   ended  = later ? ins_sweep_end(sweep, later) : INS_WORLD;
    if (status == INS_DONE && ended != INS_DONE && later)
        *error = *later;
    free(later);
    if (status != INS_DONE || ended != INS_DONE)
        return status != INS_DONE ? status : ended;
    swept->json = ins_sweep_json(sweep);
    return ins_sweep_csv(asked->word[0], NULL, take_csv, swept, error);
}

static enum ins_status ask_sweep(const struct asked *asked, const struct ins_options *options, void **made,
                                 struct ins_error *error)
{
    const struct ins_sweep_settings settings = {
        .file = asked->word[0], .restart = asked->number[0] != 0.0, .solve = asked->number[1] != 0.0};
    const struct ins_destination to = {.path = asked->word[0], .cases = asked->cases, .case_count = 1};
    struct ins_sweep            *sweep  = NULL;
    struct swept                *swept  = calloc(1, sizeof *swept);
    enum ins_status              status = swept ? ins_destination_apart(&to, error) : INS_WORLD;
    if (status == INS_DONE)
        status = ins_sweep_open(asked->cases[0], &settings, options, &sweep, error);
    if (status == INS_DONE)
        status = play_sweep(asked, sweep, swept, error);
    ins_sweep_free(sweep);
    if (status == INS_DONE || status == INS_NO)
        *made = swept;
    else
        free_sweep(swept);
    return status;
}

static char *json_sweep(const void *answer)
{
    const struct swept *swept = answer;
    return swept->json ? strdup(swept->json) : NULL;
}

static char *text_sweep(const void *answer, const struct ins_look *look)
{
    const struct swept *swept = answer;
    (void)look;
    return swept->csv ? strdup(swept->csv) : NULL;
}

#define ROW(kind) {#kind, ask_##kind, json_##kind, text_##kind, free_##kind}
static const struct kind kinds[] = {ROW(run),      ROW(buffer),      ROW(path),    ROW(levers),
                                    ROW(compare),  ROW(mix),         ROW(forms),   ROW(surges),
                                    ROW(measures), ROW(signals),
                                    ROW(rule),     ROW(backcast),    ROW(fit),     ROW(calibration),
                                    ROW(sensitivity), ROW(sweep),       ROW(worth),
                                    ROW(seek)};
enum { KINDS = sizeof kinds / sizeof kinds[0] };

static const struct kind *kind_of_question(SEXP name)
{
    for (int k = 0; k < KINDS; k++)
        if (strcmp(kinds[k].name, CHAR(STRING_ELT(name, 0))) == 0)
            return &kinds[k];
    Rf_error("there is no such question");
}

/* --- a question in a thread of its own --------------------------------------------------------- */

struct work {
    const struct kind  *kind;
    struct asked        asked;
    struct ins_options  options;
    volatile int        stop;
    _Atomic double      part;
    atomic_int          ended;
    enum ins_status     status;
    void               *made;
    struct ins_error    error;
};

static void note_part(void *context, double part)
{
    struct work *work = context;
    work->part        = part;
}

static void *play_question(void *context)
{
    struct work *work = context;
    work->status = work->kind->ask(&work->asked, &work->options, &work->made, &work->error);
    work->ended  = 1;
    return NULL;
}

static void look_for_interrupt(void *unused)
{
    (void)unused;
    R_CheckUserInterrupt();
}

/* Once the user wants it to stop the work is told so, and waited for: it reads the memory of this call. */
static void wait_for(struct work *work, int shown)
{
    const struct timespec pause = {0, 20000000};
    double                told  = -1.0;
    while (!work->ended) {
        (void)nanosleep(&pause, NULL);
        if (!R_ToplevelExec(look_for_interrupt, NULL))
            work->stop = 1;
        if (shown && work->part > told + 0.01) {
            told = work->part;
            REprintf("\r%s %3.0f %%", work->kind->name, 100.0 * told);
        }
    }
    if (told >= 0.0)
        REprintf("\r%s %3.0f %%\n", work->kind->name, 100.0 * work->part);
}

static void play_waiting(struct work *work, int shown)
{
    pthread_t thread;
    if (pthread_create(&thread, NULL, play_question, work) != 0) {
        (void)play_question(work);
        return;
    }
    wait_for(work, shown);
    (void)pthread_join(thread, NULL);
}

/* --- what R is handed -------------------------------------------------------------------------- */

static SEXP utf8(const char *text)
{
    return Rf_ScalarString(Rf_mkCharCE(text ? text : "", CE_UTF8));
}

/* A text that the library handed over; NULL is memory that ran out. */
static SEXP taken(char *text)
{
    if (!text)
        Rf_error("out of memory");
    SEXP copy = PROTECT(utf8(text));
    free(text);
    UNPROTECT(1);
    return copy;
}

static const struct kind *kind_at(SEXP pointer)
{
    return kind_of_question(R_ExternalPtrTag(pointer));
}

static void drop_case(SEXP pointer)
{
    ins_case_free(R_ExternalPtrAddr(pointer));
    R_ClearExternalPtr(pointer);
}

static void drop_answer(SEXP pointer)
{
    if (R_ExternalPtrAddr(pointer))
        kind_at(pointer)->free(R_ExternalPtrAddr(pointer));
    R_ClearExternalPtr(pointer);
}

/* list(status, story, pointer): the pointer frees what it holds. */
static SEXP handed(enum ins_status status, const char *story, void *made, SEXP tag, R_CFinalizer_t drop)
{
    SEXP pointer = PROTECT(R_MakeExternalPtr(made, tag, R_NilValue));
    R_RegisterCFinalizerEx(pointer, drop, TRUE);
    SEXP all = PROTECT(Rf_allocVector(VECSXP, 3));
    SET_VECTOR_ELT(all, 0, Rf_ScalarInteger((int)status));
    SET_VECTOR_ELT(all, 1, utf8(story));
    SET_VECTOR_ELT(all, 2, pointer);
    UNPROTECT(2);
    return all;
}

/* --- called from R ----------------------------------------------------------------------------- */

/* `text` NULL: of the file `name`. */
static SEXP r_case(SEXP name, SEXP text, SEXP folder, SEXP settings)
{
    int          count = LENGTH(settings);
    const char **line  = (const char **)R_alloc((size_t)count + 1, sizeof *line);
    for (int i = 0; i < count; i++)
        line[i] = word_of(settings, i);
    struct ins_error *error = (struct ins_error *)R_alloc(1, sizeof *error);
    struct ins_case  *made  = NULL;
    error->text[0]          = '\0';
    enum ins_status status =
        text == R_NilValue
            ? ins_case_load(word_of(name, 0), line, count, &made, error)
            : ins_case_read(word_of(text, 0), word_of(name, 0), word_of(folder, 0), line, count, &made, error);
    return handed(status, error->text, made, R_NilValue, drop_case);
}

static SEXP r_case_text(SEXP scenario, SEXP what)
{
    const struct ins_case *held = held_by(scenario);
    int                    form = Rf_asInteger(what);
    return taken(form == 0   ? ins_case_text(held, 0)
                 : form == 1 ? ins_case_text(held, 1)
                 : form == 2 ? ins_case_warnings(held) : ins_case_json(held));
}

/* how: threads, until, well enough, whether progress is shown. */
static SEXP r_ask(SEXP kind, SEXP cases, SEXP words, SEXP numbers, SEXP how)
{
    struct work *work = (struct work *)R_alloc(1, sizeof *work);
    memset(work, 0, sizeof *work);
    work->kind    = kind_of_question(kind);
    work->asked   = read_asked(cases, words, numbers);
    work->options = (struct ins_options){.threads     = (int)REAL(how)[0],
                                         .stop        = &work->stop,
                                         .progress    = note_part,
                                         .context     = work,
                                         .until       = REAL(how)[1],
                                         .well_enough = REAL(how)[2] != 0.0};
    play_waiting(work, REAL(how)[3] != 0.0);
    enum ins_status status = work->stop ? INS_STOPPED : work->status;
    return handed(status, work->error.text, work->made, kind, drop_answer);
}

static SEXP r_json(SEXP answer)
{
    const void *held = held_by(answer);
    return taken(kind_at(answer)->json(held));
}

static SEXP r_text(SEXP answer, SEXP language, SEXP width, SEXP full)
{
    const void     *held = held_by(answer);
    struct ins_look look = {Rf_asInteger(width), 0, word_of(language, 0), Rf_asLogical(full) == TRUE};
    return taken(kind_at(answer)->text(held, &look));
}

/* What a key or a quantity means; NULL where there is none of that name. */
static SEXP r_explain(SEXP name)
{
    struct ins_error *error = (struct ins_error *)R_alloc(1, sizeof *error);
    char             *text  = NULL;
    error->text[0]          = '\0';
    enum ins_status status  = ins_explain(word_of(name, 0), &text, error);
    return status == INS_DONE ? taken(text) : handed(status, error->text, NULL, R_NilValue, drop_case);
}

static SEXP r_version(void)
{
    return utf8(ins_version_text());
}

/* --- numbers by name --------------------------------------------------------------------------- */

enum { NAMES = 4096 };
typedef const char *name_of(const void *answer, int i);

static const char *run_value_name(const void *answer, int i)
{
    (void)answer;
    return ins_run_value_name(i);
}
static const char *run_series_name(const void *answer, int i)
{
    (void)answer;
    return ins_run_series_name(i);
}
static const char *buffer_value_name(const void *answer, int i)
{
    (void)answer;
    return ins_buffer_value_name(i);
}
static const char *buffer_series_name(const void *answer, int i)
{
    (void)answer;
    return ins_buffer_series_name(i);
}
static const char *levers_value_name(const void *answer, int i)
{
    (void)answer;
    return ins_levers_value_name(i);
}
static const char *path_series_name(const void *answer, int i)
{
    return ins_path_series_name(answer, i);
}
static const char *levers_lever_name(const void *answer, int i)
{
    return ins_levers_lever_name(answer, i);
}

/* The names of one list of an answer: run.value, run.series ... */
static SEXP r_names(SEXP answer, SEXP list)
{
    static const struct {
        const char *list;
        name_of    *name;
    } row[] = {{"run.value", run_value_name},         {"run.series", run_series_name},
               {"buffer.value", buffer_value_name},   {"buffer.series", buffer_series_name},
               {"path.series", path_series_name},     {"levers.value", levers_value_name},
               {"levers.lever", levers_lever_name}};
    const void *held = held_by(answer);
    for (size_t r = 0; r < sizeof row / sizeof row[0]; r++) {
        if (strcmp(row[r].list, CHAR(STRING_ELT(list, 0))) != 0)
            continue;
        int count = 0;
        while (count < NAMES && row[r].name(held, count))
            count++;
        SEXP names = PROTECT(Rf_allocVector(STRSXP, count));
        for (int i = 0; i < count; i++)
            SET_STRING_ELT(names, i, Rf_mkCharCE(row[r].name(held, i), CE_UTF8));
        UNPROTECT(1);
        return names;
    }
    return Rf_allocVector(STRSXP, 0);
}

/* list(value, low, high, unit), or NULL. `lever` is NA where the answer has none. */
static SEXP r_value(SEXP answer, SEXP name, SEXP lever)
{
    const void      *held   = held_by(answer);
    const char      *kind   = kind_at(answer)->name;
    struct ins_value value  = {0};
    enum ins_status  status = INS_WRONG;
    if (strcmp(kind, "run") == 0)
        status = ins_run_value(held, word_of(name, 0), &value);
    else if (strcmp(kind, "buffer") == 0)
        status = ins_buffer_value(held, word_of(name, 0), &value);
    else if (strcmp(kind, "levers") == 0)
        status = ins_levers_value(held, word_of(lever, 0), word_of(name, 0), &value);
    if (status != INS_DONE)
        return R_NilValue;
    SEXP all = PROTECT(Rf_allocVector(VECSXP, 4));
    SET_VECTOR_ELT(all, 0, Rf_ScalarReal(value.value));
    SET_VECTOR_ELT(all, 1, Rf_ScalarReal(value.low));
    SET_VECTOR_ELT(all, 2, Rf_ScalarReal(value.high));
    SET_VECTOR_ELT(all, 3, utf8(value.unit));
    UNPROTECT(1);
    return all;
}

/* A vector, or NULL where there is no such series. */
static SEXP r_series(SEXP answer, SEXP name, SEXP which)
{
    const void   *held   = held_by(answer);
    const char   *kind   = kind_at(answer)->name;
    const double *number = NULL;
    size_t        count  = 0;
    if (strcmp(kind, "run") == 0)
        number = ins_run_series(held, word_of(name, 0), word_of(which, 0), &count);
    else if (strcmp(kind, "buffer") == 0)
        number = ins_buffer_series(held, word_of(name, 0), word_of(which, 0), &count);
    else if (strcmp(kind, "path") == 0)
        number = ins_path_series(held, word_of(name, 0), &count);
    if (!number)
        return R_NilValue;
    SEXP copy = Rf_allocVector(REALSXP, (R_xlen_t)count);
    memcpy(REAL(copy), number, count * sizeof *number);
    return copy;
}

/* --- the table that R reads -------------------------------------------------------------------- */

#define CALL(name, count) {#name, (DL_FUNC)&name, count}
static const R_CallMethodDef calls[] = {CALL(r_case, 4),    CALL(r_case_text, 2), CALL(r_ask, 5),
                                        CALL(r_json, 1),    CALL(r_text, 4),      CALL(r_explain, 1),
                                        CALL(r_version, 0), CALL(r_names, 2),     CALL(r_value, 3),
                                        CALL(r_series, 3),  {NULL, NULL, 0}};

void R_init_instroom(DllInfo *library)
{
    R_registerRoutines(library, NULL, calls, NULL, NULL);
    R_useDynamicSymbols(library, FALSE);
    R_forceSymbols(library, TRUE);
}
