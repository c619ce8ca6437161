// What an edit is called where it can be undone: "move of layer 3". Layers are named by their place before the edit.
#pragma once

#include <QCoreApplication>
#include <QString>
#include <cstdint>
#include <vector>

#include "app/session/document_swap.h"

namespace pushforward::app {

class EditNames {
  Q_DECLARE_TR_FUNCTIONS(EditNames)
 public:
  [[nodiscard]] static QString insertion(int index);
  [[nodiscard]] static QString paste(int count);
  [[nodiscard]] static QString duplication(const Stack& stack, const std::vector<std::uint64_t>& ids);
  [[nodiscard]] static QString removal(const Stack& stack, const std::vector<std::uint64_t>& ids);
  [[nodiscard]] static QString move(const Stack& stack, const std::vector<std::uint64_t>& ids);
  [[nodiscard]] static QString flag(const Stack& stack, const FlagSwap& swap);
  [[nodiscard]] static QString hyper(const Stack& stack, std::uint64_t id, const HyperValues& wanted);
  [[nodiscard]] static QString values(const Stack& stack, std::uint64_t id, const ValueChanges& changes);
  [[nodiscard]] static QString reset(const Stack& stack, const std::vector<std::uint64_t>& ids);
  [[nodiscard]] static QString randomisation(const Stack& stack, const std::vector<std::uint64_t>& ids);
  [[nodiscard]] static QString target(const TargetChoice& choice);
  [[nodiscard]] static QString training(const TrainingSettings& before, const TrainingSettings& after);
  [[nodiscard]] static QString temperature();
  [[nodiscard]] static QString title();
  [[nodiscard]] static QString restart();
  [[nodiscard]] static QString resumption(std::int64_t step);
  [[nodiscard]] static QString opening(const QString& what);

 private:
  // "layer 3", "4 layers".
  [[nodiscard]] static QString layers(const Stack& stack, const std::vector<std::uint64_t>& ids);
};

}  // namespace pushforward::app
