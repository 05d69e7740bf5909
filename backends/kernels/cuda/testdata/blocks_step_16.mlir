    %k0:1 = stablehlo.custom_call @__gpu$xla.gpu.triton(%arg0, %arg1) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 16 : i32, grid_y = 1 : i32, grid_z = 1 : i32, ir = "module {
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
", name = "rmsnorm", num_stages = 1 : i32, num_warps = 4 : i32}, operand_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[0]> : tensor<1xindex>], result_layouts = [dense<[1, 0]> : tensor<2xindex>]} : (tensor<16x768xf32>, tensor<768xf32>) -> (tensor<16x768xbf16>)
    %k1:2 = stablehlo.custom_call @__gpu$xla.gpu.triton(%k0#0, %arg2, %arg3, %arg5, %arg6) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 212 : i32, grid_y = 1 : i32, grid_z = 1 : i32, ir = "module {
  tt.func public @block_project(%x: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %weight: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %conv: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %convweight: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %convbias: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %projected: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %convafter: !tt.ptr<f32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %1 = arith.constant 16 : i32
    %12 = arith.constant dense<1536> : tensor<1x16xi32>
    %14 = arith.constant dense<0> : tensor<1x16xi32>
    %16 = arith.constant dense<1792> : tensor<1x16xi32>
    %19 = arith.constant dense<7168> : tensor<16x1xi32>
    %21 = arith.constant dense<4> : tensor<1x16xi32>
    %27 = arith.constant 64 : i32
    %33 = arith.constant dense<6144> : tensor<1x64xi32>
    %40 = arith.constant dense<0> : tensor<1x64xi32>
    %42 = arith.constant dense<7168> : tensor<1x64xi32>
    %46 = arith.constant dense<0.0e+00> : tensor<16x64xf32>
    %58 = arith.constant dense<0.0e+00> : tensor<1x16xf32>
    %60 = arith.constant dense<1> : tensor<1x16xi32>
    %63 = arith.constant dense<2> : tensor<1x16xi32>
    %66 = arith.constant dense<3> : tensor<1x16xi32>
    %72 = arith.constant dense<0.0e+00> : tensor<16x16xf32>
    %73 = arith.constant 0 : i32
    %74 = arith.constant 1 : i32
    %75 = arith.constant 6 : i32
    %78 = arith.constant 128 : i32
    %83 = arith.constant dense<768> : tensor<16x1xi32>
    %108 = arith.constant dense<3392> : tensor<16x1xi32>
    %128 = arith.constant dense<-1.442695e+00> : tensor<16x16xf32>
    %131 = arith.constant dense<1.0e+00> : tensor<16x16xf32>
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
    %13 = arith.subi %11, %12 : tensor<1x16xi32>
    %15 = arith.cmpi sge, %13, %14 : tensor<1x16xi32>
    %17 = arith.cmpi slt, %13, %16 : tensor<1x16xi32>
    %18 = arith.andi %15, %17 : tensor<1x16xi1>
    %20 = arith.muli %10, %19 : tensor<16x1xi32>
    %22 = arith.muli %13, %21 : tensor<1x16xi32>
    %23 = tt.broadcast %20 : tensor<16x1xi32> -> tensor<16x16xi32>
    %24 = tt.broadcast %22 : tensor<1x16xi32> -> tensor<16x16xi32>
    %25 = arith.addi %23, %24 : tensor<16x16xi32>
    %26 = tt.broadcast %18 : tensor<1x16xi1> -> tensor<16x16xi1>
    %28 = arith.muli %0, %27 : i32
    %29 = tt.make_range {end = 64 : i32, start = 0 : i32} : tensor<64xi32>
    %30 = tt.splat %28 : i32 -> tensor<64xi32>
    %31 = arith.addi %30, %29 : tensor<64xi32>
    %32 = tt.expand_dims %31 {axis = 0 : i32} : tensor<64xi32> -> tensor<1x64xi32>
    %34 = arith.subi %32, %33 : tensor<1x64xi32>
    %35 = tt.broadcast %20 : tensor<16x1xi32> -> tensor<16x64xi32>
    %36 = tt.broadcast %34 : tensor<1x64xi32> -> tensor<16x64xi32>
    %37 = arith.addi %35, %36 : tensor<16x64xi32>
    %38 = tt.splat %conv : !tt.ptr<f32> -> tensor<16x64x!tt.ptr<f32>>
    %39 = tt.addptr %38, %37 : tensor<16x64x!tt.ptr<f32>>, tensor<16x64xi32>
    %41 = arith.cmpi sge, %34, %40 : tensor<1x64xi32>
    %43 = arith.cmpi slt, %34, %42 : tensor<1x64xi32>
    %44 = arith.andi %41, %43 : tensor<1x64xi1>
    %45 = tt.broadcast %44 : tensor<1x64xi1> -> tensor<16x64xi1>
    %47 = tt.load %39, %45, %46 : tensor<16x64x!tt.ptr<f32>>
    %48 = tt.reshape %47 : tensor<16x64xf32> -> tensor<16x16x2x2xf32>
    %49, %50 = tt.split %48 : tensor<16x16x2x2xf32> -> tensor<16x16x2xf32>
    %51, %52 = tt.split %49 : tensor<16x16x2xf32> -> tensor<16x16xf32>
    %53, %54 = tt.split %50 : tensor<16x16x2xf32> -> tensor<16x16xf32>
    %55 = tt.splat %convweight : !tt.ptr<f32> -> tensor<1x16x!tt.ptr<f32>>
    %56 = tt.addptr %55, %22 : tensor<1x16x!tt.ptr<f32>>, tensor<1x16xi32>
    %57 = tt.addptr %56, %14 : tensor<1x16x!tt.ptr<f32>>, tensor<1x16xi32>
    %59 = tt.load %57, %18, %58 : tensor<1x16x!tt.ptr<f32>>
    %61 = tt.addptr %56, %60 : tensor<1x16x!tt.ptr<f32>>, tensor<1x16xi32>
    %62 = tt.load %61, %18, %58 : tensor<1x16x!tt.ptr<f32>>
    %64 = tt.addptr %56, %63 : tensor<1x16x!tt.ptr<f32>>, tensor<1x16xi32>
    %65 = tt.load %64, %18, %58 : tensor<1x16x!tt.ptr<f32>>
    %67 = tt.addptr %56, %66 : tensor<1x16x!tt.ptr<f32>>, tensor<1x16xi32>
    %68 = tt.load %67, %18, %58 : tensor<1x16x!tt.ptr<f32>>
    %69 = tt.splat %convbias : !tt.ptr<f32> -> tensor<1x16x!tt.ptr<f32>>
    %70 = tt.addptr %69, %13 : tensor<1x16x!tt.ptr<f32>>, tensor<1x16xi32>
    %71 = tt.load %70, %18, %58 : tensor<1x16x!tt.ptr<f32>>
    %101:1 = scf.for %76 = %73 to %75 step %74 iter_args(%77 = %72) -> (tensor<16x16xf32>) : i32 {
      %79 = arith.muli %76, %78 : i32
      %80 = tt.make_range {end = 128 : i32, start = 0 : i32} : tensor<128xi32>
      %81 = tt.splat %79 : i32 -> tensor<128xi32>
      %82 = arith.addi %81, %80 : tensor<128xi32>
      %84 = arith.muli %10, %83 : tensor<16x1xi32>
      %85 = tt.splat %x : !tt.ptr<bf16> -> tensor<16x1x!tt.ptr<bf16>>
      %86 = tt.addptr %85, %84 : tensor<16x1x!tt.ptr<bf16>>, tensor<16x1xi32>
      %87 = tt.expand_dims %82 {axis = 0 : i32} : tensor<128xi32> -> tensor<1x128xi32>
      %88 = tt.broadcast %86 : tensor<16x1x!tt.ptr<bf16>> -> tensor<16x128x!tt.ptr<bf16>>
      %89 = tt.broadcast %87 : tensor<1x128xi32> -> tensor<16x128xi32>
      %90 = tt.addptr %88, %89 : tensor<16x128x!tt.ptr<bf16>>, tensor<16x128xi32>
      %91 = tt.load %90 : tensor<16x128x!tt.ptr<bf16>>
      %92 = tt.expand_dims %5 {axis = 1 : i32} : tensor<16xi32> -> tensor<16x1xi32>
      %93 = arith.muli %92, %83 : tensor<16x1xi32>
      %94 = tt.splat %weight : !tt.ptr<bf16> -> tensor<16x1x!tt.ptr<bf16>>
      %95 = tt.addptr %94, %93 : tensor<16x1x!tt.ptr<bf16>>, tensor<16x1xi32>
      %96 = tt.broadcast %95 : tensor<16x1x!tt.ptr<bf16>> -> tensor<16x128x!tt.ptr<bf16>>
      %97 = tt.addptr %96, %89 : tensor<16x128x!tt.ptr<bf16>>, tensor<16x128xi32>
      %98 = tt.load %97 : tensor<16x128x!tt.ptr<bf16>>
      %99 = tt.trans %98 {order = array<i32: 1, 0>} : tensor<16x128xbf16> -> tensor<128x16xbf16>
      %100 = tt.dot %91, %99, %77, inputPrecision = tf32x3 : tensor<16x128xbf16> * tensor<128x16xbf16> -> tensor<16x16xf32>
      scf.yield %100 : tensor<16x16xf32>
    } {tt.num_stages = 5 : i32}
    gpu.barrier
    %102 = tt.join %53, %54 : tensor<16x16xf32> -> tensor<16x16x2xf32>
    %103 = tt.join %52, %101#0 : tensor<16x16xf32> -> tensor<16x16x2xf32>
    %104 = tt.join %102, %103 : tensor<16x16x2xf32> -> tensor<16x16x2x2xf32>
    %105 = tt.reshape %104 : tensor<16x16x2x2xf32> -> tensor<16x64xf32>
    %106 = tt.splat %convafter : !tt.ptr<f32> -> tensor<16x64x!tt.ptr<f32>>
    %107 = tt.addptr %106, %37 : tensor<16x64x!tt.ptr<f32>>, tensor<16x64xi32>
    tt.store %107, %105, %45 : tensor<16x64x!tt.ptr<f32>>
    %109 = arith.muli %10, %108 : tensor<16x1xi32>
    %110 = tt.broadcast %109 : tensor<16x1xi32> -> tensor<16x16xi32>
    %111 = tt.broadcast %11 : tensor<1x16xi32> -> tensor<16x16xi32>
    %112 = arith.addi %110, %111 : tensor<16x16xi32>
    %113 = tt.splat %projected : !tt.ptr<f32> -> tensor<16x16x!tt.ptr<f32>>
    %114 = tt.addptr %113, %112 : tensor<16x16x!tt.ptr<f32>>, tensor<16x16xi32>
    %115 = tt.broadcast %68 : tensor<1x16xf32> -> tensor<16x16xf32>
    %116 = arith.mulf %101#0, %115 : tensor<16x16xf32>
    %117 = tt.broadcast %71 : tensor<1x16xf32> -> tensor<16x16xf32>
    %118 = arith.addf %117, %116 : tensor<16x16xf32>
    %119 = tt.broadcast %59 : tensor<1x16xf32> -> tensor<16x16xf32>
    %120 = arith.mulf %53, %119 : tensor<16x16xf32>
    %121 = arith.addf %118, %120 : tensor<16x16xf32>
    %122 = tt.broadcast %62 : tensor<1x16xf32> -> tensor<16x16xf32>
    %123 = arith.mulf %52, %122 : tensor<16x16xf32>
    %124 = arith.addf %121, %123 : tensor<16x16xf32>
    %125 = tt.broadcast %65 : tensor<1x16xf32> -> tensor<16x16xf32>
    %126 = arith.mulf %54, %125 : tensor<16x16xf32>
    %127 = arith.addf %124, %126 : tensor<16x16xf32>
    %129 = arith.mulf %127, %128 : tensor<16x16xf32>
    %130 = math.exp2 %129 : tensor<16x16xf32>
    %132 = arith.addf %130, %131 : tensor<16x16xf32>
    %133 = arith.divf %127, %132 : tensor<16x16xf32>
    %134 = arith.select %26, %133, %101#0 : tensor<16x16xi1>, tensor<16x16xf32>
    tt.store %114, %134 : tensor<16x16x!tt.ptr<f32>>
    tt.return
  }
}
", name = "block_project", num_stages = 5 : i32, num_warps = 2 : i32}, output_operand_aliases = [#stablehlo.output_operand_alias<output_tuple_indices = [1], operand_index = 2, operand_tuple_indices = []>], operand_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[0]> : tensor<1xindex>], result_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[2, 1, 0]> : tensor<3xindex>]} : (tensor<16x768xbf16>, tensor<3392x768xbf16>, tensor<16x1792x4xf32>, tensor<1792x4xf32>, tensor<1792xf32>) -> (tensor<16x3392xf32>, tensor<16x1792x4xf32>)
    %k2:3 = stablehlo.custom_call @__gpu$xla.gpu.triton(%k1#0, %arg4, %arg7, %arg8, %arg9, %arg10) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 96 : i32, grid_y = 16 : i32, grid_z = 1 : i32, ir = "module {
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
", name = "block_recur", num_stages = 1 : i32, num_warps = 4 : i32}, output_operand_aliases = [#stablehlo.output_operand_alias<output_tuple_indices = [2], operand_index = 1, operand_tuple_indices = []>], operand_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[0]> : tensor<1xindex>, dense<[0]> : tensor<1xindex>, dense<[0]> : tensor<1xindex>, dense<[0]> : tensor<1xindex>], result_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>]} : (tensor<16x3392xf32>, tensor<16x64x24x128xf32>, tensor<64xf32>, tensor<64xf32>, tensor<64xf32>, tensor<1536xf32>) -> (tensor<16x1536xbf16>, tensor<16x96xf32>, tensor<16x64x24x128xf32>)
    %k3:3 = stablehlo.custom_call @__gpu$xla.gpu.triton(%arg0, %k2#0, %k2#1, %arg11, %arg12) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 48 : i32, grid_y = 1 : i32, grid_z = 1 : i32, ir = "module {
  tt.func public @block_back(%residual: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %gated: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %squares: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %weight: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %norm: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %sum: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %operand: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %squaresafter: !tt.ptr<f32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %1 = arith.constant 16 : i32
    %12 = arith.constant dense<768> : tensor<16x1xi32>
    %21 = arith.constant dense<96> : tensor<128xi32>
    %23 = arith.constant dense<96> : tensor<16x1xi32>
    %31 = arith.constant dense<16> : tensor<16x1xi32>
    %37 = arith.constant dense<0.0e+00> : tensor<16x128xf32>
    %43 = arith.constant dense<0.0e+00> : tensor<16x16xf32>
    %44 = arith.constant 0 : i32
    %45 = arith.constant 1 : i32
    %46 = arith.constant 6 : i32
    %49 = arith.constant 256 : i32
    %54 = arith.constant dense<1536> : tensor<16x1xi32>
    %78 = arith.constant dense<6.510417e-04> : tensor<16x1xf32>
    %80 = arith.constant dense<1.0e-05> : tensor<16x1xf32>
    %93 = arith.constant dense<48> : tensor<16xi32>
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
    %39 = tt.splat %norm : !tt.ptr<f32> -> tensor<16x!tt.ptr<f32>>
    %40 = tt.addptr %39, %5 : tensor<16x!tt.ptr<f32>>, tensor<16xi32>
    %41 = tt.load %40 : tensor<16x!tt.ptr<f32>>
    %42 = tt.expand_dims %41 {axis = 0 : i32} : tensor<16xf32> -> tensor<1x16xf32>
    %72:1 = scf.for %47 = %44 to %46 step %45 iter_args(%48 = %43) -> (tensor<16x16xf32>) : i32 {
      %50 = arith.muli %47, %49 : i32
      %51 = tt.make_range {end = 256 : i32, start = 0 : i32} : tensor<256xi32>
      %52 = tt.splat %50 : i32 -> tensor<256xi32>
      %53 = arith.addi %52, %51 : tensor<256xi32>
      %55 = arith.muli %10, %54 : tensor<16x1xi32>
      %56 = tt.splat %gated : !tt.ptr<bf16> -> tensor<16x1x!tt.ptr<bf16>>
      %57 = tt.addptr %56, %55 : tensor<16x1x!tt.ptr<bf16>>, tensor<16x1xi32>
      %58 = tt.expand_dims %53 {axis = 0 : i32} : tensor<256xi32> -> tensor<1x256xi32>
      %59 = tt.broadcast %57 : tensor<16x1x!tt.ptr<bf16>> -> tensor<16x256x!tt.ptr<bf16>>
      %60 = tt.broadcast %58 : tensor<1x256xi32> -> tensor<16x256xi32>
      %61 = tt.addptr %59, %60 : tensor<16x256x!tt.ptr<bf16>>, tensor<16x256xi32>
      %62 = tt.load %61 : tensor<16x256x!tt.ptr<bf16>>
      %63 = tt.expand_dims %5 {axis = 1 : i32} : tensor<16xi32> -> tensor<16x1xi32>
      %64 = arith.muli %63, %54 : tensor<16x1xi32>
      %65 = tt.splat %weight : !tt.ptr<bf16> -> tensor<16x1x!tt.ptr<bf16>>
      %66 = tt.addptr %65, %64 : tensor<16x1x!tt.ptr<bf16>>, tensor<16x1xi32>
      %67 = tt.broadcast %66 : tensor<16x1x!tt.ptr<bf16>> -> tensor<16x256x!tt.ptr<bf16>>
      %68 = tt.addptr %67, %60 : tensor<16x256x!tt.ptr<bf16>>, tensor<16x256xi32>
      %69 = tt.load %68 : tensor<16x256x!tt.ptr<bf16>>
      %70 = tt.trans %69 {order = array<i32: 1, 0>} : tensor<16x256xbf16> -> tensor<256x16xbf16>
      %71 = tt.dot %62, %70, %48, inputPrecision = tf32x3 : tensor<16x256xbf16> * tensor<256x16xbf16> -> tensor<16x16xf32>
      scf.yield %71 : tensor<16x16xf32>
    } {tt.num_stages = 5 : i32}
    %73 = "tt.reduce"(%38) <{axis = 1 : i32}> ({
    ^bb0(%74: f32, %75: f32):
      %76 = arith.addf %74, %75 : f32
      tt.reduce.return %76 : f32
    }) : (tensor<16x128xf32>) -> tensor<16xf32>
    %77 = tt.expand_dims %73 {axis = 1 : i32} : tensor<16xf32> -> tensor<16x1xf32>
    %79 = arith.mulf %77, %78 : tensor<16x1xf32>
    %81 = arith.addf %79, %80 : tensor<16x1xf32>
    %82 = math.rsqrt %81 : tensor<16x1xf32>
    %83 = tt.splat %sum : !tt.ptr<f32> -> tensor<16x16x!tt.ptr<f32>>
    %84 = tt.addptr %83, %16 : tensor<16x16x!tt.ptr<f32>>, tensor<16x16xi32>
    %85 = tt.broadcast %82 : tensor<16x1xf32> -> tensor<16x16xf32>
    %86 = arith.mulf %72#0, %85 : tensor<16x16xf32>
    %87 = arith.addf %19, %86 : tensor<16x16xf32>
    tt.store %84, %87 : tensor<16x16x!tt.ptr<f32>>
    %88 = tt.splat %operand : !tt.ptr<bf16> -> tensor<16x16x!tt.ptr<bf16>>
    %89 = tt.addptr %88, %16 : tensor<16x16x!tt.ptr<bf16>>, tensor<16x16xi32>
    %90 = tt.broadcast %42 : tensor<1x16xf32> -> tensor<16x16xf32>
    %91 = arith.mulf %87, %90 : tensor<16x16xf32>
    %92 = arith.truncf %91 : tensor<16x16xf32> to tensor<16x16xbf16>
    tt.store %89, %92 : tensor<16x16x!tt.ptr<bf16>>
    %94 = arith.muli %9, %93 : tensor<16xi32>
    %95 = tt.splat %0 : i32 -> tensor<16xi32>
    %96 = arith.addi %94, %95 : tensor<16xi32>
    %97 = tt.splat %squaresafter : !tt.ptr<f32> -> tensor<16x!tt.ptr<f32>>
    %98 = tt.addptr %97, %96 : tensor<16x!tt.ptr<f32>>, tensor<16xi32>
    %99 = arith.mulf %87, %87 : tensor<16x16xf32>
    %100 = "tt.reduce"(%99) <{axis = 1 : i32}> ({
    ^bb0(%101: f32, %102: f32):
      %103 = arith.addf %101, %102 : f32
      tt.reduce.return %103 : f32
    }) : (tensor<16x16xf32>) -> tensor<16xf32>
    tt.store %98, %100 : tensor<16x!tt.ptr<f32>>
    tt.return
  }
}
", name = "block_back", num_stages = 5 : i32, num_warps = 2 : i32}, operand_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[0]> : tensor<1xindex>], result_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>]} : (tensor<16x768xf32>, tensor<16x1536xbf16>, tensor<16x96xf32>, tensor<768x1536xbf16>, tensor<768xf32>) -> (tensor<16x768xf32>, tensor<16x768xbf16>, tensor<16x48xf32>)
    %k4:2 = stablehlo.custom_call @__gpu$xla.gpu.triton(%k3#1, %arg13, %arg14, %arg16, %arg17, %k3#2) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 41 : i32, grid_y = 1 : i32, grid_z = 1 : i32, ir = "module {
  tt.func public @block_project(%x: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %weight: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %conv: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %convweight: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %convbias: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %squares: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %projected: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %convafter: !tt.ptr<f32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %1 = arith.constant 16 : i32
    %6 = arith.constant dense<648> : tensor<16xi32>
    %16 = arith.constant dense<192> : tensor<1x16xi32>
    %18 = arith.constant dense<0> : tensor<1x16xi32>
    %20 = arith.constant dense<448> : tensor<1x16xi32>
    %23 = arith.constant dense<1792> : tensor<16x1xi32>
    %25 = arith.constant dense<4> : tensor<1x16xi32>
    %32 = arith.constant 64 : i32
    %38 = arith.constant dense<768> : tensor<1x64xi32>
    %45 = arith.constant dense<0> : tensor<1x64xi32>
    %47 = arith.constant dense<1792> : tensor<1x64xi32>
    %51 = arith.constant dense<16> : tensor<16x1xi32>
    %55 = arith.constant dense<0.0e+00> : tensor<16x64xf32>
    %67 = arith.constant dense<0.0e+00> : tensor<1x16xf32>
    %69 = arith.constant dense<1> : tensor<1x16xi32>
    %72 = arith.constant dense<2> : tensor<1x16xi32>
    %75 = arith.constant dense<3> : tensor<1x16xi32>
    %81 = arith.constant dense<48> : tensor<64xi32>
    %83 = arith.constant dense<48> : tensor<16x1xi32>
    %95 = arith.constant dense<0.0e+00> : tensor<16x16xf32>
    %96 = arith.constant 0 : i32
    %97 = arith.constant 1 : i32
    %98 = arith.constant 3 : i32
    %101 = arith.constant 256 : i32
    %106 = arith.constant dense<768> : tensor<16x1xi32>
    %123 = arith.constant dense<0.0e+00> : tensor<16x256xbf16>
    %133 = arith.constant dense<1.3020834e-03> : tensor<16x1xf32>
    %135 = arith.constant dense<1.0e-05> : tensor<16x1xf32>
    %146 = arith.constant dense<648> : tensor<16x1xi32>
    %166 = arith.constant dense<-1.442695e+00> : tensor<16x16xf32>
    %169 = arith.constant dense<1.0e+00> : tensor<16x16xf32>
    %0 = tt.get_program_id x : i32
    %2 = arith.muli %0, %1 : i32
    %3 = tt.make_range {end = 16 : i32, start = 0 : i32} : tensor<16xi32>
    %4 = tt.splat %2 : i32 -> tensor<16xi32>
    %5 = arith.addi %4, %3 : tensor<16xi32>
    %7 = arith.cmpi slt, %5, %6 : tensor<16xi32>
    %8 = tt.get_program_id y : i32
    %9 = arith.muli %8, %1 : i32
    %10 = tt.splat %9 : i32 -> tensor<16xi32>
    %11 = arith.addi %10, %3 : tensor<16xi32>
    %12 = tt.expand_dims %7 {axis = 0 : i32} : tensor<16xi1> -> tensor<1x16xi1>
    %13 = tt.broadcast %12 : tensor<1x16xi1> -> tensor<16x16xi1>
    %14 = tt.expand_dims %11 {axis = 1 : i32} : tensor<16xi32> -> tensor<16x1xi32>
    %15 = tt.expand_dims %5 {axis = 0 : i32} : tensor<16xi32> -> tensor<1x16xi32>
    %17 = arith.subi %15, %16 : tensor<1x16xi32>
    %19 = arith.cmpi sge, %17, %18 : tensor<1x16xi32>
    %21 = arith.cmpi slt, %17, %20 : tensor<1x16xi32>
    %22 = arith.andi %19, %21 : tensor<1x16xi1>
    %24 = arith.muli %14, %23 : tensor<16x1xi32>
    %26 = arith.muli %17, %25 : tensor<1x16xi32>
    %27 = tt.broadcast %24 : tensor<16x1xi32> -> tensor<16x16xi32>
    %28 = tt.broadcast %26 : tensor<1x16xi32> -> tensor<16x16xi32>
    %29 = arith.addi %27, %28 : tensor<16x16xi32>
    %30 = tt.broadcast %22 : tensor<1x16xi1> -> tensor<16x16xi1>
    %31 = arith.andi %30, %13 : tensor<16x16xi1>
    %33 = arith.muli %0, %32 : i32
    %34 = tt.make_range {end = 64 : i32, start = 0 : i32} : tensor<64xi32>
    %35 = tt.splat %33 : i32 -> tensor<64xi32>
    %36 = arith.addi %35, %34 : tensor<64xi32>
    %37 = tt.expand_dims %36 {axis = 0 : i32} : tensor<64xi32> -> tensor<1x64xi32>
    %39 = arith.subi %37, %38 : tensor<1x64xi32>
    %40 = tt.broadcast %24 : tensor<16x1xi32> -> tensor<16x64xi32>
    %41 = tt.broadcast %39 : tensor<1x64xi32> -> tensor<16x64xi32>
    %42 = arith.addi %40, %41 : tensor<16x64xi32>
    %43 = tt.splat %conv : !tt.ptr<f32> -> tensor<16x64x!tt.ptr<f32>>
    %44 = tt.addptr %43, %42 : tensor<16x64x!tt.ptr<f32>>, tensor<16x64xi32>
    %46 = arith.cmpi sge, %39, %45 : tensor<1x64xi32>
    %48 = arith.cmpi slt, %39, %47 : tensor<1x64xi32>
    %49 = arith.andi %46, %48 : tensor<1x64xi1>
    %50 = tt.broadcast %49 : tensor<1x64xi1> -> tensor<16x64xi1>
    %52 = arith.cmpi slt, %14, %51 : tensor<16x1xi32>
    %53 = tt.broadcast %52 : tensor<16x1xi1> -> tensor<16x64xi1>
    %54 = arith.andi %50, %53 : tensor<16x64xi1>
    %56 = tt.load %44, %54, %55 : tensor<16x64x!tt.ptr<f32>>
    %57 = tt.reshape %56 : tensor<16x64xf32> -> tensor<16x16x2x2xf32>
    %58, %59 = tt.split %57 : tensor<16x16x2x2xf32> -> tensor<16x16x2xf32>
    %60, %61 = tt.split %58 : tensor<16x16x2xf32> -> tensor<16x16xf32>
    %62, %63 = tt.split %59 : tensor<16x16x2xf32> -> tensor<16x16xf32>
    %64 = tt.splat %convweight : !tt.ptr<f32> -> tensor<1x16x!tt.ptr<f32>>
    %65 = tt.addptr %64, %26 : tensor<1x16x!tt.ptr<f32>>, tensor<1x16xi32>
    %66 = tt.addptr %65, %18 : tensor<1x16x!tt.ptr<f32>>, tensor<1x16xi32>
    %68 = tt.load %66, %22, %67 : tensor<1x16x!tt.ptr<f32>>
    %70 = tt.addptr %65, %69 : tensor<1x16x!tt.ptr<f32>>, tensor<1x16xi32>
    %71 = tt.load %70, %22, %67 : tensor<1x16x!tt.ptr<f32>>
    %73 = tt.addptr %65, %72 : tensor<1x16x!tt.ptr<f32>>, tensor<1x16xi32>
    %74 = tt.load %73, %22, %67 : tensor<1x16x!tt.ptr<f32>>
    %76 = tt.addptr %65, %75 : tensor<1x16x!tt.ptr<f32>>, tensor<1x16xi32>
    %77 = tt.load %76, %22, %67 : tensor<1x16x!tt.ptr<f32>>
    %78 = tt.splat %convbias : !tt.ptr<f32> -> tensor<1x16x!tt.ptr<f32>>
    %79 = tt.addptr %78, %17 : tensor<1x16x!tt.ptr<f32>>, tensor<1x16xi32>
    %80 = tt.load %79, %22, %67 : tensor<1x16x!tt.ptr<f32>>
    %82 = arith.cmpi slt, %34, %81 : tensor<64xi32>
    %84 = arith.muli %14, %83 : tensor<16x1xi32>
    %85 = tt.expand_dims %34 {axis = 0 : i32} : tensor<64xi32> -> tensor<1x64xi32>
    %86 = tt.broadcast %84 : tensor<16x1xi32> -> tensor<16x64xi32>
    %87 = tt.broadcast %85 : tensor<1x64xi32> -> tensor<16x64xi32>
    %88 = arith.addi %86, %87 : tensor<16x64xi32>
    %89 = tt.splat %squares : !tt.ptr<f32> -> tensor<16x64x!tt.ptr<f32>>
    %90 = tt.addptr %89, %88 : tensor<16x64x!tt.ptr<f32>>, tensor<16x64xi32>
    %91 = tt.expand_dims %82 {axis = 0 : i32} : tensor<64xi1> -> tensor<1x64xi1>
    %92 = tt.broadcast %91 : tensor<1x64xi1> -> tensor<16x64xi1>
    %93 = arith.andi %53, %92 : tensor<16x64xi1>
    %94 = tt.load %90, %93, %55 : tensor<16x64x!tt.ptr<f32>>
    %127:1 = scf.for %99 = %96 to %98 step %97 iter_args(%100 = %95) -> (tensor<16x16xf32>) : i32 {
      %102 = arith.muli %99, %101 : i32
      %103 = tt.make_range {end = 256 : i32, start = 0 : i32} : tensor<256xi32>
      %104 = tt.splat %102 : i32 -> tensor<256xi32>
      %105 = arith.addi %104, %103 : tensor<256xi32>
      %107 = arith.muli %14, %106 : tensor<16x1xi32>
      %108 = tt.splat %x : !tt.ptr<bf16> -> tensor<16x1x!tt.ptr<bf16>>
      %109 = tt.addptr %108, %107 : tensor<16x1x!tt.ptr<bf16>>, tensor<16x1xi32>
      %110 = tt.expand_dims %105 {axis = 0 : i32} : tensor<256xi32> -> tensor<1x256xi32>
      %111 = tt.broadcast %109 : tensor<16x1x!tt.ptr<bf16>> -> tensor<16x256x!tt.ptr<bf16>>
      %112 = tt.broadcast %110 : tensor<1x256xi32> -> tensor<16x256xi32>
      %113 = tt.addptr %111, %112 : tensor<16x256x!tt.ptr<bf16>>, tensor<16x256xi32>
      %114 = tt.load %113 : tensor<16x256x!tt.ptr<bf16>>
      %115 = tt.expand_dims %5 {axis = 1 : i32} : tensor<16xi32> -> tensor<16x1xi32>
      %116 = arith.muli %115, %106 : tensor<16x1xi32>
      %117 = tt.splat %weight : !tt.ptr<bf16> -> tensor<16x1x!tt.ptr<bf16>>
      %118 = tt.addptr %117, %116 : tensor<16x1x!tt.ptr<bf16>>, tensor<16x1xi32>
      %119 = tt.broadcast %118 : tensor<16x1x!tt.ptr<bf16>> -> tensor<16x256x!tt.ptr<bf16>>
      %120 = tt.addptr %119, %112 : tensor<16x256x!tt.ptr<bf16>>, tensor<16x256xi32>
      %121 = tt.expand_dims %7 {axis = 1 : i32} : tensor<16xi1> -> tensor<16x1xi1>
      %122 = tt.broadcast %121 : tensor<16x1xi1> -> tensor<16x256xi1>
      %124 = tt.load %120, %122, %123 : tensor<16x256x!tt.ptr<bf16>>
      %125 = tt.trans %124 {order = array<i32: 1, 0>} : tensor<16x256xbf16> -> tensor<256x16xbf16>
      %126 = tt.dot %114, %125, %100, inputPrecision = tf32x3 : tensor<16x256xbf16> * tensor<256x16xbf16> -> tensor<16x16xf32>
      scf.yield %126 : tensor<16x16xf32>
    } {tt.num_stages = 5 : i32}
    %128 = "tt.reduce"(%94) <{axis = 1 : i32}> ({
    ^bb0(%129: f32, %130: f32):
      %131 = arith.addf %129, %130 : f32
      tt.reduce.return %131 : f32
    }) : (tensor<16x64xf32>) -> tensor<16xf32>
    %132 = tt.expand_dims %128 {axis = 1 : i32} : tensor<16xf32> -> tensor<16x1xf32>
    %134 = arith.mulf %132, %133 : tensor<16x1xf32>
    %136 = arith.addf %134, %135 : tensor<16x1xf32>
    %137 = math.rsqrt %136 : tensor<16x1xf32>
    %138 = tt.broadcast %137 : tensor<16x1xf32> -> tensor<16x16xf32>
    %139 = arith.mulf %127#0, %138 : tensor<16x16xf32>
    gpu.barrier
    %140 = tt.join %62, %63 : tensor<16x16xf32> -> tensor<16x16x2xf32>
    %141 = tt.join %61, %139 : tensor<16x16xf32> -> tensor<16x16x2xf32>
    %142 = tt.join %140, %141 : tensor<16x16x2xf32> -> tensor<16x16x2x2xf32>
    %143 = tt.reshape %142 : tensor<16x16x2x2xf32> -> tensor<16x64xf32>
    %144 = tt.splat %convafter : !tt.ptr<f32> -> tensor<16x64x!tt.ptr<f32>>
    %145 = tt.addptr %144, %42 : tensor<16x64x!tt.ptr<f32>>, tensor<16x64xi32>
    tt.store %145, %143, %54 : tensor<16x64x!tt.ptr<f32>>
    %147 = arith.muli %14, %146 : tensor<16x1xi32>
    %148 = tt.broadcast %147 : tensor<16x1xi32> -> tensor<16x16xi32>
    %149 = tt.broadcast %15 : tensor<1x16xi32> -> tensor<16x16xi32>
    %150 = arith.addi %148, %149 : tensor<16x16xi32>
    %151 = tt.splat %projected : !tt.ptr<f32> -> tensor<16x16x!tt.ptr<f32>>
    %152 = tt.addptr %151, %150 : tensor<16x16x!tt.ptr<f32>>, tensor<16x16xi32>
    %153 = tt.broadcast %77 : tensor<1x16xf32> -> tensor<16x16xf32>
    %154 = arith.mulf %139, %153 : tensor<16x16xf32>
    %155 = tt.broadcast %80 : tensor<1x16xf32> -> tensor<16x16xf32>
    %156 = arith.addf %155, %154 : tensor<16x16xf32>
    %157 = tt.broadcast %68 : tensor<1x16xf32> -> tensor<16x16xf32>
    %158 = arith.mulf %62, %157 : tensor<16x16xf32>
    %159 = arith.addf %156, %158 : tensor<16x16xf32>
    %160 = tt.broadcast %71 : tensor<1x16xf32> -> tensor<16x16xf32>
    %161 = arith.mulf %61, %160 : tensor<16x16xf32>
    %162 = arith.addf %159, %161 : tensor<16x16xf32>
    %163 = tt.broadcast %74 : tensor<1x16xf32> -> tensor<16x16xf32>
    %164 = arith.mulf %63, %163 : tensor<16x16xf32>
    %165 = arith.addf %162, %164 : tensor<16x16xf32>
    %167 = arith.mulf %165, %166 : tensor<16x16xf32>
    %168 = math.exp2 %167 : tensor<16x16xf32>
    %170 = arith.addf %168, %169 : tensor<16x16xf32>
    %171 = arith.divf %165, %170 : tensor<16x16xf32>
    %172 = arith.select %30, %171, %139 : tensor<16x16xi1>, tensor<16x16xf32>
    tt.store %152, %172, %13 : tensor<16x16x!tt.ptr<f32>>
    tt.return
  }
}
", name = "block_project", num_stages = 5 : i32, num_warps = 2 : i32}, output_operand_aliases = [#stablehlo.output_operand_alias<output_tuple_indices = [1], operand_index = 2, operand_tuple_indices = []>], operand_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[0]> : tensor<1xindex>, dense<[1, 0]> : tensor<2xindex>], result_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[2, 1, 0]> : tensor<3xindex>]} : (tensor<16x768xbf16>, tensor<648x768xbf16>, tensor<16x448x4xf32>, tensor<448x4xf32>, tensor<448xf32>, tensor<16x48xf32>) -> (tensor<16x648xf32>, tensor<16x448x4xf32>)
    %k5:3 = stablehlo.custom_call @__gpu$xla.gpu.triton(%k4#0, %arg15, %arg18, %arg19, %arg20, %arg21) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 24 : i32, grid_y = 16 : i32, grid_z = 1 : i32, ir = "module {
  tt.func public @block_recur(%projected: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %ssm: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %alog: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %d: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %dtbias: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %norm: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %gated: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %squares: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %ssmafter: !tt.ptr<f32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %2 = arith.constant 8 : i32
    %8 = arith.constant 24576 : i64
    %12 = arith.constant dense<128> : tensor<8x1xi32>
    %21 = arith.constant dense<0> : tensor<8x128xi32>
    %28 = arith.constant 648 : i32
    %31 = arith.constant dense<24> : tensor<8xi32>
    %33 = arith.constant dense<640> : tensor<8xi32>
    %49 = arith.constant dense<192> : tensor<8xi32>
    %53 = arith.constant dense<384> : tensor<128xi32>
    %58 = arith.constant dense<512> : tensor<128xi32>
    %67 = arith.constant dense<-1.442695e+00> : tensor<8xf32>
    %70 = arith.constant dense<2.0e+00> : tensor<8xf32>
    %75 = arith.constant dense<7.692308e-02> : tensor<8xf32>
    %76 = arith.constant dense<9.090909e-02> : tensor<8xf32>
    %78 = arith.constant dense<1.1111111e-01> : tensor<8xf32>
    %80 = arith.constant dense<1.4285715e-01> : tensor<8xf32>
    %82 = arith.constant dense<2.0e-01> : tensor<8xf32>
    %84 = arith.constant dense<3.3333334e-01> : tensor<8xf32>
    %86 = arith.constant dense<1.0e+00> : tensor<8xf32>
    %88 = arith.constant dense<2.0e+01> : tensor<8xf32>
    %91 = arith.constant dense<0.0e+00> : tensor<8xf32>
    %95 = arith.constant dense<1.442695e+00> : tensor<8xf32>
    %124 = arith.constant 192 : i32
    %131 = arith.constant 24 : i32
    %0 = tt.get_program_id x : i32
    %1 = tt.get_program_id y : i32
    %3 = arith.muli %0, %2 : i32
    %4 = tt.make_range {end = 8 : i32, start = 0 : i32} : tensor<8xi32>
    %5 = tt.splat %3 : i32 -> tensor<8xi32>
    %6 = arith.addi %5, %4 : tensor<8xi32>
    %7 = arith.extsi %1 : i32 to i64
    %9 = arith.muli %7, %8 : i64
    %10 = tt.make_range {end = 128 : i32, start = 0 : i32} : tensor<128xi32>
    %11 = tt.expand_dims %6 {axis = 1 : i32} : tensor<8xi32> -> tensor<8x1xi32>
    %13 = arith.muli %11, %12 : tensor<8x1xi32>
    %14 = tt.expand_dims %10 {axis = 0 : i32} : tensor<128xi32> -> tensor<1x128xi32>
    %15 = tt.broadcast %13 : tensor<8x1xi32> -> tensor<8x128xi32>
    %16 = tt.broadcast %14 : tensor<1x128xi32> -> tensor<8x128xi32>
    %17 = arith.addi %15, %16 : tensor<8x128xi32>
    %18 = tt.addptr %ssmafter, %9 : !tt.ptr<f32>, i64
    %19 = tt.splat %18 : !tt.ptr<f32> -> tensor<8x128x!tt.ptr<f32>>
    %20 = tt.addptr %19, %17 : tensor<8x128x!tt.ptr<f32>>, tensor<8x128xi32>
    %22 = tt.addptr %20, %21 : tensor<8x128x!tt.ptr<f32>>, tensor<8x128xi32>
    %23 = tt.addptr %ssm, %9 : !tt.ptr<f32>, i64
    %24 = tt.splat %23 : !tt.ptr<f32> -> tensor<8x128x!tt.ptr<f32>>
    %25 = tt.addptr %24, %17 : tensor<8x128x!tt.ptr<f32>>, tensor<8x128xi32>
    %26 = tt.addptr %25, %21 : tensor<8x128x!tt.ptr<f32>>, tensor<8x128xi32>
    %27 = tt.load %26 : tensor<8x128x!tt.ptr<f32>>
    gpu.barrier
    %29 = arith.muli %1, %28 : i32
    %30 = tt.addptr %projected, %29 : !tt.ptr<f32>, i32
    %32 = arith.divsi %6, %31 : tensor<8xi32>
    %34 = arith.addi %32, %33 : tensor<8xi32>
    %35 = tt.splat %30 : !tt.ptr<f32> -> tensor<8x!tt.ptr<f32>>
    %36 = tt.addptr %35, %34 : tensor<8x!tt.ptr<f32>>, tensor<8xi32>
    %37 = tt.load %36 : tensor<8x!tt.ptr<f32>>
    %38 = tt.splat %dtbias : !tt.ptr<f32> -> tensor<8x!tt.ptr<f32>>
    %39 = tt.addptr %38, %32 : tensor<8x!tt.ptr<f32>>, tensor<8xi32>
    %40 = tt.load %39 : tensor<8x!tt.ptr<f32>>
    %41 = tt.splat %alog : !tt.ptr<f32> -> tensor<8x!tt.ptr<f32>>
    %42 = tt.addptr %41, %32 : tensor<8x!tt.ptr<f32>>, tensor<8xi32>
    %43 = tt.load %42 : tensor<8x!tt.ptr<f32>>
    %44 = tt.splat %d : !tt.ptr<f32> -> tensor<8x!tt.ptr<f32>>
    %45 = tt.addptr %44, %32 : tensor<8x!tt.ptr<f32>>, tensor<8xi32>
    %46 = tt.load %45 : tensor<8x!tt.ptr<f32>>
    %47 = tt.addptr %35, %6 : tensor<8x!tt.ptr<f32>>, tensor<8xi32>
    %48 = tt.load %47 : tensor<8x!tt.ptr<f32>>
    %50 = arith.addi %6, %49 : tensor<8xi32>
    %51 = tt.addptr %35, %50 : tensor<8x!tt.ptr<f32>>, tensor<8xi32>
    %52 = tt.load %51 : tensor<8x!tt.ptr<f32>>
    %54 = arith.addi %10, %53 : tensor<128xi32>
    %55 = tt.splat %30 : !tt.ptr<f32> -> tensor<128x!tt.ptr<f32>>
    %56 = tt.addptr %55, %54 : tensor<128x!tt.ptr<f32>>, tensor<128xi32>
    %57 = tt.load %56 : tensor<128x!tt.ptr<f32>>
    %59 = arith.addi %10, %58 : tensor<128xi32>
    %60 = tt.addptr %55, %59 : tensor<128x!tt.ptr<f32>>, tensor<128xi32>
    %61 = tt.load %60 : tensor<128x!tt.ptr<f32>>
    %62 = tt.splat %norm : !tt.ptr<f32> -> tensor<8x!tt.ptr<f32>>
    %63 = tt.addptr %62, %6 : tensor<8x!tt.ptr<f32>>, tensor<8xi32>
    %64 = tt.load %63 : tensor<8x!tt.ptr<f32>>
    %65 = arith.addf %37, %40 : tensor<8xf32>
    %66 = math.absf %65 : tensor<8xf32>
    %68 = arith.mulf %66, %67 : tensor<8xf32>
    %69 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %68 : tensor<8xf32> -> tensor<8xf32>
    %71 = arith.addf %69, %70 : tensor<8xf32>
    %72 = tt.elementwise_inline_asm "rcp.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %71 : tensor<8xf32> -> tensor<8xf32>
    %73 = arith.mulf %69, %72 : tensor<8xf32>
    %74 = arith.mulf %73, %73 : tensor<8xf32>
    %77 = math.fma %74, %75, %76 : tensor<8xf32>
    %79 = math.fma %77, %74, %78 : tensor<8xf32>
    %81 = math.fma %79, %74, %80 : tensor<8xf32>
    %83 = math.fma %81, %74, %82 : tensor<8xf32>
    %85 = math.fma %83, %74, %84 : tensor<8xf32>
    %87 = math.fma %85, %74, %86 : tensor<8xf32>
    %89 = arith.cmpf ogt, %65, %88 : tensor<8xf32>
    %90 = arith.addf %73, %73 : tensor<8xf32>
    %92 = arith.maxnumf %65, %91 : tensor<8xf32>
    %93 = math.fma %87, %90, %92 : tensor<8xf32>
    %94 = arith.select %89, %65, %93 : tensor<8xi1>, tensor<8xf32>
    %96 = arith.mulf %43, %95 : tensor<8xf32>
    %97 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %96 : tensor<8xf32> -> tensor<8xf32>
    %98 = arith.mulf %94, %97 : tensor<8xf32>
    %99 = arith.mulf %98, %67 : tensor<8xf32>
    %100 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %99 : tensor<8xf32> -> tensor<8xf32>
    %101 = tt.expand_dims %100 {axis = 1 : i32} : tensor<8xf32> -> tensor<8x1xf32>
    %102 = arith.mulf %52, %94 : tensor<8xf32>
    %103 = tt.expand_dims %102 {axis = 1 : i32} : tensor<8xf32> -> tensor<8x1xf32>
    %104 = tt.expand_dims %57 {axis = 0 : i32} : tensor<128xf32> -> tensor<1x128xf32>
    %105 = tt.broadcast %103 : tensor<8x1xf32> -> tensor<8x128xf32>
    %106 = tt.broadcast %104 : tensor<1x128xf32> -> tensor<8x128xf32>
    %107 = arith.mulf %105, %106 : tensor<8x128xf32>
    %108 = tt.broadcast %101 : tensor<8x1xf32> -> tensor<8x128xf32>
    %109 = math.fma %27, %108, %107 : tensor<8x128xf32>
    tt.store %22, %109 : tensor<8x128x!tt.ptr<f32>>
    %110 = tt.expand_dims %61 {axis = 0 : i32} : tensor<128xf32> -> tensor<1x128xf32>
    %111 = tt.broadcast %110 : tensor<1x128xf32> -> tensor<8x128xf32>
    %112 = arith.mulf %109, %111 : tensor<8x128xf32>
    %113 = "tt.reduce"(%112) <{axis = 1 : i32}> ({
    ^bb0(%114: f32, %115: f32):
      %116 = arith.addf %114, %115 : f32
      tt.reduce.return %116 : f32
    }) : (tensor<8x128xf32>) -> tensor<8xf32>
    %117 = math.fma %52, %46, %113 : tensor<8xf32>
    %118 = arith.mulf %48, %67 : tensor<8xf32>
    %119 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %118 : tensor<8xf32> -> tensor<8xf32>
    %120 = arith.addf %119, %86 : tensor<8xf32>
    %121 = tt.elementwise_inline_asm "rcp.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %120 : tensor<8xf32> -> tensor<8xf32>
    %122 = arith.mulf %48, %121 : tensor<8xf32>
    %123 = arith.mulf %117, %122 : tensor<8xf32>
    %125 = arith.muli %1, %124 : i32
    %126 = tt.addptr %gated, %125 : !tt.ptr<bf16>, i32
    %127 = tt.splat %126 : !tt.ptr<bf16> -> tensor<8x!tt.ptr<bf16>>
    %128 = tt.addptr %127, %6 : tensor<8x!tt.ptr<bf16>>, tensor<8xi32>
    %129 = arith.mulf %123, %64 : tensor<8xf32>
    %130 = arith.truncf %129 : tensor<8xf32> to tensor<8xbf16>
    tt.store %128, %130 : tensor<8x!tt.ptr<bf16>>
    %132 = arith.muli %1, %131 : i32
    %133 = arith.addi %132, %0 : i32
    %134 = tt.addptr %squares, %133 : !tt.ptr<f32>, i32
    %135 = arith.mulf %123, %123 : tensor<8xf32>
    %136 = "tt.reduce"(%135) <{axis = 0 : i32}> ({
    ^bb0(%137: f32, %138: f32):
      %139 = arith.addf %137, %138 : f32
      tt.reduce.return %139 : f32
    }) : (tensor<8xf32>) -> f32
    tt.store %134, %136 : !tt.ptr<f32>
    tt.return
  }
}
", name = "block_recur", num_stages = 1 : i32, num_warps = 2 : i32}, output_operand_aliases = [#stablehlo.output_operand_alias<output_tuple_indices = [2], operand_index = 1, operand_tuple_indices = []>], operand_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[0]> : tensor<1xindex>, dense<[0]> : tensor<1xindex>, dense<[0]> : tensor<1xindex>, dense<[0]> : tensor<1xindex>], result_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>]} : (tensor<16x648xf32>, tensor<16x8x24x128xf32>, tensor<8xf32>, tensor<8xf32>, tensor<8xf32>, tensor<192xf32>) -> (tensor<16x192xbf16>, tensor<16x24xf32>, tensor<16x8x24x128xf32>)
    %k6:1 = stablehlo.custom_call @__gpu$xla.gpu.triton(%k3#0, %k5#0, %k5#1, %arg22) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 48 : i32, grid_y = 1 : i32, grid_z = 1 : i32, ir = "module {
  tt.func public @block_back(%residual: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %gated: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %squares: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %weight: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %sum: !tt.ptr<f32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %1 = arith.constant 16 : i32
    %12 = arith.constant dense<768> : tensor<16x1xi32>
    %21 = arith.constant dense<24> : tensor<32xi32>
    %23 = arith.constant dense<24> : tensor<16x1xi32>
    %31 = arith.constant dense<16> : tensor<16x1xi32>
    %37 = arith.constant dense<0.0e+00> : tensor<16x32xf32>
    %39 = arith.constant dense<0.0e+00> : tensor<16x16xf32>
    %40 = arith.constant 0 : i32
    %41 = arith.constant 1 : i32
    %46 = arith.constant 256 : i32
    %51 = arith.constant dense<192> : tensor<256xi32>
    %53 = arith.constant dense<192> : tensor<16x1xi32>
    %63 = arith.constant dense<0.0e+00> : tensor<16x256xbf16>
    %80 = arith.constant dense<5.2083335e-03> : tensor<16x1xf32>
    %82 = arith.constant dense<1.0e-05> : tensor<16x1xf32>
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
    %20 = tt.make_range {end = 32 : i32, start = 0 : i32} : tensor<32xi32>
    %22 = arith.cmpi slt, %20, %21 : tensor<32xi32>
    %24 = arith.muli %10, %23 : tensor<16x1xi32>
    %25 = tt.expand_dims %20 {axis = 0 : i32} : tensor<32xi32> -> tensor<1x32xi32>
    %26 = tt.broadcast %24 : tensor<16x1xi32> -> tensor<16x32xi32>
    %27 = tt.broadcast %25 : tensor<1x32xi32> -> tensor<16x32xi32>
    %28 = arith.addi %26, %27 : tensor<16x32xi32>
    %29 = tt.splat %squares : !tt.ptr<f32> -> tensor<16x32x!tt.ptr<f32>>
    %30 = tt.addptr %29, %28 : tensor<16x32x!tt.ptr<f32>>, tensor<16x32xi32>
    %32 = arith.cmpi slt, %10, %31 : tensor<16x1xi32>
    %33 = tt.expand_dims %22 {axis = 0 : i32} : tensor<32xi1> -> tensor<1x32xi1>
    %34 = tt.broadcast %32 : tensor<16x1xi1> -> tensor<16x32xi1>
    %35 = tt.broadcast %33 : tensor<1x32xi1> -> tensor<16x32xi1>
    %36 = arith.andi %34, %35 : tensor<16x32xi1>
    %38 = tt.load %30, %36, %37 : tensor<16x32x!tt.ptr<f32>>
    %42 = arith.minsi %0, %40 : i32
    %43 = arith.addi %42, %41 : i32
    %74:1 = scf.for %44 = %40 to %43 step %41 iter_args(%45 = %39) -> (tensor<16x16xf32>) : i32 {
      %47 = arith.muli %44, %46 : i32
      %48 = tt.make_range {end = 256 : i32, start = 0 : i32} : tensor<256xi32>
      %49 = tt.splat %47 : i32 -> tensor<256xi32>
      %50 = arith.addi %49, %48 : tensor<256xi32>
      %52 = arith.cmpi slt, %50, %51 : tensor<256xi32>
      %54 = arith.muli %10, %53 : tensor<16x1xi32>
      %55 = tt.splat %gated : !tt.ptr<bf16> -> tensor<16x1x!tt.ptr<bf16>>
      %56 = tt.addptr %55, %54 : tensor<16x1x!tt.ptr<bf16>>, tensor<16x1xi32>
      %57 = tt.expand_dims %50 {axis = 0 : i32} : tensor<256xi32> -> tensor<1x256xi32>
      %58 = tt.broadcast %56 : tensor<16x1x!tt.ptr<bf16>> -> tensor<16x256x!tt.ptr<bf16>>
      %59 = tt.broadcast %57 : tensor<1x256xi32> -> tensor<16x256xi32>
      %60 = tt.addptr %58, %59 : tensor<16x256x!tt.ptr<bf16>>, tensor<16x256xi32>
      %61 = tt.expand_dims %52 {axis = 0 : i32} : tensor<256xi1> -> tensor<1x256xi1>
      %62 = tt.broadcast %61 : tensor<1x256xi1> -> tensor<16x256xi1>
      %64 = tt.load %60, %62, %63 : tensor<16x256x!tt.ptr<bf16>>
      %65 = tt.expand_dims %5 {axis = 1 : i32} : tensor<16xi32> -> tensor<16x1xi32>
      %66 = arith.muli %65, %53 : tensor<16x1xi32>
      %67 = tt.splat %weight : !tt.ptr<bf16> -> tensor<16x1x!tt.ptr<bf16>>
      %68 = tt.addptr %67, %66 : tensor<16x1x!tt.ptr<bf16>>, tensor<16x1xi32>
      %69 = tt.broadcast %68 : tensor<16x1x!tt.ptr<bf16>> -> tensor<16x256x!tt.ptr<bf16>>
      %70 = tt.addptr %69, %59 : tensor<16x256x!tt.ptr<bf16>>, tensor<16x256xi32>
      %71 = tt.load %70, %62, %63 : tensor<16x256x!tt.ptr<bf16>>
      %72 = tt.trans %71 {order = array<i32: 1, 0>} : tensor<16x256xbf16> -> tensor<256x16xbf16>
      %73 = tt.dot %64, %72, %45, inputPrecision = tf32x3 : tensor<16x256xbf16> * tensor<256x16xbf16> -> tensor<16x16xf32>
      scf.yield %73 : tensor<16x16xf32>
    } {tt.num_stages = 5 : i32}
    %75 = "tt.reduce"(%38) <{axis = 1 : i32}> ({
    ^bb0(%76: f32, %77: f32):
      %78 = arith.addf %76, %77 : f32
      tt.reduce.return %78 : f32
    }) : (tensor<16x32xf32>) -> tensor<16xf32>
    %79 = tt.expand_dims %75 {axis = 1 : i32} : tensor<16xf32> -> tensor<16x1xf32>
    %81 = arith.mulf %79, %80 : tensor<16x1xf32>
    %83 = arith.addf %81, %82 : tensor<16x1xf32>
    %84 = math.rsqrt %83 : tensor<16x1xf32>
    %85 = tt.splat %sum : !tt.ptr<f32> -> tensor<16x16x!tt.ptr<f32>>
    %86 = tt.addptr %85, %16 : tensor<16x16x!tt.ptr<f32>>, tensor<16x16xi32>
    %87 = tt.broadcast %84 : tensor<16x1xf32> -> tensor<16x16xf32>
    %88 = arith.mulf %74#0, %87 : tensor<16x16xf32>
    %89 = arith.addf %19, %88 : tensor<16x16xf32>
    tt.store %86, %89 : tensor<16x16x!tt.ptr<f32>>
    tt.return
  }
}
", name = "block_back", num_stages = 5 : i32, num_warps = 2 : i32}, operand_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>], result_layouts = [dense<[1, 0]> : tensor<2xindex>]} : (tensor<16x768xf32>, tensor<16x192xbf16>, tensor<16x24xf32>, tensor<768x192xbf16>) -> (tensor<16x768xf32>)
    return %k6#0, %k1#1, %k2#2, %k4#1, %k5#2 : tensor<16x768xf32>, tensor<16x1792x4xf32>, tensor<16x64x24x128xf32>, tensor<16x448x4xf32>, tensor<16x8x24x128xf32>
