#!/usr/bin/env bash
# Draws docs/findings.svg: what the real program prints about examples/, colours and all.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# It ends with 1, because it finds something.
printed=$(CLICOLOR_FORCE=1 cargo run --locked --release --quiet -- check --today 2026-11-20 examples) || [ $? -eq 1 ]
python3 docs/picture.py <<<"$printed" >docs/findings.svg
