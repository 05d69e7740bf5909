    %k0:1 = stablehlo.custom_call @__gpu$xla.gpu.triton(%arg0, %arg3) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 16 : i32, grid_y = 1 : i32, grid_z = 1 : i32, ir = "module {
  tt.func public @rmsnorm(%x: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %weight: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %out: !tt.ptr<bf16> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %2 = arith.constant 768 : i64
    %5 = arith.constant dense<768> : tensor<1024xi32>
    %10 = arith.constant dense<0.0e+00> : tensor<1024xf32>
    %20 = arith.constant 1.3020834e-03 : f32
    %22 = arith.constant 1.0e-05 : f32
    %0 = tt.get_program_id x : i32
    %1 = arith.extsi %0 : i32 to i64
    %3 = arith.muli %1, %2 : i64
    %4 = tt.make_range {end = 1024 : i32, start = 0 : i32} : tensor<1024xi32>
    %6 = arith.cmpi slt, %4, %5 : tensor<1024xi32>
    %7 = tt.addptr %x, %3 : !tt.ptr<f32>, i64
    %8 = tt.splat %7 : !tt.ptr<f32> -> tensor<1024x!tt.ptr<f32>>
    %9 = tt.addptr %8, %4 : tensor<1024x!tt.ptr<f32>>, tensor<1024xi32>
    %11 = tt.load %9, %6, %10 : tensor<1024x!tt.ptr<f32>>
    %12 = tt.splat %weight : !tt.ptr<f32> -> tensor<1024x!tt.ptr<f32>>
    %13 = tt.addptr %12, %4 : tensor<1024x!tt.ptr<f32>>, tensor<1024xi32>
    %14 = tt.load %13, %6, %10 : tensor<1024x!tt.ptr<f32>>
    %15 = arith.mulf %11, %11 : tensor<1024xf32>
    %16 = "tt.reduce"(%15) <{axis = 0 : i32}> ({
    ^bb0(%17: f32, %18: f32):
      %19 = arith.addf %17, %18 : f32
      tt.reduce.return %19 : f32
    }) : (tensor<1024xf32>) -> f32
    %21 = arith.mulf %16, %20 : f32
    %23 = arith.addf %21, %22 : f32
    %24 = math.rsqrt %23 : f32
    %25 = tt.addptr %out, %3 : !tt.ptr<bf16>, i64
    %26 = tt.splat %25 : !tt.ptr<bf16> -> tensor<1024x!tt.ptr<bf16>>
    %27 = tt.addptr %26, %4 : tensor<1024x!tt.ptr<bf16>>, tensor<1024xi32>
    %28 = tt.splat %24 : f32 -> tensor<1024xf32>
    %29 = arith.mulf %11, %28 : tensor<1024xf32>
    %30 = arith.mulf %29, %14 : tensor<1024xf32>
    %31 = arith.truncf %30 : tensor<1024xf32> to tensor<1024xbf16>
    tt.store %27, %31, %6 : tensor<1024x!tt.ptr<bf16>>
    tt.return
  }
}
", name = "rmsnorm", num_stages = 1 : i32, num_warps = 4 : i32}, operand_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[0]> : tensor<1xindex>], result_layouts = [dense<[1, 0]> : tensor<2xindex>]} : (tensor<16x768xf32>, tensor<768xf32>) -> (tensor<16x768xbf16>)
    %k1:3 = stablehlo.custom_call @__gpu$xla.gpu.triton(%k0#0, %arg4, %arg5, %arg7, %arg8, %arg1, %arg11, %arg14) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 212 : i32, grid_y = 1 : i32, grid_z = 1 : i32, ir = "module {
  tt.func public @block_project(%x: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %weight: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %conv: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %convweight: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %convbias: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %token: !tt.ptr<i32> {tt.divisibility = 16 : i32}, %dtbias: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %pending: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %projected: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %convafter: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %pendingafter: !tt.ptr<f32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %1 = arith.constant 16 : i32
    %13 = arith.constant 4 : i32
    %15 = arith.constant 1728 : i32
    %17 = arith.constant dense<3328> : tensor<1x16xi32>
    %21 = arith.constant dense<0> : tensor<1x16xi32>
    %23 = arith.constant dense<64> : tensor<1x16xi32>
    %26 = arith.constant dense<0.0e+00> : tensor<1x16xf32>
    %28 = arith.constant dense<1536> : tensor<1x16xi32>
    %31 = arith.constant dense<1792> : tensor<1x16xi32>
    %34 = arith.constant dense<7168> : tensor<16x1xi32>
    %36 = arith.constant dense<4> : tensor<1x16xi32>
    %41 = arith.constant dense<1792> : tensor<16x1xi32>
    %47 = arith.constant 1 : i32
    %50 = arith.constant 28672 : i32
    %55 = arith.constant dense<0.0e+00> : tensor<16x16xf32>
    %57 = arith.constant 2 : i32
    %65 = arith.constant 3 : i32
    %77 = arith.constant dense<1> : tensor<1x16xi32>
    %80 = arith.constant dense<2> : tensor<1x16xi32>
    %83 = arith.constant dense<3> : tensor<1x16xi32>
    %89 = arith.constant 0 : i32
    %90 = arith.constant 6 : i32
    %93 = arith.constant 128 : i32
    %98 = arith.constant dense<768> : tensor<16x1xi32>
    %123 = arith.constant dense<3392> : tensor<16x1xi32>
    %143 = arith.constant dense<-1.442695e+00> : tensor<16x16xf32>
    %146 = arith.constant dense<1.0e+00> : tensor<16x16xf32>
    %150 = arith.constant 3312 : i32
    %161 = arith.constant dense<2.0e+00> : tensor<16x16xf32>
    %166 = arith.constant dense<7.692308e-02> : tensor<16x16xf32>
    %167 = arith.constant dense<9.090909e-02> : tensor<16x16xf32>
    %170 = arith.constant dense<1.1111111e-01> : tensor<16x16xf32>
    %173 = arith.constant dense<1.4285715e-01> : tensor<16x16xf32>
    %176 = arith.constant dense<2.0e-01> : tensor<16x16xf32>
    %179 = arith.constant dense<3.3333334e-01> : tensor<16x16xf32>
    %184 = arith.constant dense<2.0e+01> : tensor<16x16xf32>
    %195 = arith.constant dense<6912> : tensor<16x1xi32>
    %203 = arith.constant dense<1664> : tensor<1x16xi32>
    %207 = arith.constant dense<128> : tensor<1x16xi32>
    %0 = tt.get_program_id x : i32
    %2 = arith.muli %0, %1 : i32
    %3 = tt.make_range {end = 16 : i32, start = 0 : i32} : tensor<16xi32>
    %4 = tt.splat %2 : i32 -> tensor<16xi32>
    %5 = arith.addi %4, %3 : tensor<16xi32>
    %6 = tt.get_program_id y : i32
    %7 = arith.muli %6, %1 : i32
    %8 = tt.splat %7 : i32 -> tensor<16xi32>
    %9 = arith.addi %8, %3 : tensor<16xi32>
    %10 = tt.expand_dims %9 {axis = 1 : i32} : tensor<16xi32> -> tensor<16x1xi32>
    %11 = tt.expand_dims %5 {axis = 0 : i32} : tensor<16xi32> -> tensor<1x16xi32>
    %12 = tt.load %token : !tt.ptr<i32>
    %14 = arith.remsi %12, %13 : i32
    %16 = arith.muli %14, %15 : i32
    %18 = arith.subi %11, %17 : tensor<1x16xi32>
    %19 = tt.splat %dtbias : !tt.ptr<f32> -> tensor<1x16x!tt.ptr<f32>>
    %20 = tt.addptr %19, %18 : tensor<1x16x!tt.ptr<f32>>, tensor<1x16xi32>
    %22 = arith.cmpi sge, %18, %21 : tensor<1x16xi32>
    %24 = arith.cmpi slt, %18, %23 : tensor<1x16xi32>
    %25 = arith.andi %22, %24 : tensor<1x16xi1>
    %27 = tt.load %20, %25, %26 : tensor<1x16x!tt.ptr<f32>>
    %29 = arith.subi %11, %28 : tensor<1x16xi32>
    %30 = arith.cmpi sge, %29, %21 : tensor<1x16xi32>
    %32 = arith.cmpi slt, %29, %31 : tensor<1x16xi32>
    %33 = arith.andi %30, %32 : tensor<1x16xi1>
    %35 = arith.muli %10, %34 : tensor<16x1xi32>
    %37 = arith.muli %29, %36 : tensor<1x16xi32>
    %38 = tt.broadcast %35 : tensor<16x1xi32> -> tensor<16x16xi32>
    %39 = tt.broadcast %37 : tensor<1x16xi32> -> tensor<16x16xi32>
    %40 = arith.addi %38, %39 : tensor<16x16xi32>
    %42 = arith.muli %10, %41 : tensor<16x1xi32>
    %43 = tt.broadcast %42 : tensor<16x1xi32> -> tensor<16x16xi32>
    %44 = tt.broadcast %29 : tensor<1x16xi32> -> tensor<16x16xi32>
    %45 = arith.addi %43, %44 : tensor<16x16xi32>
    %46 = tt.broadcast %33 : tensor<1x16xi1> -> tensor<16x16xi1>
    %48 = arith.addi %12, %47 : i32
    %49 = arith.remsi %48, %13 : i32
    %51 = arith.muli %49, %50 : i32
    %52 = tt.addptr %conv, %51 : !tt.ptr<f32>, i32
    %53 = tt.splat %52 : !tt.ptr<f32> -> tensor<16x16x!tt.ptr<f32>>
    %54 = tt.addptr %53, %45 : tensor<16x16x!tt.ptr<f32>>, tensor<16x16xi32>
    %56 = tt.load %54, %46, %55 : tensor<16x16x!tt.ptr<f32>>
    %58 = arith.addi %12, %57 : i32
    %59 = arith.remsi %58, %13 : i32
    %60 = arith.muli %59, %50 : i32
    %61 = tt.addptr %conv, %60 : !tt.ptr<f32>, i32
    %62 = tt.splat %61 : !tt.ptr<f32> -> tensor<16x16x!tt.ptr<f32>>
    %63 = tt.addptr %62, %45 : tensor<16x16x!tt.ptr<f32>>, tensor<16x16xi32>
    %64 = tt.load %63, %46, %55 : tensor<16x16x!tt.ptr<f32>>
    %66 = arith.addi %12, %65 : i32
    %67 = arith.remsi %66, %13 : i32
    %68 = arith.muli %67, %50 : i32
    %69 = tt.addptr %conv, %68 : !tt.ptr<f32>, i32
    %70 = tt.splat %69 : !tt.ptr<f32> -> tensor<16x16x!tt.ptr<f32>>
    %71 = tt.addptr %70, %45 : tensor<16x16x!tt.ptr<f32>>, tensor<16x16xi32>
    %72 = tt.load %71, %46, %55 : tensor<16x16x!tt.ptr<f32>>
    %73 = tt.splat %convweight : !tt.ptr<f32> -> tensor<1x16x!tt.ptr<f32>>
    %74 = tt.addptr %73, %37 : tensor<1x16x!tt.ptr<f32>>, tensor<1x16xi32>
    %75 = tt.addptr %74, %21 : tensor<1x16x!tt.ptr<f32>>, tensor<1x16xi32>
    %76 = tt.load %75, %33, %26 : tensor<1x16x!tt.ptr<f32>>
    %78 = tt.addptr %74, %77 : tensor<1x16x!tt.ptr<f32>>, tensor<1x16xi32>
    %79 = tt.load %78, %33, %26 : tensor<1x16x!tt.ptr<f32>>
    %81 = tt.addptr %74, %80 : tensor<1x16x!tt.ptr<f32>>, tensor<1x16xi32>
    %82 = tt.load %81, %33, %26 : tensor<1x16x!tt.ptr<f32>>
    %84 = tt.addptr %74, %83 : tensor<1x16x!tt.ptr<f32>>, tensor<1x16xi32>
    %85 = tt.load %84, %33, %26 : tensor<1x16x!tt.ptr<f32>>
    %86 = tt.splat %convbias : !tt.ptr<f32> -> tensor<1x16x!tt.ptr<f32>>
    %87 = tt.addptr %86, %29 : tensor<1x16x!tt.ptr<f32>>, tensor<1x16xi32>
    %88 = tt.load %87, %33, %26 : tensor<1x16x!tt.ptr<f32>>
    %116:1 = scf.for %91 = %89 to %90 step %47 iter_args(%92 = %55) -> (tensor<16x16xf32>) : i32 {
      %94 = arith.muli %91, %93 : i32
      %95 = tt.make_range {end = 128 : i32, start = 0 : i32} : tensor<128xi32>
      %96 = tt.splat %94 : i32 -> tensor<128xi32>
      %97 = arith.addi %96, %95 : tensor<128xi32>
      %99 = arith.muli %10, %98 : tensor<16x1xi32>
      %100 = tt.splat %x : !tt.ptr<bf16> -> tensor<16x1x!tt.ptr<bf16>>
      %101 = tt.addptr %100, %99 : tensor<16x1x!tt.ptr<bf16>>, tensor<16x1xi32>
      %102 = tt.expand_dims %97 {axis = 0 : i32} : tensor<128xi32> -> tensor<1x128xi32>
      %103 = tt.broadcast %101 : tensor<16x1x!tt.ptr<bf16>> -> tensor<16x128x!tt.ptr<bf16>>
      %104 = tt.broadcast %102 : tensor<1x128xi32> -> tensor<16x128xi32>
      %105 = tt.addptr %103, %104 : tensor<16x128x!tt.ptr<bf16>>, tensor<16x128xi32>
      %106 = tt.load %105 : tensor<16x128x!tt.ptr<bf16>>
      %107 = tt.expand_dims %5 {axis = 1 : i32} : tensor<16xi32> -> tensor<16x1xi32>
      %108 = arith.muli %107, %98 : tensor<16x1xi32>
      %109 = tt.splat %weight : !tt.ptr<bf16> -> tensor<16x1x!tt.ptr<bf16>>
      %110 = tt.addptr %109, %108 : tensor<16x1x!tt.ptr<bf16>>, tensor<16x1xi32>
      %111 = tt.broadcast %110 : tensor<16x1x!tt.ptr<bf16>> -> tensor<16x128x!tt.ptr<bf16>>
      %112 = tt.addptr %111, %104 : tensor<16x128x!tt.ptr<bf16>>, tensor<16x128xi32>
      %113 = tt.load %112 : tensor<16x128x!tt.ptr<bf16>>
      %114 = tt.trans %113 {order = array<i32: 1, 0>} : tensor<16x128xbf16> -> tensor<128x16xbf16>
      %115 = tt.dot %106, %114, %92, inputPrecision = tf32x3 : tensor<16x128xbf16> * tensor<128x16xbf16> -> tensor<16x16xf32>
      scf.yield %115 : tensor<16x16xf32>
    } {tt.num_stages = 5 : i32}
    gpu.barrier
    %117 = arith.addi %12, %13 : i32
    %118 = arith.remsi %117, %13 : i32
    %119 = arith.muli %118, %50 : i32
    %120 = tt.addptr %convafter, %119 : !tt.ptr<f32>, i32
    %121 = tt.splat %120 : !tt.ptr<f32> -> tensor<16x16x!tt.ptr<f32>>
    %122 = tt.addptr %121, %45 : tensor<16x16x!tt.ptr<f32>>, tensor<16x16xi32>
    tt.store %122, %116#0, %46 : tensor<16x16x!tt.ptr<f32>>
    %124 = arith.muli %10, %123 : tensor<16x1xi32>
    %125 = tt.broadcast %124 : tensor<16x1xi32> -> tensor<16x16xi32>
    %126 = tt.broadcast %11 : tensor<1x16xi32> -> tensor<16x16xi32>
    %127 = arith.addi %125, %126 : tensor<16x16xi32>
    %128 = tt.splat %projected : !tt.ptr<f32> -> tensor<16x16x!tt.ptr<f32>>
    %129 = tt.addptr %128, %127 : tensor<16x16x!tt.ptr<f32>>, tensor<16x16xi32>
    %130 = tt.broadcast %85 : tensor<1x16xf32> -> tensor<16x16xf32>
    %131 = arith.mulf %116#0, %130 : tensor<16x16xf32>
    %132 = tt.broadcast %88 : tensor<1x16xf32> -> tensor<16x16xf32>
    %133 = arith.addf %132, %131 : tensor<16x16xf32>
    %134 = tt.broadcast %76 : tensor<1x16xf32> -> tensor<16x16xf32>
    %135 = arith.mulf %56, %134 : tensor<16x16xf32>
    %136 = arith.addf %133, %135 : tensor<16x16xf32>
    %137 = tt.broadcast %79 : tensor<1x16xf32> -> tensor<16x16xf32>
    %138 = arith.mulf %64, %137 : tensor<16x16xf32>
    %139 = arith.addf %136, %138 : tensor<16x16xf32>
    %140 = tt.broadcast %82 : tensor<1x16xf32> -> tensor<16x16xf32>
    %141 = arith.mulf %72, %140 : tensor<16x16xf32>
    %142 = arith.addf %139, %141 : tensor<16x16xf32>
    %144 = arith.mulf %142, %143 : tensor<16x16xf32>
    %145 = math.exp2 %144 : tensor<16x16xf32>
    %147 = arith.addf %145, %146 : tensor<16x16xf32>
    %148 = arith.divf %142, %147 : tensor<16x16xf32>
    %149 = arith.select %46, %148, %116#0 : tensor<16x16xi1>, tensor<16x16xf32>
    %151 = arith.cmpi sgt, %2, %150 : i32
    %152 = arith.uitofp %151 : i1 to f32
    %153 = arith.fptosi %152 : f32 to i32
    %194:1 = scf.for %154 = %89 to %153 step %47 iter_args(%155 = %149) -> (tensor<16x16xf32>) : i32 {
      %156 = tt.broadcast %27 : tensor<1x16xf32> -> tensor<16x16xf32>
      %157 = arith.addf %155, %156 : tensor<16x16xf32>
      %158 = math.absf %157 : tensor<16x16xf32>
      %159 = arith.mulf %158, %143 : tensor<16x16xf32>
      %160 = math.exp2 %159 : tensor<16x16xf32>
      %162 = arith.addf %160, %161 : tensor<16x16xf32>
      %163 = arith.divf %146, %162 : tensor<16x16xf32>
      %164 = arith.mulf %160, %163 : tensor<16x16xf32>
      %165 = arith.mulf %164, %164 : tensor<16x16xf32>
      %168 = arith.mulf %166, %165 : tensor<16x16xf32>
      %169 = arith.addf %167, %168 : tensor<16x16xf32>
      %171 = arith.mulf %165, %169 : tensor<16x16xf32>
      %172 = arith.addf %170, %171 : tensor<16x16xf32>
      %174 = arith.mulf %165, %172 : tensor<16x16xf32>
      %175 = arith.addf %173, %174 : tensor<16x16xf32>
      %177 = arith.mulf %165, %175 : tensor<16x16xf32>
      %178 = arith.addf %176, %177 : tensor<16x16xf32>
      %180 = arith.mulf %165, %178 : tensor<16x16xf32>
      %181 = arith.addf %179, %180 : tensor<16x16xf32>
      %182 = arith.mulf %165, %181 : tensor<16x16xf32>
      %183 = arith.addf %146, %182 : tensor<16x16xf32>
      %185 = arith.cmpf ogt, %157, %184 : tensor<16x16xf32>
      %186 = arith.addf %164, %164 : tensor<16x16xf32>
      %187 = arith.maxnumf %157, %55 : tensor<16x16xf32>
      %188 = arith.mulf %186, %183 : tensor<16x16xf32>
      %189 = arith.addf %187, %188 : tensor<16x16xf32>
      %190 = arith.select %185, %157, %189 : tensor<16x16xi1>, tensor<16x16xf32>
      %191 = arith.cmpi sge, %11, %17 : tensor<1x16xi32>
      %192 = tt.broadcast %191 : tensor<1x16xi1> -> tensor<16x16xi1>
      %193 = arith.select %192, %190, %155 : tensor<16x16xi1>, tensor<16x16xf32>
      scf.yield %193 : tensor<16x16xf32>
    } {tt.num_stages = 1 : i32}
    %196 = arith.muli %10, %195 : tensor<16x1xi32>
    %197 = tt.splat %16 : i32 -> tensor<16x1xi32>
    %198 = arith.addi %196, %197 : tensor<16x1xi32>
    %199 = tt.splat %pendingafter : !tt.ptr<f32> -> tensor<16x1x!tt.ptr<f32>>
    %200 = tt.addptr %199, %198 : tensor<16x1x!tt.ptr<f32>>, tensor<16x1xi32>
    %201 = tt.broadcast %200 : tensor<16x1x!tt.ptr<f32>> -> tensor<16x16x!tt.ptr<f32>>
    %202 = tt.addptr %201, %44 : tensor<16x16x!tt.ptr<f32>>, tensor<16x16xi32>
    %204 = arith.cmpi slt, %29, %203 : tensor<1x16xi32>
    %205 = arith.andi %30, %204 : tensor<1x16xi1>
    %206 = tt.broadcast %205 : tensor<1x16xi1> -> tensor<16x16xi1>
    tt.store %202, %194#0, %206 : tensor<16x16x!tt.ptr<f32>>
    %208 = arith.subi %29, %207 : tensor<1x16xi32>
    %209 = tt.broadcast %208 : tensor<1x16xi32> -> tensor<16x16xi32>
    %210 = tt.addptr %201, %209 : tensor<16x16x!tt.ptr<f32>>, tensor<16x16xi32>
    %211 = arith.cmpi sge, %29, %31 : tensor<1x16xi32>
    %212 = tt.broadcast %211 : tensor<1x16xi1> -> tensor<16x16xi1>
    tt.store %210, %194#0, %212 : tensor<16x16x!tt.ptr<f32>>
    tt.store %129, %194#0 : tensor<16x16x!tt.ptr<f32>>
    tt.return
  }
}
", name = "block_project", num_stages = 5 : i32, num_warps = 2 : i32}, output_operand_aliases = [#stablehlo.output_operand_alias<output_tuple_indices = [1], operand_index = 2, operand_tuple_indices = []>, #stablehlo.output_operand_alias<output_tuple_indices = [2], operand_index = 7, operand_tuple_indices = []>], operand_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[0]> : tensor<1xindex>, dense<[]> : tensor<0xindex>, dense<[0]> : tensor<1xindex>, dense<[2, 1, 0]> : tensor<3xindex>], result_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[2, 1, 0]> : tensor<3xindex>]} : (tensor<16x768xbf16>, tensor<3392x768xbf16>, tensor<4x16x1792xf32>, tensor<1792x4xf32>, tensor<1792xf32>, tensor<i32>, tensor<64xf32>, tensor<16x4x1728xf32>) -> (tensor<16x3392xf32>, tensor<4x16x1792xf32>, tensor<16x4x1728xf32>)
    %k2:3 = stablehlo.custom_call @__gpu$xla.gpu.triton(%k1#0, %arg6, %arg9, %arg10, %arg12, %arg1, %arg2, %k1#2) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 96 : i32, grid_y = 16 : i32, grid_z = 1 : i32, ir = "module {
  tt.func public @block_recur_run(%projected: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %ssm: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %alog: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %d: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %norm: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %token: !tt.ptr<i32> {tt.divisibility = 16 : i32}, %count: !tt.ptr<i32> {tt.divisibility = 16 : i32}, %pending: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %gated: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %squares: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %ssmafter: !tt.ptr<f32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %2 = arith.constant 16 : i32
    %8 = arith.constant 196608 : i64
    %12 = arith.constant dense<128> : tensor<16x1xi32>
    %21 = arith.constant dense<0> : tensor<16x32xi32>
    %28 = arith.constant dense<32> : tensor<16x32xi32>
    %32 = arith.constant dense<64> : tensor<16x32xi32>
    %36 = arith.constant dense<96> : tensor<16x32xi32>
    %41 = arith.constant 3392 : i32
    %44 = arith.constant 4 : i32
    %46 = arith.constant 6912 : i32
    %51 = arith.constant 1 : i32
    %53 = arith.constant 3 : i32
    %56 = arith.constant 0 : i32
    %58 = arith.constant dense<3200> : tensor<32xi32>
    %63 = arith.constant dense<3232> : tensor<32xi32>
    %67 = arith.constant dense<3264> : tensor<32xi32>
    %71 = arith.constant dense<3296> : tensor<32xi32>
    %81 = arith.constant dense<0> : tensor<1x4xi32>
    %83 = arith.constant dense<24> : tensor<16x1xi32>
    %85 = arith.constant dense<1728> : tensor<1x4xi32>
    %89 = arith.constant dense<1664> : tensor<16x1xi32>
    %115 = arith.constant dense<1728> : tensor<4xi32>
    %120 = arith.constant dense<1536> : tensor<128xi32>
    %127 = arith.constant dense<3200> : tensor<128xi32>
    %141 = arith.constant dense<0.0e+00> : tensor<16x4xf32>
    %144 = arith.constant dense<1.442695e+00> : tensor<16x4xf32>
    %147 = arith.constant dense<-1.442695e+00> : tensor<16x4xf32>
    %199 = arith.constant dense<1.0e+00> : tensor<16x4xf32>
    %204 = arith.constant 1536 : i32
    %218 = arith.constant 96 : i32
    %229 = arith.constant dense<24> : tensor<16xi32>
    %234 = arith.constant dense<1.442695e+00> : tensor<16xf32>
    %237 = arith.constant dense<-1.442695e+00> : tensor<16xf32>
    %239 = arith.constant 5184 : i32
    %242 = arith.constant dense<1664> : tensor<16xi32>
    %247 = arith.constant dense<0.0e+00> : tensor<16xf32>
    %253 = arith.constant 3456 : i32
    %255 = arith.constant 2 : i32
    %269 = arith.constant 1728 : i32
    %303 = arith.constant dense<1536> : tensor<32xi32>
    %308 = arith.constant dense<0.0e+00> : tensor<32xf32>
    %339 = arith.constant dense<1568> : tensor<32xi32>
    %362 = arith.constant dense<1600> : tensor<32xi32>
    %385 = arith.constant dense<1632> : tensor<32xi32>
    %0 = tt.get_program_id x : i32
    %1 = tt.get_program_id y : i32
    %3 = arith.muli %0, %2 : i32
    %4 = tt.make_range {end = 16 : i32, start = 0 : i32} : tensor<16xi32>
    %5 = tt.splat %3 : i32 -> tensor<16xi32>
    %6 = arith.addi %5, %4 : tensor<16xi32>
    %7 = arith.extsi %1 : i32 to i64
    %9 = arith.muli %7, %8 : i64
    %10 = tt.make_range {end = 32 : i32, start = 0 : i32} : tensor<32xi32>
    %11 = tt.expand_dims %6 {axis = 1 : i32} : tensor<16xi32> -> tensor<16x1xi32>
    %13 = arith.muli %11, %12 : tensor<16x1xi32>
    %14 = tt.expand_dims %10 {axis = 0 : i32} : tensor<32xi32> -> tensor<1x32xi32>
    %15 = tt.broadcast %13 : tensor<16x1xi32> -> tensor<16x32xi32>
    %16 = tt.broadcast %14 : tensor<1x32xi32> -> tensor<16x32xi32>
    %17 = arith.addi %15, %16 : tensor<16x32xi32>
    %18 = tt.addptr %ssmafter, %9 : !tt.ptr<f32>, i64
    %19 = tt.splat %18 : !tt.ptr<f32> -> tensor<16x32x!tt.ptr<f32>>
    %20 = tt.addptr %19, %17 : tensor<16x32x!tt.ptr<f32>>, tensor<16x32xi32>
    %22 = tt.addptr %20, %21 : tensor<16x32x!tt.ptr<f32>>, tensor<16x32xi32>
    %23 = tt.addptr %ssm, %9 : !tt.ptr<f32>, i64
    %24 = tt.splat %23 : !tt.ptr<f32> -> tensor<16x32x!tt.ptr<f32>>
    %25 = tt.addptr %24, %17 : tensor<16x32x!tt.ptr<f32>>, tensor<16x32xi32>
    %26 = tt.addptr %25, %21 : tensor<16x32x!tt.ptr<f32>>, tensor<16x32xi32>
    %27 = tt.load %26 : tensor<16x32x!tt.ptr<f32>>
    %29 = tt.addptr %20, %28 : tensor<16x32x!tt.ptr<f32>>, tensor<16x32xi32>
    %30 = tt.addptr %25, %28 : tensor<16x32x!tt.ptr<f32>>, tensor<16x32xi32>
    %31 = tt.load %30 : tensor<16x32x!tt.ptr<f32>>
    %33 = tt.addptr %20, %32 : tensor<16x32x!tt.ptr<f32>>, tensor<16x32xi32>
    %34 = tt.addptr %25, %32 : tensor<16x32x!tt.ptr<f32>>, tensor<16x32xi32>
    %35 = tt.load %34 : tensor<16x32x!tt.ptr<f32>>
    %37 = tt.addptr %20, %36 : tensor<16x32x!tt.ptr<f32>>, tensor<16x32xi32>
    %38 = tt.addptr %25, %36 : tensor<16x32x!tt.ptr<f32>>, tensor<16x32xi32>
    %39 = tt.load %38 : tensor<16x32x!tt.ptr<f32>>
    gpu.barrier
    %40 = tt.load %token : !tt.ptr<i32>
    %42 = arith.muli %1, %41 : i32
    %43 = tt.addptr %projected, %42 : !tt.ptr<f32>, i32
    %45 = arith.remsi %40, %44 : i32
    %47 = arith.muli %1, %46 : i32
    %48 = tt.addptr %pending, %47 : !tt.ptr<f32>, i32
    %49 = tt.load %count : !tt.ptr<i32>
    %50 = arith.subi %49, %40 : i32
    %52 = arith.subi %50, %51 : i32
    %54 = arith.subi %53, %45 : i32
    %55 = arith.minsi %52, %54 : i32
    %57 = arith.cmpi sle, %55, %56 : i32
    %59 = arith.addi %10, %58 : tensor<32xi32>
    %60 = tt.splat %43 : !tt.ptr<f32> -> tensor<32x!tt.ptr<f32>>
    %61 = tt.addptr %60, %59 : tensor<32x!tt.ptr<f32>>, tensor<32xi32>
    %62 = tt.load %61 : tensor<32x!tt.ptr<f32>>
    %64 = arith.addi %10, %63 : tensor<32xi32>
    %65 = tt.addptr %60, %64 : tensor<32x!tt.ptr<f32>>, tensor<32xi32>
    %66 = tt.load %65 : tensor<32x!tt.ptr<f32>>
    %68 = arith.addi %10, %67 : tensor<32xi32>
    %69 = tt.addptr %60, %68 : tensor<32x!tt.ptr<f32>>, tensor<32xi32>
    %70 = tt.load %69 : tensor<32x!tt.ptr<f32>>
    %72 = arith.addi %10, %71 : tensor<32xi32>
    %73 = tt.addptr %60, %72 : tensor<32x!tt.ptr<f32>>, tensor<32xi32>
    %74 = tt.load %73 : tensor<32x!tt.ptr<f32>>
    %75 = tt.make_range {end = 4 : i32, start = 0 : i32} : tensor<4xi32>
    %76 = tt.expand_dims %75 {axis = 0 : i32} : tensor<4xi32> -> tensor<1x4xi32>
    %77 = arith.sitofp %4 : tensor<16xi32> to tensor<16xf32>
    %78 = arith.fptosi %77 : tensor<16xf32> to tensor<16xi32>
    %79 = arith.addi %5, %78 : tensor<16xi32>
    %80 = tt.expand_dims %79 {axis = 1 : i32} : tensor<16xi32> -> tensor<16x1xi32>
    %82 = arith.cmpi eq, %76, %81 : tensor<1x4xi32>
    %84 = arith.divsi %80, %83 : tensor<16x1xi32>
    %86 = arith.muli %76, %85 : tensor<1x4xi32>
    %87 = tt.splat %48 : !tt.ptr<f32> -> tensor<1x4x!tt.ptr<f32>>
    %88 = tt.addptr %87, %86 : tensor<1x4x!tt.ptr<f32>>, tensor<1x4xi32>
    %90 = arith.addi %84, %89 : tensor<16x1xi32>
    %91 = tt.broadcast %88 : tensor<1x4x!tt.ptr<f32>> -> tensor<16x4x!tt.ptr<f32>>
    %92 = tt.broadcast %90 : tensor<16x1xi32> -> tensor<16x4xi32>
    %93 = tt.addptr %91, %92 : tensor<16x4x!tt.ptr<f32>>, tensor<16x4xi32>
    %94 = tt.load %93 : tensor<16x4x!tt.ptr<f32>>
    %95 = tt.broadcast %80 : tensor<16x1xi32> -> tensor<16x4xi32>
    %96 = tt.addptr %91, %95 : tensor<16x4x!tt.ptr<f32>>, tensor<16x4xi32>
    %97 = tt.load %96 : tensor<16x4x!tt.ptr<f32>>
    %98 = tt.splat %alog : !tt.ptr<f32> -> tensor<16x1x!tt.ptr<f32>>
    %99 = tt.addptr %98, %84 : tensor<16x1x!tt.ptr<f32>>, tensor<16x1xi32>
    %100 = tt.broadcast %99 : tensor<16x1x!tt.ptr<f32>> -> tensor<16x4x!tt.ptr<f32>>
    %101 = tt.load %100 : tensor<16x4x!tt.ptr<f32>>
    %102 = tt.splat %d : !tt.ptr<f32> -> tensor<16x1x!tt.ptr<f32>>
    %103 = tt.addptr %102, %84 : tensor<16x1x!tt.ptr<f32>>, tensor<16x1xi32>
    %104 = tt.broadcast %103 : tensor<16x1x!tt.ptr<f32>> -> tensor<16x4x!tt.ptr<f32>>
    %105 = tt.load %104 : tensor<16x4x!tt.ptr<f32>>
    %106 = tt.splat %43 : !tt.ptr<f32> -> tensor<16x1x!tt.ptr<f32>>
    %107 = tt.addptr %106, %80 : tensor<16x1x!tt.ptr<f32>>, tensor<16x1xi32>
    %108 = tt.broadcast %107 : tensor<16x1x!tt.ptr<f32>> -> tensor<16x4x!tt.ptr<f32>>
    %109 = tt.load %108 : tensor<16x4x!tt.ptr<f32>>
    %110 = tt.splat %norm : !tt.ptr<f32> -> tensor<16x1x!tt.ptr<f32>>
    %111 = tt.addptr %110, %80 : tensor<16x1x!tt.ptr<f32>>, tensor<16x1xi32>
    %112 = tt.broadcast %111 : tensor<16x1x!tt.ptr<f32>> -> tensor<16x4x!tt.ptr<f32>>
    %113 = tt.load %112 : tensor<16x4x!tt.ptr<f32>>
    %114 = tt.make_range {end = 128 : i32, start = 0 : i32} : tensor<128xi32>
    %116 = arith.muli %75, %115 : tensor<4xi32>
    %117 = tt.expand_dims %116 {axis = 1 : i32} : tensor<4xi32> -> tensor<4x1xi32>
    %118 = tt.splat %48 : !tt.ptr<f32> -> tensor<4x1x!tt.ptr<f32>>
    %119 = tt.addptr %118, %117 : tensor<4x1x!tt.ptr<f32>>, tensor<4x1xi32>
    %121 = arith.addi %114, %120 : tensor<128xi32>
    %122 = tt.expand_dims %121 {axis = 0 : i32} : tensor<128xi32> -> tensor<1x128xi32>
    %123 = tt.broadcast %119 : tensor<4x1x!tt.ptr<f32>> -> tensor<4x128x!tt.ptr<f32>>
    %124 = tt.broadcast %122 : tensor<1x128xi32> -> tensor<4x128xi32>
    %125 = tt.addptr %123, %124 : tensor<4x128x!tt.ptr<f32>>, tensor<4x128xi32>
    %126 = tt.load %125 : tensor<4x128x!tt.ptr<f32>>
    %128 = arith.addi %114, %127 : tensor<128xi32>
    %129 = tt.splat %43 : !tt.ptr<f32> -> tensor<128x!tt.ptr<f32>>
    %130 = tt.addptr %129, %128 : tensor<128x!tt.ptr<f32>>, tensor<128xi32>
    %131 = tt.load %130 : tensor<128x!tt.ptr<f32>>
    %132 = tt.expand_dims %131 {axis = 0 : i32} : tensor<128xf32> -> tensor<1x128xf32>
    %133 = tt.broadcast %132 : tensor<1x128xf32> -> tensor<4x128xf32>
    %134 = arith.mulf %126, %133 : tensor<4x128xf32>
    %135 = "tt.reduce"(%134) <{axis = 1 : i32}> ({
    ^bb0(%136: f32, %137: f32):
      %138 = arith.addf %136, %137 : f32
      tt.reduce.return %138 : f32
    }) : (tensor<4x128xf32>) -> tensor<4xf32>
    %139 = tt.splat %45 : i32 -> tensor<1x4xi32>
    %140 = arith.cmpi sle, %76, %139 : tensor<1x4xi32>
    %142 = tt.broadcast %140 : tensor<1x4xi1> -> tensor<16x4xi1>
    %143 = arith.select %142, %94, %141 : tensor<16x4xi1>, tensor<16x4xf32>
    %145 = arith.mulf %101, %144 : tensor<16x4xf32>
    %146 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %145 : tensor<16x4xf32> -> tensor<16x4xf32>
    %148 = arith.mulf %146, %147 : tensor<16x4xf32>
    %149 = "tt.scan"(%143) <{axis = 1 : i32, reverse = true}> ({
    ^bb0(%150: f32, %151: f32):
      %152 = arith.addf %150, %151 : f32
      tt.scan.return %152 : f32
    }) : (tensor<16x4xf32>) -> tensor<16x4xf32>
    %153 = arith.subf %149, %143 : tensor<16x4xf32>
    %154 = arith.mulf %153, %148 : tensor<16x4xf32>
    %155 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %154 : tensor<16x4xf32> -> tensor<16x4xf32>
    %156 = arith.mulf %143, %155 : tensor<16x4xf32>
    %157 = tt.expand_dims %135 {axis = 0 : i32} : tensor<4xf32> -> tensor<1x4xf32>
    %158 = arith.cmpi eq, %76, %139 : tensor<1x4xi32>
    %159 = tt.broadcast %158 : tensor<1x4xi1> -> tensor<16x4xi1>
    %160 = arith.select %159, %105, %141 : tensor<16x4xi1>, tensor<16x4xf32>
    %161 = tt.broadcast %157 : tensor<1x4xf32> -> tensor<16x4xf32>
    %162 = math.fma %156, %161, %160 : tensor<16x4xf32>
    %163 = arith.mulf %162, %97 : tensor<16x4xf32>
    %164 = "tt.reduce"(%163) <{axis = 1 : i32}> ({
    ^bb0(%165: f32, %166: f32):
      %167 = arith.addf %165, %166 : f32
      tt.reduce.return %167 : f32
    }) : (tensor<16x4xf32>) -> tensor<16xf32>
    %168 = tt.expand_dims %164 {axis = 1 : i32} : tensor<16xf32> -> tensor<16x1xf32>
    %169 = "tt.reduce"(%143) <{axis = 1 : i32}> ({
    ^bb0(%170: f32, %171: f32):
      %172 = arith.addf %170, %171 : f32
      tt.reduce.return %172 : f32
    }) : (tensor<16x4xf32>) -> tensor<16xf32>
    %173 = tt.expand_dims %169 {axis = 1 : i32} : tensor<16xf32> -> tensor<16x1xf32>
    %174 = tt.broadcast %173 : tensor<16x1xf32> -> tensor<16x4xf32>
    %175 = arith.mulf %174, %148 : tensor<16x4xf32>
    %176 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %175 : tensor<16x4xf32> -> tensor<16x4xf32>
    %177 = tt.expand_dims %62 {axis = 0 : i32} : tensor<32xf32> -> tensor<1x32xf32>
    %178 = tt.broadcast %177 : tensor<1x32xf32> -> tensor<16x32xf32>
    %179 = arith.mulf %27, %178 : tensor<16x32xf32>
    %180 = tt.expand_dims %66 {axis = 0 : i32} : tensor<32xf32> -> tensor<1x32xf32>
    %181 = tt.broadcast %180 : tensor<1x32xf32> -> tensor<16x32xf32>
    %182 = math.fma %31, %181, %179 : tensor<16x32xf32>
    %183 = tt.expand_dims %70 {axis = 0 : i32} : tensor<32xf32> -> tensor<1x32xf32>
    %184 = tt.broadcast %183 : tensor<1x32xf32> -> tensor<16x32xf32>
    %185 = math.fma %35, %184, %182 : tensor<16x32xf32>
    %186 = tt.expand_dims %74 {axis = 0 : i32} : tensor<32xf32> -> tensor<1x32xf32>
    %187 = tt.broadcast %186 : tensor<1x32xf32> -> tensor<16x32xf32>
    %188 = math.fma %39, %187, %185 : tensor<16x32xf32>
    %189 = "tt.reduce"(%188) <{axis = 1 : i32}> ({
    ^bb0(%190: f32, %191: f32):
      %192 = arith.addf %190, %191 : f32
      tt.reduce.return %192 : f32
    }) : (tensor<16x32xf32>) -> tensor<16xf32>
    %193 = tt.expand_dims %189 {axis = 1 : i32} : tensor<16xf32> -> tensor<16x1xf32>
    %194 = tt.broadcast %193 : tensor<16x1xf32> -> tensor<16x4xf32>
    %195 = tt.broadcast %168 : tensor<16x1xf32> -> tensor<16x4xf32>
    %196 = math.fma %194, %176, %195 : tensor<16x4xf32>
    %197 = arith.mulf %109, %147 : tensor<16x4xf32>
    %198 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %197 : tensor<16x4xf32> -> tensor<16x4xf32>
    %200 = arith.addf %198, %199 : tensor<16x4xf32>
    %201 = tt.elementwise_inline_asm "rcp.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %200 : tensor<16x4xf32> -> tensor<16x4xf32>
    %202 = arith.mulf %109, %201 : tensor<16x4xf32>
    %203 = arith.mulf %196, %202 : tensor<16x4xf32>
    %205 = arith.muli %1, %204 : i32
    %206 = tt.addptr %gated, %205 : !tt.ptr<bf16>, i32
    %207 = tt.splat %206 : !tt.ptr<bf16> -> tensor<16x4x!tt.ptr<bf16>>
    %208 = tt.addptr %207, %95 : tensor<16x4x!tt.ptr<bf16>>, tensor<16x4xi32>
    %209 = arith.mulf %203, %113 : tensor<16x4xf32>
    %210 = arith.truncf %209 : tensor<16x4xf32> to tensor<16x4xbf16>
    %211 = tt.broadcast %82 : tensor<1x4xi1> -> tensor<16x4xi1>
    tt.store %208, %210, %211 : tensor<16x4x!tt.ptr<bf16>>
    %212 = arith.mulf %203, %203 : tensor<16x4xf32>
    %213 = arith.select %211, %212, %141 : tensor<16x4xi1>, tensor<16x4xf32>
    %214 = "tt.reduce"(%213) <{axis = 1 : i32}> ({
    ^bb0(%215: f32, %216: f32):
      %217 = arith.addf %215, %216 : f32
      tt.reduce.return %217 : f32
    }) : (tensor<16x4xf32>) -> tensor<16xf32>
    %219 = arith.muli %1, %218 : i32
    %220 = tt.addptr %squares, %219 : !tt.ptr<f32>, i32
    %221 = tt.addptr %220, %0 : !tt.ptr<f32>, i32
    %222 = "tt.reduce"(%214) <{axis = 0 : i32}> ({
    ^bb0(%223: f32, %224: f32):
      %225 = arith.addf %223, %224 : f32
      tt.reduce.return %225 : f32
    }) : (tensor<16xf32>) -> f32
    tt.store %221, %222 : !tt.ptr<f32>
    %226 = arith.uitofp %57 : i1 to f32
    %227 = arith.fptosi %226 : f32 to i32
    scf.for %228 = %56 to %227 step %51 : i32 {
      %230 = arith.divsi %6, %229 : tensor<16xi32>
      %231 = tt.splat %alog : !tt.ptr<f32> -> tensor<16x!tt.ptr<f32>>
      %232 = tt.addptr %231, %230 : tensor<16x!tt.ptr<f32>>, tensor<16xi32>
      %233 = tt.load %232 : tensor<16x!tt.ptr<f32>>
      %235 = arith.mulf %233, %234 : tensor<16xf32>
      %236 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %235 : tensor<16xf32> -> tensor<16xf32>
      %238 = arith.mulf %236, %237 : tensor<16xf32>
      %240 = tt.addptr %48, %239 : !tt.ptr<f32>, i32
      %241 = arith.cmpi sge, %45, %53 : i32
      %243 = arith.addi %230, %242 : tensor<16xi32>
      %244 = tt.splat %240 : !tt.ptr<f32> -> tensor<16x!tt.ptr<f32>>
      %245 = tt.addptr %244, %243 : tensor<16x!tt.ptr<f32>>, tensor<16xi32>
      %246 = tt.splat %241 : i1 -> tensor<16xi1>
      %248 = tt.load %245, %246, %247 : tensor<16x!tt.ptr<f32>>
      %249 = tt.addptr %244, %6 : tensor<16x!tt.ptr<f32>>, tensor<16xi32>
      %250 = tt.load %249, %246, %247 : tensor<16x!tt.ptr<f32>>
      %251 = arith.mulf %250, %248 : tensor<16xf32>
      %252 = tt.expand_dims %251 {axis = 1 : i32} : tensor<16xf32> -> tensor<16x1xf32>
      %254 = tt.addptr %48, %253 : !tt.ptr<f32>, i32
      %256 = arith.cmpi sge, %45, %255 : i32
      %257 = tt.splat %254 : !tt.ptr<f32> -> tensor<16x!tt.ptr<f32>>
      %258 = tt.addptr %257, %243 : tensor<16x!tt.ptr<f32>>, tensor<16xi32>
      %259 = tt.splat %256 : i1 -> tensor<16xi1>
      %260 = tt.load %258, %259, %247 : tensor<16x!tt.ptr<f32>>
      %261 = tt.addptr %257, %6 : tensor<16x!tt.ptr<f32>>, tensor<16xi32>
      %262 = tt.load %261, %259, %247 : tensor<16x!tt.ptr<f32>>
      %263 = arith.mulf %262, %260 : tensor<16xf32>
      %264 = arith.mulf %248, %238 : tensor<16xf32>
      %265 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %264 : tensor<16xf32> -> tensor<16xf32>
      %266 = arith.mulf %263, %265 : tensor<16xf32>
      %267 = arith.addf %248, %260 : tensor<16xf32>
      %268 = tt.expand_dims %266 {axis = 1 : i32} : tensor<16xf32> -> tensor<16x1xf32>
      %270 = tt.addptr %48, %269 : !tt.ptr<f32>, i32
      %271 = arith.cmpi sge, %45, %51 : i32
      %272 = tt.splat %270 : !tt.ptr<f32> -> tensor<16x!tt.ptr<f32>>
      %273 = tt.addptr %272, %243 : tensor<16x!tt.ptr<f32>>, tensor<16xi32>
      %274 = tt.splat %271 : i1 -> tensor<16xi1>
      %275 = tt.load %273, %274, %247 : tensor<16x!tt.ptr<f32>>
      %276 = tt.addptr %272, %6 : tensor<16x!tt.ptr<f32>>, tensor<16xi32>
      %277 = tt.load %276, %274, %247 : tensor<16x!tt.ptr<f32>>
      %278 = arith.mulf %277, %275 : tensor<16xf32>
      %279 = arith.mulf %267, %238 : tensor<16xf32>
      %280 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %279 : tensor<16xf32> -> tensor<16xf32>
      %281 = arith.mulf %278, %280 : tensor<16xf32>
      %282 = arith.addf %267, %275 : tensor<16xf32>
      %283 = tt.expand_dims %281 {axis = 1 : i32} : tensor<16xf32> -> tensor<16x1xf32>
      %284 = tt.addptr %48, %56 : !tt.ptr<f32>, i32
      %285 = arith.cmpi sge, %45, %56 : i32
      %286 = tt.splat %284 : !tt.ptr<f32> -> tensor<16x!tt.ptr<f32>>
      %287 = tt.addptr %286, %243 : tensor<16x!tt.ptr<f32>>, tensor<16xi32>
      %288 = tt.splat %285 : i1 -> tensor<16xi1>
      %289 = tt.load %287, %288, %247 : tensor<16x!tt.ptr<f32>>
      %290 = tt.addptr %286, %6 : tensor<16x!tt.ptr<f32>>, tensor<16xi32>
      %291 = tt.load %290, %288, %247 : tensor<16x!tt.ptr<f32>>
      %292 = arith.mulf %291, %289 : tensor<16xf32>
      %293 = arith.mulf %282, %238 : tensor<16xf32>
      %294 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %293 : tensor<16xf32> -> tensor<16xf32>
      %295 = arith.mulf %292, %294 : tensor<16xf32>
      %296 = arith.addf %282, %289 : tensor<16xf32>
      %297 = tt.expand_dims %295 {axis = 1 : i32} : tensor<16xf32> -> tensor<16x1xf32>
      %298 = arith.mulf %296, %238 : tensor<16xf32>
      %299 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %298 : tensor<16xf32> -> tensor<16xf32>
      %300 = tt.expand_dims %299 {axis = 1 : i32} : tensor<16xf32> -> tensor<16x1xf32>
      %301 = tt.broadcast %300 : tensor<16x1xf32> -> tensor<16x32xf32>
      %302 = arith.mulf %27, %301 : tensor<16x32xf32>
      %304 = arith.addi %10, %303 : tensor<32xi32>
      %305 = tt.splat %284 : !tt.ptr<f32> -> tensor<32x!tt.ptr<f32>>
      %306 = tt.addptr %305, %304 : tensor<32x!tt.ptr<f32>>, tensor<32xi32>
      %307 = tt.splat %285 : i1 -> tensor<32xi1>
      %309 = tt.load %306, %307, %308 : tensor<32x!tt.ptr<f32>>
      %310 = tt.expand_dims %309 {axis = 0 : i32} : tensor<32xf32> -> tensor<1x32xf32>
      %311 = tt.broadcast %297 : tensor<16x1xf32> -> tensor<16x32xf32>
      %312 = tt.broadcast %310 : tensor<1x32xf32> -> tensor<16x32xf32>
      %313 = math.fma %311, %312, %302 : tensor<16x32xf32>
      %314 = tt.splat %270 : !tt.ptr<f32> -> tensor<32x!tt.ptr<f32>>
      %315 = tt.addptr %314, %304 : tensor<32x!tt.ptr<f32>>, tensor<32xi32>
      %316 = tt.splat %271 : i1 -> tensor<32xi1>
      %317 = tt.load %315, %316, %308 : tensor<32x!tt.ptr<f32>>
      %318 = tt.expand_dims %317 {axis = 0 : i32} : tensor<32xf32> -> tensor<1x32xf32>
      %319 = tt.broadcast %283 : tensor<16x1xf32> -> tensor<16x32xf32>
      %320 = tt.broadcast %318 : tensor<1x32xf32> -> tensor<16x32xf32>
      %321 = math.fma %319, %320, %313 : tensor<16x32xf32>
      %322 = tt.splat %254 : !tt.ptr<f32> -> tensor<32x!tt.ptr<f32>>
      %323 = tt.addptr %322, %304 : tensor<32x!tt.ptr<f32>>, tensor<32xi32>
      %324 = tt.splat %256 : i1 -> tensor<32xi1>
      %325 = tt.load %323, %324, %308 : tensor<32x!tt.ptr<f32>>
      %326 = tt.expand_dims %325 {axis = 0 : i32} : tensor<32xf32> -> tensor<1x32xf32>
      %327 = tt.broadcast %268 : tensor<16x1xf32> -> tensor<16x32xf32>
      %328 = tt.broadcast %326 : tensor<1x32xf32> -> tensor<16x32xf32>
      %329 = math.fma %327, %328, %321 : tensor<16x32xf32>
      %330 = tt.splat %240 : !tt.ptr<f32> -> tensor<32x!tt.ptr<f32>>
      %331 = tt.addptr %330, %304 : tensor<32x!tt.ptr<f32>>, tensor<32xi32>
      %332 = tt.splat %241 : i1 -> tensor<32xi1>
      %333 = tt.load %331, %332, %308 : tensor<32x!tt.ptr<f32>>
      %334 = tt.expand_dims %333 {axis = 0 : i32} : tensor<32xf32> -> tensor<1x32xf32>
      %335 = tt.broadcast %252 : tensor<16x1xf32> -> tensor<16x32xf32>
      %336 = tt.broadcast %334 : tensor<1x32xf32> -> tensor<16x32xf32>
      %337 = math.fma %335, %336, %329 : tensor<16x32xf32>
      tt.store %22, %337 : tensor<16x32x!tt.ptr<f32>>
      %338 = arith.mulf %31, %301 : tensor<16x32xf32>
      %340 = arith.addi %10, %339 : tensor<32xi32>
      %341 = tt.addptr %305, %340 : tensor<32x!tt.ptr<f32>>, tensor<32xi32>
      %342 = tt.load %341, %307, %308 : tensor<32x!tt.ptr<f32>>
      %343 = tt.expand_dims %342 {axis = 0 : i32} : tensor<32xf32> -> tensor<1x32xf32>
      %344 = tt.broadcast %343 : tensor<1x32xf32> -> tensor<16x32xf32>
      %345 = math.fma %311, %344, %338 : tensor<16x32xf32>
      %346 = tt.addptr %314, %340 : tensor<32x!tt.ptr<f32>>, tensor<32xi32>
      %347 = tt.load %346, %316, %308 : tensor<32x!tt.ptr<f32>>
      %348 = tt.expand_dims %347 {axis = 0 : i32} : tensor<32xf32> -> tensor<1x32xf32>
      %349 = tt.broadcast %348 : tensor<1x32xf32> -> tensor<16x32xf32>
      %350 = math.fma %319, %349, %345 : tensor<16x32xf32>
      %351 = tt.addptr %322, %340 : tensor<32x!tt.ptr<f32>>, tensor<32xi32>
      %352 = tt.load %351, %324, %308 : tensor<32x!tt.ptr<f32>>
      %353 = tt.expand_dims %352 {axis = 0 : i32} : tensor<32xf32> -> tensor<1x32xf32>
      %354 = tt.broadcast %353 : tensor<1x32xf32> -> tensor<16x32xf32>
      %355 = math.fma %327, %354, %350 : tensor<16x32xf32>
      %356 = tt.addptr %330, %340 : tensor<32x!tt.ptr<f32>>, tensor<32xi32>
      %357 = tt.load %356, %332, %308 : tensor<32x!tt.ptr<f32>>
      %358 = tt.expand_dims %357 {axis = 0 : i32} : tensor<32xf32> -> tensor<1x32xf32>
      %359 = tt.broadcast %358 : tensor<1x32xf32> -> tensor<16x32xf32>
      %360 = math.fma %335, %359, %355 : tensor<16x32xf32>
      tt.store %29, %360 : tensor<16x32x!tt.ptr<f32>>
      %361 = arith.mulf %35, %301 : tensor<16x32xf32>
      %363 = arith.addi %10, %362 : tensor<32xi32>
      %364 = tt.addptr %305, %363 : tensor<32x!tt.ptr<f32>>, tensor<32xi32>
      %365 = tt.load %364, %307, %308 : tensor<32x!tt.ptr<f32>>
      %366 = tt.expand_dims %365 {axis = 0 : i32} : tensor<32xf32> -> tensor<1x32xf32>
      %367 = tt.broadcast %366 : tensor<1x32xf32> -> tensor<16x32xf32>
      %368 = math.fma %311, %367, %361 : tensor<16x32xf32>
      %369 = tt.addptr %314, %363 : tensor<32x!tt.ptr<f32>>, tensor<32xi32>
      %370 = tt.load %369, %316, %308 : tensor<32x!tt.ptr<f32>>
      %371 = tt.expand_dims %370 {axis = 0 : i32} : tensor<32xf32> -> tensor<1x32xf32>
      %372 = tt.broadcast %371 : tensor<1x32xf32> -> tensor<16x32xf32>
      %373 = math.fma %319, %372, %368 : tensor<16x32xf32>
      %374 = tt.addptr %322, %363 : tensor<32x!tt.ptr<f32>>, tensor<32xi32>
      %375 = tt.load %374, %324, %308 : tensor<32x!tt.ptr<f32>>
      %376 = tt.expand_dims %375 {axis = 0 : i32} : tensor<32xf32> -> tensor<1x32xf32>
      %377 = tt.broadcast %376 : tensor<1x32xf32> -> tensor<16x32xf32>
      %378 = math.fma %327, %377, %373 : tensor<16x32xf32>
      %379 = tt.addptr %330, %363 : tensor<32x!tt.ptr<f32>>, tensor<32xi32>
      %380 = tt.load %379, %332, %308 : tensor<32x!tt.ptr<f32>>
      %381 = tt.expand_dims %380 {axis = 0 : i32} : tensor<32xf32> -> tensor<1x32xf32>
      %382 = tt.broadcast %381 : tensor<1x32xf32> -> tensor<16x32xf32>
      %383 = math.fma %335, %382, %378 : tensor<16x32xf32>
      tt.store %33, %383 : tensor<16x32x!tt.ptr<f32>>
      %384 = arith.mulf %39, %301 : tensor<16x32xf32>
      %386 = arith.addi %10, %385 : tensor<32xi32>
      %387 = tt.addptr %305, %386 : tensor<32x!tt.ptr<f32>>, tensor<32xi32>
      %388 = tt.load %387, %307, %308 : tensor<32x!tt.ptr<f32>>
      %389 = tt.expand_dims %388 {axis = 0 : i32} : tensor<32xf32> -> tensor<1x32xf32>
      %390 = tt.broadcast %389 : tensor<1x32xf32> -> tensor<16x32xf32>
      %391 = math.fma %311, %390, %384 : tensor<16x32xf32>
      %392 = tt.addptr %314, %386 : tensor<32x!tt.ptr<f32>>, tensor<32xi32>
      %393 = tt.load %392, %316, %308 : tensor<32x!tt.ptr<f32>>
      %394 = tt.expand_dims %393 {axis = 0 : i32} : tensor<32xf32> -> tensor<1x32xf32>
      %395 = tt.broadcast %394 : tensor<1x32xf32> -> tensor<16x32xf32>
      %396 = math.fma %319, %395, %391 : tensor<16x32xf32>
      %397 = tt.addptr %322, %386 : tensor<32x!tt.ptr<f32>>, tensor<32xi32>
      %398 = tt.load %397, %324, %308 : tensor<32x!tt.ptr<f32>>
      %399 = tt.expand_dims %398 {axis = 0 : i32} : tensor<32xf32> -> tensor<1x32xf32>
      %400 = tt.broadcast %399 : tensor<1x32xf32> -> tensor<16x32xf32>
      %401 = math.fma %327, %400, %396 : tensor<16x32xf32>
      %402 = tt.addptr %330, %386 : tensor<32x!tt.ptr<f32>>, tensor<32xi32>
      %403 = tt.load %402, %332, %308 : tensor<32x!tt.ptr<f32>>
      %404 = tt.expand_dims %403 {axis = 0 : i32} : tensor<32xf32> -> tensor<1x32xf32>
      %405 = tt.broadcast %404 : tensor<1x32xf32> -> tensor<16x32xf32>
      %406 = math.fma %335, %405, %401 : tensor<16x32xf32>
      tt.store %37, %406 : tensor<16x32x!tt.ptr<f32>>
    } {tt.num_stages = 1 : i32}
    tt.return
  }
}
", name = "block_recur_run", num_stages = 1 : i32, num_warps = 2 : i32}, output_operand_aliases = [#stablehlo.output_operand_alias<output_tuple_indices = [2], operand_index = 1, operand_tuple_indices = []>], operand_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[0]> : tensor<1xindex>, dense<[0]> : tensor<1xindex>, dense<[0]> : tensor<1xindex>, dense<[]> : tensor<0xindex>, dense<[]> : tensor<0xindex>, dense<[2, 1, 0]> : tensor<3xindex>], result_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>]} : (tensor<16x3392xf32>, tensor<16x64x24x128xf32>, tensor<64xf32>, tensor<64xf32>, tensor<1536xf32>, tensor<i32>, tensor<i32>, tensor<16x4x1728xf32>) -> (tensor<16x1536xbf16>, tensor<16x96xf32>, tensor<16x64x24x128xf32>)
    %k3:1 = stablehlo.custom_call @__gpu$xla.gpu.triton(%arg0, %k2#0, %k2#1, %arg13) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 48 : i32, grid_y = 1 : i32, grid_z = 1 : i32, ir = "module {
  tt.func public @block_back(%residual: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %gated: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %squares: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %weight: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %sum: !tt.ptr<f32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %1 = arith.constant 16 : i32
    %12 = arith.constant dense<768> : tensor<16x1xi32>
    %21 = arith.constant dense<96> : tensor<128xi32>
    %23 = arith.constant dense<96> : tensor<16x1xi32>
    %31 = arith.constant dense<16> : tensor<16x1xi32>
    %37 = arith.constant dense<0.0e+00> : tensor<16x128xf32>
    %39 = arith.constant dense<0.0e+00> : tensor<16x16xf32>
    %40 = arith.constant 0 : i32
    %41 = arith.constant 1 : i32
    %42 = arith.constant 6 : i32
    %45 = arith.constant 256 : i32
    %50 = arith.constant dense<1536> : tensor<16x1xi32>
    %74 = arith.constant dense<6.510417e-04> : tensor<16x1xf32>
    %76 = arith.constant dense<1.0e-05> : tensor<16x1xf32>
    %0 = tt.get_program_id x : i32
    %2 = arith.muli %0, %1 : i32
    %3 = tt.make_range {end = 16 : i32, start = 0 : i32} : tensor<16xi32>
    %4 = tt.splat %2 : i32 -> tensor<16xi32>
    %5 = arith.addi %4, %3 : tensor<16xi32>
    %6 = tt.get_program_id y : i32
    %7 = arith.muli %6, %1 : i32
    %8 = tt.splat %7 : i32 -> tensor<16xi32>
    %9 = arith.addi %8, %3 : tensor<16xi32>
    %10 = tt.expand_dims %9 {axis = 1 : i32} : tensor<16xi32> -> tensor<16x1xi32>
    %11 = tt.expand_dims %5 {axis = 0 : i32} : tensor<16xi32> -> tensor<1x16xi32>
    %13 = arith.muli %10, %12 : tensor<16x1xi32>
    %14 = tt.broadcast %13 : tensor<16x1xi32> -> tensor<16x16xi32>
    %15 = tt.broadcast %11 : tensor<1x16xi32> -> tensor<16x16xi32>
    %16 = arith.addi %14, %15 : tensor<16x16xi32>
    %17 = tt.splat %residual : !tt.ptr<f32> -> tensor<16x16x!tt.ptr<f32>>
    %18 = tt.addptr %17, %16 : tensor<16x16x!tt.ptr<f32>>, tensor<16x16xi32>
    %19 = tt.load %18 : tensor<16x16x!tt.ptr<f32>>
    %20 = tt.make_range {end = 128 : i32, start = 0 : i32} : tensor<128xi32>
    %22 = arith.cmpi slt, %20, %21 : tensor<128xi32>
    %24 = arith.muli %10, %23 : tensor<16x1xi32>
    %25 = tt.expand_dims %20 {axis = 0 : i32} : tensor<128xi32> -> tensor<1x128xi32>
    %26 = tt.broadcast %24 : tensor<16x1xi32> -> tensor<16x128xi32>
    %27 = tt.broadcast %25 : tensor<1x128xi32> -> tensor<16x128xi32>
    %28 = arith.addi %26, %27 : tensor<16x128xi32>
    %29 = tt.splat %squares : !tt.ptr<f32> -> tensor<16x128x!tt.ptr<f32>>
    %30 = tt.addptr %29, %28 : tensor<16x128x!tt.ptr<f32>>, tensor<16x128xi32>
    %32 = arith.cmpi slt, %10, %31 : tensor<16x1xi32>
    %33 = tt.expand_dims %22 {axis = 0 : i32} : tensor<128xi1> -> tensor<1x128xi1>
    %34 = tt.broadcast %32 : tensor<16x1xi1> -> tensor<16x128xi1>
    %35 = tt.broadcast %33 : tensor<1x128xi1> -> tensor<16x128xi1>
    %36 = arith.andi %34, %35 : tensor<16x128xi1>
    %38 = tt.load %30, %36, %37 : tensor<16x128x!tt.ptr<f32>>
    %68:1 = scf.for %43 = %40 to %42 step %41 iter_args(%44 = %39) -> (tensor<16x16xf32>) : i32 {
      %46 = arith.muli %43, %45 : i32
      %47 = tt.make_range {end = 256 : i32, start = 0 : i32} : tensor<256xi32>
      %48 = tt.splat %46 : i32 -> tensor<256xi32>
      %49 = arith.addi %48, %47 : tensor<256xi32>
      %51 = arith.muli %10, %50 : tensor<16x1xi32>
      %52 = tt.splat %gated : !tt.ptr<bf16> -> tensor<16x1x!tt.ptr<bf16>>
      %53 = tt.addptr %52, %51 : tensor<16x1x!tt.ptr<bf16>>, tensor<16x1xi32>
      %54 = tt.expand_dims %49 {axis = 0 : i32} : tensor<256xi32> -> tensor<1x256xi32>
      %55 = tt.broadcast %53 : tensor<16x1x!tt.ptr<bf16>> -> tensor<16x256x!tt.ptr<bf16>>
      %56 = tt.broadcast %54 : tensor<1x256xi32> -> tensor<16x256xi32>
      %57 = tt.addptr %55, %56 : tensor<16x256x!tt.ptr<bf16>>, tensor<16x256xi32>
      %58 = tt.load %57 : tensor<16x256x!tt.ptr<bf16>>
      %59 = tt.expand_dims %5 {axis = 1 : i32} : tensor<16xi32> -> tensor<16x1xi32>
      %60 = arith.muli %59, %50 : tensor<16x1xi32>
      %61 = tt.splat %weight : !tt.ptr<bf16> -> tensor<16x1x!tt.ptr<bf16>>
      %62 = tt.addptr %61, %60 : tensor<16x1x!tt.ptr<bf16>>, tensor<16x1xi32>
      %63 = tt.broadcast %62 : tensor<16x1x!tt.ptr<bf16>> -> tensor<16x256x!tt.ptr<bf16>>
      %64 = tt.addptr %63, %56 : tensor<16x256x!tt.ptr<bf16>>, tensor<16x256xi32>
      %65 = tt.load %64 : tensor<16x256x!tt.ptr<bf16>>
      %66 = tt.trans %65 {order = array<i32: 1, 0>} : tensor<16x256xbf16> -> tensor<256x16xbf16>
      %67 = tt.dot %58, %66, %44, inputPrecision = tf32x3 : tensor<16x256xbf16> * tensor<256x16xbf16> -> tensor<16x16xf32>
      scf.yield %67 : tensor<16x16xf32>
    } {tt.num_stages = 5 : i32}
    %69 = "tt.reduce"(%38) <{axis = 1 : i32}> ({
    ^bb0(%70: f32, %71: f32):
      %72 = arith.addf %70, %71 : f32
      tt.reduce.return %72 : f32
    }) : (tensor<16x128xf32>) -> tensor<16xf32>
    %73 = tt.expand_dims %69 {axis = 1 : i32} : tensor<16xf32> -> tensor<16x1xf32>
    %75 = arith.mulf %73, %74 : tensor<16x1xf32>
    %77 = arith.addf %75, %76 : tensor<16x1xf32>
    %78 = math.rsqrt %77 : tensor<16x1xf32>
    %79 = tt.splat %sum : !tt.ptr<f32> -> tensor<16x16x!tt.ptr<f32>>
    %80 = tt.addptr %79, %16 : tensor<16x16x!tt.ptr<f32>>, tensor<16x16xi32>
    %81 = tt.broadcast %78 : tensor<16x1xf32> -> tensor<16x16xf32>
    %82 = arith.mulf %68#0, %81 : tensor<16x16xf32>
    %83 = arith.addf %19, %82 : tensor<16x16xf32>
    tt.store %80, %83 : tensor<16x16x!tt.ptr<f32>>
    tt.return
  }
}
", name = "block_back", num_stages = 5 : i32, num_warps = 2 : i32}, operand_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>], result_layouts = [dense<[1, 0]> : tensor<2xindex>]} : (tensor<16x768xf32>, tensor<16x1536xbf16>, tensor<16x96xf32>, tensor<768x1536xbf16>) -> (tensor<16x768xf32>)
    return %k3#0, %k1#1, %k2#2, %k1#2 : tensor<16x768xf32>, tensor<4x16x1792xf32>, tensor<16x64x24x128xf32>, tensor<16x4x1728xf32>
