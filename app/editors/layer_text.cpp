#include "app/editors/layer_text.h"

#include <QFile>
#include <QObject>
#include <cmath>

#include "app/language/core_text.h"

namespace pushforward::app {

QString short_name(const LayerSpec& spec, bool inverted) {
  return core_text(spec.short_name) + (inverted ? QStringLiteral("⁻¹") : QString());
}

QString layer_count_text(int count) {
  return count == 1 ? QObject::tr("1 layer") : QObject::tr("%1 layers").arg(count);
}

QString layer_icon(const LayerSpec& spec) {
  const QString own = QStringLiteral("layers/%1").arg(QString::fromStdString(spec.id));
  if (QFile::exists(QStringLiteral(":/icons/%1.svg").arg(own))) return own;
  // A layer without a drawing of its own takes that of its family.
  const QString family = QStringLiteral("layers/%1").arg(QString::fromStdString(family_name(spec.family)));
  if (QFile::exists(QStringLiteral(":/icons/%1.svg").arg(family))) return family;
  return QStringLiteral("layers/mixing");
}

QString layer_tooltip(const LayerSpec& spec) {
  return QStringLiteral("<p><b>%1</b></p><p>%2</p><p>%3</p><p><i>%4</i></p>")
      .arg(core_text(spec.title), core_text(spec.formula_html), core_text(spec.doc).toHtmlEscaped(),
           QString::fromStdString(spec.reference).toHtmlEscaped());
}

std::optional<double> read_number(const QString& text) {
  QString plain = text.trimmed();
  plain.replace(QChar(0x2212), u'-');
  plain.replace(u',', u'.');
  bool is_number = false;
  const double value = plain.toDouble(&is_number);
  if (!is_number || !std::isfinite(value)) return std::nullopt;
  return value;
}

}  // namespace pushforward::app
