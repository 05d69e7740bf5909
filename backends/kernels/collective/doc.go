// Package collective writes the bodies of composites that make devices exchange data. Every backend that compiles StableHLO has
// them: they are StableHLO's own operations, for which GoMLX has no name.
package collective
