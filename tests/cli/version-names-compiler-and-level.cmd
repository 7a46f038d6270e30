"$INSTROOM" --version | grep -cE "^instroom [0-9]+\.[0-9]+\.[0-9]+ \((gcc|clang) .+, vectors for .+\)$"
