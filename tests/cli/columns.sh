# columns.sh FOLDER - names each column of its tables that its columns.csv does not explain.
head -n 1 "$1/columns.csv" | grep -qx column,unit,meaning,file || echo "columns.csv: another head"
for file in "$1"/*.csv; do
    name=${file##*/}
    [ "$name" = columns.csv ] && continue
    grep -v '^#' "$file" | head -n 1 | tr -d '\r' | tr , '\n' >"$1.columns"
    # its line, with a meaning of ten letters at least
    while read -r column; do
        grep -q "^$column,[^,]*,\"[^\"]\{10,\}.*\",$name\$" "$1/columns.csv" || echo "$name: $column is not explained"
    done <"$1.columns"
    rm "$1.columns"
done
