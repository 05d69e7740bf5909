    %k0:1 = stablehlo.custom_call @__gpu$xla.gpu.triton(%arg0, %arg1, %arg2) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 16384 : i32, grid_y = 1 : i32, grid_z = 1 : i32, ir = "module {
  tt.func public @gated_rmsnorm(%y: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %z: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %weight: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %out: !tt.ptr<bf16> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %1 = arith.constant 1 : i32
    %9 = arith.constant dense<1536> : tensor<1x1xi64>
    %15 = arith.constant dense<16384> : tensor<1xi32>
    %18 = arith.constant dense<3392> : tensor<1x1xi64>
    %22 = arith.constant dense<1536> : tensor<2048xi32>
    %27 = arith.constant dense<0.0e+00> : tensor<2048xf32>
    %34 = arith.constant dense<0.0e+00> : tensor<1x2048xbf16>
    %41 = arith.constant dense<-1.442695e+00> : tensor<1x2048xf32>
    %44 = arith.constant dense<1.0e+00> : tensor<1x2048xf32>
    %53 = arith.constant dense<6.510417e-04> : tensor<1xf32>
    %56 = arith.constant dense<1.0e-05> : tensor<1x1xf32>
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
    %19 = arith.muli %8, %18 : tensor<1x1xi64>
    %20 = tt.broadcast %19 : tensor<1x1xi64> -> tensor<1x2048xi64>
    %21 = arith.addi %20, %12 : tensor<1x2048xi64>
    %23 = arith.cmpi slt, %6, %22 : tensor<2048xi32>
    %24 = tt.expand_dims %23 {axis = 0 : i32} : tensor<2048xi1> -> tensor<1x2048xi1>
    %25 = tt.splat %weight : !tt.ptr<f32> -> tensor<2048x!tt.ptr<f32>>
    %26 = tt.addptr %25, %6 : tensor<2048x!tt.ptr<f32>>, tensor<2048xi32>
    %28 = tt.load %26, %23, %27 : tensor<2048x!tt.ptr<f32>>
    %29 = tt.expand_dims %28 {axis = 0 : i32} : tensor<2048xf32> -> tensor<1x2048xf32>
    %30 = tt.splat %y : !tt.ptr<bf16> -> tensor<1x2048x!tt.ptr<bf16>>
    %31 = tt.addptr %30, %14 : tensor<1x2048x!tt.ptr<bf16>>, tensor<1x2048xi64>
    %32 = tt.broadcast %17 : tensor<1x1xi1> -> tensor<1x2048xi1>
    %33 = arith.andi %32, %24 : tensor<1x2048xi1>
    %35 = tt.load %31, %33, %34 : tensor<1x2048x!tt.ptr<bf16>>
    %36 = arith.extf %35 : tensor<1x2048xbf16> to tensor<1x2048xf32>
    %37 = tt.splat %z : !tt.ptr<bf16> -> tensor<1x2048x!tt.ptr<bf16>>
    %38 = tt.addptr %37, %21 : tensor<1x2048x!tt.ptr<bf16>>, tensor<1x2048xi64>
    %39 = tt.load %38, %33, %34 : tensor<1x2048x!tt.ptr<bf16>>
    %40 = arith.extf %39 : tensor<1x2048xbf16> to tensor<1x2048xf32>
    %42 = arith.mulf %40, %41 : tensor<1x2048xf32>
    %43 = math.exp2 %42 : tensor<1x2048xf32>
    %45 = arith.addf %43, %44 : tensor<1x2048xf32>
    %46 = arith.divf %40, %45 : tensor<1x2048xf32>
    %47 = arith.mulf %36, %46 : tensor<1x2048xf32>
    %48 = arith.mulf %47, %47 : tensor<1x2048xf32>
    %49 = "tt.reduce"(%48) <{axis = 1 : i32}> ({
    ^bb0(%50: f32, %51: f32):
      %52 = arith.addf %50, %51 : f32
      tt.reduce.return %52 : f32
    }) : (tensor<1x2048xf32>) -> tensor<1xf32>
    %54 = arith.mulf %49, %53 : tensor<1xf32>
    %55 = tt.expand_dims %54 {axis = 1 : i32} : tensor<1xf32> -> tensor<1x1xf32>
    %57 = arith.addf %55, %56 : tensor<1x1xf32>
    %58 = math.rsqrt %57 : tensor<1x1xf32>
    %59 = tt.broadcast %58 : tensor<1x1xf32> -> tensor<1x2048xf32>
    %60 = arith.mulf %47, %59 : tensor<1x2048xf32>
    %61 = arith.mulf %60, %29 : tensor<1x2048xf32>
    %62 = tt.splat %out : !tt.ptr<bf16> -> tensor<1x2048x!tt.ptr<bf16>>
    %63 = tt.addptr %62, %14 : tensor<1x2048x!tt.ptr<bf16>>, tensor<1x2048xi64>
    %64 = arith.truncf %61 : tensor<1x2048xf32> to tensor<1x2048xbf16>
    tt.store %63, %64, %33 : tensor<1x2048x!tt.ptr<bf16>>
    tt.return
  }
}
", name = "gated_rmsnorm", num_stages = 1 : i32, num_warps = 4 : i32}, operand_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[0]> : tensor<1xindex>], result_layouts = [dense<[1, 0]> : tensor<2xindex>]} : (tensor<16384x1536xbf16>, tensor<16384x3392xbf16>, tensor<1536xf32>) -> (tensor<16384x1536xbf16>)
    return %k0#0 : tensor<16384x1536xbf16>
