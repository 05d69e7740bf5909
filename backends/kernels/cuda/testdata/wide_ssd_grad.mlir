    %k0:3 = stablehlo.custom_call @__gpu$xla.gpu.triton(%arg1, %arg2, %arg6) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 32 : i32, grid_y = 3 : i32, grid_z = 8 : i32, ir = "module {
  tt.func public @ssd_prep(%dt: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %a: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %bias: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %out_dt: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %out_cum: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %out_toend: !tt.ptr<f32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %3 = arith.constant 64 : i32
    %9 = arith.constant 8 : i32
    %14 = arith.constant dense<24> : tensor<8xi32>
    %16 = arith.constant 49152 : i64
    %20 = arith.constant dense<24> : tensor<64x1xi32>
    %30 = arith.constant dense<0.0e+00> : tensor<64x8xf32>
    %34 = arith.constant dense<0.0e+00> : tensor<8xf32>
    %40 = arith.constant dense<-1.442695e+00> : tensor<64x8xf32>
    %43 = arith.constant dense<1.0e+00> : tensor<64x8xf32>
    %47 = arith.constant dense<6.931472e-01> : tensor<64x8xf32>
    %53 = arith.constant dense<2.0e+01> : tensor<64x8xf32>
    %61 = arith.constant dense<1.442695e+00> : tensor<8xf32>
    %70 = arith.constant dense<2048> : tensor<1x8xi32>
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
", name = "ssd_prep", num_stages = 3 : i32, num_warps = 4 : i32}, operand_layouts = [dense<[2, 1, 0]> : tensor<3xindex>, dense<[0]> : tensor<1xindex>, dense<[0]> : tensor<1xindex>], result_layouts = [dense<[2, 1, 0]> : tensor<3xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[2, 1, 0]> : tensor<3xindex>]} : (tensor<8x2048x24xf32>, tensor<24xf32>, tensor<24xf32>) -> (tensor<8x24x2048xf32>, tensor<8x24x2048xf32>, tensor<8x24x2048xf32>)
    %k1:1 = stablehlo.custom_call @__gpu$xla.gpu.triton(%arg8, %arg4, %k0#1, %k0#1, %arg9) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 12 : i32, grid_y = 1 : i32, grid_z = 8 : i32, ir = "module {
  tt.func public @ssd_rscan(%x: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %b: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %factor: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %decay: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %start: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %states: !tt.ptr<bf16> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %1 = arith.constant dense<64> : tensor<128xi32>
    %6 = arith.constant 2 : i32
    %12 = arith.constant 128 : i32
    %16 = arith.constant 24 : i32
    %18 = arith.constant 3145728 : i64
    %21 = arith.constant 64 : i32
    %24 = arith.constant 262144 : i64
    %29 = arith.constant 24 : i64
    %33 = arith.constant 6291456 : i64
    %36 = arith.constant 8192 : i32
    %39 = arith.constant dense<8192> : tensor<128xi32>
    %41 = arith.constant dense<128> : tensor<128xi32>
    %50 = arith.constant dense<0.0e+00> : tensor<128x128xf32>
    %51 = arith.constant 8192 : i64
    %58 = arith.constant 0 : i32
    %59 = arith.constant 1 : i32
    %60 = arith.constant 32 : i32
    %63 = arith.constant 31 : i32
    %69 = arith.constant 196608 : i64
    %75 = arith.constant 1536 : i32
    %79 = arith.constant dense<1536> : tensor<64x1xi32>
    %91 = arith.constant dense<0.0e+00> : tensor<64x128xbf16>
    %95 = arith.constant dense<128> : tensor<64x1xi32>
    %103 = arith.constant 2048 : i64
    %106 = arith.constant 2048 : i32
    %129 = arith.constant 63 : i32
    %131 = arith.constant dense<2048> : tensor<128xi32>
    %0 = tt.make_range {end = 128 : i32, start = 0 : i32} : tensor<128xi32>
    %2 = arith.remsi %0, %1 : tensor<128xi32>
    %3 = arith.divsi %0, %1 : tensor<128xi32>
    %4 = arith.cmpi slt, %2, %1 : tensor<128xi32>
    %5 = tt.get_program_id x : i32
    %7 = arith.muli %5, %6 : i32
    %8 = tt.get_program_id z : i32
    %9 = arith.extsi %8 : i32 to i64
    %10 = tt.make_range {end = 64 : i32, start = 0 : i32} : tensor<64xi32>
    %11 = tt.get_program_id y : i32
    %13 = arith.muli %11, %12 : i32
    %14 = tt.splat %13 : i32 -> tensor<128xi32>
    %15 = arith.addi %14, %0 : tensor<128xi32>
    %17 = arith.divsi %7, %16 : i32
    %19 = arith.muli %9, %18 : i64
    %20 = tt.addptr %x, %19 : !tt.ptr<bf16>, i64
    %22 = arith.muli %7, %21 : i32
    %23 = tt.addptr %20, %22 : !tt.ptr<bf16>, i32
    %25 = arith.muli %9, %24 : i64
    %26 = tt.addptr %b, %25 : !tt.ptr<bf16>, i64
    %27 = arith.muli %17, %12 : i32
    %28 = tt.addptr %26, %27 : !tt.ptr<bf16>, i32
    %30 = arith.muli %9, %29 : i64
    %31 = arith.extsi %7 : i32 to i64
    %32 = arith.addi %30, %31 : i64
    %34 = arith.muli %9, %33 : i64
    %35 = tt.addptr %states, %34 : !tt.ptr<bf16>, i64
    %37 = arith.muli %7, %36 : i32
    %38 = tt.addptr %35, %37 : !tt.ptr<bf16>, i32
    %40 = arith.muli %3, %39 : tensor<128xi32>
    %42 = arith.muli %2, %41 : tensor<128xi32>
    %43 = arith.addi %40, %42 : tensor<128xi32>
    %44 = tt.expand_dims %43 {axis = 1 : i32} : tensor<128xi32> -> tensor<128x1xi32>
    %45 = tt.expand_dims %15 {axis = 0 : i32} : tensor<128xi32> -> tensor<1x128xi32>
    %46 = tt.broadcast %44 : tensor<128x1xi32> -> tensor<128x128xi32>
    %47 = tt.broadcast %45 : tensor<1x128xi32> -> tensor<128x128xi32>
    %48 = arith.addi %46, %47 : tensor<128x128xi32>
    %49 = tt.expand_dims %4 {axis = 1 : i32} : tensor<128xi1> -> tensor<128x1xi1>
    %52 = arith.muli %32, %51 : i64
    %53 = tt.addptr %start, %52 : !tt.ptr<f32>, i64
    %54 = tt.splat %53 : !tt.ptr<f32> -> tensor<128x128x!tt.ptr<f32>>
    %55 = tt.addptr %54, %48 : tensor<128x128x!tt.ptr<f32>>, tensor<128x128xi32>
    %56 = tt.broadcast %49 : tensor<128x1xi1> -> tensor<128x128xi1>
    %57 = tt.load %55, %56, %50 : tensor<128x128x!tt.ptr<f32>>
    %145:1 = scf.for %61 = %58 to %60 step %59 iter_args(%62 = %57) -> (tensor<128x128xf32>) : i32 {
      %64 = arith.subi %63, %61 : i32
      %65 = arith.muli %64, %21 : i32
      %66 = tt.splat %65 : i32 -> tensor<64xi32>
      %67 = arith.addi %66, %10 : tensor<64xi32>
      %68 = arith.extsi %64 : i32 to i64
      %70 = arith.muli %68, %69 : i64
      %71 = tt.addptr %38, %70 : !tt.ptr<bf16>, i64
      %72 = tt.splat %71 : !tt.ptr<bf16> -> tensor<128x128x!tt.ptr<bf16>>
      %73 = tt.addptr %72, %48 : tensor<128x128x!tt.ptr<bf16>>, tensor<128x128xi32>
      %74 = arith.truncf %62 : tensor<128x128xf32> to tensor<128x128xbf16>
      tt.store %73, %74, %56 : tensor<128x128x!tt.ptr<bf16>>
      %76 = arith.muli %65, %75 : i32
      %77 = tt.addptr %23, %76 : !tt.ptr<bf16>, i32
      %78 = tt.expand_dims %10 {axis = 1 : i32} : tensor<64xi32> -> tensor<64x1xi32>
      %80 = arith.muli %78, %79 : tensor<64x1xi32>
      %81 = arith.muli %3, %1 : tensor<128xi32>
      %82 = arith.addi %81, %2 : tensor<128xi32>
      %83 = tt.expand_dims %82 {axis = 0 : i32} : tensor<128xi32> -> tensor<1x128xi32>
      %84 = tt.broadcast %80 : tensor<64x1xi32> -> tensor<64x128xi32>
      %85 = tt.broadcast %83 : tensor<1x128xi32> -> tensor<64x128xi32>
      %86 = arith.addi %84, %85 : tensor<64x128xi32>
      %87 = tt.splat %77 : !tt.ptr<bf16> -> tensor<64x128x!tt.ptr<bf16>>
      %88 = tt.addptr %87, %86 : tensor<64x128x!tt.ptr<bf16>>, tensor<64x128xi32>
      %89 = tt.expand_dims %4 {axis = 0 : i32} : tensor<128xi1> -> tensor<1x128xi1>
      %90 = tt.broadcast %89 : tensor<1x128xi1> -> tensor<64x128xi1>
      %92 = tt.load %88, %90, %91 : tensor<64x128x!tt.ptr<bf16>>
      %93 = arith.muli %65, %12 : i32
      %94 = tt.addptr %28, %93 : !tt.ptr<bf16>, i32
      %96 = arith.muli %78, %95 : tensor<64x1xi32>
      %97 = tt.broadcast %96 : tensor<64x1xi32> -> tensor<64x128xi32>
      %98 = tt.broadcast %45 : tensor<1x128xi32> -> tensor<64x128xi32>
      %99 = arith.addi %97, %98 : tensor<64x128xi32>
      %100 = tt.splat %94 : !tt.ptr<bf16> -> tensor<64x128x!tt.ptr<bf16>>
      %101 = tt.addptr %100, %99 : tensor<64x128x!tt.ptr<bf16>>, tensor<64x128xi32>
      %102 = tt.load %101 : tensor<64x128x!tt.ptr<bf16>>
      %104 = arith.muli %32, %103 : i64
      %105 = tt.addptr %factor, %104 : !tt.ptr<f32>, i64
      %107 = tt.addptr %105, %106 : !tt.ptr<f32>, i32
      %108 = tt.addptr %107, %65 : !tt.ptr<f32>, i32
      %109 = tt.splat %108 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %110 = tt.addptr %109, %10 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %111 = tt.load %110 : tensor<64x!tt.ptr<f32>>
      %112 = math.exp2 %111 : tensor<64xf32>
      %113 = tt.expand_dims %112 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
      %114 = arith.cmpi slt, %0, %1 : tensor<128xi32>
      %115 = tt.expand_dims %114 {axis = 0 : i32} : tensor<128xi1> -> tensor<1x128xi1>
      %116 = tt.addptr %105, %58 : !tt.ptr<f32>, i32
      %117 = tt.addptr %116, %65 : !tt.ptr<f32>, i32
      %118 = tt.splat %117 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %119 = tt.addptr %118, %10 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %120 = tt.load %119 : tensor<64x!tt.ptr<f32>>
      %121 = math.exp2 %120 : tensor<64xf32>
      %122 = tt.expand_dims %121 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
      %123 = tt.broadcast %115 : tensor<1x128xi1> -> tensor<64x128xi1>
      %124 = tt.broadcast %122 : tensor<64x1xf32> -> tensor<64x128xf32>
      %125 = tt.broadcast %113 : tensor<64x1xf32> -> tensor<64x128xf32>
      %126 = arith.select %123, %124, %125 : tensor<64x128xi1>, tensor<64x128xf32>
      %127 = tt.addptr %decay, %104 : !tt.ptr<f32>, i64
      %128 = tt.addptr %127, %65 : !tt.ptr<f32>, i32
      %130 = tt.addptr %128, %129 : !tt.ptr<f32>, i32
      %132 = arith.muli %3, %131 : tensor<128xi32>
      %133 = tt.splat %130 : !tt.ptr<f32> -> tensor<128x!tt.ptr<f32>>
      %134 = tt.addptr %133, %132 : tensor<128x!tt.ptr<f32>>, tensor<128xi32>
      %135 = tt.load %134 : tensor<128x!tt.ptr<f32>>
      %136 = math.exp2 %135 : tensor<128xf32>
      %137 = arith.extf %92 : tensor<64x128xbf16> to tensor<64x128xf32>
      %138 = arith.mulf %137, %126 : tensor<64x128xf32>
      %139 = arith.truncf %138 : tensor<64x128xf32> to tensor<64x128xbf16>
      %140 = tt.trans %139 {order = array<i32: 1, 0>} : tensor<64x128xbf16> -> tensor<128x64xbf16>
      %141 = tt.expand_dims %136 {axis = 1 : i32} : tensor<128xf32> -> tensor<128x1xf32>
      %142 = tt.broadcast %141 : tensor<128x1xf32> -> tensor<128x128xf32>
      %143 = arith.mulf %62, %142 : tensor<128x128xf32>
      %144 = tt.dot %140, %102, %143, inputPrecision = tf32 : tensor<128x64xbf16> * tensor<64x128xbf16> -> tensor<128x128xf32>
      scf.yield %144 : tensor<128x128xf32>
    } {tt.num_stages = 3 : i32}
    tt.return
  }
}
", name = "ssd_rscan", num_stages = 3 : i32, num_warps = 8 : i32}, operand_layouts = [dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>], result_layouts = [dense<[4, 3, 2, 1, 0]> : tensor<5xindex>]} : (tensor<8x2048x24x64xbf16>, tensor<8x2048x1x128xbf16>, tensor<8x24x2048xf32>, tensor<8x24x2048xf32>, tensor<8x24x64x128xf32>) -> (tensor<8x32x24x64x128xbf16>)
    %k2:4 = stablehlo.custom_call @__gpu$xla.gpu.triton(%arg0, %arg8, %arg3, %arg4, %k0#1, %k0#0, %arg5, %k1#0) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 32 : i32, grid_y = 1 : i32, grid_z = 8 : i32, ir = "module {
  tt.func public @ssd_bwd_dx(%in_x: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %in_dy: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %in_b: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %in_c: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %in_cum: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %in_dt: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %in_d: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %in_dstates: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %out_dx: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %out_pertoken: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %out_rows: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %out_dcb: !tt.ptr<bf16> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %6 = arith.constant 64 : i32
    %8 = arith.constant dense<64> : tensor<64xi32>
    %12 = arith.constant 2048 : i64
    %16 = arith.constant 1536 : i64
    %18 = arith.constant 128 : i64
    %20 = arith.constant 32 : i64
    %24 = arith.constant 196608 : i64
    %26 = arith.constant 49152 : i64
    %31 = arith.constant dense<128> : tensor<64x1xi32>
    %48 = arith.constant 8 : i32
    %54 = arith.constant 4096 : i64
    %56 = arith.constant dense<64> : tensor<64x1xi32>
    %61 = arith.constant dense<0.0e+00> : tensor<64x64xf32>
    %64 = arith.constant 0 : i32
    %65 = arith.constant 1 : i32
    %66 = arith.constant 24 : i32
    %74 = arith.constant dense<1536> : tensor<64x1xi32>
    %82 = arith.constant dense<0.0e+00> : tensor<64x64xbf16>
    %90 = arith.constant 8192 : i32
    %94 = arith.constant dense<128> : tensor<1x64xi32>
    %102 = arith.constant dense<0.0e+00> : tensor<128x64xbf16>
    %105 = arith.constant 2048 : i32
    %116 = arith.constant 63 : i32
    %130 = arith.constant dense<-1.0e+00> : tensor<64x64xf32>
    %193 = arith.constant 4 : i64
    %195 = arith.constant dense<4> : tensor<64x1xi32>
    %0 = tt.get_program_id x : i32
    %1 = tt.get_program_id y : i32
    %2 = tt.get_program_id z : i32
    %3 = arith.extsi %2 : i32 to i64
    %4 = tt.make_range {end = 64 : i32, start = 0 : i32} : tensor<64xi32>
    %5 = tt.make_range {end = 128 : i32, start = 0 : i32} : tensor<128xi32>
    %7 = arith.muli %0, %6 : i32
    %9 = arith.cmpi slt, %4, %8 : tensor<64xi32>
    %10 = tt.splat %7 : i32 -> tensor<64xi32>
    %11 = arith.addi %10, %4 : tensor<64xi32>
    %13 = arith.muli %3, %12 : i64
    %14 = arith.extsi %7 : i32 to i64
    %15 = arith.addi %13, %14 : i64
    %17 = arith.muli %15, %16 : i64
    %19 = arith.muli %15, %18 : i64
    %21 = arith.muli %3, %20 : i64
    %22 = arith.extsi %0 : i32 to i64
    %23 = arith.addi %21, %22 : i64
    %25 = arith.muli %23, %24 : i64
    %27 = arith.muli %3, %26 : i64
    %28 = arith.addi %27, %14 : i64
    %29 = tt.expand_dims %4 {axis = 1 : i32} : tensor<64xi32> -> tensor<64x1xi32>
    %30 = tt.expand_dims %5 {axis = 0 : i32} : tensor<128xi32> -> tensor<1x128xi32>
    %32 = arith.muli %29, %31 : tensor<64x1xi32>
    %33 = tt.broadcast %32 : tensor<64x1xi32> -> tensor<64x128xi32>
    %34 = tt.broadcast %30 : tensor<1x128xi32> -> tensor<64x128xi32>
    %35 = arith.addi %33, %34 : tensor<64x128xi32>
    %36 = tt.addptr %in_c, %19 : !tt.ptr<bf16>, i64
    %37 = tt.splat %36 : !tt.ptr<bf16> -> tensor<64x128x!tt.ptr<bf16>>
    %38 = tt.addptr %37, %35 : tensor<64x128x!tt.ptr<bf16>>, tensor<64x128xi32>
    %39 = tt.load %38 : tensor<64x128x!tt.ptr<bf16>>
    %40 = tt.addptr %in_b, %19 : !tt.ptr<bf16>, i64
    %41 = tt.splat %40 : !tt.ptr<bf16> -> tensor<64x128x!tt.ptr<bf16>>
    %42 = tt.addptr %41, %35 : tensor<64x128x!tt.ptr<bf16>>, tensor<64x128xi32>
    %43 = tt.load %42 : tensor<64x128x!tt.ptr<bf16>>
    %44 = tt.expand_dims %4 {axis = 0 : i32} : tensor<64xi32> -> tensor<1x64xi32>
    %45 = tt.broadcast %29 : tensor<64x1xi32> -> tensor<64x64xi32>
    %46 = tt.broadcast %44 : tensor<1x64xi32> -> tensor<64x64xi32>
    %47 = arith.cmpi sle, %45, %46 : tensor<64x64xi32>
    %49 = arith.muli %1, %48 : i32
    %50 = arith.extsi %49 : i32 to i64
    %51 = arith.addi %50, %3 : i64
    %52 = arith.muli %51, %20 : i64
    %53 = arith.addi %52, %22 : i64
    %55 = arith.muli %53, %54 : i64
    %57 = arith.muli %29, %56 : tensor<64x1xi32>
    %58 = tt.broadcast %57 : tensor<64x1xi32> -> tensor<64x64xi32>
    %59 = arith.addi %58, %46 : tensor<64x64xi32>
    %60 = tt.trans %39 {order = array<i32: 1, 0>} : tensor<64x128xbf16> -> tensor<128x64xbf16>
    %62 = tt.dot %43, %60, %61, inputPrecision = tf32 : tensor<64x128xbf16> * tensor<128x64xbf16> -> tensor<64x64xf32>
    %63 = arith.select %47, %62, %61 : tensor<64x64xi1>, tensor<64x64xf32>
    %205:1 = scf.for %67 = %64 to %66 step %65 iter_args(%68 = %61) -> (tensor<64x64xf32>) : i32 {
      %69 = arith.muli %1, %66 : i32
      %70 = arith.addi %69, %67 : i32
      %71 = tt.addptr %in_x, %17 : !tt.ptr<bf16>, i64
      %72 = arith.muli %70, %6 : i32
      %73 = tt.addptr %71, %72 : !tt.ptr<bf16>, i32
      %75 = arith.muli %29, %74 : tensor<64x1xi32>
      %76 = tt.broadcast %75 : tensor<64x1xi32> -> tensor<64x64xi32>
      %77 = arith.addi %76, %46 : tensor<64x64xi32>
      %78 = tt.splat %73 : !tt.ptr<bf16> -> tensor<64x64x!tt.ptr<bf16>>
      %79 = tt.addptr %78, %77 : tensor<64x64x!tt.ptr<bf16>>, tensor<64x64xi32>
      %80 = tt.expand_dims %9 {axis = 0 : i32} : tensor<64xi1> -> tensor<1x64xi1>
      %81 = tt.broadcast %80 : tensor<1x64xi1> -> tensor<64x64xi1>
      %83 = tt.load %79, %81, %82 : tensor<64x64x!tt.ptr<bf16>>
      %84 = tt.addptr %in_dy, %17 : !tt.ptr<bf16>, i64
      %85 = tt.addptr %84, %72 : !tt.ptr<bf16>, i32
      %86 = tt.splat %85 : !tt.ptr<bf16> -> tensor<64x64x!tt.ptr<bf16>>
      %87 = tt.addptr %86, %77 : tensor<64x64x!tt.ptr<bf16>>, tensor<64x64xi32>
      %88 = tt.load %87, %81, %82 : tensor<64x64x!tt.ptr<bf16>>
      %89 = tt.addptr %in_dstates, %25 : !tt.ptr<bf16>, i64
      %91 = arith.muli %70, %90 : i32
      %92 = tt.addptr %89, %91 : !tt.ptr<bf16>, i32
      %93 = tt.expand_dims %5 {axis = 1 : i32} : tensor<128xi32> -> tensor<128x1xi32>
      %95 = arith.muli %44, %94 : tensor<1x64xi32>
      %96 = tt.broadcast %93 : tensor<128x1xi32> -> tensor<128x64xi32>
      %97 = tt.broadcast %95 : tensor<1x64xi32> -> tensor<128x64xi32>
      %98 = arith.addi %96, %97 : tensor<128x64xi32>
      %99 = tt.splat %92 : !tt.ptr<bf16> -> tensor<128x64x!tt.ptr<bf16>>
      %100 = tt.addptr %99, %98 : tensor<128x64x!tt.ptr<bf16>>, tensor<128x64xi32>
      %101 = tt.broadcast %80 : tensor<1x64xi1> -> tensor<128x64xi1>
      %103 = tt.load %100, %101, %102 : tensor<128x64x!tt.ptr<bf16>>
      %104 = tt.addptr %in_cum, %28 : !tt.ptr<f32>, i64
      %106 = arith.muli %70, %105 : i32
      %107 = tt.addptr %104, %106 : !tt.ptr<f32>, i32
      %108 = tt.splat %107 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %109 = tt.addptr %108, %4 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %110 = tt.load %109 : tensor<64x!tt.ptr<f32>>
      %111 = tt.addptr %in_dt, %28 : !tt.ptr<f32>, i64
      %112 = tt.addptr %111, %106 : !tt.ptr<f32>, i32
      %113 = tt.splat %112 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %114 = tt.addptr %113, %4 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %115 = tt.load %114 : tensor<64x!tt.ptr<f32>>
      %117 = tt.addptr %107, %116 : !tt.ptr<f32>, i32
      %118 = tt.load %117 : !tt.ptr<f32>
      %119 = tt.addptr %in_d, %70 : !tt.ptr<f32>, i32
      %120 = tt.load %119 : !tt.ptr<f32>
      %121 = tt.dot %43, %103, %61, inputPrecision = tf32 : tensor<64x128xbf16> * tensor<128x64xbf16> -> tensor<64x64xf32>
      %122 = tt.trans %88 {order = array<i32: 1, 0>} : tensor<64x64xbf16> -> tensor<64x64xbf16>
      %123 = tt.dot %83, %122, %61, inputPrecision = tf32 : tensor<64x64xbf16> * tensor<64x64xbf16> -> tensor<64x64xf32>
      %124 = tt.expand_dims %110 {axis = 0 : i32} : tensor<64xf32> -> tensor<1x64xf32>
      %125 = tt.expand_dims %110 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
      %126 = tt.broadcast %124 : tensor<1x64xf32> -> tensor<64x64xf32>
      %127 = tt.broadcast %125 : tensor<64x1xf32> -> tensor<64x64xf32>
      %128 = arith.subf %126, %127 : tensor<64x64xf32>
      %129 = math.absf %128 : tensor<64x64xf32>
      %131 = arith.mulf %129, %130 : tensor<64x64xf32>
      %132 = math.exp2 %131 : tensor<64x64xf32>
      %133 = arith.mulf %63, %132 : tensor<64x64xf32>
      %134 = arith.mulf %123, %132 : tensor<64x64xf32>
      %135 = tt.expand_dims %115 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
      %136 = tt.broadcast %135 : tensor<64x1xf32> -> tensor<64x64xf32>
      %137 = arith.mulf %134, %136 : tensor<64x64xf32>
      %138 = arith.addf %68, %137 : tensor<64x64xf32>
      %139 = arith.mulf %134, %63 : tensor<64x64xf32>
      %140 = "tt.reduce"(%139) <{axis = 1 : i32}> ({
      ^bb0(%141: f32, %142: f32):
        %143 = arith.addf %141, %142 : f32
        tt.reduce.return %143 : f32
      }) : (tensor<64x64xf32>) -> tensor<64xf32>
      %144 = tt.addptr %out_rows, %28 : !tt.ptr<f32>, i64
      %145 = tt.addptr %144, %106 : !tt.ptr<f32>, i32
      %146 = tt.splat %145 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %147 = tt.addptr %146, %4 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %148 = arith.mulf %139, %136 : tensor<64x64xf32>
      %149 = "tt.reduce"(%148) <{axis = 0 : i32}> ({
      ^bb0(%150: f32, %151: f32):
        %152 = arith.addf %150, %151 : f32
        tt.reduce.return %152 : f32
      }) : (tensor<64x64xf32>) -> tensor<64xf32>
      tt.store %147, %149 : tensor<64x!tt.ptr<f32>>
      %153 = tt.splat %118 : f32 -> tensor<64xf32>
      %154 = arith.subf %153, %110 : tensor<64xf32>
      %155 = math.exp2 %154 : tensor<64xf32>
      %156 = tt.expand_dims %155 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
      %157 = tt.broadcast %156 : tensor<64x1xf32> -> tensor<64x64xf32>
      %158 = arith.mulf %121, %157 : tensor<64x64xf32>
      %159 = arith.extf %83 : tensor<64x64xbf16> to tensor<64x64xf32>
      %160 = arith.extf %88 : tensor<64x64xbf16> to tensor<64x64xf32>
      %161 = arith.mulf %159, %158 : tensor<64x64xf32>
      %162 = "tt.reduce"(%161) <{axis = 1 : i32}> ({
      ^bb0(%163: f32, %164: f32):
        %165 = arith.addf %163, %164 : f32
        tt.reduce.return %165 : f32
      }) : (tensor<64x64xf32>) -> tensor<64xf32>
      %166 = arith.mulf %159, %160 : tensor<64x64xf32>
      %167 = "tt.reduce"(%166) <{axis = 1 : i32}> ({
      ^bb0(%168: f32, %169: f32):
        %170 = arith.addf %168, %169 : f32
        tt.reduce.return %170 : f32
      }) : (tensor<64x64xf32>) -> tensor<64xf32>
      %171 = arith.truncf %133 : tensor<64x64xf32> to tensor<64x64xbf16>
      %172 = tt.dot %171, %88, %158, inputPrecision = tf32 : tensor<64x64xbf16> * tensor<64x64xbf16> -> tensor<64x64xf32>
      %173 = arith.mulf %159, %172 : tensor<64x64xf32>
      %174 = "tt.reduce"(%173) <{axis = 1 : i32}> ({
      ^bb0(%175: f32, %176: f32):
        %177 = arith.addf %175, %176 : f32
        tt.reduce.return %177 : f32
      }) : (tensor<64x64xf32>) -> tensor<64xf32>
      %178 = tt.addptr %out_dx, %17 : !tt.ptr<bf16>, i64
      %179 = tt.addptr %178, %72 : !tt.ptr<bf16>, i32
      %180 = tt.splat %179 : !tt.ptr<bf16> -> tensor<64x64x!tt.ptr<bf16>>
      %181 = tt.addptr %180, %77 : tensor<64x64x!tt.ptr<bf16>>, tensor<64x64xi32>
      %182 = arith.mulf %172, %136 : tensor<64x64xf32>
      %183 = tt.splat %120 : f32 -> tensor<64x64xf32>
      %184 = arith.mulf %183, %160 : tensor<64x64xf32>
      %185 = arith.addf %182, %184 : tensor<64x64xf32>
      %186 = arith.truncf %185 : tensor<64x64xf32> to tensor<64x64xbf16>
      tt.store %181, %186, %81 : tensor<64x64x!tt.ptr<bf16>>
      %187 = tt.join %174, %162 : tensor<64xf32> -> tensor<64x2xf32>
      %188 = tt.join %140, %167 : tensor<64xf32> -> tensor<64x2xf32>
      %189 = tt.join %187, %188 : tensor<64x2xf32> -> tensor<64x2x2xf32>
      %190 = tt.reshape %189 : tensor<64x2x2xf32> -> tensor<64x4xf32>
      %191 = arith.extsi %106 : i32 to i64
      %192 = arith.addi %28, %191 : i64
      %194 = arith.muli %192, %193 : i64
      %196 = arith.muli %29, %195 : tensor<64x1xi32>
      %197 = tt.make_range {end = 4 : i32, start = 0 : i32} : tensor<4xi32>
      %198 = tt.expand_dims %197 {axis = 0 : i32} : tensor<4xi32> -> tensor<1x4xi32>
      %199 = tt.broadcast %196 : tensor<64x1xi32> -> tensor<64x4xi32>
      %200 = tt.broadcast %198 : tensor<1x4xi32> -> tensor<64x4xi32>
      %201 = arith.addi %199, %200 : tensor<64x4xi32>
      %202 = tt.addptr %out_pertoken, %194 : !tt.ptr<f32>, i64
      %203 = tt.splat %202 : !tt.ptr<f32> -> tensor<64x4x!tt.ptr<f32>>
      %204 = tt.addptr %203, %201 : tensor<64x4x!tt.ptr<f32>>, tensor<64x4xi32>
      tt.store %204, %190 : tensor<64x4x!tt.ptr<f32>>
      scf.yield %138 : tensor<64x64xf32>
    } {tt.num_stages = 3 : i32}
    %206 = arith.select %47, %205#0, %61 : tensor<64x64xi1>, tensor<64x64xf32>
    %207 = arith.truncf %206 : tensor<64x64xf32> to tensor<64x64xbf16>
    %208 = tt.addptr %out_dcb, %55 : !tt.ptr<bf16>, i64
    %209 = tt.splat %208 : !tt.ptr<bf16> -> tensor<64x64x!tt.ptr<bf16>>
    %210 = tt.addptr %209, %59 : tensor<64x64x!tt.ptr<bf16>>, tensor<64x64xi32>
    tt.store %210, %207 : tensor<64x64x!tt.ptr<bf16>>
    tt.return
  }
}
", name = "ssd_bwd_dx", num_stages = 3 : i32, num_warps = 4 : i32}, operand_layouts = [dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[0]> : tensor<1xindex>, dense<[4, 3, 2, 1, 0]> : tensor<5xindex>], result_layouts = [dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[4, 3, 2, 1, 0]> : tensor<5xindex>]} : (tensor<8x2048x24x64xbf16>, tensor<8x2048x24x64xbf16>, tensor<8x2048x1x128xbf16>, tensor<8x2048x1x128xbf16>, tensor<8x24x2048xf32>, tensor<8x24x2048xf32>, tensor<24xf32>, tensor<8x32x24x64x128xbf16>) -> (tensor<8x2048x24x64xbf16>, tensor<8x24x2048x4xf32>, tensor<8x24x2048xf32>, tensor<1x8x32x64x64xbf16>)
    %k3:4 = stablehlo.custom_call @__gpu$xla.gpu.triton(%arg0, %arg8, %arg3, %arg4, %k0#1, %k0#2, %arg7, %k1#0, %k2#3) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 32 : i32, grid_y = 1 : i32, grid_z = 8 : i32, ir = "module {
  tt.func public @ssd_bwd_dbc(%in_x: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %in_dy: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %in_b: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %in_c: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %in_cum: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %in_toend: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %in_states: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %in_dstates: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %in_dcb: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %out_db: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %out_dc: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %out_fromstate: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %out_statedot: !tt.ptr<f32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %6 = arith.constant 64 : i32
    %8 = arith.constant dense<64> : tensor<64xi32>
    %12 = arith.constant 2048 : i64
    %16 = arith.constant 1536 : i64
    %18 = arith.constant 128 : i64
    %20 = arith.constant 32 : i64
    %24 = arith.constant 196608 : i64
    %26 = arith.constant 49152 : i64
    %31 = arith.constant dense<128> : tensor<64x1xi32>
    %48 = arith.constant 8 : i32
    %54 = arith.constant 4096 : i64
    %56 = arith.constant dense<64> : tensor<64x1xi32>
    %64 = arith.constant dense<0.0e+00> : tensor<64x128xf32>
    %69 = arith.constant 0 : i32
    %70 = arith.constant 1 : i32
    %71 = arith.constant 24 : i32
    %80 = arith.constant dense<1536> : tensor<64x1xi32>
    %92 = arith.constant dense<0.0e+00> : tensor<64x64xbf16>
    %95 = arith.constant 8192 : i32
    %98 = arith.constant dense<8192> : tensor<64xi32>
    %100 = arith.constant dense<128> : tensor<64xi32>
    %110 = arith.constant dense<0.0e+00> : tensor<64x128xbf16>
    %114 = arith.constant 2048 : i32
    %180 = arith.constant dense<0.0e+00> : tensor<64x64xf32>
    %189 = arith.constant 63 : i32
    %191 = arith.constant dense<2048> : tensor<64xi32>
    %204 = arith.constant 24 : i64
    %208 = arith.constant 64 : i64
    %0 = tt.get_program_id x : i32
    %1 = tt.get_program_id y : i32
    %2 = tt.get_program_id z : i32
    %3 = arith.extsi %2 : i32 to i64
    %4 = tt.make_range {end = 64 : i32, start = 0 : i32} : tensor<64xi32>
    %5 = tt.make_range {end = 128 : i32, start = 0 : i32} : tensor<128xi32>
    %7 = arith.muli %0, %6 : i32
    %9 = arith.cmpi slt, %4, %8 : tensor<64xi32>
    %10 = tt.splat %7 : i32 -> tensor<64xi32>
    %11 = arith.addi %10, %4 : tensor<64xi32>
    %13 = arith.muli %3, %12 : i64
    %14 = arith.extsi %7 : i32 to i64
    %15 = arith.addi %13, %14 : i64
    %17 = arith.muli %15, %16 : i64
    %19 = arith.muli %15, %18 : i64
    %21 = arith.muli %3, %20 : i64
    %22 = arith.extsi %0 : i32 to i64
    %23 = arith.addi %21, %22 : i64
    %25 = arith.muli %23, %24 : i64
    %27 = arith.muli %3, %26 : i64
    %28 = arith.addi %27, %14 : i64
    %29 = tt.expand_dims %4 {axis = 1 : i32} : tensor<64xi32> -> tensor<64x1xi32>
    %30 = tt.expand_dims %5 {axis = 0 : i32} : tensor<128xi32> -> tensor<1x128xi32>
    %32 = arith.muli %29, %31 : tensor<64x1xi32>
    %33 = tt.broadcast %32 : tensor<64x1xi32> -> tensor<64x128xi32>
    %34 = tt.broadcast %30 : tensor<1x128xi32> -> tensor<64x128xi32>
    %35 = arith.addi %33, %34 : tensor<64x128xi32>
    %36 = tt.addptr %in_c, %19 : !tt.ptr<bf16>, i64
    %37 = tt.splat %36 : !tt.ptr<bf16> -> tensor<64x128x!tt.ptr<bf16>>
    %38 = tt.addptr %37, %35 : tensor<64x128x!tt.ptr<bf16>>, tensor<64x128xi32>
    %39 = tt.load %38 : tensor<64x128x!tt.ptr<bf16>>
    %40 = tt.addptr %in_b, %19 : !tt.ptr<bf16>, i64
    %41 = tt.splat %40 : !tt.ptr<bf16> -> tensor<64x128x!tt.ptr<bf16>>
    %42 = tt.addptr %41, %35 : tensor<64x128x!tt.ptr<bf16>>, tensor<64x128xi32>
    %43 = tt.load %42 : tensor<64x128x!tt.ptr<bf16>>
    %44 = tt.expand_dims %4 {axis = 0 : i32} : tensor<64xi32> -> tensor<1x64xi32>
    %45 = tt.broadcast %29 : tensor<64x1xi32> -> tensor<64x64xi32>
    %46 = tt.broadcast %44 : tensor<1x64xi32> -> tensor<64x64xi32>
    %47 = arith.cmpi sle, %45, %46 : tensor<64x64xi32>
    %49 = arith.muli %1, %48 : i32
    %50 = arith.extsi %49 : i32 to i64
    %51 = arith.addi %50, %3 : i64
    %52 = arith.muli %51, %20 : i64
    %53 = arith.addi %52, %22 : i64
    %55 = arith.muli %53, %54 : i64
    %57 = arith.muli %29, %56 : tensor<64x1xi32>
    %58 = tt.broadcast %57 : tensor<64x1xi32> -> tensor<64x64xi32>
    %59 = arith.addi %58, %46 : tensor<64x64xi32>
    %60 = tt.addptr %in_dcb, %55 : !tt.ptr<bf16>, i64
    %61 = tt.splat %60 : !tt.ptr<bf16> -> tensor<64x64x!tt.ptr<bf16>>
    %62 = tt.addptr %61, %59 : tensor<64x64x!tt.ptr<bf16>>, tensor<64x64xi32>
    %63 = tt.load %62 : tensor<64x64x!tt.ptr<bf16>>
    %65 = tt.dot %63, %39, %64, inputPrecision = tf32 : tensor<64x64xbf16> * tensor<64x128xbf16> -> tensor<64x128xf32>
    %66 = arith.remsi %4, %8 : tensor<64xi32>
    %67 = arith.divsi %4, %8 : tensor<64xi32>
    %68 = arith.cmpi slt, %66, %8 : tensor<64xi32>
    %126:1 = scf.for %72 = %69 to %71 step %70 iter_args(%73 = %65) -> (tensor<64x128xf32>) : i32 {
      %74 = arith.muli %1, %71 : i32
      %75 = arith.muli %72, %70 : i32
      %76 = arith.addi %74, %75 : i32
      %77 = tt.addptr %in_x, %17 : !tt.ptr<bf16>, i64
      %78 = arith.muli %76, %6 : i32
      %79 = tt.addptr %77, %78 : !tt.ptr<bf16>, i32
      %81 = arith.muli %29, %80 : tensor<64x1xi32>
      %82 = arith.muli %67, %8 : tensor<64xi32>
      %83 = arith.addi %82, %66 : tensor<64xi32>
      %84 = tt.expand_dims %83 {axis = 0 : i32} : tensor<64xi32> -> tensor<1x64xi32>
      %85 = tt.broadcast %81 : tensor<64x1xi32> -> tensor<64x64xi32>
      %86 = tt.broadcast %84 : tensor<1x64xi32> -> tensor<64x64xi32>
      %87 = arith.addi %85, %86 : tensor<64x64xi32>
      %88 = tt.splat %79 : !tt.ptr<bf16> -> tensor<64x64x!tt.ptr<bf16>>
      %89 = tt.addptr %88, %87 : tensor<64x64x!tt.ptr<bf16>>, tensor<64x64xi32>
      %90 = tt.expand_dims %68 {axis = 0 : i32} : tensor<64xi1> -> tensor<1x64xi1>
      %91 = tt.broadcast %90 : tensor<1x64xi1> -> tensor<64x64xi1>
      %93 = tt.load %89, %91, %92 : tensor<64x64x!tt.ptr<bf16>>
      %94 = tt.addptr %in_dstates, %25 : !tt.ptr<bf16>, i64
      %96 = arith.muli %76, %95 : i32
      %97 = tt.addptr %94, %96 : !tt.ptr<bf16>, i32
      %99 = arith.muli %67, %98 : tensor<64xi32>
      %101 = arith.muli %66, %100 : tensor<64xi32>
      %102 = arith.addi %99, %101 : tensor<64xi32>
      %103 = tt.expand_dims %102 {axis = 1 : i32} : tensor<64xi32> -> tensor<64x1xi32>
      %104 = tt.broadcast %103 : tensor<64x1xi32> -> tensor<64x128xi32>
      %105 = arith.addi %104, %34 : tensor<64x128xi32>
      %106 = tt.splat %97 : !tt.ptr<bf16> -> tensor<64x128x!tt.ptr<bf16>>
      %107 = tt.addptr %106, %105 : tensor<64x128x!tt.ptr<bf16>>, tensor<64x128xi32>
      %108 = tt.expand_dims %68 {axis = 1 : i32} : tensor<64xi1> -> tensor<64x1xi1>
      %109 = tt.broadcast %108 : tensor<64x1xi1> -> tensor<64x128xi1>
      %111 = tt.load %107, %109, %110 : tensor<64x128x!tt.ptr<bf16>>
      %112 = arith.addi %76, %69 : i32
      %113 = tt.addptr %in_toend, %28 : !tt.ptr<f32>, i64
      %115 = arith.muli %112, %114 : i32
      %116 = tt.addptr %113, %115 : !tt.ptr<f32>, i32
      %117 = tt.splat %116 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %118 = tt.addptr %117, %4 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %119 = tt.load %118 : tensor<64x!tt.ptr<f32>>
      %120 = tt.expand_dims %119 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
      %121 = arith.extf %93 : tensor<64x64xbf16> to tensor<64x64xf32>
      %122 = tt.broadcast %120 : tensor<64x1xf32> -> tensor<64x64xf32>
      %123 = arith.mulf %121, %122 : tensor<64x64xf32>
      %124 = arith.truncf %123 : tensor<64x64xf32> to tensor<64x64xbf16>
      %125 = tt.dot %124, %111, %73, inputPrecision = tf32 : tensor<64x64xbf16> * tensor<64x128xbf16> -> tensor<64x128xf32>
      scf.yield %125 : tensor<64x128xf32>
    } {tt.num_stages = 3 : i32}
    %127 = tt.addptr %out_db, %19 : !tt.ptr<bf16>, i64
    %128 = tt.splat %127 : !tt.ptr<bf16> -> tensor<64x128x!tt.ptr<bf16>>
    %129 = tt.addptr %128, %35 : tensor<64x128x!tt.ptr<bf16>>, tensor<64x128xi32>
    %130 = arith.truncf %126#0 : tensor<64x128xf32> to tensor<64x128xbf16>
    tt.store %129, %130 : tensor<64x128x!tt.ptr<bf16>>
    %131 = tt.trans %63 {order = array<i32: 1, 0>} : tensor<64x64xbf16> -> tensor<64x64xbf16>
    %132 = tt.dot %131, %43, %64, inputPrecision = tf32 : tensor<64x64xbf16> * tensor<64x128xbf16> -> tensor<64x128xf32>
    %226:1 = scf.for %133 = %69 to %71 step %70 iter_args(%134 = %132) -> (tensor<64x128xf32>) : i32 {
      %135 = arith.muli %1, %71 : i32
      %136 = arith.muli %133, %70 : i32
      %137 = arith.addi %135, %136 : i32
      %138 = tt.addptr %in_dy, %17 : !tt.ptr<bf16>, i64
      %139 = arith.muli %137, %6 : i32
      %140 = tt.addptr %138, %139 : !tt.ptr<bf16>, i32
      %141 = arith.muli %29, %80 : tensor<64x1xi32>
      %142 = arith.muli %67, %8 : tensor<64xi32>
      %143 = arith.addi %142, %66 : tensor<64xi32>
      %144 = tt.expand_dims %143 {axis = 0 : i32} : tensor<64xi32> -> tensor<1x64xi32>
      %145 = tt.broadcast %141 : tensor<64x1xi32> -> tensor<64x64xi32>
      %146 = tt.broadcast %144 : tensor<1x64xi32> -> tensor<64x64xi32>
      %147 = arith.addi %145, %146 : tensor<64x64xi32>
      %148 = tt.splat %140 : !tt.ptr<bf16> -> tensor<64x64x!tt.ptr<bf16>>
      %149 = tt.addptr %148, %147 : tensor<64x64x!tt.ptr<bf16>>, tensor<64x64xi32>
      %150 = tt.expand_dims %68 {axis = 0 : i32} : tensor<64xi1> -> tensor<1x64xi1>
      %151 = tt.broadcast %150 : tensor<1x64xi1> -> tensor<64x64xi1>
      %152 = tt.load %149, %151, %92 : tensor<64x64x!tt.ptr<bf16>>
      %153 = tt.addptr %in_states, %25 : !tt.ptr<bf16>, i64
      %154 = arith.muli %137, %95 : i32
      %155 = tt.addptr %153, %154 : !tt.ptr<bf16>, i32
      %156 = arith.muli %67, %98 : tensor<64xi32>
      %157 = arith.muli %66, %100 : tensor<64xi32>
      %158 = arith.addi %156, %157 : tensor<64xi32>
      %159 = tt.expand_dims %158 {axis = 1 : i32} : tensor<64xi32> -> tensor<64x1xi32>
      %160 = tt.broadcast %159 : tensor<64x1xi32> -> tensor<64x128xi32>
      %161 = arith.addi %160, %34 : tensor<64x128xi32>
      %162 = tt.splat %155 : !tt.ptr<bf16> -> tensor<64x128x!tt.ptr<bf16>>
      %163 = tt.addptr %162, %161 : tensor<64x128x!tt.ptr<bf16>>, tensor<64x128xi32>
      %164 = tt.expand_dims %68 {axis = 1 : i32} : tensor<64xi1> -> tensor<64x1xi1>
      %165 = tt.broadcast %164 : tensor<64x1xi1> -> tensor<64x128xi1>
      %166 = tt.load %163, %165, %110 : tensor<64x128x!tt.ptr<bf16>>
      %167 = arith.addi %137, %69 : i32
      %168 = tt.addptr %in_cum, %28 : !tt.ptr<f32>, i64
      %169 = arith.muli %167, %114 : i32
      %170 = tt.addptr %168, %169 : !tt.ptr<f32>, i32
      %171 = tt.splat %170 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %172 = tt.addptr %171, %4 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %173 = tt.load %172 : tensor<64x!tt.ptr<f32>>
      %174 = math.exp2 %173 : tensor<64xf32>
      %175 = tt.expand_dims %174 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
      %176 = arith.extf %152 : tensor<64x64xbf16> to tensor<64x64xf32>
      %177 = tt.broadcast %175 : tensor<64x1xf32> -> tensor<64x64xf32>
      %178 = arith.mulf %176, %177 : tensor<64x64xf32>
      %179 = tt.trans %166 {order = array<i32: 1, 0>} : tensor<64x128xbf16> -> tensor<128x64xbf16>
      %181 = tt.dot %39, %179, %180, inputPrecision = tf32 : tensor<64x128xbf16> * tensor<128x64xbf16> -> tensor<64x64xf32>
      %182 = tt.addptr %in_dstates, %25 : !tt.ptr<bf16>, i64
      %183 = tt.addptr %182, %154 : !tt.ptr<bf16>, i32
      %184 = tt.splat %183 : !tt.ptr<bf16> -> tensor<64x128x!tt.ptr<bf16>>
      %185 = tt.addptr %184, %161 : tensor<64x128x!tt.ptr<bf16>>, tensor<64x128xi32>
      %186 = tt.load %185, %165, %110 : tensor<64x128x!tt.ptr<bf16>>
      %187 = arith.muli %137, %114 : i32
      %188 = tt.addptr %168, %187 : !tt.ptr<f32>, i32
      %190 = tt.addptr %188, %189 : !tt.ptr<f32>, i32
      %192 = arith.muli %67, %191 : tensor<64xi32>
      %193 = tt.splat %190 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %194 = tt.addptr %193, %192 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %195 = tt.load %194 : tensor<64x!tt.ptr<f32>>
      %196 = tt.trans %186 {order = array<i32: 1, 0>} : tensor<64x128xbf16> -> tensor<128x64xbf16>
      %197 = tt.dot %166, %196, %180, inputPrecision = tf32 : tensor<64x128xbf16> * tensor<128x64xbf16> -> tensor<64x64xf32>
      %198 = arith.cmpi eq, %45, %46 : tensor<64x64xi32>
      %199 = arith.select %198, %197, %180 : tensor<64x64xi1>, tensor<64x64xf32>
      %200 = "tt.reduce"(%199) <{axis = 1 : i32}> ({
      ^bb0(%201: f32, %202: f32):
        %203 = arith.addf %201, %202 : f32
        tt.reduce.return %203 : f32
      }) : (tensor<64x64xf32>) -> tensor<64xf32>
      %205 = arith.muli %23, %204 : i64
      %206 = arith.extsi %137 : i32 to i64
      %207 = arith.addi %205, %206 : i64
      %209 = arith.muli %207, %208 : i64
      %210 = tt.addptr %out_statedot, %209 : !tt.ptr<f32>, i64
      %211 = tt.splat %210 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %212 = tt.addptr %211, %4 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %213 = math.exp2 %195 : tensor<64xf32>
      %214 = arith.mulf %200, %213 : tensor<64xf32>
      tt.store %212, %214 : tensor<64x!tt.ptr<f32>>
      %215 = arith.truncf %178 : tensor<64x64xf32> to tensor<64x64xbf16>
      %216 = tt.dot %215, %166, %134, inputPrecision = tf32 : tensor<64x64xbf16> * tensor<64x128xbf16> -> tensor<64x128xf32>
      %217 = arith.mulf %181, %178 : tensor<64x64xf32>
      %218 = tt.addptr %out_fromstate, %28 : !tt.ptr<f32>, i64
      %219 = tt.addptr %218, %169 : !tt.ptr<f32>, i32
      %220 = tt.splat %219 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %221 = tt.addptr %220, %4 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %222 = "tt.reduce"(%217) <{axis = 1 : i32}> ({
      ^bb0(%223: f32, %224: f32):
        %225 = arith.addf %223, %224 : f32
        tt.reduce.return %225 : f32
      }) : (tensor<64x64xf32>) -> tensor<64xf32>
      tt.store %221, %222 : tensor<64x!tt.ptr<f32>>
      scf.yield %216 : tensor<64x128xf32>
    } {tt.num_stages = 2 : i32}
    %227 = tt.addptr %out_dc, %19 : !tt.ptr<bf16>, i64
    %228 = tt.splat %227 : !tt.ptr<bf16> -> tensor<64x128x!tt.ptr<bf16>>
    %229 = tt.addptr %228, %35 : tensor<64x128x!tt.ptr<bf16>>, tensor<64x128xi32>
    %230 = arith.truncf %226#0 : tensor<64x128xf32> to tensor<64x128xbf16>
    tt.store %229, %230 : tensor<64x128x!tt.ptr<bf16>>
    tt.return
  }
}
", name = "ssd_bwd_dbc", num_stages = 3 : i32, num_warps = 4 : i32}, operand_layouts = [dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[4, 3, 2, 1, 0]> : tensor<5xindex>, dense<[4, 3, 2, 1, 0]> : tensor<5xindex>, dense<[4, 3, 2, 1, 0]> : tensor<5xindex>], result_layouts = [dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>]} : (tensor<8x2048x24x64xbf16>, tensor<8x2048x24x64xbf16>, tensor<8x2048x1x128xbf16>, tensor<8x2048x1x128xbf16>, tensor<8x24x2048xf32>, tensor<8x24x2048xf32>, tensor<8x32x24x64x128xbf16>, tensor<8x32x24x64x128xbf16>, tensor<1x8x32x64x64xbf16>) -> (tensor<8x2048x1x128xbf16>, tensor<8x2048x1x128xbf16>, tensor<8x24x2048xf32>, tensor<8x32x24x64xf32>)
    %k4:2 = stablehlo.custom_call @__gpu$xla.gpu.triton(%arg1, %arg2, %arg6, %k2#1, %k2#2, %k3#2, %k3#3, %k0#0) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 32 : i32, grid_y = 6 : i32, grid_z = 8 : i32, ir = "module {
  tt.func public @ssd_post(%dt: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %a: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %bias: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %pertoken: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %rows: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %fromstate: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %statedot: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %prepared: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %ddt: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %parts: !tt.ptr<f32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %3 = arith.constant 64 : i32
    %9 = arith.constant 4 : i32
    %14 = arith.constant dense<24> : tensor<4xi32>
    %16 = arith.constant 49152 : i64
    %19 = arith.constant dense<2048> : tensor<1x4xi32>
    %33 = arith.constant dense<0.0e+00> : tensor<64x4xf32>
    %35 = arith.constant dense<4> : tensor<64x4xi64>
    %39 = arith.constant dense<0> : tensor<64x4xi32>
    %42 = arith.constant dense<1> : tensor<64x4xi32>
    %45 = arith.constant dense<2> : tensor<64x4xi32>
    %49 = arith.constant dense<3> : tensor<64x4xi32>
    %59 = arith.constant 32 : i64
    %63 = arith.constant 24 : i64
    %69 = arith.constant dense<64> : tensor<4x1xi64>
    %79 = arith.constant dense<0.0e+00> : tensor<4x64xf32>
    %102 = arith.constant dense<0.0e+00> : tensor<4xf32>
    %109 = arith.constant dense<24> : tensor<64x1xi32>
    %124 = arith.constant dense<-1.442695e+00> : tensor<64x4xf32>
    %127 = arith.constant dense<1.0e+00> : tensor<64x4xf32>
    %131 = arith.constant dense<6.931472e-01> : tensor<64x4xf32>
    %137 = arith.constant dense<2.0e+01> : tensor<64x4xf32>
    %159 = arith.constant dense<6144> : tensor<4xi32>
    %165 = arith.constant dense<12288> : tensor<4xi32>
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
    %73 = tt.expand_dims %5 {axis = 0 : i32} : tensor<64xi32> -> tensor<1x64xi32>
    %74 = tt.broadcast %72 : tensor<4x1x!tt.ptr<f32>> -> tensor<4x64x!tt.ptr<f32>>
    %75 = tt.broadcast %73 : tensor<1x64xi32> -> tensor<4x64xi32>
    %76 = tt.addptr %74, %75 : tensor<4x64x!tt.ptr<f32>>, tensor<4x64xi32>
    %77 = tt.expand_dims %15 {axis = 1 : i32} : tensor<4xi1> -> tensor<4x1xi1>
    %78 = tt.broadcast %77 : tensor<4x1xi1> -> tensor<4x64xi1>
    %80 = tt.load %76, %78, %79 : tensor<4x64x!tt.ptr<f32>>
    %81 = "tt.reduce"(%48) <{axis = 0 : i32}> ({
    ^bb0(%82: f32, %83: f32):
      %84 = arith.addf %82, %83 : f32
      tt.reduce.return %84 : f32
    }) : (tensor<64x4xf32>) -> tensor<4xf32>
    %85 = "tt.reduce"(%80) <{axis = 1 : i32}> ({
    ^bb0(%86: f32, %87: f32):
      %88 = arith.addf %86, %87 : f32
      tt.reduce.return %88 : f32
    }) : (tensor<4x64xf32>) -> tensor<4xf32>
    %89 = arith.addf %81, %85 : tensor<4xf32>
    %90 = arith.mulf %44, %34 : tensor<64x4xf32>
    %91 = arith.subf %58, %90 : tensor<64x4xf32>
    %92 = arith.subf %91, %48 : tensor<64x4xf32>
    %93 = "tt.scan"(%92) <{axis = 0 : i32, reverse = true}> ({
    ^bb0(%94: f32, %95: f32):
      %96 = arith.addf %94, %95 : f32
      tt.scan.return %96 : f32
    }) : (tensor<64x4xf32>) -> tensor<64x4xf32>
    %97 = tt.expand_dims %89 {axis = 0 : i32} : tensor<4xf32> -> tensor<1x4xf32>
    %98 = tt.broadcast %97 : tensor<1x4xf32> -> tensor<64x4xf32>
    %99 = arith.addf %93, %98 : tensor<64x4xf32>
    %100 = tt.splat %a : !tt.ptr<f32> -> tensor<4x!tt.ptr<f32>>
    %101 = tt.addptr %100, %13 : tensor<4x!tt.ptr<f32>>, tensor<4xi32>
    %103 = tt.load %101, %15, %102 : tensor<4x!tt.ptr<f32>>
    %104 = tt.expand_dims %103 {axis = 0 : i32} : tensor<4xf32> -> tensor<1x4xf32>
    %105 = tt.broadcast %104 : tensor<1x4xf32> -> tensor<64x4xf32>
    %106 = arith.mulf %99, %105 : tensor<64x4xf32>
    %107 = arith.addf %41, %106 : tensor<64x4xf32>
    %108 = tt.addptr %dt, %17 : !tt.ptr<f32>, i64
    %110 = arith.muli %24, %109 : tensor<64x1xi32>
    %111 = tt.splat %108 : !tt.ptr<f32> -> tensor<64x1x!tt.ptr<f32>>
    %112 = tt.addptr %111, %110 : tensor<64x1x!tt.ptr<f32>>, tensor<64x1xi32>
    %113 = tt.broadcast %112 : tensor<64x1x!tt.ptr<f32>> -> tensor<64x4x!tt.ptr<f32>>
    %114 = tt.broadcast %18 : tensor<1x4xi32> -> tensor<64x4xi32>
    %115 = tt.addptr %113, %114 : tensor<64x4x!tt.ptr<f32>>, tensor<64x4xi32>
    %116 = tt.load %115, %32, %33 : tensor<64x4x!tt.ptr<f32>>
    %117 = tt.splat %bias : !tt.ptr<f32> -> tensor<4x!tt.ptr<f32>>
    %118 = tt.addptr %117, %13 : tensor<4x!tt.ptr<f32>>, tensor<4xi32>
    %119 = tt.load %118, %15, %102 : tensor<4x!tt.ptr<f32>>
    %120 = tt.expand_dims %119 {axis = 0 : i32} : tensor<4xf32> -> tensor<1x4xf32>
    %121 = tt.broadcast %120 : tensor<1x4xf32> -> tensor<64x4xf32>
    %122 = arith.addf %116, %121 : tensor<64x4xf32>
    %123 = math.absf %122 : tensor<64x4xf32>
    %125 = arith.mulf %123, %124 : tensor<64x4xf32>
    %126 = math.exp2 %125 : tensor<64x4xf32>
    %128 = arith.addf %126, %127 : tensor<64x4xf32>
    %129 = arith.subf %128, %127 : tensor<64x4xf32>
    %130 = math.log2 %128 : tensor<64x4xf32>
    %132 = arith.mulf %130, %131 : tensor<64x4xf32>
    %133 = arith.divf %126, %129 : tensor<64x4xf32>
    %134 = arith.mulf %132, %133 : tensor<64x4xf32>
    %135 = arith.cmpf oeq, %129, %33 : tensor<64x4xf32>
    %136 = arith.select %135, %126, %134 : tensor<64x4xi1>, tensor<64x4xf32>
    %138 = arith.cmpf ogt, %122, %137 : tensor<64x4xf32>
    %139 = arith.maxnumf %122, %33 : tensor<64x4xf32>
    %140 = arith.addf %139, %136 : tensor<64x4xf32>
    %141 = arith.select %138, %122, %140 : tensor<64x4xi1>, tensor<64x4xf32>
    %142 = arith.mulf %122, %124 : tensor<64x4xf32>
    %143 = math.exp2 %142 : tensor<64x4xf32>
    %144 = arith.addf %143, %127 : tensor<64x4xf32>
    %145 = arith.divf %107, %144 : tensor<64x4xf32>
    %146 = arith.select %138, %107, %145 : tensor<64x4xi1>, tensor<64x4xf32>
    %147 = tt.addptr %ddt, %17 : !tt.ptr<f32>, i64
    %148 = tt.splat %147 : !tt.ptr<f32> -> tensor<64x1x!tt.ptr<f32>>
    %149 = tt.addptr %148, %110 : tensor<64x1x!tt.ptr<f32>>, tensor<64x1xi32>
    %150 = tt.broadcast %149 : tensor<64x1x!tt.ptr<f32>> -> tensor<64x4x!tt.ptr<f32>>
    %151 = tt.addptr %150, %114 : tensor<64x4x!tt.ptr<f32>>, tensor<64x4xi32>
    tt.store %151, %146, %32 : tensor<64x4x!tt.ptr<f32>>
    %152 = tt.splat %parts : !tt.ptr<f32> -> tensor<4x!tt.ptr<f32>>
    %153 = tt.addptr %152, %67 : tensor<4x!tt.ptr<f32>>, tensor<4xi64>
    %154 = arith.mulf %99, %34 : tensor<64x4xf32>
    %155 = "tt.reduce"(%154) <{axis = 0 : i32}> ({
    ^bb0(%156: f32, %157: f32):
      %158 = arith.addf %156, %157 : f32
      tt.reduce.return %158 : f32
    }) : (tensor<64x4xf32>) -> tensor<4xf32>
    tt.store %153, %155, %15 : tensor<4x!tt.ptr<f32>>
    %160 = tt.addptr %153, %159 : tensor<4x!tt.ptr<f32>>, tensor<4xi32>
    %161 = "tt.reduce"(%51) <{axis = 0 : i32}> ({
    ^bb0(%162: f32, %163: f32):
      %164 = arith.addf %162, %163 : f32
      tt.reduce.return %164 : f32
    }) : (tensor<64x4xf32>) -> tensor<4xf32>
    tt.store %160, %161, %15 : tensor<4x!tt.ptr<f32>>
    %166 = tt.addptr %153, %165 : tensor<4x!tt.ptr<f32>>, tensor<4xi32>
    %167 = "tt.reduce"(%146) <{axis = 0 : i32}> ({
    ^bb0(%168: f32, %169: f32):
      %170 = arith.addf %168, %169 : f32
      tt.reduce.return %170 : f32
    }) : (tensor<64x4xf32>) -> tensor<4xf32>
    tt.store %166, %167, %15 : tensor<4x!tt.ptr<f32>>
    tt.return
  }
}
", name = "ssd_post", num_stages = 3 : i32, num_warps = 4 : i32}, operand_layouts = [dense<[2, 1, 0]> : tensor<3xindex>, dense<[0]> : tensor<1xindex>, dense<[0]> : tensor<1xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[2, 1, 0]> : tensor<3xindex>], result_layouts = [dense<[2, 1, 0]> : tensor<3xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>]} : (tensor<8x2048x24xf32>, tensor<24xf32>, tensor<24xf32>, tensor<8x24x2048x4xf32>, tensor<8x24x2048xf32>, tensor<8x24x2048xf32>, tensor<8x32x24x64xf32>, tensor<8x24x2048xf32>) -> (tensor<8x2048x24xf32>, tensor<3x8x32x24xf32>)
    %k5:3 = stablehlo.custom_call @__gpu$xla.gpu.triton(%k4#1) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 3 : i32, grid_y = 1 : i32, grid_z = 1 : i32, ir = "module {
  tt.func public @ssd_total(%parts: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %da: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %dd: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %dbias: !tt.ptr<f32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %2 = arith.constant 8 : i32
    %7 = arith.constant dense<24> : tensor<8xi32>
    %9 = arith.constant dense<0.0e+00> : tensor<64x8xf32>
    %10 = arith.constant 0 : i32
    %11 = arith.constant 1 : i32
    %12 = arith.constant 4 : i32
    %17 = arith.constant 64 : i32
    %22 = arith.constant dense<24> : tensor<64x1xi32>
    %26 = arith.constant dense<0> : tensor<64x1xi32>
    %33 = arith.constant dense<256> : tensor<64xi32>
    %41 = arith.constant dense<6144> : tensor<64x1xi32>
    %47 = arith.constant dense<12288> : tensor<64x1xi32>
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
", name = "ssd_total", num_stages = 3 : i32, num_warps = 4 : i32}, operand_layouts = [dense<[3, 2, 1, 0]> : tensor<4xindex>], result_layouts = [dense<[0]> : tensor<1xindex>, dense<[0]> : tensor<1xindex>, dense<[0]> : tensor<1xindex>]} : (tensor<3x8x32x24xf32>) -> (tensor<24xf32>, tensor<24xf32>, tensor<24xf32>)
    return %k2#0, %k4#0, %k5#0, %k3#0, %k3#1, %k5#1, %k5#2 : tensor<8x2048x24x64xbf16>, tensor<8x2048x24xf32>, tensor<24xf32>, tensor<8x2048x1x128xbf16>, tensor<8x2048x1x128xbf16>, tensor<24xf32>, tensor<24xf32>
