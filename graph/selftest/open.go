package selftest

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"time"

	"github.com/matmamba/matmamba/internal/oneline"

	"github.com/gomlx/compute"
	"github.com/matmamba/matmamba/backends"
)

// settingEnv leaves the test out or makes it each time.
const settingEnv = "MATMAMBA_SELFTEST"

// Open is [backends.Open], without the kernels that disagree with their decompositions on the device.
func Open(ctx context.Context, kind backends.Kind, options backends.Options) (compute.Backend, backends.Info, error) {
	backend, info, err := backends.Open(ctx, kind, options)
	if err != nil || options.NoKernels {
		return backend, info, err
	}
	wrong, err := verdict(ctx, backend, info, options)
	if err == nil && len(wrong) == 0 {
		return backend, info, nil
	}
	backend.Finalize()
	if err != nil {
		return nil, backends.Info{}, err
	}
	options.Without = append(options.Without, wrong...)
	return backends.Open(ctx, info.Kind, options)
}

// verdict are the composites whose kernels are not to be used, from the test or from what was kept of one.
func verdict(ctx context.Context, backend compute.Backend, info backends.Info, options backends.Options) ([]string, error) {
	composites := backends.Composites(info.Kind)
	if len(composites) == 0 {
		return nil, nil
	}
	var kept record
	switch setting := os.Getenv(settingEnv); setting {
	case "off":
		return nil, nil
	case "on":
	case "", "auto":
		if kept = recordOf(info, options.TF32); kept.path == "" {
			return nil, nil
		}
		if wrong, ok := kept.read(); ok {
			return wrong, nil
		}
	default:
		return nil, fmt.Errorf("%s=%s: want auto, on or off", settingEnv, setting)
	}
	log := options.Log
	if log == nil {
		log = slog.Default()
	}
	start := time.Now()
	wrong, err := Run(ctx, backend, settingsOf(info.Kind, options.TF32), composites, log)
	if err != nil {
		log.Warn("kernels could not be compared with their decompositions", "device", info.Device, "reason", oneline.Of(err.Error()))
		return nil, nil
	}
	log.Info("kernels compared with their decompositions, once for this device", "device", info.Device, "composites", len(composites),
		"left out", len(wrong), "seconds", fmt.Sprintf("%.1f", time.Since(start).Seconds()))
	if err := kept.write(info, wrong); err != nil {
		log.Warn("the next start compares kernels again", "reason", oneline.Of(err.Error()))
	}
	return wrong, nil
}
