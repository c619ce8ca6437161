// The page of keys: every key that the window knows, in groups. Those of actions are read from the actions, the others
// from the widgets that handle them.
#pragma once

#include <QCoreApplication>
#include <QList>
#include <vector>

#include "app/style/key_use.h"

namespace pushforward::app {

class CompareActions;
class EditActions;
class ExportActions;
class FigureActions;
class LayerActions;
class OwnTargets;
class PanelGrid;
class TimeActions;
class WindowActions;

struct KeySection {
  QString title;
  QList<KeyUse> uses;
};

class WindowKeys {
  Q_DECLARE_TR_FUNCTIONS(WindowKeys)
 public:
  struct Parts {
    const WindowActions& actions;
    const EditActions& edits;
    const ExportActions& exports;
    const FigureActions& figures;
    const LayerActions& layers;
    const TimeActions& time;
    const CompareActions& compare;
    const PanelGrid& views;
    const OwnTargets& own_targets;
  };
  [[nodiscard]] static std::vector<KeySection> sections(const Parts& parts);
  // Those that the window handles itself, when nothing else wants them.
  [[nodiscard]] static QList<KeyUse> of_window();
};

}  // namespace pushforward::app
