@echo off
rem ntask from this checkout, for Windows: builds it on first use. Written with care, but not yet run on Windows.
rem Unlike the shell script it does not notice edits of ntask's own sources: delete build\ntask to build anew.
setlocal EnableExtensions DisableDelayedExpansion
set "ntask_repo=%~dp0"
set "ntask_dist=%ntask_repo%build\ntask\dist"
if exist "%ntask_dist%\bin\ntask.cmd" goto run
>&2 echo building ntask
if not exist "%ntask_repo%build\ntask" mkdir "%ntask_repo%build\ntask"
call mvn -q -B -Dquick -Dmaven.test.skip=true -f "%ntask_repo%pom.xml" package >"%ntask_repo%build\ntask\build.log" 2>&1
if errorlevel 1 (
    type "%ntask_repo%build\ntask\build.log" >&2
    >&2 echo error: ntask could not be built: see above
    exit /b 2
)
xcopy /e /i /q "%ntask_repo%ntask-dist\target\quick\dist" "%ntask_dist%" >nul || exit /b 2
:run
"%ntask_dist%\bin\ntask.cmd" %*
