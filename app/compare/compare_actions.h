// What menus, the button and the keys do about comparisons: split and leave, change the side, and the list of what can
// be put beside the model.
#pragma once

#include <QKeySequence>
#include <QObject>

#include "app/compare/model_comparison.h"

class QAction;
class QMenu;
class QWidget;

namespace pushforward::app {

class CompareActions : public QObject {
  Q_OBJECT
 public:
  // The keys work in the whole window.
  CompareActions(ModelComparison& comparison, QWidget* window);
  ~CompareActions() override;

  // For a button: opens the menu.
  [[nodiscard]] QAction* button() const { return button_; }
  [[nodiscard]] QMenu* menu() const { return menu_; }
  [[nodiscard]] QAction* split() const { return split_; }  // checkable: splits, goes back to both, or leaves
  [[nodiscard]] QAction* other_side() const { return other_side_; }
  void open_file(const QString& path);  // beside the window's document

 signals:
  void failed(const QString& sentence);

 private:
  QAction* add(const QString& text, const QString& tip, const QKeySequence& keys = {});
  void fill();
  void split_or_leave(bool on);
  void choose_preset();
  void choose_file();
  void follow();

  ModelComparison& comparison_;
  QWidget* window_;
  QMenu* menu_;
  QAction* button_;
  QAction* split_;
  QAction* other_side_;
  QAction* new_copy_;
};

}  // namespace pushforward::app
