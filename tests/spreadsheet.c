/* Sheets of workbooks as records: each cell as a spreadsheet may hold it, and workbooks that somebody
 * made to do harm. The workbooks are written here, part by part, with libzip alone: what stands in them
 * is what Office Open XML (ECMA-376) says of cells, styles and shared texts. */
#define _GNU_SOURCE /* memmem() */
#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zip.h>

#include "base/text.h"
#include "record/months.h"
#include "record/published.h"

TestSuite(spreadsheet);

enum { MONTHS = 15, FIRST = 12 * 2023, PARTS = 8 };

struct part {
    const char *name, *text;
    size_t      length; /* 0: all of the text */
};

static char              place[64];
static struct ins_faults faults;

static void leave(void)
{
    (void)unlink(place);
}

/* --- making ---------------------------------------------------------------------------------------- */

static const char BOOK[] =
    "<workbook xmlns='main' xmlns:r='links'><workbookPr/><sheets>"
    "<sheet name='Toelichting' sheetId='1' r:id='rId1'/>"
    "<sheet name='Instroom &amp; uitstroom' sheetId='2' r:id='rId2'/></sheets></workbook>";
static const char LINKS[] =
    "<Relationships><Relationship Id='rId1' Target='worksheets/sheet1.xml'/>"
    "<Relationship Id='rId2' Target='/xl/worksheets/sheet2.xml'/></Relationships>";
static const char NOTES[] =
    "<worksheet><sheetData><row r='1'><c r='A1' t='inlineStr'><is><t>Zie het tweede blad</t></is></c></row>"
    "</sheetData></worksheet>";

/* Style 1 is a built-in date, 2 a Dutch one, 3 a month by name, 4 a number with thousands, 5 an amount
 * whose quoted text has letters of dates. */
static const char STYLES[] =
    "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='[$-413]mmm/jj;@'/>"
    "<numFmt numFmtId='165' formatCode='mmmm'/><numFmt numFmtId='166' formatCode='#,##0 &quot;my day&quot;'/>"
    "</numFmts><cellStyleXfs><xf numFmtId='14'/></cellStyleXfs><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/>"
    "<xf numFmtId='164'/><xf numFmtId='165'/><xf numFmtId='3'/><xf numFmtId='166'/></cellXfs></styleSheet>";
static const char SHARED[] =
    "<sst><si><t>Maand</t></si><si><r><t>Totaal </t></r><r><t>aantal</t></r></si>"
    "<si><t xml:space='preserve'> 1 070 </t></si></sst>";

/* A workbook of parts, up to one without a name. */
static const char *book_of(const struct part *parts)
{
    int    why, handle = mkstemp(strcpy(place, "/tmp/instroom-book-XXXXXX"));
    zip_t *zip;
    cr_assert(handle >= 0);
    (void)close(handle);
    (void)atexit(leave);
    cr_assert_not_null(zip = zip_open(place, ZIP_CREATE | ZIP_TRUNCATE, &why));
    for (; parts->name; parts++) {
        size_t        length = parts->length ? parts->length : strlen(parts->text);
        zip_source_t *source = zip_source_buffer(zip, parts->text, length, 0);
        cr_assert(source && zip_file_add(zip, parts->name, source, ZIP_FL_ENC_UTF_8) >= 0);
    }
    cr_assert_eq(zip_close(zip), 0);
    return place;
}

static const char *book_with(const char *sheet, const char *shared, const char *styles)
{
    return book_of((const struct part[]){{"xl/workbook.xml", BOOK, 0},
                                         {"xl/_rels/workbook.xml.rels", LINKS, 0},
                                         {"xl/worksheets/sheet1.xml", NOTES, 0},
                                         {"xl/worksheets/sheet2.xml", sheet, 0},
                                         {"xl/sharedStrings.xml", shared, 0},
                                         {"xl/styles.xml", styles, 0},
                                         {NULL, NULL, 0}});
}

static bool any(const void *context, const char *name, bool column)
{
    (void)context, (void)name;
    return column;
}

static struct ins_months *open_sheet(const char *path, const char *sheet)
{
    struct ins_months_ask ask = {.knows = any, .sheet = sheet};
    memset(&faults, 0, sizeof faults);
    return ins_months_read(path, &ask, &faults);
}

/* --- cells ------------------------------------------------------------------------------------------ */

static double wanted(int t)
{
    return 1000.0 + 10.0 * t;
}

/* 1 January 2023 is day 44927 as spreadsheets count (and 43465 from 1904). */
static int day_of(int t)
{
    static const int before[] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365, 396, 425};
    return 44927 + before[t];
}

/* A month, and its figure, in each way of a cell by turns; the eighth is a text that cells share. */
static char *sheet_of(int style, int days)
{
    static const char *const months[] = {"januari 2023", "2023-02", "mrt-23"};
    struct ins_text text = {0};
    ins_text_add(&text, "<worksheet><sheetData><row r='1'><c r='A1' t='inlineStr'><is><t>Instroom</t></is></c></row>"
                        "<row r='3'><c r='A3' t='s'><v>0</v></c><c r='C3' t='s'><v>1</v></c></row>");
    for (int t = 0; t < MONTHS; t++) {
        int row = 4 + 2 * t; /* every other row is empty */
        if (t < 3)
            ins_text_add(&text, "<row r='%d'><c r='A%d' t='str'><f>TEXT(A1)</f><v>%s</v></c>", row, row, months[t]);
        else
            ins_text_add(&text, "<row r='%d'><c r='A%d' s='%d'><v>%d</v></c>", row, row, style, day_of(t) - days);
        if (t == 4)
            ins_text_add(&text, "<c r='C%d' t='inlineStr'><is><t> %g </t></is></c></row>", row, wanted(t));
        else if (t == 7)
            ins_text_add(&text, "<c r='C%d' t='s'><v>2</v></c></row>", row);
        else if (t == 9)
            ins_text_add(&text, "<c r='C%d' s='4'/></row>", row);
        else
            ins_text_add(&text, "<c r='C%d' s='%d'><f>SUM(D1:D9)</f><v>%g</v></c></row>", row, 4 + t % 2, wanted(t));
        ins_text_add(&text, "<row r='%d'><c r='A%d'/></row>", row + 1, row + 1);
    }
    ins_text_add(&text, "</sheetData></worksheet>");
    char *made = ins_text_take(&text);
    cr_assert_not_null(made);
    return made;
}

static void expect_wanted(struct ins_months *m)
{
    cr_assert_not_null(m, "%s %s %s", faults.fault[0].key, faults.fault[0].value, faults.fault[0].story);
    cr_expect_eq(m->first, FIRST);
    cr_expect_eq(m->months, MONTHS);
    cr_expect_eq(m->columns, 1);
    cr_expect_str_eq(m->sheet, "Instroom & uitstroom");
    for (int t = 0; t < MONTHS; t++)
        if (t == 9)
            cr_expect(isnan(*ins_months_at(m, t, 0)));
        else
            cr_expect_eq(*ins_months_at(m, t, 0), wanted(t), "%d: %g", t, *ins_months_at(m, t, 0));
    ins_months_free(m);
}

Test(spreadsheet, cells_are_read_as_they_are_shown)
{
    static const char *const named[] = {"Instroom & uitstroom", "instroom & UITSTROOM", "2"};
    for (int style = 1; style <= 3; style++) {
        char *sheet = sheet_of(style, 0);
        expect_wanted(open_sheet(book_with(sheet, SHARED, STYLES), named[style - 1]));
        free(sheet);
        leave();
    }
}

/* Some writers put a prefix before each name, call a part Sharedstrings, and count days from 1904. */
Test(spreadsheet, other_writers_mean_the_same)
{
    static const char of_1904[] =
        "<x:workbook xmlns:x='main' xmlns:l='links'><x:workbookPr date1904='1'/><x:sheets>"
        "<x:sheet name='Instroom &amp; uitstroom' sheetId='2' l:id='rId2'/></x:sheets></x:workbook>";
    char *sheet = sheet_of(1, 1462);
    expect_wanted(open_sheet(book_of((const struct part[]){{"xl/workbook.xml", of_1904, 0},
                                                     {"xl/_rels/workbook.xml.rels", LINKS, 0},
                                                     {"xl/worksheets/sheet2.xml", sheet, 0},
                                                     {"xl/SharedStrings.xml", SHARED, 0},
                                                     {"xl/styles.xml", STYLES, 0},
                                                     {NULL, NULL, 0}}), NULL));
    free(sheet);
}

/* A number that a spreadsheet holds has no two readings: 1.43 thousand is 1.430, and 1430.125 is that. */
Test(spreadsheet, a_number_is_no_text)
{
    static const char sheet[] =
        "<worksheet><sheetData><row r='1'><c r='A1' t='str'><v>month</v></c><c r='B1' t='str'><v>total</v></c></row>"
        "<row r='2'><c r='A2' s='1'><v>44927</v></c><c r='B2'><v>1430.125</v></c></row>"
        "<row r='3'><c r='A3' s='1'><v>44958</v></c><c r='B3'><v>1.43E3</v></c></row></sheetData></worksheet>";
    struct ins_months *m = open_sheet(book_with(sheet, SHARED, STYLES), "2");
    cr_assert_not_null(m, "%s", faults.fault[0].story);
    cr_expect_eq(*ins_months_at(m, 0, 0), 1430.125);
    cr_expect_eq(*ins_months_at(m, 1, 0), 1430.0);
    ins_months_free(m);
}

/* --- refusals ---------------------------------------------------------------------------------------- */

static void expect_refused(struct ins_months *m, const char *what, const char *value, const char *why)
{
    cr_expect_null(m, "%s", what);
    ins_months_free(m);
    cr_expect_eq(faults.count, 1, "%s: %d", what, faults.count);
    cr_expect_not(faults.no_memory);
    cr_expect_str_eq(faults.fault[0].value, value, "%s", what);
    cr_expect_not_null(strstr(faults.fault[0].story, why), "%s: %s", what, faults.fault[0].story);
}

Test(spreadsheet, sheets_that_are_not_there_are_refused_with_those_that_are)
{
    char *sheet = sheet_of(1, 0);
    const char *path = book_with(sheet, SHARED, STYLES);
    expect_refused(open_sheet(path, "Blad1"), "name", "Blad1", "of this workbook: Toelichting, Instroom & uitstroom");
    expect_refused(open_sheet(path, "3"), "number", "3", "of this workbook: Toelichting, Instroom & uitstroom");
    expect_refused(open_sheet(path, "0"), "nought", "0", "of this workbook: Toelichting, Instroom & uitstroom");
    expect_refused(open_sheet(path, NULL), "notes", "", "expected a header");
    free(sheet);
}

static const char *cut_short(size_t bytes)
{
    FILE *file = fopen(place, "r+b");
    cr_assert_not_null(file);
    cr_assert_eq(fseek(file, 0, SEEK_END), 0);
    cr_assert_eq(ftruncate(fileno(file), ftell(file) - (long)bytes), 0);
    (void)fclose(file);
    return place;
}

/* The bytes of texts that cells share, turned over where they lie in the zip. */
static const char *spoiled(const char *name)
{
    FILE  *file = fopen(place, "r+b");
    char   bytes[8192];
    size_t length = fread(bytes, 1, sizeof bytes, file);
    char  *at     = memmem(bytes, length, name, strlen(name));
    cr_assert(at && length < sizeof bytes);
    at += strlen(name);
    for (int i = 12; i < 20; i++)
        at[i] = (char)~at[i];
    cr_assert_eq(fseek(file, 0, SEEK_SET), 0);
    cr_assert_eq(fwrite(bytes, 1, length, file), length);
    (void)fclose(file);
    return place;
}

Test(spreadsheet, what_is_damaged_is_refused)
{
    char *sheet = sheet_of(1, 0);
    (void)book_with(sheet, SHARED, STYLES);
    expect_refused(open_sheet(cut_short(40), "2"), "the end is missing", "", "this zip cannot be read");
    leave();
    (void)book_with(sheet, SHARED, STYLES);
    expect_refused(open_sheet(spoiled("xl/sharedStrings.xml"), "2"), "shared texts", "Instroom & uitstroom",
                   "that can be read");
    leave();
    (void)book_with(sheet, SHARED, STYLES);
    expect_refused(open_sheet(spoiled("xl/worksheets/sheet2.xml"), "2"), "cells", "Instroom & uitstroom",
                   "that can be read");
    leave();
    expect_refused(open_sheet(book_with(sheet, "<sst><si><t>Maand</t></si></sst>", STYLES), "2"), "a text that is not there",
                   "Instroom & uitstroom", "that can be read");
    leave();
    expect_refused(open_sheet(book_with("<worksheet><sheetData>", SHARED, STYLES), "2"), "half an element",
                   "Instroom & uitstroom", "that can be read");
    leave();
    expect_refused(open_sheet(book_of((const struct part[]){{"content.xml", NOTES, 0}, {NULL, NULL, 0}}), NULL), "another zip",
                   "", "this zip has none in it");
    free(sheet);
}

/* Each of some thousand rows says that its one cell is the last of 16,384: a few kilobytes that would lie
 * in memory as gigabytes; and a part of more bytes than any sheet has. */
Test(spreadsheet, a_few_bytes_do_not_claim_gigabytes)
{
    enum { ROWS = 1100, HUGE_PART = (256 << 20) + 1 };
    struct ins_text far = {0};
    ins_text_add(&far, "<worksheet><sheetData>");
    for (int row = 1; row <= ROWS; row++)
        ins_text_add(&far, "<row r='%d'><c r='XFD%d'><v>1</v></c></row>", row, row);
    ins_text_add(&far, "</sheetData></worksheet>");
    char *sheet = ins_text_take(&far);
    expect_refused(open_sheet(book_with(sheet, SHARED, STYLES), "2"), "far cells", "Instroom & uitstroom",
                   "at most 16777216 cells; this sheet has 18022400");
    free(sheet);
    leave();
    char *blanks = malloc(HUGE_PART);
    cr_assert_not_null(blanks);
    memset(blanks, ' ', HUGE_PART);
    expect_refused(open_sheet(book_of((const struct part[]){{"xl/workbook.xml", BOOK, 0},
                                                      {"xl/_rels/workbook.xml.rels", LINKS, 0},
                                                      {"xl/worksheets/sheet2.xml", blanks, HUGE_PART},
                                                      {NULL, NULL, 0}}), "2"), "a bomb", "Instroom & uitstroom",
                   "that can be read");
    free(blanks);
}

/* What was observed of a service may stand in a sheet, too. */
Test(spreadsheet, published_figures_come_from_the_sheet_that_is_named)
{
    static const char sheet[] =
        "<worksheet><sheetData><row r='1'><c t='str'><v>month</v></c><c t='str'><v>what</v></c><c t='str'><v>value</v></c>"
        "</row><row r='2'><c s='1'><v>44927</v></c><c t='str'><v>year(inflow)</v></c><c><v>1234.567</v></c></row>"
        "</sheetData></worksheet>";
    const char *path = book_with(sheet, SHARED, STYLES);
    memset(&faults, 0, sizeof faults);
    cr_expect_null(ins_published_read(path, NULL, &faults));
    memset(&faults, 0, sizeof faults);
    struct ins_published *p = ins_published_read(path, "2", &faults);
    cr_assert(p && p->count == 1, "%s", faults.fault[0].story);
    cr_expect_eq(p->figure[0].month, FIRST);
    cr_expect_eq(p->figure[0].value, 1234.567);
    cr_expect_eq(p->figure[0].over, 12);
    cr_expect_str_eq(p->figure[0].spelled, "year(inflow)");
    cr_expect_str_eq(p->figure[0].what, "inflow");
    ins_published_free(p);
}

/* Entities that stand for entities ten times over are no text of cells: expat counts what it unfolds. */
Test(spreadsheet, entities_do_not_unfold_without_end)
{
    struct ins_text text = {0};
    ins_text_add(&text, "<!DOCTYPE w [<!ENTITY a0 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'>");
    for (int i = 1; i < 10; i++)
        ins_text_add(&text, "<!ENTITY a%d '&a%d;&a%d;&a%d;&a%d;&a%d;&a%d;&a%d;&a%d;&a%d;&a%d;'>", i, i - 1, i - 1, i - 1,
                     i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1);
    ins_text_add(&text, "]><worksheet><sheetData><row r='1'><c r='A1' t='str'><v>&a9;</v></c></row></sheetData></worksheet>");
    char *sheet = ins_text_take(&text);
    expect_refused(open_sheet(book_with(sheet, SHARED, STYLES), "2"), "entities", "Instroom & uitstroom", "that can be read");
    free(sheet);
}
