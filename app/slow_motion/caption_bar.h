// The line above the panels while slow motion is on: the five stages, a sentence about the one that is shown, and the
// pace. Space and → go on, ← back, Escape leaves.
#pragma once

#include <QList>
#include <QPointer>
#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QSlider;
class QToolButton;

namespace pushforward::app {

struct KeyUse;

class RoleLabel;
class SlowMotion;

class CaptionBar : public QWidget {
  Q_OBJECT
 public:
  [[nodiscard]] static QList<KeyUse> keys();
  CaptionBar(SlowMotion& motion, QWidget* parent);
  ~CaptionBar() override;
  [[nodiscard]] QString sentence() const;
  [[nodiscard]] QPushButton& stage_button(int number) const { return *stages_[number - 1]; }
  [[nodiscard]] QSlider& pace() const { return *pace_; }

  bool eventFilter(QObject* watched, QEvent* event) override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  void build();
  QToolButton* add_button(const QString& icon, const QString& name, const QString& tip);
  void follow();
  void show_mode(bool on);
  // Whether the key is slow motion's while this widget has the focus.
  [[nodiscard]] bool takes(const QWidget& focused, int key) const;

  SlowMotion& motion_;
  QHBoxLayout* controls_;
  QList<QPushButton*> stages_;
  QLabel* sentence_;
  QToolButton* back_;
  QToolButton* hold_;
  QToolButton* on_;
  QToolButton* close_;
  QSlider* pace_;
  QPointer<QWidget> focus_before_;
  RoleLabel* pace_words_;
};

}  // namespace pushforward::app
