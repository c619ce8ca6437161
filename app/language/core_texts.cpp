#include "app/language/core_texts.h"

#include <QRegularExpression>
#include <QString>
#include <cctype>
#include <set>
#include <utility>

#include "app/language/core_text.h"
#include "core/export/registry.h"
#include "core/flow/stack.h"
#include "core/layers/registry.h"
#include "core/project/project.h"
#include "core/targets/target.h"

namespace pushforward::app {
namespace {

// Whether a formula holds words beside its symbols, as those of most targets do.
bool has_words(const std::string& html) {
  static const QRegularExpression tags(QStringLiteral("<[^>]*>"));
  static const QRegularExpression words(QStringLiteral("[a-z]{4,}"));
  static const QRegularExpression functions(QStringLiteral("tanh|sinh|cosh|diag|atan|sign|sigmoid|softplus"));
  return QString::fromStdString(html).remove(tags).remove(functions).contains(words);
}

class Texts {
 public:
  void add(const std::string& text) {
    if (!text.empty() && seen_.insert(text).second) all_.push_back(text);
  }
  void add_formula(const std::string& html) {
    if (has_words(html)) add(html);
  }
  [[nodiscard]] std::vector<std::string> take() { return std::move(all_); }

 private:
  std::set<std::string> seen_;
  std::vector<std::string> all_;
};

void add_layer(Texts& texts, const Layer& layer) {
  const LayerSpec& spec = layer.spec();
  texts.add(spec.title);
  texts.add(spec.short_name);
  texts.add(spec.doc);
  texts.add_formula(spec.formula_html);
  for (const HyperSpec& hyper : spec.hyperparameters) {
    texts.add(hyper.title);
    texts.add(hyper.doc);
  }
  for (const ParameterSpec& value : spec.values) {
    texts.add(value.doc);
    texts.add_formula(value.constraint);
  }
  const LayerEntry entry = make_layer(spec.id);
  const std::vector<double> values = entry.values();
  texts.add(layer.constraint_status({.hyper = entry.hyper, .dim = 2, .values = values}).verdict);
}

void add_target(Texts& texts, const TargetSpec& spec) {
  texts.add(spec.title);
  texts.add(spec.doc);
  texts.add_formula(spec.formula_html);
  for (const TargetParameterSpec& parameter : spec.parameters) {
    texts.add(parameter.title);
    texts.add(parameter.doc);
  }
  if (spec.data) {
    texts.add(spec.data->title);
    texts.add(spec.data->doc);
  }
  for (const std::string& component : make_target({.id = spec.id, .parameters = {}})->component_names()) {
    if (!std::isdigit(static_cast<unsigned char>(component.back()))) texts.add(component);  // see core_sentences.cpp
  }
}

}  // namespace

std::vector<std::string> core_texts() {
  Texts texts;
  for (const Layer* layer : all_layers()) add_layer(texts, *layer);
  for (const TargetSpec& target : all_targets()) add_target(texts, target);
  for (const ExportKind& kind : all_exports()) {
    texts.add(kind.title);
    texts.add(kind.doc);
  }
  for (const Preset& preset : all_presets()) {
    texts.add(preset.title);
    texts.add(preset.description);
  }
  return texts.take();
}

QByteArray core_texts_for_lupdate() {
  QByteArray source = "// Made from core's registries.\n";
  for (const std::string& text : core_texts()) {
    QByteArray escaped = QByteArray::fromStdString(text);
    escaped.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
    source += QByteArray("QT_TRANSLATE_NOOP(\"") + core_context + "\", \"" + escaped + "\")\n";
  }
  return source;
}

}  // namespace pushforward::app
