    %k0 = stablehlo.reshape %arg0 : (tensor<16x1024x3392xbf16>) -> tensor<16384x3392xbf16>
    %k1 = stablehlo.reshape %arg10 : (tensor<16x1024x64x24xbf16>) -> tensor<16384x1536xbf16>
    %k2 = stablehlo.reshape %arg12 : (tensor<16x1024x1536xbf16>) -> tensor<16384x1536xbf16>
    %k3:3 = stablehlo.custom_call @__gpu$xla.gpu.triton(%k1, %k0, %arg6, %k2) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 256 : i32, grid_y = 1 : i32, grid_z = 1 : i32, ir = "module {
  tt.func public @gated_rmsnorm_grad(%y: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %z: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %weight: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %dout: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %dy: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %dz: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %parts: !tt.ptr<f32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %0 = arith.constant dense<0.0e+00> : tensor<2x512xf32>
    %2 = arith.constant 32 : i32
    %4 = arith.constant 0 : i32
    %5 = arith.constant 1 : i32
    %11 = arith.constant 2 : i32
    %18 = arith.constant dense<1536> : tensor<2x1xi64>
    %21 = arith.constant dense<0> : tensor<512xi32>
    %28 = arith.constant dense<512> : tensor<512xi32>
    %34 = arith.constant dense<1024> : tensor<512xi32>
    %40 = arith.constant dense<3392> : tensor<2x1xi64>
    %86 = arith.constant dense<-1.442695e+00> : tensor<2x512xf32>
    %89 = arith.constant dense<1.0e+00> : tensor<2x512xf32>
    %119 = arith.constant dense<6.510417e-04> : tensor<2xf32>
    %122 = arith.constant dense<1.0e-05> : tensor<2x1xf32>
    %136 = arith.constant dense<-1.0e+00> : tensor<2x1xf32>
    %157 = arith.constant dense<-1.0e+00> : tensor<2x512xf32>
    %185 = arith.constant 1536 : i32
    %194 = arith.constant dense<1536> : tensor<512xi32>
    %1 = tt.get_program_id x : i32
    %3 = arith.muli %1, %2 : i32
    %182:3 = scf.for %6 = %4 to %2 step %5 iter_args(%7 = %0, %8 = %0, %9 = %0) -> (tensor<2x512xf32>, tensor<2x512xf32>, tensor<2x512xf32>) : i32 {
      %10 = arith.addi %3, %6 : i32
      %12 = arith.muli %10, %11 : i32
      %13 = tt.make_range {end = 2 : i32, start = 0 : i32} : tensor<2xi32>
      %14 = tt.splat %12 : i32 -> tensor<2xi32>
      %15 = arith.addi %14, %13 : tensor<2xi32>
      %16 = tt.expand_dims %15 {axis = 1 : i32} : tensor<2xi32> -> tensor<2x1xi32>
      %17 = arith.extsi %16 : tensor<2x1xi32> to tensor<2x1xi64>
      %19 = arith.muli %17, %18 : tensor<2x1xi64>
      %20 = tt.make_range {end = 512 : i32, start = 0 : i32} : tensor<512xi32>
      %22 = arith.addi %20, %21 : tensor<512xi32>
      %23 = tt.expand_dims %22 {axis = 0 : i32} : tensor<512xi32> -> tensor<1x512xi32>
      %24 = arith.extsi %23 : tensor<1x512xi32> to tensor<1x512xi64>
      %25 = tt.broadcast %19 : tensor<2x1xi64> -> tensor<2x512xi64>
      %26 = tt.broadcast %24 : tensor<1x512xi64> -> tensor<2x512xi64>
      %27 = arith.addi %25, %26 : tensor<2x512xi64>
      %29 = arith.addi %20, %28 : tensor<512xi32>
      %30 = tt.expand_dims %29 {axis = 0 : i32} : tensor<512xi32> -> tensor<1x512xi32>
      %31 = arith.extsi %30 : tensor<1x512xi32> to tensor<1x512xi64>
      %32 = tt.broadcast %31 : tensor<1x512xi64> -> tensor<2x512xi64>
      %33 = arith.addi %25, %32 : tensor<2x512xi64>
      %35 = arith.addi %20, %34 : tensor<512xi32>
      %36 = tt.expand_dims %35 {axis = 0 : i32} : tensor<512xi32> -> tensor<1x512xi32>
      %37 = arith.extsi %36 : tensor<1x512xi32> to tensor<1x512xi64>
      %38 = tt.broadcast %37 : tensor<1x512xi64> -> tensor<2x512xi64>
      %39 = arith.addi %25, %38 : tensor<2x512xi64>
      %41 = arith.muli %17, %40 : tensor<2x1xi64>
      %42 = tt.broadcast %41 : tensor<2x1xi64> -> tensor<2x512xi64>
      %43 = arith.addi %42, %26 : tensor<2x512xi64>
      %44 = arith.addi %42, %32 : tensor<2x512xi64>
      %45 = arith.addi %42, %38 : tensor<2x512xi64>
      %46 = tt.splat %weight : !tt.ptr<f32> -> tensor<512x!tt.ptr<f32>>
      %47 = tt.addptr %46, %22 : tensor<512x!tt.ptr<f32>>, tensor<512xi32>
      %48 = tt.load %47 : tensor<512x!tt.ptr<f32>>
      %49 = tt.expand_dims %48 {axis = 0 : i32} : tensor<512xf32> -> tensor<1x512xf32>
      %50 = tt.addptr %46, %29 : tensor<512x!tt.ptr<f32>>, tensor<512xi32>
      %51 = tt.load %50 : tensor<512x!tt.ptr<f32>>
      %52 = tt.expand_dims %51 {axis = 0 : i32} : tensor<512xf32> -> tensor<1x512xf32>
      %53 = tt.addptr %46, %35 : tensor<512x!tt.ptr<f32>>, tensor<512xi32>
      %54 = tt.load %53 : tensor<512x!tt.ptr<f32>>
      %55 = tt.expand_dims %54 {axis = 0 : i32} : tensor<512xf32> -> tensor<1x512xf32>
      %56 = tt.splat %y : !tt.ptr<bf16> -> tensor<2x512x!tt.ptr<bf16>>
      %57 = tt.addptr %56, %27 : tensor<2x512x!tt.ptr<bf16>>, tensor<2x512xi64>
      %58 = tt.load %57 : tensor<2x512x!tt.ptr<bf16>>
      %59 = arith.extf %58 : tensor<2x512xbf16> to tensor<2x512xf32>
      %60 = tt.addptr %56, %33 : tensor<2x512x!tt.ptr<bf16>>, tensor<2x512xi64>
      %61 = tt.load %60 : tensor<2x512x!tt.ptr<bf16>>
      %62 = arith.extf %61 : tensor<2x512xbf16> to tensor<2x512xf32>
      %63 = tt.addptr %56, %39 : tensor<2x512x!tt.ptr<bf16>>, tensor<2x512xi64>
      %64 = tt.load %63 : tensor<2x512x!tt.ptr<bf16>>
      %65 = arith.extf %64 : tensor<2x512xbf16> to tensor<2x512xf32>
      %66 = tt.splat %z : !tt.ptr<bf16> -> tensor<2x512x!tt.ptr<bf16>>
      %67 = tt.addptr %66, %43 : tensor<2x512x!tt.ptr<bf16>>, tensor<2x512xi64>
      %68 = tt.load %67 : tensor<2x512x!tt.ptr<bf16>>
      %69 = arith.extf %68 : tensor<2x512xbf16> to tensor<2x512xf32>
      %70 = tt.addptr %66, %44 : tensor<2x512x!tt.ptr<bf16>>, tensor<2x512xi64>
      %71 = tt.load %70 : tensor<2x512x!tt.ptr<bf16>>
      %72 = arith.extf %71 : tensor<2x512xbf16> to tensor<2x512xf32>
      %73 = tt.addptr %66, %45 : tensor<2x512x!tt.ptr<bf16>>, tensor<2x512xi64>
      %74 = tt.load %73 : tensor<2x512x!tt.ptr<bf16>>
      %75 = arith.extf %74 : tensor<2x512xbf16> to tensor<2x512xf32>
      %76 = tt.splat %dout : !tt.ptr<bf16> -> tensor<2x512x!tt.ptr<bf16>>
      %77 = tt.addptr %76, %27 : tensor<2x512x!tt.ptr<bf16>>, tensor<2x512xi64>
      %78 = tt.load %77 : tensor<2x512x!tt.ptr<bf16>>
      %79 = arith.extf %78 : tensor<2x512xbf16> to tensor<2x512xf32>
      %80 = tt.addptr %76, %33 : tensor<2x512x!tt.ptr<bf16>>, tensor<2x512xi64>
      %81 = tt.load %80 : tensor<2x512x!tt.ptr<bf16>>
      %82 = arith.extf %81 : tensor<2x512xbf16> to tensor<2x512xf32>
      %83 = tt.addptr %76, %39 : tensor<2x512x!tt.ptr<bf16>>, tensor<2x512xi64>
      %84 = tt.load %83 : tensor<2x512x!tt.ptr<bf16>>
      %85 = arith.extf %84 : tensor<2x512xbf16> to tensor<2x512xf32>
      %87 = arith.mulf %69, %86 : tensor<2x512xf32>
      %88 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %87 : tensor<2x512xf32> -> tensor<2x512xf32>
      %90 = arith.addf %88, %89 : tensor<2x512xf32>
      %91 = tt.elementwise_inline_asm "rcp.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %90 : tensor<2x512xf32> -> tensor<2x512xf32>
      %92 = arith.mulf %72, %86 : tensor<2x512xf32>
      %93 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %92 : tensor<2x512xf32> -> tensor<2x512xf32>
      %94 = arith.addf %93, %89 : tensor<2x512xf32>
      %95 = tt.elementwise_inline_asm "rcp.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %94 : tensor<2x512xf32> -> tensor<2x512xf32>
      %96 = arith.mulf %75, %86 : tensor<2x512xf32>
      %97 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %96 : tensor<2x512xf32> -> tensor<2x512xf32>
      %98 = arith.addf %97, %89 : tensor<2x512xf32>
      %99 = tt.elementwise_inline_asm "rcp.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %98 : tensor<2x512xf32> -> tensor<2x512xf32>
      %100 = arith.mulf %69, %91 : tensor<2x512xf32>
      %101 = arith.mulf %72, %95 : tensor<2x512xf32>
      %102 = arith.mulf %75, %99 : tensor<2x512xf32>
      %103 = arith.mulf %59, %100 : tensor<2x512xf32>
      %104 = arith.mulf %62, %101 : tensor<2x512xf32>
      %105 = arith.mulf %65, %102 : tensor<2x512xf32>
      %106 = tt.broadcast %49 : tensor<1x512xf32> -> tensor<2x512xf32>
      %107 = arith.mulf %79, %106 : tensor<2x512xf32>
      %108 = tt.broadcast %52 : tensor<1x512xf32> -> tensor<2x512xf32>
      %109 = arith.mulf %82, %108 : tensor<2x512xf32>
      %110 = tt.broadcast %55 : tensor<1x512xf32> -> tensor<2x512xf32>
      %111 = arith.mulf %85, %110 : tensor<2x512xf32>
      %112 = arith.mulf %103, %103 : tensor<2x512xf32>
      %113 = math.fma %104, %104, %112 : tensor<2x512xf32>
      %114 = math.fma %105, %105, %113 : tensor<2x512xf32>
      %115 = "tt.reduce"(%114) <{axis = 1 : i32}> ({
      ^bb0(%116: f32, %117: f32):
        %118 = arith.addf %116, %117 : f32
        tt.reduce.return %118 : f32
      }) : (tensor<2x512xf32>) -> tensor<2xf32>
      %120 = arith.mulf %115, %119 : tensor<2xf32>
      %121 = tt.expand_dims %120 {axis = 1 : i32} : tensor<2xf32> -> tensor<2x1xf32>
      %123 = arith.addf %121, %122 : tensor<2x1xf32>
      %124 = math.rsqrt %123 : tensor<2x1xf32>
      %125 = arith.mulf %107, %103 : tensor<2x512xf32>
      %126 = math.fma %109, %104, %125 : tensor<2x512xf32>
      %127 = math.fma %111, %105, %126 : tensor<2x512xf32>
      %128 = "tt.reduce"(%127) <{axis = 1 : i32}> ({
      ^bb0(%129: f32, %130: f32):
        %131 = arith.addf %129, %130 : f32
        tt.reduce.return %131 : f32
      }) : (tensor<2x512xf32>) -> tensor<2xf32>
      %132 = arith.mulf %128, %119 : tensor<2xf32>
      %133 = tt.expand_dims %132 {axis = 1 : i32} : tensor<2xf32> -> tensor<2x1xf32>
      %134 = arith.mulf %133, %124 : tensor<2x1xf32>
      %135 = arith.mulf %134, %124 : tensor<2x1xf32>
      %137 = arith.mulf %135, %136 : tensor<2x1xf32>
      %138 = tt.broadcast %137 : tensor<2x1xf32> -> tensor<2x512xf32>
      %139 = math.fma %103, %138, %107 : tensor<2x512xf32>
      %140 = tt.broadcast %124 : tensor<2x1xf32> -> tensor<2x512xf32>
      %141 = arith.mulf %139, %140 : tensor<2x512xf32>
      %142 = math.fma %104, %138, %109 : tensor<2x512xf32>
      %143 = arith.mulf %142, %140 : tensor<2x512xf32>
      %144 = math.fma %105, %138, %111 : tensor<2x512xf32>
      %145 = arith.mulf %144, %140 : tensor<2x512xf32>
      %146 = arith.mulf %141, %100 : tensor<2x512xf32>
      %147 = arith.mulf %143, %101 : tensor<2x512xf32>
      %148 = arith.mulf %145, %102 : tensor<2x512xf32>
      %149 = tt.splat %dy : !tt.ptr<bf16> -> tensor<2x512x!tt.ptr<bf16>>
      %150 = tt.addptr %149, %27 : tensor<2x512x!tt.ptr<bf16>>, tensor<2x512xi64>
      %151 = arith.truncf %146 : tensor<2x512xf32> to tensor<2x512xbf16>
      tt.store %150, %151 : tensor<2x512x!tt.ptr<bf16>>
      %152 = tt.addptr %149, %33 : tensor<2x512x!tt.ptr<bf16>>, tensor<2x512xi64>
      %153 = arith.truncf %147 : tensor<2x512xf32> to tensor<2x512xbf16>
      tt.store %152, %153 : tensor<2x512x!tt.ptr<bf16>>
      %154 = tt.addptr %149, %39 : tensor<2x512x!tt.ptr<bf16>>, tensor<2x512xi64>
      %155 = arith.truncf %148 : tensor<2x512xf32> to tensor<2x512xbf16>
      tt.store %154, %155 : tensor<2x512x!tt.ptr<bf16>>
      %156 = arith.mulf %141, %59 : tensor<2x512xf32>
      %158 = math.fma %91, %157, %89 : tensor<2x512xf32>
      %159 = math.fma %100, %158, %91 : tensor<2x512xf32>
      %160 = arith.mulf %156, %159 : tensor<2x512xf32>
      %161 = arith.mulf %143, %62 : tensor<2x512xf32>
      %162 = math.fma %95, %157, %89 : tensor<2x512xf32>
      %163 = math.fma %101, %162, %95 : tensor<2x512xf32>
      %164 = arith.mulf %161, %163 : tensor<2x512xf32>
      %165 = arith.mulf %145, %65 : tensor<2x512xf32>
      %166 = math.fma %99, %157, %89 : tensor<2x512xf32>
      %167 = math.fma %102, %166, %99 : tensor<2x512xf32>
      %168 = arith.mulf %165, %167 : tensor<2x512xf32>
      %169 = tt.splat %dz : !tt.ptr<bf16> -> tensor<2x512x!tt.ptr<bf16>>
      %170 = tt.addptr %169, %43 : tensor<2x512x!tt.ptr<bf16>>, tensor<2x512xi64>
      %171 = arith.truncf %160 : tensor<2x512xf32> to tensor<2x512xbf16>
      tt.store %170, %171 : tensor<2x512x!tt.ptr<bf16>>
      %172 = tt.addptr %169, %44 : tensor<2x512x!tt.ptr<bf16>>, tensor<2x512xi64>
      %173 = arith.truncf %164 : tensor<2x512xf32> to tensor<2x512xbf16>
      tt.store %172, %173 : tensor<2x512x!tt.ptr<bf16>>
      %174 = tt.addptr %169, %45 : tensor<2x512x!tt.ptr<bf16>>, tensor<2x512xi64>
      %175 = arith.truncf %168 : tensor<2x512xf32> to tensor<2x512xbf16>
      tt.store %174, %175 : tensor<2x512x!tt.ptr<bf16>>
      %176 = arith.mulf %103, %140 : tensor<2x512xf32>
      %177 = math.fma %176, %79, %7 : tensor<2x512xf32>
      %178 = arith.mulf %104, %140 : tensor<2x512xf32>
      %179 = math.fma %178, %82, %8 : tensor<2x512xf32>
      %180 = arith.mulf %105, %140 : tensor<2x512xf32>
      %181 = math.fma %180, %85, %9 : tensor<2x512xf32>
      scf.yield %177, %179, %181 : tensor<2x512xf32>, tensor<2x512xf32>, tensor<2x512xf32>
    } {tt.num_stages = 3 : i32}
    %183 = tt.make_range {end = 512 : i32, start = 0 : i32} : tensor<512xi32>
    %184 = arith.addi %183, %21 : tensor<512xi32>
    %186 = arith.muli %1, %185 : i32
    %187 = tt.addptr %parts, %186 : !tt.ptr<f32>, i32
    %188 = tt.splat %187 : !tt.ptr<f32> -> tensor<512x!tt.ptr<f32>>
    %189 = tt.addptr %188, %184 : tensor<512x!tt.ptr<f32>>, tensor<512xi32>
    %190 = "tt.reduce"(%182#0) <{axis = 0 : i32}> ({
    ^bb0(%191: f32, %192: f32):
      %193 = arith.addf %191, %192 : f32
      tt.reduce.return %193 : f32
    }) : (tensor<2x512xf32>) -> tensor<512xf32>
    %195 = arith.cmpi slt, %184, %194 : tensor<512xi32>
    tt.store %189, %190, %195 : tensor<512x!tt.ptr<f32>>
    %196 = arith.addi %183, %28 : tensor<512xi32>
    %197 = tt.addptr %188, %196 : tensor<512x!tt.ptr<f32>>, tensor<512xi32>
    %198 = "tt.reduce"(%182#1) <{axis = 0 : i32}> ({
    ^bb0(%199: f32, %200: f32):
      %201 = arith.addf %199, %200 : f32
      tt.reduce.return %201 : f32
    }) : (tensor<2x512xf32>) -> tensor<512xf32>
    %202 = arith.cmpi slt, %196, %194 : tensor<512xi32>
    tt.store %197, %198, %202 : tensor<512x!tt.ptr<f32>>
    %203 = arith.addi %183, %34 : tensor<512xi32>
    %204 = tt.addptr %188, %203 : tensor<512x!tt.ptr<f32>>, tensor<512xi32>
    %205 = "tt.reduce"(%182#2) <{axis = 0 : i32}> ({
    ^bb0(%206: f32, %207: f32):
      %208 = arith.addf %206, %207 : f32
      tt.reduce.return %208 : f32
    }) : (tensor<2x512xf32>) -> tensor<512xf32>
    %209 = arith.cmpi slt, %203, %194 : tensor<512xi32>
    tt.store %204, %205, %209 : tensor<512x!tt.ptr<f32>>
    tt.return
  }
}
", name = "gated_rmsnorm_grad", num_stages = 1 : i32, num_warps = 4 : i32}, operand_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[0]> : tensor<1xindex>, dense<[1, 0]> : tensor<2xindex>], result_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>]} : (tensor<16384x1536xbf16>, tensor<16384x3392xbf16>, tensor<1536xf32>, tensor<16384x1536xbf16>) -> (tensor<16384x1536xbf16>, tensor<16384x3392xbf16>, tensor<256x1536xf32>)
    %k4 = stablehlo.reshape %k3#0 : (tensor<16384x1536xbf16>) -> tensor<16x1024x64x24xbf16>
    %k5 = stablehlo.reshape %arg7 : (tensor<16x1024x1536xbf16>) -> tensor<16x1024x64x24xbf16>
    %k6 = stablehlo.reshape %arg8 : (tensor<16x1024x128xbf16>) -> tensor<16x1024x1x128xbf16>
    %k7 = stablehlo.reshape %arg9 : (tensor<16x1024x128xbf16>) -> tensor<16x1024x1x128xbf16>
    %k8:4 = stablehlo.custom_call @__gpu$xla.gpu.triton(%arg0, %arg3, %arg5) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 16 : i32, grid_y = 8 : i32, grid_z = 16 : i32, ir = "module {
  tt.func public @ssd_prep(%dt: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %a: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %bias: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %out_dt: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %out_cum: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %out_toend: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %out_shift: !tt.ptr<f32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %3 = arith.constant 64 : i32
    %9 = arith.constant 8 : i32
    %14 = arith.constant dense<64> : tensor<8xi32>
    %16 = arith.constant 3328 : i32
    %18 = arith.constant 3473408 : i64
    %22 = arith.constant dense<3392> : tensor<64x1xi32>
    %32 = arith.constant dense<0.0e+00> : tensor<64x8xbf16>
    %37 = arith.constant dense<0.0e+00> : tensor<8xf32>
    %43 = arith.constant dense<-1.442695e+00> : tensor<64x8xf32>
    %46 = arith.constant dense<1.0e+00> : tensor<64x8xf32>
    %50 = arith.constant dense<6.931472e-01> : tensor<64x8xf32>
    %54 = arith.constant dense<0.0e+00> : tensor<64x8xf32>
    %57 = arith.constant dense<2.0e+01> : tensor<64x8xf32>
    %63 = arith.constant dense<9.094947e-13> : tensor<64x8xf32>
    %69 = arith.constant dense<1.442695e+00> : tensor<8xf32>
    %72 = arith.constant dense<-1.0e+00> : tensor<8xf32>
    %78 = arith.constant dense<-4.0e+01> : tensor<64x8xf32>
    %84 = arith.constant 65536 : i64
    %86 = arith.constant dense<1024> : tensor<1x8xi32>
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
    %17 = tt.addptr %dt, %16 : !tt.ptr<bf16>, i32
    %19 = arith.muli %2, %18 : i64
    %20 = tt.addptr %17, %19 : !tt.ptr<bf16>, i64
    %21 = tt.expand_dims %7 {axis = 1 : i32} : tensor<64xi32> -> tensor<64x1xi32>
    %23 = arith.muli %21, %22 : tensor<64x1xi32>
    %24 = tt.splat %20 : !tt.ptr<bf16> -> tensor<64x1x!tt.ptr<bf16>>
    %25 = tt.addptr %24, %23 : tensor<64x1x!tt.ptr<bf16>>, tensor<64x1xi32>
    %26 = tt.expand_dims %13 {axis = 0 : i32} : tensor<8xi32> -> tensor<1x8xi32>
    %27 = tt.broadcast %25 : tensor<64x1x!tt.ptr<bf16>> -> tensor<64x8x!tt.ptr<bf16>>
    %28 = tt.broadcast %26 : tensor<1x8xi32> -> tensor<64x8xi32>
    %29 = tt.addptr %27, %28 : tensor<64x8x!tt.ptr<bf16>>, tensor<64x8xi32>
    %30 = tt.expand_dims %15 {axis = 0 : i32} : tensor<8xi1> -> tensor<1x8xi1>
    %31 = tt.broadcast %30 : tensor<1x8xi1> -> tensor<64x8xi1>
    %33 = tt.load %29, %31, %32 : tensor<64x8x!tt.ptr<bf16>>
    %34 = arith.extf %33 : tensor<64x8xbf16> to tensor<64x8xf32>
    %35 = tt.splat %bias : !tt.ptr<f32> -> tensor<8x!tt.ptr<f32>>
    %36 = tt.addptr %35, %13 : tensor<8x!tt.ptr<f32>>, tensor<8xi32>
    %38 = tt.load %36, %15, %37 : tensor<8x!tt.ptr<f32>>
    %39 = tt.expand_dims %38 {axis = 0 : i32} : tensor<8xf32> -> tensor<1x8xf32>
    %40 = tt.broadcast %39 : tensor<1x8xf32> -> tensor<64x8xf32>
    %41 = arith.addf %34, %40 : tensor<64x8xf32>
    %42 = math.absf %41 : tensor<64x8xf32>
    %44 = arith.mulf %42, %43 : tensor<64x8xf32>
    %45 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %44 : tensor<64x8xf32> -> tensor<64x8xf32>
    %47 = arith.addf %45, %46 : tensor<64x8xf32>
    %48 = arith.subf %47, %46 : tensor<64x8xf32>
    %49 = math.log2 %47 : tensor<64x8xf32>
    %51 = arith.mulf %49, %50 : tensor<64x8xf32>
    %52 = arith.divf %45, %48 : tensor<64x8xf32>
    %53 = arith.mulf %51, %52 : tensor<64x8xf32>
    %55 = arith.cmpf oeq, %48, %54 : tensor<64x8xf32>
    %56 = arith.select %55, %45, %53 : tensor<64x8xi1>, tensor<64x8xf32>
    %58 = arith.cmpf ogt, %41, %57 : tensor<64x8xf32>
    %59 = arith.maxnumf %41, %54 : tensor<64x8xf32>
    %60 = arith.addf %59, %56 : tensor<64x8xf32>
    %61 = arith.select %58, %41, %60 : tensor<64x8xi1>, tensor<64x8xf32>
    %62 = math.absf %61 : tensor<64x8xf32>
    %64 = arith.cmpf olt, %62, %63 : tensor<64x8xf32>
    %65 = arith.select %64, %63, %61 : tensor<64x8xi1>, tensor<64x8xf32>
    %66 = tt.splat %a : !tt.ptr<f32> -> tensor<8x!tt.ptr<f32>>
    %67 = tt.addptr %66, %13 : tensor<8x!tt.ptr<f32>>, tensor<8xi32>
    %68 = tt.load %67, %15, %37 : tensor<8x!tt.ptr<f32>>
    %70 = arith.mulf %68, %69 : tensor<8xf32>
    %71 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %70 : tensor<8xf32> -> tensor<8xf32>
    %73 = arith.mulf %71, %72 : tensor<8xf32>
    %74 = arith.mulf %73, %69 : tensor<8xf32>
    %75 = tt.expand_dims %74 {axis = 0 : i32} : tensor<8xf32> -> tensor<1x8xf32>
    %76 = tt.broadcast %75 : tensor<1x8xf32> -> tensor<64x8xf32>
    %77 = arith.mulf %65, %76 : tensor<64x8xf32>
    %79 = arith.maxnumf %77, %78 : tensor<64x8xf32>
    %80 = "tt.scan"(%79) <{axis = 0 : i32, reverse = false}> ({
    ^bb0(%81: f32, %82: f32):
      %83 = arith.addf %81, %82 : f32
      tt.scan.return %83 : f32
    }) : (tensor<64x8xf32>) -> tensor<64x8xf32>
    %85 = arith.muli %2, %84 : i64
    %87 = arith.muli %26, %86 : tensor<1x8xi32>
    %88 = arith.extsi %87 : tensor<1x8xi32> to tensor<1x8xi64>
    %89 = tt.splat %85 : i64 -> tensor<1x8xi64>
    %90 = arith.addi %89, %88 : tensor<1x8xi64>
    %91 = arith.extsi %21 : tensor<64x1xi32> to tensor<64x1xi64>
    %92 = tt.broadcast %90 : tensor<1x8xi64> -> tensor<64x8xi64>
    %93 = tt.broadcast %91 : tensor<64x1xi64> -> tensor<64x8xi64>
    %94 = arith.addi %92, %93 : tensor<64x8xi64>
    %95 = tt.splat %out_dt : !tt.ptr<f32> -> tensor<64x8x!tt.ptr<f32>>
    %96 = tt.addptr %95, %94 : tensor<64x8x!tt.ptr<f32>>, tensor<64x8xi64>
    tt.store %96, %65, %31 : tensor<64x8x!tt.ptr<f32>>
    %97 = tt.splat %out_cum : !tt.ptr<f32> -> tensor<64x8x!tt.ptr<f32>>
    %98 = tt.addptr %97, %94 : tensor<64x8x!tt.ptr<f32>>, tensor<64x8xi64>
    tt.store %98, %80, %31 : tensor<64x8x!tt.ptr<f32>>
    %99 = tt.splat %out_shift : !tt.ptr<f32> -> tensor<64x8x!tt.ptr<f32>>
    %100 = tt.addptr %99, %94 : tensor<64x8x!tt.ptr<f32>>, tensor<64x8xi64>
    %101 = tt.elementwise_inline_asm "lg2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %65 : tensor<64x8xf32> -> tensor<64x8xf32>
    %102 = arith.subf %80, %101 : tensor<64x8xf32>
    tt.store %100, %102, %31 : tensor<64x8x!tt.ptr<f32>>
    %103 = tt.splat %out_toend : !tt.ptr<f32> -> tensor<64x8x!tt.ptr<f32>>
    %104 = tt.addptr %103, %94 : tensor<64x8x!tt.ptr<f32>>, tensor<64x8xi64>
    %105 = "tt.reduce"(%80) <{axis = 0 : i32}> ({
    ^bb0(%106: f32, %107: f32):
      %108 = arith.minnumf %106, %107 : f32
      tt.reduce.return %108 : f32
    }) : (tensor<64x8xf32>) -> tensor<8xf32>
    %109 = tt.expand_dims %105 {axis = 0 : i32} : tensor<8xf32> -> tensor<1x8xf32>
    %110 = tt.broadcast %109 : tensor<1x8xf32> -> tensor<64x8xf32>
    %111 = arith.subf %110, %80 : tensor<64x8xf32>
    %112 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %111 : tensor<64x8xf32> -> tensor<64x8xf32>
    %113 = arith.mulf %65, %112 : tensor<64x8xf32>
    tt.store %104, %113, %31 : tensor<64x8x!tt.ptr<f32>>
    tt.return
  }
}
", name = "ssd_prep", num_stages = 3 : i32, num_warps = 4 : i32}, operand_layouts = [dense<[2, 1, 0]> : tensor<3xindex>, dense<[0]> : tensor<1xindex>, dense<[0]> : tensor<1xindex>], result_layouts = [dense<[2, 1, 0]> : tensor<3xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[2, 1, 0]> : tensor<3xindex>]} : (tensor<16x1024x3392xbf16>, tensor<64xf32>, tensor<64xf32>) -> (tensor<16x64x1024xf32>, tensor<16x64x1024xf32>, tensor<16x64x1024xf32>, tensor<16x64x1024xf32>)
    %k9:1 = stablehlo.custom_call @__gpu$xla.gpu.triton(%k4, %k7, %k8#1, %k8#1) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 24 : i32, grid_y = 1 : i32, grid_z = 16 : i32, ir = "module attributes {ttg.maxnreg = 168 : i32} {
  tt.func public @ssd_rscan(%x: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %b: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %factor: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %decay: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %states: !tt.ptr<bf16> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %2 = arith.constant 64 : i32
    %4 = arith.constant 24 : i32
    %6 = arith.constant 60 : i32
    %10 = arith.constant dense<24> : tensor<64xi32>
    %17 = arith.constant 128 : i32
    %23 = arith.constant 1572864 : i64
    %26 = arith.constant 1 : i32
    %29 = arith.constant 131072 : i64
    %34 = arith.constant 64 : i64
    %38 = arith.constant 3145728 : i64
    %43 = arith.constant dense<128> : tensor<64xi32>
    %50 = arith.constant dense<0.0e+00> : tensor<64x128xf32>
    %51 = arith.constant 0 : i32
    %52 = arith.constant 16 : i32
    %55 = arith.constant 15 : i32
    %61 = arith.constant 196608 : i64
    %67 = arith.constant 1536 : i32
    %71 = arith.constant dense<1536> : tensor<64x1xi32>
    %82 = arith.constant dense<128> : tensor<64x1xi32>
    %89 = arith.constant 1024 : i64
    %95 = arith.constant dense<8> : tensor<8xi32>
    %97 = arith.constant 3072 : i32
    %103 = arith.constant 3 : i32
    %110 = arith.constant 2048 : i32
    %120 = arith.constant 2 : i32
    %127 = arith.constant 1024 : i32
    %159 = arith.constant 63 : i32
    %161 = arith.constant dense<1024> : tensor<64xi32>
    %0 = tt.get_program_id x : i32
    %1 = tt.make_range {end = 64 : i32, start = 0 : i32} : tensor<64xi32>
    %3 = arith.muli %0, %2 : i32
    %5 = arith.divsi %3, %4 : i32
    %7 = arith.minsi %5, %6 : i32
    %8 = tt.splat %3 : i32 -> tensor<64xi32>
    %9 = arith.addi %8, %1 : tensor<64xi32>
    %11 = arith.divsi %9, %10 : tensor<64xi32>
    %12 = tt.splat %7 : i32 -> tensor<64xi32>
    %13 = arith.subi %11, %12 : tensor<64xi32>
    %14 = tt.get_program_id z : i32
    %15 = arith.extsi %14 : i32 to i64
    %16 = tt.get_program_id y : i32
    %18 = arith.muli %16, %17 : i32
    %19 = tt.make_range {end = 128 : i32, start = 0 : i32} : tensor<128xi32>
    %20 = tt.splat %18 : i32 -> tensor<128xi32>
    %21 = arith.addi %20, %19 : tensor<128xi32>
    %22 = arith.divsi %7, %2 : i32
    %24 = arith.muli %15, %23 : i64
    %25 = tt.addptr %x, %24 : !tt.ptr<bf16>, i64
    %27 = arith.muli %3, %26 : i32
    %28 = tt.addptr %25, %27 : !tt.ptr<bf16>, i32
    %30 = arith.muli %15, %29 : i64
    %31 = tt.addptr %b, %30 : !tt.ptr<bf16>, i64
    %32 = arith.muli %22, %17 : i32
    %33 = tt.addptr %31, %32 : !tt.ptr<bf16>, i32
    %35 = arith.muli %15, %34 : i64
    %36 = arith.extsi %7 : i32 to i64
    %37 = arith.addi %35, %36 : i64
    %39 = arith.muli %15, %38 : i64
    %40 = tt.addptr %states, %39 : !tt.ptr<bf16>, i64
    %41 = arith.muli %3, %17 : i32
    %42 = tt.addptr %40, %41 : !tt.ptr<bf16>, i32
    %44 = arith.muli %1, %43 : tensor<64xi32>
    %45 = tt.expand_dims %44 {axis = 1 : i32} : tensor<64xi32> -> tensor<64x1xi32>
    %46 = tt.expand_dims %21 {axis = 0 : i32} : tensor<128xi32> -> tensor<1x128xi32>
    %47 = tt.broadcast %45 : tensor<64x1xi32> -> tensor<64x128xi32>
    %48 = tt.broadcast %46 : tensor<1x128xi32> -> tensor<64x128xi32>
    %49 = arith.addi %47, %48 : tensor<64x128xi32>
    %172:1 = scf.for %53 = %51 to %52 step %26 iter_args(%54 = %50) -> (tensor<64x128xf32>) : i32 {
      %56 = arith.subi %55, %53 : i32
      %57 = arith.muli %56, %2 : i32
      %58 = tt.splat %57 : i32 -> tensor<64xi32>
      %59 = arith.addi %58, %1 : tensor<64xi32>
      %60 = arith.extsi %56 : i32 to i64
      %62 = arith.muli %60, %61 : i64
      %63 = tt.addptr %42, %62 : !tt.ptr<bf16>, i64
      %64 = tt.splat %63 : !tt.ptr<bf16> -> tensor<64x128x!tt.ptr<bf16>>
      %65 = tt.addptr %64, %49 : tensor<64x128x!tt.ptr<bf16>>, tensor<64x128xi32>
      %66 = arith.truncf %54 : tensor<64x128xf32> to tensor<64x128xbf16>
      tt.store %65, %66 : tensor<64x128x!tt.ptr<bf16>>
      %68 = arith.muli %57, %67 : i32
      %69 = tt.addptr %28, %68 : !tt.ptr<bf16>, i32
      %70 = tt.expand_dims %1 {axis = 1 : i32} : tensor<64xi32> -> tensor<64x1xi32>
      %72 = arith.muli %70, %71 : tensor<64x1xi32>
      %73 = tt.expand_dims %1 {axis = 0 : i32} : tensor<64xi32> -> tensor<1x64xi32>
      %74 = tt.broadcast %72 : tensor<64x1xi32> -> tensor<64x64xi32>
      %75 = tt.broadcast %73 : tensor<1x64xi32> -> tensor<64x64xi32>
      %76 = arith.addi %74, %75 : tensor<64x64xi32>
      %77 = tt.splat %69 : !tt.ptr<bf16> -> tensor<64x64x!tt.ptr<bf16>>
      %78 = tt.addptr %77, %76 : tensor<64x64x!tt.ptr<bf16>>, tensor<64x64xi32>
      %79 = tt.load %78 : tensor<64x64x!tt.ptr<bf16>>
      %80 = arith.muli %57, %17 : i32
      %81 = tt.addptr %33, %80 : !tt.ptr<bf16>, i32
      %83 = arith.muli %70, %82 : tensor<64x1xi32>
      %84 = tt.broadcast %83 : tensor<64x1xi32> -> tensor<64x128xi32>
      %85 = arith.addi %84, %48 : tensor<64x128xi32>
      %86 = tt.splat %81 : !tt.ptr<bf16> -> tensor<64x128x!tt.ptr<bf16>>
      %87 = tt.addptr %86, %85 : tensor<64x128x!tt.ptr<bf16>>, tensor<64x128xi32>
      %88 = tt.load %87 : tensor<64x128x!tt.ptr<bf16>>
      %90 = arith.muli %37, %89 : i64
      %91 = tt.addptr %factor, %90 : !tt.ptr<f32>, i64
      %92 = tt.addptr %91, %57 : !tt.ptr<f32>, i32
      %93 = arith.extf %79 : tensor<64x64xbf16> to tensor<64x64xf32>
      %94 = tt.make_range {end = 8 : i32, start = 0 : i32} : tensor<8xi32>
      %96 = arith.muli %94, %95 : tensor<8xi32>
      %98 = tt.addptr %92, %97 : !tt.ptr<f32>, i32
      %99 = tt.splat %98 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %100 = tt.addptr %99, %1 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %101 = tt.load %100 : tensor<64x!tt.ptr<f32>>
      %102 = tt.expand_dims %101 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
      %104 = arith.addi %7, %103 : i32
      %105 = arith.muli %104, %4 : i32
      %106 = arith.subi %105, %3 : i32
      %107 = tt.splat %106 : i32 -> tensor<8xi32>
      %108 = arith.cmpi slt, %96, %107 : tensor<8xi32>
      %109 = tt.expand_dims %108 {axis = 0 : i32} : tensor<8xi1> -> tensor<1x8xi1>
      %111 = tt.addptr %92, %110 : !tt.ptr<f32>, i32
      %112 = tt.splat %111 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %113 = tt.addptr %112, %1 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %114 = tt.load %113 : tensor<64x!tt.ptr<f32>>
      %115 = tt.expand_dims %114 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
      %116 = tt.broadcast %109 : tensor<1x8xi1> -> tensor<64x8xi1>
      %117 = tt.broadcast %115 : tensor<64x1xf32> -> tensor<64x8xf32>
      %118 = tt.broadcast %102 : tensor<64x1xf32> -> tensor<64x8xf32>
      %119 = arith.select %116, %117, %118 : tensor<64x8xi1>, tensor<64x8xf32>
      %121 = arith.addi %7, %120 : i32
      %122 = arith.muli %121, %4 : i32
      %123 = arith.subi %122, %3 : i32
      %124 = tt.splat %123 : i32 -> tensor<8xi32>
      %125 = arith.cmpi slt, %96, %124 : tensor<8xi32>
      %126 = tt.expand_dims %125 {axis = 0 : i32} : tensor<8xi1> -> tensor<1x8xi1>
      %128 = tt.addptr %92, %127 : !tt.ptr<f32>, i32
      %129 = tt.splat %128 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %130 = tt.addptr %129, %1 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %131 = tt.load %130 : tensor<64x!tt.ptr<f32>>
      %132 = tt.expand_dims %131 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
      %133 = tt.broadcast %126 : tensor<1x8xi1> -> tensor<64x8xi1>
      %134 = tt.broadcast %132 : tensor<64x1xf32> -> tensor<64x8xf32>
      %135 = arith.select %133, %134, %119 : tensor<64x8xi1>, tensor<64x8xf32>
      %136 = arith.addi %7, %26 : i32
      %137 = arith.muli %136, %4 : i32
      %138 = arith.subi %137, %3 : i32
      %139 = tt.splat %138 : i32 -> tensor<8xi32>
      %140 = arith.cmpi slt, %96, %139 : tensor<8xi32>
      %141 = tt.expand_dims %140 {axis = 0 : i32} : tensor<8xi1> -> tensor<1x8xi1>
      %142 = tt.addptr %92, %51 : !tt.ptr<f32>, i32
      %143 = tt.splat %142 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %144 = tt.addptr %143, %1 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %145 = tt.load %144 : tensor<64x!tt.ptr<f32>>
      %146 = tt.expand_dims %145 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
      %147 = tt.broadcast %141 : tensor<1x8xi1> -> tensor<64x8xi1>
      %148 = tt.broadcast %146 : tensor<64x1xf32> -> tensor<64x8xf32>
      %149 = arith.select %147, %148, %135 : tensor<64x8xi1>, tensor<64x8xf32>
      %150 = tt.reshape %93 : tensor<64x64xf32> -> tensor<64x8x8xf32>
      %151 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %149 : tensor<64x8xf32> -> tensor<64x8xf32>
      %152 = tt.expand_dims %151 {axis = 2 : i32} : tensor<64x8xf32> -> tensor<64x8x1xf32>
      %153 = tt.broadcast %152 : tensor<64x8x1xf32> -> tensor<64x8x8xf32>
      %154 = arith.mulf %150, %153 : tensor<64x8x8xf32>
      %155 = tt.reshape %154 : tensor<64x8x8xf32> -> tensor<64x64xf32>
      %156 = arith.truncf %155 : tensor<64x64xf32> to tensor<64x64xbf16>
      %157 = tt.addptr %decay, %90 : !tt.ptr<f32>, i64
      %158 = tt.addptr %157, %57 : !tt.ptr<f32>, i32
      %160 = tt.addptr %158, %159 : !tt.ptr<f32>, i32
      %162 = arith.muli %13, %161 : tensor<64xi32>
      %163 = tt.splat %160 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %164 = tt.addptr %163, %162 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %165 = tt.load %164 : tensor<64x!tt.ptr<f32>>
      %166 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %165 : tensor<64xf32> -> tensor<64xf32>
      %167 = tt.trans %156 {order = array<i32: 1, 0>} : tensor<64x64xbf16> -> tensor<64x64xbf16>
      %168 = tt.expand_dims %166 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
      %169 = tt.broadcast %168 : tensor<64x1xf32> -> tensor<64x128xf32>
      %170 = arith.mulf %54, %169 : tensor<64x128xf32>
      %171 = tt.dot %167, %88, %170, inputPrecision = tf32 : tensor<64x64xbf16> * tensor<64x128xbf16> -> tensor<64x128xf32>
      scf.yield %171 : tensor<64x128xf32>
    } {tt.num_stages = 3 : i32}
    tt.return
  }
}
", name = "ssd_rscan", num_stages = 3 : i32, num_warps = 4 : i32}, operand_layouts = [dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[2, 1, 0]> : tensor<3xindex>], result_layouts = [dense<[4, 3, 2, 1, 0]> : tensor<5xindex>]} : (tensor<16x1024x64x24xbf16>, tensor<16x1024x1x128xbf16>, tensor<16x64x1024xf32>, tensor<16x64x1024xf32>) -> (tensor<16x16x64x24x128xbf16>)
    %k10:3 = stablehlo.custom_call @__gpu$xla.gpu.triton(%k5, %k4, %k6, %k7, %k8#1, %k8#3, %arg4, %arg11, %k9#0) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 16 : i32, grid_y = 1 : i32, grid_z = 16 : i32, ir = "module {
  tt.func public @ssd_bwd_dx(%in_x: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %in_dy: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %in_b: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %in_c: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %in_cum: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %in_weight: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %in_d: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %in_states: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %in_dstates: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %out_dx: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %out_pertoken: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %out_dcb: !tt.ptr<bf16> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %7 = arith.constant 64 : i32
    %9 = arith.constant dense<24> : tensor<32xi32>
    %13 = arith.constant 1024 : i64
    %17 = arith.constant 1536 : i64
    %19 = arith.constant 128 : i64
    %21 = arith.constant 16 : i64
    %25 = arith.constant 196608 : i64
    %27 = arith.constant 65536 : i64
    %32 = arith.constant dense<128> : tensor<64x1xi32>
    %49 = arith.constant 16 : i32
    %55 = arith.constant 4096 : i64
    %58 = arith.constant dense<64> : tensor<64x1xi32>
    %65 = arith.constant dense<0.0e+00> : tensor<64x64xf32>
    %74 = arith.constant 0 : i32
    %75 = arith.constant 1 : i32
    %81 = arith.constant 24 : i32
    %84 = arith.constant dense<1536> : tensor<64x1xi32>
    %94 = arith.constant dense<0.0e+00> : tensor<64x32xbf16>
    %102 = arith.constant 1024 : i32
    %115 = arith.constant 63 : i32
    %119 = arith.constant 3072 : i32
    %123 = arith.constant dense<128> : tensor<1x32xi32>
    %131 = arith.constant dense<0.0e+00> : tensor<128x32xbf16>
    %138 = arith.constant 5.0e-01 : f32
    %140 = arith.constant -1.6e+02 : f32
    %142 = arith.constant 1.0e+09 : f32
    %147 = arith.constant -1.0e+09 : f32
    %153 = arith.constant dense<0.0e+00> : tensor<64x32xf32>
    %215 = arith.constant 4 : i64
    %217 = arith.constant dense<4> : tensor<64x1xi32>
    %233 = arith.constant dense<1024> : tensor<64xi32>
    %237 = arith.constant dense<64> : tensor<64xi32>
    %239 = arith.constant dense<0.0e+00> : tensor<64xf32>
    %241 = arith.constant dense<-1.6e+02> : tensor<64xf32>
    %339 = arith.constant -6.25e-03 : f32
    %341 = arith.constant 1.015625e+00 : f32
    %351 = arith.constant 8.0e+01 : f32
    %355 = arith.constant 1.6e+02 : f32
    %362 = arith.constant dense<8.0e+01> : tensor<64xf32>
    %366 = arith.constant dense<-1.0e+09> : tensor<64xf32>
    %0 = tt.get_program_id x : i32
    %1 = tt.get_program_id y : i32
    %2 = tt.get_program_id z : i32
    %3 = arith.extsi %2 : i32 to i64
    %4 = tt.make_range {end = 64 : i32, start = 0 : i32} : tensor<64xi32>
    %5 = tt.make_range {end = 32 : i32, start = 0 : i32} : tensor<32xi32>
    %6 = tt.make_range {end = 128 : i32, start = 0 : i32} : tensor<128xi32>
    %8 = arith.muli %0, %7 : i32
    %10 = arith.cmpi slt, %5, %9 : tensor<32xi32>
    %11 = tt.splat %8 : i32 -> tensor<64xi32>
    %12 = arith.addi %11, %4 : tensor<64xi32>
    %14 = arith.muli %3, %13 : i64
    %15 = arith.extsi %8 : i32 to i64
    %16 = arith.addi %14, %15 : i64
    %18 = arith.muli %16, %17 : i64
    %20 = arith.muli %16, %19 : i64
    %22 = arith.muli %3, %21 : i64
    %23 = arith.extsi %0 : i32 to i64
    %24 = arith.addi %22, %23 : i64
    %26 = arith.muli %24, %25 : i64
    %28 = arith.muli %3, %27 : i64
    %29 = arith.addi %28, %15 : i64
    %30 = tt.expand_dims %4 {axis = 1 : i32} : tensor<64xi32> -> tensor<64x1xi32>
    %31 = tt.expand_dims %6 {axis = 0 : i32} : tensor<128xi32> -> tensor<1x128xi32>
    %33 = arith.muli %30, %32 : tensor<64x1xi32>
    %34 = tt.broadcast %33 : tensor<64x1xi32> -> tensor<64x128xi32>
    %35 = tt.broadcast %31 : tensor<1x128xi32> -> tensor<64x128xi32>
    %36 = arith.addi %34, %35 : tensor<64x128xi32>
    %37 = tt.addptr %in_c, %20 : !tt.ptr<bf16>, i64
    %38 = tt.splat %37 : !tt.ptr<bf16> -> tensor<64x128x!tt.ptr<bf16>>
    %39 = tt.addptr %38, %36 : tensor<64x128x!tt.ptr<bf16>>, tensor<64x128xi32>
    %40 = tt.load %39 : tensor<64x128x!tt.ptr<bf16>>
    %41 = tt.addptr %in_b, %20 : !tt.ptr<bf16>, i64
    %42 = tt.splat %41 : !tt.ptr<bf16> -> tensor<64x128x!tt.ptr<bf16>>
    %43 = tt.addptr %42, %36 : tensor<64x128x!tt.ptr<bf16>>, tensor<64x128xi32>
    %44 = tt.load %43 : tensor<64x128x!tt.ptr<bf16>>
    %45 = tt.expand_dims %4 {axis = 0 : i32} : tensor<64xi32> -> tensor<1x64xi32>
    %46 = tt.broadcast %30 : tensor<64x1xi32> -> tensor<64x64xi32>
    %47 = tt.broadcast %45 : tensor<1x64xi32> -> tensor<64x64xi32>
    %48 = arith.cmpi sle, %46, %47 : tensor<64x64xi32>
    %50 = arith.muli %1, %49 : i32
    %51 = arith.extsi %50 : i32 to i64
    %52 = arith.addi %51, %3 : i64
    %53 = arith.muli %52, %21 : i64
    %54 = arith.addi %53, %23 : i64
    %56 = arith.muli %54, %55 : i64
    %57 = tt.addptr %out_dcb, %56 : !tt.ptr<bf16>, i64
    %59 = arith.muli %30, %58 : tensor<64x1xi32>
    %60 = tt.broadcast %59 : tensor<64x1xi32> -> tensor<64x64xi32>
    %61 = arith.addi %60, %47 : tensor<64x64xi32>
    %62 = tt.splat %57 : !tt.ptr<bf16> -> tensor<64x64x!tt.ptr<bf16>>
    %63 = tt.addptr %62, %61 : tensor<64x64x!tt.ptr<bf16>>, tensor<64x64xi32>
    %64 = tt.trans %40 {order = array<i32: 1, 0>} : tensor<64x128xbf16> -> tensor<128x64xbf16>
    %66 = tt.dot %44, %64, %65, inputPrecision = tf32 : tensor<64x128xbf16> * tensor<128x64xbf16> -> tensor<64x64xf32>
    %67 = arith.select %48, %66, %65 : tensor<64x64xi1>, tensor<64x64xf32>
    %68 = arith.truncf %67 : tensor<64x64xf32> to tensor<64x64xbf16>
    %69 = tt.trans %48 {order = array<i32: 1, 0>} : tensor<64x64xi1> -> tensor<64x64xi1>
    %70 = tt.trans %44 {order = array<i32: 1, 0>} : tensor<64x128xbf16> -> tensor<128x64xbf16>
    %71 = tt.dot %40, %70, %65, inputPrecision = tf32 : tensor<64x128xbf16> * tensor<128x64xbf16> -> tensor<64x64xf32>
    %72 = arith.select %69, %71, %65 : tensor<64x64xi1>, tensor<64x64xf32>
    %73 = arith.truncf %72 : tensor<64x64xf32> to tensor<64x64xbf16>
    %227:1 = scf.for %76 = %74 to %7 step %75 iter_args(%77 = %65) -> (tensor<64x64xf32>) : i32 {
      %78 = arith.muli %1, %7 : i32
      %79 = arith.addi %78, %76 : i32
      %80 = tt.addptr %in_x, %18 : !tt.ptr<bf16>, i64
      %82 = arith.muli %79, %81 : i32
      %83 = tt.addptr %80, %82 : !tt.ptr<bf16>, i32
      %85 = arith.muli %30, %84 : tensor<64x1xi32>
      %86 = tt.expand_dims %5 {axis = 0 : i32} : tensor<32xi32> -> tensor<1x32xi32>
      %87 = tt.broadcast %85 : tensor<64x1xi32> -> tensor<64x32xi32>
      %88 = tt.broadcast %86 : tensor<1x32xi32> -> tensor<64x32xi32>
      %89 = arith.addi %87, %88 : tensor<64x32xi32>
      %90 = tt.splat %83 : !tt.ptr<bf16> -> tensor<64x32x!tt.ptr<bf16>>
      %91 = tt.addptr %90, %89 : tensor<64x32x!tt.ptr<bf16>>, tensor<64x32xi32>
      %92 = tt.expand_dims %10 {axis = 0 : i32} : tensor<32xi1> -> tensor<1x32xi1>
      %93 = tt.broadcast %92 : tensor<1x32xi1> -> tensor<64x32xi1>
      %95 = tt.load %91, %93, %94 : tensor<64x32x!tt.ptr<bf16>>
      %96 = tt.addptr %in_dy, %18 : !tt.ptr<bf16>, i64
      %97 = tt.addptr %96, %82 : !tt.ptr<bf16>, i32
      %98 = tt.splat %97 : !tt.ptr<bf16> -> tensor<64x32x!tt.ptr<bf16>>
      %99 = tt.addptr %98, %89 : tensor<64x32x!tt.ptr<bf16>>, tensor<64x32xi32>
      %100 = tt.load %99, %93, %94 : tensor<64x32x!tt.ptr<bf16>>
      %101 = tt.addptr %in_cum, %29 : !tt.ptr<f32>, i64
      %103 = arith.muli %79, %102 : i32
      %104 = tt.addptr %101, %103 : !tt.ptr<f32>, i32
      %105 = tt.splat %104 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %106 = tt.addptr %105, %4 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %107 = tt.load %106 : tensor<64x!tt.ptr<f32>>
      %108 = tt.addptr %in_weight, %29 : !tt.ptr<f32>, i64
      %109 = tt.addptr %108, %103 : !tt.ptr<f32>, i32
      %110 = tt.splat %109 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %111 = tt.addptr %110, %4 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %112 = tt.load %111 : tensor<64x!tt.ptr<f32>>
      %113 = tt.addptr %in_d, %79 : !tt.ptr<f32>, i32
      %114 = tt.load %113 : !tt.ptr<f32>
      %116 = tt.addptr %104, %115 : !tt.ptr<f32>, i32
      %117 = tt.load %116 : !tt.ptr<f32>
      %118 = tt.addptr %in_dstates, %26 : !tt.ptr<bf16>, i64
      %120 = arith.muli %79, %119 : i32
      %121 = tt.addptr %118, %120 : !tt.ptr<bf16>, i32
      %122 = tt.expand_dims %6 {axis = 1 : i32} : tensor<128xi32> -> tensor<128x1xi32>
      %124 = arith.muli %86, %123 : tensor<1x32xi32>
      %125 = tt.broadcast %122 : tensor<128x1xi32> -> tensor<128x32xi32>
      %126 = tt.broadcast %124 : tensor<1x32xi32> -> tensor<128x32xi32>
      %127 = arith.addi %125, %126 : tensor<128x32xi32>
      %128 = tt.splat %121 : !tt.ptr<bf16> -> tensor<128x32x!tt.ptr<bf16>>
      %129 = tt.addptr %128, %127 : tensor<128x32x!tt.ptr<bf16>>, tensor<128x32xi32>
      %130 = tt.broadcast %92 : tensor<1x32xi1> -> tensor<128x32xi1>
      %132 = tt.load %129, %130, %131 : tensor<128x32x!tt.ptr<bf16>>
      %133 = tt.addptr %in_states, %26 : !tt.ptr<bf16>, i64
      %134 = tt.addptr %133, %120 : !tt.ptr<bf16>, i32
      %135 = tt.splat %134 : !tt.ptr<bf16> -> tensor<128x32x!tt.ptr<bf16>>
      %136 = tt.addptr %135, %127 : tensor<128x32x!tt.ptr<bf16>>, tensor<128x32xi32>
      %137 = tt.load %136, %130, %131 : tensor<128x32x!tt.ptr<bf16>>
      %139 = arith.mulf %117, %138 : f32
      %141 = arith.cmpf olt, %117, %140 : f32
      %143 = arith.select %141, %142, %139 : i1, f32
      %144 = tt.splat %143 : f32 -> tensor<64xf32>
      %145 = arith.subf %107, %144 : tensor<64xf32>
      %146 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %145 : tensor<64xf32> -> tensor<64xf32>
      %148 = arith.select %141, %147, %139 : i1, f32
      %149 = tt.splat %148 : f32 -> tensor<64xf32>
      %150 = arith.subf %149, %112 : tensor<64xf32>
      %151 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %150 : tensor<64xf32> -> tensor<64xf32>
      %152 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %139 : f32 -> f32
      %154 = tt.dot %44, %132, %153, inputPrecision = tf32 : tensor<64x128xbf16> * tensor<128x32xbf16> -> tensor<64x32xf32>
      %155 = tt.dot %40, %137, %153, inputPrecision = tf32 : tensor<64x128xbf16> * tensor<128x32xbf16> -> tensor<64x32xf32>
      %156 = tt.splat %152 : f32 -> tensor<64x32xf32>
      %157 = arith.mulf %155, %156 : tensor<64x32xf32>
      %158 = arith.extf %95 : tensor<64x32xbf16> to tensor<64x32xf32>
      %159 = tt.elementwise_inline_asm "mov.b32 $0, $1;" {constraints = "=f,f,f", packed_element = 1 : i32, pure = true} %158, %154 : tensor<64x32xf32>, tensor<64x32xf32> -> tensor<64x32xf32>
      %160 = arith.extf %100 : tensor<64x32xbf16> to tensor<64x32xf32>
      %161 = tt.elementwise_inline_asm "mov.b32 $0, $1;" {constraints = "=f,f,f", packed_element = 1 : i32, pure = true} %160, %154 : tensor<64x32xf32>, tensor<64x32xf32> -> tensor<64x32xf32>
      %162 = tt.expand_dims %151 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
      %163 = tt.broadcast %162 : tensor<64x1xf32> -> tensor<64x32xf32>
      %164 = arith.mulf %159, %163 : tensor<64x32xf32>
      %165 = arith.truncf %164 : tensor<64x32xf32> to tensor<64x32xbf16>
      %166 = tt.elementwise_inline_asm "mov.b32 $0, $1;" {constraints = "=r,r", packed_element = 2 : i32, pure = true} %165 : tensor<64x32xbf16> -> tensor<64x32xbf16>
      %167 = tt.expand_dims %146 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
      %168 = tt.broadcast %167 : tensor<64x1xf32> -> tensor<64x32xf32>
      %169 = arith.mulf %161, %168 : tensor<64x32xf32>
      %170 = arith.truncf %169 : tensor<64x32xf32> to tensor<64x32xbf16>
      %171 = tt.elementwise_inline_asm "mov.b32 $0, $1;" {constraints = "=r,r", packed_element = 2 : i32, pure = true} %170 : tensor<64x32xbf16> -> tensor<64x32xbf16>
      %172 = arith.mulf %154, %156 : tensor<64x32xf32>
      %173 = tt.reshape %171 : tensor<64x32xbf16> -> tensor<2048xbf16>
      %174 = tt.reshape %173 : tensor<2048xbf16> -> tensor<64x32xbf16>
      %175 = tt.trans %174 {order = array<i32: 1, 0>} : tensor<64x32xbf16> -> tensor<32x64xbf16>
      %176 = tt.dot %166, %175, %77, inputPrecision = tf32 : tensor<64x32xbf16> * tensor<32x64xbf16> -> tensor<64x64xf32>
      %177 = arith.extf %166 : tensor<64x32xbf16> to tensor<64x32xf32>
      %178 = arith.mulf %177, %172 : tensor<64x32xf32>
      %179 = "tt.reduce"(%178) <{axis = 1 : i32}> ({
      ^bb0(%180: f32, %181: f32):
        %182 = arith.addf %180, %181 : f32
        tt.reduce.return %182 : f32
      }) : (tensor<64x32xf32>) -> tensor<64xf32>
      %183 = tt.dot %68, %171, %172, inputPrecision = tf32 : tensor<64x64xbf16> * tensor<64x32xbf16> -> tensor<64x32xf32>
      %184 = tt.dot %73, %166, %157, inputPrecision = tf32 : tensor<64x64xbf16> * tensor<64x32xbf16> -> tensor<64x32xf32>
      %185 = tt.addptr %out_dx, %18 : !tt.ptr<bf16>, i64
      %186 = tt.addptr %185, %82 : !tt.ptr<bf16>, i32
      %187 = tt.splat %186 : !tt.ptr<bf16> -> tensor<64x32x!tt.ptr<bf16>>
      %188 = tt.addptr %187, %89 : tensor<64x32x!tt.ptr<bf16>>, tensor<64x32xi32>
      %189 = arith.mulf %183, %163 : tensor<64x32xf32>
      %190 = tt.splat %114 : f32 -> tensor<64x32xf32>
      %191 = math.fma %161, %190, %189 : tensor<64x32xf32>
      %192 = arith.truncf %191 : tensor<64x32xf32> to tensor<64x32xbf16>
      tt.store %188, %192, %93 : tensor<64x32x!tt.ptr<bf16>>
      %193 = arith.mulf %177, %183 : tensor<64x32xf32>
      %194 = "tt.reduce"(%193) <{axis = 1 : i32}> ({
      ^bb0(%195: f32, %196: f32):
        %197 = arith.addf %195, %196 : f32
        tt.reduce.return %197 : f32
      }) : (tensor<64x32xf32>) -> tensor<64xf32>
      %198 = arith.extf %171 : tensor<64x32xbf16> to tensor<64x32xf32>
      %199 = arith.mulf %198, %184 : tensor<64x32xf32>
      %200 = "tt.reduce"(%199) <{axis = 1 : i32}> ({
      ^bb0(%201: f32, %202: f32):
        %203 = arith.addf %201, %202 : f32
        tt.reduce.return %203 : f32
      }) : (tensor<64x32xf32>) -> tensor<64xf32>
      %204 = arith.mulf %159, %161 : tensor<64x32xf32>
      %205 = "tt.reduce"(%204) <{axis = 1 : i32}> ({
      ^bb0(%206: f32, %207: f32):
        %208 = arith.addf %206, %207 : f32
        tt.reduce.return %208 : f32
      }) : (tensor<64x32xf32>) -> tensor<64xf32>
      %209 = tt.join %194, %205 : tensor<64xf32> -> tensor<64x2xf32>
      %210 = tt.join %179, %200 : tensor<64xf32> -> tensor<64x2xf32>
      %211 = tt.join %209, %210 : tensor<64x2xf32> -> tensor<64x2x2xf32>
      %212 = tt.reshape %211 : tensor<64x2x2xf32> -> tensor<64x4xf32>
      %213 = arith.extsi %103 : i32 to i64
      %214 = arith.addi %29, %213 : i64
      %216 = arith.muli %214, %215 : i64
      %218 = arith.muli %30, %217 : tensor<64x1xi32>
      %219 = tt.make_range {end = 4 : i32, start = 0 : i32} : tensor<4xi32>
      %220 = tt.expand_dims %219 {axis = 0 : i32} : tensor<4xi32> -> tensor<1x4xi32>
      %221 = tt.broadcast %218 : tensor<64x1xi32> -> tensor<64x4xi32>
      %222 = tt.broadcast %220 : tensor<1x4xi32> -> tensor<64x4xi32>
      %223 = arith.addi %221, %222 : tensor<64x4xi32>
      %224 = tt.addptr %out_pertoken, %216 : !tt.ptr<f32>, i64
      %225 = tt.splat %224 : !tt.ptr<f32> -> tensor<64x4x!tt.ptr<f32>>
      %226 = tt.addptr %225, %223 : tensor<64x4x!tt.ptr<f32>>, tensor<64x4xi32>
      tt.store %226, %212 : tensor<64x4x!tt.ptr<f32>>
      scf.yield %176 : tensor<64x64xf32>
    } {tt.num_stages = 3 : i32}
    gpu.barrier
    %228 = arith.muli %1, %7 : i32
    %229 = tt.addptr %in_cum, %29 : !tt.ptr<f32>, i64
    %230 = arith.muli %228, %102 : i32
    %231 = tt.addptr %229, %230 : !tt.ptr<f32>, i32
    %232 = tt.addptr %231, %115 : !tt.ptr<f32>, i32
    %234 = arith.muli %4, %233 : tensor<64xi32>
    %235 = tt.splat %232 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
    %236 = tt.addptr %235, %234 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
    %238 = arith.cmpi slt, %4, %237 : tensor<64xi32>
    %240 = tt.load %236, %238, %239 : tensor<64x!tt.ptr<f32>>
    %242 = arith.cmpf olt, %240, %241 : tensor<64xf32>
    %243 = arith.uitofp %242 : tensor<64xi1> to tensor<64xf32>
    %244 = "tt.scan"(%243) <{axis = 0 : i32, reverse = false}> ({
    ^bb0(%245: f32, %246: f32):
      %247 = arith.addf %245, %246 : f32
      tt.scan.return %247 : f32
    }) : (tensor<64xf32>) -> tensor<64xf32>
    %248 = "tt.reduce"(%243) <{axis = 0 : i32}> ({
    ^bb0(%249: f32, %250: f32):
      %251 = arith.addf %249, %250 : f32
      tt.reduce.return %251 : f32
    }) : (tensor<64xf32>) -> f32
    %252 = arith.fptosi %248 : f32 to i32
    %429:1 = scf.for %253 = %74 to %252 step %75 iter_args(%254 = %227#0) -> (tensor<64x64xf32>) : i32 {
      %255 = arith.sitofp %253 : i32 to f32
      %256 = tt.splat %255 : f32 -> tensor<64xf32>
      %257 = arith.cmpf ole, %244, %256 : tensor<64xf32>
      %258 = arith.uitofp %257 : tensor<64xi1> to tensor<64xf32>
      %259 = "tt.reduce"(%258) <{axis = 0 : i32}> ({
      ^bb0(%260: f32, %261: f32):
        %262 = arith.addf %260, %261 : f32
        tt.reduce.return %262 : f32
      }) : (tensor<64xf32>) -> f32
      %263 = arith.fptosi %259 : f32 to i32
      %264 = arith.addi %228, %263 : i32
      %265 = arith.muli %263, %102 : i32
      %266 = tt.addptr %232, %265 : !tt.ptr<f32>, i32
      %267 = tt.load %266 : !tt.ptr<f32>
      %268 = tt.addptr %in_x, %18 : !tt.ptr<bf16>, i64
      %269 = arith.muli %264, %81 : i32
      %270 = tt.addptr %268, %269 : !tt.ptr<bf16>, i32
      %271 = arith.muli %30, %84 : tensor<64x1xi32>
      %272 = tt.expand_dims %5 {axis = 0 : i32} : tensor<32xi32> -> tensor<1x32xi32>
      %273 = tt.broadcast %271 : tensor<64x1xi32> -> tensor<64x32xi32>
      %274 = tt.broadcast %272 : tensor<1x32xi32> -> tensor<64x32xi32>
      %275 = arith.addi %273, %274 : tensor<64x32xi32>
      %276 = tt.splat %270 : !tt.ptr<bf16> -> tensor<64x32x!tt.ptr<bf16>>
      %277 = tt.addptr %276, %275 : tensor<64x32x!tt.ptr<bf16>>, tensor<64x32xi32>
      %278 = tt.expand_dims %10 {axis = 0 : i32} : tensor<32xi1> -> tensor<1x32xi1>
      %279 = tt.broadcast %278 : tensor<1x32xi1> -> tensor<64x32xi1>
      %280 = tt.load %277, %279, %94 : tensor<64x32x!tt.ptr<bf16>>
      %281 = tt.addptr %in_dy, %18 : !tt.ptr<bf16>, i64
      %282 = tt.addptr %281, %269 : !tt.ptr<bf16>, i32
      %283 = tt.splat %282 : !tt.ptr<bf16> -> tensor<64x32x!tt.ptr<bf16>>
      %284 = tt.addptr %283, %275 : tensor<64x32x!tt.ptr<bf16>>, tensor<64x32xi32>
      %285 = tt.load %284, %279, %94 : tensor<64x32x!tt.ptr<bf16>>
      %286 = arith.muli %264, %102 : i32
      %287 = tt.addptr %229, %286 : !tt.ptr<f32>, i32
      %288 = tt.splat %287 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %289 = tt.addptr %288, %4 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %290 = tt.load %289 : tensor<64x!tt.ptr<f32>>
      %291 = tt.addptr %in_weight, %29 : !tt.ptr<f32>, i64
      %292 = tt.addptr %291, %286 : !tt.ptr<f32>, i32
      %293 = tt.splat %292 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %294 = tt.addptr %293, %4 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %295 = tt.load %294 : tensor<64x!tt.ptr<f32>>
      %296 = tt.addptr %in_d, %264 : !tt.ptr<f32>, i32
      %297 = tt.load %296 : !tt.ptr<f32>
      %298 = arith.extf %280 : tensor<64x32xbf16> to tensor<64x32xf32>
      %299 = arith.extf %285 : tensor<64x32xbf16> to tensor<64x32xf32>
      %300 = tt.splat %267 : f32 -> tensor<64xf32>
      %301 = arith.subf %300, %295 : tensor<64xf32>
      %302 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %301 : tensor<64xf32> -> tensor<64xf32>
      %303 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %290 : tensor<64xf32> -> tensor<64xf32>
      %304 = tt.addptr %in_dstates, %26 : !tt.ptr<bf16>, i64
      %305 = arith.muli %264, %119 : i32
      %306 = tt.addptr %304, %305 : !tt.ptr<bf16>, i32
      %307 = tt.expand_dims %6 {axis = 1 : i32} : tensor<128xi32> -> tensor<128x1xi32>
      %308 = arith.muli %272, %123 : tensor<1x32xi32>
      %309 = tt.broadcast %307 : tensor<128x1xi32> -> tensor<128x32xi32>
      %310 = tt.broadcast %308 : tensor<1x32xi32> -> tensor<128x32xi32>
      %311 = arith.addi %309, %310 : tensor<128x32xi32>
      %312 = tt.splat %306 : !tt.ptr<bf16> -> tensor<128x32x!tt.ptr<bf16>>
      %313 = tt.addptr %312, %311 : tensor<128x32x!tt.ptr<bf16>>, tensor<128x32xi32>
      %314 = tt.broadcast %278 : tensor<1x32xi1> -> tensor<128x32xi1>
      %315 = tt.load %313, %314, %131 : tensor<128x32x!tt.ptr<bf16>>
      %316 = tt.dot %44, %315, %153, inputPrecision = tf32 : tensor<64x128xbf16> * tensor<128x32xbf16> -> tensor<64x32xf32>
      %317 = tt.expand_dims %302 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
      %318 = tt.broadcast %317 : tensor<64x1xf32> -> tensor<64x32xf32>
      %319 = arith.mulf %316, %318 : tensor<64x32xf32>
      %320 = tt.addptr %in_states, %26 : !tt.ptr<bf16>, i64
      %321 = tt.addptr %320, %305 : !tt.ptr<bf16>, i32
      %322 = tt.splat %321 : !tt.ptr<bf16> -> tensor<128x32x!tt.ptr<bf16>>
      %323 = tt.addptr %322, %311 : tensor<128x32x!tt.ptr<bf16>>, tensor<128x32xi32>
      %324 = tt.load %323, %314, %131 : tensor<128x32x!tt.ptr<bf16>>
      %325 = tt.dot %40, %324, %153, inputPrecision = tf32 : tensor<64x128xbf16> * tensor<128x32xbf16> -> tensor<64x32xf32>
      %326 = tt.expand_dims %303 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
      %327 = tt.broadcast %326 : tensor<64x1xf32> -> tensor<64x32xf32>
      %328 = arith.mulf %325, %327 : tensor<64x32xf32>
      %329 = arith.mulf %298, %319 : tensor<64x32xf32>
      %330 = "tt.reduce"(%329) <{axis = 1 : i32}> ({
      ^bb0(%331: f32, %332: f32):
        %333 = arith.addf %331, %332 : f32
        tt.reduce.return %333 : f32
      }) : (tensor<64x32xf32>) -> tensor<64xf32>
      %334 = arith.mulf %299, %328 : tensor<64x32xf32>
      %335 = "tt.reduce"(%334) <{axis = 1 : i32}> ({
      ^bb0(%336: f32, %337: f32):
        %338 = arith.addf %336, %337 : f32
        tt.reduce.return %338 : f32
      }) : (tensor<64x32xf32>) -> tensor<64xf32>
      %340 = arith.mulf %267, %339 : f32
      %342 = arith.addf %340, %341 : f32
      %343 = arith.fptosi %342 : f32 to i32
      %400:4 = scf.for %344 = %74 to %343 step %75 iter_args(%345 = %254, %346 = %319, %347 = %330, %348 = %335) -> (tensor<64x64xf32>, tensor<64x32xf32>, tensor<64xf32>, tensor<64xf32>) : i32 {
        %349 = arith.sitofp %344 : i32 to f32
        %350 = arith.mulf %349, %140 : f32
        %352 = arith.subf %350, %351 : f32
        %353 = tt.splat %350 : f32 -> tensor<64xf32>
        %354 = arith.cmpf ole, %290, %353 : tensor<64xf32>
        %356 = arith.subf %350, %355 : f32
        %357 = tt.splat %356 : f32 -> tensor<64xf32>
        %358 = arith.cmpf ogt, %290, %357 : tensor<64xf32>
        %359 = arith.andi %354, %358 : tensor<64xi1>
        %360 = tt.splat %352 : f32 -> tensor<64xf32>
        %361 = arith.subf %290, %360 : tensor<64xf32>
        %363 = arith.minnumf %361, %362 : tensor<64xf32>
        %364 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %363 : tensor<64xf32> -> tensor<64xf32>
        %365 = arith.subf %360, %295 : tensor<64xf32>
        %367 = arith.select %359, %365, %366 : tensor<64xi1>, tensor<64xf32>
        %368 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %367 : tensor<64xf32> -> tensor<64xf32>
        %369 = tt.expand_dims %364 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
        %370 = tt.expand_dims %368 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
        %371 = tt.broadcast %370 : tensor<64x1xf32> -> tensor<64x32xf32>
        %372 = arith.mulf %298, %371 : tensor<64x32xf32>
        %373 = arith.truncf %372 : tensor<64x32xf32> to tensor<64x32xbf16>
        %374 = tt.elementwise_inline_asm "mov.b32 $0, $1;" {constraints = "=r,r", packed_element = 2 : i32, pure = true} %373 : tensor<64x32xbf16> -> tensor<64x32xbf16>
        %375 = tt.broadcast %369 : tensor<64x1xf32> -> tensor<64x32xf32>
        %376 = arith.mulf %299, %375 : tensor<64x32xf32>
        %377 = arith.truncf %376 : tensor<64x32xf32> to tensor<64x32xbf16>
        %378 = tt.elementwise_inline_asm "mov.b32 $0, $1;" {constraints = "=r,r", packed_element = 2 : i32, pure = true} %377 : tensor<64x32xbf16> -> tensor<64x32xbf16>
        %379 = tt.dot %68, %378, %153, inputPrecision = tf32 : tensor<64x64xbf16> * tensor<64x32xbf16> -> tensor<64x32xf32>
        %380 = tt.dot %73, %374, %153, inputPrecision = tf32 : tensor<64x64xbf16> * tensor<64x32xbf16> -> tensor<64x32xf32>
        %381 = tt.reshape %378 : tensor<64x32xbf16> -> tensor<2048xbf16>
        %382 = tt.reshape %381 : tensor<2048xbf16> -> tensor<64x32xbf16>
        %383 = tt.trans %382 {order = array<i32: 1, 0>} : tensor<64x32xbf16> -> tensor<32x64xbf16>
        %384 = tt.dot %374, %383, %345, inputPrecision = tf32 : tensor<64x32xbf16> * tensor<32x64xbf16> -> tensor<64x64xf32>
        %385 = math.fma %379, %371, %346 : tensor<64x32xf32>
        %386 = arith.extf %374 : tensor<64x32xbf16> to tensor<64x32xf32>
        %387 = arith.mulf %386, %379 : tensor<64x32xf32>
        %388 = "tt.reduce"(%387) <{axis = 1 : i32}> ({
        ^bb0(%389: f32, %390: f32):
          %391 = arith.addf %389, %390 : f32
          tt.reduce.return %391 : f32
        }) : (tensor<64x32xf32>) -> tensor<64xf32>
        %392 = arith.addf %347, %388 : tensor<64xf32>
        %393 = arith.extf %378 : tensor<64x32xbf16> to tensor<64x32xf32>
        %394 = arith.mulf %393, %380 : tensor<64x32xf32>
        %395 = "tt.reduce"(%394) <{axis = 1 : i32}> ({
        ^bb0(%396: f32, %397: f32):
          %398 = arith.addf %396, %397 : f32
          tt.reduce.return %398 : f32
        }) : (tensor<64x32xf32>) -> tensor<64xf32>
        %399 = arith.addf %348, %395 : tensor<64xf32>
        scf.yield %384, %385, %392, %399 : tensor<64x64xf32>, tensor<64x32xf32>, tensor<64xf32>, tensor<64xf32>
      } {tt.num_stages = 1 : i32}
      %401 = tt.addptr %out_dx, %18 : !tt.ptr<bf16>, i64
      %402 = tt.addptr %401, %269 : !tt.ptr<bf16>, i32
      %403 = tt.splat %402 : !tt.ptr<bf16> -> tensor<64x32x!tt.ptr<bf16>>
      %404 = tt.addptr %403, %275 : tensor<64x32x!tt.ptr<bf16>>, tensor<64x32xi32>
      %405 = tt.splat %297 : f32 -> tensor<64x32xf32>
      %406 = math.fma %299, %405, %400#1 : tensor<64x32xf32>
      %407 = arith.truncf %406 : tensor<64x32xf32> to tensor<64x32xbf16>
      tt.store %404, %407, %279 : tensor<64x32x!tt.ptr<bf16>>
      %408 = arith.mulf %298, %299 : tensor<64x32xf32>
      %409 = "tt.reduce"(%408) <{axis = 1 : i32}> ({
      ^bb0(%410: f32, %411: f32):
        %412 = arith.addf %410, %411 : f32
        tt.reduce.return %412 : f32
      }) : (tensor<64x32xf32>) -> tensor<64xf32>
      %413 = tt.join %400#2, %409 : tensor<64xf32> -> tensor<64x2xf32>
      %414 = tt.join %330, %400#3 : tensor<64xf32> -> tensor<64x2xf32>
      %415 = tt.join %413, %414 : tensor<64x2xf32> -> tensor<64x2x2xf32>
      %416 = tt.reshape %415 : tensor<64x2x2xf32> -> tensor<64x4xf32>
      %417 = arith.extsi %286 : i32 to i64
      %418 = arith.addi %29, %417 : i64
      %419 = arith.muli %418, %215 : i64
      %420 = arith.muli %30, %217 : tensor<64x1xi32>
      %421 = tt.make_range {end = 4 : i32, start = 0 : i32} : tensor<4xi32>
      %422 = tt.expand_dims %421 {axis = 0 : i32} : tensor<4xi32> -> tensor<1x4xi32>
      %423 = tt.broadcast %420 : tensor<64x1xi32> -> tensor<64x4xi32>
      %424 = tt.broadcast %422 : tensor<1x4xi32> -> tensor<64x4xi32>
      %425 = arith.addi %423, %424 : tensor<64x4xi32>
      %426 = tt.addptr %out_pertoken, %419 : !tt.ptr<f32>, i64
      %427 = tt.splat %426 : !tt.ptr<f32> -> tensor<64x4x!tt.ptr<f32>>
      %428 = tt.addptr %427, %425 : tensor<64x4x!tt.ptr<f32>>, tensor<64x4xi32>
      tt.store %428, %416 : tensor<64x4x!tt.ptr<f32>>
      scf.yield %400#0 : tensor<64x64xf32>
    } {tt.num_stages = 1 : i32}
    %430 = arith.select %48, %429#0, %65 : tensor<64x64xi1>, tensor<64x64xf32>
    %431 = arith.truncf %430 : tensor<64x64xf32> to tensor<64x64xbf16>
    tt.store %63, %431 : tensor<64x64x!tt.ptr<bf16>>
    tt.return
  }
}
", name = "ssd_bwd_dx", num_stages = 3 : i32, num_warps = 4 : i32}, operand_layouts = [dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[0]> : tensor<1xindex>, dense<[4, 3, 2, 1, 0]> : tensor<5xindex>, dense<[4, 3, 2, 1, 0]> : tensor<5xindex>], result_layouts = [dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[4, 3, 2, 1, 0]> : tensor<5xindex>]} : (tensor<16x1024x64x24xbf16>, tensor<16x1024x64x24xbf16>, tensor<16x1024x1x128xbf16>, tensor<16x1024x1x128xbf16>, tensor<16x64x1024xf32>, tensor<16x64x1024xf32>, tensor<64xf32>, tensor<16x16x64x24x128xbf16>, tensor<16x16x64x24x128xbf16>) -> (tensor<16x1024x64x24xbf16>, tensor<16x64x1024x4xf32>, tensor<1x16x16x64x64xbf16>)
    %k11:3 = stablehlo.custom_call @__gpu$xla.gpu.triton(%k5, %k4, %k6, %k7, %k8#1, %k8#2, %arg11, %k9#0, %k10#2) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 16 : i32, grid_y = 1 : i32, grid_z = 16 : i32, ir = "module {
  tt.func public @ssd_bwd_dbc(%in_x: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %in_dy: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %in_b: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %in_c: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %in_cum: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %in_toend: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %in_states: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %in_dstates: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %in_dcb: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %out_db: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %out_dc: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %out_statedot: !tt.ptr<f32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %7 = arith.constant 64 : i32
    %9 = arith.constant dense<24> : tensor<32xi32>
    %13 = arith.constant 1024 : i64
    %17 = arith.constant 1536 : i64
    %19 = arith.constant 128 : i64
    %21 = arith.constant 16 : i64
    %25 = arith.constant 196608 : i64
    %27 = arith.constant 65536 : i64
    %35 = arith.constant dense<0.0e+00> : tensor<64x128xf32>
    %36 = arith.constant 0 : i32
    %37 = arith.constant 1 : i32
    %38 = arith.constant 24 : i32
    %46 = arith.constant 60 : i32
    %50 = arith.constant dense<24> : tensor<64xi32>
    %57 = arith.constant dense<1536> : tensor<64x1xi32>
    %65 = arith.constant 128 : i32
    %68 = arith.constant dense<128> : tensor<64xi32>
    %79 = arith.constant 1024 : i32
    %84 = arith.constant dense<8> : tensor<8xi32>
    %88 = arith.constant dense<24> : tensor<8xi32>
    %92 = arith.constant dense<1024> : tensor<8xi32>
    %134 = arith.constant 63 : i32
    %136 = arith.constant dense<1024> : tensor<64xi32>
    %143 = arith.constant dense<0.0e+00> : tensor<64x64xf32>
    %150 = arith.constant 64 : i64
    %154 = arith.constant 32 : i64
    %160 = arith.constant dense<8> : tensor<64xi32>
    %169 = arith.constant dense<128> : tensor<64x1xi32>
    %182 = arith.constant 16 : i32
    %188 = arith.constant 4096 : i64
    %191 = arith.constant dense<64> : tensor<64x1xi32>
    %0 = tt.get_program_id x : i32
    %1 = tt.get_program_id y : i32
    %2 = tt.get_program_id z : i32
    %3 = arith.extsi %2 : i32 to i64
    %4 = tt.make_range {end = 64 : i32, start = 0 : i32} : tensor<64xi32>
    %5 = tt.make_range {end = 32 : i32, start = 0 : i32} : tensor<32xi32>
    %6 = tt.make_range {end = 128 : i32, start = 0 : i32} : tensor<128xi32>
    %8 = arith.muli %0, %7 : i32
    %10 = arith.cmpi slt, %5, %9 : tensor<32xi32>
    %11 = tt.splat %8 : i32 -> tensor<64xi32>
    %12 = arith.addi %11, %4 : tensor<64xi32>
    %14 = arith.muli %3, %13 : i64
    %15 = arith.extsi %8 : i32 to i64
    %16 = arith.addi %14, %15 : i64
    %18 = arith.muli %16, %17 : i64
    %20 = arith.muli %16, %19 : i64
    %22 = arith.muli %3, %21 : i64
    %23 = arith.extsi %0 : i32 to i64
    %24 = arith.addi %22, %23 : i64
    %26 = arith.muli %24, %25 : i64
    %28 = arith.muli %3, %27 : i64
    %29 = arith.addi %28, %15 : i64
    %30 = tt.expand_dims %4 {axis = 1 : i32} : tensor<64xi32> -> tensor<64x1xi32>
    %31 = tt.expand_dims %4 {axis = 0 : i32} : tensor<64xi32> -> tensor<1x64xi32>
    %32 = tt.broadcast %30 : tensor<64x1xi32> -> tensor<64x64xi32>
    %33 = tt.broadcast %31 : tensor<1x64xi32> -> tensor<64x64xi32>
    %34 = arith.cmpi sle, %32, %33 : tensor<64x64xi32>
    %167:2 = scf.for %39 = %36 to %38 step %37 iter_args(%40 = %35, %41 = %35) -> (tensor<64x128xf32>, tensor<64x128xf32>) : i32 {
      %42 = arith.muli %1, %38 : i32
      %43 = arith.addi %42, %39 : i32
      %44 = arith.muli %43, %7 : i32
      %45 = arith.divsi %44, %38 : i32
      %47 = arith.minsi %45, %46 : i32
      %48 = tt.splat %44 : i32 -> tensor<64xi32>
      %49 = arith.addi %48, %4 : tensor<64xi32>
      %51 = arith.divsi %49, %50 : tensor<64xi32>
      %52 = tt.splat %47 : i32 -> tensor<64xi32>
      %53 = arith.subi %51, %52 : tensor<64xi32>
      %54 = tt.addptr %in_x, %18 : !tt.ptr<bf16>, i64
      %55 = arith.muli %44, %37 : i32
      %56 = tt.addptr %54, %55 : !tt.ptr<bf16>, i32
      %58 = arith.muli %30, %57 : tensor<64x1xi32>
      %59 = tt.broadcast %58 : tensor<64x1xi32> -> tensor<64x64xi32>
      %60 = arith.addi %59, %33 : tensor<64x64xi32>
      %61 = tt.splat %56 : !tt.ptr<bf16> -> tensor<64x64x!tt.ptr<bf16>>
      %62 = tt.addptr %61, %60 : tensor<64x64x!tt.ptr<bf16>>, tensor<64x64xi32>
      %63 = tt.load %62 : tensor<64x64x!tt.ptr<bf16>>
      %64 = tt.addptr %in_dstates, %26 : !tt.ptr<bf16>, i64
      %66 = arith.muli %44, %65 : i32
      %67 = tt.addptr %64, %66 : !tt.ptr<bf16>, i32
      %69 = arith.muli %4, %68 : tensor<64xi32>
      %70 = tt.expand_dims %69 {axis = 1 : i32} : tensor<64xi32> -> tensor<64x1xi32>
      %71 = tt.expand_dims %6 {axis = 0 : i32} : tensor<128xi32> -> tensor<1x128xi32>
      %72 = tt.broadcast %70 : tensor<64x1xi32> -> tensor<64x128xi32>
      %73 = tt.broadcast %71 : tensor<1x128xi32> -> tensor<64x128xi32>
      %74 = arith.addi %72, %73 : tensor<64x128xi32>
      %75 = tt.splat %67 : !tt.ptr<bf16> -> tensor<64x128x!tt.ptr<bf16>>
      %76 = tt.addptr %75, %74 : tensor<64x128x!tt.ptr<bf16>>, tensor<64x128xi32>
      %77 = tt.load %76 : tensor<64x128x!tt.ptr<bf16>>
      %78 = tt.addptr %in_toend, %29 : !tt.ptr<f32>, i64
      %80 = arith.muli %47, %79 : i32
      %81 = tt.addptr %78, %80 : !tt.ptr<f32>, i32
      %82 = arith.extf %63 : tensor<64x64xbf16> to tensor<64x64xf32>
      %83 = tt.make_range {end = 8 : i32, start = 0 : i32} : tensor<8xi32>
      %85 = arith.muli %83, %84 : tensor<8xi32>
      %86 = tt.splat %44 : i32 -> tensor<8xi32>
      %87 = arith.addi %86, %85 : tensor<8xi32>
      %89 = arith.divsi %87, %88 : tensor<8xi32>
      %90 = tt.splat %47 : i32 -> tensor<8xi32>
      %91 = arith.subi %89, %90 : tensor<8xi32>
      %93 = arith.muli %91, %92 : tensor<8xi32>
      %94 = tt.expand_dims %93 {axis = 0 : i32} : tensor<8xi32> -> tensor<1x8xi32>
      %95 = tt.splat %81 : !tt.ptr<f32> -> tensor<1x8x!tt.ptr<f32>>
      %96 = tt.addptr %95, %94 : tensor<1x8x!tt.ptr<f32>>, tensor<1x8xi32>
      %97 = tt.broadcast %96 : tensor<1x8x!tt.ptr<f32>> -> tensor<64x8x!tt.ptr<f32>>
      %98 = tt.broadcast %30 : tensor<64x1xi32> -> tensor<64x8xi32>
      %99 = tt.addptr %97, %98 : tensor<64x8x!tt.ptr<f32>>, tensor<64x8xi32>
      %100 = tt.load %99 : tensor<64x8x!tt.ptr<f32>>
      %101 = tt.reshape %82 : tensor<64x64xf32> -> tensor<64x8x8xf32>
      %102 = tt.expand_dims %100 {axis = 2 : i32} : tensor<64x8xf32> -> tensor<64x8x1xf32>
      %103 = tt.broadcast %102 : tensor<64x8x1xf32> -> tensor<64x8x8xf32>
      %104 = arith.mulf %101, %103 : tensor<64x8x8xf32>
      %105 = tt.reshape %104 : tensor<64x8x8xf32> -> tensor<64x64xf32>
      %106 = arith.truncf %105 : tensor<64x64xf32> to tensor<64x64xbf16>
      %107 = tt.dot %106, %77, %40, inputPrecision = tf32 : tensor<64x64xbf16> * tensor<64x128xbf16> -> tensor<64x128xf32>
      %108 = tt.addptr %in_dy, %18 : !tt.ptr<bf16>, i64
      %109 = tt.addptr %108, %55 : !tt.ptr<bf16>, i32
      %110 = tt.splat %109 : !tt.ptr<bf16> -> tensor<64x64x!tt.ptr<bf16>>
      %111 = tt.addptr %110, %60 : tensor<64x64x!tt.ptr<bf16>>, tensor<64x64xi32>
      %112 = tt.load %111 : tensor<64x64x!tt.ptr<bf16>>
      %113 = tt.addptr %in_states, %26 : !tt.ptr<bf16>, i64
      %114 = tt.addptr %113, %66 : !tt.ptr<bf16>, i32
      %115 = tt.splat %114 : !tt.ptr<bf16> -> tensor<64x128x!tt.ptr<bf16>>
      %116 = tt.addptr %115, %74 : tensor<64x128x!tt.ptr<bf16>>, tensor<64x128xi32>
      %117 = tt.load %116 : tensor<64x128x!tt.ptr<bf16>>
      %118 = tt.addptr %in_cum, %29 : !tt.ptr<f32>, i64
      %119 = tt.addptr %118, %80 : !tt.ptr<f32>, i32
      %120 = arith.extf %112 : tensor<64x64xbf16> to tensor<64x64xf32>
      %121 = tt.splat %119 : !tt.ptr<f32> -> tensor<1x8x!tt.ptr<f32>>
      %122 = tt.addptr %121, %94 : tensor<1x8x!tt.ptr<f32>>, tensor<1x8xi32>
      %123 = tt.broadcast %122 : tensor<1x8x!tt.ptr<f32>> -> tensor<64x8x!tt.ptr<f32>>
      %124 = tt.addptr %123, %98 : tensor<64x8x!tt.ptr<f32>>, tensor<64x8xi32>
      %125 = tt.load %124 : tensor<64x8x!tt.ptr<f32>>
      %126 = tt.reshape %120 : tensor<64x64xf32> -> tensor<64x8x8xf32>
      %127 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %125 : tensor<64x8xf32> -> tensor<64x8xf32>
      %128 = tt.expand_dims %127 {axis = 2 : i32} : tensor<64x8xf32> -> tensor<64x8x1xf32>
      %129 = tt.broadcast %128 : tensor<64x8x1xf32> -> tensor<64x8x8xf32>
      %130 = arith.mulf %126, %129 : tensor<64x8x8xf32>
      %131 = tt.reshape %130 : tensor<64x8x8xf32> -> tensor<64x64xf32>
      %132 = arith.truncf %131 : tensor<64x64xf32> to tensor<64x64xbf16>
      %133 = tt.dot %132, %117, %41, inputPrecision = tf32 : tensor<64x64xbf16> * tensor<64x128xbf16> -> tensor<64x128xf32>
      %135 = tt.addptr %119, %134 : !tt.ptr<f32>, i32
      %137 = arith.muli %53, %136 : tensor<64xi32>
      %138 = tt.splat %135 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %139 = tt.addptr %138, %137 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %140 = tt.load %139 : tensor<64x!tt.ptr<f32>>
      %141 = arith.cmpi eq, %32, %33 : tensor<64x64xi32>
      %142 = tt.trans %77 {order = array<i32: 1, 0>} : tensor<64x128xbf16> -> tensor<128x64xbf16>
      %144 = tt.dot %117, %142, %143, inputPrecision = tf32 : tensor<64x128xbf16> * tensor<128x64xbf16> -> tensor<64x64xf32>
      %145 = arith.select %141, %144, %143 : tensor<64x64xi1>, tensor<64x64xf32>
      %146 = "tt.reduce"(%145) <{axis = 1 : i32}> ({
      ^bb0(%147: f32, %148: f32):
        %149 = arith.addf %147, %148 : f32
        tt.reduce.return %149 : f32
      }) : (tensor<64x64xf32>) -> tensor<64xf32>
      %151 = arith.muli %24, %150 : i64
      %152 = arith.extsi %47 : i32 to i64
      %153 = arith.addi %151, %152 : i64
      %155 = arith.muli %153, %154 : i64
      %156 = tt.addptr %out_statedot, %155 : !tt.ptr<f32>, i64
      %157 = arith.muli %47, %38 : i32
      %158 = tt.splat %157 : i32 -> tensor<64xi32>
      %159 = arith.subi %49, %158 : tensor<64xi32>
      %161 = arith.muli %53, %160 : tensor<64xi32>
      %162 = arith.addi %159, %161 : tensor<64xi32>
      %163 = tt.splat %156 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %164 = tt.addptr %163, %162 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %165 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %140 : tensor<64xf32> -> tensor<64xf32>
      %166 = arith.mulf %146, %165 : tensor<64xf32>
      tt.store %164, %166 : tensor<64x!tt.ptr<f32>>
      scf.yield %107, %133 : tensor<64x128xf32>, tensor<64x128xf32>
    } {tt.num_stages = 2 : i32}
    %168 = tt.expand_dims %6 {axis = 0 : i32} : tensor<128xi32> -> tensor<1x128xi32>
    %170 = arith.muli %30, %169 : tensor<64x1xi32>
    %171 = tt.broadcast %170 : tensor<64x1xi32> -> tensor<64x128xi32>
    %172 = tt.broadcast %168 : tensor<1x128xi32> -> tensor<64x128xi32>
    %173 = arith.addi %171, %172 : tensor<64x128xi32>
    %174 = tt.addptr %in_c, %20 : !tt.ptr<bf16>, i64
    %175 = tt.splat %174 : !tt.ptr<bf16> -> tensor<64x128x!tt.ptr<bf16>>
    %176 = tt.addptr %175, %173 : tensor<64x128x!tt.ptr<bf16>>, tensor<64x128xi32>
    %177 = tt.load %176 : tensor<64x128x!tt.ptr<bf16>>
    %178 = tt.addptr %in_b, %20 : !tt.ptr<bf16>, i64
    %179 = tt.splat %178 : !tt.ptr<bf16> -> tensor<64x128x!tt.ptr<bf16>>
    %180 = tt.addptr %179, %173 : tensor<64x128x!tt.ptr<bf16>>, tensor<64x128xi32>
    %181 = tt.load %180 : tensor<64x128x!tt.ptr<bf16>>
    %183 = arith.muli %1, %182 : i32
    %184 = arith.extsi %183 : i32 to i64
    %185 = arith.addi %184, %3 : i64
    %186 = arith.muli %185, %21 : i64
    %187 = arith.addi %186, %23 : i64
    %189 = arith.muli %187, %188 : i64
    %190 = tt.addptr %in_dcb, %189 : !tt.ptr<bf16>, i64
    %192 = arith.muli %30, %191 : tensor<64x1xi32>
    %193 = tt.broadcast %192 : tensor<64x1xi32> -> tensor<64x64xi32>
    %194 = arith.addi %193, %33 : tensor<64x64xi32>
    %195 = tt.splat %190 : !tt.ptr<bf16> -> tensor<64x64x!tt.ptr<bf16>>
    %196 = tt.addptr %195, %194 : tensor<64x64x!tt.ptr<bf16>>, tensor<64x64xi32>
    %197 = tt.load %196 : tensor<64x64x!tt.ptr<bf16>>
    %198 = tt.dot %197, %177, %167#0, inputPrecision = tf32 : tensor<64x64xbf16> * tensor<64x128xbf16> -> tensor<64x128xf32>
    %199 = tt.addptr %out_db, %20 : !tt.ptr<bf16>, i64
    %200 = tt.splat %199 : !tt.ptr<bf16> -> tensor<64x128x!tt.ptr<bf16>>
    %201 = tt.addptr %200, %173 : tensor<64x128x!tt.ptr<bf16>>, tensor<64x128xi32>
    %202 = arith.truncf %198 : tensor<64x128xf32> to tensor<64x128xbf16>
    tt.store %201, %202 : tensor<64x128x!tt.ptr<bf16>>
    %203 = tt.trans %197 {order = array<i32: 1, 0>} : tensor<64x64xbf16> -> tensor<64x64xbf16>
    %204 = tt.dot %203, %181, %167#1, inputPrecision = tf32 : tensor<64x64xbf16> * tensor<64x128xbf16> -> tensor<64x128xf32>
    %205 = tt.addptr %out_dc, %20 : !tt.ptr<bf16>, i64
    %206 = tt.splat %205 : !tt.ptr<bf16> -> tensor<64x128x!tt.ptr<bf16>>
    %207 = tt.addptr %206, %173 : tensor<64x128x!tt.ptr<bf16>>, tensor<64x128xi32>
    %208 = arith.truncf %204 : tensor<64x128xf32> to tensor<64x128xbf16>
    tt.store %207, %208 : tensor<64x128x!tt.ptr<bf16>>
    tt.return
  }
}
", name = "ssd_bwd_dbc", num_stages = 3 : i32, num_warps = 4 : i32}, operand_layouts = [dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[4, 3, 2, 1, 0]> : tensor<5xindex>, dense<[4, 3, 2, 1, 0]> : tensor<5xindex>, dense<[4, 3, 2, 1, 0]> : tensor<5xindex>], result_layouts = [dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>]} : (tensor<16x1024x64x24xbf16>, tensor<16x1024x64x24xbf16>, tensor<16x1024x1x128xbf16>, tensor<16x1024x1x128xbf16>, tensor<16x64x1024xf32>, tensor<16x64x1024xf32>, tensor<16x16x64x24x128xbf16>, tensor<16x16x64x24x128xbf16>, tensor<1x16x16x64x64xbf16>) -> (tensor<16x1024x1x128xbf16>, tensor<16x1024x1x128xbf16>, tensor<16x16x64x32xf32>)
    %k12:2 = stablehlo.custom_call @__gpu$xla.gpu.triton(%arg0, %arg3, %arg5, %k10#1, %k11#2, %k8#0) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 16 : i32, grid_y = 16 : i32, grid_z = 16 : i32, ir = "module {
  tt.func public @ssd_post(%dt: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %a: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %bias: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %pertoken: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %statedot: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %prepared: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %ddt: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %parts: !tt.ptr<f32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %3 = arith.constant 64 : i32
    %9 = arith.constant 4 : i32
    %14 = arith.constant dense<64> : tensor<4xi32>
    %16 = arith.constant 65536 : i64
    %19 = arith.constant dense<1024> : tensor<1x4xi32>
    %33 = arith.constant dense<0.0e+00> : tensor<64x4xf32>
    %35 = arith.constant dense<4> : tensor<64x4xi64>
    %47 = arith.constant dense<0.0e+00> : tensor<64x4x4xf32>
    %56 = arith.constant 16 : i64
    %60 = arith.constant 64 : i64
    %66 = arith.constant dense<32> : tensor<4x1xi64>
    %76 = arith.constant dense<24> : tensor<32xi32>
    %82 = arith.constant dense<0.0e+00> : tensor<4x32xf32>
    %103 = arith.constant dense<0.0e+00> : tensor<4xf32>
    %105 = arith.constant dense<1.442695e+00> : tensor<4xf32>
    %108 = arith.constant dense<-1.0e+00> : tensor<4xf32>
    %115 = arith.constant 3328 : i32
    %117 = arith.constant 3473408 : i64
    %120 = arith.constant dense<3392> : tensor<64x1xi32>
    %127 = arith.constant dense<0.0e+00> : tensor<64x4xbf16>
    %137 = arith.constant dense<-1.442695e+00> : tensor<64x4xf32>
    %140 = arith.constant dense<1.0e+00> : tensor<64x4xf32>
    %144 = arith.constant dense<6.931472e-01> : tensor<64x4xf32>
    %150 = arith.constant dense<2.0e+01> : tensor<64x4xf32>
    %161 = arith.constant dense<64> : tensor<64x1xi32>
    %167 = arith.constant 192 : i64
    %183 = arith.constant dense<128> : tensor<4xi32>
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
    %17 = arith.muli %2, %16 : i64
    %18 = tt.expand_dims %13 {axis = 0 : i32} : tensor<4xi32> -> tensor<1x4xi32>
    %20 = arith.muli %18, %19 : tensor<1x4xi32>
    %21 = arith.extsi %20 : tensor<1x4xi32> to tensor<1x4xi64>
    %22 = tt.splat %17 : i64 -> tensor<1x4xi64>
    %23 = arith.addi %22, %21 : tensor<1x4xi64>
    %24 = tt.expand_dims %7 {axis = 1 : i32} : tensor<64xi32> -> tensor<64x1xi32>
    %25 = arith.extsi %24 : tensor<64x1xi32> to tensor<64x1xi64>
    %26 = tt.broadcast %23 : tensor<1x4xi64> -> tensor<64x4xi64>
    %27 = tt.broadcast %25 : tensor<64x1xi64> -> tensor<64x4xi64>
    %28 = arith.addi %26, %27 : tensor<64x4xi64>
    %29 = tt.splat %prepared : !tt.ptr<f32> -> tensor<64x4x!tt.ptr<f32>>
    %30 = tt.addptr %29, %28 : tensor<64x4x!tt.ptr<f32>>, tensor<64x4xi64>
    %31 = tt.expand_dims %15 {axis = 0 : i32} : tensor<4xi1> -> tensor<1x4xi1>
    %32 = tt.broadcast %31 : tensor<1x4xi1> -> tensor<64x4xi1>
    %34 = tt.load %30, %32, %33 : tensor<64x4x!tt.ptr<f32>>
    %36 = arith.muli %28, %35 : tensor<64x4xi64>
    %37 = tt.expand_dims %36 {axis = 2 : i32} : tensor<64x4xi64> -> tensor<64x4x1xi64>
    %38 = tt.splat %pertoken : !tt.ptr<f32> -> tensor<64x4x1x!tt.ptr<f32>>
    %39 = tt.addptr %38, %37 : tensor<64x4x1x!tt.ptr<f32>>, tensor<64x4x1xi64>
    %40 = tt.expand_dims %11 {axis = 0 : i32} : tensor<4xi32> -> tensor<1x4xi32>
    %41 = tt.expand_dims %40 {axis = 0 : i32} : tensor<1x4xi32> -> tensor<1x1x4xi32>
    %42 = tt.broadcast %39 : tensor<64x4x1x!tt.ptr<f32>> -> tensor<64x4x4x!tt.ptr<f32>>
    %43 = tt.broadcast %41 : tensor<1x1x4xi32> -> tensor<64x4x4xi32>
    %44 = tt.addptr %42, %43 : tensor<64x4x4x!tt.ptr<f32>>, tensor<64x4x4xi32>
    %45 = tt.expand_dims %31 {axis = 2 : i32} : tensor<1x4xi1> -> tensor<1x4x1xi1>
    %46 = tt.broadcast %45 : tensor<1x4x1xi1> -> tensor<64x4x4xi1>
    %48 = tt.load %44, %46, %47 : tensor<64x4x4x!tt.ptr<f32>>
    %49 = tt.reshape %48 : tensor<64x4x4xf32> -> tensor<64x4x2x2xf32>
    %50, %51 = tt.split %49 : tensor<64x4x2x2xf32> -> tensor<64x4x2xf32>
    %52, %53 = tt.split %50 : tensor<64x4x2xf32> -> tensor<64x4xf32>
    %54, %55 = tt.split %51 : tensor<64x4x2xf32> -> tensor<64x4xf32>
    %57 = arith.muli %2, %56 : i64
    %58 = arith.extsi %0 : i32 to i64
    %59 = arith.addi %57, %58 : i64
    %61 = arith.muli %59, %60 : i64
    %62 = arith.extsi %13 : tensor<4xi32> to tensor<4xi64>
    %63 = tt.splat %61 : i64 -> tensor<4xi64>
    %64 = arith.addi %63, %62 : tensor<4xi64>
    %65 = tt.expand_dims %64 {axis = 1 : i32} : tensor<4xi64> -> tensor<4x1xi64>
    %67 = arith.muli %65, %66 : tensor<4x1xi64>
    %68 = tt.splat %statedot : !tt.ptr<f32> -> tensor<4x1x!tt.ptr<f32>>
    %69 = tt.addptr %68, %67 : tensor<4x1x!tt.ptr<f32>>, tensor<4x1xi64>
    %70 = tt.make_range {end = 32 : i32, start = 0 : i32} : tensor<32xi32>
    %71 = tt.expand_dims %70 {axis = 0 : i32} : tensor<32xi32> -> tensor<1x32xi32>
    %72 = tt.broadcast %69 : tensor<4x1x!tt.ptr<f32>> -> tensor<4x32x!tt.ptr<f32>>
    %73 = tt.broadcast %71 : tensor<1x32xi32> -> tensor<4x32xi32>
    %74 = tt.addptr %72, %73 : tensor<4x32x!tt.ptr<f32>>, tensor<4x32xi32>
    %75 = tt.expand_dims %15 {axis = 1 : i32} : tensor<4xi1> -> tensor<4x1xi1>
    %77 = arith.cmpi slt, %70, %76 : tensor<32xi32>
    %78 = tt.expand_dims %77 {axis = 0 : i32} : tensor<32xi1> -> tensor<1x32xi1>
    %79 = tt.broadcast %75 : tensor<4x1xi1> -> tensor<4x32xi1>
    %80 = tt.broadcast %78 : tensor<1x32xi1> -> tensor<4x32xi1>
    %81 = arith.andi %79, %80 : tensor<4x32xi1>
    %83 = tt.load %74, %81, %82 : tensor<4x32x!tt.ptr<f32>>
    %84 = "tt.reduce"(%54) <{axis = 0 : i32}> ({
    ^bb0(%85: f32, %86: f32):
      %87 = arith.addf %85, %86 : f32
      tt.reduce.return %87 : f32
    }) : (tensor<64x4xf32>) -> tensor<4xf32>
    %88 = "tt.reduce"(%83) <{axis = 1 : i32}> ({
    ^bb0(%89: f32, %90: f32):
      %91 = arith.addf %89, %90 : f32
      tt.reduce.return %91 : f32
    }) : (tensor<4x32xf32>) -> tensor<4xf32>
    %92 = arith.addf %84, %88 : tensor<4xf32>
    %93 = arith.subf %55, %52 : tensor<64x4xf32>
    %94 = "tt.scan"(%93) <{axis = 0 : i32, reverse = true}> ({
    ^bb0(%95: f32, %96: f32):
      %97 = arith.addf %95, %96 : f32
      tt.scan.return %97 : f32
    }) : (tensor<64x4xf32>) -> tensor<64x4xf32>
    %98 = tt.expand_dims %92 {axis = 0 : i32} : tensor<4xf32> -> tensor<1x4xf32>
    %99 = tt.broadcast %98 : tensor<1x4xf32> -> tensor<64x4xf32>
    %100 = arith.addf %94, %99 : tensor<64x4xf32>
    %101 = tt.splat %a : !tt.ptr<f32> -> tensor<4x!tt.ptr<f32>>
    %102 = tt.addptr %101, %13 : tensor<4x!tt.ptr<f32>>, tensor<4xi32>
    %104 = tt.load %102, %15, %103 : tensor<4x!tt.ptr<f32>>
    %106 = arith.mulf %104, %105 : tensor<4xf32>
    %107 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %106 : tensor<4xf32> -> tensor<4xf32>
    %109 = arith.mulf %107, %108 : tensor<4xf32>
    %110 = arith.divf %52, %34 : tensor<64x4xf32>
    %111 = tt.expand_dims %109 {axis = 0 : i32} : tensor<4xf32> -> tensor<1x4xf32>
    %112 = tt.broadcast %111 : tensor<1x4xf32> -> tensor<64x4xf32>
    %113 = arith.mulf %100, %112 : tensor<64x4xf32>
    %114 = arith.addf %110, %113 : tensor<64x4xf32>
    %116 = tt.addptr %dt, %115 : !tt.ptr<bf16>, i32
    %118 = arith.muli %2, %117 : i64
    %119 = tt.addptr %116, %118 : !tt.ptr<bf16>, i64
    %121 = arith.muli %24, %120 : tensor<64x1xi32>
    %122 = tt.splat %119 : !tt.ptr<bf16> -> tensor<64x1x!tt.ptr<bf16>>
    %123 = tt.addptr %122, %121 : tensor<64x1x!tt.ptr<bf16>>, tensor<64x1xi32>
    %124 = tt.broadcast %123 : tensor<64x1x!tt.ptr<bf16>> -> tensor<64x4x!tt.ptr<bf16>>
    %125 = tt.broadcast %18 : tensor<1x4xi32> -> tensor<64x4xi32>
    %126 = tt.addptr %124, %125 : tensor<64x4x!tt.ptr<bf16>>, tensor<64x4xi32>
    %128 = tt.load %126, %32, %127 : tensor<64x4x!tt.ptr<bf16>>
    %129 = arith.extf %128 : tensor<64x4xbf16> to tensor<64x4xf32>
    %130 = tt.splat %bias : !tt.ptr<f32> -> tensor<4x!tt.ptr<f32>>
    %131 = tt.addptr %130, %13 : tensor<4x!tt.ptr<f32>>, tensor<4xi32>
    %132 = tt.load %131, %15, %103 : tensor<4x!tt.ptr<f32>>
    %133 = tt.expand_dims %132 {axis = 0 : i32} : tensor<4xf32> -> tensor<1x4xf32>
    %134 = tt.broadcast %133 : tensor<1x4xf32> -> tensor<64x4xf32>
    %135 = arith.addf %129, %134 : tensor<64x4xf32>
    %136 = math.absf %135 : tensor<64x4xf32>
    %138 = arith.mulf %136, %137 : tensor<64x4xf32>
    %139 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %138 : tensor<64x4xf32> -> tensor<64x4xf32>
    %141 = arith.addf %139, %140 : tensor<64x4xf32>
    %142 = arith.subf %141, %140 : tensor<64x4xf32>
    %143 = math.log2 %141 : tensor<64x4xf32>
    %145 = arith.mulf %143, %144 : tensor<64x4xf32>
    %146 = arith.divf %139, %142 : tensor<64x4xf32>
    %147 = arith.mulf %145, %146 : tensor<64x4xf32>
    %148 = arith.cmpf oeq, %142, %33 : tensor<64x4xf32>
    %149 = arith.select %148, %139, %147 : tensor<64x4xi1>, tensor<64x4xf32>
    %151 = arith.cmpf ogt, %135, %150 : tensor<64x4xf32>
    %152 = arith.maxnumf %135, %33 : tensor<64x4xf32>
    %153 = arith.addf %152, %149 : tensor<64x4xf32>
    %154 = arith.select %151, %135, %153 : tensor<64x4xi1>, tensor<64x4xf32>
    %155 = arith.mulf %135, %137 : tensor<64x4xf32>
    %156 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %155 : tensor<64x4xf32> -> tensor<64x4xf32>
    %157 = arith.addf %156, %140 : tensor<64x4xf32>
    %158 = arith.divf %114, %157 : tensor<64x4xf32>
    %159 = arith.select %151, %114, %158 : tensor<64x4xi1>, tensor<64x4xf32>
    %160 = tt.addptr %ddt, %17 : !tt.ptr<f32>, i64
    %162 = arith.muli %24, %161 : tensor<64x1xi32>
    %163 = tt.splat %160 : !tt.ptr<f32> -> tensor<64x1x!tt.ptr<f32>>
    %164 = tt.addptr %163, %162 : tensor<64x1x!tt.ptr<f32>>, tensor<64x1xi32>
    %165 = tt.broadcast %164 : tensor<64x1x!tt.ptr<f32>> -> tensor<64x4x!tt.ptr<f32>>
    %166 = tt.addptr %165, %125 : tensor<64x4x!tt.ptr<f32>>, tensor<64x4xi32>
    tt.store %166, %159, %32 : tensor<64x4x!tt.ptr<f32>>
    %168 = arith.muli %59, %167 : i64
    %169 = tt.addptr %parts, %168 : !tt.ptr<f32>, i64
    %170 = tt.splat %169 : !tt.ptr<f32> -> tensor<4x!tt.ptr<f32>>
    %171 = tt.addptr %170, %13 : tensor<4x!tt.ptr<f32>>, tensor<4xi32>
    %172 = arith.mulf %100, %34 : tensor<64x4xf32>
    %173 = "tt.reduce"(%172) <{axis = 0 : i32}> ({
    ^bb0(%174: f32, %175: f32):
      %176 = arith.addf %174, %175 : f32
      tt.reduce.return %176 : f32
    }) : (tensor<64x4xf32>) -> tensor<4xf32>
    %177 = arith.mulf %173, %109 : tensor<4xf32>
    tt.store %171, %177, %15 : tensor<4x!tt.ptr<f32>>
    %178 = tt.addptr %171, %14 : tensor<4x!tt.ptr<f32>>, tensor<4xi32>
    %179 = "tt.reduce"(%53) <{axis = 0 : i32}> ({
    ^bb0(%180: f32, %181: f32):
      %182 = arith.addf %180, %181 : f32
      tt.reduce.return %182 : f32
    }) : (tensor<64x4xf32>) -> tensor<4xf32>
    tt.store %178, %179, %15 : tensor<4x!tt.ptr<f32>>
    %184 = tt.addptr %171, %183 : tensor<4x!tt.ptr<f32>>, tensor<4xi32>
    %185 = "tt.reduce"(%159) <{axis = 0 : i32}> ({
    ^bb0(%186: f32, %187: f32):
      %188 = arith.addf %186, %187 : f32
      tt.reduce.return %188 : f32
    }) : (tensor<64x4xf32>) -> tensor<4xf32>
    tt.store %184, %185, %15 : tensor<4x!tt.ptr<f32>>
    tt.return
  }
}
", name = "ssd_post", num_stages = 3 : i32, num_warps = 1 : i32}, operand_layouts = [dense<[2, 1, 0]> : tensor<3xindex>, dense<[0]> : tensor<1xindex>, dense<[0]> : tensor<1xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[2, 1, 0]> : tensor<3xindex>], result_layouts = [dense<[2, 1, 0]> : tensor<3xindex>, dense<[1, 0]> : tensor<2xindex>]} : (tensor<16x1024x3392xbf16>, tensor<64xf32>, tensor<64xf32>, tensor<16x64x1024x4xf32>, tensor<16x16x64x32xf32>, tensor<16x64x1024xf32>) -> (tensor<16x1024x64xf32>, tensor<256x192xf32>)
    %k13 = stablehlo.reshape %k10#0 : (tensor<16x1024x64x24xbf16>) -> tensor<16x1024x1536xbf16>
    %k14 = stablehlo.reshape %k11#0 : (tensor<16x1024x1x128xbf16>) -> tensor<16x1024x128xbf16>
    %k15 = stablehlo.reshape %k11#1 : (tensor<16x1024x1x128xbf16>) -> tensor<16x1024x128xbf16>
    %k16 = stablehlo.reshape %k3#1 : (tensor<16384x3392xbf16>) -> tensor<16x1024x3392xbf16>
    %k17:2 = stablehlo.custom_call @__gpu$xla.gpu.triton(%arg0, %arg1, %arg2, %k13, %k14, %k15, %k12#0, %k16) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 29 : i32, grid_y = 8 : i32, grid_z = 16 : i32, ir = "module {
  tt.func public @conv_silu_grad(%x: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %weight: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %bias: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %dy0: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %dy1: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %dy2: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %ddt: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %into: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %dx: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %parts: !tt.ptr<f32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %1 = arith.constant 64 : i32
    %6 = arith.constant dense<1792> : tensor<64xi32>
    %9 = arith.constant 128 : i32
    %13 = arith.constant dense<4> : tensor<64xi32>
    %17 = arith.constant dense<0> : tensor<64xi32>
    %19 = arith.constant dense<0.0e+00> : tensor<64xf32>
    %21 = arith.constant dense<1> : tensor<64xi32>
    %24 = arith.constant dense<2> : tensor<64xi32>
    %27 = arith.constant dense<3> : tensor<64xi32>
    %33 = arith.constant 1536 : i32
    %34 = arith.constant 0 : i32
    %35 = arith.constant 24 : i32
    %40 = arith.constant 1664 : i32
    %41 = arith.constant 26 : i32
    %46 = arith.constant 1024 : i32
    %51 = arith.constant 1 : i32
    %55 = arith.constant 3473408 : i64
    %58 = arith.constant 3392 : i32
    %66 = arith.constant dense<0.0e+00> : tensor<64xbf16>
    %69 = arith.constant 2 : i32
    %82 = arith.constant 3 : i32
    %95 = arith.constant 16 : i32
    %108 = arith.constant 8 : i32
    %161 = arith.constant 4 : i32
    %174 = arith.constant 5 : i32
    %187 = arith.constant 6 : i32
    %200 = arith.constant 7 : i32
    %219 = arith.constant dense<-1.442695e+00> : tensor<64xf32>
    %222 = arith.constant dense<1.0e+00> : tensor<64xf32>
    %227 = arith.constant dense<-1.0e+00> : tensor<64xf32>
    %504 = arith.constant 129 : i32
    %545 = arith.constant 130 : i32
    %586 = arith.constant 8 : i64
    %590 = arith.constant 8960 : i64
    %599 = arith.constant 7168 : i32
    %604 = arith.constant dense<64> : tensor<64xi32>
    %606 = arith.constant 65536 : i64
    %609 = arith.constant 3328 : i32
    %611 = arith.constant 28 : i32
    %0 = tt.get_program_id x : i32
    %2 = arith.muli %0, %1 : i32
    %3 = tt.make_range {end = 64 : i32, start = 0 : i32} : tensor<64xi32>
    %4 = tt.splat %2 : i32 -> tensor<64xi32>
    %5 = arith.addi %4, %3 : tensor<64xi32>
    %7 = arith.cmpi slt, %5, %6 : tensor<64xi32>
    %8 = tt.get_program_id y : i32
    %10 = arith.muli %8, %9 : i32
    %11 = tt.get_program_id z : i32
    %12 = arith.extsi %11 : i32 to i64
    %14 = arith.muli %5, %13 : tensor<64xi32>
    %15 = tt.splat %weight : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
    %16 = tt.addptr %15, %14 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
    %18 = tt.addptr %16, %17 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
    %20 = tt.load %18, %7, %19 : tensor<64x!tt.ptr<f32>>
    %22 = tt.addptr %16, %21 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
    %23 = tt.load %22, %7, %19 : tensor<64x!tt.ptr<f32>>
    %25 = tt.addptr %16, %24 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
    %26 = tt.load %25, %7, %19 : tensor<64x!tt.ptr<f32>>
    %28 = tt.addptr %16, %27 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
    %29 = tt.load %28, %7, %19 : tensor<64x!tt.ptr<f32>>
    %30 = tt.splat %bias : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
    %31 = tt.addptr %30, %5 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
    %32 = tt.load %31, %7, %19 : tensor<64x!tt.ptr<f32>>
    %36 = arith.cmpi sge, %0, %35 : i32
    %37 = arith.select %36, %dy1, %dy0 : i1, !tt.ptr<bf16>
    %38 = arith.select %36, %9, %33 : i1, i32
    %39 = arith.select %36, %33, %34 : i1, i32
    %42 = arith.cmpi sge, %0, %41 : i32
    %43 = arith.select %42, %dy2, %37 : i1, !tt.ptr<bf16>
    %44 = arith.select %42, %9, %38 : i1, i32
    %45 = arith.select %42, %40, %39 : i1, i32
    %47 = arith.muli %44, %46 : i32
    %48 = arith.extsi %47 : i32 to i64
    %49 = arith.muli %12, %48 : i64
    %50 = tt.addptr %43, %49 : !tt.ptr<bf16>, i64
    %52 = arith.subi %10, %51 : i32
    %53 = arith.cmpi sge, %52, %34 : i32
    %54 = arith.maxsi %52, %34 : i32
    %56 = arith.muli %12, %55 : i64
    %57 = tt.addptr %x, %56 : !tt.ptr<bf16>, i64
    %59 = arith.muli %54, %58 : i32
    %60 = tt.addptr %57, %59 : !tt.ptr<bf16>, i32
    %61 = tt.addptr %60, %33 : !tt.ptr<bf16>, i32
    %62 = tt.splat %61 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
    %63 = tt.addptr %62, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
    %64 = tt.splat %53 : i1 -> tensor<64xi1>
    %65 = arith.andi %7, %64 : tensor<64xi1>
    %67 = tt.load %63, %65, %66 : tensor<64x!tt.ptr<bf16>>
    %68 = arith.extf %67 : tensor<64xbf16> to tensor<64xf32>
    %70 = arith.subi %10, %69 : i32
    %71 = arith.cmpi sge, %70, %34 : i32
    %72 = arith.maxsi %70, %34 : i32
    %73 = arith.muli %72, %58 : i32
    %74 = tt.addptr %57, %73 : !tt.ptr<bf16>, i32
    %75 = tt.addptr %74, %33 : !tt.ptr<bf16>, i32
    %76 = tt.splat %75 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
    %77 = tt.addptr %76, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
    %78 = tt.splat %71 : i1 -> tensor<64xi1>
    %79 = arith.andi %7, %78 : tensor<64xi1>
    %80 = tt.load %77, %79, %66 : tensor<64x!tt.ptr<bf16>>
    %81 = arith.extf %80 : tensor<64xbf16> to tensor<64xf32>
    %83 = arith.subi %10, %82 : i32
    %84 = arith.cmpi sge, %83, %34 : i32
    %85 = arith.maxsi %83, %34 : i32
    %86 = arith.muli %85, %58 : i32
    %87 = tt.addptr %57, %86 : !tt.ptr<bf16>, i32
    %88 = tt.addptr %87, %33 : !tt.ptr<bf16>, i32
    %89 = tt.splat %88 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
    %90 = tt.addptr %89, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
    %91 = tt.splat %84 : i1 -> tensor<64xi1>
    %92 = arith.andi %7, %91 : tensor<64xi1>
    %93 = tt.load %90, %92, %66 : tensor<64x!tt.ptr<bf16>>
    %94 = arith.extf %93 : tensor<64xbf16> to tensor<64xf32>
    %460:11 = scf.for %96 = %34 to %95 step %51 iter_args(%97 = %68, %98 = %81, %99 = %94, %100 = %19, %101 = %19, %102 = %19, %103 = %19, %104 = %19, %105 = %19, %106 = %19, %107 = %19) -> (tensor<64xf32>, tensor<64xf32>, tensor<64xf32>, tensor<64xf32>, tensor<64xf32>, tensor<64xf32>, tensor<64xf32>, tensor<64xf32>, tensor<64xf32>, tensor<64xf32>, tensor<64xf32>) : i32 {
      %109 = arith.muli %96, %108 : i32
      %110 = arith.addi %10, %109 : i32
      %111 = arith.addi %110, %34 : i32
      %112 = arith.muli %111, %58 : i32
      %113 = tt.addptr %57, %112 : !tt.ptr<bf16>, i32
      %114 = tt.addptr %113, %33 : !tt.ptr<bf16>, i32
      %115 = tt.splat %114 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %116 = tt.addptr %115, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %117 = tt.load %116, %7, %66 : tensor<64x!tt.ptr<bf16>>
      %118 = arith.muli %111, %44 : i32
      %119 = tt.addptr %50, %118 : !tt.ptr<bf16>, i32
      %120 = tt.splat %45 : i32 -> tensor<64xi32>
      %121 = arith.subi %5, %120 : tensor<64xi32>
      %122 = tt.splat %119 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %123 = tt.addptr %122, %121 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %124 = tt.load %123, %7, %66 : tensor<64x!tt.ptr<bf16>>
      %125 = arith.addi %110, %51 : i32
      %126 = arith.muli %125, %58 : i32
      %127 = tt.addptr %57, %126 : !tt.ptr<bf16>, i32
      %128 = tt.addptr %127, %33 : !tt.ptr<bf16>, i32
      %129 = tt.splat %128 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %130 = tt.addptr %129, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %131 = tt.load %130, %7, %66 : tensor<64x!tt.ptr<bf16>>
      %132 = arith.muli %125, %44 : i32
      %133 = tt.addptr %50, %132 : !tt.ptr<bf16>, i32
      %134 = tt.splat %133 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %135 = tt.addptr %134, %121 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %136 = tt.load %135, %7, %66 : tensor<64x!tt.ptr<bf16>>
      %137 = arith.addi %110, %69 : i32
      %138 = arith.muli %137, %58 : i32
      %139 = tt.addptr %57, %138 : !tt.ptr<bf16>, i32
      %140 = tt.addptr %139, %33 : !tt.ptr<bf16>, i32
      %141 = tt.splat %140 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %142 = tt.addptr %141, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %143 = tt.load %142, %7, %66 : tensor<64x!tt.ptr<bf16>>
      %144 = arith.muli %137, %44 : i32
      %145 = tt.addptr %50, %144 : !tt.ptr<bf16>, i32
      %146 = tt.splat %145 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %147 = tt.addptr %146, %121 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %148 = tt.load %147, %7, %66 : tensor<64x!tt.ptr<bf16>>
      %149 = arith.addi %110, %82 : i32
      %150 = arith.muli %149, %58 : i32
      %151 = tt.addptr %57, %150 : !tt.ptr<bf16>, i32
      %152 = tt.addptr %151, %33 : !tt.ptr<bf16>, i32
      %153 = tt.splat %152 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %154 = tt.addptr %153, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %155 = tt.load %154, %7, %66 : tensor<64x!tt.ptr<bf16>>
      %156 = arith.muli %149, %44 : i32
      %157 = tt.addptr %50, %156 : !tt.ptr<bf16>, i32
      %158 = tt.splat %157 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %159 = tt.addptr %158, %121 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %160 = tt.load %159, %7, %66 : tensor<64x!tt.ptr<bf16>>
      %162 = arith.addi %110, %161 : i32
      %163 = arith.muli %162, %58 : i32
      %164 = tt.addptr %57, %163 : !tt.ptr<bf16>, i32
      %165 = tt.addptr %164, %33 : !tt.ptr<bf16>, i32
      %166 = tt.splat %165 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %167 = tt.addptr %166, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %168 = tt.load %167, %7, %66 : tensor<64x!tt.ptr<bf16>>
      %169 = arith.muli %162, %44 : i32
      %170 = tt.addptr %50, %169 : !tt.ptr<bf16>, i32
      %171 = tt.splat %170 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %172 = tt.addptr %171, %121 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %173 = tt.load %172, %7, %66 : tensor<64x!tt.ptr<bf16>>
      %175 = arith.addi %110, %174 : i32
      %176 = arith.muli %175, %58 : i32
      %177 = tt.addptr %57, %176 : !tt.ptr<bf16>, i32
      %178 = tt.addptr %177, %33 : !tt.ptr<bf16>, i32
      %179 = tt.splat %178 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %180 = tt.addptr %179, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %181 = tt.load %180, %7, %66 : tensor<64x!tt.ptr<bf16>>
      %182 = arith.muli %175, %44 : i32
      %183 = tt.addptr %50, %182 : !tt.ptr<bf16>, i32
      %184 = tt.splat %183 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %185 = tt.addptr %184, %121 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %186 = tt.load %185, %7, %66 : tensor<64x!tt.ptr<bf16>>
      %188 = arith.addi %110, %187 : i32
      %189 = arith.muli %188, %58 : i32
      %190 = tt.addptr %57, %189 : !tt.ptr<bf16>, i32
      %191 = tt.addptr %190, %33 : !tt.ptr<bf16>, i32
      %192 = tt.splat %191 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %193 = tt.addptr %192, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %194 = tt.load %193, %7, %66 : tensor<64x!tt.ptr<bf16>>
      %195 = arith.muli %188, %44 : i32
      %196 = tt.addptr %50, %195 : !tt.ptr<bf16>, i32
      %197 = tt.splat %196 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %198 = tt.addptr %197, %121 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %199 = tt.load %198, %7, %66 : tensor<64x!tt.ptr<bf16>>
      %201 = arith.addi %110, %200 : i32
      %202 = arith.muli %201, %58 : i32
      %203 = tt.addptr %57, %202 : !tt.ptr<bf16>, i32
      %204 = tt.addptr %203, %33 : !tt.ptr<bf16>, i32
      %205 = tt.splat %204 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %206 = tt.addptr %205, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %207 = tt.load %206, %7, %66 : tensor<64x!tt.ptr<bf16>>
      %208 = arith.muli %201, %44 : i32
      %209 = tt.addptr %50, %208 : !tt.ptr<bf16>, i32
      %210 = tt.splat %209 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %211 = tt.addptr %210, %121 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %212 = tt.load %211, %7, %66 : tensor<64x!tt.ptr<bf16>>
      %213 = arith.cmpi sgt, %96, %34 : i32
      %214 = arith.extf %117 : tensor<64xbf16> to tensor<64xf32>
      %215 = math.fma %214, %29, %32 : tensor<64xf32>
      %216 = math.fma %97, %26, %215 : tensor<64xf32>
      %217 = math.fma %98, %23, %216 : tensor<64xf32>
      %218 = math.fma %99, %20, %217 : tensor<64xf32>
      %220 = arith.mulf %218, %219 : tensor<64xf32>
      %221 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %220 : tensor<64xf32> -> tensor<64xf32>
      %223 = arith.addf %221, %222 : tensor<64xf32>
      %224 = tt.elementwise_inline_asm "rcp.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %223 : tensor<64xf32> -> tensor<64xf32>
      %225 = arith.extf %124 : tensor<64xbf16> to tensor<64xf32>
      %226 = arith.mulf %225, %224 : tensor<64xf32>
      %228 = math.fma %224, %227, %222 : tensor<64xf32>
      %229 = math.fma %218, %228, %222 : tensor<64xf32>
      %230 = arith.mulf %226, %229 : tensor<64xf32>
      %231 = arith.subi %111, %82 : i32
      %232 = arith.mulf %102, %29 : tensor<64xf32>
      %233 = math.fma %101, %26, %232 : tensor<64xf32>
      %234 = math.fma %100, %23, %233 : tensor<64xf32>
      %235 = math.fma %230, %20, %234 : tensor<64xf32>
      %236 = tt.addptr %dx, %56 : !tt.ptr<bf16>, i64
      %237 = arith.muli %231, %58 : i32
      %238 = tt.addptr %236, %237 : !tt.ptr<bf16>, i32
      %239 = tt.addptr %238, %33 : !tt.ptr<bf16>, i32
      %240 = tt.splat %239 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %241 = tt.addptr %240, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %242 = arith.truncf %235 : tensor<64xf32> to tensor<64xbf16>
      %243 = tt.splat %213 : i1 -> tensor<64xi1>
      %244 = arith.andi %243, %7 : tensor<64xi1>
      tt.store %241, %242, %244 : tensor<64x!tt.ptr<bf16>>
      %245 = math.fma %230, %214, %106 : tensor<64xf32>
      %246 = math.fma %230, %97, %105 : tensor<64xf32>
      %247 = math.fma %230, %98, %104 : tensor<64xf32>
      %248 = math.fma %230, %99, %103 : tensor<64xf32>
      %249 = arith.addf %107, %230 : tensor<64xf32>
      %250 = arith.extf %131 : tensor<64xbf16> to tensor<64xf32>
      %251 = math.fma %250, %29, %32 : tensor<64xf32>
      %252 = math.fma %214, %26, %251 : tensor<64xf32>
      %253 = math.fma %97, %23, %252 : tensor<64xf32>
      %254 = math.fma %98, %20, %253 : tensor<64xf32>
      %255 = arith.mulf %254, %219 : tensor<64xf32>
      %256 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %255 : tensor<64xf32> -> tensor<64xf32>
      %257 = arith.addf %256, %222 : tensor<64xf32>
      %258 = tt.elementwise_inline_asm "rcp.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %257 : tensor<64xf32> -> tensor<64xf32>
      %259 = arith.extf %136 : tensor<64xbf16> to tensor<64xf32>
      %260 = arith.mulf %259, %258 : tensor<64xf32>
      %261 = math.fma %258, %227, %222 : tensor<64xf32>
      %262 = math.fma %254, %261, %222 : tensor<64xf32>
      %263 = arith.mulf %260, %262 : tensor<64xf32>
      %264 = arith.subi %125, %82 : i32
      %265 = arith.mulf %101, %29 : tensor<64xf32>
      %266 = math.fma %100, %26, %265 : tensor<64xf32>
      %267 = math.fma %230, %23, %266 : tensor<64xf32>
      %268 = math.fma %263, %20, %267 : tensor<64xf32>
      %269 = arith.muli %264, %58 : i32
      %270 = tt.addptr %236, %269 : !tt.ptr<bf16>, i32
      %271 = tt.addptr %270, %33 : !tt.ptr<bf16>, i32
      %272 = tt.splat %271 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %273 = tt.addptr %272, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %274 = arith.truncf %268 : tensor<64xf32> to tensor<64xbf16>
      tt.store %273, %274, %244 : tensor<64x!tt.ptr<bf16>>
      %275 = math.fma %263, %250, %245 : tensor<64xf32>
      %276 = math.fma %263, %214, %246 : tensor<64xf32>
      %277 = math.fma %263, %97, %247 : tensor<64xf32>
      %278 = math.fma %263, %98, %248 : tensor<64xf32>
      %279 = arith.addf %249, %263 : tensor<64xf32>
      %280 = arith.extf %143 : tensor<64xbf16> to tensor<64xf32>
      %281 = math.fma %280, %29, %32 : tensor<64xf32>
      %282 = math.fma %250, %26, %281 : tensor<64xf32>
      %283 = math.fma %214, %23, %282 : tensor<64xf32>
      %284 = math.fma %97, %20, %283 : tensor<64xf32>
      %285 = arith.mulf %284, %219 : tensor<64xf32>
      %286 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %285 : tensor<64xf32> -> tensor<64xf32>
      %287 = arith.addf %286, %222 : tensor<64xf32>
      %288 = tt.elementwise_inline_asm "rcp.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %287 : tensor<64xf32> -> tensor<64xf32>
      %289 = arith.extf %148 : tensor<64xbf16> to tensor<64xf32>
      %290 = arith.mulf %289, %288 : tensor<64xf32>
      %291 = math.fma %288, %227, %222 : tensor<64xf32>
      %292 = math.fma %284, %291, %222 : tensor<64xf32>
      %293 = arith.mulf %290, %292 : tensor<64xf32>
      %294 = arith.subi %137, %82 : i32
      %295 = arith.mulf %100, %29 : tensor<64xf32>
      %296 = math.fma %230, %26, %295 : tensor<64xf32>
      %297 = math.fma %263, %23, %296 : tensor<64xf32>
      %298 = math.fma %293, %20, %297 : tensor<64xf32>
      %299 = arith.muli %294, %58 : i32
      %300 = tt.addptr %236, %299 : !tt.ptr<bf16>, i32
      %301 = tt.addptr %300, %33 : !tt.ptr<bf16>, i32
      %302 = tt.splat %301 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %303 = tt.addptr %302, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %304 = arith.truncf %298 : tensor<64xf32> to tensor<64xbf16>
      tt.store %303, %304, %244 : tensor<64x!tt.ptr<bf16>>
      %305 = math.fma %293, %280, %275 : tensor<64xf32>
      %306 = math.fma %293, %250, %276 : tensor<64xf32>
      %307 = math.fma %293, %214, %277 : tensor<64xf32>
      %308 = math.fma %293, %97, %278 : tensor<64xf32>
      %309 = arith.addf %279, %293 : tensor<64xf32>
      %310 = arith.extf %155 : tensor<64xbf16> to tensor<64xf32>
      %311 = math.fma %310, %29, %32 : tensor<64xf32>
      %312 = math.fma %280, %26, %311 : tensor<64xf32>
      %313 = math.fma %250, %23, %312 : tensor<64xf32>
      %314 = math.fma %214, %20, %313 : tensor<64xf32>
      %315 = arith.mulf %314, %219 : tensor<64xf32>
      %316 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %315 : tensor<64xf32> -> tensor<64xf32>
      %317 = arith.addf %316, %222 : tensor<64xf32>
      %318 = tt.elementwise_inline_asm "rcp.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %317 : tensor<64xf32> -> tensor<64xf32>
      %319 = arith.extf %160 : tensor<64xbf16> to tensor<64xf32>
      %320 = arith.mulf %319, %318 : tensor<64xf32>
      %321 = math.fma %318, %227, %222 : tensor<64xf32>
      %322 = math.fma %314, %321, %222 : tensor<64xf32>
      %323 = arith.mulf %320, %322 : tensor<64xf32>
      %324 = arith.subi %149, %82 : i32
      %325 = arith.mulf %230, %29 : tensor<64xf32>
      %326 = math.fma %263, %26, %325 : tensor<64xf32>
      %327 = math.fma %293, %23, %326 : tensor<64xf32>
      %328 = math.fma %323, %20, %327 : tensor<64xf32>
      %329 = arith.muli %324, %58 : i32
      %330 = tt.addptr %236, %329 : !tt.ptr<bf16>, i32
      %331 = tt.addptr %330, %33 : !tt.ptr<bf16>, i32
      %332 = tt.splat %331 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %333 = tt.addptr %332, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %334 = arith.truncf %328 : tensor<64xf32> to tensor<64xbf16>
      tt.store %333, %334, %7 : tensor<64x!tt.ptr<bf16>>
      %335 = math.fma %323, %310, %305 : tensor<64xf32>
      %336 = math.fma %323, %280, %306 : tensor<64xf32>
      %337 = math.fma %323, %250, %307 : tensor<64xf32>
      %338 = math.fma %323, %214, %308 : tensor<64xf32>
      %339 = arith.addf %309, %323 : tensor<64xf32>
      %340 = arith.extf %168 : tensor<64xbf16> to tensor<64xf32>
      %341 = math.fma %340, %29, %32 : tensor<64xf32>
      %342 = math.fma %310, %26, %341 : tensor<64xf32>
      %343 = math.fma %280, %23, %342 : tensor<64xf32>
      %344 = math.fma %250, %20, %343 : tensor<64xf32>
      %345 = arith.mulf %344, %219 : tensor<64xf32>
      %346 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %345 : tensor<64xf32> -> tensor<64xf32>
      %347 = arith.addf %346, %222 : tensor<64xf32>
      %348 = tt.elementwise_inline_asm "rcp.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %347 : tensor<64xf32> -> tensor<64xf32>
      %349 = arith.extf %173 : tensor<64xbf16> to tensor<64xf32>
      %350 = arith.mulf %349, %348 : tensor<64xf32>
      %351 = math.fma %348, %227, %222 : tensor<64xf32>
      %352 = math.fma %344, %351, %222 : tensor<64xf32>
      %353 = arith.mulf %350, %352 : tensor<64xf32>
      %354 = arith.subi %162, %82 : i32
      %355 = arith.mulf %263, %29 : tensor<64xf32>
      %356 = math.fma %293, %26, %355 : tensor<64xf32>
      %357 = math.fma %323, %23, %356 : tensor<64xf32>
      %358 = math.fma %353, %20, %357 : tensor<64xf32>
      %359 = arith.muli %354, %58 : i32
      %360 = tt.addptr %236, %359 : !tt.ptr<bf16>, i32
      %361 = tt.addptr %360, %33 : !tt.ptr<bf16>, i32
      %362 = tt.splat %361 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %363 = tt.addptr %362, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %364 = arith.truncf %358 : tensor<64xf32> to tensor<64xbf16>
      tt.store %363, %364, %7 : tensor<64x!tt.ptr<bf16>>
      %365 = math.fma %353, %340, %335 : tensor<64xf32>
      %366 = math.fma %353, %310, %336 : tensor<64xf32>
      %367 = math.fma %353, %280, %337 : tensor<64xf32>
      %368 = math.fma %353, %250, %338 : tensor<64xf32>
      %369 = arith.addf %339, %353 : tensor<64xf32>
      %370 = arith.extf %181 : tensor<64xbf16> to tensor<64xf32>
      %371 = math.fma %370, %29, %32 : tensor<64xf32>
      %372 = math.fma %340, %26, %371 : tensor<64xf32>
      %373 = math.fma %310, %23, %372 : tensor<64xf32>
      %374 = math.fma %280, %20, %373 : tensor<64xf32>
      %375 = arith.mulf %374, %219 : tensor<64xf32>
      %376 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %375 : tensor<64xf32> -> tensor<64xf32>
      %377 = arith.addf %376, %222 : tensor<64xf32>
      %378 = tt.elementwise_inline_asm "rcp.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %377 : tensor<64xf32> -> tensor<64xf32>
      %379 = arith.extf %186 : tensor<64xbf16> to tensor<64xf32>
      %380 = arith.mulf %379, %378 : tensor<64xf32>
      %381 = math.fma %378, %227, %222 : tensor<64xf32>
      %382 = math.fma %374, %381, %222 : tensor<64xf32>
      %383 = arith.mulf %380, %382 : tensor<64xf32>
      %384 = arith.subi %175, %82 : i32
      %385 = arith.mulf %293, %29 : tensor<64xf32>
      %386 = math.fma %323, %26, %385 : tensor<64xf32>
      %387 = math.fma %353, %23, %386 : tensor<64xf32>
      %388 = math.fma %383, %20, %387 : tensor<64xf32>
      %389 = arith.muli %384, %58 : i32
      %390 = tt.addptr %236, %389 : !tt.ptr<bf16>, i32
      %391 = tt.addptr %390, %33 : !tt.ptr<bf16>, i32
      %392 = tt.splat %391 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %393 = tt.addptr %392, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %394 = arith.truncf %388 : tensor<64xf32> to tensor<64xbf16>
      tt.store %393, %394, %7 : tensor<64x!tt.ptr<bf16>>
      %395 = math.fma %383, %370, %365 : tensor<64xf32>
      %396 = math.fma %383, %340, %366 : tensor<64xf32>
      %397 = math.fma %383, %310, %367 : tensor<64xf32>
      %398 = math.fma %383, %280, %368 : tensor<64xf32>
      %399 = arith.addf %369, %383 : tensor<64xf32>
      %400 = arith.extf %194 : tensor<64xbf16> to tensor<64xf32>
      %401 = math.fma %400, %29, %32 : tensor<64xf32>
      %402 = math.fma %370, %26, %401 : tensor<64xf32>
      %403 = math.fma %340, %23, %402 : tensor<64xf32>
      %404 = math.fma %310, %20, %403 : tensor<64xf32>
      %405 = arith.mulf %404, %219 : tensor<64xf32>
      %406 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %405 : tensor<64xf32> -> tensor<64xf32>
      %407 = arith.addf %406, %222 : tensor<64xf32>
      %408 = tt.elementwise_inline_asm "rcp.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %407 : tensor<64xf32> -> tensor<64xf32>
      %409 = arith.extf %199 : tensor<64xbf16> to tensor<64xf32>
      %410 = arith.mulf %409, %408 : tensor<64xf32>
      %411 = math.fma %408, %227, %222 : tensor<64xf32>
      %412 = math.fma %404, %411, %222 : tensor<64xf32>
      %413 = arith.mulf %410, %412 : tensor<64xf32>
      %414 = arith.subi %188, %82 : i32
      %415 = arith.mulf %323, %29 : tensor<64xf32>
      %416 = math.fma %353, %26, %415 : tensor<64xf32>
      %417 = math.fma %383, %23, %416 : tensor<64xf32>
      %418 = math.fma %413, %20, %417 : tensor<64xf32>
      %419 = arith.muli %414, %58 : i32
      %420 = tt.addptr %236, %419 : !tt.ptr<bf16>, i32
      %421 = tt.addptr %420, %33 : !tt.ptr<bf16>, i32
      %422 = tt.splat %421 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %423 = tt.addptr %422, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %424 = arith.truncf %418 : tensor<64xf32> to tensor<64xbf16>
      tt.store %423, %424, %7 : tensor<64x!tt.ptr<bf16>>
      %425 = math.fma %413, %400, %395 : tensor<64xf32>
      %426 = math.fma %413, %370, %396 : tensor<64xf32>
      %427 = math.fma %413, %340, %397 : tensor<64xf32>
      %428 = math.fma %413, %310, %398 : tensor<64xf32>
      %429 = arith.addf %399, %413 : tensor<64xf32>
      %430 = arith.extf %207 : tensor<64xbf16> to tensor<64xf32>
      %431 = math.fma %430, %29, %32 : tensor<64xf32>
      %432 = math.fma %400, %26, %431 : tensor<64xf32>
      %433 = math.fma %370, %23, %432 : tensor<64xf32>
      %434 = math.fma %340, %20, %433 : tensor<64xf32>
      %435 = arith.mulf %434, %219 : tensor<64xf32>
      %436 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %435 : tensor<64xf32> -> tensor<64xf32>
      %437 = arith.addf %436, %222 : tensor<64xf32>
      %438 = tt.elementwise_inline_asm "rcp.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %437 : tensor<64xf32> -> tensor<64xf32>
      %439 = arith.extf %212 : tensor<64xbf16> to tensor<64xf32>
      %440 = arith.mulf %439, %438 : tensor<64xf32>
      %441 = math.fma %438, %227, %222 : tensor<64xf32>
      %442 = math.fma %434, %441, %222 : tensor<64xf32>
      %443 = arith.mulf %440, %442 : tensor<64xf32>
      %444 = arith.subi %201, %82 : i32
      %445 = arith.mulf %353, %29 : tensor<64xf32>
      %446 = math.fma %383, %26, %445 : tensor<64xf32>
      %447 = math.fma %413, %23, %446 : tensor<64xf32>
      %448 = math.fma %443, %20, %447 : tensor<64xf32>
      %449 = arith.muli %444, %58 : i32
      %450 = tt.addptr %236, %449 : !tt.ptr<bf16>, i32
      %451 = tt.addptr %450, %33 : !tt.ptr<bf16>, i32
      %452 = tt.splat %451 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %453 = tt.addptr %452, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %454 = arith.truncf %448 : tensor<64xf32> to tensor<64xbf16>
      tt.store %453, %454, %7 : tensor<64x!tt.ptr<bf16>>
      %455 = math.fma %443, %430, %425 : tensor<64xf32>
      %456 = math.fma %443, %400, %426 : tensor<64xf32>
      %457 = math.fma %443, %370, %427 : tensor<64xf32>
      %458 = math.fma %443, %340, %428 : tensor<64xf32>
      %459 = arith.addf %429, %443 : tensor<64xf32>
      scf.yield %430, %400, %370, %443, %413, %383, %458, %457, %456, %455, %459 : tensor<64xf32>, tensor<64xf32>, tensor<64xf32>, tensor<64xf32>, tensor<64xf32>, tensor<64xf32>, tensor<64xf32>, tensor<64xf32>, tensor<64xf32>, tensor<64xf32>, tensor<64xf32>
    } {tt.num_stages = 1 : i32}
    %461 = arith.addi %10, %9 : i32
    %462 = arith.muli %461, %58 : i32
    %463 = tt.addptr %57, %462 : !tt.ptr<bf16>, i32
    %464 = tt.addptr %463, %33 : !tt.ptr<bf16>, i32
    %465 = tt.splat %464 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
    %466 = tt.addptr %465, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
    %467 = arith.cmpi slt, %461, %46 : i32
    %468 = tt.splat %467 : i1 -> tensor<64xi1>
    %469 = arith.andi %7, %468 : tensor<64xi1>
    %470 = tt.load %466, %469, %66 : tensor<64x!tt.ptr<bf16>>
    %471 = arith.muli %461, %44 : i32
    %472 = tt.addptr %50, %471 : !tt.ptr<bf16>, i32
    %473 = tt.splat %45 : i32 -> tensor<64xi32>
    %474 = arith.subi %5, %473 : tensor<64xi32>
    %475 = tt.splat %472 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
    %476 = tt.addptr %475, %474 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
    %477 = tt.load %476, %469, %66 : tensor<64x!tt.ptr<bf16>>
    %478 = arith.extf %470 : tensor<64xbf16> to tensor<64xf32>
    %479 = math.fma %478, %29, %32 : tensor<64xf32>
    %480 = math.fma %460#0, %26, %479 : tensor<64xf32>
    %481 = math.fma %460#1, %23, %480 : tensor<64xf32>
    %482 = math.fma %460#2, %20, %481 : tensor<64xf32>
    %483 = arith.mulf %482, %219 : tensor<64xf32>
    %484 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %483 : tensor<64xf32> -> tensor<64xf32>
    %485 = arith.addf %484, %222 : tensor<64xf32>
    %486 = tt.elementwise_inline_asm "rcp.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %485 : tensor<64xf32> -> tensor<64xf32>
    %487 = arith.extf %477 : tensor<64xbf16> to tensor<64xf32>
    %488 = arith.mulf %487, %486 : tensor<64xf32>
    %489 = math.fma %486, %227, %222 : tensor<64xf32>
    %490 = math.fma %482, %489, %222 : tensor<64xf32>
    %491 = arith.mulf %488, %490 : tensor<64xf32>
    %492 = arith.subi %461, %82 : i32
    %493 = arith.mulf %460#5, %29 : tensor<64xf32>
    %494 = math.fma %460#4, %26, %493 : tensor<64xf32>
    %495 = math.fma %460#3, %23, %494 : tensor<64xf32>
    %496 = math.fma %491, %20, %495 : tensor<64xf32>
    %497 = tt.addptr %dx, %56 : !tt.ptr<bf16>, i64
    %498 = arith.muli %492, %58 : i32
    %499 = tt.addptr %497, %498 : !tt.ptr<bf16>, i32
    %500 = tt.addptr %499, %33 : !tt.ptr<bf16>, i32
    %501 = tt.splat %500 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
    %502 = tt.addptr %501, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
    %503 = arith.truncf %496 : tensor<64xf32> to tensor<64xbf16>
    tt.store %502, %503, %7 : tensor<64x!tt.ptr<bf16>>
    %505 = arith.addi %10, %504 : i32
    %506 = arith.muli %505, %58 : i32
    %507 = tt.addptr %57, %506 : !tt.ptr<bf16>, i32
    %508 = tt.addptr %507, %33 : !tt.ptr<bf16>, i32
    %509 = tt.splat %508 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
    %510 = tt.addptr %509, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
    %511 = arith.cmpi slt, %505, %46 : i32
    %512 = tt.splat %511 : i1 -> tensor<64xi1>
    %513 = arith.andi %7, %512 : tensor<64xi1>
    %514 = tt.load %510, %513, %66 : tensor<64x!tt.ptr<bf16>>
    %515 = arith.muli %505, %44 : i32
    %516 = tt.addptr %50, %515 : !tt.ptr<bf16>, i32
    %517 = tt.splat %516 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
    %518 = tt.addptr %517, %474 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
    %519 = tt.load %518, %513, %66 : tensor<64x!tt.ptr<bf16>>
    %520 = arith.extf %514 : tensor<64xbf16> to tensor<64xf32>
    %521 = math.fma %520, %29, %32 : tensor<64xf32>
    %522 = math.fma %478, %26, %521 : tensor<64xf32>
    %523 = math.fma %460#0, %23, %522 : tensor<64xf32>
    %524 = math.fma %460#1, %20, %523 : tensor<64xf32>
    %525 = arith.mulf %524, %219 : tensor<64xf32>
    %526 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %525 : tensor<64xf32> -> tensor<64xf32>
    %527 = arith.addf %526, %222 : tensor<64xf32>
    %528 = tt.elementwise_inline_asm "rcp.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %527 : tensor<64xf32> -> tensor<64xf32>
    %529 = arith.extf %519 : tensor<64xbf16> to tensor<64xf32>
    %530 = arith.mulf %529, %528 : tensor<64xf32>
    %531 = math.fma %528, %227, %222 : tensor<64xf32>
    %532 = math.fma %524, %531, %222 : tensor<64xf32>
    %533 = arith.mulf %530, %532 : tensor<64xf32>
    %534 = arith.subi %505, %82 : i32
    %535 = arith.mulf %460#4, %29 : tensor<64xf32>
    %536 = math.fma %460#3, %26, %535 : tensor<64xf32>
    %537 = math.fma %491, %23, %536 : tensor<64xf32>
    %538 = math.fma %533, %20, %537 : tensor<64xf32>
    %539 = arith.muli %534, %58 : i32
    %540 = tt.addptr %497, %539 : !tt.ptr<bf16>, i32
    %541 = tt.addptr %540, %33 : !tt.ptr<bf16>, i32
    %542 = tt.splat %541 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
    %543 = tt.addptr %542, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
    %544 = arith.truncf %538 : tensor<64xf32> to tensor<64xbf16>
    tt.store %543, %544, %7 : tensor<64x!tt.ptr<bf16>>
    %546 = arith.addi %10, %545 : i32
    %547 = arith.muli %546, %58 : i32
    %548 = tt.addptr %57, %547 : !tt.ptr<bf16>, i32
    %549 = tt.addptr %548, %33 : !tt.ptr<bf16>, i32
    %550 = tt.splat %549 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
    %551 = tt.addptr %550, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
    %552 = arith.cmpi slt, %546, %46 : i32
    %553 = tt.splat %552 : i1 -> tensor<64xi1>
    %554 = arith.andi %7, %553 : tensor<64xi1>
    %555 = tt.load %551, %554, %66 : tensor<64x!tt.ptr<bf16>>
    %556 = arith.muli %546, %44 : i32
    %557 = tt.addptr %50, %556 : !tt.ptr<bf16>, i32
    %558 = tt.splat %557 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
    %559 = tt.addptr %558, %474 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
    %560 = tt.load %559, %554, %66 : tensor<64x!tt.ptr<bf16>>
    %561 = arith.extf %555 : tensor<64xbf16> to tensor<64xf32>
    %562 = math.fma %561, %29, %32 : tensor<64xf32>
    %563 = math.fma %520, %26, %562 : tensor<64xf32>
    %564 = math.fma %478, %23, %563 : tensor<64xf32>
    %565 = math.fma %460#0, %20, %564 : tensor<64xf32>
    %566 = arith.mulf %565, %219 : tensor<64xf32>
    %567 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %566 : tensor<64xf32> -> tensor<64xf32>
    %568 = arith.addf %567, %222 : tensor<64xf32>
    %569 = tt.elementwise_inline_asm "rcp.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %568 : tensor<64xf32> -> tensor<64xf32>
    %570 = arith.extf %560 : tensor<64xbf16> to tensor<64xf32>
    %571 = arith.mulf %570, %569 : tensor<64xf32>
    %572 = math.fma %569, %227, %222 : tensor<64xf32>
    %573 = math.fma %565, %572, %222 : tensor<64xf32>
    %574 = arith.mulf %571, %573 : tensor<64xf32>
    %575 = arith.subi %546, %82 : i32
    %576 = arith.mulf %460#3, %29 : tensor<64xf32>
    %577 = math.fma %491, %26, %576 : tensor<64xf32>
    %578 = math.fma %533, %23, %577 : tensor<64xf32>
    %579 = math.fma %574, %20, %578 : tensor<64xf32>
    %580 = arith.muli %575, %58 : i32
    %581 = tt.addptr %497, %580 : !tt.ptr<bf16>, i32
    %582 = tt.addptr %581, %33 : !tt.ptr<bf16>, i32
    %583 = tt.splat %582 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
    %584 = tt.addptr %583, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
    %585 = arith.truncf %579 : tensor<64xf32> to tensor<64xbf16>
    tt.store %584, %585, %7 : tensor<64x!tt.ptr<bf16>>
    %587 = arith.muli %12, %586 : i64
    %588 = arith.extsi %8 : i32 to i64
    %589 = arith.addi %587, %588 : i64
    %591 = arith.muli %589, %590 : i64
    %592 = tt.addptr %parts, %591 : !tt.ptr<f32>, i64
    %593 = tt.splat %592 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
    %594 = tt.addptr %593, %14 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
    %595 = tt.addptr %594, %17 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
    tt.store %595, %460#6, %7 : tensor<64x!tt.ptr<f32>>
    %596 = tt.addptr %594, %21 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
    tt.store %596, %460#7, %7 : tensor<64x!tt.ptr<f32>>
    %597 = tt.addptr %594, %24 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
    tt.store %597, %460#8, %7 : tensor<64x!tt.ptr<f32>>
    %598 = tt.addptr %594, %27 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
    tt.store %598, %460#9, %7 : tensor<64x!tt.ptr<f32>>
    %600 = tt.addptr %592, %599 : !tt.ptr<f32>, i32
    %601 = tt.splat %600 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
    %602 = tt.addptr %601, %5 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
    tt.store %602, %460#10, %7 : tensor<64x!tt.ptr<f32>>
    %603 = arith.subi %5, %6 : tensor<64xi32>
    %605 = arith.cmpi slt, %603, %604 : tensor<64xi32>
    %607 = arith.muli %12, %606 : i64
    %608 = tt.addptr %ddt, %607 : !tt.ptr<f32>, i64
    %610 = tt.addptr %497, %609 : !tt.ptr<bf16>, i32
    %612 = arith.cmpi sge, %0, %611 : i32
    %613 = arith.select %612, %95, %34 : i1, i32
    scf.for %614 = %34 to %613 step %51 : i32 {
      %615 = arith.muli %614, %108 : i32
      %616 = arith.addi %10, %615 : i32
      %617 = arith.addi %616, %34 : i32
      %618 = arith.muli %617, %1 : i32
      %619 = tt.addptr %608, %618 : !tt.ptr<f32>, i32
      %620 = tt.splat %619 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %621 = tt.addptr %620, %603 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %622 = arith.cmpi slt, %617, %46 : i32
      %623 = tt.splat %622 : i1 -> tensor<64xi1>
      %624 = arith.andi %605, %623 : tensor<64xi1>
      %625 = tt.load %621, %624, %19 : tensor<64x!tt.ptr<f32>>
      %626 = arith.addi %616, %51 : i32
      %627 = arith.muli %626, %1 : i32
      %628 = tt.addptr %608, %627 : !tt.ptr<f32>, i32
      %629 = tt.splat %628 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %630 = tt.addptr %629, %603 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %631 = arith.cmpi slt, %626, %46 : i32
      %632 = tt.splat %631 : i1 -> tensor<64xi1>
      %633 = arith.andi %605, %632 : tensor<64xi1>
      %634 = tt.load %630, %633, %19 : tensor<64x!tt.ptr<f32>>
      %635 = arith.addi %616, %69 : i32
      %636 = arith.muli %635, %1 : i32
      %637 = tt.addptr %608, %636 : !tt.ptr<f32>, i32
      %638 = tt.splat %637 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %639 = tt.addptr %638, %603 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %640 = arith.cmpi slt, %635, %46 : i32
      %641 = tt.splat %640 : i1 -> tensor<64xi1>
      %642 = arith.andi %605, %641 : tensor<64xi1>
      %643 = tt.load %639, %642, %19 : tensor<64x!tt.ptr<f32>>
      %644 = arith.addi %616, %82 : i32
      %645 = arith.muli %644, %1 : i32
      %646 = tt.addptr %608, %645 : !tt.ptr<f32>, i32
      %647 = tt.splat %646 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %648 = tt.addptr %647, %603 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %649 = arith.cmpi slt, %644, %46 : i32
      %650 = tt.splat %649 : i1 -> tensor<64xi1>
      %651 = arith.andi %605, %650 : tensor<64xi1>
      %652 = tt.load %648, %651, %19 : tensor<64x!tt.ptr<f32>>
      %653 = arith.addi %616, %161 : i32
      %654 = arith.muli %653, %1 : i32
      %655 = tt.addptr %608, %654 : !tt.ptr<f32>, i32
      %656 = tt.splat %655 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %657 = tt.addptr %656, %603 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %658 = arith.cmpi slt, %653, %46 : i32
      %659 = tt.splat %658 : i1 -> tensor<64xi1>
      %660 = arith.andi %605, %659 : tensor<64xi1>
      %661 = tt.load %657, %660, %19 : tensor<64x!tt.ptr<f32>>
      %662 = arith.addi %616, %174 : i32
      %663 = arith.muli %662, %1 : i32
      %664 = tt.addptr %608, %663 : !tt.ptr<f32>, i32
      %665 = tt.splat %664 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %666 = tt.addptr %665, %603 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %667 = arith.cmpi slt, %662, %46 : i32
      %668 = tt.splat %667 : i1 -> tensor<64xi1>
      %669 = arith.andi %605, %668 : tensor<64xi1>
      %670 = tt.load %666, %669, %19 : tensor<64x!tt.ptr<f32>>
      %671 = arith.addi %616, %187 : i32
      %672 = arith.muli %671, %1 : i32
      %673 = tt.addptr %608, %672 : !tt.ptr<f32>, i32
      %674 = tt.splat %673 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %675 = tt.addptr %674, %603 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %676 = arith.cmpi slt, %671, %46 : i32
      %677 = tt.splat %676 : i1 -> tensor<64xi1>
      %678 = arith.andi %605, %677 : tensor<64xi1>
      %679 = tt.load %675, %678, %19 : tensor<64x!tt.ptr<f32>>
      %680 = arith.addi %616, %200 : i32
      %681 = arith.muli %680, %1 : i32
      %682 = tt.addptr %608, %681 : !tt.ptr<f32>, i32
      %683 = tt.splat %682 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %684 = tt.addptr %683, %603 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %685 = arith.cmpi slt, %680, %46 : i32
      %686 = tt.splat %685 : i1 -> tensor<64xi1>
      %687 = arith.andi %605, %686 : tensor<64xi1>
      %688 = tt.load %684, %687, %19 : tensor<64x!tt.ptr<f32>>
      %689 = arith.muli %617, %58 : i32
      %690 = tt.addptr %610, %689 : !tt.ptr<bf16>, i32
      %691 = tt.splat %690 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %692 = tt.addptr %691, %603 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %693 = arith.truncf %625 : tensor<64xf32> to tensor<64xbf16>
      tt.store %692, %693, %624 : tensor<64x!tt.ptr<bf16>>
      %694 = arith.muli %626, %58 : i32
      %695 = tt.addptr %610, %694 : !tt.ptr<bf16>, i32
      %696 = tt.splat %695 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %697 = tt.addptr %696, %603 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %698 = arith.truncf %634 : tensor<64xf32> to tensor<64xbf16>
      tt.store %697, %698, %633 : tensor<64x!tt.ptr<bf16>>
      %699 = arith.muli %635, %58 : i32
      %700 = tt.addptr %610, %699 : !tt.ptr<bf16>, i32
      %701 = tt.splat %700 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %702 = tt.addptr %701, %603 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %703 = arith.truncf %643 : tensor<64xf32> to tensor<64xbf16>
      tt.store %702, %703, %642 : tensor<64x!tt.ptr<bf16>>
      %704 = arith.muli %644, %58 : i32
      %705 = tt.addptr %610, %704 : !tt.ptr<bf16>, i32
      %706 = tt.splat %705 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %707 = tt.addptr %706, %603 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %708 = arith.truncf %652 : tensor<64xf32> to tensor<64xbf16>
      tt.store %707, %708, %651 : tensor<64x!tt.ptr<bf16>>
      %709 = arith.muli %653, %58 : i32
      %710 = tt.addptr %610, %709 : !tt.ptr<bf16>, i32
      %711 = tt.splat %710 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %712 = tt.addptr %711, %603 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %713 = arith.truncf %661 : tensor<64xf32> to tensor<64xbf16>
      tt.store %712, %713, %660 : tensor<64x!tt.ptr<bf16>>
      %714 = arith.muli %662, %58 : i32
      %715 = tt.addptr %610, %714 : !tt.ptr<bf16>, i32
      %716 = tt.splat %715 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %717 = tt.addptr %716, %603 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %718 = arith.truncf %670 : tensor<64xf32> to tensor<64xbf16>
      tt.store %717, %718, %669 : tensor<64x!tt.ptr<bf16>>
      %719 = arith.muli %671, %58 : i32
      %720 = tt.addptr %610, %719 : !tt.ptr<bf16>, i32
      %721 = tt.splat %720 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %722 = tt.addptr %721, %603 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %723 = arith.truncf %679 : tensor<64xf32> to tensor<64xbf16>
      tt.store %722, %723, %678 : tensor<64x!tt.ptr<bf16>>
      %724 = arith.muli %680, %58 : i32
      %725 = tt.addptr %610, %724 : !tt.ptr<bf16>, i32
      %726 = tt.splat %725 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %727 = tt.addptr %726, %603 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %728 = arith.truncf %688 : tensor<64xf32> to tensor<64xbf16>
      tt.store %727, %728, %687 : tensor<64x!tt.ptr<bf16>>
    } {tt.num_stages = 1 : i32}
    tt.return
  }
}
", name = "conv_silu_grad", num_stages = 1 : i32, num_warps = 1 : i32}, output_operand_aliases = [#stablehlo.output_operand_alias<output_tuple_indices = [0], operand_index = 7, operand_tuple_indices = []>], operand_layouts = [dense<[2, 1, 0]> : tensor<3xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[0]> : tensor<1xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[2, 1, 0]> : tensor<3xindex>], result_layouts = [dense<[2, 1, 0]> : tensor<3xindex>, dense<[1, 0]> : tensor<2xindex>]} : (tensor<16x1024x3392xbf16>, tensor<1792x4xf32>, tensor<1792xf32>, tensor<16x1024x1536xbf16>, tensor<16x1024x128xbf16>, tensor<16x1024x128xbf16>, tensor<16x1024x64xf32>, tensor<16x1024x3392xbf16>) -> (tensor<16x1024x3392xbf16>, tensor<128x8960xf32>)
    %k18:6 = stablehlo.custom_call @__gpu$xla.gpu.triton(%k17#1, %k3#2, %k12#1) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 334 : i32, grid_y = 1 : i32, grid_z = 1 : i32, ir = "module {
  tt.func public @column_sums(%parts0: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %parts1: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %parts2: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %sums0_0: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %sums0_1: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %sums1_0: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %sums2_0: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %sums2_1: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %sums2_2: !tt.ptr<f32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %1 = arith.constant 0 : i32
    %2 = arith.constant 128 : i32
    %3 = arith.constant 8960 : i32
    %4 = arith.constant 256 : i32
    %5 = arith.constant 1536 : i32
    %6 = arith.constant 280 : i32
    %12 = arith.constant 192 : i32
    %13 = arith.constant 328 : i32
    %21 = arith.constant 32 : i32
    %29 = arith.constant dense<0.0e+00> : tensor<128x32xf32>
    %30 = arith.constant 1 : i32
    %31 = arith.constant 2 : i32
    %61 = arith.constant dense<0> : tensor<32xi32>
    %66 = arith.constant dense<7168> : tensor<32xi32>
    %78 = arith.constant dense<1792> : tensor<32xi32>
    %84 = arith.constant dense<1536> : tensor<32xi32>
    %93 = arith.constant dense<64> : tensor<32xi32>
    %95 = arith.constant 334 : i32
    %108 = arith.constant dense<128> : tensor<32xi32>
    %0 = tt.get_program_id x : i32
    %7 = arith.cmpi sge, %0, %6 : i32
    %8 = arith.select %7, %parts1, %parts0 : i1, !tt.ptr<f32>
    %9 = arith.select %7, %4, %2 : i1, i32
    %10 = arith.select %7, %5, %3 : i1, i32
    %11 = arith.select %7, %6, %1 : i1, i32
    %14 = arith.cmpi sge, %0, %13 : i32
    %15 = arith.select %14, %parts2, %8 : i1, !tt.ptr<f32>
    %16 = arith.select %14, %4, %9 : i1, i32
    %17 = arith.select %14, %12, %10 : i1, i32
    %18 = arith.select %14, %13, %11 : i1, i32
    %19 = arith.subi %0, %18 : i32
    %20 = arith.extsi %17 : i32 to i64
    %22 = arith.muli %19, %21 : i32
    %23 = tt.make_range {end = 32 : i32, start = 0 : i32} : tensor<32xi32>
    %24 = tt.splat %22 : i32 -> tensor<32xi32>
    %25 = arith.addi %24, %23 : tensor<32xi32>
    %26 = tt.splat %17 : i32 -> tensor<32xi32>
    %27 = arith.cmpi slt, %25, %26 : tensor<32xi32>
    %28 = tt.make_range {end = 128 : i32, start = 0 : i32} : tensor<128xi32>
    %56:1 = scf.for %32 = %1 to %31 step %30 iter_args(%33 = %29) -> (tensor<128x32xf32>) : i32 {
      %34 = arith.muli %32, %2 : i32
      %35 = tt.splat %34 : i32 -> tensor<128xi32>
      %36 = arith.addi %35, %28 : tensor<128xi32>
      %37 = tt.expand_dims %36 {axis = 1 : i32} : tensor<128xi32> -> tensor<128x1xi32>
      %38 = arith.extsi %37 : tensor<128x1xi32> to tensor<128x1xi64>
      %39 = tt.splat %20 : i64 -> tensor<128x1xi64>
      %40 = arith.muli %38, %39 : tensor<128x1xi64>
      %41 = tt.splat %15 : !tt.ptr<f32> -> tensor<128x1x!tt.ptr<f32>>
      %42 = tt.addptr %41, %40 : tensor<128x1x!tt.ptr<f32>>, tensor<128x1xi64>
      %43 = tt.expand_dims %25 {axis = 0 : i32} : tensor<32xi32> -> tensor<1x32xi32>
      %44 = tt.broadcast %42 : tensor<128x1x!tt.ptr<f32>> -> tensor<128x32x!tt.ptr<f32>>
      %45 = tt.broadcast %43 : tensor<1x32xi32> -> tensor<128x32xi32>
      %46 = tt.addptr %44, %45 : tensor<128x32x!tt.ptr<f32>>, tensor<128x32xi32>
      %47 = tt.expand_dims %27 {axis = 0 : i32} : tensor<32xi1> -> tensor<1x32xi1>
      %48 = tt.splat %16 : i32 -> tensor<128xi32>
      %49 = arith.cmpi slt, %36, %48 : tensor<128xi32>
      %50 = tt.expand_dims %49 {axis = 1 : i32} : tensor<128xi1> -> tensor<128x1xi1>
      %51 = tt.broadcast %47 : tensor<1x32xi1> -> tensor<128x32xi1>
      %52 = tt.broadcast %50 : tensor<128x1xi1> -> tensor<128x32xi1>
      %53 = arith.andi %51, %52 : tensor<128x32xi1>
      %54 = tt.load %46, %53, %29 : tensor<128x32x!tt.ptr<f32>>
      %55 = arith.addf %33, %54 : tensor<128x32xf32>
      scf.yield %55 : tensor<128x32xf32>
    } {tt.num_stages = 3 : i32}
    %57 = "tt.reduce"(%56#0) <{axis = 0 : i32}> ({
    ^bb0(%58: f32, %59: f32):
      %60 = arith.addf %58, %59 : f32
      tt.reduce.return %60 : f32
    }) : (tensor<128x32xf32>) -> tensor<32xf32>
    %62 = arith.subi %25, %61 : tensor<32xi32>
    %63 = tt.splat %sums0_0 : !tt.ptr<f32> -> tensor<32x!tt.ptr<f32>>
    %64 = tt.addptr %63, %62 : tensor<32x!tt.ptr<f32>>, tensor<32xi32>
    %65 = arith.cmpi sge, %62, %61 : tensor<32xi32>
    %67 = arith.cmpi slt, %62, %66 : tensor<32xi32>
    %68 = arith.cmpi sge, %0, %1 : i32
    %69 = arith.cmpi slt, %0, %6 : i32
    %70 = arith.andi %68, %69 : i1
    %71 = arith.andi %65, %67 : tensor<32xi1>
    %72 = tt.splat %70 : i1 -> tensor<32xi1>
    %73 = arith.andi %71, %72 : tensor<32xi1>
    tt.store %64, %57, %73 : tensor<32x!tt.ptr<f32>>
    %74 = arith.subi %25, %66 : tensor<32xi32>
    %75 = tt.splat %sums0_1 : !tt.ptr<f32> -> tensor<32x!tt.ptr<f32>>
    %76 = tt.addptr %75, %74 : tensor<32x!tt.ptr<f32>>, tensor<32xi32>
    %77 = arith.cmpi sge, %74, %61 : tensor<32xi32>
    %79 = arith.cmpi slt, %74, %78 : tensor<32xi32>
    %80 = arith.andi %77, %79 : tensor<32xi1>
    %81 = arith.andi %80, %72 : tensor<32xi1>
    tt.store %76, %57, %81 : tensor<32x!tt.ptr<f32>>
    %82 = tt.splat %sums1_0 : !tt.ptr<f32> -> tensor<32x!tt.ptr<f32>>
    %83 = tt.addptr %82, %62 : tensor<32x!tt.ptr<f32>>, tensor<32xi32>
    %85 = arith.cmpi slt, %62, %84 : tensor<32xi32>
    %86 = arith.cmpi slt, %0, %13 : i32
    %87 = arith.andi %7, %86 : i1
    %88 = arith.andi %65, %85 : tensor<32xi1>
    %89 = tt.splat %87 : i1 -> tensor<32xi1>
    %90 = arith.andi %88, %89 : tensor<32xi1>
    tt.store %83, %57, %90 : tensor<32x!tt.ptr<f32>>
    %91 = tt.splat %sums2_0 : !tt.ptr<f32> -> tensor<32x!tt.ptr<f32>>
    %92 = tt.addptr %91, %62 : tensor<32x!tt.ptr<f32>>, tensor<32xi32>
    %94 = arith.cmpi slt, %62, %93 : tensor<32xi32>
    %96 = arith.cmpi slt, %0, %95 : i32
    %97 = arith.andi %14, %96 : i1
    %98 = arith.andi %65, %94 : tensor<32xi1>
    %99 = tt.splat %97 : i1 -> tensor<32xi1>
    %100 = arith.andi %98, %99 : tensor<32xi1>
    tt.store %92, %57, %100 : tensor<32x!tt.ptr<f32>>
    %101 = arith.subi %25, %93 : tensor<32xi32>
    %102 = tt.splat %sums2_1 : !tt.ptr<f32> -> tensor<32x!tt.ptr<f32>>
    %103 = tt.addptr %102, %101 : tensor<32x!tt.ptr<f32>>, tensor<32xi32>
    %104 = arith.cmpi sge, %101, %61 : tensor<32xi32>
    %105 = arith.cmpi slt, %101, %93 : tensor<32xi32>
    %106 = arith.andi %104, %105 : tensor<32xi1>
    %107 = arith.andi %106, %99 : tensor<32xi1>
    tt.store %103, %57, %107 : tensor<32x!tt.ptr<f32>>
    %109 = arith.subi %25, %108 : tensor<32xi32>
    %110 = tt.splat %sums2_2 : !tt.ptr<f32> -> tensor<32x!tt.ptr<f32>>
    %111 = tt.addptr %110, %109 : tensor<32x!tt.ptr<f32>>, tensor<32xi32>
    %112 = arith.cmpi sge, %109, %61 : tensor<32xi32>
    %113 = arith.cmpi slt, %109, %93 : tensor<32xi32>
    %114 = arith.andi %112, %113 : tensor<32xi1>
    %115 = arith.andi %114, %99 : tensor<32xi1>
    tt.store %111, %57, %115 : tensor<32x!tt.ptr<f32>>
    tt.return
  }
}
", name = "column_sums", num_stages = 3 : i32, num_warps = 4 : i32}, operand_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>], result_layouts = [dense<[0]> : tensor<1xindex>, dense<[0]> : tensor<1xindex>, dense<[0]> : tensor<1xindex>, dense<[0]> : tensor<1xindex>, dense<[0]> : tensor<1xindex>, dense<[0]> : tensor<1xindex>]} : (tensor<128x8960xf32>, tensor<256x1536xf32>, tensor<256x192xf32>) -> (tensor<7168xf32>, tensor<1792xf32>, tensor<1536xf32>, tensor<64xf32>, tensor<64xf32>, tensor<64xf32>)
    %k19 = stablehlo.reshape %k18#0 : (tensor<7168xf32>) -> tensor<1792x4xf32>
    return %k17#0, %k19, %k18#1, %k18#3, %k18#4, %k18#5, %k18#2 : tensor<16x1024x3392xbf16>, tensor<1792x4xf32>, tensor<1792xf32>, tensor<64xf32>, tensor<64xf32>, tensor<64xf32>, tensor<1536xf32>
