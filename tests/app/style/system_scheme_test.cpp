// The desktop's colour scheme, from a portal on a bus of the test's own.
#include "app/style/system_scheme.h"

#include <QDBusMessage>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>

#include "app/style/theme.h"
#include "tests/support/gui_test.h"

using pushforward::app::SystemScheme;
using pushforward::app::Theme;

// What a desktop's portal answers.
class Portal : public QObject {
  Q_OBJECT
  Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")
 public:
  unsigned scheme = 0;

 public slots:
  // NOLINTNEXTLINE(readability-identifier-naming): the name on the bus
  QDBusVariant Read(const QString&, const QString&) const {
    return QDBusVariant(QVariant::fromValue(QDBusVariant(scheme)));
  }
};

class SystemSchemeTest : public QObject {
  Q_OBJECT

  static constexpr const char* path = "/org/freedesktop/portal/desktop";
  QProcess daemon_;
  QString address_;
  Portal portal_;

  [[nodiscard]] QDBusConnection bus(const char* name) const { return QDBusConnection::connectToBus(address_, name); }
  void switch_to(unsigned scheme) {
    portal_.scheme = scheme;
    QDBusMessage signal =
        QDBusMessage::createSignal(path, QStringLiteral("org.freedesktop.portal.Settings"), "SettingChanged");
    signal << QStringLiteral("org.freedesktop.appearance") << QStringLiteral("color-scheme")
           << QVariant::fromValue(QDBusVariant(scheme));
    QVERIFY(bus("portal").send(signal));
  }

 private slots:
  void initTestCase() {
    daemon_.start(QStringLiteral("dbus-daemon"), {"--session", "--nofork", "--print-address"});
    QVERIFY2(daemon_.waitForStarted() && daemon_.waitForReadyRead(), "dbus-daemon is missing: install dbus-daemon");
    address_ = QString::fromLatin1(daemon_.readLine().trimmed());
    QDBusConnection portal = bus("portal");
    QVERIFY(portal.isConnected());
    QVERIFY(portal.registerObject(path, &portal_, QDBusConnection::ExportAllSlots));
    QVERIFY(portal.registerService(QStringLiteral("org.freedesktop.portal.Desktop")));
  }
  void cleanupTestCase() {
    QDBusConnection::disconnectFromBus("portal");
    QDBusConnection::disconnectFromBus("window");
    daemon_.terminate();
    daemon_.waitForFinished();
  }

  void without_a_bus_the_palette_says() {
    QVERIFY(SystemScheme(true, std::nullopt, nullptr).is_dark());
    QVERIFY(!SystemScheme(false, std::nullopt, nullptr).is_dark());
  }

  void the_portal_says_at_the_start_and_whenever_it_changes() {
    portal_.scheme = 1;
    SystemScheme scheme(false, bus("window"), nullptr);
    QSignalSpy changes(&scheme, &SystemScheme::changed);
    QTRY_VERIFY(scheme.is_dark());
    // Sent until they are heard: the bus learns of the listener in its own time.
    QTRY_VERIFY((switch_to(2), !scheme.is_dark()));
    QTRY_VERIFY((switch_to(1), scheme.is_dark()));
    QTRY_VERIFY((switch_to(0), !scheme.is_dark()));  // no preference: the palette's
    QCOMPARE(changes.size(), 4);
  }

  void the_theme_follows_where_that_is_chosen() {
    portal_.scheme = 2;
    SystemScheme scheme(true, bus("window"), nullptr);
    QTRY_VERIFY(!scheme.is_dark());
    Theme& theme = Theme::current();
    theme.follow(scheme);
    theme.set_mode(Theme::Mode::system);
    QVERIFY(!theme.is_dark());
    QTRY_VERIFY((switch_to(1), theme.is_dark()));
    theme.set_mode(Theme::Mode::light);
    QTRY_VERIFY((switch_to(2), !scheme.is_dark()));
    QTRY_VERIFY((switch_to(1), scheme.is_dark()));
    QVERIFY(!theme.is_dark());  // the person's choice stands
    theme.set_mode(Theme::Mode::dark);
  }
};

PUSHFORWARD_GUI_TEST(SystemSchemeTest)
#include "system_scheme_test.moc"
