// Projects on disk.
#include <cerrno>
#include <cstring>
#include <fstream>
#include <string>
#include <system_error>

#include "core/errors.h"
#include "core/files/new_file.h"
#include "core/located_error.h"
#include "core/project/json_text.h"
#include "core/project/project.h"

namespace pushforward {

namespace {

std::string quoted(const std::filesystem::path& path) { return "'" + path.string() + "'"; }

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
  NewFile file(path, "The project could not be saved as");
  file.write(text);
  file.take_its_name();
}

}  // namespace pushforward
