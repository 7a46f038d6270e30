#include "engine/quiet.h"

#include <gsl/gsl_errno.h>
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int             users;
static gsl_error_handler_t *before;

void ins_quiet_begin(void)
{
    (void)pthread_mutex_lock(&lock);
    if (users++ == 0)
        before = gsl_set_error_handler_off();
    (void)pthread_mutex_unlock(&lock);
}

void ins_quiet_end(void)
{
    (void)pthread_mutex_lock(&lock);
    if (--users == 0)
        (void)gsl_set_error_handler(before);
    (void)pthread_mutex_unlock(&lock);
}
