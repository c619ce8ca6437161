// A layer on its way from the palette, or from its place in the stack, to another place in the stack.
//
// The drag is followed by the widget that was pressed (which holds the mouse until the release) and not by QDrag:
// QDrag runs an event loop of its own, hides what is below its picture from the window, and on X11 cannot be driven
// by a test. Here nothing blocks: frames arrive and are painted as before while a layer hangs at the cursor.
#pragma once

#include <QObject>
#include <QPoint>
#include <QPointer>
#include <QString>
#include <cstdint>
#include <vector>

class QWidget;

namespace pushforward::app {

class DragGhost;

struct DraggedLayers {
  QString type;                    // of a new layer from the palette; empty when layers of the stack are moved
  std::vector<std::uint64_t> ids;  // of the layers that are moved
  QString icon;
  QString name;
};

// A widget that layers may be dropped on implements this beside QWidget. Positions are global.
class LayerDropTarget {
 public:
  virtual ~LayerDropTarget() = default;
  // Shows where the layers would go, and says so in a few words for the ghost.
  virtual QString drag_over(const DraggedLayers& layers, const QPoint& position) = 0;
  virtual void drag_left() = 0;
  virtual void drop(const DraggedLayers& layers, const QPoint& position) = 0;
};

class LayerDrag : public QObject {
  Q_OBJECT
 public:
  // `source` is the widget that was pressed.
  LayerDrag(QWidget* source, DraggedLayers layers, const QPoint& position);
  ~LayerDrag() override;

  void move_to(const QPoint& position);
  void drop(const QPoint& position);
  void cancel();
  bool eventFilter(QObject* watched, QEvent* event) override;  // Escape cancels, whoever has the keyboard

 signals:
  void finished(bool dropped);  // exactly once

 private:
  [[nodiscard]] QWidget* target_at(const QPoint& position) const;  // a LayerDropTarget, or null
  void end(bool dropped);

  QWidget* source_;
  DraggedLayers layers_;
  QPointer<QWidget> target_;
  QPointer<DragGhost> ghost_;
  bool ended_ = false;
};

}  // namespace pushforward::app
