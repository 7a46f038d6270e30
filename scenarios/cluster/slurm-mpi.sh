#!/bin/bash
# A sweep as one MPI job under Slurm: ranks take blocks of points as they get free, and rank 0
# writes the one database. When the job is stopped, the same command goes on.
#SBATCH --job-name=instroom-mpi
#SBATCH --ntasks=4
#SBATCH --cpus-per-task=1
#SBATCH --time=01:00:00
#SBATCH --signal=TERM@60
set -eu
exec srun --mpi="${MPI:-pmix}" "${INSTROOM_MPI:-instroom-mpi}" sweep "${SCENARIO:-sweep.cfg}" \
  --threads "${SLURM_CPUS_PER_TASK:-1}" -o "${RESULTS:-.}/sweep.db"
