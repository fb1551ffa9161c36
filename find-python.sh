# Sets $python to a Python >= 3.11, best one that can make a .venv by itself; ends the script where there is none.
# The versions are tried in this order because compiled packages come out for the newest Python last.
python=
for modules in sys,ensurepip sys; do
    for candidate in python3.13 python3.12 python3.11 python3 python; do
        if "$candidate" -c "import $modules; sys.exit(sys.version_info < (3, 11))" >/dev/null 2>&1; then
            python=$candidate
            break 2
        fi
    done
done
if [ -z "$python" ] && command -v uv >/dev/null 2>&1; then
    python=$(uv python find --no-python-downloads '>=3.11' 2>/dev/null) || python=
fi
if [ -z "$python" ]; then
    echo "Three Rings needs Python 3.11 or newer, and none was found. Install it (python.org, or 'uv python install 3.13')." >&2
    exit 1
fi
