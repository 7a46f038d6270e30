/* instroom/output.h - answers as text, CSV, JSON and folders.
 *
 * Texts are NUL-terminated UTF-8, freed with free(); NULL when memory runs out. Numbers in
 * CSV and JSON keep full double precision and a decimal point whatever the locale.
 */
#ifndef INSTROOM_OUTPUT_H
#define INSTROOM_OUTPUT_H

#include "instroom/answers.h"
#include "instroom/decide.h"
#include "instroom/destination.h"
#include "instroom/fit.h"
#include "instroom/sweep.h"

#ifdef __cplusplus
extern "C" {
#endif

/* How a text for people looks. */
struct ins_look {
    int         width;  /* columns; 0: 80 */
    int         colour; /* 1: escape sequences where they mean something */
    const char *language; /* "en" or "nl"; NULL: "en" */
    int         full;     /* 1: every table that there is; 0: what fits a screen */
};

char *ins_run_text(const struct ins_run *run, const struct ins_look *look);
char *ins_run_json(const struct ins_run *run);

/* Its object `risk` alone: tails, return periods, the empty buffer, recovery. */
char *ins_run_risk_json(const struct ins_run *run);

/* The folder of `run`: months.csv, futures.csv, summary.json, scenario.cfg, and with a
 * buffer (may be NULL) frontier.csv; figures where gnuplot is found (a note about it in
 * `note`, freed by the caller, "" where all was drawn). Complete or not there: it is built under
 * a passing name, with a list of its files and their checksums (manifest.txt), and renamed. An
 * existing folder is refused unless it is empty or an earlier run's; of that, the files are
 * replaced that are listed and were not changed since, and all else stays. On INS_DONE `error`
 * names what could not be replaced ("" for nothing). */
enum ins_status ins_run_save(const struct ins_run *run, const struct ins_buffer *buffer,
                             const struct ins_destination *to, char **note, struct ins_error *error);

/* Whether ins_run_save() would take this place; ask before hours of work, not after. */
enum ins_status ins_run_place(const struct ins_destination *to, struct ins_error *error);

/* A scenario that was checked, for machines: its warnings, its resolved text, what is assumed. */
char *ins_case_json(const struct ins_case *scenario);

/* The annotated text of a case (ins_case_text()), and above it in comments what was read of its records. */
char *ins_case_told(const struct ins_case *scenario, const struct ins_look *look);

/* ins_explain() for machines. */
enum ins_status ins_explain_json(const char *key, char **json, struct ins_error *error);

/* A key that whoever writes a scenario must think of. */
struct ins_blank_key {
    const char *key, *unit;
    const char *about[2];  /* English, Dutch */
    const char *otherwise; /* its default, good until the next call; NULL: it must be filled in */
};

/* Those keys by number, from 0; 0 behind the last. */
int ins_blank_key(int number, struct ins_blank_key *key);

/* Whether the key takes such a value: INS_WRONG with what was expected. */
enum ins_status ins_blank_check(int number, const char *answer, struct ins_error *error);

/* Whether the scenario may be written there: asked before the questions, so that no answer is lost. */
enum ins_status ins_blank_place(const struct ins_destination *to, struct ins_error *error);

/* A scenario with an answer for each of those keys (NULL: none at all; NULL or "" for one: its default,
 * or an empty place), as text, and in a file, which must not be there unless forced. */
char           *ins_blank_text(const char *const *answers, const char *language);
enum ins_status ins_blank_save(const char *const *answers, const char *language,
                               const struct ins_destination *to, struct ins_error *error);

/* What a command did, a line each, for machines. */
char *ins_told_json(const char *command, const char *lines);

/* JSON Schema (draft 2020-12) of what a command prints with --json, by its name. INS_WRONG: there is
 * no such command. */
enum ins_status ins_schema(const char *command, char **schema, struct ins_error *error);

char *ins_path_csv(const struct ins_path *path);
char *ins_path_json(const struct ins_path *path);

/* Why the future went as it did: months in a row in which the same held the orders of the control tower
 * back, and what it orders in the first month. */
char *ins_path_why_text(const struct ins_path *path, const struct ins_look *look);
char *ins_path_why_json(const struct ins_path *path);

char *ins_buffer_text(const struct ins_buffer *buffer, const struct ins_look *look);
char *ins_buffer_json(const struct ins_buffer *buffer);

/* What one key must be, of an answer of ins_buffer_create_sought(). */
char *ins_seek_text(const struct ins_buffer *buffer, const struct ins_look *look);
char *ins_seek_json(const struct ins_buffer *buffer);

char *ins_levers_text(const struct ins_levers *levers, const struct ins_look *look);
char *ins_levers_json(const struct ins_levers *levers);
char *ins_levers_csv(const struct ins_levers *levers, const struct ins_look *look);

/* A folder with levers.csv, summary.json, scenario.cfg and the tornado in figures/: complete or not
 * there, as ins_run_save(); and whether it would take this place. */
enum ins_status ins_levers_save(const struct ins_levers *levers, const struct ins_look *look,
                                const struct ins_destination *to, char **note, struct ins_error *error);
enum ins_status ins_levers_place(const struct ins_destination *to, struct ins_error *error);

char *ins_compare_text(const struct ins_compare *compare, const struct ins_look *look);
char *ins_compare_json(const struct ins_compare *compare);

/* A folder with compare.csv, differences.csv, waterfall.csv where asked for, summary.json, every
 * scenario as scenario-A.cfg ... and figures. */
enum ins_status ins_compare_save(const struct ins_compare *compare, const struct ins_look *look,
                                 const struct ins_destination *to, char **note, struct ins_error *error);
enum ins_status ins_compare_place(const struct ins_destination *to, struct ins_error *error);

char *ins_mix_text(const struct ins_mix *mix, const struct ins_look *look);
char *ins_mix_json(const struct ins_mix *mix);

/* A folder with mix.cfg (the scenario with the mix laid over it), trade_off.csv, summary.json and
 * the figure of the trade-off. */
enum ins_status ins_mix_save(const struct ins_mix *mix, const struct ins_look *look,
                             const struct ins_destination *to, char **note, struct ins_error *error);
enum ins_status ins_mix_place(const struct ins_destination *to, struct ins_error *error);

/* Forms side by side. The folder: forms.csv (a row a form), summary.json, scenario.cfg. */
char *ins_forms_text(const struct ins_forms *forms, const struct ins_look *look);
char *ins_forms_json(const struct ins_forms *forms);
char *ins_forms_csv(const struct ins_forms *forms);
enum ins_status ins_forms_save(const struct ins_forms *forms, const struct ins_look *look,
                               const struct ins_destination *to, char **note, struct ins_error *error);
enum ins_status ins_forms_place(const struct ins_destination *to, struct ins_error *error);

/* What scaling up and down for one surge costs. */
char *ins_surges_text(const struct ins_surges *surges, const struct ins_look *look);
char *ins_surges_json(const struct ins_surges *surges);

/* What knowing better is worth. The folder: worth.csv (a row a key, those of a section, all),
 * summary.json, scenario.cfg; as DIR/worth of a run's folder DIR it is a part of its report. */
char *ins_worth_text(const struct ins_worth *worth, const struct ins_look *look);
char *ins_worth_json(const struct ins_worth *worth);
char *ins_worth_csv(const struct ins_worth *worth);
enum ins_status ins_worth_save(const struct ins_worth *worth, const struct ins_look *look,
                               const struct ins_destination *to, char **note, struct ins_error *error);
enum ins_status ins_worth_place(const struct ins_destination *to, struct ins_error *error);

/* What measures cost and bring. The folder: measures.csv (a row a measure, alone and as the last),
 * summary.json, scenario.cfg. */
char *ins_measures_text(const struct ins_measures *measures, const struct ins_look *look);
char *ins_measures_json(const struct ins_measures *measures);
char *ins_measures_csv(const struct ins_measures *measures);
enum ins_status ins_measures_save(const struct ins_measures *measures, const struct ins_look *look,
                                  const struct ins_destination *to, char **note, struct ins_error *error);
enum ins_status ins_measures_place(const struct ins_destination *to, struct ins_error *error);

/* Which sign is worth an alarm. */
char *ins_signals_text(const struct ins_signals *signals, const struct ins_look *look);
char *ins_signals_json(const struct ins_signals *signals);

char *ins_rule_text(const struct ins_rule *rule, const struct ins_look *look);
char *ins_rule_json(const struct ins_rule *rule);
/* A record replayed. The folder: record.csv, windows.csv (a row a replay), surges.csv, anchors.csv
 * where there are any, summary.json, scenario.cfg and a figure. */
char *ins_backcast_text(const struct ins_backcast *backcast, const struct ins_look *look);
char *ins_backcast_json(const struct ins_backcast *backcast);
char *ins_backcast_warnings(const struct ins_backcast *backcast); /* about its record, as below */
enum ins_status ins_backcast_save(const struct ins_backcast *backcast, const struct ins_look *look,
                                  const struct ins_destination *to, char **note, struct ins_error *error);
enum ins_status ins_backcast_place(const struct ins_destination *to, struct ins_error *error);

/* What a sweep will do, in `seconds` as estimated; what stands in its database, and the best
 * point; the same for machines. */
char *ins_sweep_plan_text(struct ins_sweep *sweep, double seconds, const struct ins_look *look);
char *ins_sweep_plan_json(struct ins_sweep *sweep, double seconds);
char *ins_sweep_text(struct ins_sweep *sweep, const struct ins_look *look);
char *ins_sweep_json(struct ins_sweep *sweep);

/* Takes bytes; 0, or an errno where they could not be written. */
typedef int ins_sink(void *context, const char *bytes, size_t length);

/* The rows of a sweep's database as CSV (RFC 4180: comma, decimal point, CRLF, %.17g). `dialect`
 * is NULL, or "excel-nl" for semicolons and decimal commas. A value that is not there is an empty
 * cell. INS_WORLD: the sink gave an errno, or the database is damaged. INS_NO: done, and points of the
 * sweep are missing; the story says how many there are. */
enum ins_status ins_sweep_csv(const char *database, const char *dialect, ins_sink *sink,
                              void *context, struct ins_error *error);

/* The same into a file that is complete or not there. */
enum ins_status ins_sweep_csv_file(const char *database, const char *dialect,
                                   const struct ins_destination *to, struct ins_error *error);

/* A workbook with the sheets results, run and scenario: complete or not there, and the same bytes
 * for the same rows. INS_WRONG: more points than a sheet has rows. */
enum ins_status ins_sweep_xlsx(const char *database, const struct ins_destination *to,
                               struct ins_error *error);

/* A fit for people; `written` is the file that its section was written to, or NULL. The same for
 * machines. */
char *ins_fit_text(const struct ins_fit *fit, const char *written, const struct ins_look *look);
char *ins_fit_json(const struct ins_fit *fit);

/* What looks wrong in the record that was fitted, one a line; "" for nothing. NULL when memory runs out. */
char *ins_fit_warnings(const struct ins_fit *fit);

/* The inflow section as libconfig text for @include from the file `path` (NULL: from none, so that it
 * names no worlds), with a comment at each figure; and into that file, with its worlds beside it in
 * path.ensemble.csv, each complete or not there, and whether it would take this place. What was written
 * is read back; INS_WORLD where the reader of scenarios refuses it. */
char           *ins_fit_config(const struct ins_fit *fit, const char *path);
enum ins_status ins_fit_config_file(const struct ins_fit *fit, const struct ins_destination *to,
                                    struct ins_error *error);
enum ins_status ins_fit_config_place(const struct ins_destination *to, struct ins_error *error);

/* A folder, complete or not there: months.csv (what was foretold a month before, and what came),
 * season.csv, tenths.csv, inflow.cfg, summary.json, figures where gnuplot is found (`note` as of
 * ins_run_save()). Whether the place would be taken can be asked before. */
enum ins_status ins_fit_save(const struct ins_fit *fit, const struct ins_destination *to, char **note,
                             struct ins_error *error);
enum ins_status ins_fit_place(const struct ins_destination *to, struct ins_error *error);

/* Every key of a scenario, as the body of a manual page (roff, the macros of man). */
char *ins_manual_keys(void);

/* The same of every quantity and every column of the files. */
char *ins_manual_results(void);

/* Version, how it was built, the vector level chosen on this machine. */
const char *ins_version(void);

#ifdef __cplusplus
}
#endif
#endif
