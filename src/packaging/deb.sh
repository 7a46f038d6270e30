#!/bin/sh
# deb.sh VERSION - Debian packages of what is committed, in build/deb, and what lintian says of them.
#
# The tools of Debian want the folder debian/ at the top of the source: it is put there in a copy. With
# the date of the last commit and paths mapped away (dpkg-buildflags) the packages are the same bytes
# wherever they are built.
set -eu
version=${1:?the version}
tree=build/deb/instroom-$version
rm -rf build/deb
mkdir -p "$tree"
git archive HEAD | tar -x -C "$tree"
cp -R src/packaging/debian "$tree/debian"
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)
export SOURCE_DATE_EPOCH
cat >"$tree/debian/changelog" <<EOF
instroom ($version) unstable; urgency=medium

  * See /usr/share/doc/instroom/NEWS.gz.

 -- The engineers of instroom <instroom@localhost>  $(date -R -u -d "@$SOURCE_DATE_EPOCH")
EOF
# The settings of a developer are not those of a package.
(cd "$tree" && env -u CFLAGS -u CPPFLAGS -u LDFLAGS -u MAKEFLAGS -u MFLAGS -u CC \
  dpkg-buildpackage -us -uc -b)
ls build/deb/*.deb
# Who maintains them is not known before somebody publishes them: their address is none.
lintian --fail-on error,warning --suppress-tags bogus-mail-host,bogus-mail-host-in-debian-changelog build/deb/*.changes
