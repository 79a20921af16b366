; The blocks that a career document is read from. One node a line; the capture is the role that it plays.
; Nothing else in the project names a node of the block grammar.

(document) @group
(section) @group
(list) @group

(minus_metadata) @metadata
(plus_metadata) @metadata
(atx_heading) @heading
(setext_heading) @heading
(paragraph) @paragraph
(list_item) @item
(block_quote) @quote
(pipe_table) @table
(fenced_code_block) @code
(indented_code_block) @code
(html_block) @html
(link_reference_definition) @definition
(thematic_break) @break

(atx_h1_marker) @level.1
(atx_h2_marker) @level.2
(atx_h3_marker) @level.3
(atx_h4_marker) @level.4
(atx_h5_marker) @level.5
(atx_h6_marker) @level.6
(setext_h1_underline) @level.1
(setext_h2_underline) @level.2

(inline) @text
(block_continuation) @continuation
(pipe_table_header) @row
(pipe_table_row) @row
