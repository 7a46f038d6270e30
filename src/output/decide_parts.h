/* output/decide_parts.h - what the answers of decide/ tell alike: changes with their intervals, and
 * folders of a table and a figure. */
#ifndef INS_OUTPUT_DECIDE_PARTS_H
#define INS_OUTPUT_DECIDE_PARTS_H

#include "base/error.h"
#include "decide/point_estimates.h"
#include "instroom/decide.h"
#include "output/json.h"
#include "output/number.h"
#include "output/page.h"
#include "scenario/named.h"

/* "KEY": { "change": ..., "low": ..., "high": ... } */
void ins_decide_change(struct ins_json *json, const char *key, struct ins_estimate change);

/* The quantities of a scenario by themselves, each with its interval, in an object "KEY". An
 * infinite buffer is null. */
void ins_decide_points(struct ins_json *json, const char *key,
                      const struct ins_estimate value[INS_POINT_ROWS]);

/* The same as members of the object that is open; and changes, each as ins_decide_change(). */
void ins_decide_rows(struct ins_json *json, const struct ins_estimate value[INS_POINT_ROWS]);
void ins_decide_changes(struct ins_json *json, const struct ins_estimate change[INS_POINT_ROWS]);

/* Members that open a document about a scenario: which command, title, start, months, futures,
 * seed, confidence, norm. */
void ins_decide_open(struct ins_json *json, const char *command, const struct ins_scenario *s);

/* ,NAME,NAME_low,NAME_high for every quantity; and their cells, each with the comma before it. */
void ins_decide_csv_head(struct ins_text *text);
void ins_decide_csv_cells(struct ins_text *text, const struct ins_estimate value[INS_POINT_ROWS]);

/* Half the width of an interval, and the change itself: euro in millions with `digits` decimals;
 * "-" where it is not known. */
struct ins_figure ins_decide_euro(const struct ins_page *page, double euro, int digits);
double            ins_decide_half(struct ins_estimate change);

/* A number as a key has it: with the decimals that it needs, four at most. */
struct ins_figure ins_decide_value(double value, enum ins_language language);

/* Adds "NAME='WORDS'; " to settings of so many bytes, apostrophes doubled as gnuplot wants them. */
void ins_decide_settings(char *settings, size_t room, const char *name, const char *words);

/* A folder: summary.json, tables and figures, drawn with the words in `settings`. Texts are freed;
 * NULL stands for memory that ran out. */
struct ins_decide_figure {
    const char *script, *name, *settings;
};
struct ins_decide_file {
    const char *name;
    char       *bytes;
};
enum { INS_DECIDE_FILES = 12, INS_DECIDE_SETTINGS = 1000 };
struct ins_decide_folder {
    const char *command; /* "levers": the first member of its summary.json is "instroom": COMMAND */
    struct ins_decide_file file[INS_DECIDE_FILES]; /* summary.json last, as a complete one ends */
    int                    files;
    enum ins_language      language; /* of columns.csv */
    const struct ins_decide_figure *figure;
    int                             figures;
    struct ins_named_files *named[INS_COMPARED]; /* files that its scenarios name, freed as well */
    int                     scenarios;
};
/* A scenario as text for the folder, `written` or as it stands in its case (NULL); the files that it
 * names (scenario/named.h) come into the folder under `within`. NULL without memory. */
char *ins_decide_scenario(struct ins_decide_folder *what, const struct ins_case *c,
                          const struct ins_scenario *written, const char *within);
enum ins_status ins_decide_save(struct ins_decide_folder *what, const struct ins_destination *to,
                                char **note, struct ins_error *error);
enum ins_status ins_decide_place(const char *command, const struct ins_destination *to,
                                 struct ins_error *error);

#endif
