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
    %k1:1 = stablehlo.custom_call @__gpu$xla.gpu.triton(%k0#2) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 48 : i32, grid_y = 1 : i32, grid_z = 1 : i32, ir = "module {
  tt.func public @column_sums(%parts: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %sums0: !tt.ptr<f32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %1 = arith.constant 32 : i32
    %6 = arith.constant dense<1536> : tensor<32xi32>
    %9 = arith.constant dense<0.0e+00> : tensor<128x32xf32>
    %10 = arith.constant 0 : i32
    %11 = arith.constant 1 : i32
    %12 = arith.constant 2 : i32
    %15 = arith.constant 128 : i32
    %21 = arith.constant dense<1536> : tensor<128x1xi64>
    %30 = arith.constant dense<256> : tensor<128xi32>
    %0 = tt.get_program_id x : i32
    %2 = arith.muli %0, %1 : i32
    %3 = tt.make_range {end = 32 : i32, start = 0 : i32} : tensor<32xi32>
    %4 = tt.splat %2 : i32 -> tensor<32xi32>
    %5 = arith.addi %4, %3 : tensor<32xi32>
    %7 = arith.cmpi slt, %5, %6 : tensor<32xi32>
    %8 = tt.make_range {end = 128 : i32, start = 0 : i32} : tensor<128xi32>
    %38:1 = scf.for %13 = %10 to %12 step %11 iter_args(%14 = %9) -> (tensor<128x32xf32>) : i32 {
      %16 = arith.muli %13, %15 : i32
      %17 = tt.splat %16 : i32 -> tensor<128xi32>
      %18 = arith.addi %17, %8 : tensor<128xi32>
      %19 = tt.expand_dims %18 {axis = 1 : i32} : tensor<128xi32> -> tensor<128x1xi32>
      %20 = arith.extsi %19 : tensor<128x1xi32> to tensor<128x1xi64>
      %22 = arith.muli %20, %21 : tensor<128x1xi64>
      %23 = tt.splat %parts : !tt.ptr<f32> -> tensor<128x1x!tt.ptr<f32>>
      %24 = tt.addptr %23, %22 : tensor<128x1x!tt.ptr<f32>>, tensor<128x1xi64>
      %25 = tt.expand_dims %5 {axis = 0 : i32} : tensor<32xi32> -> tensor<1x32xi32>
      %26 = tt.broadcast %24 : tensor<128x1x!tt.ptr<f32>> -> tensor<128x32x!tt.ptr<f32>>
      %27 = tt.broadcast %25 : tensor<1x32xi32> -> tensor<128x32xi32>
      %28 = tt.addptr %26, %27 : tensor<128x32x!tt.ptr<f32>>, tensor<128x32xi32>
      %29 = tt.expand_dims %7 {axis = 0 : i32} : tensor<32xi1> -> tensor<1x32xi1>
      %31 = arith.cmpi slt, %18, %30 : tensor<128xi32>
      %32 = tt.expand_dims %31 {axis = 1 : i32} : tensor<128xi1> -> tensor<128x1xi1>
      %33 = tt.broadcast %29 : tensor<1x32xi1> -> tensor<128x32xi1>
      %34 = tt.broadcast %32 : tensor<128x1xi1> -> tensor<128x32xi1>
      %35 = arith.andi %33, %34 : tensor<128x32xi1>
      %36 = tt.load %28, %35, %9 : tensor<128x32x!tt.ptr<f32>>
      %37 = arith.addf %14, %36 : tensor<128x32xf32>
      scf.yield %37 : tensor<128x32xf32>
    } {tt.num_stages = 3 : i32}
    %39 = "tt.reduce"(%38#0) <{axis = 0 : i32}> ({
    ^bb0(%40: f32, %41: f32):
      %42 = arith.addf %40, %41 : f32
      tt.reduce.return %42 : f32
    }) : (tensor<128x32xf32>) -> tensor<32xf32>
    %43 = tt.splat %sums0 : !tt.ptr<f32> -> tensor<32x!tt.ptr<f32>>
    %44 = tt.addptr %43, %5 : tensor<32x!tt.ptr<f32>>, tensor<32xi32>
    tt.store %44, %39, %7 : tensor<32x!tt.ptr<f32>>
    tt.return
  }
}
", name = "column_sums", num_stages = 3 : i32, num_warps = 4 : i32}, operand_layouts = [dense<[1, 0]> : tensor<2xindex>], result_layouts = [dense<[0]> : tensor<1xindex>]} : (tensor<256x1536xf32>) -> (tensor<1536xf32>)
    return %k0#0, %k0#1, %k1#0 : tensor<16384x1536xbf16>, tensor<16384x3392xbf16>, tensor<1536xf32>
