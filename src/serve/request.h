/* serve/request.h - what the body of a request asks for.
 *
 * JSON (RFC 8259); a value of a setting may be a number, true or false, a list of numbers, or a
 * text as --set takes it. Unknown members are mistakes: a misspelt one is not overlooked.
 */
#ifndef INS_SERVE_REQUEST_H
#define INS_SERVE_REQUEST_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

enum { INS_QUERY_SETTINGS = 640, INS_QUERY_CLIENT = 41, INS_QUERY_KIND = 16 };

enum ins_query_shape {
    INS_QUERY_EVALUATE, /* settings, futures, client */
    INS_QUERY_COMPARE,  /* now, what_if, futures, client */
    INS_QUERY_DOWNLOAD, /* settings, kind, futures, client */
    INS_QUERY_CHECK,    /* settings */
    INS_QUERY_CANCEL    /* client */
};

struct ins_query {
    enum ins_query_shape shape;
    int    sides;
    char **line[2];  /* settings "key=value" of each side; owned */
    int    count[2];
    int    futures;  /* 0: not said */
    char   client[INS_QUERY_CLIENT]; /* whose question replaces whose; "": nobody's */
    char   kind[INS_QUERY_KIND];     /* of a download */
    bool   stream;   /* answers are sent as they get finer */
};

/* INS_WRONG with the story: no JSON (with line and column), or not of that shape. */
enum ins_status ins_query_read(const char *body, size_t length, enum ins_query_shape shape,
                              struct ins_query *query, struct ins_error *error);
void            ins_query_clear(struct ins_query *query);

#endif
