; The markup inside a paragraph, a heading or a cell. One node a line; the capture is the role that it plays.
; Nothing else in the project names a node of the inline grammar.

(strong_emphasis) @strong
(emphasis) @emphasis
(strikethrough) @strike
(emphasis_delimiter) @delimiter
(code_span) @code
(code_span_delimiter) @delimiter
(inline_link) @link
(full_reference_link) @reference
(collapsed_reference_link) @reference
(shortcut_link) @shortcut
(link_text) @words
(link_label) @label
(link_destination) @target
(image) @image
(uri_autolink) @address
(email_autolink) @address
(html_tag) @html
(backslash_escape) @escape
(entity_reference) @entity
(numeric_character_reference) @entity
(hard_line_break) @break
