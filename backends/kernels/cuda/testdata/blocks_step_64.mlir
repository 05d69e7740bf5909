    %k0:1 = stablehlo.custom_call @__gpu$xla.gpu.triton(%arg0, %arg1) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 64 : i32, grid_y = 1 : i32, grid_z = 1 : i32, ir = "module {
  tt.func public @rmsnorm(%x: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %weight: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %out: !tt.ptr<bf16> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %2 = arith.constant 768 : i64
    %5 = arith.constant dense<768> : tensor<1024xi32>
    %10 = arith.constant dense<0.0e+00> : tensor<1024xf32>
    %20 = arith.constant 1.3020834e-03 : f32
    %22 = arith.constant 1.0e-05 : f32
    %0 = tt.get_program_id x : i32
    %1 = arith.extsi %0 : i32 to i64
    %3 = arith.muli %1, %2 : i64
    %4 = tt.make_range {end = 1024 : i32, start = 0 : i32} : tensor<1024xi32>
    %6 = arith.cmpi slt, %4, %5 : tensor<1024xi32>
    %7 = tt.addptr %x, %3 : !tt.ptr<f32>, i64
    %8 = tt.splat %7 : !tt.ptr<f32> -> tensor<1024x!tt.ptr<f32>>
    %9 = tt.addptr %8, %4 : tensor<1024x!tt.ptr<f32>>, tensor<1024xi32>
    %11 = tt.load %9, %6, %10 : tensor<1024x!tt.ptr<f32>>
    %12 = tt.splat %weight : !tt.ptr<f32> -> tensor<1024x!tt.ptr<f32>>
    %13 = tt.addptr %12, %4 : tensor<1024x!tt.ptr<f32>>, tensor<1024xi32>
    %14 = tt.load %13, %6, %10 : tensor<1024x!tt.ptr<f32>>
    %15 = arith.mulf %11, %11 : tensor<1024xf32>
    %16 = "tt.reduce"(%15) <{axis = 0 : i32}> ({
    ^bb0(%17: f32, %18: f32):
      %19 = arith.addf %17, %18 : f32
      tt.reduce.return %19 : f32
    }) : (tensor<1024xf32>) -> f32
    %21 = arith.mulf %16, %20 : f32
    %23 = arith.addf %21, %22 : f32
    %24 = math.rsqrt %23 : f32
    %25 = tt.addptr %out, %3 : !tt.ptr<bf16>, i64
    %26 = tt.splat %25 : !tt.ptr<bf16> -> tensor<1024x!tt.ptr<bf16>>
    %27 = tt.addptr %26, %4 : tensor<1024x!tt.ptr<bf16>>, tensor<1024xi32>
    %28 = tt.splat %24 : f32 -> tensor<1024xf32>
    %29 = arith.mulf %11, %28 : tensor<1024xf32>
    %30 = arith.mulf %29, %14 : tensor<1024xf32>
    %31 = arith.truncf %30 : tensor<1024xf32> to tensor<1024xbf16>
    tt.store %27, %31, %6 : tensor<1024x!tt.ptr<bf16>>
    tt.return
  }
}
", name = "rmsnorm", num_stages = 1 : i32, num_warps = 4 : i32}, operand_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[0]> : tensor<1xindex>], result_layouts = [dense<[1, 0]> : tensor<2xindex>]} : (tensor<64x768xf32>, tensor<768xf32>) -> (tensor<64x768xbf16>)
    %k1:2 = stablehlo.custom_call @__gpu$xla.gpu.triton(%k0#0, %arg2, %arg3, %arg5, %arg6) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 106 : i32, grid_y = 1 : i32, grid_z = 1 : i32, ir = "module {
  tt.func public @block_project(%x: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %weight: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %conv: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %convweight: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %convbias: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %projected: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %convafter: !tt.ptr<f32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %1 = arith.constant 32 : i32
    %7 = arith.constant 64 : i32
    %14 = arith.constant dense<1536> : tensor<1x32xi32>
    %16 = arith.constant dense<0> : tensor<1x32xi32>
    %18 = arith.constant dense<1792> : tensor<1x32xi32>
    %21 = arith.constant dense<7168> : tensor<64x1xi32>
    %23 = arith.constant dense<4> : tensor<1x32xi32>
    %29 = arith.constant 128 : i32
    %35 = arith.constant dense<6144> : tensor<1x128xi32>
    %42 = arith.constant dense<0> : tensor<1x128xi32>
    %44 = arith.constant dense<7168> : tensor<1x128xi32>
    %48 = arith.constant dense<0.0e+00> : tensor<64x128xf32>
    %60 = arith.constant dense<0.0e+00> : tensor<1x32xf32>
    %62 = arith.constant dense<1> : tensor<1x32xi32>
    %65 = arith.constant dense<2> : tensor<1x32xi32>
    %68 = arith.constant dense<3> : tensor<1x32xi32>
    %74 = arith.constant dense<0.0e+00> : tensor<64x32xf32>
    %75 = arith.constant 0 : i32
    %76 = arith.constant 1 : i32
    %77 = arith.constant 12 : i32
    %83 = arith.constant dense<768> : tensor<64x1xi32>
    %93 = arith.constant dense<768> : tensor<32x1xi32>
    %110 = arith.constant dense<3392> : tensor<64x1xi32>
    %130 = arith.constant dense<-1.442695e+00> : tensor<64x32xf32>
    %133 = arith.constant dense<1.0e+00> : tensor<64x32xf32>
    %0 = tt.get_program_id x : i32
    %2 = arith.muli %0, %1 : i32
    %3 = tt.make_range {end = 32 : i32, start = 0 : i32} : tensor<32xi32>
    %4 = tt.splat %2 : i32 -> tensor<32xi32>
    %5 = arith.addi %4, %3 : tensor<32xi32>
    %6 = tt.get_program_id y : i32
    %8 = arith.muli %6, %7 : i32
    %9 = tt.make_range {end = 64 : i32, start = 0 : i32} : tensor<64xi32>
    %10 = tt.splat %8 : i32 -> tensor<64xi32>
    %11 = arith.addi %10, %9 : tensor<64xi32>
    %12 = tt.expand_dims %11 {axis = 1 : i32} : tensor<64xi32> -> tensor<64x1xi32>
    %13 = tt.expand_dims %5 {axis = 0 : i32} : tensor<32xi32> -> tensor<1x32xi32>
    %15 = arith.subi %13, %14 : tensor<1x32xi32>
    %17 = arith.cmpi sge, %15, %16 : tensor<1x32xi32>
    %19 = arith.cmpi slt, %15, %18 : tensor<1x32xi32>
    %20 = arith.andi %17, %19 : tensor<1x32xi1>
    %22 = arith.muli %12, %21 : tensor<64x1xi32>
    %24 = arith.muli %15, %23 : tensor<1x32xi32>
    %25 = tt.broadcast %22 : tensor<64x1xi32> -> tensor<64x32xi32>
    %26 = tt.broadcast %24 : tensor<1x32xi32> -> tensor<64x32xi32>
    %27 = arith.addi %25, %26 : tensor<64x32xi32>
    %28 = tt.broadcast %20 : tensor<1x32xi1> -> tensor<64x32xi1>
    %30 = arith.muli %0, %29 : i32
    %31 = tt.make_range {end = 128 : i32, start = 0 : i32} : tensor<128xi32>
    %32 = tt.splat %30 : i32 -> tensor<128xi32>
    %33 = arith.addi %32, %31 : tensor<128xi32>
    %34 = tt.expand_dims %33 {axis = 0 : i32} : tensor<128xi32> -> tensor<1x128xi32>
    %36 = arith.subi %34, %35 : tensor<1x128xi32>
    %37 = tt.broadcast %22 : tensor<64x1xi32> -> tensor<64x128xi32>
    %38 = tt.broadcast %36 : tensor<1x128xi32> -> tensor<64x128xi32>
    %39 = arith.addi %37, %38 : tensor<64x128xi32>
    %40 = tt.splat %conv : !tt.ptr<f32> -> tensor<64x128x!tt.ptr<f32>>
    %41 = tt.addptr %40, %39 : tensor<64x128x!tt.ptr<f32>>, tensor<64x128xi32>
    %43 = arith.cmpi sge, %36, %42 : tensor<1x128xi32>
    %45 = arith.cmpi slt, %36, %44 : tensor<1x128xi32>
    %46 = arith.andi %43, %45 : tensor<1x128xi1>
    %47 = tt.broadcast %46 : tensor<1x128xi1> -> tensor<64x128xi1>
    %49 = tt.load %41, %47, %48 : tensor<64x128x!tt.ptr<f32>>
    %50 = tt.reshape %49 : tensor<64x128xf32> -> tensor<64x32x2x2xf32>
    %51, %52 = tt.split %50 : tensor<64x32x2x2xf32> -> tensor<64x32x2xf32>
    %53, %54 = tt.split %51 : tensor<64x32x2xf32> -> tensor<64x32xf32>
    %55, %56 = tt.split %52 : tensor<64x32x2xf32> -> tensor<64x32xf32>
    %57 = tt.splat %convweight : !tt.ptr<f32> -> tensor<1x32x!tt.ptr<f32>>
    %58 = tt.addptr %57, %24 : tensor<1x32x!tt.ptr<f32>>, tensor<1x32xi32>
    %59 = tt.addptr %58, %16 : tensor<1x32x!tt.ptr<f32>>, tensor<1x32xi32>
    %61 = tt.load %59, %20, %60 : tensor<1x32x!tt.ptr<f32>>
    %63 = tt.addptr %58, %62 : tensor<1x32x!tt.ptr<f32>>, tensor<1x32xi32>
    %64 = tt.load %63, %20, %60 : tensor<1x32x!tt.ptr<f32>>
    %66 = tt.addptr %58, %65 : tensor<1x32x!tt.ptr<f32>>, tensor<1x32xi32>
    %67 = tt.load %66, %20, %60 : tensor<1x32x!tt.ptr<f32>>
    %69 = tt.addptr %58, %68 : tensor<1x32x!tt.ptr<f32>>, tensor<1x32xi32>
    %70 = tt.load %69, %20, %60 : tensor<1x32x!tt.ptr<f32>>
    %71 = tt.splat %convbias : !tt.ptr<f32> -> tensor<1x32x!tt.ptr<f32>>
    %72 = tt.addptr %71, %15 : tensor<1x32x!tt.ptr<f32>>, tensor<1x32xi32>
    %73 = tt.load %72, %20, %60 : tensor<1x32x!tt.ptr<f32>>
    %103:1 = scf.for %78 = %75 to %77 step %76 iter_args(%79 = %74) -> (tensor<64x32xf32>) : i32 {
      %80 = arith.muli %78, %7 : i32
      %81 = tt.splat %80 : i32 -> tensor<64xi32>
      %82 = arith.addi %81, %9 : tensor<64xi32>
      %84 = arith.muli %12, %83 : tensor<64x1xi32>
      %85 = tt.splat %x : !tt.ptr<bf16> -> tensor<64x1x!tt.ptr<bf16>>
      %86 = tt.addptr %85, %84 : tensor<64x1x!tt.ptr<bf16>>, tensor<64x1xi32>
      %87 = tt.expand_dims %82 {axis = 0 : i32} : tensor<64xi32> -> tensor<1x64xi32>
      %88 = tt.broadcast %86 : tensor<64x1x!tt.ptr<bf16>> -> tensor<64x64x!tt.ptr<bf16>>
      %89 = tt.broadcast %87 : tensor<1x64xi32> -> tensor<64x64xi32>
      %90 = tt.addptr %88, %89 : tensor<64x64x!tt.ptr<bf16>>, tensor<64x64xi32>
      %91 = tt.load %90 : tensor<64x64x!tt.ptr<bf16>>
      %92 = tt.expand_dims %5 {axis = 1 : i32} : tensor<32xi32> -> tensor<32x1xi32>
      %94 = arith.muli %92, %93 : tensor<32x1xi32>
      %95 = tt.splat %weight : !tt.ptr<bf16> -> tensor<32x1x!tt.ptr<bf16>>
      %96 = tt.addptr %95, %94 : tensor<32x1x!tt.ptr<bf16>>, tensor<32x1xi32>
      %97 = tt.broadcast %96 : tensor<32x1x!tt.ptr<bf16>> -> tensor<32x64x!tt.ptr<bf16>>
      %98 = tt.broadcast %87 : tensor<1x64xi32> -> tensor<32x64xi32>
      %99 = tt.addptr %97, %98 : tensor<32x64x!tt.ptr<bf16>>, tensor<32x64xi32>
      %100 = tt.load %99 : tensor<32x64x!tt.ptr<bf16>>
      %101 = tt.trans %100 {order = array<i32: 1, 0>} : tensor<32x64xbf16> -> tensor<64x32xbf16>
      %102 = tt.dot %91, %101, %79, inputPrecision = tf32x3 : tensor<64x64xbf16> * tensor<64x32xbf16> -> tensor<64x32xf32>
      scf.yield %102 : tensor<64x32xf32>
    } {tt.num_stages = 8 : i32}
    gpu.barrier
    %104 = tt.join %55, %56 : tensor<64x32xf32> -> tensor<64x32x2xf32>
    %105 = tt.join %54, %103#0 : tensor<64x32xf32> -> tensor<64x32x2xf32>
    %106 = tt.join %104, %105 : tensor<64x32x2xf32> -> tensor<64x32x2x2xf32>
    %107 = tt.reshape %106 : tensor<64x32x2x2xf32> -> tensor<64x128xf32>
    %108 = tt.splat %convafter : !tt.ptr<f32> -> tensor<64x128x!tt.ptr<f32>>
    %109 = tt.addptr %108, %39 : tensor<64x128x!tt.ptr<f32>>, tensor<64x128xi32>
    tt.store %109, %107, %47 : tensor<64x128x!tt.ptr<f32>>
    %111 = arith.muli %12, %110 : tensor<64x1xi32>
    %112 = tt.broadcast %111 : tensor<64x1xi32> -> tensor<64x32xi32>
    %113 = tt.broadcast %13 : tensor<1x32xi32> -> tensor<64x32xi32>
    %114 = arith.addi %112, %113 : tensor<64x32xi32>
    %115 = tt.splat %projected : !tt.ptr<f32> -> tensor<64x32x!tt.ptr<f32>>
    %116 = tt.addptr %115, %114 : tensor<64x32x!tt.ptr<f32>>, tensor<64x32xi32>
    %117 = tt.broadcast %70 : tensor<1x32xf32> -> tensor<64x32xf32>
    %118 = arith.mulf %103#0, %117 : tensor<64x32xf32>
    %119 = tt.broadcast %73 : tensor<1x32xf32> -> tensor<64x32xf32>
    %120 = arith.addf %119, %118 : tensor<64x32xf32>
    %121 = tt.broadcast %61 : tensor<1x32xf32> -> tensor<64x32xf32>
    %122 = arith.mulf %55, %121 : tensor<64x32xf32>
    %123 = arith.addf %120, %122 : tensor<64x32xf32>
    %124 = tt.broadcast %64 : tensor<1x32xf32> -> tensor<64x32xf32>
    %125 = arith.mulf %54, %124 : tensor<64x32xf32>
    %126 = arith.addf %123, %125 : tensor<64x32xf32>
    %127 = tt.broadcast %67 : tensor<1x32xf32> -> tensor<64x32xf32>
    %128 = arith.mulf %56, %127 : tensor<64x32xf32>
    %129 = arith.addf %126, %128 : tensor<64x32xf32>
    %131 = arith.mulf %129, %130 : tensor<64x32xf32>
    %132 = math.exp2 %131 : tensor<64x32xf32>
    %134 = arith.addf %132, %133 : tensor<64x32xf32>
    %135 = arith.divf %129, %134 : tensor<64x32xf32>
    %136 = arith.select %28, %135, %103#0 : tensor<64x32xi1>, tensor<64x32xf32>
    tt.store %116, %136 : tensor<64x32x!tt.ptr<f32>>
    tt.return
  }
}
", name = "block_project", num_stages = 8 : i32, num_warps = 4 : i32}, output_operand_aliases = [#stablehlo.output_operand_alias<output_tuple_indices = [1], operand_index = 2, operand_tuple_indices = []>], operand_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[0]> : tensor<1xindex>], result_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[2, 1, 0]> : tensor<3xindex>]} : (tensor<64x768xbf16>, tensor<3392x768xbf16>, tensor<64x1792x4xf32>, tensor<1792x4xf32>, tensor<1792xf32>) -> (tensor<64x3392xf32>, tensor<64x1792x4xf32>)
    %k2:3 = stablehlo.custom_call @__gpu$xla.gpu.triton(%k1#0, %arg4, %arg7, %arg8, %arg9, %arg10) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 96 : i32, grid_y = 64 : i32, grid_z = 1 : i32, ir = "module {
  tt.func public @block_recur(%projected: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %ssm: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %alog: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %d: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %dtbias: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %norm: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %gated: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %squares: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %ssmafter: !tt.ptr<f32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %2 = arith.constant 16 : i32
    %8 = arith.constant 196608 : i64
    %12 = arith.constant dense<128> : tensor<16x1xi32>
    %21 = arith.constant dense<0> : tensor<16x32xi32>
    %28 = arith.constant dense<32> : tensor<16x32xi32>
    %32 = arith.constant dense<64> : tensor<16x32xi32>
    %36 = arith.constant dense<96> : tensor<16x32xi32>
    %40 = arith.constant 3392 : i32
    %43 = arith.constant dense<24> : tensor<16xi32>
    %45 = arith.constant dense<3328> : tensor<16xi32>
    %61 = arith.constant dense<1536> : tensor<16xi32>
    %65 = arith.constant dense<3072> : tensor<32xi32>
    %70 = arith.constant dense<3200> : tensor<32xi32>
    %74 = arith.constant dense<3104> : tensor<32xi32>
    %78 = arith.constant dense<3232> : tensor<32xi32>
    %82 = arith.constant dense<3136> : tensor<32xi32>
    %86 = arith.constant dense<3264> : tensor<32xi32>
    %90 = arith.constant dense<3168> : tensor<32xi32>
    %94 = arith.constant dense<3296> : tensor<32xi32>
    %103 = arith.constant dense<-1.442695e+00> : tensor<16xf32>
    %106 = arith.constant dense<2.0e+00> : tensor<16xf32>
    %111 = arith.constant dense<7.692308e-02> : tensor<16xf32>
    %112 = arith.constant dense<9.090909e-02> : tensor<16xf32>
    %114 = arith.constant dense<1.1111111e-01> : tensor<16xf32>
    %116 = arith.constant dense<1.4285715e-01> : tensor<16xf32>
    %118 = arith.constant dense<2.0e-01> : tensor<16xf32>
    %120 = arith.constant dense<3.3333334e-01> : tensor<16xf32>
    %122 = arith.constant dense<1.0e+00> : tensor<16xf32>
    %124 = arith.constant dense<2.0e+01> : tensor<16xf32>
    %127 = arith.constant dense<0.0e+00> : tensor<16xf32>
    %131 = arith.constant dense<1.442695e+00> : tensor<16xf32>
    %181 = arith.constant 1536 : i32
    %188 = arith.constant 96 : i32
    %0 = tt.get_program_id x : i32
    %1 = tt.get_program_id y : i32
    %3 = arith.muli %0, %2 : i32
    %4 = tt.make_range {end = 16 : i32, start = 0 : i32} : tensor<16xi32>
    %5 = tt.splat %3 : i32 -> tensor<16xi32>
    %6 = arith.addi %5, %4 : tensor<16xi32>
    %7 = arith.extsi %1 : i32 to i64
    %9 = arith.muli %7, %8 : i64
    %10 = tt.make_range {end = 32 : i32, start = 0 : i32} : tensor<32xi32>
    %11 = tt.expand_dims %6 {axis = 1 : i32} : tensor<16xi32> -> tensor<16x1xi32>
    %13 = arith.muli %11, %12 : tensor<16x1xi32>
    %14 = tt.expand_dims %10 {axis = 0 : i32} : tensor<32xi32> -> tensor<1x32xi32>
    %15 = tt.broadcast %13 : tensor<16x1xi32> -> tensor<16x32xi32>
    %16 = tt.broadcast %14 : tensor<1x32xi32> -> tensor<16x32xi32>
    %17 = arith.addi %15, %16 : tensor<16x32xi32>
    %18 = tt.addptr %ssmafter, %9 : !tt.ptr<f32>, i64
    %19 = tt.splat %18 : !tt.ptr<f32> -> tensor<16x32x!tt.ptr<f32>>
    %20 = tt.addptr %19, %17 : tensor<16x32x!tt.ptr<f32>>, tensor<16x32xi32>
    %22 = tt.addptr %20, %21 : tensor<16x32x!tt.ptr<f32>>, tensor<16x32xi32>
    %23 = tt.addptr %ssm, %9 : !tt.ptr<f32>, i64
    %24 = tt.splat %23 : !tt.ptr<f32> -> tensor<16x32x!tt.ptr<f32>>
    %25 = tt.addptr %24, %17 : tensor<16x32x!tt.ptr<f32>>, tensor<16x32xi32>
    %26 = tt.addptr %25, %21 : tensor<16x32x!tt.ptr<f32>>, tensor<16x32xi32>
    %27 = tt.load %26 : tensor<16x32x!tt.ptr<f32>>
    %29 = tt.addptr %20, %28 : tensor<16x32x!tt.ptr<f32>>, tensor<16x32xi32>
    %30 = tt.addptr %25, %28 : tensor<16x32x!tt.ptr<f32>>, tensor<16x32xi32>
    %31 = tt.load %30 : tensor<16x32x!tt.ptr<f32>>
    %33 = tt.addptr %20, %32 : tensor<16x32x!tt.ptr<f32>>, tensor<16x32xi32>
    %34 = tt.addptr %25, %32 : tensor<16x32x!tt.ptr<f32>>, tensor<16x32xi32>
    %35 = tt.load %34 : tensor<16x32x!tt.ptr<f32>>
    %37 = tt.addptr %20, %36 : tensor<16x32x!tt.ptr<f32>>, tensor<16x32xi32>
    %38 = tt.addptr %25, %36 : tensor<16x32x!tt.ptr<f32>>, tensor<16x32xi32>
    %39 = tt.load %38 : tensor<16x32x!tt.ptr<f32>>
    gpu.barrier
    %41 = arith.muli %1, %40 : i32
    %42 = tt.addptr %projected, %41 : !tt.ptr<f32>, i32
    %44 = arith.divsi %6, %43 : tensor<16xi32>
    %46 = arith.addi %44, %45 : tensor<16xi32>
    %47 = tt.splat %42 : !tt.ptr<f32> -> tensor<16x!tt.ptr<f32>>
    %48 = tt.addptr %47, %46 : tensor<16x!tt.ptr<f32>>, tensor<16xi32>
    %49 = tt.load %48 : tensor<16x!tt.ptr<f32>>
    %50 = tt.splat %dtbias : !tt.ptr<f32> -> tensor<16x!tt.ptr<f32>>
    %51 = tt.addptr %50, %44 : tensor<16x!tt.ptr<f32>>, tensor<16xi32>
    %52 = tt.load %51 : tensor<16x!tt.ptr<f32>>
    %53 = tt.splat %alog : !tt.ptr<f32> -> tensor<16x!tt.ptr<f32>>
    %54 = tt.addptr %53, %44 : tensor<16x!tt.ptr<f32>>, tensor<16xi32>
    %55 = tt.load %54 : tensor<16x!tt.ptr<f32>>
    %56 = tt.splat %d : !tt.ptr<f32> -> tensor<16x!tt.ptr<f32>>
    %57 = tt.addptr %56, %44 : tensor<16x!tt.ptr<f32>>, tensor<16xi32>
    %58 = tt.load %57 : tensor<16x!tt.ptr<f32>>
    %59 = tt.addptr %47, %6 : tensor<16x!tt.ptr<f32>>, tensor<16xi32>
    %60 = tt.load %59 : tensor<16x!tt.ptr<f32>>
    %62 = arith.addi %6, %61 : tensor<16xi32>
    %63 = tt.addptr %47, %62 : tensor<16x!tt.ptr<f32>>, tensor<16xi32>
    %64 = tt.load %63 : tensor<16x!tt.ptr<f32>>
    %66 = arith.addi %10, %65 : tensor<32xi32>
    %67 = tt.splat %42 : !tt.ptr<f32> -> tensor<32x!tt.ptr<f32>>
    %68 = tt.addptr %67, %66 : tensor<32x!tt.ptr<f32>>, tensor<32xi32>
    %69 = tt.load %68 : tensor<32x!tt.ptr<f32>>
    %71 = arith.addi %10, %70 : tensor<32xi32>
    %72 = tt.addptr %67, %71 : tensor<32x!tt.ptr<f32>>, tensor<32xi32>
    %73 = tt.load %72 : tensor<32x!tt.ptr<f32>>
    %75 = arith.addi %10, %74 : tensor<32xi32>
    %76 = tt.addptr %67, %75 : tensor<32x!tt.ptr<f32>>, tensor<32xi32>
    %77 = tt.load %76 : tensor<32x!tt.ptr<f32>>
    %79 = arith.addi %10, %78 : tensor<32xi32>
    %80 = tt.addptr %67, %79 : tensor<32x!tt.ptr<f32>>, tensor<32xi32>
    %81 = tt.load %80 : tensor<32x!tt.ptr<f32>>
    %83 = arith.addi %10, %82 : tensor<32xi32>
    %84 = tt.addptr %67, %83 : tensor<32x!tt.ptr<f32>>, tensor<32xi32>
    %85 = tt.load %84 : tensor<32x!tt.ptr<f32>>
    %87 = arith.addi %10, %86 : tensor<32xi32>
    %88 = tt.addptr %67, %87 : tensor<32x!tt.ptr<f32>>, tensor<32xi32>
    %89 = tt.load %88 : tensor<32x!tt.ptr<f32>>
    %91 = arith.addi %10, %90 : tensor<32xi32>
    %92 = tt.addptr %67, %91 : tensor<32x!tt.ptr<f32>>, tensor<32xi32>
    %93 = tt.load %92 : tensor<32x!tt.ptr<f32>>
    %95 = arith.addi %10, %94 : tensor<32xi32>
    %96 = tt.addptr %67, %95 : tensor<32x!tt.ptr<f32>>, tensor<32xi32>
    %97 = tt.load %96 : tensor<32x!tt.ptr<f32>>
    %98 = tt.splat %norm : !tt.ptr<f32> -> tensor<16x!tt.ptr<f32>>
    %99 = tt.addptr %98, %6 : tensor<16x!tt.ptr<f32>>, tensor<16xi32>
    %100 = tt.load %99 : tensor<16x!tt.ptr<f32>>
    %101 = arith.addf %49, %52 : tensor<16xf32>
    %102 = math.absf %101 : tensor<16xf32>
    %104 = arith.mulf %102, %103 : tensor<16xf32>
    %105 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %104 : tensor<16xf32> -> tensor<16xf32>
    %107 = arith.addf %105, %106 : tensor<16xf32>
    %108 = tt.elementwise_inline_asm "rcp.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %107 : tensor<16xf32> -> tensor<16xf32>
    %109 = arith.mulf %105, %108 : tensor<16xf32>
    %110 = arith.mulf %109, %109 : tensor<16xf32>
    %113 = math.fma %110, %111, %112 : tensor<16xf32>
    %115 = math.fma %113, %110, %114 : tensor<16xf32>
    %117 = math.fma %115, %110, %116 : tensor<16xf32>
    %119 = math.fma %117, %110, %118 : tensor<16xf32>
    %121 = math.fma %119, %110, %120 : tensor<16xf32>
    %123 = math.fma %121, %110, %122 : tensor<16xf32>
    %125 = arith.cmpf ogt, %101, %124 : tensor<16xf32>
    %126 = arith.addf %109, %109 : tensor<16xf32>
    %128 = arith.maxnumf %101, %127 : tensor<16xf32>
    %129 = math.fma %123, %126, %128 : tensor<16xf32>
    %130 = arith.select %125, %101, %129 : tensor<16xi1>, tensor<16xf32>
    %132 = arith.mulf %55, %131 : tensor<16xf32>
    %133 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %132 : tensor<16xf32> -> tensor<16xf32>
    %134 = arith.mulf %130, %133 : tensor<16xf32>
    %135 = arith.mulf %134, %103 : tensor<16xf32>
    %136 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %135 : tensor<16xf32> -> tensor<16xf32>
    %137 = tt.expand_dims %136 {axis = 1 : i32} : tensor<16xf32> -> tensor<16x1xf32>
    %138 = arith.mulf %64, %130 : tensor<16xf32>
    %139 = tt.expand_dims %138 {axis = 1 : i32} : tensor<16xf32> -> tensor<16x1xf32>
    %140 = tt.expand_dims %69 {axis = 0 : i32} : tensor<32xf32> -> tensor<1x32xf32>
    %141 = tt.broadcast %139 : tensor<16x1xf32> -> tensor<16x32xf32>
    %142 = tt.broadcast %140 : tensor<1x32xf32> -> tensor<16x32xf32>
    %143 = arith.mulf %141, %142 : tensor<16x32xf32>
    %144 = tt.broadcast %137 : tensor<16x1xf32> -> tensor<16x32xf32>
    %145 = math.fma %27, %144, %143 : tensor<16x32xf32>
    tt.store %22, %145 : tensor<16x32x!tt.ptr<f32>>
    %146 = tt.expand_dims %73 {axis = 0 : i32} : tensor<32xf32> -> tensor<1x32xf32>
    %147 = tt.broadcast %146 : tensor<1x32xf32> -> tensor<16x32xf32>
    %148 = arith.mulf %145, %147 : tensor<16x32xf32>
    %149 = tt.expand_dims %77 {axis = 0 : i32} : tensor<32xf32> -> tensor<1x32xf32>
    %150 = tt.broadcast %149 : tensor<1x32xf32> -> tensor<16x32xf32>
    %151 = arith.mulf %141, %150 : tensor<16x32xf32>
    %152 = math.fma %31, %144, %151 : tensor<16x32xf32>
    tt.store %29, %152 : tensor<16x32x!tt.ptr<f32>>
    %153 = tt.expand_dims %81 {axis = 0 : i32} : tensor<32xf32> -> tensor<1x32xf32>
    %154 = tt.broadcast %153 : tensor<1x32xf32> -> tensor<16x32xf32>
    %155 = math.fma %152, %154, %148 : tensor<16x32xf32>
    %156 = tt.expand_dims %85 {axis = 0 : i32} : tensor<32xf32> -> tensor<1x32xf32>
    %157 = tt.broadcast %156 : tensor<1x32xf32> -> tensor<16x32xf32>
    %158 = arith.mulf %141, %157 : tensor<16x32xf32>
    %159 = math.fma %35, %144, %158 : tensor<16x32xf32>
    tt.store %33, %159 : tensor<16x32x!tt.ptr<f32>>
    %160 = tt.expand_dims %89 {axis = 0 : i32} : tensor<32xf32> -> tensor<1x32xf32>
    %161 = tt.broadcast %160 : tensor<1x32xf32> -> tensor<16x32xf32>
    %162 = math.fma %159, %161, %155 : tensor<16x32xf32>
    %163 = tt.expand_dims %93 {axis = 0 : i32} : tensor<32xf32> -> tensor<1x32xf32>
    %164 = tt.broadcast %163 : tensor<1x32xf32> -> tensor<16x32xf32>
    %165 = arith.mulf %141, %164 : tensor<16x32xf32>
    %166 = math.fma %39, %144, %165 : tensor<16x32xf32>
    tt.store %37, %166 : tensor<16x32x!tt.ptr<f32>>
    %167 = tt.expand_dims %97 {axis = 0 : i32} : tensor<32xf32> -> tensor<1x32xf32>
    %168 = tt.broadcast %167 : tensor<1x32xf32> -> tensor<16x32xf32>
    %169 = math.fma %166, %168, %162 : tensor<16x32xf32>
    %170 = "tt.reduce"(%169) <{axis = 1 : i32}> ({
    ^bb0(%171: f32, %172: f32):
      %173 = arith.addf %171, %172 : f32
      tt.reduce.return %173 : f32
    }) : (tensor<16x32xf32>) -> tensor<16xf32>
    %174 = math.fma %64, %58, %170 : tensor<16xf32>
    %175 = arith.mulf %60, %103 : tensor<16xf32>
    %176 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %175 : tensor<16xf32> -> tensor<16xf32>
    %177 = arith.addf %176, %122 : tensor<16xf32>
    %178 = tt.elementwise_inline_asm "rcp.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %177 : tensor<16xf32> -> tensor<16xf32>
    %179 = arith.mulf %60, %178 : tensor<16xf32>
    %180 = arith.mulf %174, %179 : tensor<16xf32>
    %182 = arith.muli %1, %181 : i32
    %183 = tt.addptr %gated, %182 : !tt.ptr<bf16>, i32
    %184 = tt.splat %183 : !tt.ptr<bf16> -> tensor<16x!tt.ptr<bf16>>
    %185 = tt.addptr %184, %6 : tensor<16x!tt.ptr<bf16>>, tensor<16xi32>
    %186 = arith.mulf %180, %100 : tensor<16xf32>
    %187 = arith.truncf %186 : tensor<16xf32> to tensor<16xbf16>
    tt.store %185, %187 : tensor<16x!tt.ptr<bf16>>
    %189 = arith.muli %1, %188 : i32
    %190 = arith.addi %189, %0 : i32
    %191 = tt.addptr %squares, %190 : !tt.ptr<f32>, i32
    %192 = arith.mulf %180, %180 : tensor<16xf32>
    %193 = "tt.reduce"(%192) <{axis = 0 : i32}> ({
    ^bb0(%194: f32, %195: f32):
      %196 = arith.addf %194, %195 : f32
      tt.reduce.return %196 : f32
    }) : (tensor<16xf32>) -> f32
    tt.store %191, %193 : !tt.ptr<f32>
    tt.return
  }
}
", name = "block_recur", num_stages = 1 : i32, num_warps = 4 : i32}, output_operand_aliases = [#stablehlo.output_operand_alias<output_tuple_indices = [2], operand_index = 1, operand_tuple_indices = []>], operand_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[0]> : tensor<1xindex>, dense<[0]> : tensor<1xindex>, dense<[0]> : tensor<1xindex>, dense<[0]> : tensor<1xindex>], result_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>]} : (tensor<64x3392xf32>, tensor<64x64x24x128xf32>, tensor<64xf32>, tensor<64xf32>, tensor<64xf32>, tensor<1536xf32>) -> (tensor<64x1536xbf16>, tensor<64x96xf32>, tensor<64x64x24x128xf32>)
    %k3:1 = stablehlo.custom_call @__gpu$xla.gpu.triton(%arg0, %k2#0, %k2#1, %arg11) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 48 : i32, grid_y = 4 : i32, grid_z = 1 : i32, ir = "module {
  tt.func public @block_back(%residual: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %gated: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %squares: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %weight: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %sum: !tt.ptr<f32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %1 = arith.constant 16 : i32
    %12 = arith.constant dense<768> : tensor<16x1xi32>
    %21 = arith.constant dense<96> : tensor<128xi32>
    %23 = arith.constant dense<96> : tensor<16x1xi32>
    %31 = arith.constant dense<64> : tensor<16x1xi32>
    %37 = arith.constant dense<0.0e+00> : tensor<16x128xf32>
    %39 = arith.constant dense<0.0e+00> : tensor<16x16xf32>
    %40 = arith.constant 0 : i32
    %41 = arith.constant 1 : i32
    %42 = arith.constant 12 : i32
    %45 = arith.constant 128 : i32
    %49 = arith.constant dense<1536> : tensor<16x1xi32>
    %73 = arith.constant dense<6.510417e-04> : tensor<16x1xf32>
    %75 = arith.constant dense<1.0e-05> : tensor<16x1xf32>
    %0 = tt.get_program_id x : i32
    %2 = arith.muli %0, %1 : i32
    %3 = tt.make_range {end = 16 : i32, start = 0 : i32} : tensor<16xi32>
    %4 = tt.splat %2 : i32 -> tensor<16xi32>
    %5 = arith.addi %4, %3 : tensor<16xi32>
    %6 = tt.get_program_id y : i32
    %7 = arith.muli %6, %1 : i32
    %8 = tt.splat %7 : i32 -> tensor<16xi32>
    %9 = arith.addi %8, %3 : tensor<16xi32>
    %10 = tt.expand_dims %9 {axis = 1 : i32} : tensor<16xi32> -> tensor<16x1xi32>
    %11 = tt.expand_dims %5 {axis = 0 : i32} : tensor<16xi32> -> tensor<1x16xi32>
    %13 = arith.muli %10, %12 : tensor<16x1xi32>
    %14 = tt.broadcast %13 : tensor<16x1xi32> -> tensor<16x16xi32>
    %15 = tt.broadcast %11 : tensor<1x16xi32> -> tensor<16x16xi32>
    %16 = arith.addi %14, %15 : tensor<16x16xi32>
    %17 = tt.splat %residual : !tt.ptr<f32> -> tensor<16x16x!tt.ptr<f32>>
    %18 = tt.addptr %17, %16 : tensor<16x16x!tt.ptr<f32>>, tensor<16x16xi32>
    %19 = tt.load %18 : tensor<16x16x!tt.ptr<f32>>
    %20 = tt.make_range {end = 128 : i32, start = 0 : i32} : tensor<128xi32>
    %22 = arith.cmpi slt, %20, %21 : tensor<128xi32>
    %24 = arith.muli %10, %23 : tensor<16x1xi32>
    %25 = tt.expand_dims %20 {axis = 0 : i32} : tensor<128xi32> -> tensor<1x128xi32>
    %26 = tt.broadcast %24 : tensor<16x1xi32> -> tensor<16x128xi32>
    %27 = tt.broadcast %25 : tensor<1x128xi32> -> tensor<16x128xi32>
    %28 = arith.addi %26, %27 : tensor<16x128xi32>
    %29 = tt.splat %squares : !tt.ptr<f32> -> tensor<16x128x!tt.ptr<f32>>
    %30 = tt.addptr %29, %28 : tensor<16x128x!tt.ptr<f32>>, tensor<16x128xi32>
    %32 = arith.cmpi slt, %10, %31 : tensor<16x1xi32>
    %33 = tt.expand_dims %22 {axis = 0 : i32} : tensor<128xi1> -> tensor<1x128xi1>
    %34 = tt.broadcast %32 : tensor<16x1xi1> -> tensor<16x128xi1>
    %35 = tt.broadcast %33 : tensor<1x128xi1> -> tensor<16x128xi1>
    %36 = arith.andi %34, %35 : tensor<16x128xi1>
    %38 = tt.load %30, %36, %37 : tensor<16x128x!tt.ptr<f32>>
    %67:1 = scf.for %43 = %40 to %42 step %41 iter_args(%44 = %39) -> (tensor<16x16xf32>) : i32 {
      %46 = arith.muli %43, %45 : i32
      %47 = tt.splat %46 : i32 -> tensor<128xi32>
      %48 = arith.addi %47, %20 : tensor<128xi32>
      %50 = arith.muli %10, %49 : tensor<16x1xi32>
      %51 = tt.splat %gated : !tt.ptr<bf16> -> tensor<16x1x!tt.ptr<bf16>>
      %52 = tt.addptr %51, %50 : tensor<16x1x!tt.ptr<bf16>>, tensor<16x1xi32>
      %53 = tt.expand_dims %48 {axis = 0 : i32} : tensor<128xi32> -> tensor<1x128xi32>
      %54 = tt.broadcast %52 : tensor<16x1x!tt.ptr<bf16>> -> tensor<16x128x!tt.ptr<bf16>>
      %55 = tt.broadcast %53 : tensor<1x128xi32> -> tensor<16x128xi32>
      %56 = tt.addptr %54, %55 : tensor<16x128x!tt.ptr<bf16>>, tensor<16x128xi32>
      %57 = tt.load %56 : tensor<16x128x!tt.ptr<bf16>>
      %58 = tt.expand_dims %5 {axis = 1 : i32} : tensor<16xi32> -> tensor<16x1xi32>
      %59 = arith.muli %58, %49 : tensor<16x1xi32>
      %60 = tt.splat %weight : !tt.ptr<bf16> -> tensor<16x1x!tt.ptr<bf16>>
      %61 = tt.addptr %60, %59 : tensor<16x1x!tt.ptr<bf16>>, tensor<16x1xi32>
      %62 = tt.broadcast %61 : tensor<16x1x!tt.ptr<bf16>> -> tensor<16x128x!tt.ptr<bf16>>
      %63 = tt.addptr %62, %55 : tensor<16x128x!tt.ptr<bf16>>, tensor<16x128xi32>
      %64 = tt.load %63 : tensor<16x128x!tt.ptr<bf16>>
      %65 = tt.trans %64 {order = array<i32: 1, 0>} : tensor<16x128xbf16> -> tensor<128x16xbf16>
      %66 = tt.dot %57, %65, %44, inputPrecision = tf32x3 : tensor<16x128xbf16> * tensor<128x16xbf16> -> tensor<16x16xf32>
      scf.yield %66 : tensor<16x16xf32>
    } {tt.num_stages = 5 : i32}
    %68 = "tt.reduce"(%38) <{axis = 1 : i32}> ({
    ^bb0(%69: f32, %70: f32):
      %71 = arith.addf %69, %70 : f32
      tt.reduce.return %71 : f32
    }) : (tensor<16x128xf32>) -> tensor<16xf32>
    %72 = tt.expand_dims %68 {axis = 1 : i32} : tensor<16xf32> -> tensor<16x1xf32>
    %74 = arith.mulf %72, %73 : tensor<16x1xf32>
    %76 = arith.addf %74, %75 : tensor<16x1xf32>
    %77 = math.rsqrt %76 : tensor<16x1xf32>
    %78 = tt.splat %sum : !tt.ptr<f32> -> tensor<16x16x!tt.ptr<f32>>
    %79 = tt.addptr %78, %16 : tensor<16x16x!tt.ptr<f32>>, tensor<16x16xi32>
    %80 = tt.broadcast %77 : tensor<16x1xf32> -> tensor<16x16xf32>
    %81 = arith.mulf %67#0, %80 : tensor<16x16xf32>
    %82 = arith.addf %19, %81 : tensor<16x16xf32>
    tt.store %79, %82 : tensor<16x16x!tt.ptr<f32>>
    tt.return
  }
}
", name = "block_back", num_stages = 5 : i32, num_warps = 2 : i32}, operand_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>], result_layouts = [dense<[1, 0]> : tensor<2xindex>]} : (tensor<64x768xf32>, tensor<64x1536xbf16>, tensor<64x96xf32>, tensor<768x1536xbf16>) -> (tensor<64x768xf32>)
    return %k3#0, %k1#1, %k2#2 : tensor<64x768xf32>, tensor<64x1792x4xf32>, tensor<64x64x24x128xf32>
