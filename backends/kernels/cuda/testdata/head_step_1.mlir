    %k0:3 = stablehlo.custom_call @__gpu$xla.gpu.triton(%arg0, %arg2, %arg1) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 6285 : i32, grid_y = 1 : i32, grid_z = 1 : i32, ir = "module {
  tt.func public @head_logits(%x: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %weight: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %norm: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %logits: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %largest: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %first: !tt.ptr<f32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %0 = arith.constant 0 : i32
    %2 = arith.constant 8 : i32
    %7 = arith.constant 1024 : i32
    %12 = arith.constant dense<768> : tensor<1024xi32>
    %15 = arith.constant dense<768> : tensor<8x1xi32>
    %25 = arith.constant dense<0.0e+00> : tensor<8x1024xbf16>
    %30 = arith.constant dense<0.0e+00> : tensor<1024xf32>
    %49 = arith.constant 1.3020834e-03 : f32
    %51 = arith.constant 1.0e-05 : f32
    %56 = arith.constant 50280 : i32
    %62 = arith.constant 6285 : i32
    %65 = arith.constant dense<50277> : tensor<8xi32>
    %67 = arith.constant dense<0xFF800000> : tensor<8xf32>
    %76 = arith.constant dense<5.028e+04> : tensor<8xf32>
    %1 = tt.get_program_id x : i32
    %3 = arith.muli %1, %2 : i32
    %4 = tt.make_range {end = 8 : i32, start = 0 : i32} : tensor<8xi32>
    %5 = tt.splat %3 : i32 -> tensor<8xi32>
    %6 = arith.addi %5, %4 : tensor<8xi32>
    %8 = arith.muli %0, %7 : i32
    %9 = tt.make_range {end = 1024 : i32, start = 0 : i32} : tensor<1024xi32>
    %10 = tt.splat %8 : i32 -> tensor<1024xi32>
    %11 = arith.addi %10, %9 : tensor<1024xi32>
    %13 = arith.cmpi slt, %11, %12 : tensor<1024xi32>
    %14 = tt.expand_dims %6 {axis = 1 : i32} : tensor<8xi32> -> tensor<8x1xi32>
    %16 = arith.muli %14, %15 : tensor<8x1xi32>
    %17 = tt.splat %weight : !tt.ptr<bf16> -> tensor<8x1x!tt.ptr<bf16>>
    %18 = tt.addptr %17, %16 : tensor<8x1x!tt.ptr<bf16>>, tensor<8x1xi32>
    %19 = tt.expand_dims %11 {axis = 0 : i32} : tensor<1024xi32> -> tensor<1x1024xi32>
    %20 = tt.broadcast %18 : tensor<8x1x!tt.ptr<bf16>> -> tensor<8x1024x!tt.ptr<bf16>>
    %21 = tt.broadcast %19 : tensor<1x1024xi32> -> tensor<8x1024xi32>
    %22 = tt.addptr %20, %21 : tensor<8x1024x!tt.ptr<bf16>>, tensor<8x1024xi32>
    %23 = tt.expand_dims %13 {axis = 0 : i32} : tensor<1024xi1> -> tensor<1x1024xi1>
    %24 = tt.broadcast %23 : tensor<1x1024xi1> -> tensor<8x1024xi1>
    %26 = tt.load %22, %24, %25 : tensor<8x1024x!tt.ptr<bf16>>
    %27 = tt.addptr %x, %0 : !tt.ptr<f32>, i32
    %28 = tt.splat %27 : !tt.ptr<f32> -> tensor<1024x!tt.ptr<f32>>
    %29 = tt.addptr %28, %11 : tensor<1024x!tt.ptr<f32>>, tensor<1024xi32>
    %31 = tt.load %29, %13, %30 : tensor<1024x!tt.ptr<f32>>
    %32 = tt.splat %norm : !tt.ptr<f32> -> tensor<1024x!tt.ptr<f32>>
    %33 = tt.addptr %32, %11 : tensor<1024x!tt.ptr<f32>>, tensor<1024xi32>
    %34 = tt.load %33, %13, %30 : tensor<1024x!tt.ptr<f32>>
    %35 = arith.extf %26 : tensor<8x1024xbf16> to tensor<8x1024xf32>
    %36 = arith.mulf %31, %31 : tensor<1024xf32>
    %37 = arith.mulf %31, %34 : tensor<1024xf32>
    %38 = tt.expand_dims %37 {axis = 0 : i32} : tensor<1024xf32> -> tensor<1x1024xf32>
    %39 = tt.broadcast %38 : tensor<1x1024xf32> -> tensor<8x1024xf32>
    %40 = arith.mulf %35, %39 : tensor<8x1024xf32>
    %41 = "tt.reduce"(%40) <{axis = 1 : i32}> ({
    ^bb0(%42: f32, %43: f32):
      %44 = arith.addf %42, %43 : f32
      tt.reduce.return %44 : f32
    }) : (tensor<8x1024xf32>) -> tensor<8xf32>
    %45 = "tt.reduce"(%36) <{axis = 0 : i32}> ({
    ^bb0(%46: f32, %47: f32):
      %48 = arith.addf %46, %47 : f32
      tt.reduce.return %48 : f32
    }) : (tensor<1024xf32>) -> f32
    %50 = arith.mulf %45, %49 : f32
    %52 = arith.addf %50, %51 : f32
    %53 = math.rsqrt %52 : f32
    %54 = tt.splat %53 : f32 -> tensor<8xf32>
    %55 = arith.mulf %41, %54 : tensor<8xf32>
    %57 = arith.muli %0, %56 : i32
    %58 = tt.splat %57 : i32 -> tensor<8xi32>
    %59 = arith.addi %58, %6 : tensor<8xi32>
    %60 = tt.splat %logits : !tt.ptr<f32> -> tensor<8x!tt.ptr<f32>>
    %61 = tt.addptr %60, %59 : tensor<8x!tt.ptr<f32>>, tensor<8xi32>
    tt.store %61, %55 : tensor<8x!tt.ptr<f32>>
    %63 = arith.muli %0, %62 : i32
    %64 = arith.addi %63, %1 : i32
    %66 = arith.cmpi slt, %6, %65 : tensor<8xi32>
    %68 = arith.select %66, %55, %67 : tensor<8xi1>, tensor<8xf32>
    %69 = "tt.reduce"(%68) <{axis = 0 : i32}> ({
    ^bb0(%70: f32, %71: f32):
      %72 = arith.maxnumf %70, %71 : f32
      tt.reduce.return %72 : f32
    }) : (tensor<8xf32>) -> f32
    %73 = tt.splat %69 : f32 -> tensor<8xf32>
    %74 = arith.cmpf oeq, %68, %73 : tensor<8xf32>
    %75 = arith.sitofp %6 : tensor<8xi32> to tensor<8xf32>
    %77 = arith.select %74, %75, %76 : tensor<8xi1>, tensor<8xf32>
    %78 = tt.addptr %largest, %64 : !tt.ptr<f32>, i32
    tt.store %78, %69 : !tt.ptr<f32>
    %79 = tt.addptr %first, %64 : !tt.ptr<f32>, i32
    %80 = "tt.reduce"(%77) <{axis = 0 : i32}> ({
    ^bb0(%81: f32, %82: f32):
      %83 = arith.minnumf %81, %82 : f32
      tt.reduce.return %83 : f32
    }) : (tensor<8xf32>) -> f32
    tt.store %79, %80 : !tt.ptr<f32>
    tt.return
  }
}
", name = "head_logits", num_stages = 1 : i32, num_warps = 4 : i32}, operand_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[0]> : tensor<1xindex>], result_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>]} : (tensor<1x768xf32>, tensor<50280x768xbf16>, tensor<768xf32>) -> (tensor<1x50280xf32>, tensor<1x6285xf32>, tensor<1x6285xf32>)
    %k1:1 = stablehlo.custom_call @__gpu$xla.gpu.triton(%k0#1, %k0#2) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 1 : i32, grid_y = 1 : i32, grid_z = 1 : i32, ir = "module {
  tt.func public @head_choose(%largest: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %first: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %best: !tt.ptr<i32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %2 = arith.constant dense<6285> : tensor<8192xi32>
    %4 = arith.constant 6285 : i32
    %10 = arith.constant dense<0.0e+00> : tensor<8192xf32>
    %12 = arith.constant dense<0xFF800000> : tensor<8192xf32>
    %24 = arith.constant dense<5.0277e+04> : tensor<8192xf32>
    %31 = arith.constant 5.0276e+04 : f32
    %0 = tt.get_program_id x : i32
    %1 = tt.make_range {end = 8192 : i32, start = 0 : i32} : tensor<8192xi32>
    %3 = arith.cmpi slt, %1, %2 : tensor<8192xi32>
    %5 = arith.muli %0, %4 : i32
    %6 = tt.splat %5 : i32 -> tensor<8192xi32>
    %7 = arith.addi %6, %1 : tensor<8192xi32>
    %8 = tt.splat %largest : !tt.ptr<f32> -> tensor<8192x!tt.ptr<f32>>
    %9 = tt.addptr %8, %7 : tensor<8192x!tt.ptr<f32>>, tensor<8192xi32>
    %11 = tt.load %9, %3, %10 : tensor<8192x!tt.ptr<f32>>
    %13 = arith.select %3, %11, %12 : tensor<8192xi1>, tensor<8192xf32>
    %14 = tt.splat %first : !tt.ptr<f32> -> tensor<8192x!tt.ptr<f32>>
    %15 = tt.addptr %14, %7 : tensor<8192x!tt.ptr<f32>>, tensor<8192xi32>
    %16 = tt.load %15, %3, %10 : tensor<8192x!tt.ptr<f32>>
    %17 = "tt.reduce"(%13) <{axis = 0 : i32}> ({
    ^bb0(%18: f32, %19: f32):
      %20 = arith.maxnumf %18, %19 : f32
      tt.reduce.return %20 : f32
    }) : (tensor<8192xf32>) -> f32
    %21 = tt.splat %17 : f32 -> tensor<8192xf32>
    %22 = arith.cmpf oeq, %13, %21 : tensor<8192xf32>
    %23 = arith.andi %22, %3 : tensor<8192xi1>
    %25 = arith.select %23, %16, %24 : tensor<8192xi1>, tensor<8192xf32>
    %26 = "tt.reduce"(%25) <{axis = 0 : i32}> ({
    ^bb0(%27: f32, %28: f32):
      %29 = arith.minnumf %27, %28 : f32
      tt.reduce.return %29 : f32
    }) : (tensor<8192xf32>) -> f32
    %30 = tt.addptr %best, %0 : !tt.ptr<i32>, i32
    %32 = arith.minnumf %26, %31 : f32
    %33 = arith.fptosi %32 : f32 to i32
    tt.store %30, %33 : !tt.ptr<i32>
    tt.return
  }
}
", name = "head_choose", num_stages = 1 : i32, num_warps = 4 : i32}, operand_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>], result_layouts = [dense<[0]> : tensor<1xindex>]} : (tensor<1x6285xf32>, tensor<1x6285xf32>) -> (tensor<1xi32>)
    return %k0#0, %k1#0 : tensor<1x50280xf32>, tensor<1xi32>
