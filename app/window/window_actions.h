// What the window's menus, buttons and keys do. Each action exists once and is shown wherever it is wanted.
#pragma once

#include <QList>
#include <QObject>

#include "app/style/key_use.h"

class QAction;
class QMenu;
class QMenuBar;
class QMainWindow;

namespace pushforward::app {

class EditActions;
class ExportActions;
class FigureActions;
class LayerActions;
class RecentFiles;
class Session;

class WindowActions : public QObject {
  Q_OBJECT
 public:
  WindowActions(Session& session, QMainWindow* window);
  // Saves to the document's file, or asks for one.
  void save_file();
  // `time`: what the menu Train has besides; `compare` is a part of the menu View.
  void fill(QMenuBar& menus, EditActions& edits, const FigureActions& figures, const ExportActions& exports,
            LayerActions& layers, const QList<QAction*>& time, const QList<QAction*>& views, QMenu* compare);

  QAction* open;
  QAction* presets;
  QAction* save;
  QAction* save_as;
  QAction* rename;
  QAction* play;
  QAction* step;
  QAction* restart;
  QAction* probe;    // checkable
  QAction* lens;     // checkable
  QAction* handles;  // checkable; HandleSwitch keeps it
  QAction* reset_view;
  QAction* present;  // checkable
  QAction* switch_theme;
  QAction* show_keys;
  QAction* quit;

  // Of the menus themselves, which open by Alt and a letter.
  [[nodiscard]] QList<KeyUse> menu_keys() const { return menu_keys_; }

  // A project file, or a figure for the model that it carries: a step of undo either way.
  void open_path(const QString& path);

 signals:
  void figure_wanted(const QString& path);  // the model that this figure carries is to be opened
  void opened(const QString& path);
  void save_wanted(const QString& path);
  void failed(const QString& sentence);
  void save_given_up();  // the person chose no file
  void view_reset_wanted();
  void rename_wanted();
  void hints_wanted();
  void keys_wanted();
  void pair_wanted(const QString& id);  // of models to be compared

 private:
  QAction* add(const QString& text, const QString& tip, const QString& icon, const QKeySequence& keys);
  QMenu* add_menu(QMenuBar& menus, const QString& title, Qt::Key key);
  void show_presets();
  void fill_language(QMenu& menu);
  void open_file();
  void save_file_as();
  void show_playing(bool playing);
  void show_about();

  Session& session_;
  QMainWindow* window_;
  RecentFiles* recent_;
  QList<KeyUse> menu_keys_;
};

}  // namespace pushforward::app
