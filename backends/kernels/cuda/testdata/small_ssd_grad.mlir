    %k0:3 = stablehlo.custom_call @__gpu$xla.gpu.triton(%arg1, %arg2, %arg6) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 16 : i32, grid_y = 8 : i32, grid_z = 16 : i32, ir = "module {
  tt.func public @ssd_prep(%dt: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %a: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %bias: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %out_dt: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %out_cum: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %out_toend: !tt.ptr<f32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %3 = arith.constant 64 : i32
    %9 = arith.constant 8 : i32
    %14 = arith.constant dense<64> : tensor<8xi32>
    %16 = arith.constant 65536 : i64
    %20 = arith.constant dense<64> : tensor<64x1xi32>
    %30 = arith.constant dense<0.0e+00> : tensor<64x8xf32>
    %34 = arith.constant dense<0.0e+00> : tensor<8xf32>
    %40 = arith.constant dense<-1.442695e+00> : tensor<64x8xf32>
    %43 = arith.constant dense<1.0e+00> : tensor<64x8xf32>
    %47 = arith.constant dense<6.931472e-01> : tensor<64x8xf32>
    %53 = arith.constant dense<2.0e+01> : tensor<64x8xf32>
    %61 = arith.constant dense<1.442695e+00> : tensor<8xf32>
    %70 = arith.constant dense<1024> : tensor<1x8xi32>
    %0 = tt.get_program_id x : i32
    %1 = tt.get_program_id z : i32
    %2 = arith.extsi %1 : i32 to i64
    %4 = arith.muli %0, %3 : i32
    %5 = tt.make_range {end = 64 : i32, start = 0 : i32} : tensor<64xi32>
    %6 = tt.splat %4 : i32 -> tensor<64xi32>
    %7 = arith.addi %6, %5 : tensor<64xi32>
    %8 = tt.get_program_id y : i32
    %10 = arith.muli %8, %9 : i32
    %11 = tt.make_range {end = 8 : i32, start = 0 : i32} : tensor<8xi32>
    %12 = tt.splat %10 : i32 -> tensor<8xi32>
    %13 = arith.addi %12, %11 : tensor<8xi32>
    %15 = arith.cmpi slt, %13, %14 : tensor<8xi32>
    %17 = arith.muli %2, %16 : i64
    %18 = tt.addptr %dt, %17 : !tt.ptr<f32>, i64
    %19 = tt.expand_dims %7 {axis = 1 : i32} : tensor<64xi32> -> tensor<64x1xi32>
    %21 = arith.muli %19, %20 : tensor<64x1xi32>
    %22 = tt.splat %18 : !tt.ptr<f32> -> tensor<64x1x!tt.ptr<f32>>
    %23 = tt.addptr %22, %21 : tensor<64x1x!tt.ptr<f32>>, tensor<64x1xi32>
    %24 = tt.expand_dims %13 {axis = 0 : i32} : tensor<8xi32> -> tensor<1x8xi32>
    %25 = tt.broadcast %23 : tensor<64x1x!tt.ptr<f32>> -> tensor<64x8x!tt.ptr<f32>>
    %26 = tt.broadcast %24 : tensor<1x8xi32> -> tensor<64x8xi32>
    %27 = tt.addptr %25, %26 : tensor<64x8x!tt.ptr<f32>>, tensor<64x8xi32>
    %28 = tt.expand_dims %15 {axis = 0 : i32} : tensor<8xi1> -> tensor<1x8xi1>
    %29 = tt.broadcast %28 : tensor<1x8xi1> -> tensor<64x8xi1>
    %31 = tt.load %27, %29, %30 : tensor<64x8x!tt.ptr<f32>>
    %32 = tt.splat %bias : !tt.ptr<f32> -> tensor<8x!tt.ptr<f32>>
    %33 = tt.addptr %32, %13 : tensor<8x!tt.ptr<f32>>, tensor<8xi32>
    %35 = tt.load %33, %15, %34 : tensor<8x!tt.ptr<f32>>
    %36 = tt.expand_dims %35 {axis = 0 : i32} : tensor<8xf32> -> tensor<1x8xf32>
    %37 = tt.broadcast %36 : tensor<1x8xf32> -> tensor<64x8xf32>
    %38 = arith.addf %31, %37 : tensor<64x8xf32>
    %39 = math.absf %38 : tensor<64x8xf32>
    %41 = arith.mulf %39, %40 : tensor<64x8xf32>
    %42 = math.exp2 %41 : tensor<64x8xf32>
    %44 = arith.addf %42, %43 : tensor<64x8xf32>
    %45 = arith.subf %44, %43 : tensor<64x8xf32>
    %46 = math.log2 %44 : tensor<64x8xf32>
    %48 = arith.mulf %46, %47 : tensor<64x8xf32>
    %49 = arith.divf %42, %45 : tensor<64x8xf32>
    %50 = arith.mulf %48, %49 : tensor<64x8xf32>
    %51 = arith.cmpf oeq, %45, %30 : tensor<64x8xf32>
    %52 = arith.select %51, %42, %50 : tensor<64x8xi1>, tensor<64x8xf32>
    %54 = arith.cmpf ogt, %38, %53 : tensor<64x8xf32>
    %55 = arith.maxnumf %38, %30 : tensor<64x8xf32>
    %56 = arith.addf %55, %52 : tensor<64x8xf32>
    %57 = arith.select %54, %38, %56 : tensor<64x8xi1>, tensor<64x8xf32>
    %58 = tt.splat %a : !tt.ptr<f32> -> tensor<8x!tt.ptr<f32>>
    %59 = tt.addptr %58, %13 : tensor<8x!tt.ptr<f32>>, tensor<8xi32>
    %60 = tt.load %59, %15, %34 : tensor<8x!tt.ptr<f32>>
    %62 = arith.mulf %60, %61 : tensor<8xf32>
    %63 = tt.expand_dims %62 {axis = 0 : i32} : tensor<8xf32> -> tensor<1x8xf32>
    %64 = tt.broadcast %63 : tensor<1x8xf32> -> tensor<64x8xf32>
    %65 = arith.mulf %57, %64 : tensor<64x8xf32>
    %66 = "tt.scan"(%65) <{axis = 0 : i32, reverse = false}> ({
    ^bb0(%67: f32, %68: f32):
      %69 = arith.addf %67, %68 : f32
      tt.scan.return %69 : f32
    }) : (tensor<64x8xf32>) -> tensor<64x8xf32>
    %71 = arith.muli %24, %70 : tensor<1x8xi32>
    %72 = arith.extsi %71 : tensor<1x8xi32> to tensor<1x8xi64>
    %73 = tt.splat %17 : i64 -> tensor<1x8xi64>
    %74 = arith.addi %73, %72 : tensor<1x8xi64>
    %75 = arith.extsi %19 : tensor<64x1xi32> to tensor<64x1xi64>
    %76 = tt.broadcast %74 : tensor<1x8xi64> -> tensor<64x8xi64>
    %77 = tt.broadcast %75 : tensor<64x1xi64> -> tensor<64x8xi64>
    %78 = arith.addi %76, %77 : tensor<64x8xi64>
    %79 = tt.splat %out_dt : !tt.ptr<f32> -> tensor<64x8x!tt.ptr<f32>>
    %80 = tt.addptr %79, %78 : tensor<64x8x!tt.ptr<f32>>, tensor<64x8xi64>
    tt.store %80, %57, %29 : tensor<64x8x!tt.ptr<f32>>
    %81 = tt.splat %out_cum : !tt.ptr<f32> -> tensor<64x8x!tt.ptr<f32>>
    %82 = tt.addptr %81, %78 : tensor<64x8x!tt.ptr<f32>>, tensor<64x8xi64>
    tt.store %82, %66, %29 : tensor<64x8x!tt.ptr<f32>>
    %83 = tt.splat %out_toend : !tt.ptr<f32> -> tensor<64x8x!tt.ptr<f32>>
    %84 = tt.addptr %83, %78 : tensor<64x8x!tt.ptr<f32>>, tensor<64x8xi64>
    %85 = "tt.reduce"(%66) <{axis = 0 : i32}> ({
    ^bb0(%86: f32, %87: f32):
      %88 = arith.minnumf %86, %87 : f32
      tt.reduce.return %88 : f32
    }) : (tensor<64x8xf32>) -> tensor<8xf32>
    %89 = tt.expand_dims %85 {axis = 0 : i32} : tensor<8xf32> -> tensor<1x8xf32>
    %90 = tt.broadcast %89 : tensor<1x8xf32> -> tensor<64x8xf32>
    %91 = arith.subf %90, %66 : tensor<64x8xf32>
    %92 = math.exp2 %91 : tensor<64x8xf32>
    %93 = arith.mulf %57, %92 : tensor<64x8xf32>
    tt.store %84, %93, %29 : tensor<64x8x!tt.ptr<f32>>
    tt.return
  }
}
", name = "ssd_prep", num_stages = 3 : i32, num_warps = 4 : i32}, operand_layouts = [dense<[2, 1, 0]> : tensor<3xindex>, dense<[0]> : tensor<1xindex>, dense<[0]> : tensor<1xindex>], result_layouts = [dense<[2, 1, 0]> : tensor<3xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[2, 1, 0]> : tensor<3xindex>]} : (tensor<16x1024x64xf32>, tensor<64xf32>, tensor<64xf32>) -> (tensor<16x64x1024xf32>, tensor<16x64x1024xf32>, tensor<16x64x1024xf32>)
    %k1:1 = stablehlo.custom_call @__gpu$xla.gpu.triton(%arg8, %arg4, %k0#1, %k0#1, %arg9) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 32 : i32, grid_y = 1 : i32, grid_z = 16 : i32, ir = "module {
  tt.func public @ssd_rscan(%x: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %b: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %factor: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %decay: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %start: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %states: !tt.ptr<bf16> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %1 = arith.constant dense<32> : tensor<64xi32>
    %4 = arith.constant dense<24> : tensor<64xi32>
    %7 = arith.constant 2 : i32
    %12 = arith.constant 128 : i32
    %17 = arith.constant 64 : i32
    %19 = arith.constant 1572864 : i64
    %22 = arith.constant 24 : i32
    %25 = arith.constant 131072 : i64
    %30 = arith.constant 64 : i64
    %34 = arith.constant 3145728 : i64
    %37 = arith.constant 3072 : i32
    %40 = arith.constant dense<3072> : tensor<64xi32>
    %42 = arith.constant dense<128> : tensor<64xi32>
    %51 = arith.constant dense<0.0e+00> : tensor<64x128xf32>
    %52 = arith.constant 3072 : i64
    %59 = arith.constant 0 : i32
    %60 = arith.constant 1 : i32
    %61 = arith.constant 16 : i32
    %64 = arith.constant 15 : i32
    %70 = arith.constant 196608 : i64
    %76 = arith.constant 1536 : i32
    %80 = arith.constant dense<1536> : tensor<64x1xi32>
    %92 = arith.constant dense<0.0e+00> : tensor<64x64xbf16>
    %96 = arith.constant dense<128> : tensor<64x1xi32>
    %103 = arith.constant 1024 : i64
    %106 = arith.constant 1024 : i32
    %129 = arith.constant 63 : i32
    %131 = arith.constant dense<1024> : tensor<64xi32>
    %0 = tt.make_range {end = 64 : i32, start = 0 : i32} : tensor<64xi32>
    %2 = arith.remsi %0, %1 : tensor<64xi32>
    %3 = arith.divsi %0, %1 : tensor<64xi32>
    %5 = arith.cmpi slt, %2, %4 : tensor<64xi32>
    %6 = tt.get_program_id x : i32
    %8 = arith.muli %6, %7 : i32
    %9 = tt.get_program_id z : i32
    %10 = arith.extsi %9 : i32 to i64
    %11 = tt.get_program_id y : i32
    %13 = arith.muli %11, %12 : i32
    %14 = tt.make_range {end = 128 : i32, start = 0 : i32} : tensor<128xi32>
    %15 = tt.splat %13 : i32 -> tensor<128xi32>
    %16 = arith.addi %15, %14 : tensor<128xi32>
    %18 = arith.divsi %8, %17 : i32
    %20 = arith.muli %10, %19 : i64
    %21 = tt.addptr %x, %20 : !tt.ptr<bf16>, i64
    %23 = arith.muli %8, %22 : i32
    %24 = tt.addptr %21, %23 : !tt.ptr<bf16>, i32
    %26 = arith.muli %10, %25 : i64
    %27 = tt.addptr %b, %26 : !tt.ptr<bf16>, i64
    %28 = arith.muli %18, %12 : i32
    %29 = tt.addptr %27, %28 : !tt.ptr<bf16>, i32
    %31 = arith.muli %10, %30 : i64
    %32 = arith.extsi %8 : i32 to i64
    %33 = arith.addi %31, %32 : i64
    %35 = arith.muli %10, %34 : i64
    %36 = tt.addptr %states, %35 : !tt.ptr<bf16>, i64
    %38 = arith.muli %8, %37 : i32
    %39 = tt.addptr %36, %38 : !tt.ptr<bf16>, i32
    %41 = arith.muli %3, %40 : tensor<64xi32>
    %43 = arith.muli %2, %42 : tensor<64xi32>
    %44 = arith.addi %41, %43 : tensor<64xi32>
    %45 = tt.expand_dims %44 {axis = 1 : i32} : tensor<64xi32> -> tensor<64x1xi32>
    %46 = tt.expand_dims %16 {axis = 0 : i32} : tensor<128xi32> -> tensor<1x128xi32>
    %47 = tt.broadcast %45 : tensor<64x1xi32> -> tensor<64x128xi32>
    %48 = tt.broadcast %46 : tensor<1x128xi32> -> tensor<64x128xi32>
    %49 = arith.addi %47, %48 : tensor<64x128xi32>
    %50 = tt.expand_dims %5 {axis = 1 : i32} : tensor<64xi1> -> tensor<64x1xi1>
    %53 = arith.muli %33, %52 : i64
    %54 = tt.addptr %start, %53 : !tt.ptr<f32>, i64
    %55 = tt.splat %54 : !tt.ptr<f32> -> tensor<64x128x!tt.ptr<f32>>
    %56 = tt.addptr %55, %49 : tensor<64x128x!tt.ptr<f32>>, tensor<64x128xi32>
    %57 = tt.broadcast %50 : tensor<64x1xi1> -> tensor<64x128xi1>
    %58 = tt.load %56, %57, %51 : tensor<64x128x!tt.ptr<f32>>
    %145:1 = scf.for %62 = %59 to %61 step %60 iter_args(%63 = %58) -> (tensor<64x128xf32>) : i32 {
      %65 = arith.subi %64, %62 : i32
      %66 = arith.muli %65, %17 : i32
      %67 = tt.splat %66 : i32 -> tensor<64xi32>
      %68 = arith.addi %67, %0 : tensor<64xi32>
      %69 = arith.extsi %65 : i32 to i64
      %71 = arith.muli %69, %70 : i64
      %72 = tt.addptr %39, %71 : !tt.ptr<bf16>, i64
      %73 = tt.splat %72 : !tt.ptr<bf16> -> tensor<64x128x!tt.ptr<bf16>>
      %74 = tt.addptr %73, %49 : tensor<64x128x!tt.ptr<bf16>>, tensor<64x128xi32>
      %75 = arith.truncf %63 : tensor<64x128xf32> to tensor<64x128xbf16>
      tt.store %74, %75, %57 : tensor<64x128x!tt.ptr<bf16>>
      %77 = arith.muli %66, %76 : i32
      %78 = tt.addptr %24, %77 : !tt.ptr<bf16>, i32
      %79 = tt.expand_dims %0 {axis = 1 : i32} : tensor<64xi32> -> tensor<64x1xi32>
      %81 = arith.muli %79, %80 : tensor<64x1xi32>
      %82 = arith.muli %3, %4 : tensor<64xi32>
      %83 = arith.addi %82, %2 : tensor<64xi32>
      %84 = tt.expand_dims %83 {axis = 0 : i32} : tensor<64xi32> -> tensor<1x64xi32>
      %85 = tt.broadcast %81 : tensor<64x1xi32> -> tensor<64x64xi32>
      %86 = tt.broadcast %84 : tensor<1x64xi32> -> tensor<64x64xi32>
      %87 = arith.addi %85, %86 : tensor<64x64xi32>
      %88 = tt.splat %78 : !tt.ptr<bf16> -> tensor<64x64x!tt.ptr<bf16>>
      %89 = tt.addptr %88, %87 : tensor<64x64x!tt.ptr<bf16>>, tensor<64x64xi32>
      %90 = tt.expand_dims %5 {axis = 0 : i32} : tensor<64xi1> -> tensor<1x64xi1>
      %91 = tt.broadcast %90 : tensor<1x64xi1> -> tensor<64x64xi1>
      %93 = tt.load %89, %91, %92 : tensor<64x64x!tt.ptr<bf16>>
      %94 = arith.muli %66, %12 : i32
      %95 = tt.addptr %29, %94 : !tt.ptr<bf16>, i32
      %97 = arith.muli %79, %96 : tensor<64x1xi32>
      %98 = tt.broadcast %97 : tensor<64x1xi32> -> tensor<64x128xi32>
      %99 = arith.addi %98, %48 : tensor<64x128xi32>
      %100 = tt.splat %95 : !tt.ptr<bf16> -> tensor<64x128x!tt.ptr<bf16>>
      %101 = tt.addptr %100, %99 : tensor<64x128x!tt.ptr<bf16>>, tensor<64x128xi32>
      %102 = tt.load %101 : tensor<64x128x!tt.ptr<bf16>>
      %104 = arith.muli %33, %103 : i64
      %105 = tt.addptr %factor, %104 : !tt.ptr<f32>, i64
      %107 = tt.addptr %105, %106 : !tt.ptr<f32>, i32
      %108 = tt.addptr %107, %66 : !tt.ptr<f32>, i32
      %109 = tt.splat %108 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %110 = tt.addptr %109, %0 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %111 = tt.load %110 : tensor<64x!tt.ptr<f32>>
      %112 = math.exp2 %111 : tensor<64xf32>
      %113 = tt.expand_dims %112 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
      %114 = arith.cmpi slt, %0, %1 : tensor<64xi32>
      %115 = tt.expand_dims %114 {axis = 0 : i32} : tensor<64xi1> -> tensor<1x64xi1>
      %116 = tt.addptr %105, %59 : !tt.ptr<f32>, i32
      %117 = tt.addptr %116, %66 : !tt.ptr<f32>, i32
      %118 = tt.splat %117 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %119 = tt.addptr %118, %0 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %120 = tt.load %119 : tensor<64x!tt.ptr<f32>>
      %121 = math.exp2 %120 : tensor<64xf32>
      %122 = tt.expand_dims %121 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
      %123 = tt.broadcast %115 : tensor<1x64xi1> -> tensor<64x64xi1>
      %124 = tt.broadcast %122 : tensor<64x1xf32> -> tensor<64x64xf32>
      %125 = tt.broadcast %113 : tensor<64x1xf32> -> tensor<64x64xf32>
      %126 = arith.select %123, %124, %125 : tensor<64x64xi1>, tensor<64x64xf32>
      %127 = tt.addptr %decay, %104 : !tt.ptr<f32>, i64
      %128 = tt.addptr %127, %66 : !tt.ptr<f32>, i32
      %130 = tt.addptr %128, %129 : !tt.ptr<f32>, i32
      %132 = arith.muli %3, %131 : tensor<64xi32>
      %133 = tt.splat %130 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %134 = tt.addptr %133, %132 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %135 = tt.load %134 : tensor<64x!tt.ptr<f32>>
      %136 = math.exp2 %135 : tensor<64xf32>
      %137 = arith.extf %93 : tensor<64x64xbf16> to tensor<64x64xf32>
      %138 = arith.mulf %137, %126 : tensor<64x64xf32>
      %139 = arith.truncf %138 : tensor<64x64xf32> to tensor<64x64xbf16>
      %140 = tt.trans %139 {order = array<i32: 1, 0>} : tensor<64x64xbf16> -> tensor<64x64xbf16>
      %141 = tt.expand_dims %136 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
      %142 = tt.broadcast %141 : tensor<64x1xf32> -> tensor<64x128xf32>
      %143 = arith.mulf %63, %142 : tensor<64x128xf32>
      %144 = tt.dot %140, %102, %143, inputPrecision = tf32 : tensor<64x64xbf16> * tensor<64x128xbf16> -> tensor<64x128xf32>
      scf.yield %144 : tensor<64x128xf32>
    } {tt.num_stages = 4 : i32}
    tt.return
  }
}
", name = "ssd_rscan", num_stages = 3 : i32, num_warps = 4 : i32}, operand_layouts = [dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>], result_layouts = [dense<[4, 3, 2, 1, 0]> : tensor<5xindex>]} : (tensor<16x1024x64x24xbf16>, tensor<16x1024x1x128xbf16>, tensor<16x64x1024xf32>, tensor<16x64x1024xf32>, tensor<16x64x24x128xf32>) -> (tensor<16x16x64x24x128xbf16>)
    %k2:7 = stablehlo.custom_call @__gpu$xla.gpu.triton(%arg0, %arg8, %arg3, %arg4, %k0#1, %k0#0, %arg5, %k0#2, %arg7, %k1#0) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 16 : i32, grid_y = 1 : i32, grid_z = 16 : i32, ir = "module {
  tt.func public @ssd_bwd(%in_x: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %in_dy: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %in_b: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %in_c: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %in_cum: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %in_dt: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %in_d: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %in_toend: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %in_states: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %in_dstates: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %out_dx: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %out_pertoken: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %out_rows: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %out_db: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %out_dc: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %out_fromstate: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %out_statedot: !tt.ptr<f32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %7 = arith.constant 64 : i32
    %9 = arith.constant dense<24> : tensor<32xi32>
    %13 = arith.constant 1024 : i64
    %17 = arith.constant 1536 : i64
    %19 = arith.constant 128 : i64
    %21 = arith.constant 16 : i64
    %25 = arith.constant 196608 : i64
    %27 = arith.constant 65536 : i64
    %32 = arith.constant dense<128> : tensor<64x1xi32>
    %49 = arith.constant 16 : i32
    %55 = arith.constant 4096 : i64
    %57 = arith.constant dense<64> : tensor<64x1xi32>
    %62 = arith.constant dense<0.0e+00> : tensor<64x64xf32>
    %65 = arith.constant 0 : i32
    %66 = arith.constant 1 : i32
    %72 = arith.constant 24 : i32
    %75 = arith.constant dense<1536> : tensor<64x1xi32>
    %85 = arith.constant dense<0.0e+00> : tensor<64x32xbf16>
    %93 = arith.constant 3072 : i32
    %97 = arith.constant dense<128> : tensor<1x32xi32>
    %105 = arith.constant dense<0.0e+00> : tensor<128x32xbf16>
    %108 = arith.constant 1024 : i32
    %119 = arith.constant 63 : i32
    %136 = arith.constant 64 : i64
    %140 = arith.constant 32 : i64
    %148 = arith.constant dense<0.0e+00> : tensor<64x32xf32>
    %158 = arith.constant dense<-1.0e+00> : tensor<64x64xf32>
    %222 = arith.constant 4 : i64
    %224 = arith.constant dense<4> : tensor<64x1xi32>
    %237 = arith.constant dense<0.0e+00> : tensor<64x128xf32>
    %239 = arith.constant dense<32> : tensor<64xi32>
    %242 = arith.constant dense<24> : tensor<64xi32>
    %244 = arith.constant 32 : i32
    %248 = arith.constant 2 : i32
    %265 = arith.constant dense<0.0e+00> : tensor<64x64xbf16>
    %270 = arith.constant dense<3072> : tensor<64xi32>
    %272 = arith.constant dense<128> : tensor<64xi32>
    %282 = arith.constant dense<0.0e+00> : tensor<64x128xbf16>
    %384 = arith.constant dense<0> : tensor<64xi32>
    %396 = arith.constant dense<1> : tensor<64xi32>
    %0 = tt.get_program_id x : i32
    %1 = tt.get_program_id y : i32
    %2 = tt.get_program_id z : i32
    %3 = arith.extsi %2 : i32 to i64
    %4 = tt.make_range {end = 64 : i32, start = 0 : i32} : tensor<64xi32>
    %5 = tt.make_range {end = 32 : i32, start = 0 : i32} : tensor<32xi32>
    %6 = tt.make_range {end = 128 : i32, start = 0 : i32} : tensor<128xi32>
    %8 = arith.muli %0, %7 : i32
    %10 = arith.cmpi slt, %5, %9 : tensor<32xi32>
    %11 = tt.splat %8 : i32 -> tensor<64xi32>
    %12 = arith.addi %11, %4 : tensor<64xi32>
    %14 = arith.muli %3, %13 : i64
    %15 = arith.extsi %8 : i32 to i64
    %16 = arith.addi %14, %15 : i64
    %18 = arith.muli %16, %17 : i64
    %20 = arith.muli %16, %19 : i64
    %22 = arith.muli %3, %21 : i64
    %23 = arith.extsi %0 : i32 to i64
    %24 = arith.addi %22, %23 : i64
    %26 = arith.muli %24, %25 : i64
    %28 = arith.muli %3, %27 : i64
    %29 = arith.addi %28, %15 : i64
    %30 = tt.expand_dims %4 {axis = 1 : i32} : tensor<64xi32> -> tensor<64x1xi32>
    %31 = tt.expand_dims %6 {axis = 0 : i32} : tensor<128xi32> -> tensor<1x128xi32>
    %33 = arith.muli %30, %32 : tensor<64x1xi32>
    %34 = tt.broadcast %33 : tensor<64x1xi32> -> tensor<64x128xi32>
    %35 = tt.broadcast %31 : tensor<1x128xi32> -> tensor<64x128xi32>
    %36 = arith.addi %34, %35 : tensor<64x128xi32>
    %37 = tt.addptr %in_c, %20 : !tt.ptr<bf16>, i64
    %38 = tt.splat %37 : !tt.ptr<bf16> -> tensor<64x128x!tt.ptr<bf16>>
    %39 = tt.addptr %38, %36 : tensor<64x128x!tt.ptr<bf16>>, tensor<64x128xi32>
    %40 = tt.load %39 : tensor<64x128x!tt.ptr<bf16>>
    %41 = tt.addptr %in_b, %20 : !tt.ptr<bf16>, i64
    %42 = tt.splat %41 : !tt.ptr<bf16> -> tensor<64x128x!tt.ptr<bf16>>
    %43 = tt.addptr %42, %36 : tensor<64x128x!tt.ptr<bf16>>, tensor<64x128xi32>
    %44 = tt.load %43 : tensor<64x128x!tt.ptr<bf16>>
    %45 = tt.expand_dims %4 {axis = 0 : i32} : tensor<64xi32> -> tensor<1x64xi32>
    %46 = tt.broadcast %30 : tensor<64x1xi32> -> tensor<64x64xi32>
    %47 = tt.broadcast %45 : tensor<1x64xi32> -> tensor<64x64xi32>
    %48 = arith.cmpi sle, %46, %47 : tensor<64x64xi32>
    %50 = arith.muli %1, %49 : i32
    %51 = arith.extsi %50 : i32 to i64
    %52 = arith.addi %51, %3 : i64
    %53 = arith.muli %52, %21 : i64
    %54 = arith.addi %53, %23 : i64
    %56 = arith.muli %54, %55 : i64
    %58 = arith.muli %30, %57 : tensor<64x1xi32>
    %59 = tt.broadcast %58 : tensor<64x1xi32> -> tensor<64x64xi32>
    %60 = arith.addi %59, %47 : tensor<64x64xi32>
    %61 = tt.trans %40 {order = array<i32: 1, 0>} : tensor<64x128xbf16> -> tensor<128x64xbf16>
    %63 = tt.dot %44, %61, %62, inputPrecision = tf32 : tensor<64x128xbf16> * tensor<128x64xbf16> -> tensor<64x64xf32>
    %64 = arith.select %48, %63, %62 : tensor<64x64xi1>, tensor<64x64xf32>
    %234:1 = scf.for %67 = %65 to %7 step %66 iter_args(%68 = %62) -> (tensor<64x64xf32>) : i32 {
      %69 = arith.muli %1, %7 : i32
      %70 = arith.addi %69, %67 : i32
      %71 = tt.addptr %in_x, %18 : !tt.ptr<bf16>, i64
      %73 = arith.muli %70, %72 : i32
      %74 = tt.addptr %71, %73 : !tt.ptr<bf16>, i32
      %76 = arith.muli %30, %75 : tensor<64x1xi32>
      %77 = tt.expand_dims %5 {axis = 0 : i32} : tensor<32xi32> -> tensor<1x32xi32>
      %78 = tt.broadcast %76 : tensor<64x1xi32> -> tensor<64x32xi32>
      %79 = tt.broadcast %77 : tensor<1x32xi32> -> tensor<64x32xi32>
      %80 = arith.addi %78, %79 : tensor<64x32xi32>
      %81 = tt.splat %74 : !tt.ptr<bf16> -> tensor<64x32x!tt.ptr<bf16>>
      %82 = tt.addptr %81, %80 : tensor<64x32x!tt.ptr<bf16>>, tensor<64x32xi32>
      %83 = tt.expand_dims %10 {axis = 0 : i32} : tensor<32xi1> -> tensor<1x32xi1>
      %84 = tt.broadcast %83 : tensor<1x32xi1> -> tensor<64x32xi1>
      %86 = tt.load %82, %84, %85 : tensor<64x32x!tt.ptr<bf16>>
      %87 = tt.addptr %in_dy, %18 : !tt.ptr<bf16>, i64
      %88 = tt.addptr %87, %73 : !tt.ptr<bf16>, i32
      %89 = tt.splat %88 : !tt.ptr<bf16> -> tensor<64x32x!tt.ptr<bf16>>
      %90 = tt.addptr %89, %80 : tensor<64x32x!tt.ptr<bf16>>, tensor<64x32xi32>
      %91 = tt.load %90, %84, %85 : tensor<64x32x!tt.ptr<bf16>>
      %92 = tt.addptr %in_dstates, %26 : !tt.ptr<bf16>, i64
      %94 = arith.muli %70, %93 : i32
      %95 = tt.addptr %92, %94 : !tt.ptr<bf16>, i32
      %96 = tt.expand_dims %6 {axis = 1 : i32} : tensor<128xi32> -> tensor<128x1xi32>
      %98 = arith.muli %77, %97 : tensor<1x32xi32>
      %99 = tt.broadcast %96 : tensor<128x1xi32> -> tensor<128x32xi32>
      %100 = tt.broadcast %98 : tensor<1x32xi32> -> tensor<128x32xi32>
      %101 = arith.addi %99, %100 : tensor<128x32xi32>
      %102 = tt.splat %95 : !tt.ptr<bf16> -> tensor<128x32x!tt.ptr<bf16>>
      %103 = tt.addptr %102, %101 : tensor<128x32x!tt.ptr<bf16>>, tensor<128x32xi32>
      %104 = tt.broadcast %83 : tensor<1x32xi1> -> tensor<128x32xi1>
      %106 = tt.load %103, %104, %105 : tensor<128x32x!tt.ptr<bf16>>
      %107 = tt.addptr %in_cum, %29 : !tt.ptr<f32>, i64
      %109 = arith.muli %70, %108 : i32
      %110 = tt.addptr %107, %109 : !tt.ptr<f32>, i32
      %111 = tt.splat %110 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %112 = tt.addptr %111, %4 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %113 = tt.load %112 : tensor<64x!tt.ptr<f32>>
      %114 = tt.addptr %in_dt, %29 : !tt.ptr<f32>, i64
      %115 = tt.addptr %114, %109 : !tt.ptr<f32>, i32
      %116 = tt.splat %115 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %117 = tt.addptr %116, %4 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %118 = tt.load %117 : tensor<64x!tt.ptr<f32>>
      %120 = tt.addptr %110, %119 : !tt.ptr<f32>, i32
      %121 = tt.load %120 : !tt.ptr<f32>
      %122 = tt.addptr %in_d, %70 : !tt.ptr<f32>, i32
      %123 = tt.load %122 : !tt.ptr<f32>
      %124 = tt.addptr %in_states, %26 : !tt.ptr<bf16>, i64
      %125 = tt.addptr %124, %94 : !tt.ptr<bf16>, i32
      %126 = tt.splat %125 : !tt.ptr<bf16> -> tensor<128x32x!tt.ptr<bf16>>
      %127 = tt.addptr %126, %101 : tensor<128x32x!tt.ptr<bf16>>, tensor<128x32xi32>
      %128 = tt.load %127, %104, %105 : tensor<128x32x!tt.ptr<bf16>>
      %129 = arith.extf %128 : tensor<128x32xbf16> to tensor<128x32xf32>
      %130 = arith.extf %106 : tensor<128x32xbf16> to tensor<128x32xf32>
      %131 = arith.mulf %129, %130 : tensor<128x32xf32>
      %132 = "tt.reduce"(%131) <{axis = 0 : i32}> ({
      ^bb0(%133: f32, %134: f32):
        %135 = arith.addf %133, %134 : f32
        tt.reduce.return %135 : f32
      }) : (tensor<128x32xf32>) -> tensor<32xf32>
      %137 = arith.muli %24, %136 : i64
      %138 = arith.extsi %70 : i32 to i64
      %139 = arith.addi %137, %138 : i64
      %141 = arith.muli %139, %140 : i64
      %142 = tt.addptr %out_statedot, %141 : !tt.ptr<f32>, i64
      %143 = tt.splat %142 : !tt.ptr<f32> -> tensor<32x!tt.ptr<f32>>
      %144 = tt.addptr %143, %5 : tensor<32x!tt.ptr<f32>>, tensor<32xi32>
      %145 = math.exp2 %121 : f32
      %146 = tt.splat %145 : f32 -> tensor<32xf32>
      %147 = arith.mulf %132, %146 : tensor<32xf32>
      tt.store %144, %147 : tensor<32x!tt.ptr<f32>>
      %149 = tt.dot %44, %106, %148, inputPrecision = tf32 : tensor<64x128xbf16> * tensor<128x32xbf16> -> tensor<64x32xf32>
      %150 = tt.trans %91 {order = array<i32: 1, 0>} : tensor<64x32xbf16> -> tensor<32x64xbf16>
      %151 = tt.dot %86, %150, %62, inputPrecision = tf32 : tensor<64x32xbf16> * tensor<32x64xbf16> -> tensor<64x64xf32>
      %152 = tt.expand_dims %113 {axis = 0 : i32} : tensor<64xf32> -> tensor<1x64xf32>
      %153 = tt.expand_dims %113 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
      %154 = tt.broadcast %152 : tensor<1x64xf32> -> tensor<64x64xf32>
      %155 = tt.broadcast %153 : tensor<64x1xf32> -> tensor<64x64xf32>
      %156 = arith.subf %154, %155 : tensor<64x64xf32>
      %157 = math.absf %156 : tensor<64x64xf32>
      %159 = arith.mulf %157, %158 : tensor<64x64xf32>
      %160 = math.exp2 %159 : tensor<64x64xf32>
      %161 = arith.mulf %64, %160 : tensor<64x64xf32>
      %162 = arith.mulf %151, %160 : tensor<64x64xf32>
      %163 = tt.expand_dims %118 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
      %164 = tt.broadcast %163 : tensor<64x1xf32> -> tensor<64x64xf32>
      %165 = arith.mulf %162, %164 : tensor<64x64xf32>
      %166 = arith.addf %68, %165 : tensor<64x64xf32>
      %167 = arith.mulf %162, %64 : tensor<64x64xf32>
      %168 = "tt.reduce"(%167) <{axis = 1 : i32}> ({
      ^bb0(%169: f32, %170: f32):
        %171 = arith.addf %169, %170 : f32
        tt.reduce.return %171 : f32
      }) : (tensor<64x64xf32>) -> tensor<64xf32>
      %172 = tt.addptr %out_rows, %29 : !tt.ptr<f32>, i64
      %173 = tt.addptr %172, %109 : !tt.ptr<f32>, i32
      %174 = tt.splat %173 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %175 = tt.addptr %174, %4 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %176 = arith.mulf %167, %164 : tensor<64x64xf32>
      %177 = "tt.reduce"(%176) <{axis = 0 : i32}> ({
      ^bb0(%178: f32, %179: f32):
        %180 = arith.addf %178, %179 : f32
        tt.reduce.return %180 : f32
      }) : (tensor<64x64xf32>) -> tensor<64xf32>
      tt.store %175, %177 : tensor<64x!tt.ptr<f32>>
      %181 = tt.splat %121 : f32 -> tensor<64xf32>
      %182 = arith.subf %181, %113 : tensor<64xf32>
      %183 = math.exp2 %182 : tensor<64xf32>
      %184 = tt.expand_dims %183 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
      %185 = tt.broadcast %184 : tensor<64x1xf32> -> tensor<64x32xf32>
      %186 = arith.mulf %149, %185 : tensor<64x32xf32>
      %187 = arith.extf %86 : tensor<64x32xbf16> to tensor<64x32xf32>
      %188 = arith.extf %91 : tensor<64x32xbf16> to tensor<64x32xf32>
      %189 = arith.mulf %187, %186 : tensor<64x32xf32>
      %190 = "tt.reduce"(%189) <{axis = 1 : i32}> ({
      ^bb0(%191: f32, %192: f32):
        %193 = arith.addf %191, %192 : f32
        tt.reduce.return %193 : f32
      }) : (tensor<64x32xf32>) -> tensor<64xf32>
      %194 = arith.mulf %187, %188 : tensor<64x32xf32>
      %195 = "tt.reduce"(%194) <{axis = 1 : i32}> ({
      ^bb0(%196: f32, %197: f32):
        %198 = arith.addf %196, %197 : f32
        tt.reduce.return %198 : f32
      }) : (tensor<64x32xf32>) -> tensor<64xf32>
      %199 = arith.truncf %161 : tensor<64x64xf32> to tensor<64x64xbf16>
      %200 = tt.dot %199, %91, %186, inputPrecision = tf32 : tensor<64x64xbf16> * tensor<64x32xbf16> -> tensor<64x32xf32>
      %201 = arith.mulf %187, %200 : tensor<64x32xf32>
      %202 = "tt.reduce"(%201) <{axis = 1 : i32}> ({
      ^bb0(%203: f32, %204: f32):
        %205 = arith.addf %203, %204 : f32
        tt.reduce.return %205 : f32
      }) : (tensor<64x32xf32>) -> tensor<64xf32>
      %206 = tt.addptr %out_dx, %18 : !tt.ptr<bf16>, i64
      %207 = tt.addptr %206, %73 : !tt.ptr<bf16>, i32
      %208 = tt.splat %207 : !tt.ptr<bf16> -> tensor<64x32x!tt.ptr<bf16>>
      %209 = tt.addptr %208, %80 : tensor<64x32x!tt.ptr<bf16>>, tensor<64x32xi32>
      %210 = tt.broadcast %163 : tensor<64x1xf32> -> tensor<64x32xf32>
      %211 = arith.mulf %200, %210 : tensor<64x32xf32>
      %212 = tt.splat %123 : f32 -> tensor<64x32xf32>
      %213 = arith.mulf %212, %188 : tensor<64x32xf32>
      %214 = arith.addf %211, %213 : tensor<64x32xf32>
      %215 = arith.truncf %214 : tensor<64x32xf32> to tensor<64x32xbf16>
      tt.store %209, %215, %84 : tensor<64x32x!tt.ptr<bf16>>
      %216 = tt.join %202, %190 : tensor<64xf32> -> tensor<64x2xf32>
      %217 = tt.join %168, %195 : tensor<64xf32> -> tensor<64x2xf32>
      %218 = tt.join %216, %217 : tensor<64x2xf32> -> tensor<64x2x2xf32>
      %219 = tt.reshape %218 : tensor<64x2x2xf32> -> tensor<64x4xf32>
      %220 = arith.extsi %109 : i32 to i64
      %221 = arith.addi %29, %220 : i64
      %223 = arith.muli %221, %222 : i64
      %225 = arith.muli %30, %224 : tensor<64x1xi32>
      %226 = tt.make_range {end = 4 : i32, start = 0 : i32} : tensor<4xi32>
      %227 = tt.expand_dims %226 {axis = 0 : i32} : tensor<4xi32> -> tensor<1x4xi32>
      %228 = tt.broadcast %225 : tensor<64x1xi32> -> tensor<64x4xi32>
      %229 = tt.broadcast %227 : tensor<1x4xi32> -> tensor<64x4xi32>
      %230 = arith.addi %228, %229 : tensor<64x4xi32>
      %231 = tt.addptr %out_pertoken, %223 : !tt.ptr<f32>, i64
      %232 = tt.splat %231 : !tt.ptr<f32> -> tensor<64x4x!tt.ptr<f32>>
      %233 = tt.addptr %232, %230 : tensor<64x4x!tt.ptr<f32>>, tensor<64x4xi32>
      tt.store %233, %219 : tensor<64x4x!tt.ptr<f32>>
      scf.yield %166 : tensor<64x64xf32>
    } {tt.num_stages = 3 : i32}
    %235 = arith.select %48, %234#0, %62 : tensor<64x64xi1>, tensor<64x64xf32>
    %236 = arith.truncf %235 : tensor<64x64xf32> to tensor<64x64xbf16>
    %238 = tt.dot %236, %40, %237, inputPrecision = tf32 : tensor<64x64xbf16> * tensor<64x128xbf16> -> tensor<64x128xf32>
    %240 = arith.remsi %4, %239 : tensor<64xi32>
    %241 = arith.divsi %4, %239 : tensor<64xi32>
    %243 = arith.cmpi slt, %240, %242 : tensor<64xi32>
    %309:1 = scf.for %245 = %65 to %244 step %66 iter_args(%246 = %238) -> (tensor<64x128xf32>) : i32 {
      %247 = arith.muli %1, %7 : i32
      %249 = arith.muli %245, %248 : i32
      %250 = arith.addi %247, %249 : i32
      %251 = tt.addptr %in_x, %18 : !tt.ptr<bf16>, i64
      %252 = arith.muli %250, %72 : i32
      %253 = tt.addptr %251, %252 : !tt.ptr<bf16>, i32
      %254 = arith.muli %30, %75 : tensor<64x1xi32>
      %255 = arith.muli %241, %242 : tensor<64xi32>
      %256 = arith.addi %255, %240 : tensor<64xi32>
      %257 = tt.expand_dims %256 {axis = 0 : i32} : tensor<64xi32> -> tensor<1x64xi32>
      %258 = tt.broadcast %254 : tensor<64x1xi32> -> tensor<64x64xi32>
      %259 = tt.broadcast %257 : tensor<1x64xi32> -> tensor<64x64xi32>
      %260 = arith.addi %258, %259 : tensor<64x64xi32>
      %261 = tt.splat %253 : !tt.ptr<bf16> -> tensor<64x64x!tt.ptr<bf16>>
      %262 = tt.addptr %261, %260 : tensor<64x64x!tt.ptr<bf16>>, tensor<64x64xi32>
      %263 = tt.expand_dims %243 {axis = 0 : i32} : tensor<64xi1> -> tensor<1x64xi1>
      %264 = tt.broadcast %263 : tensor<1x64xi1> -> tensor<64x64xi1>
      %266 = tt.load %262, %264, %265 : tensor<64x64x!tt.ptr<bf16>>
      %267 = tt.addptr %in_dstates, %26 : !tt.ptr<bf16>, i64
      %268 = arith.muli %250, %93 : i32
      %269 = tt.addptr %267, %268 : !tt.ptr<bf16>, i32
      %271 = arith.muli %241, %270 : tensor<64xi32>
      %273 = arith.muli %240, %272 : tensor<64xi32>
      %274 = arith.addi %271, %273 : tensor<64xi32>
      %275 = tt.expand_dims %274 {axis = 1 : i32} : tensor<64xi32> -> tensor<64x1xi32>
      %276 = tt.broadcast %275 : tensor<64x1xi32> -> tensor<64x128xi32>
      %277 = arith.addi %276, %35 : tensor<64x128xi32>
      %278 = tt.splat %269 : !tt.ptr<bf16> -> tensor<64x128x!tt.ptr<bf16>>
      %279 = tt.addptr %278, %277 : tensor<64x128x!tt.ptr<bf16>>, tensor<64x128xi32>
      %280 = tt.expand_dims %243 {axis = 1 : i32} : tensor<64xi1> -> tensor<64x1xi1>
      %281 = tt.broadcast %280 : tensor<64x1xi1> -> tensor<64x128xi1>
      %283 = tt.load %279, %281, %282 : tensor<64x128x!tt.ptr<bf16>>
      %284 = arith.addi %250, %66 : i32
      %285 = tt.addptr %in_toend, %29 : !tt.ptr<f32>, i64
      %286 = arith.muli %284, %108 : i32
      %287 = tt.addptr %285, %286 : !tt.ptr<f32>, i32
      %288 = tt.splat %287 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %289 = tt.addptr %288, %4 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %290 = tt.load %289 : tensor<64x!tt.ptr<f32>>
      %291 = tt.expand_dims %290 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
      %292 = arith.cmpi slt, %4, %239 : tensor<64xi32>
      %293 = tt.expand_dims %292 {axis = 0 : i32} : tensor<64xi1> -> tensor<1x64xi1>
      %294 = arith.addi %250, %65 : i32
      %295 = arith.muli %294, %108 : i32
      %296 = tt.addptr %285, %295 : !tt.ptr<f32>, i32
      %297 = tt.splat %296 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %298 = tt.addptr %297, %4 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %299 = tt.load %298 : tensor<64x!tt.ptr<f32>>
      %300 = tt.expand_dims %299 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
      %301 = tt.broadcast %293 : tensor<1x64xi1> -> tensor<64x64xi1>
      %302 = tt.broadcast %300 : tensor<64x1xf32> -> tensor<64x64xf32>
      %303 = tt.broadcast %291 : tensor<64x1xf32> -> tensor<64x64xf32>
      %304 = arith.select %301, %302, %303 : tensor<64x64xi1>, tensor<64x64xf32>
      %305 = arith.extf %266 : tensor<64x64xbf16> to tensor<64x64xf32>
      %306 = arith.mulf %305, %304 : tensor<64x64xf32>
      %307 = arith.truncf %306 : tensor<64x64xf32> to tensor<64x64xbf16>
      %308 = tt.dot %307, %283, %246, inputPrecision = tf32 : tensor<64x64xbf16> * tensor<64x128xbf16> -> tensor<64x128xf32>
      scf.yield %308 : tensor<64x128xf32>
    } {tt.num_stages = 3 : i32}
    %310 = tt.addptr %out_db, %20 : !tt.ptr<bf16>, i64
    %311 = tt.splat %310 : !tt.ptr<bf16> -> tensor<64x128x!tt.ptr<bf16>>
    %312 = tt.addptr %311, %36 : tensor<64x128x!tt.ptr<bf16>>, tensor<64x128xi32>
    %313 = arith.truncf %309#0 : tensor<64x128xf32> to tensor<64x128xbf16>
    tt.store %312, %313 : tensor<64x128x!tt.ptr<bf16>>
    %314 = tt.trans %236 {order = array<i32: 1, 0>} : tensor<64x64xbf16> -> tensor<64x64xbf16>
    %315 = tt.dot %314, %44, %237, inputPrecision = tf32 : tensor<64x64xbf16> * tensor<64x128xbf16> -> tensor<64x128xf32>
    %405:1 = scf.for %316 = %65 to %244 step %66 iter_args(%317 = %315) -> (tensor<64x128xf32>) : i32 {
      %318 = arith.muli %1, %7 : i32
      %319 = arith.muli %316, %248 : i32
      %320 = arith.addi %318, %319 : i32
      %321 = tt.addptr %in_dy, %18 : !tt.ptr<bf16>, i64
      %322 = arith.muli %320, %72 : i32
      %323 = tt.addptr %321, %322 : !tt.ptr<bf16>, i32
      %324 = arith.muli %30, %75 : tensor<64x1xi32>
      %325 = arith.muli %241, %242 : tensor<64xi32>
      %326 = arith.addi %325, %240 : tensor<64xi32>
      %327 = tt.expand_dims %326 {axis = 0 : i32} : tensor<64xi32> -> tensor<1x64xi32>
      %328 = tt.broadcast %324 : tensor<64x1xi32> -> tensor<64x64xi32>
      %329 = tt.broadcast %327 : tensor<1x64xi32> -> tensor<64x64xi32>
      %330 = arith.addi %328, %329 : tensor<64x64xi32>
      %331 = tt.splat %323 : !tt.ptr<bf16> -> tensor<64x64x!tt.ptr<bf16>>
      %332 = tt.addptr %331, %330 : tensor<64x64x!tt.ptr<bf16>>, tensor<64x64xi32>
      %333 = tt.expand_dims %243 {axis = 0 : i32} : tensor<64xi1> -> tensor<1x64xi1>
      %334 = tt.broadcast %333 : tensor<1x64xi1> -> tensor<64x64xi1>
      %335 = tt.load %332, %334, %265 : tensor<64x64x!tt.ptr<bf16>>
      %336 = tt.addptr %in_states, %26 : !tt.ptr<bf16>, i64
      %337 = arith.muli %320, %93 : i32
      %338 = tt.addptr %336, %337 : !tt.ptr<bf16>, i32
      %339 = arith.muli %241, %270 : tensor<64xi32>
      %340 = arith.muli %240, %272 : tensor<64xi32>
      %341 = arith.addi %339, %340 : tensor<64xi32>
      %342 = tt.expand_dims %341 {axis = 1 : i32} : tensor<64xi32> -> tensor<64x1xi32>
      %343 = tt.broadcast %342 : tensor<64x1xi32> -> tensor<64x128xi32>
      %344 = arith.addi %343, %35 : tensor<64x128xi32>
      %345 = tt.splat %338 : !tt.ptr<bf16> -> tensor<64x128x!tt.ptr<bf16>>
      %346 = tt.addptr %345, %344 : tensor<64x128x!tt.ptr<bf16>>, tensor<64x128xi32>
      %347 = tt.expand_dims %243 {axis = 1 : i32} : tensor<64xi1> -> tensor<64x1xi1>
      %348 = tt.broadcast %347 : tensor<64x1xi1> -> tensor<64x128xi1>
      %349 = tt.load %346, %348, %282 : tensor<64x128x!tt.ptr<bf16>>
      %350 = arith.addi %320, %66 : i32
      %351 = tt.addptr %in_cum, %29 : !tt.ptr<f32>, i64
      %352 = arith.muli %350, %108 : i32
      %353 = tt.addptr %351, %352 : !tt.ptr<f32>, i32
      %354 = tt.splat %353 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %355 = tt.addptr %354, %4 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %356 = tt.load %355 : tensor<64x!tt.ptr<f32>>
      %357 = math.exp2 %356 : tensor<64xf32>
      %358 = tt.expand_dims %357 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
      %359 = arith.cmpi slt, %4, %239 : tensor<64xi32>
      %360 = tt.expand_dims %359 {axis = 0 : i32} : tensor<64xi1> -> tensor<1x64xi1>
      %361 = arith.addi %320, %65 : i32
      %362 = arith.muli %361, %108 : i32
      %363 = tt.addptr %351, %362 : !tt.ptr<f32>, i32
      %364 = tt.splat %363 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %365 = tt.addptr %364, %4 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %366 = tt.load %365 : tensor<64x!tt.ptr<f32>>
      %367 = math.exp2 %366 : tensor<64xf32>
      %368 = tt.expand_dims %367 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
      %369 = tt.broadcast %360 : tensor<1x64xi1> -> tensor<64x64xi1>
      %370 = tt.broadcast %368 : tensor<64x1xf32> -> tensor<64x64xf32>
      %371 = tt.broadcast %358 : tensor<64x1xf32> -> tensor<64x64xf32>
      %372 = arith.select %369, %370, %371 : tensor<64x64xi1>, tensor<64x64xf32>
      %373 = arith.extf %335 : tensor<64x64xbf16> to tensor<64x64xf32>
      %374 = arith.mulf %373, %372 : tensor<64x64xf32>
      %375 = tt.trans %349 {order = array<i32: 1, 0>} : tensor<64x128xbf16> -> tensor<128x64xbf16>
      %376 = tt.dot %40, %375, %62, inputPrecision = tf32 : tensor<64x128xbf16> * tensor<128x64xbf16> -> tensor<64x64xf32>
      %377 = arith.truncf %374 : tensor<64x64xf32> to tensor<64x64xbf16>
      %378 = tt.dot %377, %349, %317, inputPrecision = tf32 : tensor<64x64xbf16> * tensor<64x128xbf16> -> tensor<64x128xf32>
      %379 = arith.mulf %376, %374 : tensor<64x64xf32>
      %380 = tt.addptr %out_fromstate, %29 : !tt.ptr<f32>, i64
      %381 = tt.addptr %380, %362 : !tt.ptr<f32>, i32
      %382 = tt.splat %381 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %383 = tt.addptr %382, %4 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %385 = arith.cmpi eq, %241, %384 : tensor<64xi32>
      %386 = tt.expand_dims %385 {axis = 0 : i32} : tensor<64xi1> -> tensor<1x64xi1>
      %387 = tt.broadcast %386 : tensor<1x64xi1> -> tensor<64x64xi1>
      %388 = arith.select %387, %379, %62 : tensor<64x64xi1>, tensor<64x64xf32>
      %389 = "tt.reduce"(%388) <{axis = 1 : i32}> ({
      ^bb0(%390: f32, %391: f32):
        %392 = arith.addf %390, %391 : f32
        tt.reduce.return %392 : f32
      }) : (tensor<64x64xf32>) -> tensor<64xf32>
      tt.store %383, %389 : tensor<64x!tt.ptr<f32>>
      %393 = tt.addptr %380, %352 : !tt.ptr<f32>, i32
      %394 = tt.splat %393 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %395 = tt.addptr %394, %4 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %397 = arith.cmpi eq, %241, %396 : tensor<64xi32>
      %398 = tt.expand_dims %397 {axis = 0 : i32} : tensor<64xi1> -> tensor<1x64xi1>
      %399 = tt.broadcast %398 : tensor<1x64xi1> -> tensor<64x64xi1>
      %400 = arith.select %399, %379, %62 : tensor<64x64xi1>, tensor<64x64xf32>
      %401 = "tt.reduce"(%400) <{axis = 1 : i32}> ({
      ^bb0(%402: f32, %403: f32):
        %404 = arith.addf %402, %403 : f32
        tt.reduce.return %404 : f32
      }) : (tensor<64x64xf32>) -> tensor<64xf32>
      tt.store %395, %401 : tensor<64x!tt.ptr<f32>>
      scf.yield %378 : tensor<64x128xf32>
    } {tt.num_stages = 3 : i32}
    %406 = tt.addptr %out_dc, %20 : !tt.ptr<bf16>, i64
    %407 = tt.splat %406 : !tt.ptr<bf16> -> tensor<64x128x!tt.ptr<bf16>>
    %408 = tt.addptr %407, %36 : tensor<64x128x!tt.ptr<bf16>>, tensor<64x128xi32>
    %409 = arith.truncf %405#0 : tensor<64x128xf32> to tensor<64x128xbf16>
    tt.store %408, %409 : tensor<64x128x!tt.ptr<bf16>>
    tt.return
  }
}
", name = "ssd_bwd", num_stages = 3 : i32, num_warps = 4 : i32}, operand_layouts = [dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[0]> : tensor<1xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[4, 3, 2, 1, 0]> : tensor<5xindex>, dense<[4, 3, 2, 1, 0]> : tensor<5xindex>], result_layouts = [dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>]} : (tensor<16x1024x64x24xbf16>, tensor<16x1024x64x24xbf16>, tensor<16x1024x1x128xbf16>, tensor<16x1024x1x128xbf16>, tensor<16x64x1024xf32>, tensor<16x64x1024xf32>, tensor<64xf32>, tensor<16x64x1024xf32>, tensor<16x16x64x24x128xbf16>, tensor<16x16x64x24x128xbf16>) -> (tensor<16x1024x64x24xbf16>, tensor<16x64x1024x4xf32>, tensor<16x64x1024xf32>, tensor<16x1024x1x128xbf16>, tensor<16x1024x1x128xbf16>, tensor<16x64x1024xf32>, tensor<16x16x64x32xf32>)
    %k3:2 = stablehlo.custom_call @__gpu$xla.gpu.triton(%arg1, %arg2, %arg6, %k2#1, %k2#2, %k2#5, %k2#6, %k0#0) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 16 : i32, grid_y = 16 : i32, grid_z = 16 : i32, ir = "module {
  tt.func public @ssd_post(%dt: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %a: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %bias: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %pertoken: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %rows: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %fromstate: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %statedot: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %prepared: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %ddt: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %parts: !tt.ptr<f32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %3 = arith.constant 64 : i32
    %9 = arith.constant 4 : i32
    %14 = arith.constant dense<64> : tensor<4xi32>
    %16 = arith.constant 65536 : i64
    %19 = arith.constant dense<1024> : tensor<1x4xi32>
    %33 = arith.constant dense<0.0e+00> : tensor<64x4xf32>
    %35 = arith.constant dense<4> : tensor<64x4xi64>
    %39 = arith.constant dense<0> : tensor<64x4xi32>
    %42 = arith.constant dense<1> : tensor<64x4xi32>
    %45 = arith.constant dense<2> : tensor<64x4xi32>
    %49 = arith.constant dense<3> : tensor<64x4xi32>
    %59 = arith.constant 16 : i64
    %63 = arith.constant 64 : i64
    %69 = arith.constant dense<32> : tensor<4x1xi64>
    %80 = arith.constant dense<0.0e+00> : tensor<4x32xf32>
    %103 = arith.constant dense<0.0e+00> : tensor<4xf32>
    %110 = arith.constant dense<64> : tensor<64x1xi32>
    %125 = arith.constant dense<-1.442695e+00> : tensor<64x4xf32>
    %128 = arith.constant dense<1.0e+00> : tensor<64x4xf32>
    %132 = arith.constant dense<6.931472e-01> : tensor<64x4xf32>
    %138 = arith.constant dense<2.0e+01> : tensor<64x4xf32>
    %160 = arith.constant dense<16384> : tensor<4xi32>
    %166 = arith.constant dense<32768> : tensor<4xi32>
    %0 = tt.get_program_id x : i32
    %1 = tt.get_program_id z : i32
    %2 = arith.extsi %1 : i32 to i64
    %4 = arith.muli %0, %3 : i32
    %5 = tt.make_range {end = 64 : i32, start = 0 : i32} : tensor<64xi32>
    %6 = tt.splat %4 : i32 -> tensor<64xi32>
    %7 = arith.addi %6, %5 : tensor<64xi32>
    %8 = tt.get_program_id y : i32
    %10 = arith.muli %8, %9 : i32
    %11 = tt.make_range {end = 4 : i32, start = 0 : i32} : tensor<4xi32>
    %12 = tt.splat %10 : i32 -> tensor<4xi32>
    %13 = arith.addi %12, %11 : tensor<4xi32>
    %15 = arith.cmpi slt, %13, %14 : tensor<4xi32>
    %17 = arith.muli %2, %16 : i64
    %18 = tt.expand_dims %13 {axis = 0 : i32} : tensor<4xi32> -> tensor<1x4xi32>
    %20 = arith.muli %18, %19 : tensor<1x4xi32>
    %21 = arith.extsi %20 : tensor<1x4xi32> to tensor<1x4xi64>
    %22 = tt.splat %17 : i64 -> tensor<1x4xi64>
    %23 = arith.addi %22, %21 : tensor<1x4xi64>
    %24 = tt.expand_dims %7 {axis = 1 : i32} : tensor<64xi32> -> tensor<64x1xi32>
    %25 = arith.extsi %24 : tensor<64x1xi32> to tensor<64x1xi64>
    %26 = tt.broadcast %23 : tensor<1x4xi64> -> tensor<64x4xi64>
    %27 = tt.broadcast %25 : tensor<64x1xi64> -> tensor<64x4xi64>
    %28 = arith.addi %26, %27 : tensor<64x4xi64>
    %29 = tt.splat %prepared : !tt.ptr<f32> -> tensor<64x4x!tt.ptr<f32>>
    %30 = tt.addptr %29, %28 : tensor<64x4x!tt.ptr<f32>>, tensor<64x4xi64>
    %31 = tt.expand_dims %15 {axis = 0 : i32} : tensor<4xi1> -> tensor<1x4xi1>
    %32 = tt.broadcast %31 : tensor<1x4xi1> -> tensor<64x4xi1>
    %34 = tt.load %30, %32, %33 : tensor<64x4x!tt.ptr<f32>>
    %36 = arith.muli %28, %35 : tensor<64x4xi64>
    %37 = tt.splat %pertoken : !tt.ptr<f32> -> tensor<64x4x!tt.ptr<f32>>
    %38 = tt.addptr %37, %36 : tensor<64x4x!tt.ptr<f32>>, tensor<64x4xi64>
    %40 = tt.addptr %38, %39 : tensor<64x4x!tt.ptr<f32>>, tensor<64x4xi32>
    %41 = tt.load %40, %32, %33 : tensor<64x4x!tt.ptr<f32>>
    %43 = tt.addptr %38, %42 : tensor<64x4x!tt.ptr<f32>>, tensor<64x4xi32>
    %44 = tt.load %43, %32, %33 : tensor<64x4x!tt.ptr<f32>>
    %46 = tt.addptr %38, %45 : tensor<64x4x!tt.ptr<f32>>, tensor<64x4xi32>
    %47 = tt.load %46, %32, %33 : tensor<64x4x!tt.ptr<f32>>
    %48 = arith.mulf %47, %34 : tensor<64x4xf32>
    %50 = tt.addptr %38, %49 : tensor<64x4x!tt.ptr<f32>>, tensor<64x4xi32>
    %51 = tt.load %50, %32, %33 : tensor<64x4x!tt.ptr<f32>>
    %52 = tt.splat %rows : !tt.ptr<f32> -> tensor<64x4x!tt.ptr<f32>>
    %53 = tt.addptr %52, %28 : tensor<64x4x!tt.ptr<f32>>, tensor<64x4xi64>
    %54 = tt.load %53, %32, %33 : tensor<64x4x!tt.ptr<f32>>
    %55 = tt.splat %fromstate : !tt.ptr<f32> -> tensor<64x4x!tt.ptr<f32>>
    %56 = tt.addptr %55, %28 : tensor<64x4x!tt.ptr<f32>>, tensor<64x4xi64>
    %57 = tt.load %56, %32, %33 : tensor<64x4x!tt.ptr<f32>>
    %58 = arith.addf %54, %57 : tensor<64x4xf32>
    %60 = arith.muli %2, %59 : i64
    %61 = arith.extsi %0 : i32 to i64
    %62 = arith.addi %60, %61 : i64
    %64 = arith.muli %62, %63 : i64
    %65 = arith.extsi %13 : tensor<4xi32> to tensor<4xi64>
    %66 = tt.splat %64 : i64 -> tensor<4xi64>
    %67 = arith.addi %66, %65 : tensor<4xi64>
    %68 = tt.expand_dims %67 {axis = 1 : i32} : tensor<4xi64> -> tensor<4x1xi64>
    %70 = arith.muli %68, %69 : tensor<4x1xi64>
    %71 = tt.splat %statedot : !tt.ptr<f32> -> tensor<4x1x!tt.ptr<f32>>
    %72 = tt.addptr %71, %70 : tensor<4x1x!tt.ptr<f32>>, tensor<4x1xi64>
    %73 = tt.make_range {end = 32 : i32, start = 0 : i32} : tensor<32xi32>
    %74 = tt.expand_dims %73 {axis = 0 : i32} : tensor<32xi32> -> tensor<1x32xi32>
    %75 = tt.broadcast %72 : tensor<4x1x!tt.ptr<f32>> -> tensor<4x32x!tt.ptr<f32>>
    %76 = tt.broadcast %74 : tensor<1x32xi32> -> tensor<4x32xi32>
    %77 = tt.addptr %75, %76 : tensor<4x32x!tt.ptr<f32>>, tensor<4x32xi32>
    %78 = tt.expand_dims %15 {axis = 1 : i32} : tensor<4xi1> -> tensor<4x1xi1>
    %79 = tt.broadcast %78 : tensor<4x1xi1> -> tensor<4x32xi1>
    %81 = tt.load %77, %79, %80 : tensor<4x32x!tt.ptr<f32>>
    %82 = "tt.reduce"(%48) <{axis = 0 : i32}> ({
    ^bb0(%83: f32, %84: f32):
      %85 = arith.addf %83, %84 : f32
      tt.reduce.return %85 : f32
    }) : (tensor<64x4xf32>) -> tensor<4xf32>
    %86 = "tt.reduce"(%81) <{axis = 1 : i32}> ({
    ^bb0(%87: f32, %88: f32):
      %89 = arith.addf %87, %88 : f32
      tt.reduce.return %89 : f32
    }) : (tensor<4x32xf32>) -> tensor<4xf32>
    %90 = arith.addf %82, %86 : tensor<4xf32>
    %91 = arith.mulf %44, %34 : tensor<64x4xf32>
    %92 = arith.subf %58, %91 : tensor<64x4xf32>
    %93 = arith.subf %92, %48 : tensor<64x4xf32>
    %94 = "tt.scan"(%93) <{axis = 0 : i32, reverse = true}> ({
    ^bb0(%95: f32, %96: f32):
      %97 = arith.addf %95, %96 : f32
      tt.scan.return %97 : f32
    }) : (tensor<64x4xf32>) -> tensor<64x4xf32>
    %98 = tt.expand_dims %90 {axis = 0 : i32} : tensor<4xf32> -> tensor<1x4xf32>
    %99 = tt.broadcast %98 : tensor<1x4xf32> -> tensor<64x4xf32>
    %100 = arith.addf %94, %99 : tensor<64x4xf32>
    %101 = tt.splat %a : !tt.ptr<f32> -> tensor<4x!tt.ptr<f32>>
    %102 = tt.addptr %101, %13 : tensor<4x!tt.ptr<f32>>, tensor<4xi32>
    %104 = tt.load %102, %15, %103 : tensor<4x!tt.ptr<f32>>
    %105 = tt.expand_dims %104 {axis = 0 : i32} : tensor<4xf32> -> tensor<1x4xf32>
    %106 = tt.broadcast %105 : tensor<1x4xf32> -> tensor<64x4xf32>
    %107 = arith.mulf %100, %106 : tensor<64x4xf32>
    %108 = arith.addf %41, %107 : tensor<64x4xf32>
    %109 = tt.addptr %dt, %17 : !tt.ptr<f32>, i64
    %111 = arith.muli %24, %110 : tensor<64x1xi32>
    %112 = tt.splat %109 : !tt.ptr<f32> -> tensor<64x1x!tt.ptr<f32>>
    %113 = tt.addptr %112, %111 : tensor<64x1x!tt.ptr<f32>>, tensor<64x1xi32>
    %114 = tt.broadcast %113 : tensor<64x1x!tt.ptr<f32>> -> tensor<64x4x!tt.ptr<f32>>
    %115 = tt.broadcast %18 : tensor<1x4xi32> -> tensor<64x4xi32>
    %116 = tt.addptr %114, %115 : tensor<64x4x!tt.ptr<f32>>, tensor<64x4xi32>
    %117 = tt.load %116, %32, %33 : tensor<64x4x!tt.ptr<f32>>
    %118 = tt.splat %bias : !tt.ptr<f32> -> tensor<4x!tt.ptr<f32>>
    %119 = tt.addptr %118, %13 : tensor<4x!tt.ptr<f32>>, tensor<4xi32>
    %120 = tt.load %119, %15, %103 : tensor<4x!tt.ptr<f32>>
    %121 = tt.expand_dims %120 {axis = 0 : i32} : tensor<4xf32> -> tensor<1x4xf32>
    %122 = tt.broadcast %121 : tensor<1x4xf32> -> tensor<64x4xf32>
    %123 = arith.addf %117, %122 : tensor<64x4xf32>
    %124 = math.absf %123 : tensor<64x4xf32>
    %126 = arith.mulf %124, %125 : tensor<64x4xf32>
    %127 = math.exp2 %126 : tensor<64x4xf32>
    %129 = arith.addf %127, %128 : tensor<64x4xf32>
    %130 = arith.subf %129, %128 : tensor<64x4xf32>
    %131 = math.log2 %129 : tensor<64x4xf32>
    %133 = arith.mulf %131, %132 : tensor<64x4xf32>
    %134 = arith.divf %127, %130 : tensor<64x4xf32>
    %135 = arith.mulf %133, %134 : tensor<64x4xf32>
    %136 = arith.cmpf oeq, %130, %33 : tensor<64x4xf32>
    %137 = arith.select %136, %127, %135 : tensor<64x4xi1>, tensor<64x4xf32>
    %139 = arith.cmpf ogt, %123, %138 : tensor<64x4xf32>
    %140 = arith.maxnumf %123, %33 : tensor<64x4xf32>
    %141 = arith.addf %140, %137 : tensor<64x4xf32>
    %142 = arith.select %139, %123, %141 : tensor<64x4xi1>, tensor<64x4xf32>
    %143 = arith.mulf %123, %125 : tensor<64x4xf32>
    %144 = math.exp2 %143 : tensor<64x4xf32>
    %145 = arith.addf %144, %128 : tensor<64x4xf32>
    %146 = arith.divf %108, %145 : tensor<64x4xf32>
    %147 = arith.select %139, %108, %146 : tensor<64x4xi1>, tensor<64x4xf32>
    %148 = tt.addptr %ddt, %17 : !tt.ptr<f32>, i64
    %149 = tt.splat %148 : !tt.ptr<f32> -> tensor<64x1x!tt.ptr<f32>>
    %150 = tt.addptr %149, %111 : tensor<64x1x!tt.ptr<f32>>, tensor<64x1xi32>
    %151 = tt.broadcast %150 : tensor<64x1x!tt.ptr<f32>> -> tensor<64x4x!tt.ptr<f32>>
    %152 = tt.addptr %151, %115 : tensor<64x4x!tt.ptr<f32>>, tensor<64x4xi32>
    tt.store %152, %147, %32 : tensor<64x4x!tt.ptr<f32>>
    %153 = tt.splat %parts : !tt.ptr<f32> -> tensor<4x!tt.ptr<f32>>
    %154 = tt.addptr %153, %67 : tensor<4x!tt.ptr<f32>>, tensor<4xi64>
    %155 = arith.mulf %100, %34 : tensor<64x4xf32>
    %156 = "tt.reduce"(%155) <{axis = 0 : i32}> ({
    ^bb0(%157: f32, %158: f32):
      %159 = arith.addf %157, %158 : f32
      tt.reduce.return %159 : f32
    }) : (tensor<64x4xf32>) -> tensor<4xf32>
    tt.store %154, %156, %15 : tensor<4x!tt.ptr<f32>>
    %161 = tt.addptr %154, %160 : tensor<4x!tt.ptr<f32>>, tensor<4xi32>
    %162 = "tt.reduce"(%51) <{axis = 0 : i32}> ({
    ^bb0(%163: f32, %164: f32):
      %165 = arith.addf %163, %164 : f32
      tt.reduce.return %165 : f32
    }) : (tensor<64x4xf32>) -> tensor<4xf32>
    tt.store %161, %162, %15 : tensor<4x!tt.ptr<f32>>
    %167 = tt.addptr %154, %166 : tensor<4x!tt.ptr<f32>>, tensor<4xi32>
    %168 = "tt.reduce"(%147) <{axis = 0 : i32}> ({
    ^bb0(%169: f32, %170: f32):
      %171 = arith.addf %169, %170 : f32
      tt.reduce.return %171 : f32
    }) : (tensor<64x4xf32>) -> tensor<4xf32>
    tt.store %167, %168, %15 : tensor<4x!tt.ptr<f32>>
    tt.return
  }
}
", name = "ssd_post", num_stages = 3 : i32, num_warps = 4 : i32}, operand_layouts = [dense<[2, 1, 0]> : tensor<3xindex>, dense<[0]> : tensor<1xindex>, dense<[0]> : tensor<1xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[2, 1, 0]> : tensor<3xindex>], result_layouts = [dense<[2, 1, 0]> : tensor<3xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>]} : (tensor<16x1024x64xf32>, tensor<64xf32>, tensor<64xf32>, tensor<16x64x1024x4xf32>, tensor<16x64x1024xf32>, tensor<16x64x1024xf32>, tensor<16x16x64x32xf32>, tensor<16x64x1024xf32>) -> (tensor<16x1024x64xf32>, tensor<3x16x16x64xf32>)
    %k4:3 = stablehlo.custom_call @__gpu$xla.gpu.triton(%k3#1) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 8 : i32, grid_y = 1 : i32, grid_z = 1 : i32, ir = "module {
  tt.func public @ssd_total(%parts: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %da: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %dd: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %dbias: !tt.ptr<f32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %2 = arith.constant 8 : i32
    %7 = arith.constant dense<64> : tensor<8xi32>
    %9 = arith.constant dense<0.0e+00> : tensor<64x8xf32>
    %10 = arith.constant 0 : i32
    %11 = arith.constant 1 : i32
    %12 = arith.constant 4 : i32
    %17 = arith.constant 64 : i32
    %22 = arith.constant dense<64> : tensor<64x1xi32>
    %26 = arith.constant dense<0> : tensor<64x1xi32>
    %33 = arith.constant dense<256> : tensor<64xi32>
    %41 = arith.constant dense<16384> : tensor<64x1xi32>
    %47 = arith.constant dense<32768> : tensor<64x1xi32>
    %0 = tt.make_range {end = 64 : i32, start = 0 : i32} : tensor<64xi32>
    %1 = tt.get_program_id x : i32
    %3 = arith.muli %1, %2 : i32
    %4 = tt.make_range {end = 8 : i32, start = 0 : i32} : tensor<8xi32>
    %5 = tt.splat %3 : i32 -> tensor<8xi32>
    %6 = arith.addi %5, %4 : tensor<8xi32>
    %8 = arith.cmpi slt, %6, %7 : tensor<8xi32>
    %53:3 = scf.for %13 = %10 to %12 step %11 iter_args(%14 = %9, %15 = %9, %16 = %9) -> (tensor<64x8xf32>, tensor<64x8xf32>, tensor<64x8xf32>) : i32 {
      %18 = arith.muli %13, %17 : i32
      %19 = tt.splat %18 : i32 -> tensor<64xi32>
      %20 = arith.addi %19, %0 : tensor<64xi32>
      %21 = tt.expand_dims %20 {axis = 1 : i32} : tensor<64xi32> -> tensor<64x1xi32>
      %23 = arith.muli %21, %22 : tensor<64x1xi32>
      %24 = tt.splat %parts : !tt.ptr<f32> -> tensor<64x1x!tt.ptr<f32>>
      %25 = tt.addptr %24, %23 : tensor<64x1x!tt.ptr<f32>>, tensor<64x1xi32>
      %27 = tt.addptr %25, %26 : tensor<64x1x!tt.ptr<f32>>, tensor<64x1xi32>
      %28 = tt.expand_dims %6 {axis = 0 : i32} : tensor<8xi32> -> tensor<1x8xi32>
      %29 = tt.broadcast %27 : tensor<64x1x!tt.ptr<f32>> -> tensor<64x8x!tt.ptr<f32>>
      %30 = tt.broadcast %28 : tensor<1x8xi32> -> tensor<64x8xi32>
      %31 = tt.addptr %29, %30 : tensor<64x8x!tt.ptr<f32>>, tensor<64x8xi32>
      %32 = tt.expand_dims %8 {axis = 0 : i32} : tensor<8xi1> -> tensor<1x8xi1>
      %34 = arith.cmpi slt, %20, %33 : tensor<64xi32>
      %35 = tt.expand_dims %34 {axis = 1 : i32} : tensor<64xi1> -> tensor<64x1xi1>
      %36 = tt.broadcast %32 : tensor<1x8xi1> -> tensor<64x8xi1>
      %37 = tt.broadcast %35 : tensor<64x1xi1> -> tensor<64x8xi1>
      %38 = arith.andi %36, %37 : tensor<64x8xi1>
      %39 = tt.load %31, %38, %9 : tensor<64x8x!tt.ptr<f32>>
      %40 = arith.addf %14, %39 : tensor<64x8xf32>
      %42 = tt.addptr %25, %41 : tensor<64x1x!tt.ptr<f32>>, tensor<64x1xi32>
      %43 = tt.broadcast %42 : tensor<64x1x!tt.ptr<f32>> -> tensor<64x8x!tt.ptr<f32>>
      %44 = tt.addptr %43, %30 : tensor<64x8x!tt.ptr<f32>>, tensor<64x8xi32>
      %45 = tt.load %44, %38, %9 : tensor<64x8x!tt.ptr<f32>>
      %46 = arith.addf %15, %45 : tensor<64x8xf32>
      %48 = tt.addptr %25, %47 : tensor<64x1x!tt.ptr<f32>>, tensor<64x1xi32>
      %49 = tt.broadcast %48 : tensor<64x1x!tt.ptr<f32>> -> tensor<64x8x!tt.ptr<f32>>
      %50 = tt.addptr %49, %30 : tensor<64x8x!tt.ptr<f32>>, tensor<64x8xi32>
      %51 = tt.load %50, %38, %9 : tensor<64x8x!tt.ptr<f32>>
      %52 = arith.addf %16, %51 : tensor<64x8xf32>
      scf.yield %40, %46, %52 : tensor<64x8xf32>, tensor<64x8xf32>, tensor<64x8xf32>
    } {tt.num_stages = 3 : i32}
    %54 = tt.splat %da : !tt.ptr<f32> -> tensor<8x!tt.ptr<f32>>
    %55 = tt.addptr %54, %6 : tensor<8x!tt.ptr<f32>>, tensor<8xi32>
    %56 = "tt.reduce"(%53#0) <{axis = 0 : i32}> ({
    ^bb0(%57: f32, %58: f32):
      %59 = arith.addf %57, %58 : f32
      tt.reduce.return %59 : f32
    }) : (tensor<64x8xf32>) -> tensor<8xf32>
    tt.store %55, %56, %8 : tensor<8x!tt.ptr<f32>>
    %60 = tt.splat %dd : !tt.ptr<f32> -> tensor<8x!tt.ptr<f32>>
    %61 = tt.addptr %60, %6 : tensor<8x!tt.ptr<f32>>, tensor<8xi32>
    %62 = "tt.reduce"(%53#1) <{axis = 0 : i32}> ({
    ^bb0(%63: f32, %64: f32):
      %65 = arith.addf %63, %64 : f32
      tt.reduce.return %65 : f32
    }) : (tensor<64x8xf32>) -> tensor<8xf32>
    tt.store %61, %62, %8 : tensor<8x!tt.ptr<f32>>
    %66 = tt.splat %dbias : !tt.ptr<f32> -> tensor<8x!tt.ptr<f32>>
    %67 = tt.addptr %66, %6 : tensor<8x!tt.ptr<f32>>, tensor<8xi32>
    %68 = "tt.reduce"(%53#2) <{axis = 0 : i32}> ({
    ^bb0(%69: f32, %70: f32):
      %71 = arith.addf %69, %70 : f32
      tt.reduce.return %71 : f32
    }) : (tensor<64x8xf32>) -> tensor<8xf32>
    tt.store %67, %68, %8 : tensor<8x!tt.ptr<f32>>
    tt.return
  }
}
", name = "ssd_total", num_stages = 3 : i32, num_warps = 4 : i32}, operand_layouts = [dense<[3, 2, 1, 0]> : tensor<4xindex>], result_layouts = [dense<[0]> : tensor<1xindex>, dense<[0]> : tensor<1xindex>, dense<[0]> : tensor<1xindex>]} : (tensor<3x16x16x64xf32>) -> (tensor<64xf32>, tensor<64xf32>, tensor<64xf32>)
    return %k2#0, %k3#0, %k4#0, %k2#3, %k2#4, %k4#1, %k4#2 : tensor<16x1024x64x24xbf16>, tensor<16x1024x64xf32>, tensor<64xf32>, tensor<16x1024x1x128xbf16>, tensor<16x1024x1x128xbf16>, tensor<64xf32>, tensor<64xf32>
