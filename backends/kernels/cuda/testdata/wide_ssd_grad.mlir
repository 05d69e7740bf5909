    %k0:4 = stablehlo.custom_call @__gpu$xla.gpu.triton(%arg1, %arg2, %arg6) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 32 : i32, grid_y = 3 : i32, grid_z = 8 : i32, ir = "module {
  tt.func public @ssd_prep(%dt: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %a: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %bias: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %out_dt: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %out_cum: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %out_toend: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %out_shift: !tt.ptr<f32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
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
    %59 = arith.constant dense<9.094947e-13> : tensor<64x8xf32>
    %65 = arith.constant dense<1.442695e+00> : tensor<8xf32>
    %74 = arith.constant dense<2048> : tensor<1x8xi32>
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
    %58 = math.absf %57 : tensor<64x8xf32>
    %60 = arith.cmpf olt, %58, %59 : tensor<64x8xf32>
    %61 = arith.select %60, %59, %57 : tensor<64x8xi1>, tensor<64x8xf32>
    %62 = tt.splat %a : !tt.ptr<f32> -> tensor<8x!tt.ptr<f32>>
    %63 = tt.addptr %62, %13 : tensor<8x!tt.ptr<f32>>, tensor<8xi32>
    %64 = tt.load %63, %15, %34 : tensor<8x!tt.ptr<f32>>
    %66 = arith.mulf %64, %65 : tensor<8xf32>
    %67 = tt.expand_dims %66 {axis = 0 : i32} : tensor<8xf32> -> tensor<1x8xf32>
    %68 = tt.broadcast %67 : tensor<1x8xf32> -> tensor<64x8xf32>
    %69 = arith.mulf %61, %68 : tensor<64x8xf32>
    %70 = "tt.scan"(%69) <{axis = 0 : i32, reverse = false}> ({
    ^bb0(%71: f32, %72: f32):
      %73 = arith.addf %71, %72 : f32
      tt.scan.return %73 : f32
    }) : (tensor<64x8xf32>) -> tensor<64x8xf32>
    %75 = arith.muli %24, %74 : tensor<1x8xi32>
    %76 = arith.extsi %75 : tensor<1x8xi32> to tensor<1x8xi64>
    %77 = tt.splat %17 : i64 -> tensor<1x8xi64>
    %78 = arith.addi %77, %76 : tensor<1x8xi64>
    %79 = arith.extsi %19 : tensor<64x1xi32> to tensor<64x1xi64>
    %80 = tt.broadcast %78 : tensor<1x8xi64> -> tensor<64x8xi64>
    %81 = tt.broadcast %79 : tensor<64x1xi64> -> tensor<64x8xi64>
    %82 = arith.addi %80, %81 : tensor<64x8xi64>
    %83 = tt.splat %out_dt : !tt.ptr<f32> -> tensor<64x8x!tt.ptr<f32>>
    %84 = tt.addptr %83, %82 : tensor<64x8x!tt.ptr<f32>>, tensor<64x8xi64>
    tt.store %84, %61, %29 : tensor<64x8x!tt.ptr<f32>>
    %85 = tt.splat %out_cum : !tt.ptr<f32> -> tensor<64x8x!tt.ptr<f32>>
    %86 = tt.addptr %85, %82 : tensor<64x8x!tt.ptr<f32>>, tensor<64x8xi64>
    tt.store %86, %70, %29 : tensor<64x8x!tt.ptr<f32>>
    %87 = tt.splat %out_shift : !tt.ptr<f32> -> tensor<64x8x!tt.ptr<f32>>
    %88 = tt.addptr %87, %82 : tensor<64x8x!tt.ptr<f32>>, tensor<64x8xi64>
    %89 = tt.elementwise_inline_asm "lg2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %61 : tensor<64x8xf32> -> tensor<64x8xf32>
    %90 = arith.subf %70, %89 : tensor<64x8xf32>
    tt.store %88, %90, %29 : tensor<64x8x!tt.ptr<f32>>
    %91 = tt.splat %out_toend : !tt.ptr<f32> -> tensor<64x8x!tt.ptr<f32>>
    %92 = tt.addptr %91, %82 : tensor<64x8x!tt.ptr<f32>>, tensor<64x8xi64>
    %93 = "tt.reduce"(%70) <{axis = 0 : i32}> ({
    ^bb0(%94: f32, %95: f32):
      %96 = arith.minnumf %94, %95 : f32
      tt.reduce.return %96 : f32
    }) : (tensor<64x8xf32>) -> tensor<8xf32>
    %97 = tt.expand_dims %93 {axis = 0 : i32} : tensor<8xf32> -> tensor<1x8xf32>
    %98 = tt.broadcast %97 : tensor<1x8xf32> -> tensor<64x8xf32>
    %99 = arith.subf %98, %70 : tensor<64x8xf32>
    %100 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %99 : tensor<64x8xf32> -> tensor<64x8xf32>
    %101 = arith.mulf %61, %100 : tensor<64x8xf32>
    tt.store %92, %101, %29 : tensor<64x8x!tt.ptr<f32>>
    tt.return
  }
}
", name = "ssd_prep", num_stages = 3 : i32, num_warps = 4 : i32}, operand_layouts = [dense<[2, 1, 0]> : tensor<3xindex>, dense<[0]> : tensor<1xindex>, dense<[0]> : tensor<1xindex>], result_layouts = [dense<[2, 1, 0]> : tensor<3xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[2, 1, 0]> : tensor<3xindex>]} : (tensor<8x2048x24xf32>, tensor<24xf32>, tensor<24xf32>) -> (tensor<8x24x2048xf32>, tensor<8x24x2048xf32>, tensor<8x24x2048xf32>, tensor<8x24x2048xf32>)
    %k1:1 = stablehlo.custom_call @__gpu$xla.gpu.triton(%arg8, %arg4, %k0#1, %k0#1, %arg9) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 12 : i32, grid_y = 1 : i32, grid_z = 8 : i32, ir = "module {
  tt.func public @ssd_rscan(%x: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %b: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %factor: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %decay: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %start: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %states: !tt.ptr<bf16> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
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
    %50 = arith.constant 196608 : i64
    %58 = arith.constant 0 : i32
    %59 = arith.constant 1 : i32
    %60 = arith.constant 32 : i32
    %63 = arith.constant 31 : i32
    %74 = arith.constant 1536 : i32
    %78 = arith.constant dense<1536> : tensor<64x1xi32>
    %88 = arith.constant dense<0.0e+00> : tensor<64x128xbf16>
    %92 = arith.constant dense<128> : tensor<64x1xi32>
    %100 = arith.constant 2048 : i64
    %105 = arith.constant 2048 : i32
    %128 = arith.constant 63 : i32
    %130 = arith.constant dense<2048> : tensor<128xi32>
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
    %51 = arith.muli %11, %50 : i64
    %52 = tt.addptr %start, %51 : !tt.ptr<f32>, i64
    %53 = tt.addptr %52, %39 : !tt.ptr<f32>, i32
    %54 = tt.splat %53 : !tt.ptr<f32> -> tensor<128x128x!tt.ptr<f32>>
    %55 = tt.addptr %54, %47 : tensor<128x128x!tt.ptr<f32>>, tensor<128x128xi32>
    %56 = tt.broadcast %48 : tensor<128x1xi1> -> tensor<128x128xi1>
    %57 = tt.load %55, %56, %49 : tensor<128x128x!tt.ptr<f32>>
    %141:1 = scf.for %61 = %58 to %60 step %59 iter_args(%62 = %57) -> (tensor<128x128xf32>) : i32 {
      %64 = arith.subi %63, %61 : i32
      %65 = arith.muli %64, %23 : i32
      %66 = tt.splat %65 : i32 -> tensor<64xi32>
      %67 = arith.addi %66, %12 : tensor<64xi32>
      %68 = arith.extsi %64 : i32 to i64
      %69 = arith.muli %68, %50 : i64
      %70 = tt.addptr %40, %69 : !tt.ptr<bf16>, i64
      %71 = tt.splat %70 : !tt.ptr<bf16> -> tensor<128x128x!tt.ptr<bf16>>
      %72 = tt.addptr %71, %47 : tensor<128x128x!tt.ptr<bf16>>, tensor<128x128xi32>
      %73 = arith.truncf %62 : tensor<128x128xf32> to tensor<128x128xbf16>
      tt.store %72, %73, %56 : tensor<128x128x!tt.ptr<bf16>>
      %75 = arith.muli %65, %74 : i32
      %76 = tt.addptr %25, %75 : !tt.ptr<bf16>, i32
      %77 = tt.expand_dims %12 {axis = 1 : i32} : tensor<64xi32> -> tensor<64x1xi32>
      %79 = arith.muli %77, %78 : tensor<64x1xi32>
      %80 = tt.expand_dims %8 {axis = 0 : i32} : tensor<128xi32> -> tensor<1x128xi32>
      %81 = tt.broadcast %79 : tensor<64x1xi32> -> tensor<64x128xi32>
      %82 = tt.broadcast %80 : tensor<1x128xi32> -> tensor<64x128xi32>
      %83 = arith.addi %81, %82 : tensor<64x128xi32>
      %84 = tt.splat %76 : !tt.ptr<bf16> -> tensor<64x128x!tt.ptr<bf16>>
      %85 = tt.addptr %84, %83 : tensor<64x128x!tt.ptr<bf16>>, tensor<64x128xi32>
      %86 = tt.expand_dims %9 {axis = 0 : i32} : tensor<128xi1> -> tensor<1x128xi1>
      %87 = tt.broadcast %86 : tensor<1x128xi1> -> tensor<64x128xi1>
      %89 = tt.load %85, %87, %88 : tensor<64x128x!tt.ptr<bf16>>
      %90 = arith.muli %65, %14 : i32
      %91 = tt.addptr %30, %90 : !tt.ptr<bf16>, i32
      %93 = arith.muli %77, %92 : tensor<64x1xi32>
      %94 = tt.broadcast %93 : tensor<64x1xi32> -> tensor<64x128xi32>
      %95 = tt.broadcast %44 : tensor<1x128xi32> -> tensor<64x128xi32>
      %96 = arith.addi %94, %95 : tensor<64x128xi32>
      %97 = tt.splat %91 : !tt.ptr<bf16> -> tensor<64x128x!tt.ptr<bf16>>
      %98 = tt.addptr %97, %96 : tensor<64x128x!tt.ptr<bf16>>, tensor<64x128xi32>
      %99 = tt.load %98 : tensor<64x128x!tt.ptr<bf16>>
      %101 = arith.muli %34, %100 : i64
      %102 = tt.addptr %factor, %101 : !tt.ptr<f32>, i64
      %103 = tt.addptr %102, %65 : !tt.ptr<f32>, i32
      %104 = arith.extf %89 : tensor<64x128xbf16> to tensor<64x128xf32>
      %106 = tt.addptr %103, %105 : !tt.ptr<f32>, i32
      %107 = tt.splat %106 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %108 = tt.addptr %107, %12 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %109 = tt.load %108 : tensor<64x!tt.ptr<f32>>
      %110 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %109 : tensor<64xf32> -> tensor<64xf32>
      %111 = tt.expand_dims %110 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
      %112 = arith.cmpi slt, %3, %4 : tensor<128xi32>
      %113 = tt.expand_dims %112 {axis = 0 : i32} : tensor<128xi1> -> tensor<1x128xi1>
      %114 = tt.addptr %103, %58 : !tt.ptr<f32>, i32
      %115 = tt.splat %114 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %116 = tt.addptr %115, %12 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %117 = tt.load %116 : tensor<64x!tt.ptr<f32>>
      %118 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %117 : tensor<64xf32> -> tensor<64xf32>
      %119 = tt.expand_dims %118 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
      %120 = tt.broadcast %113 : tensor<1x128xi1> -> tensor<64x128xi1>
      %121 = tt.broadcast %119 : tensor<64x1xf32> -> tensor<64x128xf32>
      %122 = tt.broadcast %111 : tensor<64x1xf32> -> tensor<64x128xf32>
      %123 = arith.select %120, %121, %122 : tensor<64x128xi1>, tensor<64x128xf32>
      %124 = arith.mulf %104, %123 : tensor<64x128xf32>
      %125 = arith.truncf %124 : tensor<64x128xf32> to tensor<64x128xbf16>
      %126 = tt.addptr %decay, %101 : !tt.ptr<f32>, i64
      %127 = tt.addptr %126, %65 : !tt.ptr<f32>, i32
      %129 = tt.addptr %127, %128 : !tt.ptr<f32>, i32
      %131 = arith.muli %5, %130 : tensor<128xi32>
      %132 = tt.splat %129 : !tt.ptr<f32> -> tensor<128x!tt.ptr<f32>>
      %133 = tt.addptr %132, %131 : tensor<128x!tt.ptr<f32>>, tensor<128xi32>
      %134 = tt.load %133 : tensor<128x!tt.ptr<f32>>
      %135 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %134 : tensor<128xf32> -> tensor<128xf32>
      %136 = tt.trans %125 {order = array<i32: 1, 0>} : tensor<64x128xbf16> -> tensor<128x64xbf16>
      %137 = tt.expand_dims %135 {axis = 1 : i32} : tensor<128xf32> -> tensor<128x1xf32>
      %138 = tt.broadcast %137 : tensor<128x1xf32> -> tensor<128x128xf32>
      %139 = arith.mulf %62, %138 : tensor<128x128xf32>
      %140 = tt.dot %136, %99, %139, inputPrecision = tf32 : tensor<128x64xbf16> * tensor<64x128xbf16> -> tensor<128x128xf32>
      scf.yield %140 : tensor<128x128xf32>
    } {tt.num_stages = 3 : i32}
    tt.return
  }
}
", name = "ssd_rscan", num_stages = 3 : i32, num_warps = 8 : i32}, operand_layouts = [dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>], result_layouts = [dense<[4, 3, 2, 1, 0]> : tensor<5xindex>]} : (tensor<8x2048x24x64xbf16>, tensor<8x2048x1x128xbf16>, tensor<8x24x2048xf32>, tensor<8x24x2048xf32>, tensor<8x24x64x128xf32>) -> (tensor<8x32x24x64x128xbf16>)
    %k2:4 = stablehlo.custom_call @__gpu$xla.gpu.triton(%arg0, %arg8, %arg3, %arg4, %k0#1, %k0#2, %k0#3, %arg5, %k1#0) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 32 : i32, grid_y = 1 : i32, grid_z = 8 : i32, ir = "module {
  tt.func public @ssd_bwd_dx(%in_x: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %in_dy: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %in_b: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %in_c: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %in_cum: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %in_toend: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %in_weight: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %in_d: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %in_dstates: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %out_dx: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %out_pertoken: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %out_rows: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %out_dcb: !tt.ptr<bf16> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
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
    %57 = arith.constant dense<64> : tensor<64x1xi32>
    %64 = arith.constant dense<0.0e+00> : tensor<64x64xf32>
    %67 = arith.constant 0 : i32
    %68 = arith.constant 1 : i32
    %69 = arith.constant 24 : i32
    %77 = arith.constant dense<1536> : tensor<64x1xi32>
    %85 = arith.constant dense<0.0e+00> : tensor<64x64xbf16>
    %93 = arith.constant 8192 : i32
    %97 = arith.constant dense<128> : tensor<1x64xi32>
    %105 = arith.constant dense<0.0e+00> : tensor<128x64xbf16>
    %108 = arith.constant 2048 : i32
    %132 = arith.constant dense<6.0e+01> : tensor<64x64xf32>
    %184 = arith.constant 4 : i64
    %186 = arith.constant dense<4> : tensor<64x1xi32>
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
    %56 = tt.addptr %out_dcb, %55 : !tt.ptr<bf16>, i64
    %58 = arith.muli %29, %57 : tensor<64x1xi32>
    %59 = tt.broadcast %58 : tensor<64x1xi32> -> tensor<64x64xi32>
    %60 = arith.addi %59, %46 : tensor<64x64xi32>
    %61 = tt.splat %56 : !tt.ptr<bf16> -> tensor<64x64x!tt.ptr<bf16>>
    %62 = tt.addptr %61, %60 : tensor<64x64x!tt.ptr<bf16>>, tensor<64x64xi32>
    %63 = tt.trans %39 {order = array<i32: 1, 0>} : tensor<64x128xbf16> -> tensor<128x64xbf16>
    %65 = tt.dot %43, %63, %64, inputPrecision = tf32 : tensor<64x128xbf16> * tensor<128x64xbf16> -> tensor<64x64xf32>
    %66 = arith.select %47, %65, %64 : tensor<64x64xi1>, tensor<64x64xf32>
    %196:1 = scf.for %70 = %67 to %69 step %68 iter_args(%71 = %64) -> (tensor<64x64xf32>) : i32 {
      %72 = arith.muli %1, %69 : i32
      %73 = arith.addi %72, %70 : i32
      %74 = tt.addptr %in_x, %17 : !tt.ptr<bf16>, i64
      %75 = arith.muli %73, %6 : i32
      %76 = tt.addptr %74, %75 : !tt.ptr<bf16>, i32
      %78 = arith.muli %29, %77 : tensor<64x1xi32>
      %79 = tt.broadcast %78 : tensor<64x1xi32> -> tensor<64x64xi32>
      %80 = arith.addi %79, %46 : tensor<64x64xi32>
      %81 = tt.splat %76 : !tt.ptr<bf16> -> tensor<64x64x!tt.ptr<bf16>>
      %82 = tt.addptr %81, %80 : tensor<64x64x!tt.ptr<bf16>>, tensor<64x64xi32>
      %83 = tt.expand_dims %9 {axis = 0 : i32} : tensor<64xi1> -> tensor<1x64xi1>
      %84 = tt.broadcast %83 : tensor<1x64xi1> -> tensor<64x64xi1>
      %86 = tt.load %82, %84, %85 : tensor<64x64x!tt.ptr<bf16>>
      %87 = tt.addptr %in_dy, %17 : !tt.ptr<bf16>, i64
      %88 = tt.addptr %87, %75 : !tt.ptr<bf16>, i32
      %89 = tt.splat %88 : !tt.ptr<bf16> -> tensor<64x64x!tt.ptr<bf16>>
      %90 = tt.addptr %89, %80 : tensor<64x64x!tt.ptr<bf16>>, tensor<64x64xi32>
      %91 = tt.load %90, %84, %85 : tensor<64x64x!tt.ptr<bf16>>
      %92 = tt.addptr %in_dstates, %25 : !tt.ptr<bf16>, i64
      %94 = arith.muli %73, %93 : i32
      %95 = tt.addptr %92, %94 : !tt.ptr<bf16>, i32
      %96 = tt.expand_dims %5 {axis = 1 : i32} : tensor<128xi32> -> tensor<128x1xi32>
      %98 = arith.muli %44, %97 : tensor<1x64xi32>
      %99 = tt.broadcast %96 : tensor<128x1xi32> -> tensor<128x64xi32>
      %100 = tt.broadcast %98 : tensor<1x64xi32> -> tensor<128x64xi32>
      %101 = arith.addi %99, %100 : tensor<128x64xi32>
      %102 = tt.splat %95 : !tt.ptr<bf16> -> tensor<128x64x!tt.ptr<bf16>>
      %103 = tt.addptr %102, %101 : tensor<128x64x!tt.ptr<bf16>>, tensor<128x64xi32>
      %104 = tt.broadcast %83 : tensor<1x64xi1> -> tensor<128x64xi1>
      %106 = tt.load %103, %104, %105 : tensor<128x64x!tt.ptr<bf16>>
      %107 = tt.addptr %in_cum, %28 : !tt.ptr<f32>, i64
      %109 = arith.muli %73, %108 : i32
      %110 = tt.addptr %107, %109 : !tt.ptr<f32>, i32
      %111 = tt.splat %110 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %112 = tt.addptr %111, %4 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %113 = tt.load %112 : tensor<64x!tt.ptr<f32>>
      %114 = tt.addptr %in_weight, %28 : !tt.ptr<f32>, i64
      %115 = tt.addptr %114, %109 : !tt.ptr<f32>, i32
      %116 = tt.splat %115 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %117 = tt.addptr %116, %4 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %118 = tt.load %117 : tensor<64x!tt.ptr<f32>>
      %119 = tt.addptr %in_toend, %28 : !tt.ptr<f32>, i64
      %120 = tt.addptr %119, %109 : !tt.ptr<f32>, i32
      %121 = tt.splat %120 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %122 = tt.addptr %121, %4 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %123 = tt.load %122 : tensor<64x!tt.ptr<f32>>
      %124 = tt.addptr %in_d, %73 : !tt.ptr<f32>, i32
      %125 = tt.load %124 : !tt.ptr<f32>
      %126 = tt.expand_dims %113 {axis = 0 : i32} : tensor<64xf32> -> tensor<1x64xf32>
      %127 = tt.expand_dims %113 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
      %128 = tt.expand_dims %118 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
      %129 = tt.broadcast %126 : tensor<1x64xf32> -> tensor<64x64xf32>
      %130 = tt.broadcast %128 : tensor<64x1xf32> -> tensor<64x64xf32>
      %131 = arith.subf %129, %130 : tensor<64x64xf32>
      %133 = arith.minnumf %131, %132 : tensor<64x64xf32>
      %134 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %133 : tensor<64x64xf32> -> tensor<64x64xf32>
      %135 = tt.trans %91 {order = array<i32: 1, 0>} : tensor<64x64xbf16> -> tensor<64x64xbf16>
      %136 = tt.dot %86, %135, %64, inputPrecision = tf32 : tensor<64x64xbf16> * tensor<64x64xbf16> -> tensor<64x64xf32>
      %137 = math.fma %136, %134, %71 : tensor<64x64xf32>
      %138 = arith.mulf %66, %134 : tensor<64x64xf32>
      %139 = arith.truncf %138 : tensor<64x64xf32> to tensor<64x64xbf16>
      %140 = arith.mulf %136, %138 : tensor<64x64xf32>
      %141 = "tt.reduce"(%140) <{axis = 1 : i32}> ({
      ^bb0(%142: f32, %143: f32):
        %144 = arith.addf %142, %143 : f32
        tt.reduce.return %144 : f32
      }) : (tensor<64x64xf32>) -> tensor<64xf32>
      %145 = tt.addptr %out_rows, %28 : !tt.ptr<f32>, i64
      %146 = tt.addptr %145, %109 : !tt.ptr<f32>, i32
      %147 = tt.splat %146 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %148 = tt.addptr %147, %4 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %149 = "tt.reduce"(%140) <{axis = 0 : i32}> ({
      ^bb0(%150: f32, %151: f32):
        %152 = arith.addf %150, %151 : f32
        tt.reduce.return %152 : f32
      }) : (tensor<64x64xf32>) -> tensor<64xf32>
      tt.store %148, %149 : tensor<64x!tt.ptr<f32>>
      %153 = tt.dot %43, %106, %64, inputPrecision = tf32 : tensor<64x128xbf16> * tensor<128x64xbf16> -> tensor<64x64xf32>
      %154 = tt.expand_dims %123 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
      %155 = tt.broadcast %154 : tensor<64x1xf32> -> tensor<64x64xf32>
      %156 = arith.mulf %153, %155 : tensor<64x64xf32>
      %157 = arith.extf %86 : tensor<64x64xbf16> to tensor<64x64xf32>
      %158 = arith.extf %91 : tensor<64x64xbf16> to tensor<64x64xf32>
      %159 = arith.mulf %157, %156 : tensor<64x64xf32>
      %160 = "tt.reduce"(%159) <{axis = 1 : i32}> ({
      ^bb0(%161: f32, %162: f32):
        %163 = arith.addf %161, %162 : f32
        tt.reduce.return %163 : f32
      }) : (tensor<64x64xf32>) -> tensor<64xf32>
      %164 = arith.mulf %157, %158 : tensor<64x64xf32>
      %165 = "tt.reduce"(%164) <{axis = 1 : i32}> ({
      ^bb0(%166: f32, %167: f32):
        %168 = arith.addf %166, %167 : f32
        tt.reduce.return %168 : f32
      }) : (tensor<64x64xf32>) -> tensor<64xf32>
      %169 = tt.dot %139, %91, %156, inputPrecision = tf32 : tensor<64x64xbf16> * tensor<64x64xbf16> -> tensor<64x64xf32>
      %170 = tt.addptr %out_dx, %17 : !tt.ptr<bf16>, i64
      %171 = tt.addptr %170, %75 : !tt.ptr<bf16>, i32
      %172 = tt.splat %171 : !tt.ptr<bf16> -> tensor<64x64x!tt.ptr<bf16>>
      %173 = tt.addptr %172, %80 : tensor<64x64x!tt.ptr<bf16>>, tensor<64x64xi32>
      %174 = tt.splat %125 : f32 -> tensor<64x64xf32>
      %175 = math.fma %158, %174, %169 : tensor<64x64xf32>
      %176 = arith.truncf %175 : tensor<64x64xf32> to tensor<64x64xbf16>
      tt.store %173, %176, %84 : tensor<64x64x!tt.ptr<bf16>>
      %177 = arith.addf %141, %160 : tensor<64xf32>
      %178 = tt.join %177, %165 : tensor<64xf32> -> tensor<64x2xf32>
      %179 = tt.join %160, %165 : tensor<64xf32> -> tensor<64x2xf32>
      %180 = tt.join %178, %179 : tensor<64x2xf32> -> tensor<64x2x2xf32>
      %181 = tt.reshape %180 : tensor<64x2x2xf32> -> tensor<64x4xf32>
      %182 = arith.extsi %109 : i32 to i64
      %183 = arith.addi %28, %182 : i64
      %185 = arith.muli %183, %184 : i64
      %187 = arith.muli %29, %186 : tensor<64x1xi32>
      %188 = tt.make_range {end = 4 : i32, start = 0 : i32} : tensor<4xi32>
      %189 = tt.expand_dims %188 {axis = 0 : i32} : tensor<4xi32> -> tensor<1x4xi32>
      %190 = tt.broadcast %187 : tensor<64x1xi32> -> tensor<64x4xi32>
      %191 = tt.broadcast %189 : tensor<1x4xi32> -> tensor<64x4xi32>
      %192 = arith.addi %190, %191 : tensor<64x4xi32>
      %193 = tt.addptr %out_pertoken, %185 : !tt.ptr<f32>, i64
      %194 = tt.splat %193 : !tt.ptr<f32> -> tensor<64x4x!tt.ptr<f32>>
      %195 = tt.addptr %194, %192 : tensor<64x4x!tt.ptr<f32>>, tensor<64x4xi32>
      tt.store %195, %181 : tensor<64x4x!tt.ptr<f32>>
      scf.yield %137 : tensor<64x64xf32>
    } {tt.num_stages = 3 : i32}
    %197 = arith.select %47, %196#0, %64 : tensor<64x64xi1>, tensor<64x64xf32>
    %198 = arith.truncf %197 : tensor<64x64xf32> to tensor<64x64xbf16>
    tt.store %62, %198 : tensor<64x64x!tt.ptr<bf16>>
    tt.return
  }
}
", name = "ssd_bwd_dx", num_stages = 3 : i32, num_warps = 4 : i32}, operand_layouts = [dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[0]> : tensor<1xindex>, dense<[4, 3, 2, 1, 0]> : tensor<5xindex>], result_layouts = [dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[4, 3, 2, 1, 0]> : tensor<5xindex>]} : (tensor<8x2048x24x64xbf16>, tensor<8x2048x24x64xbf16>, tensor<8x2048x1x128xbf16>, tensor<8x2048x1x128xbf16>, tensor<8x24x2048xf32>, tensor<8x24x2048xf32>, tensor<8x24x2048xf32>, tensor<24xf32>, tensor<8x32x24x64x128xbf16>) -> (tensor<8x2048x24x64xbf16>, tensor<8x24x2048x4xf32>, tensor<8x24x2048xf32>, tensor<1x8x32x64x64xbf16>)
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
    %57 = arith.constant dense<64> : tensor<64x1xi32>
    %64 = arith.constant dense<0.0e+00> : tensor<64x128xf32>
    %68 = arith.constant 0 : i32
    %69 = arith.constant 1 : i32
    %70 = arith.constant 24 : i32
    %84 = arith.constant dense<1536> : tensor<64x1xi32>
    %94 = arith.constant dense<0.0e+00> : tensor<64x64xbf16>
    %97 = arith.constant 8192 : i32
    %100 = arith.constant dense<128> : tensor<64xi32>
    %109 = arith.constant dense<0.0e+00> : tensor<64x128xbf16>
    %112 = arith.constant 2048 : i32
    %178 = arith.constant dense<0.0e+00> : tensor<64x64xf32>
    %185 = arith.constant 63 : i32
    %187 = arith.constant dense<2048> : tensor<64xi32>
    %200 = arith.constant 24 : i64
    %204 = arith.constant 64 : i64
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
    %56 = tt.addptr %in_dcb, %55 : !tt.ptr<bf16>, i64
    %58 = arith.muli %29, %57 : tensor<64x1xi32>
    %59 = tt.broadcast %58 : tensor<64x1xi32> -> tensor<64x64xi32>
    %60 = arith.addi %59, %46 : tensor<64x64xi32>
    %61 = tt.splat %56 : !tt.ptr<bf16> -> tensor<64x64x!tt.ptr<bf16>>
    %62 = tt.addptr %61, %60 : tensor<64x64x!tt.ptr<bf16>>, tensor<64x64xi32>
    %63 = tt.load %62 : tensor<64x64x!tt.ptr<bf16>>
    %65 = tt.dot %63, %39, %64, inputPrecision = tf32 : tensor<64x64xbf16> * tensor<64x128xbf16> -> tensor<64x128xf32>
    %66 = tt.trans %63 {order = array<i32: 1, 0>} : tensor<64x64xbf16> -> tensor<64x64xbf16>
    %67 = tt.dot %66, %43, %64, inputPrecision = tf32 : tensor<64x64xbf16> * tensor<64x128xbf16> -> tensor<64x128xf32>
    %125:1 = scf.for %71 = %68 to %70 step %69 iter_args(%72 = %65) -> (tensor<64x128xf32>) : i32 {
      %73 = arith.muli %1, %70 : i32
      %74 = arith.muli %71, %69 : i32
      %75 = arith.addi %73, %74 : i32
      %76 = arith.divsi %4, %8 : tensor<64xi32>
      %77 = arith.remsi %4, %8 : tensor<64xi32>
      %78 = arith.muli %76, %8 : tensor<64xi32>
      %79 = arith.addi %78, %77 : tensor<64xi32>
      %80 = arith.cmpi slt, %77, %8 : tensor<64xi32>
      %81 = tt.addptr %in_x, %17 : !tt.ptr<bf16>, i64
      %82 = arith.muli %75, %6 : i32
      %83 = tt.addptr %81, %82 : !tt.ptr<bf16>, i32
      %85 = arith.muli %29, %84 : tensor<64x1xi32>
      %86 = tt.expand_dims %79 {axis = 0 : i32} : tensor<64xi32> -> tensor<1x64xi32>
      %87 = tt.broadcast %85 : tensor<64x1xi32> -> tensor<64x64xi32>
      %88 = tt.broadcast %86 : tensor<1x64xi32> -> tensor<64x64xi32>
      %89 = arith.addi %87, %88 : tensor<64x64xi32>
      %90 = tt.splat %83 : !tt.ptr<bf16> -> tensor<64x64x!tt.ptr<bf16>>
      %91 = tt.addptr %90, %89 : tensor<64x64x!tt.ptr<bf16>>, tensor<64x64xi32>
      %92 = tt.expand_dims %80 {axis = 0 : i32} : tensor<64xi1> -> tensor<1x64xi1>
      %93 = tt.broadcast %92 : tensor<1x64xi1> -> tensor<64x64xi1>
      %95 = tt.load %91, %93, %94 : tensor<64x64x!tt.ptr<bf16>>
      %96 = tt.addptr %in_dstates, %25 : !tt.ptr<bf16>, i64
      %98 = arith.muli %75, %97 : i32
      %99 = tt.addptr %96, %98 : !tt.ptr<bf16>, i32
      %101 = arith.muli %79, %100 : tensor<64xi32>
      %102 = tt.expand_dims %101 {axis = 1 : i32} : tensor<64xi32> -> tensor<64x1xi32>
      %103 = tt.broadcast %102 : tensor<64x1xi32> -> tensor<64x128xi32>
      %104 = arith.addi %103, %34 : tensor<64x128xi32>
      %105 = tt.splat %99 : !tt.ptr<bf16> -> tensor<64x128x!tt.ptr<bf16>>
      %106 = tt.addptr %105, %104 : tensor<64x128x!tt.ptr<bf16>>, tensor<64x128xi32>
      %107 = tt.expand_dims %80 {axis = 1 : i32} : tensor<64xi1> -> tensor<64x1xi1>
      %108 = tt.broadcast %107 : tensor<64x1xi1> -> tensor<64x128xi1>
      %110 = tt.load %106, %108, %109 : tensor<64x128x!tt.ptr<bf16>>
      %111 = tt.addptr %in_toend, %28 : !tt.ptr<f32>, i64
      %113 = arith.muli %75, %112 : i32
      %114 = tt.addptr %111, %113 : !tt.ptr<f32>, i32
      %115 = arith.extf %95 : tensor<64x64xbf16> to tensor<64x64xf32>
      %116 = tt.addptr %114, %68 : !tt.ptr<f32>, i32
      %117 = tt.splat %116 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %118 = tt.addptr %117, %4 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %119 = tt.load %118 : tensor<64x!tt.ptr<f32>>
      %120 = tt.expand_dims %119 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
      %121 = tt.broadcast %120 : tensor<64x1xf32> -> tensor<64x64xf32>
      %122 = arith.mulf %115, %121 : tensor<64x64xf32>
      %123 = arith.truncf %122 : tensor<64x64xf32> to tensor<64x64xbf16>
      %124 = tt.dot %123, %110, %72, inputPrecision = tf32 : tensor<64x64xbf16> * tensor<64x128xbf16> -> tensor<64x128xf32>
      scf.yield %124 : tensor<64x128xf32>
    } {tt.num_stages = 3 : i32}
    %126 = tt.addptr %out_db, %19 : !tt.ptr<bf16>, i64
    %127 = tt.splat %126 : !tt.ptr<bf16> -> tensor<64x128x!tt.ptr<bf16>>
    %128 = tt.addptr %127, %35 : tensor<64x128x!tt.ptr<bf16>>, tensor<64x128xi32>
    %129 = arith.truncf %125#0 : tensor<64x128xf32> to tensor<64x128xbf16>
    tt.store %128, %129 : tensor<64x128x!tt.ptr<bf16>>
    %224:1 = scf.for %130 = %68 to %70 step %69 iter_args(%131 = %67) -> (tensor<64x128xf32>) : i32 {
      %132 = arith.muli %1, %70 : i32
      %133 = arith.muli %130, %69 : i32
      %134 = arith.addi %132, %133 : i32
      %135 = arith.divsi %4, %8 : tensor<64xi32>
      %136 = arith.remsi %4, %8 : tensor<64xi32>
      %137 = arith.muli %135, %8 : tensor<64xi32>
      %138 = arith.addi %137, %136 : tensor<64xi32>
      %139 = arith.cmpi slt, %136, %8 : tensor<64xi32>
      %140 = tt.addptr %in_dy, %17 : !tt.ptr<bf16>, i64
      %141 = arith.muli %134, %6 : i32
      %142 = tt.addptr %140, %141 : !tt.ptr<bf16>, i32
      %143 = arith.muli %29, %84 : tensor<64x1xi32>
      %144 = tt.expand_dims %138 {axis = 0 : i32} : tensor<64xi32> -> tensor<1x64xi32>
      %145 = tt.broadcast %143 : tensor<64x1xi32> -> tensor<64x64xi32>
      %146 = tt.broadcast %144 : tensor<1x64xi32> -> tensor<64x64xi32>
      %147 = arith.addi %145, %146 : tensor<64x64xi32>
      %148 = tt.splat %142 : !tt.ptr<bf16> -> tensor<64x64x!tt.ptr<bf16>>
      %149 = tt.addptr %148, %147 : tensor<64x64x!tt.ptr<bf16>>, tensor<64x64xi32>
      %150 = tt.expand_dims %139 {axis = 0 : i32} : tensor<64xi1> -> tensor<1x64xi1>
      %151 = tt.broadcast %150 : tensor<1x64xi1> -> tensor<64x64xi1>
      %152 = tt.load %149, %151, %94 : tensor<64x64x!tt.ptr<bf16>>
      %153 = tt.addptr %in_states, %25 : !tt.ptr<bf16>, i64
      %154 = arith.muli %134, %97 : i32
      %155 = tt.addptr %153, %154 : !tt.ptr<bf16>, i32
      %156 = arith.muli %138, %100 : tensor<64xi32>
      %157 = tt.expand_dims %156 {axis = 1 : i32} : tensor<64xi32> -> tensor<64x1xi32>
      %158 = tt.broadcast %157 : tensor<64x1xi32> -> tensor<64x128xi32>
      %159 = arith.addi %158, %34 : tensor<64x128xi32>
      %160 = tt.splat %155 : !tt.ptr<bf16> -> tensor<64x128x!tt.ptr<bf16>>
      %161 = tt.addptr %160, %159 : tensor<64x128x!tt.ptr<bf16>>, tensor<64x128xi32>
      %162 = tt.expand_dims %139 {axis = 1 : i32} : tensor<64xi1> -> tensor<64x1xi1>
      %163 = tt.broadcast %162 : tensor<64x1xi1> -> tensor<64x128xi1>
      %164 = tt.load %161, %163, %109 : tensor<64x128x!tt.ptr<bf16>>
      %165 = tt.addptr %in_cum, %28 : !tt.ptr<f32>, i64
      %166 = arith.muli %134, %112 : i32
      %167 = tt.addptr %165, %166 : !tt.ptr<f32>, i32
      %168 = arith.extf %152 : tensor<64x64xbf16> to tensor<64x64xf32>
      %169 = tt.addptr %167, %68 : !tt.ptr<f32>, i32
      %170 = tt.splat %169 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %171 = tt.addptr %170, %4 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %172 = tt.load %171 : tensor<64x!tt.ptr<f32>>
      %173 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %172 : tensor<64xf32> -> tensor<64xf32>
      %174 = tt.expand_dims %173 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
      %175 = tt.broadcast %174 : tensor<64x1xf32> -> tensor<64x64xf32>
      %176 = arith.mulf %168, %175 : tensor<64x64xf32>
      %177 = tt.trans %164 {order = array<i32: 1, 0>} : tensor<64x128xbf16> -> tensor<128x64xbf16>
      %179 = tt.dot %39, %177, %178, inputPrecision = tf32 : tensor<64x128xbf16> * tensor<128x64xbf16> -> tensor<64x64xf32>
      %180 = tt.addptr %in_dstates, %25 : !tt.ptr<bf16>, i64
      %181 = tt.addptr %180, %154 : !tt.ptr<bf16>, i32
      %182 = tt.splat %181 : !tt.ptr<bf16> -> tensor<64x128x!tt.ptr<bf16>>
      %183 = tt.addptr %182, %159 : tensor<64x128x!tt.ptr<bf16>>, tensor<64x128xi32>
      %184 = tt.load %183, %163, %109 : tensor<64x128x!tt.ptr<bf16>>
      %186 = tt.addptr %167, %185 : !tt.ptr<f32>, i32
      %188 = arith.muli %135, %187 : tensor<64xi32>
      %189 = tt.splat %186 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %190 = tt.addptr %189, %188 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %191 = tt.load %190 : tensor<64x!tt.ptr<f32>>
      %192 = arith.cmpi eq, %45, %46 : tensor<64x64xi32>
      %193 = tt.trans %184 {order = array<i32: 1, 0>} : tensor<64x128xbf16> -> tensor<128x64xbf16>
      %194 = tt.dot %164, %193, %178, inputPrecision = tf32 : tensor<64x128xbf16> * tensor<128x64xbf16> -> tensor<64x64xf32>
      %195 = arith.select %192, %194, %178 : tensor<64x64xi1>, tensor<64x64xf32>
      %196 = "tt.reduce"(%195) <{axis = 1 : i32}> ({
      ^bb0(%197: f32, %198: f32):
        %199 = arith.addf %197, %198 : f32
        tt.reduce.return %199 : f32
      }) : (tensor<64x64xf32>) -> tensor<64xf32>
      %201 = arith.muli %23, %200 : i64
      %202 = arith.extsi %134 : i32 to i64
      %203 = arith.addi %201, %202 : i64
      %205 = arith.muli %203, %204 : i64
      %206 = tt.addptr %out_statedot, %205 : !tt.ptr<f32>, i64
      %207 = tt.splat %206 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %208 = tt.addptr %207, %4 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %209 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %191 : tensor<64xf32> -> tensor<64xf32>
      %210 = arith.mulf %196, %209 : tensor<64xf32>
      tt.store %208, %210 : tensor<64x!tt.ptr<f32>>
      %211 = arith.truncf %176 : tensor<64x64xf32> to tensor<64x64xbf16>
      %212 = tt.dot %211, %164, %131, inputPrecision = tf32 : tensor<64x64xbf16> * tensor<64x128xbf16> -> tensor<64x128xf32>
      %213 = arith.mulf %179, %176 : tensor<64x64xf32>
      %214 = arith.addi %134, %68 : i32
      %215 = tt.addptr %out_fromstate, %28 : !tt.ptr<f32>, i64
      %216 = arith.muli %214, %112 : i32
      %217 = tt.addptr %215, %216 : !tt.ptr<f32>, i32
      %218 = tt.splat %217 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %219 = tt.addptr %218, %4 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %220 = "tt.reduce"(%213) <{axis = 1 : i32}> ({
      ^bb0(%221: f32, %222: f32):
        %223 = arith.addf %221, %222 : f32
        tt.reduce.return %223 : f32
      }) : (tensor<64x64xf32>) -> tensor<64xf32>
      tt.store %219, %220 : tensor<64x!tt.ptr<f32>>
      scf.yield %212 : tensor<64x128xf32>
    } {tt.num_stages = 2 : i32}
    %225 = tt.addptr %out_dc, %19 : !tt.ptr<bf16>, i64
    %226 = tt.splat %225 : !tt.ptr<bf16> -> tensor<64x128x!tt.ptr<bf16>>
    %227 = tt.addptr %226, %35 : tensor<64x128x!tt.ptr<bf16>>, tensor<64x128xi32>
    %228 = arith.truncf %224#0 : tensor<64x128xf32> to tensor<64x128xbf16>
    tt.store %227, %228 : tensor<64x128x!tt.ptr<bf16>>
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
    %47 = arith.constant dense<0.0e+00> : tensor<64x4x4xf32>
    %63 = arith.constant 32 : i64
    %67 = arith.constant 24 : i64
    %73 = arith.constant dense<64> : tensor<4x1xi64>
    %83 = arith.constant dense<0.0e+00> : tensor<4x64xf32>
    %104 = arith.constant dense<0.0e+00> : tensor<4xf32>
    %112 = arith.constant dense<24> : tensor<64x1xi32>
    %127 = arith.constant dense<-1.442695e+00> : tensor<64x4xf32>
    %130 = arith.constant dense<1.0e+00> : tensor<64x4xf32>
    %134 = arith.constant dense<6.931472e-01> : tensor<64x4xf32>
    %140 = arith.constant dense<2.0e+01> : tensor<64x4xf32>
    %155 = arith.constant 72 : i64
    %170 = arith.constant dense<48> : tensor<4xi32>
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
    %37 = tt.expand_dims %36 {axis = 2 : i32} : tensor<64x4xi64> -> tensor<64x4x1xi64>
    %38 = tt.splat %pertoken : !tt.ptr<f32> -> tensor<64x4x1x!tt.ptr<f32>>
    %39 = tt.addptr %38, %37 : tensor<64x4x1x!tt.ptr<f32>>, tensor<64x4x1xi64>
    %40 = tt.expand_dims %11 {axis = 0 : i32} : tensor<4xi32> -> tensor<1x4xi32>
    %41 = tt.expand_dims %40 {axis = 0 : i32} : tensor<1x4xi32> -> tensor<1x1x4xi32>
    %42 = tt.broadcast %39 : tensor<64x4x1x!tt.ptr<f32>> -> tensor<64x4x4x!tt.ptr<f32>>
    %43 = tt.broadcast %41 : tensor<1x1x4xi32> -> tensor<64x4x4xi32>
    %44 = tt.addptr %42, %43 : tensor<64x4x4x!tt.ptr<f32>>, tensor<64x4x4xi32>
    %45 = tt.expand_dims %31 {axis = 2 : i32} : tensor<1x4xi1> -> tensor<1x4x1xi1>
    %46 = tt.broadcast %45 : tensor<1x4x1xi1> -> tensor<64x4x4xi1>
    %48 = tt.load %44, %46, %47 : tensor<64x4x4x!tt.ptr<f32>>
    %49 = tt.reshape %48 : tensor<64x4x4xf32> -> tensor<64x4x2x2xf32>
    %50, %51 = tt.split %49 : tensor<64x4x2x2xf32> -> tensor<64x4x2xf32>
    %52, %53 = tt.split %50 : tensor<64x4x2xf32> -> tensor<64x4xf32>
    %54, %55 = tt.split %51 : tensor<64x4x2xf32> -> tensor<64x4xf32>
    %56 = tt.splat %rows : !tt.ptr<f32> -> tensor<64x4x!tt.ptr<f32>>
    %57 = tt.addptr %56, %28 : tensor<64x4x!tt.ptr<f32>>, tensor<64x4xi64>
    %58 = tt.load %57, %32, %33 : tensor<64x4x!tt.ptr<f32>>
    %59 = tt.splat %fromstate : !tt.ptr<f32> -> tensor<64x4x!tt.ptr<f32>>
    %60 = tt.addptr %59, %28 : tensor<64x4x!tt.ptr<f32>>, tensor<64x4xi64>
    %61 = tt.load %60, %32, %33 : tensor<64x4x!tt.ptr<f32>>
    %62 = arith.addf %58, %61 : tensor<64x4xf32>
    %64 = arith.muli %2, %63 : i64
    %65 = arith.extsi %0 : i32 to i64
    %66 = arith.addi %64, %65 : i64
    %68 = arith.muli %66, %67 : i64
    %69 = arith.extsi %13 : tensor<4xi32> to tensor<4xi64>
    %70 = tt.splat %68 : i64 -> tensor<4xi64>
    %71 = arith.addi %70, %69 : tensor<4xi64>
    %72 = tt.expand_dims %71 {axis = 1 : i32} : tensor<4xi64> -> tensor<4x1xi64>
    %74 = arith.muli %72, %73 : tensor<4x1xi64>
    %75 = tt.splat %statedot : !tt.ptr<f32> -> tensor<4x1x!tt.ptr<f32>>
    %76 = tt.addptr %75, %74 : tensor<4x1x!tt.ptr<f32>>, tensor<4x1xi64>
    %77 = tt.expand_dims %5 {axis = 0 : i32} : tensor<64xi32> -> tensor<1x64xi32>
    %78 = tt.broadcast %76 : tensor<4x1x!tt.ptr<f32>> -> tensor<4x64x!tt.ptr<f32>>
    %79 = tt.broadcast %77 : tensor<1x64xi32> -> tensor<4x64xi32>
    %80 = tt.addptr %78, %79 : tensor<4x64x!tt.ptr<f32>>, tensor<4x64xi32>
    %81 = tt.expand_dims %15 {axis = 1 : i32} : tensor<4xi1> -> tensor<4x1xi1>
    %82 = tt.broadcast %81 : tensor<4x1xi1> -> tensor<4x64xi1>
    %84 = tt.load %80, %82, %83 : tensor<4x64x!tt.ptr<f32>>
    %85 = "tt.reduce"(%54) <{axis = 0 : i32}> ({
    ^bb0(%86: f32, %87: f32):
      %88 = arith.addf %86, %87 : f32
      tt.reduce.return %88 : f32
    }) : (tensor<64x4xf32>) -> tensor<4xf32>
    %89 = "tt.reduce"(%84) <{axis = 1 : i32}> ({
    ^bb0(%90: f32, %91: f32):
      %92 = arith.addf %90, %91 : f32
      tt.reduce.return %92 : f32
    }) : (tensor<4x64xf32>) -> tensor<4xf32>
    %93 = arith.addf %85, %89 : tensor<4xf32>
    %94 = arith.subf %62, %52 : tensor<64x4xf32>
    %95 = "tt.scan"(%94) <{axis = 0 : i32, reverse = true}> ({
    ^bb0(%96: f32, %97: f32):
      %98 = arith.addf %96, %97 : f32
      tt.scan.return %98 : f32
    }) : (tensor<64x4xf32>) -> tensor<64x4xf32>
    %99 = tt.expand_dims %93 {axis = 0 : i32} : tensor<4xf32> -> tensor<1x4xf32>
    %100 = tt.broadcast %99 : tensor<1x4xf32> -> tensor<64x4xf32>
    %101 = arith.addf %95, %100 : tensor<64x4xf32>
    %102 = tt.splat %a : !tt.ptr<f32> -> tensor<4x!tt.ptr<f32>>
    %103 = tt.addptr %102, %13 : tensor<4x!tt.ptr<f32>>, tensor<4xi32>
    %105 = tt.load %103, %15, %104 : tensor<4x!tt.ptr<f32>>
    %106 = arith.divf %52, %34 : tensor<64x4xf32>
    %107 = tt.expand_dims %105 {axis = 0 : i32} : tensor<4xf32> -> tensor<1x4xf32>
    %108 = tt.broadcast %107 : tensor<1x4xf32> -> tensor<64x4xf32>
    %109 = arith.mulf %101, %108 : tensor<64x4xf32>
    %110 = arith.addf %106, %109 : tensor<64x4xf32>
    %111 = tt.addptr %dt, %17 : !tt.ptr<f32>, i64
    %113 = arith.muli %24, %112 : tensor<64x1xi32>
    %114 = tt.splat %111 : !tt.ptr<f32> -> tensor<64x1x!tt.ptr<f32>>
    %115 = tt.addptr %114, %113 : tensor<64x1x!tt.ptr<f32>>, tensor<64x1xi32>
    %116 = tt.broadcast %115 : tensor<64x1x!tt.ptr<f32>> -> tensor<64x4x!tt.ptr<f32>>
    %117 = tt.broadcast %18 : tensor<1x4xi32> -> tensor<64x4xi32>
    %118 = tt.addptr %116, %117 : tensor<64x4x!tt.ptr<f32>>, tensor<64x4xi32>
    %119 = tt.load %118, %32, %33 : tensor<64x4x!tt.ptr<f32>>
    %120 = tt.splat %bias : !tt.ptr<f32> -> tensor<4x!tt.ptr<f32>>
    %121 = tt.addptr %120, %13 : tensor<4x!tt.ptr<f32>>, tensor<4xi32>
    %122 = tt.load %121, %15, %104 : tensor<4x!tt.ptr<f32>>
    %123 = tt.expand_dims %122 {axis = 0 : i32} : tensor<4xf32> -> tensor<1x4xf32>
    %124 = tt.broadcast %123 : tensor<1x4xf32> -> tensor<64x4xf32>
    %125 = arith.addf %119, %124 : tensor<64x4xf32>
    %126 = math.absf %125 : tensor<64x4xf32>
    %128 = arith.mulf %126, %127 : tensor<64x4xf32>
    %129 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %128 : tensor<64x4xf32> -> tensor<64x4xf32>
    %131 = arith.addf %129, %130 : tensor<64x4xf32>
    %132 = arith.subf %131, %130 : tensor<64x4xf32>
    %133 = math.log2 %131 : tensor<64x4xf32>
    %135 = arith.mulf %133, %134 : tensor<64x4xf32>
    %136 = arith.divf %129, %132 : tensor<64x4xf32>
    %137 = arith.mulf %135, %136 : tensor<64x4xf32>
    %138 = arith.cmpf oeq, %132, %33 : tensor<64x4xf32>
    %139 = arith.select %138, %129, %137 : tensor<64x4xi1>, tensor<64x4xf32>
    %141 = arith.cmpf ogt, %125, %140 : tensor<64x4xf32>
    %142 = arith.maxnumf %125, %33 : tensor<64x4xf32>
    %143 = arith.addf %142, %139 : tensor<64x4xf32>
    %144 = arith.select %141, %125, %143 : tensor<64x4xi1>, tensor<64x4xf32>
    %145 = arith.mulf %125, %127 : tensor<64x4xf32>
    %146 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %145 : tensor<64x4xf32> -> tensor<64x4xf32>
    %147 = arith.addf %146, %130 : tensor<64x4xf32>
    %148 = arith.divf %110, %147 : tensor<64x4xf32>
    %149 = arith.select %141, %110, %148 : tensor<64x4xi1>, tensor<64x4xf32>
    %150 = tt.addptr %ddt, %17 : !tt.ptr<f32>, i64
    %151 = tt.splat %150 : !tt.ptr<f32> -> tensor<64x1x!tt.ptr<f32>>
    %152 = tt.addptr %151, %113 : tensor<64x1x!tt.ptr<f32>>, tensor<64x1xi32>
    %153 = tt.broadcast %152 : tensor<64x1x!tt.ptr<f32>> -> tensor<64x4x!tt.ptr<f32>>
    %154 = tt.addptr %153, %117 : tensor<64x4x!tt.ptr<f32>>, tensor<64x4xi32>
    tt.store %154, %149, %32 : tensor<64x4x!tt.ptr<f32>>
    %156 = arith.muli %66, %155 : i64
    %157 = tt.addptr %parts, %156 : !tt.ptr<f32>, i64
    %158 = tt.splat %157 : !tt.ptr<f32> -> tensor<4x!tt.ptr<f32>>
    %159 = tt.addptr %158, %13 : tensor<4x!tt.ptr<f32>>, tensor<4xi32>
    %160 = arith.mulf %101, %34 : tensor<64x4xf32>
    %161 = "tt.reduce"(%160) <{axis = 0 : i32}> ({
    ^bb0(%162: f32, %163: f32):
      %164 = arith.addf %162, %163 : f32
      tt.reduce.return %164 : f32
    }) : (tensor<64x4xf32>) -> tensor<4xf32>
    tt.store %159, %161, %15 : tensor<4x!tt.ptr<f32>>
    %165 = tt.addptr %159, %14 : tensor<4x!tt.ptr<f32>>, tensor<4xi32>
    %166 = "tt.reduce"(%53) <{axis = 0 : i32}> ({
    ^bb0(%167: f32, %168: f32):
      %169 = arith.addf %167, %168 : f32
      tt.reduce.return %169 : f32
    }) : (tensor<64x4xf32>) -> tensor<4xf32>
    tt.store %165, %166, %15 : tensor<4x!tt.ptr<f32>>
    %171 = tt.addptr %159, %170 : tensor<4x!tt.ptr<f32>>, tensor<4xi32>
    %172 = "tt.reduce"(%149) <{axis = 0 : i32}> ({
    ^bb0(%173: f32, %174: f32):
      %175 = arith.addf %173, %174 : f32
      tt.reduce.return %175 : f32
    }) : (tensor<64x4xf32>) -> tensor<4xf32>
    tt.store %171, %172, %15 : tensor<4x!tt.ptr<f32>>
    tt.return
  }
}
", name = "ssd_post", num_stages = 3 : i32, num_warps = 4 : i32}, operand_layouts = [dense<[2, 1, 0]> : tensor<3xindex>, dense<[0]> : tensor<1xindex>, dense<[0]> : tensor<1xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[2, 1, 0]> : tensor<3xindex>], result_layouts = [dense<[2, 1, 0]> : tensor<3xindex>, dense<[1, 0]> : tensor<2xindex>]} : (tensor<8x2048x24xf32>, tensor<24xf32>, tensor<24xf32>, tensor<8x24x2048x4xf32>, tensor<8x24x2048xf32>, tensor<8x24x2048xf32>, tensor<8x32x24x64xf32>, tensor<8x24x2048xf32>) -> (tensor<8x2048x24xf32>, tensor<256x72xf32>)
    %k5:3 = stablehlo.custom_call @__gpu$xla.gpu.triton(%k4#1) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 3 : i32, grid_y = 1 : i32, grid_z = 1 : i32, ir = "module {
  tt.func public @column_sums(%parts0: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %sums0_0: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %sums0_1: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %sums0_2: !tt.ptr<f32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %1 = arith.constant 0 : i32
    %2 = arith.constant 256 : i32
    %3 = arith.constant 72 : i32
    %6 = arith.constant 32 : i32
    %14 = arith.constant dense<0.0e+00> : tensor<128x32xf32>
    %15 = arith.constant 1 : i32
    %16 = arith.constant 2 : i32
    %19 = arith.constant 128 : i32
    %47 = arith.constant dense<0> : tensor<32xi32>
    %52 = arith.constant dense<24> : tensor<32xi32>
    %55 = arith.constant 3 : i32
    %68 = arith.constant dense<48> : tensor<32xi32>
    %0 = tt.get_program_id x : i32
    %4 = arith.subi %0, %1 : i32
    %5 = arith.extsi %3 : i32 to i64
    %7 = arith.muli %4, %6 : i32
    %8 = tt.make_range {end = 32 : i32, start = 0 : i32} : tensor<32xi32>
    %9 = tt.splat %7 : i32 -> tensor<32xi32>
    %10 = arith.addi %9, %8 : tensor<32xi32>
    %11 = tt.splat %3 : i32 -> tensor<32xi32>
    %12 = arith.cmpi slt, %10, %11 : tensor<32xi32>
    %13 = tt.make_range {end = 128 : i32, start = 0 : i32} : tensor<128xi32>
    %42:1 = scf.for %17 = %1 to %16 step %15 iter_args(%18 = %14) -> (tensor<128x32xf32>) : i32 {
      %20 = arith.muli %17, %19 : i32
      %21 = tt.splat %20 : i32 -> tensor<128xi32>
      %22 = arith.addi %21, %13 : tensor<128xi32>
      %23 = tt.expand_dims %22 {axis = 1 : i32} : tensor<128xi32> -> tensor<128x1xi32>
      %24 = arith.extsi %23 : tensor<128x1xi32> to tensor<128x1xi64>
      %25 = tt.splat %5 : i64 -> tensor<128x1xi64>
      %26 = arith.muli %24, %25 : tensor<128x1xi64>
      %27 = tt.splat %parts0 : !tt.ptr<f32> -> tensor<128x1x!tt.ptr<f32>>
      %28 = tt.addptr %27, %26 : tensor<128x1x!tt.ptr<f32>>, tensor<128x1xi64>
      %29 = tt.expand_dims %10 {axis = 0 : i32} : tensor<32xi32> -> tensor<1x32xi32>
      %30 = tt.broadcast %28 : tensor<128x1x!tt.ptr<f32>> -> tensor<128x32x!tt.ptr<f32>>
      %31 = tt.broadcast %29 : tensor<1x32xi32> -> tensor<128x32xi32>
      %32 = tt.addptr %30, %31 : tensor<128x32x!tt.ptr<f32>>, tensor<128x32xi32>
      %33 = tt.expand_dims %12 {axis = 0 : i32} : tensor<32xi1> -> tensor<1x32xi1>
      %34 = tt.splat %2 : i32 -> tensor<128xi32>
      %35 = arith.cmpi slt, %22, %34 : tensor<128xi32>
      %36 = tt.expand_dims %35 {axis = 1 : i32} : tensor<128xi1> -> tensor<128x1xi1>
      %37 = tt.broadcast %33 : tensor<1x32xi1> -> tensor<128x32xi1>
      %38 = tt.broadcast %36 : tensor<128x1xi1> -> tensor<128x32xi1>
      %39 = arith.andi %37, %38 : tensor<128x32xi1>
      %40 = tt.load %32, %39, %14 : tensor<128x32x!tt.ptr<f32>>
      %41 = arith.addf %18, %40 : tensor<128x32xf32>
      scf.yield %41 : tensor<128x32xf32>
    } {tt.num_stages = 3 : i32}
    %43 = "tt.reduce"(%42#0) <{axis = 0 : i32}> ({
    ^bb0(%44: f32, %45: f32):
      %46 = arith.addf %44, %45 : f32
      tt.reduce.return %46 : f32
    }) : (tensor<128x32xf32>) -> tensor<32xf32>
    %48 = arith.subi %10, %47 : tensor<32xi32>
    %49 = tt.splat %sums0_0 : !tt.ptr<f32> -> tensor<32x!tt.ptr<f32>>
    %50 = tt.addptr %49, %48 : tensor<32x!tt.ptr<f32>>, tensor<32xi32>
    %51 = arith.cmpi sge, %48, %47 : tensor<32xi32>
    %53 = arith.cmpi slt, %48, %52 : tensor<32xi32>
    %54 = arith.cmpi sge, %0, %1 : i32
    %56 = arith.cmpi slt, %0, %55 : i32
    %57 = arith.andi %54, %56 : i1
    %58 = arith.andi %51, %53 : tensor<32xi1>
    %59 = tt.splat %57 : i1 -> tensor<32xi1>
    %60 = arith.andi %58, %59 : tensor<32xi1>
    tt.store %50, %43, %60 : tensor<32x!tt.ptr<f32>>
    %61 = arith.subi %10, %52 : tensor<32xi32>
    %62 = tt.splat %sums0_1 : !tt.ptr<f32> -> tensor<32x!tt.ptr<f32>>
    %63 = tt.addptr %62, %61 : tensor<32x!tt.ptr<f32>>, tensor<32xi32>
    %64 = arith.cmpi sge, %61, %47 : tensor<32xi32>
    %65 = arith.cmpi slt, %61, %52 : tensor<32xi32>
    %66 = arith.andi %64, %65 : tensor<32xi1>
    %67 = arith.andi %66, %59 : tensor<32xi1>
    tt.store %63, %43, %67 : tensor<32x!tt.ptr<f32>>
    %69 = arith.subi %10, %68 : tensor<32xi32>
    %70 = tt.splat %sums0_2 : !tt.ptr<f32> -> tensor<32x!tt.ptr<f32>>
    %71 = tt.addptr %70, %69 : tensor<32x!tt.ptr<f32>>, tensor<32xi32>
    %72 = arith.cmpi sge, %69, %47 : tensor<32xi32>
    %73 = arith.cmpi slt, %69, %52 : tensor<32xi32>
    %74 = arith.andi %72, %73 : tensor<32xi1>
    %75 = arith.andi %74, %59 : tensor<32xi1>
    tt.store %71, %43, %75 : tensor<32x!tt.ptr<f32>>
    tt.return
  }
}
", name = "column_sums", num_stages = 3 : i32, num_warps = 4 : i32}, operand_layouts = [dense<[1, 0]> : tensor<2xindex>], result_layouts = [dense<[0]> : tensor<1xindex>, dense<[0]> : tensor<1xindex>, dense<[0]> : tensor<1xindex>]} : (tensor<256x72xf32>) -> (tensor<24xf32>, tensor<24xf32>, tensor<24xf32>)
    return %k2#0, %k4#0, %k5#0, %k3#0, %k3#1, %k5#1, %k5#2 : tensor<8x2048x24x64xbf16>, tensor<8x2048x24xf32>, tensor<24xf32>, tensor<8x2048x1x128xbf16>, tensor<8x2048x1x128xbf16>, tensor<24xf32>, tensor<24xf32>
