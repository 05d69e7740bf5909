    %k0:3 = stablehlo.custom_call @__gpu$xla.gpu.triton(%arg6, %arg7, %arg2, %arg3, %arg4, %arg5) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 256 : i32, grid_y = 1 : i32, grid_z = 1 : i32, ir = "module {
  tt.func public @residual_rmsnorm_grad(%rows: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %factors: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %weight: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %dsums: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %dsums_low: !tt.ptr<i8> {tt.divisibility = 16 : i32}, %dnormed: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %dhidden: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %dresidual_low: !tt.ptr<i8> {tt.divisibility = 16 : i32}, %parts: !tt.ptr<f32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %0 = arith.constant dense<0.0e+00> : tensor<4x256xf32>
    %2 = arith.constant 16 : i32
    %4 = arith.constant 0 : i32
    %5 = arith.constant 1 : i32
    %11 = arith.constant 4 : i32
    %18 = arith.constant dense<768> : tensor<4x1xi64>
    %21 = arith.constant dense<0> : tensor<256xi32>
    %28 = arith.constant dense<256> : tensor<256xi32>
    %34 = arith.constant dense<512> : tensor<256xi32>
    %74 = arith.constant dense<8.6736174e-19> : tensor<1x256xf32>
    %99 = arith.constant dense<1.3020834e-03> : tensor<4xf32>
    %102 = arith.constant dense<-1.0e+00> : tensor<4x1xf32>
    %123 = arith.constant dense<256> : tensor<4x256xi32>
    %156 = arith.constant dense<128> : tensor<4x256xi32>
    %158 = arith.constant dense<32767> : tensor<4x256xi32>
    %160 = arith.constant dense<8> : tensor<4x256xi32>
    %195 = arith.constant 768 : i32
    %204 = arith.constant dense<768> : tensor<256xi32>
    %1 = tt.get_program_id x : i32
    %3 = arith.muli %1, %2 : i32
    %192:3 = scf.for %6 = %4 to %2 step %5 iter_args(%7 = %0, %8 = %0, %9 = %0) -> (tensor<4x256xf32>, tensor<4x256xf32>, tensor<4x256xf32>) : i32 {
      %10 = arith.addi %3, %6 : i32
      %12 = arith.muli %10, %11 : i32
      %13 = tt.make_range {end = 4 : i32, start = 0 : i32} : tensor<4xi32>
      %14 = tt.splat %12 : i32 -> tensor<4xi32>
      %15 = arith.addi %14, %13 : tensor<4xi32>
      %16 = tt.expand_dims %15 {axis = 1 : i32} : tensor<4xi32> -> tensor<4x1xi32>
      %17 = arith.extsi %16 : tensor<4x1xi32> to tensor<4x1xi64>
      %19 = arith.muli %17, %18 : tensor<4x1xi64>
      %20 = tt.make_range {end = 256 : i32, start = 0 : i32} : tensor<256xi32>
      %22 = arith.addi %20, %21 : tensor<256xi32>
      %23 = tt.expand_dims %22 {axis = 0 : i32} : tensor<256xi32> -> tensor<1x256xi32>
      %24 = arith.extsi %23 : tensor<1x256xi32> to tensor<1x256xi64>
      %25 = tt.broadcast %19 : tensor<4x1xi64> -> tensor<4x256xi64>
      %26 = tt.broadcast %24 : tensor<1x256xi64> -> tensor<4x256xi64>
      %27 = arith.addi %25, %26 : tensor<4x256xi64>
      %29 = arith.addi %20, %28 : tensor<256xi32>
      %30 = tt.expand_dims %29 {axis = 0 : i32} : tensor<256xi32> -> tensor<1x256xi32>
      %31 = arith.extsi %30 : tensor<1x256xi32> to tensor<1x256xi64>
      %32 = tt.broadcast %31 : tensor<1x256xi64> -> tensor<4x256xi64>
      %33 = arith.addi %25, %32 : tensor<4x256xi64>
      %35 = arith.addi %20, %34 : tensor<256xi32>
      %36 = tt.expand_dims %35 {axis = 0 : i32} : tensor<256xi32> -> tensor<1x256xi32>
      %37 = arith.extsi %36 : tensor<1x256xi32> to tensor<1x256xi64>
      %38 = tt.broadcast %37 : tensor<1x256xi64> -> tensor<4x256xi64>
      %39 = arith.addi %25, %38 : tensor<4x256xi64>
      %40 = tt.splat %weight : !tt.ptr<f32> -> tensor<256x!tt.ptr<f32>>
      %41 = tt.addptr %40, %22 : tensor<256x!tt.ptr<f32>>, tensor<256xi32>
      %42 = tt.load %41 : tensor<256x!tt.ptr<f32>>
      %43 = tt.expand_dims %42 {axis = 0 : i32} : tensor<256xf32> -> tensor<1x256xf32>
      %44 = tt.addptr %40, %29 : tensor<256x!tt.ptr<f32>>, tensor<256xi32>
      %45 = tt.load %44 : tensor<256x!tt.ptr<f32>>
      %46 = tt.expand_dims %45 {axis = 0 : i32} : tensor<256xf32> -> tensor<1x256xf32>
      %47 = tt.addptr %40, %35 : tensor<256x!tt.ptr<f32>>, tensor<256xi32>
      %48 = tt.load %47 : tensor<256x!tt.ptr<f32>>
      %49 = tt.expand_dims %48 {axis = 0 : i32} : tensor<256xf32> -> tensor<1x256xf32>
      %50 = tt.splat %dnormed : !tt.ptr<bf16> -> tensor<4x256x!tt.ptr<bf16>>
      %51 = tt.addptr %50, %27 : tensor<4x256x!tt.ptr<bf16>>, tensor<4x256xi64>
      %52 = tt.load %51 : tensor<4x256x!tt.ptr<bf16>>
      %53 = arith.extf %52 : tensor<4x256xbf16> to tensor<4x256xf32>
      %54 = tt.addptr %50, %33 : tensor<4x256x!tt.ptr<bf16>>, tensor<4x256xi64>
      %55 = tt.load %54 : tensor<4x256x!tt.ptr<bf16>>
      %56 = arith.extf %55 : tensor<4x256xbf16> to tensor<4x256xf32>
      %57 = tt.addptr %50, %39 : tensor<4x256x!tt.ptr<bf16>>, tensor<4x256xi64>
      %58 = tt.load %57 : tensor<4x256x!tt.ptr<bf16>>
      %59 = arith.extf %58 : tensor<4x256xbf16> to tensor<4x256xf32>
      %60 = tt.splat %factors : !tt.ptr<f32> -> tensor<4x1x!tt.ptr<f32>>
      %61 = tt.addptr %60, %16 : tensor<4x1x!tt.ptr<f32>>, tensor<4x1xi32>
      %62 = tt.load %61 : tensor<4x1x!tt.ptr<f32>>
      %63 = tt.splat %rows : !tt.ptr<bf16> -> tensor<4x256x!tt.ptr<bf16>>
      %64 = tt.addptr %63, %27 : tensor<4x256x!tt.ptr<bf16>>, tensor<4x256xi64>
      %65 = tt.load %64 : tensor<4x256x!tt.ptr<bf16>>
      %66 = arith.extf %65 : tensor<4x256xbf16> to tensor<4x256xf32>
      %67 = tt.addptr %63, %33 : tensor<4x256x!tt.ptr<bf16>>, tensor<4x256xi64>
      %68 = tt.load %67 : tensor<4x256x!tt.ptr<bf16>>
      %69 = arith.extf %68 : tensor<4x256xbf16> to tensor<4x256xf32>
      %70 = tt.addptr %63, %39 : tensor<4x256x!tt.ptr<bf16>>, tensor<4x256xi64>
      %71 = tt.load %70 : tensor<4x256x!tt.ptr<bf16>>
      %72 = arith.extf %71 : tensor<4x256xbf16> to tensor<4x256xf32>
      %73 = math.absf %43 : tensor<1x256xf32>
      %75 = arith.cmpf olt, %73, %74 : tensor<1x256xf32>
      %76 = arith.select %75, %74, %43 : tensor<1x256xi1>, tensor<1x256xf32>
      %77 = math.absf %46 : tensor<1x256xf32>
      %78 = arith.cmpf olt, %77, %74 : tensor<1x256xf32>
      %79 = arith.select %78, %74, %46 : tensor<1x256xi1>, tensor<1x256xf32>
      %80 = math.absf %49 : tensor<1x256xf32>
      %81 = arith.cmpf olt, %80, %74 : tensor<1x256xf32>
      %82 = arith.select %81, %74, %49 : tensor<1x256xi1>, tensor<1x256xf32>
      %83 = tt.elementwise_inline_asm "rcp.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %76 : tensor<1x256xf32> -> tensor<1x256xf32>
      %84 = tt.broadcast %83 : tensor<1x256xf32> -> tensor<4x256xf32>
      %85 = arith.mulf %66, %84 : tensor<4x256xf32>
      %86 = tt.elementwise_inline_asm "rcp.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %79 : tensor<1x256xf32> -> tensor<1x256xf32>
      %87 = tt.broadcast %86 : tensor<1x256xf32> -> tensor<4x256xf32>
      %88 = arith.mulf %69, %87 : tensor<4x256xf32>
      %89 = tt.elementwise_inline_asm "rcp.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %82 : tensor<1x256xf32> -> tensor<1x256xf32>
      %90 = tt.broadcast %89 : tensor<1x256xf32> -> tensor<4x256xf32>
      %91 = arith.mulf %72, %90 : tensor<4x256xf32>
      %92 = arith.mulf %66, %53 : tensor<4x256xf32>
      %93 = math.fma %69, %56, %92 : tensor<4x256xf32>
      %94 = math.fma %72, %59, %93 : tensor<4x256xf32>
      %95 = "tt.reduce"(%94) <{axis = 1 : i32}> ({
      ^bb0(%96: f32, %97: f32):
        %98 = arith.addf %96, %97 : f32
        tt.reduce.return %98 : f32
      }) : (tensor<4x256xf32>) -> tensor<4xf32>
      %100 = arith.mulf %95, %99 : tensor<4xf32>
      %101 = tt.expand_dims %100 {axis = 1 : i32} : tensor<4xf32> -> tensor<4x1xf32>
      %103 = arith.mulf %101, %102 : tensor<4x1xf32>
      %104 = tt.broadcast %76 : tensor<1x256xf32> -> tensor<4x256xf32>
      %105 = arith.mulf %53, %104 : tensor<4x256xf32>
      %106 = tt.broadcast %103 : tensor<4x1xf32> -> tensor<4x256xf32>
      %107 = math.fma %85, %106, %105 : tensor<4x256xf32>
      %108 = tt.broadcast %79 : tensor<1x256xf32> -> tensor<4x256xf32>
      %109 = arith.mulf %56, %108 : tensor<4x256xf32>
      %110 = math.fma %88, %106, %109 : tensor<4x256xf32>
      %111 = tt.broadcast %82 : tensor<1x256xf32> -> tensor<4x256xf32>
      %112 = arith.mulf %59, %111 : tensor<4x256xf32>
      %113 = math.fma %91, %106, %112 : tensor<4x256xf32>
      %114 = tt.splat %dsums : !tt.ptr<bf16> -> tensor<4x256x!tt.ptr<bf16>>
      %115 = tt.addptr %114, %27 : tensor<4x256x!tt.ptr<bf16>>, tensor<4x256xi64>
      %116 = tt.load %115 : tensor<4x256x!tt.ptr<bf16>>
      %117 = tt.splat %dsums_low : !tt.ptr<i8> -> tensor<4x256x!tt.ptr<i8>>
      %118 = tt.addptr %117, %27 : tensor<4x256x!tt.ptr<i8>>, tensor<4x256xi64>
      %119 = tt.load %118 : tensor<4x256x!tt.ptr<i8>>
      %120 = arith.extf %116 : tensor<4x256xbf16> to tensor<4x256xf32>
      %121 = tt.bitcast %120 : tensor<4x256xf32> -> tensor<4x256xi32>
      %122 = arith.extsi %119 : tensor<4x256xi8> to tensor<4x256xi32>
      %124 = arith.muli %122, %123 : tensor<4x256xi32>
      %125 = arith.addi %121, %124 : tensor<4x256xi32>
      %126 = tt.bitcast %125 : tensor<4x256xi32> -> tensor<4x256xf32>
      %127 = tt.addptr %114, %33 : tensor<4x256x!tt.ptr<bf16>>, tensor<4x256xi64>
      %128 = tt.load %127 : tensor<4x256x!tt.ptr<bf16>>
      %129 = tt.addptr %117, %33 : tensor<4x256x!tt.ptr<i8>>, tensor<4x256xi64>
      %130 = tt.load %129 : tensor<4x256x!tt.ptr<i8>>
      %131 = arith.extf %128 : tensor<4x256xbf16> to tensor<4x256xf32>
      %132 = tt.bitcast %131 : tensor<4x256xf32> -> tensor<4x256xi32>
      %133 = arith.extsi %130 : tensor<4x256xi8> to tensor<4x256xi32>
      %134 = arith.muli %133, %123 : tensor<4x256xi32>
      %135 = arith.addi %132, %134 : tensor<4x256xi32>
      %136 = tt.bitcast %135 : tensor<4x256xi32> -> tensor<4x256xf32>
      %137 = tt.addptr %114, %39 : tensor<4x256x!tt.ptr<bf16>>, tensor<4x256xi64>
      %138 = tt.load %137 : tensor<4x256x!tt.ptr<bf16>>
      %139 = tt.addptr %117, %39 : tensor<4x256x!tt.ptr<i8>>, tensor<4x256xi64>
      %140 = tt.load %139 : tensor<4x256x!tt.ptr<i8>>
      %141 = arith.extf %138 : tensor<4x256xbf16> to tensor<4x256xf32>
      %142 = tt.bitcast %141 : tensor<4x256xf32> -> tensor<4x256xi32>
      %143 = arith.extsi %140 : tensor<4x256xi8> to tensor<4x256xi32>
      %144 = arith.muli %143, %123 : tensor<4x256xi32>
      %145 = arith.addi %142, %144 : tensor<4x256xi32>
      %146 = tt.bitcast %145 : tensor<4x256xi32> -> tensor<4x256xf32>
      %147 = tt.broadcast %62 : tensor<4x1xf32> -> tensor<4x256xf32>
      %148 = math.fma %107, %147, %126 : tensor<4x256xf32>
      %149 = math.fma %110, %147, %136 : tensor<4x256xf32>
      %150 = math.fma %113, %147, %146 : tensor<4x256xf32>
      %151 = arith.truncf %148 : tensor<4x256xf32> to tensor<4x256xbf16>
      %152 = tt.bitcast %148 : tensor<4x256xf32> -> tensor<4x256xi32>
      %153 = arith.extf %151 : tensor<4x256xbf16> to tensor<4x256xf32>
      %154 = tt.bitcast %153 : tensor<4x256xf32> -> tensor<4x256xi32>
      %155 = arith.subi %152, %154 : tensor<4x256xi32>
      %157 = arith.addi %155, %156 : tensor<4x256xi32>
      %159 = arith.minsi %157, %158 : tensor<4x256xi32>
      %161 = arith.shrsi %159, %160 : tensor<4x256xi32>
      %162 = arith.trunci %161 : tensor<4x256xi32> to tensor<4x256xi8>
      %163 = tt.splat %dhidden : !tt.ptr<bf16> -> tensor<4x256x!tt.ptr<bf16>>
      %164 = tt.addptr %163, %27 : tensor<4x256x!tt.ptr<bf16>>, tensor<4x256xi64>
      tt.store %164, %151 : tensor<4x256x!tt.ptr<bf16>>
      %165 = tt.splat %dresidual_low : !tt.ptr<i8> -> tensor<4x256x!tt.ptr<i8>>
      %166 = tt.addptr %165, %27 : tensor<4x256x!tt.ptr<i8>>, tensor<4x256xi64>
      tt.store %166, %162 : tensor<4x256x!tt.ptr<i8>>
      %167 = arith.truncf %149 : tensor<4x256xf32> to tensor<4x256xbf16>
      %168 = tt.bitcast %149 : tensor<4x256xf32> -> tensor<4x256xi32>
      %169 = arith.extf %167 : tensor<4x256xbf16> to tensor<4x256xf32>
      %170 = tt.bitcast %169 : tensor<4x256xf32> -> tensor<4x256xi32>
      %171 = arith.subi %168, %170 : tensor<4x256xi32>
      %172 = arith.addi %171, %156 : tensor<4x256xi32>
      %173 = arith.minsi %172, %158 : tensor<4x256xi32>
      %174 = arith.shrsi %173, %160 : tensor<4x256xi32>
      %175 = arith.trunci %174 : tensor<4x256xi32> to tensor<4x256xi8>
      %176 = tt.addptr %163, %33 : tensor<4x256x!tt.ptr<bf16>>, tensor<4x256xi64>
      tt.store %176, %167 : tensor<4x256x!tt.ptr<bf16>>
      %177 = tt.addptr %165, %33 : tensor<4x256x!tt.ptr<i8>>, tensor<4x256xi64>
      tt.store %177, %175 : tensor<4x256x!tt.ptr<i8>>
      %178 = arith.truncf %150 : tensor<4x256xf32> to tensor<4x256xbf16>
      %179 = tt.bitcast %150 : tensor<4x256xf32> -> tensor<4x256xi32>
      %180 = arith.extf %178 : tensor<4x256xbf16> to tensor<4x256xf32>
      %181 = tt.bitcast %180 : tensor<4x256xf32> -> tensor<4x256xi32>
      %182 = arith.subi %179, %181 : tensor<4x256xi32>
      %183 = arith.addi %182, %156 : tensor<4x256xi32>
      %184 = arith.minsi %183, %158 : tensor<4x256xi32>
      %185 = arith.shrsi %184, %160 : tensor<4x256xi32>
      %186 = arith.trunci %185 : tensor<4x256xi32> to tensor<4x256xi8>
      %187 = tt.addptr %163, %39 : tensor<4x256x!tt.ptr<bf16>>, tensor<4x256xi64>
      tt.store %187, %178 : tensor<4x256x!tt.ptr<bf16>>
      %188 = tt.addptr %165, %39 : tensor<4x256x!tt.ptr<i8>>, tensor<4x256xi64>
      tt.store %188, %186 : tensor<4x256x!tt.ptr<i8>>
      %189 = math.fma %85, %53, %7 : tensor<4x256xf32>
      %190 = math.fma %88, %56, %8 : tensor<4x256xf32>
      %191 = math.fma %91, %59, %9 : tensor<4x256xf32>
      scf.yield %189, %190, %191 : tensor<4x256xf32>, tensor<4x256xf32>, tensor<4x256xf32>
    } {tt.num_stages = 3 : i32}
    %193 = tt.make_range {end = 256 : i32, start = 0 : i32} : tensor<256xi32>
    %194 = arith.addi %193, %21 : tensor<256xi32>
    %196 = arith.muli %1, %195 : i32
    %197 = tt.addptr %parts, %196 : !tt.ptr<f32>, i32
    %198 = tt.splat %197 : !tt.ptr<f32> -> tensor<256x!tt.ptr<f32>>
    %199 = tt.addptr %198, %194 : tensor<256x!tt.ptr<f32>>, tensor<256xi32>
    %200 = "tt.reduce"(%192#0) <{axis = 0 : i32}> ({
    ^bb0(%201: f32, %202: f32):
      %203 = arith.addf %201, %202 : f32
      tt.reduce.return %203 : f32
    }) : (tensor<4x256xf32>) -> tensor<256xf32>
    %205 = arith.cmpi slt, %194, %204 : tensor<256xi32>
    tt.store %199, %200, %205 : tensor<256x!tt.ptr<f32>>
    %206 = arith.addi %193, %28 : tensor<256xi32>
    %207 = tt.addptr %198, %206 : tensor<256x!tt.ptr<f32>>, tensor<256xi32>
    %208 = "tt.reduce"(%192#1) <{axis = 0 : i32}> ({
    ^bb0(%209: f32, %210: f32):
      %211 = arith.addf %209, %210 : f32
      tt.reduce.return %211 : f32
    }) : (tensor<4x256xf32>) -> tensor<256xf32>
    %212 = arith.cmpi slt, %206, %204 : tensor<256xi32>
    tt.store %207, %208, %212 : tensor<256x!tt.ptr<f32>>
    %213 = arith.addi %193, %34 : tensor<256xi32>
    %214 = tt.addptr %198, %213 : tensor<256x!tt.ptr<f32>>, tensor<256xi32>
    %215 = "tt.reduce"(%192#2) <{axis = 0 : i32}> ({
    ^bb0(%216: f32, %217: f32):
      %218 = arith.addf %216, %217 : f32
      tt.reduce.return %218 : f32
    }) : (tensor<4x256xf32>) -> tensor<256xf32>
    %219 = arith.cmpi slt, %213, %204 : tensor<256xi32>
    tt.store %214, %215, %219 : tensor<256x!tt.ptr<f32>>
    tt.return
  }
}
", name = "residual_rmsnorm_grad", num_stages = 1 : i32, num_warps = 4 : i32}, operand_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[0]> : tensor<1xindex>, dense<[0]> : tensor<1xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>], result_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>]} : (tensor<16384x768xbf16>, tensor<16384xf32>, tensor<768xf32>, tensor<16384x768xbf16>, tensor<16384x768xi8>, tensor<16384x768xbf16>) -> (tensor<16384x768xbf16>, tensor<16384x768xi8>, tensor<256x768xf32>)
    %k1:1 = stablehlo.custom_call @__gpu$xla.gpu.triton(%k0#2) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 24 : i32, grid_y = 1 : i32, grid_z = 1 : i32, ir = "module {
  tt.func public @column_sums(%parts0: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %sums0_0: !tt.ptr<f32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %1 = arith.constant 0 : i32
    %2 = arith.constant 256 : i32
    %3 = arith.constant 768 : i32
    %6 = arith.constant 32 : i32
    %14 = arith.constant dense<0.0e+00> : tensor<128x32xf32>
    %15 = arith.constant 1 : i32
    %16 = arith.constant 2 : i32
    %19 = arith.constant 128 : i32
    %47 = arith.constant dense<0> : tensor<32xi32>
    %52 = arith.constant dense<768> : tensor<32xi32>
    %55 = arith.constant 24 : i32
    %0 = tt.get_program_id x : i32
    %4 = arith.subi %0, %1 : i32
    %5 = arith.extsi %3 : i32 to i64
    %7 = arith.muli %4, %6 : i32
    %8 = tt.make_range {end = 32 : i32, start = 0 : i32} : tensor<32xi32>
    %9 = tt.splat %7 : i32 -> tensor<32xi32>
    %10 = arith.addi %9, %8 : tensor<32xi32>
    %11 = tt.splat %3 : i32 -> tensor<32xi32>
    %12 = arith.cmpi slt, %10, %11 : tensor<32xi32>
    %13 = tt.make_range {end = 128 : i32, start = 0 : i32} : tensor<128xi32>
    %42:1 = scf.for %17 = %1 to %16 step %15 iter_args(%18 = %14) -> (tensor<128x32xf32>) : i32 {
      %20 = arith.muli %17, %19 : i32
      %21 = tt.splat %20 : i32 -> tensor<128xi32>
      %22 = arith.addi %21, %13 : tensor<128xi32>
      %23 = tt.expand_dims %22 {axis = 1 : i32} : tensor<128xi32> -> tensor<128x1xi32>
      %24 = arith.extsi %23 : tensor<128x1xi32> to tensor<128x1xi64>
      %25 = tt.splat %5 : i64 -> tensor<128x1xi64>
      %26 = arith.muli %24, %25 : tensor<128x1xi64>
      %27 = tt.splat %parts0 : !tt.ptr<f32> -> tensor<128x1x!tt.ptr<f32>>
      %28 = tt.addptr %27, %26 : tensor<128x1x!tt.ptr<f32>>, tensor<128x1xi64>
      %29 = tt.expand_dims %10 {axis = 0 : i32} : tensor<32xi32> -> tensor<1x32xi32>
      %30 = tt.broadcast %28 : tensor<128x1x!tt.ptr<f32>> -> tensor<128x32x!tt.ptr<f32>>
      %31 = tt.broadcast %29 : tensor<1x32xi32> -> tensor<128x32xi32>
      %32 = tt.addptr %30, %31 : tensor<128x32x!tt.ptr<f32>>, tensor<128x32xi32>
      %33 = tt.expand_dims %12 {axis = 0 : i32} : tensor<32xi1> -> tensor<1x32xi1>
      %34 = tt.splat %2 : i32 -> tensor<128xi32>
      %35 = arith.cmpi slt, %22, %34 : tensor<128xi32>
      %36 = tt.expand_dims %35 {axis = 1 : i32} : tensor<128xi1> -> tensor<128x1xi1>
      %37 = tt.broadcast %33 : tensor<1x32xi1> -> tensor<128x32xi1>
      %38 = tt.broadcast %36 : tensor<128x1xi1> -> tensor<128x32xi1>
      %39 = arith.andi %37, %38 : tensor<128x32xi1>
      %40 = tt.load %32, %39, %14 : tensor<128x32x!tt.ptr<f32>>
      %41 = arith.addf %18, %40 : tensor<128x32xf32>
      scf.yield %41 : tensor<128x32xf32>
    } {tt.num_stages = 3 : i32}
    %43 = "tt.reduce"(%42#0) <{axis = 0 : i32}> ({
    ^bb0(%44: f32, %45: f32):
      %46 = arith.addf %44, %45 : f32
      tt.reduce.return %46 : f32
    }) : (tensor<128x32xf32>) -> tensor<32xf32>
    %48 = arith.subi %10, %47 : tensor<32xi32>
    %49 = tt.splat %sums0_0 : !tt.ptr<f32> -> tensor<32x!tt.ptr<f32>>
    %50 = tt.addptr %49, %48 : tensor<32x!tt.ptr<f32>>, tensor<32xi32>
    %51 = arith.cmpi sge, %48, %47 : tensor<32xi32>
    %53 = arith.cmpi slt, %48, %52 : tensor<32xi32>
    %54 = arith.cmpi sge, %0, %1 : i32
    %56 = arith.cmpi slt, %0, %55 : i32
    %57 = arith.andi %54, %56 : i1
    %58 = arith.andi %51, %53 : tensor<32xi1>
    %59 = tt.splat %57 : i1 -> tensor<32xi1>
    %60 = arith.andi %58, %59 : tensor<32xi1>
    tt.store %50, %43, %60 : tensor<32x!tt.ptr<f32>>
    tt.return
  }
}
", name = "column_sums", num_stages = 3 : i32, num_warps = 4 : i32}, operand_layouts = [dense<[1, 0]> : tensor<2xindex>], result_layouts = [dense<[0]> : tensor<1xindex>]} : (tensor<256x768xf32>) -> (tensor<768xf32>)
    return %k0#0, %k0#1, %k1#0 : tensor<16384x768xbf16>, tensor<16384x768xi8>, tensor<768xf32>
