#!/bin/sh
# A sweep under Open MPI without a queue, on this machine or on those of a host file:
#
#   RANKS=8 ./mpirun.sh --hostfile hosts
#
# --bind-to none, since a rank that is bound to one core has one thread; a rank for each core and
# --threads 1 does as well.
set -eu
exec mpirun -np "${RANKS:-4}" --bind-to none "$@" "${INSTROOM_MPI:-instroom-mpi}" sweep \
  "${SCENARIO:-sweep.cfg}" --threads "${THREADS:-1}" -o "${RESULTS:-.}/sweep.db"
