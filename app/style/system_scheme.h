// Whether the person's desktop is dark, as it changes. The desktop portal knows (org.freedesktop.appearance,
// https://flatpak.github.io/xdg-desktop-portal/docs/doc-org.freedesktop.portal.Settings.html), where there is one;
// otherwise the palette that Qt's platform gave at the start says. Nothing here waits for the bus.
#pragma once

#include <QDBusConnection>
#include <QDBusVariant>
#include <QObject>
#include <optional>

namespace pushforward::app {

class SystemScheme : public QObject {
  Q_OBJECT
 public:
  // Without `bus` only the palette is asked.
  SystemScheme(bool palette_is_dark, std::optional<QDBusConnection> bus, QObject* parent);
  [[nodiscard]] bool is_dark() const { return portal_is_dark_.value_or(palette_is_dark_); }
  // The session's bus, where there is one; none is started.
  [[nodiscard]] static std::optional<QDBusConnection> session_bus();

 signals:
  void changed();

 private slots:
  void take_setting(const QString& space, const QString& key, const QDBusVariant& value);

 private:
  void take(const QVariant& value);

  bool palette_is_dark_;
  std::optional<bool> portal_is_dark_;
};

}  // namespace pushforward::app
