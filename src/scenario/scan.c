#include "scenario/scan.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "scenario/literal.h"

enum {
    DEEPEST      = 16,  /* groups in groups */
    INCLUDES     = 10,  /* files in files */
    MOST_KEYS    = 256, /* in one group: libconfig looks through all of them for each */
    MOST_VALUES  = 1024, /* in one list */
    LONGEST_PATH = 256
};

enum token_type { END, NAME, WORD, NUMBER, TEXT, SIGN, BROKEN };

struct token {
    enum token_type  type;
    char             sign; /* of SIGN */
    const char      *text;
    size_t           length;
    struct ins_place place;
};

struct open_file {
    const char *at;
    const char *folder;
    uint16_t    number;
    int         line;
    dev_t       device;
    ino_t       inode;
};

struct name {
    const char      *text;
    size_t           length;
    struct ins_place place;
};

struct scan {
    struct ins_report *report;
    struct ins_flat   *flat;
    struct open_file   files[INCLUDES + 1];
    int                depth_of_files;
    struct token       next;
    char               path[LONGEST_PATH]; /* of the key being read */
    int                depth;
};

static struct open_file *file(struct scan *s)
{
    return &s->files[s->depth_of_files - 1];
}

static struct ins_place here(struct scan *s)
{
    return (struct ins_place){.file = file(s)->number, .line = file(s)->line};
}

/* A mistake after which nothing sensible can be read. */
static bool stop(struct scan *s, struct ins_place place, const char *value, const char *expected)
{
    if (!s->flat->broken)
        ins_report_problem(s->report, place, s->path[0] ? s->path : NULL, value, "expected %s",
                           expected);
    s->flat->broken = true;
    s->next.type    = BROKEN;
    return false;
}

/* The same for what belongs to no key: an include, a comment. */
static bool stop_outside(struct scan *s, struct ins_place place, const char *value,
                         const char *expected)
{
    s->path[0] = '\0';
    return stop(s, place, value, expected);
}

/* No fault of the text. */
static bool scan_without_memory(struct scan *s)
{
    ins_report_world(s->report, "out of memory");
    s->flat->broken = true;
    s->next.type    = BROKEN;
    return false;
}

/* -- files -------------------------------------------------------------------------------- */

static void *grow_by_twos(void *array, int count, size_t size)
{
    /* Powers of two: only then is there something to do. */
    if (count & (count - 1))
        return array;
    return realloc(array, (count ? 2 * (size_t)count : 1) * size);
}

/* Keep the bytes and the folder of a file for as long as words point into them. */
static bool keep_file_text(struct scan *s, uint16_t number, char *text, char *folder)
{
    struct ins_flat *flat = s->flat;
    char **texts = grow_by_twos(flat->texts, flat->text_count, sizeof *texts);
    if (texts)
        flat->texts = texts;
    char **folders = grow_by_twos(flat->folders, flat->text_count, sizeof *folders);
    if (folders)
        flat->folders = folders;
    if (!texts || !folders)
        return false;
    if (flat->text_count == 0)
        flat->first_file = number;
    flat->texts[flat->text_count]     = text;
    flat->folders[flat->text_count++] = folder;
    return true;
}

static bool enter(struct scan *s, const char *name, char *folder, struct ins_source *source)
{
    uint16_t number = name ? ins_report_file(s->report, name) : (uint16_t)INS_PLACE_SET;
    if (number == INS_PLACE_NONE || !keep_file_text(s, number, source->text, folder)) {
        ins_report_world(s->report, "%s: too many files, or out of memory", name ? name : "--set");
        s->flat->broken = true;
        s->next.type    = BROKEN;
        free(source->text);
        free(folder);
        return false;
    }
    s->files[s->depth_of_files++] = (struct open_file){.at = source->text,
                                                       .folder = folder,
                                                       .number = number,
                                                       .line = 1,
                                                       .device = source->device,
                                                       .inode = source->inode};
    return true;
}

/* The file is open already, further out. */
static bool is_open(const struct scan *s, const struct ins_source *source)
{
    for (int i = 0; i < s->depth_of_files; i++) {
        if (s->files[i].inode == source->inode && s->files[i].device == source->device)
            return true;
    }
    return false;
}

static bool include(struct scan *s, struct ins_place place, const char *words, char *path)
{
    struct ins_source source;
    struct ins_refusal why;
    char value[LONGEST_PATH];
    (void)snprintf(value, sizeof value, "@include \"%s\"", words);
    if (ins_source_read(path, &source, &why) != INS_DONE) {
        if (why.no_memory)
            return scan_without_memory(s);
        char where[LONGEST_PATH], text[LONGEST_PATH + sizeof why.text];
        (void)snprintf(where, sizeof where, "; %s, line %d", path, why.line);
        (void)snprintf(text, sizeof text, "%s%s", why.text, why.line ? where : "");
        return stop_outside(s, place, value, text);
    }
    const char *wrong = is_open(s, &source) ? "a file that does not include itself" :
                        s->depth_of_files > INCLUDES ? "includes at most ten deep" : NULL;
    if (wrong) {
        free(source.text);
        return stop_outside(s, place, value, wrong);
    }
    char *folder = ins_source_folder(path);
    if (folder)
        return enter(s, path, folder, &source);
    free(source.text);
    return scan_without_memory(s);
}

/* @include "path", the cursor behind the word. */
static bool directive(struct scan *s, struct ins_place place)
{
    struct open_file *f = file(s);
    while (*f->at == ' ' || *f->at == '\t')
        f->at++;
    const char *close = *f->at == '"' ? strpbrk(f->at + 1, "\"\n") : NULL;
    if (!close || *close != '"' || close == f->at + 1)
        return stop_outside(s, place, "@include", "a file name in quotes: @include \"other.cfg\"");
    if (!f->folder)
        return stop_outside(s, place, "@include",
                            "no file: this scenario has no folder to look in");
    char *words = strndup(f->at + 1, (size_t)(close - f->at - 1));
    char *path  = words ? ins_source_join(f->folder, words) : NULL;
    f->at       = close + 1;
    while (*f->at == ' ' || *f->at == ';')
        f->at++;
    bool done = path ? include(s, place, words, path)
                     : stop_outside(s, place, "@include", "enough memory");
    free(words);
    free(path);
    return done;
}

/* -- tokens ------------------------------------------------------------------------------- */

static bool block_comment(struct scan *s)
{
    struct open_file *f    = file(s);
    struct ins_place start = here(s);
    for (f->at += 2; *f->at && strncmp(f->at, "*/", 2) != 0; f->at++)
        f->line += *f->at == '\n';
    if (!*f->at) {
        return stop_outside(s, start, NULL, "a comment that is closed with */; this one never is");
    }
    f->at += 2;
    return true;
}

/* Skip blanks, comments and the ends of included files; false after a mistake. */
static bool skip(struct scan *s)
{
    for (;;) {
        struct open_file *f = file(s);
        if (*f->at == '\n')
            f->line++;
        if (*f->at == '#' || strncmp(f->at, "//", 2) == 0) {
            f->at += strcspn(f->at, "\n");
        } else if (strncmp(f->at, "/*", 2) == 0) {
            if (!block_comment(s))
                return false;
        } else if (strncmp(f->at, "@include", 8) == 0) {
            f->at += 8;
            if (!directive(s, here(s)))
                return false;
        } else if (*f->at && strchr(" \t\n", *f->at)) {
            f->at++;
        } else if (!*f->at && s->depth_of_files > 1) {
            s->depth_of_files--;
        } else {
            return true;
        }
    }
}

/* A text in quotes; the cursor on the first one. */
static bool quoted(struct scan *s, struct token *token)
{
    const char *at = token->text + 1;
    for (; *at != '"'; at++) {
        if (*at == '\0' || *at == '\n')
            return stop(s, token->place, NULL,
                        "a text that is closed with \" on the line where it begins");
        if (*at == '\\' && (*++at == '\0' || !strchr("\"\\nt", *at)))
            return stop(s, token->place, NULL, "a text without \\ other than in \\\" \\\\ \\n \\t");
    }
    token->type   = TEXT;
    token->length = (size_t)(at + 1 - token->text);
    return true;
}

static bool unexpected(struct scan *s, struct token *token)
{
    char letter[8] = "";
    size_t size    = 1;
    while (size < 4 && ((unsigned char)token->text[size] & 0xC0) == 0x80)
        size++;
    memcpy(letter, token->text, size);
    return stop(s, token->place, letter, "a key, a value, a bracket or a comment");
}

static size_t name_length(const char *text)
{
    size_t length = 0;
    while (isalnum((unsigned char)text[length]) || text[length] == '_' || text[length] == '-')
        length++;
    return length;
}

/* Read the next token into s->next. */
static bool advance(struct scan *s)
{
    if (s->next.type == BROKEN || !skip(s))
        return false;
    struct open_file *f = file(s);
    s->next = (struct token){.type = END, .text = f->at, .place = here(s), .sign = *f->at};
    struct token *token = &s->next;
    if (!*f->at)
        return true;
    if (isalpha((unsigned char)*f->at)) {
        token->type   = NAME;
        token->length = name_length(f->at);
    } else if (ins_literal_begins(*f->at)) {
        token->type   = NUMBER;
        token->length = ins_literal_length(f->at);
    } else if (*f->at == '"') {
        if (!quoted(s, token))
            return false;
    } else if (strchr("{}()[]=:;,", *f->at)) {
        token->type   = SIGN;
        token->length = 1;
    } else {
        return unexpected(s, token);
    }
    f->at += token->length;
    return true;
}

static bool is(const struct scan *s, char sign)
{
    return s->next.type == SIGN && s->next.sign == sign;
}

/* -- values ------------------------------------------------------------------------------- */

static void emit(struct scan *s, const char *text)
{
    ins_text_add_bytes(&s->flat->text, text, strlen(text));
}

/* A new value begins at the next token; its index, or -1. */
static int add_spot(struct scan *s)
{
    struct ins_flat *flat  = s->flat;
    struct ins_spot *spots = grow_by_twos(flat->spots, flat->spot_count, sizeof *spots);
    if (!spots) {
        (void)scan_without_memory(s);
        return -1;
    }
    flat->spots                     = spots;
    flat->spots[flat->spot_count++] = (struct ins_spot){
        .place = s->next.place, .words = s->next.text, .length = (int)s->next.length};
    return flat->spot_count - 1;
}

/* The value's words reach to `end`, where that is in the same file. */
static void close_spot(struct scan *s, int index, const char *end, struct ins_place place)
{
    struct ins_spot *spot = &s->flat->spots[index];
    if (place.file == spot->place.file)
        spot->length = (int)(end - spot->words);
}

static void spoil(struct scan *s, int index)
{
    s->flat->spots[index].place.bad = true;
    emit(s, "\"" INS_SCAN_BAD "\"");
}

static void spoiled(struct scan *s, int index, const char *expected)
{
    const struct ins_spot *spot = &s->flat->spots[index];
    char words[LONGEST_PATH];
    (void)snprintf(words, sizeof words, "%.*s", spot->length, spot->words);
    ins_report_problem(s->report, spot->place, s->path, words, "expected %s", expected);
    spoil(s, index);
}

static void scan_number(struct scan *s, int index)
{
    const struct ins_spot *spot = &s->flat->spots[index];
    struct ins_literal literal;
    const char *wrong = ins_literal_read(spot->words, (size_t)spot->length, &literal);
    if (wrong) {
        spoiled(s, index, wrong);
    } else if (literal.whole) {
        bool wide = literal.count > INT32_MAX || literal.count < -INT32_MAX;
        ins_text_add(&s->flat->text, wide ? "%lldL" : "%lld", (long long)literal.count);
    } else {
        ins_text_add(&s->flat->text, "%.*s", spot->length, spot->words);
    }
}

static bool spot_is_word(const struct ins_spot *spot, const char *word)
{
    return (size_t)spot->length == strlen(word) && strncmp(spot->words, word, strlen(word)) == 0;
}

static void scan_word(struct scan *s, int index)
{
    const struct ins_spot *spot = &s->flat->spots[index];
    if (spot_is_word(spot, "true") || spot_is_word(spot, "false"))
        emit(s, spot_is_word(spot, "true") ? "true" : "false");
    else if (spot->length <= 8 &&
             (strncasecmp(spot->words, "nan", 3) == 0 || strncasecmp(spot->words, "inf", 3) == 0))
        spoiled(s, index, "a finite number (leave the key out where there is no limit)");
    else
        spoiled(s, index, "a number, true, false, or a text in double quotes");
}

static void text(struct scan *s, int index)
{
    const struct ins_spot *spot = &s->flat->spots[index];
    ins_text_add_bytes(&s->flat->text, spot->words, (size_t)spot->length);
}

static bool keys(struct scan *s, char close);
static bool value(struct scan *s);

/* Values up to `close`, commas between them. libconfig wants one type in [ ], so that [0, 0.5]
 * would be refused; in ( ) it takes any. */
static bool values(struct scan *s, char close)
{
    size_t path = strlen(s->path);
    emit(s, "(");
    for (int count = 0; !is(s, close); count++) {
        if (count == MOST_VALUES)
            return stop(s, s->next.place, NULL, "a list of at most 1024 values");
        (void)snprintf(s->path + path, sizeof s->path - path, "[%d]", count);
        if (count > 0)
            emit(s, ",");
        if (close == ']' && (is(s, '{') || is(s, '(') || is(s, '[')))
            return stop(s, s->next.place, NULL, "plain values in [ ... ]; groups stand in ( ... )");
        if (!value(s))
            return false;
        s->path[path] = '\0';
        if (is(s, ',')) {
            if (!advance(s))
                return false;
        } else if (!is(s, close)) {
            return stop(s, s->next.place, NULL,
                        close == ']' ? "a comma or ] after a value of the list"
                                     : "a comma or ) after an element of the list");
        }
    }
    s->path[path] = '\0';
    emit(s, ")");
    return true;
}

static bool bracket(struct scan *s, int index)
{
    static const char *const unclosed[] = {"a group { that is closed with }",
                                           "a list ( that is closed with )",
                                           "a list [ that is closed with ]"};
    char open           = s->next.sign;
    int kind            = open == '{' ? 0 : open == '(' ? 1 : 2;
    struct ins_place at = s->next.place;
    char close          = "})]"[kind];
    if (++s->depth > DEEPEST)
        return stop(s, at, NULL, "groups and lists at most 16 deep");
    bool done = advance(s) && (kind == 0 ? keys(s, close) : values(s, close));
    if (!done)
        return false;
    if (!is(s, close))
        return stop(s, at, NULL, unclosed[kind]);
    s->depth--;
    close_spot(s, index, s->next.text + 1, s->next.place);
    return advance(s);
}

/* Texts that follow one another are one text. */
static bool texts(struct scan *s, int index)
{
    text(s, index);
    if (!advance(s))
        return false;
    if (s->next.type == TEXT)
        return stop(s, s->next.place, NULL, "one text; a ; stands between two keys");
    return true;
}

static bool value(struct scan *s)
{
    int index = add_spot(s);
    if (index < 0)
        return false;
    switch (s->next.type) {
    case NUMBER: scan_number(s, index); return advance(s);
    case NAME: scan_word(s, index); return advance(s);
    case TEXT: return texts(s, index);
    case SIGN:
        if (strchr("{([", s->next.sign))
            return bracket(s, index);
        break;
    default: break;
    }
    return stop(s, s->next.place, NULL, "a value after the = sign");
}

/* -- keys --------------------------------------------------------------------------------- */

static const struct name *known_name(const struct name *names, int count, const struct token *token)
{
    for (int i = 0; i < count; i++) {
        if (names[i].length == token->length &&
            memcmp(names[i].text, token->text, token->length) == 0)
            return &names[i];
    }
    return NULL;
}

static void twice(struct scan *s, int index, const struct name *first)
{
    const struct ins_spot *spot = &s->flat->spots[index];
    char words[LONGEST_PATH], place[16];
    (void)snprintf(words, sizeof words, "%.*s", spot->length, spot->words);
    (void)snprintf(place, sizeof place, "%d", first->place.line);
    ins_report_problem(s->report, spot->place, s->path, words, "given twice; the first is at %s:%s",
                       ins_report_file_name(s->report, first->place), place);
}

static bool decimal_comma(struct scan *s, int index)
{
    const struct ins_spot *spot = &s->flat->spots[index];
    char words[LONGEST_PATH], text[LONGEST_PATH + 64];
    const char *behind = s->next.text + 1;
    int length         = (int)(behind + ins_literal_length(behind) - spot->words);
    (void)snprintf(words, sizeof words, "%.*s", length, spot->words);
    (void)snprintf(text, sizeof text, "a decimal point, not a comma: %s", words);
    char *comma = strchr(text + strlen(text) - strlen(words), ',');
    if (comma)
        *comma = '.';
    return stop(s, spot->place, words, text);
}

/* The end of a key: a ; or a comma, or nothing. `path` is the length of the group's path. */
static bool separator(struct scan *s, int index, size_t path)
{
    /* A decimal comma would end the value, and what follows make no sense. */
    if (is(s, ',') && isdigit((unsigned char)s->next.text[1]))
        return decimal_comma(s, index);
    s->path[path] = '\0';
    if (is(s, ',') && !advance(s))
        return false;
    while (is(s, ';')) {
        if (!advance(s))
            return false;
    }
    return true;
}

/* name = value; the name is the next token. A key given before is read all the same, under a
 * name that libconfig takes and nobody can have written. */
static bool key(struct scan *s, const struct name *first)
{
    size_t path         = strlen(s->path);
    int index           = s->flat->spot_count;
    struct token *token = &s->next;
    struct ins_place at = token->place;
    (void)snprintf(s->path + path, sizeof s->path - path, "%s%.*s", path ? "." : "",
                   (int)token->length, token->text);
    if (first)
        ins_text_add(&s->flat->text, INS_SCAN_TWICE "%d=", index);
    else
        ins_text_add(&s->flat->text, "%.*s=", (int)token->length, token->text);
    if (!advance(s))
        return false;
    if (!is(s, '=') && !is(s, ':'))
        return stop(s, at, NULL, "an = sign and a value after the key");
    if (!advance(s))
        return false;
    if (s->next.type == END || (s->next.type == SIGN && !strchr("{([", s->next.sign)))
        return stop(s, at, NULL, "a value after the = sign");
    if (!value(s))
        return false;
    if (first)
        twice(s, index, first);
    emit(s, ";\n");
    return separator(s, index, path);
}

/* Keys up to `close`, which is not read; '\0' is the end of the file. */
static bool keys(struct scan *s, char close)
{
    struct name names[MOST_KEYS];
    emit(s, close ? "{" : "");
    int count = 0;
    for (; s->next.type == NAME; count++) {
        if (count == MOST_KEYS)
            return stop(s, s->next.place, NULL, "at most 256 keys in one group");
        names[count] = (struct name){s->next.text, s->next.length, s->next.place};
        if (!key(s, known_name(names, count, &s->next)))
            return false;
    }
    if (s->next.type != END && !(s->next.type == SIGN && strchr("})]", s->next.sign))) {
        char words[LONGEST_PATH];
        (void)snprintf(words, sizeof words, "%.*s", (int)s->next.length, s->next.text);
        return stop(s, s->next.place, words, "a key here: NAME = VALUE;");
    }
    emit(s, close ? "}" : "");
    return true;
}

void ins_scan(struct ins_report *report, const char *name, const char *folder, const char *within,
              struct ins_source *source, struct ins_flat *flat)
{
    struct scan s = {.report = report, .flat = flat};
    *flat         = (struct ins_flat){0};
    (void)snprintf(s.path, sizeof s.path, "%s", within);
    char *copy    = folder ? strdup(folder) : NULL;
    if (folder && !copy) {
        (void)scan_without_memory(&s);
        free(source->text);
        return;
    }
    if (!enter(&s, name, copy, source) || !advance(&s) || !keys(&s, '\0'))
        return;
    if (s.next.type != END)
        (void)stop(&s, s.next.place, (char[]){s.next.sign, '\0'},
                   "a bracket that was opened before it is closed");
}

const char *ins_scan_folder(const struct ins_flat *flat, struct ins_place place)
{
    int index = place.file - flat->first_file;
    return index >= 0 && index < flat->text_count ? flat->folders[index] : NULL;
}

void ins_scan_clear(struct ins_flat *flat)
{
    for (int i = 0; i < flat->text_count; i++) {
        free(flat->texts[i]);
        free(flat->folders[i]);
    }
    free(flat->texts);
    free(flat->folders);
    free(flat->spots);
    ins_text_clear(&flat->text);
    *flat = (struct ins_flat){0};
}
