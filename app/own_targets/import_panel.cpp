#include "app/own_targets/import_panel.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <cmath>

#include "app/editors/role_label.h"
#include "app/language/core_text.h"
#include "app/own_targets/sentence_line.h"
#include "app/session/session.h"
#include "core/targets/own_targets.h"

namespace pushforward::app {
namespace {

constexpr int patience_milliseconds = 250;
constexpr int bar_steps = 100;

}  // namespace

ImportPanel::ImportPanel(Session& session, QWidget* parent) : QWidget(parent), session_(session) {
  setAccessibleName(tr("Import"));
  auto* rows = new QVBoxLayout(this);
  rows->setContentsMargins(0, 0, 0, 0);
  rows->setSpacing(4);
  name_ = new RoleLabel(QString(), "body", "text", this);
  name_->setTextFormat(Qt::PlainText);
  name_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  rows->addWidget(name_);
  auto* progress = new QHBoxLayout;
  progress->setSpacing(6);
  bar_ = new QProgressBar(this);
  bar_->setRange(0, bar_steps);
  bar_->setTextVisible(false);
  bar_->setAccessibleName(tr("Progress of the import"));
  cancel_ = new QPushButton(tr("Cancel"), this);
  cancel_->setToolTip(tr("Give up reading the file; the target stays as it is"));
  progress->addWidget(bar_, 1);
  progress->addWidget(cancel_);
  rows->addLayout(progress);
  inks_ = new QWidget(this);
  auto* inks = new QHBoxLayout(inks_);
  inks->setContentsMargins(0, 0, 0, 0);
  dark_ = new QRadioButton(tr("Dark is dense"), inks_);
  dark_->setToolTip(tr("The darker a part of the picture, the more points lie there"));
  bright_ = new QRadioButton(tr("Bright is dense"), inks_);
  bright_->setToolTip(tr("The brighter a part of the picture, the more points lie there"));
  inks->addWidget(dark_);
  inks->addWidget(bright_);
  rows->addWidget(inks_);
  sentence_ = new SentenceLine(this);
  rows->addWidget(sentence_);
  auto* done = new QPushButton(tr("Done"), this);
  done->setToolTip(tr("Close this; the target stays as it is (Escape)"));
  done->setAutoDefault(false);
  cancel_->setAutoDefault(false);
  rows->addWidget(done);

  patience_.setSingleShot(true);
  patience_.setInterval(patience_milliseconds);
  connect(&patience_, &QTimer::timeout, this, &ImportPanel::show_state);
  connect(cancel_, &QPushButton::clicked, this, [this] {
    import_.cancel();
    sentence_->say(tr("Cancelled; the target stays as it is."), false);
    show_state();
  });
  connect(done, &QPushButton::clicked, this, &ImportPanel::end);
  connect(dark_, &QRadioButton::clicked, this, [this] { choose_ink(Ink::dark); });
  connect(bright_, &QRadioButton::clicked, this, [this] { choose_ink(Ink::bright); });
  connect(&import_, &TargetImport::progressed, this,
          [this](double share) { bar_->setValue(static_cast<int>(std::lround(bar_steps * share))); });
  connect(&import_, &TargetImport::finished, this, &ImportPanel::take);
  connect(&import_, &TargetImport::failed, this, [this](const QString& sentence) {
    sentence_->say(sentence, true);
    show_state();
  });
  connect(&session_, &Session::project_changed, this, &ImportPanel::follow_project);
  show_state();
}

QString ImportPanel::sentence() const { return sentence_->sentence(); }

void ImportPanel::read(const QString& path) {
  on_ = true;
  seen_ = session_.project().target;
  result_ = {};
  name_->setText(QFileInfo(path).fileName());
  name_->setToolTip(path);
  sentence_->say({}, false);
  bar_->setValue(0);
  import_.start(path);
  patience_.start();
  show_state();
}

void ImportPanel::end() {
  if (!std::exchange(on_, false)) return;
  import_.cancel();
  result_ = {};
  emit ended();
}

void ImportPanel::choose_ink(Ink ink) {
  if (result_.picture == nullptr || (!import_.is_running() && ink == result_.ink)) return;
  import_.start(result_.name, result_.picture, ink);
  patience_.start();
}

void ImportPanel::take(const ImportResult& result) {
  result_ = result;
  const bool is_points = result.target.choice.id == "points";
  const auto& datum = data_of(result.target.choice);
  QString said = core_text(result.target.remark);
  if (const auto* points = std::get_if<NumberRows>(&datum); is_points && points != nullptr && said.isEmpty())
    said = tr("%n point(s).", nullptr, points->rows());
  if (const auto* raster = std::get_if<Raster>(&datum); raster != nullptr)
    said = tr("%1 × %2 cells. Paint changes it by hand.").arg(raster->columns).arg(raster->rows);
  sentence_->say(said, false);
  seen_ = result.target.choice;
  session_.set_target(result.target.choice, [name = result.name] { return tr("import of %1").arg(name); });
  show_state();
}

// Undo, or another choice: what is said here is no longer about the target.
void ImportPanel::follow_project() {
  const TargetChoice& target = session_.project().target;
  // The numbers of the target (its bandwidth, its place) may change.
  if (!on_ || import_.is_running() || (target.id == seen_.id && target.data == seen_.data)) return;
  seen_ = target;
  end();
}

void ImportPanel::show_state() {
  const bool slow = import_.is_running() && !patience_.isActive();
  bar_->setVisible(slow);
  cancel_->setVisible(slow);
  inks_->setVisible(result_.picture != nullptr);
  const QSignalBlocker quiet_dark(dark_), quiet_bright(bright_);
  (result_.ink == Ink::dark ? dark_ : bright_)->setChecked(true);
}

void ImportPanel::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Escape) return end();
  QWidget::keyPressEvent(event);
}

}  // namespace pushforward::app
