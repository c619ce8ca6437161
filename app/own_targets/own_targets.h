// The row under the target gallery by which a person makes a target: painting, Gaussians, a file of points, a picture,
// a formula. One of them is open at a time; its panel stands below the row, and what is edited by hand lies over the
// views.
#pragma once

#include <QList>
#include <QWidget>
#include <functional>

#include "core/targets/target.h"

class QAction;
class QPushButton;
class QVBoxLayout;

namespace pushforward::app {

class FormulaPanel;
class ImportPanel;
class MixtureOverlay;
class PaintOverlay;
class Session;
class ViewLinks;

class OwnTargets : public QWidget {
  Q_OBJECT
 public:
  // `remembered` gives the last target of this kind that the person made, or its example.
  OwnTargets(Session& session, ViewLinks& links, std::function<TargetChoice(const QString& id)> remembered,
             QWidget* parent);

  [[nodiscard]] PaintOverlay& paint() const { return *paint_; }
  [[nodiscard]] MixtureOverlay& mixture() const { return *mixture_; }
  [[nodiscard]] FormulaPanel& formula() const { return *formula_; }
  [[nodiscard]] ImportPanel& import() const { return *import_; }

  // Those of the brush: they work in the whole window while one paints.
  [[nodiscard]] QList<QAction*> brush_actions() const { return paint_panel_->actions(); }

  // What is dropped anywhere on this window is imported when it is a file of points or a picture.
  void take_drops(QWidget& window);
  void read_file(const QString& path);

 signals:
  void refused(const QString& sentence);
  void canvas_wanted();           // the keyboard belongs to the canvas now
  void edits_canvas(bool edits);  // something of these lies over the views

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  enum class Tool { none, paint, mixture, file, formula };
  QPushButton* add_button(const QString& text, const QString& name, const QString& tip);
  void open(Tool tool);
  [[nodiscard]] QPushButton* button_of(Tool tool) const;
  void show_tool();
  void ask_for_file(bool picture);

  Session& session_;
  ViewLinks& links_;
  std::function<TargetChoice(const QString& id)> remembered_;
  PaintOverlay* paint_;
  MixtureOverlay* mixture_;
  FormulaPanel* formula_;
  ImportPanel* import_;
  QWidget* paint_panel_;
  QWidget* mixture_panel_;
  QPushButton* paint_button_;
  QPushButton* mixture_button_;
  QPushButton* points_button_;
  QPushButton* image_button_;
  QPushButton* formula_button_;
  Tool tool_ = Tool::none;
};

}  // namespace pushforward::app
