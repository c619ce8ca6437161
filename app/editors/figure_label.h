// A number that changes with every frame. It has the size that its widest text needs and paints itself: a QLabel would
// ask the whole window for a new layout each time a digit changes.
#pragma once

#include <QString>
#include <QWidget>

namespace pushforward::app {

class FigureLabel : public QWidget {
  Q_OBJECT
 public:
  FigureLabel(const QString& widest, const QString& font_role, QString color_role, Qt::Alignment alignment,
              QWidget* parent);
  void set_text(const QString& text);
  [[nodiscard]] const QString& text() const { return text_; }
  void set_weight(QFont::Weight weight);
  void set_color(const QString& role);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QString text_;
  QString color_role_;
  Qt::Alignment alignment_;
};

}  // namespace pushforward::app
