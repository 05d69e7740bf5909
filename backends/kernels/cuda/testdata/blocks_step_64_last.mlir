    %k0:1 = stablehlo.custom_call @__gpu$xla.gpu.triton(%arg0, %arg1) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 64 : i32, grid_y = 1 : i32, grid_z = 1 : i32, ir = "module {
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
    %k1:2 = stablehlo.custom_call @__gpu$xla.gpu.triton(%k0#0, %arg2, %arg3, %arg5, %arg6, %arg9, %arg12) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 106 : i32, grid_y = 1 : i32, grid_z = 1 : i32, ir = "module {
  tt.func public @block_project(%x: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %weight: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %conv: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %convweight: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %convbias: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %dtbias: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %pending: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %projected: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %convafter: !tt.ptr<f32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %1 = arith.constant 32 : i32
    %7 = arith.constant 64 : i32
    %14 = arith.constant dense<3328> : tensor<1x32xi32>
    %18 = arith.constant dense<0> : tensor<1x32xi32>
    %20 = arith.constant dense<64> : tensor<1x32xi32>
    %23 = arith.constant dense<0.0e+00> : tensor<1x32xf32>
    %25 = arith.constant 10176 : i32
    %27 = arith.constant dense<1536> : tensor<1x32xi32>
    %30 = arith.constant dense<1792> : tensor<1x32xi32>
    %33 = arith.constant dense<7168> : tensor<64x1xi32>
    %35 = arith.constant dense<4> : tensor<1x32xi32>
    %41 = arith.constant 128 : i32
    %47 = arith.constant dense<6144> : tensor<1x128xi32>
    %54 = arith.constant dense<0> : tensor<1x128xi32>
    %56 = arith.constant dense<7168> : tensor<1x128xi32>
    %60 = arith.constant dense<0.0e+00> : tensor<64x128xf32>
    %73 = arith.constant dense<1> : tensor<1x32xi32>
    %76 = arith.constant dense<2> : tensor<1x32xi32>
    %79 = arith.constant dense<3> : tensor<1x32xi32>
    %85 = arith.constant dense<0.0e+00> : tensor<64x32xf32>
    %86 = arith.constant 0 : i32
    %87 = arith.constant 1 : i32
    %88 = arith.constant 12 : i32
    %94 = arith.constant dense<768> : tensor<64x1xi32>
    %104 = arith.constant dense<768> : tensor<32x1xi32>
    %121 = arith.constant dense<13568> : tensor<64x1xi32>
    %141 = arith.constant dense<-1.442695e+00> : tensor<64x32xf32>
    %144 = arith.constant dense<1.0e+00> : tensor<64x32xf32>
    %148 = arith.constant 3296 : i32
    %159 = arith.constant dense<2.0e+00> : tensor<64x32xf32>
    %164 = arith.constant dense<7.692308e-02> : tensor<64x32xf32>
    %165 = arith.constant dense<9.090909e-02> : tensor<64x32xf32>
    %168 = arith.constant dense<1.1111111e-01> : tensor<64x32xf32>
    %171 = arith.constant dense<1.4285715e-01> : tensor<64x32xf32>
    %174 = arith.constant dense<2.0e-01> : tensor<64x32xf32>
    %177 = arith.constant dense<3.3333334e-01> : tensor<64x32xf32>
    %182 = arith.constant dense<2.0e+01> : tensor<64x32xf32>
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
    %15 = arith.subi %13, %14 : tensor<1x32xi32>
    %16 = tt.splat %dtbias : !tt.ptr<f32> -> tensor<1x32x!tt.ptr<f32>>
    %17 = tt.addptr %16, %15 : tensor<1x32x!tt.ptr<f32>>, tensor<1x32xi32>
    %19 = arith.cmpi sge, %15, %18 : tensor<1x32xi32>
    %21 = arith.cmpi slt, %15, %20 : tensor<1x32xi32>
    %22 = arith.andi %19, %21 : tensor<1x32xi1>
    %24 = tt.load %17, %22, %23 : tensor<1x32x!tt.ptr<f32>>
    %26 = tt.addptr %projected, %25 : !tt.ptr<f32>, i32
    %28 = arith.subi %13, %27 : tensor<1x32xi32>
    %29 = arith.cmpi sge, %28, %18 : tensor<1x32xi32>
    %31 = arith.cmpi slt, %28, %30 : tensor<1x32xi32>
    %32 = arith.andi %29, %31 : tensor<1x32xi1>
    %34 = arith.muli %12, %33 : tensor<64x1xi32>
    %36 = arith.muli %28, %35 : tensor<1x32xi32>
    %37 = tt.broadcast %34 : tensor<64x1xi32> -> tensor<64x32xi32>
    %38 = tt.broadcast %36 : tensor<1x32xi32> -> tensor<64x32xi32>
    %39 = arith.addi %37, %38 : tensor<64x32xi32>
    %40 = tt.broadcast %32 : tensor<1x32xi1> -> tensor<64x32xi1>
    %42 = arith.muli %0, %41 : i32
    %43 = tt.make_range {end = 128 : i32, start = 0 : i32} : tensor<128xi32>
    %44 = tt.splat %42 : i32 -> tensor<128xi32>
    %45 = arith.addi %44, %43 : tensor<128xi32>
    %46 = tt.expand_dims %45 {axis = 0 : i32} : tensor<128xi32> -> tensor<1x128xi32>
    %48 = arith.subi %46, %47 : tensor<1x128xi32>
    %49 = tt.broadcast %34 : tensor<64x1xi32> -> tensor<64x128xi32>
    %50 = tt.broadcast %48 : tensor<1x128xi32> -> tensor<64x128xi32>
    %51 = arith.addi %49, %50 : tensor<64x128xi32>
    %52 = tt.splat %conv : !tt.ptr<f32> -> tensor<64x128x!tt.ptr<f32>>
    %53 = tt.addptr %52, %51 : tensor<64x128x!tt.ptr<f32>>, tensor<64x128xi32>
    %55 = arith.cmpi sge, %48, %54 : tensor<1x128xi32>
    %57 = arith.cmpi slt, %48, %56 : tensor<1x128xi32>
    %58 = arith.andi %55, %57 : tensor<1x128xi1>
    %59 = tt.broadcast %58 : tensor<1x128xi1> -> tensor<64x128xi1>
    %61 = tt.load %53, %59, %60 : tensor<64x128x!tt.ptr<f32>>
    %62 = tt.reshape %61 : tensor<64x128xf32> -> tensor<64x32x2x2xf32>
    %63, %64 = tt.split %62 : tensor<64x32x2x2xf32> -> tensor<64x32x2xf32>
    %65, %66 = tt.split %63 : tensor<64x32x2xf32> -> tensor<64x32xf32>
    %67, %68 = tt.split %64 : tensor<64x32x2xf32> -> tensor<64x32xf32>
    %69 = tt.splat %convweight : !tt.ptr<f32> -> tensor<1x32x!tt.ptr<f32>>
    %70 = tt.addptr %69, %36 : tensor<1x32x!tt.ptr<f32>>, tensor<1x32xi32>
    %71 = tt.addptr %70, %18 : tensor<1x32x!tt.ptr<f32>>, tensor<1x32xi32>
    %72 = tt.load %71, %32, %23 : tensor<1x32x!tt.ptr<f32>>
    %74 = tt.addptr %70, %73 : tensor<1x32x!tt.ptr<f32>>, tensor<1x32xi32>
    %75 = tt.load %74, %32, %23 : tensor<1x32x!tt.ptr<f32>>
    %77 = tt.addptr %70, %76 : tensor<1x32x!tt.ptr<f32>>, tensor<1x32xi32>
    %78 = tt.load %77, %32, %23 : tensor<1x32x!tt.ptr<f32>>
    %80 = tt.addptr %70, %79 : tensor<1x32x!tt.ptr<f32>>, tensor<1x32xi32>
    %81 = tt.load %80, %32, %23 : tensor<1x32x!tt.ptr<f32>>
    %82 = tt.splat %convbias : !tt.ptr<f32> -> tensor<1x32x!tt.ptr<f32>>
    %83 = tt.addptr %82, %28 : tensor<1x32x!tt.ptr<f32>>, tensor<1x32xi32>
    %84 = tt.load %83, %32, %23 : tensor<1x32x!tt.ptr<f32>>
    %114:1 = scf.for %89 = %86 to %88 step %87 iter_args(%90 = %85) -> (tensor<64x32xf32>) : i32 {
      %91 = arith.muli %89, %7 : i32
      %92 = tt.splat %91 : i32 -> tensor<64xi32>
      %93 = arith.addi %92, %9 : tensor<64xi32>
      %95 = arith.muli %12, %94 : tensor<64x1xi32>
      %96 = tt.splat %x : !tt.ptr<bf16> -> tensor<64x1x!tt.ptr<bf16>>
      %97 = tt.addptr %96, %95 : tensor<64x1x!tt.ptr<bf16>>, tensor<64x1xi32>
      %98 = tt.expand_dims %93 {axis = 0 : i32} : tensor<64xi32> -> tensor<1x64xi32>
      %99 = tt.broadcast %97 : tensor<64x1x!tt.ptr<bf16>> -> tensor<64x64x!tt.ptr<bf16>>
      %100 = tt.broadcast %98 : tensor<1x64xi32> -> tensor<64x64xi32>
      %101 = tt.addptr %99, %100 : tensor<64x64x!tt.ptr<bf16>>, tensor<64x64xi32>
      %102 = tt.load %101 : tensor<64x64x!tt.ptr<bf16>>
      %103 = tt.expand_dims %5 {axis = 1 : i32} : tensor<32xi32> -> tensor<32x1xi32>
      %105 = arith.muli %103, %104 : tensor<32x1xi32>
      %106 = tt.splat %weight : !tt.ptr<bf16> -> tensor<32x1x!tt.ptr<bf16>>
      %107 = tt.addptr %106, %105 : tensor<32x1x!tt.ptr<bf16>>, tensor<32x1xi32>
      %108 = tt.broadcast %107 : tensor<32x1x!tt.ptr<bf16>> -> tensor<32x64x!tt.ptr<bf16>>
      %109 = tt.broadcast %98 : tensor<1x64xi32> -> tensor<32x64xi32>
      %110 = tt.addptr %108, %109 : tensor<32x64x!tt.ptr<bf16>>, tensor<32x64xi32>
      %111 = tt.load %110 : tensor<32x64x!tt.ptr<bf16>>
      %112 = tt.trans %111 {order = array<i32: 1, 0>} : tensor<32x64xbf16> -> tensor<64x32xbf16>
      %113 = tt.dot %102, %112, %90, inputPrecision = tf32x3 : tensor<64x64xbf16> * tensor<64x32xbf16> -> tensor<64x32xf32>
      scf.yield %113 : tensor<64x32xf32>
    } {tt.num_stages = 6 : i32}
    gpu.barrier
    %115 = tt.join %67, %68 : tensor<64x32xf32> -> tensor<64x32x2xf32>
    %116 = tt.join %66, %114#0 : tensor<64x32xf32> -> tensor<64x32x2xf32>
    %117 = tt.join %115, %116 : tensor<64x32x2xf32> -> tensor<64x32x2x2xf32>
    %118 = tt.reshape %117 : tensor<64x32x2x2xf32> -> tensor<64x128xf32>
    %119 = tt.splat %convafter : !tt.ptr<f32> -> tensor<64x128x!tt.ptr<f32>>
    %120 = tt.addptr %119, %51 : tensor<64x128x!tt.ptr<f32>>, tensor<64x128xi32>
    tt.store %120, %118, %59 : tensor<64x128x!tt.ptr<f32>>
    %122 = arith.muli %12, %121 : tensor<64x1xi32>
    %123 = tt.broadcast %122 : tensor<64x1xi32> -> tensor<64x32xi32>
    %124 = tt.broadcast %13 : tensor<1x32xi32> -> tensor<64x32xi32>
    %125 = arith.addi %123, %124 : tensor<64x32xi32>
    %126 = tt.splat %26 : !tt.ptr<f32> -> tensor<64x32x!tt.ptr<f32>>
    %127 = tt.addptr %126, %125 : tensor<64x32x!tt.ptr<f32>>, tensor<64x32xi32>
    %128 = tt.broadcast %81 : tensor<1x32xf32> -> tensor<64x32xf32>
    %129 = arith.mulf %114#0, %128 : tensor<64x32xf32>
    %130 = tt.broadcast %84 : tensor<1x32xf32> -> tensor<64x32xf32>
    %131 = arith.addf %130, %129 : tensor<64x32xf32>
    %132 = tt.broadcast %72 : tensor<1x32xf32> -> tensor<64x32xf32>
    %133 = arith.mulf %67, %132 : tensor<64x32xf32>
    %134 = arith.addf %131, %133 : tensor<64x32xf32>
    %135 = tt.broadcast %75 : tensor<1x32xf32> -> tensor<64x32xf32>
    %136 = arith.mulf %66, %135 : tensor<64x32xf32>
    %137 = arith.addf %134, %136 : tensor<64x32xf32>
    %138 = tt.broadcast %78 : tensor<1x32xf32> -> tensor<64x32xf32>
    %139 = arith.mulf %68, %138 : tensor<64x32xf32>
    %140 = arith.addf %137, %139 : tensor<64x32xf32>
    %142 = arith.mulf %140, %141 : tensor<64x32xf32>
    %143 = math.exp2 %142 : tensor<64x32xf32>
    %145 = arith.addf %143, %144 : tensor<64x32xf32>
    %146 = arith.divf %140, %145 : tensor<64x32xf32>
    %147 = arith.select %40, %146, %114#0 : tensor<64x32xi1>, tensor<64x32xf32>
    %149 = arith.cmpi sgt, %2, %148 : i32
    %150 = arith.uitofp %149 : i1 to f32
    %151 = arith.fptosi %150 : f32 to i32
    %192:1 = scf.for %152 = %86 to %151 step %87 iter_args(%153 = %147) -> (tensor<64x32xf32>) : i32 {
      %154 = tt.broadcast %24 : tensor<1x32xf32> -> tensor<64x32xf32>
      %155 = arith.addf %153, %154 : tensor<64x32xf32>
      %156 = math.absf %155 : tensor<64x32xf32>
      %157 = arith.mulf %156, %141 : tensor<64x32xf32>
      %158 = math.exp2 %157 : tensor<64x32xf32>
      %160 = arith.addf %158, %159 : tensor<64x32xf32>
      %161 = arith.divf %144, %160 : tensor<64x32xf32>
      %162 = arith.mulf %158, %161 : tensor<64x32xf32>
      %163 = arith.mulf %162, %162 : tensor<64x32xf32>
      %166 = arith.mulf %164, %163 : tensor<64x32xf32>
      %167 = arith.addf %165, %166 : tensor<64x32xf32>
      %169 = arith.mulf %163, %167 : tensor<64x32xf32>
      %170 = arith.addf %168, %169 : tensor<64x32xf32>
      %172 = arith.mulf %163, %170 : tensor<64x32xf32>
      %173 = arith.addf %171, %172 : tensor<64x32xf32>
      %175 = arith.mulf %163, %173 : tensor<64x32xf32>
      %176 = arith.addf %174, %175 : tensor<64x32xf32>
      %178 = arith.mulf %163, %176 : tensor<64x32xf32>
      %179 = arith.addf %177, %178 : tensor<64x32xf32>
      %180 = arith.mulf %163, %179 : tensor<64x32xf32>
      %181 = arith.addf %144, %180 : tensor<64x32xf32>
      %183 = arith.cmpf ogt, %155, %182 : tensor<64x32xf32>
      %184 = arith.addf %162, %162 : tensor<64x32xf32>
      %185 = arith.maxnumf %155, %85 : tensor<64x32xf32>
      %186 = arith.mulf %184, %181 : tensor<64x32xf32>
      %187 = arith.addf %185, %186 : tensor<64x32xf32>
      %188 = arith.select %183, %155, %187 : tensor<64x32xi1>, tensor<64x32xf32>
      %189 = arith.cmpi sge, %13, %14 : tensor<1x32xi32>
      %190 = tt.broadcast %189 : tensor<1x32xi1> -> tensor<64x32xi1>
      %191 = arith.select %190, %188, %153 : tensor<64x32xi1>, tensor<64x32xf32>
      scf.yield %191 : tensor<64x32xf32>
    } {tt.num_stages = 1 : i32}
    tt.store %127, %192#0 : tensor<64x32x!tt.ptr<f32>>
    tt.return
  }
}
", name = "block_project", num_stages = 6 : i32, num_warps = 4 : i32}, output_operand_aliases = [#stablehlo.output_operand_alias<output_tuple_indices = [0], operand_index = 6, operand_tuple_indices = []>, #stablehlo.output_operand_alias<output_tuple_indices = [1], operand_index = 2, operand_tuple_indices = []>], operand_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[0]> : tensor<1xindex>, dense<[0]> : tensor<1xindex>, dense<[2, 1, 0]> : tensor<3xindex>], result_layouts = [dense<[2, 1, 0]> : tensor<3xindex>, dense<[2, 1, 0]> : tensor<3xindex>]} : (tensor<64x768xbf16>, tensor<3392x768xbf16>, tensor<64x1792x4xf32>, tensor<1792x4xf32>, tensor<1792xf32>, tensor<64xf32>, tensor<64x4x3392xf32>) -> (tensor<64x4x3392xf32>, tensor<64x1792x4xf32>)
    %k2:3 = stablehlo.custom_call @__gpu$xla.gpu.triton(%k1#0, %arg4, %arg7, %arg8, %arg10) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 24 : i32, grid_y = 64 : i32, grid_z = 1 : i32, ir = "module {
  tt.func public @block_recur_run(%rows: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %ssm: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %alog: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %d: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %norm: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %gated: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %squares: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %ssmafter: !tt.ptr<bf16> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %2 = arith.constant 64 : i32
    %7 = arith.constant 13568 : i32
    %11 = arith.constant 196608 : i64
    %14 = arith.constant dense<128> : tensor<64x1xi32>
    %23 = arith.constant dense<0> : tensor<64x64xi32>
    %30 = arith.constant dense<64> : tensor<64x64xi32>
    %34 = arith.constant 10176 : i32
    %36 = arith.constant dense<3200> : tensor<64xi32>
    %41 = arith.constant dense<3264> : tensor<64xi32>
    %51 = arith.constant dense<0> : tensor<1x4xi32>
    %53 = arith.constant dense<24> : tensor<64x1xi32>
    %55 = arith.constant dense<3392> : tensor<1x4xi32>
    %59 = arith.constant dense<3328> : tensor<64x1xi32>
    %65 = arith.constant dense<1536> : tensor<64x1xi32>
    %87 = arith.constant dense<3392> : tensor<4xi32>
    %92 = arith.constant dense<3072> : tensor<128xi32>
    %99 = arith.constant dense<3200> : tensor<128xi32>
    %111 = arith.constant dense<1.442695e+00> : tensor<64x4xf32>
    %114 = arith.constant dense<-1.442695e+00> : tensor<64x4xf32>
    %125 = arith.constant dense<3> : tensor<1x4xi32>
    %127 = arith.constant dense<0.0e+00> : tensor<64x4xf32>
    %164 = arith.constant dense<1.0e+00> : tensor<64x4xf32>
    %169 = arith.constant 1536 : i32
    %178 = arith.constant 24 : i32
    %192 = arith.constant 0 : i32
    %193 = arith.constant 1 : i32
    %197 = arith.constant dense<24> : tensor<64xi32>
    %202 = arith.constant dense<1.442695e+00> : tensor<64xf32>
    %205 = arith.constant dense<-1.442695e+00> : tensor<64xf32>
    %207 = arith.constant dense<3328> : tensor<64xi32>
    %211 = arith.constant dense<1536> : tensor<64xi32>
    %217 = arith.constant 6784 : i32
    %230 = arith.constant 3392 : i32
    %260 = arith.constant dense<3072> : tensor<64xi32>
    %288 = arith.constant dense<3136> : tensor<64xi32>
    %0 = tt.get_program_id x : i32
    %1 = tt.get_program_id y : i32
    %3 = arith.muli %0, %2 : i32
    %4 = tt.make_range {end = 64 : i32, start = 0 : i32} : tensor<64xi32>
    %5 = tt.splat %3 : i32 -> tensor<64xi32>
    %6 = arith.addi %5, %4 : tensor<64xi32>
    %8 = arith.muli %1, %7 : i32
    %9 = tt.addptr %rows, %8 : !tt.ptr<f32>, i32
    %10 = arith.extsi %1 : i32 to i64
    %12 = arith.muli %10, %11 : i64
    %13 = tt.expand_dims %6 {axis = 1 : i32} : tensor<64xi32> -> tensor<64x1xi32>
    %15 = arith.muli %13, %14 : tensor<64x1xi32>
    %16 = tt.expand_dims %4 {axis = 0 : i32} : tensor<64xi32> -> tensor<1x64xi32>
    %17 = tt.broadcast %15 : tensor<64x1xi32> -> tensor<64x64xi32>
    %18 = tt.broadcast %16 : tensor<1x64xi32> -> tensor<64x64xi32>
    %19 = arith.addi %17, %18 : tensor<64x64xi32>
    %20 = tt.addptr %ssmafter, %12 : !tt.ptr<bf16>, i64
    %21 = tt.splat %20 : !tt.ptr<bf16> -> tensor<64x64x!tt.ptr<bf16>>
    %22 = tt.addptr %21, %19 : tensor<64x64x!tt.ptr<bf16>>, tensor<64x64xi32>
    %24 = tt.addptr %22, %23 : tensor<64x64x!tt.ptr<bf16>>, tensor<64x64xi32>
    %25 = tt.addptr %ssm, %12 : !tt.ptr<bf16>, i64
    %26 = tt.splat %25 : !tt.ptr<bf16> -> tensor<64x64x!tt.ptr<bf16>>
    %27 = tt.addptr %26, %19 : tensor<64x64x!tt.ptr<bf16>>, tensor<64x64xi32>
    %28 = tt.addptr %27, %23 : tensor<64x64x!tt.ptr<bf16>>, tensor<64x64xi32>
    %29 = tt.load %28 : tensor<64x64x!tt.ptr<bf16>>
    %31 = tt.addptr %22, %30 : tensor<64x64x!tt.ptr<bf16>>, tensor<64x64xi32>
    %32 = tt.addptr %27, %30 : tensor<64x64x!tt.ptr<bf16>>, tensor<64x64xi32>
    %33 = tt.load %32 : tensor<64x64x!tt.ptr<bf16>>
    gpu.barrier
    %35 = tt.addptr %9, %34 : !tt.ptr<f32>, i32
    %37 = arith.addi %4, %36 : tensor<64xi32>
    %38 = tt.splat %35 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
    %39 = tt.addptr %38, %37 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
    %40 = tt.load %39 : tensor<64x!tt.ptr<f32>>
    %42 = arith.addi %4, %41 : tensor<64xi32>
    %43 = tt.addptr %38, %42 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
    %44 = tt.load %43 : tensor<64x!tt.ptr<f32>>
    %45 = tt.make_range {end = 4 : i32, start = 0 : i32} : tensor<4xi32>
    %46 = tt.expand_dims %45 {axis = 0 : i32} : tensor<4xi32> -> tensor<1x4xi32>
    %47 = arith.sitofp %4 : tensor<64xi32> to tensor<64xf32>
    %48 = arith.fptosi %47 : tensor<64xf32> to tensor<64xi32>
    %49 = arith.addi %5, %48 : tensor<64xi32>
    %50 = tt.expand_dims %49 {axis = 1 : i32} : tensor<64xi32> -> tensor<64x1xi32>
    %52 = arith.cmpi eq, %46, %51 : tensor<1x4xi32>
    %54 = arith.divsi %50, %53 : tensor<64x1xi32>
    %56 = arith.muli %46, %55 : tensor<1x4xi32>
    %57 = tt.splat %9 : !tt.ptr<f32> -> tensor<1x4x!tt.ptr<f32>>
    %58 = tt.addptr %57, %56 : tensor<1x4x!tt.ptr<f32>>, tensor<1x4xi32>
    %60 = arith.addi %54, %59 : tensor<64x1xi32>
    %61 = tt.broadcast %58 : tensor<1x4x!tt.ptr<f32>> -> tensor<64x4x!tt.ptr<f32>>
    %62 = tt.broadcast %60 : tensor<64x1xi32> -> tensor<64x4xi32>
    %63 = tt.addptr %61, %62 : tensor<64x4x!tt.ptr<f32>>, tensor<64x4xi32>
    %64 = tt.load %63 : tensor<64x4x!tt.ptr<f32>>
    %66 = arith.addi %50, %65 : tensor<64x1xi32>
    %67 = tt.broadcast %66 : tensor<64x1xi32> -> tensor<64x4xi32>
    %68 = tt.addptr %61, %67 : tensor<64x4x!tt.ptr<f32>>, tensor<64x4xi32>
    %69 = tt.load %68 : tensor<64x4x!tt.ptr<f32>>
    %70 = tt.splat %alog : !tt.ptr<f32> -> tensor<64x1x!tt.ptr<f32>>
    %71 = tt.addptr %70, %54 : tensor<64x1x!tt.ptr<f32>>, tensor<64x1xi32>
    %72 = tt.broadcast %71 : tensor<64x1x!tt.ptr<f32>> -> tensor<64x4x!tt.ptr<f32>>
    %73 = tt.load %72 : tensor<64x4x!tt.ptr<f32>>
    %74 = tt.splat %d : !tt.ptr<f32> -> tensor<64x1x!tt.ptr<f32>>
    %75 = tt.addptr %74, %54 : tensor<64x1x!tt.ptr<f32>>, tensor<64x1xi32>
    %76 = tt.broadcast %75 : tensor<64x1x!tt.ptr<f32>> -> tensor<64x4x!tt.ptr<f32>>
    %77 = tt.load %76 : tensor<64x4x!tt.ptr<f32>>
    %78 = tt.splat %35 : !tt.ptr<f32> -> tensor<64x1x!tt.ptr<f32>>
    %79 = tt.addptr %78, %50 : tensor<64x1x!tt.ptr<f32>>, tensor<64x1xi32>
    %80 = tt.broadcast %79 : tensor<64x1x!tt.ptr<f32>> -> tensor<64x4x!tt.ptr<f32>>
    %81 = tt.load %80 : tensor<64x4x!tt.ptr<f32>>
    %82 = tt.splat %norm : !tt.ptr<f32> -> tensor<64x1x!tt.ptr<f32>>
    %83 = tt.addptr %82, %50 : tensor<64x1x!tt.ptr<f32>>, tensor<64x1xi32>
    %84 = tt.broadcast %83 : tensor<64x1x!tt.ptr<f32>> -> tensor<64x4x!tt.ptr<f32>>
    %85 = tt.load %84 : tensor<64x4x!tt.ptr<f32>>
    %86 = tt.make_range {end = 128 : i32, start = 0 : i32} : tensor<128xi32>
    %88 = arith.muli %45, %87 : tensor<4xi32>
    %89 = tt.expand_dims %88 {axis = 1 : i32} : tensor<4xi32> -> tensor<4x1xi32>
    %90 = tt.splat %9 : !tt.ptr<f32> -> tensor<4x1x!tt.ptr<f32>>
    %91 = tt.addptr %90, %89 : tensor<4x1x!tt.ptr<f32>>, tensor<4x1xi32>
    %93 = arith.addi %86, %92 : tensor<128xi32>
    %94 = tt.expand_dims %93 {axis = 0 : i32} : tensor<128xi32> -> tensor<1x128xi32>
    %95 = tt.broadcast %91 : tensor<4x1x!tt.ptr<f32>> -> tensor<4x128x!tt.ptr<f32>>
    %96 = tt.broadcast %94 : tensor<1x128xi32> -> tensor<4x128xi32>
    %97 = tt.addptr %95, %96 : tensor<4x128x!tt.ptr<f32>>, tensor<4x128xi32>
    %98 = tt.load %97 : tensor<4x128x!tt.ptr<f32>>
    %100 = arith.addi %86, %99 : tensor<128xi32>
    %101 = tt.splat %35 : !tt.ptr<f32> -> tensor<128x!tt.ptr<f32>>
    %102 = tt.addptr %101, %100 : tensor<128x!tt.ptr<f32>>, tensor<128xi32>
    %103 = tt.load %102 : tensor<128x!tt.ptr<f32>>
    %104 = tt.expand_dims %103 {axis = 0 : i32} : tensor<128xf32> -> tensor<1x128xf32>
    %105 = tt.broadcast %104 : tensor<1x128xf32> -> tensor<4x128xf32>
    %106 = arith.mulf %98, %105 : tensor<4x128xf32>
    %107 = "tt.reduce"(%106) <{axis = 1 : i32}> ({
    ^bb0(%108: f32, %109: f32):
      %110 = arith.addf %108, %109 : f32
      tt.reduce.return %110 : f32
    }) : (tensor<4x128xf32>) -> tensor<4xf32>
    %112 = arith.mulf %73, %111 : tensor<64x4xf32>
    %113 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %112 : tensor<64x4xf32> -> tensor<64x4xf32>
    %115 = arith.mulf %113, %114 : tensor<64x4xf32>
    %116 = "tt.scan"(%64) <{axis = 1 : i32, reverse = true}> ({
    ^bb0(%117: f32, %118: f32):
      %119 = arith.addf %117, %118 : f32
      tt.scan.return %119 : f32
    }) : (tensor<64x4xf32>) -> tensor<64x4xf32>
    %120 = arith.subf %116, %64 : tensor<64x4xf32>
    %121 = arith.mulf %120, %115 : tensor<64x4xf32>
    %122 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %121 : tensor<64x4xf32> -> tensor<64x4xf32>
    %123 = arith.mulf %64, %122 : tensor<64x4xf32>
    %124 = tt.expand_dims %107 {axis = 0 : i32} : tensor<4xf32> -> tensor<1x4xf32>
    %126 = arith.cmpi eq, %46, %125 : tensor<1x4xi32>
    %128 = tt.broadcast %126 : tensor<1x4xi1> -> tensor<64x4xi1>
    %129 = arith.select %128, %77, %127 : tensor<64x4xi1>, tensor<64x4xf32>
    %130 = tt.broadcast %124 : tensor<1x4xf32> -> tensor<64x4xf32>
    %131 = math.fma %123, %130, %129 : tensor<64x4xf32>
    %132 = arith.mulf %131, %69 : tensor<64x4xf32>
    %133 = "tt.reduce"(%132) <{axis = 1 : i32}> ({
    ^bb0(%134: f32, %135: f32):
      %136 = arith.addf %134, %135 : f32
      tt.reduce.return %136 : f32
    }) : (tensor<64x4xf32>) -> tensor<64xf32>
    %137 = tt.expand_dims %133 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
    %138 = "tt.reduce"(%64) <{axis = 1 : i32}> ({
    ^bb0(%139: f32, %140: f32):
      %141 = arith.addf %139, %140 : f32
      tt.reduce.return %141 : f32
    }) : (tensor<64x4xf32>) -> tensor<64xf32>
    %142 = tt.expand_dims %138 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
    %143 = tt.broadcast %142 : tensor<64x1xf32> -> tensor<64x4xf32>
    %144 = arith.mulf %143, %115 : tensor<64x4xf32>
    %145 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %144 : tensor<64x4xf32> -> tensor<64x4xf32>
    %146 = arith.extf %29 : tensor<64x64xbf16> to tensor<64x64xf32>
    %147 = tt.expand_dims %40 {axis = 0 : i32} : tensor<64xf32> -> tensor<1x64xf32>
    %148 = tt.broadcast %147 : tensor<1x64xf32> -> tensor<64x64xf32>
    %149 = arith.mulf %146, %148 : tensor<64x64xf32>
    %150 = arith.extf %33 : tensor<64x64xbf16> to tensor<64x64xf32>
    %151 = tt.expand_dims %44 {axis = 0 : i32} : tensor<64xf32> -> tensor<1x64xf32>
    %152 = tt.broadcast %151 : tensor<1x64xf32> -> tensor<64x64xf32>
    %153 = math.fma %150, %152, %149 : tensor<64x64xf32>
    %154 = "tt.reduce"(%153) <{axis = 1 : i32}> ({
    ^bb0(%155: f32, %156: f32):
      %157 = arith.addf %155, %156 : f32
      tt.reduce.return %157 : f32
    }) : (tensor<64x64xf32>) -> tensor<64xf32>
    %158 = tt.expand_dims %154 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
    %159 = tt.broadcast %158 : tensor<64x1xf32> -> tensor<64x4xf32>
    %160 = tt.broadcast %137 : tensor<64x1xf32> -> tensor<64x4xf32>
    %161 = math.fma %159, %145, %160 : tensor<64x4xf32>
    %162 = arith.mulf %81, %114 : tensor<64x4xf32>
    %163 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %162 : tensor<64x4xf32> -> tensor<64x4xf32>
    %165 = arith.addf %163, %164 : tensor<64x4xf32>
    %166 = tt.elementwise_inline_asm "rcp.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %165 : tensor<64x4xf32> -> tensor<64x4xf32>
    %167 = arith.mulf %81, %166 : tensor<64x4xf32>
    %168 = arith.mulf %161, %167 : tensor<64x4xf32>
    %170 = arith.muli %1, %169 : i32
    %171 = tt.addptr %gated, %170 : !tt.ptr<bf16>, i32
    %172 = tt.broadcast %50 : tensor<64x1xi32> -> tensor<64x4xi32>
    %173 = tt.splat %171 : !tt.ptr<bf16> -> tensor<64x4x!tt.ptr<bf16>>
    %174 = tt.addptr %173, %172 : tensor<64x4x!tt.ptr<bf16>>, tensor<64x4xi32>
    %175 = arith.mulf %168, %85 : tensor<64x4xf32>
    %176 = arith.truncf %175 : tensor<64x4xf32> to tensor<64x4xbf16>
    %177 = tt.broadcast %52 : tensor<1x4xi1> -> tensor<64x4xi1>
    tt.store %174, %176, %177 : tensor<64x4x!tt.ptr<bf16>>
    %179 = arith.muli %1, %178 : i32
    %180 = arith.addi %179, %0 : i32
    %181 = tt.addptr %squares, %180 : !tt.ptr<f32>, i32
    %182 = arith.mulf %168, %168 : tensor<64x4xf32>
    %183 = arith.select %177, %182, %127 : tensor<64x4xi1>, tensor<64x4xf32>
    %184 = "tt.reduce"(%183) <{axis = 1 : i32}> ({
    ^bb0(%185: f32, %186: f32):
      %187 = arith.addf %185, %186 : f32
      tt.reduce.return %187 : f32
    }) : (tensor<64x4xf32>) -> tensor<64xf32>
    %188 = "tt.reduce"(%184) <{axis = 0 : i32}> ({
    ^bb0(%189: f32, %190: f32):
      %191 = arith.addf %189, %190 : f32
      tt.reduce.return %191 : f32
    }) : (tensor<64xf32>) -> f32
    tt.store %181, %188 : !tt.ptr<f32>
    %194 = arith.minsi %0, %192 : i32
    %195 = arith.addi %194, %193 : i32
    scf.for %196 = %192 to %195 step %193 : i32 {
      %198 = arith.divsi %6, %197 : tensor<64xi32>
      %199 = tt.splat %alog : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %200 = tt.addptr %199, %198 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %201 = tt.load %200 : tensor<64x!tt.ptr<f32>>
      %203 = arith.mulf %201, %202 : tensor<64xf32>
      %204 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %203 : tensor<64xf32> -> tensor<64xf32>
      %206 = arith.mulf %204, %205 : tensor<64xf32>
      %208 = arith.addi %198, %207 : tensor<64xi32>
      %209 = tt.addptr %38, %208 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %210 = tt.load %209 : tensor<64x!tt.ptr<f32>>
      %212 = arith.addi %6, %211 : tensor<64xi32>
      %213 = tt.addptr %38, %212 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %214 = tt.load %213 : tensor<64x!tt.ptr<f32>>
      %215 = arith.mulf %214, %210 : tensor<64xf32>
      %216 = tt.expand_dims %215 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
      %218 = tt.addptr %9, %217 : !tt.ptr<f32>, i32
      %219 = tt.splat %218 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %220 = tt.addptr %219, %208 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %221 = tt.load %220 : tensor<64x!tt.ptr<f32>>
      %222 = tt.addptr %219, %212 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %223 = tt.load %222 : tensor<64x!tt.ptr<f32>>
      %224 = arith.mulf %223, %221 : tensor<64xf32>
      %225 = arith.mulf %210, %206 : tensor<64xf32>
      %226 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %225 : tensor<64xf32> -> tensor<64xf32>
      %227 = arith.mulf %224, %226 : tensor<64xf32>
      %228 = arith.addf %210, %221 : tensor<64xf32>
      %229 = tt.expand_dims %227 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
      %231 = tt.addptr %9, %230 : !tt.ptr<f32>, i32
      %232 = tt.splat %231 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %233 = tt.addptr %232, %208 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %234 = tt.load %233 : tensor<64x!tt.ptr<f32>>
      %235 = tt.addptr %232, %212 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %236 = tt.load %235 : tensor<64x!tt.ptr<f32>>
      %237 = arith.mulf %236, %234 : tensor<64xf32>
      %238 = arith.mulf %228, %206 : tensor<64xf32>
      %239 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %238 : tensor<64xf32> -> tensor<64xf32>
      %240 = arith.mulf %237, %239 : tensor<64xf32>
      %241 = arith.addf %228, %234 : tensor<64xf32>
      %242 = tt.expand_dims %240 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
      %243 = tt.addptr %9, %192 : !tt.ptr<f32>, i32
      %244 = tt.splat %243 : !tt.ptr<f32> -> tensor<64x!tt.ptr<f32>>
      %245 = tt.addptr %244, %208 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %246 = tt.load %245 : tensor<64x!tt.ptr<f32>>
      %247 = tt.addptr %244, %212 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %248 = tt.load %247 : tensor<64x!tt.ptr<f32>>
      %249 = arith.mulf %248, %246 : tensor<64xf32>
      %250 = arith.mulf %241, %206 : tensor<64xf32>
      %251 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %250 : tensor<64xf32> -> tensor<64xf32>
      %252 = arith.mulf %249, %251 : tensor<64xf32>
      %253 = arith.addf %241, %246 : tensor<64xf32>
      %254 = tt.expand_dims %252 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
      %255 = arith.mulf %253, %206 : tensor<64xf32>
      %256 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %255 : tensor<64xf32> -> tensor<64xf32>
      %257 = tt.expand_dims %256 {axis = 1 : i32} : tensor<64xf32> -> tensor<64x1xf32>
      %258 = tt.broadcast %257 : tensor<64x1xf32> -> tensor<64x64xf32>
      %259 = arith.mulf %146, %258 : tensor<64x64xf32>
      %261 = arith.addi %4, %260 : tensor<64xi32>
      %262 = tt.addptr %244, %261 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %263 = tt.load %262 : tensor<64x!tt.ptr<f32>>
      %264 = tt.expand_dims %263 {axis = 0 : i32} : tensor<64xf32> -> tensor<1x64xf32>
      %265 = tt.broadcast %254 : tensor<64x1xf32> -> tensor<64x64xf32>
      %266 = tt.broadcast %264 : tensor<1x64xf32> -> tensor<64x64xf32>
      %267 = math.fma %265, %266, %259 : tensor<64x64xf32>
      %268 = tt.addptr %232, %261 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %269 = tt.load %268 : tensor<64x!tt.ptr<f32>>
      %270 = tt.expand_dims %269 {axis = 0 : i32} : tensor<64xf32> -> tensor<1x64xf32>
      %271 = tt.broadcast %242 : tensor<64x1xf32> -> tensor<64x64xf32>
      %272 = tt.broadcast %270 : tensor<1x64xf32> -> tensor<64x64xf32>
      %273 = math.fma %271, %272, %267 : tensor<64x64xf32>
      %274 = tt.addptr %219, %261 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %275 = tt.load %274 : tensor<64x!tt.ptr<f32>>
      %276 = tt.expand_dims %275 {axis = 0 : i32} : tensor<64xf32> -> tensor<1x64xf32>
      %277 = tt.broadcast %229 : tensor<64x1xf32> -> tensor<64x64xf32>
      %278 = tt.broadcast %276 : tensor<1x64xf32> -> tensor<64x64xf32>
      %279 = math.fma %277, %278, %273 : tensor<64x64xf32>
      %280 = tt.addptr %38, %261 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %281 = tt.load %280 : tensor<64x!tt.ptr<f32>>
      %282 = tt.expand_dims %281 {axis = 0 : i32} : tensor<64xf32> -> tensor<1x64xf32>
      %283 = tt.broadcast %216 : tensor<64x1xf32> -> tensor<64x64xf32>
      %284 = tt.broadcast %282 : tensor<1x64xf32> -> tensor<64x64xf32>
      %285 = math.fma %283, %284, %279 : tensor<64x64xf32>
      %286 = arith.truncf %285 : tensor<64x64xf32> to tensor<64x64xbf16>
      tt.store %24, %286 : tensor<64x64x!tt.ptr<bf16>>
      %287 = arith.mulf %150, %258 : tensor<64x64xf32>
      %289 = arith.addi %4, %288 : tensor<64xi32>
      %290 = tt.addptr %244, %289 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %291 = tt.load %290 : tensor<64x!tt.ptr<f32>>
      %292 = tt.expand_dims %291 {axis = 0 : i32} : tensor<64xf32> -> tensor<1x64xf32>
      %293 = tt.broadcast %292 : tensor<1x64xf32> -> tensor<64x64xf32>
      %294 = math.fma %265, %293, %287 : tensor<64x64xf32>
      %295 = tt.addptr %232, %289 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %296 = tt.load %295 : tensor<64x!tt.ptr<f32>>
      %297 = tt.expand_dims %296 {axis = 0 : i32} : tensor<64xf32> -> tensor<1x64xf32>
      %298 = tt.broadcast %297 : tensor<1x64xf32> -> tensor<64x64xf32>
      %299 = math.fma %271, %298, %294 : tensor<64x64xf32>
      %300 = tt.addptr %219, %289 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %301 = tt.load %300 : tensor<64x!tt.ptr<f32>>
      %302 = tt.expand_dims %301 {axis = 0 : i32} : tensor<64xf32> -> tensor<1x64xf32>
      %303 = tt.broadcast %302 : tensor<1x64xf32> -> tensor<64x64xf32>
      %304 = math.fma %277, %303, %299 : tensor<64x64xf32>
      %305 = tt.addptr %38, %289 : tensor<64x!tt.ptr<f32>>, tensor<64xi32>
      %306 = tt.load %305 : tensor<64x!tt.ptr<f32>>
      %307 = tt.expand_dims %306 {axis = 0 : i32} : tensor<64xf32> -> tensor<1x64xf32>
      %308 = tt.broadcast %307 : tensor<1x64xf32> -> tensor<64x64xf32>
      %309 = math.fma %283, %308, %304 : tensor<64x64xf32>
      %310 = arith.truncf %309 : tensor<64x64xf32> to tensor<64x64xbf16>
      tt.store %31, %310 : tensor<64x64x!tt.ptr<bf16>>
    } {tt.num_stages = 1 : i32}
    tt.return
  }
}
", name = "block_recur_run", num_stages = 1 : i32, num_warps = 4 : i32}, output_operand_aliases = [#stablehlo.output_operand_alias<output_tuple_indices = [2], operand_index = 1, operand_tuple_indices = []>], operand_layouts = [dense<[2, 1, 0]> : tensor<3xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[0]> : tensor<1xindex>, dense<[0]> : tensor<1xindex>, dense<[0]> : tensor<1xindex>], result_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>]} : (tensor<64x4x3392xf32>, tensor<64x64x24x128xbf16>, tensor<64xf32>, tensor<64xf32>, tensor<1536xf32>) -> (tensor<64x1536xbf16>, tensor<64x24xf32>, tensor<64x64x24x128xbf16>)
    %k3:1 = stablehlo.custom_call @__gpu$xla.gpu.triton(%arg0, %k2#0, %k2#1, %arg11) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 48 : i32, grid_y = 4 : i32, grid_z = 1 : i32, ir = "module {
  tt.func public @block_back(%residual: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %gated: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %squares: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %weight: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %sum: !tt.ptr<f32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %1 = arith.constant 16 : i32
    %12 = arith.constant dense<768> : tensor<16x1xi32>
    %21 = arith.constant dense<24> : tensor<32xi32>
    %23 = arith.constant dense<24> : tensor<16x1xi32>
    %31 = arith.constant dense<64> : tensor<16x1xi32>
    %37 = arith.constant dense<0.0e+00> : tensor<16x32xf32>
    %39 = arith.constant dense<0.0e+00> : tensor<16x16xf32>
    %40 = arith.constant 0 : i32
    %41 = arith.constant 1 : i32
    %42 = arith.constant 12 : i32
    %45 = arith.constant 128 : i32
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
    %20 = tt.make_range {end = 32 : i32, start = 0 : i32} : tensor<32xi32>
    %22 = arith.cmpi slt, %20, %21 : tensor<32xi32>
    %24 = arith.muli %10, %23 : tensor<16x1xi32>
    %25 = tt.expand_dims %20 {axis = 0 : i32} : tensor<32xi32> -> tensor<1x32xi32>
    %26 = tt.broadcast %24 : tensor<16x1xi32> -> tensor<16x32xi32>
    %27 = tt.broadcast %25 : tensor<1x32xi32> -> tensor<16x32xi32>
    %28 = arith.addi %26, %27 : tensor<16x32xi32>
    %29 = tt.splat %squares : !tt.ptr<f32> -> tensor<16x32x!tt.ptr<f32>>
    %30 = tt.addptr %29, %28 : tensor<16x32x!tt.ptr<f32>>, tensor<16x32xi32>
    %32 = arith.cmpi slt, %10, %31 : tensor<16x1xi32>
    %33 = tt.expand_dims %22 {axis = 0 : i32} : tensor<32xi1> -> tensor<1x32xi1>
    %34 = tt.broadcast %32 : tensor<16x1xi1> -> tensor<16x32xi1>
    %35 = tt.broadcast %33 : tensor<1x32xi1> -> tensor<16x32xi1>
    %36 = arith.andi %34, %35 : tensor<16x32xi1>
    %38 = tt.load %30, %36, %37 : tensor<16x32x!tt.ptr<f32>>
    %68:1 = scf.for %43 = %40 to %42 step %41 iter_args(%44 = %39) -> (tensor<16x16xf32>) : i32 {
      %46 = arith.muli %43, %45 : i32
      %47 = tt.make_range {end = 128 : i32, start = 0 : i32} : tensor<128xi32>
      %48 = tt.splat %46 : i32 -> tensor<128xi32>
      %49 = arith.addi %48, %47 : tensor<128xi32>
      %51 = arith.muli %10, %50 : tensor<16x1xi32>
      %52 = tt.splat %gated : !tt.ptr<bf16> -> tensor<16x1x!tt.ptr<bf16>>
      %53 = tt.addptr %52, %51 : tensor<16x1x!tt.ptr<bf16>>, tensor<16x1xi32>
      %54 = tt.expand_dims %49 {axis = 0 : i32} : tensor<128xi32> -> tensor<1x128xi32>
      %55 = tt.broadcast %53 : tensor<16x1x!tt.ptr<bf16>> -> tensor<16x128x!tt.ptr<bf16>>
      %56 = tt.broadcast %54 : tensor<1x128xi32> -> tensor<16x128xi32>
      %57 = tt.addptr %55, %56 : tensor<16x128x!tt.ptr<bf16>>, tensor<16x128xi32>
      %58 = tt.load %57 : tensor<16x128x!tt.ptr<bf16>>
      %59 = tt.expand_dims %5 {axis = 1 : i32} : tensor<16xi32> -> tensor<16x1xi32>
      %60 = arith.muli %59, %50 : tensor<16x1xi32>
      %61 = tt.splat %weight : !tt.ptr<bf16> -> tensor<16x1x!tt.ptr<bf16>>
      %62 = tt.addptr %61, %60 : tensor<16x1x!tt.ptr<bf16>>, tensor<16x1xi32>
      %63 = tt.broadcast %62 : tensor<16x1x!tt.ptr<bf16>> -> tensor<16x128x!tt.ptr<bf16>>
      %64 = tt.addptr %63, %56 : tensor<16x128x!tt.ptr<bf16>>, tensor<16x128xi32>
      %65 = tt.load %64 : tensor<16x128x!tt.ptr<bf16>>
      %66 = tt.trans %65 {order = array<i32: 1, 0>} : tensor<16x128xbf16> -> tensor<128x16xbf16>
      %67 = tt.dot %58, %66, %44, inputPrecision = tf32x3 : tensor<16x128xbf16> * tensor<128x16xbf16> -> tensor<16x16xf32>
      scf.yield %67 : tensor<16x16xf32>
    } {tt.num_stages = 5 : i32}
    %69 = "tt.reduce"(%38) <{axis = 1 : i32}> ({
    ^bb0(%70: f32, %71: f32):
      %72 = arith.addf %70, %71 : f32
      tt.reduce.return %72 : f32
    }) : (tensor<16x32xf32>) -> tensor<16xf32>
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
", name = "block_back", num_stages = 5 : i32, num_warps = 2 : i32}, operand_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>], result_layouts = [dense<[1, 0]> : tensor<2xindex>]} : (tensor<64x768xf32>, tensor<64x1536xbf16>, tensor<64x24xf32>, tensor<768x1536xbf16>) -> (tensor<64x768xf32>)
    return %k3#0, %k1#1, %k2#2 : tensor<64x768xf32>, tensor<64x1792x4xf32>, tensor<64x64x24x128xbf16>
