// The window for a projector: the whole screen, large type, no menus and no forms. Views, depth, loss and a compact
// stack stay, and every key goes on working. F11 comes and goes, Escape goes.
#pragma once

#include <QList>
#include <QObject>
#include <QSize>
#include <memory>

class QMainWindow;

namespace pushforward::app {

class Magnification;
class PanelGrid;
class StackPanel;

class Presentation : public QObject {
  Q_OBJECT
 public:
  // `chrome` is what goes: rows of the window beside the panels.
  Presentation(QMainWindow& window, PanelGrid& grid, StackPanel& stack, QList<QWidget*> chrome);
  ~Presentation() override;
  [[nodiscard]] bool is_on() const { return magnification_ != nullptr; }
  void set_on(bool on);

 signals:
  void turned_on(bool on);

 private:
  void enter();
  void leave();

  QMainWindow& window_;
  PanelGrid& grid_;
  StackPanel& stack_;
  QList<QWidget*> chrome_;
  QList<QWidget*> hidden_;  // by us; what was hidden before stays so
  QSize least_size_;
  QSize size_;
  Qt::WindowStates states_;
  std::unique_ptr<Magnification> magnification_;
};

}  // namespace pushforward::app
