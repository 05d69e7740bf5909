    %k0:1 = stablehlo.custom_call @__gpu$xla.gpu.triton(%arg0, %arg1, %arg2) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 24 : i32, grid_y = 32 : i32, grid_z = 16 : i32, ir = "module {
  tt.func public @conv_silu(%x: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %weight: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %bias: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %y: !tt.ptr<bf16> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %1 = arith.constant 64 : i32
    %6 = arith.constant dense<1536> : tensor<64xi32>
    %9 = arith.constant 32 : i32
    %13 = arith.constant dense<4> : tensor<64xi32>
    %17 = arith.constant dense<0> : tensor<64xi32>
    %19 = arith.constant dense<0.0e+00> : tensor<64xf32>
    %21 = arith.constant dense<1> : tensor<64xi32>
    %24 = arith.constant dense<2> : tensor<64xi32>
    %27 = arith.constant dense<3> : tensor<64xi32>
    %33 = arith.constant 1 : i32
    %35 = arith.constant 0 : i32
    %38 = arith.constant 1572864 : i64
    %41 = arith.constant 1536 : i32
    %48 = arith.constant dense<0.0e+00> : tensor<64xbf16>
    %51 = arith.constant 2 : i32
    %63 = arith.constant 3 : i32
    %99 = arith.constant 4 : i32
    %106 = arith.constant 5 : i32
    %113 = arith.constant 6 : i32
    %120 = arith.constant 7 : i32
    %139 = arith.constant 8 : i32
    %200 = arith.constant dense<-1.442695e+00> : tensor<64xf32>
    %203 = arith.constant dense<1.0e+00> : tensor<64xf32>
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
    %34 = arith.subi %10, %33 : i32
    %36 = arith.cmpi sge, %34, %35 : i32
    %37 = arith.maxsi %34, %35 : i32
    %39 = arith.muli %12, %38 : i64
    %40 = tt.addptr %x, %39 : !tt.ptr<bf16>, i64
    %42 = arith.muli %37, %41 : i32
    %43 = tt.addptr %40, %42 : !tt.ptr<bf16>, i32
    %44 = tt.splat %43 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
    %45 = tt.addptr %44, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
    %46 = tt.splat %36 : i1 -> tensor<64xi1>
    %47 = arith.andi %7, %46 : tensor<64xi1>
    %49 = tt.load %45, %47, %48 : tensor<64x!tt.ptr<bf16>>
    %50 = arith.extf %49 : tensor<64xbf16> to tensor<64xf32>
    %52 = arith.subi %10, %51 : i32
    %53 = arith.cmpi sge, %52, %35 : i32
    %54 = arith.maxsi %52, %35 : i32
    %55 = arith.muli %54, %41 : i32
    %56 = tt.addptr %40, %55 : !tt.ptr<bf16>, i32
    %57 = tt.splat %56 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
    %58 = tt.addptr %57, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
    %59 = tt.splat %53 : i1 -> tensor<64xi1>
    %60 = arith.andi %7, %59 : tensor<64xi1>
    %61 = tt.load %58, %60, %48 : tensor<64x!tt.ptr<bf16>>
    %62 = arith.extf %61 : tensor<64xbf16> to tensor<64xf32>
    %64 = arith.subi %10, %63 : i32
    %65 = arith.cmpi sge, %64, %35 : i32
    %66 = arith.maxsi %64, %35 : i32
    %67 = arith.muli %66, %41 : i32
    %68 = tt.addptr %40, %67 : !tt.ptr<bf16>, i32
    %69 = tt.splat %68 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
    %70 = tt.addptr %69, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
    %71 = tt.splat %65 : i1 -> tensor<64xi1>
    %72 = arith.andi %7, %71 : tensor<64xi1>
    %73 = tt.load %70, %72, %48 : tensor<64x!tt.ptr<bf16>>
    %74 = arith.extf %73 : tensor<64xbf16> to tensor<64xf32>
    %75 = arith.addi %10, %35 : i32
    %76 = arith.muli %75, %41 : i32
    %77 = tt.addptr %40, %76 : !tt.ptr<bf16>, i32
    %78 = tt.splat %77 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
    %79 = tt.addptr %78, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
    %80 = tt.load %79, %7, %48 : tensor<64x!tt.ptr<bf16>>
    %81 = arith.addi %10, %33 : i32
    %82 = arith.muli %81, %41 : i32
    %83 = tt.addptr %40, %82 : !tt.ptr<bf16>, i32
    %84 = tt.splat %83 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
    %85 = tt.addptr %84, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
    %86 = tt.load %85, %7, %48 : tensor<64x!tt.ptr<bf16>>
    %87 = arith.addi %10, %51 : i32
    %88 = arith.muli %87, %41 : i32
    %89 = tt.addptr %40, %88 : !tt.ptr<bf16>, i32
    %90 = tt.splat %89 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
    %91 = tt.addptr %90, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
    %92 = tt.load %91, %7, %48 : tensor<64x!tt.ptr<bf16>>
    %93 = arith.addi %10, %63 : i32
    %94 = arith.muli %93, %41 : i32
    %95 = tt.addptr %40, %94 : !tt.ptr<bf16>, i32
    %96 = tt.splat %95 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
    %97 = tt.addptr %96, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
    %98 = tt.load %97, %7, %48 : tensor<64x!tt.ptr<bf16>>
    %100 = arith.addi %10, %99 : i32
    %101 = arith.muli %100, %41 : i32
    %102 = tt.addptr %40, %101 : !tt.ptr<bf16>, i32
    %103 = tt.splat %102 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
    %104 = tt.addptr %103, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
    %105 = tt.load %104, %7, %48 : tensor<64x!tt.ptr<bf16>>
    %107 = arith.addi %10, %106 : i32
    %108 = arith.muli %107, %41 : i32
    %109 = tt.addptr %40, %108 : !tt.ptr<bf16>, i32
    %110 = tt.splat %109 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
    %111 = tt.addptr %110, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
    %112 = tt.load %111, %7, %48 : tensor<64x!tt.ptr<bf16>>
    %114 = arith.addi %10, %113 : i32
    %115 = arith.muli %114, %41 : i32
    %116 = tt.addptr %40, %115 : !tt.ptr<bf16>, i32
    %117 = tt.splat %116 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
    %118 = tt.addptr %117, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
    %119 = tt.load %118, %7, %48 : tensor<64x!tt.ptr<bf16>>
    %121 = arith.addi %10, %120 : i32
    %122 = arith.muli %121, %41 : i32
    %123 = tt.addptr %40, %122 : !tt.ptr<bf16>, i32
    %124 = tt.splat %123 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
    %125 = tt.addptr %124, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
    %126 = tt.load %125, %7, %48 : tensor<64x!tt.ptr<bf16>>
    %325:11 = scf.for %127 = %35 to %99 step %33 iter_args(%128 = %50, %129 = %62, %130 = %74, %131 = %80, %132 = %86, %133 = %92, %134 = %98, %135 = %105, %136 = %112, %137 = %119, %138 = %126) -> (tensor<64xf32>, tensor<64xf32>, tensor<64xf32>, tensor<64xbf16>, tensor<64xbf16>, tensor<64xbf16>, tensor<64xbf16>, tensor<64xbf16>, tensor<64xbf16>, tensor<64xbf16>, tensor<64xbf16>) : i32 {
      %140 = arith.muli %127, %139 : i32
      %141 = arith.addi %10, %140 : i32
      %142 = arith.addi %141, %139 : i32
      %143 = arith.cmpi slt, %127, %63 : i32
      %144 = arith.addi %142, %35 : i32
      %145 = arith.muli %144, %41 : i32
      %146 = tt.addptr %40, %145 : !tt.ptr<bf16>, i32
      %147 = tt.splat %146 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %148 = tt.addptr %147, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %149 = tt.splat %143 : i1 -> tensor<64xi1>
      %150 = arith.andi %7, %149 : tensor<64xi1>
      %151 = tt.load %148, %150, %48 : tensor<64x!tt.ptr<bf16>>
      %152 = arith.addi %142, %33 : i32
      %153 = arith.muli %152, %41 : i32
      %154 = tt.addptr %40, %153 : !tt.ptr<bf16>, i32
      %155 = tt.splat %154 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %156 = tt.addptr %155, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %157 = tt.load %156, %150, %48 : tensor<64x!tt.ptr<bf16>>
      %158 = arith.addi %142, %51 : i32
      %159 = arith.muli %158, %41 : i32
      %160 = tt.addptr %40, %159 : !tt.ptr<bf16>, i32
      %161 = tt.splat %160 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %162 = tt.addptr %161, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %163 = tt.load %162, %150, %48 : tensor<64x!tt.ptr<bf16>>
      %164 = arith.addi %142, %63 : i32
      %165 = arith.muli %164, %41 : i32
      %166 = tt.addptr %40, %165 : !tt.ptr<bf16>, i32
      %167 = tt.splat %166 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %168 = tt.addptr %167, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %169 = tt.load %168, %150, %48 : tensor<64x!tt.ptr<bf16>>
      %170 = arith.addi %142, %99 : i32
      %171 = arith.muli %170, %41 : i32
      %172 = tt.addptr %40, %171 : !tt.ptr<bf16>, i32
      %173 = tt.splat %172 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %174 = tt.addptr %173, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %175 = tt.load %174, %150, %48 : tensor<64x!tt.ptr<bf16>>
      %176 = arith.addi %142, %106 : i32
      %177 = arith.muli %176, %41 : i32
      %178 = tt.addptr %40, %177 : !tt.ptr<bf16>, i32
      %179 = tt.splat %178 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %180 = tt.addptr %179, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %181 = tt.load %180, %150, %48 : tensor<64x!tt.ptr<bf16>>
      %182 = arith.addi %142, %113 : i32
      %183 = arith.muli %182, %41 : i32
      %184 = tt.addptr %40, %183 : !tt.ptr<bf16>, i32
      %185 = tt.splat %184 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %186 = tt.addptr %185, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %187 = tt.load %186, %150, %48 : tensor<64x!tt.ptr<bf16>>
      %188 = arith.addi %142, %120 : i32
      %189 = arith.muli %188, %41 : i32
      %190 = tt.addptr %40, %189 : !tt.ptr<bf16>, i32
      %191 = tt.splat %190 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %192 = tt.addptr %191, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %193 = tt.load %192, %150, %48 : tensor<64x!tt.ptr<bf16>>
      %194 = arith.addi %141, %35 : i32
      %195 = arith.extf %131 : tensor<64xbf16> to tensor<64xf32>
      %196 = math.fma %195, %29, %32 : tensor<64xf32>
      %197 = math.fma %128, %26, %196 : tensor<64xf32>
      %198 = math.fma %129, %23, %197 : tensor<64xf32>
      %199 = math.fma %130, %20, %198 : tensor<64xf32>
      %201 = arith.mulf %199, %200 : tensor<64xf32>
      %202 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %201 : tensor<64xf32> -> tensor<64xf32>
      %204 = arith.addf %202, %203 : tensor<64xf32>
      %205 = tt.elementwise_inline_asm "rcp.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %204 : tensor<64xf32> -> tensor<64xf32>
      %206 = arith.mulf %199, %205 : tensor<64xf32>
      %207 = tt.addptr %y, %39 : !tt.ptr<bf16>, i64
      %208 = arith.muli %194, %41 : i32
      %209 = tt.addptr %207, %208 : !tt.ptr<bf16>, i32
      %210 = tt.splat %209 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %211 = tt.addptr %210, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %212 = arith.truncf %206 : tensor<64xf32> to tensor<64xbf16>
      tt.store %211, %212, %7 : tensor<64x!tt.ptr<bf16>>
      %213 = arith.addi %141, %33 : i32
      %214 = arith.extf %132 : tensor<64xbf16> to tensor<64xf32>
      %215 = math.fma %214, %29, %32 : tensor<64xf32>
      %216 = math.fma %195, %26, %215 : tensor<64xf32>
      %217 = math.fma %128, %23, %216 : tensor<64xf32>
      %218 = math.fma %129, %20, %217 : tensor<64xf32>
      %219 = arith.mulf %218, %200 : tensor<64xf32>
      %220 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %219 : tensor<64xf32> -> tensor<64xf32>
      %221 = arith.addf %220, %203 : tensor<64xf32>
      %222 = tt.elementwise_inline_asm "rcp.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %221 : tensor<64xf32> -> tensor<64xf32>
      %223 = arith.mulf %218, %222 : tensor<64xf32>
      %224 = arith.muli %213, %41 : i32
      %225 = tt.addptr %207, %224 : !tt.ptr<bf16>, i32
      %226 = tt.splat %225 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %227 = tt.addptr %226, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %228 = arith.truncf %223 : tensor<64xf32> to tensor<64xbf16>
      tt.store %227, %228, %7 : tensor<64x!tt.ptr<bf16>>
      %229 = arith.addi %141, %51 : i32
      %230 = arith.extf %133 : tensor<64xbf16> to tensor<64xf32>
      %231 = math.fma %230, %29, %32 : tensor<64xf32>
      %232 = math.fma %214, %26, %231 : tensor<64xf32>
      %233 = math.fma %195, %23, %232 : tensor<64xf32>
      %234 = math.fma %128, %20, %233 : tensor<64xf32>
      %235 = arith.mulf %234, %200 : tensor<64xf32>
      %236 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %235 : tensor<64xf32> -> tensor<64xf32>
      %237 = arith.addf %236, %203 : tensor<64xf32>
      %238 = tt.elementwise_inline_asm "rcp.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %237 : tensor<64xf32> -> tensor<64xf32>
      %239 = arith.mulf %234, %238 : tensor<64xf32>
      %240 = arith.muli %229, %41 : i32
      %241 = tt.addptr %207, %240 : !tt.ptr<bf16>, i32
      %242 = tt.splat %241 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %243 = tt.addptr %242, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %244 = arith.truncf %239 : tensor<64xf32> to tensor<64xbf16>
      tt.store %243, %244, %7 : tensor<64x!tt.ptr<bf16>>
      %245 = arith.addi %141, %63 : i32
      %246 = arith.extf %134 : tensor<64xbf16> to tensor<64xf32>
      %247 = math.fma %246, %29, %32 : tensor<64xf32>
      %248 = math.fma %230, %26, %247 : tensor<64xf32>
      %249 = math.fma %214, %23, %248 : tensor<64xf32>
      %250 = math.fma %195, %20, %249 : tensor<64xf32>
      %251 = arith.mulf %250, %200 : tensor<64xf32>
      %252 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %251 : tensor<64xf32> -> tensor<64xf32>
      %253 = arith.addf %252, %203 : tensor<64xf32>
      %254 = tt.elementwise_inline_asm "rcp.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %253 : tensor<64xf32> -> tensor<64xf32>
      %255 = arith.mulf %250, %254 : tensor<64xf32>
      %256 = arith.muli %245, %41 : i32
      %257 = tt.addptr %207, %256 : !tt.ptr<bf16>, i32
      %258 = tt.splat %257 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %259 = tt.addptr %258, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %260 = arith.truncf %255 : tensor<64xf32> to tensor<64xbf16>
      tt.store %259, %260, %7 : tensor<64x!tt.ptr<bf16>>
      %261 = arith.addi %141, %99 : i32
      %262 = arith.extf %135 : tensor<64xbf16> to tensor<64xf32>
      %263 = math.fma %262, %29, %32 : tensor<64xf32>
      %264 = math.fma %246, %26, %263 : tensor<64xf32>
      %265 = math.fma %230, %23, %264 : tensor<64xf32>
      %266 = math.fma %214, %20, %265 : tensor<64xf32>
      %267 = arith.mulf %266, %200 : tensor<64xf32>
      %268 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %267 : tensor<64xf32> -> tensor<64xf32>
      %269 = arith.addf %268, %203 : tensor<64xf32>
      %270 = tt.elementwise_inline_asm "rcp.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %269 : tensor<64xf32> -> tensor<64xf32>
      %271 = arith.mulf %266, %270 : tensor<64xf32>
      %272 = arith.muli %261, %41 : i32
      %273 = tt.addptr %207, %272 : !tt.ptr<bf16>, i32
      %274 = tt.splat %273 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %275 = tt.addptr %274, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %276 = arith.truncf %271 : tensor<64xf32> to tensor<64xbf16>
      tt.store %275, %276, %7 : tensor<64x!tt.ptr<bf16>>
      %277 = arith.addi %141, %106 : i32
      %278 = arith.extf %136 : tensor<64xbf16> to tensor<64xf32>
      %279 = math.fma %278, %29, %32 : tensor<64xf32>
      %280 = math.fma %262, %26, %279 : tensor<64xf32>
      %281 = math.fma %246, %23, %280 : tensor<64xf32>
      %282 = math.fma %230, %20, %281 : tensor<64xf32>
      %283 = arith.mulf %282, %200 : tensor<64xf32>
      %284 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %283 : tensor<64xf32> -> tensor<64xf32>
      %285 = arith.addf %284, %203 : tensor<64xf32>
      %286 = tt.elementwise_inline_asm "rcp.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %285 : tensor<64xf32> -> tensor<64xf32>
      %287 = arith.mulf %282, %286 : tensor<64xf32>
      %288 = arith.muli %277, %41 : i32
      %289 = tt.addptr %207, %288 : !tt.ptr<bf16>, i32
      %290 = tt.splat %289 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %291 = tt.addptr %290, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %292 = arith.truncf %287 : tensor<64xf32> to tensor<64xbf16>
      tt.store %291, %292, %7 : tensor<64x!tt.ptr<bf16>>
      %293 = arith.addi %141, %113 : i32
      %294 = arith.extf %137 : tensor<64xbf16> to tensor<64xf32>
      %295 = math.fma %294, %29, %32 : tensor<64xf32>
      %296 = math.fma %278, %26, %295 : tensor<64xf32>
      %297 = math.fma %262, %23, %296 : tensor<64xf32>
      %298 = math.fma %246, %20, %297 : tensor<64xf32>
      %299 = arith.mulf %298, %200 : tensor<64xf32>
      %300 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %299 : tensor<64xf32> -> tensor<64xf32>
      %301 = arith.addf %300, %203 : tensor<64xf32>
      %302 = tt.elementwise_inline_asm "rcp.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %301 : tensor<64xf32> -> tensor<64xf32>
      %303 = arith.mulf %298, %302 : tensor<64xf32>
      %304 = arith.muli %293, %41 : i32
      %305 = tt.addptr %207, %304 : !tt.ptr<bf16>, i32
      %306 = tt.splat %305 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %307 = tt.addptr %306, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %308 = arith.truncf %303 : tensor<64xf32> to tensor<64xbf16>
      tt.store %307, %308, %7 : tensor<64x!tt.ptr<bf16>>
      %309 = arith.addi %141, %120 : i32
      %310 = arith.extf %138 : tensor<64xbf16> to tensor<64xf32>
      %311 = math.fma %310, %29, %32 : tensor<64xf32>
      %312 = math.fma %294, %26, %311 : tensor<64xf32>
      %313 = math.fma %278, %23, %312 : tensor<64xf32>
      %314 = math.fma %262, %20, %313 : tensor<64xf32>
      %315 = arith.mulf %314, %200 : tensor<64xf32>
      %316 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %315 : tensor<64xf32> -> tensor<64xf32>
      %317 = arith.addf %316, %203 : tensor<64xf32>
      %318 = tt.elementwise_inline_asm "rcp.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %317 : tensor<64xf32> -> tensor<64xf32>
      %319 = arith.mulf %314, %318 : tensor<64xf32>
      %320 = arith.muli %309, %41 : i32
      %321 = tt.addptr %207, %320 : !tt.ptr<bf16>, i32
      %322 = tt.splat %321 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %323 = tt.addptr %322, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %324 = arith.truncf %319 : tensor<64xf32> to tensor<64xbf16>
      tt.store %323, %324, %7 : tensor<64x!tt.ptr<bf16>>
      scf.yield %310, %294, %278, %151, %157, %163, %169, %175, %181, %187, %193 : tensor<64xf32>, tensor<64xf32>, tensor<64xf32>, tensor<64xbf16>, tensor<64xbf16>, tensor<64xbf16>, tensor<64xbf16>, tensor<64xbf16>, tensor<64xbf16>, tensor<64xbf16>, tensor<64xbf16>
    } {tt.num_stages = 1 : i32}
    tt.return
  }
}
", name = "conv_silu", num_stages = 1 : i32, num_warps = 1 : i32}, operand_layouts = [dense<[2, 1, 0]> : tensor<3xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[0]> : tensor<1xindex>], result_layouts = [dense<[2, 1, 0]> : tensor<3xindex>]} : (tensor<16x1024x1536xbf16>, tensor<1536x4xf32>, tensor<1536xf32>) -> (tensor<16x1024x1536xbf16>)
    return %k0#0 : tensor<16x1024x1536xbf16>
