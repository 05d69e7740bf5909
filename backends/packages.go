package backends

// wheel is a file of a Python package: an archive that carries a plugin or a library. Version and digests (SHA-256, by Go's name
// of the architecture) are pinned: another file is not loaded, whoever serves it.
type wheel struct {
	name, version string
	sha256        map[string]string
}

// distribution is what a kind of backend consists of: its plugin and the libraries that the plugin loads.
type distribution struct {
	wheels []wheel // the plugin's first
	size   string  // of the downloads, for people
}

// distributions are the packages of each kind. Versions that work together: the plugin for CUDA and libtpu are those of JAX
// 0.11.2, and NVIDIA's libraries are the newest of CUDA 13.0, which every driver from release 580 on can load.
var distributions = map[Kind]distribution{
	CPU: {size: "63 MB", wheels: []wheel{
		{"xla-cpu-pjrt", "0.0.1", map[string]string{
			"amd64": "55837b6b7b47daa717f2d9a5a03563ea0ceaa338d06a81a1e2d3f060d960decc",
			"arm64": "8f613be6e891858f40d64f9799319502fff42689661944fc18a6ffd8210b30c9",
		}},
	}},
	TPU: {size: "221 MB", wheels: []wheel{
		{"libtpu", "0.0.48", map[string]string{
			"amd64": "79a450120c87d72e2e67aa549a75434818af38f666c1d224c228fff9f8a93805",
		}},
	}},
	CUDA: {size: "2 GB", wheels: []wheel{
		{"jax-cuda13-pjrt", "0.11.2", map[string]string{
			"amd64": "e5ff589d43064913bb74027682d89639c7ea48f9f81c2bae6fc75117e913f93e",
			"arm64": "63b55e50e5c2583a25e196ba06b034b63d2b2d8ad4c2f17935652c8d3ad2dd2d",
		}},
		{"nvidia-cublas", "13.1.0.3", map[string]string{
			"amd64": "ee8722c1f0145ab246bccb9e452153b5e0515fd094c3678df50b2a0888b8b171",
			"arm64": "c86fc7f7ae36d7528288c5d88098edcb7b02c633d262e7ddbb86b0ad91be5df2",
		}},
		{"nvidia-cuda-cupti", "13.0.85", map[string]string{
			"amd64": "4eb01c08e859bf924d222250d2e8f8b8ff6d3db4721288cf35d14252a4d933c8",
			"arm64": "796bd679890ee55fb14a94629b698b6db54bcfd833d391d5e94017dd9d7d3151",
		}},
		{"nvidia-cuda-nvcc", "13.0.88", map[string]string{
			"amd64": "56fe502eb77625a12f25172caa3cdddb4e4c8ba2c8c17dba44b164761b380f03",
			"arm64": "c7ff28f86a24effdc6c034fa15230c549a273e4771b10a7fec14996f8cf3307f",
		}},
		{"nvidia-cuda-runtime", "13.0.96", map[string]string{
			"amd64": "7f82250d7782aa23b6cfe765ecc7db554bd3c2870c43f3d1821f1d18aebf0548",
			"arm64": "ef9bcbe90493a2b9d810e43d249adb3d02e98dd30200d86607d8d02687c43f55",
		}},
		{"nvidia-cudnn-cu13", "9.19.0.56", map[string]string{
			"amd64": "d20e1734305e9d68889a96e3f35094d733ff1f83932ebe462753973e53a572bf",
			"arm64": "6ed29ffaee1176c612daf442e4dd6cfeb6a0caa43ddcbeb59da94953030b1be4",
		}},
		{"nvidia-cufft", "12.0.0.61", map[string]string{
			"amd64": "6c44f692dce8fd5ffd3e3df134b6cdb9c2f72d99cf40b62c32dde45eea9ddad3",
			"arm64": "2708c852ef8cd89d1d2068bdbece0aa188813a0c934db3779b9b1faa8442e5f5",
		}},
		{"nvidia-cusolver", "12.0.4.66", map[string]string{
			"amd64": "0a759da5dea5c0ea10fd307de75cdeb59e7ea4fcb8add0924859b944babf1112",
			"arm64": "02c2457eaa9e39de20f880f4bd8820e6a1cfb9f9a34f820eb12a155aa5bc92d2",
		}},
		{"nvidia-cusparse", "12.6.3.3", map[string]string{
			"amd64": "2b3c89c88d01ee0e477cb7f82ef60a11a4bcd57b6b87c33f789350b59759360b",
			"arm64": "80bcc4662f23f1054ee334a15c72b8940402975e0eab63178fc7e670aa59472c",
		}},
		{"nvidia-nccl-cu13", "2.28.9", map[string]string{
			"amd64": "e4553a30f34195f3fa1da02a6da3d6337d28f2003943aa0a3d247bbc25fefc42",
			"arm64": "01c873ba1626b54caa12272ed228dc5b2781545e0ae8ba3f432a8ef1c6d78643",
		}},
		{"nvidia-nvjitlink", "13.0.88", map[string]string{
			"amd64": "13a74f429e23b921c1109976abefacc69835f2f433ebd323d3946e11d804e47b",
			"arm64": "e931536ccc7d467a98ba1d8b89ff7fa7f1fa3b13f2b0069118cd7f47bff07d0c",
		}},
		{"nvidia-cuda-nvrtc", "13.0.88", map[string]string{
			"amd64": "ad9b6d2ead2435f11cbb6868809d2adeeee302e9bb94bcf0539c7a40d80e8575",
			"arm64": "d27f20a0ca67a4bb34268a5e951033496c5b74870b868bacd046b1b8e0c3267b",
		}},
		{"nvidia-nvshmem-cu13", "3.4.5", map[string]string{
			"amd64": "290f0a2ee94c9f3687a02502f3b9299a9f9fe826e6d0287ee18482e78d495b80",
			"arm64": "6dc2a197f38e5d0376ad52cd1a2a3617d3cdc150fd5966f4aee9bcebb1d68fe9",
		}},
		{"nvidia-nvvm", "13.0.88", map[string]string{
			"amd64": "c5f41ffeb6466944a026dfa5317d7d85355c119bbec279205d22f1869d1054e0",
			"arm64": "c4376a291d72d22a315d9d2f69bdae8f8cd83a627f75bad395cee49a0fe65dc1",
		}},
	}},
}

// plugin is the wheel that carries the plugin itself.
func (d distribution) plugin() wheel { return d.wheels[0] }

// compilerWheels are what compiling for a kind takes where its devices are not: the plugin and, for CUDA, the assembler of
// GPU code and the library of its functions, but none of the libraries that a running program calls.
func compilerWheels(kind Kind) []wheel {
	all := distributions[kind].wheels
	if kind != CUDA {
		return all
	}
	var wheels []wheel
	for _, w := range all {
		switch w.name {
		case "jax-cuda13-pjrt", "nvidia-cuda-nvcc", "nvidia-nvvm":
			wheels = append(wheels, w)
		}
	}
	return wheels
}
