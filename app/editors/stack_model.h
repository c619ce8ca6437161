// The stack as the list of cards shows it: the data side on top, so row 0 is the layer with the highest index.
//
// The model holds only what a card shows. It follows the document by moving, inserting and removing single rows, so
// that selection and focus stay with their layers, and it reports only the cards whose picture has changed.
#pragma once

#include <QAbstractListModel>
#include <cstdint>
#include <optional>
#include <vector>

#include "app/session/frame.h"
#include "app/views/probe.h"
#include "core/flow/stack.h"

namespace pushforward::app {

// What one card shows.
struct Card {
  std::uint64_t id = 0;
  const LayerSpec* spec = nullptr;
  bool inverted = false;
  bool bypassed = false;
  bool frozen = false;
  bool has_summary = false;
  double mean_log_det = 0.0;            // nats, of the inverse direction, mean over the data
  std::optional<double> point_log_det;  // the same at the probe
  int thumbnail_side = 0;
  std::vector<float> thumbnail;  // x1, x2 of every vertex, see LayerSummary
  bool operator==(const Card&) const = default;
};

class StackModel : public QAbstractListModel {
  Q_OBJECT
 public:
  using QAbstractListModel::QAbstractListModel;

  // Layers, order and flags of the document.
  void set_stack(const Stack& stack);
  // What the layers do, of the newest frame. Layers that the stack no longer has are passed over.
  void set_summaries(const std::vector<LayerSummary>& summaries);

  // Until they are taken away, cards show what their layers do at one point, not in the mean. A layer that is not among
  // them shows nothing.
  void set_point_shares(const std::vector<Probe::Share>& shares);
  void take_point_shares_away();
  [[nodiscard]] bool shows_point() const { return shows_point_; }
  // What the card shows, in nats; none before there is a number.
  [[nodiscard]] std::optional<double> share(const Card& card) const;
  // The card whose number somebody points at elsewhere; 0 is none.
  void set_marked(quint64 id);
  [[nodiscard]] quint64 marked() const { return marked_; }

  [[nodiscard]] const Card& card(int row) const { return cards_[static_cast<std::size_t>(row)]; }
  [[nodiscard]] int row_of(std::uint64_t id) const;  // -1 when there is none
  [[nodiscard]] int count() const { return static_cast<int>(cards_.size()); }
  // Index in the stack (0 next to the base) of a row, and the other way round.
  [[nodiscard]] int mirrored(int row_or_index) const { return count() - 1 - row_or_index; }
  // Nats that fill half a log-det bar. Follows the largest share with hysteresis, so that bars do not breathe.
  [[nodiscard]] double bar_scale() const { return bar_scale_; }
  // Sum of the shares of all layers that act, in nats.
  [[nodiscard]] double total_log_det() const;
  [[nodiscard]] bool has_shares() const;

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

 private:
  void follow_order(const std::vector<Card>& wanted);
  void tell_of(const std::vector<int>& rows);  // and of all when the scale has changed
  [[nodiscard]] bool update_bar_scale();       // whether it has changed

  std::vector<Card> cards_;  // by row
  bool shows_point_ = false;
  quint64 marked_ = 0;
  double bar_scale_ = smallest_bar_scale;
  static constexpr double smallest_bar_scale = 0.5;
};

}  // namespace pushforward::app
