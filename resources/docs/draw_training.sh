#!/usr/bin/env bash
# Makes resources/docs/training.webp: one preset, one seed, the window as the program itself draws it at rising step
# counts. Needs a built program (./run --build-only) and img2webp (Debian package webp).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
frames=$(mktemp -d)
trap 'rm -rf "$frames"' EXIT
export QT_QPA_PLATFORM=${QT_QPA_PLATFORM:-offscreen}
number=10
for steps in 1 4 8 14 22 32 45 60 80 110 150 200 270 360 480 640 850 1150 1500 2000 2800 4000; do
  build/release/app/pushforward realnvp-8 --picture "$frames/$number.png" --after-steps "$steps" --theme dark --size 1366x768
  number=$((number + 1))
done
img2webp -loop 0 -lossy -q 70 -m 4 -d 350 "$frames"/*.png -o resources/docs/training.webp
