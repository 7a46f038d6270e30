#include "scenario/notes.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { LONGEST_VALUE = 24, DEEPEST = 4, LONGEST_MARK = 60 }; /* lines; groups; letters */

/* One line of a scenario, taken apart. */
struct line {
    const char *code;       /* its first letter, and the end of what is no comment */
    const char *code_end;
    const char *comment;    /* behind its sign; NULL for none */
    const char *end;
    int         column;     /* of the first letter, code or sign of a comment */
};

/* --- lines ---------------------------------------------------------------------------------- */

static const char *line_at(const char *text, int number)
{
    while (number > 1 && text) {
        text = strchr(text, '\n');
        text = text ? text + 1 : NULL;
        number--;
    }
    return number == 1 ? text : NULL;
}

/* The sign of a comment outside quotes; the end of the line without. */
static const char *find_comment(const char *at, const char *end)
{
    bool quoted = false;
    for (; at < end; at++) {
        if (*at == '\\' && quoted)
            at++;
        else if (*at == '"')
            quoted = !quoted;
        else if (!quoted && (*at == '#' || (*at == '/' && at[1] == '/')))
            return at;
    }
    return end;
}

static bool take_apart(const char *text, int number, struct line *line)
{
    const char *at = line_at(text, number);
    if (!at)
        return false;
    line->end     = at + strcspn(at, "\n");
    line->code    = at + strspn(at, " \t");
    line->column  = (int)(line->code - at);
    const char *sign = find_comment(line->code, line->end);
    line->comment    = sign == line->end ? NULL : sign + (*sign == '/' ? 2 : 1);
    line->code_end   = sign;
    while (line->code_end > line->code && isspace((unsigned char)line->code_end[-1]))
        line->code_end--;
    return true;
}

static bool is_code(const struct line *line)
{
    return line->code_end > line->code;
}

/* "# ---- Money ----": a heading, which says nothing of a value. */
static bool is_heading(const struct line *line)
{
    return strncmp(line->comment + strspn(line->comment, " "), "---", 3) == 0;
}

static void join_comment(struct ins_text *note, const struct line *line)
{
    const char *at = line->comment;
    bool        gap = note->length > 0;
    for (; at < line->end; at++) {
        if (isspace((unsigned char)*at)) {
            gap = note->length > 0;
            continue;
        }
        if (gap)
            ins_text_add_bytes(note, " ", 1);
        gap = false;
        ins_text_add_bytes(note, at, 1);
    }
}

/* --- which comments belong to a value ------------------------------------------------------- */

/* The line in which the value ends: that of its semicolon, or its own. */
static int last_line(const char *text, int number)
{
    struct line line;
    for (int n = number; n < number + LONGEST_VALUE && take_apart(text, n, &line); n++) {
        if (n > number && line.comment && !is_code(&line))
            break;
        if (is_code(&line) && strchr(";})", line.code_end[-1]))
            return n;
        if (is_code(&line) && line.code_end[-1] == ',' && n == number && line.comment)
            return n;
    }
    return number;
}

/* Behind the value, and what goes on below, further to the right. */
static void read_behind(const char *text, int number, struct ins_text *note)
{
    struct line own, line;
    if (!take_apart(text, number, &own))
        return;
    int last = last_line(text, number);
    for (int n = number; n <= last && take_apart(text, n, &line); n++)
        if (line.comment && is_code(&line))
            join_comment(note, &line);
    for (int n = last + 1; take_apart(text, n, &line); n++) {
        if (!line.comment || is_code(&line) || line.column <= own.column)
            return;
        join_comment(note, &line);
    }
}

/* The block of comment lines right above, no further to the right than the value. */
static void read_above(const char *text, int number, struct ins_text *note)
{
    struct line own, line;
    int         first = number;
    if (!take_apart(text, number, &own))
        return;
    while (first > 1 && take_apart(text, first - 1, &line) && line.comment && !is_code(&line) &&
           line.column <= own.column && !is_heading(&line))
        first--;
    for (int n = first; n < number && take_apart(text, n, &line); n++)
        join_comment(note, &line);
}

/* The line that opens the group or list in which the value stands; 0 for none. */
static int opening(const char *text, int number)
{
    struct line own, line;
    if (!take_apart(text, number, &own))
        return 0;
    for (int n = number - 1; n > 0 && take_apart(text, n, &line); n--)
        if (is_code(&line) && line.column < own.column)
            return strchr("{(", line.code_end[-1]) || line.code[0] == '{' ? n : 0;
    return 0;
}

/* --- how far it is to be trusted ------------------------------------------------------------ */

static enum ins_confidence worse(enum ins_confidence one, enum ins_confidence other)
{
    if (one == INS_UNRATED || other == INS_UNRATED)
        return one == INS_UNRATED ? other : one;
    return one > other ? one : other;
}

static bool stands_alone(const char *at, const char *from)
{
    return (at == from || !isalnum((unsigned char)at[-1])) && !isalnum((unsigned char)at[1]);
}

enum ins_confidence ins_notes_mark(const char *note)
{
    static const char   marks[] = "HML";
    enum ins_confidence least   = INS_UNRATED;
    for (const char *open = strchr(note, '['); open; open = strchr(open + 1, '[')) {
        size_t length = strcspn(open + 1, "[]");
        if (open[1 + length] != ']' || length > LONGEST_MARK)
            continue;
        for (const char *at = open + 1; at < open + 1 + length; at++) {
            const char *mark = strchr(marks, *at);
            if (mark && stands_alone(at, open + 1))
                least = worse(least, (enum ins_confidence)(mark - marks));
        }
    }
    return least;
}

/* --- a note --------------------------------------------------------------------------------- */

/* What is said above a group, where it carries a mark. */
static enum ins_confidence read_group(const char *text, int number, struct ins_text *note)
{
    enum ins_confidence mark  = INS_UNRATED;
    struct ins_text     above = {0};
    struct line         own;
    read_above(text, number, &above);
    if (take_apart(text, number, &own) && own.comment)
        join_comment(&above, &own);
    if (above.bytes && !above.failed)
        mark = ins_notes_mark(above.bytes);
    if (mark != INS_UNRATED)
        ins_text_add(note, "%s%s", note->length ? "; " : "", above.bytes);
    ins_text_clear(&above);
    return mark;
}

enum ins_confidence ins_notes_read(const char *text, int number, struct ins_text *note)
{
    read_behind(text, number, note);
    if (note->length == 0)
        read_above(text, number, note);
    enum ins_confidence mark = note->bytes ? ins_notes_mark(note->bytes) : INS_UNRATED;
    for (int depth = 0; mark == INS_UNRATED && depth < DEEPEST; depth++) {
        number = opening(text, number);
        if (number == 0)
            break;
        mark = read_group(text, number, note);
    }
    return mark;
}
