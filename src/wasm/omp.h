/* wasm/omp.h - one thread. */
#ifndef INS_WASM_OMP_H
#define INS_WASM_OMP_H

static inline int omp_get_num_procs(void)
{
    return 1;
}

static inline int omp_get_thread_num(void)
{
    return 0;
}

static inline int omp_get_max_threads(void)
{
    return 1;
}

#endif
