#include "output/json.h"

#include <assert.h>
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/letter.h"
#include "output/number.h"

enum { INDENT = 2, KEY_ROOM = 128, NO_LETTER = 0xFFFD };

/* Comma, line and indent before the next value or the end of a container. */
static void step_on(struct ins_json *json, bool another)
{
    if (another && json->begun[json->depth])
        ins_text_add(&json->text, ",");
    if (json->flat > 0)
        ins_text_add(&json->text, " ");
    else if (json->depth > 0 || !another)
        ins_text_add(&json->text, "\n%*s", INDENT * json->depth, "");
}

/* Beyond the first 65,536 as two (RFC 8259). */
static void add_code(struct ins_json *json, uint32_t code)
{
    if (code > 0xFFFF)
        ins_text_add(&json->text, "\\u%04x\\u%04x", 0xD800U + ((code - 0x10000U) >> 10),
                     0xDC00U + (code & 0x3FFU));
    else
        ins_text_add(&json->text, "\\u%04x", code);
}

static void add_escaped(struct ins_json *json, const char *value)
{
    ins_text_add(&json->text, "\"");
    while (*value) {
        uint32_t code;
        int      length = ins_letter_read(value, strnlen(value, 4), &code);
        if (code == '"' || code == '\\')
            ins_text_add(&json->text, "\\%c", *value);
        else if (length == 0 || ins_letter_is_command(code))
            add_code(json, length ? code : NO_LETTER);
        else
            ins_text_add_bytes(&json->text, value, (size_t)length);
        value += length ? length : 1;
    }
    ins_text_add(&json->text, "\"");
}

static void begin_member(struct ins_json *json, const char *key)
{
    step_on(json, true);
    json->begun[json->depth] = true;
    if (key) {
        add_escaped(json, key);
        ins_text_add(&json->text, ": ");
    }
}

void ins_json_open(struct ins_json *json, const char *key, char kind)
{
    assert(json->depth < INS_JSON_DEPTH);
    begin_member(json, key);
    ins_text_add(&json->text, "%c", kind);
    json->depth++;
    json->begun[json->depth] = false;
    if (json->flat > 0)
        json->flat++;
}

void ins_json_open_flat(struct ins_json *json, const char *key, char kind)
{
    ins_json_open(json, key, kind);
    if (json->flat == 0)
        json->flat = 1;
}

void ins_json_close(struct ins_json *json, char kind)
{
    assert(json->depth > 0);
    bool filled = json->begun[json->depth];
    json->depth--;
    if (filled)
        step_on(json, false);
    if (json->flat > 0)
        json->flat--;
    ins_text_add(&json->text, "%c", kind);
}

void ins_json_number(struct ins_json *json, const char *key, double value)
{
    begin_member(json, key);
    struct ins_figure figure = ins_number_short(value);
    ins_text_add(&json->text, "%s", figure.text[0] ? figure.text : "null");
}

void ins_json_integer(struct ins_json *json, const char *key, int64_t value)
{
    begin_member(json, key);
    ins_text_add(&json->text, "%" PRId64, value);
}

void ins_json_flag(struct ins_json *json, const char *key, bool value)
{
    begin_member(json, key);
    ins_text_add(&json->text, "%s", value ? "true" : "false");
}

void ins_json_null(struct ins_json *json, const char *key)
{
    begin_member(json, key);
    ins_text_add(&json->text, "null");
}

void ins_json_text(struct ins_json *json, const char *key, const char *value)
{
    if (!value) {
        ins_json_null(json, key);
        return;
    }
    begin_member(json, key);
    add_escaped(json, value);
}

void ins_json_estimate(struct ins_json *json, const char *key, struct ins_estimate estimate)
{
    ins_json_open_flat(json, key, '{');
    ins_json_number(json, "value", estimate.value);
    ins_json_number(json, "low", estimate.low);
    ins_json_number(json, "high", estimate.high);
    ins_json_close(json, '}');
}

void ins_json_mean(struct ins_json *json, const char *key, struct ins_mean mean)
{
    char error_key[KEY_ROOM];
    (void)snprintf(error_key, sizeof error_key, "%s_se", key);
    ins_json_number(json, key, mean.value);
    ins_json_number(json, error_key, mean.error);
}

char *ins_json_take(struct ins_json *json)
{
    ins_text_add(&json->text, "\n");
    return ins_text_take(&json->text);
}
