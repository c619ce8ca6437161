#include "app/window/top_row.h"

#include <QAction>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QMenuBar>
#include <QPainter>
#include <QToolButton>

#include "app/editors/role_label.h"
#include "app/style/theme.h"
#include "app/window/title_editor.h"

namespace pushforward::app {
namespace {

constexpr int line = 1;  // between columns, as in the panels below
constexpr int button_side = 30;
constexpr int least_title = 105;

}  // namespace

TopRow::TopRow(QWidget* parent) : QWidget(parent) {
  const Theme& theme = Theme::current();
  const auto measure = [&theme](const char* name) { return static_cast<int>(theme.metric(QLatin1String(name))); };
  setFixedHeight(measure("top_row"));
  menus_ = new QMenuBar(this);
  menus_->setNativeMenuBar(false);
  menus_->setAccessibleName(tr("Menus"));
  auto* menu_place = new QWidget(this);
  menu_place->setFixedWidth(measure("stack_column"));
  auto* menu_row = new QHBoxLayout(menu_place);
  menu_row->setContentsMargins(6, 0, 0, 0);
  menu_row->addWidget(menus_, 0, Qt::AlignVCenter);

  auto* tool_place = new QWidget(this);
  tools_ = new QHBoxLayout(tool_place);
  tools_->setContentsMargins(8, 0, 0, 0);
  tools_->setSpacing(2);
  auto* title_place = new QWidget(this);
  auto* title_row = new QHBoxLayout(title_place);
  title_row->setContentsMargins(measure("panel_inset") - 2, 0, button_side + 16, 0);
  title_row->setSpacing(8);
  title_ = new TitleEditor(title_place);
  edited_ = new RoleLabel(tr("edited"), "body", "text3", title_place);
  title_row->addWidget(title_);
  title_row->addWidget(edited_);
  title_row->addStretch();
  auto* right_place = new QWidget(this);
  right_ = new QHBoxLayout(right_place);
  right_->setContentsMargins(0, 0, 8, 0);
  right_->addStretch();

  // In a narrow window the buttons have the room before the title.
  title_place->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  auto* row = new QGridLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(line);
  row->addWidget(menu_place, 0, 0);
  row->addWidget(tool_place, 0, 1);
  // It begins over its column of views and may go on over the panels, up to the button at the end.
  row->addWidget(title_place, 0, 2, 1, 2);
  row->addWidget(right_place, 0, 3, Qt::AlignRight);
  row->setColumnStretch(1, 1);
  row->setColumnStretch(2, 1);
  row->setColumnMinimumWidth(3, measure("right_column"));
}

QToolButton* TopRow::add_button(QAction* action, QHBoxLayout* row) {
  auto* button = new QToolButton(this);
  button->setDefaultAction(action);
  button->setIconSize({16, 16});
  button->setFixedSize(button_side, button_side);
  button->setAutoRaise(true);
  button->setFocusPolicy(Qt::TabFocus);
  if (action->menu() != nullptr) button->setPopupMode(QToolButton::InstantPopup);
  button->setAccessibleName(action->text().remove(QLatin1Char('&')));
  row->addWidget(button);
  return button;
}

void TopRow::add_buttons(const QList<QAction*>& files, QAction* play, const QList<QAction*>& transport,
                         const QList<QAction*>& edits, const QList<QAction*>& instruments, QAction* compare,
                         QAction* theme) {
  for (QAction* action : files) add_button(action, tools_)->setToolButtonStyle(Qt::ToolButtonIconOnly);
  tools_->addSpacing(9);
  QToolButton* main_button = add_button(play, tools_);
  main_button->setProperty("accent", true);
  main_button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  main_button->setFont(Theme::current().font(QStringLiteral("name")));
  main_button->setFixedSize(92, 28);
  tools_->addSpacing(9);
  for (QAction* action : transport) add_button(action, tools_)->setToolButtonStyle(Qt::ToolButtonIconOnly);
  tools_->addSpacing(9);
  for (QAction* action : edits) add_button(action, tools_)->setToolButtonStyle(Qt::ToolButtonIconOnly);
  tools_->addSpacing(9);
  for (QAction* action : instruments) add_button(action, tools_)->setToolButtonStyle(Qt::ToolButtonIconOnly);
  compare_ = add_button(compare, tools_);
  compare_->setFont(Theme::current().font(QStringLiteral("body")));
  tools_width_ = tools_->sizeHint().width();
  tools_->addStretch();
  add_button(theme, right_)->setToolButtonStyle(Qt::ToolButtonIconOnly);
}

// What few would look for behind a picture alone has its name beside it, as long as the title has room as well.
void TopRow::name_compare() {
  const int named = compare_->fontMetrics().horizontalAdvance(compare_->text()) + 44;
  const Theme& theme = Theme::current();
  const int room = width() - static_cast<int>(theme.metric(QStringLiteral("stack_column")) +
                                              theme.metric(QStringLiteral("right_column")));
  const bool has_room = room >= tools_width_ - button_side + named + least_title;
  compare_->setToolButtonStyle(has_room ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly);
  compare_->setFixedWidth(has_room ? named : button_side);
}

void TopRow::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  if (compare_ != nullptr) name_compare();
}

void TopRow::show_title(const QString& title, bool edited) {
  title_->show_title(title);
  edited_->setVisible(edited);
}

void TopRow::paintEvent(QPaintEvent*) {
  const Theme& theme = Theme::current();
  QPainter painter(this);
  painter.fillRect(rect(), theme.color(QStringLiteral("window")));
  painter.fillRect(0, height() - 1, width(), 1, theme.color(QStringLiteral("hairline")));
}

}  // namespace pushforward::app
