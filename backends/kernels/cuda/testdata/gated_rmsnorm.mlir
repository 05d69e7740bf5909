    %k0:1 = stablehlo.custom_call @__gpu$xla.gpu.triton(%arg0, %arg1, %arg2) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 16384 : i32, grid_y = 1 : i32, grid_z = 1 : i32, ir = "module {
  tt.func public @gated_rmsnorm(%y: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %z: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %weight: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %out: !tt.ptr<bf16> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %1 = arith.constant 1 : i32
    %8 = arith.constant dense<1536> : tensor<1x1xi64>
    %11 = arith.constant dense<0> : tensor<512xi32>
    %17 = arith.constant dense<512> : tensor<512xi32>
    %22 = arith.constant dense<1024> : tensor<512xi32>
    %58 = arith.constant dense<-1.442695e+00> : tensor<1x512xf32>
    %61 = arith.constant dense<1.0e+00> : tensor<1x512xf32>
    %84 = arith.constant dense<6.510417e-04> : tensor<1xf32>
    %87 = arith.constant dense<1.0e-05> : tensor<1x1xf32>
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
    %27 = tt.splat %weight : !tt.ptr<f32> -> tensor<512x!tt.ptr<f32>>
    %28 = tt.addptr %27, %12 : tensor<512x!tt.ptr<f32>>, tensor<512xi32>
    %29 = tt.load %28 : tensor<512x!tt.ptr<f32>>
    %30 = tt.expand_dims %29 {axis = 0 : i32} : tensor<512xf32> -> tensor<1x512xf32>
    %31 = tt.addptr %27, %18 : tensor<512x!tt.ptr<f32>>, tensor<512xi32>
    %32 = tt.load %31 : tensor<512x!tt.ptr<f32>>
    %33 = tt.expand_dims %32 {axis = 0 : i32} : tensor<512xf32> -> tensor<1x512xf32>
    %34 = tt.addptr %27, %23 : tensor<512x!tt.ptr<f32>>, tensor<512xi32>
    %35 = tt.load %34 : tensor<512x!tt.ptr<f32>>
    %36 = tt.expand_dims %35 {axis = 0 : i32} : tensor<512xf32> -> tensor<1x512xf32>
    %37 = tt.splat %y : !tt.ptr<bf16> -> tensor<1x512x!tt.ptr<bf16>>
    %38 = tt.addptr %37, %16 : tensor<1x512x!tt.ptr<bf16>>, tensor<1x512xi64>
    %39 = tt.load %38 evictionPolicy = evict_first : tensor<1x512x!tt.ptr<bf16>>
    %40 = arith.extf %39 : tensor<1x512xbf16> to tensor<1x512xf32>
    %41 = tt.addptr %37, %21 : tensor<1x512x!tt.ptr<bf16>>, tensor<1x512xi64>
    %42 = tt.load %41 evictionPolicy = evict_first : tensor<1x512x!tt.ptr<bf16>>
    %43 = arith.extf %42 : tensor<1x512xbf16> to tensor<1x512xf32>
    %44 = tt.addptr %37, %26 : tensor<1x512x!tt.ptr<bf16>>, tensor<1x512xi64>
    %45 = tt.load %44 evictionPolicy = evict_first : tensor<1x512x!tt.ptr<bf16>>
    %46 = arith.extf %45 : tensor<1x512xbf16> to tensor<1x512xf32>
    %47 = tt.splat %z : !tt.ptr<bf16> -> tensor<1x512x!tt.ptr<bf16>>
    %48 = tt.addptr %47, %16 : tensor<1x512x!tt.ptr<bf16>>, tensor<1x512xi64>
    %49 = tt.load %48 evictionPolicy = evict_first : tensor<1x512x!tt.ptr<bf16>>
    %50 = arith.extf %49 : tensor<1x512xbf16> to tensor<1x512xf32>
    %51 = tt.addptr %47, %21 : tensor<1x512x!tt.ptr<bf16>>, tensor<1x512xi64>
    %52 = tt.load %51 evictionPolicy = evict_first : tensor<1x512x!tt.ptr<bf16>>
    %53 = arith.extf %52 : tensor<1x512xbf16> to tensor<1x512xf32>
    %54 = tt.addptr %47, %26 : tensor<1x512x!tt.ptr<bf16>>, tensor<1x512xi64>
    %55 = tt.load %54 evictionPolicy = evict_first : tensor<1x512x!tt.ptr<bf16>>
    %56 = arith.extf %55 : tensor<1x512xbf16> to tensor<1x512xf32>
    %57 = arith.mulf %40, %50 : tensor<1x512xf32>
    %59 = arith.mulf %50, %58 : tensor<1x512xf32>
    %60 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %59 : tensor<1x512xf32> -> tensor<1x512xf32>
    %62 = arith.addf %60, %61 : tensor<1x512xf32>
    %63 = tt.elementwise_inline_asm "rcp.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %62 : tensor<1x512xf32> -> tensor<1x512xf32>
    %64 = arith.mulf %57, %63 : tensor<1x512xf32>
    %65 = arith.mulf %43, %53 : tensor<1x512xf32>
    %66 = arith.mulf %53, %58 : tensor<1x512xf32>
    %67 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %66 : tensor<1x512xf32> -> tensor<1x512xf32>
    %68 = arith.addf %67, %61 : tensor<1x512xf32>
    %69 = tt.elementwise_inline_asm "rcp.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %68 : tensor<1x512xf32> -> tensor<1x512xf32>
    %70 = arith.mulf %65, %69 : tensor<1x512xf32>
    %71 = arith.mulf %46, %56 : tensor<1x512xf32>
    %72 = arith.mulf %56, %58 : tensor<1x512xf32>
    %73 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %72 : tensor<1x512xf32> -> tensor<1x512xf32>
    %74 = arith.addf %73, %61 : tensor<1x512xf32>
    %75 = tt.elementwise_inline_asm "rcp.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %74 : tensor<1x512xf32> -> tensor<1x512xf32>
    %76 = arith.mulf %71, %75 : tensor<1x512xf32>
    %77 = arith.mulf %64, %64 : tensor<1x512xf32>
    %78 = math.fma %70, %70, %77 : tensor<1x512xf32>
    %79 = math.fma %76, %76, %78 : tensor<1x512xf32>
    %80 = "tt.reduce"(%79) <{axis = 1 : i32}> ({
    ^bb0(%81: f32, %82: f32):
      %83 = arith.addf %81, %82 : f32
      tt.reduce.return %83 : f32
    }) : (tensor<1x512xf32>) -> tensor<1xf32>
    %85 = arith.mulf %80, %84 : tensor<1xf32>
    %86 = tt.expand_dims %85 {axis = 1 : i32} : tensor<1xf32> -> tensor<1x1xf32>
    %88 = arith.addf %86, %87 : tensor<1x1xf32>
    %89 = math.rsqrt %88 : tensor<1x1xf32>
    %90 = tt.broadcast %89 : tensor<1x1xf32> -> tensor<1x512xf32>
    %91 = arith.mulf %64, %90 : tensor<1x512xf32>
    %92 = arith.mulf %91, %30 : tensor<1x512xf32>
    %93 = arith.mulf %70, %90 : tensor<1x512xf32>
    %94 = arith.mulf %93, %33 : tensor<1x512xf32>
    %95 = arith.mulf %76, %90 : tensor<1x512xf32>
    %96 = arith.mulf %95, %36 : tensor<1x512xf32>
    %97 = tt.splat %out : !tt.ptr<bf16> -> tensor<1x512x!tt.ptr<bf16>>
    %98 = tt.addptr %97, %16 : tensor<1x512x!tt.ptr<bf16>>, tensor<1x512xi64>
    %99 = arith.truncf %92 : tensor<1x512xf32> to tensor<1x512xbf16>
    tt.store %98, %99 : tensor<1x512x!tt.ptr<bf16>>
    %100 = tt.addptr %97, %21 : tensor<1x512x!tt.ptr<bf16>>, tensor<1x512xi64>
    %101 = arith.truncf %94 : tensor<1x512xf32> to tensor<1x512xbf16>
    tt.store %100, %101 : tensor<1x512x!tt.ptr<bf16>>
    %102 = tt.addptr %97, %26 : tensor<1x512x!tt.ptr<bf16>>, tensor<1x512xi64>
    %103 = arith.truncf %96 : tensor<1x512xf32> to tensor<1x512xbf16>
    tt.store %102, %103 : tensor<1x512x!tt.ptr<bf16>>
    tt.return
  }
}
", name = "gated_rmsnorm", num_stages = 1 : i32, num_warps = 4 : i32}, operand_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[0]> : tensor<1xindex>], result_layouts = [dense<[1, 0]> : tensor<2xindex>]} : (tensor<16384x1536xbf16>, tensor<16384x1536xbf16>, tensor<1536xf32>) -> (tensor<16384x1536xbf16>)
    return %k0#0 : tensor<16384x1536xbf16>
