    %k0:2 = stablehlo.custom_call @__gpu$xla.gpu.triton(%arg3, %arg1, %arg5, %arg0) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 1 : i32, grid_y = 1 : i32, grid_z = 1 : i32, ir = "module {
  tt.func public @model_embed(%best: !tt.ptr<i32> {tt.divisibility = 16 : i32}, %number: !tt.ptr<i32> {tt.divisibility = 16 : i32}, %table: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %before: !tt.ptr<i32> {tt.divisibility = 16 : i32}, %residual: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %drawn: !tt.ptr<i32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %2 = arith.constant dense<768> : tensor<1024xi32>
    %7 = arith.constant 1 : i32
    %12 = arith.constant 768 : i64
    %17 = arith.constant dense<0.0e+00> : tensor<1024xbf16>
    %20 = arith.constant 768 : i32
    %0 = tt.get_program_id x : i32
    %1 = tt.make_range {end = 1024 : i32, start = 0 : i32} : tensor<1024xi32>
    %3 = arith.cmpi slt, %1, %2 : tensor<1024xi32>
    %4 = tt.addptr %best, %0 : !tt.ptr<i32>, i32
    %5 = tt.load %4 : !tt.ptr<i32>
    %6 = tt.load %number : !tt.ptr<i32>
    %8 = arith.muli %6, %7 : i32
    %9 = arith.addi %8, %0 : i32
    %10 = tt.addptr %drawn, %9 : !tt.ptr<i32>, i32
    tt.store %10, %5 : !tt.ptr<i32>
    %11 = arith.extsi %5 : i32 to i64
    %13 = arith.muli %11, %12 : i64
    %14 = tt.addptr %table, %13 : !tt.ptr<bf16>, i64
    %15 = tt.splat %14 : !tt.ptr<bf16> -> tensor<1024x!tt.ptr<bf16>>
    %16 = tt.addptr %15, %1 : tensor<1024x!tt.ptr<bf16>>, tensor<1024xi32>
    %18 = tt.load %16, %3, %17 : tensor<1024x!tt.ptr<bf16>>
    %19 = arith.extf %18 : tensor<1024xbf16> to tensor<1024xf32>
    %21 = arith.muli %0, %20 : i32
    %22 = tt.addptr %residual, %21 : !tt.ptr<f32>, i32
    %23 = tt.splat %22 : !tt.ptr<f32> -> tensor<1024x!tt.ptr<f32>>
    %24 = tt.addptr %23, %1 : tensor<1024x!tt.ptr<f32>>, tensor<1024xi32>
    tt.store %24, %19, %3 : tensor<1024x!tt.ptr<f32>>
    tt.return
  }
}
", name = "model_embed", num_stages = 1 : i32, num_warps = 4 : i32}, output_operand_aliases = [#stablehlo.output_operand_alias<output_tuple_indices = [1], operand_index = 3, operand_tuple_indices = []>], operand_layouts = [dense<[0]> : tensor<1xindex>, dense<[]> : tensor<0xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>], result_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>]} : (tensor<1xi32>, tensor<i32>, tensor<50280x768xbf16>, tensor<256x1xi32>) -> (tensor<1x768xf32>, tensor<256x1xi32>)
    %k1:2 = stablehlo.custom_call @__gpu$xla.gpu.triton(%k0#0, %arg9, %arg10, %arg12, %arg13, %arg8) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 848 : i32, grid_y = 1 : i32, grid_z = 1 : i32, ir = "module {
  tt.func public @block_project(%x: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %weight: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %conv: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %convweight: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %convbias: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %norm: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %projected: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %convafter: !tt.ptr<f32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %1 = arith.constant 4 : i32
    %6 = arith.constant 0 : i32
    %7 = arith.constant dense<1536> : tensor<4xi32>
    %9 = arith.constant dense<0> : tensor<4xi32>
    %11 = arith.constant dense<1792> : tensor<4xi32>
    %14 = arith.constant 7168 : i32
    %16 = arith.constant dense<4> : tensor<4xi32>
    %22 = arith.constant dense<1> : tensor<4xi32>
    %24 = arith.constant dense<0.0e+00> : tensor<4xf32>
    %26 = arith.constant dense<2> : tensor<4xi32>
    %29 = arith.constant dense<3> : tensor<4xi32>
    %45 = arith.constant 1024 : i32
    %50 = arith.constant dense<768> : tensor<1024xi32>
    %53 = arith.constant dense<768> : tensor<4x1xi32>
    %63 = arith.constant dense<0.0e+00> : tensor<4x1024xbf16>
    %68 = arith.constant dense<0.0e+00> : tensor<1024xf32>
    %87 = arith.constant 1.3020834e-03 : f32
    %89 = arith.constant 1.0e-05 : f32
    %100 = arith.constant 3392 : i32
    %114 = arith.constant dense<-1.442695e+00> : tensor<4xf32>
    %117 = arith.constant dense<1.0e+00> : tensor<4xf32>
    %0 = tt.get_program_id x : i32
    %2 = arith.muli %0, %1 : i32
    %3 = tt.make_range {end = 4 : i32, start = 0 : i32} : tensor<4xi32>
    %4 = tt.splat %2 : i32 -> tensor<4xi32>
    %5 = arith.addi %4, %3 : tensor<4xi32>
    %8 = arith.subi %5, %7 : tensor<4xi32>
    %10 = arith.cmpi sge, %8, %9 : tensor<4xi32>
    %12 = arith.cmpi slt, %8, %11 : tensor<4xi32>
    %13 = arith.andi %10, %12 : tensor<4xi1>
    %15 = arith.muli %6, %14 : i32
    %17 = arith.muli %8, %16 : tensor<4xi32>
    %18 = tt.splat %15 : i32 -> tensor<4xi32>
    %19 = arith.addi %18, %17 : tensor<4xi32>
    %20 = tt.splat %conv : !tt.ptr<f32> -> tensor<4x!tt.ptr<f32>>
    %21 = tt.addptr %20, %19 : tensor<4x!tt.ptr<f32>>, tensor<4xi32>
    %23 = tt.addptr %21, %22 : tensor<4x!tt.ptr<f32>>, tensor<4xi32>
    %25 = tt.load %23, %13, %24 : tensor<4x!tt.ptr<f32>>
    %27 = tt.addptr %21, %26 : tensor<4x!tt.ptr<f32>>, tensor<4xi32>
    %28 = tt.load %27, %13, %24 : tensor<4x!tt.ptr<f32>>
    %30 = tt.addptr %21, %29 : tensor<4x!tt.ptr<f32>>, tensor<4xi32>
    %31 = tt.load %30, %13, %24 : tensor<4x!tt.ptr<f32>>
    %32 = tt.splat %convweight : !tt.ptr<f32> -> tensor<4x!tt.ptr<f32>>
    %33 = tt.addptr %32, %17 : tensor<4x!tt.ptr<f32>>, tensor<4xi32>
    %34 = tt.addptr %33, %9 : tensor<4x!tt.ptr<f32>>, tensor<4xi32>
    %35 = tt.load %34, %13, %24 : tensor<4x!tt.ptr<f32>>
    %36 = tt.addptr %33, %22 : tensor<4x!tt.ptr<f32>>, tensor<4xi32>
    %37 = tt.load %36, %13, %24 : tensor<4x!tt.ptr<f32>>
    %38 = tt.addptr %33, %26 : tensor<4x!tt.ptr<f32>>, tensor<4xi32>
    %39 = tt.load %38, %13, %24 : tensor<4x!tt.ptr<f32>>
    %40 = tt.addptr %33, %29 : tensor<4x!tt.ptr<f32>>, tensor<4xi32>
    %41 = tt.load %40, %13, %24 : tensor<4x!tt.ptr<f32>>
    %42 = tt.splat %convbias : !tt.ptr<f32> -> tensor<4x!tt.ptr<f32>>
    %43 = tt.addptr %42, %8 : tensor<4x!tt.ptr<f32>>, tensor<4xi32>
    %44 = tt.load %43, %13, %24 : tensor<4x!tt.ptr<f32>>
    %46 = arith.muli %6, %45 : i32
    %47 = tt.make_range {end = 1024 : i32, start = 0 : i32} : tensor<1024xi32>
    %48 = tt.splat %46 : i32 -> tensor<1024xi32>
    %49 = arith.addi %48, %47 : tensor<1024xi32>
    %51 = arith.cmpi slt, %49, %50 : tensor<1024xi32>
    %52 = tt.expand_dims %5 {axis = 1 : i32} : tensor<4xi32> -> tensor<4x1xi32>
    %54 = arith.muli %52, %53 : tensor<4x1xi32>
    %55 = tt.splat %weight : !tt.ptr<bf16> -> tensor<4x1x!tt.ptr<bf16>>
    %56 = tt.addptr %55, %54 : tensor<4x1x!tt.ptr<bf16>>, tensor<4x1xi32>
    %57 = tt.expand_dims %49 {axis = 0 : i32} : tensor<1024xi32> -> tensor<1x1024xi32>
    %58 = tt.broadcast %56 : tensor<4x1x!tt.ptr<bf16>> -> tensor<4x1024x!tt.ptr<bf16>>
    %59 = tt.broadcast %57 : tensor<1x1024xi32> -> tensor<4x1024xi32>
    %60 = tt.addptr %58, %59 : tensor<4x1024x!tt.ptr<bf16>>, tensor<4x1024xi32>
    %61 = tt.expand_dims %51 {axis = 0 : i32} : tensor<1024xi1> -> tensor<1x1024xi1>
    %62 = tt.broadcast %61 : tensor<1x1024xi1> -> tensor<4x1024xi1>
    %64 = tt.load %60, %62, %63 : tensor<4x1024x!tt.ptr<bf16>>
    %65 = tt.addptr %x, %6 : !tt.ptr<f32>, i32
    %66 = tt.splat %65 : !tt.ptr<f32> -> tensor<1024x!tt.ptr<f32>>
    %67 = tt.addptr %66, %49 : tensor<1024x!tt.ptr<f32>>, tensor<1024xi32>
    %69 = tt.load %67, %51, %68 : tensor<1024x!tt.ptr<f32>>
    %70 = tt.splat %norm : !tt.ptr<f32> -> tensor<1024x!tt.ptr<f32>>
    %71 = tt.addptr %70, %49 : tensor<1024x!tt.ptr<f32>>, tensor<1024xi32>
    %72 = tt.load %71, %51, %68 : tensor<1024x!tt.ptr<f32>>
    %73 = arith.extf %64 : tensor<4x1024xbf16> to tensor<4x1024xf32>
    %74 = arith.mulf %69, %69 : tensor<1024xf32>
    %75 = arith.mulf %69, %72 : tensor<1024xf32>
    %76 = tt.expand_dims %75 {axis = 0 : i32} : tensor<1024xf32> -> tensor<1x1024xf32>
    %77 = tt.broadcast %76 : tensor<1x1024xf32> -> tensor<4x1024xf32>
    %78 = arith.mulf %73, %77 : tensor<4x1024xf32>
    %79 = "tt.reduce"(%78) <{axis = 1 : i32}> ({
    ^bb0(%80: f32, %81: f32):
      %82 = arith.addf %80, %81 : f32
      tt.reduce.return %82 : f32
    }) : (tensor<4x1024xf32>) -> tensor<4xf32>
    %83 = "tt.reduce"(%74) <{axis = 0 : i32}> ({
    ^bb0(%84: f32, %85: f32):
      %86 = arith.addf %84, %85 : f32
      tt.reduce.return %86 : f32
    }) : (tensor<1024xf32>) -> f32
    %88 = arith.mulf %83, %87 : f32
    %90 = arith.addf %88, %89 : f32
    %91 = math.rsqrt %90 : f32
    %92 = tt.splat %91 : f32 -> tensor<4xf32>
    %93 = arith.mulf %79, %92 : tensor<4xf32>
    gpu.barrier
    %94 = tt.splat %convafter : !tt.ptr<f32> -> tensor<4x!tt.ptr<f32>>
    %95 = tt.addptr %94, %19 : tensor<4x!tt.ptr<f32>>, tensor<4xi32>
    %96 = tt.addptr %95, %9 : tensor<4x!tt.ptr<f32>>, tensor<4xi32>
    tt.store %96, %25, %13 : tensor<4x!tt.ptr<f32>>
    %97 = tt.addptr %95, %22 : tensor<4x!tt.ptr<f32>>, tensor<4xi32>
    tt.store %97, %28, %13 : tensor<4x!tt.ptr<f32>>
    %98 = tt.addptr %95, %26 : tensor<4x!tt.ptr<f32>>, tensor<4xi32>
    tt.store %98, %31, %13 : tensor<4x!tt.ptr<f32>>
    %99 = tt.addptr %95, %29 : tensor<4x!tt.ptr<f32>>, tensor<4xi32>
    tt.store %99, %93, %13 : tensor<4x!tt.ptr<f32>>
    %101 = arith.muli %6, %100 : i32
    %102 = tt.splat %101 : i32 -> tensor<4xi32>
    %103 = arith.addi %102, %5 : tensor<4xi32>
    %104 = tt.splat %projected : !tt.ptr<f32> -> tensor<4x!tt.ptr<f32>>
    %105 = tt.addptr %104, %103 : tensor<4x!tt.ptr<f32>>, tensor<4xi32>
    %106 = arith.mulf %93, %41 : tensor<4xf32>
    %107 = arith.addf %44, %106 : tensor<4xf32>
    %108 = arith.mulf %25, %35 : tensor<4xf32>
    %109 = arith.addf %107, %108 : tensor<4xf32>
    %110 = arith.mulf %28, %37 : tensor<4xf32>
    %111 = arith.addf %109, %110 : tensor<4xf32>
    %112 = arith.mulf %31, %39 : tensor<4xf32>
    %113 = arith.addf %111, %112 : tensor<4xf32>
    %115 = arith.mulf %113, %114 : tensor<4xf32>
    %116 = math.exp2 %115 : tensor<4xf32>
    %118 = arith.addf %116, %117 : tensor<4xf32>
    %119 = arith.divf %113, %118 : tensor<4xf32>
    %120 = arith.select %13, %119, %93 : tensor<4xi1>, tensor<4xf32>
    tt.store %105, %120 : tensor<4x!tt.ptr<f32>>
    tt.return
  }
}
", name = "block_project", num_stages = 1 : i32, num_warps = 4 : i32}, output_operand_aliases = [#stablehlo.output_operand_alias<output_tuple_indices = [1], operand_index = 2, operand_tuple_indices = []>], operand_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[0]> : tensor<1xindex>, dense<[0]> : tensor<1xindex>], result_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[2, 1, 0]> : tensor<3xindex>]} : (tensor<1x768xf32>, tensor<3392x768xbf16>, tensor<1x1792x4xf32>, tensor<1792x4xf32>, tensor<1792xf32>, tensor<768xf32>) -> (tensor<1x3392xf32>, tensor<1x1792x4xf32>)
    %k2:3 = stablehlo.custom_call @__gpu$xla.gpu.triton(%k1#0, %arg11, %arg14, %arg15, %arg16, %arg17) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 384 : i32, grid_y = 1 : i32, grid_z = 1 : i32, ir = "module {
  tt.func public @block_recur(%projected: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %ssm: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %alog: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %d: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %dtbias: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %norm: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %gated: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %squares: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %ssmafter: !tt.ptr<f32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %2 = arith.constant 4 : i32
    %8 = arith.constant 196608 : i64
    %12 = arith.constant dense<128> : tensor<4x1xi32>
    %21 = arith.constant dense<0> : tensor<4x128xi32>
    %28 = arith.constant 3392 : i32
    %31 = arith.constant dense<24> : tensor<4xi32>
    %33 = arith.constant dense<3328> : tensor<4xi32>
    %49 = arith.constant dense<1536> : tensor<4xi32>
    %53 = arith.constant dense<3072> : tensor<128xi32>
    %58 = arith.constant dense<3200> : tensor<128xi32>
    %67 = arith.constant dense<-1.442695e+00> : tensor<4xf32>
    %70 = arith.constant dense<2.0e+00> : tensor<4xf32>
    %75 = arith.constant dense<7.692308e-02> : tensor<4xf32>
    %76 = arith.constant dense<9.090909e-02> : tensor<4xf32>
    %78 = arith.constant dense<1.1111111e-01> : tensor<4xf32>
    %80 = arith.constant dense<1.4285715e-01> : tensor<4xf32>
    %82 = arith.constant dense<2.0e-01> : tensor<4xf32>
    %84 = arith.constant dense<3.3333334e-01> : tensor<4xf32>
    %86 = arith.constant dense<1.0e+00> : tensor<4xf32>
    %88 = arith.constant dense<2.0e+01> : tensor<4xf32>
    %91 = arith.constant dense<0.0e+00> : tensor<4xf32>
    %95 = arith.constant dense<1.442695e+00> : tensor<4xf32>
    %124 = arith.constant 1536 : i32
    %130 = arith.constant 384 : i32
    %0 = tt.get_program_id x : i32
    %1 = tt.get_program_id y : i32
    %3 = arith.muli %0, %2 : i32
    %4 = tt.make_range {end = 4 : i32, start = 0 : i32} : tensor<4xi32>
    %5 = tt.splat %3 : i32 -> tensor<4xi32>
    %6 = arith.addi %5, %4 : tensor<4xi32>
    %7 = arith.extsi %1 : i32 to i64
    %9 = arith.muli %7, %8 : i64
    %10 = tt.make_range {end = 128 : i32, start = 0 : i32} : tensor<128xi32>
    %11 = tt.expand_dims %6 {axis = 1 : i32} : tensor<4xi32> -> tensor<4x1xi32>
    %13 = arith.muli %11, %12 : tensor<4x1xi32>
    %14 = tt.expand_dims %10 {axis = 0 : i32} : tensor<128xi32> -> tensor<1x128xi32>
    %15 = tt.broadcast %13 : tensor<4x1xi32> -> tensor<4x128xi32>
    %16 = tt.broadcast %14 : tensor<1x128xi32> -> tensor<4x128xi32>
    %17 = arith.addi %15, %16 : tensor<4x128xi32>
    %18 = tt.addptr %ssmafter, %9 : !tt.ptr<f32>, i64
    %19 = tt.splat %18 : !tt.ptr<f32> -> tensor<4x128x!tt.ptr<f32>>
    %20 = tt.addptr %19, %17 : tensor<4x128x!tt.ptr<f32>>, tensor<4x128xi32>
    %22 = tt.addptr %20, %21 : tensor<4x128x!tt.ptr<f32>>, tensor<4x128xi32>
    %23 = tt.addptr %ssm, %9 : !tt.ptr<f32>, i64
    %24 = tt.splat %23 : !tt.ptr<f32> -> tensor<4x128x!tt.ptr<f32>>
    %25 = tt.addptr %24, %17 : tensor<4x128x!tt.ptr<f32>>, tensor<4x128xi32>
    %26 = tt.addptr %25, %21 : tensor<4x128x!tt.ptr<f32>>, tensor<4x128xi32>
    %27 = tt.load %26 : tensor<4x128x!tt.ptr<f32>>
    %29 = arith.muli %1, %28 : i32
    %30 = tt.addptr %projected, %29 : !tt.ptr<f32>, i32
    %32 = arith.divsi %6, %31 : tensor<4xi32>
    %34 = arith.addi %32, %33 : tensor<4xi32>
    %35 = tt.splat %30 : !tt.ptr<f32> -> tensor<4x!tt.ptr<f32>>
    %36 = tt.addptr %35, %34 : tensor<4x!tt.ptr<f32>>, tensor<4xi32>
    %37 = tt.load %36 : tensor<4x!tt.ptr<f32>>
    %38 = tt.splat %dtbias : !tt.ptr<f32> -> tensor<4x!tt.ptr<f32>>
    %39 = tt.addptr %38, %32 : tensor<4x!tt.ptr<f32>>, tensor<4xi32>
    %40 = tt.load %39 : tensor<4x!tt.ptr<f32>>
    %41 = tt.splat %alog : !tt.ptr<f32> -> tensor<4x!tt.ptr<f32>>
    %42 = tt.addptr %41, %32 : tensor<4x!tt.ptr<f32>>, tensor<4xi32>
    %43 = tt.load %42 : tensor<4x!tt.ptr<f32>>
    %44 = tt.splat %d : !tt.ptr<f32> -> tensor<4x!tt.ptr<f32>>
    %45 = tt.addptr %44, %32 : tensor<4x!tt.ptr<f32>>, tensor<4xi32>
    %46 = tt.load %45 : tensor<4x!tt.ptr<f32>>
    %47 = tt.addptr %35, %6 : tensor<4x!tt.ptr<f32>>, tensor<4xi32>
    %48 = tt.load %47 : tensor<4x!tt.ptr<f32>>
    %50 = arith.addi %6, %49 : tensor<4xi32>
    %51 = tt.addptr %35, %50 : tensor<4x!tt.ptr<f32>>, tensor<4xi32>
    %52 = tt.load %51 : tensor<4x!tt.ptr<f32>>
    %54 = arith.addi %10, %53 : tensor<128xi32>
    %55 = tt.splat %30 : !tt.ptr<f32> -> tensor<128x!tt.ptr<f32>>
    %56 = tt.addptr %55, %54 : tensor<128x!tt.ptr<f32>>, tensor<128xi32>
    %57 = tt.load %56 : tensor<128x!tt.ptr<f32>>
    %59 = arith.addi %10, %58 : tensor<128xi32>
    %60 = tt.addptr %55, %59 : tensor<128x!tt.ptr<f32>>, tensor<128xi32>
    %61 = tt.load %60 : tensor<128x!tt.ptr<f32>>
    %62 = tt.splat %norm : !tt.ptr<f32> -> tensor<4x!tt.ptr<f32>>
    %63 = tt.addptr %62, %6 : tensor<4x!tt.ptr<f32>>, tensor<4xi32>
    %64 = tt.load %63 : tensor<4x!tt.ptr<f32>>
    %65 = arith.addf %37, %40 : tensor<4xf32>
    %66 = math.absf %65 : tensor<4xf32>
    %68 = arith.mulf %66, %67 : tensor<4xf32>
    %69 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %68 : tensor<4xf32> -> tensor<4xf32>
    %71 = arith.addf %69, %70 : tensor<4xf32>
    %72 = tt.elementwise_inline_asm "rcp.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %71 : tensor<4xf32> -> tensor<4xf32>
    %73 = arith.mulf %69, %72 : tensor<4xf32>
    %74 = arith.mulf %73, %73 : tensor<4xf32>
    %77 = math.fma %74, %75, %76 : tensor<4xf32>
    %79 = math.fma %77, %74, %78 : tensor<4xf32>
    %81 = math.fma %79, %74, %80 : tensor<4xf32>
    %83 = math.fma %81, %74, %82 : tensor<4xf32>
    %85 = math.fma %83, %74, %84 : tensor<4xf32>
    %87 = math.fma %85, %74, %86 : tensor<4xf32>
    %89 = arith.cmpf ogt, %65, %88 : tensor<4xf32>
    %90 = arith.addf %73, %73 : tensor<4xf32>
    %92 = arith.maxnumf %65, %91 : tensor<4xf32>
    %93 = math.fma %87, %90, %92 : tensor<4xf32>
    %94 = arith.select %89, %65, %93 : tensor<4xi1>, tensor<4xf32>
    %96 = arith.mulf %43, %95 : tensor<4xf32>
    %97 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %96 : tensor<4xf32> -> tensor<4xf32>
    %98 = arith.mulf %94, %97 : tensor<4xf32>
    %99 = arith.mulf %98, %67 : tensor<4xf32>
    %100 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %99 : tensor<4xf32> -> tensor<4xf32>
    %101 = tt.expand_dims %100 {axis = 1 : i32} : tensor<4xf32> -> tensor<4x1xf32>
    %102 = arith.mulf %52, %94 : tensor<4xf32>
    %103 = tt.expand_dims %102 {axis = 1 : i32} : tensor<4xf32> -> tensor<4x1xf32>
    %104 = tt.expand_dims %57 {axis = 0 : i32} : tensor<128xf32> -> tensor<1x128xf32>
    %105 = tt.broadcast %103 : tensor<4x1xf32> -> tensor<4x128xf32>
    %106 = tt.broadcast %104 : tensor<1x128xf32> -> tensor<4x128xf32>
    %107 = arith.mulf %105, %106 : tensor<4x128xf32>
    %108 = tt.broadcast %101 : tensor<4x1xf32> -> tensor<4x128xf32>
    %109 = math.fma %27, %108, %107 : tensor<4x128xf32>
    tt.store %22, %109 : tensor<4x128x!tt.ptr<f32>>
    %110 = tt.expand_dims %61 {axis = 0 : i32} : tensor<128xf32> -> tensor<1x128xf32>
    %111 = tt.broadcast %110 : tensor<1x128xf32> -> tensor<4x128xf32>
    %112 = arith.mulf %109, %111 : tensor<4x128xf32>
    %113 = "tt.reduce"(%112) <{axis = 1 : i32}> ({
    ^bb0(%114: f32, %115: f32):
      %116 = arith.addf %114, %115 : f32
      tt.reduce.return %116 : f32
    }) : (tensor<4x128xf32>) -> tensor<4xf32>
    %117 = math.fma %52, %46, %113 : tensor<4xf32>
    %118 = arith.mulf %48, %67 : tensor<4xf32>
    %119 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %118 : tensor<4xf32> -> tensor<4xf32>
    %120 = arith.addf %119, %86 : tensor<4xf32>
    %121 = tt.elementwise_inline_asm "rcp.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %120 : tensor<4xf32> -> tensor<4xf32>
    %122 = arith.mulf %48, %121 : tensor<4xf32>
    %123 = arith.mulf %117, %122 : tensor<4xf32>
    %125 = arith.muli %1, %124 : i32
    %126 = tt.addptr %gated, %125 : !tt.ptr<f32>, i32
    %127 = tt.splat %126 : !tt.ptr<f32> -> tensor<4x!tt.ptr<f32>>
    %128 = tt.addptr %127, %6 : tensor<4x!tt.ptr<f32>>, tensor<4xi32>
    %129 = arith.mulf %123, %64 : tensor<4xf32>
    tt.store %128, %129 : tensor<4x!tt.ptr<f32>>
    %131 = arith.muli %1, %130 : i32
    %132 = arith.addi %131, %0 : i32
    %133 = tt.addptr %squares, %132 : !tt.ptr<f32>, i32
    %134 = arith.mulf %123, %123 : tensor<4xf32>
    %135 = "tt.reduce"(%134) <{axis = 0 : i32}> ({
    ^bb0(%136: f32, %137: f32):
      %138 = arith.addf %136, %137 : f32
      tt.reduce.return %138 : f32
    }) : (tensor<4xf32>) -> f32
    tt.store %133, %135 : !tt.ptr<f32>
    tt.return
  }
}
", name = "block_recur", num_stages = 1 : i32, num_warps = 1 : i32}, output_operand_aliases = [#stablehlo.output_operand_alias<output_tuple_indices = [2], operand_index = 1, operand_tuple_indices = []>], operand_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[0]> : tensor<1xindex>, dense<[0]> : tensor<1xindex>, dense<[0]> : tensor<1xindex>, dense<[0]> : tensor<1xindex>], result_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>]} : (tensor<1x3392xf32>, tensor<1x64x24x128xf32>, tensor<64xf32>, tensor<64xf32>, tensor<64xf32>, tensor<1536xf32>) -> (tensor<1x1536xf32>, tensor<1x384xf32>, tensor<1x64x24x128xf32>)
    %k3:1 = stablehlo.custom_call @__gpu$xla.gpu.triton(%k0#0, %k2#0, %k2#1, %arg18) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 384 : i32, grid_y = 1 : i32, grid_z = 1 : i32, ir = "module {
  tt.func public @block_back(%residual: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %gated: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %squares: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %weight: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %sum: !tt.ptr<f32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %1 = arith.constant 2 : i32
    %6 = arith.constant 0 : i32
    %7 = arith.constant 768 : i32
    %15 = arith.constant dense<384> : tensor<512xi32>
    %17 = arith.constant 384 : i32
    %23 = arith.constant dense<0.0e+00> : tensor<512xf32>
    %25 = arith.constant 2048 : i32
    %30 = arith.constant dense<1536> : tensor<2048xi32>
    %33 = arith.constant dense<1536> : tensor<2x1xi32>
    %43 = arith.constant dense<0.0e+00> : tensor<2x2048xbf16>
    %48 = arith.constant dense<0.0e+00> : tensor<2048xf32>
    %67 = arith.constant 6.510417e-04 : f32
    %69 = arith.constant 1.0e-05 : f32
    %0 = tt.get_program_id x : i32
    %2 = arith.muli %0, %1 : i32
    %3 = tt.make_range {end = 2 : i32, start = 0 : i32} : tensor<2xi32>
    %4 = tt.splat %2 : i32 -> tensor<2xi32>
    %5 = arith.addi %4, %3 : tensor<2xi32>
    %8 = arith.muli %6, %7 : i32
    %9 = tt.splat %8 : i32 -> tensor<2xi32>
    %10 = arith.addi %9, %5 : tensor<2xi32>
    %11 = tt.splat %residual : !tt.ptr<f32> -> tensor<2x!tt.ptr<f32>>
    %12 = tt.addptr %11, %10 : tensor<2x!tt.ptr<f32>>, tensor<2xi32>
    %13 = tt.load %12 : tensor<2x!tt.ptr<f32>>
    %14 = tt.make_range {end = 512 : i32, start = 0 : i32} : tensor<512xi32>
    %16 = arith.cmpi slt, %14, %15 : tensor<512xi32>
    %18 = arith.muli %6, %17 : i32
    %19 = tt.splat %18 : i32 -> tensor<512xi32>
    %20 = arith.addi %19, %14 : tensor<512xi32>
    %21 = tt.splat %squares : !tt.ptr<f32> -> tensor<512x!tt.ptr<f32>>
    %22 = tt.addptr %21, %20 : tensor<512x!tt.ptr<f32>>, tensor<512xi32>
    %24 = tt.load %22, %16, %23 : tensor<512x!tt.ptr<f32>>
    %26 = arith.muli %6, %25 : i32
    %27 = tt.make_range {end = 2048 : i32, start = 0 : i32} : tensor<2048xi32>
    %28 = tt.splat %26 : i32 -> tensor<2048xi32>
    %29 = arith.addi %28, %27 : tensor<2048xi32>
    %31 = arith.cmpi slt, %29, %30 : tensor<2048xi32>
    %32 = tt.expand_dims %5 {axis = 1 : i32} : tensor<2xi32> -> tensor<2x1xi32>
    %34 = arith.muli %32, %33 : tensor<2x1xi32>
    %35 = tt.splat %weight : !tt.ptr<bf16> -> tensor<2x1x!tt.ptr<bf16>>
    %36 = tt.addptr %35, %34 : tensor<2x1x!tt.ptr<bf16>>, tensor<2x1xi32>
    %37 = tt.expand_dims %29 {axis = 0 : i32} : tensor<2048xi32> -> tensor<1x2048xi32>
    %38 = tt.broadcast %36 : tensor<2x1x!tt.ptr<bf16>> -> tensor<2x2048x!tt.ptr<bf16>>
    %39 = tt.broadcast %37 : tensor<1x2048xi32> -> tensor<2x2048xi32>
    %40 = tt.addptr %38, %39 : tensor<2x2048x!tt.ptr<bf16>>, tensor<2x2048xi32>
    %41 = tt.expand_dims %31 {axis = 0 : i32} : tensor<2048xi1> -> tensor<1x2048xi1>
    %42 = tt.broadcast %41 : tensor<1x2048xi1> -> tensor<2x2048xi1>
    %44 = tt.load %40, %42, %43 : tensor<2x2048x!tt.ptr<bf16>>
    %45 = tt.addptr %gated, %6 : !tt.ptr<f32>, i32
    %46 = tt.splat %45 : !tt.ptr<f32> -> tensor<2048x!tt.ptr<f32>>
    %47 = tt.addptr %46, %29 : tensor<2048x!tt.ptr<f32>>, tensor<2048xi32>
    %49 = tt.load %47, %31, %48 : tensor<2048x!tt.ptr<f32>>
    %50 = arith.extf %44 : tensor<2x2048xbf16> to tensor<2x2048xf32>
    %51 = arith.mulf %49, %49 : tensor<2048xf32>
    %52 = tt.expand_dims %49 {axis = 0 : i32} : tensor<2048xf32> -> tensor<1x2048xf32>
    %53 = tt.broadcast %52 : tensor<1x2048xf32> -> tensor<2x2048xf32>
    %54 = arith.mulf %50, %53 : tensor<2x2048xf32>
    %55 = "tt.reduce"(%54) <{axis = 1 : i32}> ({
    ^bb0(%56: f32, %57: f32):
      %58 = arith.addf %56, %57 : f32
      tt.reduce.return %58 : f32
    }) : (tensor<2x2048xf32>) -> tensor<2xf32>
    %59 = "tt.reduce"(%51) <{axis = 0 : i32}> ({
    ^bb0(%60: f32, %61: f32):
      %62 = arith.addf %60, %61 : f32
      tt.reduce.return %62 : f32
    }) : (tensor<2048xf32>) -> f32
    %63 = "tt.reduce"(%24) <{axis = 0 : i32}> ({
    ^bb0(%64: f32, %65: f32):
      %66 = arith.addf %64, %65 : f32
      tt.reduce.return %66 : f32
    }) : (tensor<512xf32>) -> f32
    %68 = arith.mulf %63, %67 : f32
    %70 = arith.addf %68, %69 : f32
    %71 = math.rsqrt %70 : f32
    %72 = tt.splat %sum : !tt.ptr<f32> -> tensor<2x!tt.ptr<f32>>
    %73 = tt.addptr %72, %10 : tensor<2x!tt.ptr<f32>>, tensor<2xi32>
    %74 = tt.splat %71 : f32 -> tensor<2xf32>
    %75 = arith.mulf %55, %74 : tensor<2xf32>
    %76 = arith.addf %13, %75 : tensor<2xf32>
    tt.store %73, %76 : tensor<2x!tt.ptr<f32>>
    tt.return
  }
}
", name = "block_back", num_stages = 1 : i32, num_warps = 4 : i32}, operand_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>], result_layouts = [dense<[1, 0]> : tensor<2xindex>]} : (tensor<1x768xf32>, tensor<1x1536xf32>, tensor<1x384xf32>, tensor<768x1536xbf16>) -> (tensor<1x768xf32>)
    %k4:3 = stablehlo.custom_call @__gpu$xla.gpu.triton(%k3#0, %arg7, %arg6, %arg1, %arg2, %arg4) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 6285 : i32, grid_y = 1 : i32, grid_z = 1 : i32, ir = "module {
  tt.func public @head_logits(%x: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %weight: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %norm: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %number: !tt.ptr<i32> {tt.divisibility = 16 : i32}, %count: !tt.ptr<i32> {tt.divisibility = 16 : i32}, %before: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %logits: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %largest: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %first: !tt.ptr<f32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %1 = arith.constant 1 : i32
    %7 = arith.constant 0 : i32
    %9 = arith.constant 8 : i32
    %14 = arith.constant 1024 : i32
    %19 = arith.constant dense<768> : tensor<1024xi32>
    %22 = arith.constant dense<768> : tensor<8x1xi32>
    %32 = arith.constant dense<0.0e+00> : tensor<8x1024xbf16>
    %37 = arith.constant dense<0.0e+00> : tensor<1024xf32>
    %56 = arith.constant 1.3020834e-03 : f32
    %58 = arith.constant 1.0e-05 : f32
    %64 = arith.constant 50280 : i32
    %70 = arith.constant 6285 : i32
    %73 = arith.constant dense<50277> : tensor<8xi32>
    %75 = arith.constant dense<0xFF800000> : tensor<8xf32>
    %84 = arith.constant dense<5.028e+04> : tensor<8xf32>
    %0 = tt.load %number : !tt.ptr<i32>
    %2 = arith.addi %0, %1 : i32
    %3 = tt.load %count : !tt.ptr<i32>
    %4 = arith.cmpi sge, %2, %3 : i32
    %5 = arith.uitofp %4 : i1 to f32
    %6 = arith.fptosi %5 : f32 to i32
    %8 = tt.get_program_id x : i32
    %10 = arith.muli %8, %9 : i32
    %11 = tt.make_range {end = 8 : i32, start = 0 : i32} : tensor<8xi32>
    %12 = tt.splat %10 : i32 -> tensor<8xi32>
    %13 = arith.addi %12, %11 : tensor<8xi32>
    %15 = arith.muli %7, %14 : i32
    %16 = tt.make_range {end = 1024 : i32, start = 0 : i32} : tensor<1024xi32>
    %17 = tt.splat %15 : i32 -> tensor<1024xi32>
    %18 = arith.addi %17, %16 : tensor<1024xi32>
    %20 = arith.cmpi slt, %18, %19 : tensor<1024xi32>
    %21 = tt.expand_dims %13 {axis = 1 : i32} : tensor<8xi32> -> tensor<8x1xi32>
    %23 = arith.muli %21, %22 : tensor<8x1xi32>
    %24 = tt.splat %weight : !tt.ptr<bf16> -> tensor<8x1x!tt.ptr<bf16>>
    %25 = tt.addptr %24, %23 : tensor<8x1x!tt.ptr<bf16>>, tensor<8x1xi32>
    %26 = tt.expand_dims %18 {axis = 0 : i32} : tensor<1024xi32> -> tensor<1x1024xi32>
    %27 = tt.broadcast %25 : tensor<8x1x!tt.ptr<bf16>> -> tensor<8x1024x!tt.ptr<bf16>>
    %28 = tt.broadcast %26 : tensor<1x1024xi32> -> tensor<8x1024xi32>
    %29 = tt.addptr %27, %28 : tensor<8x1024x!tt.ptr<bf16>>, tensor<8x1024xi32>
    %30 = tt.expand_dims %20 {axis = 0 : i32} : tensor<1024xi1> -> tensor<1x1024xi1>
    %31 = tt.broadcast %30 : tensor<1x1024xi1> -> tensor<8x1024xi1>
    %33 = tt.load %29, %31, %32 : tensor<8x1024x!tt.ptr<bf16>>
    %34 = tt.addptr %x, %7 : !tt.ptr<f32>, i32
    %35 = tt.splat %34 : !tt.ptr<f32> -> tensor<1024x!tt.ptr<f32>>
    %36 = tt.addptr %35, %18 : tensor<1024x!tt.ptr<f32>>, tensor<1024xi32>
    %38 = tt.load %36, %20, %37 : tensor<1024x!tt.ptr<f32>>
    %39 = tt.splat %norm : !tt.ptr<f32> -> tensor<1024x!tt.ptr<f32>>
    %40 = tt.addptr %39, %18 : tensor<1024x!tt.ptr<f32>>, tensor<1024xi32>
    %41 = tt.load %40, %20, %37 : tensor<1024x!tt.ptr<f32>>
    %42 = arith.extf %33 : tensor<8x1024xbf16> to tensor<8x1024xf32>
    %43 = arith.mulf %38, %38 : tensor<1024xf32>
    %44 = arith.mulf %38, %41 : tensor<1024xf32>
    %45 = tt.expand_dims %44 {axis = 0 : i32} : tensor<1024xf32> -> tensor<1x1024xf32>
    %46 = tt.broadcast %45 : tensor<1x1024xf32> -> tensor<8x1024xf32>
    %47 = arith.mulf %42, %46 : tensor<8x1024xf32>
    %48 = "tt.reduce"(%47) <{axis = 1 : i32}> ({
    ^bb0(%49: f32, %50: f32):
      %51 = arith.addf %49, %50 : f32
      tt.reduce.return %51 : f32
    }) : (tensor<8x1024xf32>) -> tensor<8xf32>
    %52 = "tt.reduce"(%43) <{axis = 0 : i32}> ({
    ^bb0(%53: f32, %54: f32):
      %55 = arith.addf %53, %54 : f32
      tt.reduce.return %55 : f32
    }) : (tensor<1024xf32>) -> f32
    %57 = arith.mulf %52, %56 : f32
    %59 = arith.addf %57, %58 : f32
    %60 = math.rsqrt %59 : f32
    %61 = tt.splat %60 : f32 -> tensor<8xf32>
    %62 = arith.mulf %48, %61 : tensor<8xf32>
    scf.for %63 = %7 to %6 step %1 : i32 {
      %65 = arith.muli %7, %64 : i32
      %66 = tt.splat %65 : i32 -> tensor<8xi32>
      %67 = arith.addi %66, %13 : tensor<8xi32>
      %68 = tt.splat %logits : !tt.ptr<f32> -> tensor<8x!tt.ptr<f32>>
      %69 = tt.addptr %68, %67 : tensor<8x!tt.ptr<f32>>, tensor<8xi32>
      tt.store %69, %62 : tensor<8x!tt.ptr<f32>>
    } {tt.num_stages = 1 : i32}
    %71 = arith.muli %7, %70 : i32
    %72 = arith.addi %71, %8 : i32
    %74 = arith.cmpi slt, %13, %73 : tensor<8xi32>
    %76 = arith.select %74, %62, %75 : tensor<8xi1>, tensor<8xf32>
    %77 = "tt.reduce"(%76) <{axis = 0 : i32}> ({
    ^bb0(%78: f32, %79: f32):
      %80 = arith.maxnumf %78, %79 : f32
      tt.reduce.return %80 : f32
    }) : (tensor<8xf32>) -> f32
    %81 = tt.splat %77 : f32 -> tensor<8xf32>
    %82 = arith.cmpf oeq, %76, %81 : tensor<8xf32>
    %83 = arith.sitofp %13 : tensor<8xi32> to tensor<8xf32>
    %85 = arith.select %82, %83, %84 : tensor<8xi1>, tensor<8xf32>
    %86 = tt.addptr %largest, %72 : !tt.ptr<f32>, i32
    tt.store %86, %77 : !tt.ptr<f32>
    %87 = tt.addptr %first, %72 : !tt.ptr<f32>, i32
    %88 = "tt.reduce"(%85) <{axis = 0 : i32}> ({
    ^bb0(%89: f32, %90: f32):
      %91 = arith.minnumf %89, %90 : f32
      tt.reduce.return %91 : f32
    }) : (tensor<8xf32>) -> f32
    tt.store %87, %88 : !tt.ptr<f32>
    tt.return
  }
}
", name = "head_logits", num_stages = 1 : i32, num_warps = 4 : i32}, output_operand_aliases = [#stablehlo.output_operand_alias<output_tuple_indices = [0], operand_index = 5, operand_tuple_indices = []>], operand_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[0]> : tensor<1xindex>, dense<[]> : tensor<0xindex>, dense<[]> : tensor<0xindex>, dense<[1, 0]> : tensor<2xindex>], result_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>]} : (tensor<1x768xf32>, tensor<50280x768xbf16>, tensor<768xf32>, tensor<i32>, tensor<i32>, tensor<1x50280xf32>) -> (tensor<1x50280xf32>, tensor<1x6285xf32>, tensor<1x6285xf32>)
    %k5:2 = stablehlo.custom_call @__gpu$xla.gpu.triton(%k4#1, %k4#2, %arg1) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 1 : i32, grid_y = 1 : i32, grid_z = 1 : i32, ir = "module {
  tt.func public @head_choose(%largest: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %first: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %before: !tt.ptr<i32> {tt.divisibility = 16 : i32}, %best: !tt.ptr<i32> {tt.divisibility = 16 : i32}, %number: !tt.ptr<i32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %2 = arith.constant dense<6285> : tensor<8192xi32>
    %4 = arith.constant 6285 : i32
    %10 = arith.constant dense<0.0e+00> : tensor<8192xf32>
    %12 = arith.constant dense<0xFF800000> : tensor<8192xf32>
    %24 = arith.constant dense<5.0277e+04> : tensor<8192xf32>
    %31 = arith.constant 5.0276e+04 : f32
    %34 = arith.constant 0 : i32
    %38 = arith.constant 1 : i32
    %0 = tt.get_program_id x : i32
    %1 = tt.make_range {end = 8192 : i32, start = 0 : i32} : tensor<8192xi32>
    %3 = arith.cmpi slt, %1, %2 : tensor<8192xi32>
    %5 = arith.muli %0, %4 : i32
    %6 = tt.splat %5 : i32 -> tensor<8192xi32>
    %7 = arith.addi %6, %1 : tensor<8192xi32>
    %8 = tt.splat %largest : !tt.ptr<f32> -> tensor<8192x!tt.ptr<f32>>
    %9 = tt.addptr %8, %7 : tensor<8192x!tt.ptr<f32>>, tensor<8192xi32>
    %11 = tt.load %9, %3, %10 : tensor<8192x!tt.ptr<f32>>
    %13 = arith.select %3, %11, %12 : tensor<8192xi1>, tensor<8192xf32>
    %14 = tt.splat %first : !tt.ptr<f32> -> tensor<8192x!tt.ptr<f32>>
    %15 = tt.addptr %14, %7 : tensor<8192x!tt.ptr<f32>>, tensor<8192xi32>
    %16 = tt.load %15, %3, %10 : tensor<8192x!tt.ptr<f32>>
    %17 = "tt.reduce"(%13) <{axis = 0 : i32}> ({
    ^bb0(%18: f32, %19: f32):
      %20 = arith.maxnumf %18, %19 : f32
      tt.reduce.return %20 : f32
    }) : (tensor<8192xf32>) -> f32
    %21 = tt.splat %17 : f32 -> tensor<8192xf32>
    %22 = arith.cmpf oeq, %13, %21 : tensor<8192xf32>
    %23 = arith.andi %22, %3 : tensor<8192xi1>
    %25 = arith.select %23, %16, %24 : tensor<8192xi1>, tensor<8192xf32>
    %26 = "tt.reduce"(%25) <{axis = 0 : i32}> ({
    ^bb0(%27: f32, %28: f32):
      %29 = arith.minnumf %27, %28 : f32
      tt.reduce.return %29 : f32
    }) : (tensor<8192xf32>) -> f32
    %30 = tt.addptr %best, %0 : !tt.ptr<i32>, i32
    %32 = arith.minnumf %26, %31 : f32
    %33 = arith.fptosi %32 : f32 to i32
    tt.store %30, %33 : !tt.ptr<i32>
    %35 = arith.cmpi eq, %0, %34 : i32
    %36 = arith.uitofp %35 : i1 to f32
    %37 = arith.fptosi %36 : f32 to i32
    scf.for %39 = %34 to %37 step %38 : i32 {
      %40 = tt.load %number : !tt.ptr<i32>
      %41 = arith.addi %40, %38 : i32
      tt.store %number, %41 : !tt.ptr<i32>
    } {tt.num_stages = 1 : i32}
    tt.return
  }
}
", name = "head_choose", num_stages = 1 : i32, num_warps = 4 : i32}, output_operand_aliases = [#stablehlo.output_operand_alias<output_tuple_indices = [1], operand_index = 2, operand_tuple_indices = []>], operand_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[]> : tensor<0xindex>], result_layouts = [dense<[0]> : tensor<1xindex>, dense<[]> : tensor<0xindex>]} : (tensor<1x6285xf32>, tensor<1x6285xf32>, tensor<i32>) -> (tensor<1xi32>, tensor<i32>)
    return %k0#1, %k5#1, %k5#0, %k4#0, %k1#1, %k2#2 : tensor<256x1xi32>, tensor<i32>, tensor<1xi32>, tensor<1x50280xf32>, tensor<1x1792x4xf32>, tensor<1x64x24x128xf32>
