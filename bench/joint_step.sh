#!/usr/bin/env bash
# The joint training step of four widths on the CPU, ours beside plain JAX's, each at its best chunk size.
# Needs python3 with jax (pip install 'jax[cpu]'). Further flags go to `matmamba bench train`.
set -euo pipefail
cd "$(dirname "$0")/.."
exec go run ./cmd/matmamba bench train --backend cpu --peer jax --chunk 32,64,128 --peer-chunk 32,64,128 "$@"
