/* What the program tells about itself, out of the tables of commands and options. */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/commands.h"
#include "cli/console.h"
#include "instroom/output.h"

/* --- one command ------------------------------------------------------------------------------ */

const char *ins_request_promise(const struct ins_command *command, enum ins_speech speech)
{
    static const char *const promise[INS_SPEECHES] = {
        "Nothing that instroom did not write is overwritten or deleted: no file that is\n"
        "read, whatever its name; and of what stands at the place of the answer only what\n"
        "is known as an earlier answer of this command, and was not changed since.",
        "Niets wat instroom niet zelf schreef, wordt overschreven of gewist: geen bestand dat\n"
        "wordt gelezen, hoe het ook heet; en van wat op de plaats van het antwoord staat,\n"
        "alleen wat een eerder antwoord van deze opdracht is en sindsdien niet is gewijzigd."};
    static const char *const kept[INS_SPEECHES] = {
        "Nothing that instroom did not write is overwritten or deleted: a file that is no\n"
        "sweep of instroom, or that is read, is left alone.",
        "Niets wat instroom niet zelf schreef, wordt overschreven of gewist: een bestand dat\n"
        "geen sweep van instroom is, of dat wordt gelezen, blijft zoals het is."};
    if (ins_command_takes(command, "force"))
        return promise[speech];
    return strcmp(command->name, "sweep") == 0 || strcmp(command->name, "merge") == 0
               ? kept[speech]
               : NULL;
}

static void put_option(FILE *page, const struct ins_option_about *option, enum ins_speech speech)
{
    char head[40], letter[8] = "    ";
    if (option->letter)
        (void)snprintf(letter, sizeof letter, "-%c, ", option->letter);
    (void)snprintf(head, sizeof head, "%s--%.*s %s", letter, option->length, option->name,
                   option->value ? option->value : "");
    (void)fprintf(page, "  %-24s %s\n", head, option->about[speech]);
}

char *ins_request_help(const struct ins_command *command, enum ins_speech speech)
{
    static const char *const usage[INS_SPEECHES] = {"[OPTION ...]", "[OPTIE ...]"};
    struct ins_option_about  option;
    char                    *text = NULL;
    size_t                   length;
    FILE                    *page = open_memstream(&text, &length);
    if (!page)
        return NULL;
    (void)fprintf(page, "instroom %s %s %s\n\n%s\n\n", command->name, command->operand,
                  usage[speech], command->story[speech]);
    for (int i = 0; ins_option_at(command, i, &option); i++)
        put_option(page, &option, speech);
    if (ins_request_promise(command, speech))
        (void)fprintf(page, "\n%s\n", ins_request_promise(command, speech));
    if (fclose(page) == 0)
        return text;
    free(text);
    return NULL;
}

/* --- the program ------------------------------------------------------------------------------ */

static const char *const heading[INS_SPEECHES] = {
    "instroom - how large must the buffer of an asylum service be?\n\n",
    "instroom - hoe groot moet de buffer van een asieldienst zijn?\n\n"};

static const char *const rules[INS_SPEECHES] = {
    "\n  instroom COMMAND -h         what it does, and its options\n"
    "  instroom --version\n\n"
    "SCENARIO is a file, or - for standard input. Results go to standard output,\n"
    "progress and warnings to standard error.\n\n"
    "Nothing that instroom did not write is overwritten or deleted.\n\n"
    "Exit codes: 0 done; 1 disk, memory or file failed; 2 the command or the scenario\n"
    "is wrong; 3 done, and the answer is no; 130, 143 stopped by a signal, 141 by a\n"
    "reader who has gone.\n",
    "\n  instroom OPDRACHT -h        wat zij doet, en haar opties\n"
    "  instroom --version\n\n"
    "SCENARIO is een bestand, of - voor de standaardinvoer. Uitkomsten gaan naar de\n"
    "standaarduitvoer, voortgang en waarschuwingen naar de standaardfoutuitvoer.\n\n"
    "Niets wat instroom niet zelf schreef, wordt overschreven of gewist.\n\n"
    "Uitgangscodes: 0 klaar; 1 schijf, geheugen of bestand liet het afweten; 2 de opdracht\n"
    "of het scenario klopt niet; 3 klaar, en het antwoord is nee; 130, 143 gestopt door een\n"
    "signaal, 141 door een lezer die weg is.\n"};

static char *write_program(enum ins_speech speech)
{
    char                     *text = NULL;
    size_t                    length;
    int                       count;
    const struct ins_command *commands = ins_commands(&count);
    FILE                     *page     = open_memstream(&text, &length);
    if (!page)
        return NULL;
    (void)fputs(heading[speech], page);
    for (int i = 0; i < count; i++)
        (void)fprintf(page, "  instroom %-11s %-9s %s\n", commands[i].name, commands[i].operand,
                      commands[i].about[speech]);
    (void)fputs(rules[speech], page);
    if (fclose(page) == 0)
        return text;
    free(text);
    return NULL;
}

/* --- for machines ----------------------------------------------------------------------------- */

static json_t *option_json(const struct ins_option_about *option)
{
    char letter[2] = {option->letter, '\0'};
    return json_pack("{s:s%,s:s?,s:s?,s:s,s:s}", "option", option->name, (size_t)option->length,
                     "letter", option->letter ? letter : NULL, "value", option->value, "about",
                     option->about[INS_SPEAK_ENGLISH], "about_nl", option->about[INS_SPEAK_DUTCH]);
}

static json_t *command_json(const struct ins_command *command)
{
    struct ins_option_about option;
    json_t                 *options = json_array();
    for (int i = 0; ins_option_at(command, i, &option); i++)
        (void)json_array_append_new(options, option_json(&option));
    return json_pack("{s:s,s:s,s:s,s:s,s:o}", "command", command->name, "operand",
                     command->operand, "about", command->about[INS_SPEAK_ENGLISH], "about_nl",
                     command->about[INS_SPEAK_DUTCH], "options", options);
}

/* All commands, or the one. */
static char *write_json(const struct ins_command *one)
{
    int                       count;
    const struct ins_command *commands = ins_commands(&count);
    json_t                   *told     = json_array();
    for (int i = 0; i < count; i++)
        if (!one || one == &commands[i])
            (void)json_array_append_new(told, command_json(&commands[i]));
    json_t *all  = json_pack("{s:s,s:o,s:{s:s}}", "instroom", "help", "commands", told,
                             "provenance", "version", ins_version());
    char   *text = json_dumps(all, JSON_INDENT(2));
    json_decref(all);
    return text;
}

enum ins_status ins_command_help(const struct ins_request *request)
{
    enum ins_speech           speech = ins_console_speech(request->language);
    const struct ins_command *command =
        request->operand ? ins_command_named(request->operand) : NULL;
    if (request->operand && !command)
        return ins_command_unknown(request->operand);
    if (request->json)
        return ins_console_print(write_json(command));
    return ins_console_print(command ? ins_request_help(command, speech) : write_program(speech));
}

enum ins_status ins_command_unknown(const char *name)
{
    enum { MOST = 64, STORY = 256 };
    const char               *names[MOST];
    char                      story[STORY];
    int                       count;
    const struct ins_command *commands = ins_commands(&count);
    for (int i = 0; i < count && i < MOST; i++)
        names[i] = commands[i].name;
    const char *nearest = ins_nearest(name, names, count < MOST ? count : MOST);
    const char *kind    = name[0] == '-' ? "option" : "command";
    if (nearest)
        (void)snprintf(story, sizeof story, "no %s %s; did you mean %s?\nhelp: instroom -h", kind,
                       name, nearest);
    else
        (void)snprintf(story, sizeof story, "no %s %s\nhelp: instroom -h", kind, name);
    return ins_console_complain(INS_WRONG, story);
}
