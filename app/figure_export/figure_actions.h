// What the window does with figures: exports them, opens the model that one carries, and copies and pastes the project
// as a line of text. Each action exists once and is shown wherever it is wanted.
#pragma once

#include <QObject>
#include <QPointer>
#include <QThreadPool>

class QAction;
class QWidget;

namespace pushforward::app {

class ExportDialog;
class Session;

class FigureActions : public QObject {
  Q_OBJECT
 public:
  // The keys work in the whole window.
  FigureActions(Session& session, QWidget* window);
  ~FigureActions() override;

  QAction* export_figure;
  QAction* copy_state;
  QAction* paste_state;

  // Reads the model that the figure carries, on a thread, and puts it into the place of the project: a step of undo, as
  // opening a file is.
  void open_figure(const QString& path);

  // Figures and project files can be dropped anywhere on the window. Comes before whoever has taken its drops so far.
  void take_drops();

 signals:
  void dropped(const QString& path);  // to be opened as File > Open would
  void opened(const QString& path);
  void failed(const QString& sentence);
  void said(const QString& sentence);

 private:
  void show_dialog();
  void copy();
  void paste();

  Session& session_;
  QWidget* window_;
  QPointer<ExportDialog> dialog_;
  QThreadPool reader_;  // its destructor waits, so no answer comes to a dead object
};

}  // namespace pushforward::app
