package backends

import (
	"fmt"
	"os"

	"github.com/matmamba/matmamba/backends/pjrt"
)

const (
	cacheEnv    = "MATMAMBA_CACHE"     // off: every program is compiled
	cacheDirEnv = "MATMAMBA_CACHE_DIR" // where executables are kept instead of in the user's cache directory
)

// ExecutableCache is the cache of compiled executables that backends use, nil where the user turned it off or has no
// directory for caches. XLA takes from seconds to minutes for a model, and makes the same of it each time.
func ExecutableCache() (*pjrt.Cache, error) {
	switch setting := os.Getenv(cacheEnv); setting {
	case "off":
		return nil, nil
	case "", "on":
		cache, err := pjrt.Open(os.Getenv(cacheDirEnv), 0)
		if err != nil {
			return nil, nil // a user without a directory for caches compiles every time
		}
		return cache, nil
	default:
		return nil, fmt.Errorf("%s=%s: want on or off", cacheEnv, setting)
	}
}
