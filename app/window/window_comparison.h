// The comparison as the window shows it: makes and takes away what stands in the place of the views, and keeps the
// selection of either side. Only wiring.
#pragma once

#include <QObject>
#include <QPointer>
#include <array>
#include <cstdint>

#include "app/compare/compare_actions.h"
#include "app/compare/compare_loss_view.h"
#include "app/compare/compare_pane.h"

namespace pushforward::app {

class PanelGrid;
class StackPanel;
class WindowActions;

class WindowComparison : public QObject {
  Q_OBJECT
 public:
  struct Parts {
    Session& session;
    ViewLinks& links;
    StackPanel& stack;
    HandleOverlay& handles;
    WindowActions& actions;
    PanelGrid& grid;
  };
  WindowComparison(const Parts& parts, QWidget* window);
  ~WindowComparison() override;

  [[nodiscard]] ModelComparison& comparison() const { return comparison_; }
  [[nodiscard]] CompareActions& actions() const { return *actions_; }
  [[nodiscard]] ComparePane* pane() const { return pane_; }           // null while there is no comparison
  [[nodiscard]] CompareLossView* loss_view() const { return loss_; }  // the same

  // Turns the window to the other document when that has unsaved changes nobody was asked about; true when it did.
  [[nodiscard]] bool turn_to_unsaved_other();
  void forget_answers() { was_asked_ = false; }

 public slots:
  void set_layer(quint64 id);  // the selected one, of the active side
  void set_presenting(bool on);
  void set_handles_hidden(bool hidden);

 signals:
  void side_changed();  // another one, or none any more
  void closed();
  void handle_dragged();

 private:
  void show_pane();
  void remove_pane();
  void select_remembered();
  void follow_side();

  Parts parts_;
  ModelComparison& comparison_;
  CompareActions* actions_;
  QPointer<ComparePane> pane_;
  QPointer<CompareLossView> loss_;
  quint64 layer_ = 0;
  std::array<quint64, 2> remembered_{};  // selected layer of each side when it was left
  bool is_presenting_ = false;
  bool handles_are_hidden_ = false;
  bool was_asked_ = false;
  QString save_text_, save_tip_;
};

}  // namespace pushforward::app
