#include "output/words.h"

#include "output/words_report.h"

#include <assert.h>
#include <string.h>

/* The table. "of 100" is how a probability is told: 81 of 100 futures. */
static const char *const words[INS_WORDS][INS_LANGUAGES] = {
    [INS_WORD_PLAYED]     = {"{1}~months, {2} to {3}; {4}~simulated futures, seed~{5}.",
                             "{1}~maanden, {2} tot en met {3}; {4}~gesimuleerde toekomsten, seed~{5}."},
    [INS_WORD_ONE_FUTURE] = {"{1}~months, {2} to {3}; one future, seed~{5}.",
                             "{1}~maanden, {2} tot en met {3}; een toekomst, seed~{5}."},
    [INS_WORD_GATED] =
        {"Recruitment and flexible staff need money: the year's budget, or the buffer.",
         "Werven en inhuren kan alleen met geld: de begroting van het jaar, of de buffer."},
    [INS_WORD_UNLIMITED] = {"Money never holds back recruitment or flexible staff.",
                            "Geld houdt werven en inhuren nooit tegen."},
    [INS_WORD_UNCERTAIN] =
        {"The inflow's figures are drawn anew for every {1} futures, within their errors.",
         "De cijfers van de instroom zijn per {1} toekomsten opnieuw getrokken, binnen hun fouten."},
    [INS_WORD_WORLDS] =
        {"{2} keys are not known exactly: every {1} futures play one world of their values.",
         "{2} sleutels zijn niet precies bekend: elke {1} toekomsten spelen één wereld van hun waarden."},
    [INS_WORD_INTERVALS] =
        {"What stands in brackets or after +/- is the 95 % interval of the error that "
         "playing {1} futures, and not all, leaves.",
         "Tussen haakjes of na +/- staat het 95 %-interval van de fout die blijft "
         "doordat {1} toekomsten zijn gespeeld, en niet alle."},

    [INS_WORD_INTERVALS_FIRST] =
        {"What stands in brackets or after +/- is the 95 % interval of the error that playing so "
         "many futures, and not all, leaves: {1} for the liquidity and the norm buffer, the chances "
         "beside them and in part the cost to the state of each size, the first {2} for all else.",
         "Tussen haakjes of na +/- staat het 95 %-interval van de fout die blijft doordat zoveel "
         "toekomsten zijn gespeeld, en niet alle: {1} voor de liquiditeits- en de normbuffer, de "
         "kansen daarbij en deels de kosten voor het Rijk per omvang, de eerste {2} voor al het "
         "andere."},

    [INS_WORD_START]         = {"At the start", "Bij de start"},
    [INS_WORD_START_INFLOW]  = {"Inflow: {1} cases a month, the median level of today.",
                                "Instroom: {1} zaken per maand, het mediane niveau van nu."},
    [INS_WORD_START_BACKLOG] = {"Backlog: {1} cases, of which {2} wait beyond their legal term.",
                                "Werkvoorraad: {1} zaken, waarvan {2} over de wettelijke termijn."},
    [INS_WORD_START_STAFF]   = {"Staff: {1} FTE who decide independently, {2} in training.",
                                "Personeel: {1} fte beslist zelfstandig, {2} is in opleiding."},
    [INS_WORD_START_FLEX]    = {"Flexible shell: {1} of {2} FTE at work.",
                                "Flexibele schil: {1} van {2} fte aan het werk."},
    [INS_WORD_START_MONEY] =
        {"Money: a budget of {1}~mln euro a year at first, {2}~mln in the buffer.",
         "Geld: een begroting van eerst {1}~mln euro per jaar, {2}~mln in de buffer."},
    [INS_WORD_START_LEAD] = {"Lead time: recruitment begun today brings an officer who decides "
                             "independently after {1}~months, {2}~to recruit and {3}~to train.",
                             "Aanlooptijd: wie vandaag wordt geworven, beslist na {1}~maanden "
                             "zelfstandig: {2}~voor werving en {3}~voor opleiding."},
    [INS_WORD_START_LEAD_FLEX] = {"Flexible staff come after {1} months.",
                                  "De flexibele schil komt na {1} maanden."},
    [INS_WORD_POLICY_FIXED] =
        {"The control tower recruits nobody: only scheduled intakes start.",
         "De regietoren werft niemand: alleen geplande lichtingen beginnen."},
    [INS_WORD_POLICY_REPLACE] = {"The control tower only replaces whoever leaves.",
                                 "De regietoren vervangt alleen wie vertrekt."},

    [INS_WORD_RESULTS]             = {"What comes of the futures", "Wat de toekomsten opleveren"},
    [INS_WORD_MEDIAN]              = {"median", "mediaan"},
    [INS_WORD_LOW]                 = {"5 %", "5 %"},
    [INS_WORD_HIGH]                = {"95 %", "95 %"},
    [INS_WORD_MEAN]                = {"mean", "gemiddeld"},
    [INS_WORD_ERROR]               = {"+/-", "+/-"},
    [INS_WORD_RESULTS_ABOUT]       = {"Nine of ten futures lie between 5 % and 95 %.",
                                      "Negen van de tien toekomsten liggen tussen 5 % en 95 %."},

    [INS_WORD_NORM]          = {"The norm", "De norm"},
    [INS_WORD_NORM_BACKLOG]  = {"At most {1} open cases", "Hoogstens {1} open zaken"},
    [INS_WORD_NORM_OVERDUE]  = {"At most {1} cases beyond their legal term",
                                "Hoogstens {1} zaken over de wettelijke termijn"},
    [INS_WORD_NORM_SHARE]    = {"At most {1} % of the open cases beyond their legal term",
                                "Hoogstens {1} % van de open zaken over de wettelijke termijn"},
    [INS_WORD_NORM_OLDER]    = {"At most {1} cases that wait longer than {2} months",
                                "Hoogstens {1} zaken die langer dan {2} maanden wachten"},
    [INS_WORD_NORM_OLDER_OF] = {"At most {1} cases of {3} that wait longer than {2} months",
                                "Hoogstens {1} zaken van {3} die langer dan {2} maanden wachten"},
    [INS_WORD_NORM_PLEDGE]   = {"At most {1} open cases from before {2}",
                                "Hoogstens {1} open zaken van vóór {2}"},
    [INS_WORD_NORM_PLEDGE_OF] = {"At most {1} open cases of {3} from before {2}",
                                 "Hoogstens {1} open zaken van {3} van vóór {2}"},
    [INS_WORD_NORM_EACH]     = {"Every case within {2} months",
                                "Een beslissing binnen {2} maanden in elke zaak"},
    [INS_WORD_NORM_EACH_OF]  = {"Every case of {3} within {2} months",
                                "Een beslissing binnen {2} maanden in elke zaak van {3}"},
    [INS_WORD_NORM_STRICT]   = {"{1}, at the end of every month from {2} on.",
                                "{1}, aan het eind van elke maand vanaf {2}."},
    [INS_WORD_NORM_TOLERANT] = {"{1}, from {2} on; up to {3} months above it are allowed.",
                                "{1}, vanaf {2}; hoogstens {3} maanden erboven zijn toegestaan."},
    [INS_WORD_NORM_KEPT] =
        {"It is kept in {1} of 100 futures {2}. Asked for: {3} of 100.",
         "Hij wordt gehaald in {1} van de 100 toekomsten {2}. Gevraagd: {3} van de 100."},
    [INS_WORD_NORM_ENOUGH] = {"That is enough.", "Dat is genoeg."},
    [INS_WORD_NORM_SHORT]  = {"That is too few.", "Dat is te weinig."},
    [INS_WORD_NORM_EITHER] = {"That is too close to tell; more --futures would.",
                              "Dat ligt te dicht bij de grens om het te zeggen; met meer --futures kan het."},

    [INS_WORD_YEARS] = {"Backlog at the end of each year, cases",
                        "Werkvoorraad aan het eind van elk jaar, zaken"},
    [INS_WORD_RANGE] =
        {"Scale 0 to {1}; o is the median, = half of the futures, . nine of ten.",
         "Schaal 0 tot {1}; o is de mediaan, = de helft van de toekomsten, . negen van de tien."},
    [INS_WORD_PHASES] = {"Short, medium and long term, means over the futures",
                         "Korte, middellange en lange termijn, gemiddeld over de toekomsten"},
    [INS_WORD_PHASES_BUFFER] =
        {"Short, medium and long term, with the scenario's own buffer",
         "Korte, middellange en lange termijn, met de buffer van het scenario"},
    [INS_WORD_SHORT]             = {"first year", "eerste jaar"},
    [INS_WORD_MEDIUM]            = {"second year", "tweede jaar"},
    [INS_WORD_LONG]              = {"after that", "daarna"},
    [INS_WORD_WHOLE]             = {"in all", "samen"},
    [INS_WORD_FROM]              = {"from", "vanaf"},
    [INS_WORD_LEDGER]            = {"Where the money goes, means over the futures",
                                    "Waar het geld heen gaat, gemiddeld over de toekomsten"},
    [INS_WORD_MILLION]           = {"mln euro", "mln euro"},
    [INS_WORD_PERCENT]           = {"{1} %", "{1} %"},
    [INS_WORD_COST_ALL]          = {"cost in all", "kosten samen"},
    [INS_WORD_SOCIAL_ALL]        = {"cost to the state", "kosten voor het Rijk"},
    [INS_WORD_STATE_PENALTIES]   = {"of which penalties, a transfer", "waarvan dwangsommen, overdracht"},
    [INS_WORD_STATE_MARGINAL]    = {"with a place at its marginal price", "met plaats tegen marginale prijs"},
    [INS_WORD_STATE_DISCOUNT]    = {"discounting", "verdiscontering"},
    [INS_WORD_OTHERS_PAY]        = {"{1}, paid by others", "{1}, betaald door anderen"},
    [INS_WORD_NEXT_FULL] = {"Phases, ledger, scaling up and down, risk:  --full; as files and figures:  -o~DIR",
                            "Fasen, kosten, op- en afschalen, risico:  --full; als bestanden en figuren:  -o~MAP"},
    [INS_WORD_NEXT_BUFFER]       = {"How large must the buffer be?  instroom~buffer~SCENARIO",
                                    "Hoe groot moet de buffer zijn?  instroom~buffer~SCENARIO"},

    [INS_WORD_BUFFER]         = {"How large must the buffer be?", "Hoe groot moet de buffer zijn?"},
    [INS_WORD_SAYS] = {"{1}", "{1}"},
    [INS_WORD_HEADLINE] = {"With {1}~million euro a year{2}, {3}{4}",
                           "Met {1}~miljoen euro per jaar{2} {3}{4}"},
    [INS_WORD_HEADLINE_NO_MONEY] = {"Without a yearly budget {3}{4}", "Zonder jaarlijkse begroting {3}{4}"},
    [INS_WORD_HEADLINE_STOCK] = {" ({1}~million of it for today's backlog until {2})",
                                 " (waarvan {1}~miljoen voor de huidige werkvoorraad tot en met {2})"},
    [INS_WORD_HEADLINE_RESERVE] =
        {"a reserve of {1}~million {9}, {2}~% of the budget, {3}, keeps {4} in {5} of 100 futures ({6} "
         "without it, {7} with unlimited money)",
         "en een reserve van {1}~miljoen {9}, {2}~% van de begroting, {3}, blijft het bij {4} in {5} van "
         "de 100 toekomsten ({6} zonder reserve, {7} met onbeperkt geld)"},
    [INS_WORD_HEADLINE_NEEDLESS] =
        {"no reserve is needed for {4}: that holds in {6} of 100 futures ({7} with unlimited money)",
         "is geen reserve nodig voor {4}: dat lukt in {6} van de 100 toekomsten ({7} met onbeperkt "
         "geld)"},
    [INS_WORD_HEADLINE_NONE] =
        {"no reserve keeps {4} in {8} of 100 futures ({6} without one, {7} with unlimited money)",
         "zorgt geen enkele reserve in {8} van de 100 toekomsten voor {4} ({6} zonder reserve, {7} "
         "met onbeperkt geld)"},
    [INS_WORD_HEADLINE_HANGS] =
        {"; it depends most on {1}: {2} of 100 with a tenth less of it, {3} with a tenth more.",
         "; het hangt het meest af van {1}: {2} van de 100 met een tiende minder, {3} met een tiende meer."},
    [INS_WORD_HEADLINE_OWN] =
        {"With the {1}~million a year of the scenario's own budget it takes a reserve of {2}~million "
         "{6}, {3}~%; without one the norm is kept in {4} of 100.",
         "Met de {1}~miljoen per jaar van de eigen begroting van het scenario is een reserve van "
         "{2}~miljoen {6}, {3}~%, nodig; zonder wordt de norm in {4} van de 100 gehaald."},
    [INS_WORD_HEADLINE_OWN_NEEDLESS] =
        {"With the {1}~million a year of the scenario's own budget no reserve is needed: the norm is "
         "kept in {4} of 100 without one.",
         "Met de {1}~miljoen per jaar van de eigen begroting van het scenario is geen reserve "
         "nodig: ook zonder wordt de norm in {4} van de 100 gehaald."},
    [INS_WORD_HEADLINE_OWN_NONE] =
        {"With the {1}~million a year of the scenario's own budget no reserve is enough: {4} of 100 "
         "without one, {5} with unlimited money.",
         "Met de {1}~miljoen per jaar van de eigen begroting van het scenario is geen reserve genoeg: "
         "{4} van de 100 zonder, {5} met onbeperkt geld."},
    [INS_WORD_HEADLINE_UNKNOWN] =
        {"All that if the figures are right. Over what is not known, with the scenario's own budget, the norm "
         "buffer goes from {1}~million euro (5 of 100 worlds need no more) to {2}~million (95 of 100); in {3} "
         "of 100 there is none.",
         "Dat alles als de cijfers kloppen. Over wat niet bekend is loopt, met de eigen begroting van het "
         "scenario, de normbuffer van {1}~miljoen euro (meer is in 5 van de 100 werelden niet nodig) tot "
         "{2}~miljoen (95 van de 100); in {3} van de 100 is er geen."},
    [INS_WORD_HEADLINE_UNKNOWN_OPEN] =
        {"All that if the figures are right. Over what is not known, with the scenario's own budget, the norm "
         "buffer goes from {1}~million euro (5 of 100 worlds need no more) without end: in {3} of 100 worlds "
         "no buffer keeps the norm.",
         "Dat alles als de cijfers kloppen. Over wat niet bekend is loopt, met de eigen begroting van het "
         "scenario, de normbuffer van {1}~miljoen euro (meer is in 5 van de 100 werelden niet nodig) zonder "
         "einde: in {3} van de 100 werelden haalt geen enkele buffer de norm."},
    [INS_WORD_HEADLINE_UNKNOWN_NONE] =
        {"All that if the figures are right. Over what is not known, with the scenario's own budget, no buffer "
         "keeps the norm in {3} of 100 worlds.",
         "Dat alles als de cijfers kloppen. Over wat niet bekend is haalt, met de eigen begroting van het "
         "scenario, in {3} van de 100 werelden geen enkele buffer de norm."},
    [INS_WORD_HANGS_INFLOW]       = {"the inflow", "de instroom"},
    [INS_WORD_HANGS_STOCK]        = {"today's backlog", "de huidige werkvoorraad"},
    [INS_WORD_HANGS_HOURS]        = {"the hours a case takes", "de uren per zaak"},
    [INS_WORD_HANGS_ATTRITION]    = {"how many staff leave", "het vertrek van personeel"},
    [INS_WORD_HANGS_HOURS_WORKED] = {"the hours that one FTE works", "de uren die een fte maakt"},
    [INS_WORD_HANGS_LEAD_TIME]    = {"the time it takes to train", "de duur van de opleiding"},
    [INS_WORD_HANGS_INTAKE]       = {"the size of an intake", "de omvang van een lichting"},
    [INS_WORD_HANGS_POOL]         = {"the flexible shell", "de flexibele schil"},
    [INS_WORD_HANGS_BUDGET]       = {"the budget", "de begroting"},
    [INS_WORD_NAME_LIQUIDITY] = {"Liquidity buffer", "Liquiditeitsbuffer"},
    [INS_WORD_NAME_NORM]      = {"Norm buffer", "Normbuffer"},
    [INS_WORD_NAME_ECONOMIC]  = {"Economic buffer", "Economische buffer"},
    [INS_WORD_LIQUIDITY] =
        {"pays for all the staff that the control tower would call for, in {1} of 100 futures.",
         "betaalt al het personeel waar de regietoren om vraagt, in {1} van de 100 toekomsten."},
    [INS_WORD_NORM_BUFFER] =
        {"is the least that keeps the norm in {1} of 100 futures, {2}.",
         "is het minste waarmee de norm in {1} van de 100 toekomsten wordt gehaald, {2}."},
    [INS_WORD_FILLED_ONCE]   = {"filled once", "een keer gevuld"},
    [INS_WORD_FILLED_YEARLY] = {"filled up again each January", "elke januari weer aangevuld"},
    [INS_WORD_NORM_OTHER_ONCE] =
        {"Filled once, and never again, it takes {1}~mln euro {2}.",
         "Een keer gevuld, en nooit meer, is {1}~mln euro {2} nodig."},
    [INS_WORD_NORM_OTHER_YEARLY] =
        {"Filled up again each January it takes {1}~mln euro {2}.",
         "Elke januari weer aangevuld is {1}~mln euro {2} nodig."},
    [INS_WORD_KNOWN_NOT_YET] =
        {"With {1}~futures half the interval of the norm buffer is still {2}~% of it.",
         "Met {1}~toekomsten is het halve interval van de normbuffer nog {2}~% ervan."},
    [INS_WORD_KNOWN_NOT_YET_CHANCE] =
        {"With {1}~futures the chance is still known no better than to {2}~points of 100.",
         "Met {1}~toekomsten is de kans nog niet beter bekend dan tot op {2}~punt van de 100."},
    [INS_WORD_NORM_BUFFER_ZERO] =
        {"is not needed: the norm is kept in {1} of 100 futures without one.",
         "is niet nodig: de norm wordt ook zonder in {1} van de 100 toekomsten gehaald."},
    [INS_WORD_NORM_BUFFER_NONE] =
        {"No buffer, however large, keeps the norm in {1} of 100 futures.",
         "Geen buffer, hoe groot ook, haalt de norm in {1} van de 100 toekomsten."},
    [INS_WORD_ECONOMIC] =
        {"is as good at any of these sizes: the cost to the state and that of holding the buffer lie "
         "within {1}~mln euro of the least, which is known no better than that.",
         "is bij elk van deze omvangen even goed: kosten voor het Rijk en de kosten van het "
         "aanhouden liggen binnen {1}~mln euro van het laagste, en beter is dat niet bekend."},
    [INS_WORD_ECONOMIC_ZERO] = {"No buffer saves more than it costs to hold.",
                                "Geen buffer bespaart meer dan het aanhouden kost."},
    [INS_WORD_SIZES]         = {"{1} to {2}", "{1} tot {2}"},
    [INS_WORD_SIZES_FROM]    = {"from {1}", "vanaf {1}"},
    [INS_WORD_NONE]          = {"none", "geen"},
    [INS_WORD_INTERVAL]      = {"({1} to {2})", "({1} tot {2})"},
    [INS_WORD_INTERVAL_FROM] = {"({1} or more)", "({1} of meer)"},
    [INS_WORD_INTERVAL_TO]   = {"(up to {1})", "(tot {1})"},

    [INS_WORD_SPLIT] = {"What is structural, and what is for swings",
                        "Wat structureel is, en wat voor schommelingen"},
    [INS_WORD_SPLIT_ABOUT] =
        {"What a year costs beyond its budget when money holds nothing back, on average over the "
         "futures; mln euro.",
         "Wat een jaar meer kost dan zijn begroting als geld niets tegenhoudt, "
         "gemiddeld over de toekomsten; mln euro."},
    [INS_WORD_SPLIT_STRUCTURAL] = {"structural", "structureel"},
    [INS_WORD_SPLIT_STOCK]      = {"backlog", "werkvrd."},
    [INS_WORD_SPLIT_SWINGS]     = {"swings", "schommel."},
    [INS_WORD_SPLIT_TOGETHER]   = {"in all", "samen"},
    [INS_WORD_SPLIT_CARRYING]   = {"carrying", "dekkend"},
    [INS_WORD_SPLIT_MEANS] =
        {"structural: on the expected arrivals, from a backlog of {1}~months of work with nothing "
         "overdue. backlog: what today's backlog costs more. swings: what the futures cost on average "
         "beyond the expected arrivals. carrying: the yearly budget that pays the expected arrivals "
         "and today's backlog.",
         "structureel: bij de verwachte instroom, vanaf een werkvoorraad van {1}~maanden waarvan "
         "niets te laat is. werkvrd.: wat die van vandaag meer kost. schommel.: wat de toekomsten "
         "gemiddeld meer kosten dan de verwachte instroom. dekkend: de jaarlijkse begroting die de "
         "verwachte instroom en de werkvoorraad van vandaag betaalt."},
    [INS_WORD_SPLIT_SEQUENCE] =
        {"Buffers are quantiles and do not add up. One after the other, mln euro:",
         "Buffers zijn kwantielen: optellen kan niet. Na elkaar, mln euro:"},
    [INS_WORD_SPLIT_AS_IS]    = {"as it is", "zoals het is"},
    [INS_WORD_SPLIT_CARRIED]  = {"with the carrying budget", "met de dekkende begroting"},
    [INS_WORD_SPLIT_NO_STOCK] = {"and without today's backlog", "en zonder de werkvoorraad van nu"},
    [INS_WORD_SPLIT_CARRIES_NOTHING] =
        {"No budget carries: in some year all of it follows a volume that is none.",
         "Geen begroting is dekkend: in een van de jaren volgt alles een volume dat er niet is."},
    [INS_WORD_TRADE] =
        {"A million a year more of budget saves {1}~mln euro (+/-~{2}) of norm buffer.",
         "Een miljoen per jaar meer begroting bespaart {1}~mln euro (+/-~{2}) normbuffer."},
    [INS_WORD_BOOKS_NORM]     = {"The books of the norm buffer", "De boeken van de normbuffer"},
    [INS_WORD_BOOKS_ECONOMIC] = {"The books of the economic buffer",
                                 "De boeken van de economische buffer"},
    [INS_WORD_BOOKS_ABOUT] =
        {"Of {1}~mln euro, full at the start and {2}; on average over the futures, mln euro.",
         "Van {1}~mln euro, vol bij de start en {2}; gemiddeld over de toekomsten, mln euro."},
    [INS_WORD_BOOKS_PAID_IN]  = {"paid in", "gestort"},
    [INS_WORD_BOOKS_DEPOSITS] = {"left over", "over"},
    [INS_WORD_BOOKS_DRAWN]    = {"drawn", "onttrokken"},
    [INS_WORD_BOOKS_RETURNED] = {"returned", "terug"},
    [INS_WORD_BOOKS_CLOSING]  = {"closing", "eindstand"},
    [INS_WORD_BOOKS_DEFICIT]  = {"deficit", "tekort"},
    [INS_WORD_BOOKS_WORST]    = {"worst of twenty:", "ergste van twintig:"},
    [INS_WORD_BOOKS_MEANS] =
        {"left over: of the budget; returned: what of it finds no room in the buffer. What was "
         "there, is paid in and left over comes to what is drawn, returned and there at the end. A "
         "deficit is what neither budget nor buffer pays; here the treasury does.",
         "over: van de begroting; terug: wat daarvan niet in de buffer past. Wat er was, wordt "
         "gestort en overblijft is samen wat wordt onttrokken, teruggaat en er aan het eind is. Een "
         "tekort is wat begroting noch buffer betaalt; hier betaalt de schatkist het."},
    [INS_WORD_BOOKS_ERRORS] =
        {"The means are known to +/-~{1}~mln or better, the worst of twenty to +/-~{2}~mln.",
         "De gemiddelden zijn bekend op +/-~{1}~mln of beter, het ergste van twintig op "
         "+/-~{2}~mln."},
    [INS_WORD_TREASURY] =
        {"Over the horizon the treasury pays {1}~mln euro net (+/-~{2}): {3} of budget, "
         "{4} for the buffer at the start and {5} paid in later, {6} of deficits and {7} for holding "
         "the buffer, less {8} returned and {9} there at the end.",
         "Over de hele periode betaalt de schatkist per saldo {1}~mln euro (+/-~{2}): {3} begroting, {4} voor "
         "de buffer bij de start en {5} later gestort, {6} tekorten en {7} voor het aanhouden, min "
         "{8} terug en {9} aan het eind."},

    [INS_WORD_CARRIES]       = {"How far money carries", "Hoe ver geld reikt"},
    [INS_WORD_CARRIES_ABOUT] = {"The norm is kept, of 100 futures:",
                                "De norm wordt gehaald, van de 100 toekomsten:"},
    [INS_WORD_WITH_NONE]     = {"without a buffer", "zonder buffer"},
    [INS_WORD_WITH_NORM]     = {"with the norm buffer", "met de normbuffer"},
    [INS_WORD_WITH_ALL]      = {"with unlimited money", "met onbeperkt geld"},
    [INS_WORD_CARRIES_NOTHING] =
        {"Money changes nothing: the norm is kept as often with it as without.",
         "Geld verandert niets: met geld wordt de norm even vaak gehaald als zonder."},
    [INS_WORD_REST] =
        {"In the other {1}~of 100 no money helps in time: recruitment begun today brings an officer "
         "who decides independently after {2}~months, {3}~to recruit and {4}~to train.",
         "In de andere {1}~van de 100 helpt geen geld op tijd: wie vandaag wordt geworven, beslist "
         "pas na {2}~maanden zelfstandig: {3}~voor werving en {4}~voor opleiding."},
    [INS_WORD_REST_FIXED] = {"In the other {1}~of 100 no money helps: nobody is recruited.",
                             "In de andere {1}~van de 100 helpt geen geld: er wordt niemand geworven."},
    [INS_WORD_REST_FLEX]  = {"Until then there are at most {1}~FTE of flexible staff, after "
                              "{2}~months, and {3}~% overtime.",
                             "Tot dan zijn er hoogstens {1}~fte flexibel personeel, na "
                              "{2}~maanden, "
                              "en {3}~% overwerk."},
    [INS_WORD_NO_REST]    = {"With enough money the norm is kept in every future that was played.",
                             "Met genoeg geld wordt de norm in elke gespeelde toekomst gehaald."},
    [INS_WORD_BINDS]      = {"What binds", "Wat knelt"},
    [INS_WORD_BINDS_ABOUT] =
        {"Asked for are {1}~of 100. With unlimited money, and one thing changed:",
         "Gevraagd zijn er {1}~van de 100. Met onbeperkt geld, en een ding anders:"},
    [INS_WORD_PLUS]            = {"+{1}", "+{1}"},
    [INS_WORD_AS_IS]           = {"{1}", "{1}"},
    [INS_WORD_BIND_LEAD_TIME]  = {"a quarter less time to train", "een kwart korter opleiden"},
    [INS_WORD_BIND_INTAKE]     = {"a quarter larger intakes", "een kwart grotere lichtingen"},
    [INS_WORD_BIND_ABSORPTION] = {"a quarter more trainees a head", "een kwart meer begeleiding"},
    [INS_WORD_BIND_POOL]   = {"a quarter more flexible staff", "een kwart meer flexibel personeel"},
    [INS_WORD_BIND_BUDGET] = {"a quarter more budget", "een kwart meer begroting"},
    [INS_WORD_BIND_RULE] = {"a tower that aims lower and sooner", "een toren die lager en eerder mikt"},
    [INS_WORD_NAME_LEAD_TIME]  = {"the time to train", "de opleidingstijd"},
    [INS_WORD_NAME_INTAKE]     = {"the size of the intakes", "de omvang van de lichtingen"},
    [INS_WORD_NAME_ABSORPTION] = {"how many trainees the experienced can take along",
                                  "hoeveel nieuwe medewerkers de ervaren krachten kunnen begeleiden"},
    [INS_WORD_NAME_POOL]   = {"the size of the flexible shell", "de omvang van de flexibele schil"},
    [INS_WORD_NAME_BUDGET] = {"the budget", "de begroting"},
    [INS_WORD_NAME_RULE]   = {"the control tower's own rule (tower.target_months, tower.clear_months)",
                              "de eigen regel van de regietoren (tower.target_months, "
                              "tower.clear_months)"},
    [INS_WORD_BINDING]     = {"What binds most is {1}.", "Het meest knelt {1}."},
    [INS_WORD_BINDING_NOTHING] = {"None of them alone brings more.",
                                  "Geen van deze brengt op zichzelf meer."},

    [INS_WORD_SAVES] = {"What it saves", "Wat het bespaart"},
    [INS_WORD_SAVES_ABOUT] =
        {"Over the whole horizon, against no buffer, less the cost of holding it:",
         "Over de hele periode, tegen geen buffer, na aftrek van het aanhouden:"},
    [INS_WORD_SAVES_ECONOMIC] =
        {"The economic buffer saves the state {1}~mln euro (+/-~{2}).",
         "De economische buffer bespaart het Rijk {1}~mln euro (+/-~{2})."},
    [INS_WORD_SAVES_NORM] = {"The norm buffer saves {1}~mln euro (+/-~{2}).",
                             "De normbuffer bespaart {1}~mln euro (+/-~{2})."},
    [INS_WORD_COSTS_NORM] = {"The norm buffer costs {1}~mln euro (+/-~{2}) more than it saves.",
                             "De normbuffer kost {1}~mln euro (+/-~{2}) meer dan hij bespaart."},
    [INS_WORD_SAVES_PENALTIES] =
        {"Within that, penalties fall by {1}~mln euro (+/-~{2}): a transfer, which those who wait "
         "would have received.",
         "Daarin dalen de dwangsommen met {1}~mln euro (+/-~{2}): een overdracht, die wie wacht zou "
         "hebben ontvangen."},
    [INS_WORD_SAVES_MARGINAL] =
        {"With a place in reception at its marginal price it saves {1}~mln euro (+/-~{2}).",
         "Met een opvangplaats tegen de marginale prijs bespaart hij {1}~mln euro (+/-~{2})."},
    [INS_WORD_COSTS_MARGINAL] =
        {"With a place in reception at its marginal price it costs {1}~mln euro (+/-~{2}) more than "
         "it saves.",
         "Met een opvangplaats tegen de marginale prijs kost hij {1}~mln euro (+/-~{2}) meer dan hij "
         "bespaart."},
    [INS_WORD_ECONOMIC_MARGINAL] =
        {"At that price the economic buffer is {1}~mln euro.",
         "Tegen die prijs is de economische buffer {1}~mln euro."},

    [INS_WORD_FRONTIER] = {"What each size brings", "Wat elke omvang brengt"},
    [INS_WORD_FRONTIER_ABOUT] =
        {"reach: of the futures that unlimited money saves, the share that this size saves.",
         "bereik: van de toekomsten die onbeperkt geld redt, het deel dat deze omvang redt."},
    [INS_WORD_HEAD_BUFFER]      = {"buffer", "buffer"},
    [INS_WORD_HEAD_KEPT]        = {"norm kept", "norm gehaald"},
    [INS_WORD_HEAD_REACH]       = {"reach", "bereik"},
    [INS_WORD_HEAD_SOCIAL]      = {"to the state", "kosten Rijk"},
    [INS_WORD_HEAD_MARGINAL]    = {"marginal", "marginaal"},
    [INS_WORD_HEAD_PENALTIES]   = {"penalties", "dwangsom"},
    [INS_WORD_HEAD_OVERDUE]     = {"overdue", "te laat"},
    [INS_WORD_UNIT_OF_100]      = {"of 100", "van de 100"},
    [INS_WORD_UNIT_CASE_MONTHS] = {"case-months", "zaakmaanden"},

    [INS_WORD_GIVEN] = {"Path by path", "Pad voor pad"},
    [INS_WORD_GIVEN_ABOUT] =
        {"Each given path of the inflow by itself, as if it were certain to come; what stands above is for "
         "all of them by their weights. The buffers are for {1} of 100 futures of the path, in millions "
         "of euro.",
         "Elk opgegeven pad van de instroom op zichzelf, alsof het zeker komt; wat hierboven staat geldt "
         "voor alle paden naar hun gewicht. De buffers zijn voor {1} van de 100 toekomsten van het pad, "
         "in miljoenen euro."},
    [INS_WORD_GIVEN_PATH]    = {"path", "pad"},
    [INS_WORD_GIVEN_WEIGHT]  = {"weight", "gewicht"},
    [INS_WORD_GIVEN_KEPT]    = {"norm kept in, of 100, with", "norm gehaald, van 100, met"},
    [INS_WORD_GIVEN_WITHOUT] = {"no buffer", "geen"},
    [INS_WORD_GIVEN_TOLD]    = {"this one", "deze"},
    [INS_WORD_GIVEN_ALL]     = {"unlimited", "onbeperkt"},
    [INS_WORD_GIVEN_ERRORS] =
        {"this one: with the norm buffer of all paths together, or where there is none with "
         "unlimited money. Errors (95~%): liquidity at most {1}~million, chances at most {2} of "
         "100; {3}~futures a path.",
         "deze: met de normbuffer van alle paden samen, of als die er niet is met onbeperkt geld. "
         "Fouten (95~%): liquide hooguit {1}~miljoen, kansen hooguit {2} van de 100; "
         "{3}~toekomsten per pad."},
    [INS_WORD_GIVEN_CAPTION] =
        {"Chances of the norm are of 100 futures of the path; the buffer told is the norm buffer of all "
         "paths together, or unlimited money where there is none.",
         "Kansen op de norm zijn van 100 toekomsten van het pad; de genoemde buffer is de normbuffer van "
         "alle paden samen, of onbeperkt geld als die er niet is."},
    [INS_WORD_GIVEN_WITH_TOLD] = {"with the buffer told", "met de genoemde buffer"},
    [INS_WORD_GIVEN_TURN] =
        {"The weight of {1} decides: at {2} of 100 {3}, at {4} of 100 {5}. The answer turns at {6} of 100 "
         "{7}; the file gives it {8}.",
         "Het gewicht van {1} beslist: bij {2} van de 100 {3}, bij {4} van de 100 {5}. Het omslagpunt "
         "ligt bij {6} van de 100 {7}; het bestand geeft het {8}."},
    [INS_WORD_GIVEN_NEEDLESS] = {"no buffer is needed", "is geen buffer nodig"},
    [INS_WORD_GIVEN_SIZE]     = {"it takes {1}~million euro {2}", "is {1}~miljoen euro nodig {2}"},
    [INS_WORD_GIVEN_NONE]     = {"no buffer is enough", "is geen enkele buffer genoeg"},

    [INS_WORD_UNKNOWN] = {"What is not known", "Wat niet bekend is"},
    [INS_WORD_UNKNOWN_ABOUT] =
        {"What stands above holds if the figures are right. These are not known exactly: {1}. "
         "{2}~worlds of what they may be were played; in each, the norm buffer is what keeps the norm "
         "in {3} of 100 futures:",
         "Wat hierboven staat, geldt als de cijfers kloppen. Niet precies bekend zijn: {1}. Er zijn "
         "{2}~werelden gespeeld van wat ze kunnen zijn; in elke wereld is de normbuffer wat de norm in "
         "{3} van de 100 toekomsten haalt:"},
    [INS_WORD_UNKNOWN_P05] = {"in 5 of 100 worlds no more than", "in 5 van de 100 werelden hooguit"},
    [INS_WORD_UNKNOWN_P50] = {"in half of them no more than", "in de helft ervan hooguit"},
    [INS_WORD_UNKNOWN_P95] = {"in 95 of 100 no more than", "in 95 van de 100 hooguit"},
    [INS_WORD_UNKNOWN_NONE] = {"In {1} of 100 worlds {2} no buffer keeps the norm.",
                               "In {1} van de 100 werelden {2} haalt geen enkele buffer de norm."},
    [INS_WORD_UNKNOWN_SHARE] = {"share of worlds without any", "aandeel werelden zonder"},
    [INS_WORD_UNKNOWN_BEST] = {"suits all worlds together best", "past het best bij alle werelden samen"},
    [INS_WORD_UNKNOWN_BEST_ABOUT] =
        {"The least expected cost to the state, with the cost of holding it; between brackets what is as good. "
         "At each size, over all worlds:",
         "De laagste verwachte kosten voor het Rijk, met de kosten van aanhouden; tussen haakjes wat "
         "even goed is. Bij elke omvang, over alle werelden:"},

    [INS_WORD_HOLDS] = {"It holds while", "Het blijft zo zolang"},
    [INS_WORD_HOLDS_SOME] =
        {"Some buffer keeps the norm. That stays so at these values of a key, all else being as in the "
         "scenario:",
         "Er is een buffer waarmee de norm wordt gehaald. Dat blijft zo bij deze waarden van een sleutel, "
         "als al het andere is zoals in het scenario:"},
    [INS_WORD_HOLDS_NONE] =
        {"No buffer keeps the norm. That stays so at these values of a key, all else being as in the "
         "scenario:",
         "Met geen enkele buffer wordt de norm gehaald. Dat blijft zo bij deze waarden van een sleutel, "
         "als al het andere is zoals in het scenario:"},
    [INS_WORD_HOLDS_BELOW] =
        {"A buffer of {1} million euro keeps the norm. That stays so at these values of a key, all else "
         "being as in the scenario:",
         "Met een buffer van {1} miljoen euro wordt de norm gehaald. Dat blijft zo bij deze waarden van "
         "een sleutel, als al het andere is zoals in het scenario:"},
    [INS_WORD_HOLDS_NOT_BELOW] =
        {"A buffer of {1} million euro does not keep the norm. That stays so at these values of a key, "
         "all else being as in the scenario:",
         "Met een buffer van {1} miljoen euro wordt de norm niet gehaald. Dat blijft zo bij deze waarden "
         "van een sleutel, als al het andere is zoals in het scenario:"},
    [INS_WORD_HOLDS_KEY]        = {"key", "sleutel"},
    [INS_WORD_HOLDS_STAYS_FROM] = {"it stays from", "het blijft zo vanaf"},
    [INS_WORD_HOLDS_STAYS_TO]   = {"up to", "tot"},
    [INS_WORD_HOLDS_TODAY]  = {"today", "nu"},
    [INS_WORD_HOLDS_FROM]   = {"from {1}", "vanaf {1}"},
    [INS_WORD_HOLDS_TO]     = {"up to {1}", "tot {1}"},
    [INS_WORD_HOLDS_ALWAYS] = {"whatever it is", "wat hij ook is"},
    [INS_WORD_HOLDS_EDGE]   = {"it is on the edge", "het staat op de rand"},
    [INS_WORD_HOLDS_LAWS] =
        {"On {1}~common futures; in brackets the error that playing so many leaves. A bar reaches from "
         "three standard deviations of what the key may be below today's value (o) to three above it.",
         "Op {1}~gemeenschappelijke toekomsten; tussen haakjes de fout doordat er niet meer zijn "
         "doorgerekend. Een balk reikt van drie standaardafwijkingen van wat de sleutel kan zijn onder "
         "de huidige waarde (o) tot drie erboven."},
    [INS_WORD_HOLDS_TENTHS] =
        {"On {1}~common futures; in brackets the error that playing so many leaves. A bar reaches from "
         "three tenths below today's value (o) to three tenths above it; of whole numbers, three steps "
         "of at least one.",
         "Op {1}~gemeenschappelijke toekomsten; tussen haakjes de fout doordat er niet meer zijn "
         "doorgerekend. Een balk reikt van drie tienden onder de huidige waarde (o) tot drie tienden "
         "erboven; bij gehele getallen drie stappen van ten minste een."},
    [INS_WORD_HOLDS_MORE] = {"These are the nearest of {1} keys; --holds gives all of them.",
                             "Dit zijn de dichtstbijzijnde van {1} sleutels; --holds geeft ze alle."},
    [INS_WORD_HOLDS_PLOT_LAWS] =
        {"A bar reaches from three standard deviations of what the key may be below today's value to three "
         "above it; where it is dark the answer stays. The stroke at an end is the error that playing "
         "{1}~futures leaves.",
         "Een balk reikt van drie standaardafwijkingen van wat de sleutel kan zijn onder de huidige waarde "
         "tot drie erboven; waar hij donker is, blijft het antwoord zo. De streep aan een uiteinde is de "
         "fout doordat er {1}~toekomsten zijn doorgerekend."},
    [INS_WORD_HOLDS_PLOT_TENTHS] =
        {"A bar reaches from three tenths below today's value to three tenths above it (of whole numbers, "
         "three steps of at least one); where it is dark the answer stays. The stroke at an end is the error "
         "that playing {1}~futures leaves.",
         "Een balk reikt van drie tienden onder de huidige waarde tot drie tienden erboven (bij gehele "
         "getallen drie stappen van ten minste een); waar hij donker is, blijft het antwoord zo. De streep "
         "aan een uiteinde is de fout doordat er {1}~toekomsten zijn doorgerekend."},

    [INS_WORD_SEEK_SOME] = {"Some buffer keeps the norm as the scenario stands, with {1} = {2}.",
                            "Zoals het scenario nu is, met {1} = {2}, is er een buffer waarmee de norm "
                            "wordt gehaald."},
    [INS_WORD_SEEK_NONE] = {"No buffer keeps the norm as the scenario stands, with {1} = {2}.",
                            "Zoals het scenario nu is, met {1} = {2}, wordt de norm met geen enkele "
                            "buffer gehaald."},
    [INS_WORD_SEEK_BELOW] =
        {"A buffer of {3} million euro keeps the norm as the scenario stands, with {1} = {2}.",
         "Zoals het scenario nu is, met {1} = {2}, wordt de norm met een buffer van {3} miljoen euro "
         "gehaald."},
    [INS_WORD_SEEK_NOT_BELOW] =
        {"A buffer of {3} million euro does not keep the norm as the scenario stands, with {1} = {2}.",
         "Zoals het scenario nu is, met {1} = {2}, wordt de norm met een buffer van {3} miljoen euro "
         "niet gehaald."},
    [INS_WORD_SEEK_STAYS_DOWN] = {"That stays so down to {1} {2}.", "Dat blijft zo bij minder, tot {1} {2}."},
    [INS_WORD_SEEK_STAYS_UP]   = {"That stays so up to {1} {2}.", "Dat blijft zo bij meer, tot {1} {2}."},
    [INS_WORD_SEEK_FROM]       = {"At {1} {2} or more it is kept.", "Bij {1} {2} of meer wordt hij gehaald."},
    [INS_WORD_SEEK_TO]       = {"At {1} {2} or less it is kept.", "Bij {1} {2} of minder wordt hij gehaald."},
    [INS_WORD_SEEK_ALL_DOWN] = {"That stays so at every lower value that was tried.",
                                "Dat blijft zo bij elke lagere waarde die is geprobeerd."},
    [INS_WORD_SEEK_ALL_UP]   = {"That stays so at every higher value that was tried.",
                                "Dat blijft zo bij elke hogere waarde die is geprobeerd."},
    [INS_WORD_SEEK_NOWHERE]  = {"It is kept at no value of this key that was tried.",
                                "Bij geen enkele geprobeerde waarde van deze sleutel wordt hij gehaald."},
    [INS_WORD_SEEK_EDGE] = {"That value is the edge itself, as far as the futures can tell.",
                            "Die waarde is zelf de grens, voor zover de toekomsten dat kunnen zeggen."},
    [INS_WORD_SEEK_METHOD] =
        {"All else as in the scenario, on {1}~common futures; in brackets the error that playing so many "
         "leaves. Sought from the value in the scenario outwards, in steps that double: beyond the "
         "nearest edge on either side the answer may turn once more.",
         "Al het andere is zoals in het scenario, op {1}~gemeenschappelijke toekomsten; tussen haakjes de "
         "fout doordat er niet meer zijn doorgerekend. Gezocht vanaf de waarde in het scenario naar "
         "weerskanten, in stappen die verdubbelen: voorbij de dichtstbijzijnde grens kan het antwoord "
         "nog een keer omslaan."},

    [INS_WORD_FIT] =
        {"An inflow section from a record",
         "Een instroomsectie uit een reeks"},
    [INS_WORD_READ] = {"Read from {1}: {2}; {3} to {4}.", "Gelezen uit {1}: {2}; {3} tot en met {4}."},
    [INS_WORD_READ_TRACKS]  = {"cases of {1}", "zaken van {1}"},
    [INS_WORD_READ_TOTAL]   = {"{1}, the sum over tracks", "{1}, de som over de sporen"},
    [INS_WORD_READ_SERVICE] = {"of the service {1}", "van de dienst {1}"},
    [INS_WORD_READ_PATHS]   = {"paths {1}", "paden {1}"},
    [INS_WORD_READ_HORIZON] =
        {"{1} of {2} months come from {3}; the model fills the others.",
         "{1} van {2} maanden komen uit {3}; de andere vult het model in."},
    [INS_WORD_READ_HORIZON_ALL] = {"All {2} months come from {3}.",
                                   "Alle {2} maanden komen uit {3}."},
    [INS_WORD_READ_HORIZON_TRACKS] = {"Not all of them in each track: {1}; the model fills the others.",
                                      "Niet alle in elk spoor: {1}; de andere vult het model in."},
    [INS_WORD_READ_UNKNOWN] = {"Months in between that are not known: {1}.",
                               "Maanden ertussen die niet bekend zijn: {1}."},
    [INS_WORD_READ_CHOSEN]  = {"Of the cases in it: {1}.", "Van de gevallen erin: {1}."},
    [INS_WORD_READ_WITHHELD] =
        {"Figures kept back (*, <5), which count as not known: {1}.",
         "Achtergehouden cijfers (*, <5), die als onbekend tellen: {1}."},
    [INS_WORD_READ_DASHES] =
        {"Dashes, which count as not known: {1}. Where the source writes a dash for nil, put 0.",
         "Streepjes, die als onbekend tellen: {1}. Staat een streepje bij de bron voor nihil, zet er dan 0."},
    [INS_WORD_READ_ADDED] = {"Cells without a figure, left out where cases were added up: {1}.",
                             "Cellen zonder cijfer, weggelaten waar gevallen zijn opgeteld: {1}."},
    [INS_WORD_READ_FLAGGED] = {"Figures whose mark (1050 p) was left out: {1}.",
                               "Cijfers waarvan het merk (1050 p) is weggelaten: {1}."},
    [INS_WORD_READ_LONGER]  = {"Lines of quarters, years or sums, left out: {1}.",
                               "Regels van kwartalen, jaren of totalen, weggelaten: {1}."},
    [INS_WORD_READ_NOTES]   = {"Lines below the header without a month, left out: {1}.",
                               "Regels onder de kop zonder maand, weggelaten: {1}."},
    [INS_WORD_READ_AS]            = {"Read as: {1}.", "Gelezen als: {1}."},
    [INS_WORD_READ_SHEET]         = {"sheet {1}", "blad {1}"},
    [INS_WORD_READ_SEMICOLONS]    = {"semicolons between cells", "puntkomma's tussen cellen"},
    [INS_WORD_READ_TABS]          = {"tabs between cells", "tabs tussen cellen"},
    [INS_WORD_READ_DECIMAL_COMMA] = {"decimal commas", "decimale komma's"},
    [INS_WORD_READ_ACROSS]        = {"a column a month", "een kolom per maand"},
    [INS_WORD_READ_YEARS]         = {"a line a year", "een regel per jaar"},

    [INS_WORD_FIT_RECORD] =
        {"{1}: {2}~months known, {3} to {4}, of {5}~to {6}~cases a month.",
         "{1}: {2}~maanden bekend, {3} tot en met {4}, van {5}~tot {6}~zaken per "
         "maand."},
    [INS_WORD_FIT_GAPS] =
        {"{1}~months in between are not known; the fit steps over them.",
         "{1}~maanden daartussen zijn niet bekend; de schatting stapt "
         "eroverheen."},
    [INS_WORD_FIT_TRACKS] =
        {"The columns are tracks and are added up.",
         "De kolommen zijn sporen en zijn opgeteld."},
    [INS_WORD_FIT_LAWS] = {"Which law?", "Welk kansmodel?"},
    [INS_WORD_FIT_LAWS_ABOUT] =
        {"Log-likelihood of the logarithms of the counts; AIC and BIC: smaller "
         "is better.",
         "Log-aannemelijkheid van de logaritmen van de aantallen; AIC en BIC: "
         "kleiner is beter."},
    [INS_WORD_FIT_LAWS_SCORE] =
        {"foretold: mean log density one month ahead, fitted to earlier months "
         "alone, over {1}~months; larger is better.",
         "voorspeld: gem. log-dichtheid een maand vooruit, geschat op eerdere "
         "maanden alleen, over {1}~maanden; groter is beter."},
    [INS_WORD_FIT_TAKEN_ASKED] =
        {"Taken, as asked for: {1}.",
         "Genomen, zoals gevraagd: {1}."},
    [INS_WORD_FIT_WEIGHTS_ABOUT] =
        {"Every law takes part as its past forecasts are worth, of this record and of others. "
         "Log-likelihood and AIC look one month ahead over the whole record, and decide nothing.",
         "Elk kansmodel doet mee naar wat zijn eerdere voorspellingen waard zijn, van deze reeks en van "
         "andere. Log-aannemelijkheid en AIC kijken een maand vooruit over de hele reeks en beslissen "
         "niets."},
    [INS_WORD_FIT_WEIGHTS_FORETOLD] =
        {"foretold: mean log density of what came 1, 12 and 24 months ahead in {1}~years, fitted to "
         "earlier months alone; larger is better.",
         "voorspeld: gem. log-dichtheid van wat 1, 12 en 24 maanden later kwam, in {1}~jaren, geschat "
         "op eerdere maanden alleen; groter is beter."},
    [INS_WORD_FIT_HEAD_WEIGHT] = {"weight", "gewicht"},
    [INS_WORD_FIT_WANDERING] = {"a level that wanders", "een niveau dat zwerft"},
    [INS_WORD_FIT_PASSED_FORETOLD] =
        {"Passed over, having foretold worse: {1}.",
         "Niet meegenomen, want slechter voorspeld: {1}."},
    [INS_WORD_FIT_PASSED_EDGE] =
        {"Passed over, since a figure ran to the edge of what makes sense: {1}.",
         "Niet meegenomen, want een getal liep tot de rand van wat zinvol is: {1}."},
    [INS_WORD_FIT_PASSED_DRAWS] =
        {"Passed over, since too few draws count: {1}.",
         "Niet meegenomen, want te weinig trekkingen tellen: {1}."},
    [INS_WORD_FIT_PASSED_SHORT] =
        {"The record is too short to weigh laws by what they foretold: the level that wanders is "
         "taken alone, as other countries' records speak for it.",
         "De reeks is te kort om kansmodellen te wegen naar wat ze voorspelden: alleen het niveau dat "
         "zwerft is genomen, want reeksen van andere landen spreken daarvoor."},
    [INS_WORD_FIT_PASSED_UNASKED] =
        {"Taken, as asked for: the level that wanders, alone.",
         "Genomen, zoals gevraagd: alleen het niveau dat zwerft."},
    [INS_WORD_FIT_HEAVIEST] = {"The law that weighs most", "Het kansmodel dat het zwaarst weegt"},
    [INS_WORD_FIT_HEAVIEST_IS] = {"This is: {1}.", "Dat is: {1}."},
    [INS_WORD_FIT_WALK] = {"A level that wanders", "Een niveau dat zwerft"},
    [INS_WORD_FIT_WALK_ABOUT] =
        {"The inflow walks on from where it is today, with turbulent times that push it up or "
         "down and fade; it returns to no level of the past.",
         "De instroom gaat verder vanaf waar zij nu is, met onrustige tijden die haar omhoog of "
         "omlaag duwen en wegebben; zij keert niet terug naar een vroeger niveau."},
    [INS_WORD_FIT_WALK_ALONE] =
        {"Beforehand: next to nothing; the record speaks alone.",
         "Vooraf: vrijwel niets; de reeks spreekt alleen."},
    [INS_WORD_FIT_WALK_BEFORE] =
        {"Beforehand: what {1}~records of other countries say up to {2}.",
         "Vooraf: wat {1}~reeksen van andere landen tot {2} zeggen."},
    [INS_WORD_FIT_WALK_WITHOUT] =
        {"Beforehand: what {1}~records of other countries say up to {2}; {3} is left out, "
         "being the record itself.",
         "Vooraf: wat {1}~reeksen van andere landen tot {2} zeggen; {3} doet niet mee, want dat "
         "is de reeks zelf."},
    [INS_WORD_FIT_WALK_END] =
        {"At the end of the record the times were turbulent with probability {1}.",
         "Aan het eind van de reeks waren de tijden onrustig met kans {1}."},
    [INS_WORD_FIT_WALK_GOOD] =
        {"Of {1}~draws {2} count once they are weighed (Pareto k {3}): that is enough.",
         "Van {1}~trekkingen tellen er na weging {2} (Pareto-k {3}): dat is genoeg."},
    [INS_WORD_FIT_WALK_BAD] =
        {"Of {1}~draws {2} count once they are weighed (Pareto k {3}, above 0.7): do not trust "
         "them.",
         "Van {1}~trekkingen tellen er na weging {2} (Pareto-k {3}, boven 0,7): vertrouw ze "
         "niet."},
    [INS_WORD_FIT_HEAD_MEDIAN] = {"median", "mediaan"},
    [INS_WORD_FIT_NORMAL] = {"normal shocks", "normale schokken"},
    [INS_WORD_FIT_STUDENT] =
        {"heavy-tailed shocks",
         "schokken met zware staart"},
    [INS_WORD_FIT_VOLATILITY] =
        {"calm and turbulent times",
         "rustige en onrustige tijden"},
    [INS_WORD_FIT_LEVEL] = {"low and high times", "lage en hoge tijden"},
    [INS_WORD_FIT_SURGES] =
        {"normal shocks and surges",
         "normale schokken en golven"},
    [INS_WORD_FIT_HEAD_LAW] = {"law", "wet"},
    [INS_WORD_FIT_HEAD_NUMBERS] = {"numbers", "getallen"},
    [INS_WORD_FIT_HEAD_LIKELIHOOD] = {"log-likelihood", "log-aannem."},
    [INS_WORD_FIT_HEAD_SCORE] = {"foretold", "voorspeld"},
    [INS_WORD_FIT_ESTIMATES] = {"What the record says", "Wat de reeks zegt"},
    [INS_WORD_FIT_HEAD_KEY] = {"key", "sleutel"},
    [INS_WORD_FIT_HEAD_VALUE] = {"value", "waarde"},
    [INS_WORD_FIT_HEAD_SE] = {"s.e.", "st.fout"},
    [INS_WORD_FIT_HEAD_INTERVAL] = {"95 % interval", "95 %-interval"},
    [INS_WORD_FIT_AT_END] = {"at an end", "aan een eind"},
    [INS_WORD_FIT_NO_NOISE] =
        {"No noise was found beyond that of counting: counts are Poisson.",
         "Er is geen ruis gevonden boven die van het tellen: de aantallen zijn "
         "Poisson."},
    [INS_WORD_FIT_NO_TAIL] =
        {"No heavy tail was found: the shocks are as good as normal.",
         "Er is geen zware staart gevonden: de schokken zijn zo goed als "
         "normaal."},
    [INS_WORD_FIT_UNSOUND] =
        {"The likelihood has no clear peak there: standard errors are not known.",
         "De aannemelijkheid heeft daar geen duidelijke top: standaardfouten "
         "zijn niet bekend."},
    [INS_WORD_FIT_EDGE] =
        {"A figure ran to the edge of what makes sense: this law does not suit the record.",
         "Een getal liep tot de rand van wat zinvol is: dit kansmodel past niet bij de reeks."},
    [INS_WORD_FIT_HALF_LIFE] =
        {"Half of a shock is left after {1}~months.",
         "Na {1}~maanden is van een schok de helft over."},
    [INS_WORD_FIT_SEASON] =
        {"Season, January first: {1}; each known to about {2}~%.",
         "Seizoen, januari eerst: {1}; elk bekend op ongeveer {2}~%."},
    [INS_WORD_FIT_END] =
        {"At the end of the record, {1}, the inflow stood at {2}~times its "
         "median, the season taken out.",
         "Aan het eind van de reeks, {1}, stond de instroom op {2}~maal de "
         "mediaan, zonder het seizoen."},
    [INS_WORD_FIT_END_REGIME] =
        {"The times were then {1}, with probability {2}.",
         "De tijden waren toen {1}, met kans {2}."},
    [INS_WORD_FIT_CALM] = {"calm", "rustig"},
    [INS_WORD_FIT_TURBULENT] = {"turbulent", "onrustig"},
    [INS_WORD_FIT_LOW] = {"low", "laag"},
    [INS_WORD_FIT_HIGH] = {"high", "hoog"},
    [INS_WORD_FIT_SHARES] = {"How the tracks share it", "Hoe de sporen delen"},
    [INS_WORD_FIT_HEAD_TRACK] = {"track", "spoor"},
    [INS_WORD_FIT_HEAD_SHARE] = {"share", "aandeel"},
    [INS_WORD_FIT_DRIFT] =
        {"The shares drift: persistence {1} (s.e.~{2}), innovation sd {3} "
         "(s.e.~{4}).",
         "De aandelen zwerven: persistentie {1} (st.fout~{2}), innovatie-sd {3} "
         "(st.fout~{4})."},
    [INS_WORD_FIT_NO_DRIFT] =
        {"No drift of the shares was found beyond counting.",
         "Er is geen zwerven van de aandelen gevonden boven het tellen uit."},
    [INS_WORD_FIT_BACKTEST] = {"Would it have foretold?", "Had het voorspeld?"},
    [INS_WORD_FIT_BACKTEST_ABOUT] =
        {"Season, laws, weights and what is believed beforehand: all from what was known then, year "
         "by year from the first {1}~months on, and drawn with what was not known. The forecasts "
         "overlap: they tell less than their number.",
         "Seizoen, kansmodellen, gewichten en wat vooraf is aangenomen: alles uit wat toen bekend was, jaar "
         "voor jaar vanaf de eerste {1}~maanden, en getrokken met wat onbekend was. De "
         "voorspellingen overlappen: ze zeggen minder dan hun aantal."},
    [INS_WORD_FIT_AHEAD] = {"{1} months ahead, the month", "{1} maanden vooruit, de maand"},
    [INS_WORD_FIT_SUM_AHEAD] = {"{1} months ahead, their sum", "{1} maanden vooruit, de som"},
    [INS_WORD_FIT_HEAD_THIS] = {"this", "deze"},
    [INS_WORD_FIT_HEAD_NAIVE] = {"last year", "vorig jaar"},
    [INS_WORD_FIT_HEAD_RANDOM] = {"panel walk", "paneldrift"},
    [INS_WORD_FIT_HEAD_SMOOTH] = {"smoothing", "gladstrijken"},
    [INS_WORD_FIT_FORECASTS] = {"forecasts", "voorspellingen"},
    [INS_WORD_FIT_INSIDE] = {"inside the {1} % band", "binnen de {1} %-band"},
    [INS_WORD_FIT_CRPS] = {"CRPS, cases", "CRPS, zaken"},
    [INS_WORD_FIT_PINBALL] = {"loss of the 95 % quantile", "verlies van het 95 %-kwantiel"},
    [INS_WORD_FIT_LOG_SCORE] = {"log density", "log-dichtheid"},
    [INS_WORD_FIT_TENTHS] = {"In each tenth foretold: {1}.", "In elk voorspeld tiende deel: {1}."},
    [INS_WORD_FIT_POOR] =
        {"Bands of 95~% have held less than 85 of 100 here: they are too narrow; expect more to fall "
         "outside.",
         "Banden van 95~% bevatten hier minder dan 85 van de 100 uitkomsten: ze zijn te smal; reken "
         "erop dat er meer buiten valt."},
    [INS_WORD_FIT_WRITTEN] =
        {"Written to {1}; a scenario takes it with @include~\"{1}\"",
         "Geschreven naar {1}; een scenario neemt het op met @include~\"{1}\""},
    [INS_WORD_FIT_NEXT] =
        {"As a section for a scenario: instroom~fit~{1}~-o~FILE.cfg",
         "Als sectie voor een scenario: instroom~fit~{1}~-o~BESTAND.cfg"},

    [INS_WORD_SWEEP_PLAN]  = {"{1}~points x {2}~futures x {3}~months = {4}~future-months; about {5} "
                              "here (threads:~{6}).",
                              "{1}~punten x {2}~toekomsten x {3}~maanden = {4}~toekomstmaanden; hier "
                              "ongeveer {5} (threads:~{6})."},
    [INS_WORD_SWEEP_FOUND] = {"{1} of them are there already.", "{1} daarvan zijn er al."},
    [INS_WORD_SWEEP_DONE]  = {"{1}: all {2}~points, each of {3}~futures and {4}~months.",
                              "{1}: alle {2}~punten, elk van {3}~toekomsten en {4}~maanden."},
    [INS_WORD_SWEEP_UNFINISHED] =
        {"{1} of {2}~points are there: the sweep is not finished.",
         "{1} van de {2}~punten zijn er: de sweep is nog niet af."},
    [INS_WORD_SWEEP_PART]  = {"{1}: {5} of {2}~points, each of {3}~futures and {4}~months.",
                              "{1}: {5} van {2}~punten, elk van {3}~toekomsten en {4}~maanden."},
    [INS_WORD_SWEEP_BEST] =
        {"Least cost to the state of the points that keep the norm in {4}~of 100 futures: point~{1}, "
         "{2}~mln euro; it keeps the norm in {3}~of 100.",
         "De laagste kosten voor het Rijk van de punten die de norm in {4}~van de 100 "
         "toekomsten halen: punt~{1}, {2}~mln euro; dat haalt de norm in {3}~van de 100."},
    [INS_WORD_SWEEP_NEAREST] =
        {"No point keeps the norm in {4}~of 100 futures. Nearest comes point~{1}, with {3}~of "
         "100, at a cost to the state of {2}~mln euro.",
         "Geen punt haalt de norm in {4}~van de 100 toekomsten. Het dichtst komt punt~{1}, met "
         "{3}~van de 100, tegen {2}~mln euro kosten voor het Rijk."},
    [INS_WORD_SWEEP_NEXT] = {"All about it: instroom run --point {1} {2}",
                             "Alles erover: instroom run --point {1} {2}"},
    [INS_WORD_SECONDS]    = {"{1}~s", "{1}~s"},
    [INS_WORD_MINUTES]    = {"{1}~min", "{1}~min"},
    [INS_WORD_HOURS]      = {"{1}~h", "{1}~uur"},
    [INS_WORD_DAYS]       = {"{1}~days", "{1}~dagen"},

    [INS_WORD_LEVERS] = {"What is a step of each lever worth?", "Wat is een stap aan elke knop waard?"},
    [INS_WORD_LEVERS_BASE] =
        {"As it is: liquidity buffer {1}~mln euro {2}, norm buffer {3}~mln {4}.",
         "Zoals het is: liquiditeitsbuffer {1}~mln euro {2}, normbuffer {3}~mln {4}."},
    [INS_WORD_LEVERS_BASE_NONE] =
        {"As it is: liquidity buffer {1}~mln euro {2}; no buffer keeps the norm, and the best that "
         "money reaches is {3}~of 100 futures {4}.",
         "Zoals het is: liquiditeitsbuffer {1}~mln euro {2}; geen buffer haalt de norm, en het "
         "beste dat geld bereikt is {3}~van de 100 toekomsten {4}."},
    [INS_WORD_LEVERS_ABOUT] =
        {"One lever moves, all else stays, on the same futures. Change of the buffer:",
         "Een knop beweegt, de rest blijft, zelfde toekomsten. Verandering van de buffer:"},
    [INS_WORD_LEVERS_OUTSIDE] = {"What it does to costs and to overdue cases",
                                 "Wat het met kosten en te late zaken doet"},
    [INS_WORD_LEVERS_OUTSIDE_ABOUT] =
        {"Over the whole horizon, expected, with the scenario's own buffer and funding:",
         "Over de hele periode, naar verwachting, met de eigen buffer van het scenario:"},
    [INS_WORD_LEVERS_STATE] = {"What it does to the cost to the state",
                               "Wat het met de kosten voor het Rijk doet"},
    [INS_WORD_LEVERS_STATE_ABOUT] =
        {"The cost to the state in all, the same with a place in reception at its marginal price, and "
         "the penalties within it, a transfer to those who wait:",
         "De kosten voor het Rijk samen, dezelfde met een opvangplaats tegen de marginale prijs, en "
         "de dwangsommen daarin, een overdracht aan wie wacht:"},
    [INS_WORD_LEVERS_RAISES] =
        {"{1}: the norm is kept in {2}~more of 100 futures (+/-~{3}) with unlimited money.",
         "{1}: de norm wordt in {2}~meer van de 100 toekomsten (+/-~{3}) gehaald met onbeperkt geld."},
    [INS_WORD_LEVERS_SAVES] = {"{1} saves {2}~mln euro (+/-~{3}) of {4}.",
                               "{1} bespaart {2}~mln euro (+/-~{3}) van de {4}."},
    [INS_WORD_LEVERS_LEFT]   = {"Left out", "Weggelaten"},
    [INS_WORD_LEVERS_METHOD] =
        {"+/- is half of the 95 % interval of the difference: {1} futures, the same for both, for "
         "the buffers drawn again {2} times.",
         "+/- is de helft van het 95 %-interval van het verschil: {1} toekomsten, dezelfde voor "
         "beide, voor de buffers {2} keer opnieuw getrokken."},
    [INS_WORD_FIGURE_LEVERS] = {"change of the buffer for one step, million euro, with 95% interval",
                                "verandering van de buffer bij een stap, miljoen euro, met 95%-interval"},
    [INS_WORD_COLON]          = {"{1}: {2}.", "{1}: {2}."},
    [INS_WORD_HEAD_FROM]      = {"from", "van"},
    [INS_WORD_HEAD_TO]        = {"to", "naar"},
    [INS_WORD_HEAD_LIQUIDITY] = {"liquidity", "liquide"},
    [INS_WORD_HEAD_NORM]      = {"norm", "norm"},
    [INS_WORD_HEAD_CHANCE]    = {"chance", "kans"},
    [INS_WORD_HEAD_COST]      = {"cost", "kosten"},
    [INS_WORD_UNIT_MILLION]   = {"mln", "mln"},
    [INS_WORD_UNIT_POINTS]    = {"points", "punten"},
    [INS_WORD_LEVER_AT_END]    = {"it stands at the end of its range",
                                  "staat aan het eind van zijn bereik"},
    [INS_WORD_LEVER_NO_LIMIT]  = {"there is no limit to move", "er is geen grens om te verzetten"},
    [INS_WORD_LEVER_NO_POOL]   = {"there is no flexible shell", "er is geen flexibele schil"},
    [INS_WORD_LEVER_NO_TOWER]  = {"the control tower does not steer",
                                  "de regietoren stuurt niet"},
    [INS_WORD_LEVER_NO_HIRES]  = {"nobody is ever hired or trained",
                                  "er wordt niemand aangenomen of opgeleid"},
    [INS_WORD_LEVER_NO_VOLUME] = {"no part of the budget follows the volume",
                                  "geen deel van de begroting volgt het volume"},

    [INS_WORD_MEASURES] = {"What does each measure cost and bring?",
                           "Wat kost elke maatregel, en wat brengt hij op?"},
    [INS_WORD_MEASURES_ENDS] =
        {"With unlimited money the norm is kept in {1}~of 100 futures {2} without any of "
         "the measures, and in {3} {4} with all of them.",
         "Met onbeperkt geld wordt de norm in {1}~van de 100 toekomsten {2} gehaald "
         "zonder deze maatregelen, en in {3} {4} met alle."},
    [INS_WORD_MEASURES_ALONE] = {"Cost of each, alone", "Kosten van elk, als enige"},
    [INS_WORD_MEASURES_LAST]  = {"Cost of each, as the last one added",
                                 "Kosten van elk, als laatste toegevoegd"},
    [INS_WORD_MEASURES_BRING] = {"What each brings, alone", "Wat elk brengt, als enige"},
    [INS_WORD_MEASURES_BRING_LAST] = {"What each brings, as the last one added",
                                      "Wat elk brengt, als laatste toegevoegd"},
    [INS_WORD_MEASURES_METHOD] =
        {"Euro more with the measure than without it, expected; below 0 it saves. Once: "
         "investments, taskforces and what it costs once; a year: all else, of the organisation, in "
         "the long term. Short (first 12 months), middle (12 to 24) and long term: cost to the "
         "state, with penalties and reception. Deepest: the most that has been paid before it comes "
         "back; back: the first month from which on nothing is left to come back. Own: what needs "
         "money of its own over the horizon; along: what the budget pays as it stands.",
         "Euro meer met de maatregel dan zonder, naar verwachting; onder 0 bespaart hij. Eenmalig: "
         "investeringen, taskforces en wat hij eenmalig kost; per jaar: al het andere, van de "
         "organisatie, op de lange termijn. Korte (eerste 12 maanden), middellange (12 tot 24) en "
         "lange termijn: kosten voor het Rijk, met dwangsommen en opvang. Diepste: het meeste dat is "
         "voorgeschoten; terug: de eerste maand vanaf welke niets meer terug hoeft te komen. Eigen: "
         "wat over de periode eigen geld vraagt; mee: wat de begroting betaalt zoals ze is."},
    [INS_WORD_SPENT_ONCE]    = {"once", "eenmalig"},
    [INS_WORD_SPENT_YEARLY]  = {"a year", "per jaar"},
    [INS_WORD_SPENT_SHORT]   = {"short", "kort"},
    [INS_WORD_SPENT_MIDDLE]  = {"middle", "middel"},
    [INS_WORD_SPENT_LONG]    = {"long", "lang"},
    [INS_WORD_SPENT_DEEPEST] = {"deepest", "diepste"},
    [INS_WORD_SPENT_EVEN]    = {"back", "terug"},
    [INS_WORD_SPENT_OWN]     = {"own", "eigen"},
    [INS_WORD_SPENT_ALONG]   = {"along", "mee"},

    [INS_WORD_FORMS] = {"In which form is the protection held best?",
                        "In welke vorm is de bescherming het best?"},
    [INS_WORD_FORMS_ENDS] =
        {"The norm is kept in {1}~of 100 futures {2} with nothing, and in {3} {4} with unlimited "
         "money.",
         "De norm wordt in {1}~van de 100 toekomsten {2} gehaald zonder iets, en in {3} {4} met "
         "onbeperkt geld."},
    [INS_WORD_FORMS_NONE] = {"nothing", "niets"},
    [INS_WORD_FORMS_ASKED] =
        {"At equal safety: the least of each form that keeps the norm in {1}~of 100 futures.",
         "Bij gelijke zekerheid: van elke vorm het minste dat de norm in {1}~van de 100 toekomsten haalt."},
    [INS_WORD_FORMS_MIDWAY] =
        {"Cash cannot reach that. Midway between what nothing and unlimited money reach, {1}~of 100:",
         "Kas kan dat niet bereiken. Halverwege wat niets en onbeperkt geld bereiken, {1}~van de 100:"},
    [INS_WORD_FORMS_BETTER] =
        {"No use: {1}. Nowhere worse, and surely cheaper for the state: {2}.",
         "Zinloos: {1}. Nergens slechter, en zeker goedkoper voor het Rijk: {2}."},
    [INS_WORD_FORMS_UNREACHED] =
        {"{1} cannot reach it, however much there is of it: {2}~of 100 {3} at most.",
         "{1} kan het niet bereiken, hoeveel er ook van is: {2}~van de 100 {3} op zijn hoogst."},
    [INS_WORD_FORMS_SPRING] =
        {"All set out with the supplementary budget of the scenario: from month {1} of a year on {2}% of what "
         "the budget then lacks, with a chance of {3} of 100. Without it and with nothing the norm is kept in "
         "{4}~of 100 {5}.",
         "Alle gaan uit van de aanvullende begroting van het scenario: vanaf maand {1} van een jaar {2}% van "
         "wat de begroting dan tekortkomt, met een kans van {3} op 100. Zonder haar en zonder iets wordt de "
         "norm in {4}~van de 100 {5} gehaald."},
    [INS_WORD_FORMS_NO_SPRING] =
        {"The scenario has no supplementary budget within the year (budget.spring).",
         "Het scenario heeft geen aanvullende begroting binnen het jaar (budget.spring)."},
    [INS_WORD_FORMS_RELEASE] = {"Who releases it, on what sign, and what is paid for hours without work",
                                "Wie haar vrijgeeft, op welk teken, en wat uren zonder werk kosten"},
    [INS_WORD_FORMS_IDLE] = {"{1}: {2}; {3}~mln (+/-~{4}).", "{1}: {2}; {3}~mln (+/-~{4})."},
    [INS_WORD_FORMS_NOBODY] = {"nobody, and there is nothing", "niemand, en er is niets"},
    [INS_WORD_FORMS_METHOD] =
        {"{1} futures, the same for all. Size: million euro, FTE, or of 100 of the yearly budget. In "
         "million euro over the horizon: outlay of the treasury, expected and the worst of twenty (what the "
         "organisation costs, with what it takes to hold the money); cost to the state, with penalties, "
         "reception and the remaining backlog at the price of its hours; peak: the dearest year, filling and "
         "all. Overdue: thousand case-months. +/- is half of the 95 % interval.",
         "{1} toekomsten, voor alle dezelfde. Omvang: miljoen euro, fte, of van de 100 van de "
         "jaarbegroting. In miljoen euro over de periode: uitgaven van de schatkist, naar verwachting en "
         "de slechtste van twintig (wat de organisatie kost, met wat het kost het geld aan te houden); "
         "kosten voor het Rijk, met dwangsommen, opvang en de resterende werkvoorraad tegen de prijs van haar "
         "uren; piek: het duurste jaar, met de vulling. Te laat: duizend zaakmaanden. +/- is de helft van het "
         "95 %-interval."},
    [INS_WORD_FORMS_SIZE]   = {"size", "omvang"},
    [INS_WORD_FORMS_OUTLAY] = {"outlay", "uitgaven"},
    [INS_WORD_FORMS_P95]    = {"95 %", "95 %"},
    [INS_WORD_FORMS_STATE]  = {"state", "Rijk"},
    [INS_WORD_FORMS_PEAK]   = {"peak", "piek"},

    [INS_WORD_WORTH] = {"What is knowing better worth?", "Wat is beter weten waard?"},
    [INS_WORD_WORTH_AXES] =
        {"The scenario names nothing as uncertain; the axes of its sweep stand for what is not known.",
         "Het scenario noemt niets onzeker; de assen van de sweep staan voor wat niet bekend is."},
    [INS_WORD_WORTH_BEST] =
        {"Without knowing more, a buffer of {1}~million euro costs the state least. Against no buffer it "
         "saves {2}~million {3}.",
         "Zonder meer te weten is een buffer van {1}~miljoen euro voor het Rijk het goedkoopst. Tegenover "
         "geen buffer bespaart die {2}~miljoen {3}."},
    [INS_WORD_WORTH_FLAT] =
        {"Anything from {1} to {2}~million is as good by all that these futures can tell.",
         "Alles van {1} tot {2}~miljoen is even goed, voor zover deze toekomsten het kunnen zeggen."},
    [INS_WORD_WORTH_FLAT_OPEN] =
        {"Anything from {1}~million on is as good by all that these futures can tell.",
         "Alles vanaf {1}~miljoen is even goed, voor zover deze toekomsten het kunnen zeggen."},
    [INS_WORD_WORTH_MOST] =
        {"Whoever knew all these figures exactly would choose better by {1}~million euro {2}: no further "
         "study of them is worth more to this decision.",
         "Wie al deze cijfers precies kende, zou {1}~miljoen euro {2} beter kiezen: meer is verder "
         "onderzoek ernaar voor dit besluit niet waard."},
    [INS_WORD_WORTH_KNOWN] = {"known exactly", "precies bekend"},
    [INS_WORD_WORTH_VALUE] = {"mln euro", "mln euro"},
    [INS_WORD_WORTH_GROUP] = {"{1}: {2} keys together", "{1}: {2} sleutels samen"},
    [INS_WORD_WORTH_ALL] = {"all together", "alle samen"},
    [INS_WORD_WORTH_METHOD] =
        {"{1}~worlds, 32 futures each, every size on the same futures. The loss is the cost to the state "
         "with the cost of holding the buffer. The choice is the size alone: the tower knows in each world "
         "what it knows there anyway, and budget and unit prices are those of the scenario. What is told is "
         "what the choice saves in worlds that it was not learned from, and what it loses by being learned "
         "from so few (all together: {2}~million). Between brackets, from what is surely saved to twice that "
         "loss more, and the 95 % error of the worlds.",
         "{1}~werelden van elk 32 toekomsten, elke omvang op dezelfde toekomsten. Het verlies is de kosten "
         "voor het Rijk met de kosten van het aanhouden. Alleen de omvang wordt gekozen: de "
         "regietoren weet in elke wereld wat hij daar toch al weet, en begroting en eenheidsprijzen zijn "
         "die van het scenario. Vermeld is wat de keuze bespaart in werelden waarvan zij niet heeft "
         "geleerd, en wat zij verliest door van zo weinig te leren (alle samen: {2}~miljoen). Tussen "
         "haakjes van wat zeker wordt bespaard tot tweemaal dat verlies meer, en de 95 %-fout van de "
         "werelden."},
    [INS_WORD_WORTH_PRICE] =
        {"A future in which the norm is missed counts for {1}~million euro.",
         "Een toekomst waarin de norm niet wordt gehaald, telt voor {1}~miljoen euro."},

    [INS_WORD_RISK] = {"How bad it can get", "Hoe erg het kan worden"},
    [INS_WORD_RISK_EXCEEDED] = {"in {1} of 100", "in {1} v.d. 100"},
    [INS_WORD_RISK_MORE_THAN] = {"more than", "meer dan"},
    [INS_WORD_RISK_BEYOND] = {"mean of those", "gem. daarvan"},
    [INS_WORD_RISK_ONCE] =
        {"A draw of more than {2}~mln euro in a year {3} comes once in {1}~years.",
         "In een jaar wordt eens in de {1}~jaar meer dan {2}~mln euro {3} opgenomen."},
    [INS_WORD_RISK_EMPTY] =
        {"The buffer is empty at the end of some month in {1}~of 100 futures {2}.",
         "De buffer is aan het eind van een maand leeg in {1}~van de 100 toekomsten {2}."},
    [INS_WORD_RISK_EMPTY_HALF] =
        {"Half of all futures have seen that by {1}.",
         "In de helft van alle toekomsten is dat gebeurd voor eind {1}."},
    [INS_WORD_RISK_NEVER_OVER] =
        {"The limit of the norm is not exceeded in any future that was played.",
         "De grens van de norm wordt in geen gespeelde toekomst overschreden."},
    [INS_WORD_RISK_OVER] =
        {"The limit of the norm is exceeded at some time in {1}~of 100 futures {2}.",
         "De grens van de norm wordt ooit overschreden in {1}~van de 100 toekomsten {2}."},
    [INS_WORD_RISK_WITHIN] =
        {"Of those {2}~of 100 {3} are within it again {1}~months later and stay so for at least {4}~months.",
         "Daarvan zijn {2}~van de 100 {3} na {1}~maanden weer binnen de grens, voor ten minste {4}~maanden."},
    [INS_WORD_RISK_WITHIN_ONE] =
        {"Of those {2}~of 100 {3} are within it again {1}~months later.",
         "Daarvan zijn {2}~van de 100 {3} na {1}~maanden weer binnen de grens."},
    [INS_WORD_RISK_HALF] =
        {"Half of them take {1}~months or less {2}.",
         "De helft daarvan doet er hoogstens {1}~maanden over {2}."},
    [INS_WORD_RISK_OPEN] =
        {"In {1}~of 100 of them the horizon ends before that: how long they take is not known.",
         "In {1}~van de 100 daarvan eindigt de periode eerder: hoe lang die erover doen is niet bekend."},
    [INS_WORD_SCALING_COST] =
        {"What it costs to scale up and down, means over the futures",
         "Wat op- en afschalen kost, gemiddeld over de toekomsten"},
    [INS_WORD_HIRED] = {"began the Academie, FTE", "begonnen aan de Academie, fte"},
    [INS_WORD_TRAINED] = {"came to decide independently, FTE", "gaan zelfstandig beslissen, fte"},
    [INS_WORD_DROPPED] = {"dropped out, FTE", "afgehaakt in de opleiding, fte"},
    [INS_WORD_RESIGNED] =
        {"experienced staff that left, FTE",
         "vertrokken ervaren personeel, fte"},
    [INS_WORD_FLEX_CALLED] = {"flexible staff called, FTE", "flexibel personeel erbij, fte"},
    [INS_WORD_FLEX_LET_GO] = {"flexible staff let go, FTE", "flexibel personeel eraf, fte"},
    [INS_WORD_IDLE_HOURS] = {"hours without work", "uren zonder werk"},
    [INS_WORD_TRAINING_COST] =
        {"tuition and pay of trainees, mln",
         "lesgeld en loon in opleiding, mln"},
    [INS_WORD_TRAINING_LOST] = {"of it for who dropped out, mln", "daarvan voor afhakers, mln"},
    [INS_WORD_COACHING] = {"time of coaches, mln", "tijd van begeleiders, mln"},
    [INS_WORD_IDLE_COST] = {"hours without work, mln", "uren zonder werk, mln"},
    [INS_WORD_SEVERANCE] = {"severance, mln", "vertrekregelingen, mln"},
    [INS_WORD_SCALING_COST_TOTAL] = {"up and down in all, mln", "op- en afschalen samen, mln"},
    [INS_WORD_COMPARE]        = {"Scenarios side by side", "Scenario's naast elkaar"},
    [INS_WORD_COMPARE_PLAYED] =
        {"{1}~months, {2} to {3}; the same {4}~simulated futures for all, seed~{5}.",
         "{1}~maanden, {2} tot en met {3}; dezelfde {4}~gesimuleerde toekomsten voor alle, seed~{5}."},
    [INS_WORD_COMPARE_LETTER] = {"{1}  {2} ({3})", "{1}  {2} ({3})"},
    [INS_WORD_COMPARE_DRAWS] =
        {"The inflow of {1} is another than that of A; the random numbers behind it are the same.",
         "De instroom van {1} is een andere dan die van A; de kansgetallen erachter zijn gelijk."},
    [INS_WORD_COMPARE_AGAINST]       = {"{1} against A", "{1} tegenover A"},
    [INS_WORD_HEAD_CHANGE]           = {"change", "verschil"},
    [INS_WORD_QUANTITY_LIQUIDITY]    = {"liquidity buffer, mln euro", "liquiditeitsbuffer, mln euro"},
    [INS_WORD_QUANTITY_NORM]         = {"norm buffer, mln euro", "normbuffer, mln euro"},
    [INS_WORD_QUANTITY_P_NORM]       = {"norm kept, of 100", "norm gehaald, van de 100"},
    [INS_WORD_QUANTITY_P_NORM_MAX]   = {"the same, money unlimited", "idem, onbeperkt geld"},
    [INS_WORD_QUANTITY_COST]         = {"cost, mln euro", "kosten, mln euro"},
    [INS_WORD_QUANTITY_SOCIAL]       = {"cost to the state, mln euro", "kosten voor het Rijk, mln"},
    [INS_WORD_QUANTITY_OVERDUE]      = {"overdue, case-months", "te laat, zaakmaanden"},
    [INS_WORD_QUANTITY_BACKLOG]      = {"highest backlog, cases", "hoogste werkvoorraad"},
    [INS_WORD_QUANTITY_PEAK_OVERDUE] = {"highest overdue, cases", "hoogste aantal te laat"},
    [INS_WORD_QUANTITY_PENALTIES]    = {"of which penalties", "waarvan dwangsommen"},
    [INS_WORD_QUANTITY_MARGINAL]     = {"with places at marginal price", "plaatsen tegen marg. prijs"},
    [INS_WORD_WATERFALL]             = {"What moved it, from A to B", "Wat het bewoog, van A naar B"},
    [INS_WORD_WATERFALL_SAME] = {"The two scenarios have the same keys: nothing moved.",
                                 "De twee scenario's hebben dezelfde sleutels: er bewoog niets."},
    [INS_WORD_WATERFALL_ALL] =
        {"One group of keys changes after the other; the parts are means over all {1}~orders, and "
         "add up to the whole difference.",
         "De ene groep sleutels verandert na de andere; de delen zijn gemiddelden over alle "
         "{1}~volgordes, en tellen op tot het hele verschil."},
    [INS_WORD_WATERFALL_TWO] =
        {"One group of keys changes after the other; the parts are means of the order below and "
         "its reverse, and add up to the whole difference.",
         "De ene groep sleutels verandert na de andere; de delen zijn gemiddelden van de volgorde "
         "hieronder en de omgekeerde, en tellen op tot het hele verschil."},
    [INS_WORD_WATERFALL_ORDER] =
        {"The order matters most for {1}: it moves the liquidity buffer by {2} to {3}~mln, "
         "depending on what changed before.",
         "De volgorde telt het meest voor {1}: dat beweegt de liquiditeitsbuffer {2} tot {3}~mln, "
         "naar gelang wat eerder veranderde."},
    [INS_WORD_WATERFALL_MOST] =
        {"Most is moved by {1}: {2}~mln euro (+/-~{3}) of liquidity buffer.",
         "Het meest beweegt {1}: {2}~mln euro (+/-~{3}) van de liquiditeitsbuffer."},
    [INS_WORD_FIGURE_COMPARE]   = {"difference to A, with paired 95% interval",
                                   "verschil met A, met gepaard 95%-interval"},
    [INS_WORD_FIGURE_WATERFALL] = {"liquidity buffer, million euro",
                                   "liquiditeitsbuffer, miljoen euro"},
    [INS_WORD_STATEMENT] = {"Yearly statement of the reserve",
                            "Jaarlijkse verantwoording van de reserve"},
    [INS_WORD_STATEMENT_BETWEEN] =
        {"From {1} (from {2} on) to {3} (from {4} on); {5}~months, {6} futures, seed {7}.",
         "Van {1} (vanaf {2}) naar {3} (vanaf {4}); {5}~maanden, {6} toekomsten, seed {7}."},
    [INS_WORD_STATEMENT_NOW] =
        {"This year the reserve must be {1}~mln euro {2}: {3}% of the budget of {4}, {5}~mln. With it "
         "{6} of 100 futures keep the norm.",
         "Dit jaar moet de reserve {1}~mln euro zijn {2}: {3}% van het budget van {4}, {5}~mln. "
         "Daarmee halen {6} van de 100 toekomsten de norm."},
    [INS_WORD_STATEMENT_NOW_NONE] =
        {"This year no reserve keeps the norm in {1} of 100 futures, whatever its size: with unlimited "
         "money {2} of 100 keep it.",
         "Dit jaar haalt geen enkele reserve, hoe groot ook, de norm in {1} van de 100 toekomsten: met "
         "onbeperkt geld halen {2} van de 100 hem."},
    [INS_WORD_STATEMENT_LAST] =
        {"Last year it was {1}~mln {2}: {3}% of the budget of {4}, {5}~mln, for {6} of 100 futures.",
         "Vorig jaar was dat {1}~mln {2}: {3}% van het budget van {4}, {5}~mln, voor {6} van de 100 "
         "toekomsten."},
    [INS_WORD_STATEMENT_LAST_NONE] =
        {"Last year no reserve was enough for {1} of 100 futures: with unlimited money {2} of 100 "
         "kept the norm.",
         "Vorig jaar was geen enkele reserve genoeg voor {1} van de 100 toekomsten: met onbeperkt "
         "geld haalden {2} van de 100 de norm."},
    [INS_WORD_STATEMENT_CHANGE] =
        {"The difference is {1}~mln euro (+/-~{2}), {3} percentage points of the budget (+/-~{4}).",
         "Het verschil is {1}~mln euro (+/-~{2}), {3}~procentpunt van het budget (+/-~{4})."},
    [INS_WORD_STATEMENT_MOVED] = {"What changed since last year", "Wat er sinds vorig jaar veranderde"},
    [INS_WORD_STATEMENT_ROUNDED] =
        {"Figures are rounded so that they add up as shown; a part in which no key differs is \"-\".",
         "Cijfers zijn zo afgerond dat ze optellen zoals ze er staan; een deel waarin geen sleutel "
         "verschilt is \"-\"."},
    [INS_WORD_STATEMENT_LAST_YEAR]  = {"last year", "vorig jaar"},
    [INS_WORD_STATEMENT_THIS_YEAR]  = {"this year", "dit jaar"},
    [INS_WORD_STATEMENT_OF_BUDGET]  = {"% budget", "% budget"},
    [INS_WORD_STATEMENT_RESERVE]    = {"reserve", "reserve"},
    [INS_WORD_STATEMENT_KEYS]       = {"Which keys differ", "Welke sleutels verschillen"},
    [INS_WORD_STATEMENT_MORE_KEYS]  = {"and {1} more, in summary.json", "en nog {1}, in summary.json"},
    [INS_WORD_STATEMENT_KEY]        = {"key", "sleutel"},
    [INS_WORD_STATEMENT_PART]       = {"part", "deel"},
    [INS_WORD_YEARLY_RECORD] = {"record: where it stands", "realisatie: de stand"},
    [INS_WORD_YEARLY_LAW]    = {"law of the inflow", "verdeling van de instroom"},
    [INS_WORD_YEARLY_CASES]  = {"cases: work and terms", "zaken: werk en termijnen"},
    [INS_WORD_YEARLY_BUDGET] = {"budget and prices", "budget en prijzen"},
    [INS_WORD_YEARLY_STAFF]  = {"staff", "personeel"},
    [INS_WORD_YEARLY_NORM]   = {"norm", "norm"},
    [INS_WORD_YEARLY_METHOD] = {"method", "methode"},
    [INS_WORD_SURGE] = {"What scaling up and down for one surge costs",
                        "Wat op- en afschalen voor een piek kost"},
    [INS_WORD_SURGE_ASKED] =
        {"One surge from {1} on, beside the scenario as it is; the same {2} futures with and without it.",
         "Een piek vanaf {1}, naast het scenario zoals het is; dezelfde {2} toekomsten met en zonder."},
    [INS_WORD_SURGE_ANSWER] =
        {"A surge of {1}% for {2}~months costs {3}~mln euro (+/-~{4}) to scale up and down again: {5} euro "
         "for each case that comes more.",
         "Een piek van {1}% gedurende {2}~maanden kost {3}~mln euro (+/-~{4}) aan op- en weer afschalen: "
         "{5} euro voor elke zaak die er meer komt."},
    [INS_WORD_SURGE_ANSWER_NONE] =
        {"Nobody is recruited or called for a surge of {1}% for {2}~months.",
         "Voor een piek van {1}% gedurende {2}~maanden wordt niemand geworven of opgeroepen."},
    [INS_WORD_SURGE_HANDS] = {"Hands: what comes more, and for how long",
                              "Mensen: wat er meer komt, en hoe lang"},
    [INS_WORD_SURGE_MONEY] = {"Money: million euro more over the horizon than without the surge",
                              "Geld: miljoen euro meer over de horizon dan zonder de piek"},
    [INS_WORD_SURGE_LINES] =
        {"Recruiting is tuition and pay in training, coaching the time of officers, idle the hours for which "
         "there is no work (below 0: hours that would have been idle without the surge), after: of those "
         "what is idle when it is over; letting go is the severance of the flexible shell. Who came for the "
         "surge and stays takes the place of a later recruit.",
         "Werven is opleiding en salaris tijdens de opleiding, begeleiden de tijd van medewerkers, leegloop "
         "de uren waarvoor geen werk is (onder 0: uren die er zonder de piek waren leeggelopen), daarna: "
         "wat ervan leegloopt als zij voorbij is; afbouwen is de afvloeiing van de flexibele schil. Wie "
         "voor de piek kwam en blijft neemt de plaats in van een latere werving."},
    [INS_WORD_SURGE_OPEN] =
        {"From the first order to the last release: the months in which at least a twentieth of the most "
         "people are there that the surge brings; \">\" where the horizon ends before that. A surge is "
         "followed for twenty years, beyond the scenario's own horizon, and what holds in its last year "
         "goes on.",
         "Van de eerste oproep tot het laatste vertrek: de maanden waarin minstens een twintigste van de "
         "meeste mensen die de piek brengt er is; \">\" waar de horizon eerder eindigt. Een piek wordt "
         "twintig jaar gevolgd, voorbij de horizon van het scenario zelf, en wat in het laatste jaar daarvan "
         "geldt, blijft gelden."},
    [INS_WORD_SURGE_HEAD_SIZE]   = {"surge", "piek"},
    [INS_WORD_SURGE_HEAD_MONTHS] = {"months", "maanden"},
    [INS_WORD_SURGE_HEAD_CASES]  = {"cases", "zaken"},
    [INS_WORD_SURGE_HEAD_HIRED]  = {"recruits", "geworven"},
    [INS_WORD_SURGE_HEAD_SHELL]  = {"shell", "schil"},
    [INS_WORD_SURGE_HEAD_PEAK]   = {"most", "meeste"},
    [INS_WORD_SURGE_HEAD_OPEN]   = {"lasts", "duurt"},
    [INS_WORD_SURGE_HEAD_LEFT]   = {"at end", "eind"},
    [INS_WORD_SURGE_HEAD_HIRE]   = {"recruit", "werven"},
    [INS_WORD_SURGE_HEAD_COACH]  = {"coach", "begel."},
    [INS_WORD_SURGE_HEAD_IDLE]   = {"idle", "leegloop"},
    [INS_WORD_SURGE_HEAD_AFTER]  = {"after", "daarna"},
    [INS_WORD_SURGE_HEAD_LET_GO] = {"let go", "afbouw"},
    [INS_WORD_SURGE_HEAD_TOTAL]  = {"total", "totaal"},
    [INS_WORD_SURGE_HEAD_A_CASE] = {"euro/case", "euro/zaak"},


    [INS_WORD_DRIVES] = {"What drives the answer", "Wat het antwoord bepaalt"},
    [INS_WORD_DRIVES_PLAN] =
        {"{1}~uncertain keys; {2}~base points, {3}~scenarios of {4}~futures each.",
         "{1}~onzekere sleutels; {2}~basispunten, {3}~scenario's van elk {4}~toekomsten."},
    [INS_WORD_DRIVES_PLAN_MORRIS] =
        {"{1}~uncertain keys; {2}~trajectories, {3}~scenarios of {4}~futures each.",
         "{1}~onzekere sleutels; {2}~trajecten, {3}~scenario's van elk {4}~toekomsten."},
    [INS_WORD_DRIVES_PLAN_GIVEN] =
        {"{1}~uncertain keys; {2}~worlds of 32~futures each, as the run plays them.",
         "{1}~onzekere sleutels; {2}~werelden van elk 32~toekomsten, zoals de run ze speelt."},
    [INS_WORD_DRIVES_LIQUIDITY] = {"Liquidity buffer", "Liquiditeitsbuffer"},
    [INS_WORD_DRIVES_P_NORM] =
        {"Norm kept, of 100 futures",
         "Norm gehaald, van de 100 toekomsten"},
    [INS_WORD_DRIVES_SOCIAL] = {"Expected cost to the state", "Verwachte kosten voor het Rijk"},
    [INS_WORD_DRIVES_SPREAD_EURO] =
        {"{1}~mln euro on average over the laws of the keys {2}, standard deviation {3}~mln {4}.",
         "Gemiddeld {1}~mln euro over de verdelingen van de sleutels {2}, standaardafwijking {3}~mln {4}."},
    [INS_WORD_DRIVES_SPREAD] =
        {"{1} on average over the laws of the keys {2}, standard deviation {3} {4}.",
         "Gemiddeld {1} over de verdelingen van de sleutels {2}, standaardafwijking {3} {4}."},
    [INS_WORD_DRIVES_ALONE] = {"alone", "alleen"},
    [INS_WORD_DRIVES_TOTAL] = {"in all", "in totaal"},
    [INS_WORD_DRIVES_NOTHING] = {"It does not vary.", "Het varieert niet."},
    [INS_WORD_DRIVES_NOISE] =
        {"Of this variance {1}~% is noise of playing {2}~futures, and not all; the column in all holds it.",
         "Van deze variantie is {1}~% ruis doordat {2}~toekomsten zijn gespeeld, en niet alle; die zit in de kolom in totaal."},
    [INS_WORD_DRIVES_SHORTFALL] = {"Largest shortfall, on average", "Grootste tekort, gemiddeld"},
    [INS_WORD_DRIVES_NOISE_GIVEN] =
        {"Of what worlds of 32~futures differ by, {1}~% is noise of playing so few, and taken out.",
         "Van wat werelden van 32~toekomsten verschillen is {1}~% ruis doordat er zo weinig zijn gespeeld; "
         "die is eruit gehaald."},
    [INS_WORD_DRIVES_ABOUT_GIVEN] =
        {"Parts of the variance between worlds, of 100: what the key explains by itself. Keys that go "
         "together in an ensemble each explain what they tell of the other, too. What keys do together is "
         "not told here; a design does, where they have laws (without --given). + and - tell whether the "
         "answer rises or falls with the key.",
         "Delen van de variantie tussen werelden, van de 100: wat de sleutel op zichzelf verklaart. "
         "Sleutels die in een ensemble samengaan, verklaren elk ook wat ze over de ander zeggen. Wat "
         "sleutels samen doen, staat er niet bij; een ontwerp zegt dat wel, waar ze een verdeling hebben "
         "(zonder --given). + en - zeggen of het antwoord met de sleutel stijgt of daalt."},
    [INS_WORD_DRIVES_ABOUT] =
        {"Parts of the variance, of 100. Alone: what the key explains by itself. In all: with what it does together with others. + and - tell whether the answer rises or falls with the key.",
         "Delen van de variantie, van de 100. Alleen: wat de sleutel op zichzelf verklaart. In totaal: met wat hij samen met andere doet. + en - zeggen of het antwoord met de sleutel stijgt of daalt."},
    [INS_WORD_DRIVES_EFFECT] = {"effect", "effect"},
    [INS_WORD_DRIVES_SIGMA] = {"sigma", "sigma"},
    [INS_WORD_DRIVES_ABOUT_MORRIS] =
        {"Effect: how far the answer moves, on average and whichever way, when the key goes through its range (mu*). A sigma as large as the effect tells of bends or of keys that work together.",
         "Effect: hoe ver het antwoord gemiddeld beweegt, omhoog of omlaag, als de sleutel zijn bereik doorloopt (mu*). Een sigma zo groot als het effect wijst op bochten of op sleutels die samenwerken."},
    [INS_WORD_DRIVES_NOISE_MORRIS] =
        {"Noise of playing {2}~futures, and not all: a standard deviation of {1} from scenario to scenario.",
         "Ruis doordat {2}~toekomsten zijn gespeeld, en niet alle: een standaardafwijking van {1} van scenario tot scenario."},
    [INS_WORD_DRIVES_INTERVALS] =
        {"After +/- stands the 95 % interval of the error that so few points leave.",
         "Na +/- staat het 95 %-interval van de fout die zo weinig punten overlaten."},
    [INS_WORD_FIGURE_DRIVES] =
        {"part of the variance that a key has a hand in, and the part it has alone, with 95% interval",
         "deel van de variantie waarin een sleutel een hand heeft, en het deel van hem alleen, met 95%-interval"},
    [INS_WORD_FIGURE_DRIVES_MORRIS] =
        {"how far the answer moves when the key goes through its range, with 95% interval",
         "hoe ver het antwoord beweegt als de sleutel zijn bereik doorloopt, met 95%-interval"},
    [INS_WORD_FIGURE_DRIVES_GIVEN] =
        {"part of the variance between worlds that a key explains by itself, with 95% interval",
         "deel van de variantie tussen werelden dat een sleutel op zichzelf verklaart, met 95%-interval"},

    [INS_WORD_CALIBRATE] = {"Held against the record", "Getoetst aan de reeks"},
    [INS_WORD_CALIBRATE_PLAN] =
        {"{1}~uncertain keys, {2}~observed figures; {3}~worlds played, {4}~kept.",
         "{1}~onzekere sleutels, {2}~waargenomen cijfers; {3}~werelden gespeeld, {4}~bewaard."},
    [INS_WORD_CALIBRATE_UNMET] =
        {"No world meets {1} of the figures, whatever its keys; they are left out of what follows:",
         "Geen wereld haalt {1} van de cijfers, wat zijn sleutels ook zijn; ze tellen hieronder niet mee:"},
    [INS_WORD_CALIBRATE_UNMET_ONE] =
        {"{1} {2}: {3} observed, worlds say {4} to {5}.",
         "{1} {2}: {3} waargenomen, de werelden geven {4} tot {5}."},
    [INS_WORD_CALIBRATE_MET] = {"Each figure is met by some world.", "Elk cijfer wordt door een wereld gehaald."},
    [INS_WORD_CALIBRATE_TROUBLE] =
        {"Not to be trusted: {1}. Its worlds are not written. More of them (--worlds), or laws that are less "
         "wide, may help.",
         "Niet te vertrouwen: {1}. De werelden zijn niet geschreven. Meer werelden (--worlds), of minder "
         "ruime verdelingen, kunnen helpen."},
    [INS_WORD_CALIBRATE_KEYS] = {"What the record says of the keys", "Wat de reeks over de sleutels zegt"},
    [INS_WORD_CALIBRATE_HEAD_KEY] = {"key", "sleutel"},
    [INS_WORD_CALIBRATE_HEAD_BEFORE] = {"before (90 %)", "vooraf (90 %)"},
    [INS_WORD_CALIBRATE_HEAD_AFTER] = {"after (90 %)", "achteraf (90 %)"},
    [INS_WORD_CALIBRATE_TAUGHT] =
        {"{1}: taught most by {2}; without, its spread would be {3}~times as wide.",
         "{1}: vooral geleerd van {2}; zonder zou de spreiding {3}~keer zo groot zijn."},
    [INS_WORD_CALIBRATE_UNTAUGHT] = {"{1}: the record says next to nothing of it.",
                                     "{1}: de reeks zegt er vrijwel niets over."},
    [INS_WORD_CALIBRATE_TIED] =
        {"{1} and {2} can hardly be told apart (correlation {3}).",
         "{1} en {2} zijn nauwelijks van elkaar te onderscheiden (correlatie {3})."},
    [INS_WORD_CALIBRATE_MODEL] = {"How far the model is off", "Hoe ver het model ernaast zit"},
    [INS_WORD_CALIBRATE_OFF] = {"{1}: {2} % ({3} to {4}), of {5} figures.",
                                "{1}: {2} % ({3} tot {4}), uit {5} cijfers."},
    [INS_WORD_CALIBRATE_DOUBT] =
        {"{1}: it misses these whatever its keys, by more than a model of such a service should: something "
         "in how the service works is not in the scenario.",
         "{1}: deze mist het wat zijn sleutels ook zijn, en verder dan een model van zo'n dienst zou "
         "mogen: iets in de werkwijze van de dienst staat niet in het scenario."},
    [INS_WORD_CALIBRATE_FIGURES] = {"The figures", "De cijfers"},
    [INS_WORD_CALIBRATE_HEAD_FIGURE] = {"figure", "cijfer"},
    [INS_WORD_CALIBRATE_HEAD_SEEN] = {"observed", "waargenomen"},
    [INS_WORD_CALIBRATE_HEAD_ERRORS] = {"errors", "fouten"},
    [INS_WORD_CALIBRATE_LEADS] =
        {"{1} {2} weighs most of single figures: without it {3} would move by {4} of its spreads.",
         "{1} {2} weegt van de losse cijfers het zwaarst: zonder zou {3} {4} spreidingen verschuiven."},
    [INS_WORD_CALIBRATE_WORTH] =
        {"The worlds are worth {1} independent ones. Log evidence {2} +/- {3}.",
         "De werelden zijn {1} onafhankelijke waard. Log-evidentie {2} +/- {3}."},
    [INS_WORD_CALIBRATE_WRITTEN] =
        {"Written: {1}. A scenario takes it with ensemble = \"{1}\", in the place of `uncertain`.",
         "Geschreven: {1}. Een scenario neemt het over met ensemble = \"{1}\", in plaats van `uncertain`."},
    [INS_WORD_CALIBRATE_ABOUT] =
        {"Errors: how many standard errors, of reading, model and worlds together, lie between what was "
         "observed and the middle of the worlds.",
         "Fouten: hoeveel standaardfouten, van aflezing, model en werelden samen, er liggen tussen wat is "
         "waargenomen en het midden van de werelden."},

    [INS_WORD_DISCOVER] = {"Where it fails", "Waar het misgaat"},
    [INS_WORD_DISCOVER_CASES] =
        {"{1}: {2}~points, of which {3} are cases ({4}~of 100): {5}.",
         "{1}: {2}~punten, waarvan {3} gevallen ({4}~van de 100): {5}."},
    [INS_WORD_DISCOVER_UNKNOWN] =
        {"{1}~more points are left out: their {2} is not known.",
         "{1}~andere punten blijven erbuiten: hun {2} is niet bekend."},
    [INS_WORD_DISCOVER_NONE] =
        {"No point is a case: there is nothing to explain.",
         "Geen punt is een geval: er valt niets te verklaren."},
    [INS_WORD_DISCOVER_ALL] =
        {"All points are cases: no key makes a difference.",
         "Alle punten zijn gevallen: geen sleutel maakt verschil."},
    [INS_WORD_DISCOVER_BOX] = {"Box {1}", "Gebied {1}"},
    [INS_WORD_DISCOVER_FROM] = {"from", "vanaf"},
    [INS_WORD_DISCOVER_TO] = {"to", "tot"},
    [INS_WORD_DISCOVER_RANGE] = {"of", "van"},
    [INS_WORD_DISCOVER_QUASI_P] = {"quasi-p", "quasi-p"},
    [INS_WORD_DISCOVER_NO_LIMIT] =
        {"No key is limited: no box is denser than the whole.",
         "Geen sleutel is begrensd: geen gebied is dichter dan het geheel."},
    [INS_WORD_DISCOVER_HOLDS] =
        {"It holds {1}~points, {2}~of 100. Density: {3}~of 100 of them are cases {4}. Coverage: these are {5}~of 100 of all cases.",
         "Het bevat {1}~punten, {2}~van de 100. Dichtheid: {3}~van de 100 daarvan zijn gevallen {4}. Dekking: dat zijn {5}~van de 100 van alle gevallen."},
    [INS_WORD_DISCOVER_HELD] =
        {"Found anew on half of the points and held against the rest: density {1} {2}, coverage {3} {4}.",
         "Opnieuw gezocht op de helft van de punten en getoetst aan de rest: dichtheid {1} {2}, dekking {3} {4}."},
    [INS_WORD_DISCOVER_ABOUT] =
        {"quasi-p: the chance that the box without this limit would give as many cases by luck; it ranks limits and proves none. The rows of --csv tell what a smaller or larger box would hold.",
         "quasi-p: de kans dat het gebied zonder deze grens bij toeval zoveel gevallen had gegeven; het rangschikt grenzen en bewijst er geen. De regels van --csv vertellen wat een kleiner of groter gebied zou bevatten."},
    [INS_WORD_MIX] = {"What is the cheapest mix that keeps the norm?",
                      "Wat is de goedkoopste mix die de norm haalt?"},
    [INS_WORD_MIX_USUAL] =
        {"The scenario names no means; these are the usual ones (instroom~explain~mix).",
         "Het scenario noemt geen middelen; dit zijn de gewone (instroom~explain~mix)."},
    [INS_WORD_MIX_NONE] =
        {"No mix within these bounds keeps the norm in {1}~of 100 futures. With unlimited money the "
         "safest keeps it in {2}~of 100 {3}.",
         "Geen mix binnen deze grenzen haalt de norm in {1}~van de 100 toekomsten. Met onbeperkt "
         "geld haalt de veiligste hem in {2}~van de 100 {3}."},
    [INS_WORD_MIX_HEAD_KEY]     = {"means", "middel"},
    [INS_WORD_MIX_HEAD_PRESENT] = {"as it is", "zoals nu"},
    [INS_WORD_MIX_HEAD_BEST]    = {"cheapest", "goedkoopst"},
    [INS_WORD_MIX_HEAD_SAFEST]  = {"safest", "veiligst"},
    [INS_WORD_MIX_BUFFER]       = {"buffer, mln euro", "buffer, mln euro"},
    [INS_WORD_MIX_AT_END] =
        {"{1} stands at the end of its range: beyond it may be cheaper still.",
         "{1} staat aan het eind van zijn bereik: daarbuiten kan het nog goedkoper."},
    [INS_WORD_MIX_AT_PRICE] =
        {"{1} stays as it is for its price: without it a step away would be cheaper.",
         "{1} blijft zoals het is om zijn prijs: zonder die prijs was een stap opzij goedkoper."},
    [INS_WORD_MIX_CHANCE] =
        {"On {1} fresh futures, beside its neighbours in every key and the best of the others ({2} in "
         "all), this mix is the cheapest with a chance of {3}~of 100; {4} of the others are as good, as "
         "far as these futures tell:",
         "Op {1} nieuwe toekomsten, naast zijn buren in elke sleutel en de beste van de andere ({2} in "
         "totaal), is deze mix de goedkoopste met een kans van {3}~op 100; {4} van de andere zijn even "
         "goed, voor zover deze toekomsten het zeggen:"},
    [INS_WORD_MIX_AS_GOOD] =
        {"On {1} fresh futures none of {2} other mixes is as good; this one is the cheapest with a "
         "chance of {3}~of 100.",
         "Op {1} nieuwe toekomsten is geen van {2} andere mixen even goed; deze is de goedkoopste met "
         "een kans van {3}~op 100."},
    [INS_WORD_MIX_HEAD_VALUES] = {"means, in the order above", "middelen, in de volgorde hierboven"},
    [INS_WORD_MIX_HEAD_MORE]   = {"dearer, mln", "duurder, mln"},
    [INS_WORD_MIX_HEAD_CHANCE] = {"cheapest", "goedkoopst"},
    [INS_WORD_MIX_FRESH] =
        {"Played on {1} fresh futures that had no part in the choice:",
         "Gespeeld op {1} nieuwe toekomsten die geen deel hadden in de keuze:"},
    [INS_WORD_MIX_TOTAL] = {"with holding and prices", "met aanhouden en prijzen"},
    [INS_WORD_MIX_KEPT]  = {"norm kept, of 100", "norm gehaald, van de 100"},
    [INS_WORD_MIX_SAVES] =
        {"The mix saves {1}~mln euro (+/-~{2}) against the scenario as it is with the buffer that "
         "suits it best.",
         "De mix bespaart {1}~mln euro (+/-~{2}) tegenover het scenario zoals het is met de buffer "
         "die er het best bij past."},
    [INS_WORD_MIX_COSTS] =
        {"The mix costs {1}~mln euro (+/-~{2}) more than the scenario as it is with the buffer "
         "that suits it best.",
         "De mix kost {1}~mln euro (+/-~{2}) meer dan het scenario zoals het is met de buffer die "
         "er het best bij past."},
    [INS_WORD_MIX_CONFIRMED] = {"They do not speak against it: {1}~of 100 were asked for.",
                                "Ze spreken het niet tegen: gevraagd waren {1}~van de 100."},
    [INS_WORD_MIX_DOUBTED] =
        {"They speak against it: {1}~of 100 were asked for. More --futures make the choice surer.",
         "Ze spreken het tegen: gevraagd waren {1}~van de 100. Meer --futures maken de keuze "
         "zekerder."},
    [INS_WORD_MIX_NEEDS] =
        {"For the norm alone these means need a buffer of {1}~mln euro {2}.",
         "Voor de norm alleen vragen deze middelen een buffer van {1}~mln euro {2}."},
    [INS_WORD_MIX_PRESENT_SHORT] =
        {"As it is, no buffer keeps the norm that often.",
         "Zoals het nu is haalt geen buffer de norm zo vaak."},
    [INS_WORD_MIX_CURVE]       = {"Buffer against {1}, at equal safety",
                                  "Buffer tegenover {1}, bij gelijke zekerheid"},
    [INS_WORD_MIX_CURVE_ABOUT] =
        {"The least buffer that keeps the norm in {1}~of 100 futures, the other means as in the "
         "mix; and the best that money can reach.",
         "De kleinste buffer waarmee de norm in {1}~van de 100 toekomsten wordt gehaald, de andere "
         "middelen als in de mix; en het beste dat geld bereikt."},
    [INS_WORD_MIX_METHOD] =
        {"Least is what the state pays in all: organisation, penalties, reception, holding the "
         "buffer, the prices of the means. {1} mixes were raced, few futures first; the last of them "
         "on {2}, the winner on {3}.",
         "Het minst is wat het Rijk in totaal betaalt: organisatie, dwangsommen, opvang, "
         "aanhouden van de buffer, de prijzen van de middelen. {1} mixen zijn tegen elkaar "
         "uitgezet, eerst op weinig toekomsten; de laatste op {2}, de winnaar op {3}."},
    [INS_WORD_FIGURE_MIX] = {"least buffer that keeps the norm, million euro",
                             "kleinste buffer die de norm haalt, miljoen euro"},
    [INS_WORD_RULE] = {"Which rule of the control tower is best?",
                       "Welke regel van de regietoren is de beste?"},
    [INS_WORD_RULE_SAVES] =
        {"At the same expected outlay of the treasury the best rule saves {1}~mln euro (+/-~{2}) of "
         "cost to the state over the horizon; its outlay differs by {3}~mln (+/-~{4}), which is counted in.",
         "Bij gelijke verwachte uitgaven van de schatkist bespaart de beste regel {1}~mln euro (+/-~{2}) "
         "aan kosten voor het Rijk over de horizon; zijn uitgaven verschillen {3}~mln (+/-~{4}), en dat is "
         "meegeteld."},
    [INS_WORD_RULE_MARGINAL] =
        {"With a regular place at its marginal price, 23 of 70, it saves {1}~mln (+/-~{2}).",
         "Met een reguliere plaats tegen zijn marginale prijs, 23 van de 70, bespaart hij {1}~mln (+/-~{2})."},
    [INS_WORD_RULE_FREE] =
        {"Free of that the best rule saves {1}~mln (+/-~{2}) and spends {3}~mln more (+/-~{4}).",
         "Los daarvan bespaart de beste regel {1}~mln (+/-~{2}) en geeft hij {3}~mln meer uit (+/-~{4})."},
    [INS_WORD_RULE_BOUND] =
        {"No way of steering that does not see the future gets, at that outlay, below {1}~mln (+/-~{2}) of "
         "cost to the state; this rule costs {3}~mln more (+/-~{4}), {5} of 100 of its own cost.",
         "Geen sturing die de toekomst niet kent komt bij die uitgaven onder {1}~mln (+/-~{2}) aan kosten voor "
         "het Rijk; deze regel kost {3}~mln meer (+/-~{4}), {5} van de 100 van zijn eigen kosten."},
    [INS_WORD_RULE_BOUND_PARTS] =
        {"Of these {1}~mln (+/-~{2}) are what the bound lets go: orders that wait for money, absorption, how "
         "fast the shell shrinks; {3}~mln (+/-~{4}) is how loosely it is worked out. The rest is foresight, "
         "penalties that it counts in part, and what a better rule could still save.",
         "Daarvan is {1}~mln (+/-~{2}) wat de grens loslaat: bestellingen die op geld wachten, absorptie, hoe "
         "snel de schil krimpt; {3}~mln (+/-~{4}) is hoe ruim zij is berekend. De rest is vooruitzien, "
         "dwangsommen die zij maar deels telt, en wat een betere regel nog kan besparen."},
    [INS_WORD_RULE_NO_BOUND] =
        {"There is no bound here on what any steering can save: it knows no keys that change in time, differ "
         "between worlds or were added, no staff, hours or decisions on record, no taskforce that a backlog calls, and no "
         "intake without a limit.",
         "Er is hier geen grens aan wat sturing kan besparen: zij kent geen sleutels die in de tijd veranderen, "
         "tussen werelden verschillen of zijn toegevoegd, geen personeel, uren of besluiten uit een reeks, geen taskforce die "
         "door de werkvoorraad wordt opgeroepen en geen instroom van medewerkers zonder maximum."},
    [INS_WORD_RULE_HEAD_KEY]   = {"key", "sleutel"},
    [INS_WORD_RULE_HEAD_EQUAL] = {"same outlay", "gelijk geld"},
    [INS_WORD_RULE_HEAD_FREE]  = {"free", "vrij"},
    [INS_WORD_RULE_HEAD_WORTH] = {"worth, mln", "waard, mln"},
    [INS_WORD_RULE_SIMPLER] =
        {"Simpler: {1} alone, all else as it is, save {2}~mln (+/-~{3}).",
         "Eenvoudiger: alleen {1}, al het andere zoals nu, besparen {2}~mln (+/-~{3})."},
    [INS_WORD_RULE_ENDS] =
        {"At an end of the range that was tried: {1}. The ranges decide these values, too; beyond them the "
         "saving may be larger.",
         "Aan een eind van het geprobeerde bereik: {1}. Ook het bereik bepaalt deze waarden; erbuiten kan de "
         "besparing groter zijn."},
    [INS_WORD_RULE_TABLE] = {"In this situation recruit this many trainees",
                             "Werf in deze situatie zoveel medewerkers"},
    [INS_WORD_RULE_TABLE_ABOUT] =
        {"In a month of intake, while inflow is as expected; across: staff in sight when they will decide "
         "independently, of 100 that the inflow asks for.",
         "In een instroommaand, bij instroom naar verwachting; opzij: personeel in zicht als zij zelfstandig "
         "beslissen, van de 100 die de instroom vraagt."},
    [INS_WORD_RULE_HEAD_OPEN] = {"open work, months", "open werk, maanden"},
    [INS_WORD_RULE_SHELL] =
        {"The shell follows the need at once upward; it is scaled down to the largest need of the last {1} "
         "months and this one.",
         "De schil volgt de behoefte direct omhoog; hij wordt afgeschaald tot de grootste behoefte van de "
         "laatste {1} maanden en deze."},
    [INS_WORD_RULE_CONFIG] = {"The same as keys of a scenario (--set KEY=VALUE):",
                              "Hetzelfde als sleutels van een scenario (--set SLEUTEL=WAARDE):"},
    [INS_WORD_RULE_WORLDS] = {"Which rule holds whatever the world turns out to be?",
                              "Welke regel houdt stand, hoe de wereld ook uitpakt?"},
    [INS_WORD_RULE_WORLDS_ABOUT] =
        {"Regret in a world: what a rule costs more there than the rule that was found for that world alone, "
         "outlay at the price above. Worst of {1} worlds, {2} fresh futures each; what is saved, over all worlds.",
         "Spijt in een wereld: wat een regel daar meer kost dan de regel die voor die wereld alleen is gevonden, "
         "uitgaven tegen de prijs van hierboven. De grootste van {1} werelden, met elk {2} nieuwe toekomsten; wat "
         "wordt bespaard, over alle werelden."},
    [INS_WORD_RULE_HEAD_RULE]   = {"rule", "regel"},
    [INS_WORD_RULE_HEAD_SAVES]  = {"saves, mln", "bespaart, mln"},
    [INS_WORD_RULE_HEAD_REGRET] = {"worst regret", "grootste spijt"},
    [INS_WORD_RULE_AS_IS]       = {"as it is", "zoals nu"},
    [INS_WORD_RULE_ON_AVERAGE]  = {"best on average", "gemiddeld de beste"},
    [INS_WORD_RULE_ROBUST]      = {"least worst regret", "kleinste grootste spijt"},
    [INS_WORD_RULE_WORST] =
        {"The best on average is regretted most where {1}; the other one where {2}.",
         "De gemiddeld beste geeft de meeste spijt waar {1}; de andere waar {2}."},
    [INS_WORD_RULE_ROBUST_KEYS] = {"Its keys: {1}.", "De sleutels ervan: {1}."},
    [INS_WORD_SIGNALS]          = {"Which sign is worth an alarm?", "Welk teken is een alarm waard?"},
    [INS_WORD_SIGNALS_INFLOW]   = {"inflow, times", "instroom, maal"},
    [INS_WORD_SIGNALS_WORK]     = {"open work, months", "open werk, maanden"},
    [INS_WORD_SIGNALS_FORECAST] = {"perfect forecast", "perfecte prognose"},
    [INS_WORD_SIGNALS_ALWAYS]   = {"always", "altijd"},
    [INS_WORD_SIGNALS_HEAD_SIGN]   = {"alarm at", "alarm bij"},
    [INS_WORD_SIGNALS_HEAD_FROM]   = {"from", "vanaf"},
    [INS_WORD_SIGNALS_HEAD_ALARMS] = {"alarms", "alarmen"},
    [INS_WORD_SIGNALS_HEAD_FALSE]  = {"false", "vals"},
    [INS_WORD_SIGNALS_HEAD_HITS]   = {"hit", "raak"},
    [INS_WORD_SIGNALS_HEAD_SAVES]  = {"saves", "spaart"},
    [INS_WORD_SIGNALS_HEAD_SPENDS] = {"spends", "besteedt"},
    [INS_WORD_SIGNALS_ABOUT] =
        {"On an alarm the tower works with {1} for two years, once in the horizon. A surge: the coming year brings "
         "a quarter more than the last one; {2} (+/-~{3}) begin in ten years. Alarms and false ones in ten years, "
         "surges hit of 100, mln euro over the horizon.",
         "Bij een alarm werkt de toren twee jaar lang met {1}, eenmaal in de horizon. Een piek: het komende jaar "
         "brengt een kwart meer dan het vorige; er beginnen er {2} (+/-~{3}) in tien jaar. Alarmen en valse in "
         "tien jaar, geraakte pieken van de 100, mln euro over de horizon."},
    [INS_WORD_SIGNALS_BEST] =
        {"Best: {1} {2}: it saves {5}~mln (+/-~{6}), spends {7}~mln more (+/-~{8}), and raises {9} false alarms in "
         "ten years.",
         "Het beste: {1} {2}: bespaart {5}~mln (+/-~{6}), besteedt {7}~mln meer (+/-~{8}), en geeft {9} valse "
         "alarmen in tien jaar."},
    [INS_WORD_SIGNALS_PAIR] =
        {"Best of two questions: {1} {2} and {3} {4}: it saves {5}~mln (+/-~{6}), spends {7}~mln more (+/-~{8}), "
         "and raises {9} false alarms in ten years.",
         "Het beste van twee vragen: {1} {2} en {3} {4}: bespaart {5}~mln (+/-~{6}), besteedt {7}~mln meer "
         "(+/-~{8}), en geeft {9} valse alarmen in tien jaar."},
    [INS_WORD_SIGNALS_UNNEEDED] =
        {"No sign is worth waiting for here: whoever works so from the start, without any alarm, saves {1}~mln "
         "(+/-~{2}) and spends {3}~mln more (+/-~{4}).",
         "Hier is geen teken het wachten waard: wie vanaf het begin zo werkt, zonder enig alarm, bespaart {1}~mln "
         "(+/-~{2}) en besteedt {3}~mln meer (+/-~{4})."},
    [INS_WORD_SIGNALS_RECORDS] = {"The same on what happened in Europe", "Hetzelfde op wat er in Europa gebeurde"},
    [INS_WORD_SIGNALS_RECORDS_ABOUT] =
        {"{1} records, each made as large as what is expected here, from each year from which it covers the horizon "
         "({2} in all); a record counts once, and +/- is between records.",
         "{1} reeksen, elk zo groot gemaakt als wat hier wordt verwacht, vanaf elk jaar van waaruit de reeks de "
         "horizon dekt ({2} in totaal); een reeks telt eenmaal, en +/- is tussen reeksen."},
    [INS_WORD_SIGNALS_METHOD] =
        {"Inflow: that of three months over that of the same months a year before. Work that waits: in months of "
         "expected inflow. The forecast makes no error; none hits more, and it is no candidate. Alarms in months "
         "{1} to {2}, a year apart. Saved is cost to the state with what is left at the end, outlay in it. Chosen "
         "on other futures than the {3} that tell it, paired. Alarms are known to {4} in ten years, hits to {5} of "
         "100 (+/-).",
         "Instroom: die van drie maanden gedeeld door die van dezelfde maanden een jaar eerder. Werk dat wacht: in "
         "maanden verwachte instroom. De prognose maakt geen fout; geen raakt er meer, en zij dingt niet mee. Alarmen in "
         "maand {1} tot en met {2}, met een jaar ertussen. Bespaard zijn kosten voor het Rijk met wat er aan het "
         "eind over is, de uitgaven meegeteld. Gekozen op andere toekomsten dan de {3} die het vertellen, gepaard. "
         "Alarmen zijn bekend tot op {4} in tien jaar, geraakte pieken tot op {5} van de 100 (+/-)."},
    [INS_WORD_RULE_METHOD] =
        {"What waits at the end is valued at the price of an officer's hour, who is in training at what that "
         "has cost. Rules are judged by cost alone: none is held to the norm. {1} rules were raced; all figures "
         "are of {2} fresh futures, paired. Worth: what is lost with this key as it is today.",
         "Wat aan het eind wacht telt tegen de prijs van een uur van een medewerker, wie in opleiding is tegen "
         "wat dat heeft gekost. Alleen de kosten tellen: geen regel hoeft de norm te halen. {1} regels zijn tegen elkaar uitgezet; alle cijfers zijn van {2} nieuwe "
         "toekomsten, gepaard. Waard: wat verloren gaat met deze sleutel zoals nu."},
    [INS_WORD_PATH_WHY] =
        {"Why future {1} went as it did",
         "Waarom toekomst {1} zo verliep"},
    [INS_WORD_WHY_KEPT] =
        {"The norm is kept; it is exceeded in {1}~months.",
         "De norm wordt gehaald; hij wordt in {1}~maanden overschreden."},
    [INS_WORD_WHY_MISSED] =
        {"The norm is missed: it is exceeded in {1}~months.",
         "De norm wordt gemist: hij wordt in {1}~maanden overschreden."},
    [INS_WORD_WHY_SHORT] =
        {"{1} to {2}: {3}~hours a month short of what is needed; {4}~cases overdue at the end.",
         "{1} tot en met {2}: {3}~uren per maand te weinig; aan het eind {4}~zaken te laat."},
    [INS_WORD_WHY_ENOUGH] =
        {"{1} to {2}: hours enough, {3} a month to spare; {4}~cases overdue at the end.",
         "{1} tot en met {2}: uren genoeg, {3} per maand over; aan het eind {4}~zaken te laat."},
    [INS_WORD_WHY_BOUND] =
        {"What held: {1}.",
         "Wat knelde: {1}."},
    [INS_WORD_WHY_FREE] =
        {"nothing but time: people are asked for as needed, and come when they are recruited "
         "and trained",
         "alleen tijd: mensen worden naar behoefte gevraagd, en komen als ze geworven en "
         "opgeleid zijn"},
    [INS_WORD_WHY_BOUND_POOL] =
        {"all of the flexible shell is called",
         "de hele flexibele schil is opgeroepen"},
    [INS_WORD_WHY_BOUND_OVERTIME] =
        {"overtime is at its most",
         "er wordt zoveel overgewerkt als mag"},
    [INS_WORD_WHY_BOUND_INTAKE] =
        {"the Academie takes no more trainees at a time",
         "de Academie neemt er niet meer tegelijk aan"},
    [INS_WORD_WHY_BOUND_ABSORPTION] =
        {"there are too few experienced staff to take up more trainees",
         "er is te weinig ervaren personeel om er meer op te vangen"},
    [INS_WORD_WHY_BOUND_MONEY] =
        {"money: budget and buffer allow no more",
         "geld: begroting en buffer laten niet meer toe"},
    [INS_WORD_WHY_ORDERS] =
        {"What to ask for this month",
         "Wat deze maand aan te vragen"},
    [INS_WORD_WHY_TRAINEES] =
        {"In {1}: {2}~FTE of trainees, who begin in {3} and decide independently from {4}.",
         "In {1}: {2}~fte personeel in opleiding, dat in {3} begint en vanaf {4} zelfstandig "
         "beslist."},
    [INS_WORD_WHY_FLEX] =
        {"Flexible staff: {1}~FTE, for {2}.",
         "Flexibel personeel: {1}~fte, voor {2}."},
    [INS_WORD_WHY_OVERTIME] =
        {"Overtime now: {1}~% of the normal hours.",
         "Overwerk nu: {1}~% van de gewone uren."},
    [INS_WORD_WHY_METHOD] =
        {"Hours are those of an average month; what is needed meets the expected work and "
         "clears the stock as the control tower plans (2.8). A limit held where an order "
         "stood at it (2.12 to 2.16, 5.22 to 5.24); that of trainees counts until their next "
         "order.",
         "Uren zijn die van een gemiddelde maand; nodig is wat het verwachte werk vraagt en "
         "de werkvoorraad wegwerkt zoals de regietoren plant (2.8). Een grens knelde waar een "
         "aanvraag eraan raakte (2.12 tot 2.16, 5.22 tot 5.24); die van opleidingen telt tot "
         "de volgende aanvraag."},
    [INS_WORD_BACKCAST] = {"Would it have been enough?", "Was het genoeg geweest?"},
    [INS_WORD_BACKCAST_RECORD] =
        {"The record {1} runs from {2} to {3}, {4}~months.",
         "De reeks {1} loopt van {2} tot en met {3}, {4}~maanden."},
    [INS_WORD_BACKCAST_STARTS] =
        {"From {1}~start months it covers the whole horizon of {2}~months.",
         "Vanaf {1}~startmaanden dekt ze de hele periode van {2}~maanden."},
    [INS_WORD_BACKCAST_PARTLY] =
        {"From {1} more, {2} to {3}, it covers at least half of it; the months after the record come "
         "from the model, over {4}~simulated futures, and the model does not know how the record ended.",
         "Vanaf nog {1}, {2} tot en met {3}, dekt ze er ten minste de helft van; de maanden na de reeks "
         "komen uit het model, met {4}~gesimuleerde toekomsten, en het model weet niet hoe de reeks afliep."},
    [INS_WORD_BACKCAST_NONE_WHOLE] =
        {"No start month has the whole horizon of {1}~months on record.",
         "Vanaf geen startmaand staat de hele periode van {1}~maanden in de reeks."},
    [INS_WORD_BACKCAST_RULES] =
        {"Each replay begins with the scenario's own staff, backlog and buffer ({1}~mln euro, filled up "
         "by at most {2}~mln each January), and meets the inflow that came. The norm counts from {3}~months "
         "after the start.",
         "Elke herhaling begint met personeel, werkvoorraad en buffer van het scenario ({1}~mln euro, elke "
         "januari met hoogstens {2}~mln aangevuld), en krijgt de instroom die er kwam. De norm telt vanaf "
         "{3}~maanden na de start."},
    [INS_WORD_BACKCAST_SURE] =
        {"Where every month is on record nothing is random: family cases follow from the decisions, and "
         "the figures have no Monte Carlo error.",
         "Waar elke maand in de reeks staat is niets toevallig: gezinszaken volgen uit de beslissingen, en "
         "de cijfers hebben geen Monte-Carlofout."},
    [INS_WORD_BACKCAST_WHOLE] = {"Replays that are wholly on record",
                                 "Herhalingen die geheel in de reeks staan"},
    [INS_WORD_BACKCAST_KEPT] =
        {"The norm is kept in {1} of {2} with this buffer, in {3} with unlimited money.",
         "De norm wordt gehaald in {1} van de {2} met deze buffer, in {3} met onbeperkt geld."},
    [INS_WORD_BACKCAST_SHORT] =
        {"The buffer cannot pay some month's bills in {1} of them.",
         "De buffer kan in {1} ervan de rekeningen van een maand niet betalen."},
    [INS_WORD_BACKCAST_NO_MONEY] =
        {"In {1} of them no money keeps it.", "In {1} ervan haalt geen geld de norm."},
    [INS_WORD_BACKCAST_OVERLAP] =
        {"Neighbouring replays share all but one of their months. The record holds {1}~horizons that do "
         "not overlap: read the spread as a description; it is no sample, and no interval follows from it.",
         "Herhalingen die na elkaar beginnen, delen op een na al hun maanden. In de reeks passen "
         "{1}~perioden zonder overlap: lees de "
         "spreiding als beschrijving; het is geen steekproef, en er volgt geen interval uit."},
    [INS_WORD_BACKCAST_SPREAD] = {"Between the replays, mln euro", "Tussen de herhalingen, mln euro"},
    [INS_WORD_BACKCAST_DRAWN]  = {"drawn from this buffer", "getrokken uit deze buffer"},
    [INS_WORD_BACKCAST_NEEDED] = {"needed to pay for all of it", "nodig om alles te betalen"},
    [INS_WORD_BACKCAST_LEAST]  = {"least that keeps the norm", "het minste dat de norm haalt"},
    [INS_WORD_HEAD_LEAST]      = {"least", "minst"},
    [INS_WORD_HEAD_MIDDLE]     = {"middle", "midden"},
    [INS_WORD_HEAD_MOST]       = {"most", "meest"},
    [INS_WORD_HEAD_START_OF_MOST]       = {"start of most", "start van meest"},
    [INS_WORD_BACKCAST_SURGES] = {"The surges of the record", "De golven in de reeks"},
    [INS_WORD_BACKCAST_SURGES_SAY] =
        {"Replayed from the month after the quietest year before each; the norm with this buffer and with "
         "unlimited money; a surge is a rise of the "
         "twelve-month inflow by a third or more. Millions of euro; cases a year.",
         "Herhaald vanaf de maand na het rustigste jaar ervoor; gehaald: de norm, met deze buffer en met "
         "onbeperkt geld; een golf is een stijging van de instroom "
         "over twaalf maanden met een derde of meer. Miljoenen euro; zaken per jaar."},
    [INS_WORD_HEAD_PEAK]      = {"peak", "top"},
    [INS_WORD_HEAD_YEAR_LOW]  = {"before", "ervoor"},
    [INS_WORD_HEAD_YEAR_HIGH] = {"at peak", "op de top"},
    [INS_WORD_HEAD_NORM_KEPT] = {"norm kept", "gehaald"},
    [INS_WORD_HEAD_SHORT]     = {"empty in", "leeg in"},
    [INS_WORD_HEAD_DRAWN]     = {"drawn", "getrokken"},
    [INS_WORD_HEAD_NEEDED]    = {"needed", "nodig"},
    [INS_WORD_HEAD_ANY_MONEY] = {"any money", "alle geld"},
    [INS_WORD_BACKCAST_STARRED] =
        {"*~From {1} only {2} of {3}~months are on record: shares of the futures, means, what is needed "
         "in {4} of 100.",
         "*~Vanaf {1} staan maar {2} van de {3}~maanden in de reeks: aandelen van de toekomsten, "
         "gemiddelden, wat nodig is in {4} van de 100."},
    [INS_WORD_YES]            = {"yes", "ja"},
    [INS_WORD_NO]             = {"no", "nee"},
    [INS_WORD_NEVER]          = {"never", "nooit"},
    [INS_WORD_BACKCAST_NO_SURGE] = {"The record holds no such rise.", "De reeks kent zo'n stijging niet."},
    [INS_WORD_BACKCAST_UNCOVERED] =
        {"-: too little of the horizon from there is on record.",
         "-: daarvandaan staat te weinig van de periode in de reeks."},
    [INS_WORD_BACKCAST_PART] = {"Replays that are partly on record",
                                "Herhalingen die deels in de reeks staan"},
    [INS_WORD_BACKCAST_PART_SAY] =
        {"The norm is kept in {1}~to {2} of 100 futures, depending on the start.",
         "De norm wordt gehaald in {1}~tot {2} van de 100 toekomsten, naar gelang de start."},
    [INS_WORD_BACKCAST_PART_ERROR] =
        {"Each share stands within +/-~{1} of 100 (95 %) for having played {2}~futures; windows.csv (-o) has "
         "them all.",
         "Elk aandeel klopt op +/-~{1} van de 100 na (95 %) doordat {2}~toekomsten zijn gespeeld; ze staan "
         "alle in windows.csv (-o)."},
    [INS_WORD_BACKCAST_ANCHORS] = {"Beside what was published", "Naast wat gepubliceerd is"},
    [INS_WORD_BACKCAST_ANCHORS_SAY] =
        {"The record replayed from {1}, the scenario's own start.",
         "De reeks herhaald vanaf {1}, de eigen start van het scenario."},
    [INS_WORD_BACKCAST_ANCHORS_DRAWN] =
        {"Months beyond the record are drawn: +/- is the 95 % interval of the mean of {1}~futures.",
         "Maanden na de reeks zijn getrokken: +/- is het 95 %-interval van het gemiddelde van {1}~toekomsten."},
    [INS_WORD_HEAD_PUBLISHED] = {"published", "gepubliceerd"},
    [INS_WORD_HEAD_MODEL]     = {"model", "model"},
    [INS_WORD_HEAD_GAP]       = {"gap", "verschil"},
    [INS_WORD_FIGURE_BACKCAST] =
        {"cases a month; below, what a replay from that month comes to",
         "zaken per maand; onder, wat een herhaling vanaf die maand oplevert"},
    [INS_WORD_FIGURE_RECORD] = {"inflow on record", "instroom in de reeks"},
    [INS_WORD_FIGURE_KEPT]   = {"norm kept from here", "norm gehaald vanaf hier"},
    [INS_WORD_FIGURE_MISSED] = {"norm missed", "norm gemist"},
    [INS_WORD_FIGURE_PART]   = {"partly on record", "deels in de reeks"},
};

const char *ins_words(enum ins_word word, enum ins_language language)
{
    if (word >= INS_WORD_REPORT_FIRST && word <= INS_WORD_REPORT_LAST)
        return ins_words_report[word - INS_WORD_REPORT_FIRST][language];
    assert(words[word][language]);
    return words[word][language];
}

enum ins_language ins_words_language(const char *name)
{
    return name && strncmp(name, "nl", 2) == 0 ? INS_DUTCH : INS_ENGLISH;
}
