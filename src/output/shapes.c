#include "output/shapes.h"

#include <string.h>

#include "answers/books.h"
#include "answers/digest.h"
#include "answers/scaling_cost.h"
#include "decide/point_estimates.h"
#include "quantity/quantity.h"

/* What the JSON of a scenario begins with. */
#define HEAD  "instroom text title text start text months int funding text "
#define ASKED HEAD "futures int seed int confidence num.share norm @norm "

static const struct ins_answer_shape shapes[] = {
    /* parts */
    {"estimate", "{ value num low num high num }"},
    {"change", "{ change num low num high num }"},
    {"moved", "{ change num low num high num order_low num order_high num }"},
    {"reserve", "{ year int budget num.euro reserve @estimate.euro share @estimate.share }"},
    {"average", "{ mean num se num }"},
    {"band", "{ p05 num p50 num p95 num }"},
    {"spread", "{ mean num se num p50 @estimate p95 @estimate }"},
    {"norm", "{ measure text track? text before? text age? int limit num.one from int "
             "tolerance_months int confidence num.share }"},
    {"provenance", "{ version text scenario_sha256? text seed? int futures? int }"},
    {"phase", "{ mean:inflow mean:decided mean:peak_backlog mean:peak_overdue mean:cost "
              "mean:social_cost mean:draw mean:deficit mean:cost_to_the_state.euro }"},
    {"read", "{ file text sheet ~text chosen ~text withheld int dashes int added_up_unknown int "
             "flagged int longer_lines int notes int "
             "columns [ { name text holds text from ~text to ~text unknown int } ] "
             "horizon_months? int horizon_known? int says { en [ text ] nl [ text ] } }"},
    {"doubt", "{ file text kind text column text other_columns int from text to text value num.one beside num.one "
              "says { en text nl text } }"},
    {"points", "{ <points> @estimate }"},
    {"tail", "{ quantile @estimate mean:cvar }"},
    {"return", "{ recovered int open int within_12 @estimate.share within_24 @estimate.share "
               "within_36 @estimate.share median_months @estimate.months }"},
    {"risk", "{ confidence num.share tails { * @tail } years num.years "
             "return_periods [ { years num.years draw @estimate } ] "
             "exceedance [ { draw num year @estimate.share horizon @estimate.share } ] "
             "empty @estimate.share breach @estimate.share "
             "recovery { breached int run_months int again @return for_good @return } "
             "months [ { month text empty @estimate.share empty_by @estimate.share over @estimate.share "
             "over_by @estimate.share } ] }"},
    {"results", "{ <results> @spread }"},
    {"phases", "{ <phases> ~@phase }"},

    /* the answer about the buffer, which stands in others as well */
    {"norm_buffer", "{ reachable flag value num.euro low num.euro high num.euro p_norm num p_norm_low num "
                    "p_norm_high num p_norm_max num p_norm_max_low num p_norm_max_high num "
                    "p_norm_none num.share p_norm_none_low num.share p_norm_none_high num.share binding? ~text "
                    "a_quarter_more? { * @estimate.share } mean:saved_against_none.euro mean:saved_penalties.euro "
                    "mean:saved_against_none_marginal.euro }"},
    {"economic_buffer",
     "{ value num.euro low num.euro high num.euro mean:social_cost mean:saved_against_none.euro "
     "mean:cost_to_the_state.euro mean:cost_to_the_state_marginal.euro mean:saved_penalties.euro "
     "mean:saved_against_none_marginal.euro at_marginal_price @estimate.euro }"},
    {"filled", "{ norm_buffer @norm_buffer economic_buffer @economic_buffer }"},
    {"entry", "{ mean:mean.euro p95 num.euro p95_low num.euro p95_high num.euro }"},
    {"treasury", "{ initial num.euro mean:budget mean:paid_in.euro mean:returned.euro mean:deficit mean:closing.euro "
                 "holding num.euro mean:outlay.euro }"},
    {"sizes", "{ liquidity_buffer @estimate norm_buffer @estimate p_norm @estimate "
              "p_norm_none @estimate.share p_norm_max @estimate }"},
    {"split", "{ years [ { year int months int structural @estimate.euro stock @estimate.euro "
              "swings @estimate.euro together @estimate.euro budget @estimate carrying @estimate.euro } ] "
              "carrying [ num.euro ] as_is @sizes carried ~@sizes carried_no_stock ~@sizes "
              "saved_by_budget @estimate.euro equal_safety [ { budget num norm_buffer @estimate } ] }"},
    {"point", "{ buffer num p_norm num low num.share high num.share mean:cost mean:social_cost "
              "mean:overdue_case_months reach num.share mean:cost_to_the_state.euro mean:penalties "
              "mean:cost_to_the_state_marginal.euro }"},
    {"told", "{ budget num reserve @estimate.euro share_of_budget num.share p_norm @estimate "
             "p_norm_none @estimate.share p_norm_max @estimate }"},
    {"headline", "{ carries flag filled text stock num.euro stock_until int told @told as_is @told "
                 "hangs_on ~text says { en [ text ] nl [ text ] } "
                 "a_tenth [ { key text less @estimate.euro more @estimate.euro } ] }"},
    {"unknown", "{ worlds int keys [ text ] norm_buffer { p05 num.euro p05_low num.euro p05_high num.euro p50 num.euro "
                "p50_low num.euro p50_high num.euro p95 num.euro p95_low num.euro p95_high num.euro none num.share none_low num.share "
                "none_high num.share } best @estimate.euro "
                "frontier [ { buffer num p_norm @estimate } ] }"},
    {"given", "{ name text weight num.one norm_buffer @estimate liquidity_buffer @estimate p_norm @estimate "
              "p_norm_none @estimate.share p_norm_max @estimate p_norm_told @estimate.share }"},
    {"turn", "{ name text of text weight @estimate.one sides [ { weight num.one norm_buffer @estimate } ] "
             "says { en text nl text } }"},
    {"holds", "{ below num.euro today flag keys text count int all flag futures int }"},
    {"hold", "{ key text unit text value num.key from num.key from_low num.key from_high num.key to num.key "
             "to_low num.key "
             "to_high num.key spread num.one distance num.one }"},
#define BUFFERS                                                                                    \
    "confidence num.share futures int first_futures int seed int "                                       \
    "known { of text half_width num.one asked num.share enough flag } "                                      \
    "liquidity_buffer @estimate economic_buffer @economic_buffer norm_buffer @norm_buffer "        \
    "filled text once @filled yearly @filled years_of text initial num.euro "                           \
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
            "ledger { <ledger> @average } sums { <sums> @average } accordion { <scaling> @average } "
            "risk @risk buffer ~@buffers read [ @read ] doubts [ @doubt ] provenance @provenance }"},
    {"path", "{ instroom text future int month? [ text ] norm_kept? flag months_over_norm? num "
             "why? [ { from text to text short_hours num.hours overdue num.cases bound [ text ] } ] "
             "orders? { month text trainees num.fte begin text decide text flex num.fte called_for text "
             "overtime num.share bound [ text ] } provenance @provenance * [ num ] }"},
    {"buffer", "{ " HEAD "norm @norm " BUFFERS "provenance @provenance }"},
    {"levers", "{ " ASKED "base @points levers [ { rank int lever text key text from any to any "
               "step num.key unit text <points> @change } ] "
               "left_out [ { lever text key text why text } ] resamples int "
               "provenance @provenance }"},
    {"spent", "{ cost @estimate social_cost @estimate cost_to_the_state @estimate.euro }"},
#define SPENT                                                                                      \
    "one_off @estimate.euro structural @estimate.euro phases { short @spent middle @spent long @spent } "    \
    "deepest_outlay @estimate.euro break_even ~text break_even_low ~text break_even_high ~text "        \
    "along @estimate.euro own_money @estimate.euro "
    {"worth_of", "{ " SPENT "<points> @estimate }"},
    {"measures", "{ " ASKED "money_futures int none @points all @points "
                 "measures [ { name text " SPENT "alone @worth_of last @worth_of } ] "
                 "resamples int provenance @provenance }"},
    {"surge", "{ " ASKED "played int months int begins text "
              "surges [ { size num.one months int cases @estimate.cases <scaling> @estimate idle_after @estimate.euro per_case num.euro "
              "overdue_case_months @estimate most_staff num.fte staff_at_end num.fte first ~text last ~text } ] "
              "provenance @provenance }"},
    {"forms", "{ " ASKED "played int p_norm_none @estimate.share p_norm_max @estimate "
              "p_norm_no_spring ~@estimate.share cash_reaches flag "
              "forms [ { form text asked num.share key ~text unit ~text size ~@estimate.key why ~text "
              "settings text outlay { mean @estimate.euro p95 @estimate.euro } cost_to_the_state @estimate.euro "
              "p_norm @estimate idle_pay @estimate.euro overdue_case_months @estimate "
              "peak_year { year int outlay @estimate.euro } dominated_by ~text } ] "
              "provenance @provenance }"},
    {"mixed", "{ buffer num keeps_norm flag p_norm @estimate cost @estimate "
              "social_cost @estimate cost_to_the_state @estimate.euro total @estimate.euro }"},
    {"mix", "{ " ASKED "found flag confirmed flag usual flag "
            "keys [ { key text present num.key value num.key from num.key to num.key step num.key unit text "
            "price num.one at_end flag held_by ~text } ] "
            "buffer { present num.euro value num.euro from num.euro to num.euro } "
            "chosen @mixed fresh @mixed present @mixed saved @estimate.euro norm_buffer @estimate "
            "chance num.share as_good int rivals [ { values [ num.one ] buffer num more @estimate.euro prices num.euro "
            "chance num.share as_good flag neighbour_in ~text } ] "
            "trade_off ~{ key text points [ { value num.one norm_buffer @estimate "
            "p_norm_max num } ] } tried int search_futures int provenance @provenance }"},
    {"rule", "{ " ASKED "rule { * num.key } keys [ { key text present num.key value num.key free num.key from num.key "
             "to num.key worth @estimate.euro in_simpler flag } ] saving @estimate.euro "
             "saving_marginal_bed @estimate.euro outlay @estimate.euro price_of_outlay num.one "
             "saving_free @estimate.euro outlay_free @estimate.euro saving_simpler @estimate.euro bound ~@estimate.euro "
             "gap ~num.share bound_why ~text gap_of? { cost @estimate.euro gap @estimate.euro let_go @estimate.euro "
             "loose @estimate.euro price_of_outlay num.one futures int } robust ~{ worlds int rule { * num.key } "
             "saving @estimate.euro regret { as_it_is @estimate.euro on_average @estimate.euro robust @estimate.euro } "
             "by_world [ { world { * num.key } as_it_is @estimate.euro on_average @estimate.euro "
             "robust @estimate.euro } ] } fresh flag "
             "orders [ { open_months num.months staff_in_sight num.fte trainees num } ] tried int "
             "provenance @provenance }"},
    {"signals", "{ " ASKED "alarm [ { key text present num.key value num.key } ] alarm_months int first_month int "
                "last_month int fresh_futures int surges @estimate.one signals [ { sign ~text from ~num.one also ~text "
                "also_from ~num.one alarms @estimate.one false_alarms @estimate.one hits ~@estimate.share "
                "futures_with_an_alarm @estimate.share saving @estimate.euro outlay @estimate.euro "
                "on_records ~{ alarms @estimate.one false_alarms @estimate.one hits ~@estimate.share saving @estimate.euro "
                "outlay @estimate.euro } } ] best int best_pair int records int record_windows int provenance @provenance }"},
    {"seek", "{ " ASKED "key text unit text value num.key below num.euro today flag edge flag at_least ~@estimate.key "
             "at_most ~@estimate.key common_futures int p_norm_max @estimate provenance @provenance }"},
    {"worth", "{ " ASKED "decision text unknown_from text worlds int world_futures int norm_price num.euro "
              "best num.euro flat { from num.euro to num.euro } saved_against_none @estimate.euro "
              "evpi { value num.euro low num.euro high num.euro realised num.euro bias num.euro } "
              "evppi [ { key text value num.euro low num.euro high num.euro realised num.euro bias num.euro } ] "
              "groups [ { group text keys int value num.euro low num.euro high num.euro realised num.euro bias num.euro } ] "
              "provenance @provenance }"},
    {"compare", "{ instroom text start text months int futures int seed int "
                "scenarios [ { letter text name text title text start text confidence num.share same_inflow flag "
                "<points> @estimate provenance @provenance } ] "
                "differences [ { from text to text <points> @change } ] "
                "waterfall ~{ from text to text orders int all_orders flag "
                "groups [ { group text <points> @moved } ] } "
                "statement ~{ last @reserve now @reserve change { reserve @change.euro share @change.share } "
                "orders int all_orders flag parts [ { part text share @change.share <points> @moved "
                "keys [ { key text last text now text } ] } ] } resamples int "
                "provenance @provenance }"},
    {"driven", "{ mean? @estimate sd? @estimate first_sum? num.share noise_share? num.share noise_sd num "
               "keys [ { key text first? @estimate.share total? @estimate.share correlation? num.one "
               "mu_star? @estimate mu? num sigma? num } ] "
               "groups? [ { group text keys int first @estimate.share total @estimate.share } ] }"},
    {"sensitivity", "{ " ASKED "method text points? int trajectories? int worlds? int scenarios int "
                    "answers { liquidity_buffer? @driven.euro shortfall_max? @driven.euro p_norm @driven.share "
                    "social_cost @driven.euro cost_to_the_state @driven.euro } "
                    "provenance @provenance }"},
    {"backcast", "{ " ASKED "history text record_from text record_to text windows_whole int "
                 "windows_partly int windows [ { start text covered_months int random flag "
                 "futures int norm_kept @estimate.share norm_kept_unlimited @estimate.share "
                 "buffer_short @estimate.share short_in ~text mean:drawn.euro mean:deficit "
                 "mean:peak_overdue mean:peak_backlog mean:months_over_norm needed @estimate.euro "
                 "norm_buffer ~@estimate norm_reachable? flag } ] "
                 "surges [ any ] anchors [ { month text what text column text over_months int "
                 "published num.one published_low num.one published_high num.one confidence text "
                 "source text mean:model.one gap num.one } ] read [ @read ] doubts [ @doubt ] provenance @provenance }"},
    {"calibrate", "{ " ASKED "trusted flag trouble ~text anchors [ { month text what text published num.one "
                  "sd num.one source text before @band.one model @band.one implausibility num.one shift_without num.one "
                  "shifts ~text } ] keys [ { key text prior @band.key "
                  "posterior { mean num.key sd num.key p05 num.key p50 num.key p95 num.key } taught_by ~text "
                  "wider_without num.one correlations [ num.one ] } ] "
                  "discrepancy [ { what text figures int share @band.share doubtful flag } ] "
                  "unmet [ { month text what text published num.one least num.one most num.one } ] worlds int "
                  "played int effective num.one apart num.one log_evidence @estimate.one provenance @provenance }"},
    {"sweep", "{ instroom text points int futures int months int database? ~text done? int "
              "found? int best? ~{ point int social_cost num cost_to_the_state num.euro p_norm num * num.key } "
              "future_months? num seconds? num threads? int provenance @provenance }"},
    {"discover", "{ instroom text where text points int planned int unknown int cases int "
                 "futures int keys [ { key text from num.key to num.key } ] "
                 "boxes [ { limits [ { key text low num.key high num.key quasi_p_low num.share "
                 "quasi_p_high num.share } ] points int cases int density @estimate coverage num "
                 "support num } ] held_out { density @estimate coverage @estimate } "
                 "scenario_sha256 text provenance @provenance }"},
#define TALLY                                                                                      \
    "forecasts int inside [ { band num.share share num.share } ] tenths [ int ] above_95 num.share crps num.one "        \
    "pinball_95 num.one log_score num.one median_error num.one poor flag "
    {"fit", "{ instroom text record { file text from text to text months int known int } "
            "laws [ { law text name text weight num.one log_score num.one passed_over ~text parameters? int "
            "log_likelihood? num.one aic num.one bic? num.one score? num.one } ] "
            "taken text walk ~{ prior text records int without ~text effective num.one pareto_k num.one "
            "turbulent num.share keys [ { key text value num.key low num.key high num.key } ] } "
            "keys [ { key text value num.key se num.key scale text scaled_se num.one at_an_end flag } ] "
            "correlations [ [ num.one ] ] season [ num.one ] season_se [ num.one ] "
            "end { shock num.one regime ~text probability num.share } "
            "tracks [ { name text share num.share se num.share } ] composition ~{ mean:persistence.one "
            "mean:innovation_sd.one } "
            "backtest ~[ { months_ahead int " TALLY "crps_seasonal_naive num.one "
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

static bool row_of_scaling(int number, struct ins_shape_row *row)
{
    enum ins_unit unit = number < INS_IDLE_HOURS ? INS_UNIT_FTE
                         : number == INS_IDLE_HOURS ? INS_UNIT_HOURS : INS_UNIT_EURO;
    if (!row_of_names(ins_scaling_cost_name, INS_SCALING_COST, number, row))
        return false;
    row->unit = ins_unit_told[unit].in[INS_ENGLISH];
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
    if (strcmp(table, "scaling") == 0)
        return row_of_scaling(number, row);
    if (strcmp(table, "books") == 0)
        return row_of_names(ins_book_name, INS_BOOK_LINES, number, row);
    return false;
}
