#include "core/export/number_table.h"

#include <array>
#include <bit>
#include <charconv>
#include <cstring>

namespace pushforward {

namespace {

static_assert(std::endian::native == std::endian::little, "numbers are written as they lie in memory");

void append_number(std::string& text, double number) {
  std::array<char, 32> digits{};
  const auto result = std::to_chars(digits.data(), digits.data() + digits.size(), number);
  text.append(digits.data(), result.ptr);
}

}  // namespace

std::string csv_text(const NumberTable& table) {
  std::string text;
  for (const std::string& column : table.columns) text.append(text.empty() ? "" : ",").append(column);
  text += "\n";
  for (Eigen::Index row = 0; row < table.values.cols(); ++row) {
    for (Eigen::Index column = 0; column < table.values.rows(); ++column) {
      if (column > 0) text += ',';
      append_number(text, table.values(column, row));
    }
    text += "\n";
  }
  return text;
}

std::string npy_bytes(const NumberTable& table) {
  const auto first = static_cast<Eigen::Index>(table.first_array_column);
  const Eigen::Index columns = table.values.rows() - first;
  std::vector<Eigen::Index> shape = table.array_shape;
  if (columns > 1) shape.push_back(columns);
  std::string sizes;
  for (const Eigen::Index size : shape) sizes.append(std::to_string(size)).append(", ");
  if (shape.size() > 1) sizes.resize(sizes.size() - 2);  // "(4,)" but "(4, 2)"
  std::string header = "{'descr': '<f8', 'fortran_order': False, 'shape': (" + sizes + "), }";
  // The numbers begin at a multiple of 64 bytes, the header ends with a newline.
  constexpr std::size_t before_header = 10;
  constexpr std::size_t alignment = 64;
  const std::size_t unpadded = before_header + header.size() + 1;
  header.append((alignment - unpadded % alignment) % alignment, ' ').append("\n");

  std::string bytes("\x93NUMPY\x01\x00", 8);
  bytes += static_cast<char>(header.size() & 0xFFU);
  bytes += static_cast<char>(header.size() >> 8U);
  bytes += header;
  const Matrix written = table.values.bottomRows(columns);  // a column of the matrix is a row of the array
  const std::size_t at = bytes.size();
  bytes.resize(at + static_cast<std::size_t>(written.size()) * sizeof(double));
  if (written.size() > 0) std::memcpy(bytes.data() + at, written.data(), bytes.size() - at);
  return bytes;
}

}  // namespace pushforward
