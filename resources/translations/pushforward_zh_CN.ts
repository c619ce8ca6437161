<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ActNormHandles</name>
    <message>
        <source>the scale of the first axis</source>
        <translation>第一个轴的缩放</translation>
    </message>
    <message>
        <source>the scale of the second axis</source>
        <translation>第二个轴的缩放</translation>
    </message>
    <message>
        <source>A scale stays above 0: at 0 the plane would be flattened, below it mirrored, which is the work of a linear layer.</source>
        <translation>缩放始终大于 0：等于 0 时平面会被压扁，小于 0 则成镜像，那是线性层的工作。</translation>
    </message>
</context>
<context>
    <name>AffineCurves</name>
    <message>
        <source>log-scale: the other coordinate is stretched by its exponential</source>
        <translation>对数缩放：另一坐标按其指数拉伸</translation>
    </message>
    <message>
        <source>shift: added to the other coordinate</source>
        <translation>平移：加到另一坐标上</translation>
    </message>
    <message>
        <source>s stays within ±%1, the layer&apos;s log-scale bound, which keeps training from running away.</source>
        <translation>s 保持在 ±%1 以内，即该层的对数缩放界，它防止训练发散。</translation>
    </message>
</context>
<context>
    <name>Animation</name>
    <message>
        <source>No earlier state of this model was kept yet. Let it train for a moment, or have it trained anew.</source>
        <translation>尚未保留此模型更早的状态。请让它训练片刻，或选择重新训练。</translation>
    </message>
</context>
<context>
    <name>AnimationTexts</name>
    <message>
        <source>step %1</source>
        <translation>第 %1 步</translation>
    </message>
</context>
<context>
    <name>AxesGeometry</name>
    <message>
        <source>where the origin goes</source>
        <translation>原点去往何处</translation>
    </message>
</context>
<context>
    <name>ComparePairs</name>
    <message>
        <source>1 planar layer against 8 couplings</source>
        <translation>1 个平面层对 8 个耦合层</translation>
    </message>
    <message>
        <source>Two moons: one planar layer bends the Gaussian along one line, eight couplings part it.</source>
        <translation>双月：一个平面层只能沿一条线弯折高斯，八个耦合层能把它分开。</translation>
    </message>
    <message>
        <source>1 planar layer on two moons</source>
        <translation>双月上的 1 个平面层</translation>
    </message>
    <message>
        <source>4 planar against 32 planar</source>
        <translation>4 个平面层对 32 个平面层</translation>
    </message>
    <message>
        <source>The same layer, four and thirty-two times: what depth gives.</source>
        <translation>同一种层，四个与三十二个：深度带来什么。</translation>
    </message>
    <message>
        <source>4 planar layers</source>
        <translation>4 个平面层</translation>
    </message>
    <message>
        <source>NICE against RealNVP</source>
        <translation>NICE 对 RealNVP</translation>
    </message>
    <message>
        <source>Additive couplings keep every volume, affine ones may squeeze and stretch.</source>
        <translation>加性耦合保持体积，仿射耦合可以压缩和拉伸。</translation>
    </message>
    <message>
        <source>Forward against reverse KL</source>
        <translation>前向 KL 对反向 KL</translation>
    </message>
    <message>
        <source>One model, two objectives: one covers both modes, the other seeks one of them.</source>
        <translation>一个模型，两个训练目标：一个覆盖两个模式，另一个只寻求其中一个。</translation>
    </message>
</context>
<context>
    <name>EditNames</name>
    <message numerus="yes">
        <source>%n layers</source>
        <translation>
            <numerusform>这 %n 层</numerusform>
        </translation>
    </message>
    <message>
        <source>layer %1</source>
        <translation>第 %1 层</translation>
    </message>
    <message>
        <source>insertion of layer %1</source>
        <translation>插入第 %1 层</translation>
    </message>
    <message>
        <source>paste of a layer</source>
        <translation>粘贴一层</translation>
    </message>
    <message numerus="yes">
        <source>paste of %n layers</source>
        <translation>
            <numerusform>粘贴 %n 层</numerusform>
        </translation>
    </message>
    <message>
        <source>duplication of %1</source>
        <translation>为%1创建副本</translation>
    </message>
    <message>
        <source>deletion of %1</source>
        <translation>删除%1</translation>
    </message>
    <message>
        <source>move of %1</source>
        <translation>移动%1</translation>
    </message>
    <message>
        <source>bypass of %1</source>
        <translation>旁路%1</translation>
    </message>
    <message>
        <source>end of bypass of %1</source>
        <translation>取消旁路%1</translation>
    </message>
    <message>
        <source>freezing of %1</source>
        <translation>冻结%1</translation>
    </message>
    <message>
        <source>thawing of %1</source>
        <translation>解冻%1</translation>
    </message>
    <message>
        <source>flip of %1</source>
        <translation>翻转%1</translation>
    </message>
    <message>
        <source>change of %1 of %2</source>
        <translation>更改%2的 %1</translation>
    </message>
    <message>
        <source>change of the shape of %1</source>
        <translation>更改%1的结构</translation>
    </message>
    <message>
        <source>change of values of %1</source>
        <translation>更改%1的数值</translation>
    </message>
    <message>
        <source>reset of %1</source>
        <translation>重置%1</translation>
    </message>
    <message>
        <source>randomising of %1</source>
        <translation>随机扰动%1</translation>
    </message>
    <message>
        <source>choice of target %1</source>
        <translation>选择目标分布 %1</translation>
    </message>
    <message>
        <source>change of the objective</source>
        <translation>更改训练目标</translation>
    </message>
    <message>
        <source>change of annealing</source>
        <translation>更改退火</translation>
    </message>
    <message>
        <source>choice of the optimiser</source>
        <translation>选择优化器</translation>
    </message>
    <message>
        <source>change of the learning rate</source>
        <translation>更改学习率</translation>
    </message>
    <message>
        <source>change of the clip norm</source>
        <translation>更改裁剪范数</translation>
    </message>
    <message>
        <source>change of the batch</source>
        <translation>更改批大小</translation>
    </message>
    <message>
        <source>change of the seed</source>
        <translation>更改种子</translation>
    </message>
    <message>
        <source>change of the schedule</source>
        <translation>更改学习率调度</translation>
    </message>
    <message>
        <source>change of the training</source>
        <translation>更改训练设置</translation>
    </message>
    <message>
        <source>change of the temperature</source>
        <translation>更改温度</translation>
    </message>
    <message>
        <source>change of the title</source>
        <translation>更改标题</translation>
    </message>
    <message>
        <source>restart</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <source>opening of %1</source>
        <translation>打开 %1</translation>
    </message>
    <message>
        <source>return to step %1</source>
        <translation>回到第 %1 步</translation>
    </message>
</context>
<context>
    <name>FfmpegWriter</name>
    <message>
        <source>The FFmpeg libraries of this system have no encoder for this format; choose another one.</source>
        <translation>本系统的 FFmpeg 库没有此格式的编码器；请选择其他格式。</translation>
    </message>
    <message>
        <source>There is not enough memory for pictures of this size; choose a smaller one.</source>
        <translation>内存不足以处理这种尺寸的图片；请选择较小的尺寸。</translation>
    </message>
    <message>
        <source>The animation could not be encoded: %1. Choose another size or format.</source>
        <translation>无法编码动画：%1。请选择其他尺寸或格式。</translation>
    </message>
    <message>
        <source>A GIF has 1 to 65535 pixels on a side; choose another size.</source>
        <translation>GIF 每边为 1 到 65535 像素；请选择其他尺寸。</translation>
    </message>
    <message>
        <source>An MP4 has 1 to 16384 pixels on a side; choose another size.</source>
        <translation>MP4 每边为 1 到 16384 像素；请选择其他尺寸。</translation>
    </message>
</context>
<context>
    <name>FigureChoice</name>
    <message>
        <source>No earlier state of this model was kept yet. Let it train for a moment, or have it trained anew.</source>
        <translation>尚未保留此模型更早的状态。请让它训练片刻，或选择重新训练。</translation>
    </message>
</context>
<context>
    <name>HyperText</name>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Write a whole number.</source>
        <translation>请输入整数。</translation>
    </message>
    <message>
        <source>Write a number.</source>
        <translation>请输入数。</translation>
    </message>
    <message>
        <source>Write a number, or none.</source>
        <translation>请输入数，或“无”。</translation>
    </message>
    <message>
        <source>Write whole numbers parted by commas, e.g. 32, 32.</source>
        <translation>请输入以逗号分隔的整数，例如 32, 32。</translation>
    </message>
    <message>
        <source>Choose one from the list.</source>
        <translation>请从列表中选择。</translation>
    </message>
</context>
<context>
    <name>LayerClipboard</name>
    <message>
        <source>The clipboard holds no layers; copy some cards first.</source>
        <translation>剪贴板中没有层；请先复制几张卡片。</translation>
    </message>
    <message>
        <source>The clipboard holds no layers that can be pasted: %1</source>
        <translation>剪贴板中没有可粘贴的层：%1</translation>
    </message>
    <message>
        <source>The clipboard&apos;s layers are of %1 dimensions, the stack is of %2.</source>
        <translation>剪贴板中的层是 %1 维的，层栈是 %2 维的。</translation>
    </message>
    <message>
        <source>The clipboard holds a stack without layers; copy some cards first.</source>
        <translation>剪贴板中的层栈没有层；请先复制几张卡片。</translation>
    </message>
</context>
<context>
    <name>LinearHandles</name>
    <message>
        <source>where the first axis goes</source>
        <translation>第一个轴去往何处</translation>
    </message>
    <message>
        <source>where the second axis goes</source>
        <translation>第二个轴去往何处</translation>
    </message>
    <message>
        <source>The two axes can&apos;t fall onto one line: the plane would be flattened and the matrix have no inverse.</source>
        <translation>两轴不能落在同一直线上：否则平面被压扁，矩阵没有逆。</translation>
    </message>
</context>
<context>
    <name>LookMenus</name>
    <message>
        <source>&amp;Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>&amp;System</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>配色</translation>
    </message>
</context>
<context>
    <name>MixtureHandles</name>
    <message>
        <source>A standard deviation is %1 at least.</source>
        <translation>标准差至少为 %1。</translation>
    </message>
    <message>
        <source>A standard deviation is %1 at most.</source>
        <translation>标准差至多为 %1。</translation>
    </message>
    <message>
        <source>length and direction of the first axis of Gaussian %1</source>
        <translation>高斯 %1 第一个轴的长度与方向</translation>
    </message>
    <message>
        <source>length and direction of the second axis of Gaussian %1</source>
        <translation>高斯 %1 第二个轴的长度与方向</translation>
    </message>
    <message>
        <source>weight of Gaussian %1, as a share of the mixture</source>
        <translation>高斯 %1 的权重，以在混合中的份额计</translation>
    </message>
    <message>
        <source>centre of Gaussian %1</source>
        <translation>高斯 %1 的中心</translation>
    </message>
    <message>
        <source>A centre lies within ±%1.</source>
        <translation>中心须在 ±%1 之内。</translation>
    </message>
    <message>
        <source>Its share is 1 % at least; Delete takes the Gaussian away.</source>
        <translation>其份额至少为 1 %；按 Delete 可删去该高斯。</translation>
    </message>
</context>
<context>
    <name>MixtureOverlay</name>
    <message>
        <source>move of Gaussian %1</source>
        <translation>移动高斯 %1</translation>
    </message>
    <message>
        <source>change of the weight of Gaussian %1</source>
        <translation>更改高斯 %1 的权重</translation>
    </message>
    <message>
        <source>change of the axes of Gaussian %1</source>
        <translation>更改高斯 %1 的轴</translation>
    </message>
</context>
<context>
    <name>PastText</name>
    <message>
        <source>step %1 of %2, past</source>
        <translation>第 %1 / %2 步，过去</translation>
    </message>
</context>
<context>
    <name>PictureDensity</name>
    <message>
        <source>the picture is damaged and cannot be read.</source>
        <translation>图像已损坏，无法读取。</translation>
    </message>
    <message>
        <source>the picture cannot be read: %1.</source>
        <translation>无法读取图像：%1。</translation>
    </message>
    <message>
        <source>the picture has one tone only, so there is no shape in it.</source>
        <translation>图像只有一种色调，其中没有形状。</translation>
    </message>
</context>
<context>
    <name>PlanarHandles</name>
    <message>
        <source>how sharp the bend is; the dashed lines are where wᵀz + b = ±1</source>
        <translation>弯折有多陡；虚线处 wᵀz + b = ±1</translation>
    </message>
    <message>
        <source>moves the line along its normal</source>
        <translation>沿法向移动直线</translation>
    </message>
    <message>
        <source>the line&apos;s normal: turn it</source>
        <translation>直线的法向：可转动</translation>
    </message>
    <message>
        <source>the push: how far and where to</source>
        <translation>推移：多远、往何处</translation>
    </message>
    <message>
        <source>wᵀû stays above −1: beyond it the plane would fold over itself and the layer would have no inverse.</source>
        <translation>wᵀû 始终大于 −1：越过它平面会自身折叠，该层就没有逆。</translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>1 layer</source>
        <translation>1 层</translation>
    </message>
    <message>
        <source>%1 layers</source>
        <translation>%1 层</translation>
    </message>
    <message>
        <source>number</source>
        <translation>数</translation>
    </message>
    <message>
        <source>nats</source>
        <translation>nat</translation>
    </message>
    <message>
        <source>no floor while the energy is annealed</source>
        <translation>能量退火期间没有下界</translation>
    </message>
    <message>
        <source>entropy floor H(p) = %1</source>
        <translation>熵下界 H(p) = %1</translation>
    </message>
    <message>
        <source>floor 0 = KL(q‖p) at its best</source>
        <translation>下界 0 = KL(q‖p) 的最优值</translation>
    </message>
    <message>
        <source>floor α H(p) = %1</source>
        <translation>下界 α H(p) = %1</translation>
    </message>
    <message>
        <source>the gap is %1 = %2</source>
        <translation>差距为 %1 = %2</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>密度</translation>
    </message>
    <message>
        <source>Grid warp</source>
        <translation>网格形变</translation>
    </message>
    <message>
        <source>Log-det</source>
        <translation>对数行列式</translation>
    </message>
    <message>
        <source>Latent</source>
        <translation>潜空间</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>深度</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Probe</source>
        <translation>探针</translation>
    </message>
</context>
<context>
    <name>RadialHandles</name>
    <message>
        <source>the centre</source>
        <translation>中心</translation>
    </message>
    <message>
        <source>the radius within which the layer acts most</source>
        <translation>该层作用最强的半径</translation>
    </message>
    <message>
        <source>the strength: outwards swells, inwards squeezes; the dashed circle is α + β</source>
        <translation>强度：向外为膨胀，向内为挤压；虚线圆为 α + β</translation>
    </message>
    <message>
        <source>α stays above 0: a circle without a radius would tear the plane at its centre.</source>
        <translation>α 始终大于 0：没有半径的圆会在中心处撕裂平面。</translation>
    </message>
    <message>
        <source>β stays above −α: beyond it the plane would fold through the centre and the layer would have no inverse.</source>
        <translation>β 始终大于 −α：越过它平面会穿过中心折叠，该层就没有逆。</translation>
    </message>
</context>
<context>
    <name>RotationHandles</name>
    <message>
        <source>the angle: where the first axis is turned to</source>
        <translation>角度：第一个轴转向何处</translation>
    </message>
</context>
<context>
    <name>SplineCurves</name>
    <message>
        <source>where the layer takes this level of the other coordinate</source>
        <translation>该层把另一坐标的这一水平带往何处</translation>
    </message>
    <message>
        <source>Inside the tail bound ±%1 the spline stays inside it; beyond it nothing moves.</source>
        <translation>在尾部界 ±%1 之内，样条保持在界内；界外一切不动。</translation>
    </message>
</context>
<context>
    <name>StateSentences</name>
    <message>
        <source>Training changes nothing: every layer is frozen. F on a card lets it learn again.</source>
        <translation>训练不改变任何东西：所有层都已冻结。在卡片上按 F 可让它重新学习。</translation>
    </message>
    <message>
        <source>Training changes nothing: every layer is bypassed. B on a card brings it back.</source>
        <translation>训练不改变任何东西：所有层都已旁路。在卡片上按 B 可恢复它。</translation>
    </message>
    <message>
        <source>Training changes nothing: these layers have no parameters. Add one that learns.</source>
        <translation>训练不改变任何东西：这些层没有参数。请添加一个可学习的层。</translation>
    </message>
    <message>
        <source>Training changes nothing: every layer is frozen, bypassed or without parameters.</source>
        <translation>训练不改变任何东西：每一层都已冻结、已旁路或没有参数。</translation>
    </message>
    <message>
        <source>The reference engine trains while the device is being prepared, which takes over by itself.</source>
        <translation>设备准备期间由参考引擎训练，准备好后自动接手。</translation>
    </message>
    <message>
        <source>The device is being prepared and takes over by itself; training goes on meanwhile.</source>
        <translation>设备正在准备，好了会自动接手；其间训练继续。</translation>
    </message>
    <message>
        <source>The reference engine computes, more slowly. %1</source>
        <translation>由参考引擎计算，速度较慢。%1</translation>
    </message>
    <message>
        <source> in layer %1 (%2)</source>
        <translation>（第 %1 层，%2）</translation>
    </message>
    <message>
        <source>Step %1 gave a number that is not finite%2. Training went back to step %3, where all is well. A lower learning rate or a clip norm helps; Space goes on.</source>
        <translation>第 %1 步出现非有限的数%2。训练已退回一切正常的第 %3 步。降低学习率或启用梯度裁剪会有帮助；按空格键继续。</translation>
    </message>
    <message>
        <source>Went back to step %1: a number was not finite. See the objective.</source>
        <translation>已退回第 %1 步：出现非有限的数。详见训练目标面板。</translation>
    </message>
    <message>
        <source>Went back: not finite.</source>
        <translation>已退回：出现非有限的数。</translation>
    </message>
    <message>
        <source>The device is being prepared; training goes on meanwhile.</source>
        <translation>设备正在准备；其间训练继续。</translation>
    </message>
    <message>
        <source>The device is being prepared.</source>
        <translation>设备正在准备。</translation>
    </message>
    <message>
        <source>At rest: all that is shown is exact. Space trains on, a full stop makes one step.</source>
        <translation>静止中：所示一切都是精确的。按空格键继续训练，按句点键训练一步。</translation>
    </message>
    <message>
        <source>At rest. Space trains on, a full stop makes one step.</source>
        <translation>静止中。按空格键继续训练，按句点键训练一步。</translation>
    </message>
    <message>
        <source>At rest and exact. Space trains on.</source>
        <translation>静止且精确。按空格键继续训练。</translation>
    </message>
    <message>
        <source>At rest. Space trains on.</source>
        <translation>静止中。按空格键继续训练。</translation>
    </message>
    <message>
        <source>Space trains on.</source>
        <translation>按空格键继续训练。</translation>
    </message>
    <message>
        <source>One step in slow motion; S leaves it.</source>
        <translation>慢动作中的一步；按 S 退出。</translation>
    </message>
    <message>
        <source>Slow motion; S leaves it.</source>
        <translation>慢动作；按 S 退出。</translation>
    </message>
    <message>
        <source>Slow motion.</source>
        <translation>慢动作。</translation>
    </message>
    <message>
        <source>Learning rate at its floor, %1, since step %2.</source>
        <translation>学习率自第 %2 步起处于下限 %1。</translation>
    </message>
    <message>
        <source>On a GPU, like this device, tabulated training is slower than exact training.</source>
        <translation>在 GPU（如当前设备）上，查表训练比精确训练更慢。</translation>
    </message>
</context>
<context>
    <name>StepWords</name>
    <message>
        <source>sample</source>
        <translation>采样</translation>
    </message>
    <message>
        <source>push</source>
        <translation>推移</translation>
    </message>
    <message>
        <source>score</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>pull back</source>
        <translation>拉回</translation>
    </message>
    <message>
        <source>move</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>Training pauses, and its next step is taken apart.</source>
        <translation>训练暂停，并把下一步拆开来看。</translation>
    </message>
    <message>
        <source>The first %1 of them are drawn.</source>
        <translation>画出其中前 %1 个。</translation>
    </message>
    <message>
        <source>All of them are drawn.</source>
        <translation>全部画出。</translation>
    </message>
    <message>
        <source>Step %1 draws %2 points of the data x.</source>
        <translation>第 %1 步抽取 %2 个数据点 x。</translation>
    </message>
    <message>
        <source>Step %1 draws %2 points of the base z.</source>
        <translation>第 %1 步抽取 %2 个基分布的点 z。</translation>
    </message>
    <message>
        <source>forward KL</source>
        <translation>前向 KL</translation>
    </message>
    <message>
        <source>reverse KL</source>
        <translation>反向 KL</translation>
    </message>
    <message>
        <source>This is the half of %1, with weight %2; the loss counts both.</source>
        <translation>这是 %1 的一半，权重 %2；损失兼计两者。</translation>
    </message>
    <message>
        <source>at the base z</source>
        <translation>在基分布 z</translation>
    </message>
    <message>
        <source>at the data x</source>
        <translation>在数据 x</translation>
    </message>
    <message>
        <source>above layer %1, %2</source>
        <translation>在第 %1 层（%2）之上</translation>
    </message>
    <message>
        <source>f⁻¹ takes every point down through the stack, from x to z.</source>
        <translation>f⁻¹ 将每个点自上而下送过层栈，从 x 到 z。</translation>
    </message>
    <message>
        <source>f takes every point up through the stack, from z to x.</source>
        <translation>f 将每个点自下而上送过层栈，从 z 到 x。</translation>
    </message>
    <message>
        <source>Here they are %1.</source>
        <translation>此刻它们%1。</translation>
    </message>
    <message>
        <source>Each point costs −log p(x) = −log N(z) − ln |det ∂f⁻¹|: large dots are unlikely.</source>
        <translation>每个点的代价为 −log p(x) = −log N(z) − ln |det ∂f⁻¹|：大点可能性小。</translation>
    </message>
    <message>
        <source>Each point costs log p(x) minus the target&apos;s log-density: large dots cost more.</source>
        <translation>每个点的代价为 log p(x) 减去目标分布的对数密度：大点代价高。</translation>
    </message>
    <message>
        <source>The mean over the batch is %1 nats (%2 for those drawn)</source>
        <translation>批次均值为 %1 nat（所画的点为 %2）</translation>
    </message>
    <message>
        <source>; with the other half the loss is %1.</source>
        <translation>；连同另一半，损失为 %1。</translation>
    </message>
    <message>
        <source>: the loss.</source>
        <translation>：即损失。</translation>
    </message>
    <message>
        <source>The gradient of the loss comes back the same way, and each layer keeps the part that its own parameters can answer, in all ‖g‖ = %1. The arrows are −gradient × %2, %3: downhill.</source>
        <translation>损失的梯度沿原路返回，每层留下自身参数所能响应的部分，总计 ‖g‖ = %1。箭头为 −梯度 × %2，%3：朝下坡方向。</translation>
    </message>
    <message>
        <source>The optimiser makes the step.</source>
        <translation>优化器走出这一步。</translation>
    </message>
    <message>
        <source>The optimiser moves %1 parameters by ‖Δθ‖ = %2. On the same batch the loss goes from %3 to %4 (%5). The points move along the arrows, drawn × %6; ← shows the step before.</source>
        <translation>优化器移动 %1 个参数，‖Δθ‖ = %2。在同一批次上损失从 %3 变为 %4（%5）。各点沿箭头移动，放大 %6 倍绘出；← 显示这一步之前。</translation>
    </message>
</context>
<context>
    <name>TargetFigure</name>
    <message>
        <source>density per unit²</source>
        <translation>密度（每单位²）</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标分布</translation>
    </message>
</context>
<context>
    <name>WebpWriter</name>
    <message>
        <source>The WebP library is of another version; reinstall it.</source>
        <translation>WebP 库的版本不同；请重新安装。</translation>
    </message>
    <message>
        <source>A WebP has 1 to 16383 pixels on a side; choose another size.</source>
        <translation>WebP 每边为 1 到 16383 像素；请选择其他尺寸。</translation>
    </message>
</context>
<context>
    <name>WebpWriterTexts</name>
    <message>
        <source>The WebP library is of another version; reinstall it.</source>
        <translation>WebP 库的版本不同；请重新安装。</translation>
    </message>
    <message>
        <source>There is not enough memory for pictures of this size; choose a smaller one.</source>
        <translation>内存不足以处理这种尺寸的图片；请选择较小的尺寸。</translation>
    </message>
</context>
<context>
    <name>WindowKeys</name>
    <message>
        <source>Leave the presentation</source>
        <translation>退出演示模式</translation>
    </message>
    <message>
        <source>An earlier step that is shown goes first</source>
        <translation>若正显示更早的步，则先回到最新一步</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Train, or pause</source>
        <translation>训练或暂停</translation>
    </message>
    <message>
        <source>Stack</source>
        <translation>层栈</translation>
    </message>
    <message>
        <source>Cards</source>
        <translation>卡片</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Two models side by side, or one again</source>
        <translation>并排两个模型，或恢复为一个</translation>
    </message>
    <message>
        <source>Canvas and handles</source>
        <translation>画布与手柄</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>目标分布</translation>
    </message>
    <message>
        <source>Files and edits</source>
        <translation>文件与编辑</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Presenting</source>
        <translation>演示</translation>
    </message>
    <message>
        <source>Menus</source>
        <translation>菜单</translation>
    </message>
</context>
<context>
    <name>core</name>
    <message>
        <source>not invertible</source>
        <translation>不可逆</translation>
    </message>
    <message>
        <source>Gaussian %1</source>
        <translation>高斯 %1</translation>
    </message>
    <message>
        <source>planar</source>
        <translation>平面</translation>
    </message>
    <message>
        <source>Shears space along the arrow û across the hyperplane wᵀz + b = 0: points on either side are pushed apart or pulled together, far from the plane they are only shifted. One layer makes one bend, so many are stacked. The inverse has no closed form; it is one monotone scalar equation, solved to machine precision.</source>
        <translation>沿箭头 û、跨过超平面 wᵀz + b = 0 剪切空间：两侧的点被推开或拉拢，远离该平面处则只是平移。一层弯折一次，因此要堆叠许多层。其逆没有闭式解；它是一个单调的标量方程，求解到机器精度。</translation>
    </message>
    <message>
        <source>Direction and strength of the push; its part along w is kept so that the layer is invertible.</source>
        <translation>推移的方向与强度；其沿 w 的分量受约束，使该层可逆。</translation>
    </message>
    <message>
        <source>Normal of the hyperplane; its length says how sharp the bend is.</source>
        <translation>超平面的法向；其长度决定弯折有多陡。</translation>
    </message>
    <message>
        <source>Moves the hyperplane along w.</source>
        <translation>沿 w 移动超平面。</translation>
    </message>
    <message>
        <source>invertible</source>
        <translation>可逆</translation>
    </message>
    <message>
        <source>radial</source>
        <translation>径向</translation>
    </message>
    <message>
        <source>Pushes points away from the centre z₀ (β &gt; 0, density falls there) or pulls them towards it (β &lt; 0, density rises). The effect is strongest within the radius α and dies away outside. The inverse is in closed form: the distance to the centre solves a quadratic equation.</source>
        <translation>把点推离中心 z₀（β &gt; 0，该处密度降低）或拉向中心（β &lt; 0，密度升高）。作用在半径 α 之内最强，在外逐渐消失。其逆有闭式解：到中心的距离满足一个二次方程。</translation>
    </message>
    <message>
        <source>The centre.</source>
        <translation>中心。</translation>
    </message>
    <message>
        <source>The radius within which the layer acts.</source>
        <translation>该层起作用的半径。</translation>
    </message>
    <message>
        <source>The strength: positive pushes outwards, negative pulls inwards, 0 is the identity.</source>
        <translation>强度：正值向外推，负值向内拉，0 为恒等。</translation>
    </message>
    <message>
        <source>affine coupling</source>
        <translation>仿射耦合</translation>
    </message>
    <message>
        <source>coupling</source>
        <translation>耦合</translation>
    </message>
    <message>
        <source>Half of the dimensions (A) passes through; a small network reads them and says how to scale (s) and shift (t) the others (B). Both directions are equally cheap, because the network is never inverted. Swap the mask from one layer to the next, so that every dimension gets its turn.</source>
        <translation>一半维度 (A) 原样通过；一个小网络读取它们，决定如何缩放 (s) 与平移 (t) 其余维度 (B)。两个方向同样廉价，因为从不对网络求逆。相邻层之间交换掩码，使每个维度都轮到。</translation>
    </message>
    <message>
        <source>mask</source>
        <translation>掩码</translation>
    </message>
    <message>
        <source>One entry per dimension: 1 conditions and passes through unchanged, 0 is transformed. Layers one after the other should take turns.</source>
        <translation>每个维度一项：1 作为条件并原样通过，0 被变换。相邻的层应轮流交换。</translation>
    </message>
    <message>
        <source>hidden widths</source>
        <translation>隐藏层宽度</translation>
    </message>
    <message>
        <source>How many neurons each hidden layer of the conditioner has, from the input to the output. An empty list makes it linear.</source>
        <translation>条件网络各隐藏层的神经元数，从输入到输出。空列表使其为线性。</translation>
    </message>
    <message>
        <source>activation</source>
        <translation>激活函数</translation>
    </message>
    <message>
        <source>The nonlinearity after every hidden layer of the conditioner. tanh and silu give smooth densities, the two rectifiers are faster and leave creases.</source>
        <translation>条件网络每个隐藏层之后的非线性函数。tanh 与 silu 给出光滑的密度，两种整流函数更快，但会留下折痕。</translation>
    </message>
    <message>
        <source>log-scale bound</source>
        <translation>对数缩放界</translation>
    </message>
    <message>
        <source>Keeps every log-scale softly within ±c, as s = c·tanh(raw/c); none leaves it free, which can make training diverge.</source>
        <translation>以 s = c·tanh(raw/c) 将每个对数缩放柔和地限制在 ±c 内；“无”则不加限制，可能使训练发散。</translation>
    </message>
    <message>
        <source>Weights of the conditioner, one matrix per linear layer, outputs × inputs.</source>
        <translation>条件网络的权重，每个线性层一个矩阵，输出 × 输入。</translation>
    </message>
    <message>
        <source>Biases of the conditioner, one vector per linear layer.</source>
        <translation>条件网络的偏置，每个线性层一个向量。</translation>
    </message>
    <message>
        <source>additive coupling</source>
        <translation>加性耦合</translation>
    </message>
    <message>
        <source>additive</source>
        <translation>加性</translation>
    </message>
    <message>
        <source>A coupling that only shifts: half of the dimensions (A) passes through, a small network reads them and says how far to slide the others (B). It preserves volume everywhere, log |det J| = 0, so it can move density but never thicken or thin it; pair it with an actnorm or a linear layer.</source>
        <translation>只平移的耦合层：一半维度 (A) 原样通过，一个小网络读取它们，决定其余维度 (B) 滑动多远。它处处保持体积，log |det J| = 0，因此能移动密度，却不能使其变浓或变稀；可与 ActNorm 层或线性层搭配。</translation>
    </message>
    <message>
        <source>spline coupling</source>
        <translation>样条耦合</translation>
    </message>
    <message>
        <source>spline</source>
        <translation>样条</translation>
    </message>
    <message>
        <source>A coupling whose scale and shift are replaced by a flexible curve: half of the dimensions (A) passes through, a small network reads them and draws a monotone spline through which each of the others (B) goes. It can make sharp edges and several modes in one layer. Outside ±B it is the identity.</source>
        <translation>以灵活曲线取代缩放与平移的耦合层：一半维度 (A) 原样通过，一个小网络读取它们并画出单调样条，其余每个维度 (B) 经它变换。单独一层即可形成锐利的边缘和多个模式。在 ±B 之外为恒等。</translation>
    </message>
    <message>
        <source>bins</source>
        <translation>分段数</translation>
    </message>
    <message>
        <source>Pieces of the spline; more bins make finer edges.</source>
        <translation>样条的段数；段数越多，边缘越精细。</translation>
    </message>
    <message>
        <source>tail bound</source>
        <translation>尾部界</translation>
    </message>
    <message>
        <source>The spline acts within ±B; beyond it the layer is the identity.</source>
        <translation>样条在 ±B 之内起作用；在外该层为恒等。</translation>
    </message>
    <message>
        <source>autoregressive</source>
        <translation>自回归</translation>
    </message>
    <message>
        <source>autoreg.</source>
        <translation>自回归</translation>
    </message>
    <message>
        <source>Every dimension is scaled and shifted by a network that sees the dimensions before it, and only those: masks cut the other connections. From data to base all dimensions go in parallel (MAF); from base to data they follow one after the other. Flip the layer to make that the other way round (IAF).</source>
        <translation>每个维度由一个网络缩放与平移，该网络只能看到它之前的维度：其他连接被掩码切断。从数据到基分布，各维度并行进行（MAF）；从基分布到数据则逐个进行。翻转该层可使二者对调（IAF）。</translation>
    </message>
    <message>
        <source>0 where the mask cuts</source>
        <translation>掩码切断处为 0</translation>
    </message>
    <message>
        <source>permutation</source>
        <translation>置换</translation>
    </message>
    <message>
        <source>permute</source>
        <translation>置换</translation>
    </message>
    <message>
        <source>Reorders the dimensions, by default back to front; in two dimensions it swaps them. It has nothing to learn. Put it between autoregressive or coupling layers, which treat their dimensions unequally.</source>
        <translation>重排各维度，默认为前后颠倒；在二维中即交换两个维度。它没有可学习的参数。把它放在自回归层或耦合层之间，因为这些层对各维度并不一视同仁。</translation>
    </message>
    <message>
        <source>order</source>
        <translation>次序</translation>
    </message>
    <message>
        <source>Output i takes input order[i], counted from 0.</source>
        <translation>输出 i 取输入 order[i]，从 0 计数。</translation>
    </message>
    <message>
        <source>linear (1×1 convolution)</source>
        <translation>线性（1×1 卷积）</translation>
    </message>
    <message>
        <source>linear</source>
        <translation>线性</translation>
    </message>
    <message>
        <source>Rotates, stretches and shears all dimensions at once by a learnt matrix, and shifts them. The matrix is kept as a product of triangles, so that its determinant is a product of scales and it stays invertible. Use it between couplings to mix the dimensions.</source>
        <translation>用一个学习得到的矩阵同时旋转、拉伸和剪切所有维度，并加以平移。该矩阵保存为三角矩阵之积，因此其行列式是各缩放之积，并始终可逆。用在耦合层之间以混合各维度。</translation>
    </message>
    <message>
        <source>row order</source>
        <translation>行次序</translation>
    </message>
    <message>
        <source>The fixed permutation P: row i of W is row order[i] of L (U + diag s). Set when the layer starts.</source>
        <translation>固定的置换 P：W 的第 i 行是 L (U + diag s) 的第 order[i] 行。在该层开始时设定。</translation>
    </message>
    <message>
        <source>signs</source>
        <translation>符号</translation>
    </message>
    <message>
        <source>The fixed signs of s, each 1 or −1. Set when the layer starts.</source>
        <translation>s 的固定符号，各为 1 或 −1。在该层开始时设定。</translation>
    </message>
    <message>
        <source>The matrix, row by row.</source>
        <translation>矩阵，逐行排列。</translation>
    </message>
    <message>
        <source>Added after the matrix.</source>
        <translation>乘以矩阵之后再加上。</translation>
    </message>
    <message>
        <source>rotation</source>
        <translation>旋转</translation>
    </message>
    <message>
        <source>Turns the plane anticlockwise by a learnt angle. It preserves volume, log |det J| = 0, and mixes the two dimensions, so that couplings on either side of it act along different axes.</source>
        <translation>将平面逆时针转过一个学习得到的角度。它保持体积，log |det J| = 0，并混合两个维度，使其两侧的耦合层沿不同的轴作用。</translation>
    </message>
    <message>
        <source>The angle in radians, anticlockwise.</source>
        <translation>角度，单位弧度，逆时针为正。</translation>
    </message>
    <message>
        <source>actnorm</source>
        <translation>ActNorm</translation>
    </message>
    <message>
        <source>Scales and shifts every dimension by itself. When training starts it is set from the first batch that reaches it, so that what it hands on has mean 0 and variance 1; from then on it learns like any other layer.</source>
        <translation>对每个维度单独缩放与平移（激活归一化）。训练开始时由到达它的第一个批次设定，使其输出均值为 0、方差为 1；此后像其他层一样学习。</translation>
    </message>
    <message>
        <source>Scale of each dimension.</source>
        <translation>各维度的缩放。</translation>
    </message>
    <message>
        <source>Added to each dimension.</source>
        <translation>加到各维度上。</translation>
    </message>
    <message>
        <source>two moons</source>
        <translation>双月</translation>
    </message>
    <message>
        <source>Two half circles that reach into each other, with a little noise. The classic first test: the flow must bend one round blob into two curved pieces that don&apos;t touch.</source>
        <translation>两个相互嵌入的半圆，带少许噪声。经典的入门测试：流必须把一团圆形弯成互不接触的两段弧。</translation>
    </message>
    <message>
        <source>half circles of radius 1 + &lt;i&gt;N&lt;/i&gt;(0, 0.08²), then (&lt;b&gt;&lt;i&gt;x&lt;/i&gt;&lt;/b&gt; − (0.5, 0.25)) / (0.87, 0.5)</source>
        <translation>半径 1 的半圆 + &lt;i&gt;N&lt;/i&gt;(0, 0.08²)，再取 (&lt;b&gt;&lt;i&gt;x&lt;/i&gt;&lt;/b&gt; − (0.5, 0.25)) / (0.87, 0.5)</translation>
    </message>
    <message>
        <source>upper moon</source>
        <translation>上弯月</translation>
    </message>
    <message>
        <source>lower moon</source>
        <translation>下弯月</translation>
    </message>
    <message>
        <source>two circles</source>
        <translation>双圆</translation>
    </message>
    <message>
        <source>A circle inside a circle. A flow is continuous and has a continuous inverse, so it can&apos;t cut the plane: watch the thin bridges that it must leave between the two.</source>
        <translation>圆中套圆。流连续且其逆也连续，所以不能切开平面：注意它在两圆之间不得不留下的细桥。</translation>
    </message>
    <message>
        <source>circles of radius 3 and 1.5 + &lt;i&gt;N&lt;/i&gt;(0, 0.2²)</source>
        <translation>半径 3 与 1.5 的圆 + &lt;i&gt;N&lt;/i&gt;(0, 0.2²)</translation>
    </message>
    <message>
        <source>outer circle</source>
        <translation>外圆</translation>
    </message>
    <message>
        <source>inner circle</source>
        <translation>内圆</translation>
    </message>
    <message>
        <source>four rings</source>
        <translation>四环</translation>
    </message>
    <message>
        <source>Four rings about one centre. Hard for a flow, because each ring asks for one more fold of the plane.</source>
        <translation>同心的四个环。对流来说很难，因为每个环都要求平面再折叠一次。</translation>
    </message>
    <message>
        <source>circles of radius 0.75, 1.5, 2.25, 3 + &lt;i&gt;N&lt;/i&gt;(0, 0.1²)</source>
        <translation>半径 0.75、1.5、2.25、3 的圆 + &lt;i&gt;N&lt;/i&gt;(0, 0.1²)</translation>
    </message>
    <message>
        <source>innermost ring</source>
        <translation>最内环</translation>
    </message>
    <message>
        <source>second ring</source>
        <translation>第二环</translation>
    </message>
    <message>
        <source>third ring</source>
        <translation>第三环</translation>
    </message>
    <message>
        <source>outermost ring</source>
        <translation>最外环</translation>
    </message>
    <message>
        <source>eight Gaussians</source>
        <translation>八个高斯</translation>
    </message>
    <message>
        <source>Eight round blobs on a circle. Shows whether a model covers all modes (forward KL) or picks a few (reverse KL).</source>
        <translation>圆周上的八个圆团。可看出模型是覆盖所有模式（前向 KL）还是只挑几个（反向 KL）。</translation>
    </message>
    <message>
        <source>east</source>
        <translation>东</translation>
    </message>
    <message>
        <source>north-east</source>
        <translation>东北</translation>
    </message>
    <message>
        <source>north</source>
        <translation>北</translation>
    </message>
    <message>
        <source>north-west</source>
        <translation>西北</translation>
    </message>
    <message>
        <source>west</source>
        <translation>西</translation>
    </message>
    <message>
        <source>south-west</source>
        <translation>西南</translation>
    </message>
    <message>
        <source>south</source>
        <translation>南</translation>
    </message>
    <message>
        <source>south-east</source>
        <translation>东南</translation>
    </message>
    <message>
        <source>two Gaussians</source>
        <translation>两个高斯</translation>
    </message>
    <message>
        <source>Two round blobs at a distance that you choose. Pull them apart and see from where on reverse KL keeps only one of them.</source>
        <translation>相隔一定距离的两个圆团，距离可选。把它们拉开，看看从何处起反向 KL 只保留其中一个。</translation>
    </message>
    <message>
        <source>distance d</source>
        <translation>距离 d</translation>
    </message>
    <message>
        <source>Distance between the two centres, in units of the plane.</source>
        <translation>两中心之间的距离，以平面单位计。</translation>
    </message>
    <message>
        <source>left</source>
        <translation>左</translation>
    </message>
    <message>
        <source>right</source>
        <translation>右</translation>
    </message>
    <message>
        <source>pinwheel</source>
        <translation>风车</translation>
    </message>
    <message>
        <source>Five arms, twisted more the farther out they reach. Long thin pieces that meet in the middle.</source>
        <translation>五条臂，越往外扭得越厉害。细长的部分在中间相遇。</translation>
    </message>
    <message>
        <source>arm &lt;i&gt;k&lt;/i&gt;: &lt;i&gt;N&lt;/i&gt;((2, 0), diag(0.6², 0.2²)) turned by 2π&lt;i&gt;k&lt;/i&gt;/5 + 2.56 &lt;i&gt;r&lt;/i&gt;²/(16 + &lt;i&gt;r&lt;/i&gt;²), &lt;i&gt;r&lt;/i&gt; = ‖&lt;b&gt;&lt;i&gt;x&lt;/i&gt;&lt;/b&gt;‖</source>
        <translation>第 &lt;i&gt;k&lt;/i&gt; 条臂：&lt;i&gt;N&lt;/i&gt;((2, 0), diag(0.6², 0.2²)) 旋转 2π&lt;i&gt;k&lt;/i&gt;/5 + 2.56 &lt;i&gt;r&lt;/i&gt;²/(16 + &lt;i&gt;r&lt;/i&gt;²)，&lt;i&gt;r&lt;/i&gt; = ‖&lt;b&gt;&lt;i&gt;x&lt;/i&gt;&lt;/b&gt;‖</translation>
    </message>
    <message>
        <source>first arm</source>
        <translation>第一臂</translation>
    </message>
    <message>
        <source>second arm</source>
        <translation>第二臂</translation>
    </message>
    <message>
        <source>third arm</source>
        <translation>第三臂</translation>
    </message>
    <message>
        <source>fourth arm</source>
        <translation>第四臂</translation>
    </message>
    <message>
        <source>fifth arm</source>
        <translation>第五臂</translation>
    </message>
    <message>
        <source>checkerboard</source>
        <translation>棋盘</translation>
    </message>
    <message>
        <source>Eight filled squares with sharp edges. No smooth flow can have a jump, so the edges stay a little soft, and KL(q‖p) is infinite.</source>
        <translation>八个边缘锐利的实心方块。光滑的流不可能有跳变，所以边缘总有些柔和，且 KL(q‖p) 为无穷大。</translation>
    </message>
    <message>
        <source>uniform on the squares of side 2 in [−4, 4]² with ⌊&lt;i&gt;x&lt;/i&gt;&lt;sub&gt;1&lt;/sub&gt;/2⌋ + ⌊&lt;i&gt;x&lt;/i&gt;&lt;sub&gt;2&lt;/sub&gt;/2⌋ even</source>
        <translation>在 [−4, 4]² 中 ⌊&lt;i&gt;x&lt;/i&gt;&lt;sub&gt;1&lt;/sub&gt;/2⌋ + ⌊&lt;i&gt;x&lt;/i&gt;&lt;sub&gt;2&lt;/sub&gt;/2⌋ 为偶数、边长 2 的方块上均匀分布</translation>
    </message>
    <message>
        <source>two spirals</source>
        <translation>双螺旋</translation>
    </message>
    <message>
        <source>Two arms wound around each other one and a half times. The density must be rolled up without tearing.</source>
        <translation>两条臂相互缠绕一圈半。必须把密度卷起来而不撕裂。</translation>
    </message>
    <message>
        <source>± &lt;i&gt;t&lt;/i&gt; (−cos &lt;i&gt;t&lt;/i&gt;, sin &lt;i&gt;t&lt;/i&gt;)/3 + &lt;i&gt;N&lt;/i&gt;(0, 0.13²), &lt;i&gt;t&lt;/i&gt; = 3π√&lt;i&gt;u&lt;/i&gt;, &lt;i&gt;u&lt;/i&gt; uniform</source>
        <translation>± &lt;i&gt;t&lt;/i&gt; (−cos &lt;i&gt;t&lt;/i&gt;, sin &lt;i&gt;t&lt;/i&gt;)/3 + &lt;i&gt;N&lt;/i&gt;(0, 0.13²)，&lt;i&gt;t&lt;/i&gt; = 3π√&lt;i&gt;u&lt;/i&gt;，&lt;i&gt;u&lt;/i&gt; 均匀分布</translation>
    </message>
    <message>
        <source>Swiss roll</source>
        <translation>瑞士卷</translation>
    </message>
    <message>
        <source>One strip rolled up one and a half times: a one-dimensional curve hidden in the plane.</source>
        <translation>一条卷了一圈半的带子：藏在平面中的一维曲线。</translation>
    </message>
    <message>
        <source>&lt;i&gt;t&lt;/i&gt; (cos &lt;i&gt;t&lt;/i&gt;, sin &lt;i&gt;t&lt;/i&gt;)/5 + &lt;i&gt;N&lt;/i&gt;(0, 0.2²), &lt;i&gt;t&lt;/i&gt; uniform on [1.5π, 4.5π]</source>
        <translation>&lt;i&gt;t&lt;/i&gt; (cos &lt;i&gt;t&lt;/i&gt;, sin &lt;i&gt;t&lt;/i&gt;)/5 + &lt;i&gt;N&lt;/i&gt;(0, 0.2²)，&lt;i&gt;t&lt;/i&gt; 在 [1.5π, 4.5π] 上均匀分布</translation>
    </message>
    <message>
        <source>U1: two arcs</source>
        <translation>U1：双弧</translation>
    </message>
    <message>
        <source>An energy of Rezende and Mohamed (2015): a ring of which two opposite arcs are left. Given as a formula, so it can be learnt by reverse KL without any data.</source>
        <translation>Rezende 与 Mohamed (2015) 的能量：一个环只留下相对的两段弧。以公式给出，因此无需任何数据即可用反向 KL 学习。</translation>
    </message>
    <message>
        <source>left arc</source>
        <translation>左弧</translation>
    </message>
    <message>
        <source>right arc</source>
        <translation>右弧</translation>
    </message>
    <message>
        <source>U2: wave</source>
        <translation>U2：波</translation>
    </message>
    <message>
        <source>An energy of Rezende and Mohamed (2015): a band along a sine. As published it goes on for ever; a soft wall at |z1| = 4 makes it a density.</source>
        <translation>Rezende 与 Mohamed (2015) 的能量：沿正弦的一条带。原文中它无限延伸；|z1| = 4 处的软壁使它成为密度。</translation>
    </message>
    <message>
        <source>&lt;i&gt;U&lt;/i&gt; = ½((&lt;i&gt;z&lt;/i&gt;&lt;sub&gt;2&lt;/sub&gt; − &lt;i&gt;w&lt;/i&gt;&lt;sub&gt;1&lt;/sub&gt;)/0.4)² + wall, &lt;i&gt;w&lt;/i&gt;&lt;sub&gt;1&lt;/sub&gt; = sin(π&lt;i&gt;z&lt;/i&gt;&lt;sub&gt;1&lt;/sub&gt;/2)</source>
        <translation>&lt;i&gt;U&lt;/i&gt; = ½((&lt;i&gt;z&lt;/i&gt;&lt;sub&gt;2&lt;/sub&gt; − &lt;i&gt;w&lt;/i&gt;&lt;sub&gt;1&lt;/sub&gt;)/0.4)² + 软壁，&lt;i&gt;w&lt;/i&gt;&lt;sub&gt;1&lt;/sub&gt; = sin(π&lt;i&gt;z&lt;/i&gt;&lt;sub&gt;1&lt;/sub&gt;/2)</translation>
    </message>
    <message>
        <source>U3: wave with a split</source>
        <translation>U3：分裂的波</translation>
    </message>
    <message>
        <source>An energy of Rezende and Mohamed (2015): the wave splits in two and joins again. The soft wall at |z1| = 4 makes it a density.</source>
        <translation>Rezende 与 Mohamed (2015) 的能量：波一分为二又合拢。|z1| = 4 处的软壁使它成为密度。</translation>
    </message>
    <message>
        <source>&lt;i&gt;U&lt;/i&gt; = −ln(e&lt;sup&gt;−½((&lt;i&gt;z&lt;/i&gt;&lt;sub&gt;2&lt;/sub&gt;−&lt;i&gt;w&lt;/i&gt;&lt;sub&gt;1&lt;/sub&gt;)/0.35)²&lt;/sup&gt; + e&lt;sup&gt;−½((&lt;i&gt;z&lt;/i&gt;&lt;sub&gt;2&lt;/sub&gt;−&lt;i&gt;w&lt;/i&gt;&lt;sub&gt;1&lt;/sub&gt;+&lt;i&gt;w&lt;/i&gt;&lt;sub&gt;2&lt;/sub&gt;)/0.35)²&lt;/sup&gt;) + wall, &lt;i&gt;w&lt;/i&gt;&lt;sub&gt;2&lt;/sub&gt; = 3 e&lt;sup&gt;−½((&lt;i&gt;z&lt;/i&gt;&lt;sub&gt;1&lt;/sub&gt;−1)/0.6)²&lt;/sup&gt;</source>
        <translation>&lt;i&gt;U&lt;/i&gt; = −ln(e&lt;sup&gt;−½((&lt;i&gt;z&lt;/i&gt;&lt;sub&gt;2&lt;/sub&gt;−&lt;i&gt;w&lt;/i&gt;&lt;sub&gt;1&lt;/sub&gt;)/0.35)²&lt;/sup&gt; + e&lt;sup&gt;−½((&lt;i&gt;z&lt;/i&gt;&lt;sub&gt;2&lt;/sub&gt;−&lt;i&gt;w&lt;/i&gt;&lt;sub&gt;1&lt;/sub&gt;+&lt;i&gt;w&lt;/i&gt;&lt;sub&gt;2&lt;/sub&gt;)/0.35)²&lt;/sup&gt;) + 软壁，&lt;i&gt;w&lt;/i&gt;&lt;sub&gt;2&lt;/sub&gt; = 3 e&lt;sup&gt;−½((&lt;i&gt;z&lt;/i&gt;&lt;sub&gt;1&lt;/sub&gt;−1)/0.6)²&lt;/sup&gt;</translation>
    </message>
    <message>
        <source>upper branch</source>
        <translation>上支</translation>
    </message>
    <message>
        <source>lower branch</source>
        <translation>下支</translation>
    </message>
    <message>
        <source>U4: wave with a fork</source>
        <translation>U4：分叉的波</translation>
    </message>
    <message>
        <source>An energy of Rezende and Mohamed (2015): the wave forks and stays two. The soft wall at |z1| = 4 makes it a density.</source>
        <translation>Rezende 与 Mohamed (2015) 的能量：波分叉后不再合拢。|z1| = 4 处的软壁使它成为密度。</translation>
    </message>
    <message>
        <source>&lt;i&gt;U&lt;/i&gt; = −ln(e&lt;sup&gt;−½((&lt;i&gt;z&lt;/i&gt;&lt;sub&gt;2&lt;/sub&gt;−&lt;i&gt;w&lt;/i&gt;&lt;sub&gt;1&lt;/sub&gt;)/0.4)²&lt;/sup&gt; + e&lt;sup&gt;−½((&lt;i&gt;z&lt;/i&gt;&lt;sub&gt;2&lt;/sub&gt;−&lt;i&gt;w&lt;/i&gt;&lt;sub&gt;1&lt;/sub&gt;+&lt;i&gt;w&lt;/i&gt;&lt;sub&gt;3&lt;/sub&gt;)/0.35)²&lt;/sup&gt;) + wall, &lt;i&gt;w&lt;/i&gt;&lt;sub&gt;3&lt;/sub&gt; = 3 σ((&lt;i&gt;z&lt;/i&gt;&lt;sub&gt;1&lt;/sub&gt;−1)/0.3)</source>
        <translation>&lt;i&gt;U&lt;/i&gt; = −ln(e&lt;sup&gt;−½((&lt;i&gt;z&lt;/i&gt;&lt;sub&gt;2&lt;/sub&gt;−&lt;i&gt;w&lt;/i&gt;&lt;sub&gt;1&lt;/sub&gt;)/0.4)²&lt;/sup&gt; + e&lt;sup&gt;−½((&lt;i&gt;z&lt;/i&gt;&lt;sub&gt;2&lt;/sub&gt;−&lt;i&gt;w&lt;/i&gt;&lt;sub&gt;1&lt;/sub&gt;+&lt;i&gt;w&lt;/i&gt;&lt;sub&gt;3&lt;/sub&gt;)/0.35)²&lt;/sup&gt;) + 软壁，&lt;i&gt;w&lt;/i&gt;&lt;sub&gt;3&lt;/sub&gt; = 3 σ((&lt;i&gt;z&lt;/i&gt;&lt;sub&gt;1&lt;/sub&gt;−1)/0.3)</translation>
    </message>
    <message>
        <source>ring</source>
        <translation>环</translation>
    </message>
    <message>
        <source>One broad ring. Radial layers are made for it: a single one can push the middle of the base outwards.</source>
        <translation>一个宽环。径向层正适合它：单独一层就能把基分布的中间向外推开。</translation>
    </message>
    <message>
        <source>broad wave</source>
        <translation>宽波</translation>
    </message>
    <message>
        <source>A Gaussian bent along a sine. Easy: one coupling layer that moves z2 by a function of z1 makes it exactly.</source>
        <translation>沿正弦弯曲的高斯。很容易：一个按 z1 的函数移动 z2 的耦合层就能精确得到。</translation>
    </message>
    <message>
        <source>banana</source>
        <translation>香蕉</translation>
    </message>
    <message>
        <source>A Gaussian bent along a parabola. One coupling layer makes it exactly; planar layers need several.</source>
        <translation>沿抛物线弯曲的高斯。一个耦合层即可精确得到；平面层需要好几个。</translation>
    </message>
    <message>
        <source>uniform square</source>
        <translation>均匀方块</translation>
    </message>
    <message>
        <source>The same density everywhere in a square, none outside. The flow must flatten the bell and build steep walls.</source>
        <translation>方块内密度处处相同，外面没有。流必须把钟形压平并筑起陡壁。</translation>
    </message>
    <message>
        <source>uniform on [−2, 2]²</source>
        <translation>在 [−2, 2]² 上均匀分布</translation>
    </message>
    <message>
        <source>Gaussian</source>
        <translation>高斯</translation>
    </message>
    <message>
        <source>One Gaussian with a covariance that you choose. A single linear layer makes it exactly: the simplest check that all works.</source>
        <translation>一个高斯，协方差可选。单独一个线性层即可精确得到：这是检验一切正常的最简单方法。</translation>
    </message>
    <message>
        <source>σ₁</source>
        <translation>σ₁</translation>
    </message>
    <message>
        <source>Standard deviation along the first axis.</source>
        <translation>沿第一个轴的标准差。</translation>
    </message>
    <message>
        <source>σ₂</source>
        <translation>σ₂</translation>
    </message>
    <message>
        <source>Standard deviation along the second axis.</source>
        <translation>沿第二个轴的标准差。</translation>
    </message>
    <message>
        <source>correlation ρ</source>
        <translation>相关系数 ρ</translation>
    </message>
    <message>
        <source>How much the two coordinates go together; 0 is not at all.</source>
        <translation>两个坐标共同变化的程度；0 表示毫不相关。</translation>
    </message>
    <message>
        <source>formula</source>
        <translation>公式</translation>
    </message>
    <message>
        <source>A density by the energy that you type. Given as a formula, it can be learnt by reverse KL without any data; its log Z is found by quadrature.</source>
        <translation>由您键入的能量给出的密度。以公式给出，因此无需任何数据即可用反向 KL 学习；其 log Z 由数值求积得到。</translation>
    </message>
    <message>
        <source>energy U(x, y)</source>
        <translation>能量 U(x, y)</translation>
    </message>
    <message>
        <source>Numbers, x and y, + - * / ^, brackets, pi, e, and sin cos tan tanh exp log sqrt abs sigmoid min max pow atan2.</source>
        <translation>数、x 与 y、+ - * / ^、括号、pi、e，以及 sin cos tan tanh exp log sqrt abs sigmoid min max pow atan2。</translation>
    </message>
    <message>
        <source>mixture</source>
        <translation>混合高斯</translation>
    </message>
    <message>
        <source>Gaussians that you place, turn and stretch on the canvas, each with its weight. What the classic mixtures are made of, and exact to sample from.</source>
        <translation>在画布上放置、旋转和拉伸的若干高斯，各有权重。经典的混合分布由此构成，并可精确采样。</translation>
    </message>
    <message>
        <source>Gaussians</source>
        <translation>各高斯</translation>
    </message>
    <message>
        <source>A row each: weight, mean1, mean2, sigma1, sigma2, angle of the first axis in radians.</source>
        <translation>每行一个：权重、均值1、均值2、σ1、σ2、第一个轴的角度（弧度）。</translation>
    </message>
    <message>
        <source>painted</source>
        <translation>绘制</translation>
    </message>
    <message>
        <source>What you paint with the brush, or an image. Every cell is a Gaussian about its middle; a thousandth of the mass is a wide Gaussian, so that log p is finite where nothing was painted.</source>
        <translation>用画笔绘制的内容，或一幅图像。每个单元是以其中心为均值的高斯；千分之一的质量是一个很宽的高斯，使未绘制处的 log p 有限。</translation>
    </message>
    <message>
        <source>Σ&lt;sub&gt;&lt;i&gt;ij&lt;/i&gt;&lt;/sub&gt; &lt;i&gt;w&lt;/i&gt;&lt;sub&gt;&lt;i&gt;ij&lt;/i&gt;&lt;/sub&gt; &lt;i&gt;N&lt;/i&gt;(&lt;b&gt;&lt;i&gt;x&lt;/i&gt;&lt;/b&gt;&lt;sub&gt;&lt;i&gt;ij&lt;/i&gt;&lt;/sub&gt;, (softness · cell)²)</source>
        <translation>Σ&lt;sub&gt;&lt;i&gt;ij&lt;/i&gt;&lt;/sub&gt; &lt;i&gt;w&lt;/i&gt;&lt;sub&gt;&lt;i&gt;ij&lt;/i&gt;&lt;/sub&gt; &lt;i&gt;N&lt;/i&gt;(&lt;b&gt;&lt;i&gt;x&lt;/i&gt;&lt;/b&gt;&lt;sub&gt;&lt;i&gt;ij&lt;/i&gt;&lt;/sub&gt;, (柔和度 · 单元)²)</translation>
    </message>
    <message>
        <source>centre x₁</source>
        <translation>中心 x₁</translation>
    </message>
    <message>
        <source>First coordinate of the picture&apos;s middle.</source>
        <translation>图像中心的第一个坐标。</translation>
    </message>
    <message>
        <source>centre x₂</source>
        <translation>中心 x₂</translation>
    </message>
    <message>
        <source>Second coordinate of the picture&apos;s middle.</source>
        <translation>图像中心的第二个坐标。</translation>
    </message>
    <message>
        <source>width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>Width of the picture, in units of the plane.</source>
        <translation>图像的宽度，以平面单位计。</translation>
    </message>
    <message>
        <source>softness</source>
        <translation>柔和度</translation>
    </message>
    <message>
        <source>Standard deviation of each cell&apos;s Gaussian, in cells.</source>
        <translation>每个单元的高斯的标准差，以单元计。</translation>
    </message>
    <message>
        <source>density</source>
        <translation>密度</translation>
    </message>
    <message>
        <source>Weights of square cells, the bottom row first, in 16 bits each (little-endian, base64).</source>
        <translation>方形单元的权重，自底行开始，每个 16 位（小端，base64）。</translation>
    </message>
    <message>
        <source>points</source>
        <translation>样本点</translation>
    </message>
    <message>
        <source>Samples from a file. A Gaussian about each gives them a density, as wide as Scott&apos;s rule says or a share of it; a thousandth of the mass is a wide Gaussian, so that log p is finite everywhere.</source>
        <translation>来自文件的样本。以每个点为中心的高斯使其成为密度，宽度由 Scott 规则给出或取其一部分；千分之一的质量是一个很宽的高斯，使 log p 处处有限。</translation>
    </message>
    <message>
        <source>1/&lt;i&gt;n&lt;/i&gt; Σ&lt;sub&gt;&lt;i&gt;k&lt;/i&gt;&lt;/sub&gt; &lt;i&gt;N&lt;/i&gt;(&lt;b&gt;&lt;i&gt;x&lt;/i&gt;&lt;/b&gt;&lt;sub&gt;&lt;i&gt;k&lt;/i&gt;&lt;/sub&gt;, &lt;i&gt;h&lt;/i&gt;²), &lt;i&gt;h&lt;/i&gt; = bandwidth · &lt;i&gt;σ&lt;/i&gt; &lt;i&gt;n&lt;/i&gt;&lt;sup&gt;−1/6&lt;/sup&gt;</source>
        <translation>1/&lt;i&gt;n&lt;/i&gt; Σ&lt;sub&gt;&lt;i&gt;k&lt;/i&gt;&lt;/sub&gt; &lt;i&gt;N&lt;/i&gt;(&lt;b&gt;&lt;i&gt;x&lt;/i&gt;&lt;/b&gt;&lt;sub&gt;&lt;i&gt;k&lt;/i&gt;&lt;/sub&gt;, &lt;i&gt;h&lt;/i&gt;²)，&lt;i&gt;h&lt;/i&gt; = 带宽 · &lt;i&gt;σ&lt;/i&gt; &lt;i&gt;n&lt;/i&gt;&lt;sup&gt;−1/6&lt;/sup&gt;</translation>
    </message>
    <message>
        <source>bandwidth</source>
        <translation>带宽</translation>
    </message>
    <message>
        <source>Width of the Gaussians as a share of Scott&apos;s rule, which is made for a single bell; curved shapes want less.</source>
        <translation>高斯的宽度占 Scott 规则的比例；该规则针对单个钟形，弯曲的形状宜取小些。</translation>
    </message>
    <message>
        <source>A row each: x1, x2.</source>
        <translation>每行一个：x1, x2。</translation>
    </message>
    <message>
        <source>32 planar layers on U1, two modes on a ring</source>
        <translation>32 个平面层，U1：环上两个模式</translation>
    </message>
    <message>
        <source>Each layer bends the plane across one line; thirty-two of them split a Gaussian into two lobes on a ring, from the energy alone.</source>
        <translation>每层把平面沿一条直线弯折一次；三十二层仅凭能量就把一个高斯分成环上的两瓣。</translation>
    </message>
    <message>
        <source>32 planar layers on U2, a sine wave</source>
        <translation>32 个平面层，U2：正弦波</translation>
    </message>
    <message>
        <source>Thirty-two bends lay a Gaussian along a sine wave, from the energy alone.</source>
        <translation>三十二次弯折仅凭能量就把高斯铺在正弦波上。</translation>
    </message>
    <message>
        <source>32 planar layers on U3, a wave that parts</source>
        <translation>32 个平面层，U3：分开又合拢的波</translation>
    </message>
    <message>
        <source>Thirty-two bends follow a sine wave that splits in two, from the energy alone.</source>
        <translation>三十二次弯折仅凭能量就跟上一分为二的正弦波。</translation>
    </message>
    <message>
        <source>32 planar layers on U4, a wave with a branch</source>
        <translation>32 个平面层，U4：带分支的波</translation>
    </message>
    <message>
        <source>Thirty-two bends follow a sine wave with a steep branch, from the energy alone.</source>
        <translation>三十二次弯折仅凭能量就跟上带陡峭分支的正弦波。</translation>
    </message>
    <message>
        <source>RealNVP, 8 couplings on two moons</source>
        <translation>RealNVP：8 个耦合层，双月</translation>
    </message>
    <message>
        <source>Half of the coordinates decides how the other half is scaled and shifted, in turn; trained from samples.</source>
        <translation>一半坐标决定另一半如何缩放与平移，轮流进行；由样本训练。</translation>
    </message>
    <message>
        <source>NICE, 8 additive couplings on two moons</source>
        <translation>NICE：8 个加性耦合层，双月</translation>
    </message>
    <message>
        <source>Shifts alone, no stretching: every layer keeps areas as they are, and a last scaling does what they cannot.</source>
        <translation>只平移，不拉伸：每层都保持面积，最后一个缩放补上它们做不到的事。</translation>
    </message>
    <message>
        <source>MAF, 6 autoregressive layers on the pinwheel</source>
        <translation>MAF：6 个自回归层，风车</translation>
    </message>
    <message>
        <source>Masked autoregressive flow: each coordinate is scaled and shifted by the ones before it, so that densities take one pass; the order is reversed in between.</source>
        <translation>掩码自回归流：每个坐标由它之前的坐标缩放与平移，因此求密度只需一遍；层间颠倒次序。</translation>
    </message>
    <message>
        <source>IAF, 6 flipped autoregressive layers on U1</source>
        <translation>IAF：6 个翻转的自回归层，U1</translation>
    </message>
    <message>
        <source>Inverse autoregressive flow: the same layers the other way round, so that sampling takes one pass; trained from the energy.</source>
        <translation>逆自回归流：同样的层反过来用，因此采样只需一遍；由能量训练。</translation>
    </message>
    <message>
        <source>4 spline couplings on the checkerboard</source>
        <translation>4 个样条耦合层，棋盘</translation>
    </message>
    <message>
        <source>Monotone rational-quadratic splines have the sharp bends that a checkerboard asks for; rotations mix the axes in between.</source>
        <translation>单调有理二次样条具有棋盘所需的急剧弯折；其间的旋转混合各轴。</translation>
    </message>
    <message>
        <source>32 radial layers on the ring</source>
        <translation>32 个径向层，环</translation>
    </message>
    <message>
        <source>Each layer pushes away from one point or pulls towards it; thirty-two of them open a Gaussian into a ring.</source>
        <translation>每层从一点向外推或向它拉；三十二层把高斯撑开成环。</translation>
    </message>
    <message>
        <source>A mixed stack on two moons</source>
        <translation>混合层栈，双月</translation>
    </message>
    <message>
        <source>Planar, radial, coupling, autoregressive and mixing layers in one stack: reorder, flip and bypass them while it trains.</source>
        <translation>平面、径向、耦合、自回归与混合层同在一个层栈：可在训练中重排、翻转和旁路它们。</translation>
    </message>
    <message>
        <source>Mode covering: forward KL on two Gaussians</source>
        <translation>模式覆盖：前向 KL，两个高斯</translation>
    </message>
    <message>
        <source>Layers that only turn, stretch and shift keep the model a Gaussian; the forward KL punishes every mode that is missed, so it lies across both and over the valley between.</source>
        <translation>只旋转、拉伸和平移的层使模型始终是高斯；前向 KL 惩罚每个遗漏的模式，于是模型横跨两个模式及其间的低谷。</translation>
    </message>
    <message>
        <source>Mode seeking: reverse KL on two Gaussians</source>
        <translation>模式寻求：反向 KL，两个高斯</translation>
    </message>
    <message>
        <source>The same stack and target as in mode covering; the reverse KL punishes mass where the target has none, so the model settles in one mode and never learns of the other.</source>
        <translation>与模式覆盖相同的层栈和目标分布；反向 KL 惩罚放在目标分布没有质量之处的质量，于是模型落在一个模式中，永远不知另一个的存在。</translation>
    </message>
    <message>
        <source>A single planar layer</source>
        <translation>单个平面层</translation>
    </message>
    <message>
        <source>The whole idea in one layer: drag its line and its arrow, and watch density, grid and log-det follow.</source>
        <translation>一层道尽全部思想：拖动它的直线与箭头，看密度、网格与对数行列式如何跟随。</translation>
    </message>
    <message>
        <source>reference</source>
        <translation>参考引擎</translation>
    </message>
    <message>
        <source>Training has stopped: %1</source>
        <translation>训练已停止：%1</translation>
    </message>
    <message>
        <source>%1 Training goes on with: %2.</source>
        <translation>%1训练改由%2继续。</translation>
    </message>
    <message>
        <source>%1 failed: %2 Training goes on with: %3.</source>
        <translation>%1 失败：%2训练改由%3继续。</translation>
    </message>
    <message>
        <source>%1 failed: %2 Training goes on with the reference engine from step %3.</source>
        <translation>%1 失败：%2训练由参考引擎从第 %3 步继续。</translation>
    </message>
    <message>
        <source>The target can&apos;t be used: %1</source>
        <translation>该目标分布无法使用：%1</translation>
    </message>
    <message>
        <source>Step %1 gave a number that is not finite%2. Training is paused and has gone back to step %3; a lower learning rate or a bound on the gradient helps.</source>
        <translation>第 %1 步出现非有限的数%2。训练已暂停并退回第 %3 步；降低学习率或限制梯度会有帮助。</translation>
    </message>
    <message>
        <source> in layer %1 (%2)</source>
        <translation>（第 %1 层，%2）</translation>
    </message>
    <message>
        <source>A new order has to name every layer of the stack once.</source>
        <translation>新的次序必须列出层栈的每一层，各一次。</translation>
    </message>
    <message>
        <source>There is no such layer in the stack any more; choose another one.</source>
        <translation>层栈中已没有这一层；请选另一层。</translation>
    </message>
    <message>
        <source>The layer has no value of that number any more; its shape has changed.</source>
        <translation>该层已没有此编号的数值；其结构已改变。</translation>
    </message>
    <message>
        <source>the layer &apos;%1&apos; does not exist in %2 dimension.</source>
        <translation>层“%1”不存在于 %2 维。</translation>
    </message>
    <message>
        <source>the layer &apos;%1&apos; does not exist in %2 dimensions.</source>
        <translation>层“%1”不存在于 %2 维。</translation>
    </message>
    <message>
        <source>the layer &apos;%1&apos; has %2 %3 here, but %4 were given.</source>
        <translation>层“%1”在此有 %2 个 %3，却给了 %4 个。</translation>
    </message>
    <message>
        <source>every number must be finite.</source>
        <translation>每个数都必须有限。</translation>
    </message>
    <message>
        <source>every scale of an actnorm layer must be greater than 0, but one is %1; a mirror image is the work of a linear layer.</source>
        <translation>ActNorm 层的每个缩放都必须大于 0，但有一个是 %1；镜像是线性层的工作。</translation>
    </message>
    <message>
        <source>an autoregressive layer needs a zero wherever its mask cuts a connection, but number %1 of the weights is %2.</source>
        <translation>自回归层在掩码切断连接处必须为零，但第 %1 个权重是 %2。</translation>
    </message>
    <message>
        <source>must name each of the %1 dimensions once, counted from 0.</source>
        <translation>必须列出 %1 个维度，各一次，从 0 计数。</translation>
    </message>
    <message>
        <source>needs a 1 or a −1 for each of the %1 dimensions.</source>
        <translation>%1 个维度各需要一个 1 或 −1。</translation>
    </message>
    <message>
        <source>a linear layer needs an invertible matrix, but this one is singular.</source>
        <translation>线性层需要可逆矩阵，但这一个是奇异的。</translation>
    </message>
    <message>
        <source>needs one entry for each of the %1 dimensions, but has %2.</source>
        <translation>%1 个维度各需要一项，却有 %2 项。</translation>
    </message>
    <message>
        <source>needs at least one 1 (a dimension that conditions) and one 0 (a dimension that is transformed).</source>
        <translation>至少需要一个 1（作为条件的维度）和一个 0（被变换的维度）。</translation>
    </message>
    <message>
        <source>a planar layer is invertible only where wᵀû &gt; −1, but here wᵀû = %1; shorten u along w.</source>
        <translation>平面层仅在 wᵀû &gt; −1 时可逆，但此处 wᵀû = %1；请缩短 u 沿 w 的分量。</translation>
    </message>
    <message>
        <source>the radius α of a radial layer must be greater than 0, but it is %1.</source>
        <translation>径向层的半径 α 必须大于 0，但它是 %1。</translation>
    </message>
    <message>
        <source>a radial layer is invertible only where β &gt; −α, but here α = %1 and β = %2.</source>
        <translation>径向层仅在 β &gt; −α 时可逆，但此处 α = %1，β = %2。</translation>
    </message>
    <message>
        <source>there is no layer &apos;%1&apos;; the layers are %2.</source>
        <translation>没有名为“%1”的层；可用的层有 %2。</translation>
    </message>
    <message>
        <source>the layer &apos;%1&apos; has no hyperparameter of this name.</source>
        <translation>层“%1”没有这个名称的超参数。</translation>
    </message>
    <message>
        <source>expected an integer from %1 to %2.</source>
        <translation>此处应为 %1 到 %2 的整数。</translation>
    </message>
    <message>
        <source>expected a number from %1 to %2.</source>
        <translation>此处应为 %1 到 %2 的数。</translation>
    </message>
    <message>
        <source>expected a number from %1 to %2, or null for none.</source>
        <translation>此处应为 %1 到 %2 的数，或以 null 表示无。</translation>
    </message>
    <message>
        <source>expected a list of integers from %1 to %2.</source>
        <translation>此处应为 %1 到 %2 的整数列表。</translation>
    </message>
    <message>
        <source>expected one of %1.</source>
        <translation>此处应为下列之一：%1。</translation>
    </message>
    <message>
        <source>%1 (in the project %2)</source>
        <translation>%1（在项目 %2 中）</translation>
    </message>
    <message>
        <source>The project could not be saved as %1: %2. What was there before is unchanged; choose another folder or free some space.</source>
        <translation>项目无法保存为 %1：%2。原有内容未改变；请另选文件夹或腾出空间。</translation>
    </message>
    <message>
        <source>The project %1 is a folder; name a .pushforward file in it.</source>
        <translation>项目 %1 是文件夹；请指定其中的 .pushforward 文件。</translation>
    </message>
    <message>
        <source>The project %1 could not be opened: %2.</source>
        <translation>无法打开项目 %1：%2。</translation>
    </message>
    <message>
        <source>The project %1 could not be read to its end.</source>
        <translation>项目 %1 无法读到末尾。</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>没有该文件或文件夹</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>没有权限</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>是文件夹</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>设备上没有剩余空间</translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>文件系统为只读</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>不是文件夹</translation>
    </message>
    <message>
        <source>line %1, column %2: %3</source>
        <translation>第 %1 行第 %2 列：%3</translation>
    </message>
    <message>
        <source>the file is not valid JSON (%1).</source>
        <translation>该文件不是有效的 JSON（%1）。</translation>
    </message>
    <message>
        <source>the number %1 is too large for a double.</source>
        <translation>数 %1 超出双精度的范围。</translation>
    </message>
    <message>
        <source>expected a finite number; JSON has no NaN and no Infinity.</source>
        <translation>此处应为有限的数；JSON 没有 NaN 与 Infinity。</translation>
    </message>
    <message>
        <source>the file is nested deeper than %1 levels.</source>
        <translation>该文件嵌套超过 %1 层。</translation>
    </message>
    <message>
        <source>the file is longer than %1 MiB.</source>
        <translation>该文件超过 %1 MiB。</translation>
    </message>
    <message>
        <source>this key appears twice; remove one of the two.</source>
        <translation>此键出现两次；请删去其一。</translation>
    </message>
    <message>
        <source>this key is unknown here; the known ones are %1.</source>
        <translation>此处没有这个键；可用的键有 %1。</translation>
    </message>
    <message>
        <source>this key is missing and must be given.</source>
        <translation>缺少此键，必须给出。</translation>
    </message>
    <message>
        <source>expected an object { ... }, found %1.</source>
        <translation>此处应为对象 { ... }，却是%1。</translation>
    </message>
    <message>
        <source>expected a list [ ... ], found %1.</source>
        <translation>此处应为列表 [ ... ]，却是%1。</translation>
    </message>
    <message>
        <source>expected true or false, found %1.</source>
        <translation>此处应为 true 或 false，却是%1。</translation>
    </message>
    <message>
        <source>expected a text, found %1.</source>
        <translation>此处应为文本，却是%1。</translation>
    </message>
    <message>
        <source>expected a number from %1 to %2, found %3.</source>
        <translation>此处应为 %1 到 %2 的数，却是%3。</translation>
    </message>
    <message>
        <source>expected a number, found %1.</source>
        <translation>此处应为数，却是%1。</translation>
    </message>
    <message>
        <source>expected an integer from %1 to %2, found %3.</source>
        <translation>此处应为 %1 到 %2 的整数，却是%3。</translation>
    </message>
    <message>
        <source>expected an integer, found %1.</source>
        <translation>此处应为整数，却是%1。</translation>
    </message>
    <message>
        <source>the text %1</source>
        <translation>文本 %1</translation>
    </message>
    <message>
        <source>the number %1</source>
        <translation>数 %1</translation>
    </message>
    <message>
        <source>a list of %1</source>
        <translation>%1 项的列表</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>expected a number, a text, a list of integers or null, found %1.</source>
        <translation>此处应为数、文本、整数列表或 null，却是%1。</translation>
    </message>
    <message>
        <source>this list is longer than %1.</source>
        <translation>此列表超过 %1 项。</translation>
    </message>
    <message>
        <source>there is no layer &quot;%1&quot;; the layers are %2.</source>
        <translation>没有名为“%1”的层；可用的层有 %2。</translation>
    </message>
    <message>
        <source>the layer &apos;%1&apos; does not work in %2 dimensions.</source>
        <translation>层“%1”不能用于 %2 维。</translation>
    </message>
    <message>
        <source>the file has version %1 of the layer &apos;%2&apos;, this program has version %3.</source>
        <translation>文件中层“%2”的版本为 %1，本程序的版本为 %3。</translation>
    </message>
    <message>
        <source>with this layer the stack has more than %1 parameters; make its layers smaller.</source>
        <translation>加上此层后层栈的参数超过 %1 个；请缩小各层。</translation>
    </message>
    <message>
        <source>give the parameters either as &quot;params&quot; or as &quot;values&quot;, not as both.</source>
        <translation>参数请以 &quot;params&quot; 或 &quot;values&quot; 之一给出，不要两者并用。</translation>
    </message>
    <message>
        <source>these parameters are so large that the layer&apos;s values are not finite.</source>
        <translation>这些参数过大，使该层的数值不是有限值。</translation>
    </message>
    <message>
        <source>these values are so large or so close to the constraint that no parameters give them.</source>
        <translation>这些数值过大或过于接近约束，没有参数能给出它们。</translation>
    </message>
    <message>
        <source>expected %1, found %2; this is no file of Pushforward.</source>
        <translation>此处应为 %1，却是%2；这不是 Pushforward 的文件。</translation>
    </message>
    <message>
        <source>the file is of version %1, this program reads version %2; a newer Pushforward will open it.</source>
        <translation>文件的版本为 %1，本程序读取版本 %2；较新的 Pushforward 可以打开它。</translation>
    </message>
    <message>
        <source>a stack has at most %1 layers, this one has %2.</source>
        <translation>层栈最多有 %1 层，这一个有 %2 层。</translation>
    </message>
    <message>
        <source>expected a list of %1 %2, found %3.</source>
        <translation>此处应为 %1 个 %2 的列表，却是%3。</translation>
    </message>
    <message>
        <source>the layer &apos;%1&apos; has no parameter of this name here; it has %2.</source>
        <translation>层“%1”在此没有这个名称的参数；它有 %2。</translation>
    </message>
    <message>
        <source>this parameter is missing; the layer &apos;%1&apos; needs all of %2, or none of them to start afresh.</source>
        <translation>缺少此参数；层“%1”需要全部 %2，或全都不给以重新开始。</translation>
    </message>
    <message>
        <source>a parameter is not a finite number and cannot be saved; go back to an earlier step first.</source>
        <translation>有一个参数不是有限的数，无法保存；请先退回较早的一步。</translation>
    </message>
    <message>
        <source>expected &quot;forward&quot;, &quot;reverse&quot;, or a number from 0 (reverse) to 1 (forward), found %1.</source>
        <translation>此处应为 &quot;forward&quot;、&quot;reverse&quot; 或 0（反向）到 1（前向）的数，却是%1。</translation>
    </message>
    <message>
        <source>there are more than %1 view settings.</source>
        <translation>视图设置超过 %1 项。</translation>
    </message>
    <message>
        <source>there is no preset &quot;%1&quot;; the presets are %2.</source>
        <translation>没有名为“%1”的预设；预设有 %2。</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>There is no target &quot;%1&quot;. Known are: %2.</source>
        <translation>没有名为“%1”的目标分布。已知的有：%2。</translation>
    </message>
    <message>
        <source>there is no target &quot;%1&quot;; the targets are %2.</source>
        <translation>没有名为“%1”的目标分布；目标分布有 %2。</translation>
    </message>
    <message>
        <source>The target &quot;%1&quot; has no parameters; leave this one out.</source>
        <translation>目标分布“%1”没有参数；请去掉这一个。</translation>
    </message>
    <message>
        <source>The target &quot;%1&quot; has no such parameter. Known are: %2.</source>
        <translation>目标分布“%1”没有这个参数。已知的有：%2。</translation>
    </message>
    <message>
        <source>the target &apos;%1&apos; has no parameter of this name; it has %2.</source>
        <translation>目标分布“%1”没有这个名称的参数；它有 %2。</translation>
    </message>
    <message>
        <source>The value must be a number from %1 to %2, but it is %3.</source>
        <translation>数值必须在 %1 到 %2 之间，但它是 %3。</translation>
    </message>
    <message>
        <source>The target &quot;%1&quot; is built in and takes no data; leave them out.</source>
        <translation>目标分布“%1”是内置的，不接受数据；请去掉它们。</translation>
    </message>
    <message>
        <source>The sampler of the target gave a point that is not finite; check its definition.</source>
        <translation>目标分布的采样器给出了非有限的点；请检查其定义。</translation>
    </message>
    <message>
        <source>A pool of %1 samples can&apos;t be made; give at least 1.</source>
        <translation>无法生成 %1 个样本的样本池；至少需要 1 个。</translation>
    </message>
    <message>
        <source>The log-density of the target is %1 at (%2, %3); it must be finite, or -infinity where the density is zero. Change the target&apos;s definition there.</source>
        <translation>目标分布在 (%2, %3) 处的对数密度为 %1；它必须有限，或在密度为零处为负无穷。请修改该处的定义。</translation>
    </message>
    <message>
        <source>A stack of dimension %1 can&apos;t be trained against a target on the plane; use dimension 2.</source>
        <translation>%1 维的层栈不能针对平面上的目标分布训练；请使用 2 维。</translation>
    </message>
    <message>
        <source>A grid lies in the plane; the stack has another dimension than 2.</source>
        <translation>网格位于平面内；层栈的维数不是 2。</translation>
    </message>
    <message>
        <source>the integral of exp(−U) does not settle: it changes by %1 % between grids of %2 and %3 nodes a side. U is too fine, or goes to minus infinity somewhere; make it smoother.</source>
        <translation>exp(−U) 的积分不收敛：在每边 %2 与 %3 个节点的网格之间相差 %1 %。U 过于细碎，或在某处趋于负无穷；请使其更光滑。</translation>
    </message>
    <message>
        <source>expected a formula in x and y.</source>
        <translation>此处应为 x 与 y 的公式。</translation>
    </message>
    <message>
        <source>U is %1 at %2; it must be a number wherever there is density. Mind logarithms and roots of what may be negative.</source>
        <translation>U 在 %2 处为%1；凡有密度之处它都必须是数。请留意可能为负的数的对数与平方根。</translation>
    </message>
    <message>
        <source>not a number</source>
        <translation>非数</translation>
    </message>
    <message>
        <source>minus infinity</source>
        <translation>负无穷</translation>
    </message>
    <message>
        <source>U is infinite everywhere, so there is no density at all; give it a finite value somewhere.</source>
        <translation>U 处处为无穷大，因此根本没有密度；请在某处给它有限的值。</translation>
    </message>
    <message>
        <source>exp(−U) does not fall off far out, so it is no density: at %1 U is only %2 above its lowest value. Add something that grows in every direction, for instance + 0.1*(x^2 + y^2).</source>
        <translation>exp(−U) 在远处不衰减，因此不是密度：在 %1 处 U 只比最小值高 %2。请加上在各方向都增长的项，例如 + 0.1*(x^2 + y^2)。</translation>
    </message>
    <message>
        <source>%1 must be from %2 to %3, but is %4.</source>
        <translation>%1必须在 %2 到 %3 之间，但它是 %4。</translation>
    </message>
    <message>
        <source>the weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>the angle (in radians)</source>
        <translation>角度（弧度）</translation>
    </message>
    <message>
        <source>the mean</source>
        <translation>均值</translation>
    </message>
    <message>
        <source>the standard deviation</source>
        <translation>标准差</translation>
    </message>
    <message>
        <source>expected a list of Gaussians [weight, mean1, mean2, sigma1, sigma2, angle].</source>
        <translation>此处应为高斯的列表 [权重, 均值1, 均值2, σ1, σ2, 角度]。</translation>
    </message>
    <message>
        <source>a mixture has 1 to %1 Gaussians, this one has %2.</source>
        <translation>混合高斯有 1 到 %1 个高斯，这一个有 %2 个。</translation>
    </message>
    <message>
        <source>expected a raster of columns, rows and weights.</source>
        <translation>此处应为由列数、行数与权重组成的栅格。</translation>
    </message>
    <message>
        <source>a raster has %1 to %2 columns, this one has %3.</source>
        <translation>栅格有 %1 到 %2 列，这一个有 %3 列。</translation>
    </message>
    <message>
        <source>a raster has %1 to %2 rows, this one has %3.</source>
        <translation>栅格有 %1 到 %2 行，这一个有 %3 行。</translation>
    </message>
    <message>
        <source>expected %1 weights, found %2.</source>
        <translation>此处应有 %1 个权重，却有 %2 个。</translation>
    </message>
    <message>
        <source>all weights are zero, so there is no density; paint something first.</source>
        <translation>所有权重都为零，因此没有密度；请先绘制一些内容。</translation>
    </message>
    <message>
        <source>expected a list of points [x1, x2].</source>
        <translation>此处应为点的列表 [x1, x2]。</translation>
    </message>
    <message>
        <source>a target takes %1 to %2 points, these are %3.</source>
        <translation>目标分布接受 %1 到 %2 个点，这里有 %3 个。</translation>
    </message>
    <message>
        <source>all points have the same x%1, so they have no density in the plane; give points that spread both ways.</source>
        <translation>所有点的 x%1 都相同，因此在平面上没有密度；请给出在两个方向都散开的点。</translation>
    </message>
    <message>
        <source>the text has %1 bytes, at most %2 are read.</source>
        <translation>该文本有 %1 字节，最多读取 %2 字节。</translation>
    </message>
    <message>
        <source>the list has %1 rows, at most %2 are read.</source>
        <translation>该列表有 %1 行，最多读取 %2 行。</translation>
    </message>
    <message>
        <source>the text is no base64.</source>
        <translation>该文本不是 base64。</translation>
    </message>
    <message>
        <source>expected %1 bytes (two for each cell), found %2.</source>
        <translation>此处应有 %1 字节（每单元两字节），却有 %2 字节。</translation>
    </message>
    <message>
        <source>Column %1: %2</source>
        <translation>第 %1 列：%2</translation>
    </message>
    <message>
        <source>the formula is longer than %1 bytes; shorten it.</source>
        <translation>公式超过 %1 字节；请缩短。</translation>
    </message>
    <message>
        <source>there is no formula yet; type one in x and y, such as (x^2 + y^2)/2.</source>
        <translation>还没有公式；请键入 x 与 y 的公式，例如 (x^2 + y^2)/2。</translation>
    </message>
    <message>
        <source>expected an operator (+ - * / ^) or the end, found %1; no bracket is open here.</source>
        <translation>此处应为运算符 (+ - * / ^) 或结尾，却是 %1；这里没有打开的括号。</translation>
    </message>
    <message>
        <source>expected an operator (+ - * / ^) or the end, found %1.</source>
        <translation>此处应为运算符 (+ - * / ^) 或结尾，却是 %1。</translation>
    </message>
    <message>
        <source>the formula is nested too deeply; write it in fewer brackets.</source>
        <translation>公式嵌套过深；请少用括号。</translation>
    </message>
    <message>
        <source>a power is written with ^, as in x^2.</source>
        <translation>乘方用 ^ 书写，如 x^2。</translation>
    </message>
    <message>
        <source>expected a number, a name or &quot;(&quot;, found %1.</source>
        <translation>此处应为数、名称或 &quot;(&quot;，却是 %1。</translation>
    </message>
    <message>
        <source>this number is too large or too small for a computer.</source>
        <translation>这个数对计算机来说过大或过小。</translation>
    </message>
    <message>
        <source>expected an operator, found %1; write 2*x for 2x.</source>
        <translation>此处应为运算符，却是 %1；2x 请写作 2*x。</translation>
    </message>
    <message>
        <source>expected an operator, found %1; write x*y for a product.</source>
        <translation>此处应为运算符，却是 %1；乘积请写作 x*y。</translation>
    </message>
    <message>
        <source>expected &quot;(&quot; after %1, found %2.</source>
        <translation>%1 之后应为 &quot;(&quot;，却是 %2。</translation>
    </message>
    <message>
        <source>there is no &quot;%1&quot;. The variables are x and y (or x1, x2, z1, z2), the constants pi and e, the functions sin, cos, tan, tanh, exp, log, sqrt, abs, sigmoid, min, max, pow and atan2.</source>
        <translation>没有“%1”。变量有 x 与 y（或 x1、x2、z1、z2），常数有 pi 与 e，函数有 sin、cos、tan、tanh、exp、log、sqrt、abs、sigmoid、min、max、pow 与 atan2。</translation>
    </message>
    <message>
        <source>expected &quot;,&quot; and another argument of %1, found %2.</source>
        <translation>此处应为 &quot;,&quot; 及 %1 的另一个参数，却是 %2。</translation>
    </message>
    <message>
        <source>%1 takes one argument, not more.</source>
        <translation>%1 只取一个参数。</translation>
    </message>
    <message>
        <source>%1 takes two arguments, not more.</source>
        <translation>%1 只取两个参数。</translation>
    </message>
    <message>
        <source>expected &quot;)&quot;, found %1.</source>
        <translation>此处应为 &quot;)&quot;，却是 %1。</translation>
    </message>
    <message>
        <source>the end</source>
        <translation>结尾</translation>
    </message>
    <message>
        <source>expected two columns, found %1; leave two of them, or name the wanted ones x1 and x2 in the first line.</source>
        <translation>应有两列，却有 %1 列；请只留两列，或在首行将所需的列命名为 x1 与 x2。</translation>
    </message>
    <message>
        <source>the line has only %1 columns.</source>
        <translation>此行只有 %1 列。</translation>
    </message>
    <message>
        <source>%1 is not a finite number.</source>
        <translation>%1 不是有限的数。</translation>
    </message>
    <message>
        <source>there are no points in it; each line should be x1,x2.</source>
        <translation>其中没有点；每行应为 x1,x2。</translation>
    </message>
    <message>
        <source>a density has at least 2 rows and 2 columns, this one is %1 by %2.</source>
        <translation>密度至少有 2 行 2 列，这一个是 %1 乘 %2。</translation>
    </message>
    <message>
        <source>a density has no negative values; shift or clip the array.</source>
        <translation>密度没有负值；请平移或截断该数组。</translation>
    </message>
    <message>
        <source>the picture is empty: every value is zero. Try it the other way round.</source>
        <translation>图像是空的：每个值都为零。请试着反色。</translation>
    </message>
    <message>
        <source>the file cannot be read, or is empty.</source>
        <translation>该文件无法读取，或为空。</translation>
    </message>
    <message>
        <source>this is a folder; choose a file in it.</source>
        <translation>这是文件夹；请选其中的文件。</translation>
    </message>
    <message>
        <source>the file is larger than 256 MiB; thin it out first.</source>
        <translation>该文件超过 256 MiB；请先抽稀。</translation>
    </message>
    <message>
        <source>its numbers are of type &quot;%1&quot;; floats and integers, little-endian, can be read. Save it with array.astype(&quot;&lt;f8&quot;).</source>
        <translation>其数值类型为 &quot;%1&quot;；可读取小端的浮点数与整数。请用 array.astype(&quot;&lt;f8&quot;) 保存。</translation>
    </message>
    <message>
        <source>this is no .npy file: it does not begin with NumPy&apos;s mark.</source>
        <translation>这不是 .npy 文件：开头没有 NumPy 的标记。</translation>
    </message>
    <message>
        <source>the file ends within its header.</source>
        <translation>该文件在文件头内就结束了。</translation>
    </message>
    <message>
        <source>its format is of version %1; versions 1 to 3 can be read.</source>
        <translation>其格式版本为 %1；可读取版本 1 到 3。</translation>
    </message>
    <message>
        <source>its header says nothing of &quot;%1&quot;.</source>
        <translation>其文件头没有提到 &quot;%1&quot;。</translation>
    </message>
    <message>
        <source>it holds records, not plain numbers; save one array of numbers.</source>
        <translation>它存的是记录，不是纯数值；请保存一个数值数组。</translation>
    </message>
    <message>
        <source>its shape cannot be read.</source>
        <translation>无法读取其形状。</translation>
    </message>
    <message>
        <source>its array has %1 dimension; points are of shape (N, 2), densities of shape (H, W).</source>
        <translation>其数组为 %1 维；点的形状应为 (N, 2)，密度的形状应为 (H, W)。</translation>
    </message>
    <message>
        <source>its array has %1 dimensions; points are of shape (N, 2), densities of shape (H, W).</source>
        <translation>其数组为 %1 维；点的形状应为 (N, 2)，密度的形状应为 (H, W)。</translation>
    </message>
    <message>
        <source>its array is empty.</source>
        <translation>其数组为空。</translation>
    </message>
    <message>
        <source>its array is too large; thin it out first.</source>
        <translation>其数组过大；请先抽稀。</translation>
    </message>
    <message>
        <source>its header promises %1 bytes of numbers, there are %2; the file is damaged.</source>
        <translation>其文件头声明有 %1 字节的数值，实际为 %2；文件已损坏。</translation>
    </message>
    <message>
        <source>the number at [%1, %2] is not finite.</source>
        <translation>[%1, %2] 处的数不是有限值。</translation>
    </message>
    <message>
        <source>The device %1 failed: %2. The last parameters are kept; choose another device.</source>
        <translation>设备 %1 失败：%2。最后的参数已保留；请选择另一设备。</translation>
    </message>
    <message>
        <source>The device %1 can&apos;t be used: %2. Choose another device.</source>
        <translation>设备 %1 无法使用：%2。请选择另一设备。</translation>
    </message>
    <message>
        <source>The OpenCL program does not build on %1. Choose another device. The compiler says: %2</source>
        <translation>OpenCL 程序在 %1 上无法构建。请选择另一设备。编译器的消息：%2</translation>
    </message>
    <message>
        <source>The OpenCL program lacks the kernel %1: %2.</source>
        <translation>OpenCL 程序缺少内核 %1：%2。</translation>
    </message>
    <message>
        <source>%1 (%2) can&apos;t be used: %3.</source>
        <translation>%1 (%2) 无法使用：%3。</translation>
    </message>
    <message>
        <source>There is no OpenCL device %1 on this machine; it has %2. `pushforward devices` lists them.</source>
        <translation>本机没有 OpenCL 设备 %1；共有 %2 个。`pushforward devices` 会列出它们。</translation>
    </message>
    <message>
        <source>there is no device &apos;%1&apos;. Give auto, reference, or opencl:N with a number from `pushforward devices`.</source>
        <translation>没有设备“%1”。请给出 auto、reference 或 opencl:N，编号见 `pushforward devices`。</translation>
    </message>
    <message>
        <source>%1 gives wrong results in its self-test.</source>
        <translation>%1 在自检中给出错误的结果。</translation>
    </message>
    <message>
        <source>%1 is no longer what it was when it was tried.</source>
        <translation>%1 已与试用时不同。</translation>
    </message>
    <message>
        <source>An OpenCL driver of this machine %1 when it was asked for its devices. Repair or remove it: its file is in /etc/OpenCL/vendors.</source>
        <translation>询问设备时，本机的一个 OpenCL 驱动%1。请修复或移除它：其文件在 /etc/OpenCL/vendors 中。</translation>
    </message>
    <message>
        <source>There is no OpenCL device on this machine. A driver brings one, e.g. the package pocl-opencl-icd for the processor.</source>
        <translation>本机没有 OpenCL 设备。可由驱动提供，例如用于处理器的软件包 pocl-opencl-icd。</translation>
    </message>
    <message>
        <source>OpenCL is not asked for devices: this process is itself a trial of one.</source>
        <translation>未向 OpenCL 询问设备：本进程自身就是一次试用。</translation>
    </message>
    <message>
        <source>its driver %1 in the self-test</source>
        <translation>其驱动在自检中%1</translation>
    </message>
    <message>
        <source>did not answer within %1 s</source>
        <translation>在 %1 秒内没有应答</translation>
    </message>
    <message>
        <source>ended with exit code %1 and without an answer</source>
        <translation>以退出码 %1 结束，没有应答</translation>
    </message>
    <message>
        <source>No pipe can be opened to try an OpenCL device.</source>
        <translation>无法打开管道来试用 OpenCL 设备。</translation>
    </message>
    <message>
        <source>No process can be started to try an OpenCL device.</source>
        <translation>无法启动进程来试用 OpenCL 设备。</translation>
    </message>
    <message>
        <source>device not available</source>
        <translation>设备不可用</translation>
    </message>
    <message>
        <source>no compiler</source>
        <translation>没有编译器</translation>
    </message>
    <message>
        <source>out of device memory</source>
        <translation>设备内存不足</translation>
    </message>
    <message>
        <source>out of resources</source>
        <translation>资源不足</translation>
    </message>
    <message>
        <source>out of host memory</source>
        <translation>主机内存不足</translation>
    </message>
    <message>
        <source>the program did not build</source>
        <translation>程序构建失败</translation>
    </message>
    <message>
        <source>no kernel of this name</source>
        <translation>没有该名称的内核</translation>
    </message>
    <message>
        <source>buffer size not possible</source>
        <translation>缓冲区大小不可行</translation>
    </message>
    <message>
        <source>see the OpenCL specification</source>
        <translation>参见 OpenCL 规范</translation>
    </message>
    <message>
        <source>this engine was made for %1 dimensions, the stack has %2.</source>
        <translation>此引擎用于 %1 维，层栈为 %2 维。</translation>
    </message>
    <message>
        <source>tabulated training needs a stack in 2 dimensions, where a conditioner is a function of one number; this one has %1. Use 0, which trains exactly.</source>
        <translation>查表训练需要 2 维的层栈，此时条件网络是一个数的函数；这一个为 %1 维。请用 0，即精确训练。</translation>
    </message>
    <message>
        <source>expected an integer from 0 to 18446744073709551615, found %1.</source>
        <translation>此处应为 0 到 18446744073709551615 的整数，却是%1。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not known; choose one of %2.</source>
        <translation>未知的“%1”；请选用 %2 之一。</translation>
    </message>
    <message>
        <source>closed form</source>
        <translation>闭式解</translation>
    </message>
    <message>
        <source>midpoint quadrature, %1 × %2 (%3 nats from %4 × %5)</source>
        <translation>中点求积，%1 × %2（与 %4 × %5 相差 %3 nat）</translation>
    </message>
    <message>
        <source>a coordinate must be from %1 to %2, but is %3.</source>
        <translation>坐标必须在 %1 到 %2 之间，但它是 %3。</translation>
    </message>
    <message>
        <source>expected a target of one&apos;s own, with its data; &quot;%1&quot; has none here.</source>
        <translation>此处应为带数据的自制目标分布；“%1”在此没有数据。</translation>
    </message>
    <message>
        <source>there is a target &quot;%1&quot; before; one of each kind is kept.</source>
        <translation>前面已有目标分布“%1”；每种只保留一个。</translation>
    </message>
    <message>
        <source>The file could not be written as %1: %2. What was there before is unchanged; choose another folder or free some space.</source>
        <translation>无法将文件写为 %1：%2。原有内容保持不变；请选择其他文件夹或释放一些空间。</translation>
    </message>
    <message>
        <source>it is no ordinary file</source>
        <translation>它不是普通文件</translation>
    </message>
    <message>
        <source>This export is of the plane, but the stack has %1 dimensions; export the script instead.</source>
        <translation>此导出针对平面，而层栈有 %1 维；请改为导出脚本。</translation>
    </message>
    <message>
        <source>The box needs left &lt; right and bottom &lt; top.</source>
        <translation>方框需要左 &lt; 右且下 &lt; 上。</translation>
    </message>
    <message>
        <source>There is no export &apos;%1&apos;; there are %2.</source>
        <translation>没有名为“%1”的导出；可用的有 %2。</translation>
    </message>
    <message>
        <source>The export &apos;%1&apos; is written as %2, but the file&apos;s name ends with &apos;.%3&apos;.</source>
        <translation>导出“%1”写为 %2，而文件名以“.%3”结尾。</translation>
    </message>
    <message>
        <source>PyTorch script</source>
        <translation>PyTorch 脚本</translation>
    </message>
    <message>
        <source>A script with the weights that evaluates log q and samples with PyTorch alone, and checks itself.</source>
        <translation>带权重的脚本，仅用 PyTorch 即可计算 log q 与采样，并自我检验。</translation>
    </message>
    <message>
        <source>NumPy script</source>
        <translation>NumPy 脚本</translation>
    </message>
    <message>
        <source>A script with the weights that evaluates log q and samples with NumPy alone, and checks itself.</source>
        <translation>带权重的脚本，仅用 NumPy 即可计算 log q 与采样，并自我检验。</translation>
    </message>
    <message>
        <source>LaTeX of the stack</source>
        <translation>层栈的 LaTeX</translation>
    </message>
    <message>
        <source>The formulas of all layers with their present values; needs amsmath.</source>
        <translation>所有层的公式及其当前数值；需要 amsmath。</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>图注</translation>
    </message>
    <message>
        <source>What stands under a figure: stack, target, objective, steps, seed and KL divergences.</source>
        <translation>图下方的说明：层栈、目标、训练目标、步数、种子与 KL 散度。</translation>
    </message>
    <message>
        <source>Points of the data</source>
        <translation>数据点</translation>
    </message>
    <message>
        <source>Points of the target with their z, log-det and log q.</source>
        <translation>目标分布的点及其 z、对数行列式和 log q。</translation>
    </message>
    <message>
        <source>Samples of the model</source>
        <translation>模型样本</translation>
    </message>
    <message>
        <source>Points drawn from the model at the present temperature.</source>
        <translation>在当前温度下从模型中抽取的点。</translation>
    </message>
    <message>
        <source>Density field</source>
        <translation>密度场</translation>
    </message>
    <message>
        <source>log q at the centres of the cells of a grid over the target&apos;s box.</source>
        <translation>目标范围内网格各单元中心处的 log q。</translation>
    </message>
    <message>
        <source>Log-det field</source>
        <translation>对数行列式场</translation>
    </message>
    <message>
        <source>Log-determinant of the inverse direction at the centres of the cells of a grid over the target&apos;s box.</source>
        <translation>目标范围内网格各单元中心处逆方向的对数行列式。</translation>
    </message>
    <message>
        <source>Warped grid</source>
        <translation>形变网格</translation>
    </message>
    <message>
        <source>Where the vertices of a square grid of the base go, with the log-det there.</source>
        <translation>基分布上正方形网格各顶点的去向，及该处的对数行列式。</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>The project file itself, as it would be saved.</source>
        <translation>项目文件本身，与保存时相同。</translation>
    </message>
    <message>
        <source>The figure could not be written as %1: %2. What was there before is unchanged; choose another folder or free some space.</source>
        <translation>图无法写成 %1：%2。原有内容未变；请选择其他文件夹或释放一些空间。</translation>
    </message>
    <message>
        <source>The figure %1 could not be opened: %2.</source>
        <translation>图 %1 无法打开：%2。</translation>
    </message>
    <message>
        <source>The figure %1 carries no model. Only figures that this program has exported do, as long as nothing has taken it out of them.</source>
        <translation>图 %1 不含模型。只有本程序导出且未被其他程序去除模型的图才含有模型。</translation>
    </message>
    <message>
        <source>%1 (in the model that the figure %2 carries)</source>
        <translation>%1（在图 %2 所含的模型中）</translation>
    </message>
    <message>
        <source>a figure needs at least 32 pixels along each side; make it larger, or give more dpi.</source>
        <translation>图的每边至少需要 32 像素；请放大图，或提高每英寸像素数。</translation>
    </message>
    <message>
        <source>that is more than 16384 pixels along a side, or more than 64 million in all; make it smaller, or give less dpi.</source>
        <translation>一边超过 16384 像素，或总数超过 6400 万；请缩小图，或降低每英寸像素数。</translation>
    </message>
    <message>
        <source>there is no room for the plots; make the figure larger, its letters smaller, or leave titles, axes or colour bars out.</source>
        <translation>没有绘图的空间；请放大图、缩小字号，或去掉标题、坐标轴或颜色条。</translation>
    </message>
    <message>
        <source>nothing is known of how this model was trained; train it first, in a list of figures by &quot;steps&quot;.</source>
        <translation>没有此模型的训练记录；请先训练，在图的列表中用“steps”。</translation>
    </message>
    <message>
        <source>the flow is not finite at this point; choose another one.</source>
        <translation>流在此点不是有限值；请另选一点。</translation>
    </message>
    <message>
        <source>The clipboard holds no state string; one begins with pushforward1: and is made by “Copy as state string”.</source>
        <translation>剪贴板中没有状态字符串；它以 pushforward1: 开头，由“复制为状态字符串”生成。</translation>
    </message>
    <message>
        <source>The state string is damaged or was cut off; copy all of it.</source>
        <translation>状态字符串已损坏或被截断；请复制全部内容。</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1。</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>%1 (inverse)</source>
        <translation>%1（反向）</translation>
    </message>
    <message>
        <source>%1 (bypassed)</source>
        <translation>%1（旁路）</translation>
    </message>
    <message>
        <source>%1, in turn</source>
        <translation>%1，交替排列</translation>
    </message>
    <message>
        <source>no layers</source>
        <translation>没有层</translation>
    </message>
    <message>
        <source>Stack from base to data: %1.</source>
        <translation>层栈（从基分布到数据）：%1。</translation>
    </message>
    <message>
        <source>Target: %1.</source>
        <translation>目标分布：%1。</translation>
    </message>
    <message>
        <source>Training: %1, seed %2.</source>
        <translation>训练：%1，种子 %2。</translation>
    </message>
    <message>
        <source>untrained, to be trained by %1</source>
        <translation>尚未训练，训练目标为%1</translation>
    </message>
    <message>
        <source>%1 step of %2 on %3, batch %4, learning rate %5</source>
        <translation>以 %2 训练 %1 步，目标为%3，批大小 %4，学习率 %5</translation>
    </message>
    <message>
        <source>%1 steps of %2 on %3, batch %4, learning rate %5</source>
        <translation>以 %2 训练 %1 步，目标为%3，批大小 %4，学习率 %5</translation>
    </message>
    <message>
        <source>forward KL(p‖q)</source>
        <translation>前向 KL(p‖q)</translation>
    </message>
    <message>
        <source>reverse KL(q‖p)</source>
        <translation>反向 KL(q‖p)</translation>
    </message>
    <message>
        <source>Base at temperature %1.</source>
        <translation>基分布温度 %1。</translation>
    </message>
    <message>
        <source>KL(p‖q) = %1 nats, KL(q‖p) = %2 nats, by quadrature on %3 × %4 cells.</source>
        <translation>KL(p‖q) = %1 nat，KL(q‖p) = %2 nat，在 %3 × %4 个单元上求积得到。</translation>
    </message>
</context>
<context>
    <name>pushforward::app::AnimationDialog</name>
    <message>
        <source>Export animation</source>
        <translation>导出动画</translation>
    </message>
    <message>
        <source>What moves</source>
        <translation>什么在变化</translation>
    </message>
    <message>
        <source>depth</source>
        <translation>深度</translation>
    </message>
    <message>
        <source>training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>沿着</translation>
    </message>
    <message>
        <source>Show this, beside the others</source>
        <translation>显示此视图，与其他视图并列</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>target&apos;s contours</source>
        <translation>目标等高线</translation>
    </message>
    <message>
        <source>Draw the contours of the target</source>
        <translation>绘制目标分布的等高线</translation>
    </message>
    <message>
        <source>samples</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>Draw samples of the model</source>
        <translation>绘制模型的样本</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>绘制</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>秒数</translation>
    </message>
    <message>
        <source>How long the animation lasts</source>
        <translation>动画持续多久</translation>
    </message>
    <message>
        <source>Pictures a second</source>
        <translation>每秒图片数</translation>
    </message>
    <message>
        <source>Motion</source>
        <translation>运动</translation>
    </message>
    <message>
        <source>Evenly; gently at both ends; or slowly at first, when a model learns fastest</source>
        <translation>匀速；两端平缓；或开始时缓慢，因为模型此时学得最快</translation>
    </message>
    <message>
        <source>even</source>
        <translation>匀速</translation>
    </message>
    <message>
        <source>gentle</source>
        <translation>平缓</translation>
    </message>
    <message>
        <source>slow at first</source>
        <translation>先慢后快</translation>
    </message>
    <message>
        <source>Standstill</source>
        <translation>停顿</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Pixels of the animation</source>
        <translation>动画的像素数</translation>
    </message>
    <message>
        <source>Ground</source>
        <translation>背景</translation>
    </message>
    <message>
        <source>The colour behind all</source>
        <translation>一切背后的颜色</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>white</source>
        <translation>白色</translation>
    </message>
    <message>
        <source>Time of the preview</source>
        <translation>预览的时间</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Stop the export; no file is left behind</source>
        <translation>停止导出；不留下任何文件</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>导出进度</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close this (Escape)</source>
        <translation>关闭此窗口（Esc）</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Choose a file and write it (Enter)</source>
        <translation>选择文件并写入（Enter）</translation>
    </message>
    <message>
        <source>Cancelled; nothing was written.</source>
        <translation>已取消；没有写入任何内容。</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>已写入：%1</translation>
    </message>
    <message>
        <source>The training is done again from its seed while the animation is made; this is its end.</source>
        <translation>制作动画时会从种子重新训练；这里显示的是结尾。</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures. The preview has fewer pixels.</source>
        <translation>
            <numerusform>%n 张图片。预览的像素较少。</numerusform>
        </translation>
    </message>
    <message>
        <source>Depth: layer by layer. Training: step by step. Temperature: of the base.</source>
        <translation>深度：逐层。训练：逐步。温度：基分布的温度。</translation>
    </message>
    <message>
        <source>States</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>The states that the window kept while it trained, or another training with this stack and these settings</source>
        <translation>窗口在训练时保留的状态，或以此层栈和这些设置另行训练</translation>
    </message>
    <message>
        <source>as it was trained here</source>
        <translation>窗口中的训练过程</translation>
    </message>
    <message>
        <source>trained anew from the seed</source>
        <translation>从种子重新训练</translation>
    </message>
    <message>
        <source>Share of the time that it stands still, in percent: after each layer, or at the end. Several numbers, like 30, 0, 80: before the first layer, after it, after the second, and so on; the last one is for all further layers.</source>
        <translation>静止时间所占的百分比：每层之后，或结尾处。可给出多个数，例如 30, 0, 80：依次为第一层之前、第一层之后、第二层之后，依此类推；最后一个数用于其后的所有层。</translation>
    </message>
    <message numerus="yes">
        <source>As it was trained here: %n states were kept, from step %1 to step %2.</source>
        <translation>
            <numerusform>窗口中的训练过程：保留了 %n 个状态，从第 %1 步到第 %2 步。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pushforward::app::AnimationStudio</name>
    <message>
        <source>The name of the file has to end with .gif, .webp or .mp4.</source>
        <translation>文件名须以 .gif、.webp 或 .mp4 结尾。</translation>
    </message>
</context>
<context>
    <name>pushforward::app::Autosave</name>
    <message>
        <source>Unsaved work can&apos;t be kept for recovery: %1. Save the project to be safe.</source>
        <translation>无法为恢复而保留未保存的工作：%1。为保险起见，请保存项目。</translation>
    </message>
</context>
<context>
    <name>pushforward::app::CaptionBar</name>
    <message>
        <source>Slow motion</source>
        <translation>慢动作</translation>
    </message>
    <message>
        <source>Stage %1, %2</source>
        <translation>第 %1 阶段，%2</translation>
    </message>
    <message>
        <source>Show this stage, and stay there</source>
        <translation>显示此阶段并停留</translation>
    </message>
    <message>
        <source>Stage before</source>
        <translation>上一阶段</translation>
    </message>
    <message>
        <source>The stage before (←)</source>
        <translation>上一阶段 (←)</translation>
    </message>
    <message>
        <source>Stay at this stage</source>
        <translation>停在此阶段</translation>
    </message>
    <message>
        <source>Next stage</source>
        <translation>下一阶段</translation>
    </message>
    <message>
        <source>The next stage (Space or →)</source>
        <translation>下一阶段（空格键或 →）</translation>
    </message>
    <message>
        <source>Seconds a stage</source>
        <translation>每阶段秒数</translation>
    </message>
    <message>
        <source>How long a stage takes: as long as you need to say it</source>
        <translation>一个阶段持续多久：以讲完它所需的时间为准</translation>
    </message>
    <message>
        <source>Leave slow motion</source>
        <translation>退出慢动作</translation>
    </message>
    <message>
        <source>Leave slow motion (Esc)</source>
        <translation>退出慢动作 (Esc)</translation>
    </message>
    <message>
        <source>Go on from stage to stage</source>
        <translation>逐阶段继续</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>In slow motion</source>
        <translation>在慢动作中</translation>
    </message>
    <message>
        <source>The next stage of the step</source>
        <translation>这一步的下一阶段</translation>
    </message>
    <message>
        <source>The previous stage</source>
        <translation>上一阶段</translation>
    </message>
    <message>
        <source>End slow motion</source>
        <translation>结束慢动作</translation>
    </message>
</context>
<context>
    <name>pushforward::app::CardDelegate</name>
    <message>
        <source>bypassed</source>
        <translation>已旁路</translation>
    </message>
</context>
<context>
    <name>pushforward::app::CompareActions</name>
    <message>
        <source>&amp;Compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Compare two models side by side (C)</source>
        <translation>并排对比两个模型 (C)</translation>
    </message>
    <message>
        <source>Put a copy of this model beside it</source>
        <translation>在旁边放一个本模型的副本</translation>
    </message>
    <message>
        <source>Both go on from here; edit one of them</source>
        <translation>两者都从这里继续；编辑其中一个</translation>
    </message>
    <message>
        <source>Edit the &amp;other side</source>
        <translation>编辑另一侧</translation>
    </message>
    <message>
        <source>Panels, undo and files act on the other side</source>
        <translation>面板、撤销和文件作用于另一侧</translation>
    </message>
    <message>
        <source>Put a &amp;preset beside it…</source>
        <translation>在旁边放一个预设…</translation>
    </message>
    <message>
        <source>With this model&apos;s target, seed and batch</source>
        <translation>使用本模型的目标分布、种子和批大小</translation>
    </message>
    <message>
        <source>Put a &amp;file beside it…</source>
        <translation>在旁边放一个文件…</translation>
    </message>
    <message>
        <source>&amp;Leave, keep side %1</source>
        <translation>离开，保留 %1 侧</translation>
    </message>
    <message>
        <source>&amp;Back to both sides</source>
        <translation>回到两侧对比</translation>
    </message>
    <message>
        <source>&amp;Split: a copy beside</source>
        <translation>分成两侧：旁边放副本</translation>
    </message>
    <message>
        <source>One model again: the side that is being edited. The other one rests</source>
        <translation>回到一个模型：正在编辑的那一侧。另一侧暂歇</translation>
    </message>
    <message>
        <source>Two models side by side, with one target, seed and batch</source>
        <translation>两个模型并排，共用一个目标分布、种子和批大小</translation>
    </message>
    <message>
        <source>Put a project beside this one</source>
        <translation>在旁边放一个项目</translation>
    </message>
    <message>
        <source>Projects (*.%1);;All files (*)</source>
        <translation>项目 (*.%1);;所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>pushforward::app::CompareLossView</name>
    <message>
        <source>Loss of both sides</source>
        <translation>两侧的损失</translation>
    </message>
    <message>
        <source>Moving averages of the loss, A solid and B dashed. The floor is the lowest value that any model can reach. Where the objectives differ, each loss is shown above its own floor.</source>
        <translation>损失的滑动平均，A 为实线，B 为虚线。下界是任何模型所能达到的最低值。训练目标不同时，各损失都从自己的下界起算。</translation>
    </message>
    <message>
        <source>%1: KL(p‖q) %2, KL(q‖p) %3.</source>
        <translation>%1：KL(p‖q) %2，KL(q‖p) %3。</translation>
    </message>
    <message>
        <source>Both losses appear here with the first steps.</source>
        <translation>训练开始后，两侧的损失显示在这里。</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>nats above each one&apos;s floor</source>
        <translation>nat，高于各自下界</translation>
    </message>
    <message>
        <source>nats per point</source>
        <translation>nat / 点</translation>
    </message>
    <message>
        <source>no floor while the energy is annealed</source>
        <translation>能量退火期间没有下界</translation>
    </message>
    <message>
        <source>floor: no divergence left</source>
        <translation>下界：散度为零</translation>
    </message>
</context>
<context>
    <name>pushforward::app::ComparePane</name>
    <message>
        <source>Comparison</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>same target, seed and batch</source>
        <translation>目标分布、种子和批大小相同</translation>
    </message>
    <message>
        <source>Target, seed, batch and device are those of both sides: changing one of them on a side changes it on the other. Stack, objective and optimiser are each side&apos;s own.</source>
        <translation>目标分布、种子、批大小和设备为两侧共用：在一侧改变，另一侧也随之改变。层栈、训练目标和优化器各侧自有。</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Pace of both sides</source>
        <translation>两侧的步调</translation>
    </message>
    <message>
        <source>Same steps: the faster side waits, so that both have made as many. Own speed: each trains as fast as it can beside the other, on one device.</source>
        <translation>步数相同：较快的一侧等待，使两侧的步数一样多。各按其速：两侧在同一设备上各自尽快训练。</translation>
    </message>
    <message>
        <source>same steps</source>
        <translation>步数相同</translation>
    </message>
    <message>
        <source>own speed</source>
        <translation>各按其速</translation>
    </message>
    <message>
        <source>View below the densities</source>
        <translation>密度下方的视图</translation>
    </message>
    <message>
        <source>What is shown of both sides below their densities</source>
        <translation>两侧密度下方显示的内容</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Leave the comparison</source>
        <translation>离开对比</translation>
    </message>
    <message>
        <source>Leave the comparison and go on with the side that is being edited (C). The other one rests; C goes back to both.</source>
        <translation>离开对比，继续正在编辑的一侧 (C)。另一侧暂歇；再按 C 回到两侧。</translation>
    </message>
    <message>
        <source>Pace</source>
        <translation>步调</translation>
    </message>
    <message>
        <source>Below</source>
        <translation>下方</translation>
    </message>
    <message>
        <source>%1 of side %2</source>
        <translation>%2 侧的%1</translation>
    </message>
    <message>
        <source>%1 waits until %2 has made as many steps</source>
        <translation>%1 等待 %2 走到同样的步数</translation>
    </message>
    <message>
        <source>same target</source>
        <translation>目标相同</translation>
    </message>
    <message>
        <source>%1 waits for %2</source>
        <translation>%1 等待 %2</translation>
    </message>
</context>
<context>
    <name>pushforward::app::CurvePlot</name>
    <message>
        <source>Functions of the conditioning coordinate</source>
        <translation>条件坐标的函数</translation>
    </message>
    <message>
        <source>Drag a curve to bend it; with Shift all of it moves.</source>
        <translation>拖动曲线使其弯曲；按住 Shift 则整条移动。</translation>
    </message>
    <message>
        <source>Over %1. %2</source>
        <translation>以 %1 为自变量。%2</translation>
    </message>
    <message>
        <source>%1 = %2 at %3 = %4; %5. The arrow keys move along and bend it.</source>
        <translation>%1 = %2，在 %3 = %4 处；%5。方向键沿曲线移动并使其弯曲。</translation>
    </message>
    <message>
        <source>On the curves of a layer</source>
        <translation>在层的曲线上</translation>
    </message>
    <message>
        <source>Move along the curve</source>
        <translation>沿曲线移动</translation>
    </message>
    <message>
        <source>To the previous or the next curve</source>
        <translation>到上一条或下一条曲线</translation>
    </message>
    <message>
        <source>Bend the curve here</source>
        <translation>在此处弯折曲线</translation>
    </message>
    <message>
        <source>Move the whole curve</source>
        <translation>移动整条曲线</translation>
    </message>
    <message>
        <source>Take the bend back</source>
        <translation>撤回弯折</translation>
    </message>
</context>
<context>
    <name>pushforward::app::DataDialog</name>
    <message>
        <source>Export data</source>
        <translation>导出数据</translation>
    </message>
    <message>
        <source>Cancelled; nothing was written.</source>
        <translation>已取消；没有写入任何内容。</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>已写入：%1</translation>
    </message>
    <message>
        <source>What to export</source>
        <translation>导出内容</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>点数</translation>
    </message>
    <message>
        <source>How many points</source>
        <translation>点的数目</translation>
    </message>
    <message>
        <source>Points on a side</source>
        <translation>每边点数</translation>
    </message>
    <message>
        <source>Cells on the longer side of a field, vertices on a side of the grid</source>
        <translation>场较长一边的单元数，或网格一边的顶点数</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>导出进度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Stop the export; no file is left behind</source>
        <translation>停止导出；不留下任何文件</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close this (Escape)</source>
        <translation>关闭此窗口（Esc）</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Choose a file and write it (Enter)</source>
        <translation>选择文件并写入（Enter）</translation>
    </message>
</context>
<context>
    <name>pushforward::app::DensityView</name>
    <message>
        <source>Density</source>
        <translation>密度</translation>
    </message>
    <message>
        <source>Density of the model, p(x): how much of the base lands where. Wheel zooms, dragging pans, double click resets.</source>
        <translation>模型的密度 p(x)：基分布有多少落在何处。滚轮缩放，拖动平移，双击还原。</translation>
    </message>
    <message>
        <source>per unit²</source>
        <translation>每单位面积</translation>
    </message>
    <message>
        <source>target, 50 and 95 % of mass</source>
        <translation>目标分布，50 % 与 95 % 的质量</translation>
    </message>
    <message>
        <source>samples</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>At step %1 the density rises to %2 per unit².</source>
        <translation>第 %1 步时密度最高为每单位面积 %2。</translation>
    </message>
    <message>
        <source>KL(p‖q) is %1, KL(q‖p) is %2 nats.</source>
        <translation>KL(p‖q) 为 %1，KL(q‖p) 为 %2 nat。</translation>
    </message>
    <message>
        <source>&lt;i&gt;p&lt;/i&gt;(&lt;i&gt;x&lt;/i&gt;) per unit²</source>
        <translation>&lt;i&gt;p&lt;/i&gt;(&lt;i&gt;x&lt;/i&gt;)（每单位²）</translation>
    </message>
    <message>
        <source>target</source>
        <translation>目标分布</translation>
    </message>
</context>
<context>
    <name>pushforward::app::DraggableHandles</name>
    <message>
        <source>Handle %1 = %2, %3. The arrow keys move it.</source>
        <translation>手柄 %1 = %2，%3。用方向键移动。</translation>
    </message>
    <message>
        <source>In a view that shows handles</source>
        <translation>在显示手柄的视图中</translation>
    </message>
    <message>
        <source>To the next or the previous handle</source>
        <translation>到下一个或上一个手柄</translation>
    </message>
    <message>
        <source>Move the handle</source>
        <translation>移动手柄</translation>
    </message>
    <message>
        <source>Move the handle finely</source>
        <translation>细微移动手柄</translation>
    </message>
    <message>
        <source>Take the motion back, or leave the handles</source>
        <translation>撤回此次移动，或离开手柄</translation>
    </message>
</context>
<context>
    <name>pushforward::app::EditActions</name>
    <message>
        <source>Undo %1</source>
        <translation>撤销“%1”</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation>没有可撤销的操作</translation>
    </message>
    <message>
        <source>Redo %1</source>
        <translation>重做“%1”</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Nothing to redo</source>
        <translation>没有可重做的操作</translation>
    </message>
</context>
<context>
    <name>pushforward::app::ExportActions</name>
    <message>
        <source>Export &amp;data…</source>
        <translation>导出数据…</translation>
    </message>
    <message>
        <source>Scripts, formulas and numbers of the model</source>
        <translation>模型的脚本、公式与数值</translation>
    </message>
    <message>
        <source>Copy as &amp;LaTeX</source>
        <translation>复制为 LaTeX</translation>
    </message>
    <message>
        <source>Copy the formulas of all layers with their present values</source>
        <translation>复制所有层的公式及其当前数值</translation>
    </message>
    <message>
        <source>Copy &amp;caption</source>
        <translation>复制图注</translation>
    </message>
    <message>
        <source>Copy what stands under a figure: stack, target, objective, steps, KL, seed</source>
        <translation>复制图下方的说明：层栈、目标、训练目标、步数、KL、种子</translation>
    </message>
    <message>
        <source>The formulas are in the clipboard.</source>
        <translation>公式已复制到剪贴板。</translation>
    </message>
    <message>
        <source>The caption is in the clipboard.</source>
        <translation>图注已复制到剪贴板。</translation>
    </message>
    <message>
        <source>Export a&amp;nimation…</source>
        <translation>导出动画…</translation>
    </message>
    <message>
        <source>Layer by layer, training or temperature, as MP4, GIF or WebP</source>
        <translation>逐层、训练或温度，存为 MP4、GIF 或 WebP</translation>
    </message>
</context>
<context>
    <name>pushforward::app::ExportDialog</name>
    <message>
        <source>Export figure</source>
        <translation>导出图</translation>
    </message>
    <message>
        <source>State of the figure</source>
        <translation>图的状态</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Give up the figure that is being made (Escape)</source>
        <translation>放弃正在生成的图（Esc）</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the figure, for documents and slides</source>
        <translation>复制此图，用于文档和幻灯片</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Write the figure as PDF, SVG or PNG (Return)</source>
        <translation>将图写成 PDF、SVG 或 PNG（Return）</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close (Escape)</source>
        <translation>关闭（Esc）</translation>
    </message>
    <message>
        <source>The models of this figure are trained for it…</source>
        <translation>正在为此图训练模型…</translation>
    </message>
    <message>
        <source>Preview at %1 of %2 pixels per inch; step %3</source>
        <translation>预览：每英寸 %1 像素（共 %2）；第 %3 步</translation>
    </message>
    <message>
        <source>Preview at full resolution; step %1</source>
        <translation>全分辨率预览；第 %1 步</translation>
    </message>
    <message>
        <source>%1. Earlier steps were trained anew from the seed, with this stack and these settings.</source>
        <translation>%1。较早的步数是用当前的层栈和设置从随机种子重新训练得到的。</translation>
    </message>
    <message>
        <source>Written as “%1”</source>
        <translation>已写成“%1”</translation>
    </message>
    <message>
        <source>Writing “%1”…</source>
        <translation>正在写“%1”…</translation>
    </message>
    <message>
        <source>The figure is in the clipboard.</source>
        <translation>图已在剪贴板中。</translation>
    </message>
    <message>
        <source>Copying…</source>
        <translation>正在复制…</translation>
    </message>
    <message>
        <source>Cancelled; nothing was written.</source>
        <translation>已取消；没有写入任何内容。</translation>
    </message>
    <message>
        <source>Export the figure</source>
        <translation>导出图</translation>
    </message>
    <message numerus="yes">
        <source>As it was trained here: %n states were kept, from step %1 to step %2.</source>
        <translation>
            <numerusform>窗口中的训练过程：保留了 %n 个状态，从第 %1 步到第 %2 步。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pushforward::app::Figure</name>
    <message>
        <source>step %1</source>
        <translation>第 %1 步</translation>
    </message>
    <message>
        <source>Slide, 16:9</source>
        <translation>幻灯片，16:9</translation>
    </message>
    <message>
        <source>Paper, one column</source>
        <translation>论文，单栏</translation>
    </message>
    <message>
        <source>Paper, two columns</source>
        <translation>论文，双栏</translation>
    </message>
</context>
<context>
    <name>pushforward::app::FigureActions</name>
    <message>
        <source>&amp;Export figure…</source>
        <translation>导出图…</translation>
    </message>
    <message>
        <source>Export what the views show as PDF, SVG or PNG</source>
        <translation>将视图所示导出为 PDF、SVG 或 PNG</translation>
    </message>
    <message>
        <source>Copy as s&amp;tate string</source>
        <translation>复制为状态字符串</translation>
    </message>
    <message>
        <source>Copy the whole project as one line of text</source>
        <translation>将整个项目复制为一行文本</translation>
    </message>
    <message>
        <source>Paste stat&amp;e string</source>
        <translation>粘贴状态字符串</translation>
    </message>
    <message>
        <source>Open the project that a state string in the clipboard holds</source>
        <translation>打开剪贴板中状态字符串所含的项目</translation>
    </message>
    <message>
        <source>The figure was written as “%1”.</source>
        <translation>图已写成“%1”。</translation>
    </message>
    <message>
        <source>The project is in the clipboard as a state string.</source>
        <translation>项目已作为状态字符串放入剪贴板。</translation>
    </message>
</context>
<context>
    <name>pushforward::app::FigureForm</name>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Views side by side</source>
        <translation>视图并排</translation>
    </message>
    <message>
        <source>After 0 … K layers</source>
        <translation>经过 0 … K 层</translation>
    </message>
    <message>
        <source>While it was trained</source>
        <translation>训练过程中</translation>
    </message>
    <message>
        <source>At several temperatures</source>
        <translation>多个温度</translation>
    </message>
    <message>
        <source>With fewer layers</source>
        <translation>较少的层</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>分图</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Drawn side by side, or the first of them where the panels differ by something else. Space ticks one.</source>
        <translation>并排绘制；若分图按其他方面区分，则绘制其中第一个。按空格键勾选。</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列数</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Panels in a row; automatic: as many as make them largest</source>
        <translation>每行的分图数；自动：使分图尽可能大</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>as below</source>
        <translation>如下</translation>
    </message>
    <message>
        <source>For</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Size, letters and theme of a usual kind of figure</source>
        <translation>常用图的尺寸、字号和主题</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>In the unit below</source>
        <translation>以下方单位计</translation>
    </message>
    <message>
        <source>Height</source>
        <translation>高度</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Millimetres, inches or pixels; the figure stays as large as it is</source>
        <translation>毫米、英寸或像素；图的大小不变</translation>
    </message>
    <message>
        <source>Pixels per inch</source>
        <translation>每英寸像素</translation>
    </message>
    <message>
        <source>Of pictures in the figure, and of the whole figure as PNG</source>
        <translation>图中图片的分辨率，以及导出为 PNG 时整个图的分辨率</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>white, for print</source>
        <translation>白色，用于打印</translation>
    </message>
    <message>
        <source>transparent</source>
        <translation>透明</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Colours of page, letters and lines</source>
        <translation>页面、字母和线条的颜色</translation>
    </message>
    <message>
        <source>Font</source>
        <translation>字体</translation>
    </message>
    <message>
        <source>Family of the letters; formulas are always set in STIX</source>
        <translation>字体族；公式始终使用 STIX</translation>
    </message>
    <message>
        <source>Letters, points</source>
        <translation>字号（磅）</translation>
    </message>
    <message>
        <source>Size of titles and names of axes; numbers are a little smaller</source>
        <translation>标题和轴名的字号；数字略小</translation>
    </message>
    <message>
        <source>Colours of density</source>
        <translation>密度的颜色</translation>
    </message>
    <message>
        <source>The colour map of densities</source>
        <translation>密度的颜色映射</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Of the whole figure; &lt;i&gt;x&lt;/i&gt;, &lt;sub&gt;1&lt;/sub&gt; and &lt;sup&gt;2&lt;/sup&gt; work</source>
        <translation>整个图的标题；可用 &lt;i&gt;x&lt;/i&gt;、&lt;sub&gt;1&lt;/sub&gt; 和 &lt;sup&gt;2&lt;/sup&gt;</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>绘制</translation>
    </message>
    <message>
        <source>titles</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Of figure, panels and rows</source>
        <translation>图、分图和行的标题</translation>
    </message>
    <message>
        <source>axes</source>
        <translation>坐标轴</translation>
    </message>
    <message>
        <source>Ticks, their numbers and the axes&apos; names</source>
        <translation>刻度、数字和轴名</translation>
    </message>
    <message>
        <source>colour bars</source>
        <translation>颜色条</translation>
    </message>
    <message>
        <source>With the unit beside them</source>
        <translation>旁边注有单位</translation>
    </message>
    <message>
        <source>target contours</source>
        <translation>目标分布等高线</translation>
    </message>
    <message>
        <source>Lines that hold 50 and 95 % of the target&apos;s mass</source>
        <translation>包含目标分布 50% 和 95% 质量的线</translation>
    </message>
    <message>
        <source>samples</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>1,000 points of the model</source>
        <translation>模型的 1,000 个点</translation>
    </message>
    <message>
        <source>one colour scale</source>
        <translation>同一颜色标度</translation>
    </message>
    <message>
        <source>For all panels of a kind, so that they can be compared</source>
        <translation>同类分图共用，以便比较</translation>
    </message>
    <message>
        <source>Beside another model</source>
        <translation>与另一个模型并列</translation>
    </message>
    <message>
        <source>the other side</source>
        <translation>另一侧</translation>
    </message>
    <message>
        <source>Beside</source>
        <translation>并列的模型</translation>
    </message>
    <message>
        <source>The model in the second row: a preset, trained as it says, or the window&apos;s other side</source>
        <translation>第二行的模型：按其设置训练的预设，或窗口的另一侧</translation>
    </message>
    <message>
        <source>What the panels of the figure differ by. Models with fewer layers are trained anew from the seed.</source>
        <translation>图中各面板的区别所在。层数较少的模型从种子重新训练。</translation>
    </message>
    <message>
        <source>as it was trained here</source>
        <translation>窗口中的训练过程</translation>
    </message>
    <message>
        <source>trained anew from the seed</source>
        <translation>从种子重新训练</translation>
    </message>
    <message>
        <source>States</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>The states that the window kept while it trained, or another training with this stack and these settings</source>
        <translation>窗口在训练时保留的状态，或以此层栈和这些设置另行训练</translation>
    </message>
    <message>
        <source>depth as shown, k = %1</source>
        <translation>所示深度，k = %1</translation>
    </message>
    <message>
        <source>As many layers act as in the window; else all of them</source>
        <translation>起作用的层数与窗口所示相同；否则为全部层</translation>
    </message>
</context>
<context>
    <name>pushforward::app::FigurePreview</name>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>The figure itself, drawn by the same painter</source>
        <translation>即图本身，由同一程序绘制</translation>
    </message>
    <message>
        <source>The figure, %1 by %2 pixels</source>
        <translation>图，%1 × %2 像素</translation>
    </message>
    <message>
        <source>The figure appears here in a moment.</source>
        <translation>图稍后出现在此处。</translation>
    </message>
</context>
<context>
    <name>pushforward::app::FilmView</name>
    <message>
        <source>Depth</source>
        <translation>深度</translation>
    </message>
    <message>
        <source>Density after k layers. Click a picture, or drag along the scrubber, to see the flow up to there; between two layers the next one acts in part. ← and → step by a layer, with Shift by a twentieth; Home and End go to the base and to the whole stack.</source>
        <translation>经过 k 层之后的密度。点击一幅图，或沿滑轨拖动，即可查看到该处为止的流；在两层之间，下一层只起部分作用。← 与 → 每次移动一层，按住 Shift 每次移动二十分之一层；Home 与 End 分别到基分布和整个层栈。</translation>
    </message>
    <message>
        <source>Sweep through the depth</source>
        <translation>扫过各深度</translation>
    </message>
    <message>
        <source>Stop here</source>
        <translation>在此停止</translation>
    </message>
    <message>
        <source>Sweep smoothly from the base to the whole stack</source>
        <translation>从基分布平滑扫到整个层栈</translation>
    </message>
    <message>
        <source>0 base</source>
        <translation>0 基分布</translation>
    </message>
    <message>
        <source>The density after each layer appears here.</source>
        <translation>每一层之后的密度将显示在这里。</translation>
    </message>
    <message>
        <source>k = %1 of %2</source>
        <translation>k = %1，共 %2 层</translation>
    </message>
    <message>
        <source>density after k layers, each on its own scale</source>
        <translation>经过 k 层之后的密度，各按自身色标</translation>
    </message>
    <message>
        <source>%1 comes at once, at one half</source>
        <translation>%1 在一半处一次生效</translation>
    </message>
    <message>
        <source>%1 acts by %2 %</source>
        <translation>%1 起 %2 % 的作用</translation>
    </message>
    <message>
        <source>%1; %2.</source>
        <translation>%1；%2。</translation>
    </message>
    <message>
        <source>In the film of the depths</source>
        <translation>在深度胶片中</translation>
    </message>
    <message>
        <source>A layer less, or a layer more</source>
        <translation>少一层或多一层</translation>
    </message>
    <message>
        <source>A small part of a layer less, or more</source>
        <translation>少一层的一小部分，或多一小部分</translation>
    </message>
    <message>
        <source>The base alone</source>
        <translation>仅基分布</translation>
    </message>
    <message>
        <source>The whole stack</source>
        <translation>整个层栈</translation>
    </message>
</context>
<context>
    <name>pushforward::app::FormulaField</name>
    <message>
        <source>Energy U(x, y)</source>
        <translation>能量 U(x, y)</translation>
    </message>
    <message>
        <source>The energy: p(x, y) is proportional to exp(−U). Numbers, x and y, + - * / ^, brackets, pi, e, and sin cos tan tanh exp log sqrt abs sigmoid min max pow atan2. Return makes it the target.</source>
        <translation>能量：p(x, y) 正比于 exp(−U)。可用数、x 与 y、+ - * / ^、括号、pi、e，以及 sin cos tan tanh exp log sqrt abs sigmoid min max pow atan2。按回车使其成为目标分布。</translation>
    </message>
    <message>
        <source>In the field of a formula</source>
        <translation>在公式栏中</translation>
    </message>
    <message>
        <source>Take the formula as the target</source>
        <translation>以公式作为目标分布</translation>
    </message>
    <message>
        <source>Give the formula up</source>
        <translation>放弃公式</translation>
    </message>
</context>
<context>
    <name>pushforward::app::FormulaPanel</name>
    <message>
        <source>Formula</source>
        <translation>公式</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Make it the target (Return, in the field)</source>
        <translation>使其成为目标分布（在输入框中按回车）</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Close the formula; what is not used is given up (Escape, in the field)</source>
        <translation>关闭公式；未使用的内容将放弃（在输入框中按 Esc）</translation>
    </message>
    <message>
        <source>Looking whether exp(−U) has an integral…</source>
        <translation>正在检查 exp(−U) 是否可积…</translation>
    </message>
    <message>
        <source>This is the target.</source>
        <translation>这就是目标分布。</translation>
    </message>
    <message>
        <source>A density. Return makes it the target.</source>
        <translation>是密度。按回车使其成为目标分布。</translation>
    </message>
    <message>
        <source>change of the formula</source>
        <translation>更改公式</translation>
    </message>
</context>
<context>
    <name>pushforward::app::HandleOverlay</name>
    <message>
        <source>layer %1 is bypassed: it changes nothing</source>
        <translation>第 %1 层已旁路：不改变任何东西</translation>
    </message>
    <message>
        <source>layer %1 acts on this plane next</source>
        <translation>第 %1 层接着作用于此平面</translation>
    </message>
    <message>
        <source>layer %1, seen through layer %2</source>
        <translation>第 %1 层，透过第 %2 层所见</translation>
    </message>
    <message>
        <source>layer %1, seen through layers %2 to %3</source>
        <translation>第 %1 层，透过第 %2 至 %3 层所见</translation>
    </message>
    <message>
        <source>layer %1, pulled back through layer %2</source>
        <translation>第 %1 层，经第 %2 层拉回</translation>
    </message>
    <message>
        <source>layer %1, pulled back through layers %2 to %3</source>
        <translation>第 %1 层，经第 %2 至 %3 层拉回</translation>
    </message>
    <message>
        <source>Click to see the stack up to this layer, where it comes last.</source>
        <translation>点击查看以该层为末层的层栈。</translation>
    </message>
    <message>
        <source>Here the layers between can&apos;t be undone exactly. Show fewer layers to drag this one.</source>
        <translation>此处中间各层无法精确求逆。请少显示几层再拖动该层。</translation>
    </message>
    <message>
        <source>Tab goes to the handles of the selected layer.</source>
        <translation>按 Tab 可到所选层的手柄。</translation>
    </message>
</context>
<context>
    <name>pushforward::app::HintRow</name>
    <message>
        <source>Hints</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Drag a layer from here into the stack</source>
        <translation>把一层从这里拖入层栈</translation>
    </message>
    <message>
        <source>Space pauses</source>
        <translation>空格键暂停</translation>
    </message>
    <message>
        <source>Dismiss the hint</source>
        <translation>关闭提示</translation>
    </message>
    <message>
        <source>Dismiss. Help → Show hints brings all back</source>
        <translation>关闭。帮助 → 显示提示 可使其全部重现</translation>
    </message>
    <message>
        <source>Drag an orange handle in a view: it trains on</source>
        <translation>在视图中拖动橙色手柄：训练继续</translation>
    </message>
    <message>
        <source>Drag the curve of the layer, at the bottom right: it trains on</source>
        <translation>拖动右下方该层的曲线：训练继续</translation>
    </message>
    <message>
        <source>Select a planar layer and drag its handles: it trains on</source>
        <translation>选中一个平面层并拖动其手柄：训练继续</translation>
    </message>
    <message>
        <source>H shows the handles of the selected layer: drag one</source>
        <translation>按 H 显示所选层的手柄，然后拖动</translation>
    </message>
</context>
<context>
    <name>pushforward::app::HoldField</name>
    <message>
        <source>Give the standstill in percent from 0 to %1: one number, or one for each layer, like 30, 0, 80.</source>
        <translation>请给出 0 到 %1 之间的静止百分比：一个数，或每层一个数，例如 30, 0, 80。</translation>
    </message>
</context>
<context>
    <name>pushforward::app::ImportPanel</name>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Progress of the import</source>
        <translation>导入进度</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Give up reading the file; the target stays as it is</source>
        <translation>放弃读取文件；目标分布保持不变</translation>
    </message>
    <message>
        <source>Dark is dense</source>
        <translation>暗处密</translation>
    </message>
    <message>
        <source>The darker a part of the picture, the more points lie there</source>
        <translation>图像越暗之处，点越多</translation>
    </message>
    <message>
        <source>Bright is dense</source>
        <translation>亮处密</translation>
    </message>
    <message>
        <source>The brighter a part of the picture, the more points lie there</source>
        <translation>图像越亮之处，点越多</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Close this; the target stays as it is (Escape)</source>
        <translation>关闭；目标分布保持不变 (Esc)</translation>
    </message>
    <message>
        <source>Cancelled; the target stays as it is.</source>
        <translation>已取消；目标分布保持不变。</translation>
    </message>
    <message numerus="yes">
        <source>%n point(s).</source>
        <translation>
            <numerusform>%n 个点。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 × %2 cells. Paint changes it by hand.</source>
        <translation>%1 × %2 个单元。可用“绘制”手工修改。</translation>
    </message>
    <message>
        <source>import of %1</source>
        <translation>导入 %1</translation>
    </message>
</context>
<context>
    <name>pushforward::app::KeysDialog</name>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Find a key, or what it does</source>
        <translation>查找按键或其作用</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Narrow the list, e.g. “lens” or “Ctrl+Z”; the arrows scroll it</source>
        <translation>缩小列表，例如“透镜”或“Ctrl+Z”；方向键滚动列表</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close (Escape)</source>
        <translation>关闭 (Esc)</translation>
    </message>
    <message>
        <source>No key fits “%1”.</source>
        <translation>没有符合“%1”的按键。</translation>
    </message>
</context>
<context>
    <name>pushforward::app::LatentView</name>
    <message>
        <source>Latent</source>
        <translation>潜空间</translation>
    </message>
    <message>
        <source>The data pulled back through the flow. A perfect flow makes a standard normal of it: the circles then hold the shares that they name.</source>
        <translation>数据经流的逆拉回潜空间。完美的流会把它变成标准正态分布：此时各圆恰好包含所标的比例。</translation>
    </message>
    <message>
        <source>%1 points</source>
        <translation>%1 个点</translation>
    </message>
    <message>
        <source>others</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>χ² radius</source>
        <translation>χ² 半径</translation>
    </message>
    <message>
        <source>inside</source>
        <translation>圆内</translation>
    </message>
    <message>
        <source>&lt;i&gt;f&lt;/i&gt;&lt;sup&gt;−1&lt;/sup&gt;(data) against N(0, I)</source>
        <translation>&lt;i&gt;f&lt;/i&gt;&lt;sup&gt;−1&lt;/sup&gt;(数据) 与 N(0, I) 对照</translation>
    </message>
    <message>
        <source>the %1 % circle holds %2 %</source>
        <translation>%1 % 圆内有 %2 %</translation>
    </message>
    <message>
        <source>At step %1: %2.</source>
        <translation>第 %1 步时：%2。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
</context>
<context>
    <name>pushforward::app::LayerActions</name>
    <message>
        <source>Bypass</source>
        <translation>旁路</translation>
    </message>
    <message>
        <source>Bypass: the stack acts as if the layer were not there</source>
        <translation>旁路：层栈如同没有该层一样</translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation>冻结</translation>
    </message>
    <message>
        <source>Freeze: training leaves the layer&apos;s parameters as they are</source>
        <translation>冻结：训练不改变该层的参数</translation>
    </message>
    <message>
        <source>Flip</source>
        <translation>翻转</translation>
    </message>
    <message>
        <source>Flip: the layer&apos;s inverse f⁻¹ takes its place</source>
        <translation>翻转：以该层的逆 f⁻¹ 取代它</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>创建副本</translation>
    </message>
    <message>
        <source>Duplicate the layer with its parameters</source>
        <translation>连同参数创建该层的副本</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>剪切</translation>
    </message>
    <message>
        <source>Copy the layers and delete them</source>
        <translation>复制这些层并将其删除</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the layers with their parameters</source>
        <translation>连同参数复制这些层</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Insert the copied layers above the selected one</source>
        <translation>将复制的层插到所选层之上</translation>
    </message>
    <message>
        <source>Reset to identity</source>
        <translation>重置为恒等</translation>
    </message>
    <message>
        <source>Reset: the layer changes nothing until it learns again</source>
        <translation>重置：在重新学习之前，该层不改变任何东西</translation>
    </message>
    <message>
        <source>Randomise gently</source>
        <translation>轻微随机扰动</translation>
    </message>
    <message>
        <source>Move the layer&apos;s parameters a little way at random</source>
        <translation>使该层参数随机移动一小段</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete the layer</source>
        <translation>删除该层</translation>
    </message>
    <message>
        <source>Move up, towards the data</source>
        <translation>上移（朝数据）</translation>
    </message>
    <message>
        <source>Move one place towards the data x</source>
        <translation>朝数据 x 移动一位</translation>
    </message>
    <message>
        <source>Move down, towards the base</source>
        <translation>下移（朝基分布）</translation>
    </message>
    <message>
        <source>Move one place towards the base z</source>
        <translation>朝基分布 z 移动一位</translation>
    </message>
</context>
<context>
    <name>pushforward::app::LayerDrag</name>
    <message>
        <source>drop it on the stack</source>
        <translation>放到层栈上</translation>
    </message>
</context>
<context>
    <name>pushforward::app::LayerForm</name>
    <message>
        <source>Layer</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Select one card of the stack to see its parameters.</source>
        <translation>选中层栈中的一张卡片即可查看其参数。</translation>
    </message>
    <message>
        <source>Layer %1</source>
        <translation>第 %1 层</translation>
    </message>
    <message>
        <source>norm %1</source>
        <translation>范数 %1</translation>
    </message>
</context>
<context>
    <name>pushforward::app::LayerPalette</name>
    <message>
        <source>Layers</source>
        <translation>可用的层</translation>
    </message>
</context>
<context>
    <name>pushforward::app::LensOverlay</name>
    <message>
        <source>disc, area %1</source>
        <translation>圆盘，面积 %1</translation>
    </message>
    <message>
        <source>ellipse: area × %1 = |det J|</source>
        <translation>椭圆：面积 × %1 = |det J|</translation>
    </message>
    <message>
        <source>Drag the rim to make the disc larger or smaller ([ and ] on the keyboard).</source>
        <translation>拖动边缘可放大或缩小圆盘（键盘上用 [ 和 ]）。</translation>
    </message>
    <message>
        <source>Drag the disc, or move it by the arrows (with Shift: ten times as far). X puts it into the other plane.</source>
        <translation>拖动圆盘，或用方向键移动（按住 Shift 移动十倍远）。X 将它放到另一个平面。</translation>
    </message>
    <message>
        <source>What the flow makes of the disc. Dashed: the ellipse of the Jacobian at its middle, exact for a disc that is small; its area is |det J| times the disc&apos;s. Computed in float64 from this frame&apos;s parameters.</source>
        <translation>流把圆盘变成的形状。虚线：圆心处雅可比矩阵的椭圆，圆盘很小时是精确的；其面积是圆盘的 |det J| 倍。由当前帧的参数以 float64 计算。</translation>
    </message>
    <message>
        <source>In a view, while the lens is on</source>
        <translation>在视图中，透镜打开时</translation>
    </message>
    <message>
        <source>Move the lens</source>
        <translation>移动透镜</translation>
    </message>
    <message>
        <source>Move the lens ten times as far</source>
        <translation>以十倍距离移动透镜</translation>
    </message>
    <message>
        <source>A smaller or a larger lens</source>
        <translation>缩小或放大透镜</translation>
    </message>
    <message>
        <source>The disc in x, or in z</source>
        <translation>圆盘在 x 平面或 z 平面</translation>
    </message>
</context>
<context>
    <name>pushforward::app::LogDetView</name>
    <message>
        <source>Log-det</source>
        <translation>对数行列式</translation>
    </message>
    <message>
        <source>Logarithm of the area that f⁻¹ makes of a small area at x. Gold: f squeezes and the density rises; blue: f stretches and it falls. Wheel zooms, dragging pans, double click enlarges the view.</source>
        <translation>f⁻¹ 把 x 处一小块面积变成的面积的对数。金色：f 压缩，密度升高；蓝色：f 拉伸，密度降低。滚轮缩放，拖动平移，双击放大视图。</translation>
    </message>
    <message>
        <source>ln |det| = 0</source>
        <translation>ln |det| = 0</translation>
    </message>
    <message>
        <source>dimmed where p &lt; max p / 1000</source>
        <translation>p &lt; max p / 1000 处调暗</translation>
    </message>
    <message>
        <source>At step %1, where there is density, ln |det| goes from %2 to %3 nats.</source>
        <translation>第 %1 步时，在有密度之处，ln |det| 从 %2 到 %3 nat。</translation>
    </message>
    <message>
        <source>ln |det &lt;i&gt;∂f&lt;/i&gt;&lt;sup&gt;−1&lt;/sup&gt;/&lt;i&gt;∂x&lt;/i&gt;|, nats</source>
        <translation>ln |det &lt;i&gt;∂f&lt;/i&gt;&lt;sup&gt;−1&lt;/sup&gt;/&lt;i&gt;∂x&lt;/i&gt;|（nat）</translation>
    </message>
</context>
<context>
    <name>pushforward::app::LossView</name>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Loss of every step (thin) and its moving average. The dashed line is the lowest value that any model can reach; the area above it is the divergence that is left.</source>
        <translation>每一步的损失（细线）及其滑动平均。虚线是任何模型所能达到的最小值；其上方的面积是尚余的散度。</translation>
    </message>
    <message>
        <source>The loss appears here with the first steps.</source>
        <translation>训练头几步之后，损失将显示在这里。</translation>
    </message>
    <message>
        <source>nats per point</source>
        <translation>nat / 点</translation>
    </message>
    <message>
        <source>At step %1 the loss is %2 nats per point.</source>
        <translation>第 %1 步时损失为每点 %2 nat。</translation>
    </message>
    <message>
        <source>.</source>
        <translation>。</translation>
    </message>
    <message>
        <source>%1 nats</source>
        <translation>%1 nat</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>loss, nats</source>
        <translation>损失（nat）</translation>
    </message>
</context>
<context>
    <name>pushforward::app::MainWindow</name>
    <message>
        <source>untitled</source>
        <translation>未命名</translation>
    </message>
    <message>
        <source>%1[*] — Pushforward</source>
        <translation>%1[*] — Pushforward</translation>
    </message>
    <message>
        <source>Unsaved changes</source>
        <translation>未保存的更改</translation>
    </message>
    <message>
        <source>Save the changes of “%1” before closing?</source>
        <translation>关闭之前要保存对“%1”的更改吗？</translation>
    </message>
    <message>
        <source>Without saving, they are lost.</source>
        <translation>如不保存，更改将丢失。</translation>
    </message>
    <message>
        <source>%1, side %2</source>
        <translation>%1，%2 侧</translation>
    </message>
    <message>
        <source>%1, now: %2</source>
        <translation>%1，现为：%2</translation>
    </message>
    <message>
        <source>The window closes as soon as the project is saved.</source>
        <translation>项目保存完成后窗口即关闭。</translation>
    </message>
    <message>
        <source>Comparison closed; C brings both back.</source>
        <translation>比较已关闭；按 C 恢复两侧。</translation>
    </message>
    <message>
        <source>Training goes on from the parameters for the old target.</source>
        <translation>训练从旧目标分布的参数继续。</translation>
    </message>
    <message>
        <source>The former project had unsaved changes.</source>
        <translation>先前的项目有未保存的更改。</translation>
    </message>
</context>
<context>
    <name>pushforward::app::MetricsPanel</name>
    <message>
        <source>Metrics</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>NLL</source>
        <translation>NLL</translation>
    </message>
    <message>
        <source>−∫ p log q, in nats: the expected negative log-likelihood of the target under the model. Not below the target&apos;s entropy.</source>
        <translation>−∫ p log q，单位 nat：目标分布在模型下的期望负对数似然。不会低于目标分布的熵。</translation>
    </message>
    <message>
        <source>KL(p‖q)</source>
        <translation>KL(p‖q)</translation>
    </message>
    <message>
        <source>In nats: what forward KL minimises. Zero when the model is the target.</source>
        <translation>单位 nat：前向 KL 所最小化的量。模型等于目标分布时为零。</translation>
    </message>
    <message>
        <source>KL(q‖p)</source>
        <translation>KL(q‖p)</translation>
    </message>
    <message>
        <source>In nats: what reverse KL minimises. ∞ where the model puts mass on nothing.</source>
        <translation>单位 nat：反向 KL 所最小化的量。模型把质量放在密度为零处时为 ∞。</translation>
    </message>
    <message>
        <source>∫ q over the box</source>
        <translation>框内 ∫ q</translation>
    </message>
    <message>
        <source>Of the model&apos;s density over the quadrature&apos;s box: 1 when the box holds all of it and the log-dets are right.</source>
        <translation>模型密度在求积框上的积分：当框包含全部质量且对数行列式正确时为 1。</translation>
    </message>
    <message>
        <source>gradient norm</source>
        <translation>梯度范数</translation>
    </message>
    <message>
        <source>Of the last step, before clipping. Tabulated training has an error: |g − g exact| / |g exact|, measured now and then on up to 1,024 samples of a recent step.</source>
        <translation>最近一步的，裁剪之前。查表训练有误差：|g − g 精确| / |g 精确|，不时在近期一步的至多 1,024 个样本上测量。</translation>
    </message>
    <message>
        <source>round trip</source>
        <translation>往返误差</translation>
    </message>
    <message>
        <source>Largest |f(f⁻¹(x)) − x| / (1 + |x|) over 256 data points: how exactly the stack inverts on this device.</source>
        <translation>256 个数据点上 |f(f⁻¹(x)) − x| / (1 + |x|) 的最大值：层栈在此设备上求逆的精确程度。</translation>
    </message>
    <message>
        <source>∫ on %1×%1, step %2</source>
        <translation>∫ 于 %1×%1，第 %2 步</translation>
    </message>
</context>
<context>
    <name>pushforward::app::MixtureOverlay</name>
    <message>
        <source>insertion of a Gaussian</source>
        <translation>插入一个高斯</translation>
    </message>
    <message>
        <source>deletion of Gaussian %1</source>
        <translation>删除高斯 %1</translation>
    </message>
    <message>
        <source>Tab goes to the handles of the Gaussians, A adds one, Delete takes the selected one away, Escape ends.</source>
        <translation>按 Tab 可到各高斯的手柄，按 A 添加一个，按 Delete 删去所选的一个，按 Esc 结束。</translation>
    </message>
    <message>
        <source>In a view, while Gaussians are edited; Tab and the arrows go to their handles</source>
        <translation>在视图中，编辑高斯时；Tab 与方向键用于其手柄</translation>
    </message>
    <message>
        <source>Add a Gaussian</source>
        <translation>添加一个高斯</translation>
    </message>
    <message>
        <source>Take the selected Gaussian away</source>
        <translation>删去所选的高斯</translation>
    </message>
    <message>
        <source>Leave the handle, then end</source>
        <translation>先离开手柄，再结束</translation>
    </message>
</context>
<context>
    <name>pushforward::app::MixturePanel</name>
    <message>
        <source>Mixture</source>
        <translation>混合高斯</translation>
    </message>
    <message>
        <source>The Gaussian before</source>
        <translation>上一个高斯</translation>
    </message>
    <message>
        <source>The next Gaussian</source>
        <translation>下一个高斯</translation>
    </message>
    <message>
        <source>First coordinate of the centre</source>
        <translation>中心的第一个坐标</translation>
    </message>
    <message>
        <source>Second coordinate of the centre</source>
        <translation>中心的第二个坐标</translation>
    </message>
    <message>
        <source>Standard deviation along the first axis</source>
        <translation>沿第一个轴的标准差</translation>
    </message>
    <message>
        <source>Standard deviation along the second axis</source>
        <translation>沿第二个轴的标准差</translation>
    </message>
    <message>
        <source>Angle of the first axis, in degrees</source>
        <translation>第一个轴的角度，单位为度</translation>
    </message>
    <message>
        <source>Weight; the shares are the weights by their sum</source>
        <translation>权重；份额为各权重除以总和</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Add a Gaussian in the middle of the view (A in a view: at the pointer)</source>
        <translation>在视图中央添加一个高斯（在视图中按 A：在指针处）</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Take the selected Gaussian away (Delete, in a view)</source>
        <translation>删去所选的高斯（在视图中按 Delete）</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>End the editing of the mixture (Escape, in a view)</source>
        <translation>结束混合高斯的编辑（在视图中按 Esc）</translation>
    </message>
    <message>
        <source>change of Gaussian %1</source>
        <translation>更改高斯 %1</translation>
    </message>
    <message>
        <source>Gaussian %1 of %2</source>
        <translation>高斯 %1 / %2</translation>
    </message>
</context>
<context>
    <name>pushforward::app::NumberField</name>
    <message>
        <source>“%1” is no number.</source>
        <translation>“%1”不是数。</translation>
    </message>
    <message>
        <source>In a field of a number</source>
        <translation>在数值栏中</translation>
    </message>
    <message>
        <source>A step up or down</source>
        <translation>增减一格</translation>
    </message>
    <message>
        <source>Ten steps up or down</source>
        <translation>增减十格</translation>
    </message>
    <message>
        <source>Give up what was written</source>
        <translation>放弃所输入的内容</translation>
    </message>
</context>
<context>
    <name>pushforward::app::OwnTargets</name>
    <message>
        <source>Targets of one&apos;s own</source>
        <translation>自制的目标分布</translation>
    </message>
    <message>
        <source>Paint</source>
        <translation>绘制</translation>
    </message>
    <message>
        <source>Paint a target</source>
        <translation>绘制目标分布</translation>
    </message>
    <message>
        <source>Paint a density over the views, with brush and eraser, while the training goes on</source>
        <translation>用画笔与橡皮在视图上绘制密度，训练同时继续</translation>
    </message>
    <message>
        <source>Mix</source>
        <translation>混合</translation>
    </message>
    <message>
        <source>Mixture of Gaussians</source>
        <translation>混合高斯</translation>
    </message>
    <message>
        <source>Place, turn and weigh Gaussians over the views, while the training goes on</source>
        <translation>在视图上放置、旋转高斯并设定权重，训练同时继续</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>点</translation>
    </message>
    <message>
        <source>Import points</source>
        <translation>导入点</translation>
    </message>
    <message>
        <source>Points from a CSV or .npy file; it can also be dropped on the window</source>
        <translation>来自 CSV 或 .npy 文件的点；也可将文件拖放到窗口上</translation>
    </message>
    <message>
        <source>Image</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Import an image</source>
        <translation>导入图像</translation>
    </message>
    <message>
        <source>An image as a density; it can also be dropped on the window</source>
        <translation>以图像作为密度；也可将其拖放到窗口上</translation>
    </message>
    <message>
        <source>U(x)</source>
        <translation>U(x)</translation>
    </message>
    <message>
        <source>Type a formula</source>
        <translation>键入公式</translation>
    </message>
    <message>
        <source>Type an energy U(x, y); the density is exp(−U) / Z</source>
        <translation>键入能量 U(x, y)；密度为 exp(−U) / Z</translation>
    </message>
    <message>
        <source>Images (*.png *.jpg *.jpeg);;All files (*)</source>
        <translation>图像 (*.png *.jpg *.jpeg);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Points (*.csv *.tsv *.txt *.npy);;All files (*)</source>
        <translation>点 (*.csv *.tsv *.txt *.npy);;所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>pushforward::app::PaintOverlay</name>
    <message>
        <source>The canvas is empty, so there is no density yet: drag to paint. Until then the training goes on against the target from before.</source>
        <translation>画布是空的，因此还没有密度：请拖动以绘制。在此之前，训练继续针对先前的目标分布。</translation>
    </message>
    <message>
        <source>clearing of the painting</source>
        <translation>清空绘制</translation>
    </message>
    <message>
        <source>stroke of the eraser</source>
        <translation>一笔橡皮</translation>
    </message>
    <message>
        <source>stroke of the brush</source>
        <translation>一笔画笔</translation>
    </message>
    <message>
        <source>Painting a target. The arrow keys move the brush, Return dabs, E switches to the eraser and back, square brackets change the size, Escape ends.</source>
        <translation>正在绘制目标分布。方向键移动画笔，回车点一下，E 切换橡皮与画笔，方括号改变大小，Esc 结束。</translation>
    </message>
    <message>
        <source>Empty canvas: drag to paint a density</source>
        <translation>空画布：拖动以绘制密度</translation>
    </message>
    <message>
        <source>Eraser</source>
        <translation>橡皮</translation>
    </message>
    <message>
        <source>In a view, while a target is painted</source>
        <translation>在视图中，绘制目标分布时</translation>
    </message>
    <message>
        <source>Move the brush</source>
        <translation>移动画笔</translation>
    </message>
    <message>
        <source>Move the brush finely</source>
        <translation>细微移动画笔</translation>
    </message>
    <message>
        <source>Put a dab of paint here</source>
        <translation>在此处涂一笔</translation>
    </message>
    <message>
        <source>End the painting</source>
        <translation>结束绘制</translation>
    </message>
</context>
<context>
    <name>pushforward::app::PaintPanel</name>
    <message>
        <source>Painting</source>
        <translation>绘制</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Diameter of the brush, in units of the plane ([ and ])</source>
        <translation>画笔直径，以平面单位计（[ 与 ]）</translation>
    </message>
    <message>
        <source>Softness</source>
        <translation>柔和度</translation>
    </message>
    <message>
        <source>How gently the brush falls off from its middle to its edge</source>
        <translation>画笔从中心到边缘衰减的柔和程度</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>强度</translation>
    </message>
    <message>
        <source>How much one stroke adds, or takes away with the eraser</source>
        <translation>一笔增加多少，用橡皮时则减去多少</translation>
    </message>
    <message>
        <source>Eraser</source>
        <translation>橡皮</translation>
    </message>
    <message>
        <source>Take away instead of adding (E)</source>
        <translation>减去而不是增加 (E)</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Empty the canvas; the training goes on against the target from before</source>
        <translation>清空画布；训练继续针对先前的目标分布</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>End the painting (Escape, in a view)</source>
        <translation>结束绘制（在视图中按 Esc）</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Smaller brush</source>
        <translation>缩小画笔</translation>
    </message>
    <message>
        <source>Larger brush</source>
        <translation>放大画笔</translation>
    </message>
</context>
<context>
    <name>pushforward::app::PairRow</name>
    <message>
        <source>Pairs of models</source>
        <translation>成对的模型</translation>
    </message>
    <message>
        <source>Two models side by side, trained on one target; C leaves them</source>
        <translation>并排的两个模型，在同一目标分布上训练；按 C 离开</translation>
    </message>
</context>
<context>
    <name>pushforward::app::PaletteGrid</name>
    <message>
        <source>Layer %1</source>
        <translation>第 %1 层</translation>
    </message>
    <message>
        <source>Palette of layers: drag one onto the stack, or press Enter</source>
        <translation>层的面板：将一个拖到层栈上，或按回车</translation>
    </message>
    <message>
        <source>Put this layer above the selected one</source>
        <translation>把此层放到所选层之上</translation>
    </message>
    <message>
        <source>In the palette of layers</source>
        <translation>在层的面板中</translation>
    </message>
</context>
<context>
    <name>pushforward::app::PanelGrid</name>
    <message>
        <source>%1 alone</source>
        <translation>仅显示%1</translation>
    </message>
    <message>
        <source>Target, objective and layer</source>
        <translation>目标分布、训练目标与层</translation>
    </message>
    <message>
        <source>All views again</source>
        <translation>重新显示所有视图</translation>
    </message>
    <message>
        <source>While one view is shown alone</source>
        <translation>只显示一个视图时</translation>
    </message>
</context>
<context>
    <name>pushforward::app::PastBar</name>
    <message>
        <source>Continue from here</source>
        <translation>从这里继续</translation>
    </message>
    <message>
        <source>The parameters become those of the step that is shown, and training goes on from it, with an optimiser that remembers nothing. One step of undo (Ctrl+Return).</source>
        <translation>参数变为所示那一步的参数，训练由此继续，优化器不保留任何记忆。为一次可撤销的操作（Ctrl+回车）。</translation>
    </message>
    <message>
        <source>Back to now</source>
        <translation>回到现在</translation>
    </message>
    <message>
        <source>Show the newest step again (Esc).</source>
        <translation>重新显示最新一步 (Esc)。</translation>
    </message>
</context>
<context>
    <name>pushforward::app::PastOverlay</name>
    <message>
        <source>Shows step %1, past. Escape returns to the newest.</source>
        <translation>正在显示过去的第 %1 步。按 Esc 回到最新一步。</translation>
    </message>
</context>
<context>
    <name>pushforward::app::PlotArea</name>
    <message>
        <source>Reset the zoom of %1</source>
        <translation>还原%1的缩放</translation>
    </message>
    <message>
        <source>Reset the zoom (0)</source>
        <translation>还原缩放 (0)</translation>
    </message>
    <message>
        <source>Show %1 alone</source>
        <translation>仅显示%1</translation>
    </message>
    <message>
        <source>Back among the other views (Escape)</source>
        <translation>回到其他视图之中 (Esc)</translation>
    </message>
    <message>
        <source>Show this view alone (double click, or Return)</source>
        <translation>仅显示此视图（双击或回车）</translation>
    </message>
    <message>
        <source>Hold the colour scale of %1</source>
        <translation>锁定%1的色标</translation>
    </message>
    <message>
        <source>Hold the colour scale where it is</source>
        <translation>将色标锁定在当前位置</translation>
    </message>
    <message>
        <source>The first picture is being computed.</source>
        <translation>正在计算第一幅图。</translation>
    </message>
    <message>
        <source>The view shows %1₁ from %2 to %3 and %1₂ from %4 to %5.</source>
        <translation>视图显示 %1₁ 从 %2 到 %3、%1₂ 从 %4 到 %5。</translation>
    </message>
    <message numerus="yes">
        <source>after %1 of %n layers</source>
        <translation>
            <numerusform>经过 %1 / %n 层</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n layers</source>
        <translation>
            <numerusform>%1 / %n 层</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>all %n layers</source>
        <translation>
            <numerusform>全部 %n 层</numerusform>
        </translation>
    </message>
    <message>
        <source>In a view</source>
        <translation>在视图中</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>The whole target again</source>
        <translation>重新显示整个目标分布</translation>
    </message>
    <message>
        <source>Move what is seen</source>
        <translation>移动所见范围</translation>
    </message>
    <message>
        <source>This view alone, or all of them again</source>
        <translation>只显示此视图，或重新显示全部视图</translation>
    </message>
</context>
<context>
    <name>pushforward::app::PresetGallery</name>
    <message>
        <source>Presets</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Target: %1</source>
        <translation>目标分布：%1</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>并排比较</translation>
    </message>
    <message>
        <source>A click begins with it; Ctrl+Z brings back what was there.</source>
        <translation>点击即以它开始；Ctrl+Z 恢复之前的内容。</translation>
    </message>
    <message>
        <source>A click puts it beside the model that is here.</source>
        <translation>点击即将它放在当前模型旁边。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Close (Escape)</source>
        <translation>关闭 (Esc)</translation>
    </message>
</context>
<context>
    <name>pushforward::app::PreviewPicture</name>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>The preview is being computed…</source>
        <translation>正在计算预览…</translation>
    </message>
</context>
<context>
    <name>pushforward::app::ProbeOverlay</name>
    <message>
        <source>not finite here</source>
        <translation>此处不是有限值</translation>
    </message>
    <message>
        <source>log p %1</source>
        <translation>log p %1</translation>
    </message>
    <message>
        <source>%1 nats</source>
        <translation>%1 nat</translation>
    </message>
    <message>
        <source>Drag, or move it by the arrows (with Shift: ten times as far). Escape lets it follow the pointer again. Its numbers are computed in float64 from this frame&apos;s parameters.</source>
        <translation>拖动，或用方向键移动（按住 Shift 移动十倍远）。按 Esc 让它重新跟随指针。其数值由当前帧的参数以 float64 计算。</translation>
    </message>
    <message>
        <source>In a view, while the probe is on</source>
        <translation>在视图中，探针打开时</translation>
    </message>
    <message>
        <source>Move the probe</source>
        <translation>移动探针</translation>
    </message>
    <message>
        <source>Move the probe ten times as far</source>
        <translation>以十倍距离移动探针</translation>
    </message>
    <message>
        <source>Let the probe follow the pointer again</source>
        <translation>让探针重新跟随指针</translation>
    </message>
</context>
<context>
    <name>pushforward::app::RecentFiles</name>
    <message>
        <source>No project was opened or saved yet</source>
        <translation>尚未打开或保存过项目</translation>
    </message>
</context>
<context>
    <name>pushforward::app::RecoveryBar</name>
    <message>
        <source>Unsaved work</source>
        <translation>未保存的工作</translation>
    </message>
    <message>
        <source>A window ended without saving a project that has no file yet. It was kept on %1.</source>
        <translation>一个窗口结束时有尚无文件的项目未保存。已于 %1 保留。</translation>
    </message>
    <message>
        <source>A window ended without saving changes of “%1”. They were kept on %2.</source>
        <translation>一个窗口结束时未保存对“%1”的更改。已于 %2 保留。</translation>
    </message>
    <message>
        <source>Recover</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Open the unsaved work here. Undo brings back what the window shows now</source>
        <translation>在此打开未保存的工作。撤销可回到窗口现在的内容</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>Delete the unsaved work</source>
        <translation>删除未保存的工作</translation>
    </message>
</context>
<context>
    <name>pushforward::app::Session</name>
    <message>
        <source>A stack has at most %1 layers; delete some before pasting.</source>
        <translation>层栈最多有 %1 层；请先删除一些再粘贴。</translation>
    </message>
</context>
<context>
    <name>pushforward::app::SettingField</name>
    <message>
        <source>“%1” is not taken: %2 has to be a number from %3 to %4.</source>
        <translation>不接受“%1”：%2必须是 %3 到 %4 之间的数。</translation>
    </message>
</context>
<context>
    <name>pushforward::app::SideHeader</name>
    <message>
        <source>Stack, layer, objective, undo and files act on the side that is being edited. Click here, or press F6, to edit side %1.</source>
        <translation>层栈、层、训练目标、撤销和文件作用于正在编辑的一侧。点击此处或按 F6 编辑 %1 侧。</translation>
    </message>
    <message>
        <source>%1, %2 parameters</source>
        <translation>%1，%2 个参数</translation>
    </message>
    <message>
        <source>forward KL</source>
        <translation>前向 KL</translation>
    </message>
    <message>
        <source>reverse KL</source>
        <translation>反向 KL</translation>
    </message>
    <message>
        <source>α = %1</source>
        <translation>α = %1</translation>
    </message>
    <message>
        <source>editing</source>
        <translation>编辑中</translation>
    </message>
    <message>
        <source>click to edit</source>
        <translation>点击编辑</translation>
    </message>
    <message>
        <source>Side %1, being edited</source>
        <translation>%1 侧，编辑中</translation>
    </message>
    <message>
        <source>Side %1</source>
        <translation>%1 侧</translation>
    </message>
    <message>
        <source>preparing</source>
        <translation>准备中</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>第 %1 步</translation>
    </message>
</context>
<context>
    <name>pushforward::app::SlowMotion</name>
    <message>
        <source>This step can&apos;t be shown in slow motion: %1</source>
        <translation>这一步无法以慢动作显示：%1</translation>
    </message>
</context>
<context>
    <name>pushforward::app::SlowMotionOverlay</name>
    <message>
        <source>%1 nats</source>
        <translation>%1 nat</translation>
    </message>
</context>
<context>
    <name>pushforward::app::StackList</name>
    <message>
        <source>Layer stack, data side first</source>
        <translation>层栈，数据一侧在前</translation>
    </message>
    <message>
        <source>Bypass (B)</source>
        <translation>旁路 (B)</translation>
    </message>
    <message>
        <source>Freeze (F)</source>
        <translation>冻结 (F)</translation>
    </message>
    <message>
        <source>Flip: use f⁻¹ in its place (I)</source>
        <translation>翻转：以 f⁻¹ 取代 (I)</translation>
    </message>
    <message>
        <source>In the stack</source>
        <translation>在层栈中</translation>
    </message>
    <message>
        <source>To the card above or below</source>
        <translation>到上方或下方的卡片</translation>
    </message>
    <message>
        <source>Select more or fewer cards</source>
        <translation>多选或少选卡片</translation>
    </message>
    <message>
        <source>Select all cards</source>
        <translation>选择所有卡片</translation>
    </message>
</context>
<context>
    <name>pushforward::app::StackModel</name>
    <message>
        <source>Layer %1, %2</source>
        <translation>第 %1 层，%2</translation>
    </message>
    <message>
        <source>, flipped</source>
        <translation>，已翻转</translation>
    </message>
    <message>
        <source>, frozen</source>
        <translation>，已冻结</translation>
    </message>
    <message>
        <source>, bypassed</source>
        <translation>，已旁路</translation>
    </message>
    <message>
        <source>, log-det %1 nats</source>
        <translation>，对数行列式 %1 nat</translation>
    </message>
    <message>
        <source>, log-det %1 nats at the probe</source>
        <translation>，探针处对数行列式 %1 nat</translation>
    </message>
</context>
<context>
    <name>pushforward::app::StackPanel</name>
    <message>
        <source>Stack</source>
        <translation>层栈</translation>
    </message>
    <message>
        <source>ln |det| of f⁻¹, mean over data</source>
        <translation>f⁻¹ 的 ln |det|，数据均值</translation>
    </message>
    <message>
        <source>Share of each layer in log_det of f⁻¹, in nats: what it adds to log p(x).</source>
        <translation>各层在 f⁻¹ 的对数行列式中的份额，单位 nat：它给 log p(x) 增加多少。</translation>
    </message>
    <message>
        <source>data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Sum over the stack: log_det of f⁻¹ in nats, mean over the data.</source>
        <translation>整个层栈之和：f⁻¹ 的对数行列式，单位 nat，对数据取平均。</translation>
    </message>
    <message>
        <source>%1 parameters</source>
        <translation>%1 个参数</translation>
    </message>
    <message>
        <source>base N(0, I)</source>
        <translation>基分布 N(0, I)</translation>
    </message>
    <message>
        <source>base N(0, %1 I)</source>
        <translation>基分布 N(0, %1 I)</translation>
    </message>
    <message>
        <source>Σ %1</source>
        <translation>Σ %1</translation>
    </message>
    <message>
        <source>insert as %1, identity</source>
        <translation>插入为第 %1 层，恒等</translation>
    </message>
    <message>
        <source>stays where it is</source>
        <translation>留在原处</translation>
    </message>
    <message>
        <source>move to %1</source>
        <translation>移到第 %1 层</translation>
    </message>
    <message>
        <source>move here</source>
        <translation>移到这里</translation>
    </message>
    <message>
        <source>Drag a layer here, or go to one above with Tab and press Enter.

Without layers the model is the base itself, and training changes nothing.</source>
        <translation>将一层拖到这里，或用 Tab 移到上方的层并按回车。

没有层时，模型就是基分布本身，训练不改变任何东西。</translation>
    </message>
    <message>
        <source>ln |det| of f⁻¹ at the probe</source>
        <translation>探针处 f⁻¹ 的 ln |det|</translation>
    </message>
    <message>
        <source>Sum over the stack: log_det of f⁻¹ in nats, at the probe.</source>
        <translation>整个层栈之和：探针处 f⁻¹ 的 log_det，单位 nat。</translation>
    </message>
</context>
<context>
    <name>pushforward::app::StatusLine</name>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>准备中</translation>
    </message>
    <message>
        <source>step %1</source>
        <translation>第 %1 步</translation>
    </message>
    <message>
        <source>%1 steps/s</source>
        <translation>%1 步/秒</translation>
    </message>
    <message>
        <source>%1 frames/s</source>
        <translation>%1 帧/秒</translation>
    </message>
    <message>
        <source>OpenCL, CPU, 88 cores</source>
        <translation>OpenCL, CPU，88 核</translation>
    </message>
    <message>
        <source>fields ± %1</source>
        <translation>场 ± %1</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>种子 %1</translation>
    </message>
    <message>
        <source>What can be done about it</source>
        <translation>可以采取的措施</translation>
    </message>
    <message>
        <source>Dismiss the message</source>
        <translation>关闭消息</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练中</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>reference engine</source>
        <translation>参考引擎</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n cores</source>
        <translation>
            <numerusform>%1，%n 核</numerusform>
        </translation>
    </message>
    <message>
        <source>fields exact</source>
        <translation>场为精确值</translation>
    </message>
    <message>
        <source>Density and log-det are evaluated without tables.</source>
        <translation>密度与对数行列式不经查表求得。</translation>
    </message>
    <message>
        <source>Live pictures look conditioners up in tables. The density is off by at most this share of its peak, as far as points of this frame tell. At rest, in metrics and in files everything is exact.</source>
        <translation>实时图像中条件网络由查表求得。就本帧的点来看，密度的偏差不超过其峰值的这一比例。静止时、在指标与文件中，一切都是精确的。</translation>
    </message>
    <message>
        <source>unsaved changes</source>
        <translation>有未保存的更改</translation>
    </message>
    <message>
        <source>not saved</source>
        <translation>未保存</translation>
    </message>
    <message>
        <source>saved just now</source>
        <translation>刚刚保存</translation>
    </message>
    <message>
        <source>saved %1 min ago</source>
        <translation>%1 分钟前保存</translation>
    </message>
    <message>
        <source>saved %1 h ago</source>
        <translation>%1 小时前保存</translation>
    </message>
    <message>
        <source>step %1 of %2, past</source>
        <translation>第 %1 / %2 步，过去</translation>
    </message>
    <message>
        <source>The window shows an earlier step; training is not disturbed by that. Escape returns to the newest.</source>
        <translation>窗口正在显示较早的一步；训练不受影响。按 Esc 回到最新一步。</translation>
    </message>
    <message>
        <source>%1, trained on</source>
        <translation>%1，之后继续训练</translation>
    </message>
</context>
<context>
    <name>pushforward::app::TargetGallery</name>
    <message>
        <source>Target</source>
        <translation>目标分布</translation>
    </message>
    <message>
        <source>Targets</source>
        <translation>各目标分布</translation>
    </message>
    <message>
        <source>%1 · H %2</source>
        <translation>%1 · H %2</translation>
    </message>
    <message>
        <source>Entropy H of the target in nats, by %1</source>
        <translation>目标分布的熵 H，单位 nat，求法：%1</translation>
    </message>
</context>
<context>
    <name>pushforward::app::TargetImport</name>
    <message>
        <source>this is a folder; choose a file in it.</source>
        <translation>这是文件夹；请选其中的文件。</translation>
    </message>
    <message>
        <source>the file cannot be read: %1.</source>
        <translation>无法读取文件：%1。</translation>
    </message>
    <message>
        <source>the file is larger than 256 MiB; thin it out first.</source>
        <translation>该文件超过 256 MiB；请先抽稀。</translation>
    </message>
    <message>
        <source>the file is empty.</source>
        <translation>该文件为空。</translation>
    </message>
</context>
<context>
    <name>pushforward::app::TimeActions</name>
    <message>
        <source>&amp;Continue from the step shown</source>
        <translation>从所示的一步继续</translation>
    </message>
    <message>
        <source>&amp;Back to the newest step</source>
        <translation>回到最新一步</translation>
    </message>
    <message>
        <source>Training goes on from the earlier step that is shown (Ctrl+Return)</source>
        <translation>训练从所示的较早一步继续（Ctrl+回车）</translation>
    </message>
    <message>
        <source>Show the newest step again (Esc)</source>
        <translation>重新显示最新一步 (Esc)</translation>
    </message>
    <message>
        <source>Slow &amp;motion</source>
        <translation>慢动作</translation>
    </message>
    <message>
        <source>Slow motion: pause, and walk through one training step in five stages (S)</source>
        <translation>慢动作：暂停，并分五个阶段走完一个训练步 (S)</translation>
    </message>
</context>
<context>
    <name>pushforward::app::TimeScrubber</name>
    <message>
        <source>Training time</source>
        <translation>训练时间</translation>
    </message>
    <message>
        <source>Training time. Drag, or press ← and →, to see the whole window at an earlier step; training goes on meanwhile. Ticks are snapshots. Page Up and Page Down move by ten, Home goes to the first, End or Escape to the newest, Return goes on training from the step that is shown.
An edit of the layers of the past goes on from there first, as one step of undo. Files keep the newest step.</source>
        <translation>训练时间。拖动，或按 ← 与 →，可在较早的一步查看整个窗口；训练同时继续。刻度为快照。Page Up 与 Page Down 每次移动十个，Home 到第一步，End 或 Esc 到最新一步，回车则从所示的一步继续训练。
编辑过去的层会先从那里继续，为一次可撤销的操作。文件保存最新一步。</translation>
    </message>
    <message>
        <source>Step %1 is shown.</source>
        <translation>正在显示第 %1 步。</translation>
    </message>
    <message>
        <source>The newest step is shown.</source>
        <translation>正在显示最新一步。</translation>
    </message>
    <message>
        <source>On the axis of training time, under the loss</source>
        <translation>在损失下方的训练时间轴上</translation>
    </message>
    <message>
        <source>See an earlier or a later step</source>
        <translation>查看更早或更晚的一步</translation>
    </message>
    <message>
        <source>See ten snapshots earlier or later</source>
        <translation>查看前十个或后十个快照</translation>
    </message>
    <message>
        <source>See the first step that was kept</source>
        <translation>查看保留的第一步</translation>
    </message>
    <message>
        <source>See the newest step again</source>
        <translation>回到最新一步</translation>
    </message>
    <message>
        <source>Go on training from the step that is shown</source>
        <translation>从所示步继续训练</translation>
    </message>
</context>
<context>
    <name>pushforward::app::TitleEditor</name>
    <message>
        <source>Title of the project</source>
        <translation>项目标题</translation>
    </message>
    <message>
        <source>Enter takes the title, Escape leaves the old one.</source>
        <translation>按回车采用此标题，按 Esc 保留原标题。</translation>
    </message>
    <message>
        <source>%1
A double click, or F2, renames it.</source>
        <translation>%1
双击或按 F2 可重命名。</translation>
    </message>
</context>
<context>
    <name>pushforward::app::TopRow</name>
    <message>
        <source>Menus</source>
        <translation>菜单</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>已修改</translation>
    </message>
</context>
<context>
    <name>pushforward::app::TrainingPanel</name>
    <message>
        <source>Objective and optimiser</source>
        <translation>训练目标与优化器</translation>
    </message>
    <message>
        <source>Objective</source>
        <translation>训练目标</translation>
    </message>
    <message>
        <source>forward KL</source>
        <translation>前向 KL</translation>
    </message>
    <message>
        <source>reverse KL</source>
        <translation>反向 KL</translation>
    </message>
    <message>
        <source>Objective, from forward to reverse KL</source>
        <translation>训练目标，从前向 KL 到反向 KL</translation>
    </message>
    <message>
        <source>α·KL(p‖q) + (1−α)·KL(q‖p). Forward KL, maximum likelihood, covers every mode of the target; reverse KL, the free energy, seeks one mode and fits it well.</source>
        <translation>α·KL(p‖q) + (1−α)·KL(q‖p)。前向 KL 即最大似然，覆盖目标分布的每个模式；反向 KL 即自由能，寻求一个模式并拟合好它。</translation>
    </message>
    <message>
        <source>covers modes</source>
        <translation>覆盖各模式</translation>
    </message>
    <message>
        <source>seeks modes</source>
        <translation>寻求单一模式</translation>
    </message>
    <message>
        <source>%1 and its number</source>
        <translation>%1及其数值</translation>
    </message>
    <message>
        <source>SGD, momentum</source>
        <translation>SGD，带动量</translation>
    </message>
    <message>
        <source>constant</source>
        <translation>恒定</translation>
    </message>
    <message>
        <source>cosine</source>
        <translation>余弦</translation>
    </message>
    <message>
        <source>step</source>
        <translation>阶梯</translation>
    </message>
    <message>
        <source>Annealing steps</source>
        <translation>退火步数</translation>
    </message>
    <message>
        <source>Annealing of the target</source>
        <translation>目标分布的退火</translation>
    </message>
    <message>
        <source>Largest norm of the gradient</source>
        <translation>梯度的最大范数</translation>
    </message>
    <message>
        <source>Gradient clipping</source>
        <translation>梯度裁剪</translation>
    </message>
    <message>
        <source>Nodes of the conditioners&apos; tables</source>
        <translation>条件网络查找表的节点数</translation>
    </message>
    <message>
        <source>Tabulated training</source>
        <translation>查表训练</translation>
    </message>
    <message>
        <source>Optimiser</source>
        <translation>优化器</translation>
    </message>
    <message>
        <source>How the gradient becomes a step.</source>
        <translation>梯度如何变成一步更新。</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>Size of a step before the schedule. ↑ and ↓ go through 1, 2, 5, 10, …</source>
        <translation>调度之前的步长。↑ 与 ↓ 依次取 1、2、5、10、…</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>学习率调度</translation>
    </message>
    <message>
        <source>How the learning rate changes with the steps.</source>
        <translation>学习率如何随步数变化。</translation>
    </message>
    <message>
        <source>Decay over</source>
        <translation>衰减步数</translation>
    </message>
    <message>
        <source>Cosine: steps until the learning rate is at its end. Step: steps between two drops.</source>
        <translation>余弦：学习率到达终值所用的步数。阶梯：两次下降之间的步数。</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批大小</translation>
    </message>
    <message>
        <source>Samples in a step. ↑ and ↓ double and halve it.</source>
        <translation>一步中的样本数。↑ 与 ↓ 使其加倍与减半。</translation>
    </message>
    <message>
        <source>Tabulated</source>
        <translation>查表训练</translation>
    </message>
    <message>
        <source>Conditioners are evaluated at so many nodes of their one input and trained there; samples look up between them. A step&apos;s cost hardly depends on the batch then, and its gradient has an error: the metrics show it beside the gradient&apos;s norm. Off: every sample exactly.</source>
        <translation>条件网络只在其单个输入的这么多个节点上求值并训练；样本在节点之间查表。于是一步的开销几乎与批大小无关，而梯度带有误差：指标中显示在梯度范数旁。关闭：每个样本都精确计算。</translation>
    </message>
    <message>
        <source>Clip norm</source>
        <translation>裁剪范数</translation>
    </message>
    <message>
        <source>‖∇‖ ≤ c: a gradient over all layers that is longer than c is shortened to c before the optimiser&apos;s step. One bad batch then throws no layer off. Off: c = ∞.</source>
        <translation>‖∇‖ ≤ c：所有层的梯度若长于 c，则在优化器更新之前缩短到 c。这样一个坏批次不会把任何层带偏。关闭：c = ∞。</translation>
    </message>
    <message>
        <source>Anneal over</source>
        <translation>退火步数</translation>
    </message>
    <message>
        <source>Reverse KL: the target&apos;s log-density is multiplied by β, which grows from 0.01 to 1 over so many steps, so that no mode is lost at the start.</source>
        <translation>反向 KL：目标分布的对数密度乘以 β，β 在这么多步内从 0.01 增至 1，使开始时不丢失任何模式。</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>T, the standard deviation of the base N(0, T² I) in pictures and samples; below 1 they keep to the likeliest points. Training is always at T = 1. ↑ and ↓ go by 0.05.</source>
        <translation>T 是图像与样本中基分布 N(0, T² I) 的标准差；小于 1 时它们集中于可能性最大的点。训练总在 T = 1 下进行。↑ 与 ↓ 每次变化 0.05。</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Of the training&apos;s random numbers and, at the next restart, of the parameters.</source>
        <translation>训练所用随机数的种子，下次重新开始时也是参数的种子。</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Where the model trains. auto is the first device that works.</source>
        <translation>模型在何处训练。“自动”取第一个可用的设备。</translation>
    </message>
    <message>
        <source>α = %1</source>
        <translation>α = %1</translation>
    </message>
    <message>
        <source>auto: %1</source>
        <translation>自动：%1</translation>
    </message>
    <message>
        <source>reference</source>
        <translation>参考引擎</translation>
    </message>
    <message>
        <source>auto</source>
        <translation>自动</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n compute units</source>
        <translation>
            <numerusform>%1，%n 个计算单元</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 can&apos;t be used: %2</source>
        <translation>%1 无法使用：%2</translation>
    </message>
    <message>
        <source>Double precision on the processor: slow, and always there.</source>
        <translation>在处理器上以双精度计算：慢，但总是可用。</translation>
    </message>
</context>
<context>
    <name>pushforward::app::ValueRow</name>
    <message>
        <source>%1, slider</source>
        <translation>%1，滑块</translation>
    </message>
</context>
<context>
    <name>pushforward::app::WarpView</name>
    <message>
        <source>Grid warp</source>
        <translation>网格形变</translation>
    </message>
    <message>
        <source>Image of a regular grid of the base plane under f. Gold cells were made smaller (the density rises there), blue ones larger. Wheel zooms, dragging pans, double click enlarges the view.</source>
        <translation>基平面上规则网格在 f 下的像。金色单元被缩小（该处密度升高），蓝色单元被放大。滚轮缩放，拖动平移，双击放大视图。</translation>
    </message>
    <message>
        <source>&lt;i&gt;f&lt;/i&gt;(&lt;i&gt;z&lt;/i&gt;), shaded as log-det</source>
        <translation>&lt;i&gt;f&lt;/i&gt;(&lt;i&gt;z&lt;/i&gt;)，按对数行列式着色</translation>
    </message>
    <message>
        <source>At step %1 the image of the grid reaches from %2 to %3 along x₁ and from %4 to %5 along x₂.</source>
        <translation>第 %1 步时网格的像沿 x₁ 从 %2 到 %3，沿 x₂ 从 %4 到 %5。</translation>
    </message>
</context>
<context>
    <name>pushforward::app::WaterfallView</name>
    <message>
        <source>Probe</source>
        <translation>探针</translation>
    </message>
    <message>
        <source>log p(x) at the probe: log N(z), then what each layer&apos;s log-det adds, up to the sum. Computed in float64 from this frame&apos;s parameters. ← and → choose a bar.</source>
        <translation>探针处的 log p(x)：先是 log N(z)，再是各层对数行列式所加的量，直到总和。由当前帧的参数以 float64 计算。← 与 → 选择一条。</translation>
    </message>
    <message>
        <source>log N(z) %1 nats</source>
        <translation>log N(z) %1 nat</translation>
    </message>
    <message>
        <source>log p(x) %1 nats</source>
        <translation>log p(x) %1 nat</translation>
    </message>
    <message>
        <source>%1 %2: bypassed</source>
        <translation>%1 %2：已旁路</translation>
    </message>
    <message>
        <source>%1 %2: %3 nats</source>
        <translation>%1 %2：%3 nat</translation>
    </message>
    <message>
        <source>Point at a view to see its numbers here.</source>
        <translation>将指针移到视图上，数值便显示在这里。</translation>
    </message>
    <message>
        <source>The flow is not finite at this point.</source>
        <translation>流在该点不是有限值。</translation>
    </message>
    <message>
        <source>float64, this frame&apos;s parameters</source>
        <translation>float64，当前帧的参数</translation>
    </message>
    <message>
        <source>log N(z)</source>
        <translation>log N(z)</translation>
    </message>
    <message>
        <source>ln |det|</source>
        <translation>ln |det|</translation>
    </message>
    <message>
        <source>log p(x)</source>
        <translation>log p(x)</translation>
    </message>
    <message>
        <source>log target</source>
        <translation>log 目标分布</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>.</source>
        <translation>。</translation>
    </message>
    <message>
        <source>layers, at %1</source>
        <translation>各层，位于 %1</translation>
    </message>
    <message>
        <source>log-density, nats</source>
        <translation>对数密度（nat）</translation>
    </message>
    <message>
        <source>What one layer gives to log p</source>
        <translation>一层对 log p 的贡献</translation>
    </message>
    <message>
        <source>In the waterfall of the probe</source>
        <translation>在探针的瀑布图中</translation>
    </message>
</context>
<context>
    <name>pushforward::app::WindowActions</name>
    <message>
        <source>&amp;Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation>打开项目</translation>
    </message>
    <message>
        <source>&amp;Presets…</source>
        <translation>预设…</translation>
    </message>
    <message>
        <source>Models to begin with</source>
        <translation>供入门的模型</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save the project with its parameters</source>
        <translation>保存项目及其参数</translation>
    </message>
    <message>
        <source>Save &amp;as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Save under another name</source>
        <translation>以另一名称保存</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>&amp;Step</source>
        <translation>单步</translation>
    </message>
    <message>
        <source>Pause, and train one step</source>
        <translation>暂停，并训练一步</translation>
    </message>
    <message>
        <source>&amp;Restart</source>
        <translation>重新开始</translation>
    </message>
    <message>
        <source>Draw the parameters anew from the seed and begin at step 0</source>
        <translation>由种子重新抽取参数，从第 0 步开始</translation>
    </message>
    <message>
        <source>&amp;Reset zoom</source>
        <translation>还原缩放</translation>
    </message>
    <message>
        <source>Show the whole target again</source>
        <translation>重新显示整个目标分布</translation>
    </message>
    <message>
        <source>&amp;Probe</source>
        <translation>探针</translation>
    </message>
    <message>
        <source>Follow one point through the stack, in every view; a click pins it</source>
        <translation>在每个视图中跟随一个点穿过层栈；点击可将其固定</translation>
    </message>
    <message>
        <source>&amp;Lens</source>
        <translation>透镜</translation>
    </message>
    <message>
        <source>Show what the flow makes of a small disc, and the ellipse of its Jacobian</source>
        <translation>显示流把小圆盘变成的形状，以及其雅可比矩阵的椭圆</translation>
    </message>
    <message>
        <source>Switch between dark and light</source>
        <translation>切换深色与浅色</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Pause the training (Space)</source>
        <translation>暂停训练（空格键）</translation>
    </message>
    <message>
        <source>Train (Space)</source>
        <translation>训练（空格键）</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>最近打开</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Stack</source>
        <translation>层栈</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>&amp;About Pushforward</source>
        <translation>关于 Pushforward</translation>
    </message>
    <message>
        <source>&amp;System</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Save the project</source>
        <translation>保存项目</translation>
    </message>
    <message>
        <source>Projects (*.%1)</source>
        <translation>项目 (*.%1)</translation>
    </message>
    <message>
        <source>About Pushforward</source>
        <translation>关于 Pushforward</translation>
    </message>
    <message>
        <source>&lt;p&gt;&lt;b&gt;Pushforward %1&lt;/b&gt;&lt;/p&gt;&lt;p&gt;An explorer for normalizing flows in two dimensions.&lt;/p&gt;&lt;p&gt;log p(x) = log N(f⁻¹(x)) + ln |det ∂f⁻¹/∂x|&lt;/p&gt;&lt;p&gt;GPL-3.0-or-later&lt;/p&gt;</source>
        <translation>&lt;p&gt;&lt;b&gt;Pushforward %1&lt;/b&gt;&lt;/p&gt;&lt;p&gt;二维标准化流的探索工具。&lt;/p&gt;&lt;p&gt;log p(x) = log N(f⁻¹(x)) + ln |det ∂f⁻¹/∂x|&lt;/p&gt;&lt;p&gt;GPL-3.0-or-later&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言 (Language)</translation>
    </message>
    <message>
        <source>Pr&amp;esentation</source>
        <translation>演示模式</translation>
    </message>
    <message>
        <source>The whole screen, large type, views and stack alone; Escape leaves</source>
        <translation>全屏、大字，只留视图和层栈；按 Esc 退出</translation>
    </message>
    <message>
        <source>Re&amp;name…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Give the project another title</source>
        <translation>给项目另取标题</translation>
    </message>
    <message>
        <source>Show &amp;hints</source>
        <translation>显示提示</translation>
    </message>
    <message>
        <source>Projects (*.%1);;Figures (*.png *.svg *.pdf);;All files (*)</source>
        <translation>项目 (*.%1);;图 (*.png *.svg *.pdf);;所有文件 (*)</translation>
    </message>
    <message>
        <source>&amp;Handles</source>
        <translation>手柄</translation>
    </message>
    <message>
        <source>Show what can be dragged of the selected layer, over the views</source>
        <translation>在视图上显示所选层可拖动的部分</translation>
    </message>
    <message>
        <source>&amp;Keys…</source>
        <translation>按键…</translation>
    </message>
    <message>
        <source>All keys, and what they do</source>
        <translation>所有按键及其作用</translation>
    </message>
    <message>
        <source>Open the menu %1</source>
        <translation>打开菜单“%1”</translation>
    </message>
</context>
<context>
    <name>pushforward::app::WindowComparison</name>
    <message>
        <source>&amp;Save side %1</source>
        <translation>保存 %1 侧</translation>
    </message>
    <message>
        <source>Save side %1, the one that is being edited, with its parameters (%2)</source>
        <translation>保存正在编辑的 %1 侧及其参数 (%2)</translation>
    </message>
</context>
</TS>
