/* failing.h - memory that runs out when a test says so.
 *
 * Linked with --wrap (see the Makefile), every allocation that this repository's own code makes
 * goes through failing.c, and those of the libraries do not: libconfig, for one, ends the
 * program when it gets no memory (README, "What is promised").
 *
 * In a program, INSTROOM_FAIL_MEMORY=N fails the N-th allocation and every later one,
 * INSTROOM_FAIL_MEMORY=N! that one alone; INSTROOM_COUNT_MEMORY=FILE gets their number in the end. */
#ifndef TESTS_FAILING_H
#define TESTS_FAILING_H

/* The `number`-th allocation from now on gives NULL, once; 0: none does. */
void failing_at(long number);

/* Allocations since failing_at(). */
long failing_count(void);

#endif
