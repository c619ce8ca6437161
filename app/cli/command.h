// What the commands have in common. Each command has one function that declares its options and says what to do, in
// a file of its own unless it is the mirror image of another; app/cli/command_line.cpp lists them.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "app/cli/command_line.h"
#include "core/train/engine.h"

namespace pushforward::app {

struct CommonOptions {
  std::string device = "auto";
  std::optional<std::uint64_t> seed;
  bool json = false;  // one JSON object on standard output and nothing else
};

// Lives as long as one run of the command line.
struct CommandContext {
  const Environment& environment;
  const WindowParts& window;
  CommonOptions common;
  std::function<int()> action;  // of the command that was chosen; returns the exit code
};

// A subcommand that takes the common options. `action` runs after everything was parsed.
CLI::App* add_command(CLI::App& program, CommandContext& context, const std::string& name,
                      const std::string& description, std::function<int()> action);
void add_device_and_seed(CLI::App& app, CommonOptions& options);

// The engine of --device for `dim` dimensions. Says on standard error when "auto" found no OpenCL device, and why.
[[nodiscard]] std::unique_ptr<Engine> open_engine(const CommandContext& context, int dim);

// Opens the window on a file or a preset (empty: on what it opens on as a rule).
[[nodiscard]] int open_window(const CommandContext& context, const std::string& project);

void add_devices_command(CLI::App& program, CommandContext& context);
void add_train_command(CLI::App& program, CommandContext& context);
void add_eval_command(CLI::App& program, CommandContext& context);
void add_transform_command(CLI::App& program, CommandContext& context);
void add_sample_command(CLI::App& program, CommandContext& context);
void add_export_command(CLI::App& program, CommandContext& context);
void add_check_command(CLI::App& program, CommandContext& context);
void add_bench_command(CLI::App& program, CommandContext& context);
void add_targets_command(CLI::App& program, CommandContext& context);
void add_presets_command(CLI::App& program, CommandContext& context);
void add_layers_command(CLI::App& program, CommandContext& context);
void add_render_command(CLI::App& program, CommandContext& context);
void add_animate_command(CLI::App& program, CommandContext& context);
void add_open_command(CLI::App& program, CommandContext& context);
// Hidden: what runs in a child process to list the OpenCL devices and to try each.
void add_probe_device_command(CLI::App& program, CommandContext& context);

}  // namespace pushforward::app
