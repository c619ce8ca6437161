#include "app/editors/explanation.h"

#include <utility>

#include "app/style/theme.h"

namespace pushforward::app {

Explanation::Explanation(int width, QString color_role, QWidget* parent)
    : RoleLabel(QString(), "caption", std::move(color_role), parent) {
  const int inset = static_cast<int>(Theme::current().metric("panel_inset"));
  setContentsMargins(inset, 2, inset, 6);
  setFixedWidth(width);
  setWordWrap(true);
  setTextFormat(Qt::PlainText);
  setAlignment(Qt::AlignLeft | Qt::AlignTop);
  hide();
}

void Explanation::say(const QString& sentence) {
  if (sentence == text()) return;
  setText(sentence);
  setAccessibleName(sentence);
  // A scroll area does not ask how high a wrapped text is, so it is said.
  setFixedHeight(heightForWidth(width()));
  setVisible(!sentence.isEmpty());
}

}  // namespace pushforward::app
