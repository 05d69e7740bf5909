    %k0:2 = stablehlo.custom_call @__gpu$xla.gpu.triton(%arg0, %arg1, %arg2, %arg4) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 24 : i32, grid_y = 16 : i32, grid_z = 16 : i32, ir = "module {
  tt.func public @conv_silu_grad(%x: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %weight: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %bias: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %dy: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %dx: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %parts: !tt.ptr<f32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %1 = arith.constant 64 : i32
    %6 = arith.constant dense<1536> : tensor<64xi32>
    %12 = arith.constant dense<4> : tensor<64xi32>
    %16 = arith.constant dense<0> : tensor<64xi32>
    %18 = arith.constant dense<0.0e+00> : tensor<64xf32>
    %20 = arith.constant dense<1> : tensor<64xi32>
    %23 = arith.constant dense<2> : tensor<64xi32>
    %26 = arith.constant dense<3> : tensor<64xi32>
    %32 = arith.constant 1 : i32
    %34 = arith.constant 0 : i32
    %37 = arith.constant 1572864 : i64
    %40 = arith.constant 1536 : i32
    %47 = arith.constant dense<0.0e+00> : tensor<64xbf16>
    %50 = arith.constant 2 : i32
    %62 = arith.constant 3 : i32
    %74 = arith.constant 8 : i32
    %130 = arith.constant 4 : i32
    %141 = arith.constant 5 : i32
    %152 = arith.constant 6 : i32
    %163 = arith.constant 7 : i32
    %180 = arith.constant dense<-1.442695e+00> : tensor<64xf32>
    %183 = arith.constant dense<1.0e+00> : tensor<64xf32>
    %188 = arith.constant dense<-1.0e+00> : tensor<64xf32>
    %419 = arith.constant 1024 : i32
    %454 = arith.constant 65 : i32
    %492 = arith.constant 66 : i32
    %530 = arith.constant 16 : i64
    %534 = arith.constant 7680 : i64
    %543 = arith.constant 6144 : i32
    %0 = tt.get_program_id x : i32
    %2 = arith.muli %0, %1 : i32
    %3 = tt.make_range {end = 64 : i32, start = 0 : i32} : tensor<64xi32>
    %4 = tt.splat %2 : i32 -> tensor<64xi32>
    %5 = arith.addi %4, %3 : tensor<64xi32>
    %7 = arith.cmpi slt, %5, %6 : tensor<64xi32>
    %8 = tt.get_program_id y : i32
    %9 = arith.muli %8, %1 : i32
    %10 = tt.get_program_id z : i32
    %11 = arith.extsi %10 : i32 to i64
    %13 = arith.muli %5, %12 : tensor<64xi32>
    %14 = tt.splat %weight : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
    %15 = tt.addptr %14, %13 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
    %17 = tt.addptr %15, %16 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
    %19 = tt.load %17, %7, %18 : tensor<64x!tt.ptr<f32>>
    %21 = tt.addptr %15, %20 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
    %22 = tt.load %21, %7, %18 : tensor<64x!tt.ptr<f32>>
    %24 = tt.addptr %15, %23 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
    %25 = tt.load %24, %7, %18 : tensor<64x!tt.ptr<f32>>
    %27 = tt.addptr %15, %26 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
    %28 = tt.load %27, %7, %18 : tensor<64x!tt.ptr<f32>>
    %29 = tt.splat %bias : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
    %30 = tt.addptr %29, %5 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
    %31 = tt.load %30, %7, %18 : tensor<64x!tt.ptr<f32>>
    %33 = arith.subi %9, %32 : i32
    %35 = arith.cmpi sge, %33, %34 : i32
    %36 = arith.maxsi %33, %34 : i32
    %38 = arith.muli %11, %37 : i64
    %39 = tt.addptr %x, %38 : !tt.ptr<bf16>, i64
    %41 = arith.muli %36, %40 : i32
    %42 = tt.addptr %39, %41 : !tt.ptr<bf16>, i32
    %43 = tt.splat %42 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
    %44 = tt.addptr %43, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
    %45 = tt.splat %35 : i1 -> tensor<64xi1>
    %46 = arith.andi %7, %45 : tensor<64xi1>
    %48 = tt.load %44, %46, %47 : tensor<64x!tt.ptr<bf16>>
    %49 = arith.extf %48 : tensor<64xbf16> to tensor<64xf32>
    %51 = arith.subi %9, %50 : i32
    %52 = arith.cmpi sge, %51, %34 : i32
    %53 = arith.maxsi %51, %34 : i32
    %54 = arith.muli %53, %40 : i32
    %55 = tt.addptr %39, %54 : !tt.ptr<bf16>, i32
    %56 = tt.splat %55 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
    %57 = tt.addptr %56, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
    %58 = tt.splat %52 : i1 -> tensor<64xi1>
    %59 = arith.andi %7, %58 : tensor<64xi1>
    %60 = tt.load %57, %59, %47 : tensor<64x!tt.ptr<bf16>>
    %61 = arith.extf %60 : tensor<64xbf16> to tensor<64xf32>
    %63 = arith.subi %9, %62 : i32
    %64 = arith.cmpi sge, %63, %34 : i32
    %65 = arith.maxsi %63, %34 : i32
    %66 = arith.muli %65, %40 : i32
    %67 = tt.addptr %39, %66 : !tt.ptr<bf16>, i32
    %68 = tt.splat %67 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
    %69 = tt.addptr %68, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
    %70 = tt.splat %64 : i1 -> tensor<64xi1>
    %71 = arith.andi %7, %70 : tensor<64xi1>
    %72 = tt.load %69, %71, %47 : tensor<64x!tt.ptr<bf16>>
    %73 = arith.extf %72 : tensor<64xbf16> to tensor<64xf32>
    %413:11 = scf.for %75 = %34 to %74 step %32 iter_args(%76 = %49, %77 = %61, %78 = %73, %79 = %18, %80 = %18, %81 = %18, %82 = %18, %83 = %18, %84 = %18, %85 = %18, %86 = %18) -> (tensor<64xf32>, tensor<64xf32>, tensor<64xf32>, tensor<64xf32>, tensor<64xf32>, tensor<64xf32>, tensor<64xf32>, tensor<64xf32>, tensor<64xf32>, tensor<64xf32>, tensor<64xf32>) : i32 {
      %87 = arith.muli %75, %74 : i32
      %88 = arith.addi %9, %87 : i32
      %89 = arith.addi %88, %34 : i32
      %90 = arith.muli %89, %40 : i32
      %91 = tt.addptr %39, %90 : !tt.ptr<bf16>, i32
      %92 = tt.splat %91 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %93 = tt.addptr %92, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %94 = tt.load %93, %7, %47 : tensor<64x!tt.ptr<bf16>>
      %95 = tt.addptr %dy, %38 : !tt.ptr<bf16>, i64
      %96 = tt.addptr %95, %90 : !tt.ptr<bf16>, i32
      %97 = tt.splat %96 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %98 = tt.addptr %97, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %99 = tt.load %98, %7, %47 : tensor<64x!tt.ptr<bf16>>
      %100 = arith.addi %88, %32 : i32
      %101 = arith.muli %100, %40 : i32
      %102 = tt.addptr %39, %101 : !tt.ptr<bf16>, i32
      %103 = tt.splat %102 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %104 = tt.addptr %103, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %105 = tt.load %104, %7, %47 : tensor<64x!tt.ptr<bf16>>
      %106 = tt.addptr %95, %101 : !tt.ptr<bf16>, i32
      %107 = tt.splat %106 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %108 = tt.addptr %107, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %109 = tt.load %108, %7, %47 : tensor<64x!tt.ptr<bf16>>
      %110 = arith.addi %88, %50 : i32
      %111 = arith.muli %110, %40 : i32
      %112 = tt.addptr %39, %111 : !tt.ptr<bf16>, i32
      %113 = tt.splat %112 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %114 = tt.addptr %113, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %115 = tt.load %114, %7, %47 : tensor<64x!tt.ptr<bf16>>
      %116 = tt.addptr %95, %111 : !tt.ptr<bf16>, i32
      %117 = tt.splat %116 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %118 = tt.addptr %117, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %119 = tt.load %118, %7, %47 : tensor<64x!tt.ptr<bf16>>
      %120 = arith.addi %88, %62 : i32
      %121 = arith.muli %120, %40 : i32
      %122 = tt.addptr %39, %121 : !tt.ptr<bf16>, i32
      %123 = tt.splat %122 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %124 = tt.addptr %123, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %125 = tt.load %124, %7, %47 : tensor<64x!tt.ptr<bf16>>
      %126 = tt.addptr %95, %121 : !tt.ptr<bf16>, i32
      %127 = tt.splat %126 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %128 = tt.addptr %127, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %129 = tt.load %128, %7, %47 : tensor<64x!tt.ptr<bf16>>
      %131 = arith.addi %88, %130 : i32
      %132 = arith.muli %131, %40 : i32
      %133 = tt.addptr %39, %132 : !tt.ptr<bf16>, i32
      %134 = tt.splat %133 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %135 = tt.addptr %134, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %136 = tt.load %135, %7, %47 : tensor<64x!tt.ptr<bf16>>
      %137 = tt.addptr %95, %132 : !tt.ptr<bf16>, i32
      %138 = tt.splat %137 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %139 = tt.addptr %138, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %140 = tt.load %139, %7, %47 : tensor<64x!tt.ptr<bf16>>
      %142 = arith.addi %88, %141 : i32
      %143 = arith.muli %142, %40 : i32
      %144 = tt.addptr %39, %143 : !tt.ptr<bf16>, i32
      %145 = tt.splat %144 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %146 = tt.addptr %145, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %147 = tt.load %146, %7, %47 : tensor<64x!tt.ptr<bf16>>
      %148 = tt.addptr %95, %143 : !tt.ptr<bf16>, i32
      %149 = tt.splat %148 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %150 = tt.addptr %149, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %151 = tt.load %150, %7, %47 : tensor<64x!tt.ptr<bf16>>
      %153 = arith.addi %88, %152 : i32
      %154 = arith.muli %153, %40 : i32
      %155 = tt.addptr %39, %154 : !tt.ptr<bf16>, i32
      %156 = tt.splat %155 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %157 = tt.addptr %156, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %158 = tt.load %157, %7, %47 : tensor<64x!tt.ptr<bf16>>
      %159 = tt.addptr %95, %154 : !tt.ptr<bf16>, i32
      %160 = tt.splat %159 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %161 = tt.addptr %160, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %162 = tt.load %161, %7, %47 : tensor<64x!tt.ptr<bf16>>
      %164 = arith.addi %88, %163 : i32
      %165 = arith.muli %164, %40 : i32
      %166 = tt.addptr %39, %165 : !tt.ptr<bf16>, i32
      %167 = tt.splat %166 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %168 = tt.addptr %167, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %169 = tt.load %168, %7, %47 : tensor<64x!tt.ptr<bf16>>
      %170 = tt.addptr %95, %165 : !tt.ptr<bf16>, i32
      %171 = tt.splat %170 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %172 = tt.addptr %171, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %173 = tt.load %172, %7, %47 : tensor<64x!tt.ptr<bf16>>
      %174 = arith.cmpi sgt, %75, %34 : i32
      %175 = arith.extf %94 : tensor<64xbf16> to tensor<64xf32>
      %176 = math.fma %175, %28, %31 : tensor<64xf32>
      %177 = math.fma %76, %25, %176 : tensor<64xf32>
      %178 = math.fma %77, %22, %177 : tensor<64xf32>
      %179 = math.fma %78, %19, %178 : tensor<64xf32>
      %181 = arith.mulf %179, %180 : tensor<64xf32>
      %182 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %181 : tensor<64xf32> -> tensor<64xf32>
      %184 = arith.addf %182, %183 : tensor<64xf32>
      %185 = tt.elementwise_inline_asm "rcp.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %184 : tensor<64xf32> -> tensor<64xf32>
      %186 = arith.extf %99 : tensor<64xbf16> to tensor<64xf32>
      %187 = arith.mulf %186, %185 : tensor<64xf32>
      %189 = math.fma %185, %188, %183 : tensor<64xf32>
      %190 = math.fma %179, %189, %183 : tensor<64xf32>
      %191 = arith.mulf %187, %190 : tensor<64xf32>
      %192 = arith.subi %89, %62 : i32
      %193 = arith.mulf %81, %28 : tensor<64xf32>
      %194 = math.fma %80, %25, %193 : tensor<64xf32>
      %195 = math.fma %79, %22, %194 : tensor<64xf32>
      %196 = math.fma %191, %19, %195 : tensor<64xf32>
      %197 = tt.addptr %dx, %38 : !tt.ptr<bf16>, i64
      %198 = arith.muli %192, %40 : i32
      %199 = tt.addptr %197, %198 : !tt.ptr<bf16>, i32
      %200 = tt.splat %199 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %201 = tt.addptr %200, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %202 = arith.truncf %196 : tensor<64xf32> to tensor<64xbf16>
      %203 = tt.splat %174 : i1 -> tensor<64xi1>
      %204 = arith.andi %203, %7 : tensor<64xi1>
      tt.store %201, %202, %204 : tensor<64x!tt.ptr<bf16>>
      %205 = math.fma %191, %175, %85 : tensor<64xf32>
      %206 = math.fma %191, %76, %84 : tensor<64xf32>
      %207 = math.fma %191, %77, %83 : tensor<64xf32>
      %208 = math.fma %191, %78, %82 : tensor<64xf32>
      %209 = arith.addf %86, %191 : tensor<64xf32>
      %210 = arith.extf %105 : tensor<64xbf16> to tensor<64xf32>
      %211 = math.fma %210, %28, %31 : tensor<64xf32>
      %212 = math.fma %175, %25, %211 : tensor<64xf32>
      %213 = math.fma %76, %22, %212 : tensor<64xf32>
      %214 = math.fma %77, %19, %213 : tensor<64xf32>
      %215 = arith.mulf %214, %180 : tensor<64xf32>
      %216 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %215 : tensor<64xf32> -> tensor<64xf32>
      %217 = arith.addf %216, %183 : tensor<64xf32>
      %218 = tt.elementwise_inline_asm "rcp.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %217 : tensor<64xf32> -> tensor<64xf32>
      %219 = arith.extf %109 : tensor<64xbf16> to tensor<64xf32>
      %220 = arith.mulf %219, %218 : tensor<64xf32>
      %221 = math.fma %218, %188, %183 : tensor<64xf32>
      %222 = math.fma %214, %221, %183 : tensor<64xf32>
      %223 = arith.mulf %220, %222 : tensor<64xf32>
      %224 = arith.subi %100, %62 : i32
      %225 = arith.mulf %80, %28 : tensor<64xf32>
      %226 = math.fma %79, %25, %225 : tensor<64xf32>
      %227 = math.fma %191, %22, %226 : tensor<64xf32>
      %228 = math.fma %223, %19, %227 : tensor<64xf32>
      %229 = arith.muli %224, %40 : i32
      %230 = tt.addptr %197, %229 : !tt.ptr<bf16>, i32
      %231 = tt.splat %230 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %232 = tt.addptr %231, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %233 = arith.truncf %228 : tensor<64xf32> to tensor<64xbf16>
      tt.store %232, %233, %204 : tensor<64x!tt.ptr<bf16>>
      %234 = math.fma %223, %210, %205 : tensor<64xf32>
      %235 = math.fma %223, %175, %206 : tensor<64xf32>
      %236 = math.fma %223, %76, %207 : tensor<64xf32>
      %237 = math.fma %223, %77, %208 : tensor<64xf32>
      %238 = arith.addf %209, %223 : tensor<64xf32>
      %239 = arith.extf %115 : tensor<64xbf16> to tensor<64xf32>
      %240 = math.fma %239, %28, %31 : tensor<64xf32>
      %241 = math.fma %210, %25, %240 : tensor<64xf32>
      %242 = math.fma %175, %22, %241 : tensor<64xf32>
      %243 = math.fma %76, %19, %242 : tensor<64xf32>
      %244 = arith.mulf %243, %180 : tensor<64xf32>
      %245 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %244 : tensor<64xf32> -> tensor<64xf32>
      %246 = arith.addf %245, %183 : tensor<64xf32>
      %247 = tt.elementwise_inline_asm "rcp.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %246 : tensor<64xf32> -> tensor<64xf32>
      %248 = arith.extf %119 : tensor<64xbf16> to tensor<64xf32>
      %249 = arith.mulf %248, %247 : tensor<64xf32>
      %250 = math.fma %247, %188, %183 : tensor<64xf32>
      %251 = math.fma %243, %250, %183 : tensor<64xf32>
      %252 = arith.mulf %249, %251 : tensor<64xf32>
      %253 = arith.subi %110, %62 : i32
      %254 = arith.mulf %79, %28 : tensor<64xf32>
      %255 = math.fma %191, %25, %254 : tensor<64xf32>
      %256 = math.fma %223, %22, %255 : tensor<64xf32>
      %257 = math.fma %252, %19, %256 : tensor<64xf32>
      %258 = arith.muli %253, %40 : i32
      %259 = tt.addptr %197, %258 : !tt.ptr<bf16>, i32
      %260 = tt.splat %259 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %261 = tt.addptr %260, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %262 = arith.truncf %257 : tensor<64xf32> to tensor<64xbf16>
      tt.store %261, %262, %204 : tensor<64x!tt.ptr<bf16>>
      %263 = math.fma %252, %239, %234 : tensor<64xf32>
      %264 = math.fma %252, %210, %235 : tensor<64xf32>
      %265 = math.fma %252, %175, %236 : tensor<64xf32>
      %266 = math.fma %252, %76, %237 : tensor<64xf32>
      %267 = arith.addf %238, %252 : tensor<64xf32>
      %268 = arith.extf %125 : tensor<64xbf16> to tensor<64xf32>
      %269 = math.fma %268, %28, %31 : tensor<64xf32>
      %270 = math.fma %239, %25, %269 : tensor<64xf32>
      %271 = math.fma %210, %22, %270 : tensor<64xf32>
      %272 = math.fma %175, %19, %271 : tensor<64xf32>
      %273 = arith.mulf %272, %180 : tensor<64xf32>
      %274 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %273 : tensor<64xf32> -> tensor<64xf32>
      %275 = arith.addf %274, %183 : tensor<64xf32>
      %276 = tt.elementwise_inline_asm "rcp.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %275 : tensor<64xf32> -> tensor<64xf32>
      %277 = arith.extf %129 : tensor<64xbf16> to tensor<64xf32>
      %278 = arith.mulf %277, %276 : tensor<64xf32>
      %279 = math.fma %276, %188, %183 : tensor<64xf32>
      %280 = math.fma %272, %279, %183 : tensor<64xf32>
      %281 = arith.mulf %278, %280 : tensor<64xf32>
      %282 = arith.subi %120, %62 : i32
      %283 = arith.mulf %191, %28 : tensor<64xf32>
      %284 = math.fma %223, %25, %283 : tensor<64xf32>
      %285 = math.fma %252, %22, %284 : tensor<64xf32>
      %286 = math.fma %281, %19, %285 : tensor<64xf32>
      %287 = arith.muli %282, %40 : i32
      %288 = tt.addptr %197, %287 : !tt.ptr<bf16>, i32
      %289 = tt.splat %288 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %290 = tt.addptr %289, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %291 = arith.truncf %286 : tensor<64xf32> to tensor<64xbf16>
      tt.store %290, %291, %7 : tensor<64x!tt.ptr<bf16>>
      %292 = math.fma %281, %268, %263 : tensor<64xf32>
      %293 = math.fma %281, %239, %264 : tensor<64xf32>
      %294 = math.fma %281, %210, %265 : tensor<64xf32>
      %295 = math.fma %281, %175, %266 : tensor<64xf32>
      %296 = arith.addf %267, %281 : tensor<64xf32>
      %297 = arith.extf %136 : tensor<64xbf16> to tensor<64xf32>
      %298 = math.fma %297, %28, %31 : tensor<64xf32>
      %299 = math.fma %268, %25, %298 : tensor<64xf32>
      %300 = math.fma %239, %22, %299 : tensor<64xf32>
      %301 = math.fma %210, %19, %300 : tensor<64xf32>
      %302 = arith.mulf %301, %180 : tensor<64xf32>
      %303 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %302 : tensor<64xf32> -> tensor<64xf32>
      %304 = arith.addf %303, %183 : tensor<64xf32>
      %305 = tt.elementwise_inline_asm "rcp.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %304 : tensor<64xf32> -> tensor<64xf32>
      %306 = arith.extf %140 : tensor<64xbf16> to tensor<64xf32>
      %307 = arith.mulf %306, %305 : tensor<64xf32>
      %308 = math.fma %305, %188, %183 : tensor<64xf32>
      %309 = math.fma %301, %308, %183 : tensor<64xf32>
      %310 = arith.mulf %307, %309 : tensor<64xf32>
      %311 = arith.subi %131, %62 : i32
      %312 = arith.mulf %223, %28 : tensor<64xf32>
      %313 = math.fma %252, %25, %312 : tensor<64xf32>
      %314 = math.fma %281, %22, %313 : tensor<64xf32>
      %315 = math.fma %310, %19, %314 : tensor<64xf32>
      %316 = arith.muli %311, %40 : i32
      %317 = tt.addptr %197, %316 : !tt.ptr<bf16>, i32
      %318 = tt.splat %317 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %319 = tt.addptr %318, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %320 = arith.truncf %315 : tensor<64xf32> to tensor<64xbf16>
      tt.store %319, %320, %7 : tensor<64x!tt.ptr<bf16>>
      %321 = math.fma %310, %297, %292 : tensor<64xf32>
      %322 = math.fma %310, %268, %293 : tensor<64xf32>
      %323 = math.fma %310, %239, %294 : tensor<64xf32>
      %324 = math.fma %310, %210, %295 : tensor<64xf32>
      %325 = arith.addf %296, %310 : tensor<64xf32>
      %326 = arith.extf %147 : tensor<64xbf16> to tensor<64xf32>
      %327 = math.fma %326, %28, %31 : tensor<64xf32>
      %328 = math.fma %297, %25, %327 : tensor<64xf32>
      %329 = math.fma %268, %22, %328 : tensor<64xf32>
      %330 = math.fma %239, %19, %329 : tensor<64xf32>
      %331 = arith.mulf %330, %180 : tensor<64xf32>
      %332 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %331 : tensor<64xf32> -> tensor<64xf32>
      %333 = arith.addf %332, %183 : tensor<64xf32>
      %334 = tt.elementwise_inline_asm "rcp.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %333 : tensor<64xf32> -> tensor<64xf32>
      %335 = arith.extf %151 : tensor<64xbf16> to tensor<64xf32>
      %336 = arith.mulf %335, %334 : tensor<64xf32>
      %337 = math.fma %334, %188, %183 : tensor<64xf32>
      %338 = math.fma %330, %337, %183 : tensor<64xf32>
      %339 = arith.mulf %336, %338 : tensor<64xf32>
      %340 = arith.subi %142, %62 : i32
      %341 = arith.mulf %252, %28 : tensor<64xf32>
      %342 = math.fma %281, %25, %341 : tensor<64xf32>
      %343 = math.fma %310, %22, %342 : tensor<64xf32>
      %344 = math.fma %339, %19, %343 : tensor<64xf32>
      %345 = arith.muli %340, %40 : i32
      %346 = tt.addptr %197, %345 : !tt.ptr<bf16>, i32
      %347 = tt.splat %346 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %348 = tt.addptr %347, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %349 = arith.truncf %344 : tensor<64xf32> to tensor<64xbf16>
      tt.store %348, %349, %7 : tensor<64x!tt.ptr<bf16>>
      %350 = math.fma %339, %326, %321 : tensor<64xf32>
      %351 = math.fma %339, %297, %322 : tensor<64xf32>
      %352 = math.fma %339, %268, %323 : tensor<64xf32>
      %353 = math.fma %339, %239, %324 : tensor<64xf32>
      %354 = arith.addf %325, %339 : tensor<64xf32>
      %355 = arith.extf %158 : tensor<64xbf16> to tensor<64xf32>
      %356 = math.fma %355, %28, %31 : tensor<64xf32>
      %357 = math.fma %326, %25, %356 : tensor<64xf32>
      %358 = math.fma %297, %22, %357 : tensor<64xf32>
      %359 = math.fma %268, %19, %358 : tensor<64xf32>
      %360 = arith.mulf %359, %180 : tensor<64xf32>
      %361 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %360 : tensor<64xf32> -> tensor<64xf32>
      %362 = arith.addf %361, %183 : tensor<64xf32>
      %363 = tt.elementwise_inline_asm "rcp.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %362 : tensor<64xf32> -> tensor<64xf32>
      %364 = arith.extf %162 : tensor<64xbf16> to tensor<64xf32>
      %365 = arith.mulf %364, %363 : tensor<64xf32>
      %366 = math.fma %363, %188, %183 : tensor<64xf32>
      %367 = math.fma %359, %366, %183 : tensor<64xf32>
      %368 = arith.mulf %365, %367 : tensor<64xf32>
      %369 = arith.subi %153, %62 : i32
      %370 = arith.mulf %281, %28 : tensor<64xf32>
      %371 = math.fma %310, %25, %370 : tensor<64xf32>
      %372 = math.fma %339, %22, %371 : tensor<64xf32>
      %373 = math.fma %368, %19, %372 : tensor<64xf32>
      %374 = arith.muli %369, %40 : i32
      %375 = tt.addptr %197, %374 : !tt.ptr<bf16>, i32
      %376 = tt.splat %375 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %377 = tt.addptr %376, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %378 = arith.truncf %373 : tensor<64xf32> to tensor<64xbf16>
      tt.store %377, %378, %7 : tensor<64x!tt.ptr<bf16>>
      %379 = math.fma %368, %355, %350 : tensor<64xf32>
      %380 = math.fma %368, %326, %351 : tensor<64xf32>
      %381 = math.fma %368, %297, %352 : tensor<64xf32>
      %382 = math.fma %368, %268, %353 : tensor<64xf32>
      %383 = arith.addf %354, %368 : tensor<64xf32>
      %384 = arith.extf %169 : tensor<64xbf16> to tensor<64xf32>
      %385 = math.fma %384, %28, %31 : tensor<64xf32>
      %386 = math.fma %355, %25, %385 : tensor<64xf32>
      %387 = math.fma %326, %22, %386 : tensor<64xf32>
      %388 = math.fma %297, %19, %387 : tensor<64xf32>
      %389 = arith.mulf %388, %180 : tensor<64xf32>
      %390 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %389 : tensor<64xf32> -> tensor<64xf32>
      %391 = arith.addf %390, %183 : tensor<64xf32>
      %392 = tt.elementwise_inline_asm "rcp.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %391 : tensor<64xf32> -> tensor<64xf32>
      %393 = arith.extf %173 : tensor<64xbf16> to tensor<64xf32>
      %394 = arith.mulf %393, %392 : tensor<64xf32>
      %395 = math.fma %392, %188, %183 : tensor<64xf32>
      %396 = math.fma %388, %395, %183 : tensor<64xf32>
      %397 = arith.mulf %394, %396 : tensor<64xf32>
      %398 = arith.subi %164, %62 : i32
      %399 = arith.mulf %310, %28 : tensor<64xf32>
      %400 = math.fma %339, %25, %399 : tensor<64xf32>
      %401 = math.fma %368, %22, %400 : tensor<64xf32>
      %402 = math.fma %397, %19, %401 : tensor<64xf32>
      %403 = arith.muli %398, %40 : i32
      %404 = tt.addptr %197, %403 : !tt.ptr<bf16>, i32
      %405 = tt.splat %404 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
      %406 = tt.addptr %405, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
      %407 = arith.truncf %402 : tensor<64xf32> to tensor<64xbf16>
      tt.store %406, %407, %7 : tensor<64x!tt.ptr<bf16>>
      %408 = math.fma %397, %384, %379 : tensor<64xf32>
      %409 = math.fma %397, %355, %380 : tensor<64xf32>
      %410 = math.fma %397, %326, %381 : tensor<64xf32>
      %411 = math.fma %397, %297, %382 : tensor<64xf32>
      %412 = arith.addf %383, %397 : tensor<64xf32>
      scf.yield %384, %355, %326, %397, %368, %339, %411, %410, %409, %408, %412 : tensor<64xf32>, tensor<64xf32>, tensor<64xf32>, tensor<64xf32>, tensor<64xf32>, tensor<64xf32>, tensor<64xf32>, tensor<64xf32>, tensor<64xf32>, tensor<64xf32>, tensor<64xf32>
    } {tt.num_stages = 1 : i32}
    %414 = arith.addi %9, %1 : i32
    %415 = arith.muli %414, %40 : i32
    %416 = tt.addptr %39, %415 : !tt.ptr<bf16>, i32
    %417 = tt.splat %416 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
    %418 = tt.addptr %417, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
    %420 = arith.cmpi slt, %414, %419 : i32
    %421 = tt.splat %420 : i1 -> tensor<64xi1>
    %422 = arith.andi %7, %421 : tensor<64xi1>
    %423 = tt.load %418, %422, %47 : tensor<64x!tt.ptr<bf16>>
    %424 = tt.addptr %dy, %38 : !tt.ptr<bf16>, i64
    %425 = tt.addptr %424, %415 : !tt.ptr<bf16>, i32
    %426 = tt.splat %425 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
    %427 = tt.addptr %426, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
    %428 = tt.load %427, %422, %47 : tensor<64x!tt.ptr<bf16>>
    %429 = arith.extf %423 : tensor<64xbf16> to tensor<64xf32>
    %430 = math.fma %429, %28, %31 : tensor<64xf32>
    %431 = math.fma %413#0, %25, %430 : tensor<64xf32>
    %432 = math.fma %413#1, %22, %431 : tensor<64xf32>
    %433 = math.fma %413#2, %19, %432 : tensor<64xf32>
    %434 = arith.mulf %433, %180 : tensor<64xf32>
    %435 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %434 : tensor<64xf32> -> tensor<64xf32>
    %436 = arith.addf %435, %183 : tensor<64xf32>
    %437 = tt.elementwise_inline_asm "rcp.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %436 : tensor<64xf32> -> tensor<64xf32>
    %438 = arith.extf %428 : tensor<64xbf16> to tensor<64xf32>
    %439 = arith.mulf %438, %437 : tensor<64xf32>
    %440 = math.fma %437, %188, %183 : tensor<64xf32>
    %441 = math.fma %433, %440, %183 : tensor<64xf32>
    %442 = arith.mulf %439, %441 : tensor<64xf32>
    %443 = arith.subi %414, %62 : i32
    %444 = arith.mulf %413#5, %28 : tensor<64xf32>
    %445 = math.fma %413#4, %25, %444 : tensor<64xf32>
    %446 = math.fma %413#3, %22, %445 : tensor<64xf32>
    %447 = math.fma %442, %19, %446 : tensor<64xf32>
    %448 = tt.addptr %dx, %38 : !tt.ptr<bf16>, i64
    %449 = arith.muli %443, %40 : i32
    %450 = tt.addptr %448, %449 : !tt.ptr<bf16>, i32
    %451 = tt.splat %450 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
    %452 = tt.addptr %451, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
    %453 = arith.truncf %447 : tensor<64xf32> to tensor<64xbf16>
    tt.store %452, %453, %7 : tensor<64x!tt.ptr<bf16>>
    %455 = arith.addi %9, %454 : i32
    %456 = arith.muli %455, %40 : i32
    %457 = tt.addptr %39, %456 : !tt.ptr<bf16>, i32
    %458 = tt.splat %457 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
    %459 = tt.addptr %458, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
    %460 = arith.cmpi slt, %455, %419 : i32
    %461 = tt.splat %460 : i1 -> tensor<64xi1>
    %462 = arith.andi %7, %461 : tensor<64xi1>
    %463 = tt.load %459, %462, %47 : tensor<64x!tt.ptr<bf16>>
    %464 = tt.addptr %424, %456 : !tt.ptr<bf16>, i32
    %465 = tt.splat %464 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
    %466 = tt.addptr %465, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
    %467 = tt.load %466, %462, %47 : tensor<64x!tt.ptr<bf16>>
    %468 = arith.extf %463 : tensor<64xbf16> to tensor<64xf32>
    %469 = math.fma %468, %28, %31 : tensor<64xf32>
    %470 = math.fma %429, %25, %469 : tensor<64xf32>
    %471 = math.fma %413#0, %22, %470 : tensor<64xf32>
    %472 = math.fma %413#1, %19, %471 : tensor<64xf32>
    %473 = arith.mulf %472, %180 : tensor<64xf32>
    %474 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %473 : tensor<64xf32> -> tensor<64xf32>
    %475 = arith.addf %474, %183 : tensor<64xf32>
    %476 = tt.elementwise_inline_asm "rcp.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %475 : tensor<64xf32> -> tensor<64xf32>
    %477 = arith.extf %467 : tensor<64xbf16> to tensor<64xf32>
    %478 = arith.mulf %477, %476 : tensor<64xf32>
    %479 = math.fma %476, %188, %183 : tensor<64xf32>
    %480 = math.fma %472, %479, %183 : tensor<64xf32>
    %481 = arith.mulf %478, %480 : tensor<64xf32>
    %482 = arith.subi %455, %62 : i32
    %483 = arith.mulf %413#4, %28 : tensor<64xf32>
    %484 = math.fma %413#3, %25, %483 : tensor<64xf32>
    %485 = math.fma %442, %22, %484 : tensor<64xf32>
    %486 = math.fma %481, %19, %485 : tensor<64xf32>
    %487 = arith.muli %482, %40 : i32
    %488 = tt.addptr %448, %487 : !tt.ptr<bf16>, i32
    %489 = tt.splat %488 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
    %490 = tt.addptr %489, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
    %491 = arith.truncf %486 : tensor<64xf32> to tensor<64xbf16>
    tt.store %490, %491, %7 : tensor<64x!tt.ptr<bf16>>
    %493 = arith.addi %9, %492 : i32
    %494 = arith.muli %493, %40 : i32
    %495 = tt.addptr %39, %494 : !tt.ptr<bf16>, i32
    %496 = tt.splat %495 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
    %497 = tt.addptr %496, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
    %498 = arith.cmpi slt, %493, %419 : i32
    %499 = tt.splat %498 : i1 -> tensor<64xi1>
    %500 = arith.andi %7, %499 : tensor<64xi1>
    %501 = tt.load %497, %500, %47 : tensor<64x!tt.ptr<bf16>>
    %502 = tt.addptr %424, %494 : !tt.ptr<bf16>, i32
    %503 = tt.splat %502 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
    %504 = tt.addptr %503, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
    %505 = tt.load %504, %500, %47 : tensor<64x!tt.ptr<bf16>>
    %506 = arith.extf %501 : tensor<64xbf16> to tensor<64xf32>
    %507 = math.fma %506, %28, %31 : tensor<64xf32>
    %508 = math.fma %468, %25, %507 : tensor<64xf32>
    %509 = math.fma %429, %22, %508 : tensor<64xf32>
    %510 = math.fma %413#0, %19, %509 : tensor<64xf32>
    %511 = arith.mulf %510, %180 : tensor<64xf32>
    %512 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %511 : tensor<64xf32> -> tensor<64xf32>
    %513 = arith.addf %512, %183 : tensor<64xf32>
    %514 = tt.elementwise_inline_asm "rcp.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %513 : tensor<64xf32> -> tensor<64xf32>
    %515 = arith.extf %505 : tensor<64xbf16> to tensor<64xf32>
    %516 = arith.mulf %515, %514 : tensor<64xf32>
    %517 = math.fma %514, %188, %183 : tensor<64xf32>
    %518 = math.fma %510, %517, %183 : tensor<64xf32>
    %519 = arith.mulf %516, %518 : tensor<64xf32>
    %520 = arith.subi %493, %62 : i32
    %521 = arith.mulf %413#3, %28 : tensor<64xf32>
    %522 = math.fma %442, %25, %521 : tensor<64xf32>
    %523 = math.fma %481, %22, %522 : tensor<64xf32>
    %524 = math.fma %519, %19, %523 : tensor<64xf32>
    %525 = arith.muli %520, %40 : i32
    %526 = tt.addptr %448, %525 : !tt.ptr<bf16>, i32
    %527 = tt.splat %526 : !tt.ptr<bf16> -> tensor<64x!tt.ptr<bf16>>
    %528 = tt.addptr %527, %5 : tensor<64x!tt.ptr<bf16>>, tensor<64xi32>
    %529 = arith.truncf %524 : tensor<64xf32> to tensor<64xbf16>
    tt.store %528, %529, %7 : tensor<64x!tt.ptr<bf16>>
    %531 = arith.muli %11, %530 : i64
    %532 = arith.extsi %8 : i32 to i64
    %533 = arith.addi %531, %532 : i64
    %535 = arith.muli %533, %534 : i64
    %536 = tt.addptr %parts, %535 : !tt.ptr<f32>, i64
    %537 = tt.splat %536 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
    %538 = tt.addptr %537, %13 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
    %539 = tt.addptr %538, %16 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
    tt.store %539, %413#6, %7 : tensor<64x!tt.ptr<f32>>
    %540 = tt.addptr %538, %20 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
    tt.store %540, %413#7, %7 : tensor<64x!tt.ptr<f32>>
    %541 = tt.addptr %538, %23 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
    tt.store %541, %413#8, %7 : tensor<64x!tt.ptr<f32>>
    %542 = tt.addptr %538, %26 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
    tt.store %542, %413#9, %7 : tensor<64x!tt.ptr<f32>>
    %544 = tt.addptr %536, %543 : !tt.ptr<f32>, i32
    %545 = tt.splat %544 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
    %546 = tt.addptr %545, %5 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
    tt.store %546, %413#10, %7 : tensor<64x!tt.ptr<f32>>
    tt.return
  }
}
", name = "conv_silu_grad", num_stages = 1 : i32, num_warps = 1 : i32}, operand_layouts = [dense<[2, 1, 0]> : tensor<3xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[0]> : tensor<1xindex>, dense<[2, 1, 0]> : tensor<3xindex>], result_layouts = [dense<[2, 1, 0]> : tensor<3xindex>, dense<[1, 0]> : tensor<2xindex>]} : (tensor<16x1024x1536xbf16>, tensor<1536x4xf32>, tensor<1536xf32>, tensor<16x1024x1536xbf16>) -> (tensor<16x1024x1536xbf16>, tensor<256x7680xf32>)
    %k1:2 = stablehlo.custom_call @__gpu$xla.gpu.triton(%k0#1) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 240 : i32, grid_y = 1 : i32, grid_z = 1 : i32, ir = "module {
  tt.func public @column_sums(%parts0: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %sums0_0: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %sums0_1: !tt.ptr<f32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %1 = arith.constant 0 : i32
    %2 = arith.constant 256 : i32
    %3 = arith.constant 7680 : i32
    %6 = arith.constant 32 : i32
    %14 = arith.constant dense<0.0e+00> : tensor<128x32xf32>
    %15 = arith.constant 1 : i32
    %16 = arith.constant 2 : i32
    %19 = arith.constant 128 : i32
    %47 = arith.constant dense<0> : tensor<32xi32>
    %52 = arith.constant dense<6144> : tensor<32xi32>
    %55 = arith.constant 240 : i32
    %65 = arith.constant dense<1536> : tensor<32xi32>
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
    %61 = arith.subi %10, %52 : tensor<32xi32>
    %62 = tt.splat %sums0_1 : !tt.ptr<f32> -> tensor<32x!tt.ptr<f32>>
    %63 = tt.addptr %62, %61 : tensor<32x!tt.ptr<f32>>, tensor<32xi32>
    %64 = arith.cmpi sge, %61, %47 : tensor<32xi32>
    %66 = arith.cmpi slt, %61, %65 : tensor<32xi32>
    %67 = arith.andi %64, %66 : tensor<32xi1>
    %68 = arith.andi %67, %59 : tensor<32xi1>
    tt.store %63, %43, %68 : tensor<32x!tt.ptr<f32>>
    tt.return
  }
}
", name = "column_sums", num_stages = 3 : i32, num_warps = 4 : i32}, operand_layouts = [dense<[1, 0]> : tensor<2xindex>], result_layouts = [dense<[0]> : tensor<1xindex>, dense<[0]> : tensor<1xindex>]} : (tensor<256x7680xf32>) -> (tensor<6144xf32>, tensor<1536xf32>)
    %k2 = stablehlo.constant dense<0.0> : tensor<16x1536x4xf32>
    %k3 = stablehlo.reshape %k1#0 : (tensor<6144xf32>) -> tensor<1536x4xf32>
    return %k0#0, %k3, %k1#1, %k2 : tensor<16x1024x1536xbf16>, tensor<1536x4xf32>, tensor<1536xf32>, tensor<16x1536x4xf32>
