#!/usr/bin/env bash
# Neovim for real: headless, with the files that are shipped in editors/neovim, against the program as it is built.
#
#   NVIM=…       the Neovim to take; one is installed under target/ otherwise
#   CAREER_LS=…  the program to take; it is built otherwise
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
target=${CARGO_TARGET_DIR:-$root/target}
if [ -z "${CAREER_LS:-}" ]; then
  (cd "$root" && cargo build --locked --quiet)
  CAREER_LS=$target/debug/career-ls
fi
nvim=${NVIM:-$("$root/tests/editors/install_editors.sh" nvim "$target/editors/trixie")}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -r "$root/tests/editors/case" "$work/case"
cp -r "$root/examples" "$work/examples"
mkdir "$work/bin"
ln -s "$(cd "$(dirname "$CAREER_LS")" && pwd)/$(basename "$CAREER_LS")" "$work/bin/career-ls"

export PATH=$work/bin:$PATH CAREER_LS_EDITORS=$root/editors CAREER_LS_TESTS=$root/tests/editors
export CAREER_LS_CASE=$work/case CAREER_LS_EXAMPLES=$work/examples
export HOME=$work XDG_CONFIG_HOME=$work/config XDG_DATA_HOME=$work/data XDG_STATE_HOME=$work/state
export XDG_CACHE_HOME=$work/cache XDG_RUNTIME_DIR=$work
status=0
for script in neovim.lua neovim_live.lua neovim_names.lua neovim_help.lua; do
  timeout --kill-after=5 120 "$nvim" --headless -u NONE -i NONE -n -S "$root/tests/editors/$script" </dev/null || status=$?
done
if [ "$status" -ne 0 ]; then
  echo "neovim.sh: failed with $status; the client's log:" >&2
  find "$work" -name 'lsp.log' -exec tail -n 60 {} + >&2
fi
exit "$status"
