/* decide/edge.h - at which value of a key an answer about the buffer turns.
 *
 * The futures are the same at every value, and so is what they add to the answer. Today's chance
 * is known from more futures than are played here: what these say at another value is taken less what
 * they say too much of today's (6.86). An edge is first sought on a few futures, outwards from today's
 * value in steps that double; then on all, where those that keep the norm on one side of it and miss
 * it on the other are played at the values between, the rest taken to do there what they do on both.
 */
#ifndef INS_DECIDE_EDGE_H
#define INS_DECIDE_EDGE_H

#include "answers/buffer.h"
#include "decide/levers.h"
#include "scenario/case.h"

/* A key that is moved: by its handle, or as a lever moves it. */
struct ins_edge_key {
    const struct ins_lever_kind *lever; /* NULL: */
    struct ins_handle            handle;
    struct ins_hold              hold;  /* key, unit, whole, value and spread are told beforehand */
    double                       low, high; /* the values that it may have */
};

struct ins_edges;

/* `buffer` is the answer, about which `below` (euro; infinite: any size) is asked. `all`: of every key,
 * on more futures. */
enum ins_status ins_edges_create(const struct ins_buffer *buffer, double below, bool all,
                                 const struct ins_options *options, struct ins_edges **made,
                                 struct ins_error *error);
void ins_edges_free(struct ins_edges *edges);

int64_t ins_edges_futures(const struct ins_edges *edges);

/* About how many spreads away the answer turns, by what a spread more and less does on a few futures;
 * infinite where neither brings it nearer. */
enum ins_status ins_edges_look(struct ins_edges *edges, const struct ins_edge_key *key,
                               double *distance, struct ins_error *error);

/* key->hold.from, to and distance. */
enum ins_status ins_edges_find(struct ins_edges *edges, struct ins_edge_key *key,
                               struct ins_error *error);

#endif
