/* serve/guests.h - who is connected, and who must make room.
 *
 * A connection that says nothing, or little by little, costs a place for as long as it is patient. When
 * most places are taken the one that has gone longest without a finished request is closed, unless a
 * question of it is being worked on (the queue bounds those): so there is room for whoever comes,
 * however many somebody else holds. All of it happens on the thread that listens.
 */
#ifndef INS_SERVE_GUESTS_H
#define INS_SERVE_GUESTS_H

#include <stdbool.h>

#include <microhttpd.h>

struct ins_guest;

struct ins_guests {
    struct ins_guest *first, *last; /* the longest without a finished request first */
    int               count;        /* not told to go */
};

/* For MHD_OPTION_NOTIFY_CONNECTION, with the guests as its context. */
void ins_guests_notice(void *guests, struct MHD_Connection *connection, void **guest,
                       enum MHD_ConnectionNotificationCode what);

/* Whether a question of this connection is being worked on. */
void ins_guests_wait(struct MHD_Connection *connection, bool waits);

/* A request of it is finished: it is the newest again. */
void ins_guests_served(struct ins_guests *guests, struct MHD_Connection *connection);

#endif
