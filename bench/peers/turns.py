"""How a peer's script takes turns with matmamba, see internal/peer: it says that it is ready, then answers each line it reads, a number of steps, with
their times."""
import json, sys, time


def ready(name, compile_s, temporaries, peak):
    print(json.dumps(dict(name=name, compile_s=compile_s, temporaries=temporaries, peak=peak)), flush=True)


def ready_with(compiled, name, compile_s):
    """Ready with a program of JAX: memory is by its own statistics."""
    memory = compiled.memory_analysis()
    peak = memory.argument_size_in_bytes + memory.temp_size_in_bytes + memory.output_size_in_bytes - memory.alias_size_in_bytes
    ready(name, compile_s, memory.temp_size_in_bytes, peak)


def answer(step, check=lambda: None, parts=1):
    """step makes one step and waits for it; check may end the script after the steps of a line. Of a step of so many parts the time of one is told."""
    for line in sys.stdin:
        times = []
        for _ in range(int(line)):
            start = time.perf_counter()
            step()
            times.append((time.perf_counter() - start) * 1e3 / parts)
        check()
        print(json.dumps(dict(step_ms=times)), flush=True)
