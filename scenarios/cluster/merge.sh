#!/bin/bash
# The shards of slurm-array.sh into one database. Exits with 3, and names the points, where some
# are missing; give it again when they are there.
#SBATCH --job-name=instroom-merge
#SBATCH --time=00:10:00
set -eu
results=${RESULTS:-.}
exec "${INSTROOM:-instroom}" merge "$results/sweep.db" "$results"/shard-*.db
