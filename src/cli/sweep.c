#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/pace.h"
#include "cli/progress.h"
#include "cli/stop.h"
#include "instroom/output.h"

enum { STORY = 512 };

struct ins_sweep_settings ins_command_sweep_settings(const struct ins_request *request)
{
    return (struct ins_sweep_settings){.file    = request->dry_run ? NULL : request->file,
                                   .shard   = request->shard,
                                   .shards  = request->shards,
                                   .restart = request->restart,
                                   .solve   = request->solve,
                                   .keep    = request->keep      ? 1
                                              : request->no_keep ? -1
                                                                 : 0};
}

enum ins_status ins_command_sweep_place(const struct ins_request *request,
                                        const struct ins_case    *scenario)
{
    struct ins_error       error = {{0}};
    struct ins_destination to    = ins_command_destination(request, request->file, &scenario, 1);
    if (request->dry_run)
        return INS_DONE;
    if (!request->file || ins_command_is_standard(request->file))
        return ins_console_complain(INS_WRONG, "sweep: which database? -o FILE.db");
    enum ins_status status = ins_destination_apart(&to, &error);
    return status == INS_DONE ? status : ins_console_complain(status, error.text);
}

/* After any end that leaves points to be played: what is kept, and how to go on. */
static enum ins_status tell_points_kept(struct ins_sweep *sweep, const char *file,
                                        enum ins_status status)
{
    struct ins_sweep_state state;
    char                   story[STORY];
    ins_sweep_look(sweep, &state);
    (void)snprintf(story, sizeof story,
                   "%s: %lld of %lld points are kept; the same command goes on from there", file,
                   state.done, state.points);
    return ins_console_complain(status, story);
}

static void warn_replayed(const struct ins_sweep_state *state, const char *file)
{
    char story[STORY];
    (void)snprintf(story, sizeof story,
                   "%s: %lld of its rows did not match their checksums, and are played again", file,
                   state->replayed);
    if (state->replayed > 0)
        ins_console_warn(story);
}

/* On standard error, line by line. */
static void note_line(char *text)
{
    if (text)
        (void)ins_console_complain(INS_DONE, text);
    free(text);
}

enum ins_status ins_command_sweep_begin(const struct ins_request *request, struct ins_sweep *sweep)
{
    struct ins_error       error = {{0}};
    struct ins_sweep_state state;
    struct ins_look        look    = ins_console_look(request->language);
    double                 seconds = 0.0;
    enum ins_status        status  = ins_sweep_estimate(sweep, &seconds, &error);
    if (status != INS_DONE)
        return ins_console_complain(status, error.text);
    ins_sweep_look(sweep, &state);
    warn_replayed(&state, request->file);
    if (!request->quiet && !request->dry_run && state.done < state.points)
        note_line(ins_sweep_plan_text(sweep, seconds, &look));
    if (!request->dry_run)
        return INS_DONE;
    return ins_console_print(request->json ? ins_sweep_plan_json(sweep, seconds)
                                           : ins_sweep_plan_text(sweep, seconds, &look));
}

enum ins_status ins_command_sweep_end(const struct ins_request *request, struct ins_sweep *sweep,
                                      enum ins_status status, const char *story)
{
    struct ins_error error = {{0}};
    struct ins_look  look  = ins_console_look(request->language);
    enum ins_status  ended = ins_sweep_end(sweep, &error);
    if (status == INS_WORLD || status == INS_WRONG)
        (void)ins_console_complain(status, story);
    else if (ended != INS_DONE)
        (void)ins_console_complain(ended, error.text);
    if (status != INS_DONE || ended != INS_DONE)
        return tell_points_kept(sweep, request->file, status != INS_DONE ? status : ended);
    if (!request->quiet)
        ins_pace_sum_up(sweep);
    return ins_console_print(request->json ? ins_sweep_json(sweep) : ins_sweep_text(sweep, &look));
}

static enum ins_status work_sweep(const struct ins_request *request, struct ins_sweep *sweep)
{
    struct ins_error error  = {{0}};
    enum ins_status  status = ins_command_sweep_begin(request, sweep);
    if (status != INS_DONE || request->dry_run)
        return status;
    status = ins_sweep_work(sweep, &error);
    ins_pace_wipe();
    return ins_command_sweep_end(request, sweep, status, error.text);
}

static enum ins_status sweep(const struct ins_request *request, const struct ins_case *scenario)
{
    struct ins_error      error = {{0}};
    struct ins_sweep     *made  = NULL;
    struct ins_pace       pace;
    struct ins_options    options = ins_pace_begin(&pace, request->threads, request->quiet);
    struct ins_sweep_settings settings    = ins_command_sweep_settings(request);
    enum ins_status status = ins_command_sweep_place(request, scenario);
    if (status != INS_DONE)
        return status;
    status = ins_sweep_open(scenario, &settings, &options, &made, &error);
    if (status != INS_DONE)
        return ins_console_complain(status, error.text);
    pace.sweep = made;
    status     = work_sweep(request, made);
    ins_sweep_free(made);
    return status;
}

enum ins_status ins_command_sweep(const struct ins_request *request)
{
    enum ins_status status;
    if (request->indices)
        return ins_command_sensitivity(request);
    if (request->morris || request->trajectories > 0)
        return ins_console_complain(INS_WRONG, "sweep: --morris and --trajectories belong to --indices");
    struct ins_case *scenario = ins_command_load(request, &status);
    if (!scenario)
        return status;
    status = sweep(request, scenario);
    ins_case_free(scenario);
    return status;
}
