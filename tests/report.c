/* The report: notes of a scenario, assumptions, tables read back, markup that nothing escapes.
 *
 * Expected texts are written down by hand. The pages and workbooks as a whole are read by other
 * programs in tests/cli (tidy, tests/xlsx.py). */
#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "report/cells.h"
#include "report/html.h"
#include "report/plot.h"
#include "scenario/assumptions.h"
#include "scenario/notes.h"

#define SAME(got, wanted) cr_assert_str_eq((got), (wanted), "\"%s\", not \"%s\"", (got), (wanted))

/* --- notes ---------------------------------------------------------------------------------- */

static const char NOTED[] = "# ---- Staff ----\n"                         /* 1 */
                            "staff = {\n"                                /* 2 */
                            "    experienced = 9.0;  # FTE: counted [H]\n" /* 3 */
                            "                        #   again [M]\n"    /* 4 */
                            "    trainees = 1.0;\n"                      /* 5 */
                            "    # what leaves [L]\n"                    /* 6 */
                            "    attrition = 0.01;\n"                    /* 7 */
                            "};\n"                                       /* 8 */
                            "title = \"no # comment [H]\"; // mine\n"    /* 9 */
                            "# above all [M]\n"                          /* 10 */
                            "regimes = (\n"                              /* 11 */
                            "    { name = \"a\"; volatility = 2.0; },  # twice\n" /* 12 */
                            "    { name = \"b\"; }\n"                    /* 13 */
                            ");\n"                                       /* 14 */
                            "season = [1.0,\n"                           /* 15 */
                            "          2.0];  # fitted [M; the record is H]\n"; /* 16 */

static void check_note(int line, enum ins_confidence mark, const char *wanted)
{
    struct ins_text     note = {0};
    enum ins_confidence got  = ins_notes_read(NOTED, line, &note);
    SAME(note.bytes ? note.bytes : "", wanted);
    cr_assert_eq(got, mark, "line %d: %d", line, (int)got);
    ins_text_clear(&note);
}

Test(report, a_note_goes_on_below_and_its_least_mark_counts)
{
    check_note(3, INS_DERIVED, "FTE: counted [H] again [M]");
}

Test(report, a_value_without_a_note_has_none_and_takes_no_neighbours)
{
    check_note(5, INS_UNRATED, "");
    check_note(9, INS_UNRATED, "mine");
}

Test(report, a_note_may_stand_above)
{
    check_note(7, INS_JUDGED, "what leaves [L]");
}

Test(report, a_note_without_a_mark_takes_that_of_its_group)
{
    check_note(12, INS_DERIVED, "twice; above all [M]");
    check_note(13, INS_DERIVED, "above all [M]");
}

Test(report, a_note_stands_behind_the_end_of_a_long_value)
{
    check_note(15, INS_DERIVED, "fitted [M; the record is H]");
}

Test(report, only_a_letter_that_stands_alone_in_brackets_is_a_mark)
{
    cr_assert_eq(ins_notes_mark("[0.98, 1.2]"), INS_UNRATED);
    cr_assert_eq(ins_notes_mark("[HM]"), INS_UNRATED);
    cr_assert_eq(ins_notes_mark("H without brackets [see L2]"), INS_UNRATED);
    cr_assert_eq(ins_notes_mark("[[H]"), INS_READ);
    cr_assert_eq(ins_notes_mark("[H, M]"), INS_DERIVED);
    cr_assert_eq(ins_notes_mark("open [L"), INS_UNRATED);
}

/* --- assumptions ---------------------------------------------------------------------------- */

static const char WORLD[] =
    "title = \"w\"; start = \"2026-01\"; months = 24;\n"
    "inflow = { level_per_month = 100.0; }; # counted [H]\n"
    "tracks = ( { name = \"a\"; share = 1.0; hours = 10.0; # guessed [L]\n"
    "             legal_term = 6; } );\n"
    "staff = { experienced = 8.0; attrition = 0.0087; }; budget = { annual = [1.0e6]; };\n"
    "norm = { limit = 5.0; };\n"
    "sources = ( { key = \"tracks.a.hours\"; source = \"measured, 2025\"; confidence = \"M\"; } );\n";

static const struct ins_assumption *find(const struct ins_assumptions *all, const char *path)
{
    for (int i = 0; i < all->count; i++)
        if (strcmp(all->row[i].path, path) == 0)
            return &all->row[i];
    return NULL;
}

static struct ins_case *world(void)
{
    static const char *const settings[] = {"academie.lead_time=9"};
    struct ins_case         *made       = NULL;
    struct ins_error         error      = {{0}};
    enum ins_status status = ins_case_read(WORLD, "world.cfg", NULL, settings, 1, &made, &error);
    cr_assert_eq(status, INS_DONE, "%s", error.text);
    return made;
}

Test(report, every_key_that_differs_is_an_assumption_and_no_other)
{
    struct ins_case       *c = world();
    struct ins_assumptions all;
    cr_assert_eq(ins_case_assumptions(c, &all, NULL), INS_DONE);
    cr_assert_not(find(&all, "title"));
    cr_assert_not(find(&all, "staff.attrition")); /* given, and as the default */
    cr_assert_not(find(&all, "sources[0].key"));
    const struct ins_assumption *months = find(&all, "months");
    cr_assert(months);
    SAME(months->value, "24");
    SAME(months->otherwise, "84");
    SAME(months->where, "world.cfg:1");
    ins_assumptions_clear(&all);
    ins_case_free(c);
}

Test(report, what_the_sources_say_goes_before_the_comments)
{
    struct ins_case       *c = world();
    struct ins_assumptions all;
    cr_assert_eq(ins_case_assumptions(c, &all, NULL), INS_DONE);
    const struct ins_assumption *hours = find(&all, "tracks.a.hours");
    const struct ins_assumption *level = find(&all, "inflow.level_per_month");
    const struct ins_assumption *lead  = find(&all, "academie.lead_time");
    cr_assert(hours && level && lead);
    SAME(hours->source, "measured, 2025");
    cr_assert_eq(hours->confidence, INS_DERIVED);
    SAME(level->source, "counted [H]");
    cr_assert_eq(level->confidence, INS_READ);
    SAME(lead->where, "--set");
    cr_assert_eq(lead->confidence, INS_UNRATED);
    ins_assumptions_clear(&all);
    ins_case_free(c);
}

Test(report, a_source_of_a_key_that_does_not_exist_is_a_mistake)
{
    struct ins_case  *made  = NULL;
    struct ins_error  error = {{0}};
    static const char text[] =
        "start = \"2026-01\"; inflow = { level_per_month = 1.0; };\n"
        "tracks = ( { name = \"a\"; share = 1.0; hours = 10.0; legal_term = 6; } );\n"
        "staff = { experienced = 8.0; }; budget = { annual = [1.0]; }; norm = { limit = 5.0; };\n"
        "sources = ( { key = \"academie.led_time\"; } );\n";
    cr_assert_eq(ins_case_read(text, "w.cfg", NULL, NULL, 0, &made, &error), INS_WRONG);
    cr_assert(strstr(error.text, "w.cfg:4: sources[0].key"), "%s", error.text);
}

/* --- tables --------------------------------------------------------------------------------- */

static enum ins_status read_text(const char *text, struct ins_cells *cells)
{
    char path[] = "/tmp/instroom-cells-XXXXXX";
    int  file   = mkstemp(path);
    cr_assert(file >= 0 && write(file, text, strlen(text)) == (ssize_t)strlen(text));
    (void)close(file);
    struct ins_error error  = {{0}};
    enum ins_status  status = ins_cells_read(path, 1000, cells, &error);
    (void)unlink(path);
    return status;
}

Test(report, cells_in_quotes_hold_commas_quotes_and_line_ends)
{
    struct ins_cells cells;
    cr_assert_eq(read_text("a,b\r\n\"x,\"\"y\"\"\nz\",2.5\r\n,\r\n", &cells), INS_DONE);
    cr_assert_eq(cells.rows, 2);
    SAME(ins_cells_text(&cells, 0, 0), "x,\"y\"\nz");
    cr_assert_eq(ins_cells_number(&cells, 0, ins_cells_column(&cells, "b")), 2.5);
    cr_assert(isnan(ins_cells_number(&cells, 1, 1)));
    cr_assert(isnan(ins_cells_number(&cells, 0, ins_cells_column(&cells, "c"))));
    ins_cells_clear(&cells);
}

Test(report, a_row_of_another_width_is_no_table)
{
    struct ins_cells cells;
    cr_assert_eq(read_text("a,b\n1\n", &cells), INS_WORLD);
    ins_cells_clear(&cells);
}

/* --- markup --------------------------------------------------------------------------------- */

Test(report, no_word_of_the_users_becomes_markup)
{
    struct ins_html html = {.language = INS_ENGLISH};
    ins_html_text(&html, "<script>alert(\"x\" & 'y')</script>\x01");
    SAME(html.text.bytes, "&lt;script&gt;alert(&quot;x&quot; &amp; &#39;y&#39;)&lt;/script&gt;"
                          "\xEF\xBF\xBD");
    ins_text_clear(&html.text);
}

Test(report, what_is_filled_into_a_sentence_is_escaped_too)
{
    struct ins_html html = {.language = INS_ENGLISH};
    ins_html_element(&html, "p class=\"x\"", INS_WORD_SECONDS, INS_VALUES("<b>"));
    SAME(html.text.bytes, "<p class=\"x\">&lt;b&gt;\xC2\xA0s</p>\n");
    ins_text_clear(&html.text);
}

Test(report, lengths_keep_one_decimal_and_no_minus_before_nothing)
{
    SAME(ins_html_length(12.0).text, "12");
    SAME(ins_html_length(-0.04).text, "0");
    SAME(ins_html_length(-3.25).text, "-3.3"); /* half away from nothing */
    SAME(ins_html_length(NAN).text, "0");
}

Test(report, steps_of_an_axis_are_round)
{
    cr_assert_float_eq(ins_plot_step(82502, 5), 20000, 1e-9);
    cr_assert_float_eq(ins_plot_step(0.9, 4), 0.5, 1e-12);
    cr_assert_float_eq(ins_plot_step(0.0, 4), 1.0, 1e-12);
}

Test(report, a_band_breaks_where_a_value_is_not_known)
{
    struct ins_html html    = {0};
    struct ins_plot plot    = {&html, 0, 0, 4, 10, 0, 4, 0, 10};
    const double    low[4]  = {1, NAN, 2, 2}, high[4] = {3, 3, 4, 4};
    ins_plot_band(&plot, "most", 0, low, high, 4);
    SAME(html.text.bytes, "<path class=\"most\" d=\"M0 7L0 9ZM2 6L3 6L3 8L2 8Z\"/>\n");
    ins_text_clear(&html.text);
}
