#!/usr/bin/env bash
# Puts VS Code into the folder given, as far as tests need it: the server build with the whole workbench, a Chromium to
# show it in (Debian's, if this machine has none) and the driver of that Chromium. What is there already stays.
#
#   install_vscode.sh FOLDER
set -euo pipefail

folder=$1
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
version=4.100.3
export npm_config_loglevel=error npm_config_progress=false npm_config_audit=false npm_config_fund=false
say() { echo "install_vscode: $*" >&2; }

if ! node -e 'process.exit(Number(process.versions.node.split(".")[0]) >= 20 ? 0 : 1)' 2>/dev/null; then
  say "Node.js 20 or newer has to be on the PATH"
  exit 1
fi

packages=()
[ -x /usr/bin/chromium ] || packages+=(chromium)
# Without it, Chromium shows a box for each emoji.
find /usr/share/fonts -iname '*emoji*' 2>/dev/null | grep -q . || packages+=(fonts-noto-color-emoji)
if [ "${#packages[@]}" -gt 0 ]; then
  say "installing ${packages[*]}"
  become=()
  [ "$(id -u)" -eq 0 ] || become=(sudo)
  "${become[@]}" apt-get -q update >&2
  "${become[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y install --no-install-recommends "${packages[@]}" >&2
fi

mkdir -p "$folder"
folder=$(cd "$folder" && pwd)

# The package code-server carries VS Code's own build in lib/vscode. Its own parts are not used, so nothing native is
# built; what VS Code lacks for that, such as a watcher for hung processes, it does without.
if [ "$(cat "$folder/vscode/version" 2>/dev/null)" != "$version" ]; then
  say "unpacking VS Code out of code-server $version"
  rm -rf "$folder/vscode" "$folder/unpack"
  mkdir "$folder/unpack"
  (
    cd "$folder/unpack"
    npm pack "code-server@$version" >/dev/null
    tar -xzf "code-server-$version.tgz" package/lib/vscode
    cd package/lib/vscode
    npm install --ignore-scripts --omit=dev >&2
    ln -sfn node_modules node_modules.asar
    echo "$version" >version
  )
  mv "$folder/unpack/package/lib/vscode" "$folder/vscode"
  rm -rf "$folder/unpack"
fi

if ! cmp -s "$here/vscode/package-lock.json" "$folder/driver/installed.json"; then
  say "installing the driver of Chromium"
  rm -rf "$folder/driver"
  mkdir "$folder/driver"
  cp "$here/vscode/package.json" "$here/vscode/package-lock.json" "$folder/driver/"
  (cd "$folder/driver" && npm ci >&2)
  cp "$here/vscode/package-lock.json" "$folder/driver/installed.json"
fi
