use serde::Deserialize;
use serde_json::Value;
use tower_lsp::jsonrpc::{Error, ErrorCode, Id, Request, Response};

/// What an editor said.
#[derive(Debug)]
pub(super) enum Message {
    /// A request or a notification.
    Call(Request),
    /// Its answer to something that was asked of it.
    Reply(Response),
}

/// Reads a body. What cannot be read is answered by the response in `Err`.
pub(super) fn parse(body: &[u8]) -> Result<Message, Response> {
    // The derived reader takes arrays for structures as well, and batches are not part of the protocol.
    let object = body.trim_ascii_start().first() == Some(&b'{');
    match serde_json::from_slice::<Request>(body) {
        Ok(request) if object && !request.method().is_empty() => Ok(Message::Call(request)),
        Ok(_) if object => reply(body).map(Message::Reply).ok_or_else(|| refusal(body)),
        _ => Err(refusal(body)),
    }
}

/// What is said to a body that is no message: under its id if it has one, so that whoever waits for the answer gets it.
fn refusal(body: &[u8]) -> Response {
    match serde_json::from_slice::<Value>(body) {
        Ok(value) => {
            let id = value.get("id").and_then(|id| Id::deserialize(id).ok()).unwrap_or_default();
            Response::from_error(id, Error::invalid_request())
        }
        Err(_) => Response::from_error(Id::Null, Error::parse_error()),
    }
}

/// An answer, read leniently: the framework's own type refuses `{"id": 0}` and additional members, and then whoever
/// asked would wait for ever.
#[derive(Deserialize)]
struct Reply {
    id: Option<Id>,
    #[serde(default)]
    result: Value,
    error: Option<Value>,
}

fn reply(body: &[u8]) -> Option<Response> {
    let reply = serde_json::from_slice::<Reply>(body).ok()?;
    let id = match (reply.id, &reply.error) {
        (Some(id), _) => id,
        // An error for something that it could not read of ours. Answering it would begin a quarrel.
        (None, Some(_)) => Id::Null,
        (None, None) => return None,
    };
    Some(match reply.error {
        Some(error) => {
            let code = error.get("code").and_then(Value::as_i64).map_or(ErrorCode::InternalError, ErrorCode::from);
            Response::from_error(id, Error::new(code))
        }
        None => Response::from_ok(id, reply.result),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(body: &str) -> (Id, i64) {
        match parse(body.as_bytes()) {
            Err(response) => (response.id().clone(), response.error().unwrap().code.code()),
            Ok(message) => panic!("{body}: {message:?}"),
        }
    }

    #[test]
    fn what_is_no_message_is_refused() {
        assert_eq!(refused("{nope"), (Id::Null, -32700));
        assert_eq!(refused(&"[".repeat(100_000)), (Id::Null, -32700));
        assert_eq!(refused(r#"{"jsonrpc":"2.0","method":"\ud800","id":1}"#), (Id::Null, -32700));
        assert_eq!(refused(r#"[{"jsonrpc":"2.0","method":"a","id":1}]"#), (Id::Null, -32600));
        assert_eq!(refused(r#"["2.0","initialize"]"#), (Id::Null, -32600));
        assert_eq!(refused("3"), (Id::Null, -32600));
        assert_eq!(refused(r#"{"jsonrpc":"2.0"}"#), (Id::Null, -32600));
        assert_eq!(refused(r#"{"id":7,"method":"a"}"#), (Id::Number(7), -32600));
        assert_eq!(refused(r#"{"jsonrpc":"2.0","id":"x","method":5}"#), (Id::from("x"), -32600));
        assert_eq!(refused(r#"{"jsonrpc":"2.0","id":1.5,"method":"a"}"#), (Id::Null, -32600));
    }

    #[test]
    fn answers_are_read_leniently() {
        let read = |body: &str| match parse(body.as_bytes()) {
            Ok(Message::Reply(response)) => response,
            other => panic!("{body}: {other:?}"),
        };
        assert!(read(r#"{"jsonrpc":"2.0","id":0}"#).is_ok());
        assert!(read(r#"{"jsonrpc":"2.0","id":0,"result":null,"more":1}"#).is_ok());
        assert!(read(r#"{"jsonrpc":"2.0","id":0,"error":{"code":-1,"message":"m","stack":"s"}}"#).is_error());
        assert!(read(r#"{"jsonrpc":"2.0","id":0,"error":"no"}"#).is_error());
        assert!(read(r#"{"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"m"}}"#).is_error());
    }
}
