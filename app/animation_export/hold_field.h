// For how long an animation stands still, in percent: one number for all stops, or one for each with commas between
// them.
#pragma once

#include <QLineEdit>
#include <optional>
#include <vector>

namespace pushforward::app {

class HoldField : public QLineEdit {
  Q_OBJECT
 public:
  explicit HoldField(QWidget* parent);
  // Shares of the time, not percent.
  void show_hold(const std::vector<double>& hold);
  [[nodiscard]] const std::vector<double>& hold() const { return hold_; }  // the last one that was valid
  // What is wrong with what stands there; empty when nothing is.
  [[nodiscard]] const QString& mistake() const { return mistake_; }

 signals:
  void changed();  // by the person, for better or worse

 protected:
  void keyPressEvent(QKeyEvent* event) override;

 private:
  void read(const QString& text);

  std::vector<double> hold_{0.0};
  QString mistake_;
};

}  // namespace pushforward::app
