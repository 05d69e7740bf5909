"""Plain JAX's chunked SSD, and its times: the peer of `matmamba bench op --peer jax`.

Reads its work as JSON in argv[1] (platform, dtype, batch, seqlen, nheads, headdim, d_state, chunk, calls, backward), prints {"name", "compile_s",
"temporaries", "peak"} when compiled, then for each number n read from stdin runs the program n times and prints {"step_ms": [...]}. A program is
work["calls"] calls in a loop, each taking what the one before made: y as x and, backward, the gradient of x as that of y. Softplus, bias and D
are part of a call. Needs: pip install jax.
"""
import json, os, sys, time

import turns

os.environ.setdefault("XLA_PYTHON_CLIENT_PREALLOCATE", "false")  # another process works on the same device

import jax
import jax.numpy as jnp


def ssd(x, dt, a, b, c, skip, chunk, dtype):
    """x [B,T,H,P], dt [B,T,H], a [H], b and c [B,T,N], skip [H]; operands of products are rounded to dtype, sums are float32."""

    def product(equation, *operands):
        return jnp.einsum(equation, *(o.astype(dtype) for o in operands), preferred_element_type=jnp.float32)

    batch, tokens, heads, headdim = x.shape
    state_size = b.shape[-1]
    chunks = tokens // chunk
    decay = (dt * a).reshape(batch, chunks, chunk, heads).transpose(0, 1, 3, 2)
    cumulative = jnp.cumsum(decay, -1)
    xdt = (x * dt[..., None]).reshape(batch, chunks, chunk, heads, headdim)
    b, c = b.reshape(batch, chunks, chunk, state_size), c.reshape(batch, chunks, chunk, state_size)
    mask = jnp.tril(jnp.ones((chunk, chunk), bool))
    difference = cumulative[..., :, None] - cumulative[..., None, :]
    kernel = jnp.where(mask, jnp.exp(jnp.where(mask, difference, 0.0)), 0.0)
    kernel = product("bcin,bcjn->bcij", c, b)[:, :, None] * kernel
    inside = product("bchij,bcjhp->bcihp", kernel, xdt)
    to_end = jnp.exp(cumulative[..., -1:] - cumulative)
    states = product("bcjn,bcjhp->bchpn", b, xdt * to_end.transpose(0, 1, 3, 2)[..., None])
    whole = jnp.exp(cumulative[..., -1])

    def carry_on(state, of_chunk):
        added, factor = of_chunk
        return state * factor[..., None, None] + added, state

    start = jnp.zeros((batch, heads, headdim, state_size))
    _, before = jax.lax.scan(carry_on, start, (states.transpose(1, 0, 2, 3, 4), whole.transpose(1, 0, 2)))
    before = before.transpose(1, 0, 2, 3, 4)
    across = product("bcin,bchpn->bcihp", c, before) * jnp.exp(cumulative).transpose(0, 1, 3, 2)[..., None]
    return (inside + across).reshape(batch, tokens, heads, headdim) + x * skip[:, None]


def main():
    work = json.loads(sys.argv[-1])
    jax.config.update("jax_platforms", work["platform"])
    dtype = jnp.bfloat16 if work["dtype"] == "bf16" else jnp.float32
    sequence, heads = (work["batch"], work["seqlen"]), work["nheads"]
    keys = jax.random.split(jax.random.PRNGKey(0), 8)
    shared = work["d_state"] ** -0.25  # a chain of calls stays in range
    x, dy = (jax.random.normal(k, (*sequence, heads, work["headdim"]), dtype) for k in keys[:2])
    b, c = ((jax.random.normal(k, (*sequence, work["d_state"])) * shared).astype(dtype) for k in keys[2:4])
    dt = jax.random.normal(keys[4], (*sequence, heads))
    a_log = jax.random.normal(keys[5], (heads,)) * 0.5 + 0.5
    skip, bias = jax.random.normal(keys[6], (heads,)), jax.random.normal(keys[7], (heads,)) - 3

    def call(x, dt, a_log, b, c, skip, bias):
        return ssd(x, jax.nn.softplus(dt + bias), -jnp.exp(a_log), b, c, skip, work["chunk"], dtype).astype(dtype)

    @jax.jit
    def program(x, dy, *others):
        def forward(_, carried):
            return (call(carried[0], *others), *carried[1:])

        def both(_, carried):
            y, gradient = jax.vjp(call, carried[0], *others)
            return (y, *gradient(carried[1]))

        if work["backward"]:
            return jax.lax.fori_loop(0, work["calls"], both, (x, dy, *map(jnp.zeros_like, others)))
        return jax.lax.fori_loop(0, work["calls"], forward, (x,))

    inputs = (x, dy, dt, a_log, b, c, skip, bias)
    start = time.perf_counter()
    compiled = program.lower(*inputs).compile()
    seconds = time.perf_counter() - start
    turns.ready_with(compiled, f"jax {jax.__version__}", seconds)
    turns.answer(lambda: jax.block_until_ready(compiled(*inputs)))


if __name__ == "__main__":
    main()
