#include "app/editors/target_gallery.h"

#include <QHBoxLayout>
#include <QListView>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "app/editors/held_gesture.h"
#include "app/editors/panel_header.h"
#include "app/editors/role_label.h"
#include "app/editors/setting_field.h"
#include "app/editors/target_thumbnail.h"
#include "app/language/core_text.h"
#include "app/session/session.h"
#include "app/session/thread_priority.h"
#include "app/style/theme.h"
#include "core/errors.h"

namespace pushforward::app {
namespace {

enum Role { id_role = Qt::UserRole + 1, image_role, chosen_role };

// Eighteen targets in four rows, so that the form of a layer has its place below.
constexpr int columns = 5;
constexpr int gap = 6;

int list_width() {
  const Theme& theme = Theme::current();
  return static_cast<int>(theme.metric("right_column") - 2 * theme.metric("panel_inset"));
}
int side() { return (list_width() - (columns - 1) * gap) / columns; }
// Half of every gap on either side of a picture.
QSize cell() { return {side() + gap, side() + gap}; }

class ThumbnailDelegate : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return cell(); }

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const Theme& theme = Theme::current();
    const QRectF cell_rect = option.rect;
    const QRectF picture(cell_rect.left() + gap / 2, cell_rect.top() + gap / 2, side(), side());
    const QImage image = index.data(image_role).value<QImage>();
    if (image.isNull())
      painter->fillRect(picture, theme.color("plot"));  // still being computed
    else
      painter->drawImage(picture, image);
    painter->setBrush(Qt::NoBrush);
    const auto outline = [&](const QColor& color, double width, double outside) {
      painter->setPen(QPen(color, width));
      const double by = outside + width / 2;
      painter->drawRect(picture.adjusted(-by, -by, by, by));
    };
    if (index.data(chosen_role).toBool())
      outline(theme.color("accent"), 1.5, 1.0);
    else if (option.state.testFlag(QStyle::State_MouseOver))
      outline(theme.color("control"), 1.0, 0.0);
    if (option.state.testFlag(QStyle::State_HasFocus)) outline(theme.color("accent"), 2.0, 2.0);
  }
};

}  // namespace

TargetGallery::TargetGallery(Session& session, QWidget* parent) : QWidget(parent), session_(session) {
  setAccessibleName(tr("Target"));
  header_ = new PanelHeader(tr("Target"), this);
  own_thumbnails_.setMaxThreadCount(1);
  column_ = new QVBoxLayout(this);
  column_->setContentsMargins(0, 0, 0, 6);
  column_->setSpacing(0);
  column_->addWidget(header_);
  build_list();
  connect(&session_, &Session::project_changed, this, &TargetGallery::follow_project);
  connect(&session_, &Session::frame_ready, this, &TargetGallery::show_note);
  follow_project();
  draw_thumbnails(false);
  connect(&Theme::current(), &Theme::changed, this, [this, drawn_in = Theme::current().density_map()]() mutable {
    if (drawn_in == Theme::current().density_map()) return;
    drawn_in = Theme::current().density_map();
    draw_thumbnails(true);
  });
}

TargetGallery::~TargetGallery() {
  own_thumbnails_.clear();
  own_thumbnails_.waitForDone();
}

void TargetGallery::add_section(QWidget* section) { column_->insertWidget(2, section); }

void TargetGallery::set_parameters_hidden(bool hidden) {
  parameters_hidden_ = hidden;
  if (parameters_ != nullptr) parameters_->setHidden(hidden);
}

TargetChoice TargetGallery::remembered(const QString& id) const {
  return own_.value(id, TargetChoice{.id = id.toStdString(), .parameters = {}});
}

void TargetGallery::remember_all_of(const TargetGallery& other) {
  for (const TargetChoice& choice : other.own_) remember(choice);
}

void TargetGallery::build_list() {
  model_ = new QStandardItemModel(this);
  for (const TargetSpec& spec : all_targets()) {
    auto* item = new QStandardItem;
    const QString title = core_text(spec.title);
    item->setData(QString::fromStdString(spec.id), id_role);
    item->setData(title, Qt::AccessibleTextRole);
    item->setToolTip(QStringLiteral("<p><b>%1</b></p><p>%2</p><p>%3</p>")
                         .arg(title, core_text(spec.formula_html), core_text(spec.doc).toHtmlEscaped()));
    item->setEditable(false);
    model_->appendRow(item);
  }
  list_ = new QListView(this);
  list_->setModel(model_);
  list_->setItemDelegate(new ThumbnailDelegate(list_));
  list_->setViewMode(QListView::IconMode);
  list_->setMovement(QListView::Static);
  list_->setResizeMode(QListView::Adjust);
  list_->setUniformItemSizes(true);
  list_->setMouseTracking(true);
  list_->setFrameShape(QFrame::NoFrame);
  list_->setSelectionMode(QAbstractItemView::NoSelection);
  list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  list_->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  list_->setAccessibleName(tr("Targets"));
  const int inset = static_cast<int>(Theme::current().metric("panel_inset"));
  const int rows = (model_->rowCount() + columns - 1) / columns;
  // One pixel more than the cells take, or the list would wrap one earlier.
  list_->setFixedSize(columns * cell().width() + 1, rows * cell().height());
  auto* row = new QHBoxLayout;
  row->setContentsMargins(inset - gap / 2, 0, 0, 0);
  row->addWidget(list_);
  row->addStretch();
  column_->addLayout(row);
  connect(list_, &QListView::clicked, this,
          [this](const QModelIndex& index) { choose(index.data(id_role).toString()); });
  connect(list_, &QListView::activated, this,
          [this](const QModelIndex& index) { choose(index.data(id_role).toString()); });
}

void TargetGallery::draw_thumbnails(bool anew) {
  const int pixels = static_cast<int>(std::lround(side() * devicePixelRatioF()));
  std::vector<TargetChoice> choices;
  for (const TargetSpec& spec : all_targets()) choices.push_back(remembered(QString::fromStdString(spec.id)));
  // Stops at the next target when the gallery goes; its destructor waits for that. The thread before is waited for on
  // the new one, not here.
  painter_.request_stop();
  painter_ = std::jthread([this, anew, pixels, choices, map = density_map(Theme::current()),
                           before = std::move(painter_)](const std::stop_token& stop) mutable {
    before = {};
    int row = 0;
    for (const TargetChoice& choice : choices) {
      if (stop.stop_requested()) return;
      QImage image;
      try {
        image = target_thumbnail(*make_target(choice), pixels, map);
      } catch (const InputError&) {
        // One of the person's own that has no data yet, or none that can be used, which is told elsewhere.
      }
      QMetaObject::invokeMethod(
          this,
          [this, row, image, anew] {
            // One of the person's own may have its picture already.
            if (image.isNull()) return;
            if (anew || model_->item(row)->data(image_role).isNull()) model_->item(row)->setData(image, image_role);
          },
          Qt::QueuedConnection);
      ++row;
    }
  });
}

void TargetGallery::choose(const QString& id) {
  if (id.toStdString() != session_.project().target.id) session_.set_target(remembered(id));
}

// The last target of each of the kinds that a person makes stays in the gallery.
void TargetGallery::remember(const TargetChoice& choice) {
  const QString id = QString::fromStdString(choice.id);
  if (!choice.data.is_given() || remembered(id) == choice) return;
  own_[id] = choice;
  const int pixels = static_cast<int>(std::lround(side() * devicePixelRatioF()));
  // An older one of this kind that has not begun is no longer wanted.
  if (const auto& older = thumbnail_wanted_[id]) *older = false;
  const auto wanted = thumbnail_wanted_[id] = std::make_shared<std::atomic<bool>>(true);
  own_thumbnails_.start([this, choice, id, pixels, wanted, map = density_map(Theme::current())] {
    if (!*wanted) return;
    give_way_to_the_training();
    QImage image;
    try {
      image = target_thumbnail(*make_target(choice), pixels, map);
    } catch (const InputError&) {
      return;  // who made it is told elsewhere
    }
    QMetaObject::invokeMethod(
        this,
        [this, id, image] {
          for (int row = 0; row < model_->rowCount(); ++row)
            if (model_->item(row)->data(id_role).toString() == id) model_->item(row)->setData(image, image_role);
        },
        Qt::QueuedConnection);
  });
}

// What is chosen and, once its target is compiled, the entropy that no model's loss can pass.
void TargetGallery::show_note() {
  const TargetChoice& choice = session_.project().target;
  const auto frame = session_.frame();
  const bool compiled = frame && frame->target && frame->target->choice == choice;
  const QString title = core_text(find_target(choice.id).title);
  if (!compiled) return header_->set_note(title, {});
  const Target& target = *frame->target->target;
  header_->set_note(tr("%1 · H %2").arg(title, QString::number(target.entropy(), 'f', 3)),
                    tr("Entropy H of the target in nats, by %1").arg(core_text(target.entropy_method())));
}

void TargetGallery::follow_project() {
  const TargetChoice& choice = session_.project().target;
  const QString id = QString::fromStdString(choice.id);
  for (int row = 0; row < model_->rowCount(); ++row) {
    QStandardItem* item = model_->item(row);
    const bool chosen = item->data(id_role).toString() == id;
    if (item->data(chosen_role).toBool() != chosen || !item->data(chosen_role).isValid())
      item->setData(chosen, chosen_role);
    if (chosen && id != shown_) list_->setCurrentIndex(item->index());
  }
  show_note();
  for (const TargetChoice& own : session_.project().own_targets) remember(own);
  remember(choice);
  if (id != shown_) build_parameters();
  for (SettingField* field : findChildren<SettingField*>()) {
    const std::string name = field->objectName().toStdString();
    const auto given = choice.parameters.find(name);
    for (const TargetParameterSpec& spec : find_target(choice.id).parameters)
      if (spec.id == name) field->show_value(given == choice.parameters.end() ? spec.default_value : given->second);
  }
}

void TargetGallery::build_parameters() {
  const TargetSpec& target = find_target(session_.project().target.id);
  shown_ = QString::fromStdString(target.id);
  if (parameters_) {
    // A field of the old target may be the sender of the signal that led here.
    for (SettingField* field : parameters_->findChildren<SettingField*>()) field->setObjectName(QString());
    parameters_->hide();
    parameters_->setParent(nullptr);
    parameters_->deleteLater();
    parameters_ = nullptr;
  }
  if (target.parameters.empty()) return;
  const Theme& theme = Theme::current();
  const int inset = static_cast<int>(theme.metric("panel_inset"));
  parameters_ = new QWidget(this);
  auto* rows = new QVBoxLayout(parameters_);
  rows->setContentsMargins(inset, 4, inset, 0);
  rows->setSpacing(0);
  for (const TargetParameterSpec& spec : target.parameters) {
    auto* row = new QWidget(parameters_);
    row->setFixedHeight(static_cast<int>(theme.metric("row")));
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    const QString title = core_text(spec.title);
    const QString tip = core_text(spec.doc);
    auto* field = new SettingField(SettingField::Kind::linear, spec.minimum, spec.maximum, row);
    field->setObjectName(QString::fromStdString(spec.id));
    field->setAccessibleName(title);
    field->setToolTip(tip);
    field->setFixedWidth(64);
    new HeldGesture(session_, field);
    connect(field, &SettingField::refused, this, &TargetGallery::refused);
    connect(field, &SettingField::committed, this, [this, id = spec.id](double value) {
      TargetChoice choice = session_.project().target;
      choice.parameters[id] = value;
      session_.set_target(choice);
    });
    auto* name = new RoleLabel(title, "body", "text2", row);
    name->setToolTip(tip);
    name->setBuddy(field);
    line->addWidget(name, 1);
    line->addWidget(field);
    rows->addWidget(row);
  }
  column_->addWidget(parameters_);
  parameters_->setHidden(parameters_hidden_);
}

void TargetGallery::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), Theme::current().color("panel"));
}

}  // namespace pushforward::app
