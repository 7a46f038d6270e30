/* The commands: what each asks, and the table that the parser, the help, the manual and the
 * completion of shells walk. */
#include "cli/commands.h"

#include <string.h>

#include "cli/ask.h"
#include "instroom/decide.h"
#include "instroom/output.h"
#include "instroom/sensitivity.h"

/* --- the questions of commands that only ask -------------------------------------------------- */

/* The forms of an answer as struct ins_question wants them, by the name of its type. */
#define TOLD(name)                                                                                 \
    static char *name##_json(const void *answer)                                                   \
    {                                                                                              \
        return ins_##name##_json(answer);                                                          \
    }                                                                                              \
    static void name##_free(void *answer)                                                          \
    {                                                                                              \
        ins_##name##_free(answer);                                                                 \
    }
#define IN_WORDS(name)                                                                             \
    static char *name##_text(const void *answer, const struct ins_look *look)                      \
    {                                                                                              \
        return ins_##name##_text(answer, look);                                                    \
    }
#define AS_CSV(name)                                                                               \
    static char *name##_csv(const void *answer)                                                    \
    {                                                                                              \
        return ins_##name##_csv(answer);                                                           \
    }
#define IN_A_FOLDER(name)                                                                          \
    static enum ins_status name##_save(const void *answer, const struct ins_look *look,            \
                                       const struct ins_destination *to, char **note,              \
                                       struct ins_error *error)                                    \
    {                                                                                              \
        return ins_##name##_save(answer, look, to, note, error);                                   \
    }

#define FORMS(answer)  .json = answer##_json, .free = answer##_free
#define FOLDER(answer) .save = answer##_save, .place = ins_##answer##_place

TOLD(path)
AS_CSV(path)

static void *ask_path(const struct ins_asked *asked, enum ins_status *status,
                      struct ins_error *error)
{
    struct ins_path *made  = NULL;
    const char      *usual = asked->request->why ? "worst" : "1";
    const char      *which = asked->request->future ? asked->request->future : usual;
    *status = ins_path_create(asked->cases[0], which, asked->options, &made, error);
    return made;
}

static const struct ins_question path = {
    .name = "path", .ask = ask_path, FORMS(path), .csv = path_csv};

static char *path_why_json(const void *answer)
{
    return ins_path_why_json(answer);
}
IN_WORDS(path_why)

static const struct ins_question path_why = {
    .name = "path", .ask = ask_path, .json = path_why_json, .text = path_why_text, .free = path_free};

enum ins_status ins_command_path(const struct ins_request *request)
{
    return ins_ask(request, request->why ? &path_why : &path);
}

TOLD(buffer)
IN_WORDS(buffer)

static void *ask_buffer(const struct ins_asked *asked, enum ins_status *status,
                        struct ins_error *error)
{
    struct ins_buffer       *made     = NULL;
    struct ins_hold_settings settings = {asked->request->holds, asked->request->below};
    struct ins_options       options  = *asked->options;
    options.until                     = asked->request->until;
    options.well_enough               = !asked->request->fixed;
    *status = ins_buffer_create_held(asked->cases[0], &settings, &options, &made, error);
    return made;
}

static const struct ins_question buffer = {
    .name = "buffer", .ask = ask_buffer, FORMS(buffer), .text = buffer_text};

TOLD(levers)
IN_WORDS(levers)
IN_A_FOLDER(levers)

static void *ask_levers(const struct ins_asked *asked, enum ins_status *status,
                        struct ins_error *error)
{
    struct ins_levers *made = NULL;
    *status = ins_levers_create(asked->cases[0], asked->options, &made, error);
    return made;
}

static const struct ins_question levers = {
    .name = "levers", .ask = ask_levers, FORMS(levers), .text = levers_text, FOLDER(levers)};

TOLD(mix)
IN_WORDS(mix)
IN_A_FOLDER(mix)

static void *ask_mix(const struct ins_asked *asked, enum ins_status *status,
                     struct ins_error *error)
{
    struct ins_mix *made = NULL;
    *status              = ins_mix_create(asked->cases[0], asked->options, &made, error);
    return made;
}

static const struct ins_question mix = {
    .name = "mix", .ask = ask_mix, FORMS(mix), .text = mix_text, FOLDER(mix)};

TOLD(measures)
IN_WORDS(measures)
IN_A_FOLDER(measures)

static void *ask_measures(const struct ins_asked *asked, enum ins_status *status,
                          struct ins_error *error)
{
    struct ins_measures *made = NULL;
    *status                   = ins_measures_create(asked->cases[0], asked->options, &made, error);
    return made;
}

static const struct ins_question measures = {
    .name = "measures", .ask = ask_measures, FORMS(measures), .text = measures_text,
    FOLDER(measures)};

TOLD(forms)
IN_WORDS(forms)
IN_A_FOLDER(forms)

static void *ask_forms(const struct ins_asked *asked, enum ins_status *status,
                       struct ins_error *error)
{
    struct ins_forms *made = NULL;
    *status                = ins_forms_create(asked->cases[0], asked->options, &made, error);
    return made;
}

static const struct ins_question forms = {
    .name = "forms", .ask = ask_forms, FORMS(forms), .text = forms_text, FOLDER(forms)};

TOLD(seek)
IN_WORDS(seek)

static const char *refuse_seek(const struct ins_request *request)
{
    return request->operand_count == 2
               ? NULL
               : "seek: expected a scenario and a key: instroom seek SCENARIO KEY";
}

static void *ask_seek(const struct ins_asked *asked, enum ins_status *status,
                      struct ins_error *error)
{
    struct ins_buffer       *made     = NULL;
    struct ins_seek_settings settings = {asked->request->operands[1], asked->request->below};
    struct ins_options       options  = *asked->options;
    options.well_enough               = !asked->request->fixed;
    *status = ins_buffer_create_sought(asked->cases[0], &settings, &options, &made, error);
    return made;
}

static const struct ins_question seek = {.name   = "seek",
                                         .refuse = refuse_seek,
                                         .ask    = ask_seek,
                                         FORMS(seek),
                                         .text = seek_text};

TOLD(surges)
IN_WORDS(surges)

static void *ask_surge(const struct ins_asked *asked, enum ins_status *status,
                       struct ins_error *error)
{
    struct ins_surges *made = NULL;
    *status                 = ins_surges_create(asked->cases[0], asked->options, &made, error);
    return made;
}

static const struct ins_question surge = {
    .name = "surge", .ask = ask_surge, FORMS(surges), .text = surges_text};

TOLD(rule)
IN_WORDS(rule)

static void *ask_rule(const struct ins_asked *asked, enum ins_status *status,
                      struct ins_error *error)
{
    struct ins_rule         *made     = NULL;
    struct ins_rule_settings settings = {asked->request->keys};
    *status = ins_rule_create_with(asked->cases[0], &settings, asked->options, &made, error);
    return made;
}

static const struct ins_question rule = {
    .name = "rule", .ask = ask_rule, FORMS(rule), .text = rule_text};

TOLD(signals)
IN_WORDS(signals)

static void *ask_signals(const struct ins_asked *asked, enum ins_status *status,
                         struct ins_error *error)
{
    struct ins_signals         *made     = NULL;
    struct ins_signals_settings settings = {asked->request->with};
    *status = ins_signals_create(asked->cases[0], &settings, asked->options, &made, error);
    return made;
}

static const struct ins_question signals = {
    .name = "signals", .ask = ask_signals, FORMS(signals), .text = signals_text};

TOLD(worth)
IN_WORDS(worth)
IN_A_FOLDER(worth)

static void *ask_worth(const struct ins_asked *asked, enum ins_status *status,
                       struct ins_error *error)
{
    struct ins_worth         *made     = NULL;
    struct ins_worth_settings settings = {.norm_price  = asked->request->norm_price,
                                          .fixed       = asked->request->fixed,
                                          .groups      = asked->request->groups,
                                          .group_count = asked->request->group_count};
    *status = ins_worth_create(asked->cases[0], &settings, asked->options, &made, error);
    return made;
}

static const struct ins_question worth = {
    .name = "worth", .ask = ask_worth, FORMS(worth), .text = worth_text, FOLDER(worth)};

TOLD(compare)
IN_WORDS(compare)
IN_A_FOLDER(compare)

static const char *refuse_compare(const struct ins_request *request)
{
    bool right = request->operand_count >= 2 && request->operand_count <= INS_COMPARED;
    if (request->waterfall && request->statement)
        return "compare: expected --waterfall or --statement, not both";
    return right ? NULL : "compare: expected 2 to 8 scenarios";
}

static void *ask_compare(const struct ins_asked *asked, enum ins_status *status,
                         struct ins_error *error)
{
    struct ins_compare *made   = NULL;
    int                 detail = asked->request->statement   ? INS_COMPARE_STATEMENT
                                 : asked->request->waterfall ? INS_COMPARE_WATERFALL
                                                             : INS_COMPARE_PLAIN;
    *status = ins_compare_create(asked->cases, asked->case_count, detail, asked->options, &made,
                                 error);
    return made;
}

static const struct ins_question compare = {.name   = "compare",
                                            .all    = true,
                                            .refuse = refuse_compare,
                                            .ask    = ask_compare,
                                            FORMS(compare),
                                            .text = compare_text,
                                            FOLDER(compare)};

TOLD(sensitivity)
IN_WORDS(sensitivity)
AS_CSV(sensitivity)
IN_A_FOLDER(sensitivity)

static const char *refuse_sensitivity(const struct ins_request *request)
{
    if (request->morris && request->given)
        return "sensitivity: --given takes the worlds of a run, and --morris a design of its own; expected "
               "one of them";
    if (request->resume && request->given)
        return "sensitivity: --resume keeps the points of a design, and --given plays one run; expected one of "
               "them";
    if (request->group_count > 0 && (request->morris || request->given))
        return "sensitivity: --group takes the design of Sobol's indices; expected neither --given nor --morris";
    bool right = request->morris || request->trajectories == 0;
    return right ? NULL : "sensitivity: --trajectories belongs to --morris";
}

static void *ask_sensitivity(const struct ins_asked *asked, enum ins_status *status,
                             struct ins_error *error)
{
    struct ins_sensitivity         *made     = NULL;
    struct ins_sensitivity_settings settings = {.morris       = asked->request->morris,
                                                .trajectories = asked->request->trajectories,
                                                .resume       = asked->request->resume,
                                                .groups       = asked->request->groups,
                                                .group_count  = asked->request->group_count,
                                                .given        = asked->request->given};
    *status = ins_sensitivity_create(asked->cases[0], &settings, asked->options, &made, error);
    return made;
}

static const struct ins_question sensitivity = {.name   = "sensitivity",
                                                .refuse = refuse_sensitivity,
                                                .ask    = ask_sensitivity,
                                                FORMS(sensitivity),
                                                .csv  = sensitivity_csv,
                                                .text = sensitivity_text,
                                                FOLDER(sensitivity)};

TOLD(backcast)
IN_WORDS(backcast)
IN_A_FOLDER(backcast)

static const char *refuse_backcast(const struct ins_request *request)
{
    return request->operand_count == 2 ? NULL
                                       : "backcast: expected a scenario and the CSV of a record: "
                                         "instroom backcast SCENARIO HISTORY.csv";
}

static void *ask_backcast(const struct ins_asked *asked, enum ins_status *status,
                          struct ins_error *error)
{
    const struct ins_request *request = asked->request;
    struct ins_backcast      *made    = NULL;
    struct ins_backcast_settings settings = {request->anchors, request->select, request->sheet};
    *status = ins_backcast_create_from(asked->cases[0], request->operands[1], &settings, asked->options, &made,
                                  error);
    return made;
}

static char *warn_backcast(const void *answer)
{
    return ins_backcast_warnings(answer);
}

static const struct ins_question backcast = {.name   = "backcast",
                                             .refuse = refuse_backcast,
                                             .ask    = ask_backcast,
                                             FORMS(backcast),
                                             .text = backcast_text,
                                             .warn = warn_backcast,
                                             FOLDER(backcast)};

/* --- the table -------------------------------------------------------------------------------- */

/* What commands that play a scenario have in common. */
#define SCENARIO "set futures seed confidence "
#define TABLES   "output:table force "

static const struct ins_command commands[] = {
    {.name    = "new",
     .operand = "FILE.cfg",
     .needs   = true,
     .options = "blank force json",
     .about   = {"a scenario of one's own, by questions or blank",
                 "een eigen scenario, door vragen of leeg"},
     .story   = {"Writes a scenario of your own: asks for every key that you must think of, with its\n"
                 "unit and its default, which an empty line takes; or with --blank leaves an empty\n"
                 "place for each. What is left at its default is listed at the end. A file that is\n"
                 "there is left alone.",
                 "Schrijft een eigen scenario: vraagt elke sleutel waarover u moet nadenken, met zijn\n"
                 "eenheid en zijn standaardwaarde, die een lege regel overneemt; of laat met --blank\n"
                 "voor elk een lege plaats. Aan het eind staat wat op zijn standaardwaarde bleef. Een\n"
                 "bestand dat er al is, blijft ongemoeid."},
     .work    = ins_command_new},
    {.name    = "check",
     .operand = "SCENARIO",
     .needs   = true,
     .options = SCENARIO "point strict:check json",
     .about   = {"say what is wrong with it, or print it resolved",
                 "meld wat eraan mankeert, of toon het volledig"},
     .story   = {"Says all that is wrong with a scenario, with file, line and what was expected;\n"
                 "or prints it resolved: every key with its value, its unit and where it came\n"
                 "from.",
                 "Meldt alles wat in een scenario niet klopt, met bestand, regel en wat er werd\n"
                 "verwacht; of toont het volledig: elke sleutel met zijn waarde, zijn eenheid en\n"
                 "waar die vandaan komt."},
     .work    = ins_command_check},
    {.name    = "explain",
     .operand = "[KEY]",
     .options = "json",
     .about   = {"what the keys of a scenario mean", "wat de sleutels van een scenario betekenen"},
     .story   = {"What a key of a scenario means: its kind, unit, range and default. The name of\n"
                 "a group (academie) gives its keys, no name gives all.",
                 "Wat een sleutel van een scenario betekent: soort, eenheid, bereik en\n"
                 "standaardwaarde. De naam van een groep (academie) geeft al haar sleutels, geen\n"
                 "naam geeft ze alle."},
     .work    = ins_command_explain},
    {.name    = "run",
     .operand = "SCENARIO",
     .needs   = true,
     .options = SCENARIO "output:run force full no-frontier point until threads json",
     .about   = {"many futures: backlog, norm and money",
                 "veel toekomsten: voorraad, norm en geld"},
     .story   = {"Plays many futures and sums them up. With -o it also writes a folder:\n"
                 "report.html (one page to read and to print), report.xlsx (the same as a\n"
                 "workbook), months.csv (quantiles by month), futures.csv (every future),\n"
                 "frontier.csv (what each size of the buffer brings), assumptions.csv (what differs\n"
                 "from the defaults, and where it comes from), summary.json, scenario.cfg (resolved)\n"
                 "and figures. The folder is complete or not there, and manifest.txt lists its files\n"
                 "with their checksums; in that of an earlier run they are replaced one by one, and\n"
                 "what you put there or changed stays.",
                 "Rekent veel toekomsten door en vat ze samen. Met -o komt er ook een map:\n"
                 "report.html (een pagina om te lezen en af te drukken), report.xlsx (hetzelfde als\n"
                 "werkmap), months.csv (kwantielen per maand), futures.csv (elke toekomst),\n"
                 "frontier.csv (wat elke omvang van de buffer oplevert), assumptions.csv (wat\n"
                 "afwijkt van de standaardwaarden, en waar het vandaan komt), summary.json,\n"
                 "scenario.cfg (volledig) en figuren. De map is compleet of er niet; manifest.txt\n"
                 "noemt de bestanden met hun controlegetallen. In de map van een eerdere keer worden\n"
                 "ze een voor een vervangen, en wat u er zelf neerzette of wijzigde, blijft staan."},
     .work    = ins_command_run},
    {.name    = "path",
     .operand = "SCENARIO",
     .needs   = true,
     .options = SCENARIO "why point future threads json",
     .about   = {"one future, month by month, as CSV", "een toekomst, maand voor maand, als CSV"},
     .story   = {"Plays one future and prints its quantities month by month. worst and median go\n"
                 "by the peak of the overdue cases, then by the peak of the backlog. --why tells in\n"
                 "words, month by month, what held the orders of the control tower back in that\n"
                 "future, and what it would ask for this month.",
                 "Rekent een toekomst door en toont haar cijfers maand voor maand. Voor worst en\n"
                 "median telt de piek van de zaken buiten de termijn, en dan die van de voorraad.\n"
                 "--why vertelt in woorden, maand voor maand, waar de aanvragen van de regietoren in\n"
                 "die toekomst op stuitten, en wat zij deze maand zou vragen."},
     .work    = ins_command_path},
    {.name    = "buffer",
     .operand = "SCENARIO",
     .needs   = true,
     .options = SCENARIO "holds below point until threads json",
     .about   = {"how large the buffer must be, how far it goes",
                 "hoe groot de buffer moet zijn, hoe ver hij reikt"},
     .story   = {"How large the buffer must be: to pay all that the control tower would order, to\n"
                 "keep the norm, and to cost society least; what each size brings, and what no\n"
                 "size can, because training takes time. Each figure comes with its error. Exits\n"
                 "with 3 where no buffer keeps the norm.",
                 "Hoe groot de buffer moet zijn: om alles te betalen wat de regietoren zou\n"
                 "bestellen, om de norm te halen, en om de samenleving het minst te kosten; wat\n"
                 "elke omvang oplevert, en wat geen omvang kan, omdat opleiden tijd kost. Bij elk\n"
                 "cijfer staat zijn fout. De uitgangscode is 3 als geen buffer de norm haalt."},
     .asks    = &buffer},
    {.name    = "levers",
     .operand = "SCENARIO",
     .needs   = true,
     .options = SCENARIO TABLES "threads json",
     .about   = {"what a step of each lever is worth in buffer",
                 "wat een stap van elke knop waard is aan buffer"},
     .story   = {"Moves one lever at a time (a month of training, an FTE of flexible shell, a month\n"
                 "of reporting lag, a perfect forecast ...) and says how much less or more buffer,\n"
                 "cost and lateness that brings, on the same futures and with paired errors. With\n"
                 "-o also a folder: levers.csv, summary.json, scenario.cfg and a tornado figure.",
                 "Draait aan een knop tegelijk (een maand opleiden, een fte flexibele schil, een\n"
                 "maand rapportagevertraging, een volmaakte voorspelling ...) en zegt hoeveel buffer,\n"
                 "kosten en overschrijding dat scheelt, op dezelfde toekomsten en met gepaarde\n"
                 "fouten. Met -o ook een map: levers.csv, summary.json, scenario.cfg en een figuur."},
     .asks    = &levers},
    {.name    = "mix",
     .operand = "SCENARIO",
     .needs   = true,
     .options = SCENARIO TABLES "threads json",
     .about   = {"the cheapest mix of means that keeps the norm",
                 "de goedkoopste mix van middelen die de norm haalt"},
     .story   = {"Seeks the values of the keys in the scenario's mix (instroom explain mix), and the\n"
                 "buffer, with which society pays least in all and the norm is kept in the asked\n"
                 "share of futures; confirms them on futures that had no part in the choice, and\n"
                 "draws the buffer against the flexible shell at equal safety. With -o also a\n"
                 "folder. Exits with 3 where no mix keeps the norm.",
                 "Zoekt de waarden van de sleutels in de mix van het scenario (instroom explain mix)\n"
                 "en de buffer waarmee de samenleving in totaal het minst betaalt en de norm in het\n"
                 "gevraagde aandeel van de toekomsten wordt gehaald; toetst ze op toekomsten die bij\n"
                 "de keuze geen rol speelden, en zet de buffer af tegen de flexibele schil bij\n"
                 "gelijke zekerheid. Met -o ook een map. De uitgangscode is 3 als geen mix de norm\n"
                 "haalt."},
     .asks    = &mix},
    {.name    = "measures",
     .operand = "SCENARIO",
     .needs   = true,
     .options = SCENARIO "output:plain force threads json",
     .about   = {"what each measure costs and brings, and when it pays back",
                 "wat elke maatregel kost en brengt, en wanneer hij terugkomt"},
     .story   = {"Tells of each of the scenario's measures (instroom explain measures) what it costs\n"
                 "once and each year, in the short, middle and long term, how deep the outlay gets and\n"
                 "when it has come back, what it changes in buffer and lateness, and what of it the\n"
                 "budget pays as it stands: alone, and as the last one added. All on the same futures,\n"
                 "with paired errors. With -o also a folder: measures.csv, summary.json, scenario.cfg.",
                 "Vertelt van elke maatregel van het scenario (instroom explain measures) wat hij\n"
                 "eenmalig en per jaar kost, op korte, middellange en lange termijn, hoe diep de\n"
                 "voorschotten gaan en wanneer ze terug zijn, wat hij aan buffer en overschrijding\n"
                 "verandert, en wat de begroting ervan betaalt zoals ze is: als enige, en als laatste\n"
                 "toegevoegd. Alles op dezelfde toekomsten, met gepaarde fouten. Met -o ook een map:\n"
                 "measures.csv, summary.json, scenario.cfg."},
     .asks    = &measures},
    {.name    = "forms",
     .operand = "SCENARIO",
     .needs   = true,
     .options = SCENARIO "output:plain force threads json",
     .about   = {"one protection in several forms, at equal safety",
                 "dezelfde bescherming in verschillende vormen, even veilig"},
     .story   = {"Lays forms of a reserve side by side: cash filled each January or once, equity,\n"
                 "carry-over, a budget that follows sooner, spare staff, a larger shell, capacity that\n"
                 "sleeps. Of each it seeks the least that keeps the norm in the asked share of the same\n"
                 "futures, and says what it then costs the treasury and the state, what waits, and how\n"
                 "dear the dearest year is. Where cash cannot reach that, also midway between what\n"
                 "nothing and all the money reach. With -o also a folder: forms.csv, summary.json.",
                 "Zet vormen van een reserve naast elkaar: kas die elke januari of eenmaal wordt gevuld,\n"
                 "eigen vermogen, eindejaarsmarge, een begroting die eerder volgt, reservepersoneel, een\n"
                 "grotere schil, slapende capaciteit. Van elk zoekt het het minste dat de norm in het\n"
                 "gevraagde aandeel van dezelfde toekomsten haalt, en zegt wat het dan schatkist en Rijk\n"
                 "kost, wat er wacht, en hoe duur het duurste jaar is. Waar kas dat niet bereikt, ook\n"
                 "halverwege wat niets en onbeperkt geld bereiken. Met -o ook een map: forms.csv,\n"
                 "summary.json."},
     .asks    = &forms},
    {.name    = "surge",
     .operand = "SCENARIO",
     .needs   = true,
     .options = SCENARIO "threads json",
     .about   = {"what scaling up and down for one surge costs",
                 "wat op- en afschalen voor een piek kost"},
     .story   = {"Lays one surge over the inflow, a year from the start or where its record ends: of a\n"
                 "tenth, a quarter, half and as much again, for 6, 12 and 24 months. Says on the same\n"
                 "futures with and without it how many are recruited and called more, how long that\n"
                 "lasts, and what it costs from the first order to the last release: recruiting,\n"
                 "coaching, idle time, letting go; in euro for each case that comes more.",
                 "Legt een piek over de instroom, een jaar na de start of waar de reeks eindigt: een\n"
                 "tiende, een kwart, de helft en evenveel erbij, 6, 12 en 24 maanden lang. Vertelt op\n"
                 "dezelfde toekomsten met en zonder hoeveel mensen er meer worden geworven en\n"
                 "opgeroepen, hoe lang dat duurt, en wat het kost van de eerste oproep tot het laatste\n"
                 "vertrek: werven, begeleiden, leegloop, afbouwen; in euro voor elke zaak extra."},
     .asks    = &surge},
    {.name    = "rule",
     .operand = "SCENARIO",
     .needs   = true,
     .options = SCENARIO "keys threads json",
     .about   = {"the best rule of the control tower", "de beste regel van de regietoren"},
     .story   = {"Seeks the keys of the tower and of the gate with which society pays least at the same\n"
                 "expected outlay of the treasury as today, and those free of that; says on futures\n"
                 "that had no part in the choice what they save, what each key is worth, and how many\n"
                 "to order in which situation. --keys adds keys of your own, within what they usually\n"
                 "are and a quarter and four times today's, or KEY=FROM:TO; one costs what the\n"
                 "scenario's prices charge for it, and no more.",
                 "Zoekt de sleutels van de toren en van de poort waarmee de samenleving het minst\n"
                 "betaalt bij dezelfde verwachte uitgaven van de schatkist als nu, en die los daarvan;\n"
                 "zegt op toekomsten die bij de keuze geen rol speelden wat ze besparen, wat elke\n"
                 "sleutel waard is, en hoeveel te bestellen in welke situatie. --keys voegt eigen\n"
                 "sleutels toe, binnen wat ze gewoonlijk zijn en een kwart tot vier keer de waarde van\n"
                 "nu, of KEY=VAN:TOT; zo'n sleutel kost wat de prijzen van het scenario ervoor rekenen,\n"
                 "en niets daarbuiten."},
     .asks    = &rule},
    {.name    = "signals",
     .operand = "SCENARIO",
     .needs   = true,
     .options = SCENARIO "with threads json",
     .about   = {"which sign is worth an alarm", "welk teken een alarm waard is"},
     .story   = {"Tells of signs (inflow over that of a year before, work that waits, a forecast\n"
                 "without an error) at several heights, and of inflow and work together, how often an\n"
                 "alarm is raised and raised in vain, how many surges it meets, and what it saves and\n"
                 "spends when the tower then works with other keys (--with) for two years, once.",
                 "Vertelt van tekens (instroom ten opzichte van een jaar eerder, werk dat wacht, een\n"
                 "prognose zonder fout) op een aantal hoogten, en van instroom en werk samen, hoe vaak\n"
                 "er een alarm is en een vals alarm, hoeveel pieken het raakt, en wat het bespaart en\n"
                 "kost als de toren dan twee jaar lang met andere sleutels werkt (--with), eenmaal."},
     .asks    = &signals},
    {.name    = "compare",
     .operand = "A B...",
     .needs   = true,
     .options = SCENARIO TABLES "waterfall statement threads json",
     .about   = {"scenarios side by side, on the same futures",
                 "scenario's naast elkaar, op dezelfde toekomsten"},
     .story   = {"Plays two to eight scenarios on the same futures and says what differs, each\n"
                 "difference to the first with its paired error. --waterfall (two scenarios) changes\n"
                 "one group of keys at a time and says which moved the buffer by how much. --statement\n"
                 "(last year's scenario, this year's) tells what the reserve must be as a share of the\n"
                 "budget, and what changed it, in parts that add up. With -o also a folder of tables\n"
                 "and figures, of which `report FOLDER --brief` makes the statement on one page.",
                 "Rekent twee tot acht scenario's door op dezelfde toekomsten en zegt wat er\n"
                 "verschilt, elk verschil met het eerste met zijn gepaarde fout. --waterfall (twee\n"
                 "scenario's) wijzigt een groep sleutels tegelijk en zegt welke de buffer hoeveel\n"
                 "verschoof. --statement (het scenario van vorig jaar en dat van dit jaar) vertelt wat\n"
                 "de reserve moet zijn als deel van het budget, en wat haar veranderde, in delen die\n"
                 "optellen. Met -o ook een map met tabellen en figuren, waarvan `report MAP --brief`\n"
                 "de verantwoording op een A4 maakt."},
     .asks    = &compare},
    {.name    = "seek",
     .operand = "SCENARIO KEY...",
     .needs   = true,
     .options = SCENARIO "below threads json",
     .about   = {"what one key must be for the norm to be kept",
                 "wat een sleutel moet zijn om de norm te halen"},
     .story   = {"From which value of a key on some buffer keeps the norm, all else as in the\n"
                 "scenario; or with --below one of at most so many euro. Where it is kept today, how\n"
                 "far the key may move. The values are played on the same futures, and each bound\n"
                 "comes with its error. KEY is a number by its path, or a list that is turned as a\n"
                 "whole by a factor (budget.annual, tracks.*.hours). Exits with 3 where no value that\n"
                 "was tried is enough.",
                 "Vanaf welke waarde van een sleutel er een buffer is waarmee de norm wordt gehaald,\n"
                 "als al het andere is zoals in het scenario; of met --below een van hoogstens zoveel\n"
                 "euro. Wordt hij nu al gehaald, dan hoe ver de sleutel kan verschuiven. De waarden\n"
                 "worden op dezelfde toekomsten doorgerekend, en bij elke grens staat haar fout. KEY is\n"
                 "een getal met zijn pad, of een lijst die als geheel met een factor wordt gedraaid\n"
                 "(budget.annual, tracks.*.hours). De uitgangscode is 3 als geen geprobeerde waarde\n"
                 "genoeg is."},
     .asks    = &seek},
    {.name    = "worth",
     .operand = "SCENARIO",
     .needs   = true,
     .options = SCENARIO "group norm-price output:plain force threads json",
     .about   = {"what knowing an uncertain key better is worth",
                 "wat het waard is een onzekere sleutel beter te weten"},
     .story   = {"What it is worth, in euro, to know the uncertain keys exactly before the size of\n"
                 "the buffer is chosen: each one, those of a section together (--group names others),\n"
                 "and all of them, more than which no study of them can be worth. The keys are those with a law in\n"
                 "uncertain or a column in ensemble; where there are none, the axes of a sweep with\n"
                 "laws. Plays 4,096 worlds of 32 futures unless --futures says otherwise. It also says\n"
                 "which sizes are as good as the best by all that the futures can tell. With -o also a\n"
                 "folder: worth.csv, summary.json, scenario.cfg; as DIR/worth of a run's folder it is a\n"
                 "part of what instroom report DIR tells.",
                 "Wat het in euro waard is de onzekere sleutels precies te kennen voordat de omvang van\n"
                 "de buffer wordt gekozen: elke sleutel, die van een onderdeel samen (--group noemt\n"
                 "andere), en alle; meer kan onderzoek ernaar niet waard zijn. De sleutels zijn die met een verdeling in uncertain\n"
                 "of een kolom in ensemble; zijn die er niet, dan de assen van een sweep met\n"
                 "verdelingen. Speelt 4.096 werelden van 32 toekomsten, tenzij --futures iets anders\n"
                 "zegt. Het zegt ook welke omvang even goed is als de beste, voor zover de toekomsten\n"
                 "dat kunnen zeggen. Met -o ook een map: worth.csv, summary.json, scenario.cfg; als\n"
                 "MAP/worth van de map van een run hoort zij bij wat instroom report MAP vertelt."},
     .asks    = &worth},
    {.name    = "sensitivity",
     .operand = "SCENARIO",
     .needs   = true,
     .options = SCENARIO TABLES "points group given morris trajectories resume csv threads json",
     .about   = {"which uncertain key drives the answer",
                 "welke onzekere sleutel het antwoord bepaalt"},
     .story   = {"Gives the keys of the scenario's sweep.axes values from their laws and says which\n"
                 "part of the spread of the liquidity buffer, of the chance that the norm is kept\n"
                 "and of cost to the state comes from which key: alone, and together with others\n"
                 "(Sobol's indices; sweep.points x (keys + 2) scenarios). --morris: elementary\n"
                 "effects, for a first look at many keys. --group: keys together as if they were one.\n"
                 "--given, and of itself an ensemble: what each key explains alone, out of the worlds\n"
                 "that one run plays. --resume FILE keeps what is played, and goes on from it after an\n"
                 "interruption. With -o also a folder: sensitivity.csv, summary.json, scenario.cfg and\n"
                 "figures.",
                 "Geeft de sleutels in sweep.axes van het scenario waarden uit hun verdelingen en\n"
                 "zegt welk deel van de spreiding van de liquiditeitsbuffer, van de kans dat de norm\n"
                 "wordt gehaald en van de kosten voor het Rijk van welke sleutel komt: alleen, en\n"
                 "samen met andere (Sobol-indices; sweep.points x (sleutels + 2) scenario's).\n"
                 "--morris: elementaire effecten, voor een eerste blik op veel sleutels. --group:\n"
                 "sleutels samen, als waren zij er een. --given, en vanzelf bij een ensemble: wat elke\n"
                 "sleutel alleen verklaart, uit de werelden die een run speelt. --resume FILE bewaart\n"
                 "wat gespeeld is, en gaat na een onderbreking daar verder. Met -o ook een map:\n"
                 "sensitivity.csv, summary.json, scenario.cfg en figuren."},
     .asks    = &sensitivity},
    {.name    = "backcast",
     .operand = "SCENARIO HISTORY...",
     .needs   = true,
     .options = SCENARIO "output:tables force select sheet anchors threads json",
     .about   = {"would this buffer have been enough?", "zou deze buffer genoeg zijn geweest?"},
     .story   = {"Replays a record of past inflow from every month from which it covers at least half\n"
                 "of the horizon, under the scenario's policy and buffer: is the norm kept, what is\n"
                 "drawn, when is the buffer empty, what would have been needed. The record is a CSV,\n"
                 "month,TRACK,... or month,total. With -o also a folder of tables and a figure.",
                 "Rekent een reeks van vroegere instroom na vanaf elke maand van waaraf zij ten\n"
                 "minste de helft van de horizon beslaat, met het beleid en de buffer van het\n"
                 "scenario: wordt de norm gehaald, hoeveel wordt onttrokken, wanneer is de buffer\n"
                 "leeg, wat was er nodig geweest. De reeks is een CSV, month,SPOOR,... of\n"
                 "month,total. Met -o ook een map met tabellen en een figuur."},
     .asks    = &backcast},
    {.name    = "calibrate",
     .operand = "SCENARIO CSV...",
     .needs   = true,
     .options = "set seed output:worlds force sheet worlds discrepancy figures:record resume threads json",
     .about   = {"which uncertain keys agree with what was seen",
                 "welke onzekere sleutels passen bij wat is gezien"},
     .story   = {"Holds a scenario against what was observed of the service (CSV: month,what,value,\n"
                 "sd,source; what is a column of path, sums of them with +, older.TRACK.MONTHS, or\n"
                 "year(...) and quarter(...) of those). The laws of its uncertain keys are what is\n"
                 "known beforehand. Says first which figures no world meets, then what the record\n"
                 "says of each key and which figures taught it, and how far the model is off.\n"
                 "-o FILE.csv writes the worlds that agree, for `ensemble` of a scenario; --figures DIR\n"
                 "draws record, keys and pairs of keys. --resume FILE keeps what is played, and goes on\n"
                 "from there after an interruption. Exits with 3 where figures are unmet, or the\n"
                 "worlds are not to be trusted.",
                 "Toetst een scenario aan wat van de dienst is waargenomen (CSV: month,what,value,\n"
                 "sd,source; what is een kolom van path, sommen daarvan met +, older.SPOOR.MAANDEN,\n"
                 "of year(...) en quarter(...) daarvan). De verdelingen van de onzekere sleutels zijn\n"
                 "wat vooraf bekend is. Zegt eerst welke cijfers geen wereld haalt, dan wat de reeks\n"
                 "over elke sleutel zegt en welke cijfers dat leerden, en hoe ver het model ernaast\n"
                 "zit. -o FILE.csv schrijft de werelden die passen, voor `ensemble` van een scenario;\n"
                 "--figures MAP tekent reeks, sleutels en paren van sleutels. --resume FILE bewaart wat\n"
                 "gespeeld is, en gaat na een onderbreking daar verder. Eindigt met 3 waar cijfers niet\n"
                 "gehaald worden, of de werelden niet te vertrouwen zijn."},
     .work    = ins_command_calibrate},
    {.name    = "sweep",
     .operand = "SCENARIO",
     .needs   = true,
     .options = SCENARIO "output:db dry-run shard points solve keep no-keep restart indices morris "
                         "trajectories threads json",
     .about   = {"a design of many points into one database",
                 "een proefopzet van veel punten in een database"},
     .story   = {"Plays every point of the scenario's sweep: design = \"grid\", \"latin-hypercube\" or\n"
                 "\"sobol\" over axes of any scenario keys (instroom explain sweep). Each point\n"
                 "becomes a row of the table results in the SQLite database FILE.db. What is\n"
                 "finished stays finished: after any stop the same command goes on. More futures\n"
                 "(--futures) can be added, in a sobol design more points (--points), in a grid more\n"
                 "values on its axes. Under mpirun the program is instroom-mpi.",
                 "Rekent elk punt van de sweep van het scenario door: design = \"grid\",\n"
                 "\"latin-hypercube\" of \"sobol\" over assen van willekeurige sleutels (instroom\n"
                 "explain sweep). Elk punt wordt een rij van de tabel results in de SQLite-database\n"
                 "FILE.db. Wat af is, blijft af: na een onderbreking gaat dezelfde opdracht verder.\n"
                 "Er kunnen toekomsten bij (--futures), in een sobol-opzet punten (--points), in een\n"
                 "grid waarden op de assen. Onder mpirun heet het programma instroom-mpi."},
     .work    = ins_command_sweep},
    {.name    = "discover",
     .operand = "FILE.db",
     .needs   = true,
     .options = "csv where density boxes strict json",
     .about   = {"which box of swept keys explains the failures",
                 "binnen welke grenzen van sleutels het misgaat"},
     .story   = {"Looks in the rows of a sweep for the limits on its keys within which most points\n"
                 "fail and few others lie (the patient rule, PRIM): by slices peeled off one after\n"
                 "the other. Says how many of all failures the box covers, how dense it is, and\n"
                 "what each limit is worth. --csv: every box on the way. Exits with 3 where no\n"
                 "point fails, or all do.",
                 "Zoekt in de rijen van een sweep de grenzen van sleutels waarbinnen de meeste punten\n"
                 "de norm missen en weinig andere liggen (PRIM): plak na plak wordt eraf gehaald.\n"
                 "Zegt welk deel van alle missers zo is gedekt, hoe dicht ze liggen, en wat elke\n"
                 "grens waard is. --csv: alle grenzen onderweg. De uitgangscode is 3 als geen punt\n"
                 "mist, of elk."},
     .work    = ins_command_discover},
    {.name    = "merge",
     .operand = "OUT IN...",
     .needs   = true,
     .options = "json",
     .about   = {"the shards of a sweep into one database",
                 "de delen van een sweep in een database"},
     .story   = {"Puts the rows of the parts of one sweep into OUT.db, which may hold some of them\n"
                 "already. Parts that do not belong together are refused; points that are missing\n"
                 "or stand in several parts are named. Exits with 3 where points are missing.",
                 "Zet de rijen van de delen van een sweep in OUT.db, waar een deel al in mag staan.\n"
                 "Delen die niet bij elkaar horen, worden geweigerd; punten die ontbreken of in\n"
                 "meer delen staan, worden genoemd. De uitgangscode is 3 als er punten ontbreken."},
     .work    = ins_command_merge},
    {.name    = "export",
     .operand = "FILE.db",
     .needs   = true,
     .options = "output:export force csv xlsx dialect strict json",
     .about   = {"a sweep's rows as CSV or as a workbook",
                 "de rijen van een sweep als CSV of als werkmap"},
     .story   = {"The table results as CSV (RFC 4180) on standard output, or with the scenario as\n"
                 "a workbook FILE.xlsx.",
                 "De tabel results als CSV (RFC 4180) op de standaarduitvoer, of met het scenario\n"
                 "als werkmap FILE.xlsx."},
     .work    = ins_command_export},
    {.name    = "serve",
     .operand = "SCENARIO",
     .needs   = true,
     .options = SCENARIO "port point threads json",
     .about   = {"a what-if page here, with sliders, live answers",
                 "een wat-als-pagina hier, met schuiven en antwoorden"},
     .story   = {"Serves a page with sliders for the keys of the scenario: every answer follows the\n"
                 "hand, first rough and then finer. Prints the page's address and works until\n"
                 "Ctrl-C. Only this machine can reach it. Programs ask the same questions through\n"
                 "the JSON interface that /api/openapi.json of that address describes.",
                 "Biedt een pagina met schuiven voor de sleutels van het scenario: elk antwoord\n"
                 "volgt de hand, eerst ruw en dan fijner. Toont het adres van de pagina en werkt tot\n"
                 "Ctrl-C. Alleen deze machine kan erbij. Programma's stellen dezelfde vragen via de\n"
                 "JSON-interface die /api/openapi.json van dat adres beschrijft."},
     .work    = ins_command_serve},
    {.name    = "page",
     .operand = "SCENARIO",
     .needs   = true,
     .options = SCENARIO "output:page force point json",
     .about   = {"the same page as one file, to open anywhere",
                 "dezelfde pagina als een bestand, overal te openen"},
     .story   = {"Writes the what-if page, with the scenario and the engine inside, into one HTML\n"
                 "file that can be mailed and opened without a network.",
                 "Schrijft de wat-als-pagina, met het scenario en de rekenkern erin, in een\n"
                 "HTML-bestand dat te mailen is en zonder netwerk opengaat."},
     .work    = ins_command_page},
    {.name    = "fit",
     .operand = "FILE.csv",
     .needs   = true,
     .options = "output:cfg force law prior select sheet backtest figures threads json",
     .about   = {"an inflow section from a monthly record",
                 "een sectie inflow uit een reeks van maandcijfers"},
     .story   = {"Fits six laws to a monthly record (CSV: month,NAME,...; several columns are tracks and\n"
                 "add up; an empty cell is a month that is not known) and averages them by what they\n"
                 "foretold of it: a level that wanders, with what records of other countries say\n"
                 "beforehand (--prior), and five that return to a level. -o FILE.cfg writes an inflow section,\n"
                 "which a scenario takes with @include \"FILE.cfg\", and beside it FILE.cfg.ensemble.csv:\n"
                 "worlds that differ in all that the record does not tell; every 32 futures play one.\n"
                 "--law takes one law alone: walk, or one of the five, fitted by maximum likelihood.",
                 "Past zes wetten aan op een reeks van maandcijfers (CSV: month,NAAM,...; meer kolommen\n"
                 "zijn sporen en tellen op; een lege cel is een maand die niet bekend is) en middelt ze\n"
                 "naar wat ze ervan voorspelden: een niveau dat zich verplaatst, met wat reeksen van\n"
                 "andere landen vooraf zeggen (--prior), en vijf die naar een niveau terugkeren.\n"
                 "-o FILE.cfg schrijft een sectie inflow, die een scenario opneemt met @include\n"
                 "\"FILE.cfg\", en ernaast FILE.cfg.ensemble.csv: werelden die verschillen in alles wat\n"
                 "de reeks niet vertelt; elke 32 toekomsten spelen er een. --law neemt een wet alleen:\n"
                 "walk, of een van de vijf, geschat met de grootste aannemelijkheid."},
     .work    = ins_command_fit},
    {.name    = "report",
     .operand = "DIR|DB",
     .needs   = true,
     .options = "output:report brief force strict json",
     .about   = {"one page to print, a spreadsheet, figures",
                 "een pagina om af te drukken, een werkmap, figuren"},
     .story   = {"Makes the report of a folder of run -o, or of a sweep's database: the question,\n"
                 "the answer with its error, the picture that shows why, and all that it rests on,\n"
                 "as one page of HTML that needs nothing beside it, and as a workbook. A folder\n"
                 "gets report.html and report.xlsx and its figures drawn again; beside FILE.db\n"
                 "come FILE.html and FILE.xlsx. --brief makes one page of A4 of it: question, answer,\n"
                 "what is paid in each year, the picture, and on what it hangs; as a PDF too, where\n"
                 "Chromium is installed. Of a folder of compare, mix, levers, measures, forms, worth or\n"
                 "backcast it makes report.html, with that answer and its drawing. Says what it wrote.",
                 "Maakt het rapport van een map van run -o, of van de database van een sweep: de\n"
                 "vraag, het antwoord met zijn fout, het beeld dat laat zien waarom, en alles waar\n"
                 "het op rust, als een pagina HTML die niets naast zich nodig heeft, en als werkmap.\n"
                 "Een map krijgt report.html en report.xlsx en haar figuren opnieuw; naast FILE.db\n"
                 "komen FILE.html en FILE.xlsx. --brief maakt er een enkele A4 van: de vraag, het\n"
                 "antwoord, wat er elk jaar wordt betaald, het beeld, en waar het van afhangt; ook als\n"
                 "PDF, waar Chromium is. Van een map van compare, mix, levers, measures, forms, worth of\n"
                 "backcast komt er een report.html, met dat antwoord en zijn tekening. Zegt wat er\n"
                 "geschreven is."},
     .work    = ins_command_report},
    {.name    = "manual",
     .operand = "[PAGE]",
     .options = "json",
     .about   = {"a manual page, for man and for paper", "een handleiding, voor man en voor papier"},
     .story   = {"Prints a manual page in roff: that of a command by its name, that of scenario\n"
                 "files as scenario, that of the program without a name. instroom manual run | man\n"
                 "-l - reads it; make install puts all of them in place.",
                 "Toont een handleiding in roff, in het Engels: die van een opdracht bij haar naam,\n"
                 "die van scenariobestanden als scenario, zonder naam die van het programma.\n"
                 "instroom manual run | man -l - leest haar; make install zet ze alle klaar."},
     .work    = ins_command_manual},
    {.name    = "help",
     .operand = "[COMMAND]",
     .options = "json",
     .about   = {"what a command does, and its options", "wat een opdracht doet, en haar opties"},
     .story   = {"The commands, or what one of them does and which options it takes: the same as\n"
                 "instroom COMMAND -h.",
                 "De opdrachten, of wat een ervan doet en welke opties zij kent: hetzelfde als\n"
                 "instroom OPDRACHT -h."},
     .work    = ins_command_help},
    {.name    = "schema",
     .operand = "COMMAND",
     .needs   = true,
     .options = "json",
     .about   = {"the JSON Schema of a command's --json", "het JSON-schema van --json van een opdracht"},
     .story   = {"What a command prints with --json, as a JSON Schema (draft 2020-12): names, kinds,\n"
                 "what may be null. More may be added later; what stands there keeps its meaning.\n"
                 "Money is in euro, shares are fractions of 1; low and high bound the 95 % interval.",
                 "Wat een opdracht met --json toont, als JSON-schema (draft 2020-12): namen, soorten,\n"
                 "wat null kan zijn. Er kan later meer bij komen; wat er staat, houdt zijn betekenis.\n"
                 "Geld is in euro, aandelen zijn delen van 1; low en high begrenzen het 95%-interval."},
     .work    = ins_command_schema},
};

enum { COMMANDS = sizeof commands / sizeof commands[0] };

const struct ins_command *ins_commands(int *count)
{
    *count = COMMANDS;
    return commands;
}

const struct ins_command *ins_command_named(const char *name)
{
    for (int i = 0; i < COMMANDS; i++)
        if (strcmp(name, commands[i].name) == 0)
            return &commands[i];
    return NULL;
}

enum ins_status ins_request_obey(const struct ins_request *request)
{
    const struct ins_command *command = request->command;
    return command->asks ? ins_ask(request, command->asks) : command->work(request);
}

/* sweep --indices is this command by another name. */
enum ins_status ins_command_sensitivity(const struct ins_request *request)
{
    return ins_ask(request, &sensitivity);
}
