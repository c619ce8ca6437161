#include "core/import/npy.h"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>
#include <type_traits>

#include "core/errors.h"

namespace pushforward {

namespace {

static_assert(std::endian::native == std::endian::little, "numbers are read as they lie in the file");

constexpr std::string_view magic = "\x93NUMPY";
constexpr std::int64_t most_numbers = 64'000'000;

class NpyReader {
 public:
  NpyReader(std::string_view bytes, const std::string& name) : bytes_(bytes), name_(name) {}

  Matrix read() {
    read_header();
    const std::string type = quoted_after("descr");
    const bool fortran = word_after("fortran_order") == "True";
    read_shape();
    if (type == "<f8") return numbers<double>(fortran);
    if (type == "<f4") return numbers<float>(fortran);
    if (type == "|b1" || type == "|u1") return numbers<std::uint8_t>(fortran);
    if (type == "|i1") return numbers<std::int8_t>(fortran);
    if (type == "<u2") return numbers<std::uint16_t>(fortran);
    if (type == "<i2") return numbers<std::int16_t>(fortran);
    if (type == "<u4") return numbers<std::uint32_t>(fortran);
    if (type == "<i4") return numbers<std::int32_t>(fortran);
    if (type == "<u8") return numbers<std::uint64_t>(fortran);
    if (type == "<i8") return numbers<std::int64_t>(fortran);
    refuse("its numbers are of type \"" + type.substr(0, 16) +
           "\"; floats and integers, little-endian, can be read. Save it with array.astype(\"<f8\").");
  }

 private:
  [[noreturn]] void refuse(const std::string& sentence) const { throw InputError(name_, sentence); }

  void read_header() {
    if (!bytes_.starts_with(magic)) refuse("this is no .npy file: it does not begin with NumPy's mark.");
    if (bytes_.size() < 12) refuse("the file ends within its header.");
    const int version = static_cast<unsigned char>(bytes_[6]);
    if (version < 1 || version > 3)
      refuse("its format is of version " + std::to_string(version) + "; versions 1 to 3 can be read.");
    const std::size_t length_bytes = version == 1 ? 2 : 4;
    std::uint32_t length = 0;
    std::memcpy(&length, bytes_.data() + 8, length_bytes);
    const std::size_t start = 8 + length_bytes;
    if (bytes_.size() - start < length) refuse("the file ends within its header.");
    header_ = bytes_.substr(start, length);
    data_ = bytes_.substr(start + length);
  }

  // What follows 'key': in the header.
  std::string_view after(std::string_view key) const {
    std::string quoted("'");
    quoted.append(key).append("'");
    const std::size_t found = header_.find(quoted);
    const std::size_t colon = found == std::string_view::npos ? found : header_.find(':', found);
    if (colon == std::string_view::npos) refuse("its header says nothing of \"" + std::string(key) + "\".");
    std::string_view rest = header_.substr(colon + 1);
    rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
    return rest;
  }
  std::string quoted_after(std::string_view key) const {
    const std::string_view rest = after(key);
    const std::size_t end = rest.starts_with('\'') ? rest.find('\'', 1) : std::string_view::npos;
    if (end == std::string_view::npos) refuse("it holds records, not plain numbers; save one array of numbers.");
    return std::string(rest.substr(1, end - 1));
  }
  std::string_view word_after(std::string_view key) const {
    const std::string_view rest = after(key);
    return rest.substr(0, rest.find_first_of(",} "));
  }

  void read_shape() {
    const std::string_view rest = after("shape");
    const std::string_view inside =
        rest.starts_with('(') ? rest.substr(1, std::min(rest.find(')'), rest.size()) - 1) : std::string_view();
    std::size_t count = 0;
    for (const char* at = inside.data(); at < inside.data() + inside.size();) {
      if (*at == ' ' || *at == ',') {
        ++at;
        continue;
      }
      std::int64_t side = -1;
      const auto [end, error] = std::from_chars(at, inside.data() + inside.size(), side);
      if (error != std::errc{} || side < 0) refuse("its shape cannot be read.");
      if (count < shape_.size()) shape_[count] = side;
      ++count;
      at = end;
    }
    if (count != 2)
      refuse("its array has " + std::to_string(count) + (count == 1 ? " dimension" : " dimensions") +
             "; points are of shape (N, 2), densities of shape (H, W).");
    if (shape_[0] == 0 || shape_[1] == 0) refuse("its array is empty.");
    if (shape_[0] > most_numbers / shape_[1]) refuse("its array is too large; thin it out first.");
  }

  template <class Number>
  Matrix numbers(bool fortran) const {
    const auto rows = static_cast<Eigen::Index>(shape_[0]);
    const auto columns = static_cast<Eigen::Index>(shape_[1]);
    const std::size_t wanted = static_cast<std::size_t>(rows * columns) * sizeof(Number);
    if (data_.size() != wanted)
      refuse("its header promises " + std::to_string(wanted) + " bytes of numbers, there are " +
             std::to_string(data_.size()) + "; the file is damaged.");
    Matrix result(rows, columns);
    for (Eigen::Index index = 0; index < rows * columns; ++index) {
      Number number;
      std::memcpy(&number, data_.data() + static_cast<std::size_t>(index) * sizeof(Number), sizeof(Number));
      const Eigen::Index row = fortran ? index % rows : index / columns;
      const Eigen::Index column = fortran ? index / rows : index % columns;
      result(row, column) = static_cast<double>(number);
      if constexpr (std::is_floating_point_v<Number>) {
        if (!std::isfinite(number))
          refuse("the number at [" + std::to_string(row) + ", " + std::to_string(column) + "] is not finite.");
      }
    }
    return result;
  }

  std::string_view bytes_;
  std::string name_;
  std::string_view header_;
  std::string_view data_;
  std::array<std::int64_t, 2> shape_{};
};

}  // namespace

Matrix read_npy(std::string_view bytes, const std::string& name) { return NpyReader(bytes, name).read(); }

}  // namespace pushforward
