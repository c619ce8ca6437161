#include "app/window/window_options.h"

#include <algorithm>

#include "app/language/language.h"
#include "core/errors.h"

namespace pushforward::app {
namespace {

std::optional<QString> value_of(const QStringList& arguments, const QString& option) {
  for (qsizetype i = 0; i < arguments.size(); ++i) {
    if (arguments[i].startsWith(option + QLatin1Char('='))) return arguments[i].mid(option.size() + 1);
    if (arguments[i] != option) continue;
    if (i + 1 < arguments.size()) return arguments[i + 1];
    throw InputError(option.toStdString(), "a value is missing after it.");
  }
  return std::nullopt;
}

std::optional<QPointF> point_of(const QStringList& arguments, const QString& option) {
  const auto text = value_of(arguments, option);
  if (!text) return std::nullopt;
  const QStringList parts = text->split(QLatin1Char(','));
  bool is_first = false, is_second = false;
  QPointF point;
  if (parts.size() == 2) point = {parts[0].toDouble(&is_first), parts[1].toDouble(&is_second)};
  if (is_first && is_second) return point;
  throw InputError(option.toStdString(), "\"" + text->toStdString() + "\" is no point; give one like 1.05,-0.5.");
}

}  // namespace

const QStringList& window_option_names() {
  static const QStringList names{QStringLiteral("--picture"),  QStringLiteral("--after-steps"),
                                 QStringLiteral("--theme"),    QStringLiteral("--size"),
                                 QStringLiteral("--probe"),    QStringLiteral("--lens"),
                                 QStringLiteral("--depth"),    QStringLiteral("--preset-pictures"),
                                 QStringLiteral("--language"), QStringLiteral("--compare")};
  return names;
}

WindowOptions read_window_options(const QStringList& arguments) {
  WindowOptions options;
  options.picture = value_of(arguments, QStringLiteral("--picture")).value_or(QString());
  options.preset_pictures = value_of(arguments, QStringLiteral("--preset-pictures")).value_or(QString());
  if (const auto steps = value_of(arguments, QStringLiteral("--after-steps"))) {
    bool is_number = false;
    options.after_steps = steps->toLongLong(&is_number);
    if (!is_number || options.after_steps < 0)
      throw InputError("--after-steps", "\"" + steps->toStdString() + "\" is no number of steps.");
  }
  options.compare = value_of(arguments, QStringLiteral("--compare")).value_or(QString());
  if (const auto theme = value_of(arguments, QStringLiteral("--theme"))) {
    if (*theme != QStringLiteral("dark") && *theme != QStringLiteral("light"))
      throw InputError("--theme", "\"" + theme->toStdString() + "\" is not known; give dark or light.");
    options.dark = *theme == QStringLiteral("dark");
  }
  if (const auto language = value_of(arguments, QStringLiteral("--language"))) {
    if (std::ranges::find(Language::known(), *language, &LanguageName::code) == Language::known().end())
      throw InputError("--language", "\"" + language->toStdString() + "\" is not known; give en or zh_CN.");
    options.language = *language;
  }
  if (const auto size = value_of(arguments, QStringLiteral("--size"))) {
    const QStringList sides = size->split(QLatin1Char('x'));
    if (sides.size() == 2) options.size = {sides[0].toInt(), sides[1].toInt()};
    if (options.size.isEmpty())
      throw InputError("--size", "\"" + size->toStdString() + "\" is no size; give one like 1600x1000.");
  }
  options.probe = point_of(arguments, QStringLiteral("--probe"));
  options.lens = point_of(arguments, QStringLiteral("--lens"));
  if (const auto depth = value_of(arguments, QStringLiteral("--depth"))) {
    bool is_number = false;
    options.depth = depth->toDouble(&is_number);
    if (!is_number || !(*options.depth >= 0))
      throw InputError("--depth", "\"" + depth->toStdString() + "\" is no depth; give one like 2.5.");
  }
  return options;
}

}  // namespace pushforward::app
