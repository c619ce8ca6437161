#include "app/figures/figure_look.h"

#include <QFile>
#include <QFontDatabase>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "core/errors.h"

namespace pushforward::app {
namespace {

const QJsonObject& tokens() {
  static const QJsonObject read = [] {
    QFile file(QStringLiteral(":/look/tokens.json"));
    if (!file.open(QIODevice::ReadOnly))
      throw std::runtime_error("The built-in look is missing; the program was not built completely.");
    return QJsonDocument::fromJson(file.readAll()).object();
  }();
  return read;
}

QStringList families(const char* key) {
  QStringList names;
  for (const QJsonValue& name : tokens()["type"][QLatin1String(key)].toArray()) names << name.toString();
  return names;
}

ColorMap density_map_named(const std::string& name) {
  try {
    return ColorMap::named(QString::fromStdString(name));
  } catch (const std::runtime_error& error) {
    throw InputError("color_map", error.what());
  }
}

std::vector<QColor> log_det_stops(bool dark) {
  std::vector<QColor> stops;
  for (const QJsonValue& stop : tokens()["maps"]["log_det"][dark ? "dark" : "light"]["stops"].toArray())
    stops.emplace_back(stop.toString());
  return stops;
}

QFont face_of(QStringList names, const QString& first = {}) {
  if (!first.isEmpty()) names.prepend(first);
  QFont font;
  font.setFamilies(names);
  font.setHintingPreference(QFont::PreferNoHinting);
  return font;
}

}  // namespace

FigureLook figure_look(const Figure& figure) {
  const bool dark = figure.theme == FigureTheme::dark;
  const auto color = [dark](const char* role) {
    return QColor(tokens()["color"][QLatin1String(role)][dark ? "dark" : "light"].toString());
  };
  const QJsonObject canvas = tokens()["canvas"].toObject();
  const QJsonObject veil = tokens()["maps"]["log_det"]["veil"].toObject();
  const bool has_ground = figure.theme != FigureTheme::transparent;
  const QColor ground = color(dark ? "plot" : "panel");
  FigureLook look{.is_dark = dark,
                  .page = has_ground ? color("panel") : QColor(Qt::transparent),
                  .plot = has_ground ? ground : QColor(Qt::transparent),
                  .ground = ground,
                  .ink = color("text"),
                  .soft = color("text2"),
                  .faint = color("tick"),
                  .grid = color("gridline0"),
                  .mesh = color("gridline"),
                  .iso = color("iso"),
                  .gap = color("gap"),
                  .positive = color("pos"),
                  .negative = color("neg"),
                  .parts = {color("class_a"), color("class_b"), color("text3")},
                  .over_field = QColor(canvas["ink"].toString()),
                  .halo = QColor(canvas["halo"].toString()),
                  .halo_opacity = canvas["halo_opacity"].toDouble(),
                  .sample_opacity = canvas["sample_opacity"].toDouble(),
                  .veil_opacity = veil["opacity"].toDouble(),
                  .veil_below = veil["below_peak_fraction"].toDouble(),
                  .density = density_map_named(figure.color_map),
                  .log_det = ColorMap::through(log_det_stops(dark)),
                  .text = face_of(families("family"), QString::fromStdString(figure.font)),
                  .math = face_of(families("math_family") + families("family")),
                  .size = figure.font_size};
  return look;
}

QStringList figure_fonts() {
  const QStringList installed = QFontDatabase::families();
  QStringList names;
  for (const QString& name : families("family") + families("math_family"))
    if (installed.contains(name)) names << name;
  for (const QString& name : installed)
    if (!names.contains(name) && QFontDatabase::isSmoothlyScalable(name)) names << name;
  return names;
}

}  // namespace pushforward::app
