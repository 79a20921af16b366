//! Of whom decisions and reach across teams are expected.

use crate::prose;
use crate::rules::rule::Context;

/// Whether the document is about a level that is senior or above: by the words of its level or target, or by where the
/// matrix has it. A bare code that no matrix knows says nothing.
pub(super) fn is_senior(context: &Context<'_>) -> bool {
    let header = &context.document.header;
    let role = header.get("role");
    let by_matrix = |name: &str| {
        let matrix = context.matrix?;
        let index = matrix.level(name, role)?;
        // From the lowest to the highest: what stands above a senior level is one.
        Some(matrix.levels[..=index].iter().any(|level| prose::is_senior(&level.name)))
    };
    let named = ["target", "level"].into_iter().filter_map(|key| header.get(key));
    named.into_iter().any(|name| prose::is_senior(name) || by_matrix(name).unwrap_or(false))
}

/// Whether the document is about a role that runs programs, as far as its header says.
pub(super) fn runs_programs(context: &Context<'_>) -> bool {
    let header = &context.document.header;
    ["role", "target", "level"].into_iter().filter_map(|key| header.get(key)).any(prose::runs_programs)
}
