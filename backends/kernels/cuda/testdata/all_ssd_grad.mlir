    %k0:4 = stablehlo.custom_call @__gpu$xla.gpu.triton(%arg1, %arg2, %arg6, %arg8) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 5 : i32, grid_y = 1 : i32, grid_z = 2 : i32, ir = "module {
  tt.func public @ssd_prep(%dt: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %a: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %bias: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %runs: !tt.ptr<i32> {tt.divisibility = 16 : i32}, %out_dt: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %out_cum: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %out_toend: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %out_enter: !tt.ptr<f32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
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
    %k1:2 = stablehlo.custom_call @__gpu$xla.gpu.triton(%arg10, %arg4, %k0#3, %k0#3, %arg11) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 6 : i32, grid_y = 1 : i32, grid_z = 2 : i32, ir = "module {
  tt.func public @ssd_rscan(%x: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %b: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %factor: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %decay: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %start: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %states: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %end: !tt.ptr<f32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
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
    %69 = arith.constant 4 : i32
    %74 = arith.constant dense<300> : tensor<64xi32>
    %82 = arith.constant 72 : i32
    %86 = arith.constant dense<72> : tensor<64x1xi32>
    %98 = arith.constant dense<0.0e+00> : tensor<64x16xf32>
    %100 = arith.constant 80 : i32
    %103 = arith.constant dense<80> : tensor<64x1xi32>
    %113 = arith.constant dense<0.0e+00> : tensor<64x64xf32>
    %115 = arith.constant 320 : i64
    %129 = arith.constant 63 : i32
    %131 = arith.constant dense<320> : tensor<16xi32>
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
    %142:1 = scf.for %67 = %65 to %66 step %1 iter_args(%68 = %64) -> (tensor<16x64xf32>) : i32 {
      %70 = arith.subi %69, %67 : i32
      %71 = arith.muli %70, %15 : i32
      %72 = tt.splat %71 : i32 -> tensor<64xi32>
      %73 = arith.addi %72, %13 : tensor<64xi32>
      %75 = arith.cmpi slt, %73, %74 : tensor<64xi32>
      %76 = tt.expand_dims %75 {axis = 1 : i32} : tensor<64xi1> -> tensor<64x1xi1>
      %77 = arith.extsi %70 : i32 to i64
      %78 = arith.muli %77, %55 : i64
      %79 = tt.addptr %44, %78 : !tt.ptr<f32>, i64
      %80 = tt.splat %79 : !tt.ptr<f32> -> tensor<16x64x!tt.ptr<f32>>
      %81 = tt.addptr %80, %51 : tensor<16x64x!tt.ptr<f32>>, tensor<16x64xi32>
      tt.store %81, %68, %63 : tensor<16x64x!tt.ptr<f32>>
      %83 = arith.muli %71, %82 : i32
      %84 = tt.addptr %28, %83 : !tt.ptr<f32>, i32
      %85 = tt.expand_dims %13 {axis = 1 : i32} : tensor<64xi32> -> tensor<64x1xi32>
      %87 = arith.muli %85, %86 : tensor<64x1xi32>
      %88 = tt.expand_dims %9 {axis = 0 : i32} : tensor<16xi32> -> tensor<1x16xi32>
      %89 = tt.broadcast %87 : tensor<64x1xi32> -> tensor<64x16xi32>
      %90 = tt.broadcast %88 : tensor<1x16xi32> -> tensor<64x16xi32>
      %91 = arith.addi %89, %90 : tensor<64x16xi32>
      %92 = tt.splat %84 : !tt.ptr<f32> -> tensor<64x16x!tt.ptr<f32>>
      %93 = tt.addptr %92, %91 : tensor<64x16x!tt.ptr<f32>>, tensor<64x16xi32>
      %94 = tt.expand_dims %10 {axis = 0 : i32} : tensor<16xi1> -> tensor<1x16xi1>
      %95 = tt.broadcast %94 : tensor<1x16xi1> -> tensor<64x16xi1>
      %96 = tt.broadcast %76 : tensor<64x1xi1> -> tensor<64x16xi1>
      %97 = arith.andi %95, %96 : tensor<64x16xi1>
      %99 = tt.load %93, %97, %98 : tensor<64x16x!tt.ptr<f32>>
      %101 = arith.muli %71, %100 : i32
      %102 = tt.addptr %34, %101 : !tt.ptr<f32>, i32
      %104 = arith.muli %85, %103 : tensor<64x1xi32>
      %105 = tt.broadcast %104 : tensor<64x1xi32> -> tensor<64x64xi32>
      %106 = tt.broadcast %48 : tensor<1x64xi32> -> tensor<64x64xi32>
      %107 = arith.addi %105, %106 : tensor<64x64xi32>
      %108 = tt.splat %102 : !tt.ptr<f32> -> tensor<64x64x!tt.ptr<f32>>
      %109 = tt.addptr %108, %107 : tensor<64x64x!tt.ptr<f32>>, tensor<64x64xi32>
      %110 = tt.broadcast %53 : tensor<1x64xi1> -> tensor<64x64xi1>
      %111 = tt.broadcast %76 : tensor<64x1xi1> -> tensor<64x64xi1>
      %112 = arith.andi %110, %111 : tensor<64x64xi1>
      %114 = tt.load %109, %112, %113 : tensor<64x64x!tt.ptr<f32>>
      %116 = arith.muli %38, %115 : i64
      %117 = tt.addptr %factor, %116 : !tt.ptr<f32>, i64
      %118 = tt.addptr %117, %71 : !tt.ptr<f32>, i32
      %119 = tt.addptr %118, %65 : !tt.ptr<f32>, i32
      %120 = tt.splat %119 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %121 = tt.addptr %120, %13 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %122 = tt.load %121 : tensor<64x!tt.ptr<f32>>
      %123 = math.exp2 %122 : tensor<64xf32>
      %124 = tt.expand_dims %123 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
      %125 = tt.broadcast %124 : tensor<64x1xf32> -> tensor<64x16xf32>
      %126 = arith.mulf %99, %125 : tensor<64x16xf32>
      %127 = tt.addptr %decay, %116 : !tt.ptr<f32>, i64
      %128 = tt.addptr %127, %71 : !tt.ptr<f32>, i32
      %130 = tt.addptr %128, %129 : !tt.ptr<f32>, i32
      %132 = arith.muli %5, %131 : tensor<16xi32>
      %133 = tt.splat %130 : !tt.ptr<f32> -> tensor<16x!tt.ptr<f32>>
      %134 = tt.addptr %133, %132 : tensor<16x!tt.ptr<f32>>, tensor<16xi32>
      %135 = tt.load %134 : tensor<16x!tt.ptr<f32>>
      %136 = math.exp2 %135 : tensor<16xf32>
      %137 = tt.trans %126 {order = array<i32: 1, 0>} : tensor<64x16xf32> -> tensor<16x64xf32>
      %138 = tt.expand_dims %136 {axis = 1 : i32} : tensor<16xf32> -> tensor<16x1xf32>
      %139 = tt.broadcast %138 : tensor<16x1xf32> -> tensor<16x64xf32>
      %140 = arith.mulf %68, %139 : tensor<16x64xf32>
      %141 = tt.dot %137, %114, %140, inputPrecision = tf32x3 : tensor<16x64xf32> * tensor<64x64xf32> -> tensor<16x64xf32>
      scf.yield %141 : tensor<16x64xf32>
    } {tt.num_stages = 2 : i32}
    %143 = tt.addptr %end, %56 : !tt.ptr<f32>, i64
    %144 = tt.addptr %143, %43 : !tt.ptr<f32>, i32
    %145 = tt.splat %144 : !tt.ptr<f32> -> tensor<16x64x!tt.ptr<f32>>
    %146 = tt.addptr %145, %51 : tensor<16x64x!tt.ptr<f32>>, tensor<16x64xi32>
    tt.store %146, %142#0, %63 : tensor<16x64x!tt.ptr<f32>>
    tt.return
  }
}
", name = "ssd_rscan", num_stages = 3 : i32, num_warps = 4 : i32}, operand_layouts = [dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>], result_layouts = [dense<[4, 3, 2, 1, 0]> : tensor<5xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>]} : (tensor<2x300x6x12xf32>, tensor<2x300x2x40xf32>, tensor<2x6x320xf32>, tensor<2x6x320xf32>, tensor<2x6x12x40xf32>) -> (tensor<2x5x6x12x40xf32>, tensor<2x6x12x40xf32>)
    %k2:4 = stablehlo.custom_call @__gpu$xla.gpu.triton(%arg0, %arg10, %arg3, %arg4, %k0#1, %k0#0, %arg5, %k1#0, %arg8) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 5 : i32, grid_y = 6 : i32, grid_z = 2 : i32, ir = "module {
  tt.func public @ssd_bwd_dx(%in_x: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %in_dy: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %in_b: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %in_c: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %in_cum: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %in_dt: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %in_d: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %in_dstates: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %in_runs: !tt.ptr<i32> {tt.divisibility = 16 : i32}, %out_dx: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %out_pertoken: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %out_pairs: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %out_dcb: !tt.ptr<f32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
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
    %41 = arith.constant dense<80> : tensor<64x1xi32>
    %54 = arith.constant dense<0.0e+00> : tensor<64x64xf32>
    %61 = arith.constant dense<299> : tensor<64xi32>
    %66 = arith.constant 1 : i32
    %68 = arith.constant 0 : i32
    %72 = arith.constant 63 : i32
    %74 = arith.constant 299 : i32
    %91 = arith.constant 2 : i32
    %97 = arith.constant 4096 : i64
    %100 = arith.constant dense<64> : tensor<64x1xi32>
    %117 = arith.constant 12 : i32
    %120 = arith.constant dense<72> : tensor<64x1xi32>
    %132 = arith.constant dense<0.0e+00> : tensor<64x16xf32>
    %140 = arith.constant 480 : i32
    %143 = arith.constant dense<40> : tensor<1x16xi32>
    %155 = arith.constant 320 : i32
    %204 = arith.constant dense<0.0e+00> : tensor<64xf32>
    %240 = arith.constant 4 : i64
    %242 = arith.constant dense<4> : tensor<64x1xi32>
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
    %39 = tt.expand_dims %4 {axis = 1 : i32} : tensor<64xi32> -> tensor<64x1xi32>
    %40 = tt.expand_dims %4 {axis = 0 : i32} : tensor<64xi32> -> tensor<1x64xi32>
    %42 = arith.muli %39, %41 : tensor<64x1xi32>
    %43 = tt.broadcast %42 : tensor<64x1xi32> -> tensor<64x64xi32>
    %44 = tt.broadcast %40 : tensor<1x64xi32> -> tensor<64x64xi32>
    %45 = arith.addi %43, %44 : tensor<64x64xi32>
    %46 = tt.addptr %in_c, %29 : !tt.ptr<f32>, i64
    %47 = tt.splat %46 : !tt.ptr<f32> -> tensor<64x64x!tt.ptr<f32>>
    %48 = tt.addptr %47, %45 : tensor<64x64x!tt.ptr<f32>>, tensor<64x64xi32>
    %49 = tt.expand_dims %11 {axis = 0 : i32} : tensor<64xi1> -> tensor<1x64xi1>
    %50 = tt.expand_dims %15 {axis = 1 : i32} : tensor<64xi1> -> tensor<64x1xi1>
    %51 = tt.broadcast %49 : tensor<1x64xi1> -> tensor<64x64xi1>
    %52 = tt.broadcast %50 : tensor<64x1xi1> -> tensor<64x64xi1>
    %53 = arith.andi %51, %52 : tensor<64x64xi1>
    %55 = tt.load %48, %53, %54 : tensor<64x64x!tt.ptr<f32>>
    %56 = tt.addptr %in_b, %29 : !tt.ptr<f32>, i64
    %57 = tt.splat %56 : !tt.ptr<f32> -> tensor<64x64x!tt.ptr<f32>>
    %58 = tt.addptr %57, %45 : tensor<64x64x!tt.ptr<f32>>, tensor<64x64xi32>
    %59 = tt.load %58, %53, %54 : tensor<64x64x!tt.ptr<f32>>
    %60 = tt.addptr %in_runs, %17 : !tt.ptr<i32>, i64
    %62 = arith.minsi %13, %61 : tensor<64xi32>
    %63 = tt.splat %60 : !tt.ptr<i32> -> tensor<64x!tt.ptr<i32>>
    %64 = tt.addptr %63, %62 : tensor<64x!tt.ptr<i32>>, tensor<64xi32>
    %65 = tt.load %64 : tensor<64x!tt.ptr<i32>>
    %67 = arith.subi %7, %66 : i32
    %69 = arith.maxsi %67, %68 : i32
    %70 = tt.addptr %60, %69 : !tt.ptr<i32>, i32
    %71 = tt.load %70 : !tt.ptr<i32>
    %73 = arith.addi %7, %72 : i32
    %75 = arith.minsi %73, %74 : i32
    %76 = tt.addptr %60, %75 : !tt.ptr<i32>, i32
    %77 = tt.load %76 : !tt.ptr<i32>
    %78 = tt.splat %71 : i32 -> tensor<64xi32>
    %79 = arith.cmpi eq, %65, %78 : tensor<64xi32>
    %80 = tt.splat %77 : i32 -> tensor<64xi32>
    %81 = arith.cmpi eq, %65, %80 : tensor<64xi32>
    %82 = arith.cmpi eq, %71, %77 : i32
    %83 = tt.broadcast %39 : tensor<64x1xi32> -> tensor<64x64xi32>
    %84 = arith.cmpi sle, %83, %44 : tensor<64x64xi32>
    %85 = tt.expand_dims %65 {axis = 1 : i32} : tensor<64xi32> -> tensor<64x1xi32>
    %86 = tt.expand_dims %65 {axis = 0 : i32} : tensor<64xi32> -> tensor<1x64xi32>
    %87 = tt.broadcast %85 : tensor<64x1xi32> -> tensor<64x64xi32>
    %88 = tt.broadcast %86 : tensor<1x64xi32> -> tensor<64x64xi32>
    %89 = arith.cmpi eq, %87, %88 : tensor<64x64xi32>
    %90 = arith.andi %84, %89 : tensor<64x64xi1>
    %92 = arith.muli %1, %91 : i32
    %93 = arith.extsi %92 : i32 to i64
    %94 = arith.addi %93, %3 : i64
    %95 = arith.muli %94, %30 : i64
    %96 = arith.addi %95, %32 : i64
    %98 = arith.muli %96, %97 : i64
    %99 = tt.addptr %out_dcb, %98 : !tt.ptr<f32>, i64
    %101 = arith.muli %39, %100 : tensor<64x1xi32>
    %102 = tt.broadcast %101 : tensor<64x1xi32> -> tensor<64x64xi32>
    %103 = arith.addi %102, %44 : tensor<64x64xi32>
    %104 = tt.splat %99 : !tt.ptr<f32> -> tensor<64x64x!tt.ptr<f32>>
    %105 = tt.addptr %104, %103 : tensor<64x64x!tt.ptr<f32>>, tensor<64x64xi32>
    %106 = arith.cmpi slt, %83, %44 : tensor<64x64xi32>
    %107 = tt.trans %55 {order = array<i32: 1, 0>} : tensor<64x64xf32> -> tensor<64x64xf32>
    %108 = tt.dot %59, %107, %54, inputPrecision = tf32x3 : tensor<64x64xf32> * tensor<64x64xf32> -> tensor<64x64xf32>
    %109 = arith.select %90, %108, %54 : tensor<64x64xi1>, tensor<64x64xf32>
    %110 = arith.minsi %0, %68 : i32
    %111 = arith.addi %110, %66 : i32
    %252:1 = scf.for %112 = %68 to %111 step %66 iter_args(%113 = %54) -> (tensor<64x64xf32>) : i32 {
      %114 = arith.muli %1, %66 : i32
      %115 = arith.addi %114, %112 : i32
      %116 = tt.addptr %in_x, %21 : !tt.ptr<f32>, i64
      %118 = arith.muli %115, %117 : i32
      %119 = tt.addptr %116, %118 : !tt.ptr<f32>, i32
      %121 = arith.muli %39, %120 : tensor<64x1xi32>
      %122 = tt.expand_dims %5 {axis = 0 : i32} : tensor<16xi32> -> tensor<1x16xi32>
      %123 = tt.broadcast %121 : tensor<64x1xi32> -> tensor<64x16xi32>
      %124 = tt.broadcast %122 : tensor<1x16xi32> -> tensor<64x16xi32>
      %125 = arith.addi %123, %124 : tensor<64x16xi32>
      %126 = tt.splat %119 : !tt.ptr<f32> -> tensor<64x16x!tt.ptr<f32>>
      %127 = tt.addptr %126, %125 : tensor<64x16x!tt.ptr<f32>>, tensor<64x16xi32>
      %128 = tt.expand_dims %9 {axis = 0 : i32} : tensor<16xi1> -> tensor<1x16xi1>
      %129 = tt.broadcast %128 : tensor<1x16xi1> -> tensor<64x16xi1>
      %130 = tt.broadcast %50 : tensor<64x1xi1> -> tensor<64x16xi1>
      %131 = arith.andi %129, %130 : tensor<64x16xi1>
      %133 = tt.load %127, %131, %132 : tensor<64x16x!tt.ptr<f32>>
      %134 = tt.addptr %in_dy, %21 : !tt.ptr<f32>, i64
      %135 = tt.addptr %134, %118 : !tt.ptr<f32>, i32
      %136 = tt.splat %135 : !tt.ptr<f32> -> tensor<64x16x!tt.ptr<f32>>
      %137 = tt.addptr %136, %125 : tensor<64x16x!tt.ptr<f32>>, tensor<64x16xi32>
      %138 = tt.load %137, %131, %132 : tensor<64x16x!tt.ptr<f32>>
      %139 = tt.addptr %in_dstates, %35 : !tt.ptr<f32>, i64
      %141 = arith.muli %115, %140 : i32
      %142 = tt.addptr %139, %141 : !tt.ptr<f32>, i32
      %144 = arith.muli %122, %143 : tensor<1x16xi32>
      %145 = tt.broadcast %39 : tensor<64x1xi32> -> tensor<64x16xi32>
      %146 = tt.broadcast %144 : tensor<1x16xi32> -> tensor<64x16xi32>
      %147 = arith.addi %145, %146 : tensor<64x16xi32>
      %148 = tt.splat %142 : !tt.ptr<f32> -> tensor<64x16x!tt.ptr<f32>>
      %149 = tt.addptr %148, %147 : tensor<64x16x!tt.ptr<f32>>, tensor<64x16xi32>
      %150 = tt.expand_dims %11 {axis = 1 : i32} : tensor<64xi1> -> tensor<64x1xi1>
      %151 = tt.broadcast %150 : tensor<64x1xi1> -> tensor<64x16xi1>
      %152 = arith.andi %129, %151 : tensor<64x16xi1>
      %153 = tt.load %149, %152, %132 : tensor<64x16x!tt.ptr<f32>>
      %154 = tt.addptr %in_cum, %38 : !tt.ptr<f32>, i64
      %156 = arith.muli %115, %155 : i32
      %157 = tt.addptr %154, %156 : !tt.ptr<f32>, i32
      %158 = tt.splat %157 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %159 = tt.addptr %158, %4 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %160 = tt.load %159 : tensor<64x!tt.ptr<f32>>
      %161 = tt.addptr %in_dt, %38 : !tt.ptr<f32>, i64
      %162 = tt.addptr %161, %156 : !tt.ptr<f32>, i32
      %163 = tt.splat %162 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %164 = tt.addptr %163, %4 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %165 = tt.load %164 : tensor<64x!tt.ptr<f32>>
      %166 = tt.addptr %157, %72 : !tt.ptr<f32>, i32
      %167 = tt.load %166 : !tt.ptr<f32>
      %168 = tt.addptr %in_d, %115 : !tt.ptr<f32>, i32
      %169 = tt.load %168 : !tt.ptr<f32>
      %170 = tt.dot %59, %153, %132, inputPrecision = tf32x3 : tensor<64x64xf32> * tensor<64x16xf32> -> tensor<64x16xf32>
      %171 = tt.trans %138 {order = array<i32: 1, 0>} : tensor<64x16xf32> -> tensor<16x64xf32>
      %172 = tt.dot %133, %171, %54, inputPrecision = tf32x3 : tensor<64x16xf32> * tensor<16x64xf32> -> tensor<64x64xf32>
      %173 = tt.expand_dims %160 {axis = 0 : i32} : tensor<64xf32> -> tensor<1x64xf32>
      %174 = tt.expand_dims %160 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
      %175 = tt.broadcast %173 : tensor<1x64xf32> -> tensor<64x64xf32>
      %176 = tt.broadcast %174 : tensor<64x1xf32> -> tensor<64x64xf32>
      %177 = arith.subf %175, %176 : tensor<64x64xf32>
      %178 = arith.select %90, %177, %54 : tensor<64x64xi1>, tensor<64x64xf32>
      %179 = math.exp2 %178 : tensor<64x64xf32>
      %180 = arith.mulf %109, %179 : tensor<64x64xf32>
      %181 = arith.mulf %172, %179 : tensor<64x64xf32>
      %182 = tt.expand_dims %165 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
      %183 = tt.broadcast %182 : tensor<64x1xf32> -> tensor<64x64xf32>
      %184 = arith.mulf %181, %183 : tensor<64x64xf32>
      %185 = arith.addf %113, %184 : tensor<64x64xf32>
      %186 = arith.mulf %181, %109 : tensor<64x64xf32>
      %187 = arith.mulf %186, %183 : tensor<64x64xf32>
      %188 = tt.addptr %out_pairs, %38 : !tt.ptr<f32>, i64
      %189 = tt.addptr %188, %156 : !tt.ptr<f32>, i32
      %190 = tt.splat %189 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %191 = tt.addptr %190, %4 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %192 = "tt.scan"(%187) <{axis = 1 : i32, reverse = true}> ({
      ^bb0(%193: f32, %194: f32):
        %195 = arith.addf %193, %194 : f32
        tt.scan.return %195 : f32
      }) : (tensor<64x64xf32>) -> tensor<64x64xf32>
      %196 = arith.select %106, %192, %54 : tensor<64x64xi1>, tensor<64x64xf32>
      %197 = "tt.reduce"(%196) <{axis = 0 : i32}> ({
      ^bb0(%198: f32, %199: f32):
        %200 = arith.addf %198, %199 : f32
        tt.reduce.return %200 : f32
      }) : (tensor<64x64xf32>) -> tensor<64xf32>
      tt.store %191, %197 : tensor<64x!tt.ptr<f32>>
      %201 = tt.splat %167 : f32 -> tensor<64xf32>
      %202 = arith.subf %201, %160 : tensor<64xf32>
      %203 = math.exp2 %202 : tensor<64xf32>
      %205 = arith.select %81, %203, %204 : tensor<64xi1>, tensor<64xf32>
      %206 = tt.expand_dims %205 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
      %207 = tt.broadcast %206 : tensor<64x1xf32> -> tensor<64x16xf32>
      %208 = arith.mulf %170, %207 : tensor<64x16xf32>
      %209 = arith.mulf %133, %208 : tensor<64x16xf32>
      %210 = "tt.reduce"(%209) <{axis = 1 : i32}> ({
      ^bb0(%211: f32, %212: f32):
        %213 = arith.addf %211, %212 : f32
        tt.reduce.return %213 : f32
      }) : (tensor<64x16xf32>) -> tensor<64xf32>
      %214 = arith.mulf %133, %138 : tensor<64x16xf32>
      %215 = "tt.reduce"(%214) <{axis = 1 : i32}> ({
      ^bb0(%216: f32, %217: f32):
        %218 = arith.addf %216, %217 : f32
        tt.reduce.return %218 : f32
      }) : (tensor<64x16xf32>) -> tensor<64xf32>
      %219 = tt.dot %180, %138, %208, inputPrecision = tf32x3 : tensor<64x64xf32> * tensor<64x16xf32> -> tensor<64x16xf32>
      %220 = arith.mulf %133, %219 : tensor<64x16xf32>
      %221 = "tt.reduce"(%220) <{axis = 1 : i32}> ({
      ^bb0(%222: f32, %223: f32):
        %224 = arith.addf %222, %223 : f32
        tt.reduce.return %224 : f32
      }) : (tensor<64x16xf32>) -> tensor<64xf32>
      %225 = tt.addptr %out_dx, %21 : !tt.ptr<f32>, i64
      %226 = tt.addptr %225, %118 : !tt.ptr<f32>, i32
      %227 = tt.splat %226 : !tt.ptr<f32> -> tensor<64x16x!tt.ptr<f32>>
      %228 = tt.addptr %227, %125 : tensor<64x16x!tt.ptr<f32>>, tensor<64x16xi32>
      %229 = tt.broadcast %182 : tensor<64x1xf32> -> tensor<64x16xf32>
      %230 = arith.mulf %219, %229 : tensor<64x16xf32>
      %231 = tt.splat %169 : f32 -> tensor<64x16xf32>
      %232 = arith.mulf %231, %138 : tensor<64x16xf32>
      %233 = arith.addf %230, %232 : tensor<64x16xf32>
      tt.store %228, %233, %131 : tensor<64x16x!tt.ptr<f32>>
      %234 = tt.join %221, %215 : tensor<64xf32> -> tensor<64x2xf32>
      %235 = tt.join %210, %215 : tensor<64xf32> -> tensor<64x2xf32>
      %236 = tt.join %234, %235 : tensor<64x2xf32> -> tensor<64x2x2xf32>
      %237 = tt.reshape %236 : tensor<64x2x2xf32> -> tensor<64x4xf32>
      %238 = arith.extsi %156 : i32 to i64
      %239 = arith.addi %38, %238 : i64
      %241 = arith.muli %239, %240 : i64
      %243 = arith.muli %39, %242 : tensor<64x1xi32>
      %244 = tt.make_range {end = 4 : i32, start = 0 : i32} : tensor<4xi32>
      %245 = tt.expand_dims %244 {axis = 0 : i32} : tensor<4xi32> -> tensor<1x4xi32>
      %246 = tt.broadcast %243 : tensor<64x1xi32> -> tensor<64x4xi32>
      %247 = tt.broadcast %245 : tensor<1x4xi32> -> tensor<64x4xi32>
      %248 = arith.addi %246, %247 : tensor<64x4xi32>
      %249 = tt.addptr %out_pertoken, %241 : !tt.ptr<f32>, i64
      %250 = tt.splat %249 : !tt.ptr<f32> -> tensor<64x4x!tt.ptr<f32>>
      %251 = tt.addptr %250, %248 : tensor<64x4x!tt.ptr<f32>>, tensor<64x4xi32>
      tt.store %251, %237 : tensor<64x4x!tt.ptr<f32>>
      scf.yield %185 : tensor<64x64xf32>
    } {tt.num_stages = 2 : i32}
    %253 = arith.select %90, %252#0, %54 : tensor<64x64xi1>, tensor<64x64xf32>
    tt.store %105, %253 : tensor<64x64x!tt.ptr<f32>>
    tt.return
  }
}
", name = "ssd_bwd_dx", num_stages = 3 : i32, num_warps = 4 : i32}, operand_layouts = [dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[0]> : tensor<1xindex>, dense<[4, 3, 2, 1, 0]> : tensor<5xindex>, dense<[1, 0]> : tensor<2xindex>], result_layouts = [dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[4, 3, 2, 1, 0]> : tensor<5xindex>]} : (tensor<2x300x6x12xf32>, tensor<2x300x6x12xf32>, tensor<2x300x2x40xf32>, tensor<2x300x2x40xf32>, tensor<2x6x320xf32>, tensor<2x6x320xf32>, tensor<6xf32>, tensor<2x5x6x12x40xf32>, tensor<2x300xi32>) -> (tensor<2x300x6x12xf32>, tensor<2x6x320x4xf32>, tensor<2x6x320xf32>, tensor<6x2x5x64x64xf32>)
    %k3:4 = stablehlo.custom_call @__gpu$xla.gpu.triton(%arg0, %arg10, %arg3, %arg4, %k0#1, %k0#2, %arg9, %k1#0, %k2#3, %arg8) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 5 : i32, grid_y = 6 : i32, grid_z = 2 : i32, ir = "module {
  tt.func public @ssd_bwd_dbc(%in_x: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %in_dy: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %in_b: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %in_c: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %in_cum: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %in_toend: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %in_states: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %in_dstates: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %in_dcb: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %in_runs: !tt.ptr<i32> {tt.divisibility = 16 : i32}, %out_db: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %out_dc: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %out_fromstate: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %out_statedot: !tt.ptr<f32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
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
    %41 = arith.constant dense<80> : tensor<64x1xi32>
    %54 = arith.constant dense<0.0e+00> : tensor<64x64xf32>
    %61 = arith.constant dense<299> : tensor<64xi32>
    %66 = arith.constant 1 : i32
    %68 = arith.constant 0 : i32
    %72 = arith.constant 63 : i32
    %74 = arith.constant 299 : i32
    %91 = arith.constant 2 : i32
    %97 = arith.constant 4096 : i64
    %100 = arith.constant dense<64> : tensor<64x1xi32>
    %117 = arith.constant dense<16> : tensor<16xi32>
    %124 = arith.constant 12 : i32
    %127 = arith.constant dense<72> : tensor<64x1xi32>
    %139 = arith.constant dense<0.0e+00> : tensor<64x16xf32>
    %142 = arith.constant 480 : i32
    %145 = arith.constant dense<40> : tensor<16xi32>
    %157 = arith.constant dense<0.0e+00> : tensor<16x64xf32>
    %160 = arith.constant 320 : i32
    %174 = arith.constant 48000 : i64
    %228 = arith.constant dense<0.0e+00> : tensor<64xf32>
    %241 = arith.constant dense<320> : tensor<16xi32>
    %252 = arith.constant dense<0.0e+00> : tensor<16x16xf32>
    %259 = arith.constant 6 : i64
    %263 = arith.constant 16 : i64
    %269 = arith.constant dense<0.0e+00> : tensor<16xf32>
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
    %39 = tt.expand_dims %4 {axis = 1 : i32} : tensor<64xi32> -> tensor<64x1xi32>
    %40 = tt.expand_dims %4 {axis = 0 : i32} : tensor<64xi32> -> tensor<1x64xi32>
    %42 = arith.muli %39, %41 : tensor<64x1xi32>
    %43 = tt.broadcast %42 : tensor<64x1xi32> -> tensor<64x64xi32>
    %44 = tt.broadcast %40 : tensor<1x64xi32> -> tensor<64x64xi32>
    %45 = arith.addi %43, %44 : tensor<64x64xi32>
    %46 = tt.addptr %in_c, %29 : !tt.ptr<f32>, i64
    %47 = tt.splat %46 : !tt.ptr<f32> -> tensor<64x64x!tt.ptr<f32>>
    %48 = tt.addptr %47, %45 : tensor<64x64x!tt.ptr<f32>>, tensor<64x64xi32>
    %49 = tt.expand_dims %11 {axis = 0 : i32} : tensor<64xi1> -> tensor<1x64xi1>
    %50 = tt.expand_dims %15 {axis = 1 : i32} : tensor<64xi1> -> tensor<64x1xi1>
    %51 = tt.broadcast %49 : tensor<1x64xi1> -> tensor<64x64xi1>
    %52 = tt.broadcast %50 : tensor<64x1xi1> -> tensor<64x64xi1>
    %53 = arith.andi %51, %52 : tensor<64x64xi1>
    %55 = tt.load %48, %53, %54 : tensor<64x64x!tt.ptr<f32>>
    %56 = tt.addptr %in_b, %29 : !tt.ptr<f32>, i64
    %57 = tt.splat %56 : !tt.ptr<f32> -> tensor<64x64x!tt.ptr<f32>>
    %58 = tt.addptr %57, %45 : tensor<64x64x!tt.ptr<f32>>, tensor<64x64xi32>
    %59 = tt.load %58, %53, %54 : tensor<64x64x!tt.ptr<f32>>
    %60 = tt.addptr %in_runs, %17 : !tt.ptr<i32>, i64
    %62 = arith.minsi %13, %61 : tensor<64xi32>
    %63 = tt.splat %60 : !tt.ptr<i32> -> tensor<64x!tt.ptr<i32>>
    %64 = tt.addptr %63, %62 : tensor<64x!tt.ptr<i32>>, tensor<64xi32>
    %65 = tt.load %64 : tensor<64x!tt.ptr<i32>>
    %67 = arith.subi %7, %66 : i32
    %69 = arith.maxsi %67, %68 : i32
    %70 = tt.addptr %60, %69 : !tt.ptr<i32>, i32
    %71 = tt.load %70 : !tt.ptr<i32>
    %73 = arith.addi %7, %72 : i32
    %75 = arith.minsi %73, %74 : i32
    %76 = tt.addptr %60, %75 : !tt.ptr<i32>, i32
    %77 = tt.load %76 : !tt.ptr<i32>
    %78 = tt.splat %71 : i32 -> tensor<64xi32>
    %79 = arith.cmpi eq, %65, %78 : tensor<64xi32>
    %80 = tt.splat %77 : i32 -> tensor<64xi32>
    %81 = arith.cmpi eq, %65, %80 : tensor<64xi32>
    %82 = arith.cmpi eq, %71, %77 : i32
    %83 = tt.broadcast %39 : tensor<64x1xi32> -> tensor<64x64xi32>
    %84 = arith.cmpi sle, %83, %44 : tensor<64x64xi32>
    %85 = tt.expand_dims %65 {axis = 1 : i32} : tensor<64xi32> -> tensor<64x1xi32>
    %86 = tt.expand_dims %65 {axis = 0 : i32} : tensor<64xi32> -> tensor<1x64xi32>
    %87 = tt.broadcast %85 : tensor<64x1xi32> -> tensor<64x64xi32>
    %88 = tt.broadcast %86 : tensor<1x64xi32> -> tensor<64x64xi32>
    %89 = arith.cmpi eq, %87, %88 : tensor<64x64xi32>
    %90 = arith.andi %84, %89 : tensor<64x64xi1>
    %92 = arith.muli %1, %91 : i32
    %93 = arith.extsi %92 : i32 to i64
    %94 = arith.addi %93, %3 : i64
    %95 = arith.muli %94, %30 : i64
    %96 = arith.addi %95, %32 : i64
    %98 = arith.muli %96, %97 : i64
    %99 = tt.addptr %in_dcb, %98 : !tt.ptr<f32>, i64
    %101 = arith.muli %39, %100 : tensor<64x1xi32>
    %102 = tt.broadcast %101 : tensor<64x1xi32> -> tensor<64x64xi32>
    %103 = arith.addi %102, %44 : tensor<64x64xi32>
    %104 = tt.splat %99 : !tt.ptr<f32> -> tensor<64x64x!tt.ptr<f32>>
    %105 = tt.addptr %104, %103 : tensor<64x64x!tt.ptr<f32>>, tensor<64x64xi32>
    %106 = tt.load %105 : tensor<64x64x!tt.ptr<f32>>
    %107 = tt.dot %106, %55, %54, inputPrecision = tf32x3 : tensor<64x64xf32> * tensor<64x64xf32> -> tensor<64x64xf32>
    %108 = tt.trans %106 {order = array<i32: 1, 0>} : tensor<64x64xf32> -> tensor<64x64xf32>
    %109 = tt.dot %108, %59, %54, inputPrecision = tf32x3 : tensor<64x64xf32> * tensor<64x64xf32> -> tensor<64x64xf32>
    %110 = arith.minsi %0, %68 : i32
    %111 = arith.addi %110, %66 : i32
    %171:1 = scf.for %112 = %68 to %111 step %66 iter_args(%113 = %107) -> (tensor<64x64xf32>) : i32 {
      %114 = arith.muli %1, %66 : i32
      %115 = arith.muli %112, %66 : i32
      %116 = arith.addi %114, %115 : i32
      %118 = arith.divsi %5, %117 : tensor<16xi32>
      %119 = arith.remsi %5, %117 : tensor<16xi32>
      %120 = arith.muli %118, %8 : tensor<16xi32>
      %121 = arith.addi %120, %119 : tensor<16xi32>
      %122 = arith.cmpi slt, %119, %8 : tensor<16xi32>
      %123 = tt.addptr %in_x, %21 : !tt.ptr<f32>, i64
      %125 = arith.muli %116, %124 : i32
      %126 = tt.addptr %123, %125 : !tt.ptr<f32>, i32
      %128 = arith.muli %39, %127 : tensor<64x1xi32>
      %129 = tt.expand_dims %121 {axis = 0 : i32} : tensor<16xi32> -> tensor<1x16xi32>
      %130 = tt.broadcast %128 : tensor<64x1xi32> -> tensor<64x16xi32>
      %131 = tt.broadcast %129 : tensor<1x16xi32> -> tensor<64x16xi32>
      %132 = arith.addi %130, %131 : tensor<64x16xi32>
      %133 = tt.splat %126 : !tt.ptr<f32> -> tensor<64x16x!tt.ptr<f32>>
      %134 = tt.addptr %133, %132 : tensor<64x16x!tt.ptr<f32>>, tensor<64x16xi32>
      %135 = tt.expand_dims %122 {axis = 0 : i32} : tensor<16xi1> -> tensor<1x16xi1>
      %136 = tt.broadcast %135 : tensor<1x16xi1> -> tensor<64x16xi1>
      %137 = tt.broadcast %50 : tensor<64x1xi1> -> tensor<64x16xi1>
      %138 = arith.andi %136, %137 : tensor<64x16xi1>
      %140 = tt.load %134, %138, %139 : tensor<64x16x!tt.ptr<f32>>
      %141 = tt.addptr %in_dstates, %35 : !tt.ptr<f32>, i64
      %143 = arith.muli %116, %142 : i32
      %144 = tt.addptr %141, %143 : !tt.ptr<f32>, i32
      %146 = arith.muli %121, %145 : tensor<16xi32>
      %147 = tt.expand_dims %146 {axis = 1 : i32} : tensor<16xi32> -> tensor<16x1xi32>
      %148 = tt.broadcast %147 : tensor<16x1xi32> -> tensor<16x64xi32>
      %149 = tt.broadcast %40 : tensor<1x64xi32> -> tensor<16x64xi32>
      %150 = arith.addi %148, %149 : tensor<16x64xi32>
      %151 = tt.splat %144 : !tt.ptr<f32> -> tensor<16x64x!tt.ptr<f32>>
      %152 = tt.addptr %151, %150 : tensor<16x64x!tt.ptr<f32>>, tensor<16x64xi32>
      %153 = tt.expand_dims %122 {axis = 1 : i32} : tensor<16xi1> -> tensor<16x1xi1>
      %154 = tt.broadcast %153 : tensor<16x1xi1> -> tensor<16x64xi1>
      %155 = tt.broadcast %49 : tensor<1x64xi1> -> tensor<16x64xi1>
      %156 = arith.andi %154, %155 : tensor<16x64xi1>
      %158 = tt.load %152, %156, %157 : tensor<16x64x!tt.ptr<f32>>
      %159 = tt.addptr %in_toend, %38 : !tt.ptr<f32>, i64
      %161 = arith.muli %116, %160 : i32
      %162 = tt.addptr %159, %161 : !tt.ptr<f32>, i32
      %163 = tt.addptr %162, %68 : !tt.ptr<f32>, i32
      %164 = tt.splat %163 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %165 = tt.addptr %164, %4 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %166 = tt.load %165 : tensor<64x!tt.ptr<f32>>
      %167 = tt.expand_dims %166 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
      %168 = tt.broadcast %167 : tensor<64x1xf32> -> tensor<64x16xf32>
      %169 = arith.mulf %140, %168 : tensor<64x16xf32>
      %170 = tt.dot %169, %158, %113, inputPrecision = tf32x3 : tensor<64x16xf32> * tensor<16x64xf32> -> tensor<64x64xf32>
      scf.yield %170 : tensor<64x64xf32>
    } {tt.num_stages = 2 : i32}
    %172 = arith.remsi %1, %24 : i32
    %173 = arith.extsi %172 : i32 to i64
    %175 = arith.muli %173, %174 : i64
    %176 = arith.addi %29, %175 : i64
    %177 = tt.addptr %out_db, %176 : !tt.ptr<f32>, i64
    %178 = tt.splat %177 : !tt.ptr<f32> -> tensor<64x64x!tt.ptr<f32>>
    %179 = tt.addptr %178, %45 : tensor<64x64x!tt.ptr<f32>>, tensor<64x64xi32>
    tt.store %179, %171#0, %53 : tensor<64x64x!tt.ptr<f32>>
    %285:1 = scf.for %180 = %68 to %111 step %66 iter_args(%181 = %109) -> (tensor<64x64xf32>) : i32 {
      %182 = arith.muli %1, %66 : i32
      %183 = arith.muli %180, %66 : i32
      %184 = arith.addi %182, %183 : i32
      %185 = arith.divsi %5, %117 : tensor<16xi32>
      %186 = arith.remsi %5, %117 : tensor<16xi32>
      %187 = arith.muli %185, %8 : tensor<16xi32>
      %188 = arith.addi %187, %186 : tensor<16xi32>
      %189 = arith.cmpi slt, %186, %8 : tensor<16xi32>
      %190 = tt.addptr %in_dy, %21 : !tt.ptr<f32>, i64
      %191 = arith.muli %184, %124 : i32
      %192 = tt.addptr %190, %191 : !tt.ptr<f32>, i32
      %193 = arith.muli %39, %127 : tensor<64x1xi32>
      %194 = tt.expand_dims %188 {axis = 0 : i32} : tensor<16xi32> -> tensor<1x16xi32>
      %195 = tt.broadcast %193 : tensor<64x1xi32> -> tensor<64x16xi32>
      %196 = tt.broadcast %194 : tensor<1x16xi32> -> tensor<64x16xi32>
      %197 = arith.addi %195, %196 : tensor<64x16xi32>
      %198 = tt.splat %192 : !tt.ptr<f32> -> tensor<64x16x!tt.ptr<f32>>
      %199 = tt.addptr %198, %197 : tensor<64x16x!tt.ptr<f32>>, tensor<64x16xi32>
      %200 = tt.expand_dims %189 {axis = 0 : i32} : tensor<16xi1> -> tensor<1x16xi1>
      %201 = tt.broadcast %200 : tensor<1x16xi1> -> tensor<64x16xi1>
      %202 = tt.broadcast %50 : tensor<64x1xi1> -> tensor<64x16xi1>
      %203 = arith.andi %201, %202 : tensor<64x16xi1>
      %204 = tt.load %199, %203, %139 : tensor<64x16x!tt.ptr<f32>>
      %205 = tt.addptr %in_states, %35 : !tt.ptr<f32>, i64
      %206 = arith.muli %184, %142 : i32
      %207 = tt.addptr %205, %206 : !tt.ptr<f32>, i32
      %208 = arith.muli %188, %145 : tensor<16xi32>
      %209 = tt.expand_dims %208 {axis = 1 : i32} : tensor<16xi32> -> tensor<16x1xi32>
      %210 = tt.broadcast %209 : tensor<16x1xi32> -> tensor<16x64xi32>
      %211 = tt.broadcast %40 : tensor<1x64xi32> -> tensor<16x64xi32>
      %212 = arith.addi %210, %211 : tensor<16x64xi32>
      %213 = tt.splat %207 : !tt.ptr<f32> -> tensor<16x64x!tt.ptr<f32>>
      %214 = tt.addptr %213, %212 : tensor<16x64x!tt.ptr<f32>>, tensor<16x64xi32>
      %215 = tt.expand_dims %189 {axis = 1 : i32} : tensor<16xi1> -> tensor<16x1xi1>
      %216 = tt.broadcast %215 : tensor<16x1xi1> -> tensor<16x64xi1>
      %217 = tt.broadcast %49 : tensor<1x64xi1> -> tensor<16x64xi1>
      %218 = arith.andi %216, %217 : tensor<16x64xi1>
      %219 = tt.load %214, %218, %157 : tensor<16x64x!tt.ptr<f32>>
      %220 = tt.addptr %in_cum, %38 : !tt.ptr<f32>, i64
      %221 = arith.muli %184, %160 : i32
      %222 = tt.addptr %220, %221 : !tt.ptr<f32>, i32
      %223 = tt.addptr %222, %68 : !tt.ptr<f32>, i32
      %224 = tt.splat %223 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %225 = tt.addptr %224, %4 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %226 = tt.load %225 : tensor<64x!tt.ptr<f32>>
      %227 = math.exp2 %226 : tensor<64xf32>
      %229 = arith.select %79, %227, %228 : tensor<64xi1>, tensor<64xf32>
      %230 = tt.expand_dims %229 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
      %231 = tt.broadcast %230 : tensor<64x1xf32> -> tensor<64x16xf32>
      %232 = arith.mulf %204, %231 : tensor<64x16xf32>
      %233 = tt.trans %219 {order = array<i32: 1, 0>} : tensor<16x64xf32> -> tensor<64x16xf32>
      %234 = tt.dot %55, %233, %139, inputPrecision = tf32x3 : tensor<64x64xf32> * tensor<64x16xf32> -> tensor<64x16xf32>
      %235 = tt.addptr %in_dstates, %35 : !tt.ptr<f32>, i64
      %236 = tt.addptr %235, %206 : !tt.ptr<f32>, i32
      %237 = tt.splat %236 : !tt.ptr<f32> -> tensor<16x64x!tt.ptr<f32>>
      %238 = tt.addptr %237, %212 : tensor<16x64x!tt.ptr<f32>>, tensor<16x64xi32>
      %239 = tt.load %238, %218, %157 : tensor<16x64x!tt.ptr<f32>>
      %240 = tt.addptr %222, %72 : !tt.ptr<f32>, i32
      %242 = arith.muli %185, %241 : tensor<16xi32>
      %243 = tt.splat %240 : !tt.ptr<f32> -> tensor<16x!tt.ptr<f32>>
      %244 = tt.addptr %243, %242 : tensor<16x!tt.ptr<f32>>, tensor<16xi32>
      %245 = tt.load %244 : tensor<16x!tt.ptr<f32>>
      %246 = tt.expand_dims %5 {axis = 1 : i32} : tensor<16xi32> -> tensor<16x1xi32>
      %247 = tt.expand_dims %5 {axis = 0 : i32} : tensor<16xi32> -> tensor<1x16xi32>
      %248 = tt.broadcast %246 : tensor<16x1xi32> -> tensor<16x16xi32>
      %249 = tt.broadcast %247 : tensor<1x16xi32> -> tensor<16x16xi32>
      %250 = arith.cmpi eq, %248, %249 : tensor<16x16xi32>
      %251 = tt.trans %239 {order = array<i32: 1, 0>} : tensor<16x64xf32> -> tensor<64x16xf32>
      %253 = tt.dot %219, %251, %252, inputPrecision = tf32x3 : tensor<16x64xf32> * tensor<64x16xf32> -> tensor<16x16xf32>
      %254 = arith.select %250, %253, %252 : tensor<16x16xi1>, tensor<16x16xf32>
      %255 = "tt.reduce"(%254) <{axis = 1 : i32}> ({
      ^bb0(%256: f32, %257: f32):
        %258 = arith.addf %256, %257 : f32
        tt.reduce.return %258 : f32
      }) : (tensor<16x16xf32>) -> tensor<16xf32>
      %260 = arith.muli %33, %259 : i64
      %261 = arith.extsi %184 : i32 to i64
      %262 = arith.addi %260, %261 : i64
      %264 = arith.muli %262, %263 : i64
      %265 = tt.addptr %out_statedot, %264 : !tt.ptr<f32>, i64
      %266 = tt.splat %265 : !tt.ptr<f32> -> tensor<16x!tt.ptr<f32>>
      %267 = tt.addptr %266, %5 : tensor<16x!tt.ptr<f32>>, tensor<16xi32>
      %268 = math.exp2 %245 : tensor<16xf32>
      %270 = tt.splat %82 : i1 -> tensor<16xi1>
      %271 = arith.select %270, %268, %269 : tensor<16xi1>, tensor<16xf32>
      %272 = arith.mulf %255, %271 : tensor<16xf32>
      tt.store %267, %272 : tensor<16x!tt.ptr<f32>>
      %273 = tt.dot %232, %219, %181, inputPrecision = tf32x3 : tensor<64x16xf32> * tensor<16x64xf32> -> tensor<64x64xf32>
      %274 = arith.mulf %234, %232 : tensor<64x16xf32>
      %275 = arith.addi %184, %68 : i32
      %276 = tt.addptr %out_fromstate, %38 : !tt.ptr<f32>, i64
      %277 = arith.muli %275, %160 : i32
      %278 = tt.addptr %276, %277 : !tt.ptr<f32>, i32
      %279 = tt.splat %278 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %280 = tt.addptr %279, %4 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %281 = "tt.reduce"(%274) <{axis = 1 : i32}> ({
      ^bb0(%282: f32, %283: f32):
        %284 = arith.addf %282, %283 : f32
        tt.reduce.return %284 : f32
      }) : (tensor<64x16xf32>) -> tensor<64xf32>
      tt.store %280, %281 : tensor<64x!tt.ptr<f32>>
      scf.yield %273 : tensor<64x64xf32>
    } {tt.num_stages = 2 : i32}
    %286 = tt.addptr %out_dc, %176 : !tt.ptr<f32>, i64
    %287 = tt.splat %286 : !tt.ptr<f32> -> tensor<64x64x!tt.ptr<f32>>
    %288 = tt.addptr %287, %45 : tensor<64x64x!tt.ptr<f32>>, tensor<64x64xi32>
    tt.store %288, %285#0, %53 : tensor<64x64x!tt.ptr<f32>>
    tt.return
  }
}
", name = "ssd_bwd_dbc", num_stages = 3 : i32, num_warps = 4 : i32}, operand_layouts = [dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[4, 3, 2, 1, 0]> : tensor<5xindex>, dense<[4, 3, 2, 1, 0]> : tensor<5xindex>, dense<[4, 3, 2, 1, 0]> : tensor<5xindex>, dense<[1, 0]> : tensor<2xindex>], result_layouts = [dense<[4, 3, 2, 1, 0]> : tensor<5xindex>, dense<[4, 3, 2, 1, 0]> : tensor<5xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>]} : (tensor<2x300x6x12xf32>, tensor<2x300x6x12xf32>, tensor<2x300x2x40xf32>, tensor<2x300x2x40xf32>, tensor<2x6x320xf32>, tensor<2x6x320xf32>, tensor<2x5x6x12x40xf32>, tensor<2x5x6x12x40xf32>, tensor<6x2x5x64x64xf32>, tensor<2x300xi32>) -> (tensor<3x2x300x2x40xf32>, tensor<3x2x300x2x40xf32>, tensor<2x6x320xf32>, tensor<2x5x6x16xf32>)
    %k4 = stablehlo.constant dense<0.0> : tensor<f32>
    %k5 = stablehlo.reduce(%k3#0 init: %k4) applies stablehlo.add across dimensions = [0] : (tensor<3x2x300x2x40xf32>, tensor<f32>) -> tensor<2x300x2x40xf32>
    %k6 = stablehlo.constant dense<0.0> : tensor<f32>
    %k7 = stablehlo.reduce(%k3#1 init: %k6) applies stablehlo.add across dimensions = [0] : (tensor<3x2x300x2x40xf32>, tensor<f32>) -> tensor<2x300x2x40xf32>
    %k8:2 = stablehlo.custom_call @__gpu$xla.gpu.triton(%arg1, %arg2, %arg6, %k2#1, %k2#2, %k3#2, %k3#3, %k0#0, %arg8) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 5 : i32, grid_y = 2 : i32, grid_z = 2 : i32, ir = "module {
  tt.func public @ssd_post(%dt: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %a: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %bias: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %pertoken: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %rows: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %fromstate: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %statedot: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %prepared: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %runs: !tt.ptr<i32> {tt.divisibility = 16 : i32}, %ddt: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %parts: !tt.ptr<f32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %3 = arith.constant 64 : i32
    %9 = arith.constant 4 : i32
    %14 = arith.constant dense<6> : tensor<4xi32>
    %16 = arith.constant dense<300> : tensor<64xi32>
    %19 = arith.constant 1920 : i64
    %22 = arith.constant dense<320> : tensor<1x4xi32>
    %32 = arith.constant dense<0> : tensor<64xi32>
    %35 = arith.constant dense<4> : tensor<64x4xi64>
    %39 = arith.constant dense<-3> : tensor<64x4xi32>
    %45 = arith.constant dense<0.0e+00> : tensor<64x4xf32>
    %49 = arith.constant dense<-1> : tensor<64x4xi32>
    %54 = arith.constant dense<0> : tensor<64x4xi32>
    %57 = arith.constant dense<2> : tensor<64x4xi32>
    %66 = arith.constant 5 : i64
    %70 = arith.constant 6 : i64
    %76 = arith.constant dense<16> : tensor<4x1xi64>
    %87 = arith.constant dense<0.0e+00> : tensor<4x16xf32>
    %106 = arith.constant 300 : i64
    %109 = arith.constant dense<299> : tensor<64xi32>
    %111 = arith.constant dense<1> : tensor<64xi32>
    %125 = arith.constant dense<0.0e+00> : tensor<4xf32>
    %131 = arith.constant 1800 : i64
    %134 = arith.constant dense<6> : tensor<64x1xi32>
    %150 = arith.constant dense<3.0e-01> : tensor<64x4xf32>
    %159 = arith.constant 18 : i64
    %174 = arith.constant dense<12> : tensor<4xi32>
    %0 = tt.get_program_id x : i32
    %1 = tt.get_program_id z : i32
    %2 = arith.extsi %1 : i32 to i64
    %4 = arith.muli %0, %3 : i32
    %5 = tt.make_range {end = 64 : i32, start = 0 : i32} : tensor<64xi32>
    %6 = tt.splat %4 : i32 -> tensor<64xi32>
    %7 = arith.addi %6, %5 : tensor<64xi32>
    %8 = tt.get_program_id y : i32
    %10 = arith.muli %8, %9 : i32
    %11 = tt.make_range {end = 4 : i32, start = 0 : i32} : tensor<4xi32>
    %12 = tt.splat %10 : i32 -> tensor<4xi32>
    %13 = arith.addi %12, %11 : tensor<4xi32>
    %15 = arith.cmpi slt, %13, %14 : tensor<4xi32>
    %17 = arith.cmpi slt, %7, %16 : tensor<64xi32>
    %18 = tt.expand_dims %17 {axis = 1 : i32} : tensor<64xi1> -> tensor<64x1xi1>
    %20 = arith.muli %2, %19 : i64
    %21 = tt.expand_dims %13 {axis = 0 : i32} : tensor<4xi32> -> tensor<1x4xi32>
    %23 = arith.muli %21, %22 : tensor<1x4xi32>
    %24 = arith.extsi %23 : tensor<1x4xi32> to tensor<1x4xi64>
    %25 = tt.splat %20 : i64 -> tensor<1x4xi64>
    %26 = arith.addi %25, %24 : tensor<1x4xi64>
    %27 = tt.expand_dims %7 {axis = 1 : i32} : tensor<64xi32> -> tensor<64x1xi32>
    %28 = arith.extsi %27 : tensor<64x1xi32> to tensor<64x1xi64>
    %29 = tt.broadcast %26 : tensor<1x4xi64> -> tensor<64x4xi64>
    %30 = tt.broadcast %28 : tensor<64x1xi64> -> tensor<64x4xi64>
    %31 = arith.addi %29, %30 : tensor<64x4xi64>
    %33 = arith.cmpi sgt, %5, %32 : tensor<64xi32>
    %34 = tt.expand_dims %33 {axis = 1 : i32} : tensor<64xi1> -> tensor<64x1xi1>
    %36 = arith.muli %31, %35 : tensor<64x4xi64>
    %37 = tt.splat %pertoken : !tt.ptr<f32> -> tensor<64x4x!tt.ptr<f32>>
    %38 = tt.addptr %37, %36 : tensor<64x4x!tt.ptr<f32>>, tensor<64x4xi64>
    %40 = tt.addptr %38, %39 : tensor<64x4x!tt.ptr<f32>>, tensor<64x4xi32>
    %41 = tt.expand_dims %15 {axis = 0 : i32} : tensor<4xi1> -> tensor<1x4xi1>
    %42 = tt.broadcast %34 : tensor<64x1xi1> -> tensor<64x4xi1>
    %43 = tt.broadcast %41 : tensor<1x4xi1> -> tensor<64x4xi1>
    %44 = arith.andi %42, %43 : tensor<64x4xi1>
    %46 = tt.load %40, %44, %45 : tensor<64x4x!tt.ptr<f32>>
    %47 = tt.splat %prepared : !tt.ptr<f32> -> tensor<64x4x!tt.ptr<f32>>
    %48 = tt.addptr %47, %31 : tensor<64x4x!tt.ptr<f32>>, tensor<64x4xi64>
    %50 = tt.addptr %48, %49 : tensor<64x4x!tt.ptr<f32>>, tensor<64x4xi32>
    %51 = tt.load %50, %44, %45 : tensor<64x4x!tt.ptr<f32>>
    %52 = arith.mulf %46, %51 : tensor<64x4xf32>
    %53 = tt.load %48, %43, %45 : tensor<64x4x!tt.ptr<f32>>
    %55 = tt.addptr %38, %54 : tensor<64x4x!tt.ptr<f32>>, tensor<64x4xi32>
    %56 = tt.load %55, %43, %45 : tensor<64x4x!tt.ptr<f32>>
    %58 = tt.addptr %38, %57 : tensor<64x4x!tt.ptr<f32>>, tensor<64x4xi32>
    %59 = tt.load %58, %43, %45 : tensor<64x4x!tt.ptr<f32>>
    %60 = tt.splat %rows : !tt.ptr<f32> -> tensor<64x4x!tt.ptr<f32>>
    %61 = tt.addptr %60, %31 : tensor<64x4x!tt.ptr<f32>>, tensor<64x4xi64>
    %62 = tt.load %61, %43, %45 : tensor<64x4x!tt.ptr<f32>>
    %63 = tt.splat %fromstate : !tt.ptr<f32> -> tensor<64x4x!tt.ptr<f32>>
    %64 = tt.addptr %63, %31 : tensor<64x4x!tt.ptr<f32>>, tensor<64x4xi64>
    %65 = tt.load %64, %43, %45 : tensor<64x4x!tt.ptr<f32>>
    %67 = arith.muli %2, %66 : i64
    %68 = arith.extsi %0 : i32 to i64
    %69 = arith.addi %67, %68 : i64
    %71 = arith.muli %69, %70 : i64
    %72 = arith.extsi %13 : tensor<4xi32> to tensor<4xi64>
    %73 = tt.splat %71 : i64 -> tensor<4xi64>
    %74 = arith.addi %73, %72 : tensor<4xi64>
    %75 = tt.expand_dims %74 {axis = 1 : i32} : tensor<4xi64> -> tensor<4x1xi64>
    %77 = arith.muli %75, %76 : tensor<4x1xi64>
    %78 = tt.splat %statedot : !tt.ptr<f32> -> tensor<4x1x!tt.ptr<f32>>
    %79 = tt.addptr %78, %77 : tensor<4x1x!tt.ptr<f32>>, tensor<4x1xi64>
    %80 = tt.make_range {end = 16 : i32, start = 0 : i32} : tensor<16xi32>
    %81 = tt.expand_dims %80 {axis = 0 : i32} : tensor<16xi32> -> tensor<1x16xi32>
    %82 = tt.broadcast %79 : tensor<4x1x!tt.ptr<f32>> -> tensor<4x16x!tt.ptr<f32>>
    %83 = tt.broadcast %81 : tensor<1x16xi32> -> tensor<4x16xi32>
    %84 = tt.addptr %82, %83 : tensor<4x16x!tt.ptr<f32>>, tensor<4x16xi32>
    %85 = tt.expand_dims %15 {axis = 1 : i32} : tensor<4xi1> -> tensor<4x1xi1>
    %86 = tt.broadcast %85 : tensor<4x1xi1> -> tensor<4x16xi1>
    %88 = tt.load %84, %86, %87 : tensor<4x16x!tt.ptr<f32>>
    %89 = "tt.scan"(%65) <{axis = 0 : i32, reverse = true}> ({
    ^bb0(%90: f32, %91: f32):
      %92 = arith.addf %90, %91 : f32
      tt.scan.return %92 : f32
    }) : (tensor<64x4xf32>) -> tensor<64x4xf32>
    %93 = arith.addf %62, %89 : tensor<64x4xf32>
    %94 = "tt.scan"(%52) <{axis = 0 : i32, reverse = false}> ({
    ^bb0(%95: f32, %96: f32):
      %97 = arith.addf %95, %96 : f32
      tt.scan.return %97 : f32
    }) : (tensor<64x4xf32>) -> tensor<64x4xf32>
    %98 = arith.addf %93, %94 : tensor<64x4xf32>
    %99 = "tt.reduce"(%88) <{axis = 1 : i32}> ({
    ^bb0(%100: f32, %101: f32):
      %102 = arith.addf %100, %101 : f32
      tt.reduce.return %102 : f32
    }) : (tensor<4x16xf32>) -> tensor<4xf32>
    %103 = tt.expand_dims %99 {axis = 0 : i32} : tensor<4xf32> -> tensor<1x4xf32>
    %104 = tt.broadcast %103 : tensor<1x4xf32> -> tensor<64x4xf32>
    %105 = arith.addf %98, %104 : tensor<64x4xf32>
    %107 = arith.muli %2, %106 : i64
    %108 = tt.addptr %runs, %107 : !tt.ptr<i32>, i64
    %110 = arith.minsi %7, %109 : tensor<64xi32>
    %112 = arith.subi %110, %111 : tensor<64xi32>
    %113 = arith.maxsi %112, %32 : tensor<64xi32>
    %114 = tt.splat %108 : !tt.ptr<i32> -> tensor<64x!tt.ptr<i32>>
    %115 = tt.addptr %114, %113 : tensor<64x!tt.ptr<i32>>, tensor<64xi32>
    %116 = tt.load %115 : tensor<64x!tt.ptr<i32>>
    %117 = tt.addptr %114, %110 : tensor<64x!tt.ptr<i32>>, tensor<64xi32>
    %118 = tt.load %117 : tensor<64x!tt.ptr<i32>>
    %119 = arith.cmpi slt, %116, %118 : tensor<64xi32>
    %120 = tt.expand_dims %119 {axis = 1 : i32} : tensor<64xi1> -> tensor<64x1xi1>
    %121 = tt.broadcast %120 : tensor<64x1xi1> -> tensor<64x4xi1>
    %122 = arith.select %121, %45, %105 : tensor<64x4xi1>, tensor<64x4xf32>
    %123 = tt.splat %a : !tt.ptr<f32> -> tensor<4x!tt.ptr<f32>>
    %124 = tt.addptr %123, %13 : tensor<4x!tt.ptr<f32>>, tensor<4xi32>
    %126 = tt.load %124, %15, %125 : tensor<4x!tt.ptr<f32>>
    %127 = tt.expand_dims %126 {axis = 0 : i32} : tensor<4xf32> -> tensor<1x4xf32>
    %128 = tt.broadcast %127 : tensor<1x4xf32> -> tensor<64x4xf32>
    %129 = arith.mulf %122, %128 : tensor<64x4xf32>
    %130 = arith.addf %56, %129 : tensor<64x4xf32>
    %132 = arith.muli %2, %131 : i64
    %133 = tt.addptr %dt, %132 : !tt.ptr<f32>, i64
    %135 = arith.muli %27, %134 : tensor<64x1xi32>
    %136 = tt.splat %133 : !tt.ptr<f32> -> tensor<64x1x!tt.ptr<f32>>
    %137 = tt.addptr %136, %135 : tensor<64x1x!tt.ptr<f32>>, tensor<64x1xi32>
    %138 = tt.broadcast %137 : tensor<64x1x!tt.ptr<f32>> -> tensor<64x4x!tt.ptr<f32>>
    %139 = tt.broadcast %21 : tensor<1x4xi32> -> tensor<64x4xi32>
    %140 = tt.addptr %138, %139 : tensor<64x4x!tt.ptr<f32>>, tensor<64x4xi32>
    %141 = tt.broadcast %18 : tensor<64x1xi1> -> tensor<64x4xi1>
    %142 = arith.andi %43, %141 : tensor<64x4xi1>
    %143 = tt.load %140, %142, %45 : tensor<64x4x!tt.ptr<f32>>
    %144 = tt.splat %bias : !tt.ptr<f32> -> tensor<4x!tt.ptr<f32>>
    %145 = tt.addptr %144, %13 : tensor<4x!tt.ptr<f32>>, tensor<4xi32>
    %146 = tt.load %145, %15, %125 : tensor<4x!tt.ptr<f32>>
    %147 = tt.expand_dims %146 {axis = 0 : i32} : tensor<4xf32> -> tensor<1x4xf32>
    %148 = tt.broadcast %147 : tensor<1x4xf32> -> tensor<64x4xf32>
    %149 = arith.addf %143, %148 : tensor<64x4xf32>
    %151 = arith.cmpf ogt, %149, %150 : tensor<64x4xf32>
    %152 = arith.select %151, %45, %130 : tensor<64x4xi1>, tensor<64x4xf32>
    %153 = arith.select %141, %152, %45 : tensor<64x4xi1>, tensor<64x4xf32>
    %154 = tt.addptr %ddt, %132 : !tt.ptr<f32>, i64
    %155 = tt.splat %154 : !tt.ptr<f32> -> tensor<64x1x!tt.ptr<f32>>
    %156 = tt.addptr %155, %135 : tensor<64x1x!tt.ptr<f32>>, tensor<64x1xi32>
    %157 = tt.broadcast %156 : tensor<64x1x!tt.ptr<f32>> -> tensor<64x4x!tt.ptr<f32>>
    %158 = tt.addptr %157, %139 : tensor<64x4x!tt.ptr<f32>>, tensor<64x4xi32>
    tt.store %158, %153, %142 : tensor<64x4x!tt.ptr<f32>>
    %160 = arith.muli %69, %159 : i64
    %161 = tt.addptr %parts, %160 : !tt.ptr<f32>, i64
    %162 = tt.splat %161 : !tt.ptr<f32> -> tensor<4x!tt.ptr<f32>>
    %163 = tt.addptr %162, %13 : tensor<4x!tt.ptr<f32>>, tensor<4xi32>
    %164 = arith.mulf %122, %53 : tensor<64x4xf32>
    %165 = "tt.reduce"(%164) <{axis = 0 : i32}> ({
    ^bb0(%166: f32, %167: f32):
      %168 = arith.addf %166, %167 : f32
      tt.reduce.return %168 : f32
    }) : (tensor<64x4xf32>) -> tensor<4xf32>
    tt.store %163, %165, %15 : tensor<4x!tt.ptr<f32>>
    %169 = tt.addptr %163, %14 : tensor<4x!tt.ptr<f32>>, tensor<4xi32>
    %170 = "tt.reduce"(%59) <{axis = 0 : i32}> ({
    ^bb0(%171: f32, %172: f32):
      %173 = arith.addf %171, %172 : f32
      tt.reduce.return %173 : f32
    }) : (tensor<64x4xf32>) -> tensor<4xf32>
    tt.store %169, %170, %15 : tensor<4x!tt.ptr<f32>>
    %175 = tt.addptr %163, %174 : tensor<4x!tt.ptr<f32>>, tensor<4xi32>
    %176 = "tt.reduce"(%153) <{axis = 0 : i32}> ({
    ^bb0(%177: f32, %178: f32):
      %179 = arith.addf %177, %178 : f32
      tt.reduce.return %179 : f32
    }) : (tensor<64x4xf32>) -> tensor<4xf32>
    tt.store %175, %176, %15 : tensor<4x!tt.ptr<f32>>
    tt.return
  }
}
", name = "ssd_post", num_stages = 3 : i32, num_warps = 4 : i32}, operand_layouts = [dense<[2, 1, 0]> : tensor<3xindex>, dense<[0]> : tensor<1xindex>, dense<[0]> : tensor<1xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[1, 0]> : tensor<2xindex>], result_layouts = [dense<[2, 1, 0]> : tensor<3xindex>, dense<[1, 0]> : tensor<2xindex>]} : (tensor<2x300x6xf32>, tensor<6xf32>, tensor<6xf32>, tensor<2x6x320x4xf32>, tensor<2x6x320xf32>, tensor<2x6x320xf32>, tensor<2x5x6x16xf32>, tensor<2x6x320xf32>, tensor<2x300xi32>) -> (tensor<2x300x6xf32>, tensor<10x18xf32>)
    %k9:3 = stablehlo.custom_call @__gpu$xla.gpu.triton(%k8#1) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 1 : i32, grid_y = 1 : i32, grid_z = 1 : i32, ir = "module {
  tt.func public @column_sums(%parts0: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %sums0_0: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %sums0_1: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %sums0_2: !tt.ptr<f32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %1 = arith.constant 0 : i32
    %2 = arith.constant 10 : i32
    %3 = arith.constant 18 : i32
    %6 = arith.constant 32 : i32
    %14 = arith.constant dense<0.0e+00> : tensor<16x32xf32>
    %15 = arith.constant 1 : i32
    %20 = arith.constant 16 : i32
    %48 = arith.constant dense<0> : tensor<32xi32>
    %53 = arith.constant dense<6> : tensor<32xi32>
    %68 = arith.constant dense<12> : tensor<32xi32>
    %0 = tt.get_program_id x : i32
    %4 = arith.subi %0, %1 : i32
    %5 = arith.extsi %3 : i32 to i64
    %7 = arith.muli %4, %6 : i32
    %8 = tt.make_range {end = 32 : i32, start = 0 : i32} : tensor<32xi32>
    %9 = tt.splat %7 : i32 -> tensor<32xi32>
    %10 = arith.addi %9, %8 : tensor<32xi32>
    %11 = tt.splat %3 : i32 -> tensor<32xi32>
    %12 = arith.cmpi slt, %10, %11 : tensor<32xi32>
    %13 = tt.make_range {end = 16 : i32, start = 0 : i32} : tensor<16xi32>
    %16 = arith.minsi %0, %1 : i32
    %17 = arith.addi %16, %15 : i32
    %43:1 = scf.for %18 = %1 to %17 step %15 iter_args(%19 = %14) -> (tensor<16x32xf32>) : i32 {
      %21 = arith.muli %18, %20 : i32
      %22 = tt.splat %21 : i32 -> tensor<16xi32>
      %23 = arith.addi %22, %13 : tensor<16xi32>
      %24 = tt.expand_dims %23 {axis = 1 : i32} : tensor<16xi32> -> tensor<16x1xi32>
      %25 = arith.extsi %24 : tensor<16x1xi32> to tensor<16x1xi64>
      %26 = tt.splat %5 : i64 -> tensor<16x1xi64>
      %27 = arith.muli %25, %26 : tensor<16x1xi64>
      %28 = tt.splat %parts0 : !tt.ptr<f32> -> tensor<16x1x!tt.ptr<f32>>
      %29 = tt.addptr %28, %27 : tensor<16x1x!tt.ptr<f32>>, tensor<16x1xi64>
      %30 = tt.expand_dims %10 {axis = 0 : i32} : tensor<32xi32> -> tensor<1x32xi32>
      %31 = tt.broadcast %29 : tensor<16x1x!tt.ptr<f32>> -> tensor<16x32x!tt.ptr<f32>>
      %32 = tt.broadcast %30 : tensor<1x32xi32> -> tensor<16x32xi32>
      %33 = tt.addptr %31, %32 : tensor<16x32x!tt.ptr<f32>>, tensor<16x32xi32>
      %34 = tt.expand_dims %12 {axis = 0 : i32} : tensor<32xi1> -> tensor<1x32xi1>
      %35 = tt.splat %2 : i32 -> tensor<16xi32>
      %36 = arith.cmpi slt, %23, %35 : tensor<16xi32>
      %37 = tt.expand_dims %36 {axis = 1 : i32} : tensor<16xi1> -> tensor<16x1xi1>
      %38 = tt.broadcast %34 : tensor<1x32xi1> -> tensor<16x32xi1>
      %39 = tt.broadcast %37 : tensor<16x1xi1> -> tensor<16x32xi1>
      %40 = arith.andi %38, %39 : tensor<16x32xi1>
      %41 = tt.load %33, %40, %14 : tensor<16x32x!tt.ptr<f32>>
      %42 = arith.addf %19, %41 : tensor<16x32xf32>
      scf.yield %42 : tensor<16x32xf32>
    } {tt.num_stages = 3 : i32}
    %44 = "tt.reduce"(%43#0) <{axis = 0 : i32}> ({
    ^bb0(%45: f32, %46: f32):
      %47 = arith.addf %45, %46 : f32
      tt.reduce.return %47 : f32
    }) : (tensor<16x32xf32>) -> tensor<32xf32>
    %49 = arith.subi %10, %48 : tensor<32xi32>
    %50 = tt.splat %sums0_0 : !tt.ptr<f32> -> tensor<32x!tt.ptr<f32>>
    %51 = tt.addptr %50, %49 : tensor<32x!tt.ptr<f32>>, tensor<32xi32>
    %52 = arith.cmpi sge, %49, %48 : tensor<32xi32>
    %54 = arith.cmpi slt, %49, %53 : tensor<32xi32>
    %55 = arith.cmpi sge, %0, %1 : i32
    %56 = arith.cmpi slt, %0, %15 : i32
    %57 = arith.andi %55, %56 : i1
    %58 = arith.andi %52, %54 : tensor<32xi1>
    %59 = tt.splat %57 : i1 -> tensor<32xi1>
    %60 = arith.andi %58, %59 : tensor<32xi1>
    tt.store %51, %44, %60 : tensor<32x!tt.ptr<f32>>
    %61 = arith.subi %10, %53 : tensor<32xi32>
    %62 = tt.splat %sums0_1 : !tt.ptr<f32> -> tensor<32x!tt.ptr<f32>>
    %63 = tt.addptr %62, %61 : tensor<32x!tt.ptr<f32>>, tensor<32xi32>
    %64 = arith.cmpi sge, %61, %48 : tensor<32xi32>
    %65 = arith.cmpi slt, %61, %53 : tensor<32xi32>
    %66 = arith.andi %64, %65 : tensor<32xi1>
    %67 = arith.andi %66, %59 : tensor<32xi1>
    tt.store %63, %44, %67 : tensor<32x!tt.ptr<f32>>
    %69 = arith.subi %10, %68 : tensor<32xi32>
    %70 = tt.splat %sums0_2 : !tt.ptr<f32> -> tensor<32x!tt.ptr<f32>>
    %71 = tt.addptr %70, %69 : tensor<32x!tt.ptr<f32>>, tensor<32xi32>
    %72 = arith.cmpi sge, %69, %48 : tensor<32xi32>
    %73 = arith.cmpi slt, %69, %53 : tensor<32xi32>
    %74 = arith.andi %72, %73 : tensor<32xi1>
    %75 = arith.andi %74, %59 : tensor<32xi1>
    tt.store %71, %44, %75 : tensor<32x!tt.ptr<f32>>
    tt.return
  }
}
", name = "column_sums", num_stages = 3 : i32, num_warps = 4 : i32}, operand_layouts = [dense<[1, 0]> : tensor<2xindex>], result_layouts = [dense<[0]> : tensor<1xindex>, dense<[0]> : tensor<1xindex>, dense<[0]> : tensor<1xindex>]} : (tensor<10x18xf32>) -> (tensor<6xf32>, tensor<6xf32>, tensor<6xf32>)
    return %k2#0, %k8#0, %k9#0, %k5, %k7, %k9#1, %k9#2, %k1#1 : tensor<2x300x6x12xf32>, tensor<2x300x6xf32>, tensor<6xf32>, tensor<2x300x2x40xf32>, tensor<2x300x2x40xf32>, tensor<6xf32>, tensor<6xf32>, tensor<2x6x12x40xf32>
