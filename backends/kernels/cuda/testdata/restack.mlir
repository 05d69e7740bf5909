    %k0:1 = stablehlo.custom_call @__gpu$xla.gpu.triton(%arg0, %arg1, %arg2, %arg3) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 1 : i32, grid_y = 3 : i32, grid_z = 1 : i32, ir = "module {
  tt.func public @restack(%part0: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %part1: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %part2: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %before: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %stack: !tt.ptr<f32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %2 = arith.constant 2048 : i32
    %7 = arith.constant dense<1440> : tensor<2048xi32>
    %10 = arith.constant 2000 : i64
    %12 = arith.constant dense<0> : tensor<2048xi32>
    %14 = arith.constant dense<320> : tensor<2048xi32>
    %16 = arith.constant dense<480> : tensor<2048xi32>
    %19 = arith.constant dense<560> : tensor<2048xi32>
    %21 = arith.constant dense<1120> : tensor<2048xi32>
    %24 = arith.constant dense<1> : tensor<2048xi32>
    %26 = arith.constant 1 : i32
    %29 = arith.constant 2 : i32
    %34 = arith.constant dense<0.0e+00> : tensor<2048xbf16>
    %40 = arith.constant dense<0.0e+00> : tensor<2048xf32>
    %0 = tt.get_program_id y : i32
    %1 = tt.get_program_id x : i32
    %3 = arith.muli %1, %2 : i32
    %4 = tt.make_range {end = 2048 : i32, start = 0 : i32} : tensor<2048xi32>
    %5 = tt.splat %3 : i32 -> tensor<2048xi32>
    %6 = arith.addi %5, %4 : tensor<2048xi32>
    %8 = arith.cmpi slt, %6, %7 : tensor<2048xi32>
    %9 = arith.extsi %0 : i32 to i64
    %11 = arith.muli %9, %10 : i64
    %13 = arith.addi %6, %12 : tensor<2048xi32>
    %15 = arith.addi %6, %14 : tensor<2048xi32>
    %17 = arith.cmpi slt, %6, %16 : tensor<2048xi32>
    %18 = arith.select %17, %13, %15 : tensor<2048xi1>, tensor<2048xi32>
    %20 = arith.addi %6, %19 : tensor<2048xi32>
    %22 = arith.cmpi slt, %6, %21 : tensor<2048xi32>
    %23 = arith.select %22, %18, %20 : tensor<2048xi1>, tensor<2048xi32>
    %25 = arith.muli %23, %24 : tensor<2048xi32>
    %27 = arith.cmpi eq, %0, %26 : i32
    %28 = arith.select %27, %part1, %part0 : i1, !tt.ptr<bf16>
    %30 = arith.cmpi eq, %0, %29 : i32
    %31 = arith.select %30, %part2, %28 : i1, !tt.ptr<bf16>
    %32 = tt.splat %31 : !tt.ptr<bf16> -> tensor<2048x!tt.ptr<bf16>>
    %33 = tt.addptr %32, %6 : tensor<2048x!tt.ptr<bf16>>, tensor<2048xi32>
    %35 = tt.load %33, %8, %34 : tensor<2048x!tt.ptr<bf16>>
    %36 = arith.extf %35 : tensor<2048xbf16> to tensor<2048xf32>
    %37 = tt.addptr %before, %11 : !tt.ptr<f32>, i64
    %38 = tt.splat %37 : !tt.ptr<f32> -> tensor<2048x!tt.ptr<f32>>
    %39 = tt.addptr %38, %25 : tensor<2048x!tt.ptr<f32>>, tensor<2048xi32>
    %41 = tt.load %39, %8, %40 : tensor<2048x!tt.ptr<f32>>
    %42 = arith.addf %36, %41 : tensor<2048xf32>
    %43 = tt.addptr %stack, %11 : !tt.ptr<f32>, i64
    %44 = tt.splat %43 : !tt.ptr<f32> -> tensor<2048x!tt.ptr<f32>>
    %45 = tt.addptr %44, %25 : tensor<2048x!tt.ptr<f32>>, tensor<2048xi32>
    tt.store %45, %42, %8 : tensor<2048x!tt.ptr<f32>>
    tt.return
  }
}
", name = "restack", num_stages = 1 : i32, num_warps = 4 : i32}, output_operand_aliases = [#stablehlo.output_operand_alias<output_tuple_indices = [], operand_index = 3, operand_tuple_indices = []>], operand_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[2, 1, 0]> : tensor<3xindex>], result_layouts = [dense<[2, 1, 0]> : tensor<3xindex>]} : (tensor<36x40xbf16>, tensor<36x40xbf16>, tensor<36x40xbf16>, tensor<3x50x40xf32>) -> (tensor<3x50x40xf32>)
    return %k0#0 : tensor<3x50x40xf32>
