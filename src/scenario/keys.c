#include "scenario/keys.h"

#include <math.h>
#include <string.h>

/* The words of the enums of scenario.h, in their order. */
static const char *const FUNDINGS[]  = {"unlimited", "gated", NULL};
static const char *const SAMPLINGS[] = {"random", "antithetic", "sobol", NULL};
static const char *const COUNTS[]    = {"negative-binomial", "poisson", "none", NULL};
static const char *const POLICIES[]  = {"fixed", "replace", "tower", NULL};
static const char *const FORECASTS[] = {"none", "level", "trend", "perfect", NULL};
static const char *const MEASURES[]  = {"backlog", "overdue", "overdue-share", NULL};
static const char *const DESIGNS[]   = {"grid", "latin-hypercube", "sobol", NULL};
static const char *const LAWS[]      = {"uniform", "normal", "lognormal", "triangular", NULL};
static const char *const SCALES[]    = {"log", "fisher", "logit", "plain", NULL};
static const char *const TRUSTS[]    = {"H", "M", "L", "none", NULL};
static const char *const MODES[]     = {"replay", NULL};

#define AT(member)       offsetof(struct ins_scenario, member)
#define IN(type, member) offsetof(struct ins_##type, member)

#define MUST         {INS_KEY_REQUIRED, NAN, NULL}
#define OR(value)    {INS_KEY_CONSTANT, value, NULL}
#define NO(words)    {INS_KEY_CONSTANT, INFINITY, words}
#define NO_LIMIT     NO("no limit")
#define BLANK(words) {INS_KEY_CONSTANT, 0, words}
#define ELSE(words)  {INS_KEY_DERIVED, NAN, words}

#define FROM(low, high)    {low, high, false, false}
#define ABOVE(low, high)   {low, high, true, false}
#define BELOW(low, high)   {low, high, false, true}
#define BETWEEN(low, high) {low, high, true, true}
#define ANY                FROM(-INFINITY, INFINITY)

#define KEY(path, unit, kind, at, otherwise, range, about) \
    {path, unit, INS_KEY_##kind, at, otherwise, range, about, NULL, 0, 0, INS_KEY_FIXED, false}
/* A key that every month reads anew: `changes` may turn it. */
#define VARIES(path, unit, kind, at, otherwise, range, about) \
    {path, unit, INS_KEY_##kind, at, otherwise, range, about, NULL, 0, 0, INS_KEY_FIXED, true}
#define WORDS(path, words, at, otherwise, about) \
    {path, "", INS_KEY_CHOICE, at, otherwise, ANY, about, words, 0, 0, INS_KEY_FIXED, false}
#define TEXT(path, kind, at, size, otherwise, about) \
    {path, "", INS_KEY_##kind, at, otherwise, ANY, about, NULL, size, 0, INS_KEY_FIXED, false}
#define REALS(path, unit, at, cap, count, otherwise, range, about) \
    {path, unit, INS_KEY_REALS, at, otherwise, range, about, NULL, 0, cap, count, false}
#define GROUP(path, about) \
    {path, "", INS_KEY_GROUP, 0, OR(0), ANY, about, NULL, 0, 0, INS_KEY_FIXED, false}
#define GROUPS(path, at, type, cap, count, otherwise, about) \
    {path, "", INS_KEY_GROUPS, at, otherwise, ANY, about, NULL, sizeof(struct ins_##type), cap, \
     count, false}

/* Ends of the ranges: generous, and small enough that no sum of them leaves a double. */
#define CASES 1e9
#define FTE   1e6
#define EURO  1e13

static const struct ins_key keys[] = {
    TEXT("inherits", INHERITS, 0, INS_TEXT, BLANK("none"),
         "the scenario file that this one is laid over; relative to this file"),
    TEXT("title", TEXT, AT(title), INS_TEXT, BLANK("none"),
         "what the scenario is called in every output"),
    KEY("start", "", MONTH, AT(start), MUST, ANY, "calendar month of month 0"),
    KEY("months", "months", COUNT, AT(months), OR(84), FROM(1, INS_MONTHS),
        "length of the horizon"),
    KEY("futures", "futures", COUNT, AT(futures), OR(10000), FROM(1, 1e8),
        "how many random futures are played"),
    KEY("seed", "", SEED, AT(seed), OR(1), FROM(0, 9223372036854775807.0),
        "the same seed gives the same futures"),
    WORDS("funding", FUNDINGS, AT(funding), OR(INS_UNLIMITED),
          "whether money holds back what the control tower orders (gated) or never does"),
    WORDS("sampling", SAMPLINGS, AT(sampling), OR(INS_RANDOM),
          "futures each on its own, in mirrored pairs, or on scrambled Sobol points"),
    KEY("control_variates", "", FLAG, AT(control_variates), OR(0), ANY,
        "correct the means of run by what is known of the inflow that was drawn"),
    KEY("parameter_uncertainty", "", FLAG, AT(parameter_uncertainty), OR(0), ANY,
        "draw the keys of inflow.uncertainty anew for every 32 futures, within their errors"),

    GROUP("inflow", "how many applications arrive"),
    KEY("inflow.level_per_month", "cases/month", REAL, AT(inflow.level_per_month), MUST,
        ABOVE(0, CASES), "median inflow of today, in the regime with multiplier 1"),
    KEY("inflow.growth_per_year", "1/year", REAL, AT(inflow.growth_per_year), OR(0), ABOVE(-1, 10),
        "growth of the level; 0.02 is two percent a year"),
    KEY("inflow.ceiling", "x level", REAL, AT(inflow.ceiling), OR(10), ABOVE(0, 1000),
        "the intensity never exceeds this many times the level"),
    WORDS("inflow.counts", COUNTS, AT(inflow.counts), OR(INS_NEGATIVE_BINOMIAL),
          "law of the monthly counts around their mean; none: the mean itself"),
    KEY("inflow.dispersion", "", REAL, AT(inflow.dispersion), OR(60), ABOVE(0, 1e9),
        "r of the negative binomial: variance = mean + mean^2 / r"),
    KEY("inflow.burn_in", "months", COUNT, AT(inflow.burn_in), OR(0), FROM(0, INS_MONTHS),
        "months run before month 0, for a start drawn from the long run"),
    REALS("inflow.season", "factor", AT(inflow.season), INS_SEASON, INS_KEY_FIXED, OR(1),
          ABOVE(0, 100), "seasonal factors, January first; rescaled to mean 1"),
    GROUP("inflow.ar1", "shocks that fade: x = persistence x + volatility innovation_sd e"),
    KEY("inflow.ar1.persistence", "", REAL, AT(inflow.ar1.persistence), OR(0), BETWEEN(-1, 1),
        "part of a shock that is left a month later"),
    KEY("inflow.ar1.innovation_sd", "log", REAL, AT(inflow.ar1.innovation_sd), OR(0), FROM(0, 10),
        "standard deviation of a month's new shock, on the log scale"),
    KEY("inflow.ar1.tail", "", REAL, AT(inflow.ar1.tail), OR(0), FROM(0, 1e6),
        "degrees of freedom of Student's t, above 2; 0: normal"),
    KEY("inflow.ar1.initial", "log", REAL, AT(inflow.ar1.initial), OR(0), FROM(-20, 20),
        "the shock at the end of the month before the first"),
    GROUPS("inflow.regimes", AT(inflow.regimes), regime, INS_REGIMES, AT(inflow.regime_count),
           BLANK("one regime with multiplier 1 and volatility 1"),
           "calm and turbulent times; the first is that of today"),
    TEXT("inflow.regimes.*.name", NAME, IN(regime, name), INS_NAME, MUST,
         "what the regime is called"),
    KEY("inflow.regimes.*.multiplier", "factor", REAL, IN(regime, multiplier), OR(1), FROM(0, 1000),
        "factor on the level"),
    KEY("inflow.regimes.*.volatility", "factor", REAL, IN(regime, volatility), OR(1), FROM(0, 1000),
        "factor on ar1.innovation_sd"),
    KEY("inflow.regimes.*.mean_months", "months", REAL, IN(regime, mean_months),
        ELSE("never left; required beside other regimes"), FROM(1, 1e6),
        "how long the regime lasts on average"),
    REALS("inflow.regimes.*.next", "weight", IN(regime, next), INS_REGIMES, IN(regime, next_count),
          ELSE("equal weights"), FROM(0, 1e6),
          "where it goes to when left, one weight a regime; its own is ignored"),
    REALS("inflow.regimes.*.shares", "share", IN(regime, shares), INS_TRACKS,
          IN(regime, shares_count), ELSE("those of the tracks"), FROM(0, 1),
          "shares of the tracks while the regime lasts"),
    TEXT("inflow.initial_regime", TEXT, AT(inflow.initial_regime), INS_NAME,
         BLANK("the first regime"), "name of the regime at the start"),
    GROUP("inflow.surge", "sudden surges that halve every half_life months"),
    KEY("inflow.surge.probability", "1/month", SHARE, AT(inflow.surge.probability), OR(0),
        FROM(0, 1), "probability that a surge starts in a month"),
    KEY("inflow.surge.mean_log_size", "log", REAL, AT(inflow.surge.mean_log_size), OR(0),
        FROM(0, 10), "mean size of a surge on the log scale; 0.5 is a factor 1.65"),
    KEY("inflow.surge.half_life", "months", REAL, AT(inflow.surge.half_life), OR(6), ABOVE(0, 1200),
        "months in which a surge halves, on the log scale"),
    GROUP("inflow.composition", "drift of the tracks' shares"),
    KEY("inflow.composition.persistence", "", REAL, AT(inflow.composition.persistence), OR(0),
        BELOW(0, 1), "part of a shift of the shares that is left a month later"),
    KEY("inflow.composition.innovation_sd", "log", REAL, AT(inflow.composition.innovation_sd),
        OR(0), FROM(0, 10), "standard deviation of a month's new shift, on the log scale"),
    GROUPS("inflow.events", AT(inflow.events), event, INS_EVENTS, AT(inflow.event_count),
           BLANK("none"), "what is known to come: a war, a closed border, a new law"),
    KEY("inflow.events.*.start", "", MONTH, IN(event, date), MUST, ANY, "first month of the event"),
    KEY("inflow.events.*.months", "months", COUNT, IN(event, months), MUST, FROM(1, INS_MONTHS),
        "how long it lasts"),
    KEY("inflow.events.*.multiply", "factor", REAL, IN(event, multiply), OR(1), FROM(0, 1000),
        "factor on the intensity"),
    KEY("inflow.events.*.add", "cases/month", REAL, IN(event, add), OR(0), FROM(-CASES, CASES),
        "cases added to the intensity, after all factors"),
    TEXT("inflow.events.*.track", TEXT, IN(event, track), INS_NAME, BLANK("the whole inflow"),
         "the track it works on"),
    GROUPS("inflow.uncertainty", AT(inflow.uncertainty), uncertain_parameter, INS_UNCERTAIN,
           AT(inflow.uncertainty_count), BLANK("none"),
           "how well the inflow is known, as instroom fit writes it"),
    TEXT("inflow.uncertainty.*.key", TEXT, IN(uncertain_parameter, key), INS_TEXT, MUST,
         "path of a key of the inflow, such as inflow.ar1.persistence"),
    WORDS("inflow.uncertainty.*.scale", SCALES, IN(uncertain_parameter, scale), OR(INS_ON_LOG),
          "where its error is normal: log, fisher (atanh), logit or plain"),
    KEY("inflow.uncertainty.*.se", "", REAL, IN(uncertain_parameter, se), MUST, FROM(0, 100),
        "standard error of its value on that scale"),
    REALS("inflow.uncertainty.*.correlations", "", IN(uncertain_parameter, correlations),
          INS_UNCERTAIN, IN(uncertain_parameter, correlation_count), ELSE("none"), FROM(-1, 1),
          "of its error with those of the keys above it, one each"),
    TEXT("inflow.paths", FILE, AT(paths_file), INS_TEXT, BLANK("none"),
         "CSV month,NAME,... of given inflow paths, one drawn for each future by a row weight,..."),
    GROUP("inflow.history", "months of a record take the place of the model's"),
    TEXT("inflow.history.file", FILE, AT(history.file), INS_TEXT, BLANK("none"),
         "CSV with columns month,TRACK,... or month,total; relative to this file"),
    {"inflow.history.mode", "", INS_KEY_TEXT, AT(history.mode), OR(0), ANY,
     "replay: the record's months take their arrivals from it", MODES, INS_NAME, 0, INS_KEY_FIXED,
     false},

    GROUPS("tracks", AT(tracks), track, INS_TRACKS, AT(track_count), MUST,
           "kinds of cases, each with its own work and legal term"),
    TEXT("tracks.*.name", NAME, IN(track, name), INS_NAME, MUST, "what the track is called"),
    KEY("tracks.*.share", "of inflow", SHARE, IN(track, share), MUST, FROM(0, 1),
        "share of the inflow; all shares are rescaled to sum 1"),
    VARIES("tracks.*.hours", "hours/case", REAL, IN(track, hours), MUST, ABOVE(0, 1e4),
           "hours of work in one decision"),
    VARIES("tracks.*.legal_term", "months", COUNT, IN(track, legal_term), MUST, FROM(0, 600),
           "a case older than this is overdue"),
    VARIES("tracks.*.priority", "", COUNT, IN(track, priority), OR(1), FROM(-1000, 1000),
           "lower goes first; equal ones share the hours"),
    VARIES("tracks.*.withdrawal", "1/month", SHARE, IN(track, withdrawal), OR(0), BELOW(0, 1),
           "cases that are withdrawn, each month"),
    KEY("tracks.*.backlog", "cases", REAL, IN(track, backlog), OR(0), FROM(0, CASES),
        "cases waiting at the start"),
    KEY("tracks.*.backlog_age", "months", COUNT, IN(track, backlog_age), OR(6), FROM(1, INS_MONTHS),
        "age of the oldest of them; the ages spread evenly"),
    VARIES("tracks.*.reception_share", "of backlog", SHARE, IN(track, reception_share), OR(0),
           FROM(0, 1), "share of the waiting cases that stay in reception"),
    KEY("tracks.*.decided_before", "cases/month", REAL, IN(track, decided_before),
        ELSE("inflow.level_per_month x share"), FROM(0, CASES),
        "decisions a month before the start, for follow-up cases"),
    KEY("tracks.*.dispersion", "", REAL, IN(track, dispersion), ELSE("inflow.dispersion"),
        ABOVE(0, 1e9), "r of the negative binomial of this track"),

    GROUPS("followups", AT(followups), followup, INS_FOLLOWUPS, AT(followup_count), BLANK("none"),
           "decisions that bring new cases: family, repeat applications"),
    TEXT("followups.*.from", TEXT, IN(followup, from), INS_NAME, MUST,
         "track whose decisions bring cases"),
    TEXT("followups.*.to", TEXT, IN(followup, to), INS_NAME, MUST, "track in which they arrive"),
    VARIES("followups.*.per_decision", "cases", REAL, IN(followup, per_decision), MUST,
           FROM(0, 100), "cases that one decision brings"),
    KEY("followups.*.delay", "months", COUNT, IN(followup, delay), MUST, FROM(1, INS_MONTHS),
        "months until the first of them arrives"),
    KEY("followups.*.spread", "months", COUNT, IN(followup, spread), OR(1), FROM(1, INS_MONTHS),
        "months over which they arrive, evenly"),

    GROUP("staff", "who decides"),
    KEY("staff.experienced", "FTE", REAL, AT(staff.experienced), MUST, FROM(0, FTE),
        "staff that decides alone, at the start"),
    KEY("staff.trainees", "FTE", REAL, AT(staff.trainees), OR(0), FROM(0, FTE),
        "trainees at the start, spread evenly over the training"),
    VARIES("staff.attrition", "1/month", SHARE, AT(staff.attrition), OR(0.0087), FROM(0, 1),
           "experienced staff that leave, each month"),
    VARIES("staff.hours_per_month", "hours/FTE", REAL, AT(staff.hours_per_month), OR(113.6),
           ABOVE(0, 744), "productive hours of one FTE in a month"),

    GROUP("academie", "how staff is trained"),
    KEY("academie.recruitment_months", "months", COUNT, AT(academie.recruitment_months), OR(4),
        FROM(0, 60), "from the order to the first day of training"),
    KEY("academie.lead_time", "months", COUNT, AT(academie.lead_time), OR(12),
        FROM(1, INS_TRAINING), "from the first day of training to deciding alone"),
    REALS("academie.productivity", "of one FTE", AT(academie.productivity), INS_TRAINING,
          AT(academie.productivity_count), BLANK("0 in every month"), FROM(0, 2),
          "what a trainee produces, by month of training; the last one persists"),
    VARIES("academie.dropout", "1/month", SHARE, AT(academie.dropout), OR(0), FROM(0, 1),
           "trainees that leave, each month"),
    VARIES("academie.mentoring", "FTE/trainee", REAL, AT(academie.mentoring), OR(0), FROM(0, 10),
           "experienced time that one trainee takes"),
    KEY("academie.intake_every", "months", COUNT, AT(academie.intake_every), OR(1),
        FROM(1, INS_MONTHS), "hires are ordered in every so manieth month"),
    VARIES("academie.max_intake", "FTE", REAL, AT(academie.max_intake), NO_LIMIT, FROM(0, FTE),
           "the most that one order can hire"),
    VARIES("academie.absorption", "per FTE", REAL, AT(academie.absorption), NO_LIMIT, FROM(0, 1000),
           "trainees that one experienced FTE can take along"),
    GROUPS("academie.intake", AT(academie.intake), intake, INS_INTAKES, AT(academie.intake_count),
           BLANK("none"), "trainees that start whatever the control tower orders"),
    KEY("academie.intake.*.month", "", MONTH, IN(intake, date), MUST, ANY,
        "month in which they start"),
    KEY("academie.intake.*.fte", "FTE", REAL, IN(intake, fte), MUST, FROM(0, FTE),
        "how many start"),

    GROUP("flex", "the flexible shell: staff on call"),
    VARIES("flex.pool", "FTE", REAL, AT(flex.pool), OR(0), FROM(0, FTE),
           "the most that can be called"),
    KEY("flex.lead_time", "months", COUNT, AT(flex.lead_time), OR(0), FROM(0, 60),
        "from the call to the first day of work"),
    VARIES("flex.min_term", "months", TERM, AT(flex.min_term), OR(1), FROM(1, INS_MONTHS),
           "a called FTE stays about so long: 1/min_term leaves a month"),
    VARIES("flex.productivity", "of one FTE", REAL, AT(flex.productivity), OR(1), FROM(0, 2),
           "what a flex FTE produces beside an experienced one"),
    KEY("flex.active", "FTE", REAL, AT(flex.active), OR(0), FROM(0, FTE),
        "flex FTE at work at the start"),

    GROUP("overtime", "hours beyond the contract"),
    VARIES("overtime.max", "of hours", SHARE, AT(overtime.max), OR(0), FROM(0, 1),
           "the most overtime, as a share of experienced hours"),

    GROUP("productivity", "how output per hour changes"),
    KEY("productivity.growth_per_year", "1/year", REAL, AT(productivity.growth_per_year), OR(0),
        ABOVE(-1, 10), "growth of the output per hour"),
    REALS("productivity.capacity_season", "factor", AT(productivity.capacity_season), INS_SEASON,
          INS_KEY_FIXED, OR(1), FROM(0, 10),
          "hours made by month, January first (holidays); not rescaled"),
    GROUPS("productivity.investments", AT(productivity.investments), investment, INS_INVESTMENTS,
           AT(productivity.investment_count), BLANK("none"),
           "spending that makes every hour worth more"),
    KEY("productivity.investments.*.start", "", MONTH, IN(investment, date), MUST, ANY,
        "first month of the spending"),
    KEY("productivity.investments.*.lag", "months", COUNT, IN(investment, lag), OR(0),
        FROM(0, INS_MONTHS), "months from the start to the gain"),
    KEY("productivity.investments.*.gain", "share", REAL, IN(investment, gain), OR(0),
        ABOVE(-1, 10), "gain in output per hour; 0.05 is five percent"),
    KEY("productivity.investments.*.cost", "euro", REAL, IN(investment, cost), OR(0), FROM(0, EURO),
        "what it costs in all"),
    KEY("productivity.investments.*.months", "months", COUNT, IN(investment, months), OR(1),
        FROM(1, INS_MONTHS), "months over which the cost is spread evenly"),

    GROUPS("taskforce", AT(taskforce), taskforce, INS_TASKFORCES, AT(taskforce_count),
           BLANK("none"), "a temporary crew that clears backlog"),
    KEY("taskforce.*.start", "", MONTH, IN(taskforce, date), BLANK("the trigger decides"), ANY,
        "first month of the crew; or else a trigger"),
    KEY("taskforce.*.trigger", "cases", REAL, IN(taskforce, trigger), NO("the start decides"),
        FROM(0, CASES), "it comes when the backlog exceeds this; or else a start"),
    KEY("taskforce.*.lead_time", "months", COUNT, IN(taskforce, lead_time), OR(0),
        FROM(0, INS_MONTHS), "months from the trigger to the start"),
    KEY("taskforce.*.times", "times", COUNT, IN(taskforce, times), OR(1), FROM(1, INS_MONTHS),
        "how often the trigger can call it"),
    KEY("taskforce.*.months", "months", COUNT, IN(taskforce, months), MUST, FROM(1, INS_MONTHS),
        "how long it stays"),
    KEY("taskforce.*.hours_per_month", "hours/month", REAL, IN(taskforce, hours_per_month), MUST,
        FROM(0, CASES), "hours it makes"),
    KEY("taskforce.*.cost_per_month", "euro/month", REAL, IN(taskforce, cost_per_month), OR(0),
        FROM(0, EURO), "what it costs"),

    GROUP("tower", "the control tower: who orders what, knowing what"),
    WORDS("tower.policy", POLICIES, AT(tower.policy), OR(INS_TOWER),
          "fixed: orders nothing; replace: what attrition takes; tower: steers"),
    WORDS("tower.forecast", FORECASTS, AT(tower.forecast), OR(INS_FORECAST_LEVEL),
          "what the tower expects of the workload"),
    VARIES("tower.smoothing", "", REAL, AT(tower.smoothing), OR(0.25), FROM(0, 1),
           "weight of the newest month in the level"),
    VARIES("tower.trend_smoothing", "", REAL, AT(tower.trend_smoothing), OR(0.1), FROM(0, 1),
           "weight of the newest change in the trend, times smoothing"),
    VARIES("tower.damping", "", REAL, AT(tower.damping), OR(0.9), FROM(0, 1),
           "part of the trend that is believed a month further on"),
    VARIES("tower.reporting_lag", "months", COUNT, AT(tower.reporting_lag), OR(0), FROM(0, 60),
           "months until a month's workload is known"),
    VARIES("tower.clear_months", "months", REAL, AT(tower.clear_months), OR(12), ABOVE(0, 1200),
           "months in which excess work is to be cleared"),
    VARIES("tower.target_months", "months", REAL, AT(tower.target_months), OR(3), FROM(0, 1200),
           "stock of work that is wanted, in months of the level"),
    VARIES("tower.response", "factor", REAL, AT(tower.response), OR(1), FROM(0, 10),
           "part of the staff gap that is ordered at once"),
    VARIES("tower.patience", "months", COUNT, AT(tower.patience), OR(0), FROM(0, 120),
           "flex is scaled down only after a fall of so many months"),

    GROUP("costs", "what a month costs"),
    VARIES("costs.experienced", "euro/FTE-month", REAL, AT(costs.experienced), OR(0), FROM(0, EURO),
           "an experienced FTE"),
    VARIES("costs.trainee", "euro/FTE-month", REAL, AT(costs.trainee), OR(0), FROM(0, EURO),
           "a trainee"),
    VARIES("costs.tuition", "euro/FTE", REAL, AT(costs.tuition), OR(0), FROM(0, EURO),
           "the training of one trainee, in the month it starts"),
    VARIES("costs.academie_fixed", "euro/month", REAL, AT(costs.academie_fixed), OR(0),
           FROM(0, EURO), "the Academie, whoever is in it"),
    VARIES("costs.flex_retainer", "euro/FTE-month", REAL, AT(costs.flex_retainer), OR(0),
           FROM(0, EURO), "each FTE of the flex pool, called or not"),
    VARIES("costs.flex", "euro/FTE-month", REAL, AT(costs.flex), OR(0), FROM(0, EURO),
           "a flex FTE at work"),
    VARIES("costs.overtime_hour", "euro/hour", REAL, AT(costs.overtime_hour), OR(0), FROM(0, EURO),
           "an hour of overtime"),
    VARIES("costs.fixed", "euro/month", REAL, AT(costs.fixed), OR(0), FROM(0, EURO),
           "everything that does not change"),
    KEY("costs.severance", "euro/FTE", REAL, AT(costs.severance), OR(0), FROM(0, EURO),
        "for each flexible FTE let go; told beside the cost, in no ledger and no buffer"),

    GROUP("budget", "what the organisation receives"),
    REALS("budget.annual", "euro/year", AT(budget.annual), INS_YEARS, AT(budget.annual_count), MUST,
          FROM(0, EURO), "by calendar year, the year of the start first; the last one persists"),
    KEY("budget.volume_share", "of budget", SHARE, AT(budget.volume_share), OR(0), FROM(0, 1),
        "share of the budget that follows the workload"),
    KEY("budget.information_lag", "months", COUNT, AT(budget.information_lag), OR(14), FROM(0, 120),
        "months between the estimate and the year it is for"),
    KEY("budget.floor", "factor", REAL, AT(budget.floor), OR(0), FROM(0, 1000),
        "the workload counts for no less than this times the expected one"),
    KEY("budget.cap", "factor", REAL, AT(budget.cap), NO_LIMIT, FROM(0, 1000),
        "the workload counts for no more than this times the expected one"),

    GROUP("buffer", "money set aside to scale up in time"),
    KEY("buffer.initial", "euro", REAL, AT(buffer.initial), OR(0), FROM(0, EURO),
        "what is in it at the start"),
    KEY("buffer.cap", "euro", REAL, AT(buffer.cap), ELSE("buffer.initial"), FROM(0, EURO),
        "the most it may hold"),
    KEY("buffer.keep", "share", SHARE, AT(buffer.keep), OR(1), FROM(0, 1),
        "share of a surplus that may be put in"),
    KEY("buffer.top_up", "euro/year", REAL, AT(buffer.top_up), OR(0), FROM(0, EURO),
        "what is added each January, up to the cap"),
    KEY("buffer.holding_rate", "1/year", SHARE, AT(buffer.holding_rate), OR(0.02), FROM(0, 1),
        "what it costs to hold a euro for a year"),
    KEY("buffer.cover_months", "months", REAL, AT(buffer.cover_months), OR(12), ABOVE(0, 1200),
        "months of pay that must be in sight before one is hired"),
    KEY("buffer.pace_months", "months", REAL, AT(buffer.pace_months), OR(6), ABOVE(0, 1200),
        "flex and overtime may spend the buffer in no fewer months"),

    GROUP("penalty", "what a late decision costs"),
    VARIES("penalty.grace", "months", COUNT, AT(penalty.grace), OR(0), FROM(0, 600),
           "months after the legal term before the penalty runs"),
    VARIES("penalty.max_months", "months", COUNT, AT(penalty.max_months), OR(0), FROM(0, 600),
           "months that it runs at most"),
    VARIES("penalty.claim_share", "of cases", SHARE, AT(penalty.claim_share), OR(0), FROM(0, 1),
           "share of the late cases that claim it"),
    VARIES("penalty.per_month", "euro/case-month", REAL, AT(penalty.per_month), OR(0),
           FROM(0, EURO), "penalty of a case in a month"),
    KEY("penalty.borne", "", FLAG, AT(penalty.borne), OR(1), ANY,
        "whether the organisation itself pays it"),

    GROUP("reception", "what waiting costs elsewhere"),
    VARIES("reception.places", "cases", REAL, AT(reception.places), NO_LIMIT, FROM(0, CASES),
           "regular places; the rest is emergency reception"),
    VARIES("reception.per_case_month", "euro/case-month", REAL, AT(reception.per_case_month), OR(0),
           FROM(0, EURO), "a case in a regular place"),
    VARIES("reception.emergency_per_case_month", "euro/case-month", REAL,
           AT(reception.emergency_per_case_month), OR(0), FROM(0, EURO),
           "a case in emergency reception"),
    KEY("reception.borne", "", FLAG, AT(reception.borne), OR(0), ANY,
        "whether the organisation itself pays it"),

    GROUP("norm", "what counts as good enough"),
    WORDS("norm.measure", MEASURES, AT(norm.measure), OR(INS_MEASURE_OVERDUE),
          "what is held against the limit, at the end of each month"),
    VARIES("norm.limit", "cases or share", REAL, AT(norm.limit), MUST, FROM(0, CASES),
           "the measure should not exceed this"),
    KEY("norm.from", "month", COUNT, AT(norm.from), OR(0), FROM(0, INS_MONTHS - 1),
        "first month that counts, 0 being the start"),
    KEY("norm.tolerance_months", "months", COUNT, AT(norm.tolerance_months), OR(0),
        FROM(0, INS_MONTHS), "months above the limit that are forgiven"),
    KEY("norm.confidence", "probability", SHARE, AT(norm.confidence), OR(0.95), BETWEEN(0, 1),
        "share of the futures that a buffer must serve"),

    GROUPS("changes", AT(changes), change, INS_CHANGES, AT(change_count), BLANK("none"),
           "keys that get another value: a new law, other prices, a smaller pool"),
    KEY("changes.*.start", "", MONTH, IN(change, date), MUST, ANY,
        "first month in which the value holds"),
    TEXT("changes.*.key", TEXT, IN(change, key), INS_CHANGE_KEY, MUST,
         "path of the key, such as tracks.asylum.legal_term"),
    KEY("changes.*.value", "", REAL, IN(change, value), MUST, FROM(-1e15, 1e15),
        "its value from then on, until a later change of the same key"),

    GROUP("sweep", "a design of many scenarios"),
    WORDS("sweep.design", DESIGNS, AT(sweep.design), OR(INS_GRID), "how the points are laid"),
    KEY("sweep.points", "points", COUNT, AT(sweep.points), ELSE("grid: the product of the axes"),
        FROM(1, 1e8), "how many points; required beside latin-hypercube and sobol"),
    GROUPS("sweep.axes", AT(sweep.axes), axis, INS_AXES, AT(sweep.axis_count), BLANK("none"),
           "keys that are varied"),
    TEXT("sweep.axes.*.key", TEXT, IN(axis, key), INS_TEXT, MUST,
         "path of the key, such as academie.lead_time or tracks.asylum.hours"),
    REALS("sweep.axes.*.values", "", IN(axis, values), INS_AXIS_VALUES, IN(axis, value_count),
          ELSE("from ... to in steps"), FROM(-1e15, 1e15), "its values one by one"),
    KEY("sweep.axes.*.from", "", REAL, IN(axis, from), ELSE("not used"), FROM(-1e15, 1e15),
        "its first value"),
    KEY("sweep.axes.*.to", "", REAL, IN(axis, to), ELSE("not used"), FROM(-1e15, 1e15),
        "its last value"),
    KEY("sweep.axes.*.steps", "values", COUNT, IN(axis, steps), ELSE("not used"), FROM(1, 1e6),
        "how many values from the first to the last, evenly"),
    WORDS("sweep.axes.*.distribution", LAWS, IN(axis, distribution), OR(INS_UNIFORM),
          "law of the values in a latin-hypercube or sobol design"),
    KEY("sweep.axes.*.mean", "", REAL, IN(axis, mean), ELSE("not used"), FROM(-1e15, 1e15),
        "normal: its mean; lognormal: the mean of the logarithm"),
    KEY("sweep.axes.*.sd", "", REAL, IN(axis, sd), ELSE("not used"), ABOVE(0, 1e15),
        "normal: its standard deviation; lognormal: that of the logarithm"),
    KEY("sweep.axes.*.mode", "", REAL, IN(axis, mode), ELSE("not used"), FROM(-1e15, 1e15),
        "triangular: the likeliest value, between from and to"),

    GROUPS("sources", AT(sources), basis, INS_SOURCES, AT(source_count), BLANK("none"),
           "where values come from; a comment with [H], [M] or [L] does"),
    TEXT("sources.*.key", TEXT, IN(basis, key), INS_TEXT, MUST,
         "path of the key, such as academie.lead_time or tracks.asylum.hours"),
    TEXT("sources.*.source", TEXT, IN(basis, source), INS_TEXT, BLANK("none"),
         "where its value comes from"),
    WORDS("sources.*.confidence", TRUSTS, IN(basis, confidence), OR(INS_UNRATED),
          "H: read in the source; M: press or arithmetic; L: judgement"),

    GROUPS("mix", AT(mix), mix_key, INS_MIX_KEYS, AT(mix_count),
           BLANK("spare staff, flexible shell, size of the intakes"),
           "the means among which the cheapest mix is sought; the buffer always is one"),
    TEXT("mix.*.key", TEXT, IN(mix_key, key), INS_TEXT, MUST,
         "path of the key, such as flex.pool; buffer.initial bounds the buffer"),
    KEY("mix.*.from", "", REAL, IN(mix_key, from), MUST, FROM(-1e15, 1e15), "its least value"),
    KEY("mix.*.to", "", REAL, IN(mix_key, to), MUST, FROM(-1e15, 1e15), "its largest value"),
    KEY("mix.*.price", "euro", REAL, IN(mix_key, price), OR(0), FROM(0, EURO),
        "over the horizon, for each unit away from the scenario's own value"),
};

enum { KEYS = sizeof keys / sizeof keys[0] };

const struct ins_key *ins_keys(int *count)
{
    *count = KEYS;
    return keys;
}

static bool is_named(const struct ins_key *key, const char *path, size_t length)
{
    return strncmp(key->path, path, length) == 0 && key->path[length] == '\0';
}

const struct ins_key *ins_key_find_part(const char *path, size_t length)
{
    for (int i = 0; i < KEYS; i++)
        if (is_named(&keys[i], path, length))
            return &keys[i];
    return NULL;
}

const struct ins_key *ins_key_find(const char *path)
{
    return ins_key_find_part(path, strlen(path));
}

const struct ins_key *ins_key_list(const struct ins_key *key)
{
    const char *path = key->path, *star = strstr(path, ".*.");
    while (star && !is_named(key, path, (size_t)(star - path)))
        key--; /* a list stands before the keys of its elements */
    return star ? key : NULL;
}

const char *ins_key_leaf(const char *path)
{
    const char *dot = strrchr(path, '.');
    return dot ? dot + 1 : path;
}

bool ins_key_within(const struct ins_key *key, const char *group)
{
    size_t length = strlen(group);
    if (length == 0)
        return !strchr(key->path, '.');
    return strncmp(key->path, group, length) == 0 && key->path[length] == '.' &&
           !strchr(key->path + length + 1, '.') && key->path[length + 1] != '*';
}

bool ins_key_named(const struct ins_key *list)
{
    return list->kind == INS_KEY_GROUPS && list[1].kind == INS_KEY_NAME;
}

bool ins_key_is_whole(const struct ins_key *key)
{
    return key->kind == INS_KEY_COUNT || key->kind == INS_KEY_TERM || key->kind == INS_KEY_SEED;
}

bool ins_key_is_number(const struct ins_key *key)
{
    return key->kind == INS_KEY_REAL || key->kind == INS_KEY_SHARE || ins_key_is_whole(key);
}
