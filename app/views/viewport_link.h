// What part of a plane linked views show. Zooming or panning one of them moves all. GUI thread.
#pragma once

#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <memory>

#include "core/targets/target_table.h"

namespace pushforward::app {

class ViewportLink : public QObject {
  Q_OBJECT
 public:
  explicit ViewportLink(QObject* parent = nullptr) : QObject(parent) {}

  // Every view shows at least this box, and more where its shape has room.
  [[nodiscard]] const Box& box() const { return box_; }
  [[nodiscard]] bool is_at_home() const { return !has_home_ || box_ == home_; }
  void set_box(const Box& box);
  // Where reset() goes; goes there at once unless set_box was called before the first home.
  void set_home(const Box& home);
  void reset();
  // The point stays where it is on the screen; a factor below 1 magnifies.
  void zoom(double factor, double x1, double x2);
  void pan(double x1, double x2);
  // While it is held, a new target's box moves the home alone: somebody edits the target on the canvas.
  void set_held(bool held) { held_ = held; }
  // The home follows the target's box, once per target.
  void follow_target(const std::shared_ptr<const CompiledTarget>& target);

  // Views whose picture is a field say what they show; the field must cover the hull of all.
  void set_visible(const QObject* view, const Box& visible);
  void set_hidden(const QObject* view);
  [[nodiscard]] Box visible_hull() const;
  // Pictures that could all be painted at once are painted one after the other: true for one of them at a time.
  [[nodiscard]] bool take_turn();

 signals:
  void changed();          // box()
  void visible_changed();  // visible_hull()

 private:
  Box box_;
  Box home_;
  bool has_home_ = false;
  bool held_ = false;
  bool box_was_set_ = false;
  std::shared_ptr<const CompiledTarget> target_;
  QHash<const QObject*, Box> visible_;
  QElapsedTimer since_turn_;
};

}  // namespace pushforward::app
