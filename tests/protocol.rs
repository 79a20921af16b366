//! The protocol as an editor sees it: the real program over its standard input and output.

#[path = "support/client.rs"]
mod client;

#[path = "protocol/actions.rs"]
mod actions;
#[path = "protocol/case.rs"]
mod case;
#[path = "protocol/completion.rs"]
mod completion;
#[path = "protocol/documents.rs"]
mod documents;
#[path = "protocol/folder.rs"]
mod folder;
#[path = "protocol/navigate.rs"]
mod navigate;
#[path = "protocol/editors.rs"]
mod editors;
#[path = "protocol/framing.rs"]
mod framing;
#[path = "protocol/lifecycle.rs"]
mod lifecycle;
#[path = "protocol/live.rs"]
mod live;
#[path = "protocol/matrix.rs"]
mod matrix;
#[path = "protocol/messages.rs"]
mod messages;
#[path = "protocol/order.rs"]
mod order;
#[path = "protocol/outline.rs"]
mod outline;
#[path = "protocol/pull.rs"]
mod pull;
#[path = "protocol/quiet.rs"]
mod quiet;
#[path = "protocol/rename.rs"]
mod rename;
#[path = "protocol/moved.rs"]
mod moved;
#[path = "protocol/search.rs"]
mod search;
#[path = "protocol/talk.rs"]
mod talk;
#[path = "protocol/typing.rs"]
mod typing;
