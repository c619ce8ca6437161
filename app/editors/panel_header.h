// The first line of a panel: its name in small capitals, and at the right a word or number about it.
#pragma once

#include <QWidget>

namespace pushforward::app {

class RoleLabel;

class PanelHeader : public QWidget {
  Q_OBJECT
 public:
  PanelHeader(const QString& title, QWidget* parent);
  void set_note(const QString& note, const QString& tip = {});

 private:
  RoleLabel* note_;
};

}  // namespace pushforward::app
