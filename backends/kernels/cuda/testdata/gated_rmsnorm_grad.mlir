    %k0:3 = stablehlo.custom_call @__gpu$xla.gpu.triton(%arg0, %arg1, %arg2, %arg3) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 1024 : i32, grid_y = 1 : i32, grid_z = 1 : i32, ir = "module {
  tt.func public @gated_rmsnorm_grad(%y: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %z: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %weight: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %dout: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %dy: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %dz: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %parts: !tt.ptr<f32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %0 = arith.constant dense<0.0e+00> : tensor<1x2048xf32>
    %2 = arith.constant 16 : i32
    %4 = arith.constant 0 : i32
    %5 = arith.constant 1 : i32
    %16 = arith.constant dense<1536> : tensor<1x1xi64>
    %22 = arith.constant dense<16384> : tensor<1xi32>
    %25 = arith.constant dense<1536> : tensor<2048xi32>
    %30 = arith.constant dense<0.0e+00> : tensor<2048xf32>
    %37 = arith.constant dense<0.0e+00> : tensor<1x2048xbf16>
    %48 = arith.constant dense<-1.442695e+00> : tensor<1x2048xf32>
    %51 = arith.constant dense<1.0e+00> : tensor<1x2048xf32>
    %61 = arith.constant dense<6.510417e-04> : tensor<1xf32>
    %64 = arith.constant dense<1.0e-05> : tensor<1x1xf32>
    %87 = arith.constant dense<-1.0e+00> : tensor<1x2048xf32>
    %101 = arith.constant 1536 : i32
    %1 = tt.get_program_id x : i32
    %3 = arith.muli %1, %2 : i32
    %99:1 = scf.for %6 = %4 to %2 step %5 iter_args(%7 = %0) -> (tensor<1x2048xf32>) : i32 {
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
      %26 = arith.cmpi slt, %13, %25 : tensor<2048xi32>
      %27 = tt.expand_dims %26 {axis = 0 : i32} : tensor<2048xi1> -> tensor<1x2048xi1>
      %28 = tt.splat %weight : !tt.ptr<f32> -> tensor<2048x!tt.ptr<f32>>
      %29 = tt.addptr %28, %13 : tensor<2048x!tt.ptr<f32>>, tensor<2048xi32>
      %31 = tt.load %29, %26, %30 : tensor<2048x!tt.ptr<f32>>
      %32 = tt.expand_dims %31 {axis = 0 : i32} : tensor<2048xf32> -> tensor<1x2048xf32>
      %33 = tt.splat %y : !tt.ptr<bf16> -> tensor<1x2048x!tt.ptr<bf16>>
      %34 = tt.addptr %33, %21 : tensor<1x2048x!tt.ptr<bf16>>, tensor<1x2048xi64>
      %35 = tt.broadcast %24 : tensor<1x1xi1> -> tensor<1x2048xi1>
      %36 = arith.andi %35, %27 : tensor<1x2048xi1>
      %38 = tt.load %34, %36, %37 : tensor<1x2048x!tt.ptr<bf16>>
      %39 = arith.extf %38 : tensor<1x2048xbf16> to tensor<1x2048xf32>
      %40 = tt.splat %z : !tt.ptr<bf16> -> tensor<1x2048x!tt.ptr<bf16>>
      %41 = tt.addptr %40, %21 : tensor<1x2048x!tt.ptr<bf16>>, tensor<1x2048xi64>
      %42 = tt.load %41, %36, %37 : tensor<1x2048x!tt.ptr<bf16>>
      %43 = arith.extf %42 : tensor<1x2048xbf16> to tensor<1x2048xf32>
      %44 = tt.splat %dout : !tt.ptr<bf16> -> tensor<1x2048x!tt.ptr<bf16>>
      %45 = tt.addptr %44, %21 : tensor<1x2048x!tt.ptr<bf16>>, tensor<1x2048xi64>
      %46 = tt.load %45, %36, %37 : tensor<1x2048x!tt.ptr<bf16>>
      %47 = arith.extf %46 : tensor<1x2048xbf16> to tensor<1x2048xf32>
      %49 = arith.mulf %43, %48 : tensor<1x2048xf32>
      %50 = math.exp2 %49 : tensor<1x2048xf32>
      %52 = arith.addf %50, %51 : tensor<1x2048xf32>
      %53 = arith.divf %51, %52 : tensor<1x2048xf32>
      %54 = arith.mulf %43, %53 : tensor<1x2048xf32>
      %55 = arith.mulf %39, %54 : tensor<1x2048xf32>
      %56 = arith.mulf %55, %55 : tensor<1x2048xf32>
      %57 = "tt.reduce"(%56) <{axis = 1 : i32}> ({
      ^bb0(%58: f32, %59: f32):
        %60 = arith.addf %58, %59 : f32
        tt.reduce.return %60 : f32
      }) : (tensor<1x2048xf32>) -> tensor<1xf32>
      %62 = arith.mulf %57, %61 : tensor<1xf32>
      %63 = tt.expand_dims %62 {axis = 1 : i32} : tensor<1xf32> -> tensor<1x1xf32>
      %65 = arith.addf %63, %64 : tensor<1x1xf32>
      %66 = math.rsqrt %65 : tensor<1x1xf32>
      %67 = arith.mulf %47, %32 : tensor<1x2048xf32>
      %68 = arith.mulf %67, %55 : tensor<1x2048xf32>
      %69 = "tt.reduce"(%68) <{axis = 1 : i32}> ({
      ^bb0(%70: f32, %71: f32):
        %72 = arith.addf %70, %71 : f32
        tt.reduce.return %72 : f32
      }) : (tensor<1x2048xf32>) -> tensor<1xf32>
      %73 = arith.mulf %69, %61 : tensor<1xf32>
      %74 = tt.expand_dims %73 {axis = 1 : i32} : tensor<1xf32> -> tensor<1x1xf32>
      %75 = arith.mulf %74, %66 : tensor<1x1xf32>
      %76 = arith.mulf %75, %66 : tensor<1x1xf32>
      %77 = tt.broadcast %76 : tensor<1x1xf32> -> tensor<1x2048xf32>
      %78 = arith.mulf %55, %77 : tensor<1x2048xf32>
      %79 = arith.subf %67, %78 : tensor<1x2048xf32>
      %80 = tt.broadcast %66 : tensor<1x1xf32> -> tensor<1x2048xf32>
      %81 = arith.mulf %79, %80 : tensor<1x2048xf32>
      %82 = arith.mulf %81, %54 : tensor<1x2048xf32>
      %83 = tt.splat %dy : !tt.ptr<bf16> -> tensor<1x2048x!tt.ptr<bf16>>
      %84 = tt.addptr %83, %21 : tensor<1x2048x!tt.ptr<bf16>>, tensor<1x2048xi64>
      %85 = arith.truncf %82 : tensor<1x2048xf32> to tensor<1x2048xbf16>
      tt.store %84, %85, %36 : tensor<1x2048x!tt.ptr<bf16>>
      %86 = arith.mulf %81, %39 : tensor<1x2048xf32>
      %88 = arith.mulf %53, %87 : tensor<1x2048xf32>
      %89 = arith.addf %88, %51 : tensor<1x2048xf32>
      %90 = arith.mulf %54, %89 : tensor<1x2048xf32>
      %91 = arith.addf %53, %90 : tensor<1x2048xf32>
      %92 = arith.mulf %86, %91 : tensor<1x2048xf32>
      %93 = tt.splat %dz : !tt.ptr<bf16> -> tensor<1x2048x!tt.ptr<bf16>>
      %94 = tt.addptr %93, %21 : tensor<1x2048x!tt.ptr<bf16>>, tensor<1x2048xi64>
      %95 = arith.truncf %92 : tensor<1x2048xf32> to tensor<1x2048xbf16>
      tt.store %94, %95, %36 : tensor<1x2048x!tt.ptr<bf16>>
      %96 = arith.mulf %47, %55 : tensor<1x2048xf32>
      %97 = arith.mulf %96, %80 : tensor<1x2048xf32>
      %98 = arith.addf %7, %97 : tensor<1x2048xf32>
      scf.yield %98 : tensor<1x2048xf32>
    } {tt.num_stages = 3 : i32}
    %100 = tt.make_range {end = 2048 : i32, start = 0 : i32} : tensor<2048xi32>
    %102 = arith.muli %1, %101 : i32
    %103 = tt.addptr %parts, %102 : !tt.ptr<f32>, i32
    %104 = tt.splat %103 : !tt.ptr<f32> -> tensor<2048x!tt.ptr<f32>>
    %105 = tt.addptr %104, %100 : tensor<2048x!tt.ptr<f32>>, tensor<2048xi32>
    %106 = "tt.reduce"(%99#0) <{axis = 0 : i32}> ({
    ^bb0(%107: f32, %108: f32):
      %109 = arith.addf %107, %108 : f32
      tt.reduce.return %109 : f32
    }) : (tensor<1x2048xf32>) -> tensor<2048xf32>
    %110 = arith.cmpi slt, %100, %25 : tensor<2048xi32>
    tt.store %105, %106, %110 : tensor<2048x!tt.ptr<f32>>
    tt.return
  }
}
", name = "gated_rmsnorm_grad", num_stages = 1 : i32, num_warps = 4 : i32}, operand_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[0]> : tensor<1xindex>, dense<[1, 0]> : tensor<2xindex>], result_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>]} : (tensor<16384x1536xbf16>, tensor<16384x1536xbf16>, tensor<1536xf32>, tensor<16384x1536xbf16>) -> (tensor<16384x1536xbf16>, tensor<16384x1536xbf16>, tensor<1024x1536xf32>)
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
    return %k0#0, %k0#1, %k1#0 : tensor<16384x1536xbf16>, tensor<16384x1536xbf16>, tensor<1536xf32>
