/* output/json.h - JSON, written value by value.
 *
 * A small writer of our own: libraries for JSON read as well, which nobody needs here, and
 * write doubles with digits of their own choice. Numbers carry the fewest digits that read
 * back as the same double; NaN and infinities, which JSON does not know, become null.
 * Source: RFC 8259.
 */
#ifndef INS_OUTPUT_JSON_H
#define INS_OUTPUT_JSON_H

#include <stdbool.h>
#include <stdint.h>

#include "base/text.h"
#include "engine/summary.h"

enum { INS_JSON_DEPTH = 8 };

/* A document under construction. Initialise with {0}; failures of memory are those of
 * `text`. */
struct ins_json {
    struct ins_text text;
    int             depth;
    bool            begun[INS_JSON_DEPTH + 1]; /* something stands in this container already */
    int             flat;                      /* containers open that stand on one line */
};

/* `key` is NULL inside an array and for the outermost value. `kind` is '{' or '['; a flat
 * container and all in it stand on one line. */
void ins_json_open(struct ins_json *json, const char *key, char kind);
void ins_json_open_flat(struct ins_json *json, const char *key, char kind);
void ins_json_close(struct ins_json *json, char kind);

void ins_json_number(struct ins_json *json, const char *key, double value);
void ins_json_integer(struct ins_json *json, const char *key, int64_t value);
void ins_json_flag(struct ins_json *json, const char *key, bool value);
void ins_json_null(struct ins_json *json, const char *key);

/* NULL becomes null. Commands to who shows it are written as \uXXXX, bytes
 * that are no UTF-8 as U+FFFD. */
void ins_json_text(struct ins_json *json, const char *key, const char *value);

/* { "value": ..., "low": ..., "high": ... } */
void ins_json_estimate(struct ins_json *json, const char *key, struct ins_estimate estimate);

/* "KEY": ..., "KEY_se": ... */
void ins_json_mean(struct ins_json *json, const char *key, struct ins_mean mean);

/* The document with a final newline; see ins_text_take(). */
char *ins_json_take(struct ins_json *json);

#endif
