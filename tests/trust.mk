# The long proofs, included by the Makefile. None of them is part of `make test`; .ci/run takes those that are quick.
#
#   make coverage  branches that the tests take, with the gate and the test of the gate
#   make faults    every command, with each allocation and each system call failing in turn
#   make fuzz      SECONDS_EACH=30 for every way in (tests/fuzz); clang's libFuzzer
#   make races     run, buffer, sweep and others under clang's ThreadSanitizer, with Archer for OpenMP
#   make bits      the checksums of tests/bits.txt, by every compiler, level, thread and rank
#   make valgrind  some command-line tests under valgrind; VALGRIND=all for all
#   make analyse   gcc -fanalyzer, clang-tidy and cppcheck; exceptions are explained in tests/analyse.txt
#   make mutants   planted faults (tests/mutants/list.txt); MUTANTS="name ..." for some
#   make intervals how often 95 % intervals hold the truth, over 1,000 seeds; tests/intervals/intervals.csv

.PHONY: intervals coverage mutants faults faults-quick fuzz races bits valgrind analyse mutants-check

# The rooms that are measured are compiled with each branch of the source left in its place, and
# counted by whole additions, since threads share the counters. What is compiled in a copy for each
# number of tracks (model/tracks.h) is one function here: a branch of the source is one branch of the
# measure, whichever copy would take it.
COVERED := build/coverage/tests/instroom-tests build/coverage/instroom
coverage: build/packages-coverage
	@$(MAKE) --no-print-directory MODE=coverage $(COVERED)
	@find build/coverage -name '*.gcda' -delete
	@GCOV_ERROR_FILE=/dev/null tests/cli/run.sh build/coverage/instroom
	@build/coverage/tests/instroom-tests --jobs 2
	@tests/coverage.sh build/coverage
	@tests/coverage_gate.sh build/coverage
ifeq ($(MODE),coverage)
$(foreach room,plan model chance answers,$(OUT)/src/$(room)/%.o): OPTIMISE += \
  --coverage -fprofile-update=atomic -Dalways_inline=unused -fno-inline -fno-ssa-phiopt \
  -fno-thread-jumps --param logical-op-non-short-circuit=0
LDFLAGS += --coverage
endif

mutants-check:
	@tests/mutants/run.sh --check
mutants:
	@tests/mutants/run.sh build/mutants $(MUTANTS)

# Each failure in turn takes an hour or more; one in so many, some minutes. The parts know nothing of
# each other, and two lanes play them.
FAILING := build/release/tests/instroom-failing
faults faults-quick: build/packages-faults
	@$(MAKE) --no-print-directory MODE=release build/release/instroom $(FAILING)
	@fail() { tests/faults/commands.sh build/release/instroom $(FAILING) $(if $(filter faults,$@),1,97) $$*; }; \
	fail promise memory calls & lane=$$!; \
	fail kills replace streams limits server signals places; other=$$?; \
	wait $$lane && [ $$other -eq 0 ]

# Seeds lie in tests/fuzz/NAME/, together with every input that once was a finding.
SECONDS_EACH ?= 30
FUZZED := $(patsubst tests/fuzz/%.c,%,$(wildcard tests/fuzz/*.c))
fuzz: build/packages-fuzz
	@$(MAKE) --no-print-directory MODE=fuzz CC=clang $(FUZZED:%=build/fuzz/tests/fuzz/%)
	@tests/fuzz/run.sh $(SECONDS_EACH) $(FUZZED)
ifeq ($(MODE),fuzz)
# The month has a body for each number of tracks: clang, which is to watch all of them for a fuzzer, takes
# minutes. It reads no input itself, and `make sanitize` looks at it.
$(OUT)/src/model/month.o: OPTIMISE := -O1 $(FUSED)
$(FUZZED:%=$(OUT)/tests/fuzz/%): %: %.o $(OUT)/libinstroom.a
	@echo "  ld $@"
	$(LINK) -fsanitize=fuzzer $^ $(LIBS) -o $@
endif

races: build/packages-races
	@$(MAKE) --no-print-directory MODE=races CC=clang build/races/instroom
	@tests/races.sh build/races/instroom

bits: build/release/instroom
	@tests/bits.sh

valgrind: build/release/instroom build/packages-count
	@tests/valgrind.sh build/release/instroom $(VALGRIND)

analyse: build/packages-analyse
	@tests/analyse.sh

SEEDS ?= 1000
INTERVALS := $(OUT)/tests/intervals/intervals
$(INTERVALS): %: %.o $(OUT)/libinstroom.a
	@echo "  ld $@"
	$(LINK) $^ $(LIBS) -o $@
intervals: $(INTERVALS)
	@$< tests/intervals/service.cfg $(SEEDS) >build/intervals.csv && cat build/intervals.csv
