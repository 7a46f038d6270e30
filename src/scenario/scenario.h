/* scenario/scenario.h - everything a planner says about one world, read and resolved.
 *
 * The members bear the names of the scenario keys: tracks[1].legal_term is the key
 * tracks.family.legal_term. After ins_scenario_resolve() every optional key holds its default,
 * every month stands as an index (month 0 is `start`) and every promise below is kept, so
 * that model/ and all above it never look for mistakes. Symbols and units: model/README.md.
 *
 * A scenario is plain data of fixed size, copied by assignment; only `record` and `paths` are
 * shared. Shares are fractions of 1; money is euro; months are whole numbers.
 */
#ifndef INS_SCENARIO_SCENARIO_H
#define INS_SCENARIO_SCENARIO_H

#include <math.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"

enum {
    INS_TRACKS      = 8,
    INS_REGIMES     = 8,
    INS_FOLLOWUPS   = 16,
    INS_EVENTS      = 64,
    INS_INTAKES     = 240,
    INS_INVESTMENTS = 32,
    INS_TASKFORCES  = 16,
    INS_AGE_BANDS   = 12, /* of the cases at the start, a track */
    INS_OLDER       = 32, /* ages beyond which cases are counted */
    INS_YEARS       = 102,
    INS_TRAINING    = 60, /* longest lead time of the Academie, months */
    INS_UNCERTAIN   = 24, /* keys with an error, at most */
    INS_UNCERTAIN_KEYS = 40, /* keys with a law of their own */
    INS_WORLD_KEYS  = 64, /* keys that differ from world to world: laws and columns of ensembles */
    INS_ENSEMBLES   = 8,  /* files */
    INS_FILES       = 1024, /* bytes of their paths */
    INS_AXES        = 16,
    INS_AXIS_VALUES = 256,
    INS_CHANGES     = 64,
    INS_CHANGE_KEY  = 128,
    INS_PATHS       = 1000, /* given paths of the inflow */
    INS_SOURCES     = 64,
    INS_MIX_KEYS    = 8,
    INS_POLICY_MEASURES = 12, /* that a table of measures compares */
    INS_SETTINGS    = 512, /* bytes of "key = value; key = value" */
    INS_NAME        = 48,
    INS_TEXT        = 256,
    INS_SEASON      = 12,
    INS_MONTHS      = 1200
};

enum ins_funding { INS_UNLIMITED, INS_GATED };
enum ins_sampling {
    INS_RANDOM,
    INS_ANTITHETIC,
    INS_SCRAMBLED,
    INS_CLUSTERED /* random futures whose blocks share their parameters; never asked for by name */
};
enum ins_scale { INS_ON_LOG, INS_ON_FISHER, INS_ON_LOGIT, INS_ON_PLAIN };
enum ins_counts { INS_NEGATIVE_BINOMIAL, INS_POISSON, INS_EXPECTED };
enum ins_policy { INS_FIXED, INS_REPLACE, INS_TOWER };
enum ins_forecast {
    INS_FORECAST_NONE,
    INS_FORECAST_LEVEL,
    INS_FORECAST_TREND,
    INS_FORECAST_PERFECT
};
enum ins_measure {
    INS_MEASURE_BACKLOG,
    INS_MEASURE_OVERDUE,
    INS_MEASURE_OVERDUE_SHARE,
    INS_MEASURE_OLDER
};
enum ins_confidence { INS_READ, INS_DERIVED, INS_JUDGED, INS_UNRATED };
enum ins_design { INS_GRID, INS_LATIN_HYPERCUBE, INS_SOBOL };
enum ins_distribution {
    INS_UNIFORM,
    INS_NORMAL,
    INS_LOGNORMAL,
    INS_TRIANGULAR,
    INS_BY_PARAMETERS /* as written, of an uncertain key: the parameters that are given tell */
};

/* The law of one number. What a law does not use stands as NaN. */
struct ins_key_law {
    enum ins_distribution distribution;
    double from, to;       /* its ends, or where it is cut off */
    double mean, sd;       /* of a lognormal: of the logarithm */
    double mode;           /* of a triangle */
    double p10, p90;       /* as written: quantiles in the place of the parameters */
};

/* A key that is not known. */
struct ins_uncertain_key {
    char               key[INS_TEXT];
    struct ins_key_law law; /* resolved: without INS_BY_PARAMETERS, p10 and p90 */
};

/* What was decided of a key that differs from world to world: nothing, that it has one value in all
 * of them, or that it is moved in each. */
struct ins_world_move {
    bool   fixed;
    double factor, step; /* value = factor x own value + step */
};

struct ins_regime {
    char   name[INS_NAME];
    double multiplier;
    double volatility;
    double mean_months;        /* >= 1 */
    double initial;            /* probability that a future begins in it */
    double next[INS_REGIMES];  /* resolved: probabilities over the regimes, own one 0, sum 1 */
    double next_given[INS_REGIMES]; /* resolved: the weights as written */
    int    next_count;         /* as written: 0, or the number of regimes */
    double shares[INS_TRACKS]; /* resolved: sum 1; the tracks' own where not given */
    double shares_given[INS_TRACKS]; /* resolved: as written */
    int    shares_count;       /* as written: 0, or the number of tracks */
};

struct ins_event {
    ins_date date;
    int      start;  /* resolved: month index, may be negative */
    int      months; /* >= 1 */
    double   multiply;
    double   add; /* cases/month */
    char     track[INS_NAME]; /* "" for the whole inflow */
    int      track_index;     /* resolved: -1 for the whole inflow */
};

/* How well a key of the inflow is known: the standard error of its value on a scale. */
struct ins_uncertain_parameter {
    char           key[INS_TEXT];
    enum ins_scale scale;
    double         se;
    double         correlations[INS_UNCERTAIN]; /* with those above it */
    int            correlation_count;           /* as written: 0, or how many stand above it */
    size_t offset;              /* resolved: of the value in struct ins_scenario */
    double floor;               /* resolved: log: of the value less this */
    double middle;              /* resolved: the value on its scale */
    double low, high;           /* resolved: range of the value */
    double root[INS_UNCERTAIN]; /* resolved: its row of a root of the covariance */
};

struct ins_inflow {
    double level_per_month; /* m */
    double growth_per_year; /* g */
    double ceiling;
    double ceiling_per_month; /* cases/month; infinite where the ceiling is m x ceiling */
    enum ins_counts counts;
    double dispersion; /* r */
    int    burn_in;
    double season[INS_SEASON]; /* resolved: mean 1 */
    double season_given[INS_SEASON]; /* resolved: as written */
    struct {
        double persistence;   /* phi */
        double innovation_sd; /* sigma */
        double tail;          /* nu; 0 = normal */
        double initial;
    } ar1;
    struct {
        double persistence;   /* kappa */
        double innovation_sd; /* omega */
    } walk;
    struct ins_regime regimes[INS_REGIMES];
    int  regime_count; /* resolved: >= 1 */
    char initial_regime[INS_NAME];
    int  initial_regime_index; /* resolved */
    struct {
        double probability;   /* q, per month */
        double mean_log_size; /* mu */
        double half_life;     /* h, months */
    } surge;
    struct {
        double persistence;
        double innovation_sd;
    } composition;
    struct ins_event events[INS_EVENTS];
    int              event_count;
    struct ins_uncertain_parameter uncertainty[INS_UNCERTAIN];
    int                  uncertainty_count;
};

/* Cases that wait at the start, by age: from where the band before ends up to this. */
struct ins_age_band {
    double up_to; /* months, rising; whole */
    double cases;
};

struct ins_track {
    char   name[INS_NAME];
    double share; /* as written */
    double fraction; /* resolved: shares normalised to sum 1 */
    double hours;
    int    legal_term;
    int    priority;
    double withdrawal;
    double backlog;   /* resolved: the sum of backlog_ages, or 0, where not given */
    int    backlog_age;
    struct ins_age_band backlog_ages[INS_AGE_BANDS]; /* in the place of backlog_age */
    int    backlog_ages_count; /* numbers, two a band; 0 where not given */
    double random_share;   /* of the decisions */
    double reception_share;
    double decided_before; /* cases/month; resolved: level_per_month x fraction where not given */
    double dispersion;     /* resolved: that of the inflow where not given */
};

struct ins_followup {
    char   from[INS_NAME], to[INS_NAME];
    int    from_index, to_index; /* resolved */
    double per_decision;
    int    delay;  /* >= 1 */
    int    spread; /* >= 1 */
};

struct ins_intake {
    ins_date date;
    int      month; /* resolved: index */
    double   fte;
};

struct ins_investment {
    ins_date date;
    int      start; /* resolved: index */
    int      lag;
    double   gain;
    double   cost;   /* in all */
    int      months; /* >= 1 */
};

struct ins_taskforce {
    ins_date date;  /* INS_DATE_NONE where a trigger stands */
    int      start; /* resolved: index; meaningless with a trigger */
    double   trigger; /* cases; infinite where a start stands */
    int      lead_time;
    int      times;
    int      months;
    double   hours_per_month;
    double   cost_per_month;
};

/* Months of the history that fall into the horizon; NaN where the record is silent. Behind the cases
 * lies what else is on record of a month: a row of ins_record_row(). */
struct ins_record {
    int    months; /* at least that of the scenario */
    int    tracks;
    bool   served; /* there are such rows, and something is known in them */
    int    rooms;  /* months that there is room for */
    double cases[]; /* [month][track] */
};

/* Places in such a row: staff, who began the Academie, the shell and hours, then by track decisions and
 * sums over the quarter that ends with the month. */
enum { INS_RECORD_EXPERIENCED, INS_RECORD_INTAKE, INS_RECORD_FLEX, INS_RECORD_HOURS, INS_RECORD_DECIDED };

static inline int ins_record_width(int tracks)
{
    return INS_RECORD_DECIDED + 2 * tracks;
}

static inline int ins_record_quarter(const struct ins_record *record, int track)
{
    return INS_RECORD_DECIDED + record->tracks + track;
}

static inline double *ins_record_row(const struct ins_record *record, int month)
{
    int cell = record->rooms * record->tracks + month * ins_record_width(record->tracks);
    return (double *)(size_t)&record->cases[cell];
}

/* What is known of a month at a place before the tracks'; NaN: nothing. */
static inline double ins_record_of(const struct ins_record *record, int place, int month)
{
    return record && record->served && month < record->months ? ins_record_row(record, month)[place] : (double)NAN;
}

/* Paths of the whole inflow from elsewhere, one drawn for each future; NaN where they are silent. */
struct ins_paths {
    int    months; /* from month 0 on; at least that of the scenario */
    int    count;
    double edge[INS_PATHS]; /* a uniform below edge[0] takes path 0, below edge[1] path 1, ...; the
                               last one is 1 */
    char   name[INS_PATHS][INS_NAME]; /* as the file heads them; numbers from 1 where it is not known */
    double cases[]; /* [month][path], cases/month */
};

/* Cases that wait longer than an age, or that came before a month. */
struct ins_older {
    char     track[INS_NAME];
    int      track_index; /* resolved: -1 for all */
    int      age;         /* months, where no date is given */
    ins_date before;      /* INS_DATE_NONE: an age */
    int      month;       /* resolved: of that date, may be negative */
};

/* From a month on a key has another value; ins_changes_apply() of scenario/changes.h. */
struct ins_change {
    ins_date date;
    char     key[INS_CHANGE_KEY];
    double   value;
    int      start;  /* resolved: month index, may be negative */
    int      row;    /* resolved: of the key, in the table of keys */
    int      offset; /* resolved: of its value, bytes in struct ins_scenario */
};

struct ins_axis {
    char   key[INS_TEXT];
    double values[INS_AXIS_VALUES];
    int    value_count;      /* 0: from ... to in steps, or a law */
    struct ins_key_law law;  /* of a grid: its ends alone */
    int    steps;
};

/* What is said of a key's value beside it: no result depends on it. */
struct ins_basis {
    char key[INS_TEXT];
    char source[INS_TEXT];
    enum ins_confidence confidence;
};

/* A means that a mix may turn, between two values. */
struct ins_mix_key {
    char   key[INS_TEXT];
    double from, to;
    double price; /* euro over the horizon for each unit away from the scenario's value */
};

/* A measure with a name: keys that have other values with it than without, and what it costs beside
 * them. Settings are "key = value", a semicolon between them. */
struct ins_policy_measure {
    char     name[INS_NAME];
    char     with[INS_SETTINGS];    /* "": the scenario's own values */
    char     without[INS_SETTINGS]; /* "": the scenario's own values */
    ins_date from;                  /* INS_DATE_NONE: from the start */
    double   one_off;               /* euro, in that month */
    double   per_year;              /* euro, from that month on */
};

struct ins_scenario {
    char     title[INS_TEXT];
    ins_date start;
    int      months; /* T */
    int      futures;
    int64_t  seed;
    enum ins_funding funding;
    enum ins_sampling sampling;
    bool              control_variates;

    struct ins_inflow   inflow;
    bool                parameter_uncertainty; /* not beside another flag: its origin is its own */
    struct ins_track    tracks[INS_TRACKS];
    int                 track_count; /* K */
    struct ins_followup followups[INS_FOLLOWUPS];
    int                 followup_count;

    struct {
        double experienced; /* FTE */
        double trainees;    /* FTE */
        double attrition;   /* q_E, 1/month */
        double hours_per_month;
    } staff;
    struct {
        int    recruitment_months;         /* R */
        int    lead_time;                  /* P >= 1 */
        double productivity[INS_TRAINING]; /* resolved: padded to lead_time */
        int    productivity_count;         /* as written */
        double dropout;                    /* q_T, 1/month */
        double mentoring;
        int    intake_every; /* >= 1 */
        double max_intake;   /* FTE; infinite where not given */
        double absorption;   /* trainees per experienced; infinite where not given */
        struct ins_intake intake[INS_INTAKES];
        int               intake_count;
    } academie;
    struct {
        double pool;      /* F, FTE */
        int    lead_time; /* l_F */
        double min_term;  /* months >= 1; whole */
        double productivity;
        double active;
    } flex;
    struct {
        double max;
    } overtime;
    struct {
        double growth_per_year;
        double capacity_season[INS_SEASON];
        struct ins_investment investments[INS_INVESTMENTS];
        int                   investment_count;
    } productivity;
    struct ins_taskforce taskforce[INS_TASKFORCES];
    int                  taskforce_count;
    struct {
        enum ins_policy   policy;
        enum ins_forecast forecast;
        double smoothing;       /* a */
        double trend_smoothing; /* c */
        double damping;         /* delta */
        int    reporting_lag;   /* d */
        double clear_months;
        double target_months;
        double response;
        int    patience;
    } tower;

    struct {
        double experienced, trainee, tuition, academie_fixed;
        double flex_retainer, flex, overtime_hour, fixed;
        double severance; /* of a flexible FTE let go; in no ledger */
        double discount_rate; /* a year */
    } costs;
    struct {
        double annual[INS_YEARS];
        int    annual_count; /* >= 1 */
        double volume_share;
        int    information_lag;
        double floor, cap; /* cap infinite where not given */
        struct {
            int    month; /* of the calendar, 2 to 12 */
            double share, most, chance;
        } spring; /* a supplementary budget within the year; share 0: there is none */
    } budget;
    struct {
        double initial;
        double cap; /* resolved: initial where not given */
        double keep;
        double top_up;
        double holding_rate; /* a year */
        double cover_months, pace_months;
        double frozen; /* euro/year, beside the buffer until it is released into it */
        double release, carry_over;
    } buffer;
    struct {
        int    grace, max_months;
        double claim_share, per_month;
        bool   borne;
    } penalty;
    struct {
        double places; /* infinite where not given */
        double per_case_month, emergency_per_case_month;
        double marginal_share; /* of per_case_month */
        bool   borne;
    } reception;
    struct ins_older older[INS_OLDER]; /* told month by month */
    int              older_count;
    struct {
        enum ins_measure measure;
        struct ins_older older; /* what is measured, where that is it */
        double limit;
        int    from;
        int    tolerance_months;
        double confidence;
    } norm;
    struct {
        char file[INS_TEXT]; /* "" for none */
        char mode[INS_NAME];
        char select[INS_TEXT], sheet[INS_TEXT]; /* "" for none, as all below */
    } history;
    char paths_select[INS_TEXT], paths_sheet[INS_TEXT];
    char paths_file[INS_TEXT];
    struct {
        const struct ins_worlds *worlds; /* NULL where all keys are known; owned by whoever loaded them */
        char ensemble[INS_FILES];        /* paths of ensembles, a line each; "" for none */
        struct ins_uncertain_key uncertain[INS_UNCERTAIN_KEYS];
        int                      uncertain_count;
        struct ins_world_move    move[INS_WORLD_KEYS]; /* by key of `worlds` */
    };
    struct ins_change changes[INS_CHANGES];
    int               change_count;
    struct {
        enum ins_design design;
        int             points;
        struct ins_axis axes[INS_AXES];
        int             axis_count;
    } sweep;
    struct ins_basis sources[INS_SOURCES];
    int              source_count;

    struct ins_mix_key mix[INS_MIX_KEYS];
    int                mix_count;

    struct ins_policy_measure measures[INS_POLICY_MEASURES];
    int                       measure_count;

    const struct ins_record *record; /* NULL without history; owned by whoever loaded it */
    const struct ins_paths  *paths;  /* NULL without given paths; the same */
};

/* Whether futures come in blocks that share what is not known. */
bool ins_scenario_is_clustered(const struct ins_scenario *scenario);

#endif
