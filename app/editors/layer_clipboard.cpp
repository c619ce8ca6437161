#include "app/editors/layer_clipboard.h"

#include <QCoreApplication>
#include <QMimeData>
#include <utility>

#include "app/language/core_text.h"
#include "core/errors.h"
#include "core/project/project.h"

namespace pushforward::app {
namespace {

QString say(const char* sentence) { return QCoreApplication::translate("LayerClipboard", sentence); }

[[noreturn]] void refuse(const QString& sentence) { throw InputError("", sentence.toStdString()); }

}  // namespace

QString layer_mime_type() { return QStringLiteral("application/x-pushforward+json"); }

std::unique_ptr<QMimeData> mime_of_layers(std::vector<LayerEntry> layers, int dim) {
  Project only_layers;
  only_layers.stack = {.dim = dim, .layers = std::move(layers)};
  const QByteArray text = QByteArray::fromStdString(format_project(only_layers));
  auto mime = std::make_unique<QMimeData>();
  mime->setData(layer_mime_type(), text);
  mime->setText(QString::fromUtf8(text));
  return mime;
}

std::vector<LayerEntry> layers_of_mime(const QMimeData* mime, int dim) {
  if (mime == nullptr || (!mime->hasFormat(layer_mime_type()) && !mime->hasText()))
    refuse(say(QT_TRANSLATE_NOOP("LayerClipboard", "The clipboard holds no layers; copy some cards first.")));
  const QByteArray text = mime->hasFormat(layer_mime_type()) ? mime->data(layer_mime_type()) : mime->text().toUtf8();
  Project project;
  try {
    project = parse_project(std::string_view(text.constData(), static_cast<std::size_t>(text.size())));
  } catch (const InputError& error) {
    refuse(say(QT_TRANSLATE_NOOP("LayerClipboard", "The clipboard holds no layers that can be pasted: %1"))
               .arg(core_text(error.what())));
  }
  if (project.stack.dim != dim)
    refuse(say(QT_TRANSLATE_NOOP("LayerClipboard", "The clipboard's layers are of %1 dimensions, the stack is of %2."))
               .arg(project.stack.dim)
               .arg(dim));
  if (project.stack.layers.empty())
    refuse(
        say(QT_TRANSLATE_NOOP("LayerClipboard", "The clipboard holds a stack without layers; copy some cards first.")));
  return std::move(project.stack.layers);
}

}  // namespace pushforward::app
