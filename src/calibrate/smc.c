#include "calibrate/smc.h"

#include <gsl/gsl_errno.h>
#include <gsl/gsl_linalg.h>
#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "chance/normal.h"
#include "chance/stream.h"
#include "engine/quiet.h"

/* What the weights of a step must be worth, of the crowd; how far the crowd moves in a step, in its own
 * widths squared, and in how many sweeps at least and at most. */
static const double WORTH = 0.5, ENOUGH = 2.0;
enum { LEAST_SWEEPS = 3, MOST_SWEEPS = 60 };

/* Acceptance that proposals are tuned to: of a walk (Roberts, Gelman and Gilks, 1997), and around the
 * mean, where more is better. */
static const double WALK_ACCEPTED = 0.25, MEAN_ACCEPTED = 0.5;

enum stream { STREAM_RESAMPLE = 1, STREAM_STEP, STREAM_ACCEPT = 64 };

struct crowd {
    const struct ins_smc_job *job;
    int      island, sweep;      /* sweeps so far, over all steps */
    double  *z, *likelihood, *keep;
    double  *next_z, *next_likelihood, *next_keep, *weight;
    double   mean[INS_SMC_DIMS], root[INS_SMC_DIMS * INS_SMC_DIMS]; /* lower triangle */
    double   scale, spread;      /* of a walk; of a proposal around the mean, at most 1 */
    double   tempered;           /* b */
    bool    *moved;
};

/* --- random numbers ------------------------------------------------------------------------------ */

/* Two uniform numbers by their address. */
static void uniforms(const struct crowd *c, int particle, int sweep, int stream, double u[2])
{
    uint64_t seed = c->job->seed;
    uint32_t key[4] = {(uint32_t)seed, (uint32_t)(seed >> 32), 0x5eed5, (uint32_t)c->island};
    uint32_t counter[4] = {(uint32_t)particle, (uint32_t)sweep, (uint32_t)stream, 0}, word[4];
    ins_stream_words(key, counter, word);
    for (int i = 0; i < 2; i++)
        u[i] = ((double)((uint64_t)(word[2 * i] >> 12) << 32 | word[2 * i + 1]) + 0.5) * 0x1p-52;
}

static void normals(const struct crowd *c, int particle, int sweep, int stream, double *z)
{
    double u[2];
    for (int d = 0; d < c->job->dims; d++) {
        if (d % 2 == 0)
            uniforms(c, particle, sweep, stream + d / 2, u);
        z[d] = ins_normal(u[d % 2]);
    }
}

/* --- the shape of the crowd ---------------------------------------------------------------------- */

static void average_particles(struct crowd *c)
{
    int n = c->job->particles, dims = c->job->dims;
    memset(c->mean, 0, sizeof c->mean);
    for (int p = 0; p < n; p++)
        for (int d = 0; d < dims; d++)
            c->mean[d] += c->z[p * dims + d] / n;
}

static void covariance(const struct crowd *c, double *matrix)
{
    int n = c->job->particles, dims = c->job->dims;
    memset(matrix, 0, (size_t)(dims * dims) * sizeof *matrix);
    for (int p = 0; p < n; p++) {
        const double *z = &c->z[p * dims];
        for (int i = 0; i < dims; i++)
            for (int j = 0; j <= i; j++)
                matrix[i * dims + j] += (z[i] - c->mean[i]) * (z[j] - c->mean[j]) / (n - 1);
    }
    for (int i = 0; i < dims; i++) {
        matrix[i * dims + i] += 1e-9; /* a crowd that stands on one point has a width all the same */
        for (int j = 0; j < i; j++)
            matrix[j * dims + i] = matrix[i * dims + j];
    }
}

/* Mean and lower root of the covariance; of the diagonal alone where the whole has none. */
static void shape(struct crowd *c)
{
    int dims = c->job->dims;
    average_particles(c);
    covariance(c, c->root);
    double diagonal[INS_SMC_DIMS];
    for (int i = 0; i < dims; i++)
        diagonal[i] = sqrt(c->root[i * dims + i]);
    ins_quiet_begin();
    gsl_matrix_view view = gsl_matrix_view_array(c->root, (size_t)dims, (size_t)dims);
    int             code = gsl_linalg_cholesky_decomp1(&view.matrix);
    ins_quiet_end();
    for (int i = 0; i < dims; i++)
        for (int j = 0; j < dims; j++)
            if (code != GSL_SUCCESS || j > i)
                c->root[i * dims + j] = i == j ? diagonal[i] : 0.0;
}

/* Squared distance between two points, in widths of the crowd. */
static double distance(const struct crowd *c, const double *z, const double *from)
{
    int    dims = c->job->dims;
    double y[INS_SMC_DIMS], sum = 0.0;
    for (int i = 0; i < dims; i++) {
        y[i] = z[i] - from[i];
        for (int j = 0; j < i; j++)
            y[i] -= c->root[i * dims + j] * y[j];
        y[i] /= c->root[i * dims + i];
        sum += y[i] * y[i];
    }
    return sum;
}

/* --- a step of temperature ------------------------------------------------------------------------ */

/* What the weights likelihood^step are worth, of the crowd; the log of their mean in *evidence. */
static double worth(const struct crowd *c, double step, double *evidence)
{
    double most = -INFINITY, sum = 0.0, squares = 0.0;
    int    n    = c->job->particles;
    for (int p = 0; p < n; p++)
        most = fmax(most, c->likelihood[p]);
    for (int p = 0; p < n; p++) {
        double w = exp(step * (c->likelihood[p] - most));
        c->weight[p] = w;
        sum += w;
        squares += w * w;
    }
    *evidence = step * most + log(sum / n);
    return sum * sum / squares / n;
}

static double choose_step(struct crowd *c, double *evidence)
{
    double low = 0.0, high = 1.0 - c->tempered;
    if (worth(c, high, evidence) >= WORTH)
        return high;
    for (int i = 0; i < 50; i++) {
        double middle = 0.5 * (low + high);
        if (worth(c, middle, evidence) >= WORTH)
            low = middle;
        else
            high = middle;
    }
    (void)worth(c, high, evidence);
    return high;
}

static void swap_crowds(struct crowd *c)
{
    double *z = c->z, *likelihood = c->likelihood, *keep = c->keep;
    c->z          = c->next_z;
    c->likelihood = c->next_likelihood;
    c->keep       = c->next_keep;
    c->next_z = z, c->next_likelihood = likelihood, c->next_keep = keep;
}

static void copy_particle(struct crowd *c, int from, int to)
{
    size_t dims = (size_t)c->job->dims, keeps = (size_t)c->job->keeps, f = (size_t)from, t = (size_t)to;
    memcpy(&c->next_z[t * dims], &c->z[f * dims], dims * sizeof *c->z);
    memcpy(&c->next_keep[t * keeps], &c->keep[f * keeps], keeps * sizeof *c->keep);
    c->next_likelihood[to] = c->likelihood[from];
}

/* Systematic resampling: evenly spaced points of the sum of the weights, from one random start. */
static void resample(struct crowd *c)
{
    double u[2], sum = 0.0, passed = 0.0;
    int    n = c->job->particles, from = 0;
    uniforms(c, 0, c->sweep, STREAM_RESAMPLE, u);
    for (int p = 0; p < n; p++)
        sum += c->weight[p];
    for (int p = 0; p < n; p++) {
        double place = (p + u[0]) / n * sum;
        while (from < n - 1 && passed + c->weight[from] < place)
            passed += c->weight[from++];
        copy_particle(c, from, p);
    }
    swap_crowds(c);
}

/* --- moving ---------------------------------------------------------------------------------------- */

static void propose(struct crowd *c, bool walk, int p)
{
    int           dims = c->job->dims;
    double        e[INS_SMC_DIMS], keep = walk ? 1.0 : sqrt(1.0 - c->spread * c->spread);
    double        size = walk ? c->scale : c->spread;
    const double *z    = &c->z[p * dims];
    normals(c, p, c->sweep, STREAM_STEP, e);
    for (int i = 0; i < dims; i++) {
        double step = 0.0;
        for (int j = 0; j <= i; j++)
            step += c->root[i * dims + j] * e[j];
        c->next_z[p * dims + i] = (walk ? z[i] : c->mean[i] + keep * (z[i] - c->mean[i])) + size * step;
    }
}

static double prior(const double *z, int dims)
{
    double sum = 0.0;
    for (int d = 0; d < dims; d++)
        sum -= 0.5 * z[d] * z[d];
    return sum;
}

/* Log of the ratio of Metropolis and Hastings; around the mean a proposal is reversible for the normal
 * law of the crowd. */
static double log_ratio(const struct crowd *c, bool walk, int p)
{
    int           dims = c->job->dims;
    const double *z = &c->z[p * dims], *to = &c->next_z[p * dims];
    double        ratio = prior(to, dims) - prior(z, dims) +
                   c->tempered * (c->next_likelihood[p] - c->likelihood[p]);
    if (!walk)
        ratio += 0.5 * (distance(c, to, c->mean) - distance(c, z, c->mean));
    return ratio;
}

/* Those that are taken take the place of what was; returns how far the crowd went. */
static double settle_crowd(struct crowd *c, bool walk, double *accepted)
{
    int    n = c->job->particles, dims = c->job->dims, keeps = c->job->keeps, taken = 0;
    double far = 0.0, u[2];
    for (int p = 0; p < n; p++) {
        uniforms(c, p, c->sweep, STREAM_ACCEPT, u);
        if (!(log(u[0]) < log_ratio(c, walk, p)))
            continue;
        far += distance(c, &c->next_z[p * dims], &c->z[p * dims]) / dims;
        memcpy(&c->z[p * dims], &c->next_z[p * dims], (size_t)dims * sizeof *c->z);
        memcpy(&c->keep[p * keeps], &c->next_keep[p * keeps], (size_t)keeps * sizeof *c->keep);
        c->likelihood[p] = c->next_likelihood[p];
        c->moved[p]      = true;
        taken++;
    }
    *accepted = (double)taken / n;
    return far / n;
}

static void tune(struct crowd *c, bool walk, double accepted)
{
    if (walk)
        c->scale *= exp(accepted - WALK_ACCEPTED);
    else
        c->spread = fmin(1.0, fmax(0.02, c->spread * exp(accepted - MEAN_ACCEPTED)));
}

static enum ins_status sweep(struct crowd *c, bool walk, double *far, double *accepted,
                             struct ins_error *error)
{
    int n = c->job->particles;
    for (int p = 0; p < n; p++)
        propose(c, walk, p);
    enum ins_status status = c->job->evaluate(c->job->context, c->next_z, n, c->next_likelihood,
                                              c->next_keep, error);
    if (status != INS_DONE)
        return status;
    *far += settle_crowd(c, walk, accepted);
    tune(c, walk, *accepted);
    c->sweep++;
    return INS_DONE;
}

static enum ins_status move_particles(struct crowd *c, struct ins_smc_island *island,
                                      struct ins_error *error)
{
    int    n   = c->job->particles;
    double far = 0.0, sum = 0.0, accepted = 0.0;
    int    sweeps = 0, moved = 0;
    shape(c);
    memset(c->moved, 0, (size_t)n * sizeof *c->moved);
    while (sweeps < LEAST_SWEEPS || (sweeps < MOST_SWEEPS && far < ENOUGH)) {
        enum ins_status status = sweep(c, sweeps % 2 == 0, &far, &accepted, error);
        if (status != INS_DONE)
            return status;
        sum += accepted;
        sweeps++;
    }
    for (int p = 0; p < n; p++)
        moved += c->moved[p];
    island->accepted = sum / sweeps;
    island->moved    = (double)moved / n;
    return INS_DONE;
}

/* --- an island ------------------------------------------------------------------------------------- */

static void tell_tempered(const struct crowd *c)
{
    double own = c->tempered > 0.0 ? 1.0 + log10(c->tempered) / 6.0 : 0.0;
    if (c->job->progress)
        c->job->progress(c->job->progress_context,
                         (c->island + fmax(0.0, own)) / INS_SMC_ISLANDS);
}

static enum ins_status start_crowd(struct crowd *c, struct ins_error *error)
{
    int n = c->job->particles, dims = c->job->dims;
    for (int p = 0; p < n; p++)
        normals(c, p, 0, STREAM_STEP, &c->z[p * dims]);
    c->sweep = 1;
    return c->job->evaluate(c->job->context, c->z, n, c->likelihood, c->keep, error);
}

static enum ins_status lead(struct crowd *c, struct ins_smc_island *island, struct ins_error *error)
{
    enum ins_status status = start_crowd(c, error);
    c->scale  = 2.38 / sqrt(c->job->dims);
    c->spread = 0.9;
    for (int step = 1; step <= INS_SMC_STEPS && c->tempered < 1.0 && status == INS_DONE; step++) {
        double gained, by = choose_step(c, &gained);
        if (!isfinite(gained))
            return INS_DONE; /* no particle has a likelihood */
        island->evidence += gained;
        c->tempered = c->tempered + by >= 1.0 - 1e-12 ? 1.0 : c->tempered + by;
        resample(c);
        status        = move_particles(c, island, error);
        island->steps = c->tempered >= 1.0 ? step : 0;
        tell_tempered(c);
    }
    return status;
}

static enum ins_status room_for_crowd(struct crowd *c, struct ins_error *error)
{
    size_t n = (size_t)c->job->particles, dims = (size_t)c->job->dims, keeps = (size_t)c->job->keeps;
    c->z      = ins_memory_create(n * dims, sizeof *c->z, error);
    c->next_z = ins_memory_create(n * dims, sizeof *c->z, error);
    c->keep      = ins_memory_create(n * keeps, sizeof *c->keep, error);
    c->next_keep = ins_memory_create(n * keeps, sizeof *c->keep, error);
    c->likelihood      = ins_memory_create(n, sizeof *c->likelihood, error);
    c->next_likelihood = ins_memory_create(n, sizeof *c->likelihood, error);
    c->weight = ins_memory_create(n, sizeof *c->weight, error);
    c->moved  = ins_memory_create(n, sizeof *c->moved, error);
    bool all  = c->z && c->next_z && c->keep && c->next_keep && c->likelihood && c->next_likelihood &&
                c->weight && c->moved;
    return all ? INS_DONE : INS_WORLD;
}

static void crowd_clear(struct crowd *c)
{
    ins_memory_free(c->z);
    ins_memory_free(c->next_z);
    ins_memory_free(c->keep);
    ins_memory_free(c->next_keep);
    ins_memory_free(c->likelihood);
    ins_memory_free(c->next_likelihood);
    ins_memory_free(c->weight);
    ins_memory_free(c->moved);
}

static enum ins_status settle_island(const struct ins_smc_job *job, int island, struct ins_smc *smc,
                                     struct ins_error *error)
{
    size_t n = (size_t)job->particles, dims = (size_t)job->dims, keeps = (size_t)job->keeps;
    size_t at = (size_t)island * n;
    struct crowd    crowd  = {.job = job, .island = island};
    enum ins_status status = room_for_crowd(&crowd, error);
    if (status == INS_DONE)
        status = lead(&crowd, &smc->island[island], error);
    if (status == INS_DONE) {
        memcpy(&smc->z[at * dims], crowd.z, n * dims * sizeof *smc->z);
        memcpy(&smc->keep[at * keeps], crowd.keep, n * keeps * sizeof *smc->keep);
        memcpy(&smc->likelihood[at], crowd.likelihood, n * sizeof *smc->likelihood);
    }
    crowd_clear(&crowd);
    return status;
}

enum ins_status ins_smc_create(const struct ins_smc_job *job, struct ins_smc **made,
                               struct ins_error *error)
{
    size_t all = (size_t)job->particles * INS_SMC_ISLANDS;
    struct ins_smc *smc = *made = ins_memory_create(1, sizeof *smc, error);
    if (!smc)
        return INS_WORLD;
    smc->dims      = job->dims;
    smc->keeps     = job->keeps;
    smc->particles = job->particles;
    smc->islands   = INS_SMC_ISLANDS;
    smc->z          = ins_memory_create(all * (size_t)job->dims, sizeof *smc->z, error);
    smc->likelihood = ins_memory_create(all, sizeof *smc->likelihood, error);
    smc->keep       = ins_memory_create(all * (size_t)job->keeps, sizeof *smc->keep, error);
    enum ins_status status = smc->z && smc->likelihood && smc->keep ? INS_DONE : INS_WORLD;
    for (int i = 0; i < smc->islands && status == INS_DONE; i++)
        status = settle_island(job, i, smc, error);
    if (status == INS_DONE)
        return INS_DONE;
    ins_smc_free(smc);
    *made = NULL;
    return status;
}

void ins_smc_free(struct ins_smc *smc)
{
    if (!smc)
        return;
    ins_memory_free(smc->z);
    ins_memory_free(smc->likelihood);
    ins_memory_free(smc->keep);
    ins_memory_free(smc);
}

/* --- what it is worth -------------------------------------------------------------------------------- */

static const double MOST_APART = 1.05, MOST_EVIDENCE = 1.0, LEAST_ACCEPTED = 0.02, LEAST_MOVED = 0.6;
static const double LEAST_EFFECTIVE = 100.0;

/* 97.5 % point of Student's law of 7 degrees of freedom: of eight islands. */
static const double STUDENT = 2.3646;

/* Variance of number d within the islands, and of their means. */
static void spreads(const struct ins_smc *smc, int d, double *within, double *between)
{
    int    n = smc->particles, m = smc->islands;
    double mean[INS_SMC_ISLANDS], all = 0.0;
    *within = *between = 0.0;
    for (int i = 0; i < m; i++) {
        double sum = 0.0, square = 0.0;
        for (int p = 0; p < n; p++) {
            double z = smc->z[(i * n + p) * smc->dims + d];
            sum += z;
            square += z * z;
        }
        mean[i] = sum / n;
        all += mean[i] / m;
        *within += (square - sum * sum / n) / (n - 1) / m;
    }
    for (int i = 0; i < m; i++)
        *between += (mean[i] - all) * (mean[i] - all) / (m - 1);
}

static void judge_evidence(const struct ins_smc *smc, struct ins_smc_verdict *v)
{
    double most = -INFINITY, sum = 0.0, squares = 0.0;
    for (int i = 0; i < smc->islands; i++)
        most = fmax(most, smc->island[i].evidence);
    for (int i = 0; i < smc->islands; i++) {
        v->weight[i] = exp(smc->island[i].evidence - most);
        sum += v->weight[i];
    }
    v->evidence = most + log(sum / smc->islands);
    for (int i = 0; i < smc->islands; i++) {
        double ratio = v->weight[i] * smc->islands / sum - 1.0;
        squares += ratio * ratio;
        v->weight[i] /= sum;
    }
    v->evidence_error = STUDENT * sqrt(squares / (smc->islands - 1) / smc->islands);
}

static const char *find_trouble(const struct ins_smc *smc, const struct ins_smc_verdict *v)
{
    for (int i = 0; i < smc->islands; i++) {
        if (smc->island[i].steps == 0)
            return "some crowds have not come to the posterior: no world fits, or it is too narrow";
        if (smc->island[i].accepted < LEAST_ACCEPTED || smc->island[i].moved < LEAST_MOVED)
            return "some crowds have hardly moved";
    }
    if (!(v->apart <= MOST_APART))
        return "crowds that set out apart have come to different places";
    if (!(v->evidence_error <= MOST_EVIDENCE))
        return "crowds that set out apart differ in how well the worlds fit";
    return v->effective < LEAST_EFFECTIVE ? "its worlds are worth too few independent ones" : NULL;
}

void ins_smc_judge(const struct ins_smc *smc, struct ins_smc_verdict *v)
{
    double all = (double)smc->particles * smc->islands;
    *v = (struct ins_smc_verdict){.effective = all};
    for (int d = 0; d < smc->dims; d++) {
        double within, between;
        spreads(smc, d, &within, &between);
        double apart = sqrt((within + between) / within);
        double worth = smc->islands * within / between;
        if (!(apart <= v->apart)) {
            v->apart    = apart;
            v->apart_at = d;
        }
        v->effective = fmin(v->effective, worth);
    }
    judge_evidence(smc, v);
    v->trouble = find_trouble(smc, v);
}
