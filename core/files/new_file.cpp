#include "core/files/new_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>

#include "core/errors.h"

namespace pushforward {

namespace {

std::filesystem::path resolved(const std::filesystem::path& path) {
  std::error_code error;
  std::filesystem::path destination = std::filesystem::weakly_canonical(path, error);
  return error ? path : destination;
}

}  // namespace

NewFile::NewFile(const std::filesystem::path& destination, std::string failure)
    : destination_(resolved(destination)), failure_(std::move(failure)) {
  struct stat present {};
  const bool exists = ::stat(destination_.c_str(), &present) == 0;
  if (exists && S_ISDIR(present.st_mode)) refuse(EISDIR);
  if (exists && !S_ISREG(present.st_mode)) refuse(EINVAL);
  for (int attempt = 0; attempt < 100; ++attempt) {
    // Beside the destination, so that renaming stays within one file system.
    std::string name = destination_.filename().string();
    name.append(".").append(std::to_string(::getpid())).append("-").append(std::to_string(attempt)).append(".new");
    path_ = destination_;
    path_.replace_filename(name);
    descriptor_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (descriptor_ >= 0) break;
    if (errno != EEXIST) refuse(errno);
  }
  if (descriptor_ < 0) refuse(EEXIST);
  if (exists && ::fchmod(descriptor_, present.st_mode & 07777U) != 0) {
    const int error = errno;
    ::close(descriptor_);
    ::unlink(path_.c_str());
    refuse(error);
  }
}

NewFile::~NewFile() {
  ::close(descriptor_);
  if (!renamed_) ::unlink(path_.c_str());
}

void NewFile::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) refuse(errno);
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

void NewFile::overwrite(std::size_t offset, std::string_view bytes) {
  if (::pwrite(descriptor_, bytes.data(), bytes.size(), static_cast<off_t>(offset)) !=
      static_cast<ssize_t>(bytes.size()))
    refuse(errno);
}

// On disk first, under its name then: after a loss of power there is the old file or the new one.
void NewFile::take_its_name() {
  if (::fsync(descriptor_) != 0) refuse(errno);
  if (::rename(path_.c_str(), destination_.c_str()) != 0) refuse(errno);
  renamed_ = true;
  // The new name itself is safe once the folder is; some file systems cannot do that, and the data is there anyway.
  const std::filesystem::path folder = destination_.has_parent_path() ? destination_.parent_path() : ".";
  if (const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); descriptor >= 0) {
    ::fsync(descriptor);
    ::close(descriptor);
  }
}

void NewFile::refuse(int error) const {
  const std::string reason = error == EINVAL ? "it is no ordinary file" : std::strerror(error);
  throw InputError("", failure_ + " '" + destination_.string() + "': " + reason +
                           ". What was there before is unchanged; choose another folder or free some space.");
}

void write_whole_file(const std::filesystem::path& destination, std::string_view bytes) {
  NewFile file(destination);
  file.write(bytes);
  file.take_its_name();
}

}  // namespace pushforward
