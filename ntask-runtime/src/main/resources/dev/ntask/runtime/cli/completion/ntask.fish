# Completes the words of ntask in fish: ntask --completion fish

set -g __ntask_find @FIND@

function __ntask_complete
    set -l before (commandline -opc)
    set -l token (commandline -ct)
    set -l current (string unescape -- $token 2>/dev/null)
    or set current $token
    set -l answer (command /bin/sh -c $__ntask_find ntask lines '' '' "$current" $before[2..-1] 2>/dev/null </dev/null)
    for line in $answer
        set -l fields (string split -m 2 \t -- $line)
        if test "$fields[1]" = file
            set -l lead $fields[2]
            # As a word of no command at all: what fish completes there are files.
            for path in (complete -C "'' "(string sub -s (math 1 + (string length -- "$lead")) -- "$token"))
                printf '%s%s\n' $lead $path
            end
        else
            printf '%s\t%s\n' $fields[2] "$fields[3]"
        end
    end
end

complete -c ntask -e # this may be read again
complete -c ntask -f -a '(__ntask_complete)'
