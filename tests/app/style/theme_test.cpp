#include "app/style/theme.h"

#include <QApplication>
#include <QDir>
#include <QDirIterator>
#include <QFontDatabase>
#include <QFontInfo>
#include <QImage>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>
#include <cmath>
#include <stdexcept>

#include "app/style/icon_engine.h"
#include "tests/support/gui_test.h"

using pushforward::app::Theme;

namespace {

// Relative luminance and contrast ratio of WCAG 2.1.
double luminance(const QColor& color) {
  const auto linear = [](double value) {
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

double contrast(const QColor& a, const QColor& b) {
  const double bright = std::max(luminance(a), luminance(b));
  const double dark = std::min(luminance(a), luminance(b));
  return (bright + 0.05) / (dark + 0.05);
}

bool has_colour(const QImage& image, const QColor& color) {
  for (int y = 0; y < image.height(); ++y) {
    for (int x = 0; x < image.width(); ++x) {
      if (image.pixelColor(x, y).rgb() == color.rgb()) return true;
    }
  }
  return false;
}

}  // namespace

class ThemeTest : public QObject {
  Q_OBJECT
 private slots:
  void init() { Theme::current().set_mode(Theme::Mode::dark); }

  void there_is_one_theme_and_it_belongs_to_the_application() {
    QCOMPARE(&Theme::current(), &Theme::current());
    QCOMPARE(Theme::current().parent(), qApp);
  }

  void switching_changes_colours_palette_and_says_so_once() {
    Theme& theme = Theme::current();
    QCOMPARE(theme.color("panel"), QColor("#181B1F"));
    QSignalSpy changes(&theme, &Theme::changed);
    theme.set_mode(Theme::Mode::light);
    QCOMPARE(changes.count(), 1);
    QCOMPARE(theme.color("panel"), QColor("#FFFFFF"));
    QCOMPARE(QApplication::palette().color(QPalette::Window), QColor("#FFFFFF"));
    theme.set_mode(Theme::Mode::light);
    QCOMPARE(changes.count(), 1);
  }

  void text_can_be_read_on_every_surface_in_both_themes() {
    for (const Theme::Mode mode : {Theme::Mode::dark, Theme::Mode::light}) {
      Theme::current().set_mode(mode);
      for (const char* surface : {"window", "panel", "raised", "hover", "field"}) {
        for (const char* text : {"text", "text2", "text3", "accent", "danger", "ok"}) {
          const double ratio = contrast(Theme::current().color(text), Theme::current().color(surface));
          QVERIFY2(ratio >= 4.5, qPrintable(QString("%1 on %2: %3").arg(text, surface).arg(ratio)));
        }
      }
    }
  }

  void measures_and_type_come_from_the_tokens() {
    const Theme& theme = Theme::current();
    QCOMPARE(theme.metric("panel_inset"), 12.0);
    QCOMPARE(theme.metric("line.icon"), 1.3);
    QCOMPARE(theme.metric("size.icon"), 16.0);
    QCOMPARE(theme.metric("size.plot_margin.left"), 34.0);
    QCOMPARE(theme.size("color_bar"), QSizeF(120, 8));
    QCOMPARE(theme.dash("floor"), (QVector<qreal>{6, 4}));
    QCOMPARE(theme.font("section").pixelSize(), 11);
    QCOMPARE(theme.font("section").capitalization(), QFont::AllUppercase);
    QCOMPARE(theme.log_det_stops().size(), std::size_t{7});
  }

  void an_unknown_role_is_refused_by_name() {
    QVERIFY_EXCEPTION_THROWN((void)Theme::current().color("puce"), std::out_of_range);
    QVERIFY_EXCEPTION_THROWN((void)Theme::current().metric("size.puce"), std::out_of_range);
    QVERIFY_EXCEPTION_THROWN((void)Theme::current().font("puce"), std::out_of_range);
  }

  void the_fonts_of_the_look_are_found() {
    for (const char* family : {"Roboto", "Noto Sans CJK SC", "STIX"}) {
      QVERIFY2(QFontDatabase::hasFamily(family), family);
    }
    QCOMPARE(QFontInfo(Theme::current().font("body")).family(), QString("Roboto"));
    QCOMPARE(QFontInfo(Theme::current().font("math_label")).family(), QString("STIX"));
    QCOMPARE(QFontInfo(Theme::current().font("section")).weight(), 500);
  }

  void the_style_sheet_has_no_token_left() {
    const QString sheet = Theme::current().style_sheet();
    QVERIFY(!sheet.contains('$'));
    QVERIFY(sheet.contains(Theme::current().color("accent").name()));
  }

  void every_icon_draws_in_the_colour_asked_for() {
    QDirIterator files(":/icons", {"*.svg"}, QDir::Files, QDirIterator::Subdirectories);
    int count = 0;
    while (files.hasNext()) {
      const QString name = files.next().mid(QString(":/icons/").size()).chopped(4);
      if (name == "chevron") continue;  // used by the style sheet, one colour for both themes
      QImage image(64, 64, QImage::Format_ARGB32_Premultiplied);
      image.fill(Qt::white);
      QPainter painter(&image);
      pushforward::app::draw_icon(painter, QRectF(0, 0, 64, 64), name, QColor("#123456"));
      painter.end();
      QVERIFY2(has_colour(image, QColor("#123456")), qPrintable(name));
      QCOMPARE(image.pixelColor(0, 0), QColor(Qt::white));  // inside its box
      ++count;
    }
    QVERIFY2(count >= 30, qPrintable(QString::number(count)));
  }

  void icons_follow_the_theme_without_being_made_again() {
    const QIcon icon = Theme::current().icon("play", "text2");
    QVERIFY(has_colour(icon.pixmap(32, 32).toImage(), Theme::current().color("text2")));
    Theme::current().set_mode(Theme::Mode::light);
    const QImage light = icon.pixmap(32, 32).toImage();
    QVERIFY(has_colour(light, Theme::current().color("text2")));
    QVERIFY(has_colour(icon.pixmap(QSize(32, 32), QIcon::Disabled).toImage(), Theme::current().color("disabled")));
    QVERIFY(
        has_colour(icon.pixmap(QSize(32, 32), QIcon::Normal, QIcon::On).toImage(), Theme::current().color("accent")));
  }

  void the_keyboard_focus_has_a_ring_of_accent_and_the_mouse_leaves_none() {
    QWidget window;
    auto* layout = new QVBoxLayout(&window);
    auto* first = new QPushButton("first");
    auto* second = new QPushButton("second");
    layout->setContentsMargins(20, 20, 20, 20);
    layout->addWidget(first);
    layout->addWidget(second);
    window.resize(200, 120);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    const QColor accent = Theme::current().color("accent");
    QTest::mouseClick(first, Qt::LeftButton);
    QTest::mouseMove(&window, QPoint(2, 2));
    QVERIFY(!has_colour(window.grab().toImage(), accent));
    QTest::keyClick(first, Qt::Key_Tab);
    QVERIFY(second->hasFocus());
    QTRY_VERIFY(has_colour(window.grab().toImage(), accent));
    const QImage image = window.grab().toImage();
    const QRect box = second->geometry();
    // 2 pixels wide, 1 pixel outside of the button.
    QCOMPARE(image.pixelColor(box.center().x(), box.top() - 2).rgb(), accent.rgb());
    QCOMPARE(image.pixelColor(box.center().x(), box.top() - 3).rgb(), accent.rgb());
    QVERIFY(image.pixelColor(box.center().x(), box.top() - 1).rgb() != accent.rgb());
  }
};

PUSHFORWARD_GUI_TEST(ThemeTest)
#include "theme_test.moc"
