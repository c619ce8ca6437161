// What can be done to layers, as actions with their keys: bypass, freeze, flip, move, cut, copy, paste, duplicate,
// reset, randomise, delete. Each acts on the whole selection and is one step of undo. The same actions serve the
// keyboard, the context menu, the form's buttons and the window's menu.
#pragma once

#include <QObject>
#include <cstdint>
#include <functional>
#include <vector>

class QAction;
class QWidget;

namespace pushforward::app {

class Session;
enum class CardIcon;

class LayerActions : public QObject {
  Q_OBJECT
 public:
  // `selection` gives the layers that an action acts on. The keys work while `owner` or a child of it has the focus;
  // that of paste in the whole window, as an empty stack has nothing to focus.
  LayerActions(Session& session, QWidget* owner, std::function<std::vector<std::uint64_t>()> selection);

  [[nodiscard]] QAction* bypass() const { return bypass_; }
  [[nodiscard]] QAction* freeze() const { return freeze_; }
  [[nodiscard]] QAction* flip() const { return flip_; }
  [[nodiscard]] QAction* duplicate() const { return duplicate_; }
  [[nodiscard]] QAction* remove() const { return remove_; }
  [[nodiscard]] QAction* cut() const { return cut_; }
  [[nodiscard]] QAction* copy() const { return copy_; }
  [[nodiscard]] QAction* paste() const { return paste_; }
  [[nodiscard]] QAction* reset() const { return reset_; }
  [[nodiscard]] QAction* randomise() const { return randomise_; }
  [[nodiscard]] QAction* move_up() const { return move_up_; }
  [[nodiscard]] QAction* move_down() const { return move_down_; }
  // For menus: groups that a line parts.
  [[nodiscard]] QList<QList<QAction*>> groups() const;

  // Check marks and availability follow the selection and the document.
  void refresh();
  // Turns one switch of one layer, whatever is selected.
  void toggle(std::uint64_t id, CardIcon which);

 signals:
  // These layers are new and should be selected.
  void added(const std::vector<std::uint64_t>& ids);
  void refused(const QString& sentence);

 private:
  QAction* add(QWidget* owner, const QString& text, const QString& tip, const QString& icon, const QKeySequence& keys,
               std::function<void()> action);
  void toggle_all(CardIcon which);
  void move_by(int step);
  void duplicate_all();
  void copy_all() const;
  void paste_above();

  Session& session_;
  std::function<std::vector<std::uint64_t>()> selection_;
  QAction* bypass_;
  QAction* freeze_;
  QAction* flip_;
  QAction* duplicate_;
  QAction* cut_;
  QAction* copy_;
  QAction* paste_;
  QAction* reset_;
  QAction* randomise_;
  QAction* remove_;
  QAction* move_up_;
  QAction* move_down_;
};

}  // namespace pushforward::app
