#include "app/figure_export/export_dialog.h"

#include <QClipboard>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QSettings>
#include <QStandardPaths>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <utility>

#include "app/compare/model_comparison.h"
#include "app/editors/role_label.h"
#include "app/figure_export/figure_form.h"
#include "app/figure_export/figure_preview.h"
#include "app/figure_export/shown_model.h"
#include "app/figures/figure_painter.h"
#include "app/figures/kept_states.h"
#include "app/figures/write_figure.h"
#include "app/language/core_text.h"
#include "app/session/session.h"
#include "app/style/axis_ticks.h"
#include "core/errors.h"
#include "gpu/engine_choice.h"

namespace pushforward::app {
namespace {

constexpr int form_width = 340;
constexpr int milliseconds_of_typing = 150;
// A model in training is shown anew so often: a picture takes some of the processor.
constexpr int milliseconds_between_previews = 1500;
const QString folder_key = QStringLiteral("figure/folder");
const QString suffix_key = QStringLiteral("figure/suffix");

// The device of the session, by an engine of its own.
FigureMaker::EngineMaker engine_like(const Session& session) {
  return [device = session.device().toStdString()]() -> std::unique_ptr<Engine> {
    try {
      return std::move(gpu::choose_engine(device, 2).engine);
    } catch (const std::exception&) {
      return make_reference_engine();  // what the session does then, and says why
    }
  };
}

// The same figure with as many pixels as the preview has.
Figure at_screen_size(Figure figure, const QSize& pixels) {
  const double dpi = figure.size.dpi;
  figure.size = in_unit(figure.size, LengthUnit::inch);
  const double wanted = pixels.width() / figure.size.width;
  figure.size.dpi = std::clamp(std::min(wanted, dpi), smallest_dpi, largest_dpi);
  return figure;
}

}  // namespace

ExportDialog::ExportDialog(Session& session, QWidget* parent)
    : QDialog(parent), session_(session), maker_(engine_like(session)) {
  setWindowTitle(tr("Export figure"));
  build();
  pause_.setSingleShot(true);
  pause_.setInterval(milliseconds_of_typing);
  connect(&pause_, &QTimer::timeout, this, &ExportDialog::make_preview);
  connect(form_, &FigureForm::changed, this, [this] {
    form_->choice().keep();
    want_preview();
  });
  connect(preview_, &FigurePreview::resized, this, &ExportDialog::want_preview);
  connect(&session_, &Session::frame_ready, this, &ExportDialog::follow_frame);
  connect(&session_, &Session::attended, this, [this] {
    own_ = nullptr;
    want_preview();
  });
  connect(&maker_, &FigureMaker::made, this, &ExportDialog::show_made);
  connect(&maker_, &FigureMaker::failed, this, &ExportDialog::show_failure);
  connect(&maker_, &FigureMaker::progressed, this, [this](int number, double share) {
    if (number == exporting_ || !form_->choice().is_live()) progress_->setValue(static_cast<int>(100 * share));
  });
  want_preview();
}

ExportDialog::~ExportDialog() = default;

void ExportDialog::build() {
  const bool has_other_side = ModelComparison::of(session_).is_on();
  FigureChoice choice = FigureChoice::restored();
  // Whoever looks at two models wants a figure of both.
  if (has_other_side) {
    choice.composition = Composition::comparison;
    choice.other = QLatin1String(other_side);
  }
  // A figure begins with what the window shows.
  if (const double depth = session_.view().depth;
      depth >= 0.0 && depth < static_cast<double>(session_.shown_stack().layers.size()))
    choice.depth = depth;
  form_ = new FigureForm(std::move(choice), has_other_side, this);
  auto* scroll = new QScrollArea(this);
  scroll->setWidget(form_);
  scroll->setWidgetResizable(true);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll->setFixedWidth(form_width);
  preview_ = new FigurePreview(this);
  note_ = new RoleLabel(QString(), "caption", "text2", this);
  note_->setWordWrap(true);
  note_->setAccessibleName(tr("State of the figure"));
  progress_ = new QProgressBar(this);
  progress_->setRange(0, 100);
  progress_->setFixedWidth(140);
  progress_->setAccessibleName(tr("Progress"));
  const auto add_button = [this](const QString& text, const QString& tip, auto slot) {
    auto* button = new QPushButton(text, this);
    button->setToolTip(tip);
    button->setAutoDefault(false);
    connect(button, &QPushButton::clicked, this, slot);
    return button;
  };
  cancel_ = add_button(tr("Cancel"), tr("Give up the figure that is being made (Escape)"), &ExportDialog::cancel);
  copy_ = add_button(tr("Copy"), tr("Copy the figure, for documents and slides"), &ExportDialog::copy);
  export_ = add_button(tr("Export…"), tr("Write the figure as PDF, SVG or PNG (Return)"), &ExportDialog::choose_file);
  export_->setProperty("accent", true);
  export_->setDefault(true);
  QPushButton* close = add_button(tr("Close"), tr("Close (Escape)"), &QDialog::reject);
  auto* buttons = new QHBoxLayout;
  buttons->setContentsMargins(16, 8, 16, 12);
  buttons->setSpacing(8);
  buttons->addWidget(note_, 1);
  buttons->addWidget(progress_);
  buttons->addWidget(cancel_);
  buttons->addSpacing(12);
  buttons->addWidget(copy_);
  buttons->addWidget(export_);
  buttons->addWidget(close);
  auto* right = new QVBoxLayout;
  right->setSpacing(0);
  right->addWidget(preview_, 1);
  right->addLayout(buttons);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(0);
  row->addWidget(scroll);
  row->addLayout(right, 1);
  resize(1180, 720);
  show_exporting(false);
}

QString ExportDialog::note() const { return note_->text(); }

void ExportDialog::take_project() {
  if (auto state = shown_model(session_)) own_ = std::move(state);
  const ModelComparison& comparison = ModelComparison::of(session_);
  other_ = comparison.is_on() ? shown_model(comparison.other()) : nullptr;
}

void ExportDialog::want_preview() { pause_.start(); }

void ExportDialog::follow_frame() {
  const bool is_first = own_ == nullptr;
  const bool is_due = form_->choice().is_live() && session_.frame() && own_ != nullptr &&
                      session_.frame()->step != own_->project.steps &&
                      since_preview_.elapsed() > milliseconds_between_previews;
  if ((is_first || is_due) && previewing_ == 0 && exporting_ == 0 && isVisible()) make_preview();
}

void ExportDialog::make_preview() {
  if (exporting_ != 0) return;  // its end asks for another one
  // What is trained for the figure begins at a project that stands still meanwhile.
  if (own_ == nullptr || form_->choice().is_live()) take_project();
  if (own_ == nullptr) return;
  Figure full;
  try {
    full = form_->choice().figure(*own_, other_.get());
    check_size(full.size);
  } catch (const InputError& error) {
    previewing_ = 0;
    maker_.cancel();
    preview_->show_sentence(core_text(error.what()));
    return;
  }
  const QSizeF page = full.size.points();
  const Figure figure = at_screen_size(full, preview_->pixels_for(page.width() / page.height()));
  preview_dpi_ = figure.size.dpi;
  since_preview_.start();
  previewing_ =
      maker_.make({.figure = figure, .own = own_, .other = other_, .image = figure.size.pixels(), .then = {}});
  if (!form_->choice().is_live()) note_->setText(tr("The models of this figure are trained for it…"));
}

void ExportDialog::show_made(int number, const FigureResult& result) {
  if (number == exporting_) {
    exporting_ = 0;
    show_exporting(false);
    if (const auto done = std::exchange(when_made_, {})) done();
    want_preview();
    return;
  }
  if (number != previewing_) return;
  previewing_ = 0;
  const QSizeF page = result.contents->layout.page;
  preview_->show_image(result.image, page.width() / page.height());
  const double dpi = form_->choice().look.size.dpi;
  note_->setText(preview_dpi_ < dpi - 0.5
                     ? tr("Preview at %1 of %2 pixels per inch; step %3")
                           .arg(std::lround(preview_dpi_))
                           .arg(std::lround(dpi))
                           .arg(grouped(own_->project.steps))
                     : tr("Preview at full resolution; step %1").arg(grouped(own_->project.steps)));
  if (form_->choice().composition != Composition::steps) return;
  if (form_->choice().takes_kept_states) {
    const std::vector<std::int64_t> kept = kept_steps(*own_);
    note_->setText(note_->text() + QStringLiteral(". ") +
                   tr("As it was trained here: %n states were kept, from step %1 to step %2.", nullptr,
                      static_cast<int>(kept.size()))
                       .arg(grouped(kept.front()), grouped(kept.back())));
  } else {
    // Edits that were made while it trained are not in that history.
    note_->setText(tr("%1. Earlier steps were trained anew from the seed, with this stack and these settings.")
                       .arg(note_->text()));
  }
}

void ExportDialog::show_failure(int number, const QString& sentence) {
  if (number == exporting_) {
    exporting_ = 0;
    when_made_ = {};
    show_exporting(false);
    note_->setText(sentence);
    emit failed(sentence);
  } else if (number == previewing_) {
    previewing_ = 0;
    preview_->show_sentence(sentence);
    note_->clear();
  }
}

void ExportDialog::show_exporting(bool on, const QString& doing) {
  progress_->setVisible(on);
  progress_->setValue(0);
  cancel_->setVisible(on);
  export_->setEnabled(!on);
  copy_->setEnabled(!on);
  if (on) note_->setText(doing);
}

void ExportDialog::begin(const std::function<void(const FigureContents&)>& then, const QString& doing) {
  if (own_ == nullptr) take_project();
  if (own_ == nullptr) return;
  Figure figure;
  try {
    figure = form_->choice().figure(*own_, other_.get());
  } catch (const InputError& error) {
    note_->setText(core_text(error.what()));
    emit failed(note_->text());
    return;
  }
  pause_.stop();
  previewing_ = 0;
  show_exporting(true, doing);
  exporting_ = maker_.make({.figure = figure, .own = own_, .other = other_, .image = {}, .then = then});
}

void ExportDialog::export_to(const QString& path) {
  when_made_ = [this, path] {
    note_->setText(tr("Written as “%1”").arg(QFileInfo(path).fileName()));
    emit exported(path);
  };
  begin([path](const FigureContents& contents) { write_figure(contents, path); },
        tr("Writing “%1”…").arg(QFileInfo(path).fileName()));
}

void ExportDialog::copy() {
  // Filled on the maker's thread, read when it is done.
  const auto forms = std::make_shared<std::vector<std::pair<QString, QByteArray>>>();
  const auto image = std::make_shared<QImage>();
  when_made_ = [this, forms, image] {
    auto* mime = new QMimeData;  // the clipboard takes ownership
    mime->setImageData(*image);
    for (const auto& [type, bytes] : *forms) mime->setData(type, bytes);
    QGuiApplication::clipboard()->setMimeData(mime);
    note_->setText(tr("The figure is in the clipboard."));
    emit copied();
  };
  begin(
      [forms, image](const FigureContents& contents) {
        *image = figure_image(contents);
        forms->emplace_back(QStringLiteral("image/svg+xml"),
                            encode_figure(contents, format_of(QStringLiteral("f.svg"))));
        forms->emplace_back(QStringLiteral("application/pdf"),
                            encode_figure(contents, format_of(QStringLiteral("f.pdf"))));
      },
      tr("Copying…"));
}

void ExportDialog::cancel() {
  if (exporting_ == 0) return;
  maker_.cancel();
  exporting_ = 0;
  when_made_ = {};
  show_exporting(false);
  note_->setText(tr("Cancelled; nothing was written."));
  want_preview();
}

void ExportDialog::reject() {
  if (exporting_ != 0) return cancel();
  QDialog::reject();
}

void ExportDialog::choose_file() {
  QSettings settings;
  const QString usual = QStandardPaths::writableLocation(QStandardPaths::PicturesLocation);
  const QString suffix = settings.value(suffix_key, figure_formats().front().suffix).toString();
  QStringList filters;
  QString chosen_filter;
  for (const FigureFormat& format : figure_formats()) {
    filters << QStringLiteral("%1 (*.%2)").arg(format.title, format.suffix);
    if (format.suffix == suffix) chosen_filter = filters.back();
  }
  // Not a nested event loop: training and preview go on behind the dialog.
  auto* dialog = new QFileDialog(this, tr("Export the figure"), settings.value(folder_key, usual).toString());
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setNameFilters(filters);
  if (!chosen_filter.isEmpty()) dialog->selectNameFilter(chosen_filter);
  dialog->setDefaultSuffix(suffix);
  connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString& filter) {
    dialog->setDefaultSuffix(filter.section(QStringLiteral("*."), 1).chopped(1));
  });
  connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
    QSettings kept;
    kept.setValue(folder_key, QFileInfo(path).absolutePath());
    kept.setValue(suffix_key, QFileInfo(path).suffix().toLower());
    export_to(path);
  });
  dialog->open();
}

}  // namespace pushforward::app
