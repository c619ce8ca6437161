#include "app/own_targets/sentence_line.h"

#include <QHBoxLayout>
#include <QPainter>

#include "app/editors/role_label.h"
#include "app/language/core_text.h"
#include "app/style/icon_engine.h"
#include "app/style/theme.h"

namespace pushforward::app {
namespace {

class WarningSign : public QWidget {
 public:
  using QWidget::QWidget;

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    draw_icon(painter, rect(), QStringLiteral("warning"), Theme::current().color("danger"));
  }
};

}  // namespace

SentenceLine::SentenceLine(QWidget* parent)
    : QWidget(parent), sign_(new WarningSign(this)), words_(new RoleLabel(QString(), "caption", "text2", this)) {
  constexpr int side = 14;
  sign_->setFixedSize(side, side);
  words_->setWordWrap(true);
  // What cannot be broken, such as the name of a file, must not widen the column.
  words_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  words_->setTextFormat(Qt::PlainText);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 2, 0, 2);
  row->setSpacing(6);
  row->addWidget(sign_, 0, Qt::AlignTop);
  row->addWidget(words_, 1);
  hide();
}

void SentenceLine::say(const QString& words, bool is_error) {
  const QString sentence = core_text(words);
  is_error_ = is_error;
  sign_->setVisible(is_error);
  words_->set_color_role(is_error ? QStringLiteral("danger") : QStringLiteral("text2"));
  if (words_->text() != sentence) words_->setText(sentence);
  setAccessibleName(sentence);
  setVisible(!sentence.isEmpty());
}

QString SentenceLine::sentence() const { return words_->text(); }

}  // namespace pushforward::app
