#!/usr/bin/env bash
# Checks that a device gives the bits of the CPU, times it, and samples its load, within 8 minutes. Builds nothing; may be
# run any number of times. Usage: device-check.sh [RESULTS [DEVICE [SIZES]]], in an unpacked release or bundle.
# CHECK_SIZES and BATCHES in the environment change what is compared and timed.
# DEVICE is gpu (default) or a part of a device's name; SIZES are those of the table (default 1024,2048,4096,8192).
set -uo pipefail
here=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")" && pwd)
results=${1:-results}
device=${2:-gpu}
sizes=${3:-1024,2048,4096,8192}
mkdir -p "$results"
results=$(cd "$results" && pwd)
began=$SECONDS
limit=480
failed=0

# The loader of the bundle, and NVIDIA's driver whether or not this machine registers it. A machine may register another
# driver and name NVIDIA's in OCL_ICD_FILENAMES alone, which Debian's loader was seen to pass over.
export LD_LIBRARY_PATH="$here/opencl${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
for driver in /usr/local/nvidia/lib64 /usr/lib/x86_64-linux-gnu /usr/lib64 /usr/lib/wsl/lib; do
  if [ "$device" = gpu ] && [ -e "$driver/libnvidia-opencl.so.1" ]; then
    export LD_LIBRARY_PATH="$LD_LIBRARY_PATH:$driver"
    mkdir -p "$results/vendors"
    echo "$driver/libnvidia-opencl.so.1" > "$results/vendors/nvidia.icd"
    export OCL_ICD_VENDORS="$results/vendors/"
    break
  fi
done

rulezoo() {
  local left=$((limit - (SECONDS - began)))
  [ "$left" -gt 5 ] || { echo "no time left for: $*" >&2; return 1; }
  RULEZOO_JAVA_OPTIONS="-XX:MaxRAMPercentage=60 ${RULEZOO_JAVA_OPTIONS:-}" timeout "$left" "$here/../rulezoo" "$@" 2>> "$results/errors.txt"
}
step() { printf '\n== %s (%d s)\n' "$1" $((SECONDS - began)); }
verdict() { # NAME FILE FILE
  if [ -s "$2" ] && cmp -s "$2" "$3"; then
    echo "same bits: $1"
  else
    echo "DIFFERENT: $1"
    failed=1
  fi
}

: > "$results/errors.txt"
exec > >(tee "$results/check.txt") 2>&1
step "devices"
rulezoo devices || failed=1

step "digests: spikes, weights and metrics of simulations"
for ne in ${CHECK_SIZES:-128 1024 4096}; do
  for where in cpu "$device"; do
    rulezoo simulate --rules "$here/check-rules.csv" --ne $ne --settle 0.4 --score 0.4 --seed 1 --seed 2 --json \
      --device "$where" > "$results/simulate-$ne-$([ "$where" = cpu ] && echo cpu || echo device).jsonl"
  done
  verdict "simulations of N_E $ne" "$results/simulate-$ne-cpu.jsonl" "$results/simulate-$ne-device.jsonl"
done
sha256sum < "$results/simulate-$ne-device.jsonl"

step "a search: the same rules with the same digests"
for where in cpu "$device"; do
  zoo=$results/zoo-$([ "$where" = cpu ] && echo cpu || echo device)
  rm -rf "$zoo"
  rulezoo evolve --preset demo --pathways IE --evaluations 64 --seed 1 --zoo "$zoo" --device "$where" > "$zoo.txt"
  rulezoo zoo ls "$zoo" --json | sed 's/"archived[^,}]*[,}]//g' > "$zoo.jsonl"
done
verdict "zoo of $(wc -l < "$results/zoo-device.jsonl") lines" "$results/zoo-cpu.jsonl" "$results/zoo-device.jsonl"
sha256sum < "$results/zoo-device.jsonl"

step "speed, with the load of the device beside it"
sampler=
if command -v nvidia-smi > /dev/null; then
  nvidia-smi --query-gpu=timestamp,utilization.gpu,utilization.memory,memory.used,clocks.sm,power.draw --format=csv -lms 500 \
    > "$results/load.csv" 2> /dev/null &
  sampler=$!
fi
rulezoo bench --device "$device" --ne "$sizes" --seconds 1 --plain-seconds 1 --warm-up 5
step "speed against networks at once"
for batch in ${BATCHES:-132 264 528}; do
  rulezoo bench --device "$device" --ne "${sizes%%,*}" --case inert --seconds 1 --plain-seconds 0 --batch "$batch"
done
[ -z "$sampler" ] || kill "$sampler"

step "end"
grep -v "^WARNING\|█\|│" "$results/errors.txt" | sort -u | head -n 20
grep -q "going on with the CPU" "$results/errors.txt" && { echo "FAILED: the device was not used throughout"; failed=1; }
[ $failed = 0 ] && echo "all checks passed" || echo "FAILED"
exit $failed
