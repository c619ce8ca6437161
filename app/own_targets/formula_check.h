// Whether a typed formula is an energy of a density, and if not where its mistake is. Its words are read at once; what
// takes time, its integral, is looked at on a thread behind the window, of the newest text only. GUI thread.
#pragma once

#include <QObject>
#include <QString>
#include <QThreadPool>
#include <QTimer>
#include <optional>

#include "core/targets/target.h"

namespace pushforward::app {

[[nodiscard]] TargetChoice formula_target(const QString& text);

struct FormulaVerdict {
  QString text;  // of which this is said
  bool is_density = false;
  std::optional<int> place;  // in `text`, of the mistake; its end when something is missing there
  QString sentence;          // what is wrong; empty for a density
};

class FormulaCheck : public QObject {
  Q_OBJECT
 public:
  explicit FormulaCheck(QObject* parent = nullptr);
  ~FormulaCheck() override;

  void check(const QString& text);
  [[nodiscard]] bool is_checking() const { return checking_; }

 signals:
  void judged(const pushforward::app::FormulaVerdict& verdict);

 private:
  void integrate();
  void judge(FormulaVerdict verdict);

  QString text_;
  bool checking_ = false;
  QTimer rest_;  // of the typing
  QThreadPool thread_;
};

}  // namespace pushforward::app
