// Colours, type and measures of the window, read from resources/look/tokens.json, in a dark and a light theme.
//
// There is one Theme, a child of the application object: Theme::current(). Widgets ask for roles ("panel", "section",
// "panel_inset") and never write down a colour or a size; they repaint on changed(). Everything here lives on the GUI
// thread.
#pragma once

#include <QColor>
#include <QFont>
#include <QHash>
#include <QIcon>
#include <QObject>
#include <QPalette>
#include <QPointer>
#include <QSizeF>
#include <QString>
#include <QVector>
#include <vector>

namespace pushforward::app {

class SystemScheme;

class Theme : public QObject {
  Q_OBJECT
 public:
  enum class Mode { dark, light, system };

  // The application's theme; the first call makes it. Needs a QApplication.
  [[nodiscard]] static Theme& current();

  [[nodiscard]] Mode mode() const { return mode_; }
  [[nodiscard]] bool is_dark() const { return dark_; }
  void set_mode(Mode mode);
  // Mode::system is as this says, now and later.
  void follow(SystemScheme& scheme);
  // The colour map of densities: one of density_maps(), the first at the start.
  [[nodiscard]] QString density_map() const { return density_map_; }
  [[nodiscard]] QStringList density_maps() const { return density_maps_; }
  void set_density_map(const QString& name);

  // Roles are the keys of tokens.json; an unknown one is a mistake of the program and throws std::out_of_range.
  [[nodiscard]] QColor color(const QString& role) const;
  // "section", "tick", "caption", "body", "value", "name", "menu", and the math faces "math_axis", "math_label",
  // "math_formula", "math_canvas" (upright; variables are set italic by MathText).
  [[nodiscard]] QFont font(const QString& role) const;
  // "space.panel_inset", "line.contour", "radius.control", "size.icon"; a name without a dot is looked up in `space`,
  // then in `size`. In device-independent pixels.
  [[nodiscard]] double metric(const QString& name) const;
  [[nodiscard]] QSizeF size(const QString& name) const;            // a pair of `size`, e.g. "color_bar"
  [[nodiscard]] QVector<qreal> dash(const QString& name) const;    // lengths in pixels, e.g. "floor"
  [[nodiscard]] std::vector<QColor> log_det_stops() const;         // of the current theme's diverging map
  [[nodiscard]] double canvas_opacity(const QString& name) const;  // "halo_opacity", "sample_opacity"
  [[nodiscard]] QColor halo() const;                               // opaque; the same in both themes
  [[nodiscard]] double veil_opacity() const;
  [[nodiscard]] double veil_below_peak_fraction() const;

  // A line icon of resources/icons, e.g. "save" or "layers/planar". The colour follows the theme by itself; disabled
  // icons take the role "disabled", checked ones the role "accent".
  [[nodiscard]] QIcon icon(const QString& name, const QString& role = QStringLiteral("text2")) const;

  [[nodiscard]] QString style_sheet() const;
  [[nodiscard]] QPalette palette() const;

 signals:
  void changed();         // what is drawn looks different
  void choice_changed();  // the person's: mode or colour map

 private:
  explicit Theme(QObject* parent);
  void read_tokens();
  void show_mode();
  void apply();

  Mode mode_ = Mode::dark;
  bool dark_ = true;
  QPointer<SystemScheme> system_;
  QStringList density_maps_;
  QString density_map_;
  QHash<QString, QColor> dark_colors_;
  QHash<QString, QColor> light_colors_;
  QHash<QString, QFont> fonts_;
  QHash<QString, double> metrics_;
  QHash<QString, QSizeF> sizes_;
  QHash<QString, QVector<qreal>> dashes_;
  QHash<QString, double> canvas_;
  std::vector<QColor> dark_stops_;
  std::vector<QColor> light_stops_;
  QColor halo_;
  double veil_opacity_ = 0.0;
  double veil_fraction_ = 0.0;
};

}  // namespace pushforward::app
