    %k0:1 = stablehlo.custom_call @__gpu$xla.gpu.triton(%arg0, %arg1, %arg2) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 16384 : i32, grid_y = 1 : i32, grid_z = 1 : i32, ir = "module {
  tt.func public @gated_rmsnorm(%y: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %z: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %weight: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %out: !tt.ptr<bf16> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %1 = arith.constant 1 : i32
    %9 = arith.constant dense<1536> : tensor<1x1xi64>
    %15 = arith.constant dense<16384> : tensor<1xi32>
    %18 = arith.constant dense<1536> : tensor<2048xi32>
    %23 = arith.constant dense<0.0e+00> : tensor<2048xf32>
    %30 = arith.constant dense<0.0e+00> : tensor<1x2048xbf16>
    %37 = arith.constant dense<-1.442695e+00> : tensor<1x2048xf32>
    %40 = arith.constant dense<1.0e+00> : tensor<1x2048xf32>
    %49 = arith.constant dense<6.510417e-04> : tensor<1xf32>
    %52 = arith.constant dense<1.0e-05> : tensor<1x1xf32>
    %0 = tt.get_program_id x : i32
    %2 = arith.muli %0, %1 : i32
    %3 = tt.make_range {end = 1 : i32, start = 0 : i32} : tensor<1xi32>
    %4 = tt.splat %2 : i32 -> tensor<1xi32>
    %5 = arith.addi %4, %3 : tensor<1xi32>
    %6 = tt.make_range {end = 2048 : i32, start = 0 : i32} : tensor<2048xi32>
    %7 = tt.expand_dims %5 {axis = 1 : i32} : tensor<1xi32> -> tensor<1x1xi32>
    %8 = arith.extsi %7 : tensor<1x1xi32> to tensor<1x1xi64>
    %10 = arith.muli %8, %9 : tensor<1x1xi64>
    %11 = tt.expand_dims %6 {axis = 0 : i32} : tensor<2048xi32> -> tensor<1x2048xi32>
    %12 = arith.extsi %11 : tensor<1x2048xi32> to tensor<1x2048xi64>
    %13 = tt.broadcast %10 : tensor<1x1xi64> -> tensor<1x2048xi64>
    %14 = arith.addi %13, %12 : tensor<1x2048xi64>
    %16 = arith.cmpi slt, %5, %15 : tensor<1xi32>
    %17 = tt.expand_dims %16 {axis = 1 : i32} : tensor<1xi1> -> tensor<1x1xi1>
    %19 = arith.cmpi slt, %6, %18 : tensor<2048xi32>
    %20 = tt.expand_dims %19 {axis = 0 : i32} : tensor<2048xi1> -> tensor<1x2048xi1>
    %21 = tt.splat %weight : !tt.ptr<f32> -> tensor<2048x!tt.ptr<f32>>
    %22 = tt.addptr %21, %6 : tensor<2048x!tt.ptr<f32>>, tensor<2048xi32>
    %24 = tt.load %22, %19, %23 : tensor<2048x!tt.ptr<f32>>
    %25 = tt.expand_dims %24 {axis = 0 : i32} : tensor<2048xf32> -> tensor<1x2048xf32>
    %26 = tt.splat %y : !tt.ptr<bf16> -> tensor<1x2048x!tt.ptr<bf16>>
    %27 = tt.addptr %26, %14 : tensor<1x2048x!tt.ptr<bf16>>, tensor<1x2048xi64>
    %28 = tt.broadcast %17 : tensor<1x1xi1> -> tensor<1x2048xi1>
    %29 = arith.andi %28, %20 : tensor<1x2048xi1>
    %31 = tt.load %27, %29, %30 : tensor<1x2048x!tt.ptr<bf16>>
    %32 = arith.extf %31 : tensor<1x2048xbf16> to tensor<1x2048xf32>
    %33 = tt.splat %z : !tt.ptr<bf16> -> tensor<1x2048x!tt.ptr<bf16>>
    %34 = tt.addptr %33, %14 : tensor<1x2048x!tt.ptr<bf16>>, tensor<1x2048xi64>
    %35 = tt.load %34, %29, %30 : tensor<1x2048x!tt.ptr<bf16>>
    %36 = arith.extf %35 : tensor<1x2048xbf16> to tensor<1x2048xf32>
    %38 = arith.mulf %36, %37 : tensor<1x2048xf32>
    %39 = math.exp2 %38 : tensor<1x2048xf32>
    %41 = arith.addf %39, %40 : tensor<1x2048xf32>
    %42 = arith.divf %36, %41 : tensor<1x2048xf32>
    %43 = arith.mulf %32, %42 : tensor<1x2048xf32>
    %44 = arith.mulf %43, %43 : tensor<1x2048xf32>
    %45 = "tt.reduce"(%44) <{axis = 1 : i32}> ({
    ^bb0(%46: f32, %47: f32):
      %48 = arith.addf %46, %47 : f32
      tt.reduce.return %48 : f32
    }) : (tensor<1x2048xf32>) -> tensor<1xf32>
    %50 = arith.mulf %45, %49 : tensor<1xf32>
    %51 = tt.expand_dims %50 {axis = 1 : i32} : tensor<1xf32> -> tensor<1x1xf32>
    %53 = arith.addf %51, %52 : tensor<1x1xf32>
    %54 = math.rsqrt %53 : tensor<1x1xf32>
    %55 = tt.broadcast %54 : tensor<1x1xf32> -> tensor<1x2048xf32>
    %56 = arith.mulf %43, %55 : tensor<1x2048xf32>
    %57 = arith.mulf %56, %25 : tensor<1x2048xf32>
    %58 = tt.splat %out : !tt.ptr<bf16> -> tensor<1x2048x!tt.ptr<bf16>>
    %59 = tt.addptr %58, %14 : tensor<1x2048x!tt.ptr<bf16>>, tensor<1x2048xi64>
    %60 = arith.truncf %57 : tensor<1x2048xf32> to tensor<1x2048xbf16>
    tt.store %59, %60, %29 : tensor<1x2048x!tt.ptr<bf16>>
    tt.return
  }
}
", name = "gated_rmsnorm", num_stages = 1 : i32, num_warps = 4 : i32}, operand_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[0]> : tensor<1xindex>], result_layouts = [dense<[1, 0]> : tensor<2xindex>]} : (tensor<16384x1536xbf16>, tensor<16384x1536xbf16>, tensor<1536xf32>) -> (tensor<16384x1536xbf16>)
    return %k0#0 : tensor<16384x1536xbf16>
