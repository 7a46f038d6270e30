#include "cli/commands.h"
#include "cli/console.h"
#include "cli/progress.h"
#include "instroom/decide.h"
#include "instroom/output.h"

static enum ins_status keep(const struct ins_request *request, const struct ins_destination *to,
                            const struct ins_compare *compare, const struct ins_look *look)
{
    struct ins_error error  = {{0}};
    char            *note   = NULL;
    enum ins_status  status = ins_compare_save(compare, look, to, &note, &error);
    return ins_command_saved(request, status, note, &error);
}

static enum ins_status tell(const struct ins_request *request, const struct ins_destination *to,
                            const struct ins_compare *compare)
{
    struct ins_look look   = ins_console_look(request->language);
    enum ins_status status = request->folder ? keep(request, to, compare, &look) : INS_DONE;
    if (status != INS_DONE)
        return status;
    return ins_console_print(request->json ? ins_compare_json(compare)
                                           : ins_compare_text(compare, &look));
}

static enum ins_status compare(const struct ins_request *request, struct ins_case **cases)
{
    struct ins_error    error = {{0}};
    struct ins_compare *made  = NULL;
    struct ins_progress progress;
    const struct ins_case *const *sides = (const struct ins_case *const *)cases;
    struct ins_destination to =
        ins_command_destination(request, request->folder, sides, request->operand_count);
    enum ins_status place = request->folder ? ins_compare_place(&to, &error) : INS_DONE;
    if (place != INS_DONE)
        return ins_console_complain(place, error.text);
    struct ins_options options =
        ins_progress_begin(&progress, "compare", request->threads, request->quiet);
    enum ins_status status =
        ins_compare_create(sides, request->operand_count, request->waterfall, &options, &made,
                           &error);
    ins_progress_end(&progress);
    if (status == INS_STOPPED)
        return status;
    if (status != INS_DONE)
        return ins_console_complain(status, error.text);
    status = tell(request, &to, made);
    ins_compare_free(made);
    return status;
}

/* The settings are laid over each of the scenarios. */
static enum ins_status load(const struct ins_request *request, struct ins_case **cases)
{
    struct ins_request one    = *request;
    enum ins_status    status = INS_DONE;
    for (int i = 0; i < request->operand_count && status == INS_DONE; i++) {
        one.operand = request->operands[i];
        cases[i]    = ins_command_load(&one, &status);
    }
    return status;
}

enum ins_status ins_command_compare(const struct ins_request *request)
{
    struct ins_case *cases[INS_COMPARED] = {NULL};
    if (request->operand_count < 2 || request->operand_count > INS_COMPARED)
        return ins_console_complain(INS_WRONG, "compare: expected 2 to 8 scenarios");
    enum ins_status status = load(request, cases);
    if (status == INS_DONE)
        status = compare(request, cases);
    for (int i = 0; i < request->operand_count; i++)
        ins_case_free(cases[i]);
    return status;
}
