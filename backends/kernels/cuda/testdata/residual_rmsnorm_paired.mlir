    %k0:4 = stablehlo.custom_call @__gpu$xla.gpu.triton(%arg0, %arg1, %arg2, %arg3) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 16384 : i32, grid_y = 1 : i32, grid_z = 1 : i32, ir = "module {
  tt.func public @residual_rmsnorm(%residual: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %residual_low: !tt.ptr<i8> {tt.divisibility = 16 : i32}, %hidden: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %weight: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %sums: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %sums_low: !tt.ptr<i8> {tt.divisibility = 16 : i32}, %normed: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %factors: !tt.ptr<f32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %1 = arith.constant 1 : i32
    %8 = arith.constant dense<768> : tensor<1x1xi64>
    %11 = arith.constant dense<0> : tensor<256xi32>
    %17 = arith.constant dense<256> : tensor<256xi32>
    %22 = arith.constant dense<512> : tensor<256xi32>
    %46 = arith.constant dense<256> : tensor<1x256xi32>
    %81 = arith.constant dense<8.6736174e-19> : tensor<1x256xf32>
    %98 = arith.constant dense<128> : tensor<1x256xi32>
    %100 = arith.constant dense<32767> : tensor<1x256xi32>
    %102 = arith.constant dense<8> : tensor<1x256xi32>
    %138 = arith.constant dense<1.3020834e-03> : tensor<1xf32>
    %141 = arith.constant dense<1.0e-05> : tensor<1x1xf32>
    %0 = tt.get_program_id x : i32
    %2 = arith.muli %0, %1 : i32
    %3 = tt.make_range {end = 1 : i32, start = 0 : i32} : tensor<1xi32>
    %4 = tt.splat %2 : i32 -> tensor<1xi32>
    %5 = arith.addi %4, %3 : tensor<1xi32>
    %6 = tt.expand_dims %5 {axis = 1 : i32} : tensor<1xi32> -> tensor<1x1xi32>
    %7 = arith.extsi %6 : tensor<1x1xi32> to tensor<1x1xi64>
    %9 = arith.muli %7, %8 : tensor<1x1xi64>
    %10 = tt.make_range {end = 256 : i32, start = 0 : i32} : tensor<256xi32>
    %12 = arith.addi %10, %11 : tensor<256xi32>
    %13 = tt.expand_dims %12 {axis = 0 : i32} : tensor<256xi32> -> tensor<1x256xi32>
    %14 = arith.extsi %13 : tensor<1x256xi32> to tensor<1x256xi64>
    %15 = tt.broadcast %9 : tensor<1x1xi64> -> tensor<1x256xi64>
    %16 = arith.addi %15, %14 : tensor<1x256xi64>
    %18 = arith.addi %10, %17 : tensor<256xi32>
    %19 = tt.expand_dims %18 {axis = 0 : i32} : tensor<256xi32> -> tensor<1x256xi32>
    %20 = arith.extsi %19 : tensor<1x256xi32> to tensor<1x256xi64>
    %21 = arith.addi %15, %20 : tensor<1x256xi64>
    %23 = arith.addi %10, %22 : tensor<256xi32>
    %24 = tt.expand_dims %23 {axis = 0 : i32} : tensor<256xi32> -> tensor<1x256xi32>
    %25 = arith.extsi %24 : tensor<1x256xi32> to tensor<1x256xi64>
    %26 = arith.addi %15, %25 : tensor<1x256xi64>
    %27 = tt.splat %weight : !tt.ptr<f32> -> tensor<256x!tt.ptr<f32>>
    %28 = tt.addptr %27, %12 : tensor<256x!tt.ptr<f32>>, tensor<256xi32>
    %29 = tt.load %28 : tensor<256x!tt.ptr<f32>>
    %30 = tt.expand_dims %29 {axis = 0 : i32} : tensor<256xf32> -> tensor<1x256xf32>
    %31 = tt.addptr %27, %18 : tensor<256x!tt.ptr<f32>>, tensor<256xi32>
    %32 = tt.load %31 : tensor<256x!tt.ptr<f32>>
    %33 = tt.expand_dims %32 {axis = 0 : i32} : tensor<256xf32> -> tensor<1x256xf32>
    %34 = tt.addptr %27, %23 : tensor<256x!tt.ptr<f32>>, tensor<256xi32>
    %35 = tt.load %34 : tensor<256x!tt.ptr<f32>>
    %36 = tt.expand_dims %35 {axis = 0 : i32} : tensor<256xf32> -> tensor<1x256xf32>
    %37 = tt.splat %residual : !tt.ptr<bf16> -> tensor<1x256x!tt.ptr<bf16>>
    %38 = tt.addptr %37, %16 : tensor<1x256x!tt.ptr<bf16>>, tensor<1x256xi64>
    %39 = tt.load %38 : tensor<1x256x!tt.ptr<bf16>>
    %40 = tt.splat %residual_low : !tt.ptr<i8> -> tensor<1x256x!tt.ptr<i8>>
    %41 = tt.addptr %40, %16 : tensor<1x256x!tt.ptr<i8>>, tensor<1x256xi64>
    %42 = tt.load %41 : tensor<1x256x!tt.ptr<i8>>
    %43 = arith.extf %39 : tensor<1x256xbf16> to tensor<1x256xf32>
    %44 = tt.bitcast %43 : tensor<1x256xf32> -> tensor<1x256xi32>
    %45 = arith.extsi %42 : tensor<1x256xi8> to tensor<1x256xi32>
    %47 = arith.muli %45, %46 : tensor<1x256xi32>
    %48 = arith.addi %44, %47 : tensor<1x256xi32>
    %49 = tt.bitcast %48 : tensor<1x256xi32> -> tensor<1x256xf32>
    %50 = tt.addptr %37, %21 : tensor<1x256x!tt.ptr<bf16>>, tensor<1x256xi64>
    %51 = tt.load %50 : tensor<1x256x!tt.ptr<bf16>>
    %52 = tt.addptr %40, %21 : tensor<1x256x!tt.ptr<i8>>, tensor<1x256xi64>
    %53 = tt.load %52 : tensor<1x256x!tt.ptr<i8>>
    %54 = arith.extf %51 : tensor<1x256xbf16> to tensor<1x256xf32>
    %55 = tt.bitcast %54 : tensor<1x256xf32> -> tensor<1x256xi32>
    %56 = arith.extsi %53 : tensor<1x256xi8> to tensor<1x256xi32>
    %57 = arith.muli %56, %46 : tensor<1x256xi32>
    %58 = arith.addi %55, %57 : tensor<1x256xi32>
    %59 = tt.bitcast %58 : tensor<1x256xi32> -> tensor<1x256xf32>
    %60 = tt.addptr %37, %26 : tensor<1x256x!tt.ptr<bf16>>, tensor<1x256xi64>
    %61 = tt.load %60 : tensor<1x256x!tt.ptr<bf16>>
    %62 = tt.addptr %40, %26 : tensor<1x256x!tt.ptr<i8>>, tensor<1x256xi64>
    %63 = tt.load %62 : tensor<1x256x!tt.ptr<i8>>
    %64 = arith.extf %61 : tensor<1x256xbf16> to tensor<1x256xf32>
    %65 = tt.bitcast %64 : tensor<1x256xf32> -> tensor<1x256xi32>
    %66 = arith.extsi %63 : tensor<1x256xi8> to tensor<1x256xi32>
    %67 = arith.muli %66, %46 : tensor<1x256xi32>
    %68 = arith.addi %65, %67 : tensor<1x256xi32>
    %69 = tt.bitcast %68 : tensor<1x256xi32> -> tensor<1x256xf32>
    %70 = tt.splat %hidden : !tt.ptr<bf16> -> tensor<1x256x!tt.ptr<bf16>>
    %71 = tt.addptr %70, %16 : tensor<1x256x!tt.ptr<bf16>>, tensor<1x256xi64>
    %72 = tt.load %71 : tensor<1x256x!tt.ptr<bf16>>
    %73 = arith.extf %72 : tensor<1x256xbf16> to tensor<1x256xf32>
    %74 = tt.addptr %70, %21 : tensor<1x256x!tt.ptr<bf16>>, tensor<1x256xi64>
    %75 = tt.load %74 : tensor<1x256x!tt.ptr<bf16>>
    %76 = arith.extf %75 : tensor<1x256xbf16> to tensor<1x256xf32>
    %77 = tt.addptr %70, %26 : tensor<1x256x!tt.ptr<bf16>>, tensor<1x256xi64>
    %78 = tt.load %77 : tensor<1x256x!tt.ptr<bf16>>
    %79 = arith.extf %78 : tensor<1x256xbf16> to tensor<1x256xf32>
    %80 = math.absf %30 : tensor<1x256xf32>
    %82 = arith.cmpf olt, %80, %81 : tensor<1x256xf32>
    %83 = arith.select %82, %81, %30 : tensor<1x256xi1>, tensor<1x256xf32>
    %84 = math.absf %33 : tensor<1x256xf32>
    %85 = arith.cmpf olt, %84, %81 : tensor<1x256xf32>
    %86 = arith.select %85, %81, %33 : tensor<1x256xi1>, tensor<1x256xf32>
    %87 = math.absf %36 : tensor<1x256xf32>
    %88 = arith.cmpf olt, %87, %81 : tensor<1x256xf32>
    %89 = arith.select %88, %81, %36 : tensor<1x256xi1>, tensor<1x256xf32>
    %90 = arith.addf %49, %73 : tensor<1x256xf32>
    %91 = arith.addf %59, %76 : tensor<1x256xf32>
    %92 = arith.addf %69, %79 : tensor<1x256xf32>
    %93 = arith.truncf %90 : tensor<1x256xf32> to tensor<1x256xbf16>
    %94 = tt.bitcast %90 : tensor<1x256xf32> -> tensor<1x256xi32>
    %95 = arith.extf %93 : tensor<1x256xbf16> to tensor<1x256xf32>
    %96 = tt.bitcast %95 : tensor<1x256xf32> -> tensor<1x256xi32>
    %97 = arith.subi %94, %96 : tensor<1x256xi32>
    %99 = arith.addi %97, %98 : tensor<1x256xi32>
    %101 = arith.minsi %99, %100 : tensor<1x256xi32>
    %103 = arith.shrsi %101, %102 : tensor<1x256xi32>
    %104 = arith.trunci %103 : tensor<1x256xi32> to tensor<1x256xi8>
    %105 = tt.splat %sums : !tt.ptr<bf16> -> tensor<1x256x!tt.ptr<bf16>>
    %106 = tt.addptr %105, %16 : tensor<1x256x!tt.ptr<bf16>>, tensor<1x256xi64>
    tt.store %106, %93 : tensor<1x256x!tt.ptr<bf16>>
    %107 = tt.splat %sums_low : !tt.ptr<i8> -> tensor<1x256x!tt.ptr<i8>>
    %108 = tt.addptr %107, %16 : tensor<1x256x!tt.ptr<i8>>, tensor<1x256xi64>
    tt.store %108, %104 : tensor<1x256x!tt.ptr<i8>>
    %109 = arith.truncf %91 : tensor<1x256xf32> to tensor<1x256xbf16>
    %110 = tt.bitcast %91 : tensor<1x256xf32> -> tensor<1x256xi32>
    %111 = arith.extf %109 : tensor<1x256xbf16> to tensor<1x256xf32>
    %112 = tt.bitcast %111 : tensor<1x256xf32> -> tensor<1x256xi32>
    %113 = arith.subi %110, %112 : tensor<1x256xi32>
    %114 = arith.addi %113, %98 : tensor<1x256xi32>
    %115 = arith.minsi %114, %100 : tensor<1x256xi32>
    %116 = arith.shrsi %115, %102 : tensor<1x256xi32>
    %117 = arith.trunci %116 : tensor<1x256xi32> to tensor<1x256xi8>
    %118 = tt.addptr %105, %21 : tensor<1x256x!tt.ptr<bf16>>, tensor<1x256xi64>
    tt.store %118, %109 : tensor<1x256x!tt.ptr<bf16>>
    %119 = tt.addptr %107, %21 : tensor<1x256x!tt.ptr<i8>>, tensor<1x256xi64>
    tt.store %119, %117 : tensor<1x256x!tt.ptr<i8>>
    %120 = arith.truncf %92 : tensor<1x256xf32> to tensor<1x256xbf16>
    %121 = tt.bitcast %92 : tensor<1x256xf32> -> tensor<1x256xi32>
    %122 = arith.extf %120 : tensor<1x256xbf16> to tensor<1x256xf32>
    %123 = tt.bitcast %122 : tensor<1x256xf32> -> tensor<1x256xi32>
    %124 = arith.subi %121, %123 : tensor<1x256xi32>
    %125 = arith.addi %124, %98 : tensor<1x256xi32>
    %126 = arith.minsi %125, %100 : tensor<1x256xi32>
    %127 = arith.shrsi %126, %102 : tensor<1x256xi32>
    %128 = arith.trunci %127 : tensor<1x256xi32> to tensor<1x256xi8>
    %129 = tt.addptr %105, %26 : tensor<1x256x!tt.ptr<bf16>>, tensor<1x256xi64>
    tt.store %129, %120 : tensor<1x256x!tt.ptr<bf16>>
    %130 = tt.addptr %107, %26 : tensor<1x256x!tt.ptr<i8>>, tensor<1x256xi64>
    tt.store %130, %128 : tensor<1x256x!tt.ptr<i8>>
    %131 = arith.mulf %90, %90 : tensor<1x256xf32>
    %132 = math.fma %91, %91, %131 : tensor<1x256xf32>
    %133 = math.fma %92, %92, %132 : tensor<1x256xf32>
    %134 = "tt.reduce"(%133) <{axis = 1 : i32}> ({
    ^bb0(%135: f32, %136: f32):
      %137 = arith.addf %135, %136 : f32
      tt.reduce.return %137 : f32
    }) : (tensor<1x256xf32>) -> tensor<1xf32>
    %139 = arith.mulf %134, %138 : tensor<1xf32>
    %140 = tt.expand_dims %139 {axis = 1 : i32} : tensor<1xf32> -> tensor<1x1xf32>
    %142 = arith.addf %140, %141 : tensor<1x1xf32>
    %143 = math.rsqrt %142 : tensor<1x1xf32>
    %144 = tt.broadcast %143 : tensor<1x1xf32> -> tensor<1x256xf32>
    %145 = arith.mulf %90, %144 : tensor<1x256xf32>
    %146 = arith.mulf %145, %83 : tensor<1x256xf32>
    %147 = arith.mulf %91, %144 : tensor<1x256xf32>
    %148 = arith.mulf %147, %86 : tensor<1x256xf32>
    %149 = arith.mulf %92, %144 : tensor<1x256xf32>
    %150 = arith.mulf %149, %89 : tensor<1x256xf32>
    %151 = tt.splat %normed : !tt.ptr<bf16> -> tensor<1x256x!tt.ptr<bf16>>
    %152 = tt.addptr %151, %16 : tensor<1x256x!tt.ptr<bf16>>, tensor<1x256xi64>
    %153 = arith.truncf %146 : tensor<1x256xf32> to tensor<1x256xbf16>
    tt.store %152, %153 : tensor<1x256x!tt.ptr<bf16>>
    %154 = tt.addptr %151, %21 : tensor<1x256x!tt.ptr<bf16>>, tensor<1x256xi64>
    %155 = arith.truncf %148 : tensor<1x256xf32> to tensor<1x256xbf16>
    tt.store %154, %155 : tensor<1x256x!tt.ptr<bf16>>
    %156 = tt.addptr %151, %26 : tensor<1x256x!tt.ptr<bf16>>, tensor<1x256xi64>
    %157 = arith.truncf %150 : tensor<1x256xf32> to tensor<1x256xbf16>
    tt.store %156, %157 : tensor<1x256x!tt.ptr<bf16>>
    %158 = tt.splat %factors : !tt.ptr<f32> -> tensor<1x1x!tt.ptr<f32>>
    %159 = tt.addptr %158, %6 : tensor<1x1x!tt.ptr<f32>>, tensor<1x1xi32>
    tt.store %159, %143 : tensor<1x1x!tt.ptr<f32>>
    tt.return
  }
}
", name = "residual_rmsnorm", num_stages = 1 : i32, num_warps = 1 : i32}, operand_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[0]> : tensor<1xindex>], result_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[0]> : tensor<1xindex>]} : (tensor<16384x768xbf16>, tensor<16384x768xi8>, tensor<16384x768xbf16>, tensor<768xf32>) -> (tensor<16384x768xbf16>, tensor<16384x768xi8>, tensor<16384x768xbf16>, tensor<16384xf32>)
    return %k0#0, %k0#1, %k0#2, %k0#3 : tensor<16384x768xbf16>, tensor<16384x768xi8>, tensor<16384x768xbf16>, tensor<16384xf32>
