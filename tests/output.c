/* Output: numbers, JSON, pages, words, fingerprints, and folders that are whole or not there.
 *
 * Expected texts are written down by hand; those of SHA-256 stand in NIST, FIPS 180-4 and its
 * examples. What the texts as a whole look like is tested at the command line (tests/cli). */
#include <criterion/criterion.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/seal.h"
#include "base/sha256.h"
#include "output/csv.h"
#include "output/destination.h"
#include "output/folder.h"
#include "output/json.h"
#include "output/number.h"
#include "output/page.h"
#include "output/words.h"
#include "scenario/named.h"

#define SAME(got, wanted) cr_assert_str_eq((got), (wanted), "\"%s\", not \"%s\"", (got), (wanted))

/* --- texts of others ------------------------------------------------------------------------- */

/* Codes by ECMA-48 (C0, C1), Unicode 15, Standard Annex 9 (bidirectional) and RFC 3629. */
Test(output, text_of_users_is_no_command_to_a_terminal)
{
    struct ins_page page;
    ins_page_begin(&page, NULL);
    ins_page_title(&page, "a\033[31m\xC2\x9B\xE2\x80\xAE b\xFF \xC3\xA9\xE2\x82\xAC\r");
    char *text = ins_page_take(&page);
    SAME(text, "a<U+001B>[31m<U+009B><U+202E> b<FF> \xC3\xA9\xE2\x82\xAC<U+000D>\n");
    free(text);
    struct ins_phrase phrase = ins_page_phrase(&page, INS_WORD_START_INFLOW, INS_VALUES("\x7F"));
    cr_assert_null(strchr(phrase.text, 0x7F));
}

Test(output, text_of_users_is_json_whatever_its_bytes)
{
    struct ins_json json = {0};
    ins_json_open(&json, NULL, '{');
    ins_json_text(&json, "a", "\xC2\x85\xE2\x80\xA8\xF3\xA0\x80\x81\xC3(\xC3\xA9");
    ins_json_close(&json, '}');
    char *text = ins_json_take(&json);
    SAME(text, "{\n  \"a\": \"\\u0085\\u2028\\udb40\\udc01\\ufffd(\xC3\xA9\"\n}\n");
    free(text);
}

Test(output, text_of_users_is_no_formula_in_a_table)
{
    static const char *const cells[][2] = {
        {"=cmd|' /C calc'!A0", "\"'=cmd|' /C calc'!A0\""}, {"@SUM(1)", "\"'@SUM(1)\""},
        {"-0.5", "\"-0.5\""}, {"+1e3", "\"+1e3\""}, {"-2+3", "\"'-2+3\""}, {"-", "\"'-\""},
        {"a \"b\"", "\"a \"\"b\"\"\""}, {"\t=1", "\"<U+0009>=1\""}, {"", "\"\""}};
    for (size_t i = 0; i < sizeof cells / sizeof cells[0]; i++) {
        struct ins_text text = {0};
        ins_csv_text(&text, cells[i][0]);
        SAME(text.bytes, cells[i][1]);
        ins_text_clear(&text);
    }
}

/* --- what a scenario names --------------------------------------------------------------------- */

/* A file that was changed after it was read is no longer what the answer was made of: the scenario in
 * the folder names it where it stands. */
Test(output, a_file_that_was_changed_since_is_not_taken_for_the_one_that_was_read)
{
    char              folder[] = "/tmp/instroom-named-XXXXXX", path[64], set[128];
    struct ins_error  error    = {{0}};
    struct ins_case  *c        = NULL;
    const char *const settings[] = {set};
    cr_assert_not_null(mkdtemp(folder));
    (void)snprintf(path, sizeof path, "%s/record.csv", folder);
    (void)snprintf(set, sizeof set, "inflow.history.file=%s", path);
    FILE *record = fopen(path, "w");
    cr_assert(record && fputs("month,total\n2026-01,100\n", record) >= 0 && fclose(record) == 0);
    cr_assert_eq(ins_case_load("tests/cli/scenarios/steady.cfg", settings, 1, &c, &error), INS_DONE,
                 "%s", error.text);
    for (int later = 0; later < 2; later++) {
        const struct timespec when = {.tv_sec = later ? 4000000000 : 0};
        cr_assert_eq(utimensat(AT_FDCWD, path, (struct timespec[]){when, when}, 0), 0);
        struct ins_named_files *named = ins_named_files_create(c, "inputs");
        char *written = ins_named_files_text(named, ins_case_written(c));
        cr_assert_eq(strstr(written, "file = \"inputs/record.csv\"") != NULL, later == 0);
        cr_assert_eq(strstr(written, path) != NULL, later == 1);
        free(written);
        ins_named_files_free(named);
    }
    ins_case_free(c);
    (void)unlink(path);
    (void)rmdir(folder);
}

/* --- numbers -------------------------------------------------------------------------------- */

Test(output, full_numbers_read_back_as_the_same_double)
{
    double values[] = {0.1, 1.0 / 3.0, 1e300, 5e-324, 123456789012345680.0, -2.5};
    for (size_t i = 0; i < sizeof values / sizeof values[0]; i++) {
        cr_assert_eq(strtod(ins_number_full(values[i]).text, NULL), values[i]);
        cr_assert_eq(strtod(ins_number_short(values[i]).text, NULL), values[i]);
    }
    SAME(ins_number_full(0.1).text, "0.10000000000000001"); /* %.17g */
    SAME(ins_number_short(0.1).text, "0.1");
    SAME(ins_number_short(1.0 / 3.0).text, "0.3333333333333333");
}

Test(output, what_is_not_there_is_an_empty_cell_and_a_dash)
{
    SAME(ins_number_full(NAN).text, "");
    SAME(ins_number_full(INFINITY).text, "");
    SAME(ins_number_count(NAN, INS_ENGLISH).text, "-");
}

Test(output, people_get_groups_and_the_signs_of_their_language)
{
    SAME(ins_number_count(1234567.4, INS_ENGLISH).text, "1,234,567");
    SAME(ins_number_count(999.4, INS_ENGLISH).text, "999");
    SAME(ins_number_count(-12600, INS_DUTCH).text, "-12.600");
    SAME(ins_number_decimal(1234.56, 1, INS_DUTCH).text, "1.234,6");
    SAME(ins_number_decimal(-0.04, 1, INS_ENGLISH).text, "0.0"); /* no minus before nothing */
    SAME(ins_number_percent(0.5512, INS_ENGLISH).text, "55");
    SAME(ins_number_percent(0.0962, INS_DUTCH).text, "9,6");
    SAME(ins_number_hundred(0.8125, INS_ENGLISH).text, "81.2");  /* the even one of two ties */
}

Test(output, millions_get_the_decimals_they_deserve)
{
    SAME(ins_number_million(0, INS_ENGLISH).text, "0");
    SAME(ins_number_million(30000, INS_ENGLISH).text, "0.030");
    SAME(ins_number_million(9774000, INS_ENGLISH).text, "9.77");
    SAME(ins_number_million(104400000, INS_ENGLISH).text, "104.4");
    SAME(ins_number_million(2552200000.0, INS_ENGLISH).text, "2,552.2");
}

/* --- JSON ----------------------------------------------------------------------------------- */

Test(output, json_knows_no_nan_and_escapes_what_it_must)
{
    struct ins_json json = {0};
    ins_json_open(&json, NULL, '{');
    ins_json_text(&json, "text", "a \"b\" \\ \t\n");
    ins_json_number(&json, "nan", NAN);
    ins_json_number(&json, "infinite", INFINITY);
    ins_json_integer(&json, "seed", INT64_MAX);
    ins_json_open_flat(&json, "list", '[');
    ins_json_number(&json, NULL, 1);
    ins_json_estimate(&json, NULL, (struct ins_estimate){2, NAN, 3.5});
    ins_json_close(&json, ']');
    ins_json_open(&json, "empty", '{');
    ins_json_close(&json, '}');
    ins_json_close(&json, '}');
    char *text = ins_json_take(&json);
    SAME(text, "{\n"
               "  \"text\": \"a \\\"b\\\" \\\\ \\u0009\\u000a\",\n"
               "  \"nan\": null,\n"
               "  \"infinite\": null,\n"
               "  \"seed\": 9223372036854775807,\n"
               "  \"list\": [ 1, { \"value\": 2, \"low\": null, \"high\": 3.5 } ],\n"
               "  \"empty\": {}\n"
               "}\n");
    free(text);
}

/* --- pages and words ------------------------------------------------------------------------ */

static int longest_line(const char *text)
{
    int longest = 0;
    while (*text) {
        int length = (int)strcspn(text, "\n");
        longest    = length > longest ? length : longest;
        text += length;
        text += *text == '\n';
    }
    return longest;
}

Test(output, sentences_keep_the_width_of_the_page)
{
    for (int width = 40; width <= 100; width += 7) {
        struct ins_look look = {.width = width};
        struct ins_page page;
        ins_page_begin(&page, &look);
        ins_page_say(&page, 4, INS_WORD_REST, INS_VALUES("13.9", "16", "4", "12"));
        char *text = ins_page_take(&page);
        cr_assert_leq(longest_line(text), width);
        cr_assert_eq(strncmp(text, "    In the other", 16), 0);
        cr_assert_null(strchr(text, '~'));
        free(text);
    }
}

Test(output, cells_of_a_table_never_touch)
{
    static const int widths[] = {-4, 4, 4, 0};
    struct ins_page  page;
    ins_page_begin(&page, NULL);
    ins_page_row(&page, widths, INS_VALUES("a", "1", "22"));
    ins_page_row(&page, widths, INS_VALUES("abcdef", "12345", "123456"));
    ins_page_row(&page, widths, INS_VALUES("\xC3\xAB", "1", "")); /* one column, two bytes */
    char *text = ins_page_take(&page);
    SAME(text, "a      1  22\nabcdef 12345 123456\n\xC3\xAB      1\n");
    free(text);
}

Test(output, a_bar_is_as_long_as_its_share)
{
    char bar[INS_BAR_TEXT];
    SAME(ins_page_bar(0.5, 10, bar), "#####.....");
    SAME(ins_page_bar(-1, 4, bar), "....");
    SAME(ins_page_bar(7, 4, bar), "####");
    SAME(ins_page_bar(NAN, 4, bar), "....");
    SAME(ins_page_range((const double[]){0.1, 0.3, 0.5, 0.7, 0.9}, 10, bar), " ..==o==..");
}

/* Which of {1} ... {9} a sentence uses, as bits. */
static unsigned slots(const char *sentence)
{
    unsigned used = 0;
    for (const char *at = sentence; (at = strchr(at, '{')) != NULL; at++)
        used |= 1U << (at[1] - '0');
    return used;
}

Test(output, every_sentence_stands_in_both_languages_with_the_same_figures)
{
    for (int word = 0; word < INS_WORDS; word++) {
        const char *english = ins_words((enum ins_word)word, INS_ENGLISH);
        const char *dutch   = ins_words((enum ins_word)word, INS_DUTCH);
        cr_assert(english && dutch && *english && *dutch, "word %d", word);
        cr_assert_eq(slots(english), slots(dutch), "%s", english);
    }
    cr_assert_eq(ins_words_language("nl_NL.UTF-8"), INS_DUTCH);
    cr_assert_eq(ins_words_language("C"), INS_ENGLISH);
    cr_assert_eq(ins_words_language(NULL), INS_ENGLISH);
}

/* --- fingerprints --------------------------------------------------------------------------- */

Test(output, fingerprints_are_those_of_the_standard)
{
    char text[INS_SHA256_TEXT];
    SAME(ins_sha256("", 0, text),
         "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    SAME(ins_sha256("abc", 3, text),
         "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    SAME(ins_sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 56, text),
         "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    char *million = malloc(1000000);
    memset(million, 'a', 1000000);
    SAME(ins_sha256(million, 1000000, text),
         "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    free(million);
}

/* --- files and folders ---------------------------------------------------------------------- */

static char *place(char *room, const char *name)
{
    (void)sprintf(room, "/tmp/instroom-output-%ld-%s", (long)getpid(), name);
    return room;
}

static int entries(const char *folder)
{
    int  count = 0;
    DIR *open  = opendir(folder);
    while (open && readdir(open))
        count++;
    if (open)
        closedir(open);
    return count - 2;
}

static const struct ins_answer_kind kind = {.name = "test"};

/* A text of the kind "test", sealed. */
static enum ins_status put(const char *path, const char *content, struct ins_error *error)
{
    char                   text[400], seal[INS_SEAL_TEXT];
    struct ins_destination to = {.path = path};
    (void)snprintf(text, sizeof text, "# %s\n%s", ins_seal_open("test", seal), content);
    ins_seal_close(text, strlen(text));
    return ins_output_write(&to, &kind, text, strlen(text), error);
}

static long size_of(const char *path)
{
    struct stat about;
    return stat(path, &about) == 0 ? (long)about.st_size : -1;
}

Test(output, a_file_is_replaced_in_one_step_and_leaves_nothing_beside_it)
{
    char folder[128], path[160];
    (void)sprintf(path, "%s/file", place(folder, "file"));
    cr_assert_eq(mkdir(folder, 0700), 0);
    struct ins_error error = {0};
    cr_assert_eq(put(path, "one", &error), INS_DONE);
    long one = size_of(path);
    cr_assert_eq(put(path, "two!", &error), INS_DONE);
    cr_assert_eq(size_of(path), one + 1);
    cr_assert_eq(entries(folder), 1);
    cr_assert_eq(put(folder, "x", &error), INS_WRONG); /* a folder stands there */
    cr_assert_eq(entries(folder), 1);
    cr_assert_not_null(strstr(error.text, folder));
    (void)unlink(path);
    (void)rmdir(folder);
}

/* --- seals -------------------------------------------------------------------------------------- */

static void spill(const char *path, const char *bytes, size_t length)
{
    FILE *file = fopen(path, "wb");
    cr_assert_eq(fwrite(bytes, 1, length, file), length);
    (void)fclose(file);
}

Test(output, a_seal_is_the_checksum_of_all_but_itself_and_every_change_breaks_it)
{
    char path[160], seal[INS_SEAL_TEXT], sum[INS_SHA256_TEXT], text[512], blank[512];
    (void)snprintf(text, sizeof text, "<!-- %s -->\nbody\n", ins_seal_open("test", seal));
    (void)memcpy(blank, text, sizeof blank);
    size_t length = strlen(text);
    ins_seal_close(text, length);
    ins_sha256(blank, length, sum);
    cr_assert_not_null(strstr(text, sum));
    place(path, "seal");
    spill(path, text, length);
    cr_assert_eq(ins_seal_look(path, "test"), INS_SEAL_WHOLE);
    cr_assert_eq(ins_seal_look(path, "other"), INS_SEAL_NONE);
    for (size_t i = 0; i < length; i++) { /* one bit of every byte */
        text[i] ^= 1;
        spill(path, text, length);
        cr_assert_neq(ins_seal_look(path, "test"), INS_SEAL_WHOLE, "byte %zu", i);
        text[i] ^= 1;
    }
    for (size_t cut = 0; cut < length; cut++) {
        spill(path, text, cut);
        cr_assert_neq(ins_seal_look(path, "test"), INS_SEAL_WHOLE, "cut at %zu", cut);
    }
    (void)unlink(path);
    cr_assert_eq(ins_seal_look(path, "test"), INS_SEAL_NONE);
}

Test(output, a_seal_at_the_end_of_a_long_file_covers_what_lies_before_it)
{
    enum { LONG = 200000 };
    char  path[160], seal[INS_SEAL_TEXT];
    char *bytes = malloc(LONG + INS_SEAL_TEXT);
    for (int i = 0; i < LONG; i++)
        bytes[i] = (char)(i * 31 % 251);
    strcpy(bytes + LONG, ins_seal_open("test", seal));
    place(path, "long");
    spill(path, bytes, LONG + strlen(seal));
    cr_assert_eq(ins_seal_close_file(path, "long", NULL), INS_DONE);
    cr_assert_eq(ins_seal_look(path, "test"), INS_SEAL_WHOLE);
    FILE *file = fopen(path, "r+b");
    cr_assert_eq(fseek(file, 65536, SEEK_SET), 0);
    cr_assert_eq(fputc('!', file), '!');
    (void)fclose(file);
    cr_assert_eq(ins_seal_look(path, "test"), INS_SEAL_BROKEN);
    (void)unlink(path);
    free(bytes);
}

/* --- folders ------------------------------------------------------------------------------------ */

static struct ins_error said;

static enum ins_status build(const char *path, const char *command, const char *content,
                             bool give_up)
{
    struct ins_folder      folder;
    struct ins_destination to     = {.path = path};
    enum ins_status        status = ins_folder_begin(&to, command, &folder, &said);
    if (status != INS_DONE)
        return status;
    said.text[0] = '\0';
    status       = ins_folder_write(&folder, "a", content, strlen(content), &said);
    if (!give_up)
        return ins_folder_end(&folder, &said);
    ins_folder_drop(&folder);
    return status;
}

Test(output, a_folder_takes_the_place_of_its_own_kind_only)
{
    char around[128], path[160], file[200], list[200];
    (void)sprintf(path, "%s/run", place(around, "folder"));
    (void)sprintf(file, "%s/a", path);
    (void)sprintf(list, "%s/" INS_MANIFEST, path);
    cr_assert_eq(mkdir(around, 0700), 0);
    cr_assert_eq(build(path, "run", "one", true), INS_DONE);
    cr_assert_eq(entries(around), 0); /* given up: nothing is left */
    cr_assert_eq(build(path, "run", "one", false), INS_DONE);
    cr_assert_eq(build(path, "run", "three", false), INS_DONE); /* in the place of ours */
    cr_assert_eq(size_of(file), 5);
    cr_assert_eq(entries(around), 1);
    cr_assert_eq(entries(path), 2);
    cr_assert_eq(build(path, "levers", "two", false), INS_WORLD); /* of another command */
    cr_assert_eq(size_of(file), 5);
    (void)unlink(list);
    cr_assert_eq(build(path, "run", "two", false), INS_WORLD); /* nobody knows whose it is */
    cr_assert_eq(size_of(file), 5);
    cr_assert_eq(entries(path), 1);
    (void)unlink(file);
    cr_assert_eq(build(path, "run", "two", false), INS_DONE); /* an empty folder */
    cr_assert_eq(size_of(file), 3);
    (void)unlink(file);
    (void)unlink(list);
    (void)rmdir(path);
    (void)rmdir(around);
}

/* A list may have come from elsewhere: no name of it leads out of the folder, and no link does. */
Test(output, a_list_reaches_nothing_outside_its_folder)
{
    char path[128], file[160], list[600], link[160], sum[INS_SHA256_TEXT];
    place(path, "list");
    cr_assert_eq(mkdir(path, 0700), 0);
    ins_sha256("mine", 4, sum);
    (void)sprintf(file, "%s.mine", path);
    spill(file, "mine", 4);
    (void)sprintf(list, "# instroom run, complete\n%s  ../%s\n%s  %s\n%s  a/../../x\n%s  ./a\n%s  link\n",
                  sum, strrchr(file, '/') + 1, sum, file, sum, sum, sum);
    (void)sprintf(link, "%s/link", path);
    cr_assert_eq(symlink(file, link), 0);
    char name[200];
    (void)sprintf(name, "%s/" INS_MANIFEST, path);
    spill(name, list, strlen(list));
    struct ins_manifest read;
    cr_assert_eq(ins_manifest_read(path, &read, NULL), INS_DONE);
    cr_assert_eq(read.count, 1); /* the link alone is a name inside */
    cr_assert_eq(ins_manifest_sum(path, "link", sum), ELOOP);
    ins_manifest_clear(&read);
    cr_assert_eq(build(path, "run", "new", false), INS_DONE); /* which removes what it lists */
    cr_assert_eq(size_of(file), 4);
    cr_assert_eq(access(link, F_OK), 0);
    cr_assert_not_null(strstr(said.text, "link"));
    (void)unlink(link);
    (void)unlink(name);
    (void)unlink(file);
    (void)sprintf(name, "%s/a", path);
    (void)unlink(name);
    (void)rmdir(path);
}
