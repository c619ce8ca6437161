#include "tests/app/window/seen_texts.h"

#include <QAbstractButton>
#include <QAbstractItemModel>
#include <QAbstractItemView>
#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPaintDevice>
#include <QPaintEngine>

namespace pushforward::test {
namespace {

class TextEngine : public QPaintEngine {
 public:
  TextEngine() : QPaintEngine(QPaintEngine::AllFeatures) {}
  bool begin(QPaintDevice*) override { return true; }
  bool end() override { return true; }
  void updateState(const QPaintEngineState&) override {}
  void drawPixmap(const QRectF&, const QPixmap&, const QRectF&) override {}
  void drawTextItem(const QPointF&, const QTextItem& item) override { texts.append(item.text()); }
  void drawPath(const QPainterPath&) override {}
  void drawPolygon(const QPointF*, int, PolygonDrawMode) override {}
  Type type() const override { return QPaintEngine::User; }
  QStringList texts;
};

class TextDevice : public QPaintDevice {
 public:
  explicit TextDevice(QSize size) : size_(size) {}
  QPaintEngine* paintEngine() const override { return &engine_; }
  [[nodiscard]] const QStringList& texts() const { return engine_.texts; }

 protected:
  int metric(PaintDeviceMetric which) const override {
    switch (which) {
      case PdmWidth:
        return size_.width();
      case PdmHeight:
        return size_.height();
      case PdmDepth:
        return 32;
      case PdmDevicePixelRatio:
        return 1;
      case PdmDevicePixelRatioScaled:
        return static_cast<int>(devicePixelRatioFScale());
      default:
        return 96;
    }
  }

 private:
  QSize size_;
  mutable TextEngine engine_;
};

class Collector {
 public:
  void add(const QString& text, const char* what, const QObject& owner) {
    if (text.trimmed().isEmpty()) return;
    const auto* widget = qobject_cast<const QWidget*>(&owner);
    const QString name = widget ? widget->accessibleName() : owner.objectName();
    found.push_back({text, QStringLiteral("%1 of %2 \"%3\"")
                               .arg(QLatin1String(what), QLatin1String(owner.metaObject()->className()), name)});
  }
  void add_widget(const QWidget& widget) {
    add(widget.windowTitle(), "title", widget);
    add(widget.toolTip(), "tool tip", widget);
    add(widget.accessibleName(), "name", widget);
    add(widget.accessibleDescription(), "description", widget);
    if (const auto* label = qobject_cast<const QLabel*>(&widget)) add(label->text(), "text", widget);
    if (const auto* button = qobject_cast<const QAbstractButton*>(&widget)) add(button->text(), "text", widget);
    if (const auto* line = qobject_cast<const QLineEdit*>(&widget)) {
      add(line->text(), "text", widget);
      add(line->placeholderText(), "placeholder", widget);
    }
    if (const auto* menu = qobject_cast<const QMenu*>(&widget)) add(menu->title(), "title", widget);
    if (const auto* box = qobject_cast<const QComboBox*>(&widget)) add_model(*box->model(), widget);
    if (const auto* view = qobject_cast<const QAbstractItemView*>(&widget))
      if (view->model() != nullptr) add_model(*view->model(), widget);
  }
  void add_action(const QAction& action) {
    add(action.text(), "text", action);
    add(action.toolTip(), "tool tip", action);
    add(action.statusTip(), "status tip", action);
  }
  std::vector<SeenText> found;

 private:
  void add_model(const QAbstractItemModel& model, const QWidget& owner) {
    for (int row = 0; row < model.rowCount(); ++row)
      for (const int role : {Qt::DisplayRole, Qt::ToolTipRole, Qt::AccessibleTextRole, Qt::AccessibleDescriptionRole})
        add(model.index(row, 0).data(role).toString(), "item", owner);
  }
};

}  // namespace

QStringList painted_texts(QWidget& widget) {
  TextDevice device(widget.size());
  widget.render(&device, QPoint(), QRegion(), QWidget::DrawWindowBackground);
  return device.texts();
}

std::vector<SeenText> seen_texts(QWidget& window) {
  Collector collector;
  collector.add_widget(window);
  for (const QWidget* widget : window.findChildren<QWidget*>()) collector.add_widget(*widget);
  for (const QAction* action : window.findChildren<QAction*>()) collector.add_action(*action);
  for (QWidget* widget : window.findChildren<QWidget*>()) {
    if (!widget->isVisible()) continue;
    for (const QString& text : painted_texts(*widget)) collector.add(text, "painting", *widget);
  }
  return collector.found;
}

}  // namespace pushforward::test
