#include "app/gallery/preset_picture.h"

#include <QDir>
#include <QHash>
#include <QList>
#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>

#include "app/gallery/compare_pairs.h"
#include "app/views/field_image.h"
#include "core/errors.h"
#include "core/train/data_initialisation.h"

namespace pushforward::app {
namespace {

const QString drawn_in = QStringLiteral("viridis");

// Around the middle of the target's box, so that nothing is stretched.
Box square_around(const Box& box) {
  const double half = 0.5 * std::max(box.right - box.left, box.top - box.bottom);
  const double x = 0.5 * (box.left + box.right), y = 0.5 * (box.bottom + box.top);
  return {x - half, x + half, y - half, y + half};
}

}  // namespace

QImage train_and_draw(const Project& project, int steps, Engine& engine) {
  const auto target = compile_target(project.target);
  Stack stack = project.stack;
  initialise_from_data(stack, *target, project.training);
  engine.set_stack(stack);
  engine.set_target(target);
  engine.set_training(project.training);
  engine.restart(0);
  constexpr int chunk = 500;  // losses are fetched between two, so that a diverging run is noticed
  for (int done = 0; done < steps; done += chunk) {
    engine.train(std::min(chunk, steps - done));
    if (!engine.collect().finite)
      throw DeviceError("Training \"" + project.title + "\" gave a number that is not finite.");
  }
  const Grid grid{
      .box = square_around(target->target->box()), .columns = preset_picture_side, .rows = preset_picture_side};
  const Evaluation field = engine.evaluate(
      {.range = whole(stack), .source = grid, .want_points = false, .want_log_det = false, .want_log_prob = true});
  float highest = -std::numeric_limits<float>::infinity();
  for (const float log_prob : field.log_prob) highest = std::max(highest, log_prob);
  QImage image;
  color_density(field.log_prob, grid, std::exp(highest), ColorMap::named(drawn_in), image);
  return image.convertToFormat(QImage::Format_RGB32);
}

void write_preset_pictures(const QString& folder, Engine& engine, const std::function<void(const QString&)>& told) {
  const auto write = [&](const QString& name, const Project& project, int steps) {
    const QString path = QDir(folder).filePath(name + QStringLiteral(".png"));
    if (!train_and_draw(project, steps, engine).save(path))
      throw InputError("--preset-pictures", "\"" + path.toStdString() + "\" can't be written.");
    told(path);
  };
  const auto preset_named = [](const QString& name) {
    return std::ranges::find(all_presets(), name.toStdString(), &Preset::name);
  };
  for (const ComparePair& pair : all_compare_pairs())
    // Trained for as long as the preset that it stands beside.
    if (preset_named(pair.pictures[0]) == all_presets().end())
      write(pair.pictures[0], pair.a(), preset_named(pair.pictures[1])->steps);
  for (const Preset& preset : all_presets())
    write(QString::fromStdString(preset.name), make_preset(preset.name), preset.steps);
}

QImage carried_picture(const QString& preset) {
  const QImage picture(QStringLiteral(":/presets/pictures/%1.png").arg(preset));
  if (picture.isNull()) return picture;
  const ColorMap map = ColorMap::named(drawn_in);
  const std::span<const QRgb> table = map.table();
  QHash<QRgb, int> index_of;
  for (std::size_t i = 0; i < table.size(); ++i) index_of.insert(table[i], static_cast<int>(i));
  QImage indexed(picture.size(), QImage::Format_Indexed8);
  indexed.setColorTable(QList<QRgb>(table.begin(), table.end()));
  const QImage colors = picture.convertToFormat(QImage::Format_RGB32);
  for (int y = 0; y < colors.height(); ++y) {
    const auto* from = reinterpret_cast<const QRgb*>(colors.constScanLine(y));
    uchar* to = indexed.scanLine(y);
    for (int x = 0; x < colors.width(); ++x) to[x] = static_cast<uchar>(index_of.value(from[x], 0));
  }
  return indexed;
}

QImage recolored(QImage carried, const ColorMap& map) {
  if (!carried.isNull()) carried.setColorTable(QList<QRgb>(map.table().begin(), map.table().end()));
  return carried;
}

}  // namespace pushforward::app
