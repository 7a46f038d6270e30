#include "cli/commands.h"
#include "cli/console.h"
#include "cli/progress.h"
#include "instroom/decide.h"
#include "instroom/output.h"

static enum ins_status keep(const struct ins_request *request, const struct ins_destination *to,
                            const struct ins_mix *mix, const struct ins_look *look)
{
    struct ins_error error  = {{0}};
    char            *note   = NULL;
    enum ins_status  status = ins_mix_save(mix, look, to, &note, &error);
    return ins_command_saved(request, status, note, &error);
}

static enum ins_status tell(const struct ins_request *request, const struct ins_destination *to,
                            const struct ins_mix *mix)
{
    struct ins_look look   = ins_console_look(request->language);
    enum ins_status status = request->folder ? keep(request, to, mix, &look) : INS_DONE;
    if (status != INS_DONE)
        return status;
    return ins_console_print(request->json ? ins_mix_json(mix) : ins_mix_text(mix, &look));
}

/* A "no" has an answer, too. */
static enum ins_status work(const struct ins_request *request, const struct ins_case *scenario)
{
    struct ins_error    error = {{0}};
    struct ins_mix     *mix   = NULL;
    struct ins_progress progress;
    struct ins_destination to = ins_command_destination(request, request->folder, &scenario, 1);
    enum ins_status place = request->folder ? ins_mix_place(&to, &error) : INS_DONE;
    if (place != INS_DONE)
        return ins_console_complain(place, error.text);
    struct ins_options options =
        ins_progress_begin(&progress, "mix", request->threads, request->quiet);
    enum ins_status found = ins_mix_create(scenario, &options, &mix, &error);
    ins_progress_end(&progress);
    if (found == INS_STOPPED)
        return found;
    if (!mix)
        return ins_console_complain(found, error.text);
    enum ins_status told = tell(request, &to, mix);
    ins_mix_free(mix);
    return told != INS_DONE ? told : found;
}

enum ins_status ins_command_mix(const struct ins_request *request)
{
    return ins_command_ask(request, work);
}
