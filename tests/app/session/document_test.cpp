// The document's edits, and which frames may write their parameters into it.
#include "app/session/document.h"

#include <QTest>

#include "app/session/document_edits.h"
#include "core/errors.h"
#include "tests/app/session/training_session.h"
#include "tests/support/gui_test.h"

using namespace pushforward;
using pushforward::app::Document;
using pushforward::app::DocumentSwap;
using pushforward::app::Frame;
using pushforward::app::ValuesSwap;
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

  // Makes an edit and gives its number.
  static std::uint64_t make(Document& document, DocumentSwap swap) {
    (void)document.exchange(swap, false);
    return document.last_edit();
  }
  static void make_move(Document& document, std::uint64_t id, int index) {
    make(document, app::move(document.project(), id, index));
  }
  static std::uint64_t insert(Document& document, const char* type, int index) {
    app::StackSwap swap = app::insertion(document.project(), type, index, {}, 1);
    const std::uint64_t id = app::new_ids(swap).front();
    make(document, std::move(swap));
    return id;
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
    std::uint64_t id = insert(document, "coupling", 2);
    QCOMPARE(document.project().stack.layers[2].id, id);
    QCOMPARE(mask(2)[0], 1 - mask(1)[0]);
    QCOMPARE(mask(2)[1], 1 - mask(1)[1]);
    id = insert(document, "coupling", 3);
    QCOMPARE(mask(3), mask(1));
  }

  void an_older_frame_is_not_written_over_a_newer_edit() {
    Document document(small_project());
    const auto& layers = document.project().stack.layers;
    const std::uint64_t rotation = layers[0].id;
    const std::uint64_t edit = make(document, ValuesSwap{rotation, {{0, 0.25}}, {}});
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
    make(document, app::restart(document.project()));
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
    QVERIFY_EXCEPTION_THROWN(make(document, ValuesSwap{before.id, {{alpha, -1.0}}, {}}), InputError);
    QVERIFY(document.project().stack.layers[3] == before);
    QCOMPARE(document.last_edit(), edit);
  }

  void moving_counts_without_the_layer() {
    Document document(small_project());
    const std::uint64_t rotation = document.project().stack.layers[0].id;
    make_move(document, rotation, 2);
    QCOMPARE(document.project().stack.index_of(rotation), 2);
    make_move(document, rotation, 99);
    QCOMPARE(document.project().stack.index_of(rotation), 2);
    make_move(document, rotation, 0);
    QCOMPARE(document.project().stack.index_of(rotation), 0);
  }

  void a_removed_layer_comes_back_as_it_was_and_the_others_stay_as_trained() {
    Document document(small_project());
    const std::uint64_t rotation = document.project().stack.layers[0].id;
    const LayerEntry removed = document.project().stack.layers[0];
    DocumentSwap swap = app::removal(document.project(), {rotation});
    (void)document.exchange(swap, true);
    document.take(frame_with(document.project().stack, document.last_edit(), 0.5));
    const auto message = document.exchange(swap, true);
    QVERIFY(document.project().stack.layers[0] == removed);
    QCOMPARE(document.project().stack.layers[1].parameters[0], 0.5);
    const auto& told = std::get<app::EditStack>(*message);
    QCOMPARE(told.written, std::vector<std::uint64_t>{rotation});
    QVERIFY(told.structure == document.project().stack);
  }

  void a_value_that_was_written_returns_alone_once_the_layer_has_trained() {
    Document document(small_project());
    const std::uint64_t planar = document.project().stack.layers[2].id;
    const double before = document.entry(planar).values()[0];
    DocumentSwap swap = ValuesSwap{planar, {{0, before + 1.0}}, {}};
    (void)document.exchange(swap, true);
    Stack trained = document.project().stack;
    trained.layers[2].parameters[1] += 0.125;
    Frame frame;
    frame.edit = document.last_edit();
    frame.step = 9;
    frame.stack = std::make_shared<const Stack>(trained);
    document.take(frame);
    const std::vector<double> live = document.entry(planar).values();
    (void)document.exchange(swap, true);
    const std::vector<double> after = document.entry(planar).values();
    QVERIFY(std::abs(after[0] - before) < 1e-12);
    QVERIFY(std::abs(after[1] - live[1]) < 1e-12);
    (void)document.exchange(swap, true);
    QVERIFY(std::abs(document.entry(planar).values()[0] - live[0]) < 1e-12);
  }

  void a_value_that_no_longer_fits_brings_the_whole_layer_back() {
    // beta > -alpha: the old beta breaks the constraint once training has made alpha small.
    Project project = small_project();
    project.stack.layers = {make_layer("radial")};
    Document document(project);
    const std::uint64_t radial = document.project().stack.layers[0].id;
    const Layout layout = document.entry(radial).layer().value_layout(document.entry(radial).hyper, 2);
    const int alpha = layout.slot("alpha").offset, beta = layout.slot("beta").offset;
    make(document, ValuesSwap{radial, {{alpha, 2.0}, {beta, -1.5}}, {}});
    const std::vector<double> before = document.entry(radial).values();
    DocumentSwap swap = ValuesSwap{radial, {{beta, 0.0}}, {}};
    (void)document.exchange(swap, true);
    Stack trained = document.project().stack;
    app::write_values(trained.layers[0], {{alpha, 0.5}}, 2);
    Frame frame;
    frame.edit = document.last_edit();
    frame.step = 9;
    frame.stack = std::make_shared<const Stack>(trained);
    document.take(frame);
    const auto message = document.exchange(swap, true);
    const std::vector<double> after = document.entry(radial).values();
    QVERIFY(after == before);
    QVERIFY(std::holds_alternative<app::EditStack>(*message));
  }

  void a_layer_that_is_gone_is_an_error_with_a_sentence() {
    Document document(small_project());
    make(document, app::removal(document.project(), {document.project().stack.layers[0].id}));
    QCOMPARE(document.project().stack.layers.size(), std::size_t{2});
    QVERIFY_EXCEPTION_THROWN(make_move(document, 0xFFFFFFFF, 0), InputError);
  }
};

PUSHFORWARD_GUI_TEST(DocumentTest)
#include "document_test.moc"
