// Both sides of a comparison in the middle of the window: above each other a line that says what they share, the line
// of each side, its density, and one more view that the person chooses. One zoom and pan, one probe and lens, one
// colour scale for both. A press or the focus in a side's view makes that side the active one.
#pragma once

#include <QPointer>
#include <QWidget>
#include <array>
#include <memory>
#include <optional>

#include "app/canvas/handle_overlay.h"
#include "app/compare/model_comparison.h"
#include "app/views/registry.h"

class QComboBox;
class QGridLayout;

namespace pushforward::app {

class FittingSentence;
class InstrumentLink;

class ComparePane : public QWidget {
  Q_OBJECT
 public:
  ComparePane(ModelComparison& comparison, ViewLinks& window_links, QWidget* parent);
  ~ComparePane() override;

  [[nodiscard]] View& density(CompareSide side) const { return *place(side).density; }
  [[nodiscard]] View* below(CompareSide side) const { return place(side).below; }  // null when there is none
  [[nodiscard]] HandleOverlay& handles(CompareSide side) const { return *place(side).handles; }
  [[nodiscard]] ViewLinks& links(CompareSide side) const { return *place(side).links; }

 public slots:
  // The view of both sides under the densities: a ViewSpec::id, or empty for none.
  void show_below(const QString& view);
  // The selected layer, of the active side.
  void set_layer(quint64 id);
  // Large type on a small screen has no room for two rows: the densities then stand alone, until somebody chooses a
  // view below them or the presentation ends.
  void set_presenting(bool on);
  void set_handles_hidden(bool hidden);

 signals:
  void leave_wanted();

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;  // Escape: both rows again
  void paintEvent(QPaintEvent* event) override;   // the lines between the views
  void resizeEvent(QResizeEvent* event) override;

 private:
  struct Place {
    std::unique_ptr<ViewLinks> links;
    HandleOverlay* handles = nullptr;
    View* density = nullptr;
    View* below = nullptr;
  };
  enum class Rows { both, densities, below };
  [[nodiscard]] const Place& place(CompareSide side) const { return places_[static_cast<std::size_t>(index_of(side))]; }
  [[nodiscard]] QWidget* make_bar();
  View* make_view(CompareSide side, const QString& id);
  void show_rows(Rows rows);
  void toggle_row(Rows row);
  void make_room();
  void request_other();
  void follow_depth();
  void follow_side();
  void follow_frame();

  ModelComparison& comparison_;
  ViewLinks& window_links_;
  ViewLinks::SharedScales scales_;
  std::array<Place, 2> places_;
  QGridLayout* grid_;
  FittingSentence* shared_;
  QComboBox* below_choice_;
  Rows rows_ = Rows::both;
  bool is_presenting_ = false;
  std::optional<QString> below_before_;  // what a presentation has put away
  quint64 layer_ = 0;
};

}  // namespace pushforward::app
