    %k0:4 = stablehlo.custom_call @__gpu$xla.gpu.triton(%arg1, %arg2, %arg6, %arg8) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 5 : i32, grid_y = 1 : i32, grid_z = 2 : i32, ir = "module {
  tt.func public @ssd_prep(%dt: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %a: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %bias: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %runs: !tt.ptr<i32> {tt.divisibility = 16 : i32}, %out_cum: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %out_dt: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %out_toend: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %out_enter: !tt.ptr<f32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %3 = arith.constant 64 : i32
    %9 = arith.constant 8 : i32
    %14 = arith.constant dense<6> : tensor<8xi32>
    %16 = arith.constant 1800 : i64
    %20 = arith.constant dense<6> : tensor<64x1xi32>
    %29 = arith.constant dense<300> : tensor<64xi32>
    %35 = arith.constant dense<0.0e+00> : tensor<64x8xf32>
    %39 = arith.constant dense<0.0e+00> : tensor<8xf32>
    %44 = arith.constant dense<3.0e-01> : tensor<64x8xf32>
    %51 = arith.constant dense<1.442695e+00> : tensor<8xf32>
    %63 = arith.constant 1920 : i64
    %65 = arith.constant dense<320> : tensor<1x8xi32>
    %74 = arith.constant 300 : i64
    %77 = arith.constant dense<299> : tensor<64xi32>
    %82 = arith.constant 1 : i32
    %84 = arith.constant 0 : i32
    %88 = arith.constant 63 : i32
    %90 = arith.constant 299 : i32
    %105 = arith.constant dense<63> : tensor<64xi32>
    %125 = arith.constant dense<-1.0e+09> : tensor<64x8xf32>
    %0 = tt.get_program_id x : i32
    %1 = tt.get_program_id z : i32
    %2 = arith.extsi %1 : i32 to i64
    %4 = arith.muli %0, %3 : i32
    %5 = tt.make_range {end = 64 : i32, start = 0 : i32} : tensor<64xi32>
    %6 = tt.splat %4 : i32 -> tensor<64xi32>
    %7 = arith.addi %6, %5 : tensor<64xi32>
    %8 = tt.get_program_id y : i32
    %10 = arith.muli %8, %9 : i32
    %11 = tt.make_range {end = 8 : i32, start = 0 : i32} : tensor<8xi32>
    %12 = tt.splat %10 : i32 -> tensor<8xi32>
    %13 = arith.addi %12, %11 : tensor<8xi32>
    %15 = arith.cmpi slt, %13, %14 : tensor<8xi32>
    %17 = arith.muli %2, %16 : i64
    %18 = tt.addptr %dt, %17 : !tt.ptr<f32>, i64
    %19 = tt.expand_dims %7 {axis = 1 : i32} : tensor<64xi32> -> tensor<64x1xi32>
    %21 = arith.muli %19, %20 : tensor<64x1xi32>
    %22 = tt.splat %18 : !tt.ptr<f32> -> tensor<64x1x!tt.ptr<f32>>
    %23 = tt.addptr %22, %21 : tensor<64x1x!tt.ptr<f32>>, tensor<64x1xi32>
    %24 = tt.expand_dims %13 {axis = 0 : i32} : tensor<8xi32> -> tensor<1x8xi32>
    %25 = tt.broadcast %23 : tensor<64x1x!tt.ptr<f32>> -> tensor<64x8x!tt.ptr<f32>>
    %26 = tt.broadcast %24 : tensor<1x8xi32> -> tensor<64x8xi32>
    %27 = tt.addptr %25, %26 : tensor<64x8x!tt.ptr<f32>>, tensor<64x8xi32>
    %28 = tt.expand_dims %15 {axis = 0 : i32} : tensor<8xi1> -> tensor<1x8xi1>
    %30 = arith.cmpi slt, %7, %29 : tensor<64xi32>
    %31 = tt.expand_dims %30 {axis = 1 : i32} : tensor<64xi1> -> tensor<64x1xi1>
    %32 = tt.broadcast %28 : tensor<1x8xi1> -> tensor<64x8xi1>
    %33 = tt.broadcast %31 : tensor<64x1xi1> -> tensor<64x8xi1>
    %34 = arith.andi %32, %33 : tensor<64x8xi1>
    %36 = tt.load %27, %34, %35 : tensor<64x8x!tt.ptr<f32>>
    %37 = tt.splat %bias : !tt.ptr<f32> -> tensor<8x!tt.ptr<f32>>
    %38 = tt.addptr %37, %13 : tensor<8x!tt.ptr<f32>>, tensor<8xi32>
    %40 = tt.load %38, %15, %39 : tensor<8x!tt.ptr<f32>>
    %41 = tt.expand_dims %40 {axis = 0 : i32} : tensor<8xf32> -> tensor<1x8xf32>
    %42 = tt.broadcast %41 : tensor<1x8xf32> -> tensor<64x8xf32>
    %43 = arith.addf %36, %42 : tensor<64x8xf32>
    %45 = arith.cmpf ogt, %43, %44 : tensor<64x8xf32>
    %46 = arith.select %45, %44, %43 : tensor<64x8xi1>, tensor<64x8xf32>
    %47 = arith.select %33, %46, %35 : tensor<64x8xi1>, tensor<64x8xf32>
    %48 = tt.splat %a : !tt.ptr<f32> -> tensor<8x!tt.ptr<f32>>
    %49 = tt.addptr %48, %13 : tensor<8x!tt.ptr<f32>>, tensor<8xi32>
    %50 = tt.load %49, %15, %39 : tensor<8x!tt.ptr<f32>>
    %52 = arith.mulf %50, %51 : tensor<8xf32>
    %53 = tt.expand_dims %52 {axis = 0 : i32} : tensor<8xf32> -> tensor<1x8xf32>
    %54 = arith.extf %47 : tensor<64x8xf32> to tensor<64x8xf64>
    %55 = arith.extf %53 : tensor<1x8xf32> to tensor<1x8xf64>
    %56 = tt.broadcast %55 : tensor<1x8xf64> -> tensor<64x8xf64>
    %57 = arith.mulf %54, %56 : tensor<64x8xf64>
    %58 = "tt.scan"(%57) <{axis = 0 : i32, reverse = false}> ({
    ^bb0(%59: f64, %60: f64):
      %61 = arith.addf %59, %60 : f64
      tt.scan.return %61 : f64
    }) : (tensor<64x8xf64>) -> tensor<64x8xf64>
    %62 = arith.truncf %58 : tensor<64x8xf64> to tensor<64x8xf32>
    %64 = arith.muli %2, %63 : i64
    %66 = arith.muli %24, %65 : tensor<1x8xi32>
    %67 = arith.extsi %66 : tensor<1x8xi32> to tensor<1x8xi64>
    %68 = tt.splat %64 : i64 -> tensor<1x8xi64>
    %69 = arith.addi %68, %67 : tensor<1x8xi64>
    %70 = arith.extsi %19 : tensor<64x1xi32> to tensor<64x1xi64>
    %71 = tt.broadcast %69 : tensor<1x8xi64> -> tensor<64x8xi64>
    %72 = tt.broadcast %70 : tensor<64x1xi64> -> tensor<64x8xi64>
    %73 = arith.addi %71, %72 : tensor<64x8xi64>
    %75 = arith.muli %2, %74 : i64
    %76 = tt.addptr %runs, %75 : !tt.ptr<i32>, i64
    %78 = arith.minsi %7, %77 : tensor<64xi32>
    %79 = tt.splat %76 : !tt.ptr<i32> -> tensor<64x!tt.ptr<i32>>
    %80 = tt.addptr %79, %78 : tensor<64x!tt.ptr<i32>>, tensor<64xi32>
    %81 = tt.load %80 : tensor<64x!tt.ptr<i32>>
    %83 = arith.subi %4, %82 : i32
    %85 = arith.maxsi %83, %84 : i32
    %86 = tt.addptr %76, %85 : !tt.ptr<i32>, i32
    %87 = tt.load %86 : !tt.ptr<i32>
    %89 = arith.addi %4, %88 : i32
    %91 = arith.minsi %89, %90 : i32
    %92 = tt.addptr %76, %91 : !tt.ptr<i32>, i32
    %93 = tt.load %92 : !tt.ptr<i32>
    %94 = tt.splat %87 : i32 -> tensor<64xi32>
    %95 = arith.cmpi eq, %81, %94 : tensor<64xi32>
    %96 = tt.splat %93 : i32 -> tensor<64xi32>
    %97 = arith.cmpi eq, %81, %96 : tensor<64xi32>
    %98 = arith.cmpi eq, %87, %93 : i32
    %99 = tt.splat %out_dt : !tt.ptr<f32> -> tensor<64x8x!tt.ptr<f32>>
    %100 = tt.addptr %99, %73 : tensor<64x8x!tt.ptr<f32>>, tensor<64x8xi64>
    tt.store %100, %47, %32 : tensor<64x8x!tt.ptr<f32>>
    %101 = tt.splat %out_cum : !tt.ptr<f32> -> tensor<64x8x!tt.ptr<f32>>
    %102 = tt.addptr %101, %73 : tensor<64x8x!tt.ptr<f32>>, tensor<64x8xi64>
    tt.store %102, %62, %32 : tensor<64x8x!tt.ptr<f32>>
    %103 = tt.splat %out_toend : !tt.ptr<f32> -> tensor<64x8x!tt.ptr<f32>>
    %104 = tt.addptr %103, %73 : tensor<64x8x!tt.ptr<f32>>, tensor<64x8xi64>
    %106 = arith.cmpi eq, %5, %105 : tensor<64xi32>
    %107 = tt.expand_dims %106 {axis = 1 : i32} : tensor<64xi1> -> tensor<64x1xi1>
    %108 = tt.broadcast %107 : tensor<64x1xi1> -> tensor<64x8xi1>
    %109 = arith.select %108, %62, %35 : tensor<64x8xi1>, tensor<64x8xf32>
    %110 = "tt.reduce"(%109) <{axis = 0 : i32}> ({
    ^bb0(%111: f32, %112: f32):
      %113 = arith.addf %111, %112 : f32
      tt.reduce.return %113 : f32
    }) : (tensor<64x8xf32>) -> tensor<8xf32>
    %114 = tt.expand_dims %110 {axis = 0 : i32} : tensor<8xf32> -> tensor<1x8xf32>
    %115 = tt.broadcast %114 : tensor<1x8xf32> -> tensor<64x8xf32>
    %116 = arith.subf %115, %62 : tensor<64x8xf32>
    %117 = math.exp2 %116 : tensor<64x8xf32>
    %118 = arith.mulf %47, %117 : tensor<64x8xf32>
    %119 = tt.expand_dims %97 {axis = 1 : i32} : tensor<64xi1> -> tensor<64x1xi1>
    %120 = tt.broadcast %119 : tensor<64x1xi1> -> tensor<64x8xi1>
    %121 = arith.select %120, %118, %35 : tensor<64x8xi1>, tensor<64x8xf32>
    tt.store %104, %121, %32 : tensor<64x8x!tt.ptr<f32>>
    %122 = tt.splat %out_enter : !tt.ptr<f32> -> tensor<64x8x!tt.ptr<f32>>
    %123 = tt.addptr %122, %73 : tensor<64x8x!tt.ptr<f32>>, tensor<64x8xi64>
    %124 = tt.expand_dims %95 {axis = 1 : i32} : tensor<64xi1> -> tensor<64x1xi1>
    %126 = tt.broadcast %124 : tensor<64x1xi1> -> tensor<64x8xi1>
    %127 = arith.select %126, %62, %125 : tensor<64x8xi1>, tensor<64x8xf32>
    tt.store %123, %127, %32 : tensor<64x8x!tt.ptr<f32>>
    tt.return
  }
}
", name = "ssd_prep", num_stages = 3 : i32, num_warps = 4 : i32}, operand_layouts = [dense<[2, 1, 0]> : tensor<3xindex>, dense<[0]> : tensor<1xindex>, dense<[0]> : tensor<1xindex>, dense<[1, 0]> : tensor<2xindex>], result_layouts = [dense<[2, 1, 0]> : tensor<3xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[2, 1, 0]> : tensor<3xindex>]} : (tensor<2x300x6xf32>, tensor<6xf32>, tensor<6xf32>, tensor<2x300xi32>) -> (tensor<2x6x320xf32>, tensor<2x6x320xf32>, tensor<2x6x320xf32>, tensor<2x6x320xf32>)
    %k1:2 = stablehlo.custom_call @__gpu$xla.gpu.triton(%arg0, %arg3, %k0#2, %k0#3, %arg7) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 6 : i32, grid_y = 1 : i32, grid_z = 2 : i32, ir = "module {
  tt.func public @ssd_scan(%x: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %b: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %factor: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %decay: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %start: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %states: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %end: !tt.ptr<f32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %1 = arith.constant 1 : i32
    %4 = arith.constant dense<16> : tensor<16xi32>
    %7 = arith.constant dense<12> : tensor<16xi32>
    %15 = arith.constant 64 : i32
    %19 = arith.constant dense<40> : tensor<64xi32>
    %21 = arith.constant 3 : i32
    %23 = arith.constant 21600 : i64
    %26 = arith.constant 12 : i32
    %29 = arith.constant 24000 : i64
    %32 = arith.constant 40 : i32
    %35 = arith.constant 6 : i64
    %39 = arith.constant 14400 : i64
    %42 = arith.constant 480 : i32
    %45 = arith.constant dense<40> : tensor<16xi32>
    %54 = arith.constant dense<0.0e+00> : tensor<16x64xf32>
    %55 = arith.constant 2880 : i64
    %65 = arith.constant 0 : i32
    %66 = arith.constant 5 : i32
    %72 = arith.constant dense<300> : tensor<64xi32>
    %80 = arith.constant 72 : i32
    %84 = arith.constant dense<72> : tensor<64x1xi32>
    %96 = arith.constant dense<0.0e+00> : tensor<64x16xf32>
    %98 = arith.constant 80 : i32
    %101 = arith.constant dense<80> : tensor<64x1xi32>
    %111 = arith.constant dense<0.0e+00> : tensor<64x64xf32>
    %113 = arith.constant 320 : i64
    %126 = arith.constant 63 : i32
    %128 = arith.constant dense<320> : tensor<16xi32>
    %0 = tt.get_program_id x : i32
    %2 = arith.muli %0, %1 : i32
    %3 = tt.make_range {end = 16 : i32, start = 0 : i32} : tensor<16xi32>
    %5 = arith.divsi %3, %4 : tensor<16xi32>
    %6 = arith.remsi %3, %4 : tensor<16xi32>
    %8 = arith.muli %5, %7 : tensor<16xi32>
    %9 = arith.addi %8, %6 : tensor<16xi32>
    %10 = arith.cmpi slt, %6, %7 : tensor<16xi32>
    %11 = tt.get_program_id z : i32
    %12 = arith.extsi %11 : i32 to i64
    %13 = tt.make_range {end = 64 : i32, start = 0 : i32} : tensor<64xi32>
    %14 = tt.get_program_id y : i32
    %16 = arith.muli %14, %15 : i32
    %17 = tt.splat %16 : i32 -> tensor<64xi32>
    %18 = arith.addi %17, %13 : tensor<64xi32>
    %20 = arith.cmpi slt, %18, %19 : tensor<64xi32>
    %22 = arith.divsi %2, %21 : i32
    %24 = arith.muli %12, %23 : i64
    %25 = tt.addptr %x, %24 : !tt.ptr<f32>, i64
    %27 = arith.muli %2, %26 : i32
    %28 = tt.addptr %25, %27 : !tt.ptr<f32>, i32
    %30 = arith.muli %12, %29 : i64
    %31 = tt.addptr %b, %30 : !tt.ptr<f32>, i64
    %33 = arith.muli %22, %32 : i32
    %34 = tt.addptr %31, %33 : !tt.ptr<f32>, i32
    %36 = arith.muli %12, %35 : i64
    %37 = arith.extsi %2 : i32 to i64
    %38 = arith.addi %36, %37 : i64
    %40 = arith.muli %12, %39 : i64
    %41 = tt.addptr %states, %40 : !tt.ptr<f32>, i64
    %43 = arith.muli %2, %42 : i32
    %44 = tt.addptr %41, %43 : !tt.ptr<f32>, i32
    %46 = arith.muli %9, %45 : tensor<16xi32>
    %47 = tt.expand_dims %46 {axis = 1 : i32} : tensor<16xi32> -> tensor<16x1xi32>
    %48 = tt.expand_dims %18 {axis = 0 : i32} : tensor<64xi32> -> tensor<1x64xi32>
    %49 = tt.broadcast %47 : tensor<16x1xi32> -> tensor<16x64xi32>
    %50 = tt.broadcast %48 : tensor<1x64xi32> -> tensor<16x64xi32>
    %51 = arith.addi %49, %50 : tensor<16x64xi32>
    %52 = tt.expand_dims %10 {axis = 1 : i32} : tensor<16xi1> -> tensor<16x1xi1>
    %53 = tt.expand_dims %20 {axis = 0 : i32} : tensor<64xi1> -> tensor<1x64xi1>
    %56 = arith.muli %12, %55 : i64
    %57 = tt.addptr %start, %56 : !tt.ptr<f32>, i64
    %58 = tt.addptr %57, %43 : !tt.ptr<f32>, i32
    %59 = tt.splat %58 : !tt.ptr<f32> -> tensor<16x64x!tt.ptr<f32>>
    %60 = tt.addptr %59, %51 : tensor<16x64x!tt.ptr<f32>>, tensor<16x64xi32>
    %61 = tt.broadcast %52 : tensor<16x1xi1> -> tensor<16x64xi1>
    %62 = tt.broadcast %53 : tensor<1x64xi1> -> tensor<16x64xi1>
    %63 = arith.andi %61, %62 : tensor<16x64xi1>
    %64 = tt.load %60, %63, %54 : tensor<16x64x!tt.ptr<f32>>
    %139:1 = scf.for %67 = %65 to %66 step %1 iter_args(%68 = %64) -> (tensor<16x64xf32>) : i32 {
      %69 = arith.muli %67, %15 : i32
      %70 = tt.splat %69 : i32 -> tensor<64xi32>
      %71 = arith.addi %70, %13 : tensor<64xi32>
      %73 = arith.cmpi slt, %71, %72 : tensor<64xi32>
      %74 = tt.expand_dims %73 {axis = 1 : i32} : tensor<64xi1> -> tensor<64x1xi1>
      %75 = arith.extsi %67 : i32 to i64
      %76 = arith.muli %75, %55 : i64
      %77 = tt.addptr %44, %76 : !tt.ptr<f32>, i64
      %78 = tt.splat %77 : !tt.ptr<f32> -> tensor<16x64x!tt.ptr<f32>>
      %79 = tt.addptr %78, %51 : tensor<16x64x!tt.ptr<f32>>, tensor<16x64xi32>
      tt.store %79, %68, %63 : tensor<16x64x!tt.ptr<f32>>
      %81 = arith.muli %69, %80 : i32
      %82 = tt.addptr %28, %81 : !tt.ptr<f32>, i32
      %83 = tt.expand_dims %13 {axis = 1 : i32} : tensor<64xi32> -> tensor<64x1xi32>
      %85 = arith.muli %83, %84 : tensor<64x1xi32>
      %86 = tt.expand_dims %9 {axis = 0 : i32} : tensor<16xi32> -> tensor<1x16xi32>
      %87 = tt.broadcast %85 : tensor<64x1xi32> -> tensor<64x16xi32>
      %88 = tt.broadcast %86 : tensor<1x16xi32> -> tensor<64x16xi32>
      %89 = arith.addi %87, %88 : tensor<64x16xi32>
      %90 = tt.splat %82 : !tt.ptr<f32> -> tensor<64x16x!tt.ptr<f32>>
      %91 = tt.addptr %90, %89 : tensor<64x16x!tt.ptr<f32>>, tensor<64x16xi32>
      %92 = tt.expand_dims %10 {axis = 0 : i32} : tensor<16xi1> -> tensor<1x16xi1>
      %93 = tt.broadcast %92 : tensor<1x16xi1> -> tensor<64x16xi1>
      %94 = tt.broadcast %74 : tensor<64x1xi1> -> tensor<64x16xi1>
      %95 = arith.andi %93, %94 : tensor<64x16xi1>
      %97 = tt.load %91, %95, %96 : tensor<64x16x!tt.ptr<f32>>
      %99 = arith.muli %69, %98 : i32
      %100 = tt.addptr %34, %99 : !tt.ptr<f32>, i32
      %102 = arith.muli %83, %101 : tensor<64x1xi32>
      %103 = tt.broadcast %102 : tensor<64x1xi32> -> tensor<64x64xi32>
      %104 = tt.broadcast %48 : tensor<1x64xi32> -> tensor<64x64xi32>
      %105 = arith.addi %103, %104 : tensor<64x64xi32>
      %106 = tt.splat %100 : !tt.ptr<f32> -> tensor<64x64x!tt.ptr<f32>>
      %107 = tt.addptr %106, %105 : tensor<64x64x!tt.ptr<f32>>, tensor<64x64xi32>
      %108 = tt.broadcast %53 : tensor<1x64xi1> -> tensor<64x64xi1>
      %109 = tt.broadcast %74 : tensor<64x1xi1> -> tensor<64x64xi1>
      %110 = arith.andi %108, %109 : tensor<64x64xi1>
      %112 = tt.load %107, %110, %111 : tensor<64x64x!tt.ptr<f32>>
      %114 = arith.muli %38, %113 : i64
      %115 = tt.addptr %factor, %114 : !tt.ptr<f32>, i64
      %116 = tt.addptr %115, %69 : !tt.ptr<f32>, i32
      %117 = tt.addptr %116, %65 : !tt.ptr<f32>, i32
      %118 = tt.splat %117 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %119 = tt.addptr %118, %13 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %120 = tt.load %119 : tensor<64x!tt.ptr<f32>>
      %121 = tt.expand_dims %120 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
      %122 = tt.broadcast %121 : tensor<64x1xf32> -> tensor<64x16xf32>
      %123 = arith.mulf %97, %122 : tensor<64x16xf32>
      %124 = tt.addptr %decay, %114 : !tt.ptr<f32>, i64
      %125 = tt.addptr %124, %69 : !tt.ptr<f32>, i32
      %127 = tt.addptr %125, %126 : !tt.ptr<f32>, i32
      %129 = arith.muli %5, %128 : tensor<16xi32>
      %130 = tt.splat %127 : !tt.ptr<f32> -> tensor<16x!tt.ptr<f32>>
      %131 = tt.addptr %130, %129 : tensor<16x!tt.ptr<f32>>, tensor<16xi32>
      %132 = tt.load %131 : tensor<16x!tt.ptr<f32>>
      %133 = math.exp2 %132 : tensor<16xf32>
      %134 = tt.trans %123 {order = array<i32: 1, 0>} : tensor<64x16xf32> -> tensor<16x64xf32>
      %135 = tt.expand_dims %133 {axis = 1 : i32} : tensor<16xf32> -> tensor<16x1xf32>
      %136 = tt.broadcast %135 : tensor<16x1xf32> -> tensor<16x64xf32>
      %137 = arith.mulf %68, %136 : tensor<16x64xf32>
      %138 = tt.dot %134, %112, %137, inputPrecision = tf32x3 : tensor<16x64xf32> * tensor<64x64xf32> -> tensor<16x64xf32>
      scf.yield %138 : tensor<16x64xf32>
    } {tt.num_stages = 2 : i32}
    %140 = tt.addptr %end, %56 : !tt.ptr<f32>, i64
    %141 = tt.addptr %140, %43 : !tt.ptr<f32>, i32
    %142 = tt.splat %141 : !tt.ptr<f32> -> tensor<16x64x!tt.ptr<f32>>
    %143 = tt.addptr %142, %51 : tensor<16x64x!tt.ptr<f32>>, tensor<16x64xi32>
    tt.store %143, %139#0, %63 : tensor<16x64x!tt.ptr<f32>>
    tt.return
  }
}
", name = "ssd_scan", num_stages = 3 : i32, num_warps = 4 : i32}, operand_layouts = [dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>], result_layouts = [dense<[4, 3, 2, 1, 0]> : tensor<5xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>]} : (tensor<2x300x6x12xf32>, tensor<2x300x2x40xf32>, tensor<2x6x320xf32>, tensor<2x6x320xf32>, tensor<2x6x12x40xf32>) -> (tensor<2x5x6x12x40xf32>, tensor<2x6x12x40xf32>)
    %k2:1 = stablehlo.custom_call @__gpu$xla.gpu.triton(%arg0, %arg3, %arg4, %k0#1, %k0#0, %arg5, %k1#0, %arg8) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 5 : i32, grid_y = 6 : i32, grid_z = 2 : i32, ir = "module {
  tt.func public @ssd_y(%x: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %b: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %c: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %weight: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %cum: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %d: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %states: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %runs: !tt.ptr<i32> {tt.divisibility = 16 : i32}, %y: !tt.ptr<f32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %6 = arith.constant 64 : i32
    %8 = arith.constant dense<12> : tensor<16xi32>
    %10 = arith.constant dense<40> : tensor<64xi32>
    %14 = arith.constant dense<300> : tensor<64xi32>
    %16 = arith.constant 300 : i64
    %20 = arith.constant 72 : i64
    %22 = arith.constant 80 : i64
    %24 = arith.constant 3 : i32
    %26 = arith.constant 40 : i32
    %30 = arith.constant 5 : i64
    %34 = arith.constant 2880 : i64
    %36 = arith.constant 1920 : i64
    %42 = arith.constant dense<80> : tensor<64x1xi32>
    %54 = arith.constant dense<0.0e+00> : tensor<64x64xf32>
    %57 = arith.constant dense<80> : tensor<1x64xi32>
    %71 = arith.constant dense<299> : tensor<64xi32>
    %76 = arith.constant 1 : i32
    %78 = arith.constant 0 : i32
    %82 = arith.constant 63 : i32
    %84 = arith.constant 299 : i32
    %108 = arith.constant 12 : i32
    %111 = arith.constant dense<72> : tensor<64x1xi32>
    %123 = arith.constant dense<0.0e+00> : tensor<64x16xf32>
    %126 = arith.constant 480 : i32
    %129 = arith.constant dense<40> : tensor<1x16xi32>
    %140 = arith.constant 320 : i32
    %154 = arith.constant dense<0.0e+00> : tensor<64xf32>
    %0 = tt.get_program_id x : i32
    %1 = tt.get_program_id y : i32
    %2 = tt.get_program_id z : i32
    %3 = arith.extsi %2 : i32 to i64
    %4 = tt.make_range {end = 64 : i32, start = 0 : i32} : tensor<64xi32>
    %5 = tt.make_range {end = 16 : i32, start = 0 : i32} : tensor<16xi32>
    %7 = arith.muli %0, %6 : i32
    %9 = arith.cmpi slt, %5, %8 : tensor<16xi32>
    %11 = arith.cmpi slt, %4, %10 : tensor<64xi32>
    %12 = tt.splat %7 : i32 -> tensor<64xi32>
    %13 = arith.addi %12, %4 : tensor<64xi32>
    %15 = arith.cmpi slt, %13, %14 : tensor<64xi32>
    %17 = arith.muli %3, %16 : i64
    %18 = arith.extsi %7 : i32 to i64
    %19 = arith.addi %17, %18 : i64
    %21 = arith.muli %19, %20 : i64
    %23 = arith.muli %19, %22 : i64
    %25 = arith.divsi %1, %24 : i32
    %27 = arith.muli %25, %26 : i32
    %28 = arith.extsi %27 : i32 to i64
    %29 = arith.addi %23, %28 : i64
    %31 = arith.muli %3, %30 : i64
    %32 = arith.extsi %0 : i32 to i64
    %33 = arith.addi %31, %32 : i64
    %35 = arith.muli %33, %34 : i64
    %37 = arith.muli %3, %36 : i64
    %38 = arith.addi %37, %18 : i64
    %39 = tt.addptr %c, %29 : !tt.ptr<f32>, i64
    %40 = tt.expand_dims %4 {axis = 1 : i32} : tensor<64xi32> -> tensor<64x1xi32>
    %41 = tt.expand_dims %4 {axis = 0 : i32} : tensor<64xi32> -> tensor<1x64xi32>
    %43 = arith.muli %40, %42 : tensor<64x1xi32>
    %44 = tt.broadcast %43 : tensor<64x1xi32> -> tensor<64x64xi32>
    %45 = tt.broadcast %41 : tensor<1x64xi32> -> tensor<64x64xi32>
    %46 = arith.addi %44, %45 : tensor<64x64xi32>
    %47 = tt.splat %39 : !tt.ptr<f32> -> tensor<64x64x!tt.ptr<f32>>
    %48 = tt.addptr %47, %46 : tensor<64x64x!tt.ptr<f32>>, tensor<64x64xi32>
    %49 = tt.expand_dims %11 {axis = 0 : i32} : tensor<64xi1> -> tensor<1x64xi1>
    %50 = tt.expand_dims %15 {axis = 1 : i32} : tensor<64xi1> -> tensor<64x1xi1>
    %51 = tt.broadcast %49 : tensor<1x64xi1> -> tensor<64x64xi1>
    %52 = tt.broadcast %50 : tensor<64x1xi1> -> tensor<64x64xi1>
    %53 = arith.andi %51, %52 : tensor<64x64xi1>
    %55 = tt.load %48, %53, %54 : tensor<64x64x!tt.ptr<f32>>
    %56 = tt.addptr %b, %29 : !tt.ptr<f32>, i64
    %58 = arith.muli %41, %57 : tensor<1x64xi32>
    %59 = tt.broadcast %58 : tensor<1x64xi32> -> tensor<64x64xi32>
    %60 = tt.broadcast %40 : tensor<64x1xi32> -> tensor<64x64xi32>
    %61 = arith.addi %59, %60 : tensor<64x64xi32>
    %62 = tt.splat %56 : !tt.ptr<f32> -> tensor<64x64x!tt.ptr<f32>>
    %63 = tt.addptr %62, %61 : tensor<64x64x!tt.ptr<f32>>, tensor<64x64xi32>
    %64 = tt.expand_dims %11 {axis = 1 : i32} : tensor<64xi1> -> tensor<64x1xi1>
    %65 = tt.expand_dims %15 {axis = 0 : i32} : tensor<64xi1> -> tensor<1x64xi1>
    %66 = tt.broadcast %64 : tensor<64x1xi1> -> tensor<64x64xi1>
    %67 = tt.broadcast %65 : tensor<1x64xi1> -> tensor<64x64xi1>
    %68 = arith.andi %66, %67 : tensor<64x64xi1>
    %69 = tt.load %63, %68, %54 : tensor<64x64x!tt.ptr<f32>>
    %70 = tt.addptr %runs, %17 : !tt.ptr<i32>, i64
    %72 = arith.minsi %13, %71 : tensor<64xi32>
    %73 = tt.splat %70 : !tt.ptr<i32> -> tensor<64x!tt.ptr<i32>>
    %74 = tt.addptr %73, %72 : tensor<64x!tt.ptr<i32>>, tensor<64xi32>
    %75 = tt.load %74 : tensor<64x!tt.ptr<i32>>
    %77 = arith.subi %7, %76 : i32
    %79 = arith.maxsi %77, %78 : i32
    %80 = tt.addptr %70, %79 : !tt.ptr<i32>, i32
    %81 = tt.load %80 : !tt.ptr<i32>
    %83 = arith.addi %7, %82 : i32
    %85 = arith.minsi %83, %84 : i32
    %86 = tt.addptr %70, %85 : !tt.ptr<i32>, i32
    %87 = tt.load %86 : !tt.ptr<i32>
    %88 = tt.splat %81 : i32 -> tensor<64xi32>
    %89 = arith.cmpi eq, %75, %88 : tensor<64xi32>
    %90 = tt.splat %87 : i32 -> tensor<64xi32>
    %91 = arith.cmpi eq, %75, %90 : tensor<64xi32>
    %92 = arith.cmpi eq, %81, %87 : i32
    %93 = arith.cmpi sge, %60, %45 : tensor<64x64xi32>
    %94 = tt.expand_dims %75 {axis = 1 : i32} : tensor<64xi32> -> tensor<64x1xi32>
    %95 = tt.expand_dims %75 {axis = 0 : i32} : tensor<64xi32> -> tensor<1x64xi32>
    %96 = tt.broadcast %94 : tensor<64x1xi32> -> tensor<64x64xi32>
    %97 = tt.broadcast %95 : tensor<1x64xi32> -> tensor<64x64xi32>
    %98 = arith.cmpi eq, %96, %97 : tensor<64x64xi32>
    %99 = tt.dot %55, %69, %54, inputPrecision = tf32x3 : tensor<64x64xf32> * tensor<64x64xf32> -> tensor<64x64xf32>
    %100 = arith.select %93, %99, %54 : tensor<64x64xi1>, tensor<64x64xf32>
    %101 = arith.select %98, %100, %54 : tensor<64x64xi1>, tensor<64x64xf32>
    %102 = arith.minsi %0, %78 : i32
    %103 = arith.addi %102, %76 : i32
    scf.for %104 = %78 to %103 step %76 : i32 {
      %105 = arith.muli %1, %76 : i32
      %106 = arith.addi %105, %104 : i32
      %107 = tt.addptr %x, %21 : !tt.ptr<f32>, i64
      %109 = arith.muli %106, %108 : i32
      %110 = tt.addptr %107, %109 : !tt.ptr<f32>, i32
      %112 = arith.muli %40, %111 : tensor<64x1xi32>
      %113 = tt.expand_dims %5 {axis = 0 : i32} : tensor<16xi32> -> tensor<1x16xi32>
      %114 = tt.broadcast %112 : tensor<64x1xi32> -> tensor<64x16xi32>
      %115 = tt.broadcast %113 : tensor<1x16xi32> -> tensor<64x16xi32>
      %116 = arith.addi %114, %115 : tensor<64x16xi32>
      %117 = tt.splat %110 : !tt.ptr<f32> -> tensor<64x16x!tt.ptr<f32>>
      %118 = tt.addptr %117, %116 : tensor<64x16x!tt.ptr<f32>>, tensor<64x16xi32>
      %119 = tt.expand_dims %9 {axis = 0 : i32} : tensor<16xi1> -> tensor<1x16xi1>
      %120 = tt.broadcast %119 : tensor<1x16xi1> -> tensor<64x16xi1>
      %121 = tt.broadcast %50 : tensor<64x1xi1> -> tensor<64x16xi1>
      %122 = arith.andi %120, %121 : tensor<64x16xi1>
      %124 = tt.load %118, %122, %123 : tensor<64x16x!tt.ptr<f32>>
      %125 = tt.addptr %states, %35 : !tt.ptr<f32>, i64
      %127 = arith.muli %106, %126 : i32
      %128 = tt.addptr %125, %127 : !tt.ptr<f32>, i32
      %130 = arith.muli %113, %129 : tensor<1x16xi32>
      %131 = tt.broadcast %40 : tensor<64x1xi32> -> tensor<64x16xi32>
      %132 = tt.broadcast %130 : tensor<1x16xi32> -> tensor<64x16xi32>
      %133 = arith.addi %131, %132 : tensor<64x16xi32>
      %134 = tt.splat %128 : !tt.ptr<f32> -> tensor<64x16x!tt.ptr<f32>>
      %135 = tt.addptr %134, %133 : tensor<64x16x!tt.ptr<f32>>, tensor<64x16xi32>
      %136 = tt.broadcast %64 : tensor<64x1xi1> -> tensor<64x16xi1>
      %137 = arith.andi %120, %136 : tensor<64x16xi1>
      %138 = tt.load %135, %137, %123 : tensor<64x16x!tt.ptr<f32>>
      %139 = tt.addptr %cum, %38 : !tt.ptr<f32>, i64
      %141 = arith.muli %106, %140 : i32
      %142 = tt.addptr %139, %141 : !tt.ptr<f32>, i32
      %143 = tt.splat %142 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %144 = tt.addptr %143, %4 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %145 = tt.load %144 : tensor<64x!tt.ptr<f32>>
      %146 = tt.addptr %weight, %38 : !tt.ptr<f32>, i64
      %147 = tt.addptr %146, %141 : !tt.ptr<f32>, i32
      %148 = tt.splat %147 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %149 = tt.addptr %148, %4 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %150 = tt.load %149 : tensor<64x!tt.ptr<f32>>
      %151 = tt.addptr %d, %106 : !tt.ptr<f32>, i32
      %152 = tt.load %151 : !tt.ptr<f32>
      %153 = math.exp2 %145 : tensor<64xf32>
      %155 = arith.select %89, %153, %154 : tensor<64xi1>, tensor<64xf32>
      %156 = tt.dot %55, %138, %123, inputPrecision = tf32x3 : tensor<64x64xf32> * tensor<64x16xf32> -> tensor<64x16xf32>
      %157 = tt.expand_dims %155 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
      %158 = tt.broadcast %157 : tensor<64x1xf32> -> tensor<64x16xf32>
      %159 = arith.mulf %156, %158 : tensor<64x16xf32>
      %160 = tt.expand_dims %145 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
      %161 = tt.expand_dims %145 {axis = 0 : i32} : tensor<64xf32> -> tensor<1x64xf32>
      %162 = tt.expand_dims %150 {axis = 0 : i32} : tensor<64xf32> -> tensor<1x64xf32>
      %163 = tt.broadcast %160 : tensor<64x1xf32> -> tensor<64x64xf32>
      %164 = tt.broadcast %161 : tensor<1x64xf32> -> tensor<64x64xf32>
      %165 = arith.subf %163, %164 : tensor<64x64xf32>
      %166 = arith.select %93, %165, %54 : tensor<64x64xi1>, tensor<64x64xf32>
      %167 = math.exp2 %166 : tensor<64x64xf32>
      %168 = tt.broadcast %162 : tensor<1x64xf32> -> tensor<64x64xf32>
      %169 = arith.mulf %167, %168 : tensor<64x64xf32>
      %170 = arith.mulf %101, %169 : tensor<64x64xf32>
      %171 = tt.dot %170, %124, %159, inputPrecision = tf32x3 : tensor<64x64xf32> * tensor<64x16xf32> -> tensor<64x16xf32>
      %172 = tt.splat %152 : f32 -> tensor<64x16xf32>
      %173 = arith.mulf %172, %124 : tensor<64x16xf32>
      %174 = arith.addf %171, %173 : tensor<64x16xf32>
      %175 = tt.addptr %y, %21 : !tt.ptr<f32>, i64
      %176 = tt.addptr %175, %109 : !tt.ptr<f32>, i32
      %177 = tt.splat %176 : !tt.ptr<f32> -> tensor<64x16x!tt.ptr<f32>>
      %178 = tt.addptr %177, %116 : tensor<64x16x!tt.ptr<f32>>, tensor<64x16xi32>
      tt.store %178, %174, %122 : tensor<64x16x!tt.ptr<f32>>
    } {tt.num_stages = 2 : i32}
    tt.return
  }
}
", name = "ssd_y", num_stages = 3 : i32, num_warps = 4 : i32}, operand_layouts = [dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[0]> : tensor<1xindex>, dense<[4, 3, 2, 1, 0]> : tensor<5xindex>, dense<[1, 0]> : tensor<2xindex>], result_layouts = [dense<[3, 2, 1, 0]> : tensor<4xindex>]} : (tensor<2x300x6x12xf32>, tensor<2x300x2x40xf32>, tensor<2x300x2x40xf32>, tensor<2x6x320xf32>, tensor<2x6x320xf32>, tensor<6xf32>, tensor<2x5x6x12x40xf32>, tensor<2x300xi32>) -> (tensor<2x300x6x12xf32>)
    return %k2#0, %k1#1, %k1#0 : tensor<2x300x6x12xf32>, tensor<2x6x12x40xf32>, tensor<2x5x6x12x40xf32>
