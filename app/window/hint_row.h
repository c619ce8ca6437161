// Three hints for the first minutes, in a row of their own over the panels that they speak of, so that they cover
// nothing. Each goes when what it asks for was done, or when it is dismissed, and stays away; the row goes with the
// last. Nothing moves while a button is held, lest a drag ends beside what it was meant for.
#pragma once

#include <QString>
#include <QTimer>
#include <QWidget>
#include <array>

class QLabel;

namespace pushforward::app {

class Session;

enum class Hint { add_layer, drag, pause };

class HintRow : public QWidget {
  Q_OBJECT
 public:
  HintRow(Session& session, QWidget* parent);

  // Shows those that are not done yet.
  void start();
  // Shows all again.
  void start_anew();
  // Which layer is selected decides what there is to drag; 0 is none.
  void set_layer(quint64 id);
  void done(Hint hint);
  void set_handles_shown(bool shown);
  // While the window is a presentation the row stays away, whatever is wanted meanwhile.
  void set_presenting(bool on);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  struct Place {
    QWidget* widget = nullptr;
    QLabel* words = nullptr;
    QString key;  // in the settings
    bool is_wanted = false;
  };
  [[nodiscard]] Place make_place(const QString& key, const QString& sentence);
  [[nodiscard]] Place& place(Hint hint) { return places_[static_cast<std::size_t>(hint)]; }
  void follow();
  void follow_structure();
  void show_wanted();

  Session& session_;
  std::array<Place, 3> places_;
  quint64 layer_ = 0;
  std::size_t layer_count_ = 0;
  bool handles_are_shown_ = true;
  bool is_presenting_ = false;
  QWidget* left_;        // over palette and stack
  QWidget* to_button_;   // room to the button that the hint beside it speaks of
  QTimer after_button_;  // until no button is held
};

}  // namespace pushforward::app
