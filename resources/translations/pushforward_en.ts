<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>EditNames</name>
    <message numerus="yes">
        <source>%n layers</source>
        <translation>
            <numerusform>%n layer</numerusform>
            <numerusform>%n layers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>paste of %n layers</source>
        <translation>
            <numerusform>paste of %n layer</numerusform>
            <numerusform>paste of %n layers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pushforward::app::AnimationDialog</name>
    <message numerus="yes">
        <source>%n pictures. The preview has fewer pixels.</source>
        <translation>
            <numerusform>%n picture. The preview has fewer pixels.</numerusform>
            <numerusform>%n pictures. The preview has fewer pixels.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>As it was trained here: %n states were kept, from step %1 to step %2.</source>
        <translation>
            <numerusform>As it was trained here: %n state was kept, from step %1 to step %2.</numerusform>
            <numerusform>As it was trained here: %n states were kept, from step %1 to step %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pushforward::app::ExportDialog</name>
    <message numerus="yes">
        <source>As it was trained here: %n states were kept, from step %1 to step %2.</source>
        <translation>
            <numerusform>As it was trained here: %n state was kept, from step %1 to step %2.</numerusform>
            <numerusform>As it was trained here: %n states were kept, from step %1 to step %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pushforward::app::ImportPanel</name>
    <message numerus="yes">
        <source>%n point(s).</source>
        <translation>
            <numerusform>%n point.</numerusform>
            <numerusform>%n points.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pushforward::app::PlotArea</name>
    <message numerus="yes">
        <source>after %1 of %n layers</source>
        <translation>
            <numerusform>after %1 of %n layer</numerusform>
            <numerusform>after %1 of %n layers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n layers</source>
        <translation>
            <numerusform>%1 of %n layer</numerusform>
            <numerusform>%1 of %n layers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>all %n layers</source>
        <translation>
            <numerusform>all %n layer</numerusform>
            <numerusform>all %n layers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pushforward::app::StatusLine</name>
    <message numerus="yes">
        <source>%1, %n cores</source>
        <translation>
            <numerusform>%1, %n core</numerusform>
            <numerusform>%1, %n cores</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>pushforward::app::TrainingPanel</name>
    <message numerus="yes">
        <source>%1, %n compute units</source>
        <translation>
            <numerusform>%1, %n compute unit</numerusform>
            <numerusform>%1, %n compute units</numerusform>
        </translation>
    </message>
</context>
</TS>
