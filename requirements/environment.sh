# The environment, made in one place. Sourced by ./run, ./test and .ci/run with `root` set.
# After `make_environment base|dev`, `$py` is the Python to use.
# shellcheck shell=bash disable=SC2154

venv="$root/.venv"
py="$venv/bin/python"
stamp="$venv/antarkerja.stamp"

say() { printf '%s\n' "$*"; }
fail() { printf 'Antarkerja: %s\n' "$*" >&2; exit 1; }
is_root() { [ "$(id -u)" = 0 ]; }

# Installs Debian or Ubuntu packages where this is root, and says so; false where it cannot.
install_packages() {
  is_root && command -v apt-get >/dev/null 2>&1 || return 1
  say "Installing $* with apt-get ..."
  if ! DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$@" >/dev/null 2>&1; then
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$@" >/dev/null
  fi
}

find_python() {
  local name
  for name in ${ANTARKERJA_PYTHON:-} python3 python3.13 python3.12 python3.11 python3.14; do
    if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
      command -v "$name"
      return 0
    fi
  done
  return 1
}

can_make_venv() { "$1" -c 'import venv, ensurepip' >/dev/null 2>&1; }

# uv does not read pip's configuration, so a mirror or a proxy's certificate is handed over here.
hand_pip_settings_to_uv() {
  local listed value
  listed=$("$py" -m pip --disable-pip-version-check config list 2>/dev/null) || return 0
  pip_value() {
    printf '%s\n' "$listed" | sed -n -E "s/^(global|install|:env:)\.$1='(.*)'\$/\2/p" | tail -n 1
  }
  value=$(pip_value index-url)
  [ -z "$value" ] || export UV_DEFAULT_INDEX="${UV_DEFAULT_INDEX:-$value}"
  value=$(pip_value extra-index-url)
  [ -z "$value" ] || export UV_INDEX="${UV_INDEX:-$value}"
  value=$(pip_value find-links)
  [ -z "$value" ] || export UV_FIND_LINKS="${UV_FIND_LINKS:-${value// /,}}"
  value=$(pip_value cert)
  [ -z "$value" ] || export SSL_CERT_FILE="${SSL_CERT_FILE:-$value}"
  # Several indexes may hold a package; the hashes of the lock decide which file is the right one.
  export UV_INDEX_STRATEGY="${UV_INDEX_STRATEGY:-unsafe-best-match}"
  export UV_LINK_MODE="${UV_LINK_MODE:-copy}"
}

lock_state() {
  printf '%s %s\n' "$root" "$("$py" -V 2>&1)"
  (cd "$root" && cat requirements/*.txt pyproject.toml setup.py) | sha256sum
}

make_environment() {
  local wanted=$1 made base_python
  if [ -f "$stamp" ] && "$py" -c '' >/dev/null 2>&1; then
    made=$(cat "$stamp")
    # Once for development, always: it holds all that the service needs.
    case $made in dev\ *) wanted=dev ;; esac
    [ "$made" = "$wanted $(lock_state)" ] && return 0
  fi
  if ! base_python=$(find_python); then
    install_packages python3 python3-venv && base_python=$(find_python) ||
      fail "needs Python 3.11 or newer. On Debian or Ubuntu: sudo apt-get install python3 python3-venv"
  fi
  if ! can_make_venv "$base_python"; then
    install_packages python3-venv >&2 && can_make_venv "$base_python" ||
      fail "needs Python's venv module. On Debian or Ubuntu: sudo apt-get install python3-venv"
  fi
  say "Making the environment in .venv (once; needs the network) ..."
  "$py" -m pip --version >/dev/null 2>&1 || "$base_python" -m venv --clear "$venv" ||
    fail "could not make $venv"
  rm -f "$stamp"
  fill_environment "$wanted" ||
    fail "could not install the packages. Is the network there? Run the command again to go on."
  printf '%s %s\n' "$wanted" "$(lock_state)" >"$stamp"
}

fill_environment() {
  local files=("$root/requirements/base.txt" "$root/requirements/tools.txt")
  [ "$1" = base ] || files+=("$root/requirements/dev.txt")
  "$py" -m pip install -q --disable-pip-version-check --require-hashes \
    -r "$root/requirements/tools.txt" || return 1
  hand_pip_settings_to_uv
  "$py" -m uv pip sync -q --python "$py" --require-hashes "${files[@]}" || return 1
  # --no-build-isolation: what builds it is in the lock too.
  "$py" -m uv pip install -q --python "$py" --no-deps --no-build-isolation -e "$root" || return 1
}
