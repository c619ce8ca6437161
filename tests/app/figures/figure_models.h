// Models and contents for the tests of figures.
#pragma once

#include <memory>

#include "app/figures/figure_contents.h"

namespace pushforward::test {

// A RealNVP that has been trained a little, with the losses of its training; made once.
[[nodiscard]] std::shared_ptr<const app::ModelState> trained_model();

// Of one small panel.
[[nodiscard]] app::Figure small_figure(const std::string& view, app::FigureTheme theme = app::FigureTheme::white);
// Of trained_model(), by the reference engine.
[[nodiscard]] std::shared_ptr<const app::FigureContents> contents_of(const app::Figure& figure);

}  // namespace pushforward::test
