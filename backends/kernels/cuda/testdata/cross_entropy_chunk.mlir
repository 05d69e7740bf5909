    %k0:2 = stablehlo.custom_call @__gpu$xla.gpu.triton(%arg0, %arg1, %arg2) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 2048 : i32, grid_y = 1 : i32, grid_z = 1 : i32, ir = "module {
  tt.func public @cross_entropy(%logits: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %targets: !tt.ptr<i32> {tt.divisibility = 16 : i32}, %after0: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %logsum: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %dlogits: !tt.ptr<bf16> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %2 = arith.constant 50280 : i64
    %5 = arith.constant dense<-1.0e+09> : tensor<4096xf32>
    %6 = arith.constant dense<0.0e+00> : tensor<4096xf32>
    %7 = arith.constant 0 : i32
    %8 = arith.constant 1 : i32
    %9 = arith.constant 6 : i32
    %13 = arith.constant 8192 : i32
    %18 = arith.constant dense<0> : tensor<4096xi32>
    %24 = arith.constant dense<1.442695e+00> : tensor<4096xf32>
    %26 = arith.constant dense<4096> : tensor<4096xi32>
    %45 = arith.constant dense<49152> : tensor<4096xi32>
    %47 = arith.constant dense<50280> : tensor<4096xi32>
    %51 = arith.constant dense<0.0e+00> : tensor<4096xbf16>
    %78 = arith.constant 6.931472e-01 : f32
    %104 = arith.constant dense<1.0e+00> : tensor<4096xf32>
    %0 = tt.get_program_id x : i32
    %1 = arith.extsi %0 : i32 to i64
    %3 = arith.muli %1, %2 : i64
    %4 = tt.addptr %logits, %3 : !tt.ptr<bf16>, i64
    %43:2 = scf.for %10 = %7 to %9 step %8 iter_args(%11 = %5, %12 = %6) -> (tensor<4096xf32>, tensor<4096xf32>) : i32 {
      %14 = arith.muli %10, %13 : i32
      %15 = tt.make_range {end = 4096 : i32, start = 0 : i32} : tensor<4096xi32>
      %16 = tt.splat %14 : i32 -> tensor<4096xi32>
      %17 = arith.addi %16, %15 : tensor<4096xi32>
      %19 = arith.addi %17, %18 : tensor<4096xi32>
      %20 = tt.splat %4 : !tt.ptr<bf16> -> tensor<4096x!tt.ptr<bf16>>
      %21 = tt.addptr %20, %19 : tensor<4096x!tt.ptr<bf16>>, tensor<4096xi32>
      %22 = tt.load %21 : tensor<4096x!tt.ptr<bf16>>
      %23 = arith.extf %22 : tensor<4096xbf16> to tensor<4096xf32>
      %25 = arith.mulf %23, %24 : tensor<4096xf32>
      %27 = arith.addi %17, %26 : tensor<4096xi32>
      %28 = tt.addptr %20, %27 : tensor<4096x!tt.ptr<bf16>>, tensor<4096xi32>
      %29 = tt.load %28 : tensor<4096x!tt.ptr<bf16>>
      %30 = arith.extf %29 : tensor<4096xbf16> to tensor<4096xf32>
      %31 = arith.mulf %30, %24 : tensor<4096xf32>
      %32 = arith.maxnumf %11, %25 : tensor<4096xf32>
      %33 = arith.maxnumf %32, %31 : tensor<4096xf32>
      %34 = arith.subf %11, %33 : tensor<4096xf32>
      %35 = math.exp2 %34 : tensor<4096xf32>
      %36 = arith.mulf %12, %35 : tensor<4096xf32>
      %37 = arith.subf %25, %33 : tensor<4096xf32>
      %38 = math.exp2 %37 : tensor<4096xf32>
      %39 = arith.addf %36, %38 : tensor<4096xf32>
      %40 = arith.subf %31, %33 : tensor<4096xf32>
      %41 = math.exp2 %40 : tensor<4096xf32>
      %42 = arith.addf %39, %41 : tensor<4096xf32>
      scf.yield %33, %42 : tensor<4096xf32>, tensor<4096xf32>
    } {tt.num_stages = 1 : i32}
    %44 = tt.make_range {end = 4096 : i32, start = 0 : i32} : tensor<4096xi32>
    %46 = arith.addi %44, %45 : tensor<4096xi32>
    %48 = arith.cmpi slt, %46, %47 : tensor<4096xi32>
    %49 = tt.splat %4 : !tt.ptr<bf16> -> tensor<4096x!tt.ptr<bf16>>
    %50 = tt.addptr %49, %46 : tensor<4096x!tt.ptr<bf16>>, tensor<4096xi32>
    %52 = tt.load %50, %48, %51 : tensor<4096x!tt.ptr<bf16>>
    %53 = arith.extf %52 : tensor<4096xbf16> to tensor<4096xf32>
    %54 = arith.mulf %53, %24 : tensor<4096xf32>
    %55 = arith.select %48, %54, %5 : tensor<4096xi1>, tensor<4096xf32>
    %56 = arith.maxnumf %43#0, %55 : tensor<4096xf32>
    %57 = arith.subf %43#0, %56 : tensor<4096xf32>
    %58 = math.exp2 %57 : tensor<4096xf32>
    %59 = arith.mulf %43#1, %58 : tensor<4096xf32>
    %60 = arith.subf %55, %56 : tensor<4096xf32>
    %61 = math.exp2 %60 : tensor<4096xf32>
    %62 = arith.addf %59, %61 : tensor<4096xf32>
    %63 = "tt.reduce"(%56) <{axis = 0 : i32}> ({
    ^bb0(%64: f32, %65: f32):
      %66 = arith.maxnumf %64, %65 : f32
      tt.reduce.return %66 : f32
    }) : (tensor<4096xf32>) -> f32
    %67 = tt.splat %63 : f32 -> tensor<4096xf32>
    %68 = arith.subf %56, %67 : tensor<4096xf32>
    %69 = math.exp2 %68 : tensor<4096xf32>
    %70 = arith.mulf %62, %69 : tensor<4096xf32>
    %71 = "tt.reduce"(%70) <{axis = 0 : i32}> ({
    ^bb0(%72: f32, %73: f32):
      %74 = arith.addf %72, %73 : f32
      tt.reduce.return %74 : f32
    }) : (tensor<4096xf32>) -> f32
    %75 = math.log2 %71 : f32
    %76 = arith.addf %63, %75 : f32
    %77 = tt.addptr %logsum, %0 : !tt.ptr<f32>, i32
    %79 = arith.mulf %76, %78 : f32
    tt.store %77, %79 : !tt.ptr<f32>
    %80 = tt.addptr %targets, %0 : !tt.ptr<i32>, i32
    %81 = tt.load %80 : !tt.ptr<i32>
    %82 = tt.addptr %dlogits, %3 : !tt.ptr<bf16>, i64
    scf.for %83 = %7 to %9 step %8 : i32 {
      %84 = arith.muli %83, %13 : i32
      %85 = tt.splat %84 : i32 -> tensor<4096xi32>
      %86 = arith.addi %85, %44 : tensor<4096xi32>
      %87 = arith.addi %86, %18 : tensor<4096xi32>
      %88 = tt.addptr %49, %87 : tensor<4096x!tt.ptr<bf16>>, tensor<4096xi32>
      %89 = tt.load %88 : tensor<4096x!tt.ptr<bf16>>
      %90 = arith.extf %89 : tensor<4096xbf16> to tensor<4096xf32>
      %91 = arith.mulf %90, %24 : tensor<4096xf32>
      %92 = arith.addi %86, %26 : tensor<4096xi32>
      %93 = tt.addptr %49, %92 : tensor<4096x!tt.ptr<bf16>>, tensor<4096xi32>
      %94 = tt.load %93 : tensor<4096x!tt.ptr<bf16>>
      %95 = arith.extf %94 : tensor<4096xbf16> to tensor<4096xf32>
      %96 = arith.mulf %95, %24 : tensor<4096xf32>
      gpu.barrier
      %97 = tt.splat %76 : f32 -> tensor<4096xf32>
      %98 = arith.subf %91, %97 : tensor<4096xf32>
      %99 = math.exp2 %98 : tensor<4096xf32>
      %100 = tt.splat %82 : !tt.ptr<bf16> -> tensor<4096x!tt.ptr<bf16>>
      %101 = tt.addptr %100, %87 : tensor<4096x!tt.ptr<bf16>>, tensor<4096xi32>
      %102 = tt.splat %81 : i32 -> tensor<4096xi32>
      %103 = arith.cmpi eq, %87, %102 : tensor<4096xi32>
      %105 = arith.subf %99, %104 : tensor<4096xf32>
      %106 = arith.select %103, %105, %99 : tensor<4096xi1>, tensor<4096xf32>
      %107 = arith.truncf %106 : tensor<4096xf32> to tensor<4096xbf16>
      tt.store %101, %107 : tensor<4096x!tt.ptr<bf16>>
      %108 = arith.subf %96, %97 : tensor<4096xf32>
      %109 = math.exp2 %108 : tensor<4096xf32>
      %110 = tt.addptr %100, %92 : tensor<4096x!tt.ptr<bf16>>, tensor<4096xi32>
      %111 = arith.cmpi eq, %92, %102 : tensor<4096xi32>
      %112 = arith.subf %109, %104 : tensor<4096xf32>
      %113 = arith.select %111, %112, %109 : tensor<4096xi1>, tensor<4096xf32>
      %114 = arith.truncf %113 : tensor<4096xf32> to tensor<4096xbf16>
      tt.store %110, %114 : tensor<4096x!tt.ptr<bf16>>
    } {tt.num_stages = 1 : i32}
    %115 = tt.load %50, %48, %51 : tensor<4096x!tt.ptr<bf16>>
    %116 = arith.extf %115 : tensor<4096xbf16> to tensor<4096xf32>
    %117 = arith.mulf %116, %24 : tensor<4096xf32>
    %118 = arith.select %48, %117, %5 : tensor<4096xi1>, tensor<4096xf32>
    gpu.barrier
    %119 = tt.splat %76 : f32 -> tensor<4096xf32>
    %120 = arith.subf %118, %119 : tensor<4096xf32>
    %121 = math.exp2 %120 : tensor<4096xf32>
    %122 = tt.splat %82 : !tt.ptr<bf16> -> tensor<4096x!tt.ptr<bf16>>
    %123 = tt.addptr %122, %46 : tensor<4096x!tt.ptr<bf16>>, tensor<4096xi32>
    %124 = tt.splat %81 : i32 -> tensor<4096xi32>
    %125 = arith.cmpi eq, %46, %124 : tensor<4096xi32>
    %126 = arith.subf %121, %104 : tensor<4096xf32>
    %127 = arith.select %125, %126, %121 : tensor<4096xi1>, tensor<4096xf32>
    %128 = arith.truncf %127 : tensor<4096xf32> to tensor<4096xbf16>
    tt.store %123, %128, %48 : tensor<4096x!tt.ptr<bf16>>
    tt.return
  }
}
", name = "cross_entropy", num_stages = 1 : i32, num_warps = 16 : i32}, output_operand_aliases = [#stablehlo.output_operand_alias<output_tuple_indices = [1], operand_index = 0, operand_tuple_indices = []>], operand_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[0]> : tensor<1xindex>, dense<[1, 0]> : tensor<2xindex>], result_layouts = [dense<[0]> : tensor<1xindex>, dense<[1, 0]> : tensor<2xindex>]} : (tensor<2048x50280xbf16>, tensor<2048xi32>, tensor<50280x768xf32>) -> (tensor<2048xf32>, tensor<2048x50280xbf16>)
    return %k0#0, %k0#1 : tensor<2048xf32>, tensor<2048x50280xbf16>
