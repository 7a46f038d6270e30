#include "report/sweep_page.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "instroom/sweep.h"
#include "report/document.h"
#include "report/plot.h"
#include "report/tell.h"
#include "sweep/journal.h"

enum { MOST_POINTS = 200000, DRAWN = 4000, BEST = 10, CLASSES = 12 };

/* What of each point is told, behind its axes. */
enum { POINT, KEPT, SOCIAL, SOCIAL_ERROR, COST, LIQUIDITY, TOLD };

struct sweep {
    struct ins_report_writer           report; /* without findings */
    const struct ins_head      *head;
    const struct ins_row_names *names;
    char                       *title;
    int64_t                     done;            /* points with all their futures */
    double                    (*told)[TOLD];     /* [points] */
    double                    (*axis)[INS_AXES]; /* [points] */
    int                         points;
    int                         best; /* row; -1: none */
    bool                        met;  /* the best meets the norm often enough */
};

/* --- reading -------------------------------------------------------------------------------- */

static void take_point(struct sweep *sweep, int64_t point, const double *row)
{
    const double *behind = row + sweep->names->axes;
    /* social_cost_total is the sixth result of a row, cost_total the fifth. */
    const double *cost   = behind + INS_ROW_RESULT + INS_ROW_FOUR * 4;
    const double *social = behind + INS_ROW_RESULT + INS_ROW_FOUR * 5;
    double       *told   = sweep->told[sweep->points];
    memcpy(sweep->axis[sweep->points], row, (size_t)sweep->names->axes * sizeof *row);
    told[POINT]        = (double)point;
    told[KEPT]         = behind[INS_ROW_P_NORM];
    told[SOCIAL]       = social[INS_ROW_MEAN];
    told[SOCIAL_ERROR] = social[INS_ROW_ERROR];
    told[COST]         = cost[INS_ROW_MEAN];
    told[LIQUIDITY]    = behind[INS_ROW_LIQUIDITY];
    sweep->points++;
}

/* Of two points the one that meets the norm; of two that do, the cheaper; of none, the nearer. */
static bool is_better(const struct sweep *sweep, int one, int other)
{
    double asked = sweep->head->confidence;
    const double *a = sweep->told[one], *b = sweep->told[other];
    bool meets = a[KEPT] >= asked, other_meets = b[KEPT] >= asked;
    if (meets != other_meets)
        return meets;
    return meets ? a[SOCIAL] < b[SOCIAL] : a[KEPT] > b[KEPT];
}

static enum ins_status read_points(struct sweep *sweep, struct ins_journal *journal,
                                   struct ins_error *error)
{
    double          row[INS_ROW_COLUMNS];
    int64_t         point;
    enum ins_status status = INS_DONE;
    size_t          room   = sweep->head->points < MOST_POINTS ? (size_t)sweep->head->points
                                                               : MOST_POINTS;
    sweep->told = calloc(room + 1, sizeof *sweep->told);
    sweep->axis = calloc(room + 1, sizeof *sweep->axis);
    sweep->best = -1;
    if (!sweep->told || !sweep->axis)
        return ins_fail(error, INS_WORLD, "out of memory");
    while ((size_t)sweep->points < room &&
           (status = ins_journal_next(journal, &point, row, NULL, error)) == INS_DONE) {
        take_point(sweep, point, row);
        int last = sweep->points - 1;
        if (sweep->best < 0 || is_better(sweep, last, sweep->best))
            sweep->best = last;
    }
    sweep->met = sweep->best >= 0 && sweep->told[sweep->best][KEPT] >= sweep->head->confidence;
    return status == INS_NO ? INS_DONE : status;
}

/* What holds no scenario that can be read has no title. */
static enum ins_status read_title(struct sweep *sweep, struct ins_error *error)
{
    struct ins_case *scenario = NULL;
    enum ins_status  status =
        ins_sweep_unpack(sweep->head->scenario, "scenario", NULL, 0, &scenario, error);
    if (status == INS_DONE)
        sweep->title = strdup(ins_case_scenario(scenario)->title);
    if (status == INS_DONE && !sweep->title)
        status = ins_fail(error, INS_WORLD, "out of memory");
    ins_case_free(scenario);
    return status == INS_WORLD ? status : INS_DONE;
}

/* --- telling -------------------------------------------------------------------------------- */

static struct ins_figure value_on_axis(const struct sweep *sweep, int axis, double value)
{
    int digits = 0;
    while (!sweep->names->whole[axis] && digits < 4 && fabs(value) < 1e6 &&
           fabs(value * pow(10, digits) - nearbyint(value * pow(10, digits))) > 1e-6)
        digits++;
    return ins_number_decimal(value, digits, sweep->report.html.language);
}

static void tell_sweep_answer(struct sweep *sweep)
{
    struct ins_html *html = &sweep->report.html;
    enum ins_word    word = sweep->met ? INS_WORD_SWEEP_ANSWER : INS_WORD_SWEEP_ANSWER_NEAREST;
    const double    *told = sweep->told[sweep->best];
    struct ins_text  keys = {0};
    for (int a = 0; a < sweep->names->axes; a++)
        ins_text_add(&keys, "%s%s = %s", a ? ", " : "", sweep->names->name[a],
                     value_on_axis(sweep, a, sweep->axis[sweep->best][a]).text);
    ins_html_raw(html, "<p class=\"answer\">");
    ins_html_say(html, word,
                 INS_VALUES(keys.bytes ? keys.bytes : "",
                            ins_tell_hundred(&sweep->report, told[KEPT]).text,
                            ins_number_million(told[SOCIAL], html->language).text,
                            ins_number_million(1.959963984540054 * told[SOCIAL_ERROR],
                                               html->language)
                                .text));
    ins_html_raw(html, "</p>\n");
    html->text.failed |= keys.failed;
    ins_text_clear(&keys);
}

static void tell_answer(struct sweep *sweep)
{
    struct ins_html *html = &sweep->report.html;
    ins_html_raw(html, "<section id=\"answer\" aria-labelledby=\"answer-head\">\n");
    ins_html_element(html, "h2 id=\"answer-head\"", INS_WORD_ANSWER, NULL);
    ins_html_element(html, "p class=\"question\"", INS_WORD_SWEEP_QUESTION,
                     INS_VALUES(ins_tell_plainly(&sweep->report, sweep->head->confidence).text));
    if (sweep->best >= 0)
        tell_sweep_answer(sweep);
    else
        ins_html_element(html, "p class=\"answer\"", INS_WORD_SWEEP_ANSWER_EMPTY, NULL);
    ins_html_raw(html, "</section>\n");
}

static void draw_cloud(struct sweep *sweep, const char *kind, double wide, double low, double high)
{
    struct ins_html  *html = &sweep->report.html;
    double            step = ins_plot_step(high - low, wide > 400 ? 8 : 4);
    struct ins_plot   plot = {html, 44, 12, wide - 56, 260, low, high, 0.0, 1.0};
    int               every = sweep->points > DRAWN ? sweep->points / DRAWN : 1;
    struct ins_phrase about =
        ins_tell(&sweep->report, INS_WORD_SWEEP_CLOUD_ABOUT,
                 INS_VALUES(ins_number_count(sweep->points, html->language).text));
    ins_plot_begin(html, kind, wide, 260 + 56,
                   ins_words(INS_WORD_SWEEP_CLOUD, html->language), about.text);
    ins_plot_axis(&plot, 0.2, 1.0, true);
    for (int i = 0; i < sweep->points; i += every)
        ins_html_raw(html, "<circle class=\"dot\" r=\"%s\" cx=\"%s\" cy=\"%s\"/>\n",
                     sweep->points > 300 ? "2.5" : "4",
                     ins_html_length(ins_plot_x(&plot, sweep->told[i][SOCIAL])).text,
                     ins_html_length(ins_plot_y(&plot, sweep->told[i][KEPT])).text);
    ins_plot_line(&plot, "norm", low, sweep->head->confidence, high, sweep->head->confidence);
    ins_html_raw(html, "<circle class=\"best\" r=\"6\" cx=\"%s\" cy=\"%s\"/>\n",
                 ins_html_length(ins_plot_x(&plot, sweep->told[sweep->best][SOCIAL])).text,
                 ins_html_length(ins_plot_y(&plot, sweep->told[sweep->best][KEPT])).text);
    for (double x = step * ceil(low / step - 1e-9); x <= high * (1 + 1e-9); x += step)
        ins_plot_word(html, "tick", "middle", ins_plot_x(&plot, x), 290,
                      ins_number_decimal(x / 1e6, step < 1e6 ? 2 : 0, html->language).text);
    ins_plot_word(html, "tick", "end", wide - 12, 310,
                  ins_words(INS_WORD_HEAD_SOCIAL_MILLION, html->language));
    ins_plot_end(html);
}

static void tell_cloud(struct sweep *sweep)
{
    double low = INFINITY, high = -INFINITY;
    for (int i = 0; i < sweep->points; i++) {
        low  = fmin(low, sweep->told[i][SOCIAL]);
        high = fmax(high, sweep->told[i][SOCIAL]);
    }
    double margin = fmax(0.04 * (high - low), 1.0);
    ins_html_raw(&sweep->report.html, "<section id=\"why\">\n");
    ins_html_element(&sweep->report.html, "h2", INS_WORD_SWEEP_CLOUD, NULL);
    ins_html_raw(&sweep->report.html, "<figure>\n");
    draw_cloud(sweep, "wide", 720, low - margin, high + margin);
    draw_cloud(sweep, "narrow", 360, low - margin, high + margin);
    ins_html_element(&sweep->report.html, "figcaption", INS_WORD_SWEEP_CLOUD_CAPTION, NULL);
    ins_html_raw(&sweep->report.html, "</figure>\n</section>\n");
}

/* --- what each key does --------------------------------------------------------------------- */

struct class {
    double low, high, kept, social, liquidity;
    int    count;
};

static int by_axis_value(const void *one, const void *other)
{
    double a = *(const double *)one, b = *(const double *)other;
    return (a > b) - (a < b);
}

/* At most CLASSES ranges of an axis, each of one value where there are so few. */
static int classify(struct sweep *sweep, int axis, struct class classes[CLASSES])
{
    double *sorted = malloc((size_t)sweep->points * sizeof *sorted);
    int     distinct = 0, count;
    if (!sorted) {
        sweep->report.html.text.failed = true;
        return 0;
    }
    for (int i = 0; i < sweep->points; i++)
        sorted[i] = sweep->axis[i][axis];
    qsort(sorted, (size_t)sweep->points, sizeof *sorted, by_axis_value);
    for (int i = 0; i < sweep->points; i++)
        if (i == 0 || sorted[i] != sorted[i - 1])
            sorted[distinct++] = sorted[i];
    count = distinct < CLASSES ? distinct : CLASSES;
    for (int c = 0; c < count; c++)
        classes[c] = (struct class){.low  = sorted[c * distinct / count],
                                    .high = sorted[(c + 1) * distinct / count - 1]};
    free(sorted);
    return count;
}

static void gather_classes(const struct sweep *sweep, int axis, struct class *classes, int count)
{
    for (int i = 0; i < sweep->points; i++)
        for (int c = 0; c < count; c++)
            if (sweep->axis[i][axis] >= classes[c].low && sweep->axis[i][axis] <= classes[c].high) {
                classes[c].kept += sweep->told[i][KEPT];
                classes[c].social += sweep->told[i][SOCIAL];
                classes[c].liquidity += sweep->told[i][LIQUIDITY];
                classes[c].count++;
                break;
            }
}

static void tell_axis(struct sweep *sweep, int axis)
{
    static const enum ins_word heads[] = {INS_WORD_ASSUMED_VALUE, INS_WORD_SWEEP_POINTS,
                                          INS_WORD_HEAD_KEPT_100, INS_WORD_HEAD_SOCIAL_MILLION,
                                          INS_WORD_SWEEP_LIQUIDITY};
    struct ins_html *html = &sweep->report.html;
    struct class     classes[CLASSES];
    int              count = classify(sweep, axis, classes);
    gather_classes(sweep, axis, classes, count);
    ins_html_raw(html, "<h3><code>");
    ins_html_text(html, sweep->names->name[axis]);
    ins_html_raw(html, "</code></h3>\n");
    ins_html_table(html, INS_WORD_SWEEP_AXIS_CAPTION, heads, 5);
    for (int c = 0; c < count; c++) {
        const struct class *k    = &classes[c];
        struct ins_text     name = {0};
        ins_text_add(&name, "%s", value_on_axis(sweep, axis, k->low).text);
        if (k->high > k->low)
            ins_text_add(&name, " – %s", value_on_axis(sweep, axis, k->high).text);
        ins_html_row(html, NULL,
                     INS_VALUES(name.bytes ? name.bytes : "",
                                ins_number_count(k->count, html->language).text,
                                ins_number_hundred(k->kept / k->count, html->language).text,
                                ins_number_million(k->social / k->count, html->language).text,
                                ins_number_million(k->liquidity / k->count, html->language).text));
        html->text.failed |= name.failed;
        ins_text_clear(&name);
    }
    ins_html_table_end(html);
}

static void tell_axes(struct sweep *sweep)
{
    ins_html_raw(&sweep->report.html, "<section id=\"axes\">\n");
    ins_html_element(&sweep->report.html, "h2", INS_WORD_SWEEP_AXES, NULL);
    ins_html_element(&sweep->report.html, "p", INS_WORD_SWEEP_AXES_LEAD, NULL);
    for (int a = 0; a < sweep->names->axes; a++)
        tell_axis(sweep, a);
    ins_html_raw(&sweep->report.html, "</section>\n");
}

/* --- provenance ----------------------------------------------------------------------------- */

static void tell_sweep_source(struct sweep *sweep)
{
    struct ins_html *html = &sweep->report.html;
    char             text[INS_NOTE_TEXT];
    ins_html_raw(html, "<section id=\"source\">\n");
    ins_html_element(html, "h2", INS_WORD_SECTION_SOURCE, NULL);
    ins_html_raw(html, "<dl>\n");
    for (int n = 0;; n++) {
        const char *key = ins_head_note(sweep->head, n, text);
        if (!key)
            break;
        if (!text[0])
            continue;
        ins_html_raw(html, "<dt>");
        ins_html_text(html, key);
        ins_html_raw(html, "</dt><dd><code>");
        ins_html_text(html, text);
        ins_html_raw(html, "</code></dd>\n");
    }
    ins_html_raw(html, "</dl>\n</section>\n");
}

static void tell_sweep_page(struct sweep *sweep)
{
    struct ins_html *html  = &sweep->report.html;
    const char      *title = sweep->title && sweep->title[0]
                                 ? sweep->title
                                 : ins_words(INS_WORD_REPORT, html->language);
    ins_document_open(html, title);
    ins_html_raw(html, "<header>\n");
    ins_html_element(html, "p class=\"mark\"", INS_WORD_REPORT, NULL);
    ins_html_raw(html, "<h1>");
    ins_html_text(html, title);
    ins_html_raw(html, "</h1>\n");
    ins_html_element(
        html, "p class=\"soft\"", INS_WORD_SWEEP_PLAYED,
        INS_VALUES(ins_number_count(sweep->points, html->language).text,
                   ins_number_count((double)sweep->head->points, html->language).text,
                   ins_number_count((double)sweep->head->futures, html->language).text,
                   sweep->head->design));
    if (sweep->done < sweep->head->points)
        ins_html_element(html, "p class=\"changed\" role=\"note\"", INS_WORD_SWEEP_UNFINISHED,
                         INS_VALUES(ins_number_count((double)sweep->done, html->language).text,
                                    ins_number_count((double)sweep->head->points,
                                                     html->language).text));
    ins_html_raw(html, "</header>\n<main>\n");
    tell_answer(sweep);
    if (sweep->points > 0) {
        tell_cloud(sweep);
        tell_axes(sweep);
    }
    tell_sweep_source(sweep);
    ins_document_close(html);
}

enum ins_status ins_sweep_page(const char *database, enum ins_language language, char **html,
                               struct ins_error *error)
{
    struct ins_journal *journal = NULL;
    struct sweep        sweep   = {.report = {.html = {.language = language}}};
    enum ins_status     status  = ins_journal_read(database, &journal, error);
    if (status == INS_DONE) {
        sweep.head  = ins_journal_head(journal);
        sweep.names = ins_journal_names(journal);
        status      = read_points(&sweep, journal, error);
    }
    if (status == INS_DONE)
        status = ins_journal_count(journal, &sweep.done, error);
    if (status == INS_DONE)
        status = read_title(&sweep, error);
    if (status == INS_DONE) {
        tell_sweep_page(&sweep);
        *html = ins_document_take(&sweep.report.html);
        if (!*html)
            status = ins_fail(error, INS_WORLD, "out of memory");
    }
    ins_journal_close(journal);
    free(sweep.told);
    free(sweep.axis);
    free(sweep.title);
    return status;
}
