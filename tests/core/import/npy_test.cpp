#include "core/import/npy.h"

#include <gtest/gtest.h>

#include <bit>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "core/errors.h"
#include "core/random/counter.h"

namespace pushforward {
namespace {

template <class Number>
std::string bytes_of(const std::vector<Number>& numbers) {
  return {reinterpret_cast<const char*>(numbers.data()), numbers.size() * sizeof(Number)};
}

std::string npy(const std::string& header, const std::string& data, int version = 1) {
  std::string file = "\x93NUMPY";
  file += static_cast<char>(version);
  file += '\0';
  const auto length = static_cast<std::uint32_t>(header.size());
  const int bytes = version == 1 ? 2 : 4;
  for (int k = 0; k < bytes; ++k) file += static_cast<char>(length >> (8 * k) & 255U);
  return file + header + data;
}

std::string header(const std::string& type, const std::string& shape, bool fortran = false) {
  return "{'descr': '" + type + "', 'fortran_order': " + (fortran ? "True" : "False") + ", 'shape': " + shape +
         ", }   \n";
}

const Matrix wanted{{1.0, 2.0, 3.0}, {4.0, 5.0, 6.0}};

TEST(Npy, ReadsEveryTypeInBothOrders) {
  const auto expect_read = [](const std::string& type, auto number) {
    using Number = decltype(number);
    const std::vector<Number> by_rows = {1, 2, 3, 4, 5, 6};
    const std::vector<Number> by_columns = {1, 4, 2, 5, 3, 6};
    for (const int version : {1, 2, 3}) {
      EXPECT_EQ(read_npy(npy(header(type, "(2, 3)"), bytes_of(by_rows), version), "a.npy"), wanted) << type;
      EXPECT_EQ(read_npy(npy(header(type, "(2, 3)", true), bytes_of(by_columns), version), "a.npy"), wanted) << type;
    }
  };
  expect_read("<f8", 0.0);
  expect_read("<f4", 0.0F);
  expect_read("|u1", std::uint8_t{});
  expect_read("|i1", std::int8_t{});
  expect_read("<u2", std::uint16_t{});
  expect_read("<i2", std::int16_t{});
  expect_read("<u4", std::uint32_t{});
  expect_read("<i4", std::int32_t{});
  expect_read("<u8", std::uint64_t{});
  expect_read("<i8", std::int64_t{});
}

TEST(Npy, RefusesWithASentence) {
  const std::string six = bytes_of(std::vector<double>(6, 1.0));
  std::vector<double> bad(6, 1.0);
  bad[4] = std::numeric_limits<double>::quiet_NaN();
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"", "no .npy file"},
      {"PK\3\4", "no .npy file"},
      {"\x93NUMPY\x01", "ends within its header"},
      {npy(header("<f8", "(2, 3)"), six, 9), "version 9"},
      {npy(header("<f8", "(2, 3)"), six).substr(0, 40), "ends within its header"},
      {npy(header("<f8", "(2, 3)"), six.substr(1)), "48 bytes of numbers, there are 47"},
      {npy(header(">f8", "(2, 3)"), six), "\">f8\""},
      {npy(header("<c16", "(2, 3)"), six), "\"<c16\""},
      {npy(header("|O", "(2, 3)"), six), "\"|O\""},
      {npy("{'descr': [('a', '<f8')], 'fortran_order': False, 'shape': (6,)}", six), "records"},
      {npy("{'fortran_order': False, 'shape': (2, 3)}", six), "says nothing of \"descr\""},
      {npy(header("<f8", "(6,)"), six), "1 dimension;"},
      {npy(header("<f8", "(1, 2, 3)"), six), "3 dimensions"},
      {npy(header("<f8", "()"), six), "0 dimensions"},
      {npy(header("<f8", "(0, 3)"), ""), "empty"},
      {npy(header("<f8", "(-2, 3)"), six), "shape cannot be read"},
      {npy(header("<f8", "(9223372036854775807, 9223372036854775807)"), six), "too large"},
      {npy(header("<f8", "(2, 3)"), bytes_of(bad)), "[1, 1] is not finite"},
  };
  for (const auto& [file, says] : cases) {
    try {
      (void)read_npy(file, "a.npy");
      ADD_FAILURE() << "accepted: " << says;
    } catch (const InputError& error) {
      EXPECT_EQ(error.field(), "a.npy");
      EXPECT_NE(std::string(error.what()).find(says), std::string::npos) << error.what();
    }
  }
}

TEST(Npy, DamagedFilesAreReadOrRefused) {
  const std::string file = npy(header("<f4", "(2, 3)"), bytes_of(std::vector<float>(6, 1.0F)));
  Generator random(5);
  int refused = 0;
  for (int count = 0; count < 5000; ++count) {
    std::string damaged = file;
    for (std::uint32_t change = 0; change <= random.below(3); ++change)
      damaged[random.below(static_cast<std::uint32_t>(damaged.size()))] = static_cast<char>(random.below(256));
    if (random.below(4) == 0) damaged.resize(random.below(static_cast<std::uint32_t>(damaged.size())));
    try {
      EXPECT_TRUE(read_npy(damaged, "a.npy").allFinite());
    } catch (const InputError&) {
      ++refused;
    }
  }
  EXPECT_GT(refused, 500);
}

}  // namespace
}  // namespace pushforward
