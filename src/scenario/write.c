#include "scenario/write.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/letter.h"
#include "scenario/named.h"
#include "scenario/value.h"

enum { COMMENT_COLUMN = 46, STEP = 2 };

struct writer {
    const struct ins_writing *w;
    struct ins_text          *text;
};

static void indent(struct writer *out, int depth)
{
    ins_text_add(out->text, "%*s", STEP * depth, "");
}

/* "#" in the comment column of a line that began at `start`. */
static void comment(struct writer *out, size_t start)
{
    size_t used = out->text->length - start;
    int blanks  = used + 2 < COMMENT_COLUMN ? COMMENT_COLUMN - (int)used : 2;
    ins_text_add(out->text, "%*s# ", blanks, "");
}

static void write_origin(struct writer *out, const struct ins_key *key, size_t offset)
{
    struct ins_place place = ins_origin(out->w->origins, offset);
    ins_text_add(out->text, "%s%s", key->unit, key->unit[0] ? ", " : "");
    if (place.file == INS_PLACE_NONE) {
        ins_text_add(out->text, "default");
    } else if (place.file == INS_PLACE_SET) {
        ins_text_add(out->text, "--set");
    } else {
        ins_text_add(out->text, "from ");
        ins_letter_add(out->text, ins_report_file_name(out->w->report, place));
        ins_text_add(out->text, ":%d", place.line);
    }
}

static void write_text(struct writer *out, const char *value)
{
    ins_text_add(out->text, "\"");
    for (; *value; value++) {
        const char *escape = *value == '\n'   ? "\\n"
                             : *value == '\t' ? "\\t"
                             : *value == '"'  ? "\\\""
                             : *value == '\\' ? "\\\\"
                                              : NULL;
        if (escape)
            ins_text_add(out->text, "%s", escape);
        else
            ins_text_add_bytes(out->text, value, 1);
    }
    ins_text_add(out->text, "\"");
}

static void write_number(struct writer *out, double value, bool whole)
{
    char number[INS_NUMBER_TEXT];
    ins_text_add(out->text, "%s", ins_key_number(value, whole, number));
}

/* Groups of a number for each word. */
static void write_pairs(struct writer *out, const struct ins_key *key, const double *values,
                        int count)
{
    int members = ins_key_members(key);
    for (int i = 0; i < count; i++) {
        ins_text_add(out->text, i == 0 ? "( { " : i % members == 0 ? " }, { " : " ");
        ins_text_add(out->text, "%s = ", key->words[i % members]);
        write_number(out, values[i], true);
        ins_text_add(out->text, ";");
    }
    ins_text_add(out->text, " } )");
}

static void write_reals(struct writer *out, const struct ins_scenario *s, const struct ins_key *key,
                        size_t base)
{
    const double *values = ins_key_reals(s, base + key->offset);
    int count            = ins_key_count(s, key, base);
    if (key->words) {
        write_pairs(out, key, values, count);
        return;
    }
    ins_text_add(out->text, "[");
    for (int i = 0; i < count; i++) {
        ins_text_add(out->text, i ? ", " : "");
        write_number(out, values[i], false);
    }
    ins_text_add(out->text, "]");
}

static void write_file(struct writer *out, const char *path)
{
    const char *name = ins_named_files_find(out->w->named, path);
    if (name) {
        write_text(out, name);
        return;
    }
    const char *slash = strrchr(path, '/');
    char *whole       = out->w->bare_file ? NULL : realpath(path, NULL);
    write_text(out, whole ? whole : out->w->bare_file && slash ? slash + 1 : path);
    free(whole);
}

/* One file as a text, several as a list. */
static void write_files(struct writer *out, const char *lines)
{
    char path[INS_FILES];
    bool list = strchr(lines, '\n') != NULL;
    ins_text_add(out->text, list ? "[" : "");
    for (const char *end = ""; end; lines = end ? end + 1 : lines) {
        end = strchr(lines, '\n');
        (void)snprintf(path, sizeof path, "%.*s", end ? (int)(end - lines) : (int)strlen(lines),
                       lines);
        write_file(out, path);
        ins_text_add(out->text, end ? ", " : "");
    }
    ins_text_add(out->text, list ? "]" : "");
}

static void write_value(struct writer *out, const struct ins_scenario *s, const struct ins_key *key,
                        size_t base)
{
    size_t offset = base + key->offset;
    double value  = ins_key_get(s, key, offset);
    char date[INS_DATE_TEXT];
    switch (key->kind) {
    case INS_KEY_TEXT:
    case INS_KEY_NAME: write_text(out, ins_key_text(s, offset)); break;
    case INS_KEY_FILE: write_file(out, ins_key_text(s, offset)); break;
    case INS_KEY_FILES: write_files(out, ins_key_text(s, offset)); break;
    case INS_KEY_CHOICE: write_text(out, key->words[(int)value]); break;
    case INS_KEY_MONTH: write_text(out, ins_date_write((ins_date)value, date)); break;
    case INS_KEY_FLAG: ins_text_add(out->text, value != 0.0 ? "true" : "false"); break;
    case INS_KEY_REALS: write_reals(out, s, key, base); break;
    case INS_KEY_SEED: ins_text_add(out->text, "%lld", (long long)s->seed); break;
    default: write_number(out, value, ins_key_is_whole(key)); break;
    }
}

bool ins_write_is_absent(const struct ins_scenario *s, const struct ins_key *key, size_t base)
{
    switch (key->kind) {
    case INS_KEY_TEXT:
    case INS_KEY_NAME:
    case INS_KEY_FILE:
    case INS_KEY_FILES: return ins_key_text(s, base + key->offset)[0] == '\0';
    case INS_KEY_REALS: return ins_key_count(s, key, base) == 0;
    default: return !isfinite(ins_key_get(s, key, base + key->offset));
    }
}

/* A key that is not given, for those who read: what holds in its place. */
static void write_absent(struct writer *out, const struct ins_key *key, size_t base, int depth)
{
    const struct ins_scenario *resolved = out->w->resolved;
    const char *words = key->otherwise.words;
    if (!words || strcmp(words, "not used") == 0)
        return;
    size_t start = out->text->length;
    indent(out, depth);
    bool value = key->otherwise.need == INS_KEY_DERIVED && ins_key_is_number(key) &&
                 !ins_write_is_absent(resolved, key, base) &&
                 ins_key_in_range(key, ins_key_get(resolved, key, base + key->offset));
    if (value) {
        ins_text_add(out->text, "# %s = ", ins_key_leaf(key->path));
        write_value(out, resolved, key, base);
        ins_text_add(out->text, ";");
        comment(out, start);
        ins_text_add(out->text, "%s%sderived: %s\n", key->unit, key->unit[0] ? ", " : "", words);
    } else {
        ins_text_add(out->text, "# %s: %s", ins_key_leaf(key->path), words);
        if (key->unit[0]) {
            comment(out, start);
            ins_text_add(out->text, "%s", key->unit);
        }
        ins_text_add(out->text, "\n");
    }
}

static void write_key(struct writer *out, const struct ins_key *key, size_t base, int depth)
{
    const struct ins_scenario *s = out->w->written;
    bool annotated               = out->w->origins != NULL;
    if (ins_write_is_absent(s, key, base)) {
        if (annotated)
            write_absent(out, key, base, depth);
        return;
    }
    size_t start = out->text->length;
    indent(out, depth);
    ins_text_add(out->text, "%s = ", ins_key_leaf(key->path));
    write_value(out, s, key, base);
    ins_text_add(out->text, ";");
    if (annotated) {
        comment(out, start);
        write_origin(out, key, base + key->offset);
    }
    ins_text_add(out->text, "\n");
}

static void write_group(struct writer *out, const char *group, size_t base, int depth);

static void write_elements(struct writer *out, const struct ins_key *list, int depth)
{
    char pattern[INS_PATH];
    int count = ins_key_count(out->w->written, list, 0);
    (void)snprintf(pattern, sizeof pattern, "%s.*", list->path);
    if (count == 0)
        return;
    indent(out, depth);
    ins_text_add(out->text, "%s = (\n", ins_key_leaf(list->path));
    for (int i = 0; i < count; i++) {
        indent(out, depth + 1);
        ins_text_add(out->text, "{\n");
        write_group(out, pattern, ins_key_element(list, i), depth + 2);
        indent(out, depth + 1);
        ins_text_add(out->text, i + 1 < count ? "},\n" : "}\n");
    }
    indent(out, depth);
    ins_text_add(out->text, ");\n");
}

static void write_group(struct writer *out, const char *group, size_t base, int depth)
{
    int count;
    const struct ins_key *keys = ins_keys(&count);
    for (const struct ins_key *key = keys; key < keys + count; key++) {
        if (!ins_key_within(key, group) || key->kind == INS_KEY_INHERITS)
            continue;
        if (key->kind == INS_KEY_GROUPS) {
            write_elements(out, key, depth);
        } else if (key->kind == INS_KEY_GROUP) {
            indent(out, depth);
            ins_text_add(out->text, "%s = {\n", ins_key_leaf(key->path));
            write_group(out, key->path, 0, depth + 1);
            indent(out, depth);
            ins_text_add(out->text, "};\n");
        } else {
            write_key(out, key, base, depth);
        }
    }
}

void ins_write_value(const struct ins_scenario *scenario, const struct ins_key *key, size_t base,
                     struct ins_text *text)
{
    struct ins_writing writing = {.bare_file = true};
    struct writer      out     = {&writing, text};
    write_value(&out, scenario, key, base);
}

void ins_write(const struct ins_writing *writing, struct ins_text *text)
{
    struct writer out = {writing, text};
    write_group(&out, "", 0, 0);
}
