#include "app/compare/model_comparison.h"

#include <utility>

namespace pushforward::app {
namespace {

// Edits of a shared setting that follow each other so quickly are one gesture.
constexpr int gesture_milliseconds = 800;

void take_shared(TrainingSettings& settings, const TrainingSettings& from) {
  settings.seed = from.seed;
  settings.batch = from.batch;
}

// A fresh model begins from the seed that both have.
void take_shared(Project& project, const Project& from) {
  project.target = from.target;
  take_shared(project.training, from.training);
  if (project.fresh) initialise_for_training(project.stack, project.training.seed);
}

}  // namespace

QString letter_of(CompareSide side) { return side == CompareSide::a ? QStringLiteral("A") : QStringLiteral("B"); }

ModelComparison& ModelComparison::of(Session& window) {
  auto* found = window.findChild<ModelComparison*>(QString(), Qt::FindDirectChildrenOnly);
  return found != nullptr ? *found : *new ModelComparison(window);
}

ModelComparison::ModelComparison(Session& window) : QObject(&window), window_(window) {
  shared_edit_rest_.setSingleShot(true);
  shared_edit_rest_.setInterval(gesture_milliseconds);
  connect(&shared_edit_rest_, &QTimer::timeout, this, &ModelComparison::end_shared_edit);
}

Session& ModelComparison::session(CompareSide side) const { return side == CompareSide::a ? *a_ : *b_; }

void ModelComparison::make_sides(Project b) {
  a_ = std::make_unique<Session>(window_);
  b_ = window_.beside(std::move(b));
  other_ = std::make_unique<Session>(*b_);
  active_ = CompareSide::a;
  for (const auto& [from, to] : {std::pair{a_.get(), b_.get()}, std::pair{b_.get(), a_.get()}}) {
    connect(from, &Session::project_changed, this, [this, from = from, to = to] { share(*from, *to); });
    connect(from, &Session::about_to_play, this, [this] {
      if (is_on_) pact_->expect(true);
    });
    connect(from, &Session::playing_changed, this, [this, to = to](bool playing) {
      if (!is_on_) return;
      if (!playing) pact_->expect(false);
      playing ? to->play() : to->pause();
    });
  }
}

void ModelComparison::name_active_a() {
  if (active_ == CompareSide::a) return;
  active_ = CompareSide::a;
  Session resting(*other_);
  a_->attend(window_);
  b_->attend(resting);
}

void ModelComparison::begin_with_copy() { begin_against(window_.project()); }

void ModelComparison::begin_against(Project project, const QString& path) {
  leave();
  take_shared(project, window_.project());
  if (!has_other()) {
    make_sides(std::move(project));
    if (!path.isEmpty()) b_->adopt_path(path);
  } else {
    name_active_a();
    b_->replace(std::move(project), path);
  }
  start();
}

void ModelComparison::begin(Project a, Project b) {
  leave();
  take_shared(b, a);
  window_.replace(std::move(a));
  begin_against(std::move(b));
  window_.play();
}

void ModelComparison::go_back() {
  if (is_on_ || !has_other()) return;
  start();
}

void ModelComparison::start() {
  is_on_ = true;
  window_.show_step(std::nullopt);  // both sides show the present
  share(window_, *other_);
  pact_->expect(window_.is_playing());  // first, so that neither joins and goes on before the other one has joined
  a_->keep_step(pact_, index_of(CompareSide::a));
  b_->keep_step(pact_, index_of(CompareSide::b));
  window_.is_playing() ? other_->play() : other_->pause();
  emit begun();
}

void ModelComparison::leave() {
  if (!is_on_) return;
  is_on_ = false;
  end_shared_edit();
  pact_->expect(false);
  a_->keep_step(nullptr, index_of(CompareSide::a));
  b_->keep_step(nullptr, index_of(CompareSide::b));
  other_->pause();
  emit left();
}

void ModelComparison::activate(CompareSide side) {
  if (!is_on_ || side == active_) return;
  emit about_to_activate(side);
  active_ = side;
  window_.attend(session(side));
  other_->attend(session(opposite(side)));
  emit activated(side);
}

void ModelComparison::activate_other() { activate(opposite(active_)); }

void ModelComparison::set_keeps_step(bool on) {
  if (on == keeps_step()) return;
  pact_->set_holds(on);
  emit keeping_step_changed(on);
}

void ModelComparison::step_other_once() {
  if (is_on_) other_->step_once();
}

void ModelComparison::restart_other() {
  if (is_on_) other_->restart();
}

void ModelComparison::share(Session& from, Session& to) {
  if (!is_on_ || is_sharing_ || from.attends_same(to)) return;
  is_sharing_ = true;
  const Project& wanted = from.project();
  if (to.project().target != wanted.target) {
    write_shared(to);
    to.set_target(wanted.target);
  }
  TrainingSettings training = to.project().training;
  take_shared(training, wanted.training);
  if (training != to.project().training) {
    write_shared(to);
    to.set_training(training);
  }
  to.set_device(from.device());
  is_sharing_ = false;
}

void ModelComparison::end_shared_edit() {
  shared_edit_.reset();
  shared_edit_of_ = nullptr;
}

void ModelComparison::write_shared(Session& to) {
  if (shared_edit_of_ != &to) {
    shared_edit_.emplace(to);
    shared_edit_of_ = &to;
  }
  shared_edit_rest_.start();
}

}  // namespace pushforward::app
