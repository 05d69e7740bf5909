    %k0:1 = stablehlo.custom_call @__gpu$xla.gpu.triton(%arg0, %arg1, %arg2, %arg3) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 4 : i32, grid_y = 3 : i32, grid_z = 1 : i32, ir = "module {
  tt.func public @restack_sums(%parts0: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %parts1: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %parts2: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %before: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %stack: !tt.ptr<f32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %2 = arith.constant 32 : i32
    %7 = arith.constant dense<100> : tensor<32xi32>
    %9 = arith.constant 1 : i32
    %10 = arith.constant 200 : i32
    %14 = arith.constant 2 : i32
    %18 = arith.constant dense<0.0e+00> : tensor<128x32xf32>
    %19 = arith.constant 0 : i32
    %22 = arith.constant 128 : i32
    %28 = arith.constant dense<100> : tensor<128x1xi32>
    %50 = arith.constant 100 : i32
    %55 = arith.constant dense<0.0e+00> : tensor<32xf32>
    %0 = tt.get_program_id y : i32
    %1 = tt.get_program_id x : i32
    %3 = arith.muli %1, %2 : i32
    %4 = tt.make_range {end = 32 : i32, start = 0 : i32} : tensor<32xi32>
    %5 = tt.splat %3 : i32 -> tensor<32xi32>
    %6 = arith.addi %5, %4 : tensor<32xi32>
    %8 = arith.cmpi slt, %6, %7 : tensor<32xi32>
    %11 = arith.cmpi eq, %0, %9 : i32
    %12 = arith.select %11, %parts1, %parts0 : i1, !tt.ptr<f32>
    %13 = arith.select %11, %10, %9 : i1, i32
    %15 = arith.cmpi eq, %0, %14 : i32
    %16 = arith.select %15, %parts2, %12 : i1, !tt.ptr<f32>
    %17 = arith.select %15, %10, %13 : i1, i32
    %45:1 = scf.for %20 = %19 to %14 step %9 iter_args(%21 = %18) -> (tensor<128x32xf32>) : i32 {
      %23 = arith.muli %20, %22 : i32
      %24 = tt.make_range {end = 128 : i32, start = 0 : i32} : tensor<128xi32>
      %25 = tt.splat %23 : i32 -> tensor<128xi32>
      %26 = arith.addi %25, %24 : tensor<128xi32>
      %27 = tt.expand_dims %26 {axis = 1 : i32} : tensor<128xi32> -> tensor<128x1xi32>
      %29 = arith.muli %27, %28 : tensor<128x1xi32>
      %30 = tt.splat %16 : !tt.ptr<f32> -> tensor<128x1x!tt.ptr<f32>>
      %31 = tt.addptr %30, %29 : tensor<128x1x!tt.ptr<f32>>, tensor<128x1xi32>
      %32 = tt.expand_dims %6 {axis = 0 : i32} : tensor<32xi32> -> tensor<1x32xi32>
      %33 = tt.broadcast %31 : tensor<128x1x!tt.ptr<f32>> -> tensor<128x32x!tt.ptr<f32>>
      %34 = tt.broadcast %32 : tensor<1x32xi32> -> tensor<128x32xi32>
      %35 = tt.addptr %33, %34 : tensor<128x32x!tt.ptr<f32>>, tensor<128x32xi32>
      %36 = tt.expand_dims %8 {axis = 0 : i32} : tensor<32xi1> -> tensor<1x32xi1>
      %37 = tt.splat %17 : i32 -> tensor<128xi32>
      %38 = arith.cmpi slt, %26, %37 : tensor<128xi32>
      %39 = tt.expand_dims %38 {axis = 1 : i32} : tensor<128xi1> -> tensor<128x1xi1>
      %40 = tt.broadcast %36 : tensor<1x32xi1> -> tensor<128x32xi1>
      %41 = tt.broadcast %39 : tensor<128x1xi1> -> tensor<128x32xi1>
      %42 = arith.andi %40, %41 : tensor<128x32xi1>
      %43 = tt.load %35, %42, %18 : tensor<128x32x!tt.ptr<f32>>
      %44 = arith.addf %21, %43 : tensor<128x32xf32>
      scf.yield %44 : tensor<128x32xf32>
    } {tt.num_stages = 3 : i32}
    %46 = "tt.reduce"(%45#0) <{axis = 0 : i32}> ({
    ^bb0(%47: f32, %48: f32):
      %49 = arith.addf %47, %48 : f32
      tt.reduce.return %49 : f32
    }) : (tensor<128x32xf32>) -> tensor<32xf32>
    %51 = arith.muli %0, %50 : i32
    %52 = tt.addptr %before, %51 : !tt.ptr<f32>, i32
    %53 = tt.splat %52 : !tt.ptr<f32> -> tensor<32x!tt.ptr<f32>>
    %54 = tt.addptr %53, %6 : tensor<32x!tt.ptr<f32>>, tensor<32xi32>
    %56 = tt.load %54, %8, %55 : tensor<32x!tt.ptr<f32>>
    %57 = arith.addf %46, %56 : tensor<32xf32>
    %58 = tt.addptr %stack, %51 : !tt.ptr<f32>, i32
    %59 = tt.splat %58 : !tt.ptr<f32> -> tensor<32x!tt.ptr<f32>>
    %60 = tt.addptr %59, %6 : tensor<32x!tt.ptr<f32>>, tensor<32xi32>
    tt.store %60, %57, %8 : tensor<32x!tt.ptr<f32>>
    tt.return
  }
}
", name = "restack_sums", num_stages = 3 : i32, num_warps = 4 : i32}, output_operand_aliases = [#stablehlo.output_operand_alias<output_tuple_indices = [], operand_index = 3, operand_tuple_indices = []>], operand_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>], result_layouts = [dense<[1, 0]> : tensor<2xindex>]} : (tensor<1x100xf32>, tensor<200x100xf32>, tensor<200x100xf32>, tensor<3x100xf32>) -> (tensor<3x100xf32>)
    return %k0#0 : tensor<3x100xf32>
