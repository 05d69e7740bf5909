package backends

// MemoryStats are the sizes in bytes that XLA gives for an executable.
type MemoryStats struct {
	Arguments, Outputs, Aliases, Temporaries, Code int64
}

// Peak is arguments + temporaries + outputs - aliases.
func (m MemoryStats) Peak() int64 { return m.Arguments + m.Temporaries + m.Outputs - m.Aliases }
