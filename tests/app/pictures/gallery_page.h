// A page that shows all pictures of a folder side by side.
#pragma once

#include <QString>

namespace pushforward::pictures {

// Pictures are named "<scene>--<language>-<theme>-<size>.png"; the page is index.html beside them.
void write_gallery_page(const QString& folder);

}  // namespace pushforward::pictures
