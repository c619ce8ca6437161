#include "app/own_targets/formula_panel.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QTextBlock>
#include <QVBoxLayout>
#include <utility>

#include "app/own_targets/sentence_line.h"
#include "app/session/session.h"
#include "app/style/key_use.h"
#include "app/style/theme.h"

namespace pushforward::app {
namespace {

const std::string formula_id = "formula";
constexpr int field_lines = 4;

QString text_of(const TargetChoice& choice) { return QString::fromStdString(std::get<std::string>(data_of(choice))); }

}  // namespace

// --- the field ---

FormulaField::FormulaField(QWidget* parent) : QPlainTextEdit(parent) {
  setFont(Theme::current().font("value"));
  setAccessibleName(tr("Energy U(x, y)"));
  setToolTip(tr(
      "The energy: p(x, y) is proportional to exp(−U). Numbers, x and y, + - * / ^, brackets, pi, e, and sin cos tan "
      "tanh exp log sqrt abs sigmoid min max pow atan2. Return makes it the target."));
  setTabChangesFocus(true);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setWordWrapMode(QTextOption::WrapAnywhere);
  document()->setDocumentMargin(4);
  setFixedHeight(field_lines * fontMetrics().lineSpacing() + 12);
}

void FormulaField::mark(std::optional<int> place) {
  marked_ = place;
  QList<QTextEdit::ExtraSelection> marks;
  const int length = static_cast<int>(toPlainText().size());
  if (place && length > 0) {
    QTextEdit::ExtraSelection mark;
    mark.cursor = QTextCursor(document());
    // Where something is missing at the end, what stands last.
    const int first = std::min(*place, length - 1);
    int last = first + 1;
    // A name that is not known, to its end.
    const QString text = toPlainText();
    if (text[first].isLetter())
      while (last < length && text[last].isLetterOrNumber()) ++last;
    mark.cursor.setPosition(first);
    mark.cursor.setPosition(last, QTextCursor::KeepAnchor);
    QColor ground = Theme::current().color("danger");
    mark.format.setUnderlineColor(ground);
    mark.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
    constexpr float ground_opacity = 0.28F;
    ground.setAlphaF(ground_opacity);
    mark.format.setBackground(ground);
    marks << mark;
  }
  setExtraSelections(marks);
}

QList<KeyUse> FormulaField::keys() {
  const QString where = tr("In the field of a formula");
  return {{{Qt::Key_Return}, tr("Take the formula as the target"), where},
          {{Qt::Key_Escape}, tr("Give the formula up"), where}};
}

void FormulaField::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
      emit taken();
      return;
    case Qt::Key_Escape:
      emit given_up();
      return;
    default:
      QPlainTextEdit::keyPressEvent(event);
  }
}

// --- the panel ---

FormulaPanel::FormulaPanel(Session& session, QWidget* parent) : QWidget(parent), session_(session) {
  setAccessibleName(tr("Formula"));
  auto* rows = new QVBoxLayout(this);
  rows->setContentsMargins(0, 0, 0, 0);
  rows->setSpacing(4);
  field_ = new FormulaField(this);
  sentence_ = new SentenceLine(this);
  auto* buttons = new QHBoxLayout;
  buttons->setSpacing(6);
  use_ = new QPushButton(tr("Use"), this);
  use_->setToolTip(tr("Make it the target (Return, in the field)"));
  auto* done = new QPushButton(tr("Done"), this);
  done->setToolTip(tr("Close the formula; what is not used is given up (Escape, in the field)"));
  for (QPushButton* button : {use_, done}) {
    button->setAutoDefault(false);
    buttons->addWidget(button, 1);
  }
  rows->addWidget(field_);
  rows->addWidget(sentence_);
  rows->addLayout(buttons);
  connect(field_, &QPlainTextEdit::textChanged, this, &FormulaPanel::follow_typing);
  connect(field_, &FormulaField::taken, this, &FormulaPanel::take);
  connect(field_, &FormulaField::given_up, this, &FormulaPanel::end);
  connect(use_, &QPushButton::clicked, this, &FormulaPanel::take);
  connect(done, &QPushButton::clicked, this, &FormulaPanel::end);
  connect(&check_, &FormulaCheck::judged, this, &FormulaPanel::show_verdict);
  connect(&session_, &Session::project_changed, this, &FormulaPanel::follow_project);
  // The mark's colours are those of the theme.
  connect(&Theme::current(), &Theme::changed, this, [this] { field_->mark(field_->marked()); });
}

QString FormulaPanel::sentence() const { return sentence_->sentence(); }

bool FormulaPanel::refuses() const { return !check_.is_checking() && sentence_->is_error(); }

void FormulaPanel::begin(const TargetChoice& formula) {
  on_ = true;
  take_when_judged_ = false;
  seen_ = session_.project().target;
  field_->setPlainText(text_of(seen_.id == formula_id ? seen_ : formula));
  field_->selectAll();
  field_->setFocus(Qt::OtherFocusReason);
  follow_typing();
}

void FormulaPanel::end() {
  if (!std::exchange(on_, false)) return;
  take_when_judged_ = false;
  emit ended();
}

void FormulaPanel::follow_typing() {
  if (!on_) return;
  take_when_judged_ = false;
  field_->mark(std::nullopt);
  check_.check(field_->toPlainText());
  if (check_.is_checking()) sentence_->say(tr("Looking whether exp(−U) has an integral…"), false);
}

void FormulaPanel::show_verdict(const FormulaVerdict& verdict) {
  verdict_ = verdict;
  if (!on_) return;
  field_->mark(verdict.place);
  use_->setEnabled(verdict.is_density);
  if (!verdict.is_density) {
    sentence_->say(verdict.sentence, true);
    take_when_judged_ = false;
    return;
  }
  const bool is_target = formula_target(verdict.text) == session_.project().target;
  sentence_->say(is_target ? tr("This is the target.") : tr("A density. Return makes it the target."), false);
  if (std::exchange(take_when_judged_, false)) take();
}

void FormulaPanel::take() {
  const QString text = field_->toPlainText();
  if (verdict_.text != text || check_.is_checking()) {
    take_when_judged_ = true;
    return;
  }
  if (!verdict_.is_density) return;
  session_.set_target(formula_target(text), [] { return tr("change of the formula"); });
  field_->document()->setModified(false);  // Ctrl+Z takes back the target from here on
  show_verdict(verdict_);
}

// Undo, redo, or another choice.
void FormulaPanel::follow_project() {
  const TargetChoice& target = session_.project().target;
  if (!on_ || target == seen_) return;
  seen_ = target;
  if (target.id != formula_id) return end();
  if (text_of(target) != field_->toPlainText()) field_->setPlainText(text_of(target));
}

}  // namespace pushforward::app
