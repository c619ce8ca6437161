// The stack as a column: its size, x on top, the cards, z below with the sum of the log-det shares. Layers of the
// palette are dropped here, and cards are moved here.
#pragma once

#include <QWidget>
#include <cstdint>
#include <vector>

#include "app/editors/layer_drag.h"
#include "app/session/frame.h"

class QAction;

namespace pushforward::app {

class Explanation;
class LayerActions;
class Probe;
class RoleLabel;
class Session;
class StackList;
class StackModel;

class StackPanel : public QWidget, public LayerDropTarget {
  Q_OBJECT
 public:
  explicit StackPanel(Session& session, QWidget* parent = nullptr);

  [[nodiscard]] std::vector<std::uint64_t> selected_layers() const;
  [[nodiscard]] StackList& list() const { return *list_; }
  [[nodiscard]] const StackModel& model() const { return *model_; }
  // For the window's menu.
  [[nodiscard]] LayerActions& actions_of_layers() const { return *actions_; }

  QString drag_over(const DraggedLayers& layers, const QPoint& position) override;
  void drag_left() override;
  void drop(const DraggedLayers& layers, const QPoint& position) override;

  // While the probe is on, the cards show what their layers add at its point; the layer that is pointed at here or in
  // the waterfall is the same. The probe outlives the panel.
  void follow_probe(Probe& probe);

  // One line a card, whatever room there is.
  void set_compact(bool on);

 public slots:
  void select_layer(quint64 id);
  // A new layer above the selected ones, or on top of the stack; it becomes the selected one.
  void insert_above_selection(const QString& type);

 signals:
  // The one layer that the form shows; 0 when none or several are selected.
  void layer_selected(quint64 id);

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void paintEvent(QPaintEvent* event) override;

 private:
  void build();
  [[nodiscard]] QWidget* end_row(const QString& symbol, RoleLabel* words, RoleLabel* right);
  void follow_structure();
  void follow_base();
  void follow_frame();
  void show_shares();
  void fit_cards();
  void announce_selection();
  void show_menu(const QPoint& global);
  // Index in the stack of what is dropped into the gap.
  [[nodiscard]] int index_of_gap(int gap) const;

  Session& session_;
  StackModel* model_;
  StackList* list_;
  LayerActions* actions_;
  RoleLabel* size_;
  RoleLabel* caption_;
  RoleLabel* base_;
  RoleLabel* total_;
  RoleLabel* empty_;
  Explanation* nothing_to_train_;
  std::vector<QWidget*> fixed_rows_;
  std::shared_ptr<const std::vector<LayerSummary>> summaries_;
  Probe* probe_ = nullptr;
  quint64 announced_ = 0;
  bool is_compact_ = false;
};

}  // namespace pushforward::app
