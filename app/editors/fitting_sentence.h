// One line that says a thought at the greatest length that has room. It paints itself and never asks for a new layout.
#pragma once

#include <QStringList>
#include <QWidget>

namespace pushforward::app {

class FittingSentence : public QWidget {
  Q_OBJECT
 public:
  FittingSentence(const QString& font_role, QString color_role, QWidget* parent);
  // The longest first; none: nothing is said.
  void say(const QStringList& wordings);
  [[nodiscard]] QString shown() const;  // the one that has room; empty when none has

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QStringList wordings_;
  QString color_role_;
};

}  // namespace pushforward::app
