/* quantity/columns.h - columns of the files of answers that are no quantity by month or by future.
 *
 * X(file, name, unit, English, Dutch); "*" stands for any file. Endings (_low, _se ...) are told by
 * quantity/column.c.
 */
#ifndef INS_QUANTITY_COLUMNS_H
#define INS_QUANTITY_COLUMNS_H

#define INS_COLUMN_LIST(X)                                                                        \
    X("*", "month", NONE, "month, YYYY-MM", "maand, JJJJ-MM")                                     \
    X("*", "future", NONE, "number of the future, from 1", "nummer van de toekomst, vanaf 1")     \
    X("*", "point", NONE, "number of the point of the sweep, from 1", "nummer van het punt, vanaf 1") \
    X("*", "futures", NONE, "number of futures played", "aantal gespeelde toekomsten")            \
    X("*", "older", CASES, "cases of the track older than so many months, or from before that month", \
      "zaken van het spoor ouder dan zoveel maanden, of van voor die maand")                      \
    X("*", "p_norm", SHARE, "probability that the norm is kept (6.2)",                            \
      "kans dat de norm wordt gehaald (6.2)")                                                     \
    X("*", "p_norm_max", SHARE, "the same with no order held back for money",                     \
      "hetzelfde als geld niets tegenhoudt")                                \
    X("*", "liquidity_buffer", EURO, "buffer that pays every order of the control tower in so many futures as are asked (6.31)", \
      "buffer die al het personeel betaalt waar de regietoren om vraagt, in zoveel toekomsten als gevraagd (6.31)") \
    X("*", "norm_buffer", EURO, "least buffer that keeps the norm in so many futures as are asked (6.32)", \
      "minste buffer die de norm haalt in zoveel toekomsten als gevraagd (6.32)")                 \
    X("*", "economic_buffer", EURO, "buffer with the least cost to the state and cost of holding it (6.33)", \
      "buffer met de laagste kosten voor het Rijk en kosten van aanhouden (6.33)")             \
    X("futures.csv", "path", NONE, "given path of the inflow that the future takes (1.6)",        \
      "opgegeven pad van de instroom dat de toekomst volgt (1.6)")                                \
    X("risk.csv", "empty", SHARE, "chance that the buffer is empty in the month (6.43)",          \
      "kans dat de buffer in de maand leeg is (6.43)")                                            \
    X("risk.csv", "empty_by", SHARE, "chance that it has been empty in this month or before",     \
      "kans dat hij in deze maand of eerder leeg was")                                            \
    X("risk.csv", "over", SHARE, "chance that the norm is exceeded in the month (6.1)",           \
      "kans dat de norm in de maand wordt overschreden (6.1)")                                    \
    X("risk.csv", "over_by", SHARE, "chance that it has been exceeded in this month or before",   \
      "kans dat hij in deze maand of eerder is overschreden")                                     \
    X("exceedance.csv", "draw", EURO, "an amount out of the buffer", "een bedrag uit de buffer")  \
    X("exceedance.csv", "year", SHARE, "chance that more is drawn in a year (6.42)",              \
      "kans dat er in een jaar meer wordt gehaald (6.42)")                                        \
    X("exceedance.csv", "once_in_years", YEARS, "once in how many years that is",                 \
      "eens in de hoeveel jaar dat is")                                                           \
    X("exceedance.csv", "horizon", SHARE, "chance that the largest shortfall of the horizon is more", \
      "kans dat het grootste tekort van de horizon groter is")                                    \
    X("frontier.csv", "buffer", EURO, "size of the buffer at the start", "grootte van de buffer bij het begin") \
    X("frontier.csv", "low", SHARE, "lower end of the 95 % interval of p_norm",                   \
      "ondergrens van het 95 %-interval van p_norm")                                              \
    X("frontier.csv", "high", SHARE, "upper end of the 95 % interval of p_norm",                  \
      "bovengrens van het 95 %-interval van p_norm")                                              \
    X("frontier.csv", "cost", EURO, "mean cost over the horizon (5.3)", "gemiddelde kosten over de horizon (5.3)") \
    X("frontier.csv", "social_cost", EURO, "mean cost to the state over the horizon (5.4)",             \
      "gemiddelde kosten voor het Rijk over de horizon (5.4)")                                 \
    X("frontier.csv", "penalties", EURO, "mean penalties within it, a transfer (5.2)",            \
      "gemiddelde dwangsommen daarin, een overdracht (5.2)")                                      \
    X("frontier.csv", "cost_to_the_state_marginal", EURO,                                         \
      "mean cost to the state, a place in reception at its marginal price (5.14)",                \
      "gemiddelde kosten voor het Rijk, een opvangplaats tegen de marginale prijs (5.14)")        \
    X("frontier.csv", "reach", SHARE, "how much of what money can bring this buffer brings (6.35)", \
      "hoeveel van wat geld kan brengen deze buffer brengt (6.35)")                               \
    X("assumptions.csv", "key", NONE, "key of the scenario", "sleutel van het scenario")          \
    X("assumptions.csv", "value", NONE, "its value, in the unit beside it", "de waarde, in de eenheid ernaast") \
    X("assumptions.csv", "unit", NONE, "unit of the value", "eenheid van de waarde")              \
    X("assumptions.csv", "default", NONE, "what would hold if it were not given", "wat zou gelden als hij niet was gegeven") \
    X("assumptions.csv", "confidence", NONE, "H read in the source, M derived, L judged",         \
      "H gelezen in de bron, M afgeleid, L geschat")                                              \
    X("assumptions.csv", "source", NONE, "where the value comes from", "waar de waarde vandaan komt") \
    X("assumptions.csv", "where", NONE, "file and line in which it stands", "bestand en regel waarin hij staat") \
    X("assumptions.csv", "about", NONE, "what the key means", "wat de sleutel betekent")          \
    X("worth.csv", "known", NONE, "key, or section whose keys are known; empty: all of them",     \
      "sleutel, of onderdeel waarvan de sleutels bekend zijn; leeg: alle")                         \
    X("worth.csv", "keys", NONE, "how many keys are known together", "hoeveel sleutels samen bekend zijn") \
    X("worth.csv", "value", EURO, "what knowing them is worth (6.92)", "wat het weten ervan waard is (6.92)") \
    X("worth.csv", "realised", EURO, "what the choice saves in worlds that it was not learned from (6.91)", \
      "wat de keuze bespaart in werelden waarvan zij niet heeft geleerd (6.91)")                   \
    X("worth.csv", "bias", EURO, "what it loses by being learned from so few, by estimate (6.92)", \
      "wat zij naar schatting verliest door van zo weinig te leren (6.92)")                        \
    X("measures.csv", "measure", NONE, "name of the measure", \
      "naam van de maatregel") \
    X("measures.csv", "beside", NONE, "alone, or last: added to all the others", \
      "alone: als enige; last: na alle andere") \
    X("measures.csv", "break_even", NONE, "month from which on nothing is left to come back (6.73)", \
      "maand vanaf welke niets meer terug hoeft te komen (6.73)") \
    X("measures.csv", "one_off", EURO, "investments, taskforces and what it costs once (6.75)", \
      "investeringen, taskforces en wat hij eenmalig kost (6.75)") \
    X("measures.csv", "structural", EURO, "all else, a year of the long term (6.75)", \
      "al het andere, per jaar van de lange termijn (6.75)") \
    X("measures.csv", "short", EURO, "cost to the organisation in months 0 to 11 (6.74)", \
      "kosten van de organisatie in maand 0 tot en met 11 (6.74)") \
    X("measures.csv", "middle", EURO, "cost to the organisation in months 12 to 23 (6.74)", \
      "kosten van de organisatie in maand 12 tot en met 23 (6.74)") \
    X("measures.csv", "long", EURO, "cost to the organisation from month 24 on (6.74)", \
      "kosten van de organisatie vanaf maand 24 (6.74)") \
    X("measures.csv", "state_short", EURO, "cost to the state in months 0 to 11 (6.74)", \
      "kosten voor het Rijk in maand 0 tot en met 11 (6.74)") \
    X("measures.csv", "state_middle", EURO, "cost to the state in months 12 to 23 (6.74)", \
      "kosten voor het Rijk in maand 12 tot en met 23 (6.74)") \
    X("measures.csv", "state_long", EURO, "cost to the state from month 24 on (6.74)", \
      "kosten voor het Rijk vanaf maand 24 (6.74)") \
    X("measures.csv", "deepest_outlay", EURO, "the most that has been paid before it comes back (6.73)", \
      "het meeste dat is voorgeschoten (6.73)") \
    X("measures.csv", "along", EURO, "what of its cost the budget pays as it stands (6.76)", \
      "wat de begroting van de kosten betaalt zoals ze is (6.76)") \
    X("measures.csv", "own_money", EURO, "what of its cost needs money of its own (6.76)", \
      "wat van de kosten eigen geld vraagt (6.76)") \
    X("measures.csv", "liquidity_buffer", EURO, "change of the liquidity buffer", \
      "verandering van de liquiditeitsbuffer") \
    X("measures.csv", "norm_buffer", EURO, "change of the norm buffer", \
      "verandering van de normbuffer") \
    X("measures.csv", "p_norm", SHARE, "change of the probability that the norm is kept", \
      "verandering van de kans dat de norm wordt gehaald") \
    X("measures.csv", "p_norm_max", SHARE, "change of that probability with no order held back", \
      "verandering van die kans als niets wordt tegengehouden") \
    X("measures.csv", "cost", EURO, "change of the cost over the horizon", \
      "verandering van de kosten over de horizon") \
    X("measures.csv", "social_cost", EURO, "change of the cost to the state over the horizon", \
      "verandering van de kosten voor het Rijk over de horizon") \
    X("measures.csv", "overdue_case_months", CASE_MONTHS, "change of the overdue case-months", \
      "verandering van de zaakmaanden te laat") \
    X("measures.csv", "peak_backlog", CASES, "change of the highest backlog", \
      "verandering van de hoogste werkvoorraad") \
    X("measures.csv", "peak_overdue", CASES, "change of the highest number overdue", \
      "verandering van het hoogste aantal te laat") \
    X("forms.csv", "form", NONE, "name of the form", \
      "naam van de vorm") \
    X("forms.csv", "asked", SHARE, "chance of the norm at which the forms are held side by side", \
      "kans op de norm waarbij de vormen naast elkaar staan") \
    X("forms.csv", "size", NONE, "least size that keeps the norm as often, in the unit of its key", \
      "minste omvang die de norm zo vaak haalt, in de eenheid van de sleutel") \
    X("forms.csv", "outlay", EURO, "what the treasury pays over the horizon, expected (6.39)", \
      "wat de schatkist over de horizon betaalt, naar verwachting (6.39)") \
    X("forms.csv", "outlay_p95", EURO, "the same, exceeded in one future of twenty", \
      "hetzelfde, in een van twintig toekomsten overschreden") \
    X("forms.csv", "cost_to_the_state", EURO, "cost to the state, holding, and what is left of the stock (6.77)", \
      "kosten voor het Rijk, aanhouden, en wat van de werkvoorraad rest (6.77)") \
    X("forms.csv", "overdue_case_months", CASE_MONTHS, "case-months beyond the legal term, expected", \
      "zaakmaanden over de wettelijke termijn, naar verwachting") \
    X("forms.csv", "peak_outlay", EURO, "what the treasury pays in the dearest year, expected", \
      "wat de schatkist in het duurste jaar betaalt, naar verwachting") \
    X("forms.csv", "idle_pay", EURO, "pay of the hours without work, expected", \
      "betaling van de uren zonder werk, naar verwachting") \
    X("forms.csv", "peak_year", NONE, "the dearest year", \
      "het duurste jaar") \
    X("forms.csv", "dominated_by", NONE, "a form nowhere worse and surely cheaper for the state", \
      "een vorm die nergens slechter en zeker goedkoper voor het Rijk is") \
    X("forms.csv", "settings", NONE, "keys that lay this form over the scenario", \
      "sleutels die deze vorm over het scenario leggen") \
    X("levers.csv", "rank", NONE, "place by effect, from 1", "plaats naar effect, vanaf 1")       \
    X("levers.csv", "lever", NONE, "name of the lever", "naam van de hefboom")                    \
    X("levers.csv", "label", NONE, "the lever in words", "de hefboom in woorden")                 \
    X("levers.csv", "key", NONE, "key that it turns", "sleutel die hij verandert")                \
    X("levers.csv", "unit", NONE, "unit of from and to", "eenheid van from en to")                \
    X("levers.csv", "from", NONE, "value of the key before, in its unit", "waarde van de sleutel ervoor, in zijn eenheid") \
    X("levers.csv", "to", NONE, "value of the key after, in its unit", "waarde van de sleutel erna, in zijn eenheid") \
    X("levers.csv", "liquidity_buffer", EURO, "change of the liquidity buffer", "verandering van de liquiditeitsbuffer") \
    X("levers.csv", "norm_buffer", EURO, "change of the norm buffer", "verandering van de normbuffer") \
    X("levers.csv", "p_norm", SHARE, "change of the probability that the norm is kept",           \
      "verandering van de kans dat de norm wordt gehaald")                                        \
    X("levers.csv", "p_norm_max", SHARE, "change of that probability with no order held back",    \
      "verandering van die kans als geld niets tegenhoudt")                         \
    X("levers.csv", "cost", EURO, "change of the cost over the horizon", "verandering van de kosten over de horizon") \
    X("levers.csv", "social_cost", EURO, "change of the cost to the state over the horizon",            \
      "verandering van de kosten voor het Rijk over de horizon")                               \
    X("levers.csv", "overdue_case_months", CASE_MONTHS, "change of the overdue case-months",      \
      "verandering van de zaakmaanden over de termijn")                                           \
    X("levers.csv", "peak_backlog", CASES, "change of the highest backlog", "verandering van de hoogste werkvoorraad") \
    X("levers.csv", "peak_overdue", CASES, "change of the highest number overdue", "verandering van het hoogste aantal te laat") \
    X("*", "place", NONE, "place in the table, from 1", "plaats in de tabel, vanaf 1")            \
    X("*", "letter", NONE, "letter of the scenario", "letter van het scenario")                   \
    X("*", "title", NONE, "title of the scenario", "titel van het scenario")                      \
    X("waterfall.csv", "kind", NONE, "whole, or part of the difference", "geheel, of deel van het verschil") \
    X("waterfall.csv", "group", NONE, "group of keys that differ, or the letter of a whole",      \
      "groep sleutels die verschillen, of de letter van een geheel")                              \
    X("waterfall.csv", "begin", EURO, "where the bar of the figure begins", "waar de balk van de figuur begint") \
    X("waterfall.csv", "end", EURO, "where the bar of the figure ends", "waar de balk van de figuur eindigt") \
    X("compare.csv", "cost", EURO, "mean cost over the horizon", "gemiddelde kosten over de horizon") \
    X("compare.csv", "social_cost", EURO, "mean cost to the state over the horizon", "gemiddelde kosten voor het Rijk over de horizon") \
    X("differences.csv", "cost", EURO, "cost over the horizon, less that of scenario A", "kosten over de horizon, min die van scenario A") \
    X("differences.csv", "social_cost", EURO, "cost to the state over the horizon, less that of scenario A", \
      "kosten voor het Rijk over de horizon, min die van scenario A")                          \
    X("waterfall.csv", "cost", EURO, "cost over the horizon, or what this part adds to it", "kosten over de horizon, of wat dit deel eraan toevoegt") \
    X("waterfall.csv", "social_cost", EURO, "cost to the state over the horizon, or what this part adds to it", \
      "kosten voor het Rijk over de horizon, of wat dit deel eraan toevoegt")                  \
    X("levers.csv", "penalties", EURO,                                                            \
      "change of the penalties over the horizon",                                                 \
      "verandering van de dwangsommen over de horizon")                                           \
    X("levers.csv", "cost_to_the_state_marginal", EURO,                                           \
      "change of the cost to the state with marginal beds over the horizon",                      \
      "verandering van de kosten voor het Rijk bij marginale bedden over de horizon")             \
    X("compare.csv", "penalties", EURO,                                                           \
      "mean penalties over the horizon",                                                          \
      "gemiddelde dwangsommen over de horizon")                                                   \
    X("compare.csv", "cost_to_the_state_marginal", EURO,                                          \
      "mean cost to the state with marginal beds over the horizon",                               \
      "gemiddelde kosten voor het Rijk bij marginale bedden over de horizon")                     \
    X("differences.csv", "penalties", EURO,                                                       \
      "penalties over the horizon, less that of scenario A",                                      \
      "dwangsommen over de horizon, min die van scenario A")                                      \
    X("differences.csv", "cost_to_the_state_marginal", EURO,                                      \
      "cost to the state with marginal beds over the horizon, less that of scenario A",           \
      "kosten voor het Rijk bij marginale bedden over de horizon, min die van scenario A")        \
    X("waterfall.csv", "penalties", EURO,                                                         \
      "penalties over the horizon, or what this part adds to it",                                 \
      "dwangsommen over de horizon, of wat dit deel eraan toevoegt")                              \
    X("waterfall.csv", "cost_to_the_state_marginal", EURO,                                        \
      "cost to the state with marginal beds over the horizon, or what this part adds to it",      \
      "kosten voor het Rijk bij marginale bedden over de horizon, of wat dit deel eraan toevoegt")\
    X("trade_off.csv", "value", NONE, "value of the means that is turned, in its own unit",       \
      "waarde van het middel dat wordt veranderd, in zijn eigen eenheid")                         \
    X("trade_off.csv", "low", EURO, "lower end of the 95 % interval of norm_buffer",              \
      "ondergrens van het 95 %-interval van norm_buffer")                                         \
    X("trade_off.csv", "high", EURO, "upper end of the 95 % interval of norm_buffer",             \
      "bovengrens van het 95 %-interval van norm_buffer")                                         \
    X("windows.csv", "start", NONE, "month in which the replay starts", "maand waarin de naspeling begint") \
    X("windows.csv", "covered_months", MONTHS, "months of the horizon that the record covers",    \
      "maanden van de horizon die het record dekt")                                               \
    X("windows.csv", "norm_kept", SHARE, "chance that the norm is kept in the replay", "kans dat de norm in de naspeling wordt gehaald") \
    X("windows.csv", "norm_kept_unlimited", SHARE, "the same with unlimited money", "hetzelfde met onbeperkt geld") \
    X("windows.csv", "buffer_short", SHARE, "chance that the buffer does not pay everything", "kans dat de buffer niet alles betaalt") \
    X("windows.csv", "short_in", NONE, "first month in which it does not", "eerste maand waarin dat zo is") \
    X("windows.csv", "drawn", EURO, "taken out of the buffer, mean", "uit de buffer gehaald, gemiddeld") \
    X("windows.csv", "deficit", EURO, "cost that neither budget nor buffer pays, mean",           \
      "kosten die budget noch buffer betaalt, gemiddeld")                                         \
    X("windows.csv", "peak_overdue", CASES, "the highest number overdue, mean", "het hoogste aantal te laat, gemiddeld") \
    X("windows.csv", "peak_backlog", CASES, "the highest backlog, mean", "de hoogste werkvoorraad, gemiddeld") \
    X("windows.csv", "months_over_norm", MONTHS, "months above the norm, mean", "maanden boven de norm, gemiddeld") \
    X("windows.csv", "needed", EURO, "buffer that would have paid everything", "buffer die alles zou hebben betaald") \
    X("windows.csv", "norm_buffer", EURO, "least buffer that keeps the norm in this replay",      \
      "minste buffer die de norm in deze naspeling haalt")                                        \
    X("record.csv", "inflow", CASES, "cases that came in, as recorded", "zaken die binnenkwamen, volgens het record") \
    X("record.csv", "replay", NONE, "what a replay from this month comes to: 2 kept, 1 partly on record, 0 missed", \
      "waar een naspeling vanaf deze maand op uitkomt: 2 gehaald, 1 deels in het record, 0 gemist") \
    X("surges.csv", "start", NONE, "month in which the surge starts (6.81)", "maand waarin de piek begint (6.81)") \
    X("surges.csv", "peak", NONE, "month in which it is highest", "maand waarin hij het hoogst is") \
    X("surges.csv", "inflow_before", CASES_A_MONTH, "inflow of the year before", "instroom van het jaar ervoor") \
    X("surges.csv", "inflow_at_peak", CASES_A_MONTH, "inflow of the highest year", "instroom van het hoogste jaar") \
    X("anchors.csv", "what", NONE, "what was published", "wat er is gepubliceerd")                \
    X("anchors.csv", "column", NONE, "column of path that it is", "kolom van path waar het over gaat") \
    X("anchors.csv", "over", MONTHS, "months it is the sum of; 0 for a stock", "maanden waarvan het de som is; 0 voor een stand") \
    X("anchors.csv", "published", NONE, "the published figure, in the unit of its column", "het gepubliceerde cijfer, in de eenheid van zijn kolom") \
    X("anchors.csv", "low", NONE, "the least it can be", "het minste dat het kan zijn")           \
    X("anchors.csv", "high", NONE, "the most it can be", "het meeste dat het kan zijn")           \
    X("anchors.csv", "model", NONE, "what the model comes to, mean", "waar het model op uitkomt, gemiddeld") \
    X("anchors.csv", "gap", NONE, "model less published", "model min gepubliceerd")               \
    X("anchors.csv", "confidence", NONE, "how far the figure can be trusted", "hoe ver het cijfer te vertrouwen is") \
    X("anchors.csv", "source", NONE, "where it was published", "waar het is gepubliceerd")        \
    X("*", "cases", CASES, "cases on record", "zaken volgens het record")                         \
    X("months.csv", "p025", CASES, "foretold a month before: 2.5 % lies below", "een maand eerder voorspeld: 2,5 % ligt eronder") \
    X("months.csv", "p25", CASES, "foretold: a quarter lies below", "voorspeld: een kwart ligt eronder") \
    X("months.csv", "p50", CASES, "foretold: the median", "voorspeld: de mediaan")                \
    X("months.csv", "p75", CASES, "foretold: a quarter lies above", "voorspeld: een kwart ligt erboven") \
    X("months.csv", "p975", CASES, "foretold: 2.5 % lies above", "voorspeld: 2,5 % ligt erboven") \
    X("months.csv", "residual", NONE, "what came, as a point of the standard normal law that was foretold", \
      "wat er kwam, als punt van de standaardnormale verdeling die was voorspeld")                \
    X("months.csv", "second_regime", SHARE, "chance that the second regime holds", "kans dat het tweede regime geldt") \
    X("season.csv", "month", NONE, "month of the year, from 1", "maand van het jaar, vanaf 1")    \
    X("season.csv", "factor", NONE, "factor of the season", "factor van het seizoen")             \
    X("season.csv", "se", NONE, "standard error of the factor", "standaardfout van de factor")    \
    X("tenths.csv", "tenth", NONE, "tenth of the law foretold, from 1", "tiende deel van de voorspelde verdeling, vanaf 1") \
    X("tenths.csv", "ahead_1", SHARE, "share of the months that fell in it, foretold 1 month ahead", \
      "deel van de maanden dat erin viel, 1 maand vooruit voorspeld")                             \
    X("tenths.csv", "ahead_12", SHARE, "the same, 12 months ahead", "hetzelfde, 12 maanden vooruit") \
    X("tenths.csv", "ahead_24", SHARE, "the same, 24 months ahead", "hetzelfde, 24 maanden vooruit") \
    X("*", "weight", NONE, "how often the row is drawn, beside the others", "hoe vaak de rij wordt getrokken, naast de andere") \
    X("figures.csv", "what", NONE, "what was observed: columns of path, summed up where it says so",             \
      "wat is waargenomen: kolommen van path, opgeteld waar dat er staat")                        \
    X("figures.csv", "observed", NONE, "the figure as published, in its own unit", "het cijfer zoals gepubliceerd, in de eigen eenheid") \
    X("figures.csv", "sd", NONE, "error of its reading, a standard deviation", "de afleesfout ervan, een standaardafwijking") \
    X("*", "before_p05", NONE, "5 % of the worlds lie below, before anything is learned", "5 % van de werelden ligt eronder, voordat er iets geleerd is") \
    X("*", "before_p50", NONE, "median of the worlds, before anything is learned", "mediaan van de werelden, voordat er iets geleerd is") \
    X("*", "before_p95", NONE, "5 % of the worlds lie above, before anything is learned", "5 % van de werelden ligt erboven, voordat er iets geleerd is") \
    X("*", "after_p05", NONE, "5 % of the worlds that agree with the record lie below", "5 % van de werelden die bij de reeks passen ligt eronder") \
    X("*", "after_p50", NONE, "median of the worlds that agree with the record", "mediaan van de werelden die bij de reeks passen") \
    X("*", "after_p95", NONE, "5 % of the worlds that agree with the record lie above", "5 % van de werelden die bij de reeks passen ligt erboven") \
    X("figures.csv", "errors", NONE, "standard errors between the figure and the middle of those", "standaardfouten tussen het cijfer en het midden daarvan") \
    X("figures.csv", "unmet", NONE, "1: no world meets it, and it is left out", "1: geen wereld haalt het, en het telt niet mee") \
    X("keys.csv", "key", NONE, "key of the scenario that is uncertain", "onzekere sleutel van het scenario") \
    X("sensitivity.csv", "answer", NONE, "answer that is asked about", "antwoord waar het om gaat") \
    X("sensitivity.csv", "rank", NONE, "place of the key, from 1", "plaats van de sleutel, vanaf 1") \
    X("sensitivity.csv", "key", NONE, "key of the scenario", "sleutel van het scenario")          \
    X("sensitivity.csv", "first", SHARE, "part of the variance that the key explains alone",      \
      "deel van de variantie dat de sleutel alleen verklaart")                                    \
    X("sensitivity.csv", "total", SHARE, "the same with all that it does together with others (6.71)", \
      "hetzelfde met alles wat hij samen met andere doet (6.71)")                                 \
    X("sensitivity.csv", "correlation", NONE, "rank correlation of key and answer", "rangcorrelatie van sleutel en antwoord") \
    X("sensitivity.csv", "mu_star", NONE, "mean size of the effect of half the key's range, in the unit of the answer (6.72)", \
      "gemiddelde grootte van het effect van het halve bereik, in de eenheid van het antwoord (6.72)") \
    X("sensitivity.csv", "mu", NONE, "the same with its sign", "hetzelfde met zijn teken")        \
    X("sensitivity.csv", "sigma", NONE, "how much the effect differs from place to place", "hoeveel het effect van plaats tot plaats verschilt") \
    X("*", "box", NONE, "number of the box, from 1", "nummer van de doos, vanaf 1")               \
    X("*", "step", NONE, "step on the way to the box, or box", "stap op weg naar de doos, of box") \
    X("*", "points", NONE, "points of the sweep in it", "punten van de sweep erin")               \
    X("*", "coverage", SHARE, "part of all cases of interest that lie in it", "deel van alle gevallen dat erin ligt") \
    X("*", "density", SHARE, "part of its points that are of interest", "deel van de punten erin dat een geval is") \
    X("*", "support", SHARE, "part of all points that lie in it", "deel van alle punten dat erin ligt")

#endif
