    %k0:1 = stablehlo.custom_call @__gpu$xla.gpu.triton(%arg0, %arg3) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 64 : i32, grid_y = 1 : i32, grid_z = 1 : i32, ir = "module {
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
", name = "rmsnorm", num_stages = 1 : i32, num_warps = 4 : i32}, operand_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[0]> : tensor<1xindex>], result_layouts = [dense<[1, 0]> : tensor<2xindex>]} : (tensor<64x768xf32>, tensor<768xf32>) -> (tensor<64x768xbf16>)
    %k1:3 = stablehlo.custom_call @__gpu$xla.gpu.triton(%k0#0, %arg4, %arg5, %arg7, %arg8, %arg1, %arg11, %arg14) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 106 : i32, grid_y = 1 : i32, grid_z = 1 : i32, ir = "module {
  tt.func public @block_project(%x: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %weight: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %conv: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %convweight: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %convbias: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %token: !tt.ptr<i32> {tt.divisibility = 16 : i32}, %dtbias: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %pending: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %projected: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %convafter: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %pendingafter: !tt.ptr<f32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %1 = arith.constant 32 : i32
    %7 = arith.constant 64 : i32
    %15 = arith.constant 4 : i32
    %17 = arith.constant 1728 : i32
    %19 = arith.constant dense<3328> : tensor<1x32xi32>
    %23 = arith.constant dense<0> : tensor<1x32xi32>
    %25 = arith.constant dense<64> : tensor<1x32xi32>
    %28 = arith.constant dense<0.0e+00> : tensor<1x32xf32>
    %30 = arith.constant dense<1536> : tensor<1x32xi32>
    %33 = arith.constant dense<1792> : tensor<1x32xi32>
    %36 = arith.constant dense<7168> : tensor<64x1xi32>
    %38 = arith.constant dense<4> : tensor<1x32xi32>
    %43 = arith.constant dense<1792> : tensor<64x1xi32>
    %49 = arith.constant 1 : i32
    %52 = arith.constant 114688 : i32
    %57 = arith.constant dense<0.0e+00> : tensor<64x32xf32>
    %59 = arith.constant 2 : i32
    %67 = arith.constant 3 : i32
    %79 = arith.constant dense<1> : tensor<1x32xi32>
    %82 = arith.constant dense<2> : tensor<1x32xi32>
    %85 = arith.constant dense<3> : tensor<1x32xi32>
    %91 = arith.constant 0 : i32
    %92 = arith.constant 12 : i32
    %98 = arith.constant dense<768> : tensor<64x1xi32>
    %108 = arith.constant dense<768> : tensor<32x1xi32>
    %125 = arith.constant dense<3392> : tensor<64x1xi32>
    %145 = arith.constant dense<-1.442695e+00> : tensor<64x32xf32>
    %148 = arith.constant dense<1.0e+00> : tensor<64x32xf32>
    %152 = arith.constant 3296 : i32
    %163 = arith.constant dense<2.0e+00> : tensor<64x32xf32>
    %168 = arith.constant dense<7.692308e-02> : tensor<64x32xf32>
    %169 = arith.constant dense<9.090909e-02> : tensor<64x32xf32>
    %172 = arith.constant dense<1.1111111e-01> : tensor<64x32xf32>
    %175 = arith.constant dense<1.4285715e-01> : tensor<64x32xf32>
    %178 = arith.constant dense<2.0e-01> : tensor<64x32xf32>
    %181 = arith.constant dense<3.3333334e-01> : tensor<64x32xf32>
    %186 = arith.constant dense<2.0e+01> : tensor<64x32xf32>
    %197 = arith.constant dense<6912> : tensor<64x1xi32>
    %205 = arith.constant dense<1664> : tensor<1x32xi32>
    %209 = arith.constant dense<128> : tensor<1x32xi32>
    %0 = tt.get_program_id x : i32
    %2 = arith.muli %0, %1 : i32
    %3 = tt.make_range {end = 32 : i32, start = 0 : i32} : tensor<32xi32>
    %4 = tt.splat %2 : i32 -> tensor<32xi32>
    %5 = arith.addi %4, %3 : tensor<32xi32>
    %6 = tt.get_program_id y : i32
    %8 = arith.muli %6, %7 : i32
    %9 = tt.make_range {end = 64 : i32, start = 0 : i32} : tensor<64xi32>
    %10 = tt.splat %8 : i32 -> tensor<64xi32>
    %11 = arith.addi %10, %9 : tensor<64xi32>
    %12 = tt.expand_dims %11 {axis = 1 : i32} : tensor<64xi32> -> tensor<64x1xi32>
    %13 = tt.expand_dims %5 {axis = 0 : i32} : tensor<32xi32> -> tensor<1x32xi32>
    %14 = tt.load %token : !tt.ptr<i32>
    %16 = arith.remsi %14, %15 : i32
    %18 = arith.muli %16, %17 : i32
    %20 = arith.subi %13, %19 : tensor<1x32xi32>
    %21 = tt.splat %dtbias : !tt.ptr<f32> -> tensor<1x32x!tt.ptr<f32>>
    %22 = tt.addptr %21, %20 : tensor<1x32x!tt.ptr<f32>>, tensor<1x32xi32>
    %24 = arith.cmpi sge, %20, %23 : tensor<1x32xi32>
    %26 = arith.cmpi slt, %20, %25 : tensor<1x32xi32>
    %27 = arith.andi %24, %26 : tensor<1x32xi1>
    %29 = tt.load %22, %27, %28 : tensor<1x32x!tt.ptr<f32>>
    %31 = arith.subi %13, %30 : tensor<1x32xi32>
    %32 = arith.cmpi sge, %31, %23 : tensor<1x32xi32>
    %34 = arith.cmpi slt, %31, %33 : tensor<1x32xi32>
    %35 = arith.andi %32, %34 : tensor<1x32xi1>
    %37 = arith.muli %12, %36 : tensor<64x1xi32>
    %39 = arith.muli %31, %38 : tensor<1x32xi32>
    %40 = tt.broadcast %37 : tensor<64x1xi32> -> tensor<64x32xi32>
    %41 = tt.broadcast %39 : tensor<1x32xi32> -> tensor<64x32xi32>
    %42 = arith.addi %40, %41 : tensor<64x32xi32>
    %44 = arith.muli %12, %43 : tensor<64x1xi32>
    %45 = tt.broadcast %44 : tensor<64x1xi32> -> tensor<64x32xi32>
    %46 = tt.broadcast %31 : tensor<1x32xi32> -> tensor<64x32xi32>
    %47 = arith.addi %45, %46 : tensor<64x32xi32>
    %48 = tt.broadcast %35 : tensor<1x32xi1> -> tensor<64x32xi1>
    %50 = arith.addi %14, %49 : i32
    %51 = arith.remsi %50, %15 : i32
    %53 = arith.muli %51, %52 : i32
    %54 = tt.addptr %conv, %53 : !tt.ptr<f32>, i32
    %55 = tt.splat %54 : !tt.ptr<f32> -> tensor<64x32x!tt.ptr<f32>>
    %56 = tt.addptr %55, %47 : tensor<64x32x!tt.ptr<f32>>, tensor<64x32xi32>
    %58 = tt.load %56, %48, %57 : tensor<64x32x!tt.ptr<f32>>
    %60 = arith.addi %14, %59 : i32
    %61 = arith.remsi %60, %15 : i32
    %62 = arith.muli %61, %52 : i32
    %63 = tt.addptr %conv, %62 : !tt.ptr<f32>, i32
    %64 = tt.splat %63 : !tt.ptr<f32> -> tensor<64x32x!tt.ptr<f32>>
    %65 = tt.addptr %64, %47 : tensor<64x32x!tt.ptr<f32>>, tensor<64x32xi32>
    %66 = tt.load %65, %48, %57 : tensor<64x32x!tt.ptr<f32>>
    %68 = arith.addi %14, %67 : i32
    %69 = arith.remsi %68, %15 : i32
    %70 = arith.muli %69, %52 : i32
    %71 = tt.addptr %conv, %70 : !tt.ptr<f32>, i32
    %72 = tt.splat %71 : !tt.ptr<f32> -> tensor<64x32x!tt.ptr<f32>>
    %73 = tt.addptr %72, %47 : tensor<64x32x!tt.ptr<f32>>, tensor<64x32xi32>
    %74 = tt.load %73, %48, %57 : tensor<64x32x!tt.ptr<f32>>
    %75 = tt.splat %convweight : !tt.ptr<f32> -> tensor<1x32x!tt.ptr<f32>>
    %76 = tt.addptr %75, %39 : tensor<1x32x!tt.ptr<f32>>, tensor<1x32xi32>
    %77 = tt.addptr %76, %23 : tensor<1x32x!tt.ptr<f32>>, tensor<1x32xi32>
    %78 = tt.load %77, %35, %28 : tensor<1x32x!tt.ptr<f32>>
    %80 = tt.addptr %76, %79 : tensor<1x32x!tt.ptr<f32>>, tensor<1x32xi32>
    %81 = tt.load %80, %35, %28 : tensor<1x32x!tt.ptr<f32>>
    %83 = tt.addptr %76, %82 : tensor<1x32x!tt.ptr<f32>>, tensor<1x32xi32>
    %84 = tt.load %83, %35, %28 : tensor<1x32x!tt.ptr<f32>>
    %86 = tt.addptr %76, %85 : tensor<1x32x!tt.ptr<f32>>, tensor<1x32xi32>
    %87 = tt.load %86, %35, %28 : tensor<1x32x!tt.ptr<f32>>
    %88 = tt.splat %convbias : !tt.ptr<f32> -> tensor<1x32x!tt.ptr<f32>>
    %89 = tt.addptr %88, %31 : tensor<1x32x!tt.ptr<f32>>, tensor<1x32xi32>
    %90 = tt.load %89, %35, %28 : tensor<1x32x!tt.ptr<f32>>
    %118:1 = scf.for %93 = %91 to %92 step %49 iter_args(%94 = %57) -> (tensor<64x32xf32>) : i32 {
      %95 = arith.muli %93, %7 : i32
      %96 = tt.splat %95 : i32 -> tensor<64xi32>
      %97 = arith.addi %96, %9 : tensor<64xi32>
      %99 = arith.muli %12, %98 : tensor<64x1xi32>
      %100 = tt.splat %x : !tt.ptr<bf16> -> tensor<64x1x!tt.ptr<bf16>>
      %101 = tt.addptr %100, %99 : tensor<64x1x!tt.ptr<bf16>>, tensor<64x1xi32>
      %102 = tt.expand_dims %97 {axis = 0 : i32} : tensor<64xi32> -> tensor<1x64xi32>
      %103 = tt.broadcast %101 : tensor<64x1x!tt.ptr<bf16>> -> tensor<64x64x!tt.ptr<bf16>>
      %104 = tt.broadcast %102 : tensor<1x64xi32> -> tensor<64x64xi32>
      %105 = tt.addptr %103, %104 : tensor<64x64x!tt.ptr<bf16>>, tensor<64x64xi32>
      %106 = tt.load %105 : tensor<64x64x!tt.ptr<bf16>>
      %107 = tt.expand_dims %5 {axis = 1 : i32} : tensor<32xi32> -> tensor<32x1xi32>
      %109 = arith.muli %107, %108 : tensor<32x1xi32>
      %110 = tt.splat %weight : !tt.ptr<bf16> -> tensor<32x1x!tt.ptr<bf16>>
      %111 = tt.addptr %110, %109 : tensor<32x1x!tt.ptr<bf16>>, tensor<32x1xi32>
      %112 = tt.broadcast %111 : tensor<32x1x!tt.ptr<bf16>> -> tensor<32x64x!tt.ptr<bf16>>
      %113 = tt.broadcast %102 : tensor<1x64xi32> -> tensor<32x64xi32>
      %114 = tt.addptr %112, %113 : tensor<32x64x!tt.ptr<bf16>>, tensor<32x64xi32>
      %115 = tt.load %114 : tensor<32x64x!tt.ptr<bf16>>
      %116 = tt.trans %115 {order = array<i32: 1, 0>} : tensor<32x64xbf16> -> tensor<64x32xbf16>
      %117 = tt.dot %106, %116, %94, inputPrecision = tf32x3 : tensor<64x64xbf16> * tensor<64x32xbf16> -> tensor<64x32xf32>
      scf.yield %117 : tensor<64x32xf32>
    } {tt.num_stages = 8 : i32}
    gpu.barrier
    %119 = arith.addi %14, %15 : i32
    %120 = arith.remsi %119, %15 : i32
    %121 = arith.muli %120, %52 : i32
    %122 = tt.addptr %convafter, %121 : !tt.ptr<f32>, i32
    %123 = tt.splat %122 : !tt.ptr<f32> -> tensor<64x32x!tt.ptr<f32>>
    %124 = tt.addptr %123, %47 : tensor<64x32x!tt.ptr<f32>>, tensor<64x32xi32>
    tt.store %124, %118#0, %48 : tensor<64x32x!tt.ptr<f32>>
    %126 = arith.muli %12, %125 : tensor<64x1xi32>
    %127 = tt.broadcast %126 : tensor<64x1xi32> -> tensor<64x32xi32>
    %128 = tt.broadcast %13 : tensor<1x32xi32> -> tensor<64x32xi32>
    %129 = arith.addi %127, %128 : tensor<64x32xi32>
    %130 = tt.splat %projected : !tt.ptr<f32> -> tensor<64x32x!tt.ptr<f32>>
    %131 = tt.addptr %130, %129 : tensor<64x32x!tt.ptr<f32>>, tensor<64x32xi32>
    %132 = tt.broadcast %87 : tensor<1x32xf32> -> tensor<64x32xf32>
    %133 = arith.mulf %118#0, %132 : tensor<64x32xf32>
    %134 = tt.broadcast %90 : tensor<1x32xf32> -> tensor<64x32xf32>
    %135 = arith.addf %134, %133 : tensor<64x32xf32>
    %136 = tt.broadcast %78 : tensor<1x32xf32> -> tensor<64x32xf32>
    %137 = arith.mulf %58, %136 : tensor<64x32xf32>
    %138 = arith.addf %135, %137 : tensor<64x32xf32>
    %139 = tt.broadcast %81 : tensor<1x32xf32> -> tensor<64x32xf32>
    %140 = arith.mulf %66, %139 : tensor<64x32xf32>
    %141 = arith.addf %138, %140 : tensor<64x32xf32>
    %142 = tt.broadcast %84 : tensor<1x32xf32> -> tensor<64x32xf32>
    %143 = arith.mulf %74, %142 : tensor<64x32xf32>
    %144 = arith.addf %141, %143 : tensor<64x32xf32>
    %146 = arith.mulf %144, %145 : tensor<64x32xf32>
    %147 = math.exp2 %146 : tensor<64x32xf32>
    %149 = arith.addf %147, %148 : tensor<64x32xf32>
    %150 = arith.divf %144, %149 : tensor<64x32xf32>
    %151 = arith.select %48, %150, %118#0 : tensor<64x32xi1>, tensor<64x32xf32>
    %153 = arith.cmpi sgt, %2, %152 : i32
    %154 = arith.uitofp %153 : i1 to f32
    %155 = arith.fptosi %154 : f32 to i32
    %196:1 = scf.for %156 = %91 to %155 step %49 iter_args(%157 = %151) -> (tensor<64x32xf32>) : i32 {
      %158 = tt.broadcast %29 : tensor<1x32xf32> -> tensor<64x32xf32>
      %159 = arith.addf %157, %158 : tensor<64x32xf32>
      %160 = math.absf %159 : tensor<64x32xf32>
      %161 = arith.mulf %160, %145 : tensor<64x32xf32>
      %162 = math.exp2 %161 : tensor<64x32xf32>
      %164 = arith.addf %162, %163 : tensor<64x32xf32>
      %165 = arith.divf %148, %164 : tensor<64x32xf32>
      %166 = arith.mulf %162, %165 : tensor<64x32xf32>
      %167 = arith.mulf %166, %166 : tensor<64x32xf32>
      %170 = arith.mulf %168, %167 : tensor<64x32xf32>
      %171 = arith.addf %169, %170 : tensor<64x32xf32>
      %173 = arith.mulf %167, %171 : tensor<64x32xf32>
      %174 = arith.addf %172, %173 : tensor<64x32xf32>
      %176 = arith.mulf %167, %174 : tensor<64x32xf32>
      %177 = arith.addf %175, %176 : tensor<64x32xf32>
      %179 = arith.mulf %167, %177 : tensor<64x32xf32>
      %180 = arith.addf %178, %179 : tensor<64x32xf32>
      %182 = arith.mulf %167, %180 : tensor<64x32xf32>
      %183 = arith.addf %181, %182 : tensor<64x32xf32>
      %184 = arith.mulf %167, %183 : tensor<64x32xf32>
      %185 = arith.addf %148, %184 : tensor<64x32xf32>
      %187 = arith.cmpf ogt, %159, %186 : tensor<64x32xf32>
      %188 = arith.addf %166, %166 : tensor<64x32xf32>
      %189 = arith.maxnumf %159, %57 : tensor<64x32xf32>
      %190 = arith.mulf %188, %185 : tensor<64x32xf32>
      %191 = arith.addf %189, %190 : tensor<64x32xf32>
      %192 = arith.select %187, %159, %191 : tensor<64x32xi1>, tensor<64x32xf32>
      %193 = arith.cmpi sge, %13, %19 : tensor<1x32xi32>
      %194 = tt.broadcast %193 : tensor<1x32xi1> -> tensor<64x32xi1>
      %195 = arith.select %194, %192, %157 : tensor<64x32xi1>, tensor<64x32xf32>
      scf.yield %195 : tensor<64x32xf32>
    } {tt.num_stages = 1 : i32}
    %198 = arith.muli %12, %197 : tensor<64x1xi32>
    %199 = tt.splat %18 : i32 -> tensor<64x1xi32>
    %200 = arith.addi %198, %199 : tensor<64x1xi32>
    %201 = tt.splat %pendingafter : !tt.ptr<f32> -> tensor<64x1x!tt.ptr<f32>>
    %202 = tt.addptr %201, %200 : tensor<64x1x!tt.ptr<f32>>, tensor<64x1xi32>
    %203 = tt.broadcast %202 : tensor<64x1x!tt.ptr<f32>> -> tensor<64x32x!tt.ptr<f32>>
    %204 = tt.addptr %203, %46 : tensor<64x32x!tt.ptr<f32>>, tensor<64x32xi32>
    %206 = arith.cmpi slt, %31, %205 : tensor<1x32xi32>
    %207 = arith.andi %32, %206 : tensor<1x32xi1>
    %208 = tt.broadcast %207 : tensor<1x32xi1> -> tensor<64x32xi1>
    tt.store %204, %196#0, %208 : tensor<64x32x!tt.ptr<f32>>
    %210 = arith.subi %31, %209 : tensor<1x32xi32>
    %211 = tt.broadcast %210 : tensor<1x32xi32> -> tensor<64x32xi32>
    %212 = tt.addptr %203, %211 : tensor<64x32x!tt.ptr<f32>>, tensor<64x32xi32>
    %213 = arith.cmpi sge, %31, %33 : tensor<1x32xi32>
    %214 = tt.broadcast %213 : tensor<1x32xi1> -> tensor<64x32xi1>
    tt.store %212, %196#0, %214 : tensor<64x32x!tt.ptr<f32>>
    tt.store %131, %196#0 : tensor<64x32x!tt.ptr<f32>>
    tt.return
  }
}
", name = "block_project", num_stages = 8 : i32, num_warps = 4 : i32}, output_operand_aliases = [#stablehlo.output_operand_alias<output_tuple_indices = [1], operand_index = 2, operand_tuple_indices = []>, #stablehlo.output_operand_alias<output_tuple_indices = [2], operand_index = 7, operand_tuple_indices = []>], operand_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[0]> : tensor<1xindex>, dense<[]> : tensor<0xindex>, dense<[0]> : tensor<1xindex>, dense<[2, 1, 0]> : tensor<3xindex>], result_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[2, 1, 0]> : tensor<3xindex>]} : (tensor<64x768xbf16>, tensor<3392x768xbf16>, tensor<4x64x1792xf32>, tensor<1792x4xf32>, tensor<1792xf32>, tensor<i32>, tensor<64xf32>, tensor<64x4x1728xf32>) -> (tensor<64x3392xf32>, tensor<4x64x1792xf32>, tensor<64x4x1728xf32>)
    %k2:3 = stablehlo.custom_call @__gpu$xla.gpu.triton(%k1#0, %arg6, %arg9, %arg10, %arg12, %arg1, %arg2, %k1#2) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 24 : i32, grid_y = 64 : i32, grid_z = 1 : i32, ir = "module {
  tt.func public @block_recur_run(%projected: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %ssm: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %alog: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %d: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %norm: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %token: !tt.ptr<i32> {tt.divisibility = 16 : i32}, %count: !tt.ptr<i32> {tt.divisibility = 16 : i32}, %pending: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %gated: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %squares: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %ssmafter: !tt.ptr<bf16> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %2 = arith.constant 64 : i32
    %8 = arith.constant 196608 : i64
    %11 = arith.constant dense<128> : tensor<64x1xi32>
    %20 = arith.constant dense<0> : tensor<64x64xi32>
    %27 = arith.constant dense<64> : tensor<64x64xi32>
    %32 = arith.constant 3392 : i32
    %35 = arith.constant 4 : i32
    %37 = arith.constant 6912 : i32
    %42 = arith.constant 1 : i32
    %44 = arith.constant 3 : i32
    %47 = arith.constant 0 : i32
    %49 = arith.constant dense<3200> : tensor<64xi32>
    %54 = arith.constant dense<3264> : tensor<64xi32>
    %64 = arith.constant dense<0> : tensor<1x4xi32>
    %66 = arith.constant dense<24> : tensor<64x1xi32>
    %68 = arith.constant dense<1728> : tensor<1x4xi32>
    %72 = arith.constant dense<1664> : tensor<64x1xi32>
    %98 = arith.constant dense<1728> : tensor<4xi32>
    %103 = arith.constant dense<1536> : tensor<128xi32>
    %110 = arith.constant dense<3200> : tensor<128xi32>
    %124 = arith.constant dense<0.0e+00> : tensor<64x4xf32>
    %127 = arith.constant dense<1.442695e+00> : tensor<64x4xf32>
    %130 = arith.constant dense<-1.442695e+00> : tensor<64x4xf32>
    %178 = arith.constant dense<1.0e+00> : tensor<64x4xf32>
    %183 = arith.constant 1536 : i32
    %197 = arith.constant 96 : i32
    %217 = arith.constant dense<24> : tensor<64xi32>
    %222 = arith.constant dense<1.442695e+00> : tensor<64xf32>
    %225 = arith.constant dense<-1.442695e+00> : tensor<64xf32>
    %227 = arith.constant 5184 : i32
    %230 = arith.constant dense<1664> : tensor<64xi32>
    %235 = arith.constant dense<0.0e+00> : tensor<64xf32>
    %241 = arith.constant 3456 : i32
    %243 = arith.constant 2 : i32
    %257 = arith.constant 1728 : i32
    %291 = arith.constant dense<1536> : tensor<64xi32>
    %319 = arith.constant dense<1600> : tensor<64xi32>
    %0 = tt.get_program_id x : i32
    %1 = tt.get_program_id y : i32
    %3 = arith.muli %0, %2 : i32
    %4 = tt.make_range {end = 64 : i32, start = 0 : i32} : tensor<64xi32>
    %5 = tt.splat %3 : i32 -> tensor<64xi32>
    %6 = arith.addi %5, %4 : tensor<64xi32>
    %7 = arith.extsi %1 : i32 to i64
    %9 = arith.muli %7, %8 : i64
    %10 = tt.expand_dims %6 {axis = 1 : i32} : tensor<64xi32> -> tensor<64x1xi32>
    %12 = arith.muli %10, %11 : tensor<64x1xi32>
    %13 = tt.expand_dims %4 {axis = 0 : i32} : tensor<64xi32> -> tensor<1x64xi32>
    %14 = tt.broadcast %12 : tensor<64x1xi32> -> tensor<64x64xi32>
    %15 = tt.broadcast %13 : tensor<1x64xi32> -> tensor<64x64xi32>
    %16 = arith.addi %14, %15 : tensor<64x64xi32>
    %17 = tt.addptr %ssmafter, %9 : !tt.ptr<bf16>, i64
    %18 = tt.splat %17 : !tt.ptr<bf16> -> tensor<64x64x!tt.ptr<bf16>>
    %19 = tt.addptr %18, %16 : tensor<64x64x!tt.ptr<bf16>>, tensor<64x64xi32>
    %21 = tt.addptr %19, %20 : tensor<64x64x!tt.ptr<bf16>>, tensor<64x64xi32>
    %22 = tt.addptr %ssm, %9 : !tt.ptr<bf16>, i64
    %23 = tt.splat %22 : !tt.ptr<bf16> -> tensor<64x64x!tt.ptr<bf16>>
    %24 = tt.addptr %23, %16 : tensor<64x64x!tt.ptr<bf16>>, tensor<64x64xi32>
    %25 = tt.addptr %24, %20 : tensor<64x64x!tt.ptr<bf16>>, tensor<64x64xi32>
    %26 = tt.load %25 : tensor<64x64x!tt.ptr<bf16>>
    %28 = tt.addptr %19, %27 : tensor<64x64x!tt.ptr<bf16>>, tensor<64x64xi32>
    %29 = tt.addptr %24, %27 : tensor<64x64x!tt.ptr<bf16>>, tensor<64x64xi32>
    %30 = tt.load %29 : tensor<64x64x!tt.ptr<bf16>>
    gpu.barrier
    %31 = tt.load %token : !tt.ptr<i32>
    %33 = arith.muli %1, %32 : i32
    %34 = tt.addptr %projected, %33 : !tt.ptr<f32>, i32
    %36 = arith.remsi %31, %35 : i32
    %38 = arith.muli %1, %37 : i32
    %39 = tt.addptr %pending, %38 : !tt.ptr<f32>, i32
    %40 = tt.load %count : !tt.ptr<i32>
    %41 = arith.subi %40, %31 : i32
    %43 = arith.subi %41, %42 : i32
    %45 = arith.subi %44, %36 : i32
    %46 = arith.minsi %43, %45 : i32
    %48 = arith.cmpi sle, %46, %47 : i32
    %50 = arith.addi %4, %49 : tensor<64xi32>
    %51 = tt.splat %34 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
    %52 = tt.addptr %51, %50 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
    %53 = tt.load %52 : tensor<64x!tt.ptr<f32>>
    %55 = arith.addi %4, %54 : tensor<64xi32>
    %56 = tt.addptr %51, %55 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
    %57 = tt.load %56 : tensor<64x!tt.ptr<f32>>
    %58 = tt.make_range {end = 4 : i32, start = 0 : i32} : tensor<4xi32>
    %59 = tt.expand_dims %58 {axis = 0 : i32} : tensor<4xi32> -> tensor<1x4xi32>
    %60 = arith.sitofp %4 : tensor<64xi32> to tensor<64xf32>
    %61 = arith.fptosi %60 : tensor<64xf32> to tensor<64xi32>
    %62 = arith.addi %5, %61 : tensor<64xi32>
    %63 = tt.expand_dims %62 {axis = 1 : i32} : tensor<64xi32> -> tensor<64x1xi32>
    %65 = arith.cmpi eq, %59, %64 : tensor<1x4xi32>
    %67 = arith.divsi %63, %66 : tensor<64x1xi32>
    %69 = arith.muli %59, %68 : tensor<1x4xi32>
    %70 = tt.splat %39 : !tt.ptr<f32> -> tensor<1x4x!tt.ptr<f32>>
    %71 = tt.addptr %70, %69 : tensor<1x4x!tt.ptr<f32>>, tensor<1x4xi32>
    %73 = arith.addi %67, %72 : tensor<64x1xi32>
    %74 = tt.broadcast %71 : tensor<1x4x!tt.ptr<f32>> -> tensor<64x4x!tt.ptr<f32>>
    %75 = tt.broadcast %73 : tensor<64x1xi32> -> tensor<64x4xi32>
    %76 = tt.addptr %74, %75 : tensor<64x4x!tt.ptr<f32>>, tensor<64x4xi32>
    %77 = tt.load %76 : tensor<64x4x!tt.ptr<f32>>
    %78 = tt.broadcast %63 : tensor<64x1xi32> -> tensor<64x4xi32>
    %79 = tt.addptr %74, %78 : tensor<64x4x!tt.ptr<f32>>, tensor<64x4xi32>
    %80 = tt.load %79 : tensor<64x4x!tt.ptr<f32>>
    %81 = tt.splat %alog : !tt.ptr<f32> -> tensor<64x1x!tt.ptr<f32>>
    %82 = tt.addptr %81, %67 : tensor<64x1x!tt.ptr<f32>>, tensor<64x1xi32>
    %83 = tt.broadcast %82 : tensor<64x1x!tt.ptr<f32>> -> tensor<64x4x!tt.ptr<f32>>
    %84 = tt.load %83 : tensor<64x4x!tt.ptr<f32>>
    %85 = tt.splat %d : !tt.ptr<f32> -> tensor<64x1x!tt.ptr<f32>>
    %86 = tt.addptr %85, %67 : tensor<64x1x!tt.ptr<f32>>, tensor<64x1xi32>
    %87 = tt.broadcast %86 : tensor<64x1x!tt.ptr<f32>> -> tensor<64x4x!tt.ptr<f32>>
    %88 = tt.load %87 : tensor<64x4x!tt.ptr<f32>>
    %89 = tt.splat %34 : !tt.ptr<f32> -> tensor<64x1x!tt.ptr<f32>>
    %90 = tt.addptr %89, %63 : tensor<64x1x!tt.ptr<f32>>, tensor<64x1xi32>
    %91 = tt.broadcast %90 : tensor<64x1x!tt.ptr<f32>> -> tensor<64x4x!tt.ptr<f32>>
    %92 = tt.load %91 : tensor<64x4x!tt.ptr<f32>>
    %93 = tt.splat %norm : !tt.ptr<f32> -> tensor<64x1x!tt.ptr<f32>>
    %94 = tt.addptr %93, %63 : tensor<64x1x!tt.ptr<f32>>, tensor<64x1xi32>
    %95 = tt.broadcast %94 : tensor<64x1x!tt.ptr<f32>> -> tensor<64x4x!tt.ptr<f32>>
    %96 = tt.load %95 : tensor<64x4x!tt.ptr<f32>>
    %97 = tt.make_range {end = 128 : i32, start = 0 : i32} : tensor<128xi32>
    %99 = arith.muli %58, %98 : tensor<4xi32>
    %100 = tt.expand_dims %99 {axis = 1 : i32} : tensor<4xi32> -> tensor<4x1xi32>
    %101 = tt.splat %39 : !tt.ptr<f32> -> tensor<4x1x!tt.ptr<f32>>
    %102 = tt.addptr %101, %100 : tensor<4x1x!tt.ptr<f32>>, tensor<4x1xi32>
    %104 = arith.addi %97, %103 : tensor<128xi32>
    %105 = tt.expand_dims %104 {axis = 0 : i32} : tensor<128xi32> -> tensor<1x128xi32>
    %106 = tt.broadcast %102 : tensor<4x1x!tt.ptr<f32>> -> tensor<4x128x!tt.ptr<f32>>
    %107 = tt.broadcast %105 : tensor<1x128xi32> -> tensor<4x128xi32>
    %108 = tt.addptr %106, %107 : tensor<4x128x!tt.ptr<f32>>, tensor<4x128xi32>
    %109 = tt.load %108 : tensor<4x128x!tt.ptr<f32>>
    %111 = arith.addi %97, %110 : tensor<128xi32>
    %112 = tt.splat %34 : !tt.ptr<f32> -> tensor<128x!tt.ptr<f32>>
    %113 = tt.addptr %112, %111 : tensor<128x!tt.ptr<f32>>, tensor<128xi32>
    %114 = tt.load %113 : tensor<128x!tt.ptr<f32>>
    %115 = tt.expand_dims %114 {axis = 0 : i32} : tensor<128xf32> -> tensor<1x128xf32>
    %116 = tt.broadcast %115 : tensor<1x128xf32> -> tensor<4x128xf32>
    %117 = arith.mulf %109, %116 : tensor<4x128xf32>
    %118 = "tt.reduce"(%117) <{axis = 1 : i32}> ({
    ^bb0(%119: f32, %120: f32):
      %121 = arith.addf %119, %120 : f32
      tt.reduce.return %121 : f32
    }) : (tensor<4x128xf32>) -> tensor<4xf32>
    %122 = tt.splat %36 : i32 -> tensor<1x4xi32>
    %123 = arith.cmpi sle, %59, %122 : tensor<1x4xi32>
    %125 = tt.broadcast %123 : tensor<1x4xi1> -> tensor<64x4xi1>
    %126 = arith.select %125, %77, %124 : tensor<64x4xi1>, tensor<64x4xf32>
    %128 = arith.mulf %84, %127 : tensor<64x4xf32>
    %129 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %128 : tensor<64x4xf32> -> tensor<64x4xf32>
    %131 = arith.mulf %129, %130 : tensor<64x4xf32>
    %132 = "tt.scan"(%126) <{axis = 1 : i32, reverse = true}> ({
    ^bb0(%133: f32, %134: f32):
      %135 = arith.addf %133, %134 : f32
      tt.scan.return %135 : f32
    }) : (tensor<64x4xf32>) -> tensor<64x4xf32>
    %136 = arith.subf %132, %126 : tensor<64x4xf32>
    %137 = arith.mulf %136, %131 : tensor<64x4xf32>
    %138 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %137 : tensor<64x4xf32> -> tensor<64x4xf32>
    %139 = arith.mulf %126, %138 : tensor<64x4xf32>
    %140 = tt.expand_dims %118 {axis = 0 : i32} : tensor<4xf32> -> tensor<1x4xf32>
    %141 = arith.cmpi eq, %59, %122 : tensor<1x4xi32>
    %142 = tt.broadcast %141 : tensor<1x4xi1> -> tensor<64x4xi1>
    %143 = arith.select %142, %88, %124 : tensor<64x4xi1>, tensor<64x4xf32>
    %144 = tt.broadcast %140 : tensor<1x4xf32> -> tensor<64x4xf32>
    %145 = math.fma %139, %144, %143 : tensor<64x4xf32>
    %146 = arith.mulf %145, %80 : tensor<64x4xf32>
    %147 = "tt.reduce"(%146) <{axis = 1 : i32}> ({
    ^bb0(%148: f32, %149: f32):
      %150 = arith.addf %148, %149 : f32
      tt.reduce.return %150 : f32
    }) : (tensor<64x4xf32>) -> tensor<64xf32>
    %151 = tt.expand_dims %147 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
    %152 = "tt.reduce"(%126) <{axis = 1 : i32}> ({
    ^bb0(%153: f32, %154: f32):
      %155 = arith.addf %153, %154 : f32
      tt.reduce.return %155 : f32
    }) : (tensor<64x4xf32>) -> tensor<64xf32>
    %156 = tt.expand_dims %152 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
    %157 = tt.broadcast %156 : tensor<64x1xf32> -> tensor<64x4xf32>
    %158 = arith.mulf %157, %131 : tensor<64x4xf32>
    %159 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %158 : tensor<64x4xf32> -> tensor<64x4xf32>
    %160 = arith.extf %26 : tensor<64x64xbf16> to tensor<64x64xf32>
    %161 = tt.expand_dims %53 {axis = 0 : i32} : tensor<64xf32> -> tensor<1x64xf32>
    %162 = tt.broadcast %161 : tensor<1x64xf32> -> tensor<64x64xf32>
    %163 = arith.mulf %160, %162 : tensor<64x64xf32>
    %164 = arith.extf %30 : tensor<64x64xbf16> to tensor<64x64xf32>
    %165 = tt.expand_dims %57 {axis = 0 : i32} : tensor<64xf32> -> tensor<1x64xf32>
    %166 = tt.broadcast %165 : tensor<1x64xf32> -> tensor<64x64xf32>
    %167 = math.fma %164, %166, %163 : tensor<64x64xf32>
    %168 = "tt.reduce"(%167) <{axis = 1 : i32}> ({
    ^bb0(%169: f32, %170: f32):
      %171 = arith.addf %169, %170 : f32
      tt.reduce.return %171 : f32
    }) : (tensor<64x64xf32>) -> tensor<64xf32>
    %172 = tt.expand_dims %168 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
    %173 = tt.broadcast %172 : tensor<64x1xf32> -> tensor<64x4xf32>
    %174 = tt.broadcast %151 : tensor<64x1xf32> -> tensor<64x4xf32>
    %175 = math.fma %173, %159, %174 : tensor<64x4xf32>
    %176 = arith.mulf %92, %130 : tensor<64x4xf32>
    %177 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %176 : tensor<64x4xf32> -> tensor<64x4xf32>
    %179 = arith.addf %177, %178 : tensor<64x4xf32>
    %180 = tt.elementwise_inline_asm "rcp.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %179 : tensor<64x4xf32> -> tensor<64x4xf32>
    %181 = arith.mulf %92, %180 : tensor<64x4xf32>
    %182 = arith.mulf %175, %181 : tensor<64x4xf32>
    %184 = arith.muli %1, %183 : i32
    %185 = tt.addptr %gated, %184 : !tt.ptr<bf16>, i32
    %186 = tt.splat %185 : !tt.ptr<bf16> -> tensor<64x4x!tt.ptr<bf16>>
    %187 = tt.addptr %186, %78 : tensor<64x4x!tt.ptr<bf16>>, tensor<64x4xi32>
    %188 = arith.mulf %182, %96 : tensor<64x4xf32>
    %189 = arith.truncf %188 : tensor<64x4xf32> to tensor<64x4xbf16>
    %190 = tt.broadcast %65 : tensor<1x4xi1> -> tensor<64x4xi1>
    tt.store %187, %189, %190 : tensor<64x4x!tt.ptr<bf16>>
    %191 = arith.mulf %182, %182 : tensor<64x4xf32>
    %192 = arith.select %190, %191, %124 : tensor<64x4xi1>, tensor<64x4xf32>
    %193 = "tt.reduce"(%192) <{axis = 1 : i32}> ({
    ^bb0(%194: f32, %195: f32):
      %196 = arith.addf %194, %195 : f32
      tt.reduce.return %196 : f32
    }) : (tensor<64x4xf32>) -> tensor<64xf32>
    %198 = arith.muli %1, %197 : i32
    %199 = tt.addptr %squares, %198 : !tt.ptr<f32>, i32
    %200 = arith.muli %0, %35 : i32
    %201 = tt.splat %200 : i32 -> tensor<4xi32>
    %202 = arith.addi %201, %58 : tensor<4xi32>
    %203 = tt.splat %199 : !tt.ptr<f32> -> tensor<4x!tt.ptr<f32>>
    %204 = tt.addptr %203, %202 : tensor<4x!tt.ptr<f32>>, tensor<4xi32>
    %205 = tt.reshape %193 : tensor<64xf32> -> tensor<2x4x8xf32>
    %206 = "tt.reduce"(%205) <{axis = 2 : i32}> ({
    ^bb0(%207: f32, %208: f32):
      %209 = arith.addf %207, %208 : f32
      tt.reduce.return %209 : f32
    }) : (tensor<2x4x8xf32>) -> tensor<2x4xf32>
    %210 = "tt.reduce"(%206) <{axis = 0 : i32}> ({
    ^bb0(%211: f32, %212: f32):
      %213 = arith.addf %211, %212 : f32
      tt.reduce.return %213 : f32
    }) : (tensor<2x4xf32>) -> tensor<4xf32>
    tt.store %204, %210 : tensor<4x!tt.ptr<f32>>
    %214 = arith.uitofp %48 : i1 to f32
    %215 = arith.fptosi %214 : f32 to i32
    scf.for %216 = %47 to %215 step %42 : i32 {
      %218 = arith.divsi %6, %217 : tensor<64xi32>
      %219 = tt.splat %alog : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %220 = tt.addptr %219, %218 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %221 = tt.load %220 : tensor<64x!tt.ptr<f32>>
      %223 = arith.mulf %221, %222 : tensor<64xf32>
      %224 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %223 : tensor<64xf32> -> tensor<64xf32>
      %226 = arith.mulf %224, %225 : tensor<64xf32>
      %228 = tt.addptr %39, %227 : !tt.ptr<f32>, i32
      %229 = arith.cmpi sge, %36, %44 : i32
      %231 = arith.addi %218, %230 : tensor<64xi32>
      %232 = tt.splat %228 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %233 = tt.addptr %232, %231 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %234 = tt.splat %229 : i1 -> tensor<64xi1>
      %236 = tt.load %233, %234, %235 : tensor<64x!tt.ptr<f32>>
      %237 = tt.addptr %232, %6 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %238 = tt.load %237, %234, %235 : tensor<64x!tt.ptr<f32>>
      %239 = arith.mulf %238, %236 : tensor<64xf32>
      %240 = tt.expand_dims %239 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
      %242 = tt.addptr %39, %241 : !tt.ptr<f32>, i32
      %244 = arith.cmpi sge, %36, %243 : i32
      %245 = tt.splat %242 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %246 = tt.addptr %245, %231 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %247 = tt.splat %244 : i1 -> tensor<64xi1>
      %248 = tt.load %246, %247, %235 : tensor<64x!tt.ptr<f32>>
      %249 = tt.addptr %245, %6 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %250 = tt.load %249, %247, %235 : tensor<64x!tt.ptr<f32>>
      %251 = arith.mulf %250, %248 : tensor<64xf32>
      %252 = arith.mulf %236, %226 : tensor<64xf32>
      %253 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %252 : tensor<64xf32> -> tensor<64xf32>
      %254 = arith.mulf %251, %253 : tensor<64xf32>
      %255 = arith.addf %236, %248 : tensor<64xf32>
      %256 = tt.expand_dims %254 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
      %258 = tt.addptr %39, %257 : !tt.ptr<f32>, i32
      %259 = arith.cmpi sge, %36, %42 : i32
      %260 = tt.splat %258 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %261 = tt.addptr %260, %231 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %262 = tt.splat %259 : i1 -> tensor<64xi1>
      %263 = tt.load %261, %262, %235 : tensor<64x!tt.ptr<f32>>
      %264 = tt.addptr %260, %6 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %265 = tt.load %264, %262, %235 : tensor<64x!tt.ptr<f32>>
      %266 = arith.mulf %265, %263 : tensor<64xf32>
      %267 = arith.mulf %255, %226 : tensor<64xf32>
      %268 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %267 : tensor<64xf32> -> tensor<64xf32>
      %269 = arith.mulf %266, %268 : tensor<64xf32>
      %270 = arith.addf %255, %263 : tensor<64xf32>
      %271 = tt.expand_dims %269 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
      %272 = tt.addptr %39, %47 : !tt.ptr<f32>, i32
      %273 = arith.cmpi sge, %36, %47 : i32
      %274 = tt.splat %272 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %275 = tt.addptr %274, %231 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %276 = tt.splat %273 : i1 -> tensor<64xi1>
      %277 = tt.load %275, %276, %235 : tensor<64x!tt.ptr<f32>>
      %278 = tt.addptr %274, %6 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %279 = tt.load %278, %276, %235 : tensor<64x!tt.ptr<f32>>
      %280 = arith.mulf %279, %277 : tensor<64xf32>
      %281 = arith.mulf %270, %226 : tensor<64xf32>
      %282 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %281 : tensor<64xf32> -> tensor<64xf32>
      %283 = arith.mulf %280, %282 : tensor<64xf32>
      %284 = arith.addf %270, %277 : tensor<64xf32>
      %285 = tt.expand_dims %283 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
      %286 = arith.mulf %284, %226 : tensor<64xf32>
      %287 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %286 : tensor<64xf32> -> tensor<64xf32>
      %288 = tt.expand_dims %287 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
      %289 = tt.broadcast %288 : tensor<64x1xf32> -> tensor<64x64xf32>
      %290 = arith.mulf %160, %289 : tensor<64x64xf32>
      %292 = arith.addi %4, %291 : tensor<64xi32>
      %293 = tt.addptr %274, %292 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %294 = tt.load %293, %276, %235 : tensor<64x!tt.ptr<f32>>
      %295 = tt.expand_dims %294 {axis = 0 : i32} : tensor<64xf32> -> tensor<1x64xf32>
      %296 = tt.broadcast %285 : tensor<64x1xf32> -> tensor<64x64xf32>
      %297 = tt.broadcast %295 : tensor<1x64xf32> -> tensor<64x64xf32>
      %298 = math.fma %296, %297, %290 : tensor<64x64xf32>
      %299 = tt.addptr %260, %292 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %300 = tt.load %299, %262, %235 : tensor<64x!tt.ptr<f32>>
      %301 = tt.expand_dims %300 {axis = 0 : i32} : tensor<64xf32> -> tensor<1x64xf32>
      %302 = tt.broadcast %271 : tensor<64x1xf32> -> tensor<64x64xf32>
      %303 = tt.broadcast %301 : tensor<1x64xf32> -> tensor<64x64xf32>
      %304 = math.fma %302, %303, %298 : tensor<64x64xf32>
      %305 = tt.addptr %245, %292 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %306 = tt.load %305, %247, %235 : tensor<64x!tt.ptr<f32>>
      %307 = tt.expand_dims %306 {axis = 0 : i32} : tensor<64xf32> -> tensor<1x64xf32>
      %308 = tt.broadcast %256 : tensor<64x1xf32> -> tensor<64x64xf32>
      %309 = tt.broadcast %307 : tensor<1x64xf32> -> tensor<64x64xf32>
      %310 = math.fma %308, %309, %304 : tensor<64x64xf32>
      %311 = tt.addptr %232, %292 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %312 = tt.load %311, %234, %235 : tensor<64x!tt.ptr<f32>>
      %313 = tt.expand_dims %312 {axis = 0 : i32} : tensor<64xf32> -> tensor<1x64xf32>
      %314 = tt.broadcast %240 : tensor<64x1xf32> -> tensor<64x64xf32>
      %315 = tt.broadcast %313 : tensor<1x64xf32> -> tensor<64x64xf32>
      %316 = math.fma %314, %315, %310 : tensor<64x64xf32>
      %317 = arith.truncf %316 : tensor<64x64xf32> to tensor<64x64xbf16>
      tt.store %21, %317 : tensor<64x64x!tt.ptr<bf16>>
      %318 = arith.mulf %164, %289 : tensor<64x64xf32>
      %320 = arith.addi %4, %319 : tensor<64xi32>
      %321 = tt.addptr %274, %320 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %322 = tt.load %321, %276, %235 : tensor<64x!tt.ptr<f32>>
      %323 = tt.expand_dims %322 {axis = 0 : i32} : tensor<64xf32> -> tensor<1x64xf32>
      %324 = tt.broadcast %323 : tensor<1x64xf32> -> tensor<64x64xf32>
      %325 = math.fma %296, %324, %318 : tensor<64x64xf32>
      %326 = tt.addptr %260, %320 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %327 = tt.load %326, %262, %235 : tensor<64x!tt.ptr<f32>>
      %328 = tt.expand_dims %327 {axis = 0 : i32} : tensor<64xf32> -> tensor<1x64xf32>
      %329 = tt.broadcast %328 : tensor<1x64xf32> -> tensor<64x64xf32>
      %330 = math.fma %302, %329, %325 : tensor<64x64xf32>
      %331 = tt.addptr %245, %320 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %332 = tt.load %331, %247, %235 : tensor<64x!tt.ptr<f32>>
      %333 = tt.expand_dims %332 {axis = 0 : i32} : tensor<64xf32> -> tensor<1x64xf32>
      %334 = tt.broadcast %333 : tensor<1x64xf32> -> tensor<64x64xf32>
      %335 = math.fma %308, %334, %330 : tensor<64x64xf32>
      %336 = tt.addptr %232, %320 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %337 = tt.load %336, %234, %235 : tensor<64x!tt.ptr<f32>>
      %338 = tt.expand_dims %337 {axis = 0 : i32} : tensor<64xf32> -> tensor<1x64xf32>
      %339 = tt.broadcast %338 : tensor<1x64xf32> -> tensor<64x64xf32>
      %340 = math.fma %314, %339, %335 : tensor<64x64xf32>
      %341 = arith.truncf %340 : tensor<64x64xf32> to tensor<64x64xbf16>
      tt.store %28, %341 : tensor<64x64x!tt.ptr<bf16>>
    } {tt.num_stages = 1 : i32}
    tt.return
  }
}
", name = "block_recur_run", num_stages = 1 : i32, num_warps = 4 : i32}, output_operand_aliases = [#stablehlo.output_operand_alias<output_tuple_indices = [2], operand_index = 1, operand_tuple_indices = []>], operand_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[0]> : tensor<1xindex>, dense<[0]> : tensor<1xindex>, dense<[0]> : tensor<1xindex>, dense<[]> : tensor<0xindex>, dense<[]> : tensor<0xindex>, dense<[2, 1, 0]> : tensor<3xindex>], result_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>]} : (tensor<64x3392xf32>, tensor<64x64x24x128xbf16>, tensor<64xf32>, tensor<64xf32>, tensor<1536xf32>, tensor<i32>, tensor<i32>, tensor<64x4x1728xf32>) -> (tensor<64x1536xbf16>, tensor<64x96xf32>, tensor<64x64x24x128xbf16>)
    %k3:3 = stablehlo.custom_call @__gpu$xla.gpu.triton(%arg0, %k2#0, %k2#1, %arg13, %arg15) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 48 : i32, grid_y = 4 : i32, grid_z = 1 : i32, ir = "module {
  tt.func public @block_back(%residual: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %gated: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %squares: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %weight: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %norm: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %sum: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %operand: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %squaresafter: !tt.ptr<f32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %1 = arith.constant 16 : i32
    %12 = arith.constant dense<768> : tensor<16x1xi32>
    %21 = arith.constant dense<96> : tensor<128xi32>
    %23 = arith.constant dense<96> : tensor<16x1xi32>
    %31 = arith.constant dense<64> : tensor<16x1xi32>
    %37 = arith.constant dense<0.0e+00> : tensor<16x128xf32>
    %43 = arith.constant dense<0.0e+00> : tensor<16x16xf32>
    %44 = arith.constant 0 : i32
    %45 = arith.constant 1 : i32
    %46 = arith.constant 12 : i32
    %49 = arith.constant 128 : i32
    %53 = arith.constant dense<1536> : tensor<16x1xi32>
    %77 = arith.constant dense<6.510417e-04> : tensor<16x1xf32>
    %79 = arith.constant dense<1.0e-05> : tensor<16x1xf32>
    %92 = arith.constant dense<48> : tensor<16xi32>
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
    %39 = tt.splat %norm : !tt.ptr<f32> -> tensor<16x!tt.ptr<f32>>
    %40 = tt.addptr %39, %5 : tensor<16x!tt.ptr<f32>>, tensor<16xi32>
    %41 = tt.load %40 : tensor<16x!tt.ptr<f32>>
    %42 = tt.expand_dims %41 {axis = 0 : i32} : tensor<16xf32> -> tensor<1x16xf32>
    %71:1 = scf.for %47 = %44 to %46 step %45 iter_args(%48 = %43) -> (tensor<16x16xf32>) : i32 {
      %50 = arith.muli %47, %49 : i32
      %51 = tt.splat %50 : i32 -> tensor<128xi32>
      %52 = arith.addi %51, %20 : tensor<128xi32>
      %54 = arith.muli %10, %53 : tensor<16x1xi32>
      %55 = tt.splat %gated : !tt.ptr<bf16> -> tensor<16x1x!tt.ptr<bf16>>
      %56 = tt.addptr %55, %54 : tensor<16x1x!tt.ptr<bf16>>, tensor<16x1xi32>
      %57 = tt.expand_dims %52 {axis = 0 : i32} : tensor<128xi32> -> tensor<1x128xi32>
      %58 = tt.broadcast %56 : tensor<16x1x!tt.ptr<bf16>> -> tensor<16x128x!tt.ptr<bf16>>
      %59 = tt.broadcast %57 : tensor<1x128xi32> -> tensor<16x128xi32>
      %60 = tt.addptr %58, %59 : tensor<16x128x!tt.ptr<bf16>>, tensor<16x128xi32>
      %61 = tt.load %60 : tensor<16x128x!tt.ptr<bf16>>
      %62 = tt.expand_dims %5 {axis = 1 : i32} : tensor<16xi32> -> tensor<16x1xi32>
      %63 = arith.muli %62, %53 : tensor<16x1xi32>
      %64 = tt.splat %weight : !tt.ptr<bf16> -> tensor<16x1x!tt.ptr<bf16>>
      %65 = tt.addptr %64, %63 : tensor<16x1x!tt.ptr<bf16>>, tensor<16x1xi32>
      %66 = tt.broadcast %65 : tensor<16x1x!tt.ptr<bf16>> -> tensor<16x128x!tt.ptr<bf16>>
      %67 = tt.addptr %66, %59 : tensor<16x128x!tt.ptr<bf16>>, tensor<16x128xi32>
      %68 = tt.load %67 : tensor<16x128x!tt.ptr<bf16>>
      %69 = tt.trans %68 {order = array<i32: 1, 0>} : tensor<16x128xbf16> -> tensor<128x16xbf16>
      %70 = tt.dot %61, %69, %48, inputPrecision = tf32x3 : tensor<16x128xbf16> * tensor<128x16xbf16> -> tensor<16x16xf32>
      scf.yield %70 : tensor<16x16xf32>
    } {tt.num_stages = 5 : i32}
    %72 = "tt.reduce"(%38) <{axis = 1 : i32}> ({
    ^bb0(%73: f32, %74: f32):
      %75 = arith.addf %73, %74 : f32
      tt.reduce.return %75 : f32
    }) : (tensor<16x128xf32>) -> tensor<16xf32>
    %76 = tt.expand_dims %72 {axis = 1 : i32} : tensor<16xf32> -> tensor<16x1xf32>
    %78 = arith.mulf %76, %77 : tensor<16x1xf32>
    %80 = arith.addf %78, %79 : tensor<16x1xf32>
    %81 = math.rsqrt %80 : tensor<16x1xf32>
    %82 = tt.splat %sum : !tt.ptr<f32> -> tensor<16x16x!tt.ptr<f32>>
    %83 = tt.addptr %82, %16 : tensor<16x16x!tt.ptr<f32>>, tensor<16x16xi32>
    %84 = tt.broadcast %81 : tensor<16x1xf32> -> tensor<16x16xf32>
    %85 = arith.mulf %71#0, %84 : tensor<16x16xf32>
    %86 = arith.addf %19, %85 : tensor<16x16xf32>
    tt.store %83, %86 : tensor<16x16x!tt.ptr<f32>>
    %87 = tt.splat %operand : !tt.ptr<bf16> -> tensor<16x16x!tt.ptr<bf16>>
    %88 = tt.addptr %87, %16 : tensor<16x16x!tt.ptr<bf16>>, tensor<16x16xi32>
    %89 = tt.broadcast %42 : tensor<1x16xf32> -> tensor<16x16xf32>
    %90 = arith.mulf %86, %89 : tensor<16x16xf32>
    %91 = arith.truncf %90 : tensor<16x16xf32> to tensor<16x16xbf16>
    tt.store %88, %91 : tensor<16x16x!tt.ptr<bf16>>
    %93 = arith.muli %9, %92 : tensor<16xi32>
    %94 = tt.splat %0 : i32 -> tensor<16xi32>
    %95 = arith.addi %93, %94 : tensor<16xi32>
    %96 = tt.splat %squaresafter : !tt.ptr<f32> -> tensor<16x!tt.ptr<f32>>
    %97 = tt.addptr %96, %95 : tensor<16x!tt.ptr<f32>>, tensor<16xi32>
    %98 = arith.mulf %86, %86 : tensor<16x16xf32>
    %99 = "tt.reduce"(%98) <{axis = 1 : i32}> ({
    ^bb0(%100: f32, %101: f32):
      %102 = arith.addf %100, %101 : f32
      tt.reduce.return %102 : f32
    }) : (tensor<16x16xf32>) -> tensor<16xf32>
    tt.store %97, %99 : tensor<16x!tt.ptr<f32>>
    tt.return
  }
}
", name = "block_back", num_stages = 5 : i32, num_warps = 2 : i32}, operand_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[0]> : tensor<1xindex>], result_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>]} : (tensor<64x768xf32>, tensor<64x1536xbf16>, tensor<64x96xf32>, tensor<768x1536xbf16>, tensor<768xf32>) -> (tensor<64x768xf32>, tensor<64x768xbf16>, tensor<64x48xf32>)
    %k4:3 = stablehlo.custom_call @__gpu$xla.gpu.triton(%k3#1, %arg16, %arg17, %arg19, %arg20, %k3#2, %arg1, %arg23, %arg26) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 106 : i32, grid_y = 1 : i32, grid_z = 1 : i32, ir = "module {
  tt.func public @block_project(%x: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %weight: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %conv: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %convweight: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %convbias: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %squares: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %token: !tt.ptr<i32> {tt.divisibility = 16 : i32}, %dtbias: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %pending: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %projected: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %convafter: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %pendingafter: !tt.ptr<f32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %1 = arith.constant 32 : i32
    %7 = arith.constant 64 : i32
    %15 = arith.constant 4 : i32
    %17 = arith.constant 1728 : i32
    %19 = arith.constant dense<3328> : tensor<1x32xi32>
    %23 = arith.constant dense<0> : tensor<1x32xi32>
    %25 = arith.constant dense<64> : tensor<1x32xi32>
    %28 = arith.constant dense<0.0e+00> : tensor<1x32xf32>
    %30 = arith.constant dense<1536> : tensor<1x32xi32>
    %33 = arith.constant dense<1792> : tensor<1x32xi32>
    %36 = arith.constant dense<7168> : tensor<64x1xi32>
    %38 = arith.constant dense<4> : tensor<1x32xi32>
    %43 = arith.constant dense<1792> : tensor<64x1xi32>
    %49 = arith.constant 1 : i32
    %52 = arith.constant 114688 : i32
    %57 = arith.constant dense<0.0e+00> : tensor<64x32xf32>
    %59 = arith.constant 2 : i32
    %67 = arith.constant 3 : i32
    %79 = arith.constant dense<1> : tensor<1x32xi32>
    %82 = arith.constant dense<2> : tensor<1x32xi32>
    %85 = arith.constant dense<3> : tensor<1x32xi32>
    %91 = arith.constant 0 : i32
    %92 = arith.constant 12 : i32
    %98 = arith.constant dense<768> : tensor<64x1xi32>
    %108 = arith.constant dense<768> : tensor<32x1xi32>
    %119 = arith.constant dense<48> : tensor<64xi32>
    %121 = arith.constant dense<48> : tensor<64x1xi32>
    %129 = arith.constant dense<64> : tensor<64x1xi32>
    %135 = arith.constant dense<0.0e+00> : tensor<64x64xf32>
    %142 = arith.constant dense<1.3020834e-03> : tensor<64x1xf32>
    %144 = arith.constant dense<1.0e-05> : tensor<64x1xf32>
    %155 = arith.constant dense<3392> : tensor<64x1xi32>
    %175 = arith.constant dense<-1.442695e+00> : tensor<64x32xf32>
    %178 = arith.constant dense<1.0e+00> : tensor<64x32xf32>
    %182 = arith.constant 3296 : i32
    %193 = arith.constant dense<2.0e+00> : tensor<64x32xf32>
    %198 = arith.constant dense<7.692308e-02> : tensor<64x32xf32>
    %199 = arith.constant dense<9.090909e-02> : tensor<64x32xf32>
    %202 = arith.constant dense<1.1111111e-01> : tensor<64x32xf32>
    %205 = arith.constant dense<1.4285715e-01> : tensor<64x32xf32>
    %208 = arith.constant dense<2.0e-01> : tensor<64x32xf32>
    %211 = arith.constant dense<3.3333334e-01> : tensor<64x32xf32>
    %216 = arith.constant dense<2.0e+01> : tensor<64x32xf32>
    %227 = arith.constant dense<6912> : tensor<64x1xi32>
    %235 = arith.constant dense<1664> : tensor<1x32xi32>
    %239 = arith.constant dense<128> : tensor<1x32xi32>
    %0 = tt.get_program_id x : i32
    %2 = arith.muli %0, %1 : i32
    %3 = tt.make_range {end = 32 : i32, start = 0 : i32} : tensor<32xi32>
    %4 = tt.splat %2 : i32 -> tensor<32xi32>
    %5 = arith.addi %4, %3 : tensor<32xi32>
    %6 = tt.get_program_id y : i32
    %8 = arith.muli %6, %7 : i32
    %9 = tt.make_range {end = 64 : i32, start = 0 : i32} : tensor<64xi32>
    %10 = tt.splat %8 : i32 -> tensor<64xi32>
    %11 = arith.addi %10, %9 : tensor<64xi32>
    %12 = tt.expand_dims %11 {axis = 1 : i32} : tensor<64xi32> -> tensor<64x1xi32>
    %13 = tt.expand_dims %5 {axis = 0 : i32} : tensor<32xi32> -> tensor<1x32xi32>
    %14 = tt.load %token : !tt.ptr<i32>
    %16 = arith.remsi %14, %15 : i32
    %18 = arith.muli %16, %17 : i32
    %20 = arith.subi %13, %19 : tensor<1x32xi32>
    %21 = tt.splat %dtbias : !tt.ptr<f32> -> tensor<1x32x!tt.ptr<f32>>
    %22 = tt.addptr %21, %20 : tensor<1x32x!tt.ptr<f32>>, tensor<1x32xi32>
    %24 = arith.cmpi sge, %20, %23 : tensor<1x32xi32>
    %26 = arith.cmpi slt, %20, %25 : tensor<1x32xi32>
    %27 = arith.andi %24, %26 : tensor<1x32xi1>
    %29 = tt.load %22, %27, %28 : tensor<1x32x!tt.ptr<f32>>
    %31 = arith.subi %13, %30 : tensor<1x32xi32>
    %32 = arith.cmpi sge, %31, %23 : tensor<1x32xi32>
    %34 = arith.cmpi slt, %31, %33 : tensor<1x32xi32>
    %35 = arith.andi %32, %34 : tensor<1x32xi1>
    %37 = arith.muli %12, %36 : tensor<64x1xi32>
    %39 = arith.muli %31, %38 : tensor<1x32xi32>
    %40 = tt.broadcast %37 : tensor<64x1xi32> -> tensor<64x32xi32>
    %41 = tt.broadcast %39 : tensor<1x32xi32> -> tensor<64x32xi32>
    %42 = arith.addi %40, %41 : tensor<64x32xi32>
    %44 = arith.muli %12, %43 : tensor<64x1xi32>
    %45 = tt.broadcast %44 : tensor<64x1xi32> -> tensor<64x32xi32>
    %46 = tt.broadcast %31 : tensor<1x32xi32> -> tensor<64x32xi32>
    %47 = arith.addi %45, %46 : tensor<64x32xi32>
    %48 = tt.broadcast %35 : tensor<1x32xi1> -> tensor<64x32xi1>
    %50 = arith.addi %14, %49 : i32
    %51 = arith.remsi %50, %15 : i32
    %53 = arith.muli %51, %52 : i32
    %54 = tt.addptr %conv, %53 : !tt.ptr<f32>, i32
    %55 = tt.splat %54 : !tt.ptr<f32> -> tensor<64x32x!tt.ptr<f32>>
    %56 = tt.addptr %55, %47 : tensor<64x32x!tt.ptr<f32>>, tensor<64x32xi32>
    %58 = tt.load %56, %48, %57 : tensor<64x32x!tt.ptr<f32>>
    %60 = arith.addi %14, %59 : i32
    %61 = arith.remsi %60, %15 : i32
    %62 = arith.muli %61, %52 : i32
    %63 = tt.addptr %conv, %62 : !tt.ptr<f32>, i32
    %64 = tt.splat %63 : !tt.ptr<f32> -> tensor<64x32x!tt.ptr<f32>>
    %65 = tt.addptr %64, %47 : tensor<64x32x!tt.ptr<f32>>, tensor<64x32xi32>
    %66 = tt.load %65, %48, %57 : tensor<64x32x!tt.ptr<f32>>
    %68 = arith.addi %14, %67 : i32
    %69 = arith.remsi %68, %15 : i32
    %70 = arith.muli %69, %52 : i32
    %71 = tt.addptr %conv, %70 : !tt.ptr<f32>, i32
    %72 = tt.splat %71 : !tt.ptr<f32> -> tensor<64x32x!tt.ptr<f32>>
    %73 = tt.addptr %72, %47 : tensor<64x32x!tt.ptr<f32>>, tensor<64x32xi32>
    %74 = tt.load %73, %48, %57 : tensor<64x32x!tt.ptr<f32>>
    %75 = tt.splat %convweight : !tt.ptr<f32> -> tensor<1x32x!tt.ptr<f32>>
    %76 = tt.addptr %75, %39 : tensor<1x32x!tt.ptr<f32>>, tensor<1x32xi32>
    %77 = tt.addptr %76, %23 : tensor<1x32x!tt.ptr<f32>>, tensor<1x32xi32>
    %78 = tt.load %77, %35, %28 : tensor<1x32x!tt.ptr<f32>>
    %80 = tt.addptr %76, %79 : tensor<1x32x!tt.ptr<f32>>, tensor<1x32xi32>
    %81 = tt.load %80, %35, %28 : tensor<1x32x!tt.ptr<f32>>
    %83 = tt.addptr %76, %82 : tensor<1x32x!tt.ptr<f32>>, tensor<1x32xi32>
    %84 = tt.load %83, %35, %28 : tensor<1x32x!tt.ptr<f32>>
    %86 = tt.addptr %76, %85 : tensor<1x32x!tt.ptr<f32>>, tensor<1x32xi32>
    %87 = tt.load %86, %35, %28 : tensor<1x32x!tt.ptr<f32>>
    %88 = tt.splat %convbias : !tt.ptr<f32> -> tensor<1x32x!tt.ptr<f32>>
    %89 = tt.addptr %88, %31 : tensor<1x32x!tt.ptr<f32>>, tensor<1x32xi32>
    %90 = tt.load %89, %35, %28 : tensor<1x32x!tt.ptr<f32>>
    %118:1 = scf.for %93 = %91 to %92 step %49 iter_args(%94 = %57) -> (tensor<64x32xf32>) : i32 {
      %95 = arith.muli %93, %7 : i32
      %96 = tt.splat %95 : i32 -> tensor<64xi32>
      %97 = arith.addi %96, %9 : tensor<64xi32>
      %99 = arith.muli %12, %98 : tensor<64x1xi32>
      %100 = tt.splat %x : !tt.ptr<bf16> -> tensor<64x1x!tt.ptr<bf16>>
      %101 = tt.addptr %100, %99 : tensor<64x1x!tt.ptr<bf16>>, tensor<64x1xi32>
      %102 = tt.expand_dims %97 {axis = 0 : i32} : tensor<64xi32> -> tensor<1x64xi32>
      %103 = tt.broadcast %101 : tensor<64x1x!tt.ptr<bf16>> -> tensor<64x64x!tt.ptr<bf16>>
      %104 = tt.broadcast %102 : tensor<1x64xi32> -> tensor<64x64xi32>
      %105 = tt.addptr %103, %104 : tensor<64x64x!tt.ptr<bf16>>, tensor<64x64xi32>
      %106 = tt.load %105 : tensor<64x64x!tt.ptr<bf16>>
      %107 = tt.expand_dims %5 {axis = 1 : i32} : tensor<32xi32> -> tensor<32x1xi32>
      %109 = arith.muli %107, %108 : tensor<32x1xi32>
      %110 = tt.splat %weight : !tt.ptr<bf16> -> tensor<32x1x!tt.ptr<bf16>>
      %111 = tt.addptr %110, %109 : tensor<32x1x!tt.ptr<bf16>>, tensor<32x1xi32>
      %112 = tt.broadcast %111 : tensor<32x1x!tt.ptr<bf16>> -> tensor<32x64x!tt.ptr<bf16>>
      %113 = tt.broadcast %102 : tensor<1x64xi32> -> tensor<32x64xi32>
      %114 = tt.addptr %112, %113 : tensor<32x64x!tt.ptr<bf16>>, tensor<32x64xi32>
      %115 = tt.load %114 : tensor<32x64x!tt.ptr<bf16>>
      %116 = tt.trans %115 {order = array<i32: 1, 0>} : tensor<32x64xbf16> -> tensor<64x32xbf16>
      %117 = tt.dot %106, %116, %94, inputPrecision = tf32x3 : tensor<64x64xbf16> * tensor<64x32xbf16> -> tensor<64x32xf32>
      scf.yield %117 : tensor<64x32xf32>
    } {tt.num_stages = 8 : i32}
    %120 = arith.cmpi slt, %9, %119 : tensor<64xi32>
    %122 = arith.muli %12, %121 : tensor<64x1xi32>
    %123 = tt.expand_dims %9 {axis = 0 : i32} : tensor<64xi32> -> tensor<1x64xi32>
    %124 = tt.broadcast %122 : tensor<64x1xi32> -> tensor<64x64xi32>
    %125 = tt.broadcast %123 : tensor<1x64xi32> -> tensor<64x64xi32>
    %126 = arith.addi %124, %125 : tensor<64x64xi32>
    %127 = tt.splat %squares : !tt.ptr<f32> -> tensor<64x64x!tt.ptr<f32>>
    %128 = tt.addptr %127, %126 : tensor<64x64x!tt.ptr<f32>>, tensor<64x64xi32>
    %130 = arith.cmpi slt, %12, %129 : tensor<64x1xi32>
    %131 = tt.expand_dims %120 {axis = 0 : i32} : tensor<64xi1> -> tensor<1x64xi1>
    %132 = tt.broadcast %130 : tensor<64x1xi1> -> tensor<64x64xi1>
    %133 = tt.broadcast %131 : tensor<1x64xi1> -> tensor<64x64xi1>
    %134 = arith.andi %132, %133 : tensor<64x64xi1>
    %136 = tt.load %128, %134, %135 : tensor<64x64x!tt.ptr<f32>>
    %137 = "tt.reduce"(%136) <{axis = 1 : i32}> ({
    ^bb0(%138: f32, %139: f32):
      %140 = arith.addf %138, %139 : f32
      tt.reduce.return %140 : f32
    }) : (tensor<64x64xf32>) -> tensor<64xf32>
    %141 = tt.expand_dims %137 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
    %143 = arith.mulf %141, %142 : tensor<64x1xf32>
    %145 = arith.addf %143, %144 : tensor<64x1xf32>
    %146 = math.rsqrt %145 : tensor<64x1xf32>
    %147 = tt.broadcast %146 : tensor<64x1xf32> -> tensor<64x32xf32>
    %148 = arith.mulf %118#0, %147 : tensor<64x32xf32>
    gpu.barrier
    %149 = arith.addi %14, %15 : i32
    %150 = arith.remsi %149, %15 : i32
    %151 = arith.muli %150, %52 : i32
    %152 = tt.addptr %convafter, %151 : !tt.ptr<f32>, i32
    %153 = tt.splat %152 : !tt.ptr<f32> -> tensor<64x32x!tt.ptr<f32>>
    %154 = tt.addptr %153, %47 : tensor<64x32x!tt.ptr<f32>>, tensor<64x32xi32>
    tt.store %154, %148, %48 : tensor<64x32x!tt.ptr<f32>>
    %156 = arith.muli %12, %155 : tensor<64x1xi32>
    %157 = tt.broadcast %156 : tensor<64x1xi32> -> tensor<64x32xi32>
    %158 = tt.broadcast %13 : tensor<1x32xi32> -> tensor<64x32xi32>
    %159 = arith.addi %157, %158 : tensor<64x32xi32>
    %160 = tt.splat %projected : !tt.ptr<f32> -> tensor<64x32x!tt.ptr<f32>>
    %161 = tt.addptr %160, %159 : tensor<64x32x!tt.ptr<f32>>, tensor<64x32xi32>
    %162 = tt.broadcast %87 : tensor<1x32xf32> -> tensor<64x32xf32>
    %163 = arith.mulf %148, %162 : tensor<64x32xf32>
    %164 = tt.broadcast %90 : tensor<1x32xf32> -> tensor<64x32xf32>
    %165 = arith.addf %164, %163 : tensor<64x32xf32>
    %166 = tt.broadcast %78 : tensor<1x32xf32> -> tensor<64x32xf32>
    %167 = arith.mulf %58, %166 : tensor<64x32xf32>
    %168 = arith.addf %165, %167 : tensor<64x32xf32>
    %169 = tt.broadcast %81 : tensor<1x32xf32> -> tensor<64x32xf32>
    %170 = arith.mulf %66, %169 : tensor<64x32xf32>
    %171 = arith.addf %168, %170 : tensor<64x32xf32>
    %172 = tt.broadcast %84 : tensor<1x32xf32> -> tensor<64x32xf32>
    %173 = arith.mulf %74, %172 : tensor<64x32xf32>
    %174 = arith.addf %171, %173 : tensor<64x32xf32>
    %176 = arith.mulf %174, %175 : tensor<64x32xf32>
    %177 = math.exp2 %176 : tensor<64x32xf32>
    %179 = arith.addf %177, %178 : tensor<64x32xf32>
    %180 = arith.divf %174, %179 : tensor<64x32xf32>
    %181 = arith.select %48, %180, %148 : tensor<64x32xi1>, tensor<64x32xf32>
    %183 = arith.cmpi sgt, %2, %182 : i32
    %184 = arith.uitofp %183 : i1 to f32
    %185 = arith.fptosi %184 : f32 to i32
    %226:1 = scf.for %186 = %91 to %185 step %49 iter_args(%187 = %181) -> (tensor<64x32xf32>) : i32 {
      %188 = tt.broadcast %29 : tensor<1x32xf32> -> tensor<64x32xf32>
      %189 = arith.addf %187, %188 : tensor<64x32xf32>
      %190 = math.absf %189 : tensor<64x32xf32>
      %191 = arith.mulf %190, %175 : tensor<64x32xf32>
      %192 = math.exp2 %191 : tensor<64x32xf32>
      %194 = arith.addf %192, %193 : tensor<64x32xf32>
      %195 = arith.divf %178, %194 : tensor<64x32xf32>
      %196 = arith.mulf %192, %195 : tensor<64x32xf32>
      %197 = arith.mulf %196, %196 : tensor<64x32xf32>
      %200 = arith.mulf %198, %197 : tensor<64x32xf32>
      %201 = arith.addf %199, %200 : tensor<64x32xf32>
      %203 = arith.mulf %197, %201 : tensor<64x32xf32>
      %204 = arith.addf %202, %203 : tensor<64x32xf32>
      %206 = arith.mulf %197, %204 : tensor<64x32xf32>
      %207 = arith.addf %205, %206 : tensor<64x32xf32>
      %209 = arith.mulf %197, %207 : tensor<64x32xf32>
      %210 = arith.addf %208, %209 : tensor<64x32xf32>
      %212 = arith.mulf %197, %210 : tensor<64x32xf32>
      %213 = arith.addf %211, %212 : tensor<64x32xf32>
      %214 = arith.mulf %197, %213 : tensor<64x32xf32>
      %215 = arith.addf %178, %214 : tensor<64x32xf32>
      %217 = arith.cmpf ogt, %189, %216 : tensor<64x32xf32>
      %218 = arith.addf %196, %196 : tensor<64x32xf32>
      %219 = arith.maxnumf %189, %57 : tensor<64x32xf32>
      %220 = arith.mulf %218, %215 : tensor<64x32xf32>
      %221 = arith.addf %219, %220 : tensor<64x32xf32>
      %222 = arith.select %217, %189, %221 : tensor<64x32xi1>, tensor<64x32xf32>
      %223 = arith.cmpi sge, %13, %19 : tensor<1x32xi32>
      %224 = tt.broadcast %223 : tensor<1x32xi1> -> tensor<64x32xi1>
      %225 = arith.select %224, %222, %187 : tensor<64x32xi1>, tensor<64x32xf32>
      scf.yield %225 : tensor<64x32xf32>
    } {tt.num_stages = 1 : i32}
    %228 = arith.muli %12, %227 : tensor<64x1xi32>
    %229 = tt.splat %18 : i32 -> tensor<64x1xi32>
    %230 = arith.addi %228, %229 : tensor<64x1xi32>
    %231 = tt.splat %pendingafter : !tt.ptr<f32> -> tensor<64x1x!tt.ptr<f32>>
    %232 = tt.addptr %231, %230 : tensor<64x1x!tt.ptr<f32>>, tensor<64x1xi32>
    %233 = tt.broadcast %232 : tensor<64x1x!tt.ptr<f32>> -> tensor<64x32x!tt.ptr<f32>>
    %234 = tt.addptr %233, %46 : tensor<64x32x!tt.ptr<f32>>, tensor<64x32xi32>
    %236 = arith.cmpi slt, %31, %235 : tensor<1x32xi32>
    %237 = arith.andi %32, %236 : tensor<1x32xi1>
    %238 = tt.broadcast %237 : tensor<1x32xi1> -> tensor<64x32xi1>
    tt.store %234, %226#0, %238 : tensor<64x32x!tt.ptr<f32>>
    %240 = arith.subi %31, %239 : tensor<1x32xi32>
    %241 = tt.broadcast %240 : tensor<1x32xi32> -> tensor<64x32xi32>
    %242 = tt.addptr %233, %241 : tensor<64x32x!tt.ptr<f32>>, tensor<64x32xi32>
    %243 = arith.cmpi sge, %31, %33 : tensor<1x32xi32>
    %244 = tt.broadcast %243 : tensor<1x32xi1> -> tensor<64x32xi1>
    tt.store %242, %226#0, %244 : tensor<64x32x!tt.ptr<f32>>
    tt.store %161, %226#0 : tensor<64x32x!tt.ptr<f32>>
    tt.return
  }
}
", name = "block_project", num_stages = 8 : i32, num_warps = 4 : i32}, output_operand_aliases = [#stablehlo.output_operand_alias<output_tuple_indices = [1], operand_index = 2, operand_tuple_indices = []>, #stablehlo.output_operand_alias<output_tuple_indices = [2], operand_index = 8, operand_tuple_indices = []>], operand_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[0]> : tensor<1xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[]> : tensor<0xindex>, dense<[0]> : tensor<1xindex>, dense<[2, 1, 0]> : tensor<3xindex>], result_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[2, 1, 0]> : tensor<3xindex>]} : (tensor<64x768xbf16>, tensor<3392x768xbf16>, tensor<4x64x1792xf32>, tensor<1792x4xf32>, tensor<1792xf32>, tensor<64x48xf32>, tensor<i32>, tensor<64xf32>, tensor<64x4x1728xf32>) -> (tensor<64x3392xf32>, tensor<4x64x1792xf32>, tensor<64x4x1728xf32>)
    %k5:3 = stablehlo.custom_call @__gpu$xla.gpu.triton(%k4#0, %arg18, %arg21, %arg22, %arg24, %arg1, %arg2, %k4#2) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 24 : i32, grid_y = 64 : i32, grid_z = 1 : i32, ir = "module {
  tt.func public @block_recur_run(%projected: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %ssm: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %alog: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %d: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %norm: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %token: !tt.ptr<i32> {tt.divisibility = 16 : i32}, %count: !tt.ptr<i32> {tt.divisibility = 16 : i32}, %pending: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %gated: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %squares: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %ssmafter: !tt.ptr<bf16> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %2 = arith.constant 64 : i32
    %8 = arith.constant 196608 : i64
    %11 = arith.constant dense<128> : tensor<64x1xi32>
    %20 = arith.constant dense<0> : tensor<64x64xi32>
    %27 = arith.constant dense<64> : tensor<64x64xi32>
    %32 = arith.constant 3392 : i32
    %35 = arith.constant 4 : i32
    %37 = arith.constant 6912 : i32
    %42 = arith.constant 1 : i32
    %44 = arith.constant 3 : i32
    %47 = arith.constant 0 : i32
    %49 = arith.constant dense<3200> : tensor<64xi32>
    %54 = arith.constant dense<3264> : tensor<64xi32>
    %64 = arith.constant dense<0> : tensor<1x4xi32>
    %66 = arith.constant dense<24> : tensor<64x1xi32>
    %68 = arith.constant dense<1728> : tensor<1x4xi32>
    %72 = arith.constant dense<1664> : tensor<64x1xi32>
    %98 = arith.constant dense<1728> : tensor<4xi32>
    %103 = arith.constant dense<1536> : tensor<128xi32>
    %110 = arith.constant dense<3200> : tensor<128xi32>
    %124 = arith.constant dense<0.0e+00> : tensor<64x4xf32>
    %127 = arith.constant dense<1.442695e+00> : tensor<64x4xf32>
    %130 = arith.constant dense<-1.442695e+00> : tensor<64x4xf32>
    %178 = arith.constant dense<1.0e+00> : tensor<64x4xf32>
    %183 = arith.constant 1536 : i32
    %197 = arith.constant 96 : i32
    %217 = arith.constant dense<24> : tensor<64xi32>
    %222 = arith.constant dense<1.442695e+00> : tensor<64xf32>
    %225 = arith.constant dense<-1.442695e+00> : tensor<64xf32>
    %227 = arith.constant 5184 : i32
    %230 = arith.constant dense<1664> : tensor<64xi32>
    %235 = arith.constant dense<0.0e+00> : tensor<64xf32>
    %241 = arith.constant 3456 : i32
    %243 = arith.constant 2 : i32
    %257 = arith.constant 1728 : i32
    %291 = arith.constant dense<1536> : tensor<64xi32>
    %319 = arith.constant dense<1600> : tensor<64xi32>
    %0 = tt.get_program_id x : i32
    %1 = tt.get_program_id y : i32
    %3 = arith.muli %0, %2 : i32
    %4 = tt.make_range {end = 64 : i32, start = 0 : i32} : tensor<64xi32>
    %5 = tt.splat %3 : i32 -> tensor<64xi32>
    %6 = arith.addi %5, %4 : tensor<64xi32>
    %7 = arith.extsi %1 : i32 to i64
    %9 = arith.muli %7, %8 : i64
    %10 = tt.expand_dims %6 {axis = 1 : i32} : tensor<64xi32> -> tensor<64x1xi32>
    %12 = arith.muli %10, %11 : tensor<64x1xi32>
    %13 = tt.expand_dims %4 {axis = 0 : i32} : tensor<64xi32> -> tensor<1x64xi32>
    %14 = tt.broadcast %12 : tensor<64x1xi32> -> tensor<64x64xi32>
    %15 = tt.broadcast %13 : tensor<1x64xi32> -> tensor<64x64xi32>
    %16 = arith.addi %14, %15 : tensor<64x64xi32>
    %17 = tt.addptr %ssmafter, %9 : !tt.ptr<bf16>, i64
    %18 = tt.splat %17 : !tt.ptr<bf16> -> tensor<64x64x!tt.ptr<bf16>>
    %19 = tt.addptr %18, %16 : tensor<64x64x!tt.ptr<bf16>>, tensor<64x64xi32>
    %21 = tt.addptr %19, %20 : tensor<64x64x!tt.ptr<bf16>>, tensor<64x64xi32>
    %22 = tt.addptr %ssm, %9 : !tt.ptr<bf16>, i64
    %23 = tt.splat %22 : !tt.ptr<bf16> -> tensor<64x64x!tt.ptr<bf16>>
    %24 = tt.addptr %23, %16 : tensor<64x64x!tt.ptr<bf16>>, tensor<64x64xi32>
    %25 = tt.addptr %24, %20 : tensor<64x64x!tt.ptr<bf16>>, tensor<64x64xi32>
    %26 = tt.load %25 : tensor<64x64x!tt.ptr<bf16>>
    %28 = tt.addptr %19, %27 : tensor<64x64x!tt.ptr<bf16>>, tensor<64x64xi32>
    %29 = tt.addptr %24, %27 : tensor<64x64x!tt.ptr<bf16>>, tensor<64x64xi32>
    %30 = tt.load %29 : tensor<64x64x!tt.ptr<bf16>>
    gpu.barrier
    %31 = tt.load %token : !tt.ptr<i32>
    %33 = arith.muli %1, %32 : i32
    %34 = tt.addptr %projected, %33 : !tt.ptr<f32>, i32
    %36 = arith.remsi %31, %35 : i32
    %38 = arith.muli %1, %37 : i32
    %39 = tt.addptr %pending, %38 : !tt.ptr<f32>, i32
    %40 = tt.load %count : !tt.ptr<i32>
    %41 = arith.subi %40, %31 : i32
    %43 = arith.subi %41, %42 : i32
    %45 = arith.subi %44, %36 : i32
    %46 = arith.minsi %43, %45 : i32
    %48 = arith.cmpi sle, %46, %47 : i32
    %50 = arith.addi %4, %49 : tensor<64xi32>
    %51 = tt.splat %34 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
    %52 = tt.addptr %51, %50 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
    %53 = tt.load %52 : tensor<64x!tt.ptr<f32>>
    %55 = arith.addi %4, %54 : tensor<64xi32>
    %56 = tt.addptr %51, %55 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
    %57 = tt.load %56 : tensor<64x!tt.ptr<f32>>
    %58 = tt.make_range {end = 4 : i32, start = 0 : i32} : tensor<4xi32>
    %59 = tt.expand_dims %58 {axis = 0 : i32} : tensor<4xi32> -> tensor<1x4xi32>
    %60 = arith.sitofp %4 : tensor<64xi32> to tensor<64xf32>
    %61 = arith.fptosi %60 : tensor<64xf32> to tensor<64xi32>
    %62 = arith.addi %5, %61 : tensor<64xi32>
    %63 = tt.expand_dims %62 {axis = 1 : i32} : tensor<64xi32> -> tensor<64x1xi32>
    %65 = arith.cmpi eq, %59, %64 : tensor<1x4xi32>
    %67 = arith.divsi %63, %66 : tensor<64x1xi32>
    %69 = arith.muli %59, %68 : tensor<1x4xi32>
    %70 = tt.splat %39 : !tt.ptr<f32> -> tensor<1x4x!tt.ptr<f32>>
    %71 = tt.addptr %70, %69 : tensor<1x4x!tt.ptr<f32>>, tensor<1x4xi32>
    %73 = arith.addi %67, %72 : tensor<64x1xi32>
    %74 = tt.broadcast %71 : tensor<1x4x!tt.ptr<f32>> -> tensor<64x4x!tt.ptr<f32>>
    %75 = tt.broadcast %73 : tensor<64x1xi32> -> tensor<64x4xi32>
    %76 = tt.addptr %74, %75 : tensor<64x4x!tt.ptr<f32>>, tensor<64x4xi32>
    %77 = tt.load %76 : tensor<64x4x!tt.ptr<f32>>
    %78 = tt.broadcast %63 : tensor<64x1xi32> -> tensor<64x4xi32>
    %79 = tt.addptr %74, %78 : tensor<64x4x!tt.ptr<f32>>, tensor<64x4xi32>
    %80 = tt.load %79 : tensor<64x4x!tt.ptr<f32>>
    %81 = tt.splat %alog : !tt.ptr<f32> -> tensor<64x1x!tt.ptr<f32>>
    %82 = tt.addptr %81, %67 : tensor<64x1x!tt.ptr<f32>>, tensor<64x1xi32>
    %83 = tt.broadcast %82 : tensor<64x1x!tt.ptr<f32>> -> tensor<64x4x!tt.ptr<f32>>
    %84 = tt.load %83 : tensor<64x4x!tt.ptr<f32>>
    %85 = tt.splat %d : !tt.ptr<f32> -> tensor<64x1x!tt.ptr<f32>>
    %86 = tt.addptr %85, %67 : tensor<64x1x!tt.ptr<f32>>, tensor<64x1xi32>
    %87 = tt.broadcast %86 : tensor<64x1x!tt.ptr<f32>> -> tensor<64x4x!tt.ptr<f32>>
    %88 = tt.load %87 : tensor<64x4x!tt.ptr<f32>>
    %89 = tt.splat %34 : !tt.ptr<f32> -> tensor<64x1x!tt.ptr<f32>>
    %90 = tt.addptr %89, %63 : tensor<64x1x!tt.ptr<f32>>, tensor<64x1xi32>
    %91 = tt.broadcast %90 : tensor<64x1x!tt.ptr<f32>> -> tensor<64x4x!tt.ptr<f32>>
    %92 = tt.load %91 : tensor<64x4x!tt.ptr<f32>>
    %93 = tt.splat %norm : !tt.ptr<f32> -> tensor<64x1x!tt.ptr<f32>>
    %94 = tt.addptr %93, %63 : tensor<64x1x!tt.ptr<f32>>, tensor<64x1xi32>
    %95 = tt.broadcast %94 : tensor<64x1x!tt.ptr<f32>> -> tensor<64x4x!tt.ptr<f32>>
    %96 = tt.load %95 : tensor<64x4x!tt.ptr<f32>>
    %97 = tt.make_range {end = 128 : i32, start = 0 : i32} : tensor<128xi32>
    %99 = arith.muli %58, %98 : tensor<4xi32>
    %100 = tt.expand_dims %99 {axis = 1 : i32} : tensor<4xi32> -> tensor<4x1xi32>
    %101 = tt.splat %39 : !tt.ptr<f32> -> tensor<4x1x!tt.ptr<f32>>
    %102 = tt.addptr %101, %100 : tensor<4x1x!tt.ptr<f32>>, tensor<4x1xi32>
    %104 = arith.addi %97, %103 : tensor<128xi32>
    %105 = tt.expand_dims %104 {axis = 0 : i32} : tensor<128xi32> -> tensor<1x128xi32>
    %106 = tt.broadcast %102 : tensor<4x1x!tt.ptr<f32>> -> tensor<4x128x!tt.ptr<f32>>
    %107 = tt.broadcast %105 : tensor<1x128xi32> -> tensor<4x128xi32>
    %108 = tt.addptr %106, %107 : tensor<4x128x!tt.ptr<f32>>, tensor<4x128xi32>
    %109 = tt.load %108 : tensor<4x128x!tt.ptr<f32>>
    %111 = arith.addi %97, %110 : tensor<128xi32>
    %112 = tt.splat %34 : !tt.ptr<f32> -> tensor<128x!tt.ptr<f32>>
    %113 = tt.addptr %112, %111 : tensor<128x!tt.ptr<f32>>, tensor<128xi32>
    %114 = tt.load %113 : tensor<128x!tt.ptr<f32>>
    %115 = tt.expand_dims %114 {axis = 0 : i32} : tensor<128xf32> -> tensor<1x128xf32>
    %116 = tt.broadcast %115 : tensor<1x128xf32> -> tensor<4x128xf32>
    %117 = arith.mulf %109, %116 : tensor<4x128xf32>
    %118 = "tt.reduce"(%117) <{axis = 1 : i32}> ({
    ^bb0(%119: f32, %120: f32):
      %121 = arith.addf %119, %120 : f32
      tt.reduce.return %121 : f32
    }) : (tensor<4x128xf32>) -> tensor<4xf32>
    %122 = tt.splat %36 : i32 -> tensor<1x4xi32>
    %123 = arith.cmpi sle, %59, %122 : tensor<1x4xi32>
    %125 = tt.broadcast %123 : tensor<1x4xi1> -> tensor<64x4xi1>
    %126 = arith.select %125, %77, %124 : tensor<64x4xi1>, tensor<64x4xf32>
    %128 = arith.mulf %84, %127 : tensor<64x4xf32>
    %129 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %128 : tensor<64x4xf32> -> tensor<64x4xf32>
    %131 = arith.mulf %129, %130 : tensor<64x4xf32>
    %132 = "tt.scan"(%126) <{axis = 1 : i32, reverse = true}> ({
    ^bb0(%133: f32, %134: f32):
      %135 = arith.addf %133, %134 : f32
      tt.scan.return %135 : f32
    }) : (tensor<64x4xf32>) -> tensor<64x4xf32>
    %136 = arith.subf %132, %126 : tensor<64x4xf32>
    %137 = arith.mulf %136, %131 : tensor<64x4xf32>
    %138 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %137 : tensor<64x4xf32> -> tensor<64x4xf32>
    %139 = arith.mulf %126, %138 : tensor<64x4xf32>
    %140 = tt.expand_dims %118 {axis = 0 : i32} : tensor<4xf32> -> tensor<1x4xf32>
    %141 = arith.cmpi eq, %59, %122 : tensor<1x4xi32>
    %142 = tt.broadcast %141 : tensor<1x4xi1> -> tensor<64x4xi1>
    %143 = arith.select %142, %88, %124 : tensor<64x4xi1>, tensor<64x4xf32>
    %144 = tt.broadcast %140 : tensor<1x4xf32> -> tensor<64x4xf32>
    %145 = math.fma %139, %144, %143 : tensor<64x4xf32>
    %146 = arith.mulf %145, %80 : tensor<64x4xf32>
    %147 = "tt.reduce"(%146) <{axis = 1 : i32}> ({
    ^bb0(%148: f32, %149: f32):
      %150 = arith.addf %148, %149 : f32
      tt.reduce.return %150 : f32
    }) : (tensor<64x4xf32>) -> tensor<64xf32>
    %151 = tt.expand_dims %147 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
    %152 = "tt.reduce"(%126) <{axis = 1 : i32}> ({
    ^bb0(%153: f32, %154: f32):
      %155 = arith.addf %153, %154 : f32
      tt.reduce.return %155 : f32
    }) : (tensor<64x4xf32>) -> tensor<64xf32>
    %156 = tt.expand_dims %152 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
    %157 = tt.broadcast %156 : tensor<64x1xf32> -> tensor<64x4xf32>
    %158 = arith.mulf %157, %131 : tensor<64x4xf32>
    %159 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %158 : tensor<64x4xf32> -> tensor<64x4xf32>
    %160 = arith.extf %26 : tensor<64x64xbf16> to tensor<64x64xf32>
    %161 = tt.expand_dims %53 {axis = 0 : i32} : tensor<64xf32> -> tensor<1x64xf32>
    %162 = tt.broadcast %161 : tensor<1x64xf32> -> tensor<64x64xf32>
    %163 = arith.mulf %160, %162 : tensor<64x64xf32>
    %164 = arith.extf %30 : tensor<64x64xbf16> to tensor<64x64xf32>
    %165 = tt.expand_dims %57 {axis = 0 : i32} : tensor<64xf32> -> tensor<1x64xf32>
    %166 = tt.broadcast %165 : tensor<1x64xf32> -> tensor<64x64xf32>
    %167 = math.fma %164, %166, %163 : tensor<64x64xf32>
    %168 = "tt.reduce"(%167) <{axis = 1 : i32}> ({
    ^bb0(%169: f32, %170: f32):
      %171 = arith.addf %169, %170 : f32
      tt.reduce.return %171 : f32
    }) : (tensor<64x64xf32>) -> tensor<64xf32>
    %172 = tt.expand_dims %168 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
    %173 = tt.broadcast %172 : tensor<64x1xf32> -> tensor<64x4xf32>
    %174 = tt.broadcast %151 : tensor<64x1xf32> -> tensor<64x4xf32>
    %175 = math.fma %173, %159, %174 : tensor<64x4xf32>
    %176 = arith.mulf %92, %130 : tensor<64x4xf32>
    %177 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %176 : tensor<64x4xf32> -> tensor<64x4xf32>
    %179 = arith.addf %177, %178 : tensor<64x4xf32>
    %180 = tt.elementwise_inline_asm "rcp.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %179 : tensor<64x4xf32> -> tensor<64x4xf32>
    %181 = arith.mulf %92, %180 : tensor<64x4xf32>
    %182 = arith.mulf %175, %181 : tensor<64x4xf32>
    %184 = arith.muli %1, %183 : i32
    %185 = tt.addptr %gated, %184 : !tt.ptr<bf16>, i32
    %186 = tt.splat %185 : !tt.ptr<bf16> -> tensor<64x4x!tt.ptr<bf16>>
    %187 = tt.addptr %186, %78 : tensor<64x4x!tt.ptr<bf16>>, tensor<64x4xi32>
    %188 = arith.mulf %182, %96 : tensor<64x4xf32>
    %189 = arith.truncf %188 : tensor<64x4xf32> to tensor<64x4xbf16>
    %190 = tt.broadcast %65 : tensor<1x4xi1> -> tensor<64x4xi1>
    tt.store %187, %189, %190 : tensor<64x4x!tt.ptr<bf16>>
    %191 = arith.mulf %182, %182 : tensor<64x4xf32>
    %192 = arith.select %190, %191, %124 : tensor<64x4xi1>, tensor<64x4xf32>
    %193 = "tt.reduce"(%192) <{axis = 1 : i32}> ({
    ^bb0(%194: f32, %195: f32):
      %196 = arith.addf %194, %195 : f32
      tt.reduce.return %196 : f32
    }) : (tensor<64x4xf32>) -> tensor<64xf32>
    %198 = arith.muli %1, %197 : i32
    %199 = tt.addptr %squares, %198 : !tt.ptr<f32>, i32
    %200 = arith.muli %0, %35 : i32
    %201 = tt.splat %200 : i32 -> tensor<4xi32>
    %202 = arith.addi %201, %58 : tensor<4xi32>
    %203 = tt.splat %199 : !tt.ptr<f32> -> tensor<4x!tt.ptr<f32>>
    %204 = tt.addptr %203, %202 : tensor<4x!tt.ptr<f32>>, tensor<4xi32>
    %205 = tt.reshape %193 : tensor<64xf32> -> tensor<2x4x8xf32>
    %206 = "tt.reduce"(%205) <{axis = 2 : i32}> ({
    ^bb0(%207: f32, %208: f32):
      %209 = arith.addf %207, %208 : f32
      tt.reduce.return %209 : f32
    }) : (tensor<2x4x8xf32>) -> tensor<2x4xf32>
    %210 = "tt.reduce"(%206) <{axis = 0 : i32}> ({
    ^bb0(%211: f32, %212: f32):
      %213 = arith.addf %211, %212 : f32
      tt.reduce.return %213 : f32
    }) : (tensor<2x4xf32>) -> tensor<4xf32>
    tt.store %204, %210 : tensor<4x!tt.ptr<f32>>
    %214 = arith.uitofp %48 : i1 to f32
    %215 = arith.fptosi %214 : f32 to i32
    scf.for %216 = %47 to %215 step %42 : i32 {
      %218 = arith.divsi %6, %217 : tensor<64xi32>
      %219 = tt.splat %alog : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %220 = tt.addptr %219, %218 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %221 = tt.load %220 : tensor<64x!tt.ptr<f32>>
      %223 = arith.mulf %221, %222 : tensor<64xf32>
      %224 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %223 : tensor<64xf32> -> tensor<64xf32>
      %226 = arith.mulf %224, %225 : tensor<64xf32>
      %228 = tt.addptr %39, %227 : !tt.ptr<f32>, i32
      %229 = arith.cmpi sge, %36, %44 : i32
      %231 = arith.addi %218, %230 : tensor<64xi32>
      %232 = tt.splat %228 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %233 = tt.addptr %232, %231 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %234 = tt.splat %229 : i1 -> tensor<64xi1>
      %236 = tt.load %233, %234, %235 : tensor<64x!tt.ptr<f32>>
      %237 = tt.addptr %232, %6 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %238 = tt.load %237, %234, %235 : tensor<64x!tt.ptr<f32>>
      %239 = arith.mulf %238, %236 : tensor<64xf32>
      %240 = tt.expand_dims %239 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
      %242 = tt.addptr %39, %241 : !tt.ptr<f32>, i32
      %244 = arith.cmpi sge, %36, %243 : i32
      %245 = tt.splat %242 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %246 = tt.addptr %245, %231 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %247 = tt.splat %244 : i1 -> tensor<64xi1>
      %248 = tt.load %246, %247, %235 : tensor<64x!tt.ptr<f32>>
      %249 = tt.addptr %245, %6 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %250 = tt.load %249, %247, %235 : tensor<64x!tt.ptr<f32>>
      %251 = arith.mulf %250, %248 : tensor<64xf32>
      %252 = arith.mulf %236, %226 : tensor<64xf32>
      %253 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %252 : tensor<64xf32> -> tensor<64xf32>
      %254 = arith.mulf %251, %253 : tensor<64xf32>
      %255 = arith.addf %236, %248 : tensor<64xf32>
      %256 = tt.expand_dims %254 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
      %258 = tt.addptr %39, %257 : !tt.ptr<f32>, i32
      %259 = arith.cmpi sge, %36, %42 : i32
      %260 = tt.splat %258 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %261 = tt.addptr %260, %231 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %262 = tt.splat %259 : i1 -> tensor<64xi1>
      %263 = tt.load %261, %262, %235 : tensor<64x!tt.ptr<f32>>
      %264 = tt.addptr %260, %6 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %265 = tt.load %264, %262, %235 : tensor<64x!tt.ptr<f32>>
      %266 = arith.mulf %265, %263 : tensor<64xf32>
      %267 = arith.mulf %255, %226 : tensor<64xf32>
      %268 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %267 : tensor<64xf32> -> tensor<64xf32>
      %269 = arith.mulf %266, %268 : tensor<64xf32>
      %270 = arith.addf %255, %263 : tensor<64xf32>
      %271 = tt.expand_dims %269 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
      %272 = tt.addptr %39, %47 : !tt.ptr<f32>, i32
      %273 = arith.cmpi sge, %36, %47 : i32
      %274 = tt.splat %272 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %275 = tt.addptr %274, %231 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %276 = tt.splat %273 : i1 -> tensor<64xi1>
      %277 = tt.load %275, %276, %235 : tensor<64x!tt.ptr<f32>>
      %278 = tt.addptr %274, %6 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %279 = tt.load %278, %276, %235 : tensor<64x!tt.ptr<f32>>
      %280 = arith.mulf %279, %277 : tensor<64xf32>
      %281 = arith.mulf %270, %226 : tensor<64xf32>
      %282 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %281 : tensor<64xf32> -> tensor<64xf32>
      %283 = arith.mulf %280, %282 : tensor<64xf32>
      %284 = arith.addf %270, %277 : tensor<64xf32>
      %285 = tt.expand_dims %283 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
      %286 = arith.mulf %284, %226 : tensor<64xf32>
      %287 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %286 : tensor<64xf32> -> tensor<64xf32>
      %288 = tt.expand_dims %287 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
      %289 = tt.broadcast %288 : tensor<64x1xf32> -> tensor<64x64xf32>
      %290 = arith.mulf %160, %289 : tensor<64x64xf32>
      %292 = arith.addi %4, %291 : tensor<64xi32>
      %293 = tt.addptr %274, %292 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %294 = tt.load %293, %276, %235 : tensor<64x!tt.ptr<f32>>
      %295 = tt.expand_dims %294 {axis = 0 : i32} : tensor<64xf32> -> tensor<1x64xf32>
      %296 = tt.broadcast %285 : tensor<64x1xf32> -> tensor<64x64xf32>
      %297 = tt.broadcast %295 : tensor<1x64xf32> -> tensor<64x64xf32>
      %298 = math.fma %296, %297, %290 : tensor<64x64xf32>
      %299 = tt.addptr %260, %292 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %300 = tt.load %299, %262, %235 : tensor<64x!tt.ptr<f32>>
      %301 = tt.expand_dims %300 {axis = 0 : i32} : tensor<64xf32> -> tensor<1x64xf32>
      %302 = tt.broadcast %271 : tensor<64x1xf32> -> tensor<64x64xf32>
      %303 = tt.broadcast %301 : tensor<1x64xf32> -> tensor<64x64xf32>
      %304 = math.fma %302, %303, %298 : tensor<64x64xf32>
      %305 = tt.addptr %245, %292 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %306 = tt.load %305, %247, %235 : tensor<64x!tt.ptr<f32>>
      %307 = tt.expand_dims %306 {axis = 0 : i32} : tensor<64xf32> -> tensor<1x64xf32>
      %308 = tt.broadcast %256 : tensor<64x1xf32> -> tensor<64x64xf32>
      %309 = tt.broadcast %307 : tensor<1x64xf32> -> tensor<64x64xf32>
      %310 = math.fma %308, %309, %304 : tensor<64x64xf32>
      %311 = tt.addptr %232, %292 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %312 = tt.load %311, %234, %235 : tensor<64x!tt.ptr<f32>>
      %313 = tt.expand_dims %312 {axis = 0 : i32} : tensor<64xf32> -> tensor<1x64xf32>
      %314 = tt.broadcast %240 : tensor<64x1xf32> -> tensor<64x64xf32>
      %315 = tt.broadcast %313 : tensor<1x64xf32> -> tensor<64x64xf32>
      %316 = math.fma %314, %315, %310 : tensor<64x64xf32>
      %317 = arith.truncf %316 : tensor<64x64xf32> to tensor<64x64xbf16>
      tt.store %21, %317 : tensor<64x64x!tt.ptr<bf16>>
      %318 = arith.mulf %164, %289 : tensor<64x64xf32>
      %320 = arith.addi %4, %319 : tensor<64xi32>
      %321 = tt.addptr %274, %320 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %322 = tt.load %321, %276, %235 : tensor<64x!tt.ptr<f32>>
      %323 = tt.expand_dims %322 {axis = 0 : i32} : tensor<64xf32> -> tensor<1x64xf32>
      %324 = tt.broadcast %323 : tensor<1x64xf32> -> tensor<64x64xf32>
      %325 = math.fma %296, %324, %318 : tensor<64x64xf32>
      %326 = tt.addptr %260, %320 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %327 = tt.load %326, %262, %235 : tensor<64x!tt.ptr<f32>>
      %328 = tt.expand_dims %327 {axis = 0 : i32} : tensor<64xf32> -> tensor<1x64xf32>
      %329 = tt.broadcast %328 : tensor<1x64xf32> -> tensor<64x64xf32>
      %330 = math.fma %302, %329, %325 : tensor<64x64xf32>
      %331 = tt.addptr %245, %320 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %332 = tt.load %331, %247, %235 : tensor<64x!tt.ptr<f32>>
      %333 = tt.expand_dims %332 {axis = 0 : i32} : tensor<64xf32> -> tensor<1x64xf32>
      %334 = tt.broadcast %333 : tensor<1x64xf32> -> tensor<64x64xf32>
      %335 = math.fma %308, %334, %330 : tensor<64x64xf32>
      %336 = tt.addptr %232, %320 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %337 = tt.load %336, %234, %235 : tensor<64x!tt.ptr<f32>>
      %338 = tt.expand_dims %337 {axis = 0 : i32} : tensor<64xf32> -> tensor<1x64xf32>
      %339 = tt.broadcast %338 : tensor<1x64xf32> -> tensor<64x64xf32>
      %340 = math.fma %314, %339, %335 : tensor<64x64xf32>
      %341 = arith.truncf %340 : tensor<64x64xf32> to tensor<64x64xbf16>
      tt.store %28, %341 : tensor<64x64x!tt.ptr<bf16>>
    } {tt.num_stages = 1 : i32}
    tt.return
  }
}
", name = "block_recur_run", num_stages = 1 : i32, num_warps = 4 : i32}, output_operand_aliases = [#stablehlo.output_operand_alias<output_tuple_indices = [2], operand_index = 1, operand_tuple_indices = []>], operand_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[0]> : tensor<1xindex>, dense<[0]> : tensor<1xindex>, dense<[0]> : tensor<1xindex>, dense<[]> : tensor<0xindex>, dense<[]> : tensor<0xindex>, dense<[2, 1, 0]> : tensor<3xindex>], result_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>]} : (tensor<64x3392xf32>, tensor<64x64x24x128xbf16>, tensor<64xf32>, tensor<64xf32>, tensor<1536xf32>, tensor<i32>, tensor<i32>, tensor<64x4x1728xf32>) -> (tensor<64x1536xbf16>, tensor<64x96xf32>, tensor<64x64x24x128xbf16>)
    %k6:1 = stablehlo.custom_call @__gpu$xla.gpu.triton(%k3#0, %k5#0, %k5#1, %arg25) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 48 : i32, grid_y = 4 : i32, grid_z = 1 : i32, ir = "module {
  tt.func public @block_back(%residual: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %gated: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %squares: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %weight: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %sum: !tt.ptr<f32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %1 = arith.constant 16 : i32
    %12 = arith.constant dense<768> : tensor<16x1xi32>
    %21 = arith.constant dense<96> : tensor<128xi32>
    %23 = arith.constant dense<96> : tensor<16x1xi32>
    %31 = arith.constant dense<64> : tensor<16x1xi32>
    %37 = arith.constant dense<0.0e+00> : tensor<16x128xf32>
    %39 = arith.constant dense<0.0e+00> : tensor<16x16xf32>
    %40 = arith.constant 0 : i32
    %41 = arith.constant 1 : i32
    %42 = arith.constant 12 : i32
    %45 = arith.constant 128 : i32
    %49 = arith.constant dense<1536> : tensor<16x1xi32>
    %73 = arith.constant dense<6.510417e-04> : tensor<16x1xf32>
    %75 = arith.constant dense<1.0e-05> : tensor<16x1xf32>
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
    %67:1 = scf.for %43 = %40 to %42 step %41 iter_args(%44 = %39) -> (tensor<16x16xf32>) : i32 {
      %46 = arith.muli %43, %45 : i32
      %47 = tt.splat %46 : i32 -> tensor<128xi32>
      %48 = arith.addi %47, %20 : tensor<128xi32>
      %50 = arith.muli %10, %49 : tensor<16x1xi32>
      %51 = tt.splat %gated : !tt.ptr<bf16> -> tensor<16x1x!tt.ptr<bf16>>
      %52 = tt.addptr %51, %50 : tensor<16x1x!tt.ptr<bf16>>, tensor<16x1xi32>
      %53 = tt.expand_dims %48 {axis = 0 : i32} : tensor<128xi32> -> tensor<1x128xi32>
      %54 = tt.broadcast %52 : tensor<16x1x!tt.ptr<bf16>> -> tensor<16x128x!tt.ptr<bf16>>
      %55 = tt.broadcast %53 : tensor<1x128xi32> -> tensor<16x128xi32>
      %56 = tt.addptr %54, %55 : tensor<16x128x!tt.ptr<bf16>>, tensor<16x128xi32>
      %57 = tt.load %56 : tensor<16x128x!tt.ptr<bf16>>
      %58 = tt.expand_dims %5 {axis = 1 : i32} : tensor<16xi32> -> tensor<16x1xi32>
      %59 = arith.muli %58, %49 : tensor<16x1xi32>
      %60 = tt.splat %weight : !tt.ptr<bf16> -> tensor<16x1x!tt.ptr<bf16>>
      %61 = tt.addptr %60, %59 : tensor<16x1x!tt.ptr<bf16>>, tensor<16x1xi32>
      %62 = tt.broadcast %61 : tensor<16x1x!tt.ptr<bf16>> -> tensor<16x128x!tt.ptr<bf16>>
      %63 = tt.addptr %62, %55 : tensor<16x128x!tt.ptr<bf16>>, tensor<16x128xi32>
      %64 = tt.load %63 : tensor<16x128x!tt.ptr<bf16>>
      %65 = tt.trans %64 {order = array<i32: 1, 0>} : tensor<16x128xbf16> -> tensor<128x16xbf16>
      %66 = tt.dot %57, %65, %44, inputPrecision = tf32x3 : tensor<16x128xbf16> * tensor<128x16xbf16> -> tensor<16x16xf32>
      scf.yield %66 : tensor<16x16xf32>
    } {tt.num_stages = 5 : i32}
    %68 = "tt.reduce"(%38) <{axis = 1 : i32}> ({
    ^bb0(%69: f32, %70: f32):
      %71 = arith.addf %69, %70 : f32
      tt.reduce.return %71 : f32
    }) : (tensor<16x128xf32>) -> tensor<16xf32>
    %72 = tt.expand_dims %68 {axis = 1 : i32} : tensor<16xf32> -> tensor<16x1xf32>
    %74 = arith.mulf %72, %73 : tensor<16x1xf32>
    %76 = arith.addf %74, %75 : tensor<16x1xf32>
    %77 = math.rsqrt %76 : tensor<16x1xf32>
    %78 = tt.splat %sum : !tt.ptr<f32> -> tensor<16x16x!tt.ptr<f32>>
    %79 = tt.addptr %78, %16 : tensor<16x16x!tt.ptr<f32>>, tensor<16x16xi32>
    %80 = tt.broadcast %77 : tensor<16x1xf32> -> tensor<16x16xf32>
    %81 = arith.mulf %67#0, %80 : tensor<16x16xf32>
    %82 = arith.addf %19, %81 : tensor<16x16xf32>
    tt.store %79, %82 : tensor<16x16x!tt.ptr<f32>>
    tt.return
  }
}
", name = "block_back", num_stages = 5 : i32, num_warps = 2 : i32}, operand_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>], result_layouts = [dense<[1, 0]> : tensor<2xindex>]} : (tensor<64x768xf32>, tensor<64x1536xbf16>, tensor<64x96xf32>, tensor<768x1536xbf16>) -> (tensor<64x768xf32>)
    return %k6#0, %k1#1, %k2#2, %k1#2, %k4#1, %k5#2, %k4#2 : tensor<64x768xf32>, tensor<4x64x1792xf32>, tensor<64x64x24x128xbf16>, tensor<64x4x1728xf32>, tensor<4x64x1792xf32>, tensor<64x64x24x128xbf16>, tensor<64x4x1728xf32>
