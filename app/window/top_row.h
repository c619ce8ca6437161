// The first row of the window, in the columns of the panels below it: menus over the stack, files and transport over
// the density, the title over the warp, the theme at the right.
#pragma once

#include <QWidget>

class QAction;
class QHBoxLayout;
class QMenuBar;
class QToolButton;

namespace pushforward::app {

class RoleLabel;
class TitleEditor;

class TopRow : public QWidget {
  Q_OBJECT
 public:
  explicit TopRow(QWidget* parent);
  [[nodiscard]] QMenuBar* menus() const { return menus_; }
  // Buttons for actions that are in the menus too, from left to right. The first of `transport` is the accented one.
  void add_buttons(const QList<QAction*>& files, QAction* play, const QList<QAction*>& transport,
                   const QList<QAction*>& edits, const QList<QAction*>& instruments, QAction* compare, QAction* theme);
  void show_title(const QString& title, bool edited);
  [[nodiscard]] TitleEditor& title() const { return *title_; }

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void name_compare();
  QToolButton* add_button(QAction* action, QHBoxLayout* row);

  QMenuBar* menus_;
  QHBoxLayout* tools_;
  QHBoxLayout* right_;
  QToolButton* compare_ = nullptr;
  int tools_width_ = 0;  // of all buttons without a name
  TitleEditor* title_;
  RoleLabel* edited_;
};

}  // namespace pushforward::app
