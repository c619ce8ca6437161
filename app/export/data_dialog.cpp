#include "app/export/data_dialog.h"

#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <utility>

#include "app/editors/role_label.h"
#include "app/language/core_text.h"
#include "app/own_targets/sentence_line.h"
#include "app/session/session.h"
#include "app/session/shown_project.h"
#include "core/errors.h"

namespace pushforward::app {
namespace {

constexpr int most_points = 1'000'000;
constexpr int largest_side = 2048;
constexpr int bar_steps = 100;
constexpr int text_width = 440;  // device-independent pixels
constexpr int inset = 14;

QSpinBox* number_box(int minimum, int maximum, int value, const QString& name, const QString& tip, QWidget* parent) {
  auto* box = new QSpinBox(parent);
  box->setRange(minimum, maximum);
  box->setValue(value);
  box->setAccessibleName(name);
  box->setToolTip(tip);
  return box;
}

QWidget* labelled(const QString& name, QWidget* field, QWidget* parent) {
  auto* row = new QWidget(parent);
  auto* parts = new QHBoxLayout(row);
  parts->setContentsMargins(0, 0, 0, 0);
  auto* label = new RoleLabel(name, QStringLiteral("body"), QStringLiteral("text"), row);
  label->setBuddy(field);
  parts->addWidget(label, 1);
  field->setParent(row);
  field->setMinimumWidth(text_width / 2);
  parts->addWidget(field);
  return row;
}

}  // namespace

DataDialog::DataDialog(Session& session, QWidget* parent) : QDialog(parent), session_(session) {
  setWindowTitle(tr("Export data"));
  setAttribute(Qt::WA_DeleteOnClose);
  build_rows();
  connect(kinds_, &QComboBox::currentIndexChanged, this, &DataDialog::follow_kind);
  connect(save_, &QPushButton::clicked, this, &DataDialog::choose_file);
  connect(cancel_, &QPushButton::clicked, this, [this] {
    export_.cancel();
    sentence_->say(tr("Cancelled; nothing was written."), false);
    follow_state();
  });
  connect(&export_, &DataExport::progressed, this,
          [this](double share) { bar_->setValue(static_cast<int>(std::lround(bar_steps * share))); });
  connect(&export_, &DataExport::written, this, [this](const QString& path) {
    sentence_->say(tr("Written: %1").arg(path), false);
    follow_state();
  });
  connect(&export_, &DataExport::failed, this, [this](const QString& failure) {
    sentence_->say(failure, true);
    follow_state();
  });
  follow_kind();
  follow_state();
}

void DataDialog::build_rows() {
  auto* rows = new QVBoxLayout(this);
  rows->setContentsMargins(inset, inset, inset, inset);
  rows->setSpacing(8);
  kinds_ = new QComboBox(this);
  kinds_->setAccessibleName(tr("What to export"));
  kinds_->setToolTip(tr("What to export"));
  for (const ExportKind& kind : all_exports()) kinds_->addItem(core_text(kind.title));
  rows->addWidget(labelled(tr("Export"), kinds_, this));
  doc_ = new RoleLabel(QString(), QStringLiteral("caption"), QStringLiteral("text2"), this);
  doc_->setWordWrap(true);
  doc_->setFixedWidth(text_width);
  rows->addWidget(doc_);
  count_ = number_box(1, most_points, 1000, tr("Points"), tr("How many points"), this);
  count_->setGroupSeparatorShown(true);
  count_row_ = labelled(tr("Points"), count_, this);
  rows->addWidget(count_row_);
  side_ = number_box(2, largest_side, 256, tr("Points on a side"),
                     tr("Cells on the longer side of a field, vertices on a side of the grid"), this);
  side_row_ = labelled(tr("Points on a side"), side_, this);
  rows->addWidget(side_row_);
  sentence_ = new SentenceLine(this);
  rows->addWidget(sentence_);
  rows->addStretch(1);
  bar_ = new QProgressBar(this);
  bar_->setRange(0, bar_steps);
  bar_->setTextVisible(false);
  bar_->setAccessibleName(tr("Progress of the export"));
  rows->addWidget(bar_);
  auto* buttons = new QHBoxLayout;
  cancel_ = new QPushButton(tr("Cancel"), this);
  cancel_->setToolTip(tr("Stop the export; no file is left behind"));
  auto* close = new QPushButton(tr("Close"), this);
  close->setToolTip(tr("Close this (Escape)"));
  save_ = new QPushButton(tr("Save as…"), this);
  save_->setToolTip(tr("Choose a file and write it (Enter)"));
  save_->setProperty("accent", true);
  save_->setDefault(true);
  connect(close, &QPushButton::clicked, this, &QDialog::reject);
  buttons->addWidget(cancel_);
  buttons->addStretch(1);
  buttons->addWidget(close);
  buttons->addWidget(save_);
  rows->addLayout(buttons);
}

QString DataDialog::sentence() const { return sentence_->sentence(); }

const ExportKind& DataDialog::kind() const {
  return all_exports().at(static_cast<std::size_t>(std::max(0, kinds_->currentIndex())));
}

void DataDialog::follow_kind() {
  const ExportKind& chosen = kind();
  doc_->setText(core_text(chosen.doc));
  count_row_->setVisible(chosen.needs == ExportNeeds::count);
  side_row_->setVisible(chosen.needs == ExportNeeds::side);
  side_->setValue(chosen.usual_side);
}

void DataDialog::follow_state() {
  const bool running = export_.is_running();
  QSizePolicy keeps_its_room = bar_->sizePolicy();
  keeps_its_room.setRetainSizeWhenHidden(true);
  bar_->setSizePolicy(keeps_its_room);
  bar_->setVisible(running);
  cancel_->setVisible(running);
  save_->setEnabled(!running);
  kinds_->setEnabled(!running);
  count_->setEnabled(!running);
  side_->setEnabled(!running);
}

void DataDialog::choose_file() {
  const ExportKind& chosen = kind();
  QStringList filters;
  for (const std::string& format : chosen.formats)
    filters
        << QStringLiteral("%1 (*.%2)").arg(QString::fromStdString(format).toUpper(), QString::fromStdString(format));
  const QString title = core_text(chosen.title);
  // Not a nested event loop: training and pictures go on behind the dialog.
  auto* dialog =
      new QFileDialog(this, title, QFileInfo(session_.path()).absolutePath(), filters.join(QStringLiteral(";;")));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setDefaultSuffix(QString::fromStdString(chosen.formats.front()));
  connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString& filter) {
    dialog->setDefaultSuffix(filter.section(QLatin1Char('.'), -1).chopped(1));
  });
  connect(dialog, &QFileDialog::fileSelected, this, &DataDialog::save_to);
  dialog->open();
}

void DataDialog::save_to(const QString& path) {
  const ExportKind& chosen = kind();
  sentence_->say({}, false);
  try {
    ExportRequest request{.project = shown_project(session_),
                          .format = format_of(chosen, path.toStdString()),
                          .count = count_->value(),
                          .side = side_->value(),
                          .metrics = std::nullopt};
    bar_->setValue(0);
    export_.start(chosen, std::move(request), path);
  } catch (const InputError& error) {
    sentence_->say(core_text(error.what()), true);
  }
  follow_state();
}

}  // namespace pushforward::app
