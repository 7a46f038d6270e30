/* Reports into their places. */
#include <dirent.h>
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "instroom/report.h"
#include "output/figures.h"
#include "output/run_files.h"
#include "report/document.h"
#include "report/sweep_page.h"
#include "report/workbook.h"
#include "scenario/keys.h"

static char *joined(const char *one, const char *between, const char *other)
{
    struct ins_text text = {0};
    ins_text_add(&text, "%s%s%s", one, between, other);
    return ins_text_take(&text);
}

static enum ins_status no_memory(struct ins_error *error)
{
    return ins_fail(error, INS_WORLD, "out of memory");
}

/* --- in a folder that is being made --------------------------------------------------------- */

static enum ins_status add_page(const struct ins_findings *findings, enum ins_language language,
                                const struct ins_folder *folder, struct ins_error *error)
{
    char *html = ins_document_html(findings, language);
    if (!html)
        return no_memory(error);
    enum ins_status status = ins_folder_write(folder, "report.html", html, strlen(html), error);
    free(html);
    return status;
}

static enum ins_status add_report(void *context, const struct ins_folder *folder,
                                  struct ins_error *error)
{
    enum ins_language   language = *(const enum ins_language *)context;
    struct ins_findings findings;
    char               *workbook = ins_folder_file(folder, "report.xlsx");
    enum ins_status     status   = ins_findings_read(folder->partial, &findings, error);
    if (status == INS_DONE)
        status = add_page(&findings, language, folder, error);
    if (status == INS_DONE)
        status = workbook ? ins_workbook_write(&findings, language, workbook, error)
                          : no_memory(error);
    ins_findings_clear(&findings);
    free(workbook);
    return status == INS_DONE ? status : INS_WORLD;
}

enum ins_status ins_report_run(const struct ins_run *run, const struct ins_buffer *buffer,
                               const struct ins_report_settings *settings, const char *folder,
                               char **note, struct ins_error *error)
{
    enum ins_language    language = ins_words_language(settings->language);
    struct ins_run_extra extra    = {add_report, &language, language};
    return ins_run_files(run, buffer, folder, &extra, note, error);
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

/* Each drawing takes the place of the earlier one in one step. */
static int move_all(const char *from, const char *to)
{
    DIR *folder = opendir(from);
    int  moved  = 0;
    if (!folder)
        return 0;
    (void)mkdir(to, 0777);
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        char *old = joined(from, "/", entry->d_name), *new = joined(to, "/", entry->d_name);
        if (old && new && entry->d_name[0] != '.')
            moved += rename(old, new) == 0;
        free(old);
        free(new);
    }
    (void)closedir(folder);
    return moved;
}

static void draw_again(const struct ins_findings *findings, const char *path,
                       enum ins_language language, struct ins_text *story)
{
    char                    into[64], *from, *to = joined(path, "/", "figures");
    struct ins_figures_settings settings = figures_of(findings, language);
    struct ins_text         note = {0};
    (void)snprintf(into, sizeof into, "figures.partial-%ld", (long)getpid());
    settings.into = into;
    from      = joined(path, "/", into);
    ins_figures_draw(&settings, path, &note);
    int moved = from && to ? move_all(from, to) : 0;
    if (from)
        (void)rmdir(from);
    if (moved > 0)
        ins_text_add(story, "%s\n", to);
    if (note.length > 0)
        ins_text_add(story, "%s\n", note.bytes);
    ins_text_clear(&note);
    free(from);
    free(to);
}

/* --- a report of its own -------------------------------------------------------------------- */

/* FILE.html becomes FILE.xlsx. */
static char *beside(const char *page)
{
    size_t length = strlen(page);
    if (length > 5 && strcmp(page + length - 5, ".html") == 0)
        length -= 5;
    struct ins_text text = {0};
    ins_text_add_bytes(&text, page, length);
    ins_text_add(&text, ".xlsx");
    return ins_text_take(&text);
}

static enum ins_status write_page(char *html, const char *page, struct ins_text *story,
                                  struct ins_error *error)
{
    if (!html)
        return no_memory(error);
    enum ins_status status = ins_file_write(page, html, strlen(html), error);
    free(html);
    if (status == INS_DONE)
        ins_text_add(story, "%s\n", page);
    return status;
}

static enum ins_status make_of_folder(const char *path, const struct ins_report_settings *settings,
                                      struct ins_text *story, struct ins_error *error)
{
    enum ins_language   language = ins_words_language(settings->language);
    struct ins_findings findings;
    enum ins_status     status   = ins_findings_read(path, &findings, error);
    char *page = settings->page ? strdup(settings->page) : joined(path, "/", "report.html");
    char               *workbook = page ? beside(page) : NULL;
    if (status == INS_DONE && !workbook)
        status = no_memory(error);
    if (status == INS_DONE)
        status = write_page(ins_document_html(&findings, language), page, story, error);
    if (status == INS_DONE)
        status = ins_workbook_write(&findings, language, workbook, error);
    if (status == INS_DONE)
        ins_text_add(story, "%s\n", workbook);
    if (status == INS_DONE && !settings->page)
        draw_again(&findings, path, language, story);
    ins_findings_clear(&findings);
    free(page);
    free(workbook);
    return status;
}

/* FILE.db becomes FILE.html. */
static char *page_of_database(const char *path)
{
    size_t          length = strlen(path);
    struct ins_text text   = {0};
    if (length > 3 && strcmp(path + length - 3, ".db") == 0)
        length -= 3;
    ins_text_add_bytes(&text, path, length);
    ins_text_add(&text, ".html");
    return ins_text_take(&text);
}

static enum ins_status make_of_database(const char                       *path,
                                        const struct ins_report_settings *settings,
                                        struct ins_text *story, struct ins_error *error)
{
    char           *html     = NULL;
    char           *page     = settings->page ? strdup(settings->page) : page_of_database(path);
    char           *workbook = page ? beside(page) : NULL;
    enum ins_status status   = workbook ? INS_DONE : no_memory(error);
    if (status == INS_DONE)
        status = ins_sweep_page(path, ins_words_language(settings->language), &html, error);
    if (status == INS_DONE)
        status = write_page(html, page, story, error);
    if (status == INS_DONE)
        status = ins_sweep_xlsx(path, workbook, error);
    if (status == INS_DONE)
        ins_text_add(story, "%s\n", workbook);
    free(page);
    free(workbook);
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
    enum ins_status status = S_ISDIR(about.st_mode)
                                 ? make_of_folder(path, settings, &text, error)
                                 : make_of_database(path, settings, &text, error);
    if (status == INS_DONE)
        *story = ins_text_take(&text);
    ins_text_clear(&text);
    return status;
}
