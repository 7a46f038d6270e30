/* quantity/list.h - what is recorded of a future, once and for all.
 *
 * A row is a quantity: its name in every file, its unit, how it adds up, where it stands in
 * struct ins_world or struct ins_tally, in which tables, and its words in English and Dutch. The
 * enums, the tables that the program walks, explain, columns.csv and the manual are made of these
 * lists, so that a quantity without a name, a unit or its words does not compile. Numbers in
 * parentheses are equations of the page of the model.
 *
 * Read at set-up, never inside a month.
 */
#ifndef INS_QUANTITY_LIST_H
#define INS_QUANTITY_LIST_H

/* By month. X(NAME, name, unit, how it adds up, member of struct ins_world, English, Dutch), in the
 * order of the columns of `path`. */
#define INS_MONTHLY_LIST(X)                                                                       \
    X(INFLOW, inflow, CASES, FLOW, work.inflow,                                                   \
      "cases that come in during the month, follow-ups with them (1.22)",                         \
      "zaken die in de maand binnenkomen, met de vervolgzaken (1.22)")                            \
    X(DECIDED, decided, CASES, FLOW, work.decided,                                                \
      "cases that are decided during the month (4.6)",                                            \
      "zaken waarop in de maand wordt beslist (4.6)")                                             \
    X(WITHDRAWN, withdrawn, CASES, FLOW, work.withdrawn,                                          \
      "cases that are withdrawn during the month (4.4)",                                          \
      "zaken die in de maand worden ingetrokken (4.4)")                                           \
    X(BACKLOG, backlog, CASES, STOCK, work.backlog,                                               \
      "open cases at the end of the month (4.6)",                                                 \
      "open zaken aan het eind van de maand (4.6)")                                               \
    X(OVERDUE, overdue, CASES, STOCK, work.overdue,                                               \
      "cases that wait beyond their legal term at the end of the month (4.9)",                    \
      "zaken die aan het eind van de maand langer wachten dan de wettelijke termijn (4.9)")       \
    X(OVERDUE_SHARE, overdue_share, SHARE, STOCK, overdue_share,                                  \
      "part of the backlog that waits beyond its legal term; 0 where there is no backlog",        \
      "deel van de werkvoorraad over de wettelijke termijn; 0 waar geen werkvoorraad is")                 \
    X(EXPERIENCED, experienced, FTE, STOCK, staff.experienced,                                    \
      "staff who decide independently, at the end of the month (3.3)",                                    \
      "personeel dat zelfstandig beslist, aan het eind van de maand (3.3)")                       \
    X(TRAINEES, trainees, FTE, STOCK, staff.trainees,                                             \
      "staff in training, at the end of the month (3.4)",                                         \
      "personeel in opleiding, aan het eind van de maand (3.4)")                                  \
    X(FLEX, flex, FTE, STOCK, staff.flex,                                                         \
      "flexible shell at work (3.8)",                                                             \
      "flexibele schil aan het werk (3.8)")                                                       \
    X(OVERTIME, overtime, SHARE, FLOW_RATE, tower.overtime,                                       \
      "overtime as a part of the normal hours (2.16)",                                            \
      "overwerk als deel van de gewone uren (2.16)")                                              \
    X(HOURS, hours, HOURS, FLOW, hours,                                                           \
      "hours that there are to decide in, the taskforce with them (4.2)",                         \
      "uren waarin beslist kan worden, met de taskforce (4.2)")                                   \
    X(IDLE_HOURS, idle_hours, HOURS, FLOW, work.idle,                                             \
      "hours for which there is no work (4.5)",                                                   \
      "uren waarvoor geen werk is (4.5)")                                                         \
    X(REQUIRED_HOURS, required_hours, HOURS, FLOW, tower.required,                                \
      "hours that the control tower asks for now, without season (2.8)",                          \
      "uren die de regietoren nu vraagt, zonder seizoen (2.8)")                                   \
    X(LEVEL, level, HOURS, FLOW_RATE, tower.level,                                                \
      "level of the work that comes in a month, as the control tower estimates it (2.3)",         \
      "niveau van het werk dat per maand binnenkomt, zoals de regietoren het schat (2.3)")        \
    X(HIRES, hires, FTE, FLOW, staff.hires,                                                       \
      "trainees ordered this month, who begin after the recruitment (2.13)",                      \
      "medewerkers die deze maand worden aangevraagd en na de werving beginnen (2.13)")             \
    X(INTAKE, intake, FTE, FLOW, staff.intake,                                                    \
      "trainees who begin this month, scheduled ones with them (3.1)",                            \
      "nieuwe medewerkers die deze maand beginnen, met de al geplande (3.1)")                          \
    X(BUDGET, budget, EURO, FLOW, money.budget,                                                   \
      "budget of the month (5.5)",                                                                \
      "budget van de maand (5.5)")                                                                \
    X(COST, cost, EURO, FLOW, money.cost,                                                         \
      "cost of the month, all lines of the ledger (5.3)",                                         \
      "kosten van de maand, alle posten samen (5.3)")                                             \
    X(BUFFER, buffer, EURO, STOCK, money.buffer,                                                  \
      "what is in the buffer at the end of the month (5.10)",                                     \
      "wat er aan het eind van de maand in de buffer zit (5.10)")                                 \
    X(DRAW, draw, EURO, FLOW, money.draw,                                                         \
      "taken out of the buffer (5.8)",                                                            \
      "uit de buffer gehaald (5.8)")                                                              \
    X(DEFICIT, deficit, EURO, FLOW, money.deficit,                                                \
      "cost that neither budget nor buffer pays (5.8)",                                           \
      "kosten die budget noch buffer betaalt (5.8)")                                              \
    X(SHORTFALL, shortfall, EURO, STOCK, money.shortfall,                                         \
      "what a buffer would have to hold to have paid everything until now (5.11)",                \
      "wat een buffer zou moeten bevatten om tot nu toe alles te betalen (5.11)")                 \
    X(RECEPTION, reception, EURO, FLOW, money.reception,                                          \
      "reception of those who wait, whoever pays for it (5.1)",                                   \
      "opvang van wie wacht, wie het ook betaalt (5.1)")                                          \
    X(PENALTIES, penalties, EURO, FLOW, money.penalties,                                          \
      "penalties for cases beyond their term, whoever pays for them (5.2)",                       \
      "dwangsommen voor zaken over de termijn, wie ze ook betaalt (5.2)")                         \
    X(SOCIAL_COST, social_cost, EURO, FLOW, money.social_cost,                                    \
      "cost of the month to the state: with reception and penalties that others pay (5.4)",       \
      "kosten van de maand voor het Rijk: met opvang en dwangsommen die anderen betalen (5.4)")

/* The same of one track. X(NAME, name, unit, how, member of struct ins_queue, English, Dutch): the
 * columns name.TRACK of `path`. */
#define INS_TRACK_LIST(X)                                                                         \
    X(INFLOW, inflow, CASES, FLOW, inflow,                                                        \
      "cases of this track that come in during the month, follow-ups with them (1.22)",           \
      "zaken van dit spoor die in de maand binnenkomen, met de vervolgzaken (1.22)")              \
    X(DECIDED, decided, CASES, FLOW, decided,                                                     \
      "cases of this track that are decided during the month (4.6)",                              \
      "zaken van dit spoor waarop in de maand wordt beslist (4.6)")                               \
    X(BACKLOG, backlog, CASES, STOCK, backlog,                                                    \
      "open cases of this track at the end of the month (4.6)",                                   \
      "open zaken van dit spoor aan het eind van de maand (4.6)")                                 \
    X(OVERDUE, overdue, CASES, STOCK, overdue,                                                    \
      "cases of this track beyond their legal term at the end of the month (4.9)",                \
      "zaken van dit spoor over de wettelijke termijn aan het eind van de maand (4.9)")

/* The quantities of months.csv, in the order of its columns: X(NAME). */
#define INS_SERIES_LIST(X)                                                                        \
    X(INFLOW) X(BACKLOG) X(OVERDUE) X(HOURS) X(EXPERIENCED) X(TRAINEES) X(FLEX) X(COST)           \
    X(BUFFER) X(SHORTFALL) X(SOCIAL_COST)

/* Lines of the ledger (plan/money.h). X(LINE, name, label in both languages, sentence in both). */
#define INS_LEDGER_WORDS(X)                                                                       \
    X(EXPERIENCED, experienced, "experienced staff", "ervaren personeel",                         \
      "pay of the staff who decide independently", "loon van het personeel dat zelfstandig beslist")      \
    X(TRAINEE, trainee, "trainees", "personeel in opleiding",                                     \
      "pay of the staff in training", "loon van het personeel in opleiding")                      \
    X(TUITION, tuition, "tuition", "lesgeld",                                                     \
      "what the Academie asks for each trainee who begins",                                       \
      "wat de Academie vraagt voor elke nieuwe medewerker die begint")                                  \
    X(ACADEMIE_FIXED, academie_fixed, "Academie, fixed", "Academie, vast",                        \
      "what the Academie costs whoever is in it", "wat de Academie kost, wie er ook in zit")      \
    X(FLEX_RETAINER, flex_retainer, "flexible shell, retainer", "flexibele schil, vast",          \
      "what holding the flexible shell ready costs", "wat het gereedhouden van de flexibele schil kost") \
    X(FLEX, flex, "flexible shell, at work", "flexibele schil, inzet",                            \
      "pay of the flexible shell at work", "loon van de flexibele schil die aan het werk is")     \
    X(OVERTIME, overtime, "overtime", "overwerk",                                                 \
      "pay of overtime", "loon van het overwerk")                                                 \
    X(TASKFORCE, taskforce, "taskforce", "taskforce",                                             \
      "runs of the taskforce, planned and triggered (4.3)",                                       \
      "inzet van de taskforce, gepland en uitgelokt (4.3)")                                       \
    X(INVESTMENTS, investments, "investments", "investeringen",                                   \
      "investments in productivity (4.1)", "investeringen in productiviteit (4.1)")               \
    X(FIXED, fixed, "other fixed cost", "overige vaste kosten",                                   \
      "other cost that is the same every month", "overige kosten die elke maand gelijk zijn")     \
    X(PENALTY, penalty, "penalties", "dwangsommen",                                               \
      "penalties, where the organisation bears them (5.2)",                                       \
      "dwangsommen, waar de organisatie ze draagt (5.2)")                                         \
    X(RECEPTION, reception, "reception", "opvang",                                                \
      "reception, where the organisation bears it (5.1)",                                         \
      "opvang, waar de organisatie die draagt (5.1)")

/* What a future comes to. X(NAME, name, unit, where it comes from, label in both languages,
 * sentence in both), in the order of futures.csv.
 *
 * Where from: SUM_OF or PEAK_OF a member of struct ins_phase over the phases; COUNTED, such a sum that
 * is not made where only the outcome is asked; APART, one that is made there where it is asked for
 * (plan/plan.h); TALLIED, a sum in struct ins_tally, and LARGEST, a peak
 * there; MEAN_OF such a sum over the months; AT_END, a member of struct ins_world after the last month; KEPT, whether
 * the norm is kept. */
#define INS_RESULT_LIST(X)                                                                        \
    X(INFLOW_TOTAL, inflow_total, CASES, COUNTED(inflow),                                         \
      "inflow in all, cases", "instroom in totaal, zaken",                                        \
      "cases that come in over the horizon, follow-ups with them (1.22)",                         \
      "zaken die over de horizon binnenkomen, met de vervolgzaken (1.22)")                        \
    X(PEAK_BACKLOG, peak_backlog, CASES, PEAK_OF(peak_backlog),                                   \
      "highest backlog, cases", "hoogste werkvoorraad",                                        \
      "the highest backlog at the end of any month",                                              \
      "de hoogste werkvoorraad aan het eind van enige maand")                                         \
    X(MEAN_BACKLOG, mean_backlog, CASES, MEAN_OF(backlog_sum),                                    \
      "mean backlog, cases", "gem. werkvoorraad",                                              \
      "the backlog at the ends of the months, on average",                                        \
      "de werkvoorraad aan het eind van de maanden, gemiddeld")                                       \
    X(END_BACKLOG, end_backlog, CASES, AT_END(work.backlog),                                      \
      "backlog at the end, cases", "werkvoorraad aan het eind",                                         \
      "the backlog at the end of the horizon",                                                    \
      "de werkvoorraad aan het eind van de horizon")                                                  \
    X(PEAK_OVERDUE, peak_overdue, CASES, PEAK_OF(peak_overdue),                                   \
      "highest overdue, cases", "hoogste aantal te laat",                                             \
      "the most cases beyond their legal term at the end of any month (4.9)",                     \
      "de meeste zaken over de wettelijke termijn aan het eind van enige maand (4.9)")            \
    X(OVERDUE_CASE_MONTHS, overdue_case_months, CASE_MONTHS, TALLIED(overdue_sum),                \
      "overdue, case-months", "te laat, zaakmaanden",                                             \
      "cases beyond their legal term, added over the ends of the months (6.3)",                   \
      "zaken over de wettelijke termijn, opgeteld over de maandeinden (6.3)")                     \
    X(MONTHS_OVER_NORM, months_over_norm, MONTHS, TALLIED(months_over),                           \
      "months above the norm", "maanden boven de norm",                                           \
      "months, from the month that the norm begins in, in which it is exceeded (6.1)",            \
      "maanden, vanaf de maand waarin de norm ingaat, waarin hij wordt overschreden (6.1)")       \
    X(NORM_MET, norm_met, YES_NO, KEPT(months_over),                                              \
      "norm kept, share", "norm gehaald, aandeel",                                                \
      "whether the norm is exceeded in no more months than it forgives (6.2)",                    \
      "of de norm in niet meer maanden wordt overschreden dan hij vergeeft (6.2)")                \
    X(COST_TOTAL, cost_total, EURO, SUM_OF(cost),                                                 \
      "cost, mln euro", "kosten, mln euro",                                                       \
      "cost over the horizon, all lines of the ledger (5.3)",                                     \
      "kosten over de horizon, alle posten samen (5.3)")                                          \
    X(SOCIAL_COST_TOTAL, social_cost_total, EURO, SUM_OF(social_cost),                            \
      "cost to the state, mln", "kosten voor het Rijk, mln",                                      \
      "cost over the horizon with what others pay: reception and penalties; discounted (6.4)",    \
      "kosten over de horizon met wat anderen betalen: opvang en dwangsommen; verdisconteerd (6.4)")              \
    X(SHORTFALL_MAX, shortfall_max, EURO, LARGEST(shortfall_max),                                 \
      "largest shortfall, mln", "grootste tekort, mln",                                           \
      "the buffer that would have paid everything in this future (6.3)",                          \
      "de buffer die in deze toekomst alles zou hebben betaald (6.3)")                            \
    X(DRAW_TOTAL, draw_total, EURO, COUNTED(draw),                                                \
      "out of the buffer, mln", "uit de buffer, mln",                                             \
      "taken out of the buffer over the horizon (5.8)",                                           \
      "over de horizon uit de buffer gehaald (5.8)")                                              \
    X(DEFICIT_TOTAL, deficit_total, EURO, COUNTED(deficit),                                       \
      "unfunded deficit, mln", "ongedekt tekort, mln",                                             \
      "cost over the horizon that neither budget nor buffer pays (5.8)",                          \
      "kosten over de horizon die budget noch buffer betaalt (5.8)")                              \
    X(PENALTIES_TOTAL, penalties_total, EURO, APART(transfers),                                   \
      "penalties, transfer, mln", "dwangsom, overdracht, mln",                                    \
      "penalties over the horizon, within the cost to the state: a transfer, which who waits receives (5.2)", \
      "dwangsommen over de horizon, in de kosten voor het Rijk: een overdracht aan wie wacht (5.2)") \
    X(STATE_MARGINAL, cost_to_the_state_marginal, EURO, APART(marginal),                          \
      "state, marginal bed, mln", "Rijk, marginaal bed, mln",                                     \
      "cost to the state over the horizon, a regular bed at its marginal price (5.14)",           \
      "kosten voor het Rijk over de horizon, een gewoon bed tegen de marginale prijs (5.14)")

/* Results of a row of a sweep, in this order: X(NAME). */
#define INS_SWEPT_LIST(X)                                                                         \
    X(PEAK_BACKLOG) X(MEAN_BACKLOG) X(PEAK_OVERDUE) X(OVERDUE_CASE_MONTHS) X(COST_TOTAL)          \
    X(SOCIAL_COST_TOTAL) X(SHORTFALL_MAX)

/* Results whose tail is told, in this order: X(NAME). */
#define INS_TAIL_LIST(X)                                                                          \
    X(SHORTFALL_MAX) X(DRAW_TOTAL) X(DEFICIT_TOTAL) X(COST_TOTAL) X(SOCIAL_COST_TOTAL)            \
    X(OVERDUE_CASE_MONTHS) X(PEAK_OVERDUE)

/* Of the first year, the second, what follows, and all of it. X(NAME, name, unit, how, member of struct
 * ins_phase, member of struct ins_phase_summary, label in both languages, sentence in both). */
#define INS_PHASE_LIST(X)                                                                         \
    X(INFLOW, inflow, CASES_A_MONTH, PER_MONTH, inflow, inflow_per_month,                         \
      "inflow, cases a month", "instroom, zaken per maand",                                       \
      "cases that come in, a month of the phase (1.22)",                                          \
      "zaken die binnenkomen, per maand van de fase (1.22)")                                      \
    X(DECIDED, decided, CASES_A_MONTH, PER_MONTH, decided, decided_per_month,                     \
      "decided, cases a month", "beslist, zaken per maand",                                       \
      "cases that are decided, a month of the phase (4.6)",                                       \
      "zaken waarop wordt beslist, per maand van de fase (4.6)")                                  \
    X(PEAK_BACKLOG, peak_backlog, CASES, PEAK, peak_backlog, peak_backlog,                        \
      "highest backlog, cases", "hoogste werkvoorraad",                                        \
      "the highest backlog of the phase", "de hoogste werkvoorraad van de fase")                      \
    X(PEAK_OVERDUE, peak_overdue, CASES, PEAK, peak_overdue, peak_overdue,                        \
      "highest overdue, cases", "hoogste aantal te laat",                                             \
      "the most cases beyond their legal term in the phase",                                      \
      "de meeste zaken over de wettelijke termijn in de fase")                                    \
    X(COST, cost, EURO, FLOW, cost, cost, "cost, mln euro", "kosten, mln euro",                   \
      "cost of the phase (5.3)", "kosten van de fase (5.3)")                                      \
    X(SOCIAL_COST, social_cost, EURO, FLOW, social_cost, social_cost,                             \
      "cost to the state, mln", "kosten voor het Rijk, mln",                                      \
      "cost of the phase with what others pay; discounted (6.4)",                                 \
      "kosten van de fase met wat anderen betalen; verdisconteerd (6.4)")                                         \
    X(DRAW, draw, EURO, FLOW, draw, draw, "out of the buffer, mln", "uit de buffer, mln",         \
      "taken out of the buffer in the phase (5.8)", "in de fase uit de buffer gehaald (5.8)")     \
    X(DEFICIT, deficit, EURO, FLOW, deficit, deficit, "unfunded deficit, mln", "ongedekt tekort, mln", \
      "cost of the phase that neither budget nor buffer pays (5.8)",                              \
      "kosten van de fase die budget noch buffer betaalt (5.8)")

/* What else adds up over the horizon. X(NAME, name, unit, member of struct ins_tally, English, Dutch). */
#define INS_SUM_LIST(X)                                                                           \
    X(HIRES, hires, FTE, hires, "trainees ordered over the horizon (2.13)",                       \
      "medewerkers die over de horizon worden aangevraagd (2.13)")                                  \
    X(IDLE_HOURS, idle_hours, HOURS, idle_hours, "hours for which there was no work (4.5)",       \
      "uren waarvoor geen werk was (4.5)")                                                        \
    X(OVERTIME_HOURS, overtime_hours, HOURS, overtime_hours, "hours of overtime (2.16)",          \
      "uren overwerk (2.16)")                                                                     \
    X(PENALTIES, penalties, EURO, penalties, "penalties, whoever pays for them (5.2)",            \
      "dwangsommen, wie ze ook betaalt (5.2)")                                                    \
    X(RECEPTION, reception, EURO, reception, "reception, whoever pays for it (5.1)",              \
      "opvang, wie het ook betaalt (5.1)")

#endif
