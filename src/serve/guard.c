/* Who may ask. The server listens on the loopback address alone; what is left to keep out are
 * pages of other sites in a browser on this machine. */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "serve/http.h"

/* The names that this server answers to. A page elsewhere whose name was made to point here (DNS
 * rebinding) sends its own name as Host. */
static bool is_own_host(const struct ins_visit *visit, const char *host)
{
    static const char *const names[] = {"127.0.0.1", "localhost", "[::1]"};
    char                     own[INS_HTTP_ADDRESS];
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        (void)snprintf(own, sizeof own, "%s:%d", names[i], visit->server->port);
        if (strcasecmp(host, own) == 0 || (visit->server->port == 80 && strcasecmp(host, names[i]) == 0))
            return true;
    }
    return false;
}

static bool is_own_origin(const char *origin, const char *host)
{
    return strncmp(origin, "http://", 7) == 0 && strcasecmp(origin + 7, host) == 0;
}

static enum MHD_Result count_hosts(void *context, enum MHD_ValueKind kind, const char *key,
                                   const char *value)
{
    (void)kind;
    (void)value;
    *(int *)context += strcasecmp(key, "Host") == 0;
    return MHD_YES;
}

const char *ins_guard(const struct ins_visit *visit, bool api)
{
    const char *host   = ins_http_header(visit, "Host");
    const char *origin = ins_http_header(visit, "Origin");
    const char *site   = ins_http_header(visit, "Sec-Fetch-Site");
    int         hosts  = 0;
    (void)MHD_get_connection_values(visit->connection, MHD_HEADER_KIND, count_hosts, &hosts);
    if (!host || hosts != 1 || !is_own_host(visit, host))
        return "Host: expected the name of this server, which is 127.0.0.1 or localhost";
    if (origin && !is_own_origin(origin, host))
        return "Origin: expected this server's own page";
    if (api && site && strcmp(site, "same-origin") != 0 && strcmp(site, "none") != 0)
        return "Sec-Fetch-Site: expected this server's own page";
    return NULL;
}
