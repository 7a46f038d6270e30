#include "cli/options.h"

#include <assert.h>
#include <errno.h>
#include <limits.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/commands.h"
#include "cli/console.h"

enum { MOST_THREADS = 1024, STORY = 512 };

/* --- what each option does ------------------------------------------------------------------ */

/* NULL, or what was expected of the value. */
typedef const char *apply(struct ins_request *request, const char *value);

static const char no_memory[] = "more memory";

static const char *add_setting(struct ins_request *request, const char *key, const char *value)
{
    size_t room    = strlen(key) + strlen(value) + 1;
    char  *setting = malloc(room);
    if (!setting)
        return no_memory;
    (void)snprintf(setting, room, "%s%s", key, value);
    request->settings[request->setting_count++] = setting;
    return NULL;
}

static const char *apply_set(struct ins_request *request, const char *value)
{
    const char *equals = strchr(value, '=');
    if (!equals || equals == value)
        return "KEY=VALUE, such as academie.lead_time=9";
    return add_setting(request, "", value);
}

/* Digits and nothing else, least ... most. */
static bool read_whole(const char *text, long long least, long long most, long long *value)
{
    if (!text[0] || text[strspn(text, "0123456789")])
        return false;
    errno  = 0;
    *value = strtoll(text, NULL, 10);
    return errno == 0 && *value >= least && *value <= most;
}

static const char *apply_futures(struct ins_request *request, const char *value)
{
    long long number;
    if (!read_whole(value, 1, 100000000, &number))
        return "a whole number from 1 to 100000000";
    request->fixed = true;
    return add_setting(request, "futures=", value);
}

static const char *apply_seed(struct ins_request *request, const char *value)
{
    long long number;
    if (!read_whole(value, 0, INT64_MAX, &number))
        return "a whole number, 0 or more";
    return add_setting(request, "seed=", value);
}

static const char *apply_confidence(struct ins_request *request, const char *value)
{
    static const char expected[] = "a share between 0 and 1, such as 0.95";
    char             *end;
    double            number = strtod(value, &end);
    /* strtod() takes hexadecimal, "inf" and blanks too. */
    if (value[strspn(value, "0123456789.eE-")] || value[0] < '0' || value[0] > '9' || *end ||
        !(number > 0.0 && number < 1.0))
        return expected;
    return add_setting(request, "norm.confidence=", value);
}

static const char *apply_until(struct ins_request *request, const char *value)
{
    static const char expected[] = "half the width of the interval, such as 1% or 0.01";
    char             *end;
    double            number = strtod(value, &end);
    bool              percent = *end == '%' && !end[1];
    if (value[strspn(value, "0123456789.%")] || value[0] < '0' || value[0] > '9' ||
        (*end && !percent))
        return expected;
    request->until = percent ? number / 100.0 : number;
    return request->until >= 1e-5 && request->until <= 0.5 ? NULL : expected;
}

static const char *apply_threads(struct ins_request *request, const char *value)
{
    long long number;
    if (!read_whole(value, 1, MOST_THREADS, &number))
        return "a whole number from 1 to 1024";
    request->threads = (int)number;
    return NULL;
}

static const char *apply_language(struct ins_request *request, const char *value)
{
    request->language = value;
    return strcmp(value, "nl") == 0 || strcmp(value, "en") == 0 ? NULL : "nl or en";
}

static const char *apply_folder(struct ins_request *request, const char *value)
{
    request->folder = value;
    return value[0] ? NULL : "the name of a folder";
}

static const char *apply_future(struct ins_request *request, const char *value)
{
    long long number;
    request->future = value;
    bool known      = strcmp(value, "worst") == 0 || strcmp(value, "median") == 0 ||
                 read_whole(value, 1, INT64_MAX, &number);
    return known ? NULL : "a whole number from 1 on, worst or median";
}

static const char *apply_json(struct ins_request *request, const char *value)
{
    (void)value;
    request->json = true;
    return NULL;
}

static const char *apply_quiet(struct ins_request *request, const char *value)
{
    (void)value;
    request->quiet = true;
    return NULL;
}

static const char *apply_strict(struct ins_request *request, const char *value)
{
    (void)value;
    request->strict = true;
    return NULL;
}

static const char *apply_full(struct ins_request *request, const char *value)
{
    (void)value;
    request->full = true;
    return NULL;
}

static const char *apply_no_frontier(struct ins_request *request, const char *value)
{
    (void)value;
    request->no_frontier = true;
    return NULL;
}

static const char *apply_file(struct ins_request *request, const char *value)
{
    request->file = value;
    return value[0] ? NULL : "the name of a file";
}

static const char *apply_points(struct ins_request *request, const char *value)
{
    long long number;
    if (!read_whole(value, 1, 100000000, &number))
        return "a whole number from 1 to 100000000";
    return add_setting(request, "sweep.points=", value);
}

static const char *apply_point(struct ins_request *request, const char *value)
{
    return read_whole(value, 1, INT64_MAX, &request->point) ? NULL : "a whole number from 1 on";
}

static const char *apply_shard(struct ins_request *request, const char *value)
{
    static const char expected[] = "K/N, K from 1 to N, such as 3/8";
    char      text[32];
    long long shard, shards;
    size_t    length = strcspn(value, "/");
    if (!value[length] || length >= sizeof text)
        return expected;
    (void)snprintf(text, sizeof text, "%.*s", (int)length, value);
    if (!read_whole(value + length + 1, 1, 1000000, &shards) ||
        !read_whole(text, 1, shards, &shard))
        return expected;
    request->shard  = (int)shard;
    request->shards = (int)shards;
    return NULL;
}

static const char *apply_dialect(struct ins_request *request, const char *value)
{
    request->dialect = value;
    return strcmp(value, "excel-nl") == 0 ? NULL : "excel-nl";
}

#define SWITCH(name)                                                                               \
    static const char *apply_##name(struct ins_request *request, const char *value)                \
    {                                                                                              \
        (void)value;                                                                               \
        request->name = true;                                                                      \
        return NULL;                                                                               \
    }
SWITCH(blank)
SWITCH(restart)
SWITCH(force)
SWITCH(brief)
SWITCH(why)
SWITCH(solve)
SWITCH(keep)
SWITCH(no_keep)
SWITCH(dry_run)
SWITCH(csv)
SWITCH(xlsx)
SWITCH(indices)
SWITCH(morris)
SWITCH(given)

static const char *apply_where(struct ins_request *request, const char *value)
{
    request->where = value;
    return value[0] ? NULL : "COLUMN<VALUE or COLUMN>VALUE, such as p_norm<0.8";
}

static const char *apply_density(struct ins_request *request, const char *value)
{
    char *end;
    request->density = strtod(value, &end);
    if (value[strspn(value, "0123456789.eE-")] || value[0] < '0' || value[0] > '9' || *end ||
        !(request->density > 0.0 && request->density <= 1.0))
        return "a share above 0 and at most 1, such as 0.9";
    return NULL;
}

static const char *apply_boxes(struct ins_request *request, const char *value)
{
    long long number;
    if (!read_whole(value, 1, 8, &number))
        return "a whole number from 1 to 8";
    request->boxes = (int)number;
    return NULL;
}

static const char *apply_trajectories(struct ins_request *request, const char *value)
{
    long long number;
    if (!read_whole(value, 2, 100000, &number))
        return "a whole number from 2 to 100000";
    request->trajectories = (int)number;
    return NULL;
}

static const char *apply_worlds(struct ins_request *request, const char *value)
{
    long long number;
    if (!read_whole(value, 512, 1048576, &number))
        return "a whole number from 512 to 1048576";
    request->worlds = (int)number;
    return NULL;
}

static const char *apply_discrepancy(struct ins_request *request, const char *value)
{
    static const char expected[] = "a share from 0 to 1, such as 0.02";
    char             *end;
    double            number = strtod(value, &end);
    if (value[strspn(value, "0123456789.")] || value[0] < '0' || value[0] > '9' || *end || number > 1.0)
        return expected;
    request->discrepancy = number > 0.0 ? number : -1.0;
    return NULL;
}

static const char *apply_below(struct ins_request *request, const char *value)
{
    char *end;
    request->below = strtod(value, &end);
    if (value[strspn(value, "0123456789.eE+")] || value[0] < '0' || value[0] > '9' || *end ||
        !(request->below > 0.0 && request->below < 1e15))
        return "an amount of euro above 0, such as 50e6";
    return NULL;
}

static const char *apply_norm_price(struct ins_request *request, const char *value)
{
    const char *wrong = apply_below(request, value);
    request->norm_price = request->below;
    return wrong;
}

static const char *apply_keys(struct ins_request *request, const char *value)
{
    request->keys = value;
    return value[0] ? NULL : "keys by their path, such as flex.pool,academie.max_intake=20:90";
}

static const char *apply_group(struct ins_request *request, const char *value)
{
    const char *equals = strchr(value, '=');
    request->groups[request->group_count++] = value;
    return equals && equals > value && equals[1] ? NULL : "NAME=KEY,KEY, such as staff=staff.attrition,academie.mentoring";
}

static const char *apply_with(struct ins_request *request, const char *value)
{
    request->with = value;
    return value[0] ? NULL : "keys and values, such as tower.clear_months=9,flex.pool=300";
}
SWITCH(holds)
SWITCH(waterfall)
SWITCH(statement)
SWITCH(backtest)

static const char *apply_law(struct ins_request *request, const char *value)
{
    static const char *const laws[] = {"average", "walk", "normal", "student", "volatility", "level", "surges"};
    request->law = value;
    for (size_t i = 0; i < sizeof laws / sizeof laws[0]; i++)
        if (strcmp(value, laws[i]) == 0)
            return NULL;
    return "average, walk, normal, student, volatility, level or surges";
}

static const char *apply_prior(struct ins_request *request, const char *value)
{
    request->prior = value;
    if (strcmp(value, "europe") != 0 && strcmp(value, "none") != 0)
        request->reads[request->read_count++] = value;
    return value[0] ? NULL : "europe, none, or a file";
}

static const char *apply_select(struct ins_request *request, const char *value)
{
    request->select = value;
    return strchr(value, '=') ? NULL : "NAME=VALUE, or several with commas between them";
}

static const char *apply_sheet(struct ins_request *request, const char *value)
{
    request->sheet = value;
    return value[0] ? NULL : "the name or the number of a sheet";
}

static const char *apply_port(struct ins_request *request, const char *value)
{
    long long number;
    if (!read_whole(value, 0, 65535, &number))
        return "a port from 1 to 65535, or 0 for any that is free";
    request->port = (int)number;
    return NULL;
}

static const char *apply_anchors(struct ins_request *request, const char *value)
{
    request->anchors                      = value;
    request->reads[request->read_count++] = value;
    return value[0] ? NULL : "the name of a CSV file";
}

static const char *apply_resume(struct ins_request *request, const char *value)
{
    request->resume = value;
    return value[0] ? NULL : "the name of a file";
}

static const char *apply_help(struct ins_request *request, const char *value)
{
    (void)value;
    request->help = true;
    return NULL;
}

/* --- the table ------------------------------------------------------------------------------ */

static const struct option {
    const char *name;               /* behind "--"; behind a colon which of several of that name */
    char        letter;             /* behind "-"; 0: none */
    const char *value;              /* what it takes, as the help shows it; NULL: nothing */
    apply      *apply;
    const char *about[INS_SPEECHES];
} options[] = {
    {"output:run", 'o', "DIR", apply_folder,
     {"write tables, summary and figures into the folder DIR",
      "schrijf tabellen, samenvatting en figuren in de map DIR"}},
    {"output:table", 'o', "DIR", apply_folder,
     {"write the table and figures into the folder DIR",
      "schrijf de tabel en figuren in de map DIR"}},
    {"output:tables", 'o', "DIR", apply_folder,
     {"write tables and a figure into the folder DIR",
      "schrijf tabellen en een figuur in de map DIR"}},
    {"output:plain", 'o', "DIR", apply_folder,
     {"write the table and summary into the folder DIR",
      "schrijf de tabel en samenvatting in de map DIR"}},
    {"force", 0, NULL, apply_force,
     {"replace what stands at the place of -o, though instroom did not write it",
      "vervang wat op de plaats van -o staat, ook als instroom het niet schreef"}},
    {"brief", 0, NULL, apply_brief,
     {"one page of A4 in the place of the report: brief.html, and brief.pdf",
      "een enkele A4 in plaats van het rapport: brief.html, en brief.pdf"}},
    {"anchors", 0, "FILE", apply_anchors,
     {"published figures (CSV) to hold the replay from the scenario's own start against",
      "gepubliceerde cijfers (CSV) om de herberekening vanaf de start naast te leggen"}},
    {"holds", 0, NULL, apply_holds,
     {"between which values of every key the answer stays (of three)",
      "tussen welke waarden van elke sleutel het antwoord blijft (van drie)"}},
    {"below", 0, "EURO", apply_below,
     {"the answer that stays: whether a buffer of so much keeps the norm (any buffer)",
      "het antwoord dat blijft: of een buffer van zoveel de norm haalt (een buffer)"}},
    {"norm-price", 0, "EURO", apply_norm_price,
     {"what a future costs in which the norm is missed (nothing)",
      "wat een toekomst kost waarin de norm niet wordt gehaald (niets)"}},
    {"keys", 0, "KEY,KEY", apply_keys,
     {"keys to seek beside those of the tower, KEY or KEY=FROM:TO",
      "sleutels om naast die van de toren te zoeken, KEY of KEY=VAN:TOT"}},
    {"group", 0, "NAME=KEY,KEY", apply_group,
     {"uncertain keys that are taken together, as often as needed",
      "onzekere sleutels die samen worden genomen, zo vaak als nodig"}},
    {"with", 0, "KEY=VALUE,...", apply_with,
     {"what the tower works with after an alarm (a quarter of tower.clear_months)",
      "waarmee de toren na een alarm werkt (een kwart van tower.clear_months)"}},
    {"waterfall", 0, NULL, apply_waterfall,
     {"which group of keys moved what",
      "welke groep sleutels wat verschoof"}},
    {"statement", 0, NULL, apply_statement,
     {"the yearly statement: the reserve as a share of the budget, and what changed it",
      "de jaarlijkse verantwoording: de reserve als deel van het budget, en wat haar veranderde"}},
    {"full", 0, NULL, apply_full,
     {"every table on the screen, not only the main ones",
      "elke tabel op het scherm, niet alleen de belangrijkste"}},
    {"no-frontier", 0, NULL, apply_no_frontier,
     {"with -o: leave out the buffer and its frontier",
      "met -o: laat de buffer en zijn grenslijn weg"}},
    {"output:db", 'o', "FILE.db", apply_file,
     {"the database; it resumes by itself",
      "de database; zij gaat zelf verder"}},
    {"output:export", 'o', "FILE", apply_file,
     {"where to (--csv: standard output; --xlsx: beside the database)",
      "waarheen (--csv: standaarduitvoer; --xlsx: naast de database)"}},
    {"output:cfg", 'o', "FILE.cfg", apply_file,
     {"write the inflow section there, for @include",
      "schrijf de sectie inflow daar, voor @include"}},
    {"output:worlds", 'o', "FILE.csv", apply_file,
     {"write the worlds there, for `ensemble`", "schrijf de werelden daar, voor `ensemble`"}},
    {"worlds", 0, "N", apply_worlds,
     {"how many worlds, 512 to 1048576 (2048)", "hoeveel werelden, 512 tot 1048576 (2048)"}},
    {"discrepancy", 0, "P", apply_discrepancy,
     {"share of a figure by which the model may be off (0.02); 0: none",
      "deel van een cijfer dat het model ernaast mag zitten (0.02); 0: niets"}},
    {"law", 0, "NAME", apply_law,
     {"average, walk, normal, student, volatility, level or surges (average)",
      "average, walk, normal, student, volatility, level of surges (average)"}},
    {"prior", 0, "NAME", apply_prior,
     {"what is believed beforehand: europe (15 records), none, or a table of records",
      "wat vooraf wordt aangenomen: europe (15 reeksen), none, of een tabel van reeksen"}},
    {"select", 0, "NAME=VALUE,...", apply_select,
     {"which case of a table of several: geo=NL,citizen=TOTAL (with + several are added up; * for all)",
      "welk geval uit een tabel van meer: geo=NL,citizen=TOTAL (met + worden er opgeteld; * is alles)"}},
    {"sheet", 0, "NAME", apply_sheet,
     {"the sheet of a workbook, by its name or number (the first)",
      "het blad van een werkmap, naar naam of nummer (het eerste)"}},
    {"backtest", 0, NULL, apply_backtest,
     {"how well the laws would have foretold, 1, 12 and 24 months ahead (some seconds)",
      "hoe goed de wetten hadden voorspeld, 1, 12 en 24 maanden vooruit (enkele seconden)"}},
    {"figures", 0, "DIR", apply_folder,
     {"write months.csv, tables and figures into the folder DIR",
      "schrijf months.csv, tabellen en figuren in de map DIR"}},
    {"figures:record", 0, "DIR", apply_folder,
     {"write tables, worlds and figures into the folder DIR",
      "schrijf tabellen, werelden en figuren in de map DIR"}},
    {"output:report", 'o', "FILE.html", apply_file,
     {"the page; the workbook comes beside it (DIR/report.html; beside FILE.db)",
      "de pagina; de werkmap komt ernaast (DIR/report.html; naast FILE.db)"}},
    {"blank", 0, NULL, apply_blank,
     {"ask nothing: an empty place for each key",
      "vraag niets: een lege plaats voor elke sleutel"}},
    {"dry-run", 0, NULL, apply_dry_run,
     {"say how much there is to do, and stop",
      "zeg hoeveel er te doen is, en stop"}},
    {"shard", 0, "K/N", apply_shard,
     {"the K-th of N parts, for merge to put together",
      "het K-de van N delen, door merge samen te voegen"}},
    {"points", 0, "N", apply_points,
     {"how many points of a latin-hypercube or sobol design",
      "hoeveel punten van een latin-hypercube- of sobol-opzet"}},
    {"solve", 0, NULL, apply_solve,
     {"the norm buffer of every point too (slow)",
      "ook de normbuffer van elk punt (traag)"}},
    {"keep", 0, NULL, apply_keep,
     {"keep each future's results, for more --futures later (kept anyway below 64 MiB)",
      "bewaar de uitkomsten van elke toekomst, voor meer --futures later (onder 64 MiB altijd)"}},
    {"no-keep", 0, NULL, apply_no_keep,
     {"do not keep them; a raise plays all again",
      "bewaar ze niet; een verhoging rekent alles opnieuw"}},
    {"output:page", 'o', "FILE.html", apply_file,
     {"the page, complete in one file",
      "de pagina, compleet in een bestand"}},
    {"port", 0, "N", apply_port,
     {"of 127.0.0.1 (8017, or any that is free)",
      "van 127.0.0.1 (8017, of een die vrij is)"}},
    {"restart", 0, NULL, apply_restart,
     {"throw away what the database holds",
      "gooi weg wat de database bevat"}},
    {"csv", 0, NULL, apply_csv,
     {"a table for any program",
      "een tabel voor elk programma"}},
    {"xlsx", 0, NULL, apply_xlsx,
     {"a workbook",
      "een werkmap"}},
    {"dialect", 0, "excel-nl", apply_dialect,
     {"with --csv: semicolons and decimal commas",
      "met --csv: puntkomma's en decimale komma's"}},
    {"where", 0, "COLUMN<VALUE", apply_where,
     {"which points are cases, also with <=, > and >= (p_norm below the confidence)",
      "welke punten meetellen, ook met <=, > en >= (p_norm onder de zekerheid)"}},
    {"density", 0, "P", apply_density,
     {"share of cases that the box must hold (the best compromise with coverage)",
      "aandeel missers dat binnen de grenzen moet liggen (de beste afweging met dekking)"}},
    {"boxes", 0, "N", apply_boxes,
     {"how many boxes at most, each on what the ones before leave (1)",
      "hoeveel stel grenzen hoogstens, elk op wat de vorige overlaten (1)"}},
    {"indices", 0, NULL, apply_indices,
     {"what drives the answer: the command sensitivity",
      "wat het antwoord bepaalt: de opdracht sensitivity"}},
    {"morris", 0, NULL, apply_morris,
     {"elementary effects, for a first look at many keys",
      "elementaire effecten, voor een eerste blik op veel sleutels"}},
    {"given", 0, NULL, apply_given,
     {"out of the worlds of one run, at no further play: what a key explains alone",
      "uit de werelden van een run, zonder verder te spelen: wat een sleutel alleen verklaart"}},
    {"resume", 0, "FILE", apply_resume,
     {"keep what is played in FILE, and go on from what it holds",
      "bewaar wat gespeeld is in FILE, en ga verder vanaf wat erin staat"}},
    {"trajectories", 0, "N", apply_trajectories,
     {"with --morris: how many, 2 to 100000 (32)",
      "met --morris: hoeveel, 2 tot 100000 (32)"}},
    {"point", 0, "N", apply_point,
     {"a point of a sweep, its database in the place of SCENARIO",
      "een punt van een sweep, met zijn database op de plaats van SCENARIO"}},
    {"why", 0, NULL, apply_why,
     {"in words: what held, month by month, and what to ask for now (--future worst)",
      "in woorden: wat knelde, maand voor maand, en wat nu te vragen (--future worst)"}},
    {"future", 0, "N", apply_future,
     {"which future: a number from 1 on, worst or median (1)",
      "welke toekomst: een getal vanaf 1, worst of median (1)"}},
    {"strict", 0, NULL, apply_strict,
     {"exit with 3 where points of the sweep are missing",
      "uitgangscode 3 als er punten van de sweep ontbreken"}},
    {"strict:check", 0, NULL, apply_strict,
     {"exit with 3 where there are warnings",
      "uitgangscode 3 als er waarschuwingen zijn"}},
    {"set", 0, "KEY=VALUE", apply_set,
     {"set any scenario key, as often as needed",
      "zet een sleutel van het scenario, zo vaak als nodig"}},
    {"futures", 0, "N", apply_futures,
     {"how many futures, 1 to 100000000",
      "hoeveel toekomsten, 1 tot 100000000"}},
    {"seed", 0, "N", apply_seed,
     {"the same seed gives the same futures",
      "dezelfde seed geeft dezelfde toekomsten"}},
    {"confidence", 0, "P", apply_confidence,
     {"share of the futures to be served, 0 to 1",
      "aandeel van de toekomsten dat moet slagen, 0 tot 1"}},
    {"until", 0, "1%", apply_until,
     {"add futures until half the interval of the answer is that narrow",
      "voeg toekomsten toe tot het halve interval van het antwoord zo smal is"}},
    {"threads", 0, "N", apply_threads,
     {"how many threads, 1 to 1024 (all cores)",
      "hoeveel threads, 1 tot 1024 (alle kernen)"}},
    {"json", 0, NULL, apply_json,
     {"JSON in place of text or CSV",
      "JSON in plaats van tekst of CSV"}},
    {"lang", 0, "nl|en", apply_language,
     {"language of the text (that of LANG)",
      "taal van de tekst (die van LANG)"}},
    {"quiet", 0, NULL, apply_quiet,
     {"no warnings, no progress",
      "geen waarschuwingen, geen voortgang"}},
    {"help", 'h', NULL, apply_help,
     {"this help",
      "deze hulp"}},
};

enum { OPTIONS = sizeof options / sizeof options[0] };

static int length_of(const struct option *option)
{
    return (int)strcspn(option->name, ":");
}

static bool is_called(const struct option *option, const char *name, int length)
{
    return length_of(option) == length && strncmp(option->name, name, (size_t)length) == 0;
}

/* Whether a list of words with blanks between them holds the word. */
static bool holds_word(const char *list, const char *word)
{
    size_t length = strlen(word);
    for (const char *at = list; *at;) {
        size_t other = strcspn(at, " ");
        if (other == length && strncmp(at, word, length) == 0)
            return true;
        at += other;
        at += strspn(at, " ");
    }
    return false;
}

static bool command_knows(const struct ins_command *command, const struct option *option)
{
    return holds_word(command->options, option->name) ||
           holds_word("lang quiet help", option->name);
}

/* Every word of a command's row is an option of the table. */
static bool all_known(const struct ins_command *command)
{
    int words = 0, found = 0;
    for (const char *at = command->options; *at; at += strcspn(at, " ")) {
        at += strspn(at, " ");
        words += *at != '\0';
    }
    for (int i = 0; i < OPTIONS; i++)
        found += holds_word(command->options, options[i].name);
    return words == found;
}

bool ins_command_takes(const struct ins_command *command, const char *name)
{
    for (int i = 0; i < OPTIONS; i++)
        if (is_called(&options[i], name, (int)strlen(name)) && command_knows(command, &options[i]))
            return true;
    return false;
}

/* --- reading -------------------------------------------------------------------------------- */

static enum ins_status complain_of_option(const struct ins_command *command, const char *format,
                                          ...) __attribute__((format(printf, 2, 3)));

static enum ins_status complain_of_option(const struct ins_command *command, const char *format,
                                          ...)
{
    char    story[STORY];
    va_list values;
    va_start(values, format);
    int used = snprintf(story, sizeof story, "%s: ", command->name);
    (void)vsnprintf(story + used, sizeof story - (size_t)used, format, values);
    va_end(values);
    (void)ins_console_complain(INS_WRONG, story);
    (void)snprintf(story, sizeof story, "help: instroom %s -h", command->name);
    return ins_console_complain(INS_WRONG, story);
}

/* Those that know the option, " run path", in `text`; whether there are any. */
static bool owners(const char *name, char *text, size_t room)
{
    int                       count, used = 0;
    const struct ins_command *commands = ins_commands(&count);
    for (int i = 0; i < count; i++)
        if (used < (int)room && ins_command_takes(&commands[i], name))
            used += snprintf(text + used, room - (size_t)used, " %s", commands[i].name);
    return used > 0;
}

static enum ins_status refuse_option(const struct ins_command *command, const char *argument,
                                     int length)
{
    struct ins_option_about about;
    char                    names[OPTIONS][32], name[64], text[STORY / 2];
    const char             *known[OPTIONS];
    int                     count = 0;
    (void)snprintf(name, sizeof name, "%.*s", length, argument);
    if (owners(name, text, sizeof text))
        return complain_of_option(command, "no option --%s here; it belongs to:%s", name, text);
    for (; ins_option_at(command, count, &about); count++) {
        (void)snprintf(names[count], sizeof names[count], "%.*s", about.length, about.name);
        known[count] = names[count];
    }
    const char *nearest = ins_nearest(name, known, count);
    return nearest
               ? complain_of_option(command, "no option --%s; did you mean --%s?", name, nearest)
               : complain_of_option(command, "no option --%s", name);
}

/* A command line on its way through the parser. */
struct reading {
    struct ins_request *request;
    int                 count, next;
    char              **argv;
};

static enum ins_status take_option(struct reading *reading, const struct option *option,
                                   const char *value)
{
    const struct ins_command *command = reading->request->command;
    if (!option->value && value)
        return complain_of_option(command, "--%.*s takes no value", length_of(option),
                                  option->name);
    if (option->value && !value && reading->next < reading->count)
        value = reading->argv[reading->next++];
    if (option->value && !value)
        return complain_of_option(command, "--%.*s wants a value: %s", length_of(option),
                                  option->name, option->value);
    const char *expected = option->apply(reading->request, value);
    if (!expected)
        return INS_DONE;
    return complain_of_option(command, "--%.*s=%s: expected %s", length_of(option), option->name,
                              value ? value : "", expected);
}

static enum ins_status read_long(struct reading *reading, const char *argument)
{
    const struct ins_command *command = reading->request->command;
    int                       length  = (int)strcspn(argument, "=");
    for (int i = 0; i < OPTIONS; i++)
        if (command_knows(command, &options[i]) && is_called(&options[i], argument, length))
            return take_option(reading, &options[i],
                               argument[length] ? argument + length + 1 : NULL);
    return refuse_option(command, argument, length);
}

static enum ins_status read_short(struct reading *reading, const char *argument)
{
    const struct ins_command *command = reading->request->command;
    for (int i = 0; i < OPTIONS; i++)
        if (options[i].letter == argument[0] && command_knows(command, &options[i]))
            return take_option(reading, &options[i], argument[1] ? argument + 1 : NULL);
    return complain_of_option(command, "no option -%c", argument[0]);
}

static enum ins_status read_operand(struct reading *reading, char *argument)
{
    struct ins_request *request = reading->request;
    if (request->operand && !strstr(request->command->operand, "..."))
        return complain_of_option(request->command, "%s is one operand too many", argument);
    request->operands[request->operand_count++] = argument;
    request->reads[request->read_count++]       = argument;
    request->operand                            = request->operands[0];
    return INS_DONE;
}

/* Help is given whatever stands behind -h, in the language that stands there. */
static void hear_language(struct reading *reading)
{
    for (; reading->next < reading->count; reading->next++) {
        const char *argument = reading->argv[reading->next];
        const char *behind   = reading->argv[reading->next + 1]; /* NULL at the end, as of argv */
        if (strncmp(argument, "--lang", 6) != 0)
            continue;
        const char *value = argument[6] == '=' ? argument + 7 : behind;
        if (value)
            reading->request->language = value;
    }
}

enum ins_status ins_request_read(const struct ins_command *command, int count, char **argv,
                                 struct ins_request *request)
{
    assert(all_known(command));
    *request          = (struct ins_request){.command = command, .port = -1};
    request->settings = calloc((size_t)count + 1, sizeof *request->settings);
    request->operands = calloc((size_t)count + 1, sizeof *request->operands);
    request->reads    = calloc((size_t)count + 1, sizeof *request->reads);
    request->groups   = calloc((size_t)count + 1, sizeof *request->groups);
    if (!request->settings || !request->operands || !request->reads || !request->groups)
        return ins_console_complain(INS_WORLD, "out of memory");
    struct reading  reading = {request, count, 0, argv};
    enum ins_status status  = INS_DONE;
    bool            ended   = false; /* "--" was seen */
    while (status == INS_DONE && reading.next < count) {
        char *argument = argv[reading.next++];
        if (!ended && strcmp(argument, "--") == 0)
            ended = true;
        else if (ended || argument[0] != '-' || !argument[1])
            status = read_operand(&reading, argument);
        else
            status = argument[1] == '-' ? read_long(&reading, argument + 2)
                                        : read_short(&reading, argument + 1);
        if (request->help) {
            hear_language(&reading);
            return INS_DONE;
        }
    }
    if (status == INS_DONE && command->needs && !request->operand)
        return complain_of_option(command, "which %s?", command->operand);
    return status;
}

void ins_request_clear(struct ins_request *request)
{
    for (int i = 0; request->settings && i < request->setting_count; i++)
        free(request->settings[i]);
    free(request->settings);
    free(request->operands);
    free(request->reads);
    free(request->groups);
    *request = (struct ins_request){0};
}

bool ins_option_at(const struct ins_command *command, int number, struct ins_option_about *option)
{
    for (int i = 0; i < OPTIONS; i++)
        if (command_knows(command, &options[i]) && number-- == 0) {
            *option = (struct ins_option_about){
                .name   = options[i].name,
                .value  = options[i].value,
                .about  = {options[i].about[INS_SPEAK_ENGLISH], options[i].about[INS_SPEAK_DUTCH]},
                .letter = options[i].letter,
                .length = length_of(&options[i])};
            return true;
        }
    return false;
}
