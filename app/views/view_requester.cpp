#include "app/views/view_requester.h"

namespace pushforward::app {

ViewRequester::ViewRequester(ViewportLink& viewport, QObject* parent) : QObject(parent), viewport_(viewport) {
  turn_.setSingleShot(true);
  turn_.setInterval(0);
  connect(&turn_, &QTimer::timeout, this, &ViewRequester::publish);
  connect(&viewport, &ViewportLink::visible_changed, &turn_, qOverload<>(&QTimer::start));
  connect(&viewport, &ViewportLink::changed, &turn_, qOverload<>(&QTimer::start));
}

void ViewRequester::set_request(const ViewRequest& request) {
  request_ = request;
  turn_.start();
}

void ViewRequester::set_depth(double depth) {
  request_.depth = depth;
  turn_.start();
}

void ViewRequester::publish() {
  request_.box = viewport_.visible_hull();
  if (published_ && request_ == last_) return;
  published_ = true;
  last_ = request_;
  emit request_changed(request_);
}

}  // namespace pushforward::app
