# Completes the words of ntask in bash (3.2 and newer): ntask --completion bash
# For an alias: complete -o nospace -F _ntask ALIAS

_ntask_find=@FIND@

_ntask() {
    _ntask_answer || : # whatever this shell is set to (set -e): nothing ends it
}

_ntask_answer() {
    local IFS=$' \t\n' line=${COMP_LINE:0:COMP_POINT} i=0 n=-1 blank word current breaks=
    local mode=bash kept= answer
    local -a words
    COMPREPLY=()

    # The shell has cut words at some characters; only those with blanks between them are several.
    while [ "$i" -le "$COMP_CWORD" ]; do
        blank=${line%%[!$' \t']*}
        line=${line#"$blank"}
        word=${COMP_WORDS[i]-}
        if [ "$i" -eq "$COMP_CWORD" ]; then
            word=$line # up to the cursor
        fi
        line=${line#"$word"}
        if [ "$n" -lt 0 ] || [ -n "$blank" ]; then
            n=$((n + 1))
            words[n]=
        fi
        words[n]=${words[n]}$word
        i=$((i + 1))
    done

    current=${words[n]}
    case $current in
        [\'\"]*)
            mode=quoted
            current=${current#?}
            ;;
        *)
            current=${current//\\/}
            for word in : = @; do
                case ${COMP_WORDBREAKS-} in
                    *"$word"*) breaks=$breaks$word ;;
                esac
            done
            [ -z "$breaks" ] || kept=${current%"${current##*[$breaks]}"}
            ;;
    esac
    i=1
    while [ "$i" -lt "$n" ]; do
        word=${words[i]//[\"\'\\]/}
        words[i]=$word
        i=$((i + 1))
    done
    unset "words[0]" "words[n]"
    [ "$n" -gt 0 ] || return 0

    answer=$(\command /bin/sh -c "$_ntask_find" ntask "$mode" "$current" "$kept" "$current" \
        ${words[@]+"${words[@]}"} 2>/dev/null </dev/null)
    n=0
    while IFS= read -r line; do
        case $line in
            '') ;;
            file$'\t'*) _ntask_files "${line#*$'\t'}" ;;
            *)
                COMPREPLY[n]=$line
                n=$((n + 1))
                ;;
        esac
    done <<<"$answer"
    return 0
}

# Completes the name of a file behind what comes before it in the word: nothing, or --name=.
_ntask_files() {
    local value=${current#"$1"} before=${1#"$kept"} file quoted n=0 plain=
    # Where it can, the shell itself quotes, and shows names without their folders; then the word must be a name.
    if [ -z "$before" ] && compopt -o filenames +o nospace 2>/dev/null; then
        plain=true
    fi
    while IFS= read -r file; do
        [ -n "$file" ] || continue
        if [ -z "$plain" ]; then
            printf -v quoted %q "$file"
            case $file in
                '~'*) quoted='~'${quoted#'\~'} ;;
            esac
            if [ "$mode" = quoted ]; then
                [ "$quoted" = "$file" ] || continue
            fi
            if [ -d "$file" ]; then
                file=$quoted/
            else
                file="$quoted "
            fi
        fi
        COMPREPLY[n]=$before$file
        n=$((n + 1))
    done <<<"$(compgen -f -- "$value")"
}

complete -o nospace -F _ntask ntask
