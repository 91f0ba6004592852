#!/usr/bin/env bash
# Packs what device-check.sh needs on a machine with a graphics processor and its driver, but without Java: a runtime,
# rulezoo, OpenCL's loader and the check itself. Usage: cli/src/device/bundle.sh FILE.tar.gz (after ./rulezoo built once).
set -euo pipefail
home=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../../.." && pwd)
file=$(readlink -f "${1:?usage: bundle.sh FILE.tar.gz}")

jlink=${JAVA_HOME:+$JAVA_HOME/bin/jlink}
for candidate in "$jlink" "$(command -v jlink || true)" /usr/lib/jvm/*25*/bin/jlink; do
  if [ -n "$candidate" ] && [ -x "$candidate" ] && [ "$("$candidate" --version | cut -d. -f1)" -ge 25 ]; then
    jlink=$candidate
    break
  fi
done
[ -x "$jlink" ] || { echo "bundle: no jlink of a JDK 25 or later: set JAVA_HOME" >&2; exit 1; }
[ -d "$home/cli/target/lib" ] || { echo "bundle: build first: mvn package -DskipTests" >&2; exit 1; }
loader=$(ldconfig -p | sed -n 's/^\s*libOpenCL\.so\.1 .*=> //p' | head -n 1)
[ -n "$loader" ] || { echo "bundle: no libOpenCL.so.1 here: install ocl-icd-libopencl1" >&2; exit 1; }

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir -p "$folder/rulezoo-device/lib" "$folder/rulezoo-device/opencl"
"$jlink" --add-modules java.base,java.logging,java.management,java.naming,java.sql,java.xml,jdk.incubator.vector,jdk.management,jdk.unsupported \
  --strip-debug --no-header-files --no-man-pages --compress zip-6 --output "$folder/rulezoo-device/runtime"
for jar in "$home"/cli/target/lib/*.jar; do
  case "$jar" in
    *natives-linux-arm64* | *natives-macos* | *natives-windows* | */d3-* | */xgboost*) ;;
    *) cp "$jar" "$folder/rulezoo-device/lib/" ;;
  esac
done
(cd "$home/cli/target/classes" && "${jlink%/jlink}/jar" --create --file "$folder/rulezoo-device/lib/rulezoo-cli.jar" .)
cp -L "$loader" "$folder/rulezoo-device/opencl/libOpenCL.so.1"
cp "$home/cli/src/device/device-check.sh" "$home/cli/src/device/check-rules.csv" "$folder/rulezoo-device/"
tar -C "$folder" -czf "$file" rulezoo-device
echo "$file: $(($(stat -c %s "$file") >> 20)) MB; there: tar xzf FILE && rulezoo-device/device-check.sh RESULTS"
