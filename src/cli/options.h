/* cli/options.h - what a command line asks for.
 *
 * One table of options is read by the parser and by the help, so that they cannot disagree.
 * Options and operands may stand in any order; "--" ends the options; "-" is an operand.
 */
#ifndef INS_CLI_OPTIONS_H
#define INS_CLI_OPTIONS_H

#include <stdbool.h>

#include "instroom/error.h"

/* The languages of the program's own texts: a text is a pair, English first. */
enum ins_speech { INS_SPEAK_ENGLISH, INS_SPEAK_DUTCH, INS_SPEECHES };

/* A command of the program: one row of cli/commands.c. */
struct ins_request;
struct ins_question;
struct ins_command {
    const char *name;
    const char *operand;             /* as the help shows it; with "..." there may be several */
    bool        needs;               /* its operand must be given */
    const char *options;             /* names of rows of cli/options.c, beside those of every command */
    const char *about[INS_SPEECHES]; /* one line */
    const char *story[INS_SPEECHES]; /* for its own help: what comes out */
    const struct ins_question *asks; /* the question that it asks (cli/ask.h); NULL: */
    enum ins_status (*work)(const struct ins_request *request); /* it does this */
};

/* A command line, read. */
struct ins_request {
    const struct ins_command *command;
    const char               *operand;  /* scenario or key; NULL where there is none */
    const char              **operands; /* all of them; owned, the texts are not */
    int                       operand_count;
    const char              **reads; /* operands and files that options name; owned likewise */
    int                       read_count;
    bool                      force; /* replace what instroom does not know */
    bool                      brief; /* a report of one page */
    bool                      why;   /* what bound in a future */
    char                    **settings; /* "key=value", in their order; owned */
    int                       setting_count;
    int                       threads;                    /* 0: all */
    bool                      fixed; /* the number of futures was given */
    double                    until; /* half-width asked for, a share of the answer; 0: none */
    const char               *folder, *future, *language; /* NULL: not asked for */
    bool                      blank; /* of new: no questions */
    bool                      json, quiet, strict, no_frontier, full, help;
    const char               *file, *dialect; /* of a sweep and an export; NULL: not asked for */
    long long                 point;          /* 0: not asked for */
    int                       shard, shards;  /* 0: not asked for */
    int                       port;           /* of serve; -1: not asked for */
    bool                      restart, solve, keep, no_keep, dry_run, csv, xlsx;
    bool                      indices, morris, given; /* of a sensitivity */
    const char               *resume;          /* the file of its points; NULL: none */
    int                       trajectories;    /* 0: not asked for */
    const char               *where; /* of a discovery; NULL: not asked for */
    double                    density;
    int                       boxes; /* 0: not asked for */
    bool                      holds; /* of a buffer: edges of every key */
    double                    below; /* euro; 0: not asked for */
    const char              **groups; /* of keys, "NAME=KEY,KEY", in their order; owned, the texts are not */
    int                       group_count;
    double                    norm_price; /* of what knowing is worth, euro; 0: not asked for */
    const char               *keys; /* of a rule, beside its own; NULL: none */
    const char               *with; /* what an alarm turns; NULL: not asked for */
    bool                      waterfall, statement; /* of a comparison */
    const char               *law;      /* of a fit; NULL: not asked for */
    bool                      backtest; /* of a fit */
    const char               *prior;    /* of a fit; NULL: europe */
    int                       worlds;      /* of a calibration; 0: not asked for */
    double                    discrepancy; /* 0: not asked for; below 0: none */
    const char               *select, *sheet; /* of a record; NULL: not asked for */
    const char               *anchors;   /* of a backcast; NULL: not asked for */
};

/* Read argv[0 ... count - 1], what follows the name of the command. INS_WRONG, after a
 * complaint, where it cannot be understood. Free with ins_request_clear() either way. */
enum ins_status ins_request_read(const struct ins_command *command, int count, char **argv,
                                 struct ins_request *request);
void            ins_request_clear(struct ins_request *request);

/* Do what the request asks of its command, and say what went wrong. */
enum ins_status ins_request_obey(const struct ins_request *request);

/* Whether the command knows the option of that name. */
bool ins_command_takes(const struct ins_command *command, const char *name);

/* What a command that writes promises about the files of others; NULL for one that does not write. */
const char *ins_request_promise(const struct ins_command *command, enum ins_speech speech);

/* The help of one command, to be freed with free(); NULL when memory runs out. */
char *ins_request_help(const struct ins_command *command, enum ins_speech speech);

/* An option of a command, as its help and its manual page tell it. */
struct ins_option_about {
    const char *name, *value;        /* value: NULL where it takes none */
    const char *about[INS_SPEECHES];
    char        letter;              /* 0: none */
    int         length;              /* of the name: what follows tells its variants apart */
};

/* The options of a command by number, from 0; false behind the last. */
bool ins_option_at(const struct ins_command *command, int number, struct ins_option_about *option);

/* Of `count` words the one nearest to `word`, where it is near enough to be meant; else NULL. */
const char *ins_nearest(const char *word, const char *const *words, int count);

#endif
