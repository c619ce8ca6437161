#include "app/style/theme.h"

#include <QApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QStyle>
#include <stdexcept>

#include "app/style/control_style.h"
#include "app/style/focus_ring.h"
#include "app/style/icon_engine.h"
#include "app/style/system_scheme.h"

namespace pushforward::app {
namespace {

QByteArray read_resource(const QString& path) {
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly)) {
    throw std::runtime_error("The built-in file \"" + path.toStdString() +
                             "\" is missing; the program was not built completely.");
  }
  return file.readAll();
}

template <typename Value>
Value find(const QHash<QString, Value>& table, const QString& key, const char* what) {
  const auto found = table.constFind(key);
  if (found == table.constEnd()) {
    throw std::out_of_range(std::string("The look has no ") + what + " named \"" + key.toStdString() + "\".");
  }
  return *found;
}

std::vector<QColor> colors_of(const QJsonArray& names) {
  std::vector<QColor> colors;
  for (const QJsonValue& name : names) colors.emplace_back(name.toString());
  return colors;
}

QHash<QString, QFont> read_fonts(const QJsonObject& type) {
  QStringList text_families;
  QStringList math_families;
  for (const QJsonValue& family : type["family"].toArray()) text_families << family.toString();
  for (const QJsonValue& family : type["math_family"].toArray()) math_families << family.toString();
  QHash<QString, QFont> fonts;
  for (const QString& role : type.keys()) {
    const QJsonObject face = type[role].toObject();
    if (!face.contains("size")) continue;
    QFont font;
    font.setFamilies(role.startsWith("math_") ? math_families : text_families);
    font.setPixelSize(face["size"].toInt());
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setWeight(static_cast<QFont::Weight>(face["weight"].toInt(QFont::Normal)));
    if (face["case"].toString() == "upper") font.setCapitalization(QFont::AllUppercase);
    if (face.contains("tracking")) {
      font.setLetterSpacing(QFont::AbsoluteSpacing, face["tracking"].toDouble() * face["size"].toDouble());
    }
    fonts.insert(role, font);
  }
  return fonts;
}

}  // namespace

Theme& Theme::current() {
  if (qApp == nullptr) throw std::logic_error("A theme needs a QApplication.");
  if (auto* theme = qApp->findChild<Theme*>(QString(), Qt::FindDirectChildrenOnly)) return *theme;
  return *new Theme(qApp);
}

Theme::Theme(QObject* parent) : QObject(parent) {
  // Before we set ours.
  const QPalette platform = QApplication::palette();
  const bool palette_is_dark =
      platform.color(QPalette::Window).lightness() < platform.color(QPalette::WindowText).lightness();
  follow(*new SystemScheme(palette_is_dark, SystemScheme::session_bus(), this));
  read_tokens();
  density_map_ = density_maps_.front();
  QApplication::setStyle(new ControlStyle);  // the application takes ownership
  new FocusRing(this);
  apply();
}

void Theme::set_mode(Mode mode) {
  const bool is_other = mode != mode_;
  mode_ = mode;
  show_mode();
  if (is_other) emit choice_changed();
}

void Theme::follow(SystemScheme& scheme) {
  if (system_ != nullptr) system_->disconnect(this);
  system_ = &scheme;
  connect(system_, &SystemScheme::changed, this, &Theme::show_mode);
  if (mode_ == Mode::system) show_mode();
}

void Theme::set_density_map(const QString& name) {
  if (name == density_map_ || !density_maps_.contains(name)) return;
  density_map_ = name;
  emit changed();
  emit choice_changed();
}

void Theme::show_mode() {
  const bool dark = mode_ == Mode::system ? system_ != nullptr && system_->is_dark() : mode_ == Mode::dark;
  if (dark == dark_) return;
  dark_ = dark;
  apply();
  emit changed();
}

void Theme::apply() {
  QApplication::setPalette(palette());
  QApplication::setFont(font("body"));
  qApp->setStyleSheet(style_sheet());
}

QColor Theme::color(const QString& role) const { return find(dark_ ? dark_colors_ : light_colors_, role, "colour"); }
QFont Theme::font(const QString& role) const { return find(fonts_, role, "type"); }
QSizeF Theme::size(const QString& name) const { return find(sizes_, name, "size"); }
QVector<qreal> Theme::dash(const QString& name) const { return find(dashes_, name, "dash pattern"); }
double Theme::canvas_opacity(const QString& name) const { return find(canvas_, name, "opacity"); }
QColor Theme::halo() const { return halo_; }
double Theme::veil_opacity() const { return veil_opacity_; }
double Theme::veil_below_peak_fraction() const { return veil_fraction_; }
std::vector<QColor> Theme::log_det_stops() const { return dark_ ? dark_stops_ : light_stops_; }

double Theme::metric(const QString& name) const {
  if (name.contains('.')) return find(metrics_, name, "measure");
  const auto space = metrics_.constFind("space." + name);
  return space != metrics_.constEnd() ? *space : find(metrics_, "size." + name, "measure");
}

QIcon Theme::icon(const QString& name, const QString& role) const { return QIcon(new IconEngine(name, role)); }

void Theme::read_tokens() {
  QJsonParseError error;
  const QJsonObject tokens = QJsonDocument::fromJson(read_resource(":/look/tokens.json"), &error).object();
  if (error.error != QJsonParseError::NoError) {
    throw std::runtime_error("The built-in look can't be read: " + error.errorString().toStdString() + ".");
  }
  const QJsonObject colors = tokens["color"].toObject();
  for (const QString& role : colors.keys()) {
    dark_colors_.insert(role, QColor(colors[role]["dark"].toString()));
    light_colors_.insert(role, QColor(colors[role]["light"].toString()));
  }
  fonts_ = read_fonts(tokens["type"].toObject());
  for (const char* section : {"space", "radius", "line", "size"}) {
    const QJsonObject values = tokens[QLatin1String(section)].toObject();
    for (const QString& key : values.keys()) {
      const QJsonValue value = values[key];
      const QString name = QLatin1String(section) + QLatin1Char('.') + key;
      if (value.isDouble()) metrics_.insert(name, value.toDouble());
      if (value.isArray()) sizes_.insert(key, {value[0].toDouble(), value[1].toDouble()});
      const QJsonObject parts = value.toObject();  // e.g. size.plot_margin.left
      for (const QString& part : parts.keys()) metrics_.insert(name + '.' + part, parts[part].toDouble());
    }
  }
  const QJsonObject dashes = tokens["dash"].toObject();
  for (const QString& key : dashes.keys()) {
    for (const QJsonValue& length : dashes[key].toArray()) dashes_[key].append(length.toDouble());
  }
  const QJsonObject canvas = tokens["canvas"].toObject();
  for (const QString& key : canvas.keys()) {
    if (canvas[key].isDouble()) canvas_.insert(key, canvas[key].toDouble());
  }
  metrics_.insert("focus.width", canvas["focus_ring"]["width"].toDouble());
  metrics_.insert("focus.offset", canvas["focus_ring"]["offset"].toDouble());
  halo_ = QColor(canvas["halo"].toString());
  const QJsonObject density = tokens["maps"]["density"].toObject();
  density_maps_ << density["dark"].toString();
  for (const QJsonValue& name : density["alternatives"].toArray()) density_maps_ << name.toString();
  const QJsonObject log_det = tokens["maps"]["log_det"].toObject();
  dark_stops_ = colors_of(log_det["dark"]["stops"].toArray());
  light_stops_ = colors_of(log_det["light"]["stops"].toArray());
  veil_opacity_ = log_det["veil"]["opacity"].toDouble();
  veil_fraction_ = log_det["veil"]["below_peak_fraction"].toDouble();
}

QPalette Theme::palette() const {
  QPalette result;
  const auto set = [&](QPalette::ColorRole target, const char* role) {
    result.setColor(target, color(QLatin1String(role)));
  };
  set(QPalette::Window, "panel");
  set(QPalette::WindowText, "text");
  set(QPalette::Base, "field");
  set(QPalette::AlternateBase, "raised");
  set(QPalette::Text, "text");
  set(QPalette::PlaceholderText, "text3");
  set(QPalette::Button, "panel");
  set(QPalette::ButtonText, "text");
  set(QPalette::BrightText, "danger");
  set(QPalette::Highlight, "accent");
  set(QPalette::HighlightedText, "on_accent");
  set(QPalette::ToolTipBase, "chip");
  set(QPalette::ToolTipText, "chip_text");
  set(QPalette::Link, "accent");
  set(QPalette::LinkVisited, "accent");
  set(QPalette::Light, "hover");
  set(QPalette::Midlight, "raised");
  set(QPalette::Mid, "hairline");
  set(QPalette::Dark, "hairline_strong");
  set(QPalette::Shadow, "window");
  for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
    result.setColor(QPalette::Disabled, role, color("disabled"));
  }
  return result;
}

QString Theme::style_sheet() const {
  const QString source = QString::fromUtf8(read_resource(":/style/controls.qss"));
  // $name is a colour, $section.name a measure, with its unit.
  static const QRegularExpression token(QStringLiteral("\\$([a-z0-9_]+(?:\\.[a-z0-9_]+)*)"));
  QString result;
  qsizetype end = 0;
  for (auto matches = token.globalMatch(source); matches.hasNext();) {
    const QRegularExpressionMatch match = matches.next();
    const QString name = match.captured(1);
    result += source.mid(end, match.capturedStart() - end);
    result += name.contains('.') ? QString::number(metric(name)) + QStringLiteral("px") : color(name).name();
    end = match.capturedEnd();
  }
  return result + source.mid(end);
}

}  // namespace pushforward::app
