// All targets as pictures of their density, and the parameters of the one that is chosen. Arrow keys move, Enter or a
// click chooses.
#pragma once

#include <QHash>
#include <QThreadPool>
#include <QWidget>
#include <atomic>
#include <memory>
#include <thread>

#include "core/targets/target.h"

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
  // Between the pictures and the parameters.
  void add_section(QWidget* section);
  // The target's numbers are out of the way while it is edited on the canvas.
  void set_parameters_hidden(bool hidden);
  // The last target of this kind that the person made; as it comes when there is none.
  [[nodiscard]] TargetChoice remembered(const QString& id) const;
  void remember_all_of(const TargetGallery& other);

 signals:
  void refused(const QString& sentence);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  void build_list();
  void draw_thumbnails(bool anew);  // anew: also where there is a picture already
  void choose(const QString& id);
  void remember(const TargetChoice& choice);
  void show_note();
  void follow_project();
  void build_parameters();

  Session& session_;
  PanelHeader* header_;
  QListView* list_;
  QStandardItemModel* model_;
  QWidget* parameters_ = nullptr;
  bool parameters_hidden_ = false;
  QVBoxLayout* column_;
  QString shown_;  // id whose parameters have fields
  QHash<QString, TargetChoice> own_;
  QHash<QString, std::shared_ptr<std::atomic<bool>>> thumbnail_wanted_;  // by the kind
  QThreadPool own_thumbnails_;
  std::jthread painter_;
};

}  // namespace pushforward::app
