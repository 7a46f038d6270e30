/* Manual pages, out of the tables of commands, options and keys. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/commands.h"
#include "cli/console.h"
#include "instroom/output.h"

static const char ISSUED[] = "2026-11-27"; /* when the pages were last looked over */

/* --- words ---------------------------------------------------------------------------------- */

/* As roff takes them: no line begins with a request, no backslash is one. */
static void put_roff(FILE *page, const char *words)
{
    for (const char *at = words; *at; at++) {
        bool first = at == words || at[-1] == '\n';
        if (first && (*at == '.' || *at == '\''))
            (void)fputs("\\&", page);
        if (*at == '\\' || *at == '-')
            (void)fputs(*at == '-' ? "\\-" : "\\e", page);
        else
            (void)fputc(*at, page);
    }
}

/* The first letter small: a page's one line is no sentence. */
static void open_page(FILE *page, const char *name, const char *suffix, int section,
                      const char *about)
{
    char title[64];
    (void)snprintf(title, sizeof title, "INSTROOM%s%s", suffix[0] ? "-" : "", suffix);
    for (char *at = title; *at; at++)
        *at = *at >= 'a' && *at <= 'z' ? (char)(*at - 'a' + 'A') : *at;
    (void)fprintf(page, ".TH %s %d %s \"instroom\" \"instroom\"\n.SH NAME\n", title, section, ISSUED);
    put_roff(page, name);
    (void)fputs(" \\- ", page);
    put_roff(page, about);
    (void)fputc('\n', page);
}

static void put_exits(FILE *page)
{
    static const char *const exits[][2] = {
        {"0", "Done."},
        {"1", "Disk, memory or a file failed."},
        {"2", "The command or the scenario is wrong."},
        {"3", "Done, and the answer is no: a norm that no buffer reaches, warnings under --strict."},
        {"130, 143", "Stopped by a signal; what was finished is kept."},
        {"141", "The reader of standard output has gone, as head does."},
    };
    (void)fputs(".SH EXIT STATUS\n", page);
    for (size_t i = 0; i < sizeof exits / sizeof exits[0]; i++) {
        (void)fprintf(page, ".TP\n.B %s\n", exits[i][0]);
        put_roff(page, exits[i][1]);
        (void)fputc('\n', page);
    }
}

/* --- a command ------------------------------------------------------------------------------ */

static void put_option(FILE *page, const struct ins_option_about *option)
{
    (void)fputs(".TP\n.B ", page);
    if (option->letter)
        (void)fprintf(page, "\\-%c\\fR,\\fB ", option->letter);
    (void)fputs("\\-\\-", page);
    char name[32];
    (void)snprintf(name, sizeof name, "%.*s", option->length, option->name);
    put_roff(page, name);
    if (option->value)
        (void)fprintf(page, " \\fI%s", option->value);
    (void)fputs("\\fR\n", page);
    put_roff(page, option->about[INS_SPEAK_ENGLISH]);
    (void)fputs(".\n", page);
}

static void put_command(FILE *page, const struct ins_command *command)
{
    struct ins_option_about option;
    char                    name[64];
    (void)snprintf(name, sizeof name, "instroom-%s", command->name);
    open_page(page, name, command->name, 1, command->about[INS_SPEAK_ENGLISH]);
    (void)fprintf(page, ".SH SYNOPSIS\n.B instroom %s\n[\\fIOPTION\\fR ...]", command->name);
    if (command->operand[0])
        (void)fprintf(page, " \\fI%s\\fR", command->operand);
    (void)fputs("\n.SH DESCRIPTION\n", page);
    put_roff(page, command->story[INS_SPEAK_ENGLISH]);
    (void)fputs("\n.SH OPTIONS\n", page);
    for (int i = 0; ins_option_at(command, i, &option); i++)
        put_option(page, &option);
    const char *promise = ins_request_promise(command, INS_SPEAK_ENGLISH);
    if (promise) {
        (void)fputs(".SH FILES OF OTHERS\n", page);
        put_roff(page, promise);
        (void)fputs("\n", page);
    }
    put_exits(page);
    (void)fputs(".SH SEE ALSO\n.BR instroom (1),\n.BR instroom\\-scenario (5)\n", page);
}

/* --- the program, and its scenarios --------------------------------------------------------- */

static void put_program(FILE *page)
{
    int                       count;
    const struct ins_command *commands = ins_commands(&count);
    open_page(page, "instroom", "", 1, "how large must the buffer of an asylum service be?");
    (void)fputs(".SH SYNOPSIS\n.B instroom\n\\fICOMMAND\\fR [\\fIOPTION\\fR ...] [\\fIFILE\\fR]\n"
                ".SH DESCRIPTION\n"
                "Plays thousands of futures of inflow, control tower, Academie, flexible shell,\n"
                "casework and money, and says how much money must lie ready so that the backlog\n"
                "stays within the norm, what it saves, and from where on no money helps. Every\n"
                "answer stands with the 95 % interval of its Monte Carlo error.\n"
                ".PP\nResults go to standard output, progress and warnings to standard error.\n"
                ".SH COMMANDS\n",
                page);
    for (int i = 0; i < count; i++) {
        (void)fprintf(page, ".TP\n.BR instroom\\-%s (1)\n", commands[i].name);
        put_roff(page, commands[i].about[INS_SPEAK_ENGLISH]);
        (void)fputs(".\n", page);
    }
    put_exits(page);
    (void)fputs(
        ".SH ENVIRONMENT\n"
        ".TP\n.B LANG\\fR,\\fB LC_ALL\\fR,\\fB LC_MESSAGES\nThe language of texts, English or Dutch.\n"
        ".TP\n.B NO_COLOR\nNo colours.\n"
        ".TP\n.B INSTROOM_PLOTS\nThe folder of the scripts that draw figures.\n"
        ".SH EXAMPLES\n.nf\n"
        "instroom check mine.cfg\n"
        "instroom buffer mine.cfg \\-\\-set academie.lead_time=9\n"
        "instroom run mine.cfg \\-o mine \\-\\-lang nl\n"
        ".fi\n"
        ".SH SEE ALSO\n.BR instroom\\-scenario (5),\n.BR instroom\\-results (5),\n.BR instroom\\-model (7)\n",
        page);
}

static void put_scenario(FILE *page)
{
    char *keys = ins_manual_keys();
    open_page(page, "instroom-scenario", "scenario", 5, "a scenario file of instroom");
    (void)fputs(".SH DESCRIPTION\n"
                "A text file in the manner of libconfig: keys with values, groups in braces, lists\n"
                "in parentheses, comments behind #. Shares are fractions of 1, money is euro at\n"
                "constant prices, time is months. Whole numbers are taken where a real is\n"
                "expected. Unknown keys are errors, and all mistakes are told at once.\n"
                ".PP\n"
                "A comment behind a value tells where it comes from; [H], [M] or [L] in it how far\n"
                "it can be trusted: read in the source, derived, a judgement. The report shows it.\n"
                ".SH EXAMPLE\n.nf\n"
                "inherits = \"netherlands\\-2026.cfg\";\n"
                "title    = \"A shorter Academie\";\n"
                "academie = { lead_time = 9; };   # months, our own plan [L]\n"
                ".fi\n.SH KEYS\n",
                page);
    if (keys)
        (void)fputs(keys, page);
    free(keys);
    (void)fputs(".SH SEE ALSO\n.BR instroom (1),\n.BR instroom\\-check (1),\n"
                ".BR instroom\\-explain (1),\n.BR instroom\\-model (7)\n",
                page);
}

static void put_results(FILE *page)
{
    char *rows = ins_manual_results();
    open_page(page, "instroom-results", "results", 5, "the files of instroom, column by column");
    (void)fputs(".SH DESCRIPTION\n"
                "What is recorded of a future, by month and in all, and the other columns of the\n"
                "files that an answer is written to. Numbers in parentheses are equations of\n"
                ".BR instroom\\-model (7).\n"
                "Each folder holds columns.csv, which says the same of its own files.\n"
                ".PP\n"
                "An ending tells which number of it a column holds: .mean, .p05 to .p95 and _mean, _p50,\n"
                "_p95 over the futures; _se its standard error; _low and _high the ends of its 95 %\n"
                "interval.\n"
                ".SH QUANTITIES\n",
                page);
    if (rows)
        (void)fputs(rows, page);
    free(rows);
    (void)fputs(".SH SEE ALSO\n.BR instroom (1),\n.BR instroom\\-run (1),\n"
                ".BR instroom\\-explain (1),\n.BR instroom\\-model (7)\n",
                page);
}

/* --- which ---------------------------------------------------------------------------------- */

enum ins_status ins_command_manual(const struct ins_request *request)
{
    const char               *name     = request->operand;
    bool                      scenario = name && strcmp(name, "scenario") == 0;
    bool                      results  = name && strcmp(name, "results") == 0;
    const struct ins_command *command =
        name && !scenario && !results ? ins_command_named(name) : NULL;
    char                     *text     = NULL;
    size_t                    length;
    if (name && !scenario && !results && !command)
        return ins_console_complain(INS_WRONG, "manual: there is no page of that name\n"
                                               "help: instroom -h");
    FILE *page = open_memstream(&text, &length);
    if (!page)
        return ins_console_print(NULL);
    if (scenario)
        put_scenario(page);
    else if (results)
        put_results(page);
    else if (command)
        put_command(page, command);
    else
        put_program(page);
    if (fclose(page) == 0)
        return ins_command_tell(request, text);
    free(text);
    return ins_console_print(NULL);
}
