/* calibrate/calibrate.h - a scenario held against a record (instroom/calibrate.h). */
#ifndef INS_CALIBRATE_CALIBRATE_H
#define INS_CALIBRATE_CALIBRATE_H

#include "calibrate/likelihood.h"
#include "calibrate/play.h"
#include "calibrate/smc.h"
#include "engine/summary.h"
#include "instroom/calibrate.h"
#include "scenario/locate.h"

/* Of a law: 5 %, the middle, 95 %. */
struct ins_band {
    double p05, p50, p95;
};

struct ins_calibrated_figure {
    struct ins_band before, after; /* what the worlds say, without errors of reading and model */
    double least, most;            /* that any world says, of those that were looked at */
    bool   unmet;                  /* no world comes near: left out */
    double implausibility;         /* how many errors lie between it and the middle of the worlds after */
    double shift;                  /* of the worst key's mean, in its own sd, where it is left out; NaN: it was
                                      not, or leaving it out would leave too few worlds */
    int    shifts;                 /* of which key */
};

struct ins_calibrated_key {
    struct ins_band before, after;
    double mean, sd, sd_before;
    int    teacher; /* kind of figure without which its sd grows most; -1: none can be told */
    double wider;   /* so many times */
};

/* Of a kind of figures, as a share of them. */
struct ins_calibrated_kind {
    const char     *what;
    int             figures;
    struct ins_band discrepancy;
    bool            doubtful; /* the model misses these by more than was taken for granted, whatever its keys */
};

struct ins_calibration {
    const struct ins_case *source; /* held */
    struct ins_scenario    scenario;
    struct ins_observed   *observed;
    struct ins_calibrate_settings settings;
    int     keys, worlds;
    char  (*path)[INS_PATH];               /* [keys] */
    double *value, *weight;                /* [worlds][keys]; [worlds], sum 1 */
    struct ins_calibrated_key    *key;     /* [keys] */
    struct ins_calibrated_figure *figure;  /* [observed->figures] */
    struct ins_calibrated_kind   *kind;    /* [observed->kinds] */
    double *correlation;                   /* [keys][keys] */
    int     unmet;
    int64_t played;                        /* worlds, in all */
    struct ins_smc_verdict verdict;
    struct ins_numbers *numbers; /* by name; NULL until they are asked for (output/values.c) */
};

#endif
