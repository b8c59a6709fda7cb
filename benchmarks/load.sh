#!/usr/bin/env bash
# Requests per second of Carafe and of hand-written Helidon, side by side: rounds interleaved in one run, medians and their ratio.
# Needs wrk, and the module built: mvn -q -pl benchmarks -am package -DskipTests
#
#   benchmarks/load.sh [ROUNDS] [SECONDS]        9 rounds of 4 seconds, unless said
set -euo pipefail
cd "$(dirname "$0")"
rounds=${1:-9} seconds=${2:-4}
java=${JAVA:-java}
servers=(HelidonServer CarafeServer "CarafeServer 1000")
declare -A port rates
pids=()
trap 'kill "${pids[@]}" 2>/dev/null' EXIT
next=21080
for server in "${servers[@]}"; do
    read -r class routes <<<"$server"
    port[$server]=$((next++))
    # shellcheck disable=SC2086
    "$java" -Xmx512m -cp 'target/benchmarks.jar' "dev.carafe.benchmarks.load.$class" "${port[$server]}" ${routes:-} >/dev/null 2>&1 &
    pids+=($!)
done
for path in /plain /person/7; do
    for server in "${servers[@]}"; do
        for _ in $(seq 100); do curl -sf -o /dev/null "http://127.0.0.1:${port[$server]}$path" && break || sleep 0.1; done
        wrk -t1 -c32 -d8s "http://127.0.0.1:${port[$server]}$path" >/dev/null
    done
    for _ in $(seq "$rounds"); do
        for server in "${servers[@]}"; do
            rate=$(wrk -t1 -c32 -d"${seconds}s" "http://127.0.0.1:${port[$server]}$path" | awk '/Requests\/sec/ {print $2}')
            rates[$server$path]+="$rate"$'\n'
        done
    done
    for server in "${servers[@]}"; do
        median=$(sort -n <<<"${rates[$server$path]}" | awk 'NF {v[++n]=$1} END {print (n % 2) ? v[(n+1)/2] : (v[n/2]+v[n/2+1])/2}')
        base=${base:-$median}
        printf '%-10s %-20s %10.0f requests/s  %.2f\n' "$path" "$server" "$median" "$(awk "BEGIN {print $median/$base}")"
    done
    unset base
done
