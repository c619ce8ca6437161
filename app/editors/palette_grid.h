// The cells of the palette: five in a row, each a layer's symbol over its short name.
#pragma once

#include <QList>
#include <QListView>
#include <QPointer>
#include <QStandardItemModel>

namespace pushforward::app {

struct KeyUse;

class LayerDrag;

class PaletteGrid : public QListView {
  Q_OBJECT
 public:
  [[nodiscard]] static QList<KeyUse> keys();
  explicit PaletteGrid(QWidget* parent);

  [[nodiscard]] QModelIndex index_of(const QString& type) const;
  // Type of the layer that is being dragged; empty when none is.
  [[nodiscard]] QString dragged_type() const;
  // Whether the focus came by the keyboard, so that its ring shows.
  [[nodiscard]] bool shows_focus() const { return keyboard_focus_; }

 signals:
  void chosen(const QString& type);  // Enter or a double click

 protected:
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;

 private:
  void begin_drag(const QPoint& global);

  QStandardItemModel layers_;
  QPointer<LayerDrag> drag_;
  QPersistentModelIndex pressed_;
  QPoint press_position_;
  bool keyboard_focus_ = false;
};

}  // namespace pushforward::app
