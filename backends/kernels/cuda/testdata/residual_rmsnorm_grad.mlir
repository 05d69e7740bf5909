    %k0:3 = stablehlo.custom_call @__gpu$xla.gpu.triton(%arg0, %arg1, %arg2, %arg3) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 1024 : i32, grid_y = 1 : i32, grid_z = 1 : i32, ir = "module {
  tt.func public @residual_rmsnorm_grad(%sums: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %weight: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %dsums: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %dnormed: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %dresidual: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %dhidden: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %parts: !tt.ptr<f32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %0 = arith.constant dense<0.0e+00> : tensor<2x1024xf32>
    %2 = arith.constant 8 : i32
    %4 = arith.constant 0 : i32
    %5 = arith.constant 1 : i32
    %9 = arith.constant 2 : i32
    %17 = arith.constant dense<768> : tensor<2x1xi64>
    %24 = arith.constant dense<16384> : tensor<2xi32>
    %27 = arith.constant dense<768> : tensor<1024xi32>
    %32 = arith.constant dense<0.0e+00> : tensor<1024xf32>
    %46 = arith.constant dense<0.0e+00> : tensor<2x1024xbf16>
    %54 = arith.constant dense<1.3020834e-03> : tensor<2xf32>
    %57 = arith.constant dense<1.0e-05> : tensor<2x1xf32>
    %87 = arith.constant 768 : i32
    %1 = tt.get_program_id x : i32
    %3 = arith.muli %1, %2 : i32
    %85:1 = scf.for %6 = %4 to %2 step %5 iter_args(%7 = %0) -> (tensor<2x1024xf32>) : i32 {
      %8 = arith.addi %3, %6 : i32
      %10 = arith.muli %8, %9 : i32
      %11 = tt.make_range {end = 2 : i32, start = 0 : i32} : tensor<2xi32>
      %12 = tt.splat %10 : i32 -> tensor<2xi32>
      %13 = arith.addi %12, %11 : tensor<2xi32>
      %14 = tt.make_range {end = 1024 : i32, start = 0 : i32} : tensor<1024xi32>
      %15 = tt.expand_dims %13 {axis = 1 : i32} : tensor<2xi32> -> tensor<2x1xi32>
      %16 = arith.extsi %15 : tensor<2x1xi32> to tensor<2x1xi64>
      %18 = arith.muli %16, %17 : tensor<2x1xi64>
      %19 = tt.expand_dims %14 {axis = 0 : i32} : tensor<1024xi32> -> tensor<1x1024xi32>
      %20 = arith.extsi %19 : tensor<1x1024xi32> to tensor<1x1024xi64>
      %21 = tt.broadcast %18 : tensor<2x1xi64> -> tensor<2x1024xi64>
      %22 = tt.broadcast %20 : tensor<1x1024xi64> -> tensor<2x1024xi64>
      %23 = arith.addi %21, %22 : tensor<2x1024xi64>
      %25 = arith.cmpi slt, %13, %24 : tensor<2xi32>
      %26 = tt.expand_dims %25 {axis = 1 : i32} : tensor<2xi1> -> tensor<2x1xi1>
      %28 = arith.cmpi slt, %14, %27 : tensor<1024xi32>
      %29 = tt.expand_dims %28 {axis = 0 : i32} : tensor<1024xi1> -> tensor<1x1024xi1>
      %30 = tt.splat %weight : !tt.ptr<f32> -> tensor<1024x!tt.ptr<f32>>
      %31 = tt.addptr %30, %14 : tensor<1024x!tt.ptr<f32>>, tensor<1024xi32>
      %33 = tt.load %31, %28, %32 : tensor<1024x!tt.ptr<f32>>
      %34 = tt.expand_dims %33 {axis = 0 : i32} : tensor<1024xf32> -> tensor<1x1024xf32>
      %35 = tt.splat %sums : !tt.ptr<f32> -> tensor<2x1024x!tt.ptr<f32>>
      %36 = tt.addptr %35, %23 : tensor<2x1024x!tt.ptr<f32>>, tensor<2x1024xi64>
      %37 = tt.broadcast %26 : tensor<2x1xi1> -> tensor<2x1024xi1>
      %38 = tt.broadcast %29 : tensor<1x1024xi1> -> tensor<2x1024xi1>
      %39 = arith.andi %37, %38 : tensor<2x1024xi1>
      %40 = tt.load %36, %39, %0 : tensor<2x1024x!tt.ptr<f32>>
      %41 = tt.splat %dsums : !tt.ptr<f32> -> tensor<2x1024x!tt.ptr<f32>>
      %42 = tt.addptr %41, %23 : tensor<2x1024x!tt.ptr<f32>>, tensor<2x1024xi64>
      %43 = tt.load %42, %39, %0 : tensor<2x1024x!tt.ptr<f32>>
      %44 = tt.splat %dnormed : !tt.ptr<bf16> -> tensor<2x1024x!tt.ptr<bf16>>
      %45 = tt.addptr %44, %23 : tensor<2x1024x!tt.ptr<bf16>>, tensor<2x1024xi64>
      %47 = tt.load %45, %39, %46 : tensor<2x1024x!tt.ptr<bf16>>
      %48 = arith.extf %47 : tensor<2x1024xbf16> to tensor<2x1024xf32>
      %49 = arith.mulf %40, %40 : tensor<2x1024xf32>
      %50 = "tt.reduce"(%49) <{axis = 1 : i32}> ({
      ^bb0(%51: f32, %52: f32):
        %53 = arith.addf %51, %52 : f32
        tt.reduce.return %53 : f32
      }) : (tensor<2x1024xf32>) -> tensor<2xf32>
      %55 = arith.mulf %50, %54 : tensor<2xf32>
      %56 = tt.expand_dims %55 {axis = 1 : i32} : tensor<2xf32> -> tensor<2x1xf32>
      %58 = arith.addf %56, %57 : tensor<2x1xf32>
      %59 = math.rsqrt %58 : tensor<2x1xf32>
      %60 = tt.broadcast %34 : tensor<1x1024xf32> -> tensor<2x1024xf32>
      %61 = arith.mulf %48, %60 : tensor<2x1024xf32>
      %62 = arith.mulf %61, %40 : tensor<2x1024xf32>
      %63 = "tt.reduce"(%62) <{axis = 1 : i32}> ({
      ^bb0(%64: f32, %65: f32):
        %66 = arith.addf %64, %65 : f32
        tt.reduce.return %66 : f32
      }) : (tensor<2x1024xf32>) -> tensor<2xf32>
      %67 = arith.mulf %63, %54 : tensor<2xf32>
      %68 = tt.expand_dims %67 {axis = 1 : i32} : tensor<2xf32> -> tensor<2x1xf32>
      %69 = arith.mulf %68, %59 : tensor<2x1xf32>
      %70 = arith.mulf %69, %59 : tensor<2x1xf32>
      %71 = tt.broadcast %70 : tensor<2x1xf32> -> tensor<2x1024xf32>
      %72 = arith.mulf %40, %71 : tensor<2x1024xf32>
      %73 = arith.subf %61, %72 : tensor<2x1024xf32>
      %74 = tt.broadcast %59 : tensor<2x1xf32> -> tensor<2x1024xf32>
      %75 = arith.mulf %73, %74 : tensor<2x1024xf32>
      %76 = arith.addf %43, %75 : tensor<2x1024xf32>
      %77 = tt.splat %dresidual : !tt.ptr<f32> -> tensor<2x1024x!tt.ptr<f32>>
      %78 = tt.addptr %77, %23 : tensor<2x1024x!tt.ptr<f32>>, tensor<2x1024xi64>
      tt.store %78, %76, %39 : tensor<2x1024x!tt.ptr<f32>>
      %79 = tt.splat %dhidden : !tt.ptr<bf16> -> tensor<2x1024x!tt.ptr<bf16>>
      %80 = tt.addptr %79, %23 : tensor<2x1024x!tt.ptr<bf16>>, tensor<2x1024xi64>
      %81 = arith.truncf %76 : tensor<2x1024xf32> to tensor<2x1024xbf16>
      tt.store %80, %81, %39 : tensor<2x1024x!tt.ptr<bf16>>
      %82 = arith.mulf %48, %40 : tensor<2x1024xf32>
      %83 = arith.mulf %82, %74 : tensor<2x1024xf32>
      %84 = arith.addf %7, %83 : tensor<2x1024xf32>
      scf.yield %84 : tensor<2x1024xf32>
    } {tt.num_stages = 3 : i32}
    %86 = tt.make_range {end = 1024 : i32, start = 0 : i32} : tensor<1024xi32>
    %88 = arith.muli %1, %87 : i32
    %89 = tt.addptr %parts, %88 : !tt.ptr<f32>, i32
    %90 = tt.splat %89 : !tt.ptr<f32> -> tensor<1024x!tt.ptr<f32>>
    %91 = tt.addptr %90, %86 : tensor<1024x!tt.ptr<f32>>, tensor<1024xi32>
    %92 = "tt.reduce"(%85#0) <{axis = 0 : i32}> ({
    ^bb0(%93: f32, %94: f32):
      %95 = arith.addf %93, %94 : f32
      tt.reduce.return %95 : f32
    }) : (tensor<2x1024xf32>) -> tensor<1024xf32>
    %96 = arith.cmpi slt, %86, %27 : tensor<1024xi32>
    tt.store %91, %92, %96 : tensor<1024x!tt.ptr<f32>>
    tt.return
  }
}
", name = "residual_rmsnorm_grad", num_stages = 1 : i32, num_warps = 4 : i32}, operand_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[0]> : tensor<1xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>], result_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>]} : (tensor<16384x768xf32>, tensor<768xf32>, tensor<16384x768xf32>, tensor<16384x768xbf16>) -> (tensor<16384x768xf32>, tensor<16384x768xbf16>, tensor<1024x768xf32>)
    %k1:1 = stablehlo.custom_call @__gpu$xla.gpu.triton(%k0#2) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 24 : i32, grid_y = 1 : i32, grid_z = 1 : i32, ir = "module {
  tt.func public @column_sums(%parts: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %sums0: !tt.ptr<f32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %1 = arith.constant 32 : i32
    %6 = arith.constant dense<768> : tensor<32xi32>
    %9 = arith.constant dense<0.0e+00> : tensor<128x32xf32>
    %10 = arith.constant 0 : i32
    %11 = arith.constant 1 : i32
    %12 = arith.constant 8 : i32
    %15 = arith.constant 128 : i32
    %21 = arith.constant dense<768> : tensor<128x1xi64>
    %30 = arith.constant dense<1024> : tensor<128xi32>
    %0 = tt.get_program_id x : i32
    %2 = arith.muli %0, %1 : i32
    %3 = tt.make_range {end = 32 : i32, start = 0 : i32} : tensor<32xi32>
    %4 = tt.splat %2 : i32 -> tensor<32xi32>
    %5 = arith.addi %4, %3 : tensor<32xi32>
    %7 = arith.cmpi slt, %5, %6 : tensor<32xi32>
    %8 = tt.make_range {end = 128 : i32, start = 0 : i32} : tensor<128xi32>
    %38:1 = scf.for %13 = %10 to %12 step %11 iter_args(%14 = %9) -> (tensor<128x32xf32>) : i32 {
      %16 = arith.muli %13, %15 : i32
      %17 = tt.splat %16 : i32 -> tensor<128xi32>
      %18 = arith.addi %17, %8 : tensor<128xi32>
      %19 = tt.expand_dims %18 {axis = 1 : i32} : tensor<128xi32> -> tensor<128x1xi32>
      %20 = arith.extsi %19 : tensor<128x1xi32> to tensor<128x1xi64>
      %22 = arith.muli %20, %21 : tensor<128x1xi64>
      %23 = tt.splat %parts : !tt.ptr<f32> -> tensor<128x1x!tt.ptr<f32>>
      %24 = tt.addptr %23, %22 : tensor<128x1x!tt.ptr<f32>>, tensor<128x1xi64>
      %25 = tt.expand_dims %5 {axis = 0 : i32} : tensor<32xi32> -> tensor<1x32xi32>
      %26 = tt.broadcast %24 : tensor<128x1x!tt.ptr<f32>> -> tensor<128x32x!tt.ptr<f32>>
      %27 = tt.broadcast %25 : tensor<1x32xi32> -> tensor<128x32xi32>
      %28 = tt.addptr %26, %27 : tensor<128x32x!tt.ptr<f32>>, tensor<128x32xi32>
      %29 = tt.expand_dims %7 {axis = 0 : i32} : tensor<32xi1> -> tensor<1x32xi1>
      %31 = arith.cmpi slt, %18, %30 : tensor<128xi32>
      %32 = tt.expand_dims %31 {axis = 1 : i32} : tensor<128xi1> -> tensor<128x1xi1>
      %33 = tt.broadcast %29 : tensor<1x32xi1> -> tensor<128x32xi1>
      %34 = tt.broadcast %32 : tensor<128x1xi1> -> tensor<128x32xi1>
      %35 = arith.andi %33, %34 : tensor<128x32xi1>
      %36 = tt.load %28, %35, %9 : tensor<128x32x!tt.ptr<f32>>
      %37 = arith.addf %14, %36 : tensor<128x32xf32>
      scf.yield %37 : tensor<128x32xf32>
    } {tt.num_stages = 3 : i32}
    %39 = "tt.reduce"(%38#0) <{axis = 0 : i32}> ({
    ^bb0(%40: f32, %41: f32):
      %42 = arith.addf %40, %41 : f32
      tt.reduce.return %42 : f32
    }) : (tensor<128x32xf32>) -> tensor<32xf32>
    %43 = tt.splat %sums0 : !tt.ptr<f32> -> tensor<32x!tt.ptr<f32>>
    %44 = tt.addptr %43, %5 : tensor<32x!tt.ptr<f32>>, tensor<32xi32>
    tt.store %44, %39, %7 : tensor<32x!tt.ptr<f32>>
    tt.return
  }
}
", name = "column_sums", num_stages = 3 : i32, num_warps = 4 : i32}, operand_layouts = [dense<[1, 0]> : tensor<2xindex>], result_layouts = [dense<[0]> : tensor<1xindex>]} : (tensor<1024x768xf32>) -> (tensor<768xf32>)
    return %k0#0, %k0#1, %k1#0 : tensor<16384x768xf32>, tensor<16384x768xbf16>, tensor<768xf32>
