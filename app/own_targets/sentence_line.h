// A sentence in a panel, wrapped; a warning sign stands before what is wrong. Hidden while it says nothing.
#pragma once

#include <QWidget>

namespace pushforward::app {

class RoleLabel;

class SentenceLine : public QWidget {
  Q_OBJECT
 public:
  explicit SentenceLine(QWidget* parent);
  void say(const QString& sentence, bool is_error);
  [[nodiscard]] QString sentence() const;
  [[nodiscard]] bool is_error() const { return is_error_; }

 private:
  QWidget* sign_;
  RoleLabel* words_;
  bool is_error_ = false;
};

}  // namespace pushforward::app
