// The pairs of models that are ready to be compared, in a row: a picture of each side, A and B, and what they show.
#pragma once

#include <QListView>

class QStandardItemModel;

namespace pushforward::app {

class PairRow : public QListView {
  Q_OBJECT
 public:
  // As wide as this, in pixels.
  PairRow(int width, QWidget* parent);

 signals:
  void chosen(const QString& pair);

 private:
  void color_pictures();  // by the map that is chosen now
  QStandardItemModel* model_;
};

}  // namespace pushforward::app
