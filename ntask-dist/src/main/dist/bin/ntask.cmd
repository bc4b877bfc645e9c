@echo off
rem Finds the project and starts ntask in it, as the shell script beside this file does.
rem Written with care, but not yet run on Windows.
setlocal EnableExtensions DisableDelayedExpansion
for %%I in ("%~dp0..") do set "ntask_home=%%~fI"

rem Java compiles late, and thoroughly very late, as in the shell script.
set "ntask_flags=-XX:+UseSerialGC -XX:-UsePerfData -XX:CompileThresholdScaling=3 -XX:Tier4InvocationThreshold=50000 -XX:Tier4MinInvocationThreshold=6000 -XX:Tier4CompileThreshold=150000 -XX:Tier4BackEdgeThreshold=400000"

rem Java: JAVA_HOME, else the first on the PATH.
set "ntask_java="
if defined JAVA_HOME set "ntask_java=%JAVA_HOME%\bin\java.exe"
if not defined ntask_java for %%I in (java.exe) do set "ntask_java=%%~$PATH:I"
if not defined ntask_java (
    >&2 echo error: no java found: install a JDK, version 17 or newer, or set JAVA_HOME to one
    exit /b 2
)
if not exist "%ntask_java%" (
    >&2 echo error: there is no %ntask_java%: set JAVA_HOME to a JDK, version 17 or newer, or unset it
    exit /b 2
)

rem The project: the nearest folder, from here upward, that holds Tasks.java or a folder tasks with .java files.
set "NTASK_CALLER_DIR=%CD%"
set "ntask_project=true"
set "ntask_root=%CD%"
:up
if exist "%ntask_root%\Tasks.java" goto found
if exist "%ntask_root%\tasks\" for /r "%ntask_root%\tasks" %%F in (*.java) do goto found
for %%I in ("%ntask_root%\..") do set "ntask_parent=%%~fI"
if /i "%ntask_parent%"=="%ntask_root%" (
    set "ntask_project=false"
    set "ntask_root=%CD%"
    goto found
)
set "ntask_root=%ntask_parent%"
goto up
:found
cd /d "%ntask_root%" || exit /b 2

rem What the last start found out; see LaunchFile.java.
set "ntask_format="
set "ntask_end="
set "ntask_tasks="
set "ntask_libraries="
set "ntask_archive="
if "%ntask_project%"=="true" if exist .ntask\completion if exist .ntask\launch (
    <.ntask\launch (
        set /p ntask_format=
        set /p ntask_for_home=
        set /p ntask_for_java=
        set /p ntask_tasks=
        set /p ntask_libraries=
        set /p ntask_archive=
        set /p ntask_end=
    )
)
if not "%ntask_format%"=="ntask launch 2" goto unknown
if not "%ntask_end%"=="end" goto unknown
if /i not "%ntask_for_home%"=="%ntask_home%" goto unknown
if /i not "%ntask_for_java%"=="%ntask_java%" goto unknown

rem The flag may be one that only another Java knows, if this one was replaced; flags from elsewhere may forbid it.
set "ntask_use="
if not defined ntask_archive goto start
if not exist "%ntask_archive%" goto start
if "%NTASK_ARCHIVE%"=="off" goto start
if defined JAVA_TOOL_OPTIONS goto start
if defined JDK_JAVA_OPTIONS goto start
if defined _JAVA_OPTIONS goto start
if "%ntask_archive:~-4%"==".aot" set "ntask_use=-XX:+IgnoreUnrecognizedVMOptions -XX:AOTCache=%ntask_archive% -Dntask.archive=%ntask_archive%"
if "%ntask_archive:~-4%"==".jsa" set "ntask_use=-XX:+IgnoreUnrecognizedVMOptions -XX:SharedArchiveFile=%ntask_archive% -Dntask.archive=%ntask_archive%"
:start
"%ntask_java%" %ntask_flags% -Xlog:disable %ntask_use% -cp "%ntask_tasks%;%ntask_home%\lib\*%ntask_libraries%" "-Dntask.home=%ntask_home%" -Dntask.project=true dev.ntask.runtime.launcher.Main %*
exit /b %ERRORLEVEL%

:unknown
"%ntask_java%" %ntask_flags% -cp "%ntask_home%\lib\*" "-Dntask.home=%ntask_home%" -Dntask.project=%ntask_project% dev.ntask.runtime.launcher.Boot %*
exit /b %ERRORLEVEL%
