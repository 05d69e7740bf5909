    %k0:3 = stablehlo.custom_call @__gpu$xla.gpu.triton(%arg0, %arg1, %arg2, %arg3) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 1024 : i32, grid_y = 1 : i32, grid_z = 1 : i32, ir = "module {
  tt.func public @gated_rmsnorm_grad(%y: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %z: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %weight: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %dout: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %dy: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %dz: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %parts: !tt.ptr<f32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %0 = arith.constant dense<0.0e+00> : tensor<1x2048xf32>
    %2 = arith.constant 16 : i32
    %4 = arith.constant 0 : i32
    %5 = arith.constant 1 : i32
    %16 = arith.constant dense<1536> : tensor<1x1xi64>
    %22 = arith.constant dense<16384> : tensor<1xi32>
    %25 = arith.constant dense<3392> : tensor<1x1xi64>
    %29 = arith.constant dense<1536> : tensor<2048xi32>
    %34 = arith.constant dense<0.0e+00> : tensor<2048xf32>
    %41 = arith.constant dense<0.0e+00> : tensor<1x2048xbf16>
    %52 = arith.constant dense<-1.442695e+00> : tensor<1x2048xf32>
    %55 = arith.constant dense<1.0e+00> : tensor<1x2048xf32>
    %65 = arith.constant dense<6.510417e-04> : tensor<1xf32>
    %68 = arith.constant dense<1.0e-05> : tensor<1x1xf32>
    %91 = arith.constant dense<-1.0e+00> : tensor<1x2048xf32>
    %105 = arith.constant 1536 : i32
    %1 = tt.get_program_id x : i32
    %3 = arith.muli %1, %2 : i32
    %103:1 = scf.for %6 = %4 to %2 step %5 iter_args(%7 = %0) -> (tensor<1x2048xf32>) : i32 {
      %8 = arith.addi %3, %6 : i32
      %9 = arith.muli %8, %5 : i32
      %10 = tt.make_range {end = 1 : i32, start = 0 : i32} : tensor<1xi32>
      %11 = tt.splat %9 : i32 -> tensor<1xi32>
      %12 = arith.addi %11, %10 : tensor<1xi32>
      %13 = tt.make_range {end = 2048 : i32, start = 0 : i32} : tensor<2048xi32>
      %14 = tt.expand_dims %12 {axis = 1 : i32} : tensor<1xi32> -> tensor<1x1xi32>
      %15 = arith.extsi %14 : tensor<1x1xi32> to tensor<1x1xi64>
      %17 = arith.muli %15, %16 : tensor<1x1xi64>
      %18 = tt.expand_dims %13 {axis = 0 : i32} : tensor<2048xi32> -> tensor<1x2048xi32>
      %19 = arith.extsi %18 : tensor<1x2048xi32> to tensor<1x2048xi64>
      %20 = tt.broadcast %17 : tensor<1x1xi64> -> tensor<1x2048xi64>
      %21 = arith.addi %20, %19 : tensor<1x2048xi64>
      %23 = arith.cmpi slt, %12, %22 : tensor<1xi32>
      %24 = tt.expand_dims %23 {axis = 1 : i32} : tensor<1xi1> -> tensor<1x1xi1>
      %26 = arith.muli %15, %25 : tensor<1x1xi64>
      %27 = tt.broadcast %26 : tensor<1x1xi64> -> tensor<1x2048xi64>
      %28 = arith.addi %27, %19 : tensor<1x2048xi64>
      %30 = arith.cmpi slt, %13, %29 : tensor<2048xi32>
      %31 = tt.expand_dims %30 {axis = 0 : i32} : tensor<2048xi1> -> tensor<1x2048xi1>
      %32 = tt.splat %weight : !tt.ptr<f32> -> tensor<2048x!tt.ptr<f32>>
      %33 = tt.addptr %32, %13 : tensor<2048x!tt.ptr<f32>>, tensor<2048xi32>
      %35 = tt.load %33, %30, %34 : tensor<2048x!tt.ptr<f32>>
      %36 = tt.expand_dims %35 {axis = 0 : i32} : tensor<2048xf32> -> tensor<1x2048xf32>
      %37 = tt.splat %y : !tt.ptr<bf16> -> tensor<1x2048x!tt.ptr<bf16>>
      %38 = tt.addptr %37, %21 : tensor<1x2048x!tt.ptr<bf16>>, tensor<1x2048xi64>
      %39 = tt.broadcast %24 : tensor<1x1xi1> -> tensor<1x2048xi1>
      %40 = arith.andi %39, %31 : tensor<1x2048xi1>
      %42 = tt.load %38, %40, %41 : tensor<1x2048x!tt.ptr<bf16>>
      %43 = arith.extf %42 : tensor<1x2048xbf16> to tensor<1x2048xf32>
      %44 = tt.splat %z : !tt.ptr<bf16> -> tensor<1x2048x!tt.ptr<bf16>>
      %45 = tt.addptr %44, %28 : tensor<1x2048x!tt.ptr<bf16>>, tensor<1x2048xi64>
      %46 = tt.load %45, %40, %41 : tensor<1x2048x!tt.ptr<bf16>>
      %47 = arith.extf %46 : tensor<1x2048xbf16> to tensor<1x2048xf32>
      %48 = tt.splat %dout : !tt.ptr<bf16> -> tensor<1x2048x!tt.ptr<bf16>>
      %49 = tt.addptr %48, %21 : tensor<1x2048x!tt.ptr<bf16>>, tensor<1x2048xi64>
      %50 = tt.load %49, %40, %41 : tensor<1x2048x!tt.ptr<bf16>>
      %51 = arith.extf %50 : tensor<1x2048xbf16> to tensor<1x2048xf32>
      %53 = arith.mulf %47, %52 : tensor<1x2048xf32>
      %54 = math.exp2 %53 : tensor<1x2048xf32>
      %56 = arith.addf %54, %55 : tensor<1x2048xf32>
      %57 = arith.divf %55, %56 : tensor<1x2048xf32>
      %58 = arith.mulf %47, %57 : tensor<1x2048xf32>
      %59 = arith.mulf %43, %58 : tensor<1x2048xf32>
      %60 = arith.mulf %59, %59 : tensor<1x2048xf32>
      %61 = "tt.reduce"(%60) <{axis = 1 : i32}> ({
      ^bb0(%62: f32, %63: f32):
        %64 = arith.addf %62, %63 : f32
        tt.reduce.return %64 : f32
      }) : (tensor<1x2048xf32>) -> tensor<1xf32>
      %66 = arith.mulf %61, %65 : tensor<1xf32>
      %67 = tt.expand_dims %66 {axis = 1 : i32} : tensor<1xf32> -> tensor<1x1xf32>
      %69 = arith.addf %67, %68 : tensor<1x1xf32>
      %70 = math.rsqrt %69 : tensor<1x1xf32>
      %71 = arith.mulf %51, %36 : tensor<1x2048xf32>
      %72 = arith.mulf %71, %59 : tensor<1x2048xf32>
      %73 = "tt.reduce"(%72) <{axis = 1 : i32}> ({
      ^bb0(%74: f32, %75: f32):
        %76 = arith.addf %74, %75 : f32
        tt.reduce.return %76 : f32
      }) : (tensor<1x2048xf32>) -> tensor<1xf32>
      %77 = arith.mulf %73, %65 : tensor<1xf32>
      %78 = tt.expand_dims %77 {axis = 1 : i32} : tensor<1xf32> -> tensor<1x1xf32>
      %79 = arith.mulf %78, %70 : tensor<1x1xf32>
      %80 = arith.mulf %79, %70 : tensor<1x1xf32>
      %81 = tt.broadcast %80 : tensor<1x1xf32> -> tensor<1x2048xf32>
      %82 = arith.mulf %59, %81 : tensor<1x2048xf32>
      %83 = arith.subf %71, %82 : tensor<1x2048xf32>
      %84 = tt.broadcast %70 : tensor<1x1xf32> -> tensor<1x2048xf32>
      %85 = arith.mulf %83, %84 : tensor<1x2048xf32>
      %86 = arith.mulf %85, %58 : tensor<1x2048xf32>
      %87 = tt.splat %dy : !tt.ptr<bf16> -> tensor<1x2048x!tt.ptr<bf16>>
      %88 = tt.addptr %87, %21 : tensor<1x2048x!tt.ptr<bf16>>, tensor<1x2048xi64>
      %89 = arith.truncf %86 : tensor<1x2048xf32> to tensor<1x2048xbf16>
      tt.store %88, %89, %40 : tensor<1x2048x!tt.ptr<bf16>>
      %90 = arith.mulf %85, %43 : tensor<1x2048xf32>
      %92 = arith.mulf %57, %91 : tensor<1x2048xf32>
      %93 = arith.addf %92, %55 : tensor<1x2048xf32>
      %94 = arith.mulf %58, %93 : tensor<1x2048xf32>
      %95 = arith.addf %57, %94 : tensor<1x2048xf32>
      %96 = arith.mulf %90, %95 : tensor<1x2048xf32>
      %97 = tt.splat %dz : !tt.ptr<bf16> -> tensor<1x2048x!tt.ptr<bf16>>
      %98 = tt.addptr %97, %28 : tensor<1x2048x!tt.ptr<bf16>>, tensor<1x2048xi64>
      %99 = arith.truncf %96 : tensor<1x2048xf32> to tensor<1x2048xbf16>
      tt.store %98, %99, %40 : tensor<1x2048x!tt.ptr<bf16>>
      %100 = arith.mulf %51, %59 : tensor<1x2048xf32>
      %101 = arith.mulf %100, %84 : tensor<1x2048xf32>
      %102 = arith.addf %7, %101 : tensor<1x2048xf32>
      scf.yield %102 : tensor<1x2048xf32>
    } {tt.num_stages = 3 : i32}
    %104 = tt.make_range {end = 2048 : i32, start = 0 : i32} : tensor<2048xi32>
    %106 = arith.muli %1, %105 : i32
    %107 = tt.addptr %parts, %106 : !tt.ptr<f32>, i32
    %108 = tt.splat %107 : !tt.ptr<f32> -> tensor<2048x!tt.ptr<f32>>
    %109 = tt.addptr %108, %104 : tensor<2048x!tt.ptr<f32>>, tensor<2048xi32>
    %110 = "tt.reduce"(%103#0) <{axis = 0 : i32}> ({
    ^bb0(%111: f32, %112: f32):
      %113 = arith.addf %111, %112 : f32
      tt.reduce.return %113 : f32
    }) : (tensor<1x2048xf32>) -> tensor<2048xf32>
    %114 = arith.cmpi slt, %104, %29 : tensor<2048xi32>
    tt.store %109, %110, %114 : tensor<2048x!tt.ptr<f32>>
    tt.return
  }
}
", name = "gated_rmsnorm_grad", num_stages = 1 : i32, num_warps = 4 : i32}, operand_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[0]> : tensor<1xindex>, dense<[1, 0]> : tensor<2xindex>], result_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>]} : (tensor<16384x1536xbf16>, tensor<16384x3392xbf16>, tensor<1536xf32>, tensor<16384x1536xbf16>) -> (tensor<16384x1536xbf16>, tensor<16384x3392xbf16>, tensor<1024x1536xf32>)
    %k1:1 = stablehlo.custom_call @__gpu$xla.gpu.triton(%k0#2) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 48 : i32, grid_y = 1 : i32, grid_z = 1 : i32, ir = "module {
  tt.func public @column_sums(%parts: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %sums0: !tt.ptr<f32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %1 = arith.constant 32 : i32
    %6 = arith.constant dense<1536> : tensor<32xi32>
    %9 = arith.constant dense<0.0e+00> : tensor<128x32xf32>
    %10 = arith.constant 0 : i32
    %11 = arith.constant 1 : i32
    %12 = arith.constant 8 : i32
    %15 = arith.constant 128 : i32
    %21 = arith.constant dense<1536> : tensor<128x1xi64>
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
", name = "column_sums", num_stages = 3 : i32, num_warps = 4 : i32}, operand_layouts = [dense<[1, 0]> : tensor<2xindex>], result_layouts = [dense<[0]> : tensor<1xindex>]} : (tensor<1024x1536xf32>) -> (tensor<1536xf32>)
    return %k0#0, %k0#1, %k1#0 : tensor<16384x1536xbf16>, tensor<16384x3392xbf16>, tensor<1536xf32>
