// The arithmetic of moves, against the plain meaning: take the layers out, put them back at the gap.
#include <QObject>
#include <QTest>
#include <algorithm>

#include "app/editors/layer_order.h"
#include "tests/support/gui_test.h"

using namespace pushforward;
using namespace pushforward::app;

namespace {

Stack stack_of(int count) {
  Stack stack;
  for (int i = 0; i < count; ++i) {
    LayerEntry entry;
    entry.id = static_cast<std::uint64_t>(i + 1);
    stack.layers.push_back(entry);
  }
  return stack;
}

std::vector<std::uint64_t> after(const Stack& stack, const std::vector<LayerMove>& moves) {
  std::vector<std::uint64_t> order;
  for (const LayerEntry& entry : stack.layers) order.push_back(entry.id);
  for (const LayerMove& move : moves) {
    order.erase(std::ranges::find(order, move.id));
    order.insert(order.begin() + move.index, move.id);
  }
  return order;
}

}  // namespace

class TestLayerOrder : public QObject {
  Q_OBJECT
 private slots:
  void every_selection_lands_at_every_gap() {
    constexpr int count = 5;
    const Stack stack = stack_of(count);
    for (unsigned mask = 1; mask < (1U << count); ++mask)
      for (int gap = 0; gap <= count; ++gap) {
        std::vector<std::uint64_t> ids;
        std::vector<std::uint64_t> wanted;
        for (int i = 0; i <= count; ++i) {
          if (i == gap)
            for (int j = 0; j < count; ++j)
              if ((mask >> j) & 1U) wanted.push_back(static_cast<std::uint64_t>(j + 1));
          if (i == count) break;
          if ((mask >> i) & 1U)
            ids.push_back(static_cast<std::uint64_t>(i + 1));
          else
            wanted.push_back(static_cast<std::uint64_t>(i + 1));
        }
        const auto moves = moves_to(stack, ids, gap);
        QCOMPARE(after(stack, moves), wanted);
        QVERIFY(moves.size() <= ids.size());
        for (const LayerMove& move : moves) QVERIFY(std::ranges::find(ids, move.id) != ids.end());
      }
  }

  void layers_move_by_one_and_stop_at_the_ends() {
    const Stack stack = stack_of(4);
    QCOMPARE(after(stack, moves_by_one(stack, {2}, +1)), (std::vector<std::uint64_t>{1, 3, 2, 4}));
    QCOMPARE(after(stack, moves_by_one(stack, {2}, -1)), (std::vector<std::uint64_t>{2, 1, 3, 4}));
    QCOMPARE(after(stack, moves_by_one(stack, {1, 2}, +1)), (std::vector<std::uint64_t>{3, 1, 2, 4}));
    QCOMPARE(after(stack, moves_by_one(stack, {2, 4}, +1)), (std::vector<std::uint64_t>{1, 3, 2, 4}));
    QVERIFY(moves_by_one(stack, {4}, +1).empty());
    QVERIFY(moves_by_one(stack, {1, 2}, -1).empty());
  }
};

PUSHFORWARD_GUI_TEST(TestLayerOrder)
#include "layer_order_test.moc"
