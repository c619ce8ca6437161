// Where the panels lie: four columns and a bottom strip, flush, parted by lines of one pixel.
#pragma once

#include <QList>
#include <QWidget>

class QAction;
class QGridLayout;
class QLayout;

namespace pushforward::app {

struct KeyUse;

class View;

struct Panels {
  QWidget* palette;
  QWidget* stack;
  QList<View*> middle;  // by rows; the first four stand side by side
  QWidget* target;
  QWidget* training;
  QWidget* layer;
  QWidget* film;
  QWidget* probe;
  QWidget* loss;
  QWidget* metrics;
};

class PanelGrid : public QWidget {
  Q_OBJECT
 public:
  [[nodiscard]] static QList<KeyUse> keys();
  // Takes the panels as its children.
  PanelGrid(const Panels& panels, QWidget* parent);

  // One of the middle views takes the room of all; null shows the first four again.
  void show_alone(View* view);
  [[nodiscard]] View* alone() const { return alone_; }
  [[nodiscard]] const QList<View*>& middle_views() const { return middle_; }  // by rows
  // These take the room of the four middle views and of the loss, until put_back(). Not owned.
  void show_instead(QWidget* middle, QWidget* loss);
  void put_back();
  // Views, depth, loss and the stack alone.
  void set_presenting(bool on);
  // The keyboard's focus goes to what is seen in the middle.
  void take_focus();
  // One for each of the middle views: alone, or back.
  [[nodiscard]] const QList<QAction*>& view_actions() const { return view_actions_; }

 protected:
  void keyPressEvent(QKeyEvent* event) override;  // Escape, when no panel wants it: back to four views
  void paintEvent(QPaintEvent* event) override;   // the lines: what shines through between the panels

 private:
  QWidget* left_column(const Panels& panels);
  QWidget* right_column(const Panels& panels);
  QLayout* film_and_probe(const Panels& panels);
  void place_middle();
  [[nodiscard]] bool has_focus(const QList<QWidget*>& widgets) const;

  QGridLayout* grid_;
  QList<View*> middle_;  // by rows
  QList<QAction*> view_actions_;
  View* alone_ = nullptr;
  QWidget* loss_;
  QWidget* instead_of_middle_ = nullptr;
  QWidget* instead_of_loss_ = nullptr;
  QList<QWidget*> forms_;  // what a presentation does without
};

}  // namespace pushforward::app
