// The palette: one symbol for every layer there is, made from the registry. Symbols are dragged onto the stack; Enter
// or a double click puts a layer there without dragging.
#pragma once

#include <QWidget>

namespace pushforward::app {

class PaletteGrid;
class Session;

class LayerPalette : public QWidget {
  Q_OBJECT
 public:
  explicit LayerPalette(Session& session, QWidget* parent = nullptr);
  [[nodiscard]] PaletteGrid& grid() const { return *grid_; }

 public slots:
  // New layers go above this one; 0 means on top of the stack.
  void set_selected_layer(quint64 id) { selected_ = id; }

 signals:
  void inserted(quint64 id);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  void insert(const QString& type);

  Session& session_;
  PaletteGrid* grid_;
  quint64 selected_ = 0;
};

}  // namespace pushforward::app
