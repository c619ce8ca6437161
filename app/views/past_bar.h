// What can be done while the past is shown: go on from there, or back to the present. It lies in the loss view's
// header.
#pragma once

#include <QWidget>

class QPushButton;

namespace pushforward::app {

class PastBar : public QWidget {
  Q_OBJECT
 public:
  explicit PastBar(QWidget* parent);
  [[nodiscard]] QPushButton& continue_button() const { return *continue_; }
  [[nodiscard]] QPushButton& back_button() const { return *back_; }

 signals:
  void continue_wanted();
  void back_wanted();

 private:
  QPushButton* continue_;
  QPushButton* back_;
};

}  // namespace pushforward::app
