#include "scenario/report.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/plain.h"
#include "record/faults.h"

enum { LONGEST_VALUE = 60, LONGEST_LINE = 1024 };

uint16_t ins_report_file(struct ins_report *report, const char *name)
{
    if (report->file_count == INS_REPORT_FILES)
        return INS_PLACE_NONE;
    char *copy = strdup(name);
    if (!copy)
        return INS_PLACE_NONE;
    report->files[report->file_count] = copy;
    return (uint16_t)(INS_PLACE_FILE + report->file_count++);
}

const char *ins_report_file_name(const struct ins_report *report, struct ins_place place)
{
    if (place.file == INS_PLACE_NONE)
        return "";
    return place.file == INS_PLACE_SET ? "--set" : report->files[place.file - INS_PLACE_FILE];
}

/* White space in one blank, and "..." where a long value is cut, between two letters. */
static void shorten(const char *value, char text[LONGEST_VALUE + 4])
{
    size_t used = 0;
    for (; *value && used < LONGEST_VALUE; value++) {
        bool blank = *value == ' ' || *value == '\t' || *value == '\n' || *value == '\r';
        if (!blank)
            text[used++] = *value;
        else if (used > 0 && text[used - 1] != ' ')
            text[used++] = ' ';
    }
    if (*value) {
        while (used > 0 && ((unsigned char)text[used] & 0xC0) == 0x80)
            used--;
        memcpy(text + used, "...", 3);
        used += 3;
    }
    text[used] = '\0';
}

static void add_problem(struct ins_report *report, enum ins_status status, const char *line)
{
    /* A scenario that is wrong stays wrong whatever the world does next. */
    if (report->status == INS_DONE)
        report->status = status;
    if (report->problems++ < INS_REPORT_LINES)
        ins_fail_also(report->error, status, "%s", line);
}

void ins_report_problem(struct ins_report *report, struct ins_place place, const char *key,
                        const char *value, const char *format, ...)
{
    char line[LONGEST_LINE], number[16] = "", words[LONGEST_VALUE + 4] = "";
    const char *file = ins_report_file_name(report, place);
    if (place.file >= INS_PLACE_FILE && place.line > 0)
        (void)snprintf(number, sizeof number, ":%d", place.line);
    if (value)
        shorten(value, words);
    int used = snprintf(line, sizeof line, "%s%s%s%s%s%s%s", file, number, file[0] ? ": " : "",
                        key ? key : "", key && value ? " = " : "", words, key || value ? ": " : "");
    if (used > 0 && used < LONGEST_LINE) {
        va_list arguments;
        va_start(arguments, format);
        (void)ins_plain_vprint(line + used, sizeof line - (size_t)used, format, arguments);
        va_end(arguments);
    }
    add_problem(report, INS_WRONG, line);
}

void ins_report_world(struct ins_report *report, const char *format, ...)
{
    char line[LONGEST_LINE];
    va_list arguments;
    va_start(arguments, format);
    (void)ins_plain_vprint(line, sizeof line, format, arguments);
    va_end(arguments);
    add_problem(report, INS_WORLD, line);
}

enum ins_status ins_report_close(struct ins_report *report)
{
    int more = report->problems - INS_REPORT_LINES;
    if (more > 0)
        ins_fail_also(report->error, report->status, "... and %d more", more);
    return report->status;
}

void ins_report_clear(struct ins_report *report)
{
    for (int i = 0; i < report->file_count; i++)
        free(report->files[i]);
    report->file_count = 0;
}

void ins_report_faults(struct ins_report *report, const char *name, struct ins_place place,
                       const char *key, const struct ins_faults *faults)
{
    if (faults->no_memory) {
        ins_report_world(report, "%s: out of memory", name);
        return;
    }
    /* A file is on the report's list because it was read, whether or not it has a fault: no answer is
     * ever written over it. */
    struct ins_place at = {.file = ins_report_file(report, name)};
    if (at.file == INS_PLACE_NONE && report->file_count < INS_REPORT_FILES) {
        ins_report_world(report, "%s: out of memory", name);
        return;
    }
    for (int i = 0; i < faults->count && i < INS_FAULTS; i++) {
        const struct ins_fault *fault = &faults->fault[i];
        at.line = fault->line;
        if (faults->world && key)
            ins_report_problem(report, place, key, name, "%s", fault->story);
        else
            ins_report_problem(report, at, fault->key[0] ? fault->key : NULL,
                               fault->value[0] ? fault->value : NULL, "%s", fault->story);
    }
    if (faults->count > INS_FAULTS)
        report->problems += faults->count - INS_FAULTS;
}

enum ins_status ins_report_refusal(const char *name, const struct ins_faults *faults, struct ins_error *error)
{
    struct ins_report report = {.error = error};
    struct ins_place  place  = {.file = ins_report_file(&report, name)};
    if (error)
        error->text[0] = '\0';
    if (faults->world && !faults->no_memory)
        ins_report_world(&report, "%s: %s", name, faults->fault[0].story);
    else
        ins_report_faults(&report, name, place, NULL, faults);
    enum ins_status status = ins_report_close(&report);
    ins_report_clear(&report);
    return status;
}
