// The selected Gaussian of the mixture in numbers, and buttons to add one, to take it away and to end.
#pragma once

#include <QWidget>
#include <vector>

#include "app/editors/setting_field.h"

class QGridLayout;
class QPushButton;
class QToolButton;

namespace pushforward::app {

class MixtureOverlay;
class RoleLabel;
class Session;

class MixturePanel : public QWidget {
  Q_OBJECT
 public:
  MixturePanel(Session& session, MixtureOverlay& overlay, QWidget* parent);

 signals:
  void refused(const QString& sentence);

 protected:
  void keyPressEvent(QKeyEvent* event) override;

 private:
  SettingField* add_field(QGridLayout& grid, int place, const QString& symbol, const QString& name,
                          SettingField::Kind kind, double minimum, double maximum, int column, double scale);
  void follow_mixture();

  Session& session_;
  MixtureOverlay& overlay_;
  RoleLabel* which_;
  QToolButton* previous_;
  QToolButton* next_;
  QPushButton* add_;
  QPushButton* remove_;
  struct Field {
    SettingField* field;
    int column;    // of the mixture's rows
    double scale;  // shown number by the row's
  };
  std::vector<Field> fields_;
};

}  // namespace pushforward::app
