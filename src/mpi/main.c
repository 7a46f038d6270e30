/* instroom-mpi - a sweep on many machines at once (Open MPI, MPICH).
 *
 *     mpirun instroom-mpi sweep SCENARIO -o FILE.db
 *
 * Rank 0 reads the scenario, hands it to the others, gives blocks of points to whoever asks, and
 * alone writes the database; it computes too, on its other threads. A rank that dies ends the
 * job, as MPI has it; what was committed is kept, and the same command goes on. Nobody else in
 * the program knows MPI.
 */
#include <mpi.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/pace.h"
#include "cli/stop.h"
#include "instroom/sweep.h"

enum tag { ASK = 1, TASK, ROWS, RETIRE };

/* The row of instroom sweep, with a story of its own. */
static struct ins_command sweep_of_ranks(void)
{
    struct ins_command command       = *ins_command_named("sweep");
    command.story[INS_SPEAK_ENGLISH] = "The same as instroom sweep, on all ranks of an MPI job:\n"
                                       "  mpirun instroom-mpi sweep SCENARIO -o FILE.db\n"
                                       "Rank 0 alone writes the database. The rows are those of "
                                       "instroom sweep.";
    command.story[INS_SPEAK_DUTCH] = "Hetzelfde als instroom sweep, op alle rangen van een "
                                     "MPI-taak:\n"
                                     "  mpirun instroom-mpi sweep SCENARIO -o FILE.db\n"
                                     "Alleen rang 0 schrijft de database. De rijen zijn die van "
                                     "instroom sweep.";
    return command;
}

/* What every rank must know before it can work. */
struct briefing {
    int go, solve, keep, threads, ranks;
    int length; /* of the scenario's text, with its end */
};

/* --- rank 0 ----------------------------------------------------------------------------------- */

/* The story of a rank that failed. */
struct farewell {
    int              status;
    struct ins_error error;
};

struct host {
    struct ins_sweep *sweep;
    int               away; /* ranks at work */
    pthread_t         thread;
    enum ins_status   own;  /* how the work of this rank ended */
    struct farewell   last; /* the first failure of another rank */
    struct ins_error  error;
};

static void *labour(void *context)
{
    struct host *host = context;
    host->own         = ins_sweep_work(host->sweep, &host->error);
    return NULL;
}

/* A task, or an empty one: there is nothing more to do. */
static void answer_rank(struct host *host, int rank)
{
    struct ins_sweep_task task = {0};
    if (host->last.status != INS_DONE || !ins_sweep_take(host->sweep, &task))
        host->away--;
    (void)MPI_Send(&task, sizeof task, MPI_BYTE, rank, TASK, MPI_COMM_WORLD);
}

static void receive_rows(struct host *host, const MPI_Status *about)
{
    struct ins_error error = {{0}};
    int              length;
    (void)MPI_Get_count(about, MPI_BYTE, &length);
    void           *bytes  = malloc((size_t)length);
    enum ins_status status = INS_WORLD;
    if (!bytes) {
        (void)ins_console_complain(INS_WORLD, "out of memory for the rows of another rank");
        (void)MPI_Abort(MPI_COMM_WORLD, INS_WORLD);
    }
    (void)MPI_Recv(bytes, length, MPI_BYTE, about->MPI_SOURCE, ROWS, MPI_COMM_WORLD,
                   MPI_STATUS_IGNORE);
    status = ins_sweep_give(host->sweep, bytes, (size_t)length, &error);
    free(bytes);
    if (status != INS_DONE && host->last.status == INS_DONE) {
        host->last.status = (int)status;
        host->last.error  = error;
    }
    answer_rank(host, about->MPI_SOURCE);
}

static void receive_farewell(struct host *host, const MPI_Status *about)
{
    static struct farewell farewell;
    (void)MPI_Recv(&farewell, sizeof farewell, MPI_BYTE, about->MPI_SOURCE, RETIRE, MPI_COMM_WORLD,
                   MPI_STATUS_IGNORE);
    host->away--;
    if (host->last.status == INS_DONE)
        host->last = farewell;
}

static void receive_ask(struct host *host, const MPI_Status *about)
{
    (void)MPI_Recv(NULL, 0, MPI_BYTE, about->MPI_SOURCE, ASK, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
    answer_rank(host, about->MPI_SOURCE);
}

/* Until every other rank has gone. Waiting for a message would keep a core busy. */
static void serve_ranks(struct host *host)
{
    const struct timespec nap = {.tv_nsec = 200000};
    while (host->away > 0) {
        MPI_Status about;
        int        there;
        (void)MPI_Iprobe(MPI_ANY_SOURCE, MPI_ANY_TAG, MPI_COMM_WORLD, &there, &about);
        if (!there)
            (void)nanosleep(&nap, NULL);
        else if (about.MPI_TAG == ROWS)
            receive_rows(host, &about);
        else if (about.MPI_TAG == RETIRE)
            receive_farewell(host, &about);
        else
            receive_ask(host, &about);
    }
}

static enum ins_status share_out_points(const struct ins_request *request, struct host *host,
                                        int ranks)
{
    host->away = ranks - 1;
    if (pthread_create(&host->thread, NULL, labour, host) != 0) {
        serve_ranks(host);
        host->own = ins_sweep_work(host->sweep, &host->error);
    } else {
        serve_ranks(host);
        (void)pthread_join(host->thread, NULL);
    }
    ins_pace_wipe();
    if (host->own == INS_DONE && host->last.status != INS_DONE)
        return ins_command_sweep_end(request, host->sweep, (enum ins_status)host->last.status,
                                     host->last.error.text);
    return ins_command_sweep_end(request, host->sweep, host->own, host->error.text);
}

/* The other ranks wait for this, whatever happens. */
static void brief(struct briefing *briefing, char *text)
{
    (void)MPI_Bcast(briefing, sizeof *briefing, MPI_BYTE, 0, MPI_COMM_WORLD);
    if (briefing->go)
        (void)MPI_Bcast(text, briefing->length, MPI_CHAR, 0, MPI_COMM_WORLD);
}

static enum ins_status open_and_share(const struct ins_request *request,
                                      const struct ins_case *scenario, int ranks)
{
    static struct host    host;
    struct briefing       briefing = {0};
    struct ins_pace       pace;
    struct ins_options    options = ins_pace_begin(&pace, request->threads, request->quiet);
    struct ins_sweep_settings settings    = ins_command_sweep_settings(request);
    char                 *text    = ins_sweep_pack(scenario);
    settings.workers                  = ranks;
    enum ins_status status =
        ins_sweep_open(scenario, &settings, &options, &host.sweep, &host.error);
    if (status != INS_DONE)
        (void)ins_console_complain(status, host.error.text);
    else
        status = ins_command_sweep_begin(request, host.sweep);
    if (status == INS_DONE && !request->dry_run && text)
        briefing = (struct briefing){
            1,     request->solve,       ins_sweep_keeps(host.sweep), request->threads,
            ranks, (int)strlen(text) + 1};
    pace.sweep = host.sweep;
    brief(&briefing, text);
    if (briefing.go)
        status = share_out_points(request, &host, ranks);
    ins_sweep_free(host.sweep);
    free(text);
    return status;
}

static enum ins_status lead(int count, char **argv, int ranks)
{
    struct ins_command command  = sweep_of_ranks();
    struct ins_request request  = {0};
    struct briefing    nothing  = {0};
    struct ins_case   *scenario = NULL;
    enum ins_status    status   = INS_DONE;
    if (count < 2 || strcmp(argv[1], "sweep") != 0)
        status = ins_console_complain(INS_WRONG, "instroom-mpi knows one command: sweep");
    else
        status = ins_request_read(&command, count - 2, argv + 2, &request);
    if (status == INS_DONE && request.help)
        status = ins_console_print(
            ins_request_help(&command, ins_console_speech(request.language)));
    else if (status == INS_DONE)
        scenario = ins_command_load(&request, &status);
    if (scenario)
        status = ins_command_sweep_place(&request, scenario);
    if (scenario && status == INS_DONE)
        status = open_and_share(&request, scenario, ranks);
    else
        brief(&nothing, NULL);
    ins_case_free(scenario);
    ins_request_clear(&request);
    return status;
}

/* --- the other ranks -------------------------------------------------------------------------- */

static void retire(enum ins_status status, const struct ins_error *error)
{
    static struct farewell farewell;
    farewell.status = (int)status;
    farewell.error  = *error;
    (void)MPI_Send(&farewell, sizeof farewell, MPI_BYTE, 0, RETIRE, MPI_COMM_WORLD);
}

static enum ins_status work_tasks(struct ins_sweep *sweep, struct ins_error *error)
{
    struct ins_sweep_task task;
    (void)MPI_Send(NULL, 0, MPI_BYTE, 0, ASK, MPI_COMM_WORLD);
    for (;;) {
        void  *bytes  = NULL;
        size_t length = 0;
        (void)MPI_Recv(&task, sizeof task, MPI_BYTE, 0, TASK, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
        if (task.count == 0)
            return INS_DONE;
        enum ins_status status = ins_sweep_play(sweep, &task, &bytes, &length, error);
        if (status != INS_DONE)
            return status;
        (void)MPI_Send(bytes, (int)length, MPI_BYTE, 0, ROWS, MPI_COMM_WORLD);
        free(bytes);
    }
}

static enum ins_status join_sweep(const struct briefing *briefing, const char *text,
                                  struct ins_error *error)
{
    struct ins_case      *scenario = NULL;
    struct ins_sweep     *sweep    = NULL;
    struct ins_options    options  = {.threads = briefing->threads, .stop = ins_stop_flag()};
    struct ins_sweep_settings settings     = {
            .solve = briefing->solve, .keep = briefing->keep ? 1 : -1, .workers = briefing->ranks};
    enum ins_status status =
        ins_sweep_unpack(text, "the scenario of rank 0", NULL, 0, &scenario, error);
    if (status == INS_DONE)
        status = ins_sweep_open(scenario, &settings, &options, &sweep, error);
    if (status == INS_DONE)
        status = work_tasks(sweep, error);
    ins_sweep_free(sweep);
    ins_case_free(scenario);
    return status;
}

static void follow_rank_0(void)
{
    static struct ins_error error;
    struct briefing         briefing;
    (void)MPI_Bcast(&briefing, sizeof briefing, MPI_BYTE, 0, MPI_COMM_WORLD);
    if (!briefing.go)
        return;
    char *text = malloc((size_t)briefing.length);
    if (!text)
        (void)MPI_Abort(MPI_COMM_WORLD, INS_WORLD);
    (void)MPI_Bcast(text, briefing.length, MPI_CHAR, 0, MPI_COMM_WORLD);
    enum ins_status status = join_sweep(&briefing, text, &error);
    if (status != INS_DONE)
        retire(status, &error);
    free(text);
}

int main(int count, char **argv)
{
    int threads, rank, ranks;
    ins_console_open();
    if (MPI_Init_thread(&count, &argv, MPI_THREAD_FUNNELED, &threads) != MPI_SUCCESS ||
        threads < MPI_THREAD_FUNNELED)
        return (int)ins_console_complain(INS_WORLD, "MPI cannot be started");
    ins_stop_listen();
    ins_sweep_heed(ins_stop_flag());
    (void)MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    (void)MPI_Comm_size(MPI_COMM_WORLD, &ranks);
    enum ins_status status = INS_DONE;
    if (rank == 0)
        status = lead(count, argv, ranks);
    else
        follow_rank_0();
    (void)MPI_Finalize();
    return status == INS_STOPPED ? ins_stop_tell() : (int)status;
}
