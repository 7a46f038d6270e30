#include "cli/ask.h"

#include <stdlib.h>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/progress.h"

static enum ins_status save_answer(const struct ins_asked       *asked,
                                   const struct ins_question    *question,
                                   const struct ins_destination *to, const void *answer)
{
    struct ins_error error  = {{0}};
    char            *note   = NULL;
    struct ins_look  look   = ins_console_look(asked->request->language);
    enum ins_status  status = question->save(answer, &look, to, &note, &error);
    return ins_command_saved(asked->request, status, note, &error);
}

static enum ins_status print(const struct ins_request *request, const struct ins_question *question,
                             const void *answer)
{
    struct ins_look look = ins_console_look(request->language);
    look.full            = request->full;
    if (request->json || (!question->csv && !question->text))
        return ins_console_print(question->json(answer));
    if (request->csv || !question->text)
        return ins_console_print(question->csv(answer));
    return ins_console_print(question->text(answer, &look));
}

static void warn(const struct ins_request *request, const struct ins_question *question, const void *answer)
{
    char *warnings = question->warn && !request->quiet ? question->warn(answer) : NULL;
    if (warnings)
        ins_console_warn(warnings);
    free(warnings);
}

/* A "no" has an answer, too. */
static enum ins_status answer_question(struct ins_asked *asked, const struct ins_question *question,
                                       const struct ins_destination *to)
{
    const struct ins_request *request = asked->request;
    struct ins_error          error   = {{0}};
    enum ins_status           status  = INS_DONE;
    struct ins_progress       progress;
    struct ins_options        options =
        ins_progress_begin(&progress, question->name, request->threads, request->quiet);
    asked->options = &options;
    void *made     = question->ask(asked, &status, &error);
    ins_progress_end(&progress);
    if (!made)
        return status == INS_STOPPED ? status : ins_console_complain(status, error.text);
    warn(request, question, made);
    enum ins_status told = request->folder ? save_answer(asked, question, to, made) : INS_DONE;
    if (told == INS_DONE)
        told = print(request, question, made);
    question->free(made);
    return told != INS_DONE ? told : status;
}

/* The place is looked at before hours of work, not after. */
static enum ins_status begin_question(struct ins_asked *asked, const struct ins_question *question)
{
    const struct ins_request *request = asked->request;
    struct ins_error          error   = {{0}};
    struct ins_destination    to =
        ins_command_destination(request, request->folder, asked->cases, asked->case_count);
    enum ins_status status = request->folder ? question->place(&to, &error) : INS_DONE;
    if (status != INS_DONE)
        return ins_console_complain(status, error.text);
    return answer_question(asked, question, &to);
}

/* The settings are laid over each of the scenarios. */
static enum ins_status load_cases(const struct ins_request *request, struct ins_case **cases,
                                  int count)
{
    struct ins_request one    = *request;
    enum ins_status    status = INS_DONE;
    for (int i = 0; i < count && status == INS_DONE; i++) {
        one.operand = request->operands[i];
        cases[i]    = ins_command_load(&one, &status);
    }
    return status;
}

enum ins_status ins_ask(const struct ins_request *request, const struct ins_question *question)
{
    const char       *refusal = question->refuse ? question->refuse(request) : NULL;
    int               count   = question->all ? request->operand_count : 1;
    struct ins_case **cases   = NULL;
    if (refusal)
        return ins_console_complain(INS_WRONG, refusal);
    cases = calloc((size_t)count, sizeof *cases);
    if (!cases)
        return ins_console_complain(INS_WORLD, "out of memory");
    struct ins_asked asked  = {request, (const struct ins_case *const *)cases, count, NULL};
    enum ins_status  status = load_cases(request, cases, count);
    if (status == INS_DONE)
        status = begin_question(&asked, question);
    for (int i = 0; i < count; i++)
        ins_case_free(cases[i]);
    free(cases);
    return status;
}
