#include "app/editors/stack_model.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/editors/layer_text.h"
#include "app/language/core_text.h"

namespace pushforward::app {

void StackModel::set_stack(const Stack& stack) {
  std::vector<Card> wanted;
  wanted.reserve(stack.layers.size());
  for (auto entry = stack.layers.rbegin(); entry != stack.layers.rend(); ++entry) {
    Card card;
    // A summary stays with its layer until the next frame brings a newer one.
    if (const int row = row_of(entry->id); row >= 0) card = cards_[static_cast<std::size_t>(row)];
    card.id = entry->id;
    card.spec = &entry->layer().spec();
    card.inverted = entry->inverted;
    card.bypassed = entry->bypassed;
    card.frozen = entry->frozen;
    wanted.push_back(std::move(card));
  }
  const auto old_count = cards_.size();
  follow_order(wanted);
  for (int row = 0; row < count(); ++row) {
    Card& now = cards_[static_cast<std::size_t>(row)];
    if (now == wanted[static_cast<std::size_t>(row)]) continue;
    now = wanted[static_cast<std::size_t>(row)];
    emit dataChanged(index(row), index(row));
  }
  if (update_bar_scale() || old_count != cards_.size())
    if (count() > 0) emit dataChanged(index(0), index(count() - 1));
}

void StackModel::follow_order(const std::vector<Card>& wanted) {
  for (int row = count() - 1; row >= 0; --row) {
    if (std::ranges::find(wanted, card(row).id, &Card::id) != wanted.end()) continue;
    beginRemoveRows({}, row, row);
    cards_.erase(cards_.begin() + row);
    endRemoveRows();
  }
  for (int row = 0; row < static_cast<int>(wanted.size()); ++row) {
    const Card& next = wanted[static_cast<std::size_t>(row)];
    const int here = row_of(next.id);
    if (here == row) continue;
    if (here < 0) {
      beginInsertRows({}, row, row);
      cards_.insert(cards_.begin() + row, next);
      endInsertRows();
    } else {
      // Rows above `row` are in place already, so the layer can only come from further down.
      beginMoveRows({}, here, here, {}, row);
      std::rotate(cards_.begin() + row, cards_.begin() + here, cards_.begin() + here + 1);
      endMoveRows();
    }
  }
}

void StackModel::set_summaries(const std::vector<LayerSummary>& summaries) {
  std::vector<int> changed;
  for (const LayerSummary& summary : summaries) {
    const int row = row_of(summary.id);
    if (row < 0) continue;
    Card& card = cards_[static_cast<std::size_t>(row)];
    if (card.has_summary && card.mean_log_det == summary.mean_log_det && card.thumbnail == summary.thumbnail) continue;
    card.has_summary = true;
    card.mean_log_det = summary.mean_log_det;
    card.thumbnail_side = summary.thumbnail_side;
    card.thumbnail = summary.thumbnail;
    changed.push_back(row);
  }
  tell_of(changed);
}

void StackModel::tell_of(const std::vector<int>& rows) {
  if (update_bar_scale()) {
    if (count() > 0) emit dataChanged(index(0), index(count() - 1));
    return;
  }
  for (const int row : rows) emit dataChanged(index(row), index(row));
}

void StackModel::set_point_shares(const std::vector<Probe::Share>& shares) {
  const bool all = !std::exchange(shows_point_, true);
  std::vector<int> changed;
  for (int row = 0; row < count(); ++row) {
    Card& card = cards_[static_cast<std::size_t>(row)];
    const auto found = std::ranges::find(shares, card.id, &Probe::Share::layer);
    const auto share = found == shares.end() ? std::nullopt : std::optional(found->log_det);
    if (std::exchange(card.point_log_det, share) != share || all) changed.push_back(row);
  }
  tell_of(changed);
}

void StackModel::take_point_shares_away() {
  if (!std::exchange(shows_point_, false)) return;
  std::vector<int> changed;
  for (int row = 0; row < count(); ++row) {
    cards_[static_cast<std::size_t>(row)].point_log_det.reset();
    changed.push_back(row);
  }
  tell_of(changed);
}

std::optional<double> StackModel::share(const Card& card) const {
  if (shows_point_) return card.point_log_det;
  return card.has_summary ? std::optional(card.mean_log_det) : std::nullopt;
}

void StackModel::set_marked(quint64 id) {
  for (const quint64 changed : {std::exchange(marked_, id), id})
    if (const int row = row_of(changed); row >= 0) emit dataChanged(index(row), index(row));
}

bool StackModel::update_bar_scale() {
  double largest = 0.0;
  for (const Card& card : cards_)
    if (const auto shown = share(card); shown && !card.bypassed && std::isfinite(*shown))
      largest = std::max(largest, std::abs(*shown));
  const double before = bar_scale_;
  // A tenth of headroom when it grows, and it shrinks only when the largest share has fallen by half.
  if (largest > bar_scale_) bar_scale_ = 1.1 * largest;
  if (largest < 0.5 * bar_scale_) bar_scale_ = std::max(1.1 * largest, smallest_bar_scale);
  return bar_scale_ != before;
}

int StackModel::row_of(std::uint64_t id) const {
  const auto found = std::ranges::find(cards_, id, &Card::id);
  return found == cards_.end() ? -1 : static_cast<int>(found - cards_.begin());
}

double StackModel::total_log_det() const {
  double total = 0.0;
  for (const Card& card : cards_)
    if (!card.bypassed) total += share(card).value_or(0.0);
  return total;
}

bool StackModel::has_shares() const {
  return std::ranges::any_of(cards_, [this](const Card& card) { return share(card).has_value(); });
}

int StackModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : count(); }

QVariant StackModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= count()) return {};
  const Card& shown = card(index.row());
  switch (role) {
    case Qt::DisplayRole:
      return short_name(*shown.spec, shown.inverted);
    case Qt::ToolTipRole:
      return layer_tooltip(*shown.spec);
    case Qt::AccessibleTextRole: {
      QString text = tr("Layer %1, %2").arg(mirrored(index.row()) + 1).arg(core_text(shown.spec->title));
      if (shown.inverted) text += tr(", flipped");
      if (shown.frozen) text += tr(", frozen");
      const auto nats = share(shown);
      text += shown.bypassed ? tr(", bypassed")
              : !nats        ? QString()
              : shows_point_ ? tr(", log-det %1 nats at the probe").arg(signed_number(*nats, 2))
                             : tr(", log-det %1 nats").arg(signed_number(*nats, 2));
      return text;
    }
    default:
      return {};
  }
}

}  // namespace pushforward::app
