"""A nested Mamba2 language model in PyTorch: what the peers torch_joint_step.py and torch_decode.py measure.

The order of operations, their types and what a width takes of each weight are those of the official code (MatMamba's trainer, mamba_ssm's Mamba2.step).
On a GPU where mamba_ssm can be imported the work is done by its Triton kernels, as there: norms with the residual's sum, the SSD, the gated norm, the
step of the state, and with causal_conv1d that package's convolution, all of a mixer's between its input projection and its end in one function of
autograd. Elsewhere the same functions are written in plain PyTorch, for torch.compile.
"""
import torch
import torch.nn.functional as F

from torch_ssd import ssd_and_state

EPS = 1e-5


class Sizes:
    def __init__(self, work):
        self.d_model, self.n_layer, self.d_state, self.headdim = work["d_model"], work["n_layer"], work["d_state"], work["headdim"]
        self.vocab, self.chunk = work["vocab"], work["chunk"]
        self.inner = 2 * self.d_model
        self.heads = self.inner // self.headdim


def first_weights(sizes, device, dtype=torch.float32):
    """The official first values, but for the biases of dt; D stays float32 in any type."""
    s, generator = sizes, torch.Generator().manual_seed(0)

    def uniform(bound, *shape):
        return (torch.rand(*shape, generator=generator) * 2 - 1) * bound

    def layer():
        return dict(
            block_norm=torch.ones(s.d_model), in_proj=uniform(s.d_model**-0.5, 2 * s.inner + 2 * s.d_state + s.heads, s.d_model),
            conv=uniform(0.5, s.inner + 2 * s.d_state, 4), conv_bias=torch.zeros(s.inner + 2 * s.d_state), dt_bias=torch.full((s.heads,), -4.6),
            A_log=torch.linspace(1, 16, s.heads).log(), D=torch.ones(s.heads), norm=torch.ones(s.inner),
            out_proj=uniform((s.inner * s.n_layer) ** -0.5, s.d_model, s.inner))

    def placed(tensors):
        return {name: t.to(device, torch.float32 if name == "D" else dtype) for name, t in tensors.items()}

    outside = placed(dict(embedding=torch.randn(s.vocab, s.d_model, generator=generator) * 0.02, norm_f=torch.ones(s.d_model)))
    return dict(outside, layers=[placed(layer()) for _ in range(s.n_layer)])


def tensors_of(params):
    return [params["embedding"], params["norm_f"]] + [t for p in params["layers"] for t in p.values()]


def sliced(p, heads, sizes):
    """What so many heads use of a layer's weights. The official code, too, joins the parts of in_proj and conv at every width, the full one included."""
    inner, full, shared = heads * sizes.headdim, sizes.inner, 2 * sizes.d_state
    rows = p["in_proj"]
    return dict(
        block_norm=p["block_norm"], in_proj=torch.cat([rows[:inner], rows[full : full + inner], rows[2 * full : 2 * full + shared + heads]]),
        conv=torch.cat([p["conv"][:inner], p["conv"][-shared:]]), conv_bias=torch.cat([p["conv_bias"][:inner], p["conv_bias"][-shared:]]),
        dt_bias=p["dt_bias"][:heads], A_log=p["A_log"][:heads], D=p["D"][:heads], norm=p["norm"][:inner], out_proj=p["out_proj"][:, :inner])


class Plain:
    """The model's functions in PyTorch's own."""

    name = f"torch {torch.__version__}"
    chunk = 64  # of a peer that is given none
    whole_mixer = None

    def rms_norm(self, x, weight):
        x = x.float()
        return x * torch.rsqrt((x * x).mean(-1, keepdim=True) + EPS) * weight

    def add_norm(self, x, residual, weight):
        """The norm of x + residual, in x's type, and that sum, which is float32. residual is None at first."""
        residual = x.float() if residual is None else x + residual
        return self.rms_norm(residual, weight).to(x.dtype), residual

    def last_norm(self, x, residual, weight):
        return self.add_norm(x, residual, weight)[0]

    def gated_norm(self, y, z, weight):
        return self.rms_norm(y.float() * F.silu(z.float()), weight).to(y.dtype)

    def conv(self, xbc, taps, bias):
        """xbc [B,T,C], taps [C,4]."""
        padded = F.pad(xbc.transpose(1, 2), (taps.shape[1] - 1, 0))
        return F.silu(F.conv1d(padded, taps[:, None], bias, groups=len(taps)).transpose(1, 2))

    def scan(self, x, dt, a, b, c, chunk, skip, dt_bias, final):
        """x [B,T,H,P], dt [B,T,H] before its softplus, b and c [B,T,N]. Also the state after the last token, if it is asked for.

        Behind the end, up to a multiple of the chunk, steps of time are 0: they leave the state as it is."""
        tokens = x.shape[1]
        chunk = min(chunk, tokens)
        dt = F.softplus(dt.float() + dt_bias.float())
        if behind := -tokens % chunk:
            x, dt, b, c = (F.pad(t, (0, 0) * (t.dim() - 2) + (0, behind)) for t in (x, dt, b, c))
        y, state = ssd_and_state(x, dt, a, b, c, skip, chunk)
        return y[:, :tokens], state

    def conv_step(self, xbc, state, taps, bias):
        """xbc [B,C]; state [B,C,4] takes it as its newest column."""
        state.copy_(torch.cat([state[..., 1:], xbc[..., None]], -1))
        return F.silu((state * taps).sum(-1) + bias).to(xbc.dtype)

    def scan_step(self, state, x, dt, a, b, c, skip, dt_bias):
        """state [B,H,P,N] becomes the next one; x [B,H,P], dt [B,H], b and c [B,N]."""
        dt = F.softplus(dt.float() + dt_bias.float())
        added = (dt[..., None] * x.float())[..., None] * b.float()[:, None, None, :]
        new = state.float() * (dt * a).exp()[..., None, None] + added
        state.copy_(new)
        return ((new * c.float()[:, None, None, :]).sum(-1) + skip[:, None] * x.float()).to(x.dtype)


class Official(Plain):
    """The same by mamba_ssm's Triton kernels. Raises ImportError where they are not."""

    chunk = 256  # the official default

    def __init__(self):
        from mamba_ssm.ops.triton.layer_norm import layer_norm_fn
        from mamba_ssm.ops.triton.layernorm_gated import rmsnorm_fn
        from mamba_ssm.ops.triton.selective_state_update import selective_state_update
        from mamba_ssm.ops.triton.ssd_combined import mamba_chunk_scan_combined, mamba_split_conv1d_scan_combined

        self.layer_norm, self.rmsnorm, self.update, self.chunk_scan = layer_norm_fn, rmsnorm_fn, selective_state_update, mamba_chunk_scan_combined
        try:
            from causal_conv1d import causal_conv1d_fn, causal_conv1d_update

            self.causal_conv, self.causal_conv_step, self.name = causal_conv1d_fn, causal_conv1d_update, "mamba_ssm"
            self.whole_mixer = mamba_split_conv1d_scan_combined
        except ImportError:
            self.causal_conv, self.name = None, "mamba_ssm without causal_conv1d"
            self.compiled_conv = torch.compile(shifted_conv, dynamic=False)

    def add_norm(self, x, residual, weight, prenorm=True):
        return self.layer_norm(x, weight, None, residual=residual, prenorm=prenorm, residual_in_fp32=True, eps=EPS, is_rms_norm=True)

    def last_norm(self, x, residual, weight):
        return self.add_norm(x, residual, weight, prenorm=False)

    def gated_norm(self, y, z, weight):
        return self.rmsnorm(y, weight, None, z=z, eps=EPS, norm_before_gate=False)

    def conv(self, xbc, taps, bias):
        if self.causal_conv is None:
            return self.compiled_conv(xbc, taps, bias)
        return self.causal_conv(xbc.transpose(1, 2), taps, bias, activation="silu").transpose(1, 2)

    def scan(self, x, dt, a, b, c, chunk, skip, dt_bias, final):
        made = self.chunk_scan(
            x, dt, a, b[:, :, None], c[:, :, None], chunk, D=skip, dt_bias=dt_bias, dt_softplus=True, return_final_states=final)
        return made if final else (made, None)

    def conv_step(self, xbc, state, taps, bias):
        if self.causal_conv is None:
            return super().conv_step(xbc, state, taps, bias)
        return self.causal_conv_step(xbc, state, taps, bias, "silu")

    def scan_step(self, state, x, dt, a, b, c, skip, dt_bias):
        size, columns = x.shape[-1], b.shape[-1]
        a = a[:, None, None].expand(-1, size, columns)
        dt, dt_bias, skip = dt[..., None].expand(-1, -1, size), dt_bias[:, None].expand(-1, size), skip[:, None].expand(-1, size)
        return self.update(state, x, dt, a, b[:, None], c[:, None], skip, dt_bias=dt_bias, dt_softplus=True)


def shifted_conv(xbc, taps, bias):
    """Plain.conv as a sum over taps, which torch.compile makes one kernel of; PyTorch's own convolution of channels by themselves is slow."""
    padded = F.pad(xbc, (0, 0, taps.shape[1] - 1, 0))
    total = sum(padded[:, i : i + xbc.shape[1]] * taps[:, i] for i in range(taps.shape[1]))
    return F.silu(total + bias).to(xbc.dtype)


def functions(device):
    """The official kernels on a GPU where they can be imported, else PyTorch's own."""
    if device == "cuda":
        try:
            return Official()
        except ImportError:
            pass
    return Plain()


def mixer(f, p, u, sizes):
    """p: sliced. u [B,T,D]."""
    heads, headdim = len(p["dt_bias"]), sizes.headdim
    projected = F.linear(u, p["in_proj"])
    a = -torch.exp(p["A_log"].float())
    if f.whole_mixer:
        return f.whole_mixer(
            projected, p["conv"], p["conv_bias"], p["dt_bias"], a, D=p["D"], chunk_size=sizes.chunk, activation="silu", rmsnorm_weight=p["norm"],
            rmsnorm_eps=EPS, outproj_weight=p["out_proj"], headdim=headdim, ngroups=1, norm_before_gate=False)
    return mixer_in_parts(f, p, projected, a, sizes, final=False)[0]


def mixer_in_parts(f, p, projected, a, sizes, final):
    """Also the states after the last token, the SSM's if it is asked for: the convolution's last columns [B,C,4] and [B,H,P,N]."""
    heads, headdim, columns, taps = len(p["dt_bias"]), sizes.headdim, sizes.d_state, p["conv"].shape[1]
    inner = heads * headdim
    z, xbc, dt = projected.split([inner, inner + 2 * columns, heads], -1)
    last = F.pad(xbc.transpose(1, 2), (taps - xbc.shape[1], 0))
    x, b, c = f.conv(xbc, p["conv"], p["conv_bias"]).split([inner, columns, columns], -1)
    y, state = f.scan(x.reshape(*x.shape[:2], heads, headdim), dt, a, b, c, sizes.chunk, p["D"], p["dt_bias"], final)
    y = f.gated_norm(y.reshape(*x.shape[:2], inner), z, p["norm"])
    return F.linear(y, p["out_proj"]), (last, state)


def logits(f, params, tokens, sizes, heads):
    """tokens [B,T]; heads: a number for each layer, whose weights are sliced here, as they are trained."""
    x, residual = F.embedding(tokens, params["embedding"]), None
    for p, h in zip(params["layers"], heads):
        p = sliced(p, h, sizes)
        x, residual = f.add_norm(x, residual, p["block_norm"])
        x = mixer(f, p, x, sizes)
    return F.linear(f.last_norm(x, residual, params["norm_f"]), params["embedding"])


def prefill(f, params, tokens, sizes):
    """The last token's logits and the states of layers, whose weights are sliced already."""
    x, residual, states = F.embedding(tokens, params["embedding"]), None, []
    for p in params["layers"]:
        x, residual = f.add_norm(x, residual, p["block_norm"])
        x, state = mixer_in_parts(f, p, F.linear(x, p["in_proj"]), -torch.exp(p["A_log"].float()), sizes, final=True)
        states.append(state)
    x = f.last_norm(x, residual, params["norm_f"])[:, -1]
    return F.linear(x, params["embedding"]), states


def zero_states(params, batch, sizes):
    """Of the weights' type, the convolution's with channels last in memory, as the official code keeps them."""
    def of(p):
        like = dict(device=p["in_proj"].device, dtype=p["in_proj"].dtype)
        channels, taps = p["conv"].shape
        return torch.zeros(batch, taps, channels, **like).transpose(1, 2), torch.zeros(batch, len(p["dt_bias"]), sizes.headdim, sizes.d_state, **like)

    return [of(p) for p in params["layers"]]


def step(f, params, tokens, states, sizes):
    """The logits after one more token of each sequence, tokens [B]; states change in place. Weights are sliced already."""
    x, residual = F.embedding(tokens, params["embedding"]), None
    for p, (convolved, state) in zip(params["layers"], states):
        heads, columns = len(p["dt_bias"]), sizes.d_state
        inner = heads * sizes.headdim
        x, residual = f.add_norm(x, residual, p["block_norm"])
        z, xbc, dt = F.linear(x, p["in_proj"]).split([inner, inner + 2 * columns, heads], -1)
        x, b, c = f.conv_step(xbc, convolved, p["conv"], p["conv_bias"]).split([inner, columns, columns], -1)
        y = f.scan_step(state, x.reshape(-1, heads, sizes.headdim), dt, -torch.exp(p["A_log"].float()), b, c, p["D"], p["dt_bias"])
        x = F.linear(f.gated_norm(y.reshape(-1, inner), z, p["norm"]), p["out_proj"])
    return F.linear(f.last_norm(x, residual, params["norm_f"]), params["embedding"])
