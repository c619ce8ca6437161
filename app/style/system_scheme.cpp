#include "app/style/system_scheme.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QFileInfo>

namespace pushforward::app {
namespace {

const QString service = QStringLiteral("org.freedesktop.portal.Desktop");
const QString path = QStringLiteral("/org/freedesktop/portal/desktop");
const QString settings = QStringLiteral("org.freedesktop.portal.Settings");
const QString appearance = QStringLiteral("org.freedesktop.appearance");
const QString color_scheme = QStringLiteral("color-scheme");
constexpr unsigned prefers_dark = 1;
constexpr unsigned prefers_light = 2;

}  // namespace

SystemScheme::SystemScheme(bool palette_is_dark, std::optional<QDBusConnection> bus, QObject* parent)
    : QObject(parent), palette_is_dark_(palette_is_dark) {
  if (!bus || !bus->isConnected()) return;
  QDBusMessage question = QDBusMessage::createMethodCall(service, path, settings, QStringLiteral("Read"));
  question << appearance << color_scheme;
  auto* answer = new QDBusPendingCallWatcher(bus->asyncCall(question), this);
  connect(answer, &QDBusPendingCallWatcher::finished, this,
          [this, bus = *bus](QDBusPendingCallWatcher* watcher) mutable {
            // Not before the answer: on a connection that is still being made the bus never hears of the listener. From
            // whatever owns the name by then, since the portal starts when it is first asked.
            bus.connect(QString(), path, settings, QStringLiteral("SettingChanged"), this,
                        SLOT(take_setting(QString, QString, QDBusVariant)));
            const QDBusPendingReply<QDBusVariant> reply = *watcher;
            if (!reply.isError()) take(reply.value().variant());
            watcher->deleteLater();
          });
}

std::optional<QDBusConnection> SystemScheme::session_bus() {
  // Without an address the library would start a bus of its own.
  const QString runtime = qEnvironmentVariable("XDG_RUNTIME_DIR");
  if (!qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS") &&
      (runtime.isEmpty() || !QFileInfo::exists(runtime + QStringLiteral("/bus"))))
    return std::nullopt;
  return QDBusConnection::sessionBus();
}

void SystemScheme::take_setting(const QString& space, const QString& key, const QDBusVariant& value) {
  if (space == appearance && key == color_scheme) take(value.variant());
}

void SystemScheme::take(const QVariant& value) {
  // "Read" wraps its answer twice.
  const QVariant inner = value.canConvert<QDBusVariant>() ? value.value<QDBusVariant>().variant() : value;
  const unsigned preference = inner.toUInt();
  const bool before = is_dark();
  portal_is_dark_.reset();
  if (preference == prefers_dark || preference == prefers_light) portal_is_dark_ = preference == prefers_dark;
  if (is_dark() != before) emit changed();
}

}  // namespace pushforward::app
