// An end of a colour scale that follows what it should be without jumps, or is locked. GUI thread.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <map>

namespace pushforward::app {

class SmoothedScale : public QObject {
  Q_OBJECT
 public:
  explicit SmoothedScale(QObject* parent = nullptr);

  // Positive. The first aim is taken at once, later ones are approached with a time constant of `time_constant_ms`,
  // also when no further frame comes. Values that are no positive finite numbers are ignored.
  // Where several aim, each says who it is, and the scale approaches the largest of their targets.
  void aim(double target, const void* who = nullptr);
  [[nodiscard]] double target() const { return target_; }
  [[nodiscard]] double value() const { return value_; }
  [[nodiscard]] bool is_set() const { return is_set_; }
  [[nodiscard]] bool is_settled() const { return value_ == target_; }
  void set_locked(bool locked);
  [[nodiscard]] bool is_locked() const { return locked_; }

  static constexpr double time_constant_ms = 250.0;

 signals:
  void changed();

 private:
  void advance();
  QTimer timer_;
  QElapsedTimer clock_;
  double value_ = 1.0;
  double target_ = 1.0;
  std::map<const void*, double> targets_;
  bool is_set_ = false;
  bool locked_ = false;
};

}  // namespace pushforward::app
