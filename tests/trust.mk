# The long proofs, included by the Makefile. None of them is part of `make test`; .ci/run takes those that are quick.
#
#   make coverage  branches that the tests take, with the gate and the test of the gate
#   make faults    every command, with each allocation and each system call failing in turn
#   make mutants   planted faults (tests/mutants/list.txt); MUTANTS="name ..." for some

.PHONY: coverage mutants faults faults-quick

COVERED := build/coverage/tests/instroom-tests build/coverage/instroom
coverage: build/packages-coverage
	@$(MAKE) --no-print-directory MODE=coverage $(COVERED)
	@find build/coverage -name '*.gcda' -delete
	@tests/cli/run.sh build/coverage/instroom
	@build/coverage/tests/instroom-tests --jobs 2
	@tests/coverage.sh build/coverage
	@tests/coverage_gate.sh build/coverage

mutants:
	@tests/mutants/run.sh build/mutants $(MUTANTS)

# Each failure in turn takes a quarter of an hour; one in so many, a minute.
FAILING := build/release/tests/instroom-failing
faults faults-quick: build/packages-faults
	@$(MAKE) --no-print-directory MODE=release build/release/instroom $(FAILING)
	@tests/faults/commands.sh build/release/instroom $(FAILING) $(if $(filter faults,$@),1,97)
