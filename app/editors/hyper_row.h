// One hyperparameter: its title and the control that its kind asks for; below, while there is one, the sentence that
// says why a value was refused.
#pragma once

#include <QWidget>
#include <functional>

#include "core/params/hyper.h"

namespace pushforward::app {

class RoleLabel;

class HyperRow : public QWidget {
  Q_OBJECT
 public:
  HyperRow(const HyperSpec& spec, QWidget* parent);

  [[nodiscard]] const HyperSpec& spec() const { return spec_; }
  // The control that a person uses: a spin box, a line edit or a combo box.
  [[nodiscard]] QWidget& control() const { return *control_; }
  // Shows the document's value and takes a refusal back.
  void show_value(const HyperValue& value);
  void refuse(const QString& sentence);
  [[nodiscard]] QString refusal() const;

 signals:
  void edited(const HyperValue& value);

 private:
  QWidget* make_control();
  QWidget* make_integer();
  QWidget* make_text();
  QWidget* make_choice();
  void take_text(const QString& text);
  void mark(bool invalid);

  const HyperSpec& spec_;
  QWidget* control_ = nullptr;
  RoleLabel* sentence_;
  std::function<void(const HyperValue&)> show_;
  HyperValue shown_;
};

}  // namespace pushforward::app
