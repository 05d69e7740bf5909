"""Plain JAX's joint training step of a nested Mamba2 language model: the peer of `matmamba bench train --peer jax`.

Reads its work as JSON in argv[1] (d_model, n_layer, d_state, headdim, vocab, batch, seqlen, chunk, fractions: 1 for full, 2 for
half, ...), prints {"name", "compile_s", "temporaries", "peak"} when compiled, then for each number n read from stdin makes n
steps and prints {"step_ms": [...]}. The chunked SSD is the usual matmul form; XLA differentiates it. Where work["dtype"] says
bf16, activations and the operands of products are bfloat16, with products accumulated, decays, norms and the softmax in float32
over float32 weights. Needs: pip install jax.
"""
import functools, json, math, os, sys, time

os.environ.setdefault("XLA_PYTHON_CLIENT_PREALLOCATE", "false")  # another process works on the same device

import jax
import jax.numpy as jnp

import turns
from jax_ssd import ssd

work = json.loads(sys.argv[-1])
if "platform" in work:
    jax.config.update("jax_platforms", work["platform"])
T = jnp.bfloat16 if work.get("dtype") == "bf16" else jnp.float32
D, LAYERS, N, P = work["d_model"], work["n_layer"], work["d_state"], work["headdim"]
VOCAB, BATCH, SEQLEN, CHUNK = work["vocab"], work["batch"], work["seqlen"], work["chunk"]
INNER = 2 * D
HEADS = INNER // P


def linear(x, weight):
    return (x.astype(T) @ weight.T.astype(T)).astype(T)


def rms_norm(x, weight):
    x = x.astype(jnp.float32)
    return x * jax.lax.rsqrt((x * x).mean(-1, keepdims=True) + 1e-5) * weight


def mixer(p, u, fraction):
    inner = INNER // fraction
    heads = inner // P
    rows = p["in_proj"]
    rows = jnp.concatenate([rows[:inner], rows[INNER : INNER + inner], rows[2 * INNER : 2 * INNER + 2 * N + heads]])
    projected = linear(u, rows)
    z, xbc, dt = jnp.split(projected, [inner, 2 * inner + 2 * N], -1)
    taps = jnp.concatenate([p["conv"][:inner], p["conv"][-2 * N :]])
    bias = jnp.concatenate([p["conv_bias"][:inner], p["conv_bias"][-2 * N :]])
    padded = jnp.pad(xbc, ((0, 0), (3, 0), (0, 0)))
    xbc = jax.nn.silu(sum(padded[:, i : i + SEQLEN] * taps[:, i].astype(T) for i in range(4)) + bias.astype(T))
    x, b, c = jnp.split(xbc, [inner, inner + N], -1)
    dt = jax.nn.softplus(dt.astype(jnp.float32) + p["dt_bias"][:heads])
    y = ssd(x.reshape(*u.shape[:2], heads, P), dt, -jnp.exp(p["A_log"][:heads]), b, c, p["D"][:heads], CHUNK, T)
    gated = rms_norm(y.astype(T).reshape(*u.shape[:2], inner) * jax.nn.silu(z), p["norm"][:inner])
    return linear(gated, p["out_proj"][:, :inner])


def loss(params, tokens, targets, fraction):
    residual = params["embedding"][tokens]
    for p in params["layers"]:
        residual = residual + mixer(p, rms_norm(residual, p["block_norm"]), fraction)
    logits = linear(rms_norm(residual, params["norm_f"]), params["embedding"]).astype(jnp.float32)
    picked = jnp.take_along_axis(logits, targets[..., None], -1)[..., 0]
    return (jax.nn.logsumexp(logits, -1) - picked).mean()


def first_weights(key):
    def layer(key):
        k = jax.random.split(key, 3)
        rows = 2 * INNER + 2 * N + HEADS
        return dict(
            block_norm=jnp.ones(D), in_proj=jax.random.uniform(k[0], (rows, D), minval=-1, maxval=1) * D**-0.5,
            conv=jax.random.uniform(k[1], (INNER + 2 * N, 4), minval=-0.5, maxval=0.5), conv_bias=jnp.zeros(INNER + 2 * N),
            dt_bias=jnp.full(HEADS, -4.6), A_log=jnp.log(jnp.linspace(1, 16, HEADS)), D=jnp.ones(HEADS), norm=jnp.ones(INNER),
            out_proj=jax.random.uniform(k[2], (D, INNER), minval=-1, maxval=1) * (INNER * LAYERS) ** -0.5)
    keys = jax.random.split(key, LAYERS + 1)
    return dict(embedding=jax.random.normal(keys[0], (VOCAB, D)) * 0.02, norm_f=jnp.ones(D), layers=[layer(k) for k in keys[1:]])


@functools.partial(jax.jit, donate_argnums=(0, 1, 2))
def step(params, first, second, tokens, targets):
    def joint(params):
        return sum(loss(params, tokens, targets, f) for f in work["fractions"]) / len(work["fractions"])

    value, grads = jax.value_and_grad(joint)(params)
    norm = jnp.sqrt(sum((g * g).sum() for g in jax.tree.leaves(grads)))
    clip = jnp.minimum(1.0, 1.0 / (norm + 1e-6))
    first = jax.tree.map(lambda m, g: 0.9 * m + 0.1 * g * clip, first, grads)
    second = jax.tree.map(lambda v, g: 0.95 * v + 0.05 * (g * clip) ** 2, second, grads)
    params = jax.tree.map(lambda p, m, v: p * (1 - 1e-5) - 1e-4 * m / (jnp.sqrt(v) + 1e-8), params, first, second)
    return params, first, second, value


params = first_weights(jax.random.PRNGKey(0))
state = (params, jax.tree.map(jnp.zeros_like, params), jax.tree.map(jnp.zeros_like, params))
tokens = jax.random.randint(jax.random.PRNGKey(1), (BATCH, SEQLEN), 0, VOCAB)
targets = jnp.roll(tokens, -1, 1)
start = time.perf_counter()
compiled = step.lower(*state, tokens, targets).compile()
seconds = time.perf_counter() - start
turns.ready_with(compiled, f"jax {jax.__version__}", seconds)
value = None


def turn():
    global state, value
    *state, value = compiled(*state, tokens, targets)
    value.block_until_ready()


def finite():
    if not math.isfinite(float(value)):
        sys.exit("the loss is not finite")


turns.answer(turn, finite)
