/* instroom/report.h - an answer as a page to print and as a workbook.
 *
 * A report is made of the files of a folder that ins_run_save(), ins_report_run() or the ins_..._save()
 * of compare, mix, levers, measures, forms, worth or backcast wrote, or of a sweep's database: at any time, in either language, the same bytes for the same files.
 */
#ifndef INSTROOM_REPORT_H
#define INSTROOM_REPORT_H

#include "instroom/former.h"
#include "instroom/output.h"

#ifdef __cplusplus
extern "C" {
#endif

/* What the report looks like and where it goes. {0} is a good choice. */
struct ins_report_settings {
    const char            *language; /* "en" or "nl"; NULL: "en" */
    struct ins_destination to;       /* .path: the folder of a run, or the file of a page, FILE.html,
                                        with FILE.xlsx beside it; NULL: see below */
    int                    brief;    /* 1: one page of A4 in the place of report and workbook: brief.html
                                        in the folder, with brief.pdf where Chromium is installed; or
                                        the file `to` alone */
};

/* ins_run_save() into settings->to, with report.html and report.xlsx in the folder. */
enum ins_status ins_report_run(const struct ins_run *run, const struct ins_buffer *buffer,
                               const struct ins_report_settings *settings, char **note,
                               struct ins_error *error);

/* The report of a run's folder (report.html and report.xlsx in it, and its figures drawn again), of
 * another command's (report.html alone, with its own drawing; the figures are left as they are), or
 * of a sweep's database FILE.db (FILE.html and FILE.xlsx beside it), of which there is no brief one. With a page of their own the
 * figures are left as they are. INS_WRONG: `path` is neither, or something stands in the way that
 * instroom does not know. `story` tells what was written, a file a line; freed with free(). On
 * INS_DONE `error` tells what a reader should know: files of the folder that were changed since the
 * run, drawings that somebody changed and that stay; "" for nothing. INS_NO: done, and points of the
 * sweep are missing. */
enum ins_status ins_report_make(const char *path, const struct ins_report_settings *settings,
                                char **story, struct ins_error *error);

#ifdef __cplusplus
}
#endif
#endif
