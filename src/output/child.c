#define _GNU_SOURCE /* posix_spawn_file_actions_addchdir_np */
#include "output/child.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

enum { STEP_MS = 5, LONGEST_MS = 60000 };

/* Signals that this program looks away from, it does not: they end it as they end others. */
static void set_manner(posix_spawnattr_t *manner)
{
    sigset_t usual;
    (void)sigemptyset(&usual);
    (void)sigaddset(&usual, SIGPIPE);
    (void)sigaddset(&usual, SIGXFSZ);
    (void)posix_spawnattr_setsigdefault(manner, &usual);
    (void)posix_spawnattr_setflags(manner, POSIX_SPAWN_SETSIGDEF);
}

int ins_child_begin(const char *folder, const char *const *arguments, pid_t *child)
{
    posix_spawn_file_actions_t files;
    posix_spawnattr_t          manner;
    int                        reason = posix_spawn_file_actions_init(&files);
    if (reason != 0)
        return reason;
    reason = posix_spawnattr_init(&manner);
    if (reason == 0) {
        set_manner(&manner);
        (void)posix_spawn_file_actions_addchdir_np(&files, folder);
        for (int d = STDIN_FILENO; d <= STDERR_FILENO; d++)
            (void)posix_spawn_file_actions_addopen(&files, d, "/dev/null", O_RDWR, 0);
        reason = posix_spawnp(child, arguments[0], &files, &manner, (char *const *)arguments, environ);
        (void)posix_spawnattr_destroy(&manner);
    }
    (void)posix_spawn_file_actions_destroy(&files);
    return reason;
}

int ins_child_wait(pid_t child)
{
    static const struct timespec step   = {.tv_nsec = STEP_MS * 1000000L};
    int                          status = 0;
    for (int waited = 0; waited < LONGEST_MS; waited += STEP_MS) {
        pid_t ended = waitpid(child, &status, WNOHANG);
        if (ended == child)
            return status;
        if (ended < 0 && errno != EINTR)
            return -1;
        (void)nanosleep(&step, NULL);
    }
    (void)kill(child, SIGKILL);
    (void)waitpid(child, &status, 0);
    return -1;
}
