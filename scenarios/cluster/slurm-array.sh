#!/bin/bash
# A sweep as a Slurm job array: every task a shard with a database of its own, put together by
# merge.sh. The tasks need nothing of one another, so this works on any cluster, and on any other
# queue that numbers its tasks.
#
#   sbatch slurm-array.sh              then, when all tasks are done:
#   sbatch --dependency=afterok:JOBID merge.sh
#
# A task that is stopped (time limit, scancel, a lost node) goes on where it was when it is
# submitted again: sbatch --array=3 slurm-array.sh. Databases belong on a local disk or one that
# honours locks; SQLite is not meant for NFS.
#SBATCH --job-name=instroom
#SBATCH --array=1-4
#SBATCH --cpus-per-task=1
#SBATCH --time=01:00:00
#SBATCH --signal=TERM@60
#SBATCH --output=instroom-%A-%a.log
set -eu
scenario=${SCENARIO:-sweep.cfg}
shards=${SLURM_ARRAY_TASK_COUNT:-4}
shard=${SLURM_ARRAY_TASK_ID:-1}
exec "${INSTROOM:-instroom}" sweep "$scenario" --shard "$shard/$shards" \
  --threads "${SLURM_CPUS_PER_TASK:-1}" -o "${RESULTS:-.}/shard-$shard.db"
