/* Reports into their places. */
#include <errno.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "instroom/report.h"
#include "output/figures.h"
#include "output/run_files.h"
#include "output/workbook.h"
#include "report/brief.h"
#include "report/document.h"
#include "report/other.h"
#include "report/sweep_page.h"
#include "report/workbook.h"
#include "scenario/keys.h"

static char *joined_name(const char *one, const char *between, const char *other)
{
    struct ins_text text = {0};
    ins_text_add(&text, "%s%s%s", one, between, other);
    return ins_text_take(&text);
}

static enum ins_status fail_without_memory(struct ins_error *error)
{
    return ins_fail(error, INS_WORLD, "out of memory");
}

/* --- in a folder that is being made --------------------------------------------------------- */

static enum ins_status add_page(const struct ins_findings *findings, enum ins_language language,
                                const struct ins_folder *folder, struct ins_error *error)
{
    char *html = ins_document_html(findings, language);
    if (!html)
        return fail_without_memory(error);
    enum ins_status status = ins_folder_write(folder, "report.html", html, strlen(html), error);
    free(html);
    return status;
}

static enum ins_status add_workbook(const struct ins_findings *findings,
                                    enum ins_language language, const struct ins_folder *folder,
                                    struct ins_error *error)
{
    char           *workbook = ins_folder_file(folder, "report.xlsx");
    enum ins_status status =
        workbook ? ins_workbook_write(findings, language, workbook, folder->path, error)
                 : fail_without_memory(error);
    free(workbook);
    return status;
}

static enum ins_status add_report(void *context, const struct ins_folder *folder,
                                  struct ins_error *error)
{
    enum ins_language   language = *(const enum ins_language *)context;
    struct ins_findings findings;
    enum ins_status     status = ins_findings_read(folder->partial, &findings, error);
    if (status == INS_DONE)
        status = add_page(&findings, language, folder, error);
    if (status == INS_DONE)
        status = add_workbook(&findings, language, folder, error);
    ins_findings_clear(&findings);
    return status == INS_DONE ? status : INS_WORLD;
}

enum ins_status ins_report_run(const struct ins_run *run, const struct ins_buffer *buffer,
                               const struct ins_report_settings *settings, char **note,
                               struct ins_error *error)
{
    enum ins_language    language = ins_words_language(settings->language);
    struct ins_run_extra extra    = {add_report, &language, language};
    return ins_run_files(run, buffer, &settings->to, &extra, note, error);
}

/* --- figures, drawn again ------------------------------------------------------------------- */

static enum ins_measure measure_of(const char *name)
{
    const char *const *words = ins_key_find("norm.measure")->words;
    for (int i = 0; words[i]; i++)
        if (strcmp(words[i], name) == 0)
            return (enum ins_measure)i;
    return INS_MEASURE_OVERDUE_SHARE; /* whose limit no figure shows */
}

/* The last of a list of objects in summary.json, one of its members. */
static double last_of(const struct ins_findings *f, const char *list, const char *member)
{
    json_t             *all = ins_findings_at(f->summary, list);
    struct ins_findings of  = {.summary = json_array_get(all, json_array_size(all) - 1)};
    return ins_findings_number(&of, member);
}

static struct ins_figures_settings figures_of(const struct ins_findings *f,
                                              enum ins_language          language)
{
    bool   reachable = ins_findings_flag(f, "buffer.norm_buffer.reachable");
    struct ins_figures_settings settings = {
        .measure    = measure_of(ins_findings_text(f, "norm.measure")),
        .limit      = ins_findings_number(f, "norm.limit"),
        .norm_from  = f->first + (int)ins_findings_number(f, "norm.from"),
        .confidence = ins_findings_number(f, "norm.confidence"),
        .frontier   = f->frontier.rows > 1,
        .exceedance = last_of(f, "risk.exceedance", "draw") > 0.0,
        .years      = ins_findings_number(f, "risk.years") > 0.0,
        .empty      = isfinite(last_of(f, "risk.months", "empty.value")),
        .answer     = {NAN, NAN, NAN},
        .language   = language,
    };
    if (reachable)
        settings.answer = (struct ins_estimate){ins_findings_number(f, "buffer.norm_buffer.value"),
                                            ins_findings_number(f, "buffer.norm_buffer.low"),
                                            ins_findings_number(f, "buffer.norm_buffer.high")};
    return settings;
}

/* Into the folder that is being made inside the run's, whose tables the drawings read. */
static void draw_again(const struct ins_findings *findings, const struct ins_folder *folder,
                       enum ins_language language, struct ins_text *story)
{
    struct ins_figures_settings settings = figures_of(findings, language);
    struct ins_text             note = {0}, into = {0};
    ins_text_add(&into, "%s/figures", strrchr(folder->partial, '/') + 1);
    settings.into = into.bytes;
    if (!into.failed)
        ins_figures_draw(&settings, folder->place, &note);
    char *drawn = ins_folder_file(folder, "figures");
    if (drawn && access(drawn, F_OK) == 0)
        ins_text_add(story, "%s/figures\n", folder->path);
    if (note.length > 0)
        ins_text_add(story, "%s\n", note.bytes);
    ins_text_clear(&note);
    ins_text_clear(&into);
    free(drawn);
}

/* --- the report of a folder, in it ------------------------------------------------------------ */

static const char *const report_names[] = {"report.html", "report.xlsx", NULL};
static const char *const page_names[]   = {"report.html", NULL};
static const char *const brief_names[]  = {"brief.html", "brief.pdf", NULL};

/* Whoever asks for a report wants to have it: one that cannot be put there is refused. */
static enum ins_status check_standing(const struct ins_folder *folder, const char *const *name,
                                      struct ins_error *error)
{
    for (int i = 0; name[i]; i++) {
        enum ins_standing standing = ins_folder_standing(folder, name[i], "");
        if (standing == INS_STANDING_UNKNOWN)
            return ins_fail(error, INS_WORLD, "%s/%s: cannot be read: %s", folder->path, name[i],
                            strerror(errno));
        if (standing == INS_STANDING_KEPT)
            return ins_fail(error, INS_WRONG,
                            "%s/%s: instroom did not write it, or it was changed since; it is left "
                            "alone. Name another place with -o, or replace it with --force",
                            folder->path, name[i]);
    }
    return INS_DONE;
}

static enum ins_status fill_within(const struct ins_findings *findings,
                                   const struct ins_folder *folder, enum ins_language language,
                                   struct ins_text *story, struct ins_error *error)
{
    enum ins_status status = check_standing(folder, report_names, error);
    if (status == INS_DONE)
        status = add_page(findings, language, folder, error);
    if (status == INS_DONE)
        status = add_workbook(findings, language, folder, error);
    if (status != INS_DONE)
        return status;
    ins_text_add(story, "%s/report.html\n%s/report.xlsx\n", folder->path, folder->path);
    draw_again(findings, folder, language, story);
    return INS_DONE;
}

/* The answer of another command is a page without a workbook. */
static bool is_other(const struct ins_findings *findings)
{
    return ins_other_knows(ins_findings_text(findings, "instroom"));
}

static enum ins_status fill_page(const struct ins_findings *findings, const struct ins_folder *folder,
                                 enum ins_language language, struct ins_text *story,
                                 struct ins_error *error)
{
    enum ins_status status = check_standing(folder, page_names, error);
    if (status == INS_DONE)
        status = add_page(findings, language, folder, error);
    if (status == INS_DONE)
        ins_text_add(story, "%s/report.html\n", folder->path);
    return status;
}

static enum ins_status fill_brief(const struct ins_findings *findings, const struct ins_folder *folder,
                                  enum ins_language language, struct ins_text *story,
                                  struct ins_error *error)
{
    struct ins_text note   = {0};
    enum ins_status status = check_standing(folder, brief_names, error);
    char           *html   = status == INS_DONE ? ins_brief_html(findings, language) : NULL;
    if (status == INS_DONE)
        status = html ? ins_folder_write(folder, "brief.html", html, strlen(html), error)
                      : fail_without_memory(error);
    free(html);
    if (status != INS_DONE)
        return status;
    ins_brief_print(folder->partial, &note);
    ins_text_add(story, "%s/brief.html\n", folder->path);
    if (note.length > 0)
        ins_text_add(story, "%s\n", note.bytes);
    else
        ins_text_add(story, "%s/brief.pdf\n", folder->path);
    ins_text_clear(&note);
    return INS_DONE;
}

static enum ins_status make_within(const char *path, const struct ins_findings *findings,
                                   const struct ins_report_settings *settings,
                                   struct ins_text *story, struct ins_error *error)
{
    struct ins_destination to = {.path = path, .force = settings->to.force};
    struct ins_folder      folder;
    enum ins_status        status =
        ins_folder_begin_adding(&to, ins_findings_text(findings, "instroom"), ins_report_kind.name,
                                &folder, error);
    if (status != INS_DONE)
        return status;
    status = (settings->brief ? fill_brief : is_other(findings) ? fill_page : fill_within)(
        findings, &folder, ins_words_language(settings->language), story, error);
    if (status == INS_DONE)
        return ins_folder_end(&folder, error);
    ins_folder_drop(&folder);
    return status;
}

/* --- a report of its own ------------------------------------------------------------------------ */

/* FILE.html and FILE.xlsx, and what they must not be laid over. */
struct apart {
    struct ins_destination page, workbook;
    char                  *name[2];   /* owned */
    const char           **reads;     /* owned, the texts of a folder too */
    int                    reads_own; /* how many of them are to be freed */
};

static void clear_apart(struct apart *apart)
{
    for (int i = 0; i < apart->reads_own; i++)
        free((char *)(uintptr_t)apart->reads[i]);
    free(apart->reads);
    free(apart->name[0]);
    free(apart->name[1]);
}

/* A path without an ending that it may have, and another one. */
static char *with_ending(const char *path, const char *without, const char *ending)
{
    size_t length = strlen(path), tail = strlen(without);
    if (length > tail && strcmp(path + length - tail, without) == 0)
        length -= tail;
    struct ins_text text = {0};
    ins_text_add_bytes(&text, path, length);
    ins_text_add(&text, "%s", ending);
    return ins_text_take(&text);
}

static enum ins_status list_reads(struct apart *apart, const char *path, bool folder,
                                  struct ins_error *error)
{
    enum { MOST = 16 };
    apart->reads = calloc(MOST, sizeof *apart->reads);
    if (!apart->reads)
        return fail_without_memory(error);
    apart->reads[0] = folder ? NULL : strdup(path);
    for (int i = 0; folder && ins_findings_file[i]; i++)
        apart->reads[i] = joined_name(path, "/", ins_findings_file[i]);
    while (apart->reads_own < MOST && apart->reads[apart->reads_own])
        apart->reads_own++;
    return apart->reads_own > 0 ? INS_DONE : fail_without_memory(error);
}

static enum ins_status find_apart(struct apart *apart, const char *path, bool folder,
                                  const struct ins_report_settings *settings,
                                  struct ins_error *error)
{
    *apart         = (struct apart){.reads = NULL};
    apart->name[0] = settings->to.path ? strdup(settings->to.path)
                                       : with_ending(path, ".db", ".html");
    apart->name[1] = apart->name[0] ? with_ending(apart->name[0], ".html", ".xlsx") : NULL;
    if (!apart->name[1])
        return fail_without_memory(error);
    enum ins_status status = list_reads(apart, path, folder, error);
    apart->page = apart->workbook = (struct ins_destination){
        .force = settings->to.force, .reads = apart->reads, .read_count = apart->reads_own};
    apart->page.path     = apart->name[0];
    apart->workbook.path = apart->name[1];
    return status;
}

/* Both or none: neither is begun where the other is in the way of something. A brief one has no
 * workbook. */
static enum ins_status check_apart(const struct apart *apart, bool alone,
                                   const struct ins_answer_kind *workbook, struct ins_error *error)
{
    if (strcmp(apart->page.path, "-") == 0)
        return ins_fail(error, INS_WRONG,
                        "-: a page and a workbook cannot both go to standard output; name a file");
    enum ins_status status = ins_output_check(&apart->page, &ins_report_kind, error);
    return status == INS_DONE && !alone ? ins_output_check(&apart->workbook, workbook, error) : status;
}

static enum ins_status write_page(char *html, const struct apart *apart, struct ins_text *story,
                                  struct ins_error *error)
{
    if (!html)
        return fail_without_memory(error);
    enum ins_status status =
        ins_output_write(&apart->page, &ins_report_kind, html, strlen(html), error);
    free(html);
    if (status == INS_DONE)
        ins_text_add(story, "%s\n", apart->page.path);
    return status;
}

static enum ins_status write_workbook(const struct ins_findings *findings,
                                      enum ins_language language, const struct apart *apart,
                                      struct ins_error *error)
{
    struct ins_output output;
    enum ins_status   status = ins_output_begin(&apart->workbook, &ins_report_kind, &output, error);
    if (status != INS_DONE)
        return status;
    status = ins_workbook_write(findings, language, output.beside, output.path, error);
    if (status == INS_DONE)
        return ins_output_end(&output, error);
    ins_output_drop(&output);
    return status;
}

static enum ins_status make_apart(const char *path, const struct ins_findings *findings,
                                  const struct ins_report_settings *settings,
                                  struct ins_text *story, struct ins_error *error)
{
    struct apart      apart;
    enum ins_language language = ins_words_language(settings->language);
    bool              alone    = settings->brief || is_other(findings);
    enum ins_status   status   = find_apart(&apart, path, true, settings, error);
    if (status == INS_DONE)
        status = check_apart(&apart, alone, &ins_report_kind, error);
    if (status == INS_DONE)
        status = write_page(settings->brief ? ins_brief_html(findings, language)
                                            : ins_document_html(findings, language),
                            &apart, story, error);
    if (status == INS_DONE && !alone)
        status = write_workbook(findings, language, &apart, error);
    if (status == INS_DONE && !alone)
        ins_text_add(story, "%s\n", apart.workbook.path);
    clear_apart(&apart);
    return status;
}

/* The page that the folder has anyhow. */
static bool is_own_page(const char *folder, const char *page, const char *name)
{
    struct stat one, other;
    const char *slash = strrchr(page, '/');
    char       *beside = ins_file_folder(page);
    bool own = strcmp(slash ? slash + 1 : page, name) == 0 && beside &&
               stat(folder, &one) == 0 && stat(beside, &other) == 0 && one.st_dev == other.st_dev &&
               one.st_ino == other.st_ino;
    free(beside);
    return own;
}

static void tell_changes(const char *path, const struct ins_findings *findings,
                         struct ins_error *error)
{
    if (findings->changed.length > 0)
        ins_fail_also(error, INS_DONE,
                      "%s: changed since the run: %s. The report tells of the run, not of the "
                      "change; play it again",
                      path, findings->changed.bytes);
    if (findings->others.length > 0)
        ins_fail_also(error, INS_DONE,
                      "%s/%s: made of another scenario, and left out of the report", path,
                      findings->others.bytes);
}

/* A page of A4 is made of a yearly statement, too; a page, of what other commands answered. */
static enum ins_status read_findings(const char *path, bool brief, struct ins_findings *findings,
                                     struct ins_error *error)
{
    enum ins_status status = (brief ? ins_findings_read_statement : ins_findings_read_other)(path, findings,
                                                                                             error);
    const char *command = ins_findings_text(findings, "instroom");
    if (status == INS_NO && ins_other_knows(command))
        return ins_fail(error, INS_WRONG, "%s: of what %s answered there is no page of A4; leave --brief out", path,
                        command);
    if (status != INS_NO)
        return status;
    ins_findings_clear(findings);
    return ins_findings_read(path, findings, error);
}

static enum ins_status make_of_folder(const char *path, const struct ins_report_settings *settings,
                                      struct ins_text *story, struct ins_error *error)
{
    struct ins_findings findings;
    enum ins_status     status = read_findings(path, settings->brief, &findings, error);
    const char *own = settings->brief ? "brief.html" : "report.html";
    bool apart      = settings->to.path && !is_own_page(path, settings->to.path, own);
    if (status == INS_DONE)
        status = apart ? make_apart(path, &findings, settings, story, error)
                       : make_within(path, &findings, settings, story, error);
    if (status == INS_DONE)
        tell_changes(path, &findings, error);
    ins_findings_clear(&findings);
    return status;
}

static enum ins_status make_of_database(const char                       *path,
                                        const struct ins_report_settings *settings,
                                        struct ins_text *story, struct ins_error *error)
{
    char           *html = NULL;
    struct apart    apart;
    enum ins_status status = find_apart(&apart, path, false, settings, error);
    if (status == INS_DONE)
        status = check_apart(&apart, false, &ins_sweep_workbook, error);
    if (status == INS_DONE)
        status = ins_sweep_page(path, ins_words_language(settings->language), &html, error);
    if (status == INS_DONE)
        status = write_page(html, &apart, story, error);
    if (status == INS_DONE)
        status = ins_sweep_xlsx(path, &apart.workbook, error);
    if (status == INS_DONE || status == INS_NO)
        ins_text_add(story, "%s\n", apart.workbook.path);
    clear_apart(&apart);
    return status;
}

enum ins_status ins_report_make(const char *path, const struct ins_report_settings *settings,
                                char **story, struct ins_error *error)
{
    struct stat     about;
    struct ins_text text = {0};
    *story               = NULL;
    if (stat(path, &about) != 0)
        return ins_fail(error, INS_WORLD, "%s: cannot be read: %s", path, strerror(errno));
    if (settings->brief && !S_ISDIR(about.st_mode))
        return ins_fail(error, INS_WRONG, "%s: expected a folder that instroom run -o made: of a sweep "
                                          "there is no page of A4",
                        path);
    enum ins_status status = S_ISDIR(about.st_mode)
                                 ? make_of_folder(path, settings, &text, error)
                                 : make_of_database(path, settings, &text, error);
    if (status == INS_DONE || status == INS_NO)
        *story = ins_text_take(&text);
    ins_text_clear(&text);
    return status;
}
