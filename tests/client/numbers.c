/* A program of somebody else: it asks a question, and writes the JSON of the answer to the file JSON and
 * each of its numbers by name to standard output. numbers.py holds the one against the other.
 *
 *     numbers QUESTION FILE RECORD JSON [KEY=VALUE ...]
 *     numbers rows DATABASE
 */
#include <instroom/instroom.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct ins_error error;

static void print_value(const char *name, const struct ins_value *v)
{
    (void)printf("value\t%s\t%.17g\t%.17g\t%.17g\t%s\n", name, v->value, v->low, v->high, v->unit);
}

static void print_series(const char *name, const char *which, const double *number, size_t count)
{
    (void)printf("series\t%s\t%s", name, which);
    for (size_t i = 0; i < count; i++)
        (void)printf("\t%.17g", number[i]);
    (void)printf("\n");
}

/* All numbers of an answer, by its functions; 0 where one that is listed is not found. */
#define TELL(answer, value_named, value_name, series, series_name)                                     \
    static int tell_##answer(const struct ins_##answer *a)                                             \
    {                                                                                                  \
        static const char *const ends[] = {"value", "low", "high"};                                    \
        struct ins_value         v;                                                                    \
        size_t                   count;                                                                \
        for (int i = 0; value_name(a, i); i++) {                                                       \
            if (value_named != INS_DONE)                                                               \
                return 0;                                                                              \
            print_value(value_name(a, i), &v);                                                         \
        }                                                                                              \
        for (int i = 0; series_name(a, i); i++)                                                        \
            for (int e = 0; e < 3; e++) {                                                              \
                const double *number = series(a, series_name(a, i), ends[e], &count);                  \
                if (number)                                                                            \
                    print_series(series_name(a, i), ends[e], number, count);                           \
            }                                                                                          \
        return 1;                                                                                      \
    }
#define TELL_AS(answer)                                                                                \
    TELL(answer, ins_##answer##_value(a, ins_##answer##_value_name(a, i), &v), ins_##answer##_value_name, \
         ins_##answer##_series, ins_##answer##_series_name)
#define TELL_TOO(answer)                                                                               \
    TELL(answer, ins_##answer##_value(a, ins_##answer##_number_name(a, i), &v), ins_##answer##_number_name, \
         ins_##answer##_series, ins_##answer##_list_name)
TELL_AS(compare)
TELL_AS(mix)
TELL_AS(forms)
TELL_AS(measures)
TELL_AS(rule)
TELL_AS(surges)
TELL_AS(signals)
TELL_AS(worth)
TELL_AS(sensitivity)
TELL_AS(discovery)
TELL_AS(backcast)
TELL_AS(calibration)
TELL_AS(fit)
TELL_TOO(run)
TELL_TOO(buffer)
TELL(levers, ins_levers_value(a, "", ins_levers_number_name(a, i), &v), ins_levers_number_name, ins_levers_series,
     ins_levers_list_name)

static int tell_rows(const char *database)
{
    struct ins_rows *rows = NULL;
    size_t           count;
    if (ins_rows_create(database, &rows, &error) != INS_DONE)
        return 0;
    for (int i = 0; ins_rows_series_name(rows, i); i++) {
        const double *number = ins_rows_series(rows, ins_rows_series_name(rows, i), &count);
        print_series(ins_rows_series_name(rows, i), "value", number, count);
    }
    int unknown = ins_rows_series(rows, "no such column", &count) == NULL;
    ins_rows_free(rows);
    return unknown;
}

static int write_json(const char *path, char *json)
{
    FILE *file = json ? fopen(path, "w") : NULL;
    int   done = file && fputs(json, file) >= 0;
    if (file && fclose(file) != 0)
        done = 0;
    free(json);
    return done;
}

/* Ask, and tell what came; the scenario goes first. */
#define ASK(answer, ...)                                                                               \
    do {                                                                                               \
        struct ins_##answer *made   = NULL;                                                            \
        enum ins_status      status = ins_##answer##_create(__VA_ARGS__, &made, &error);               \
        ins_case_free(c);                                                                              \
        int done = (status == INS_DONE || status == INS_NO) && write_json(json, ins_##answer##_json(made)) && \
                   tell_##answer(made);                                                                \
        ins_##answer##_free(made);                                                                     \
        return done;                                                                                   \
    } while (0)

static int ask(const char *what, const char *file, const char *record, const char *json, struct ins_case *c)
{
    const struct ins_case          *both[] = {c, c};
    struct ins_calibrate_settings   few    = {.worlds = 512};
    struct ins_discover_settings    where  = {.where = "p_norm<0"};
    struct ins_worth_settings       fixed  = {.fixed = 1};
    struct ins_sensitivity_settings sobol  = {0};
    struct ins_fit_settings         normal = {.law = "normal"};
    if (strcmp(what, "run") == 0)
        ASK(run, c, NULL);
    if (strcmp(what, "buffer") == 0)
        ASK(buffer, c, NULL);
    if (strcmp(what, "levers") == 0)
        ASK(levers, c, NULL);
    if (strcmp(what, "compare") == 0)
        ASK(compare, both, 2, 1, NULL);
    if (strcmp(what, "mix") == 0)
        ASK(mix, c, NULL);
    if (strcmp(what, "forms") == 0)
        ASK(forms, c, NULL);
    if (strcmp(what, "measures") == 0)
        ASK(measures, c, NULL);
    if (strcmp(what, "rule") == 0)
        ASK(rule, c, NULL);
    if (strcmp(what, "surge") == 0)
        ASK(surges, c, NULL);
    if (strcmp(what, "signals") == 0)
        ASK(signals, c, NULL, NULL);
    if (strcmp(what, "worth") == 0)
        ASK(worth, c, &fixed, NULL);
    if (strcmp(what, "sensitivity") == 0)
        ASK(sensitivity, c, &sobol, NULL);
    if (strcmp(what, "discover") == 0)
        ASK(discovery, file, &where);
    if (strcmp(what, "backcast") == 0)
        ASK(backcast, c, record, NULL, NULL);
    if (strcmp(what, "calibrate") == 0)
        ASK(calibration, c, record, &few, NULL);
    if (strcmp(what, "fit") == 0)
        ASK(fit, record, &normal, NULL);
    return 0;
}

int main(int count, char **words)
{
    struct ins_case *c = NULL;
    if (count == 3 && strcmp(words[1], "rows") == 0)
        return tell_rows(words[2]) ? 0 : 1;
    if (count < 5)
        return 2;
    if (strcmp(words[1], "discover") != 0 && strcmp(words[1], "fit") != 0 &&
        ins_case_load(words[2], (const char *const *)words + 5, count - 5, &c, &error) != INS_DONE) {
        (void)fprintf(stderr, "%s\n", error.text);
        return 1;
    }
    int done = ask(words[1], words[2], words[3], words[4], c);
    if (!done)
        (void)fprintf(stderr, "%s: %s\n", words[1], error.text);
    return done ? 0 : 1;
}
