// The density after each layer, in a figure: pictures in rows, each on its own scale.
#include <algorithm>
#include <cmath>

#include "app/language/core_text.h"
#include "app/views/field_image.h"
#include "app/views/figure_marks.h"
#include "app/views/film_view.h"
#include "app/views/log_det_scale.h"

namespace pushforward::app {
namespace {

constexpr double gap = 0.5;            // between pictures, in sizes of the letters
constexpr double caption_room = 1.6;   // below each
constexpr double smallest_side = 5.5;  // of a picture

struct FilmPicture {
  QString caption;
  QRectF place;  // from the panel's top left corner, points
  Grid grid;
  std::vector<float> log_prob;
};

// In so many columns that the pictures are as large as can be.
double side_for(int count, int columns, const QSizeF& size, double em) {
  const int rows = (count + columns - 1) / columns;
  return std::min((size.width() - (columns - 1) * gap * em) / columns,
                  (size.height() - rows * caption_room * em - (rows - 1) * gap * em) / rows);
}

class FilmContents final : public PanelContents {
 public:
  explicit FilmContents(const PanelInput& input) {
    const auto& layers = input.state.stack->layers;
    const double em = input.look.size;
    const int last = static_cast<int>(layers.size());
    // As many pictures as there is room for, both ends among them.
    int columns = 1;
    int most = last + 1;
    for (; most > 2; --most) {
      for (int i = 1; i <= most; ++i)
        if (side_for(most, i, input.size, em) > side_for(most, columns, input.size, em)) columns = i;
      if (side_for(most, columns, input.size, em) >= smallest_side * em) break;
    }
    const std::vector<std::int64_t> depths = spread_steps(last, most);
    const int count = static_cast<int>(depths.size());
    columns = std::min(columns, count);
    const double side = std::max(1.0, side_for(count, columns, input.size, em));
    const double left = (input.size.width() - columns * side - (columns - 1) * gap * em) / 2;
    for (int i = 0; i < count; ++i) {
      const int depth = static_cast<int>(depths[static_cast<std::size_t>(i)]);
      FilmPicture picture;
      const LayerEntry* layer = depth > 0 ? &layers[static_cast<std::size_t>(depth) - 1] : nullptr;
      picture.caption = layer == nullptr ? FilmView::tr("0 base")
                                         : QStringLiteral("%1 %2%3").arg(depth).arg(
                                               core_text(layer->layer().spec().short_name),
                                               layer->inverted ? QStringLiteral("⁻¹") : QString());
      picture.place = QRectF(left + (i % columns) * (side + gap * em),
                             (i / columns) * (side + (gap + caption_room) * em), side, side);
      const int pixels = std::max(1, static_cast<int>(std::lround(side * input.dpi / points_per_inch)));
      picture.grid = {square_around(input.box), pixels, pixels};
      picture.log_prob = input
                             .evaluate_at(depth, {.direction = Direction::inverse,
                                                  .range = {},
                                                  .source = picture.grid,
                                                  .want_points = false,
                                                  .want_log_det = false,
                                                  .want_log_prob = true})
                             .log_prob;
      pictures_.push_back(std::move(picture));
    }
  }

  void paint(PanelCanvas& canvas) const override {
    const FigureLook& look = canvas.look();
    for (const FilmPicture& picture : pictures_) {
      const QRectF place = picture.place.translated(canvas.area().topLeft());
      QImage image;
      color_density(picture.log_prob, picture.grid, std::exp(peak_log_density(picture.log_prob)), look.density, image);
      canvas.image(place, image);
      canvas.text({place.center().x(), place.bottom() + 1.15 * look.size},
                  canvas.fitting(picture.caption, look.tick_size(), place.width()), look.tick_size(), look.soft,
                  TextPlace::middle);
    }
  }

 private:
  static Box square_around(const Box& box) {
    const double half = 0.5 * std::max(box.right - box.left, box.top - box.bottom);
    const double x = 0.5 * (box.left + box.right), y = 0.5 * (box.bottom + box.top);
    return {x - half, x + half, y - half, y + half};
  }

  std::vector<FilmPicture> pictures_;
};

}  // namespace

FigureKind film_figure() {
  return {.compute = [](const PanelInput& input) { return std::make_unique<FilmContents>(input); }};
}

}  // namespace pushforward::app
