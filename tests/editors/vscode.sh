#!/usr/bin/env bash
# VS Code for real: the .vsix as `npm run package` makes it, installed in VS Code's own server build, driven in Chromium
# as a person would, against the program as it is built.
#
#   vscode.sh [SCRIPT…]   scripts of tests/editors/vscode, without their ending: `checks`, `names`, `minute` and `help`
#                         unless said otherwise, or `picture`, which draws docs/vscode.png
#
#   CAREER_LS=…  the program to take; it is built otherwise
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
[ "$#" -gt 0 ] || set -- checks names minute help
target=${CARGO_TARGET_DIR:-$root/target}
if [ -z "${CAREER_LS:-}" ]; then
  (cd "$root" && cargo build --locked --quiet)
  CAREER_LS=$target/debug/career-ls
fi
CAREER_LS=$(cd "$(dirname "$CAREER_LS")" && pwd)/$(basename "$CAREER_LS")
mkdir -p "$target/editors/vscode"
tools=$(cd "$target/editors/vscode" && pwd)
"$root/tests/editors/install_vscode.sh" "$tools"

# The extension is built aside, so that the checkout stays as it was.
extension=$tools/extension
export npm_config_loglevel=error npm_config_progress=false npm_config_audit=false npm_config_fund=false
mkdir -p "$extension"
(
  cd "$root/editors/vscode"
  node settings.mjs --check
  find "$extension" -mindepth 1 -maxdepth 1 ! -name node_modules ! -name installed.json -exec rm -rf {} +
  tar -c --exclude=./node_modules --exclude=./dist --exclude=./bin --exclude='*.vsix' . | tar -x -C "$extension"
  cd "$extension"
  cmp -s package-lock.json installed.json || { npm ci && cp package-lock.json installed.json; }
  npm test --silent
  npm run --silent package
) >"$tools/build.log" 2>&1 || { cat "$tools/build.log" >&2; exit 1; }

work=$(mktemp -d)
code=
finish() {
  # Each page leaves a host of extensions behind, in the server's own group of processes.
  [ -z "$code" ] || kill -- "-$code" 2>/dev/null || true
  rm -rf "$work"
}
trap finish EXIT

mkdir -p "$work/bin" "$work/data/User" "$work/data/Machine"
cp -r "$root/examples" "$work/case"
# Writes down when the program starts, and how it ends.
cat >"$work/bin/career-ls" <<WRAPPER
#!/bin/sh
echo start >>'$work/runs'
status=0
'$CAREER_LS' "\$@" || status=\$?
echo "end \$status" >>'$work/runs'
exit \$status
WRAPPER
chmod +x "$work/bin/career-ls"
cp "$root/tests/editors/vscode/settings.json" "$work/data/User/"
cp "$root/tests/editors/vscode/settings.json" "$work/data/Machine/"

# VS Code asks the person's shell for the PATH.
echo "export PATH=\"$work/bin:\$PATH\"" >"$work/.bash_profile"
export HOME=$work SHELL=/bin/bash EXTENSIONS_GALLERY='{}'
unset CODE_SERVER_PARENT_PID VSCODE_IPC_HOOK_CLI
vscode=(
  node "$tools/vscode/out/server-main.js" --accept-server-license-terms --telemetry-level off
  --server-data-dir "$work" --user-data-dir "$work/data" --extensions-dir "$work/extensions"
)
"${vscode[@]}" --install-extension "$extension/career-ls.vsix" --force >"$work/install.log" 2>&1 ||
  { cat "$work/install.log" >&2; exit 1; }
: >"$work/server.log"
# A group of its own.
set -m
"${vscode[@]}" --host 127.0.0.1 --port 0 --without-connection-token >>"$work/server.log" 2>&1 &
code=$!
set +m
address=
for _ in $(seq 600); do
  port=$(sed -n 's/.*agent listening on \([0-9]*\).*/\1/p' "$work/server.log")
  [ -z "$port" ] || { address=http://127.0.0.1:$port; break; }
  kill -0 "$code" 2>/dev/null || break
  sleep 0.1
done
[ -n "$address" ] || { cat "$work/server.log" >&2; exit 1; }

status=0
for script in "$@"; do
  echo "# $script"
  CAREER_LS_TOOLS=$tools CAREER_LS_ADDRESS=$address CAREER_LS_WORK=$work CAREER_LS_ROOT=$root \
    timeout --kill-after=10 600 node "$root/tests/editors/vscode/$script.mjs" || status=$?
done
if [ "$status" -ne 0 ]; then
  echo "vscode.sh: failed with $status; pictures and logs are in $tools/failed" >&2
  rm -rf "$tools/failed"
  mkdir -p "$tools/failed"
  cp "$work"/*.png "$work/server.log" "$work/runs" "$tools/failed/" 2>/dev/null || true
fi
exit "$status"
