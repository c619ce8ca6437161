// The document's edits, and which frames may write their parameters into it.
#include "app/session/document.h"

#include <QTest>

#include "core/errors.h"
#include "tests/app/session/training_session.h"
#include "tests/support/gui_test.h"

using namespace pushforward;
using pushforward::app::Document;
using pushforward::app::Frame;
using pushforward::test::small_project;

class DocumentTest : public QObject {
  Q_OBJECT

  static Frame frame_with(const Stack& stack, std::uint64_t edit, double parameter) {
    auto trained = std::make_shared<Stack>(stack);
    for (LayerEntry& layer : trained->layers) std::ranges::fill(layer.parameters, parameter);
    Frame frame;
    frame.edit = edit;
    frame.step = 77;
    frame.stack = std::move(trained);
    return frame;
  }

 private slots:
  void every_layer_has_an_id_of_its_own() {
    Project project = small_project();
    for (LayerEntry& layer : project.stack.layers) layer.id = 5;
    const Document document(project);
    const auto& layers = document.project().stack.layers;
    QVERIFY(layers[0].id != layers[1].id && layers[1].id != layers[2].id && layers[0].id != layers[2].id);
  }

  void a_coupling_alternates_with_its_neighbour() {
    Document document(small_project());
    const auto mask = [&](std::size_t i) {
      return std::get<std::vector<std::int64_t>>(document.project().stack.layers[i].hyper.at("mask"));
    };
    std::uint64_t id = 0;
    document.insert_layer("coupling", 2, {}, id);
    QCOMPARE(document.project().stack.layers[2].id, id);
    QCOMPARE(mask(2)[0], 1 - mask(1)[0]);
    QCOMPARE(mask(2)[1], 1 - mask(1)[1]);
    document.insert_layer("coupling", 3, {}, id);
    QCOMPARE(mask(3), mask(1));
  }

  void an_older_frame_is_not_written_over_a_newer_edit() {
    Document document(small_project());
    const auto& layers = document.project().stack.layers;
    const std::uint64_t rotation = layers[0].id;
    const std::uint64_t edit = document.set_values(rotation, {{0, 0.25}});
    document.take(frame_with(document.project().stack, edit - 1, 9.0));
    QCOMPARE(layers[0].values()[0], 0.25);
    QCOMPARE(layers[1].parameters[0], 9.0);  // that layer was not edited
    document.take(frame_with(document.project().stack, edit, 7.0));
    QCOMPARE(layers[0].parameters[0], 7.0);
    QCOMPARE(document.project().steps, 77);
  }

  void a_frame_of_before_the_restart_is_not_taken() {
    Document document(small_project());
    const Frame before = frame_with(document.project().stack, document.last_edit(), 9.0);
    document.restart();
    document.take(before);
    QCOMPARE(document.project().steps, 0);
    QVERIFY(document.project().stack.layers[1].parameters[0] != 9.0);
  }

  void a_broken_constraint_changes_nothing() {
    Project project = small_project();
    project.stack.layers.push_back(make_layer("radial"));
    Document document(project);
    const LayerEntry before = document.project().stack.layers[3];
    const int alpha = before.layer().value_layout(before.hyper, 2).slot("alpha").offset;
    const std::uint64_t edit = document.last_edit();
    QVERIFY_EXCEPTION_THROWN(document.set_values(before.id, {{alpha, -1.0}}), InputError);
    QVERIFY(document.project().stack.layers[3] == before);
    QCOMPARE(document.last_edit(), edit);
  }

  void moving_counts_without_the_layer() {
    Document document(small_project());
    const std::uint64_t rotation = document.project().stack.layers[0].id;
    document.move_layer(rotation, 2);
    QCOMPARE(document.project().stack.index_of(rotation), 2);
    document.move_layer(rotation, 99);
    QCOMPARE(document.project().stack.index_of(rotation), 2);
    document.move_layer(rotation, 0);
    QCOMPARE(document.project().stack.index_of(rotation), 0);
  }

  void a_layer_that_is_gone_is_an_error_with_a_sentence() {
    Document document(small_project());
    document.remove_layers({document.project().stack.layers[0].id});
    QCOMPARE(document.project().stack.layers.size(), std::size_t{2});
    QVERIFY_EXCEPTION_THROWN(document.move_layer(0xFFFFFFFF, 0), InputError);
  }
};

PUSHFORWARD_GUI_TEST(DocumentTest)
#include "document_test.moc"
