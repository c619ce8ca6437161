// Layers on the system's clipboard: a project file's text that holds nothing but them, so that they can be pasted into
// another window, into a file, or from one.
#pragma once

#include <QString>
#include <memory>
#include <vector>

#include "core/flow/stack.h"

class QMimeData;

namespace pushforward::app {

[[nodiscard]] QString layer_mime_type();
[[nodiscard]] std::unique_ptr<QMimeData> mime_of_layers(std::vector<LayerEntry> layers, int dim);
// Throws InputError with a sentence for a person when there are no layers of `dim` dimensions in it.
[[nodiscard]] std::vector<LayerEntry> layers_of_mime(const QMimeData* mime, int dim);

}  // namespace pushforward::app
