/* Records as planners have them: each spelling of one record is that record, files in the form of
 * offices give what their figures were made by (1,000 cases in January 2023 and ten more each month,
 * with invented categories), and what has two readings is refused with both. */
#include <criterion/criterion.h>
#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "record/months.h"
#include "support.h"

TestSuite(record);

enum { MONTHS = 24, FIRST = 12 * 2023, ROOM = 20000 };

static double wanted(int t)
{
    return 1000.0 + 10.0 * t;
}

static bool any(const void *context, const char *name, bool column)
{
    (void)context, (void)name;
    return column;
}

static const struct ins_months_ask plain = {.knows = any};

static struct ins_faults faults;

static struct ins_months *cut(const char *text)
{
    memset(&faults, 0, sizeof faults);
    return ins_months_cut(text, &plain, &faults);
}

static void expect_wanted(const struct ins_months *m, const char *what)
{
    cr_assert_not_null(m, "%s: %s %s %s", what, faults.fault[0].key, faults.fault[0].value, faults.fault[0].story);
    cr_expect_eq(m->first, FIRST, "%s begins in %d", what, m->first);
    cr_expect_eq(m->months, MONTHS, "%s: %d months", what, m->months);
    for (int t = 0; t < m->months && t < MONTHS; t++)
        cr_expect_eq(*ins_months_at(m, t, 0), wanted(t), "%s: %g in month %d", what, *ins_months_at(m, t, 0), t);
}

/* --- spellings ------------------------------------------------------------------------------- */

static const char *const dutch[] = {"januari", "februari", "maart", "april", "mei", "juni", "juli",
                                    "augustus", "september", "oktober", "november", "december"};
static const char *const brief[] = {"jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"};
static const char *const english[] = {"January", "February", "March", "April", "May", "June", "July",
                                      "August", "September", "October", "November", "December"};
static const char *const german[] = {"Jänner", "Februar", "März", "April", "Mai", "Juni", "Juli",
                                     "August", "September", "Oktober", "November", "Dezember"};
static const char *const french[] = {"janvier", "février", "mars", "avril", "mai", "juin", "juillet",
                                     "août", "septembre", "octobre", "novembre", "décembre"};

static const char *const parts[] = {"jan.", "febr.", "mrt.", "apr.", "mei", "juni", "juli", "aug.", "sept.", "okt.",
                                    "nov.", "dec."};

static void spell_more(int way, int y, int m, char text[48])
{
    static const int last[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    switch (way) {
    case 0: sprintf(text, "%s '%02d", brief[m - 1], y % 100); break;
    case 1: sprintf(text, "%s\xE2\x80\x99%02d", brief[m - 1], y % 100); break;
    case 2: sprintf(text, "M%02d-%d", m, y); break;
    case 3: sprintf(text, "maand %d %d", m, y); break;
    case 4: sprintf(text, "1er %s %d", french[m - 1], y); break;
    case 5: sprintf(text, "1. %s %d", german[m - 1], y); break;
    case 6: sprintf(text, "\"%s 1, %d\"", english[m - 1], y); break;
    case 7: sprintf(text, "%d-%d-%02d", last[m - 1], m, y % 100); break;
    case 8: sprintf(text, "%d/1/%02d", m, y % 100); break;
    case 9: sprintf(text, "%d-%02d (p)", y, m); break;
    case 10: sprintf(text, "%s %d 1)", dutch[m - 1], y); break;
    case 11: sprintf(text, "%s %d p", english[m - 1], y); break;
    case 12: sprintf(text, "%s %d", parts[m - 1], y); break;
    case 13: sprintf(text, "%d-M%02d", y, m); break;
    case 14: sprintf(text, "%d_%02d", y, m); break;
    case 15: sprintf(text, "%.3s%02d", english[m - 1], y % 100); break;
    default: text[0] = '\0';
    }
}

static void spell(int way, int y, int m, char text[48])
{
    switch (way) {
    case 0: sprintf(text, "%d-%02d", y, m); break;
    case 1: sprintf(text, "%d-%02d-01", y, m); break;
    case 2: sprintf(text, "%dM%02d", y, m); break;
    case 3: sprintf(text, "%dMM%02d", y, m); break;
    case 4: sprintf(text, "%02d-%d", m, y); break;
    case 5: sprintf(text, "1-%d-%d", m, y); break;
    case 6: sprintf(text, "%d/1/%d", m, y); break;
    case 7: sprintf(text, "%s-%02d", brief[m - 1], y % 100); break;
    case 8: sprintf(text, "%s %d", dutch[m - 1], y); break;
    case 9: sprintf(text, "%d %s*", y, dutch[m - 1]); break;
    case 10: sprintf(text, "%s %d", english[m - 1], y); break;
    case 11: sprintf(text, "%s %d", german[m - 1], y); break;
    case 12: sprintf(text, "%s %d", french[m - 1], y); break;
    case 13: sprintf(text, "%d/%d", m, y); break;
    case 14: sprintf(text, "%d.%02d", y, m); break;
    case 15: sprintf(text, "%04d%02d", y, m); break;
    case 16: sprintf(text, "%d-%02d-28T00:00:00.000Z", y, m); break;
    case 17: sprintf(text, "28-%02d-%d 00:00", m, y); break;
    case 18: sprintf(text, "1 %s %d", dutch[m - 1], y); break;
    case 19: sprintf(text, "%.3s-%d", english[m - 1], y); break;
    case 20: sprintf(text, "%d-%d", y, m); break;
    case 21: sprintf(text, "%04d%02d01", y, m); break;
    case 22: sprintf(text, "%s. %02d", brief[m - 1], y % 100); break;
    case 23: sprintf(text, "%.1s%s %d", "JFMAMJJASOND" + m - 1, english[m - 1] + 1, y); break;
    default: spell_more(way - 24, y, m, text);
    }
}

Test(record, each_spelling_of_a_month_is_that_month)
{
    char text[48];
    int  way = 0;
    for (spell(0, 2023, 1, text); text[0]; spell(++way, 2023, 1, text)) {
        char table[ROOM] = "month,total\n";
        for (int t = 0; t < MONTHS; t++) {
            spell(way, 2023 + t / 12, t % 12 + 1, text);
            sprintf(table + strlen(table), "%s,%g\n", text, wanted(t));
        }
        struct ins_months *m = cut(table);
        expect_wanted(m, text);
        ins_months_free(m);
    }
    cr_expect_eq(way, 40);
}

/* Across, too, and where nothing stands between year and month. */
Test(record, each_spelling_of_a_month_may_stand_above_a_column)
{
    char text[48];
    for (int way = 0; spell(way, 2023, 1, text), text[0]; way++) {
        char table[ROOM] = "geo";
        for (int t = 0; t < MONTHS; t++) {
            spell(way, 2023 + t / 12, t % 12 + 1, text);
            sprintf(table + strlen(table), "\t%s", text);
        }
        strcat(table, "\nNL");
        for (int t = 0; t < MONTHS; t++)
            sprintf(table + strlen(table), "\t%g", wanted(t));
        struct ins_months *m = cut(strcat(table, "\n"));
        expect_wanted(m, text);
        ins_months_free(m);
    }
}

/* A month among months that cannot be read is no remark, whose figures nobody misses; 24-01-02 may be of
 * 2024, 2001 or 2002. */
Test(record, a_misspelled_month_above_a_column_is_refused)
{
    static const char *const tables[] = {"geo,2023-01,2023-02,2O23-03,2023-04\nNL,1,2,3,4\n",
                                         "Jahr,Jan,Feb,Mar,Apr,Mai,Jnui,Jul,Aug,Sep,Okt,Nov,Dez\n2023,1,2,3,4,5,6,7,8,9,1,2,3\n"};
    static const char *const names[]  = {"2O23-03", "Jnui"};
    for (int i = 0; i < 2; i++) {
        cr_expect_null(cut(tables[i]), "%d", i);
        cr_expect_str_eq(faults.fault[0].value, names[i], "%d: %s", i, faults.fault[0].story);
    }
    cr_expect_null(cut("month,total\n24-01-02,1\n24-02-02,2\n24-03-02,3\n"));
    struct ins_months *m = cut("geo,2023-01,2023-02,2023-03,Q1 2023,2023-04,change\nNL,1,2,3,6,4,5\n");
    cr_assert_not_null(m, "%s", faults.fault[0].story);
    cr_expect(m->months == 4 && *ins_months_at(m, 3, 0) == 4.0);
    ins_months_free(m);
}

/* --- ways of a spreadsheet ---------------------------------------------------------------------- */

/* How a table is put down: above it, between cells, around months and figures, at the ends of lines,
 * and a figure's digits behind its thousands. */
static const struct way {
    const char *what, *head, *comma, *quote, *figure, *end;
} ways[] = {
    {"plain", "month,total", ",", "", "%d%03d", "\n"},
    {"semicolons", "maand;aantal", ";", "", "%d%03d", "\n"},
    {"tabs and CR LF", "date\ttotal", "\t", "", "%d%03d", "\r\n"},
    {"quotes", "\"TIME\",\"total\"", ",", "\"", "%d%03d", "\n"},
    {"flags without a blank", "month,total", ",", "", "%d%03de", "\n"},
    {"a mark", "\xEF\xBB\xBFMonth,total", ",", "", "%d%03d", "\n"},
    {"Excel's first line", "sep=;\nmonth;total", ";", "", "%d%03d", "\n"},
    {"thousands in quotes", "month,total", ",", "\"", "%d,%03d", "\n"},
    {"decimal commas", "maand;totaal", ";", "", "%d.%03d,0", "\n"},
    {"decimal commas, no thousands", "maand;totaal", ";", "", "%d%03d,0", "\n"},
    {"decimal points and thousands", "month;total", ";", "", "%d,%03d.00", "\n"},
    {"blanks in thousands", "month,total", ",", "", "%d %03d", "\n"},
    {"narrow blanks in thousands", "month,total", ",", "", "%d\xE2\x80\xAF%03d", "\n"},
    {"Swiss thousands", "month,total", ",", "", "%d'%03d", "\n"},
    {"flags", "month,total", ",", "", "%d%03d p", "\n"},
    {"flags in parentheses", "month,total", ",", "", "%d%03d (b)", "\n"},
    {"commas at line ends", "month,total,,", ",", "", "%d%03d", ",,\n"},
    {"empty lines", "month,total", ",", "", "%d%03d", "\n\n"},
    {"lines of commas alone", "month,total,", ",", "", "%d%03d", ",\n,,\n"},
    {"titles above", "Applications by month\n\nSource: an office, 2025\nmonth,total", ",", "", "%d%03d", "\n"},
    {"comments", "# a comment, with commas\nmonth,total", ",", "", "%d%03d", "\n# more\n"},
    {"exponents", "month,total", ",", "", "%d.%03de3", "\n"},
    {"CR alone", "month,total", ",", "", "%d%03d", "\r"},
    {"no name above the months", ",total", ",", "", "%d%03d", "\n"},
    {"bars", "month|total", "|", "", "%d%03d", "\n"},
    {"flags in brackets", "month,total", ",", "", "%d%03d [r]", "\n"},
    {"a small 1", "month,total", ",", "", "%d%03d\xC2\xB9", "\n"},
};

static void put_down(const struct way *way, bool falling, char *table)
{
    sprintf(table, "%s%s", way->head, way->end[0] == ',' ? "\n" : way->end);
    for (int i = 0; i < MONTHS; i++) {
        int  t = falling ? MONTHS - 1 - i : i, cases = (int)wanted(t);
        char figure[32];
        sprintf(figure, way->figure, cases / 1000, cases % 1000);
        sprintf(table + strlen(table), "%s%d-%02d%s%s%s%s%s%s", way->quote, 2023 + t / 12, t % 12 + 1,
                way->quote, way->comma, way->quote, figure, way->quote, way->end);
    }
}

static const char *temporary(const char *bytes, size_t length)
{
    static char path[64];
    (void)snprintf(path, sizeof path, "/tmp/instroom-record-XXXXXX");
    FILE *file = fdopen(mkstemp(path), "w");
    cr_assert(file && fwrite(bytes, 1, length, file) == length);
    (void)fclose(file);
    return path;
}

static struct ins_months *read_bytes(const char *bytes)
{
    const char *path = temporary(bytes, strlen(bytes));
    memset(&faults, 0, sizeof faults);
    struct ins_months *m = ins_months_read(path, &plain, &faults);
    (void)unlink(path);
    return m;
}

Test(record, each_way_of_a_spreadsheet_is_the_same_record)
{
    static char table[ROOM];
    for (size_t i = 0; i < 2 * sizeof ways / sizeof ways[0]; i++) {
        put_down(&ways[i / 2], i % 2, table);
        struct ins_months *m = read_bytes(table);
        expect_wanted(m, ways[i / 2].what);
        ins_months_free(m);
    }
}

/* UTF-16 of letters below 128 is each of them with a zero. */
Test(record, sixteen_bits_a_letter_are_read_with_and_without_a_mark)
{
    static char table[ROOM], wide[2 * ROOM];
    put_down(&ways[2], false, table);
    for (int way = 0; way < 4; way++) {
        size_t length = 0;
        bool   big = way & 1;
        if (way & 2) {
            wide[length++] = big ? '\xFE' : '\xFF';
            wide[length++] = big ? '\xFF' : '\xFE';
        }
        for (const char *at = table; *at; at++) {
            wide[length++] = big ? '\0' : *at;
            wide[length++] = big ? *at : '\0';
        }
        const char *path = temporary(wide, length);
        memset(&faults, 0, sizeof faults);
        struct ins_months *m = ins_months_read(path, &plain, &faults);
        expect_wanted(m, "UTF-16");
        ins_months_free(m);
        (void)unlink(path);
    }
}

/* --- what is not known ---------------------------------------------------------------------------- */

Test(record, what_nobody_knows_is_not_nought)
{
    static const char *const unknown[] = {"", ":", "..", "NA", "n/a", ": c", ":u", "-", "–", "—", "#N/A", "NaN", "*", "<5", "\xE2\x89\xA4 5",
                                        "[c]", "[x]", "n.v.t.", "k.A.", "None"};
    for (size_t i = 0; i < sizeof unknown / sizeof unknown[0]; i++) {
        char table[128];
        sprintf(table, "month,total\n2023-01,5\n2023-02,%s\n2023-03,0\n", unknown[i]);
        struct ins_months *m = cut(table);
        cr_assert_not_null(m, "%s: %s", unknown[i], faults.fault[0].story);
        cr_expect(isnan(*ins_months_at(m, 1, 0)), "%s", unknown[i]);
        cr_expect_eq(*ins_months_at(m, 2, 0), 0.0);
        bool dash = strcmp(unknown[i], "-") == 0 || strcmp(unknown[i], "–") == 0 || strcmp(unknown[i], "—") == 0;
        cr_expect_eq(m->withheld, unknown[i][0] == '*' || unknown[i][0] == '<' ||
                                      strncmp(unknown[i], "\xE2\x89\xA4", 3) == 0 || strcmp(unknown[i], "[c]") == 0);
        cr_expect_eq(m->dashes, dash, "%s", unknown[i]);
        ins_months_free(m);
    }
}

/* Where cases are added up a part without a figure adds nothing, as nil would: nobody is told to put 0. */
Test(record, a_dash_among_parts_that_add_up_asks_for_nothing)
{
    struct ins_months *m = cut("month,origin,total\n2023-01,Syria,5\n2023-01,Other,-\n2023-02,Syria,7\n2023-02,Other,1\n");
    cr_assert_not_null(m, "%s", faults.fault[0].story);
    cr_expect_eq(*ins_months_at(m, 0, 0), 5.0);
    cr_expect_eq(*ins_months_at(m, 1, 0), 8.0);
    cr_expect_eq(m->dashes, 0);
    cr_expect_eq(m->added_up_unknown, 1);
    ins_months_free(m);
}

/* A text is kept from being calculated as ="2023-01"; a pivot table says a year once; a data frame counts its
 * lines; and DOS marked the end of a file. */
Test(record, programs_have_ways_of_their_own)
{
    static const char *const tables[] = {
        "month;total\n=\"2023-01\";=\"7\"\n=\"2023-02\";=\"8\"\n=\"2023-03\";=\"9\"\n",
        "Jaar;Maand;Aantal\n2022;november;5\n;december;6\n2023;januari;7\n;februari;8\n;maart;9\n",
        ",month,total\n0,2023-01,7\n1,2023-02,8\n2,2023-03,9\n", "month,total\n2023-01,7\n2023-02,8\n2023-03,9\n\x1A",
        "Jahr,Jan,Feb,Mar,Apr,Mai,Jun\n2023,7,8,9,1,2,3\nSumme,7,8,9,1,2,3\n"};
    for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++) {
        struct ins_months *m = i == 3 ? read_bytes(tables[i]) : cut(tables[i]);
        cr_assert_not_null(m, "%zu: %s", i, faults.fault[0].story);
        for (int t = 0; t < 3; t++)
            cr_expect_eq(*ins_months_at(m, FIRST + t - m->first, 0), 7.0 + t, "%zu, month %d", i, t);
        ins_months_free(m);
    }
}

/* --- files of offices ------------------------------------------------------------------------------ */

Test(record, files_of_offices_go_in_as_they_come)
{
    static const struct {
        const char *file, *select;
    } files[] = {{"data-explorer.csv", "GEO=Netherlands"},
                 {"sdmx.csv", "geo=NL"},
                 {"unhcr.csv", NULL},
                 {"statline.csv", "Nationaliteit=Totaal,column=Eerste asielverzoeken"},
                 {"statline-typed.csv", NULL},
                 {"austria.csv", NULL},
                 {"wide-utf-16.csv", "spoor=*"},
                 {"wide-utf-16.csv", "Spoor=asylum+dublin"},
                 {"tracks.csv", "column=total"},
                 {"tracks.csv", "column=asylum+dublin"}};
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        char path[128];
        struct ins_months_ask ask = {.select = files[i].select, .knows = any};
        memset(&faults, 0, sizeof faults);
        sprintf(path, "tests/records/%s", files[i].file);
        struct ins_months *m = ins_months_read(path, &ask, &faults);
        expect_wanted(m, path);
        cr_expect_eq(m->columns, 1);
        ins_months_free(m);
    }
}

/* One figure is ":" there, and the last three bear a p. */
Test(record, eurostats_tab_separated_file_has_flags_and_gaps)
{
    struct ins_months_ask ask = {.select = "geo=NL,citizen=TOTAL", .knows = any};
    memset(&faults, 0, sizeof faults);
    struct ins_months *m = ins_months_read("tests/records/eurostat.tsv", &ask, &faults);
    cr_assert_not_null(m, "%s", faults.fault[0].story);
    cr_expect(m->first == FIRST && m->months == MONTHS && m->flagged == 3);
    for (int t = 0; t < MONTHS; t++)
        cr_expect(t == 5 ? isnan(*ins_months_at(m, t, 0)) : *ins_months_at(m, t, 0) == wanted(t));
    ins_months_free(m);
}

Test(record, lists_what_can_be_chosen)
{
    static const struct {
        const char *file, *select, *key, *listed;
    } files[] = {{"data-explorer.csv", NULL, "GEO", "Belgium, Netherlands"},
                 {"sdmx.csv", "geo=DE", "geo", "BE, NL"},
                 {"sdmx.csv", "land=NL", "select", "geo"},
                 {"eurostat.tsv", "geo=NL", "citizen", "TOTAL, SY, AF"},
                 {"statline.csv", "Nationaliteit=Totaal", "column", "Totaal asielverzoeken, Eerste asielverzoeken"},
                 {"wide-utf-16.csv", NULL, "Spoor", "asylum, dublin"}};
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
        char path[128];
        struct ins_months_ask ask = {.select = files[i].select, .knows = any};
        memset(&faults, 0, sizeof faults);
        sprintf(path, "tests/records/%s", files[i].file);
        cr_expect_null(ins_months_read(path, &ask, &faults));
        cr_expect_str_eq(faults.fault[0].key, files[i].key, "%s", path);
        cr_expect(strstr(faults.fault[0].story, files[i].listed), "%s: %s", path, faults.fault[0].story);
    }
}

/* A reader that has a place for tracks takes the lines of a table as they are called. */
static bool is_track(const void *context, const char *name, bool column)
{
    (void)context;
    return column || strcmp(name, "asylum") == 0 || strcmp(name, "dublin") == 0;
}

Test(record, cases_that_a_reader_knows_become_columns)
{
    struct ins_months_ask ask = {.knows = is_track};
    memset(&faults, 0, sizeof faults);
    struct ins_months *m = ins_months_read("tests/records/wide-utf-16.csv", &ask, &faults);
    cr_assert_not_null(m);
    cr_expect_eq(m->columns, 2);
    cr_expect_str_eq(m->name[1], "dublin");
    for (int t = 0; t < MONTHS; t++)
        cr_expect(*ins_months_at(m, t, 0) == wanted(t) - 100.0 && *ins_months_at(m, t, 1) == 100.0);
    ins_months_free(m);
}

Test(record, a_total_beside_its_parts_is_their_sum)
{
    struct ins_months *m = cut("month,a,total,b\n2023-01,10,35,25\n2023-02,,7,\n");
    cr_assert_not_null(m);
    cr_expect_eq(ins_months_total(m, NULL, &faults), 1);
    cr_expect_eq(faults.count, 0);
    ins_months_free(m);
    m = cut("month,a,total,b\n2023-01,10,135,25\n");
    cr_expect_eq(ins_months_total(m, NULL, &faults), 1);
    cr_expect_eq(faults.count, 1);
    ins_months_free(m);
}

/* --- what is refused ----------------------------------------------------------------------------- */

Test(record, what_has_two_readings_is_refused_with_both)
{
    static const char *const tables[] = {"month,total\n2023-01,1.430\n2023-02,890\n",
                                         "month;total\n2023-01;1.430\n", "month;total\n2023-01;1,430\n",
                                         "month\ttotal\n2023-01\t1,430\n"};
    for (size_t i = 0; i < 4; i++) {
        cr_expect_null(cut(tables[i]));
        cr_expect(strstr(faults.fault[0].story, "1430 ") && strstr(faults.fault[0].story, "1.43 "), "%zu: %s", i,
                  faults.fault[0].story);
        cr_expect_eq(faults.fault[0].line, 2);
    }
    cr_expect_null(cut("month,total\n2023-01,\"1,234\"\n2023-02,1.234\n"));
    cr_expect_not_null(strstr(faults.fault[0].story, "1234 "), "%s", faults.fault[0].story);
    static const char *const days[] = {"month,total\n3-2-2023,1\n4-3-2023,2\n", "month,total\n3-2-2023,1\n",
                                       "geo,3/2/2023,4/3/2023,5/4/2023\nNL,1,2,3\n"};
    for (size_t i = 0; i < 3; i++) {
        cr_expect_null(cut(days[i]), "%zu", i);
        cr_expect_not_null(strstr(faults.fault[0].story, "1-2-2024"), "%zu: %s", i, faults.fault[0].story);
    }
}

/* The day is what stays the same, whichever of the two numbers it is, down and across. */
Test(record, the_day_of_a_date_is_told_from_its_month)
{
    static const char *const tables[] = {
        "month,total\n1/1/2023,7\n1/2/2023,8\n1/3/2023,9\n", "month,total\n1/1/2023,7\n2/1/2023,8\n3/1/2023,9\n",
        "geo,1/1/2023,1/2/2023,1/3/2023\nNL,7,8,9\n", "geo,1/1/2023,2/1/2023,3/1/2023\nNL,7,8,9\n"};
    for (size_t i = 0; i < 4; i++) {
        struct ins_months *m = cut(tables[i]);
        cr_assert_not_null(m, "%zu: %s", i, faults.fault[0].story);
        cr_expect(m->first == ins_date_read("2023-01") && m->months == 3, "%zu", i);
        for (int t = 0; t < m->months; t++)
            cr_expect_eq(*ins_months_at(m, t, 0), 7.0 + t, "%zu, month %d", i, t);
        ins_months_free(m);
    }
}

/* One figure that looks like a month makes no column of months, and a year with a letter in it is a
 * mistake with its line, not a year that nobody knows. */
Test(record, figures_and_misspelled_years_are_no_months)
{
    struct ins_months *m = cut("Year;Month;Value\n2020;1;2000,5\n2020;2;7\n2020;3;8\n");
    cr_assert_not_null(m, "%s", faults.fault[0].story);
    cr_expect(m->months == 3 && *ins_months_at(m, 0, 0) == 2000.5);
    ins_months_free(m);
    cr_expect_null(cut("Year,Jan,Feb,Mar,Apr,May,Jun,Jul,Aug,Sep,Oct,Nov,Dec\n2019,1,2,3,4,5,6,7,8,9,10,11,12\n"
                       "2O20,1,2,3,4,5,6,7,8,9,10,11,12\n2021,1,2,3,4,5,6,7,8,9,10,11,12\n"));
    cr_expect_eq(faults.fault[0].line, 3);
}

Test(record, what_is_no_record_is_refused_with_its_line)
{
    static const struct {
        int         line;
        const char *table, *story;
    } wrong[] = {{1, "", "a header"},
                 {1, "month,total\n", "a header"},
                 {1, "2023-01,5\n2023-02,5\n", "a header"},
                 {3, "month,total\n2023-01,5\n2023-13,5\n", "a month"},
                 {3, "month,total\n2023-01,5\n2023-01,5\n", "each once"},
                 {4, "month,total\n2023-01,5\n2023-02,5\n2022-12,5\n", "rising or in falling"},
                 {3, "month,total\n2023-01,5\n2023-02,-5\n", "from 0"},
                 {3, "month,total\n2023-01,5\n2023-02,5 k\n", "a number"},
                 {3, "month,total\n2023-01,5\n2023-02,0x10\n", "a number"},
                 {3, "month,total\n2023-01,5\n2023-02,<1000\n", "a number"},
                 {3, "month,total\n2023-01,5\n2023-02,5 M\n", "a number"},
                 {3, "month,total\n2023-01,5\n2023-02,#REF!\n", "a number"},
                 {1, ",month,total\n7,2023-01,5\n9,2023-02,5\n", "a name"},
                 {3, "month,total\n2023-01,5\n2023-02,1.2.3\n", "a number"},
                 {3, "month,total\n2023-01,5\n2023-02,12,34\n", "at most 2 cells"},
                 {2, "month,total\n2023Q1,5\n2023Q2,5\n", "quarter"},
                 {2, "year,total\n2022,5\n2023,5\n", "year"},
                 {1, "month,a,a\n2023-01,5,5\n", "each column once"},
                 {1, "month,a,\n2023-01,5,5\n", "a name"},
                 {2, "month,a\n\"2023-01,5\n", "quote"},
                 {0, "month,a\n1900-01,5\n2010-01,5\n", "1200 months"}};
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        cr_expect_null(cut(wrong[i].table), "%zu", i);
        cr_expect_eq(faults.fault[0].line, wrong[i].line, "%zu: line %d", i, faults.fault[0].line);
        cr_expect(strstr(faults.fault[0].story, wrong[i].story), "%zu: %s", i, faults.fault[0].story);
    }
}

Test(record, names_of_tracks_are_letters_and_total_is_none)
{
    cr_expect(ins_months_is_name("asylum") && ins_months_is_name("d-1_x"));
    cr_expect_not(ins_months_is_name("total") || ins_months_is_name("Totaal") || ins_months_is_name("") ||
                  ins_months_is_name("2a") || ins_months_is_name("a b") || ins_months_is_name("caf\xC3\xA9"));
}
