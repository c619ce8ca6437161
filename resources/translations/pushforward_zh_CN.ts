<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ActNormHandles</name>
    <message>
        <source>where the origin goes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the scale of the first axis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the scale of the second axis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A scale stays above 0: at 0 the plane would be flattened, below it mirrored, which is the work of a linear layer.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AffineCurves</name>
    <message>
        <source>log-scale: the other coordinate is stretched by its exponential</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>shift: added to the other coordinate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>s stays within ±%1, the layer&apos;s log-scale bound, which keeps training from running away.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EditNames</name>
    <message numerus="yes">
        <source>%n layers</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>layer %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>insertion of layer %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>paste of a layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>paste of %n layers</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>duplication of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>deletion of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>move of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bypass of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>end of bypass of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>freezing of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>thawing of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>flip of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change of %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change of the shape of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change of values of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reset of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>randomising of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choice of target %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change of the objective</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change of annealing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choice of the optimiser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change of the learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change of the clip norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change of the batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change of the seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change of the schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change of the training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change of the temperature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change of the title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>restart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>opening of %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HyperText</name>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a whole number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a number, or none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write whole numbers parted by commas, e.g. 32, 32.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one from the list.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LayerClipboard</name>
    <message>
        <source>The clipboard holds no layers; copy some cards first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clipboard holds no layers that can be pasted: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clipboard&apos;s layers are of %1 dimensions, the stack is of %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clipboard holds a stack without layers; copy some cards first.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LinearHandles</name>
    <message>
        <source>where the origin goes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>where the first axis goes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>where the second axis goes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two axes can&apos;t fall onto one line: the plane would be flattened and the matrix have no inverse.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PlanarHandles</name>
    <message>
        <source>how sharp the bend is; the dashed lines are where wᵀz + b = ±1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>moves the line along its normal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the line&apos;s normal: turn it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the push: how far and where to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wᵀû stays above −1: beyond it the plane would fold over itself and the layer would have no inverse.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>1 layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 layers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no floor while the energy is annealed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>entropy floor H(p) = %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>floor 0 = KL(q‖p) at its best</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>floor α H(p) = %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the gap is %1 = %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Density</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Grid warp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log-det</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Depth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Probe</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RadialHandles</name>
    <message>
        <source>the centre</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the radius within which the layer acts most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the strength: outwards swells, inwards squeezes; the dashed circle is α + β</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>α stays above 0: a circle without a radius would tear the plane at its centre.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>β stays above −α: beyond it the plane would fold through the centre and the layer would have no inverse.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RotationHandles</name>
    <message>
        <source>the angle: where the first axis is turned to</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SplineCurves</name>
    <message>
        <source>where the layer takes this level of the other coordinate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inside the tail bound ±%1 the spline stays inside it; beyond it nothing moves.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <source>not invertible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gaussian %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>planar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shears space along the arrow û across the hyperplane wᵀz + b = 0: points on either side are pushed apart or pulled together, far from the plane they are only shifted. One layer makes one bend, so many are stacked. The inverse has no closed form; it is one monotone scalar equation, solved to machine precision.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Direction and strength of the push; its part along w is kept so that the layer is invertible.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Normal of the hyperplane; its length says how sharp the bend is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Moves the hyperplane along w.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>invertible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>radial</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pushes points away from the centre z₀ (β &gt; 0, density falls there) or pulls them towards it (β &lt; 0, density rises). The effect is strongest within the radius α and dies away outside. The inverse is in closed form: the distance to the centre solves a quadratic equation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The centre.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The radius within which the layer acts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The strength: positive pushes outwards, negative pulls inwards, 0 is the identity.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>affine coupling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>coupling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Half of the dimensions (A) passes through; a small network reads them and says how to scale (s) and shift (t) the others (B). Both directions are equally cheap, because the network is never inverted. Swap the mask from one layer to the next, so that every dimension gets its turn.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One entry per dimension: 1 conditions and passes through unchanged, 0 is transformed. Layers one after the other should take turns.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hidden widths</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many neurons each hidden layer of the conditioner has, from the input to the output. An empty list makes it linear.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>activation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The nonlinearity after every hidden layer of the conditioner. tanh and silu give smooth densities, the two rectifiers are faster and leave creases.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>log-scale bound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps every log-scale softly within ±c, as s = c·tanh(raw/c); none leaves it free, which can make training diverge.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights of the conditioner, one matrix per linear layer, outputs × inputs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Biases of the conditioner, one vector per linear layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>additive coupling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>additive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A coupling that only shifts: half of the dimensions (A) passes through, a small network reads them and says how far to slide the others (B). It preserves volume everywhere, log |det J| = 0, so it can move density but never thicken or thin it; pair it with an actnorm or a linear layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>spline coupling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>spline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A coupling whose scale and shift are replaced by a flexible curve: half of the dimensions (A) passes through, a small network reads them and draws a monotone spline through which each of the others (B) goes. It can make sharp edges and several modes in one layer. Outside ±B it is the identity.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pieces of the spline; more bins make finer edges.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tail bound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The spline acts within ±B; beyond it the layer is the identity.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>autoregressive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>autoreg.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every dimension is scaled and shifted by a network that sees the dimensions before it, and only those: masks cut the other connections. From data to base all dimensions go in parallel (MAF); from base to data they follow one after the other. Flip the layer to make that the other way round (IAF).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0 where the mask cuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>permutation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>permute</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reorders the dimensions, by default back to front; in two dimensions it swaps them. It has nothing to learn. Put it between autoregressive or coupling layers, which treat their dimensions unequally.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Output i takes input order[i], counted from 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>linear (1×1 convolution)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>linear</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rotates, stretches and shears all dimensions at once by a learnt matrix, and shifts them. The matrix is kept as a product of triangles, so that its determinant is a product of scales and it stays invertible. Use it between couplings to mix the dimensions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>row order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The fixed permutation P: row i of W is row order[i] of L (U + diag s). Set when the layer starts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>signs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The fixed signs of s, each 1 or −1. Set when the layer starts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The matrix, row by row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added after the matrix.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rotation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turns the plane anticlockwise by a learnt angle. It preserves volume, log |det J| = 0, and mixes the two dimensions, so that couplings on either side of it act along different axes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The angle in radians, anticlockwise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>actnorm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scales and shifts every dimension by itself. When training starts it is set from the first batch that reaches it, so that what it hands on has mean 0 and variance 1; from then on it learns like any other layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scale of each dimension.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added to each dimension.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>two moons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two half circles that reach into each other, with a little noise. The classic first test: the flow must bend one round blob into two curved pieces that don&apos;t touch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>half circles of radius 1 + &lt;i&gt;N&lt;/i&gt;(0, 0.08²), then (&lt;b&gt;&lt;i&gt;x&lt;/i&gt;&lt;/b&gt; − (0.5, 0.25)) / (0.87, 0.5)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>upper moon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lower moon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>two circles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A circle inside a circle. A flow is continuous and has a continuous inverse, so it can&apos;t cut the plane: watch the thin bridges that it must leave between the two.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>circles of radius 3 and 1.5 + &lt;i&gt;N&lt;/i&gt;(0, 0.2²)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>outer circle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>inner circle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>four rings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Four rings about one centre. Hard for a flow, because each ring asks for one more fold of the plane.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>circles of radius 0.75, 1.5, 2.25, 3 + &lt;i&gt;N&lt;/i&gt;(0, 0.1²)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>innermost ring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>second ring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>third ring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>outermost ring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>eight Gaussians</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eight round blobs on a circle. Shows whether a model covers all modes (forward KL) or picks a few (reverse KL).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>east</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>north-east</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>north</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>north-west</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>west</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>south-west</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>south</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>south-east</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>two Gaussians</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two round blobs at a distance that you choose. Pull them apart and see from where on reverse KL keeps only one of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>distance d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Distance between the two centres, in units of the plane.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>pinwheel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Five arms, twisted more the farther out they reach. Long thin pieces that meet in the middle.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>arm &lt;i&gt;k&lt;/i&gt;: &lt;i&gt;N&lt;/i&gt;((2, 0), diag(0.6², 0.2²)) turned by 2π&lt;i&gt;k&lt;/i&gt;/5 + 2.56 &lt;i&gt;r&lt;/i&gt;²/(16 + &lt;i&gt;r&lt;/i&gt;²), &lt;i&gt;r&lt;/i&gt; = ‖&lt;b&gt;&lt;i&gt;x&lt;/i&gt;&lt;/b&gt;‖</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>first arm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>second arm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>third arm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fourth arm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fifth arm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>checkerboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Eight filled squares with sharp edges. No smooth flow can have a jump, so the edges stay a little soft, and KL(q‖p) is infinite.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>uniform on the squares of side 2 in [−4, 4]² with ⌊&lt;i&gt;x&lt;/i&gt;&lt;sub&gt;1&lt;/sub&gt;/2⌋ + ⌊&lt;i&gt;x&lt;/i&gt;&lt;sub&gt;2&lt;/sub&gt;/2⌋ even</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>two spirals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two arms wound around each other one and a half times. The density must be rolled up without tearing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>± &lt;i&gt;t&lt;/i&gt; (−cos &lt;i&gt;t&lt;/i&gt;, sin &lt;i&gt;t&lt;/i&gt;)/3 + &lt;i&gt;N&lt;/i&gt;(0, 0.13²), &lt;i&gt;t&lt;/i&gt; = 3π√&lt;i&gt;u&lt;/i&gt;, &lt;i&gt;u&lt;/i&gt; uniform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swiss roll</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One strip rolled up one and a half times: a one-dimensional curve hidden in the plane.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;i&gt;t&lt;/i&gt; (cos &lt;i&gt;t&lt;/i&gt;, sin &lt;i&gt;t&lt;/i&gt;)/5 + &lt;i&gt;N&lt;/i&gt;(0, 0.2²), &lt;i&gt;t&lt;/i&gt; uniform on [1.5π, 4.5π]</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>U1: two arcs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An energy of Rezende and Mohamed (2015): a ring of which two opposite arcs are left. Given as a formula, so it can be learnt by reverse KL without any data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left arc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>right arc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>U2: wave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An energy of Rezende and Mohamed (2015): a band along a sine. As published it goes on for ever; a soft wall at |z1| = 4 makes it a density.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;i&gt;U&lt;/i&gt; = ½((&lt;i&gt;z&lt;/i&gt;&lt;sub&gt;2&lt;/sub&gt; − &lt;i&gt;w&lt;/i&gt;&lt;sub&gt;1&lt;/sub&gt;)/0.4)² + wall, &lt;i&gt;w&lt;/i&gt;&lt;sub&gt;1&lt;/sub&gt; = sin(π&lt;i&gt;z&lt;/i&gt;&lt;sub&gt;1&lt;/sub&gt;/2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>U3: wave with a split</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An energy of Rezende and Mohamed (2015): the wave splits in two and joins again. The soft wall at |z1| = 4 makes it a density.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;i&gt;U&lt;/i&gt; = −ln(e&lt;sup&gt;−½((&lt;i&gt;z&lt;/i&gt;&lt;sub&gt;2&lt;/sub&gt;−&lt;i&gt;w&lt;/i&gt;&lt;sub&gt;1&lt;/sub&gt;)/0.35)²&lt;/sup&gt; + e&lt;sup&gt;−½((&lt;i&gt;z&lt;/i&gt;&lt;sub&gt;2&lt;/sub&gt;−&lt;i&gt;w&lt;/i&gt;&lt;sub&gt;1&lt;/sub&gt;+&lt;i&gt;w&lt;/i&gt;&lt;sub&gt;2&lt;/sub&gt;)/0.35)²&lt;/sup&gt;) + wall, &lt;i&gt;w&lt;/i&gt;&lt;sub&gt;2&lt;/sub&gt; = 3 e&lt;sup&gt;−½((&lt;i&gt;z&lt;/i&gt;&lt;sub&gt;1&lt;/sub&gt;−1)/0.6)²&lt;/sup&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>upper branch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lower branch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>U4: wave with a fork</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An energy of Rezende and Mohamed (2015): the wave forks and stays two. The soft wall at |z1| = 4 makes it a density.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;i&gt;U&lt;/i&gt; = −ln(e&lt;sup&gt;−½((&lt;i&gt;z&lt;/i&gt;&lt;sub&gt;2&lt;/sub&gt;−&lt;i&gt;w&lt;/i&gt;&lt;sub&gt;1&lt;/sub&gt;)/0.4)²&lt;/sup&gt; + e&lt;sup&gt;−½((&lt;i&gt;z&lt;/i&gt;&lt;sub&gt;2&lt;/sub&gt;−&lt;i&gt;w&lt;/i&gt;&lt;sub&gt;1&lt;/sub&gt;+&lt;i&gt;w&lt;/i&gt;&lt;sub&gt;3&lt;/sub&gt;)/0.35)²&lt;/sup&gt;) + wall, &lt;i&gt;w&lt;/i&gt;&lt;sub&gt;3&lt;/sub&gt; = 3 σ((&lt;i&gt;z&lt;/i&gt;&lt;sub&gt;1&lt;/sub&gt;−1)/0.3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One broad ring. Radial layers are made for it: a single one can push the middle of the base outwards.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>broad wave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A Gaussian bent along a sine. Easy: one coupling layer that moves z2 by a function of z1 makes it exactly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>banana</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A Gaussian bent along a parabola. One coupling layer makes it exactly; planar layers need several.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>uniform square</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same density everywhere in a square, none outside. The flow must flatten the bell and build steep walls.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>uniform on [−2, 2]²</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gaussian</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One Gaussian with a covariance that you choose. A single linear layer makes it exactly: the simplest check that all works.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>σ₁</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standard deviation along the first axis.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>σ₂</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standard deviation along the second axis.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>correlation ρ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much the two coordinates go together; 0 is not at all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>formula</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A density by the energy that you type. Given as a formula, it can be learnt by reverse KL without any data; its log Z is found by quadrature.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>energy U(x, y)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Numbers, x and y, + - * / ^, brackets, pi, e, and sin cos tan tanh exp log sqrt abs sigmoid min max pow atan2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mixture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gaussians that you place, turn and stretch on the canvas, each with its weight. What the classic mixtures are made of, and exact to sample from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gaussians</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A row each: weight, mean1, mean2, sigma1, sigma2, angle of the first axis in radians.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>painted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you paint with the brush, or an image. Every cell is a Gaussian about its middle; a thousandth of the mass is a wide Gaussian, so that log p is finite where nothing was painted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Σ&lt;sub&gt;&lt;i&gt;ij&lt;/i&gt;&lt;/sub&gt; &lt;i&gt;w&lt;/i&gt;&lt;sub&gt;&lt;i&gt;ij&lt;/i&gt;&lt;/sub&gt; &lt;i&gt;N&lt;/i&gt;(&lt;b&gt;&lt;i&gt;x&lt;/i&gt;&lt;/b&gt;&lt;sub&gt;&lt;i&gt;ij&lt;/i&gt;&lt;/sub&gt;, (softness · cell)²)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>centre x₁</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First coordinate of the picture&apos;s middle.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>centre x₂</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Second coordinate of the picture&apos;s middle.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width of the picture, in units of the plane.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>softness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Standard deviation of each cell&apos;s Gaussian, in cells.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>density</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Weights of square cells, the bottom row first, in 16 bits each (little-endian, base64).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples from a file. A Gaussian about each gives them a density, as wide as Scott&apos;s rule says or a share of it; a thousandth of the mass is a wide Gaussian, so that log p is finite everywhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1/&lt;i&gt;n&lt;/i&gt; Σ&lt;sub&gt;&lt;i&gt;k&lt;/i&gt;&lt;/sub&gt; &lt;i&gt;N&lt;/i&gt;(&lt;b&gt;&lt;i&gt;x&lt;/i&gt;&lt;/b&gt;&lt;sub&gt;&lt;i&gt;k&lt;/i&gt;&lt;/sub&gt;, &lt;i&gt;h&lt;/i&gt;²), &lt;i&gt;h&lt;/i&gt; = bandwidth · &lt;i&gt;σ&lt;/i&gt; &lt;i&gt;n&lt;/i&gt;&lt;sup&gt;−1/6&lt;/sup&gt;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>bandwidth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Width of the Gaussians as a share of Scott&apos;s rule, which is made for a single bell; curved shapes want less.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A row each: x1, x2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>32 planar layers on U1, two modes on a ring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each layer bends the plane across one line; thirty-two of them split a Gaussian into two lobes on a ring, from the energy alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>32 planar layers on U2, a sine wave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thirty-two bends lay a Gaussian along a sine wave, from the energy alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>32 planar layers on U3, a wave that parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thirty-two bends follow a sine wave that splits in two, from the energy alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>32 planar layers on U4, a wave with a branch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thirty-two bends follow a sine wave with a steep branch, from the energy alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>RealNVP, 8 couplings on two moons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Half of the coordinates decides how the other half is scaled and shifted, in turn; trained from samples.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NICE, 8 additive couplings on two moons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shifts alone, no stretching: every layer keeps areas as they are, and a last scaling does what they cannot.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MAF, 6 autoregressive layers on the pinwheel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Masked autoregressive flow: each coordinate is scaled and shifted by the ones before it, so that densities take one pass; the order is reversed in between.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IAF, 6 flipped autoregressive layers on U1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inverse autoregressive flow: the same layers the other way round, so that sampling takes one pass; trained from the energy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>4 spline couplings on the checkerboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Monotone rational-quadratic splines have the sharp bends that a checkerboard asks for; rotations mix the axes in between.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>32 radial layers on the ring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each layer pushes away from one point or pulls towards it; thirty-two of them open a Gaussian into a ring.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A mixed stack on two moons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Planar, radial, coupling, autoregressive and mixing layers in one stack: reorder, flip and bypass them while it trains.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mode covering: forward KL on two Gaussians</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layers that only turn, stretch and shift keep the model a Gaussian; the forward KL punishes every mode that is missed, so it lies across both and over the valley between.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mode seeking: reverse KL on two Gaussians</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same stack and target as in mode covering; the reverse KL punishes mass where the target has none, so the model settles in one mode and never learns of the other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A single planar layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole idea in one layer: drag its line and its arrow, and watch density, grid and log-det follow.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pushforward::app::Autosave</name>
    <message>
        <source>Unsaved work can&apos;t be kept for recovery: %1. Save the project to be safe.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pushforward::app::CardDelegate</name>
    <message>
        <source>bypassed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pushforward::app::CurvePlot</name>
    <message>
        <source>Functions of the conditioning coordinate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag a curve to bend it; with Shift all of it moves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Over %1. %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 = %2 at %3 = %4; %5. The arrow keys move along and bend it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pushforward::app::DensityView</name>
    <message>
        <source>Density</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Density of the model, p(x): how much of the base lands where. Wheel zooms, dragging pans, double click resets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>per unit²</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>target, 50 and 95 % of mass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>samples</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pushforward::app::EditActions</name>
    <message>
        <source>Undo %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to redo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pushforward::app::FilmView</name>
    <message>
        <source>Depth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Density after k layers. Click a picture, or drag along the scrubber, to see the flow up to there; between two layers the next one acts in part. ← and → step by a layer, with Shift by a twentieth; Home and End go to the base and to the whole stack.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sweep through the depth</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sweep smoothly from the base to the whole stack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>0 base</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The density after each layer appears here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>k = %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>density after k layers, each on its own scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 comes at once, at one half</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 acts by %2 %</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pushforward::app::HandleOverlay</name>
    <message>
        <source>layer %1 is bypassed: it changes nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>layer %1 acts on this plane next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>layer %1, seen through layer %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>layer %1, seen through layers %2 to %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>layer %1, pulled back through layer %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>layer %1, pulled back through layers %2 to %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click to see the stack up to this layer, where it comes last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Here the layers between can&apos;t be undone exactly. Show fewer layers to drag this one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tab goes to the handles of the selected layer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handle %1 = %2, %3. The arrow keys move it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pushforward::app::LatentView</name>
    <message>
        <source>Latent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The data pulled back through the flow. A perfect flow makes a standard normal of it: the circles then hold the shares that they name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 points</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>others</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>χ² radius</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>inside</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pushforward::app::LayerActions</name>
    <message>
        <source>Bypass</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bypass: the stack acts as if the layer were not there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Freeze: training leaves the layer&apos;s parameters as they are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flip: the layer&apos;s inverse f⁻¹ takes its place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Duplicate the layer with its parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the layers and delete them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the layers with their parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Insert the copied layers above the selected one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset to identity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset: the layer changes nothing until it learns again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Randomise gently</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move the layer&apos;s parameters a little way at random</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move up, towards the data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move one place towards the data x</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move down, towards the base</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move one place towards the base z</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pushforward::app::LayerDrag</name>
    <message>
        <source>drop it on the stack</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pushforward::app::LayerForm</name>
    <message>
        <source>Layer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select one card of the stack to see its parameters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Layer %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>norm %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pushforward::app::LayerPalette</name>
    <message>
        <source>Layers</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pushforward::app::LensOverlay</name>
    <message>
        <source>disc, area %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ellipse: area × %1 = |det J|</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag the rim to make the disc larger or smaller ([ and ] on the keyboard).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag the disc, or move it by the arrows (with Shift: ten times as far). X puts it into the other plane.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the flow makes of the disc. Dashed: the ellipse of the Jacobian at its middle, exact for a disc that is small; its area is |det J| times the disc&apos;s. Computed in float64 from this frame&apos;s parameters.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pushforward::app::LogDetView</name>
    <message>
        <source>Log-det</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logarithm of the area that f⁻¹ makes of a small area at x. Gold: f squeezes and the density rises; blue: f stretches and it falls. Wheel zooms, dragging pans, double click enlarges the view.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ln |det| = 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dimmed where p &lt; max p / 1000</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pushforward::app::LossView</name>
    <message>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loss of every step (thin) and its moving average. The dashed line is the lowest value that any model can reach; the area above it is the divergence that is left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The loss appears here with the first steps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nats per point</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pushforward::app::MainWindow</name>
    <message>
        <source>untitled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1[*] — Pushforward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the changes of “%1” before closing?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without saving, they are lost.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pushforward::app::MetricsPanel</name>
    <message>
        <source>Metrics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NLL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>−∫ p log q, in nats: the expected negative log-likelihood of the target under the model. Not below the target&apos;s entropy.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>KL(p‖q)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In nats: what forward KL minimises. Zero when the model is the target.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>KL(q‖p)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In nats: what reverse KL minimises. ∞ where the model puts mass on nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>∫ q over the box</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the model&apos;s density over the quadrature&apos;s box: 1 when the box holds all of it and the log-dets are right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>gradient norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the last step, before clipping. Tabulated training has an error: |g − g exact| / |g exact|, measured now and then on up to 1,024 samples of a recent step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>round trip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest |f(f⁻¹(x)) − x| / (1 + |x|) over 256 data points: how exactly the stack inverts on this device.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>∫ on %1×%1, step %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pushforward::app::NumberField</name>
    <message>
        <source>“%1” is no number.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pushforward::app::PaletteGrid</name>
    <message>
        <source>Layer %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Palette of layers: drag one onto the stack, or press Enter</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pushforward::app::PanelGrid</name>
    <message>
        <source>%1 alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Target, objective and layer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pushforward::app::PlotArea</name>
    <message>
        <source>Reset the zoom of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset the zoom (0)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show %1 alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back among the other views (Escape)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show this view alone (double click, or Return)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold the colour scale of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold the colour scale where it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first picture is being computed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pushforward::app::PresetGallery</name>
    <message>
        <source>Presets</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pushforward::app::ProbeOverlay</name>
    <message>
        <source>not finite here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>log p %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 nats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag, or move it by the arrows (with Shift: ten times as far). Escape lets it follow the pointer again. Its numbers are computed in float64 from this frame&apos;s parameters.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pushforward::app::RecentFiles</name>
    <message>
        <source>No project was opened or saved yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pushforward::app::RecoveryBar</name>
    <message>
        <source>Unsaved work</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A window ended without saving a project that has no file yet. It was kept on %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A window ended without saving changes of “%1”. They were kept on %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recover</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the unsaved work here. Undo brings back what the window shows now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the unsaved work</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pushforward::app::Session</name>
    <message>
        <source>A stack has at most %1 layers; delete some before pasting.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pushforward::app::SettingField</name>
    <message>
        <source>“%1” is not taken: %2 has to be a number from %3 to %4.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pushforward::app::StackList</name>
    <message>
        <source>Layer stack, data side first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bypass (B)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Freeze (F)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flip: use f⁻¹ in its place (I)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pushforward::app::StackModel</name>
    <message>
        <source>Layer %1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, flipped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, frozen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, bypassed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, log-det %1 nats</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pushforward::app::StackPanel</name>
    <message>
        <source>Stack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ln |det| of f⁻¹, mean over data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of each layer in log_det of f⁻¹, in nats: what it adds to log p(x).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sum over the stack: log_det of f⁻¹ in nats, mean over the data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag a layer here, or press Enter on one above.
Without layers the model is the base itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>base N(0, I)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>base N(0, %1 I)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Σ %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>insert as %1, identity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stays where it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>move to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>move here</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pushforward::app::StatusLine</name>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 steps/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 frames/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OpenCL, CPU, 88 cores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fields ± %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dismiss the message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reference engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1, %n cores</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>fields exact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Density and log-det are evaluated without tables.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live pictures look conditioners up in tables. The density is off by at most this share of its peak, as far as points of this frame tell. At rest, in metrics and in files everything is exact.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unsaved changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>saved just now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>saved %1 min ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>saved %1 h ago</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pushforward::app::TargetGallery</name>
    <message>
        <source>Target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Targets</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pushforward::app::TopRow</name>
    <message>
        <source>Menus</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>edited</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pushforward::app::TrainingPanel</name>
    <message>
        <source>Objective and optimiser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Objective</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>forward KL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reverse KL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Objective, from forward to reverse KL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>α·KL(p‖q) + (1−α)·KL(q‖p). Forward KL, maximum likelihood, covers every mode of the target; reverse KL, the free energy, seeks one mode and fits it well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>covers modes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>seeks modes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 and its number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SGD, momentum</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>constant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cosine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Annealing steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Annealing of the target</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest norm of the gradient</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Gradient clipping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nodes of the conditioners&apos; tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tabulated training</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the gradient becomes a step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of a step before the schedule. ↑ and ↓ go through 1, 2, 5, 10, …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How the learning rate changes with the steps.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decay over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cosine: steps until the learning rate is at its end. Step: steps between two drops.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Batch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples in a step. ↑ and ↓ double and halve it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tabulated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conditioners are evaluated at so many nodes of their one input and trained there; samples look up between them. A step&apos;s cost hardly depends on the batch then, and its gradient has an error: the metrics show it beside the gradient&apos;s norm. Off: every sample exactly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clip norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>‖∇‖ ≤ c: a gradient over all layers that is longer than c is shortened to c before the optimiser&apos;s step. One bad batch then throws no layer off. Off: c = ∞.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anneal over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reverse KL: the target&apos;s log-density is multiplied by β, which grows from 0.01 to 1 over so many steps, so that no mode is lost at the start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>T, the standard deviation of the base N(0, T² I) in pictures and samples; below 1 they keep to the likeliest points. Training is always at T = 1. ↑ and ↓ go by 0.05.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the training&apos;s random numbers and, at the next restart, of the parameters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the model trains. auto is the first device that works.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>α = %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>auto: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reference</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>auto</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1, %n compute units</source>
        <translation type="unfinished">
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 can&apos;t be used: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Double precision on the processor: slow, and always there.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pushforward::app::ValueRow</name>
    <message>
        <source>%1, slider</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pushforward::app::WarpView</name>
    <message>
        <source>Grid warp</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Image of a regular grid of the base plane under f. Gold cells were made smaller (the density rises there), blue ones larger. Wheel zooms, dragging pans, double click enlarges the view.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pushforward::app::WaterfallView</name>
    <message>
        <source>Probe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>log p(x) at the probe: log N(z), then what each layer&apos;s log-det adds, up to the sum. Computed in float64 from this frame&apos;s parameters. ← and → choose a bar.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>log N(z) %1 nats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>log p(x) %1 nats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2: bypassed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2: %3 nats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Point at a view to see its numbers here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The flow is not finite at this point.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>float64, this frame&apos;s parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>log N(z)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ln |det|</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>log p(x)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>log target</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>pushforward::app::WindowActions</name>
    <message>
        <source>&amp;Open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Presets…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models to begin with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the project with its parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save under another name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause, and train one step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Restart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draw the parameters anew from the seed and begin at step 0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reset zoom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the whole target again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Probe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow one point through the stack, in every view; a click pins it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Lens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what the flow makes of a small disc, and the ellipse of its Jacobian</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch between dark and light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause the training (Space)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train (Space)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stack</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Train</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Pushforward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;System</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Projects (*.%1);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the project</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Projects (*.%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Pushforward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Pushforward %1&lt;/b&gt;&lt;/p&gt;&lt;p&gt;An explorer for normalizing flows in two dimensions.&lt;/p&gt;&lt;p&gt;log p(x) = log N(f⁻¹(x)) + ln |det ∂f⁻¹/∂x|&lt;/p&gt;&lt;p&gt;GPL-3.0-or-later&lt;/p&gt;</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
