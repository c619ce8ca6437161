// The table of all built-in targets, in order of the gallery. A new target is one entry here.
#include <algorithm>
#include <cmath>
#include <sstream>

#include "core/errors.h"
#include "core/located_error.h"
#include "core/targets/families.h"
#include "core/targets/own_targets.h"

namespace pushforward {

const std::vector<TargetSpec>& all_targets() {
  static const std::vector<TargetSpec> targets = {
      {"two-moons",
       "two moons",
       "Two half circles that reach into each other, with a little noise. The classic first test: the flow must bend "
       "one round blob into two curved pieces that don't touch.",
       "half circles of radius 1 + <i>N</i>(0, 0.08²), then (<b><i>x</i></b> − (0.5, 0.25)) / (0.87, 0.5)",
       {},
       make_two_moons},
      {"two-circles",
       "two circles",
       "A circle inside a circle. A flow is continuous and has a continuous inverse, so it can't cut the plane: watch "
       "the thin bridges that it must leave between the two.",
       "circles of radius 3 and 1.5 + <i>N</i>(0, 0.2²)",
       {},
       make_two_circles},
      {"four-rings",
       "four rings",
       "Four rings about one centre. Hard for a flow, because each ring asks for one more fold of the plane.",
       "circles of radius 0.75, 1.5, 2.25, 3 + <i>N</i>(0, 0.1²)",
       {},
       make_four_rings},
      {"eight-gaussians",
       "eight Gaussians",
       "Eight round blobs on a circle. Shows whether a model covers all modes (forward KL) or picks a few (reverse "
       "KL).",
       "⅛ Σ<sub><i>k</i></sub> <i>N</i>(3 (cos π<i>k</i>/4, sin π<i>k</i>/4), 0.35²)",
       {},
       make_eight_gaussians},
      {"two-gaussians",
       "two Gaussians",
       "Two round blobs at a distance that you choose. Pull them apart and see from where on reverse KL keeps only "
       "one of them.",
       "½ <i>N</i>((−<i>d</i>/2, 0), 0.6²) + ½ <i>N</i>((<i>d</i>/2, 0), 0.6²)",
       {{"distance", "distance d", "Distance between the two centres, in units of the plane.", 0.0, 8.0, 4.0}},
       make_two_gaussians},
      {"pinwheel",
       "pinwheel",
       "Five arms, twisted more the farther out they reach. Long thin pieces that meet in the middle.",
       "arm <i>k</i>: <i>N</i>((2, 0), diag(0.6², 0.2²)) turned by 2π<i>k</i>/5 + 2.56 <i>r</i>²/(16 + <i>r</i>²), "
       "<i>r</i> = ‖<b><i>x</i></b>‖",
       {},
       make_pinwheel},
      {"checkerboard",
       "checkerboard",
       "Eight filled squares with sharp edges. No smooth flow can have a jump, so the edges stay a little soft, and "
       "KL(q‖p) is infinite.",
       "uniform on the squares of side 2 in [−4, 4]² with ⌊<i>x</i><sub>1</sub>/2⌋ + ⌊<i>x</i><sub>2</sub>/2⌋ even",
       {},
       make_checkerboard},
      {"two-spirals",
       "two spirals",
       "Two arms wound around each other one and a half times. The density must be rolled up without tearing.",
       "± <i>t</i> (−cos <i>t</i>, sin <i>t</i>)/3 + <i>N</i>(0, 0.13²), <i>t</i> = 3π√<i>u</i>, <i>u</i> uniform",
       {},
       make_two_spirals},
      {"swiss-roll",
       "Swiss roll",
       "One strip rolled up one and a half times: a one-dimensional curve hidden in the plane.",
       "<i>t</i> (cos <i>t</i>, sin <i>t</i>)/5 + <i>N</i>(0, 0.2²), <i>t</i> uniform on [1.5π, 4.5π]",
       {},
       make_swiss_roll},
      {"u1",
       "U1: two arcs",
       "An energy of Rezende and Mohamed (2015): a ring of which two opposite arcs are left. Given as a formula, so it "
       "can be learnt by reverse KL without any data.",
       "<i>U</i> = ½((‖<b><i>z</i></b>‖ − 2)/0.4)² − ln(e<sup>−½((<i>z</i><sub>1</sub>−2)/0.6)²</sup> + "
       "e<sup>−½((<i>z</i><sub>1</sub>+2)/0.6)²</sup>)",
       {},
       make_u1},
      {"u2",
       "U2: wave",
       "An energy of Rezende and Mohamed (2015): a band along a sine. As published it goes on for ever; a soft wall at "
       "|z1| = 4 makes it a density.",
       "<i>U</i> = ½((<i>z</i><sub>2</sub> − <i>w</i><sub>1</sub>)/0.4)² + wall, <i>w</i><sub>1</sub> = "
       "sin(π<i>z</i><sub>1</sub>/2)",
       {},
       make_u2},
      {"u3",
       "U3: wave with a split",
       "An energy of Rezende and Mohamed (2015): the wave splits in two and joins again. The soft wall at |z1| = 4 "
       "makes it a density.",
       "<i>U</i> = −ln(e<sup>−½((<i>z</i><sub>2</sub>−<i>w</i><sub>1</sub>)/0.35)²</sup> + "
       "e<sup>−½((<i>z</i><sub>2</sub>−<i>w</i><sub>1</sub>+<i>w</i><sub>2</sub>)/0.35)²</sup>) + wall, "
       "<i>w</i><sub>2</sub> = 3 e<sup>−½((<i>z</i><sub>1</sub>−1)/0.6)²</sup>",
       {},
       make_u3},
      {"u4",
       "U4: wave with a fork",
       "An energy of Rezende and Mohamed (2015): the wave forks and stays two. The soft wall at |z1| = 4 makes it a "
       "density.",
       "<i>U</i> = −ln(e<sup>−½((<i>z</i><sub>2</sub>−<i>w</i><sub>1</sub>)/0.4)²</sup> + "
       "e<sup>−½((<i>z</i><sub>2</sub>−<i>w</i><sub>1</sub>+<i>w</i><sub>3</sub>)/0.35)²</sup>) + wall, "
       "<i>w</i><sub>3</sub> = 3 σ((<i>z</i><sub>1</sub>−1)/0.3)",
       {},
       make_u4},
      {"ring",
       "ring",
       "One broad ring. Radial layers are made for it: a single one can push the middle of the base outwards.",
       "<i>U</i> = ½(‖<b><i>z</i></b>‖ − 2)²",
       {},
       make_ring},
      {"wave",
       "broad wave",
       "A Gaussian bent along a sine. Easy: one coupling layer that moves z2 by a function of z1 makes it exactly.",
       "<i>U</i> = ½(<i>z</i><sub>2</sub> − <i>w</i><sub>1</sub>)² + ½(<i>z</i><sub>1</sub> − 2)²",
       {},
       make_wave},
      {"banana",
       "banana",
       "A Gaussian bent along a parabola. One coupling layer makes it exactly; planar layers need several.",
       "<i>x</i><sub>1</sub> ~ <i>N</i>(0, 1), <i>x</i><sub>2</sub> ~ <i>N</i>(0.4 (<i>x</i><sub>1</sub>² − 3), 0.35²)",
       {},
       make_banana},
      {"uniform-square",
       "uniform square",
       "The same density everywhere in a square, none outside. The flow must flatten the bell and build steep walls.",
       "uniform on [−2, 2]²",
       {},
       make_uniform_square},
      {"gaussian",
       "Gaussian",
       "One Gaussian with a covariance that you choose. A single linear layer makes it exactly: the simplest check "
       "that all works.",
       "<i>N</i>(0, Σ), Σ = [σ<sub>1</sub>², ρσ<sub>1</sub>σ<sub>2</sub>; ρσ<sub>1</sub>σ<sub>2</sub>, "
       "σ<sub>2</sub>²]",
       {{"sigma1", "σ₁", "Standard deviation along the first axis.", 0.2, 3.0, 1.5},
        {"sigma2", "σ₂", "Standard deviation along the second axis.", 0.2, 3.0, 0.7},
        {"correlation", "correlation ρ", "How much the two coordinates go together; 0 is not at all.", -0.95, 0.95,
         0.6}},
       make_gaussian},
      {.id = "formula",
       .title = "formula",
       .doc = "A density by the energy that you type. Given as a formula, it can be learnt by reverse KL without any "
              "data; its log Z is found by quadrature.",
       .formula_html = "<i>p</i> ∝ e<sup>−<i>U</i>(<i>x</i>, <i>y</i>)</sup>",
       .parameters = {},
       .make = nullptr,
       .data = TargetDataSpec{"energy", "energy U(x, y)",
                              "Numbers, x and y, + - * / ^, brackets, pi, e, and sin cos tan tanh exp log sqrt abs "
                              "sigmoid min max pow atan2.",
                              TargetDatum("0.5*(x^2/2 - 2)^2 + 2*(y - sin(x))^2"), check_formula, make_formula}},
      {.id = "mixture",
       .title = "mixture",
       .doc = "Gaussians that you place, turn and stretch on the canvas, each with its weight. What the classic "
              "mixtures are made of, and exact to sample from.",
       .formula_html = "Σ<sub><i>k</i></sub> <i>w</i><sub><i>k</i></sub> "
                       "<i>N</i>(<b><i>μ</i></b><sub><i>k</i></sub>, <i>Σ</i><sub><i>k</i></sub>)",
       .parameters = {},
       .make = nullptr,
       .data = TargetDataSpec{"components", "Gaussians",
                              "A row each: weight, mean1, mean2, sigma1, sigma2, angle of the first axis in radians.",
                              TargetDatum(NumberRows{mixture_columns,
                                                     {1, -1.5, -1, 1.0, 0.4, 0.6,  //
                                                      1, 1.7, -0.6, 0.5, 0.5, 0,   //
                                                      1, 0.1, 1.8, 0.9, 0.35, -0.3}}),
                              check_mixture, make_mixture}},
      {.id = "painted",
       .title = "painted",
       .doc = "What you paint with the brush, or an image. Every cell is a Gaussian about its middle; a thousandth of "
              "the mass is a wide Gaussian, so that log p is finite where nothing was painted.",
       .formula_html =
           "Σ<sub><i>ij</i></sub> <i>w</i><sub><i>ij</i></sub> <i>N</i>(<b><i>x</i></b><sub><i>ij</i></sub>, "
           "(softness · cell)²)",
       .parameters = {{"centre1", "centre x₁", "First coordinate of the picture's middle.", -10.0, 10.0, 0.0},
                      {"centre2", "centre x₂", "Second coordinate of the picture's middle.", -10.0, 10.0, 0.0},
                      {"width", "width", "Width of the picture, in units of the plane.", 1.0, 20.0, 8.0},
                      {"softness", "softness", "Standard deviation of each cell's Gaussian, in cells.", 0.6, 3.0, 0.8}},
       .make = nullptr,
       .data = TargetDataSpec{"density", "density",
                              "Weights of square cells, the bottom row first, in 16 bits each (little-endian, base64).",
                              TargetDatum(example_raster()), check_raster, make_painted}},
      {.id = "points",
       .title = "points",
       .doc =
           "Samples from a file. A Gaussian about each gives them a density, as wide as Scott's rule says or a share "
           "of it; a thousandth of the mass is a wide Gaussian, so that log p is finite everywhere.",
       .formula_html = "1/<i>n</i> Σ<sub><i>k</i></sub> <i>N</i>(<b><i>x</i></b><sub><i>k</i></sub>, <i>h</i>²), "
                       "<i>h</i> = bandwidth · <i>σ</i> <i>n</i><sup>−1/6</sup>",
       .parameters = {{"bandwidth", "bandwidth",
                       "Width of the Gaussians as a share of Scott's rule, which is made for a single bell; curved "
                       "shapes want less.",
                       0.1, 2.0, 0.5}},
       .make = nullptr,
       .data = TargetDataSpec{"points", "points", "A row each: x1, x2.", TargetDatum(example_points()), check_points,
                              make_points}},
  };
  return targets;
}

namespace {

template <class Specs>
std::string list_of_ids(const Specs& specs) {
  std::string list;
  for (const auto& spec : specs) list += (list.empty() ? "" : ", ") + spec.id;
  return list;
}

}  // namespace

const TargetSpec& find_target(std::string_view id) {
  const auto& targets = all_targets();
  const auto found =
      std::find_if(targets.begin(), targets.end(), [&](const TargetSpec& spec) { return spec.id == id; });
  if (found == targets.end()) {
    throw InputError("target.id",
                     "There is no target \"" + std::string(id) + "\". Known are: " + list_of_ids(targets) + ".");
  }
  return *found;
}

namespace {

TargetParameters complete_parameters(const TargetSpec& spec, const TargetChoice& choice) {
  TargetParameters parameters;
  for (const TargetParameterSpec& parameter : spec.parameters) parameters[parameter.id] = parameter.default_value;
  for (const auto& [id, value] : choice.parameters) {
    const auto known =
        std::find_if(spec.parameters.begin(), spec.parameters.end(),
                     [&name = id](const TargetParameterSpec& parameter) { return parameter.id == name; });
    if (known == spec.parameters.end()) {
      throw InputError("target." + id, spec.parameters.empty()
                                           ? "The target \"" + spec.id + "\" has no parameters; leave this one out."
                                           : "The target \"" + spec.id + "\" has no such parameter. Known are: " +
                                                 list_of_ids(spec.parameters) + ".");
    }
    // Written so that NaN is refused too.
    if (!(value >= known->minimum && value <= known->maximum)) {
      std::ostringstream sentence;
      sentence << "The value must be a number from " << known->minimum << " to " << known->maximum << ", but it is "
               << value << ".";
      throw InputError("target." + id, sentence.str());
    }
    parameters[id] = value;
  }
  return parameters;
}

}  // namespace

std::shared_ptr<const Target> make_target(const TargetChoice& choice) {
  const TargetSpec& spec = find_target(choice.id);
  const TargetParameters parameters = complete_parameters(spec, choice);
  if (!spec.data) {
    if (choice.data.is_given())
      throw InputError("target", "The target \"" + spec.id + "\" is built in and takes no data; leave them out.");
    return spec.make(parameters);
  }
  return locate_errors("target", [&] {
    const TargetDatum& datum = data_of(choice);
    spec.data->check(datum);
    return spec.data->make(parameters, datum);
  });
}

const TargetDatum& data_of(const TargetChoice& choice) {
  const TargetSpec& spec = find_target(choice.id);
  if (!choice.data.is_given() && spec.data) return spec.data->example;
  return choice.data.get();
}

double parameter_of(const TargetChoice& choice, std::string_view parameter) {
  const TargetSpec& spec = find_target(choice.id);
  return complete_parameters(spec, choice).at(std::string(parameter));
}

}  // namespace pushforward
