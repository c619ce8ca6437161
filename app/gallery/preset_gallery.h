// The presets, each with the density that it learns and a sentence, to choose one from. Beside the window, not in its
// way: training goes on. Arrows and Enter choose from the keyboard.
#pragma once

#include <QDialog>

class QListView;
class QStandardItemModel;

namespace pushforward::app {

class PairRow;

class PresetGallery : public QDialog {
  Q_OBJECT
 public:
  enum class Offers { presets, presets_and_pairs };
  explicit PresetGallery(QWidget* parent, Offers offers = Offers::presets);
  // To the front with the gallery that the window has already: it stays beside it. False where it has none.
  static bool bring_up(const QWidget& window, Offers offers = Offers::presets);
  [[nodiscard]] QListView& list() const { return *list_; }
  [[nodiscard]] PairRow* pairs() const { return pairs_; }  // null when they are not offered

 signals:
  void chosen(const QString& preset);     // and the gallery closes
  void pair_chosen(const QString& pair);  // the same

 private:
  void choose(const QModelIndex& index);
  [[nodiscard]] QWidget* make_header(Offers offers);
  void choose_pair(const QString& pair);
  void color_pictures();  // by the map that is chosen now
  QListView* list_;
  Offers offers_;
  PairRow* pairs_ = nullptr;
  QStandardItemModel* model_;
};

}  // namespace pushforward::app
