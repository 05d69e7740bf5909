"""Checks what the PyTorch peers compute, at a small size: python3 torch_check.py cpu|cuda

Losses and gradients of widths, by the functions that would be measured on the device, are compared with those of plain PyTorch in float32, and
logits of decoding, after a prompt and token by token from the beginning, with those of the whole text's pass. Prints each error relative to the norm of what is
compared with, and fails where one is too large.
"""
import sys

import torch
import torch.nn.functional as F

import torch_decode
import torch_mamba2 as model

WORK = dict(d_model=128, n_layer=2, d_state=32, headdim=16, vocab=104, chunk=16, batch=2, prompt=20, tokens=4)
SEQLEN = 48


def error(got, want):
    return float((got.float() - want.float()).norm() / want.float().norm())


def loss_and_gradients(functions, device, autocast, fraction):
    sizes = model.Sizes(WORK)
    params = model.first_weights(sizes, device)
    tensors = [t.requires_grad_() for t in model.tensors_of(params)]
    tokens = torch.arange(2 * SEQLEN, device=device).view(2, SEQLEN) * 37 % sizes.vocab
    with torch.autocast(device, torch.bfloat16, enabled=autocast):
        logits = model.logits(functions, params, tokens, sizes, [sizes.heads // fraction] * sizes.n_layer)
        loss = F.cross_entropy(logits.view(-1, sizes.vocab), tokens.roll(-1, 1).view(-1))
    return [loss.detach(), *torch.autograd.grad(loss, tensors)]


def training(device, autocast):
    for fraction in 1, 4:
        want = loss_and_gradients(model.Plain(), device, False, fraction)
        got = loss_and_gradients(model.functions(device), device, autocast, fraction)
        yield f"loss at 1/{fraction}", error(got[0], want[0])
        errors = torch.tensor([error(g, w) for g, w in zip(got[1:], want[1:])])
        yield f"gradients at 1/{fraction}, the worst", float(errors.max())  # NaN where one is, which Python's max may drop


@torch.no_grad()
def decoding(device, dtype):
    work = dict(WORK, platform=device, dtype=dtype, heads=[16, 8])  # a mix
    decoder = torch_decode.Decoder(work)
    tokens = torch.arange(2 * SEQLEN, device=device).view(2, SEQLEN) * 37 % work["vocab"]
    whole = [decoder.prefill(tokens[:, : i + 1]) for i in (work["prompt"] - 1, SEQLEN - 1)]
    decoder.start()
    decoder.prefill(tokens[:, : work["prompt"]])
    for i in range(work["prompt"], SEQLEN):
        scores = decoder.take(tokens[:, i])
    yield "logits after a prompt", error(scores, whole[1])
    for states in decoder.states:
        for state in states:
            state.zero_()
    for i in range(work["prompt"]):
        scores = decoder.take(tokens[:, i])
    yield "logits from the beginning", error(scores, whole[0])


def main():
    device = sys.argv[1]
    print(model.functions(device).name)
    failed = False
    exact = 1e-2 if device == "cuda" else 1e-4  # the official kernels take TF32 for float32
    for dtype, bound in dict(f32=exact, bf16=5e-2).items():
        checks = [*training(device, dtype == "bf16"), *decoding(device, dtype)]
        for what, relative in checks:
            good = relative <= bound
            failed |= not good
            print(f"{dtype} {what}: {relative:.1e}" + ("" if good else f", more than {bound:.0e}"))
    if failed:
        sys.exit(1)


if __name__ == "__main__":
    main()
