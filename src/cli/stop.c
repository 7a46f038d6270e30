#include "cli/stop.h"

#include <signal.h>
#include <stddef.h>

#include "cli/console.h"

static volatile int asked; /* the signal; written by one store */

static void note_signal(int signal_number)
{
    asked = signal_number;
}

void ins_stop_listen(void)
{
    struct sigaction heard = {.sa_handler = note_signal, .sa_flags = SA_RESTART};
    struct sigaction none  = {.sa_handler = SIG_IGN};
    (void)sigemptyset(&heard.sa_mask);
    (void)sigemptyset(&none.sa_mask);
    (void)sigaction(SIGINT, &heard, NULL);
    (void)sigaction(SIGTERM, &heard, NULL);
    (void)sigaction(SIGPIPE, &none, NULL);
    (void)sigaction(SIGXFSZ, &none, NULL);
}

const volatile int *ins_stop_flag(void)
{
    return &asked;
}

void ins_stop_unheard(void)
{
    asked = SIGPIPE;
}

int ins_stop_tell(void)
{
    if (asked != SIGPIPE)
        (void)ins_console_complain(INS_DONE, "stopped");
    return 128 + (asked ? asked : SIGINT);
}
