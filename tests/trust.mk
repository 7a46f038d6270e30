# The long proofs, included by the Makefile. None of them is part of `make test`; .ci/run takes those that are quick.
#
#   make coverage  branches that the tests take, with the gate and the test of the gate
#   make mutants   planted faults (tests/mutants/list.txt); MUTANTS="name ..." for some

.PHONY: coverage mutants

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
