// The session's edits: each changes the document at once, is sent to the worker and can be undone.
#include <algorithm>
#include <utility>

#include "app/session/document_edits.h"
#include "app/session/edit_names.h"
#include "app/session/session_state.h"
#include "core/errors.h"
#include "core/project/project_format.h"

namespace pushforward::app {

namespace {

// An edit of layers is about what the window shows: while that is the past, training goes on from there first, and
// both are one step of undo.
class EditOfShown {
 public:
  explicit EditOfShown(Session& session) : gesture_(session) { session.continue_from_shown(); }

 private:
  EditGesture gesture_;
};

}  // namespace

std::uint64_t Session::insert_layer(const QString& type, int index, HyperValues hyper) {
  const EditOfShown edit(*this);
  // The seed follows the edits, so that two insertions don't start with the same hidden weights.
  const std::uint64_t seed = project().training.seed + last_edit() + 1;
  StackSwap swap = insertion(project(), type.toStdString(), index, std::move(hyper), seed);
  const std::uint64_t id = new_ids(swap).front();
  const auto place = std::ranges::find(swap.order, id) - swap.order.begin();
  commit(std::move(swap), EditNames::insertion(static_cast<int>(place)));
  return id;
}

std::uint64_t Session::duplicate_layer(std::uint64_t id) { return duplicate_layers({id}).front(); }

std::vector<std::uint64_t> Session::duplicate_layers(const std::vector<std::uint64_t>& ids) {
  if (ids.empty()) return {};
  const EditOfShown edit(*this);
  StackSwap swap = duplication(project(), ids);
  std::vector<std::uint64_t> copies = new_ids(swap);
  commit(std::move(swap), EditNames::duplication(project().stack, ids));
  return copies;
}

void Session::remove_layers(const std::vector<std::uint64_t>& ids) {
  StackSwap swap = removal(project(), ids);
  if (swap.order.size() == project().stack.layers.size()) return;
  const EditOfShown edit(*this);
  commit(std::move(swap), EditNames::removal(project().stack, ids));
}

void Session::move_layer(std::uint64_t id, int index) { reorder_layers(move(project(), id, index).order, {id}); }

void Session::reorder_layers(const std::vector<std::uint64_t>& order, const std::vector<std::uint64_t>& moved) {
  if (order.size() != project().stack.layers.size())
    throw InputError("", "A new order has to name every layer of the stack once.");
  DocumentSwap swap = StackSwap{.order = order, .absent = {}};
  if (state_->document.is_idle(swap)) return;
  const EditOfShown edit(*this);
  commit(std::move(swap), EditNames::move(project().stack, moved));
}

void Session::set_flag(const std::vector<std::uint64_t>& ids, LayerFlag flag, bool on) {
  FlagSwap swap = flags(project(), ids, flag, on);
  if (swap.layers.empty()) return;
  const EditOfShown edit(*this);
  EditName name = EditNames::flag(project().stack, swap);
  commit(std::move(swap), std::move(name));
}

void Session::set_bypassed(std::uint64_t id, bool on) { set_flag({id}, LayerFlag::bypassed, on); }
void Session::set_frozen(std::uint64_t id, bool on) { set_flag({id}, LayerFlag::frozen, on); }
void Session::set_inverted(std::uint64_t id, bool on) { set_flag({id}, LayerFlag::inverted, on); }

void Session::set_hyper(std::uint64_t id, const HyperValues& hyper) {
  LayersSwap swap = reshaping(project(), id, hyper);  // may refuse it
  const EditOfShown edit(*this);
  commit(std::move(swap), EditNames::hyper(project().stack, id, hyper));
}

QString Session::set_values(std::uint64_t id, const ValueChanges& changes) {
  try {
    if (past()) {
      // Refused before anything goes back in time.
      const Stack& shown = shown_stack();
      const int index = shown.index_of(id);
      if (index >= 0) {
        LayerEntry trial = shown.layers[static_cast<std::size_t>(index)];
        write_values(trial, changes, shown.dim);
      }
    }
    const EditOfShown edit(*this);
    commit(ValuesSwap{.layer = id, .changes = changes, .before = std::nullopt},
           EditNames::values(project().stack, id, changes));
  } catch (const InputError& error) {
    return QString::fromStdString(error.what());
  }
  return {};
}

void Session::set_value(std::uint64_t id, int flat_index, double value) {
  const QString refusal = set_values(id, {{.flat_index = flat_index, .value = value}});
  if (!refusal.isEmpty()) emit notice(refusal, true);
}

std::vector<std::uint64_t> Session::paste_layers(std::vector<LayerEntry> layers, int index) {
  if (layers.size() + project().stack.layers.size() > most_layers)
    throw InputError("",
                     tr("A stack has at most %1 layers; delete some before pasting.").arg(most_layers).toStdString());
  if (layers.empty()) return {};
  const EditOfShown edit(*this);
  StackSwap swap = insertion(project(), std::move(layers), index);
  std::vector<std::uint64_t> ids = new_ids(swap);
  commit(std::move(swap), EditNames::paste(static_cast<int>(ids.size())));
  return ids;
}

void Session::reset_layers(const std::vector<std::uint64_t>& ids) {
  if (ids.empty()) return;
  const EditOfShown edit(*this);
  LayersSwap swap = reset(project(), ids, project().training.seed + last_edit() + 1);
  if (!swap.layers.empty()) commit(std::move(swap), EditNames::reset(project().stack, ids));
}

void Session::randomise_layers(const std::vector<std::uint64_t>& ids) {
  if (ids.empty()) return;
  const EditOfShown edit(*this);
  LayersSwap swap = randomisation(project(), ids, project().training.seed + last_edit() + 1);
  if (!swap.layers.empty()) commit(std::move(swap), EditNames::randomisation(project().stack, ids));
}

void Session::set_target(const TargetChoice& target, std::function<QString()> name) {
  if (target == project().target) return;
  commit(choice(project(), target), name ? std::move(name) : EditNames::target(target));
}

void Session::set_training(const TrainingSettings& settings) {
  if (settings != project().training) commit(settings, EditNames::training(project().training, settings));
}

void Session::set_temperature(double temperature) {
  if (temperature != project().base.temperature) commit(Base{temperature}, EditNames::temperature());
}

void Session::set_title(const QString& title) {
  if (title.toStdString() != project().title) commit(TitleSwap{title.toStdString()}, EditNames::title());
}

void Session::restart() {
  show_step(std::nullopt);
  DocumentSwap swap = app::restart(project());
  // The worker draws the same numbers, and those that depend on the data besides.
  const auto resume = state_->document.exchange(swap, state_->playing);
  state_->history.add(std::move(swap), EditNames::restart());
  state_->send(Restart{.edit = last_edit(), .course = std::get<Resume>(*resume).course});
  state_->announce(true);
}

void Session::set_device(const QString& device) {
  if (device == state_->device) return;
  state_->device = device;
  state_->send(SetDevice{.edit = state_->document.next_edit(), .device = device.toStdString()});
  state_->announce(false);
}

}  // namespace pushforward::app
