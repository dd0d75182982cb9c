#!/usr/bin/env bash
# Gradescope runs this once, as root, when it builds the container: Debian 12 or newer, Ubuntu 24.04 or newer.
set -euo pipefail
export DEBIAN_FRONTEND=noninteractive
here=$(cd "$(dirname "$0")" && pwd)

apt-get update -qq
apt-get install -y -qq --no-install-recommends ca-certificates python3 python3-venv bubblewrap util-linux >/dev/null

python=python3
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
  # An older Ubuntu has a newer Python beside its own.
  for version in 3.13 3.12 3.11; do
    if apt-get install -y -qq --no-install-recommends "python$version" "python$version-venv" >/dev/null 2>&1; then
      python=python$version
      break
    fi
  done
fi
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
  echo "The course needs Python 3.11 or newer, and this image has $("$python" -V): choose a newer base image, Ubuntu 24.04 say." >&2
  exit 1
fi

"$python" -m venv /autograder/venv
/autograder/venv/bin/pip install --quiet --disable-pip-version-check -c "$here/constraints.txt" setuptools wheel
# Both wheels at once: the second needs the first, which no package index has.
mlcourse=$(echo "$here"/wheels/mlcourse-*.whl)
/autograder/venv/bin/pip install --quiet --disable-pip-version-check -c "$here/constraints.txt" \
  "mlcourse[@EXTRAS@] @ file://$mlcourse" "$here"/wheels/mlgrading-*.whl

# Only root may read the solution. The solution is graded here once: whoever builds the container sees whether that works.
chmod -R go-rwx "$here/course"
mkdir -p /autograder/results
"$here/run_autograder" "$here/course/solutions/@EXERCISE@" /tmp/solution.json
