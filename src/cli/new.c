/* A scenario of one's own, by questions or blank. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/commands.h"
#include "cli/console.h"
#include "instroom/output.h"

enum { LINE = 400, MOST = 64 };

/* The answers, a text each; "" where there is none. */
struct answers {
    char        text[MOST][LINE];
    const char *list[MOST];
    bool        ended; /* nothing more is said */
};

static void put_question(const struct ins_blank_key *key, enum ins_speech speech)
{
    static const char *const needed[INS_SPEECHES] = {"to be filled in", "in te vullen"};
    (void)fprintf(stderr, "%s%s%s%s: %s (%s): ", key->key, key->unit[0] ? " [" : "", key->unit,
                  key->unit[0] ? "]" : "", key->about[speech],
                  key->otherwise ? key->otherwise : needed[speech]);
    (void)fflush(stderr);
}

/* A line without its end; false at the end of what is said. */
static bool hear(char line[LINE])
{
    if (!fgets(line, LINE, stdin))
        return false;
    line[strcspn(line, "\r\n")] = '\0';
    return true;
}

/* One key, asked again until its answer is one. Who does not sit at a terminal is not asked again. */
static enum ins_status ask_for_key(int number, const struct ins_blank_key *key,
                                   enum ins_speech speech, struct answers *answers)
{
    char *line = answers->text[number];
    bool  here = isatty(STDIN_FILENO);
    for (;;) {
        struct ins_error error = {{0}};
        if (here)
            put_question(key, speech);
        if (!hear(line)) {
            answers->ended = true;
            line[0]        = '\0';
        }
        if (!line[0] || ins_blank_check(number, line, &error) == INS_DONE)
            return INS_DONE;
        (void)ins_console_complain(INS_WRONG, error.text);
        if (!here)
            return INS_WRONG;
    }
}

/* What stands at its default, and what is still open, a line each. */
static char *tell_left(const struct answers *answers, enum ins_speech speech)
{
    static const char *const words[INS_SPEECHES][2] = {{"left at", "still to be filled in"},
                                                       {"blijft op", "nog in te vullen"}};
    struct ins_blank_key key;
    char                *text = NULL;
    size_t               length;
    FILE                *page = open_memstream(&text, &length);
    if (!page)
        return NULL;
    for (int i = 0; ins_blank_key(i, &key); i++)
        if (!answers->text[i][0] && key.otherwise)
            (void)fprintf(page, "%s: %s %s\n", key.key, words[speech][0], key.otherwise);
    for (int i = 0; ins_blank_key(i, &key); i++)
        if (!answers->text[i][0] && !key.otherwise)
            (void)fprintf(page, "%s: %s\n", key.key, words[speech][1]);
    if (fclose(page) == 0)
        return text;
    free(text);
    return NULL;
}

enum ins_status ins_command_new(const struct ins_request *request)
{
    static struct answers  answers;
    struct ins_blank_key   key;
    struct ins_error       error  = {{0}};
    enum ins_status        status = INS_DONE;
    enum ins_speech        speech = ins_console_speech(request->language);
    struct ins_destination to     = {.path = request->operand, .force = request->force};
    if (ins_blank_place(&to, &error) != INS_DONE)
        return ins_console_complain(INS_WRONG, error.text);
    for (int i = 0; i < MOST && ins_blank_key(i, &key); i++) {
        answers.list[i] = answers.text[i];
        if (!request->blank && !answers.ended && status == INS_DONE)
            status = ask_for_key(i, &key, speech, &answers);
    }
    if (status != INS_DONE)
        return status;
    status = ins_blank_save(answers.list, speech == INS_SPEAK_DUTCH ? "nl" : "en", &to, &error);
    if (status != INS_DONE)
        return ins_console_complain(status, error.text);
    return request->quiet && !request->json ? INS_DONE
                                            : ins_command_tell(request, tell_left(&answers, speech));
}
