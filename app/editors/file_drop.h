// A file that is dropped on a widget, for one who wants files of a kind. Whoever was added last is asked first; what
// nobody wants is not accepted.
#pragma once

#include <QObject>
#include <QString>
#include <functional>

class QMimeData;

namespace pushforward::app {

class FileDrop : public QObject {
  Q_OBJECT
 public:
  // The path of the file that is wanted of what is dragged; empty when none is.
  using Wanted = std::function<QString(const QMimeData* dragged)>;
  FileDrop(QWidget& widget, Wanted wanted, QObject* parent);

 signals:
  void dropped(const QString& path);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  Wanted wanted_;
};

}  // namespace pushforward::app
