#include "app/editors/value_symbol.h"

#include <QObject>

namespace pushforward::app {

namespace {

QString index_text(const TensorShape& shape, int element, const QString& separator) {
  if (element < 0 || shape.size() == 1) return {};
  if (shape.rank == 1) return QString::number(element + 1);
  return QString::number(element / shape.cols + 1) + separator + QString::number(element % shape.cols + 1);
}

}  // namespace

QString value_symbol(const TensorSlot& slot, int element) {
  QString symbol = QString::fromStdString(slot.spec->symbol);
  if (slot.spec->is_list) symbol += QStringLiteral("<sup>(%1)</sup>").arg(slot.index_in_list + 1);
  const QString index = index_text(slot.shape, element, QString());
  if (index.isEmpty()) return symbol;
  const QString end = QStringLiteral("</sub>");
  if (!symbol.endsWith(end)) return symbol + QStringLiteral("<sub>%1</sub>").arg(index);
  symbol.chop(end.size());  // the symbol has a subscript of its own: z0 becomes z0,1
  return symbol + u',' + index + end;
}

QString value_name(const TensorSlot& slot, int element) {
  QString name = QString::fromStdString(slot.spec->id);
  if (slot.spec->is_list) name += QStringLiteral(" %1,").arg(slot.index_in_list + 1);
  const QString index = index_text(slot.shape, element, QStringLiteral(" "));
  return index.isEmpty() ? name : name + u' ' + index;
}

QString shape_text(const TensorShape& shape) {
  if (shape.rank == 0) return QObject::tr("number");
  if (shape.rank == 1) return QString::number(shape.rows);
  return QStringLiteral("%1 × %2").arg(shape.rows).arg(shape.cols);
}

}  // namespace pushforward::app
