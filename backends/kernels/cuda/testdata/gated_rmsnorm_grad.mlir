    %k0:3 = stablehlo.custom_call @__gpu$xla.gpu.triton(%arg0, %arg1, %arg2, %arg3) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 256 : i32, grid_y = 1 : i32, grid_z = 1 : i32, ir = "module {
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
    %80 = arith.constant dense<-1.442695e+00> : tensor<2x512xf32>
    %83 = arith.constant dense<1.0e+00> : tensor<2x512xf32>
    %113 = arith.constant dense<6.510417e-04> : tensor<2xf32>
    %116 = arith.constant dense<1.0e-05> : tensor<2x1xf32>
    %130 = arith.constant dense<-1.0e+00> : tensor<2x1xf32>
    %151 = arith.constant dense<-1.0e+00> : tensor<2x512xf32>
    %179 = arith.constant 1536 : i32
    %188 = arith.constant dense<1536> : tensor<512xi32>
    %1 = tt.get_program_id x : i32
    %3 = arith.muli %1, %2 : i32
    %176:3 = scf.for %6 = %4 to %2 step %5 iter_args(%7 = %0, %8 = %0, %9 = %0) -> (tensor<2x512xf32>, tensor<2x512xf32>, tensor<2x512xf32>) : i32 {
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
      %40 = tt.splat %weight : !tt.ptr<f32> -> tensor<512x!tt.ptr<f32>>
      %41 = tt.addptr %40, %22 : tensor<512x!tt.ptr<f32>>, tensor<512xi32>
      %42 = tt.load %41 : tensor<512x!tt.ptr<f32>>
      %43 = tt.expand_dims %42 {axis = 0 : i32} : tensor<512xf32> -> tensor<1x512xf32>
      %44 = tt.addptr %40, %29 : tensor<512x!tt.ptr<f32>>, tensor<512xi32>
      %45 = tt.load %44 : tensor<512x!tt.ptr<f32>>
      %46 = tt.expand_dims %45 {axis = 0 : i32} : tensor<512xf32> -> tensor<1x512xf32>
      %47 = tt.addptr %40, %35 : tensor<512x!tt.ptr<f32>>, tensor<512xi32>
      %48 = tt.load %47 : tensor<512x!tt.ptr<f32>>
      %49 = tt.expand_dims %48 {axis = 0 : i32} : tensor<512xf32> -> tensor<1x512xf32>
      %50 = tt.splat %y : !tt.ptr<bf16> -> tensor<2x512x!tt.ptr<bf16>>
      %51 = tt.addptr %50, %27 : tensor<2x512x!tt.ptr<bf16>>, tensor<2x512xi64>
      %52 = tt.load %51 : tensor<2x512x!tt.ptr<bf16>>
      %53 = arith.extf %52 : tensor<2x512xbf16> to tensor<2x512xf32>
      %54 = tt.addptr %50, %33 : tensor<2x512x!tt.ptr<bf16>>, tensor<2x512xi64>
      %55 = tt.load %54 : tensor<2x512x!tt.ptr<bf16>>
      %56 = arith.extf %55 : tensor<2x512xbf16> to tensor<2x512xf32>
      %57 = tt.addptr %50, %39 : tensor<2x512x!tt.ptr<bf16>>, tensor<2x512xi64>
      %58 = tt.load %57 : tensor<2x512x!tt.ptr<bf16>>
      %59 = arith.extf %58 : tensor<2x512xbf16> to tensor<2x512xf32>
      %60 = tt.splat %z : !tt.ptr<bf16> -> tensor<2x512x!tt.ptr<bf16>>
      %61 = tt.addptr %60, %27 : tensor<2x512x!tt.ptr<bf16>>, tensor<2x512xi64>
      %62 = tt.load %61 : tensor<2x512x!tt.ptr<bf16>>
      %63 = arith.extf %62 : tensor<2x512xbf16> to tensor<2x512xf32>
      %64 = tt.addptr %60, %33 : tensor<2x512x!tt.ptr<bf16>>, tensor<2x512xi64>
      %65 = tt.load %64 : tensor<2x512x!tt.ptr<bf16>>
      %66 = arith.extf %65 : tensor<2x512xbf16> to tensor<2x512xf32>
      %67 = tt.addptr %60, %39 : tensor<2x512x!tt.ptr<bf16>>, tensor<2x512xi64>
      %68 = tt.load %67 : tensor<2x512x!tt.ptr<bf16>>
      %69 = arith.extf %68 : tensor<2x512xbf16> to tensor<2x512xf32>
      %70 = tt.splat %dout : !tt.ptr<bf16> -> tensor<2x512x!tt.ptr<bf16>>
      %71 = tt.addptr %70, %27 : tensor<2x512x!tt.ptr<bf16>>, tensor<2x512xi64>
      %72 = tt.load %71 : tensor<2x512x!tt.ptr<bf16>>
      %73 = arith.extf %72 : tensor<2x512xbf16> to tensor<2x512xf32>
      %74 = tt.addptr %70, %33 : tensor<2x512x!tt.ptr<bf16>>, tensor<2x512xi64>
      %75 = tt.load %74 : tensor<2x512x!tt.ptr<bf16>>
      %76 = arith.extf %75 : tensor<2x512xbf16> to tensor<2x512xf32>
      %77 = tt.addptr %70, %39 : tensor<2x512x!tt.ptr<bf16>>, tensor<2x512xi64>
      %78 = tt.load %77 : tensor<2x512x!tt.ptr<bf16>>
      %79 = arith.extf %78 : tensor<2x512xbf16> to tensor<2x512xf32>
      %81 = arith.mulf %63, %80 : tensor<2x512xf32>
      %82 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %81 : tensor<2x512xf32> -> tensor<2x512xf32>
      %84 = arith.addf %82, %83 : tensor<2x512xf32>
      %85 = tt.elementwise_inline_asm "rcp.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %84 : tensor<2x512xf32> -> tensor<2x512xf32>
      %86 = arith.mulf %66, %80 : tensor<2x512xf32>
      %87 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %86 : tensor<2x512xf32> -> tensor<2x512xf32>
      %88 = arith.addf %87, %83 : tensor<2x512xf32>
      %89 = tt.elementwise_inline_asm "rcp.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %88 : tensor<2x512xf32> -> tensor<2x512xf32>
      %90 = arith.mulf %69, %80 : tensor<2x512xf32>
      %91 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %90 : tensor<2x512xf32> -> tensor<2x512xf32>
      %92 = arith.addf %91, %83 : tensor<2x512xf32>
      %93 = tt.elementwise_inline_asm "rcp.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %92 : tensor<2x512xf32> -> tensor<2x512xf32>
      %94 = arith.mulf %63, %85 : tensor<2x512xf32>
      %95 = arith.mulf %66, %89 : tensor<2x512xf32>
      %96 = arith.mulf %69, %93 : tensor<2x512xf32>
      %97 = arith.mulf %53, %94 : tensor<2x512xf32>
      %98 = arith.mulf %56, %95 : tensor<2x512xf32>
      %99 = arith.mulf %59, %96 : tensor<2x512xf32>
      %100 = tt.broadcast %43 : tensor<1x512xf32> -> tensor<2x512xf32>
      %101 = arith.mulf %73, %100 : tensor<2x512xf32>
      %102 = tt.broadcast %46 : tensor<1x512xf32> -> tensor<2x512xf32>
      %103 = arith.mulf %76, %102 : tensor<2x512xf32>
      %104 = tt.broadcast %49 : tensor<1x512xf32> -> tensor<2x512xf32>
      %105 = arith.mulf %79, %104 : tensor<2x512xf32>
      %106 = arith.mulf %97, %97 : tensor<2x512xf32>
      %107 = math.fma %98, %98, %106 : tensor<2x512xf32>
      %108 = math.fma %99, %99, %107 : tensor<2x512xf32>
      %109 = "tt.reduce"(%108) <{axis = 1 : i32}> ({
      ^bb0(%110: f32, %111: f32):
        %112 = arith.addf %110, %111 : f32
        tt.reduce.return %112 : f32
      }) : (tensor<2x512xf32>) -> tensor<2xf32>
      %114 = arith.mulf %109, %113 : tensor<2xf32>
      %115 = tt.expand_dims %114 {axis = 1 : i32} : tensor<2xf32> -> tensor<2x1xf32>
      %117 = arith.addf %115, %116 : tensor<2x1xf32>
      %118 = math.rsqrt %117 : tensor<2x1xf32>
      %119 = arith.mulf %101, %97 : tensor<2x512xf32>
      %120 = math.fma %103, %98, %119 : tensor<2x512xf32>
      %121 = math.fma %105, %99, %120 : tensor<2x512xf32>
      %122 = "tt.reduce"(%121) <{axis = 1 : i32}> ({
      ^bb0(%123: f32, %124: f32):
        %125 = arith.addf %123, %124 : f32
        tt.reduce.return %125 : f32
      }) : (tensor<2x512xf32>) -> tensor<2xf32>
      %126 = arith.mulf %122, %113 : tensor<2xf32>
      %127 = tt.expand_dims %126 {axis = 1 : i32} : tensor<2xf32> -> tensor<2x1xf32>
      %128 = arith.mulf %127, %118 : tensor<2x1xf32>
      %129 = arith.mulf %128, %118 : tensor<2x1xf32>
      %131 = arith.mulf %129, %130 : tensor<2x1xf32>
      %132 = tt.broadcast %131 : tensor<2x1xf32> -> tensor<2x512xf32>
      %133 = math.fma %97, %132, %101 : tensor<2x512xf32>
      %134 = tt.broadcast %118 : tensor<2x1xf32> -> tensor<2x512xf32>
      %135 = arith.mulf %133, %134 : tensor<2x512xf32>
      %136 = math.fma %98, %132, %103 : tensor<2x512xf32>
      %137 = arith.mulf %136, %134 : tensor<2x512xf32>
      %138 = math.fma %99, %132, %105 : tensor<2x512xf32>
      %139 = arith.mulf %138, %134 : tensor<2x512xf32>
      %140 = arith.mulf %135, %94 : tensor<2x512xf32>
      %141 = arith.mulf %137, %95 : tensor<2x512xf32>
      %142 = arith.mulf %139, %96 : tensor<2x512xf32>
      %143 = tt.splat %dy : !tt.ptr<bf16> -> tensor<2x512x!tt.ptr<bf16>>
      %144 = tt.addptr %143, %27 : tensor<2x512x!tt.ptr<bf16>>, tensor<2x512xi64>
      %145 = arith.truncf %140 : tensor<2x512xf32> to tensor<2x512xbf16>
      tt.store %144, %145 : tensor<2x512x!tt.ptr<bf16>>
      %146 = tt.addptr %143, %33 : tensor<2x512x!tt.ptr<bf16>>, tensor<2x512xi64>
      %147 = arith.truncf %141 : tensor<2x512xf32> to tensor<2x512xbf16>
      tt.store %146, %147 : tensor<2x512x!tt.ptr<bf16>>
      %148 = tt.addptr %143, %39 : tensor<2x512x!tt.ptr<bf16>>, tensor<2x512xi64>
      %149 = arith.truncf %142 : tensor<2x512xf32> to tensor<2x512xbf16>
      tt.store %148, %149 : tensor<2x512x!tt.ptr<bf16>>
      %150 = arith.mulf %135, %53 : tensor<2x512xf32>
      %152 = math.fma %85, %151, %83 : tensor<2x512xf32>
      %153 = math.fma %94, %152, %85 : tensor<2x512xf32>
      %154 = arith.mulf %150, %153 : tensor<2x512xf32>
      %155 = arith.mulf %137, %56 : tensor<2x512xf32>
      %156 = math.fma %89, %151, %83 : tensor<2x512xf32>
      %157 = math.fma %95, %156, %89 : tensor<2x512xf32>
      %158 = arith.mulf %155, %157 : tensor<2x512xf32>
      %159 = arith.mulf %139, %59 : tensor<2x512xf32>
      %160 = math.fma %93, %151, %83 : tensor<2x512xf32>
      %161 = math.fma %96, %160, %93 : tensor<2x512xf32>
      %162 = arith.mulf %159, %161 : tensor<2x512xf32>
      %163 = tt.splat %dz : !tt.ptr<bf16> -> tensor<2x512x!tt.ptr<bf16>>
      %164 = tt.addptr %163, %27 : tensor<2x512x!tt.ptr<bf16>>, tensor<2x512xi64>
      %165 = arith.truncf %154 : tensor<2x512xf32> to tensor<2x512xbf16>
      tt.store %164, %165 : tensor<2x512x!tt.ptr<bf16>>
      %166 = tt.addptr %163, %33 : tensor<2x512x!tt.ptr<bf16>>, tensor<2x512xi64>
      %167 = arith.truncf %158 : tensor<2x512xf32> to tensor<2x512xbf16>
      tt.store %166, %167 : tensor<2x512x!tt.ptr<bf16>>
      %168 = tt.addptr %163, %39 : tensor<2x512x!tt.ptr<bf16>>, tensor<2x512xi64>
      %169 = arith.truncf %162 : tensor<2x512xf32> to tensor<2x512xbf16>
      tt.store %168, %169 : tensor<2x512x!tt.ptr<bf16>>
      %170 = arith.mulf %97, %134 : tensor<2x512xf32>
      %171 = math.fma %170, %73, %7 : tensor<2x512xf32>
      %172 = arith.mulf %98, %134 : tensor<2x512xf32>
      %173 = math.fma %172, %76, %8 : tensor<2x512xf32>
      %174 = arith.mulf %99, %134 : tensor<2x512xf32>
      %175 = math.fma %174, %79, %9 : tensor<2x512xf32>
      scf.yield %171, %173, %175 : tensor<2x512xf32>, tensor<2x512xf32>, tensor<2x512xf32>
    } {tt.num_stages = 3 : i32}
    %177 = tt.make_range {end = 512 : i32, start = 0 : i32} : tensor<512xi32>
    %178 = arith.addi %177, %21 : tensor<512xi32>
    %180 = arith.muli %1, %179 : i32
    %181 = tt.addptr %parts, %180 : !tt.ptr<f32>, i32
    %182 = tt.splat %181 : !tt.ptr<f32> -> tensor<512x!tt.ptr<f32>>
    %183 = tt.addptr %182, %178 : tensor<512x!tt.ptr<f32>>, tensor<512xi32>
    %184 = "tt.reduce"(%176#0) <{axis = 0 : i32}> ({
    ^bb0(%185: f32, %186: f32):
      %187 = arith.addf %185, %186 : f32
      tt.reduce.return %187 : f32
    }) : (tensor<2x512xf32>) -> tensor<512xf32>
    %189 = arith.cmpi slt, %178, %188 : tensor<512xi32>
    tt.store %183, %184, %189 : tensor<512x!tt.ptr<f32>>
    %190 = arith.addi %177, %28 : tensor<512xi32>
    %191 = tt.addptr %182, %190 : tensor<512x!tt.ptr<f32>>, tensor<512xi32>
    %192 = "tt.reduce"(%176#1) <{axis = 0 : i32}> ({
    ^bb0(%193: f32, %194: f32):
      %195 = arith.addf %193, %194 : f32
      tt.reduce.return %195 : f32
    }) : (tensor<2x512xf32>) -> tensor<512xf32>
    %196 = arith.cmpi slt, %190, %188 : tensor<512xi32>
    tt.store %191, %192, %196 : tensor<512x!tt.ptr<f32>>
    %197 = arith.addi %177, %34 : tensor<512xi32>
    %198 = tt.addptr %182, %197 : tensor<512x!tt.ptr<f32>>, tensor<512xi32>
    %199 = "tt.reduce"(%176#2) <{axis = 0 : i32}> ({
    ^bb0(%200: f32, %201: f32):
      %202 = arith.addf %200, %201 : f32
      tt.reduce.return %202 : f32
    }) : (tensor<2x512xf32>) -> tensor<512xf32>
    %203 = arith.cmpi slt, %197, %188 : tensor<512xi32>
    tt.store %198, %199, %203 : tensor<512x!tt.ptr<f32>>
    tt.return
  }
}
", name = "gated_rmsnorm_grad", num_stages = 1 : i32, num_warps = 4 : i32}, operand_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[0]> : tensor<1xindex>, dense<[1, 0]> : tensor<2xindex>], result_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>]} : (tensor<16384x1536xbf16>, tensor<16384x1536xbf16>, tensor<1536xf32>, tensor<16384x1536xbf16>) -> (tensor<16384x1536xbf16>, tensor<16384x1536xbf16>, tensor<256x1536xf32>)
    %k1:1 = stablehlo.custom_call @__gpu$xla.gpu.triton(%k0#2) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 48 : i32, grid_y = 1 : i32, grid_z = 1 : i32, ir = "module {
  tt.func public @column_sums(%parts0: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %sums0_0: !tt.ptr<f32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %1 = arith.constant 0 : i32
    %2 = arith.constant 256 : i32
    %3 = arith.constant 1536 : i32
    %6 = arith.constant 32 : i32
    %14 = arith.constant dense<0.0e+00> : tensor<128x32xf32>
    %15 = arith.constant 1 : i32
    %16 = arith.constant 2 : i32
    %19 = arith.constant 128 : i32
    %47 = arith.constant dense<0> : tensor<32xi32>
    %52 = arith.constant dense<1536> : tensor<32xi32>
    %55 = arith.constant 48 : i32
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
", name = "column_sums", num_stages = 3 : i32, num_warps = 4 : i32}, operand_layouts = [dense<[1, 0]> : tensor<2xindex>], result_layouts = [dense<[0]> : tensor<1xindex>]} : (tensor<256x1536xf32>) -> (tensor<1536xf32>)
    return %k0#0, %k0#1, %k1#0 : tensor<16384x1536xbf16>, tensor<16384x1536xbf16>, tensor<1536xf32>
