    %k0:1 = stablehlo.custom_call @__gpu$xla.gpu.triton(%arg0, %arg1, %arg2) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 16384 : i32, grid_y = 1 : i32, grid_z = 1 : i32, ir = "module {
  tt.func public @gated_rmsnorm(%y: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %z: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %weight: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %out: !tt.ptr<bf16> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %1 = arith.constant 1 : i32
    %8 = arith.constant dense<1536> : tensor<1x1xi64>
    %11 = arith.constant dense<0> : tensor<512xi32>
    %17 = arith.constant dense<512> : tensor<512xi32>
    %22 = arith.constant dense<1024> : tensor<512xi32>
    %27 = arith.constant dense<3392> : tensor<1x1xi64>
    %64 = arith.constant dense<-1.442695e+00> : tensor<1x512xf32>
    %67 = arith.constant dense<1.0e+00> : tensor<1x512xf32>
    %90 = arith.constant dense<6.510417e-04> : tensor<1xf32>
    %93 = arith.constant dense<1.0e-05> : tensor<1x1xf32>
    %0 = tt.get_program_id x : i32
    %2 = arith.muli %0, %1 : i32
    %3 = tt.make_range {end = 1 : i32, start = 0 : i32} : tensor<1xi32>
    %4 = tt.splat %2 : i32 -> tensor<1xi32>
    %5 = arith.addi %4, %3 : tensor<1xi32>
    %6 = tt.expand_dims %5 {axis = 1 : i32} : tensor<1xi32> -> tensor<1x1xi32>
    %7 = arith.extsi %6 : tensor<1x1xi32> to tensor<1x1xi64>
    %9 = arith.muli %7, %8 : tensor<1x1xi64>
    %10 = tt.make_range {end = 512 : i32, start = 0 : i32} : tensor<512xi32>
    %12 = arith.addi %10, %11 : tensor<512xi32>
    %13 = tt.expand_dims %12 {axis = 0 : i32} : tensor<512xi32> -> tensor<1x512xi32>
    %14 = arith.extsi %13 : tensor<1x512xi32> to tensor<1x512xi64>
    %15 = tt.broadcast %9 : tensor<1x1xi64> -> tensor<1x512xi64>
    %16 = arith.addi %15, %14 : tensor<1x512xi64>
    %18 = arith.addi %10, %17 : tensor<512xi32>
    %19 = tt.expand_dims %18 {axis = 0 : i32} : tensor<512xi32> -> tensor<1x512xi32>
    %20 = arith.extsi %19 : tensor<1x512xi32> to tensor<1x512xi64>
    %21 = arith.addi %15, %20 : tensor<1x512xi64>
    %23 = arith.addi %10, %22 : tensor<512xi32>
    %24 = tt.expand_dims %23 {axis = 0 : i32} : tensor<512xi32> -> tensor<1x512xi32>
    %25 = arith.extsi %24 : tensor<1x512xi32> to tensor<1x512xi64>
    %26 = arith.addi %15, %25 : tensor<1x512xi64>
    %28 = arith.muli %7, %27 : tensor<1x1xi64>
    %29 = tt.broadcast %28 : tensor<1x1xi64> -> tensor<1x512xi64>
    %30 = arith.addi %29, %14 : tensor<1x512xi64>
    %31 = arith.addi %29, %20 : tensor<1x512xi64>
    %32 = arith.addi %29, %25 : tensor<1x512xi64>
    %33 = tt.splat %weight : !tt.ptr<f32> -> tensor<512x!tt.ptr<f32>>
    %34 = tt.addptr %33, %12 : tensor<512x!tt.ptr<f32>>, tensor<512xi32>
    %35 = tt.load %34 : tensor<512x!tt.ptr<f32>>
    %36 = tt.expand_dims %35 {axis = 0 : i32} : tensor<512xf32> -> tensor<1x512xf32>
    %37 = tt.addptr %33, %18 : tensor<512x!tt.ptr<f32>>, tensor<512xi32>
    %38 = tt.load %37 : tensor<512x!tt.ptr<f32>>
    %39 = tt.expand_dims %38 {axis = 0 : i32} : tensor<512xf32> -> tensor<1x512xf32>
    %40 = tt.addptr %33, %23 : tensor<512x!tt.ptr<f32>>, tensor<512xi32>
    %41 = tt.load %40 : tensor<512x!tt.ptr<f32>>
    %42 = tt.expand_dims %41 {axis = 0 : i32} : tensor<512xf32> -> tensor<1x512xf32>
    %43 = tt.splat %y : !tt.ptr<bf16> -> tensor<1x512x!tt.ptr<bf16>>
    %44 = tt.addptr %43, %16 : tensor<1x512x!tt.ptr<bf16>>, tensor<1x512xi64>
    %45 = tt.load %44 evictionPolicy = evict_first : tensor<1x512x!tt.ptr<bf16>>
    %46 = arith.extf %45 : tensor<1x512xbf16> to tensor<1x512xf32>
    %47 = tt.addptr %43, %21 : tensor<1x512x!tt.ptr<bf16>>, tensor<1x512xi64>
    %48 = tt.load %47 evictionPolicy = evict_first : tensor<1x512x!tt.ptr<bf16>>
    %49 = arith.extf %48 : tensor<1x512xbf16> to tensor<1x512xf32>
    %50 = tt.addptr %43, %26 : tensor<1x512x!tt.ptr<bf16>>, tensor<1x512xi64>
    %51 = tt.load %50 evictionPolicy = evict_first : tensor<1x512x!tt.ptr<bf16>>
    %52 = arith.extf %51 : tensor<1x512xbf16> to tensor<1x512xf32>
    %53 = tt.splat %z : !tt.ptr<bf16> -> tensor<1x512x!tt.ptr<bf16>>
    %54 = tt.addptr %53, %30 : tensor<1x512x!tt.ptr<bf16>>, tensor<1x512xi64>
    %55 = tt.load %54 evictionPolicy = evict_first : tensor<1x512x!tt.ptr<bf16>>
    %56 = arith.extf %55 : tensor<1x512xbf16> to tensor<1x512xf32>
    %57 = tt.addptr %53, %31 : tensor<1x512x!tt.ptr<bf16>>, tensor<1x512xi64>
    %58 = tt.load %57 evictionPolicy = evict_first : tensor<1x512x!tt.ptr<bf16>>
    %59 = arith.extf %58 : tensor<1x512xbf16> to tensor<1x512xf32>
    %60 = tt.addptr %53, %32 : tensor<1x512x!tt.ptr<bf16>>, tensor<1x512xi64>
    %61 = tt.load %60 evictionPolicy = evict_first : tensor<1x512x!tt.ptr<bf16>>
    %62 = arith.extf %61 : tensor<1x512xbf16> to tensor<1x512xf32>
    %63 = arith.mulf %46, %56 : tensor<1x512xf32>
    %65 = arith.mulf %56, %64 : tensor<1x512xf32>
    %66 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %65 : tensor<1x512xf32> -> tensor<1x512xf32>
    %68 = arith.addf %66, %67 : tensor<1x512xf32>
    %69 = tt.elementwise_inline_asm "rcp.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %68 : tensor<1x512xf32> -> tensor<1x512xf32>
    %70 = arith.mulf %63, %69 : tensor<1x512xf32>
    %71 = arith.mulf %49, %59 : tensor<1x512xf32>
    %72 = arith.mulf %59, %64 : tensor<1x512xf32>
    %73 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %72 : tensor<1x512xf32> -> tensor<1x512xf32>
    %74 = arith.addf %73, %67 : tensor<1x512xf32>
    %75 = tt.elementwise_inline_asm "rcp.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %74 : tensor<1x512xf32> -> tensor<1x512xf32>
    %76 = arith.mulf %71, %75 : tensor<1x512xf32>
    %77 = arith.mulf %52, %62 : tensor<1x512xf32>
    %78 = arith.mulf %62, %64 : tensor<1x512xf32>
    %79 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %78 : tensor<1x512xf32> -> tensor<1x512xf32>
    %80 = arith.addf %79, %67 : tensor<1x512xf32>
    %81 = tt.elementwise_inline_asm "rcp.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %80 : tensor<1x512xf32> -> tensor<1x512xf32>
    %82 = arith.mulf %77, %81 : tensor<1x512xf32>
    %83 = arith.mulf %70, %70 : tensor<1x512xf32>
    %84 = math.fma %76, %76, %83 : tensor<1x512xf32>
    %85 = math.fma %82, %82, %84 : tensor<1x512xf32>
    %86 = "tt.reduce"(%85) <{axis = 1 : i32}> ({
    ^bb0(%87: f32, %88: f32):
      %89 = arith.addf %87, %88 : f32
      tt.reduce.return %89 : f32
    }) : (tensor<1x512xf32>) -> tensor<1xf32>
    %91 = arith.mulf %86, %90 : tensor<1xf32>
    %92 = tt.expand_dims %91 {axis = 1 : i32} : tensor<1xf32> -> tensor<1x1xf32>
    %94 = arith.addf %92, %93 : tensor<1x1xf32>
    %95 = math.rsqrt %94 : tensor<1x1xf32>
    %96 = tt.broadcast %95 : tensor<1x1xf32> -> tensor<1x512xf32>
    %97 = arith.mulf %70, %96 : tensor<1x512xf32>
    %98 = arith.mulf %97, %36 : tensor<1x512xf32>
    %99 = arith.mulf %76, %96 : tensor<1x512xf32>
    %100 = arith.mulf %99, %39 : tensor<1x512xf32>
    %101 = arith.mulf %82, %96 : tensor<1x512xf32>
    %102 = arith.mulf %101, %42 : tensor<1x512xf32>
    %103 = tt.splat %out : !tt.ptr<bf16> -> tensor<1x512x!tt.ptr<bf16>>
    %104 = tt.addptr %103, %16 : tensor<1x512x!tt.ptr<bf16>>, tensor<1x512xi64>
    %105 = arith.truncf %98 : tensor<1x512xf32> to tensor<1x512xbf16>
    tt.store %104, %105 : tensor<1x512x!tt.ptr<bf16>>
    %106 = tt.addptr %103, %21 : tensor<1x512x!tt.ptr<bf16>>, tensor<1x512xi64>
    %107 = arith.truncf %100 : tensor<1x512xf32> to tensor<1x512xbf16>
    tt.store %106, %107 : tensor<1x512x!tt.ptr<bf16>>
    %108 = tt.addptr %103, %26 : tensor<1x512x!tt.ptr<bf16>>, tensor<1x512xi64>
    %109 = arith.truncf %102 : tensor<1x512xf32> to tensor<1x512xbf16>
    tt.store %108, %109 : tensor<1x512x!tt.ptr<bf16>>
    tt.return
  }
}
", name = "gated_rmsnorm", num_stages = 1 : i32, num_warps = 4 : i32}, operand_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[0]> : tensor<1xindex>], result_layouts = [dense<[1, 0]> : tensor<2xindex>]} : (tensor<16384x1536xbf16>, tensor<16384x3392xbf16>, tensor<1536xf32>) -> (tensor<16384x1536xbf16>)
    return %k0#0 : tensor<16384x1536xbf16>
