    %k0:2 = stablehlo.custom_call @__gpu$xla.gpu.triton(%arg0, %arg1, %arg2) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 8192 : i32, grid_y = 1 : i32, grid_z = 1 : i32, ir = "module {
  tt.func public @residual_rmsnorm(%residual: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %hidden: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %weight: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %sums: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %normed: !tt.ptr<bf16> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %1 = arith.constant 2 : i32
    %9 = arith.constant dense<768> : tensor<2x1xi64>
    %16 = arith.constant dense<16384> : tensor<2xi32>
    %19 = arith.constant dense<768> : tensor<1024xi32>
    %24 = arith.constant dense<0.0e+00> : tensor<1024xf32>
    %32 = arith.constant dense<0.0e+00> : tensor<2x1024xf32>
    %36 = arith.constant dense<0.0e+00> : tensor<2x1024xbf16>
    %47 = arith.constant dense<1.3020834e-03> : tensor<2xf32>
    %50 = arith.constant dense<1.0e-05> : tensor<2x1xf32>
    %0 = tt.get_program_id x : i32
    %2 = arith.muli %0, %1 : i32
    %3 = tt.make_range {end = 2 : i32, start = 0 : i32} : tensor<2xi32>
    %4 = tt.splat %2 : i32 -> tensor<2xi32>
    %5 = arith.addi %4, %3 : tensor<2xi32>
    %6 = tt.make_range {end = 1024 : i32, start = 0 : i32} : tensor<1024xi32>
    %7 = tt.expand_dims %5 {axis = 1 : i32} : tensor<2xi32> -> tensor<2x1xi32>
    %8 = arith.extsi %7 : tensor<2x1xi32> to tensor<2x1xi64>
    %10 = arith.muli %8, %9 : tensor<2x1xi64>
    %11 = tt.expand_dims %6 {axis = 0 : i32} : tensor<1024xi32> -> tensor<1x1024xi32>
    %12 = arith.extsi %11 : tensor<1x1024xi32> to tensor<1x1024xi64>
    %13 = tt.broadcast %10 : tensor<2x1xi64> -> tensor<2x1024xi64>
    %14 = tt.broadcast %12 : tensor<1x1024xi64> -> tensor<2x1024xi64>
    %15 = arith.addi %13, %14 : tensor<2x1024xi64>
    %17 = arith.cmpi slt, %5, %16 : tensor<2xi32>
    %18 = tt.expand_dims %17 {axis = 1 : i32} : tensor<2xi1> -> tensor<2x1xi1>
    %20 = arith.cmpi slt, %6, %19 : tensor<1024xi32>
    %21 = tt.expand_dims %20 {axis = 0 : i32} : tensor<1024xi1> -> tensor<1x1024xi1>
    %22 = tt.splat %weight : !tt.ptr<f32> -> tensor<1024x!tt.ptr<f32>>
    %23 = tt.addptr %22, %6 : tensor<1024x!tt.ptr<f32>>, tensor<1024xi32>
    %25 = tt.load %23, %20, %24 : tensor<1024x!tt.ptr<f32>>
    %26 = tt.expand_dims %25 {axis = 0 : i32} : tensor<1024xf32> -> tensor<1x1024xf32>
    %27 = tt.splat %residual : !tt.ptr<f32> -> tensor<2x1024x!tt.ptr<f32>>
    %28 = tt.addptr %27, %15 : tensor<2x1024x!tt.ptr<f32>>, tensor<2x1024xi64>
    %29 = tt.broadcast %18 : tensor<2x1xi1> -> tensor<2x1024xi1>
    %30 = tt.broadcast %21 : tensor<1x1024xi1> -> tensor<2x1024xi1>
    %31 = arith.andi %29, %30 : tensor<2x1024xi1>
    %33 = tt.load %28, %31, %32 : tensor<2x1024x!tt.ptr<f32>>
    %34 = tt.splat %hidden : !tt.ptr<bf16> -> tensor<2x1024x!tt.ptr<bf16>>
    %35 = tt.addptr %34, %15 : tensor<2x1024x!tt.ptr<bf16>>, tensor<2x1024xi64>
    %37 = tt.load %35, %31, %36 : tensor<2x1024x!tt.ptr<bf16>>
    %38 = arith.extf %37 : tensor<2x1024xbf16> to tensor<2x1024xf32>
    %39 = arith.addf %33, %38 : tensor<2x1024xf32>
    %40 = tt.splat %sums : !tt.ptr<f32> -> tensor<2x1024x!tt.ptr<f32>>
    %41 = tt.addptr %40, %15 : tensor<2x1024x!tt.ptr<f32>>, tensor<2x1024xi64>
    tt.store %41, %39, %31 : tensor<2x1024x!tt.ptr<f32>>
    %42 = arith.mulf %39, %39 : tensor<2x1024xf32>
    %43 = "tt.reduce"(%42) <{axis = 1 : i32}> ({
    ^bb0(%44: f32, %45: f32):
      %46 = arith.addf %44, %45 : f32
      tt.reduce.return %46 : f32
    }) : (tensor<2x1024xf32>) -> tensor<2xf32>
    %48 = arith.mulf %43, %47 : tensor<2xf32>
    %49 = tt.expand_dims %48 {axis = 1 : i32} : tensor<2xf32> -> tensor<2x1xf32>
    %51 = arith.addf %49, %50 : tensor<2x1xf32>
    %52 = math.rsqrt %51 : tensor<2x1xf32>
    %53 = tt.broadcast %52 : tensor<2x1xf32> -> tensor<2x1024xf32>
    %54 = arith.mulf %39, %53 : tensor<2x1024xf32>
    %55 = tt.broadcast %26 : tensor<1x1024xf32> -> tensor<2x1024xf32>
    %56 = arith.mulf %54, %55 : tensor<2x1024xf32>
    %57 = tt.splat %normed : !tt.ptr<bf16> -> tensor<2x1024x!tt.ptr<bf16>>
    %58 = tt.addptr %57, %15 : tensor<2x1024x!tt.ptr<bf16>>, tensor<2x1024xi64>
    %59 = arith.truncf %56 : tensor<2x1024xf32> to tensor<2x1024xbf16>
    tt.store %58, %59, %31 : tensor<2x1024x!tt.ptr<bf16>>
    tt.return
  }
}
", name = "residual_rmsnorm", num_stages = 1 : i32, num_warps = 4 : i32}, operand_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[0]> : tensor<1xindex>], result_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>]} : (tensor<16384x768xf32>, tensor<16384x768xbf16>, tensor<768xf32>) -> (tensor<16384x768xf32>, tensor<16384x768xbf16>)
    return %k0#0, %k0#1 : tensor<16384x768xf32>, tensor<16384x768xbf16>
