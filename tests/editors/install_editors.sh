#!/usr/bin/env bash
# Puts Neovim and Helix of a Debian suite into the folder given and prints the path of the one that is asked for. The
# machine itself is not changed: Debian's packages are unpacked aside and run through the loader that comes with them.
# Where that cannot be done, the machine's own Neovim is installed instead, and that is said aloud; of Helix there is none.
#
#   install_editors.sh nvim|hx FOLDER [SUITE]
set -euo pipefail

program=$1
folder=$2
suite=${3:-trixie}
say() { echo "install_editors: $*" >&2; }

works() { [ -x "$folder/$program" ] && "$folder/$program" --version >/dev/null 2>&1; }

if works; then
  echo "$folder/$program"
  exit 0
fi

# The mirror that this machine already uses.
mirror() {
  find /etc/apt -name '*.list' -o -name '*.sources' | xargs cat |
    grep -oE '^(URIs:|deb( +\[[^]]*\])?) +https?://[^ ]+/debian/?( |$)' | grep -oE 'https?://[^ ]+' | head -n 1
}

# Writes a program that runs what was unpacked with the libraries that were unpacked.
wrapper() {
  cat >"$folder/$1" <<WRAPPER
#!/bin/sh
export VIMRUNTIME=$folder/usr/share/nvim/runtime HELIX_RUNTIME=$folder/usr/lib/hx/runtime
exec $2 --library-path $3:$folder/usr/lib $folder/usr/bin/$1 "\$@"
WRAPPER
  chmod +x "$folder/$1"
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
  "${apt[@]}" update >&2 && "${apt[@]}" --download-only install neovim hx >&2 || return 1
  for package in "$work"/cache/archives/*.deb; do
    dpkg-deb -x "$package" "$folder" || return 1
  done
  local libraries loader
  libraries=$(dirname "$(find "$folder/usr/lib" -name 'libc.so.6' | head -n 1)")
  loader=$(find "$folder/usr" -name 'ld-linux-*.so.*' | head -n 1)
  [ -n "$loader" ] || return 1
  wrapper nvim "$loader" "$libraries"
  wrapper hx "$loader" "$libraries"
  works
}

if unpack >/dev/null; then
  echo "$folder/$program"
  exit 0
fi

rm -rf "${folder:?}/$program"
say "no $program of $suite could be unpacked"
if [ "$program" != nvim ]; then
  exit 1
fi
if ! command -v nvim >/dev/null; then
  say "falling back to this machine's own package, which may be as old as 0.7"
  apt-get -q update >&2
  apt-get -q -y install --no-install-recommends neovim >&2
fi
say "using $(nvim --version | head -n 1)"
command -v nvim
