@echo off
rem Starts Three Rings; sets it up first where needed. Arguments go to three-rings, e.g. run.bat demo
setlocal
set "here=%~dp0"
for %%p in ("py -3.13" "py -3.12" "py -3.11" "py -3" "python") do (
    %%~p -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>nul && (
        %%~p "%here%bootstrap.py" run %*
        goto done
    )
)
echo Three Rings needs Python 3.11 or newer, and none was found. Install it from python.org. 1>&2
exit /b 1
:done
exit /b %errorlevel%
