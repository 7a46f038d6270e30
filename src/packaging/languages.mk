# Packages for Python and R on the library that was built: src/python/README.md, src/r/README.md.
#
#   make python    build/python: a wheel, with the library inside, and a source package, which takes the one installed
#   make r         build/r: a source package, compiled by R where it is installed, on the library that is there
#
# PYTHON is Debian's (Makefile). With the date of the last commit a package is the same bytes each time.

NEEDED_python := python3-setuptools python3-wheel python3-numpy
NEEDED_test   += python3-numpy
DATED := SOURCE_DATE_EPOCH=$$(git log -1 --format=%ct 2>/dev/null || echo 315532800)
HOOK   = cd build/python/tree && $(DATED) $(PYTHON) -c 'from setuptools import build_meta; build_meta.$(1)("..")'

.PHONY: python
python: $(OUT)/libinstroom.so build/packages-python
	@rm -rf build/python && mkdir -p build/python/tree/instroom
	@cd src/python && cp MANIFEST.in README.md example.py $(CURDIR)/LICENSE $(CURDIR)/build/python/tree/
	@cp src/python/instroom/*.py src/python/instroom/py.typed build/python/tree/instroom/
	@sed 's/@VERSION@/$(VERSION)/' src/python/pyproject.toml >build/python/tree/pyproject.toml
	@($(call HOOK,build_sdist)) >build/python/log 2>&1 || { tail -20 build/python/log; exit 1; }
	@$(shell $(CC) -print-prog-name=objcopy) --strip-debug $(OUT)/libinstroom.so build/python/tree/instroom/libinstroom.so.0
	@printf '[bdist_wheel]\nplat_name = linux_$(MACHINE)\n' >build/python/tree/setup.cfg
	@($(call HOOK,build_wheel)) >build/python/log 2>&1 || { tail -20 build/python/log; exit 1; }
	@ls build/python/*.whl build/python/*.tar.gz

NEEDED_r := r-base-core r-cran-jsonlite
.PHONY: r
r: build/packages-r
	@rm -rf build/r && tests/r/tree.sh build/r/instroom
	@(cd build/r && R CMD build instroom) >build/r/log 2>&1 || { tail -20 build/r/log; exit 1; }
	@ls build/r/*.tar.gz
