# Answers which words may stand under the cursor. Splitter.java says which word belongs to whom; this follows it.
# ARGV: ntask's own lines, the project's file or nothing, names of runs, and what find.sh was given. LC_ALL=C: all text is bytes.

BEGIN {
    FS = "\t"
    special = "[^A-Za-z0-9_@%+=:,./\200-\377-]" # as text: in a literal, some awks would take the backslash before / along
    runs = ARGV[3]
    mode = ARGV[4]; wanted_start = ARGV[5]; shells_part = ARGV[6]; current = ARGV[7]
    first = 8
    for (i = first; i < ARGC; i++) named[normal(ARGV[i])] = 1
    if (!read_file(ARGV[2])) read_own(ARGV[1])
    for (i = first; i < ARGC && !helped; i++) take(ARGV[i])
    if (!helped) answer()
    exit 0
}

function normal(word) { gsub(/:/, ".", word); return word }

# Reads a project's file; false if there is none, or one that another ntask has written in another form. All names of
# tasks come first: without a task in front of the cursor, the rest is left unread.
function read_file(file,    lines) {
    if (file == "" || (getline < file) <= 0 || $0 != "ntask completion 1") return 0
    while (lines++ < 500000 && (getline < file) > 0) {
        if ($1 == "of" && !wanted) break
        read_line()
    }
    close(file)
    return 1
}

function read_own(text,    lines, count, i) {
    count = split(text, lines, "\n")
    for (i = 1; i <= count; i++) { $0 = lines[i]; read_line() }
}

# The fields of a line are separated by tabs; CompletionLines.java says what each means.
function read_line(    i) {
    if ($1 == "task" || $1 == "group") { task_name[++tasks] = $2; task_text[tasks] = $3 }
    if ($1 == "group") is_group[$2] = 1
    if ($1 == "task" || $1 == "hidden") {
        if ($2 in named) { is_task[$2] = 1; wanted++ }
    } else if ($1 == "of") {
        reading = ""
        if ($2 in named) { reading = "task " $2; wanted-- }
    } else if ($1 == "parameter") {
        if (reading != "") read_option(reading)
    } else if ($1 == "flag") {
        read_option("ntask")
    } else if ($1 == "command") {
        reading = "command " $2
        command_name[++commands] = $2
        command_text[commands] = $3
        is_command[$2] = 1
        command_takes[$2] = $4
        command_flags[$2] = " " $5 " "
        for (i = 6; i <= NF; i++) command_words[$2] = command_words[$2] "\t" $i
    } else if ($1 == "switch") {
        read_option(reading)
    }
}

# What a flag, an option or a positional word is: its shape, names, kind of value, summary, and choices.
function read_option(owner,    n, i, names, count) {
    n = ++options[owner]
    shape[owner, n] = $2
    names_of[owner, n] = $3
    value_of[owner, n] = $4
    text_of[owner, n] = $5
    for (i = 6; i <= NF; i++) choices[owner, n] = choices[owner, n] "\t" $i
    count = split($3, names, " ")
    for (i = 1; i <= count; i++) by_name[owner, names[i]] = n
}

# --- the words before the cursor, from left to right

function is_flag(word) { return length(word) > 1 && substr(word, 1, 1) == "-" }
function is_number(word) { return word ~ /^[-+]?[0-9]+(\.[0-9]+)?$/ }
function is_plain(word) { return word != ":::" && (!is_flag(word) || is_number(word)) }
function is_mark(word) { return word == ":::" || word == "--" }
function name_of(word) { return index(word, "=") ? substr(word, 1, index(word, "=") - 1) : word }

# The owner of a flag at this place, as a key into the tables above; sets found to its number there.
function owner_of(name,    n, owner) {
    owner = "task " task
    if (task != "" && (owner, name) in by_name) { found = by_name[owner, name]; return owner }
    if (task != "" && substr(name, 1, 5) == "--no-" && (owner, "--" substr(name, 6)) in by_name) {
        n = by_name[owner, "--" substr(name, 6)]
        if (shape[owner, n] ~ /flag$/) { found = n; return owner }
    }
    owner = "command " command
    if (command != "" && (owner, name) in by_name) { found = by_name[owner, name]; return owner }
    if (("ntask", name) in by_name) { found = by_name["ntask", name]; return "ntask" }
    return ""
}

function take(word) {
    if (rest) { take_word(); return }
    if (takes_next(word)) return
    if (word == ":::") { task = "" }
    else if (word == "--") { if (task != "") rest = 1 }
    else if (is_flag(word) && !(is_number(word) && next_word() && owner_of(word) == "")) take_flag(word)
    else if (next_word()) take_word()
    else take_name(word)
}

# Tells whether a word belongs to the flag in front of it.
function takes_next(word,    how) {
    how = pending
    if (how == "") return 0
    if (how == "list") { if (is_plain(word)) return 1; pending = ""; return 0 }
    pending = ""
    if (how == "number") return word ~ /^[-+]?[0-9]+$/
    if (how == "own") return is_plain(word)
    return !is_mark(word) && !(is_flag(word) && owner_of(name_of(word)) != "")
}

function take_flag(word,    owner, name, i) {
    open_list = 0
    name = name_of(word)
    owner = owner_of(name)
    if (owner == "" && word ~ /^-[^-]./) { # several short flags in one, or one with its value
        for (i = 2; i <= length(word); i++) {
            owner = owner_of("-" substr(word, i, 1))
            if (owner == "") return
            note(owner, found, i < length(word))
            if (value_of[owner, found] != "none") return
        }
        return
    }
    if (owner != "") note(owner, found, name != word)
}

function note(owner, n, has_value) {
    if (owner == "ntask" && names_of[owner, n] ~ /--help$/) helped = 1
    if (value_of[owner, n] == "name") only_tasks = 1
    given[owner, n] = 1
    if (has_value || value_of[owner, n] == "none" || value_of[owner, n] == "name") return
    pending_owner = owner
    pending_option = n
    if (shape[owner, n] ~ /^(words|options)$/) pending = "list"
    else if (owner != "ntask") pending = "value"
    else pending = value_of[owner, n] == "number" ? "number" : "own"
}

# The number of the parameter that takes the next plain word; 0 if the task wants none.
function next_word(    i, owner) {
    if (task == "") return 0
    if (open_list) return open_list
    owner = "task " task
    for (i = 1; i <= options[owner]; i++)
        if (shape[owner, i] ~ /^words?$/ && !((owner, i) in given)) return i
    return 0
}

function take_word(    n) {
    n = next_word()
    if (!n) return
    given["task " task, n] = 1
    if (shape["task " task, n] == "words") open_list = n
}

function take_name(word,    key) {
    if (command != "" && command_takes[command] == "word") { operated = 1; return }
    if (command != "" && command_takes[command] == "record") { operated += names_run(word) && !operated ? 1 : 2; return }
    if (command == "" && !named_tasks && word in is_command) { command = word; return }
    named_tasks++
    task = normal(word)
    if (!(task in is_task)) task = ""
    open_list = 0
    for (key in given) if (substr(key, 1, 5) == "task ") delete given[key]
}

# A run is named by one of the command's words, or begins with a date; a task never does.
function names_run(word) { return word ~ /^[0-9]/ || index(command_words[command] "\t", "\t" word "\t") }

# --- the word under the cursor

function answer(    n, owner, name, lead) {
    if (pending == "value" || pending == "own") {
        offer_values(pending_owner, pending_option, "")
    } else if (!rest && is_flag(current) && index(current, "=")) {
        name = name_of(current)
        owner = owner_of(name)
        if (owner != "") offer_values(owner, found, name "=")
    } else if (!rest && substr(current, 1, 1) == "-") {
        offer_flags(1)
    } else if (pending == "list") {
        offer_values(pending_owner, pending_option, "")
    } else if (next_word()) {
        n = next_word()
        owner = "task " task
        if (value_of[owner, n] ~ /^(choice|path)$/) offer_values(owner, n, "")
        else if (!rest && current == "") offer_flags(0)
    } else if (!rest) {
        if (current == "") offer_flags(0)
        offer_names()
    }
}

function offer_values(owner, n, lead,    values, count, i) {
    if (value_of[owner, n] == "path") print "file\t" lead
    else if (value_of[owner, n] ~ /^(task|name)$/) offer_tasks(lead, 0, 1)
    else if (value_of[owner, n] == "choice" || shape[owner, n] ~ /flag$/) {
        count = split(shape[owner, n] ~ /flag$/ ? "\ttrue\tfalse" : choices[owner, n], values, "\t")
        for (i = 2; i <= count; i++) offer(lead values[i], "", " ")
    }
}

# The flags of the task, and if all are asked for also those of ntask that mean something here.
function offer_flags(all,    i, owner) {
    if (task != "") {
        owner = "task " task
        for (i = 1; i <= options[owner]; i++) {
            if ((owner, i) in given && shape[owner, i] !~ /s$/) continue
            offer_option(owner, i)
        }
    }
    if (command != "") {
        owner = "command " command
        for (i = 1; i <= options[owner]; i++) if (!((owner, i) in given)) offer_option(owner, i)
    }
    for (i = 1; all && i <= options["ntask"]; i++)
        if (command == "" || index(command_flags[command], " " long_name("ntask", i) " ")) offer_option("ntask", i)
}

function offer_option(owner, n,    names, count, i, name) {
    count = split(names_of[owner, n], names, " ")
    for (i = 1; i <= count; i++) {
        name = names[i]
        if (owner == "ntask" && owner_of(name) != owner) continue # here it would be the task's, or the command's
        if (shape[owner, n] == "no-flag" && name ~ /^--/) offer("--no-" substr(name, 3), text_of[owner, n], " ")
        else if (value_of[owner, n] ~ /^(any|choice|path)$/ && name ~ /^--/) offer(name "=", text_of[owner, n], "")
        else offer(name, text_of[owner, n], " ")
        if (shape[owner, n] == "flag" && name ~ /^--/ && current ~ /^--no-/)
            offer("--no-" substr(name, 3), text_of[owner, n], " ")
    }
}

function offer_names(    i, words, count) {
    if (command != "" && command_takes[command] == "none") return
    if (command != "" && command_takes[command] ~ /^(word|record)$/) {
        count = operated ? 0 : split(command_words[command], words, "\t")
        for (i = 2; i <= count; i++) offer(words[i], "", " ")
        if (command_takes[command] == "word" || operated > 1) return
        if (!operated) offer_runs()
        offer_tasks("", 0, 0)
        return
    }
    if (command != "" && command_takes[command] == "task" && named_tasks) return
    if (command == "" && !named_tasks && !only_tasks)
        for (i = 1; i <= commands; i++) if (takes_what_is_given(command_name[i])) offer(command_name[i], command_text[i], " ")
    offer_tasks("", command == "", 1)
}

# Where they are kept in another place, those in the usual one are not meant.
function offer_runs(    i, names, count) {
    if (("ntask", by_name["ntask", "--log-dir"]) in given) return
    count = split(runs, names, " ")
    for (i = 1; i <= count; i++) if (names[i] ~ /^[0-9]+T[0-9]+-[0-9]+Z[0-9-]*$/) offer(names[i], "", " ")
}

# Tells whether all flags in front mean something to a command.
function takes_what_is_given(name,    i) {
    for (i = 1; i <= options["ntask"]; i++)
        if (("ntask", i) in given && !index(command_flags[name], " " long_name("ntask", i) " ")) return 0
    return 1
}

function long_name(owner, n,    names, count) {
    count = split(names_of[owner, n], names, " ")
    return names[count]
}

# Names with colons to who types colons; where a command could stand, those that are called like one are not understood.
function offer_tasks(lead, or_command, or_group,    i, typed, colons, name) {
    typed = substr(current, length(lead) + 1)
    colons = index(typed, ":")
    for (i = 1; i <= tasks; i++) {
        name = task_name[i]
        if (or_command && name in is_command || !or_group && name in is_group) continue
        if (colons) {
            gsub(/\./, ":", name)
            if (substr(normal(name), 1, length(typed)) == normal(typed)) name = typed substr(name, length(typed) + 1)
        }
        offer(lead name, task_text[i], " ")
    }
}

# Prints a word that begins as it must; a terminal or a shell would not take some as they are.
function offer(word, text, end) {
    if (wanted_start != "" && index(word, wanted_start) != 1) return
    if (word == "" || word text ~ /[\001-\037\177]|\302[\200-\237]/) return # a terminal would obey it
    if (mode == "lines") { print (end == "" ? "open" : "word") "\t" word "\t" text; return }
    word = substr(word, length(shells_part) + 1)
    if (word ~ special) {
        if (mode == "quoted") return # within quotes some would still be obeyed
        word = escaped(word)
    }
    print word end
}

# By character, since gsub does not put backslashes in front of backslashes in every awk.
function escaped(word,    i, out) {
    for (i = 1; i <= length(word); i++) {
        if (substr(word, i, 1) ~ special) out = out "\\"
        out = out substr(word, i, 1)
    }
    return out
}
