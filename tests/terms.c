/* One word a thing: what the table of terms of scenarios/README.md says is not said stands in no text
 * of the program, in neither language. */
#include <criterion/criterion.h>
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "output/words.h"
#include "quantity/column.h"
#include "quantity/quantity.h"
#include "scenario/keys.h"

enum { TERMS = 64, LINE = 1024 };

TestSuite(terms);

struct terms {
    char text[TERMS][LINE]; /* a line of the table each; what is looked for points into it */
    char *unsaid[4 * TERMS];
    int  lines, count;
};

static char *trimmed(char *text)
{
    while (*text == ' ')
        text++;
    for (char *end = text + strlen(text); end > text && strchr(" \n", end[-1]); end--)
        end[-1] = '\0';
    return text;
}

/* The last of a line's four cells, cut at its commas. */
static void read_line(struct terms *terms)
{
    char *cell = terms->text[terms->lines++], *next = NULL;
    for (int c = 0; c < 4 && cell; c++)
        cell = strchr(cell + (c > 0), '|');
    cr_assert(cell, "a line of the table has no fourth cell");
    *strchr(++cell, '|') = '\0';
    for (char *word = strtok_r(cell, ",", &next); word; word = strtok_r(NULL, ",", &next))
        terms->unsaid[terms->count++] = trimmed(word);
}

static struct terms *read_terms(void)
{
    struct terms *terms = calloc(1, sizeof *terms);
    FILE         *file = fopen("scenarios/README.md", "r");
    char          line[LINE];
    bool          inside = false;
    cr_assert(terms && file);
    while (fgets(line, sizeof line, file)) {
        if (inside && line[0] == '|' && line[1] != '-') {
            memcpy(terms->text[terms->lines], line, sizeof line);
            read_line(terms);
        }
        inside = strstr(line, "| English | Nederlands |") || (inside && line[0] == '|');
    }
    fclose(file);
    return terms;
}

/* A word or words of their own, in small or capital letters, not as a part of a longer word. */
static bool says(const char *text, const char *words)
{
    size_t length = strlen(words);
    for (const char *at = text; *at; at++)
        if (strncasecmp(at, words, length) == 0 && !isalpha((unsigned char)at[length]) &&
            (at == text || !isalpha((unsigned char)at[-1])))
            return true;
    return false;
}

static void look(const struct terms *terms, const char *text, const char *where)
{
    for (int t = 0; text && t < terms->count; t++)
        cr_expect_not(says(text, terms->unsaid[t]), "%s says \"%s\": %s", where, terms->unsaid[t], text);
}

Test(terms, are_found_as_words_of_their_own)
{
    cr_expect(says("De voorraad groeit", "voorraad") && says("Voorraad", "voorraad"));
    cr_expect_not(says("De werkvoorraad groeit", "voorraad"));
    cr_expect_not(says("hij bestelt", "bestel"));
}

Test(terms, are_the_only_words_for_their_thing_on_screen_and_in_reports)
{
    struct terms *terms = read_terms();
    cr_assert_geq(terms->lines, 12);
    for (int word = 0; word < INS_WORDS; word++)
        for (int language = 0; language < INS_LANGUAGES; language++)
            look(terms, ins_words(word, language), "a text");
    free(terms);
}

Test(terms, are_the_only_words_for_their_thing_in_what_explains_the_columns_of_files)
{
    struct terms *terms = read_terms();
    for (int language = 0; language < INS_LANGUAGES; language++) {
        const char       *file, *name;
        struct ins_column column;
        for (int i = 0; ins_column_at(i, (enum ins_language)language, &file, &name, &column); i++)
            look(terms, column.about, name);
    }
    free(terms);
}

Test(terms, are_the_only_words_for_their_thing_in_what_explains_quantities_and_keys)
{
    struct terms                    *terms = read_terms();
    int                              tables, keys;
    const struct ins_quantity_table *table = ins_quantity_tables(&tables);
    const struct ins_key            *key = ins_keys(&keys);
    for (int t = 0; t < tables; t++)
        for (int r = 0; r < table[t].rows; r++)
            for (int language = 0; language < INS_LANGUAGES; language++) {
                look(terms, table[t].row[r].label.in[language], table[t].row[r].name);
                look(terms, table[t].row[r].about.in[language], table[t].row[r].name);
            }
    for (int k = 0; k < keys; k++) {
        look(terms, key[k].about, key[k].path);
        look(terms, key[k].about_nl, key[k].path);
    }
    free(terms);
}
