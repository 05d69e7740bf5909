    %k0:3 = stablehlo.custom_call @__gpu$xla.gpu.triton(%arg0, %arg1, %arg2) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 28 : i32, grid_y = 32 : i32, grid_z = 16 : i32, ir = "module {
  tt.func public @conv_silu(%x: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %weight: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %bias: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %y0: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %y1: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %y2: !tt.ptr<bf16> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %1 = arith.constant 64 : i32
    %6 = arith.constant dense<1792> : tensor<64xi32>
    %9 = arith.constant 32 : i32
    %13 = arith.constant dense<4> : tensor<64xi32>
    %17 = arith.constant dense<0> : tensor<64xi32>
    %19 = arith.constant dense<0.0e+00> : tensor<64xf32>
    %21 = arith.constant dense<1> : tensor<64xi32>
    %24 = arith.constant dense<2> : tensor<64xi32>
    %27 = arith.constant dense<3> : tensor<64xi32>
    %33 = arith.constant 1536 : i32
    %34 = arith.constant 0 : i32
    %35 = arith.constant 128 : i32
    %36 = arith.constant 24 : i32
    %41 = arith.constant 1664 : i32
    %42 = arith.constant 26 : i32
    %47 = arith.constant 1024 : i32
    %52 = arith.constant 1 : i32
    %56 = arith.constant 3473408 : i64
    %59 = arith.constant 3392 : i32
    %67 = arith.constant dense<0.0e+00> : tensor<64xbf16>
    %70 = arith.constant 2 : i32
    %83 = arith.constant 3 : i32
    %124 = arith.constant 4 : i32
    %132 = arith.constant 5 : i32
    %140 = arith.constant 6 : i32
    %148 = arith.constant 7 : i32
    %168 = arith.constant 8 : i32
    %237 = arith.constant dense<-1.442695e+00> : tensor<64xf32>
    %240 = arith.constant dense<1.0e+00> : tensor<64xf32>
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
    %37 = arith.cmpi sge, %0, %36 : i32
    %38 = arith.select %37, %y1, %y0 : i1, !tt.ptr<bf16>
    %39 = arith.select %37, %35, %33 : i1, i32
    %40 = arith.select %37, %33, %34 : i1, i32
    %43 = arith.cmpi sge, %0, %42 : i32
    %44 = arith.select %43, %y2, %38 : i1, !tt.ptr<bf16>
    %45 = arith.select %43, %35, %39 : i1, i32
    %46 = arith.select %43, %41, %40 : i1, i32
    %48 = arith.muli %45, %47 : i32
    %49 = arith.extsi %48 : i32 to i64
    %50 = arith.muli %12, %49 : i64
    %51 = tt.addptr %44, %50 : !tt.ptr<bf16>, i64
    %53 = arith.subi %10, %52 : i32
    %54 = arith.cmpi sge, %53, %34 : i32
    %55 = arith.maxsi %53, %34 : i32
    %57 = arith.muli %12, %56 : i64
    %58 = tt.addptr %x, %57 : !tt.ptr<bf16>, i64
    %60 = arith.muli %55, %59 : i32
    %61 = tt.addptr %58, %60 : !tt.ptr<bf16>, i32
    %62 = tt.addptr %61, %33 : !tt.ptr<bf16>, i32
    %63 = tt.splat %62 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
    %64 = tt.addptr %63, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
    %65 = tt.splat %54 : i1 -> tensor<64xi1>
    %66 = arith.andi %7, %65 : tensor<64xi1>
    %68 = tt.load %64, %66, %67 : tensor<64x!tt.ptr<bf16>>
    %69 = arith.extf %68 : tensor<64xbf16> to tensor<64xf32>
    %71 = arith.subi %10, %70 : i32
    %72 = arith.cmpi sge, %71, %34 : i32
    %73 = arith.maxsi %71, %34 : i32
    %74 = arith.muli %73, %59 : i32
    %75 = tt.addptr %58, %74 : !tt.ptr<bf16>, i32
    %76 = tt.addptr %75, %33 : !tt.ptr<bf16>, i32
    %77 = tt.splat %76 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
    %78 = tt.addptr %77, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
    %79 = tt.splat %72 : i1 -> tensor<64xi1>
    %80 = arith.andi %7, %79 : tensor<64xi1>
    %81 = tt.load %78, %80, %67 : tensor<64x!tt.ptr<bf16>>
    %82 = arith.extf %81 : tensor<64xbf16> to tensor<64xf32>
    %84 = arith.subi %10, %83 : i32
    %85 = arith.cmpi sge, %84, %34 : i32
    %86 = arith.maxsi %84, %34 : i32
    %87 = arith.muli %86, %59 : i32
    %88 = tt.addptr %58, %87 : !tt.ptr<bf16>, i32
    %89 = tt.addptr %88, %33 : !tt.ptr<bf16>, i32
    %90 = tt.splat %89 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
    %91 = tt.addptr %90, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
    %92 = tt.splat %85 : i1 -> tensor<64xi1>
    %93 = arith.andi %7, %92 : tensor<64xi1>
    %94 = tt.load %91, %93, %67 : tensor<64x!tt.ptr<bf16>>
    %95 = arith.extf %94 : tensor<64xbf16> to tensor<64xf32>
    %96 = arith.addi %10, %34 : i32
    %97 = arith.muli %96, %59 : i32
    %98 = tt.addptr %58, %97 : !tt.ptr<bf16>, i32
    %99 = tt.addptr %98, %33 : !tt.ptr<bf16>, i32
    %100 = tt.splat %99 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
    %101 = tt.addptr %100, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
    %102 = tt.load %101, %7, %67 : tensor<64x!tt.ptr<bf16>>
    %103 = arith.addi %10, %52 : i32
    %104 = arith.muli %103, %59 : i32
    %105 = tt.addptr %58, %104 : !tt.ptr<bf16>, i32
    %106 = tt.addptr %105, %33 : !tt.ptr<bf16>, i32
    %107 = tt.splat %106 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
    %108 = tt.addptr %107, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
    %109 = tt.load %108, %7, %67 : tensor<64x!tt.ptr<bf16>>
    %110 = arith.addi %10, %70 : i32
    %111 = arith.muli %110, %59 : i32
    %112 = tt.addptr %58, %111 : !tt.ptr<bf16>, i32
    %113 = tt.addptr %112, %33 : !tt.ptr<bf16>, i32
    %114 = tt.splat %113 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
    %115 = tt.addptr %114, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
    %116 = tt.load %115, %7, %67 : tensor<64x!tt.ptr<bf16>>
    %117 = arith.addi %10, %83 : i32
    %118 = arith.muli %117, %59 : i32
    %119 = tt.addptr %58, %118 : !tt.ptr<bf16>, i32
    %120 = tt.addptr %119, %33 : !tt.ptr<bf16>, i32
    %121 = tt.splat %120 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
    %122 = tt.addptr %121, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
    %123 = tt.load %122, %7, %67 : tensor<64x!tt.ptr<bf16>>
    %125 = arith.addi %10, %124 : i32
    %126 = arith.muli %125, %59 : i32
    %127 = tt.addptr %58, %126 : !tt.ptr<bf16>, i32
    %128 = tt.addptr %127, %33 : !tt.ptr<bf16>, i32
    %129 = tt.splat %128 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
    %130 = tt.addptr %129, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
    %131 = tt.load %130, %7, %67 : tensor<64x!tt.ptr<bf16>>
    %133 = arith.addi %10, %132 : i32
    %134 = arith.muli %133, %59 : i32
    %135 = tt.addptr %58, %134 : !tt.ptr<bf16>, i32
    %136 = tt.addptr %135, %33 : !tt.ptr<bf16>, i32
    %137 = tt.splat %136 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
    %138 = tt.addptr %137, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
    %139 = tt.load %138, %7, %67 : tensor<64x!tt.ptr<bf16>>
    %141 = arith.addi %10, %140 : i32
    %142 = arith.muli %141, %59 : i32
    %143 = tt.addptr %58, %142 : !tt.ptr<bf16>, i32
    %144 = tt.addptr %143, %33 : !tt.ptr<bf16>, i32
    %145 = tt.splat %144 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
    %146 = tt.addptr %145, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
    %147 = tt.load %146, %7, %67 : tensor<64x!tt.ptr<bf16>>
    %149 = arith.addi %10, %148 : i32
    %150 = arith.muli %149, %59 : i32
    %151 = tt.addptr %58, %150 : !tt.ptr<bf16>, i32
    %152 = tt.addptr %151, %33 : !tt.ptr<bf16>, i32
    %153 = tt.splat %152 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
    %154 = tt.addptr %153, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
    %155 = tt.load %154, %7, %67 : tensor<64x!tt.ptr<bf16>>
    %363:11 = scf.for %156 = %34 to %124 step %52 iter_args(%157 = %69, %158 = %82, %159 = %95, %160 = %102, %161 = %109, %162 = %116, %163 = %123, %164 = %131, %165 = %139, %166 = %147, %167 = %155) -> (tensor<64xf32>, tensor<64xf32>, tensor<64xf32>, tensor<64xbf16>, tensor<64xbf16>, tensor<64xbf16>, tensor<64xbf16>, tensor<64xbf16>, tensor<64xbf16>, tensor<64xbf16>, tensor<64xbf16>) : i32 {
      %169 = arith.muli %156, %168 : i32
      %170 = arith.addi %10, %169 : i32
      %171 = arith.addi %170, %168 : i32
      %172 = arith.cmpi slt, %156, %83 : i32
      %173 = arith.addi %171, %34 : i32
      %174 = arith.muli %173, %59 : i32
      %175 = tt.addptr %58, %174 : !tt.ptr<bf16>, i32
      %176 = tt.addptr %175, %33 : !tt.ptr<bf16>, i32
      %177 = tt.splat %176 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %178 = tt.addptr %177, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %179 = tt.splat %172 : i1 -> tensor<64xi1>
      %180 = arith.andi %7, %179 : tensor<64xi1>
      %181 = tt.load %178, %180, %67 : tensor<64x!tt.ptr<bf16>>
      %182 = arith.addi %171, %52 : i32
      %183 = arith.muli %182, %59 : i32
      %184 = tt.addptr %58, %183 : !tt.ptr<bf16>, i32
      %185 = tt.addptr %184, %33 : !tt.ptr<bf16>, i32
      %186 = tt.splat %185 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %187 = tt.addptr %186, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %188 = tt.load %187, %180, %67 : tensor<64x!tt.ptr<bf16>>
      %189 = arith.addi %171, %70 : i32
      %190 = arith.muli %189, %59 : i32
      %191 = tt.addptr %58, %190 : !tt.ptr<bf16>, i32
      %192 = tt.addptr %191, %33 : !tt.ptr<bf16>, i32
      %193 = tt.splat %192 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %194 = tt.addptr %193, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %195 = tt.load %194, %180, %67 : tensor<64x!tt.ptr<bf16>>
      %196 = arith.addi %171, %83 : i32
      %197 = arith.muli %196, %59 : i32
      %198 = tt.addptr %58, %197 : !tt.ptr<bf16>, i32
      %199 = tt.addptr %198, %33 : !tt.ptr<bf16>, i32
      %200 = tt.splat %199 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %201 = tt.addptr %200, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %202 = tt.load %201, %180, %67 : tensor<64x!tt.ptr<bf16>>
      %203 = arith.addi %171, %124 : i32
      %204 = arith.muli %203, %59 : i32
      %205 = tt.addptr %58, %204 : !tt.ptr<bf16>, i32
      %206 = tt.addptr %205, %33 : !tt.ptr<bf16>, i32
      %207 = tt.splat %206 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %208 = tt.addptr %207, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %209 = tt.load %208, %180, %67 : tensor<64x!tt.ptr<bf16>>
      %210 = arith.addi %171, %132 : i32
      %211 = arith.muli %210, %59 : i32
      %212 = tt.addptr %58, %211 : !tt.ptr<bf16>, i32
      %213 = tt.addptr %212, %33 : !tt.ptr<bf16>, i32
      %214 = tt.splat %213 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %215 = tt.addptr %214, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %216 = tt.load %215, %180, %67 : tensor<64x!tt.ptr<bf16>>
      %217 = arith.addi %171, %140 : i32
      %218 = arith.muli %217, %59 : i32
      %219 = tt.addptr %58, %218 : !tt.ptr<bf16>, i32
      %220 = tt.addptr %219, %33 : !tt.ptr<bf16>, i32
      %221 = tt.splat %220 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %222 = tt.addptr %221, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %223 = tt.load %222, %180, %67 : tensor<64x!tt.ptr<bf16>>
      %224 = arith.addi %171, %148 : i32
      %225 = arith.muli %224, %59 : i32
      %226 = tt.addptr %58, %225 : !tt.ptr<bf16>, i32
      %227 = tt.addptr %226, %33 : !tt.ptr<bf16>, i32
      %228 = tt.splat %227 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %229 = tt.addptr %228, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %230 = tt.load %229, %180, %67 : tensor<64x!tt.ptr<bf16>>
      %231 = arith.addi %170, %34 : i32
      %232 = arith.extf %160 : tensor<64xbf16> to tensor<64xf32>
      %233 = math.fma %232, %29, %32 : tensor<64xf32>
      %234 = math.fma %157, %26, %233 : tensor<64xf32>
      %235 = math.fma %158, %23, %234 : tensor<64xf32>
      %236 = math.fma %159, %20, %235 : tensor<64xf32>
      %238 = arith.mulf %236, %237 : tensor<64xf32>
      %239 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %238 : tensor<64xf32> -> tensor<64xf32>
      %241 = arith.addf %239, %240 : tensor<64xf32>
      %242 = tt.elementwise_inline_asm "rcp.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %241 : tensor<64xf32> -> tensor<64xf32>
      %243 = arith.mulf %236, %242 : tensor<64xf32>
      %244 = arith.muli %231, %45 : i32
      %245 = tt.addptr %51, %244 : !tt.ptr<bf16>, i32
      %246 = tt.splat %46 : i32 -> tensor<64xi32>
      %247 = arith.subi %5, %246 : tensor<64xi32>
      %248 = tt.splat %245 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %249 = tt.addptr %248, %247 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %250 = arith.truncf %243 : tensor<64xf32> to tensor<64xbf16>
      tt.store %249, %250, %7 : tensor<64x!tt.ptr<bf16>>
      %251 = arith.addi %170, %52 : i32
      %252 = arith.extf %161 : tensor<64xbf16> to tensor<64xf32>
      %253 = math.fma %252, %29, %32 : tensor<64xf32>
      %254 = math.fma %232, %26, %253 : tensor<64xf32>
      %255 = math.fma %157, %23, %254 : tensor<64xf32>
      %256 = math.fma %158, %20, %255 : tensor<64xf32>
      %257 = arith.mulf %256, %237 : tensor<64xf32>
      %258 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %257 : tensor<64xf32> -> tensor<64xf32>
      %259 = arith.addf %258, %240 : tensor<64xf32>
      %260 = tt.elementwise_inline_asm "rcp.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %259 : tensor<64xf32> -> tensor<64xf32>
      %261 = arith.mulf %256, %260 : tensor<64xf32>
      %262 = arith.muli %251, %45 : i32
      %263 = tt.addptr %51, %262 : !tt.ptr<bf16>, i32
      %264 = tt.splat %263 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %265 = tt.addptr %264, %247 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %266 = arith.truncf %261 : tensor<64xf32> to tensor<64xbf16>
      tt.store %265, %266, %7 : tensor<64x!tt.ptr<bf16>>
      %267 = arith.addi %170, %70 : i32
      %268 = arith.extf %162 : tensor<64xbf16> to tensor<64xf32>
      %269 = math.fma %268, %29, %32 : tensor<64xf32>
      %270 = math.fma %252, %26, %269 : tensor<64xf32>
      %271 = math.fma %232, %23, %270 : tensor<64xf32>
      %272 = math.fma %157, %20, %271 : tensor<64xf32>
      %273 = arith.mulf %272, %237 : tensor<64xf32>
      %274 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %273 : tensor<64xf32> -> tensor<64xf32>
      %275 = arith.addf %274, %240 : tensor<64xf32>
      %276 = tt.elementwise_inline_asm "rcp.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %275 : tensor<64xf32> -> tensor<64xf32>
      %277 = arith.mulf %272, %276 : tensor<64xf32>
      %278 = arith.muli %267, %45 : i32
      %279 = tt.addptr %51, %278 : !tt.ptr<bf16>, i32
      %280 = tt.splat %279 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %281 = tt.addptr %280, %247 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %282 = arith.truncf %277 : tensor<64xf32> to tensor<64xbf16>
      tt.store %281, %282, %7 : tensor<64x!tt.ptr<bf16>>
      %283 = arith.addi %170, %83 : i32
      %284 = arith.extf %163 : tensor<64xbf16> to tensor<64xf32>
      %285 = math.fma %284, %29, %32 : tensor<64xf32>
      %286 = math.fma %268, %26, %285 : tensor<64xf32>
      %287 = math.fma %252, %23, %286 : tensor<64xf32>
      %288 = math.fma %232, %20, %287 : tensor<64xf32>
      %289 = arith.mulf %288, %237 : tensor<64xf32>
      %290 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %289 : tensor<64xf32> -> tensor<64xf32>
      %291 = arith.addf %290, %240 : tensor<64xf32>
      %292 = tt.elementwise_inline_asm "rcp.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %291 : tensor<64xf32> -> tensor<64xf32>
      %293 = arith.mulf %288, %292 : tensor<64xf32>
      %294 = arith.muli %283, %45 : i32
      %295 = tt.addptr %51, %294 : !tt.ptr<bf16>, i32
      %296 = tt.splat %295 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %297 = tt.addptr %296, %247 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %298 = arith.truncf %293 : tensor<64xf32> to tensor<64xbf16>
      tt.store %297, %298, %7 : tensor<64x!tt.ptr<bf16>>
      %299 = arith.addi %170, %124 : i32
      %300 = arith.extf %164 : tensor<64xbf16> to tensor<64xf32>
      %301 = math.fma %300, %29, %32 : tensor<64xf32>
      %302 = math.fma %284, %26, %301 : tensor<64xf32>
      %303 = math.fma %268, %23, %302 : tensor<64xf32>
      %304 = math.fma %252, %20, %303 : tensor<64xf32>
      %305 = arith.mulf %304, %237 : tensor<64xf32>
      %306 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %305 : tensor<64xf32> -> tensor<64xf32>
      %307 = arith.addf %306, %240 : tensor<64xf32>
      %308 = tt.elementwise_inline_asm "rcp.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %307 : tensor<64xf32> -> tensor<64xf32>
      %309 = arith.mulf %304, %308 : tensor<64xf32>
      %310 = arith.muli %299, %45 : i32
      %311 = tt.addptr %51, %310 : !tt.ptr<bf16>, i32
      %312 = tt.splat %311 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %313 = tt.addptr %312, %247 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %314 = arith.truncf %309 : tensor<64xf32> to tensor<64xbf16>
      tt.store %313, %314, %7 : tensor<64x!tt.ptr<bf16>>
      %315 = arith.addi %170, %132 : i32
      %316 = arith.extf %165 : tensor<64xbf16> to tensor<64xf32>
      %317 = math.fma %316, %29, %32 : tensor<64xf32>
      %318 = math.fma %300, %26, %317 : tensor<64xf32>
      %319 = math.fma %284, %23, %318 : tensor<64xf32>
      %320 = math.fma %268, %20, %319 : tensor<64xf32>
      %321 = arith.mulf %320, %237 : tensor<64xf32>
      %322 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %321 : tensor<64xf32> -> tensor<64xf32>
      %323 = arith.addf %322, %240 : tensor<64xf32>
      %324 = tt.elementwise_inline_asm "rcp.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %323 : tensor<64xf32> -> tensor<64xf32>
      %325 = arith.mulf %320, %324 : tensor<64xf32>
      %326 = arith.muli %315, %45 : i32
      %327 = tt.addptr %51, %326 : !tt.ptr<bf16>, i32
      %328 = tt.splat %327 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %329 = tt.addptr %328, %247 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %330 = arith.truncf %325 : tensor<64xf32> to tensor<64xbf16>
      tt.store %329, %330, %7 : tensor<64x!tt.ptr<bf16>>
      %331 = arith.addi %170, %140 : i32
      %332 = arith.extf %166 : tensor<64xbf16> to tensor<64xf32>
      %333 = math.fma %332, %29, %32 : tensor<64xf32>
      %334 = math.fma %316, %26, %333 : tensor<64xf32>
      %335 = math.fma %300, %23, %334 : tensor<64xf32>
      %336 = math.fma %284, %20, %335 : tensor<64xf32>
      %337 = arith.mulf %336, %237 : tensor<64xf32>
      %338 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %337 : tensor<64xf32> -> tensor<64xf32>
      %339 = arith.addf %338, %240 : tensor<64xf32>
      %340 = tt.elementwise_inline_asm "rcp.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %339 : tensor<64xf32> -> tensor<64xf32>
      %341 = arith.mulf %336, %340 : tensor<64xf32>
      %342 = arith.muli %331, %45 : i32
      %343 = tt.addptr %51, %342 : !tt.ptr<bf16>, i32
      %344 = tt.splat %343 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %345 = tt.addptr %344, %247 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %346 = arith.truncf %341 : tensor<64xf32> to tensor<64xbf16>
      tt.store %345, %346, %7 : tensor<64x!tt.ptr<bf16>>
      %347 = arith.addi %170, %148 : i32
      %348 = arith.extf %167 : tensor<64xbf16> to tensor<64xf32>
      %349 = math.fma %348, %29, %32 : tensor<64xf32>
      %350 = math.fma %332, %26, %349 : tensor<64xf32>
      %351 = math.fma %316, %23, %350 : tensor<64xf32>
      %352 = math.fma %300, %20, %351 : tensor<64xf32>
      %353 = arith.mulf %352, %237 : tensor<64xf32>
      %354 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %353 : tensor<64xf32> -> tensor<64xf32>
      %355 = arith.addf %354, %240 : tensor<64xf32>
      %356 = tt.elementwise_inline_asm "rcp.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %355 : tensor<64xf32> -> tensor<64xf32>
      %357 = arith.mulf %352, %356 : tensor<64xf32>
      %358 = arith.muli %347, %45 : i32
      %359 = tt.addptr %51, %358 : !tt.ptr<bf16>, i32
      %360 = tt.splat %359 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %361 = tt.addptr %360, %247 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %362 = arith.truncf %357 : tensor<64xf32> to tensor<64xbf16>
      tt.store %361, %362, %7 : tensor<64x!tt.ptr<bf16>>
      scf.yield %348, %332, %316, %181, %188, %195, %202, %209, %216, %223, %230 : tensor<64xf32>, tensor<64xf32>, tensor<64xf32>, tensor<64xbf16>, tensor<64xbf16>, tensor<64xbf16>, tensor<64xbf16>, tensor<64xbf16>, tensor<64xbf16>, tensor<64xbf16>, tensor<64xbf16>
    } {tt.num_stages = 1 : i32}
    tt.return
  }
}
", name = "conv_silu", num_stages = 1 : i32, num_warps = 1 : i32}, operand_layouts = [dense<[2, 1, 0]> : tensor<3xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[0]> : tensor<1xindex>], result_layouts = [dense<[2, 1, 0]> : tensor<3xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[2, 1, 0]> : tensor<3xindex>]} : (tensor<16x1024x3392xbf16>, tensor<1792x4xf32>, tensor<1792xf32>) -> (tensor<16x1024x1536xbf16>, tensor<16x1024x128xbf16>, tensor<16x1024x128xbf16>)
    %k1 = stablehlo.reshape %k0#0 : (tensor<16x1024x1536xbf16>) -> tensor<16x1024x64x24xbf16>
    %k2 = stablehlo.reshape %k0#1 : (tensor<16x1024x128xbf16>) -> tensor<16x1024x1x128xbf16>
    %k3 = stablehlo.reshape %k0#2 : (tensor<16x1024x128xbf16>) -> tensor<16x1024x1x128xbf16>
    %k4:4 = stablehlo.custom_call @__gpu$xla.gpu.triton(%arg0, %arg3, %arg5) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 16 : i32, grid_y = 8 : i32, grid_z = 16 : i32, ir = "module {
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
    %k5:1 = stablehlo.custom_call @__gpu$xla.gpu.triton(%k1, %k2, %k4#2, %k4#1) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 24 : i32, grid_y = 1 : i32, grid_z = 16 : i32, ir = "module attributes {ttg.maxnreg = 168 : i32} {
  tt.func public @ssd_scan(%x: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %b: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %factor: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %decay: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %states: !tt.ptr<bf16> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
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
    %59 = arith.constant 196608 : i64
    %65 = arith.constant 1536 : i32
    %69 = arith.constant dense<1536> : tensor<64x1xi32>
    %80 = arith.constant dense<128> : tensor<64x1xi32>
    %87 = arith.constant 1024 : i64
    %93 = arith.constant dense<8> : tensor<8xi32>
    %95 = arith.constant 3072 : i32
    %101 = arith.constant 3 : i32
    %108 = arith.constant 2048 : i32
    %118 = arith.constant 2 : i32
    %125 = arith.constant 1024 : i32
    %156 = arith.constant 63 : i32
    %158 = arith.constant dense<1024> : tensor<64xi32>
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
    %169:1 = scf.for %53 = %51 to %52 step %26 iter_args(%54 = %50) -> (tensor<64x128xf32>) : i32 {
      %55 = arith.muli %53, %2 : i32
      %56 = tt.splat %55 : i32 -> tensor<64xi32>
      %57 = arith.addi %56, %1 : tensor<64xi32>
      %58 = arith.extsi %53 : i32 to i64
      %60 = arith.muli %58, %59 : i64
      %61 = tt.addptr %42, %60 : !tt.ptr<bf16>, i64
      %62 = tt.splat %61 : !tt.ptr<bf16> -> tensor<64x128x!tt.ptr<bf16>>
      %63 = tt.addptr %62, %49 : tensor<64x128x!tt.ptr<bf16>>, tensor<64x128xi32>
      %64 = arith.truncf %54 : tensor<64x128xf32> to tensor<64x128xbf16>
      tt.store %63, %64 : tensor<64x128x!tt.ptr<bf16>>
      %66 = arith.muli %55, %65 : i32
      %67 = tt.addptr %28, %66 : !tt.ptr<bf16>, i32
      %68 = tt.expand_dims %1 {axis = 1 : i32} : tensor<64xi32> -> tensor<64x1xi32>
      %70 = arith.muli %68, %69 : tensor<64x1xi32>
      %71 = tt.expand_dims %1 {axis = 0 : i32} : tensor<64xi32> -> tensor<1x64xi32>
      %72 = tt.broadcast %70 : tensor<64x1xi32> -> tensor<64x64xi32>
      %73 = tt.broadcast %71 : tensor<1x64xi32> -> tensor<64x64xi32>
      %74 = arith.addi %72, %73 : tensor<64x64xi32>
      %75 = tt.splat %67 : !tt.ptr<bf16> -> tensor<64x64x!tt.ptr<bf16>>
      %76 = tt.addptr %75, %74 : tensor<64x64x!tt.ptr<bf16>>, tensor<64x64xi32>
      %77 = tt.load %76 : tensor<64x64x!tt.ptr<bf16>>
      %78 = arith.muli %55, %17 : i32
      %79 = tt.addptr %33, %78 : !tt.ptr<bf16>, i32
      %81 = arith.muli %68, %80 : tensor<64x1xi32>
      %82 = tt.broadcast %81 : tensor<64x1xi32> -> tensor<64x128xi32>
      %83 = arith.addi %82, %48 : tensor<64x128xi32>
      %84 = tt.splat %79 : !tt.ptr<bf16> -> tensor<64x128x!tt.ptr<bf16>>
      %85 = tt.addptr %84, %83 : tensor<64x128x!tt.ptr<bf16>>, tensor<64x128xi32>
      %86 = tt.load %85 : tensor<64x128x!tt.ptr<bf16>>
      %88 = arith.muli %37, %87 : i64
      %89 = tt.addptr %factor, %88 : !tt.ptr<f32>, i64
      %90 = tt.addptr %89, %55 : !tt.ptr<f32>, i32
      %91 = arith.extf %77 : tensor<64x64xbf16> to tensor<64x64xf32>
      %92 = tt.make_range {end = 8 : i32, start = 0 : i32} : tensor<8xi32>
      %94 = arith.muli %92, %93 : tensor<8xi32>
      %96 = tt.addptr %90, %95 : !tt.ptr<f32>, i32
      %97 = tt.splat %96 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %98 = tt.addptr %97, %1 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %99 = tt.load %98 : tensor<64x!tt.ptr<f32>>
      %100 = tt.expand_dims %99 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
      %102 = arith.addi %7, %101 : i32
      %103 = arith.muli %102, %4 : i32
      %104 = arith.subi %103, %3 : i32
      %105 = tt.splat %104 : i32 -> tensor<8xi32>
      %106 = arith.cmpi slt, %94, %105 : tensor<8xi32>
      %107 = tt.expand_dims %106 {axis = 0 : i32} : tensor<8xi1> -> tensor<1x8xi1>
      %109 = tt.addptr %90, %108 : !tt.ptr<f32>, i32
      %110 = tt.splat %109 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %111 = tt.addptr %110, %1 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %112 = tt.load %111 : tensor<64x!tt.ptr<f32>>
      %113 = tt.expand_dims %112 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
      %114 = tt.broadcast %107 : tensor<1x8xi1> -> tensor<64x8xi1>
      %115 = tt.broadcast %113 : tensor<64x1xf32> -> tensor<64x8xf32>
      %116 = tt.broadcast %100 : tensor<64x1xf32> -> tensor<64x8xf32>
      %117 = arith.select %114, %115, %116 : tensor<64x8xi1>, tensor<64x8xf32>
      %119 = arith.addi %7, %118 : i32
      %120 = arith.muli %119, %4 : i32
      %121 = arith.subi %120, %3 : i32
      %122 = tt.splat %121 : i32 -> tensor<8xi32>
      %123 = arith.cmpi slt, %94, %122 : tensor<8xi32>
      %124 = tt.expand_dims %123 {axis = 0 : i32} : tensor<8xi1> -> tensor<1x8xi1>
      %126 = tt.addptr %90, %125 : !tt.ptr<f32>, i32
      %127 = tt.splat %126 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %128 = tt.addptr %127, %1 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %129 = tt.load %128 : tensor<64x!tt.ptr<f32>>
      %130 = tt.expand_dims %129 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
      %131 = tt.broadcast %124 : tensor<1x8xi1> -> tensor<64x8xi1>
      %132 = tt.broadcast %130 : tensor<64x1xf32> -> tensor<64x8xf32>
      %133 = arith.select %131, %132, %117 : tensor<64x8xi1>, tensor<64x8xf32>
      %134 = arith.addi %7, %26 : i32
      %135 = arith.muli %134, %4 : i32
      %136 = arith.subi %135, %3 : i32
      %137 = tt.splat %136 : i32 -> tensor<8xi32>
      %138 = arith.cmpi slt, %94, %137 : tensor<8xi32>
      %139 = tt.expand_dims %138 {axis = 0 : i32} : tensor<8xi1> -> tensor<1x8xi1>
      %140 = tt.addptr %90, %51 : !tt.ptr<f32>, i32
      %141 = tt.splat %140 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %142 = tt.addptr %141, %1 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %143 = tt.load %142 : tensor<64x!tt.ptr<f32>>
      %144 = tt.expand_dims %143 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
      %145 = tt.broadcast %139 : tensor<1x8xi1> -> tensor<64x8xi1>
      %146 = tt.broadcast %144 : tensor<64x1xf32> -> tensor<64x8xf32>
      %147 = arith.select %145, %146, %133 : tensor<64x8xi1>, tensor<64x8xf32>
      %148 = tt.reshape %91 : tensor<64x64xf32> -> tensor<64x8x8xf32>
      %149 = tt.expand_dims %147 {axis = 2 : i32} : tensor<64x8xf32> -> tensor<64x8x1xf32>
      %150 = tt.broadcast %149 : tensor<64x8x1xf32> -> tensor<64x8x8xf32>
      %151 = arith.mulf %148, %150 : tensor<64x8x8xf32>
      %152 = tt.reshape %151 : tensor<64x8x8xf32> -> tensor<64x64xf32>
      %153 = arith.truncf %152 : tensor<64x64xf32> to tensor<64x64xbf16>
      %154 = tt.addptr %decay, %88 : !tt.ptr<f32>, i64
      %155 = tt.addptr %154, %55 : !tt.ptr<f32>, i32
      %157 = tt.addptr %155, %156 : !tt.ptr<f32>, i32
      %159 = arith.muli %13, %158 : tensor<64xi32>
      %160 = tt.splat %157 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %161 = tt.addptr %160, %159 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %162 = tt.load %161 : tensor<64x!tt.ptr<f32>>
      %163 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %162 : tensor<64xf32> -> tensor<64xf32>
      %164 = tt.trans %153 {order = array<i32: 1, 0>} : tensor<64x64xbf16> -> tensor<64x64xbf16>
      %165 = tt.expand_dims %163 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
      %166 = tt.broadcast %165 : tensor<64x1xf32> -> tensor<64x128xf32>
      %167 = arith.mulf %54, %166 : tensor<64x128xf32>
      %168 = tt.dot %164, %86, %167, inputPrecision = tf32 : tensor<64x64xbf16> * tensor<64x128xbf16> -> tensor<64x128xf32>
      scf.yield %168 : tensor<64x128xf32>
    } {tt.num_stages = 3 : i32}
    tt.return
  }
}
", name = "ssd_scan", num_stages = 3 : i32, num_warps = 4 : i32}, operand_layouts = [dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[2, 1, 0]> : tensor<3xindex>], result_layouts = [dense<[4, 3, 2, 1, 0]> : tensor<5xindex>]} : (tensor<16x1024x64x24xbf16>, tensor<16x1024x1x128xbf16>, tensor<16x64x1024xf32>, tensor<16x64x1024xf32>) -> (tensor<16x16x64x24x128xbf16>)
    %k6 = stablehlo.constant dense<0.0> : tensor<16x64x24x128xf32>
    %k7:1 = stablehlo.custom_call @__gpu$xla.gpu.triton(%k1, %k2, %k3, %k4#3, %k4#1, %arg4, %k5#0) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 16 : i32, grid_y = 1 : i32, grid_z = 16 : i32, ir = "module {
  tt.func public @ssd_y(%x: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %b: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %c: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %weight: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %cum: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %d: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %states: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %y: !tt.ptr<bf16> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %7 = arith.constant 64 : i32
    %9 = arith.constant dense<24> : tensor<32xi32>
    %13 = arith.constant 1024 : i64
    %17 = arith.constant 1536 : i64
    %19 = arith.constant 128 : i64
    %21 = arith.constant 16 : i64
    %25 = arith.constant 196608 : i64
    %27 = arith.constant 65536 : i64
    %33 = arith.constant dense<128> : tensor<64x1xi32>
    %44 = arith.constant dense<128> : tensor<1x64xi32>
    %55 = arith.constant dense<0.0e+00> : tensor<64x64xf32>
    %59 = arith.constant 0 : i32
    %60 = arith.constant 1 : i32
    %61 = arith.constant 24 : i32
    %67 = arith.constant 60 : i32
    %71 = arith.constant dense<24> : tensor<64xi32>
    %78 = arith.constant dense<1536> : tensor<64x1xi32>
    %85 = arith.constant dense<128> : tensor<64xi32>
    %91 = arith.constant 128 : i32
    %98 = arith.constant dense<8> : tensor<8xi32>
    %102 = arith.constant dense<24> : tensor<8xi32>
    %106 = arith.constant dense<1024> : tensor<8xi32>
    %109 = arith.constant 1024 : i32
    %126 = arith.constant 63 : i32
    %135 = arith.constant dense<-1.6e+02> : tensor<8xf32>
    %137 = arith.constant dense<5.0e-01> : tensor<8xf32>
    %143 = arith.constant dense<-1.6e+02> : tensor<64x8xf32>
    %146 = arith.constant dense<-1.0e+09> : tensor<64x8xf32>
    %175 = arith.constant -1.59e+02 : f32
    %177 = arith.constant -6.25e-03 : f32
    %179 = arith.constant 1.5625e-02 : f32
    %186 = arith.constant -1.6e+02 : f32
    %188 = arith.constant 8.0e+01 : f32
    %192 = arith.constant 1.6e+02 : f32
    %199 = arith.constant dense<8.0e+01> : tensor<64x8xf32>
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
    %30 = tt.addptr %c, %20 : !tt.ptr<bf16>, i64
    %31 = tt.expand_dims %4 {axis = 1 : i32} : tensor<64xi32> -> tensor<64x1xi32>
    %32 = tt.expand_dims %6 {axis = 0 : i32} : tensor<128xi32> -> tensor<1x128xi32>
    %34 = arith.muli %31, %33 : tensor<64x1xi32>
    %35 = tt.broadcast %34 : tensor<64x1xi32> -> tensor<64x128xi32>
    %36 = tt.broadcast %32 : tensor<1x128xi32> -> tensor<64x128xi32>
    %37 = arith.addi %35, %36 : tensor<64x128xi32>
    %38 = tt.splat %30 : !tt.ptr<bf16> -> tensor<64x128x!tt.ptr<bf16>>
    %39 = tt.addptr %38, %37 : tensor<64x128x!tt.ptr<bf16>>, tensor<64x128xi32>
    %40 = tt.load %39 : tensor<64x128x!tt.ptr<bf16>>
    %41 = tt.addptr %b, %20 : !tt.ptr<bf16>, i64
    %42 = tt.expand_dims %4 {axis = 0 : i32} : tensor<64xi32> -> tensor<1x64xi32>
    %43 = tt.expand_dims %6 {axis = 1 : i32} : tensor<128xi32> -> tensor<128x1xi32>
    %45 = arith.muli %42, %44 : tensor<1x64xi32>
    %46 = tt.broadcast %45 : tensor<1x64xi32> -> tensor<128x64xi32>
    %47 = tt.broadcast %43 : tensor<128x1xi32> -> tensor<128x64xi32>
    %48 = arith.addi %46, %47 : tensor<128x64xi32>
    %49 = tt.splat %41 : !tt.ptr<bf16> -> tensor<128x64x!tt.ptr<bf16>>
    %50 = tt.addptr %49, %48 : tensor<128x64x!tt.ptr<bf16>>, tensor<128x64xi32>
    %51 = tt.load %50 : tensor<128x64x!tt.ptr<bf16>>
    %52 = tt.broadcast %31 : tensor<64x1xi32> -> tensor<64x64xi32>
    %53 = tt.broadcast %42 : tensor<1x64xi32> -> tensor<64x64xi32>
    %54 = arith.cmpi sge, %52, %53 : tensor<64x64xi32>
    %56 = tt.dot %40, %51, %55, inputPrecision = tf32 : tensor<64x128xbf16> * tensor<128x64xbf16> -> tensor<64x64xf32>
    %57 = arith.select %54, %56, %55 : tensor<64x64xi1>, tensor<64x64xf32>
    %58 = arith.truncf %57 : tensor<64x64xf32> to tensor<64x64xbf16>
    scf.for %62 = %59 to %61 step %60 : i32 {
      %63 = arith.muli %1, %61 : i32
      %64 = arith.addi %63, %62 : i32
      %65 = arith.muli %64, %7 : i32
      %66 = arith.divsi %65, %61 : i32
      %68 = arith.minsi %66, %67 : i32
      %69 = tt.splat %65 : i32 -> tensor<64xi32>
      %70 = arith.addi %69, %4 : tensor<64xi32>
      %72 = arith.divsi %70, %71 : tensor<64xi32>
      %73 = tt.splat %68 : i32 -> tensor<64xi32>
      %74 = arith.subi %72, %73 : tensor<64xi32>
      %75 = tt.addptr %x, %18 : !tt.ptr<bf16>, i64
      %76 = arith.muli %65, %60 : i32
      %77 = tt.addptr %75, %76 : !tt.ptr<bf16>, i32
      %79 = arith.muli %31, %78 : tensor<64x1xi32>
      %80 = tt.broadcast %79 : tensor<64x1xi32> -> tensor<64x64xi32>
      %81 = arith.addi %80, %53 : tensor<64x64xi32>
      %82 = tt.splat %77 : !tt.ptr<bf16> -> tensor<64x64x!tt.ptr<bf16>>
      %83 = tt.addptr %82, %81 : tensor<64x64x!tt.ptr<bf16>>, tensor<64x64xi32>
      %84 = tt.load %83 : tensor<64x64x!tt.ptr<bf16>>
      %86 = arith.muli %4, %85 : tensor<64xi32>
      %87 = tt.expand_dims %86 {axis = 0 : i32} : tensor<64xi32> -> tensor<1x64xi32>
      %88 = tt.broadcast %87 : tensor<1x64xi32> -> tensor<128x64xi32>
      %89 = arith.addi %47, %88 : tensor<128x64xi32>
      %90 = tt.addptr %states, %26 : !tt.ptr<bf16>, i64
      %92 = arith.muli %65, %91 : i32
      %93 = tt.addptr %90, %92 : !tt.ptr<bf16>, i32
      %94 = tt.splat %93 : !tt.ptr<bf16> -> tensor<128x64x!tt.ptr<bf16>>
      %95 = tt.addptr %94, %89 : tensor<128x64x!tt.ptr<bf16>>, tensor<128x64xi32>
      %96 = tt.load %95 : tensor<128x64x!tt.ptr<bf16>>
      %97 = tt.make_range {end = 8 : i32, start = 0 : i32} : tensor<8xi32>
      %99 = arith.muli %97, %98 : tensor<8xi32>
      %100 = tt.splat %65 : i32 -> tensor<8xi32>
      %101 = arith.addi %100, %99 : tensor<8xi32>
      %103 = arith.divsi %101, %102 : tensor<8xi32>
      %104 = tt.splat %68 : i32 -> tensor<8xi32>
      %105 = arith.subi %103, %104 : tensor<8xi32>
      %107 = arith.muli %105, %106 : tensor<8xi32>
      %108 = tt.addptr %cum, %29 : !tt.ptr<f32>, i64
      %110 = arith.muli %68, %109 : i32
      %111 = tt.addptr %108, %110 : !tt.ptr<f32>, i32
      %112 = tt.expand_dims %107 {axis = 0 : i32} : tensor<8xi32> -> tensor<1x8xi32>
      %113 = tt.splat %111 : !tt.ptr<f32> -> tensor<1x8x!tt.ptr<f32>>
      %114 = tt.addptr %113, %112 : tensor<1x8x!tt.ptr<f32>>, tensor<1x8xi32>
      %115 = tt.broadcast %114 : tensor<1x8x!tt.ptr<f32>> -> tensor<64x8x!tt.ptr<f32>>
      %116 = tt.broadcast %31 : tensor<64x1xi32> -> tensor<64x8xi32>
      %117 = tt.addptr %115, %116 : tensor<64x8x!tt.ptr<f32>>, tensor<64x8xi32>
      %118 = tt.load %117 : tensor<64x8x!tt.ptr<f32>>
      %119 = tt.addptr %weight, %29 : !tt.ptr<f32>, i64
      %120 = tt.addptr %119, %110 : !tt.ptr<f32>, i32
      %121 = tt.splat %120 : !tt.ptr<f32> -> tensor<1x8x!tt.ptr<f32>>
      %122 = tt.addptr %121, %112 : tensor<1x8x!tt.ptr<f32>>, tensor<1x8xi32>
      %123 = tt.broadcast %122 : tensor<1x8x!tt.ptr<f32>> -> tensor<64x8x!tt.ptr<f32>>
      %124 = tt.addptr %123, %116 : tensor<64x8x!tt.ptr<f32>>, tensor<64x8xi32>
      %125 = tt.load %124 : tensor<64x8x!tt.ptr<f32>>
      %127 = tt.addptr %111, %126 : !tt.ptr<f32>, i32
      %128 = tt.splat %127 : !tt.ptr<f32> -> tensor<8x!tt.ptr<f32>>
      %129 = tt.addptr %128, %107 : tensor<8x!tt.ptr<f32>>, tensor<8xi32>
      %130 = tt.load %129 : tensor<8x!tt.ptr<f32>>
      %131 = tt.addptr %d, %68 : !tt.ptr<f32>, i32
      %132 = tt.splat %131 : !tt.ptr<f32> -> tensor<8x!tt.ptr<f32>>
      %133 = tt.addptr %132, %105 : tensor<8x!tt.ptr<f32>>, tensor<8xi32>
      %134 = tt.load %133 : tensor<8x!tt.ptr<f32>>
      %136 = arith.maxnumf %130, %135 : tensor<8xf32>
      %138 = arith.mulf %136, %137 : tensor<8xf32>
      %139 = tt.expand_dims %138 {axis = 0 : i32} : tensor<8xf32> -> tensor<1x8xf32>
      %140 = tt.broadcast %139 : tensor<1x8xf32> -> tensor<64x8xf32>
      %141 = arith.subf %118, %140 : tensor<64x8xf32>
      %142 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %141 : tensor<64x8xf32> -> tensor<64x8xf32>
      %144 = arith.cmpf ogt, %118, %143 : tensor<64x8xf32>
      %145 = arith.subf %140, %125 : tensor<64x8xf32>
      %147 = arith.select %144, %145, %146 : tensor<64x8xi1>, tensor<64x8xf32>
      %148 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %147 : tensor<64x8xf32> -> tensor<64x8xf32>
      %149 = tt.dot %40, %96, %55, inputPrecision = tf32 : tensor<64x128xbf16> * tensor<128x64xbf16> -> tensor<64x64xf32>
      %150 = arith.extf %84 : tensor<64x64xbf16> to tensor<64x64xf32>
      %151 = tt.elementwise_inline_asm "mov.b32 $0, $1;" {constraints = "=f,f,f", packed_element = 1 : i32, pure = true} %150, %149 : tensor<64x64xf32>, tensor<64x64xf32> -> tensor<64x64xf32>
      %152 = tt.reshape %151 : tensor<64x64xf32> -> tensor<64x8x8xf32>
      %153 = tt.expand_dims %148 {axis = 2 : i32} : tensor<64x8xf32> -> tensor<64x8x1xf32>
      %154 = tt.broadcast %153 : tensor<64x8x1xf32> -> tensor<64x8x8xf32>
      %155 = arith.mulf %152, %154 : tensor<64x8x8xf32>
      %156 = tt.reshape %155 : tensor<64x8x8xf32> -> tensor<64x64xf32>
      %157 = arith.truncf %156 : tensor<64x64xf32> to tensor<64x64xbf16>
      %158 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %138 : tensor<8xf32> -> tensor<8xf32>
      %159 = tt.expand_dims %158 {axis = 0 : i32} : tensor<8xf32> -> tensor<1x8xf32>
      %160 = tt.reshape %149 : tensor<64x64xf32> -> tensor<64x8x8xf32>
      %161 = tt.expand_dims %159 {axis = 2 : i32} : tensor<1x8xf32> -> tensor<1x8x1xf32>
      %162 = tt.broadcast %161 : tensor<1x8x1xf32> -> tensor<64x8x8xf32>
      %163 = arith.mulf %160, %162 : tensor<64x8x8xf32>
      %164 = tt.reshape %163 : tensor<64x8x8xf32> -> tensor<64x64xf32>
      %165 = tt.dot %58, %157, %164, inputPrecision = tf32 : tensor<64x64xbf16> * tensor<64x64xbf16> -> tensor<64x64xf32>
      %166 = tt.reshape %165 : tensor<64x64xf32> -> tensor<64x8x8xf32>
      %167 = tt.expand_dims %142 {axis = 2 : i32} : tensor<64x8xf32> -> tensor<64x8x1xf32>
      %168 = tt.broadcast %167 : tensor<64x8x1xf32> -> tensor<64x8x8xf32>
      %169 = arith.mulf %166, %168 : tensor<64x8x8xf32>
      %170 = tt.reshape %169 : tensor<64x8x8xf32> -> tensor<64x64xf32>
      %171 = "tt.reduce"(%130) <{axis = 0 : i32}> ({
      ^bb0(%172: f32, %173: f32):
        %174 = arith.minnumf %172, %173 : f32
        tt.reduce.return %174 : f32
      }) : (tensor<8xf32>) -> f32
      %176 = arith.cmpf ole, %171, %175 : f32
      %218:1 = scf.if %176 -> (tensor<64x64xf32>) {
        %178 = arith.mulf %171, %177 : f32
        %180 = arith.addf %178, %179 : f32
        %181 = arith.fptosi %180 : f32 to i32
        %217:1 = scf.for %182 = %59 to %181 step %60 iter_args(%183 = %170) -> (tensor<64x64xf32>) : i32 {
          %184 = arith.addi %182, %60 : i32
          %185 = arith.sitofp %184 : i32 to f32
          %187 = arith.mulf %185, %186 : f32
          %189 = arith.subf %187, %188 : f32
          %190 = tt.splat %187 : f32 -> tensor<64x8xf32>
          %191 = arith.cmpf ole, %118, %190 : tensor<64x8xf32>
          %193 = arith.subf %187, %192 : f32
          %194 = tt.splat %193 : f32 -> tensor<64x8xf32>
          %195 = arith.cmpf ogt, %118, %194 : tensor<64x8xf32>
          %196 = arith.andi %191, %195 : tensor<64x8xi1>
          %197 = tt.splat %189 : f32 -> tensor<64x8xf32>
          %198 = arith.subf %118, %197 : tensor<64x8xf32>
          %200 = arith.minnumf %198, %199 : tensor<64x8xf32>
          %201 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %200 : tensor<64x8xf32> -> tensor<64x8xf32>
          %202 = arith.subf %197, %125 : tensor<64x8xf32>
          %203 = arith.select %196, %202, %146 : tensor<64x8xi1>, tensor<64x8xf32>
          %204 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %203 : tensor<64x8xf32> -> tensor<64x8xf32>
          %205 = tt.expand_dims %204 {axis = 2 : i32} : tensor<64x8xf32> -> tensor<64x8x1xf32>
          %206 = tt.broadcast %205 : tensor<64x8x1xf32> -> tensor<64x8x8xf32>
          %207 = arith.mulf %152, %206 : tensor<64x8x8xf32>
          %208 = tt.reshape %207 : tensor<64x8x8xf32> -> tensor<64x64xf32>
          %209 = arith.truncf %208 : tensor<64x64xf32> to tensor<64x64xbf16>
          %210 = tt.dot %58, %209, %55, inputPrecision = tf32 : tensor<64x64xbf16> * tensor<64x64xbf16> -> tensor<64x64xf32>
          %211 = tt.reshape %210 : tensor<64x64xf32> -> tensor<64x8x8xf32>
          %212 = tt.expand_dims %201 {axis = 2 : i32} : tensor<64x8xf32> -> tensor<64x8x1xf32>
          %213 = tt.broadcast %212 : tensor<64x8x1xf32> -> tensor<64x8x8xf32>
          %214 = arith.mulf %211, %213 : tensor<64x8x8xf32>
          %215 = tt.reshape %214 : tensor<64x8x8xf32> -> tensor<64x64xf32>
          %216 = arith.addf %183, %215 : tensor<64x64xf32>
          scf.yield %216 : tensor<64x64xf32>
        } {tt.num_stages = 1 : i32}
        scf.yield %217#0 : tensor<64x64xf32>
      } else {
        scf.yield %170 : tensor<64x64xf32>
      }
      %219 = tt.expand_dims %134 {axis = 0 : i32} : tensor<8xf32> -> tensor<1x8xf32>
      %220 = tt.expand_dims %219 {axis = 2 : i32} : tensor<1x8xf32> -> tensor<1x8x1xf32>
      %221 = tt.reshape %218#0 : tensor<64x64xf32> -> tensor<64x8x8xf32>
      %222 = tt.broadcast %220 : tensor<1x8x1xf32> -> tensor<64x8x8xf32>
      %223 = math.fma %152, %222, %221 : tensor<64x8x8xf32>
      %224 = tt.addptr %y, %18 : !tt.ptr<bf16>, i64
      %225 = tt.addptr %224, %76 : !tt.ptr<bf16>, i32
      %226 = tt.splat %225 : !tt.ptr<bf16> -> tensor<64x64x!tt.ptr<bf16>>
      %227 = tt.addptr %226, %81 : tensor<64x64x!tt.ptr<bf16>>, tensor<64x64xi32>
      %228 = tt.reshape %223 : tensor<64x8x8xf32> -> tensor<64x64xf32>
      %229 = arith.truncf %228 : tensor<64x64xf32> to tensor<64x64xbf16>
      tt.store %227, %229 : tensor<64x64x!tt.ptr<bf16>>
    } {tt.num_stages = 3 : i32}
    tt.return
  }
}
", name = "ssd_y", num_stages = 3 : i32, num_warps = 4 : i32}, operand_layouts = [dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[0]> : tensor<1xindex>, dense<[4, 3, 2, 1, 0]> : tensor<5xindex>], result_layouts = [dense<[3, 2, 1, 0]> : tensor<4xindex>]} : (tensor<16x1024x64x24xbf16>, tensor<16x1024x1x128xbf16>, tensor<16x1024x1x128xbf16>, tensor<16x64x1024xf32>, tensor<16x64x1024xf32>, tensor<64xf32>, tensor<16x16x64x24x128xbf16>) -> (tensor<16x1024x64x24xbf16>)
    %k8 = stablehlo.reshape %k7#0 : (tensor<16x1024x64x24xbf16>) -> tensor<16384x1536xbf16>
    %k9 = stablehlo.reshape %arg0 : (tensor<16x1024x3392xbf16>) -> tensor<16384x3392xbf16>
    %k10:1 = stablehlo.custom_call @__gpu$xla.gpu.triton(%k8, %k9, %arg6) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 16384 : i32, grid_y = 1 : i32, grid_z = 1 : i32, ir = "module {
  tt.func public @gated_rmsnorm(%y: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %z: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %weight: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %out: !tt.ptr<bf16> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %1 = arith.constant 1 : i32
    %8 = arith.constant dense<1536> : tensor<1x1xi64>
    %11 = arith.constant dense<0> : tensor<512xi32>
    %17 = arith.constant dense<512> : tensor<512xi32>
    %22 = arith.constant dense<1024> : tensor<512xi32>
    %27 = arith.constant dense<3392> : tensor<1x1xi64>
    %64 = arith.constant dense<-1.442695e+00> : tensor<1x512xf32>
    %67 = arith.constant dense<1.0e+00> : tensor<1x512xf32>
    %90 = arith.constant dense<6.510417e-04> : tensor<1xf32>
    %93 = arith.constant dense<1.0e-05> : tensor<1x1xf32>
    %0 = tt.get_program_id x : i32
    %2 = arith.muli %0, %1 : i32
    %3 = tt.make_range {end = 1 : i32, start = 0 : i32} : tensor<1xi32>
    %4 = tt.splat %2 : i32 -> tensor<1xi32>
    %5 = arith.addi %4, %3 : tensor<1xi32>
    %6 = tt.expand_dims %5 {axis = 1 : i32} : tensor<1xi32> -> tensor<1x1xi32>
    %7 = arith.extsi %6 : tensor<1x1xi32> to tensor<1x1xi64>
    %9 = arith.muli %7, %8 : tensor<1x1xi64>
    %10 = tt.make_range {end = 512 : i32, start = 0 : i32} : tensor<512xi32>
    %12 = arith.addi %10, %11 : tensor<512xi32>
    %13 = tt.expand_dims %12 {axis = 0 : i32} : tensor<512xi32> -> tensor<1x512xi32>
    %14 = arith.extsi %13 : tensor<1x512xi32> to tensor<1x512xi64>
    %15 = tt.broadcast %9 : tensor<1x1xi64> -> tensor<1x512xi64>
    %16 = arith.addi %15, %14 : tensor<1x512xi64>
    %18 = arith.addi %10, %17 : tensor<512xi32>
    %19 = tt.expand_dims %18 {axis = 0 : i32} : tensor<512xi32> -> tensor<1x512xi32>
    %20 = arith.extsi %19 : tensor<1x512xi32> to tensor<1x512xi64>
    %21 = arith.addi %15, %20 : tensor<1x512xi64>
    %23 = arith.addi %10, %22 : tensor<512xi32>
    %24 = tt.expand_dims %23 {axis = 0 : i32} : tensor<512xi32> -> tensor<1x512xi32>
    %25 = arith.extsi %24 : tensor<1x512xi32> to tensor<1x512xi64>
    %26 = arith.addi %15, %25 : tensor<1x512xi64>
    %28 = arith.muli %7, %27 : tensor<1x1xi64>
    %29 = tt.broadcast %28 : tensor<1x1xi64> -> tensor<1x512xi64>
    %30 = arith.addi %29, %14 : tensor<1x512xi64>
    %31 = arith.addi %29, %20 : tensor<1x512xi64>
    %32 = arith.addi %29, %25 : tensor<1x512xi64>
    %33 = tt.splat %weight : !tt.ptr<f32> -> tensor<512x!tt.ptr<f32>>
    %34 = tt.addptr %33, %12 : tensor<512x!tt.ptr<f32>>, tensor<512xi32>
    %35 = tt.load %34 : tensor<512x!tt.ptr<f32>>
    %36 = tt.expand_dims %35 {axis = 0 : i32} : tensor<512xf32> -> tensor<1x512xf32>
    %37 = tt.addptr %33, %18 : tensor<512x!tt.ptr<f32>>, tensor<512xi32>
    %38 = tt.load %37 : tensor<512x!tt.ptr<f32>>
    %39 = tt.expand_dims %38 {axis = 0 : i32} : tensor<512xf32> -> tensor<1x512xf32>
    %40 = tt.addptr %33, %23 : tensor<512x!tt.ptr<f32>>, tensor<512xi32>
    %41 = tt.load %40 : tensor<512x!tt.ptr<f32>>
    %42 = tt.expand_dims %41 {axis = 0 : i32} : tensor<512xf32> -> tensor<1x512xf32>
    %43 = tt.splat %y : !tt.ptr<bf16> -> tensor<1x512x!tt.ptr<bf16>>
    %44 = tt.addptr %43, %16 : tensor<1x512x!tt.ptr<bf16>>, tensor<1x512xi64>
    %45 = tt.load %44 evictionPolicy = evict_first : tensor<1x512x!tt.ptr<bf16>>
    %46 = arith.extf %45 : tensor<1x512xbf16> to tensor<1x512xf32>
    %47 = tt.addptr %43, %21 : tensor<1x512x!tt.ptr<bf16>>, tensor<1x512xi64>
    %48 = tt.load %47 evictionPolicy = evict_first : tensor<1x512x!tt.ptr<bf16>>
    %49 = arith.extf %48 : tensor<1x512xbf16> to tensor<1x512xf32>
    %50 = tt.addptr %43, %26 : tensor<1x512x!tt.ptr<bf16>>, tensor<1x512xi64>
    %51 = tt.load %50 evictionPolicy = evict_first : tensor<1x512x!tt.ptr<bf16>>
    %52 = arith.extf %51 : tensor<1x512xbf16> to tensor<1x512xf32>
    %53 = tt.splat %z : !tt.ptr<bf16> -> tensor<1x512x!tt.ptr<bf16>>
    %54 = tt.addptr %53, %30 : tensor<1x512x!tt.ptr<bf16>>, tensor<1x512xi64>
    %55 = tt.load %54 evictionPolicy = evict_first : tensor<1x512x!tt.ptr<bf16>>
    %56 = arith.extf %55 : tensor<1x512xbf16> to tensor<1x512xf32>
    %57 = tt.addptr %53, %31 : tensor<1x512x!tt.ptr<bf16>>, tensor<1x512xi64>
    %58 = tt.load %57 evictionPolicy = evict_first : tensor<1x512x!tt.ptr<bf16>>
    %59 = arith.extf %58 : tensor<1x512xbf16> to tensor<1x512xf32>
    %60 = tt.addptr %53, %32 : tensor<1x512x!tt.ptr<bf16>>, tensor<1x512xi64>
    %61 = tt.load %60 evictionPolicy = evict_first : tensor<1x512x!tt.ptr<bf16>>
    %62 = arith.extf %61 : tensor<1x512xbf16> to tensor<1x512xf32>
    %63 = arith.mulf %46, %56 : tensor<1x512xf32>
    %65 = arith.mulf %56, %64 : tensor<1x512xf32>
    %66 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %65 : tensor<1x512xf32> -> tensor<1x512xf32>
    %68 = arith.addf %66, %67 : tensor<1x512xf32>
    %69 = tt.elementwise_inline_asm "rcp.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %68 : tensor<1x512xf32> -> tensor<1x512xf32>
    %70 = arith.mulf %63, %69 : tensor<1x512xf32>
    %71 = arith.mulf %49, %59 : tensor<1x512xf32>
    %72 = arith.mulf %59, %64 : tensor<1x512xf32>
    %73 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %72 : tensor<1x512xf32> -> tensor<1x512xf32>
    %74 = arith.addf %73, %67 : tensor<1x512xf32>
    %75 = tt.elementwise_inline_asm "rcp.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %74 : tensor<1x512xf32> -> tensor<1x512xf32>
    %76 = arith.mulf %71, %75 : tensor<1x512xf32>
    %77 = arith.mulf %52, %62 : tensor<1x512xf32>
    %78 = arith.mulf %62, %64 : tensor<1x512xf32>
    %79 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %78 : tensor<1x512xf32> -> tensor<1x512xf32>
    %80 = arith.addf %79, %67 : tensor<1x512xf32>
    %81 = tt.elementwise_inline_asm "rcp.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %80 : tensor<1x512xf32> -> tensor<1x512xf32>
    %82 = arith.mulf %77, %81 : tensor<1x512xf32>
    %83 = arith.mulf %70, %70 : tensor<1x512xf32>
    %84 = math.fma %76, %76, %83 : tensor<1x512xf32>
    %85 = math.fma %82, %82, %84 : tensor<1x512xf32>
    %86 = "tt.reduce"(%85) <{axis = 1 : i32}> ({
    ^bb0(%87: f32, %88: f32):
      %89 = arith.addf %87, %88 : f32
      tt.reduce.return %89 : f32
    }) : (tensor<1x512xf32>) -> tensor<1xf32>
    %91 = arith.mulf %86, %90 : tensor<1xf32>
    %92 = tt.expand_dims %91 {axis = 1 : i32} : tensor<1xf32> -> tensor<1x1xf32>
    %94 = arith.addf %92, %93 : tensor<1x1xf32>
    %95 = math.rsqrt %94 : tensor<1x1xf32>
    %96 = tt.broadcast %95 : tensor<1x1xf32> -> tensor<1x512xf32>
    %97 = arith.mulf %70, %96 : tensor<1x512xf32>
    %98 = arith.mulf %97, %36 : tensor<1x512xf32>
    %99 = arith.mulf %76, %96 : tensor<1x512xf32>
    %100 = arith.mulf %99, %39 : tensor<1x512xf32>
    %101 = arith.mulf %82, %96 : tensor<1x512xf32>
    %102 = arith.mulf %101, %42 : tensor<1x512xf32>
    %103 = tt.splat %out : !tt.ptr<bf16> -> tensor<1x512x!tt.ptr<bf16>>
    %104 = tt.addptr %103, %16 : tensor<1x512x!tt.ptr<bf16>>, tensor<1x512xi64>
    %105 = arith.truncf %98 : tensor<1x512xf32> to tensor<1x512xbf16>
    tt.store %104, %105 : tensor<1x512x!tt.ptr<bf16>>
    %106 = tt.addptr %103, %21 : tensor<1x512x!tt.ptr<bf16>>, tensor<1x512xi64>
    %107 = arith.truncf %100 : tensor<1x512xf32> to tensor<1x512xbf16>
    tt.store %106, %107 : tensor<1x512x!tt.ptr<bf16>>
    %108 = tt.addptr %103, %26 : tensor<1x512x!tt.ptr<bf16>>, tensor<1x512xi64>
    %109 = arith.truncf %102 : tensor<1x512xf32> to tensor<1x512xbf16>
    tt.store %108, %109 : tensor<1x512x!tt.ptr<bf16>>
    tt.return
  }
}
", name = "gated_rmsnorm", num_stages = 1 : i32, num_warps = 4 : i32}, operand_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[0]> : tensor<1xindex>], result_layouts = [dense<[1, 0]> : tensor<2xindex>]} : (tensor<16384x1536xbf16>, tensor<16384x3392xbf16>, tensor<1536xf32>) -> (tensor<16384x1536xbf16>)
    %k11 = stablehlo.reshape %k10#0 : (tensor<16384x1536xbf16>) -> tensor<16x1024x1536xbf16>
    return %k11, %k6, %k0#0, %k0#1, %k0#2, %k7#0, %k5#0 : tensor<16x1024x1536xbf16>, tensor<16x64x24x128xf32>, tensor<16x1024x1536xbf16>, tensor<16x1024x128xbf16>, tensor<16x1024x128xbf16>, tensor<16x1024x64x24xbf16>, tensor<16x16x64x24x128xbf16>
