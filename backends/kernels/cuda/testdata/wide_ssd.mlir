    %k0:3 = stablehlo.custom_call @__gpu$xla.gpu.triton(%arg1, %arg2, %arg6) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 32 : i32, grid_y = 3 : i32, grid_z = 8 : i32, ir = "module {
  tt.func public @ssd_prep(%dt: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %a: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %bias: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %out_cum: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %out_shift: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %out_toend: !tt.ptr<f32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
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
    %42 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %41 : tensor<64x8xf32> -> tensor<64x8xf32>
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
    %79 = tt.splat %out_cum : !tt.ptr<f32> -> tensor<64x8x!tt.ptr<f32>>
    %80 = tt.addptr %79, %78 : tensor<64x8x!tt.ptr<f32>>, tensor<64x8xi64>
    tt.store %80, %66, %29 : tensor<64x8x!tt.ptr<f32>>
    %81 = tt.splat %out_shift : !tt.ptr<f32> -> tensor<64x8x!tt.ptr<f32>>
    %82 = tt.addptr %81, %78 : tensor<64x8x!tt.ptr<f32>>, tensor<64x8xi64>
    %83 = tt.elementwise_inline_asm "lg2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %57 : tensor<64x8xf32> -> tensor<64x8xf32>
    %84 = arith.subf %66, %83 : tensor<64x8xf32>
    tt.store %82, %84, %29 : tensor<64x8x!tt.ptr<f32>>
    %85 = tt.splat %out_toend : !tt.ptr<f32> -> tensor<64x8x!tt.ptr<f32>>
    %86 = tt.addptr %85, %78 : tensor<64x8x!tt.ptr<f32>>, tensor<64x8xi64>
    %87 = "tt.reduce"(%66) <{axis = 0 : i32}> ({
    ^bb0(%88: f32, %89: f32):
      %90 = arith.minnumf %88, %89 : f32
      tt.reduce.return %90 : f32
    }) : (tensor<64x8xf32>) -> tensor<8xf32>
    %91 = tt.expand_dims %87 {axis = 0 : i32} : tensor<8xf32> -> tensor<1x8xf32>
    %92 = tt.broadcast %91 : tensor<1x8xf32> -> tensor<64x8xf32>
    %93 = arith.subf %92, %66 : tensor<64x8xf32>
    %94 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %93 : tensor<64x8xf32> -> tensor<64x8xf32>
    %95 = arith.mulf %57, %94 : tensor<64x8xf32>
    tt.store %86, %95, %29 : tensor<64x8x!tt.ptr<f32>>
    tt.return
  }
}
", name = "ssd_prep", num_stages = 3 : i32, num_warps = 4 : i32}, operand_layouts = [dense<[2, 1, 0]> : tensor<3xindex>, dense<[0]> : tensor<1xindex>, dense<[0]> : tensor<1xindex>], result_layouts = [dense<[2, 1, 0]> : tensor<3xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[2, 1, 0]> : tensor<3xindex>]} : (tensor<8x2048x24xf32>, tensor<24xf32>, tensor<24xf32>) -> (tensor<8x24x2048xf32>, tensor<8x24x2048xf32>, tensor<8x24x2048xf32>)
    %k1:2 = stablehlo.custom_call @__gpu$xla.gpu.triton(%arg0, %arg3, %k0#2, %k0#0) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 12 : i32, grid_y = 1 : i32, grid_z = 8 : i32, ir = "module {
  tt.func public @ssd_scan(%x: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %b: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %factor: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %decay: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %states: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %end: !tt.ptr<f32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %1 = arith.constant 2 : i32
    %4 = arith.constant dense<64> : tensor<128xi32>
    %14 = arith.constant 128 : i32
    %18 = arith.constant 24 : i32
    %20 = arith.constant 3145728 : i64
    %23 = arith.constant 64 : i32
    %26 = arith.constant 262144 : i64
    %31 = arith.constant 24 : i64
    %35 = arith.constant 6291456 : i64
    %38 = arith.constant 8192 : i32
    %41 = arith.constant dense<128> : tensor<128xi32>
    %49 = arith.constant dense<0.0e+00> : tensor<128x128xf32>
    %50 = arith.constant 0 : i32
    %51 = arith.constant 1 : i32
    %52 = arith.constant 32 : i32
    %59 = arith.constant 196608 : i64
    %66 = arith.constant 1536 : i32
    %70 = arith.constant dense<1536> : tensor<64x1xi32>
    %80 = arith.constant dense<0.0e+00> : tensor<64x128xbf16>
    %84 = arith.constant dense<128> : tensor<64x1xi32>
    %92 = arith.constant 2048 : i64
    %97 = arith.constant 2048 : i32
    %118 = arith.constant 63 : i32
    %120 = arith.constant dense<2048> : tensor<128xi32>
    %0 = tt.get_program_id x : i32
    %2 = arith.muli %0, %1 : i32
    %3 = tt.make_range {end = 128 : i32, start = 0 : i32} : tensor<128xi32>
    %5 = arith.divsi %3, %4 : tensor<128xi32>
    %6 = arith.remsi %3, %4 : tensor<128xi32>
    %7 = arith.muli %5, %4 : tensor<128xi32>
    %8 = arith.addi %7, %6 : tensor<128xi32>
    %9 = arith.cmpi slt, %6, %4 : tensor<128xi32>
    %10 = tt.get_program_id z : i32
    %11 = arith.extsi %10 : i32 to i64
    %12 = tt.make_range {end = 64 : i32, start = 0 : i32} : tensor<64xi32>
    %13 = tt.get_program_id y : i32
    %15 = arith.muli %13, %14 : i32
    %16 = tt.splat %15 : i32 -> tensor<128xi32>
    %17 = arith.addi %16, %3 : tensor<128xi32>
    %19 = arith.divsi %2, %18 : i32
    %21 = arith.muli %11, %20 : i64
    %22 = tt.addptr %x, %21 : !tt.ptr<bf16>, i64
    %24 = arith.muli %2, %23 : i32
    %25 = tt.addptr %22, %24 : !tt.ptr<bf16>, i32
    %27 = arith.muli %11, %26 : i64
    %28 = tt.addptr %b, %27 : !tt.ptr<bf16>, i64
    %29 = arith.muli %19, %14 : i32
    %30 = tt.addptr %28, %29 : !tt.ptr<bf16>, i32
    %32 = arith.muli %11, %31 : i64
    %33 = arith.extsi %2 : i32 to i64
    %34 = arith.addi %32, %33 : i64
    %36 = arith.muli %11, %35 : i64
    %37 = tt.addptr %states, %36 : !tt.ptr<bf16>, i64
    %39 = arith.muli %2, %38 : i32
    %40 = tt.addptr %37, %39 : !tt.ptr<bf16>, i32
    %42 = arith.muli %8, %41 : tensor<128xi32>
    %43 = tt.expand_dims %42 {axis = 1 : i32} : tensor<128xi32> -> tensor<128x1xi32>
    %44 = tt.expand_dims %17 {axis = 0 : i32} : tensor<128xi32> -> tensor<1x128xi32>
    %45 = tt.broadcast %43 : tensor<128x1xi32> -> tensor<128x128xi32>
    %46 = tt.broadcast %44 : tensor<1x128xi32> -> tensor<128x128xi32>
    %47 = arith.addi %45, %46 : tensor<128x128xi32>
    %48 = tt.expand_dims %9 {axis = 1 : i32} : tensor<128xi1> -> tensor<128x1xi1>
    %131:1 = scf.for %53 = %50 to %52 step %51 iter_args(%54 = %49) -> (tensor<128x128xf32>) : i32 {
      %55 = arith.muli %53, %23 : i32
      %56 = tt.splat %55 : i32 -> tensor<64xi32>
      %57 = arith.addi %56, %12 : tensor<64xi32>
      %58 = arith.extsi %53 : i32 to i64
      %60 = arith.muli %58, %59 : i64
      %61 = tt.addptr %40, %60 : !tt.ptr<bf16>, i64
      %62 = tt.splat %61 : !tt.ptr<bf16> -> tensor<128x128x!tt.ptr<bf16>>
      %63 = tt.addptr %62, %47 : tensor<128x128x!tt.ptr<bf16>>, tensor<128x128xi32>
      %64 = arith.truncf %54 : tensor<128x128xf32> to tensor<128x128xbf16>
      %65 = tt.broadcast %48 : tensor<128x1xi1> -> tensor<128x128xi1>
      tt.store %63, %64, %65 : tensor<128x128x!tt.ptr<bf16>>
      %67 = arith.muli %55, %66 : i32
      %68 = tt.addptr %25, %67 : !tt.ptr<bf16>, i32
      %69 = tt.expand_dims %12 {axis = 1 : i32} : tensor<64xi32> -> tensor<64x1xi32>
      %71 = arith.muli %69, %70 : tensor<64x1xi32>
      %72 = tt.expand_dims %8 {axis = 0 : i32} : tensor<128xi32> -> tensor<1x128xi32>
      %73 = tt.broadcast %71 : tensor<64x1xi32> -> tensor<64x128xi32>
      %74 = tt.broadcast %72 : tensor<1x128xi32> -> tensor<64x128xi32>
      %75 = arith.addi %73, %74 : tensor<64x128xi32>
      %76 = tt.splat %68 : !tt.ptr<bf16> -> tensor<64x128x!tt.ptr<bf16>>
      %77 = tt.addptr %76, %75 : tensor<64x128x!tt.ptr<bf16>>, tensor<64x128xi32>
      %78 = tt.expand_dims %9 {axis = 0 : i32} : tensor<128xi1> -> tensor<1x128xi1>
      %79 = tt.broadcast %78 : tensor<1x128xi1> -> tensor<64x128xi1>
      %81 = tt.load %77, %79, %80 : tensor<64x128x!tt.ptr<bf16>>
      %82 = arith.muli %55, %14 : i32
      %83 = tt.addptr %30, %82 : !tt.ptr<bf16>, i32
      %85 = arith.muli %69, %84 : tensor<64x1xi32>
      %86 = tt.broadcast %85 : tensor<64x1xi32> -> tensor<64x128xi32>
      %87 = tt.broadcast %44 : tensor<1x128xi32> -> tensor<64x128xi32>
      %88 = arith.addi %86, %87 : tensor<64x128xi32>
      %89 = tt.splat %83 : !tt.ptr<bf16> -> tensor<64x128x!tt.ptr<bf16>>
      %90 = tt.addptr %89, %88 : tensor<64x128x!tt.ptr<bf16>>, tensor<64x128xi32>
      %91 = tt.load %90 : tensor<64x128x!tt.ptr<bf16>>
      %93 = arith.muli %34, %92 : i64
      %94 = tt.addptr %factor, %93 : !tt.ptr<f32>, i64
      %95 = tt.addptr %94, %55 : !tt.ptr<f32>, i32
      %96 = arith.extf %81 : tensor<64x128xbf16> to tensor<64x128xf32>
      %98 = tt.addptr %95, %97 : !tt.ptr<f32>, i32
      %99 = tt.splat %98 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %100 = tt.addptr %99, %12 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %101 = tt.load %100 : tensor<64x!tt.ptr<f32>>
      %102 = tt.expand_dims %101 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
      %103 = arith.cmpi slt, %3, %4 : tensor<128xi32>
      %104 = tt.expand_dims %103 {axis = 0 : i32} : tensor<128xi1> -> tensor<1x128xi1>
      %105 = tt.addptr %95, %50 : !tt.ptr<f32>, i32
      %106 = tt.splat %105 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %107 = tt.addptr %106, %12 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %108 = tt.load %107 : tensor<64x!tt.ptr<f32>>
      %109 = tt.expand_dims %108 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
      %110 = tt.broadcast %104 : tensor<1x128xi1> -> tensor<64x128xi1>
      %111 = tt.broadcast %109 : tensor<64x1xf32> -> tensor<64x128xf32>
      %112 = tt.broadcast %102 : tensor<64x1xf32> -> tensor<64x128xf32>
      %113 = arith.select %110, %111, %112 : tensor<64x128xi1>, tensor<64x128xf32>
      %114 = arith.mulf %96, %113 : tensor<64x128xf32>
      %115 = arith.truncf %114 : tensor<64x128xf32> to tensor<64x128xbf16>
      %116 = tt.addptr %decay, %93 : !tt.ptr<f32>, i64
      %117 = tt.addptr %116, %55 : !tt.ptr<f32>, i32
      %119 = tt.addptr %117, %118 : !tt.ptr<f32>, i32
      %121 = arith.muli %5, %120 : tensor<128xi32>
      %122 = tt.splat %119 : !tt.ptr<f32> -> tensor<128x!tt.ptr<f32>>
      %123 = tt.addptr %122, %121 : tensor<128x!tt.ptr<f32>>, tensor<128xi32>
      %124 = tt.load %123 : tensor<128x!tt.ptr<f32>>
      %125 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %124 : tensor<128xf32> -> tensor<128xf32>
      %126 = tt.trans %115 {order = array<i32: 1, 0>} : tensor<64x128xbf16> -> tensor<128x64xbf16>
      %127 = tt.expand_dims %125 {axis = 1 : i32} : tensor<128xf32> -> tensor<128x1xf32>
      %128 = tt.broadcast %127 : tensor<128x1xf32> -> tensor<128x128xf32>
      %129 = arith.mulf %54, %128 : tensor<128x128xf32>
      %130 = tt.dot %126, %91, %129, inputPrecision = tf32 : tensor<128x64xbf16> * tensor<64x128xbf16> -> tensor<128x128xf32>
      scf.yield %130 : tensor<128x128xf32>
    } {tt.num_stages = 3 : i32}
    %132 = arith.muli %11, %59 : i64
    %133 = tt.addptr %end, %132 : !tt.ptr<f32>, i64
    %134 = tt.addptr %133, %39 : !tt.ptr<f32>, i32
    %135 = tt.splat %134 : !tt.ptr<f32> -> tensor<128x128x!tt.ptr<f32>>
    %136 = tt.addptr %135, %47 : tensor<128x128x!tt.ptr<f32>>, tensor<128x128xi32>
    %137 = tt.broadcast %48 : tensor<128x1xi1> -> tensor<128x128xi1>
    tt.store %136, %131#0, %137 : tensor<128x128x!tt.ptr<f32>>
    tt.return
  }
}
", name = "ssd_scan", num_stages = 3 : i32, num_warps = 8 : i32}, operand_layouts = [dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[2, 1, 0]> : tensor<3xindex>], result_layouts = [dense<[4, 3, 2, 1, 0]> : tensor<5xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>]} : (tensor<8x2048x24x64xbf16>, tensor<8x2048x1x128xbf16>, tensor<8x24x2048xf32>, tensor<8x24x2048xf32>) -> (tensor<8x32x24x64x128xbf16>, tensor<8x24x64x128xf32>)
    %k2:1 = stablehlo.custom_call @__gpu$xla.gpu.triton(%arg0, %arg3, %arg4, %k0#1, %k0#0, %arg5, %k1#0) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 32 : i32, grid_y = 1 : i32, grid_z = 8 : i32, ir = "module {
  tt.func public @ssd_y(%x: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %b: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %c: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %weight: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %cum: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %d: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %states: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %y: !tt.ptr<bf16> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %6 = arith.constant 64 : i32
    %8 = arith.constant dense<64> : tensor<64xi32>
    %12 = arith.constant 2048 : i64
    %16 = arith.constant 1536 : i64
    %18 = arith.constant 128 : i64
    %20 = arith.constant 32 : i64
    %24 = arith.constant 196608 : i64
    %26 = arith.constant 49152 : i64
    %32 = arith.constant dense<128> : tensor<64x1xi32>
    %43 = arith.constant dense<128> : tensor<1x64xi32>
    %54 = arith.constant dense<0.0e+00> : tensor<64x64xf32>
    %57 = arith.constant 0 : i32
    %58 = arith.constant 1 : i32
    %59 = arith.constant 24 : i32
    %66 = arith.constant dense<1536> : tensor<64x1xi32>
    %74 = arith.constant dense<0.0e+00> : tensor<64x64xbf16>
    %77 = arith.constant 8192 : i32
    %84 = arith.constant dense<0.0e+00> : tensor<128x64xbf16>
    %87 = arith.constant 2048 : i32
    %111 = arith.constant dense<6.0e+01> : tensor<64x64xf32>
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
    %29 = tt.addptr %c, %19 : !tt.ptr<bf16>, i64
    %30 = tt.expand_dims %4 {axis = 1 : i32} : tensor<64xi32> -> tensor<64x1xi32>
    %31 = tt.expand_dims %5 {axis = 0 : i32} : tensor<128xi32> -> tensor<1x128xi32>
    %33 = arith.muli %30, %32 : tensor<64x1xi32>
    %34 = tt.broadcast %33 : tensor<64x1xi32> -> tensor<64x128xi32>
    %35 = tt.broadcast %31 : tensor<1x128xi32> -> tensor<64x128xi32>
    %36 = arith.addi %34, %35 : tensor<64x128xi32>
    %37 = tt.splat %29 : !tt.ptr<bf16> -> tensor<64x128x!tt.ptr<bf16>>
    %38 = tt.addptr %37, %36 : tensor<64x128x!tt.ptr<bf16>>, tensor<64x128xi32>
    %39 = tt.load %38 : tensor<64x128x!tt.ptr<bf16>>
    %40 = tt.addptr %b, %19 : !tt.ptr<bf16>, i64
    %41 = tt.expand_dims %4 {axis = 0 : i32} : tensor<64xi32> -> tensor<1x64xi32>
    %42 = tt.expand_dims %5 {axis = 1 : i32} : tensor<128xi32> -> tensor<128x1xi32>
    %44 = arith.muli %41, %43 : tensor<1x64xi32>
    %45 = tt.broadcast %44 : tensor<1x64xi32> -> tensor<128x64xi32>
    %46 = tt.broadcast %42 : tensor<128x1xi32> -> tensor<128x64xi32>
    %47 = arith.addi %45, %46 : tensor<128x64xi32>
    %48 = tt.splat %40 : !tt.ptr<bf16> -> tensor<128x64x!tt.ptr<bf16>>
    %49 = tt.addptr %48, %47 : tensor<128x64x!tt.ptr<bf16>>, tensor<128x64xi32>
    %50 = tt.load %49 : tensor<128x64x!tt.ptr<bf16>>
    %51 = tt.broadcast %30 : tensor<64x1xi32> -> tensor<64x64xi32>
    %52 = tt.broadcast %41 : tensor<1x64xi32> -> tensor<64x64xi32>
    %53 = arith.cmpi sge, %51, %52 : tensor<64x64xi32>
    %55 = tt.dot %39, %50, %54, inputPrecision = tf32 : tensor<64x128xbf16> * tensor<128x64xbf16> -> tensor<64x64xf32>
    %56 = arith.select %53, %55, %54 : tensor<64x64xi1>, tensor<64x64xf32>
    scf.for %60 = %57 to %59 step %58 : i32 {
      %61 = arith.muli %1, %59 : i32
      %62 = arith.addi %61, %60 : i32
      %63 = tt.addptr %x, %17 : !tt.ptr<bf16>, i64
      %64 = arith.muli %62, %6 : i32
      %65 = tt.addptr %63, %64 : !tt.ptr<bf16>, i32
      %67 = arith.muli %30, %66 : tensor<64x1xi32>
      %68 = tt.broadcast %67 : tensor<64x1xi32> -> tensor<64x64xi32>
      %69 = arith.addi %68, %52 : tensor<64x64xi32>
      %70 = tt.splat %65 : !tt.ptr<bf16> -> tensor<64x64x!tt.ptr<bf16>>
      %71 = tt.addptr %70, %69 : tensor<64x64x!tt.ptr<bf16>>, tensor<64x64xi32>
      %72 = tt.expand_dims %9 {axis = 0 : i32} : tensor<64xi1> -> tensor<1x64xi1>
      %73 = tt.broadcast %72 : tensor<1x64xi1> -> tensor<64x64xi1>
      %75 = tt.load %71, %73, %74 : tensor<64x64x!tt.ptr<bf16>>
      %76 = tt.addptr %states, %25 : !tt.ptr<bf16>, i64
      %78 = arith.muli %62, %77 : i32
      %79 = tt.addptr %76, %78 : !tt.ptr<bf16>, i32
      %80 = arith.addi %46, %45 : tensor<128x64xi32>
      %81 = tt.splat %79 : !tt.ptr<bf16> -> tensor<128x64x!tt.ptr<bf16>>
      %82 = tt.addptr %81, %80 : tensor<128x64x!tt.ptr<bf16>>, tensor<128x64xi32>
      %83 = tt.broadcast %72 : tensor<1x64xi1> -> tensor<128x64xi1>
      %85 = tt.load %82, %83, %84 : tensor<128x64x!tt.ptr<bf16>>
      %86 = tt.addptr %cum, %28 : !tt.ptr<f32>, i64
      %88 = arith.muli %62, %87 : i32
      %89 = tt.addptr %86, %88 : !tt.ptr<f32>, i32
      %90 = tt.splat %89 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %91 = tt.addptr %90, %4 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %92 = tt.load %91 : tensor<64x!tt.ptr<f32>>
      %93 = tt.addptr %weight, %28 : !tt.ptr<f32>, i64
      %94 = tt.addptr %93, %88 : !tt.ptr<f32>, i32
      %95 = tt.splat %94 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %96 = tt.addptr %95, %4 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %97 = tt.load %96 : tensor<64x!tt.ptr<f32>>
      %98 = tt.addptr %d, %62 : !tt.ptr<f32>, i32
      %99 = tt.load %98 : !tt.ptr<f32>
      %100 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %92 : tensor<64xf32> -> tensor<64xf32>
      %101 = tt.dot %39, %85, %54, inputPrecision = tf32 : tensor<64x128xbf16> * tensor<128x64xbf16> -> tensor<64x64xf32>
      %102 = tt.expand_dims %100 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
      %103 = tt.broadcast %102 : tensor<64x1xf32> -> tensor<64x64xf32>
      %104 = arith.mulf %101, %103 : tensor<64x64xf32>
      %105 = tt.expand_dims %92 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
      %106 = tt.expand_dims %92 {axis = 0 : i32} : tensor<64xf32> -> tensor<1x64xf32>
      %107 = tt.expand_dims %97 {axis = 0 : i32} : tensor<64xf32> -> tensor<1x64xf32>
      %108 = tt.broadcast %105 : tensor<64x1xf32> -> tensor<64x64xf32>
      %109 = tt.broadcast %107 : tensor<1x64xf32> -> tensor<64x64xf32>
      %110 = arith.subf %108, %109 : tensor<64x64xf32>
      %112 = arith.minnumf %110, %111 : tensor<64x64xf32>
      %113 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %112 : tensor<64x64xf32> -> tensor<64x64xf32>
      %114 = arith.mulf %56, %113 : tensor<64x64xf32>
      %115 = arith.truncf %114 : tensor<64x64xf32> to tensor<64x64xbf16>
      %116 = tt.dot %115, %75, %104, inputPrecision = tf32 : tensor<64x64xbf16> * tensor<64x64xbf16> -> tensor<64x64xf32>
      %117 = arith.extf %75 : tensor<64x64xbf16> to tensor<64x64xf32>
      %118 = tt.splat %99 : f32 -> tensor<64x64xf32>
      %119 = math.fma %117, %118, %116 : tensor<64x64xf32>
      %120 = tt.addptr %y, %17 : !tt.ptr<bf16>, i64
      %121 = tt.addptr %120, %64 : !tt.ptr<bf16>, i32
      %122 = tt.splat %121 : !tt.ptr<bf16> -> tensor<64x64x!tt.ptr<bf16>>
      %123 = tt.addptr %122, %69 : tensor<64x64x!tt.ptr<bf16>>, tensor<64x64xi32>
      %124 = arith.truncf %119 : tensor<64x64xf32> to tensor<64x64xbf16>
      tt.store %123, %124, %73 : tensor<64x64x!tt.ptr<bf16>>
    } {tt.num_stages = 3 : i32}
    tt.return
  }
}
", name = "ssd_y", num_stages = 3 : i32, num_warps = 4 : i32}, operand_layouts = [dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[0]> : tensor<1xindex>, dense<[4, 3, 2, 1, 0]> : tensor<5xindex>], result_layouts = [dense<[3, 2, 1, 0]> : tensor<4xindex>]} : (tensor<8x2048x24x64xbf16>, tensor<8x2048x1x128xbf16>, tensor<8x2048x1x128xbf16>, tensor<8x24x2048xf32>, tensor<8x24x2048xf32>, tensor<24xf32>, tensor<8x32x24x64x128xbf16>) -> (tensor<8x2048x24x64xbf16>)
    return %k2#0, %k1#1, %k1#0 : tensor<8x2048x24x64xbf16>, tensor<8x24x64x128xf32>, tensor<8x32x24x64x128xbf16>
