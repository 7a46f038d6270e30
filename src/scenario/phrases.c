#include "scenario/phrases.h"

#include <stddef.h>
#include <string.h>

#define IN(english, dutch) {{english, dutch}}

static const struct ins_told phrases[] = {
    /* units */
    IN("months", "maanden"), IN("month", "maand"), IN("factor", "factor"), IN("FTE", "fte"),
    IN("log", "log"), IN("euro", "euro"), IN("euro/FTE-month", "euro/fte-maand"),
    IN("cases/month", "zaken/maand"), IN("cases", "zaken"), IN("1/year", "1/jaar"),
    IN("1/month", "1/maand"), IN("euro/month", "euro/maand"), IN("euro/case-month", "euro/zaakmaand"),
    IN("share", "deel van 1"), IN("probability", "kans"), IN("euro/year", "euro/jaar"),
    IN("euro/FTE", "euro/fte"), IN("x level", "x niveau"), IN("values", "waarden"), IN("times", "keer"),
    IN("points", "punten"), IN("per FTE", "per fte"), IN("of per_case_month", "van per_case_month"),
    IN("of one FTE", "van een fte"), IN("of inflow", "van de instroom"), IN("of hours", "van de uren"),
    IN("of decisions", "van de beslissingen"), IN("of cases", "van de zaken"),
    IN("of the gap", "van het tekort"), IN("of years", "van de jaren"),
    IN("of budget", "van het budget"), IN("of backlog", "van de werkvoorraad"),
    IN("hours/month", "uren/maand"), IN("hours/case", "uren/zaak"), IN("hours/FTE", "uren/fte"),
    IN("futures", "toekomsten"), IN("euro/hour", "euro/uur"), IN("cases or share", "zaken of deel van 1"),
    IN("FTE/trainee", "fte/medewerker in opleiding"), IN("months and cases", "maanden en zaken"), IN("weight", "gewicht"),

    /* what holds where a key is not given */
    IN("0 in every month", "0 in elke maand"), IN("all tracks together", "alle sporen samen"),
    IN("each track", "elk spoor"), IN("evenly up to backlog_age", "gelijkmatig tot backlog_age"),
    IN("none", "geen"),
    IN("one regime with multiplier 1 and volatility 1", "een regime met factor 1 en volatiliteit 1"),
    IN("spare staff, flexible shell, size of the intakes", "extra personeel, flexibele schil, omvang van de lichtingen"),
    IN("the age decides", "de leeftijd beslist"), IN("the file has one case", "het bestand kent een geval"),
    IN("the first regime", "het eerste regime"), IN("the first", "het eerste"),
    IN("the scenario's own values", "de waarden van het scenario zelf"), IN("the start", "het begin"),
    IN("the trigger decides", "de drempel beslist"), IN("the whole inflow", "de hele instroom"),
    IN("equal weights", "gelijke gewichten"), IN("from ... to in steps", "van ... tot in stappen"),
    IN("grid: the product of the axes", "raster: het product van de assen"),
    IN("inflow.level_per_month x share", "inflow.level_per_month x aandeel"),
    IN("never left; required beside other regimes", "wordt nooit verlaten; verplicht naast andere regimes"),
    IN("not used", "niet gebruikt"), IN("the sum of backlog_ages, or 0", "de som van backlog_ages, of 0"),
    IN("those of the tracks", "die van de sporen"), IN("ceiling times the level", "ceiling keer het niveau"),
    IN("no limit", "geen grens"), IN("the start decides", "het begin beslist"),

    /* what is expected of a value */
    IN("a number", "een getal"), IN("a share of 1,", "een deel van 1,"), IN("a whole number", "een geheel getal"),
    IN("a month in quotes, \"YYYY-MM\"", "een maand tussen aanhalingstekens, \"JJJJ-MM\""),
    IN("a name in quotes", "een naam tussen aanhalingstekens"),
    IN("a file name in quotes, or a list of them", "een bestandsnaam tussen aanhalingstekens, of een lijst ervan"),
    IN("a file name in quotes", "een bestandsnaam tussen aanhalingstekens"),
    IN("a text in quotes", "een tekst tussen aanhalingstekens"), IN("true or false", "true of false"),
    IN("keys in braces, { ... }", "sleutels tussen accolades, { ... }"),
    IN("a list of groups, ( { ... }, { ... } )", "een lijst van groepen, ( { ... }, { ... } )"),
    IN("one of ", "een van "), IN(" or ", " of "), IN(" above ", " boven "), IN(" from ", " van "),
    IN(" to ", " tot en met "), IN(" and below ", " en onder "), IN(" and at most ", " en hooguit "),
    IN("a list of 1 to ", "een lijst van 1 tot "), IN("a list of ", "een lijst van "),
    IN(" numbers", " getallen"), IN(" groups,", " groepen,"), IN(", each", ", elk"), IN("NUMBER", "GETAL"),
};

const char *ins_phrase(const char *english, enum ins_language language)
{
    for (size_t i = 0; language != INS_ENGLISH && i < sizeof phrases / sizeof phrases[0]; i++)
        if (strcmp(phrases[i].in[INS_ENGLISH], english) == 0)
            return phrases[i].in[language];
    return english;
}
