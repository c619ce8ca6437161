// One number of a layer's values: symbol, slider from zero, field; below them, while there is one, the sentence that
// says why a number was refused.
#pragma once

#include <QWidget>
#include <cstdint>

namespace pushforward::app {

class NumberField;
class RoleLabel;
class ZeroSlider;

struct ValueRowSpec {
  QString symbol;         // limited HTML with its index
  int symbol_width = 22;  // pixels, the same in all rows of a form
  QString name;           // for a screen reader
  QString tip;
  int flat_index = 0;
  double shown_minimum = -3.0;
  double shown_maximum = 3.0;
};

class ValueRow : public QWidget {
  Q_OBJECT
 public:
  ValueRow(const ValueRowSpec& spec, QWidget* parent);

  [[nodiscard]] int flat_index() const { return flat_index_; }
  [[nodiscard]] ZeroSlider& slider() const { return *slider_; }
  [[nodiscard]] NumberField& field() const { return *field_; }

  // The live value of a frame that contains the edits up to `edit`. It is passed over while a person drags the slider
  // and while the frame is older than what the person wrote.
  void follow(double value, std::uint64_t edit);
  // The outcome of the last edited(): the number was taken by edit `edit`, or refused with a sentence.
  void accept(double value, std::uint64_t edit);
  void refuse(const QString& sentence);
  [[nodiscard]] QString refusal() const;

 signals:
  void edited(double value);

 private:
  void show_value(double value);

  int flat_index_;
  ZeroSlider* slider_;
  NumberField* field_;
  RoleLabel* sentence_;
  std::uint64_t written_edit_ = 0;
};

}  // namespace pushforward::app
