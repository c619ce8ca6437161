// The trained flow as a Python script that needs nothing of this program: with PyTorch or with NumPy alone it evaluates
// log_prob, samples, and ends by checking itself against numbers of ours.
//
// Each layer's mathematics is its own LayerSpec::python. It is written once for both libraries, in what they have in
// common, as `xp.tanh(...)`; the script says `torch.` or `np.` instead. Points are rows (N x dim) of float64. A class
// derives from Layer, finds its values by their names as attributes (self.w; lists for list parameters) as well as the
// hyperparameters that it reads, is called as its layer's id with a capital letter, and has
//   forward(z) -> x, log_det   and   inverse(x) -> z, log_det,   log_det of the direction asked for, N numbers.
// The script has `math`, and array(numbers).
#pragma once

#include <string>

#include "core/layers/layer.h"
#include "core/project/project.h"

namespace pushforward {

enum class PythonLibrary { torch, numpy };

// The name of a layer's class.
[[nodiscard]] std::string python_class(const LayerSpec& spec);

// Points at which the script checks itself come from `data` (dim x N, may be empty) and from the base.
[[nodiscard]] std::string python_script(const Project& project, PythonLibrary library, const Matrix& data);

}  // namespace pushforward
