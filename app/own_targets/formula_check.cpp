#include "app/own_targets/formula_check.h"

#include <algorithm>
#include <utility>

#include "app/language/core_text.h"
#include "app/session/thread_priority.h"
#include "core/errors.h"
#include "core/located_error.h"
#include "core/targets/expression.h"

namespace pushforward::app {
namespace {

constexpr int rest_milliseconds = 150;

// Columns count characters from 1, QString counts 16-bit units from 0.
int place_of(const QString& text, int column) {
  const auto characters = text.toUcs4();
  const auto before = std::clamp<qsizetype>(column - 1, 0, characters.size());
  return static_cast<int>(QString::fromUcs4(reinterpret_cast<const char32_t*>(characters.constData()), before).size());
}

std::optional<FormulaVerdict> mistake_in(const QString& text) {
  try {
    const Expression expression(text.toStdString());
  } catch (const ExpressionError& error) {
    return FormulaVerdict{text, false, place_of(text, error.column()), QString::fromStdString(error.what())};
  } catch (const InputError& error) {
    return FormulaVerdict{text, false, std::nullopt, QString::fromStdString(bare_sentence(error))};
  }
  return std::nullopt;
}

FormulaVerdict integrated(const QString& text) {
  try {
    (void)make_target(formula_target(text));
  } catch (const InputError& error) {
    return {text, false, std::nullopt, QString::fromStdString(bare_sentence(error))};
  } catch (const std::exception& error) {
    return {text, false, std::nullopt, QString::fromUtf8(error.what())};
  }
  return {text, true, std::nullopt, {}};
}

}  // namespace

TargetChoice formula_target(const QString& text) {
  return {.id = "formula", .parameters = {}, .data = TargetDatum(text.toStdString())};
}

FormulaCheck::FormulaCheck(QObject* parent) : QObject(parent) {
  thread_.setMaxThreadCount(1);
  rest_.setSingleShot(true);
  rest_.setInterval(rest_milliseconds);
  connect(&rest_, &QTimer::timeout, this, &FormulaCheck::integrate);
}

FormulaCheck::~FormulaCheck() {
  thread_.clear();
  thread_.waitForDone();
}

void FormulaCheck::check(const QString& text) {
  text_ = text;
  checking_ = true;
  rest_.stop();
  if (auto mistake = mistake_in(text)) return judge(std::move(*mistake));
  rest_.start();
}

void FormulaCheck::integrate() {
  thread_.clear();  // what was asked for before and has not begun
  thread_.start([this, text = text_] {
    give_way_to_the_training();
    FormulaVerdict verdict = integrated(text);
    QMetaObject::invokeMethod(
        this, [this, verdict = std::move(verdict)] { judge(verdict); }, Qt::QueuedConnection);
  });
}

void FormulaCheck::judge(FormulaVerdict verdict) {
  if (verdict.text != text_) return;
  checking_ = false;
  verdict.sentence = core_text(verdict.sentence);
  if (!verdict.sentence.isEmpty()) verdict.sentence[0] = verdict.sentence[0].toUpper();
  emit judged(verdict);
}

}  // namespace pushforward::app
