#!/bin/sh
# A sweep as an array job of PBS (OpenPBS, PBS Pro): every task a shard with a database of its own, put
# together by merge.sh. In how many shards the sweep is cut stands here twice, and nowhere else.
#
#   qsub pbs-array.sh                  then: instroom merge sweep.db shard-*.db
#
# A task that was stopped goes on where it was when it is given again: qsub -J 3-4:9 pbs-array.sh plays
# shard 3 alone.
#PBS -N instroom
#PBS -J 1-4
#PBS -l select=1:ncpus=1
#PBS -l walltime=01:00:00
set -eu
shards=4
cd "${PBS_O_WORKDIR:-.}"
shard=${PBS_ARRAY_INDEX:?submit this with qsub}
exec "${INSTROOM:-instroom}" sweep "${SCENARIO:-sweep.cfg}" --shard "$shard/$shards" \
  --threads "${NCPUS:-1}" -o "${RESULTS:-.}/shard-$shard.db"
