#!/bin/bash
# Builds llama.cpp's library from a folder with its source and measures a Mamba2 model with random weights on the CPU.
#   llama_decode.sh SOURCE WORKDIR WORK.json
# SOURCE: llama.cpp's source, such as vendor/llama.cpp of the Python package llama-cpp-python 0.3.36. WORKDIR keeps the build and the
# models. WORK.json and what is printed: see llama_decode.cpp. Needs cmake and a C++ compiler.
set -eu
source=$(realpath "$1"); mkdir -p "$2"; work=$(realpath "$2"); here=$(cd "$(dirname "$0")" && pwd)
if [ ! -f "$work/build/bin/libllama.so" ]; then
  cmake -S "$source" -B "$work/build" -DCMAKE_BUILD_TYPE=Release -DGGML_NATIVE=ON -DGGML_OPENMP=ON -DBUILD_SHARED_LIBS=ON -DLLAMA_BUILD_TESTS=OFF \
    -DLLAMA_BUILD_EXAMPLES=OFF -DLLAMA_BUILD_TOOLS=OFF -DLLAMA_BUILD_COMMON=OFF -DLLAMA_OPENSSL=OFF >&2
  cmake --build "$work/build" -j"$(nproc)" --target llama >&2
fi
if [ ! -x "$work/llama_decode" ] || [ "$here/llama_decode.cpp" -nt "$work/llama_decode" ]; then
  g++ -O2 -std=c++17 -I"$source/include" -I"$source/ggml/include" "$here/llama_decode.cpp" -o "$work/llama_decode" \
    -L"$work/build/bin" -lllama -lggml -lggml-base -Wl,-rpath,"$work/build/bin"
fi
sizes=$(printf '%s' "$3" | grep -oE '"(d_model|n_layer|d_state|headdim|vocab|dtype)": *[^,}]*' | tr -cd '[:alnum:]\n' | sort | tr '\n' '-')
exec "$work/llama_decode" "$3" "$work/model-${sizes}.gguf"
