use serde_json::{Value, json};
use tower_lsp::LanguageServer;
use tower_lsp::gen_lsp_types::{
    ConfigurationItem, ConfigurationParams, ConfigurationRequest, InitializeParams, InitializeResult,
    InitializedParams, Registration, RegistrationParams, RegistrationRequest, ServerInfo,
};
use tower_lsp::jsonrpc::Result;

use super::capabilities::{Editor, SECTION};
use super::parent;
use super::session::Session;
use crate::features;

impl LanguageServer for Session {
    /// The greeting as it was sent comes in `initialization_options`; `ingress` says why.
    async fn initialize(&self, params: InitializeParams) -> Result<InitializeResult> {
        let greeting = params.initialization_options.unwrap_or_default();
        let editor = Editor::of(&greeting["capabilities"]);
        self.greet(editor);
        self.change_folders(&[], folders(&greeting));
        configure(self, &greeting["initializationOptions"]);
        let told = greeting["processId"].as_u64().and_then(|pid| u32::try_from(pid).ok());
        if let Some(pid) = self.parent.or(told) {
            parent::watch(pid);
        }
        Ok(InitializeResult {
            capabilities: editor.served(),
            server_info: Some(ServerInfo {
                name: env!("CARGO_PKG_NAME").to_owned(),
                version: Some(env!("CARGO_PKG_VERSION").to_owned()),
            }),
        })
    }

    async fn initialized(&self, _: InitializedParams) {
        if !self.introduces_itself() {
            return;
        }
        // Beside the reader: nobody waits for it, and a document that comes first takes no longer than without it.
        self.outbox.runtime().spawn_blocking(features::warm);
        let wanted = registrations(self.editor());
        if !wanted.is_empty() {
            self.outbox.ask::<RegistrationRequest>(RegistrationParams { registrations: wanted }, |()| {});
        }
        pull_settings(self);
    }

    async fn shutdown(&self) -> Result<()> {
        Ok(())
    }
}

/// Asks for the settings, where they can be asked for, and takes them whenever they come.
pub(super) fn pull_settings(session: &Session) {
    if !session.editor().settings {
        return;
    }
    let item = ConfigurationItem { section: Some(SECTION.to_owned()), ..ConfigurationItem::default() };
    let taker = session.clone();
    session.outbox.ask::<ConfigurationRequest>(ConfigurationParams { items: vec![item] }, move |settings| {
        if let Some(settings) = settings.first() {
            configure(&taker, settings);
            taker.look_again();
        }
    });
}

/// Takes settings: ours alone, or everybody's with ours under our name. `null` says that there are none, which changes
/// nothing: what came with the greeting stays.
pub(super) fn configure(session: &Session, settings: &Value) {
    let ours = settings.get(SECTION).unwrap_or(settings);
    if !ours.is_null() {
        session.shared.world().configure(ours);
    }
}

/// Files that what is said of a document may depend on.
const WATCHED: [&str; 2] = ["**/career-ls.toml", "**/*.{md,markdown,yaml,yml,json,toml,csv,tsv,xlsx,ods}"];

/// What is asked of the editor after the greeting, as far as it offered it.
fn registrations(editor: Editor) -> Vec<Registration> {
    let register = |method: &str, options: Value| Registration {
        id: format!("career-ls/{method}"),
        method: method.to_owned(),
        register_options: Some(options),
    };
    let mut wanted = Vec::new();
    if editor.watch_files {
        // Documents, and every kind of file that a matrix is read from.
        let watchers = WATCHED.map(|pattern| json!({ "globPattern": pattern }));
        wanted.push(register("workspace/didChangeWatchedFiles", json!({ "watchers": watchers })));
    }
    if editor.register_settings {
        wanted.push(register("workspace/didChangeConfiguration", json!({ "section": SECTION })));
    }
    wanted
}

/// The URIs of the workspace's folders; older editors name one root.
fn folders(greeting: &Value) -> Vec<String> {
    let uri = |value: &Value| value.as_str().map(str::to_owned);
    match greeting["workspaceFolders"].as_array() {
        Some(folders) if !folders.is_empty() => folders.iter().filter_map(|folder| uri(&folder["uri"])).collect(),
        _ => uri(&greeting["rootUri"]).into_iter().collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_are_read_from_every_kind_of_greeting() {
        let read = |greeting: Value| folders(&greeting);
        let both = json!({ "rootUri": "file:///r", "workspaceFolders": [{ "uri": "file:///a", "name": "a" }] });
        assert_eq!(read(both), ["file:///a"]);
        assert_eq!(read(json!({ "rootUri": "file:///r", "workspaceFolders": [] })), ["file:///r"]);
        assert_eq!(read(json!({ "rootUri": "file:///r", "workspaceFolders": null })), ["file:///r"]);
        assert!(read(json!({ "rootUri": null, "rootPath": "/r" })).is_empty());
        assert!(read(json!({ "workspaceFolders": "x", "rootUri": 3 })).is_empty());
    }

    #[test]
    fn nothing_is_registered_that_was_not_offered() {
        assert!(registrations(Editor::default()).is_empty());
        let both = Editor { watch_files: true, register_settings: true, ..Editor::default() };
        let methods: Vec<_> = registrations(both).into_iter().map(|registration| registration.method).collect();
        assert_eq!(methods, ["workspace/didChangeWatchedFiles", "workspace/didChangeConfiguration"]);
    }
}
