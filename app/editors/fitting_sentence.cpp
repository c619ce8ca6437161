#include "app/editors/fitting_sentence.h"

#include <QFontMetrics>
#include <QPainter>
#include <utility>

#include "app/style/theme.h"

namespace pushforward::app {

FittingSentence::FittingSentence(const QString& font_role, QString color_role, QWidget* parent)
    : QWidget(parent), color_role_(std::move(color_role)) {
  setFont(Theme::current().font(font_role));
  setMinimumHeight(QFontMetrics(font()).height());
  setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
}

void FittingSentence::say(const QStringList& wordings) {
  if (wordings == wordings_) return;
  wordings_ = wordings;
  const QString whole = wordings.value(0);
  setAccessibleName(whole);
  setToolTip(whole);
  update();
}

QString FittingSentence::shown() const {
  const QFontMetrics metrics(font());
  for (const QString& wording : wordings_)
    if (metrics.horizontalAdvance(wording) <= width()) return wording;
  return {};
}

void FittingSentence::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setPen(Theme::current().color(color_role_));
  painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter, shown());
}

}  // namespace pushforward::app
