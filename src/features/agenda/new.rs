//! An agenda as a file beside its case.

use crate::features::types::{Action, ActionKind, Edit};
use crate::framework::Tone;
use crate::settings::Kind;
use crate::text::Span;
use crate::workspace::{Snapshot, path_of};

use super::agenda;

/// So many agendas of one day are told apart.
const MOST: usize = 9;

/// An agenda that is to be made.
#[derive(Debug, Clone)]
pub struct NewAgenda {
    /// What makes it.
    pub action: Action,
    /// The address of its file.
    pub uri: String,
}

/// The agenda for the case `uri`, as a new file beside it: `agenda.md`, or one with the day in its name where that is
/// taken. None for what is no promotion case, the inner none where it lies in no folder or every name is taken.
pub fn new_agenda(snapshot: &Snapshot, uri: &str, tone: Tone) -> Option<Option<NewAgenda>> {
    let analysis = snapshot.analysis(uri).filter(|analysis| analysis.document.kind == Kind::Promotion)?;
    let path = path_of(uri);
    let case = path.as_deref().and_then(|path| path.file_name()).map(|name| name.to_string_lossy());
    let template = agenda(&analysis, tone, case.as_deref())?;
    let today = analysis.settings.today;
    let dated = std::iter::once(format!("agenda-{today}.md"));
    let counted = (2..=MOST).map(|number| format!("agenda-{today}-{number}.md"));
    let mut names = std::iter::once("agenda.md".to_owned()).chain(dated).chain(counted);
    let Some(file) = names.find_map(|name| snapshot.new_file(uri, &name)) else { return Some(None) };
    let uri = file.uri.clone();
    let edits = vec![Edit { file: Some(file), span: Span::empty(0), template }];
    let title = "Prepare the talk with my manager".to_owned();
    let kind = ActionKind::Source;
    Some(Some(NewAgenda {
        action: Action { title, kind, finding: None, preferred: false, edits, explains: None },
        uri,
    }))
}
