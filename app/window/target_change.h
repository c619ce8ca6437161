// Notices that a model which has been trained goes on against another target: its parameters are those for the old one,
// which may keep it from ever fitting the new one. Another document with another target is no such change.
#pragma once

#include <QObject>
#include <string>
#include <vector>

namespace pushforward::app {

class Session;

class TargetChange : public QObject {
  Q_OBJECT
 public:
  TargetChange(Session& session, QObject* parent);

 signals:
  void trains_on();

 private:
  void remember();
  void follow();

  Session& session_;
  std::string target_;
  std::vector<quint64> layers_;
};

}  // namespace pushforward::app
