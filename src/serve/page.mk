# page.mk - the what-if page: what it needs, its files, its engine for browsers, its tests.
#
#   make wasm        build/wasm/instroom.js, which `instroom page` puts into its file
#   make test-page   the page in a headless Chromium, with both engines
#   make load        fifty clients for ten seconds

LIBS         += -lmicrohttpd -ljansson
NEEDED_build += libmicrohttpd-dev libjansson-dev
NEEDED_test  += curl
NEEDED_wasm  := emscripten nodejs
NEEDED_pages := chromium nodejs emscripten
.PHONY: wasm load test-page test-pages
test-pages: test-page

# The page's files are put into the library by the assembler (.incbin).
$(OUT)/src/serve/files.o: $(wildcard src/serve/web/* src/serve/web/vendor/*)

# The engine for browsers.
# The floors below the page, compiled to WebAssembly on one thread: without the parts that need
# GSL, without a parser, for the page holds what the program has read, and with a stand-in for the
# processor's fused multiply-add (src/wasm/). The
# kernel is worth its size; the rest is kept small.
EMCC      ?= emcc
WASM_BARE := -std=gnu17 -Wall -Wextra -Wno-pass-failed -Wno-unused -Wno-unused-parameter \
             $(EXACT) -msimd128 -include src/wasm/exact.h \
             -D_GNU_SOURCE= -Isrc/wasm -Iinclude -Isrc -MMD -MP -DINS_VERSION='"$(VERSION)"' -DINS_PREFIX='""'
WASM_LINK := -s SINGLE_FILE=1 -s MODULARIZE=1 -s EXPORT_NAME=instroomEngine -s ENVIRONMENT=worker,node \
             -s ALLOW_MEMORY_GROWTH=1 -s TOTAL_STACK=1048576 -s FILESYSTEM=0 \
             -s EXPORTED_RUNTIME_METHODS=UTF8ToString,lengthBytesUTF8,stringToUTF8 \
             -s EXPORTED_FUNCTIONS=_malloc,_free
WASM_REST := $(wildcard src/base/*.c src/plan/*.c src/quantity/*.c src/wasm/*.c) \
             $(filter-out $(addprefix src/scenario/,scan.c tree.c),$(wildcard src/scenario/*.c)) \
             $(filter-out src/record/workbook.c,$(wildcard src/record/*.c)) \
             $(filter-out $(addprefix src/engine/,grid.c levels.c mixing.c quiet.c worlds.c),$(wildcard src/engine/*.c)) \
             $(filter-out src/answers/control_variates.c,$(wildcard src/answers/*.c)) \
             $(addprefix src/decide/,edge.c holds.c lever.c) \
             $(addprefix src/output/,json.c number.c parts.c csv.c headline.c given.c holds_json.c unknown_json.c story.c page.c words.c words_report.c) src/sweep/pack.c \
             $(addprefix src/serve/,whatif.c answer.c keys.c)
WASM_O    := $(KERNEL:%.c=build/wasm/%.o) $(WASM_REST:%.c=build/wasm/%.o)

wasm: build/wasm/instroom.js
$(KERNEL:%.c=build/wasm/%.o): WASM_OPTIMISE := -O3 -mllvm -inline-threshold=4000
build/wasm/%.o: %.c | build/packages-wasm
	@mkdir -p $(@D)
	@echo "  emcc $<"
	$(QUIET)NODE_PATH=/usr/share/nodejs $(EMCC) $(WASM_BARE) $(or $(WASM_OPTIMISE),-O2) -c $< -o $@
build/wasm/instroom.js: $(WASM_O)
	@echo "  emcc $@"
	$(QUIET)NODE_PATH=/usr/share/nodejs $(EMCC) -O2 $^ $(WASM_LINK) $(EMFLAGS) -o $@

test-page: $(OUT)/instroom build/wasm/instroom.js | build/packages-pages
	@tests/pages/page.sh $(OUT)/instroom build/wasm/instroom.js
load: $(OUT)/instroom
	@tests/pages/load.sh $(OUT)/instroom
