# Called by a shell's completion. Its arguments: how to answer (bash, quoted, or lines with summaries), what an answer must
# begin with, what of that the shell keeps, the word under the cursor, and the words before it.
# Nothing that lies in a project is run, sourced or evaluated: its file is read by awk, as text.

# As bin/ntask: tells whether a folder holds a .java file, at its top or below.
holds_java() {
    for entry in "$1"/*.java; do
        [ -f "$entry" ] && return 0
    done
    for entry in "$1"/*/; do
        [ -d "$entry" ] && [ ! -h "${entry%/}" ] && holds_java "${entry%/}" && return 0
    done
    return 1
}

file=
root=$PWD
while [ ! -f "$root/Tasks.java" ] && ! { [ -d "$root/tasks" ] && holds_java "$root/tasks"; }; do
    case $root in
        '' | /) break ;;
    esac
    root=${root%/*}
done
[ -f "$root/.ntask/completion" ] && [ -r "$root/.ntask/completion" ] && file=$root/.ntask/completion

# The runs on record, to who begins to type the name of one.
runs=
case $4 in
    [0-9]*)
        for entry in "$root/.ntask/runs/$4"*/; do
            entry=${entry%/}
            [ -n "$file" ] && [ -d "$entry" ] && runs="$runs ${entry##*/}"
        done
        ;;
esac
LC_ALL=C exec awk "$program" "$own" "$file" "$runs" "$@"
