    %k0:1 = stablehlo.custom_call @__gpu$xla.gpu.triton(%arg0, %arg1) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 16 : i32, grid_y = 1 : i32, grid_z = 1 : i32, ir = "module {
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
    %k1:2 = stablehlo.custom_call @__gpu$xla.gpu.triton(%k0#0, %arg2, %arg3, %arg5, %arg6, %arg9, %arg12) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 212 : i32, grid_y = 1 : i32, grid_z = 1 : i32, ir = "module {
  tt.func public @block_project(%x: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %weight: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %conv: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %convweight: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %convbias: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %dtbias: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %pending: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %projected: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %convafter: !tt.ptr<f32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %1 = arith.constant 16 : i32
    %12 = arith.constant dense<3328> : tensor<1x16xi32>
    %16 = arith.constant dense<0> : tensor<1x16xi32>
    %18 = arith.constant dense<64> : tensor<1x16xi32>
    %21 = arith.constant dense<0.0e+00> : tensor<1x16xf32>
    %23 = arith.constant 6784 : i32
    %25 = arith.constant dense<1536> : tensor<1x16xi32>
    %28 = arith.constant dense<1792> : tensor<1x16xi32>
    %31 = arith.constant dense<7168> : tensor<16x1xi32>
    %33 = arith.constant dense<4> : tensor<1x16xi32>
    %39 = arith.constant 64 : i32
    %45 = arith.constant dense<6144> : tensor<1x64xi32>
    %52 = arith.constant dense<0> : tensor<1x64xi32>
    %54 = arith.constant dense<7168> : tensor<1x64xi32>
    %58 = arith.constant dense<0.0e+00> : tensor<16x64xf32>
    %71 = arith.constant dense<1> : tensor<1x16xi32>
    %74 = arith.constant dense<2> : tensor<1x16xi32>
    %77 = arith.constant dense<3> : tensor<1x16xi32>
    %83 = arith.constant dense<0.0e+00> : tensor<16x16xf32>
    %84 = arith.constant 0 : i32
    %85 = arith.constant 1 : i32
    %86 = arith.constant 6 : i32
    %89 = arith.constant 128 : i32
    %94 = arith.constant dense<768> : tensor<16x1xi32>
    %119 = arith.constant dense<13568> : tensor<16x1xi32>
    %139 = arith.constant dense<-1.442695e+00> : tensor<16x16xf32>
    %142 = arith.constant dense<1.0e+00> : tensor<16x16xf32>
    %146 = arith.constant 3312 : i32
    %157 = arith.constant dense<2.0e+00> : tensor<16x16xf32>
    %162 = arith.constant dense<7.692308e-02> : tensor<16x16xf32>
    %163 = arith.constant dense<9.090909e-02> : tensor<16x16xf32>
    %166 = arith.constant dense<1.1111111e-01> : tensor<16x16xf32>
    %169 = arith.constant dense<1.4285715e-01> : tensor<16x16xf32>
    %172 = arith.constant dense<2.0e-01> : tensor<16x16xf32>
    %175 = arith.constant dense<3.3333334e-01> : tensor<16x16xf32>
    %180 = arith.constant dense<2.0e+01> : tensor<16x16xf32>
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
    %13 = arith.subi %11, %12 : tensor<1x16xi32>
    %14 = tt.splat %dtbias : !tt.ptr<f32> -> tensor<1x16x!tt.ptr<f32>>
    %15 = tt.addptr %14, %13 : tensor<1x16x!tt.ptr<f32>>, tensor<1x16xi32>
    %17 = arith.cmpi sge, %13, %16 : tensor<1x16xi32>
    %19 = arith.cmpi slt, %13, %18 : tensor<1x16xi32>
    %20 = arith.andi %17, %19 : tensor<1x16xi1>
    %22 = tt.load %15, %20, %21 : tensor<1x16x!tt.ptr<f32>>
    %24 = tt.addptr %projected, %23 : !tt.ptr<f32>, i32
    %26 = arith.subi %11, %25 : tensor<1x16xi32>
    %27 = arith.cmpi sge, %26, %16 : tensor<1x16xi32>
    %29 = arith.cmpi slt, %26, %28 : tensor<1x16xi32>
    %30 = arith.andi %27, %29 : tensor<1x16xi1>
    %32 = arith.muli %10, %31 : tensor<16x1xi32>
    %34 = arith.muli %26, %33 : tensor<1x16xi32>
    %35 = tt.broadcast %32 : tensor<16x1xi32> -> tensor<16x16xi32>
    %36 = tt.broadcast %34 : tensor<1x16xi32> -> tensor<16x16xi32>
    %37 = arith.addi %35, %36 : tensor<16x16xi32>
    %38 = tt.broadcast %30 : tensor<1x16xi1> -> tensor<16x16xi1>
    %40 = arith.muli %0, %39 : i32
    %41 = tt.make_range {end = 64 : i32, start = 0 : i32} : tensor<64xi32>
    %42 = tt.splat %40 : i32 -> tensor<64xi32>
    %43 = arith.addi %42, %41 : tensor<64xi32>
    %44 = tt.expand_dims %43 {axis = 0 : i32} : tensor<64xi32> -> tensor<1x64xi32>
    %46 = arith.subi %44, %45 : tensor<1x64xi32>
    %47 = tt.broadcast %32 : tensor<16x1xi32> -> tensor<16x64xi32>
    %48 = tt.broadcast %46 : tensor<1x64xi32> -> tensor<16x64xi32>
    %49 = arith.addi %47, %48 : tensor<16x64xi32>
    %50 = tt.splat %conv : !tt.ptr<f32> -> tensor<16x64x!tt.ptr<f32>>
    %51 = tt.addptr %50, %49 : tensor<16x64x!tt.ptr<f32>>, tensor<16x64xi32>
    %53 = arith.cmpi sge, %46, %52 : tensor<1x64xi32>
    %55 = arith.cmpi slt, %46, %54 : tensor<1x64xi32>
    %56 = arith.andi %53, %55 : tensor<1x64xi1>
    %57 = tt.broadcast %56 : tensor<1x64xi1> -> tensor<16x64xi1>
    %59 = tt.load %51, %57, %58 : tensor<16x64x!tt.ptr<f32>>
    %60 = tt.reshape %59 : tensor<16x64xf32> -> tensor<16x16x2x2xf32>
    %61, %62 = tt.split %60 : tensor<16x16x2x2xf32> -> tensor<16x16x2xf32>
    %63, %64 = tt.split %61 : tensor<16x16x2xf32> -> tensor<16x16xf32>
    %65, %66 = tt.split %62 : tensor<16x16x2xf32> -> tensor<16x16xf32>
    %67 = tt.splat %convweight : !tt.ptr<f32> -> tensor<1x16x!tt.ptr<f32>>
    %68 = tt.addptr %67, %34 : tensor<1x16x!tt.ptr<f32>>, tensor<1x16xi32>
    %69 = tt.addptr %68, %16 : tensor<1x16x!tt.ptr<f32>>, tensor<1x16xi32>
    %70 = tt.load %69, %30, %21 : tensor<1x16x!tt.ptr<f32>>
    %72 = tt.addptr %68, %71 : tensor<1x16x!tt.ptr<f32>>, tensor<1x16xi32>
    %73 = tt.load %72, %30, %21 : tensor<1x16x!tt.ptr<f32>>
    %75 = tt.addptr %68, %74 : tensor<1x16x!tt.ptr<f32>>, tensor<1x16xi32>
    %76 = tt.load %75, %30, %21 : tensor<1x16x!tt.ptr<f32>>
    %78 = tt.addptr %68, %77 : tensor<1x16x!tt.ptr<f32>>, tensor<1x16xi32>
    %79 = tt.load %78, %30, %21 : tensor<1x16x!tt.ptr<f32>>
    %80 = tt.splat %convbias : !tt.ptr<f32> -> tensor<1x16x!tt.ptr<f32>>
    %81 = tt.addptr %80, %26 : tensor<1x16x!tt.ptr<f32>>, tensor<1x16xi32>
    %82 = tt.load %81, %30, %21 : tensor<1x16x!tt.ptr<f32>>
    %112:1 = scf.for %87 = %84 to %86 step %85 iter_args(%88 = %83) -> (tensor<16x16xf32>) : i32 {
      %90 = arith.muli %87, %89 : i32
      %91 = tt.make_range {end = 128 : i32, start = 0 : i32} : tensor<128xi32>
      %92 = tt.splat %90 : i32 -> tensor<128xi32>
      %93 = arith.addi %92, %91 : tensor<128xi32>
      %95 = arith.muli %10, %94 : tensor<16x1xi32>
      %96 = tt.splat %x : !tt.ptr<bf16> -> tensor<16x1x!tt.ptr<bf16>>
      %97 = tt.addptr %96, %95 : tensor<16x1x!tt.ptr<bf16>>, tensor<16x1xi32>
      %98 = tt.expand_dims %93 {axis = 0 : i32} : tensor<128xi32> -> tensor<1x128xi32>
      %99 = tt.broadcast %97 : tensor<16x1x!tt.ptr<bf16>> -> tensor<16x128x!tt.ptr<bf16>>
      %100 = tt.broadcast %98 : tensor<1x128xi32> -> tensor<16x128xi32>
      %101 = tt.addptr %99, %100 : tensor<16x128x!tt.ptr<bf16>>, tensor<16x128xi32>
      %102 = tt.load %101 : tensor<16x128x!tt.ptr<bf16>>
      %103 = tt.expand_dims %5 {axis = 1 : i32} : tensor<16xi32> -> tensor<16x1xi32>
      %104 = arith.muli %103, %94 : tensor<16x1xi32>
      %105 = tt.splat %weight : !tt.ptr<bf16> -> tensor<16x1x!tt.ptr<bf16>>
      %106 = tt.addptr %105, %104 : tensor<16x1x!tt.ptr<bf16>>, tensor<16x1xi32>
      %107 = tt.broadcast %106 : tensor<16x1x!tt.ptr<bf16>> -> tensor<16x128x!tt.ptr<bf16>>
      %108 = tt.addptr %107, %100 : tensor<16x128x!tt.ptr<bf16>>, tensor<16x128xi32>
      %109 = tt.load %108 : tensor<16x128x!tt.ptr<bf16>>
      %110 = tt.trans %109 {order = array<i32: 1, 0>} : tensor<16x128xbf16> -> tensor<128x16xbf16>
      %111 = tt.dot %102, %110, %88, inputPrecision = tf32x3 : tensor<16x128xbf16> * tensor<128x16xbf16> -> tensor<16x16xf32>
      scf.yield %111 : tensor<16x16xf32>
    } {tt.num_stages = 5 : i32}
    gpu.barrier
    %113 = tt.join %65, %66 : tensor<16x16xf32> -> tensor<16x16x2xf32>
    %114 = tt.join %64, %112#0 : tensor<16x16xf32> -> tensor<16x16x2xf32>
    %115 = tt.join %113, %114 : tensor<16x16x2xf32> -> tensor<16x16x2x2xf32>
    %116 = tt.reshape %115 : tensor<16x16x2x2xf32> -> tensor<16x64xf32>
    %117 = tt.splat %convafter : !tt.ptr<f32> -> tensor<16x64x!tt.ptr<f32>>
    %118 = tt.addptr %117, %49 : tensor<16x64x!tt.ptr<f32>>, tensor<16x64xi32>
    tt.store %118, %116, %57 : tensor<16x64x!tt.ptr<f32>>
    %120 = arith.muli %10, %119 : tensor<16x1xi32>
    %121 = tt.broadcast %120 : tensor<16x1xi32> -> tensor<16x16xi32>
    %122 = tt.broadcast %11 : tensor<1x16xi32> -> tensor<16x16xi32>
    %123 = arith.addi %121, %122 : tensor<16x16xi32>
    %124 = tt.splat %24 : !tt.ptr<f32> -> tensor<16x16x!tt.ptr<f32>>
    %125 = tt.addptr %124, %123 : tensor<16x16x!tt.ptr<f32>>, tensor<16x16xi32>
    %126 = tt.broadcast %79 : tensor<1x16xf32> -> tensor<16x16xf32>
    %127 = arith.mulf %112#0, %126 : tensor<16x16xf32>
    %128 = tt.broadcast %82 : tensor<1x16xf32> -> tensor<16x16xf32>
    %129 = arith.addf %128, %127 : tensor<16x16xf32>
    %130 = tt.broadcast %70 : tensor<1x16xf32> -> tensor<16x16xf32>
    %131 = arith.mulf %65, %130 : tensor<16x16xf32>
    %132 = arith.addf %129, %131 : tensor<16x16xf32>
    %133 = tt.broadcast %73 : tensor<1x16xf32> -> tensor<16x16xf32>
    %134 = arith.mulf %64, %133 : tensor<16x16xf32>
    %135 = arith.addf %132, %134 : tensor<16x16xf32>
    %136 = tt.broadcast %76 : tensor<1x16xf32> -> tensor<16x16xf32>
    %137 = arith.mulf %66, %136 : tensor<16x16xf32>
    %138 = arith.addf %135, %137 : tensor<16x16xf32>
    %140 = arith.mulf %138, %139 : tensor<16x16xf32>
    %141 = math.exp2 %140 : tensor<16x16xf32>
    %143 = arith.addf %141, %142 : tensor<16x16xf32>
    %144 = arith.divf %138, %143 : tensor<16x16xf32>
    %145 = arith.select %38, %144, %112#0 : tensor<16x16xi1>, tensor<16x16xf32>
    %147 = arith.cmpi sgt, %2, %146 : i32
    %148 = arith.uitofp %147 : i1 to f32
    %149 = arith.fptosi %148 : f32 to i32
    %190:1 = scf.for %150 = %84 to %149 step %85 iter_args(%151 = %145) -> (tensor<16x16xf32>) : i32 {
      %152 = tt.broadcast %22 : tensor<1x16xf32> -> tensor<16x16xf32>
      %153 = arith.addf %151, %152 : tensor<16x16xf32>
      %154 = math.absf %153 : tensor<16x16xf32>
      %155 = arith.mulf %154, %139 : tensor<16x16xf32>
      %156 = math.exp2 %155 : tensor<16x16xf32>
      %158 = arith.addf %156, %157 : tensor<16x16xf32>
      %159 = arith.divf %142, %158 : tensor<16x16xf32>
      %160 = arith.mulf %156, %159 : tensor<16x16xf32>
      %161 = arith.mulf %160, %160 : tensor<16x16xf32>
      %164 = arith.mulf %162, %161 : tensor<16x16xf32>
      %165 = arith.addf %163, %164 : tensor<16x16xf32>
      %167 = arith.mulf %161, %165 : tensor<16x16xf32>
      %168 = arith.addf %166, %167 : tensor<16x16xf32>
      %170 = arith.mulf %161, %168 : tensor<16x16xf32>
      %171 = arith.addf %169, %170 : tensor<16x16xf32>
      %173 = arith.mulf %161, %171 : tensor<16x16xf32>
      %174 = arith.addf %172, %173 : tensor<16x16xf32>
      %176 = arith.mulf %161, %174 : tensor<16x16xf32>
      %177 = arith.addf %175, %176 : tensor<16x16xf32>
      %178 = arith.mulf %161, %177 : tensor<16x16xf32>
      %179 = arith.addf %142, %178 : tensor<16x16xf32>
      %181 = arith.cmpf ogt, %153, %180 : tensor<16x16xf32>
      %182 = arith.addf %160, %160 : tensor<16x16xf32>
      %183 = arith.maxnumf %153, %83 : tensor<16x16xf32>
      %184 = arith.mulf %182, %179 : tensor<16x16xf32>
      %185 = arith.addf %183, %184 : tensor<16x16xf32>
      %186 = arith.select %181, %153, %185 : tensor<16x16xi1>, tensor<16x16xf32>
      %187 = arith.cmpi sge, %11, %12 : tensor<1x16xi32>
      %188 = tt.broadcast %187 : tensor<1x16xi1> -> tensor<16x16xi1>
      %189 = arith.select %188, %186, %151 : tensor<16x16xi1>, tensor<16x16xf32>
      scf.yield %189 : tensor<16x16xf32>
    } {tt.num_stages = 1 : i32}
    tt.store %125, %190#0 : tensor<16x16x!tt.ptr<f32>>
    tt.return
  }
}
", name = "block_project", num_stages = 5 : i32, num_warps = 2 : i32}, output_operand_aliases = [#stablehlo.output_operand_alias<output_tuple_indices = [0], operand_index = 6, operand_tuple_indices = []>, #stablehlo.output_operand_alias<output_tuple_indices = [1], operand_index = 2, operand_tuple_indices = []>], operand_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[2, 1, 0]> : tensor<3xindex>, dense<[1, 0]> : tensor<2xindex>, dense<[0]> : tensor<1xindex>, dense<[0]> : tensor<1xindex>, dense<[2, 1, 0]> : tensor<3xindex>], result_layouts = [dense<[2, 1, 0]> : tensor<3xindex>, dense<[2, 1, 0]> : tensor<3xindex>]} : (tensor<16x768xbf16>, tensor<3392x768xbf16>, tensor<16x1792x4xf32>, tensor<1792x4xf32>, tensor<1792xf32>, tensor<64xf32>, tensor<16x4x3392xf32>) -> (tensor<16x4x3392xf32>, tensor<16x1792x4xf32>)
    %k2:2 = stablehlo.custom_call @__gpu$xla.gpu.triton(%k1#0, %arg4, %arg7, %arg8, %arg10) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 96 : i32, grid_y = 16 : i32, grid_z = 1 : i32, ir = "module {
  tt.func public @block_recur_run(%rows: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %ssm: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %alog: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %d: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %norm: !tt.ptr<f32> {tt.divisibility = 16 : i32}, %gated: !tt.ptr<bf16> {tt.divisibility = 16 : i32}, %squares: !tt.ptr<f32> {tt.divisibility = 16 : i32}) attributes {noinline = false} {
    %2 = arith.constant 16 : i32
    %7 = arith.constant 13568 : i32
    %11 = arith.constant 196608 : i64
    %15 = arith.constant dense<128> : tensor<16x1xi32>
    %24 = arith.constant dense<0> : tensor<16x32xi32>
    %27 = arith.constant dense<32> : tensor<16x32xi32>
    %30 = arith.constant dense<64> : tensor<16x32xi32>
    %33 = arith.constant dense<96> : tensor<16x32xi32>
    %36 = arith.constant 6784 : i32
    %38 = arith.constant dense<3200> : tensor<32xi32>
    %43 = arith.constant dense<3232> : tensor<32xi32>
    %47 = arith.constant dense<3264> : tensor<32xi32>
    %51 = arith.constant dense<3296> : tensor<32xi32>
    %61 = arith.constant dense<0> : tensor<1x4xi32>
    %63 = arith.constant dense<24> : tensor<16x1xi32>
    %65 = arith.constant dense<3392> : tensor<1x4xi32>
    %69 = arith.constant dense<2> : tensor<1x4xi32>
    %71 = arith.constant dense<3328> : tensor<16x1xi32>
    %77 = arith.constant dense<0.0e+00> : tensor<16x4xf32>
    %79 = arith.constant dense<1536> : tensor<16x1xi32>
    %101 = arith.constant dense<3392> : tensor<4xi32>
    %106 = arith.constant dense<3072> : tensor<128xi32>
    %112 = arith.constant dense<2> : tensor<4xi32>
    %116 = arith.constant dense<0.0e+00> : tensor<4x128xf32>
    %118 = arith.constant dense<3200> : tensor<128xi32>
    %130 = arith.constant dense<1.442695e+00> : tensor<16x4xf32>
    %133 = arith.constant dense<-1.442695e+00> : tensor<16x4xf32>
    %185 = arith.constant dense<1.0e+00> : tensor<16x4xf32>
    %190 = arith.constant 1536 : i32
    %199 = arith.constant 96 : i32
    %0 = tt.get_program_id x : i32
    %1 = tt.get_program_id y : i32
    %3 = arith.muli %0, %2 : i32
    %4 = tt.make_range {end = 16 : i32, start = 0 : i32} : tensor<16xi32>
    %5 = tt.splat %3 : i32 -> tensor<16xi32>
    %6 = arith.addi %5, %4 : tensor<16xi32>
    %8 = arith.muli %1, %7 : i32
    %9 = tt.addptr %rows, %8 : !tt.ptr<f32>, i32
    %10 = arith.extsi %1 : i32 to i64
    %12 = arith.muli %10, %11 : i64
    %13 = tt.make_range {end = 32 : i32, start = 0 : i32} : tensor<32xi32>
    %14 = tt.expand_dims %6 {axis = 1 : i32} : tensor<16xi32> -> tensor<16x1xi32>
    %16 = arith.muli %14, %15 : tensor<16x1xi32>
    %17 = tt.expand_dims %13 {axis = 0 : i32} : tensor<32xi32> -> tensor<1x32xi32>
    %18 = tt.broadcast %16 : tensor<16x1xi32> -> tensor<16x32xi32>
    %19 = tt.broadcast %17 : tensor<1x32xi32> -> tensor<16x32xi32>
    %20 = arith.addi %18, %19 : tensor<16x32xi32>
    %21 = tt.addptr %ssm, %12 : !tt.ptr<f32>, i64
    %22 = tt.splat %21 : !tt.ptr<f32> -> tensor<16x32x!tt.ptr<f32>>
    %23 = tt.addptr %22, %20 : tensor<16x32x!tt.ptr<f32>>, tensor<16x32xi32>
    %25 = tt.addptr %23, %24 : tensor<16x32x!tt.ptr<f32>>, tensor<16x32xi32>
    %26 = tt.load %25 : tensor<16x32x!tt.ptr<f32>>
    %28 = tt.addptr %23, %27 : tensor<16x32x!tt.ptr<f32>>, tensor<16x32xi32>
    %29 = tt.load %28 : tensor<16x32x!tt.ptr<f32>>
    %31 = tt.addptr %23, %30 : tensor<16x32x!tt.ptr<f32>>, tensor<16x32xi32>
    %32 = tt.load %31 : tensor<16x32x!tt.ptr<f32>>
    %34 = tt.addptr %23, %33 : tensor<16x32x!tt.ptr<f32>>, tensor<16x32xi32>
    %35 = tt.load %34 : tensor<16x32x!tt.ptr<f32>>
    gpu.barrier
    %37 = tt.addptr %9, %36 : !tt.ptr<f32>, i32
    %39 = arith.addi %13, %38 : tensor<32xi32>
    %40 = tt.splat %37 : !tt.ptr<f32> -> tensor<32x!tt.ptr<f32>>
    %41 = tt.addptr %40, %39 : tensor<32x!tt.ptr<f32>>, tensor<32xi32>
    %42 = tt.load %41 : tensor<32x!tt.ptr<f32>>
    %44 = arith.addi %13, %43 : tensor<32xi32>
    %45 = tt.addptr %40, %44 : tensor<32x!tt.ptr<f32>>, tensor<32xi32>
    %46 = tt.load %45 : tensor<32x!tt.ptr<f32>>
    %48 = arith.addi %13, %47 : tensor<32xi32>
    %49 = tt.addptr %40, %48 : tensor<32x!tt.ptr<f32>>, tensor<32xi32>
    %50 = tt.load %49 : tensor<32x!tt.ptr<f32>>
    %52 = arith.addi %13, %51 : tensor<32xi32>
    %53 = tt.addptr %40, %52 : tensor<32x!tt.ptr<f32>>, tensor<32xi32>
    %54 = tt.load %53 : tensor<32x!tt.ptr<f32>>
    %55 = tt.make_range {end = 4 : i32, start = 0 : i32} : tensor<4xi32>
    %56 = tt.expand_dims %55 {axis = 0 : i32} : tensor<4xi32> -> tensor<1x4xi32>
    %57 = arith.sitofp %4 : tensor<16xi32> to tensor<16xf32>
    %58 = arith.fptosi %57 : tensor<16xf32> to tensor<16xi32>
    %59 = arith.addi %5, %58 : tensor<16xi32>
    %60 = tt.expand_dims %59 {axis = 1 : i32} : tensor<16xi32> -> tensor<16x1xi32>
    %62 = arith.cmpi eq, %56, %61 : tensor<1x4xi32>
    %64 = arith.divsi %60, %63 : tensor<16x1xi32>
    %66 = arith.muli %56, %65 : tensor<1x4xi32>
    %67 = tt.splat %9 : !tt.ptr<f32> -> tensor<1x4x!tt.ptr<f32>>
    %68 = tt.addptr %67, %66 : tensor<1x4x!tt.ptr<f32>>, tensor<1x4xi32>
    %70 = arith.cmpi sle, %56, %69 : tensor<1x4xi32>
    %72 = arith.addi %64, %71 : tensor<16x1xi32>
    %73 = tt.broadcast %68 : tensor<1x4x!tt.ptr<f32>> -> tensor<16x4x!tt.ptr<f32>>
    %74 = tt.broadcast %72 : tensor<16x1xi32> -> tensor<16x4xi32>
    %75 = tt.addptr %73, %74 : tensor<16x4x!tt.ptr<f32>>, tensor<16x4xi32>
    %76 = tt.broadcast %70 : tensor<1x4xi1> -> tensor<16x4xi1>
    %78 = tt.load %75, %76, %77 : tensor<16x4x!tt.ptr<f32>>
    %80 = arith.addi %60, %79 : tensor<16x1xi32>
    %81 = tt.broadcast %80 : tensor<16x1xi32> -> tensor<16x4xi32>
    %82 = tt.addptr %73, %81 : tensor<16x4x!tt.ptr<f32>>, tensor<16x4xi32>
    %83 = tt.load %82, %76, %77 : tensor<16x4x!tt.ptr<f32>>
    %84 = tt.splat %alog : !tt.ptr<f32> -> tensor<16x1x!tt.ptr<f32>>
    %85 = tt.addptr %84, %64 : tensor<16x1x!tt.ptr<f32>>, tensor<16x1xi32>
    %86 = tt.broadcast %85 : tensor<16x1x!tt.ptr<f32>> -> tensor<16x4x!tt.ptr<f32>>
    %87 = tt.load %86 : tensor<16x4x!tt.ptr<f32>>
    %88 = tt.splat %d : !tt.ptr<f32> -> tensor<16x1x!tt.ptr<f32>>
    %89 = tt.addptr %88, %64 : tensor<16x1x!tt.ptr<f32>>, tensor<16x1xi32>
    %90 = tt.broadcast %89 : tensor<16x1x!tt.ptr<f32>> -> tensor<16x4x!tt.ptr<f32>>
    %91 = tt.load %90 : tensor<16x4x!tt.ptr<f32>>
    %92 = tt.splat %37 : !tt.ptr<f32> -> tensor<16x1x!tt.ptr<f32>>
    %93 = tt.addptr %92, %60 : tensor<16x1x!tt.ptr<f32>>, tensor<16x1xi32>
    %94 = tt.broadcast %93 : tensor<16x1x!tt.ptr<f32>> -> tensor<16x4x!tt.ptr<f32>>
    %95 = tt.load %94 : tensor<16x4x!tt.ptr<f32>>
    %96 = tt.splat %norm : !tt.ptr<f32> -> tensor<16x1x!tt.ptr<f32>>
    %97 = tt.addptr %96, %60 : tensor<16x1x!tt.ptr<f32>>, tensor<16x1xi32>
    %98 = tt.broadcast %97 : tensor<16x1x!tt.ptr<f32>> -> tensor<16x4x!tt.ptr<f32>>
    %99 = tt.load %98 : tensor<16x4x!tt.ptr<f32>>
    %100 = tt.make_range {end = 128 : i32, start = 0 : i32} : tensor<128xi32>
    %102 = arith.muli %55, %101 : tensor<4xi32>
    %103 = tt.expand_dims %102 {axis = 1 : i32} : tensor<4xi32> -> tensor<4x1xi32>
    %104 = tt.splat %9 : !tt.ptr<f32> -> tensor<4x1x!tt.ptr<f32>>
    %105 = tt.addptr %104, %103 : tensor<4x1x!tt.ptr<f32>>, tensor<4x1xi32>
    %107 = arith.addi %100, %106 : tensor<128xi32>
    %108 = tt.expand_dims %107 {axis = 0 : i32} : tensor<128xi32> -> tensor<1x128xi32>
    %109 = tt.broadcast %105 : tensor<4x1x!tt.ptr<f32>> -> tensor<4x128x!tt.ptr<f32>>
    %110 = tt.broadcast %108 : tensor<1x128xi32> -> tensor<4x128xi32>
    %111 = tt.addptr %109, %110 : tensor<4x128x!tt.ptr<f32>>, tensor<4x128xi32>
    %113 = arith.cmpi sle, %55, %112 : tensor<4xi32>
    %114 = tt.expand_dims %113 {axis = 1 : i32} : tensor<4xi1> -> tensor<4x1xi1>
    %115 = tt.broadcast %114 : tensor<4x1xi1> -> tensor<4x128xi1>
    %117 = tt.load %111, %115, %116 : tensor<4x128x!tt.ptr<f32>>
    %119 = arith.addi %100, %118 : tensor<128xi32>
    %120 = tt.splat %37 : !tt.ptr<f32> -> tensor<128x!tt.ptr<f32>>
    %121 = tt.addptr %120, %119 : tensor<128x!tt.ptr<f32>>, tensor<128xi32>
    %122 = tt.load %121 : tensor<128x!tt.ptr<f32>>
    %123 = tt.expand_dims %122 {axis = 0 : i32} : tensor<128xf32> -> tensor<1x128xf32>
    %124 = tt.broadcast %123 : tensor<1x128xf32> -> tensor<4x128xf32>
    %125 = arith.mulf %117, %124 : tensor<4x128xf32>
    %126 = "tt.reduce"(%125) <{axis = 1 : i32}> ({
    ^bb0(%127: f32, %128: f32):
      %129 = arith.addf %127, %128 : f32
      tt.reduce.return %129 : f32
    }) : (tensor<4x128xf32>) -> tensor<4xf32>
    %131 = arith.mulf %87, %130 : tensor<16x4xf32>
    %132 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %131 : tensor<16x4xf32> -> tensor<16x4xf32>
    %134 = arith.mulf %132, %133 : tensor<16x4xf32>
    %135 = "tt.scan"(%78) <{axis = 1 : i32, reverse = true}> ({
    ^bb0(%136: f32, %137: f32):
      %138 = arith.addf %136, %137 : f32
      tt.scan.return %138 : f32
    }) : (tensor<16x4xf32>) -> tensor<16x4xf32>
    %139 = arith.subf %135, %78 : tensor<16x4xf32>
    %140 = arith.mulf %139, %134 : tensor<16x4xf32>
    %141 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %140 : tensor<16x4xf32> -> tensor<16x4xf32>
    %142 = arith.mulf %78, %141 : tensor<16x4xf32>
    %143 = tt.expand_dims %126 {axis = 0 : i32} : tensor<4xf32> -> tensor<1x4xf32>
    %144 = arith.cmpi eq, %56, %69 : tensor<1x4xi32>
    %145 = tt.broadcast %144 : tensor<1x4xi1> -> tensor<16x4xi1>
    %146 = arith.select %145, %91, %77 : tensor<16x4xi1>, tensor<16x4xf32>
    %147 = tt.broadcast %143 : tensor<1x4xf32> -> tensor<16x4xf32>
    %148 = math.fma %142, %147, %146 : tensor<16x4xf32>
    %149 = arith.mulf %148, %83 : tensor<16x4xf32>
    %150 = "tt.reduce"(%149) <{axis = 1 : i32}> ({
    ^bb0(%151: f32, %152: f32):
      %153 = arith.addf %151, %152 : f32
      tt.reduce.return %153 : f32
    }) : (tensor<16x4xf32>) -> tensor<16xf32>
    %154 = tt.expand_dims %150 {axis = 1 : i32} : tensor<16xf32> -> tensor<16x1xf32>
    %155 = "tt.reduce"(%78) <{axis = 1 : i32}> ({
    ^bb0(%156: f32, %157: f32):
      %158 = arith.addf %156, %157 : f32
      tt.reduce.return %158 : f32
    }) : (tensor<16x4xf32>) -> tensor<16xf32>
    %159 = tt.expand_dims %155 {axis = 1 : i32} : tensor<16xf32> -> tensor<16x1xf32>
    %160 = tt.broadcast %159 : tensor<16x1xf32> -> tensor<16x4xf32>
    %161 = arith.mulf %160, %134 : tensor<16x4xf32>
    %162 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %161 : tensor<16x4xf32> -> tensor<16x4xf32>
    %163 = tt.expand_dims %42 {axis = 0 : i32} : tensor<32xf32> -> tensor<1x32xf32>
    %164 = tt.broadcast %163 : tensor<1x32xf32> -> tensor<16x32xf32>
    %165 = arith.mulf %26, %164 : tensor<16x32xf32>
    %166 = tt.expand_dims %46 {axis = 0 : i32} : tensor<32xf32> -> tensor<1x32xf32>
    %167 = tt.broadcast %166 : tensor<1x32xf32> -> tensor<16x32xf32>
    %168 = math.fma %29, %167, %165 : tensor<16x32xf32>
    %169 = tt.expand_dims %50 {axis = 0 : i32} : tensor<32xf32> -> tensor<1x32xf32>
    %170 = tt.broadcast %169 : tensor<1x32xf32> -> tensor<16x32xf32>
    %171 = math.fma %32, %170, %168 : tensor<16x32xf32>
    %172 = tt.expand_dims %54 {axis = 0 : i32} : tensor<32xf32> -> tensor<1x32xf32>
    %173 = tt.broadcast %172 : tensor<1x32xf32> -> tensor<16x32xf32>
    %174 = math.fma %35, %173, %171 : tensor<16x32xf32>
    %175 = "tt.reduce"(%174) <{axis = 1 : i32}> ({
    ^bb0(%176: f32, %177: f32):
      %178 = arith.addf %176, %177 : f32
      tt.reduce.return %178 : f32
    }) : (tensor<16x32xf32>) -> tensor<16xf32>
    %179 = tt.expand_dims %175 {axis = 1 : i32} : tensor<16xf32> -> tensor<16x1xf32>
    %180 = tt.broadcast %179 : tensor<16x1xf32> -> tensor<16x4xf32>
    %181 = tt.broadcast %154 : tensor<16x1xf32> -> tensor<16x4xf32>
    %182 = math.fma %180, %162, %181 : tensor<16x4xf32>
    %183 = arith.mulf %95, %133 : tensor<16x4xf32>
    %184 = tt.elementwise_inline_asm "ex2.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %183 : tensor<16x4xf32> -> tensor<16x4xf32>
    %186 = arith.addf %184, %185 : tensor<16x4xf32>
    %187 = tt.elementwise_inline_asm "rcp.approx.ftz.f32 $0, $1;" {constraints = "=f,f", packed_element = 1 : i32, pure = true} %186 : tensor<16x4xf32> -> tensor<16x4xf32>
    %188 = arith.mulf %95, %187 : tensor<16x4xf32>
    %189 = arith.mulf %182, %188 : tensor<16x4xf32>
    %191 = arith.muli %1, %190 : i32
    %192 = tt.addptr %gated, %191 : !tt.ptr<bf16>, i32
    %193 = tt.broadcast %60 : tensor<16x1xi32> -> tensor<16x4xi32>
    %194 = tt.splat %192 : !tt.ptr<bf16> -> tensor<16x4x!tt.ptr<bf16>>
    %195 = tt.addptr %194, %193 : tensor<16x4x!tt.ptr<bf16>>, tensor<16x4xi32>
    %196 = arith.mulf %189, %99 : tensor<16x4xf32>
    %197 = arith.truncf %196 : tensor<16x4xf32> to tensor<16x4xbf16>
    %198 = tt.broadcast %62 : tensor<1x4xi1> -> tensor<16x4xi1>
    tt.store %195, %197, %198 : tensor<16x4x!tt.ptr<bf16>>
    %200 = arith.muli %1, %199 : i32
    %201 = arith.addi %200, %0 : i32
    %202 = tt.addptr %squares, %201 : !tt.ptr<f32>, i32
    %203 = arith.mulf %189, %189 : tensor<16x4xf32>
    %204 = arith.select %198, %203, %77 : tensor<16x4xi1>, tensor<16x4xf32>
    %205 = "tt.reduce"(%204) <{axis = 1 : i32}> ({
    ^bb0(%206: f32, %207: f32):
      %208 = arith.addf %206, %207 : f32
      tt.reduce.return %208 : f32
    }) : (tensor<16x4xf32>) -> tensor<16xf32>
    %209 = "tt.reduce"(%205) <{axis = 0 : i32}> ({
    ^bb0(%210: f32, %211: f32):
      %212 = arith.addf %210, %211 : f32
      tt.reduce.return %212 : f32
    }) : (tensor<16xf32>) -> f32
    tt.store %202, %209 : !tt.ptr<f32>
    tt.return
  }
}
", name = "block_recur_run", num_stages = 1 : i32, num_warps = 2 : i32}, operand_layouts = [dense<[2, 1, 0]> : tensor<3xindex>, dense<[3, 2, 1, 0]> : tensor<4xindex>, dense<[0]> : tensor<1xindex>, dense<[0]> : tensor<1xindex>, dense<[0]> : tensor<1xindex>], result_layouts = [dense<[1, 0]> : tensor<2xindex>, dense<[1, 0]> : tensor<2xindex>]} : (tensor<16x4x3392xf32>, tensor<16x64x24x128xf32>, tensor<64xf32>, tensor<64xf32>, tensor<1536xf32>) -> (tensor<16x1536xbf16>, tensor<16x96xf32>)
    %k3:1 = stablehlo.custom_call @__gpu$xla.gpu.triton(%arg0, %k2#0, %k2#1, %arg11) {backend_config = "", mhlo.backend_config = {debug = false, grid_x = 48 : i32, grid_y = 1 : i32, grid_z = 1 : i32, ir = "module {
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
    return %k3#0, %k1#1, %k1#0 : tensor<16x768xf32>, tensor<16x1792x4xf32>, tensor<16x4x3392xf32>
