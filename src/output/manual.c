/* The keys of a scenario as a manual page: instroom-scenario(5), out of the table of keys. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "instroom/output.h"
#include "scenario/keys.h"
#include "scenario/locate.h"
#include "scenario/value.h"

enum { SENTENCE = 400 };

/* Words as roff takes them: no line begins with a request, no backslash is one. */
static void add_words(struct ins_text *text, const char *words)
{
    for (const char *at = words; *at; at++) {
        bool first = at == words || at[-1] == '\n';
        if (first && (*at == '.' || *at == '\''))
            ins_text_add(text, "\\&");
        if (*at == '\\')
            ins_text_add(text, "\\e");
        else if (*at == '-')
            ins_text_add(text, "\\-");
        else
            ins_text_add_bytes(text, at, 1);
    }
}

static void add_group(struct ins_text *text, const struct ins_key *key)
{
    ins_text_add(text, ".SS ");
    add_words(text, key->path);
    ins_text_add(text, "\n");
    add_words(text, key->about);
    if (key->kind == INS_KEY_GROUPS)
        ins_text_add(text, "; a list of at most %d%s", key->cap,
                     key->otherwise.need == INS_KEY_REQUIRED ? ", required" : "");
    ins_text_add(text, ".\n");
}

static void add_key(struct ins_text *text, const struct ins_key *key)
{
    char        path[INS_PATH], number[INS_NUMBER_TEXT], expected[SENTENCE];
    const char *usual = ins_key_otherwise(key, number);
    ins_text_add(text, ".TP\n.B ");
    add_words(text, ins_key_spell(key, path));
    ins_text_add(text, "\n");
    add_words(text, key->about);
    ins_text_add(text, ".\n.br\nExpects ");
    add_words(text, ins_key_expectation(key, expected, sizeof expected));
    ins_text_add(text, usual ? "; default " : "; ");
    add_words(text, usual ? usual : "required");
    ins_text_add(text, ".\n");
}

char *ins_manual_keys(void)
{
    struct ins_text       text = {0};
    int                   count;
    const struct ins_key *keys = ins_keys(&count);
    for (const struct ins_key *key = keys; key < keys + count; key++) {
        if (key->kind == INS_KEY_GROUP || key->kind == INS_KEY_GROUPS)
            add_group(&text, key);
        else
            add_key(&text, key);
    }
    return ins_text_take(&text);
}
