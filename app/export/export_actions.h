// Export data…, Export animation…, Copy as LaTeX and Copy caption, as the menus and their keys show them.
#pragma once

#include <QList>
#include <QObject>

#include "app/export/data_export.h"

class QAction;
class QWidget;

namespace pushforward::app {

class DataDialog;
class Session;

class ExportActions : public QObject {
  Q_OBJECT
 public:
  // The keys work in the whole window.
  ExportActions(Session& session, QWidget* window);
  [[nodiscard]] QList<QAction*> of_file() const { return {data_, animation_}; }
  [[nodiscard]] QList<QAction*> of_edit() const { return {latex_, caption_}; }

 signals:
  void told(const QString& sentence, bool is_error);

 private:
  template <class Dialog, class... Arguments>
  void show(Arguments&&... arguments);
  void copy(const char* kind, const QString& success);

  Session& session_;
  QWidget* window_;
  QAction* data_;
  QAction* animation_;
  QAction* latex_;
  QAction* caption_;
  DataExport copying_;
  QString success_;  // what to say when the copy is made
};

}  // namespace pushforward::app
