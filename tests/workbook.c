/* A workbook that lost something on its way to the disk is refused when it is read back. The ZIP
 * files are laid by hand, after PKWARE's APPNOTE.TXT: parts that are stored, not packed. */
#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <zlib.h>

#include "output/workbook.h"

static const char SHEET[] = "<?xml version=\"1.0\"?>\n<s><c r=\"A1\"><v>1</v></c><c r=\"A2\"/></s>";

static void put(FILE *file, unsigned long value, int bytes)
{
    for (; bytes > 0; bytes--, value >>= 8)
        (void)fputc((int)(value & 0xff), file);
}

/* What the head of a part and its line in the list of parts have in common. */
static void put_sizes(FILE *file, const char *name, const char *text)
{
    put(file, 0, 4 + 2 + 2); /* flags, stored, time, date */
    put(file, crc32(0, (const unsigned char *)text, (unsigned)strlen(text)), 4);
    put(file, strlen(text), 4);
    put(file, strlen(text), 4);
    put(file, strlen(name), 2);
    put(file, 0, 2);
}

static uint32_t print; /* of the last one */

/* A workbook of a sheet with two cells and a chart with this text. */
static enum ins_status check(const char *chart)
{
    const char *name[] = {"xl/worksheets/sheet1.xml", "xl/charts/chart1.xml"}, *text[] = {SHEET, chart};
    char        path[64];
    long        begin[2];
    (void)snprintf(path, sizeof path, "/tmp/instroom-test-%ld.xlsx", (long)getpid());
    FILE *file = fopen(path, "wb");
    cr_assert_not_null(file);
    for (int i = 0; i < 2; i++) {
        begin[i] = ftell(file);
        (void)fputs("PK\3\4", file);
        put(file, 20, 2);
        put_sizes(file, name[i], text[i]);
        (void)fprintf(file, "%s%s", name[i], text[i]);
    }
    long list = ftell(file);
    for (int i = 0; i < 2; i++) {
        (void)fputs("PK\1\2", file);
        put(file, 20 | 20 << 16, 4);
        put_sizes(file, name[i], text[i]);
        put(file, 0, 2 + 2 + 2 + 4);
        put(file, (unsigned long)begin[i], 4);
        (void)fputs(name[i], file);
    }
    long end = ftell(file);
    (void)fputs("PK\5\6", file);
    put(file, 0, 4);
    put(file, 2 | 2 << 16, 4);
    put(file, (unsigned long)(end - list), 4);
    put(file, (unsigned long)list, 4);
    put(file, 0, 2);
    cr_assert_eq(fclose(file), 0);
    struct ins_error error  = {{0}};
    enum ins_status  status = ins_workbook_check(path, "book", (const int64_t[]){2}, 1, &print, &error);
    (void)unlink(path);
    return status;
}

Test(workbook, whole_is_taken)
{
    cr_expect_eq(check("<?xml version=\"1.0\"?>\n<a><b x=\"a/b>c\"/><b>1</b></a>"), INS_DONE);
}

Test(workbook, part_that_lost_a_block_is_refused)
{
    cr_expect_eq(check("<a><b>1</b>"), INS_WORLD, "what is opened is not closed");
    cr_expect_eq(check("<a>1</b></a>"), INS_WORLD, "what was not opened is closed");
    cr_expect_eq(check("<a><b>1</<b>2</b></a>"), INS_WORLD, "a tag begins in a tag");
    cr_expect_eq(check("<a><b>1</b>b>2</a>"), INS_WORLD, "a tag ends that did not begin");
    cr_expect_eq(check("<a><b x=\"1></b></a>"), INS_WORLD, "a value does not end");
    cr_expect_eq(check("<a></a x=\">"), INS_WORLD, "a tag does not end");
}

/* Between two equal texts a block can be lost so that what is left is XML: only writing it twice
 * tells. */
Test(workbook, part_that_lost_a_point_of_a_chart_has_another_print)
{
    cr_expect_eq(check("<a><b>1</b><b>2</b><b>3</b></a>"), INS_DONE);
    uint32_t whole = print;
    cr_expect_eq(check("<a><b>1</b><b>3</b></a>"), INS_DONE);
    cr_expect_neq(print, whole);
    cr_expect_eq(check("<a><b>1</b><b>2</b><b>3</b></a>"), INS_DONE);
    cr_expect_eq(print, whole);
}
