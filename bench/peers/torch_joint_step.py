"""PyTorch's joint training step of a nested Mamba2 language model: the peer of `matmamba bench train --peer torch`.

The same protocol and work as jax_joint_step.py beside this file. The chunked SSD is the usual matmul form and the model goes through
torch.compile, which is the fastest that PyTorch does without kernels of one's own; the official kernels need CUDA and their own
packages. On a CUDA device the products run in bfloat16 under autocast where work["dtype"] says bf16. Needs: pip install torch.
"""
import json, math, sys, time

import torch
import torch.nn.functional as F

import turns
from torch_ssd import ssd

work = json.loads(sys.argv[-1])
D, LAYERS, N, P = work["d_model"], work["n_layer"], work["d_state"], work["headdim"]
VOCAB, BATCH, SEQLEN, CHUNK = work["vocab"], work["batch"], work["seqlen"], work["chunk"]
INNER = 2 * D
HEADS = INNER // P
DEVICE = work.get("platform", "cuda" if torch.cuda.is_available() else "cpu")
BF16 = work.get("dtype", "f32") == "bf16"


def rms_norm(x, weight):
    return x * torch.rsqrt((x * x).mean(-1, keepdim=True) + 1e-5) * weight


def mixer(p, u, fraction):
    inner = INNER // fraction
    heads = inner // P
    rows = p["in_proj"]
    rows = torch.cat([rows[:inner], rows[INNER : INNER + inner], rows[2 * INNER : 2 * INNER + 2 * N + heads]])
    z, xbc, dt = F.linear(u, rows).split([inner, inner + 2 * N, heads], -1)
    taps = torch.cat([p["conv"][:inner], p["conv"][-2 * N :]])
    bias = torch.cat([p["conv_bias"][:inner], p["conv_bias"][-2 * N :]])
    xbc = F.conv1d(F.pad(xbc.transpose(1, 2), (3, 0)), taps[:, None], bias, groups=inner + 2 * N).transpose(1, 2)
    x, b, c = F.silu(xbc).split([inner, N, N], -1)
    dt = F.softplus(dt.float() + p["dt_bias"][:heads])
    y = ssd(x.reshape(*u.shape[:2], heads, P), dt, -torch.exp(p["A_log"][:heads]), b, c, p["D"][:heads], CHUNK)
    gated = rms_norm(y.reshape(*u.shape[:2], inner).float() * F.silu(z.float()), p["norm"][:inner])
    return F.linear(gated, p["out_proj"][:, :inner])


def loss(params, tokens, targets, fraction):
    residual = params["embedding"][tokens]
    for p in params["layers"]:
        residual = residual + mixer(p, rms_norm(residual, p["block_norm"]), fraction).float()
    logits = F.linear(rms_norm(residual, params["norm_f"]), params["embedding"])
    return F.cross_entropy(logits.float().view(-1, VOCAB), targets.view(-1))


def first_weights():
    generator = torch.Generator().manual_seed(0)

    def uniform(bound, *shape):
        return (torch.rand(*shape, generator=generator) * 2 - 1) * bound

    def layer():
        return dict(
            block_norm=torch.ones(D), in_proj=uniform(D**-0.5, 2 * INNER + 2 * N + HEADS, D), conv=uniform(0.5, INNER + 2 * N, 4),
            conv_bias=torch.zeros(INNER + 2 * N), dt_bias=torch.full((HEADS,), -4.6), A_log=torch.linspace(1, 16, HEADS).log(),
            D=torch.ones(HEADS), norm=torch.ones(INNER), out_proj=uniform((INNER * LAYERS) ** -0.5, D, INNER))

    def trained(tensors):
        return {name: t.to(DEVICE).requires_grad_() for name, t in tensors.items()}

    outside = trained(dict(embedding=torch.randn(VOCAB, D, generator=generator) * 0.02, norm_f=torch.ones(D)))
    return dict(outside, layers=[trained(layer()) for _ in range(LAYERS)])


def synchronize():
    if DEVICE == "cuda":
        torch.cuda.synchronize()


torch.set_float32_matmul_precision("high" if BF16 else "highest")
params = first_weights()
tensors = [params["embedding"], params["norm_f"]] + [t for p in params["layers"] for t in p.values()]
optimizer = torch.optim.AdamW(tensors, lr=1e-4, betas=(0.9, 0.95), weight_decay=0.1, fused=DEVICE == "cuda")
tokens = torch.randint(0, VOCAB, (BATCH, SEQLEN), device=DEVICE)
targets = tokens.roll(-1, 1)
compiled = torch.compile(loss, dynamic=False)


def step():
    total = 0.0
    for fraction in work["fractions"]:
        with torch.autocast(DEVICE, torch.bfloat16, enabled=BF16):
            value = compiled(params, tokens, targets, fraction)
        (value / len(work["fractions"])).backward()
        total += value.detach()
    torch.nn.utils.clip_grad_norm_(tensors, 1.0)
    optimizer.step()
    optimizer.zero_grad()
    return total / len(work["fractions"])


start = time.perf_counter()
value = step()
synchronize()
seconds = time.perf_counter() - start
peak = torch.cuda.max_memory_allocated() if DEVICE == "cuda" else 0
turns.ready(f"torch {torch.__version__}", seconds, 0, peak)


def turn():
    global value
    value = step()
    synchronize()


def finite():
    if not math.isfinite(float(value)):
        sys.exit("the loss is not finite")


turns.answer(turn, finite)
