/* The manual pages that are made of tables: instroom-scenario(5) of the keys, instroom-results(5) of the
 * quantities. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "instroom/output.h"
#include "quantity/column.h"
#include "quantity/quantity.h"
#include "scenario/keys.h"
#include "scenario/locate.h"
#include "scenario/value.h"

enum { SENTENCE = 400 };

/* Words as roff takes them: no line begins with a request, no backslash is one. */
static void add_roff_words(struct ins_text *text, const char *words)
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
    add_roff_words(text, key->path);
    ins_text_add(text, "\n");
    add_roff_words(text, key->about);
    if (key->kind == INS_KEY_GROUPS)
        ins_text_add(text, "; a list of at most %d%s", key->cap,
                     key->otherwise.need == INS_KEY_REQUIRED ? ", required" : "");
    ins_text_add(text, ".\n");
}

static void add_key_entry(struct ins_text *text, const struct ins_key *key)
{
    char        path[INS_PATH], number[INS_NUMBER_TEXT], expected[SENTENCE];
    const char *usual = ins_key_otherwise(key, number);
    ins_text_add(text, ".TP\n.B ");
    add_roff_words(text, ins_key_spell(key, path));
    ins_text_add(text, "\n");
    add_roff_words(text, key->about);
    ins_text_add(text, ".\n.br\nExpects ");
    add_roff_words(text, ins_key_expectation(key, expected, sizeof expected));
    ins_text_add(text, usual ? "; default " : "; ");
    add_roff_words(text, usual ? usual : "required");
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
            add_key_entry(&text, key);
    }
    return ins_text_take(&text);
}

/* --- results ------------------------------------------------------------------------------------ */

static void add_quantity_entry(struct ins_text *text, const char *before, const char *name,
                               const char *about, const char *unit, const char *adds)
{
    ins_text_add(text, ".TP\n.B ");
    add_roff_words(text, before);
    add_roff_words(text, name);
    ins_text_add(text, "\n");
    add_roff_words(text, about);
    if (unit[0]) {
        ins_text_add(text, ".\n.br\nUnit: ");
        add_roff_words(text, unit);
    }
    if (adds) {
        ins_text_add(text, "; ");
        add_roff_words(text, adds);
    }
    ins_text_add(text, ".\n");
}

static void add_quantity_table(struct ins_text *text, const struct ins_quantity_table *table)
{
    ins_text_add(text, ".SS ");
    add_roff_words(text, table->about.in[INS_ENGLISH]);
    ins_text_add(text, "\nEach is ");
    add_roff_words(text, table->stands.in[INS_ENGLISH]);
    ins_text_add(text, ".\n");
    for (int r = 0; r < table->rows; r++) {
        const struct ins_quantity *row = &table->row[r];
        add_quantity_entry(text, table->before, row->name, row->about.in[INS_ENGLISH],
                           ins_unit_told[row->unit].in[INS_ENGLISH],
                           ins_adding_told[row->adds].in[INS_ENGLISH]);
    }
}

static void add_file_columns(struct ins_text *text)
{
    struct ins_column column;
    const char       *file = "", *name = "";
    ins_text_add(text, ".SS other columns of the files\n");
    for (int i = 0; ins_column_at(i, INS_ENGLISH, &file, &name, &column); i++) {
        char of[96] = "";
        if (file[0] != '*')
            (void)snprintf(of, sizeof of, "%s: ", file);
        add_quantity_entry(text, of, name, column.about, column.unit, NULL);
    }
}

char *ins_manual_results(void)
{
    struct ins_text                  text = {0};
    int                              count;
    const struct ins_quantity_table *table = ins_quantity_tables(&count);
    for (int t = 0; t < count; t++)
        add_quantity_table(&text, &table[t]);
    add_file_columns(&text);
    return ins_text_take(&text);
}
