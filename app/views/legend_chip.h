// The small dark label in a corner of a plot that says what its marks mean, where it covers the least of what is shown.
#pragma once

#include <QColor>
#include <QPainter>
#include <QPixmap>
#include <QString>
#include <array>
#include <functional>
#include <vector>

namespace pushforward::app {

enum class LegendMark { line, dots, swatch };

struct LegendItem {
  LegendMark mark;
  QString text;
  QColor fill;    // of a swatch
  QString brief;  // where the whole text would cover too much
  bool operator==(const LegendItem&) const = default;
};

// Painted once, as texts have to be laid out, and copied from then on.
class LegendChip {
 public:
  // How much of what the plot shows lies in this rectangle: 0 nothing, 1 all.
  using Cover = std::function<double(const QRectF&)>;
  // In a plot of these pixels; nothing where it would cover too much of it.
  void paint(QPainter& painter, const QRectF& area, const std::vector<LegendItem>& items, const Cover& cover);
  [[nodiscard]] const QRectF& place() const { return place_; }  // where it was painted last; null where it was not

 private:
  enum class Form { row, column, brief_column };
  static constexpr std::array forms{Form::row, Form::column, Form::brief_column};
  struct Choice {
    Form form = Form::row;
    int corner = 0;
    bool operator==(const Choice&) const = default;
  };
  [[nodiscard]] static QString text_of(const LegendItem& item, Form form);
  [[nodiscard]] static QSizeF size_of(const std::vector<LegendItem>& items, Form form);
  [[nodiscard]] QSizeF size_of(Form form) const { return sizes_[static_cast<std::size_t>(form)]; }
  [[nodiscard]] QRectF rectangle(const Choice& choice, const QRectF& area) const;
  void choose(const QRectF& area, const Cover& cover);
  void prepare(double pixel_ratio);

  QPixmap pixmap_;
  std::vector<LegendItem> items_;
  std::array<QSizeF, forms.size()> sizes_;
  Choice choice_;
  Choice prepared_;
  QRectF place_;
  bool is_dark_ = false;
};

}  // namespace pushforward::app
