    %k0:2 = stablehlo.custom_call @__gpu$xla.gpu.triton(%arg0, %arg1, %arg2) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 2048 : i32, grid_y = 1 : i32, grid_z = 1 : i32, ir = "module {
  tt.func public @cross_entropy(%logits: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %targets: !tt.ptr<i32> {tt.divisibility = 16 : i32}, %after0: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %logsum: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %dlogits: !tt.ptr<bf16> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %2 = arith.constant 50280 : i64
    %8 = arith.constant 0 : i32
    %10 = arith.constant 50280 : i32
    %14 = arith.constant 0.0e+00 : bf16
    %17 = arith.constant dense<-1.0e+09> : tensor<4096xf32>
    %18 = arith.constant dense<0.0e+00> : tensor<4096xf32>
    %19 = arith.constant 1 : i32
    %20 = arith.constant 3 : i32
    %24 = arith.constant 16384 : i32
    %29 = arith.constant dense<0> : tensor<4096xi32>
    %35 = arith.constant dense<4096> : tensor<4096xi32>
    %40 = arith.constant dense<8192> : tensor<4096xi32>
    %45 = arith.constant dense<12288> : tensor<4096xi32>
    %54 = arith.constant dense<-1.442695e+00> : tensor<4096xf32>
    %56 = arith.constant dense<1.442695e+00> : tensor<4096xf32>
    %74 = arith.constant dense<49152> : tensor<4096xi32>
    %76 = arith.constant dense<50280> : tensor<4096xi32>
    %80 = arith.constant dense<0.0e+00> : tensor<4096xbf16>
    %96 = arith.constant 1.442695e+00 : f32
    %110 = arith.constant 6.931472e-01 : f32
    %112 = arith.constant -1.0e+00 : f32
    %164 = arith.constant 1.0e+00 : f32
    %0 = tt.get_program_id x : i32
    %1 = arith.extsi %0 : i32 to i64
    %3 = arith.muli %1, %2 : i64
    %4 = tt.addptr %logits, %3 : !tt.ptr<bf16>, i64
    %5 = tt.addptr %targets, %0 : !tt.ptr<i32>, i32
    %6 = tt.load %5 : !tt.ptr<i32>
    %7 = tt.addptr %dlogits, %3 : !tt.ptr<bf16>, i64
    %9 = arith.cmpi sge, %6, %8 : i32
    %11 = arith.cmpi slt, %6, %10 : i32
    %12 = arith.andi %9, %11 : i1
    %13 = tt.addptr %4, %6 : !tt.ptr<bf16>, i32
    %15 = tt.load %13, %12, %14 : !tt.ptr<bf16>
    %16 = arith.extf %15 : bf16 to f32
    %72:2 = scf.for %21 = %8 to %20 step %19 iter_args(%22 = %17, %23 = %18) -> (tensor<4096xf32>, tensor<4096xf32>) : i32 {
      %25 = arith.muli %21, %24 : i32
      %26 = tt.make_range {end = 4096 : i32, start = 0 : i32} : tensor<4096xi32>
      %27 = tt.splat %25 : i32 -> tensor<4096xi32>
      %28 = arith.addi %27, %26 : tensor<4096xi32>
      %30 = arith.addi %28, %29 : tensor<4096xi32>
      %31 = tt.splat %4 : !tt.ptr<bf16> -> tensor<4096x!tt.ptr<bf16>>
      %32 = tt.addptr %31, %30 : tensor<4096x!tt.ptr<bf16>>, tensor<4096xi32>
      %33 = tt.load %32 evictionPolicy = evict_last : tensor<4096x!tt.ptr<bf16>>
      %34 = arith.extf %33 : tensor<4096xbf16> to tensor<4096xf32>
      %36 = arith.addi %28, %35 : tensor<4096xi32>
      %37 = tt.addptr %31, %36 : tensor<4096x!tt.ptr<bf16>>, tensor<4096xi32>
      %38 = tt.load %37 evictionPolicy = evict_last : tensor<4096x!tt.ptr<bf16>>
      %39 = arith.extf %38 : tensor<4096xbf16> to tensor<4096xf32>
      %41 = arith.addi %28, %40 : tensor<4096xi32>
      %42 = tt.addptr %31, %41 : tensor<4096x!tt.ptr<bf16>>, tensor<4096xi32>
      %43 = tt.load %42 evictionPolicy = evict_last : tensor<4096x!tt.ptr<bf16>>
      %44 = arith.extf %43 : tensor<4096xbf16> to tensor<4096xf32>
      %46 = arith.addi %28, %45 : tensor<4096xi32>
      %47 = tt.addptr %31, %46 : tensor<4096x!tt.ptr<bf16>>, tensor<4096xi32>
      %48 = tt.load %47 evictionPolicy = evict_last : tensor<4096x!tt.ptr<bf16>>
      %49 = arith.extf %48 : tensor<4096xbf16> to tensor<4096xf32>
      %50 = arith.maxnumf %22, %34 : tensor<4096xf32>
      %51 = arith.maxnumf %50, %39 : tensor<4096xf32>
      %52 = arith.maxnumf %51, %44 : tensor<4096xf32>
      %53 = arith.maxnumf %52, %49 : tensor<4096xf32>
      %55 = arith.mulf %53, %54 : tensor<4096xf32>
      %57 = math.fma %22, %56, %55 : tensor<4096xf32>
      %58 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %57 : tensor<4096xf32> -> tensor<4096xf32>
      %59 = arith.mulf %23, %58 : tensor<4096xf32>
      %60 = math.fma %34, %56, %55 : tensor<4096xf32>
      %61 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %60 : tensor<4096xf32> -> tensor<4096xf32>
      %62 = arith.addf %59, %61 : tensor<4096xf32>
      %63 = math.fma %39, %56, %55 : tensor<4096xf32>
      %64 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %63 : tensor<4096xf32> -> tensor<4096xf32>
      %65 = arith.addf %62, %64 : tensor<4096xf32>
      %66 = math.fma %44, %56, %55 : tensor<4096xf32>
      %67 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %66 : tensor<4096xf32> -> tensor<4096xf32>
      %68 = arith.addf %65, %67 : tensor<4096xf32>
      %69 = math.fma %49, %56, %55 : tensor<4096xf32>
      %70 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %69 : tensor<4096xf32> -> tensor<4096xf32>
      %71 = arith.addf %68, %70 : tensor<4096xf32>
      scf.yield %53, %71 : tensor<4096xf32>, tensor<4096xf32>
    } {tt.num_stages = 1 : i32}
    %73 = tt.make_range {end = 4096 : i32, start = 0 : i32} : tensor<4096xi32>
    %75 = arith.addi %73, %74 : tensor<4096xi32>
    %77 = arith.cmpi slt, %75, %76 : tensor<4096xi32>
    %78 = tt.splat %4 : !tt.ptr<bf16> -> tensor<4096x!tt.ptr<bf16>>
    %79 = tt.addptr %78, %75 : tensor<4096x!tt.ptr<bf16>>, tensor<4096xi32>
    %81 = tt.load %79, %77, %80 evictionPolicy = evict_last : tensor<4096x!tt.ptr<bf16>>
    %82 = arith.extf %81 : tensor<4096xbf16> to tensor<4096xf32>
    %83 = arith.select %77, %82, %17 : tensor<4096xi1>, tensor<4096xf32>
    %84 = arith.maxnumf %72#0, %83 : tensor<4096xf32>
    %85 = arith.mulf %84, %54 : tensor<4096xf32>
    %86 = math.fma %72#0, %56, %85 : tensor<4096xf32>
    %87 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %86 : tensor<4096xf32> -> tensor<4096xf32>
    %88 = arith.mulf %72#1, %87 : tensor<4096xf32>
    %89 = math.fma %83, %56, %85 : tensor<4096xf32>
    %90 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %89 : tensor<4096xf32> -> tensor<4096xf32>
    %91 = arith.addf %88, %90 : tensor<4096xf32>
    %92 = "tt.reduce"(%84) <{axis = 0 : i32}> ({
    ^bb0(%93: f32, %94: f32):
      %95 = arith.maxnumf %93, %94 : f32
      tt.reduce.return %95 : f32
    }) : (tensor<4096xf32>) -> f32
    %97 = arith.mulf %92, %96 : f32
    %98 = tt.splat %92 : f32 -> tensor<4096xf32>
    %99 = arith.subf %84, %98 : tensor<4096xf32>
    %100 = arith.mulf %99, %56 : tensor<4096xf32>
    %101 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %100 : tensor<4096xf32> -> tensor<4096xf32>
    %102 = arith.mulf %91, %101 : tensor<4096xf32>
    %103 = "tt.reduce"(%102) <{axis = 0 : i32}> ({
    ^bb0(%104: f32, %105: f32):
      %106 = arith.addf %104, %105 : f32
      tt.reduce.return %106 : f32
    }) : (tensor<4096xf32>) -> f32
    %107 = math.log2 %103 : f32
    %108 = arith.addf %97, %107 : f32
    %109 = tt.addptr %logsum, %0 : !tt.ptr<f32>, i32
    %111 = arith.mulf %108, %110 : f32
    tt.store %109, %111 : !tt.ptr<f32>
    %113 = arith.mulf %108, %112 : f32
    scf.for %114 = %8 to %20 step %19 : i32 {
      %115 = arith.muli %114, %24 : i32
      %116 = tt.splat %115 : i32 -> tensor<4096xi32>
      %117 = arith.addi %116, %73 : tensor<4096xi32>
      %118 = arith.addi %117, %29 : tensor<4096xi32>
      %119 = tt.addptr %78, %118 : tensor<4096x!tt.ptr<bf16>>, tensor<4096xi32>
      %120 = tt.load %119 evictionPolicy = evict_first : tensor<4096x!tt.ptr<bf16>>
      %121 = arith.extf %120 : tensor<4096xbf16> to tensor<4096xf32>
      %122 = arith.addi %117, %35 : tensor<4096xi32>
      %123 = tt.addptr %78, %122 : tensor<4096x!tt.ptr<bf16>>, tensor<4096xi32>
      %124 = tt.load %123 evictionPolicy = evict_first : tensor<4096x!tt.ptr<bf16>>
      %125 = arith.extf %124 : tensor<4096xbf16> to tensor<4096xf32>
      %126 = arith.addi %117, %40 : tensor<4096xi32>
      %127 = tt.addptr %78, %126 : tensor<4096x!tt.ptr<bf16>>, tensor<4096xi32>
      %128 = tt.load %127 evictionPolicy = evict_first : tensor<4096x!tt.ptr<bf16>>
      %129 = arith.extf %128 : tensor<4096xbf16> to tensor<4096xf32>
      %130 = arith.addi %117, %45 : tensor<4096xi32>
      %131 = tt.addptr %78, %130 : tensor<4096x!tt.ptr<bf16>>, tensor<4096xi32>
      %132 = tt.load %131 evictionPolicy = evict_first : tensor<4096x!tt.ptr<bf16>>
      %133 = arith.extf %132 : tensor<4096xbf16> to tensor<4096xf32>
      gpu.barrier
      %134 = tt.splat %7 : !tt.ptr<bf16> -> tensor<4096x!tt.ptr<bf16>>
      %135 = tt.addptr %134, %118 : tensor<4096x!tt.ptr<bf16>>, tensor<4096xi32>
      %136 = tt.splat %113 : f32 -> tensor<4096xf32>
      %137 = math.fma %121, %56, %136 : tensor<4096xf32>
      %138 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %137 : tensor<4096xf32> -> tensor<4096xf32>
      %139 = arith.truncf %138 : tensor<4096xf32> to tensor<4096xbf16>
      tt.store %135, %139 evictionPolicy = evict_first : tensor<4096x!tt.ptr<bf16>>
      %140 = tt.addptr %134, %122 : tensor<4096x!tt.ptr<bf16>>, tensor<4096xi32>
      %141 = math.fma %125, %56, %136 : tensor<4096xf32>
      %142 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %141 : tensor<4096xf32> -> tensor<4096xf32>
      %143 = arith.truncf %142 : tensor<4096xf32> to tensor<4096xbf16>
      tt.store %140, %143 evictionPolicy = evict_first : tensor<4096x!tt.ptr<bf16>>
      %144 = tt.addptr %134, %126 : tensor<4096x!tt.ptr<bf16>>, tensor<4096xi32>
      %145 = math.fma %129, %56, %136 : tensor<4096xf32>
      %146 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %145 : tensor<4096xf32> -> tensor<4096xf32>
      %147 = arith.truncf %146 : tensor<4096xf32> to tensor<4096xbf16>
      tt.store %144, %147 evictionPolicy = evict_first : tensor<4096x!tt.ptr<bf16>>
      %148 = tt.addptr %134, %130 : tensor<4096x!tt.ptr<bf16>>, tensor<4096xi32>
      %149 = math.fma %133, %56, %136 : tensor<4096xf32>
      %150 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %149 : tensor<4096xf32> -> tensor<4096xf32>
      %151 = arith.truncf %150 : tensor<4096xf32> to tensor<4096xbf16>
      tt.store %148, %151 evictionPolicy = evict_first : tensor<4096x!tt.ptr<bf16>>
    } {tt.num_stages = 1 : i32}
    %152 = tt.load %79, %77, %80 evictionPolicy = evict_first : tensor<4096x!tt.ptr<bf16>>
    %153 = arith.extf %152 : tensor<4096xbf16> to tensor<4096xf32>
    %154 = arith.select %77, %153, %17 : tensor<4096xi1>, tensor<4096xf32>
    gpu.barrier
    %155 = tt.splat %7 : !tt.ptr<bf16> -> tensor<4096x!tt.ptr<bf16>>
    %156 = tt.addptr %155, %75 : tensor<4096x!tt.ptr<bf16>>, tensor<4096xi32>
    %157 = tt.splat %113 : f32 -> tensor<4096xf32>
    %158 = math.fma %154, %56, %157 : tensor<4096xf32>
    %159 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %158 : tensor<4096xf32> -> tensor<4096xf32>
    %160 = arith.truncf %159 : tensor<4096xf32> to tensor<4096xbf16>
    tt.store %156, %160, %77 evictionPolicy = evict_first : tensor<4096x!tt.ptr<bf16>>
    gpu.barrier
    %161 = tt.addptr %7, %6 : !tt.ptr<bf16>, i32
    %162 = math.fma %16, %96, %113 : f32
    %163 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %162 : f32 -> f32
    %165 = arith.subf %163, %164 : f32
    %166 = arith.truncf %165 : f32 to bf16
    tt.store %161, %166, %12 : !tt.ptr<bf16>
    tt.return
  }
}
", name = "cross_entropy", num_stages = 1 : i32, num_warps = 16 : i32}, output_operand_aliases = [#stablehlo.output_operand_alias<output_tuple_indices = [1], operand_index = 0, operand_tuple_indices = []>], operand_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[0]> : tensor<1xindex>, dense<[1, 0]> : tensor<2xindex>], result_layouts = [dense<[0]> : tensor<1xindex>, dense<[1, 0]> : tensor<2xindex>]} : (tensor<2048x50280xbf16>, tensor<2048xi32>, tensor<50280x768xf32>) -> (tensor<2048xf32>, tensor<2048x50280xbf16>)
    return %k0#0, %k0#1 : tensor<2048xf32>, tensor<2048x50280xbf16>
