/* answers/backcast.h - would this buffer have been enough?
 *
 * A record of past inflow is replayed from every month from which it covers at least half of the
 * horizon: the service of the scenario, with its state at the start, its policy and its buffer,
 * meets those months; and once more with unlimited money. What the scenario dates (events,
 * changes, intake) stays in its month of the calendar; what it counts from its start (budget by
 * year, norm.from) is counted from the start of the replay.
 *
 * Where the record covers the whole horizon nothing is random: one future, and its figures have
 * no Monte Carlo error. Months that it does not know come from the model, over the scenario's
 * futures; then figures are means, shares and quantiles with their errors. Replays from
 * neighbouring months share nearly all of their months: how figures vary between them is told,
 * and no interval is made of it.
 */
#ifndef INS_ANSWERS_BACKCAST_H
#define INS_ANSWERS_BACKCAST_H

#include "answers/replayed.h"
#include "instroom/answers.h"

#endif
