"""PyTorch's decoding of a Mamba2 language model with random weights: the peer of `matmamba bench decode --peer torch`.

Reads its work as JSON in argv[1] (platform, dtype, d_model, n_layer, d_state, headdim, vocab, heads: those of each layer in use, batch, prompt, tokens),
prints {"name"} when it is ready, then for each number n read from stdin makes n steps and prints {"step_ms": [...]}. A step is the pass
over a prompt of work's length (prompt) or, where that is 0, so many tokens (tokens), of which the time of one is told. Tokens are the most likely ones.
On a GPU a token's pass is a CUDA graph, and around it is what mamba_ssm's generation does with cg=True; weights and states are of one type, as there.
A layer's weights are cut to its heads beforehand, where MatMamba's own step joins the parts of in_proj and conv for every token. Where mamba_ssm can be
imported its Triton kernels are measured, a prompt's eagerly and in its chunks of 256, elsewhere plain PyTorch through torch.compile, in chunks of 64.
Needs: pip install torch, and for the official kernels mamba_ssm and causal_conv1d.
"""
import json, sys

import torch

import torch_mamba2 as model
import turns


class Decoder:
    """Takes a token of each sequence and gives the next."""

    def __init__(self, work):
        self.device, self.batch = work["platform"], work["batch"]
        self.functions = model.functions(self.device)
        self.sizes = model.Sizes(dict(chunk=self.functions.chunk) | work)
        params = model.first_weights(self.sizes, self.device, torch.bfloat16 if work["dtype"] == "bf16" else torch.float32)
        params["layers"] = [
            {name: t.contiguous() for name, t in model.sliced(p, heads, self.sizes).items()} for p, heads in zip(params["layers"], work["heads"])]
        self.params = params
        self.states = model.zero_states(params, self.batch, self.sizes)
        self.tokens = torch.zeros(self.batch, dtype=torch.long, device=self.device)
        self.whole = self.compiled(model.prefill)

    def compiled(self, function):
        """The function through torch.compile, but as it is where it launches the official kernels."""
        return torch.compile(function, dynamic=False) if type(self.functions) is model.Plain else function

    def start(self):
        """Compiles what a token needs."""
        step = self.compiled(model.step)
        self.step = lambda: step(self.functions, self.params, self.tokens, self.states, self.sizes)
        self.step()
        if self.device == "cuda":
            self.capture()

    def capture(self):
        eager = self.step
        aside = torch.cuda.Stream()
        aside.wait_stream(torch.cuda.current_stream())
        with torch.cuda.stream(aside):
            for _ in range(2):
                eager()
        torch.cuda.current_stream().wait_stream(aside)
        graph = torch.cuda.CUDAGraph()
        with torch.cuda.graph(graph):
            scores = eager()

        def replay():
            graph.replay()
            return scores.clone()

        self.step = replay

    def take(self, tokens):
        """The logits after these tokens."""
        self.tokens.copy_(tokens)
        return self.step()

    def decode(self, count):
        tokens = self.tokens
        for _ in range(count):
            scores = self.take(tokens)
            tokens = scores.argmax(-1)
        return scores

    def prefill(self, prompt):
        scores, states = self.whole(self.functions, self.params, prompt, self.sizes)
        for mine, new in zip(self.states, states):
            for state, value in zip(mine, new):
                state.copy_(value)
        return scores


@torch.no_grad()
def main():
    work = json.loads(sys.argv[-1])
    decoder = Decoder(work)
    prompt, tokens = work["prompt"], work["tokens"]
    if prompt:
        ids = torch.randint(0, decoder.sizes.vocab, (decoder.batch, prompt), device=decoder.device)
        run = lambda: decoder.prefill(ids)
    else:
        decoder.start()
        run = lambda: decoder.decode(tokens)
    scores = run()
    turns.ready(decoder.functions.name, 0, 0, 0)

    def turn():
        nonlocal scores
        scores = run()
        if decoder.device == "cuda":
            torch.cuda.synchronize()

    def finite():
        if not scores.isfinite().all():
            sys.exit("the logits are not finite")

    turns.answer(turn, finite, 1 if prompt else tokens)


if __name__ == "__main__":
    main()
