#!/usr/bin/env bash
# Helix for real, in tmux, with the languages.toml that is shipped in editors/helix, against the program as it is built.
# What counts is what a person would see on the screen.
#
#   HX=…         the Helix to take; one is installed under target/ otherwise
#   CAREER_LS=…  the program to take; it is built otherwise
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
target=${CARGO_TARGET_DIR:-$root/target}
if [ -z "${CAREER_LS:-}" ]; then
  (cd "$root" && cargo build --locked --quiet)
  CAREER_LS=$target/debug/career-ls
fi
hx=${HX:-$("$root/tests/editors/install_editors.sh" hx "$target/editors/trixie")}
if ! command -v tmux >/dev/null; then
  { apt-get -q update && apt-get -q -y install --no-install-recommends tmux; } >&2
fi

work=$(mktemp -d)
socket=helix-$$
tm() { tmux -L "$socket" "$@"; }
trap 'tm kill-server 2>/dev/null || true; rm -rf "$work"' EXIT
cp -r "$root/examples" "$work/case"
mkdir -p "$work/bin" "$work/config/helix"
ln -s "$(cd "$(dirname "$CAREER_LS")" && pwd)/$(basename "$CAREER_LS")" "$work/bin/career-ls"
cp "$root/editors/helix/languages.toml" "$work/config/helix/languages.toml"
# Every finding shows at the end of its line, whatever this version of Helix shows by itself.
printf '[editor]\nend-of-line-diagnostics = "hint"\n' >"$work/config/helix/config.toml"

passed=0
failed=0
check() { # check NAME COMMAND…
  local name=$1
  shift
  if "$@"; then
    passed=$((passed + 1))
    echo "ok - $name"
  else
    failed=$((failed + 1))
    echo "not ok - $name"
    screen | grep -vE '^ +~? *$' | cut -c 1-180 >&2
  fi
}
now() { date +%s%3N; }
keys() { tm send-keys -t helix "$@"; }
typed() { tm send-keys -t helix -l -- "$1"; }
screen() { tm capture-pane -p -t helix; }
has() { screen | grep -qE -- "$1"; }
shows() { # shows MILLISECONDS PATTERN: whether it is on the screen by then
  local until=$(($(now) + $1))
  until has "$2"; do
    [ "$(now)" -lt "$until" ] || return 1
    sleep 0.02
  done
}
hides() { # hides MILLISECONDS PATTERN: whether it is gone by then
  local until=$(($(now) + $1))
  while has "$2"; do
    [ "$(now)" -lt "$until" ] || return 1
    sleep 0.02
  done
}
# Back to normal mode. A key that comes right behind Escape would be read together with it, as one with Alt, and the first
# Escape may do no more than close a popup.
normal() {
  for _ in 1 2 3; do
    keys Escape
    sleep 0.2
    if has '^ NOR |│ NOR '; then return 0; fi
  done
  return 1
}
# What Helix's own list of findings says: how many there are, and how many of a rule.
findings() { # findings [RULE]
  local list
  keys Space
  keys d
  shows 5000 '[0-9]+/[0-9]+ +│' || return 1
  list=$(screen)
  keys Escape
  hides 5000 'severity .*code' || return 1
  sleep 0.2
  if [ -n "${1:-}" ]; then
    grep -cE "│.* (HINT|INFO|WARN|ERROR) +(career-ls +)?$1 " <<<"$list" || true
  else
    grep -oE '[0-9]+/[0-9]+ +│' <<<"$list" | head -n 1 | cut -d/ -f2 | tr -dc 0-9
  fi
}
delay() { # delay FROM LIMIT NAME COMMAND…: COMMAND holds, and did so within LIMIT milliseconds of FROM
  local from=$1 limit=$2 name=$3 took
  shift 3
  if "$@"; then took=$(($(now) - from)); else took=none; fi
  check "$name (after $took ms)" test "$took" != none -a "${took/none/999999}" -le "$limit"
}

echo "# $("$hx" --version)"
# Wide enough for two texts side by side, high enough for the whole case.
tm -f /dev/null new-session -d -x 250 -y 80 -s helix \
  "cd '$work/case' && env PATH='$work/bin':\"\$PATH\" HOME='$work' XDG_CONFIG_HOME='$work/config' \
  XDG_CACHE_HOME='$work/cache' XDG_DATA_HOME='$work/data' COLORTERM=truecolor '$hx' promotion.md; echo \$? >'$work/ended'"

check "the case opens" shows 15000 'Promotion case: Inês'
check "a finding stands in its line, and in the margin" \
  shows 15000 '● +26 +- Responsible for the weekly program review .* This says what was assigned'
check "one stands behind an emoji and accents" shows 5000 '● +29 .*São Paulo  This names what was wanted'
tasks=$(findings task-phrasing)
all=$(findings)
check "Helix lists them" test "$tasks" = 2 -a "${all:-0}" -gt 4

# About twelve keys a second, as a person types.
keys :38 Enter
keys o
text='- Responsible for migrating 12 services to Kubernetes'
early=0
for ((at = 0; at < ${#text}; at++)); do
  typed "${text:at:1}"
  sleep 0.07
  if has '● +39 '; then early=$((early + 1)); fi
done
from=$(now)
check "nothing is said while a task is typed" test "$early" -eq 0
delay "$from" 1500 "it is said within a second and a half of the last key" \
  shows 5000 '● +39 +- Responsible for migrating 12 services to Kubernetes  This says what was assigned'
normal
check "it is one finding" test "$(findings task-phrasing)/$(findings)" = "$((tasks + 1))/$((all + 1))"

keys g h l l
keys Space
keys a
check "rewrites are offered" shows 5000 'Say what you did \(if it is done\)'
check "with slots too" shows 1000 'Add the result'
keys Enter
check "and one is applied" shows 5000 '39 +- Migrated 12 services to Kubernetes'
normal
check "no other line changes" test "$(screen | grep -c 'Responsible for')" = 1

keys :20 Enter
keys l l l l
keys Space
keys k
check "a hover names the step" shows 5000 'Step 2 of 6'
check "and its source" shows 1000 'The TPM Craft'
normal
check "and goes away" hides 2000 'Step 2 of 6'

keys :22 Enter
keys l l l l
keys Space
keys k
check "a hover on a statement shows its parts" shows 5000 'For whom: 6 teams'
check "its proof among them" shows 1000 'Proof: before and after'
normal
hides 2000 'For whom: 6 teams'

# The statement needs nothing, so this is the one thing that is offered there. It is told below the text, also where Helix
# cannot be sent to the place.
keys Space
keys a
check "the next best edit is offered" shows 5000 'Next best edit'
keys Enter
below() { # below MILLISECONDS PATTERN: whether it stands below the text by then
  local until=$(($(now) + $1))
  until screen | tail -n 2 | grep -qE -- "$2"; do
    [ "$(now)" -lt "$until" ] || return 1
    sleep 0.02
  done
}
check "and is the slot that was left open" below 5000 'This slot is still open'
version=$("$hx" --version | grep -oE '[0-9]+\.[0-9]+' | head -n 1)
if [ "$(printf '%s\n' 25.07 "$version" | sort -V | head -n 1)" = 25.07 ]; then
  check "Helix goes there" below 2000 ' 35:'
else
  check "Helix is told its line" below 2000 'Line 35: '
fi
normal

keys :35 Enter
typed 'f⟨'
keys a
keys C-x
check "units are offered in the slot" shows 5000 'hours +value'
keys Tab
keys Enter
check "and stand behind it, the slot before them" shows 2000 'disputes from ⟨before⟩ [a-z]+.* to 40 a week'
normal
keys u
hides 2000 'disputes from ⟨before⟩ [a-su-z]' || true

# What another window does to the matrix, unsaved, shows in the case.
row='● +[0-9]+ +\| Program Execution \| over-delivering'
check "an attribute that the matrix has is no finding" hides 2000 "$row"
keys ':vsplit matrix.md' Enter
check "the matrix opens beside the case" shows 5000 'What we look for at each level'
typed '/Program Execution'
keys Enter
keys c
typed 'Plan Upkeep'
delay "$(now)" 2000 "renamed in the matrix, it is a finding in the case within two seconds" shows 5000 "$row"
normal
keys u
delay "$(now)" 2000 "undone in the matrix, it is none within two seconds" hides 5000 "$row"

keys ':quit!' Enter
# Not "and for whom?", which a finding asks.
hints='measure\?|[^d] for whom\?|proof\?'
check "no hint stands in the text by itself" hides 100 "$hints"
sed -i '1i inlay-hints = true' "$work/case/career-ls.toml"
keys ':set lsp.display-inlay-hints true' Enter
# Helix watches no files: the next edit looks, a second after the last.
sleep 1.2
keys o
normal
keys u
check "with the setting, hints stand behind what lacks a measure" \
  shows 5000 '26 +- Responsible for the weekly program review of Payouts and Ledger measure\?'
check "also behind accents" shows 1000 'between Lisbon and São Paulo measure\?'

keys ':write-all' Enter
keys ':quit-all!' Enter
for _ in $(seq 100); do [ -f "$work/ended" ] && break; sleep 0.05; done
check "Helix ends well" test "$(cat "$work/ended" 2>/dev/null)" = 0
check "the file holds what was shown" grep -qx -- '- Migrated 12 services to Kubernetes' "$work/case/promotion.md"

echo "$passed passed, $failed failed"
if [ "$failed" -ne 0 ]; then
  tail -n 30 "$work/cache/helix/helix.log" >&2 || true
  exit 1
fi
