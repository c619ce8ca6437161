#include "app/gallery/compare_pairs.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>

#include "core/errors.h"

namespace pushforward::app {
namespace {

class PairWords {
  Q_DECLARE_TR_FUNCTIONS(ComparePairs)
 public:
  static std::vector<ComparePair> all();
};

// The preset with its first `count` layers.
Project first_layers(const char* preset, std::size_t count, const QString& title) {
  Project project = make_preset(preset);
  project.stack.layers.resize(std::min(count, project.stack.layers.size()));
  project.title = title.toStdString();
  return project;
}

Project on_target_of(Project project, const char* preset, const QString& title) {
  project.target = make_preset(preset).target;
  project.title = title.toStdString();
  return project;
}

std::vector<ComparePair> PairWords::all() {
  return {
      {.id = QStringLiteral("one-or-eight"),
       .title = tr("1 planar layer against 8 couplings"),
       .sentence = tr("Two moons: one planar layer bends the Gaussian along one line, eight couplings part it."),
       .a = [] { return on_target_of(make_preset("single-planar"), "realnvp-8", tr("1 planar layer on two moons")); },
       .b = [] { return make_preset("realnvp-8"); },
       .pictures = {QStringLiteral("one-or-eight-a"), QStringLiteral("realnvp-8")}},
      {.id = QStringLiteral("depth"),
       .title = tr("4 planar against 32 planar"),
       .sentence = tr("The same layer, four and thirty-two times: what depth gives."),
       .a = [] { return first_layers("planar-32", 4, tr("4 planar layers")); },
       .b = [] { return make_preset("planar-32"); },
       .pictures = {QStringLiteral("depth-a"), QStringLiteral("planar-32")}},
      {.id = QStringLiteral("volume"),
       .title = tr("NICE against RealNVP"),
       .sentence = tr("Additive couplings keep every volume, affine ones may squeeze and stretch."),
       .a = [] { return make_preset("nice-8"); },
       .b = [] { return make_preset("realnvp-8"); },
       .pictures = {QStringLiteral("nice-8"), QStringLiteral("realnvp-8")}},
      {.id = QStringLiteral("objective"),
       .title = tr("Forward against reverse KL"),
       .sentence = tr("One model, two objectives: one covers both modes, the other seeks one of them."),
       .a = [] { return make_preset("mode-covering"); },
       .b = [] { return make_preset("mode-seeking"); },
       .pictures = {QStringLiteral("mode-covering"), QStringLiteral("mode-seeking")}},
  };
}

}  // namespace

std::vector<ComparePair> all_compare_pairs() { return PairWords::all(); }

ComparePair compare_pair(const QString& id) {
  const auto pairs = all_compare_pairs();
  const auto found = std::ranges::find(pairs, id, &ComparePair::id);
  if (found != pairs.end()) return *found;
  QStringList known;
  for (const ComparePair& pair : pairs) known << pair.id;
  const QString sentence = QStringLiteral("\"%1\" is no pair; there are: %2.").arg(id, known.join(", "));
  throw InputError("--compare", sentence.toStdString());
}

}  // namespace pushforward::app
