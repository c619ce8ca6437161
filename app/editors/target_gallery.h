// All targets as pictures of their density, and the parameters of the one that is chosen. Arrow keys move, Enter or a
// click chooses.
#pragma once

#include <QWidget>
#include <thread>

class QListView;
class QStandardItemModel;
class QVBoxLayout;

namespace pushforward::app {

class PanelHeader;
class Session;

class TargetGallery : public QWidget {
  Q_OBJECT
 public:
  explicit TargetGallery(Session& session, QWidget* parent = nullptr);
  ~TargetGallery() override;
  [[nodiscard]] QListView& list() const { return *list_; }

 signals:
  void refused(const QString& sentence);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  void build_list();
  void draw_thumbnails();
  void choose(const QString& id);
  void follow_project();
  void build_parameters();

  Session& session_;
  PanelHeader* header_;
  QListView* list_;
  QStandardItemModel* model_;
  QWidget* parameters_ = nullptr;
  QVBoxLayout* column_;
  QString shown_;  // id whose parameters have fields
  std::jthread painter_;
};

}  // namespace pushforward::app
