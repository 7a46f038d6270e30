/* serve/whatif.h - a scenario that is asked again and again with some of its keys turned.
 *
 * What the page asks, whether the native engine answers it or the one inside the page: settings
 * ("key=value", as --set takes them) are laid over the scenario and read by the same checks as
 * a file; the answers are JSON on one line. Questions reach no file: what the scenario read of files
 * is kept in memory, and keys that name a file are refused.
 */
#ifndef INS_SERVE_WHATIF_H
#define INS_SERVE_WHATIF_H

#include "base/text.h"
#include "instroom/answers.h"
#include "scenario/case.h"

/* The most that one question may cost: months times futures, on each side. */
enum { INS_WHATIF_MOST = 1000000, INS_WHATIF_FIRST = 128, INS_WHATIF_STEP = 4 };

struct ins_whatif {
    const struct ins_case *start; /* nothing turned; held */
};

/* Settings, in their order. */
struct ins_settings {
    const char *const *line;
    int                count;
};

/* The scenario under settings. `futures` overrides its number of futures unless 0. INS_WRONG with the
 * story of a file's mistakes, each with the place where the scenario has it, or for more futures than a
 * question may cost, whether `futures` or a setting asks for them; INS_WORLD. */
enum ins_status ins_whatif_case(const struct ins_whatif *whatif, struct ins_settings settings,
                                int futures, struct ins_case **made, struct ins_error *error);

/* How many futures a question is refined to: what the scenario asks for, as far as the most that
 * a question may cost goes. */
int ins_whatif_target(const struct ins_case *scenario);

/* The answer to one scenario, or to two of the same futures with their paired differences
 * (`other` not NULL): JSON on one line, freed with free(). Without `buffers` the three buffers and
 * the frontier are left out (null), which takes a fiftieth of the time. `narrow`, where not NULL, tells
 * whether the errors are so small that more futures would not change what a planner reads:
 * .02 in the probability of the norm, a percent of the expected social cost. */
enum ins_status ins_whatif_answer(const struct ins_case *scenario, const struct ins_case *other,
                                  int buffers, const struct ins_options *options, char **json,
                                  int *narrow, struct ins_error *error);

/* Every key that can be turned, out of the one table of keys, with its value at the start; and
 * what the page must know of the scenario. JSON, freed with free(); NULL when memory runs out. */
char *ins_whatif_keys(const struct ins_whatif *whatif);
char *ins_whatif_about(const struct ins_whatif *whatif);

/* What is no mistake and yet not what a planner will have meant, a line each: { "warnings": [] }. */
char *ins_whatif_warnings(const char *lines);

/* "cfg": the scenario as text; "csv": months.csv; "frontier": frontier.csv; "holds": JSON of the values of
 * each key between which the answer about the buffer stays what it is. Freed with free().
 * INS_WRONG for another kind. */
enum ins_status ins_whatif_download(const struct ins_case *scenario, const char *kind,
                                    const struct ins_options *options, char **bytes,
                                    struct ins_error *error);

#endif
