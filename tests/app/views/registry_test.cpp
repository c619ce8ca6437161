// Every view of the registry on a real session.
#include "app/views/registry.h"

#include <QSet>
#include <QTest>

#include "app/style/theme.h"
#include "app/views/film_view.h"
#include "tests/app/views/views_under_test.h"
#include "tests/support/gui_test.h"

using namespace pushforward;
using namespace pushforward::app;

namespace {

Project small_project() {
  Project project;
  for (const char* type : {"planar", "rotation"}) project.stack.layers.push_back(make_layer(type));
  project.target.id = "gaussian";
  return project;
}

}  // namespace

class RegistryTest : public QObject {
  Q_OBJECT
 private slots:
  void every_view_can_be_made_and_shows_what_the_session_publishes() {
    Session session(small_project(), "reference");
    ViewLinks links(session);
    QSet<QString> ids;
    std::vector<std::unique_ptr<View>> views;
    for (const ViewSpec& spec : all_views()) {
      QVERIFY2(!spec.title.isEmpty() && !ids.contains(spec.id), qPrintable(spec.id));
      ids.insert(spec.id);
      views.emplace_back(spec.make(session, links, nullptr));
      views.back()->resize(540, 300);
    }
    QCOMPARE(ids.size(), static_cast<qsizetype>(all_views().size()));
    std::vector<QImage> empty;
    for (const auto& view : views) empty.push_back(test::picture_of(*view));
    links.probe.set_on(true);
    session.play();
    for (std::size_t i = 0; i < views.size(); ++i) {
      QTRY_VERIFY2_WITH_TIMEOUT(test::picture_of(*views[i]) != empty[i], qPrintable(all_views()[i].id), 20000);
    }
  }

  void zooming_a_view_makes_the_session_send_that_part_of_the_plane() {
    Session session(small_project(), "reference");
    ViewLinks links(session);
    const std::unique_ptr<View> density(all_views().front().make(session, links, nullptr));
    density->resize(540, 385);
    density->show();
    QTRY_VERIFY_WITH_TIMEOUT(session.frame() != nullptr && session.frame()->density != nullptr, 20000);
    links.x_viewport.set_box({0.5, 1.5, -0.5, 0.5});
    QTRY_VERIFY_WITH_TIMEOUT(session.frame()->density->grid.box == links.x_viewport.visible_hull(), 20000);
  }

  void choosing_a_depth_in_the_film_reaches_the_frame() {
    Session session(small_project(), "reference");
    ViewLinks links(session);
    std::unique_ptr<View> view;
    for (const ViewSpec& spec : all_views()) {
      if (spec.id == "film") view.reset(spec.make(session, links, nullptr));
    }
    auto* film = qobject_cast<FilmView*>(view.get());
    QVERIFY(film != nullptr);
    QTRY_COMPARE_WITH_TIMEOUT(film->layer_count(), 2, 20000);
    film->choose(1);
    QTRY_VERIFY_WITH_TIMEOUT(session.frame()->depth == 1, 20000);
  }
};

PUSHFORWARD_GUI_TEST(RegistryTest)
#include "registry_test.moc"
