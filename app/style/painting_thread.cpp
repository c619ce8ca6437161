#include "app/style/painting_thread.h"

#include <QByteArray>
#include <QThreadPool>
#include <QtGlobal>

#if QT_VERSION < QT_VERSION_CHECK(6, 5, 0) && defined(Q_OS_LINUX)
// Stands before the one in libQt6Core, for ELF looks symbols up in the program first. Nobody but Qt's painting asks.
bool QThreadPool::contains(const QThread* /*thread*/) const { return true; }
#endif

namespace pushforward::app {

// Later versions of Qt have a pool for painting alone, which this variable turns off.
void keep_painting_on_its_thread() { qputenv("QT_NO_GUI_THREADPOOL", "1"); }

}  // namespace pushforward::app
