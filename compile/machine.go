package compile

import (
	"os"
	"runtime"
	"slices"
	"strings"
)

// Machine is what a CPU's executables depend on: they use every instruction that the machine had on which they were made.
type Machine struct {
	Architecture string   `json:"architecture"` // as Go names it
	Features     []string `json:"features"`     // extensions of the instruction set, as Linux names them
}

// x86Extensions begin the names of those flags of /proc/cpuinfo that stand for instructions a compiler may use. The other flags
// tell of the kernel, virtualisation and mitigations, and change without the instructions.
var x86Extensions = []string{
	"sse", "ssse3", "avx", "fma", "f16c", "bmi", "abm", "popcnt", "movbe", "aes", "pclmulqdq", "vaes", "vpclmulqdq", "gfni", "sha_ni", "amx",
}

// thisMachine describes the machine at hand, without features where the system does not tell them.
func thisMachine() Machine {
	info, err := os.ReadFile("/proc/cpuinfo")
	if err != nil {
		return Machine{Architecture: runtime.GOARCH}
	}
	return Machine{runtime.GOARCH, cpuFeatures(string(info))}
}

// cpuFeatures are the extensions that all processors of /proc/cpuinfo have, in alphabetical order.
func cpuFeatures(info string) []string {
	var common []string
	first := true
	for line := range strings.Lines(info) {
		name, value, _ := strings.Cut(line, ":")
		var has []string
		switch strings.TrimSpace(name) {
		case "flags":
			for flag := range strings.FieldsSeq(value) {
				if slices.ContainsFunc(x86Extensions, func(prefix string) bool { return strings.HasPrefix(flag, prefix) }) {
					has = append(has, flag)
				}
			}
		case "Features":
			has = strings.Fields(value)
		default:
			continue
		}
		slices.Sort(has)
		if first {
			common, first = slices.Compact(has), false
			continue
		}
		common = slices.DeleteFunc(common, func(flag string) bool { return !slices.Contains(has, flag) })
	}
	return common
}

// lacks lists the features of the machine of an executable that this one has not.
func (m Machine) lacks(executable Machine) []string {
	var missing []string
	for _, feature := range executable.Features {
		if !slices.Contains(m.Features, feature) {
			missing = append(missing, feature)
		}
	}
	return missing
}
