use serde_json::Value;
use tower_lsp::gen_lsp_types::{
    ChangeNotifications, CodeActionKind, CodeActionOptions, CodeActionProvider, CodeLensOptions, CompletionOptions,
    DiagnosticOptions, DiagnosticProvider, DocumentLinkOptions, ExecuteCommandOptions, FileOperationFilter,
    FileOperationOptions, FileOperationPattern, FileOperationPatternKind, FileOperationRegistrationOptions,
    HoverProvider, PositionEncodingKind, RenameOptions, Save, ServerCapabilities, TextDocumentSync,
    TextDocumentSyncKind, TextDocumentSyncOptions, WorkDoneProgressOptions, WorkspaceFoldersServerCapabilities,
    WorkspaceOptions,
};

use crate::text::Encoding;

/// Selects the first slot of an edit that was just made.
pub(super) const FOCUS: &str = "career-ls.focusPlaceholder";
/// Shows what a rule is about.
pub(super) const EXPLAIN: &str = "career-ls.explain";
/// Gives each attribute of the matrix its row in the cross-reference.
pub(super) const COMPLETE: &str = "career-ls.completeCrossReference";
/// Shows the edit that helps a document most.
pub(super) const NEXT: &str = "career-ls.nextEdit";
/// Says what a referral log comes to.
pub(super) const LOG: &str = "career-ls.referralLog";
/// Makes an agenda for the talk with the manager.
pub(super) const AGENDA: &str = "career-ls.agenda";
/// Says what a reader takes in within ten seconds.
pub(super) const SCAN: &str = "career-ls.scan";
/// The kind of actions that concern the whole file.
pub(super) const SOURCE: &str = "source.career-ls";
/// The section of the editor's settings that is ours.
pub(super) const SECTION: &str = "career-ls";

/// Characters that may start something to complete: a citation or a heading, a link, its target, a footnote, a value of
/// the header, a cell. Wherever they do not, the answer is empty.
const TRIGGERS: [&str; 6] = ["#", "[", "(", "^", ":", "|"];

/// What the editor can do, as far as it matters here: resolved once, from the greeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is an ability that editors announce or do not")]
pub(super) struct Editor {
    /// What a position's `character` counts.
    pub(super) encoding: Encoding,
    /// Pulls findings, and pulls again when it is asked to; else they are pushed. Who cannot be asked would not hear of
    /// what a pause or another file brought.
    pub(super) pulls: bool,
    /// Wants the version with pushed findings.
    pub(super) diagnostic_version: bool,
    /// Shows the other places that a finding is about.
    pub(super) related_places: bool,
    /// Takes actions as such, not only as commands.
    pub(super) action_literals: bool,
    /// Tells preferred actions from others.
    pub(super) preferred_actions: bool,
    /// Asks for an action's edit when it is chosen, and sends back what was attached to it.
    pub(super) lazy_edits: bool,
    /// Takes edits with the version that they are for.
    pub(super) versioned_edits: bool,
    /// Takes edits with tab stops.
    pub(super) snippet_edits: bool,
    /// Can be asked to show a place.
    pub(super) show_document: bool,
    /// Runs the server's commands.
    pub(super) commands: bool,
    /// Shows lines above others, and makes the edits that they lead to.
    pub(super) lenses: bool,
    /// Makes an edit that the server sends.
    pub(super) applies_edits: bool,
    /// Shows words behind others.
    pub(super) hints: bool,
    /// Asks for these words again when it is told to.
    pub(super) refreshes_hints: bool,
    /// Makes files where an edit says so.
    pub(super) create_files: bool,
    /// Shows hovers as Markdown rather than as plain text.
    pub(super) markdown_hover: bool,
    /// Shows what an item of completion is about as Markdown.
    pub(super) markdown_documentation: bool,
    /// Takes items of completion with tab stops.
    pub(super) snippet_items: bool,
    /// Takes an outline as a tree rather than as a list.
    pub(super) nested_symbols: bool,
    /// Takes so many folds of a document; any number if it does not say.
    pub(super) most_folds: Option<usize>,
    /// Can be asked for settings.
    pub(super) settings: bool,
    /// Tells of changed settings only when asked to.
    pub(super) register_settings: bool,
    /// Watches files when asked to.
    pub(super) watch_files: bool,
    /// Has folders that come and go.
    pub(super) folders: bool,
    /// Shows what a link is about.
    pub(super) link_tooltips: bool,
    /// Asks what else changes before files move.
    pub(super) file_moves: bool,
    /// Asks what can be renamed before it asks for a name.
    pub(super) prepares_rename: bool,
    /// Takes a definition with the stretch that leads to it.
    pub(super) definition_links: bool,
}

impl Editor {
    /// Reads `capabilities` of the greeting; what is missing or of a wrong type is not there.
    pub(super) fn of(capabilities: &Value) -> Self {
        let can = |path: &str| capabilities.pointer(path).and_then(Value::as_bool).unwrap_or(false);
        let list = |path: &str| capabilities.pointer(path).and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        let prefers_markdown = |path: &str| {
            list(path).iter().find_map(|format| match format.as_str() {
                Some("markdown") => Some(true),
                Some("plaintext") => Some(false),
                _ => None,
            }) == Some(true)
        };
        let resolves_edits =
            list("/textDocument/codeAction/resolveSupport/properties").iter().any(|property| property == "edit");
        let versioned_edits = can("/workspace/workspaceEdit/documentChanges");
        Self {
            encoding: encoding(list("/general/positionEncodings")),
            pulls: capabilities.pointer("/textDocument/diagnostic").is_some_and(Value::is_object)
                && can("/workspace/diagnostics/refreshSupport"),
            diagnostic_version: can("/textDocument/publishDiagnostics/versionSupport"),
            related_places: can("/textDocument/publishDiagnostics/relatedInformation")
                || can("/textDocument/diagnostic/relatedInformation"),
            action_literals: capabilities
                .pointer("/textDocument/codeAction/codeActionLiteralSupport")
                .is_some_and(Value::is_object),
            preferred_actions: can("/textDocument/codeAction/isPreferredSupport"),
            lazy_edits: resolves_edits && can("/textDocument/codeAction/dataSupport"),
            versioned_edits,
            // Snippets stand in `documentChanges` and nowhere else.
            snippet_edits: versioned_edits && can("/workspace/workspaceEdit/snippetEditSupport"),
            show_document: can("/window/showDocument/support"),
            // Some editors that run commands do not say so: those that show places at a command's wish do.
            commands: capabilities.pointer("/workspace/executeCommand").is_some_and(Value::is_object)
                || can("/window/showDocument/support"),
            // What a lens does is an edit that the server has to send, for a text that it knows.
            lenses: capabilities.pointer("/textDocument/codeLens").is_some_and(Value::is_object)
                && can("/workspace/applyEdit")
                && versioned_edits,
            applies_edits: can("/workspace/applyEdit"),
            hints: capabilities.pointer("/textDocument/inlayHint").is_some_and(Value::is_object),
            refreshes_hints: can("/workspace/inlayHint/refreshSupport"),
            create_files: versioned_edits
                && list("/workspace/workspaceEdit/resourceOperations").iter().any(|operation| operation == "create"),
            markdown_hover: prefers_markdown("/textDocument/hover/contentFormat"),
            markdown_documentation: prefers_markdown("/textDocument/completion/completionItem/documentationFormat"),
            snippet_items: can("/textDocument/completion/completionItem/snippetSupport"),
            nested_symbols: can("/textDocument/documentSymbol/hierarchicalDocumentSymbolSupport"),
            most_folds: capabilities
                .pointer("/textDocument/foldingRange/rangeLimit")
                .and_then(Value::as_u64)
                .and_then(|most| usize::try_from(most).ok()),
            settings: can("/workspace/configuration"),
            register_settings: can("/workspace/didChangeConfiguration/dynamicRegistration"),
            watch_files: can("/workspace/didChangeWatchedFiles/dynamicRegistration"),
            folders: can("/workspace/workspaceFolders"),
            link_tooltips: can("/textDocument/documentLink/tooltipSupport"),
            file_moves: can("/workspace/fileOperations/willRename"),
            prepares_rename: can("/textDocument/rename/prepareSupport"),
            definition_links: can("/textDocument/definition/linkSupport"),
        }
    }

    /// What the server does for this editor: what works with it, and nothing else.
    pub(super) fn served(self) -> ServerCapabilities {
        let commands = [
            (FOCUS, self.show_document),
            (EXPLAIN, self.commands),
            (NEXT, self.commands),
            (LOG, self.commands),
            (AGENDA, self.commands),
            (SCAN, self.commands),
            (COMPLETE, self.lenses),
        ];
        let commands = commands.into_iter();
        let commands: Vec<String> = commands.filter(|(_, works)| *works).map(|(name, _)| name.to_owned()).collect();
        ServerCapabilities {
            position_encoding: Some(match self.encoding {
                Encoding::Utf8 => PositionEncodingKind::UTF8,
                Encoding::Utf16 => PositionEncodingKind::UTF16,
                Encoding::Utf32 => PositionEncodingKind::UTF32,
            }),
            text_document_sync: Some(TextDocumentSync::Options(TextDocumentSyncOptions {
                open_close: Some(true),
                change: Some(TextDocumentSyncKind::Incremental),
                save: Some(Save::Bool(true)),
                ..TextDocumentSyncOptions::default()
            })),
            completion_provider: Some(CompletionOptions {
                trigger_characters: Some(TRIGGERS.map(str::to_owned).to_vec()),
                ..CompletionOptions::default()
            }),
            hover_provider: Some(HoverProvider::Bool(true)),
            definition_provider: Some(true.into()),
            references_provider: Some(true.into()),
            document_highlight_provider: Some(true.into()),
            workspace_symbol_provider: Some(true.into()),
            document_link_provider: Some(DocumentLinkOptions::default()),
            rename_provider: Some(if self.prepares_rename {
                let work_done_progress_options = WorkDoneProgressOptions::default();
                RenameOptions { prepare_provider: Some(true), work_done_progress_options }.into()
            } else {
                true.into()
            }),
            // Some editors ask for outlines and folds without having said so.
            document_symbol_provider: Some(true.into()),
            folding_range_provider: Some(true.into()),
            code_action_provider: self.action_literals.then(|| {
                CodeActionProvider::CodeActionOptions(CodeActionOptions {
                    code_action_kinds: Some(vec![
                        CodeActionKind::QuickFix,
                        CodeActionKind::RefactorRewrite,
                        CodeActionKind::Custom(SOURCE.into()),
                    ]),
                    resolve_provider: self.lazy_edits.then_some(true),
                    ..CodeActionOptions::default()
                })
            }),
            inlay_hint_provider: self.hints.then(|| true.into()),
            code_lens_provider: self.lenses.then(CodeLensOptions::default),
            diagnostic_provider: self.pulls.then(|| {
                DiagnosticProvider::DiagnosticOptions(DiagnosticOptions {
                    // The matrix and the configuration stand in files of their own.
                    inter_file_dependencies: true,
                    workspace_diagnostics: false,
                    ..DiagnosticOptions::default()
                })
            }),
            execute_command_provider: (!commands.is_empty())
                .then(|| ExecuteCommandOptions { commands, ..Default::default() }),
            workspace: (self.folders || self.file_moves).then(|| WorkspaceOptions {
                workspace_folders: self.folders.then_some(WorkspaceFoldersServerCapabilities {
                    supported: Some(true),
                    change_notifications: Some(ChangeNotifications::Bool(true)),
                }),
                file_operations: self.file_moves.then(|| FileOperationOptions {
                    will_rename: Some(FileOperationRegistrationOptions::new(moves())),
                    ..FileOperationOptions::default()
                }),
                ..WorkspaceOptions::default()
            }),
            ..ServerCapabilities::default()
        }
    }
}

/// The files whose moves matter: documents, matrices, what is shown as evidence, and folders of these.
fn moves() -> Vec<FileOperationFilter> {
    let filter = |glob: &str, kind| {
        let pattern = FileOperationPattern { glob: glob.to_owned(), matches: Some(kind), options: None };
        FileOperationFilter { scheme: Some("file".to_owned()), pattern }
    };
    let files = "**/*.{md,markdown,txt,yaml,yml,json,toml,csv,tsv,xlsx,ods,pdf,png,jpg,svg,html}";
    vec![filter(files, FileOperationPatternKind::File), filter("**", FileOperationPatternKind::Folder)]
}

/// Bytes where they are offered, for they cost nothing here; else UTF-16, which every editor speaks.
fn encoding(offered: &[Value]) -> Encoding {
    let offers = |name: &str| offered.iter().any(|encoding| encoding == name);
    match (offers("utf-8"), offers("utf-16"), offers("utf-32")) {
        (true, ..) => Encoding::Utf8,
        (false, false, true) => Encoding::Utf32,
        _ => Encoding::Utf16,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_is_not_announced_or_of_a_wrong_type_is_not_there() {
        assert_eq!(Editor::of(&json!({})), Editor::default());
        assert_eq!(Editor::of(&json!(null)), Editor::default());
        let odd = json!({ "general": [], "textDocument": { "hover": [], "codeAction": 3 }, "workspace": "yes" });
        assert_eq!(Editor::of(&odd), Editor::default());
    }

    #[test]
    fn the_encoding_is_one_of_those_offered() {
        let chosen = |offered: Value| Editor::of(&json!({ "general": { "positionEncodings": offered } })).encoding;
        assert_eq!(chosen(json!(["utf-32", "utf-8", "utf-16"])), Encoding::Utf8);
        assert_eq!(chosen(json!(["utf-16"])), Encoding::Utf16);
        assert_eq!(chosen(json!(["utf-32"])), Encoding::Utf32);
        assert_eq!(chosen(json!(["utf-7"])), Encoding::Utf16);
        assert_eq!(chosen(json!([])), Encoding::Utf16);
    }

    #[test]
    fn tab_stops_need_edits_with_versions() {
        let edit = |edit: Value| Editor::of(&json!({ "workspace": { "workspaceEdit": edit } })).snippet_edits;
        assert!(edit(json!({ "snippetEditSupport": true, "documentChanges": true })));
        assert!(!edit(json!({ "snippetEditSupport": true })));
    }

    #[test]
    fn the_first_known_format_counts() {
        let hover = |formats: Value| Editor::of(&json!({ "textDocument": { "hover": { "contentFormat": formats } } }));
        assert!(hover(json!(["html", "markdown", "plaintext"])).markdown_hover);
        assert!(!hover(json!(["plaintext", "markdown"])).markdown_hover);
        assert!(!hover(json!(null)).markdown_hover);
    }
}
