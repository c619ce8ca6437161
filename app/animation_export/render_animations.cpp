#include "app/animation_export/render_animations.h"

#include <QFileInfo>
#include <QGuiApplication>
#include <algorithm>
#include <array>
#include <utility>

#include "app/animation/animation_frames.h"
#include "app/animation/animation_json.h"
#include "app/figure_export/render_figures.h"
#include "app/views/registry.h"
#include "core/errors.h"
#include "core/located_error.h"

namespace pushforward::app {
namespace {

// The look of animations where nothing else was typed.
RenderOptions with_look(RenderOptions options) {
  Figure usual;
  apply_animation_look(usual);
  if (options.size.empty()) options.size = size_text(usual.size);
  if (!options.dpi) options.dpi = usual.size.dpi;
  if (!options.font_size) options.font_size = usual.font_size;
  if (options.theme.empty()) options.theme = theme_name(usual.theme);
  return options;
}

Animation animation_of(const AnimateOptions& options, const RenderHost& host) {
  RenderOptions figure = with_look(options.figure);
  Animation animation;
  if (!figure.over.empty()) animation.over = over_named(std::exchange(figure.over, {})).value();
  animation.figure = figure_of(figure, host);
  if (!options.easing.empty()) animation.easing = easing_named(options.easing);
  if (options.seconds) animation.seconds = *options.seconds;
  if (options.frames_per_second) animation.frames_per_second = *options.frames_per_second;
  if (!options.hold.empty()) animation.hold = options.hold;
  animation.first = options.from;
  animation.last = options.to;
  return animation;
}

// The last step of a training that is done again is where the project stands, or what was asked for.
void complete_steps(Animation& animation) {
  if (animation.over != AnimationOver::training || animation.last) return;
  const FigureModel& model = animation.figure.model_of(animation.figure.panels.front());
  if (model.steps) {
    animation.last = *model.steps;
    return;
  }
  const auto preset = std::ranges::find(all_presets(), model.project, &Preset::name);
  if (QFileInfo::exists(QString::fromStdString(model.project)))
    animation.last = load_project(model.project).steps;
  else if (preset != all_presets().end())
    animation.last = preset->steps;
}

std::vector<BatchAnimation> read_batch(const RenderOptions& options) {
  std::vector<BatchAnimation> batch = parse_animation_batch(batch_text(options));
  for (BatchAnimation& entry : batch) place_outputs(options, entry.outputs);
  return batch;
}

std::vector<std::unique_ptr<FrameWriter>> writers_of(const BatchAnimation& entry) {
  std::vector<std::unique_ptr<FrameWriter>> writers;
  for (const std::string& output : entry.outputs) {
    const QString path = QString::fromStdString(output);
    const auto format = animation_format_of(path);
    if (!format)
      throw InputError("--output", "\"" + output + "\" ends with none of .gif, .webp and .mp4; give it one of them.");
    writers.push_back(make_frame_writer(
        path, *format,
        {.size = entry.animation.figure.size.pixels(), .frames_per_second = entry.animation.frames_per_second}));
  }
  return writers;
}

void render(const BatchAnimation& entry, Engine& engine, const FigureProgress& progress) {
  AnimationFrames frames(entry.animation, figure_kinds(), nullptr, engine);
  const std::vector<std::unique_ptr<FrameWriter>> writers = writers_of(entry);
  make_animation(frames, writers, progress);
}

}  // namespace

void render_animations(const AnimateOptions& options, const RenderHost& host) {
  choose_figure_language(options.figure.language);
  const bool is_batch = !options.figure.batch.empty();
  std::vector<BatchAnimation> batch =
      is_batch ? read_batch(options.figure)
               : std::vector<BatchAnimation>{{animation_of(options, host), options.figure.outputs}};
  const auto located = [is_batch](std::size_t i, const auto& call) {
    return is_batch ? locate_errors("animations[" + std::to_string(i) + "]", call) : call();
  };
  // What can be told before anything is trained.
  for (std::size_t i = 0; i < batch.size(); ++i)
    located(i, [&] {
      complete_steps(batch[i].animation);
      check_figure(batch[i].animation.figure, figure_kinds());
      check_animation(batch[i].animation);
    });
  const std::unique_ptr<Engine> engine = host.open_engine();
  for (std::size_t i = 0; i < batch.size(); ++i) {
    const std::string what = batch[i].outputs.empty() ? std::string() : batch[i].outputs.front();
    const double count = static_cast<double>(batch.size());
    const FigureProgress progress = [&](double share) {
      return !host.progress || host.progress((static_cast<double>(i) + share) / count, what);
    };
    located(i, [&] { render(batch[i], *engine, progress); });
    if (host.written)
      for (const std::string& output : batch[i].outputs) host.written(output);
  }
}

void render_animations_offscreen(const char* program, const AnimateOptions& options, const RenderHost& host) {
  qputenv("QT_QPA_PLATFORM", "offscreen");
  std::string name = program;
  std::array<char*, 2> arguments{name.data(), nullptr};
  int count = 1;
  const QGuiApplication application(count, arguments.data());
  render_animations(options, host);
}

}  // namespace pushforward::app
