// A file that comes into being as a whole: the old one or the new one, whatever happens.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace pushforward {

// Written under another name in the folder of its destination; takes the destination's name at last, and is gone
// without a trace when it never does. All but the destructor throw InputError: `failure` is the beginning of its
// sentence, "The project could not be saved as".
class NewFile {
 public:
  // An existing destination must be an ordinary file. Through a link its destination is replaced, not the link.
  explicit NewFile(const std::filesystem::path& destination, std::string failure = "The file could not be written as");
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;
  ~NewFile();

  // Where it lies until then, for libraries that write by themselves.
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  void write(std::string_view bytes);
  // In the place of as many bytes from `offset` on, which were written before.
  void overwrite(std::size_t offset, std::string_view bytes);
  void take_its_name();
  // The sentence for an error (errno) of whoever writes it.
  [[noreturn]] void refuse(int error) const;

 private:
  std::filesystem::path destination_;
  std::filesystem::path path_;
  std::string failure_;
  int descriptor_ = -1;
  bool renamed_ = false;
};

void write_whole_file(const std::filesystem::path& destination, std::string_view bytes);

}  // namespace pushforward
