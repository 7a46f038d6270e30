/* Shards into one database.
 *
 * The parts are first read through and compared, and only then written, so that parts that do
 * not belong together leave the place as it was. A row that is there already, the same bit by
 * bit, is no contradiction: merging twice is merging once. */
#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "sweep/journal.h"
#include "sweep/layout.h"
#include "sweep/pack.h"
#include "sweep/player.h"
#include "sweep/sweep.h"

enum { ROWS_AT_ONCE = 20000, GAPS_SHOWN = 10, MOST_SHARDS = 1000000 };

struct merge {
    const char          *out;
    int                  count;
    struct ins_journal **in;     /* [count] */
    struct ins_journal  *target; /* NULL until it is opened */
    struct ins_head      head;
    struct ins_layout    layout;
    int64_t              points;
    uint64_t            *seen; /* a bit for every point that some part holds */
    int                  shards; /* in how many each part says that the sweep is cut; 0: they differ */
    int64_t              merged, twice;
};

static bool is_seen(const struct merge *m, int64_t point)
{
    return m->seen[point >> 6] >> (point & 63) & 1;
}

/* --- do they belong together? ----------------------------------------------------------------- */

static enum ins_status compare_heads(const struct ins_journal *one, const struct ins_journal *other,
                                     struct ins_error *error)
{
    const struct ins_head *a = ins_journal_head(one), *b = ins_journal_head(other);
    const char            *here = ins_journal_path(one), *there = ins_journal_path(other);
    if (strcmp(a->version, b->version) != 0)
        return ins_fail(error, INS_WRONG, "%s was made by instroom %s, %s by %s", here, a->version,
                        there, b->version);
    if (a->seed != b->seed)
        return ins_fail(error, INS_WRONG, "%s has seed %" PRId64 ", %s has %" PRId64, here, a->seed,
                        there, b->seed);
    if (strcmp(a->sweep_sha256, b->sweep_sha256) != 0)
        return ins_fail(error, INS_WRONG,
                        "%s and %s are no parts of one sweep: their scenarios differ", here, there);
    if (a->futures != b->futures || a->points != b->points)
        return ins_fail(error, INS_WRONG,
                        "%s asks for %" PRId64 " points of %" PRId64 " futures, %s for %" PRId64
                        " of %" PRId64 ": bring them to the same first",
                        here, a->points, a->futures, there, b->points, b->futures);
    return INS_DONE;
}

static bool same_row(const double *a, const double *b, int columns)
{
    for (int c = 0; c < columns; c++)
        if (!(a[c] == b[c] || (isnan(a[c]) && isnan(b[c]))))
            return false;
    return true;
}

/* What an earlier part says about a point must be what this one says: the first that holds it, since the
 * others were held against that one. */
static enum ins_status compare_point(struct merge *m, int part, int64_t point, const double *row,
                                     struct ins_error *error)
{
    double other[INS_ROW_COLUMNS];
    for (int p = 0; p < part; p++) {
        enum ins_status status = ins_journal_find(m->in[p], point, other, error);
        if (status != INS_DONE && status != INS_NO)
            return status;
        if (status == INS_DONE && !same_row(row, other, ins_journal_names(m->in[p])->count))
            return ins_fail(error, INS_WRONG,
                            "%s and %s say different things about point %" PRId64
                            "; one of them was changed, or made by another program",
                            ins_journal_path(m->in[p]), ins_journal_path(m->in[part]), point);
        if (status == INS_DONE)
            break;
    }
    return INS_DONE;
}

static enum ins_status look_at_rows(struct merge *m, int part, struct ins_error *error)
{
    const struct ins_row_names *names = ins_journal_names(m->in[part]);
    double                      row[INS_ROW_COLUMNS];
    int64_t                     point;
    enum ins_status             status;
    while ((status = ins_journal_next(m->in[part], &point, row, NULL, error)) == INS_DONE) {
        if (point < 1 || point > m->points ||
            row[names->axes + INS_ROW_FUTURES] != (double)m->head.futures)
            return ins_fail(error, INS_WRONG,
                            "%s: its sweep was not finished since points or futures were added; "
                            "let it go on first",
                            ins_journal_path(m->in[part]));
        if (is_seen(m, point)) {
            m->twice++;
            status = compare_point(m, part, point, row, error);
        }
        if (status != INS_DONE)
            return status;
        m->seen[point >> 6] |= (uint64_t)1 << (point & 63);
    }
    return status == INS_NO ? INS_DONE : status;
}

static enum ins_status look_at_parts(struct merge *m, struct ins_error *error)
{
    enum ins_status status = INS_DONE;
    for (int p = 1; p < m->count && status == INS_DONE; p++)
        status = compare_heads(m->in[0], m->in[p], error);
    if (status == INS_DONE)
        status = ins_head_copy(ins_journal_head(m->in[0]), &m->head, error);
    if (status != INS_DONE)
        return status;
    m->points = m->head.points;
    m->shards = m->head.shards;
    for (int p = 1; p < m->count; p++)
        if (ins_journal_head(m->in[p])->shards != m->shards)
            m->shards = 0;
    m->seen   = ins_memory_create((size_t)(m->points / 64 + 1), sizeof *m->seen, error);
    if (!m->seen)
        return INS_WORLD;
    for (int p = 0; p < m->count && status == INS_DONE; p++)
        status = look_at_rows(m, p, error);
    return status;
}

/* --- writing ---------------------------------------------------------------------------------- */

/* An open target that holds something must be a part of the same sweep too, and agree. */
static enum ins_status open_target(struct merge *m, struct ins_error *error)
{
    struct ins_head head = m->head;
    head.shard = head.shards = 1;
    head.finished[0]         = '\0';
    enum ins_status status =
        ins_journal_open(m->out, false, &head, ins_journal_names(m->in[0]), &m->target, error);
    if (status == INS_DONE && (ins_journal_head(m->target)->futures != head.futures ||
                               ins_journal_head(m->target)->points != head.points))
        return compare_heads(m->target, m->in[0], error);
    if (status == INS_DONE && ins_journal_head(m->target)->shards != 1)
        return ins_fail(error, INS_WRONG, "%s is itself shard %d/%d; merge into another file",
                        m->out, ins_journal_head(m->target)->shard,
                        ins_journal_head(m->target)->shards);
    return status;
}

/* Each row of a part is looked up in the target, once: of a thousand parts no point is asked of all. */
static enum ins_status compare_target(struct merge *m, int part, struct ins_error *error)
{
    double          row[INS_ROW_COLUMNS], other[INS_ROW_COLUMNS];
    int64_t         point;
    enum ins_status status;
    while ((status = ins_journal_next(m->in[part], &point, row, NULL, error)) == INS_DONE) {
        status = ins_journal_find(m->target, point, other, error);
        if (status != INS_DONE && status != INS_NO)
            return status;
        if (status == INS_DONE && !same_row(row, other, ins_journal_names(m->target)->count))
            return ins_fail(error, INS_WRONG,
                            "%s and %s say different things about point %" PRId64, m->out,
                            ins_journal_path(m->in[part]), point);
    }
    return status == INS_NO ? INS_DONE : status;
}

/* Rows as they are, with the values of their futures where those were kept. */
static enum ins_status copy_row(struct merge *m, int part, int64_t point, const double *row,
                                int width, struct ins_error *error)
{
    double          *values  = NULL;
    int64_t          futures = ins_journal_recall(m->in[part], point, width, &values);
    struct ins_batch batch   = {.count   = 1,
                                .columns = ins_journal_names(m->in[part])->count,
                                .width   = futures > 0 ? width : 0,
                                .futures = futures,
                                .point   = &point,
                                .row     = (double *)row,
                                .values  = values};
    enum ins_status  status  = ins_journal_put(m->target, &batch, error);
    ins_memory_free(values);
    return status;
}

static enum ins_status copy_points(struct merge *m, int part, int width, struct ins_error *error)
{
    double          row[INS_ROW_COLUMNS], there[INS_ROW_COLUMNS];
    int64_t         point;
    enum ins_status status;
    while ((status = ins_journal_next(m->in[part], &point, row, NULL, error)) == INS_DONE) {
        status = ins_journal_find(m->target, point, there, error);
        if (status == INS_DONE)
            continue;
        if (status == INS_NO)
            status = copy_row(m, part, point, row, width, error);
        if (status == INS_DONE && ++m->merged % ROWS_AT_ONCE == 0)
            status = ins_journal_commit(m->target, error);
        if (status != INS_DONE)
            return status;
    }
    return status == INS_NO ? ins_journal_commit(m->target, error) : status;
}

/* --- what came of it -------------------------------------------------------------------------- */

static void add_gap(struct ins_text *story, int64_t from, int64_t to, int shown)
{
    if (shown >= GAPS_SHOWN)
        return;
    ins_text_add(story, shown ? ", %" PRId64 : "%" PRId64, from);
    if (to > from)
        ins_text_add(story, "-%" PRId64, to);
}

typedef bool missing_number(const struct merge *m, int64_t number);

static bool is_point_gone(const struct merge *m, int64_t point)
{
    return !is_seen(m, point);
}

/* A shard that was not played, or not to its end. */
static bool is_shard_gone(const struct merge *m, int64_t shard)
{
    int64_t end = ins_layout_shard(m->points, (int)shard + 1, m->shards);
    for (int64_t place = ins_layout_shard(m->points, (int)shard, m->shards); place < end; place++)
        if (!is_seen(m, ins_layout_point(&m->layout, place) + 1))
            return true;
    return false;
}

/* Those of 1 ... count that are gone, as ranges. Returns how many they are. */
static int64_t list_gaps(const struct merge *m, missing_number *is_gone, int64_t count,
                         struct ins_text *story)
{
    int64_t missing = 0, from = 0;
    int     gaps = 0;
    for (int64_t number = 1; number <= count + 1; number++) {
        bool gone = number <= count && is_gone(m, number);
        missing += gone;
        if (gone && from == 0)
            from = number;
        if (!gone && from > 0) {
            add_gap(story, from, number - 1, gaps++);
            from = 0;
        }
    }
    if (gaps > GAPS_SHOWN)
        ins_text_add(story, " and %d more gaps", gaps - GAPS_SHOWN);
    return missing;
}

/* Which points are missing, and which shards they belong to. */
static void tell_missing(const struct merge *m, int64_t missing, const char *points,
                         struct ins_text *story)
{
    struct ins_text shards = {0};
    ins_text_add(story, "missing: points %s (%" PRId64 " in all)\n", points ? points : "", missing);
    if (m->shards < 2 || m->shards > MOST_SHARDS)
        return;
    int64_t count  = list_gaps(m, is_shard_gone, m->shards, &shards);
    char   *ranges = ins_text_take(&shards);
    ins_text_add(story, "not complete: %s %s of %d\n", count > 1 ? "shards" : "shard",
                 ranges ? ranges : "", m->shards);
    free(ranges);
}

/* Points that the target holds are seen too. */
static enum ins_status see_target(struct merge *m, struct ins_error *error)
{
    double          row[INS_ROW_COLUMNS];
    int64_t         point;
    enum ins_status status;
    while ((status = ins_journal_next(m->target, &point, row, NULL, error)) == INS_DONE)
        if (point >= 1 && point <= m->points)
            m->seen[point >> 6] |= (uint64_t)1 << (point & 63);
    return status == INS_NO ? INS_DONE : status;
}

static enum ins_status finish_merge(struct merge *m, struct ins_text *story,
                                    struct ins_error *error)
{
    struct ins_text gaps   = {0};
    struct ins_head head   = {0};
    enum ins_status status = see_target(m, error);
    if (status != INS_DONE)
        return status;
    int64_t missing = list_gaps(m, is_point_gone, m->points, &gaps);
    char   *ranges  = ins_text_take(&gaps);
    ins_text_add(story, "%s: %" PRId64 " of %" PRId64 " points, %" PRId64 " of them new\n", m->out,
                 m->points - missing, m->points, m->merged);
    if (m->twice > 0)
        ins_text_add(story, "%" PRId64 " points stand in more than one part, and agree\n",
                     m->twice);
    if (missing > 0)
        tell_missing(m, missing, ranges, story);
    free(ranges);
    if (missing > 0)
        return INS_NO;
    status = ins_head_copy(ins_journal_head(m->target), &head, error);
    if (status == INS_DONE && !head.finished[0]) {
        ins_head_now(head.finished);
        status = ins_journal_put_head(m->target, &head, error);
        if (status == INS_DONE)
            status = ins_journal_commit(m->target, error);
    }
    ins_head_clear(&head);
    return status;
}

/* What their scenario says: where the points lie, and how many values of each future a part keeps. Of
 * a database that says something else about its points, shards are not told. */
static enum ins_status read_scenario(struct merge *m, int *width, struct ins_error *error)
{
    struct ins_error why      = {{0}};
    struct ins_case *scenario = NULL;
    enum ins_status  status =
        ins_sweep_unpack(m->head.scenario, ins_journal_path(m->in[0]), NULL, 0, &scenario, error);
    if (status != INS_DONE)
        return status;
    *width = ins_player_width(ins_case_scenario(scenario));
    if (ins_layout_init(&m->layout, ins_case_written(scenario), &why) != INS_DONE ||
        m->layout.points != m->points)
        m->shards = 0;
    ins_case_free(scenario);
    return INS_DONE;
}

static enum ins_status merge(struct merge *m, struct ins_text *story, struct ins_error *error)
{
    int             width  = 0;
    enum ins_status status = look_at_parts(m, error);
    if (status == INS_DONE)
        status = read_scenario(m, &width, error);
    if (status == INS_DONE)
        status = open_target(m, error);
    for (int p = 0; p < m->count && status == INS_DONE; p++)
        status = compare_target(m, p, error);
    for (int p = 0; p < m->count && status == INS_DONE; p++)
        status = copy_points(m, p, width, error);
    return status == INS_DONE ? finish_merge(m, story, error) : status;
}

enum ins_status ins_sweep_merge(const char *out, const char *const *in, int count, char **story,
                                struct ins_error *error)
{
    struct merge    m      = {.out = out, .count = count};
    struct ins_text text   = {0};
    enum ins_status status = INS_DONE;
    *story                 = NULL;
    m.in                   = ins_memory_create((size_t)count, sizeof(void *), error);
    if (!m.in)
        return INS_WORLD;
    for (int p = 0; p < count && status == INS_DONE; p++)
        status = ins_journal_read(in[p], &m.in[p], error);
    if (status == INS_DONE)
        status = merge(&m, &text, error);
    *story = ins_text_take(&text);
    for (int p = 0; p < count; p++)
        ins_journal_close(m.in[p]);
    ins_journal_close(m.target);
    ins_head_clear(&m.head);
    ins_memory_free(m.seen);
    ins_memory_free(m.in);
    return status;
}
