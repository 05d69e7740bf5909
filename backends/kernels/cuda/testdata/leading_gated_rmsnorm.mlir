    %k0:1 = stablehlo.custom_call @__gpu$xla.gpu.triton(%arg0, %arg1, %arg2) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 8192 : i32, grid_y = 1 : i32, grid_z = 1 : i32, ir = "module {
  tt.func public @gated_rmsnorm(%y: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %z: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %weight: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %out: !tt.ptr<bf16> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %1 = arith.constant 2 : i32
    %8 = arith.constant dense<768> : tensor<2x1xi64>
    %11 = arith.constant dense<0> : tensor<256xi32>
    %18 = arith.constant dense<256> : tensor<256xi32>
    %24 = arith.constant dense<512> : tensor<256xi32>
    %30 = arith.constant dense<3392> : tensor<2x1xi64>
    %36 = arith.constant dense<1536> : tensor<2x1xi64>
    %73 = arith.constant dense<-1.442695e+00> : tensor<2x256xf32>
    %76 = arith.constant dense<1.0e+00> : tensor<2x256xf32>
    %99 = arith.constant dense<1.3020834e-03> : tensor<2xf32>
    %102 = arith.constant dense<1.0e-05> : tensor<2x1xf32>
    %0 = tt.get_program_id x : i32
    %2 = arith.muli %0, %1 : i32
    %3 = tt.make_range {end = 2 : i32, start = 0 : i32} : tensor<2xi32>
    %4 = tt.splat %2 : i32 -> tensor<2xi32>
    %5 = arith.addi %4, %3 : tensor<2xi32>
    %6 = tt.expand_dims %5 {axis = 1 : i32} : tensor<2xi32> -> tensor<2x1xi32>
    %7 = arith.extsi %6 : tensor<2x1xi32> to tensor<2x1xi64>
    %9 = arith.muli %7, %8 : tensor<2x1xi64>
    %10 = tt.make_range {end = 256 : i32, start = 0 : i32} : tensor<256xi32>
    %12 = arith.addi %10, %11 : tensor<256xi32>
    %13 = tt.expand_dims %12 {axis = 0 : i32} : tensor<256xi32> -> tensor<1x256xi32>
    %14 = arith.extsi %13 : tensor<1x256xi32> to tensor<1x256xi64>
    %15 = tt.broadcast %9 : tensor<2x1xi64> -> tensor<2x256xi64>
    %16 = tt.broadcast %14 : tensor<1x256xi64> -> tensor<2x256xi64>
    %17 = arith.addi %15, %16 : tensor<2x256xi64>
    %19 = arith.addi %10, %18 : tensor<256xi32>
    %20 = tt.expand_dims %19 {axis = 0 : i32} : tensor<256xi32> -> tensor<1x256xi32>
    %21 = arith.extsi %20 : tensor<1x256xi32> to tensor<1x256xi64>
    %22 = tt.broadcast %21 : tensor<1x256xi64> -> tensor<2x256xi64>
    %23 = arith.addi %15, %22 : tensor<2x256xi64>
    %25 = arith.addi %10, %24 : tensor<256xi32>
    %26 = tt.expand_dims %25 {axis = 0 : i32} : tensor<256xi32> -> tensor<1x256xi32>
    %27 = arith.extsi %26 : tensor<1x256xi32> to tensor<1x256xi64>
    %28 = tt.broadcast %27 : tensor<1x256xi64> -> tensor<2x256xi64>
    %29 = arith.addi %15, %28 : tensor<2x256xi64>
    %31 = arith.muli %7, %30 : tensor<2x1xi64>
    %32 = tt.broadcast %31 : tensor<2x1xi64> -> tensor<2x256xi64>
    %33 = arith.addi %32, %16 : tensor<2x256xi64>
    %34 = arith.addi %32, %22 : tensor<2x256xi64>
    %35 = arith.addi %32, %28 : tensor<2x256xi64>
    %37 = arith.muli %7, %36 : tensor<2x1xi64>
    %38 = tt.broadcast %37 : tensor<2x1xi64> -> tensor<2x256xi64>
    %39 = arith.addi %38, %16 : tensor<2x256xi64>
    %40 = arith.addi %38, %22 : tensor<2x256xi64>
    %41 = arith.addi %38, %28 : tensor<2x256xi64>
    %42 = tt.splat %weight : !tt.ptr<f32> -> tensor<256x!tt.ptr<f32>>
    %43 = tt.addptr %42, %12 : tensor<256x!tt.ptr<f32>>, tensor<256xi32>
    %44 = tt.load %43 : tensor<256x!tt.ptr<f32>>
    %45 = tt.expand_dims %44 {axis = 0 : i32} : tensor<256xf32> -> tensor<1x256xf32>
    %46 = tt.addptr %42, %19 : tensor<256x!tt.ptr<f32>>, tensor<256xi32>
    %47 = tt.load %46 : tensor<256x!tt.ptr<f32>>
    %48 = tt.expand_dims %47 {axis = 0 : i32} : tensor<256xf32> -> tensor<1x256xf32>
    %49 = tt.addptr %42, %25 : tensor<256x!tt.ptr<f32>>, tensor<256xi32>
    %50 = tt.load %49 : tensor<256x!tt.ptr<f32>>
    %51 = tt.expand_dims %50 {axis = 0 : i32} : tensor<256xf32> -> tensor<1x256xf32>
    %52 = tt.splat %y : !tt.ptr<bf16> -> tensor<2x256x!tt.ptr<bf16>>
    %53 = tt.addptr %52, %39 : tensor<2x256x!tt.ptr<bf16>>, tensor<2x256xi64>
    %54 = tt.load %53 evictionPolicy = evict_first : tensor<2x256x!tt.ptr<bf16>>
    %55 = arith.extf %54 : tensor<2x256xbf16> to tensor<2x256xf32>
    %56 = tt.addptr %52, %40 : tensor<2x256x!tt.ptr<bf16>>, tensor<2x256xi64>
    %57 = tt.load %56 evictionPolicy = evict_first : tensor<2x256x!tt.ptr<bf16>>
    %58 = arith.extf %57 : tensor<2x256xbf16> to tensor<2x256xf32>
    %59 = tt.addptr %52, %41 : tensor<2x256x!tt.ptr<bf16>>, tensor<2x256xi64>
    %60 = tt.load %59 evictionPolicy = evict_first : tensor<2x256x!tt.ptr<bf16>>
    %61 = arith.extf %60 : tensor<2x256xbf16> to tensor<2x256xf32>
    %62 = tt.splat %z : !tt.ptr<bf16> -> tensor<2x256x!tt.ptr<bf16>>
    %63 = tt.addptr %62, %33 : tensor<2x256x!tt.ptr<bf16>>, tensor<2x256xi64>
    %64 = tt.load %63 evictionPolicy = evict_first : tensor<2x256x!tt.ptr<bf16>>
    %65 = arith.extf %64 : tensor<2x256xbf16> to tensor<2x256xf32>
    %66 = tt.addptr %62, %34 : tensor<2x256x!tt.ptr<bf16>>, tensor<2x256xi64>
    %67 = tt.load %66 evictionPolicy = evict_first : tensor<2x256x!tt.ptr<bf16>>
    %68 = arith.extf %67 : tensor<2x256xbf16> to tensor<2x256xf32>
    %69 = tt.addptr %62, %35 : tensor<2x256x!tt.ptr<bf16>>, tensor<2x256xi64>
    %70 = tt.load %69 evictionPolicy = evict_first : tensor<2x256x!tt.ptr<bf16>>
    %71 = arith.extf %70 : tensor<2x256xbf16> to tensor<2x256xf32>
    %72 = arith.mulf %55, %65 : tensor<2x256xf32>
    %74 = arith.mulf %65, %73 : tensor<2x256xf32>
    %75 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %74 : tensor<2x256xf32> -> tensor<2x256xf32>
    %77 = arith.addf %75, %76 : tensor<2x256xf32>
    %78 = tt.elementwise_inline_asm "rcp.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %77 : tensor<2x256xf32> -> tensor<2x256xf32>
    %79 = arith.mulf %72, %78 : tensor<2x256xf32>
    %80 = arith.mulf %58, %68 : tensor<2x256xf32>
    %81 = arith.mulf %68, %73 : tensor<2x256xf32>
    %82 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %81 : tensor<2x256xf32> -> tensor<2x256xf32>
    %83 = arith.addf %82, %76 : tensor<2x256xf32>
    %84 = tt.elementwise_inline_asm "rcp.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %83 : tensor<2x256xf32> -> tensor<2x256xf32>
    %85 = arith.mulf %80, %84 : tensor<2x256xf32>
    %86 = arith.mulf %61, %71 : tensor<2x256xf32>
    %87 = arith.mulf %71, %73 : tensor<2x256xf32>
    %88 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %87 : tensor<2x256xf32> -> tensor<2x256xf32>
    %89 = arith.addf %88, %76 : tensor<2x256xf32>
    %90 = tt.elementwise_inline_asm "rcp.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %89 : tensor<2x256xf32> -> tensor<2x256xf32>
    %91 = arith.mulf %86, %90 : tensor<2x256xf32>
    %92 = arith.mulf %79, %79 : tensor<2x256xf32>
    %93 = math.fma %85, %85, %92 : tensor<2x256xf32>
    %94 = math.fma %91, %91, %93 : tensor<2x256xf32>
    %95 = "tt.reduce"(%94) <{axis = 1 : i32}> ({
    ^bb0(%96: f32, %97: f32):
      %98 = arith.addf %96, %97 : f32
      tt.reduce.return %98 : f32
    }) : (tensor<2x256xf32>) -> tensor<2xf32>
    %100 = arith.mulf %95, %99 : tensor<2xf32>
    %101 = tt.expand_dims %100 {axis = 1 : i32} : tensor<2xf32> -> tensor<2x1xf32>
    %103 = arith.addf %101, %102 : tensor<2x1xf32>
    %104 = math.rsqrt %103 : tensor<2x1xf32>
    %105 = tt.broadcast %104 : tensor<2x1xf32> -> tensor<2x256xf32>
    %106 = arith.mulf %79, %105 : tensor<2x256xf32>
    %107 = tt.broadcast %45 : tensor<1x256xf32> -> tensor<2x256xf32>
    %108 = arith.mulf %106, %107 : tensor<2x256xf32>
    %109 = arith.mulf %85, %105 : tensor<2x256xf32>
    %110 = tt.broadcast %48 : tensor<1x256xf32> -> tensor<2x256xf32>
    %111 = arith.mulf %109, %110 : tensor<2x256xf32>
    %112 = arith.mulf %91, %105 : tensor<2x256xf32>
    %113 = tt.broadcast %51 : tensor<1x256xf32> -> tensor<2x256xf32>
    %114 = arith.mulf %112, %113 : tensor<2x256xf32>
    %115 = tt.splat %out : !tt.ptr<bf16> -> tensor<2x256x!tt.ptr<bf16>>
    %116 = tt.addptr %115, %17 : tensor<2x256x!tt.ptr<bf16>>, tensor<2x256xi64>
    %117 = arith.truncf %108 : tensor<2x256xf32> to tensor<2x256xbf16>
    tt.store %116, %117 : tensor<2x256x!tt.ptr<bf16>>
    %118 = tt.addptr %115, %23 : tensor<2x256x!tt.ptr<bf16>>, tensor<2x256xi64>
    %119 = arith.truncf %111 : tensor<2x256xf32> to tensor<2x256xbf16>
    tt.store %118, %119 : tensor<2x256x!tt.ptr<bf16>>
    %120 = tt.addptr %115, %29 : tensor<2x256x!tt.ptr<bf16>>, tensor<2x256xi64>
    %121 = arith.truncf %114 : tensor<2x256xf32> to tensor<2x256xbf16>
    tt.store %120, %121 : tensor<2x256x!tt.ptr<bf16>>
    tt.return
  }
}
", name = "gated_rmsnorm", num_stages = 1 : i32, num_warps = 4 : i32}, operand_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[0]> : tensor<1xindex>], result_layouts = [dense<[1, 0]> : tensor<2xindex>]} : (tensor<16384x1536xbf16>, tensor<16384x3392xbf16>, tensor<768xf32>) -> (tensor<16384x768xbf16>)
    return %k0#0 : tensor<16384x768xbf16>
