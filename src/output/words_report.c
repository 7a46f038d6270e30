/* The words of the report: the part of the table of words.c that pages and workbooks use. */
#include "output/words_report.h"

const char *const ins_words_report[][INS_LANGUAGES] = {
    [INS_WORD_MONTH_JANUARY - INS_WORD_REPORT_FIRST] = {"January", "januari"},
    [INS_WORD_MONTH_FEBRUARY - INS_WORD_REPORT_FIRST] = {"February", "februari"},
    [INS_WORD_MONTH_MARCH - INS_WORD_REPORT_FIRST] = {"March", "maart"},
    [INS_WORD_MONTH_APRIL - INS_WORD_REPORT_FIRST] = {"April", "april"},
    [INS_WORD_MONTH_MAY - INS_WORD_REPORT_FIRST] = {"May", "mei"},
    [INS_WORD_MONTH_JUNE - INS_WORD_REPORT_FIRST] = {"June", "juni"},
    [INS_WORD_MONTH_JULY - INS_WORD_REPORT_FIRST] = {"July", "juli"},
    [INS_WORD_MONTH_AUGUST - INS_WORD_REPORT_FIRST] = {"August", "augustus"},
    [INS_WORD_MONTH_SEPTEMBER - INS_WORD_REPORT_FIRST] = {"September", "september"},
    [INS_WORD_MONTH_OCTOBER - INS_WORD_REPORT_FIRST] = {"October", "oktober"},
    [INS_WORD_MONTH_NOVEMBER - INS_WORD_REPORT_FIRST] = {"November", "november"},
    [INS_WORD_MONTH_DECEMBER - INS_WORD_REPORT_FIRST] = {"December", "december"},
    [INS_WORD_MONTH_OF - INS_WORD_REPORT_FIRST] = {"{1}~{2}", "{1}~{2}"},
    [INS_WORD_SKIP - INS_WORD_REPORT_FIRST] = {"Skip to the answer", "Naar het antwoord"},
    [INS_WORD_CONTENTS - INS_WORD_REPORT_FIRST] = {"Contents", "Inhoud"},
    [INS_WORD_REPORT - INS_WORD_REPORT_FIRST] = {"instroom report", "instroom-rapport"},
    [INS_WORD_REPORT_CHANGED - INS_WORD_REPORT_FIRST] =
        {"Changed since the run, so that this page does not tell what they say now: {1}. Play the "
         "scenario again.",
         "Na de berekening gewijzigd, zodat deze pagina niet vertelt wat er nu in staat: {1}. Reken "
         "het scenario opnieuw door."},
    [INS_WORD_REPORT_PLAYED - INS_WORD_REPORT_FIRST] =
        {"{1}~months, {2} to {3}; {4}~simulated futures; {5}",
         "{1}~maanden, {2} tot en met {3}; {4}~gesimuleerde toekomsten; {5}"},
    [INS_WORD_REPORT_GATED - INS_WORD_REPORT_FIRST] =
        {"recruitment and flexible staff need money",
         "werven en inhuren kan alleen met geld"},
    [INS_WORD_REPORT_UNLIMITED - INS_WORD_REPORT_FIRST] =
        {"money never holds back recruitment or flexible staff",
         "geld houdt werven en inhuren nooit tegen"},
    [INS_WORD_QUESTION - INS_WORD_REPORT_FIRST] = {"The question", "De vraag"},
    [INS_WORD_QUESTION_BUFFER - INS_WORD_REPORT_FIRST] =
        {"How large must the buffer be, so that in {1}~of 100 futures the service keeps "
         "{2}, from {3} on{4}?",
         "Hoe groot moet de buffer zijn, zodat het in {1}~van de 100 toekomsten blijft "
         "bij {2}, vanaf {3}{4}?"},
    [INS_WORD_QUESTION_KEPT - INS_WORD_REPORT_FIRST] =
        {"In how many of 100 futures does the service keep {2}, from {3} on{4}? Asked for: {1}.",
         "In hoeveel van de 100 toekomsten blijft het bij {2}, vanaf {3}{4}? Gevraagd: {1}."},
    [INS_WORD_ASK_BACKLOG - INS_WORD_REPORT_FIRST] =
        {"at most {1}~open cases",
         "hoogstens {1}~open zaken"},
    [INS_WORD_ASK_OVERDUE - INS_WORD_REPORT_FIRST] =
        {"at most {1}~cases beyond their legal term",
         "hoogstens {1}~zaken over de wettelijke termijn"},
    [INS_WORD_ASK_SHARE - INS_WORD_REPORT_FIRST] =
        {"at most {1}~% of the open cases beyond their legal term",
         "hoogstens {1}~% van de open zaken over de wettelijke termijn"},
    [INS_WORD_ASK_OLDER - INS_WORD_REPORT_FIRST] =
        {"at most {1}~cases that wait longer than {2}~months",
         "hoogstens {1}~zaken die langer dan {2}~maanden wachten"},
    [INS_WORD_ASK_OLDER_OF - INS_WORD_REPORT_FIRST] =
        {"at most {1}~cases of {3} that wait longer than {2}~months",
         "hoogstens {1}~zaken van {3} die langer dan {2}~maanden wachten"},
    [INS_WORD_ASK_PLEDGE - INS_WORD_REPORT_FIRST] =
        {"at most {1}~open cases from before {2}",
         "hoogstens {1}~open zaken van vóór {2}"},
    [INS_WORD_ASK_PLEDGE_OF - INS_WORD_REPORT_FIRST] =
        {"at most {1}~open cases of {3} from before {2}",
         "hoogstens {1}~open zaken van {3} van vóór {2}"},
    [INS_WORD_ASK_EACH - INS_WORD_REPORT_FIRST] =
        {"every case within {2}~months",
         "een beslissing binnen {2}~maanden in elke zaak"},
    [INS_WORD_ASK_EACH_OF - INS_WORD_REPORT_FIRST] =
        {"every case of {3} within {2}~months",
         "een beslissing binnen {2}~maanden in elke zaak van {3}"},
    [INS_WORD_ASK_FORGIVEN - INS_WORD_REPORT_FIRST] =
        {", with up to {1}~months above it allowed",
         ", waarbij hoogstens {1}~maanden erboven zijn toegestaan"},
    [INS_WORD_ANSWER - INS_WORD_REPORT_FIRST] = {"The answer", "Het antwoord"},
    [INS_WORD_ANSWER_BUFFER - INS_WORD_REPORT_FIRST] =
        {"A buffer of {1}~million euro {2}; without one the norm is kept in {3}~of 100 "
         "futures {4}.",
         "Een buffer van {1}~miljoen euro {2}; zonder buffer wordt de norm in {3}~van "
         "de 100 toekomsten gehaald {4}."},
    [INS_WORD_ANSWER_ZERO - INS_WORD_REPORT_FIRST] =
        {"No buffer is needed: without one the norm is kept in {1}~of 100 futures {2}.",
         "Er is geen buffer nodig: ook zonder wordt de norm in {1}~van de 100 "
         "toekomsten gehaald {2}."},
    [INS_WORD_ANSWER_NONE - INS_WORD_REPORT_FIRST] =
        {"No buffer is large enough: unlimited money keeps the norm in {1}~of 100 "
         "futures {2}, no buffer in {3} {4}.",
         "Geen buffer is groot genoeg: met onbeperkt geld wordt de norm in {1}~van "
         "de 100 toekomsten gehaald {2}, zonder buffer in {3} {4}."},
    [INS_WORD_ANSWER_KEPT - INS_WORD_REPORT_FIRST] =
        {"In {1}~of 100 futures {2}, with the buffer of the scenario.",
         "In {1}~van de 100 toekomsten {2}, met de buffer van het scenario."},
    [INS_WORD_ANSWER_ERROR - INS_WORD_REPORT_FIRST] =
        {"In brackets: the 95~% interval of the error that playing {1}~futures, and not "
         "all, leaves. It says nothing of the assumptions; how sure those are stands "
         "below.",
         "Tussen haakjes: het 95~%-interval van de fout die blijft doordat "
         "{1}~toekomsten zijn gespeeld, en niet alle. Over de aannames zegt het niets; "
         "hoe zeker die zijn, staat hieronder."},
    [INS_WORD_KEPT_CAPTION - INS_WORD_REPORT_FIRST] =
        {"The norm is kept, of 100 futures",
         "De norm wordt gehaald, van de 100 toekomsten"},
    [INS_WORD_KEPT_HEAD - INS_WORD_REPORT_FIRST] = {"of 100", "van de 100"},
    [INS_WORD_INTERVAL_HEAD - INS_WORD_REPORT_FIRST] = {"95~% interval", "95~%-interval"},
    [INS_WORD_WHY - INS_WORD_REPORT_FIRST] =
        {"Why: work comes fast, hands come late",
         "Waarom: werk komt snel, handen komen laat"},
    [INS_WORD_WHY_LEAD - INS_WORD_REPORT_FIRST] =
        {"Inflow rises within months. Recruitment begun today brings an officer who decides "
         "independently after {1}~months, {2}~to recruit and {3}~to train. What comes in between waits, and "
         "some of it waits beyond the legal term.",
         "De instroom stijgt binnen maanden. Wie vandaag wordt geworven, beslist na {1}~maanden "
         "zelfstandig: {2}~voor werving en {3}~voor opleiding. Wat "
         "daartussen binnenkomt wacht, en een deel wacht langer dan de wettelijke "
         "termijn."},
    [INS_WORD_WHY_ABOUT - INS_WORD_REPORT_FIRST] =
        {"Three series over the same months, each as a fan: half of the futures in the "
         "dark band, nine of ten in the light one, the median as a line. The figures "
         "stand in the table below.",
         "Drie reeksen over dezelfde maanden, elk als waaier: de helft van de "
         "toekomsten in de donkere band, negen van de tien in de lichte, de mediaan als "
         "lijn. De cijfers staan in de tabel eronder."},
    [INS_WORD_FAN_ABOUT - INS_WORD_REPORT_FIRST] =
        {"{1}: the median goes from {2} at first to {3} at the end; at its highest 95 "
         "of 100 futures lie below {4}, in {5}.",
         "{1}: de mediaan gaat van {2} aan het begin naar {3} aan het eind; op het "
         "hoogst liggen 95 van de 100 toekomsten onder {4}, in {5}."},
    [INS_WORD_FAN_INFLOW - INS_WORD_REPORT_FIRST] =
        {"Inflow, cases a month",
         "Instroom, zaken per maand"},
    [INS_WORD_FAN_HOURS - INS_WORD_REPORT_FIRST] =
        {"Hours of casework, thousand a month",
         "Uren beslissen, duizend per maand"},
    [INS_WORD_FAN_OVERDUE - INS_WORD_REPORT_FIRST] =
        {"Cases beyond their legal term",
         "Zaken over de wettelijke termijn"},
    [INS_WORD_FAN_BACKLOG - INS_WORD_REPORT_FIRST] = {"Open cases", "Open zaken"},
    [INS_WORD_FAN_BUFFER - INS_WORD_REPORT_FIRST] =
        {"Balance of the buffer, million euro",
         "Saldo van de buffer, miljoen euro"},
    [INS_WORD_FAN_STAFF - INS_WORD_REPORT_FIRST] =
        {"Experienced staff, FTE",
         "Ervaren personeel, fte"},
    [INS_WORD_LEGEND_MEDIAN - INS_WORD_REPORT_FIRST] = {"median", "mediaan"},
    [INS_WORD_LEGEND_HALF - INS_WORD_REPORT_FIRST] =
        {"half of the futures",
         "de helft van de toekomsten"},
    [INS_WORD_LEGEND_MOST - INS_WORD_REPORT_FIRST] =
        {"nine of ten futures",
         "negen van de tien toekomsten"},
    [INS_WORD_LEGEND_NORM - INS_WORD_REPORT_FIRST] = {"the norm", "de norm"},
    [INS_WORD_NORM_LABEL - INS_WORD_REPORT_FIRST] = {"norm {1}", "norm {1}"},
    [INS_WORD_FIGURES - INS_WORD_REPORT_FIRST] = {"The figures", "De cijfers"},
    [INS_WORD_YEAR_TABLE - INS_WORD_REPORT_FIRST] =
        {"At the end of each year: 5~%, median and 95~% of the futures",
         "Aan het eind van elk jaar: 5~%, mediaan en 95~% van de toekomsten"},
    [INS_WORD_MONTH - INS_WORD_REPORT_FIRST] = {"month", "maand"},
    [INS_WORD_TERM - INS_WORD_REPORT_FIRST] = {"phase", "fase"},
    [INS_WORD_SECTION_PHASES - INS_WORD_REPORT_FIRST] =
        {"Short, medium and long term",
         "Korte, middellange en lange termijn"},
    [INS_WORD_PHASES_CAPTION - INS_WORD_REPORT_FIRST] =
        {"Means over the futures, with the scenario's own buffer of {1}~million euro",
         "Gemiddelden over de toekomsten, met de buffer van het scenario van "
         "{1}~miljoen euro"},
    [INS_WORD_SECTION_BUFFERS - INS_WORD_REPORT_FIRST] =
        {"Three ways to ask for a size",
         "Drie manieren om naar een omvang te vragen"},
    [INS_WORD_BUFFERS_CAPTION - INS_WORD_REPORT_FIRST] =
        {"Size of the buffer, million euro",
         "Omvang van de buffer, miljoen euro"},
    [INS_WORD_BUFFER_HEAD - INS_WORD_REPORT_FIRST] = {"buffer", "buffer"},
    [INS_WORD_MEANING_HEAD - INS_WORD_REPORT_FIRST] = {"what it does", "wat hij doet"},
    [INS_WORD_SIZE_HEAD - INS_WORD_REPORT_FIRST] = {"million euro", "miljoen euro"},
    [INS_WORD_SECTION_FRONTIER - INS_WORD_REPORT_FIRST] =
        {"How far money carries",
         "Hoe ver geld reikt"},
    [INS_WORD_FRONTIER_LEAD - INS_WORD_REPORT_FIRST] =
        {"What each size of the buffer brings. Where the curve is flat, more money buys "
         "no more: there is nobody to hire who decides in time.",
         "Wat elke omvang van de buffer brengt. Waar de lijn vlak is, koopt meer geld "
         "niets meer: er is niemand te werven die op tijd beslist."},
    [INS_WORD_FRONTIER_PLOT - INS_WORD_REPORT_FIRST] =
        {"Futures that keep the norm, of 100, against the size of the buffer, million "
         "euro",
         "Toekomsten die de norm halen, van de 100, tegen de omvang van de buffer, "
         "miljoen euro"},
    [INS_WORD_FRONTIER_AXIS - INS_WORD_REPORT_FIRST] =
        {"buffer, million euro",
         "buffer, miljoen euro"},
    [INS_WORD_FRONTIER_PLOT_ABOUT - INS_WORD_REPORT_FIRST] =
        {"From {1}~of 100 futures without a buffer the curve rises to {2} with all the "
         "money that is of use. Asked for are {3}.",
         "Van {1}~van de 100 toekomsten zonder buffer stijgt de lijn naar {2} met al "
         "het geld dat nog iets uitmaakt. Gevraagd zijn er {3}."},
    [INS_WORD_FRONTIER_POINT - INS_WORD_REPORT_FIRST] =
        {"{1}~million euro: {2}~of 100 futures {3}",
         "{1}~miljoen euro: {2}~van de 100 toekomsten {3}"},
    [INS_WORD_FRONTIER_CAPTION - INS_WORD_REPORT_FIRST] =
        {"What each size of the buffer brings",
         "Wat elke omvang van de buffer brengt"},
    [INS_WORD_ASKED_LABEL - INS_WORD_REPORT_FIRST] = {"asked {1}", "gevraagd {1}"},
    [INS_WORD_LABEL_NORM - INS_WORD_REPORT_FIRST] = {"norm", "norm"},
    [INS_WORD_LABEL_ECONOMIC - INS_WORD_REPORT_FIRST] = {"economic", "economisch"},
    [INS_WORD_LABEL_LIQUIDITY - INS_WORD_REPORT_FIRST] = {"liquidity", "liquiditeit"},
    [INS_WORD_HEAD_SIZE - INS_WORD_REPORT_FIRST] = {"buffer, mln euro", "buffer, mln euro"},
    [INS_WORD_HEAD_KEPT_100 - INS_WORD_REPORT_FIRST] =
        {"norm kept, of 100",
         "norm gehaald, van de 100"},
    [INS_WORD_HEAD_REACH_SHARE - INS_WORD_REPORT_FIRST] = {"reach, %", "bereik, %"},
    [INS_WORD_HEAD_COST_MILLION - INS_WORD_REPORT_FIRST] = {"cost, mln euro", "kosten, mln euro"},
    [INS_WORD_HEAD_SOCIAL_MILLION - INS_WORD_REPORT_FIRST] =
        {"cost to the state, mln euro",
         "kosten voor het Rijk, mln euro"},
    [INS_WORD_HEAD_OVERDUE_MONTHS - INS_WORD_REPORT_FIRST] =
        {"overdue, case-months",
         "te laat, zaakmaanden"},
    [INS_WORD_SECTION_LEVERS - INS_WORD_REPORT_FIRST] = {"What else helps", "Wat nog meer helpt"},
    [INS_WORD_LEVERS_LEAD - INS_WORD_REPORT_FIRST] =
        {"What one step of each lever changes, on the same futures, with everything "
         "else as it is. The line over a bar is the 95~% interval of its error.",
         "Wat een stap van elke knop verandert, op dezelfde toekomsten, met al het "
         "andere gelijk. De streep over een balk is het 95~%-interval van de fout."},
    [INS_WORD_LEVERS_CAPTION - INS_WORD_REPORT_FIRST] =
        {"Levers, one step each",
         "Knoppen, elk een stap"},
    [INS_WORD_LEVER_HEAD - INS_WORD_REPORT_FIRST] = {"lever", "knop"},
    [INS_WORD_SECTION_RESULTS - INS_WORD_REPORT_FIRST] =
        {"What comes of the futures",
         "Wat de toekomsten opleveren"},
    [INS_WORD_RESULTS_CAPTION - INS_WORD_REPORT_FIRST] =
        {"All futures, with the scenario's own buffer",
         "Alle toekomsten, met de buffer van het scenario"},
    [INS_WORD_RESULT_HEAD - INS_WORD_REPORT_FIRST] =
        {"over the whole horizon",
         "over de hele periode"},
    [INS_WORD_SECTION_LEDGER - INS_WORD_REPORT_FIRST] =
        {"Where the money goes",
         "Waar het geld heen gaat"},
    [INS_WORD_LEDGER_CAPTION - INS_WORD_REPORT_FIRST] =
        {"Means over the futures and the whole horizon, million euro",
         "Gemiddelden over de toekomsten en de hele periode, miljoen euro"},
    [INS_WORD_LEDGER_LINE - INS_WORD_REPORT_FIRST] = {"line", "post"},
    [INS_WORD_LEDGER_SHARE - INS_WORD_REPORT_FIRST] = {"share of cost", "aandeel in de kosten"},
    [INS_WORD_LEDGER_ABOUT - INS_WORD_REPORT_FIRST] =
        {"Bars, one a line of the ledger; what others pay has a colour of its own. The "
         "largest is {1}, {2}~million euro.",
         "Balken, een per post van het grootboek; wat anderen betalen heeft een eigen "
         "kleur. De grootste is {1}, {2}~miljoen euro."},
    [INS_WORD_LEDGER_OWN - INS_WORD_REPORT_FIRST] =
        {"paid by the organisation",
         "betaald door de organisatie"},
    [INS_WORD_LEDGER_OTHERS - INS_WORD_REPORT_FIRST] = {"paid by others", "betaald door anderen"},
    [INS_WORD_SECTION_TRUST - INS_WORD_REPORT_FIRST] =
        {"How sure the assumptions are",
         "Hoe zeker de aannames zijn"},
    [INS_WORD_TRUST_LEAD - INS_WORD_REPORT_FIRST] =
        {"The log of assumptions. Green (H): read in the source. Amber (M): from the "
         "press, or worked out from published figures. Red (L): a judgement, to be "
         "replaced by your own figure. Of several marks the least counts.",
         "Het logboek van aannames. Groen (H): gelezen in de bron. Oranje (M): uit de "
         "pers, of afgeleid uit gepubliceerde cijfers. Rood (L): een oordeel, te "
         "vervangen door uw eigen cijfer. Van meer merken telt het laagste."},
    [INS_WORD_TRUST_CAPTION - INS_WORD_REPORT_FIRST] =
        {"Assumptions by subject, counted by how far they can be trusted",
         "Aannames per onderwerp, geteld naar hoe betrouwbaar ze zijn"},
    [INS_WORD_TRUST_GROUP - INS_WORD_REPORT_FIRST] = {"subject", "onderwerp"},
    [INS_WORD_TRUST_GREEN - INS_WORD_REPORT_FIRST] = {"green (H)", "groen (H)"},
    [INS_WORD_TRUST_AMBER - INS_WORD_REPORT_FIRST] = {"amber (M)", "oranje (M)"},
    [INS_WORD_TRUST_RED - INS_WORD_REPORT_FIRST] = {"red (L)", "rood (L)"},
    [INS_WORD_TRUST_BLANK - INS_WORD_REPORT_FIRST] = {"not rated", "geen oordeel"},
    [INS_WORD_TRUST_ALL - INS_WORD_REPORT_FIRST] = {"all", "alle"},
    [INS_WORD_RATING_GREEN - INS_WORD_REPORT_FIRST] = {"H, green", "H, groen"},
    [INS_WORD_RATING_AMBER - INS_WORD_REPORT_FIRST] = {"M, amber", "M, oranje"},
    [INS_WORD_RATING_RED - INS_WORD_REPORT_FIRST] = {"L, red", "L, rood"},
    [INS_WORD_RATING_BLANK - INS_WORD_REPORT_FIRST] = {"none", "geen"},
    [INS_WORD_SECTION_ASSUMED - INS_WORD_REPORT_FIRST] = {"What was assumed", "Wat is aangenomen"},
    [INS_WORD_ASSUMED_LEAD - INS_WORD_REPORT_FIRST] =
        {"Every key of the scenario that differs from its default or has none. Sources "
         "are quoted as the scenario gives them.",
         "Elke sleutel van het scenario die van zijn standaard afwijkt of er geen "
         "heeft. Bronnen staan er zoals het scenario ze geeft."},
    [INS_WORD_ASSUMED_CAPTION - INS_WORD_REPORT_FIRST] = {"Assumptions", "Aannames"},
    [INS_WORD_ASSUMED_KEY - INS_WORD_REPORT_FIRST] = {"key", "sleutel"},
    [INS_WORD_ASSUMED_VALUE - INS_WORD_REPORT_FIRST] = {"value", "waarde"},
    [INS_WORD_ASSUMED_DEFAULT - INS_WORD_REPORT_FIRST] = {"default", "standaard"},
    [INS_WORD_ASSUMED_RATING - INS_WORD_REPORT_FIRST] = {"rating", "oordeel"},
    [INS_WORD_ASSUMED_SOURCE - INS_WORD_REPORT_FIRST] = {"source", "bron"},
    [INS_WORD_ASSUMED_NONE - INS_WORD_REPORT_FIRST] =
        {"No key differs from its default.",
         "Geen sleutel wijkt van zijn standaard af."},
    [INS_WORD_ASSUMED_REQUIRED - INS_WORD_REPORT_FIRST] = {"required", "verplicht"},
    [INS_WORD_SECTION_RECORDS - INS_WORD_REPORT_FIRST] = {"The records that were read", "De reeksen die zijn gelezen"},
    [INS_WORD_RECORDS_DOUBTS - INS_WORD_REPORT_FIRST] =
        {"What looks wrong in them, and is left as it is:", "Wat er niet aan lijkt te kloppen, en zo is gelaten:"},
    [INS_WORD_SECTION_LIMITS - INS_WORD_REPORT_FIRST] =
        {"What the model leaves out",
         "Wat het model weglaat"},
    [INS_WORD_LIMITS_FIRST - INS_WORD_REPORT_FIRST] =
        {"Whether the assumptions are right. A wrong one is not made right by more "
         "futures; the interval tells how well the sum was done, not whether it is the "
         "right sum.",
         "Of de aannames kloppen. Een verkeerde wordt niet goed door meer toekomsten; "
         "het interval zegt hoe goed de som is gemaakt, niet of het de goede som is."},
    [INS_WORD_LIMITS_WORLD - INS_WORD_REPORT_FIRST] =
        {"Laws, borders and policy that change, unless the scenario lists them as "
         "events. Inflow does not answer to the queue: nobody stays away because it is "
         "long.",
         "Wetten, grenzen en beleid die veranderen, tenzij het scenario ze als "
         "gebeurtenis noemt. De instroom reageert niet op de rij: niemand blijft weg "
         "omdat hij lang is."},
    [INS_WORD_LIMITS_CHAIN - INS_WORD_REPORT_FIRST] =
        {"The rest of the chain: registration, interpreters, legal aid, courts and "
         "appeals, housing after a grant. Reception counts as a price a month, not as "
         "buildings that must be found.",
         "De rest van de keten: aanmelding, tolken, rechtsbijstand, rechter en beroep, "
         "huisvesting na een vergunning. Opvang telt als een prijs per maand, niet als "
         "gebouwen die gevonden moeten worden."},
    [INS_WORD_LIMITS_STAFF - INS_WORD_REPORT_FIRST] =
        {"Differences between people: within a group all work alike, sickness and leave "
         "stand in the productive hours, and training never gets worse when the "
         "Academie is full.",
         "Verschillen tussen mensen: binnen een groep werkt ieder gelijk, ziekte en "
         "verlof zitten in de productieve uren, en opleiden wordt niet slechter als de "
         "Academie vol zit."},
    [INS_WORD_LIMITS_CASES - INS_WORD_REPORT_FIRST] =
        {"Differences between cases of one track: each takes the same hours. Cases, "
         "hours and staff are real numbers; only arrivals are whole.",
         "Verschillen tussen zaken van een spoor: elke zaak kost evenveel uren. Zaken, "
         "uren en personeel zijn gebroken getallen; alleen de instroom is heel."},
    [INS_WORD_LIMITS_TOWER - INS_WORD_REPORT_FIRST] =
        {"A control tower that hesitates or errs: it follows its rule every month, on "
         "what it knows.",
         "Een regietoren die aarzelt of zich vergist: hij volgt elke maand zijn "
         "regel, op wat hij weet."},
    [INS_WORD_LIMITS_MONEY - INS_WORD_REPORT_FIRST] =
        {"Inflation and wage agreements: money is in constant prices, and nothing is "
         "discounted.",
         "Inflatie en cao's: geld staat in constante prijzen en er wordt niets contant "
         "gemaakt."},
    [INS_WORD_SECTION_SOURCE - INS_WORD_REPORT_FIRST] =
        {"How to make this report again",
         "Zo maakt u dit rapport opnieuw"},
    [INS_WORD_SOURCE_CAPTION - INS_WORD_REPORT_FIRST] = {"Provenance", "Herkomst"},
    [INS_WORD_SOURCE_NAME - INS_WORD_REPORT_FIRST] = {"what", "wat"},
    [INS_WORD_SOURCE_VALUE - INS_WORD_REPORT_FIRST] = {"value", "waarde"},
    [INS_WORD_SOURCE_VERSION - INS_WORD_REPORT_FIRST] =
        {"version of instroom",
         "versie van instroom"},
    [INS_WORD_SOURCE_HASH - INS_WORD_REPORT_FIRST] =
        {"SHA-256 of the scenario",
         "SHA-256 van het scenario"},
    [INS_WORD_SOURCE_SEED - INS_WORD_REPORT_FIRST] = {"seed", "seed"},
    [INS_WORD_SOURCE_FUTURES - INS_WORD_REPORT_FIRST] = {"futures", "toekomsten"},
    [INS_WORD_SOURCE_COMMAND - INS_WORD_REPORT_FIRST] = {"command", "opdracht"},
    [INS_WORD_SOURCE_LEAD - INS_WORD_REPORT_FIRST] =
        {"The folder of this report holds scenario.cfg, with every key as it was "
         "played. The command makes the same figures, to the last digit, on any machine "
         "and any number of threads.",
         "In de map van dit rapport staat scenario.cfg, met elke sleutel zoals hij is "
         "gespeeld. De opdracht maakt dezelfde cijfers, tot op het laatste cijfer, op "
         "elke machine en met elk aantal threads."},
    [INS_WORD_SOURCE_FILES - INS_WORD_REPORT_FIRST] =
        {"Every figure here stands in the files beside this page: summary.json, "
         "months.csv, futures.csv, frontier.csv, assumptions.csv, and report.xlsx with "
         "all of them.",
         "Elk cijfer hier staat in de bestanden naast deze pagina: summary.json, "
         "months.csv, futures.csv, frontier.csv, assumptions.csv, en report.xlsx met "
         "alles bij elkaar."},
    [INS_WORD_SHEET_SUMMARY - INS_WORD_REPORT_FIRST] = {"summary", "samenvatting"},
    [INS_WORD_SHEET_MONTHS - INS_WORD_REPORT_FIRST] = {"months", "maanden"},
    [INS_WORD_SHEET_FUTURES - INS_WORD_REPORT_FIRST] = {"futures", "toekomsten"},
    [INS_WORD_SHEET_FRONTIER - INS_WORD_REPORT_FIRST] = {"frontier", "grens"},
    [INS_WORD_SHEET_LEDGER - INS_WORD_REPORT_FIRST] = {"ledger", "grootboek"},
    [INS_WORD_SHEET_SCENARIO - INS_WORD_REPORT_FIRST] = {"scenario", "scenario"},
    [INS_WORD_SHEET_CUT - INS_WORD_REPORT_FIRST] =
        {"The first {1} of {2} futures; all stand in futures.csv.",
         "De eerste {1} van {2} toekomsten; alle staan in futures.csv."},
    [INS_WORD_SHEET_KEY - INS_WORD_REPORT_FIRST] = {"Sources and ratings", "Bronnen en oordelen"},
    [INS_WORD_CHART_FAN - INS_WORD_REPORT_FIRST] =
        {"{1}: median and nine of ten futures",
         "{1}: mediaan en negen van de tien toekomsten"},
    [INS_WORD_REACH_ABOUT - INS_WORD_REPORT_FIRST] =
        {"Reach: of the futures that unlimited money saves, the share that this size saves.",
         "Bereik: van de toekomsten die onbeperkt geld redt, het deel dat deze omvang redt."},
    [INS_WORD_PHASES_MEANS - INS_WORD_REPORT_FIRST] =
        {"Means over the futures, with the scenario's own buffer",
         "Gemiddelden over de toekomsten, met de buffer van het scenario"},
    [INS_WORD_SHEET_ASSUMPTIONS - INS_WORD_REPORT_FIRST] = {"assumptions", "aannames"},
    [INS_WORD_UNKNOWN_SIZES - INS_WORD_REPORT_FIRST] =
        {"Buffer over all worlds, euro", "Buffer over alle werelden, euro"},
    [INS_WORD_WORTH_CHOICE - INS_WORD_REPORT_FIRST] =
        {"Choice of the buffer without knowing more, euro",
         "Keuze van de buffer zonder meer te weten, euro"},
    [INS_WORD_WORTH_CHOSEN - INS_WORD_REPORT_FIRST] =
        {"costs the state least (low and high: as good)",
         "voor het Rijk het goedkoopst (laag en hoog: even goed)"},
    [INS_WORD_WORTH_SAVED - INS_WORD_REPORT_FIRST] =
        {"saves against no buffer", "bespaart tegenover geen buffer"},
    [INS_WORD_WORTH_EURO - INS_WORD_REPORT_FIRST] =
        {"Worth of knowing exactly, euro", "Wat precies weten waard is, euro"},
    [INS_WORD_BUFFERS_EURO - INS_WORD_REPORT_FIRST] =
        {"Size of the buffer, euro",
         "Omvang van de buffer, euro"},
    [INS_WORD_RESULTS_EURO - INS_WORD_REPORT_FIRST] =
        {"Results over the horizon; money in euro",
         "Uitkomsten over de periode; geld in euro"},
    [INS_WORD_VALUE_HEAD - INS_WORD_REPORT_FIRST] = {"value", "waarde"},
    [INS_WORD_LOW_HEAD - INS_WORD_REPORT_FIRST] = {"low (95 %)", "laag (95 %)"},
    [INS_WORD_HIGH_HEAD - INS_WORD_REPORT_FIRST] = {"high (95 %)", "hoog (95 %)"},
    [INS_WORD_STANDARD_ERROR - INS_WORD_REPORT_FIRST] = {"standard error", "standaardfout"},
    [INS_WORD_SWEEP_QUESTION - INS_WORD_REPORT_FIRST] =
        {"Which point keeps the norm in {1}~of 100 futures at the least cost to the state?",
         "Welk punt haalt de norm in {1}~van de 100 toekomsten tegen de laagste "
         "kosten voor het Rijk?"},
    [INS_WORD_SWEEP_ANSWER - INS_WORD_REPORT_FIRST] =
        {"{1}: the norm is kept in {2}~of 100 futures, at a cost to the state of "
         "{3}~million euro (± {4}).",
         "{1}: de norm wordt in {2}~van de 100 toekomsten gehaald, tegen {3}~miljoen "
         "euro kosten voor het Rijk (± {4})."},
    [INS_WORD_SWEEP_ANSWER_NEAREST - INS_WORD_REPORT_FIRST] =
        {"None of them does. Nearest comes {1}: {2}~of 100 futures, at a cost to the "
         "state of {3}~million euro (± {4}).",
         "Geen enkel. Het dichtst komt {1}: {2}~van de 100 toekomsten, tegen "
         "{3}~miljoen euro kosten voor het Rijk (± {4})."},
    [INS_WORD_SWEEP_ANSWER_EMPTY - INS_WORD_REPORT_FIRST] =
        {"The database holds no finished point.",
         "In de database staat nog geen punt."},
    [INS_WORD_SWEEP_PLAYED - INS_WORD_REPORT_FIRST] =
        {"{1} of {2}~points, each of {3}~futures; design {4}",
         "{1} van {2}~punten, elk van {3}~toekomsten; ontwerp {4}"},
    [INS_WORD_SWEEP_CLOUD - INS_WORD_REPORT_FIRST] =
        {"Every point: the norm against the cost to the state",
         "Elk punt: de norm tegen de kosten voor het Rijk"},
    [INS_WORD_SWEEP_CLOUD_ABOUT - INS_WORD_REPORT_FIRST] =
        {"{1}~points: upwards the futures that keep the norm, of 100; to the right the "
         "mean cost to the state. The dashed line is what is asked.",
         "{1}~punten: omhoog de toekomsten die de norm halen, van de 100; naar rechts "
         "de gemiddelde kosten voor het Rijk. De streepjeslijn is wat wordt gevraagd."},
    [INS_WORD_SWEEP_CLOUD_CAPTION - INS_WORD_REPORT_FIRST] =
        {"A dot a point; the dashed line is what is asked, the ringed dot the answer.",
         "Een stip per punt; de streepjeslijn is wat wordt gevraagd, de omringde stip "
         "het antwoord."},
    [INS_WORD_SWEEP_AXES - INS_WORD_REPORT_FIRST] = {"What each key does", "Wat elke sleutel doet"},
    [INS_WORD_SWEEP_AXES_LEAD - INS_WORD_REPORT_FIRST] =
        {"Means over all points that share a value, whatever their other keys: the "
         "direction, not the best.",
         "Gemiddelden over alle punten met dezelfde waarde, wat hun andere sleutels ook "
         "zijn: de richting, niet het beste."},
    [INS_WORD_SWEEP_AXIS_CAPTION - INS_WORD_REPORT_FIRST] =
        {"Means over the points",
         "Gemiddelden over de punten"},
    [INS_WORD_SWEEP_POINTS - INS_WORD_REPORT_FIRST] = {"points", "punten"},
    [INS_WORD_SWEEP_LIQUIDITY - INS_WORD_REPORT_FIRST] =
        {"liquidity buffer, mln euro",
         "liquiditeitsbuffer, mln euro"},
    [INS_WORD_LEVERS_PLOT - INS_WORD_REPORT_FIRST] =
        {"Change of the cost to the state over the whole horizon, million euro",
         "Verandering van de kosten voor het Rijk over de hele periode, miljoen euro"},
    [INS_WORD_LEVER_STEP - INS_WORD_REPORT_FIRST] = {"step", "stap"},
    [INS_WORD_ANSWER_SAVES - INS_WORD_REPORT_FIRST] =
        {"The economic buffer, {1}~million euro, saves the state {2}~million euro (±~{3}) "
         "over the whole horizon, against no buffer and less the cost of holding it.",
         "De economische buffer, {1}~miljoen euro, bespaart over de hele periode "
         "het Rijk {2}~miljoen euro (±~{3}), tegen geen buffer en na "
         "aftrek van het aanhouden."},
    [INS_WORD_RISK_LEAD - INS_WORD_REPORT_FIRST] =
        {"What is exceeded in {1}~of 100 futures, and the mean of those futures.",
         "Wat in {1}~van de 100 toekomsten wordt overschreden, en het gemiddelde van "
         "die toekomsten."},
    [INS_WORD_YEAR - INS_WORD_REPORT_FIRST] = {"year", "jaar"},
    [INS_WORD_BUDGET_HEAD - INS_WORD_REPORT_FIRST] = {"budget", "begroting"},
    [INS_WORD_SECTION_BOOKS - INS_WORD_REPORT_FIRST] =
        {"The buffer, year by year", "De buffer, jaar na jaar"},
    [INS_WORD_BOOKS_DRAWN_WORST - INS_WORD_REPORT_FIRST] =
        {"drawn, worst of twenty", "onttrokken, ergste van twintig"},
    [INS_WORD_BOOKS_DEFICIT_WORST - INS_WORD_REPORT_FIRST] =
        {"deficit, worst of twenty", "tekort, ergste van twintig"},
    [INS_WORD_EQUAL - INS_WORD_REPORT_FIRST] =
        {"Equal safety: the norm buffer that goes with each yearly budget, million euro",
         "Even veilig: de normbuffer die bij elke jaarlijkse begroting hoort, miljoen euro"},
    [INS_WORD_EQUAL_ABOUT - INS_WORD_REPORT_FIRST] =
        {"With {1}~million euro a year it takes a buffer of {2}~million, with {3}~million a year one of "
         "{4}~million.",
         "Met {1}~miljoen euro per jaar is een buffer van {2}~miljoen nodig, met {3}~miljoen per jaar "
         "een van {4}~miljoen."},
    [INS_WORD_EQUAL_POINT - INS_WORD_REPORT_FIRST] =
        {"{1}~million a year: {2}~million euro {3}", "{1}~miljoen per jaar: {2}~miljoen euro {3}"},
    [INS_WORD_EQUAL_AXIS - INS_WORD_REPORT_FIRST] =
        {"budget, million euro a year", "begroting, miljoen euro per jaar"},
    [INS_WORD_EQUAL_OWN - INS_WORD_REPORT_FIRST] = {"as it is", "zoals het is"},
    [INS_WORD_EQUAL_CARRYING - INS_WORD_REPORT_FIRST] =
        {"carries what is expected", "dekt wat wordt verwacht"},
    [INS_WORD_BOOKS_NORM_MILLION - INS_WORD_REPORT_FIRST] =
        {"What goes into the norm buffer and out of it, million euro; means, unless another word stands there",
         "Wat de normbuffer in en uit gaat, miljoen euro; gemiddelden, tenzij er iets anders staat"},
    [INS_WORD_BOOKS_ECONOMIC_MILLION - INS_WORD_REPORT_FIRST] =
        {"What goes into the economic buffer and out of it, million euro; means, unless another word stands "
         "there",
         "Wat de economische buffer in en uit gaat, miljoen euro; gemiddelden, tenzij er iets anders staat"},
    [INS_WORD_BRIEF_BANDS - INS_WORD_REPORT_FIRST] =
        {"The line is the median; half of the futures lie in the dark band, nine of ten in the light one.",
         "De lijn is de mediaan; de helft van de toekomsten ligt in de donkere band, negen van de tien "
         "in de lichte."},
    [INS_WORD_BRIEF_HANGS - INS_WORD_REPORT_FIRST] =
        {"What it depends on: futures of 100 that keep the norm with this buffer, if an assumption differs by "
         "a tenth",
         "Waar het van afhangt: toekomsten van de 100 die met deze buffer de norm halen, als een aanname "
         "een tiende anders is"},
    [INS_WORD_BRIEF_ASSUMPTION - INS_WORD_REPORT_FIRST] = {"assumption", "aanname"},
    [INS_WORD_BRIEF_LESS - INS_WORD_REPORT_FIRST] = {"a tenth less", "een tiende minder"},
    [INS_WORD_BRIEF_MORE - INS_WORD_REPORT_FIRST] = {"a tenth more", "een tiende meer"},
    [INS_WORD_BRIEF_SOURCE - INS_WORD_REPORT_FIRST] =
        {"Made by instroom {1}, seed {2}, {3} futures; fingerprint of the scenario (SHA-256) {4}. The whole "
         "report with every assumption and its source: report.html.",
         "Gemaakt door instroom {1}, seed {2}, {3} toekomsten; vingerafdruk van het scenario (SHA-256) {4}. "
         "Het hele rapport met elke aanname en haar bron: report.html."},
    [INS_WORD_OTHER_FILES - INS_WORD_REPORT_FIRST] =
        {"Every figure here stands in summary.json beside this page. The scenarios of the folder, .cfg, hold "
         "every key as it was played.",
         "Elk cijfer hier staat in summary.json naast deze pagina. De scenario's in de map, .cfg, hebben elke "
         "sleutel zoals hij is gespeeld."},
    [INS_WORD_OTHER_SCENARIO - INS_WORD_REPORT_FIRST] =
        {"scenario",
         "scenario"},
    [INS_WORD_OTHER_WHAT - INS_WORD_REPORT_FIRST] =
        {"quantity",
         "grootheid"},
    [INS_WORD_OTHER_UNIT - INS_WORD_REPORT_FIRST] =
        {"unit",
         "eenheid"},
    [INS_WORD_OTHER_FRESH - INS_WORD_REPORT_FIRST] =
        {"On futures that had no part in the choice",
         "Op toekomsten die geen deel hadden in de keuze"},
    [INS_WORD_OTHER_VALUE - INS_WORD_REPORT_FIRST] = {"value", "waarde"},
    [INS_WORD_OTHER_CURVE - INS_WORD_REPORT_FIRST] =
        {"At equal safety; the chance is that with unlimited money, of 100",
         "Bij gelijke zekerheid; de kans is die met onbeperkt geld, van de 100"},
    [INS_WORD_DOTS_ABOUT - INS_WORD_REPORT_FIRST] =
        {"The line through a dot is the 95~% interval of its error.",
         "De lijn door een stip is het 95~%-interval van de fout."},
    [INS_WORD_REPLAYED_PLOT - INS_WORD_REPORT_FIRST] =
        {"Buffer needed to pay for all of it, mln euro, by month of the start",
         "Buffer die nodig was om alles te betalen, mln euro, naar startmaand"},
    [INS_WORD_REPLAYED_ABOUT - INS_WORD_REPORT_FIRST] =
        {"The band is the 95~% interval of the error; without a band every month is "
         "on record.",
         "De band is het 95~%-interval van de fout; zonder band staat elke maand in "
         "de reeks."},
    [INS_WORD_REPLAYED_TABLE - INS_WORD_REPORT_FIRST] =
        {"Every replay; shares of 100, mln euro",
         "Elke herhaling; van de 100, mln euro"},
    [INS_WORD_REPLAYED_START - INS_WORD_REPORT_FIRST] =
        {"start",
         "start"},
    [INS_WORD_REPLAYED_COVERED - INS_WORD_REPORT_FIRST] =
        {"months on record",
         "maanden in de reeks"},
};
