#!/bin/sh
# What the machine itself must have: looked for first, installed by apt where that is possible
# without a question (root, or sudo without a password), else named.
#
#   machine.sh venv PYTHON FOLDER   make a virtual environment; fails when it cannot be made
#   machine.sh tests                what tests need beyond Python packages; never fails:
#                                   tests without it are skipped, and say so
set -eu

say() { printf '%s\n' "$*" >&2; }

have() { command -v "$1" >/dev/null 2>&1; }

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -n "$@"; fi
}

can_install() {
    have apt-get && { [ "$(id -u)" -eq 0 ] || { have sudo && sudo -n true 2>/dev/null; }; }
}

# Quiet, unless it fails.
apt_install() {
    say "Installing $* with apt, once ..."
    log=$(mktemp)
    status=0
    {
        as_root apt-get -qq update &&
            as_root env DEBIAN_FRONTEND=noninteractive \
                apt-get -qq -y --no-install-recommends install "$@"
    } </dev/null >"$log" 2>&1 || status=$?
    [ "$status" -eq 0 ] || tail -n 20 "$log" >&2
    rm -f "$log"
    return "$status"
}

make_venv() {
    python=$1 folder=$2
    if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        say "Python 3.11 or newer is needed; '$python' is $("$python" --version 2>&1 || true)."
        say "Name another one: make PYTHON=/path/to/python3 ..."
        exit 1
    fi
    if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        package=$("$python" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')
        if ! can_install || ! apt_install "$package"; then
            say "'$python -m venv' is incomplete. On Debian: apt-get install $package"
            exit 1
        fi
    fi
    "$python" -m venv "$folder"
}

has_postgres() {
    [ -n "${TEST_DATABASE_URL:-}" ] || have initdb ||
        ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1
}

has_browser() { have chromium || have chromium-browser || have google-chrome; }

has_chinese_font() { have fc-list && [ -n "$(fc-list :lang=zh-cn)" ]; }

# Debian's package would make and start a cluster of its own; the tests start theirs.
without_main_cluster() {
    as_root mkdir -p /etc/postgresql-common/createcluster.d
    echo 'create_main_cluster = false' |
        as_root tee /etc/postgresql-common/createcluster.d/decision-flow.conf >/dev/null
}

prepare_tests() {
    missing=''
    has_postgres || missing="$missing postgresql"
    has_browser || missing="$missing chromium"
    has_chinese_font || missing="$missing fontconfig fonts-noto-cjk"
    [ -n "$missing" ] || return 0
    if can_install; then
        has_postgres || without_main_cluster
        # shellcheck disable=SC2086  # a list of packages
        apt_install $missing && return 0
    fi
    say "Missing, and not installable from here:$missing"
    say "Tests that need them are skipped. On Debian: apt-get install$missing"
}

case ${1:-} in
    venv) make_venv "$2" "$3" ;;
    tests) prepare_tests ;;
    *)
        say "usage: machine.sh venv PYTHON FOLDER | tests"
        exit 2
        ;;
esac
