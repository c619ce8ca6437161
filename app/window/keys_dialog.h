// Help > Keys: every key that the window knows, in groups, and a field that narrows them as one types. Beside the
// window, not in its way: training goes on.
#pragma once

#include <QDialog>
#include <vector>

#include "app/window/window_keys.h"

class QLineEdit;
class QListView;
class QStandardItemModel;

namespace pushforward::app {

class RoleLabel;

class KeysDialog : public QDialog {
  Q_OBJECT
 public:
  KeysDialog(std::vector<KeySection> sections, QWidget* parent);
  [[nodiscard]] QLineEdit& filter() const { return *filter_; }
  [[nodiscard]] QListView& list() const { return *list_; }
  // What is listed now: the uses, without the titles of their groups.
  [[nodiscard]] QList<KeyUse> shown() const { return shown_; }

  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void build();
  void show_matching(const QString& text);

  std::vector<KeySection> sections_;
  QList<KeyUse> shown_;
  QLineEdit* filter_;
  QListView* list_;
  QStandardItemModel* model_;
  RoleLabel* nothing_;
};

}  // namespace pushforward::app
