// Projects on disk.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <string>
#include <system_error>

#include "core/errors.h"
#include "core/located_error.h"
#include "core/project/json_text.h"
#include "core/project/project.h"

namespace pushforward {

namespace {

std::string quoted(const std::filesystem::path& path) { return "'" + path.string() + "'"; }

[[noreturn]] void refuse_to_save(const std::filesystem::path& path, int error) {
  throw InputError("", "The project could not be saved as " + quoted(path) + ": " + std::strerror(error) +
                           ". What was there before is unchanged; choose another folder or free some space.");
}

// Owns an open file that does not have its final name yet; removes it unless it is renamed.
class TemporaryFile {
 public:
  // Beside `destination`, so that renaming stays within one file system.
  explicit TemporaryFile(const std::filesystem::path& destination) : destination_(destination) {
    for (int attempt = 0; attempt < 100; ++attempt) {
      std::string name = destination.filename().string();
      name.append(".").append(std::to_string(::getpid())).append("-").append(std::to_string(attempt)).append(".new");
      path_ = destination;
      path_.replace_filename(name);
      descriptor_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
      if (descriptor_ >= 0) return;
      if (errno != EEXIST) break;
    }
    refuse_to_save(destination, errno);
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
    if (!renamed_) ::unlink(path_.c_str());
  }

  void write(std::string_view text) {
    struct stat present {};
    if (::stat(destination_.c_str(), &present) == 0 && ::fchmod(descriptor_, present.st_mode & 07777U) != 0)
      refuse_to_save(destination_, errno);
    while (!text.empty()) {
      const ssize_t written = ::write(descriptor_, text.data(), text.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) refuse_to_save(destination_, errno);
      text.remove_prefix(static_cast<std::size_t>(written));
    }
  }

  // On disk first, under its name then: after a loss of power there is the old file or the new one.
  void take_its_name() {
    if (::fsync(descriptor_) != 0) refuse_to_save(destination_, errno);
    if (::rename(path_.c_str(), destination_.c_str()) != 0) refuse_to_save(destination_, errno);
    renamed_ = true;
    // The new name itself is safe once the folder is; some file systems cannot do that, and the data is there anyway.
    const std::filesystem::path folder = destination_.has_parent_path() ? destination_.parent_path() : ".";
    if (const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); descriptor >= 0) {
      ::fsync(descriptor);
      ::close(descriptor);
    }
  }

 private:
  std::filesystem::path destination_;
  std::filesystem::path path_;
  int descriptor_ = -1;
  bool renamed_ = false;
};

std::string read_text(const std::filesystem::path& path) {
  std::error_code error;
  if (std::filesystem::is_directory(path, error))
    throw InputError("", "The project " + quoted(path) + " is a folder; name a .pushforward file in it.");
  std::ifstream file(path, std::ios::binary);
  if (!file)
    throw InputError("", "The project " + quoted(path) + " could not be opened: " + std::strerror(errno) + ".");
  // By pieces and not by the size of the file, which pipes and devices do not have.
  std::string text;
  std::string piece(std::size_t{1} << 16, '\0');
  while (text.size() <= longest_text) {
    file.read(piece.data(), static_cast<std::streamsize>(piece.size()));
    if (file.gcount() == 0) break;
    text.append(piece, 0, static_cast<std::size_t>(file.gcount()));
  }
  if (file.bad()) throw InputError("", "The project " + quoted(path) + " could not be read to its end.");
  return text;
}

}  // namespace

Project load_project(const std::filesystem::path& path) {
  const std::string text = read_text(path);
  try {
    return parse_project(text);
  } catch (const InputError& error) {
    throw InputError(error.field(), bare_sentence(error) + " (in the project " + quoted(path) + ")");
  }
}

void save_project(const Project& project, const std::filesystem::path& path) {
  const std::string text = format_project(project);
  // Through a link its destination is replaced, not the link.
  std::error_code error;
  const std::filesystem::path resolved = std::filesystem::weakly_canonical(path, error);
  TemporaryFile file(error ? path : resolved);
  file.write(text);
  file.take_its_name();
}

}  // namespace pushforward
