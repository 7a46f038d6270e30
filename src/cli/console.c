#include "cli/console.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/stop.h"

enum { WIDEST = 100 };

void ins_console_open(void)
{
    static const int wrong_way[] = {O_WRONLY, O_RDONLY, O_RDONLY};
    for (int d = STDIN_FILENO; d <= STDERR_FILENO; d++)
        if (fcntl(d, F_GETFD) < 0 && errno == EBADF && open("/dev/null", wrong_way[d]) < 0)
            _exit(INS_WORLD); /* no stream is left to say it on */
}

static void say_lines(const char *head, const char *lines)
{
    while (*lines) {
        char   shown[INS_LETTER_SHOWN];
        (void)fprintf(stderr, "instroom: %s", head);
        for (; *lines && *lines != '\n'; lines += ins_letter_show(lines, shown)) {
            (void)ins_letter_show(lines, shown);
            (void)fputs(shown, stderr);
        }
        (void)fputs("\n", stderr);
        lines += *lines == '\n';
    }
}

enum ins_status ins_console_complain(enum ins_status status, const char *story)
{
    if (status == INS_STOPPED && strcmp(story, "stopped") == 0)
        return status; /* main() says so, once */
    say_lines("", story[0] ? story : "something failed, and nobody said what");
    return status;
}

void ins_console_warn(const char *lines)
{
    say_lines("warning: ", lines);
}

/* The colours of our own pages; every other escape comes from a text of somebody else. */
static size_t colour_at(const char *text)
{
    static const char *const own[] = {"\033[1m", "\033[2m", "\033[0m"};
    for (size_t i = 0; i < sizeof own / sizeof own[0]; i++)
        if (strncmp(text, own[i], strlen(own[i])) == 0)
            return strlen(own[i]);
    return 0;
}

/* A terminal obeys what it is shown; a file and a program get the bytes. */
static bool write_out(const char *text)
{
    char shown[INS_LETTER_SHOWN];
    if (!isatty(STDOUT_FILENO))
        return fputs(text, stdout) >= 0;
    for (size_t length; *text; text += length) {
        const char *piece = text;
        length            = *text == '\n' || *text == '\t' ? 1 : colour_at(text);
        if (length == 0) {
            length = ins_letter_show(text, shown);
            piece  = shown;
        }
        if (fwrite(piece, 1, piece == shown ? strlen(shown) : length, stdout) == 0)
            return false;
    }
    return true;
}

enum ins_status ins_console_print(char *text)
{
    if (!text)
        return ins_console_complain(INS_WORLD, "out of memory");
    errno       = 0;
    bool whole  = write_out(text) && fflush(stdout) == 0;
    int  reason = errno;
    free(text);
    /* Some file systems tell only at the end that a write failed. */
    if (whole && close(STDOUT_FILENO) != 0) {
        whole  = false;
        reason = errno;
    }
    return whole ? INS_DONE : ins_console_unheard(reason);
}

enum ins_status ins_console_unheard(int reason)
{
    char story[256];
    if (reason == EPIPE) {
        ins_stop_unheard();
        return INS_STOPPED;
    }
    (void)snprintf(story, sizeof story, "standard output: %s",
                   reason == EBADF ? "it is closed" : strerror(reason));
    return ins_console_complain(INS_WORLD, story);
}

bool ins_console_can_colour(int descriptor)
{
    const char *no = getenv("NO_COLOR"), *terminal = getenv("TERM");
    return isatty(descriptor) && !(no && no[0]) && !(terminal && strcmp(terminal, "dumb") == 0);
}

bool ins_console_can_draw(void)
{
    const char *terminal = getenv("TERM");
    return isatty(STDERR_FILENO) && !(terminal && strcmp(terminal, "dumb") == 0);
}

/* The language of messages, in the order of POSIX. */
static const char *language_of_environment(void)
{
    static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        const char *value = getenv(names[i]);
        if (value && value[0])
            return value;
    }
    return "en";
}

enum ins_speech ins_console_speech(const char *language)
{
    const char *name = language ? language : language_of_environment();
    return strncmp(name, "nl", 2) == 0 ? INS_SPEAK_DUTCH : INS_SPEAK_ENGLISH;
}

static int columns(void)
{
    struct winsize size;
    if (!isatty(STDOUT_FILENO) || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0)
        return 0;
    return size.ws_col < WIDEST ? size.ws_col : WIDEST;
}

struct ins_look ins_console_look(const char *language)
{
    return (struct ins_look){.width    = columns(),
                             .colour   = ins_console_can_colour(STDOUT_FILENO),
                             .language = language ? language : language_of_environment()};
}
