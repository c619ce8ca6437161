#include "app/window/keys_dialog.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QRegularExpression>
#include <QScreen>
#include <QScrollBar>
#include <QStandardItemModel>
#include <QStyle>
#include <QStyledItemDelegate>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <iterator>
#include <utility>

#include "app/editors/role_label.h"
#include "app/style/theme.h"
#include "app/window/key_caps.h"

namespace pushforward::app {
namespace {

enum Role { keys_role = Qt::UserRole + 1, explanation_role, is_title_role };

// In device-independent pixels.
constexpr int inset = 16;
constexpr int keys_width = 168;
constexpr int text_width = 420;
constexpr int row_height = 30;
constexpr int line_below = 17;  // of the explanation
constexpr int title_height = 40;
constexpr int scroll_bar = 10;
constexpr int most_height = 700;

// The keys, and beside them what they do; below it, smaller, where.
class KeyDelegate : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const override {
    const int width = keys_width + text_width + 2 * inset;
    if (index.data(is_title_role).toBool()) return {width, title_height};
    return {width, row_height + height_of(index.data(explanation_role).toString())};
  }

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const Theme& theme = Theme::current();
    const QRectF row(option.rect);
    const QString words = index.data().toString();
    painter->save();
    if (index.data(is_title_role).toBool()) {
      painter->setFont(theme.font(QStringLiteral("section")));
      painter->setPen(theme.color(QStringLiteral("text")));
      painter->drawText(row.adjusted(inset, 0, -inset, -8), Qt::AlignLeft | Qt::AlignBottom, words);
      painter->fillRect(QRectF(row.left() + inset, row.bottom() - 4, row.width() - 2 * inset, 1),
                        theme.color(QStringLiteral("hairline")));
      painter->restore();
      return;
    }
    if (option.state.testFlag(QStyle::State_HasFocus)) painter->fillRect(row, theme.color(QStringLiteral("hover")));
    painter->setRenderHint(QPainter::Antialiasing);
    const double middle = row.top() + row_height / 2.0;
    KeyCaps(index.data(keys_role).value<QList<QKeySequence>>()).paint(*painter, {row.left() + inset, middle});
    const double left = row.left() + inset + keys_width;
    painter->setFont(theme.font(QStringLiteral("body")));
    painter->setPen(theme.color(QStringLiteral("text")));
    painter->drawText(QRectF(left, row.top(), text_width, row_height), Qt::AlignLeft | Qt::AlignVCenter, words);
    painter->setFont(theme.font(QStringLiteral("caption")));
    painter->setPen(theme.color(QStringLiteral("text2")));
    painter->drawText(QRectF(left, row.top() + row_height - 6, text_width, row.height() - row_height + 6),
                      Qt::AlignLeft | Qt::TextWordWrap, index.data(explanation_role).toString());
    painter->restore();
  }

 private:
  static int height_of(const QString& explanation) {
    if (explanation.isEmpty()) return 0;
    const QFontMetrics metrics(Theme::current().font(QStringLiteral("caption")));
    const int height =
        metrics.boundingRect(0, 0, text_width, 1000, Qt::AlignLeft | Qt::TextWordWrap, explanation).height();
    return std::max(line_below, height) - 2;
  }
};

// "Shift+← →" as one types it: Shift, Left, Right, and the caps as a whole.
QStringList typed(const KeyUse& use) {
  QStringList names;
  for (const QKeySequence& keys : use.keys) {
    const QString name = keys.toString(QKeySequence::PortableText);
    names << name << name.split(u'+', Qt::SkipEmptyParts);
  }
  return names << KeyCaps(use.keys).labels();
}

// Whether each word that was typed begins one of these words, or a key.
bool fits(const QStringList& wanted_words, const QString& sentence, const QStringList& keys) {
  static const QRegularExpression between(QStringLiteral("[\\s,.;:()“”]+"));
  const QStringList words = sentence.split(between, Qt::SkipEmptyParts) + keys;
  return std::ranges::all_of(wanted_words, [&](const QString& wanted) {
    // A script without spaces between its words is looked through everywhere.
    const bool anywhere = wanted.front().unicode() >= 0x2E80;
    return anywhere ? sentence.contains(wanted) : std::ranges::any_of(words, [&](const QString& word) {
      return word.startsWith(wanted, Qt::CaseInsensitive);
    });
  });
}

// The uses that these words find, under their titles; where they find none, the groups whose title they begin.
std::vector<KeySection> found_in(const std::vector<KeySection>& sections, const QStringList& wanted) {
  std::vector<KeySection> found;
  for (const KeySection& section : sections) {
    KeySection part{section.title, {}};
    std::ranges::copy_if(section.uses, std::back_inserter(part.uses), [&](const KeyUse& use) {
      return fits(wanted, use.does + u' ' + use.explanation, typed(use));
    });
    if (!part.uses.isEmpty()) found.push_back(std::move(part));
  }
  if (found.empty())
    std::ranges::copy_if(sections, std::back_inserter(found),
                         [&](const KeySection& section) { return fits(wanted, section.title, {}); });
  return found;
}

}  // namespace

KeysDialog::KeysDialog(std::vector<KeySection> sections, QWidget* parent)
    : QDialog(parent), sections_(std::move(sections)) {
  setWindowTitle(tr("Keys"));
  build();
  connect(filter_, &QLineEdit::textChanged, this, &KeysDialog::show_matching);
  connect(&Theme::current(), &Theme::changed, list_->viewport(), qOverload<>(&QWidget::update));
  // Back to where the keyboard was, also where no window manager sees to it.
  if (parent != nullptr) connect(this, &QDialog::finished, parent, [parent] { parent->window()->activateWindow(); });
  show_matching(QString());
  filter_->setFocus();
}

void KeysDialog::build() {
  filter_ = new QLineEdit(this);
  filter_->setPlaceholderText(tr("Find a key, or what it does"));
  filter_->setAccessibleName(tr("Find"));
  filter_->setToolTip(tr("Narrow the list, e.g. “lens” or “Ctrl+Z”; the arrows scroll it"));
  filter_->installEventFilter(this);
  // Where no window manager draws a title, there is a way out for the mouse all the same.
  auto* close = new QToolButton(this);
  close->setIcon(Theme::current().icon(QStringLiteral("close")));
  close->setIconSize({12, 12});
  close->setFixedSize(24, 24);
  close->setAutoRaise(true);
  close->setFocusPolicy(Qt::TabFocus);
  close->setAccessibleName(tr("Close"));
  close->setToolTip(tr("Close (Escape)"));
  connect(close, &QToolButton::clicked, this, &QDialog::reject);
  model_ = new QStandardItemModel(this);
  list_ = new QListView(this);
  list_->setAccessibleName(tr("Keys"));
  list_->setModel(model_);
  list_->setItemDelegate(new KeyDelegate(list_));
  list_->setEditTriggers(QAbstractItemView::NoEditTriggers);
  list_->setSelectionMode(QAbstractItemView::NoSelection);
  list_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  list_->setFrameShape(QFrame::NoFrame);
  nothing_ = new RoleLabel(QString(), "body", "text2", this);
  nothing_->setAlignment(Qt::AlignCenter);
  nothing_->setWordWrap(true);

  auto* top = new QHBoxLayout;
  top->setContentsMargins(inset, 12, inset - 4, 4);
  top->setSpacing(8);
  top->addWidget(filter_, 1);
  top->addWidget(close);
  auto* rows = new QVBoxLayout(this);
  rows->setContentsMargins(0, 0, 0, 8);
  rows->setSpacing(0);
  rows->addLayout(top);
  rows->addWidget(list_, 1);
  rows->addWidget(nothing_, 1);
  // A small screen, or a magnified one, shows fewer rows.
  const QScreen* shown_on = parentWidget() != nullptr ? parentWidget()->screen() : screen();
  const int title_bar = style()->pixelMetric(QStyle::PM_TitleBarHeight);
  setFixedWidth(keys_width + text_width + 2 * inset + scroll_bar);
  resize(width(), std::min(most_height, shown_on->availableGeometry().height() - title_bar));
}

void KeysDialog::show_matching(const QString& text) {
  model_->clear();
  shown_.clear();
  for (const KeySection& section : found_in(sections_, text.split(u' ', Qt::SkipEmptyParts))) {
    auto* title = new QStandardItem(section.title);
    title->setData(true, is_title_role);
    title->setFlags(Qt::NoItemFlags);  // the keys go past it
    model_->appendRow(title);
    for (const KeyUse& use : section.uses) {
      auto* item = new QStandardItem(use.does);
      item->setData(QVariant::fromValue(use.keys), keys_role);
      item->setData(use.explanation, explanation_role);
      item->setData(QStringLiteral("%1: %2").arg(KeyCaps(use.keys).labels().join(QStringLiteral(", ")), use.does),
                    Qt::AccessibleTextRole);
      item->setData(use.explanation, Qt::AccessibleDescriptionRole);
      item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
      model_->appendRow(item);
      shown_.append(use);
    }
  }
  if (!shown_.isEmpty()) list_->setCurrentIndex(model_->index(1, 0));
  list_->scrollToTop();
  list_->setVisible(!shown_.isEmpty());
  nothing_->setText(tr("No key fits “%1”.").arg(text));
  nothing_->setVisible(shown_.isEmpty());
}

// While one types, the list below goes by the keys that a line of text has no use for.
bool KeysDialog::eventFilter(QObject* watched, QEvent* event) {
  if (watched != filter_ || event->type() != QEvent::KeyPress) return QDialog::eventFilter(watched, event);
  const auto scroll = [this](QAbstractSlider::SliderAction action) {
    list_->verticalScrollBar()->triggerAction(action);
    return true;
  };
  switch (static_cast<QKeyEvent*>(event)->key()) {
    case Qt::Key_Up:
      return scroll(QAbstractSlider::SliderSingleStepSub);
    case Qt::Key_Down:
      return scroll(QAbstractSlider::SliderSingleStepAdd);
    case Qt::Key_PageUp:
      return scroll(QAbstractSlider::SliderPageStepSub);
    case Qt::Key_PageDown:
      return scroll(QAbstractSlider::SliderPageStepAdd);
    default:
      return QDialog::eventFilter(watched, event);
  }
}

}  // namespace pushforward::app
