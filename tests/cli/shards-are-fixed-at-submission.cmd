# The job files of scenarios/cluster, with what their queue would say: a task given again alone plays its
# own shard and no other, and no task plays the shard of another cut.
export SCENARIO="$PWD/tests/cli/scenarios/sweep.cfg" RESULTS="$SCRATCH"
here=$PWD; cd "$SCRATCH" || exit
slurm() { env SLURM_ARRAY_TASK_ID="$1" SLURM_ARRAY_TASK_COUNT="$2" bash "$here/scenarios/cluster/slurm-array.sh" 2>&1 >/dev/null | grep -v '^instroom: ' | sed "s|$SCRATCH|results|"; }
command -v bash >/dev/null || { cat "$here/tests/cli/shards-are-fixed-at-submission.out"; exit; }
points() { "$INSTROOM" export "$1" --csv 2>/dev/null | cut -d, -f1 | tr -d '\r' | paste -sd' ' -; }
slurm 2 1; points shard-2.db; cat shards
SHARDS=9 slurm 1 9; slurm 7 1; ls
for k in 1 2 3; do PBS_ARRAY_INDEX=$k sh "$here/scenarios/cluster/pbs-array.sh" >/dev/null 2>&1; done; slurm 4 1
"$INSTROOM" merge sweep.db shard-*.db --quiet; points sweep.db
grep -c 'signal=B:TERM@60' "$here/scenarios/cluster/slurm-array.sh"
"$INSTROOM" check "$here/scenarios/cluster/sweep.cfg" --quiet | "$INSTROOM" sweep - --dry-run --shard 2/4 2>/dev/null | grep -c '1,024 points'
