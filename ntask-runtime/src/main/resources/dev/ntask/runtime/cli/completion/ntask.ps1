# Completes the words of ntask in PowerShell (5.1 and newer): ntask --completion powershell
# Written with care, but not yet run. It does what words.awk does in other shells, function by function; nothing that lies
# in a project is run or evaluated.

Register-ArgumentCompleter -Native -CommandName 'ntask', 'ntask.cmd' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $own = @'
@OWN@
'@

    function New-Table { New-Object System.Collections.Hashtable ([System.StringComparer]::Ordinal) }

    $s = @{
        Names = New-Object System.Collections.Generic.List[object] # of tasks and groups, each with its summary
        IsGroup = New-Table
        IsTask = New-Table
        Commands = New-Table
        CommandOrder = New-Object System.Collections.Generic.List[object]
        Options = New-Table # by owner: 'ntask', 'task NAME', 'command NAME'
        Given = New-Table # parameters of the task in front of the cursor
        OwnGiven = New-Object System.Collections.Generic.List[string] # flags of ntask
        Task = ''; Command = ''; Reading = ''
        Pending = ''; PendingOption = $null; OpenList = $null
        Rest = $false; Helped = $false; OnlyTasks = $false; NamedTasks = 0; Operated = 0
        Current = ''
        Answers = New-Object System.Collections.Generic.List[object]
    }

    # --- what there is

    function Test-HoldsJava([string] $folder) {
        foreach ($file in [System.IO.Directory]::EnumerateFiles($folder, '*.java')) {
            if (-not [System.IO.Path]::GetFileName($file).StartsWith('.')) { return $true }
        }
        foreach ($child in [System.IO.Directory]::EnumerateDirectories($folder)) {
            $isLink = ([System.IO.File]::GetAttributes($child) -band [System.IO.FileAttributes]::ReparsePoint) -ne 0
            if ($isLink -or [System.IO.Path]::GetFileName($child).StartsWith('.')) { continue }
            if (Test-HoldsJava $child) { return $true }
        }
        return $false
    }

    function Find-File {
        $folder = (Get-Location -PSProvider FileSystem).ProviderPath
        while ($folder) {
            $tasks = [System.IO.Path]::Combine($folder, 'tasks')
            if ([System.IO.File]::Exists([System.IO.Path]::Combine($folder, 'Tasks.java')) -or
                ([System.IO.Directory]::Exists($tasks) -and (Test-HoldsJava $tasks))) {
                $file = [System.IO.Path]::Combine($folder, '.ntask', 'completion')
                if ([System.IO.File]::Exists($file)) { return $file }
                return ''
            }
            $folder = [System.IO.Path]::GetDirectoryName($folder)
        }
        return ''
    }

    function Read-Option([string] $owner, [string[]] $fields) {
        $option = @{
            Owner = $owner
            Shape = $fields[1]
            Names = @($fields[2] -split ' ')
            Value = $fields[3]
            Text = $fields[4]
            Choices = @($fields | Select-Object -Skip 5)
        }
        if (-not $s.Options.ContainsKey($owner)) {
            $s.Options[$owner] = New-Object System.Collections.Generic.List[object]
        }
        $s.Options[$owner].Add($option)
    }

    function Read-Line([string] $line) {
        $fields = @($line -split "`t")
        switch -CaseSensitive ($fields[0]) {
            'task' { $s.IsTask[$fields[1]] = $true; $s.Names.Add(@($fields[1], $fields[2])) }
            'hidden' { $s.IsTask[$fields[1]] = $true }
            'group' { $s.IsGroup[$fields[1]] = $true; $s.Names.Add(@($fields[1], $fields[2])) }
            'of' { $s.Reading = 'task ' + $fields[1] }
            'parameter' { Read-Option $s.Reading $fields }
            'flag' { Read-Option 'ntask' $fields }
            'command' {
                $s.Reading = 'command ' + $fields[1]
                $s.Commands[$fields[1]] = @{
                    Takes = $fields[3]
                    Flags = @($fields[4] -split ' ')
                    Words = @($fields | Select-Object -Skip 5)
                }
                $s.CommandOrder.Add(@($fields[1], $fields[2]))
            }
            'switch' { Read-Option $s.Reading $fields }
        }
    }

    # --- the words before the cursor, from left to right

    function Test-Flag([string] $word) { $word.Length -gt 1 -and $word[0] -eq '-' }
    function Test-Number([string] $word) { $word -cmatch '^[-+]?[0-9]+(\.[0-9]+)?$' }
    function Test-Plain([string] $word) { $word -cne ':::' -and (-not (Test-Flag $word) -or (Test-Number $word)) }
    function Get-NameOf([string] $word) { ($word -split '=', 2)[0] }

    function Find-In([string] $owner, [string] $name) {
        foreach ($option in $s.Options[$owner]) {
            if ($option.Names -ccontains $name) { return $option }
        }
        return $null
    }

    # What a flag is at this place: the task's, or the command's, or one of ntask.
    function Find-Option([string] $name) {
        $option = $null
        if ($s.Task) {
            $option = Find-In ('task ' + $s.Task) $name
            if (-not $option -and $name.StartsWith('--no-', [System.StringComparison]::Ordinal)) {
                $option = Find-In ('task ' + $s.Task) ('--' + $name.Substring(5))
                if ($option -and $option.Shape -cnotmatch 'flag$') { $option = $null }
            }
        }
        if (-not $option -and $s.Command) { $option = Find-In ('command ' + $s.Command) $name }
        if (-not $option) { $option = Find-In 'ntask' $name }
        return $option
    }

    # The parameter that takes the next plain word, if the task wants one.
    function Get-NextWord {
        if (-not $s.Task) { return $null }
        if ($s.OpenList) { return $s.OpenList }
        foreach ($option in $s.Options['task ' + $s.Task]) {
            if ($option.Shape -cmatch '^words?$' -and -not $s.Given.ContainsKey($option.Names[0])) { return $option }
        }
        return $null
    }

    function Use-Word {
        $option = Get-NextWord
        if (-not $option) { return }
        $s.Given[$option.Names[0]] = $true
        if ($option.Shape -ceq 'words') { $s.OpenList = $option }
    }

    function Use-Name([string] $word) {
        if ($s.Command -and $s.Commands[$s.Command].Takes -ceq 'word') { $s.Operated = 1; return }
        if ($s.Command -and $s.Commands[$s.Command].Takes -ceq 'record') {
            $isRun = $word -cmatch '^[0-9]' -or $s.Commands[$s.Command].Words -ccontains $word
            $s.Operated += if ($isRun -and $s.Operated -eq 0) { 1 } else { 2 }
            return
        }
        if (-not $s.Command -and $s.NamedTasks -eq 0 -and $s.Commands.ContainsKey($word)) { $s.Command = $word; return }
        $s.NamedTasks++
        $name = $word.Replace(':', '.')
        $s.Task = if ($s.IsTask.ContainsKey($name)) { $name } else { '' }
        $s.OpenList = $null
        $s.Given.Clear()
    }

    function Use-Option($option, [bool] $hasValue) {
        if ($option.Owner -ceq 'ntask' -and $option.Names -ccontains '--help') { $s.Helped = $true }
        if ($option.Value -ceq 'name') { $s.OnlyTasks = $true }
        if ($option.Owner -ceq 'ntask') { $s.OwnGiven.Add($option.Names[-1]) }
        else { $s.Given[$option.Names[0]] = $true }
        if ($hasValue -or $option.Value -ceq 'none' -or $option.Value -ceq 'name') { return }
        $s.PendingOption = $option
        $s.Pending = if ($option.Shape -cmatch '^(words|options)$') { 'list' }
        elseif ($option.Owner -cne 'ntask') { 'value' }
        elseif ($option.Value -ceq 'number') { 'number' }
        else { 'own' }
    }

    function Use-Flag([string] $word) {
        $s.OpenList = $null
        $name = Get-NameOf $word
        $option = Find-Option $name
        if ($option) { Use-Option $option ($name -cne $word); return }
        if ($word -cnotmatch '^-[^-].') { return }
        for ($i = 1; $i -lt $word.Length; $i++) { # several short flags in one, or one with its value
            $option = Find-Option ('-' + $word[$i])
            if (-not $option) { return }
            Use-Option $option ($i + 1 -lt $word.Length)
            if ($option.Value -cne 'none') { return }
        }
    }

    # Tells whether a word belongs to the flag in front of it.
    function Test-TakesNext([string] $word) {
        $how = $s.Pending
        if (-not $how) { return $false }
        if ($how -ceq 'list') {
            if (Test-Plain $word) { return $true }
            $s.Pending = ''
            return $false
        }
        $s.Pending = ''
        if ($how -ceq 'number') { return $word -cmatch '^[-+]?[0-9]+$' }
        if ($how -ceq 'own') { return (Test-Plain $word) }
        if ($word -ceq ':::' -or $word -ceq '--') { return $false }
        return -not ((Test-Flag $word) -and (Find-Option (Get-NameOf $word)))
    }

    function Use-Any([string] $word) {
        if ($s.Rest) { Use-Word; return }
        if (Test-TakesNext $word) { return }
        if ($word -ceq ':::') { $s.Task = '' }
        elseif ($word -ceq '--') { if ($s.Task) { $s.Rest = $true } }
        elseif ((Test-Flag $word) -and -not ((Test-Number $word) -and (Get-NextWord) -and -not (Find-Option $word))) {
            Use-Flag $word
        }
        elseif (Get-NextWord) { Use-Word }
        else { Use-Name $word }
    }

    # --- the word under the cursor

    # Quoted as a word that PowerShell takes literally; what a terminal would obey is left out.
    function Add-Answer([string] $word, [string] $text) {
        if (-not $word -or -not $word.StartsWith($s.Current, [System.StringComparison]::Ordinal)) { return }
        if (($word + $text) -cmatch '[\x00-\x1f\x7f-\x9f]') { return }
        $quoted = $word
        if ($word -cnotmatch '^[\w=:./+-]+$') {
            $escaped = [System.Management.Automation.Language.CodeGeneration]::EscapeSingleQuotedStringContent($word)
            $quoted = "'" + $escaped + "'"
        }
        $tip = if ($text) { $text } else { $word }
        $s.Answers.Add((New-Object System.Management.Automation.CompletionResult $quoted, $word, 'ParameterValue', $tip))
    }

    # Where a command could stand, a task that is called like one is not understood.
    function Add-Tasks([string] $lead, [bool] $orCommand, [bool] $orGroup) {
        $typed = $s.Current.Substring([Math]::Min($lead.Length, $s.Current.Length))
        foreach ($entry in $s.Names) {
            $name = $entry[0]
            if ($orCommand -and $s.Commands.ContainsKey($name)) { continue }
            if (-not $orGroup -and $s.IsGroup.ContainsKey($name)) { continue }
            if ($typed.Contains(':')) {
                $same = $name.StartsWith($typed.Replace(':', '.'), [System.StringComparison]::Ordinal)
                $name = if ($same) { $typed + $name.Substring($typed.Length).Replace('.', ':') } else { '' }
            }
            if ($name) { Add-Answer ($lead + $name) $entry[1] }
        }
    }

    function Add-Values($option, [string] $lead) {
        if ($option.Value -ceq 'path') {
            $typed = $s.Current.Substring([Math]::Min($lead.Length, $s.Current.Length))
            foreach ($file in [System.Management.Automation.CompletionCompleters]::CompleteFilename($typed)) {
                $s.Answers.Add((New-Object System.Management.Automation.CompletionResult ($lead + $file.CompletionText),
                        $file.ListItemText, $file.ResultType, $file.ToolTip))
            }
        }
        elseif ($option.Value -cmatch '^(task|name)$') { Add-Tasks $lead $false $true }
        elseif ($option.Shape -cmatch 'flag$') { 'true', 'false' | ForEach-Object { Add-Answer ($lead + $_) '' } }
        elseif ($option.Value -ceq 'choice') { $option.Choices | ForEach-Object { Add-Answer ($lead + $_) '' } }
    }

    function Add-Option($option) {
        foreach ($name in $option.Names) {
            $isLong = $name.StartsWith('--', [System.StringComparison]::Ordinal)
            if ($option.Owner -ceq 'ntask' -and (Find-Option $name).Owner -cne 'ntask') { continue }
            if ($option.Shape -ceq 'no-flag' -and $isLong) { Add-Answer ('--no-' + $name.Substring(2)) $option.Text }
            elseif ($option.Value -cmatch '^(any|choice|path)$' -and $isLong) { Add-Answer ($name + '=') $option.Text }
            else { Add-Answer $name $option.Text }
            if ($option.Shape -ceq 'flag' -and $isLong -and $s.Current -cmatch '^--no-') {
                Add-Answer ('--no-' + $name.Substring(2)) $option.Text
            }
        }
    }

    function Add-Flags([bool] $all) {
        foreach ($owner in @(('task ' + $s.Task), ('command ' + $s.Command))) {
            foreach ($option in $s.Options[$owner]) {
                if ($s.Given.ContainsKey($option.Names[0]) -and $option.Shape -cnotmatch 's$') { continue }
                Add-Option $option
            }
        }
        if (-not $all) { return }
        foreach ($option in $s.Options['ntask']) {
            if (-not $s.Command -or $s.Commands[$s.Command].Flags -ccontains $option.Names[-1]) { Add-Option $option }
        }
    }

    function Add-Names {
        $takes = if ($s.Command) { $s.Commands[$s.Command].Takes } else { '' }
        if ($takes -ceq 'none' -or ($takes -ceq 'task' -and $s.NamedTasks -gt 0)) { return }
        if ($takes -ceq 'word' -or $takes -ceq 'record') {
            if ($s.Operated -eq 0) { $s.Commands[$s.Command].Words | ForEach-Object { Add-Answer $_ '' } }
            if ($takes -ceq 'record' -and $s.Operated -eq 0) { Add-Runs }
            if ($takes -ceq 'record' -and $s.Operated -lt 2) { Add-Tasks '' $false $false }
            return
        }
        if (-not $s.Command -and $s.NamedTasks -eq 0 -and -not $s.OnlyTasks) {
            foreach ($entry in $s.CommandOrder) {
                $flags = $s.Commands[$entry[0]].Flags
                if (@($s.OwnGiven | Where-Object { $flags -cnotcontains $_ }).Count -eq 0) { Add-Answer $entry[0] $entry[1] }
            }
        }
        Add-Tasks '' (-not $s.Command) $true
    }

    # The runs on record, to who begins to type the name of one; not where they are kept in another place.
    function Add-Runs {
        if (-not $s.File -or $s.Current -cnotmatch '^[0-9]' -or $s.OwnGiven -ccontains '--log-dir') { return }
        $runs = [System.IO.Path]::Combine([System.IO.Path]::GetDirectoryName($s.File), 'runs')
        if (-not [System.IO.Directory]::Exists($runs)) { return }
        foreach ($run in [System.IO.Directory]::EnumerateDirectories($runs)) {
            $name = [System.IO.Path]::GetFileName($run)
            if ($name -cmatch '^[0-9]+T[0-9]+-[0-9]+Z[0-9-]*$') { Add-Answer $name '' }
        }
    }

    function Add-Answers {
        $word = Get-NextWord
        if ($s.Pending -ceq 'value' -or $s.Pending -ceq 'own') { Add-Values $s.PendingOption '' }
        elseif (-not $s.Rest -and (Test-Flag $s.Current) -and $s.Current.Contains('=')) {
            $option = Find-Option (Get-NameOf $s.Current)
            if ($option) { Add-Values $option ((Get-NameOf $s.Current) + '=') }
        }
        elseif (-not $s.Rest -and $s.Current.StartsWith('-')) { Add-Flags $true }
        elseif ($s.Pending -ceq 'list') { Add-Values $s.PendingOption '' }
        elseif ($word) {
            if ($word.Value -cmatch '^(choice|path)$') { Add-Values $word '' }
            elseif (-not $s.Rest -and -not $s.Current) { Add-Flags $false }
        }
        elseif (-not $s.Rest) {
            if (-not $s.Current) { Add-Flags $false }
            Add-Names
        }
    }

    try {
        $lines = @($own -split "`r?`n")
        $file = Find-File
        $s.File = $file
        if ($file) {
            $read = [System.IO.File]::ReadAllLines($file, [System.Text.Encoding]::UTF8)
            if ($read.Length -gt 0 -and $read[0] -ceq 'ntask completion 1') { $lines = $read }
        }
        foreach ($line in $lines) { Read-Line $line }

        foreach ($element in @($commandAst.CommandElements | Select-Object -Skip 1)) {
            $isString = $element -is [System.Management.Automation.Language.StringConstantExpressionAst]
            $text = if ($isString) { $element.Value } else { $element.Extent.Text }
            if ($element.Extent.EndOffset -ge $cursorPosition) {
                if ($element.Extent.StartOffset -lt $cursorPosition) {
                    $length = $cursorPosition - $element.Extent.StartOffset
                    $s.Current = if ($isString -and $element.Value -cne $element.Extent.Text) { $text }
                    else { $text.Substring(0, [Math]::Min($length, $text.Length)) }
                }
                break
            }
            Use-Any $text
            if ($s.Helped) { break }
        }
        if (-not $s.Helped) { Add-Answers }
    }
    catch {
        $s.Answers.Clear() # nothing must be written into the prompt
    }
    $s.Answers
}
