#compdef ntask
# Completes the words of ntask in zsh: ntask --completion zsh

_ntask() {
    emulate -L zsh
    [[ -z ${_comp_options-} ]] || setopt local_options $_comp_options

    local find=@FIND@
    local current=${(Q)PREFIX} line kind word text display
    local -a answer words_before names shows open_names open_shows
    integer width=0 described=0

    words_before=("${(@Q)words[2,CURRENT-1]}")
    (( CURRENT > 2 )) || words_before=()
    answer=("${(@f)$(command /bin/sh -c $find ntask lines '' '' "$current" "${words_before[@]}" 2>/dev/null </dev/null)}")

    for line in "${answer[@]}"; do
        [[ $line == file$'\t'* ]] && {
            word=${line#*$'\t'}
            compset -P "${(b)word}"
            _files
            return
        }
        word=${${line#*$'\t'}%%$'\t'*}
        (( ${#word} > width )) && width=${#word}
    done
    (( width < 40 )) || width=40

    for line in "${answer[@]}"; do
        kind=${line%%$'\t'*}
        line=${line#*$'\t'}
        word=${line%%$'\t'*}
        text=${line#*$'\t'}
        [[ -n $word ]] || continue
        display=$word
        if [[ -n $text ]]; then
            described=1
            (( ${#word} < width )) && display=${(r:width:)word}
            display+="  -- $text"
        fi
        if [[ $kind == open ]]; then
            open_names+=("$word") open_shows+=("${display[1,COLUMNS-1]}")
        else
            names+=("$word") shows+=("${display[1,COLUMNS-1]}")
        fi
    done

    local -a how
    (( described )) && how=(-l)
    (( $#open_names )) && compadd $how -J ntask -S '' -d open_shows -a -- open_names
    (( $#names )) && compadd $how -J ntask -d shows -a -- names
    (( $#names + $#open_names ))
}

if [[ ${funcstack[1]-} == _ntask ]]; then
    _ntask "$@" # loaded from a folder of functions
elif (( ${+functions[compdef]} )); then
    compdef _ntask ntask
fi
