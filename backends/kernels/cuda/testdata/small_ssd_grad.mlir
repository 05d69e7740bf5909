    %k0:4 = stablehlo.custom_call @__gpu$xla.gpu.triton(%arg1, %arg2, %arg6) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 16 : i32, grid_y = 8 : i32, grid_z = 16 : i32, ir = "module {
  tt.func public @ssd_prep(%dt: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %a: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %bias: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %out_dt: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %out_cum: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %out_toend: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %out_shift: !tt.ptr<f32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
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
    %59 = arith.constant dense<9.094947e-13> : tensor<64x8xf32>
    %65 = arith.constant dense<1.442695e+00> : tensor<8xf32>
    %70 = arith.constant dense<-4.0e+01> : tensor<64x8xf32>
    %76 = arith.constant dense<1024> : tensor<1x8xi32>
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
    %71 = arith.maxnumf %69, %70 : tensor<64x8xf32>
    %72 = "tt.scan"(%71) <{axis = 0 : i32, reverse = false}> ({
    ^bb0(%73: f32, %74: f32):
      %75 = arith.addf %73, %74 : f32
      tt.scan.return %75 : f32
    }) : (tensor<64x8xf32>) -> tensor<64x8xf32>
    %77 = arith.muli %24, %76 : tensor<1x8xi32>
    %78 = arith.extsi %77 : tensor<1x8xi32> to tensor<1x8xi64>
    %79 = tt.splat %17 : i64 -> tensor<1x8xi64>
    %80 = arith.addi %79, %78 : tensor<1x8xi64>
    %81 = arith.extsi %19 : tensor<64x1xi32> to tensor<64x1xi64>
    %82 = tt.broadcast %80 : tensor<1x8xi64> -> tensor<64x8xi64>
    %83 = tt.broadcast %81 : tensor<64x1xi64> -> tensor<64x8xi64>
    %84 = arith.addi %82, %83 : tensor<64x8xi64>
    %85 = tt.splat %out_dt : !tt.ptr<f32> -> tensor<64x8x!tt.ptr<f32>>
    %86 = tt.addptr %85, %84 : tensor<64x8x!tt.ptr<f32>>, tensor<64x8xi64>
    tt.store %86, %61, %29 : tensor<64x8x!tt.ptr<f32>>
    %87 = tt.splat %out_cum : !tt.ptr<f32> -> tensor<64x8x!tt.ptr<f32>>
    %88 = tt.addptr %87, %84 : tensor<64x8x!tt.ptr<f32>>, tensor<64x8xi64>
    tt.store %88, %72, %29 : tensor<64x8x!tt.ptr<f32>>
    %89 = tt.splat %out_shift : !tt.ptr<f32> -> tensor<64x8x!tt.ptr<f32>>
    %90 = tt.addptr %89, %84 : tensor<64x8x!tt.ptr<f32>>, tensor<64x8xi64>
    %91 = tt.elementwise_inline_asm "lg2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %61 : tensor<64x8xf32> -> tensor<64x8xf32>
    %92 = arith.subf %72, %91 : tensor<64x8xf32>
    tt.store %90, %92, %29 : tensor<64x8x!tt.ptr<f32>>
    %93 = tt.splat %out_toend : !tt.ptr<f32> -> tensor<64x8x!tt.ptr<f32>>
    %94 = tt.addptr %93, %84 : tensor<64x8x!tt.ptr<f32>>, tensor<64x8xi64>
    %95 = "tt.reduce"(%72) <{axis = 0 : i32}> ({
    ^bb0(%96: f32, %97: f32):
      %98 = arith.minnumf %96, %97 : f32
      tt.reduce.return %98 : f32
    }) : (tensor<64x8xf32>) -> tensor<8xf32>
    %99 = tt.expand_dims %95 {axis = 0 : i32} : tensor<8xf32> -> tensor<1x8xf32>
    %100 = tt.broadcast %99 : tensor<1x8xf32> -> tensor<64x8xf32>
    %101 = arith.subf %100, %72 : tensor<64x8xf32>
    %102 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %101 : tensor<64x8xf32> -> tensor<64x8xf32>
    %103 = arith.mulf %61, %102 : tensor<64x8xf32>
    tt.store %94, %103, %29 : tensor<64x8x!tt.ptr<f32>>
    tt.return
  }
}
", name = "ssd_prep", num_stages = 3 : i32, num_warps = 4 : i32}, operand_layouts = [dense<[2, 1, 0]> : tensor<3xindex>, dense<[0]> : tensor<1xindex>, dense<[0]> : tensor<1xindex>], result_layouts = [dense<[2, 1, 0]> : tensor<3xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[2, 1, 0]> : tensor<3xindex>]} : (tensor<16x1024x64xf32>, tensor<64xf32>, tensor<64xf32>) -> (tensor<16x64x1024xf32>, tensor<16x64x1024xf32>, tensor<16x64x1024xf32>, tensor<16x64x1024xf32>)
    %k1:2 = stablehlo.custom_call @__gpu$xla.gpu.triton(%arg8, %arg4, %k0#1, %k0#1, %arg9, %k0#1, %arg7) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 24 : i32, grid_y = 1 : i32, grid_z = 16 : i32, ir = "module attributes {ttg.maxnreg = 168 : i32} {
  tt.func public @ssd_rscan(%x: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %b: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %factor: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %decay: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %start: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %last: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %entering: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %states: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %statedot: !tt.ptr<f32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %2 = arith.constant 64 : i32
    %4 = arith.constant 24 : i32
    %6 = arith.constant 60 : i32
    %10 = arith.constant dense<24> : tensor<64xi32>
    %17 = arith.constant 128 : i32
    %23 = arith.constant 1572864 : i64
    %26 = arith.constant 1 : i32
    %29 = arith.constant 131072 : i64
    %34 = arith.constant 64 : i64
    %38 = arith.constant 3145728 : i64
    %43 = arith.constant dense<128> : tensor<64xi32>
    %50 = arith.constant dense<0.0e+00> : tensor<64x128xf32>
    %51 = arith.constant 196608 : i64
    %58 = arith.constant 0 : i32
    %59 = arith.constant 16 : i32
    %62 = arith.constant 15 : i32
    %67 = arith.constant 1024 : i64
    %71 = arith.constant 63 : i32
    %73 = arith.constant dense<1024> : tensor<64xi32>
    %78 = arith.constant 16 : i64
    %95 = arith.constant 256 : i32
    %99 = arith.constant 1536 : i64
    %117 = arith.constant 1536 : i32
    %121 = arith.constant dense<1536> : tensor<64x1xi32>
    %132 = arith.constant dense<128> : tensor<64x1xi32>
    %143 = arith.constant dense<8> : tensor<8xi32>
    %145 = arith.constant 3072 : i32
    %151 = arith.constant 3 : i32
    %158 = arith.constant 2048 : i32
    %168 = arith.constant 2 : i32
    %175 = arith.constant 1024 : i32
    %0 = tt.get_program_id x : i32
    %1 = tt.make_range {end = 64 : i32, start = 0 : i32} : tensor<64xi32>
    %3 = arith.muli %0, %2 : i32
    %5 = arith.divsi %3, %4 : i32
    %7 = arith.minsi %5, %6 : i32
    %8 = tt.splat %3 : i32 -> tensor<64xi32>
    %9 = arith.addi %8, %1 : tensor<64xi32>
    %11 = arith.divsi %9, %10 : tensor<64xi32>
    %12 = tt.splat %7 : i32 -> tensor<64xi32>
    %13 = arith.subi %11, %12 : tensor<64xi32>
    %14 = tt.get_program_id z : i32
    %15 = arith.extsi %14 : i32 to i64
    %16 = tt.get_program_id y : i32
    %18 = arith.muli %16, %17 : i32
    %19 = tt.make_range {end = 128 : i32, start = 0 : i32} : tensor<128xi32>
    %20 = tt.splat %18 : i32 -> tensor<128xi32>
    %21 = arith.addi %20, %19 : tensor<128xi32>
    %22 = arith.divsi %7, %2 : i32
    %24 = arith.muli %15, %23 : i64
    %25 = tt.addptr %x, %24 : !tt.ptr<bf16>, i64
    %27 = arith.muli %3, %26 : i32
    %28 = tt.addptr %25, %27 : !tt.ptr<bf16>, i32
    %30 = arith.muli %15, %29 : i64
    %31 = tt.addptr %b, %30 : !tt.ptr<bf16>, i64
    %32 = arith.muli %22, %17 : i32
    %33 = tt.addptr %31, %32 : !tt.ptr<bf16>, i32
    %35 = arith.muli %15, %34 : i64
    %36 = arith.extsi %7 : i32 to i64
    %37 = arith.addi %35, %36 : i64
    %39 = arith.muli %15, %38 : i64
    %40 = tt.addptr %states, %39 : !tt.ptr<bf16>, i64
    %41 = arith.muli %3, %17 : i32
    %42 = tt.addptr %40, %41 : !tt.ptr<bf16>, i32
    %44 = arith.muli %1, %43 : tensor<64xi32>
    %45 = tt.expand_dims %44 {axis = 1 : i32} : tensor<64xi32> -> tensor<64x1xi32>
    %46 = tt.expand_dims %21 {axis = 0 : i32} : tensor<128xi32> -> tensor<1x128xi32>
    %47 = tt.broadcast %45 : tensor<64x1xi32> -> tensor<64x128xi32>
    %48 = tt.broadcast %46 : tensor<1x128xi32> -> tensor<64x128xi32>
    %49 = arith.addi %47, %48 : tensor<64x128xi32>
    %52 = arith.muli %15, %51 : i64
    %53 = tt.addptr %start, %52 : !tt.ptr<f32>, i64
    %54 = tt.addptr %53, %41 : !tt.ptr<f32>, i32
    %55 = tt.splat %54 : !tt.ptr<f32> -> tensor<64x128x!tt.ptr<f32>>
    %56 = tt.addptr %55, %49 : tensor<64x128x!tt.ptr<f32>>, tensor<64x128xi32>
    %57 = tt.load %56 : tensor<64x128x!tt.ptr<f32>>
    %217:1 = scf.for %60 = %58 to %59 step %26 iter_args(%61 = %57) -> (tensor<64x128xf32>) : i32 {
      %63 = arith.subi %62, %60 : i32
      %64 = arith.muli %63, %2 : i32
      %65 = tt.splat %64 : i32 -> tensor<64xi32>
      %66 = arith.addi %65, %1 : tensor<64xi32>
      %68 = arith.muli %37, %67 : i64
      %69 = tt.addptr %last, %68 : !tt.ptr<f32>, i64
      %70 = tt.addptr %69, %64 : !tt.ptr<f32>, i32
      %72 = tt.addptr %70, %71 : !tt.ptr<f32>, i32
      %74 = arith.muli %13, %73 : tensor<64xi32>
      %75 = tt.splat %72 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %76 = tt.addptr %75, %74 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %77 = tt.load %76 {tt.latency = 2 : i32} : tensor<64x!tt.ptr<f32>>
      %79 = arith.muli %15, %78 : i64
      %80 = arith.extsi %63 : i32 to i64
      %81 = arith.addi %79, %80 : i64
      %82 = arith.muli %81, %51 : i64
      %83 = tt.addptr %entering, %82 : !tt.ptr<bf16>, i64
      %84 = tt.addptr %83, %41 : !tt.ptr<bf16>, i32
      %85 = tt.splat %84 : !tt.ptr<bf16> -> tensor<64x128x!tt.ptr<bf16>>
      %86 = tt.addptr %85, %49 : tensor<64x128x!tt.ptr<bf16>>, tensor<64x128xi32>
      %87 = tt.load %86 : tensor<64x128x!tt.ptr<bf16>>
      %88 = arith.extf %87 : tensor<64x128xbf16> to tensor<64x128xf32>
      %89 = tt.elementwise_inline_asm "mov.b32 $0, $1;" {constraints = "=f,f,f", packed_element = 1 : i32, pure = true} %88, %61 : tensor<64x128xf32>, tensor<64x128xf32> -> tensor<64x128xf32>
      %90 = arith.mulf %89, %61 : tensor<64x128xf32>
      %91 = "tt.reduce"(%90) <{axis = 1 : i32}> ({
      ^bb0(%92: f32, %93: f32):
        %94 = arith.addf %92, %93 : f32
        tt.reduce.return %94 : f32
      }) : (tensor<64x128xf32>) -> tensor<64xf32>
      %96 = arith.muli %16, %95 : i32
      %97 = arith.extsi %96 : i32 to i64
      %98 = arith.addi %97, %81 : i64
      %100 = arith.muli %98, %99 : i64
      %101 = tt.addptr %statedot, %100 : !tt.ptr<f32>, i64
      %102 = tt.addptr %101, %27 : !tt.ptr<f32>, i32
      %103 = tt.splat %102 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %104 = tt.addptr %103, %1 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      tt.store %104, %91 : tensor<64x!tt.ptr<f32>>
      %105 = arith.fptosi %77 : tensor<64xf32> to tensor<64xi32>
      %106 = arith.sitofp %105 : tensor<64xi32> to tensor<64xf32>
      %107 = arith.subf %77, %106 : tensor<64xf32>
      %108 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %107 : tensor<64xf32> -> tensor<64xf32>
      %109 = tt.expand_dims %108 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
      %110 = tt.broadcast %109 : tensor<64x1xf32> -> tensor<64x128xf32>
      %111 = arith.mulf %61, %110 : tensor<64x128xf32>
      %112 = arith.muli %80, %51 : i64
      %113 = tt.addptr %42, %112 : !tt.ptr<bf16>, i64
      %114 = tt.splat %113 : !tt.ptr<bf16> -> tensor<64x128x!tt.ptr<bf16>>
      %115 = tt.addptr %114, %49 : tensor<64x128x!tt.ptr<bf16>>, tensor<64x128xi32>
      %116 = arith.truncf %111 : tensor<64x128xf32> to tensor<64x128xbf16>
      tt.store %115, %116 : tensor<64x128x!tt.ptr<bf16>>
      %118 = arith.muli %64, %117 : i32
      %119 = tt.addptr %28, %118 : !tt.ptr<bf16>, i32
      %120 = tt.expand_dims %1 {axis = 1 : i32} : tensor<64xi32> -> tensor<64x1xi32>
      %122 = arith.muli %120, %121 : tensor<64x1xi32>
      %123 = tt.expand_dims %1 {axis = 0 : i32} : tensor<64xi32> -> tensor<1x64xi32>
      %124 = tt.broadcast %122 : tensor<64x1xi32> -> tensor<64x64xi32>
      %125 = tt.broadcast %123 : tensor<1x64xi32> -> tensor<64x64xi32>
      %126 = arith.addi %124, %125 : tensor<64x64xi32>
      %127 = tt.splat %119 : !tt.ptr<bf16> -> tensor<64x64x!tt.ptr<bf16>>
      %128 = tt.addptr %127, %126 : tensor<64x64x!tt.ptr<bf16>>, tensor<64x64xi32>
      %129 = tt.load %128 {tt.latency = 2 : i32} : tensor<64x64x!tt.ptr<bf16>>
      %130 = arith.muli %64, %17 : i32
      %131 = tt.addptr %33, %130 : !tt.ptr<bf16>, i32
      %133 = arith.muli %120, %132 : tensor<64x1xi32>
      %134 = tt.broadcast %133 : tensor<64x1xi32> -> tensor<64x128xi32>
      %135 = arith.addi %134, %48 : tensor<64x128xi32>
      %136 = tt.splat %131 : !tt.ptr<bf16> -> tensor<64x128x!tt.ptr<bf16>>
      %137 = tt.addptr %136, %135 : tensor<64x128x!tt.ptr<bf16>>, tensor<64x128xi32>
      %138 = tt.load %137 {tt.latency = 2 : i32} : tensor<64x128x!tt.ptr<bf16>>
      %139 = tt.addptr %factor, %68 : !tt.ptr<f32>, i64
      %140 = tt.addptr %139, %64 : !tt.ptr<f32>, i32
      %141 = arith.extf %129 : tensor<64x64xbf16> to tensor<64x64xf32>
      %142 = tt.make_range {end = 8 : i32, start = 0 : i32} : tensor<8xi32>
      %144 = arith.muli %142, %143 : tensor<8xi32>
      %146 = tt.addptr %140, %145 : !tt.ptr<f32>, i32
      %147 = tt.splat %146 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %148 = tt.addptr %147, %1 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %149 = tt.load %148 {tt.latency = 2 : i32} : tensor<64x!tt.ptr<f32>>
      %150 = tt.expand_dims %149 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
      %152 = arith.addi %7, %151 : i32
      %153 = arith.muli %152, %4 : i32
      %154 = arith.subi %153, %3 : i32
      %155 = tt.splat %154 : i32 -> tensor<8xi32>
      %156 = arith.cmpi slt, %144, %155 : tensor<8xi32>
      %157 = tt.expand_dims %156 {axis = 0 : i32} : tensor<8xi1> -> tensor<1x8xi1>
      %159 = tt.addptr %140, %158 : !tt.ptr<f32>, i32
      %160 = tt.splat %159 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %161 = tt.addptr %160, %1 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %162 = tt.load %161 {tt.latency = 2 : i32} : tensor<64x!tt.ptr<f32>>
      %163 = tt.expand_dims %162 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
      %164 = tt.broadcast %157 : tensor<1x8xi1> -> tensor<64x8xi1>
      %165 = tt.broadcast %163 : tensor<64x1xf32> -> tensor<64x8xf32>
      %166 = tt.broadcast %150 : tensor<64x1xf32> -> tensor<64x8xf32>
      %167 = arith.select %164, %165, %166 : tensor<64x8xi1>, tensor<64x8xf32>
      %169 = arith.addi %7, %168 : i32
      %170 = arith.muli %169, %4 : i32
      %171 = arith.subi %170, %3 : i32
      %172 = tt.splat %171 : i32 -> tensor<8xi32>
      %173 = arith.cmpi slt, %144, %172 : tensor<8xi32>
      %174 = tt.expand_dims %173 {axis = 0 : i32} : tensor<8xi1> -> tensor<1x8xi1>
      %176 = tt.addptr %140, %175 : !tt.ptr<f32>, i32
      %177 = tt.splat %176 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %178 = tt.addptr %177, %1 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %179 = tt.load %178 {tt.latency = 2 : i32} : tensor<64x!tt.ptr<f32>>
      %180 = tt.expand_dims %179 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
      %181 = tt.broadcast %174 : tensor<1x8xi1> -> tensor<64x8xi1>
      %182 = tt.broadcast %180 : tensor<64x1xf32> -> tensor<64x8xf32>
      %183 = arith.select %181, %182, %167 : tensor<64x8xi1>, tensor<64x8xf32>
      %184 = arith.addi %7, %26 : i32
      %185 = arith.muli %184, %4 : i32
      %186 = arith.subi %185, %3 : i32
      %187 = tt.splat %186 : i32 -> tensor<8xi32>
      %188 = arith.cmpi slt, %144, %187 : tensor<8xi32>
      %189 = tt.expand_dims %188 {axis = 0 : i32} : tensor<8xi1> -> tensor<1x8xi1>
      %190 = tt.addptr %140, %58 : !tt.ptr<f32>, i32
      %191 = tt.splat %190 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %192 = tt.addptr %191, %1 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %193 = tt.load %192 {tt.latency = 2 : i32} : tensor<64x!tt.ptr<f32>>
      %194 = tt.expand_dims %193 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
      %195 = tt.broadcast %189 : tensor<1x8xi1> -> tensor<64x8xi1>
      %196 = tt.broadcast %194 : tensor<64x1xf32> -> tensor<64x8xf32>
      %197 = arith.select %195, %196, %183 : tensor<64x8xi1>, tensor<64x8xf32>
      %198 = tt.reshape %141 : tensor<64x64xf32> -> tensor<64x8x8xf32>
      %199 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %197 : tensor<64x8xf32> -> tensor<64x8xf32>
      %200 = tt.expand_dims %199 {axis = 2 : i32} : tensor<64x8xf32> -> tensor<64x8x1xf32>
      %201 = tt.broadcast %200 : tensor<64x8x1xf32> -> tensor<64x8x8xf32>
      %202 = arith.mulf %198, %201 : tensor<64x8x8xf32>
      %203 = tt.reshape %202 : tensor<64x8x8xf32> -> tensor<64x64xf32>
      %204 = arith.truncf %203 : tensor<64x64xf32> to tensor<64x64xbf16>
      %205 = tt.addptr %decay, %68 : !tt.ptr<f32>, i64
      %206 = tt.addptr %205, %64 : !tt.ptr<f32>, i32
      %207 = tt.addptr %206, %71 : !tt.ptr<f32>, i32
      %208 = tt.splat %207 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %209 = tt.addptr %208, %74 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %210 = tt.load %209 {tt.latency = 2 : i32} : tensor<64x!tt.ptr<f32>>
      %211 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %210 : tensor<64xf32> -> tensor<64xf32>
      %212 = tt.trans %204 {order = array<i32: 1, 0>} : tensor<64x64xbf16> -> tensor<64x64xbf16>
      %213 = tt.expand_dims %211 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
      %214 = tt.broadcast %213 : tensor<64x1xf32> -> tensor<64x128xf32>
      %215 = arith.mulf %61, %214 : tensor<64x128xf32>
      %216 = tt.dot %212, %138, %215, inputPrecision = tf32 : tensor<64x64xbf16> * tensor<64x128xbf16> -> tensor<64x128xf32>
      scf.yield %216 : tensor<64x128xf32>
    } {tt.num_stages = 3 : i32}
    tt.return
  }
}
", name = "ssd_rscan", num_stages = 3 : i32, num_warps = 4 : i32}, operand_layouts = [dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[4, 3, 2, 1, 0]> : tensor<5xindex>], result_layouts = [dense<[4, 3, 2, 1, 0]> : tensor<5xindex>, dense<[4, 3, 2, 1, 0]> : tensor<5xindex>]} : (tensor<16x1024x64x24xbf16>, tensor<16x1024x1x128xbf16>, tensor<16x64x1024xf32>, tensor<16x64x1024xf32>, tensor<16x64x24x128xf32>, tensor<16x64x1024xf32>, tensor<16x16x64x24x128xbf16>) -> (tensor<16x16x64x24x128xbf16>, tensor<1x16x16x64x24xf32>)
    %k2:4 = stablehlo.custom_call @__gpu$xla.gpu.triton(%arg0, %arg8, %arg3, %arg4, %k0#1, %k0#3, %arg5, %arg7, %k1#0) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 16 : i32, grid_y = 2 : i32, grid_z = 16 : i32, ir = "module {
  tt.func public @ssd_bwd_sides(%in_x: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %in_dy: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %in_b: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %in_c: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %in_cum: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %in_weight: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %in_d: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %in_states: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %in_dstates: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %out_dx: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %out_db: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %out_dc: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %out_terms: !tt.ptr<f32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %7 = arith.constant 64 : i32
    %9 = arith.constant dense<24> : tensor<32xi32>
    %13 = arith.constant 1024 : i64
    %17 = arith.constant 1536 : i64
    %19 = arith.constant 128 : i64
    %21 = arith.constant 16 : i64
    %25 = arith.constant 196608 : i64
    %27 = arith.constant 65536 : i64
    %30 = arith.constant 2 : i32
    %37 = arith.constant 1 : i32
    %44 = arith.constant dense<0> : tensor<64x64xi32>
    %46 = arith.constant 0 : i32
    %48 = arith.constant 1.0e+00 : f32
    %49 = arith.constant -1.0e+00 : f32
    %63 = arith.constant dense<128> : tensor<64x1xi32>
    %76 = arith.constant dense<0.0e+00> : tensor<64x64xf32>
    %80 = arith.constant dense<0.0e+00> : tensor<64x128xf32>
    %81 = arith.constant 24 : i32
    %89 = arith.constant 60 : i32
    %93 = arith.constant dense<24> : tensor<64xi32>
    %97 = arith.constant dense<2> : tensor<64xi32>
    %99 = arith.constant dense<4> : tensor<64xi32>
    %101 = arith.constant dense<16> : tensor<64xi32>
    %103 = arith.constant dense<8> : tensor<64xi32>
    %113 = arith.constant 1024 : i32
    %116 = arith.constant 63 : i32
    %119 = arith.constant dense<8> : tensor<8xi32>
    %123 = arith.constant dense<24> : tensor<8xi32>
    %127 = arith.constant dense<1024> : tensor<8xi32>
    %134 = arith.constant dense<0.0e+00> : tensor<8xf32>
    %144 = arith.constant -9.6e+01 : f32
    %158 = arith.constant dense<-1.6384e+04> : tensor<64x8xf32>
    %183 = arith.constant dense<1536> : tensor<64x1xi32>
    %201 = arith.constant dense<128> : tensor<64xi32>
    %207 = arith.constant 128 : i32
    %221 = arith.constant 0.0e+00 : f32
    %222 = arith.constant -1.0e+09 : f32
    %329 = arith.constant 16 : i32
    %335 = arith.constant 384 : i64
    %338 = arith.constant 4 : i32
    %341 = arith.constant dense<384> : tensor<64x1xi32>
    %0 = tt.get_program_id y : i32
    %1 = tt.get_program_id x : i32
    %2 = tt.get_program_id z : i32
    %3 = arith.extsi %2 : i32 to i64
    %4 = tt.make_range {end = 64 : i32, start = 0 : i32} : tensor<64xi32>
    %5 = tt.make_range {end = 32 : i32, start = 0 : i32} : tensor<32xi32>
    %6 = tt.make_range {end = 128 : i32, start = 0 : i32} : tensor<128xi32>
    %8 = arith.muli %1, %7 : i32
    %10 = arith.cmpi slt, %5, %9 : tensor<32xi32>
    %11 = tt.splat %8 : i32 -> tensor<64xi32>
    %12 = arith.addi %11, %4 : tensor<64xi32>
    %14 = arith.muli %3, %13 : i64
    %15 = arith.extsi %8 : i32 to i64
    %16 = arith.addi %14, %15 : i64
    %18 = arith.muli %16, %17 : i64
    %20 = arith.muli %16, %19 : i64
    %22 = arith.muli %3, %21 : i64
    %23 = arith.extsi %1 : i32 to i64
    %24 = arith.addi %22, %23 : i64
    %26 = arith.muli %24, %25 : i64
    %28 = arith.muli %3, %27 : i64
    %29 = arith.addi %28, %15 : i64
    %31 = arith.divsi %0, %30 : i32
    %32 = tt.expand_dims %4 {axis = 1 : i32} : tensor<64xi32> -> tensor<64x1xi32>
    %33 = tt.expand_dims %4 {axis = 0 : i32} : tensor<64xi32> -> tensor<1x64xi32>
    %34 = tt.broadcast %32 : tensor<64x1xi32> -> tensor<64x64xi32>
    %35 = tt.broadcast %33 : tensor<1x64xi32> -> tensor<64x64xi32>
    %36 = arith.cmpi sle, %34, %35 : tensor<64x64xi32>
    %38 = arith.remsi %0, %30 : i32
    %39 = arith.muli %38, %30 : i32
    %40 = arith.subi %37, %39 : i32
    %41 = arith.subi %35, %34 : tensor<64x64xi32>
    %42 = tt.splat %40 : i32 -> tensor<64x64xi32>
    %43 = arith.muli %41, %42 : tensor<64x64xi32>
    %45 = arith.cmpi sge, %43, %44 : tensor<64x64xi32>
    %47 = arith.cmpi eq, %38, %46 : i32
    %50 = arith.select %47, %48, %49 : i1, f32
    %51 = arith.select %47, %in_x, %in_dy : i1, !tt.ptr<bf16>
    %52 = arith.select %47, %in_dy, %in_x : i1, !tt.ptr<bf16>
    %53 = arith.select %47, %in_dstates, %in_states : i1, !tt.ptr<bf16>
    %54 = arith.select %47, %in_states, %in_dstates : i1, !tt.ptr<bf16>
    %55 = arith.select %47, %in_weight, %in_cum : i1, !tt.ptr<f32>
    %56 = arith.select %47, %in_cum, %in_weight : i1, !tt.ptr<f32>
    %57 = arith.select %47, %in_b, %in_c : i1, !tt.ptr<bf16>
    %58 = arith.select %47, %in_c, %in_b : i1, !tt.ptr<bf16>
    %59 = arith.select %47, %out_db, %out_dc : i1, !tt.ptr<bf16>
    %60 = arith.select %47, %out_dc, %out_db : i1, !tt.ptr<bf16>
    %61 = tt.addptr %57, %20 : !tt.ptr<bf16>, i64
    %62 = tt.expand_dims %6 {axis = 0 : i32} : tensor<128xi32> -> tensor<1x128xi32>
    %64 = arith.muli %32, %63 : tensor<64x1xi32>
    %65 = tt.broadcast %64 : tensor<64x1xi32> -> tensor<64x128xi32>
    %66 = tt.broadcast %62 : tensor<1x128xi32> -> tensor<64x128xi32>
    %67 = arith.addi %65, %66 : tensor<64x128xi32>
    %68 = tt.splat %61 : !tt.ptr<bf16> -> tensor<64x128x!tt.ptr<bf16>>
    %69 = tt.addptr %68, %67 : tensor<64x128x!tt.ptr<bf16>>, tensor<64x128xi32>
    %70 = tt.load %69 : tensor<64x128x!tt.ptr<bf16>>
    %71 = tt.addptr %58, %20 : !tt.ptr<bf16>, i64
    %72 = tt.splat %71 : !tt.ptr<bf16> -> tensor<64x128x!tt.ptr<bf16>>
    %73 = tt.addptr %72, %67 : tensor<64x128x!tt.ptr<bf16>>, tensor<64x128xi32>
    %74 = tt.load %73 : tensor<64x128x!tt.ptr<bf16>>
    %75 = tt.trans %74 {order = array<i32: 1, 0>} : tensor<64x128xbf16> -> tensor<128x64xbf16>
    %77 = tt.dot %70, %75, %76, inputPrecision = tf32 : tensor<64x128xbf16> * tensor<128x64xbf16> -> tensor<64x64xf32>
    %78 = arith.select %45, %77, %76 : tensor<64x64xi1>, tensor<64x64xf32>
    %79 = arith.truncf %78 : tensor<64x64xf32> to tensor<64x64xbf16>
    %352:2 = scf.for %82 = %46 to %81 step %37 iter_args(%83 = %76, %84 = %80) -> (tensor<64x64xf32>, tensor<64x128xf32>) : i32 {
      %85 = arith.muli %31, %81 : i32
      %86 = arith.addi %85, %82 : i32
      %87 = arith.muli %86, %7 : i32
      %88 = arith.divsi %87, %81 : i32
      %90 = arith.minsi %88, %89 : i32
      %91 = tt.splat %87 : i32 -> tensor<64xi32>
      %92 = arith.addi %91, %4 : tensor<64xi32>
      %94 = arith.divsi %92, %93 : tensor<64xi32>
      %95 = tt.splat %90 : i32 -> tensor<64xi32>
      %96 = arith.subi %94, %95 : tensor<64xi32>
      %98 = arith.divsi %4, %97 : tensor<64xi32>
      %100 = arith.remsi %98, %99 : tensor<64xi32>
      %102 = arith.muli %100, %101 : tensor<64xi32>
      %104 = arith.divsi %4, %103 : tensor<64xi32>
      %105 = arith.muli %104, %97 : tensor<64xi32>
      %106 = arith.addi %102, %105 : tensor<64xi32>
      %107 = arith.remsi %4, %97 : tensor<64xi32>
      %108 = arith.addi %106, %107 : tensor<64xi32>
      %109 = arith.addi %91, %108 : tensor<64xi32>
      %110 = arith.divsi %109, %93 : tensor<64xi32>
      %111 = arith.subi %110, %95 : tensor<64xi32>
      %112 = tt.addptr %in_cum, %29 : !tt.ptr<f32>, i64
      %114 = arith.muli %90, %113 : i32
      %115 = tt.addptr %112, %114 : !tt.ptr<f32>, i32
      %117 = tt.addptr %115, %116 : !tt.ptr<f32>, i32
      %118 = tt.make_range {end = 8 : i32, start = 0 : i32} : tensor<8xi32>
      %120 = arith.muli %118, %119 : tensor<8xi32>
      %121 = tt.splat %87 : i32 -> tensor<8xi32>
      %122 = arith.addi %121, %120 : tensor<8xi32>
      %124 = arith.divsi %122, %123 : tensor<8xi32>
      %125 = tt.splat %90 : i32 -> tensor<8xi32>
      %126 = arith.subi %124, %125 : tensor<8xi32>
      %128 = arith.muli %126, %127 : tensor<8xi32>
      %129 = tt.splat %117 : !tt.ptr<f32> -> tensor<8x!tt.ptr<f32>>
      %130 = tt.addptr %129, %128 : tensor<8x!tt.ptr<f32>>, tensor<8xi32>
      %131 = tt.load %130 {tt.latency = 2 : i32} : tensor<8x!tt.ptr<f32>>
      %132 = arith.fptosi %131 : tensor<8xf32> to tensor<8xi32>
      %133 = arith.sitofp %132 : tensor<8xi32> to tensor<8xf32>
      %135 = tt.splat %47 : i1 -> tensor<8xi1>
      %136 = arith.select %135, %133, %134 : tensor<8xi1>, tensor<8xf32>
      %137 = tt.splat %50 : f32 -> tensor<8xf32>
      %138 = arith.mulf %136, %137 : tensor<8xf32>
      %139 = tt.expand_dims %138 {axis = 0 : i32} : tensor<8xf32> -> tensor<1x8xf32>
      %140 = "tt.reduce"(%131) <{axis = 0 : i32}> ({
      ^bb0(%141: f32, %142: f32):
        %143 = arith.minnumf %141, %142 : f32
        tt.reduce.return %143 : f32
      }) : (tensor<8xf32>) -> f32
      %145 = arith.cmpf oge, %140, %144 : f32
      %146 = tt.addptr %55, %29 : !tt.ptr<f32>, i64
      %147 = tt.addptr %146, %114 : !tt.ptr<f32>, i32
      %148 = tt.expand_dims %128 {axis = 0 : i32} : tensor<8xi32> -> tensor<1x8xi32>
      %149 = tt.splat %147 : !tt.ptr<f32> -> tensor<1x8x!tt.ptr<f32>>
      %150 = tt.addptr %149, %148 : tensor<1x8x!tt.ptr<f32>>, tensor<1x8xi32>
      %151 = tt.broadcast %150 : tensor<1x8x!tt.ptr<f32>> -> tensor<64x8x!tt.ptr<f32>>
      %152 = tt.broadcast %32 : tensor<64x1xi32> -> tensor<64x8xi32>
      %153 = tt.addptr %151, %152 : tensor<64x8x!tt.ptr<f32>>, tensor<64x8xi32>
      %154 = tt.load %153 {tt.latency = 2 : i32} : tensor<64x8x!tt.ptr<f32>>
      %155 = arith.mulf %50, %49 : f32
      %156 = tt.splat %155 : f32 -> tensor<64x8xf32>
      %157 = arith.mulf %154, %156 : tensor<64x8xf32>
      %159 = arith.cmpf olt, %157, %158 : tensor<64x8xf32>
      %160 = arith.select %159, %158, %157 : tensor<64x8xi1>, tensor<64x8xf32>
      %161 = arith.fptosi %160 : tensor<64x8xf32> to tensor<64x8xi32>
      %162 = arith.sitofp %161 : tensor<64x8xi32> to tensor<64x8xf32>
      %163 = arith.subf %160, %162 : tensor<64x8xf32>
      %164 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %163 : tensor<64x8xf32> -> tensor<64x8xf32>
      %165 = tt.addptr %56, %29 : !tt.ptr<f32>, i64
      %166 = tt.addptr %165, %114 : !tt.ptr<f32>, i32
      %167 = tt.splat %166 : !tt.ptr<f32> -> tensor<1x8x!tt.ptr<f32>>
      %168 = tt.addptr %167, %148 : tensor<1x8x!tt.ptr<f32>>, tensor<1x8xi32>
      %169 = tt.broadcast %168 : tensor<1x8x!tt.ptr<f32>> -> tensor<64x8x!tt.ptr<f32>>
      %170 = tt.addptr %169, %152 : tensor<64x8x!tt.ptr<f32>>, tensor<64x8xi32>
      %171 = tt.load %170 {tt.latency = 2 : i32} : tensor<64x8x!tt.ptr<f32>>
      %172 = tt.splat %50 : f32 -> tensor<64x8xf32>
      %173 = arith.mulf %171, %172 : tensor<64x8xf32>
      %174 = arith.cmpf olt, %173, %158 : tensor<64x8xf32>
      %175 = arith.select %174, %158, %173 : tensor<64x8xi1>, tensor<64x8xf32>
      %176 = arith.fptosi %175 : tensor<64x8xf32> to tensor<64x8xi32>
      %177 = arith.sitofp %176 : tensor<64x8xi32> to tensor<64x8xf32>
      %178 = arith.subf %175, %177 : tensor<64x8xf32>
      %179 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %178 : tensor<64x8xf32> -> tensor<64x8xf32>
      %180 = tt.addptr %51, %18 : !tt.ptr<bf16>, i64
      %181 = arith.muli %87, %37 : i32
      %182 = tt.addptr %180, %181 : !tt.ptr<bf16>, i32
      %184 = arith.muli %32, %183 : tensor<64x1xi32>
      %185 = tt.broadcast %184 : tensor<64x1xi32> -> tensor<64x64xi32>
      %186 = arith.addi %185, %35 : tensor<64x64xi32>
      %187 = tt.splat %182 : !tt.ptr<bf16> -> tensor<64x64x!tt.ptr<bf16>>
      %188 = tt.addptr %187, %186 : tensor<64x64x!tt.ptr<bf16>>, tensor<64x64xi32>
      %189 = tt.load %188 {tt.latency = 2 : i32} : tensor<64x64x!tt.ptr<bf16>>
      %190 = tt.reshape %189 : tensor<64x64xbf16> -> tensor<64x4x8x2xbf16>
      %191 = tt.trans %190 {order = array<i32: 0, 2, 1, 3>} : tensor<64x4x8x2xbf16> -> tensor<64x8x4x2xbf16>
      %192 = tt.reshape %191 : tensor<64x8x4x2xbf16> -> tensor<64x64xbf16>
      %193 = tt.addptr %52, %18 : !tt.ptr<bf16>, i64
      %194 = tt.addptr %193, %181 : !tt.ptr<bf16>, i32
      %195 = tt.splat %194 : !tt.ptr<bf16> -> tensor<64x64x!tt.ptr<bf16>>
      %196 = tt.addptr %195, %186 : tensor<64x64x!tt.ptr<bf16>>, tensor<64x64xi32>
      %197 = tt.load %196 {tt.latency = 2 : i32} : tensor<64x64x!tt.ptr<bf16>>
      %198 = tt.reshape %197 : tensor<64x64xbf16> -> tensor<64x4x8x2xbf16>
      %199 = tt.trans %198 {order = array<i32: 0, 2, 1, 3>} : tensor<64x4x8x2xbf16> -> tensor<64x8x4x2xbf16>
      %200 = tt.reshape %199 : tensor<64x8x4x2xbf16> -> tensor<64x64xbf16>
      %202 = arith.muli %108, %201 : tensor<64xi32>
      %203 = tt.expand_dims %202 {axis = 1 : i32} : tensor<64xi32> -> tensor<64x1xi32>
      %204 = tt.broadcast %203 : tensor<64x1xi32> -> tensor<64x128xi32>
      %205 = arith.addi %204, %66 : tensor<64x128xi32>
      %206 = tt.addptr %53, %26 : !tt.ptr<bf16>, i64
      %208 = arith.muli %87, %207 : i32
      %209 = tt.addptr %206, %208 : !tt.ptr<bf16>, i32
      %210 = tt.splat %209 : !tt.ptr<bf16> -> tensor<64x128x!tt.ptr<bf16>>
      %211 = tt.addptr %210, %205 : tensor<64x128x!tt.ptr<bf16>>, tensor<64x128xi32>
      %212 = tt.load %211 {tt.latency = 2 : i32} : tensor<64x128x!tt.ptr<bf16>>
      %213 = arith.extf %192 : tensor<64x64xbf16> to tensor<64x64xf32>
      %214 = tt.elementwise_inline_asm "mov.b32 $0, $1;" {constraints = "=f,f,f", packed_element = 1 : i32, pure = true} %213, %83 : tensor<64x64xf32>, tensor<64x64xf32> -> tensor<64x64xf32>
      %215 = arith.extf %200 : tensor<64x64xbf16> to tensor<64x64xf32>
      %216 = tt.elementwise_inline_asm "mov.b32 $0, $1;" {constraints = "=f,f,f", packed_element = 1 : i32, pure = true} %215, %83 : tensor<64x64xf32>, tensor<64x64xf32> -> tensor<64x64xf32>
      %217 = tt.broadcast %139 : tensor<1x8xf32> -> tensor<64x8xf32>
      %218 = arith.addf %162, %217 : tensor<64x8xf32>
      %219 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %218 : tensor<64x8xf32> -> tensor<64x8xf32>
      %220 = arith.mulf %164, %219 : tensor<64x8xf32>
      %223 = arith.select %145, %221, %222 : i1, f32
      %224 = tt.splat %223 : f32 -> tensor<1x8xf32>
      %225 = arith.subf %224, %139 : tensor<1x8xf32>
      %226 = tt.broadcast %225 : tensor<1x8xf32> -> tensor<64x8xf32>
      %227 = arith.addf %177, %226 : tensor<64x8xf32>
      %228 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %227 : tensor<64x8xf32> -> tensor<64x8xf32>
      %229 = arith.mulf %179, %228 : tensor<64x8xf32>
      %230 = tt.reshape %214 : tensor<64x64xf32> -> tensor<64x8x4x2xf32>
      %231 = tt.trans %230 {order = array<i32: 0, 2, 1, 3>} : tensor<64x8x4x2xf32> -> tensor<64x4x8x2xf32>
      %232 = tt.reshape %231 : tensor<64x4x8x2xf32> -> tensor<64x64xf32>
      %233 = tt.reshape %232 : tensor<64x64xf32> -> tensor<64x8x8xf32>
      %234 = tt.expand_dims %220 {axis = 2 : i32} : tensor<64x8xf32> -> tensor<64x8x1xf32>
      %235 = tt.broadcast %234 : tensor<64x8x1xf32> -> tensor<64x8x8xf32>
      %236 = arith.mulf %233, %235 : tensor<64x8x8xf32>
      %237 = tt.reshape %236 : tensor<64x8x8xf32> -> tensor<64x64xf32>
      %238 = tt.reshape %237 : tensor<64x64xf32> -> tensor<64x4x8x2xf32>
      %239 = tt.trans %238 {order = array<i32: 0, 2, 1, 3>} : tensor<64x4x8x2xf32> -> tensor<64x8x4x2xf32>
      %240 = tt.reshape %239 : tensor<64x8x4x2xf32> -> tensor<64x64xf32>
      %241 = arith.truncf %240 : tensor<64x64xf32> to tensor<64x64xbf16>
      %242 = tt.elementwise_inline_asm "mov.b32 $0, $1;" {constraints = "=r,r", packed_element = 2 : i32, pure = true} %241 : tensor<64x64xbf16> -> tensor<64x64xbf16>
      %243 = tt.reshape %216 : tensor<64x64xf32> -> tensor<64x8x4x2xf32>
      %244 = tt.trans %243 {order = array<i32: 0, 2, 1, 3>} : tensor<64x8x4x2xf32> -> tensor<64x4x8x2xf32>
      %245 = tt.reshape %244 : tensor<64x4x8x2xf32> -> tensor<64x64xf32>
      %246 = tt.reshape %245 : tensor<64x64xf32> -> tensor<64x8x8xf32>
      %247 = tt.expand_dims %229 {axis = 2 : i32} : tensor<64x8xf32> -> tensor<64x8x1xf32>
      %248 = tt.broadcast %247 : tensor<64x8x1xf32> -> tensor<64x8x8xf32>
      %249 = arith.mulf %246, %248 : tensor<64x8x8xf32>
      %250 = tt.reshape %249 : tensor<64x8x8xf32> -> tensor<64x64xf32>
      %251 = tt.reshape %250 : tensor<64x64xf32> -> tensor<64x4x8x2xf32>
      %252 = tt.trans %251 {order = array<i32: 0, 2, 1, 3>} : tensor<64x4x8x2xf32> -> tensor<64x8x4x2xf32>
      %253 = tt.reshape %252 : tensor<64x8x4x2xf32> -> tensor<64x64xf32>
      %254 = arith.truncf %253 : tensor<64x64xf32> to tensor<64x64xbf16>
      %255 = tt.elementwise_inline_asm "mov.b32 $0, $1;" {constraints = "=r,r", packed_element = 2 : i32, pure = true} %254 : tensor<64x64xbf16> -> tensor<64x64xbf16>
      %256 = arith.mulf %214, %216 : tensor<64x64xf32>
      %257 = tt.reshape %256 : tensor<64x64xf32> -> tensor<64x8x4x2xf32>
      %258 = tt.trans %257 {order = array<i32: 0, 2, 1, 3>} : tensor<64x8x4x2xf32> -> tensor<64x4x8x2xf32>
      %259 = tt.reshape %258 : tensor<64x4x8x2xf32> -> tensor<64x64xf32>
      %260 = tt.reshape %259 : tensor<64x64xf32> -> tensor<64x8x8xf32>
      %261 = "tt.reduce"(%260) <{axis = 2 : i32}> ({
      ^bb0(%262: f32, %263: f32):
        %264 = arith.addf %262, %263 : f32
        tt.reduce.return %264 : f32
      }) : (tensor<64x8x8xf32>) -> tensor<64x8xf32>
      %265 = tt.trans %212 {order = array<i32: 1, 0>} : tensor<64x128xbf16> -> tensor<128x64xbf16>
      %266 = tt.dot %70, %265, %76, inputPrecision = tf32 : tensor<64x128xbf16> * tensor<128x64xbf16> -> tensor<64x64xf32>
      %267 = tt.dot %242, %212, %84, inputPrecision = tf32 : tensor<64x64xbf16> * tensor<64x128xbf16> -> tensor<64x128xf32>
      %268 = tt.reshape %255 : tensor<64x64xbf16> -> tensor<4096xbf16>
      %269 = tt.reshape %268 : tensor<4096xbf16> -> tensor<64x64xbf16>
      %270 = tt.trans %269 {order = array<i32: 1, 0>} : tensor<64x64xbf16> -> tensor<64x64xbf16>
      %271 = tt.dot %242, %270, %83, inputPrecision = tf32 : tensor<64x64xbf16> * tensor<64x64xbf16> -> tensor<64x64xf32>
      %272 = arith.extf %242 : tensor<64x64xbf16> to tensor<64x64xf32>
      %273 = arith.mulf %272, %266 : tensor<64x64xf32>
      %274 = tt.reshape %273 : tensor<64x64xf32> -> tensor<64x8x4x2xf32>
      %275 = tt.trans %274 {order = array<i32: 0, 2, 1, 3>} : tensor<64x8x4x2xf32> -> tensor<64x4x8x2xf32>
      %276 = tt.reshape %275 : tensor<64x4x8x2xf32> -> tensor<64x64xf32>
      %277 = tt.reshape %276 : tensor<64x64xf32> -> tensor<64x8x8xf32>
      %278 = "tt.reduce"(%277) <{axis = 2 : i32}> ({
      ^bb0(%279: f32, %280: f32):
        %281 = arith.addf %279, %280 : f32
        tt.reduce.return %281 : f32
      }) : (tensor<64x8x8xf32>) -> tensor<64x8xf32>
      %282 = tt.splat %47 : i1 -> tensor<64x8xi1>
      %283 = arith.select %282, %278, %261 : tensor<64x8xi1>, tensor<64x8xf32>
      %284 = tt.dot %79, %255, %266, inputPrecision = tf32 : tensor<64x64xbf16> * tensor<64x64xbf16> -> tensor<64x64xf32>
      %285 = arith.truncf %216 : tensor<64x64xf32> to tensor<64x64xbf16>
      %286 = tt.elementwise_inline_asm "mov.b32 $0, $1;" {constraints = "=r,r", packed_element = 2 : i32, pure = true} %285 : tensor<64x64xbf16> -> tensor<64x64xbf16>
      %287 = arith.extf %286 : tensor<64x64xbf16> to tensor<64x64xf32>
      %288 = tt.reshape %284 : tensor<64x64xf32> -> tensor<64x8x4x2xf32>
      %289 = tt.trans %288 {order = array<i32: 0, 2, 1, 3>} : tensor<64x8x4x2xf32> -> tensor<64x4x8x2xf32>
      %290 = tt.reshape %289 : tensor<64x4x8x2xf32> -> tensor<64x64xf32>
      %291 = tt.reshape %290 : tensor<64x64xf32> -> tensor<64x8x8xf32>
      %292 = arith.mulf %291, %235 : tensor<64x8x8xf32>
      %293 = tt.reshape %292 : tensor<64x8x8xf32> -> tensor<64x64xf32>
      %294 = tt.reshape %293 : tensor<64x64xf32> -> tensor<64x4x8x2xf32>
      %295 = tt.trans %294 {order = array<i32: 0, 2, 1, 3>} : tensor<64x4x8x2xf32> -> tensor<64x8x4x2xf32>
      %296 = tt.reshape %295 : tensor<64x8x4x2xf32> -> tensor<64x64xf32>
      %297 = arith.mulf %272, %284 : tensor<64x64xf32>
      %298 = tt.reshape %297 : tensor<64x64xf32> -> tensor<64x8x4x2xf32>
      %299 = tt.trans %298 {order = array<i32: 0, 2, 1, 3>} : tensor<64x8x4x2xf32> -> tensor<64x4x8x2xf32>
      %300 = tt.reshape %299 : tensor<64x4x8x2xf32> -> tensor<64x64xf32>
      %301 = tt.reshape %300 : tensor<64x64xf32> -> tensor<64x8x8xf32>
      %302 = "tt.reduce"(%301) <{axis = 2 : i32}> ({
      ^bb0(%303: f32, %304: f32):
        %305 = arith.addf %303, %304 : f32
        tt.reduce.return %305 : f32
      }) : (tensor<64x8x8xf32>) -> tensor<64x8xf32>
      %306 = tt.addptr %in_d, %90 : !tt.ptr<f32>, i32
      %307 = tt.splat %306 : !tt.ptr<f32> -> tensor<8x!tt.ptr<f32>>
      %308 = tt.addptr %307, %126 : tensor<8x!tt.ptr<f32>>, tensor<8xi32>
      %309 = tt.load %308 : tensor<8x!tt.ptr<f32>>
      %310 = tt.reshape %287 : tensor<64x64xf32> -> tensor<64x8x4x2xf32>
      %311 = tt.trans %310 {order = array<i32: 0, 2, 1, 3>} : tensor<64x8x4x2xf32> -> tensor<64x4x8x2xf32>
      %312 = tt.reshape %311 : tensor<64x4x8x2xf32> -> tensor<64x64xf32>
      %313 = tt.reshape %312 : tensor<64x64xf32> -> tensor<64x8x8xf32>
      %314 = tt.expand_dims %309 {axis = 0 : i32} : tensor<8xf32> -> tensor<1x8xf32>
      %315 = tt.expand_dims %314 {axis = 2 : i32} : tensor<1x8xf32> -> tensor<1x8x1xf32>
      %316 = tt.reshape %296 : tensor<64x64xf32> -> tensor<64x8x4x2xf32>
      %317 = tt.trans %316 {order = array<i32: 0, 2, 1, 3>} : tensor<64x8x4x2xf32> -> tensor<64x4x8x2xf32>
      %318 = tt.reshape %317 : tensor<64x4x8x2xf32> -> tensor<64x64xf32>
      %319 = tt.reshape %318 : tensor<64x64xf32> -> tensor<64x8x8xf32>
      %320 = tt.broadcast %315 : tensor<1x8x1xf32> -> tensor<64x8x8xf32>
      %321 = math.fma %313, %320, %319 : tensor<64x8x8xf32>
      %322 = tt.reshape %321 : tensor<64x8x8xf32> -> tensor<64x64xf32>
      %323 = tt.addptr %out_dx, %18 : !tt.ptr<bf16>, i64
      %324 = tt.addptr %323, %181 : !tt.ptr<bf16>, i32
      %325 = tt.splat %324 : !tt.ptr<bf16> -> tensor<64x64x!tt.ptr<bf16>>
      %326 = tt.addptr %325, %186 : tensor<64x64x!tt.ptr<bf16>>, tensor<64x64xi32>
      %327 = tt.splat %47 : i1 -> tensor<64x64xi1>
      %328 = arith.truncf %322 : tensor<64x64xf32> to tensor<64x64xbf16>
      tt.store %326, %328, %327 : tensor<64x64x!tt.ptr<bf16>>
      %330 = arith.muli %38, %329 : i32
      %331 = arith.extsi %330 : i32 to i64
      %332 = arith.addi %331, %3 : i64
      %333 = arith.muli %332, %13 : i64
      %334 = arith.addi %333, %15 : i64
      %336 = arith.muli %334, %335 : i64
      %337 = tt.addptr %out_terms, %336 : !tt.ptr<f32>, i64
      %339 = arith.divsi %87, %338 : i32
      %340 = tt.addptr %337, %339 : !tt.ptr<f32>, i32
      %342 = arith.muli %32, %341 : tensor<64x1xi32>
      %343 = tt.make_range {end = 16 : i32, start = 0 : i32} : tensor<16xi32>
      %344 = tt.expand_dims %343 {axis = 0 : i32} : tensor<16xi32> -> tensor<1x16xi32>
      %345 = tt.broadcast %342 : tensor<64x1xi32> -> tensor<64x16xi32>
      %346 = tt.broadcast %344 : tensor<1x16xi32> -> tensor<64x16xi32>
      %347 = arith.addi %345, %346 : tensor<64x16xi32>
      %348 = tt.splat %340 : !tt.ptr<f32> -> tensor<64x16x!tt.ptr<f32>>
      %349 = tt.addptr %348, %347 : tensor<64x16x!tt.ptr<f32>>, tensor<64x16xi32>
      %350 = tt.join %302, %283 : tensor<64x8xf32> -> tensor<64x8x2xf32>
      %351 = tt.reshape %350 : tensor<64x8x2xf32> -> tensor<64x16xf32>
      tt.store %349, %351 : tensor<64x16x!tt.ptr<f32>>
      scf.yield %271, %267 : tensor<64x64xf32>, tensor<64x128xf32>
    } {tt.num_stages = 3 : i32}
    %353 = arith.select %45, %352#0, %76 : tensor<64x64xi1>, tensor<64x64xf32>
    %354 = arith.truncf %353 : tensor<64x64xf32> to tensor<64x64xbf16>
    %355 = tt.load %73 : tensor<64x128x!tt.ptr<bf16>>
    %356 = tt.dot %354, %355, %352#1, inputPrecision = tf32 : tensor<64x64xbf16> * tensor<64x128xbf16> -> tensor<64x128xf32>
    %357 = tt.addptr %59, %20 : !tt.ptr<bf16>, i64
    %358 = tt.splat %357 : !tt.ptr<bf16> -> tensor<64x128x!tt.ptr<bf16>>
    %359 = tt.addptr %358, %67 : tensor<64x128x!tt.ptr<bf16>>, tensor<64x128xi32>
    %360 = arith.truncf %356 : tensor<64x128xf32> to tensor<64x128xbf16>
    tt.store %359, %360 : tensor<64x128x!tt.ptr<bf16>>
    tt.return
  }
}
", name = "ssd_bwd_sides", num_stages = 3 : i32, num_warps = 4 : i32}, operand_layouts = [dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[0]> : tensor<1xindex>, dense<[4, 3, 2, 1, 0]> : tensor<5xindex>, dense<[4, 3, 2, 1, 0]> : tensor<5xindex>], result_layouts = [dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[4, 3, 2, 1, 0]> : tensor<5xindex>]} : (tensor<16x1024x64x24xbf16>, tensor<16x1024x64x24xbf16>, tensor<16x1024x1x128xbf16>, tensor<16x1024x1x128xbf16>, tensor<16x64x1024xf32>, tensor<16x64x1024xf32>, tensor<64xf32>, tensor<16x16x64x24x128xbf16>, tensor<16x16x64x24x128xbf16>) -> (tensor<16x1024x64x24xbf16>, tensor<16x1024x1x128xbf16>, tensor<16x1024x1x128xbf16>, tensor<2x16x1024x192x2xf32>)
    %k3:4 = stablehlo.custom_call @__gpu$xla.gpu.triton(%arg0, %arg8, %arg3, %arg4, %k0#1, %k0#3, %arg5, %arg7, %k1#0, %k2#0, %k2#1, %k2#2, %k2#3) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 16 : i32, grid_y = 2 : i32, grid_z = 16 : i32, ir = "module {
  tt.func public @ssd_bwd_strong(%in_x: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %in_dy: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %in_b: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %in_c: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %in_cum: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %in_weight: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %in_d: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %in_states: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %in_dstates: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %in_dx: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %in_db: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %in_dc: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %in_terms: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %out_dx: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %out_db: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %out_dc: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %out_terms: !tt.ptr<f32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %7 = arith.constant 64 : i32
    %9 = arith.constant dense<24> : tensor<32xi32>
    %13 = arith.constant 1024 : i64
    %17 = arith.constant 1536 : i64
    %19 = arith.constant 128 : i64
    %21 = arith.constant 16 : i64
    %25 = arith.constant 196608 : i64
    %27 = arith.constant 65536 : i64
    %30 = arith.constant 2 : i32
    %37 = arith.constant 1 : i32
    %44 = arith.constant dense<0> : tensor<64x64xi32>
    %46 = arith.constant 0 : i32
    %48 = arith.constant 1.0e+00 : f32
    %49 = arith.constant -1.0e+00 : f32
    %64 = arith.constant dense<128> : tensor<64x1xi32>
    %77 = arith.constant dense<0.0e+00> : tensor<64x64xf32>
    %81 = arith.constant 24 : i32
    %85 = arith.constant dense<64> : tensor<32xi32>
    %89 = arith.constant dense<8> : tensor<8xi32>
    %96 = arith.constant dense<24> : tensor<32x8xi32>
    %98 = arith.constant dense<1024> : tensor<32x8xi32>
    %102 = arith.constant dense<63> : tensor<32x8xi32>
    %106 = arith.constant dense<0.0e+00> : tensor<32x8xf32>
    %112 = arith.constant dense<-9.6e+01> : tensor<32xf32>
    %139 = arith.constant 60 : i32
    %143 = arith.constant dense<24> : tensor<64xi32>
    %147 = arith.constant dense<2> : tensor<64xi32>
    %149 = arith.constant dense<4> : tensor<64xi32>
    %151 = arith.constant dense<16> : tensor<64xi32>
    %153 = arith.constant dense<8> : tensor<64xi32>
    %162 = arith.constant 1024 : i32
    %165 = arith.constant 63 : i32
    %169 = arith.constant dense<24> : tensor<8xi32>
    %173 = arith.constant dense<1024> : tensor<8xi32>
    %180 = arith.constant dense<0.0e+00> : tensor<8xf32>
    %190 = arith.constant -9.6e+01 : f32
    %204 = arith.constant dense<-1.6384e+04> : tensor<64x8xf32>
    %229 = arith.constant dense<1536> : tensor<64x1xi32>
    %265 = arith.constant dense<128> : tensor<64xi32>
    %271 = arith.constant 128 : i32
    %316 = arith.constant -1.0416667e-02 : f32
    %318 = arith.constant 1.015625e+00 : f32
    %326 = arith.constant 9.6e+01 : f32
    %329 = arith.constant -1.0e+09 : f32
    %339 = arith.constant dense<9.6e+01> : tensor<64x8xf32>
    %345 = arith.constant dense<-1.0e+00> : tensor<1x8xf32>
    %351 = arith.constant dense<0.0e+00> : tensor<64x8xf32>
    %423 = arith.constant 16 : i32
    %429 = arith.constant 384 : i64
    %432 = arith.constant 4 : i32
    %435 = arith.constant dense<384> : tensor<64x1xi32>
    %0 = tt.get_program_id y : i32
    %1 = tt.get_program_id x : i32
    %2 = tt.get_program_id z : i32
    %3 = arith.extsi %2 : i32 to i64
    %4 = tt.make_range {end = 64 : i32, start = 0 : i32} : tensor<64xi32>
    %5 = tt.make_range {end = 32 : i32, start = 0 : i32} : tensor<32xi32>
    %6 = tt.make_range {end = 128 : i32, start = 0 : i32} : tensor<128xi32>
    %8 = arith.muli %1, %7 : i32
    %10 = arith.cmpi slt, %5, %9 : tensor<32xi32>
    %11 = tt.splat %8 : i32 -> tensor<64xi32>
    %12 = arith.addi %11, %4 : tensor<64xi32>
    %14 = arith.muli %3, %13 : i64
    %15 = arith.extsi %8 : i32 to i64
    %16 = arith.addi %14, %15 : i64
    %18 = arith.muli %16, %17 : i64
    %20 = arith.muli %16, %19 : i64
    %22 = arith.muli %3, %21 : i64
    %23 = arith.extsi %1 : i32 to i64
    %24 = arith.addi %22, %23 : i64
    %26 = arith.muli %24, %25 : i64
    %28 = arith.muli %3, %27 : i64
    %29 = arith.addi %28, %15 : i64
    %31 = arith.divsi %0, %30 : i32
    %32 = tt.expand_dims %4 {axis = 1 : i32} : tensor<64xi32> -> tensor<64x1xi32>
    %33 = tt.expand_dims %4 {axis = 0 : i32} : tensor<64xi32> -> tensor<1x64xi32>
    %34 = tt.broadcast %32 : tensor<64x1xi32> -> tensor<64x64xi32>
    %35 = tt.broadcast %33 : tensor<1x64xi32> -> tensor<64x64xi32>
    %36 = arith.cmpi sle, %34, %35 : tensor<64x64xi32>
    %38 = arith.remsi %0, %30 : i32
    %39 = arith.muli %38, %30 : i32
    %40 = arith.subi %37, %39 : i32
    %41 = arith.subi %35, %34 : tensor<64x64xi32>
    %42 = tt.splat %40 : i32 -> tensor<64x64xi32>
    %43 = arith.muli %41, %42 : tensor<64x64xi32>
    %45 = arith.cmpi sge, %43, %44 : tensor<64x64xi32>
    %47 = arith.cmpi eq, %38, %46 : i32
    %50 = arith.select %47, %48, %49 : i1, f32
    %51 = arith.select %47, %in_x, %in_dy : i1, !tt.ptr<bf16>
    %52 = arith.select %47, %in_dy, %in_x : i1, !tt.ptr<bf16>
    %53 = arith.select %47, %in_dstates, %in_states : i1, !tt.ptr<bf16>
    %54 = arith.select %47, %in_states, %in_dstates : i1, !tt.ptr<bf16>
    %55 = arith.select %47, %in_weight, %in_cum : i1, !tt.ptr<f32>
    %56 = arith.select %47, %in_cum, %in_weight : i1, !tt.ptr<f32>
    %57 = arith.select %47, %in_b, %in_c : i1, !tt.ptr<bf16>
    %58 = arith.select %47, %in_c, %in_b : i1, !tt.ptr<bf16>
    %59 = arith.select %47, %out_db, %out_dc : i1, !tt.ptr<bf16>
    %60 = arith.select %47, %out_dc, %out_db : i1, !tt.ptr<bf16>
    %61 = arith.select %47, %in_db, %in_dc : i1, !tt.ptr<bf16>
    %62 = tt.addptr %57, %20 : !tt.ptr<bf16>, i64
    %63 = tt.expand_dims %6 {axis = 0 : i32} : tensor<128xi32> -> tensor<1x128xi32>
    %65 = arith.muli %32, %64 : tensor<64x1xi32>
    %66 = tt.broadcast %65 : tensor<64x1xi32> -> tensor<64x128xi32>
    %67 = tt.broadcast %63 : tensor<1x128xi32> -> tensor<64x128xi32>
    %68 = arith.addi %66, %67 : tensor<64x128xi32>
    %69 = tt.splat %62 : !tt.ptr<bf16> -> tensor<64x128x!tt.ptr<bf16>>
    %70 = tt.addptr %69, %68 : tensor<64x128x!tt.ptr<bf16>>, tensor<64x128xi32>
    %71 = tt.load %70 : tensor<64x128x!tt.ptr<bf16>>
    %72 = tt.addptr %58, %20 : !tt.ptr<bf16>, i64
    %73 = tt.splat %72 : !tt.ptr<bf16> -> tensor<64x128x!tt.ptr<bf16>>
    %74 = tt.addptr %73, %68 : tensor<64x128x!tt.ptr<bf16>>, tensor<64x128xi32>
    %75 = tt.load %74 : tensor<64x128x!tt.ptr<bf16>>
    %76 = tt.trans %75 {order = array<i32: 1, 0>} : tensor<64x128xbf16> -> tensor<128x64xbf16>
    %78 = tt.dot %71, %76, %77, inputPrecision = tf32 : tensor<64x128xbf16> * tensor<128x64xbf16> -> tensor<64x64xf32>
    %79 = arith.select %45, %78, %77 : tensor<64x64xi1>, tensor<64x64xf32>
    %80 = arith.truncf %79 : tensor<64x64xf32> to tensor<64x64xbf16>
    %82 = arith.muli %31, %81 : i32
    %83 = tt.splat %82 : i32 -> tensor<32xi32>
    %84 = arith.addi %83, %5 : tensor<32xi32>
    %86 = arith.muli %84, %85 : tensor<32xi32>
    %87 = tt.expand_dims %86 {axis = 1 : i32} : tensor<32xi32> -> tensor<32x1xi32>
    %88 = tt.make_range {end = 8 : i32, start = 0 : i32} : tensor<8xi32>
    %90 = arith.muli %88, %89 : tensor<8xi32>
    %91 = tt.expand_dims %90 {axis = 0 : i32} : tensor<8xi32> -> tensor<1x8xi32>
    %92 = tt.broadcast %87 : tensor<32x1xi32> -> tensor<32x8xi32>
    %93 = tt.broadcast %91 : tensor<1x8xi32> -> tensor<32x8xi32>
    %94 = arith.addi %92, %93 : tensor<32x8xi32>
    %95 = tt.addptr %in_cum, %29 : !tt.ptr<f32>, i64
    %97 = arith.divsi %94, %96 : tensor<32x8xi32>
    %99 = arith.muli %97, %98 : tensor<32x8xi32>
    %100 = tt.splat %95 : !tt.ptr<f32> -> tensor<32x8x!tt.ptr<f32>>
    %101 = tt.addptr %100, %99 : tensor<32x8x!tt.ptr<f32>>, tensor<32x8xi32>
    %103 = tt.addptr %101, %102 : tensor<32x8x!tt.ptr<f32>>, tensor<32x8xi32>
    %104 = tt.expand_dims %10 {axis = 1 : i32} : tensor<32xi1> -> tensor<32x1xi1>
    %105 = tt.broadcast %104 : tensor<32x1xi1> -> tensor<32x8xi1>
    %107 = tt.load %103, %105, %106 : tensor<32x8x!tt.ptr<f32>>
    %108 = "tt.reduce"(%107) <{axis = 1 : i32}> ({
    ^bb0(%109: f32, %110: f32):
      %111 = arith.minnumf %109, %110 : f32
      tt.reduce.return %111 : f32
    }) : (tensor<32x8xf32>) -> tensor<32xf32>
    %113 = arith.cmpf olt, %108, %112 : tensor<32xf32>
    %114 = arith.uitofp %113 : tensor<32xi1> to tensor<32xf32>
    %115 = "tt.scan"(%114) <{axis = 0 : i32, reverse = false}> ({
    ^bb0(%116: f32, %117: f32):
      %118 = arith.addf %116, %117 : f32
      tt.scan.return %118 : f32
    }) : (tensor<32xf32>) -> tensor<32xf32>
    %119 = "tt.reduce"(%114) <{axis = 0 : i32}> ({
    ^bb0(%120: f32, %121: f32):
      %122 = arith.addf %120, %121 : f32
      tt.reduce.return %122 : f32
    }) : (tensor<32xf32>) -> f32
    %123 = arith.fptosi %119 : f32 to i32
    %124 = arith.cmpi sgt, %123, %46 : i32
    scf.if %124 {
      %446:1 = scf.for %125 = %46 to %123 step %37 iter_args(%126 = %77) -> (tensor<64x64xf32>) : i32 {
        %127 = arith.sitofp %125 : i32 to f32
        %128 = tt.splat %127 : f32 -> tensor<32xf32>
        %129 = arith.cmpf ole, %115, %128 : tensor<32xf32>
        %130 = arith.uitofp %129 : tensor<32xi1> to tensor<32xf32>
        %131 = "tt.reduce"(%130) <{axis = 0 : i32}> ({
        ^bb0(%132: f32, %133: f32):
          %134 = arith.addf %132, %133 : f32
          tt.reduce.return %134 : f32
        }) : (tensor<32xf32>) -> f32
        %135 = arith.fptosi %131 : f32 to i32
        %136 = arith.addi %82, %135 : i32
        %137 = arith.muli %136, %7 : i32
        %138 = arith.divsi %137, %81 : i32
        %140 = arith.minsi %138, %139 : i32
        %141 = tt.splat %137 : i32 -> tensor<64xi32>
        %142 = arith.addi %141, %4 : tensor<64xi32>
        %144 = arith.divsi %142, %143 : tensor<64xi32>
        %145 = tt.splat %140 : i32 -> tensor<64xi32>
        %146 = arith.subi %144, %145 : tensor<64xi32>
        %148 = arith.divsi %4, %147 : tensor<64xi32>
        %150 = arith.remsi %148, %149 : tensor<64xi32>
        %152 = arith.muli %150, %151 : tensor<64xi32>
        %154 = arith.divsi %4, %153 : tensor<64xi32>
        %155 = arith.muli %154, %147 : tensor<64xi32>
        %156 = arith.addi %152, %155 : tensor<64xi32>
        %157 = arith.remsi %4, %147 : tensor<64xi32>
        %158 = arith.addi %156, %157 : tensor<64xi32>
        %159 = arith.addi %141, %158 : tensor<64xi32>
        %160 = arith.divsi %159, %143 : tensor<64xi32>
        %161 = arith.subi %160, %145 : tensor<64xi32>
        %163 = arith.muli %140, %162 : i32
        %164 = tt.addptr %95, %163 : !tt.ptr<f32>, i32
        %166 = tt.addptr %164, %165 : !tt.ptr<f32>, i32
        %167 = tt.splat %137 : i32 -> tensor<8xi32>
        %168 = arith.addi %167, %90 : tensor<8xi32>
        %170 = arith.divsi %168, %169 : tensor<8xi32>
        %171 = tt.splat %140 : i32 -> tensor<8xi32>
        %172 = arith.subi %170, %171 : tensor<8xi32>
        %174 = arith.muli %172, %173 : tensor<8xi32>
        %175 = tt.splat %166 : !tt.ptr<f32> -> tensor<8x!tt.ptr<f32>>
        %176 = tt.addptr %175, %174 : tensor<8x!tt.ptr<f32>>, tensor<8xi32>
        %177 = tt.load %176 : tensor<8x!tt.ptr<f32>>
        %178 = arith.fptosi %177 : tensor<8xf32> to tensor<8xi32>
        %179 = arith.sitofp %178 : tensor<8xi32> to tensor<8xf32>
        %181 = tt.splat %47 : i1 -> tensor<8xi1>
        %182 = arith.select %181, %179, %180 : tensor<8xi1>, tensor<8xf32>
        %183 = tt.splat %50 : f32 -> tensor<8xf32>
        %184 = arith.mulf %182, %183 : tensor<8xf32>
        %185 = tt.expand_dims %184 {axis = 0 : i32} : tensor<8xf32> -> tensor<1x8xf32>
        %186 = "tt.reduce"(%177) <{axis = 0 : i32}> ({
        ^bb0(%187: f32, %188: f32):
          %189 = arith.minnumf %187, %188 : f32
          tt.reduce.return %189 : f32
        }) : (tensor<8xf32>) -> f32
        %191 = arith.cmpf oge, %186, %190 : f32
        %192 = tt.addptr %55, %29 : !tt.ptr<f32>, i64
        %193 = tt.addptr %192, %163 : !tt.ptr<f32>, i32
        %194 = tt.expand_dims %174 {axis = 0 : i32} : tensor<8xi32> -> tensor<1x8xi32>
        %195 = tt.splat %193 : !tt.ptr<f32> -> tensor<1x8x!tt.ptr<f32>>
        %196 = tt.addptr %195, %194 : tensor<1x8x!tt.ptr<f32>>, tensor<1x8xi32>
        %197 = tt.broadcast %196 : tensor<1x8x!tt.ptr<f32>> -> tensor<64x8x!tt.ptr<f32>>
        %198 = tt.broadcast %32 : tensor<64x1xi32> -> tensor<64x8xi32>
        %199 = tt.addptr %197, %198 : tensor<64x8x!tt.ptr<f32>>, tensor<64x8xi32>
        %200 = tt.load %199 : tensor<64x8x!tt.ptr<f32>>
        %201 = arith.mulf %50, %49 : f32
        %202 = tt.splat %201 : f32 -> tensor<64x8xf32>
        %203 = arith.mulf %200, %202 : tensor<64x8xf32>
        %205 = arith.cmpf olt, %203, %204 : tensor<64x8xf32>
        %206 = arith.select %205, %204, %203 : tensor<64x8xi1>, tensor<64x8xf32>
        %207 = arith.fptosi %206 : tensor<64x8xf32> to tensor<64x8xi32>
        %208 = arith.sitofp %207 : tensor<64x8xi32> to tensor<64x8xf32>
        %209 = arith.subf %206, %208 : tensor<64x8xf32>
        %210 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %209 : tensor<64x8xf32> -> tensor<64x8xf32>
        %211 = tt.addptr %56, %29 : !tt.ptr<f32>, i64
        %212 = tt.addptr %211, %163 : !tt.ptr<f32>, i32
        %213 = tt.splat %212 : !tt.ptr<f32> -> tensor<1x8x!tt.ptr<f32>>
        %214 = tt.addptr %213, %194 : tensor<1x8x!tt.ptr<f32>>, tensor<1x8xi32>
        %215 = tt.broadcast %214 : tensor<1x8x!tt.ptr<f32>> -> tensor<64x8x!tt.ptr<f32>>
        %216 = tt.addptr %215, %198 : tensor<64x8x!tt.ptr<f32>>, tensor<64x8xi32>
        %217 = tt.load %216 : tensor<64x8x!tt.ptr<f32>>
        %218 = tt.splat %50 : f32 -> tensor<64x8xf32>
        %219 = arith.mulf %217, %218 : tensor<64x8xf32>
        %220 = arith.cmpf olt, %219, %204 : tensor<64x8xf32>
        %221 = arith.select %220, %204, %219 : tensor<64x8xi1>, tensor<64x8xf32>
        %222 = arith.fptosi %221 : tensor<64x8xf32> to tensor<64x8xi32>
        %223 = arith.sitofp %222 : tensor<64x8xi32> to tensor<64x8xf32>
        %224 = arith.subf %221, %223 : tensor<64x8xf32>
        %225 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %224 : tensor<64x8xf32> -> tensor<64x8xf32>
        %226 = tt.addptr %51, %18 : !tt.ptr<bf16>, i64
        %227 = arith.muli %137, %37 : i32
        %228 = tt.addptr %226, %227 : !tt.ptr<bf16>, i32
        %230 = arith.muli %32, %229 : tensor<64x1xi32>
        %231 = tt.broadcast %230 : tensor<64x1xi32> -> tensor<64x64xi32>
        %232 = arith.addi %231, %35 : tensor<64x64xi32>
        %233 = tt.splat %228 : !tt.ptr<bf16> -> tensor<64x64x!tt.ptr<bf16>>
        %234 = tt.addptr %233, %232 : tensor<64x64x!tt.ptr<bf16>>, tensor<64x64xi32>
        %235 = tt.load %234 : tensor<64x64x!tt.ptr<bf16>>
        %236 = tt.reshape %235 : tensor<64x64xbf16> -> tensor<64x4x8x2xbf16>
        %237 = tt.trans %236 {order = array<i32: 0, 2, 1, 3>} : tensor<64x4x8x2xbf16> -> tensor<64x8x4x2xbf16>
        %238 = tt.reshape %237 : tensor<64x8x4x2xbf16> -> tensor<64x64xbf16>
        %239 = arith.extf %238 : tensor<64x64xbf16> to tensor<64x64xf32>
        %240 = tt.addptr %52, %18 : !tt.ptr<bf16>, i64
        %241 = tt.addptr %240, %227 : !tt.ptr<bf16>, i32
        %242 = tt.splat %241 : !tt.ptr<bf16> -> tensor<64x64x!tt.ptr<bf16>>
        %243 = tt.addptr %242, %232 : tensor<64x64x!tt.ptr<bf16>>, tensor<64x64xi32>
        %244 = tt.load %243 : tensor<64x64x!tt.ptr<bf16>>
        %245 = tt.reshape %244 : tensor<64x64xbf16> -> tensor<64x4x8x2xbf16>
        %246 = tt.trans %245 {order = array<i32: 0, 2, 1, 3>} : tensor<64x4x8x2xbf16> -> tensor<64x8x4x2xbf16>
        %247 = tt.reshape %246 : tensor<64x8x4x2xbf16> -> tensor<64x64xbf16>
        %248 = arith.extf %247 : tensor<64x64xbf16> to tensor<64x64xf32>
        %249 = tt.broadcast %185 : tensor<1x8xf32> -> tensor<64x8xf32>
        %250 = arith.addf %208, %249 : tensor<64x8xf32>
        %251 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %250 : tensor<64x8xf32> -> tensor<64x8xf32>
        %252 = arith.mulf %210, %251 : tensor<64x8xf32>
        %253 = tt.reshape %239 : tensor<64x64xf32> -> tensor<64x8x4x2xf32>
        %254 = tt.trans %253 {order = array<i32: 0, 2, 1, 3>} : tensor<64x8x4x2xf32> -> tensor<64x4x8x2xf32>
        %255 = tt.reshape %254 : tensor<64x4x8x2xf32> -> tensor<64x64xf32>
        %256 = tt.reshape %255 : tensor<64x64xf32> -> tensor<64x8x8xf32>
        %257 = tt.expand_dims %252 {axis = 2 : i32} : tensor<64x8xf32> -> tensor<64x8x1xf32>
        %258 = tt.broadcast %257 : tensor<64x8x1xf32> -> tensor<64x8x8xf32>
        %259 = arith.mulf %256, %258 : tensor<64x8x8xf32>
        %260 = tt.reshape %259 : tensor<64x8x8xf32> -> tensor<64x64xf32>
        %261 = tt.reshape %260 : tensor<64x64xf32> -> tensor<64x4x8x2xf32>
        %262 = tt.trans %261 {order = array<i32: 0, 2, 1, 3>} : tensor<64x4x8x2xf32> -> tensor<64x8x4x2xf32>
        %263 = tt.reshape %262 : tensor<64x8x4x2xf32> -> tensor<64x64xf32>
        %264 = arith.truncf %263 : tensor<64x64xf32> to tensor<64x64xbf16>
        %266 = arith.muli %158, %265 : tensor<64xi32>
        %267 = tt.expand_dims %266 {axis = 1 : i32} : tensor<64xi32> -> tensor<64x1xi32>
        %268 = tt.broadcast %267 : tensor<64x1xi32> -> tensor<64x128xi32>
        %269 = arith.addi %268, %67 : tensor<64x128xi32>
        %270 = tt.addptr %53, %26 : !tt.ptr<bf16>, i64
        %272 = arith.muli %137, %271 : i32
        %273 = tt.addptr %270, %272 : !tt.ptr<bf16>, i32
        %274 = tt.splat %273 : !tt.ptr<bf16> -> tensor<64x128x!tt.ptr<bf16>>
        %275 = tt.addptr %274, %269 : tensor<64x128x!tt.ptr<bf16>>, tensor<64x128xi32>
        %276 = tt.load %275 : tensor<64x128x!tt.ptr<bf16>>
        %277 = tt.trans %276 {order = array<i32: 1, 0>} : tensor<64x128xbf16> -> tensor<128x64xbf16>
        %278 = tt.dot %71, %277, %77, inputPrecision = tf32 : tensor<64x128xbf16> * tensor<128x64xbf16> -> tensor<64x64xf32>
        %279 = arith.extf %264 : tensor<64x64xbf16> to tensor<64x64xf32>
        %280 = arith.mulf %279, %278 : tensor<64x64xf32>
        %281 = tt.reshape %280 : tensor<64x64xf32> -> tensor<64x8x4x2xf32>
        %282 = tt.trans %281 {order = array<i32: 0, 2, 1, 3>} : tensor<64x8x4x2xf32> -> tensor<64x4x8x2xf32>
        %283 = tt.reshape %282 : tensor<64x4x8x2xf32> -> tensor<64x64xf32>
        %284 = tt.reshape %283 : tensor<64x64xf32> -> tensor<64x8x8xf32>
        %285 = "tt.reduce"(%284) <{axis = 2 : i32}> ({
        ^bb0(%286: f32, %287: f32):
          %288 = arith.addf %286, %287 : f32
          tt.reduce.return %288 : f32
        }) : (tensor<64x8x8xf32>) -> tensor<64x8xf32>
        %289 = arith.mulf %239, %248 : tensor<64x64xf32>
        %290 = tt.reshape %289 : tensor<64x64xf32> -> tensor<64x8x4x2xf32>
        %291 = tt.trans %290 {order = array<i32: 0, 2, 1, 3>} : tensor<64x8x4x2xf32> -> tensor<64x4x8x2xf32>
        %292 = tt.reshape %291 : tensor<64x4x8x2xf32> -> tensor<64x64xf32>
        %293 = tt.reshape %292 : tensor<64x64xf32> -> tensor<64x8x8xf32>
        %294 = "tt.reduce"(%293) <{axis = 2 : i32}> ({
        ^bb0(%295: f32, %296: f32):
          %297 = arith.addf %295, %296 : f32
          tt.reduce.return %297 : f32
        }) : (tensor<64x8x8xf32>) -> tensor<64x8xf32>
        %298 = tt.splat %47 : i1 -> tensor<64x8xi1>
        %299 = arith.select %298, %285, %294 : tensor<64x8xi1>, tensor<64x8xf32>
        %300 = tt.reshape %278 : tensor<64x64xf32> -> tensor<64x8x4x2xf32>
        %301 = tt.trans %300 {order = array<i32: 0, 2, 1, 3>} : tensor<64x8x4x2xf32> -> tensor<64x4x8x2xf32>
        %302 = tt.reshape %301 : tensor<64x4x8x2xf32> -> tensor<64x64xf32>
        %303 = tt.reshape %302 : tensor<64x64xf32> -> tensor<64x8x8xf32>
        %304 = arith.mulf %303, %258 : tensor<64x8x8xf32>
        %305 = tt.reshape %304 : tensor<64x8x8xf32> -> tensor<64x64xf32>
        %306 = tt.reshape %305 : tensor<64x64xf32> -> tensor<64x4x8x2xf32>
        %307 = tt.trans %306 {order = array<i32: 0, 2, 1, 3>} : tensor<64x4x8x2xf32> -> tensor<64x8x4x2xf32>
        %308 = tt.reshape %307 : tensor<64x8x4x2xf32> -> tensor<64x64xf32>
        %309 = tt.splat %164 : !tt.ptr<f32> -> tensor<1x8x!tt.ptr<f32>>
        %310 = tt.addptr %309, %194 : tensor<1x8x!tt.ptr<f32>>, tensor<1x8xi32>
        %311 = tt.broadcast %310 : tensor<1x8x!tt.ptr<f32>> -> tensor<64x8x!tt.ptr<f32>>
        %312 = tt.addptr %311, %198 : tensor<64x8x!tt.ptr<f32>>, tensor<64x8xi32>
        %313 = tt.load %312 : tensor<64x8x!tt.ptr<f32>>
        %314 = arith.mulf %313, %218 : tensor<64x8xf32>
        %315 = arith.subf %314, %249 : tensor<64x8xf32>
        %317 = arith.mulf %186, %316 : f32
        %319 = arith.addf %317, %318 : f32
        %320 = arith.fptosi %319 : f32 to i32
        %399:3 = scf.for %321 = %46 to %320 step %37 iter_args(%322 = %126, %323 = %308, %324 = %285) -> (tensor<64x64xf32>, tensor<64x64xf32>, tensor<64x8xf32>) : i32 {
          %325 = arith.sitofp %321 : i32 to f32
          %327 = arith.mulf %325, %326 : f32
          %328 = arith.cmpi eq, %321, %46 : i32
          %330 = arith.select %328, %329, %327 : i1, f32
          %331 = tt.splat %330 : f32 -> tensor<64x8xf32>
          %332 = arith.cmpf oge, %315, %331 : tensor<64x8xf32>
          %333 = arith.addf %327, %326 : f32
          %334 = tt.splat %333 : f32 -> tensor<64x8xf32>
          %335 = arith.cmpf olt, %315, %334 : tensor<64x8xf32>
          %336 = arith.andi %332, %335 : tensor<64x8xi1>
          %337 = tt.splat %327 : f32 -> tensor<64x8xf32>
          %338 = arith.addf %250, %337 : tensor<64x8xf32>
          %340 = arith.minnumf %338, %339 : tensor<64x8xf32>
          %341 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %340 : tensor<64x8xf32> -> tensor<64x8xf32>
          %342 = arith.mulf %210, %341 : tensor<64x8xf32>
          %343 = tt.splat %327 : f32 -> tensor<1x8xf32>
          %344 = arith.addf %343, %185 : tensor<1x8xf32>
          %346 = arith.mulf %344, %345 : tensor<1x8xf32>
          %347 = tt.broadcast %346 : tensor<1x8xf32> -> tensor<64x8xf32>
          %348 = arith.addf %223, %347 : tensor<64x8xf32>
          %349 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %348 : tensor<64x8xf32> -> tensor<64x8xf32>
          %350 = arith.mulf %225, %349 : tensor<64x8xf32>
          %352 = arith.select %336, %350, %351 : tensor<64x8xi1>, tensor<64x8xf32>
          %353 = tt.expand_dims %342 {axis = 2 : i32} : tensor<64x8xf32> -> tensor<64x8x1xf32>
          %354 = tt.broadcast %353 : tensor<64x8x1xf32> -> tensor<64x8x8xf32>
          %355 = arith.mulf %256, %354 : tensor<64x8x8xf32>
          %356 = tt.reshape %355 : tensor<64x8x8xf32> -> tensor<64x64xf32>
          %357 = tt.reshape %356 : tensor<64x64xf32> -> tensor<64x4x8x2xf32>
          %358 = tt.trans %357 {order = array<i32: 0, 2, 1, 3>} : tensor<64x4x8x2xf32> -> tensor<64x8x4x2xf32>
          %359 = tt.reshape %358 : tensor<64x8x4x2xf32> -> tensor<64x64xf32>
          %360 = arith.truncf %359 : tensor<64x64xf32> to tensor<64x64xbf16>
          %361 = tt.reshape %248 : tensor<64x64xf32> -> tensor<64x8x4x2xf32>
          %362 = tt.trans %361 {order = array<i32: 0, 2, 1, 3>} : tensor<64x8x4x2xf32> -> tensor<64x4x8x2xf32>
          %363 = tt.reshape %362 : tensor<64x4x8x2xf32> -> tensor<64x64xf32>
          %364 = tt.reshape %363 : tensor<64x64xf32> -> tensor<64x8x8xf32>
          %365 = tt.expand_dims %352 {axis = 2 : i32} : tensor<64x8xf32> -> tensor<64x8x1xf32>
          %366 = tt.broadcast %365 : tensor<64x8x1xf32> -> tensor<64x8x8xf32>
          %367 = arith.mulf %364, %366 : tensor<64x8x8xf32>
          %368 = tt.reshape %367 : tensor<64x8x8xf32> -> tensor<64x64xf32>
          %369 = tt.reshape %368 : tensor<64x64xf32> -> tensor<64x4x8x2xf32>
          %370 = tt.trans %369 {order = array<i32: 0, 2, 1, 3>} : tensor<64x4x8x2xf32> -> tensor<64x8x4x2xf32>
          %371 = tt.reshape %370 : tensor<64x8x4x2xf32> -> tensor<64x64xf32>
          %372 = arith.truncf %371 : tensor<64x64xf32> to tensor<64x64xbf16>
          %373 = tt.dot %80, %372, %77, inputPrecision = tf32 : tensor<64x64xbf16> * tensor<64x64xbf16> -> tensor<64x64xf32>
          %374 = tt.reshape %372 : tensor<64x64xbf16> -> tensor<4096xbf16>
          %375 = tt.reshape %374 : tensor<4096xbf16> -> tensor<64x64xbf16>
          %376 = tt.trans %375 {order = array<i32: 1, 0>} : tensor<64x64xbf16> -> tensor<64x64xbf16>
          %377 = tt.dot %360, %376, %322, inputPrecision = tf32 : tensor<64x64xbf16> * tensor<64x64xbf16> -> tensor<64x64xf32>
          %378 = tt.reshape %373 : tensor<64x64xf32> -> tensor<64x8x4x2xf32>
          %379 = tt.trans %378 {order = array<i32: 0, 2, 1, 3>} : tensor<64x8x4x2xf32> -> tensor<64x4x8x2xf32>
          %380 = tt.reshape %379 : tensor<64x4x8x2xf32> -> tensor<64x64xf32>
          %381 = tt.reshape %380 : tensor<64x64xf32> -> tensor<64x8x8xf32>
          %382 = arith.mulf %381, %354 : tensor<64x8x8xf32>
          %383 = tt.reshape %382 : tensor<64x8x8xf32> -> tensor<64x64xf32>
          %384 = tt.reshape %383 : tensor<64x64xf32> -> tensor<64x4x8x2xf32>
          %385 = tt.trans %384 {order = array<i32: 0, 2, 1, 3>} : tensor<64x4x8x2xf32> -> tensor<64x8x4x2xf32>
          %386 = tt.reshape %385 : tensor<64x8x4x2xf32> -> tensor<64x64xf32>
          %387 = arith.addf %323, %386 : tensor<64x64xf32>
          %388 = arith.extf %360 : tensor<64x64xbf16> to tensor<64x64xf32>
          %389 = arith.mulf %388, %373 : tensor<64x64xf32>
          %390 = tt.reshape %389 : tensor<64x64xf32> -> tensor<64x8x4x2xf32>
          %391 = tt.trans %390 {order = array<i32: 0, 2, 1, 3>} : tensor<64x8x4x2xf32> -> tensor<64x4x8x2xf32>
          %392 = tt.reshape %391 : tensor<64x4x8x2xf32> -> tensor<64x64xf32>
          %393 = tt.reshape %392 : tensor<64x64xf32> -> tensor<64x8x8xf32>
          %394 = "tt.reduce"(%393) <{axis = 2 : i32}> ({
          ^bb0(%395: f32, %396: f32):
            %397 = arith.addf %395, %396 : f32
            tt.reduce.return %397 : f32
          }) : (tensor<64x8x8xf32>) -> tensor<64x8xf32>
          %398 = arith.addf %324, %394 : tensor<64x8xf32>
          scf.yield %377, %387, %398 : tensor<64x64xf32>, tensor<64x64xf32>, tensor<64x8xf32>
        } {tt.num_stages = 1 : i32}
        %400 = tt.addptr %in_d, %140 : !tt.ptr<f32>, i32
        %401 = tt.splat %400 : !tt.ptr<f32> -> tensor<8x!tt.ptr<f32>>
        %402 = tt.addptr %401, %172 : tensor<8x!tt.ptr<f32>>, tensor<8xi32>
        %403 = tt.load %402 : tensor<8x!tt.ptr<f32>>
        %404 = tt.reshape %248 : tensor<64x64xf32> -> tensor<64x8x4x2xf32>
        %405 = tt.trans %404 {order = array<i32: 0, 2, 1, 3>} : tensor<64x8x4x2xf32> -> tensor<64x4x8x2xf32>
        %406 = tt.reshape %405 : tensor<64x4x8x2xf32> -> tensor<64x64xf32>
        %407 = tt.reshape %406 : tensor<64x64xf32> -> tensor<64x8x8xf32>
        %408 = tt.expand_dims %403 {axis = 0 : i32} : tensor<8xf32> -> tensor<1x8xf32>
        %409 = tt.expand_dims %408 {axis = 2 : i32} : tensor<1x8xf32> -> tensor<1x8x1xf32>
        %410 = tt.reshape %399#1 : tensor<64x64xf32> -> tensor<64x8x4x2xf32>
        %411 = tt.trans %410 {order = array<i32: 0, 2, 1, 3>} : tensor<64x8x4x2xf32> -> tensor<64x4x8x2xf32>
        %412 = tt.reshape %411 : tensor<64x4x8x2xf32> -> tensor<64x64xf32>
        %413 = tt.reshape %412 : tensor<64x64xf32> -> tensor<64x8x8xf32>
        %414 = tt.broadcast %409 : tensor<1x8x1xf32> -> tensor<64x8x8xf32>
        %415 = math.fma %407, %414, %413 : tensor<64x8x8xf32>
        %416 = tt.reshape %415 : tensor<64x8x8xf32> -> tensor<64x64xf32>
        %417 = tt.addptr %out_dx, %18 : !tt.ptr<bf16>, i64
        %418 = tt.addptr %417, %227 : !tt.ptr<bf16>, i32
        %419 = tt.splat %418 : !tt.ptr<bf16> -> tensor<64x64x!tt.ptr<bf16>>
        %420 = tt.addptr %419, %232 : tensor<64x64x!tt.ptr<bf16>>, tensor<64x64xi32>
        %421 = tt.splat %47 : i1 -> tensor<64x64xi1>
        %422 = arith.truncf %416 : tensor<64x64xf32> to tensor<64x64xbf16>
        tt.store %420, %422, %421 : tensor<64x64x!tt.ptr<bf16>>
        %424 = arith.muli %38, %423 : i32
        %425 = arith.extsi %424 : i32 to i64
        %426 = arith.addi %425, %3 : i64
        %427 = arith.muli %426, %13 : i64
        %428 = arith.addi %427, %15 : i64
        %430 = arith.muli %428, %429 : i64
        %431 = tt.addptr %out_terms, %430 : !tt.ptr<f32>, i64
        %433 = arith.divsi %137, %432 : i32
        %434 = tt.addptr %431, %433 : !tt.ptr<f32>, i32
        %436 = arith.muli %32, %435 : tensor<64x1xi32>
        %437 = tt.make_range {end = 16 : i32, start = 0 : i32} : tensor<16xi32>
        %438 = tt.expand_dims %437 {axis = 0 : i32} : tensor<16xi32> -> tensor<1x16xi32>
        %439 = tt.broadcast %436 : tensor<64x1xi32> -> tensor<64x16xi32>
        %440 = tt.broadcast %438 : tensor<1x16xi32> -> tensor<64x16xi32>
        %441 = arith.addi %439, %440 : tensor<64x16xi32>
        %442 = tt.splat %434 : !tt.ptr<f32> -> tensor<64x16x!tt.ptr<f32>>
        %443 = tt.addptr %442, %441 : tensor<64x16x!tt.ptr<f32>>, tensor<64x16xi32>
        %444 = tt.join %399#2, %299 : tensor<64x8xf32> -> tensor<64x8x2xf32>
        %445 = tt.reshape %444 : tensor<64x8x2xf32> -> tensor<64x16xf32>
        tt.store %443, %445 : tensor<64x16x!tt.ptr<f32>>
        scf.yield %399#0 : tensor<64x64xf32>
      } {tt.num_stages = 1 : i32}
      %447 = tt.addptr %61, %20 : !tt.ptr<bf16>, i64
      %448 = tt.splat %447 : !tt.ptr<bf16> -> tensor<64x128x!tt.ptr<bf16>>
      %449 = tt.addptr %448, %68 : tensor<64x128x!tt.ptr<bf16>>, tensor<64x128xi32>
      %450 = tt.load %449 : tensor<64x128x!tt.ptr<bf16>>
      %451 = arith.extf %450 : tensor<64x128xbf16> to tensor<64x128xf32>
      %452 = arith.select %45, %446#0, %77 : tensor<64x64xi1>, tensor<64x64xf32>
      %453 = arith.truncf %452 : tensor<64x64xf32> to tensor<64x64xbf16>
      %454 = tt.load %74 : tensor<64x128x!tt.ptr<bf16>>
      %455 = tt.dot %453, %454, %451, inputPrecision = tf32 : tensor<64x64xbf16> * tensor<64x128xbf16> -> tensor<64x128xf32>
      %456 = tt.addptr %59, %20 : !tt.ptr<bf16>, i64
      %457 = tt.splat %456 : !tt.ptr<bf16> -> tensor<64x128x!tt.ptr<bf16>>
      %458 = tt.addptr %457, %68 : tensor<64x128x!tt.ptr<bf16>>, tensor<64x128xi32>
      %459 = arith.truncf %455 : tensor<64x128xf32> to tensor<64x128xbf16>
      tt.store %458, %459 : tensor<64x128x!tt.ptr<bf16>>
    }
    tt.return
  }
}
", name = "ssd_bwd_strong", num_stages = 3 : i32, num_warps = 4 : i32}, output_operand_aliases = [#stablehlo.output_operand_alias<output_tuple_indices = [0], operand_index = 9, operand_tuple_indices = []>, #stablehlo.output_operand_alias<output_tuple_indices = [1], operand_index = 10, operand_tuple_indices = []>, #stablehlo.output_operand_alias<output_tuple_indices = [2], operand_index = 11, operand_tuple_indices = []>, #stablehlo.output_operand_alias<output_tuple_indices = [3], operand_index = 12, operand_tuple_indices = []>], operand_layouts = [dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[0]> : tensor<1xindex>, dense<[4, 3, 2, 1, 0]> : tensor<5xindex>, dense<[4, 3, 2, 1, 0]> : tensor<5xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[4, 3, 2, 1, 0]> : tensor<5xindex>], result_layouts = [dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[4, 3, 2, 1, 0]> : tensor<5xindex>]} : (tensor<16x1024x64x24xbf16>, tensor<16x1024x64x24xbf16>, tensor<16x1024x1x128xbf16>, tensor<16x1024x1x128xbf16>, tensor<16x64x1024xf32>, tensor<16x64x1024xf32>, tensor<64xf32>, tensor<16x16x64x24x128xbf16>, tensor<16x16x64x24x128xbf16>, tensor<16x1024x64x24xbf16>, tensor<16x1024x1x128xbf16>, tensor<16x1024x1x128xbf16>, tensor<2x16x1024x192x2xf32>) -> (tensor<16x1024x64x24xbf16>, tensor<16x1024x1x128xbf16>, tensor<16x1024x1x128xbf16>, tensor<2x16x1024x192x2xf32>)
    %k4:2 = stablehlo.custom_call @__gpu$xla.gpu.triton(%arg1, %arg2, %arg6, %k3#3, %k1#1, %k0#0, %k0#1) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 16 : i32, grid_y = 16 : i32, grid_z = 16 : i32, ir = "module {
  tt.func public @ssd_post(%dt: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %a: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %bias: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %pertoken: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %statedot: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %prepared: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %cum: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %ddt: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %parts: !tt.ptr<f32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %3 = arith.constant 64 : i32
    %9 = arith.constant 4 : i32
    %14 = arith.constant dense<64> : tensor<4xi32>
    %16 = arith.constant 65536 : i64
    %19 = arith.constant dense<1024> : tensor<1x4xi32>
    %33 = arith.constant dense<0.0e+00> : tensor<64x4xf32>
    %35 = arith.constant 0 : i64
    %37 = arith.constant 393216 : i64
    %40 = arith.constant dense<384> : tensor<64x1xi32>
    %42 = arith.constant dense<6> : tensor<1x4xi32>
    %58 = arith.constant dense<0.0e+00> : tensor<64x4x2xf32>
    %60 = arith.constant dense<2> : tensor<64x4x1xi32>
    %66 = arith.constant dense<4> : tensor<64x4x1xi32>
    %74 = arith.constant 16 : i64
    %98 = arith.constant 64 : i64
    %105 = arith.constant dense<24> : tensor<32xi32>
    %108 = arith.constant dense<0> : tensor<4xi64>
    %111 = arith.constant dense<24> : tensor<4x1xi64>
    %122 = arith.constant dense<0.0e+00> : tensor<4x32xf32>
    %125 = arith.constant dense<1024> : tensor<4xi32>
    %131 = arith.constant dense<63> : tensor<4xi32>
    %133 = arith.constant dense<0.0e+00> : tensor<4xf32>
    %165 = arith.constant dense<64> : tensor<64x1xi32>
    %180 = arith.constant dense<-1.442695e+00> : tensor<64x4xf32>
    %183 = arith.constant dense<1.0e+00> : tensor<64x4xf32>
    %187 = arith.constant dense<6.931472e-01> : tensor<64x4xf32>
    %193 = arith.constant dense<2.0e+01> : tensor<64x4xf32>
    %208 = arith.constant 192 : i64
    %223 = arith.constant dense<128> : tensor<4xi32>
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
    %36 = arith.addi %2, %35 : i64
    %38 = arith.muli %36, %37 : i64
    %39 = tt.addptr %pertoken, %38 : !tt.ptr<f32>, i64
    %41 = arith.muli %24, %40 : tensor<64x1xi32>
    %43 = arith.muli %18, %42 : tensor<1x4xi32>
    %44 = tt.broadcast %41 : tensor<64x1xi32> -> tensor<64x4xi32>
    %45 = tt.broadcast %43 : tensor<1x4xi32> -> tensor<64x4xi32>
    %46 = arith.addi %44, %45 : tensor<64x4xi32>
    %47 = tt.expand_dims %46 {axis = 2 : i32} : tensor<64x4xi32> -> tensor<64x4x1xi32>
    %48 = tt.splat %39 : !tt.ptr<f32> -> tensor<64x4x1x!tt.ptr<f32>>
    %49 = tt.addptr %48, %47 : tensor<64x4x1x!tt.ptr<f32>>, tensor<64x4x1xi32>
    %50 = tt.make_range {end = 2 : i32, start = 0 : i32} : tensor<2xi32>
    %51 = tt.expand_dims %50 {axis = 0 : i32} : tensor<2xi32> -> tensor<1x2xi32>
    %52 = tt.expand_dims %51 {axis = 0 : i32} : tensor<1x2xi32> -> tensor<1x1x2xi32>
    %53 = tt.broadcast %49 : tensor<64x4x1x!tt.ptr<f32>> -> tensor<64x4x2x!tt.ptr<f32>>
    %54 = tt.broadcast %52 : tensor<1x1x2xi32> -> tensor<64x4x2xi32>
    %55 = tt.addptr %53, %54 : tensor<64x4x2x!tt.ptr<f32>>, tensor<64x4x2xi32>
    %56 = tt.expand_dims %31 {axis = 2 : i32} : tensor<1x4xi1> -> tensor<1x4x1xi1>
    %57 = tt.broadcast %56 : tensor<1x4x1xi1> -> tensor<64x4x2xi1>
    %59 = tt.load %55, %57, %58 : tensor<64x4x2x!tt.ptr<f32>>
    %61 = tt.addptr %49, %60 : tensor<64x4x1x!tt.ptr<f32>>, tensor<64x4x1xi32>
    %62 = tt.broadcast %61 : tensor<64x4x1x!tt.ptr<f32>> -> tensor<64x4x2x!tt.ptr<f32>>
    %63 = tt.addptr %62, %54 : tensor<64x4x2x!tt.ptr<f32>>, tensor<64x4x2xi32>
    %64 = tt.load %63, %57, %58 : tensor<64x4x2x!tt.ptr<f32>>
    %65 = arith.addf %59, %64 : tensor<64x4x2xf32>
    %67 = tt.addptr %49, %66 : tensor<64x4x1x!tt.ptr<f32>>, tensor<64x4x1xi32>
    %68 = tt.broadcast %67 : tensor<64x4x1x!tt.ptr<f32>> -> tensor<64x4x2x!tt.ptr<f32>>
    %69 = tt.addptr %68, %54 : tensor<64x4x2x!tt.ptr<f32>>, tensor<64x4x2xi32>
    %70 = tt.load %69, %57, %58 : tensor<64x4x2x!tt.ptr<f32>>
    %71 = arith.addf %65, %70 : tensor<64x4x2xf32>
    %72, %73 = tt.split %71 : tensor<64x4x2xf32> -> tensor<64x4xf32>
    %75 = arith.addi %2, %74 : i64
    %76 = arith.muli %75, %37 : i64
    %77 = tt.addptr %pertoken, %76 : !tt.ptr<f32>, i64
    %78 = tt.splat %77 : !tt.ptr<f32> -> tensor<64x4x1x!tt.ptr<f32>>
    %79 = tt.addptr %78, %47 : tensor<64x4x1x!tt.ptr<f32>>, tensor<64x4x1xi32>
    %80 = tt.broadcast %79 : tensor<64x4x1x!tt.ptr<f32>> -> tensor<64x4x2x!tt.ptr<f32>>
    %81 = tt.addptr %80, %54 : tensor<64x4x2x!tt.ptr<f32>>, tensor<64x4x2xi32>
    %82 = tt.load %81, %57, %58 : tensor<64x4x2x!tt.ptr<f32>>
    %83 = tt.addptr %79, %60 : tensor<64x4x1x!tt.ptr<f32>>, tensor<64x4x1xi32>
    %84 = tt.broadcast %83 : tensor<64x4x1x!tt.ptr<f32>> -> tensor<64x4x2x!tt.ptr<f32>>
    %85 = tt.addptr %84, %54 : tensor<64x4x2x!tt.ptr<f32>>, tensor<64x4x2xi32>
    %86 = tt.load %85, %57, %58 : tensor<64x4x2x!tt.ptr<f32>>
    %87 = arith.addf %82, %86 : tensor<64x4x2xf32>
    %88 = tt.addptr %79, %66 : tensor<64x4x1x!tt.ptr<f32>>, tensor<64x4x1xi32>
    %89 = tt.broadcast %88 : tensor<64x4x1x!tt.ptr<f32>> -> tensor<64x4x2x!tt.ptr<f32>>
    %90 = tt.addptr %89, %54 : tensor<64x4x2x!tt.ptr<f32>>, tensor<64x4x2xi32>
    %91 = tt.load %90, %57, %58 : tensor<64x4x2x!tt.ptr<f32>>
    %92 = arith.addf %87, %91 : tensor<64x4x2xf32>
    %93, %94 = tt.split %92 : tensor<64x4x2xf32> -> tensor<64x4xf32>
    %95 = arith.muli %2, %74 : i64
    %96 = arith.extsi %0 : i32 to i64
    %97 = arith.addi %95, %96 : i64
    %99 = arith.muli %97, %98 : i64
    %100 = arith.extsi %13 : tensor<4xi32> to tensor<4xi64>
    %101 = tt.splat %99 : i64 -> tensor<4xi64>
    %102 = arith.addi %101, %100 : tensor<4xi64>
    %103 = tt.expand_dims %15 {axis = 1 : i32} : tensor<4xi1> -> tensor<4x1xi1>
    %104 = tt.make_range {end = 32 : i32, start = 0 : i32} : tensor<32xi32>
    %106 = arith.cmpi slt, %104, %105 : tensor<32xi32>
    %107 = tt.expand_dims %106 {axis = 0 : i32} : tensor<32xi1> -> tensor<1x32xi1>
    %109 = arith.addi %102, %108 : tensor<4xi64>
    %110 = tt.expand_dims %109 {axis = 1 : i32} : tensor<4xi64> -> tensor<4x1xi64>
    %112 = arith.muli %110, %111 : tensor<4x1xi64>
    %113 = tt.splat %statedot : !tt.ptr<f32> -> tensor<4x1x!tt.ptr<f32>>
    %114 = tt.addptr %113, %112 : tensor<4x1x!tt.ptr<f32>>, tensor<4x1xi64>
    %115 = tt.expand_dims %104 {axis = 0 : i32} : tensor<32xi32> -> tensor<1x32xi32>
    %116 = tt.broadcast %114 : tensor<4x1x!tt.ptr<f32>> -> tensor<4x32x!tt.ptr<f32>>
    %117 = tt.broadcast %115 : tensor<1x32xi32> -> tensor<4x32xi32>
    %118 = tt.addptr %116, %117 : tensor<4x32x!tt.ptr<f32>>, tensor<4x32xi32>
    %119 = tt.broadcast %103 : tensor<4x1xi1> -> tensor<4x32xi1>
    %120 = tt.broadcast %107 : tensor<1x32xi1> -> tensor<4x32xi1>
    %121 = arith.andi %119, %120 : tensor<4x32xi1>
    %123 = tt.load %118, %121, %122 : tensor<4x32x!tt.ptr<f32>>
    %124 = tt.addptr %cum, %17 : !tt.ptr<f32>, i64
    %126 = arith.muli %13, %125 : tensor<4xi32>
    %127 = tt.splat %124 : !tt.ptr<f32> -> tensor<4x!tt.ptr<f32>>
    %128 = tt.addptr %127, %126 : tensor<4x!tt.ptr<f32>>, tensor<4xi32>
    %129 = tt.splat %4 : i32 -> tensor<4xi32>
    %130 = tt.addptr %128, %129 : tensor<4x!tt.ptr<f32>>, tensor<4xi32>
    %132 = tt.addptr %130, %131 : tensor<4x!tt.ptr<f32>>, tensor<4xi32>
    %134 = tt.load %132, %15, %133 : tensor<4x!tt.ptr<f32>>
    %135 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %134 : tensor<4xf32> -> tensor<4xf32>
    %136 = tt.expand_dims %135 {axis = 1 : i32} : tensor<4xf32> -> tensor<4x1xf32>
    %137 = tt.broadcast %136 : tensor<4x1xf32> -> tensor<4x32xf32>
    %138 = arith.mulf %123, %137 : tensor<4x32xf32>
    %139 = "tt.reduce"(%73) <{axis = 0 : i32}> ({
    ^bb0(%140: f32, %141: f32):
      %142 = arith.addf %140, %141 : f32
      tt.reduce.return %142 : f32
    }) : (tensor<64x4xf32>) -> tensor<4xf32>
    %143 = "tt.reduce"(%138) <{axis = 1 : i32}> ({
    ^bb0(%144: f32, %145: f32):
      %146 = arith.addf %144, %145 : f32
      tt.reduce.return %146 : f32
    }) : (tensor<4x32xf32>) -> tensor<4xf32>
    %147 = arith.addf %139, %143 : tensor<4xf32>
    %148 = arith.subf %93, %72 : tensor<64x4xf32>
    %149 = "tt.scan"(%148) <{axis = 0 : i32, reverse = true}> ({
    ^bb0(%150: f32, %151: f32):
      %152 = arith.addf %150, %151 : f32
      tt.scan.return %152 : f32
    }) : (tensor<64x4xf32>) -> tensor<64x4xf32>
    %153 = tt.expand_dims %147 {axis = 0 : i32} : tensor<4xf32> -> tensor<1x4xf32>
    %154 = tt.broadcast %153 : tensor<1x4xf32> -> tensor<64x4xf32>
    %155 = arith.addf %149, %154 : tensor<64x4xf32>
    %156 = tt.splat %a : !tt.ptr<f32> -> tensor<4x!tt.ptr<f32>>
    %157 = tt.addptr %156, %13 : tensor<4x!tt.ptr<f32>>, tensor<4xi32>
    %158 = tt.load %157, %15, %133 : tensor<4x!tt.ptr<f32>>
    %159 = arith.divf %72, %34 : tensor<64x4xf32>
    %160 = tt.expand_dims %158 {axis = 0 : i32} : tensor<4xf32> -> tensor<1x4xf32>
    %161 = tt.broadcast %160 : tensor<1x4xf32> -> tensor<64x4xf32>
    %162 = arith.mulf %155, %161 : tensor<64x4xf32>
    %163 = arith.addf %159, %162 : tensor<64x4xf32>
    %164 = tt.addptr %dt, %17 : !tt.ptr<f32>, i64
    %166 = arith.muli %24, %165 : tensor<64x1xi32>
    %167 = tt.splat %164 : !tt.ptr<f32> -> tensor<64x1x!tt.ptr<f32>>
    %168 = tt.addptr %167, %166 : tensor<64x1x!tt.ptr<f32>>, tensor<64x1xi32>
    %169 = tt.broadcast %168 : tensor<64x1x!tt.ptr<f32>> -> tensor<64x4x!tt.ptr<f32>>
    %170 = tt.broadcast %18 : tensor<1x4xi32> -> tensor<64x4xi32>
    %171 = tt.addptr %169, %170 : tensor<64x4x!tt.ptr<f32>>, tensor<64x4xi32>
    %172 = tt.load %171, %32, %33 : tensor<64x4x!tt.ptr<f32>>
    %173 = tt.splat %bias : !tt.ptr<f32> -> tensor<4x!tt.ptr<f32>>
    %174 = tt.addptr %173, %13 : tensor<4x!tt.ptr<f32>>, tensor<4xi32>
    %175 = tt.load %174, %15, %133 : tensor<4x!tt.ptr<f32>>
    %176 = tt.expand_dims %175 {axis = 0 : i32} : tensor<4xf32> -> tensor<1x4xf32>
    %177 = tt.broadcast %176 : tensor<1x4xf32> -> tensor<64x4xf32>
    %178 = arith.addf %172, %177 : tensor<64x4xf32>
    %179 = math.absf %178 : tensor<64x4xf32>
    %181 = arith.mulf %179, %180 : tensor<64x4xf32>
    %182 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %181 : tensor<64x4xf32> -> tensor<64x4xf32>
    %184 = arith.addf %182, %183 : tensor<64x4xf32>
    %185 = arith.subf %184, %183 : tensor<64x4xf32>
    %186 = math.log2 %184 : tensor<64x4xf32>
    %188 = arith.mulf %186, %187 : tensor<64x4xf32>
    %189 = arith.divf %182, %185 : tensor<64x4xf32>
    %190 = arith.mulf %188, %189 : tensor<64x4xf32>
    %191 = arith.cmpf oeq, %185, %33 : tensor<64x4xf32>
    %192 = arith.select %191, %182, %190 : tensor<64x4xi1>, tensor<64x4xf32>
    %194 = arith.cmpf ogt, %178, %193 : tensor<64x4xf32>
    %195 = arith.maxnumf %178, %33 : tensor<64x4xf32>
    %196 = arith.addf %195, %192 : tensor<64x4xf32>
    %197 = arith.select %194, %178, %196 : tensor<64x4xi1>, tensor<64x4xf32>
    %198 = arith.mulf %178, %180 : tensor<64x4xf32>
    %199 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %198 : tensor<64x4xf32> -> tensor<64x4xf32>
    %200 = arith.addf %199, %183 : tensor<64x4xf32>
    %201 = arith.divf %163, %200 : tensor<64x4xf32>
    %202 = arith.select %194, %163, %201 : tensor<64x4xi1>, tensor<64x4xf32>
    %203 = tt.addptr %ddt, %17 : !tt.ptr<f32>, i64
    %204 = tt.splat %203 : !tt.ptr<f32> -> tensor<64x1x!tt.ptr<f32>>
    %205 = tt.addptr %204, %166 : tensor<64x1x!tt.ptr<f32>>, tensor<64x1xi32>
    %206 = tt.broadcast %205 : tensor<64x1x!tt.ptr<f32>> -> tensor<64x4x!tt.ptr<f32>>
    %207 = tt.addptr %206, %170 : tensor<64x4x!tt.ptr<f32>>, tensor<64x4xi32>
    tt.store %207, %202, %32 : tensor<64x4x!tt.ptr<f32>>
    %209 = arith.muli %97, %208 : i64
    %210 = tt.addptr %parts, %209 : !tt.ptr<f32>, i64
    %211 = tt.splat %210 : !tt.ptr<f32> -> tensor<4x!tt.ptr<f32>>
    %212 = tt.addptr %211, %13 : tensor<4x!tt.ptr<f32>>, tensor<4xi32>
    %213 = arith.mulf %155, %34 : tensor<64x4xf32>
    %214 = "tt.reduce"(%213) <{axis = 0 : i32}> ({
    ^bb0(%215: f32, %216: f32):
      %217 = arith.addf %215, %216 : f32
      tt.reduce.return %217 : f32
    }) : (tensor<64x4xf32>) -> tensor<4xf32>
    tt.store %212, %214, %15 : tensor<4x!tt.ptr<f32>>
    %218 = tt.addptr %212, %14 : tensor<4x!tt.ptr<f32>>, tensor<4xi32>
    %219 = "tt.reduce"(%94) <{axis = 0 : i32}> ({
    ^bb0(%220: f32, %221: f32):
      %222 = arith.addf %220, %221 : f32
      tt.reduce.return %222 : f32
    }) : (tensor<64x4xf32>) -> tensor<4xf32>
    tt.store %218, %219, %15 : tensor<4x!tt.ptr<f32>>
    %224 = tt.addptr %212, %223 : tensor<4x!tt.ptr<f32>>, tensor<4xi32>
    %225 = "tt.reduce"(%202) <{axis = 0 : i32}> ({
    ^bb0(%226: f32, %227: f32):
      %228 = arith.addf %226, %227 : f32
      tt.reduce.return %228 : f32
    }) : (tensor<64x4xf32>) -> tensor<4xf32>
    tt.store %224, %225, %15 : tensor<4x!tt.ptr<f32>>
    tt.return
  }
}
", name = "ssd_post", num_stages = 3 : i32, num_warps = 4 : i32}, operand_layouts = [dense<[2, 1, 0]> : tensor<3xindex>, dense<[0]> : tensor<1xindex>, dense<[0]> : tensor<1xindex>, dense<[4, 3, 2, 1, 0]> : tensor<5xindex>, dense<[4, 3, 2, 1, 0]> : tensor<5xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[2, 1, 0]> : tensor<3xindex>], result_layouts = [dense<[2, 1, 0]> : tensor<3xindex>, dense<[1, 0]> : tensor<2xindex>]} : (tensor<16x1024x64xf32>, tensor<64xf32>, tensor<64xf32>, tensor<2x16x1024x192x2xf32>, tensor<1x16x16x64x24xf32>, tensor<16x64x1024xf32>, tensor<16x64x1024xf32>) -> (tensor<16x1024x64xf32>, tensor<256x192xf32>)
    %k5:3 = stablehlo.custom_call @__gpu$xla.gpu.triton(%k4#1) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 6 : i32, grid_y = 1 : i32, grid_z = 1 : i32, ir = "module {
  tt.func public @column_sums(%parts0: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %sums0_0: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %sums0_1: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %sums0_2: !tt.ptr<f32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %1 = arith.constant 0 : i32
    %2 = arith.constant 256 : i32
    %3 = arith.constant 192 : i32
    %6 = arith.constant 32 : i32
    %14 = arith.constant dense<0.0e+00> : tensor<128x32xf32>
    %15 = arith.constant 1 : i32
    %16 = arith.constant 2 : i32
    %19 = arith.constant 128 : i32
    %47 = arith.constant dense<0> : tensor<32xi32>
    %52 = arith.constant dense<64> : tensor<32xi32>
    %55 = arith.constant 6 : i32
    %68 = arith.constant dense<128> : tensor<32xi32>
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
", name = "column_sums", num_stages = 3 : i32, num_warps = 4 : i32}, operand_layouts = [dense<[1, 0]> : tensor<2xindex>], result_layouts = [dense<[0]> : tensor<1xindex>, dense<[0]> : tensor<1xindex>, dense<[0]> : tensor<1xindex>]} : (tensor<256x192xf32>) -> (tensor<64xf32>, tensor<64xf32>, tensor<64xf32>)
    return %k3#0, %k4#0, %k5#0, %k3#1, %k3#2, %k5#1, %k5#2 : tensor<16x1024x64x24xbf16>, tensor<16x1024x64xf32>, tensor<64xf32>, tensor<16x1024x1x128xbf16>, tensor<16x1024x1x128xbf16>, tensor<64xf32>, tensor<64xf32>
