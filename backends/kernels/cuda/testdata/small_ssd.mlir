    %k0:3 = stablehlo.custom_call @__gpu$xla.gpu.triton(%arg1, %arg2, %arg6) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 16 : i32, grid_y = 8 : i32, grid_z = 16 : i32, ir = "module {
  tt.func public @ssd_prep(%dt: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %a: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %bias: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %out_cum: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %out_shift: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %out_toend: !tt.ptr<f32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
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
    %66 = arith.constant dense<-4.0e+01> : tensor<64x8xf32>
    %72 = arith.constant dense<1024> : tensor<1x8xi32>
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
    %67 = arith.maxnumf %65, %66 : tensor<64x8xf32>
    %68 = "tt.scan"(%67) <{axis = 0 : i32, reverse = false}> ({
    ^bb0(%69: f32, %70: f32):
      %71 = arith.addf %69, %70 : f32
      tt.scan.return %71 : f32
    }) : (tensor<64x8xf32>) -> tensor<64x8xf32>
    %73 = arith.muli %24, %72 : tensor<1x8xi32>
    %74 = arith.extsi %73 : tensor<1x8xi32> to tensor<1x8xi64>
    %75 = tt.splat %17 : i64 -> tensor<1x8xi64>
    %76 = arith.addi %75, %74 : tensor<1x8xi64>
    %77 = arith.extsi %19 : tensor<64x1xi32> to tensor<64x1xi64>
    %78 = tt.broadcast %76 : tensor<1x8xi64> -> tensor<64x8xi64>
    %79 = tt.broadcast %77 : tensor<64x1xi64> -> tensor<64x8xi64>
    %80 = arith.addi %78, %79 : tensor<64x8xi64>
    %81 = tt.splat %out_cum : !tt.ptr<f32> -> tensor<64x8x!tt.ptr<f32>>
    %82 = tt.addptr %81, %80 : tensor<64x8x!tt.ptr<f32>>, tensor<64x8xi64>
    tt.store %82, %68, %29 : tensor<64x8x!tt.ptr<f32>>
    %83 = tt.splat %out_shift : !tt.ptr<f32> -> tensor<64x8x!tt.ptr<f32>>
    %84 = tt.addptr %83, %80 : tensor<64x8x!tt.ptr<f32>>, tensor<64x8xi64>
    %85 = tt.elementwise_inline_asm "lg2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %57 : tensor<64x8xf32> -> tensor<64x8xf32>
    %86 = arith.subf %68, %85 : tensor<64x8xf32>
    tt.store %84, %86, %29 : tensor<64x8x!tt.ptr<f32>>
    %87 = tt.splat %out_toend : !tt.ptr<f32> -> tensor<64x8x!tt.ptr<f32>>
    %88 = tt.addptr %87, %80 : tensor<64x8x!tt.ptr<f32>>, tensor<64x8xi64>
    %89 = "tt.reduce"(%68) <{axis = 0 : i32}> ({
    ^bb0(%90: f32, %91: f32):
      %92 = arith.minnumf %90, %91 : f32
      tt.reduce.return %92 : f32
    }) : (tensor<64x8xf32>) -> tensor<8xf32>
    %93 = tt.expand_dims %89 {axis = 0 : i32} : tensor<8xf32> -> tensor<1x8xf32>
    %94 = tt.broadcast %93 : tensor<1x8xf32> -> tensor<64x8xf32>
    %95 = arith.subf %94, %68 : tensor<64x8xf32>
    %96 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %95 : tensor<64x8xf32> -> tensor<64x8xf32>
    %97 = arith.mulf %57, %96 : tensor<64x8xf32>
    tt.store %88, %97, %29 : tensor<64x8x!tt.ptr<f32>>
    tt.return
  }
}
", name = "ssd_prep", num_stages = 3 : i32, num_warps = 4 : i32}, operand_layouts = [dense<[2, 1, 0]> : tensor<3xindex>, dense<[0]> : tensor<1xindex>, dense<[0]> : tensor<1xindex>], result_layouts = [dense<[2, 1, 0]> : tensor<3xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[2, 1, 0]> : tensor<3xindex>]} : (tensor<16x1024x64xf32>, tensor<64xf32>, tensor<64xf32>) -> (tensor<16x64x1024xf32>, tensor<16x64x1024xf32>, tensor<16x64x1024xf32>)
    %k1:2 = stablehlo.custom_call @__gpu$xla.gpu.triton(%arg0, %arg3, %k0#2, %k0#0) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 24 : i32, grid_y = 1 : i32, grid_z = 16 : i32, ir = "module attributes {ttg.maxnreg = 168 : i32} {
  tt.func public @ssd_scan(%x: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %b: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %factor: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %decay: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %states: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %end: !tt.ptr<f32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
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
    %51 = arith.constant 0 : i32
    %52 = arith.constant 16 : i32
    %59 = arith.constant 196608 : i64
    %65 = arith.constant 1536 : i32
    %69 = arith.constant dense<1536> : tensor<64x1xi32>
    %80 = arith.constant dense<128> : tensor<64x1xi32>
    %87 = arith.constant 1024 : i64
    %93 = arith.constant dense<8> : tensor<8xi32>
    %95 = arith.constant 3072 : i32
    %101 = arith.constant 3 : i32
    %108 = arith.constant 2048 : i32
    %118 = arith.constant 2 : i32
    %125 = arith.constant 1024 : i32
    %156 = arith.constant 63 : i32
    %158 = arith.constant dense<1024> : tensor<64xi32>
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
    %169:1 = scf.for %53 = %51 to %52 step %26 iter_args(%54 = %50) -> (tensor<64x128xf32>) : i32 {
      %55 = arith.muli %53, %2 : i32
      %56 = tt.splat %55 : i32 -> tensor<64xi32>
      %57 = arith.addi %56, %1 : tensor<64xi32>
      %58 = arith.extsi %53 : i32 to i64
      %60 = arith.muli %58, %59 : i64
      %61 = tt.addptr %42, %60 : !tt.ptr<bf16>, i64
      %62 = tt.splat %61 : !tt.ptr<bf16> -> tensor<64x128x!tt.ptr<bf16>>
      %63 = tt.addptr %62, %49 : tensor<64x128x!tt.ptr<bf16>>, tensor<64x128xi32>
      %64 = arith.truncf %54 : tensor<64x128xf32> to tensor<64x128xbf16>
      tt.store %63, %64 : tensor<64x128x!tt.ptr<bf16>>
      %66 = arith.muli %55, %65 : i32
      %67 = tt.addptr %28, %66 : !tt.ptr<bf16>, i32
      %68 = tt.expand_dims %1 {axis = 1 : i32} : tensor<64xi32> -> tensor<64x1xi32>
      %70 = arith.muli %68, %69 : tensor<64x1xi32>
      %71 = tt.expand_dims %1 {axis = 0 : i32} : tensor<64xi32> -> tensor<1x64xi32>
      %72 = tt.broadcast %70 : tensor<64x1xi32> -> tensor<64x64xi32>
      %73 = tt.broadcast %71 : tensor<1x64xi32> -> tensor<64x64xi32>
      %74 = arith.addi %72, %73 : tensor<64x64xi32>
      %75 = tt.splat %67 : !tt.ptr<bf16> -> tensor<64x64x!tt.ptr<bf16>>
      %76 = tt.addptr %75, %74 : tensor<64x64x!tt.ptr<bf16>>, tensor<64x64xi32>
      %77 = tt.load %76 : tensor<64x64x!tt.ptr<bf16>>
      %78 = arith.muli %55, %17 : i32
      %79 = tt.addptr %33, %78 : !tt.ptr<bf16>, i32
      %81 = arith.muli %68, %80 : tensor<64x1xi32>
      %82 = tt.broadcast %81 : tensor<64x1xi32> -> tensor<64x128xi32>
      %83 = arith.addi %82, %48 : tensor<64x128xi32>
      %84 = tt.splat %79 : !tt.ptr<bf16> -> tensor<64x128x!tt.ptr<bf16>>
      %85 = tt.addptr %84, %83 : tensor<64x128x!tt.ptr<bf16>>, tensor<64x128xi32>
      %86 = tt.load %85 : tensor<64x128x!tt.ptr<bf16>>
      %88 = arith.muli %37, %87 : i64
      %89 = tt.addptr %factor, %88 : !tt.ptr<f32>, i64
      %90 = tt.addptr %89, %55 : !tt.ptr<f32>, i32
      %91 = arith.extf %77 : tensor<64x64xbf16> to tensor<64x64xf32>
      %92 = tt.make_range {end = 8 : i32, start = 0 : i32} : tensor<8xi32>
      %94 = arith.muli %92, %93 : tensor<8xi32>
      %96 = tt.addptr %90, %95 : !tt.ptr<f32>, i32
      %97 = tt.splat %96 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %98 = tt.addptr %97, %1 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %99 = tt.load %98 : tensor<64x!tt.ptr<f32>>
      %100 = tt.expand_dims %99 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
      %102 = arith.addi %7, %101 : i32
      %103 = arith.muli %102, %4 : i32
      %104 = arith.subi %103, %3 : i32
      %105 = tt.splat %104 : i32 -> tensor<8xi32>
      %106 = arith.cmpi slt, %94, %105 : tensor<8xi32>
      %107 = tt.expand_dims %106 {axis = 0 : i32} : tensor<8xi1> -> tensor<1x8xi1>
      %109 = tt.addptr %90, %108 : !tt.ptr<f32>, i32
      %110 = tt.splat %109 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %111 = tt.addptr %110, %1 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %112 = tt.load %111 : tensor<64x!tt.ptr<f32>>
      %113 = tt.expand_dims %112 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
      %114 = tt.broadcast %107 : tensor<1x8xi1> -> tensor<64x8xi1>
      %115 = tt.broadcast %113 : tensor<64x1xf32> -> tensor<64x8xf32>
      %116 = tt.broadcast %100 : tensor<64x1xf32> -> tensor<64x8xf32>
      %117 = arith.select %114, %115, %116 : tensor<64x8xi1>, tensor<64x8xf32>
      %119 = arith.addi %7, %118 : i32
      %120 = arith.muli %119, %4 : i32
      %121 = arith.subi %120, %3 : i32
      %122 = tt.splat %121 : i32 -> tensor<8xi32>
      %123 = arith.cmpi slt, %94, %122 : tensor<8xi32>
      %124 = tt.expand_dims %123 {axis = 0 : i32} : tensor<8xi1> -> tensor<1x8xi1>
      %126 = tt.addptr %90, %125 : !tt.ptr<f32>, i32
      %127 = tt.splat %126 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %128 = tt.addptr %127, %1 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %129 = tt.load %128 : tensor<64x!tt.ptr<f32>>
      %130 = tt.expand_dims %129 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
      %131 = tt.broadcast %124 : tensor<1x8xi1> -> tensor<64x8xi1>
      %132 = tt.broadcast %130 : tensor<64x1xf32> -> tensor<64x8xf32>
      %133 = arith.select %131, %132, %117 : tensor<64x8xi1>, tensor<64x8xf32>
      %134 = arith.addi %7, %26 : i32
      %135 = arith.muli %134, %4 : i32
      %136 = arith.subi %135, %3 : i32
      %137 = tt.splat %136 : i32 -> tensor<8xi32>
      %138 = arith.cmpi slt, %94, %137 : tensor<8xi32>
      %139 = tt.expand_dims %138 {axis = 0 : i32} : tensor<8xi1> -> tensor<1x8xi1>
      %140 = tt.addptr %90, %51 : !tt.ptr<f32>, i32
      %141 = tt.splat %140 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %142 = tt.addptr %141, %1 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %143 = tt.load %142 : tensor<64x!tt.ptr<f32>>
      %144 = tt.expand_dims %143 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
      %145 = tt.broadcast %139 : tensor<1x8xi1> -> tensor<64x8xi1>
      %146 = tt.broadcast %144 : tensor<64x1xf32> -> tensor<64x8xf32>
      %147 = arith.select %145, %146, %133 : tensor<64x8xi1>, tensor<64x8xf32>
      %148 = tt.reshape %91 : tensor<64x64xf32> -> tensor<64x8x8xf32>
      %149 = tt.expand_dims %147 {axis = 2 : i32} : tensor<64x8xf32> -> tensor<64x8x1xf32>
      %150 = tt.broadcast %149 : tensor<64x8x1xf32> -> tensor<64x8x8xf32>
      %151 = arith.mulf %148, %150 : tensor<64x8x8xf32>
      %152 = tt.reshape %151 : tensor<64x8x8xf32> -> tensor<64x64xf32>
      %153 = arith.truncf %152 : tensor<64x64xf32> to tensor<64x64xbf16>
      %154 = tt.addptr %decay, %88 : !tt.ptr<f32>, i64
      %155 = tt.addptr %154, %55 : !tt.ptr<f32>, i32
      %157 = tt.addptr %155, %156 : !tt.ptr<f32>, i32
      %159 = arith.muli %13, %158 : tensor<64xi32>
      %160 = tt.splat %157 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %161 = tt.addptr %160, %159 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %162 = tt.load %161 : tensor<64x!tt.ptr<f32>>
      %163 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %162 : tensor<64xf32> -> tensor<64xf32>
      %164 = tt.trans %153 {order = array<i32: 1, 0>} : tensor<64x64xbf16> -> tensor<64x64xbf16>
      %165 = tt.expand_dims %163 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
      %166 = tt.broadcast %165 : tensor<64x1xf32> -> tensor<64x128xf32>
      %167 = arith.mulf %54, %166 : tensor<64x128xf32>
      %168 = tt.dot %164, %86, %167, inputPrecision = tf32 : tensor<64x64xbf16> * tensor<64x128xbf16> -> tensor<64x128xf32>
      scf.yield %168 : tensor<64x128xf32>
    } {tt.num_stages = 3 : i32}
    %170 = arith.muli %15, %59 : i64
    %171 = tt.addptr %end, %170 : !tt.ptr<f32>, i64
    %172 = tt.addptr %171, %41 : !tt.ptr<f32>, i32
    %173 = tt.splat %172 : !tt.ptr<f32> -> tensor<64x128x!tt.ptr<f32>>
    %174 = tt.addptr %173, %49 : tensor<64x128x!tt.ptr<f32>>, tensor<64x128xi32>
    tt.store %174, %169#0 : tensor<64x128x!tt.ptr<f32>>
    tt.return
  }
}
", name = "ssd_scan", num_stages = 3 : i32, num_warps = 4 : i32}, operand_layouts = [dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[2, 1, 0]> : tensor<3xindex>], result_layouts = [dense<[4, 3, 2, 1, 0]> : tensor<5xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>]} : (tensor<16x1024x64x24xbf16>, tensor<16x1024x1x128xbf16>, tensor<16x64x1024xf32>, tensor<16x64x1024xf32>) -> (tensor<16x16x64x24x128xbf16>, tensor<16x64x24x128xf32>)
    %k2:1 = stablehlo.custom_call @__gpu$xla.gpu.triton(%arg0, %arg3, %arg4, %k0#1, %k0#0, %arg5, %k1#0) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 16 : i32, grid_y = 1 : i32, grid_z = 16 : i32, ir = "module {
  tt.func public @ssd_y(%x: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %b: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %c: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %weight: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %cum: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %d: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %states: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %y: !tt.ptr<bf16> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %7 = arith.constant 64 : i32
    %9 = arith.constant dense<24> : tensor<32xi32>
    %13 = arith.constant 1024 : i64
    %17 = arith.constant 1536 : i64
    %19 = arith.constant 128 : i64
    %21 = arith.constant 16 : i64
    %25 = arith.constant 196608 : i64
    %27 = arith.constant 65536 : i64
    %33 = arith.constant dense<128> : tensor<64x1xi32>
    %44 = arith.constant dense<128> : tensor<1x64xi32>
    %55 = arith.constant dense<0.0e+00> : tensor<64x64xf32>
    %59 = arith.constant 0 : i32
    %60 = arith.constant 1 : i32
    %61 = arith.constant 24 : i32
    %67 = arith.constant 60 : i32
    %71 = arith.constant dense<24> : tensor<64xi32>
    %78 = arith.constant dense<1536> : tensor<64x1xi32>
    %85 = arith.constant dense<128> : tensor<64xi32>
    %91 = arith.constant 128 : i32
    %98 = arith.constant dense<8> : tensor<8xi32>
    %102 = arith.constant dense<24> : tensor<8xi32>
    %106 = arith.constant dense<1024> : tensor<8xi32>
    %109 = arith.constant 1024 : i32
    %126 = arith.constant 63 : i32
    %135 = arith.constant dense<-1.6e+02> : tensor<8xf32>
    %137 = arith.constant dense<5.0e-01> : tensor<8xf32>
    %143 = arith.constant dense<-1.6e+02> : tensor<64x8xf32>
    %146 = arith.constant dense<-1.0e+09> : tensor<64x8xf32>
    %175 = arith.constant -1.59e+02 : f32
    %177 = arith.constant -6.25e-03 : f32
    %179 = arith.constant 1.5625e-02 : f32
    %186 = arith.constant -1.6e+02 : f32
    %188 = arith.constant 8.0e+01 : f32
    %192 = arith.constant 1.6e+02 : f32
    %199 = arith.constant dense<8.0e+01> : tensor<64x8xf32>
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
    %30 = tt.addptr %c, %20 : !tt.ptr<bf16>, i64
    %31 = tt.expand_dims %4 {axis = 1 : i32} : tensor<64xi32> -> tensor<64x1xi32>
    %32 = tt.expand_dims %6 {axis = 0 : i32} : tensor<128xi32> -> tensor<1x128xi32>
    %34 = arith.muli %31, %33 : tensor<64x1xi32>
    %35 = tt.broadcast %34 : tensor<64x1xi32> -> tensor<64x128xi32>
    %36 = tt.broadcast %32 : tensor<1x128xi32> -> tensor<64x128xi32>
    %37 = arith.addi %35, %36 : tensor<64x128xi32>
    %38 = tt.splat %30 : !tt.ptr<bf16> -> tensor<64x128x!tt.ptr<bf16>>
    %39 = tt.addptr %38, %37 : tensor<64x128x!tt.ptr<bf16>>, tensor<64x128xi32>
    %40 = tt.load %39 : tensor<64x128x!tt.ptr<bf16>>
    %41 = tt.addptr %b, %20 : !tt.ptr<bf16>, i64
    %42 = tt.expand_dims %4 {axis = 0 : i32} : tensor<64xi32> -> tensor<1x64xi32>
    %43 = tt.expand_dims %6 {axis = 1 : i32} : tensor<128xi32> -> tensor<128x1xi32>
    %45 = arith.muli %42, %44 : tensor<1x64xi32>
    %46 = tt.broadcast %45 : tensor<1x64xi32> -> tensor<128x64xi32>
    %47 = tt.broadcast %43 : tensor<128x1xi32> -> tensor<128x64xi32>
    %48 = arith.addi %46, %47 : tensor<128x64xi32>
    %49 = tt.splat %41 : !tt.ptr<bf16> -> tensor<128x64x!tt.ptr<bf16>>
    %50 = tt.addptr %49, %48 : tensor<128x64x!tt.ptr<bf16>>, tensor<128x64xi32>
    %51 = tt.load %50 : tensor<128x64x!tt.ptr<bf16>>
    %52 = tt.broadcast %31 : tensor<64x1xi32> -> tensor<64x64xi32>
    %53 = tt.broadcast %42 : tensor<1x64xi32> -> tensor<64x64xi32>
    %54 = arith.cmpi sge, %52, %53 : tensor<64x64xi32>
    %56 = tt.dot %40, %51, %55, inputPrecision = tf32 : tensor<64x128xbf16> * tensor<128x64xbf16> -> tensor<64x64xf32>
    %57 = arith.select %54, %56, %55 : tensor<64x64xi1>, tensor<64x64xf32>
    %58 = arith.truncf %57 : tensor<64x64xf32> to tensor<64x64xbf16>
    scf.for %62 = %59 to %61 step %60 : i32 {
      %63 = arith.muli %1, %61 : i32
      %64 = arith.addi %63, %62 : i32
      %65 = arith.muli %64, %7 : i32
      %66 = arith.divsi %65, %61 : i32
      %68 = arith.minsi %66, %67 : i32
      %69 = tt.splat %65 : i32 -> tensor<64xi32>
      %70 = arith.addi %69, %4 : tensor<64xi32>
      %72 = arith.divsi %70, %71 : tensor<64xi32>
      %73 = tt.splat %68 : i32 -> tensor<64xi32>
      %74 = arith.subi %72, %73 : tensor<64xi32>
      %75 = tt.addptr %x, %18 : !tt.ptr<bf16>, i64
      %76 = arith.muli %65, %60 : i32
      %77 = tt.addptr %75, %76 : !tt.ptr<bf16>, i32
      %79 = arith.muli %31, %78 : tensor<64x1xi32>
      %80 = tt.broadcast %79 : tensor<64x1xi32> -> tensor<64x64xi32>
      %81 = arith.addi %80, %53 : tensor<64x64xi32>
      %82 = tt.splat %77 : !tt.ptr<bf16> -> tensor<64x64x!tt.ptr<bf16>>
      %83 = tt.addptr %82, %81 : tensor<64x64x!tt.ptr<bf16>>, tensor<64x64xi32>
      %84 = tt.load %83 : tensor<64x64x!tt.ptr<bf16>>
      %86 = arith.muli %4, %85 : tensor<64xi32>
      %87 = tt.expand_dims %86 {axis = 0 : i32} : tensor<64xi32> -> tensor<1x64xi32>
      %88 = tt.broadcast %87 : tensor<1x64xi32> -> tensor<128x64xi32>
      %89 = arith.addi %47, %88 : tensor<128x64xi32>
      %90 = tt.addptr %states, %26 : !tt.ptr<bf16>, i64
      %92 = arith.muli %65, %91 : i32
      %93 = tt.addptr %90, %92 : !tt.ptr<bf16>, i32
      %94 = tt.splat %93 : !tt.ptr<bf16> -> tensor<128x64x!tt.ptr<bf16>>
      %95 = tt.addptr %94, %89 : tensor<128x64x!tt.ptr<bf16>>, tensor<128x64xi32>
      %96 = tt.load %95 : tensor<128x64x!tt.ptr<bf16>>
      %97 = tt.make_range {end = 8 : i32, start = 0 : i32} : tensor<8xi32>
      %99 = arith.muli %97, %98 : tensor<8xi32>
      %100 = tt.splat %65 : i32 -> tensor<8xi32>
      %101 = arith.addi %100, %99 : tensor<8xi32>
      %103 = arith.divsi %101, %102 : tensor<8xi32>
      %104 = tt.splat %68 : i32 -> tensor<8xi32>
      %105 = arith.subi %103, %104 : tensor<8xi32>
      %107 = arith.muli %105, %106 : tensor<8xi32>
      %108 = tt.addptr %cum, %29 : !tt.ptr<f32>, i64
      %110 = arith.muli %68, %109 : i32
      %111 = tt.addptr %108, %110 : !tt.ptr<f32>, i32
      %112 = tt.expand_dims %107 {axis = 0 : i32} : tensor<8xi32> -> tensor<1x8xi32>
      %113 = tt.splat %111 : !tt.ptr<f32> -> tensor<1x8x!tt.ptr<f32>>
      %114 = tt.addptr %113, %112 : tensor<1x8x!tt.ptr<f32>>, tensor<1x8xi32>
      %115 = tt.broadcast %114 : tensor<1x8x!tt.ptr<f32>> -> tensor<64x8x!tt.ptr<f32>>
      %116 = tt.broadcast %31 : tensor<64x1xi32> -> tensor<64x8xi32>
      %117 = tt.addptr %115, %116 : tensor<64x8x!tt.ptr<f32>>, tensor<64x8xi32>
      %118 = tt.load %117 : tensor<64x8x!tt.ptr<f32>>
      %119 = tt.addptr %weight, %29 : !tt.ptr<f32>, i64
      %120 = tt.addptr %119, %110 : !tt.ptr<f32>, i32
      %121 = tt.splat %120 : !tt.ptr<f32> -> tensor<1x8x!tt.ptr<f32>>
      %122 = tt.addptr %121, %112 : tensor<1x8x!tt.ptr<f32>>, tensor<1x8xi32>
      %123 = tt.broadcast %122 : tensor<1x8x!tt.ptr<f32>> -> tensor<64x8x!tt.ptr<f32>>
      %124 = tt.addptr %123, %116 : tensor<64x8x!tt.ptr<f32>>, tensor<64x8xi32>
      %125 = tt.load %124 : tensor<64x8x!tt.ptr<f32>>
      %127 = tt.addptr %111, %126 : !tt.ptr<f32>, i32
      %128 = tt.splat %127 : !tt.ptr<f32> -> tensor<8x!tt.ptr<f32>>
      %129 = tt.addptr %128, %107 : tensor<8x!tt.ptr<f32>>, tensor<8xi32>
      %130 = tt.load %129 : tensor<8x!tt.ptr<f32>>
      %131 = tt.addptr %d, %68 : !tt.ptr<f32>, i32
      %132 = tt.splat %131 : !tt.ptr<f32> -> tensor<8x!tt.ptr<f32>>
      %133 = tt.addptr %132, %105 : tensor<8x!tt.ptr<f32>>, tensor<8xi32>
      %134 = tt.load %133 : tensor<8x!tt.ptr<f32>>
      %136 = arith.maxnumf %130, %135 : tensor<8xf32>
      %138 = arith.mulf %136, %137 : tensor<8xf32>
      %139 = tt.expand_dims %138 {axis = 0 : i32} : tensor<8xf32> -> tensor<1x8xf32>
      %140 = tt.broadcast %139 : tensor<1x8xf32> -> tensor<64x8xf32>
      %141 = arith.subf %118, %140 : tensor<64x8xf32>
      %142 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %141 : tensor<64x8xf32> -> tensor<64x8xf32>
      %144 = arith.cmpf ogt, %118, %143 : tensor<64x8xf32>
      %145 = arith.subf %140, %125 : tensor<64x8xf32>
      %147 = arith.select %144, %145, %146 : tensor<64x8xi1>, tensor<64x8xf32>
      %148 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %147 : tensor<64x8xf32> -> tensor<64x8xf32>
      %149 = tt.dot %40, %96, %55, inputPrecision = tf32 : tensor<64x128xbf16> * tensor<128x64xbf16> -> tensor<64x64xf32>
      %150 = arith.extf %84 : tensor<64x64xbf16> to tensor<64x64xf32>
      %151 = tt.elementwise_inline_asm "mov.b32 $0, $1;" {constraints = "=f,f,f", packed_element = 1 : i32, pure = true} %150, %149 : tensor<64x64xf32>, tensor<64x64xf32> -> tensor<64x64xf32>
      %152 = tt.reshape %151 : tensor<64x64xf32> -> tensor<64x8x8xf32>
      %153 = tt.expand_dims %148 {axis = 2 : i32} : tensor<64x8xf32> -> tensor<64x8x1xf32>
      %154 = tt.broadcast %153 : tensor<64x8x1xf32> -> tensor<64x8x8xf32>
      %155 = arith.mulf %152, %154 : tensor<64x8x8xf32>
      %156 = tt.reshape %155 : tensor<64x8x8xf32> -> tensor<64x64xf32>
      %157 = arith.truncf %156 : tensor<64x64xf32> to tensor<64x64xbf16>
      %158 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %138 : tensor<8xf32> -> tensor<8xf32>
      %159 = tt.expand_dims %158 {axis = 0 : i32} : tensor<8xf32> -> tensor<1x8xf32>
      %160 = tt.reshape %149 : tensor<64x64xf32> -> tensor<64x8x8xf32>
      %161 = tt.expand_dims %159 {axis = 2 : i32} : tensor<1x8xf32> -> tensor<1x8x1xf32>
      %162 = tt.broadcast %161 : tensor<1x8x1xf32> -> tensor<64x8x8xf32>
      %163 = arith.mulf %160, %162 : tensor<64x8x8xf32>
      %164 = tt.reshape %163 : tensor<64x8x8xf32> -> tensor<64x64xf32>
      %165 = tt.dot %58, %157, %164, inputPrecision = tf32 : tensor<64x64xbf16> * tensor<64x64xbf16> -> tensor<64x64xf32>
      %166 = tt.reshape %165 : tensor<64x64xf32> -> tensor<64x8x8xf32>
      %167 = tt.expand_dims %142 {axis = 2 : i32} : tensor<64x8xf32> -> tensor<64x8x1xf32>
      %168 = tt.broadcast %167 : tensor<64x8x1xf32> -> tensor<64x8x8xf32>
      %169 = arith.mulf %166, %168 : tensor<64x8x8xf32>
      %170 = tt.reshape %169 : tensor<64x8x8xf32> -> tensor<64x64xf32>
      %171 = "tt.reduce"(%130) <{axis = 0 : i32}> ({
      ^bb0(%172: f32, %173: f32):
        %174 = arith.minnumf %172, %173 : f32
        tt.reduce.return %174 : f32
      }) : (tensor<8xf32>) -> f32
      %176 = arith.cmpf ole, %171, %175 : f32
      %218:1 = scf.if %176 -> (tensor<64x64xf32>) {
        %178 = arith.mulf %171, %177 : f32
        %180 = arith.addf %178, %179 : f32
        %181 = arith.fptosi %180 : f32 to i32
        %217:1 = scf.for %182 = %59 to %181 step %60 iter_args(%183 = %170) -> (tensor<64x64xf32>) : i32 {
          %184 = arith.addi %182, %60 : i32
          %185 = arith.sitofp %184 : i32 to f32
          %187 = arith.mulf %185, %186 : f32
          %189 = arith.subf %187, %188 : f32
          %190 = tt.splat %187 : f32 -> tensor<64x8xf32>
          %191 = arith.cmpf ole, %118, %190 : tensor<64x8xf32>
          %193 = arith.subf %187, %192 : f32
          %194 = tt.splat %193 : f32 -> tensor<64x8xf32>
          %195 = arith.cmpf ogt, %118, %194 : tensor<64x8xf32>
          %196 = arith.andi %191, %195 : tensor<64x8xi1>
          %197 = tt.splat %189 : f32 -> tensor<64x8xf32>
          %198 = arith.subf %118, %197 : tensor<64x8xf32>
          %200 = arith.minnumf %198, %199 : tensor<64x8xf32>
          %201 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %200 : tensor<64x8xf32> -> tensor<64x8xf32>
          %202 = arith.subf %197, %125 : tensor<64x8xf32>
          %203 = arith.select %196, %202, %146 : tensor<64x8xi1>, tensor<64x8xf32>
          %204 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %203 : tensor<64x8xf32> -> tensor<64x8xf32>
          %205 = tt.expand_dims %204 {axis = 2 : i32} : tensor<64x8xf32> -> tensor<64x8x1xf32>
          %206 = tt.broadcast %205 : tensor<64x8x1xf32> -> tensor<64x8x8xf32>
          %207 = arith.mulf %152, %206 : tensor<64x8x8xf32>
          %208 = tt.reshape %207 : tensor<64x8x8xf32> -> tensor<64x64xf32>
          %209 = arith.truncf %208 : tensor<64x64xf32> to tensor<64x64xbf16>
          %210 = tt.dot %58, %209, %55, inputPrecision = tf32 : tensor<64x64xbf16> * tensor<64x64xbf16> -> tensor<64x64xf32>
          %211 = tt.reshape %210 : tensor<64x64xf32> -> tensor<64x8x8xf32>
          %212 = tt.expand_dims %201 {axis = 2 : i32} : tensor<64x8xf32> -> tensor<64x8x1xf32>
          %213 = tt.broadcast %212 : tensor<64x8x1xf32> -> tensor<64x8x8xf32>
          %214 = arith.mulf %211, %213 : tensor<64x8x8xf32>
          %215 = tt.reshape %214 : tensor<64x8x8xf32> -> tensor<64x64xf32>
          %216 = arith.addf %183, %215 : tensor<64x64xf32>
          scf.yield %216 : tensor<64x64xf32>
        } {tt.num_stages = 1 : i32}
        scf.yield %217#0 : tensor<64x64xf32>
      } else {
        scf.yield %170 : tensor<64x64xf32>
      }
      %219 = tt.expand_dims %134 {axis = 0 : i32} : tensor<8xf32> -> tensor<1x8xf32>
      %220 = tt.expand_dims %219 {axis = 2 : i32} : tensor<1x8xf32> -> tensor<1x8x1xf32>
      %221 = tt.reshape %218#0 : tensor<64x64xf32> -> tensor<64x8x8xf32>
      %222 = tt.broadcast %220 : tensor<1x8x1xf32> -> tensor<64x8x8xf32>
      %223 = math.fma %152, %222, %221 : tensor<64x8x8xf32>
      %224 = tt.addptr %y, %18 : !tt.ptr<bf16>, i64
      %225 = tt.addptr %224, %76 : !tt.ptr<bf16>, i32
      %226 = tt.splat %225 : !tt.ptr<bf16> -> tensor<64x64x!tt.ptr<bf16>>
      %227 = tt.addptr %226, %81 : tensor<64x64x!tt.ptr<bf16>>, tensor<64x64xi32>
      %228 = tt.reshape %223 : tensor<64x8x8xf32> -> tensor<64x64xf32>
      %229 = arith.truncf %228 : tensor<64x64xf32> to tensor<64x64xbf16>
      tt.store %227, %229 : tensor<64x64x!tt.ptr<bf16>>
    } {tt.num_stages = 3 : i32}
    tt.return
  }
}
", name = "ssd_y", num_stages = 3 : i32, num_warps = 4 : i32}, operand_layouts = [dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[0]> : tensor<1xindex>, dense<[4, 3, 2, 1, 0]> : tensor<5xindex>], result_layouts = [dense<[3, 2, 1, 0]> : tensor<4xindex>]} : (tensor<16x1024x64x24xbf16>, tensor<16x1024x1x128xbf16>, tensor<16x1024x1x128xbf16>, tensor<16x64x1024xf32>, tensor<16x64x1024xf32>, tensor<64xf32>, tensor<16x16x64x24x128xbf16>) -> (tensor<16x1024x64x24xbf16>)
    return %k2#0, %k1#1, %k1#0 : tensor<16x1024x64x24xbf16>, tensor<16x64x24x128xf32>, tensor<16x16x64x24x128xbf16>
