#include "output/shapes.h"

#include <string.h>

#include "answers/books.h"
#include "answers/digest.h"
#include "decide/point_estimates.h"
#include "quantity/quantity.h"

/* What the JSON of a scenario begins with. */
#define HEAD  "instroom text title text start text months int funding text "
#define ASKED HEAD "futures int seed int confidence num norm @norm "

static const struct ins_answer_shape shapes[] = {
    /* parts */
    {"estimate", "{ value num low num high num }"},
    {"change", "{ change num low num high num }"},
    {"moved", "{ change num low num high num order_low num order_high num }"},
    {"average", "{ mean num se num }"},
    {"band", "{ p05 num p50 num p95 num }"},
    {"spread", "{ mean num se num p50 @estimate p95 @estimate }"},
    {"norm", "{ measure text track? text before? text age? int limit num from int "
             "tolerance_months int confidence num }"},
    {"provenance", "{ version text scenario_sha256? text seed? int futures? int }"},
    {"phase", "{ mean:inflow mean:decided mean:peak_backlog mean:peak_overdue mean:cost "
              "mean:social_cost mean:draw mean:deficit mean:cost_to_the_state }"},
    {"read", "{ file text sheet ~text chosen ~text withheld int dashes int added_up_unknown int "
             "flagged int longer_lines int notes int "
             "columns [ { name text holds text from ~text to ~text unknown int } ] "
             "horizon_months? int horizon_known? int says { en [ text ] nl [ text ] } }"},
    {"doubt", "{ file text kind text column text other_columns int from text to text value num beside num "
              "says { en text nl text } }"},
    {"points", "{ <points> @estimate }"},
    {"tail", "{ quantile @estimate mean:cvar }"},
    {"return", "{ recovered int open int within_12 @estimate within_24 @estimate "
               "within_36 @estimate median_months @estimate }"},
    {"risk", "{ confidence num tails { * @tail } years num "
             "return_periods [ { years num draw @estimate } ] "
             "exceedance [ { draw num year @estimate horizon @estimate } ] "
             "empty @estimate breach @estimate "
             "recovery { breached int run_months int again @return for_good @return } "
             "months [ { month text empty @estimate empty_by @estimate over @estimate "
             "over_by @estimate } ] }"},
    {"results", "{ <results> @spread }"},
    {"phases", "{ <phases> ~@phase }"},

    /* the answer about the buffer, which stands in others as well */
    {"norm_buffer", "{ reachable flag value num low num high num p_norm num p_norm_low num "
                    "p_norm_high num p_norm_max num p_norm_max_low num p_norm_max_high num "
                    "p_norm_none num p_norm_none_low num p_norm_none_high num binding? ~text "
                    "a_quarter_more? { * @estimate } mean:saved_against_none mean:saved_penalties "
                    "mean:saved_against_none_marginal }"},
    {"economic_buffer",
     "{ value num low num high num mean:social_cost mean:saved_against_none "
     "mean:cost_to_the_state mean:cost_to_the_state_marginal mean:saved_penalties "
     "mean:saved_against_none_marginal at_marginal_price @estimate }"},
    {"filled", "{ norm_buffer @norm_buffer economic_buffer @economic_buffer }"},
    {"entry", "{ mean:mean p95 num p95_low num p95_high num }"},
    {"treasury", "{ initial num mean:budget mean:paid_in mean:returned mean:deficit mean:closing "
                 "holding num mean:outlay }"},
    {"sizes", "{ liquidity_buffer @estimate norm_buffer @estimate p_norm @estimate "
              "p_norm_none @estimate p_norm_max @estimate }"},
    {"split", "{ years [ { year int months int structural @estimate stock @estimate "
              "swings @estimate together @estimate budget @estimate carrying @estimate } ] "
              "carrying [ num ] as_is @sizes carried ~@sizes carried_no_stock ~@sizes "
              "saved_by_budget @estimate equal_safety [ { budget num norm_buffer @estimate } ] }"},
    {"point", "{ buffer num p_norm num low num high num mean:cost mean:social_cost "
              "mean:overdue_case_months reach num mean:cost_to_the_state mean:penalties "
              "mean:cost_to_the_state_marginal }"},
    {"told", "{ budget num reserve @estimate share_of_budget num p_norm @estimate "
             "p_norm_none @estimate p_norm_max @estimate }"},
    {"headline", "{ carries flag filled text stock num stock_until int told @told as_is @told "
                 "hangs_on ~text says { en [ text ] nl [ text ] } "
                 "a_tenth [ { key text less @estimate more @estimate } ] }"},
    {"unknown", "{ worlds int keys [ text ] norm_buffer { p05 num p05_low num p05_high num p50 num "
                "p50_low num p50_high num p95 num p95_low num p95_high num none num none_low num "
                "none_high num } best @estimate "
                "frontier [ { buffer num p_norm @estimate } ] }"},
    {"given", "{ name text weight num norm_buffer @estimate liquidity_buffer @estimate p_norm @estimate "
              "p_norm_none @estimate p_norm_max @estimate p_norm_told @estimate }"},
    {"turn", "{ name text of text weight @estimate sides [ { weight num norm_buffer @estimate } ] "
             "says { en text nl text } }"},
    {"holds", "{ below num today flag keys text count int all flag futures int }"},
    {"hold", "{ key text unit text value num from num from_low num from_high num to num to_low num "
             "to_high num spread num distance num }"},
#define BUFFERS                                                                                    \
    "confidence num futures int first_futures int seed int "                                       \
    "known { of text half_width num asked num enough flag } "                                      \
    "liquidity_buffer @estimate economic_buffer @economic_buffer norm_buffer @norm_buffer "        \
    "filled text once @filled yearly @filled years_of text initial num "                           \
    "years [ { year int <books> @entry } ] treasury @treasury split @split frontier [ @point ] "   \
    "phases @phases headline @headline paths? [ @given ] paths_turn? ~@turn unknown? @unknown "                                                 \
    "holds? @holds holds_while? [ @hold ] "
    {"buffers", "{ " BUFFERS "}"},

    /* commands */
    {"check", "{ " ASKED "warnings [ text ] read [ @read ] doubts [ @doubt ] scenario text assumptions [ { key text value text "
              "unit text default text where text source text } ] provenance @provenance }"},
    {"explain", "{ instroom text keys [ { key text kind text unit text required flag "
                "default ~text low num high num usual_low num usual_high num expects text "
                "about text about_nl text words? [ text ] } ] provenance @provenance }"},
    {"run", "{ " ASKED "p_norm @estimate results @results phases @phases "
            "ledger { <ledger> @average } sums { <sums> @average } accordion { * @average } "
            "risk @risk buffer ~@buffers read [ @read ] doubts [ @doubt ] provenance @provenance }"},
    {"path", "{ instroom text future int month [ text ] provenance @provenance * [ num ] }"},
    {"buffer", "{ " HEAD "norm @norm " BUFFERS "provenance @provenance }"},
    {"levers", "{ " ASKED "base @points levers [ { rank int lever text key text from any to any "
               "step num unit text <points> @change } ] "
               "left_out [ { lever text key text why text } ] resamples int "
               "provenance @provenance }"},
    {"spent", "{ cost @estimate social_cost @estimate cost_to_the_state @estimate }"},
#define SPENT                                                                                      \
    "one_off @estimate structural @estimate phases { short @spent middle @spent long @spent } "    \
    "deepest_outlay @estimate break_even ~text break_even_low ~text break_even_high ~text "        \
    "along @estimate own_money @estimate "
    {"worth_of", "{ " SPENT "<points> @estimate }"},
    {"measures", "{ " ASKED "money_futures int none @points all @points "
                 "measures [ { name text " SPENT "alone @worth_of last @worth_of } ] "
                 "resamples int provenance @provenance }"},
    {"forms", "{ " ASKED "played int p_norm_none @estimate p_norm_max @estimate cash_reaches flag "
              "forms [ { form text asked num key ~text unit ~text size ~@estimate why ~text "
              "settings text outlay { mean @estimate p95 @estimate } cost_to_the_state @estimate "
              "p_norm @estimate overdue_case_months @estimate "
              "peak_year { year int outlay @estimate } dominated_by ~text } ] "
              "provenance @provenance }"},
    {"mixed", "{ buffer num keeps_norm flag p_norm @estimate cost @estimate "
              "social_cost @estimate cost_to_the_state @estimate total @estimate }"},
    {"mix", "{ " ASKED "found flag confirmed flag usual flag "
            "keys [ { key text present num value num from num to num step num unit text "
            "price num at_end flag held_by ~text } ] "
            "buffer { present num value num from num to num } "
            "chosen @mixed fresh @mixed present @mixed saved @estimate norm_buffer @estimate "
            "chance num as_good int rivals [ { values [ num ] buffer num more @estimate prices num "
            "chance num as_good flag neighbour_in ~text } ] "
            "trade_off ~{ key text points [ { value num norm_buffer @estimate "
            "p_norm_max num } ] } tried int search_futures int provenance @provenance }"},
    {"rule", "{ " ASKED "rule { * num } keys [ { key text present num value num free num from num "
             "to num worth @estimate in_simpler flag } ] saving @estimate "
             "saving_marginal_bed @estimate outlay @estimate price_of_outlay num "
             "saving_free @estimate outlay_free @estimate saving_simpler @estimate bound ~@estimate "
             "gap ~num bound_why text fresh flag "
             "orders [ { open_months num staff_in_sight num trainees num } ] tried int "
             "provenance @provenance }"},
    {"worth", "{ " ASKED "decision text unknown_from text worlds int world_futures int norm_price num "
              "best num flat { from num to num } saved_against_none @estimate "
              "evpi { value num low num high num realised num bias num } "
              "evppi [ { key text value num low num high num realised num bias num } ] "
              "groups [ { group text keys int value num low num high num realised num bias num } ] "
              "provenance @provenance }"},
    {"compare", "{ instroom text start text months int futures int seed int "
                "scenarios [ { letter text name text title text confidence num same_inflow flag "
                "<points> @estimate provenance @provenance } ] "
                "differences [ { from text to text <points> @change } ] "
                "waterfall ~{ from text to text orders int all_orders flag "
                "groups [ { group text <points> @moved } ] } resamples int "
                "provenance @provenance }"},
    {"driven", "{ mean? @estimate sd? @estimate first_sum? num noise_share? num noise_sd num "
               "keys [ { key text first? @estimate total? @estimate correlation? num "
               "mu_star? @estimate mu? num sigma? num } ] }"},
    {"sensitivity", "{ " ASKED "method text points? int trajectories? int scenarios int "
                    "answers { liquidity_buffer @driven p_norm @driven social_cost @driven "
                    "cost_to_the_state @driven } "
                    "provenance @provenance }"},
    {"backcast", "{ " ASKED "history text record_from text record_to text windows_whole int "
                 "windows_partly int windows [ { start text covered_months int random flag "
                 "futures int norm_kept @estimate norm_kept_unlimited @estimate "
                 "buffer_short @estimate short_in ~text mean:drawn mean:deficit "
                 "mean:peak_overdue mean:peak_backlog mean:months_over_norm needed @estimate "
                 "norm_buffer ~@estimate norm_reachable? flag } ] "
                 "surges [ any ] anchors [ { month text what text column text over_months int "
                 "published num published_low num published_high num confidence text "
                 "source text mean:model gap num } ] read [ @read ] doubts [ @doubt ] provenance @provenance }"},
    {"calibrate", "{ " ASKED "trusted flag trouble ~text anchors [ { month text what text published num "
                  "sd num source text before @band model @band implausibility num shift_without num "
                  "shifts ~text } ] keys [ { key text prior @band "
                  "posterior { mean num sd num p05 num p50 num p95 num } taught_by ~text "
                  "wider_without num correlations [ num ] } ] "
                  "discrepancy [ { what text figures int share @band doubtful flag } ] "
                  "unmet [ { month text what text published num least num most num } ] worlds int "
                  "played int effective num apart num log_evidence @estimate provenance @provenance }"},
    {"sweep", "{ instroom text points int futures int months int database? ~text done? int "
              "found? int best? ~{ point int social_cost num cost_to_the_state num p_norm num * num } "
              "future_months? num seconds? num threads? int provenance @provenance }"},
    {"discover", "{ instroom text where text points int planned int unknown int cases int "
                 "futures int keys [ { key text from num to num } ] "
                 "boxes [ { limits [ { key text low num high num quasi_p_low num "
                 "quasi_p_high num } ] points int cases int density @estimate coverage num "
                 "support num } ] held_out { density @estimate coverage @estimate } "
                 "scenario_sha256 text provenance @provenance }"},
#define TALLY                                                                                      \
    "forecasts int inside [ { band num share num } ] tenths [ int ] above_95 num crps num "        \
    "pinball_95 num log_score num median_error num poor flag "
    {"fit", "{ instroom text record { file text from text to text months int known int } "
            "laws [ { law text name text weight num log_score num passed_over ~text parameters? int "
            "log_likelihood? num aic num bic? num score? num } ] "
            "taken text walk ~{ prior text records int without ~text effective num pareto_k num "
            "turbulent num keys [ { key text value num low num high num } ] } "
            "keys [ { key text value num se num scale text scaled_se num at_an_end flag } ] "
            "correlations [ [ num ] ] season [ num ] season_se [ num ] "
            "end { shock num regime ~text probability num } "
            "tracks [ { name text share num se num } ] composition ~{ mean:persistence "
            "mean:innovation_sd } "
            "backtest ~[ { months_ahead int " TALLY "crps_seasonal_naive num "
            "rivals [ { name text " TALLY "} ] sum { " TALLY "rivals [ { name text " TALLY "} ] } } ] read [ @read ] doubts [ @doubt ] "
            "provenance @provenance }"},

    /* commands that do something, and say what */
#define TOLD "{ instroom text told [ text ] provenance @provenance }"
    {"new", TOLD},
    {"merge", TOLD},
    {"export", TOLD},
    {"report", TOLD},
    {"page", TOLD},
    {"serve", TOLD},
    {"manual", TOLD},
    {"help", "{ instroom text commands [ { command text operand text about text about_nl text "
             "options [ { option text letter ~text value ~text about text about_nl text } ] } ] "
             "provenance @provenance }"},
    {"schema", "any"},
};

const struct ins_answer_shape *ins_answer_shape(const char *name)
{
    for (size_t i = 0; i < sizeof shapes / sizeof shapes[0]; i++)
        if (strcmp(shapes[i].name, name) == 0)
            return &shapes[i];
    return NULL;
}

static bool row_of_quantities(const struct ins_quantity *quantities, int count, int number,
                              struct ins_shape_row *row)
{
    if (number >= count)
        return false;
    const struct ins_quantity *q = &quantities[number];
    *row = (struct ins_shape_row){q->name, q->about.in[INS_ENGLISH],
                                  ins_unit_told[q->unit].in[INS_ENGLISH]};
    return true;
}

static bool row_of_names(const char *const *names, int count, int number, struct ins_shape_row *row)
{
    if (number >= count)
        return false;
    *row = (struct ins_shape_row){names[number], NULL, NULL};
    return true;
}

bool ins_shape_row(const char *table, int number, struct ins_shape_row *row)
{
    static const char *const state = INS_STATE_NAME;
    if (strcmp(table, "results") == 0) {
        bool again = number == INS_RESULTS; /* under its own name, too */
        bool there = row_of_quantities(ins_result, INS_RESULTS,
                                       again ? INS_SOCIAL_COST_TOTAL : number, row);
        if (again)
            row->name = INS_STATE_NAME;
        return there;
    }
    if (strcmp(table, "ledger") == 0)
        return row_of_quantities(ins_ledger, INS_LEDGER, number, row);
    if (strcmp(table, "sums") == 0)
        return row_of_quantities(ins_sum, INS_SUMS, number, row);
    if (strcmp(table, "phases") == 0)
        return row_of_names(ins_phase_name, INS_PHASE_SUMMARIES, number, row);
    if (strcmp(table, "points") == 0)
        return number == INS_POINT_ROWS ? row_of_names(&state, 1, 0, row)
                                        : row_of_names(ins_point_name, INS_POINT_ROWS, number, row);
    if (strcmp(table, "books") == 0)
        return row_of_names(ins_book_name, INS_BOOK_LINES, number, row);
    return false;
}
