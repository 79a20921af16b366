#!/usr/bin/env bash
# Puts a current Neovim into the folder given and prints the path of the program. The machine itself is not changed:
# Debian's packages are unpacked aside and run through the loader that comes with them. Where that cannot be done,
# the machine's own package is installed instead, and that is said aloud.
#
#   install_neovim.sh FOLDER [SUITE]
set -euo pipefail

folder=$1
suite=${2:-trixie}
say() { echo "install_neovim: $*" >&2; }

if [ -x "$folder/nvim" ] && "$folder/nvim" --version >/dev/null 2>&1; then
  echo "$folder/nvim"
  exit 0
fi

# The mirror that this machine already uses.
mirror() {
  find /etc/apt -name '*.list' -o -name '*.sources' | xargs cat |
    grep -oE '^(URIs:|deb( +\[[^]]*\])?) +https?://[^ ]+/debian/?( |$)' | grep -oE 'https?://[^ ]+' | head -n 1
}

unpack() {
  local uri keys work
  uri=$(mirror) || true
  keys=/usr/share/keyrings/debian-archive-keyring.gpg
  [ -n "$uri" ] && [ -f "$keys" ] || return 1
  work=$(mktemp -d)
  # shellcheck disable=SC2064
  trap "rm -rf '$work'" RETURN
  mkdir -p "$folder" "$work/lists/partial" "$work/cache/archives/partial"
  folder=$(cd "$folder" && pwd)
  echo "deb [signed-by=$keys] $uri $suite main" >"$work/sources.list"
  : >"$work/status"
  local apt=(apt-get -q -y
    -o Dir::Etc::sourcelist="$work/sources.list" -o Dir::Etc::sourceparts=- -o Dir::Etc::preferencesparts=-
    -o Dir::State::Lists="$work/lists" -o Dir::State::status="$work/status" -o Dir::Cache="$work/cache"
    -o APT::Install-Recommends=false -o APT::Sandbox::User=root -o Acquire::Languages=none -o Acquire::Retries=2
    -o Debug::NoLocking=1)
  "${apt[@]}" update >&2 && "${apt[@]}" --download-only install neovim >&2 || return 1
  for package in "$work"/cache/archives/*.deb; do
    dpkg-deb -x "$package" "$folder" || return 1
  done
  local libraries loader
  libraries=$(dirname "$(find "$folder/usr/lib" -name 'libc.so.6' | head -n 1)")
  loader=$(find "$folder/usr" -name 'ld-linux-*.so.*' | head -n 1)
  [ -n "$loader" ] || return 1
  cat >"$folder/nvim" <<WRAPPER
#!/bin/sh
export VIMRUNTIME=$folder/usr/share/nvim/runtime
exec $loader --library-path $libraries:$folder/usr/lib $folder/usr/bin/nvim "\$@"
WRAPPER
  chmod +x "$folder/nvim"
  "$folder/nvim" --version >&2
}

if unpack >/dev/null; then
  echo "$folder/nvim"
  exit 0
fi

rm -rf "$folder/nvim"
say "no Neovim of $suite could be unpacked"
if ! command -v nvim >/dev/null; then
  say "falling back to this machine's own package, which may be as old as 0.7"
  apt-get -q update >&2
  apt-get -q -y install --no-install-recommends neovim >&2
fi
say "using $(nvim --version | head -n 1)"
command -v nvim
