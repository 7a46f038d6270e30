# instroom - how large must the buffer of an asylum service be?
#
#   make demo      run the main job on the Dutch scenario; pictures in demo/
#   make test      every test
#   make           the program, the library
#   make bench     speed, against its rivals
#   make install   PREFIX=/usr/local LIBDIR=PREFIX/lib DESTDIR=
#   make deb       Debian packages in build/deb (src/packaging/debian)
#   make python    a wheel and a source package for Python in build/python (src/python)
#   make r         a source package for R in build/r (src/r)
#   make wasm      the engine for browsers, which `instroom page` needs (takes emscripten)
#   make sanitize  the tests under address and undefined-behaviour checks
#   make coverage, mutants: the proofs of tests/trust.mk
#
# MODE=release | debug | sanitize | any other name chooses build/MODE/; V=1 shows the commands. What is
# missing is installed with apt.

VERSION := $(shell sed -n 's/^.define INSTROOM_VERSION  *"\(.*\)"/\1/p' include/instroom/version.h)
MODE    ?= release
PREFIX  ?= /usr/local
LIBDIR  ?= $(PREFIX)/lib
CC      ?= cc
OUT     := build/$(MODE)
# The machine that is built for is that of the compiler: CC=aarch64-linux-gnu-gcc builds for ARM. What
# has to run here, to write the manual pages, is then an instroom of this machine: SELF=/usr/bin/instroom.
MACHINE := $(firstword $(subst -, ,$(shell $(CC) -dumpmachine 2>/dev/null)))
SELF    ?= $(OUT)/instroom

# clang would warn of each loop that stays scalar where fma() is a call.
WARN   := -Wall -Wextra -Wconversion -Wshadow $(if $(findstring clang,$(CC)),-Wno-pass-failed)
# The same bits on every machine: no contraction behind our back, fma() where it is meant.
EXACT  := -fno-math-errno -fno-trapping-math -ffp-contract=off
# gcc makes rep stos of a loop that clears a row, which takes longer to start than to do.
CLEAR  := $(if $(findstring clang,$(CC)),,-fno-tree-loop-distribute-patterns)
BASICS := -std=gnu17 $(WARN) $(EXACT) $(CLEAR) -fPIC -fopenmp -MMD -MP -Iinclude -Isrc \
          -DINS_VERSION='"$(VERSION)"' -DINS_PREFIX='"$(PREFIX)"'
LIBS   := -lgsl -lgslcblas -lconfig -lsqlite3 -lxlsxwriter -lz -lzip -lexpat -ljansson -lm

# One level in place of three, for builds that are looked at and not measured: fma() as one
# instruction where the processor has it.
FUSED := $(if $(filter x86_64,$(MACHINE)),$(shell grep -qw fma /proc/cpuinfo 2>/dev/null && grep -qw avx2 /proc/cpuinfo && \
           echo -march=x86-64-v3))
ifeq ($(MODE),sanitize)
  OPTIMISE := -O1 -g1 -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all $(FUSED)
  LEVELS   :=
else ifeq ($(MODE),debug)
  OPTIMISE := -O0 -g3
  LEVELS   :=
else ifeq ($(MODE),fuzz)
  OPTIMISE := -O1 -g -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all $(FUSED)
  LEVELS   :=
else ifeq ($(MODE),races)
  OPTIMISE := -O1 -g -fsanitize=thread $(FUSED)
  LEVELS   :=
else ifeq ($(MODE),coverage)
  OPTIMISE := -O1 -g $(FUSED)
  LEVELS   :=
else ifeq ($(MODE),mutants)
  OPTIMISE := -O1 $(FUSED)
  LEVELS   :=
else
  # What is built in another folder is the same bytes.
  OPTIMISE := -O3 -g1 -ffile-prefix-map=$(CURDIR)=.
  LEVELS   := $(if $(filter x86_64,$(MACHINE)),v3 v4)
endif
CFLAGS ?=
V      ?= 0
QUIET  := $(if $(filter 0,$(V)),@)
COMPILE = $(QUIET)$(CC) $(BASICS) $(OPTIMISE) $(CPPFLAGS) $(CFLAGS)
LINK    = $(QUIET)$(CC) $(OPTIMISE) -fopenmp $(LDFLAGS)

# The rooms. What a month is made of is compiled once for every vector level of x86-64.
KERNEL  := $(wildcard src/chance/*.c src/model/*.c)
LIBRARY := $(KERNEL) $(filter-out $(KERNEL) $(wildcard src/cli/*.c src/mpi/*.c src/wasm/*.c),$(wildcard src/*/*.c))
PROGRAM := $(wildcard src/cli/*.c)
TESTS   := $(wildcard tests/*.c tests/oracle/*.c)

LIBRARY_O := $(LIBRARY:%.c=$(OUT)/%.o) $(LEVELS:%=$(OUT)/kernel-%.o)
PROGRAM_O := $(PROGRAM:%.c=$(OUT)/%.o)
TESTS_O   := $(TESTS:%.c=$(OUT)/%.o)

# The sweep under mpirun, where an MPI is installed.
MPICC ?= $(shell command -v mpicc)
MPI   := $(if $(MPICC),$(OUT)/instroom-mpi)

.PRECIOUS: build/packages-%
.PHONY: all demo test bench install uninstall sanitize clean format
.PHONY: backtest foretold dutch-law bench-recovery bench-quick bench-json bench-count bench-accept bench-readme
all: $(OUT)/instroom $(OUT)/libinstroom.so $(MPI) $(OUT)/man/pages

demo: $(OUT)/instroom build/packages-demo
	$(OUT)/instroom buffer scenarios/netherlands-2027.cfg || [ $$? -eq 3 ]
	$(OUT)/instroom run scenarios/netherlands-2027.cfg -o build/demo --quiet

# Several run at once: threads that wait leave the cores to others.
test: export OMP_WAIT_POLICY := passive
test: $(OUT)/instroom $(OUT)/libinstroom.so $(MPI) $(OUT)/tests/instroom-tests
	@tests/stages.sh $(OUT)/instroom $(MODE)
	@$(OUT)/tests/instroom-tests --jobs 2

# Criterion passes what leaks after a test's last assertion: the sanitizers write to files, and
# a file is a failure.
sanitize:
	@mkdir -p build/sanitize && rm -f build/sanitize/report.*
	@$(MAKE) --no-print-directory MODE=sanitize build/sanitize/instroom build/sanitize/tests/instroom-tests
	@ASAN_OPTIONS=log_path=$(CURDIR)/build/sanitize/report:detect_stack_use_after_return=1 \
	UBSAN_OPTIONS=log_path=$(CURDIR)/build/sanitize/report:print_stacktrace=1 \
	$(MAKE) --no-print-directory MODE=sanitize test
	@! cat build/sanitize/report.* 2>/dev/null

# Speed: bench/README.md says what is measured. bench-quick takes half a minute and does without
# NumPy where there is none; bench-count compares counted instructions, which no neighbour
# disturbs, with bench/instructions.txt; bench-accept writes that file.
DEFAULT := scenarios/netherlands-2026.cfg
PYTHON  ?= $(firstword $(wildcard /usr/bin/python3) python3)
RACE     = $(OUT)/bench/bench $(DEFAULT) --instroom $(OUT)/instroom --python $(PYTHON) \
           --rival-gsl $(OUT)/bench/rival_gsl
NUMPY    = --rival-numpy bench/rival_numpy.py
NUMPY_IF = $$($(PYTHON) -c 'import numpy' 2>/dev/null && echo $(NUMPY))
BENCHES := $(OUT)/bench/bench $(OUT)/bench/rival_gsl $(OUT)/instroom

bench: $(BENCHES) build/packages-bench
	@{ $(RACE) $(NUMPY) --check-rivals bench/check_rivals.py; echo $$? >build/bench.code; } | tee build/bench.txt
	@exit $$(cat build/bench.code)
bench-quick: $(BENCHES)
	@$(RACE) $(NUMPY_IF) --quick
bench-json: $(BENCHES)
	@$(RACE) $(NUMPY_IF) --quick --json build/bench.json
bench-count bench-accept: $(OUT)/bench/counted build/packages-count
	@CC='$(CC)' bench/count.sh $< $(DEFAULT) $(if $(filter bench-accept,$@),--accept)
bench-readme: $(OUT)/bench/counted build/packages-count
	@CC='$(CC)' PYTHON='$(PYTHON)' bench/readme.sh $< $(DEFAULT) build/bench.txt

# Whether known parameters come out of simulated records; what it prints is bench/recovery.csv and ranks.csv.
bench-recovery: $(OUT)/bench/recovery
	@$< >build/recovery.csv && cat build/recovery.csv
	@$< ranks >build/ranks.csv && cat build/ranks.csv

# What laws of inflow have foretold of the shipped records, which fit learns from.
foretold: $(OUT)/bench/foretold
	@$< >build/foretold.csv && mv build/foretold.csv scenarios/data/europe-foretold.csv

# The law of inflow of the Netherlands, from its whole record: a section, and the worlds beside it.
dutch-law: $(OUT)/instroom
	@cd scenarios/data && ../../$< fit netherlands-record.csv -o netherlands-inflow.cfg --lang en --quiet

# Whether fit would have foretold the shipped records; its result is bench/backtest.csv and .svg.
backtest: $(OUT)/instroom
	@bench/backtest.py $< scenarios/data/europe bench

# --- packages -----------------------------------------------------------------------------

NEEDED_build := libgsl-dev libconfig-dev libsqlite3-dev libxlsxwriter-dev zlib1g-dev libjansson-dev libzip-dev libexpat1-dev
NEEDED_test  := libcriterion-dev librandom123-dev python3 tidy curl nodejs locales
NEEDED_demo  := gnuplot-nox
NEEDED_bench := python3 python3-numpy
NEEDED_count := valgrind
NEEDED_coverage := gcovr
NEEDED_faults := strace curl
NEEDED_analyse := cppcheck clang-tidy
NEEDED_races := clang libomp-dev libclang-rt-dev curl
NEEDED_fuzz  := clang libomp-dev libclang-rt-dev
SUDO := $(if $(filter 0,$(shell id -u)),,sudo)

build/packages-%:
	@mkdir -p build
	@missing=; for p in $(NEEDED_$*); do dpkg -s $$p >/dev/null 2>&1 || missing="$$missing $$p"; done; \
	if [ -n "$$missing" ]; then \
	  if command -v apt-get >/dev/null; then \
	    echo "instroom: installing with apt:$$missing"; \
	    $(SUDO) apt-get update -qq && \
	    DEBIAN_FRONTEND=noninteractive $(SUDO) apt-get install -y -qq --no-install-recommends $$missing >build/apt.log 2>&1 || \
	    { tail -20 build/apt.log; exit 1; }; \
	  else echo "instroom: no apt here; please install the equivalents of:$$missing"; fi; \
	fi
	@touch $@

# --- objects ------------------------------------------------------------------------------

# What they are compiled with; other flags compile them anew. A folder that has no such file yet is
# taken as one of these flags.
FLAGS_SUM := $(firstword $(shell printf '%s' "$(subst ",,$(filter-out ccache,$(CC)) $(BASICS) \
               $(filter-out -ffile-prefix-map=%,$(OPTIMISE)) $(CPPFLAGS) $(filter-out -Werror,$(CFLAGS)))" | cksum))
.PHONY: always
$(OUT)/flags: always
	@mkdir -p $(@D); if [ ! -f $@ ]; then echo $(FLAGS_SUM) >$@; touch -d @0 $@; fi
	@[ "$$(cat $@)" = $(FLAGS_SUM) ] || echo $(FLAGS_SUM) >$@

$(OUT)/src/%.o: src/%.c $(OUT)/flags | build/packages-build
	@mkdir -p $(@D)
	@echo "  cc $<"
	$(COMPILE) -c $< -o $@

$(OUT)/tests/%.o: tests/%.c $(OUT)/flags | build/packages-build build/packages-test
	@mkdir -p $(@D)
	@echo "  cc $<"
	$(COMPILE) -O1 -Wno-conversion -c $< -o $@

$(OUT)/bench/%.o: bench/%.c $(OUT)/flags | build/packages-build
	@mkdir -p $(@D)
	@echo "  cc $<"
	$(COMPILE) -c $< -o $@

# One object for each level, in which only its table of functions keeps its name.
define level
$(OUT)/$(1)/%.o: src/%.c $(OUT)/flags | build/packages-build
	@mkdir -p $$(@D)
	@echo "  cc $$< ($(1))"
	$$(COMPILE) -march=x86-64-$(1) -DINS_LEVEL='"x86-64-$(1)"' $(2) -c $$< -o $$@
$(OUT)/kernel-$(1).o: $(KERNEL:src/%.c=$(OUT)/$(1)/%.o)
	$$(QUIET)$$(shell $$(CC) -print-prog-name=ld) -r -o $$@ $$^
	$$(QUIET)$$(shell $$(CC) -print-prog-name=objcopy) --redefine-sym ins_kernel=ins_kernel_$(1) $$@
	$$(QUIET)$$(shell $$(CC) -print-prog-name=objcopy) --keep-global-symbol=ins_kernel_$(1) $$@
endef
# Tuned for one processor with AVX-512, it was 4 to 8 % faster on another (bench/README.md).
$(eval $(call level,v3,))
$(eval $(call level,v4,-mprefer-vector-width=512 -mtune=icelake-server))
# How gcc orders instructions for the sixteen registers of AVX2: what is long before they are given
# out, the generator as it stands (1 to 2 % faster; the other way round slower).
ifeq ($(findstring clang,$(CC)),)
$(OUT)/v3/model/month.o $(OUT)/v3/model/inflow.o: BASICS += -fschedule-insns -fsched-pressure
$(OUT)/v3/chance/stream.o: BASICS += -fno-schedule-insns2
endif
# The records of other countries are put into the library by the assembler (.incbin).
$(OUT)/src/fit/stack.o: scenarios/data/europe-foretold.csv
$(OUT)/src/fit/records.o: $(wildcard scenarios/data/europe/*.csv)
$(OUT)/src/engine/levels.o: BASICS += $(LEVELS:%=-DINS_LEVEL_%)

$(OUT)/libinstroom.a: $(LIBRARY_O)
	@echo "  ar $@"
	$(QUIET)rm -f $@ && $(shell $(CC) -print-prog-name=ar) rcs $@ $^
$(OUT)/libinstroom.so: $(LIBRARY_O) $(OUT)/libinstroom.map
	@echo "  ld $@"
	$(LINK) -shared -Wl,-soname,libinstroom.so.0 -Wl,--version-script=$(OUT)/libinstroom.map \
	  $(LIBRARY_O) $(LIBS) -o $@
# The library exports what the headers of include/instroom declare, and nothing else.
$(OUT)/libinstroom.map: $(wildcard include/instroom/*.h)
	@mkdir -p $(@D)
	@{ echo '{ global:'; cat $^ | $(CC) -E -P -Iinclude -x c - | grep -v typedef | \
	   grep -o 'ins_[a-z0-9_]*(' | sort -u | sed 's/($$/;/'; echo 'local: *; };'; } >$@
$(OUT)/instroom: $(PROGRAM_O) $(OUT)/libinstroom.a
	@echo "  ld $@"
	$(LINK) $^ $(LIBS) -o $@
$(OUT)/src/mpi/%.o: src/mpi/%.c $(OUT)/flags | build/packages-build
	@mkdir -p $(@D)
	@echo "  mpicc $<"
	$(QUIET)OMPI_CC="$(CC)" MPICH_CC="$(CC)" $(MPICC) $(BASICS) $(OPTIMISE) $(CPPFLAGS) $(CFLAGS) -c $< -o $@
$(OUT)/instroom-mpi: $(OUT)/src/mpi/main.o $(filter-out %/cli/main.o,$(PROGRAM_O)) $(OUT)/libinstroom.a
	@echo "  ld $@"
	$(QUIET)OMPI_CC="$(CC)" MPICH_CC="$(CC)" $(MPICC) $(OPTIMISE) -fopenmp $(LDFLAGS) $^ $(LIBS) -o $@
# Memory of our own code runs out when a test says so (tests/failing.h).
comma := ,
WRAPS := $(addprefix -Wl$(comma)--wrap=,malloc calloc realloc aligned_alloc strdup strndup gsl_matrix_alloc gsl_qrng_alloc)
$(OUT)/tests/instroom-tests: $(TESTS_O) $(OUT)/libinstroom.a
	@echo "  ld $@"
	$(LINK) $(WRAPS) $^ -lcriterion $(LIBS) -o $@
$(OUT)/tests/instroom-failing: $(PROGRAM_O) $(OUT)/tests/failing.o $(OUT)/libinstroom.a
	@echo "  ld $@"
	$(LINK) $(WRAPS) $^ $(LIBS) -o $@

# Manual pages, out of the program's own tables: one a command, the program, its scenario files; and
# the page of the model.
$(OUT)/man/pages: $(SELF) src/model/README.md src/model/manual.awk src/mpi/instroom-mpi.1
	@echo "  man $(@D)"
	@rm -rf $(@D) && mkdir -p $(@D)/man1 $(@D)/man5 $(@D)/man7
	@$< manual >$(@D)/man1/instroom.1 && $< manual scenario >$(@D)/man5/instroom-scenario.5
	@$< manual results >$(@D)/man5/instroom-results.5
	@for c in $$($< -h | sed -n 's/^  instroom \([a-z][a-z]*\) .*/\1/p'); do \
	  $< manual $$c >$(@D)/man1/instroom-$$c.1 || exit 1; done
	@awk -v version=$(VERSION) -f src/model/manual.awk src/model/README.md >$(@D)/man7/instroom-model.7
	@sed "s/@VERSION@/$(VERSION)/" src/mpi/instroom-mpi.1 >$(@D)/man1/instroom-mpi.1
	@touch $@

BENCH_O := $(patsubst %.c,$(OUT)/%.o,$(filter-out bench/rival_gsl.c bench/counted.c bench/recovery.c bench/foretold.c,$(wildcard bench/*.c)))
$(OUT)/bench/bench: $(BENCH_O) $(OUT)/libinstroom.a
	@echo "  ld $@"
	$(LINK) $^ $(LIBS) -o $@
$(OUT)/bench/rival_gsl $(OUT)/bench/counted $(OUT)/bench/recovery $(OUT)/bench/foretold: %: %.o $(OUT)/libinstroom.a
	@echo "  ld $@"
	$(LINK) -no-pie $^ $(LIBS) -o $@

-include $(wildcard build/wasm/src/*/*.d $(OUT)/bench/*.d $(OUT)/src/*/*.d $(OUT)/v?/*/*.d $(OUT)/tests/*.d $(OUT)/tests/*/*.d)

include tests/trust.mk
include src/serve/page.mk
include src/packaging/languages.mk

# Reports in a headless Chromium, with what test-page looks at: make test-pages.
NEEDED_report := chromium nodejs
.PHONY: test-report
test-pages: test-report
test-report: $(OUT)/instroom | build/packages-report
	@tests/pages/report.sh $(OUT)/instroom

# --- installing ---------------------------------------------------------------------------

TO := $(DESTDIR)$(PREFIX)
LIBTO := $(DESTDIR)$(LIBDIR)
SHARE := $(TO)/share
# Scenarios of the user's own that lie beside those of the project are not installed.
SHIPPED := $(or $(shell git ls-files scenarios 2>/dev/null),$(wildcard scenarios/* scenarios/*/*))
COMPLETION := bash-completion/completions/instroom zsh/site-functions/_instroom fish/vendor_completions.d/instroom.fish
install: all
	install -d $(TO)/bin $(LIBTO)/pkgconfig $(TO)/include/instroom $(SHARE)/instroom/plots \
	           $(SHARE)/instroom/scenarios/data $(SHARE)/instroom/scenarios/cluster
	install -m 755 $(OUT)/instroom $(MPI) $(TO)/bin/
	install -m 644 $(OUT)/libinstroom.a $(LIBTO)/
	install -m 644 $(OUT)/libinstroom.so $(LIBTO)/libinstroom.so.$(VERSION)
	ln -sf libinstroom.so.$(VERSION) $(LIBTO)/libinstroom.so.0
	ln -sf libinstroom.so.0 $(LIBTO)/libinstroom.so
	install -m 644 include/instroom/*.h $(TO)/include/instroom/
	install -m 644 plots/*.gp $(SHARE)/instroom/plots/
	@if [ -f build/wasm/instroom.js ]; then set -x; install -m 644 build/wasm/instroom.js $(SHARE)/instroom/; fi
	install -d $(SHARE)/man/man1 $(SHARE)/man/man5 $(SHARE)/man/man7 $(dir $(COMPLETION:%=$(SHARE)/%))
	install -m 644 $(OUT)/man/man1/*.1 $(SHARE)/man/man1/
	$(if $(MPI),,rm -f $(SHARE)/man/man1/instroom-mpi.1)
	install -m 644 $(OUT)/man/man5/*.5 $(SHARE)/man/man5/
	install -m 644 $(OUT)/man/man7/*.7 $(SHARE)/man/man7/
	install -m 644 src/cli/completion.bash $(SHARE)/$(word 1,$(COMPLETION))
	install -m 644 src/cli/completion.zsh $(SHARE)/$(word 2,$(COMPLETION))
	install -m 644 src/cli/completion.fish $(SHARE)/$(word 3,$(COMPLETION))
	install -m 644 $(filter scenarios/%.cfg,$(filter-out scenarios/cluster/% scenarios/data/%,$(SHIPPED))) $(SHARE)/instroom/scenarios/
	install -m 644 $(filter-out scenarios/data/europe/%,$(filter scenarios/data/%.csv scenarios/data/%.cfg,$(SHIPPED))) $(SHARE)/instroom/scenarios/data/
	install -m 644 $(filter scenarios/cluster/%,$(SHIPPED)) $(SHARE)/instroom/scenarios/cluster/
	chmod 755 $(SHARE)/instroom/scenarios/cluster/*.sh
	printf '%s\n' 'prefix=$(PREFIX)' 'libdir=$(LIBDIR)' 'Name: instroom' \
	  'Description: asylum-inflow capacity simulator' 'Version: $(VERSION)' \
	  'Cflags: -I$${prefix}/include' 'Libs: -L$${libdir} -linstroom' \
	  'Libs.private: $(LIBS) -fopenmp' >$(LIBTO)/pkgconfig/instroom.pc
	@[ -n "$(DESTDIR)" ] || { [ "$$(id -u)" = 0 ] && ldconfig "$(LIBDIR)" 2>/dev/null; } || \
	  echo "instroom: the loader finds libinstroom.so after ldconfig $(LIBDIR), or with LD_LIBRARY_PATH=$(LIBDIR)"

uninstall:
	rm -rf $(TO)/bin/instroom $(TO)/bin/instroom-mpi $(TO)/lib/libinstroom.* $(TO)/lib/pkgconfig/instroom.pc \
	       $(TO)/include/instroom $(TO)/share/instroom $(TO)/share/man/man1/instroom.1 \
	       $(TO)/share/man/man1/instroom-*.1 $(TO)/share/man/man5/instroom-scenario.5 $(TO)/share/man/man5/instroom-results.5 \
	       $(TO)/share/man/man7/instroom-model.7 \
	       $(TO)/share/bash-completion/completions/instroom
	rm -rf $(LIBTO)/libinstroom.* $(LIBTO)/pkgconfig/instroom.pc $(COMPLETION:%=$(SHARE)/%)

# Debian packages, of what is committed.
NEEDED_deb := debhelper dh-python dpkg-dev lintian
.PHONY: deb
deb: build/packages-build build/packages-deb
	src/packaging/deb.sh $(VERSION)

clean:
	rm -rf build
