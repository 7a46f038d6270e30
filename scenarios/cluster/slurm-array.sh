#!/bin/bash
# A sweep as a Slurm job array: every task a shard with a database of its own, put together by
# merge.sh. The tasks need nothing of one another, so this works on any cluster.
#
#   sbatch slurm-array.sh              then, when all tasks are done:
#   sbatch --dependency=afterok:JOBID merge.sh
#
# In how many shards the sweep is cut is said once: 4, or
#
#   export SHARDS=64; sbatch --array=1-$SHARDS slurm-array.sh
#
# A task that is stopped (time limit, scancel, a lost node) goes on where it was when it is submitted
# again, alone or with others: sbatch --array=3 slurm-array.sh. Results keep the number of shards in
# the file `shards`, so that a task cannot play the shard of another cut. Databases belong on a local
# disk or one that honours locks.
#SBATCH --job-name=instroom
#SBATCH --array=1-4
#SBATCH --cpus-per-task=1
#SBATCH --time=01:00:00
#SBATCH --signal=B:TERM@60
#SBATCH --output=instroom-%A-%a.log
set -eu
results=${RESULTS:-.}
(set -C; echo "${SHARDS:-4}" >"$results/shards") 2>/dev/null || :
shards=$(cat "$results/shards")
shard=${SLURM_ARRAY_TASK_ID:?submit this with sbatch}
if [ "${SHARDS:-$shards}" != "$shards" ] || [ "$shard" -gt "$shards" ]; then
  echo "$results holds shards of a sweep cut in $shards, and this is $shard of ${SHARDS:-$shards}:" \
       "give that number as SHARDS, or another folder as RESULTS" >&2
  exit 2
fi
# exec, so that the signal before the time limit, which Slurm sends to this shell, reaches instroom.
exec "${INSTROOM:-instroom}" sweep "${SCENARIO:-sweep.cfg}" --shard "$shard/$shards" \
  --threads "${SLURM_CPUS_PER_TASK:-1}" -o "$results/shard-$shard.db"
