use serde_json::json;
use tower_lsp::gen_lsp_types::{CodeLens, Command};

use super::range;
use crate::features::{Lens, LensLeads};
use crate::server::capabilities::{COMPLETE, NEXT};
use crate::server::decode::Page;

/// A line that is shown above another, with what choosing it does.
pub(crate) fn lens(lens: &Lens, page: &Page<'_>) -> CodeLens {
    let command = Command {
        title: lens.title.clone(),
        command: match lens.leads {
            LensLeads::ToRows => COMPLETE,
            LensLeads::ToNext => NEXT,
        }
        .to_owned(),
        arguments: Some(vec![json!({ "uri": page.uri })]),
        ..Command::default()
    };
    CodeLens { range: range(page, lens.span), command: Some(command), data: None }
}
