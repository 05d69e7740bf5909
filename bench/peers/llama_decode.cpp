// llama.cpp's speed on a Mamba2 model with random weights: prefill of a prompt and decoding of single tokens on the CPU.
//
//   llama_decode '{"d_model": 768, "n_layer": 24, "d_state": 128, "headdim": 64, "vocab": 50280, "dtype": "bf16", ...}' MODEL.gguf
//
// Writes the model to the file unless it is there, prints {"name"} when it is loaded, then for each number n read from stdin makes n steps and
// prints {"step_ms": [...]}. A step is the prefill of work's prompt (tokens), or, where that is 0, so many tokens (tokens) of which
// the time of one is told. threads: 2 unless given.

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include "ggml.h"
#include "gguf.h"
#include "llama.h"

// number finds "name": value in a flat JSON object.
static int number(const std::string& json, const std::string& name, int absent) {
  size_t at = json.find("\"" + name + "\"");
  if (at == std::string::npos) return absent;
  return atoi(json.c_str() + json.find(':', at) + 1);
}

struct Sizes {
  int d_model, n_layer, d_state, headdim, vocab;
  bool bf16;
};

// Model is a GGUF file in the making.
struct Model {
  gguf_context* file = gguf_init_empty();
  ggml_context* memory;
  std::mt19937 random{1};

  void add(const std::string& name, bool half, std::vector<int64_t> dims, float low, float high) {
    std::reverse(dims.begin(), dims.end());
    ggml_tensor* t = ggml_new_tensor(memory, half ? GGML_TYPE_BF16 : GGML_TYPE_F32, (int)dims.size(), dims.data());
    ggml_set_name(t, name.c_str());
    std::uniform_real_distribution<float> draw(low, high);
    std::vector<float> values(ggml_nelements(t));
    for (float& v : values) v = draw(random);
    if (half) {
      ggml_fp32_to_bf16_row(values.data(), (ggml_bf16_t*)t->data, (int64_t)values.size());
    } else {
      std::copy(values.begin(), values.end(), (float*)t->data);
    }
    gguf_add_tensor(file, t);
  }
};

static void write_model(const Sizes& s, const char* path) {
  const int64_t inner = 2 * s.d_model, heads = inner / s.headdim, convolved = inner + 2 * s.d_state;
  Model m;
  size_t values = (size_t)s.vocab * s.d_model + (size_t)s.n_layer * ((inner + convolved + heads + inner + 8) * s.d_model + 16 * convolved);
  m.memory = ggml_init({values * (s.bf16 ? 2 : 4) + (64u << 20), nullptr, false});
  gguf_set_val_str(m.file, "general.architecture", "mamba2");
  gguf_set_val_str(m.file, "tokenizer.ggml.model", "no_vocab");
  auto set = [&](const char* name, uint32_t value) { gguf_set_val_u32(m.file, (std::string("mamba2.") + name).c_str(), value); };
  set("context_length", 1 << 20), set("embedding_length", s.d_model), set("feed_forward_length", 0), set("attention.head_count", 0);
  set("block_count", s.n_layer), set("vocab_size", s.vocab), set("ssm.conv_kernel", 4), set("ssm.inner_size", (uint32_t)inner);
  set("ssm.state_size", s.d_state), set("ssm.time_step_rank", (uint32_t)heads), set("ssm.group_count", 1);
  gguf_set_val_f32(m.file, "mamba2.attention.layer_norm_rms_epsilon", 1e-5f);
  const float in = 1 / sqrtf((float)s.d_model), out = 1 / sqrtf((float)(inner * s.n_layer));
  m.add("token_embd.weight", s.bf16, {s.vocab, s.d_model}, -0.03f, 0.03f);
  m.add("output_norm.weight", false, {s.d_model}, 1, 1);
  for (int layer = 0; layer < s.n_layer; layer++) {
    const std::string block = "blk." + std::to_string(layer) + ".";
    m.add(block + "attn_norm.weight", false, {s.d_model}, 1, 1);
    m.add(block + "ssm_in.weight", s.bf16, {inner + convolved + heads, s.d_model}, -in, in);
    m.add(block + "ssm_conv1d.weight", false, {convolved, 4}, -0.5f, 0.5f);
    m.add(block + "ssm_conv1d.bias", false, {convolved}, -0.5f, 0.5f);
    m.add(block + "ssm_dt.bias", false, {heads}, -7, -2);
    m.add(block + "ssm_a", false, {heads, 1}, -16, -1);
    m.add(block + "ssm_d", false, {heads, 1}, 1, 1);
    m.add(block + "ssm_norm.weight", false, {1, inner}, 1, 1);
    m.add(block + "ssm_out.weight", s.bf16, {s.d_model, inner}, -out, out);
  }
  if (!gguf_write_to_file(m.file, path, false)) exit(1);
  gguf_free(m.file);
  ggml_free(m.memory);
}

// Session decodes with one context.
struct Session {
  llama_context* context;
  llama_batch batch;
  int vocab, context_length, position = 0;

  // take evaluates n tokens from position on, with the logits of the last one, and returns the milliseconds it took.
  double take(int position, int n) {
    batch.n_tokens = n;
    for (int i = 0; i < n; i++) {
      batch.token[i] = (i * 37 + position) % vocab, batch.pos[i] = position + i, batch.n_seq_id[i] = 1, batch.seq_id[i][0] = 0;
      batch.logits[i] = i == n - 1;
    }
    auto start = std::chrono::steady_clock::now();
    if (llama_decode(context, batch)) exit(1);
    llama_synchronize(context);
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
  }

  // prefill takes a prompt from the beginning and returns its milliseconds.
  double prefill(int prompt) {
    llama_memory_clear(llama_get_memory(context), true);
    return take(0, prompt);
  }

  // decode takes tokens one by one, from where it was, and returns the milliseconds of one.
  double decode(int tokens) {
    if (position + tokens > context_length) {
      llama_memory_clear(llama_get_memory(context), true);
      position = 0;
    }
    double sum = 0;
    for (int t = 0; t < tokens; t++) sum += take(position++, 1);
    return sum / tokens;
  }
};

int main(int argc, char** argv) {
  if (argc < 3) return fprintf(stderr, "usage: llama_decode WORK.json MODEL.gguf\n"), 2;
  const std::string work = argv[1];
  Sizes s = {number(work, "d_model", 768), number(work, "n_layer", 24), number(work, "d_state", 128), number(work, "headdim", 64),
             number(work, "vocab", 50280), work.find("\"bf16\"") != std::string::npos};
  if (FILE* f = fopen(argv[2], "rb")) {
    fclose(f);
  } else {
    write_model(s, argv[2]);
  }
  llama_backend_init();
  llama_log_set([](ggml_log_level level, const char* text, void*) { if (level >= GGML_LOG_LEVEL_ERROR) fputs(text, stderr); }, nullptr);
  llama_model* model = llama_model_load_from_file(argv[2], llama_model_default_params());
  if (!model) return 1;
  const int prompt = number(work, "prompt", 0), tokens = number(work, "tokens", 32);
  llama_context_params params = llama_context_default_params();
  params.n_ctx = std::max(4096, tokens), params.n_batch = std::max(prompt, 32);
  params.n_threads = params.n_threads_batch = number(work, "threads", 2);
  Session session = {llama_init_from_model(model, params), llama_batch_init(std::max(prompt, 1), 0, 1), s.vocab, (int)params.n_ctx};
  if (!session.context) return 1;
  printf("{\"name\": \"llama.cpp\"}\n");
  fflush(stdout);
  char line[32];
  while (fgets(line, sizeof line, stdin)) {
    printf("{\"step_ms\": [");
    for (int i = 0, steps = atoi(line); i < steps; i++) printf("%s%.4f", i ? ", " : "", prompt ? session.prefill(prompt) : session.decode(tokens));
    printf("]}\n");
    fflush(stdout);
  }
}
