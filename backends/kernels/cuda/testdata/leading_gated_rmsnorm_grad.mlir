    %k0:3 = stablehlo.custom_call @__gpu$xla.gpu.triton(%arg0, %arg1, %arg2, %arg3, %arg4, %arg5) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 256 : i32, grid_y = 1 : i32, grid_z = 1 : i32, ir = "module {
  tt.func public @gated_rmsnorm_grad(%y: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %z: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %weight: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %dout: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %dy_before: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %dz_before: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %dy: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %dz: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %parts: !tt.ptr<f32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %0 = arith.constant dense<0.0e+00> : tensor<4x256xf32>
    %2 = arith.constant 16 : i32
    %4 = arith.constant 0 : i32
    %5 = arith.constant 1 : i32
    %11 = arith.constant 4 : i32
    %18 = arith.constant dense<768> : tensor<4x1xi64>
    %21 = arith.constant dense<0> : tensor<256xi32>
    %28 = arith.constant dense<256> : tensor<256xi32>
    %34 = arith.constant dense<512> : tensor<256xi32>
    %40 = arith.constant dense<3392> : tensor<4x1xi64>
    %46 = arith.constant dense<1536> : tensor<4x1xi64>
    %92 = arith.constant dense<-1.442695e+00> : tensor<4x256xf32>
    %95 = arith.constant dense<1.0e+00> : tensor<4x256xf32>
    %125 = arith.constant dense<1.3020834e-03> : tensor<4xf32>
    %128 = arith.constant dense<1.0e-05> : tensor<4x1xf32>
    %142 = arith.constant dense<-1.0e+00> : tensor<4x1xf32>
    %176 = arith.constant dense<-1.0e+00> : tensor<4x256xf32>
    %217 = arith.constant 768 : i32
    %226 = arith.constant dense<768> : tensor<256xi32>
    %1 = tt.get_program_id x : i32
    %3 = arith.muli %1, %2 : i32
    %214:3 = scf.for %6 = %4 to %2 step %5 iter_args(%7 = %0, %8 = %0, %9 = %0) -> (tensor<4x256xf32>, tensor<4x256xf32>, tensor<4x256xf32>) : i32 {
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
      %41 = arith.muli %17, %40 : tensor<4x1xi64>
      %42 = tt.broadcast %41 : tensor<4x1xi64> -> tensor<4x256xi64>
      %43 = arith.addi %42, %26 : tensor<4x256xi64>
      %44 = arith.addi %42, %32 : tensor<4x256xi64>
      %45 = arith.addi %42, %38 : tensor<4x256xi64>
      %47 = arith.muli %17, %46 : tensor<4x1xi64>
      %48 = tt.broadcast %47 : tensor<4x1xi64> -> tensor<4x256xi64>
      %49 = arith.addi %48, %26 : tensor<4x256xi64>
      %50 = arith.addi %48, %32 : tensor<4x256xi64>
      %51 = arith.addi %48, %38 : tensor<4x256xi64>
      %52 = tt.splat %weight : !tt.ptr<f32> -> tensor<256x!tt.ptr<f32>>
      %53 = tt.addptr %52, %22 : tensor<256x!tt.ptr<f32>>, tensor<256xi32>
      %54 = tt.load %53 : tensor<256x!tt.ptr<f32>>
      %55 = tt.expand_dims %54 {axis = 0 : i32} : tensor<256xf32> -> tensor<1x256xf32>
      %56 = tt.addptr %52, %29 : tensor<256x!tt.ptr<f32>>, tensor<256xi32>
      %57 = tt.load %56 : tensor<256x!tt.ptr<f32>>
      %58 = tt.expand_dims %57 {axis = 0 : i32} : tensor<256xf32> -> tensor<1x256xf32>
      %59 = tt.addptr %52, %35 : tensor<256x!tt.ptr<f32>>, tensor<256xi32>
      %60 = tt.load %59 : tensor<256x!tt.ptr<f32>>
      %61 = tt.expand_dims %60 {axis = 0 : i32} : tensor<256xf32> -> tensor<1x256xf32>
      %62 = tt.splat %y : !tt.ptr<bf16> -> tensor<4x256x!tt.ptr<bf16>>
      %63 = tt.addptr %62, %49 : tensor<4x256x!tt.ptr<bf16>>, tensor<4x256xi64>
      %64 = tt.load %63 : tensor<4x256x!tt.ptr<bf16>>
      %65 = arith.extf %64 : tensor<4x256xbf16> to tensor<4x256xf32>
      %66 = tt.addptr %62, %50 : tensor<4x256x!tt.ptr<bf16>>, tensor<4x256xi64>
      %67 = tt.load %66 : tensor<4x256x!tt.ptr<bf16>>
      %68 = arith.extf %67 : tensor<4x256xbf16> to tensor<4x256xf32>
      %69 = tt.addptr %62, %51 : tensor<4x256x!tt.ptr<bf16>>, tensor<4x256xi64>
      %70 = tt.load %69 : tensor<4x256x!tt.ptr<bf16>>
      %71 = arith.extf %70 : tensor<4x256xbf16> to tensor<4x256xf32>
      %72 = tt.splat %z : !tt.ptr<bf16> -> tensor<4x256x!tt.ptr<bf16>>
      %73 = tt.addptr %72, %43 : tensor<4x256x!tt.ptr<bf16>>, tensor<4x256xi64>
      %74 = tt.load %73 : tensor<4x256x!tt.ptr<bf16>>
      %75 = arith.extf %74 : tensor<4x256xbf16> to tensor<4x256xf32>
      %76 = tt.addptr %72, %44 : tensor<4x256x!tt.ptr<bf16>>, tensor<4x256xi64>
      %77 = tt.load %76 : tensor<4x256x!tt.ptr<bf16>>
      %78 = arith.extf %77 : tensor<4x256xbf16> to tensor<4x256xf32>
      %79 = tt.addptr %72, %45 : tensor<4x256x!tt.ptr<bf16>>, tensor<4x256xi64>
      %80 = tt.load %79 : tensor<4x256x!tt.ptr<bf16>>
      %81 = arith.extf %80 : tensor<4x256xbf16> to tensor<4x256xf32>
      %82 = tt.splat %dout : !tt.ptr<bf16> -> tensor<4x256x!tt.ptr<bf16>>
      %83 = tt.addptr %82, %27 : tensor<4x256x!tt.ptr<bf16>>, tensor<4x256xi64>
      %84 = tt.load %83 : tensor<4x256x!tt.ptr<bf16>>
      %85 = arith.extf %84 : tensor<4x256xbf16> to tensor<4x256xf32>
      %86 = tt.addptr %82, %33 : tensor<4x256x!tt.ptr<bf16>>, tensor<4x256xi64>
      %87 = tt.load %86 : tensor<4x256x!tt.ptr<bf16>>
      %88 = arith.extf %87 : tensor<4x256xbf16> to tensor<4x256xf32>
      %89 = tt.addptr %82, %39 : tensor<4x256x!tt.ptr<bf16>>, tensor<4x256xi64>
      %90 = tt.load %89 : tensor<4x256x!tt.ptr<bf16>>
      %91 = arith.extf %90 : tensor<4x256xbf16> to tensor<4x256xf32>
      %93 = arith.mulf %75, %92 : tensor<4x256xf32>
      %94 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %93 : tensor<4x256xf32> -> tensor<4x256xf32>
      %96 = arith.addf %94, %95 : tensor<4x256xf32>
      %97 = tt.elementwise_inline_asm "rcp.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %96 : tensor<4x256xf32> -> tensor<4x256xf32>
      %98 = arith.mulf %78, %92 : tensor<4x256xf32>
      %99 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %98 : tensor<4x256xf32> -> tensor<4x256xf32>
      %100 = arith.addf %99, %95 : tensor<4x256xf32>
      %101 = tt.elementwise_inline_asm "rcp.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %100 : tensor<4x256xf32> -> tensor<4x256xf32>
      %102 = arith.mulf %81, %92 : tensor<4x256xf32>
      %103 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %102 : tensor<4x256xf32> -> tensor<4x256xf32>
      %104 = arith.addf %103, %95 : tensor<4x256xf32>
      %105 = tt.elementwise_inline_asm "rcp.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %104 : tensor<4x256xf32> -> tensor<4x256xf32>
      %106 = arith.mulf %75, %97 : tensor<4x256xf32>
      %107 = arith.mulf %78, %101 : tensor<4x256xf32>
      %108 = arith.mulf %81, %105 : tensor<4x256xf32>
      %109 = arith.mulf %65, %106 : tensor<4x256xf32>
      %110 = arith.mulf %68, %107 : tensor<4x256xf32>
      %111 = arith.mulf %71, %108 : tensor<4x256xf32>
      %112 = tt.broadcast %55 : tensor<1x256xf32> -> tensor<4x256xf32>
      %113 = arith.mulf %85, %112 : tensor<4x256xf32>
      %114 = tt.broadcast %58 : tensor<1x256xf32> -> tensor<4x256xf32>
      %115 = arith.mulf %88, %114 : tensor<4x256xf32>
      %116 = tt.broadcast %61 : tensor<1x256xf32> -> tensor<4x256xf32>
      %117 = arith.mulf %91, %116 : tensor<4x256xf32>
      %118 = arith.mulf %109, %109 : tensor<4x256xf32>
      %119 = math.fma %110, %110, %118 : tensor<4x256xf32>
      %120 = math.fma %111, %111, %119 : tensor<4x256xf32>
      %121 = "tt.reduce"(%120) <{axis = 1 : i32}> ({
      ^bb0(%122: f32, %123: f32):
        %124 = arith.addf %122, %123 : f32
        tt.reduce.return %124 : f32
      }) : (tensor<4x256xf32>) -> tensor<4xf32>
      %126 = arith.mulf %121, %125 : tensor<4xf32>
      %127 = tt.expand_dims %126 {axis = 1 : i32} : tensor<4xf32> -> tensor<4x1xf32>
      %129 = arith.addf %127, %128 : tensor<4x1xf32>
      %130 = math.rsqrt %129 : tensor<4x1xf32>
      %131 = arith.mulf %113, %109 : tensor<4x256xf32>
      %132 = math.fma %115, %110, %131 : tensor<4x256xf32>
      %133 = math.fma %117, %111, %132 : tensor<4x256xf32>
      %134 = "tt.reduce"(%133) <{axis = 1 : i32}> ({
      ^bb0(%135: f32, %136: f32):
        %137 = arith.addf %135, %136 : f32
        tt.reduce.return %137 : f32
      }) : (tensor<4x256xf32>) -> tensor<4xf32>
      %138 = arith.mulf %134, %125 : tensor<4xf32>
      %139 = tt.expand_dims %138 {axis = 1 : i32} : tensor<4xf32> -> tensor<4x1xf32>
      %140 = arith.mulf %139, %130 : tensor<4x1xf32>
      %141 = arith.mulf %140, %130 : tensor<4x1xf32>
      %143 = arith.mulf %141, %142 : tensor<4x1xf32>
      %144 = tt.broadcast %143 : tensor<4x1xf32> -> tensor<4x256xf32>
      %145 = math.fma %109, %144, %113 : tensor<4x256xf32>
      %146 = tt.broadcast %130 : tensor<4x1xf32> -> tensor<4x256xf32>
      %147 = arith.mulf %145, %146 : tensor<4x256xf32>
      %148 = math.fma %110, %144, %115 : tensor<4x256xf32>
      %149 = arith.mulf %148, %146 : tensor<4x256xf32>
      %150 = math.fma %111, %144, %117 : tensor<4x256xf32>
      %151 = arith.mulf %150, %146 : tensor<4x256xf32>
      %152 = arith.mulf %147, %106 : tensor<4x256xf32>
      %153 = arith.mulf %149, %107 : tensor<4x256xf32>
      %154 = arith.mulf %151, %108 : tensor<4x256xf32>
      %155 = tt.splat %dy_before : !tt.ptr<bf16> -> tensor<4x256x!tt.ptr<bf16>>
      %156 = tt.addptr %155, %49 : tensor<4x256x!tt.ptr<bf16>>, tensor<4x256xi64>
      %157 = tt.load %156 : tensor<4x256x!tt.ptr<bf16>>
      %158 = arith.extf %157 : tensor<4x256xbf16> to tensor<4x256xf32>
      %159 = tt.addptr %155, %50 : tensor<4x256x!tt.ptr<bf16>>, tensor<4x256xi64>
      %160 = tt.load %159 : tensor<4x256x!tt.ptr<bf16>>
      %161 = arith.extf %160 : tensor<4x256xbf16> to tensor<4x256xf32>
      %162 = tt.addptr %155, %51 : tensor<4x256x!tt.ptr<bf16>>, tensor<4x256xi64>
      %163 = tt.load %162 : tensor<4x256x!tt.ptr<bf16>>
      %164 = arith.extf %163 : tensor<4x256xbf16> to tensor<4x256xf32>
      %165 = arith.addf %152, %158 : tensor<4x256xf32>
      %166 = arith.addf %153, %161 : tensor<4x256xf32>
      %167 = arith.addf %154, %164 : tensor<4x256xf32>
      %168 = tt.splat %dy : !tt.ptr<bf16> -> tensor<4x256x!tt.ptr<bf16>>
      %169 = tt.addptr %168, %49 : tensor<4x256x!tt.ptr<bf16>>, tensor<4x256xi64>
      %170 = arith.truncf %165 : tensor<4x256xf32> to tensor<4x256xbf16>
      tt.store %169, %170 : tensor<4x256x!tt.ptr<bf16>>
      %171 = tt.addptr %168, %50 : tensor<4x256x!tt.ptr<bf16>>, tensor<4x256xi64>
      %172 = arith.truncf %166 : tensor<4x256xf32> to tensor<4x256xbf16>
      tt.store %171, %172 : tensor<4x256x!tt.ptr<bf16>>
      %173 = tt.addptr %168, %51 : tensor<4x256x!tt.ptr<bf16>>, tensor<4x256xi64>
      %174 = arith.truncf %167 : tensor<4x256xf32> to tensor<4x256xbf16>
      tt.store %173, %174 : tensor<4x256x!tt.ptr<bf16>>
      %175 = arith.mulf %147, %65 : tensor<4x256xf32>
      %177 = math.fma %97, %176, %95 : tensor<4x256xf32>
      %178 = math.fma %106, %177, %97 : tensor<4x256xf32>
      %179 = arith.mulf %175, %178 : tensor<4x256xf32>
      %180 = arith.mulf %149, %68 : tensor<4x256xf32>
      %181 = math.fma %101, %176, %95 : tensor<4x256xf32>
      %182 = math.fma %107, %181, %101 : tensor<4x256xf32>
      %183 = arith.mulf %180, %182 : tensor<4x256xf32>
      %184 = arith.mulf %151, %71 : tensor<4x256xf32>
      %185 = math.fma %105, %176, %95 : tensor<4x256xf32>
      %186 = math.fma %108, %185, %105 : tensor<4x256xf32>
      %187 = arith.mulf %184, %186 : tensor<4x256xf32>
      %188 = tt.splat %dz_before : !tt.ptr<bf16> -> tensor<4x256x!tt.ptr<bf16>>
      %189 = tt.addptr %188, %43 : tensor<4x256x!tt.ptr<bf16>>, tensor<4x256xi64>
      %190 = tt.load %189 : tensor<4x256x!tt.ptr<bf16>>
      %191 = arith.extf %190 : tensor<4x256xbf16> to tensor<4x256xf32>
      %192 = tt.addptr %188, %44 : tensor<4x256x!tt.ptr<bf16>>, tensor<4x256xi64>
      %193 = tt.load %192 : tensor<4x256x!tt.ptr<bf16>>
      %194 = arith.extf %193 : tensor<4x256xbf16> to tensor<4x256xf32>
      %195 = tt.addptr %188, %45 : tensor<4x256x!tt.ptr<bf16>>, tensor<4x256xi64>
      %196 = tt.load %195 : tensor<4x256x!tt.ptr<bf16>>
      %197 = arith.extf %196 : tensor<4x256xbf16> to tensor<4x256xf32>
      %198 = arith.addf %179, %191 : tensor<4x256xf32>
      %199 = arith.addf %183, %194 : tensor<4x256xf32>
      %200 = arith.addf %187, %197 : tensor<4x256xf32>
      %201 = tt.splat %dz : !tt.ptr<bf16> -> tensor<4x256x!tt.ptr<bf16>>
      %202 = tt.addptr %201, %43 : tensor<4x256x!tt.ptr<bf16>>, tensor<4x256xi64>
      %203 = arith.truncf %198 : tensor<4x256xf32> to tensor<4x256xbf16>
      tt.store %202, %203 : tensor<4x256x!tt.ptr<bf16>>
      %204 = tt.addptr %201, %44 : tensor<4x256x!tt.ptr<bf16>>, tensor<4x256xi64>
      %205 = arith.truncf %199 : tensor<4x256xf32> to tensor<4x256xbf16>
      tt.store %204, %205 : tensor<4x256x!tt.ptr<bf16>>
      %206 = tt.addptr %201, %45 : tensor<4x256x!tt.ptr<bf16>>, tensor<4x256xi64>
      %207 = arith.truncf %200 : tensor<4x256xf32> to tensor<4x256xbf16>
      tt.store %206, %207 : tensor<4x256x!tt.ptr<bf16>>
      %208 = arith.mulf %109, %146 : tensor<4x256xf32>
      %209 = math.fma %208, %85, %7 : tensor<4x256xf32>
      %210 = arith.mulf %110, %146 : tensor<4x256xf32>
      %211 = math.fma %210, %88, %8 : tensor<4x256xf32>
      %212 = arith.mulf %111, %146 : tensor<4x256xf32>
      %213 = math.fma %212, %91, %9 : tensor<4x256xf32>
      scf.yield %209, %211, %213 : tensor<4x256xf32>, tensor<4x256xf32>, tensor<4x256xf32>
    } {tt.num_stages = 3 : i32}
    %215 = tt.make_range {end = 256 : i32, start = 0 : i32} : tensor<256xi32>
    %216 = arith.addi %215, %21 : tensor<256xi32>
    %218 = arith.muli %1, %217 : i32
    %219 = tt.addptr %parts, %218 : !tt.ptr<f32>, i32
    %220 = tt.splat %219 : !tt.ptr<f32> -> tensor<256x!tt.ptr<f32>>
    %221 = tt.addptr %220, %216 : tensor<256x!tt.ptr<f32>>, tensor<256xi32>
    %222 = "tt.reduce"(%214#0) <{axis = 0 : i32}> ({
    ^bb0(%223: f32, %224: f32):
      %225 = arith.addf %223, %224 : f32
      tt.reduce.return %225 : f32
    }) : (tensor<4x256xf32>) -> tensor<256xf32>
    %227 = arith.cmpi slt, %216, %226 : tensor<256xi32>
    tt.store %221, %222, %227 : tensor<256x!tt.ptr<f32>>
    %228 = arith.addi %215, %28 : tensor<256xi32>
    %229 = tt.addptr %220, %228 : tensor<256x!tt.ptr<f32>>, tensor<256xi32>
    %230 = "tt.reduce"(%214#1) <{axis = 0 : i32}> ({
    ^bb0(%231: f32, %232: f32):
      %233 = arith.addf %231, %232 : f32
      tt.reduce.return %233 : f32
    }) : (tensor<4x256xf32>) -> tensor<256xf32>
    %234 = arith.cmpi slt, %228, %226 : tensor<256xi32>
    tt.store %229, %230, %234 : tensor<256x!tt.ptr<f32>>
    %235 = arith.addi %215, %34 : tensor<256xi32>
    %236 = tt.addptr %220, %235 : tensor<256x!tt.ptr<f32>>, tensor<256xi32>
    %237 = "tt.reduce"(%214#2) <{axis = 0 : i32}> ({
    ^bb0(%238: f32, %239: f32):
      %240 = arith.addf %238, %239 : f32
      tt.reduce.return %240 : f32
    }) : (tensor<4x256xf32>) -> tensor<256xf32>
    %241 = arith.cmpi slt, %235, %226 : tensor<256xi32>
    tt.store %236, %237, %241 : tensor<256x!tt.ptr<f32>>
    tt.return
  }
}
", name = "gated_rmsnorm_grad", num_stages = 1 : i32, num_warps = 4 : i32}, output_operand_aliases = [#stablehlo.output_operand_alias<output_tuple_indices = [0], operand_index = 4, operand_tuple_indices = []>, #stablehlo.output_operand_alias<output_tuple_indices = [1], operand_index = 5, operand_tuple_indices = []>], operand_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[0]> : tensor<1xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>], result_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>]} : (tensor<16384x1536xbf16>, tensor<16384x3392xbf16>, tensor<768xf32>, tensor<16384x768xbf16>, tensor<16384x1536xbf16>, tensor<16384x3392xbf16>) -> (tensor<16384x1536xbf16>, tensor<16384x3392xbf16>, tensor<256x768xf32>)
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
    return %k0#0, %k0#1, %k1#0 : tensor<16384x1536xbf16>, tensor<16384x3392xbf16>, tensor<768xf32>
