#!/bin/sh
# tree.sh FOLDER - the source tree of the package of R, as `make r` packs it, into a new folder.
set -e
folder=${1:?where}
cd "$(dirname "$0")/../.."
mkdir -p "$folder"
cp -R src/r/. "$folder"
cp tests/cli/scenarios/random.cfg "$folder/inst/small.cfg"
version=$(sed -n 's/^.define INSTROOM_VERSION  *"\(.*\)"/\1/p' include/instroom/version.h)
sed "s/@VERSION@/$version/" src/r/DESCRIPTION >"$folder/DESCRIPTION"
rm -f "$folder/README.md"
