    %k0:1 = stablehlo.custom_call @__gpu$xla.gpu.triton(%arg0) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 1024 : i32, grid_y = 1 : i32, grid_z = 1 : i32, ir = "module {
  tt.func public @token_order(%tokens: !tt.ptr<i32> {tt.divisibility = 16 : i32}, %order: !tt.ptr<i32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %1 = arith.constant 16 : i32
    %6 = arith.constant dense<16384> : tensor<16xi32>
    %10 = arith.constant dense<0> : tensor<16xi32>
    %14 = arith.constant dense<2147483647> : tensor<16xi32>
    %17 = arith.constant dense<0.0e+00> : tensor<16x256xf32>
    %18 = arith.constant 0 : i32
    %19 = arith.constant 1 : i32
    %20 = arith.constant 64 : i32
    %23 = arith.constant 256 : i32
    %28 = arith.constant dense<16384> : tensor<256xi32>
    %32 = arith.constant dense<0> : tensor<256xi32>
    %36 = arith.constant dense<2147483647> : tensor<256xi32>
    %42 = arith.constant dense<1.0e+00> : tensor<16x256xf32>
    %0 = tt.get_program_id x : i32
    %2 = arith.muli %0, %1 : i32
    %3 = tt.make_range {end = 16 : i32, start = 0 : i32} : tensor<16xi32>
    %4 = tt.splat %2 : i32 -> tensor<16xi32>
    %5 = arith.addi %4, %3 : tensor<16xi32>
    %7 = arith.cmpi slt, %5, %6 : tensor<16xi32>
    %8 = tt.splat %tokens : !tt.ptr<i32> -> tensor<16x!tt.ptr<i32>>
    %9 = tt.addptr %8, %5 : tensor<16x!tt.ptr<i32>>, tensor<16xi32>
    %11 = tt.load %9, %7, %10 : tensor<16x!tt.ptr<i32>>
    %12 = arith.muli %11, %6 : tensor<16xi32>
    %13 = arith.addi %12, %5 : tensor<16xi32>
    %15 = arith.select %7, %13, %14 : tensor<16xi1>, tensor<16xi32>
    %16 = tt.expand_dims %15 {axis = 1 : i32} : tensor<16xi32> -> tensor<16x1xi32>
    %45:1 = scf.for %21 = %18 to %20 step %19 iter_args(%22 = %17) -> (tensor<16x256xf32>) : i32 {
      %24 = arith.muli %21, %23 : i32
      %25 = tt.make_range {end = 256 : i32, start = 0 : i32} : tensor<256xi32>
      %26 = tt.splat %24 : i32 -> tensor<256xi32>
      %27 = arith.addi %26, %25 : tensor<256xi32>
      %29 = arith.cmpi slt, %27, %28 : tensor<256xi32>
      %30 = tt.splat %tokens : !tt.ptr<i32> -> tensor<256x!tt.ptr<i32>>
      %31 = tt.addptr %30, %27 : tensor<256x!tt.ptr<i32>>, tensor<256xi32>
      %33 = tt.load %31, %29, %32 : tensor<256x!tt.ptr<i32>>
      %34 = arith.muli %33, %28 : tensor<256xi32>
      %35 = arith.addi %34, %27 : tensor<256xi32>
      %37 = arith.select %29, %35, %36 : tensor<256xi1>, tensor<256xi32>
      %38 = tt.expand_dims %37 {axis = 0 : i32} : tensor<256xi32> -> tensor<1x256xi32>
      %39 = tt.broadcast %38 : tensor<1x256xi32> -> tensor<16x256xi32>
      %40 = tt.broadcast %16 : tensor<16x1xi32> -> tensor<16x256xi32>
      %41 = arith.cmpi slt, %39, %40 : tensor<16x256xi32>
      %43 = arith.addf %22, %42 : tensor<16x256xf32>
      %44 = arith.select %41, %43, %22 : tensor<16x256xi1>, tensor<16x256xf32>
      scf.yield %44 : tensor<16x256xf32>
    } {tt.num_stages = 2 : i32}
    %46 = "tt.reduce"(%45#0) <{axis = 1 : i32}> ({
    ^bb0(%47: f32, %48: f32):
      %49 = arith.addf %47, %48 : f32
      tt.reduce.return %49 : f32
    }) : (tensor<16x256xf32>) -> tensor<16xf32>
    %50 = arith.fptosi %46 : tensor<16xf32> to tensor<16xi32>
    %51 = tt.splat %order : !tt.ptr<i32> -> tensor<16x!tt.ptr<i32>>
    %52 = tt.addptr %51, %50 : tensor<16x!tt.ptr<i32>>, tensor<16xi32>
    tt.store %52, %5, %7 : tensor<16x!tt.ptr<i32>>
    tt.return
  }
}
", name = "token_order", num_stages = 2 : i32, num_warps = 4 : i32}, operand_layouts = [dense<[0]> : tensor<1xindex>], result_layouts = [dense<[0]> : tensor<1xindex>]} : (tensor<16384xi32>) -> (tensor<16384xi32>)
    %k1:3 = stablehlo.custom_call @__gpu$xla.gpu.triton(%arg0, %k0#0, %arg1) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 256 : i32, grid_y = 6 : i32, grid_z = 1 : i32, ir = "module {
  tt.func public @token_sums(%tokens: !tt.ptr<i32> {tt.divisibility = 16 : i32}, %order: !tt.ptr<i32> {tt.divisibility = 16 : i32}, %rows: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %sums: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %to: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %pieces: !tt.ptr<f32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %1 = arith.constant 64 : i32
    %4 = arith.constant 128 : i32
    %9 = arith.constant dense<768> : tensor<128xi32>
    %11 = arith.constant 0 : i32
    %13 = arith.constant 1 : i32
    %16 = arith.constant 16384 : i32
    %23 = arith.constant -1 : i32
    %25 = arith.constant 768 : i32
    %28 = arith.constant dense<0.0e+00> : tensor<128xf32>
    %29 = arith.constant 8 : i32
    %48 = arith.constant 2 : i32
    %55 = arith.constant 3 : i32
    %62 = arith.constant 4 : i32
    %69 = arith.constant 5 : i32
    %76 = arith.constant 6 : i32
    %83 = arith.constant 7 : i32
    %159 = arith.constant 50280 : i32
    %0 = tt.get_program_id x : i32
    %2 = arith.muli %0, %1 : i32
    %3 = tt.get_program_id y : i32
    %5 = arith.muli %3, %4 : i32
    %6 = tt.make_range {end = 128 : i32, start = 0 : i32} : tensor<128xi32>
    %7 = tt.splat %5 : i32 -> tensor<128xi32>
    %8 = arith.addi %7, %6 : tensor<128xi32>
    %10 = arith.cmpi slt, %8, %9 : tensor<128xi32>
    %12 = arith.cmpi eq, %3, %11 : i32
    %14 = arith.subi %2, %13 : i32
    %15 = arith.maxsi %14, %11 : i32
    %17 = arith.cmpi slt, %15, %16 : i32
    %18 = tt.addptr %order, %15 : !tt.ptr<i32>, i32
    %19 = tt.load %18, %17, %11 : !tt.ptr<i32>
    %20 = tt.addptr %tokens, %19 : !tt.ptr<i32>, i32
    %21 = tt.load %20, %17, %11 : !tt.ptr<i32>
    %22 = arith.cmpi sgt, %2, %11 : i32
    %24 = arith.select %22, %21, %23 : i1, i32
    %26 = arith.muli %0, %25 : i32
    %27 = tt.addptr %pieces, %26 : !tt.ptr<f32>, i32
    %275:3 = scf.for %30 = %11 to %29 step %13 iter_args(%31 = %28, %32 = %24, %33 = %23) -> (tensor<128xf32>, i32, i32) : i32 {
      %34 = arith.muli %30, %29 : i32
      %35 = arith.addi %2, %34 : i32
      %36 = arith.addi %35, %11 : i32
      %37 = arith.cmpi slt, %36, %16 : i32
      %38 = tt.addptr %order, %36 : !tt.ptr<i32>, i32
      %39 = tt.load %38, %37, %11 : !tt.ptr<i32>
      %40 = tt.addptr %tokens, %39 : !tt.ptr<i32>, i32
      %41 = tt.load %40, %37, %11 : !tt.ptr<i32>
      %42 = arith.addi %35, %13 : i32
      %43 = arith.cmpi slt, %42, %16 : i32
      %44 = tt.addptr %order, %42 : !tt.ptr<i32>, i32
      %45 = tt.load %44, %43, %11 : !tt.ptr<i32>
      %46 = tt.addptr %tokens, %45 : !tt.ptr<i32>, i32
      %47 = tt.load %46, %43, %11 : !tt.ptr<i32>
      %49 = arith.addi %35, %48 : i32
      %50 = arith.cmpi slt, %49, %16 : i32
      %51 = tt.addptr %order, %49 : !tt.ptr<i32>, i32
      %52 = tt.load %51, %50, %11 : !tt.ptr<i32>
      %53 = tt.addptr %tokens, %52 : !tt.ptr<i32>, i32
      %54 = tt.load %53, %50, %11 : !tt.ptr<i32>
      %56 = arith.addi %35, %55 : i32
      %57 = arith.cmpi slt, %56, %16 : i32
      %58 = tt.addptr %order, %56 : !tt.ptr<i32>, i32
      %59 = tt.load %58, %57, %11 : !tt.ptr<i32>
      %60 = tt.addptr %tokens, %59 : !tt.ptr<i32>, i32
      %61 = tt.load %60, %57, %11 : !tt.ptr<i32>
      %63 = arith.addi %35, %62 : i32
      %64 = arith.cmpi slt, %63, %16 : i32
      %65 = tt.addptr %order, %63 : !tt.ptr<i32>, i32
      %66 = tt.load %65, %64, %11 : !tt.ptr<i32>
      %67 = tt.addptr %tokens, %66 : !tt.ptr<i32>, i32
      %68 = tt.load %67, %64, %11 : !tt.ptr<i32>
      %70 = arith.addi %35, %69 : i32
      %71 = arith.cmpi slt, %70, %16 : i32
      %72 = tt.addptr %order, %70 : !tt.ptr<i32>, i32
      %73 = tt.load %72, %71, %11 : !tt.ptr<i32>
      %74 = tt.addptr %tokens, %73 : !tt.ptr<i32>, i32
      %75 = tt.load %74, %71, %11 : !tt.ptr<i32>
      %77 = arith.addi %35, %76 : i32
      %78 = arith.cmpi slt, %77, %16 : i32
      %79 = tt.addptr %order, %77 : !tt.ptr<i32>, i32
      %80 = tt.load %79, %78, %11 : !tt.ptr<i32>
      %81 = tt.addptr %tokens, %80 : !tt.ptr<i32>, i32
      %82 = tt.load %81, %78, %11 : !tt.ptr<i32>
      %84 = arith.addi %35, %83 : i32
      %85 = arith.cmpi slt, %84, %16 : i32
      %86 = tt.addptr %order, %84 : !tt.ptr<i32>, i32
      %87 = tt.load %86, %85, %11 : !tt.ptr<i32>
      %88 = tt.addptr %tokens, %87 : !tt.ptr<i32>, i32
      %89 = tt.load %88, %85, %11 : !tt.ptr<i32>
      %90 = arith.muli %39, %25 : i32
      %91 = tt.addptr %rows, %90 : !tt.ptr<f32>, i32
      %92 = tt.splat %91 : !tt.ptr<f32> -> tensor<128x!tt.ptr<f32>>
      %93 = tt.addptr %92, %8 : tensor<128x!tt.ptr<f32>>, tensor<128xi32>
      %94 = tt.splat %37 : i1 -> tensor<128xi1>
      %95 = arith.andi %10, %94 : tensor<128xi1>
      %96 = tt.load %93, %95, %28 : tensor<128x!tt.ptr<f32>>
      %97 = arith.muli %45, %25 : i32
      %98 = tt.addptr %rows, %97 : !tt.ptr<f32>, i32
      %99 = tt.splat %98 : !tt.ptr<f32> -> tensor<128x!tt.ptr<f32>>
      %100 = tt.addptr %99, %8 : tensor<128x!tt.ptr<f32>>, tensor<128xi32>
      %101 = tt.splat %43 : i1 -> tensor<128xi1>
      %102 = arith.andi %10, %101 : tensor<128xi1>
      %103 = tt.load %100, %102, %28 : tensor<128x!tt.ptr<f32>>
      %104 = arith.muli %52, %25 : i32
      %105 = tt.addptr %rows, %104 : !tt.ptr<f32>, i32
      %106 = tt.splat %105 : !tt.ptr<f32> -> tensor<128x!tt.ptr<f32>>
      %107 = tt.addptr %106, %8 : tensor<128x!tt.ptr<f32>>, tensor<128xi32>
      %108 = tt.splat %50 : i1 -> tensor<128xi1>
      %109 = arith.andi %10, %108 : tensor<128xi1>
      %110 = tt.load %107, %109, %28 : tensor<128x!tt.ptr<f32>>
      %111 = arith.muli %59, %25 : i32
      %112 = tt.addptr %rows, %111 : !tt.ptr<f32>, i32
      %113 = tt.splat %112 : !tt.ptr<f32> -> tensor<128x!tt.ptr<f32>>
      %114 = tt.addptr %113, %8 : tensor<128x!tt.ptr<f32>>, tensor<128xi32>
      %115 = tt.splat %57 : i1 -> tensor<128xi1>
      %116 = arith.andi %10, %115 : tensor<128xi1>
      %117 = tt.load %114, %116, %28 : tensor<128x!tt.ptr<f32>>
      %118 = arith.muli %66, %25 : i32
      %119 = tt.addptr %rows, %118 : !tt.ptr<f32>, i32
      %120 = tt.splat %119 : !tt.ptr<f32> -> tensor<128x!tt.ptr<f32>>
      %121 = tt.addptr %120, %8 : tensor<128x!tt.ptr<f32>>, tensor<128xi32>
      %122 = tt.splat %64 : i1 -> tensor<128xi1>
      %123 = arith.andi %10, %122 : tensor<128xi1>
      %124 = tt.load %121, %123, %28 : tensor<128x!tt.ptr<f32>>
      %125 = arith.muli %73, %25 : i32
      %126 = tt.addptr %rows, %125 : !tt.ptr<f32>, i32
      %127 = tt.splat %126 : !tt.ptr<f32> -> tensor<128x!tt.ptr<f32>>
      %128 = tt.addptr %127, %8 : tensor<128x!tt.ptr<f32>>, tensor<128xi32>
      %129 = tt.splat %71 : i1 -> tensor<128xi1>
      %130 = arith.andi %10, %129 : tensor<128xi1>
      %131 = tt.load %128, %130, %28 : tensor<128x!tt.ptr<f32>>
      %132 = arith.muli %80, %25 : i32
      %133 = tt.addptr %rows, %132 : !tt.ptr<f32>, i32
      %134 = tt.splat %133 : !tt.ptr<f32> -> tensor<128x!tt.ptr<f32>>
      %135 = tt.addptr %134, %8 : tensor<128x!tt.ptr<f32>>, tensor<128xi32>
      %136 = tt.splat %78 : i1 -> tensor<128xi1>
      %137 = arith.andi %10, %136 : tensor<128xi1>
      %138 = tt.load %135, %137, %28 : tensor<128x!tt.ptr<f32>>
      %139 = arith.muli %87, %25 : i32
      %140 = tt.addptr %rows, %139 : !tt.ptr<f32>, i32
      %141 = tt.splat %140 : !tt.ptr<f32> -> tensor<128x!tt.ptr<f32>>
      %142 = tt.addptr %141, %8 : tensor<128x!tt.ptr<f32>>, tensor<128xi32>
      %143 = tt.splat %85 : i1 -> tensor<128xi1>
      %144 = arith.andi %10, %143 : tensor<128xi1>
      %145 = tt.load %142, %144, %28 : tensor<128x!tt.ptr<f32>>
      %146 = arith.cmpi eq, %41, %32 : i32
      %147 = tt.splat %146 : i1 -> tensor<128xi1>
      %148 = arith.select %147, %31, %28 : tensor<128xi1>, tensor<128xf32>
      %149 = arith.addf %148, %96 : tensor<128xf32>
      %150 = arith.select %146, %33, %39 : i1, i32
      %151 = arith.cmpi slt, %150, %11 : i32
      %152 = arith.maxsi %150, %11 : i32
      %153 = arith.muli %152, %25 : i32
      %154 = tt.addptr %sums, %153 : !tt.ptr<f32>, i32
      %155 = arith.select %151, %27, %154 : i1, !tt.ptr<f32>
      %156 = tt.splat %155 : !tt.ptr<f32> -> tensor<128x!tt.ptr<f32>>
      %157 = tt.addptr %156, %8 : tensor<128x!tt.ptr<f32>>, tensor<128xi32>
      tt.store %157, %149, %95 : tensor<128x!tt.ptr<f32>>
      %158 = tt.addptr %to, %39 : !tt.ptr<f32>, i32
      %160 = arith.select %146, %159, %41 : i1, i32
      %161 = arith.sitofp %160 : i32 to f32
      %162 = arith.andi %37, %12 : i1
      tt.store %158, %161, %162 : !tt.ptr<f32>
      %163 = arith.cmpi eq, %47, %41 : i32
      %164 = tt.splat %163 : i1 -> tensor<128xi1>
      %165 = arith.select %164, %149, %28 : tensor<128xi1>, tensor<128xf32>
      %166 = arith.addf %165, %103 : tensor<128xf32>
      %167 = arith.select %163, %150, %45 : i1, i32
      %168 = arith.cmpi slt, %167, %11 : i32
      %169 = arith.maxsi %167, %11 : i32
      %170 = arith.muli %169, %25 : i32
      %171 = tt.addptr %sums, %170 : !tt.ptr<f32>, i32
      %172 = arith.select %168, %27, %171 : i1, !tt.ptr<f32>
      %173 = tt.splat %172 : !tt.ptr<f32> -> tensor<128x!tt.ptr<f32>>
      %174 = tt.addptr %173, %8 : tensor<128x!tt.ptr<f32>>, tensor<128xi32>
      tt.store %174, %166, %102 : tensor<128x!tt.ptr<f32>>
      %175 = tt.addptr %to, %45 : !tt.ptr<f32>, i32
      %176 = arith.select %163, %159, %47 : i1, i32
      %177 = arith.sitofp %176 : i32 to f32
      %178 = arith.andi %43, %12 : i1
      tt.store %175, %177, %178 : !tt.ptr<f32>
      %179 = arith.cmpi eq, %54, %47 : i32
      %180 = tt.splat %179 : i1 -> tensor<128xi1>
      %181 = arith.select %180, %166, %28 : tensor<128xi1>, tensor<128xf32>
      %182 = arith.addf %181, %110 : tensor<128xf32>
      %183 = arith.select %179, %167, %52 : i1, i32
      %184 = arith.cmpi slt, %183, %11 : i32
      %185 = arith.maxsi %183, %11 : i32
      %186 = arith.muli %185, %25 : i32
      %187 = tt.addptr %sums, %186 : !tt.ptr<f32>, i32
      %188 = arith.select %184, %27, %187 : i1, !tt.ptr<f32>
      %189 = tt.splat %188 : !tt.ptr<f32> -> tensor<128x!tt.ptr<f32>>
      %190 = tt.addptr %189, %8 : tensor<128x!tt.ptr<f32>>, tensor<128xi32>
      tt.store %190, %182, %109 : tensor<128x!tt.ptr<f32>>
      %191 = tt.addptr %to, %52 : !tt.ptr<f32>, i32
      %192 = arith.select %179, %159, %54 : i1, i32
      %193 = arith.sitofp %192 : i32 to f32
      %194 = arith.andi %50, %12 : i1
      tt.store %191, %193, %194 : !tt.ptr<f32>
      %195 = arith.cmpi eq, %61, %54 : i32
      %196 = tt.splat %195 : i1 -> tensor<128xi1>
      %197 = arith.select %196, %182, %28 : tensor<128xi1>, tensor<128xf32>
      %198 = arith.addf %197, %117 : tensor<128xf32>
      %199 = arith.select %195, %183, %59 : i1, i32
      %200 = arith.cmpi slt, %199, %11 : i32
      %201 = arith.maxsi %199, %11 : i32
      %202 = arith.muli %201, %25 : i32
      %203 = tt.addptr %sums, %202 : !tt.ptr<f32>, i32
      %204 = arith.select %200, %27, %203 : i1, !tt.ptr<f32>
      %205 = tt.splat %204 : !tt.ptr<f32> -> tensor<128x!tt.ptr<f32>>
      %206 = tt.addptr %205, %8 : tensor<128x!tt.ptr<f32>>, tensor<128xi32>
      tt.store %206, %198, %116 : tensor<128x!tt.ptr<f32>>
      %207 = tt.addptr %to, %59 : !tt.ptr<f32>, i32
      %208 = arith.select %195, %159, %61 : i1, i32
      %209 = arith.sitofp %208 : i32 to f32
      %210 = arith.andi %57, %12 : i1
      tt.store %207, %209, %210 : !tt.ptr<f32>
      %211 = arith.cmpi eq, %68, %61 : i32
      %212 = tt.splat %211 : i1 -> tensor<128xi1>
      %213 = arith.select %212, %198, %28 : tensor<128xi1>, tensor<128xf32>
      %214 = arith.addf %213, %124 : tensor<128xf32>
      %215 = arith.select %211, %199, %66 : i1, i32
      %216 = arith.cmpi slt, %215, %11 : i32
      %217 = arith.maxsi %215, %11 : i32
      %218 = arith.muli %217, %25 : i32
      %219 = tt.addptr %sums, %218 : !tt.ptr<f32>, i32
      %220 = arith.select %216, %27, %219 : i1, !tt.ptr<f32>
      %221 = tt.splat %220 : !tt.ptr<f32> -> tensor<128x!tt.ptr<f32>>
      %222 = tt.addptr %221, %8 : tensor<128x!tt.ptr<f32>>, tensor<128xi32>
      tt.store %222, %214, %123 : tensor<128x!tt.ptr<f32>>
      %223 = tt.addptr %to, %66 : !tt.ptr<f32>, i32
      %224 = arith.select %211, %159, %68 : i1, i32
      %225 = arith.sitofp %224 : i32 to f32
      %226 = arith.andi %64, %12 : i1
      tt.store %223, %225, %226 : !tt.ptr<f32>
      %227 = arith.cmpi eq, %75, %68 : i32
      %228 = tt.splat %227 : i1 -> tensor<128xi1>
      %229 = arith.select %228, %214, %28 : tensor<128xi1>, tensor<128xf32>
      %230 = arith.addf %229, %131 : tensor<128xf32>
      %231 = arith.select %227, %215, %73 : i1, i32
      %232 = arith.cmpi slt, %231, %11 : i32
      %233 = arith.maxsi %231, %11 : i32
      %234 = arith.muli %233, %25 : i32
      %235 = tt.addptr %sums, %234 : !tt.ptr<f32>, i32
      %236 = arith.select %232, %27, %235 : i1, !tt.ptr<f32>
      %237 = tt.splat %236 : !tt.ptr<f32> -> tensor<128x!tt.ptr<f32>>
      %238 = tt.addptr %237, %8 : tensor<128x!tt.ptr<f32>>, tensor<128xi32>
      tt.store %238, %230, %130 : tensor<128x!tt.ptr<f32>>
      %239 = tt.addptr %to, %73 : !tt.ptr<f32>, i32
      %240 = arith.select %227, %159, %75 : i1, i32
      %241 = arith.sitofp %240 : i32 to f32
      %242 = arith.andi %71, %12 : i1
      tt.store %239, %241, %242 : !tt.ptr<f32>
      %243 = arith.cmpi eq, %82, %75 : i32
      %244 = tt.splat %243 : i1 -> tensor<128xi1>
      %245 = arith.select %244, %230, %28 : tensor<128xi1>, tensor<128xf32>
      %246 = arith.addf %245, %138 : tensor<128xf32>
      %247 = arith.select %243, %231, %80 : i1, i32
      %248 = arith.cmpi slt, %247, %11 : i32
      %249 = arith.maxsi %247, %11 : i32
      %250 = arith.muli %249, %25 : i32
      %251 = tt.addptr %sums, %250 : !tt.ptr<f32>, i32
      %252 = arith.select %248, %27, %251 : i1, !tt.ptr<f32>
      %253 = tt.splat %252 : !tt.ptr<f32> -> tensor<128x!tt.ptr<f32>>
      %254 = tt.addptr %253, %8 : tensor<128x!tt.ptr<f32>>, tensor<128xi32>
      tt.store %254, %246, %137 : tensor<128x!tt.ptr<f32>>
      %255 = tt.addptr %to, %80 : !tt.ptr<f32>, i32
      %256 = arith.select %243, %159, %82 : i1, i32
      %257 = arith.sitofp %256 : i32 to f32
      %258 = arith.andi %78, %12 : i1
      tt.store %255, %257, %258 : !tt.ptr<f32>
      %259 = arith.cmpi eq, %89, %82 : i32
      %260 = tt.splat %259 : i1 -> tensor<128xi1>
      %261 = arith.select %260, %246, %28 : tensor<128xi1>, tensor<128xf32>
      %262 = arith.addf %261, %145 : tensor<128xf32>
      %263 = arith.select %259, %247, %87 : i1, i32
      %264 = arith.cmpi slt, %263, %11 : i32
      %265 = arith.maxsi %263, %11 : i32
      %266 = arith.muli %265, %25 : i32
      %267 = tt.addptr %sums, %266 : !tt.ptr<f32>, i32
      %268 = arith.select %264, %27, %267 : i1, !tt.ptr<f32>
      %269 = tt.splat %268 : !tt.ptr<f32> -> tensor<128x!tt.ptr<f32>>
      %270 = tt.addptr %269, %8 : tensor<128x!tt.ptr<f32>>, tensor<128xi32>
      tt.store %270, %262, %144 : tensor<128x!tt.ptr<f32>>
      %271 = tt.addptr %to, %87 : !tt.ptr<f32>, i32
      %272 = arith.select %259, %159, %89 : i1, i32
      %273 = arith.sitofp %272 : i32 to f32
      %274 = arith.andi %85, %12 : i1
      tt.store %271, %273, %274 : !tt.ptr<f32>
      scf.yield %262, %89, %263 : tensor<128xf32>, i32, i32
    } {tt.num_stages = 1 : i32}
    tt.return
  }
}
", name = "token_sums", num_stages = 1 : i32, num_warps = 1 : i32}, operand_layouts = [dense<[0]> : tensor<1xindex>, dense<[0]> : tensor<1xindex>, dense<[1, 0]> : tensor<2xindex>], result_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[0]> : tensor<1xindex>, dense<[1, 0]> : tensor<2xindex>]} : (tensor<16384xi32>, tensor<16384xi32>, tensor<16384x768xf32>) -> (tensor<16384x768xf32>, tensor<16384xf32>, tensor<256x768xf32>)
    %k2:1 = stablehlo.custom_call @__gpu$xla.gpu.triton(%arg0, %k0#0, %k1#2, %k1#0) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 256 : i32, grid_y = 6 : i32, grid_z = 1 : i32, ir = "module {
  tt.func public @token_pieces(%tokens: !tt.ptr<i32> {tt.divisibility = 16 : i32}, %order: !tt.ptr<i32> {tt.divisibility = 16 : i32}, %pieces: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %sums: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %into: !tt.ptr<f32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %1 = arith.constant 64 : i32
    %4 = arith.constant 128 : i32
    %9 = arith.constant dense<768> : tensor<128xi32>
    %11 = arith.constant 63 : i32
    %13 = arith.constant 16383 : i32
    %15 = arith.constant 16384 : i32
    %18 = arith.constant 0 : i32
    %29 = arith.constant 1 : i32
    %38 = arith.constant -1 : i32
    %48 = arith.constant dense<16384> : tensor<64xi32>
    %52 = arith.constant dense<0> : tensor<64xi32>
    %59 = arith.constant dense<1.0e+00> : tensor<64xf32>
    %60 = arith.constant dense<0.0e+00> : tensor<64xf32>
    %74 = arith.constant dense<0.0e+00> : tensor<32x128xf32>
    %75 = arith.constant 8 : i32
    %78 = arith.constant 32 : i32
    %87 = arith.constant dense<64> : tensor<32xi32>
    %89 = arith.constant dense<16384> : tensor<32xi32>
    %94 = arith.constant dense<0> : tensor<32xi32>
    %99 = arith.constant dense<768> : tensor<32xi32>
    %111 = arith.constant dense<256> : tensor<32xi32>
    %122 = arith.constant 768 : i32
    %129 = arith.constant dense<0.0e+00> : tensor<128xf32>
    %0 = tt.get_program_id x : i32
    %2 = arith.muli %0, %1 : i32
    %3 = tt.get_program_id y : i32
    %5 = arith.muli %3, %4 : i32
    %6 = tt.make_range {end = 128 : i32, start = 0 : i32} : tensor<128xi32>
    %7 = tt.splat %5 : i32 -> tensor<128xi32>
    %8 = arith.addi %7, %6 : tensor<128xi32>
    %10 = arith.cmpi slt, %8, %9 : tensor<128xi32>
    %12 = arith.addi %2, %11 : i32
    %14 = arith.minsi %12, %13 : i32
    %16 = arith.cmpi slt, %14, %15 : i32
    %17 = tt.addptr %order, %14 : !tt.ptr<i32>, i32
    %19 = tt.load %17, %16, %18 : !tt.ptr<i32>
    %20 = tt.addptr %tokens, %19 : !tt.ptr<i32>, i32
    %21 = tt.load %20, %16, %18 : !tt.ptr<i32>
    %22 = arith.addi %2, %1 : i32
    %23 = arith.minsi %22, %13 : i32
    %24 = arith.cmpi slt, %23, %15 : i32
    %25 = tt.addptr %order, %23 : !tt.ptr<i32>, i32
    %26 = tt.load %25, %24, %18 : !tt.ptr<i32>
    %27 = tt.addptr %tokens, %26 : !tt.ptr<i32>, i32
    %28 = tt.load %27, %24, %18 : !tt.ptr<i32>
    %30 = arith.subi %2, %29 : i32
    %31 = arith.maxsi %30, %18 : i32
    %32 = arith.cmpi slt, %31, %15 : i32
    %33 = tt.addptr %order, %31 : !tt.ptr<i32>, i32
    %34 = tt.load %33, %32, %18 : !tt.ptr<i32>
    %35 = tt.addptr %tokens, %34 : !tt.ptr<i32>, i32
    %36 = tt.load %35, %32, %18 : !tt.ptr<i32>
    %37 = arith.cmpi eq, %2, %18 : i32
    %39 = arith.select %37, %38, %36 : i1, i32
    %40 = arith.cmpi slt, %39, %21 : i32
    %41 = arith.cmpi eq, %28, %21 : i32
    %42 = arith.andi %40, %41 : i1
    %43 = arith.cmpi slt, %22, %15 : i32
    %44 = arith.andi %42, %43 : i1
    %45 = tt.make_range {end = 64 : i32, start = 0 : i32} : tensor<64xi32>
    %46 = tt.splat %2 : i32 -> tensor<64xi32>
    %47 = arith.addi %46, %45 : tensor<64xi32>
    %49 = arith.cmpi slt, %47, %48 : tensor<64xi32>
    %50 = tt.splat %order : !tt.ptr<i32> -> tensor<64x!tt.ptr<i32>>
    %51 = tt.addptr %50, %47 : tensor<64x!tt.ptr<i32>>, tensor<64xi32>
    %53 = tt.load %51, %49, %52 : tensor<64x!tt.ptr<i32>>
    %54 = tt.splat %tokens : !tt.ptr<i32> -> tensor<64x!tt.ptr<i32>>
    %55 = tt.addptr %54, %53 : tensor<64x!tt.ptr<i32>>, tensor<64xi32>
    %56 = tt.load %55, %49, %52 : tensor<64x!tt.ptr<i32>>
    %57 = tt.splat %21 : i32 -> tensor<64xi32>
    %58 = arith.cmpi slt, %56, %57 : tensor<64xi32>
    %61 = arith.select %58, %59, %60 : tensor<64xi1>, tensor<64xf32>
    %62 = "tt.reduce"(%61) <{axis = 0 : i32}> ({
    ^bb0(%63: f32, %64: f32):
      %65 = arith.addf %63, %64 : f32
      tt.reduce.return %65 : f32
    }) : (tensor<64xf32>) -> f32
    %66 = arith.fptosi %62 : f32 to i32
    %67 = arith.addi %2, %66 : i32
    %68 = arith.minsi %67, %13 : i32
    %69 = arith.cmpi slt, %68, %15 : i32
    %70 = tt.addptr %order, %68 : !tt.ptr<i32>, i32
    %71 = tt.load %70, %69, %18 : !tt.ptr<i32>
    %72 = tt.addptr %tokens, %71 : !tt.ptr<i32>, i32
    %73 = tt.load %72, %69, %18 : !tt.ptr<i32>
    %121:1 = scf.for %76 = %18 to %75 step %29 iter_args(%77 = %74) -> (tensor<32x128xf32>) : i32 {
      %79 = arith.muli %76, %78 : i32
      %80 = tt.make_range {end = 32 : i32, start = 0 : i32} : tensor<32xi32>
      %81 = tt.splat %79 : i32 -> tensor<32xi32>
      %82 = arith.addi %81, %80 : tensor<32xi32>
      %83 = tt.splat %0 : i32 -> tensor<32xi32>
      %84 = arith.cmpi sgt, %82, %83 : tensor<32xi32>
      %85 = tt.splat %44 : i1 -> tensor<32xi1>
      %86 = arith.andi %84, %85 : tensor<32xi1>
      %88 = arith.muli %82, %87 : tensor<32xi32>
      %90 = arith.cmpi slt, %88, %89 : tensor<32xi32>
      %91 = tt.splat %order : !tt.ptr<i32> -> tensor<32x!tt.ptr<i32>>
      %92 = tt.addptr %91, %88 : tensor<32x!tt.ptr<i32>>, tensor<32xi32>
      %93 = arith.andi %86, %90 : tensor<32xi1>
      %95 = tt.load %92, %93, %94 : tensor<32x!tt.ptr<i32>>
      %96 = tt.splat %tokens : !tt.ptr<i32> -> tensor<32x!tt.ptr<i32>>
      %97 = tt.addptr %96, %95 : tensor<32x!tt.ptr<i32>>, tensor<32xi32>
      %98 = tt.load %97, %93, %94 : tensor<32x!tt.ptr<i32>>
      %100 = arith.muli %82, %99 : tensor<32xi32>
      %101 = tt.expand_dims %100 {axis = 1 : i32} : tensor<32xi32> -> tensor<32x1xi32>
      %102 = tt.splat %pieces : !tt.ptr<f32> -> tensor<32x1x!tt.ptr<f32>>
      %103 = tt.addptr %102, %101 : tensor<32x1x!tt.ptr<f32>>, tensor<32x1xi32>
      %104 = tt.expand_dims %8 {axis = 0 : i32} : tensor<128xi32> -> tensor<1x128xi32>
      %105 = tt.broadcast %103 : tensor<32x1x!tt.ptr<f32>> -> tensor<32x128x!tt.ptr<f32>>
      %106 = tt.broadcast %104 : tensor<1x128xi32> -> tensor<32x128xi32>
      %107 = tt.addptr %105, %106 : tensor<32x128x!tt.ptr<f32>>, tensor<32x128xi32>
      %108 = tt.splat %21 : i32 -> tensor<32xi32>
      %109 = arith.cmpi eq, %98, %108 : tensor<32xi32>
      %110 = arith.andi %86, %109 : tensor<32xi1>
      %112 = arith.cmpi slt, %82, %111 : tensor<32xi32>
      %113 = arith.andi %110, %112 : tensor<32xi1>
      %114 = tt.expand_dims %113 {axis = 1 : i32} : tensor<32xi1> -> tensor<32x1xi1>
      %115 = tt.expand_dims %10 {axis = 0 : i32} : tensor<128xi1> -> tensor<1x128xi1>
      %116 = tt.broadcast %114 : tensor<32x1xi1> -> tensor<32x128xi1>
      %117 = tt.broadcast %115 : tensor<1x128xi1> -> tensor<32x128xi1>
      %118 = arith.andi %116, %117 : tensor<32x128xi1>
      %119 = tt.load %107, %118, %74 : tensor<32x128x!tt.ptr<f32>>
      %120 = arith.addf %77, %119 : tensor<32x128xf32>
      scf.yield %120 : tensor<32x128xf32>
    } {tt.num_stages = 1 : i32}
    %123 = arith.muli %71, %122 : i32
    %124 = tt.addptr %sums, %123 : !tt.ptr<f32>, i32
    %125 = tt.splat %124 : !tt.ptr<f32> -> tensor<128x!tt.ptr<f32>>
    %126 = tt.addptr %125, %8 : tensor<128x!tt.ptr<f32>>, tensor<128xi32>
    %127 = tt.splat %44 : i1 -> tensor<128xi1>
    %128 = arith.andi %10, %127 : tensor<128xi1>
    %130 = tt.load %126, %128, %129 : tensor<128x!tt.ptr<f32>>
    %131 = "tt.reduce"(%121#0) <{axis = 0 : i32}> ({
    ^bb0(%132: f32, %133: f32):
      %134 = arith.addf %132, %133 : f32
      tt.reduce.return %134 : f32
    }) : (tensor<32x128xf32>) -> tensor<128xf32>
    %135 = arith.addf %130, %131 : tensor<128xf32>
    tt.store %126, %135, %128 : tensor<128x!tt.ptr<f32>>
    tt.return
  }
}
", name = "token_pieces", num_stages = 1 : i32, num_warps = 4 : i32}, output_operand_aliases = [#stablehlo.output_operand_alias<output_tuple_indices = [], operand_index = 3, operand_tuple_indices = []>], operand_layouts = [dense<[0]> : tensor<1xindex>, dense<[0]> : tensor<1xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>], result_layouts = [dense<[1, 0]> : tensor<2xindex>]} : (tensor<16384xi32>, tensor<16384xi32>, tensor<256x768xf32>, tensor<16384x768xf32>) -> (tensor<16384x768xf32>)
    return %k2#0, %k1#1 : tensor<16384x768xf32>, tensor<16384xf32>
