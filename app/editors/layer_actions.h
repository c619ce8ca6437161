// What can be done to layers, as actions with their keys: bypass, freeze, flip, duplicate, delete, move up and down.
// The same actions serve the keyboard, the context menu, the form's buttons and the window's menu.
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
  // `selection` gives the layers that an action acts on. The keys work while `owner` or a child of it has the focus.
  LayerActions(Session& session, QWidget* owner, std::function<std::vector<std::uint64_t>()> selection);

  [[nodiscard]] QAction* bypass() const { return bypass_; }
  [[nodiscard]] QAction* freeze() const { return freeze_; }
  [[nodiscard]] QAction* flip() const { return flip_; }
  [[nodiscard]] QAction* duplicate() const { return duplicate_; }
  [[nodiscard]] QAction* remove() const { return remove_; }
  [[nodiscard]] QAction* move_up() const { return move_up_; }
  [[nodiscard]] QAction* move_down() const { return move_down_; }
  [[nodiscard]] QList<QAction*> all() const;

  // Check marks and availability follow the selection and the document.
  void refresh();
  // Turns one switch of one layer, whatever is selected.
  void toggle(std::uint64_t id, CardIcon which);

 signals:
  void duplicated(const std::vector<std::uint64_t>& copies);

 private:
  QAction* add(QWidget* owner, const QString& text, const QString& tip, const QString& icon, const QKeySequence& keys,
               std::function<void()> action);
  void toggle_all(CardIcon which);
  void move_by(int step);
  void duplicate_all();

  Session& session_;
  std::function<std::vector<std::uint64_t>()> selection_;
  QAction* bypass_;
  QAction* freeze_;
  QAction* flip_;
  QAction* duplicate_;
  QAction* remove_;
  QAction* move_up_;
  QAction* move_down_;
};

}  // namespace pushforward::app
