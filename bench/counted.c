/* bench/counted.c - a fixed piece of work whose instructions can be counted.
 *
 *     counted SCENARIO inflow|gated|unlimited|policies          the work, for callgrind (count.sh)
 *     counted SCENARIO inflow|gated|unlimited|policies --step   an address and a count a line
 *
 * Instructions do not depend on the neighbours of a machine. callgrind knows no AVX-512; --step
 * knows every instruction set: it lets a child do the work one instruction at a time and counts
 * how often each address is met. mix.py then says what stood there. INSTROOM_LEVEL chooses the
 * level, as ever.
 */
#define _GNU_SOURCE /* sched_setaffinity() */
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/memory.h"
#include "engine/levels.h"
#include "scenario/case.h"

enum { POLICIES = 16, SLOTS = 1 << 18 };

enum part { INFLOW, GATED, UNLIMITED, POLICIES_16, PARTS };
static const char *const part_name[PARTS] = {"inflow", "gated", "unlimited", "policies"};

struct bed {
    struct ins_inflow_plan   inflow;
    struct ins_plan          plan[POLICIES];
    int                      plans;
    struct ins_block         block;
    struct ins_row          *arrivals, *memory;
    struct ins_world         world;
    const struct ins_kernel *kernel;
};

static void die(const char *text)
{
    fprintf(stderr, "counted: %s\n", text);
    exit(1);
}

static void *create(size_t count, size_t size)
{
    struct ins_error error;
    void *memory = ins_memory_create(count, size, &error);
    if (!memory)
        die(error.text);
    return memory;
}

static struct bed *bed_create(const struct ins_scenario *s, enum part part)
{
    struct bed         *bed   = create(1, sizeof *bed);
    struct ins_scenario point = *s;
    int rows  = 0;
    bed->kernel   = ins_levels_choose();
    bed->plans    = part == INFLOW ? 0 : part == POLICIES_16 ? POLICIES : 1;
    point.funding = part == UNLIMITED ? INS_UNLIMITED : INS_GATED;
    ins_inflow_init(&bed->inflow, s);
    for (int p = 0; p < bed->plans; p++) {
        point.flex.pool = s->flex.pool * (1.0 + (double)p / POLICIES);
        ins_plan_init(&bed->plan[p], &point);
        int own = ins_month_rows(&bed->plan[p]);
        rows    = own > rows ? own : rows;
    }
    bed->arrivals   = create((size_t)(s->months * s->track_count), sizeof(struct ins_row));
    bed->memory     = create((size_t)rows, sizeof(struct ins_row));
    bed->block.seed = (uint64_t)s->seed;
    for (int i = 0; i < INS_LANES; i++)
        bed->block.future[i] = (uint64_t)i;
    bed->kernel->draw(&bed->inflow, &bed->block, bed->arrivals);
    return bed;
}

static void bed_free(struct bed *bed)
{
    ins_memory_free(bed->arrivals);
    ins_memory_free(bed->memory);
    ins_memory_free(bed);
}

/* What is counted. Its name is what count.sh gives to callgrind. */
__attribute__((noinline)) void counted_work(struct bed *bed);
void counted_work(struct bed *bed)
{
    if (bed->plans != 1)
        bed->kernel->draw(&bed->inflow, &bed->block, bed->arrivals);
    for (int p = 0; p < bed->plans; p++)
        bed->kernel->play(&bed->plan[p], bed->arrivals, NULL, INS_LANES, bed->memory, NULL,
                          &bed->world);
}

/* --- step by step ----------------------------------------------------------------------------- */

struct visit {
    unsigned long address;
    long          count;
};

/* Open addressing; the table is far larger than the code. */
static void note(struct visit *visits, unsigned long address)
{
    size_t slot = address * 0x9e3779b97f4a7c15u >> 46;
    while (visits[slot].count && visits[slot].address != address)
        slot = (slot + 1) % SLOTS;
    visits[slot].address = address;
    visits[slot].count++;
}

static void follow(pid_t child, struct visit *visits)
{
    int status;
    if (waitpid(child, &status, 0) != child || !WIFSTOPPED(status))
        die("this machine lets no process be traced");
    for (;;) {
        struct user_regs_struct registers;
        if (ptrace(PTRACE_SINGLESTEP, child, NULL, NULL) != 0 || waitpid(child, &status, 0) != child)
            die("lost the child");
        if (!WIFSTOPPED(status) || WSTOPSIG(status) != SIGTRAP)
            break;
        if (ptrace(PTRACE_GETREGS, child, NULL, &registers) == 0)
            note(visits, registers.rip);
    }
    ptrace(PTRACE_CONT, child, NULL, NULL);
    kill(child, SIGKILL);
    waitpid(child, &status, 0);
}

/* Parent and child take turns, which is quickest on one core. */
static void stay_here(void)
{
    cpu_set_t here;
    CPU_ZERO(&here);
    CPU_SET((size_t)sched_getcpu(), &here);
    (void)sched_setaffinity(0, sizeof here, &here);
}

static void step(struct bed *bed)
{
    stay_here();
    struct visit *visits = create(SLOTS, sizeof *visits);
    pid_t         child  = fork();
    if (child == 0) {
        ptrace(PTRACE_TRACEME, 0, NULL, NULL);
        raise(SIGSTOP);
        counted_work(bed);
        raise(SIGSTOP);
        _exit(0);
    }
    follow(child, visits);
    for (size_t i = 0; i < SLOTS; i++)
        if (visits[i].count)
            printf("%lx %ld\n", visits[i].address, visits[i].count);
    ins_memory_free(visits);
}

int main(int count, char **word)
{
    static struct ins_error error;
    struct ins_case *source;
    int  part = 0;
    bool steps = count == 4 && strcmp(word[3], "--step") == 0;
    while (count >= 3 && part < PARTS && strcmp(word[2], part_name[part]) != 0)
        part++;
    if ((count != 3 && !steps) || part == PARTS)
        die("usage: counted SCENARIO inflow|gated|unlimited|policies [--step]");
    if (ins_case_load(word[1], NULL, 0, &source, &error) != INS_DONE)
        die(error.text);
    const struct ins_scenario *s   = ins_case_scenario(source);
    struct bed                *bed = bed_create(s, (enum part)part);
    if (steps) {
        counted_work(bed); /* so that the dynamic linker is done */
        step(bed);
    } else {
        counted_work(bed);
        printf("%s %s %d\n", bed->kernel->level, word[2],
               INS_LANES * s->months * (bed->plans > 1 ? bed->plans : 1));
    }
    bed_free(bed);
    ins_case_free(source);
    return 0;
}
