// What an edit is called where it can be undone: "move of layer 3". Layers are named by their place before the edit. A
// name is said anew each time, in the language that is chosen then.
#pragma once

#include <QCoreApplication>
#include <QString>
#include <cstdint>
#include <functional>
#include <vector>

#include "app/session/document_swap.h"

namespace pushforward::app {

using EditName = std::function<QString()>;

class EditNames {
  Q_DECLARE_TR_FUNCTIONS(EditNames)
 public:
  [[nodiscard]] static EditName insertion(int index);
  [[nodiscard]] static EditName paste(int count);
  [[nodiscard]] static EditName duplication(const Stack& stack, const std::vector<std::uint64_t>& ids);
  [[nodiscard]] static EditName removal(const Stack& stack, const std::vector<std::uint64_t>& ids);
  [[nodiscard]] static EditName move(const Stack& stack, const std::vector<std::uint64_t>& ids);
  [[nodiscard]] static EditName flag(const Stack& stack, const FlagSwap& swap);
  [[nodiscard]] static EditName hyper(const Stack& stack, std::uint64_t id, const HyperValues& wanted);
  [[nodiscard]] static EditName values(const Stack& stack, std::uint64_t id, const ValueChanges& changes);
  [[nodiscard]] static EditName reset(const Stack& stack, const std::vector<std::uint64_t>& ids);
  [[nodiscard]] static EditName randomisation(const Stack& stack, const std::vector<std::uint64_t>& ids);
  [[nodiscard]] static EditName target(const TargetChoice& choice);
  [[nodiscard]] static EditName training(const TrainingSettings& before, const TrainingSettings& after);
  [[nodiscard]] static EditName temperature();
  [[nodiscard]] static EditName title();
  [[nodiscard]] static EditName restart();
  [[nodiscard]] static EditName resumption(std::int64_t step);
  [[nodiscard]] static EditName opening(const std::string& title, const QString& file);

 private:
  // "layer 3", "4 layers".
  [[nodiscard]] static EditName layers(const Stack& stack, const std::vector<std::uint64_t>& ids);
};

}  // namespace pushforward::app
