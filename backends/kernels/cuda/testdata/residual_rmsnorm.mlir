    %k0:3 = stablehlo.custom_call @__gpu$xla.gpu.triton(%arg0, %arg1, %arg2) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 16384 : i32, grid_y = 1 : i32, grid_z = 1 : i32, ir = "module {
  tt.func public @residual_rmsnorm(%residual: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %hidden: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %weight: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %sums: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %normed: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %factors: !tt.ptr<f32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %1 = arith.constant 1 : i32
    %8 = arith.constant dense<768> : tensor<1x1xi64>
    %11 = arith.constant dense<0> : tensor<256xi32>
    %17 = arith.constant dense<256> : tensor<256xi32>
    %22 = arith.constant dense<512> : tensor<256xi32>
    %55 = arith.constant dense<8.6736174e-19> : tensor<1x256xf32>
    %78 = arith.constant dense<1.3020834e-03> : tensor<1xf32>
    %81 = arith.constant dense<1.0e-05> : tensor<1x1xf32>
    %0 = tt.get_program_id x : i32
    %2 = arith.muli %0, %1 : i32
    %3 = tt.make_range {end = 1 : i32, start = 0 : i32} : tensor<1xi32>
    %4 = tt.splat %2 : i32 -> tensor<1xi32>
    %5 = arith.addi %4, %3 : tensor<1xi32>
    %6 = tt.expand_dims %5 {axis = 1 : i32} : tensor<1xi32> -> tensor<1x1xi32>
    %7 = arith.extsi %6 : tensor<1x1xi32> to tensor<1x1xi64>
    %9 = arith.muli %7, %8 : tensor<1x1xi64>
    %10 = tt.make_range {end = 256 : i32, start = 0 : i32} : tensor<256xi32>
    %12 = arith.addi %10, %11 : tensor<256xi32>
    %13 = tt.expand_dims %12 {axis = 0 : i32} : tensor<256xi32> -> tensor<1x256xi32>
    %14 = arith.extsi %13 : tensor<1x256xi32> to tensor<1x256xi64>
    %15 = tt.broadcast %9 : tensor<1x1xi64> -> tensor<1x256xi64>
    %16 = arith.addi %15, %14 : tensor<1x256xi64>
    %18 = arith.addi %10, %17 : tensor<256xi32>
    %19 = tt.expand_dims %18 {axis = 0 : i32} : tensor<256xi32> -> tensor<1x256xi32>
    %20 = arith.extsi %19 : tensor<1x256xi32> to tensor<1x256xi64>
    %21 = arith.addi %15, %20 : tensor<1x256xi64>
    %23 = arith.addi %10, %22 : tensor<256xi32>
    %24 = tt.expand_dims %23 {axis = 0 : i32} : tensor<256xi32> -> tensor<1x256xi32>
    %25 = arith.extsi %24 : tensor<1x256xi32> to tensor<1x256xi64>
    %26 = arith.addi %15, %25 : tensor<1x256xi64>
    %27 = tt.splat %weight : !tt.ptr<f32> -> tensor<256x!tt.ptr<f32>>
    %28 = tt.addptr %27, %12 : tensor<256x!tt.ptr<f32>>, tensor<256xi32>
    %29 = tt.load %28 : tensor<256x!tt.ptr<f32>>
    %30 = tt.expand_dims %29 {axis = 0 : i32} : tensor<256xf32> -> tensor<1x256xf32>
    %31 = tt.addptr %27, %18 : tensor<256x!tt.ptr<f32>>, tensor<256xi32>
    %32 = tt.load %31 : tensor<256x!tt.ptr<f32>>
    %33 = tt.expand_dims %32 {axis = 0 : i32} : tensor<256xf32> -> tensor<1x256xf32>
    %34 = tt.addptr %27, %23 : tensor<256x!tt.ptr<f32>>, tensor<256xi32>
    %35 = tt.load %34 : tensor<256x!tt.ptr<f32>>
    %36 = tt.expand_dims %35 {axis = 0 : i32} : tensor<256xf32> -> tensor<1x256xf32>
    %37 = tt.splat %residual : !tt.ptr<f32> -> tensor<1x256x!tt.ptr<f32>>
    %38 = tt.addptr %37, %16 : tensor<1x256x!tt.ptr<f32>>, tensor<1x256xi64>
    %39 = tt.load %38 : tensor<1x256x!tt.ptr<f32>>
    %40 = tt.addptr %37, %21 : tensor<1x256x!tt.ptr<f32>>, tensor<1x256xi64>
    %41 = tt.load %40 : tensor<1x256x!tt.ptr<f32>>
    %42 = tt.addptr %37, %26 : tensor<1x256x!tt.ptr<f32>>, tensor<1x256xi64>
    %43 = tt.load %42 : tensor<1x256x!tt.ptr<f32>>
    %44 = tt.splat %hidden : !tt.ptr<bf16> -> tensor<1x256x!tt.ptr<bf16>>
    %45 = tt.addptr %44, %16 : tensor<1x256x!tt.ptr<bf16>>, tensor<1x256xi64>
    %46 = tt.load %45 : tensor<1x256x!tt.ptr<bf16>>
    %47 = arith.extf %46 : tensor<1x256xbf16> to tensor<1x256xf32>
    %48 = tt.addptr %44, %21 : tensor<1x256x!tt.ptr<bf16>>, tensor<1x256xi64>
    %49 = tt.load %48 : tensor<1x256x!tt.ptr<bf16>>
    %50 = arith.extf %49 : tensor<1x256xbf16> to tensor<1x256xf32>
    %51 = tt.addptr %44, %26 : tensor<1x256x!tt.ptr<bf16>>, tensor<1x256xi64>
    %52 = tt.load %51 : tensor<1x256x!tt.ptr<bf16>>
    %53 = arith.extf %52 : tensor<1x256xbf16> to tensor<1x256xf32>
    %54 = math.absf %30 : tensor<1x256xf32>
    %56 = arith.cmpf olt, %54, %55 : tensor<1x256xf32>
    %57 = arith.select %56, %55, %30 : tensor<1x256xi1>, tensor<1x256xf32>
    %58 = math.absf %33 : tensor<1x256xf32>
    %59 = arith.cmpf olt, %58, %55 : tensor<1x256xf32>
    %60 = arith.select %59, %55, %33 : tensor<1x256xi1>, tensor<1x256xf32>
    %61 = math.absf %36 : tensor<1x256xf32>
    %62 = arith.cmpf olt, %61, %55 : tensor<1x256xf32>
    %63 = arith.select %62, %55, %36 : tensor<1x256xi1>, tensor<1x256xf32>
    %64 = arith.addf %39, %47 : tensor<1x256xf32>
    %65 = arith.addf %41, %50 : tensor<1x256xf32>
    %66 = arith.addf %43, %53 : tensor<1x256xf32>
    %67 = tt.splat %sums : !tt.ptr<f32> -> tensor<1x256x!tt.ptr<f32>>
    %68 = tt.addptr %67, %16 : tensor<1x256x!tt.ptr<f32>>, tensor<1x256xi64>
    tt.store %68, %64 : tensor<1x256x!tt.ptr<f32>>
    %69 = tt.addptr %67, %21 : tensor<1x256x!tt.ptr<f32>>, tensor<1x256xi64>
    tt.store %69, %65 : tensor<1x256x!tt.ptr<f32>>
    %70 = tt.addptr %67, %26 : tensor<1x256x!tt.ptr<f32>>, tensor<1x256xi64>
    tt.store %70, %66 : tensor<1x256x!tt.ptr<f32>>
    %71 = arith.mulf %64, %64 : tensor<1x256xf32>
    %72 = math.fma %65, %65, %71 : tensor<1x256xf32>
    %73 = math.fma %66, %66, %72 : tensor<1x256xf32>
    %74 = "tt.reduce"(%73) <{axis = 1 : i32}> ({
    ^bb0(%75: f32, %76: f32):
      %77 = arith.addf %75, %76 : f32
      tt.reduce.return %77 : f32
    }) : (tensor<1x256xf32>) -> tensor<1xf32>
    %79 = arith.mulf %74, %78 : tensor<1xf32>
    %80 = tt.expand_dims %79 {axis = 1 : i32} : tensor<1xf32> -> tensor<1x1xf32>
    %82 = arith.addf %80, %81 : tensor<1x1xf32>
    %83 = math.rsqrt %82 : tensor<1x1xf32>
    %84 = tt.broadcast %83 : tensor<1x1xf32> -> tensor<1x256xf32>
    %85 = arith.mulf %64, %84 : tensor<1x256xf32>
    %86 = arith.mulf %85, %57 : tensor<1x256xf32>
    %87 = arith.mulf %65, %84 : tensor<1x256xf32>
    %88 = arith.mulf %87, %60 : tensor<1x256xf32>
    %89 = arith.mulf %66, %84 : tensor<1x256xf32>
    %90 = arith.mulf %89, %63 : tensor<1x256xf32>
    %91 = tt.splat %normed : !tt.ptr<bf16> -> tensor<1x256x!tt.ptr<bf16>>
    %92 = tt.addptr %91, %16 : tensor<1x256x!tt.ptr<bf16>>, tensor<1x256xi64>
    %93 = arith.truncf %86 : tensor<1x256xf32> to tensor<1x256xbf16>
    tt.store %92, %93 : tensor<1x256x!tt.ptr<bf16>>
    %94 = tt.addptr %91, %21 : tensor<1x256x!tt.ptr<bf16>>, tensor<1x256xi64>
    %95 = arith.truncf %88 : tensor<1x256xf32> to tensor<1x256xbf16>
    tt.store %94, %95 : tensor<1x256x!tt.ptr<bf16>>
    %96 = tt.addptr %91, %26 : tensor<1x256x!tt.ptr<bf16>>, tensor<1x256xi64>
    %97 = arith.truncf %90 : tensor<1x256xf32> to tensor<1x256xbf16>
    tt.store %96, %97 : tensor<1x256x!tt.ptr<bf16>>
    %98 = tt.splat %factors : !tt.ptr<f32> -> tensor<1x1x!tt.ptr<f32>>
    %99 = tt.addptr %98, %6 : tensor<1x1x!tt.ptr<f32>>, tensor<1x1xi32>
    tt.store %99, %83 : tensor<1x1x!tt.ptr<f32>>
    tt.return
  }
}
", name = "residual_rmsnorm", num_stages = 1 : i32, num_warps = 1 : i32}, operand_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[0]> : tensor<1xindex>], result_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[0]> : tensor<1xindex>]} : (tensor<16384x768xf32>, tensor<16384x768xbf16>, tensor<768xf32>) -> (tensor<16384x768xf32>, tensor<16384x768xbf16>, tensor<16384xf32>)
    return %k0#0, %k0#1, %k0#2 : tensor<16384x768xf32>, tensor<16384x768xbf16>, tensor<16384xf32>
