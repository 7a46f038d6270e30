#include "quantity/quantity.h"

#define IN(english, dutch) {{english, dutch}}
#define NO_LABEL {{NULL, NULL}}

const struct ins_told ins_unit_told[INS_UNITS] = {
    [INS_UNIT_NONE]          = IN("", ""),
    [INS_UNIT_CASES]         = IN("cases", "zaken"),
    [INS_UNIT_CASES_A_MONTH] = IN("cases/month", "zaken/maand"),
    [INS_UNIT_CASE_MONTHS]   = IN("case-months", "zaakmaanden"),
    [INS_UNIT_FTE]           = IN("FTE", "fte"),
    [INS_UNIT_HOURS]         = IN("hours", "uren"),
    [INS_UNIT_EURO]          = IN("euro", "euro"),
    [INS_UNIT_SHARE]         = IN("share of 1", "deel van 1"),
    [INS_UNIT_YES_NO]        = IN("1 or 0", "1 of 0"),
    [INS_UNIT_MONTHS]        = IN("months", "maanden"),
    [INS_UNIT_YEARS]         = IN("years", "jaren"),
};

const struct ins_told ins_adding_told[INS_ADDINGS] = {
    [INS_ADDS_FLOW]      = IN("months add up", "maanden tellen op"),
    [INS_ADDS_STOCK]     = IN("a stock: what stands at the end of the month",
                              "een voorraad: wat er aan het eind van de maand staat"),
    [INS_ADDS_FLOW_RATE] = IN("holds during the month; months do not add up",
                              "geldt in de maand; maanden tellen niet op"),
    [INS_ADDS_PEAK]      = IN("the largest of the months", "de grootste van de maanden"),
    [INS_ADDS_PER_MONTH] = IN("divided by the months", "gedeeld door de maanden"),
    [INS_ADDS_MEAN]      = IN("the mean of the months", "het gemiddelde van de maanden"),
    [INS_ADDS_YES_NO]    = IN("1 for yes, 0 for no; its mean is a probability",
                              "1 voor ja, 0 voor nee; het gemiddelde is een kans"),
};

/* --- by month ---------------------------------------------------------------------------------- */

#define ROW(NAME, name, unit, adds, member, english, dutch)                                       \
    {#name, INS_UNIT_##unit, INS_ADDS_##adds, NO_LABEL, IN(english, dutch)},
#define PLACE(NAME, name, unit, adds, member, ...) offsetof(struct ins_world, member),
const struct ins_quantity ins_monthly[INS_MONTHLIES]       = {INS_MONTHLY_LIST(ROW)};
const size_t              ins_monthly_place[INS_MONTHLIES] = {INS_MONTHLY_LIST(PLACE)};
#undef PLACE

#define PLACE(NAME, name, unit, adds, member, ...) offsetof(struct ins_world, work.track[0].member),
const struct ins_quantity ins_by_track[INS_BY_TRACKS]       = {INS_TRACK_LIST(ROW)};
const size_t              ins_by_track_place[INS_BY_TRACKS] = {INS_TRACK_LIST(PLACE)};
#undef PLACE
#undef ROW

#define PICK(NAME) INS_MONTHLY_##NAME,
const enum ins_monthly ins_series[INS_SERIES] = {INS_SERIES_LIST(PICK)};
#undef PICK

/* --- by future --------------------------------------------------------------------------------- */

/* How a result adds up follows from where it comes from. */
#define SUM_OF(member)  INS_ADDS_FLOW
#define COUNTED(member) INS_ADDS_FLOW
#define PEAK_OF(member) INS_ADDS_PEAK
#define TALLIED(member) INS_ADDS_FLOW
#define APART(member)   INS_ADDS_FLOW
#define LARGEST(member) INS_ADDS_PEAK
#define MEAN_OF(member) INS_ADDS_MEAN
#define AT_END(member)  INS_ADDS_STOCK
#define KEPT(member)    INS_ADDS_YES_NO
#define ROW(NAME, name, unit, source, label, etiket, english, dutch)                       \
    [INS_##NAME] = {#name, INS_UNIT_##unit, source, IN(label, etiket), IN(english, dutch)},
const struct ins_quantity ins_result[INS_RESULTS] = {INS_RESULT_LIST(ROW)};
#undef ROW
#undef SUM_OF
#undef COUNTED
#undef PEAK_OF
#undef TALLIED
#undef APART
#undef LARGEST
#undef MEAN_OF
#undef AT_END
#undef KEPT

#define SUM_OF(member)  {INS_FROM_SUM, offsetof(struct ins_phase, member)}
#define COUNTED(member) {INS_FROM_COUNTED, offsetof(struct ins_phase, member)}
#define PEAK_OF(member) {INS_FROM_PEAK, offsetof(struct ins_phase, member)}
#define TALLIED(member) {INS_FROM_TALLY, offsetof(struct ins_tally, member)}
#define APART(member)   {INS_FROM_APART, offsetof(struct ins_tally, member)}
#define LARGEST(member) {INS_FROM_TALLY, offsetof(struct ins_tally, member)}
#define MEAN_OF(member) {INS_FROM_MEAN, offsetof(struct ins_tally, member)}
#define AT_END(member)  {INS_FROM_END, offsetof(struct ins_world, member)}
#define KEPT(member)    {INS_FROM_KEPT, offsetof(struct ins_tally, member)}
#define SOURCE(NAME, name, unit, source, ...) [INS_##NAME] = source,
const struct ins_result_source ins_result_source[INS_RESULTS] = {INS_RESULT_LIST(SOURCE)};
#undef SOURCE

#define PICK(NAME) INS_##NAME,
const enum ins_result ins_swept[INS_SWEPT]       = {INS_SWEPT_LIST(PICK)};
const enum ins_result ins_tail_result[INS_TAILS] = {INS_TAIL_LIST(PICK)};
#undef PICK

/* --- over the horizon -------------------------------------------------------------------------- */

#define ROW(NAME, name, unit, adds, member, mean, label, etiket, english, dutch)                        \
    {#name, INS_UNIT_##unit, INS_ADDS_##adds, IN(label, etiket), IN(english, dutch)},
#define PLACE(NAME, name, unit, adds, member, ...) offsetof(struct ins_phase, member),
const struct ins_quantity ins_of_phase[INS_OF_PHASES]       = {INS_PHASE_LIST(ROW)};
const size_t              ins_of_phase_place[INS_OF_PHASES] = {INS_PHASE_LIST(PLACE)};
_Static_assert(INS_OF_PHASES == sizeof(struct ins_phase) / sizeof(struct ins_row),
               "every member of a phase has its row");
#undef PLACE
#undef ROW

#define ROW(NAME, name, unit, member, english, dutch)                                                   \
    {#name, INS_UNIT_##unit, INS_ADDS_FLOW, NO_LABEL, IN(english, dutch)},
#define PLACE(NAME, name, unit, member, ...) offsetof(struct ins_tally, member),
const struct ins_quantity ins_sum[INS_SUMS]       = {INS_SUM_LIST(ROW)};
const size_t              ins_sum_place[INS_SUMS] = {INS_SUM_LIST(PLACE)};
#undef PLACE
#undef ROW

#define ROW(LINE, name, label, etiket, english, dutch)                                            \
    [INS_COST_##LINE] = {#name, INS_UNIT_EURO, INS_ADDS_FLOW, IN(label, etiket), IN(english, dutch)},
const struct ins_quantity ins_ledger[INS_LEDGER] = {INS_LEDGER_WORDS(ROW)};
#undef ROW
#define ONE(...) +1
_Static_assert(0 INS_LEDGER_WORDS(ONE) == INS_LEDGER, "every line of the ledger has its words");
#undef ONE

/* --- all of them ------------------------------------------------------------------------------- */

static const struct ins_quantity_table tables[] = {
    {"monthly", "", IN("a column of path", "een kolom van path"),
     IN("by month", "per maand"), ins_monthly, INS_MONTHLIES},
    {"track", "", IN("a column NAME.TRACK of path", "een kolom NAAM.SPOOR van path"), IN("by month and track", "per maand en spoor"),
     ins_by_track, INS_BY_TRACKS},
    {"ledger", "cost.", IN("a column of path; its mean in \"ledger\" of summary.json", "een kolom van path; het gemiddelde in \"ledger\" van summary.json"),
     IN("lines of the ledger, which add up to cost", "posten, die samen de kosten zijn"), ins_ledger,
     INS_LEDGER},
    {"result", "", IN("a column of futures.csv; in \"results\" of summary.json", "een kolom van futures.csv; in \"results\" van summary.json"),
     IN("what a future comes to", "waar een toekomst op uitkomt"), ins_result, INS_RESULTS},
    {"phase", "", IN("in \"phases\" of summary.json", "in \"phases\" van summary.json"),
     IN("of the first year, the second, what follows, and all of it",
        "van het eerste jaar, het tweede, wat volgt, en alles samen"), ins_of_phase, INS_OF_PHASES},
    {"sum", "", IN("in \"sums\" of summary.json", "in \"sums\" van summary.json"), IN("over the horizon", "over de horizon"), ins_sum,
     INS_SUMS},
};

const struct ins_quantity_table *ins_quantity_tables(int *count)
{
    *count = sizeof tables / sizeof tables[0];
    return tables;
}
