// A caption is of one language: whatever core says in it has words in Chinese.
#include "app/language/caption_words.h"

#include <QRegularExpression>
#include <QTest>
#include <set>

#include "app/language/language.h"
#include "core/export/caption.h"
#include "tests/support/gui_test.h"

namespace {

using namespace pushforward;
using namespace pushforward::app;

class CaptionWordsTest : public QObject {
  Q_OBJECT

 private slots:
  void every_phrase_of_a_caption_is_translated() {
    Language::current().choose(QStringLiteral("zh_CN"));
    std::set<std::string> english;
    const CaptionWords words = [&english](const std::string& phrase) {
      std::string said = caption_word(phrase);
      if (said == phrase) english.insert(phrase);
      return said;
    };
    const Metrics metrics{.kl_forward = 0.01, .kl_reverse = 0.5, .grid = {{}, 256, 256}};
    for (const Preset& preset : all_presets()) {
      Project project = make_preset(preset.name);
      for (const int steps : {0, 1, 2000}) {
        for (const double alpha : {0.0, 0.5, 1.0}) {
          project.steps = steps;
          project.training.alpha = alpha;
          project.base.temperature = alpha + 0.5;
          (void)caption(project, metrics, words);
        }
      }
      if (!project.stack.layers.empty()) {
        project.stack.layers[0].inverted = true;
        project.stack.layers[0].bypassed = true;
      }
      (void)caption(project, metrics, words);
    }
    Project bare = make_preset("realnvp-8");
    bare.stack.layers.clear();
    (void)caption(bare, metrics, words);
    // What is a name in every language.
    for (const char* name : {"RealNVP", "NICE", "MAF", "IAF"})
      std::erase_if(english, [name](const std::string& phrase) { return phrase == name; });
    QVERIFY2(english.empty(), english.empty() ? "" : english.begin()->c_str());
  }

  void it_reads_as_a_chinese_caption() {
    Project project = make_preset("realnvp-8");
    project.steps = 3000;
    project.training.seed = 7;
    Language::current().choose(QStringLiteral("zh_CN"));
    const QString text = QString::fromStdString(
        caption(project, Metrics{.kl_forward = 0.0123456, .grid = {{}, 256, 256}}, caption_word));
    QVERIFY2(text.contains(QStringLiteral("3000 步")) && text.contains(QStringLiteral("种子 7")) &&
                 text.contains(QStringLiteral("KL(p‖q) = 0.0123 nat")),
             qPrintable(text));
    // Beside symbols and names of methods no English word is left.
    QString rest = text;
    rest.remove(QRegularExpression(QStringLiteral("RealNVP|Adam|KL|nat|p‖q|q‖p")));
    QVERIFY2(!rest.contains(QRegularExpression(QStringLiteral("[A-Za-z]{2,}"))), qPrintable(text));
    Language::current().choose(QStringLiteral("en"));
    QCOMPARE(caption(project, std::nullopt, caption_word), caption(project));
  }
  void cleanup() { Language::current().choose(QStringLiteral("en")); }
};

PUSHFORWARD_GUI_TEST(CaptionWordsTest)

}  // namespace

#include "caption_words_test.moc"
