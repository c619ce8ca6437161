// The presets, each with the density that it learns and a sentence, to choose one from. Beside the window, not in its
// way: training goes on. Arrows and Enter choose from the keyboard.
#pragma once

#include <QDialog>

class QListView;
class QStandardItemModel;

namespace pushforward::app {

class PresetGallery : public QDialog {
  Q_OBJECT
 public:
  explicit PresetGallery(QWidget* parent);
  [[nodiscard]] QListView& list() const { return *list_; }

 signals:
  void chosen(const QString& preset);  // and the gallery closes

 private:
  void choose(const QModelIndex& index);
  void color_pictures();  // by the map that is chosen now
  QListView* list_;
  QStandardItemModel* model_;
};

}  // namespace pushforward::app
