    %k0:1 = stablehlo.custom_call @__gpu$xla.gpu.triton(%arg0, %arg1) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 64 : i32, grid_y = 1 : i32, grid_z = 1 : i32, ir = "module {
  tt.func public @rmsnorm(%x: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %weight: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %out: !tt.ptr<bf16> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %2 = arith.constant 768 : i64
    %5 = arith.constant dense<768> : tensor<1024xi32>
    %10 = arith.constant dense<0.0e+00> : tensor<1024xf32>
    %20 = arith.constant 1.3020834e-03 : f32
    %22 = arith.constant 1.0e-05 : f32
    %0 = tt.get_program_id x : i32
    %1 = arith.extsi %0 : i32 to i64
    %3 = arith.muli %1, %2 : i64
    %4 = tt.make_range {end = 1024 : i32, start = 0 : i32} : tensor<1024xi32>
    %6 = arith.cmpi slt, %4, %5 : tensor<1024xi32>
    %7 = tt.addptr %x, %3 : !tt.ptr<f32>, i64
    %8 = tt.splat %7 : !tt.ptr<f32> -> tensor<1024x!tt.ptr<f32>>
    %9 = tt.addptr %8, %4 : tensor<1024x!tt.ptr<f32>>, tensor<1024xi32>
    %11 = tt.load %9, %6, %10 : tensor<1024x!tt.ptr<f32>>
    %12 = tt.splat %weight : !tt.ptr<f32> -> tensor<1024x!tt.ptr<f32>>
    %13 = tt.addptr %12, %4 : tensor<1024x!tt.ptr<f32>>, tensor<1024xi32>
    %14 = tt.load %13, %6, %10 : tensor<1024x!tt.ptr<f32>>
    %15 = arith.mulf %11, %11 : tensor<1024xf32>
    %16 = "tt.reduce"(%15) <{axis = 0 : i32}> ({
    ^bb0(%17: f32, %18: f32):
      %19 = arith.addf %17, %18 : f32
      tt.reduce.return %19 : f32
    }) : (tensor<1024xf32>) -> f32
    %21 = arith.mulf %16, %20 : f32
    %23 = arith.addf %21, %22 : f32
    %24 = math.rsqrt %23 : f32
    %25 = tt.addptr %out, %3 : !tt.ptr<bf16>, i64
    %26 = tt.splat %25 : !tt.ptr<bf16> -> tensor<1024x!tt.ptr<bf16>>
    %27 = tt.addptr %26, %4 : tensor<1024x!tt.ptr<bf16>>, tensor<1024xi32>
    %28 = tt.splat %24 : f32 -> tensor<1024xf32>
    %29 = arith.mulf %11, %28 : tensor<1024xf32>
    %30 = arith.mulf %29, %14 : tensor<1024xf32>
    %31 = arith.truncf %30 : tensor<1024xf32> to tensor<1024xbf16>
    tt.store %27, %31, %6 : tensor<1024x!tt.ptr<bf16>>
    tt.return
  }
}
", name = "rmsnorm", num_stages = 1 : i32, num_warps = 4 : i32}, operand_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[0]> : tensor<1xindex>], result_layouts = [dense<[1, 0]> : tensor<2xindex>]} : (tensor<64x768xf32>, tensor<768xf32>) -> (tensor<64x768xbf16>)
    %k1:3 = stablehlo.custom_call @__gpu$xla.gpu.triton(%k0#0, %arg2) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 393 : i32, grid_y = 1 : i32, grid_z = 1 : i32, ir = "module {
  tt.func public @head_logits(%x: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %weight: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %logits: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %largest: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %first: !tt.ptr<f32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %1 = arith.constant 128 : i32
    %6 = arith.constant dense<50280> : tensor<128xi32>
    %9 = arith.constant 64 : i32
    %14 = arith.constant dense<0.0e+00> : tensor<64x128xf32>
    %15 = arith.constant 0 : i32
    %16 = arith.constant 1 : i32
    %17 = arith.constant 12 : i32
    %24 = arith.constant dense<768> : tensor<64x1xi32>
    %34 = arith.constant dense<768> : tensor<128x1xi32>
    %43 = arith.constant dense<0.0e+00> : tensor<128x64xbf16>
    %52 = arith.constant dense<50280> : tensor<64x1xi32>
    %59 = arith.constant dense<393> : tensor<64x1xi32>
    %63 = arith.constant dense<50277> : tensor<1x128xi32>
    %65 = arith.constant dense<0xFF800000> : tensor<64x128xf32>
    %73 = arith.constant dense<393> : tensor<64xi32>
    %80 = arith.constant dense<5.028e+04> : tensor<1x128xf32>
    %0 = tt.get_program_id x : i32
    %2 = arith.muli %0, %1 : i32
    %3 = tt.make_range {end = 128 : i32, start = 0 : i32} : tensor<128xi32>
    %4 = tt.splat %2 : i32 -> tensor<128xi32>
    %5 = arith.addi %4, %3 : tensor<128xi32>
    %7 = arith.cmpi slt, %5, %6 : tensor<128xi32>
    %8 = tt.get_program_id y : i32
    %10 = arith.muli %8, %9 : i32
    %11 = tt.make_range {end = 64 : i32, start = 0 : i32} : tensor<64xi32>
    %12 = tt.splat %10 : i32 -> tensor<64xi32>
    %13 = arith.addi %12, %11 : tensor<64xi32>
    %47:1 = scf.for %18 = %15 to %17 step %16 iter_args(%19 = %14) -> (tensor<64x128xf32>) : i32 {
      %20 = arith.muli %18, %9 : i32
      %21 = tt.splat %20 : i32 -> tensor<64xi32>
      %22 = arith.addi %21, %11 : tensor<64xi32>
      %23 = tt.expand_dims %13 {axis = 1 : i32} : tensor<64xi32> -> tensor<64x1xi32>
      %25 = arith.muli %23, %24 : tensor<64x1xi32>
      %26 = tt.splat %x : !tt.ptr<bf16> -> tensor<64x1x!tt.ptr<bf16>>
      %27 = tt.addptr %26, %25 : tensor<64x1x!tt.ptr<bf16>>, tensor<64x1xi32>
      %28 = tt.expand_dims %22 {axis = 0 : i32} : tensor<64xi32> -> tensor<1x64xi32>
      %29 = tt.broadcast %27 : tensor<64x1x!tt.ptr<bf16>> -> tensor<64x64x!tt.ptr<bf16>>
      %30 = tt.broadcast %28 : tensor<1x64xi32> -> tensor<64x64xi32>
      %31 = tt.addptr %29, %30 : tensor<64x64x!tt.ptr<bf16>>, tensor<64x64xi32>
      %32 = tt.load %31 : tensor<64x64x!tt.ptr<bf16>>
      %33 = tt.expand_dims %5 {axis = 1 : i32} : tensor<128xi32> -> tensor<128x1xi32>
      %35 = arith.muli %33, %34 : tensor<128x1xi32>
      %36 = tt.splat %weight : !tt.ptr<bf16> -> tensor<128x1x!tt.ptr<bf16>>
      %37 = tt.addptr %36, %35 : tensor<128x1x!tt.ptr<bf16>>, tensor<128x1xi32>
      %38 = tt.broadcast %37 : tensor<128x1x!tt.ptr<bf16>> -> tensor<128x64x!tt.ptr<bf16>>
      %39 = tt.broadcast %28 : tensor<1x64xi32> -> tensor<128x64xi32>
      %40 = tt.addptr %38, %39 : tensor<128x64x!tt.ptr<bf16>>, tensor<128x64xi32>
      %41 = tt.expand_dims %7 {axis = 1 : i32} : tensor<128xi1> -> tensor<128x1xi1>
      %42 = tt.broadcast %41 : tensor<128x1xi1> -> tensor<128x64xi1>
      %44 = tt.load %40, %42, %43 : tensor<128x64x!tt.ptr<bf16>>
      %45 = tt.trans %44 {order = array<i32: 1, 0>} : tensor<128x64xbf16> -> tensor<64x128xbf16>
      %46 = tt.dot %32, %45, %19, inputPrecision = tf32x3 : tensor<64x64xbf16> * tensor<64x128xbf16> -> tensor<64x128xf32>
      scf.yield %46 : tensor<64x128xf32>
    } {tt.num_stages = 4 : i32}
    %48 = tt.expand_dims %7 {axis = 0 : i32} : tensor<128xi1> -> tensor<1x128xi1>
    %49 = tt.broadcast %48 : tensor<1x128xi1> -> tensor<64x128xi1>
    %50 = tt.expand_dims %13 {axis = 1 : i32} : tensor<64xi32> -> tensor<64x1xi32>
    %51 = tt.expand_dims %5 {axis = 0 : i32} : tensor<128xi32> -> tensor<1x128xi32>
    %53 = arith.muli %50, %52 : tensor<64x1xi32>
    %54 = tt.broadcast %53 : tensor<64x1xi32> -> tensor<64x128xi32>
    %55 = tt.broadcast %51 : tensor<1x128xi32> -> tensor<64x128xi32>
    %56 = arith.addi %54, %55 : tensor<64x128xi32>
    %57 = tt.splat %logits : !tt.ptr<f32> -> tensor<64x128x!tt.ptr<f32>>
    %58 = tt.addptr %57, %56 : tensor<64x128x!tt.ptr<f32>>, tensor<64x128xi32>
    tt.store %58, %47#0, %49 : tensor<64x128x!tt.ptr<f32>>
    %60 = arith.muli %50, %59 : tensor<64x1xi32>
    %61 = tt.splat %0 : i32 -> tensor<64x1xi32>
    %62 = arith.addi %60, %61 : tensor<64x1xi32>
    %64 = arith.cmpi slt, %51, %63 : tensor<1x128xi32>
    %66 = tt.broadcast %64 : tensor<1x128xi1> -> tensor<64x128xi1>
    %67 = arith.select %66, %47#0, %65 : tensor<64x128xi1>, tensor<64x128xf32>
    %68 = "tt.reduce"(%67) <{axis = 1 : i32}> ({
    ^bb0(%69: f32, %70: f32):
      %71 = arith.maxnumf %69, %70 : f32
      tt.reduce.return %71 : f32
    }) : (tensor<64x128xf32>) -> tensor<64xf32>
    %72 = tt.expand_dims %68 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
    %74 = arith.muli %13, %73 : tensor<64xi32>
    %75 = tt.splat %0 : i32 -> tensor<64xi32>
    %76 = arith.addi %74, %75 : tensor<64xi32>
    %77 = tt.broadcast %72 : tensor<64x1xf32> -> tensor<64x128xf32>
    %78 = arith.cmpf oeq, %67, %77 : tensor<64x128xf32>
    %79 = arith.sitofp %51 : tensor<1x128xi32> to tensor<1x128xf32>
    %81 = tt.broadcast %79 : tensor<1x128xf32> -> tensor<64x128xf32>
    %82 = tt.broadcast %80 : tensor<1x128xf32> -> tensor<64x128xf32>
    %83 = arith.select %78, %81, %82 : tensor<64x128xi1>, tensor<64x128xf32>
    %84 = tt.splat %largest : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
    %85 = tt.addptr %84, %76 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
    tt.store %85, %68 : tensor<64x!tt.ptr<f32>>
    %86 = tt.splat %first : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
    %87 = tt.addptr %86, %76 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
    %88 = "tt.reduce"(%83) <{axis = 1 : i32}> ({
    ^bb0(%89: f32, %90: f32):
      %91 = arith.minnumf %89, %90 : f32
      tt.reduce.return %91 : f32
    }) : (tensor<64x128xf32>) -> tensor<64xf32>
    tt.store %87, %88 : tensor<64x!tt.ptr<f32>>
    tt.return
  }
}
", name = "head_logits", num_stages = 4 : i32, num_warps = 4 : i32}, operand_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>], result_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>]} : (tensor<64x768xbf16>, tensor<50280x768xbf16>) -> (tensor<64x50280xf32>, tensor<64x393xf32>, tensor<64x393xf32>)
    %k2:1 = stablehlo.custom_call @__gpu$xla.gpu.triton(%k1#1, %k1#2) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 64 : i32, grid_y = 1 : i32, grid_z = 1 : i32, ir = "module {
  tt.func public @head_choose(%largest: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %first: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %best: !tt.ptr<i32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %2 = arith.constant dense<393> : tensor<512xi32>
    %4 = arith.constant 393 : i32
    %10 = arith.constant dense<0.0e+00> : tensor<512xf32>
    %12 = arith.constant dense<0xFF800000> : tensor<512xf32>
    %24 = arith.constant dense<5.0277e+04> : tensor<512xf32>
    %31 = arith.constant 5.0276e+04 : f32
    %0 = tt.get_program_id x : i32
    %1 = tt.make_range {end = 512 : i32, start = 0 : i32} : tensor<512xi32>
    %3 = arith.cmpi slt, %1, %2 : tensor<512xi32>
    %5 = arith.muli %0, %4 : i32
    %6 = tt.splat %5 : i32 -> tensor<512xi32>
    %7 = arith.addi %6, %1 : tensor<512xi32>
    %8 = tt.splat %largest : !tt.ptr<f32> -> tensor<512x!tt.ptr<f32>>
    %9 = tt.addptr %8, %7 : tensor<512x!tt.ptr<f32>>, tensor<512xi32>
    %11 = tt.load %9, %3, %10 : tensor<512x!tt.ptr<f32>>
    %13 = arith.select %3, %11, %12 : tensor<512xi1>, tensor<512xf32>
    %14 = tt.splat %first : !tt.ptr<f32> -> tensor<512x!tt.ptr<f32>>
    %15 = tt.addptr %14, %7 : tensor<512x!tt.ptr<f32>>, tensor<512xi32>
    %16 = tt.load %15, %3, %10 : tensor<512x!tt.ptr<f32>>
    %17 = "tt.reduce"(%13) <{axis = 0 : i32}> ({
    ^bb0(%18: f32, %19: f32):
      %20 = arith.maxnumf %18, %19 : f32
      tt.reduce.return %20 : f32
    }) : (tensor<512xf32>) -> f32
    %21 = tt.splat %17 : f32 -> tensor<512xf32>
    %22 = arith.cmpf oeq, %13, %21 : tensor<512xf32>
    %23 = arith.andi %22, %3 : tensor<512xi1>
    %25 = arith.select %23, %16, %24 : tensor<512xi1>, tensor<512xf32>
    %26 = "tt.reduce"(%25) <{axis = 0 : i32}> ({
    ^bb0(%27: f32, %28: f32):
      %29 = arith.minnumf %27, %28 : f32
      tt.reduce.return %29 : f32
    }) : (tensor<512xf32>) -> f32
    %30 = tt.addptr %best, %0 : !tt.ptr<i32>, i32
    %32 = arith.minnumf %26, %31 : f32
    %33 = arith.fptosi %32 : f32 to i32
    tt.store %30, %33 : !tt.ptr<i32>
    tt.return
  }
}
", name = "head_choose", num_stages = 1 : i32, num_warps = 4 : i32}, operand_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>], result_layouts = [dense<[0]> : tensor<1xindex>]} : (tensor<64x393xf32>, tensor<64x393xf32>) -> (tensor<64xi32>)
    return %k1#0, %k2#0 : tensor<64x50280xf32>, tensor<64xi32>
