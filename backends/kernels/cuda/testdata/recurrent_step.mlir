    %k0:3 = stablehlo.custom_call @__gpu$xla.gpu.triton(%arg0, %arg1, %arg2, %arg3, %arg4, %arg5, %arg6, %arg7) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 64 : i32, grid_y = 1 : i32, grid_z = 1 : i32, ir = "module {
  tt.func public @recurrent_step(%projected: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %conv: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %ssm: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %convweight: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %convbias: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %alog: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %d: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %dtbias: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %gated: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %convafter: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %ssmafter: !tt.ptr<f32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %5 = arith.constant dense<24> : tensor<32xi32>
    %7 = arith.constant dense<128> : tensor<128xi32>
    %9 = arith.constant 24 : i32
    %13 = arith.constant 0 : i32
    %15 = arith.constant 1792 : i64
    %20 = arith.constant dense<4> : tensor<32xi64>
    %22 = arith.constant 3392 : i64
    %24 = arith.constant 1536 : i64
    %29 = arith.constant dense<0.0e+00> : tensor<32xf32>
    %31 = arith.constant dense<4> : tensor<32xi32>
    %38 = arith.constant dense<3> : tensor<32xi32>
    %45 = arith.constant dense<1> : tensor<32xi32>
    %48 = arith.constant dense<0> : tensor<32xi32>
    %56 = arith.constant dense<2> : tensor<32xi32>
    %72 = arith.constant dense<-1.442695e+00> : tensor<32xf32>
    %75 = arith.constant dense<1.0e+00> : tensor<32xf32>
    %78 = arith.constant dense<1536> : tensor<128xi32>
    %83 = arith.constant dense<4> : tensor<128xi64>
    %87 = arith.constant dense<0.0e+00> : tensor<128xf32>
    %89 = arith.constant dense<4> : tensor<128xi32>
    %96 = arith.constant dense<3> : tensor<128xi32>
    %103 = arith.constant dense<1> : tensor<128xi32>
    %106 = arith.constant dense<0> : tensor<128xi32>
    %116 = arith.constant dense<2> : tensor<128xi32>
    %132 = arith.constant dense<-1.442695e+00> : tensor<128xf32>
    %135 = arith.constant dense<1.0e+00> : tensor<128xf32>
    %138 = arith.constant dense<1664> : tensor<128xi32>
    %182 = arith.constant 3328 : i32
    %190 = arith.constant -1.442695e+00 : f32
    %193 = arith.constant 1.0e+00 : f32
    %197 = arith.constant 6.931472e-01 : f32
    %201 = arith.constant 0.0e+00 : f32
    %204 = arith.constant 2.0e+01 : f32
    %211 = arith.constant 1.442695e+00 : f32
    %217 = arith.constant 64 : i64
    %221 = arith.constant 3072 : i64
    %224 = arith.constant dense<128> : tensor<32x1xi32>
    %238 = arith.constant dense<0.0e+00> : tensor<32x128xf32>
    %0 = tt.get_program_id x : i32
    %1 = tt.get_program_id y : i32
    %2 = arith.extsi %1 : i32 to i64
    %3 = tt.make_range {end = 32 : i32, start = 0 : i32} : tensor<32xi32>
    %4 = tt.make_range {end = 128 : i32, start = 0 : i32} : tensor<128xi32>
    %6 = arith.cmpi slt, %3, %5 : tensor<32xi32>
    %8 = arith.cmpi slt, %4, %7 : tensor<128xi32>
    %10 = arith.muli %0, %9 : i32
    %11 = tt.splat %10 : i32 -> tensor<32xi32>
    %12 = arith.addi %11, %3 : tensor<32xi32>
    %14 = arith.cmpi eq, %0, %13 : i32
    %16 = arith.muli %2, %15 : i64
    %17 = arith.extsi %12 : tensor<32xi32> to tensor<32xi64>
    %18 = tt.splat %16 : i64 -> tensor<32xi64>
    %19 = arith.addi %18, %17 : tensor<32xi64>
    %21 = arith.muli %19, %20 : tensor<32xi64>
    %23 = arith.muli %2, %22 : i64
    %25 = arith.addi %23, %24 : i64
    %26 = tt.addptr %projected, %25 : !tt.ptr<f32>, i64
    %27 = tt.splat %26 : !tt.ptr<f32> -> tensor<32x!tt.ptr<f32>>
    %28 = tt.addptr %27, %12 : tensor<32x!tt.ptr<f32>>, tensor<32xi32>
    %30 = tt.load %28, %6, %29 : tensor<32x!tt.ptr<f32>>
    %32 = arith.muli %12, %31 : tensor<32xi32>
    %33 = tt.splat %convweight : !tt.ptr<f32> -> tensor<32x!tt.ptr<f32>>
    %34 = tt.addptr %33, %32 : tensor<32x!tt.ptr<f32>>, tensor<32xi32>
    %35 = tt.splat %convbias : !tt.ptr<f32> -> tensor<32x!tt.ptr<f32>>
    %36 = tt.addptr %35, %12 : tensor<32x!tt.ptr<f32>>, tensor<32xi32>
    %37 = tt.load %36, %6, %29 : tensor<32x!tt.ptr<f32>>
    %39 = tt.addptr %34, %38 : tensor<32x!tt.ptr<f32>>, tensor<32xi32>
    %40 = tt.load %39, %6, %29 : tensor<32x!tt.ptr<f32>>
    %41 = arith.mulf %30, %40 : tensor<32xf32>
    %42 = arith.addf %37, %41 : tensor<32xf32>
    %43 = tt.splat %conv : !tt.ptr<f32> -> tensor<32x!tt.ptr<f32>>
    %44 = tt.addptr %43, %21 : tensor<32x!tt.ptr<f32>>, tensor<32xi64>
    %46 = tt.addptr %44, %45 : tensor<32x!tt.ptr<f32>>, tensor<32xi32>
    %47 = tt.load %46, %6, %29 : tensor<32x!tt.ptr<f32>>
    %49 = tt.addptr %34, %48 : tensor<32x!tt.ptr<f32>>, tensor<32xi32>
    %50 = tt.load %49, %6, %29 : tensor<32x!tt.ptr<f32>>
    %51 = arith.mulf %47, %50 : tensor<32xf32>
    %52 = arith.addf %42, %51 : tensor<32xf32>
    %53 = tt.splat %convafter : !tt.ptr<f32> -> tensor<32x!tt.ptr<f32>>
    %54 = tt.addptr %53, %21 : tensor<32x!tt.ptr<f32>>, tensor<32xi64>
    %55 = tt.addptr %54, %48 : tensor<32x!tt.ptr<f32>>, tensor<32xi32>
    tt.store %55, %47, %6 : tensor<32x!tt.ptr<f32>>
    %57 = tt.addptr %44, %56 : tensor<32x!tt.ptr<f32>>, tensor<32xi32>
    %58 = tt.load %57, %6, %29 : tensor<32x!tt.ptr<f32>>
    %59 = tt.addptr %34, %45 : tensor<32x!tt.ptr<f32>>, tensor<32xi32>
    %60 = tt.load %59, %6, %29 : tensor<32x!tt.ptr<f32>>
    %61 = arith.mulf %58, %60 : tensor<32xf32>
    %62 = arith.addf %52, %61 : tensor<32xf32>
    %63 = tt.addptr %54, %45 : tensor<32x!tt.ptr<f32>>, tensor<32xi32>
    tt.store %63, %58, %6 : tensor<32x!tt.ptr<f32>>
    %64 = tt.addptr %44, %38 : tensor<32x!tt.ptr<f32>>, tensor<32xi32>
    %65 = tt.load %64, %6, %29 : tensor<32x!tt.ptr<f32>>
    %66 = tt.addptr %34, %56 : tensor<32x!tt.ptr<f32>>, tensor<32xi32>
    %67 = tt.load %66, %6, %29 : tensor<32x!tt.ptr<f32>>
    %68 = arith.mulf %65, %67 : tensor<32xf32>
    %69 = arith.addf %62, %68 : tensor<32xf32>
    %70 = tt.addptr %54, %56 : tensor<32x!tt.ptr<f32>>, tensor<32xi32>
    tt.store %70, %65, %6 : tensor<32x!tt.ptr<f32>>
    %71 = tt.addptr %54, %38 : tensor<32x!tt.ptr<f32>>, tensor<32xi32>
    tt.store %71, %30, %6 : tensor<32x!tt.ptr<f32>>
    %73 = arith.mulf %69, %72 : tensor<32xf32>
    %74 = math.exp2 %73 : tensor<32xf32>
    %76 = arith.addf %74, %75 : tensor<32xf32>
    %77 = arith.divf %69, %76 : tensor<32xf32>
    %79 = arith.addi %4, %78 : tensor<128xi32>
    %80 = arith.extsi %79 : tensor<128xi32> to tensor<128xi64>
    %81 = tt.splat %16 : i64 -> tensor<128xi64>
    %82 = arith.addi %81, %80 : tensor<128xi64>
    %84 = arith.muli %82, %83 : tensor<128xi64>
    %85 = tt.splat %26 : !tt.ptr<f32> -> tensor<128x!tt.ptr<f32>>
    %86 = tt.addptr %85, %79 : tensor<128x!tt.ptr<f32>>, tensor<128xi32>
    %88 = tt.load %86, %8, %87 : tensor<128x!tt.ptr<f32>>
    %90 = arith.muli %79, %89 : tensor<128xi32>
    %91 = tt.splat %convweight : !tt.ptr<f32> -> tensor<128x!tt.ptr<f32>>
    %92 = tt.addptr %91, %90 : tensor<128x!tt.ptr<f32>>, tensor<128xi32>
    %93 = tt.splat %convbias : !tt.ptr<f32> -> tensor<128x!tt.ptr<f32>>
    %94 = tt.addptr %93, %79 : tensor<128x!tt.ptr<f32>>, tensor<128xi32>
    %95 = tt.load %94, %8, %87 : tensor<128x!tt.ptr<f32>>
    %97 = tt.addptr %92, %96 : tensor<128x!tt.ptr<f32>>, tensor<128xi32>
    %98 = tt.load %97, %8, %87 : tensor<128x!tt.ptr<f32>>
    %99 = arith.mulf %88, %98 : tensor<128xf32>
    %100 = arith.addf %95, %99 : tensor<128xf32>
    %101 = tt.splat %conv : !tt.ptr<f32> -> tensor<128x!tt.ptr<f32>>
    %102 = tt.addptr %101, %84 : tensor<128x!tt.ptr<f32>>, tensor<128xi64>
    %104 = tt.addptr %102, %103 : tensor<128x!tt.ptr<f32>>, tensor<128xi32>
    %105 = tt.load %104, %8, %87 : tensor<128x!tt.ptr<f32>>
    %107 = tt.addptr %92, %106 : tensor<128x!tt.ptr<f32>>, tensor<128xi32>
    %108 = tt.load %107, %8, %87 : tensor<128x!tt.ptr<f32>>
    %109 = arith.mulf %105, %108 : tensor<128xf32>
    %110 = arith.addf %100, %109 : tensor<128xf32>
    %111 = tt.splat %convafter : !tt.ptr<f32> -> tensor<128x!tt.ptr<f32>>
    %112 = tt.addptr %111, %84 : tensor<128x!tt.ptr<f32>>, tensor<128xi64>
    %113 = tt.addptr %112, %106 : tensor<128x!tt.ptr<f32>>, tensor<128xi32>
    %114 = tt.splat %14 : i1 -> tensor<128xi1>
    %115 = arith.andi %114, %8 : tensor<128xi1>
    tt.store %113, %105, %115 : tensor<128x!tt.ptr<f32>>
    %117 = tt.addptr %102, %116 : tensor<128x!tt.ptr<f32>>, tensor<128xi32>
    %118 = tt.load %117, %8, %87 : tensor<128x!tt.ptr<f32>>
    %119 = tt.addptr %92, %103 : tensor<128x!tt.ptr<f32>>, tensor<128xi32>
    %120 = tt.load %119, %8, %87 : tensor<128x!tt.ptr<f32>>
    %121 = arith.mulf %118, %120 : tensor<128xf32>
    %122 = arith.addf %110, %121 : tensor<128xf32>
    %123 = tt.addptr %112, %103 : tensor<128x!tt.ptr<f32>>, tensor<128xi32>
    tt.store %123, %118, %115 : tensor<128x!tt.ptr<f32>>
    %124 = tt.addptr %102, %96 : tensor<128x!tt.ptr<f32>>, tensor<128xi32>
    %125 = tt.load %124, %8, %87 : tensor<128x!tt.ptr<f32>>
    %126 = tt.addptr %92, %116 : tensor<128x!tt.ptr<f32>>, tensor<128xi32>
    %127 = tt.load %126, %8, %87 : tensor<128x!tt.ptr<f32>>
    %128 = arith.mulf %125, %127 : tensor<128xf32>
    %129 = arith.addf %122, %128 : tensor<128xf32>
    %130 = tt.addptr %112, %116 : tensor<128x!tt.ptr<f32>>, tensor<128xi32>
    tt.store %130, %125, %115 : tensor<128x!tt.ptr<f32>>
    %131 = tt.addptr %112, %96 : tensor<128x!tt.ptr<f32>>, tensor<128xi32>
    tt.store %131, %88, %115 : tensor<128x!tt.ptr<f32>>
    %133 = arith.mulf %129, %132 : tensor<128xf32>
    %134 = math.exp2 %133 : tensor<128xf32>
    %136 = arith.addf %134, %135 : tensor<128xf32>
    %137 = arith.divf %129, %136 : tensor<128xf32>
    %139 = arith.addi %4, %138 : tensor<128xi32>
    %140 = arith.extsi %139 : tensor<128xi32> to tensor<128xi64>
    %141 = arith.addi %81, %140 : tensor<128xi64>
    %142 = arith.muli %141, %83 : tensor<128xi64>
    %143 = tt.addptr %85, %139 : tensor<128x!tt.ptr<f32>>, tensor<128xi32>
    %144 = tt.load %143, %8, %87 : tensor<128x!tt.ptr<f32>>
    %145 = arith.muli %139, %89 : tensor<128xi32>
    %146 = tt.addptr %91, %145 : tensor<128x!tt.ptr<f32>>, tensor<128xi32>
    %147 = tt.addptr %93, %139 : tensor<128x!tt.ptr<f32>>, tensor<128xi32>
    %148 = tt.load %147, %8, %87 : tensor<128x!tt.ptr<f32>>
    %149 = tt.addptr %146, %96 : tensor<128x!tt.ptr<f32>>, tensor<128xi32>
    %150 = tt.load %149, %8, %87 : tensor<128x!tt.ptr<f32>>
    %151 = arith.mulf %144, %150 : tensor<128xf32>
    %152 = arith.addf %148, %151 : tensor<128xf32>
    %153 = tt.addptr %101, %142 : tensor<128x!tt.ptr<f32>>, tensor<128xi64>
    %154 = tt.addptr %153, %103 : tensor<128x!tt.ptr<f32>>, tensor<128xi32>
    %155 = tt.load %154, %8, %87 : tensor<128x!tt.ptr<f32>>
    %156 = tt.addptr %146, %106 : tensor<128x!tt.ptr<f32>>, tensor<128xi32>
    %157 = tt.load %156, %8, %87 : tensor<128x!tt.ptr<f32>>
    %158 = arith.mulf %155, %157 : tensor<128xf32>
    %159 = arith.addf %152, %158 : tensor<128xf32>
    %160 = tt.addptr %111, %142 : tensor<128x!tt.ptr<f32>>, tensor<128xi64>
    %161 = tt.addptr %160, %106 : tensor<128x!tt.ptr<f32>>, tensor<128xi32>
    tt.store %161, %155, %115 : tensor<128x!tt.ptr<f32>>
    %162 = tt.addptr %153, %116 : tensor<128x!tt.ptr<f32>>, tensor<128xi32>
    %163 = tt.load %162, %8, %87 : tensor<128x!tt.ptr<f32>>
    %164 = tt.addptr %146, %103 : tensor<128x!tt.ptr<f32>>, tensor<128xi32>
    %165 = tt.load %164, %8, %87 : tensor<128x!tt.ptr<f32>>
    %166 = arith.mulf %163, %165 : tensor<128xf32>
    %167 = arith.addf %159, %166 : tensor<128xf32>
    %168 = tt.addptr %160, %103 : tensor<128x!tt.ptr<f32>>, tensor<128xi32>
    tt.store %168, %163, %115 : tensor<128x!tt.ptr<f32>>
    %169 = tt.addptr %153, %96 : tensor<128x!tt.ptr<f32>>, tensor<128xi32>
    %170 = tt.load %169, %8, %87 : tensor<128x!tt.ptr<f32>>
    %171 = tt.addptr %146, %116 : tensor<128x!tt.ptr<f32>>, tensor<128xi32>
    %172 = tt.load %171, %8, %87 : tensor<128x!tt.ptr<f32>>
    %173 = arith.mulf %170, %172 : tensor<128xf32>
    %174 = arith.addf %167, %173 : tensor<128xf32>
    %175 = tt.addptr %160, %116 : tensor<128x!tt.ptr<f32>>, tensor<128xi32>
    tt.store %175, %170, %115 : tensor<128x!tt.ptr<f32>>
    %176 = tt.addptr %160, %96 : tensor<128x!tt.ptr<f32>>, tensor<128xi32>
    tt.store %176, %144, %115 : tensor<128x!tt.ptr<f32>>
    %177 = arith.mulf %174, %132 : tensor<128xf32>
    %178 = math.exp2 %177 : tensor<128xf32>
    %179 = arith.addf %178, %135 : tensor<128xf32>
    %180 = arith.divf %174, %179 : tensor<128xf32>
    %181 = tt.addptr %projected, %23 : !tt.ptr<f32>, i64
    %183 = arith.addi %0, %182 : i32
    %184 = tt.addptr %181, %183 : !tt.ptr<f32>, i32
    %185 = tt.load %184 : !tt.ptr<f32>
    %186 = tt.addptr %dtbias, %0 : !tt.ptr<f32>, i32
    %187 = tt.load %186 : !tt.ptr<f32>
    %188 = arith.addf %185, %187 : f32
    %189 = math.absf %188 : f32
    %191 = arith.mulf %189, %190 : f32
    %192 = math.exp2 %191 : f32
    %194 = arith.addf %192, %193 : f32
    %195 = arith.subf %194, %193 : f32
    %196 = math.log2 %194 : f32
    %198 = arith.mulf %196, %197 : f32
    %199 = arith.divf %192, %195 : f32
    %200 = arith.mulf %198, %199 : f32
    %202 = arith.cmpf oeq, %195, %201 : f32
    %203 = arith.select %202, %192, %200 : i1, f32
    %205 = arith.cmpf ogt, %188, %204 : f32
    %206 = arith.maxnumf %188, %201 : f32
    %207 = arith.addf %206, %203 : f32
    %208 = arith.select %205, %188, %207 : i1, f32
    %209 = tt.addptr %alog, %0 : !tt.ptr<f32>, i32
    %210 = tt.load %209 : !tt.ptr<f32>
    %212 = arith.mulf %210, %211 : f32
    %213 = math.exp2 %212 : f32
    %214 = arith.mulf %208, %213 : f32
    %215 = arith.mulf %214, %190 : f32
    %216 = math.exp2 %215 : f32
    %218 = arith.muli %2, %217 : i64
    %219 = arith.extsi %0 : i32 to i64
    %220 = arith.addi %218, %219 : i64
    %222 = arith.muli %220, %221 : i64
    %223 = tt.expand_dims %3 {axis = 1 : i32} : tensor<32xi32> -> tensor<32x1xi32>
    %225 = arith.muli %223, %224 : tensor<32x1xi32>
    %226 = tt.expand_dims %4 {axis = 0 : i32} : tensor<128xi32> -> tensor<1x128xi32>
    %227 = tt.broadcast %225 : tensor<32x1xi32> -> tensor<32x128xi32>
    %228 = tt.broadcast %226 : tensor<1x128xi32> -> tensor<32x128xi32>
    %229 = arith.addi %227, %228 : tensor<32x128xi32>
    %230 = tt.expand_dims %6 {axis = 1 : i32} : tensor<32xi1> -> tensor<32x1xi1>
    %231 = tt.expand_dims %8 {axis = 0 : i32} : tensor<128xi1> -> tensor<1x128xi1>
    %232 = tt.addptr %ssm, %222 : !tt.ptr<f32>, i64
    %233 = tt.splat %232 : !tt.ptr<f32> -> tensor<32x128x!tt.ptr<f32>>
    %234 = tt.addptr %233, %229 : tensor<32x128x!tt.ptr<f32>>, tensor<32x128xi32>
    %235 = tt.broadcast %230 : tensor<32x1xi1> -> tensor<32x128xi1>
    %236 = tt.broadcast %231 : tensor<1x128xi1> -> tensor<32x128xi1>
    %237 = arith.andi %235, %236 : tensor<32x128xi1>
    %239 = tt.load %234, %237, %238 : tensor<32x128x!tt.ptr<f32>>
    %240 = tt.splat %216 : f32 -> tensor<32x128xf32>
    %241 = arith.mulf %239, %240 : tensor<32x128xf32>
    %242 = tt.splat %208 : f32 -> tensor<32xf32>
    %243 = arith.mulf %77, %242 : tensor<32xf32>
    %244 = tt.expand_dims %243 {axis = 1 : i32} : tensor<32xf32> -> tensor<32x1xf32>
    %245 = tt.expand_dims %137 {axis = 0 : i32} : tensor<128xf32> -> tensor<1x128xf32>
    %246 = tt.broadcast %244 : tensor<32x1xf32> -> tensor<32x128xf32>
    %247 = tt.broadcast %245 : tensor<1x128xf32> -> tensor<32x128xf32>
    %248 = arith.mulf %246, %247 : tensor<32x128xf32>
    %249 = arith.addf %241, %248 : tensor<32x128xf32>
    %250 = tt.addptr %ssmafter, %222 : !tt.ptr<f32>, i64
    %251 = tt.splat %250 : !tt.ptr<f32> -> tensor<32x128x!tt.ptr<f32>>
    %252 = tt.addptr %251, %229 : tensor<32x128x!tt.ptr<f32>>, tensor<32x128xi32>
    tt.store %252, %249, %237 : tensor<32x128x!tt.ptr<f32>>
    %253 = tt.expand_dims %180 {axis = 0 : i32} : tensor<128xf32> -> tensor<1x128xf32>
    %254 = tt.broadcast %253 : tensor<1x128xf32> -> tensor<32x128xf32>
    %255 = arith.mulf %249, %254 : tensor<32x128xf32>
    %256 = "tt.reduce"(%255) <{axis = 1 : i32}> ({
    ^bb0(%257: f32, %258: f32):
      %259 = arith.addf %257, %258 : f32
      tt.reduce.return %259 : f32
    }) : (tensor<32x128xf32>) -> tensor<32xf32>
    %260 = tt.addptr %d, %0 : !tt.ptr<f32>, i32
    %261 = tt.load %260 : !tt.ptr<f32>
    %262 = tt.splat %261 : f32 -> tensor<32xf32>
    %263 = arith.mulf %77, %262 : tensor<32xf32>
    %264 = arith.addf %256, %263 : tensor<32xf32>
    %265 = tt.splat %181 : !tt.ptr<f32> -> tensor<32x!tt.ptr<f32>>
    %266 = tt.addptr %265, %12 : tensor<32x!tt.ptr<f32>>, tensor<32xi32>
    %267 = tt.load %266, %6, %29 : tensor<32x!tt.ptr<f32>>
    %268 = arith.muli %2, %24 : i64
    %269 = tt.addptr %gated, %268 : !tt.ptr<f32>, i64
    %270 = tt.splat %269 : !tt.ptr<f32> -> tensor<32x!tt.ptr<f32>>
    %271 = tt.addptr %270, %12 : tensor<32x!tt.ptr<f32>>, tensor<32xi32>
    %272 = arith.mulf %267, %72 : tensor<32xf32>
    %273 = math.exp2 %272 : tensor<32xf32>
    %274 = arith.addf %273, %75 : tensor<32xf32>
    %275 = arith.divf %267, %274 : tensor<32xf32>
    %276 = arith.mulf %264, %275 : tensor<32xf32>
    tt.store %271, %276, %6 : tensor<32x!tt.ptr<f32>>
    tt.return
  }
}
", name = "recurrent_step", num_stages = 1 : i32, num_warps = 4 : i32}, output_operand_aliases = [#stablehlo.output_operand_alias<output_tuple_indices = [2], operand_index = 2, operand_tuple_indices = []>], operand_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[0]> : tensor<1xindex>, dense<[0]> : tensor<1xindex>, dense<[0]> : tensor<1xindex>, dense<[0]> : tensor<1xindex>], result_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>]} : (tensor<1x3392xf32>, tensor<1x1792x4xf32>, tensor<1x64x24x128xf32>, tensor<1792x4xf32>, tensor<1792xf32>, tensor<64xf32>, tensor<64xf32>, tensor<64xf32>) -> (tensor<1x1536xf32>, tensor<1x1792x4xf32>, tensor<1x64x24x128xf32>)
    %k1:1 = stablehlo.custom_call @__gpu$xla.gpu.triton(%k0#0, %arg8) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 1 : i32, grid_y = 1 : i32, grid_z = 1 : i32, ir = "module {
  tt.func public @step_norm(%x: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %weight: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %out: !tt.ptr<f32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %2 = arith.constant 1536 : i64
    %5 = arith.constant dense<1536> : tensor<2048xi32>
    %10 = arith.constant dense<0.0e+00> : tensor<2048xf32>
    %20 = arith.constant 6.510417e-04 : f32
    %22 = arith.constant 1.0e-05 : f32
    %0 = tt.get_program_id x : i32
    %1 = arith.extsi %0 : i32 to i64
    %3 = arith.muli %1, %2 : i64
    %4 = tt.make_range {end = 2048 : i32, start = 0 : i32} : tensor<2048xi32>
    %6 = arith.cmpi slt, %4, %5 : tensor<2048xi32>
    %7 = tt.addptr %x, %3 : !tt.ptr<f32>, i64
    %8 = tt.splat %7 : !tt.ptr<f32> -> tensor<2048x!tt.ptr<f32>>
    %9 = tt.addptr %8, %4 : tensor<2048x!tt.ptr<f32>>, tensor<2048xi32>
    %11 = tt.load %9, %6, %10 : tensor<2048x!tt.ptr<f32>>
    %12 = tt.splat %weight : !tt.ptr<f32> -> tensor<2048x!tt.ptr<f32>>
    %13 = tt.addptr %12, %4 : tensor<2048x!tt.ptr<f32>>, tensor<2048xi32>
    %14 = tt.load %13, %6, %10 : tensor<2048x!tt.ptr<f32>>
    %15 = arith.mulf %11, %11 : tensor<2048xf32>
    %16 = "tt.reduce"(%15) <{axis = 0 : i32}> ({
    ^bb0(%17: f32, %18: f32):
      %19 = arith.addf %17, %18 : f32
      tt.reduce.return %19 : f32
    }) : (tensor<2048xf32>) -> f32
    %21 = arith.mulf %16, %20 : f32
    %23 = arith.addf %21, %22 : f32
    %24 = math.rsqrt %23 : f32
    %25 = tt.addptr %out, %3 : !tt.ptr<f32>, i64
    %26 = tt.splat %25 : !tt.ptr<f32> -> tensor<2048x!tt.ptr<f32>>
    %27 = tt.addptr %26, %4 : tensor<2048x!tt.ptr<f32>>, tensor<2048xi32>
    %28 = tt.splat %24 : f32 -> tensor<2048xf32>
    %29 = arith.mulf %11, %28 : tensor<2048xf32>
    %30 = arith.mulf %29, %14 : tensor<2048xf32>
    tt.store %27, %30, %6 : tensor<2048x!tt.ptr<f32>>
    tt.return
  }
}
", name = "step_norm", num_stages = 1 : i32, num_warps = 4 : i32}, operand_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[0]> : tensor<1xindex>], result_layouts = [dense<[1, 0]> : tensor<2xindex>]} : (tensor<1x1536xf32>, tensor<1536xf32>) -> (tensor<1x1536xf32>)
    return %k1#0, %k0#1, %k0#2 : tensor<1x1536xf32>, tensor<1x1792x4xf32>, tensor<1x64x24x128xf32>
