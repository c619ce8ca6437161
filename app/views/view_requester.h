// Turns what the views show into what the worker is asked for. Changes within one turn of the event loop become one
// request.
#pragma once

#include <QObject>
#include <QTimer>

#include "app/session/session.h"
#include "app/views/viewport_link.h"

namespace pushforward::app {

class ViewRequester : public QObject {
  Q_OBJECT
 public:
  explicit ViewRequester(ViewportLink& viewport, QObject* parent = nullptr);
  [[nodiscard]] const ViewRequest& request() const { return request_; }
  void set_request(const ViewRequest& request);  // all but the box, which is the viewport's

 public slots:
  void set_depth(double depth);  // -1 is all layers

 signals:
  void request_changed(const pushforward::app::ViewRequest& request);

 private:
  void publish();
  ViewportLink& viewport_;
  QTimer turn_;
  ViewRequest request_;
  bool published_ = false;
  ViewRequest last_;
};

}  // namespace pushforward::app
