#!/usr/bin/env bash
# Packs what device-check.sh needs on a machine with a graphics processor and its driver that has neither Java nor OpenCL's
# loader: the release with its runtime, and the loader. Usage: cli/src/device/bundle.sh FILE.tar.gz, after
# mvn -Prelease package -DskipTests.
set -euo pipefail
home=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../../.." && pwd)
file=$(readlink -f "${1:?usage: bundle.sh FILE.tar.gz}")

release=$(ls "$home"/target/rulezoo-*-runtime.tar.gz 2> /dev/null | tail -n 1)
[ -n "$release" ] || { echo "bundle: build first: mvn -Prelease package -DskipTests" >&2; exit 1; }
loader=$(ldconfig -p | sed -n 's/^\s*libOpenCL\.so\.1 .*=> //p' | head -n 1)
[ -n "$loader" ] || { echo "bundle: no libOpenCL.so.1 here: install ocl-icd-libopencl1" >&2; exit 1; }

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/rulezoo-device"
tar -C "$folder/rulezoo-device" --strip-components=1 --exclude='*/docs' -xzf "$release"
mkdir "$folder/rulezoo-device/device/opencl"
cp -L "$loader" "$folder/rulezoo-device/device/opencl/libOpenCL.so.1"
tar -C "$folder" -czf "$file" rulezoo-device
echo "$file: $(($(stat -c %s "$file") >> 20)) MB; there: tar xzf FILE && rulezoo-device/device/device-check.sh RESULTS"
