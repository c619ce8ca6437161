#include "app/editors/hyper_text.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>

#include "app/editors/layer_text.h"

namespace pushforward::app {

namespace {

struct Words {
  Q_DECLARE_TR_FUNCTIONS(HyperText)
};

std::optional<std::int64_t> read_integer(QString text) {
  text.replace(QChar(0x2212), u'-');
  bool is_integer = false;
  const qlonglong value = text.toLongLong(&is_integer);
  if (!is_integer) return std::nullopt;
  return value;
}

std::optional<HyperValue> read_list(const QString& text) {
  static const QRegularExpression separators(QStringLiteral("[,;\\s]+"));
  std::vector<std::int64_t> list;
  for (const QString& part : text.split(separators, Qt::SkipEmptyParts)) {
    const auto item = read_integer(part);
    if (!item) return std::nullopt;
    list.push_back(*item);
  }
  return list;
}

struct TextOf {
  QString operator()(std::monostate) const { return Words::tr("none"); }
  QString operator()(std::int64_t value) const { return QString::number(value); }
  QString operator()(double value) const { return QString::number(value, 'g', 6); }
  QString operator()(const std::string& value) const { return QString::fromStdString(value); }
  QString operator()(const std::vector<std::int64_t>& list) const {
    QStringList parts;
    for (const std::int64_t item : list) parts << QString::number(item);
    return parts.join(QStringLiteral(", "));
  }
};

}  // namespace

QString hyper_text(const HyperValue& value) { return std::visit(TextOf{}, value); }

std::optional<HyperValue> read_hyper(HyperKind kind, const QString& text) {
  const QString plain = text.trimmed();
  switch (kind) {
    case HyperKind::integer:
      if (const auto value = read_integer(plain)) return *value;
      return std::nullopt;
    case HyperKind::optional_real:
      if (plain.isEmpty() || plain.compare(QStringLiteral("none"), Qt::CaseInsensitive) == 0 ||
          plain == Words::tr("none"))
        return std::monostate{};
      [[fallthrough]];
    case HyperKind::real:
      if (const auto value = read_number(plain)) return *value;
      return std::nullopt;
    case HyperKind::integer_list:
      return read_list(plain);
    case HyperKind::choice:
      return plain.toStdString();
  }
  return std::nullopt;
}

QString how_to_write(HyperKind kind) {
  switch (kind) {
    case HyperKind::integer:
      return Words::tr("Write a whole number.");
    case HyperKind::real:
      return Words::tr("Write a number.");
    case HyperKind::optional_real:
      return Words::tr("Write a number, or none.");
    case HyperKind::integer_list:
      return Words::tr("Write whole numbers parted by commas, e.g. 32, 32.");
    case HyperKind::choice:
      break;
  }
  return Words::tr("Choose one from the list.");
}

}  // namespace pushforward::app
