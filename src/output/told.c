/* For machines: a scenario that was checked, keys that were explained, and what a command did. */
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "instroom/output.h"
#include "output/parts.h"
#include "output/records.h"
#include "scenario/assumptions.h"
#include "scenario/locate.h"

static void add_told_lines(struct ins_json *json, const char *name, const char *lines)
{
    ins_json_open(json, name, '[');
    for (const char *at = lines; *at;) {
        size_t length = strcspn(at, "\n");
        char  *line   = strndup(at, length);
        json->text.failed |= !line;
        ins_json_text(json, NULL, line);
        free(line);
        at += length + (at[length] == '\n');
    }
    ins_json_close(json, ']');
}

char *ins_told_json(const char *command, const char *lines)
{
    struct ins_json json = {0};
    ins_json_open(&json, NULL, '{');
    ins_json_text(&json, "instroom", command);
    add_told_lines(&json, "told", lines);
    ins_parts_version(&json);
    ins_json_close(&json, '}');
    return ins_json_take(&json);
}

/* --- check ------------------------------------------------------------------------------------ */

static void add_assumption(struct ins_json *json, const struct ins_assumption *row)
{
    ins_json_open_flat(json, NULL, '{');
    ins_json_text(json, "key", row->path);
    ins_json_text(json, "value", row->value);
    ins_json_text(json, "unit", row->key->unit);
    ins_json_text(json, "default", row->otherwise);
    ins_json_text(json, "where", row->where);
    ins_json_text(json, "source", row->source);
    ins_json_close(json, '}');
}

static void add_assumptions(struct ins_json *json, const struct ins_case *c)
{
    struct ins_error       error = {{0}};
    struct ins_assumptions made;
    if (ins_case_assumptions(c, &made, &error) != INS_DONE)
        json->text.failed = true;
    ins_json_open(json, "assumptions", '[');
    for (int i = 0; !json->text.failed && i < made.count; i++)
        add_assumption(json, &made.row[i]);
    ins_json_close(json, ']');
    ins_assumptions_clear(&made);
}

char *ins_case_json(const struct ins_case *c)
{
    const struct ins_scenario *s        = ins_case_scenario(c);
    char                      *warnings = ins_case_warnings(c), *text = ins_case_text(c, 0);
    struct ins_json            json     = {0};
    json.text.failed                    = !warnings || !text;
    ins_json_open(&json, NULL, '{');
    ins_json_text(&json, "instroom", "check");
    ins_parts_open(&json, s);
    ins_json_integer(&json, "futures", s->futures);
    ins_json_integer(&json, "seed", s->seed);
    ins_json_number(&json, "confidence", s->norm.confidence);
    ins_parts_norm(&json, s);
    add_told_lines(&json, "warnings", warnings ? warnings : "");
    ins_records_json_of(&json, c, s);
    ins_json_text(&json, "scenario", text);
    add_assumptions(&json, c);
    ins_parts_provenance(&json, c, s);
    ins_json_close(&json, '}');
    free(warnings);
    free(text);
    return ins_json_take(&json);
}

/* A name of the user's may hold what ends a line; a comment ends with it. */
static void add_comment(struct ins_text *text, const char *says)
{
    ins_text_add(text, "# ");
    for (; *says; says++)
        ins_text_add_bytes(text, (unsigned char)*says < ' ' ? "?" : says, 1);
    ins_text_add(text, "\n");
}

char *ins_case_told(const struct ins_case *c, const struct ins_look *look)
{
    struct ins_phrase says[INS_RECORDS_SENTENCES];
    struct ins_page   page;
    struct ins_text   text      = {0};
    char             *annotated = ins_case_text(c, 1);
    ins_page_begin(&page, look);
    for (int i = 0; i < INS_CASE_RECORDS; i++) {
        int count = ins_records_say(&page, ins_case_account(c, (enum ins_case_record)i), ins_case_scenario(c), says);
        for (int s = 0; s < count; s++)
            add_comment(&text, says[s].text);
    }
    ins_text_add(&text, "%s", annotated ? annotated : "");
    text.failed |= !annotated;
    free(annotated);
    free(ins_page_take(&page));
    return ins_text_take(&text);
}

/* --- explain ---------------------------------------------------------------------------------- */

static bool is_key_group(const struct ins_key *key)
{
    return key->kind == INS_KEY_GROUP || key->kind == INS_KEY_GROUPS;
}

static void add_choice_words(struct ins_json *json, const struct ins_key *key)
{
    ins_json_open(json, "words", '[');
    for (int i = 0; key->words[i]; i++)
        ins_json_text(json, NULL, key->words[i]);
    ins_json_close(json, ']');
}

static void add_key_facts(struct ins_json *json, const struct ins_key *key)
{
    static const char *const kind[] = {
        [INS_KEY_REAL] = "real",     [INS_KEY_SHARE] = "share", [INS_KEY_COUNT] = "whole",
        [INS_KEY_TERM] = "whole",    [INS_KEY_SEED] = "whole",  [INS_KEY_MONTH] = "month",
        [INS_KEY_TEXT] = "text",     [INS_KEY_NAME] = "name",   [INS_KEY_FILE] = "file",
        [INS_KEY_FILES] = "files",   [INS_KEY_FLAG] = "flag",   [INS_KEY_CHOICE] = "choice",
        [INS_KEY_REALS] = "reals",   [INS_KEY_GROUP] = "group", [INS_KEY_GROUPS] = "groups",
        [INS_KEY_INHERITS] = "file"};
    char path[INS_PATH], number[INS_NUMBER_TEXT], expected[400];
    ins_json_open(json, NULL, '{');
    ins_json_text(json, "key", ins_key_spell(key, path));
    ins_json_text(json, "kind", kind[key->kind]);
    ins_json_text(json, "unit", key->unit);
    ins_json_flag(json, "required", key->otherwise.need == INS_KEY_REQUIRED);
    ins_json_text(json, "default", is_key_group(key) ? NULL : ins_key_otherwise(key, number));
    ins_json_number(json, "low", key->range.low);
    ins_json_number(json, "high", key->range.high);
    ins_json_number(json, "usual_low", key->usual.low);
    ins_json_number(json, "usual_high", key->usual.high);
    ins_json_text(json, "expects",
                  is_key_group(key) ? "" : ins_key_expectation(key, expected, sizeof expected));
    ins_json_text(json, "about", key->about);
    ins_json_text(json, "about_nl", key->about_nl);
    if (key->kind == INS_KEY_CHOICE)
        add_choice_words(json, key);
    ins_json_close(json, '}');
}

/* The key itself, or the group and all that stands in it. */
static bool belongs(const struct ins_key *key, const struct ins_key *asked)
{
    size_t length = strlen(asked->path);
    return key == asked || (strncmp(key->path, asked->path, length) == 0 &&
                            key->path[length] == '.');
}

enum ins_status ins_explain_json(const char *path, char **made, struct ins_error *error)
{
    struct ins_json       json   = {0};
    char                 *text   = NULL;
    enum ins_status       status = ins_explain(path, &text, error); /* which knows what is meant */
    const struct ins_key *asked  = path && path[0] ? ins_key_meant(path) : NULL;
    int                   count;
    const struct ins_key *keys = ins_keys(&count);
    free(text);
    *made = NULL;
    if (status != INS_DONE)
        return status;
    if (path && path[0] && !asked)
        return ins_fail(error, INS_WRONG, "%s: expected a key, which is all that --json tells of", path);
    ins_json_open(&json, NULL, '{');
    ins_json_text(&json, "instroom", "explain");
    ins_json_open(&json, "keys", '[');
    for (const struct ins_key *key = keys; key < keys + count; key++)
        if (!asked || belongs(key, asked))
            add_key_facts(&json, key);
    ins_json_close(&json, ']');
    ins_parts_version(&json);
    ins_json_close(&json, '}');
    *made = ins_json_take(&json);
    return *made ? INS_DONE : ins_fail(error, INS_WORLD, "out of memory");
}
