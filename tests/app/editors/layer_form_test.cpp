// The form: made for every layer of the registry from its declaration, writes while training runs, refuses in place.
#include <QComboBox>
#include <QLineEdit>
#include <QObject>
#include <QSignalSpy>
#include <QSpinBox>
#include <QToolButton>
#include <cmath>

#include "app/editors/hyper_row.h"
#include "app/editors/hyper_text.h"
#include "app/editors/layer_text.h"
#include "app/editors/math_label.h"
#include "app/editors/number_field.h"
#include "app/editors/value_row.h"
#include "app/editors/zero_slider.h"
#include "core/layers/registry.h"
#include "tests/app/editors/editors_under_test.h"
#include "tests/support/gui_test.h"

using namespace pushforward;
using namespace pushforward::app;
using pushforward::test::EditorsUnderTest;

namespace {

void each_layer() {
  QTest::addColumn<QString>("type");
  for (const Layer* layer : all_layers()) {
    const QString id = QString::fromStdString(layer->spec().id);
    QTest::newRow(qPrintable(id)) << id;
  }
}

void write(QLineEdit& line, const QString& text) {
  line.setFocus();
  line.selectAll();
  QTest::keyClicks(&line, text);
  QTest::keyClick(&line, Qt::Key_Return);
}

}  // namespace

class TestLayerForm : public QObject {
  Q_OBJECT
 private slots:
  void is_made_for_every_layer_data() { each_layer(); }
  void is_made_for_every_layer() {
    QFETCH(QString, type);
    EditorsUnderTest editors({type.toStdString()});
    editors.click_card(0);
    QCOMPARE(editors.form->layer(), quint64{editors.id(0)});
    const LayerSpec& spec = editors.layer(0).layer().spec();
    QCOMPARE(editors.form->hyper_rows().size(), spec.hyperparameters.size());
    const auto values = editors.layer(0).values();
    if (values.size() <= 12) QCOMPARE(editors.form->value_rows().size(), values.size());
    for (const ValueRow* row : editors.form->value_rows()) {
      QVERIFY(!row->slider().accessibleName().isEmpty());
      QVERIFY(!row->field().accessibleName().isEmpty());
      QVERIFY(!row->toolTip().isEmpty());
      QCOMPARE(row->slider().shown_value(), values[static_cast<std::size_t>(row->flat_index())]);
    }
    for (const HyperRow* row : editors.form->hyper_rows()) {
      QVERIFY(!row->control().accessibleName().isEmpty());
      QVERIFY(!row->control().toolTip().isEmpty());
    }
    const auto labels = editors.form->findChildren<MathLabel*>();
    QVERIFY(std::ranges::any_of(
        labels, [&](const MathLabel* label) { return label->html() == QString::fromStdString(spec.formula_html); }));
  }

  void buttons_act_on_the_layer_data() { each_layer(); }
  void buttons_act_on_the_layer() {
    QFETCH(QString, type);
    EditorsUnderTest editors({type.toStdString()});
    editors.click_card(0);
    const auto press = [&](const char* name) {
      for (QToolButton* button : editors.form->findChildren<QToolButton*>())
        if (button->accessibleName() == name) QTest::mouseClick(button, Qt::LeftButton);
    };
    press("Freeze");
    press("Bypass");
    press("Flip");
    QVERIFY(editors.layer(0).frozen && editors.layer(0).bypassed && editors.layer(0).inverted);
    press("Duplicate");
    QCOMPARE(editors.layers().size(), std::size_t{2});
    QVERIFY(editors.form->layer() != editors.id(0));  // the copy is shown
    press("Delete");
    QCOMPARE(editors.layers().size(), std::size_t{1});
  }

  void field_writes_the_value() {
    EditorsUnderTest editors({"planar"});
    editors.click_card(0);
    ValueRow& last = *editors.form->value_rows().back();  // b, free of constraints
    write(last.field(), QStringLiteral("-1,25"));
    QCOMPARE(editors.layer(0).values().back(), -1.25);
    QCOMPARE(last.field().text(), QStringLiteral("−1.250"));
    QCOMPARE(last.slider().shown_value(), -1.25);
  }

  void arrow_keys_step_the_value() {
    EditorsUnderTest editors({"rotation"});
    editors.click_card(0);
    const double before = editors.layer(0).values().front();
    ValueRow& row = *editors.form->value_rows().front();
    row.slider().setFocus();
    QTest::keyClick(&row.slider(), Qt::Key_Right);
    const double stepped = editors.layer(0).values().front();
    QVERIFY(stepped > before);
    QTest::keyClick(&row.field(), Qt::Key_Down);
    QVERIFY(editors.layer(0).values().front() < stepped);
  }

  void what_is_no_number_is_refused_in_place() {
    EditorsUnderTest editors({"planar"});
    editors.click_card(0);
    const auto before = editors.layer(0).values();
    ValueRow& row = *editors.form->value_rows().front();
    write(row.field(), QStringLiteral("twelve"));
    QVERIFY(!row.refusal().isEmpty());
    QCOMPARE(editors.layer(0).values(), before);
    QTest::keyClick(&row.field(), Qt::Key_Escape);
    QCOMPARE(row.field().text(), signed_number(before.front(), 3));
  }

  void broken_constraints_are_refused_in_place() {
    EditorsUnderTest editors({"radial"});
    editors.click_card(0);
    const auto before = editors.layer(0).values();
    for (ValueRow* row : editors.form->value_rows()) {
      if (row->field().accessibleName() != "alpha") continue;
      write(row->field(), QStringLiteral("-2"));
      QVERIFY(!row->refusal().isEmpty());
      QCOMPARE(editors.layer(0).values(), before);
      write(row->field(), QStringLiteral("2.5"));
      QVERIFY(row->refusal().isEmpty());
      QVERIFY(std::abs(editors.layer(0).values()[static_cast<std::size_t>(row->flat_index())] - 2.5) < 1e-9);
      return;
    }
    QFAIL("the form has no row for alpha");
  }

  void dragged_slider_writes_while_training_runs_and_is_not_fought() {
    EditorsUnderTest editors({"planar", "rotation"});
    editors.click_card(0);
    TrainingSettings slow = editors.session.project().training;
    slow.learning_rate = 1e-6;  // so that what is written can be found again after many steps
    editors.session.set_training(slow);
    editors.session.play();
    QSignalSpy frames(&editors.session, &Session::frame_ready);
    QTRY_VERIFY_WITH_TIMEOUT(frames.count() > 3, 30000);

    ValueRow& row = *editors.form->value_rows().back();
    ZeroSlider& slider = row.slider();
    const int y = slider.height() / 2;
    const QPoint end(static_cast<int>(slider.x_of(2.0)), y);
    QTest::mousePress(&slider, Qt::LeftButton, {}, QPoint(static_cast<int>(slider.x_of(0.0)), y));
    EditorsUnderTest::move_with_button(slider, end);
    const double dragged = slider.shown_value();
    QVERIFY(std::abs(dragged - 2.0) < 0.1);
    const auto before = frames.count();
    QTRY_VERIFY_WITH_TIMEOUT(frames.count() > before + 5, 30000);
    QCOMPARE(slider.shown_value(), dragged);  // frames do not pull the knob from the hand
    QTest::mouseRelease(&slider, Qt::LeftButton, {}, end);
    // Training goes on from what was written.
    const auto released = editors.session.last_edit();
    QTRY_VERIFY_WITH_TIMEOUT(editors.session.frame()->edit >= released, 30000);
    QVERIFY(std::abs(editors.session.frame()->stack->layers[0].values().back() - dragged) < 0.01);
    QVERIFY(editors.session.is_playing());
  }

  void values_follow_training() {
    EditorsUnderTest editors({"planar", "rotation"});
    editors.click_card(0);
    const double before = editors.form->value_rows().back()->slider().shown_value();
    editors.session.play();
    QTRY_VERIFY_WITH_TIMEOUT(editors.form->value_rows().back()->slider().shown_value() != before, 30000);
  }

  void hyperparameters_are_validated_in_place() {
    EditorsUnderTest editors({"coupling"});
    editors.click_card(0);
    for (HyperRow* row : editors.form->hyper_rows()) {
      if (row->spec().kind != HyperKind::integer_list || row->spec().id != "hidden") continue;
      auto& line = static_cast<QLineEdit&>(row->control());
      const HyperValues before = editors.layer(0).hyper;
      write(line, QStringLiteral("8, many"));
      QVERIFY(!row->refusal().isEmpty());
      QCOMPARE(editors.layer(0).hyper, before);
      write(line, QStringLiteral("8, -3"));
      QVERIFY(!row->refusal().isEmpty());
      QCOMPARE(editors.layer(0).hyper, before);
      write(line, QStringLiteral("8 16"));
      QVERIFY(row->refusal().isEmpty());
      QCOMPARE(editors.layer(0).hyper.at("hidden"), (HyperValue{std::vector<std::int64_t>{8, 16}}));
      QCOMPARE(line.text(), QStringLiteral("8, 16"));
      return;
    }
    QFAIL("the form has no row for the hidden widths");
  }

  void every_hyperparameter_can_be_edited_data() { each_layer(); }
  void every_hyperparameter_can_be_edited() {
    QFETCH(QString, type);
    EditorsUnderTest editors({type.toStdString()});
    editors.click_card(0);
    for (HyperRow* row : editors.form->hyper_rows()) {
      const std::string& id = row->spec().id;
      const HyperValue before = editors.layer(0).hyper.at(id);
      if (auto* box = qobject_cast<QComboBox*>(&row->control())) {
        QCOMPARE(box->count(), static_cast<int>(row->spec().choices.size()));
        box->setFocus();
        QTest::keyClick(box, box->currentIndex() == 0 ? Qt::Key_Down : Qt::Key_Up);
        QVERIFY(editors.layer(0).hyper.at(id) != before);
      } else if (auto* spin = qobject_cast<QSpinBox*>(&row->control())) {
        QTest::keyClick(spin, spin->value() < spin->maximum() ? Qt::Key_Up : Qt::Key_Down);
        QVERIFY(editors.layer(0).hyper.at(id) != before || !row->refusal().isEmpty());
      } else {
        // Writing down what is there changes nothing and is never refused.
        auto& line = static_cast<QLineEdit&>(row->control());
        QVERIFY(!line.text().isEmpty() || hyper_text(before).isEmpty());
        write(line, hyper_text(before));
        QVERIFY(row->refusal().isEmpty());
        QCOMPARE(editors.layer(0).hyper.at(id), before);
      }
    }
  }

  void numbers_are_read_as_people_write_them() {
    QCOMPARE(read_number("−0,5"), std::optional<double>(-0.5));
    QCOMPARE(read_number(" +1e3 "), std::optional<double>(1000.0));
    QVERIFY(!read_number(""));
    QVERIFY(!read_number("nan"));
    QVERIFY(!read_number("inf"));
    QCOMPARE(signed_number(-0.004, 2), QStringLiteral("0.00"));
    QCOMPARE(signed_number(0.664, 3), QStringLiteral("+0.664"));
    QCOMPARE(read_hyper(HyperKind::optional_real, "none"), std::optional<HyperValue>(HyperValue{std::monostate{}}));
    QCOMPARE(read_hyper(HyperKind::optional_real, "2.5"), std::optional<HyperValue>(HyperValue{2.5}));
    QVERIFY(!read_hyper(HyperKind::integer, "2.5"));
    QCOMPARE(hyper_text(HyperValue{std::monostate{}}), QStringLiteral("none"));
  }
};

PUSHFORWARD_GUI_TEST(TestLayerForm)
#include "layer_form_test.moc"
