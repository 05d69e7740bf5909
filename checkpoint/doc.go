// Package checkpoint reads and writes what a training run leaves on disk: safetensors files, model directories in the
// Hugging Face layout, and training state. It knows files, names and bytes; what a parameter means, which ones a model
// has and how they are initialised belongs to models and train, so nothing here imports them.
//
// What lives here:
//
//   - [Open], [Parse], [Write], [WriteFile]: the safetensors format, strictly. Every rule of the format is checked before
//     a tensor is handed out, each broken rule is an error of its own (see [FormatError]), and memory stays within a small
//     multiple of the header's size: tensor data is mapped, never copied.
//   - [OpenPickle]: tensors of a PyTorch file (torch.save), read by an interpreter that knows nothing but tensors.
//   - [LoadModelDir], [SaveModelDir]: config.json with model.safetensors (or, to read, pytorch_model.bin).
//   - [SaveState], [LoadState], [ListCheckpoints], [Latest], [Prune]: the checkpoints of a run, step-00001000 and so on.
//   - [WriteDir], [WriteFileAtomic]: a directory or file appears whole or not at all.
//
// # Views
//
// A tensor that was read is a view of the file: it is valid until [File.Close], must not be written to (the pages are
// read-only, a write ends the process), and the file must not be truncated meanwhile. Nothing in this package ever changes a file
// in place. Conversions such as [Tensor.Float32s] copy and are free of these rules.
//
// Byte order is little-endian in every file, whatever the machine.
package checkpoint
