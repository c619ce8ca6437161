// The form of one layer, made from its declaration alone: no layer is named here. Values follow the training live and
// can be written while it runs; hyperparameters make the layer anew at the identity.
#pragma once

#include <QWidget>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/flow/stack.h"

class QVBoxLayout;

namespace pushforward::app {

class CurvePlot;
class HyperRow;
class LayerActions;
class MathLabel;
class RoleLabel;
class Session;
class ValueRow;

class LayerForm : public QWidget {
  Q_OBJECT
 public:
  explicit LayerForm(Session& session, QWidget* parent = nullptr);

  [[nodiscard]] quint64 layer() const { return id_; }
  [[nodiscard]] const std::vector<ValueRow*>& value_rows() const { return value_rows_; }
  [[nodiscard]] const std::vector<HyperRow*>& hyper_rows() const { return hyper_rows_; }
  [[nodiscard]] CurvePlot& curve_plot() const { return *curves_; }
  [[nodiscard]] LayerActions& actions_of_layer() const { return *actions_; }

 public slots:
  void set_layer(quint64 id);  // 0 is none

 signals:
  void layer_wanted(quint64 id);  // a duplicate was made, which should be selected

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  struct TensorLine {
    RoleLabel* norm;
    int offset;
    int size;
  };

  void build();
  [[nodiscard]] const LayerEntry* entry() const;  // of the document; null when there is none
  void follow_structure();
  void follow_frame();
  void build_hypers(const LayerEntry& shown);
  void build_values(const LayerEntry& shown);
  void add_value_row(const TensorSlot& slot, int element, int width);
  void add_tensor_line(const TensorSlot& slot);
  void show_values(const LayerEntry& shown, std::uint64_t edit);
  void write_value(ValueRow& row, double value);
  void write_hyper(HyperRow& row, const HyperValue& value);

  Session& session_;
  LayerActions* actions_;
  quint64 id_ = 0;
  RoleLabel* title_;
  RoleLabel* type_;
  QWidget* buttons_;
  RoleLabel* hint_;
  QWidget* body_;
  MathLabel* formula_;
  CurvePlot* curves_;    // of layers with a conditioner
  QVBoxLayout* values_;  // rows of single numbers
  QVBoxLayout* hypers_;
  QVBoxLayout* tensors_;  // lines of larger tensors
  QWidget* status_;
  MathLabel* constraint_;
  RoleLabel* verdict_;
  std::vector<ValueRow*> value_rows_;
  std::vector<TensorLine> tensor_lines_;
  std::vector<HyperRow*> hyper_rows_;
  // What the rows were made for.
  std::optional<LayerEntry> built_for_;
  std::vector<double> shown_parameters_;
};

}  // namespace pushforward::app
