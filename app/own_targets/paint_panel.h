// The brush: size, softness, strength, the eraser, an empty canvas, and the end of painting.
#pragma once

#include <QWidget>
#include <functional>

class QLabel;
class QPushButton;
class QSlider;
class QVBoxLayout;

namespace pushforward::app {

class PaintOverlay;
struct Brush;
class RoleLabel;
class SentenceLine;

class PaintPanel : public QWidget {
  Q_OBJECT
 public:
  PaintPanel(PaintOverlay& overlay, QWidget* parent);

 protected:
  void keyPressEvent(QKeyEvent* event) override;

 private:
  struct Row {
    QSlider* slider;
    RoleLabel* value;
  };
  Row add_row(QVBoxLayout& rows, const QString& name, const QString& tip,
              const std::function<void(Brush& brush, double share)>& write);
  void follow_brush();
  void follow_painting();

  PaintOverlay& overlay_;
  Row size_{};
  Row softness_{};
  Row strength_{};
  QPushButton* eraser_;
  QPushButton* clear_;
  SentenceLine* sentence_;
};

}  // namespace pushforward::app
