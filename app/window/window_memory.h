// What a window shows beside the document and the instruments: selection, the view that stands alone, depth, locks,
// scroll positions, focus, the message. Taken before the window's contents are made anew, and given to the new ones.
#pragma once

#include <QList>
#include <QMap>
#include <QString>
#include <cstdint>
#include <vector>

namespace pushforward::app {

class MainWindow;

class WindowMemory {
 public:
  explicit WindowMemory(const MainWindow& window);
  void give_to(MainWindow& window) const;

 private:
  std::vector<std::uint64_t> selected_layers_;
  int alone_ = -1;     // place among the middle views
  double depth_ = -1;  // -1: the whole stack
  QMap<QString, bool> locks_;
  QList<int> scrolled_;  // every vertical scroll bar's value, in the order of the window's children
  int focused_ = -1;     // place among the widgets that take the focus
};

}  // namespace pushforward::app
