"""PyTorch's chunked SSD, and its times: the peer of `matmamba bench op --peer torch`.

The same protocol and work as jax_ssd.py beside this file. Where the official package mamba_ssm can be imported on a GPU, its Triton kernels are
measured (`mamba_chunk_scan_combined`), else the usual matmul form through torch.compile. On a GPU the calls are captured in a CUDA graph, so
that Python's launches are not what is timed. Needs: pip install torch, and for the official kernels mamba_ssm.
"""
import json, sys, time

import torch
import torch.nn.functional as F

import turns


def ssd(x, dt, a, b, c, skip, chunk):
    """x [B,T,H,P], dt [B,T,H], a [H], b and c [B,T,N], skip [H]."""
    return ssd_and_state(x, dt, a, b, c, skip, chunk)[0]


def ssd_and_state(x, dt, a, b, c, skip, chunk):
    """Also the state after the last token, [B,H,P,N]."""
    batch, tokens, heads, headdim = x.shape
    state_size = b.shape[-1]
    chunks = tokens // chunk
    cumulative = (dt * a).view(batch, chunks, chunk, heads).permute(0, 1, 3, 2).cumsum(-1)
    xdt = (x * dt[..., None].to(x.dtype)).view(batch, chunks, chunk, heads, headdim).permute(0, 1, 3, 2, 4)
    b, c = b.reshape(batch, chunks, chunk, state_size), c.reshape(batch, chunks, chunk, state_size)
    mask = torch.ones(chunk, chunk, dtype=torch.bool, device=x.device).tril()
    kernel = (cumulative[..., :, None] - cumulative[..., None, :]).masked_fill(~mask, float("-inf")).exp()
    inside = ((c @ b.transpose(-1, -2))[:, :, None] * kernel.to(x.dtype)) @ xdt
    to_end = (cumulative[..., -1:] - cumulative).exp()
    states = (xdt * to_end[..., None].to(x.dtype)).transpose(-1, -2) @ b[:, :, None]
    whole = cumulative[..., -1].exp()
    state, before = torch.zeros(batch, heads, headdim, state_size, device=x.device), []
    for i in range(chunks):
        before.append(state)
        state = state * whole[:, i, :, None, None] + states[:, i].float()
    before = torch.stack(before, 1).to(x.dtype)
    across = (c[:, :, None] @ before.transpose(-1, -2)) * cumulative.exp()[..., None].to(x.dtype)
    y = (inside + across).permute(0, 1, 3, 2, 4).reshape(batch, tokens, heads, headdim)
    return y + x * skip[:, None].to(x.dtype), state


def official():
    """The official kernels, None where they can't be used."""
    try:
        from mamba_ssm.ops.triton.ssd_combined import mamba_chunk_scan_combined
    except ImportError:
        return None
    return mamba_chunk_scan_combined


def operator(work):
    """The function of x, dt, a_log, b, c, skip and bias that is timed, and its name."""
    kernels = official() if work["platform"] == "cuda" else None
    if kernels:

        def call(x, dt, a_log, b, c, skip, bias):
            return kernels(x, dt, -a_log.exp(), b[:, :, None], c[:, :, None], work["chunk"], D=skip, dt_bias=bias, dt_softplus=True)

        return call, "mamba_ssm"

    def plain(x, dt, a_log, b, c, skip, bias):
        return ssd(x, F.softplus(dt + bias), -a_log.exp(), b, c, skip, work["chunk"]).to(x.dtype)

    return torch.compile(plain, dynamic=False), f"torch {torch.__version__}"


def random_inputs(work):
    generator = torch.Generator().manual_seed(0)
    dtype = torch.bfloat16 if work["dtype"] == "bf16" else torch.float32

    def normal(*shape, scale=1.0, shift=0.0, dtype=torch.float32):
        return (torch.randn(*shape, generator=generator) * scale + shift).to(work["platform"], dtype)

    batch, seqlen, heads = work["batch"], work["seqlen"], work["nheads"]
    shared = work["d_state"] ** -0.25  # a chain of calls stays in range
    x, dy = (normal(batch, seqlen, heads, work["headdim"], dtype=dtype) for _ in range(2))
    b, c = (normal(batch, seqlen, work["d_state"], scale=shared, dtype=dtype) for _ in range(2))
    others = [normal(batch, seqlen, heads), normal(heads, scale=0.5, shift=0.5), b, c, normal(heads), normal(heads, shift=-3.0)]
    return x, dy, [t.requires_grad_(work["backward"]) for t in others]


def main():
    work = json.loads(sys.argv[-1])
    cuda = work["platform"] == "cuda"
    call, name = operator(work)
    x, dy, others = random_inputs(work)

    def chain(calls):
        at, gradient = x, dy
        for _ in range(calls):
            at = at.detach().requires_grad_(work["backward"])
            y = call(at, *others)
            if work["backward"]:
                gradient = torch.autograd.grad(y, [at, *others], gradient)[0]
            at = y
        return at, gradient

    start = time.perf_counter()
    run = lambda: chain(work["calls"])
    if cuda:
        aside = torch.cuda.Stream()
        with torch.cuda.stream(aside):
            for _ in range(3):
                chain(1)
        torch.cuda.synchronize()
        graph = torch.cuda.CUDAGraph()
        with torch.cuda.graph(graph):
            chain(work["calls"])
        run = graph.replay
    else:
        chain(1)
    peak = torch.cuda.max_memory_allocated() if cuda else 0
    turns.ready(name, time.perf_counter() - start, 0, peak)

    def turn():
        run()
        if cuda:
            torch.cuda.synchronize()

    turns.answer(turn)


if __name__ == "__main__":
    main()
