/* instroom - how large must the buffer of an asylum service be?
 *
 * The program is a client of the public interface like any other: it reads the command line,
 * asks, prints, and turns the status into the exit code.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/stop.h"
#include "instroom/output.h"

static const struct ins_command commands[] = {
    {"check", "SCENARIO", true, "say what is wrong with it, or print it resolved",
     "Says all that is wrong with a scenario, with file, line and what was expected;\n"
     "or prints it resolved: every key with its value, its unit and where it came\n"
     "from.",
     ins_command_check},
    {"explain", "[KEY]", false, "what the keys of a scenario mean",
     "What a key of a scenario means: its kind, unit, range and default. The name of\n"
     "a group (academie) gives its keys, no name gives all.",
     ins_command_explain},
    {"run", "SCENARIO", true, "many futures: backlog, norm and money",
     "Plays many futures and sums them up. With -o it also writes a folder:\n"
     "report.html (one page to read and to print), report.xlsx (the same as a\n"
     "workbook), months.csv (quantiles by month), futures.csv (every future),\n"
     "frontier.csv (what each size of the buffer brings), assumptions.csv (what differs\n"
     "from the defaults, and where it comes from), summary.json, scenario.cfg (resolved)\n"
     "and figures. The folder is complete or not there, and manifest.txt lists its files\n"
     "with their checksums; in that of an earlier run they are replaced one by one, and\n"
     "what you put there or changed stays.",
     ins_command_run},
    {"path", "SCENARIO", true, "one future, month by month, as CSV",
     "Plays one future and prints its quantities month by month. worst and median go\n"
     "by the peak of the overdue cases, then by the peak of the backlog.",
     ins_command_path},
    {"buffer", "SCENARIO", true, "how large the buffer must be, how far it goes",
     "How large the buffer must be: to pay all that the control tower would order, to\n"
     "keep the norm, and to cost society least; what each size brings, and what no\n"
     "size can, because training takes time. Each figure comes with its error. Exits\n"
     "with 3 where no buffer keeps the norm.",
     ins_command_buffer},
    {"levers", "SCENARIO", true, "what a step of each lever is worth in buffer",
     "Moves one lever at a time (a month of training, an FTE of flexible shell, a month\n"
     "of reporting lag, a perfect forecast ...) and says how much less or more buffer,\n"
     "cost and lateness that brings, on the same futures and with paired errors. With\n"
     "-o also a folder: levers.csv, summary.json, scenario.cfg and a tornado figure.",
     ins_command_levers},
    {"mix", "SCENARIO", true, "the cheapest mix of means that keeps the norm",
     "Seeks the values of the keys in the scenario's mix (instroom explain mix), and the\n"
     "buffer, with which society pays least in all and the norm is kept in the asked\n"
     "share of futures; confirms them on futures that had no part in the choice, and\n"
     "draws the buffer against the flexible shell at equal safety. With -o also a\n"
     "folder. Exits with 3 where no mix keeps the norm.",
     ins_command_mix},
    {"compare", "A B...", true, "scenarios side by side, on the same futures",
     "Plays two to eight scenarios on the same futures and says what differs, each\n"
     "difference to the first with its paired error. --waterfall (two scenarios) changes\n"
     "one group of keys at a time and says which moved the buffer by how much. With -o\n"
     "also a folder of tables and figures.",
     ins_command_compare},
    {"sensitivity", "SCENARIO", true, "which uncertain key drives the answer",
     "Gives the keys of the scenario's sweep.axes values from their laws and says which\n"
     "part of the spread of the liquidity buffer, of the chance that the norm is kept\n"
     "and of social cost comes from which key: alone, and together with others\n"
     "(Sobol's indices; sweep.points x (keys + 2) scenarios). --morris: elementary\n"
     "effects, for a first look at many keys. With -o also a folder: sensitivity.csv,\n"
     "summary.json, scenario.cfg and figures.",
     ins_command_sensitivity},
    {"backcast", "SCENARIO HISTORY...", true, "would this buffer have been enough?",
     "Replays a record of past inflow from every month from which it covers at least half\n"
     "of the horizon, under the scenario's policy and buffer: is the norm kept, what is\n"
     "drawn, when is the buffer empty, what would have been needed. The record is a CSV,\n"
     "month,TRACK,... or month,total. With -o also a folder of tables and a figure.",
     ins_command_backcast},
    {"sweep", "SCENARIO", true, "a design of many points into one database",
     "Plays every point of the scenario's sweep: design = \"grid\", \"latin-hypercube\" or\n"
     "\"sobol\" over axes of any scenario keys (instroom explain sweep). Each point\n"
     "becomes a row of the table results in the SQLite database FILE.db. What is\n"
     "finished stays finished: after any stop the same command goes on. More futures\n"
     "(--futures) can be added, in a sobol design more points (--points), in a grid more\n"
     "values on its axes. Under mpirun the program is instroom-mpi.",
     ins_command_sweep},
    {"discover", "FILE.db", true, "which box of swept keys explains the failures",
     "Looks in the rows of a sweep for the limits on its keys within which most points\n"
     "fail and few others lie (the patient rule, PRIM): by slices peeled off one after\n"
     "the other. Says how many of all failures the box covers, how dense it is, and\n"
     "what each limit is worth. --csv: every box on the way. Exits with 3 where no\n"
     "point fails, or all do.",
     ins_command_discover},
    {"merge", "OUT IN...", true, "the shards of a sweep into one database",
     "Puts the rows of the parts of one sweep into OUT.db, which may hold some of them\n"
     "already. Parts that do not belong together are refused; points that are missing\n"
     "or stand in several parts are named. Exits with 3 where points are missing.",
     ins_command_merge},
    {"export", "FILE.db", true, "a sweep's rows as CSV or as a workbook",
     "The table results as CSV (RFC 4180) on standard output, or with the scenario as\n"
     "a workbook FILE.xlsx.",
     ins_command_export},
    {"serve", "SCENARIO", true, "a what-if page here, with sliders, live answers",
     "Serves a page with sliders for the keys of the scenario: every answer follows the\n"
     "hand, first rough and then finer. Prints the page's address and works until\n"
     "Ctrl-C. Only this machine can reach it. Programs ask the same questions through\n"
     "the JSON interface that /api/openapi.json of that address describes.",
     ins_command_serve},
    {"page", "SCENARIO", true, "the same page as one file, to open anywhere",
     "Writes the what-if page, with the scenario and the engine inside, into one HTML\n"
     "file that can be mailed and opened without a network.",
     ins_command_page},
    {"fit", "FILE.csv", true, "an inflow section from a monthly record",
     "Fits six laws to a monthly record (CSV: month,NAME,...; several columns are tracks and\n"
     "add up; an empty cell is a month that is not known) and averages them by what they\n"
     "foretold of it: a level that wanders, with what records of other countries say\n"
     "beforehand (--prior), and five that return to a level. -o FILE.cfg writes an inflow section,\n"
     "which a scenario takes with @include \"FILE.cfg\", and beside it FILE.cfg.ensemble.csv:\n"
     "worlds that differ in all that the record does not tell; every 32 futures play one.\n"
     "--law takes one law alone: walk, or one of the five, fitted by maximum likelihood.",
     ins_command_fit},
    {"report", "DIR|DB", true, "one page to print, a spreadsheet, figures",
     "Makes the report of a folder of run -o, or of a sweep's database: the question,\n"
     "the answer with its error, the picture that shows why, and all that it rests on,\n"
     "as one page of HTML that needs nothing beside it, and as a workbook. A folder\n"
     "gets report.html and report.xlsx and its figures drawn again; beside FILE.db\n"
     "come FILE.html and FILE.xlsx. Says what it wrote.",
     ins_command_report},
    {"manual", "[PAGE]", false, "a manual page, for man and for paper",
     "Prints a manual page in roff: that of a command by its name, that of scenario\n"
     "files as scenario, that of the program without a name. instroom manual run | man\n"
     "-l - reads it; make install puts all of them in place.",
     ins_command_manual},
};

enum { COMMANDS = sizeof commands / sizeof commands[0], STORY = 256 };

const struct ins_command *ins_commands(int *count)
{
    *count = COMMANDS;
    return commands;
}

static enum ins_status print_help(void)
{
    char  *text = NULL;
    size_t length;
    FILE  *page = open_memstream(&text, &length);
    if (!page)
        return ins_console_print(NULL);
    (void)fprintf(page, "instroom - how large must the buffer of an asylum service be?\n\n");
    for (int i = 0; i < COMMANDS; i++)
        (void)fprintf(page, "  instroom %-11s %-9s %s\n", commands[i].name, commands[i].operand,
                      commands[i].about);
    (void)fprintf(
        page, "\n  instroom COMMAND -h         what it does, and its options\n"
              "  instroom --version\n\n"
              "SCENARIO is a file, or - for standard input. Results go to standard output,\n"
              "progress and warnings to standard error.\n\n"
              "Nothing that instroom did not write is overwritten or deleted.\n\n"
              "Exit codes: 0 done; 1 disk, memory or file failed; 2 the command or the scenario\n"
              "is wrong; 3 done, and the answer is no; 130, 143 stopped by a signal, 141 by a\n"
              "reader who has gone.\n");
    if (fclose(page) == 0)
        return ins_console_print(text);
    free(text);
    return ins_console_print(NULL);
}

static enum ins_status print_version(void)
{
    char text[STORY];
    (void)snprintf(text, sizeof text, "instroom %s\n", ins_version());
    return ins_console_print(strdup(text));
}

static enum ins_status unknown(const char *name)
{
    const char *names[COMMANDS];
    char        story[STORY];
    for (int i = 0; i < COMMANDS; i++)
        names[i] = commands[i].name;
    const char *nearest = ins_nearest(name, names, COMMANDS);
    const char *kind    = name[0] == '-' ? "option" : "command";
    if (nearest)
        (void)snprintf(story, sizeof story, "no %s %s; did you mean %s?\nhelp: instroom -h", kind,
                       name, nearest);
    else
        (void)snprintf(story, sizeof story, "no %s %s\nhelp: instroom -h", kind, name);
    return ins_console_complain(INS_WRONG, story);
}

static enum ins_status obey(const struct ins_command *command, int count, char **argv)
{
    struct ins_request request;
    enum ins_status    status = ins_request_read(command, count, argv, &request);
    if (status == INS_DONE)
        status =
            request.help ? ins_console_print(ins_request_help(command)) : command->work(&request);
    ins_request_clear(&request);
    return status;
}

static enum ins_status start(int count, char **argv)
{
    if (count < 2)
        return ins_console_complain(INS_WRONG, "which command?\nhelp: instroom -h");
    if (strcmp(argv[1], "-h") == 0 || strcmp(argv[1], "--help") == 0 ||
        strcmp(argv[1], "help") == 0)
        return print_help();
    if (strcmp(argv[1], "--version") == 0)
        return print_version();
    for (int i = 0; i < COMMANDS; i++)
        if (strcmp(argv[1], commands[i].name) == 0)
            return obey(&commands[i], count - 2, argv + 2);
    return unknown(argv[1]);
}

int main(int count, char **argv)
{
    ins_console_open();
    ins_stop_listen();
    ins_sweep_heed(ins_stop_flag());
    enum ins_status status = start(count, argv);
    if (status != INS_STOPPED)
        return (int)status;
    return ins_stop_tell();
}
