#include "app/gallery/preset_gallery.h"

#include <QListView>
#include <QObject>
#include <QSet>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include "app/gallery/compare_pairs.h"
#include "app/gallery/pair_row.h"
#include "app/gallery/preset_picture.h"
#include "app/style/theme.h"
#include "tests/support/gui_test.h"

using namespace pushforward;
using namespace pushforward::app;

namespace {

struct OpenGallery {
  OpenGallery() {
    (void)Theme::current();
    gallery->show();
  }
  [[nodiscard]] QListView& list() const { return gallery->list(); }
  QPointer<PresetGallery> gallery = new PresetGallery(nullptr);
};

}  // namespace

class PresetGalleryTest : public QObject {
  Q_OBJECT
 private slots:
  void every_preset_has_a_picture_of_what_it_learns() {
    for (const Preset& preset : all_presets()) {
      const QImage picture = carried_picture(QString::fromStdString(preset.name));
      QVERIFY2(picture.size() == QSize(preset_picture_side, preset_picture_side), preset.name.c_str());
      QSet<QRgb> colors;
      for (int y = 0; y < picture.height(); y += 4)
        for (int x = 0; x < picture.width(); x += 4) colors.insert(picture.pixel(x, y));
      QVERIFY2(colors.size() > 20, preset.name.c_str());
    }
  }

  void pictures_are_drawn_in_the_map_that_is_chosen() {
    Theme& theme = Theme::current();
    OpenGallery open;
    const QString name = QString::fromStdString(all_presets()[0].name);
    const auto shown = [&] {
      const QModelIndex first = open.list().model()->index(0, 0);
      for (int role = Qt::UserRole; role < Qt::UserRole + 8; ++role)
        if (const auto image = first.data(role).value<QImage>(); !image.isNull()) return image.pixel(5, 5);
      return QRgb();
    };
    for (const QString& map : theme.density_maps()) {
      theme.set_density_map(map);  // while it is open
      QCOMPARE(shown(), recolored(carried_picture(name), ColorMap::named(map)).pixel(5, 5));
      QCOMPARE(shown(), ColorMap::named(map).at(0.0));  // no density at the corner
    }
    theme.set_density_map(theme.density_maps().front());
  }

  void a_click_chooses_and_closes() {
    OpenGallery open;
    QVERIFY(QTest::qWaitForWindowExposed(open.gallery));
    QCOMPARE(open.list().model()->rowCount(), static_cast<int>(all_presets().size()));
    QSignalSpy chosen(open.gallery, &PresetGallery::chosen);
    const QModelIndex third = open.list().model()->index(2, 0);
    QTest::mouseClick(open.list().viewport(), Qt::LeftButton, {}, open.list().visualRect(third).center());
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen[0][0].toString(), QString::fromStdString(all_presets()[2].name));
    QTRY_VERIFY(open.gallery.isNull());
  }

  void arrows_and_enter_choose_too() {
    OpenGallery open;
    QVERIFY(QTest::qWaitForWindowActive(open.gallery));
    QSignalSpy chosen(open.gallery, &PresetGallery::chosen);
    open.list().setFocus();
    QTest::keyClick(&open.list(), Qt::Key_Right);
    QTest::keyClick(&open.list(), Qt::Key_Return);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen[0][0].toString(), QString::fromStdString(all_presets()[1].name));
  }

  void pairs_stand_in_a_row_of_their_own_with_a_picture_of_each_side() {
    PresetGallery gallery(nullptr, PresetGallery::Offers::presets_and_pairs);
    gallery.show();
    QVERIFY(QTest::qWaitForWindowActive(&gallery));
    PairRow& row = *gallery.pairs();
    const auto pairs = all_compare_pairs();
    QCOMPARE(row.model()->rowCount(), static_cast<int>(pairs.size()));
    for (int i = 0; i < row.model()->rowCount(); ++i) {
      for (const QString& picture : pairs[static_cast<std::size_t>(i)].pictures)
        QVERIFY2(!carried_picture(picture).isNull(), qPrintable(picture));
      QVERIFY(row.viewport()->rect().contains(row.visualRect(row.model()->index(i, 0))));
    }
    const QPointer<PresetGallery> again = new PresetGallery(nullptr, PresetGallery::Offers::presets_and_pairs);
    again->show();
    QVERIFY(QTest::qWaitForWindowExposed(again));
    QSignalSpy clicked(again, &PresetGallery::pair_chosen);
    QTest::mouseClick(again->pairs()->viewport(), Qt::LeftButton, {},
                      again->pairs()->visualRect(again->pairs()->model()->index(2, 0)).center());
    QCOMPARE(clicked.size(), 1);
    QCOMPARE(clicked[0][0].toString(), pairs[2].id);
    QTRY_VERIFY(again.isNull());
  }

  void a_button_closes_it() {
    OpenGallery open;
    QVERIFY(QTest::qWaitForWindowExposed(open.gallery));
    QSignalSpy rejected(open.gallery, &QDialog::rejected);
    QTest::mouseClick(open.gallery->findChild<QToolButton*>(QStringLiteral("close")), Qt::LeftButton);
    QCOMPARE(rejected.size(), 1);
    QVERIFY(!open.gallery->isVisible());
    delete open.gallery;
  }

  void it_opens_with_three_columns() {
    OpenGallery open;
    QVERIFY(QTest::qWaitForWindowExposed(open.gallery));
    // Three columns at the size that it opens with.
    const auto top = [&](int row) { return open.list().visualRect(open.list().model()->index(row, 0)).top(); };
    QCOMPARE(top(0), top(2));
    QVERIFY(top(3) > top(2));
  }
};

PUSHFORWARD_GUI_TEST(PresetGalleryTest)
#include "preset_gallery_test.moc"
