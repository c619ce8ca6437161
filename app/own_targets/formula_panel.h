// The formula of a target, checked while it is typed: the place of a mistake is underlined, a sentence says what is
// wrong. Return makes it the target; until then the former one goes on training.
#pragma once

#include <QList>
#include <QPlainTextEdit>
#include <QWidget>

#include "app/own_targets/formula_check.h"

class QPushButton;

namespace pushforward::app {

struct KeyUse;

class SentenceLine;
class Session;

// One formula over several lines; Return is a signal.
class FormulaField : public QPlainTextEdit {
  Q_OBJECT
 public:
  explicit FormulaField(QWidget* parent);
  [[nodiscard]] static QList<KeyUse> keys();
  // Underlines this place, or nothing.
  void mark(std::optional<int> place);
  [[nodiscard]] std::optional<int> marked() const { return marked_; }

 signals:
  void taken();
  void given_up();

 protected:
  void keyPressEvent(QKeyEvent* event) override;

 private:
  std::optional<int> marked_;
};

class FormulaPanel : public QWidget {
  Q_OBJECT
 public:
  FormulaPanel(Session& session, QWidget* parent);

  // With the formula of the target, or with this one when the target is of another kind.
  void begin(const TargetChoice& formula);
  void end();
  [[nodiscard]] bool is_on() const { return on_; }
  [[nodiscard]] FormulaField& field() const { return *field_; }
  [[nodiscard]] QString sentence() const;
  [[nodiscard]] bool is_checking() const { return check_.is_checking(); }
  // The formula that stands there is none of a density.
  [[nodiscard]] bool refuses() const;

 signals:
  void ended();

 private:
  void follow_typing();
  void follow_project();
  void take();
  void show_verdict(const FormulaVerdict& verdict);

  Session& session_;
  FormulaCheck check_;
  FormulaField* field_;
  SentenceLine* sentence_;
  QPushButton* use_;
  FormulaVerdict verdict_;
  TargetChoice seen_;  // the document's target as it was followed last
  bool on_ = false;
  bool take_when_judged_ = false;
};

}  // namespace pushforward::app
