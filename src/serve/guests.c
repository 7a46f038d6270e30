#include "serve/guests.h"

#include <stdlib.h>
#include <sys/socket.h>

#include "serve/http.h"

/* Beyond so many somebody must go; the rest are for those who come before they have. */
enum { CROWD = INS_HTTP_CONNECTIONS * 3 / 4 };

struct ins_guest {
    struct ins_guest      *before, *behind;
    struct MHD_Connection *connection;
    bool                   waits; /* for an answer that is worked on */
    bool                   gone;  /* told to go */
};

static void leave(struct ins_guests *guests, struct ins_guest *guest)
{
    *(guest->before ? &guest->before->behind : &guests->first) = guest->behind;
    *(guest->behind ? &guest->behind->before : &guests->last)  = guest->before;
}

static void join_guest(struct ins_guests *guests, struct ins_guest *guest)
{
    guest->before = guests->last;
    guest->behind = NULL;
    *(guests->last ? &guests->last->behind : &guests->first) = guest;
    guests->last = guest;
}

/* The daemon sees the end of the connection, and closes it. */
static void send_away(struct ins_guests *guests, struct ins_guest *guest)
{
    const union MHD_ConnectionInfo *about =
        MHD_get_connection_info(guest->connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    if (about)
        (void)shutdown(about->connect_fd, SHUT_RDWR);
    guest->gone = true;
    guests->count--;
}

static void send_idle_away(struct ins_guests *guests)
{
    for (struct ins_guest *guest = guests->first; guest != guests->last; guest = guest->behind)
        if (!guest->waits && !guest->gone) {
            send_away(guests, guest);
            return;
        }
}

void ins_guests_notice(void *context, struct MHD_Connection *connection, void **place,
                       enum MHD_ConnectionNotificationCode what)
{
    struct ins_guests *guests = context;
    struct ins_guest  *guest  = *place;
    if (what == MHD_CONNECTION_NOTIFY_STARTED) {
        guest  = calloc(1, sizeof *guest);
        *place = guest;
        if (!guest)
            return;
        guest->connection = connection;
        join_guest(guests, guest);
        if (++guests->count > CROWD)
            send_idle_away(guests);
    } else if (guest) {
        leave(guests, guest);
        guests->count -= !guest->gone;
        free(guest);
        *place = NULL;
    }
}

static struct ins_guest *guest_of(struct MHD_Connection *connection)
{
    const union MHD_ConnectionInfo *about =
        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    return about ? about->socket_context : NULL;
}

void ins_guests_wait(struct MHD_Connection *connection, bool waits)
{
    struct ins_guest *guest = guest_of(connection);
    if (guest)
        guest->waits = waits;
}

void ins_guests_served(struct ins_guests *guests, struct MHD_Connection *connection)
{
    struct ins_guest *guest = guest_of(connection);
    if (!guest)
        return;
    guest->waits = false;
    leave(guests, guest);
    join_guest(guests, guest);
}
