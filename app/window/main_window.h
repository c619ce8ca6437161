// The main window. Only wiring: it makes the panels, puts them into the grid and connects them.
#pragma once

#include <QMainWindow>
#include <QPointer>
#include <vector>

#include "app/editors/training_panel.h"

namespace pushforward::app {

class EditActions;
class ExportActions;
class FigureActions;
class HandleOverlay;
class HandleSwitch;
class HintRow;
class LayerForm;
class LayerPalette;
class RecoveryBar;
class OwnTargets;
class PanelGrid;
class Presentation;
class Session;
class SlowMotion;
class StackPanel;
class StatusLine;
class TargetGallery;
class TimeActions;
class TopRow;
class View;
class ViewLinks;
class WindowActions;
class WindowComparison;
struct KeySection;

class MainWindow : public QMainWindow {
  Q_OBJECT
 public:
  explicit MainWindow(Session& session, QWidget* parent = nullptr);
  ~MainWindow() override;

  [[nodiscard]] StackPanel& stack_panel() const { return *stack_; }
  [[nodiscard]] LayerPalette& palette_panel() const { return *palette_; }
  [[nodiscard]] LayerForm& layer_form() const { return *form_; }
  [[nodiscard]] HandleOverlay& handles() const { return *handles_; }
  [[nodiscard]] TargetGallery& target_gallery() const { return *gallery_; }
  [[nodiscard]] OwnTargets& own_targets() const { return *own_targets_; }
  [[nodiscard]] TrainingPanel& training_panel() const { return *training_; }
  [[nodiscard]] StatusLine& status_line() const { return *status_; }
  [[nodiscard]] PanelGrid& panel_grid() const { return *grid_; }
  [[nodiscard]] ViewLinks& view_links() const { return *links_; }
  [[nodiscard]] WindowActions& actions() const { return *actions_; }
  [[nodiscard]] ExportActions& exports() const { return *exports_; }
  [[nodiscard]] FigureActions& figures() const { return *figures_; }
  [[nodiscard]] HintRow& hints() const { return *hints_; }
  [[nodiscard]] WindowComparison& comparison() const { return *comparison_; }
  // All keys that the window knows, as the page of keys has them.
  [[nodiscard]] std::vector<KeySection> key_sections() const;

  // A line above the panels; it goes by itself when it was answered.
  void offer_recovery(RecoveryBar* bar);

  bool eventFilter(QObject* watched, QEvent* event) override;

 signals:
  // The person has closed the window and decided what becomes of unsaved work.
  void closed();

 protected:
  void closeEvent(QCloseEvent* event) override;
  // Escape, when nothing else wants it: back to the newest step, then out of the presentation.
  void keyPressEvent(QKeyEvent* event) override;

 private:
  [[nodiscard]] QString title() const;
  [[nodiscard]] QString document_title() const;
  void show_keys();
  void ask_before_closing();
  void close_now();
  void save_to(const QString& path);
  [[nodiscard]] QSize first_size() const;
  void build_contents();
  // The session, its training and the instruments stay, all that has words in it is made anew.
  void rebuild_contents();
  void build_panels();
  void connect_panels();
  void follow_project();
  void follow_canvas();
  void place_recovery();
  void select_top_layer();
  View* make_view(const QString& id);

  Session& session_;
  ViewLinks* links_;
  HandleOverlay* handles_;
  SlowMotion* slow_motion_;
  QPointer<RecoveryBar> recovery_;
  TopRow* top_;
  WindowActions* actions_;
  EditActions* edits_;
  ExportActions* exports_;
  FigureActions* figures_;
  HandleSwitch* handle_switch_;
  TimeActions* time_;
  WindowComparison* comparison_;
  bool canvas_is_edited_ = false;  // a target of one's own, over the views
  bool left_unsaved_ = false;      // what was replaced last had unsaved changes, and nobody has been told yet
  bool may_close_ = false;         // the person wants unsaved work to be discarded, or it was saved
  bool close_when_saved_ = false;
  LayerPalette* palette_;
  StackPanel* stack_;
  LayerForm* form_;
  TargetGallery* gallery_;
  OwnTargets* own_targets_;
  TrainingPanel* training_;
  StatusLine* status_;
  PanelGrid* grid_;
  HintRow* hints_;
  Presentation* presentation_;
};

}  // namespace pushforward::app
