#include "app/cli/command_line.h"

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <iostream>

#include "app/cli/command.h"
#include "core/errors.h"
#include "core/project/project.h"
#include "gpu/engine_choice.h"

namespace pushforward::app {
namespace {

bool is_preset(const std::string& name) {
  return std::ranges::find(all_presets(), name, &Preset::name) != all_presets().end();
}

// The window reads these itself, from the process's arguments; here they are only allowed and explained.
void add_window_options(CLI::App& program) {
  struct WindowOption {
    const char* name;
    const char* description;
    const char* group;
  };
  constexpr const char* window = "The window";
  constexpr const char* picture = "Pictures of the window";
  for (const WindowOption& option :
       {WindowOption{"--compare", "two models side by side, one of the pairs of the gallery, like one-or-eight",
                     window},
        WindowOption{"--theme", "dark or light", window}, WindowOption{"--language", "en or zh_CN", window},
        WindowOption{"--size", "like 1600x1000", window},
        WindowOption{"--probe", "a point to pin the probe at, like 1.05,-0.5", window},
        WindowOption{"--lens", "a point to lay the lens at, like 1.05,-0.5", window},
        WindowOption{"--depth", "show the model after so many layers, like 2.5", window},
        WindowOption{"--picture", "draw the window into this file and end", picture},
        WindowOption{"--after-steps", "steps of training before the picture", picture}}) {
    program
        .add_option_function<std::string>(
            option.name, [](const std::string&) {}, option.description)
        ->group(option.group);
  }
}

int run_action(const std::function<int()>& action, std::ostream& err) {
  try {
    return action();
  } catch (const InputError& error) {
    err << "error: " << error.what() << "\n";
    return exit_bad_input;
  } catch (const DeviceError& error) {
    err << "error: " << error.what() << "\n";
    return exit_device_failure;
  } catch (const std::exception& error) {
    err << "unexpected error: " << error.what() << "\n";
    return exit_unexpected;
  }
}

}  // namespace

int open_window(const CommandContext& context, const std::string& project) {
  const Environment& environment = context.environment;
  if (!project.empty() && !std::filesystem::exists(project) && !is_preset(project)) {
    environment.err << "\"" << project << "\" is neither a command nor a file nor a preset. Try: pushforward --help\n";
    return exit_usage;
  }
  if (!context.window.start) {
    environment.err << "This program was built without a window. Build it with -DPUSHFORWARD_GUI=ON, or use one of "
                       "its commands: pushforward --help\n";
    return exit_usage;
  }
  return context.window.start(project, context.common.device, context.common.seed);
}

void add_device_and_seed(CLI::App& app, CommonOptions& options) {
  app.add_option("--device", options.device, "auto, reference, or opencl:N (see `pushforward devices`)")
      ->capture_default_str();
  app.add_option("--seed", options.seed, "seed of the random numbers; without it, the one in the project")
      ->check(CLI::Validator(
          [](const std::string& text) {
            // CLI11 would take "-1" for a very large number.
            return text.starts_with('-') ? "A seed is not negative" : std::string();
          },
          "", "seed"));
}

std::unique_ptr<Engine> open_engine(const CommandContext& context, int dim) {
  const std::string& program = context.environment.program;
  gpu::ChosenEngine chosen =
      gpu::choose_engine(context.common.device, dim, program.empty() ? gpu::this_program : program);
  if (!chosen.remark.empty())
    context.environment.err << "note: " << chosen.remark << " The reference engine computes instead: exact and slow.\n";
  return std::move(chosen.engine);
}

CLI::App* add_command(CLI::App& program, CommandContext& context, const std::string& name,
                      const std::string& description, std::function<int()> action) {
  CLI::App* command = program.add_subcommand(name, description);
  add_device_and_seed(*command, context.common);
  command->add_flag("--json", context.common.json, "write one JSON object to standard output and nothing else");
  command->callback([&context, run = std::move(action)] { context.action = run; });
  return command;
}

namespace {

void add_all_commands(CLI::App& program, CommandContext& context) {
  for (const auto add :
       {add_devices_command, add_train_command, add_eval_command, add_sample_command, add_transform_command,
        add_check_command, add_bench_command, add_targets_command, add_presets_command, add_layers_command,
        add_render_command, add_animate_command, add_open_command, add_export_command, add_probe_device_command}) {
    add(program, context);
  }
}

}  // namespace

bool is_command(const std::string& name) {
  const Environment environment{std::cin, std::cout, std::cerr};
  const WindowParts window;
  CommandContext context{environment, window, {}, {}};
  CLI::App program;
  add_all_commands(program, context);
  return !program.get_subcommands([&](const CLI::App* command) { return command->check_name(name); }).empty();
}

int run_command_line(const std::vector<std::string>& arguments, const Environment& environment,
                     const WindowParts& window) {
  CommandContext context{environment, window, {}, {}};
  CLI::App program{"Pushforward: an explorer for normalizing flows in two dimensions.", "pushforward"};
  program.set_version_flag("--version", "pushforward " PUSHFORWARD_VERSION);
  program.require_subcommand(0, 1);
  std::string project;
  program.add_option("PROJECT", project, "opens the window on this .pushforward file or preset");
  add_device_and_seed(program, context.common);
  add_window_options(program);
  add_all_commands(program, context);
  try {
    std::vector<std::string> reversed(arguments.rbegin(), arguments.rend());  // what CLI11 asks for
    program.parse(reversed);
  } catch (const CLI::ParseError& error) {
    return program.exit(error, environment.out, environment.err) == 0 ? exit_success : exit_usage;
  }
  if (context.action) return run_action(context.action, environment.err);
  return run_action([&] { return open_window(context, project); }, environment.err);
}

int run_command_line(int argc, char** argv, const WindowParts& window) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  return run_command_line(arguments, {std::cin, std::cout, std::cerr, isatty(STDERR_FILENO) == 1}, window);
}

}  // namespace pushforward::app
