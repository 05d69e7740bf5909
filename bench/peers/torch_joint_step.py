"""PyTorch's joint training step of a nested Mamba2 language model: the peer of `matmamba bench train --peer torch`.

The same protocol and work as jax_joint_step.py beside this file, and the official trainer's step: for each width the forward pass under autocast (where
work["dtype"] says bf16), cross entropy and its gradient, then clipping and fused AdamW over float32 weights. On a GPU where mamba_ssm can be
imported its Triton kernels are measured, eagerly as they are trained with; elsewhere the model in plain PyTorch through torch.compile. With work["graph"]
the whole step is captured in a CUDA graph, so that Python's launches are not what is timed. Needs: pip install torch, and for the official
kernels mamba_ssm and causal_conv1d; without the latter the convolution goes through torch.compile.
"""
import json, math, sys, time

import torch
import torch.nn.functional as F

import torch_mamba2 as model
import turns

work = json.loads(sys.argv[-1])
sizes = model.Sizes(work)
DEVICE, BF16, GRAPH = work["platform"], work["dtype"] == "bf16", work.get("graph", False)
CUDA = DEVICE == "cuda"
if GRAPH and not CUDA:
    sys.exit("a CUDA graph needs a GPU")
torch.set_float32_matmul_precision("high" if BF16 else "highest")
functions = model.functions(DEVICE)
params = model.first_weights(sizes, DEVICE)
tensors = [t.requires_grad_() for t in model.tensors_of(params)]
decayed = [t for t in tensors if t.dim() > 1]
groups = [dict(params=decayed, weight_decay=0.1), dict(params=[t for t in tensors if t.dim() == 1], weight_decay=0.0)]
optimizer = torch.optim.AdamW(groups, lr=1e-4, betas=(0.9, 0.95), fused=CUDA, capturable=GRAPH)
tokens = torch.randint(0, sizes.vocab, (work["batch"], work["seqlen"]), device=DEVICE)
targets = tokens.roll(-1, 1)


def loss(params, tokens, targets, fraction):
    scores = model.logits(functions, params, tokens, sizes, [sizes.heads // fraction] * sizes.n_layer)
    return F.cross_entropy(scores.view(-1, sizes.vocab), targets.view(-1))


if type(functions) is model.Plain:
    loss = torch.compile(loss, dynamic=False)


def step():
    total = 0.0
    for fraction in work["fractions"]:
        with torch.autocast(DEVICE, torch.bfloat16, enabled=BF16):
            value = loss(params, tokens, targets, fraction) / len(work["fractions"])
        value.backward()
        total += value.detach()
    torch.nn.utils.clip_grad_norm_(tensors, 1.0)
    optimizer.step()
    optimizer.zero_grad()
    return total


def captured():
    """A function that makes a step by one launch. Kernels are compiled and chosen in the steps before."""
    aside = torch.cuda.Stream()
    aside.wait_stream(torch.cuda.current_stream())
    with torch.cuda.stream(aside):
        for _ in range(2):
            step()
    torch.cuda.current_stream().wait_stream(aside)
    torch.cuda.empty_cache()
    graph = torch.cuda.CUDAGraph()
    with torch.cuda.graph(graph):
        value = step()

    def replay():
        graph.replay()
        return value

    return replay


def synchronize():
    if CUDA:
        torch.cuda.synchronize()


start = time.perf_counter()
run, name = step, functions.name
step()
if CUDA:
    torch.cuda.reset_peak_memory_stats()  # what the search for the fastest kernels took is not a step's
if GRAPH:
    run, name = captured(), name + ", CUDA graph"
value = run()
synchronize()
seconds = time.perf_counter() - start
turns.ready(name, seconds, 0, torch.cuda.max_memory_allocated() if CUDA else 0)


def turn():
    global value
    value = run()
    synchronize()


def finite():
    if not math.isfinite(float(value)):
        sys.exit("the loss is not finite")


turns.answer(turn, finite)
